//! Setting aside: what an end leaves behind, and how a case is taken up again where it stood.

use super::{Case, Challenge, Stage};
use crate::domain::clock::running::{RunningWindow, Subject};
use crate::domain::clock::{Moment, WindowKey};
use crate::domain::matter::Draft;
use crate::domain::refusal::Refusal;

/// A case as it stood when it ended.
#[derive(Clone, Debug, PartialEq)]
pub struct Aside {
    /// Where it stood.
    pub stage: Stage,
    /// When it ended.
    pub at: Moment,
    /// Since when its clocks stand still: since its end, or since the stay that was running then.
    pub since: Moment,
    /// The windows that its end ended.
    pub windows: Vec<RunningWindow>,
    /// The challenge that was to be decided.
    pub challenge: Option<Challenge>,
}

impl Case {
    /// Remembers how a case stood that its last event has just ended.
    pub(super) fn set_aside(&mut self, stage: Stage, at: Moment) {
        let since = self.stay.as_ref().map_or(at, |(from, _)| *from);
        let (windows, challenge) = (self.life.ended.clone(), self.challenge.clone());
        self.aside = Some(Aside { stage, at, since, windows, challenge });
    }

    /// Puts back on the table what the windows wait for that have been opened again `at` this moment.
    pub(super) fn put_back(&mut self, opened: &[RunningWindow], at: Moment) {
        let Some(aside) = self.aside.take() else { return };
        // The windows have back the time of the end; the challenge took the rest.
        let took = |challenge: &Challenge| aside.since.seconds_since(challenge.since).max(0);
        self.challenge = aside.challenge.as_ref().map(|open| Challenge {
            since: at.plus_seconds(-took(open)),
            kept: Vec::new(),
            ..open.clone()
        });
        // By which letter the consumer was to learn of it stays the same, too.
        for old in &aside.windows {
            let told = self.life.opened.iter().filter(|(window, _)| *window == old.id).map(|(_, of)| *of);
            let told: Vec<_> = told.collect();
            let new = opened.iter().find(|new| {
                (new.key, new.subject, new.holder, new.attempt)
                    == (old.key, old.subject, old.holder, old.attempt)
            });
            self.life.opened.extend(new.iter().flat_map(|new| told.iter().map(|of| (new.id, *of))));
        }
        // A window that was extended before its end is the same one after it.
        let was_extended = aside.windows.iter().filter(|window| self.extended.contains(&window.id));
        let same = |old: &RunningWindow| {
            let new = opened.iter().find(|new| (new.key, new.subject) == (old.key, old.subject));
            new.filter(|new| new.holder == old.holder).map(|new| new.id)
        };
        let extended: Vec<_> = was_extended.filter_map(same).collect();
        self.extended.extend(extended);
        for window in opened {
            match window.subject {
                Subject::Offer(id) => {
                    self.offers.iter_mut().filter(|found| found.offer.id == id).for_each(|o| o.open = true);
                }
                Subject::Question(id) => {
                    self.questions.iter_mut().filter(|found| found.id == id).for_each(|q| q.open = true);
                }
                Subject::Help(side) => {
                    if let Some(help) = self.help.iter_mut().rfind(|help| help.by == side) {
                        help.open = true;
                    }
                }
                Subject::Step
                | Subject::Remedy(_)
                | Subject::Window(_)
                | Subject::Right(_)
                | Subject::Alarm(_)
                | Subject::Referral(_) => {}
            }
        }
    }
}

/// Opens again, with the next event, the windows of a case that has ended, and says where it stood. Each
/// gets back the time for which it stood still; those that are given `anew` begin again, and whole.
///
/// What lies with a court is not asked back by that: the consumer may hand the case over again.
pub(super) fn take_up(
    draft: &mut Draft<'_, Case>,
    anew: impl Fn(&RunningWindow) -> bool,
    reason: &str,
) -> Result<Stage, Refusal> {
    let case = draft.matter()?;
    let aside = case.aside.clone().ok_or(Refusal::WrongStage(case.stage))?;
    let (rulebook, at) = (draft.given().rulebook, draft.at());
    draft.end(|window| window.key != WindowKey::CourtReceipt);
    for window in aside.windows {
        // A stay is over: the time since it began is given back like the rest.
        if matches!(window.key, WindowKey::CourtReceipt | WindowKey::StayEnd) {
            continue;
        }
        let again = anew(&window);
        let since = if window.key.runs_in_a_stay() { aside.at } else { aside.since };
        // What would have ended at the very instant of the end has no time left to give back.
        let reckoning = match again || window.reckoning.is_over(since) {
            true => draft.reckon(window.key, at),
            false => rulebook.stay_clock(&window.reckoning, since, at, reason),
        };
        let attempt = window.attempt + u8::from(again);
        draft.open_reckoned(reckoning, window.key, window.holder, window.subject, attempt);
    }
    Ok(aside.stage)
}
