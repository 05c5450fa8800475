//! Long lists, a page at a time.

use super::parts::Pager;
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
        let page = self.number();
        let pages = u32::try_from((all + LINES - 1) / LINES).unwrap_or(LAST).max(1);
        Pager {
            page,
            pages: pages.max(page),
            newer: (page > 1).then(|| address((page - 1).min(pages))),
            older: (page < pages).then(|| address(page + 1)),
        }
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
