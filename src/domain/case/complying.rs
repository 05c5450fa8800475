//! Complying: doing what was agreed, reporting it, and having it confirmed by the one it was done for.

use super::duty::{AgreedIn, Duty, Progress, Promise};
use super::event::Event;
use super::{Case, Stage, case_in, exhibiting, publishing};
use crate::domain::actor::Holder;
use crate::domain::clock::running::Subject;
use crate::domain::clock::{Span, Unit, WindowKey};
use crate::domain::evidence::NewExhibit;
use crate::domain::ids::RemedyId;
use crate::domain::matter::Draft;
use crate::domain::refusal::Refusal;
use crate::domain::text::Words;

/// Both sides agree: each promise gets its own window.
pub(super) fn agree(
    draft: &mut Draft<'_, Case>,
    within: AgreedIn,
    promises: Vec<Promise>,
) -> Result<(), Refusal> {
    draft.end(|window| window.key != WindowKey::CourtReceipt);
    for promise in &promises {
        let rulebook = draft.given().rulebook;
        let reckoning = match promise.days {
            Some(days) => {
                let span = Span::new(days.into(), Unit::CalendarDay);
                rulebook.reckon_span(WindowKey::Performance, span, draft.at())
            }
            None => rulebook.reckon(WindowKey::Performance, draft.at()),
        };
        let subject = Subject::Remedy(promise.id);
        draft.open_reckoned(reckoning, WindowKey::Performance, Holder::Platform, subject, 1);
    }
    draft.happen(Event::Agreed { within, promises })
}

fn duty<'d>(
    draft: &'d Draft<'_, Case>,
    remedy: RemedyId,
    in_progress: &[Progress],
) -> Result<&'d Duty, Refusal> {
    let case = draft.matter()?;
    let found = case.duties.iter().find(|duty| duty.promise.id == remedy).ok_or(Refusal::NoLongerOpen)?;
    if !in_progress.contains(&found.progress) {
        return Err(match found.progress {
            // There is nothing to deny before the platform says that it is done.
            Progress::Due => Refusal::NoLongerOpen,
            Progress::Failed | Progress::Unconfirmed => case.passed_on(Subject::Remedy(remedy)),
            Progress::Curing | Progress::Reported | Progress::Confirmed => Refusal::AlreadyDone,
        });
    }
    case_in(draft, &[Stage::Complying])?;
    Ok(found)
}

/// The platform says that it is done, with proof; the consumer is asked.
pub(super) fn report(
    draft: &mut Draft<'_, Case>,
    remedy: RemedyId,
    text: Words,
    exhibits: Vec<NewExhibit>,
) -> Result<(), Refusal> {
    duty(draft, remedy, &[Progress::Due, Progress::Curing])?;
    let exhibits = exhibiting::add(draft, exhibits)?;
    let text = draft.text(text);
    draft.end(|window| window.subject == Subject::Remedy(remedy));
    draft.open(WindowKey::Confirmation, Holder::Consumer, Subject::Remedy(remedy));
    draft.happen(Event::Performed { remedy, text, exhibits })
}

/// The consumer confirms; also without a report, since nobody knows better.
pub(super) fn confirm(draft: &mut Draft<'_, Case>, remedy: RemedyId) -> Result<(), Refusal> {
    duty(draft, remedy, &[Progress::Due, Progress::Curing, Progress::Reported])?;
    draft.end(|window| window.subject == Subject::Remedy(remedy));
    draft.happen(Event::Confirmed { remedy })?;
    settle(draft)
}

/// The consumer denies; the platform has a last time to make up for it. If it had that already, it
/// has failed: saying "done" again and again is no way to stall.
pub(super) fn deny(draft: &mut Draft<'_, Case>, remedy: RemedyId, text: Words) -> Result<(), Refusal> {
    let had_its_cure = duty(draft, remedy, &[Progress::Reported])?.cured;
    let text = draft.text(text);
    if had_its_cure {
        draft.end(|window| window.key != WindowKey::CourtReceipt);
        draft.happen(Event::Denied { remedy, text, failed: true })?;
        return publishing::outcome_reached(draft);
    }
    draft.end(|window| window.subject == Subject::Remedy(remedy));
    draft.open(WindowKey::Cure, Holder::Platform, Subject::Remedy(remedy));
    draft.happen(Event::Denied { remedy, text, failed: false })
}

/// Closes the case when no promise is left to wait for.
pub(super) fn settle(draft: &mut Draft<'_, Case>) -> Result<(), Refusal> {
    let duties = &draft.matter()?.duties;
    let settled = |duty: &Duty| matches!(duty.progress, Progress::Confirmed | Progress::Unconfirmed);
    if !duties.iter().all(settled) {
        return Ok(());
    }
    let confirmed = duties.iter().all(|duty| duty.progress == Progress::Confirmed);
    // What is done and confirmed needs no court. Silence confirms nothing, so the court keeps the rest.
    draft.end(|window| confirmed || window.key != WindowKey::CourtReceipt);
    draft.happen(Event::Resolved { confirmed })?;
    publishing::outcome_reached(draft)
}
