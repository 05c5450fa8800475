//! Withdrawing, and going on with a case that was closed as not pursued.

use super::event::Event;
use super::{Case, Stage, alarming, answered_window, case_in, check_listed, filing, setting_aside};
use crate::domain::actor::Holder;
use crate::domain::clock::WindowKey;
use crate::domain::clock::running::Subject;
use crate::domain::ids::WindowId;
use crate::domain::matter::Draft;
use crate::domain::refusal::Refusal;
use crate::domain::text::Words;

pub(super) fn withdraw(
    draft: &mut Draft<'_, Case>,
    reason: String,
    text: Option<Words>,
) -> Result<(), Refusal> {
    if draft.matter()?.stage == Stage::Withdrawn {
        return Err(Refusal::AlreadyDone);
    }
    case_in(draft, filing::ON_THE_RECORD)?;
    let rulebook = draft.given().rulebook;
    check_listed(&rulebook.withdrawal, &reason)?;
    let listed = rulebook.withdrawal.iter().find(|entry| entry.key == reason);
    // Their own words stay with the centre; an alarm may go along to a court. It says the reason alone.
    let language = draft.matter()?.filing.language;
    let alarm = listed.and_then(|entry| {
        Some((entry.alarm?, Words::parse(entry.name.in_language(language), Words::NOTE).ok()?))
    });
    let text = text.map(|text| draft.text(text));
    draft.end(|_| true);
    // Once: everybody else in the case must know at some time whether it is over.
    if !draft.matter()?.withdrawal_undone {
        draft.open(WindowKey::WithdrawalUndo, Holder::Consumer, Subject::Step);
    }
    draft.happen(Event::Withdrawn { reason: reason.clone(), text })?;
    // Whoever was made to take it back is not left alone with that: a registrar attends to it within hours.
    match alarm.filter(|(kind, _)| draft.matter().is_ok_and(|case| case.may_raise(*kind))) {
        Some((kind, text)) => alarming::raise(draft, kind, text, Some(reason)),
        None => Ok(()),
    }
}

/// Takes the withdrawal back, once: nobody is bound to what they did in fear or haste.
pub(super) fn undo(draft: &mut Draft<'_, Case>, window: WindowId) -> Result<(), Refusal> {
    if case_in(draft, &[Stage::Withdrawn])?.withdrawal_undone {
        return Err(Refusal::AlreadyDone);
    }
    answered_window(draft, window, WindowKey::WithdrawalUndo, Holder::Consumer)
        .map_err(|_| Refusal::TooLate(WindowKey::WithdrawalUndo))?;
    let to = setting_aside::take_up(draft, |_| false, "withdrawn")?;
    draft.happen(Event::WithdrawalUndone { to })
}

/// Goes on, once, where the consumer fell silent.
pub(super) fn reopen(draft: &mut Draft<'_, Case>) -> Result<(), Refusal> {
    if draft.matter()?.reopened {
        return Err(Refusal::AlreadyDone);
    }
    let case = case_in(draft, &[Stage::NotPursued])?;
    if case.life.running.of(WindowKey::Reopening).is_none() {
        return Err(Refusal::TooLate(WindowKey::Reopening));
    }
    let left = case.aside.as_ref().map_or(Stage::Filed, |aside| aside.stage);
    let was_admitted = case.admitted_at.is_some();
    let conflicted = &draft.given().facts.conflicted;
    let mediated = case.mediator().is_some_and(|mediator| !conflicted.contains(&mediator));
    if left == Stage::Mediating && mediated {
        let to = setting_aside::take_up(draft, |window| window.key == WindowKey::OuterLimit, "reopened")?;
        return draft.happen(Event::Reopened { to });
    }
    draft.end(|window| window.key != WindowKey::CourtReceipt);
    let to = match left {
        // After an answer that nobody replied to, the way on is a mediator.
        Stage::Mediating | Stage::Negotiating => {
            draft.open(WindowKey::Naming, Holder::Centre, Subject::Step);
            Stage::Mediating
        }
        _ => {
            draft.open(WindowKey::Admission, Holder::Centre, Subject::Step);
            Stage::Filed
        }
    };
    if was_admitted {
        draft.open(WindowKey::OuterLimit, Holder::Centre, Subject::Step);
    }
    draft.happen(Event::Reopened { to })
}
