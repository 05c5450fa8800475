DROP INDEX exhibits_by_object;
ALTER TABLE exhibits RENAME TO exhibits_of_several_cases;
CREATE TABLE exhibits (
    id TEXT NOT NULL PRIMARY KEY,
    matter_id TEXT NOT NULL REFERENCES matters (id),
    number BIGINT NOT NULL,
    salt TEXT NOT NULL,
    title TEXT NOT NULL,
    object TEXT NOT NULL CONSTRAINT exhibits_object_once UNIQUE,
    sha256 TEXT NOT NULL,
    size BIGINT NOT NULL,
    media TEXT NOT NULL,
    CONSTRAINT exhibits_numbered_once UNIQUE (matter_id, number)
);
INSERT INTO exhibits (id, matter_id, number, salt, title, object, sha256, size, media)
SELECT id, matter_id, number, salt, title, object, sha256, size, media FROM exhibits_of_several_cases;
DROP TABLE exhibits_of_several_cases;
ALTER TABLE tallies DROP COLUMN referrals;
ALTER TABLE matters DROP COLUMN referred;
