//! What is done to a request: answered, given more time, sent by another way, ended.

use super::{Read, page};
use crate::casework::Setback;
use crate::domain::actor::Role;
use crate::domain::ids::WindowId;
use crate::domain::refusal::Refusal;
use crate::domain::request::{Answer, Command};
use crate::domain::text::Words;
use crate::web::at_case::place;
use crate::web::at_request::{AtRequest, RequestFor};
use crate::web::error::Fault;
use crate::web::form::Form;
use crate::web::said::Said;
use crate::web::server::App;
use crate::web::typed::Typed;
use crate::web::{answer as reply, links, reading};
use actix_web::http::StatusCode;
use actix_web::{HttpResponse, web};

/// The platform answers, or whoever asked notes what it answered.
pub async fn answer(
    app: web::Data<App>,
    at: RequestFor<place::Party>,
    Form(mut form): Form,
) -> Result<HttpResponse, Fault> {
    let t = at.visitor.t();
    let answer = form.value("answer").parse::<Answer>().ok();
    if answer.is_none() {
        form.refuse("answer", t.request_choose_answer());
    }
    let text = match at.role() {
        // The person who asked waits for a reason or a deed in words.
        Role::Platform => reading::words(&mut form, "said", Words::STATEMENT, t, t.request_write_answer()),
        _ => reading::words_if_any(&mut form, "said", Words::STATEMENT, t),
    };
    let today = app.clock.centre_now().day_in(app.zone());
    let on = reading::past_day_if_any(&mut form, "came", today, t);
    let command = answer.map(|answer| Command::Answer { answer, text, on });
    act(&app, at.0, form, command, Said::RequestAnswered).await
}

/// The platform takes the time that the law gives it, or whoever asked notes that it does.
pub async fn extend(
    app: web::Data<App>,
    at: RequestFor<place::Party>,
    Form(mut form): Form,
) -> Result<HttpResponse, Fault> {
    let t = at.visitor.t();
    let text = reading::words(&mut form, "why", Words::NOTE, t, t.request_write_why());
    let window = form.value("window").parse::<WindowId>().map_err(|_| Fault::Unreadable)?;
    let command = text.map(|text| Command::Extend { window, text });
    act(&app, at.0, form, command, Said::RequestExtended).await
}

/// Whoever asked sent it themselves.
pub async fn send_myself(
    app: web::Data<App>,
    at: RequestFor<place::Consumer>,
    Form(mut form): Form,
) -> Result<HttpResponse, Fault> {
    let t = at.visitor.t();
    let today = app.clock.centre_now().day_in(app.zone());
    let on = reading::past_day(&mut form, "sent", today, t, t.request_write_sent_on());
    let command = on.map(|on| Command::SendMyself { on });
    act(&app, at.0, form, command, Said::RequestSent).await
}

/// Whoever asked is content.
pub async fn settle(app: web::Data<App>, at: RequestFor<place::Consumer>) -> Result<HttpResponse, Fault> {
    act(&app, at.0, Typed::default(), Some(Command::Settle), Said::RequestEnded).await
}

/// Whoever asked no longer does.
pub async fn take_back(app: web::Data<App>, at: RequestFor<place::Consumer>) -> Result<HttpResponse, Fault> {
    act(&app, at.0, Typed::default(), Some(Command::TakeBack), Said::RequestEnded).await
}

async fn act(
    app: &App,
    at: AtRequest,
    mut form: Typed,
    command: Option<Command>,
    said: Said,
) -> Result<HttpResponse, Fault> {
    let Some(command) = command.filter(|_| !form.has_errors()) else {
        return reply::again(&page(app, &at, form).await?);
    };
    match app.casework.act_on_request(at.id(), command.clone(), at.actor()).await {
        Ok(_) => Ok(said.on(reply::see_other(&links::request(at.number())))),
        // Only what says the same was done before; other words are not lost.
        Err(Setback::Refused(Refusal::AlreadyDone)) => {
            let at = at.by_now(app).await?;
            if is_on_record(app, &at, &command).await? {
                return Err(Fault::DoneBefore { at: links::request(at.number()) });
            }
            form.refuse("", at.visitor.t().request_stale());
            reply::html(StatusCode::CONFLICT, &page(app, &at, form).await?)
        }
        Err(Setback::Refused(refusal @ Refusal::ImpossibleDate)) => {
            let day = if matches!(said, Said::RequestAnswered) { "came" } else { "sent" };
            form.refuse(day, at.visitor.t().refusal(&refusal));
            reply::again(&page(app, &at, form).await?)
        }
        Err(Setback::Refused(Refusal::NoLongerOpen | Refusal::ExtensionUsed)) => {
            let at = at.by_now(app).await?;
            form.refuse("", at.visitor.t().request_stale());
            reply::html(StatusCode::CONFLICT, &page(app, &at, form).await?)
        }
        Err(setback) => Err(setback.into()),
    }
}

/// Does the record say already what the command would say?
async fn is_on_record(app: &App, at: &AtRequest, command: &Command) -> Result<bool, Fault> {
    match command {
        Command::Answer { answer, text, .. } => {
            let Some(answered) = at.request.answer else { return Ok(false) };
            let recorded = Read::of(app, at).await?.words(answered.text);
            let said = text.as_ref().map(Words::as_str).unwrap_or_default();
            Ok(*answer == answered.answer && recorded == said)
        }
        Command::SendMyself { on } => Ok(at.request.sent_on == Some(*on)),
        _ => Ok(true),
    }
}
