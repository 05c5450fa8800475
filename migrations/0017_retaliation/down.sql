ALTER TABLE entries DROP COLUMN retaliation;
