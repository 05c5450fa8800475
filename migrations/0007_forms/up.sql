-- A draft may also be the form of an act on a case: it holds the files that came with a form that was
-- sent back, and it is carried out once, however often it is sent.
ALTER TABLE drafts ADD COLUMN matter_id TEXT;
ALTER TABLE drafts ADD COLUMN done_at TIMESTAMP;
CREATE INDEX drafts_of_acts ON drafts (changed_at) WHERE matter_id IS NOT NULL;
