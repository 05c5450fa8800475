//! What the law sets beside the single grievances: since when there is any, other times, ways to
//! complain, and when a claim is too old; and where the rulebook learnt it.

use super::laws::Citation;
use crate::domain::clock::{Day, Force, Span, StartsOn};
use crate::domain::grievance::Grievance;
use crate::domain::keys::keys;
use crate::domain::text::Bilingual;
use serde::Deserialize;

/// The law on which all else rests, and since when it is there. Nothing before it can be judged by these
/// rules.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Begins {
    /// The key of the law.
    pub law: String,
    /// The first day on which it applied.
    pub since: Day,
    /// Whether the day was read in a source; `false` means from general knowledge.
    #[serde(default = "yes")]
    pub seen: bool,
}

/// How the law lets a time be prolonged.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct LegalExtension {
    /// By how much each time.
    pub by: Span,
    /// How often.
    pub max_times: u32,
    /// What must be said for it, and when.
    pub notice: Bilingual,
}

/// A time that binds somebody by law, or that a public service promises, beside the answer to a
/// request: telling an authority of a breach, confirming a request, deciding a complaint.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct LegalTime {
    /// Its name in this list.
    pub key: String,
    /// What must be done.
    pub name: Bilingual,
    /// By whom.
    pub who: Bilingual,
    /// How long.
    pub span: Span,
    /// From when.
    pub starts_on: StartsOn,
    /// Only if.
    #[serde(default)]
    pub condition: Option<Bilingual>,
    /// How it may be prolonged.
    #[serde(default)]
    pub extension: Option<LegalExtension>,
    /// What to know about it.
    #[serde(default)]
    pub note: Option<Bilingual>,
    /// On whose authority.
    pub force: Force,
    /// Where it stands.
    pub laws: Vec<Citation>,
    /// Whether the number was read in its source; `false` means from general knowledge.
    #[serde(default = "yes")]
    pub seen: bool,
    /// Since when it applies, where that is known and recent enough to matter.
    #[serde(default)]
    pub from: Option<Day>,
    /// The last day on which it applies.
    #[serde(default)]
    pub until: Option<Day>,
    /// The key of the time in whose place it stands.
    #[serde(default)]
    pub replaces: Option<String>,
    /// By when somebody should look whether this is still right.
    #[serde(default)]
    pub verify_by: Option<Day>,
}

keys! {
    /// To whom a way leads.
    RouteKind {
        /// The platform itself.
        Platform "platform"
        /// A body of or for consumers.
        ConsumerBody "consumer_body"
        /// An authority.
        Authority "authority"
        /// Somebody who settles disputes out of court.
        OutOfCourt "out_of_court"
        /// A court.
        Court "court"
        /// A telephone line.
        Hotline "hotline"
    }
}

keys! {
    /// What a way is for. A complaint is about one's own redress, a report about the platform's conduct;
    /// each goes its own way, and one may do both.
    Track {
        /// One's own redress.
        Complaint "complaint"
        /// Having somebody look into what the platform does.
        Report "report"
        /// Both.
        Both "both"
    }
}

/// A way that is open beside this centre.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Route {
    /// Its name in this list.
    pub key: String,
    /// To whom it leads.
    pub kind: RouteKind,
    /// What it is for.
    pub track: Track,
    /// Who that is.
    pub name: Bilingual,
    /// The grievances that it is for; none where it is for all.
    #[serde(default)]
    pub grievances: Vec<Grievance>,
    /// When it fits.
    pub fits: Bilingual,
    /// How to go it, and what comes of it.
    pub how: Bilingual,
    /// What it costs; `None` where nothing was read about that.
    #[serde(default)]
    pub costs: Option<Bilingual>,
    /// What it cannot do.
    pub cannot: Bilingual,
    /// A number or a site.
    #[serde(default)]
    pub contact: Option<String>,
    /// Whether the contact was read in its source; `false` means from general knowledge.
    #[serde(default = "yes")]
    pub contact_seen: bool,
    /// Where it stands.
    #[serde(default)]
    pub laws: Vec<Citation>,
    /// Whether it was read in its source; `false` means from general knowledge.
    #[serde(default = "yes")]
    pub seen: bool,
    /// Since when it is open, where that is known and recent enough to matter.
    #[serde(default)]
    pub from: Option<Day>,
    /// The last day on which it is open.
    #[serde(default)]
    pub until: Option<Day>,
    /// By when somebody should look whether this is still right.
    #[serde(default)]
    pub verify_by: Option<Day>,
}

/// When a claim is too old.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Limitation {
    /// Its name in this list.
    pub key: String,
    /// Which claim.
    pub claim: Bilingual,
    /// How long; `None` where it never grows too old, or where the law is not settled.
    #[serde(default)]
    pub span: Option<Span>,
    /// From when, where that was read; a time without it may begin before anybody knows of the harm.
    #[serde(default)]
    pub starts_on: Option<StartsOn>,
    /// From when, what interrupts it, and what to know.
    pub words: Bilingual,
    /// Whether a request that reaches the platform in time starts it anew.
    #[serde(default)]
    pub anew_by_request: bool,
    /// The ground of inadmissibility for whoever comes to a centre later than this.
    #[serde(default)]
    pub ground: Option<String>,
    /// On whose authority.
    #[serde(default = "statute")]
    pub force: Force,
    /// Where it stands.
    #[serde(default)]
    pub laws: Vec<Citation>,
    /// Whether it was read in its source; `false` means from general knowledge.
    #[serde(default = "yes")]
    pub seen: bool,
    /// By when somebody should look whether this is still right.
    #[serde(default)]
    pub verify_by: Option<Day>,
}

/// Where the rulebook learnt something.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Source {
    /// Its name in this list.
    pub key: String,
    /// What was read.
    pub name: Bilingual,
    /// What was taken from it.
    pub gives: Bilingual,
}

/// A complaint and a report, explained.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Tracks {
    /// What a complaint is.
    pub complaint: Bilingual,
    /// What a report is.
    pub report: Bilingual,
}

impl Route {
    /// Whether it is open on a day to whoever complains of one of these; to everybody, if of none.
    pub fn is_open_for(&self, grievances: &[Grievance], on: Day) -> bool {
        let runs = self.from.is_none_or(|from| from <= on) && self.until.is_none_or(|until| on <= until);
        let fits = self.grievances.is_empty() || self.grievances.iter().any(|one| grievances.contains(one));
        runs && fits
    }
}

fn statute() -> Force {
    Force::Statute
}

fn yes() -> bool {
    true
}
