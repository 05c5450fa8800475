-- People without mail come in by a login name, and back in by a printed code. Their letters wait here.
ALTER TABLE people ALTER COLUMN mail DROP NOT NULL;
ALTER TABLE people ALTER COLUMN mail_index DROP NOT NULL;
ALTER TABLE people ADD COLUMN login TEXT;
-- HMAC of the login name, as of the mail address: no login name looks like an address.
ALTER TABLE people ADD COLUMN login_index TEXT;
-- Of the code that is printed, only its hash is here.
ALTER TABLE people ADD COLUMN recovery_hash TEXT;
CREATE UNIQUE INDEX people_login_once ON people (login_index);
ALTER TABLE people ADD CONSTRAINT people_can_come_in
    CHECK (mail_index IS NOT NULL OR login_index IS NOT NULL);

ALTER TABLE letters DROP CONSTRAINT letters_state_known;
ALTER TABLE letters ADD CONSTRAINT letters_state_known
    CHECK (state IN ('waiting', 'sent', 'undeliverable', 'withdrawn', 'here'));
