//! Forms: the consumer's own yes to court, and what the court's clerk records.

use super::field::Field;
use super::forms::ActForm;
use crate::domain::case::event::Finding;
use crate::domain::command::Command;
use crate::domain::text::Words;
use crate::web::parts::{Choice, Wall};
use crate::web::reading;

pub const HAND_OVER: ActForm = ActForm {
    fields: |asked| {
        let (t, case) = (asked.t, asked.case);
        let returned = case.court.as_ref().and_then(|court| court.returned.as_ref());
        let defects = returned.map(|(defects, ..)| {
            let named = asked.book.return_defects.iter().filter(|entry| defects.contains(&entry.key));
            let named: Vec<_> = named.map(|entry| entry.name.in_language(t.0).to_owned()).collect();
            t.act_court_defects(&t.story_list(&named)).into_owned()
        });
        vec![
            Field::area("note", t.act_court_note())
                .hint(defects.unwrap_or_default())
                .optional()
                .wall(Wall::Court)
                .read_by(t.readers_court()),
            Field::tick("yes", t.act_court_yes())
                .hint(t.act_court_gets(case.answer.is_some(), case.ruling.is_some())),
        ]
    },
    command: |asked, form, _| {
        let note = reading::words_if_any(form, "note", Words::NOTE, asked.t);
        if !form.is_checked("yes", "yes") {
            form.refuse("yes", asked.t.tick_court_yes());
        }
        Some(Command::HandOver { note })
    },
};

pub const DOCKET: ActForm = ActForm {
    fields: |asked| vec![Field::line("docket", asked.t.act_docket()).hint(asked.t.act_docket_hint())],
    command: |asked, form, _| {
        let docket = reading::line(form, "docket", asked.t, asked.t.write_docket())?;
        Some(Command::Docket { docket })
    },
};

pub const RETURN: ActForm = ActForm {
    fields: |asked| {
        let t = asked.t;
        vec![
            Field::checkboxes("defect", t.act_defects(), asked.listed(&asked.book.return_defects)),
            Field::area("text", t.act_explain()),
        ]
    },
    command: |asked, form, _| {
        let known = asked.book.return_defects.iter().map(|entry| (entry.key.as_str(), entry.key.as_str()));
        let defects: Vec<String> =
            reading::chosen(form, "defect", known).into_iter().map(ToOwned::to_owned).collect();
        if defects.is_empty() {
            form.refuse("defect", asked.t.choose_defects());
        }
        let text = asked.statement(form, "text", &asked.t.write_explanation())?;
        Some(Command::Return { defects, text })
    },
};

pub const JUDGE: ActForm = ActForm {
    fields: |asked| {
        let t = asked.t;
        let outcomes = Finding::ALL
            .iter()
            .map(|finding| Choice::new(finding.as_str(), t.judgment_name(*finding)))
            .collect();
        vec![Field::radios("outcome", t.act_decided(), outcomes), Field::area("text", t.act_judgment())]
    },
    command: |asked, form, _| {
        let outcome = form.value("outcome").parse::<Finding>().ok();
        if outcome.is_none() {
            form.refuse("outcome", asked.t.choose_decided());
        }
        let text = asked.statement(form, "text", &asked.t.write_judgment());
        Some(Command::Judge { outcome: outcome?, text: text? })
    },
};
