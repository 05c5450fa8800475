//! Form: taking a complaint back, with a reason that only the centre learns.

use super::field::Field;
use super::forms::ActForm;
use crate::domain::command::Command;
use crate::web::parts::Wall;

pub const WITHDRAW: ActForm = ActForm {
    fields: |asked| {
        let t = asked.t;
        let reasons = asked.listed(&asked.book.withdrawal);
        vec![
            Field::radios("reason", t.act_withdraw_reason(), reasons).hint(t.act_withdraw_hint()),
            Field::area("text", t.act_withdraw_words()).optional().wall(Wall::Centre),
        ]
    },
    command: |asked, form, _| {
        let text = asked.note(form, "text");
        let reason = asked.key(form, "reason", &asked.book.withdrawal, &asked.t.choose_reason())?;
        Some(Command::Withdraw { reason, text })
    },
};
