DROP INDEX people_by_likeness_by_identity;
ALTER TABLE people DROP COLUMN likeness_by_identity;
