DROP INDEX people_by_likeness;
ALTER TABLE people DROP COLUMN likeness;
DROP INDEX drafts_by_taker;
ALTER TABLE drafts DROP COLUMN taken_by;
