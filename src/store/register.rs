//! The public register: its rows, its words, and how it is searched.

use super::backend::each;
use super::columns::OnDay;
use super::schema::{entries, entry_terms, platforms, texts};
use super::{Reads, Sealed, StoreError, Tx};
use crate::domain::case::event::Finding;
use crate::domain::clock::Moment;
use crate::domain::evidence::TextRef;
use crate::domain::grievance::Grievance;
use crate::domain::ids::{MatterId, PlatformId};
use crate::domain::publication::{Kept, Kind, Reaction};
use crate::domain::register::{EntryRow, is_chinese, terms};
use crate::domain::text::Language;
use diesel::dsl::count_star;
use diesel::prelude::*;
use std::collections::{BTreeSet, HashMap};
use std::str::FromStr;

/// The order of publication is one counter for the whole centre.
pub const COUNTER: &str = "publication";

/// Puts an entry into the register, or replaces what it said before.
pub(super) fn put(tx: &mut Tx<'_>, entry: &EntryRow) -> Result<(), StoreError> {
    let row = as_recorded(tx, entry)?;
    let replaced = diesel::update(entries::table.find(entry.id)).set(&row).execute(tx.db())?;
    if replaced == 0 {
        // Before there is a first entry the counter has no row that could be locked, so two first
        // entries may have drawn the same number: then one decides again.
        let inserted = diesel::insert_into(entries::table).values(&row).execute(tx.db());
        inserted.map_err(|problem| match StoreError::from(problem) {
            StoreError::Taken(_) => StoreError::Conflict,
            other => other,
        })?;
    }
    put_terms(tx, &row)
}

/// The row of the register for an entry as its publication gives it, with the texts opened.
///
/// # Errors
/// What the database said, or a text sealed in a format that is not known here.
pub fn as_recorded(c: &mut impl Reads, entry: &EntryRow) -> Result<Published, StoreError> {
    Ok(Published {
        id: entry.id,
        publication_order: entry.order,
        platform_id: entry.platform,
        language: entry.language,
        // Wrapped in spaces, so that whole keys match.
        grievances: format!(
            " {} ",
            entry.grievances.iter().map(|g| g.as_str()).collect::<Vec<_>>().join(" ")
        ),
        kind: entry.kind,
        finding: words(c, entry.finding)?,
        reply: words(c, entry.reply)?,
        silent_on_draft: entry.silent_on_draft,
        retaliation: entry.retaliation,
        remedies: entry.remedies.join(" "),
        reaction: entry.reaction,
        kept: entry.kept,
        judgment: entry.judgment,
        closed_month: OnDay(entry.closed_month),
        published_at: entry.published_at,
        changed_at: entry.changed_at,
        ended_at: entry.ended_at,
    })
}

fn words(c: &mut impl Reads, text: Option<TextRef>) -> Result<Option<String>, StoreError> {
    let Some(text) = text else { return Ok(None) };
    let sealed: Sealed = texts::table.find(text.id).select(texts::words).first(c.db())?;
    Ok(Some(sealed.open()?.to_owned()))
}

/// Puts the words under which an entry is found beside it.
fn put_terms(tx: &mut Tx<'_>, row: &Published) -> Result<(), StoreError> {
    let order = row.publication_order;
    diesel::delete(entry_terms::table.filter(entry_terms::publication_order.eq(order))).execute(tx.db())?;
    let rows: Vec<_> = terms_of(tx, row)?
        .into_iter()
        .map(|term| (entry_terms::term.eq(term), entry_terms::publication_order.eq(order)))
        .collect();
    each!(tx.db(), c => diesel::insert_into(entry_terms::table).values(&rows).execute(c))?;
    Ok(())
}

/// The words under which an entry is to be found. One that has ended is found under none.
///
/// # Errors
/// What the database said.
pub fn terms_of(c: &mut impl Reads, row: &Published) -> Result<BTreeSet<String>, StoreError> {
    if row.ended_at.is_some() {
        return Ok(BTreeSet::new());
    }
    let (name_en, name_zh): (String, String) = platforms::table
        .find(row.platform_id)
        .select((platforms::name_en, platforms::name_zh))
        .first(c.db())?;
    let texts = [Some(&name_en), Some(&name_zh), row.finding.as_ref(), row.reply.as_ref()];
    Ok(terms(texts.into_iter().flatten().map(String::as_str)))
}

/// The words under which an entry is found, for `verify`.
///
/// # Errors
/// What the database said.
pub fn stored_terms(c: &mut impl Reads, order: i64) -> Result<BTreeSet<String>, StoreError> {
    let stored = entry_terms::table.filter(entry_terms::publication_order.eq(order));
    Ok(stored.select(entry_terms::term).load::<String>(c.db())?.into_iter().collect())
}

/// The entries of a platform are found under its names as they are now.
///
/// # Errors
/// What the database said.
pub(super) fn rename(tx: &mut Tx<'_>, platform: PlatformId) -> Result<(), StoreError> {
    let entries = entries::table.filter(entries::platform_id.eq(platform)).select(Published::as_select());
    for row in entries.load(tx.db())? {
        put_terms(tx, &row)?;
    }
    Ok(())
}

/// One entry of the register, with all that the public may read.
#[derive(Clone, Debug, PartialEq, Eq, Insertable, AsChangeset, Queryable, Selectable)]
#[diesel(table_name = entries, treat_none_as_null = true)]
pub struct Published {
    /// Its random name in addresses.
    pub id: MatterId,
    /// Its place in the order of publication.
    pub publication_order: i64,
    /// The platform.
    pub platform_id: PlatformId,
    /// The language of finding and reply.
    pub language: Language,
    /// Keys of the grievances, separated by spaces.
    pub grievances: String,
    /// The outcome.
    pub kind: Kind,
    /// The mediator's finding.
    pub finding: Option<String>,
    /// The platform's reply.
    pub reply: Option<String>,
    /// Was the platform silent on the draft?
    pub silent_on_draft: bool,
    /// That the platform punished the consumer for complaining, if the mediator found so.
    pub retaliation: Option<Finding>,
    /// Keys of the remedies, separated by spaces.
    pub remedies: String,
    /// What the platform made of the finding.
    pub reaction: Option<Reaction>,
    /// Whether it did what it undertook.
    pub kept: Option<Kept>,
    /// What a court decided.
    pub judgment: Option<Finding>,
    /// The first day of the month in which the case ended.
    pub closed_month: OnDay,
    /// When it was published.
    pub published_at: Moment,
    /// When it was corrected or updated last.
    pub changed_at: Option<Moment>,
    /// When it left the register.
    pub ended_at: Option<Moment>,
}

/// What a reader looks for.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Search {
    /// Words in finding, reply or the platform's name; all of them.
    pub words: String,
    /// Only this platform.
    pub platform: Option<PlatformId>,
    /// Only this kind of outcome.
    pub kind: Option<Kind>,
    /// Only with this grievance.
    pub grievance: Option<Grievance>,
    /// Only cases that ended in this month or later (its first day).
    pub from_month: Option<OnDay>,
    /// Only cases that ended in this month or earlier (its first day).
    pub to_month: Option<OnDay>,
    /// How many to pass over.
    pub offset: i64,
    /// How many at the most.
    pub most: i64,
}

/// Narrows a query over entries to what a reader looks for. A macro, since each of the queries that
/// it narrows is of a type of its own.
macro_rules! sifted {
    ($query:expr, $search:expr) => {{
        let search: &Search = $search;
        let mut query = $query.filter(entries::ended_at.is_null()).into_boxed();
        for term in terms([search.words.as_str()]) {
            let with_term = entry_terms::table
                .filter(entry_terms::term.like(pattern(&term)))
                .select(entry_terms::publication_order);
            query = query.filter(entries::publication_order.eq_any(with_term));
        }
        if let Some(platform) = search.platform {
            query = query.filter(entries::platform_id.eq(platform));
        }
        if let Some(kind) = search.kind {
            query = query.filter(entries::kind.eq(kind));
        }
        if let Some(grievance) = search.grievance {
            query = query.filter(entries::grievances.like(format!("% {grievance} %")));
        }
        if let Some(from) = search.from_month {
            query = query.filter(entries::closed_month.ge(from));
        }
        if let Some(to) = search.to_month {
            query = query.filter(entries::closed_month.le(to));
        }
        query
    }};
}

/// How a term is looked up: a Chinese character alone in any pair, a word by how it begins ("leak"
/// finds "leaked"), short words and pairs as they are. Terms hold letters and digits only.
fn pattern(term: &str) -> String {
    match (term.chars().count(), term.chars().any(is_chinese)) {
        (1, true) => format!("%{term}%"),
        (0..=2, _) | (_, true) => term.to_owned(),
        (_, false) => format!("{term}%"),
    }
}

/// A page of what was found, newest first, and how many entries were found in all.
///
/// # Errors
/// What the database said.
pub fn search(c: &mut impl Reads, search: &Search) -> Result<(Vec<Published>, i64), StoreError> {
    let all = sifted!(entries::table, search).count().get_result(c.db())?;
    let found = sifted!(entries::table, search)
        .order(entries::publication_order.desc())
        .offset(search.offset)
        .limit(search.most)
        .select(Published::as_select())
        .load(c.db())?;
    Ok((found, all))
}

/// How many of the entries found have which outcome, and which grievance; the most frequent first.
/// Each is counted without its own filter, so that a reader sees what else there is.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Facets {
    /// By outcome.
    pub kinds: Vec<(Kind, i64)>,
    /// By grievance.
    pub grievances: Vec<(Grievance, i64)>,
}

/// Counts the facets of a search.
///
/// # Errors
/// What the database said.
pub fn facets(c: &mut impl Reads, search: &Search) -> Result<Facets, StoreError> {
    let any_kind = Search { kind: None, ..search.clone() };
    let kinds = entries::table.group_by(entries::kind).select((entries::kind, count_star()));
    let mut kinds: Vec<(Kind, i64)> = sifted!(kinds, &any_kind).load(c.db())?;
    kinds.sort_by_key(|(kind, count)| (-count, *kind));
    let any_grievance = Search { grievance: None, ..search.clone() };
    let lists = entries::table.group_by(entries::grievances).select((entries::grievances, count_star()));
    let lists: Vec<(String, i64)> = sifted!(lists, &any_grievance).load(c.db())?;
    let mut grievances: Vec<(Grievance, i64)> = Vec::new();
    for (list, count) in lists {
        for grievance in keys_in::<Grievance>(&list) {
            match grievances.iter_mut().find(|(found, _)| *found == grievance) {
                Some((_, sum)) => *sum += count,
                None => grievances.push((grievance, count)),
            }
        }
    }
    grievances.sort_by_key(|(grievance, count)| (-count, *grievance));
    Ok(Facets { kinds, grievances })
}

/// The keys in a column that holds several, separated by spaces.
pub fn keys_in<K: FromStr>(list: &str) -> impl Iterator<Item = K> {
    list.split(' ').filter_map(|key| key.parse().ok())
}

/// The platforms of which there are entries, at most `most`, with how many.
///
/// # Errors
/// What the database said.
pub fn platforms(c: &mut impl Reads, most: i64) -> Result<Vec<(PlatformId, i64)>, StoreError> {
    Ok(entries::table
        .filter(entries::ended_at.is_null())
        .group_by(entries::platform_id)
        .select((entries::platform_id, count_star()))
        .order((count_star().desc(), entries::platform_id))
        .limit(most)
        .load(c.db())?)
}

/// How many entries there are of each of these platforms.
///
/// # Errors
/// What the database said.
pub fn count_of(
    c: &mut impl Reads,
    platforms: &[PlatformId],
) -> Result<HashMap<PlatformId, i64>, StoreError> {
    let counts: Vec<(PlatformId, i64)> = entries::table
        .filter(entries::ended_at.is_null())
        .filter(entries::platform_id.eq_any(platforms))
        .group_by(entries::platform_id)
        .select((entries::platform_id, count_star()))
        .load(c.db())?;
    Ok(counts.into_iter().collect())
}

/// One entry, also one that has left the register (the page then shows a tombstone).
///
/// # Errors
/// [`StoreError::Missing`] if there is none.
pub fn entry(c: &mut impl Reads, id: MatterId) -> Result<Published, StoreError> {
    Ok(entries::table.find(id).select(Published::as_select()).first(c.db())?)
}

/// How many entries there are, also those that have ended, and the highest number among them. They
/// are equal as long as the order of publication has no gap.
///
/// # Errors
/// What the database said.
pub fn count_and_last(c: &mut impl Reads) -> Result<(i64, i64), StoreError> {
    let last = entries::table.select(diesel::dsl::max(entries::publication_order));
    let last: Option<i64> = last.first(c.db())?;
    Ok((entries::table.count().get_result(c.db())?, last.unwrap_or_default()))
}
