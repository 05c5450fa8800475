//! How the end of a window was counted, kept for ever.

use super::calendar::Calendar;
use super::counting::walk;
use super::moment::{Day, Moment, Zone};
use super::step::Step;
use super::window::{Force, Span, Unit, Window, WindowKey};
use crate::domain::given::Outage;
use serde::{Deserialize, Serialize};

/// The end of one window and the way there. Events store it whole, so no later change of a rule or
/// a calendar can change it; it only ever moves later.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Reckoning {
    /// Which window.
    pub window: WindowKey,
    /// The rule that was read.
    pub rule: RuleReference,
    /// How long that rule made it.
    pub span: Span,
    /// On whose authority.
    pub force: Force,
    /// The event that opened it happened then.
    pub starts: Moment,
    /// The first instant that is too late: the start of the day after the last day, or for hours
    /// the exact end.
    pub falls: Moment,
    /// The arithmetic, in order.
    pub steps: Vec<Step>,
    /// Whether it touches a year whose holidays are not announced yet.
    pub provisional: bool,
    /// The number of the last change of the calendar that this counting knows; 0 as the rulebook has it.
    #[serde(default, skip_serializing_if = "is_none")]
    pub calendar: u32,
}

fn is_none(change: &u32) -> bool {
    *change == 0
}

/// Which edition of which rulebook a window was counted by.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RuleReference {
    /// The rulebook: `cn`.
    pub rulebook: String,
    /// The date of its edition.
    pub edition: Day,
}

impl Reckoning {
    /// Counts `rule` from the event at `starts`.
    pub fn count(
        rule: &Window,
        calendar: &Calendar,
        zone: &Zone,
        starts: Moment,
        edition: RuleReference,
    ) -> Self {
        let opening = starts.day_in(zone);
        if rule.span.unit == Unit::Hour {
            let hours = rule.span.value;
            let falls = starts.plus_seconds(i64::from(hours) * 3600);
            let steps = vec![Step::Hours { from: starts, to: falls, hours }];
            return Self::begun(rule, starts, edition, falls, steps, false).by(calendar).ending(zone);
        }
        let (last, walked) = walk(opening, rule.span, calendar);
        let mut steps = vec![Step::Opened { on: opening }];
        steps.extend(walked);
        let provisional = calendar.is_provisional(opening, last);
        let falls = Moment::end_of(last, zone);
        Self::begun(rule, starts, edition, falls, steps, provisional).by(calendar).ending(zone)
    }

    /// A window of `rule` whose last day was set by the act that opened it: the end of a stay, the
    /// date in an agreement. It never ends before the day on which it starts.
    pub fn set(rule: &Window, last: Day, zone: &Zone, starts: Moment, edition: RuleReference) -> Self {
        let last = last.max(starts.day_in(zone));
        let steps = vec![Step::Set { on: last }];
        Self::begun(rule, starts, edition, Moment::end_of(last, zone), steps, false).ending(zone)
    }

    fn begun(
        rule: &Window,
        starts: Moment,
        edition: RuleReference,
        falls: Moment,
        steps: Vec<Step>,
        provisional: bool,
    ) -> Self {
        let Window { key, span, force, .. } = *rule;
        Self { window: key, rule: edition, span, force, starts, falls, steps, provisional, calendar: 0 }
    }

    /// It knows all changes that are in this calendar.
    pub(super) fn by(mut self, calendar: &Calendar) -> Self {
        self.calendar = calendar.change();
        self
    }

    /// The last day on which the act is in time.
    pub fn last_day(&self, zone: &Zone) -> Day {
        Moment::from_microseconds(self.falls.microseconds() - 1).unwrap_or(self.falls).day_in(zone)
    }

    /// Whether an act at `at` is too late.
    pub fn is_over(&self, at: Moment) -> bool {
        at >= self.falls
    }

    /// Whether this outage of ours was made good here.
    pub fn was_moved_by(&self, outage: &Outage) -> bool {
        let moved = |step: &Step| matches!(step, Step::Outage { from, until, .. } if (*from, *until) == (outage.from, outage.until));
        self.steps.iter().any(moved)
    }

    /// What is left at `at`, in the window's unit: whole hours, or days after today; 0 on the last
    /// day and later. A window in months tells calendar days.
    pub fn left(&self, at: Moment, calendar: &Calendar, zone: &Zone) -> Span {
        let (today, last) = (at.day_in(zone), self.last_day(zone));
        match self.span.unit {
            Unit::Hour => {
                let hours = self.falls.seconds_since(at).max(0) / 3600;
                Span::new(u32::try_from(hours).unwrap_or(u32::MAX), Unit::Hour)
            }
            Unit::WorkingDay => Span::new(calendar.working_days_between(today, last), Unit::WorkingDay),
            Unit::CalendarDay | Unit::Month | Unit::Prompt => {
                let days = last.duration_since(today).as_hours().max(0) / 24;
                Span::new(u32::try_from(days).unwrap_or(u32::MAX), Unit::CalendarDay)
            }
        }
    }

    /// What stands around this step: the last day as it was before it, where days are counted, and the step
    /// that follows.
    pub fn around(&self, step: &Step) -> (Option<Day>, Option<&Step>) {
        let place = self.steps.iter().position(|one| std::ptr::eq(one, step)).unwrap_or_default();
        let before = self.steps.iter().take(place).rev().find_map(|step| match step {
            Step::Counted { to, .. }
            | Step::Rolled { to, .. }
            | Step::Stayed { to, .. }
            | Step::Extended { to, .. }
            | Step::Outage { to, .. }
            | Step::Recounted { to, .. }
            | Step::Set { on: to } => Some(*to),
            Step::Opened { .. }
            | Step::Hours { .. }
            | Step::Skipped { .. }
            | Step::MadeUp { .. }
            | Step::Ends { .. } => None,
        });
        (before, self.steps.get(place + 1))
    }

    /// Closes the steps with the last day.
    pub(super) fn ending(mut self, zone: &Zone) -> Self {
        let on = self.last_day(zone);
        self.steps.push(Step::Ends { on });
        self
    }
}
