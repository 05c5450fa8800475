//! Time as the law counts it.
//!
//! A [`Moment`] is a point on the world's clock, a [`Day`] a date on the wall of one place, and a
//! [`Reckoning`] the way from one to the other: how the end of a [`Window`] was counted, step by
//! step, so that a page, a letter and a court bundle show the same arithmetic.

pub mod calendar;
pub mod changing;
mod counting;
mod hours;
pub mod moment;
mod moving;
pub mod reckoning;
pub mod running;
pub mod step;
pub mod window;

pub use calendar::{Calendar, DayKind, Holiday, Mark, OffDays, YearStatus};
pub use changing::{Changed, Effect};
pub use hours::Hours;
pub use moment::{Day, Moment, NotAMoment, UnknownZone, Zone};
pub use moving::POST;
pub use reckoning::{Reckoning, RuleReference};
pub use step::{Step, WhyOff};
pub use window::{Extension, Force, Span, StartsOn, Unit, Window, WindowKey};
