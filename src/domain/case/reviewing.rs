//! Reviewing: a decision not to take a case is looked at once more, by another person.

use super::event::Event;
use super::{Case, Stage, admitting, answered_window, case_in, setting_aside};
use crate::domain::actor::Holder;
use crate::domain::clock::WindowKey;
use crate::domain::clock::running::Subject;
use crate::domain::ids::{PersonId, WindowId};
use crate::domain::matter::Draft;
use crate::domain::refusal::Refusal;
use crate::domain::text::Words;

/// The decision not to take a case, and how far its review got.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NotTaken {
    /// Who decided so.
    pub by: Option<PersonId>,
    /// On which ground, by key.
    pub reason: String,
    /// Was a review asked for?
    pub review_asked: bool,
    /// Did the review find that the case has to be taken?
    pub overturned: bool,
}

impl Case {
    /// May this person decide the review? Never whoever decided before.
    pub(super) fn may_review(&self, person: Option<PersonId>) -> bool {
        self.not_taken.as_ref().is_some_and(|decision| decision.by != person)
    }
}

/// The consumer asks for the review, once.
pub(super) fn ask(draft: &mut Draft<'_, Case>, window: WindowId, text: Words) -> Result<(), Refusal> {
    let case = draft.matter()?;
    let asked = case.not_taken.as_ref().is_some_and(|decision| decision.review_asked);
    answered_window(draft, window, WindowKey::Review, Holder::Consumer)
        .map_err(Refusal::unless_done(asked))?;
    let text = draft.text(text);
    draft.end(|window| window.key == WindowKey::Review);
    draft.open(WindowKey::ReviewDecision, Holder::Centre, Subject::Step);
    draft.happen(Event::ReviewAsked { text })
}

/// Another registrar decides. Whoever finds that the case has to be taken takes it.
pub(super) fn decide(draft: &mut Draft<'_, Case>, overturned: bool, text: Words) -> Result<(), Refusal> {
    let case = case_in(draft, &[Stage::Inadmissible])?;
    if case.life.running.of(WindowKey::ReviewDecision).is_none() {
        return Err(Refusal::NoLongerOpen);
    }
    if !case.may_review(draft.by().person()) {
        return Err(Refusal::OwnDecision);
    }
    let was_admitted = case.admitted_at.is_some();
    let text = draft.text(text);
    if !overturned {
        draft.end(|window| window.key == WindowKey::ReviewDecision);
        return draft.happen(Event::InadmissibilityConfirmed { text });
    }
    if was_admitted {
        let to = setting_aside::take_up(draft, |_| false, "not_taken")?;
        return draft.happen(Event::InadmissibilityOverturned { to, text });
    }
    draft.end(|window| window.key == WindowKey::ReviewDecision);
    draft.happen(Event::InadmissibilityOverturned { to: Stage::Filed, text })?;
    admitting::admit(draft)
}
