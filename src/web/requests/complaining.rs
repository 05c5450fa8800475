//! From a request to a complaint: filled in with what is known, and with the record of the request as evidence.

use super::{Read, record, rights};
use crate::accounts::fresh_id;
use crate::domain::case::event::CameBack;
use crate::domain::ids::DraftId;
use crate::domain::matter::Matter;
use crate::domain::request::Request;
use crate::messages::T;
use crate::store::drafts::{self, Draft, DraftFile};
use crate::store::{Sealed, StoreError, Tx};
use crate::web::at_request::{AtRequest, OwnRequest};
use crate::web::error::Fault;
use crate::web::filing::{self, Topic};
use crate::web::said::Said;
use crate::web::server::App;
use crate::web::typed::Typed;
use crate::web::{answer as reply, links, waiting};
use actix_web::{HttpResponse, web};

/// Begins the complaint. One that was begun from the same request goes on.
pub async fn complain(app: web::Data<App>, OwnRequest(at): OwnRequest) -> Result<HttpResponse, Fault> {
    if at.request.case.is_some() {
        return Err(Fault::DoneBefore { at: links::request(at.number()) });
    }
    let owner = at.request.asked.consumer;
    let request = at.id();
    let begun = app.store.read(move |c| drafts::of(c, owner)).await?;
    let same = |draft: &&Draft| filing::request_of(draft).is_ok_and(|from| from == Some(request));
    if let Some(draft) = begun.iter().find(same) {
        return Ok(reply::see_other(&links::draft(draft.id)));
    }
    let read = Read::of(&app, &at).await?;
    let typed = known(&app, &at, &read);
    let bytes = record::make(&app, &at).await?;
    let kept = app.vault.keep(&bytes).await.map_err(|problem| Fault::of_disk("the vault", &problem))?;
    let now = app.clock.centre_now();
    let id = DraftId(fresh_id(app.clock.machine_now())?);
    let draft = Draft::begun(id, owner, None, filing::seal(&typed)?, now);
    let title = at.visitor.t().request_record_title(&at.number().to_string()).into_owned();
    let file = DraftFile {
        object: kept.name.to_string(),
        draft_id: id,
        number: 1,
        title: Sealed::seal(&format!("{title}.pdf")),
        sha256: kept.hash,
        size: i64::try_from(kept.bytes).unwrap_or(i64::MAX),
        media: kept.kind.media_type().to_owned(),
    };
    let object = file.object.clone();
    let begin = move |tx: &mut Tx<'_>| {
        if drafts::count(tx, owner)? >= filing::MOST_DRAFTS {
            return Ok(false);
        }
        drafts::begin(tx, &draft)?;
        drafts::add_file(tx, &file)?;
        Ok::<_, StoreError>(true)
    };
    match app.store.write(begin).await {
        Ok(true) => Ok(Said::ComplaintBegun.on(reply::see_other(&links::draft(id)))),
        Ok(false) => {
            waiting::forget(&app.vault, &[object]).await;
            Ok(Said::TooManyDrafts.on(reply::see_other(links::FILE)))
        }
        Err(fault) => {
            waiting::forget(&app.vault, &[object]).await;
            Err(fault.into())
        }
    }
}

/// What the complaint says already.
fn known(app: &App, at: &AtRequest, read: &Read) -> Typed {
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
        typed.set("asked-how", t.request_complaint_how(&at.number().to_string()));
        typed.set("asked-text", read.words(request.answer.and_then(|answer| answer.text)));
        if let Some(came_back) = request.came_back() {
            typed.set("asked-result", came_back.as_str());
            topics.push(Topic::Asked);
        }
        typed.set("title", t.request_complaint_title(platform));
        let asked = t.story_list(&rights(request, app, t)).into_owned();
        let came = came(request, t, zone);
        typed.set("statement", t.request_complaint_statement(platform, &t.long_date(on), &asked, &came));
    }
    filing::following(request.life().id, typed, &topics)
}

fn came(request: &Request, t: T, zone: &crate::domain::clock::Zone) -> String {
    let silent = |window: &crate::domain::clock::running::RunningWindow| {
        t.request_complaint_silence(&t.long_date(window.reckoning.last_day(zone)))
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
