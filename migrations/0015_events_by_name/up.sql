-- How often the centre itself failed people is counted from a few kinds of event.
CREATE INDEX events_by_name ON events (name, at);
