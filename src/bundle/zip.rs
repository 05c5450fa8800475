//! Everything of a bundle in one zip: stored, not squeezed, since pictures and PDFs are squeezed
//! already, and with the bundle's own time on every file, so that the same bundle is the same zip.

use super::BundleError;
use crate::domain::clock::Moment;
use jiff::tz::TimeZone;
use rawzip::{ZipArchiveWriter, time::UtcDateTime};
use std::io::Write;

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
