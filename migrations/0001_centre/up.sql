-- What this centre is: created once, read at every start.
CREATE TABLE centre (
    name TEXT NOT NULL PRIMARY KEY,
    value TEXT NOT NULL
);

-- Numbers without gaps: the row stays locked until the transaction that took the number ends,
-- so a number that was taken and not used goes back.
CREATE TABLE counters (
    name TEXT NOT NULL PRIMARY KEY,
    value BIGINT NOT NULL,
    CONSTRAINT counters_count_up CHECK (value > 0)
);
