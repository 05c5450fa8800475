//! What moves the end of a running window: an extension, a stay, our own outage, a change of the
//! calendar. Always later.

use super::calendar::Calendar;
use super::counting::{days_lost, walk};
use super::moment::{Day, Moment, Zone};
use super::reckoning::Reckoning;
use super::step::Step;
use super::window::{Span, Unit};

/// The rulebook's name for a clock that stood still while a letter was on its way.
pub const POST: &str = "post";

impl Reckoning {
    /// Prolonged by `by`, counted on from the last day as promised so far.
    #[must_use]
    pub fn extended(&self, by: Span, calendar: &Calendar, zone: &Zone) -> Self {
        self.moved(by, calendar, zone, |to| Step::Extended { by, to })
    }

    /// As it is after a clock that stood still `from` to `until` for the listed `reason`: what was
    /// left when the stay began is left when it ends. A part of a day that stood still counts as
    /// a whole one. A stay outside the window changes nothing.
    #[must_use]
    pub fn stayed(
        &self,
        from: Moment,
        until: Moment,
        reason: &str,
        calendar: &Calendar,
        zone: &Zone,
    ) -> Self {
        let from = from.max(self.starts);
        if until <= from || from >= self.falls {
            return self.clone();
        }
        let added = match self.span.unit {
            Unit::Hour => {
                let seconds = until.seconds_since(from).max(0);
                let hours = (seconds + 3599) / 3600;
                Span::new(u32::try_from(hours).unwrap_or(u32::MAX), Unit::Hour)
            }
            Unit::WorkingDay => {
                let days = days_lost(from, until, Unit::WorkingDay, calendar, zone);
                Span::new(days, Unit::WorkingDay)
            }
            Unit::CalendarDay | Unit::Month | Unit::Prompt => {
                let days = days_lost(from, until, Unit::CalendarDay, calendar, zone);
                Span::new(days, Unit::CalendarDay)
            }
        };
        let reason = reason.to_owned();
        self.moved(added, calendar, zone, |to| Step::Stayed { from, until, reason, added, to })
    }

    /// Prolonged to the end of `last`, if it ends before.
    #[must_use]
    pub fn not_before(&self, last: Day, calendar: &Calendar, zone: &Zone) -> Self {
        let (before, falls) = (self.last_day(zone), Moment::end_of(last, zone));
        if falls <= self.falls {
            return self.clone();
        }
        let mut moved = self.clone();
        moved.falls = falls;
        moved.provisional |= calendar.is_provisional(before, last);
        moved.steps.retain(|step| !matches!(step, Step::Ends { .. }));
        moved.steps.push(Step::Set { on: last });
        moved.by(calendar).ending(zone)
    }

    /// As it is after our own service was down `from` to `until`: whoever had a window running
    /// then has at least one whole working day after it.
    #[must_use]
    pub fn after_outage(&self, from: Moment, until: Moment, calendar: &Calendar, zone: &Zone) -> Self {
        let was_running = self.starts < until && from < self.falls && from < until;
        let to = calendar.working_day_after(until.day_in(zone));
        let falls = Moment::end_of(to, zone);
        if !was_running || falls <= self.falls {
            return self.clone();
        }
        let mut moved = self.clone();
        moved.falls = falls;
        moved.provisional |= calendar.is_provisional(until.day_in(zone), to);
        moved.steps.retain(|step| !matches!(step, Step::Ends { .. }));
        moved.steps.push(Step::Outage { from, until, to });
        moved.by(calendar).ending(zone)
    }

    /// Its last day, were everything from its start on counted by `calendar`: the span, and whatever
    /// moved its end since. `None` where no calendar has a say.
    pub fn last_day_by(&self, calendar: &Calendar, zone: &Zone) -> Option<Day> {
        let mut last = match (self.steps.first(), self.span.unit) {
            (Some(Step::Set { on }), _) => *on,
            (_, Unit::Hour | Unit::Prompt) => return None,
            (_, Unit::CalendarDay | Unit::WorkingDay | Unit::Month) => {
                walk(self.starts.day_in(zone), self.span, calendar).0
            }
        };
        for step in &self.steps {
            last = match step {
                Step::Set { on } => last.max(*on),
                Step::Extended { by, .. } if by.unit == Unit::Hour => return None,
                Step::Extended { by, .. } => walk(last, *by, calendar).0,
                Step::Stayed { added, .. } if added.unit == Unit::Hour => return None,
                Step::Stayed { from, until, added, .. } => {
                    match days_lost(*from, *until, added.unit, calendar, zone) {
                        0 => last,
                        days => walk(last, Span::new(days, added.unit), calendar).0,
                    }
                }
                Step::Outage { until, .. } => last.max(calendar.working_day_after(until.day_in(zone))),
                Step::Opened { .. }
                | Step::Counted { .. }
                | Step::Hours { .. }
                | Step::Skipped { .. }
                | Step::MadeUp { .. }
                | Step::Rolled { .. }
                | Step::Recounted { .. }
                | Step::Ends { .. } => last,
            };
        }
        Some(last)
    }

    /// As it is after the calendar became `calendar` on this day: to the last day by that, if it is later.
    #[must_use]
    pub fn recounted(&self, on: Day, calendar: &Calendar, zone: &Zone) -> Self {
        let before = self.last_day(zone);
        let later = self.last_day_by(calendar, zone).filter(|last| *last > before);
        let Some(to) = later else { return self.clone() };
        let mut moved = self.clone();
        moved.falls = Moment::end_of(to, zone);
        moved.provisional = calendar.is_provisional(self.starts.day_in(zone), to);
        moved.steps.retain(|step| !matches!(step, Step::Ends { .. }));
        let days = u32::try_from(to.duration_since(before).as_hours() / 24).unwrap_or(u32::MAX);
        moved.steps.push(Step::Recounted { on, days, to });
        moved.by(calendar).ending(zone)
    }

    /// As it is where its holder could not know of it before `until`, since the letter had not come. What
    /// was given back for that before is not given back again.
    #[must_use]
    pub fn held_up_by_post(&self, until: Moment, calendar: &Calendar, zone: &Zone) -> Self {
        let from = self.held_up().max().unwrap_or(self.starts);
        self.stayed(from, until, POST, calendar, zone)
    }

    /// Until when it stood still since its holder could not know of it, each time.
    pub fn held_up(&self) -> impl Iterator<Item = Moment> {
        self.steps.iter().filter_map(|step| match step {
            Step::Stayed { reason, until, .. } if reason == POST => Some(*until),
            _ => None,
        })
    }

    /// From when until when it stood still since its holder could not know of it, each time.
    pub fn unknown(&self) -> impl Iterator<Item = (Moment, Moment)> {
        self.steps.iter().filter_map(|step| match step {
            Step::Stayed { reason, from, until, .. } if reason == POST => Some((*from, *until)),
            _ => None,
        })
    }

    fn moved(&self, by: Span, calendar: &Calendar, zone: &Zone, why: impl FnOnce(Day) -> Step) -> Self {
        let mut moved = self.clone();
        moved.steps.retain(|step| !matches!(step, Step::Ends { .. }));
        if by.unit == Unit::Hour {
            moved.falls = self.falls.plus_seconds(i64::from(by.value) * 3600);
            moved.steps.push(why(moved.last_day(zone)));
            return moved.by(calendar).ending(zone);
        }
        let before = self.last_day(zone);
        let (last, walked) = if by.value == 0 { (before, Vec::new()) } else { walk(before, by, calendar) };
        moved.falls = Moment::end_of(last, zone).max(self.falls);
        moved.provisional |= calendar.is_provisional(before, last);
        moved.steps.push(why(last));
        // What was counted is said by the step itself; what was passed over needs its own line.
        moved.steps.extend(walked.into_iter().filter(|step| !matches!(step, Step::Counted { .. })));
        moved.by(calendar).ending(zone)
    }
}

#[cfg(test)]
mod tests {
    use super::super::reckoning::RuleReference;
    use super::super::window::{Force, StartsOn, Window, WindowKey};
    use super::*;
    use crate::domain::text::Bilingual;

    fn rule(value: u32, unit: Unit) -> Window {
        let basis = Bilingual { en: "our own rule".into(), zh: "本中心规则".into() };
        let (key, starts_on) = (WindowKey::Answer, StartsOn::ServedOnPlatform);
        let span = Span::new(value, unit);
        Window {
            key,
            span,
            starts_on,
            force: Force::Design,
            basis,
            extension: None,
            going_first: None,
            seen: true,
        }
    }

    fn shanghai() -> Zone {
        Zone::named("Asia/Shanghai").unwrap()
    }

    fn at(text: &str) -> Moment {
        format!("{text}+08:00").parse().unwrap()
    }

    fn count(value: u32, unit: Unit, starts: &str) -> Reckoning {
        let edition = RuleReference { rulebook: "cn".into(), edition: Day::constant(2026, 11, 1) };
        Reckoning::count(&rule(value, unit), &Calendar::default(), &shanghai(), at(starts), edition)
    }

    #[test]
    fn a_window_is_open_until_midnight_of_its_last_day_and_not_an_instant_longer() {
        let ten = count(10, Unit::WorkingDay, "2026-11-19T10:42:00");
        assert_eq!(ten.last_day(&shanghai()), Day::constant(2026, 12, 3));
        assert!(!ten.is_over(at("2026-12-03T23:59:59.999999")));
        assert!(ten.is_over(at("2026-12-04T00:00:00")));
        let today = ten.left(at("2026-11-23T09:00:00"), &Calendar::default(), &shanghai());
        assert_eq!(today, Span::new(8, Unit::WorkingDay));
    }

    #[test]
    fn months_end_on_the_same_number_or_the_months_end() {
        for (starts, months, last) in [
            ("2026-01-15T08:00:00", 1, Day::constant(2026, 2, 16)), // a Sunday rolls
            ("2027-01-31T08:00:00", 1, Day::constant(2027, 3, 1)),  // 28 February is a Sunday
            ("2028-01-31T08:00:00", 1, Day::constant(2028, 2, 29)),
            ("2026-08-31T08:00:00", 3, Day::constant(2026, 11, 30)),
        ] {
            assert_eq!(count(months, Unit::Month, starts).last_day(&shanghai()), last, "{starts}");
        }
    }

    #[test]
    fn hours_run_by_the_clock() {
        let hours = count(72, Unit::Hour, "2026-11-20T10:00:00");
        assert_eq!(hours.falls, at("2026-11-23T10:00:00"));
        assert!(!hours.provisional);
        let stayed = hours.stayed(
            at("2026-11-21T10:00:00"),
            at("2026-11-21T11:30:00"),
            "both_ask",
            &Calendar::default(),
            &shanghai(),
        );
        assert_eq!(stayed.falls, at("2026-11-23T12:00:00"), "begun hours are added whole");
    }

    #[test]
    fn what_was_left_when_a_stay_began_is_left_when_it_ends() {
        let window = count(10, Unit::WorkingDay, "2026-11-09T10:00:00"); // to Monday 23 November
        let stay = |from: &str, until: &str| {
            let stayed = window.stayed(at(from), at(until), "both_ask", &Calendar::default(), &shanghai());
            stayed.last_day(&shanghai()).to_string()
        };
        assert_eq!(window.last_day(&shanghai()).to_string(), "2026-11-23");
        assert_eq!(stay("2026-11-16T10:00:00", "2026-11-18T10:00:00"), "2026-11-25", "two days");
        assert_eq!(stay("2026-11-16T10:00:00", "2026-11-18T10:00:01"), "2026-11-26", "two and a part");
        assert_eq!(stay("2026-11-14T10:00:00", "2026-11-15T10:00:00"), "2026-11-23", "a weekend");
        assert_eq!(stay("2026-11-23T23:00:00", "2026-11-28T10:00:00"), "2026-11-30", "from the last day");
        assert_eq!(stay("2026-11-24T00:00:00", "2026-11-28T10:00:00"), "2026-11-23", "after the end");
        assert_eq!(stay("2026-11-01T10:00:00", "2026-11-09T10:00:00"), "2026-11-23", "before the start");
    }

    #[test]
    fn after_an_outage_everybody_has_a_whole_working_day() {
        let window = count(10, Unit::WorkingDay, "2026-11-09T10:00:00"); // to Monday 23 November
        let down = |from: &str, until: &str| {
            let moved = window.after_outage(at(from), at(until), &Calendar::default(), &shanghai());
            moved.last_day(&shanghai()).to_string()
        };
        assert_eq!(down("2026-11-20T10:00:00", "2026-11-27T10:00:00"), "2026-11-30", "ended inside");
        assert_eq!(down("2026-11-23T10:00:00", "2026-11-23T23:00:00"), "2026-11-24", "on the last day");
        assert_eq!(down("2026-11-16T10:00:00", "2026-11-17T10:00:00"), "2026-11-23", "long before the end");
        assert_eq!(down("2026-11-24T00:00:00", "2026-11-27T10:00:00"), "2026-11-23", "after the end");
    }

    #[test]
    fn an_extension_counts_on_from_the_promised_day_and_the_steps_say_so() {
        let window = count(10, Unit::WorkingDay, "2026-11-09T10:00:00");
        let longer = window.extended(Span::new(5, Unit::WorkingDay), &Calendar::default(), &shanghai());
        assert_eq!(longer.last_day(&shanghai()).to_string(), "2026-11-30");
        let ends = longer.steps.iter().filter(|step| matches!(step, Step::Ends { .. })).count();
        assert_eq!(ends, 1);
        assert!(longer.provisional, "a calendar without years knows nothing for sure");
    }
}
