//! Form: letting the platform see details. Each stands there just as the platform will see it.

use super::field::Field;
use super::forms::ActForm;
use crate::domain::case::event::Detail;
use crate::domain::command::Command;
use crate::web::parts::Choice;

pub const REVEAL: ActForm = ActForm {
    fields: |asked| {
        let t = asked.t;
        if asked.details.is_empty() {
            return Vec::new();
        }
        let choices = asked
            .details
            .iter()
            .map(|(detail, value)| Choice::new(detail.as_str(), t.detail_name(*detail)).hint(value.as_str()));
        vec![
            Field::checkboxes("detail", t.act_reveal_which(), choices.collect())
                .hint(t.act_reveal_hint())
                .read_by(t.readers_reveal()),
        ]
    },
    command: |asked, form, _| {
        if asked.details.is_empty() {
            form.refuse("", asked.t.act_reveal_nothing_new());
            return None;
        }
        let chosen = |detail: &Detail| form.is_checked("detail", detail.as_str());
        let details: Vec<_> = Detail::ALL.iter().copied().filter(chosen).collect();
        if details.is_empty() {
            form.refuse("detail", asked.t.choose_detail());
            return None;
        }
        Some(Command::Reveal { details })
    },
};
