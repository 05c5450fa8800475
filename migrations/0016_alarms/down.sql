DROP INDEX matters_by_alarm;
ALTER TABLE matters DROP COLUMN alarm_at;
