//! Letters on paper: typeset by the same child as a court bundle, since names and addresses in them were
//! typed by strangers. The bytes come back with the result, and are kept nowhere.

use super::child::Job;
use super::fonts::Typefaces;
use super::typeset::Desk;
use super::{BundleError, Shelf};
use serde::{Deserialize, Serialize};
use typst::foundations::Bytes;

static TEMPLATE: &str = include_str!("letter.typ");
const DATA: &str = "/letters.json";

/// Letters that are printed into one file, each from a page of its own.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Paper {
    /// What the file is called inside.
    pub title: String,
    /// The letters.
    pub letters: Vec<OnPaper>,
}

/// One letter.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct OnPaper {
    /// The centre's name, once or in both languages.
    pub centre: Vec<String>,
    /// Whose letter it is, in the small line above the address.
    pub sender: String,
    /// Name and address, a line each; empty for what is sent to nobody.
    pub address: String,
    /// The date, in words.
    pub date: String,
    /// The subject.
    pub subject: String,
    /// The text.
    pub words: String,
    /// What follows it under headings: the heading and the text of each.
    #[serde(default)]
    pub sections: Vec<(String, String)>,
    /// The page's number, with `{page}` and `{pages}`, once or in both languages.
    pub page_of: Vec<String>,
}

impl Shelf {
    /// Prints letters. Characters that no typeface has are written out by their numbers.
    ///
    /// # Errors
    /// See [`BundleError`].
    pub async fn print(&self, paper: Paper) -> Result<Vec<u8>, BundleError> {
        let encoded: String = self.press().work(Job::Letters(paper)).await?;
        data_encoding::BASE64
            .decode(encoded.as_bytes())
            .map_err(|error| BundleError::system("read the child's result", error))
    }
}

/// In the child: the PDF, fit for a line of JSON.
pub(super) fn typeset(paper: &Paper) -> Result<String, BundleError> {
    let faces = Typefaces::load();
    let mut data =
        serde_json::to_value(paper).map_err(|error| BundleError::system("write the data", error))?;
    faces.spell_out_in(&mut data);
    let data = serde_json::to_vec(&data).map_err(|error| BundleError::system("write the data", error))?;
    let desk = Desk::new(&faces, TEMPLATE.to_owned(), [(DATA, Bytes::new(data))])?;
    let pdf = desk.export(&desk.layout()?, super::typeset::PdfEdition::default(), None)?;
    Ok(data_encoding::BASE64.encode(&pdf))
}
