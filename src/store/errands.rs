//! Errands that wait: commands which one matter sends to another.

use super::schema::errands;
use super::{Reads, StoreError, Tx};
use crate::domain::clock::Moment;
use crate::domain::decision::Task;
use crate::domain::ids::{ErrandId, MatterId};
use diesel::prelude::*;

/// An errand that waits, with the matter that sent it.
#[derive(Clone, Debug)]
pub struct Waiting {
    /// Its name.
    pub id: ErrandId,
    /// The matter that sent it.
    pub from: MatterId,
    task: String,
}

impl Waiting {
    /// What is to be done.
    ///
    /// # Errors
    /// [`StoreError::Unreadable`] for a task that this release does not know.
    pub fn task(&self) -> Result<Task, StoreError> {
        serde_json::from_str(&self.task).map_err(|fault| StoreError::Unreadable(fault.to_string()))
    }
}

/// The errand that has waited longest, if one waits.
///
/// # Errors
/// What the database said.
pub fn waiting(c: &mut impl Reads) -> Result<Option<Waiting>, StoreError> {
    waiting_besides(c, &[])
}

/// The errand that has waited longest besides those in `failed`.
///
/// # Errors
/// As [`waiting`].
pub fn waiting_besides(c: &mut impl Reads, failed: &[ErrandId]) -> Result<Option<Waiting>, StoreError> {
    let row: Option<(ErrandId, MatterId, String)> = errands::table
        .filter(errands::done_at.is_null())
        .filter(errands::id.ne_all(failed))
        .order((errands::sent_at, errands::id))
        .select((errands::id, errands::matter_id, errands::task))
        .first(c.db())
        .optional()?;
    Ok(row.map(|(id, from, task)| Waiting { id, from, task }))
}

/// Marks an errand as done. `false` if another node was quicker: then nothing may be done.
///
/// # Errors
/// What the database said.
pub fn done(tx: &mut Tx<'_>, id: ErrandId, at: Moment) -> Result<bool, StoreError> {
    let waiting = errands::table.find(id).filter(errands::done_at.is_null());
    Ok(diesel::update(waiting).set(errands::done_at.eq(at)).execute(tx.db())? == 1)
}
