//! What a change would do, line by line.

use crate::casework::{DryRun, Touched};
use crate::domain::clock::{Calendar, Day, DayKind};
use crate::messages::T;
use crate::web::links;

/// A day that would be something else.
pub struct DayLine {
    pub day: String,
    pub before: String,
    pub after: String,
}

/// The days that would change, runs of the same change on one line.
pub fn days(run: &DryRun, t: T) -> Vec<DayLine> {
    let kind = |calendar: &Calendar, day: Day| match calendar.kind(day) {
        DayKind::Working => t.days_off_kind_working().into_owned(),
        DayKind::MadeUp => t.days_off_kind_made_up().into_owned(),
        DayKind::Weekend => t.days_off_kind_weekend().into_owned(),
        DayKind::Holiday(holiday) => {
            let name = calendar.holiday_name(&holiday.holiday);
            name.map_or(holiday.holiday.as_str(), |name| name.in_language(t.0)).to_owned()
        }
    };
    let both = |day: Day| (kind(&run.before.calendar, day), kind(&run.after.calendar, day));
    let days: Vec<Day> = run.difference.days.clone();
    let runs = days.chunk_by(|day, next| day.tomorrow().ok() == Some(*next) && both(*day) == both(*next));
    let line = |run: &[Day]| {
        let (from, to) = (run.first()?, run.last()?);
        let (before, after) = both(*from);
        Some(DayLine { day: t.whole_days(*from, *to), before, after })
    };
    runs.filter_map(line).collect()
}

/// A window that the new calendar ends on another day.
pub struct WindowLine {
    pub case: Option<(String, String)>,
    pub what: String,
    pub holder: String,
    pub last: String,
    pub by_calendar: String,
    pub moves: bool,
}

impl WindowLine {
    pub fn of(window: &Touched, t: T) -> WindowLine {
        WindowLine {
            case: window.case.map(|number| (links::case(number), number.to_string())),
            what: t.window_name(window.key).into_owned(),
            holder: t.holder_name(window.holder).into_owned(),
            last: t.weekday_date(window.last).into_owned(),
            by_calendar: t.weekday_date(window.by_calendar).into_owned(),
            moves: window.moves,
        }
    }
}
