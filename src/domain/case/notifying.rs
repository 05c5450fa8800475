//! Notifying: who must be told of what, in one exhaustive match.

use super::event::{Event, Silence};
use super::{Case, Court};
use crate::domain::actor::{Role, Side};
use crate::domain::clock::WindowKey;
use crate::domain::clock::running::{RunningWindow, Subject};
use crate::domain::ids::PersonId;
use crate::domain::letter::{Addressee, Letter};

const CONSUMER: Addressee = Addressee::Consumer;
const PLATFORM: Addressee = Addressee::Platform;
const MEDIATOR: Addressee = Addressee::Mediator;
const CENTRE: Addressee = Addressee::Registrars;
const SUPERVISOR: Addressee = Addressee::Supervisor;
const COURT: Addressee = Addressee::Court;

fn party(side: Side) -> Addressee {
    match side {
        Side::Consumer => CONSUMER,
        Side::Platform => PLATFORM,
    }
}

/// The letters about `event`, which has just happened to `case`.
pub(super) fn letters(case: &Case, event: &Event) -> Vec<Letter> {
    let mut to = addressees(case, event);
    // Unread claims are never served: before service the platform hears nothing, except the notice.
    if case.served.is_none() {
        to.retain(|addressee| *addressee != PLATFORM);
    }
    if case.court.is_none() {
        to.retain(|addressee| *addressee != COURT);
    }
    let letters = |addressee: Addressee| match addressee {
        Addressee::Mediator => mediators_told(case, event).map(Letter::to_mediator).collect(),
        other => vec![Letter::to(other)],
    };
    to.into_iter().flat_map(letters).collect()
}

/// The mediator in charge, and whoever leaves the case with this event.
fn mediators_told(case: &Case, event: &Event) -> impl Iterator<Item = PersonId> {
    let leaves = match event {
        Event::ServiceFailed | Event::Assigned { .. } => case.released,
        event if loses_its_mediator(event) => case.mediators.last().copied(),
        _ => None,
    };
    case.mediator().into_iter().chain(leaves)
}

fn loses_its_mediator(event: &Event) -> bool {
    match event {
        Event::Lapsed { silence, .. } => matches!(
            silence,
            Silence::MediatorReplaced | Silence::MediationGivenUp | Silence::ChallengeUpheld
        ),
        event => matches!(event, Event::ChallengeUpheld { .. }),
    }
}

fn addressees(case: &Case, event: &Event) -> Vec<Addressee> {
    match event {
        Event::Filed(_) => vec![CONSUMER, CENTRE],
        Event::CompletionAsked { .. } => vec![CONSUMER],
        Event::Completed { .. } => vec![CENTRE],
        Event::Admitted => vec![CONSUMER, Addressee::PlatformContact],
        Event::FoundInadmissible { .. } => vec![CONSUMER, PLATFORM, MEDIATOR],
        Event::ReviewAsked { .. } => vec![CENTRE],
        Event::InadmissibilityConfirmed { .. } => vec![CONSUMER],
        Event::InadmissibilityOverturned { .. } => vec![CONSUMER, PLATFORM, MEDIATOR],
        Event::Served { .. } => vec![PLATFORM, CONSUMER],
        Event::ServiceFailed => vec![CENTRE, CONSUMER, MEDIATOR],
        Event::Answered { late, .. } if *late => vec![CONSUMER, MEDIATOR],
        Event::Answered { .. } => vec![CONSUMER],
        Event::Extended { .. } => match case.extended_last() {
            // The centre waits for what completes a complaint, before anybody else is in the case.
            Some((WindowKey::Completion, _)) => vec![CENTRE],
            Some((_, by)) => vec![party(by.other()), MEDIATOR],
            None => Vec::new(),
        },
        Event::Dissatisfied { .. } => vec![PLATFORM, CENTRE],
        Event::Offered(offer) => match offer.from {
            Some(from) => vec![party(from.other())],
            None => vec![CONSUMER, PLATFORM],
        },
        Event::OfferDeclined { by, .. } | Event::ProposalAccepted { by, .. } => {
            vec![party(by.other()), MEDIATOR]
        }
        Event::Agreed { .. } => vec![PLATFORM, CONSUMER, MEDIATOR],
        Event::Assigned { .. } => vec![MEDIATOR, CONSUMER, PLATFORM],
        Event::Challenged { by, .. } => vec![party(by.other()), MEDIATOR, CENTRE],
        Event::ChallengeUpheld { .. } | Event::ChallengeRejected { .. } => {
            vec![CONSUMER, PLATFORM, MEDIATOR]
        }
        // What somebody needs is for the centre alone.
        Event::HelpAsked { .. } => vec![CENTRE],
        Event::HelpGiven { to, .. } => vec![party(*to)],
        Event::Questioned { to, .. } => vec![party(*to)],
        Event::Responded { question, .. } => {
            let answered = case.questions.iter().find(|asked| asked.id == *question);
            // The other side sees what was answered, so that it can reply before a ruling.
            [MEDIATOR].into_iter().chain(answered.map(|asked| party(asked.to.other()))).collect()
        }
        Event::Stayed { .. } | Event::StayLifted => vec![CONSUMER, PLATFORM],
        Event::Ruled(_) | Event::ClosedWithoutResult { .. } => vec![CONSUMER, PLATFORM],
        Event::RulingAccepted { by } | Event::RulingRefused { by, .. } => {
            vec![party(by.other()), MEDIATOR]
        }
        Event::Performed { .. } => vec![CONSUMER],
        Event::Confirmed { .. } | Event::Denied { .. } => vec![PLATFORM],
        Event::Resolved { confirmed } => {
            [&[CONSUMER, PLATFORM][..], told_to_court(case, *confirmed)].concat()
        }
        Event::HandedOver { .. } => vec![COURT, CONSUMER, PLATFORM, MEDIATOR],
        Event::Docketed { .. } | Event::Judged { .. } => vec![CONSUMER, PLATFORM, MEDIATOR, CENTRE],
        Event::Returned { .. } => vec![CONSUMER, CENTRE],
        Event::PublicationAsked => vec![CONSUMER, CENTRE],
        // The consumer too: somebody else may have done it on their device, and it can be undone.
        Event::Withdrawn { .. } => {
            [&[CONSUMER, PLATFORM, MEDIATOR, CENTRE][..], told_to_court(case, true)].concat()
        }
        Event::WithdrawalUndone { .. } | Event::Reopened { .. } => vec![PLATFORM, MEDIATOR, CENTRE],
        Event::RestorationAsked { by, .. } => vec![CENTRE, party(by.other())],
        Event::RestorationRefused { .. } | Event::Restored { .. } => vec![CONSUMER, PLATFORM, MEDIATOR],
        Event::SlipCorrected { .. } => vec![CONSUMER, PLATFORM],
        Event::Exhibited { by, .. } => vec![party(by.other()), MEDIATOR],
        // Before service only the consumer and the centre are in the case.
        Event::Messaged { from: Role::Consumer, .. } if case.served.is_none() => vec![CENTRE],
        Event::Messaged { from, .. } => match from {
            Role::Consumer => vec![PLATFORM, MEDIATOR],
            Role::Platform => vec![CONSUMER, MEDIATOR],
            Role::Mediator | Role::Registrar | Role::Court | Role::Supervisor => {
                vec![CONSUMER, PLATFORM]
            }
        },
        Event::Referred { .. } => vec![CENTRE, CONSUMER, MEDIATOR],
        Event::ReferralRejected { .. } | Event::ReferralAccepted { .. } => vec![PLATFORM, CONSUMER, MEDIATOR],
        Event::AlarmRaised { kind, .. } if kind.is_told_to_platform() => vec![CENTRE, MEDIATOR, PLATFORM],
        Event::AlarmRaised { .. } => vec![CENTRE, MEDIATOR],
        Event::AlarmAttended { .. } => vec![CONSUMER, MEDIATOR],
        Event::Lapsed { silence: Silence::AlarmRepeated, subject, .. } => {
            match missed(case.life.running.waiting_for(*subject)) {
                1 => silence_told_to(Silence::AlarmRepeated),
                // The consumer, who can do nothing about it, hears of the first time.
                times if is_told_again(times) => vec![CENTRE, SUPERVISOR],
                _ => Vec::new(),
            }
        }
        Event::Lapsed { silence: Silence::ServiceOverdue, .. } => {
            match missed(case.life.running.of(WindowKey::Service)) {
                times if is_told_again(times) => silence_told_to(Silence::ServiceOverdue),
                _ => Vec::new(),
            }
        }
        Event::Lapsed { silence: Silence::HelpOverdue, subject: Subject::Help(side), .. } => {
            vec![CENTRE, SUPERVISOR, party(*side)]
        }
        Event::Lapsed { silence: Silence::RestorationRepeated, subject: Subject::Window(missed), .. } => {
            let asked = case.restorations.iter().rfind(|request| request.window == *missed);
            [CENTRE, SUPERVISOR].into_iter().chain(asked.map(|request| party(request.by))).collect()
        }
        Event::Revealed { .. } | Event::RevealTakenBack => vec![PLATFORM],
        Event::RevealRead => vec![CONSUMER],
        Event::Lapsed { silence, .. } => silence_told_to(*silence),
        Event::OutageMadeGood(_) | Event::CalendarChanged(_) => vec![CONSUMER, PLATFORM, MEDIATOR],
        // The letter itself says so to whoever reads it. That it still lies here is for the centre to mend.
        Event::LetterPosted { .. } => Vec::new(),
        Event::LetterUnposted { of } => {
            let told = case.life.told_by_letter().filter(|(told, _)| told == of);
            let times = told.map(|(_, window)| window.reckoning.held_up().count()).max().unwrap_or(1);
            if times.is_power_of_two() { vec![CENTRE] } else { Vec::new() }
        }
    }
}

/// A court that waits for nothing any more must hear so, if it had not given its own word before.
fn told_to_court(case: &Case, over: bool) -> &'static [Addressee] {
    let undecided = |court: &Court| court.docket.is_none() && court.returned.is_none();
    if over && case.court.as_ref().is_some_and(undecided) { &[COURT] } else { &[] }
}

/// How often the time was missed that runs once more in this window.
fn missed(window: Option<&RunningWindow>) -> u8 {
    window.map_or(1, |window| window.attempt.saturating_sub(1)).max(1)
}

/// What the centre leaves undone is repeated without end, and a letter each time would be read by nobody in
/// the end: there is one after the first time, the second, the fourth, the eighth.
fn is_told_again(times: u8) -> bool {
    times.is_power_of_two()
}

/// Silence is told to everybody concerned; the centre's own to the supervisor too.
fn silence_told_to(silence: Silence) -> Vec<Addressee> {
    match silence {
        Silence::AdmissionRepeated
        | Silence::ServiceOverdue
        | Silence::NamingRepeated
        | Silence::AlarmRepeated => vec![CENTRE, SUPERVISOR, CONSUMER],
        Silence::AdmissionGivenUp | Silence::NamingGivenUp => vec![CONSUMER, PLATFORM, CENTRE, SUPERVISOR],
        Silence::HelpOverdue => vec![CENTRE, SUPERVISOR],
        Silence::ChallengeUpheld => vec![MEDIATOR, CENTRE, SUPERVISOR, CONSUMER, PLATFORM],
        Silence::MediatorReplaced => vec![MEDIATOR, CENTRE, CONSUMER, PLATFORM],
        Silence::MediationGivenUp => vec![MEDIATOR, CONSUMER, PLATFORM, CENTRE, SUPERVISOR],
        Silence::AnswerSilent => vec![PLATFORM, CONSUMER, CENTRE],
        Silence::NegotiationEnded => vec![CONSUMER, PLATFORM, CENTRE],
        Silence::CompletionNotPursued => vec![CONSUMER, CENTRE],
        Silence::ReplyNotPursued | Silence::QuestionNotPursued => vec![CONSUMER, PLATFORM, MEDIATOR],
        Silence::PerformanceMissed | Silence::CureMissed => vec![CONSUMER, PLATFORM],
        Silence::OfferFell | Silence::RulingNotAccepted | Silence::StayEnded => {
            vec![CONSUMER, PLATFORM, MEDIATOR]
        }
        Silence::LimitExpired => vec![CONSUMER, PLATFORM, MEDIATOR, CENTRE],
        Silence::QuestionUnanswered => vec![MEDIATOR, CONSUMER, PLATFORM],
        Silence::ConfirmationSilent => vec![CONSUMER, PLATFORM],
        Silence::CourtSilent => vec![CONSUMER],
        Silence::ReopeningPassed | Silence::ReviewNotAsked => vec![CONSUMER],
        // Everybody heard when the complaint was taken back.
        Silence::WithdrawalFinal => Vec::new(),
        Silence::ReviewRepeated => vec![CENTRE, SUPERVISOR, CONSUMER],
        Silence::ReviewGivenUp => vec![CONSUMER, PLATFORM, CENTRE, SUPERVISOR],
        Silence::RestorationRepeated | Silence::RestorationByDefault => vec![CENTRE, SUPERVISOR],
        Silence::ReferralFell => vec![CENTRE, SUPERVISOR, CONSUMER, PLATFORM],
    }
}
