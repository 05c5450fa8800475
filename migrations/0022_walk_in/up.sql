-- Who takes a complaint down for somebody who stands at the desk.
ALTER TABLE drafts ADD COLUMN taken_by TEXT REFERENCES people (id);
CREATE INDEX drafts_by_taker ON drafts (taken_by) WHERE taken_by IS NOT NULL;
-- HMAC of a name with a telephone number or the end of an identity number: finds the account that
-- somebody has forgotten, and says nothing.
ALTER TABLE people ADD COLUMN likeness TEXT;
CREATE INDEX people_by_likeness ON people (likeness) WHERE likeness IS NOT NULL;
