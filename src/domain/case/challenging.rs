//! Challenging: a party says why the mediator should not hear the case, and somebody else decides.

use super::event::Event;
use super::{Case, Challenge, Stage, answered_window, case_in, check_listed, keep_open, side, staying};
use crate::domain::actor::{Actor, Holder};
use crate::domain::clock::WindowKey;
use crate::domain::clock::running::{RunningWindow, Subject};
use crate::domain::ids::WindowId;
use crate::domain::matter::Draft;
use crate::domain::refusal::Refusal;
use crate::domain::text::Words;

/// As the reckoning of a window keeps it: why its clock stood still.
const REASON: &str = "challenge";

/// Challenges the mediator in charge, whose window the form names. Once for each party: a second
/// challenge would be a way to stall.
pub(super) fn challenge(
    draft: &mut Draft<'_, Case>,
    window: WindowId,
    reason: String,
    text: Words,
) -> Result<(), Refusal> {
    let by = side(draft)?;
    if draft.matter()?.ruling.is_some() {
        return Err(Refusal::ChallengeAfterRuling);
    }
    let case = case_in(draft, &[Stage::Mediating])?;
    if case.challenged_by.contains(&by) {
        return Err(Refusal::ChallengeUsed);
    }
    case.unchallenged()?;
    let mediator = case.mediator().ok_or(Refusal::NoLongerOpen)?;
    answered_window(draft, window, WindowKey::Mediation, Holder::Mediator)?;
    let rulebook = draft.given().rulebook;
    check_listed(&rulebook.challenge, &reason)?;
    let decision = rulebook.reckon(WindowKey::ChallengeDecision, draft.at());
    // A mediator who may not decide meanwhile has not been silent, and the procedure does not end.
    keep_open(draft, &decision, |window| is_held_up(window.key))?;
    let text = draft.text(text);
    draft.open_reckoned(decision, WindowKey::ChallengeDecision, Holder::Centre, Subject::Step, 1);
    draft.happen(Event::Challenged { by, mediator, reason, text })
}

/// Decides on the challenge: neither the mediator who is challenged, nor whoever named them.
pub(super) fn decide(
    draft: &mut Draft<'_, Case>,
    window: WindowId,
    upheld: bool,
    text: Words,
) -> Result<(), Refusal> {
    answered_window(draft, window, WindowKey::ChallengeDecision, Holder::Centre)?;
    let case = draft.matter()?;
    let challenge = case.challenge.clone().ok_or(Refusal::NoLongerOpen)?;
    if !case.may_decide_challenge(draft.by()) {
        return Err(Refusal::AnotherDecides);
    }
    let text = draft.text(text);
    if upheld {
        replace(draft)?;
        return draft.happen(Event::ChallengeUpheld { text });
    }
    draft.end(|running| running.id == window);
    give_back(draft, &challenge)?;
    draft.happen(Event::ChallengeRejected { text })
}

/// Takes the challenged mediator off the case, with the next event, and makes the centre name another.
/// If the mediator had stopped the clocks, they run again.
pub(super) fn replace(draft: &mut Draft<'_, Case>) -> Result<(), Refusal> {
    let case = draft.matter()?;
    match (case.stay.clone(), case.challenge.clone()) {
        (Some((from, reason)), _) => staying::run_again(draft, from, &reason)?,
        (None, Some(challenge)) => give_back(draft, &challenge)?,
        (None, None) => {}
    }
    draft.end(|window| goes_with_the_mediator(window.key));
    draft.open(WindowKey::Naming, Holder::Centre, Subject::Step);
    Ok(())
}

/// Gives the windows that it held up, with the next event, the time that the challenge took. What a
/// stay covers, the stay gives back.
fn give_back(draft: &mut Draft<'_, Case>, challenge: &Challenge) -> Result<(), Refusal> {
    let rulebook = draft.given().rulebook;
    let running = &draft.matter()?.life.running;
    if running.is_stayed() {
        return Ok(());
    }
    let longer = |window: &RunningWindow| {
        // What was kept open for the decision has some of the time back already.
        let kept = challenge.kept.iter().find(|kept| kept.id == window.id);
        let from = &kept.unwrap_or(window).reckoning;
        let longer = rulebook.stay_clock(from, challenge.since, draft.at(), REASON);
        (longer.falls > window.reckoning.falls).then_some((window.id, longer))
    };
    let held_up = running.iter().filter(|window| is_held_up(window.key));
    let moved: Vec<_> = held_up.filter_map(longer).collect();
    for (window, reckoning) in moved {
        draft.shift(window, reckoning);
    }
    Ok(())
}

pub(super) fn is_held_up(key: WindowKey) -> bool {
    matches!(key, WindowKey::Mediation | WindowKey::OuterLimit)
}

/// Does this window end when the mediator in charge leaves?
pub(super) fn goes_with_the_mediator(key: WindowKey) -> bool {
    matches!(key, WindowKey::Mediation | WindowKey::ChallengeDecision)
}

impl Case {
    /// The case, unless a challenge must be decided first.
    pub(super) fn unchallenged(&self) -> Result<&Case, Refusal> {
        if self.challenge.is_some() { Err(Refusal::ChallengeOpen) } else { Ok(self) }
    }

    /// Does this window wait for the decision on the challenge, so that its holder is not late meanwhile?
    pub fn waits_for_decision(&self, window: &RunningWindow) -> bool {
        self.challenge.is_some() && window.key == WindowKey::Mediation
    }

    /// May this registrar decide on the challenge? Nobody decides on themselves, nor on their own choice.
    pub(super) fn may_decide_challenge(&self, by: &Actor) -> bool {
        let by = by.person();
        by != self.named_by && by != self.challenge.as_ref().map(|challenge| challenge.mediator)
    }
}
