//! Does the record still prove itself? Walks every chain, folds every matter anew, and compares rows,
//! texts, files, letters, bundles and the register with it. Changes nothing.
//!
//! What proves what:
//!
//! * An event's hash proves it and all before it; a chain that was made anew from its first event on is
//!   whole, too, and shows only beside an older copy, a receipt or a bundle that somebody else holds.
//! * The events prove the rows of matters, figures and register, the texts, the files of exhibits and
//!   (of those added since titles are committed to) their titles.
//! * Changes of calendars are chained as events are, and every event that names one finds it there.
//! * Numbers without gaps prove that no case and no entry is gone, letters counted beside each event
//!   that none of them is. Whoever changes the counts alike is not found.
//! * Of a letter it is proved that its bytes, hash, words, subject and recipient fit each other, and of a
//!   bundle that its files fit its description and its originals the exhibits: changed alike, they fit.
//! * People, platforms, standings, claims and drafts are proved to be readable, and that what they name
//!   is there. What they say is nobody's commitment.

mod beside;
mod calendars;
mod centre;
mod folders;
mod letters;
mod matter;

use crate::domain::rulebook::Rulebook;
use crate::messages::T;
use crate::store::{Store, StoreError, checking};
use crate::vault::Vault;
use std::fmt;
use std::path::Path;

/// What was looked at, and everything that is wrong.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Report {
    /// Matters whose chain was walked.
    pub matters: usize,
    /// Events whose hash was computed anew.
    pub events: usize,
    /// Texts and exhibits whose commitment was computed anew.
    pub commitments: usize,
    /// Files of the vault that were read to their end.
    pub files: usize,
    /// Letters whose bytes were hashed anew.
    pub letters: usize,
    /// Bundles whose files were hashed anew.
    pub bundles: usize,
    /// What is wrong; empty if all is well.
    pub faults: Vec<Remark>,
    /// What is worth knowing, and no fault.
    pub notes: Vec<Remark>,
}

/// One thing that was found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Remark {
    /// Where: a matter, an event, a file.
    pub place: String,
    /// What is wrong there, or worth knowing.
    pub what: String,
}

impl fmt::Display for Remark {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.place, self.what)
    }
}

impl Report {
    fn fault(&mut self, place: impl Into<String>, what: impl Into<String>) {
        self.faults.push(Remark { place: place.into(), what: what.into() });
    }

    fn note(&mut self, place: impl Into<String>, what: impl Into<String>) {
        self.notes.push(Remark { place: place.into(), what: what.into() });
    }
}

/// How many matters are read at a time, so that memory stays bounded at any size.
const BATCH: i64 = 100;

/// Checks everything in `store`, the files of `vault` and the bundles in the folder `bundles`, and tells
/// what is found in the language of `t`.
///
/// # Errors
/// What the database said. What is wrong with the record is no error but in the report.
pub fn verify(store: &Store, vault: &Vault, bundles: &Path, t: T) -> Result<Report, StoreError> {
    let zone = &Rulebook::cn().map_err(|problem| StoreError::Unusable(problem.to_string()))?.zone;
    let mut report = Report::default();
    let mut after = String::new();
    loop {
        let last = store.read_blocking(|c| {
            let keys = checking::matter_keys(c, &after, BATCH)?;
            for key in &keys {
                matter::check(c, key, &matter::Against { vault, bundles, zone, t }, &mut report)?;
            }
            Ok::<_, StoreError>(keys.into_iter().last())
        })?;
        match last {
            Some(last) => after = last,
            None => break,
        }
    }
    store.read_blocking(|c| centre::check(c, t, &mut report))?;
    folders::check(store, vault, bundles, t, &mut report)?;
    Ok(report)
}

/// Which columns differ; their values stay unsaid, since an entry holds texts.
fn difference<R: fmt::Debug + PartialEq>(stored: &R, folded: &R) -> Option<String> {
    if stored == folded {
        return None;
    }
    let (stored, folded) = (format!("{stored:#?}"), format!("{folded:#?}"));
    let mut columns: Vec<&str> = Vec::new();
    let mut column = "";
    for (stored, folded) in stored.lines().zip(folded.lines()) {
        // A column begins at the first level; deeper lines are parts of its value.
        if let Some((name, _)) = stored.strip_prefix("    ").and_then(|line| line.split_once(':'))
            && !name.starts_with(' ')
        {
            column = name;
        }
        if stored != folded && columns.last() != Some(&column) {
            columns.push(column);
        }
    }
    Some(columns.join(", "))
}
