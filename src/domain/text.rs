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

/// Whether nobody sees anything of this character: blanks, control characters, and those that Unicode
/// lets programs leave out (Default_Ignorable_Code_Point, UAX #44) or that are blank by their shape.
pub(super) fn is_invisible(c: char) -> bool {
    c.is_whitespace()
        || c.is_control()
        || matches!(
            c,
            '\u{ad}'
                | '\u{34f}'
                | '\u{61c}'
                | '\u{115f}'..='\u{1160}'
                | '\u{17b4}'..='\u{17b5}'
                | '\u{180b}'..='\u{180f}'
                | '\u{200b}'..='\u{200f}'
                | '\u{202a}'..='\u{202e}'
                | '\u{2060}'..='\u{206f}'
                | '\u{2800}'
                | '\u{3164}'
                | '\u{fe00}'..='\u{fe0f}'
                | '\u{feff}'
                | '\u{ffa0}'
                | '\u{fff0}'..='\u{fffb}'
                | '\u{1bca0}'..='\u{1bca3}'
                | '\u{1d173}'..='\u{1d17a}'
                | '\u{e0000}'..='\u{e0fff}'
        )
}

/// Whether this character changes the direction in which others are shown (the explicit formatting characters of
/// UAX #9). In a text from somebody else it makes a reader see other words than those that stand there.
fn turns_direction(c: char) -> bool {
    matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

/// A name as its readers see it: without the characters of which nobody sees anything, and with one blank where
/// there are several. Two names that look alike are the same.
pub fn as_seen(name: &str) -> String {
    let seen: String = name.chars().filter(|c| c.is_whitespace() || !is_invisible(*c)).collect();
    seen.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Whether nothing is written here that anybody could see.
///
/// Within a text such characters stay: emoji and several scripts are written with them.
pub fn is_blank(text: &str) -> bool {
    text.chars().all(is_invisible)
}

/// What a person wrote: not empty, not too long, without control characters.
///
/// Made only by [`Words::parse`] and [`Words::line`], so a rule never sees raw input.
#[derive(Clone, PartialEq, Eq)]
pub struct Words(String);

/// Why a text cannot be taken as it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum NotWords {
    /// Nothing that anybody could see.
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
    /// One line: a name, a title, a docket number. See [`Words::line`].
    pub const LINE: usize = 120;
    /// A short answer.
    pub const NOTE: usize = 2_000;
    /// A statement, an answer, a ruling.
    pub const STATEMENT: usize = 20_000;

    /// Takes `typed` with line ends made one kind, control characters and turns of direction dropped, and the
    /// ends trimmed.
    pub fn parse(typed: &str, most: usize) -> Result<Words, NotWords> {
        let plain: String = typed
            .replace("\r\n", "\n")
            .replace('\r', "\n")
            .chars()
            .filter(|c| !c.is_control() || matches!(c, '\n' | '\t'))
            .collect();
        Words::of(&plain, most)
    }

    /// Takes `typed` as one line of at most [`Words::LINE`] characters: a line end or any other control
    /// character becomes a blank. They come from pasting, and whoever pasted meant the words.
    pub fn line(typed: &str) -> Result<Words, NotWords> {
        let breaks = |c: char| c.is_control() || matches!(c, '\u{2028}' | '\u{2029}');
        let plain = typed.replace("\r\n", "\n").replace(breaks, " ");
        Words::of(&plain, Words::LINE)
    }

    fn of(plain: &str, most: usize) -> Result<Words, NotWords> {
        let plain = plain.replace(turns_direction, "");
        let plain = plain.trim();
        match plain.chars().count() {
            _ if is_blank(plain) => Err(NotWords::Empty),
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

#[cfg(test)]
mod tests {
    use super::*;

    fn line(typed: &str) -> Result<String, NotWords> {
        Words::line(typed).map(|words| words.as_str().to_owned())
    }

    #[test]
    fn what_nobody_can_see_is_nothing() {
        let invisible =
            ["", " \n\t", "\u{200b}", "\u{2060}\u{feff}", "\u{ad} \u{ad}", "\u{3164}", "\u{202e}"];
        for typed in invisible {
            assert_eq!(Words::parse(typed, Words::NOTE).map(|_| ()), Err(NotWords::Empty), "{typed:?}");
            assert_eq!(line(typed), Err(NotWords::Empty), "{typed:?}");
        }
        // Written with invisible characters, and not one of them may go.
        for typed in ["👩\u{200d}⚖\u{fe0f}", "می\u{200c}خواهم"] {
            assert_eq!(line(typed).as_deref(), Ok(typed));
        }
    }

    #[test]
    fn nobody_sees_other_words_than_those_that_stand_there() {
        assert_eq!(line("refuse\u{202e}tnarg\u{202c}").as_deref(), Ok("refusetnarg"));
        let statement = Words::parse("a\u{2067}b\u{2069}\nc", Words::NOTE);
        assert_eq!(statement.map(|words| words.as_str().to_owned()).as_deref(), Ok("ab\nc"));
        for name in [
            "Yun\u{200b}lu  Travel",
            "\u{feff}Yunlu\u{a0}Travel",
            "Yun\u{200d}lu Tra\u{ad}vel",
            "Yunlu Travel",
        ] {
            assert_eq!(as_seen(name), "Yunlu Travel", "{name:?}");
        }
    }

    #[test]
    fn a_line_is_one_line() {
        assert_eq!(line(" 一行\r\n又一行\n").as_deref(), Ok("一行 又一行"));
        assert_eq!(line("a\tb\u{0}c\u{85}d\u{2028}e").as_deref(), Ok("a b c d e"));
        assert_eq!(line(&"字".repeat(Words::LINE)).map(|line| line.chars().count()), Ok(Words::LINE));
        let length = Words::LINE + 1;
        assert_eq!(line(&"字".repeat(length)), Err(NotWords::TooLong { length, most: Words::LINE }));
        let statement = Words::parse("first\r\nsecond\u{7}", Words::STATEMENT);
        assert_eq!(statement.map(|words| words.as_str().to_owned()).as_deref(), Ok("first\nsecond"));
    }
}
