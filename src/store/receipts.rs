//! What the centre acknowledged when a complaint was filed: number, time, and the hashes by which
//! its owner can prove what was filed.

use super::matters::{self, LoadError};
use super::{Hash, Reads, StoreError, texts};
use crate::domain::case::Case;
use crate::domain::clock::Moment;
use crate::domain::ids::{CaseNumber, MatterId};

/// A receipt.
#[derive(Clone, Debug)]
pub struct Receipt {
    /// The case as it was filed, with the window that filing opened.
    pub case: Case,
    /// What the case is called.
    pub title: String,
    /// SHA-256 of the statement in UTF-8. The chain holds only a salted one, which nobody outside
    /// could compute.
    pub statement: Hash,
    /// The files that came with the complaint, in order.
    pub files: Vec<ReceivedFile>,
}

/// A file that came with the complaint.
#[derive(Clone, Debug)]
pub struct ReceivedFile {
    /// Its number in the case.
    pub number: i64,
    /// What its owner calls it.
    pub title: String,
    /// SHA-256 of the original bytes.
    pub sha256: Hash,
    /// Number of bytes.
    pub size: i64,
}

impl Receipt {
    /// The case number.
    pub fn number(&self) -> CaseNumber {
        self.case.number()
    }

    /// When the complaint was filed.
    pub fn at(&self) -> Moment {
        self.case.life.opened_at
    }
}

/// The receipt of a case.
///
/// # Errors
/// [`StoreError::Missing`] when there is no such case or its statement has been erased.
pub fn of(c: &mut impl Reads, id: MatterId) -> Result<Receipt, LoadError> {
    let case = matters::as_of::<Case>(c, id, 1)?;
    let words = texts::open(c, &[case.filing.title.id, case.filing.statement.id])?;
    let word = |id| words.get(&id).ok_or(StoreError::Missing);
    let statement = Hash::of(word(case.filing.statement.id)?.as_bytes());
    let title = word(case.filing.title.id)?.clone();
    let filed = |id| case.filing.exhibits.iter().any(|exhibit| exhibit.id == id);
    let files = texts::exhibits(c, id)?
        .into_iter()
        .filter(|file| filed(file.id))
        .map(|file| {
            let title = file.title.open()?.to_owned();
            Ok(ReceivedFile { number: file.number, title, sha256: file.sha256, size: file.size })
        })
        .collect::<Result<_, StoreError>>()?;
    Ok(Receipt { case, title, statement, files })
}
