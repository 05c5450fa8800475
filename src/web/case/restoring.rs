//! Forms: asking for a window that was missed, and the decision on it.

use super::asked::Asked;
use super::field::Field;
use super::forms::ActForm;
use crate::domain::command::{AskToRestore, Command};
use crate::web::parts::{Choice, Wall};
use crate::web::reading;

pub const ASK_TO_RESTORE: ActForm = ActForm {
    fields: |asked: &Asked<'_>| {
        let t = asked.t;
        let mut proof = Field::files(t.act_restore_proof()).wall(Wall::Centre);
        proof.required = true;
        vec![
            Field::radios("reason", t.act_restore_reason(), asked.listed(&asked.book.restoration)),
            Field::day("until", t.act_held_up_until()).hint(t.act_held_up_until_hint()).wall(Wall::Centre),
            Field::area("text", t.act_restore_words()).wall(Wall::Centre),
            proof,
        ]
    },
    command: |asked, form, exhibits| {
        let t = asked.t;
        let reason = asked.key(form, "reason", &asked.book.restoration, &t.choose_reason());
        let today = asked.at.day_in(&asked.book.zone);
        let until = reading::past_day(form, "until", today, t, t.write_held_up_until());
        let text = asked.statement(form, "text", &t.write_restore_words());
        if exhibits.is_empty() {
            form.refuse("files", t.choose_proof());
        }
        Some(Command::AskToRestore(AskToRestore {
            window: asked.window_id()?,
            reason: reason?,
            held_up_until: until?,
            text: text?,
            exhibits,
        }))
    },
};

pub const DECIDE_RESTORATION: ActForm = ActForm {
    fields: |asked| {
        let t = asked.t;
        let ways = vec![
            Choice::new("granted", t.act_restore_granted()),
            Choice::new("refused", t.act_restore_refused()),
        ];
        vec![
            Field::radios("decision", t.act_restore_decision(), ways),
            Field::area("text", t.act_restore_decision_words()).hint(t.act_restore_decision_hint()),
        ]
    },
    command: |asked, form, _| {
        let granted = match form.value("decision") {
            "granted" => Some(true),
            "refused" => Some(false),
            _ => {
                form.refuse("decision", asked.t.choose_decision());
                None
            }
        };
        let text = asked.statement(form, "text", &asked.t.write_explanation());
        let window = asked.window_id()?;
        Some(Command::DecideRestoration { window, granted: granted?, text: text? })
    },
};
