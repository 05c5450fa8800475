//! Looking at what lies on the shelf, for `verify`: is every file still the one that was made?

use super::folder::{Listed, MANIFEST, PDF_NAME, manifest};
use super::shelf::{Bound, DESCRIPTION, ZIP_NAME, children};
use super::zip;
use crate::domain::chain::Hash;
use crate::domain::ids::MatterId;
use std::fs::{self, File};
use std::io;
use std::path::Path;

/// A bundle as it lies on the shelf.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Inspected {
    /// How many events of the case it tells.
    pub version: u32,
    /// The names of its files that are gone, or are not what they were when it was made.
    pub wrong: Vec<&'static str>,
    /// The original files in it, as its description lists them.
    pub originals: Vec<Listed>,
}

/// The names of the folders on the shelf in `folder`: each should be a case.
pub fn on_shelf(folder: &Path) -> Vec<String> {
    children(folder).into_iter().map(|(name, _)| name).collect()
}

/// Looks at every bundle of a case on the shelf in `folder`. What is only being made is passed over.
pub fn inspect(folder: &Path, case: MatterId) -> Vec<Inspected> {
    let bundles = children(&folder.join(case.to_string()));
    let mut bundles: Vec<_> =
        bundles.iter().filter_map(|(name, place)| Some(look_at(name.parse().ok()?, place))).collect();
    bundles.sort_by_key(|bundle| bundle.version);
    bundles
}

fn look_at(version: u32, place: &Path) -> Inspected {
    let described = fs::read(place.join(DESCRIPTION)).ok();
    let Some(bound) = described.and_then(|bytes| serde_json::from_slice::<Bound>(&bytes).ok()) else {
        return Inspected { version, wrong: vec![DESCRIPTION], originals: Vec::new() };
    };
    let checks = [
        (PDF_NAME, pdf_fits(place, &bound)),
        (MANIFEST, manifest_fits(place, &bound)),
        (ZIP_NAME, zip_fits(place, &bound)),
    ];
    let wrong = checks.into_iter().filter(|(_, fits)| !fits.as_ref().is_ok_and(|fits| *fits));
    Inspected {
        version,
        wrong: wrong.map(|(name, _)| name).collect(),
        originals: bound.files.into_iter().filter(|file| file.name != PDF_NAME).collect(),
    }
}

fn pdf_fits(place: &Path, bound: &Bound) -> io::Result<bool> {
    let found = zip::fingerprint(File::open(place.join(PDF_NAME))?)?;
    Ok(bound.files.iter().any(|file| file.name == PDF_NAME && file.sha256 == found))
}

fn manifest_fits(place: &Path, bound: &Bound) -> io::Result<bool> {
    Ok(fs::read_to_string(place.join(MANIFEST))? == manifest(&bound.files))
}

/// The zip holds the files of the manifest and the manifest itself, and nothing else.
fn zip_fits(place: &Path, bound: &Bound) -> io::Result<bool> {
    let mut found = zip::fingerprints(File::open(place.join(ZIP_NAME))?)?;
    let manifest = Hash::of(manifest(&bound.files).as_bytes()).to_string();
    let listed = bound.files.iter().map(|file| (file.name.clone(), file.sha256.clone()));
    let mut listed: Vec<_> = listed.chain([(MANIFEST.to_owned(), manifest)]).collect();
    found.sort();
    listed.sort();
    Ok(found == listed)
}
