-- That a platform punished a consumer for complaining, where a mediator found so.
ALTER TABLE entries ADD COLUMN retaliation TEXT;
