//! Which days are working days.
//!
//! In China a working day is Monday to Friday without the announced days off, and the announced
//! make-up days, which lie on weekends. The State Council announces each year in the autumn
//! before; a year that is not announced yet is provisional, and every date that touches it says so.

use super::moment::Day;
use crate::domain::text::Bilingual;
use jiff::civil::Weekday;
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};

/// The days off and the make-up days of all the years that the rulebook knows.
#[derive(Clone, Debug, Default)]
pub struct Calendar {
    names: BTreeMap<String, Bilingual>,
    years: BTreeMap<i16, YearStatus>,
    off: BTreeMap<Day, Holiday>,
    make_up: BTreeSet<Day>,
}

/// How sure a year's days off are.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum YearStatus {
    /// Announced by the government.
    Official,
    /// Not announced: statutory days only, or weekends only.
    Provisional,
}

/// One announced run of days off.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct OffDays {
    /// The key of its name in the rulebook: `spring_festival`.
    pub holiday: String,
    /// The first day off.
    pub from: Day,
    /// The last day off.
    pub to: Day,
}

/// A run of days off, as the calendar finds it for one of its days.
pub type Holiday = OffDays;

/// What a day is for someone who counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DayKind<'a> {
    /// Monday to Friday, nothing special.
    Working,
    /// A weekend day on which people work.
    MadeUp,
    /// Saturday or Sunday.
    Weekend,
    /// Inside an announced run of days off.
    Holiday(&'a Holiday),
}

impl DayKind<'_> {
    /// Whether the day counts as a working day.
    pub fn is_working(self) -> bool {
        match self {
            DayKind::Working | DayKind::MadeUp => true,
            DayKind::Weekend | DayKind::Holiday(_) => false,
        }
    }
}

impl Calendar {
    /// A calendar whose holidays are called `names`; it knows no year yet.
    pub fn named(names: BTreeMap<String, Bilingual>) -> Self {
        Self { names, ..Self::default() }
    }

    /// Adds a year.
    ///
    /// # Errors
    /// A sentence that names the day and the remedy, if the year is there already, a run of days
    /// off has no name, is turned round or overlaps another one, or a make-up day is a weekday or
    /// a day off.
    pub fn add_year(
        &mut self,
        year: i16,
        status: YearStatus,
        off: &[OffDays],
        make_up: &[Day],
    ) -> Result<(), String> {
        if self.years.insert(year, status).is_some() {
            return Err(format!("the year {year} is there twice; keep one"));
        }
        for run in off {
            self.add_run(run)?;
        }
        for day in make_up {
            if !is_weekend(*day) {
                return Err(format!("the make-up day {day} is not on a weekend; correct the date"));
            }
            if let Some(run) = self.off.get(day) {
                return Err(format!("{day} is a make-up day and a day off ({}); keep one", run.holiday));
            }
            if !self.make_up.insert(*day) {
                return Err(format!("the make-up day {day} is there twice; keep one"));
            }
        }
        Ok(())
    }

    fn add_run(&mut self, run: &OffDays) -> Result<(), String> {
        if !self.names.contains_key(&run.holiday) {
            return Err(format!("the holiday {:?} has no name; add it to calendar.holidays", run.holiday));
        }
        if run.to < run.from {
            return Err(format!("{} ends ({}) before it begins ({})", run.holiday, run.to, run.from));
        }
        for day in run.from.series(jiff::Span::new().days(1)).take_while(|day| *day <= run.to) {
            if self.make_up.contains(&day) {
                return Err(format!("{day} is a make-up day and a day off ({}); keep one", run.holiday));
            }
            if let Some(other) = self.off.insert(day, run.clone()) {
                return Err(format!(
                    "{day} is off twice ({}, {}); let them not overlap",
                    other.holiday, run.holiday
                ));
            }
        }
        Ok(())
    }

    /// What `day` is.
    pub fn kind(&self, day: Day) -> DayKind<'_> {
        match self.off.get(&day) {
            Some(holiday) => DayKind::Holiday(holiday),
            None if self.make_up.contains(&day) => DayKind::MadeUp,
            None if is_weekend(day) => DayKind::Weekend,
            None => DayKind::Working,
        }
    }

    /// Whether `day` counts as a working day.
    pub fn is_working_day(&self, day: Day) -> bool {
        self.kind(day).is_working()
    }

    /// How sure the days off of `year` are; a year without an entry has weekends only.
    pub fn status(&self, year: i16) -> YearStatus {
        self.years.get(&year).copied().unwrap_or(YearStatus::Provisional)
    }

    /// Whether any year from `from` to `to` is not announced yet.
    pub fn is_provisional(&self, from: Day, to: Day) -> bool {
        (from.year()..=to.year()).any(|year| self.status(year) == YearStatus::Provisional)
    }

    /// The name of the holiday with this key.
    pub fn holiday_name(&self, key: &str) -> Option<&Bilingual> {
        self.names.get(key)
    }

    /// The first working day after `day`.
    pub fn working_day_after(&self, day: Day) -> Day {
        self.working_day_from(next(day))
    }

    /// `day` itself if it is a working day, else the first one after it.
    pub fn working_day_from(&self, day: Day) -> Day {
        let mut day = day;
        while !self.is_working_day(day) {
            day = next(day);
        }
        day
    }

    /// How many working days lie after `after`, up to and with `to`.
    pub fn working_days_between(&self, after: Day, to: Day) -> u32 {
        let mut found = 0;
        let mut day = after;
        while day < to {
            day = next(day);
            found += u32::from(self.is_working_day(day));
        }
        found
    }
}

fn is_weekend(day: Day) -> bool {
    matches!(day.weekday(), Weekday::Saturday | Weekday::Sunday)
}

/// The day after; the calendar's last day (a Friday, 9999-12-31) follows itself.
pub(super) fn next(day: Day) -> Day {
    day.tomorrow().unwrap_or(Day::MAX)
}
