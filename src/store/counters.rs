//! Numbers without gaps: case numbers of a year, the order of publication.

use super::backend::each;
use super::schema::counters;
use super::{Reads, StoreError, Tx};
use diesel::prelude::*;

/// The next number of the counter `name`, from 1.
///
/// The counter stays locked until the transaction ends; if that fails, the number goes back and
/// the next taker gets it. (A PostgreSQL sequence leaves gaps and commits out of order.)
///
/// # Errors
/// What the database said.
pub fn next(tx: &mut Tx<'_>, name: &str) -> Result<i64, StoreError> {
    let first = (counters::name.eq(name), counters::value.eq(1_i64));
    let number = each!(tx.db(), c => diesel::insert_into(counters::table)
        .values(first)
        .on_conflict(counters::name)
        .do_update()
        .set(counters::value.eq(counters::value + 1))
        .returning(counters::value)
        .get_result(c))?;
    Ok(number)
}

/// The number that [`next`] would give. The counter stays locked until the transaction ends, so
/// nobody else can take that number meanwhile.
///
/// # Errors
/// What the database said.
pub fn peek(tx: &mut Tx<'_>, name: &str) -> Result<i64, StoreError> {
    // Writing the same value is what locks the row on PostgreSQL; SQLite has one writer anyway.
    let known = diesel::update(counters::table.find(name))
        .set(counters::value.eq(counters::value))
        .returning(counters::value)
        .get_result::<i64>(tx.db())
        .optional()?;
    Ok(known.unwrap_or(0) + 1)
}
