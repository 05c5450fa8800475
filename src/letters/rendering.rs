//! The one layout of all letters, as plain text and as HTML.

use super::code::Check;
use super::sheet::Sheet;
use askama::Template;

/// A letter as a person reads it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rendered {
    /// The subject.
    pub subject: String,
    /// As plain text; also what the in-app inbox shows.
    pub text: String,
    /// The same as HTML, without anything that would be fetched from elsewhere.
    pub html: String,
}

#[derive(Template)]
#[template(path = "letters/letter.txt")]
struct Plain<'a> {
    sheets: &'a [Sheet],
    check: Option<&'a Check>,
}

#[derive(Template)]
#[template(path = "letters/letter.html")]
struct Html<'a> {
    subject: &'a str,
    lang: &'a str,
    sheets: &'a [Sheet],
    check: Option<&'a Check>,
}

/// Renders a letter, with how its reader can tell that it is ours unless it says nothing: one sheet, or one for each language when we do not know which one is read.
///
/// # Errors
/// What a template said; a fault of ours.
pub fn render(subject: String, sheets: &[Sheet], check: Option<&Check>) -> Result<Rendered, askama::Error> {
    let lang = sheets.first().map_or("en", |sheet| sheet.t.0.tag());
    let text = Plain { sheets, check }.render()?;
    let html = Html { subject: &subject, lang, sheets, check }.render()?;
    Ok(Rendered { text: text.trim().to_owned(), html, subject })
}
