//! The start page: what this is, the ways on, and how long each step may take.

use super::entries::EntryLine;
use super::error::Fault;
use super::page::Page;
use super::server::App;
use super::visitor::Visitor;
use super::{answer, links, register};
use crate::domain::actor::Role;
use crate::domain::clock::WindowKey;
use crate::store::drafts;
use actix_web::{HttpResponse, web};
use askama::Template;

/// The road of a case whose parties act; the last one bounds all of it.
const ROAD: [WindowKey; 8] = [
    WindowKey::Admission,
    WindowKey::Answer,
    WindowKey::Reply,
    WindowKey::Negotiation,
    WindowKey::Mediation,
    WindowKey::RulingResponse,
    WindowKey::Performance,
    WindowKey::OuterLimit,
];

/// How many published outcomes are shown.
const LATEST: i64 = 3;

#[derive(Template)]
#[template(path = "home.html")]
struct HomePage {
    page: Page,
    /// How many complaints the visitor has begun and not filed.
    drafts: i64,
    road: Vec<Step>,
    latest: Vec<EntryLine>,
}

/// One step: what happens, within what time, and what follows if it does not.
struct Step {
    what: String,
    within: String,
    silence: String,
}

/// The start page.
pub async fn show(app: web::Data<App>, visitor: Visitor) -> Result<HttpResponse, Fault> {
    let (t, book) = (visitor.t(), app.casework.rulebook());
    let step = |key: &WindowKey| Step {
        what: t.home_step_of(*key).into_owned(),
        within: t.span(book.window(*key).span).into_owned(),
        // A visitor reads as a consumer would.
        silence: book.silence(*key).first.sentence(false, true).in_language(t.0).to_owned(),
    };
    let consumer = visitor.person.as_ref().filter(|person| person.has(Role::Consumer));
    let drafts = match consumer.map(|person| person.person.id) {
        Some(owner) => app.store.read(move |c| drafts::count(c, owner)).await?,
        None => 0,
    };
    let latest = register::latest(&app, visitor.language, LATEST).await?;
    answer::ok(&HomePage { page: visitor.page(), drafts, road: ROAD.iter().map(step).collect(), latest })
}
