//! The rulebooks, for everybody: which there are, and each whole, as a page and as data. They are read
//! from memory; the guard asks before whether a calendar was changed.

mod law;
mod procedure;
pub mod rule;

use super::error::Fault;
use super::page::Page;
use super::parts::Answer;
use super::public;
use super::server::App;
use super::visitor::Visitor;
use super::{answer, links};
use crate::domain::clock::{Day, Force};
use crate::domain::rulebook::{Rulebook, ToVerify};
use crate::messages::T;
use actix_web::http::StatusCode;
use actix_web::{HttpRequest, HttpResponse, web};
use askama::Template;
use rule::{Section, Telling};
use serde::Serialize;

#[derive(Template)]
#[template(path = "rulebook/list.html")]
struct ListPage {
    page: Page,
    /// Whether somebody asked for one that is not there.
    unknown: bool,
    ours: Option<Listed>,
    others: Vec<Listed>,
}

/// One rulebook in the list.
struct Listed {
    id: &'static str,
    name: String,
    href: String,
    measure: Vec<Answer>,
}

#[derive(Template)]
#[template(path = "rulebook/show.html")]
struct ShowPage {
    page: Page,
    name: String,
    ours: bool,
    json: String,
    facts: Vec<Answer>,
    forces: Vec<(String, String)>,
    due: Vec<DueLine>,
    sections: Vec<Section>,
}

/// A rule that somebody should look up again.
pub struct DueLine {
    /// The rule, on the page of its rulebook.
    pub href: String,
    /// What it is.
    pub what: String,
    /// By when.
    pub by: String,
    /// Whether that day has passed.
    pub overdue: bool,
}

impl DueLine {
    /// A line for a reader, on the day that it is.
    pub fn of(due: &ToVerify, book: &Rulebook, today: Day, t: T) -> DueLine {
        DueLine {
            href: links::rule(&book.id, &anchor(&due.place)),
            what: due.what.in_language(t.0).to_owned(),
            by: t.long_date(due.by).into_owned(),
            overdue: due.by < today,
        }
    }
}

/// Where on the page of its rulebook a place of the file is shown.
fn anchor(place: &str) -> String {
    match place {
        "verify_by" => "how-to-read".to_owned(),
        _ => place.trim_end_matches(".statute").trim_end_matches(".benchmark").to_owned(),
    }
}

fn book(app: &App, id: &str) -> Result<&'static Rulebook, Fault> {
    Rulebook::IDS.contains(&id).then(|| app.casework.book(id)).flatten().ok_or(Fault::NotFound)
}

/// Which there are.
pub async fn list(req: HttpRequest, app: web::Data<App>, visitor: Visitor) -> Result<HttpResponse, Fault> {
    public::page(&req, &visitor, &list_page(&app, &visitor, false)?)
}

fn list_page(app: &App, visitor: &Visitor, unknown: bool) -> Result<ListPage, Fault> {
    let (t, works_by) = (visitor.t(), app.casework.rulebook().id.as_str());
    let (mut ours, mut others) = (None, Vec::new());
    for id in Rulebook::IDS {
        let book = book(app, id)?;
        let listed = Listed {
            id,
            name: book.name.in_language(t.0).to_owned(),
            href: links::rulebook(id),
            measure: measure(book, t),
        };
        if id == works_by { ours = Some(listed) } else { others.push(listed) }
    }
    Ok(ListPage { page: visitor.page(), unknown, ours, others })
}

/// What is in a rulebook, what its law does not cover, and what is to be looked up first.
fn measure(book: &Rulebook, t: T) -> Vec<Answer> {
    let rules = || book.groups.iter().flat_map(|group| book.grievances_in(group));
    let uncovered = rules().filter(|rule| rule.not_covered.is_some());
    let uncovered: Vec<_> = uncovered.map(|rule| rule.name.in_language(t.0)).collect();
    let mut lines = vec![
        Answer::new(t.rules_edition(), t.long_date(book.edition)),
        Answer::new(t.rules_measure(), t.rules_measured(book.laws.len(), book.times.len(), rules().count())),
    ];
    lines.push(match uncovered.is_empty() {
        true => Answer::new(t.rules_not_covered(), t.rules_all_covered()),
        false => Answer::new(t.rules_not_covered(), uncovered.join("\n")),
    });
    lines.extend(book.to_verify().first().map(|due| {
        let first = t.rules_due_first(&t.long_date(due.by), due.what.in_language(t.0)).into_owned();
        Answer::new(t.rules_due(), first)
    }));
    lines
}

/// One, whole. Whoever asks for one that is not there is shown which are.
pub async fn show(
    req: HttpRequest,
    app: web::Data<App>,
    visitor: Visitor,
    id: web::Path<String>,
) -> Result<HttpResponse, Fault> {
    match book(&app, &id) {
        Ok(book) => public::page(&req, &visitor, &show_page(&app, &visitor, book)),
        Err(Fault::NotFound) => answer::html(StatusCode::NOT_FOUND, &list_page(&app, &visitor, true)?),
        Err(fault) => Err(fault),
    }
}

fn show_page(app: &App, visitor: &Visitor, book: &Rulebook) -> ShowPage {
    let (t, today) = (visitor.t(), app.clock.centre_now().day_in(&book.zone));
    let ours = book.id == app.casework.rulebook().id;
    let telling = Telling { t, book, today };
    let forces = [
        Force::Statute,
        Force::Regulation,
        Force::DeptRule,
        Force::NormativeDoc,
        Force::RecStandard,
        Force::Draft,
        Force::Design,
    ];
    ShowPage {
        page: visitor.page(),
        name: book.name.in_language(t.0).to_owned(),
        ours,
        json: links::rulebook_json(&book.id),
        facts: vec![
            Answer::new(t.rules_edition(), t.long_date(book.edition)),
            Answer::new(t.rules_laws_of_it(), telling.begins()),
            Answer::new(t.rules_clock(), t.place(&book.zone)),
            Answer::new(t.rules_money(), book.currency.clone()),
        ],
        forces: forces
            .into_iter()
            .map(|force| (t.rules_force(force).into_owned(), t.rules_force_means(force).into_owned()))
            .chain([(t.rules_unseen().into_owned(), t.rules_unseen_means().into_owned())])
            .collect(),
        due: book.to_verify().iter().map(|due| DueLine::of(due, book, today, t)).collect(),
        sections: law::sections(&telling).into_iter().chain(procedure::sections(&telling, ours)).collect(),
    }
}

/// A rulebook as its files say it, and the calendar with what was changed since.
#[derive(Serialize)]
struct Whole<R: Serialize, C: Serialize> {
    #[serde(flatten)]
    rulebook: R,
    calendar_in_force: C,
}

/// The same as data.
pub async fn show_json(
    req: HttpRequest,
    app: web::Data<App>,
    id: web::Path<String>,
) -> Result<HttpResponse, Fault> {
    match book(&app, &id) {
        Ok(book) => {
            let broken = |problem: crate::domain::rulebook::RulebookError| Fault::Broken(problem.to_string());
            let rulebook = Rulebook::data_of(&book.id).map_err(broken)?;
            public::json(&req, &Whole { rulebook, calendar_in_force: book.calendar_data() })
        }
        Err(fault) => public::missing(fault),
    }
}
