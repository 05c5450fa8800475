//! The lines of a reckoning.

use super::moment::{Day, Moment};
use super::window::{Span, Unit};
use serde::{Deserialize, Serialize};

/// Why a day does not count.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum WhyOff {
    /// Saturday or Sunday.
    Weekend,
    /// An announced day off.
    Holiday {
        /// The key of its name in the rulebook.
        key: String,
    },
}

/// One line of the arithmetic.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "step", rename_all = "snake_case")]
pub enum Step {
    /// The opening day, which does not count.
    Opened {
        /// That day.
        on: Day,
    },
    /// These days count.
    Counted {
        /// The first day that counts.
        from: Day,
        /// The last day that counts.
        to: Day,
        /// How many of the unit lie there.
        days: u32,
        /// Of what.
        unit: Unit,
    },
    /// So many hours by the clock.
    Hours {
        /// From.
        from: Moment,
        /// To.
        to: Moment,
        /// How many.
        hours: u32,
    },
    /// The last day was set by the act that opened the window, not counted.
    Set {
        /// The last day.
        on: Day,
    },
    /// These days do not count.
    Skipped {
        /// The first of them.
        from: Day,
        /// The last of them; for weekends, working days lie between.
        to: Day,
        /// How many.
        days: u32,
        /// Why.
        why: WhyOff,
    },
    /// A weekend day counts, because people work on it.
    MadeUp {
        /// That day.
        on: Day,
    },
    /// The last day was off, so the window ends on the next working day.
    Rolled {
        /// Where it would have ended.
        from: Day,
        /// Where it ends.
        to: Day,
        /// Why the former is off.
        why: WhyOff,
    },
    /// The clock stood still.
    Stayed {
        /// From.
        from: Moment,
        /// Until.
        until: Moment,
        /// The key of the reason in the rulebook.
        reason: String,
        /// What the stay added, in the window's unit (for hours: begun hours; for months: days).
        added: Span,
        /// The last day since then.
        to: Day,
    },
    /// The window was prolonged.
    Extended {
        /// By how much.
        by: Span,
        /// The last day since then.
        to: Day,
    },
    /// Our own service was down, so the window ends later.
    Outage {
        /// From.
        from: Moment,
        /// Until.
        until: Moment,
        /// The last day since then.
        to: Day,
    },
    /// The calendar changed, and the window ends later by it.
    Recounted {
        /// The day on which it changed.
        on: Day,
        /// By how many days, of whatever kind.
        days: u32,
        /// The last day since then.
        to: Day,
    },
    /// The last day on which the act is in time.
    Ends {
        /// That day.
        on: Day,
    },
}
