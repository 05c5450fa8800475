//! What is done to a publication: the draft shown, the reply, the publication itself, a correction.

use super::{page, warning};
use crate::casework::Setback;
use crate::domain::clock::WindowKey;
use crate::domain::ids::WindowId;
use crate::domain::publication::{Command, Publication, Stage};
use crate::domain::refusal::Refusal;
use crate::domain::text::Words;
use crate::store::texts;
use crate::web::at_case::place;
use crate::web::at_publication::{AtPublication, PublicationFor};
use crate::web::error::Fault;
use crate::web::form::Form;
use crate::web::said::Said;
use crate::web::server::App;
use crate::web::typed::Typed;
use crate::web::{answer, links, reading};
use actix_web::http::StatusCode;
use actix_web::{HttpResponse, web};

/// The registrar shows the draft to the platform.
pub async fn show_draft(
    app: web::Data<App>,
    at: PublicationFor<place::Registrar>,
    Form(mut form): Form,
) -> Result<HttpResponse, Fault> {
    let t = at.visitor.t();
    let facts_only = at.publication.outcome.finding.is_none() || form.is_checked("facts-only", "yes");
    let mut finding = None;
    if !facts_only {
        finding = reading::words(&mut form, "finding", Words::STATEMENT, t, t.publication_finding_missing());
        warning::before(&app, &at, &mut form, "finding").await?;
        must_tick(&mut form, "read", t.publication_read_missing());
    }
    let answered = window(&at.publication, &form, WindowKey::Drafting);
    act(&app, at.0, form, answered, Command::Draft { finding }, Said::DraftShown).await
}

/// The platform replies.
pub async fn reply(
    app: web::Data<App>,
    at: PublicationFor<place::Platform>,
    Form(mut form): Form,
) -> Result<HttpResponse, Fault> {
    let t = at.visitor.t();
    let text = reading::words(&mut form, "reply", Words::STATEMENT, t, t.publication_reply_missing());
    warning::before(&app, &at, &mut form, "reply").await?;
    let answered = window(&at.publication, &form, WindowKey::RightOfReply);
    let Some((text, window)) = text.zip(answered) else {
        return refused(&app, at.0, form, answered.is_none()).await;
    };
    act(&app, at.0, form, answered, Command::Reply { window, text }, Said::ReplySent).await
}

/// The registrar publishes.
pub async fn publish(
    app: web::Data<App>,
    at: PublicationFor<place::Registrar>,
    Form(mut form): Form,
) -> Result<HttpResponse, Fault> {
    must_tick(&mut form, "public", at.visitor.t().publication_public_missing());
    let (of, keys) = (&at.publication, [WindowKey::Publishing, WindowKey::Drafting]);
    let answered = keys.into_iter().find_map(|key| window(of, &form, key));
    act(&app, at.0, form, answered, Command::Publish, Said::Published).await
}

/// The registrar mends a mistake in what the public reads.
pub async fn correct(
    app: web::Data<App>,
    at: PublicationFor<place::Registrar>,
    Form(mut form): Form,
) -> Result<HttpResponse, Fault> {
    let t = at.visitor.t();
    let finding = reading::words(&mut form, "finding", Words::STATEMENT, t, t.publication_finding_missing());
    let reason = reading::words(&mut form, "reason", Words::NOTE, t, t.publication_reason_missing());
    warning::before(&app, &at, &mut form, "finding").await?;
    let answered = (form.value("text") == text_in_force(&at.publication)).then_some(());
    let Some((finding, reason)) = finding.zip(reason) else {
        return refused(&app, at.0, form, answered.is_none()).await;
    };
    act(&app, at.0, form, answered, Command::Correct { finding, reason }, Said::Corrected).await
}

/// The name of the finding that the public reads now, which a correction answers.
pub fn text_in_force(publication: &Publication) -> String {
    publication.finding.map(|text| text.id.to_string()).unwrap_or_default()
}

/// The window that the form answers, if it runs.
fn window(publication: &Publication, form: &Typed, key: WindowKey) -> Option<WindowId> {
    let named = form.value("window").parse::<WindowId>().ok()?;
    publication.life.running.get(named).filter(|window| window.key == key).map(|window| window.id)
}

fn must_tick(form: &mut Typed, field: &str, missing: impl Into<String>) {
    if !form.is_checked(field, "yes") {
        form.refuse(field, missing);
    }
}

/// Carries out what a form asks for, if it is whole and what it answers is still open.
async fn act<W>(
    app: &App,
    at: AtPublication,
    form: Typed,
    answered: Option<W>,
    command: Command,
    said: Said,
) -> Result<HttpResponse, Fault> {
    if answered.is_none() || form.has_errors() {
        return refused(app, at, form, answered.is_none()).await;
    }
    match app.casework.act_on_publication(at.id(), command, at.actor()).await {
        Ok(_) => Ok(said.on(answer::see_other(&links::publication(at.number())))),
        Err(Setback::Refused(Refusal::NoLongerOpen | Refusal::AlreadyDone)) => {
            refused(app, at, form, true).await
        }
        Err(setback) => Err(setback.into()),
    }
}

/// The page again with what was typed. A form that answers what is no longer open says so, unless all
/// that it asks for has been done: then there is nothing to put right.
async fn refused(app: &App, at: AtPublication, mut form: Typed, stale: bool) -> Result<HttpResponse, Fault> {
    if !stale {
        return answer::again(&page(app, &at, Some(form)).await?);
    }
    let at = at.by_now(app).await?;
    if was_done(app, &at, &form).await? {
        return Err(Fault::DoneBefore { at: links::publication(at.number()) });
    }
    form.refuse("", at.visitor.t().publication_stale());
    answer::html(StatusCode::CONFLICT, &page(app, &at, Some(form)).await?)
}

/// Whether the record says already what the form wants it to say.
async fn was_done(app: &App, at: &AtPublication, form: &Typed) -> Result<bool, Fault> {
    let publication = &at.publication;
    let (typed, recorded) = match (form.trimmed("reply"), form.trimmed("finding")) {
        ("", "") => {
            // No text: the last look before the publication, or a draft of facts only.
            let done = match form.is_checked("public", "yes") {
                true => publication.stage == Stage::Published,
                false => publication.stage != Stage::Drafting && publication.finding.is_none(),
            };
            return Ok(done);
        }
        ("", finding) => (finding.to_owned(), publication.finding),
        (reply, _) => (reply.to_owned(), publication.reply),
    };
    let Some(recorded) = recorded else { return Ok(false) };
    let words = app.store.read(move |c| Ok::<_, Fault>(texts::open(c, &[recorded.id])?)).await?;
    Ok(words.get(&recorded.id).is_some_and(|words| *words == typed))
}
