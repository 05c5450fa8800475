//! Restoring: a window that was missed for a good reason is given again, once, with proof of the reason.
//!
//! After the Civil Procedure Law, art. 86: whoever was held up may ask within some days of the end of
//! what held them up. The other side learns that it was asked and on which listed ground; the proof,
//! which may be a doctor's letter, stays between the party and the centre.

use super::duty::Progress;
use super::event::Event;
use super::{
    Case, Stage, answered_window, check_listed, exhibiting, publishing, ruling, setting_aside, side,
};
use crate::domain::actor::{Holder, Side};
use crate::domain::clock::running::Subject;
use crate::domain::clock::{Day, Moment, WindowKey};
use crate::domain::command::AskToRestore;
use crate::domain::ids::{PersonId, WindowId};
use crate::domain::matter::Draft;
use crate::domain::refusal::Refusal;
use crate::domain::rulebook::Rulebook;
use crate::domain::text::Words;
use crate::domain::turn::{How, Turn};

/// A party's request to have a missed window back, and what came of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Restoration {
    /// The window that was missed.
    pub window: WindowId,
    /// Its duty.
    pub key: WindowKey,
    /// What was waited for.
    pub subject: Subject,
    /// Who missed it.
    pub by: Side,
    /// Was it given again?
    pub granted: bool,
}

impl Case {
    /// The last window that this party missed and may ask to have back. Each only once, and no duty
    /// twice.
    pub fn restorable(&self, side: Side) -> Option<&Turn> {
        let missed = |turn: &&Turn| turn.how == How::Missed && turn.holder == side.holder();
        self.life.turns.iter().filter(missed).rfind(|turn| self.may_be_restored(turn, side))
    }

    fn may_be_restored(&self, turn: &Turn, side: Side) -> bool {
        let asked = |request: &Restoration| {
            let same_duty = (request.key, request.subject) == (turn.key, turn.subject);
            request.window == turn.window || request.granted && same_duty && request.by == side
        };
        if self.restorations.iter().any(asked) {
            return false;
        }
        match turn.key {
            WindowKey::Answer => self.stage == Stage::Mediating && self.was_not_heard_in_time(),
            WindowKey::Completion | WindowKey::Reply | WindowKey::Question => {
                self.stage == Stage::NotPursued && self.was_ended_by(turn)
            }
            WindowKey::RulingResponse => self.stage == Stage::Unresolved && self.was_ended_by(turn),
            WindowKey::Confirmation => {
                let unconfirmed = self.duties.iter().any(|duty| {
                    Subject::Remedy(duty.promise.id) == turn.subject && duty.progress == Progress::Unconfirmed
                });
                unconfirmed && matches!(self.stage, Stage::Complying | Stage::Resolved)
            }
            WindowKey::Review => self.stage == Stage::Inadmissible,
            _ => false,
        }
    }

    fn was_not_heard_in_time(&self) -> bool {
        let late = self.answer.as_ref().is_none_or(|answer| answer.late);
        late && self.life.running.of(WindowKey::Answer).is_none()
    }

    fn was_ended_by(&self, turn: &Turn) -> bool {
        let aside = self.aside.as_ref();
        aside.is_some_and(|aside| aside.windows.iter().any(|window| window.id == turn.window))
    }

    /// May this person decide on the request? Not on the time for a review of what they decided.
    pub(super) fn may_restore(&self, request: &Restoration, person: Option<PersonId>) -> bool {
        request.key != WindowKey::Review || self.may_review(person)
    }

    /// Has a party time left to answer, or does it wait for a time that it missed? Then nobody ends the
    /// mediation over that.
    pub(super) fn is_to_hear_a_party(&self) -> bool {
        let keys = [WindowKey::Restoration, WindowKey::Answer, WindowKey::Question];
        keys.into_iter().any(|key| self.life.running.of(key).is_some())
    }

    /// The request on which the centre decides in this window of its own. Several may wait.
    pub fn restoration_asked(&self, decided_in: WindowId) -> Option<&Restoration> {
        let waiting = self.life.running.get(decided_in)?;
        self.restorations.iter().rfind(|request| Subject::Window(request.window) == waiting.subject)
    }

    /// Forgets that the platform did not answer: it was never asked.
    pub(super) fn forgive_silence(&mut self) {
        let missed = |turn: &&Turn| turn.key == WindowKey::Answer && turn.how == How::Missed;
        let missed: Vec<_> = self.life.turns.iter().filter(missed).map(|turn| turn.window).collect();
        missed.into_iter().for_each(|window| self.forgive(window));
    }

    /// Forgets that the window was missed.
    pub(super) fn forgive(&mut self, window: WindowId) {
        let Some(turn) = self.life.turn(window).cloned() else { return };
        // Where both sides missed the finding at once, the time of both runs anew.
        let with_it = |other: &Turn| {
            let ended_too = (other.key, other.ended, other.how) == (turn.key, turn.ended, How::Missed);
            other.window == window || turn.key == WindowKey::RulingResponse && ended_too
        };
        for turn in self.life.turns.iter_mut().filter(|other| with_it(other)) {
            turn.how = How::Dropped;
            self.restorations.iter_mut().filter(|r| r.window == turn.window).for_each(|r| r.granted = true);
        }
        match (turn.key, turn.subject) {
            (WindowKey::Answer, _) => {
                self.silent = false;
                self.answer.iter_mut().for_each(|answer| answer.late = false);
            }
            // The case stood in `Ruled`, which a refusal ends: nobody had refused before.
            (WindowKey::RulingResponse, _) => self.ruling_refused.clear(),
            (WindowKey::Confirmation, Subject::Remedy(remedy)) => self.progress(remedy, Progress::Reported),
            _ => {}
        }
    }
}

/// A party asks for a missed window, with the reason, when what held it up was over, and proof.
pub(super) fn ask(draft: &mut Draft<'_, Case>, request: AskToRestore) -> Result<(), Refusal> {
    let by = side(draft)?;
    let case = draft.matter()?;
    let Some(turn) = case.restorable(by).filter(|turn| turn.window == request.window).cloned() else {
        let asked = case.restorations.iter().any(|known| known.window == request.window);
        return Err(if asked { Refusal::AlreadyDone } else { Refusal::NoLongerOpen });
    };
    let rulebook = draft.given().rulebook;
    check_listed(&rulebook.restoration, &request.reason)?;
    let today = draft.at().day_in(&rulebook.zone);
    if request.held_up_until > today {
        return Err(Refusal::ImpossibleDate);
    }
    let earliest = may_have_ended_from(&turn, rulebook);
    if request.held_up_until < earliest {
        return Err(Refusal::HeldUpTooEarly(earliest));
    }
    // Counted from the end of what held the party up, but never from before it missed the window.
    let begins = Moment::start_of(request.held_up_until, &rulebook.zone).max(turn.ended);
    if rulebook.reckon(WindowKey::RestorationRequest, begins).is_over(draft.at()) {
        return Err(Refusal::TooLate(WindowKey::RestorationRequest));
    }
    if request.exhibits.is_empty() {
        return Err(Refusal::ProofMissing);
    }
    let exhibits = exhibiting::add(draft, request.exhibits)?;
    let text = draft.text(request.text);
    let (window, reason, held_up_until) = (turn.window, request.reason, request.held_up_until);
    if turn.key == WindowKey::Answer {
        // Nobody finds on a silence before it is decided whether it was one.
        ruling::wait_for_reply(draft, rulebook.reckon(WindowKey::Restoration, draft.at()).falls)?;
    }
    draft.open(WindowKey::Restoration, Holder::Centre, Subject::Window(window));
    draft.happen(Event::RestorationAsked { by, window, reason, held_up_until, text, exhibits })
}

/// The first day on which what held a party up may have ended. Whoever then had as much of the time itself
/// left as the rulebook gives for asking after it, or was free again before it began, could act in it.
fn may_have_ended_from(turn: &Turn, rulebook: &Rulebook) -> Day {
    let first = turn.starts.day_in(&rulebook.zone);
    let mut earliest = turn.ended.day_in(&rulebook.zone);
    while let Some(before) = earliest.yesterday().ok().filter(|before| *before >= first) {
        let begins = Moment::start_of(before, &rulebook.zone);
        if rulebook.reckon(WindowKey::RestorationRequest, begins).falls < turn.ended {
            break;
        }
        earliest = before;
    }
    earliest
}

/// A registrar decides on the request for which this window of the centre waits.
pub(super) fn decide(
    draft: &mut Draft<'_, Case>,
    decided_in: WindowId,
    granted: bool,
    text: Words,
) -> Result<(), Refusal> {
    answered_window(draft, decided_in, WindowKey::Restoration, Holder::Centre)?;
    let case = draft.matter()?;
    let request = case.restoration_asked(decided_in).ok_or(Refusal::NoLongerOpen)?;
    if !case.may_restore(request, draft.by().person()) {
        return Err(Refusal::OwnDecision);
    }
    let window = request.window;
    let text = draft.text(text);
    if granted {
        return grant(draft, window, Some(text));
    }
    draft.end(|running| running.subject == Subject::Window(window));
    draft.happen(Event::RestorationRefused { window, text })
}

/// Gives a missed window again, from now and whole.
pub(super) fn grant(
    draft: &mut Draft<'_, Case>,
    window: WindowId,
    text: Option<super::TextRef>,
) -> Result<(), Refusal> {
    let case = draft.matter()?;
    let turn = case.life.turn(window).cloned().ok_or(Refusal::NoLongerOpen)?;
    let (stage, answered) = (case.stage, case.answer.is_some());
    let to = match turn.key {
        WindowKey::Completion | WindowKey::Reply | WindowKey::Question | WindowKey::RulingResponse => {
            setting_aside::take_up(draft, |running| running.id == window, "restored")?
        }
        _ => {
            draft.end(|running| running.subject == Subject::Window(window));
            if turn.key == WindowKey::Answer && !answered {
                let answer = draft.reckon(WindowKey::Answer, draft.at());
                ruling::wait_for_reply(draft, answer.falls)?;
            }
            if turn.key != WindowKey::Answer || !answered {
                draft.open_from(draft.at(), turn.key, turn.holder, turn.subject, 2);
            }
            if turn.key == WindowKey::Confirmation { Stage::Complying } else { stage }
        }
    };
    draft.happen(Event::Restored { window, to, text })?;
    publishing::outcome_reopened(draft)
}
