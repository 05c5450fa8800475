//! What only `verify` asks. Rows are read one by one where need be, so that one that cannot be read is
//! named and hides no other; keys are read as they are, whether or not they mean anything.

use super::calendars;
use super::claims::Claim;
use super::drafts::{Draft, DraftFile};
use super::matters::MatterRow;
use super::outbox::LetterRow;
use super::people::Person;
use super::platforms::Platform;
use super::schema::{
    calendar_changes, claims, counters, draft_files, drafts, entries, entry_terms, errands, events, exhibits,
    letters, matters, people, platforms, standings, texts,
};
use super::standings::Standing;
use super::texts::ExhibitFile;
use super::{Hash, Reads, Sealed, StoreError, reach};
use crate::domain::chain::Salt;
use crate::domain::clock::Moment;
use crate::domain::decision::Task;
use crate::domain::ids::{MatterId, PersonId, TextId};
use diesel::prelude::*;
use diesel::result::Error;
use std::collections::{HashMap, HashSet};

/// How many rows are read at a time, so that memory stays bounded at any size.
const BATCH: i64 = 500;

/// Rows, as far as they can be read.
#[derive(Debug)]
pub struct Found<R> {
    /// Those that can.
    pub rows: Vec<R>,
    /// Those that cannot.
    pub unreadable: Vec<Unreadable>,
}

/// A row that cannot be read.
#[derive(Debug)]
pub struct Unreadable {
    /// Its key.
    pub key: String,
    /// Which column, and what is wrong with it.
    pub why: String,
}

/// Reads rows all at once, or if that fails each by its key. A macro, since each query is of a type of
/// its own.
macro_rules! found {
    ($c:expr, $rows:expr, $key:expr => $Key:ty, $columns:expr) => {{
        match $rows.select($columns).load($c.db()) {
            Err(Error::DeserializationError(_)) => {
                let mut found = Found { rows: Vec::new(), unreadable: Vec::new() };
                let keys: Vec<$Key> = $rows.select($key).load($c.db())?;
                for key in keys {
                    match $rows.filter($key.eq(&key)).select($columns).first($c.db()) {
                        Ok(row) => found.rows.push(row),
                        Err(Error::DeserializationError(why)) => {
                            found.unreadable.push(Unreadable { key: key.to_string(), why: why.to_string() });
                        }
                        Err(problem) => return Err(problem.into()),
                    }
                }
                Ok(found)
            }
            rows => Ok(Found { rows: rows?, unreadable: Vec::new() }),
        }
    }};
}

/// Hands every row of a table to `$each`, a batch at a time.
macro_rules! walk {
    ($c:expr, $table:ident, $key:ident, $Row:ty, $each:expr) => {{
        let mut after = String::new();
        loop {
            let next = $table::table.filter($table::$key.gt(&after)).order($table::$key).limit(BATCH);
            let keys: Vec<String> = next.select($table::$key).load($c.db())?;
            let Some(last) = keys.last() else { break };
            let batch: Result<Found<$Row>, StoreError> = found!(
                $c,
                $table::table.filter($table::$key.eq_any(&keys)),
                $table::$key => String,
                <$Row>::as_select()
            );
            $each(batch?);
            after = last.clone();
        }
        Ok(())
    }};
}

/// The keys of matters after `after`, in their order, `most` at the most.
///
/// # Errors
/// What the database said.
pub fn matter_keys(c: &mut impl Reads, after: &str, most: i64) -> Result<Vec<String>, StoreError> {
    let next = matters::table.filter(matters::id.gt(after)).order(matters::id).limit(most);
    Ok(next.select(matters::id).load(c.db())?)
}

/// A matter's row.
///
/// # Errors
/// What the database said.
pub fn matter(c: &mut impl Reads, key: &str) -> Result<Found<MatterRow>, StoreError> {
    found!(c, matters::table.filter(matters::id.eq(key)), matters::id => String, MatterRow::as_select())
}

/// An event with all its columns.
#[derive(Clone, Debug, Queryable, Selectable)]
#[diesel(table_name = events)]
pub struct EventRow {
    /// Its place in the matter, from 1.
    pub seq: i64,
    /// When it took effect.
    pub at: Moment,
    /// Its name.
    pub name: String,
    /// The bytes that were hashed.
    pub body: String,
    /// The hash of the chain up to and with it.
    pub hash: Hash,
    /// How many letters tell of it.
    pub letters: i64,
}

/// The events of a matter, in order.
///
/// # Errors
/// What the database said.
pub fn events(c: &mut impl Reads, of: MatterId) -> Result<Found<EventRow>, StoreError> {
    let rows = || events::table.filter(events::matter_id.eq(of)).order(events::seq);
    found!(c, rows(), events::seq => i64, EventRow::as_select())
}

/// A text with its salt.
pub type SaltedText = (TextId, Salt, Sealed);

/// The texts of a matter.
///
/// # Errors
/// What the database said.
pub fn texts(c: &mut impl Reads, of: MatterId) -> Result<Found<SaltedText>, StoreError> {
    let columns = (texts::id, texts::salt, texts::words);
    found!(c, texts::table.filter(texts::matter_id.eq(of)), texts::id => String, columns)
}

/// The texts with these names, whichever matter they were written in: a publication rests on the finding
/// of its case.
///
/// # Errors
/// What the database said.
pub fn texts_named(c: &mut impl Reads, ids: &[TextId]) -> Result<Found<SaltedText>, StoreError> {
    let columns = (texts::id, texts::salt, texts::words);
    found!(c, texts::table.filter(texts::id.eq_any(ids)), texts::id => String, columns)
}

/// The exhibits of a matter, in order.
///
/// # Errors
/// What the database said.
pub fn exhibits(c: &mut impl Reads, of: MatterId) -> Result<Found<ExhibitFile>, StoreError> {
    let rows = || exhibits::table.filter(exhibits::matter_id.eq(of)).order(exhibits::number);
    found!(c, rows(), exhibits::id => String, ExhibitFile::as_select())
}

/// The letters of a matter, in the order of their events.
///
/// # Errors
/// What the database said.
pub fn letters(c: &mut impl Reads, of: MatterId) -> Result<Found<LetterRow>, StoreError> {
    let rows = || letters::table.filter(letters::matter_id.eq(of)).order((letters::seq, letters::id));
    found!(c, rows(), letters::id => String, LetterRow::as_select())
}

/// The mail addresses that letters to these people must have gone to: none for whoever has none, or chose how
/// to be reached. Who is not there has no entry.
///
/// # Errors
/// What the database said.
pub fn mail_of(c: &mut impl Reads, of: &[PersonId]) -> Result<HashMap<PersonId, Option<Sealed>>, StoreError> {
    let rows = people::table.filter(people::id.eq_any(of)).select((people::id, people::mail));
    let mut mail: HashMap<PersonId, Option<Sealed>> = rows.load(c.db())?.into_iter().collect();
    for person in reach::chosen(c, of)? {
        mail.insert(person, None);
    }
    Ok(mail)
}

/// Whether a matter was told to begin a publication, and has begun none.
///
/// # Errors
/// What the database said; [`StoreError::Unreadable`] names an errand that cannot be read.
pub fn publication_is_gone(c: &mut impl Reads, of: MatterId) -> Result<bool, StoreError> {
    let done = errands::table.filter(errands::matter_id.eq(of)).filter(errands::done_at.is_not_null());
    let tasks: Vec<(String, String)> = done.select((errands::id, errands::task)).load(c.db())?;
    let mut told = false;
    for (key, task) in tasks {
        let task = serde_json::from_str(&task)
            .map_err(|why| StoreError::Unreadable(format!("errand {key}: {why}")))?;
        told |= matches!(task, Task::Publish(_));
    }
    let begun: i64 = matters::table.filter(matters::of_case.eq(of)).count().get_result(c.db())?;
    Ok(told && begun == 0)
}

/// Hands over everybody.
///
/// # Errors
/// What the database said.
pub fn people(c: &mut impl Reads, mut each: impl FnMut(Found<Person>)) -> Result<(), StoreError> {
    walk!(c, people, id, Person, each)
}

/// Hands over every file that waits with a draft.
///
/// # Errors
/// What the database said.
pub fn draft_files(c: &mut impl Reads, mut each: impl FnMut(Found<DraftFile>)) -> Result<(), StoreError> {
    walk!(c, draft_files, object, DraftFile, each)
}

/// Rows of platforms, standings, claims and drafts that cannot be read, each with the name of its table.
///
/// # Errors
/// What the database said.
pub fn unreadable_elsewhere(c: &mut impl Reads) -> Result<Vec<(&'static str, Unreadable)>, StoreError> {
    let mut all = Vec::new();
    let mut add = |table: &'static str, rows: Vec<Unreadable>| {
        all.extend(rows.into_iter().map(|row| (table, row)));
    };
    let walked: Result<(), StoreError> =
        walk!(c, platforms, id, Platform, |found: Found<Platform>| add("platforms", found.unreadable));
    walked?;
    let walked: Result<(), StoreError> =
        walk!(c, standings, id, Standing, |found: Found<Standing>| add("standings", found.unreadable));
    walked?;
    let walked: Result<(), StoreError> =
        walk!(c, claims, id, Claim, |found: Found<Claim>| add("claims", found.unreadable));
    walked?;
    let walked: Result<(), StoreError> =
        walk!(c, drafts, id, Draft, |found: Found<Draft>| add("drafts", found.unreadable));
    walked?;
    Ok(all)
}

/// A row that names something that is not there. No constraint lets this happen, but they can be
/// switched off, and a damaged file knows none.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Dangling {
    /// The table.
    pub table: &'static str,
    /// The column.
    pub column: &'static str,
    /// The key that leads nowhere.
    pub key: String,
}

/// Which columns name rows of which table.
const REFERENCES: &[(&str, &str, &str)] = &[
    ("events", "matter_id", "matters"),
    ("texts", "matter_id", "matters"),
    ("exhibits", "matter_id", "matters"),
    ("errands", "matter_id", "matters"),
    ("letters", "matter_id", "matters"),
    ("set_aside", "matter_id", "matters"),
    ("tallies", "matter_id", "matters"),
    ("turns", "matter_id", "matters"),
    ("claims", "matter_id", "matters"),
    ("entries", "id", "matters"),
    ("standings", "matter_id", "matters"),
    ("drafts", "matter_id", "matters"),
    ("matters", "of_case", "matters"),
    ("matters", "consumer_id", "people"),
    ("matters", "mediator_id", "people"),
    ("standings", "person_id", "people"),
    ("claims", "settled_by", "people"),
    ("reach", "person_id", "people"),
    ("postings", "printed_by", "people"),
    ("postings", "posted_by", "people"),
    ("postings", "settled_by", "people"),
    ("postings", "letter_id", "letters"),
    ("returned_postings", "letter_id", "letters"),
    ("returned_postings", "posted_by", "people"),
    ("returned_postings", "settled_by", "people"),
    ("interests", "person_id", "people"),
    ("calendar_changes", "person_id", "people"),
    ("drafts", "person_id", "people"),
    ("drafts", "taken_by", "people"),
    ("matters", "platform_id", "platforms"),
    ("standings", "platform_id", "platforms"),
    ("interests", "platform_id", "platforms"),
    ("draft_files", "draft_id", "drafts"),
];

#[derive(QueryableByName)]
struct Key {
    #[diesel(sql_type = diesel::sql_types::Text)]
    key: String,
}

/// Every key that leads nowhere.
///
/// # Errors
/// What the database said.
pub fn dangling(c: &mut impl Reads) -> Result<Vec<Dangling>, StoreError> {
    let mut all = Vec::new();
    for (table, column, target) in REFERENCES {
        let lost = format!(
            "SELECT DISTINCT {column} AS key FROM {table} \
             WHERE {column} IS NOT NULL AND {column} NOT IN (SELECT id FROM {target}) ORDER BY {column}"
        );
        let keys: Vec<Key> = diesel::sql_query(lost).load(c.db())?;
        all.extend(keys.into_iter().map(|Key { key }| Dangling { table, column, key }));
    }
    Ok(all)
}

/// The changes of calendars, in order.
///
/// # Errors
/// What the database said.
pub fn calendar_changes(c: &mut impl Reads) -> Result<Found<calendars::Stored>, StoreError> {
    let rows =
        || calendar_changes::table.order((calendar_changes::rulebook, calendar_changes::number)).into_boxed();
    match rows().select(calendars::Stored::as_select()).load(c.db()) {
        Err(Error::DeserializationError(why)) => Ok(Found {
            rows: Vec::new(),
            unreadable: vec![Unreadable { key: "?".to_owned(), why: why.to_string() }],
        }),
        read => Ok(Found { rows: read?, unreadable: Vec::new() }),
    }
}

/// The events that name a change of a calendar: of which matter, where in it, and their bytes.
pub type CalendarEvents = Vec<(String, i64, String)>;

/// The next of the events that name a change of a calendar, after the first `skip`.
///
/// # Errors
/// What the database said.
pub fn calendar_events(c: &mut impl Reads, skip: i64) -> Result<CalendarEvents, StoreError> {
    let named = events::table.filter(events::name.eq("calendar_changed"));
    let next = named.order((events::matter_id, events::seq)).offset(skip).limit(BATCH);
    Ok(next.select((events::matter_id, events::seq, events::body)).load(c.db())?)
}

/// The counters and where they stand.
///
/// # Errors
/// What the database said.
pub fn counters(c: &mut impl Reads) -> Result<Vec<(String, i64)>, StoreError> {
    let rows = counters::table.order(counters::name).select((counters::name, counters::value));
    Ok(rows.load(c.db())?)
}

/// The case numbers of a year as they are stored, in order.
///
/// # Errors
/// What the database said.
pub fn case_numbers(c: &mut impl Reads, year: &str) -> Result<Vec<String>, StoreError> {
    let numbers = matters::table.filter(matters::number.like(format!("{year}-%"))).order(matters::number);
    let numbers: Vec<Option<String>> = numbers.select(matters::number).load(c.db())?;
    Ok(numbers.into_iter().flatten().collect())
}

/// How many requests have a number of this year.
///
/// # Errors
/// What the database said.
pub fn requests(c: &mut impl Reads, year: &str) -> Result<i64, StoreError> {
    let of_year = matters::table.filter(matters::request.like(format!("R{year}-%")));
    Ok(of_year.count().get_result(c.db())?)
}

/// How many matters have a case number.
///
/// # Errors
/// What the database said.
pub fn numbered(c: &mut impl Reads) -> Result<i64, StoreError> {
    Ok(matters::table.filter(matters::number.is_not_null()).count().get_result(c.db())?)
}

/// How many words for searching lead to no entry.
///
/// # Errors
/// What the database said.
pub fn stray_terms(c: &mut impl Reads) -> Result<i64, StoreError> {
    let there = entries::table.select(entries::publication_order);
    let stray = entry_terms::table.filter(entry_terms::publication_order.ne_all(there));
    Ok(stray.count().get_result(c.db())?)
}

/// The vault's objects whose names begin so and that an exhibit or a draft names.
///
/// # Errors
/// What the database said.
pub fn objects(c: &mut impl Reads, begin: &str) -> Result<HashSet<String>, StoreError> {
    let pattern = format!("{begin}%");
    let of_exhibits = exhibits::table.filter(exhibits::object.like(&pattern)).select(exhibits::object);
    let of_drafts = draft_files::table.filter(draft_files::object.like(&pattern)).select(draft_files::object);
    let mut objects: HashSet<String> = of_exhibits.load::<String>(c.db())?.into_iter().collect();
    objects.extend(of_drafts.load::<String>(c.db())?);
    Ok(objects)
}

/// Whether a file of this name still waits with a draft.
///
/// # Errors
/// What the database said.
pub fn waits_with_a_draft(c: &mut impl Reads, object: &str) -> Result<bool, StoreError> {
    let waiting: i64 = draft_files::table.find(object).count().get_result(c.db())?;
    Ok(waiting > 0)
}

/// Whether there is such a matter.
///
/// # Errors
/// What the database said.
pub fn is_matter(c: &mut impl Reads, key: &str) -> Result<bool, StoreError> {
    let found: i64 = matters::table.filter(matters::id.eq(key)).count().get_result(c.db())?;
    Ok(found > 0)
}
