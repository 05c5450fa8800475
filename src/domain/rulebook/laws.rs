//! Laws and the places in them.

use crate::domain::clock::Day;
use crate::domain::text::{Bilingual, Language};
use serde::{Deserialize, Serialize};
use std::str::FromStr;

/// A law, regulation, rule or standard that the rulebook cites.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Law {
    /// The short key by which entries cite it: `PIPL`.
    pub key: String,
    /// The short name that pages use.
    pub name: Bilingual,
    /// Whether it binds.
    pub status: LawStatus,
    /// In force since then, where that is known and recent enough to matter.
    #[serde(default)]
    pub since: Option<Day>,
    /// What to check before relying on it.
    #[serde(default)]
    pub note: Option<Bilingual>,
}

/// Whether a law binds today.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum LawStatus {
    /// It binds.
    InForce,
    /// A recommended standard: a yardstick, not a duty.
    Recommended,
    /// A draft: it binds nobody.
    Draft,
}

/// Places in one law.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Citation {
    /// The key of the law.
    pub law: String,
    /// The articles; none where the whole is meant.
    #[serde(default)]
    pub articles: Vec<Article>,
    /// Whether the wording was read in its source; `false` means from general knowledge.
    #[serde(default = "yes")]
    pub seen: bool,
}

fn yes() -> bool {
    true
}

/// One place in a law: `45`, `45(1)` (a paragraph), `21[4]` (an item of a list), `5-7` (a range).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Article {
    number: u16,
    part: Part,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Part {
    Whole,
    Paragraph(u16),
    Item(u16),
    UpTo(u16),
}

/// A text that is no place in a law.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{0:?} is not an article; write 45, 45(1) for a paragraph, 21[4] for an item or 5-7 for a range")]
pub struct NotAnArticle(String);

impl FromStr for Article {
    type Err = NotAnArticle;
    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let wrong = || NotAnArticle(text.to_owned());
        let whole = |digits: &str| digits.parse().map_err(|_| wrong());
        let inside = |rest: &str, close: char| rest.strip_suffix(close).map_or_else(|| Err(wrong()), whole);
        let (number, part) = if let Some((number, rest)) = text.split_once('(') {
            (number, Part::Paragraph(inside(rest, ')')?))
        } else if let Some((number, rest)) = text.split_once('[') {
            (number, Part::Item(inside(rest, ']')?))
        } else if let Some((number, last)) = text.split_once('-') {
            (number, Part::UpTo(whole(last)?))
        } else {
            (text, Part::Whole)
        };
        Ok(Self { number: whole(number)?, part })
    }
}

impl<'de> Deserialize<'de> for Article {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        String::deserialize(deserializer)?.parse().map_err(serde::de::Error::custom)
    }
}

impl Article {
    /// As a page writes it: `45(1)`, or `第45条第1款`.
    pub fn in_language(self, language: Language) -> String {
        let number = self.number;
        match (language, self.part) {
            (Language::En, Part::Whole) => number.to_string(),
            (Language::En, Part::Paragraph(part) | Part::Item(part)) => format!("{number}({part})"),
            (Language::En, Part::UpTo(last)) => format!("{number} to {last}"),
            (Language::Zh, Part::Whole) => format!("第{number}条"),
            (Language::Zh, Part::Paragraph(part)) => format!("第{number}条第{part}款"),
            (Language::Zh, Part::Item(part)) => format!("第{number}条第{part}项"),
            (Language::Zh, Part::UpTo(last)) => format!("第{number}条至第{last}条"),
        }
    }
}

impl Citation {
    /// As a page writes it, with the law's short name.
    pub fn in_language(&self, law: &Law, language: Language) -> String {
        let name = law.name.in_language(language);
        let articles: Vec<_> = self.articles.iter().map(|article| article.in_language(language)).collect();
        match (language, articles.len()) {
            (_, 0) => name.to_owned(),
            (Language::En, 1) => format!("{name}, art. {}", articles.join("")),
            (Language::En, _) => format!("{name}, arts. {}", articles.join(", ")),
            (Language::Zh, _) => format!("《{name}》{}", articles.join("、")),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_are_written_as_each_language_writes_them() {
        for (text, en, zh) in [
            ("45", "45", "第45条"),
            ("45(1)", "45(1)", "第45条第1款"),
            ("21[4]", "21(4)", "第21条第4项"),
            ("5-7", "5 to 7", "第5条至第7条"),
        ] {
            let article: Article = text.parse().unwrap();
            assert_eq!(article.in_language(Language::En), en);
            assert_eq!(article.in_language(Language::Zh), zh);
        }
        for wrong in ["", "x", "45(", "45()", "45(1", "21[4)", "5-", "第45条"] {
            assert!(wrong.parse::<Article>().is_err(), "{wrong}");
        }
    }
}
