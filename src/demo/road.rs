//! The roads of the demo cases: which acts, in which order, and roughly when.
//!
//! Times lean on the windows that run when an act's turn comes, so that a holiday week moves the
//! acts as it moves the windows, and the demo can be made on any day.

use super::material::{Case, Road};
use crate::domain::actor::Side;
use crate::domain::clock::WindowKey;

/// One act in a case or in its publication. What it says stands in the material.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Act {
    AskToComplete,
    FindInadmissible,
    Admit,
    Answer,
    Extend,
    AskToPublish,
    AcceptAnswer,
    AskForMediator,
    Offer,
    /// The one open offer or proposal.
    AcceptOffer(Side),
    Assign,
    Question,
    Respond,
    Propose,
    Stay,
    Rule,
    AcceptRuling(Side),
    RefuseRuling(Side),
    /// The promise with this place, from 0.
    Report(usize),
    Confirm(usize),
    Deny(usize),
    HandOver,
    Docket,
    Return,
    Judge,
    Withdraw,
    RaiseAlarm,
    Refer,
    Challenge,
    AskForReview,
    /// To have back the consumer's missed time to reply.
    AskToRestore,
    /// The registrar shows the draft of the publication.
    Draft,
    Reply,
    Publish,
}

/// When an act comes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum When {
    /// So many days after the filing, but while this window runs.
    Day(i64, WindowKey),
    /// When so many percent of a window have passed.
    Into(WindowKey, i64),
    /// So many days after the filing.
    Free(i64),
    /// So that the platform's answer will be due as soon as possible after today.
    AnswerDueSoon,
}

pub(super) type Step = (When, Act);

use Act::*;
use When::{AnswerDueSoon, Day, Free, Into};
use WindowKey as W;

const ADMIT: Step = (Day(2, W::Admission), Admit);
const ANSWER: Step = (Day(13, W::Answer), Answer);
const ASK_FOR_MEDIATOR: Step = (Day(19, W::Reply), AskForMediator);
const ASSIGN: Step = (Into(W::Naming, 85), Assign);
const RULE: Step = (Day(46, W::Mediation), Rule);
const HAND_OVER: Step = (Free(74), HandOver);
const DOCKET: Step = (Into(W::CourtReceipt, 60), Docket);

/// The acts of a case, as one or more lines that run side by side: the case itself, each promise,
/// the publication. Each line is in order.
pub(super) fn lines(case: &Case) -> Vec<Vec<Step>> {
    let mut lines = vec![main_line(case)];
    lines.extend((0..promises(case)).map(|place| promise(case.road, place)));
    lines.push(publication(case));
    lines.retain(|line| !line.is_empty());
    lines
}

/// How many promises the road makes.
fn promises(case: &Case) -> usize {
    match case.road {
        Road::AgreedFromOffer => case.wants.len(),
        _ => case.ruling.as_ref().map_or(0, |ruling| ruling.remedies.len()),
    }
}

fn main_line(case: &Case) -> Vec<Step> {
    match case.road {
        Road::Filed | Road::AdmissionOverdue => vec![],
        Road::AskedToComplete => vec![(Day(2, W::Admission), AskToComplete)],
        Road::Inadmissible => vec![(Day(4, W::Admission), FindInadmissible)],
        Road::AdmittedUnserved | Road::Answering => vec![ADMIT],
        Road::AnswerDueSoon => vec![(AnswerDueSoon, Admit)],
        Road::AnsweringExtended => vec![ADMIT, (Into(W::Answer, 70), Extend)],
        Road::Silent if case.ruling.is_some() => {
            vec![ADMIT, ASSIGN, RULE, (Into(W::RulingResponse, 35), AcceptRuling(Side::Consumer))]
        }
        Road::Silent => vec![ADMIT, ASSIGN],
        Road::LateAnswer => vec![ADMIT, ASSIGN, (Into(W::Mediation, 35), Answer)],
        Road::Negotiating => vec![ADMIT, (Day(14, W::Answer), Answer)],
        // Admitted late, so that the consumer's time to reply still runs while the offer is open.
        Road::OfferOpen => {
            vec![(Day(6, W::Admission), Admit), (Day(19, W::Answer), Answer), (Day(21, W::Reply), Offer)]
        }
        Road::AgreedFromAnswer => vec![ADMIT, ANSWER, (Day(19, W::Reply), AcceptAnswer)],
        Road::AgreedFromOffer => vec![
            ADMIT,
            ANSWER,
            (Into(W::Reply, 30), Offer),
            (Into(W::Reply, 75), AcceptOffer(Side::Consumer)),
        ],
        Road::Mediating => heard(case),
        Road::QuestionOpen => with(heard(case), [(Day(39, W::Mediation), Question)]),
        Road::NotPursued => with(heard(case), [(Day(32, W::Mediation), Question)]),
        Road::Stayed => {
            let days = case.stay.as_ref().map_or(0, |stay| stay.days);
            with(heard(case), [(Day(case.filed_days_ago - days / 2, W::Mediation), Stay)])
        }
        Road::ProposalOpen => with(heard(case), [(Day(43, W::Mediation), Propose)]),
        Road::ProposalAccepted => with(
            heard(case),
            [
                (Day(40, W::Mediation), Propose),
                (Into(W::Proposal, 30), AcceptOffer(Side::Consumer)),
                (Into(W::Proposal, 65), AcceptOffer(Side::Platform)),
            ],
        ),
        Road::RuledOpen => ruled(case),
        // Yes, the public may read of it.
        Road::RuledDismissed => with(ruled(case), [(Free(49), AskToPublish)]),
        Road::RuledRefused => refused(case),
        Road::HandedOver => with(refused(case), [(Free(case.filed_days_ago - 3), HandOver)]),
        Road::Returned => with(refused(case), [HAND_OVER, (Into(W::CourtReceipt, 70), Return)]),
        Road::AtCourt => with(refused(case), [HAND_OVER, DOCKET]),
        Road::Judged => {
            let judged = case.filed_days_ago * 3 / 5;
            with(refused(case), [HAND_OVER, DOCKET, (Free(judged), Judge)])
        }
        Road::RuledAccepted
        | Road::Complying
        | Road::Cured
        | Road::PerformedUnconfirmed
        | Road::ResolvedConfirmed
        | Road::PerformanceFailed => with(
            ruled(case),
            [
                (Into(W::RulingResponse, 30), AcceptRuling(Side::Consumer)),
                (Into(W::RulingResponse, 80), AcceptRuling(Side::Platform)),
            ],
        ),
        Road::Withdrawn => vec![ADMIT, (Day(9, W::Answer), Withdraw)],
        Road::WithdrawnLately => vec![ADMIT, (yesterday(case), Withdraw)],
        Road::AlarmRaised => vec![ADMIT, (Free(case.filed_days_ago), RaiseAlarm)],
        Road::Referred => vec![ADMIT, (yesterday(case), Refer)],
        Road::Challenged => with(heard(case), [(yesterday(case), Challenge)]),
        Road::UnderReview => vec![(Day(4, W::Admission), FindInadmissible), (yesterday(case), AskForReview)],
        Road::RestorationAsked => vec![ADMIT, ANSWER, (yesterday(case), AskToRestore)],
        Road::UnresolvedSilentMediator => with(heard(case), [ASSIGN]),
    }
}

/// Late enough that what the centre must do about it is still to be done today.
fn yesterday(case: &Case) -> When {
    Free(case.filed_days_ago - 1)
}

/// Up to a mediator in charge who has heard both sides.
fn heard(case: &Case) -> Vec<Step> {
    if case.answer.is_some() { vec![ADMIT, ANSWER, ASK_FOR_MEDIATOR, ASSIGN] } else { vec![ADMIT, ASSIGN] }
}

fn ruled(case: &Case) -> Vec<Step> {
    let mut line = heard(case);
    if let Some(question) = &case.question {
        line.push((Day(30, W::Mediation), Question));
        if question.reply.is_some() {
            line.push((Into(W::Question, 50), Respond));
        }
    }
    with(line, [RULE])
}

fn refused(case: &Case) -> Vec<Step> {
    let by = case.refused_by.unwrap_or(Side::Platform);
    let answers = [
        (Into(W::RulingResponse, 25), AcceptRuling(by.other())),
        (Into(W::RulingResponse, 70), RefuseRuling(by)),
    ];
    with(ruled(case), answers)
}

fn with<const N: usize>(mut line: Vec<Step>, more: [Step; N]) -> Vec<Step> {
    line.extend(more);
    line
}

/// What becomes of one promise.
fn promise(road: Road, place: usize) -> Vec<Step> {
    let report = (Into(W::Performance, 60), Report(place));
    let confirm = (Into(W::Confirmation, 45), Confirm(place));
    match road {
        Road::AgreedFromOffer | Road::ResolvedConfirmed => vec![report, confirm],
        Road::RuledAccepted if place == 0 => vec![report, confirm],
        Road::RuledAccepted | Road::PerformedUnconfirmed => vec![report],
        Road::Cured => vec![(Into(W::Cure, 50), Report(place)), confirm],
        Road::PerformanceFailed if place == 0 => vec![report, (Into(W::Confirmation, 60), Deny(place))],
        Road::PerformanceFailed => vec![report, confirm],
        _ => vec![],
    }
}

/// What becomes of the publication, if the case comes to one.
fn publication(case: &Case) -> Vec<Step> {
    let mut line = vec![(Into(W::Drafting, 30), Draft)];
    if case.reply_to_publication.is_some() {
        line.extend([(Into(W::RightOfReply, 60), Reply), (Into(W::Publishing, 20), Publish)]);
    }
    line
}
