//! What a change of the calendar does to a window that runs.
//!
//! What is fair here:
//!
//! * A change never shortens a window: whoever was told a day may rely on it.
//! * A window that would be longer by the new calendar becomes so, for whoever must act: the law and our
//!   procedure promise so many working days, and a day off that was announced late is none.
//! * What the centre itself owes keeps its day, though. It is the centre that changes the calendar, and
//!   nobody gives themselves time. Nor does an alarm wait longer, nor does an entry stay longer in the
//!   public register.
//! * What ended before the change stays ended; whoever missed it for that reason can ask to have it back.
//! * What opens later is counted by the new calendar.

use super::calendar::Calendar;
use super::moment::{Day, Moment, Zone};
use super::reckoning::Reckoning;
use super::running::RunningWindow;
use super::window::WindowKey;
use crate::domain::actor::Holder;
use serde::{Deserialize, Serialize};

/// A change of the calendar, as an event names it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Changed {
    /// Its number.
    pub change: u32,
    /// When it was made.
    pub at: Moment,
}

/// What a change does to one window.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Effect {
    /// Nothing.
    None,
    /// It ends later, counted so.
    Later(Reckoning),
    /// By the new calendar it would end on this day, and keeps its own.
    Kept(Day),
}

impl RunningWindow {
    /// What it does to this window that the calendar changes from `before` to `after` on this day.
    pub fn follows(&self, before: &Calendar, after: &Calendar, on: Day, zone: &Zone) -> Effect {
        let by = |calendar| self.reckoning.last_day_by(calendar, zone);
        let (Some(old), Some(new)) = (by(before), by(after)) else { return Effect::None };
        let last = self.reckoning.last_day(zone);
        if old == new || new == last {
            return Effect::None;
        }
        if new > old && new > last && self.may_end_later() {
            return Effect::Later(self.reckoning.recounted(on, after, zone));
        }
        Effect::Kept(new)
    }

    fn may_end_later(&self) -> bool {
        match self.key {
            WindowKey::Alarm | WindowKey::PublicationEnd | WindowKey::PublicationEndResolved => false,
            key => self.holder != Holder::Centre || !key.is_duty(),
        }
    }
}
