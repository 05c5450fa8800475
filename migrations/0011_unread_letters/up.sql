-- How many letters wait unread is asked on every page.
CREATE INDEX letters_unread ON letters (person_id) WHERE read_at IS NULL AND words IS NOT NULL;
