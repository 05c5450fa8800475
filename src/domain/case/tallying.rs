//! Tallying: what a case adds to the public figures, and which missed duties are still to be done.

use super::Case;
use super::duty::Progress;
use super::stage::Stage;
use crate::domain::actor::Holder;
use crate::domain::clock::running::{RunningWindow, Subject};
use crate::domain::clock::{WindowKey, Zone};
use crate::domain::scorecard::{Held, Promises, Punctuality, Tally};
use crate::domain::turn::{How, Turn, nearest_days};

impl Case {
    pub(super) fn tallied(&self, zone: &Zone) -> Tally {
        let took = self.served.zip(self.answer.as_ref());
        let ended = self.closed_at.filter(|_| !self.stage.is_open());
        Tally {
            platform: self.filing.platform,
            opened_at: self.life.opened_at,
            closed_month: ended.map(|at| at.day_in(zone).first_of_month()),
            answer: self.punctuality(),
            answer_days: took.map(|((_, served), answer)| nearest_days(answer.at.seconds_since(served))),
            finding: self.ruling.as_ref().map(|(ruling, _)| ruling.outcome()),
            reaction: self.reaction(),
            promises: self.promises(),
            referrals: u32::try_from(self.referrals.len()).unwrap_or(u32::MAX),
            held: self.days_held(),
        }
    }

    fn punctuality(&self) -> Punctuality {
        match &self.answer {
            Some(answer) if answer.late => Punctuality::Late,
            Some(_) => Punctuality::InTime,
            None if self.silent => Punctuality::Silent,
            None if self.stage == Stage::Answering => Punctuality::Due,
            None if self.served.is_some() => Punctuality::CutShort,
            None if self.admitted_at.is_some() => Punctuality::Unreached,
            None => Punctuality::NotAsked,
        }
    }

    fn promises(&self) -> Promises {
        let mut promises = Promises::default();
        for duty in &self.duties {
            match (duty.progress, self.stage.is_open()) {
                (Progress::Confirmed, _) => promises.kept += 1,
                (Progress::Due | Progress::Curing | Progress::Reported, true) => promises.open += 1,
                // The case ended before its time was up: it counts neither way.
                (Progress::Due, false) => {}
                (Progress::Unconfirmed, _) | (Progress::Reported, false) => promises.unconfirmed += 1,
                (Progress::Failed, _) | (Progress::Curing, false) => promises.broken += 1,
            }
        }
        promises
    }

    fn days_held(&self) -> Held {
        // What both are asked at once counts for the platform here: these are figures about platforms.
        let held = self.held(self.life.last_at);
        let days = |holder: Holder| {
            let stretches = held.iter().filter(|stretch| stretch.by == holder);
            nearest_days(stretches.map(|one| one.until.seconds_since(one.from)).sum())
        };
        Held {
            consumer: days(Holder::Consumer),
            platform: days(Holder::Platform),
            mediator: days(Holder::Mediator),
            centre: days(Holder::Centre),
        }
    }

    /// The first time that what this window asks for was missed, if it has not been done since.
    pub fn owed_since(&self, window: &RunningWindow) -> Option<&Turn> {
        let same = |turn: &&Turn| {
            (turn.key, turn.subject, turn.holder) == (window.key, window.subject, window.holder)
        };
        let missed = |turn: &&Turn| turn.how == How::Missed && self.owes(turn);
        self.life.turns.iter().filter(same).filter(missed).min_by_key(|turn| turn.falls)
    }

    /// Is what this missed turn asked for still to be done? Not where a case has ended, nor by a mediator
    /// who was taken off it for that. A court is never called late.
    pub(super) fn owes(&self, turn: &Turn) -> bool {
        let later = |other: &&Turn| other.starts >= turn.ended && other.key == WindowKey::Mediation;
        let named_since =
            self.life.turns.iter().any(|other| later(&other))
                || self.life.running.iter().any(|window| {
                    window.key == WindowKey::Mediation && window.reckoning.starts >= turn.ended
                });
        match turn.key {
            WindowKey::Admission => self.stage == Stage::Filed,
            WindowKey::Service => self.stage == Stage::Admitted,
            WindowKey::Answer => self.stage == Stage::Mediating && self.answer.is_none(),
            WindowKey::Naming => self.stage == Stage::Mediating && self.mediator().is_none() && !named_since,
            WindowKey::Alarm => self.open_alarms().any(|alarm| Subject::Alarm(alarm.id) == turn.subject),
            WindowKey::Help => {
                self.help.iter().any(|help| help.open && Subject::Help(help.by) == turn.subject)
            }
            // Whoever asked waits as long as the centre has its time once more.
            WindowKey::ReviewDecision | WindowKey::Restoration => {
                let mut running = self.life.running.iter();
                running.any(|window| (window.key, window.subject) == (turn.key, turn.subject))
            }
            WindowKey::Performance => {
                self.stage == Stage::Complying
                    && self.duties.iter().any(|duty| {
                        Subject::Remedy(duty.promise.id) == turn.subject && duty.progress == Progress::Curing
                    })
            }
            _ => false,
        }
    }
}
