//! How each exhibit is shown: as a picture, as its own pages, as text, or not at all and why.

use std::borrow::Cow;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::Path;
use std::sync::Arc;

use data_encoding::HEXLOWER;
use encoding_rs::{Encoding, GB18030, UTF_8};
use hayro_syntax::{LoadPdfError, Pdf};
use serde::Serialize;
use sha2::{Digest, Sha256};
use typst::foundations::Bytes;
use typst::visualize::{ExchangeFormat, RasterImage};

use super::BundleError;
use super::content::Exhibit;
use super::fonts::Typefaces;
use super::typeset::{Desk, PdfEdition};
use crate::domain::price_comparison::PriceComparison;

/// Pages of one PDF exhibit that a bundle takes in at most.
const MOST_PAGES: usize = 400;
/// Lines of one text exhibit that a bundle prints at most: long text is what costs memory.
const MOST_LINES: usize = 600;
/// Columns of a printed line; a Chinese character takes two.
const COLUMNS: usize = 88;
/// Pictures are not blown up beyond this many dots per inch.
const DOTS_PER_INCH: f64 = 120.0;
const MILLIMETRES_PER_INCH: f64 = 25.4;

/// How an exhibit is shown.
#[derive(Debug, Serialize)]
#[serde(tag = "as", rename_all = "snake_case")]
pub(super) enum Shown {
    /// Placed as a picture, at most this wide.
    Picture { file: String, width_mm: f64, height_mm: f64 },
    /// Its own pages carried over undecoded.
    Pages { file: String, pages: Vec<PageShape> },
    /// A price comparison, counted and drawn from its text.
    Prices {
        #[serde(skip)]
        comparison: PriceComparison,
    },
    /// Set as text.
    Text { text: String, cut: bool, marked: bool },
    /// Not shown.
    Nothing { why: Why },
}

/// One page of a PDF exhibit.
#[derive(Debug, Serialize)]
pub(super) struct PageShape {
    /// Width as it is read, in points.
    pub(super) width: f32,
    /// Height as it is read, in points.
    pub(super) height: f32,
}

/// Why an exhibit is not shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(tag = "reason", content = "pages", rename_all = "snake_case")]
pub(super) enum Why {
    Unreadable,
    Locked,
    Kind,
    TooLong(usize),
    TooHeavy,
}

/// An exhibit that is ready to be placed.
pub(super) struct Prepared {
    pub(super) shown: Shown,
    pub(super) bytes: Bytes,
    pub(super) edition: PdfEdition,
}

/// Reads the bytes of an exhibit and proves that they are the ones that were added.
pub(super) fn read(exhibit: &Exhibit, folder: &Path) -> Result<Vec<u8>, BundleError> {
    let number = exhibit.number;
    let bytes = std::fs::read(folder.join(&exhibit.file))
        .map_err(|error| BundleError::Missing { number, why: error.to_string() })?;
    if HEXLOWER.encode(&Sha256::digest(&bytes)) == exhibit.sha256 {
        Ok(bytes)
    } else {
        Err(BundleError::Altered { number })
    }
}

/// Finds out how an exhibit can be shown, by trying it.
pub(super) fn prepare(exhibit: &Exhibit, bytes: Vec<u8>, faces: &Typefaces) -> Prepared {
    let bytes = Bytes::new(bytes);
    // A reader of file formats that panics on a damaged file is as good as one that refuses it.
    let tried = catch_unwind(AssertUnwindSafe(|| attempt(exhibit, &bytes, faces)));
    let (shown, edition) = match tried {
        Ok(Ok(found)) => found,
        Ok(Err(why)) => (Shown::Nothing { why }, PdfEdition::default()),
        Err(_) => (Shown::Nothing { why: Why::Unreadable }, PdfEdition::default()),
    };
    Prepared { shown, bytes, edition }
}

/// An exhibit that ended an earlier child process and is not opened again.
pub(super) fn set_aside() -> Prepared {
    let shown = Shown::Nothing { why: Why::TooHeavy };
    Prepared { shown, bytes: Bytes::new(Vec::new()), edition: PdfEdition::default() }
}

fn attempt(exhibit: &Exhibit, bytes: &Bytes, faces: &Typefaces) -> Result<(Shown, PdfEdition), Why> {
    match exhibit.media_type.as_str() {
        "image/png" => picture(exhibit, bytes, faces, ExchangeFormat::Png, "png"),
        "image/jpeg" => picture(exhibit, bytes, faces, ExchangeFormat::Jpg, "jpg"),
        "image/gif" => picture(exhibit, bytes, faces, ExchangeFormat::Gif, "gif"),
        "image/webp" => picture(exhibit, bytes, faces, ExchangeFormat::Webp, "webp"),
        "application/pdf" => pages(exhibit, bytes, faces),
        "message/rfc822" | "application/json" => text(bytes, faces),
        "text/plain" => match PriceComparison::from_bytes(bytes) {
            Ok(comparison) => Ok((Shown::Prices { comparison }, PdfEdition::default())),
            Err(_) => text(bytes, faces),
        },
        kind if kind.starts_with("text/") => text(bytes, faces),
        _ => Err(Why::Kind),
    }
}

fn picture(
    exhibit: &Exhibit,
    bytes: &Bytes,
    faces: &Typefaces,
    format: ExchangeFormat,
    extension: &str,
) -> Result<(Shown, PdfEdition), Why> {
    let image = RasterImage::plain(bytes.clone(), format).map_err(|_| Why::Unreadable)?;
    let (width, height) = (f64::from(image.width()), f64::from(image.height()));
    let file = format!("/exhibit-{}.{extension}", exhibit.number);
    let edition = trial(&file, "#image(FILE, width: 100mm)", bytes, faces)?;
    let on_paper = |dots: f64| dots / DOTS_PER_INCH * MILLIMETRES_PER_INCH;
    Ok((Shown::Picture { file, width_mm: on_paper(width), height_mm: on_paper(height) }, edition))
}

fn pages(exhibit: &Exhibit, bytes: &Bytes, faces: &Typefaces) -> Result<(Shown, PdfEdition), Why> {
    let pdf = Pdf::new(Arc::new(bytes.clone())).map_err(|error| match error {
        LoadPdfError::Decryption(_) => Why::Locked,
        LoadPdfError::Invalid => Why::Unreadable,
    })?;
    let pages: Vec<PageShape> = pdf
        .pages()
        .iter()
        .map(|page| page.render_dimensions())
        .map(|(width, height)| PageShape { width, height })
        .collect();
    match pages.len() {
        0 => return Err(Why::Unreadable),
        1..=MOST_PAGES => {}
        count => return Err(Why::TooLong(count)),
    }
    let file = format!("/exhibit-{}.pdf", exhibit.number);
    let source =
        format!("#for n in range(1, {}) {{ page(image(FILE, page: n, height: 90%)) }}", pages.len() + 1);
    let edition = trial(&file, &source, bytes, faces)?;
    Ok((Shown::Pages { file, pages }, edition))
}

/// Typesets the exhibit alone; a file that fails here would fail the whole bundle.
fn trial(file: &str, source: &str, bytes: &Bytes, faces: &Typefaces) -> Result<PdfEdition, Why> {
    let source = source.replace("FILE", &format!("{file:?}"));
    let desk = Desk::new(faces, source, [(file, bytes.clone())]).map_err(|_| Why::Unreadable)?;
    let document = desk.layout().map_err(|_| Why::Unreadable)?;
    [PdfEdition::Seventeen, PdfEdition::Two]
        .into_iter()
        .find(|edition| desk.export(&document, *edition, None).is_ok())
        .ok_or(Why::Unreadable)
}

fn text(bytes: &Bytes, faces: &Typefaces) -> Result<(Shown, PdfEdition), Why> {
    let text = decoded(bytes).ok_or(Why::Unreadable)?;
    let text = text.replace("\r\n", "\n").replace('\t', "    ");
    let (text, marked) = faces.spell_out(&text);
    let mut lines = text.trim_end().lines().flat_map(folded);
    let kept: Vec<String> = lines.by_ref().take(MOST_LINES).collect();
    let cut = lines.next().is_some();
    Ok((Shown::Text { text: kept.join("\n"), cut, marked }, PdfEdition::default()))
}

/// The text in the encoding that its first bytes name, or in UTF-8, or in GB 18030, which much older
/// software in China still writes; `None` if it is none of them.
fn decoded(bytes: &[u8]) -> Option<Cow<'_, str>> {
    if bytes.contains(&0) && Encoding::for_bom(bytes).is_none() {
        return None;
    }
    let (text, _, faulty) = UTF_8.decode(bytes);
    if !faulty {
        return Some(text);
    }
    GB18030.decode_without_bom_handling_and_without_replacement(bytes)
}

/// One line folded at [`COLUMNS`], since nothing in a log or a mail header says where it may break.
fn folded(line: &str) -> Vec<String> {
    let mut lines = vec![String::new()];
    let mut used = 0;
    for character in line.chars() {
        let columns = if u32::from(character) >= 0x2e80 { 2 } else { 1 };
        if used + columns > COLUMNS {
            lines.push(String::new());
            used = 0;
        }
        used += columns;
        if let Some(last) = lines.last_mut() {
            last.push(character);
        }
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_long_line_is_folded_and_loses_nothing() {
        let line = format!("{}{}", "a".repeat(100), "证".repeat(50));
        let lines = folded(&line);
        assert_eq!(lines.concat(), line);
        assert!(lines.len() > 2);
    }

    #[test]
    fn text_is_read_in_utf_8_in_utf_16_with_its_mark_and_in_gb_18030() {
        let read = |bytes: &[u8]| decoded(bytes).map(Cow::into_owned);
        assert_eq!(read("\u{feff}证据".as_bytes()).as_deref(), Some("证据"));
        assert_eq!(read(&[0xff, 0xfe, 0xc1, 0x8b, 0x6e, 0x63]).as_deref(), Some("证据"));
        assert_eq!(read(&[0xd6, 0xa4, 0xbe, 0xdd]).as_deref(), Some("证据"));
        assert_eq!(read(&[0xff, 0x00, 0x12]), None);
    }

    #[test]
    fn text_is_printed_in_every_encoding_that_the_vault_takes_for_text() {
        let faces = Typefaces::load();
        let chat = "客服：您好\n我：请删除我的数据";
        let utf_16 = "\u{feff}".encode_utf16().chain(chat.encode_utf16()).flat_map(u16::to_le_bytes);
        for bytes in [chat.as_bytes().to_vec(), GB18030.encode(chat).0.into_owned(), utf_16.collect()] {
            let shown = text(&Bytes::new(bytes), &faces).map(|(shown, _)| shown);
            assert!(matches!(&shown, Ok(Shown::Text { text, .. }) if text == chat), "{shown:?}");
        }
    }

    #[test]
    fn an_empty_line_stays_a_line() {
        assert_eq!(folded(""), [""]);
    }
}
