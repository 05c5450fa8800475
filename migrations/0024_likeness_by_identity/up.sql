-- HMAC of a name with the end of an identity number, beside the one with a telephone number: whoever gave one
-- of the two at the desk and gives both another time is found. What came from an identity number so far
-- stands in the other column, and is looked up there, too.
ALTER TABLE people ADD COLUMN likeness_by_identity TEXT;
CREATE INDEX people_by_likeness_by_identity ON people (likeness_by_identity) WHERE likeness_by_identity IS NOT NULL;
