//! The decision: what the rules allow to be stored, and the only ticket into the store.

use super::actor::Holder;
use super::chain::Hash;
use super::clock::{Moment, WindowKey};
use super::evidence::{ExhibitRow, NewText};
use super::ids::{CaseNumber, ErrandId, MatterId, PersonId, PlatformId, ReferralId, RequestNumber};
use super::letter::Letter;
use super::matter::MatterKind;
use super::publication;
use super::register::EntryRow;
use super::scorecard::Tally;
use super::turn::TurnRow;
use serde::{Deserialize, Serialize};

/// What was decided about one matter. It has no public constructor: only a rule makes one.
#[derive(Clone, Debug)]
pub struct Decision {
    pub(super) matter: MatterId,
    pub(super) kind: MatterKind,
    pub(super) version_before: u32,
    pub(super) head_before: Hash,
    pub(super) row: Row,
    pub(super) events: Vec<StoredEvent>,
    pub(super) texts: Vec<NewText>,
    pub(super) exhibits: Vec<ExhibitRow>,
    pub(super) letters: Vec<Letter>,
    pub(super) errands: Vec<Errand>,
    pub(super) entry: Option<EntryRow>,
    pub(super) tally: Option<Tally>,
    pub(super) turns: Vec<TurnRow>,
}

impl Decision {
    /// The matter that was decided about.
    pub fn matter(&self) -> MatterId {
        self.matter
    }
    /// Its kind.
    pub fn kind(&self) -> MatterKind {
        self.kind
    }
    /// How many events the matter had before; the store's guard against two writers at once.
    pub fn version_before(&self) -> u32 {
        self.version_before
    }
    /// The hash of the last event before these.
    pub fn head_before(&self) -> Hash {
        self.head_before
    }
    /// The matter's row after the decision.
    pub fn row(&self) -> &Row {
        &self.row
    }
    /// The events, in order.
    pub fn events(&self) -> &[StoredEvent] {
        &self.events
    }
    /// Texts to seal.
    pub fn texts(&self) -> &[NewText] {
        &self.texts
    }
    /// Exhibits to add.
    pub fn exhibits(&self) -> &[ExhibitRow] {
        &self.exhibits
    }
    /// Letters to write.
    pub fn letters(&self) -> &[Letter] {
        &self.letters
    }
    /// Commands to other matters.
    pub fn errands(&self) -> &[Errand] {
        &self.errands
    }
    /// Does it take a number in the order of publication?
    pub fn publishes(&self) -> bool {
        self.kind == MatterKind::Publication && self.events.iter().any(|event| event.name == "published")
    }
    /// The register's row after the decision, if the public picture changed.
    pub fn entry(&self) -> Option<&EntryRow> {
        self.entry.as_ref()
    }
    /// What the matter adds to the public figures after the decision.
    pub fn tally(&self) -> Option<&Tally> {
        self.tally.as_ref()
    }
    /// The matter's windows that have ended by now.
    pub fn turns(&self) -> &[TurnRow] {
        &self.turns
    }
}

/// One event as it is stored: these very bytes are hashed, and nothing is written again to verify.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StoredEvent {
    /// Its place in the matter, from 1.
    pub seq: u32,
    /// When it took effect.
    pub at: Moment,
    /// Its stable name, for queries.
    pub name: String,
    /// The stored bytes: one line of JSON.
    pub body: String,
    /// The hash of the chain up to and with this event.
    pub hash: Hash,
}

/// The columns of a matter, for queries. They follow from the events and can be rebuilt.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    /// The case number, for cases.
    pub number: Option<CaseNumber>,
    /// The number of a request.
    pub request: Option<RequestNumber>,
    /// The case that a publication is about.
    pub of_case: Option<MatterId>,
    /// The stage, by its stable name.
    pub stage: &'static str,
    /// Who holds the ball now.
    pub holder: Option<Holder>,
    /// The platform concerned.
    pub platform: PlatformId,
    /// The consumer, for cases and requests.
    pub consumer: Option<PersonId>,
    /// The mediator in charge.
    pub mediator: Option<PersonId>,
    /// The grievances, by key, separated by spaces.
    pub grievances: String,
    /// How it ended, if it did.
    pub outcome: Option<&'static str>,
    /// When it began.
    pub opened_at: Moment,
    /// When it ended, if it did.
    pub closed_at: Option<Moment>,
    /// When the next window ends, and which. Alarms stand apart: no list that a platform reads may be
    /// put in order by one.
    pub deadline: Option<(Moment, WindowKey)>,
    /// Does something wait for the centre beside the ball, whoever holds that?
    pub beside: bool,
    /// When the next alarm must have been attended to.
    pub alarm: Option<Moment>,
    /// Has the court been asked to take it?
    pub handed_over: bool,
    /// Is it with the court now, taken or not, and undecided?
    pub with_court: bool,
    /// Has the platform been told of it? A case is in the platform's inbox from then on.
    pub served: bool,
    /// How many events it has.
    pub version: u32,
    /// When the last event was written.
    pub last_at: Moment,
    /// The hash of its last event.
    pub head: Hash,
}

/// A command that one matter's decision sends to another, carried out exactly once.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Errand {
    /// Its name, which makes it happen once.
    pub id: ErrandId,
    /// What is to be done.
    pub task: Task,
}

/// What an errand asks for.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Task {
    /// Begin the publication of an outcome.
    Publish(publication::Outcome),
    /// Tell the publication of a case what changed since: a court's judgment, a promise kept.
    Update(publication::Outcome),
    /// File the complaint of this case about another platform, too.
    FileLinked {
        /// The referral that the centre accepted.
        referral: ReferralId,
        /// About whom.
        to: PlatformId,
    },
    /// Tell a request that this complaint follows from it.
    Complain {
        /// The request.
        request: MatterId,
        /// Who complains.
        consumer: PersonId,
        /// About whom.
        platform: PlatformId,
    },
}
