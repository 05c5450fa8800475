//! Of what the page of a rulebook is made: rules, each with its place on the page, and how they are told.

use crate::domain::clock::{Day, Force, Span, StartsOn};
use crate::domain::rulebook::{Citation, LegalExtension, Rulebook};
use crate::domain::text::Bilingual;
use crate::messages::T;
use crate::web::parts::{Badge, Tone};

/// Rules under one heading.
pub struct Section {
    /// Its place on the page.
    pub id: &'static str,
    /// The heading.
    pub title: String,
    /// What to know of all of them.
    pub lead: Vec<String>,
    /// One by one.
    pub rules: Vec<Rule>,
}

impl Section {
    pub fn new(id: &'static str, title: impl Into<String>, rules: Vec<Rule>) -> Section {
        Section { id, title: title.into(), lead: Vec::new(), rules }
    }

    /// With something to know of all its rules.
    pub fn saying(mut self, words: impl Into<String>) -> Section {
        self.lead.push(words.into());
        self
    }
}

/// One rule.
pub struct Rule {
    /// Its place on the page: the same as in the file, `laws.PIPL`.
    pub anchor: String,
    /// What it is called.
    pub name: String,
    /// Its force, and what to beware of.
    pub badges: Vec<Badge>,
    /// What it says.
    pub text: Vec<String>,
    /// What it says point by point.
    pub facts: Vec<Fact>,
}

/// One point.
pub struct Fact {
    /// What it is about.
    pub label: String,
    /// What there is to say.
    pub lines: Vec<Line>,
}

/// Some words, with the place that they speak of.
pub struct Line {
    /// The words.
    pub words: String,
    /// A place on this page; empty where there is none.
    pub href: String,
    /// Their force, and what to beware of, where it is not that of the whole rule.
    pub badges: Vec<Badge>,
}

impl<S: Into<String>> From<S> for Line {
    fn from(words: S) -> Line {
        Line { words: words.into(), href: String::new(), badges: Vec::new() }
    }
}

impl Rule {
    /// The rule with this key in this list.
    pub fn new(list: &str, key: impl std::fmt::Display, name: impl Into<String>) -> Rule {
        Rule {
            anchor: format!("{list}.{key}"),
            name: name.into(),
            badges: Vec::new(),
            text: Vec::new(),
            facts: Vec::new(),
        }
    }

    /// With what it says.
    pub fn saying(mut self, words: impl IntoIterator<Item = String>) -> Rule {
        self.text.extend(words);
        self
    }

    /// With its force or a warning.
    pub fn marked(mut self, badges: impl IntoIterator<Item = Badge>) -> Rule {
        self.badges.extend(badges);
        self
    }

    /// With a point, if there is anything to say to it.
    pub fn with<L: Into<Line>>(
        mut self,
        label: impl Into<String>,
        lines: impl IntoIterator<Item = L>,
    ) -> Rule {
        let lines: Vec<Line> = lines.into_iter().map(Into::into).collect();
        if !lines.is_empty() {
            self.facts.push(Fact { label: label.into(), lines });
        }
        self
    }
}

/// What it takes to tell a rule.
pub struct Telling<'a> {
    /// The reader's language.
    pub t: T,
    /// Whose rules.
    pub book: &'a Rulebook,
    /// The day on which it is read, in that place.
    pub today: Day,
}

impl Telling<'_> {
    /// A text of the rulebook.
    pub fn of(&self, text: &Bilingual) -> String {
        text.in_language(self.t.0).to_owned()
    }

    /// On whose authority.
    pub fn force(&self, force: Force) -> Badge {
        let tone = if force.is_law() { Tone::Note } else { Tone::Quiet };
        Badge::new(tone, self.t.rules_force(force))
    }

    /// A warning, unless it was read in its source.
    pub fn unseen(&self, seen: bool) -> Option<Badge> {
        (!seen).then(|| Badge::new(Tone::Due, self.t.rules_unseen()))
    }

    /// One line with its own force.
    pub fn marked(&self, words: String, force: Force, seen: bool) -> Line {
        let badges = std::iter::once(self.force(force)).chain(self.unseen(seen)).collect();
        Line { badges, ..words.into() }
    }

    /// How long, and from when.
    pub fn within(&self, span: Span, starts_on: StartsOn) -> String {
        self.t.rules_within(span, &self.t.opened_by(starts_on)).into_owned()
    }

    /// How it may be prolonged.
    pub fn prolonged(&self, extension: Option<&LegalExtension>) -> Option<String> {
        let LegalExtension { by, max_times, notice } = extension?;
        Some(self.t.rules_prolonged_if(*by, *max_times, notice.in_language(self.t.0)).into_owned())
    }

    /// The law on which all rests, and since when it is there.
    pub fn begins(&self) -> String {
        let (t, begins) = (self.t, &self.book.begins);
        let law = self.book.law(&begins.law).map_or(begins.law.as_str(), |law| law.name.in_language(t.0));
        let since = t.explore_noted(law, &t.rules_since(&t.long_date(begins.since)));
        if begins.seen { since.into_owned() } else { t.explore_noted(&since, &t.rules_unseen()).into_owned() }
    }

    /// Places in laws, each leading to the law.
    pub fn cited(&self, citations: &[Citation]) -> Vec<Line> {
        let line = |citation: &Citation| {
            let words = self.t.cited(self.book, citation)?;
            Some(Line { href: format!("#laws.{}", citation.law), ..words.into() })
        };
        citations.iter().filter_map(line).collect()
    }

    /// From when to when.
    pub fn dates(&self, from: Option<Day>, until: Option<Day>) -> Option<String> {
        let (t, day) = (self.t, |day| self.t.long_date(day));
        match (from, until) {
            (None, None) => None,
            (Some(from), None) if from > self.today => Some(t.rules_from(&day(from)).into_owned()),
            (Some(from), None) => Some(t.rules_since(&day(from)).into_owned()),
            (None, Some(until)) => Some(t.rules_until(&day(until)).into_owned()),
            (Some(from), Some(until)) => Some(t.rules_between(&day(from), &day(until)).into_owned()),
        }
    }

    /// A warning for what is over, and for what is still to come.
    pub fn in_force(&self, from: Option<Day>, until: Option<Day>) -> Option<Badge> {
        if until.is_some_and(|until| until < self.today) {
            Some(Badge::new(Tone::Quiet, self.t.rules_over()))
        } else if from.is_some_and(|from| from > self.today) {
            Some(Badge::new(Tone::Due, self.t.rules_to_come()))
        } else {
            None
        }
    }
}
