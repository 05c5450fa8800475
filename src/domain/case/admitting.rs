//! Admitting: the centre decides whether it takes the case, and may ask once for what is missing.

use super::event::{Event, Service};
use super::{Case, Stage, answered_window, case_in, check_listed, exhibiting};
use crate::domain::actor::Holder;
use crate::domain::clock::WindowKey;
use crate::domain::clock::running::Subject;
use crate::domain::evidence::NewExhibit;
use crate::domain::ids::WindowId;
use crate::domain::matter::Draft;
use crate::domain::refusal::Refusal;
use crate::domain::text::Words;

/// Asks the consumer for everything that is missing. Once: a second list would be a way to stall.
pub(super) fn ask_to_complete(draft: &mut Draft<'_, Case>, text: Words) -> Result<(), Refusal> {
    let case = case_in(draft, &[Stage::Filed])?;
    if case.completion.is_some() {
        return Err(Refusal::AlreadyDone);
    }
    let text = draft.text(text);
    draft.end(|window| window.key == WindowKey::Admission);
    draft.open(WindowKey::Completion, Holder::Consumer, Subject::Step);
    draft.happen(Event::CompletionAsked { text })
}

/// The consumer completes the complaint; the centre's window begins anew, from the complete one.
pub(super) fn complete(
    draft: &mut Draft<'_, Case>,
    window: WindowId,
    text: Words,
    exhibits: Vec<NewExhibit>,
) -> Result<(), Refusal> {
    let done = matches!(draft.matter()?.completion, Some((_, Some(_))));
    let window = answered_window(draft, window, WindowKey::Completion, Holder::Consumer)
        .map_err(Refusal::unless_done(done))?;
    let exhibits = exhibiting::add(draft, exhibits)?;
    let text = draft.text(text);
    draft.end(|running| running.id == window.id);
    // What the centre missed before it asked is not forgotten: asking is no way to a third try.
    let attempt = draft.matter()?.attempt_at(WindowKey::Admission);
    draft.open_from(draft.at(), WindowKey::Admission, Holder::Centre, Subject::Step, attempt);
    draft.happen(Event::Completed { text, exhibits })
}

/// Takes the case. A platform that someone represents here is served in its inbox at once.
pub(super) fn admit(draft: &mut Draft<'_, Case>) -> Result<(), Refusal> {
    if draft.matter()?.admitted_at.is_some() {
        return Err(Refusal::AlreadyDone);
    }
    let case = case_in(draft, &[Stage::Filed])?;
    // Asked and not yet answered: the centre cannot decide on half a complaint.
    if case.life.running.of(WindowKey::Completion).is_some() {
        return Err(Refusal::NoLongerOpen);
    }
    draft.end(|window| window.key == WindowKey::Admission);
    draft.open(WindowKey::Service, Holder::Centre, Subject::Step);
    draft.open(WindowKey::OuterLimit, Holder::Centre, Subject::Step);
    draft.happen(Event::Admitted)?;
    if draft.given().facts.enrolled {
        super::serving::served(draft, Service::Inbox)?;
    }
    Ok(())
}

pub(super) fn find_inadmissible(
    draft: &mut Draft<'_, Case>,
    reason: String,
    text: Words,
) -> Result<(), Refusal> {
    if draft.matter()?.stage == Stage::Inadmissible {
        return Err(Refusal::AlreadyDone);
    }
    // A ground that is found late ends the case as well, as long as nothing has been found or agreed.
    case_in(draft, &[Stage::Filed, Stage::Admitted, Stage::Answering, Stage::Negotiating, Stage::Mediating])?;
    check_listed(&draft.given().rulebook.inadmissible, &reason)?;
    // A ground that did not stand in a review does not stand again; on another one the review is open again.
    let before = draft.matter()?.not_taken.as_ref();
    if before.is_some_and(|before| before.overturned && before.reason == reason) {
        return Err(Refusal::GroundOverturned);
    }
    let text = draft.text(text);
    // What is with the court already is the court's to decide.
    draft.end(|window| window.key != WindowKey::CourtReceipt);
    draft.open(WindowKey::Review, Holder::Consumer, Subject::Step);
    draft.happen(Event::FoundInadmissible { reason, text })
}
