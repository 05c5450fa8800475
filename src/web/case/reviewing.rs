//! Forms: asking for another look at a decision not to take the case, and that look.

use super::field::Field;
use super::forms::ActForm;
use crate::domain::command::Command;
use crate::web::parts::{Choice, Wall};

pub const ASK_FOR_REVIEW: ActForm = ActForm {
    fields: |asked| vec![Field::area("text", asked.t.act_why_review()).wall(Wall::Centre)],
    command: |asked, form, _| {
        let text = asked.statement(form, "text", &asked.t.write_why_review())?;
        Some(Command::AskForReview { window: asked.window_id()?, text })
    },
};

pub const DECIDE_REVIEW: ActForm = ActForm {
    fields: |asked| {
        let t = asked.t;
        let ways =
            vec![Choice::new("taken", t.act_review_taken()), Choice::new("stays", t.act_review_stays())];
        vec![
            Field::radios("decision", t.act_review_decision(), ways),
            Field::area("text", t.act_decision()).hint(t.act_decision_hint()),
        ]
    },
    command: |asked, form, _| {
        let overturned = match form.value("decision") {
            "taken" => Some(true),
            "stays" => Some(false),
            _ => {
                form.refuse("decision", asked.t.choose_decision());
                None
            }
        };
        let text = asked.statement(form, "text", &asked.t.write_explanation());
        Some(Command::DecideReview { overturned: overturned?, text: text? })
    },
};
