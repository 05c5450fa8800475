//! The inputs of the parts that pages are made of (`templates/parts`), plain and without actix.

mod strip;

pub use strip::{Key, Piece, Strip};

pub use crate::domain::evidence::Wall;
use crate::domain::lures::lures;
use crate::messages::T;

/// How a state looks; the word in the badge says the same.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Tone {
    /// Only information.
    #[default]
    Note,
    /// Due soon, or waiting.
    Due,
    /// Overdue, refused, against somebody.
    Late,
    /// Done, kept, settled.
    Done,
    /// Over and without weight.
    Quiet,
}

impl Tone {
    /// The class in `app.css`.
    pub fn class(self) -> &'static str {
        match self {
            Tone::Note => "note",
            Tone::Due => "due",
            Tone::Late => "late",
            Tone::Done => "done",
            Tone::Quiet => "quiet",
        }
    }
}

/// A state in one or two words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Badge {
    /// How it looks.
    pub tone: Tone,
    /// What it says.
    pub words: String,
}

impl Badge {
    /// A badge that says `words`.
    pub fn new(tone: Tone, words: impl Into<String>) -> Self {
        Self { tone, words: words.into() }
    }
}

/// One step of a reckoning: which days, and what was counted there and why.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Counted {
    /// The day or days, as a person reads them.
    pub when: String,
    /// What was counted and by which rule.
    pub what: String,
}

/// Who must act, by when, how that was counted, and what silence brings.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ActCard {
    /// Whose turn it is, as in `Holder::as_str`: `consumer`, `platform`, `mediator`, `centre`,
    /// `court`, `supervisor`; it gives the edge its colour. Empty when nobody must act.
    pub holder: &'static str,
    /// One sentence: who must do what by which weekday and date.
    pub headline: String,
    /// How much is left, or how late it is.
    pub left: Option<Badge>,
    /// The reckoning; empty when no clock runs.
    pub counted: Vec<Counted>,
    /// Where the rule by which it was counted can be read; empty when no clock runs.
    pub rule: String,
    /// Whether the reckoning is unfolded: for the person who must act.
    pub open: bool,
    /// What happens if they do not act.
    pub silence: Option<String>,
    /// What else must be known of it, a sentence or two each.
    pub notes: Vec<String>,
    /// The ways to the act itself, for the person who must act: address and words of each that they may
    /// choose between.
    pub actions: Vec<(String, String)>,
}

/// One thing that happened, in the reader's terms.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct StoryLine {
    /// The time for machines, RFC 3339.
    pub at: String,
    /// The time as a person reads it.
    pub when: String,
    /// What happened, in a few words.
    pub title: String,
    /// One sentence more; may be empty.
    pub sentence: String,
    /// What somebody wrote with it; may be empty.
    pub words: String,
    /// What their reader is warned of beside these words; may be empty.
    pub warning: String,
}

/// Something on file: what somebody wrote or gave, as the reader may see it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Paper {
    /// Its place on the page, for links.
    pub id: String,
    /// What it is.
    pub title: String,
    /// Where the title leads; may be empty.
    pub href: String,
    /// Whose it is, and when it came.
    pub from: String,
    /// The colour of its edge, as in `Holder::as_str`; may be empty.
    pub holder: &'static str,
    /// Who may read it.
    pub wall: Option<Wall>,
    /// A state worth seeing.
    pub badge: Option<Badge>,
    /// What it says, point by point.
    pub facts: Vec<Answer>,
    /// What it says, in its owner's words; may be empty.
    pub words: String,
    /// The language of these words, as far as it is known; empty if it is not.
    pub lang: &'static str,
    /// What its reader is warned of beside it; may be empty.
    pub warning: String,
    /// What has to be said about it: what makes a finding binding.
    pub note: Option<String>,
    /// The ways on from it: address and words.
    pub ways: Vec<(String, String)>,
}

/// One answer that can be chosen.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Choice {
    /// What the form sends.
    pub value: String,
    /// What the person reads.
    pub label: String,
    /// A line below it; may be empty.
    pub hint: String,
    /// A heading that begins a group of choices here; may be empty.
    pub heading: String,
}

impl Choice {
    /// A choice without hint or heading.
    pub fn new(value: impl Into<String>, label: impl Into<String>) -> Self {
        Self { value: value.into(), label: label.into(), ..Self::default() }
    }

    /// The same choice with a line below it.
    pub fn hint(mut self, hint: impl Into<String>) -> Self {
        self.hint = hint.into();
        self
    }

    /// The same choice, beginning a group.
    pub fn under(mut self, heading: impl Into<String>) -> Self {
        self.heading = heading.into();
        self
    }
}

/// One line of a list of facts, or of "check your answers".
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Answer {
    /// What was asked.
    pub label: String,
    /// What was answered; line ends are kept.
    pub value: String,
    /// The same as a list, each part with what belongs to it.
    pub list: Vec<(String, Vec<String>)>,
    /// Where it can be changed; `None` if it cannot.
    pub change: Option<String>,
}

impl Answer {
    /// A fact that cannot be changed here.
    pub fn new(label: impl Into<String>, value: impl Into<String>) -> Self {
        Self { label: label.into(), value: value.into(), list: Vec::new(), change: None }
    }

    /// Such a fact of several parts, each with what belongs to it.
    pub fn listed(label: impl Into<String>, list: impl IntoIterator<Item = (String, Vec<String>)>) -> Self {
        Self { list: list.into_iter().collect(), ..Self::new(label, "") }
    }

    /// The same, with the way to change it.
    pub fn change(mut self, href: impl Into<String>) -> Self {
        self.change = Some(href.into());
        self
    }
}

/// What to beware of in words of a party; empty for nothing.
pub fn lure_warning(t: T, words: &str) -> String {
    let found = lures(words);
    if found.is_empty() { String::new() } else { t.lure_warning(&found).into_owned() }
}

/// A figure that never stands without its denominator.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Figure {
    /// "118 of 131", "6 days".
    pub number: String,
    /// What it counts.
    pub label: String,
    /// What is not in it; may be empty.
    pub without: String,
}

/// Where a reader is in a long list.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Pager {
    /// This page, from 1.
    pub page: u32,
    /// How many there are.
    pub pages: u32,
    /// The address of the page before.
    pub newer: Option<String>,
    /// The address of the page after.
    pub older: Option<String>,
}

#[cfg(test)]
mod tests;
