//! Languages and texts that exist in both of them.

use serde::{Deserialize, Serialize};

/// A language in which a person reads Redress.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Language {
    /// English.
    #[default]
    En,
    /// Simplified Chinese.
    Zh,
}

impl Language {
    /// The BCP 47 tag for the `lang` attribute and for headers.
    pub fn tag(self) -> &'static str {
        match self {
            Language::En => "en",
            Language::Zh => "zh-Hans",
        }
    }

    /// The value stored in the database and in cookies.
    pub fn as_str(self) -> &'static str {
        match self {
            Language::En => "en",
            Language::Zh => "zh",
        }
    }

    /// The other language, for the switch on every page.
    pub fn other(self) -> Language {
        match self {
            Language::En => Language::Zh,
            Language::Zh => Language::En,
        }
    }
}

impl std::fmt::Display for Language {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(self.as_str())
    }
}

impl std::str::FromStr for Language {
    type Err = String;
    fn from_str(text: &str) -> Result<Self, Self::Err> {
        match text {
            "en" => Ok(Language::En),
            "zh" => Ok(Language::Zh),
            other => Err(format!("{other:?} is not a language that Redress speaks (en, zh)")),
        }
    }
}

/// One text in both languages, as the rulebook carries it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Bilingual {
    /// English.
    pub en: String,
    /// Simplified Chinese.
    pub zh: String,
}

impl Bilingual {
    /// The text in `language`.
    pub fn in_language(&self, language: Language) -> &str {
        match language {
            Language::En => &self.en,
            Language::Zh => &self.zh,
        }
    }
}

/// What a person wrote: not empty, not too long, without control characters.
///
/// Made only by [`Words::parse`], so a rule never sees raw input.
#[derive(Clone, PartialEq, Eq)]
pub struct Words(String);

/// Why a text cannot be taken as it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum NotWords {
    /// Nothing but white space.
    #[error("nothing is written")]
    Empty,
    /// More characters than the field takes.
    #[error("{length} characters, at most {most} are taken")]
    TooLong {
        /// How many characters were written.
        length: usize,
        /// How many are taken.
        most: usize,
    },
}

impl Words {
    /// One line: a name, a title, a docket number.
    pub const LINE: usize = 120;
    /// A short answer.
    pub const NOTE: usize = 2_000;
    /// A statement, an answer, a ruling.
    pub const STATEMENT: usize = 20_000;

    /// Takes `typed` with line ends made one kind, control characters dropped and the ends trimmed.
    pub fn parse(typed: &str, most: usize) -> Result<Words, NotWords> {
        let plain: String = typed
            .replace("\r\n", "\n")
            .replace('\r', "\n")
            .chars()
            .filter(|c| !c.is_control() || matches!(c, '\n' | '\t'))
            .collect();
        let plain = plain.trim();
        match plain.chars().count() {
            0 => Err(NotWords::Empty),
            length if length > most => Err(NotWords::TooLong { length, most }),
            _ => Ok(Words(plain.to_owned())),
        }
    }

    /// The text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl std::fmt::Debug for Words {
    /// What a person wrote never lands in a log by way of `{:?}`.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Words({} characters)", self.0.chars().count())
    }
}
