-- A platform says that it was somebody else: whether that waits for the centre, and how often it was said.
ALTER TABLE matters ADD COLUMN referred BOOLEAN NOT NULL DEFAULT FALSE;
ALTER TABLE tallies ADD COLUMN referrals BIGINT NOT NULL DEFAULT 0;

-- A linked case shows the consumer's own evidence again: the same object, once in each case.
ALTER TABLE exhibits RENAME TO exhibits_of_one_case;
CREATE TABLE exhibits (
    id TEXT NOT NULL PRIMARY KEY,
    matter_id TEXT NOT NULL REFERENCES matters (id),
    number BIGINT NOT NULL,
    salt TEXT NOT NULL,
    title TEXT NOT NULL,
    object TEXT NOT NULL,
    sha256 TEXT NOT NULL,
    size BIGINT NOT NULL,
    media TEXT NOT NULL,
    CONSTRAINT exhibits_number_once UNIQUE (matter_id, number),
    CONSTRAINT exhibits_object_once_in_case UNIQUE (matter_id, object)
);
INSERT INTO exhibits (id, matter_id, number, salt, title, object, sha256, size, media)
SELECT id, matter_id, number, salt, title, object, sha256, size, media FROM exhibits_of_one_case;
DROP TABLE exhibits_of_one_case;
CREATE INDEX exhibits_by_object ON exhibits (object);
