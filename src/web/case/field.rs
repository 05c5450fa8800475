//! What a form asks, as data: one template (`templates/case/act.html`) draws them all.

use crate::web::parts::{Choice, Wall};

/// How a field is drawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// Several lines of text.
    Area,
    /// One line of text.
    Line,
    /// A number or an amount, in a short box.
    Number,
    /// One of several.
    Radios,
    /// Any of several.
    Checkboxes,
    /// One of many, in a list that opens.
    Select,
    /// A day in three boxes.
    Day,
    /// One box.
    Tick,
    /// Files.
    Files,
    /// Nothing to see: what the form itself says.
    Hidden,
    /// Fields that belong together under one heading.
    Group,
    /// Fields that matter only while the first of them, a box, is ticked.
    Ticked,
}

/// One thing that a form asks.
#[derive(Clone, Debug)]
pub struct Field {
    /// How it is drawn.
    pub kind: Kind,
    /// Its name in the form; empty for a group.
    pub name: String,
    /// The question; the value of a hidden field.
    pub label: String,
    /// A line below it; may be empty.
    pub hint: String,
    /// Whether it must be answered.
    pub required: bool,
    /// Who may read what is written here, if that is worth saying.
    pub wall: Option<Wall>,
    /// Who reads it, in a sentence; may be empty.
    pub readers: String,
    /// What can be chosen.
    pub choices: Vec<Choice>,
    /// The fields of a group.
    pub fields: Vec<Field>,
}

impl Field {
    fn new(kind: Kind, name: impl Into<String>, label: impl Into<String>) -> Field {
        Field {
            kind,
            name: name.into(),
            label: label.into(),
            hint: String::new(),
            required: true,
            wall: None,
            readers: String::new(),
            choices: Vec::new(),
            fields: Vec::new(),
        }
    }

    /// Several lines of text.
    pub fn area(name: impl Into<String>, label: impl Into<String>) -> Field {
        Field::new(Kind::Area, name, label)
    }

    /// One line of text.
    pub fn line(name: impl Into<String>, label: impl Into<String>) -> Field {
        Field::new(Kind::Line, name, label)
    }

    /// A number or an amount.
    pub fn number(name: impl Into<String>, label: impl Into<String>) -> Field {
        Field::new(Kind::Number, name, label)
    }

    /// One of several.
    pub fn radios(name: impl Into<String>, label: impl Into<String>, choices: Vec<Choice>) -> Field {
        Field { choices, ..Field::new(Kind::Radios, name, label) }
    }

    /// Any of several.
    pub fn checkboxes(name: impl Into<String>, label: impl Into<String>, choices: Vec<Choice>) -> Field {
        Field { choices, ..Field::new(Kind::Checkboxes, name, label) }
    }

    /// One of many.
    pub fn select(name: impl Into<String>, label: impl Into<String>, choices: Vec<Choice>) -> Field {
        Field { choices, ..Field::new(Kind::Select, name, label) }
    }

    /// A day.
    pub fn day(name: impl Into<String>, label: impl Into<String>) -> Field {
        Field::new(Kind::Day, name, label)
    }

    /// One box.
    pub fn tick(name: impl Into<String>, label: impl Into<String>) -> Field {
        Field::new(Kind::Tick, name, label)
    }

    /// Files, under the one name that `upload` hands to the form.
    pub fn files(label: impl Into<String>) -> Field {
        Field { required: false, ..Field::new(Kind::Files, "files", label) }
    }

    /// What the form itself says.
    pub fn hidden(name: impl Into<String>, value: impl Into<String>) -> Field {
        Field::new(Kind::Hidden, name, value)
    }

    /// Fields that belong together.
    pub fn group(label: impl Into<String>, fields: Vec<Field>) -> Field {
        Field { fields, ..Field::new(Kind::Group, "", label) }
    }

    /// Fields that matter only while the box `name` is ticked.
    pub fn ticked(name: impl Into<String>, label: impl Into<String>, fields: Vec<Field>) -> Field {
        Field { fields, ..Field::new(Kind::Ticked, name, label) }
    }

    /// The same field with a line below it.
    pub fn hint(self, hint: impl Into<String>) -> Field {
        Field { hint: hint.into(), ..self }
    }

    /// The same field, which may stay empty.
    pub fn optional(self) -> Field {
        Field { required: false, ..self }
    }

    /// The same field, saying who reads it where its side of the wall does not say that yet.
    pub fn read_by(self, readers: impl Into<String>) -> Field {
        Field { readers: readers.into(), ..self }
    }

    /// The same field, on this side of the settlement wall.
    pub fn wall(self, wall: Wall) -> Field {
        Field { wall: Some(wall), ..self }
    }
}
