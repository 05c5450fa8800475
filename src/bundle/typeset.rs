//! Typst at work: the template and the data in, pages out, PDF bytes out of those.

use std::collections::HashMap;
use std::path::Path;

use serde::{Deserialize, Serialize};
use typst::diag::{FileError, FileResult, SourceDiagnostic};
use typst::foundations::{Bytes, Datetime, Duration, Label, Smart};
use typst::introspection::Introspector;
use typst::syntax::{FileId, RootedPath, Source, VirtualPath, VirtualRoot};
use typst::text::{Font, FontBook};
use typst::utils::{LazyHash, PicoStr};
use typst::{Library, LibraryExt, World};
use typst_layout::PagedDocument;
use typst_pdf::{PdfOptions, PdfStandard, PdfStandards, Timestamp};

use super::content::BundleContent;
use super::exhibit::{self, Prepared, Shown};
use super::fonts::Typefaces;
use super::{BundleError, sheet};

static TEMPLATE: &str = include_str!("bundle.typ");
const DATA: &str = "/data.json";

/// What was made.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Made {
    /// How many pages the PDF has; the last one is numbered so.
    pub pages: usize,
    /// Where each exhibit stands.
    pub exhibits: Vec<Placed>,
}

/// Where an exhibit stands in the PDF.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Placed {
    /// The exhibit.
    pub number: u32,
    /// Its first page, from 1.
    pub page: usize,
    /// False if only a page stands there that says why it is not shown.
    pub shown: bool,
}

/// The edition of the PDF format. A bundle is 1.7 unless an exhibit needs the later one.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum PdfEdition {
    /// PDF 1.7.
    #[default]
    Seventeen,
    /// PDF 2.0.
    Two,
}

/// Typesets the bundle. Exhibits numbered in `aside` are not opened.
pub(super) fn typeset(
    content: &BundleContent,
    folder: &Path,
    aside: &[u32],
) -> Result<(Vec<u8>, Made), BundleError> {
    let faces = Typefaces::load();
    let mut prepared = Vec::with_capacity(content.exhibits.len());
    for (expected, exhibit) in (1..).zip(&content.exhibits) {
        if exhibit.number != expected {
            return Err(BundleError::Numbering { expected, found: exhibit.number });
        }
        let bytes = exhibit::read(exhibit, folder)?;
        prepared.push(if aside.contains(&exhibit.number) {
            exhibit::set_aside()
        } else {
            exhibit::prepare(exhibit, bytes, &faces)
        });
    }
    let data = sheet::data(content, &prepared, &faces)?;
    faces.check(&data)?;
    let data = serde_json::to_vec(&data).map_err(|error| BundleError::system("write the data", error))?;

    let files = prepared.iter().filter_map(placed_file).chain([(DATA, Bytes::new(data))]);
    let desk = Desk::new(&faces, TEMPLATE.to_owned(), files)?;
    let document = desk.layout()?;
    let edition = prepared.iter().map(|exhibit| exhibit.edition).max().unwrap_or_default();
    let pdf = desk.export(&document, edition, Some(content))?;
    let made = made(&document, &prepared)?;
    Ok((pdf, made))
}

fn placed_file(prepared: &Prepared) -> Option<(&str, Bytes)> {
    match &prepared.shown {
        Shown::Picture { file, .. } | Shown::Pages { file, .. } => Some((file, prepared.bytes.clone())),
        Shown::Prices { .. } | Shown::Text { .. } | Shown::Nothing { .. } => None,
    }
}

fn made(document: &PagedDocument, prepared: &[Prepared]) -> Result<Made, BundleError> {
    let pages = document.pages().len();
    let mut exhibits = Vec::with_capacity(prepared.len());
    for (number, exhibit) in (1..).zip(prepared) {
        let place = format!("exhibit-{number}");
        let page = first_page(document, &place)
            .ok_or_else(|| BundleError::Typesetting { what: format!("{place} has no page") })?;
        let shown = !matches!(exhibit.shown, Shown::Nothing { .. });
        exhibits.push(Placed { number, page, shown });
    }
    Ok(Made { pages, exhibits })
}

fn first_page(document: &PagedDocument, label: &str) -> Option<usize> {
    let label = Label::new(PicoStr::intern(label))?;
    let element = document.introspector().query_label(label).ok()?;
    let location = element.location()?;
    document.introspector().page(location).map(|page| page.get())
}

/// The world that Typst sees: our faces, one source, a few files, no clock.
pub(super) struct Desk<'a> {
    faces: &'a Typefaces,
    library: LazyHash<Library>,
    source: Source,
    files: HashMap<FileId, Bytes>,
}

impl<'a> Desk<'a> {
    /// A desk with a source and the files that it may name.
    pub(super) fn new<'f>(
        faces: &'a Typefaces,
        source: String,
        files: impl IntoIterator<Item = (&'f str, Bytes)>,
    ) -> Result<Self, BundleError> {
        let files = files
            .into_iter()
            .map(|(path, bytes)| Ok((id(path)?, bytes)))
            .collect::<Result<_, BundleError>>()?;
        let source = Source::new(id("/bundle.typ")?, source);
        Ok(Self { faces, library: LazyHash::new(Library::default()), source, files })
    }

    /// Lays the pages out.
    pub(super) fn layout(&self) -> Result<PagedDocument, BundleError> {
        let done = typst::compile::<PagedDocument>(self);
        // An unknown family is a warning to Typst and would be a wrong page to us.
        if let Some(warning) = done.warnings.first() {
            return Err(self.fault(warning));
        }
        done.output.map_err(|errors| match errors.first() {
            Some(error) => self.fault(error),
            None => BundleError::Typesetting { what: "no reason given".to_owned() },
        })
    }

    /// Writes the pages as PDF. The same pages give the same bytes.
    pub(super) fn export(
        &self,
        document: &PagedDocument,
        edition: PdfEdition,
        content: Option<&BundleContent>,
    ) -> Result<Vec<u8>, BundleError> {
        let standard = match edition {
            PdfEdition::Seventeen => PdfStandard::V_1_7,
            PdfEdition::Two => PdfStandard::V_2_0,
        };
        let standards = PdfStandards::new(&[standard])
            .map_err(|error| BundleError::Typesetting { what: error.message().to_string() })?;
        let options = PdfOptions {
            ident: match content {
                Some(content) => Smart::Custom(format!("court bundle {}", content.case_number)),
                None => Smart::Auto,
            },
            creator: Smart::Custom(content.map(|content| format!("Redress {}", content.release))),
            timestamp: content.and_then(timestamp),
            standards,
            ..PdfOptions::default()
        };
        typst_pdf::pdf(document, &options).map_err(|errors| match errors.first() {
            Some(error) => self.fault(error),
            None => BundleError::Typesetting { what: "no reason given".to_owned() },
        })
    }

    fn fault(&self, diagnostic: &SourceDiagnostic) -> BundleError {
        use typst::WorldExt;
        let line = self
            .range(diagnostic.span)
            .and_then(|range| self.source.lines().byte_to_line(range.start))
            .map(|line| format!(" (line {})", line + 1))
            .unwrap_or_default();
        BundleError::Typesetting { what: format!("{}{line}", diagnostic.message) }
    }
}

fn timestamp(content: &BundleContent) -> Option<Timestamp> {
    let at = content.generated_at.timestamp().to_zoned_datetime(jiff::tz::TimeZone::UTC);
    let part = |number: i8| u8::try_from(number).ok();
    Datetime::from_ymd_hms(
        i32::from(at.year()),
        part(at.month())?,
        part(at.day())?,
        part(at.hour())?,
        part(at.minute())?,
        part(at.second())?,
    )
    .map(Timestamp::new_utc)
}

fn id(path: &str) -> Result<FileId, BundleError> {
    let path = VirtualPath::new(path)
        .map_err(|error| BundleError::Typesetting { what: format!("{path}: {error:?}") })?;
    Ok(RootedPath::new(VirtualRoot::Project, path).intern())
}

impl World for Desk<'_> {
    fn library(&self) -> &LazyHash<Library> {
        &self.library
    }

    fn book(&self) -> &LazyHash<FontBook> {
        self.faces.book()
    }

    fn main(&self) -> FileId {
        self.source.id()
    }

    fn source(&self, id: FileId) -> FileResult<Source> {
        if id == self.source.id() { Ok(self.source.clone()) } else { Err(FileError::AccessDenied) }
    }

    fn file(&self, id: FileId) -> FileResult<Bytes> {
        self.files.get(&id).cloned().ok_or(FileError::AccessDenied)
    }

    fn font(&self, index: usize) -> Option<Font> {
        self.faces.font(index)
    }

    fn today(&self, _offset: Option<Duration>) -> Option<Datetime> {
        None
    }
}
