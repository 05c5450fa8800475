ALTER TABLE account_letters DROP CONSTRAINT account_letters_kind_known;
DELETE FROM account_letters WHERE kind = 'safe_mail';
ALTER TABLE account_letters ADD CONSTRAINT account_letters_kind_known CHECK (kind IN
    ('confirm', 'known', 'reset', 'invite', 'password_changed', 'claim_granted', 'claim_refused'));
ALTER TABLE tokens DROP CONSTRAINT tokens_purpose_known;
DELETE FROM tokens WHERE purpose = 'safe_mail';
ALTER TABLE tokens ADD CONSTRAINT tokens_purpose_known
    CHECK (purpose IN ('confirm', 'reset', 'invite', 'setup'));
DROP TABLE postings;
ALTER TABLE letters DROP CONSTRAINT letters_state_known;
UPDATE letters SET state = 'undeliverable' WHERE state IN ('to_post', 'came_back');
UPDATE letters SET state = 'here' WHERE state = 'posted';
ALTER TABLE letters ADD CONSTRAINT letters_state_known
    CHECK (state IN ('waiting', 'sent', 'undeliverable', 'withdrawn', 'here'));
ALTER TABLE platforms DROP COLUMN address;
DROP TABLE reach;
