//! What a person typed into a form, kept as typed, and what must be put right.
//!
//! A page that refuses a form shows it again from here, so nothing typed is ever lost.

use crate::domain::text::is_blank;
use serde::{Deserialize, Serialize};

/// The fields of one form as they arrived, in order, and the problems found in them.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Typed {
    fields: Vec<(String, String)>,
    #[serde(skip)]
    problems: Vec<Problem>,
}

/// One thing to put right: the field that holds it (empty: the form as a whole) and the words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// The name of the field; its control has this as `id`.
    pub field: String,
    /// What is wrong and how to put it right, in the reader's language.
    pub message: String,
}

impl Typed {
    /// A form with these fields and no problem.
    pub fn new(fields: impl IntoIterator<Item = (impl Into<String>, impl Into<String>)>) -> Self {
        let fields = fields.into_iter().map(|(name, value)| (name.into(), value.into())).collect();
        Self { fields, problems: Vec::new() }
    }

    /// Sets the only value of `name`, as when a page opens with what is already known.
    pub fn set(&mut self, name: &str, value: impl Into<String>) {
        self.fields.retain(|(field, _)| field != name);
        self.fields.push((name.into(), value.into()));
    }

    /// Adds one more value to `name`.
    pub fn add(&mut self, name: &str, value: impl Into<String>) {
        self.fields.push((name.into(), value.into()));
    }

    /// Takes away every field whose name `gone` names.
    pub fn forget(&mut self, gone: impl Fn(&str) -> bool) {
        self.fields.retain(|(name, _)| !gone(name));
    }

    /// All fields in the order in which they came.
    pub fn fields(&self) -> impl Iterator<Item = (&str, &str)> {
        self.fields.iter().map(|(name, value)| (name.as_str(), value.as_str()))
    }

    /// The first value of `name` as it was typed; empty if there is none.
    pub fn value<'a>(&'a self, name: &str) -> &'a str {
        self.values(name).next().unwrap_or_default()
    }

    /// The first value of `name` without the blanks around it; empty if there is nothing that anybody
    /// could see.
    pub fn trimmed<'a>(&'a self, name: &str) -> &'a str {
        let value = self.value(name);
        if is_blank(value) { "" } else { value.trim() }
    }

    /// Every value of `name`, in order: ticked boxes, several lines.
    pub fn values<'a>(&'a self, name: &str) -> impl Iterator<Item = &'a str> {
        self.fields().filter(move |(field, _)| *field == name).map(|(_, value)| value)
    }

    /// Whether the radio or box of `name` with this `value` was chosen.
    pub fn is_checked(&self, name: &str, value: &str) -> bool {
        self.values(name).any(|chosen| chosen == value)
    }

    /// One box of a date: `part` is `year`, `month` or `day`.
    pub fn part<'a>(&'a self, name: &str, part: &str) -> &'a str {
        self.value(&format!("{name}-{part}"))
    }

    /// A date asked for in three boxes (`name-year`, `name-month`, `name-day`), as `2026-11-09`.
    ///
    /// `None` when all three are empty. It is not checked: "31 February" comes out as
    /// `2026-02-31`, and a month in letters as those letters, for the parser to refuse.
    pub fn date(&self, name: &str) -> Option<String> {
        let part = |part: &str| self.part(name, part).trim();
        let (year, month, day) = (part("year"), part("month"), part("day"));
        let nothing = year.is_empty() && month.is_empty() && day.is_empty();
        (!nothing).then(|| format!("{year:0>4}-{month:0>2}-{day:0>2}"))
    }

    /// Notes that `field` (empty: the form as a whole) must be put right.
    pub fn refuse(&mut self, field: &str, message: impl Into<String>) {
        self.problems.push(Problem { field: field.into(), message: message.into() });
    }

    /// Every problem in the order in which it was found.
    pub fn problems(&self) -> &[Problem] {
        &self.problems
    }

    /// The first problem of `name`.
    pub fn error(&self, name: &str) -> Option<&str> {
        self.problems.iter().find(|problem| problem.field == name).map(|problem| problem.message.as_str())
    }

    /// Whether anything must be put right.
    pub fn has_errors(&self) -> bool {
        !self.problems.is_empty()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_typed_comes_back_as_it_was_typed() {
        let form = Typed::new([("statement", " 他们没有回复。 "), ("remedy", "stop"), ("remedy", "delete")]);
        assert_eq!(form.value("statement"), " 他们没有回复。 ");
        assert_eq!(form.trimmed("statement"), "他们没有回复。");
        assert_eq!(form.values("remedy").collect::<Vec<_>>(), ["stop", "delete"]);
        assert!(form.is_checked("remedy", "delete") && !form.is_checked("remedy", "apologise"));
        assert_eq!(form.value("nothing"), "");
        let unseen = Typed::new([("statement", "\u{200b} \u{feff}")]);
        assert_eq!((unseen.trimmed("statement"), unseen.value("statement").chars().count()), ("", 3));
    }

    #[test]
    fn a_problem_belongs_to_its_field_and_the_first_one_is_shown_beside_it() {
        let mut form = Typed::default();
        assert!(!form.has_errors());
        form.refuse("day", "Enter the day");
        form.refuse("day", "Enter a day in the past");
        assert!(form.has_errors());
        assert_eq!(form.error("day"), Some("Enter the day"));
        assert_eq!(form.error("statement"), None);
        assert_eq!(form.problems().len(), 2);
    }

    #[test]
    fn a_date_in_three_boxes_is_one_date_and_three_empty_boxes_are_none() {
        let mut form = Typed::new([("when-year", "2026"), ("when-month", "2"), ("when-day", " 9 ")]);
        assert_eq!(form.date("when").as_deref(), Some("2026-02-09"));
        assert_eq!(form.date("other"), None);
        form.set("when-year", "");
        assert_eq!(form.date("when").as_deref(), Some("0000-02-09"));
    }
}
