//! What a decision is given from outside: the rulebook, fresh ids and salts, and typed facts.

use super::case::event::Detail;
use super::chain::{Hash, Salt};
use super::clock::{Changed, Day, Moment};
use super::ids::{CaseNumber, PersonId, RequestNumber};
use super::rulebook::Rulebook;
use super::text::Words;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

/// Everything that a rule may know besides its matter, the command, the actor and the moment.
#[derive(Clone, Debug)]
pub struct Given<'a> {
    /// The law in force.
    pub rulebook: &'a Rulebook,
    /// The moment at which the decision is written down; its events may be dated earlier (a lapse
    /// is dated to its deadline).
    pub now: Moment,
    /// Where fresh ids and salts come from.
    pub fresh: Fresh,
    /// What was read in the same transaction.
    pub facts: Facts,
}

/// Facts about the rest of the centre, read in the transaction that records the decision.
#[derive(Clone, Debug, Default)]
pub struct Facts {
    /// The number of a case that is being filed.
    pub number: Option<CaseNumber>,
    /// The number of a request that is being made.
    pub request: Option<RequestNumber>,
    /// Has the platform someone who reads its inbox?
    pub enrolled: bool,
    /// Has a registrar verified a contact address of the platform?
    pub contact_verified: bool,
    /// Mediators who may not hear this case, since they declared an interest in the platform.
    pub conflicted: Vec<PersonId>,
    /// The next number in the order of publication, taken under its lock.
    pub publication_order: i64,
    /// What the account of a case's consumer holds, as others may have it.
    pub details: Vec<(Detail, Words)>,
    /// Those of these that the platform was let to see just as they stand there now.
    pub shown: Vec<Detail>,
    /// Our own outages since the matter began, oldest first.
    pub outages: Vec<Outage>,
    /// Does the consumer read our letters on paper?
    pub on_paper: bool,
    /// The events of which a letter on paper tells the consumer that they have not opened here, and what became
    /// of it.
    pub unread: Vec<(u32, Late)>,
    /// The law as the calendar left it, change by change: first as its edition has it.
    pub calendars: Vec<InForce>,
}

/// The law from a change of its calendar on.
#[derive(Clone, Copy, Debug)]
pub struct InForce {
    /// The change; number 0 is no change, but the edition itself.
    pub changed: Changed,
    /// The law with all changes up to and with this one.
    pub book: &'static Rulebook,
}

impl Given<'_> {
    /// The law by which was counted at `at`: what happened before a change is replayed without it.
    pub fn book_at(&self, at: Moment) -> Option<&'static Rulebook> {
        let known = self.facts.calendars.iter();
        known.rev().find(|law| law.changed.change == 0 || law.changed.at <= at).map(|law| law.book)
    }
}

/// A time during which the centre's service was down.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Outage {
    /// The last sign of life.
    pub from: Moment,
    /// The first sign of life after it.
    pub until: Moment,
}

/// What became of a letter on paper: why its reader cannot know of an event yet, or since when they can.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Late {
    /// The letter was given to the post on this day.
    Posted(Day),
    /// The letter still lies with the centre.
    Unposted,
    /// The post brought it back.
    CameBack,
}

/// A well of fresh ids and salts, drawn from one random seed by the shell.
///
/// The same seed gives the same ids, so a decision stays a pure function of what it is given.
#[derive(Clone, Debug)]
pub struct Fresh {
    seed: [u8; 32],
    millis: u64,
    drawn: u64,
}

impl Fresh {
    /// A well over `seed`, whose ids sort by `millis` (Unix time in milliseconds).
    pub fn new(seed: [u8; 32], millis: u64) -> Fresh {
        Fresh { seed, millis, drawn: 0 }
    }

    /// Another well over the same seed, for the names of letters.
    pub fn for_letters(&self) -> Fresh {
        Fresh::new(Hash::of(&[&self.seed[..], b"letters"].concat()).0, self.millis)
    }

    fn draw(&mut self, purpose: &[u8]) -> Hash {
        self.drawn += 1;
        Hash::of(&[&self.seed[..], purpose, &self.drawn.to_be_bytes()].concat())
    }

    /// A fresh identifier, a UUIDv7 (RFC 9562).
    pub fn id<I: From<Uuid>>(&mut self) -> I {
        let Hash(bytes) = self.draw(b"id");
        let mut random = [0; 10];
        random.copy_from_slice(&bytes[..10]);
        uuid::Builder::from_unix_timestamp_millis(self.millis, &random).into_uuid().into()
    }

    /// A fresh salt.
    pub fn salt(&mut self) -> Salt {
        Salt(self.draw(b"salt").0)
    }
}
