//! The folders: files that wait with drafts, and files that belong to nothing.

use super::Report;
use crate::bundle::on_shelf;
use crate::messages::T;
use crate::store::drafts::DraftFile;
use crate::store::{Store, StoreError, checking};
use crate::vault::{ObjectName, Vault};
use std::path::Path;

/// Checks what lies in the folders, besides the files of exhibits and the bundles of cases.
pub(super) fn check(
    store: &Store,
    vault: &Vault,
    bundles: &Path,
    t: T,
    report: &mut Report,
) -> Result<(), StoreError> {
    drafts(store, vault, t, report)?;
    unnamed(store, vault, t, report)?;
    for name in on_shelf(bundles) {
        if !store.read_blocking(|c| checking::is_matter(c, &name))? {
            report.note(bundles.join(&name).display().to_string(), t.note_bundle_of_nothing());
        }
    }
    Ok(())
}

/// A file that waits with a draft will be an exhibit.
fn drafts(store: &Store, vault: &Vault, t: T, report: &mut Report) -> Result<(), StoreError> {
    let mut waiting: Vec<DraftFile> = Vec::new();
    store.read_blocking(|c| {
        checking::draft_files(c, |found| {
            for row in found.unreadable {
                report.fault(t.place_draft_file(&row.key), t.fault_unreadable(&row.why));
            }
            waiting.extend(found.rows);
        })
    })?;
    for file in waiting {
        report.files += 1;
        let examined = file.object.parse::<ObjectName>().map(|name| vault.examine_blocking(&name));
        let what = match examined {
            Ok(Ok(kept)) if kept.hash == file.sha256 => continue,
            Ok(Ok(_)) => t.fault_file_changed(),
            Ok(Err(problem)) => t.fault_file_unreadable(&problem.to_string()),
            Err(_) => t.fault_file_name(),
        };
        // Its owner may have taken it out meanwhile.
        if store.read_blocking(|c| checking::waits_with_a_draft(c, &file.object))? {
            report.fault(t.place_draft_file(&file.object), what);
        }
    }
    Ok(())
}

/// Files of the vault that nothing names. It is no fault: a file arrives before its row.
fn unnamed(store: &Store, vault: &Vault, t: T, report: &mut Report) -> Result<(), StoreError> {
    let told = |problem: std::io::Error| StoreError::Unusable(format!("the vault: {problem}"));
    for shelf in vault.shelves().map_err(told)? {
        let files = vault.files_on(&shelf).map_err(told)?;
        let named = store.read_blocking(|c| checking::objects(c, &shelf))?;
        for file in files.into_iter().filter(|file| !named.contains(file)) {
            let place = vault.folder().join(&shelf).join(file);
            report.note(place.display().to_string(), t.note_file_unnamed());
        }
    }
    Ok(())
}
