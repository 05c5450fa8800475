//! Forms: whether what was promised is done.

use super::asked::Asked;
use super::field::Field;
use super::forms::ActForm;
use crate::domain::case::options::Answers;
use crate::domain::command::Command;
use crate::domain::evidence::NewExhibit;
use crate::domain::ids::RemedyId;
use crate::web::parts::Wall;
use crate::web::typed::Typed;

pub const REPORT: ActForm = ActForm {
    fields: |asked| {
        let text = Field::area("text", asked.t.act_what_was_done()).wall(wall(asked));
        vec![text, asked.files_field().wall(wall(asked))]
    },
    command: |asked, form, exhibits| {
        let text = asked.statement(form, "text", &asked.t.write_what_was_done())?;
        Some(Command::ReportPerformance { remedy: remedy(asked)?, text, exhibits })
    },
};

pub fn confirm(asked: &Asked<'_>, _: &mut Typed, _: Vec<NewExhibit>) -> Option<Command> {
    Some(Command::Confirm { remedy: remedy(asked)? })
}

pub const DENY: ActForm = ActForm {
    fields: |asked| vec![Field::area("text", asked.t.act_what_is_not_done()).wall(wall(asked))],
    command: |asked, form, _| {
        let text = asked.statement(form, "text", &asked.t.write_what_is_not_done())?;
        Some(Command::Deny { remedy: remedy(asked)?, text })
    },
};

/// How a settlement is kept is told to those who settled it only.
fn wall(asked: &Asked<'_>) -> Wall {
    if asked.case.has_secret_terms() { Wall::Settlement } else { Wall::Court }
}

fn remedy(asked: &Asked<'_>) -> Option<RemedyId> {
    match asked.answers {
        Answers::Remedy(id) => Some(id),
        Answers::Case
        | Answers::Window(_)
        | Answers::Offer(_)
        | Answers::Question(_)
        | Answers::Alarm(_)
        | Answers::Referral(_) => None,
    }
}
