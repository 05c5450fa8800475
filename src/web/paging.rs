//! Long lists, a page at a time.
//!
//! Lists at work take what is no page for the first one. Public lists, which machines read too, refuse
//! it: a program that leafs too far must not take the first page for a further one.

use super::parts::Pager;
use super::typed::Typed;
use crate::messages::T;
use serde::Deserialize;

/// How many lines a page of a list has.
pub const LINES: i64 = 25;

/// Further than anybody leafs.
const LAST: u32 = 100_000;

/// Which page of a list is asked for: `?page=2`.
#[derive(Debug, Default, Deserialize)]
pub struct AtPage {
    #[serde(default)]
    page: String,
}

impl AtPage {
    /// The page, from 1. What is no page is the first one.
    pub fn number(&self) -> u32 {
        self.page.parse().ok().filter(|page| (1..=LAST).contains(page)).unwrap_or(1)
    }

    /// How many lines come before it.
    pub fn offset(&self) -> i64 {
        i64::from(self.number() - 1) * LINES
    }

    /// The way through a list of `all` lines; `address` says where a page is.
    pub fn pager(&self, all: i64, address: impl Fn(u32) -> String) -> Pager {
        pager(self.number(), pages(all, LINES), address)
    }
}

/// The page that the query of a public list asks for, from 1. What is no page is noted beside what was
/// typed; what lies behind the last one is for the list to say.
pub fn asked(query: &mut Typed, t: T) -> u32 {
    let value = query.trimmed("page");
    if value.is_empty() {
        return 1;
    }
    let page = value.parse().ok().filter(|page| (1..=LAST).contains(page));
    page.unwrap_or_else(|| {
        query.refuse("page", t.query_no_such_page());
        1
    })
}

/// How many pages there are of `all` lines; an empty list has one.
pub fn pages(all: i64, per_page: i64) -> u32 {
    let full = all.max(0).unsigned_abs().div_ceil(per_page.max(1).unsigned_abs());
    u32::try_from(full).unwrap_or(u32::MAX).max(1)
}

/// The way through a list of so many `pages` for whoever is at `page`; `address` says where one is.
pub fn pager(page: u32, pages: u32, address: impl Fn(u32) -> String) -> Pager {
    Pager {
        page,
        pages: pages.max(page),
        newer: (page > 1).then(|| address((page - 1).min(pages))),
        older: (page < pages).then(|| address(page + 1)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(page: &str) -> AtPage {
        AtPage { page: page.to_owned() }
    }

    #[test]
    fn what_is_no_page_is_the_first_one() {
        for odd in ["", "0", "-1", "x", "99999999999", "1.5"] {
            assert_eq!((at(odd).number(), at(odd).offset()), (1, 0), "{odd}");
        }
        assert_eq!((at("3").number(), at("3").offset()), (3, 2 * LINES));
    }

    #[test]
    fn a_list_has_as_many_pages_as_it_needs_and_at_least_one() {
        assert_eq!([0, 1, 20, 21, 40].map(|all| pages(all, 20)), [1, 1, 1, 2, 2]);
    }

    #[test]
    fn a_list_goes_on_as_long_as_it_has_lines() {
        let way = |page: &str, all| {
            let pager = at(page).pager(all, |page| page.to_string());
            (pager.pages, pager.newer, pager.older)
        };
        assert_eq!(way("1", 0), (1, None, None));
        assert_eq!(way("1", LINES), (1, None, None));
        assert_eq!(way("1", LINES + 1), (2, None, Some("2".to_owned())));
        assert_eq!(way("2", LINES + 1), (2, Some("1".to_owned()), None));
        assert_eq!(way("9", LINES + 1), (9, Some("2".to_owned()), None));
    }
}
