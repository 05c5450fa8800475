//! What the rulebook says about each grievance.

use super::laws::Citation;
use crate::domain::clock::{Force, Span, StartsOn};
use crate::domain::grievance::Grievance;
use crate::domain::text::Bilingual;
use serde::Deserialize;

/// A group of grievances, for a choice in two steps.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Group {
    /// Its name in addresses.
    pub key: String,
    /// What people read.
    pub name: Bilingual,
}

/// What the rulebook says about one grievance.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct GrievanceRule {
    /// Which one.
    pub key: Grievance,
    /// The key of its group.
    pub group: String,
    /// Its plain name.
    pub name: Bilingual,
    /// What it is about, in a few words that take no side: for headings of what the public reads.
    pub short: Bilingual,
    /// An example in the consumer's words, shown under the choice.
    pub example: Bilingual,
    /// The laws that it rests on.
    pub laws: Vec<Citation>,
    /// What the statute says about time, in its own words.
    #[serde(default)]
    pub statute: Option<Statute>,
    /// A yardstick beside the statute. Never call it the law.
    #[serde(default)]
    pub benchmark: Option<Benchmark>,
    /// How long a consumer should wait for an answer to a request of their own before complaining.
    pub request: RequestWindow,
    /// What helps to show it.
    pub evidence: Vec<Bilingual>,
    /// The keys of remedies that fit.
    pub remedies: Vec<String>,
}

/// What the statute says about time. None of the Chinese ones gives a number.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Statute {
    /// The words: "promptly", 及时.
    pub words: Bilingual,
    /// Where they stand.
    pub laws: Vec<Citation>,
}

/// A number of days that is not the law, but that a platform's speed can be held against.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Benchmark {
    /// How long.
    pub span: Span,
    /// From when.
    pub starts_on: StartsOn,
    /// On whose authority.
    pub force: Force,
    /// Where it stands.
    pub source: Bilingual,
    /// Whether it was read there; `false` means from general knowledge.
    pub seen: bool,
}

/// How long a consumer should wait for an answer to a request of their own.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RequestWindow {
    /// How long.
    pub span: Span,
    /// From when.
    pub starts_on: StartsOn,
    /// On whose authority.
    pub force: Force,
    /// Where it comes from.
    pub basis: Bilingual,
}
