//! Complaints that are being written: what was typed so far, and the evidence that waits with it.

use super::schema::{draft_files, drafts};
use super::{Hash, Reads, Sealed, StoreError, Tx};
use crate::domain::clock::Moment;
use crate::domain::ids::{DraftId, PersonId};
use diesel::prelude::*;

/// A complaint that is being written.
#[derive(Clone, Debug, Queryable, Selectable, Insertable)]
#[diesel(table_name = drafts)]
pub struct Draft {
    /// Which; its case will have the same identifier.
    pub id: DraftId,
    /// Whose.
    pub person_id: PersonId,
    /// What was typed, as JSON.
    pub typed: Sealed,
    /// Counts the changes.
    pub version: i64,
    /// When it was begun.
    pub created_at: Moment,
    /// When it was changed last.
    pub changed_at: Moment,
}

/// A file that waits with a draft.
#[derive(Clone, Debug, Queryable, Selectable, Insertable)]
#[diesel(table_name = draft_files)]
pub struct DraftFile {
    /// The random name of the object in the vault.
    pub object: String,
    /// The draft.
    pub draft_id: DraftId,
    /// Its place in the draft.
    pub number: i64,
    /// What its owner calls it.
    pub title: Sealed,
    /// SHA-256 of the original bytes.
    pub sha256: Hash,
    /// Number of bytes.
    pub size: i64,
    /// Media type by content.
    pub media: String,
}

/// Keeps a new draft.
///
/// # Errors
/// What the database said.
pub fn begin(tx: &mut Tx<'_>, draft: &Draft) -> Result<(), StoreError> {
    diesel::insert_into(drafts::table).values(draft).execute(tx.db())?;
    Ok(())
}

/// The drafts of `person`, the one that was changed last first. A person has a bounded number.
///
/// # Errors
/// What the database said.
pub fn of(c: &mut impl Reads, person: PersonId) -> Result<Vec<Draft>, StoreError> {
    Ok(drafts::table
        .filter(drafts::person_id.eq(person))
        .order((drafts::changed_at.desc(), drafts::id))
        .select(Draft::as_select())
        .load(c.db())?)
}

/// How many drafts `person` has.
///
/// # Errors
/// What the database said.
pub fn count(c: &mut impl Reads, person: PersonId) -> Result<i64, StoreError> {
    Ok(drafts::table.filter(drafts::person_id.eq(person)).count().get_result(c.db())?)
}

/// The draft `id` of `person`.
///
/// # Errors
/// [`StoreError::Missing`] when there is none, or it is somebody else's.
pub fn get(c: &mut impl Reads, id: DraftId, person: PersonId) -> Result<Draft, StoreError> {
    let own = drafts::table.find(id).filter(drafts::person_id.eq(person));
    Ok(own.select(Draft::as_select()).first(c.db())?)
}

/// The draft `id` of `person`, to be changed: nobody else changes it until the transaction ends,
/// so two pages that are saved at once both keep what was typed.
///
/// # Errors
/// As [`get`].
pub fn change(tx: &mut Tx<'_>, id: DraftId, person: PersonId, at: Moment) -> Result<Draft, StoreError> {
    let own = drafts::table.find(id).filter(drafts::person_id.eq(person));
    diesel::update(own)
        .set((drafts::version.eq(drafts::version + 1), drafts::changed_at.eq(at)))
        .execute(tx.db())?;
    get(tx, id, person)
}

/// Replaces what was typed.
///
/// # Errors
/// What the database said.
pub fn set_typed(tx: &mut Tx<'_>, id: DraftId, typed: &Sealed) -> Result<(), StoreError> {
    diesel::update(drafts::table.find(id)).set(drafts::typed.eq(typed)).execute(tx.db())?;
    Ok(())
}

/// The files of a draft, in the order in which they came.
///
/// # Errors
/// What the database said.
pub fn files(c: &mut impl Reads, id: DraftId) -> Result<Vec<DraftFile>, StoreError> {
    Ok(draft_files::table
        .filter(draft_files::draft_id.eq(id))
        .order(draft_files::number)
        .select(DraftFile::as_select())
        .load(c.db())?)
}

/// Adds a file.
///
/// # Errors
/// What the database said.
pub fn add_file(tx: &mut Tx<'_>, file: &DraftFile) -> Result<(), StoreError> {
    diesel::insert_into(draft_files::table).values(file).execute(tx.db())?;
    Ok(())
}

/// Takes a file out of its draft. Returns whether it was there.
///
/// # Errors
/// What the database said.
pub fn remove_file(tx: &mut Tx<'_>, id: DraftId, object: &str) -> Result<bool, StoreError> {
    let own = draft_files::table.find(object).filter(draft_files::draft_id.eq(id));
    Ok(diesel::delete(own).execute(tx.db())? == 1)
}

/// Ends a draft: filed, or thrown away. Its files stay in the vault; whose they are then is for the
/// caller to say.
///
/// # Errors
/// [`StoreError::Conflict`] when it is not there any more, or was changed after `version`.
pub fn end(tx: &mut Tx<'_>, id: DraftId, version: i64) -> Result<(), StoreError> {
    diesel::delete(draft_files::table.filter(draft_files::draft_id.eq(id))).execute(tx.db())?;
    let unchanged = drafts::table.find(id).filter(drafts::version.eq(version));
    match diesel::delete(unchanged).execute(tx.db())? {
        1 => Ok(()),
        _ => Err(StoreError::Conflict),
    }
}
