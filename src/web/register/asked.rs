//! What a reader asks the register for: read from the address, shown in the form, kept in every link.

use crate::domain::clock::Day;
use crate::domain::register::terms;
use crate::domain::text::Words;
use crate::messages::T;
use crate::store::columns::OnDay;
use crate::store::register::Search;
use crate::store::{Reads, StoreError, platforms};
use crate::web::typed::Typed;
use crate::web::{form, links, paging};
use std::str::FromStr;

/// How many entries a page shows.
pub const PER_PAGE: i64 = 20;

/// What narrows the list, in the order in which it stands in addresses.
const FIELDS: [&str; 6] = ["q", "platform", "outcome", "grievance", "from", "to"];

/// A question to the register. Wrong values are noted beside what was typed.
pub struct Asked {
    /// The query as it was typed.
    pub typed: Typed,
    /// The same as the store takes it.
    pub search: Search,
    /// The page, from 1.
    pub page: u32,
}

impl Asked {
    /// Reads the query of an address. Names that we do not know are left alone.
    pub fn read(query: &str, t: T) -> Asked {
        let mut typed = form::parse(query.as_bytes()).unwrap_or_else(|| {
            let mut nothing = Typed::default();
            nothing.refuse("", t.query_unreadable());
            nothing
        });
        let words = words(&mut typed, t);
        let kind = key(&mut typed, "outcome", t);
        let grievance = key(&mut typed, "grievance", t);
        let (from, to) = (month(&mut typed, "from", t), month(&mut typed, "to", t));
        if from.zip(to).is_some_and(|(from, to)| from > to) {
            typed.refuse("to", t.query_months_turned());
        }
        let page = paging::asked(&mut typed, t);
        let search = Search {
            words,
            platform: None,
            kind,
            grievance,
            from_month: from.map(OnDay),
            to_month: to.map(OnDay),
            offset: i64::from(page - 1) * PER_PAGE,
            most: PER_PAGE,
        };
        Asked { typed, search, page }
    }

    /// Looks up the platform that is asked for.
    ///
    /// # Errors
    /// What the database said; a platform that is not there is noted in the form.
    pub fn look_up(&mut self, c: &mut impl Reads, t: T) -> Result<(), StoreError> {
        let slug = self.typed.trimmed("platform").to_owned();
        if slug.is_empty() {
            return Ok(());
        }
        match platforms::by_slug(c, &slug) {
            Ok(platform) if platform.checked_at.is_some() => self.search.platform = Some(platform.id),
            Ok(_) | Err(StoreError::Missing) => self.typed.refuse("platform", t.query_unknown_platform()),
            Err(problem) => return Err(problem),
        }
        Ok(())
    }

    /// Whether anything narrows the list.
    pub fn narrows(&self) -> bool {
        FIELDS.iter().any(|name| !self.typed.trimmed(name).is_empty())
    }

    /// The same page of the same question at `path`.
    pub fn same_page(&self, path: &str, with: &[(&str, &str)]) -> String {
        let page = self.page.to_string();
        let further = (self.page > 1).then_some(("page", page.as_str()));
        self.address(path, &with.iter().copied().chain(further).collect::<Vec<_>>())
    }

    /// The same question at `path`, on its first page, with some values in place of the typed ones.
    pub fn address(&self, path: &str, instead: &[(&str, &str)]) -> String {
        let value = |name: &str| {
            let given = instead.iter().find(|(given, _)| *given == name).map(|(_, value)| *value);
            given.unwrap_or_else(|| self.typed.trimmed(name)).to_owned()
        };
        let mut fields: Vec<(&str, String)> = FIELDS.iter().map(|name| (*name, value(name))).collect();
        let more = instead.iter().filter(|(name, _)| !FIELDS.contains(name));
        fields.extend(more.map(|(name, value)| (*name, (*value).to_owned())));
        links::with_query(path, fields.iter().map(|(name, value)| (*name, value.as_str())))
    }
}

fn words(typed: &mut Typed, t: T) -> String {
    let words = typed.trimmed("q").to_owned();
    let length = words.chars().count();
    if length > Words::LINE {
        typed.refuse("q", t.query_too_long(length, Words::LINE));
    } else if length > 0 && terms([words.as_str()]).is_empty() {
        typed.refuse("q", t.query_without_words());
    }
    words
}

fn key<K: FromStr>(typed: &mut Typed, name: &str, t: T) -> Option<K> {
    let value = typed.trimmed(name);
    if value.is_empty() {
        return None;
    }
    let found = value.parse().ok();
    if found.is_none() {
        let problem = if name == "outcome" { t.query_unknown_outcome() } else { t.query_unknown_grievance() };
        typed.refuse(name, problem);
    }
    found
}

/// The first day of a month that was typed as `2026-11`.
fn month(typed: &mut Typed, name: &str, t: T) -> Option<Day> {
    let value = typed.trimmed(name);
    if value.is_empty() {
        return None;
    }
    let whole = value.len() == "2026-11".len();
    let found = whole.then(|| format!("{value}-01").parse().ok()).flatten();
    if found.is_none() {
        typed.refuse(name, t.query_month_unreadable());
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::publication::Kind;
    use crate::domain::text::Language;

    fn asked(query: &str) -> Asked {
        Asked::read(query, T(Language::En))
    }

    #[test]
    fn a_question_is_read_and_written_again() {
        let asked = asked("to=2026-11&q=%E6%B3%84%E9%9C%B2+courier&outcome=upheld&page=3&x=y");
        assert!(!asked.typed.has_errors());
        assert_eq!((asked.search.words.as_str(), asked.search.kind), ("泄露 courier", Some(Kind::Upheld)));
        assert_eq!((asked.page, asked.search.offset), (3, 40));
        let again = "/register?q=%E6%B3%84%E9%9C%B2%20courier&outcome=upheld&to=2026-11";
        assert_eq!(asked.address("/register", &[]), again);
        assert_eq!(asked.address("/r", &[("outcome", ""), ("q", ""), ("page", "2")]), "/r?to=2026-11&page=2");
    }

    #[test]
    fn each_wrong_value_is_noted_and_kept_as_typed() {
        for (query, field) in [
            ("outcome=nonsense", "outcome"),
            ("grievance=1", "grievance"),
            ("from=2026-13", "from"),
            ("from=2026-1", "from"),
            ("to=soon", "to"),
            ("from=2026-03&to=2026-02", "to"),
            ("page=0", "page"),
            ("page=-1", "page"),
            ("page=99999999999", "page"),
            ("q=%3F%21", "q"),
            ("q=%FF", ""),
        ] {
            let asked = asked(query);
            let fields: Vec<_> = asked.typed.problems().iter().map(|p| p.field.as_str()).collect();
            assert_eq!(fields, [field], "{query}");
        }
        assert!(asked(&format!("q={}", "x".repeat(Words::LINE))).typed.problems().is_empty());
        assert!(asked(&format!("q={}", "x".repeat(Words::LINE + 1))).typed.has_errors());
    }
}
