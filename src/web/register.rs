//! The public register: the list of published outcomes, searched and narrowed by its address alone.

pub mod asked;
mod data;

use super::entries::{self, EntryLine, Named};
use super::error::Fault;
use super::page::Page;
use super::paging::{pager, pages};
use super::parts::{Choice, Pager};
use super::server::App;
use super::visitor::Visitor;
use super::{answer, feeds, links, public};
use crate::domain::grievance::Grievance;
use crate::domain::publication::Kind;
use crate::domain::text::Language;
use crate::messages::T;
use crate::store::platforms::{self, Platform};
use crate::store::register::{self, Facets};
use crate::store::{Conn, StoreError};
use crate::web::typed::Typed;
use actix_web::http::StatusCode;
use actix_web::{HttpRequest, HttpResponse, web};
use askama::Template;
use asked::{Asked, PER_PAGE};
use data::RegisterData;

/// The most platforms that a reader is offered to choose from.
const MOST_PLATFORMS: i64 = 200;

/// One question and its answer: what page, data and feed are made from.
struct Found {
    asked: Asked,
    all: i64,
    entries: Vec<Named>,
    facets: Facets,
    platforms: Vec<Platform>,
}

async fn find(app: &App, req: &HttpRequest, t: T) -> Result<Found, Fault> {
    let asked = Asked::read(req.query_string(), t);
    Ok(app.store.read(move |c| answer_to(c, asked, t)).await?)
}

fn answer_to(c: &mut Conn<'_>, mut asked: Asked, t: T) -> Result<Found, StoreError> {
    asked.look_up(c, t)?;
    let ids: Vec<_> = register::platforms(c, MOST_PLATFORMS)?.into_iter().map(|(id, _)| id).collect();
    let mut platforms: Vec<_> = platforms::checked_among(c, &ids)?.into_values().collect();
    platforms.sort_by(|one, other| one.name(t.0).cmp(other.name(t.0)));
    let mut found = Found { asked, all: 0, entries: Vec::new(), facets: Facets::default(), platforms };
    if found.asked.typed.has_errors() {
        return Ok(found);
    }
    let (entries, all) = register::search(c, &found.asked.search)?;
    if found.asked.page > pages(all, PER_PAGE) {
        found.asked.typed.refuse("page", t.query_no_such_page());
        return Ok(found);
    }
    found.facets = register::facets(c, &found.asked.search)?;
    found.entries = entries::named(c, entries)?;
    found.all = all;
    Ok(found)
}

impl Found {
    fn is_wrong(&self) -> bool {
        self.asked.typed.has_errors()
    }

    /// Where the list goes on, at the page or one of its twins.
    fn pager(&self, path: &str, with: &[(&str, &str)]) -> Pager {
        let at = |number: u32| {
            let number = number.to_string();
            let fields: Vec<_> = with.iter().copied().chain([("page", number.as_str())]).collect();
            self.asked.address(path, &fields)
        };
        pager(self.asked.page, pages(self.all, PER_PAGE), at)
    }
}

/// One value by which the list can be narrowed.
struct Facet {
    name: String,
    entries: i64,
    href: String,
    chosen: bool,
}

#[derive(Template)]
#[template(path = "register/list.html")]
struct RegisterPage {
    page: Page,
    form: Typed,
    found: String,
    lines: Vec<EntryLine>,
    pager: Pager,
    /// The first page, for whoever leafed too far.
    first: String,
    /// Whether anything narrows the list.
    narrowed: bool,
    /// Whether the fields below the words are in use, so that they are shown.
    open: bool,
    platforms: Vec<Choice>,
    outcomes: Vec<Choice>,
    grievances: Vec<Choice>,
    by_outcome: Vec<Facet>,
    /// The way to all outcomes, if one is chosen.
    any_outcome: Option<String>,
    by_grievance: Vec<Facet>,
    any_grievance: Option<String>,
    json: String,
    atom: String,
}

impl RegisterPage {
    fn new(app: &App, visitor: &Visitor, found: &Found) -> Self {
        let (t, book, asked) = (visitor.t(), app.casework.rulebook(), &found.asked);
        let outcome = |kind: Kind| book.outcome_name(kind.as_str(), t.0).to_owned();
        let grievance = |key: Grievance| book.grievance(key).short.in_language(t.0).to_owned();
        let facet = |field: &str, value: &str, name: String, entries: i64| Facet {
            name,
            entries,
            href: asked.address(links::REGISTER, &[(field, value)]),
            chosen: asked.typed.trimmed(field) == value,
        };
        let any = |field: &str| {
            let chosen = !asked.typed.trimmed(field).is_empty();
            chosen.then(|| asked.address(links::REGISTER, &[(field, "")]))
        };
        let platforms = found.platforms.iter();
        let by_outcome = found.facets.kinds.iter();
        let by_grievance = found.facets.grievances.iter();
        let fields = ["platform", "outcome", "grievance", "from", "to"];
        Self {
            page: visitor.page().in_error(found.is_wrong()),
            form: asked.typed.clone(),
            found: t.register_found(found.all).into_owned(),
            lines: found.entries.iter().map(|e| EntryLine::new(e, t, book, &asked.search.words)).collect(),
            pager: found.pager(links::REGISTER, &[]),
            first: asked.address(links::REGISTER, &[]),
            narrowed: asked.narrows(),
            open: fields.iter().any(|name| !asked.typed.trimmed(name).is_empty()),
            platforms: with_any(
                t.register_any_platform(),
                platforms.map(|one| Choice::new(one.slug.as_str(), one.name(t.0))),
            ),
            outcomes: with_any(
                t.register_any_outcome(),
                Kind::ALL.iter().map(|kind| Choice::new(kind.as_str(), outcome(*kind))),
            ),
            grievances: with_any(
                t.register_any_grievance(),
                Grievance::ALL.iter().map(|key| Choice::new(key.as_str(), grievance(*key))),
            ),
            by_outcome: by_outcome
                .map(|(kind, entries)| facet("outcome", kind.as_str(), outcome(*kind), *entries))
                .collect(),
            any_outcome: any("outcome"),
            by_grievance: by_grievance
                .map(|(key, entries)| facet("grievance", key.as_str(), grievance(*key), *entries))
                .collect(),
            any_grievance: any("grievance"),
            json: asked.same_page(links::REGISTER_JSON, &[]),
            atom: asked.same_page(links::REGISTER_ATOM, &[("lang", t.0.as_str())]),
        }
    }
}

fn with_any(any: impl Into<String>, choices: impl Iterator<Item = Choice>) -> Vec<Choice> {
    std::iter::once(Choice::new("", any)).chain(choices).collect()
}

/// The list.
pub async fn show(app: web::Data<App>, visitor: Visitor, req: HttpRequest) -> Result<HttpResponse, Fault> {
    let found = find(&app, &req, visitor.t()).await?;
    let page = RegisterPage::new(&app, &visitor, &found);
    if found.is_wrong() { answer::again(&page) } else { public::page(&req, &visitor, &page) }
}

/// The list for machines.
pub async fn show_json(
    app: web::Data<App>,
    visitor: Visitor,
    req: HttpRequest,
) -> Result<HttpResponse, Fault> {
    let found = find(&app, &req, visitor.t()).await?;
    if found.is_wrong() {
        return Ok(public::trouble(StatusCode::UNPROCESSABLE_ENTITY, &found.asked.typed));
    }
    public::json(&req, &RegisterData::of(&found, &app))
}

/// The list as a feed.
pub async fn show_atom(
    app: web::Data<App>,
    visitor: Visitor,
    req: HttpRequest,
) -> Result<HttpResponse, Fault> {
    let found = find(&app, &req, visitor.t()).await?;
    if found.is_wrong() {
        return Ok(public::trouble(StatusCode::UNPROCESSABLE_ENTITY, &found.asked.typed));
    }
    let t = T(public::language(&found.asked.typed, &visitor));
    let lang = [("lang", t.0.as_str())];
    let about = feeds::About {
        title: t.register_title().into_owned(),
        subtitle: t.register_means().into_owned(),
        id: found.asked.address(links::REGISTER_ATOM, &lang),
        feed: found.asked.same_page(links::REGISTER_ATOM, &lang),
        page: found.asked.same_page(links::REGISTER, &[]),
        pager: found.pager(links::REGISTER_ATOM, &lang),
    };
    Ok(public::feed(&req, feeds::written(&app, t, &about, &found.entries)?))
}

/// The last outcomes that were published, as the start page shows them.
///
/// # Errors
/// What the store said.
pub async fn latest(app: &App, language: Language, most: i64) -> Result<Vec<EntryLine>, Fault> {
    let search = register::Search { most, ..register::Search::default() };
    let read = move |c: &mut Conn<'_>| {
        let (entries, _) = register::search(c, &search)?;
        entries::named(c, entries)
    };
    let entries: Vec<Named> = app.store.read(read).await?;
    let book = app.casework.rulebook();
    Ok(entries.iter().map(|entry| EntryLine::new(entry, T(language), book, "")).collect())
}
