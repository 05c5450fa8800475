-- What was posted and came back, before the letter is printed again: proof that it was tried. Times are centre
-- time.
CREATE TABLE returned_postings (
    letter_id TEXT NOT NULL REFERENCES letters (id),
    came_back_at TIMESTAMP NOT NULL,
    address TEXT NOT NULL,
    posted_on DATE NOT NULL,
    posted_by TEXT NOT NULL REFERENCES people (id),
    tracking TEXT,
    settled_by TEXT NOT NULL REFERENCES people (id),
    PRIMARY KEY (letter_id, came_back_at)
);
