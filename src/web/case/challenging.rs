//! Forms: a challenge to the mediator, and the decision on it.

use super::field::Field;
use super::forms::ActForm;
use crate::domain::command::Command;
use crate::web::parts::{Choice, Wall};

pub const CHALLENGE: ActForm = ActForm {
    fields: |asked| {
        let t = asked.t;
        vec![
            Field::radios("reason", t.act_reason(), asked.listed(&asked.book.challenge)),
            Field::area("text", t.act_challenge_words()).wall(Wall::Court),
        ]
    },
    command: |asked, form, _| {
        let t = asked.t;
        let reason = asked.key(form, "reason", &asked.book.challenge, &t.choose_reason());
        let text = asked.statement(form, "text", &t.write_challenge_words());
        Some(Command::Challenge { window: asked.window_id()?, reason: reason?, text: text? })
    },
};

pub const DECIDE: ActForm = ActForm {
    fields: |asked| {
        let t = asked.t;
        let answers = vec![Choice::new("yes", t.act_uphold_yes()), Choice::new("no", t.act_uphold_no())];
        vec![
            Field::radios("upheld", t.act_uphold(), answers),
            Field::area("text", t.act_explain()).wall(Wall::Court),
        ]
    },
    command: |asked, form, _| {
        let upheld = match form.value("upheld") {
            "yes" => Some(true),
            "no" => Some(false),
            _ => {
                form.refuse("upheld", asked.t.choose_uphold());
                None
            }
        };
        let text = asked.statement(form, "text", &asked.t.write_explanation());
        Some(Command::DecideChallenge { window: asked.window_id()?, upheld: upheld?, text: text? })
    },
};
