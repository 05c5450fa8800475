//! Open data: what the public pages say, as plain fields for machines. The same for everybody, in
//! both languages, without anything that leads to a consumer: there is no field for it.

use super::entries::Named;
use super::links;
use super::parts::Pager;
use super::server::App;
use crate::domain::case::event::Finding;
use crate::domain::clock::Day;
use crate::domain::grievance::Grievance;
use crate::domain::ids::MatterId;
use crate::domain::publication::{Kept, Kind, Reaction};
use crate::domain::text::{Bilingual, Language};
use crate::store::platforms::Platform;
use crate::store::register::keys_in;
use serde::Serialize;

/// A month, `2026-11`: no date here is more exact.
pub fn month(day: Day) -> String {
    day.strftime("%Y-%m").to_string()
}

/// A key of the rulebook with its name.
#[derive(Serialize)]
pub struct NamedKey {
    /// The key: `deletion`, `upheld`.
    pub key: String,
    /// The name in both languages.
    pub name: Bilingual,
}

/// A platform.
#[derive(Serialize)]
pub struct PlatformData {
    /// Its name in addresses.
    pub slug: String,
    /// Its name in both languages.
    pub name: Bilingual,
    /// The address of its scorecard.
    pub address: String,
}

impl PlatformData {
    /// The public part of a platform that the centre has checked.
    pub fn of(platform: &Platform, app: &App) -> PlatformData {
        PlatformData {
            slug: platform.slug.clone(),
            name: Bilingual { en: platform.name_en.clone(), zh: platform.name_zh.clone() },
            address: absolute(app, &links::scorecard(&platform.slug)),
        }
    }
}

/// An entry of the register.
#[derive(Serialize)]
pub struct EntryData {
    /// Its name, for ever.
    pub id: MatterId,
    /// The address of its page.
    pub address: String,
    /// Its place in the order of publication, without gaps.
    pub number: i64,
    /// The platform; none if the centre has not checked that it exists.
    pub platform: Option<PlatformData>,
    /// The outcome.
    pub outcome: NamedKey,
    /// What the complaint was about.
    pub grievances: Vec<NamedKey>,
    /// The language of finding and reply.
    pub language: Language,
    /// The words of the mediator's finding; none if there is none, or if its words are not public.
    pub finding: Option<String>,
    /// The platform's reply to the draft of this entry.
    pub reply: Option<String>,
    /// Whether the platform was shown the draft and said nothing in its time.
    pub silent_on_draft: bool,
    /// Whether a mediator found that the platform punished the consumer for complaining: `upheld`,
    /// `partly`; nothing if nobody said so or it was not found.
    pub retaliation: Option<Finding>,
    /// What was to be done by the finding.
    pub remedies: Vec<NamedKey>,
    /// What the platform made of the finding: `accepted`, `not_accepted`.
    pub reaction: Option<Reaction>,
    /// Whether it did what both had accepted: `confirmed` by the consumer, `unconfirmed` (never
    /// counted as kept), `broken`.
    pub kept: Option<Kept>,
    /// What a court decided, as reported here: `upheld`, `partly`, `dismissed`.
    pub judgment: Option<Finding>,
    /// The month in which the case ended.
    pub ended_in: String,
    /// The month in which the entry was published.
    pub published_in: String,
    /// The month in which it was corrected or brought up to date last.
    pub changed_in: Option<String>,
    /// For findings: that it is no judgment, and what makes it binding.
    pub nature: Option<Bilingual>,
}

impl EntryData {
    /// What the public may know of an entry that stands in the register.
    pub fn of(named: &Named, app: &App) -> EntryData {
        let (entry, book, zone) = (&named.entry, app.casework.rulebook(), app.zone());
        let grievance = |key: Grievance| grievance(app, key);
        let remedies = entry.remedies.split(' ').filter_map(|key| book.remedy(key));
        EntryData {
            id: entry.id,
            address: absolute(app, &links::entry(entry.id)),
            number: entry.publication_order,
            platform: named.platform.as_ref().map(|platform| PlatformData::of(platform, app)),
            outcome: outcome(app, entry.kind),
            grievances: keys_in(&entry.grievances).map(grievance).collect(),
            language: entry.language,
            finding: entry.finding.clone(),
            reply: entry.reply.clone(),
            silent_on_draft: entry.silent_on_draft,
            retaliation: entry.retaliation,
            remedies: remedies
                .map(|remedy| NamedKey { key: remedy.key.clone(), name: remedy.order.clone() })
                .collect(),
            reaction: entry.reaction,
            kept: entry.kept,
            judgment: entry.judgment,
            ended_in: month(entry.closed_month.0),
            published_in: month(entry.published_at.day_in(zone)),
            changed_in: entry.changed_at.map(|at| month(at.day_in(zone))),
            nature: entry.kind.is_finding().then(|| book.binding_text.clone()),
        }
    }
}

/// One value by which a list can be narrowed, and how many entries have it.
#[derive(Serialize)]
pub struct FacetData {
    /// The value.
    #[serde(flatten)]
    pub value: NamedKey,
    /// How many of the entries found have it.
    pub entries: i64,
}

/// Where a list goes on.
#[derive(Serialize)]
pub struct PageData {
    /// This page, from 1.
    pub page: u32,
    /// How many there are.
    pub pages: u32,
    /// The address of the page before.
    pub newer: Option<String>,
    /// The address of the page after.
    pub older: Option<String>,
}

impl PageData {
    /// Where the reader of a list is, with whole addresses.
    pub fn of(pager: &Pager, app: &App) -> PageData {
        PageData {
            page: pager.page,
            pages: pager.pages,
            newer: pager.newer.as_deref().map(|path| absolute(app, path)),
            older: pager.older.as_deref().map(|path| absolute(app, path)),
        }
    }
}

/// A grievance with its name.
pub fn grievance(app: &App, key: Grievance) -> NamedKey {
    NamedKey { key: key.to_string(), name: app.casework.rulebook().grievance(key).short.clone() }
}

/// An outcome with its name.
pub fn outcome(app: &App, kind: Kind) -> NamedKey {
    let name = |language| app.casework.rulebook().outcome_name(kind.as_str(), language).to_owned();
    NamedKey { key: kind.to_string(), name: Bilingual { en: name(Language::En), zh: name(Language::Zh) } }
}

/// An address of this centre, with the centre's own place before it.
pub fn absolute(app: &App, path: &str) -> String {
    format!("{}{path}", app.origin.as_str())
}
