//! Filing a complaint: one question a page, a draft that nothing loses, a check, and a receipt.

mod asking;
mod checking;
mod complaint;
mod evidence;
mod own_draft;
mod preview;
mod topic;

pub use topic::Topic;

pub(super) use complaint::{From, brought_up_to_date, following, is_as_of};
pub(super) use own_draft::seal;

pub(super) use asking::{save, show};
pub(super) use checking::{file, show as check};
pub(super) use evidence::{add as add_evidence, remove as remove_evidence, show as show_evidence};

use super::case::dangers;
use super::error::Fault;
use super::form::Form;
use super::page::Page;
use super::parts::Paper;
use super::said::Said;
use super::server::App;
use super::typed::Typed;
use super::visitor::{Consumer, Visitor};
use super::{answer, links, waiting};
use crate::accounts::fresh_id;
use crate::domain::actor::Role;
use crate::domain::clock::WindowKey;
use crate::domain::ids::DraftId;
use crate::store::drafts::{self, Draft};
use crate::store::{Sealed, StoreError};
use actix_web::{HttpResponse, web};
use askama::Template;
use own_draft::{OwnDraft, Written};

/// So many complaints a person may be writing at once.
pub(super) const MOST_DRAFTS: i64 = 10;

#[derive(Template)]
#[template(path = "filing/start.html")]
struct StartPage {
    page: Page,
    form: Typed,
    /// Whether the visitor may file: signed in, and as a consumer.
    is_consumer: bool,
    drafts: Vec<DraftLine>,
    /// How long the centre may take to decide whether it takes the complaint.
    admission: String,
    /// What to do at once if something is happening now.
    dangers: Vec<Paper>,
    /// This page again, with what was chosen before.
    here: String,
}

/// A complaint that waits to be finished.
struct DraftLine {
    title: String,
    changed: String,
    go_on: String,
    throw_away: String,
}

/// `form` may bring what was chosen in the explorer.
async fn start(app: &App, visitor: &Visitor, form: Typed) -> Result<StartPage, Fault> {
    let t = visitor.t();
    let consumer = visitor.person.clone().filter(|person| person.has(Role::Consumer));
    let mut lines = Vec::new();
    if let Some(person) = &consumer {
        let owner = person.person.id;
        for draft in app.store.read(move |c| drafts::of(c, owner)).await? {
            let typed = own_draft::open(&draft.typed)?;
            lines.push(DraftLine {
                title: title(&typed).unwrap_or_else(|| t.draft_untitled().into_owned()),
                changed: t
                    .draft_changed_at(&t.long_date_and_time(app.clock.shown(draft.changed_at), app.zone()))
                    .into_owned(),
                go_on: links::draft(draft.id),
                throw_away: links::draft_removal(draft.id),
            });
        }
    }
    Ok(StartPage {
        page: visitor.page().in_error(form.has_errors()),
        here: links::with_query(links::FILE, form.fields()),
        form,
        is_consumer: consumer.is_some(),
        drafts: lines,
        dangers: dangers(t, app.casework.rulebook()),
        admission: t.span(app.casework.rulebook().window(WindowKey::Admission).span).into_owned(),
    })
}

/// What a draft is called while it has no number: its title, or at least the platform.
fn title(typed: &Typed) -> Option<String> {
    let parts = ["title", "platform"].map(|field| typed.trimmed(field));
    parts.into_iter().find(|part| !part.is_empty()).map(|part| part.chars().take(120).collect())
}

/// Before the first question; for whoever is not signed in, the ways to come in and back here.
pub(super) async fn show_start(
    app: web::Data<App>,
    visitor: Visitor,
    query: web::Query<Vec<(String, String)>>,
) -> Result<HttpResponse, Fault> {
    answer::ok(&start(&app, &visitor, carried(Typed::new(query.into_inner()))).await?)
}

/// What a form or an address may bring into a new draft: what went wrong, and what was asked before.
fn carried(mut typed: Typed) -> Typed {
    let fits = |name: &str| Topic::Grievance.owns(name) || Topic::Asked.owns(name);
    typed.forget(|name| !fits(name));
    typed
}

/// A draft in which nothing was typed yet.
///
/// # Errors
/// What sealing says; a fault of ours.
pub(super) fn nothing_typed() -> Result<Sealed, StoreError> {
    seal(&Typed::default())
}

/// Begins a draft.
pub(super) async fn begin(
    app: web::Data<App>,
    consumer: Consumer,
    form: Form,
) -> Result<HttpResponse, Fault> {
    let mut form = carried(form.0);
    let (owner, now) = (consumer.person.person.id, app.clock.centre_now());
    let id = DraftId(fresh_id(app.clock.machine_now())?);
    let draft = Draft::begun(id, owner, None, seal(&form)?, now);
    let begun = app
        .store
        .write(move |tx| {
            if drafts::count(tx, owner)? >= MOST_DRAFTS {
                return Ok::<_, Fault>(false);
            }
            drafts::begin(tx, &draft)?;
            Ok(true)
        })
        .await?;
    if begun {
        return Ok(answer::see_other(&links::topic(id, Topic::Platform)));
    }
    form.refuse("drafts", consumer.visitor.t().too_many_drafts(MOST_DRAFTS));
    answer::again(&start(&app, &consumer.visitor, form).await?)
}

/// On where the consumer stopped.
pub(super) async fn go_on(app: web::Data<App>, own: OwnDraft) -> Result<HttpResponse, Fault> {
    let given = own.written.given(&app, own.writer.visitor.t());
    let missing = given.first_missing(&own.written.typed);
    let here = missing.map_or_else(|| links::check(own.id()), |topic| links::topic(own.id(), topic));
    Ok(answer::see_other(&here))
}

#[derive(Template)]
#[template(path = "filing/removal.html")]
struct RemovalPage {
    page: Page,
    draft: DraftId,
    title: String,
    files: usize,
}

/// Asks whether the draft may go.
pub(super) async fn ask_removal(own: OwnDraft) -> Result<HttpResponse, Fault> {
    let visitor = &own.writer.visitor;
    let title = title(&own.written.typed).unwrap_or_else(|| visitor.t().draft_untitled().into_owned());
    let files = own.written.files.len();
    answer::ok(&RemovalPage { page: visitor.page(), draft: own.id(), title, files })
}

/// Throws the draft away, and its files with it.
pub(super) async fn remove(app: web::Data<App>, own: OwnDraft) -> Result<HttpResponse, Fault> {
    let Written { draft, files, .. } = &own.written;
    let (id, version) = (draft.id, draft.version);
    app.store.write(move |tx| drafts::end(tx, id, version)).await?;
    let objects: Vec<String> = files.iter().map(|file| file.object.clone()).collect();
    waiting::forget(&app.vault, &objects).await;
    Ok(Said::DraftRemoved.on(answer::see_other(own.start())))
}
