//! One entry of the register: the finding, the platform's reply beside it, and what came of it.

mod shown;

pub use shown::{EntryLine, EntryView};

use super::error::Fault;
use super::open_data::EntryData;
use super::page::Page;
use super::parts::Pager;
use super::server::App;
use super::typed::Typed;
use super::visitor::Visitor;
use super::{answer, feeds, form, links, public};
use crate::domain::ids::MatterId;
use crate::messages::T;
use crate::store::platforms::{self, Platform};
use crate::store::register::{self, Published};
use crate::store::{Reads, StoreError};
use actix_web::http::StatusCode;
use actix_web::{HttpRequest, HttpResponse, web};
use askama::Template;

/// An entry with its platform, if the centre has checked that it exists: a name that nobody has
/// checked is only what one consumer said.
pub struct Named {
    /// The entry.
    pub entry: Published,
    /// The platform.
    pub platform: Option<Platform>,
}

/// Entries with their platforms, in their order.
///
/// # Errors
/// What the database said.
pub fn named(c: &mut impl Reads, entries: Vec<Published>) -> Result<Vec<Named>, StoreError> {
    let ids: Vec<_> = entries.iter().map(|entry| entry.platform_id).collect();
    let platforms = platforms::checked_among(c, &ids)?;
    let with_name = |entry: Published| {
        let platform = platforms.get(&entry.platform_id).cloned();
        Named { entry, platform }
    };
    Ok(entries.into_iter().map(with_name).collect())
}

/// The entry with this name.
///
/// # Errors
/// [`Fault::NotFound`] when there is none.
async fn find(app: &App, name: &str) -> Result<Named, Fault> {
    let id: MatterId = name.parse().map_err(|_| Fault::NotFound)?;
    let found = app.store.read(move |c| {
        let entry = register::entry(c, id)?;
        named(c, vec![entry])
    });
    let found: Result<Vec<Named>, StoreError> = found.await;
    found?.pop().ok_or(Fault::NotFound)
}

#[derive(Template)]
#[template(path = "register/entry.html")]
struct EntryPage {
    page: Page,
    view: EntryView,
    json: String,
    atom: String,
}

/// What is left of an entry whose time has ended: no platform, no words.
#[derive(Template)]
#[template(path = "register/gone.html")]
struct GonePage {
    page: Page,
    /// The month in which it left.
    left_in: String,
}

/// The page of an entry.
pub async fn show(
    app: web::Data<App>,
    visitor: Visitor,
    req: HttpRequest,
    name: web::Path<String>,
) -> Result<HttpResponse, Fault> {
    let (named, t) = (find(&app, &name).await?, visitor.t());
    let id = named.entry.id;
    if let Some(ended) = named.entry.ended_at {
        let left_in = t.month_and_year(ended.day_in(app.zone())).into_owned();
        return answer::html(StatusCode::GONE, &GonePage { page: visitor.page(), left_in });
    }
    let view = EntryView::new(&named, t, app.casework.rulebook());
    let atom = links::with_query(&links::entry_atom(id), [("lang", t.0.as_str())]);
    public::page(&req, &visitor, &EntryPage { page: visitor.page(), view, json: links::entry_json(id), atom })
}

/// The entry, if it stands in the register; else what a machine is told.
async fn for_machine(app: &App, name: &str) -> Result<Result<Named, HttpResponse>, Fault> {
    Ok(match find(app, name).await {
        Ok(named) if named.entry.ended_at.is_none() => Ok(named),
        Ok(_) => Err(public::trouble(StatusCode::GONE, &Typed::default())),
        Err(fault) => Err(public::missing(fault)?),
    })
}

/// The entry for machines.
pub async fn show_json(
    app: web::Data<App>,
    req: HttpRequest,
    name: web::Path<String>,
) -> Result<HttpResponse, Fault> {
    match for_machine(&app, &name).await? {
        Ok(named) => public::json(&req, &EntryData::of(&named, &app)),
        Err(trouble) => Ok(trouble),
    }
}

/// A feed of this one entry: whoever follows it learns what came of it.
pub async fn show_atom(
    app: web::Data<App>,
    visitor: Visitor,
    req: HttpRequest,
    name: web::Path<String>,
) -> Result<HttpResponse, Fault> {
    let named = match for_machine(&app, &name).await? {
        Ok(named) => named,
        Err(trouble) => return Ok(trouble),
    };
    let asked = form::parse(req.query_string().as_bytes()).unwrap_or_default();
    let (t, id) = (T(public::language(&asked, &visitor)), named.entry.id);
    let address = links::with_query(&links::entry_atom(id), [("lang", t.0.as_str())]);
    let about = feeds::About {
        id: address.clone(),
        title: EntryView::new(&named, t, app.casework.rulebook()).title,
        subtitle: t.register_means().into_owned(),
        feed: address,
        page: links::entry(id),
        pager: Pager { page: 1, pages: 1, newer: None, older: None },
    };
    Ok(public::feed(&req, feeds::written(&app, t, &about, &[named])?))
}
