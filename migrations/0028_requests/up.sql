-- What somebody asks of a platform before they complain: a matter with a number of its own.
ALTER TABLE matters ADD COLUMN request TEXT;
CREATE UNIQUE INDEX matters_request_once ON matters (request) WHERE request IS NOT NULL;
ALTER TABLE matters DROP CONSTRAINT matters_kind_known;
ALTER TABLE matters ADD CONSTRAINT matters_kind_known CHECK (kind IN ('case', 'publication', 'request'));
