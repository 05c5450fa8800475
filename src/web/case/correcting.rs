//! Form: putting right a slip in what was decided. Each text stands in its box as it reads now.

use super::asked::{Asked, DecidedText};
use super::field::Field;
use super::forms::ActForm;
use crate::domain::command::{Command, Correction};
use crate::domain::text::Words;
use crate::web::parts::Wall;
use crate::web::reading;
use crate::web::typed::Typed;

pub const CORRECT: ActForm = ActForm {
    fields: |asked| {
        let t = asked.t;
        let field = |(place, text): (usize, &DecidedText)| {
            Field::area(name(place), &text.title)
                .hint(t.act_slip_given(&text.given))
                .optional()
                .wall(Wall::Court)
        };
        asked.decided.iter().enumerate().map(field).collect()
    },
    command: |asked, form, _| {
        let t = asked.t;
        let changed =
            |(place, text): &(usize, &DecidedText)| form.trimmed(&name(*place)) != text.reads.trim();
        let mut changed = asked.decided.iter().enumerate().filter(changed);
        match (changed.next(), changed.next()) {
            (Some((place, text)), None) => read(asked, form, place, text),
            (None, _) => {
                form.refuse(&name(0), t.act_slip_nothing());
                None
            }
            (Some(_), Some((place, _))) => {
                form.refuse(&name(place), t.act_slip_one());
                None
            }
        }
    },
};

fn read(asked: &Asked<'_>, form: &mut Typed, place: usize, text: &DecidedText) -> Option<Command> {
    let reads = reading::words(form, &name(place), Words::STATEMENT, asked.t, asked.t.write_decision())?;
    let given = Words::parse(&text.given, Words::STATEMENT).ok()?;
    Some(Command::Correct(Correction { text: text.id, salt: text.salt, given, reads }))
}

/// The form as it opens: with the texts as they read now.
pub fn opened(asked: &Asked<'_>) -> Typed {
    let texts = asked.decided.iter().enumerate();
    Typed::new(texts.map(|(place, text)| (name(place), text.reads.clone())))
}

fn name(place: usize) -> String {
    format!("reads-{place}")
}
