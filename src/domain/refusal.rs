//! Refusals: why a command cannot be carried out, and what is possible instead.
//!
//! The words for each refusal are in `messages::refusals`.

use super::case::event::Detail;
use super::case::stage::Stage;
use super::clock::{Day, WindowKey};

/// Why not.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Refusal {
    /// The actor has no standing for this act. To a person it looks like "not there".
    #[error("the actor has no standing for this act")]
    NotYours,
    /// The case is not in a stage in which this can be done.
    #[error("not in stage {}", .0.as_str())]
    WrongStage(Stage),
    /// What the form answers is no longer open: the window, offer, question or remedy has passed.
    #[error("no longer open")]
    NoLongerOpen,
    /// The window ended before.
    #[error("the window {} has ended", .0.as_str())]
    TooLate(WindowKey),
    /// It was done before; the page shows what there is.
    #[error("already done")]
    AlreadyDone,
    /// A reason, remedy or ground that the rulebook does not list.
    #[error("the rulebook does not list {0:?}")]
    NotInRulebook(String),
    /// The one extension has been used.
    #[error("the one extension has been used")]
    ExtensionUsed,
    /// The rulebook knows no extension of this window.
    #[error("the window {} is not extended", .0.as_str())]
    NoExtension(WindowKey),
    /// While a challenge is to be decided, the mediator decides nothing and no other one is made.
    #[error("a challenge to the mediator is open")]
    ChallengeOpen,
    /// Each party may challenge once.
    #[error("the one challenge has been used")]
    ChallengeUsed,
    /// A challenge comes before the finding, not after it.
    #[error("the finding has been given")]
    ChallengeAfterRuling,
    /// Neither the challenged mediator nor whoever named them decides on the challenge.
    #[error("another person decides on this challenge")]
    AnotherDecides,
    /// A review found that this ground does not stand.
    #[error("a review has overturned this ground")]
    GroundOverturned,
    /// A party has time left to answer, or asked for a time that it missed: nobody ends the case over that.
    #[error("a party has time left")]
    PartyHasTime,
    /// The clock is stayed already.
    #[error("the clock stands still already")]
    AlreadyStayed,
    /// A stay must end after it begins and within the most that the rulebook allows.
    #[error("a stay lasts from 1 to {most} days")]
    StayLength {
        /// The most days of one stay.
        most: u32,
    },
    /// The mediator declared an interest in the platform, or has been replaced in this case.
    #[error("this mediator cannot hear the case")]
    Conflicted,
    /// Only a finding that cleared the platform waits for its wish to be published.
    #[error("no finding cleared the platform")]
    NotCleared,
    /// A party has not had time to see and answer something that the ruling would rest on.
    #[error("something on the record is too fresh to rule on")]
    NotHeard,
    /// Nobody reads the platform's inbox here, and no contact of it was verified: nothing can be sent there.
    #[error("the platform cannot be reached from here")]
    NotReachable,
    /// The account does not hold this detail.
    #[error("the account holds no {}", .0.as_str())]
    DetailLacking(Detail),
    /// The platform opened it on this day: it knows what it saw.
    #[error("the platform opened it on {0}")]
    RevealWasRead(Day),
    /// Who reads what was written is not who its writer was told.
    #[error("who reads this has changed")]
    ReadersChanged,
    /// Nobody reviews their own decision.
    #[error("whoever decided does not review it")]
    OwnDecision,
    /// A window is given again only with proof of what held the party up.
    #[error("there is no proof")]
    ProofMissing,
    /// What held the party up ended before this day, with enough of the missed time left.
    #[error("what held the party up ended before {0}")]
    HeldUpTooEarly(Day),
    /// It changes more than a slip of the pen.
    #[error("this changes the substance")]
    NoSlip,
    /// Every grievance needs a finding, and an upheld one a remedy.
    #[error("the ruling is not complete")]
    Incomplete,
    /// A platform cannot pass a complaint on to itself.
    #[error("a referral to oneself")]
    ReferralToOneself,
    /// An answer must take up each thing that is asked for.
    #[error("the answer does not take up every point")]
    PointMissing,
    /// More than fits.
    #[error("at most {most} exhibits")]
    TooManyExhibits {
        /// The most exhibits in a case.
        most: usize,
    },
    /// A date that lies in the future, or before anything can have happened.
    #[error("a date that cannot be")]
    ImpossibleDate,
    /// The matter has not begun, or has begun already.
    #[error("the matter has not begun")]
    NotBegun,
    /// The moment lies before the matter's last event.
    #[error("the clock ran backwards")]
    ClockRanBackwards,
    /// A fact was not read in the transaction. A fault of ours.
    #[error("the fact {0} is missing")]
    FactMissing(&'static str),
    /// An event could not be written as JSON. A fault of ours.
    #[error("an event could not be written")]
    Unwritable,
}

impl Refusal {
    /// If the very same act is `done`, somebody was quicker: that is no loss, and the page shows what there
    /// is. For `map_err`.
    pub(super) fn unless_done(done: bool) -> impl FnOnce(Refusal) -> Refusal {
        move |refusal| if done && refusal == Refusal::NoLongerOpen { Refusal::AlreadyDone } else { refusal }
    }
}
