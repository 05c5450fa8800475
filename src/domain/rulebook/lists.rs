//! The rulebook's lists: reasons, remedies, kinds of data, and what silence brings.

use crate::domain::case::event::AlarmKind;
use crate::domain::text::Bilingual;
use serde::{Deserialize, Serialize};

/// One reason or ground that somebody may give.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Entry {
    /// Its name in events and forms.
    pub key: String,
    /// What people read.
    pub name: Bilingual,
    /// Where it comes from.
    pub source: Bilingual,
    /// Which other ways are open to whoever is turned away for it.
    #[serde(default)]
    pub ways: Option<Bilingual>,
    /// Which alarm it is at the same time, so that the centre attends to it.
    #[serde(default)]
    pub alarm: Option<AlarmKind>,
}

/// What to do at once when something happens.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Danger {
    /// What is happening, as people say it: "Money is moving".
    pub name: Bilingual,
    /// What to do now, before anything here.
    pub do_now: Bilingual,
    /// Where that comes from.
    pub source: Bilingual,
}

/// What a consumer may ask for and a ruling may order.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Remedy {
    /// Its name in events and forms.
    pub key: String,
    /// What people read, as a thing to do: "Delete my data".
    pub name: Bilingual,
    /// The same as an order to the platform: "Delete the data".
    pub order: Bilingual,
    /// Whether an amount belongs to it.
    #[serde(default)]
    pub money: bool,
    /// Where it comes from.
    pub source: Bilingual,
}

/// A kind of data.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DataCategory {
    /// Its name in events and forms.
    pub key: String,
    /// What people read.
    pub name: Bilingual,
    /// How sensitive.
    pub sensitivity: Sensitivity,
    /// Where that grade comes from.
    pub source: Bilingual,
    /// What a person can do themselves when such data have got out.
    #[serde(default)]
    pub advice: Option<Advice>,
}

/// What a person can do themselves.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Advice {
    /// In the second person.
    pub text: Bilingual,
    /// Where it comes from.
    pub source: Bilingual,
}

/// How much harm a kind of data can do in the wrong hands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Sensitivity {
    /// Ordinary personal information.
    General,
    /// Not "sensitive" in law, but harmful when it leaks.
    Elevated,
    /// Sensitive personal information: a specific purpose and a separate consent.
    Sensitive,
    /// Sensitive with its own further rules: faces, children.
    Special,
}

/// What makes a ruling binding.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum BindingMode {
    /// Both parties must accept it.
    BothAccept,
    /// The consumer's acceptance is enough.
    ConsumerAccepts,
    /// It binds a platform that committed itself beforehand.
    CommittedPlatform,
    /// Who stays silent accepts.
    SilenceAccepts,
}

/// What follows if the holder of a window lets it pass.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(from = "SilenceTable")]
pub struct Silence {
    /// At first.
    pub first: SilenceWords,
    /// Where the window was opened again after a lapse and follows something else.
    pub last: Option<SilenceWords>,
}

/// What follows, as each reader is told.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SilenceWords {
    /// For the holder: "If you stay silent, …".
    pub to_holder: Bilingual,
    /// For the consumer, where they are not the holder and it reads differently.
    #[serde(default)]
    pub to_consumer: Option<Bilingual>,
    /// For everybody else.
    pub to_others: Bilingual,
}

/// As the file has it: what follows the last time stands below what follows at first.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct SilenceTable {
    to_holder: Bilingual,
    #[serde(default)]
    to_consumer: Option<Bilingual>,
    to_others: Bilingual,
    #[serde(default)]
    last: Option<SilenceWords>,
}

impl From<SilenceTable> for Silence {
    fn from(table: SilenceTable) -> Silence {
        let SilenceTable { to_holder, to_consumer, to_others, last } = table;
        Silence { first: SilenceWords { to_holder, to_consumer, to_others }, last }
    }
}

impl Silence {
    /// The words for the window that was opened for the `attempt`th time, from 1.
    pub fn of_attempt(&self, attempt: u8) -> &SilenceWords {
        self.last.as_ref().filter(|_| attempt > 1).unwrap_or(&self.first)
    }

    /// All words, to be checked.
    pub fn all(&self) -> impl Iterator<Item = &SilenceWords> {
        std::iter::once(&self.first).chain(&self.last)
    }
}

impl SilenceWords {
    /// The sentence for a reader: who holds the window, the consumer, or someone else.
    pub fn sentence(&self, reader_holds_it: bool, reader_is_consumer: bool) -> &Bilingual {
        match &self.to_consumer {
            _ if reader_holds_it => &self.to_holder,
            Some(text) if reader_is_consumer => text,
            Some(_) | None => &self.to_others,
        }
    }
}

/// Whether an outcome may be published with the platform's name.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PublishedOutcome {
    /// The outcome.
    pub key: String,
    /// What people read.
    pub name: Bilingual,
    /// Whether the platform is named; if not, the case appears in figures only.
    pub named: bool,
    /// Why.
    pub source: Bilingual,
}
