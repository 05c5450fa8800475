//! A rulebook with the changes that were made to its calendar.

use super::{CalendarYear, Rulebook};
use crate::domain::calendar_change::{CalendarChange, What, in_force, laid_over};
use crate::domain::text::Bilingual;
use serde::Serialize;

/// The calendar in force, for machines.
#[derive(Debug, Serialize)]
pub struct CalendarData<'a> {
    /// Year by year, the days off and the make-up days.
    pub years: Vec<YearData<'a>>,
    /// How it was changed, the oldest first. Who did it is the centre's affair.
    pub changes: Vec<ChangeData<'a>>,
}

/// One year.
#[derive(Debug, Serialize)]
pub struct YearData<'a> {
    year: i16,
    status: crate::domain::clock::YearStatus,
    source: &'a Bilingual,
    off: &'a [crate::domain::clock::OffDays],
    make_up: &'a [crate::domain::clock::Day],
    changes: &'a [u32],
}

/// One change.
#[derive(Debug, Serialize)]
pub struct ChangeData<'a> {
    number: u32,
    at: crate::domain::clock::Moment,
    what: &'a What,
    source: &'a str,
    reason: &'a str,
    in_force: bool,
}

impl Rulebook {
    /// This rulebook with these changes laid over its calendar, the oldest first. Whatever was changed
    /// before is not part of it.
    #[must_use]
    pub fn changed_by(&self, changes: &[CalendarChange]) -> Rulebook {
        let mut book = self.clone();
        book.calendar = laid_over(&self.calendar, changes);
        let in_force = in_force(changes);
        let known = book.calendar.years().collect::<Vec<_>>();
        book.years = known
            .into_iter()
            .map(|(year, status)| {
                let own = self.years.iter().find(|own| own.year == year);
                let touching = in_force.iter().filter(|change| match &change.what {
                    What::Set(days) => days.years().contains(&year),
                    What::TakeBack(_) => false,
                });
                let announced = touching.clone().rev().find(|change| match &change.what {
                    What::Set(days) => days.announced.contains(&year),
                    What::TakeBack(_) => false,
                });
                let said = |source: &str| Bilingual { en: source.to_owned(), zh: source.to_owned() };
                let first = announced.or_else(|| touching.clone().next());
                CalendarYear {
                    year,
                    status,
                    source: match (announced, own) {
                        (None, Some(own)) => own.source.clone(),
                        (_, _) => said(first.map_or("", |change| &change.source)),
                    },
                    off: book.calendar.runs_of(year),
                    make_up: book.calendar.make_up_of(year),
                    verify_by: own.filter(|_| announced.is_none()).and_then(|own| own.verify_by),
                    changes: touching.map(|change| change.number).collect(),
                }
            })
            .collect();
        book.changes = changes.to_vec();
        book
    }

    /// The calendar in force, for machines.
    pub fn calendar_data(&self) -> CalendarData<'_> {
        let in_force: Vec<u32> = in_force(&self.changes).into_iter().map(|change| change.number).collect();
        let year = |year: &'_ CalendarYear| year.year;
        let mut years: Vec<&CalendarYear> = self.years.iter().collect();
        years.sort_by_key(|one| year(one));
        CalendarData {
            years: years
                .into_iter()
                .map(|one| YearData {
                    year: one.year,
                    status: one.status,
                    source: &one.source,
                    off: &one.off,
                    make_up: &one.make_up,
                    changes: &one.changes,
                })
                .collect(),
            changes: self
                .changes
                .iter()
                .map(|one| ChangeData {
                    number: one.number,
                    at: one.at,
                    what: &one.what,
                    source: &one.source,
                    reason: &one.reason,
                    in_force: in_force.contains(&one.number),
                })
                .collect(),
        }
    }
}
