//! Forms: terms on the table, and taking or leaving them.

use super::asked::Asked;
use super::field::Field;
use super::forms::ActForm;
use crate::domain::actor::Role;
use crate::domain::case::options::Answers;
use crate::domain::clock::WindowKey;
use crate::domain::command::{Command, Promised};
use crate::domain::evidence::NewExhibit;
use crate::domain::money::Cents;
use crate::domain::rulebook::Remedy;
use crate::web::parts::Wall;
use crate::web::reading;
use crate::web::typed::Typed;

/// More days than any promise should take; a longer one is no promise.
const MOST_DAYS: u16 = 365;

pub const OFFER: ActForm = ActForm {
    fields: |asked| {
        let t = asked.t;
        let (words, window) = match asked.role {
            Role::Mediator => (t.act_proposal_words(), WindowKey::Proposal),
            _ => (t.act_offer_words(), WindowKey::Offer),
        };
        vec![
            Field::group(t.act_terms(), terms(asked, Wall::Settlement)).hint(t.act_terms_hint()),
            Field::area("text", words).hint(asked.time_to_answer(window)).wall(Wall::Settlement),
        ]
    },
    command: |asked, form, _| {
        let promises = read_terms(asked, form);
        if promises.as_ref().is_some_and(Vec::is_empty) {
            form.refuse(&first_term(asked), asked.t.choose_terms());
        }
        let text = asked.statement(form, "text", &asked.t.write_offer_words());
        Some(Command::Offer { text: text?, promises: promises.filter(|promises| !promises.is_empty())? })
    },
};

pub fn accept(asked: &Asked<'_>, _: &mut Typed, _: Vec<NewExhibit>) -> Option<Command> {
    let Answers::Offer(offer) = asked.answers else { return None };
    Some(Command::AcceptOffer { offer })
}

pub fn decline(asked: &Asked<'_>, _: &mut Typed, _: Vec<NewExhibit>) -> Option<Command> {
    let Answers::Offer(offer) = asked.answers else { return None };
    Some(Command::DeclineOffer { offer })
}

/// Each remedy with a box, what exactly, how much and how soon. What the consumer asks for comes first.
pub fn terms(asked: &Asked<'_>, wall: Wall) -> Vec<Field> {
    let t = asked.t;
    let usual = t.span(asked.book.window(WindowKey::Performance).span);
    let term = |remedy: &Remedy| {
        let key = &remedy.key;
        let mut fields = Vec::new();
        if remedy.money {
            fields.push(Field::number(format!("amount-{key}"), t.act_term_amount()));
        }
        fields.push(Field::line(format!("text-{key}"), t.act_term_text()).optional().wall(wall));
        let days = Field::number(format!("days-{key}"), t.act_term_days());
        fields.push(days.hint(t.act_term_days_hint(&usual)).optional());
        Field::ticked(format!("term-{key}"), remedy.order.in_language(t.0), fields)
    };
    remedies(asked).map(term).collect()
}

fn remedies<'a>(asked: &'a Asked<'_>) -> impl Iterator<Item = &'a Remedy> {
    let wanted = |remedy: &&Remedy| asked.case.filing.wants.iter().any(|want| want.remedy == remedy.key);
    let (first, rest): (Vec<&Remedy>, Vec<&Remedy>) = asked.book.remedies.iter().partition(wanted);
    first.into_iter().chain(rest)
}

/// The field that a missing choice is told at.
pub fn first_term(asked: &Asked<'_>) -> String {
    remedies(asked).next().map(|remedy| format!("term-{}", remedy.key)).unwrap_or_default()
}

/// Reads what [`terms`] asked; empty if nothing was chosen.
pub fn read_terms(asked: &Asked<'_>, form: &mut Typed) -> Option<Vec<Promised>> {
    let chosen: Vec<&Remedy> =
        remedies(asked).filter(|remedy| form.is_checked(&format!("term-{}", remedy.key), "yes")).collect();
    let read: Vec<_> = chosen.into_iter().map(|remedy| read_term(asked, form, remedy)).collect();
    read.into_iter().collect()
}

fn read_term(asked: &Asked<'_>, form: &mut Typed, remedy: &Remedy) -> Option<Promised> {
    let key = &remedy.key;
    let amount: Option<Option<Cents>> = match remedy.money {
        true => reading::amount(form, &format!("amount-{key}"), asked.t).map(Some),
        false => Some(None),
    };
    let before = form.problems().len();
    let text = asked.note(form, &format!("text-{key}"));
    let days = reading::count_if_any(form, &format!("days-{key}"), MOST_DAYS, asked.t);
    (form.problems().len() == before).then_some(())?;
    Some(Promised { remedy: key.clone(), amount: amount?, text, days })
}
