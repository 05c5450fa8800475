UPDATE matters SET beside = FALSE
WHERE NOT EXISTS (SELECT 1 FROM events WHERE events.matter_id = matters.id AND events.name = 'referred');
ALTER TABLE matters RENAME COLUMN beside TO referred;
