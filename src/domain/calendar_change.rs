//! Changes of a calendar: which days are off and on which people work, corrected by a registrar after the
//! rulebook was written. The notice for a year comes out in the autumn before; until then it is unknown.
//!
//! A change is stored once and stays. It is taken back by another change. The calendar in force is the
//! rulebook's with all changes laid over it, in their order, that are not taken back.

mod lines;

pub use lines::{MOST_LETTERS, MOST_LINES, Why, WrongLine, read};

use super::clock::{Calendar, Day, Mark, Moment, YearStatus};
use super::ids::PersonId;
use super::text::Bilingual;
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};

/// The number of the format in which changes are stored.
pub const FORMAT: u16 = 1;

/// One change, exactly as its stored bytes say it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CalendarChange {
    /// The format of these bytes.
    pub format: u16,
    /// The rulebook whose calendar it changes: `cn`.
    pub rulebook: String,
    /// Its number there, from 1 and without gaps.
    pub number: u32,
    /// When it was made.
    pub at: Moment,
    /// The registrar who made it.
    pub by: PersonId,
    /// What it changes.
    pub what: What,
    /// Where that was read. Everybody reads this and the reason, so they are not sealed.
    pub source: String,
    /// Why it was made.
    pub reason: String,
}

/// What a change changes.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum What {
    /// It sets days.
    Set(Days),
    /// It takes back the change with this number.
    TakeBack(u32),
}

/// Days, as a registrar typed them.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Days {
    /// Years that are announced: their days are these and no others.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub announced: Vec<i16>,
    /// What each day is.
    pub days: BTreeMap<Day, Mark>,
    /// Holidays that the rulebook has no name for.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub names: BTreeMap<String, Bilingual>,
}

impl Days {
    /// The years that it touches.
    pub fn years(&self) -> BTreeSet<i16> {
        self.announced.iter().copied().chain(self.days.keys().map(|day| day.year())).collect()
    }
}

/// The changes that are in force: all but those that were taken back, by a change that is itself in force.
pub fn in_force(changes: &[CalendarChange]) -> Vec<&CalendarChange> {
    let (mut taken_back, mut left) = (BTreeSet::new(), Vec::new());
    // A change can only be taken back by a later one.
    for change in changes.iter().rev() {
        if taken_back.contains(&change.number) {
            continue;
        }
        if let What::TakeBack(number) = change.what {
            taken_back.insert(number);
        }
        left.push(change);
    }
    left.reverse();
    left
}

/// The rulebook's own calendar with these changes laid over it, the oldest first.
pub fn laid_over(own: &Calendar, changes: &[CalendarChange]) -> Calendar {
    let mut calendar = own.clone();
    // Also a holiday that is off no more keeps its name: what was counted by it still tells of it.
    for change in changes {
        if let What::Set(days) = &change.what {
            days.names.iter().for_each(|(key, name)| calendar.name(key, name));
        }
    }
    for change in in_force(changes) {
        let What::Set(days) = &change.what else { continue };
        days.announced.iter().for_each(|year| calendar.announce(*year));
        days.days.iter().for_each(|(day, mark)| calendar.mark(*day, mark));
    }
    calendar.join_runs();
    calendar.counts_as(changes.last().map_or(0, |change| change.number));
    calendar
}

/// What is otherwise in one calendar than in another.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Difference {
    /// Years whose days off are surer or less sure than before, as they are now.
    pub years: Vec<(i16, YearStatus)>,
    /// The days that are something else now.
    pub days: Vec<Day>,
}

impl Difference {
    /// How `after` differs from `before`.
    pub fn between(before: &Calendar, after: &Calendar) -> Difference {
        let known: BTreeSet<i16> = before.years().chain(after.years()).map(|(year, _)| year).collect();
        let years = known.into_iter().filter(|year| before.status(*year) != after.status(*year));
        let years = years.map(|year| (year, after.status(year))).collect();
        Difference { years, days: before.days_unlike(after).into_iter().collect() }
    }

    /// Is there none?
    pub fn is_empty(&self) -> bool {
        self.years.is_empty() && self.days.is_empty()
    }
}

#[cfg(test)]
mod tests;
