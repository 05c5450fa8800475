-- What public figures are counted from. Both tables follow from the events and can be rebuilt.

-- What one case adds to the figures of its platform.
CREATE TABLE tallies (
    matter_id TEXT NOT NULL PRIMARY KEY REFERENCES matters (id),
    platform_id TEXT NOT NULL REFERENCES platforms (id),
    opened_at TIMESTAMP NOT NULL,
    -- The first day of the month in which it ended, if it did.
    closed_month DATE,
    answer TEXT NOT NULL,
    answer_days BIGINT,
    finding TEXT,
    reaction TEXT,
    promises_kept BIGINT NOT NULL,
    promises_unconfirmed BIGINT NOT NULL,
    promises_broken BIGINT NOT NULL,
    promises_open BIGINT NOT NULL,
    consumer_days BIGINT NOT NULL,
    platform_days BIGINT NOT NULL,
    mediator_days BIGINT NOT NULL,
    centre_days BIGINT NOT NULL,
    CONSTRAINT tallies_answer_known
        CHECK (answer IN ('in_time', 'late', 'silent', 'due', 'unreached', 'cut_short', 'not_asked'))
);
CREATE INDEX tallies_by_platform ON tallies (platform_id, opened_at);
CREATE INDEX tallies_by_opening ON tallies (opened_at);

-- Windows that have ended, and whether their holder acted in time.
CREATE TABLE turns (
    window_id TEXT NOT NULL PRIMARY KEY,
    matter_id TEXT NOT NULL REFERENCES matters (id),
    platform_id TEXT NOT NULL REFERENCES platforms (id),
    duty TEXT NOT NULL,
    holder TEXT NOT NULL,
    starts_at TIMESTAMP NOT NULL,
    falls_at TIMESTAMP NOT NULL,
    ended_at TIMESTAMP NOT NULL,
    how TEXT NOT NULL,
    days BIGINT NOT NULL,
    -- Missed, and what should have been done is still not done.
    undone BOOLEAN NOT NULL,
    CONSTRAINT turns_how_known CHECK (how IN ('acted', 'missed', 'dropped'))
);
CREATE INDEX turns_by_matter ON turns (matter_id);
CREATE INDEX turns_by_holder ON turns (holder, how, ended_at);
CREATE INDEX turns_by_platform ON turns (platform_id, holder, ended_at);
CREATE INDEX turns_undone ON turns (falls_at) WHERE undone;
