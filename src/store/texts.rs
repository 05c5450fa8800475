//! What lies beside the chain: texts and exhibits.

use super::schema::{exhibits, texts};
use super::{Reads, Sealed, StoreError};
use crate::domain::chain::{Hash, Salt};
use crate::domain::ids::{ExhibitId, MatterId, TextId};
use diesel::prelude::*;
use std::collections::HashMap;

/// The texts with these names, opened. A name that is not there has no entry.
///
/// # Errors
/// What the database said, or a text sealed in a format that is not known here.
pub fn open(c: &mut impl Reads, ids: &[TextId]) -> Result<HashMap<TextId, String>, StoreError> {
    let rows: Vec<(TextId, Sealed)> =
        texts::table.filter(texts::id.eq_any(ids)).select((texts::id, texts::words)).load(c.db())?;
    rows.into_iter().map(|(id, words)| Ok((id, words.open()?.to_owned()))).collect()
}

/// Every text of a matter, opened.
///
/// # Errors
/// As [`open`].
pub fn of_matter(c: &mut impl Reads, matter: MatterId) -> Result<HashMap<TextId, String>, StoreError> {
    let rows: Vec<(TextId, Sealed)> =
        texts::table.filter(texts::matter_id.eq(matter)).select((texts::id, texts::words)).load(c.db())?;
    rows.into_iter().map(|(id, words)| Ok((id, words.open()?.to_owned()))).collect()
}

/// The salts of the commitments to every text of a matter.
///
/// # Errors
/// What the database said.
pub fn salts(c: &mut impl Reads, matter: MatterId) -> Result<HashMap<TextId, Salt>, StoreError> {
    let rows: Vec<(TextId, Salt)> =
        texts::table.filter(texts::matter_id.eq(matter)).select((texts::id, texts::salt)).load(c.db())?;
    Ok(rows.into_iter().collect())
}

/// An exhibit's row.
#[derive(Clone, Debug, Queryable, Selectable)]
#[diesel(table_name = exhibits)]
pub struct ExhibitFile {
    /// Identifier.
    pub id: ExhibitId,
    /// The matter.
    pub matter_id: MatterId,
    /// Its number in the case.
    pub number: i64,
    /// The salt of the event's commitment.
    pub salt: Salt,
    /// What the person called it.
    pub title: Sealed,
    /// The name of the object in the vault.
    pub object: String,
    /// SHA-256 of the original bytes.
    pub sha256: Hash,
    /// Number of bytes.
    pub size: i64,
    /// Media type by content.
    pub media: String,
}

/// The exhibits of a matter, in order.
///
/// # Errors
/// What the database said.
pub fn exhibits(c: &mut impl Reads, matter: MatterId) -> Result<Vec<ExhibitFile>, StoreError> {
    Ok(exhibits::table
        .filter(exhibits::matter_id.eq(matter))
        .order(exhibits::number)
        .select(ExhibitFile::as_select())
        .load(c.db())?)
}
