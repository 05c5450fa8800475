//! Files that lie in the vault and wait with what somebody is writing, until it is filed or sent.

use super::upload::SentFile;
use crate::domain::evidence::NewExhibit;
use crate::domain::ids::DraftId;
use crate::domain::text::Words;
use crate::store::drafts::{self, DraftFile};
use crate::store::{Sealed, StoreError, Tx};
use crate::vault::Vault;

/// A file that was sent, as it waits with `draft`.
pub fn waiting(draft: DraftId, file: &SentFile) -> DraftFile {
    DraftFile {
        object: file.kept.name.to_string(),
        draft_id: draft,
        number: 0,
        title: Sealed::seal(if file.name.is_empty() { "file" } else { &file.name }),
        sha256: file.kept.hash,
        size: i64::try_from(file.kept.bytes).unwrap_or(i64::MAX),
        media: file.kept.kind.media_type().to_owned(),
    }
}

/// Puts files into a draft, at most `most` in all. Returns the vault's objects that did not get in.
///
/// # Errors
/// What the database said.
pub fn add(
    tx: &mut Tx<'_>,
    draft: DraftId,
    files: Vec<DraftFile>,
    most: usize,
) -> Result<Vec<String>, StoreError> {
    let mut there = drafts::files(tx, draft)?;
    let mut left = Vec::new();
    for mut file in files {
        // A form that was sent twice brings the same bytes twice.
        if there.len() >= most || there.iter().any(|known| known.sha256 == file.sha256) {
            left.push(file.object);
            continue;
        }
        file.number = there.last().map_or(0, |last| last.number) + 1;
        drafts::add_file(tx, &file)?;
        there.push(file);
    }
    Ok(left)
}

/// Takes the file with this number out of a draft. Returns the vault's object that nothing names any
/// more; none if it was out already.
///
/// # Errors
/// What the database said.
pub fn take_out(tx: &mut Tx<'_>, draft: DraftId, number: i64) -> Result<Option<String>, StoreError> {
    let file = drafts::files(tx, draft)?.into_iter().find(|file| file.number == number);
    match file {
        Some(file) if drafts::remove_file(tx, draft, &file.object)? => Ok(Some(file.object)),
        Some(_) | None => Ok(None),
    }
}

/// The files as evidence for a command.
///
/// # Errors
/// A row that cannot be read.
pub fn as_exhibits(files: &[DraftFile]) -> Result<Vec<NewExhibit>, StoreError> {
    let exhibit = |file: &DraftFile| {
        let unreadable = || StoreError::Unreadable("a file of a draft".to_owned());
        Ok(NewExhibit {
            title: Words::parse(file.title.open()?, Words::NOTE).map_err(|_| unreadable())?,
            object: file.object.clone(),
            sha256: file.sha256,
            size: u64::try_from(file.size).map_err(|_| unreadable())?,
            media: file.media.clone(),
        })
    };
    files.iter().map(exhibit).collect()
}

/// Takes objects out of the vault that nothing names any more. One that stays harms nobody.
pub async fn forget(vault: &Vault, objects: &[String]) {
    for object in objects {
        let Ok(name) = object.parse() else { continue };
        if let Err(problem) = vault.remove(&name).await {
            tracing::warn!(%problem, "a file that nothing names stays in the vault");
        }
    }
}
