-- How many letters tell of an event, beside its bytes: so that none can vanish unnoticed. It grows when a
-- notice had to wait for an address.
ALTER TABLE events ADD COLUMN letters BIGINT NOT NULL DEFAULT 0;
UPDATE events SET letters = (
    SELECT COUNT(*) FROM letters WHERE letters.matter_id = events.matter_id AND letters.seq = events.seq
);
