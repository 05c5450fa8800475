//! Forms: help with taking part, asked for and arranged.

use super::field::Field;
use super::forms::ActForm;
use crate::domain::command::Command;
use crate::web::parts::Wall;

pub const ASK: ActForm = ActForm {
    fields: |asked| {
        let t = asked.t;
        vec![
            Field::radios("need", t.act_need(), asked.listed(&asked.book.needs)),
            Field::area("text", t.act_need_words()).wall(Wall::Centre),
        ]
    },
    command: |asked, form, _| {
        let need = asked.key(form, "need", &asked.book.needs, &asked.t.choose_need());
        let text = asked.statement(form, "text", &asked.t.write_need_words());
        Some(Command::AskForHelp { need: need?, text: text? })
    },
};

pub const GIVE: ActForm = ActForm {
    fields: |asked| vec![Field::area("text", asked.t.act_help_words())],
    command: |asked, form, _| {
        let text = asked.statement(form, "text", &asked.t.write_help_words())?;
        Some(Command::GiveHelp { window: asked.window_id()?, text })
    },
};
