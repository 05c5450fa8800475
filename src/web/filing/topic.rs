//! The pages of a complaint, in the order in which they are asked.

use crate::domain::keys::keys;
use crate::messages::T;
use std::borrow::Cow;

keys! {
    /// What one page asks about; also its place in the address.
    Topic {
        /// Whom it is about.
        Platform "platform"
        /// What went wrong.
        Grievance "grievance"
        /// The story.
        Happened "happened"
        /// The kinds of data.
        Data "data"
        /// What the consumer asked the platform before.
        Asked "asked"
        /// What the platform should do.
        Wants "wants"
        /// How the platform knows the consumer.
        Account "account"
        /// Files.
        Evidence "evidence"
    }
}

/// How many pages there are, with the check at the end.
pub const PAGES: u32 = Topic::ALL.len() as u32 + 1;

/// What a page says about itself.
pub struct Saying {
    /// The question.
    pub title: Cow<'static, str>,
    /// Why we ask.
    pub why: Cow<'static, str>,
    /// What the platform will see of the answer.
    pub seen: Cow<'static, str>,
}

impl Topic {
    /// Its place, from 1.
    pub fn number(self) -> u32 {
        self as u32 + 1
    }

    /// The page before; `None` for the first.
    pub fn before(self) -> Option<Topic> {
        let place = (self as usize).checked_sub(1)?;
        Topic::ALL.get(place).copied()
    }

    /// The page after; `None` when the check is next.
    pub fn next(self) -> Option<Topic> {
        Topic::ALL.get(self as usize + 1).copied()
    }

    /// Whether the field `name` belongs to this page. The names are chosen so that it is one page.
    pub fn owns(self, name: &str) -> bool {
        match self {
            Topic::Platform => matches!(name, "platform" | "site"),
            Topic::Grievance => name == "grievance",
            Topic::Happened => matches!(name, "title" | "statement") || name.starts_with("happened-"),
            Topic::Data => name == "data",
            Topic::Asked => name == "asked" || name.starts_with("asked-"),
            Topic::Wants => name == "want" || name.starts_with("amount-"),
            Topic::Account => name == "account",
            Topic::Evidence => false,
        }
    }

    /// What the page says about itself.
    pub fn saying(self, t: T) -> Saying {
        let (title, why, seen) = match self {
            Topic::Platform => (t.ask_platform(), t.ask_platform_why(), t.ask_platform_seen()),
            Topic::Grievance => (t.ask_grievance(), t.ask_grievance_why(), t.ask_grievance_seen()),
            Topic::Happened => (t.ask_happened(), t.ask_happened_why(), t.ask_happened_seen()),
            Topic::Data => (t.ask_data(), t.ask_data_why(), t.ask_data_seen()),
            Topic::Asked => (t.ask_asked(), t.ask_asked_why(), t.ask_asked_seen()),
            Topic::Wants => (t.ask_wants(), t.ask_wants_why(), t.ask_wants_seen()),
            Topic::Account => (t.ask_account(), t.ask_account_why(), t.ask_account_seen()),
            Topic::Evidence => (t.ask_evidence(), t.ask_evidence_why(), t.ask_evidence_seen()),
        };
        Saying { title, why, seen }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_page_has_one_before_and_one_after_it() {
        let mut walked = vec![Topic::Platform];
        while let Some(next) = walked.last().and_then(|topic| topic.next()) {
            assert_eq!(next.before(), walked.last().copied());
            walked.push(next);
        }
        assert_eq!(walked, Topic::ALL);
        assert_eq!((Topic::Platform.number(), Topic::Evidence.number(), PAGES), (1, 8, 9));
    }

    #[test]
    fn a_field_belongs_to_one_page() {
        for name in
            ["platform", "title", "happened-year", "asked", "asked-on-day", "amount-compensate", "want"]
        {
            assert_eq!(Topic::ALL.iter().filter(|topic| topic.owns(name)).count(), 1, "{name}");
        }
        assert!(!Topic::ALL.iter().any(|topic| topic.owns("seen")));
    }
}
