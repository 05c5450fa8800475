//! Forms: naming a mediator, questions and answers, ending without a result.

use super::field::Field;
use super::forms::ActForm;
use crate::domain::actor::Side;
use crate::domain::case::options::Answers;
use crate::domain::clock::WindowKey;
use crate::domain::command::Command;
use crate::web::parts::{Choice, Wall};

pub const ASSIGN: ActForm = ActForm {
    fields: |asked| {
        let t = asked.t;
        let choice = |candidate: &super::asked::Candidate| {
            Choice::new(candidate.person.to_string(), &candidate.name)
                .hint(t.act_mediator_has(candidate.open_cases))
        };
        let field = Field::radios("mediator", t.act_mediator(), asked.mediators.iter().map(choice).collect());
        vec![if asked.mediators.is_empty() { field.hint(t.act_no_mediator()) } else { field }]
    },
    command: |asked, form, _| {
        let (window, chosen) = (asked.window_id()?, form.value("mediator"));
        if asked.window().is_none() {
            // Another registrar was quicker, perhaps with the same mediator, who stands on no list any
            // more. The rules say what has become of it.
            return Some(Command::Assign { window, mediator: chosen.parse().ok()? });
        }
        match asked.mediators.iter().find(|candidate| candidate.person.to_string() == chosen) {
            Some(candidate) => Some(Command::Assign { window, mediator: candidate.person }),
            None if asked.mediators.is_empty() => {
                // There is no box to lead to.
                form.refuse("", asked.t.act_no_mediator());
                None
            }
            None => {
                form.refuse("mediator", asked.t.choose_mediator());
                None
            }
        }
    },
};

pub const QUESTION: ActForm = ActForm {
    fields: |asked| {
        let t = asked.t;
        let free = Side::ALL.iter().filter(|side| asked.case.may_be_asked(**side));
        let sides = free.map(|side| Choice::new(side.as_str(), t.holder_name(side.holder()))).collect();
        vec![
            Field::radios("to", t.act_ask_whom(), sides),
            Field::area("text", t.act_question())
                .hint(asked.time_to_answer(WindowKey::Question))
                .wall(Wall::Court),
        ]
    },
    command: |asked, form, _| {
        let to = form.value("to").parse::<Side>().ok();
        if to.is_none() {
            form.refuse("to", asked.t.choose_whom());
        }
        let text = asked.statement(form, "text", &asked.t.write_question());
        Some(Command::Question { to: to?, text: text? })
    },
};

pub const RESPOND: ActForm = ActForm {
    fields: |asked| {
        vec![Field::area("text", asked.t.act_your_answer()).wall(Wall::Court), asked.files_field()]
    },
    command: |asked, form, exhibits| {
        let text = asked.statement(form, "text", &asked.t.write_your_answer())?;
        let Answers::Question(question) = asked.answers else { return None };
        Some(Command::Respond { question, text, exhibits })
    },
};

pub const CLOSE: ActForm = ActForm {
    fields: |asked| asked.reason_fields(&asked.book.closing),
    command: |asked, form, _| {
        let (reason, text) = asked.reason(form, &asked.book.closing)?;
        Some(Command::CloseWithoutResult { reason, text })
    },
};
