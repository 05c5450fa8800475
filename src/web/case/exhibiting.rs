//! Forms: evidence and messages.

use super::field::Field;
use super::forms::ActForm;
use crate::domain::command::Command;
use crate::web::parts::{Choice, Wall};

/// Sent along by a form that says that only the consumer and the centre read the message.
const EARLY: &str = "early";

pub const EXHIBIT: ActForm = ActForm {
    fields: |asked| {
        let mut files = asked.files_field();
        files.required = true;
        // As in every form with files, they come last: see `upload::texts`.
        vec![Field::area("text", asked.t.act_evidence_says()).optional().wall(Wall::Court), files]
    },
    command: |asked, form, exhibits| {
        if exhibits.is_empty() {
            form.refuse("files", asked.t.choose_files());
        }
        Some(Command::Exhibit { text: asked.note(form, "text"), exhibits })
    },
};

pub const MESSAGE: ActForm = ActForm {
    fields: |asked| {
        let t = asked.t;
        let text = Field::area("text", t.act_message());
        if asked.case.served.is_none() {
            return vec![Field::hidden(EARLY, "yes"), text.hint(t.act_message_early()).wall(Wall::Centre)];
        }
        let walls = vec![
            Choice::new(Wall::Court.as_str(), t.act_wall_court()).hint(asked.readers(Wall::Court)),
            Choice::new(Wall::Settlement.as_str(), t.act_wall_settlement())
                .hint(asked.readers(Wall::Settlement)),
        ];
        vec![text, Field::radios("wall", t.act_wall(), walls)]
    },
    command: |asked, form, _| {
        let text = asked.statement(form, "text", &asked.t.write_message());
        // What the form said of its readers, not what is so by now: the rules see whether it still is.
        if form.is_checked(EARLY, "yes") {
            return Some(Command::Message { text: text?, wall: None });
        }
        let wall = form.value("wall").parse::<Wall>().ok();
        if wall.is_none() {
            form.refuse("wall", asked.t.choose_wall());
        }
        Some(Command::Message { text: text?, wall: Some(wall?) })
    },
};
