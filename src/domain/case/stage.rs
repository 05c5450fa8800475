//! The life of a case on one page: the stages, and which event leads where.

use super::event::{Event, Silence};
use crate::domain::keys::keys;

keys! {
    /// Where a case stands.
    Stage {
        /// The centre has it and has not decided whether to take it.
        Filed "filed"
        /// Taken; the platform has not been reached yet.
        Admitted "admitted"
        /// The platform must answer.
        Answering "answering"
        /// The platform answered; the parties may settle between themselves.
        Negotiating "negotiating"
        /// A mediator is named, hears both and proposes.
        Mediating "mediating"
        /// The mediator has given a finding; the parties accept it or not.
        Ruled "ruled"
        /// The platform does what was agreed.
        Complying "complying"
        /// Done: confirmed, or never contradicted.
        Resolved "resolved"
        /// Ended without a solution; the way to court is open.
        Unresolved "unresolved"
        /// A court has taken it.
        AtCourt "at_court"
        /// A court has decided.
        Judged "judged"
        /// The centre cannot take it.
        Inadmissible "inadmissible"
        /// The consumer took it back.
        Withdrawn "withdrawn"
        /// The consumer fell silent.
        NotPursued "not_pursued"
    }
}

impl Stage {
    /// May the parties and the mediator still act on it inside the centre?
    pub fn is_open(self) -> bool {
        match self {
            Stage::Filed
            | Stage::Admitted
            | Stage::Answering
            | Stage::Negotiating
            | Stage::Mediating
            | Stage::Ruled
            | Stage::Complying => true,
            Stage::Resolved
            | Stage::Unresolved
            | Stage::AtCourt
            | Stage::Judged
            | Stage::Inadmissible
            | Stage::Withdrawn
            | Stage::NotPursued => false,
        }
    }

    /// May the consumer ask for handover to a court? Mediation never bars court, so: at every open
    /// stage, also before the centre has taken the case, and after it ended without a solution.
    pub fn may_go_to_court(self) -> bool {
        self.is_open() || self == Stage::Unresolved
    }
}

/// The stage after `event` in a case that stands at `from`. This is the whole transition table.
pub fn after(from: Stage, event: &Event) -> Stage {
    match event {
        Event::Filed(_) => Stage::Filed,
        // Mail that came back takes the case back to the centre.
        Event::Admitted | Event::ServiceFailed => Stage::Admitted,
        Event::FoundInadmissible { .. } => Stage::Inadmissible,
        Event::InadmissibilityOverturned { to, .. }
        | Event::WithdrawalUndone { to }
        | Event::Restored { to, .. } => *to,
        Event::Served { .. } => Stage::Answering,
        // Where the answer's time was given again, the mediation that has begun goes on.
        Event::Answered { late: false, .. } if from == Stage::Answering => Stage::Negotiating,
        Event::Dissatisfied { .. } => Stage::Mediating,
        Event::Agreed { .. } => Stage::Complying,
        Event::Ruled(ruling) if ruling.is_dismissal() => Stage::Unresolved,
        Event::Ruled(_) => Stage::Ruled,
        Event::RulingRefused { .. }
        | Event::ClosedWithoutResult { .. }
        | Event::Denied { failed: true, .. } => Stage::Unresolved,
        Event::Resolved { .. } => Stage::Resolved,
        Event::Docketed { .. } => Stage::AtCourt,
        Event::Judged { .. } => Stage::Judged,
        Event::Withdrawn { .. } => Stage::Withdrawn,
        Event::Reopened { to } => *to,
        Event::Lapsed { silence, .. } => match silence {
            Silence::CompletionNotPursued | Silence::ReplyNotPursued | Silence::QuestionNotPursued => {
                Stage::NotPursued
            }
            Silence::AnswerSilent | Silence::NegotiationEnded => Stage::Mediating,
            Silence::AdmissionGivenUp
            | Silence::NamingGivenUp
            | Silence::MediationGivenUp
            | Silence::RulingNotAccepted
            | Silence::CureMissed
            | Silence::ReviewGivenUp
            | Silence::LimitExpired => Stage::Unresolved,
            Silence::AdmissionRepeated
            | Silence::ServiceOverdue
            | Silence::OfferFell
            | Silence::NamingRepeated
            | Silence::MediatorReplaced
            | Silence::ChallengeUpheld
            | Silence::HelpOverdue
            | Silence::QuestionUnanswered
            | Silence::PerformanceMissed
            | Silence::ConfirmationSilent
            | Silence::CourtSilent
            | Silence::StayEnded
            | Silence::WithdrawalFinal
            | Silence::ReviewNotAsked
            | Silence::ReviewRepeated
            | Silence::RestorationRepeated
            | Silence::RestorationByDefault
            | Silence::ReopeningPassed
            | Silence::AlarmRepeated
            | Silence::ReferralFell => from,
        },
        Event::CompletionAsked { .. }
        | Event::Completed { .. }
        | Event::Extended { .. }
        | Event::Answered { .. }
        | Event::ReviewAsked { .. }
        | Event::InadmissibilityConfirmed { .. }
        | Event::RestorationAsked { .. }
        | Event::RestorationRefused { .. }
        | Event::SlipCorrected { .. }
        | Event::Offered(_)
        | Event::OfferDeclined { .. }
        | Event::Assigned { .. }
        | Event::Challenged { .. }
        | Event::ChallengeUpheld { .. }
        | Event::ChallengeRejected { .. }
        | Event::HelpAsked { .. }
        | Event::HelpGiven { .. }
        | Event::Questioned { .. }
        | Event::Responded { .. }
        | Event::ProposalAccepted { .. }
        | Event::Stayed { .. }
        | Event::StayLifted
        | Event::RulingAccepted { .. }
        | Event::Performed { .. }
        | Event::Confirmed { .. }
        | Event::Denied { failed: false, .. }
        | Event::PublicationAsked
        | Event::HandedOver { .. }
        | Event::Returned { .. }
        | Event::Exhibited { .. }
        | Event::Revealed { .. }
        | Event::RevealRead
        | Event::RevealTakenBack
        | Event::Messaged { .. }
        | Event::Referred { .. }
        | Event::ReferralRejected { .. }
        | Event::ReferralAccepted { .. }
        | Event::AlarmRaised { .. }
        | Event::AlarmAttended { .. }
        | Event::OutageMadeGood(_)
        | Event::CalendarChanged(_)
        | Event::LetterPosted { .. }
        | Event::LetterUnposted { .. } => from,
    }
}
