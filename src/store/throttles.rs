//! Throttles: how often somebody tried something lately. In the database, so that several nodes
//! count together and a restart forgets nothing. All times are machine time.

use super::Hash;
use super::schema::throttles;
use super::{Reads, StoreError, Tx};
use crate::domain::clock::Moment;
use diesel::prelude::*;

/// How much is allowed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Allowance {
    /// So many tries …
    pub tries: i64,
    /// … in so many seconds, from the first of them.
    pub seconds: i64,
}

/// How many seconds `key` must wait; `None` if it may try now. Counts nothing.
///
/// # Errors
/// What the database said.
pub fn wait(
    c: &mut impl Reads,
    key: Hash,
    allowance: Allowance,
    now: Moment,
) -> Result<Option<i64>, StoreError> {
    let Some((start, count)) = current(c, key, allowance, now)? else { return Ok(None) };
    let left = allowance.seconds - now.seconds_since(start);
    Ok((count >= allowance.tries).then_some(left.max(1)))
}

/// Counts one try of `key`.
///
/// # Errors
/// What the database said.
pub fn count(tx: &mut Tx<'_>, key: Hash, allowance: Allowance, now: Moment) -> Result<(), StoreError> {
    let (start, count) = current(tx, key, allowance, now)?.unwrap_or((now, 0));
    let counted = (throttles::window_start.eq(start), throttles::count.eq(count + 1));
    let updated = diesel::update(throttles::table.find(key)).set(counted).execute(tx.db())?;
    if updated == 0 {
        diesel::insert_into(throttles::table)
            .values((throttles::key_hash.eq(key), counted.0, counted.1))
            .execute(tx.db())?;
    }
    Ok(())
}

/// Forgets the tries of `key`, as after a success.
///
/// # Errors
/// What the database said.
pub fn clear(tx: &mut Tx<'_>, key: Hash) -> Result<(), StoreError> {
    diesel::delete(throttles::table.find(key)).execute(tx.db())?;
    Ok(())
}

/// The running window of `key`; `None` if none runs.
fn current(
    c: &mut impl Reads,
    key: Hash,
    allowance: Allowance,
    now: Moment,
) -> Result<Option<(Moment, i64)>, StoreError> {
    let found = throttles::table.find(key).select((throttles::window_start, throttles::count));
    let found: Option<(Moment, i64)> = found.first(c.db()).optional()?;
    Ok(found.filter(|(start, _)| (0..allowance.seconds).contains(&now.seconds_since(*start))))
}
