//! Forms: whether the centre takes a complaint, and what it lacks.

use super::asked::Asked;
use super::field::Field;
use super::forms::ActForm;
use crate::domain::clock::WindowKey;
use crate::domain::command::Command;
use crate::web::parts::Wall;

pub const ASK_TO_COMPLETE: ActForm = ActForm {
    fields: |asked: &Asked<'_>| {
        let t = asked.t;
        let hint = t.act_what_is_missing_hint();
        let hint = format!("{hint}{}{}", t.between_sentences(), asked.time_to_answer(WindowKey::Completion));
        vec![Field::area("text", t.act_what_is_missing()).hint(hint)]
    },
    command: |asked, form, _| {
        let text = asked.statement(form, "text", &asked.t.write_what_is_missing())?;
        Some(Command::AskToComplete { text })
    },
};

pub const COMPLETE: ActForm = ActForm {
    fields: |asked| {
        vec![Field::area("text", asked.t.act_what_you_add()).wall(Wall::Court), asked.files_field()]
    },
    command: |asked, form, exhibits| {
        let text = asked.statement(form, "text", &asked.t.write_what_you_add())?;
        Some(Command::Complete { window: asked.window_id()?, text, exhibits })
    },
};

pub const FIND_INADMISSIBLE: ActForm = ActForm {
    fields: |asked| {
        let t = asked.t;
        vec![
            Field::radios("reason", t.act_reason(), asked.listed(&asked.book.inadmissible)),
            Field::area("text", t.act_decision()).hint(t.act_decision_hint()),
        ]
    },
    command: |asked, form, _| {
        let (reason, text) = asked.reason(form, &asked.book.inadmissible)?;
        Some(Command::FindInadmissible { reason, text })
    },
};
