//! An exhibit: its original bytes, and the page that says where they come from and how to check them.

use super::alike::{Alike, alike};
use super::compared::Compared;
use super::comparing::is_about_prices;
use crate::bundle::original_name;
use crate::domain::decision::StoredEvent;
use crate::domain::evidence::ExhibitInCase;
use crate::domain::ids::ExhibitId;
use crate::domain::matter::Recorded;
use crate::domain::price_comparison::{LONGEST_TEXT, PriceComparison};
use crate::messages::story::Teller;
use crate::store::texts::{self, ExhibitFile};
use crate::store::{Hash, matters, platforms};
use crate::web::at_case::{AtCase, CaseFor, place};
use crate::web::error::Fault;
use crate::web::page::Page;
use crate::web::parts::Answer;
use crate::web::server::App;
use crate::web::{answer, links, upload};
use actix_web::{HttpRequest, HttpResponse, web};
use askama::Template;

/// The exhibit that the address names, if it is one of this case.
///
/// # Errors
/// [`Fault::NotFound`].
async fn named(app: &App, case: &AtCase, req: &HttpRequest) -> Result<(ExhibitInCase, ExhibitFile), Fault> {
    let id = req.match_info().get("exhibit").and_then(|id| id.parse::<ExhibitId>().ok());
    let here = case.case.exhibits.iter().find(|here| Some(here.exhibit.id) == id).ok_or(Fault::NotFound)?;
    if !case.reader().sees(here) {
        return Err(Fault::NotFound);
    }
    let matter = case.id();
    let files = app.store.read(move |c| Ok::<_, Fault>(texts::exhibits(c, matter)?)).await?;
    let file = files.into_iter().find(|file| file.id == here.exhibit.id).ok_or(Fault::NotFound)?;
    Ok((here.clone(), file))
}

/// The original bytes.
pub async fn original(
    app: web::Data<App>,
    case: CaseFor<place::File>,
    req: HttpRequest,
) -> Result<HttpResponse, Fault> {
    let (here, file) = named(&app, &case, &req).await?;
    let object = file.object.parse().map_err(|_| Fault::Broken("an object without a name".to_owned()))?;
    let title = file.title.open().map_err(|fault| Fault::Broken(fault.to_string()))?;
    // The name under which the court's manifest lists it, so that both can be compared.
    let name = original_name(u32::from(here.exhibit.number), title, &file.media);
    upload::hand_out(&app.vault, &object, &name).await
}

#[derive(Template)]
#[template(path = "case/exhibit.html")]
struct ExhibitPage {
    page: Page,
    number: u16,
    case_number: String,
    case: String,
    title: String,
    facts: Vec<Answer>,
    /// What it says, where it is a price comparison.
    compared: Option<Compared>,
    /// What other consumers saw of the same item.
    alike: Option<Alike>,
    original: String,
    sha256: String,
    commitment: String,
    salt: String,
    event: EventBytes,
}

/// The event that brought the exhibit.
struct EventBytes {
    seq: u32,
    hash: String,
    before: String,
    bytes: String,
}

/// The page with its fingerprint and its history.
pub async fn record(
    app: web::Data<App>,
    case: CaseFor<place::File>,
    req: HttpRequest,
) -> Result<HttpResponse, Fault> {
    let (here, file) = named(&app, &case, &req).await?;
    let (matter, against) = (case.id(), case.case.filing.platform);
    let (events, platform) = app
        .store
        .read(move |c| Ok::<_, Fault>((matters::stored(c, matter)?, platforms::get(c, against)?)))
        .await?;
    let (event, before) = brought_by(&events, here.exhibit.id).ok_or(Fault::NotFound)?;
    let t = case.visitor.t();
    let teller = Teller {
        t,
        reader: case.reader(),
        platform: platform.name(t.0),
        mediator: None,
        book: app.casework.rulebook(),
    };
    let entry: Recorded<_> =
        serde_json::from_str(&event.body).map_err(|fault| Fault::Broken(fault.to_string()))?;
    let facts = vec![
        Answer::new(t.exhibit_added_by(), t.holder_name(here.by.holder())),
        Answer::new(t.exhibit_added_on(), t.long_date_and_time(here.at, app.zone())),
        Answer::new(t.exhibit_came_with(), teller.case(&case.case, &entry).sentence),
        Answer::new(t.exhibit_size(), t.bundle_bytes(u64::try_from(file.size).unwrap_or_default())),
        Answer::new(t.exhibit_kind(), file.media.clone()),
    ];
    let seen = |number: u16| {
        let mut exhibits = case.case.exhibits.iter().filter(|here| case.reader().sees(here));
        let found = exhibits.find(|here| here.exhibit.number == number)?;
        Some(links::exhibit_record(case.number(), found.exhibit.id))
    };
    let comparison = comparison_in(&app, &file).await;
    let alike = match &comparison {
        Some(comparison) => alike(&app, &case, here.exhibit.id, comparison).await?,
        None => None,
    };
    answer::ok(&ExhibitPage {
        compared: comparison.map(|comparison| Compared::new(&comparison, t, app.zone(), seen)),
        alike,
        page: case.visitor.page(),
        number: here.exhibit.number,
        case_number: case.number().to_string(),
        case: links::case(case.number()),
        title: file.title.open().map_err(|fault| Fault::Broken(fault.to_string()))?.to_owned(),
        facts,
        original: links::exhibit(case.number(), here.exhibit.id),
        sha256: file.sha256.to_string(),
        commitment: here.exhibit.commitment.to_string(),
        salt: file.salt.to_string(),
        event: EventBytes {
            seq: event.seq,
            hash: event.hash.to_string(),
            before: before.to_string(),
            bytes: event.body.clone(),
        },
    })
}

/// Which of the files of a case are price comparisons, where prices are at issue.
pub(super) async fn comparisons(app: &App, at: &AtCase, files: &[ExhibitFile]) -> Vec<ExhibitId> {
    let mut found = Vec::new();
    if is_about_prices(&at.case.filing.grievances) {
        for file in files {
            if comparison_in(app, file).await.is_some() {
                found.push(file.id);
            }
        }
    }
    found
}

/// The comparison of prices that a file is, if it is one. A file that cannot be read now is told as any other:
/// its page stands without it.
pub(super) async fn comparison_in(app: &App, file: &ExhibitFile) -> Option<PriceComparison> {
    let fits = usize::try_from(file.size).is_ok_and(|size| size <= LONGEST_TEXT);
    if file.media != "text/plain" || !fits {
        return None;
    }
    let (vault, object) = (app.vault.clone(), file.object.parse().ok()?);
    let read = tokio::task::spawn_blocking(move || vault.read_blocking(&object)).await.ok()?;
    let read = read.inspect_err(|problem| tracing::warn!(%problem, "an exhibit could not be read"));
    PriceComparison::from_bytes(&read.ok()?).ok()
}

/// The first event that names the exhibit, and the hash of the one before it. Its name is random, so
/// nothing else can be meant.
fn brought_by(events: &[StoredEvent], exhibit: ExhibitId) -> Option<(&StoredEvent, Hash)> {
    let name = exhibit.to_string();
    let at = events.iter().position(|event| event.body.contains(&name))?;
    let before = at.checked_sub(1).and_then(|before| events.get(before));
    Some((events.get(at)?, before.map_or(Hash::ZERO, |event| event.hash)))
}
