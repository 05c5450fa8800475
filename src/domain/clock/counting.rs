//! Walking from a day to the last day of a span, and noting what was passed on the way.
//!
//! Civil Code 201 to 203: the opening day does not count; months end on the same-numbered day or
//! the month's end; a last day that is off rolls to the first day after the days off.

use super::calendar::{Calendar, DayKind, next};
use super::moment::{Day, Moment, Zone};
use super::step::{Step, WhyOff};
use super::window::{Span, Unit};

/// The last day of `span` after `opening`, with the steps that lead there.
///
/// A span in hours does not come here. "Promptly" has no number; it ends on the opening day.
pub(super) fn walk(opening: Day, span: Span, calendar: &Calendar) -> (Day, Vec<Step>) {
    match span.unit {
        Unit::WorkingDay => walk_working_days(opening, span.value, calendar),
        Unit::CalendarDay | Unit::Hour => roll(opening, plus_days(opening, span.value), span, calendar),
        Unit::Month => {
            let months = jiff::Span::new().months(i64::from(span.value.min(12_000)));
            roll(opening, opening.checked_add(months).unwrap_or(Day::MAX), span, calendar)
        }
        Unit::Prompt => (opening, Vec::new()),
    }
}

/// The day `days` after `day`.
pub(super) fn plus_days(day: Day, days: u32) -> Day {
    // Three thousand years: more than any law, less than what overflows.
    let days = jiff::Span::new().days(i64::from(days.min(1_000_000)));
    day.checked_add(days).unwrap_or(Day::MAX)
}

fn walk_working_days(opening: Day, days: u32, calendar: &Calendar) -> (Day, Vec<Step>) {
    let mut day = opening;
    let mut left = days;
    let mut first = None;
    let mut passed = Passed::default();
    while left > 0 {
        day = next(day);
        match calendar.kind(day) {
            DayKind::Working => left -= 1,
            DayKind::MadeUp => {
                left -= 1;
                passed.made_up.push(day);
            }
            DayKind::Weekend => passed.weekend(day),
            DayKind::Holiday(holiday) => passed.holiday(day, &holiday.holiday),
        }
        if first.is_none() && calendar.is_working_day(day) {
            first = Some(day);
        }
    }
    let mut steps = Vec::new();
    if let Some(from) = first {
        steps.push(Step::Counted { from, to: day, days, unit: Unit::WorkingDay });
    }
    steps.extend(passed.into_steps());
    (day, steps)
}

fn roll(opening: Day, last: Day, span: Span, calendar: &Calendar) -> (Day, Vec<Step>) {
    let mut steps = Vec::new();
    if span.value > 0 {
        steps.push(Step::Counted { from: next(opening), to: last, days: span.value, unit: span.unit });
    }
    let rolled = calendar.working_day_from(last);
    if rolled != last {
        steps.push(Step::Rolled { from: last, to: rolled, why: why_off(calendar, last) });
    }
    (rolled, steps)
}

fn why_off(calendar: &Calendar, day: Day) -> WhyOff {
    match calendar.kind(day) {
        DayKind::Holiday(holiday) => WhyOff::Holiday { key: holiday.holiday.clone() },
        DayKind::Weekend | DayKind::Working | DayKind::MadeUp => WhyOff::Weekend,
    }
}

/// How many whole days of `unit` a clock that stood still `from` to `until` lost; a part of a day
/// counts as a whole one, so that nobody has less left after a stay than before it.
pub(super) fn days_lost(from: Moment, until: Moment, unit: Unit, calendar: &Calendar, zone: &Zone) -> u32 {
    let working = unit == Unit::WorkingDay;
    let (from, from_time) = place(from, working, calendar, zone);
    let (until, until_time) = place(until, working, calendar, zone);
    if (until, until_time) <= (from, from_time) {
        return 0;
    }
    let mut lost = 0;
    let mut day = from;
    while day < until {
        lost += u32::from(!working || calendar.is_working_day(day));
        day = next(day);
    }
    lost + u32::from(until_time > from_time)
}

/// The day and the seconds since its start; for working days, time off lies at the start of the
/// next one, since no clock runs there.
fn place(at: Moment, working: bool, calendar: &Calendar, zone: &Zone) -> (Day, i64) {
    let day = at.day_in(zone);
    if working && !calendar.is_working_day(day) {
        return (calendar.working_day_after(day), 0);
    }
    (day, at.seconds_since(Moment::start_of(day, zone)))
}

/// What was passed without counting, and what counted although it lay on a weekend.
#[derive(Default)]
struct Passed {
    weekends: Option<(Day, Day, u32)>,
    holidays: Vec<(Day, Day, u32, String)>,
    made_up: Vec<Day>,
}

impl Passed {
    fn weekend(&mut self, day: Day) {
        let (from, _, days) = self.weekends.unwrap_or((day, day, 0));
        self.weekends = Some((from, day, days + 1));
    }

    fn holiday(&mut self, day: Day, key: &str) {
        match self.holidays.last_mut() {
            Some((_, to, days, same)) if same == key && next(*to) == day => {
                *to = day;
                *days += 1;
            }
            Some(_) | None => self.holidays.push((day, day, 1, key.to_owned())),
        }
    }

    fn into_steps(self) -> impl Iterator<Item = Step> {
        let weekends = self.weekends.into_iter();
        let weekends =
            weekends.map(|(from, to, days)| Step::Skipped { from, to, days, why: WhyOff::Weekend });
        let holidays = self.holidays.into_iter();
        let holidays = holidays.map(|(from, to, days, key)| Step::Skipped {
            from,
            to,
            days,
            why: WhyOff::Holiday { key },
        });
        weekends.chain(holidays).chain(self.made_up.into_iter().map(|on| Step::MadeUp { on }))
    }
}
