//! Everything that can have happened to a case. Ids, enums, numbers, dates and commitments only:
//! what people wrote lies beside the chain.

use super::duty::{AgreedIn, Promise};
use super::stage::Stage;
use crate::domain::actor::{Holder, Role, Side};
use crate::domain::clock::running::Subject;
use crate::domain::clock::{Changed, Day, Moment, RuleReference, WindowKey};
use crate::domain::evidence::{Exhibit, TextRef, Wall};
use crate::domain::given::Outage;
use crate::domain::grievance::Grievance;
use crate::domain::ids::{
    AlarmId, CaseNumber, ExhibitId, MatterId, OfferId, PersonId, PlatformId, QuestionId, ReferralId,
    RemedyId, TextId, WindowId,
};
use crate::domain::keys::keys;
use crate::domain::money::Cents;
use crate::domain::text::Language;
use serde::{Deserialize, Serialize};

/// What happened.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Event {
    /// The consumer filed the complaint.
    Filed(Box<Filing>),
    /// The registrar asked, once, for everything that is missing.
    CompletionAsked { text: TextRef },
    /// The consumer completed the complaint.
    Completed { text: TextRef, exhibits: Vec<Exhibit> },
    /// The centre took the case.
    Admitted,
    /// The centre cannot take the case, for a reason on the rulebook's list.
    FoundInadmissible { reason: String, text: TextRef },
    /// The consumer asks that another person looks at that decision.
    ReviewAsked { text: TextRef },
    /// Another registrar came to the same decision.
    InadmissibilityConfirmed { text: TextRef },
    /// Another registrar found that the case must be taken; it goes on where it stood.
    InadmissibilityOverturned { to: Stage, text: TextRef },
    /// The complaint reached the platform.
    Served { how: Service },
    /// The letter that should have reached the platform came back.
    ServiceFailed,
    /// The platform answered, point by point.
    Answered { points: Vec<Point>, text: Option<TextRef>, exhibits: Vec<Exhibit>, late: bool },
    /// A party's window was extended, once; the change of the clock says which.
    Extended { reason: String, text: TextRef },
    /// The consumer is not satisfied with the answer and asks for a mediator.
    Dissatisfied { text: TextRef },
    /// A party or the mediator put terms on the table.
    Offered(Offer),
    /// An offer was declined.
    OfferDeclined { offer: OfferId, by: Side },
    /// One party accepted the mediator's proposal; the other has not yet.
    ProposalAccepted { offer: OfferId, by: Side },
    /// Both sides agreed, and the platform promised.
    Agreed { within: AgreedIn, promises: Vec<Promise> },
    /// A mediator was put in charge.
    Assigned { mediator: PersonId },
    /// A party challenged the mediator in charge.
    Challenged { by: Side, mediator: PersonId, reason: String, text: TextRef },
    /// Somebody else upheld the challenge: the mediator left the case.
    ChallengeUpheld { text: TextRef },
    /// Somebody else rejected the challenge: the mediator goes on.
    ChallengeRejected { text: TextRef },
    /// A party asked for help with taking part, with a need on the rulebook's list.
    HelpAsked { by: Side, need: String, text: TextRef },
    /// The centre said what it arranged.
    HelpGiven { to: Side, text: TextRef },
    /// The mediator asked a party.
    Questioned { question: QuestionId, to: Side, text: TextRef },
    /// The party answered the mediator's question.
    Responded { question: QuestionId, text: TextRef, exhibits: Vec<Exhibit> },
    /// The clocks stand still.
    Stayed { reason: String, text: TextRef },
    /// The clocks run again before the stay's end.
    StayLifted,
    /// The mediator gave a finding.
    Ruled(Ruling),
    /// A party accepted the ruling.
    RulingAccepted { by: Side },
    /// A party refused the ruling.
    RulingRefused { by: Side, text: Option<TextRef> },
    /// The mediator ended the mediation without a result.
    ClosedWithoutResult { reason: String, text: TextRef },
    /// The platform says that it did what it promised.
    Performed { remedy: RemedyId, text: TextRef, exhibits: Vec<Exhibit> },
    /// The consumer confirms it.
    Confirmed { remedy: RemedyId },
    /// The consumer denies it.
    Denied {
        remedy: RemedyId,
        text: TextRef,
        /// The platform had its last time to make good before: the promise is broken.
        #[serde(default, skip_serializing_if = "std::ops::Not::not")]
        failed: bool,
    },
    /// Everything promised is done: confirmed, or never contradicted.
    Resolved { confirmed: bool },
    /// The consumer said yes to court, and the bundle went there.
    HandedOver { note: Option<TextRef> },
    /// The court took the case under a number of its own.
    Docketed { docket: TextRef },
    /// The court returned it, naming all defects at once.
    Returned { defects: Vec<String>, text: TextRef },
    /// The court decided.
    Judged { outcome: Finding, text: TextRef },
    /// The platform wishes that the finding that cleared it is published.
    PublicationAsked,
    /// The consumer took the complaint back.
    Withdrawn { reason: String, text: Option<TextRef> },
    /// The consumer took the withdrawal back; the case goes on where it stood.
    WithdrawalUndone { to: Stage },
    /// A case that was not pursued goes on, once.
    Reopened { to: Stage },
    /// A party asks to have back a window that it missed, with proof that it was held up.
    RestorationAsked {
        by: Side,
        window: WindowId,
        reason: String,
        held_up_until: Day,
        text: TextRef,
        exhibits: Vec<Exhibit>,
    },
    /// The missed window stays missed.
    RestorationRefused { window: WindowId, text: TextRef },
    /// The missed window is given again; without a text because the centre did not decide in time.
    Restored {
        window: WindowId,
        to: Stage,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        text: Option<TextRef>,
    },
    /// A slip of the pen in a decision was put right; both texts stay.
    SlipCorrected { text: TextId, reads: TextRef },
    /// Evidence was added.
    Exhibited { by: Side, text: Option<TextRef>, exhibits: Vec<Exhibit> },
    /// The consumer lets the platform see these details of theirs. What they say stands in the account alone.
    Revealed {
        details: Vec<Detail>,
        /// What each said then, in the same order; empty in events from before it was kept.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        texts: Vec<TextRef>,
    },
    /// The platform opened them.
    RevealRead,
    /// The consumer took back what the platform had not opened.
    RevealTakenBack,
    /// A message to everyone in the case.
    Messaged { from: Role, text: TextRef, wall: Wall },
    /// The platform said that it was somebody else, and brought the record of the data's way.
    Referred {
        referral: ReferralId,
        kind: ReferralKind,
        to: Option<PlatformId>,
        name: TextRef,
        text: TextRef,
        exhibits: Vec<Exhibit>,
    },
    /// The centre did not accept that.
    ReferralRejected { referral: ReferralId, text: TextRef },
    /// The centre opens a linked case about this platform.
    ReferralAccepted { referral: ReferralId, to: PlatformId },
    /// The consumer said that something was happening.
    AlarmRaised {
        alarm: AlarmId,
        kind: AlarmKind,
        text: TextRef,
        /// The reason for taking the complaint back with which it came, if it came so; not kept before.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        withdrawal: Option<String>,
    },
    /// The centre attended to it.
    AlarmAttended { alarm: AlarmId, text: TextRef },
    /// A window ended in silence.
    Lapsed { window: WindowId, key: WindowKey, subject: Subject, holder: Holder, silence: Silence },
    /// An outage of our own cost the windows that ran some time, and they were given it back.
    OutageMadeGood(Outage),
    /// The calendar of days off changed, and the windows that are longer by it end later.
    CalendarChanged(Changed),
    /// A letter on paper about an event was given to the post; what time it tells of stood still until it can
    /// have come.
    LetterPosted { of: u32, on: Day },
    /// A letter on paper about an event still lay with the centre when the time of which it tells would have
    /// ended; that goes on.
    LetterUnposted { of: u32 },
}

impl Event {
    /// The stable name, as it stands in the stored bytes.
    pub fn name(&self) -> &'static str {
        match self {
            Event::Filed(_) => "filed",
            Event::CompletionAsked { .. } => "completion_asked",
            Event::Completed { .. } => "completed",
            Event::Admitted => "admitted",
            Event::FoundInadmissible { .. } => "found_inadmissible",
            Event::ReviewAsked { .. } => "review_asked",
            Event::InadmissibilityConfirmed { .. } => "inadmissibility_confirmed",
            Event::InadmissibilityOverturned { .. } => "inadmissibility_overturned",
            Event::Served { .. } => "served",
            Event::ServiceFailed => "service_failed",
            Event::Answered { .. } => "answered",
            Event::Extended { .. } => "extended",
            Event::Dissatisfied { .. } => "dissatisfied",
            Event::Offered(_) => "offered",
            Event::OfferDeclined { .. } => "offer_declined",
            Event::ProposalAccepted { .. } => "proposal_accepted",
            Event::Agreed { .. } => "agreed",
            Event::Assigned { .. } => "assigned",
            Event::Challenged { .. } => "challenged",
            Event::ChallengeUpheld { .. } => "challenge_upheld",
            Event::ChallengeRejected { .. } => "challenge_rejected",
            Event::HelpAsked { .. } => "help_asked",
            Event::HelpGiven { .. } => "help_given",
            Event::Questioned { .. } => "questioned",
            Event::Responded { .. } => "responded",
            Event::Stayed { .. } => "stayed",
            Event::StayLifted => "stay_lifted",
            Event::Ruled(_) => "ruled",
            Event::RulingAccepted { .. } => "ruling_accepted",
            Event::RulingRefused { .. } => "ruling_refused",
            Event::ClosedWithoutResult { .. } => "closed_without_result",
            Event::Performed { .. } => "performed",
            Event::Confirmed { .. } => "confirmed",
            Event::Denied { .. } => "denied",
            Event::Resolved { .. } => "resolved",
            Event::HandedOver { .. } => "handed_over",
            Event::Docketed { .. } => "docketed",
            Event::Returned { .. } => "returned",
            Event::Judged { .. } => "judged",
            Event::PublicationAsked => "publication_asked",
            Event::Withdrawn { .. } => "withdrawn",
            Event::WithdrawalUndone { .. } => "withdrawal_undone",
            Event::Reopened { .. } => "reopened",
            Event::RestorationAsked { .. } => "restoration_asked",
            Event::RestorationRefused { .. } => "restoration_refused",
            Event::Restored { .. } => "restored",
            Event::SlipCorrected { .. } => "slip_corrected",
            Event::Exhibited { .. } => "exhibited",
            Event::Revealed { .. } => "revealed",
            Event::RevealRead => "reveal_read",
            Event::RevealTakenBack => "reveal_taken_back",
            Event::Messaged { .. } => "messaged",
            Event::Referred { .. } => "referred",
            Event::ReferralRejected { .. } => "referral_rejected",
            Event::ReferralAccepted { .. } => "referral_accepted",
            Event::AlarmRaised { .. } => "alarm_raised",
            Event::AlarmAttended { .. } => "alarm_attended",
            Event::Lapsed { .. } => "lapsed",
            Event::OutageMadeGood(_) => "outage_made_good",
            Event::CalendarChanged(_) => "calendar_changed",
            Event::LetterPosted { .. } => "letter_posted",
            Event::LetterUnposted { .. } => "letter_unposted",
        }
    }
}

impl Event {
    /// Was it said or done in order to settle? A court and the public never learn of it. Exhaustive,
    /// so that a new event has to be judged.
    pub fn is_said_to_settle(&self) -> bool {
        match self {
            Event::Offered(_) | Event::OfferDeclined { .. } | Event::ProposalAccepted { .. } => true,
            Event::Messaged { wall, .. } => *wall == Wall::Settlement,
            Event::Lapsed { silence, .. } => *silence == Silence::OfferFell,
            Event::Filed(_)
            | Event::CompletionAsked { .. }
            | Event::Completed { .. }
            | Event::Admitted
            | Event::FoundInadmissible { .. }
            | Event::ReviewAsked { .. }
            | Event::InadmissibilityConfirmed { .. }
            | Event::InadmissibilityOverturned { .. }
            | Event::Served { .. }
            | Event::ServiceFailed
            | Event::Answered { .. }
            | Event::Extended { .. }
            | Event::Dissatisfied { .. }
            | Event::Agreed { .. }
            | Event::Assigned { .. }
            | Event::Challenged { .. }
            | Event::ChallengeUpheld { .. }
            | Event::ChallengeRejected { .. }
            | Event::HelpAsked { .. }
            | Event::HelpGiven { .. }
            | Event::Questioned { .. }
            | Event::Responded { .. }
            | Event::Stayed { .. }
            | Event::StayLifted
            | Event::Ruled(_)
            | Event::RulingAccepted { .. }
            | Event::RulingRefused { .. }
            | Event::ClosedWithoutResult { .. }
            | Event::Performed { .. }
            | Event::Confirmed { .. }
            | Event::Denied { .. }
            | Event::Resolved { .. }
            | Event::HandedOver { .. }
            | Event::Docketed { .. }
            | Event::Returned { .. }
            | Event::Judged { .. }
            | Event::PublicationAsked
            | Event::Withdrawn { .. }
            | Event::WithdrawalUndone { .. }
            | Event::Reopened { .. }
            | Event::RestorationAsked { .. }
            | Event::RestorationRefused { .. }
            | Event::Restored { .. }
            | Event::SlipCorrected { .. }
            | Event::Exhibited { .. }
            | Event::Referred { .. }
            | Event::ReferralRejected { .. }
            | Event::ReferralAccepted { .. }
            | Event::AlarmRaised { .. }
            | Event::AlarmAttended { .. }
            | Event::Revealed { .. }
            | Event::RevealRead
            | Event::RevealTakenBack
            | Event::OutageMadeGood(_)
            | Event::CalendarChanged(_)
            | Event::LetterPosted { .. }
            | Event::LetterUnposted { .. } => false,
        }
    }
}

/// The complaint as it was filed.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Filing {
    /// The case number.
    pub number: CaseNumber,
    /// Who complains.
    pub consumer: PersonId,
    /// About whom.
    pub platform: PlatformId,
    /// The language in which the consumer writes.
    pub language: Language,
    /// What went wrong.
    pub grievances: Vec<Grievance>,
    /// What is asked for.
    pub wants: Vec<Want>,
    /// Which kinds of data are concerned, by the rulebook's keys.
    pub data: Vec<String>,
    /// When it happened, if known.
    pub happened_on: Option<Day>,
    /// What the case is called.
    pub title: TextRef,
    /// What happened, in the consumer's words.
    pub statement: TextRef,
    /// The consumer's account at the platform: all that the platform sees to know them by.
    pub account: Option<TextRef>,
    /// What the consumer asked the platform before.
    pub asked: Option<Asked>,
    /// Evidence.
    pub exhibits: Vec<Exhibit>,
    /// The edition of the rulebook at the time.
    pub rulebook: RuleReference,
    /// The case of which this one is the continuation, against somebody whom its platform named.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub linked: Option<Linked>,
    /// Who took it down for a consumer at the desk, and how the consumer confirmed it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub taken_down: Option<TakenDown>,
    /// The request that went before, where it was made here.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub request: Option<MatterId>,
    /// Whether the case goes first, by the rulebook of the time.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub goes_first: bool,
}

/// The case that came before a linked one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Linked {
    /// Which one.
    pub case: MatterId,
    /// Its number.
    pub number: CaseNumber,
    /// When the complaint was first filed.
    pub filed_at: Moment,
}

/// A complaint that somebody of the centre took down.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TakenDown {
    /// The registrar.
    pub by: PersonId,
    /// The consumer's own sign.
    pub confirmed: Confirmation,
}

impl TakenDown {
    /// Did the consumer sign a printed sheet?
    pub fn is_on_paper(self) -> bool {
        self.confirmed == Confirmation::SignedSheet
    }
}

keys! {
    /// How a consumer confirmed what was taken down for them.
    Confirmation {
        /// By their own name and password.
        OwnSign "own_sign"
        /// On the printed sheet, whose scan is the first exhibit.
        SignedSheet "signed_sheet"
    }
}

/// One thing that the consumer asks for.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Want {
    /// The remedy, by the rulebook's key.
    pub remedy: String,
    /// How much money, for remedies of money.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub amount: Option<Cents>,
}

/// The request that went before the complaint.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Asked {
    /// When.
    pub on: Day,
    /// What came back.
    pub came_back: CameBack,
    /// How, and in what words.
    pub text: Option<TextRef>,
}

keys! {
    /// What an account says of a consumer.
    Detail {
        /// The name.
        Name "name"
        /// The mail address.
        Mail "mail"
        /// The telephone number.
        Phone "phone"
        /// The postal address.
        Address "address"
    }
}

keys! {
    /// What came back when the consumer asked the platform.
    CameBack {
        /// Nothing.
        Nothing "nothing"
        /// A refusal.
        Refused "refused"
        /// A part of what was asked.
        Partly "partly"
    }
}

keys! {
    /// What somebody is to the platform that blames them.
    ReferralKind {
        /// A merchant on the platform.
        Merchant "merchant"
        /// A courier or carrier.
        Courier "courier"
        /// Another partner: a processor, an advertiser, a payment service.
        Partner "partner"
    }
}

keys! {
    /// What is happening to a consumer now.
    AlarmKind {
        /// Money leaves their account.
        MoneyMoving "money_moving"
        /// Somebody threatens them.
        Threatened "threatened"
        /// The platform punishes them for complaining.
        Punished "punished"
    }
}

keys! {
    /// How the complaint reached the platform.
    Service {
        /// In the inbox of a platform that someone represents here.
        Inbox "inbox"
        /// By mail to a verified contact, taken by its mail server.
        Mail "mail"
        /// By post, recorded by the registrar.
        Post "post"
    }
}

/// The platform's answer to one thing that is asked for.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Point {
    /// The remedy that was asked for.
    pub remedy: String,
    /// What the platform will do.
    pub stance: Stance,
    /// For money: how much it grants.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub amount: Option<Cents>,
    /// The legal ground of a refusal, by the rulebook's key.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub ground: Option<String>,
    /// The reasons.
    pub text: TextRef,
}

keys! {
    /// What the platform will do about one point.
    Stance {
        /// All that was asked.
        Granted "granted"
        /// A part.
        Partly "partly"
        /// Nothing.
        Refused "refused"
    }
}

/// Terms on the table. What they say is behind the settlement wall.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Offer {
    /// Names it in forms.
    pub id: OfferId,
    /// The party that offers; none if it is the mediator's proposal to both.
    pub from: Option<Side>,
    /// In words.
    pub text: TextRef,
    /// What the platform would do.
    pub promises: Vec<Promise>,
}

/// The mediator's finding.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Ruling {
    /// Per grievance.
    pub findings: Vec<(Grievance, Finding)>,
    /// Whether the platform punished the consumer for complaining, if that was alleged: a finding of its
    /// own, whatever the complaint came to.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub retaliation: Option<Finding>,
    /// The finding as the public may read it.
    pub finding: TextRef,
    /// The reasons, for the parties.
    pub reasons: TextRef,
    /// What the platform should do, each with its own time.
    pub promises: Vec<Promise>,
    /// The texts that it rests on: both sides saw them with time to reply.
    pub rests_on: Vec<TextId>,
    /// The exhibits that it rests on, likewise.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub exhibits: Vec<ExhibitId>,
}

impl Ruling {
    /// The finding over all grievances together.
    pub fn outcome(&self) -> Finding {
        let all = |wanted| self.findings.iter().all(|(_, finding)| *finding == wanted);
        if all(Finding::Upheld) {
            Finding::Upheld
        } else if all(Finding::Dismissed) {
            Finding::Dismissed
        } else {
            Finding::Partly
        }
    }

    /// What was found of punishment for having complained, if anything was.
    pub fn found_retaliation(&self) -> Option<Finding> {
        self.retaliation.filter(|found| *found != Finding::Dismissed)
    }

    /// Was nothing upheld?
    pub fn is_dismissal(&self) -> bool {
        self.outcome() == Finding::Dismissed
    }
}

keys! {
    /// What a mediator found, or a court decided.
    Finding {
        /// The complaint is right.
        Upheld "upheld"
        /// It is right in part.
        Partly "partly"
        /// It is not.
        Dismissed "dismissed"
    }
}

keys! {
    /// What silence brought.
    Silence {
        /// The centre did not decide on admission; its time runs once more, and the supervisor knows.
        AdmissionRepeated "admission_repeated"
        /// The centre did not decide on admission twice.
        AdmissionGivenUp "admission_given_up"
        /// The consumer did not complete the complaint.
        CompletionNotPursued "completion_not_pursued"
        /// The centre did not reach the platform in time; it keeps the case until it does.
        ServiceOverdue "service_overdue"
        /// The platform did not answer.
        AnswerSilent "answer_silent"
        /// The consumer did not react to the answer.
        ReplyNotPursued "reply_not_pursued"
        /// The parties did not settle in time.
        NegotiationEnded "negotiation_ended"
        /// Nobody answered the offer.
        OfferFell "offer_fell"
        /// The centre did not name a mediator; it must at once, and the supervisor knows.
        NamingRepeated "naming_repeated"
        /// The centre did not name a mediator twice.
        NamingGivenUp "naming_given_up"
        /// The mediator did not finish; another is named.
        MediatorReplaced "mediator_replaced"
        /// The second mediator did not finish either.
        MediationGivenUp "mediation_given_up"
        /// The consumer did not answer the mediator.
        QuestionNotPursued "question_not_pursued"
        /// The platform did not answer the mediator.
        QuestionUnanswered "question_unanswered"
        /// A party did not accept the ruling in time.
        RulingNotAccepted "ruling_not_accepted"
        /// The platform did not report that it did what it promised.
        PerformanceMissed "performance_missed"
        /// The platform did not make up for it either.
        CureMissed "cure_missed"
        /// The consumer did not say whether it was done.
        ConfirmationSilent "confirmation_silent"
        /// The court has not reported.
        CourtSilent "court_silent"
        /// The procedure reached its outer limit.
        LimitExpired "limit_expired"
        /// A stay reached its end.
        StayEnded "stay_ended"
        /// The centre did not decide on a challenge: it counts as upheld.
        ChallengeUpheld "challenge_upheld"
        /// The centre did not arrange the help that was asked for; it still must.
        HelpOverdue "help_overdue"
        /// The time for reopening has passed.
        ReopeningPassed "reopening_passed"
        /// The time for taking a withdrawal back has passed.
        WithdrawalFinal "withdrawal_final"
        /// Nobody asked that another person looks at the decision not to take the case.
        ReviewNotAsked "review_not_asked"
        /// The centre did not decide the review; its time runs once more, and the supervisor knows.
        ReviewRepeated "review_repeated"
        /// The centre did not decide the review twice.
        ReviewGivenUp "review_given_up"
        /// The centre did not decide on a missed window; its time runs once more, and the supervisor knows.
        RestorationRepeated "restoration_repeated"
        /// The centre did not decide on it twice; the window is given again.
        RestorationByDefault "restoration_by_default"
        /// The centre did not attend to an alarm; it must at once, and the supervisor knows.
        AlarmRepeated "alarm_repeated"
        /// The centre did not decide about a referral: it falls.
        ReferralFell "referral_fell"
    }
}
