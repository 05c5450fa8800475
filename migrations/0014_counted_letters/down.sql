ALTER TABLE events DROP COLUMN letters;
