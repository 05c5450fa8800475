//! The codes on our letters, kept as hashes that name no letter. Times are centre time, as on the letters.

use super::schema::letter_codes;
use super::{Hash, Reads, StoreError, Tx};
use crate::domain::clock::Moment;
use diesel::prelude::*;

/// Keeps the code of a letter that was written at `at`.
///
/// # Errors
/// What the database said.
pub fn add(tx: &mut Tx<'_>, code: Hash, at: Moment) -> Result<(), StoreError> {
    let row = (letter_codes::code_hash.eq(code), letter_codes::written_at.eq(at));
    diesel::insert_into(letter_codes::table).values(row).execute(tx.db())?;
    Ok(())
}

/// When the letter with this code was written; `None` when no letter of ours has it.
///
/// # Errors
/// What the database said.
pub fn written_at(c: &mut impl Reads, code: Hash) -> Result<Option<Moment>, StoreError> {
    Ok(letter_codes::table.find(code).select(letter_codes::written_at).first(c.db()).optional()?)
}
