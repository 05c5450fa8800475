//! Which form belongs to which act.

use super::asked::Asked;
use super::field::{Field, Kind};
use super::{
    admitting, alarming, answering, challenging, complying, correcting, exhibiting, extending, handing_over,
    helping, mediating, negotiating, referring, restoring, revealing, reviewing, ruling, serving, staying,
    withdrawing,
};
use crate::domain::actor::Role;
use crate::domain::case::act::Act;
use crate::domain::command::Command;
use crate::domain::evidence::NewExhibit;
use crate::web::parts::Wall;
use crate::web::typed::Typed;

/// The form of an act.
pub struct ActForm {
    /// What it asks.
    pub fields: fn(&Asked<'_>) -> Vec<Field>,
    /// The command that follows from what was typed; what must be put right is noted in the form.
    pub command: fn(&Asked<'_>, &mut Typed, Vec<NewExhibit>) -> Option<Command>,
}

impl ActForm {
    /// A form that asks nothing: its page explains the act, and its button does it.
    const fn plain(command: fn(&Asked<'_>, &mut Typed, Vec<NewExhibit>) -> Option<Command>) -> ActForm {
        ActForm { fields: |_| Vec::new(), command }
    }
}

/// The form of an act.
pub fn of(act: Act) -> ActForm {
    match act {
        Act::Admit => ActForm::plain(|_, _, _| Some(Command::Admit)),
        Act::AskToComplete => admitting::ASK_TO_COMPLETE,
        Act::Complete => admitting::COMPLETE,
        Act::FindInadmissible => admitting::FIND_INADMISSIBLE,
        Act::AskForReview => reviewing::ASK_FOR_REVIEW,
        Act::DecideReview => reviewing::DECIDE_REVIEW,
        Act::Serve => serving::SERVE,
        Act::Bounce => ActForm::plain(serving::bounce),
        Act::Answer => answering::ANSWER,
        Act::Extend => extending::EXTEND,
        Act::Challenge => challenging::CHALLENGE,
        Act::DecideChallenge => challenging::DECIDE,
        Act::AskForHelp => helping::ASK,
        Act::GiveHelp => helping::GIVE,
        Act::AcceptAnswer => {
            ActForm::plain(|asked, _, _| Some(Command::AcceptAnswer { window: asked.window_id()? }))
        }
        Act::AskForMediator => answering::ASK_FOR_MEDIATOR,
        Act::Assign => mediating::ASSIGN,
        Act::Question => mediating::QUESTION,
        Act::Respond => mediating::RESPOND,
        Act::CloseWithoutResult => mediating::CLOSE,
        Act::Offer => negotiating::OFFER,
        Act::AcceptOffer => ActForm::plain(negotiating::accept),
        Act::DeclineOffer => ActForm::plain(negotiating::decline),
        Act::Stay => staying::STAY,
        Act::LiftStay => ActForm::plain(|_, _, _| Some(Command::LiftStay)),
        Act::Rule => ruling::RULE,
        Act::AcceptRuling => {
            ActForm::plain(|asked, _, _| Some(Command::AcceptRuling { window: asked.window_id()? }))
        }
        Act::RefuseRuling => ruling::REFUSE,
        Act::ReportPerformance => complying::REPORT,
        Act::Confirm => ActForm::plain(complying::confirm),
        Act::Deny => complying::DENY,
        Act::Refer => referring::REFER,
        Act::RejectReferral => referring::REJECT,
        Act::OpenLinked => referring::OPEN_LINKED,
        Act::RaiseAlarm => alarming::RAISE,
        Act::AttendAlarm => alarming::ATTEND,
        Act::HandOver => handing_over::HAND_OVER,
        Act::Docket => handing_over::DOCKET,
        Act::Return => handing_over::RETURN,
        Act::Judge => handing_over::JUDGE,
        Act::AskToPublish => ActForm::plain(|_, _, _| Some(Command::AskToPublish)),
        Act::Withdraw => withdrawing::WITHDRAW,
        Act::UndoWithdrawal => {
            ActForm::plain(|asked, _, _| Some(Command::UndoWithdrawal { window: asked.window_id()? }))
        }
        Act::Reopen => ActForm::plain(|_, _, _| Some(Command::Reopen)),
        Act::Reveal => revealing::REVEAL,
        Act::ReadReveal => ActForm::plain(|_, _, _| Some(Command::ReadReveal)),
        Act::TakeBackReveal => ActForm::plain(|_, _, _| Some(Command::TakeBackReveal)),
        Act::AskToRestore => restoring::ASK_TO_RESTORE,
        Act::DecideRestoration => restoring::DECIDE_RESTORATION,
        Act::Correct => correcting::CORRECT,
        Act::Exhibit => exhibiting::EXHIBIT,
        Act::Message => exhibiting::MESSAGE,
    }
}

/// What the form of an act asks of a party, each thing with who reads it. A group says so for all in it.
pub fn fields(asked: &Asked<'_>) -> Vec<Field> {
    let fields = (of(asked.act).fields)(asked);
    if !matches!(asked.role, Role::Consumer | Role::Platform) {
        return fields;
    }
    let told = |field: Field| {
        let wall = field.wall.or(usual_wall(asked.act));
        match wall.filter(|_| field.readers.is_empty() && field.kind != Kind::Hidden) {
            Some(wall) => field.read_by(asked.readers(wall)),
            None => field,
        }
    };
    fields.into_iter().map(told).collect()
}

/// Who reads what a party writes with an act, where its form does not say so of a field.
fn usual_wall(act: Act) -> Option<Wall> {
    match act {
        Act::Offer => Some(Wall::Settlement),
        Act::Withdraw | Act::AskForHelp | Act::AskForReview => Some(Wall::Centre),
        // Its writer chooses, or the form says so choice by choice.
        Act::Message | Act::RaiseAlarm | Act::HandOver => None,
        Act::Admit
        | Act::AskToComplete
        | Act::Complete
        | Act::FindInadmissible
        | Act::DecideReview
        | Act::Serve
        | Act::Bounce
        | Act::Answer
        | Act::AcceptAnswer
        | Act::AskForMediator
        | Act::Assign
        | Act::Respond
        | Act::AcceptOffer
        | Act::DeclineOffer
        | Act::AcceptRuling
        | Act::RefuseRuling
        | Act::ReportPerformance
        | Act::Confirm
        | Act::Deny
        | Act::Docket
        | Act::Return
        | Act::Judge
        | Act::Question
        | Act::Stay
        | Act::LiftStay
        | Act::Rule
        | Act::CloseWithoutResult
        | Act::AttendAlarm
        | Act::RejectReferral
        | Act::OpenLinked
        | Act::Refer
        | Act::AskToPublish
        | Act::DecideChallenge
        | Act::GiveHelp
        | Act::Extend
        | Act::Challenge
        | Act::Exhibit
        | Act::Reveal
        | Act::ReadReveal
        | Act::TakeBackReveal
        | Act::Reopen
        | Act::UndoWithdrawal
        | Act::AskToRestore
        | Act::DecideRestoration
        | Act::Correct => Some(Wall::Court),
    }
}

/// Whether files come with the form of an act.
pub const fn takes_files(act: Act) -> bool {
    matches!(
        act,
        Act::Complete
            | Act::Answer
            | Act::Respond
            | Act::ReportPerformance
            | Act::Exhibit
            | Act::AskToRestore
            | Act::Refer
    )
}
