//! What a person can do to a case, one word each, and who may do it.

use crate::domain::actor::{Actor, Role};
use crate::domain::command::Command;
use crate::domain::keys::keys;

keys! {
    /// What a person does to a case. The spelling is the noun of its address:
    /// `POST /cases/{number}/answer`.
    Act {
        /// The registrar takes the case.
        Admit "admission"
        /// The registrar asks once for everything that is missing.
        AskToComplete "completion-request"
        /// The consumer completes the complaint.
        Complete "completion"
        /// The registrar finds that the centre cannot take the case.
        FindInadmissible "inadmissibility"
        /// The consumer asks that another person looks at that decision.
        AskForReview "review"
        /// Another registrar decides.
        DecideReview "review-decision"
        /// The registrar records that the complaint reached the platform.
        Serve "service"
        /// The registrar records that it came back.
        Bounce "service-failure"
        /// The platform answers.
        Answer "answer"
        /// The consumer accepts what the answer grants.
        AcceptAnswer "answer-acceptance"
        /// The consumer asks for a mediator.
        AskForMediator "mediation"
        /// The registrar names a mediator.
        Assign "assignment"
        /// A party answers the mediator's question.
        Respond "response"
        /// A party accepts an offer or a proposal.
        AcceptOffer "offer-acceptance"
        /// A party declines it.
        DeclineOffer "offer-refusal"
        /// A party accepts the ruling.
        AcceptRuling "ruling-acceptance"
        /// A party refuses it.
        RefuseRuling "ruling-refusal"
        /// The platform reports that a promise is kept.
        ReportPerformance "performance"
        /// The consumer confirms it.
        Confirm "confirmation"
        /// The consumer denies it.
        Deny "denial"
        /// The court takes the case.
        Docket "docket"
        /// The court returns the bundle.
        Return "return"
        /// The court's decision is recorded.
        Judge "judgment"
        /// The mediator asks a party.
        Question "question"
        /// The mediator makes the clocks stand still.
        Stay "stay"
        /// The mediator makes them run again.
        LiftStay "stay-end"
        /// A party makes an offer, or the mediator a proposal.
        Offer "offer"
        /// The mediator gives a finding.
        Rule "ruling"
        /// The mediator ends without a result.
        CloseWithoutResult "closing"
        /// The registrar attends to an alarm.
        AttendAlarm "alarm-response"
        /// The registrar does not accept a referral.
        RejectReferral "referral-rejection"
        /// The registrar opens a linked case about whoever was named.
        OpenLinked "linked-case"
        /// The platform says that it was somebody else.
        Refer "referral"
        /// The consumer says that something is happening now.
        RaiseAlarm "alarm"
        /// The platform wishes that a finding that cleared it is published.
        AskToPublish "publication-request"
        /// A registrar decides on a challenge.
        DecideChallenge "challenge-decision"
        /// A registrar says what help was arranged.
        GiveHelp "help"
        /// A party asks for more time.
        Extend "extension"
        /// A party asks for help with taking part.
        AskForHelp "help-request"
        /// A party challenges the mediator.
        Challenge "challenge"
        /// Somebody writes to the others.
        Message "messages"
        /// A party adds evidence.
        Exhibit "exhibits"
        /// The consumer shows the platform details of themselves.
        Reveal "disclosure"
        /// The platform opens them.
        ReadReveal "disclosure-reading"
        /// The consumer takes back what was not opened.
        TakeBackReveal "disclosure-withdrawal"
        /// The consumer's own yes to court.
        HandOver "handover"
        /// The consumer goes on with a case that was closed as not pursued.
        Reopen "reopening"
        /// The consumer takes the complaint back.
        Withdraw "withdrawal"
        /// The consumer takes that back.
        UndoWithdrawal "withdrawal-undo"
        /// A party asks to have back a window that it missed.
        AskToRestore "restoration"
        /// The registrar decides whether it is given again.
        DecideRestoration "restoration-decision"
        /// The mediator or the centre puts right a slip in what it decided.
        Correct "correction"
    }
}

impl Act {
    /// The act that a command carries out; none for filing, which has no case to act on yet.
    pub fn of(command: &Command) -> Option<Act> {
        Some(match command {
            Command::File(_) => return None,
            Command::AskToComplete { .. } => Act::AskToComplete,
            Command::Complete { .. } => Act::Complete,
            Command::Admit => Act::Admit,
            Command::FindInadmissible { .. } => Act::FindInadmissible,
            Command::AskForReview { .. } => Act::AskForReview,
            Command::DecideReview { .. } => Act::DecideReview,
            Command::Serve { .. } => Act::Serve,
            Command::Bounce { .. } => Act::Bounce,
            Command::Answer(_) => Act::Answer,
            Command::Extend { .. } => Act::Extend,
            Command::AcceptAnswer { .. } => Act::AcceptAnswer,
            Command::AskForMediator { .. } => Act::AskForMediator,
            Command::Offer { .. } => Act::Offer,
            Command::AcceptOffer { .. } => Act::AcceptOffer,
            Command::DeclineOffer { .. } => Act::DeclineOffer,
            Command::Assign { .. } => Act::Assign,
            Command::Challenge { .. } => Act::Challenge,
            Command::DecideChallenge { .. } => Act::DecideChallenge,
            Command::AskForHelp { .. } => Act::AskForHelp,
            Command::GiveHelp { .. } => Act::GiveHelp,
            Command::Question { .. } => Act::Question,
            Command::Respond { .. } => Act::Respond,
            Command::Stay { .. } => Act::Stay,
            Command::LiftStay => Act::LiftStay,
            Command::Rule(_) => Act::Rule,
            Command::AcceptRuling { .. } => Act::AcceptRuling,
            Command::RefuseRuling { .. } => Act::RefuseRuling,
            Command::CloseWithoutResult { .. } => Act::CloseWithoutResult,
            Command::ReportPerformance { .. } => Act::ReportPerformance,
            Command::Confirm { .. } => Act::Confirm,
            Command::Deny { .. } => Act::Deny,
            Command::Refer(_) => Act::Refer,
            Command::RejectReferral { .. } => Act::RejectReferral,
            Command::OpenLinked { .. } => Act::OpenLinked,
            Command::RaiseAlarm { .. } => Act::RaiseAlarm,
            Command::AttendAlarm { .. } => Act::AttendAlarm,
            Command::HandOver { .. } => Act::HandOver,
            Command::Docket { .. } => Act::Docket,
            Command::Return { .. } => Act::Return,
            Command::Judge { .. } => Act::Judge,
            Command::AskToPublish => Act::AskToPublish,
            Command::Withdraw { .. } => Act::Withdraw,
            Command::UndoWithdrawal { .. } => Act::UndoWithdrawal,
            Command::Reopen => Act::Reopen,
            Command::AskToRestore(_) => Act::AskToRestore,
            Command::DecideRestoration { .. } => Act::DecideRestoration,
            Command::Correct(_) => Act::Correct,
            Command::Exhibit { .. } => Act::Exhibit,
            Command::Message { .. } => Act::Message,
            Command::Reveal { .. } => Act::Reveal,
            Command::ReadReveal => Act::ReadReveal,
            Command::TakeBackReveal => Act::TakeBackReveal,
        })
    }

    /// Who may do what, on one page. The rules ask it first; pages and the doors ask it too.
    pub fn roles(self) -> &'static [Role] {
        match self {
            Act::Complete
            | Act::AcceptAnswer
            | Act::AskForMediator
            | Act::Confirm
            | Act::Deny
            | Act::RaiseAlarm
            | Act::HandOver
            | Act::Withdraw
            | Act::Reveal
            | Act::TakeBackReveal
            | Act::UndoWithdrawal
            | Act::AskForReview
            | Act::Reopen => &[Role::Consumer],
            Act::Answer | Act::Refer | Act::ReportPerformance | Act::ReadReveal | Act::AskToPublish => {
                &[Role::Platform]
            }
            Act::AcceptOffer
            | Act::DeclineOffer
            | Act::Respond
            | Act::AcceptRuling
            | Act::RefuseRuling
            | Act::Extend
            | Act::AskForHelp
            | Act::Challenge
            | Act::AskToRestore
            | Act::Exhibit => &[Role::Consumer, Role::Platform],
            Act::Offer => &[Role::Consumer, Role::Platform, Role::Mediator],
            Act::Question | Act::Stay | Act::LiftStay | Act::Rule | Act::CloseWithoutResult => {
                &[Role::Mediator]
            }
            Act::AskToComplete
            | Act::Admit
            | Act::FindInadmissible
            | Act::Serve
            | Act::Bounce
            | Act::Assign
            | Act::DecideChallenge
            | Act::GiveHelp
            | Act::DecideReview
            | Act::DecideRestoration
            | Act::RejectReferral
            | Act::OpenLinked
            | Act::AttendAlarm => &[Role::Registrar],
            Act::Correct => &[Role::Mediator, Role::Registrar],
            Act::Docket | Act::Return | Act::Judge => &[Role::Court],
            Act::Message => &[Role::Consumer, Role::Platform, Role::Mediator, Role::Registrar],
        }
    }

    /// Whether this actor may do it at all. The centre's own machine may only say what became of a
    /// letter; time does nothing but let windows lapse.
    pub fn is_for(self, by: &Actor) -> bool {
        match by {
            Actor::Person(acting) => self.roles().contains(&acting.role),
            Actor::Centre => matches!(self, Act::Serve | Act::Bounce),
            Actor::Clock | Actor::Matter(_) => false,
        }
    }
}
