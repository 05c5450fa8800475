DROP INDEX drafts_of_acts;
ALTER TABLE drafts DROP COLUMN done_at;
ALTER TABLE drafts DROP COLUMN matter_id;
