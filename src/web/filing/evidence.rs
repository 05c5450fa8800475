//! Evidence: files that wait with the draft. Those that were taken stay, whatever else was wrong.

use super::asking::{Change, onward, page, show_topic};
use super::complaint;
use super::own_draft::{OwnDraft, Written, open, seal};
use super::topic::Topic;
use crate::messages::T;
use crate::store::StoreError;
use crate::store::drafts::{self, Draft, DraftFile};
use crate::web::error::Fault;
use crate::web::form::Form;
use crate::web::server::App;
use crate::web::upload::{self, Refused, Sent};
use crate::web::{answer, links, waiting};
use actix_multipart::Multipart;
use actix_web::{HttpResponse, web};

/// A file that waits, as its owner sees it.
pub(super) struct FileLine {
    pub number: i64,
    pub title: String,
    pub size: String,
}

pub(super) fn lines(files: &[DraftFile], t: T) -> Result<Vec<FileLine>, StoreError> {
    let line = |file: &DraftFile| {
        Ok(FileLine {
            number: file.number,
            title: file.title.open()?.to_owned(),
            size: t.file_size(file.size).into_owned(),
        })
    };
    files.iter().map(line).collect()
}

/// The page.
pub async fn show(
    app: web::Data<App>,
    own: OwnDraft,
    change: web::Query<Change>,
) -> Result<HttpResponse, Fault> {
    show_topic(&app, &own, Topic::Evidence, change.is_on()).await
}

/// Takes files, and stays here to show them, goes on, or stops.
pub async fn add(
    app: web::Data<App>,
    own: OwnDraft,
    change: web::Query<Change>,
    parts: Multipart,
) -> Result<HttpResponse, Fault> {
    let room = app.uploads.files.saturating_sub(own.written.files.len());
    let sent = upload::receive(parts, &app.vault, app.uploads, room).await?;
    let (stay, stops) = (sent.typed.value("then") == "stay", complaint::stops(&sent.typed));
    let t = own.writer.visitor.t();
    let (written, missed) = keep(&app, &own, &sent).await?;
    // Among the missed are those for which another tab left no room meanwhile.
    let refused: Vec<String> =
        sent.refused.iter().chain(&missed).map(|file| file.words(t, app.uploads)).collect();
    if refused.is_empty() {
        let here = if change.is_on() {
            links::change(own.id(), Topic::Evidence)
        } else {
            links::topic(own.id(), Topic::Evidence)
        };
        let onward = onward(own.id(), Topic::Evidence, change.is_on());
        return Ok(answer::see_other(match (stay, stops) {
            (_, true) => own.start(),
            (true, false) => &here,
            (false, false) => &onward,
        }));
    }
    let mut form = written.typed.clone();
    for problem in refused {
        form.refuse("files", problem);
    }
    answer::again(&page(&app, &own, &written, Topic::Evidence, form, change.is_on()).await?)
}

/// Puts the files into the draft, all in one transaction. What does not get in leaves the vault and is
/// named, so that nobody believes that it is there.
async fn keep(app: &App, own: &OwnDraft, sent: &Sent) -> Result<(Written, Vec<Refused>), Fault> {
    let (id, owner, now) = (own.id(), own.owner.id, app.clock.centre_now());
    let most = app.uploads.files;
    let files: Vec<_> = sent.files.iter().map(|file| waiting::waiting(id, file)).collect();
    let form = sent.typed.clone();
    let outcome = app
        .store
        .write(move |tx| {
            let draft = drafts::change(tx, id, owner, now)?;
            let left = waiting::add(tx, id, files, most)?;
            let mut typed = open(&draft.typed)?;
            complaint::put(&mut typed, Topic::Evidence, &form);
            let typed = seal(&typed)?;
            drafts::set_typed(tx, id, &typed)?;
            Ok::<_, Fault>((Written::read(tx, Draft { typed, ..draft })?, left))
        })
        .await;
    match outcome {
        Ok((written, left)) => {
            waiting::forget(&app.vault, &left.objects).await;
            Ok((written, left.missed))
        }
        Err(fault) => {
            upload::discard(&app.vault, &sent.files).await;
            Err(fault)
        }
    }
}

/// Takes a file out. One that is out already stays out.
pub async fn remove(
    app: web::Data<App>,
    own: OwnDraft,
    change: web::Query<Change>,
    Form(form): Form,
) -> Result<HttpResponse, Fault> {
    let (id, owner, now) = (own.id(), own.owner.id, app.clock.centre_now());
    let number = form.value("number").parse::<i64>().map_err(|_| Fault::NotFound)?;
    let gone: Option<String> = app
        .store
        .write(move |tx| {
            drafts::change(tx, id, owner, now)?;
            Ok::<_, Fault>(waiting::take_out(tx, id, number)?)
        })
        .await?;
    waiting::forget(&app.vault, gone.as_slice()).await;
    let here = if change.is_on() { links::change } else { links::topic };
    Ok(answer::see_other(&here(id, Topic::Evidence)))
}
