//! Files that lie in the vault and wait with what somebody is writing, until it is filed or sent.

use super::upload::{Refused, SentFile, WhyRefused};
use crate::domain::evidence::NewExhibit;
use crate::domain::ids::DraftId;
use crate::domain::text::{Words, is_blank};
use crate::store::drafts::{self, DraftFile};
use crate::store::{Sealed, StoreError, Tx};
use crate::vault::Vault;

/// What a file is called whose own name nobody could read.
const NAMELESS: &str = "file";

/// A file that was sent, as it waits with `draft`.
pub fn waiting(draft: DraftId, file: &SentFile) -> DraftFile {
    DraftFile {
        object: file.kept.name.to_string(),
        draft_id: draft,
        number: 0,
        title: Sealed::seal(if is_blank(&file.name) { NAMELESS } else { &file.name }),
        sha256: file.kept.hash,
        size: i64::try_from(file.kept.bytes).unwrap_or(i64::MAX),
        media: file.kept.kind.media_type().to_owned(),
    }
}

/// What did not get into a draft.
#[derive(Default)]
pub struct Left {
    /// The vault's objects that nothing names any more.
    pub objects: Vec<String>,
    /// The files that their sender may believe to be there, and why they are not.
    pub missed: Vec<Refused>,
}

/// Puts files into a draft, at most `most` in all and no bytes twice. Returns what did not get in.
///
/// # Errors
/// What the database said.
pub fn add(tx: &mut Tx<'_>, draft: DraftId, files: Vec<DraftFile>, most: usize) -> Result<Left, StoreError> {
    let mut there = drafts::files(tx, draft)?;
    let before = there.len();
    let mut left = Left::default();
    for mut file in files {
        let name = file.title.open()?.to_owned();
        let same = there.iter().position(|known| known.sha256 == file.sha256);
        let why = match same.and_then(|place| Some((place, there.get(place)?.title.open().ok()?))) {
            // A form that was sent twice brings the same file twice. It is there, and nobody misses it.
            Some((place, known)) if place < before && known == name => None,
            Some((_, known)) => Some(WhyRefused::SameAs(known.to_owned())),
            None if there.len() >= most => Some(WhyRefused::TooMany),
            None => {
                file.number = there.last().map_or(0, |last| last.number) + 1;
                drafts::add_file(tx, &file)?;
                there.push(file);
                continue;
            }
        };
        left.objects.push(file.object);
        left.missed.extend(why.map(|why| Refused { name, why }));
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
            title: Words::parse(file.title.open()?, Words::NOTE)
                .or_else(|_| Words::line(NAMELESS))
                .map_err(|_| unreadable())?,
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
