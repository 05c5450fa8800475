ALTER TABLE platforms DROP COLUMN checked_at;
ALTER TABLE platforms DROP COLUMN site;
DROP TABLE draft_files;
DROP TABLE drafts;
