//! The changes of calendars: rows that are added and never edited.

use super::schema::calendar_changes;
use super::{Hash, Reads, StoreError, Tx, counters};
use crate::domain::calendar_change::CalendarChange;
use crate::domain::clock::Moment;
use crate::domain::ids::PersonId;
use diesel::prelude::*;

/// A change with the columns that follow from it.
#[derive(Clone, Debug, Queryable, Selectable)]
#[diesel(table_name = calendar_changes)]
pub struct Stored {
    /// The rulebook whose calendar it changes.
    pub rulebook: String,
    /// Its number there.
    pub number: i64,
    /// When it was made.
    pub at: Moment,
    /// Who made it.
    pub person_id: PersonId,
    /// The bytes that were hashed.
    pub body: String,
    /// The hash of the chain up to and with it.
    pub hash: Hash,
    /// When all matters had been looked at.
    pub followed_at: Option<Moment>,
}

/// The number of a rulebook's last change; 0 if there is none.
///
/// # Errors
/// What the database said.
pub fn last(c: &mut impl Reads, rulebook: &str) -> Result<u32, StoreError> {
    let of = calendar_changes::table.filter(calendar_changes::rulebook.eq(rulebook));
    let last: Option<i64> = of.select(diesel::dsl::max(calendar_changes::number)).first(c.db())?;
    Ok(last.and_then(|last| u32::try_from(last).ok()).unwrap_or(0))
}

/// Each rulebook whose calendar was changed, with the number of its last change.
///
/// # Errors
/// What the database said.
pub fn last_of_each(c: &mut impl Reads) -> Result<Vec<(String, u32)>, StoreError> {
    let rows: Vec<(String, Option<i64>)> = calendar_changes::table
        .group_by(calendar_changes::rulebook)
        .select((calendar_changes::rulebook, diesel::dsl::max(calendar_changes::number)))
        .load(c.db())?;
    let number = |last: Option<i64>| last.and_then(|last| u32::try_from(last).ok()).unwrap_or(0);
    Ok(rows.into_iter().map(|(rulebook, last)| (rulebook, number(last))).collect())
}

/// A rulebook's changes as they are stored, the oldest first.
///
/// # Errors
/// What the database said.
pub fn stored(c: &mut impl Reads, rulebook: &str) -> Result<Vec<Stored>, StoreError> {
    let of = calendar_changes::table.filter(calendar_changes::rulebook.eq(rulebook));
    Ok(of.order(calendar_changes::number).select(Stored::as_select()).load(c.db())?)
}

/// A rulebook's changes, the oldest first.
///
/// # Errors
/// What the database said; [`StoreError::Unreadable`] for bytes that are no change.
pub fn all(c: &mut impl Reads, rulebook: &str) -> Result<Vec<CalendarChange>, StoreError> {
    stored(c, rulebook)?.iter().map(Stored::change).collect()
}

impl Stored {
    /// What the bytes say.
    ///
    /// # Errors
    /// [`StoreError::Unreadable`], naming the change.
    pub fn change(&self) -> Result<CalendarChange, StoreError> {
        let place =
            |why| StoreError::Unreadable(format!("calendar {} {}: {why}", self.rulebook, self.number));
        serde_json::from_str(&self.body).map_err(place)
    }
}

/// The next number of a rulebook's changes. Until the transaction ends nobody else gets one.
///
/// # Errors
/// What the database said.
pub fn next_number(tx: &mut Tx<'_>, rulebook: &str) -> Result<u32, StoreError> {
    let number = counters::next(tx, &counter(rulebook))?;
    u32::try_from(number).map_err(|_| StoreError::Unreadable("the number of a change".to_owned()))
}

/// The counters behind the numbers of changes begin so, and end with the name of the rulebook.
pub const COUNTER: &str = "calendar ";

fn counter(rulebook: &str) -> String {
    format!("{COUNTER}{rulebook}")
}

/// Adds a change after those that are there.
///
/// # Errors
/// What the database said.
pub fn add(tx: &mut Tx<'_>, change: &CalendarChange) -> Result<(), StoreError> {
    let before = stored(tx, &change.rulebook)?.pop().map_or(Hash::ZERO, |last| last.hash);
    let body = serde_json::to_string(change).map_err(|fault| StoreError::Unreadable(fault.to_string()))?;
    diesel::insert_into(calendar_changes::table)
        .values((
            calendar_changes::rulebook.eq(&change.rulebook),
            calendar_changes::number.eq(i64::from(change.number)),
            calendar_changes::at.eq(change.at),
            calendar_changes::person_id.eq(change.by),
            calendar_changes::hash.eq(before.link(body.as_bytes())),
            calendar_changes::body.eq(body),
        ))
        .execute(tx.db())?;
    Ok(())
}

/// The oldest change for which not every matter has been looked at yet: of which calendar, its number, and
/// when it was made.
///
/// # Errors
/// What the database said.
pub fn to_follow(c: &mut impl Reads) -> Result<Option<(String, u32, Moment)>, StoreError> {
    let row: Option<(String, i64, Moment)> = calendar_changes::table
        .filter(calendar_changes::followed_at.is_null())
        .order((calendar_changes::at, calendar_changes::rulebook, calendar_changes::number))
        .select((calendar_changes::rulebook, calendar_changes::number, calendar_changes::at))
        .first(c.db())
        .optional()?;
    Ok(row.map(|(rulebook, number, at)| (rulebook, u32::try_from(number).unwrap_or(u32::MAX), at)))
}

/// Every matter has been looked at.
///
/// # Errors
/// What the database said.
pub fn followed(tx: &mut Tx<'_>, rulebook: &str, number: u32, at: Moment) -> Result<(), StoreError> {
    diesel::update(calendar_changes::table.find((rulebook, i64::from(number))))
        .set(calendar_changes::followed_at.eq(at))
        .execute(tx.db())?;
    Ok(())
}
