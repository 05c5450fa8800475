-- The codes on our letters, as hashes: whoever holds a letter can ask whether it is ours. A code stands
-- alone and names no letter, so that the answer cannot tell more than that, and when it was written. It
-- outlives the letter: those about accounts are forgotten once they are sent. Times are machine time.
CREATE TABLE letter_codes (
    code_hash TEXT NOT NULL PRIMARY KEY,
    written_at TIMESTAMP NOT NULL
);
