//! What every page carries beside its own matter: language, who is reading, the ways on.
//!
//! `templates/layout.html` reads nothing else, and every page struct has one field `page: Page`.

use crate::domain::text::Language;
use crate::messages::T;

/// One way on in the head of the page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NavItem {
    /// The address within this centre, beginning with `/`.
    pub href: String,
    /// The words of the link, in the reader's language.
    pub label: String,
    /// Whether the reader is in this part of the house now.
    pub current: bool,
}

impl NavItem {
    /// A way on that is marked as current when `path` is its address or lies below it.
    pub fn new(href: &str, label: impl Into<String>, path: &str) -> Self {
        let below =
            path.strip_prefix(href).is_some_and(|rest| rest.is_empty() || rest.starts_with(['/', '?']));
        Self { href: href.into(), label: label.into(), current: below }
    }
}

/// The bar that moves the centre's clock on; only a centre that was created as a demo has one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DemoBar {
    /// The centre's time now, as a person reads it.
    pub now: String,
    /// The next deadline of the whole centre, as a person reads it, if one runs.
    pub next: Option<String>,
}

/// The frame of a page.
#[derive(Clone, Debug)]
pub struct Page {
    /// The texts in the reader's language.
    pub t: T,
    /// The reader's language.
    pub lang: Language,
    /// The ways on that the reader's role has.
    pub nav: Vec<NavItem>,
    /// The name of the mediation centre.
    pub centre: String,
    /// Who is signed in and for whom, in one line; shown in place of the centre's name.
    pub person: Option<String>,
    /// The clock of a demo centre.
    pub demo: Option<DemoBar>,
    /// What the reader's last act did, said once.
    pub flash: Option<String>,
    /// The address of this page with its query: where language and clock come back to.
    pub path: String,
    /// Where whoever must not be seen here goes at once; `None` for a page that harms nobody.
    pub exit: Option<String>,
    /// Whether the reader wants to leave no trace here: `app.js` then follows links in place.
    pub no_trace: bool,
    /// Whether a session is open, so that signing out is offered.
    pub signed_in: bool,
    /// Whether the page came back with something to put right; its title then says so first.
    pub in_error: bool,
}

impl Page {
    /// A page for a reader who is not signed in, without ways on.
    pub fn new(lang: Language, centre: impl Into<String>, path: impl Into<String>) -> Self {
        Self {
            t: T(lang),
            lang,
            nav: Vec::new(),
            centre: centre.into(),
            person: None,
            demo: None,
            flash: None,
            path: path.into(),
            exit: None,
            no_trace: false,
            signed_in: false,
            in_error: false,
        }
    }

    /// The same page, marked as having something to put right.
    pub fn in_error(mut self, wrong: bool) -> Self {
        self.in_error = wrong;
        self
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_way_on_is_current_on_its_page_and_below_it_but_not_beside_it() {
        let current = |path: &str| NavItem::new("/cases", "My cases", path).current;
        assert!(current("/cases"));
        assert!(current("/cases?page=2"));
        assert!(current("/cases/2026-000123-K"));
        assert!(!current("/casestudies"));
        assert!(!current("/"));
        assert!(NavItem::new("/", "Start", "/").current);
        assert!(!NavItem::new("/", "Start", "/cases").current);
    }
}
