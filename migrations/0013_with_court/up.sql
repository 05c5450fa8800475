-- What is with a court now: given to it, and neither sent back, nor decided, nor taken back.
ALTER TABLE matters ADD COLUMN with_court BOOLEAN NOT NULL DEFAULT FALSE;
UPDATE matters SET with_court = TRUE
WHERE handed_over AND stage NOT IN ('judged', 'withdrawn') AND COALESCE(outcome, '') <> 'confirmed'
    AND NOT EXISTS (
        SELECT 1 FROM events AS back
        WHERE back.matter_id = matters.id AND back.name = 'returned' AND back.seq > (
            SELECT MAX(given.seq) FROM events AS given
            WHERE given.matter_id = matters.id AND given.name = 'handed_over'
        )
    );
CREATE INDEX matters_with_court ON matters (deadline_at) WHERE with_court;
