//! From a request to a complaint: filled in with what is known, and with the record of the request as evidence.

use super::{Read, may_complain, page, record, rights};
use crate::domain::case::event::CameBack;
use crate::domain::ids::DraftId;
use crate::domain::matter::Matter;
use crate::domain::request::Request;
use crate::messages::T;
use crate::store::drafts::{self, Draft, DraftFile};
use crate::store::{Sealed, StoreError, Tx};
use crate::web::at_case::place;
use crate::web::at_request::{AtRequest, RequestFor};
use crate::web::error::Fault;
use crate::web::filing::{self, Topic};
use crate::web::said::Said;
use crate::web::server::App;
use crate::web::typed::Typed;
use crate::web::{answer as reply, links, waiting};
use actix_web::http::StatusCode;
use actix_web::{HttpResponse, web};

/// Begins the complaint, once. One that was begun before goes on; if the request has gone on since, what the
/// platform did and the record are brought up to date in it, and what was written stays.
pub async fn complain(app: web::Data<App>, at: RequestFor<place::Consumer>) -> Result<HttpResponse, Fault> {
    if at.request.case.is_some() {
        return Err(Fault::DoneBefore { at: links::request(at.number()) });
    }
    if !may_complain(&at.request) {
        let mut form = Typed::default();
        form.refuse("", at.visitor.t().request_no_complaint());
        return reply::html(StatusCode::CONFLICT, &page(&app, &at, form).await?);
    }
    let (owner, id) = (at.request.asked.consumer, DraftId::of_request(at.id()));
    let begun = app.store.read(move |c| drafts::get(c, id, owner).map(Some).or_else(none_if_missing)).await?;
    if let Some(draft) = &begun
        && filing::is_as_of(draft, at.request.life().version)?
    {
        return Ok(reply::see_other(&links::draft(id)));
    }
    let read = Read::of(&app, &at).await?;
    let bytes = record::make(&app, &at).await?;
    let kept = app.vault.keep(&bytes).await.map_err(|problem| Fault::of_disk("the vault", &problem))?;
    let object = kept.name.to_string();
    let typed = known(&app, &at, &read, &object);
    let now = app.clock.centre_now();
    let title = at.visitor.t().request_record_title(&at.number().to_string()).into_owned();
    let file = DraftFile {
        object: object.clone(),
        draft_id: id,
        number: 1,
        title: Sealed::seal(&format!("{title}.pdf")),
        sha256: kept.hash,
        size: i64::try_from(kept.bytes).unwrap_or(i64::MAX),
        media: kept.kind.media_type().to_owned(),
    };
    let put = move |tx: &mut Tx<'_>| {
        let Some(draft) = drafts::get(tx, id, owner).map(Some).or_else(none_if_missing)? else {
            if drafts::count(tx, owner)? >= filing::MOST_DRAFTS {
                return Ok(Put::TooMany);
            }
            drafts::begin(tx, &Draft::begun(id, owner, None, filing::seal(&typed)?, now))?;
            drafts::add_file(tx, &file)?;
            return Ok(Put::Begun(None));
        };
        let (typed, before) = filing::brought_up_to_date(&draft, &typed)?;
        drafts::change(tx, id, owner, now)?;
        drafts::set_typed(tx, id, &filing::seal(&typed)?)?;
        if let Some(before) = &before {
            drafts::remove_file(tx, id, before)?;
        }
        let last = drafts::files(tx, id)?.last().map_or(0, |file| file.number);
        drafts::add_file(tx, &DraftFile { number: last + 1, ..file })?;
        Ok::<_, StoreError>(Put::Begun(before))
    };
    let (said, here, unnamed) = match app.store.write(put).await {
        Ok(Put::Begun(before)) => (Said::ComplaintBegun, links::draft(id), before),
        Ok(Put::TooMany) => (Said::TooManyDrafts, links::FILE.to_owned(), Some(object)),
        Err(fault) => {
            waiting::forget(&app.vault, &[object]).await;
            return Err(fault.into());
        }
    };
    waiting::forget(&app.vault, unnamed.as_slice()).await;
    Ok(said.on(reply::see_other(&here)))
}

/// What came of beginning a complaint.
enum Put {
    /// It is there; the vault's object that it names no more, if any.
    Begun(Option<String>),
    /// Too many are being written.
    TooMany,
}

fn none_if_missing<V>(fault: StoreError) -> Result<Option<V>, StoreError> {
    match fault {
        StoreError::Missing => Ok(None),
        fault => Err(fault),
    }
}

/// What the complaint says already.
fn known(app: &App, at: &AtRequest, read: &Read, record: &str) -> Typed {
    let (t, request, zone) = (at.visitor.t(), &at.request, app.zone());
    let platform = read.platform.name(t.0);
    let mut typed = Typed::new([("platform", platform)]);
    // As in the request: the same words find the same platform.
    if read.platform.checked_at.is_none() {
        typed.set("site", read.platform.site.as_deref().unwrap_or(platform));
    }
    for right in &request.asked.rights {
        typed.add("grievance", right.as_str());
    }
    let asked_on = request.asked_on(zone);
    let mut topics = vec![Topic::Platform, Topic::Grievance];
    if let Some(on) = asked_on {
        typed.set("asked", "yes");
        for (part, value) in
            [("year", i32::from(on.year())), ("month", on.month().into()), ("day", on.day().into())]
        {
            typed.set(&format!("asked-on-{part}"), value.to_string());
        }
        typed.set("asked-how", t.request_complaint_how(&at.number().to_string(), request.is_with_platform()));
        typed.set("asked-text", read.words(request.answer.and_then(|answer| answer.text)));
        if let Some(came_back) = request.came_back() {
            typed.set("asked-result", came_back.as_str());
            topics.push(Topic::Asked);
        }
        typed.set("title", t.request_complaint_title(platform));
        let asked = rights(request, app, t);
        let asked: Vec<_> =
            asked.iter().map(|right| right.trim_end_matches(['.', '。']).to_owned()).collect();
        let asked = t.story_list(&asked).into_owned();
        let came = came(request, t, zone);
        typed.set("statement", t.request_complaint_statement(platform, &t.long_date(on), &asked, &came));
    }
    let from = filing::From {
        request: request.life().id,
        version: request.life().version,
        platform: platform.to_owned(),
        record: record.to_owned(),
    };
    filing::following(&from, typed, &topics)
}

fn came(request: &Request, t: T, zone: &crate::domain::clock::Zone) -> String {
    let silent = |window: &crate::domain::clock::running::RunningWindow| {
        t.request_complaint_silence(&t.ending(window.reckoning.falls, zone))
    };
    match request.came_back() {
        Some(CameBack::Refused) => t.request_complaint_refused(),
        Some(CameBack::Partly) => t.request_complaint_partly(),
        Some(CameBack::Nothing) => {
            request.window.as_ref().map_or_else(|| t.request_complaint_waiting(), silent)
        }
        None => t.request_complaint_waiting(),
    }
    .into_owned()
}
