//! The rule of a window: how long, from when, and on whose authority.

use crate::domain::keys::keys;
use crate::domain::text::Bilingual;
use serde::{Deserialize, Serialize};

/// What a span is counted in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Unit {
    /// Hours by the clock; holidays do not matter.
    Hour,
    /// Every day counts; a last day that is off rolls on.
    CalendarDay,
    /// Only working days count.
    WorkingDay,
    /// To the same-numbered day, or the month's end.
    Month,
    /// The law says "promptly" and gives no number. No window of the procedure has this unit.
    Prompt,
}

/// So many of a unit: `10 working days`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Span {
    /// How many; 0 where the unit is [`Unit::Prompt`].
    pub value: u32,
    /// Of what.
    pub unit: Unit,
}

impl Span {
    /// `value` of `unit`.
    pub const fn new(value: u32, unit: Unit) -> Self {
        Self { value, unit }
    }
}

/// On whose authority a number stands, strongest first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Force {
    /// A law.
    Statute,
    /// An administrative regulation (行政法规).
    Regulation,
    /// A ministry's rule (部门规章).
    DeptRule,
    /// A regulator's yardstick (规范性文件).
    NormativeDoc,
    /// A recommended standard (GB/T).
    RecStandard,
    /// A draft, not in force.
    Draft,
    /// Our own rule.
    Design,
}

impl Force {
    /// Whether a page may call it the law: a statute, a regulation or a ministry's rule.
    pub fn is_law(self) -> bool {
        match self {
            Force::Statute | Force::Regulation | Force::DeptRule => true,
            Force::NormativeDoc | Force::RecStandard | Force::Draft | Force::Design => false,
        }
    }
}

/// The event that opens a window.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum StartsOn {
    /// The platform received the consumer's own request.
    RequestReceived,
    /// The platform has verified who asks.
    IdentityVerified,
    /// The complaint was received: by the centre, or for a benchmark by the platform.
    ComplaintReceived,
    /// The centre asked for what is missing.
    CompletionAsked,
    /// The complaint was admitted.
    Admitted,
    /// The notice reached the platform.
    ServedOnPlatform,
    /// The notice reached the person who must act.
    Served,
    /// The platform's answer was served on the consumer.
    AnswerServed,
    /// The answer came in.
    Answered,
    /// Negotiation ended without a deal, or the answer failed to come.
    MediationOpened,
    /// A mediator was named.
    MediatorNamed,
    /// A party challenged the mediator.
    Challenged,
    /// A party asked for help with taking part.
    HelpAsked,
    /// The offer, proposal or question was served.
    OfferServed,
    /// The ruling was served.
    RulingServed,
    /// The agreement binds.
    AgreementEffective,
    /// The day on which a duty should have been done passed.
    DueDatePassed,
    /// The platform reported that it is done.
    ReportedDone,
    /// The bundle reached the court.
    HandedOver,
    /// The stay began.
    StayBegan,
    /// The case closed.
    Closed,
    /// The complaint was taken back.
    Withdrawn,
    /// The centre decided not to take the complaint.
    NotTaken,
    /// The consumer asked for a review of that.
    ReviewAsked,
    /// What had held a party up was over.
    HindranceEnded,
    /// The party asked for a missed window.
    RestorationAsked,
    /// A letter on paper was given to the post.
    Posted,
    /// The consumer raised an alarm.
    AlarmRaised,
    /// The platform said that it was somebody else.
    Referred,
    /// The draft was shown to the platform.
    DraftServed,
    /// The platform replied to the draft.
    ReplyReceived,
    /// The entry appeared in the register.
    Published,
    /// The platform knew of the breach.
    BreachKnown,
    /// The last of these: the request was received, identity was shown, a fee was paid.
    RequestIdentityAndFee,
    /// The breach was discovered, or the platform was told of it.
    BreachDiscoveredOrNotified,
    /// The consumers were told of the breach.
    ConsumersNotified,
    /// An authority or a body took the complaint up.
    ComplaintAccepted,
    /// The file of the dispute was complete.
    FileComplete,
    /// The person knew, or should have known, of the harm and of who did it.
    RightKnown,
    /// A request was handed in for the platform.
    RequestMade,
    /// A request could not be brought to the platform.
    RequestCameBack,
    /// The answer to a request was here, or its time had passed.
    RequestAnswered,
}

/// How a window may be prolonged.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Extension {
    /// By how much each time.
    pub by: Span,
    /// How often.
    pub max_times: u32,
}

/// The rule of one window of the procedure.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Window {
    /// Which one.
    pub key: WindowKey,
    /// How long.
    pub span: Span,
    /// What opens it.
    pub starts_on: StartsOn,
    /// On whose authority.
    pub force: Force,
    /// Where it comes from, as half a sentence: "our own rule, after the 10 working days of 12315".
    pub basis: Bilingual,
    /// How long in a case that goes first, where that is less.
    #[serde(default)]
    pub going_first: Option<Span>,
    /// How it may be prolonged, if at all.
    #[serde(default)]
    pub extension: Option<Extension>,
    /// Whether the number was read in its source; `false` means from general knowledge.
    #[serde(default = "yes")]
    pub seen: bool,
}

fn yes() -> bool {
    true
}

keys! {
    /// The windows of the procedure, each with one holder who must act.
    WindowKey {
        /// The centre decides whether it admits the complaint.
        Admission "admission"
        /// The consumer completes the complaint.
        Completion "completion"
        /// The centre serves the notice.
        Service "service"
        /// The platform answers.
        Answer "answer"
        /// The consumer replies to the answer.
        Reply "reply"
        /// The parties look for a deal of their own.
        Negotiation "negotiation"
        /// The other party takes or leaves an offer.
        Offer "offer"
        /// The centre names a mediator.
        Naming "naming"
        /// The mediator brings the case to a proposal or a ruling.
        Mediation "mediation"
        /// The centre decides on a challenge to the mediator.
        ChallengeDecision "challenge_decision"
        /// The centre arranges what a party needs in order to take part.
        Help "help"
        /// A party answers the mediator's question.
        Question "question"
        /// Both sides have seen what a ruling will rest on, with time to reply.
        Hearing "hearing"
        /// The parties take or leave the mediator's proposal.
        Proposal "proposal"
        /// The parties accept or refuse the ruling.
        RulingResponse "ruling_response"
        /// The platform does what it owes.
        Performance "performance"
        /// The platform makes good what it did not do in time.
        Cure "cure"
        /// The consumer says whether it was done.
        Confirmation "confirmation"
        /// The court takes the case or returns it.
        CourtReceipt "court_receipt"
        /// The whole procedure ends.
        OuterLimit "outer_limit"
        /// A stay ends.
        StayEnd "stay_end"
        /// The centre writes the draft of a publication.
        Drafting "drafting"
        /// The platform replies to the draft of a publication.
        RightOfReply "right_of_reply"
        /// The centre publishes what the platform has replied to.
        Publishing "publishing"
        /// A publication ends.
        PublicationEnd "publication_end"
        /// A publication of a fully resolved case ends.
        PublicationEndResolved "publication_end_resolved"
        /// The consumer asks to have a closed case reopened.
        Reopening "reopening"
        /// The consumer takes a withdrawal back.
        WithdrawalUndo "withdrawal_undo"
        /// The consumer asks another person to look at a case that was not taken.
        Review "review"
        /// The centre decides the review.
        ReviewDecision "review_decision"
        /// A party asks to have back a window that it missed, counted from the end of what held it up.
        RestorationRequest "restoration_request"
        /// The centre decides whether a missed window is given again.
        Restoration "restoration"
        /// A letter on paper is on its way: what time binds its reader begins after it.
        Delivery "delivery"
        /// The centre attends to an alarm.
        Alarm "alarm"
        /// The centre decides about a referral.
        Referral "referral"
        /// The centre brings a request to the platform.
        RequestService "request_service"
        /// The platform answers a request; each right has a time of its own.
        Request "request"
        /// The platform is reminded of a request.
        RequestReminder "request_reminder"
        /// Whoever asks brings a request there themselves.
        Resending "resending"
        /// Whoever asked complains, or is content.
        Complaining "complaining"
    }
}

impl WindowKey {
    /// Does it run while a case is stayed? The stay's own end does; the law gives a court its time,
    /// which no mediator can stop; and danger does not stand still. Nor can one stop what the centre
    /// owes: a decision on a challenge, on a missed window or on a referral, and help with taking part.
    pub fn runs_in_a_stay(self) -> bool {
        matches!(
            self,
            WindowKey::StayEnd
                | WindowKey::CourtReceipt
                | WindowKey::ChallengeDecision
                | WindowKey::Help
                | WindowKey::Restoration
                | WindowKey::Referral
                | WindowKey::Alarm
        )
    }

    /// Does it run on whatever becomes of its matter, until somebody does what it waits for? An alarm
    /// is not attended to by closing the case.
    pub fn stands_by_itself(self) -> bool {
        self == WindowKey::Alarm
    }

    /// May its holder ask for more time? By how much, the rulebook says; its check compares.
    pub fn is_extendable(self) -> bool {
        matches!(
            self,
            WindowKey::Completion
                | WindowKey::Answer
                | WindowKey::Reply
                | WindowKey::Question
                | WindowKey::RulingResponse
        )
    }

    /// Does it ask somebody to act? Limits and rests have a holder to whom days are charged, but ask
    /// nobody to do anything.
    pub fn is_duty(self) -> bool {
        match self {
            WindowKey::OuterLimit
            | WindowKey::StayEnd
            | WindowKey::Hearing
            | WindowKey::WithdrawalUndo
            | WindowKey::RestorationRequest
            | WindowKey::Delivery
            | WindowKey::Negotiation
            | WindowKey::RequestReminder
            | WindowKey::PublicationEnd
            | WindowKey::PublicationEndResolved => false,
            WindowKey::Admission
            | WindowKey::Completion
            | WindowKey::Service
            | WindowKey::Answer
            | WindowKey::Reply
            | WindowKey::Offer
            | WindowKey::Naming
            | WindowKey::Mediation
            | WindowKey::ChallengeDecision
            | WindowKey::Help
            | WindowKey::Question
            | WindowKey::Proposal
            | WindowKey::RulingResponse
            | WindowKey::Performance
            | WindowKey::Cure
            | WindowKey::Confirmation
            | WindowKey::CourtReceipt
            | WindowKey::Drafting
            | WindowKey::RightOfReply
            | WindowKey::Publishing
            | WindowKey::Review
            | WindowKey::ReviewDecision
            | WindowKey::Restoration
            | WindowKey::Reopening
            | WindowKey::Alarm
            | WindowKey::Referral
            | WindowKey::RequestService
            | WindowKey::Request
            | WindowKey::Resending
            | WindowKey::Complaining => true,
        }
    }
}
