//! Everything of a bundle in one zip: stored, not squeezed, since pictures and PDFs are squeezed
//! already, and with the bundle's own time on every file, so that the same bundle is the same zip.

use super::BundleError;
use crate::domain::clock::Moment;
use data_encoding::HEXLOWER;
use jiff::tz::TimeZone;
use rawzip::{RECOMMENDED_BUFFER_SIZE, ZipArchive, ZipArchiveWriter, time::UtcDateTime};
use sha2::{Digest, Sha256};
use std::fs::File;
use std::io::{self, Read, Write};

/// A zip that is being written.
pub(super) struct Zip<W> {
    archive: ZipArchiveWriter<W>,
    /// The folder in which everything lies once it is unpacked.
    folder: String,
    time: Option<UtcDateTime>,
}

impl<W: Write> Zip<W> {
    /// Begins a zip whose files lie in `folder` and are of the time `at`.
    pub(super) fn begin(writer: W, folder: &str, at: Moment) -> Self {
        let at = TimeZone::UTC.to_datetime(at.timestamp());
        let plain = |part: i8| u8::try_from(part).unwrap_or_default();
        let time = UtcDateTime::from_components(
            u16::try_from(at.year()).unwrap_or_default(),
            plain(at.month()),
            plain(at.day()),
            plain(at.hour()),
            plain(at.minute()),
            plain(at.second()),
            0,
        );
        Self { archive: ZipArchiveWriter::new(writer), folder: folder.to_owned(), time }
    }

    /// Adds a file.
    ///
    /// # Errors
    /// What the disk said.
    pub(super) fn add(&mut self, name: &str, bytes: &[u8]) -> Result<(), BundleError> {
        let told = |error: rawzip::Error| BundleError::system("write the zip", error);
        let mut file = self.archive.new_file(format!("{}/{name}", self.folder)).unix_permissions(0o644);
        if let Some(time) = self.time {
            file = file.last_modified(time);
        }
        let (mut entry, config) = file.start().map_err(told)?;
        let mut data = config.wrap(&mut entry);
        data.write_all(bytes).map_err(|error| BundleError::system("write the zip", error))?;
        let (_, described) = data.finish().map_err(told)?;
        entry.finish(described).map_err(told)?;
        Ok(())
    }

    /// Ends the zip and gives the writer back.
    ///
    /// # Errors
    /// What the disk said.
    pub(super) fn finish(self) -> Result<W, BundleError> {
        self.archive.finish().map_err(|error| BundleError::system("write the zip", error))
    }
}

/// The files of a zip of ours, each by its name without the folder and with its SHA-256.
pub(super) fn fingerprints(zip: File) -> io::Result<Vec<(String, String)>> {
    let mut buffer = vec![0; RECOMMENDED_BUFFER_SIZE];
    let zip = ZipArchive::from_file(zip, &mut buffer).map_err(io::Error::other)?;
    let mut found = Vec::new();
    let mut entries = zip.entries(&mut buffer);
    while let Some(entry) = entries.next_entry().map_err(io::Error::other)? {
        let name = String::from_utf8_lossy(entry.file_path().as_ref()).into_owned();
        let name = name.split_once('/').map_or("", |(_, name)| name).to_owned();
        let file = zip.get_entry(entry.wayfinder()).map_err(io::Error::other)?;
        let sha256 = fingerprint(file.verifying_reader(file.reader()))?;
        found.push((name, sha256));
    }
    Ok(found)
}

/// The SHA-256 of all that there is to read.
pub(super) fn fingerprint(mut from: impl Read) -> io::Result<String> {
    let mut hasher = Sha256::new();
    let mut piece = vec![0; 64 * 1024];
    loop {
        let read = from.read(&mut piece)?;
        match piece.get(..read) {
            None | Some([]) => return Ok(HEXLOWER.encode(&hasher.finalize())),
            Some(piece) => hasher.update(piece),
        }
    }
}
