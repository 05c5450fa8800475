ALTER TABLE letters DROP CONSTRAINT letters_state_known;
UPDATE letters SET state = 'undeliverable' WHERE state = 'withdrawn';
ALTER TABLE letters ADD CONSTRAINT letters_state_known
    CHECK (state IN ('waiting', 'sent', 'undeliverable'));
ALTER TABLE account_letters DROP CONSTRAINT account_letters_kind_known;
DELETE FROM account_letters WHERE kind IN ('claim_granted', 'claim_refused');
ALTER TABLE account_letters ADD CONSTRAINT account_letters_kind_known
    CHECK (kind IN ('confirm', 'known', 'reset', 'invite', 'password_changed'));
DROP TABLE claims;
