DROP TABLE calendar_changes;
DELETE FROM counters WHERE name LIKE 'calendar %';
