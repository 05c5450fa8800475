//! Everything that anyone may ask of a case. Made from forms by parsing: what is here is well-formed,
//! and whether it is allowed is for the rules to say.

use super::actor::Side;
use super::case::event::{
    AlarmKind, CameBack, Detail, Finding, Linked, ReferralKind, Service, Stance, TakenDown,
};
use super::chain::Salt;
use super::clock::Day;
use super::evidence::{NewExhibit, Wall};
use super::grievance::Grievance;
use super::ids::{
    AlarmId, MatterId, OfferId, PersonId, PlatformId, QuestionId, ReferralId, RemedyId, TextId, WindowId,
};
use super::money::Cents;
use super::text::{Language, Words};

/// A command to a case.
#[derive(Clone, Debug)]
pub enum Command {
    /// The consumer files the complaint.
    File(Box<File>),
    /// The registrar asks once for everything that is missing.
    AskToComplete { text: Words },
    /// The consumer completes the complaint.
    Complete { window: WindowId, text: Words, exhibits: Vec<NewExhibit> },
    /// The registrar admits the case.
    Admit,
    /// The registrar finds the case inadmissible.
    FindInadmissible { reason: String, text: Words },
    /// The consumer asks that another person looks at that decision.
    AskForReview { window: WindowId, text: Words },
    /// Another registrar decides: overturned, the case is taken.
    DecideReview { overturned: bool, text: Words },
    /// The complaint reached the platform.
    Serve { how: Service },
    /// The notice that went out by this way came back.
    Bounce { how: Service },
    /// The platform answers.
    Answer(Answer),
    /// A party asks for more time in a window of its own.
    Extend { window: WindowId, reason: String, text: Words },
    /// The consumer accepts what the answer grants.
    AcceptAnswer { window: WindowId },
    /// The consumer asks for a mediator.
    AskForMediator { window: WindowId, text: Words },
    /// A party makes an offer, or the mediator a proposal.
    Offer { text: Words, promises: Vec<Promised> },
    /// A party accepts an offer or a proposal.
    AcceptOffer { offer: OfferId },
    /// A party declines an offer or a proposal.
    DeclineOffer { offer: OfferId },
    /// The registrar puts a mediator in charge, also in place of another. The window is that in which a
    /// mediator is to be named, or that of the mediator who is replaced.
    Assign { window: WindowId, mediator: PersonId },
    /// A party challenges the mediator in charge, whose window it names.
    Challenge { window: WindowId, reason: String, text: Words },
    /// A registrar decides on the challenge.
    DecideChallenge { window: WindowId, upheld: bool, text: Words },
    /// A party asks for help with taking part.
    AskForHelp { need: String, text: Words },
    /// A registrar says what was arranged.
    GiveHelp { window: WindowId, text: Words },
    /// The mediator asks a party.
    Question { to: Side, text: Words },
    /// The party answers the question.
    Respond { question: QuestionId, text: Words, exhibits: Vec<NewExhibit> },
    /// The mediator makes the clocks stand still until a moment.
    Stay { reason: String, text: Words, until: Day },
    /// The mediator makes them run again.
    LiftStay,
    /// The mediator gives a finding.
    Rule(Rule),
    /// A party accepts the ruling.
    AcceptRuling { window: WindowId },
    /// A party refuses the ruling.
    RefuseRuling { window: WindowId, text: Option<Words> },
    /// The mediator ends without a result.
    CloseWithoutResult { reason: String, text: Words },
    /// The platform reports that it did what it promised.
    ReportPerformance { remedy: RemedyId, text: Words, exhibits: Vec<NewExhibit> },
    /// The consumer confirms it.
    Confirm { remedy: RemedyId },
    /// The consumer denies it.
    Deny { remedy: RemedyId, text: Words },
    /// The platform says that it was somebody else, names them and brings the record.
    Refer(Refer),
    /// The registrar does not accept that.
    RejectReferral { referral: ReferralId, text: Words },
    /// The registrar opens a linked case about whoever was named.
    OpenLinked { referral: ReferralId, to: PlatformId },
    /// The consumer says that something is happening now.
    RaiseAlarm { kind: AlarmKind, text: Words },
    /// The registrar attends to it, and says so.
    AttendAlarm { alarm: AlarmId, text: Words },
    /// The consumer's own yes to court.
    HandOver { note: Option<Words> },
    /// The court takes the case.
    Docket { docket: Words },
    /// The court returns it, naming all defects at once.
    Return { defects: Vec<String>, text: Words },
    /// The court's decision is recorded.
    Judge { outcome: Finding, text: Words },
    /// The platform wishes that the public reads of the finding that cleared it.
    AskToPublish,
    /// The consumer takes the complaint back.
    Withdraw { reason: String, text: Option<Words> },
    /// The consumer takes the withdrawal back.
    UndoWithdrawal { window: WindowId },
    /// The consumer asks to go on with a case that was closed as not pursued.
    Reopen,
    /// A party asks to have back a window that it missed.
    AskToRestore(AskToRestore),
    /// The registrar decides on that.
    DecideRestoration { window: WindowId, granted: bool, text: Words },
    /// The mediator or the centre puts right a slip in what it decided.
    Correct(Correction),
    /// A party adds evidence.
    Exhibit { text: Option<Words>, exhibits: Vec<NewExhibit> },
    /// The consumer lets the platform see some details of themselves.
    Reveal { details: Vec<Detail> },
    /// The platform opens them.
    ReadReveal,
    /// The consumer takes back what the platform has not opened.
    TakeBackReveal,
    /// Someone in the case writes to the others; without a wall to the centre or the consumer alone,
    /// while the platform is not in the case.
    Message { text: Words, wall: Option<Wall> },
}

/// A complaint.
#[derive(Clone, Debug)]
pub struct File {
    /// About whom.
    pub platform: PlatformId,
    /// The language in which the consumer writes.
    pub language: Language,
    /// What went wrong; at least one.
    pub grievances: Vec<Grievance>,
    /// What is asked for; at least one.
    pub wants: Vec<Wanted>,
    /// Which kinds of data, by the rulebook's keys.
    pub data: Vec<String>,
    /// When it happened.
    pub happened_on: Option<Day>,
    /// What the case is called.
    pub title: Words,
    /// What happened.
    pub statement: Words,
    /// The account at the platform.
    pub account: Option<Words>,
    /// What was asked of the platform before.
    pub asked: Option<AskedBefore>,
    /// Evidence.
    pub exhibits: Vec<NewExhibit>,
    /// Of which case it is the continuation, and whose, where the centre files it.
    pub linked: Option<(Linked, PersonId)>,
    /// Who took it down, if the consumer did not write it themselves.
    pub taken_down: Option<TakenDown>,
    /// The request that went before, where it was made here.
    pub request: Option<MatterId>,
}

/// One thing asked for.
#[derive(Clone, Debug)]
pub struct Wanted {
    /// The remedy, by the rulebook's key.
    pub remedy: String,
    /// How much money.
    pub amount: Option<Cents>,
}

/// A request to have a missed window back.
#[derive(Clone, Debug)]
pub struct AskToRestore {
    /// The window that was missed.
    pub window: WindowId,
    /// Why, by the rulebook's key.
    pub reason: String,
    /// The last day of what held the party up.
    pub held_up_until: Day,
    /// What happened.
    pub text: Words,
    /// Proof; at least one.
    pub exhibits: Vec<NewExhibit>,
}

/// A slip of the pen that is put right.
#[derive(Clone, Debug)]
pub struct Correction {
    /// The text.
    pub text: TextId,
    /// The salt of its commitment, so that the rules can see that `given` is what is on record.
    pub salt: Salt,
    /// As it was given.
    pub given: Words,
    /// As it should read.
    pub reads: Words,
}

/// The request that went before.
#[derive(Clone, Debug)]
pub struct AskedBefore {
    /// When.
    pub on: Day,
    /// What came back.
    pub came_back: CameBack,
    /// How, and in what words.
    pub text: Option<Words>,
}

/// A referral.
#[derive(Clone, Debug)]
pub struct Refer {
    /// What they are to the platform.
    pub kind: ReferralKind,
    /// Who it was, if they are in our directory.
    pub to: Option<PlatformId>,
    /// Their name.
    pub name: Words,
    /// How the data got there.
    pub text: Words,
    /// The record of the data's way; at least one.
    pub exhibits: Vec<NewExhibit>,
}

/// The platform's answer.
#[derive(Clone, Debug)]
pub struct Answer {
    /// One for each thing asked for.
    pub points: Vec<AnswerPoint>,
    /// What goes for all points.
    pub text: Option<Words>,
    /// Evidence.
    pub exhibits: Vec<NewExhibit>,
}

/// The answer to one thing asked for.
#[derive(Clone, Debug)]
pub struct AnswerPoint {
    /// The remedy that was asked for.
    pub remedy: String,
    /// What the platform will do.
    pub stance: Stance,
    /// How much money it grants.
    pub amount: Option<Cents>,
    /// The legal ground of a refusal.
    pub ground: Option<String>,
    /// The reasons.
    pub text: Words,
}

/// One thing that the platform would do.
#[derive(Clone, Debug)]
pub struct Promised {
    /// Which remedy.
    pub remedy: String,
    /// How much money.
    pub amount: Option<Cents>,
    /// What exactly.
    pub text: Option<Words>,
    /// Calendar days from the agreement.
    pub days: Option<u16>,
}

/// A finding.
#[derive(Clone, Debug)]
pub struct Rule {
    /// Per grievance of the complaint.
    pub findings: Vec<(Grievance, Finding)>,
    /// Whether the platform punished the consumer for complaining, if that was alleged.
    pub retaliation: Option<Finding>,
    /// As the public may read it.
    pub finding: Words,
    /// The reasons, for the parties.
    pub reasons: Words,
    /// What the platform should do.
    pub remedies: Vec<Promised>,
}
