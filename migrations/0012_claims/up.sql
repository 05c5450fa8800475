-- Somebody whom a notice reached asks to answer for the platform in that one case. A registrar checks
-- who it is; until then the claim opens nothing. Times are centre time.
CREATE TABLE claims (
    id TEXT NOT NULL PRIMARY KEY,
    matter_id TEXT NOT NULL REFERENCES matters (id),
    -- Finds a second claim by the same mail address, and says nothing.
    mail_index TEXT NOT NULL,
    claimant TEXT NOT NULL,
    made_at TIMESTAMP NOT NULL,
    settled_at TIMESTAMP,
    settled_by TEXT REFERENCES people (id),
    granted BOOLEAN,
    CONSTRAINT claims_settled_whole
        CHECK ((settled_at IS NULL) = (settled_by IS NULL) AND (settled_at IS NULL) = (granted IS NULL))
);
CREATE INDEX claims_waiting ON claims (made_at, id) WHERE settled_at IS NULL;
CREATE UNIQUE INDEX claims_once ON claims (matter_id, mail_index) WHERE settled_at IS NULL;

-- A letter may be withdrawn before it leaves.
ALTER TABLE letters DROP CONSTRAINT letters_state_known;
ALTER TABLE letters ADD CONSTRAINT letters_state_known
    CHECK (state IN ('waiting', 'sent', 'undeliverable', 'withdrawn'));

ALTER TABLE account_letters DROP CONSTRAINT account_letters_kind_known;
ALTER TABLE account_letters ADD CONSTRAINT account_letters_kind_known
    CHECK (kind IN ('confirm', 'known', 'reset', 'invite', 'password_changed', 'claim_granted', 'claim_refused'));
