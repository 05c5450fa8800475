DROP INDEX matters_with_court;
ALTER TABLE matters DROP COLUMN with_court;
