//! What the rulebook says about each grievance.

use super::laws::Citation;
use super::terms::LegalExtension;
use crate::domain::clock::{Day, Force, Span, StartsOn};
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
    /// What a person asks for in a letter of their own before they complain of it; `None` where there is
    /// nothing to ask for.
    #[serde(default)]
    pub ask: Option<Bilingual>,
    /// Why no law of this jurisdiction covers it, and who can help; `None` where one does.
    #[serde(default)]
    pub not_covered: Option<Bilingual>,
    /// The laws that it rests on; where none covers it, those that come near.
    #[serde(default)]
    pub laws: Vec<Citation>,
    /// What to know about it here.
    #[serde(default)]
    pub note: Option<Bilingual>,
    /// What the statute says about time.
    #[serde(default)]
    pub statute: Option<Statute>,
    /// A yardstick beside the statute. Never call it the law.
    #[serde(default)]
    pub benchmark: Option<Benchmark>,
    /// How long a consumer should wait for an answer to a request of their own before complaining.
    pub request: RequestWindow,
    /// Whether data have got into other hands by it, so that harm may come of it any day.
    pub data_out: bool,
    /// Whether a case about it goes first, whatever kinds of data it is about.
    pub goes_first: bool,
    /// What helps to show it.
    pub evidence: Vec<Bilingual>,
    /// The keys of remedies that fit.
    pub remedies: Vec<String>,
}

/// What the law says about time: words like "promptly", and a number where it gives one. No Chinese
/// statute does for these.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Statute {
    /// The words: "promptly", 及时.
    pub words: Bilingual,
    /// Where they stand.
    pub laws: Vec<Citation>,
    /// How long, if the law gives a number.
    #[serde(default)]
    pub span: Option<Span>,
    /// From when, if it gives a number.
    #[serde(default)]
    pub starts_on: Option<StartsOn>,
    /// How the law lets it be prolonged.
    #[serde(default)]
    pub extension: Option<LegalExtension>,
    /// When the clock stands still.
    #[serde(default)]
    pub stops: Vec<Bilingual>,
    /// On whose authority; always one that is the law.
    #[serde(default = "statute")]
    pub force: Force,
    /// Whether it was read in its source; `false` means from general knowledge.
    #[serde(default = "yes")]
    pub seen: bool,
    /// Since when it says so, where that is known and recent enough to matter.
    #[serde(default)]
    pub from: Option<Day>,
    /// The last day on which it says so.
    #[serde(default)]
    pub until: Option<Day>,
    /// By when somebody should look whether this is still right.
    #[serde(default)]
    pub verify_by: Option<Day>,
}

fn statute() -> Force {
    Force::Statute
}

fn yes() -> bool {
    true
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
    /// By when somebody should look whether this is still right.
    #[serde(default)]
    pub verify_by: Option<Day>,
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
