-- How a registrar changed a calendar of days off. Rows are added and never edited, and chained by their
-- hashes as events are. Times are centre time.
CREATE TABLE calendar_changes (
    rulebook TEXT NOT NULL,
    number BIGINT NOT NULL,
    at TIMESTAMP NOT NULL,
    person_id TEXT NOT NULL REFERENCES people (id),
    body TEXT NOT NULL,
    hash TEXT NOT NULL,
    -- When every matter had been looked at whose windows it may make longer.
    followed_at TIMESTAMP,
    CONSTRAINT calendar_changes_once PRIMARY KEY (rulebook, number),
    CONSTRAINT calendar_changes_number_from_1 CHECK (number >= 1)
);
