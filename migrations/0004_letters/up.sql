-- The outbox. A letter is written when its event is recorded, rendered once, and its exact bytes are
-- kept: they are the proof of what was said and when it was handed over.
CREATE TABLE letters (
    id TEXT NOT NULL PRIMARY KEY,
    matter_id TEXT NOT NULL REFERENCES matters (id),
    seq BIGINT NOT NULL,
    addressee TEXT NOT NULL,
    -- The person addressed; none when it goes to the verified contact of a platform.
    person_id TEXT REFERENCES people (id),
    created_at TIMESTAMP NOT NULL,
    state TEXT NOT NULL,
    attempts BIGINT NOT NULL,
    next_at TIMESTAMP NOT NULL,
    subject TEXT,
    words TEXT,
    bytes TEXT,
    sha256 TEXT,
    message_id TEXT,
    server_said TEXT,
    sent_at TIMESTAMP,
    read_at TIMESTAMP,
    CONSTRAINT letters_state_known CHECK (state IN ('waiting', 'sent', 'undeliverable')),
    CONSTRAINT letters_event_exists FOREIGN KEY (matter_id, seq) REFERENCES events (matter_id, seq)
);
CREATE INDEX letters_waiting ON letters (next_at) WHERE state = 'waiting';
CREATE INDEX letters_by_matter ON letters (matter_id, seq);
CREATE INDEX letters_by_person ON letters (person_id, created_at) WHERE person_id IS NOT NULL;
CREATE INDEX letters_stuck ON letters (matter_id) WHERE state = 'undeliverable';
