//! Promises and duties: what the platform undertook, and how far it got.

use crate::domain::evidence::TextRef;
use crate::domain::ids::{OfferId, RemedyId};
use crate::domain::keys::keys;
use crate::domain::money::Cents;
use serde::{Deserialize, Serialize};

/// One thing that the platform would do, or will.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Promise {
    /// Names it in forms and windows.
    pub id: RemedyId,
    /// Which remedy, by the rulebook's key.
    pub remedy: String,
    /// How much money.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub amount: Option<Cents>,
    /// What exactly.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub text: Option<TextRef>,
    /// Calendar days from the agreement; the rulebook's default if none.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub days: Option<u16>,
}

/// What an agreement rests on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum AgreedIn {
    /// The consumer accepted what the platform's answer granted.
    Answer,
    /// A party accepted the other's offer, or both the mediator's proposal.
    Offer(OfferId),
    /// Both accepted the ruling.
    Ruling,
}

keys! {
    /// How far the platform got with one promise.
    Progress {
        /// It has to be done.
        Due "due"
        /// The platform missed the time, or the consumer denied: a last time to make up for it runs.
        Curing "curing"
        /// The platform says that it is done.
        Reported "reported"
        /// The consumer confirmed it.
        Confirmed "confirmed"
        /// The consumer did not say. Never counted as kept.
        Unconfirmed "unconfirmed"
        /// It was not done.
        Failed "failed"
    }
}

/// A promise that binds, and its progress.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Duty {
    /// What was promised.
    pub promise: Promise,
    /// How far it got.
    pub progress: Progress,
    /// Has the last time to make up for it begun, or passed?
    pub cured: bool,
}
