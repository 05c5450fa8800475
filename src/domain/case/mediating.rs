//! Mediating: naming a mediator, asking and answering, ending without a result.

use super::event::Event;
use super::{Case, Stage, answered_window, case_in, challenging, check_listed, exhibiting, ruling, side};
use crate::domain::actor::{Holder, Side};
use crate::domain::clock::WindowKey;
use crate::domain::clock::running::Subject;
use crate::domain::evidence::NewExhibit;
use crate::domain::ids::{PersonId, QuestionId, WindowId};
use crate::domain::matter::Draft;
use crate::domain::refusal::Refusal;
use crate::domain::text::Words;

/// Ends what ran before and makes the centre name a mediator.
pub(super) fn begin(draft: &mut Draft<'_, Case>) {
    draft.end(|window| {
        matches!(
            window.key,
            WindowKey::Answer | WindowKey::Reply | WindowKey::Negotiation | WindowKey::StayEnd
        )
    });
    draft.open(WindowKey::Naming, Holder::Centre, Subject::Step);
}

/// Puts a mediator in charge. Nobody who declared an interest in the platform, and nobody who was
/// replaced in this case before. Of two registrars who do so at once the second replaces nobody whom
/// they have not seen: their window has ended.
pub(super) fn assign(
    draft: &mut Draft<'_, Case>,
    window: WindowId,
    mediator: PersonId,
) -> Result<(), Refusal> {
    // Whoever named a mediator does not dispose of a challenge by naming another.
    let case = case_in(draft, &[Stage::Mediating])?.unchallenged()?;
    if case.mediator() == Some(mediator) {
        return Err(Refusal::AlreadyDone);
    }
    answered_window(draft, window, WindowKey::Naming, Holder::Centre)
        .or_else(|_| answered_window(draft, window, WindowKey::Mediation, Holder::Mediator))?;
    if case.mediators.contains(&mediator) || draft.given().facts.conflicted.contains(&mediator) {
        return Err(Refusal::Conflicted);
    }
    // A mediator whom a registrar replaced has not been silent.
    let attempt = case.attempt_at(WindowKey::Mediation);
    draft.end(|window| window.key == WindowKey::Naming || challenging::goes_with_the_mediator(window.key));
    draft.open_from(draft.at(), WindowKey::Mediation, Holder::Mediator, Subject::Step, attempt);
    draft.happen(Event::Assigned { mediator })
}

/// Asks one party. One question to a party at a time.
pub(super) fn question(draft: &mut Draft<'_, Case>, to: Side, text: Words) -> Result<(), Refusal> {
    let case = case_in(draft, &[Stage::Mediating])?;
    if case.questions.iter().any(|question| question.open && question.to == to) {
        return Err(Refusal::AlreadyDone);
    }
    let question: QuestionId = draft.id();
    let text = draft.text(text);
    draft.open(WindowKey::Question, to.holder(), Subject::Question(question));
    draft.happen(Event::Questioned { question, to, text })
}

pub(super) fn respond(
    draft: &mut Draft<'_, Case>,
    question: QuestionId,
    text: Words,
    exhibits: Vec<NewExhibit>,
) -> Result<(), Refusal> {
    let by = side(draft)?;
    let case = draft.matter()?;
    let asked = case.questions.iter().find(|found| found.id == question).ok_or(Refusal::NoLongerOpen)?;
    if asked.to != by {
        return Err(Refusal::NotYours);
    }
    if !asked.open {
        let refusal = case.passed_on(Subject::Question(question));
        return Err(Refusal::unless_done(asked.response.is_some())(refusal));
    }
    case_in(draft, &[Stage::Mediating])?;
    let exhibits = exhibiting::add(draft, exhibits)?;
    let text = draft.text(text);
    ruling::wait_for_reply(draft, draft.at())?;
    draft.end(|window| window.subject == Subject::Question(question));
    draft.happen(Event::Responded { question, text, exhibits })
}

/// Ends the mediation without a result; the way to court is open.
pub(super) fn close(draft: &mut Draft<'_, Case>, reason: String, text: Words) -> Result<(), Refusal> {
    if case_in(draft, &[Stage::Mediating])?.unchallenged()?.is_to_hear_a_party() {
        return Err(Refusal::PartyHasTime);
    }
    check_listed(&draft.given().rulebook.closing, &reason)?;
    let text = draft.text(text);
    draft.end(|window| window.key != WindowKey::CourtReceipt);
    draft.happen(Event::ClosedWithoutResult { reason, text })?;
    super::publishing::outcome_reached(draft)
}
