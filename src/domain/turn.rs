//! Turns: windows that have ended, and whether their holder acted in time. From them everybody's
//! speed is told, the platforms' and our own, on one scale.

use super::actor::{Actor, Holder};
use super::clock::running::{RunningWindow, Subject};
use super::clock::{Moment, WindowKey};
use super::ids::WindowId;
use super::keys::keys;

keys! {
    /// How a turn ended.
    How {
        /// Its holder acted in time.
        Acted "acted"
        /// Its time passed in silence.
        Missed "missed"
        /// It was not needed any more: somebody else's act ended it, or it was missed for a good reason
        /// and given again.
        Dropped "dropped"
    }
}

/// One window as it ended.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Turn {
    /// The window.
    pub window: WindowId,
    /// The duty.
    pub key: WindowKey,
    /// Who had it.
    pub holder: Holder,
    /// What was waited for.
    pub subject: Subject,
    /// When it began.
    pub starts: Moment,
    /// The first instant that was too late.
    pub falls: Moment,
    /// When it ended.
    pub ended: Moment,
    /// How.
    pub how: How,
}

/// A turn as a decision gives it to the store.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TurnRow {
    /// The turn.
    pub turn: Turn,
    /// Missed, and what should have been done is still not done.
    pub undone: bool,
}

impl Turn {
    /// The turn that ends with an act of `by` at `at`; `None` for windows that ask nobody to act.
    pub fn ended(window: &RunningWindow, by: &Actor, at: Moment) -> Option<Turn> {
        let how = match by {
            Actor::Clock if window.reckoning.is_over(at) => How::Missed,
            Actor::Person(acting) if acting.role.holder() == window.holder => How::Acted,
            // The centre's machine serves notices for the centre.
            Actor::Centre if window.holder == Holder::Centre => How::Acted,
            Actor::Clock | Actor::Person(_) | Actor::Centre | Actor::Matter(_) => How::Dropped,
        };
        window.key.is_duty().then_some(Turn {
            window: window.id,
            key: window.key,
            holder: window.holder,
            subject: window.subject,
            starts: window.reckoning.starts,
            falls: window.reckoning.falls,
            ended: at,
            how,
        })
    }

    /// Whole days that its holder took, to the nearest.
    pub fn days(&self) -> u32 {
        nearest_days(self.ended.seconds_since(self.starts))
    }
}

/// Seconds as whole days, to the nearest.
pub fn nearest_days(seconds: i64) -> u32 {
    let days = seconds.saturating_add(DAY / 2).div_euclid(DAY);
    u32::try_from(days.max(0)).unwrap_or(u32::MAX)
}

const DAY: i64 = 86_400;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_are_told_to_the_nearest() {
        assert_eq!([0, DAY / 2 - 1, DAY / 2, DAY, 3 * DAY + 1, -5].map(nearest_days), [0, 0, 1, 1, 3, 0]);
    }
}
