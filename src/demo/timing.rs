//! When an act of the demo happens: near the time that its road names, inside the window that it
//! needs, at an hour when such people are awake or at work.

use super::commands::{giver, promise};
use super::road::{Act, When};
use crate::domain::actor::Role;
use crate::domain::case::Case;
use crate::domain::clock::running::{Running, RunningWindow, Subject};
use crate::domain::clock::{Moment, WindowKey};
use crate::domain::rulebook::Rulebook;

const MINUTE: i64 = 60;
const HOUR: i64 = 60 * MINUTE;
const DAY: i64 = 24 * HOUR;

/// What is known when an act is put on the agenda.
pub(super) struct Situation<'a> {
    pub rulebook: &'static Rulebook,
    /// The case; `None` for an act of its publication.
    pub case: Option<&'a Case>,
    pub running: &'a Running,
    pub filed: Moment,
    /// What time it is in the making.
    pub clock: Moment,
    /// What time it will be when the demo is made.
    pub now: Moment,
    /// Spreads the acts over the hours, the same in every making.
    pub salt: u64,
}

impl Situation<'_> {
    /// When `act` happens; `None` while the window that it needs does not run.
    pub fn moment(&self, when: When, act: Act) -> Option<Moment> {
        let (wanted, window) = match when {
            When::Free(days) => (self.filed.plus_seconds(days * DAY), None),
            When::Day(days, key) => (self.filed.plus_seconds(days * DAY), Some(self.window(key, act)?)),
            When::Into(key, percent) => {
                let window = self.window(key, act)?;
                let length = window.reckoning.falls.seconds_since(window.reckoning.starts);
                (window.reckoning.starts.plus_seconds(length * percent / 100), Some(window))
            }
            When::AnswerDueSoon => {
                let window = self.window(WindowKey::Admission, act)?;
                (self.due_soon(window), Some(window))
            }
        };
        let mut at = self.at_a_good_hour(wanted, giver(act));
        if let Some(window) = window {
            at = at.min(window.reckoning.falls.plus_seconds(-2 * HOUR)).max(window.reckoning.starts);
        }
        let soonest = self.clock.plus_seconds(7 * MINUTE);
        // What is meant to have happened by now does, if its turn came at all.
        let latest = self.now.plus_seconds(-20 * MINUTE);
        let is_of_the_case = self.case.is_some();
        if is_of_the_case && at > latest && soonest < latest {
            at = latest;
        }
        Some(at.max(soonest))
    }

    /// The window that `act` needs: that of its promise or of its giver, where several are alike.
    fn window(&self, key: WindowKey, act: Act) -> Option<&RunningWindow> {
        let subject = match act {
            Act::Report(place) | Act::Confirm(place) | Act::Deny(place) => {
                Some(Subject::Remedy(promise(self.case?, place).ok()?))
            }
            _ => None,
        };
        let holder = match (act, key) {
            (Act::AcceptRuling(side) | Act::RefuseRuling(side), WindowKey::RulingResponse)
            | (Act::AcceptOffer(side), WindowKey::Proposal) => Some(side.holder()),
            _ => None,
        };
        self.running.iter().find(|window| {
            window.key == key
                && subject.is_none_or(|subject| window.subject == subject)
                && holder.is_none_or(|holder| window.holder == holder)
        })
    }

    /// An hour within the admission window from which the answer is due soonest after today.
    fn due_soon(&self, window: &RunningWindow) -> Moment {
        let days = (1..12).map(|days| self.filed.plus_seconds(days * DAY));
        let open = days.take_while(|at| *at < window.reckoning.falls.plus_seconds(-DAY));
        let due_later = |at: &Moment| {
            let admitted = self.at_a_good_hour(*at, Role::Registrar);
            self.rulebook.reckon(WindowKey::Answer, admitted).falls > self.now.plus_seconds(8 * HOUR)
        };
        let mut open = open.filter(due_later);
        open.next().unwrap_or(self.filed.plus_seconds(DAY))
    }

    /// The same day at an hour of work, or the next working day; a consumer has all day, every day.
    fn at_a_good_hour(&self, wanted: Moment, role: Role) -> Moment {
        let zone = &self.rulebook.zone;
        let day = wanted.day_in(zone);
        let (day, opens, minutes) = match role {
            Role::Consumer => (day, 8 * HOUR, 14 * 60),
            Role::Platform | Role::Mediator | Role::Registrar | Role::Court | Role::Supervisor => {
                (self.rulebook.calendar.working_day_from(day), 9 * HOUR, 8 * 60)
            }
        };
        let minute = i64::try_from(self.salt % minutes).unwrap_or_default();
        let second = i64::try_from(self.salt / minutes % 60).unwrap_or_default();
        Moment::start_of(day, zone).plus_seconds(opens + minute * MINUTE + second)
    }
}

/// A number that looks like chance and is the same in every making (SplitMix64).
pub(super) fn salt(case: usize, step: usize) -> u64 {
    let mut number = (case as u64 + 1).wrapping_mul(0x9E37_79B9_7F4A_7C15).wrapping_add(step as u64 + 1);
    number = (number ^ (number >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
    number = (number ^ (number >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
    number ^ (number >> 31)
}
