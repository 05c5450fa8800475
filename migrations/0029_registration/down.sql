ALTER TABLE platforms DROP COLUMN registration;
