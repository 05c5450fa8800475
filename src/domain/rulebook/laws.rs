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
    /// The last day on which it is in force, if it is known to end.
    #[serde(default)]
    pub until: Option<Day>,
    /// The key of the law in whose place it stands.
    #[serde(default)]
    pub replaces: Option<String>,
    /// Whether its places are articles or sections.
    #[serde(default)]
    pub cited_by: CitedBy,
    /// How many articles it has, where that is known; citing a later one is a slip.
    #[serde(default)]
    pub articles: Option<u16>,
    /// Whether that it is in force was read in a source; `false` means from general knowledge.
    #[serde(default = "yes")]
    pub seen: bool,
    /// By when somebody should look whether this is still right.
    #[serde(default)]
    pub verify_by: Option<Day>,
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

/// What a law calls its places.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum CitedBy {
    /// Articles.
    #[default]
    Article,
    /// Sections.
    Section,
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
/// A number may end in a letter (`164A`) or have a second part (`1798.130`).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Article {
    number: Number,
    part: Part,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Number {
    whole: u16,
    rest: Rest,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Rest {
    None,
    Letter(char),
    Point(u16),
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Part {
    Whole,
    Paragraph(u16),
    Item(u16),
    UpTo(Number),
}

/// A text that is no place in a law.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error(
    "{0:?} is not an article; write 45, 164A or 1798.130, 45(1) for a paragraph, 21[4] for an item or 5-7 for a range"
)]
pub struct NotAnArticle(String);

impl Number {
    fn read(text: &str) -> Option<Self> {
        let letter = text.chars().last().filter(char::is_ascii_uppercase);
        let (whole, rest) = if let Some((whole, point)) = text.split_once('.') {
            (whole, Rest::Point(point.parse().ok()?))
        } else if let Some(letter) = letter {
            (text.strip_suffix(letter)?, Rest::Letter(letter))
        } else {
            (text, Rest::None)
        };
        Some(Self { whole: whole.parse().ok()?, rest })
    }
}

impl std::fmt::Display for Number {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let whole = self.whole;
        match self.rest {
            Rest::None => write!(f, "{whole}"),
            Rest::Letter(letter) => write!(f, "{whole}{letter}"),
            Rest::Point(point) => write!(f, "{whole}.{point}"),
        }
    }
}

impl FromStr for Article {
    type Err = NotAnArticle;
    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let wrong = || NotAnArticle(text.to_owned());
        let number = |text: &str| Number::read(text).ok_or_else(wrong);
        let inside = |rest: &str, close: char| {
            rest.strip_suffix(close).and_then(|digits| digits.parse().ok()).ok_or_else(wrong)
        };
        let (before, part) = if let Some((before, rest)) = text.split_once('(') {
            (before, Part::Paragraph(inside(rest, ')')?))
        } else if let Some((before, rest)) = text.split_once('[') {
            (before, Part::Item(inside(rest, ']')?))
        } else if let Some((before, last)) = text.split_once('-') {
            (before, Part::UpTo(number(last)?))
        } else {
            (text, Part::Whole)
        };
        Ok(Self { number: number(before)?, part })
    }
}

impl<'de> Deserialize<'de> for Article {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        String::deserialize(deserializer)?.parse().map_err(serde::de::Error::custom)
    }
}

impl Article {
    /// The last article that it reaches, without letters and second parts.
    pub(super) fn last(self) -> u16 {
        match self.part {
            Part::UpTo(last) => last.whole,
            Part::Whole | Part::Paragraph(_) | Part::Item(_) => self.number.whole,
        }
    }

    /// Whether it is more than one article.
    fn is_range(self) -> bool {
        match self.part {
            Part::UpTo(_) => true,
            Part::Whole | Part::Paragraph(_) | Part::Item(_) => false,
        }
    }

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
        let place = match law.cited_by {
            CitedBy::Article => "art",
            CitedBy::Section => "sec",
        };
        let is_one = matches!(self.articles.as_slice(), [one] if !one.is_range());
        match (language, articles.len()) {
            (Language::En, 0) => name.to_owned(),
            (Language::En, _) if is_one => format!("{name}, {place}. {}", articles.join("")),
            (Language::En, _) => format!("{name}, {place}s. {}", articles.join(", ")),
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
            ("164A", "164A", "第164A条"),
            ("22A-22D", "22A to 22D", "第22A条至第22D条"),
            ("1798.130(1)", "1798.130(1)", "第1798.130条第1款"),
        ] {
            let article: Article = text.parse().unwrap();
            assert_eq!(article.in_language(Language::En), en);
            assert_eq!(article.in_language(Language::Zh), zh);
        }
        for wrong in ["", "x", "45(", "45()", "45(1", "21[4)", "5-", "5.", "A", "第45条"] {
            assert!(wrong.parse::<Article>().is_err(), "{wrong}");
        }
    }
}
