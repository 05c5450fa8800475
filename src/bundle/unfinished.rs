//! Bundles on their way to the shelf, and what is left of those whose maker is gone.

use super::BundleError;
use super::shelf::children;
use crate::domain::clock::Moment;
use std::fs::{self, File};
use std::io::ErrorKind;
use std::path::{Path, PathBuf};
use std::time::UNIX_EPOCH;

/// A bundle that is not finished after so many seconds never will be; a deadline ends it far earlier.
const FORSAKEN: i64 = 3600;
/// Whoever begins a bundle holds the lock of its folder after so many seconds at the latest.
const LOCKED_WITHIN: i64 = 10;

/// Takes away what was left half-made in the folder of one case.
pub(super) fn sweep(home: &Path, now: Moment) {
    for (name, path) in children(home) {
        if name.starts_with('.')
            && is_forsaken(&path, now)
            && let Err(problem) = fs::remove_dir_all(&path)
        {
            tracing::warn!(%problem, "a half-made bundle stays on the shelf");
        }
    }
}

/// Whether nobody works on this bundle any more: its maker holds a lock, which ends with the maker's
/// process. Where a disk knows no locks, time must tell.
fn is_forsaken(part: &Path, now: Moment) -> bool {
    let since = fs::metadata(part).and_then(|about| about.modified()).ok();
    let since = since.and_then(|since| since.duration_since(UNIX_EPOCH).ok());
    let Some(since) = since.and_then(|since| i64::try_from(since.as_secs()).ok()) else { return false };
    let age = now.microseconds() / 1_000_000 - since;
    let is_free = || File::open(part).is_ok_and(|part| part.try_lock().is_ok());
    age > FORSAKEN || (age > LOCKED_WITHIN && is_free())
}

/// A bundle on its way to the shelf. Dropped before it has its name, it leaves nothing behind.
pub(super) struct Unfinished {
    pub(super) folder: PathBuf,
    /// Held open for its lock, which tells others that somebody works here.
    _lock: File,
}

impl Unfinished {
    pub(super) fn begin(home: &Path) -> Result<Unfinished, BundleError> {
        let told = |problem| BundleError::system("begin a bundle", problem);
        let mut random = [0; 8];
        getrandom::fill(&mut random).map_err(|fault| BundleError::system("draw a name", fault))?;
        let folder = home.join(format!(".{}", data_encoding::HEXLOWER.encode(&random)));
        fs::create_dir_all(&folder).map_err(told)?;
        let lock = File::open(&folder).map_err(told)?;
        // The name is new, so nobody else can hold it; a disk that knows no locks is told apart later.
        let _unknown_here = lock.try_lock();
        Ok(Unfinished { folder, _lock: lock })
    }
}

impl Drop for Unfinished {
    fn drop(&mut self) {
        // After a rename there is no such folder, and that is well.
        if let Err(problem) = fs::remove_dir_all(&self.folder)
            && problem.kind() != ErrorKind::NotFound
        {
            tracing::warn!(%problem, "an unfinished bundle could not be removed; the next sweep will");
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::bundle::{Limits, PDF_NAME, Press, Shelf};

    /// What the machine's clock says so many seconds after `part` was touched.
    fn later(part: &Path, seconds: u64) -> Moment {
        let since = fs::metadata(part).unwrap().modified().unwrap().duration_since(UNIX_EPOCH).unwrap();
        let microseconds = (since + std::time::Duration::from_secs(seconds)).as_micros();
        Moment::from_microseconds(i64::try_from(microseconds).unwrap()).unwrap()
    }

    #[test]
    fn what_a_maker_left_is_swept_once_the_maker_is_gone_and_never_before() {
        let bundles = tempfile::tempdir().unwrap();
        let case = bundles.path().join("a-case");
        let (at_work, left) = (Unfinished::begin(&case).unwrap(), case.join(".left"));
        let whole = case.join("3");
        for folder in [&left, &whole] {
            fs::create_dir(folder).unwrap();
        }
        fs::write(left.join(PDF_NAME), "half").unwrap();
        let shelf = Shelf::new(bundles.path(), "vault", Press::new("none", Limits::default()));
        shelf.sweep(later(&left, 5));
        assert!(left.exists(), "its maker may be about to lock it");
        shelf.sweep(later(&left, 60));
        assert!(!left.exists());
        assert!(at_work.folder.exists() && whole.exists());
    }
}
