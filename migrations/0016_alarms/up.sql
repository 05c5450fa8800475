-- When the next alarm of a case must have been attended to. It stands apart from the other deadlines, so
-- that no list that a platform reads is put in order by an alarm of which it must not know.
ALTER TABLE matters ADD COLUMN alarm_at TIMESTAMP;
CREATE INDEX matters_by_alarm ON matters (alarm_at) WHERE alarm_at IS NOT NULL;
