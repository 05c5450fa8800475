//! Lapsing: what silence brings, for every window that a case can have.

use super::event::{Event, Silence};
use super::{Case, Stage, challenging, complying, helping, mediating, publishing, restoring, staying};
use crate::domain::actor::Holder;
use crate::domain::clock::WindowKey;
use crate::domain::clock::running::{RunningWindow, Subject};
use crate::domain::matter::Draft;
use crate::domain::refusal::Refusal;

/// Carries on a case in which nobody acted before `window` ended.
pub(super) fn lapse(draft: &mut Draft<'_, Case>, window: RunningWindow) -> Result<(), Refusal> {
    let before = draft.matter()?.stage;
    let silence = silence(&window);
    match silence {
        Silence::AdmissionRepeated
        | Silence::ServiceOverdue
        | Silence::NamingRepeated
        | Silence::AlarmRepeated
        | Silence::ReviewRepeated
        | Silence::RestorationRepeated => {
            again(draft, &window);
        }
        Silence::ChallengeUpheld => challenging::replace(draft)?,
        Silence::HelpOverdue => {
            again(draft, &window);
            helping::keep_open(draft, window.subject)?;
        }
        Silence::MediatorReplaced => {
            draft.end(|running| challenging::goes_with_the_mediator(running.key));
            draft.open(WindowKey::Naming, Holder::Centre, Subject::Step);
        }
        // An answer whose time was given again is missed while the mediation goes on.
        Silence::AnswerSilent if before == Stage::Mediating => {
            draft.end(|running| running.id == window.id);
        }
        Silence::AnswerSilent | Silence::NegotiationEnded => mediating::begin(draft),
        Silence::PerformanceMissed => {
            draft.end(|running| running.id == window.id);
            draft.open(WindowKey::Cure, Holder::Platform, window.subject);
        }
        Silence::CompletionNotPursued | Silence::ReplyNotPursued | Silence::QuestionNotPursued => {
            // Whoever went to court and left our questions alone has not lost the way to court.
            draft.end(|running| running.key != WindowKey::CourtReceipt);
            if !draft.matter()?.reopened {
                draft.open(WindowKey::Reopening, Holder::Consumer, Subject::Step);
            }
        }
        Silence::AdmissionGivenUp
        | Silence::NamingGivenUp
        | Silence::MediationGivenUp
        | Silence::RulingNotAccepted
        | Silence::CureMissed
        | Silence::ReviewGivenUp
        | Silence::LimitExpired => draft.end(|running| running.key != WindowKey::CourtReceipt),
        Silence::StayEnded => {
            if let Some((from, reason)) = draft.matter()?.stay.clone() {
                staying::run_again(draft, from, &reason)?;
            }
        }
        Silence::OfferFell => draft.end(|running| running.subject == window.subject),
        Silence::ReferralFell
        | Silence::QuestionUnanswered
        | Silence::ConfirmationSilent
        | Silence::CourtSilent
        | Silence::WithdrawalFinal
        | Silence::ReviewNotAsked
        | Silence::RestorationByDefault
        | Silence::ReopeningPassed => draft.end(|running| running.id == window.id),
    }
    // Two mediators without a result are the fault of the centre that named them.
    let holder = if silence == Silence::MediationGivenUp { Holder::Centre } else { window.holder };
    draft.happen(Event::Lapsed {
        window: window.id,
        key: window.key,
        subject: window.subject,
        holder,
        silence,
    })?;
    if silence == Silence::ConfirmationSilent {
        return complying::settle(draft);
    }
    if let (Silence::RestorationByDefault, Subject::Window(missed)) = (silence, window.subject) {
        return restoring::grant(draft, missed, None);
    }
    // A court that does not report changes nothing about an outcome that was sent before.
    if before.is_open() && draft.matter()?.stage == Stage::Unresolved {
        publishing::outcome_reached(draft)?;
    }
    Ok(())
}

fn again(draft: &mut Draft<'_, Case>, window: &RunningWindow) {
    let attempt = window.attempt.saturating_add(1);
    draft.end_by_name(window.id);
    draft.open_from(draft.at(), window.key, window.holder, window.subject, attempt);
}

/// What it means that this window ended, by the duty and by how often it was tried.
fn silence(window: &RunningWindow) -> Silence {
    let first = window.attempt <= 1;
    match window.key {
        WindowKey::Admission if first => Silence::AdmissionRepeated,
        WindowKey::Admission => Silence::AdmissionGivenUp,
        WindowKey::Completion => Silence::CompletionNotPursued,
        WindowKey::Service => Silence::ServiceOverdue,
        WindowKey::Answer => Silence::AnswerSilent,
        WindowKey::Reply => Silence::ReplyNotPursued,
        WindowKey::Negotiation => Silence::NegotiationEnded,
        WindowKey::Offer | WindowKey::Proposal => Silence::OfferFell,
        WindowKey::Naming if first => Silence::NamingRepeated,
        WindowKey::Naming => Silence::NamingGivenUp,
        WindowKey::Mediation if first => Silence::MediatorReplaced,
        WindowKey::Mediation => Silence::MediationGivenUp,
        WindowKey::ChallengeDecision => Silence::ChallengeUpheld,
        WindowKey::Help => Silence::HelpOverdue,
        WindowKey::Question if window.holder == Holder::Consumer => Silence::QuestionNotPursued,
        WindowKey::Question => Silence::QuestionUnanswered,
        WindowKey::RulingResponse => Silence::RulingNotAccepted,
        WindowKey::Performance => Silence::PerformanceMissed,
        WindowKey::Cure => Silence::CureMissed,
        WindowKey::Confirmation => Silence::ConfirmationSilent,
        WindowKey::CourtReceipt => Silence::CourtSilent,
        WindowKey::StayEnd => Silence::StayEnded,
        WindowKey::Reopening => Silence::ReopeningPassed,
        WindowKey::WithdrawalUndo => Silence::WithdrawalFinal,
        WindowKey::Review => Silence::ReviewNotAsked,
        WindowKey::ReviewDecision if first => Silence::ReviewRepeated,
        WindowKey::ReviewDecision => Silence::ReviewGivenUp,
        WindowKey::Restoration if first => Silence::RestorationRepeated,
        WindowKey::Restoration => Silence::RestorationByDefault,
        WindowKey::Alarm => Silence::AlarmRepeated,
        WindowKey::Referral => Silence::ReferralFell,
        // A case opens none of the others; one of them would end the procedure as its limit does.
        WindowKey::OuterLimit
        | WindowKey::Hearing
        | WindowKey::Drafting
        | WindowKey::RightOfReply
        | WindowKey::Publishing
        | WindowKey::PublicationEnd
        | WindowKey::PublicationEndResolved
        | WindowKey::RequestService
        | WindowKey::Request
        | WindowKey::RequestReminder
        | WindowKey::Resending
        | WindowKey::Complaining
        | WindowKey::RestorationRequest
        | WindowKey::Delivery => Silence::LimitExpired,
    }
}
