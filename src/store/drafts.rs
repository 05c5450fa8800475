//! What somebody is writing: a complaint, or the form of an act on a case. What was typed so far, and
//! the evidence that waits with it.
//!
//! Complaints are kept until they are filed or thrown away, in centre time. Forms of acts are kept
//! only for files that came with a form that was sent back, and to be carried out once; they are
//! forgotten after a while, in machine time.

use super::schema::{draft_files, drafts};
use super::{Hash, Reads, Sealed, StoreError, Tx};
use crate::domain::clock::Moment;
use crate::domain::ids::{DraftId, MatterId, PersonId};
use diesel::prelude::*;

/// Something that is being written.
#[derive(Clone, Debug, Queryable, Selectable, Insertable)]
#[diesel(table_name = drafts)]
pub struct Draft {
    /// Which; a complaint's case will have the same identifier.
    pub id: DraftId,
    /// Whose.
    pub person_id: PersonId,
    /// What was typed, as JSON; of the form of an act nothing, and once it was carried out
    /// [`SentForm::content`].
    pub typed: Sealed,
    /// Counts the changes.
    pub version: i64,
    /// When it was begun.
    pub created_at: Moment,
    /// When it was changed last.
    pub changed_at: Moment,
    /// The case on which an act is done; none for a complaint.
    pub matter_id: Option<MatterId>,
    /// When the act was done.
    pub done_at: Option<Moment>,
    /// The registrar who writes it, for an owner who stands at the desk.
    pub taken_by: Option<PersonId>,
}

impl Draft {
    /// A draft that begins now, with nothing in it yet.
    pub fn begun(id: DraftId, person: PersonId, on: Option<MatterId>, typed: Sealed, at: Moment) -> Draft {
        Draft {
            id,
            person_id: person,
            typed,
            version: 1,
            created_at: at,
            changed_at: at,
            matter_id: on,
            done_at: None,
            taken_by: None,
        }
    }
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

/// The complaints that `person` is writing, the one that was changed last first. There are few.
///
/// # Errors
/// What the database said.
pub fn of(c: &mut impl Reads, person: PersonId) -> Result<Vec<Draft>, StoreError> {
    Ok(drafts::table
        .filter(drafts::person_id.eq(person))
        .filter(drafts::matter_id.is_null())
        .order((drafts::changed_at.desc(), drafts::id))
        .select(Draft::as_select())
        .load(c.db())?)
}

/// How many complaints `person` is writing.
///
/// # Errors
/// What the database said.
pub fn count(c: &mut impl Reads, person: PersonId) -> Result<i64, StoreError> {
    let complaints = drafts::table.filter(drafts::person_id.eq(person)).filter(drafts::matter_id.is_null());
    Ok(complaints.count().get_result(c.db())?)
}

/// The complaint `id` that `person` is writing.
///
/// # Errors
/// [`StoreError::Missing`] when there is none, or it is somebody else's.
pub fn get(c: &mut impl Reads, id: DraftId, person: PersonId) -> Result<Draft, StoreError> {
    let own = drafts::table.find(id).filter(drafts::person_id.eq(person)).filter(drafts::matter_id.is_null());
    Ok(own.select(Draft::as_select()).first(c.db())?)
}

/// The complaint `id` that a registrar takes down for its owner.
///
/// # Errors
/// [`StoreError::Missing`] when there is none, or somebody else takes it down.
pub fn taken(c: &mut impl Reads, id: DraftId, registrar: PersonId) -> Result<Draft, StoreError> {
    let theirs = drafts::table.find(id).filter(drafts::taken_by.eq(Some(registrar)));
    Ok(theirs.filter(drafts::matter_id.is_null()).select(Draft::as_select()).first(c.db())?)
}

/// The complaints that a registrar takes down, the one that was changed last first. There are few.
///
/// # Errors
/// What the database said.
pub fn taken_by(c: &mut impl Reads, registrar: PersonId) -> Result<Vec<Draft>, StoreError> {
    Ok(drafts::table
        .filter(drafts::taken_by.eq(Some(registrar)))
        .filter(drafts::matter_id.is_null())
        .order((drafts::changed_at.desc(), drafts::id))
        .select(Draft::as_select())
        .load(c.db())?)
}

/// The complaint `id` that `person` is writing, to be changed: nobody else changes it until the transaction ends,
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

/// The form `id` of an act of `person` on a case; begun now if it is not there yet.
///
/// # Errors
/// [`StoreError::Missing`] when the name belongs to something else.
pub fn form(
    tx: &mut Tx<'_>,
    id: DraftId,
    person: PersonId,
    on: MatterId,
    at: Moment,
) -> Result<Draft, StoreError> {
    let found: Option<Draft> = drafts::table.find(id).select(Draft::as_select()).first(tx.db()).optional()?;
    let Some(form) = found else {
        let form = Draft::begun(id, person, Some(on), Sealed::seal(""), at);
        begin(tx, &form)?;
        return Ok(form);
    };
    let own = form.person_id == person && form.matter_id == Some(on);
    if own { Ok(form) } else { Err(StoreError::Missing) }
}

/// The form of an act as it was sent.
#[derive(Clone, Debug)]
pub struct SentForm {
    /// Its own name.
    pub id: DraftId,
    /// A hash of all that it says.
    pub content: String,
}

/// What the form `id` said when it was carried out, as [`SentForm::content`]; `None` if it was not.
///
/// # Errors
/// What the database said.
pub fn carried_out(c: &mut impl Reads, id: DraftId) -> Result<Option<String>, StoreError> {
    let done = drafts::table.find(id).filter(drafts::done_at.is_not_null()).select(drafts::typed);
    let content: Option<Sealed> = done.first(c.db()).optional()?;
    content.map(|content| Ok(content.open()?.to_owned())).transpose()
}

/// Notes that a form was carried out, and what it said. Its files are the case's now.
///
/// # Errors
/// [`StoreError::Conflict`] if somebody else carried it out meanwhile; else as [`form`].
pub fn set_done(
    tx: &mut Tx<'_>,
    sent: &SentForm,
    person: PersonId,
    on: MatterId,
    at: Moment,
) -> Result<(), StoreError> {
    let id = sent.id;
    form(tx, id, person, on, at)?;
    diesel::delete(draft_files::table.filter(draft_files::draft_id.eq(id))).execute(tx.db())?;
    let typed = drafts::typed.eq(Sealed::seal(&sent.content));
    let done = (drafts::done_at.eq(Some(at)), drafts::changed_at.eq(at), typed);
    // Two nodes may have seen it undone at once: then only one of them was first.
    let undone = drafts::table.find(id).filter(drafts::done_at.is_null());
    match diesel::update(undone).set(done).execute(tx.db())? {
        0 => Err(StoreError::Conflict),
        _ => Ok(()),
    }
}

/// Forgets the forms of `person` on a case with which files wait, but for this one and the `most - 1`
/// that were begun after the others. Returns the vault's objects that nothing names any more.
///
/// # Errors
/// What the database said.
pub fn forget_oldest_forms(
    tx: &mut Tx<'_>,
    but: DraftId,
    person: PersonId,
    on: MatterId,
    most: usize,
) -> Result<Vec<String>, StoreError> {
    let others: Vec<DraftId> = drafts::table
        .filter(drafts::person_id.eq(person))
        .filter(drafts::matter_id.eq(Some(on)))
        .filter(drafts::id.ne(but))
        .filter(drafts::id.eq_any(draft_files::table.select(draft_files::draft_id)))
        .order((drafts::changed_at.desc(), drafts::id.desc()))
        .select(drafts::id)
        .load(tx.db())?;
    forget(tx, others.get(most.saturating_sub(1)..).unwrap_or_default())
}

/// Forgets these drafts. Returns the vault's objects that nothing names any more.
fn forget(tx: &mut Tx<'_>, old: &[DraftId]) -> Result<Vec<String>, StoreError> {
    let files = || draft_files::table.filter(draft_files::draft_id.eq_any(old));
    let objects = files().select(draft_files::object).load(tx.db())?;
    diesel::delete(files()).execute(tx.db())?;
    diesel::delete(drafts::table.filter(drafts::id.eq_any(old))).execute(tx.db())?;
    Ok(objects)
}

/// Forgets forms of acts that nobody touched since `before`, `most` at the most. Returns the vault's
/// objects that nothing names any more.
///
/// # Errors
/// What the database said.
pub fn forget_forms(tx: &mut Tx<'_>, before: Moment, most: i64) -> Result<Vec<String>, StoreError> {
    let old: Vec<DraftId> = drafts::table
        .filter(drafts::matter_id.is_not_null())
        .filter(drafts::changed_at.lt(before))
        .order(drafts::changed_at)
        .limit(most)
        .select(drafts::id)
        .load(tx.db())?;
    forget(tx, &old)
}
