-- How a person wants to be reached. Whoever chose nothing is mailed, if there is an address.
CREATE TABLE reach (
    person_id TEXT NOT NULL PRIMARY KEY REFERENCES people (id),
    channel TEXT NOT NULL,
    -- A second address that only letters use; written here once its owner has followed the link to it.
    safe_mail TEXT,
    -- Hours of the day in the centre's zone, in which mail may be sent.
    from_hour BIGINT,
    until_hour BIGINT,
    neutral BOOLEAN NOT NULL,
    CONSTRAINT reach_channel_known CHECK (channel IN ('mail', 'here', 'post')),
    CONSTRAINT reach_hours_whole CHECK ((from_hour IS NULL) = (until_hour IS NULL))
);

-- Where a platform gets letters on paper that has no mail contact.
ALTER TABLE platforms ADD COLUMN address TEXT;

ALTER TABLE letters DROP CONSTRAINT letters_state_known;
ALTER TABLE letters ADD CONSTRAINT letters_state_known CHECK
    (state IN ('waiting', 'sent', 'undeliverable', 'withdrawn', 'here', 'to_post', 'posted', 'came_back'));

-- What became of a letter on paper. Times are centre time.
CREATE TABLE postings (
    letter_id TEXT NOT NULL PRIMARY KEY REFERENCES letters (id),
    address TEXT NOT NULL,
    queued_at TIMESTAMP NOT NULL,
    printed_at TIMESTAMP,
    printed_by TEXT REFERENCES people (id),
    posted_on DATE,
    posted_by TEXT REFERENCES people (id),
    tracking TEXT,
    arrived_at TIMESTAMP,
    came_back_at TIMESTAMP,
    settled_by TEXT REFERENCES people (id),
    CONSTRAINT postings_printed_whole CHECK ((printed_at IS NULL) = (printed_by IS NULL)),
    CONSTRAINT postings_posted_whole CHECK ((posted_on IS NULL) = (posted_by IS NULL)),
    CONSTRAINT postings_settled_once CHECK (arrived_at IS NULL OR came_back_at IS NULL)
);

ALTER TABLE tokens DROP CONSTRAINT tokens_purpose_known;
ALTER TABLE tokens ADD CONSTRAINT tokens_purpose_known
    CHECK (purpose IN ('confirm', 'reset', 'invite', 'setup', 'safe_mail'));
ALTER TABLE account_letters DROP CONSTRAINT account_letters_kind_known;
ALTER TABLE account_letters ADD CONSTRAINT account_letters_kind_known CHECK (kind IN
    ('confirm', 'known', 'reset', 'invite', 'password_changed', 'claim_granted', 'claim_refused', 'safe_mail'));
