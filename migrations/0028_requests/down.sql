ALTER TABLE matters DROP CONSTRAINT matters_kind_known;
ALTER TABLE matters ADD CONSTRAINT matters_kind_known CHECK (kind IN ('case', 'publication'));
DROP INDEX matters_request_once;
ALTER TABLE matters DROP COLUMN request;
