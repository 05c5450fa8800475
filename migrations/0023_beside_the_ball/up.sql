-- Whatever waits for the centre beside the ball, and not referrals alone: help that was asked for and a
-- missed time, too, while somebody else holds the case.
ALTER TABLE matters RENAME COLUMN referred TO beside;
UPDATE matters SET beside = TRUE
WHERE kind = 'case' AND (
    closed_at IS NULL AND (
        SELECT COUNT(*) FROM events AS asked WHERE asked.matter_id = matters.id AND asked.name = 'help_asked'
    ) > (
        SELECT COUNT(*) FROM events AS given WHERE given.matter_id = matters.id AND given.name = 'help_given'
    )
    OR COALESCE((
        SELECT MAX(asked.seq) FROM events AS asked
        WHERE asked.matter_id = matters.id AND asked.name = 'restoration_asked'
    ), 0) > COALESCE((
        SELECT MAX(decided.seq) FROM events AS decided
        WHERE decided.matter_id = matters.id
            AND decided.name IN (
                'restoration_refused', 'restored', 'reopened', 'docketed', 'judged', 'withdrawn', 'ruling_refused',
                'closed_without_result', 'found_inadmissible', 'agreed', 'resolved'
            )
    ), 0)
);
