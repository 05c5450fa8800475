ALTER TABLE letters DROP CONSTRAINT letters_state_known;
UPDATE letters SET state = 'undeliverable' WHERE state = 'here';
ALTER TABLE letters ADD CONSTRAINT letters_state_known
    CHECK (state IN ('waiting', 'sent', 'undeliverable', 'withdrawn'));
ALTER TABLE people DROP CONSTRAINT people_can_come_in;
DROP INDEX people_login_once;
-- Nobody finds them again by this, but what hangs on them stays.
UPDATE people SET mail = '0' WHERE mail IS NULL;
UPDATE people SET mail_index = id WHERE mail_index IS NULL;
ALTER TABLE people DROP COLUMN recovery_hash;
ALTER TABLE people DROP COLUMN login_index;
ALTER TABLE people DROP COLUMN login;
ALTER TABLE people ALTER COLUMN mail_index SET NOT NULL;
ALTER TABLE people ALTER COLUMN mail SET NOT NULL;
