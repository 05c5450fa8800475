//! Throttles: how often somebody tried something lately. In the database, so that several nodes
//! count together and a restart forgets nothing. All times are machine time.

use super::Hash;
use super::backend::each;
use super::schema::throttles;
use super::{Reads, StoreError, Tx};
use crate::domain::clock::Moment;
use diesel::prelude::*;

/// No allowance counts tries for longer than this.
pub const LONGEST_SECONDS: i64 = 86_400;

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

/// Counts one try of `key`, also when others count at the same moment.
///
/// # Errors
/// What the database said.
pub fn count(tx: &mut Tx<'_>, key: Hash, allowance: Allowance, now: Moment) -> Result<(), StoreError> {
    let first = (throttles::key_hash.eq(key), throttles::window_start.eq(now), throttles::count.eq(0_i64));
    each!(tx.db(), c => {
        diesel::insert_into(throttles::table).values(first).on_conflict_do_nothing().execute(c)
    })?;
    // A window that is over, or that a clock put into the future, begins anew.
    let over = throttles::table.find(key).filter(
        throttles::window_start.le(now.plus_seconds(-allowance.seconds)).or(throttles::window_start.gt(now)),
    );
    diesel::update(over)
        .set((throttles::window_start.eq(now), throttles::count.eq(0_i64)))
        .execute(tx.db())?;
    diesel::update(throttles::table.find(key))
        .set(throttles::count.eq(throttles::count + 1))
        .execute(tx.db())?;
    Ok(())
}

/// Forgets all windows that began before `before`.
///
/// # Errors
/// What the database said.
pub fn forget(tx: &mut Tx<'_>, before: Moment) -> Result<(), StoreError> {
    diesel::delete(throttles::table.filter(throttles::window_start.lt(before))).execute(tx.db())?;
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
