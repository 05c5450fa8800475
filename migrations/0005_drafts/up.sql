-- Complaints that are being written. A draft's id becomes its case's id, so that filing happens once.
CREATE TABLE drafts (
    id TEXT NOT NULL PRIMARY KEY,
    person_id TEXT NOT NULL REFERENCES people (id),
    -- What was typed into each page, as sealed JSON. It is parsed when it is filed.
    typed TEXT NOT NULL,
    version BIGINT NOT NULL,
    created_at TIMESTAMP NOT NULL,
    changed_at TIMESTAMP NOT NULL,
    CONSTRAINT drafts_version_counts_up CHECK (version > 0)
);
CREATE INDEX drafts_by_person ON drafts (person_id, changed_at);

-- Evidence that waits with its draft. The bytes lie in the vault already.
CREATE TABLE draft_files (
    object TEXT NOT NULL PRIMARY KEY,
    draft_id TEXT NOT NULL REFERENCES drafts (id),
    number BIGINT NOT NULL,
    title TEXT NOT NULL,
    sha256 TEXT NOT NULL,
    size BIGINT NOT NULL,
    media TEXT NOT NULL,
    CONSTRAINT draft_files_numbered_once UNIQUE (draft_id, number)
);

-- A platform that a consumer named is known by what they said of it until a registrar has checked
-- that it exists; before that it is shown to nobody else.
ALTER TABLE platforms ADD COLUMN site TEXT;
ALTER TABLE platforms ADD COLUMN checked_at TIMESTAMP;
UPDATE platforms SET checked_at = created_at;
