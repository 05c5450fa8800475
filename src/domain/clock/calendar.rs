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
    change: u32,
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

/// What a change says of one day.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "is", rename_all = "snake_case", deny_unknown_fields)]
pub enum Mark {
    /// A day off.
    Off {
        /// The key of its holiday.
        holiday: String,
    },
    /// People work: on a weekend a make-up day, else a working day like any other.
    Working,
    /// Nothing special any more: a weekday works, a weekend does not.
    Usual,
}

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

    /// The number of the last change that is in it; 0 as the rulebook has it.
    pub fn change(&self) -> u32 {
        self.change
    }

    /// From here on this is the calendar as the change with this number left it.
    pub fn counts_as(&mut self, change: u32) {
        self.change = change;
    }

    /// Gives a holiday a name, unless it has one.
    pub fn name(&mut self, key: &str, name: &Bilingual) {
        self.names.entry(key.to_owned()).or_insert_with(|| name.clone());
    }

    /// The holidays that it knows by name.
    pub fn names(&self) -> impl Iterator<Item = (&str, &Bilingual)> {
        self.names.iter().map(|(key, name)| (key.as_str(), name))
    }

    /// The years of which it knows something.
    pub fn years(&self) -> impl Iterator<Item = (i16, YearStatus)> {
        self.years.iter().map(|(year, status)| (*year, *status))
    }

    /// Takes everything out of a year that is announced now: its days are set one by one.
    pub fn announce(&mut self, year: i16) {
        self.years.insert(year, YearStatus::Official);
        self.off.retain(|day, _| day.year() != year);
        self.make_up.retain(|day| day.year() != year);
    }

    /// Sets what one day is.
    pub fn mark(&mut self, day: Day, mark: &Mark) {
        self.years.entry(day.year()).or_insert(YearStatus::Provisional);
        self.off.remove(&day);
        self.make_up.remove(&day);
        match mark {
            Mark::Off { holiday } => {
                self.off.insert(day, OffDays { holiday: holiday.clone(), from: day, to: day });
            }
            Mark::Working if is_weekend(day) => {
                self.make_up.insert(day);
            }
            Mark::Working | Mark::Usual => {}
        }
    }

    /// Joins what was marked day by day into runs of days off again.
    pub fn join_runs(&mut self) {
        let days: Vec<(Day, String)> =
            self.off.iter().map(|(day, run)| (*day, run.holiday.clone())).collect();
        for run in days.chunk_by(|(day, key), (after, same)| key == same && next(*day) == *after) {
            let (Some((from, holiday)), Some((to, _))) = (run.first(), run.last()) else { continue };
            for (day, _) in run {
                self.off.insert(*day, OffDays { holiday: holiday.clone(), from: *from, to: *to });
            }
        }
    }

    /// The runs of days off of a year, in order; one that goes on into the next is cut at New Year.
    pub fn runs_of(&self, year: i16) -> Vec<OffDays> {
        let days: Vec<_> = self.off.iter().filter(|(day, _)| day.year() == year).collect();
        let runs =
            days.chunk_by(|(day, run), (after, same)| run.holiday == same.holiday && next(**day) == **after);
        let cut = |run: &[(&Day, &OffDays)]| {
            let ((from, off), (to, _)) = (run.first()?, run.last()?);
            Some(OffDays { holiday: off.holiday.clone(), from: **from, to: **to })
        };
        runs.filter_map(cut).collect()
    }

    /// The make-up days of a year, in order.
    pub fn make_up_of(&self, year: i16) -> Vec<Day> {
        self.make_up.iter().copied().filter(|day| day.year() == year).collect()
    }

    /// The days that are something else in `other`, in order.
    pub fn days_unlike(&self, other: &Calendar) -> BTreeSet<Day> {
        let marked = |calendar: &Calendar| {
            calendar.off.keys().chain(&calendar.make_up).copied().collect::<BTreeSet<Day>>()
        };
        let name = |calendar: &Calendar, day: Day| calendar.off.get(&day).map(|run| run.holiday.clone());
        let unlike = |day: &Day| {
            self.is_working_day(*day) != other.is_working_day(*day) || name(self, *day) != name(other, *day)
        };
        marked(self).union(&marked(other)).copied().filter(unlike).collect()
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

/// Saturday or Sunday.
pub fn is_weekend(day: Day) -> bool {
    matches!(day.weekday(), Weekday::Saturday | Weekday::Sunday)
}

/// The day after; the calendar's last day (a Friday, 9999-12-31) follows itself.
pub(super) fn next(day: Day) -> Day {
    day.tomorrow().unwrap_or(Day::MAX)
}
