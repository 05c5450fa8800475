//! The changes of calendars: chained, numbered without gaps, and there for every event that names one.

use super::Report;
use crate::domain::clock::{Changed, Moment};
use crate::domain::rulebook::Rulebook;
use crate::messages::T;
use crate::store::{Conn, Hash, StoreError, calendars, checking};
use serde::Deserialize;
use std::collections::HashMap;

/// Of an event, what names the change.
#[derive(Deserialize)]
struct Naming {
    event: Named,
}

#[derive(Deserialize)]
struct Named {
    calendar_changed: Changed,
}

/// Checks all of them.
pub(super) fn check(c: &mut Conn<'_>, t: T, report: &mut Report) -> Result<(), StoreError> {
    let found = checking::calendar_changes(c)?;
    for row in found.unreadable {
        report.fault(t.place_row("calendar_changes", &row.key), t.fault_unreadable(&row.why));
    }
    let mut made: HashMap<(String, i64), Moment> = HashMap::new();
    let mut heads: HashMap<String, (i64, Hash)> = HashMap::new();
    for row in &found.rows {
        let place = || t.place_calendar_change(&row.rulebook, row.number);
        let (last, head) = heads.get(&row.rulebook).copied().unwrap_or((0, Hash::ZERO));
        if row.number != last + 1 {
            report.fault(place(), t.fault_change_gone());
        }
        if head.link(row.body.as_bytes()) != row.hash {
            report.fault(place(), t.fault_event_hash());
        }
        match row.change() {
            Ok(change) => {
                let columns = (change.rulebook, i64::from(change.number), change.at, change.by);
                if columns != (row.rulebook.clone(), row.number, row.at, row.person_id) {
                    report.fault(place(), t.fault_event_columns());
                }
            }
            Err(why) => report.fault(place(), t.fault_unreadable(&why.to_string())),
        }
        made.insert((row.rulebook.clone(), row.number), row.at);
        heads.insert(row.rulebook.clone(), (row.number, row.hash));
    }
    for (name, value) in checking::counters(c)? {
        let Some(rulebook) = name.strip_prefix(calendars::COUNTER) else { continue };
        let last = heads.get(rulebook).map_or(0, |(last, _)| *last);
        let there = made.keys().filter(|(of, _)| of == rulebook).count();
        let there = i64::try_from(there).unwrap_or(i64::MAX);
        if (there, last) != (value, value) {
            report.fault(t.place_counter(&name), t.fault_counter(value, there, last));
        }
    }
    named(c, t, report, &made)
}

/// Every event finds the change that it names. Only the calendar of the centre counts anything.
fn named(
    c: &mut Conn<'_>,
    t: T,
    report: &mut Report,
    made: &HashMap<(String, i64), Moment>,
) -> Result<(), StoreError> {
    let centre = Rulebook::cn().map_err(|problem| StoreError::Unusable(problem.to_string()))?;
    let mut skip = 0;
    loop {
        let events = checking::calendar_events(c, skip)?;
        if events.is_empty() {
            return Ok(());
        }
        for (matter, seq, body) in &events {
            // What cannot be read is told where its matter is.
            let Ok(Naming { event }) = serde_json::from_str::<Naming>(body) else { continue };
            let (number, at) = (i64::from(event.calendar_changed.change), event.calendar_changed.at);
            if made.get(&(centre.id.clone(), number)) != Some(&at) {
                let place =
                    format!("{}, {}", t.place_matter(None, matter, None), t.place_event(&seq.to_string()));
                report.fault(place, t.fault_change_named(number));
            }
        }
        skip += i64::try_from(events.len()).unwrap_or(i64::MAX);
    }
}
