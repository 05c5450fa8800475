//! The court bundle of a case: what is in it, and the files. Making one takes seconds and goes on
//! beside the request; what was handed over stays as it was.

mod page;

use crate::bundle::{Bound, BundleError, MANIFEST, Order, PDF_NAME, Papers, Standing, ZIP_NAME, of_case};
use crate::domain::actor::Role;
use crate::domain::case::Case;
use crate::domain::clock::Moment;
use crate::domain::ids::MatterId;
use crate::store::matters;
use crate::web::at_case::{AtCase, CaseFor, place};
use crate::web::error::Fault;
use crate::web::server::App;
use crate::web::{answer, links, upload};
use actix_web::{HttpResponse, web};
use page::Shown;
use serde::Deserialize;

/// Which edition is asked for: the case as it was after so many events.
#[derive(Debug, Deserialize)]
pub struct Asked {
    version: Option<u32>,
}

/// The state of a case that a bundle tells.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Edition {
    version: u32,
    /// When it was handed over, if it was.
    handed_over: Option<Moment>,
}

/// The editions that there are for this reader, the one that comes first without being asked for first:
/// what the court has, or the case as it stands now.
async fn editions(app: &App, case: &AtCase) -> Result<Vec<Edition>, Fault> {
    let (id, now) = (case.id(), case.case.life.version);
    let events = app.store.read(move |c| Ok::<_, Fault>(matters::stored(c, id)?)).await?;
    let given = events.iter().rev().filter(|event| event.name == "handed_over");
    let mut editions: Vec<_> =
        given.map(|event| Edition { version: event.seq, handed_over: Some(event.at) }).collect();
    let with_court = case.case.court.as_ref().is_some_and(|court| court.waiting);
    let now = Edition { version: now, handed_over: None };
    let handed_over_now = editions.iter().any(|edition| edition.version == now.version);
    match (handed_over_now, with_court, case.role()) {
        // A court reads on only as long as it has the case.
        (true, ..) | (false, false, Role::Court) => {}
        (false, true, _) => editions.push(now),
        // It came back, or never was there: what would go there next comes first.
        (false, false, _) => editions.insert(0, now),
    }
    Ok(editions)
}

fn chosen(editions: &[Edition], asked: &Asked) -> Option<Edition> {
    match asked.version {
        Some(version) => editions.iter().find(|edition| edition.version == version).copied(),
        None => editions.first().copied(),
    }
}

/// How far the bundle of a version of a case is; if nobody asked for it before, it is begun.
///
/// # Errors
/// [`Fault::Broken`].
async fn prepare(app: &App, case: MatterId, version: u32) -> Result<Standing, Fault> {
    let standing = app.bundles.look(case, version).await.map_err(broken)?;
    if standing != Standing::Unasked {
        return Ok(standing);
    }
    let papers = app.store.read(move |c| Papers::as_of(c, case, version)).await?;
    let as_of = papers.case.life.last_at;
    let content = of_case(&papers, app.casework.rulebook(), &app.facing.centre_name, as_of)?;
    let given = papers.entries.iter().filter(|entry| entry.event.name() == "handed_over");
    let handed_over = given.map(|entry| entry.seq).collect();
    app.bundles.have_made(Order { case, version, handed_over, content, now: app.clock.machine_now() });
    Ok(Standing::Making)
}

/// Has the bundle made that has just been handed over, so that the court gets what was there at that
/// moment. The handover is on record already: if this fails now, the first reader has it made.
pub async fn after_handover(app: &App, case: &Case) {
    if let Err(problem) = prepare(app, case.life.id, case.life.version).await {
        tracing::error!(matter.id = %case.life.id, %problem, "the bundle of a handover could not be begun");
    }
}

fn broken(problem: BundleError) -> Fault {
    Fault::Broken(problem.to_string())
}

/// The page.
pub async fn show(
    app: web::Data<App>,
    case: CaseFor<place::Bundle>,
    asked: web::Query<Asked>,
) -> Result<HttpResponse, Fault> {
    let editions = editions(&app, &case).await?;
    let Some(edition) = chosen(&editions, &asked) else {
        return Ok(answer::see_other(&links::bundle(case.number())));
    };
    let shown = match prepare(&app, case.id(), edition.version).await? {
        Standing::Unasked | Standing::Making => Shown::Making,
        Standing::Failed(why) => Shown::Failed(case.visitor.t().court_bundle_failure(&why).into_owned()),
        Standing::Made(bound) => Shown::Made(Box::new(page::files(&app, &case, edition, &bound))),
    };
    answer::ok(&page::of(&app, &case, &editions, edition, shown).await?)
}

/// Tries again to make a bundle that could not be made.
pub async fn make_again(
    app: web::Data<App>,
    case: CaseFor<place::Bundle>,
    asked: web::Query<Asked>,
) -> Result<HttpResponse, Fault> {
    let editions = editions(&app, &case).await?;
    let Some(edition) = chosen(&editions, &asked) else {
        return Ok(answer::see_other(&links::bundle(case.number())));
    };
    app.bundles.forget_failure(case.id(), edition.version);
    Ok(answer::see_other(&links::bundle_edition(case.number(), edition.version)))
}

/// The PDF.
pub async fn pdf(
    app: web::Data<App>,
    case: CaseFor<place::Bundle>,
    asked: web::Query<Asked>,
) -> Result<HttpResponse, Fault> {
    hand_out(&app, &case, &asked, PDF_NAME, "application/pdf").await
}

/// Everything as one zip.
pub async fn zip(
    app: web::Data<App>,
    case: CaseFor<place::Bundle>,
    asked: web::Query<Asked>,
) -> Result<HttpResponse, Fault> {
    hand_out(&app, &case, &asked, ZIP_NAME, "application/zip").await
}

/// The list of fingerprints.
pub async fn manifest(
    app: web::Data<App>,
    case: CaseFor<place::Bundle>,
    asked: web::Query<Asked>,
) -> Result<HttpResponse, Fault> {
    hand_out(&app, &case, &asked, MANIFEST, "text/plain; charset=utf-8").await
}

/// Hands out a file of a bundle. One that is not there yet is asked for, and the page says how far it is.
async fn hand_out(
    app: &App,
    case: &AtCase,
    asked: &Asked,
    name: &'static str,
    kind: &'static str,
) -> Result<HttpResponse, Fault> {
    let editions = editions(app, case).await?;
    let Some(edition) = chosen(&editions, asked) else {
        return Ok(answer::see_other(&links::bundle(case.number())));
    };
    let Standing::Made(bound) = prepare(app, case.id(), edition.version).await? else {
        return Ok(answer::see_other(&links::bundle_edition(case.number(), edition.version)));
    };
    let file = app.bundles.open(case.id(), edition.version, name).await;
    let file = file.map_err(|problem| Fault::Broken(format!("the shelf of bundles: {problem}")))?;
    upload::hand_out_as(file, kind, &outside_name(app, case, &bound, name)).await
}

/// The name of a file outside: case and day, since a court that gets ten files called `bundle.pdf`
/// refuses them. The manifest keeps the name that `sha256sum` is told.
fn outside_name(app: &App, case: &AtCase, bound: &Bound, name: &str) -> String {
    match name.rsplit_once('.') {
        Some((_, ending)) if name != MANIFEST => {
            format!("{}_court-bundle_{}.{ending}", case.number(), bound.as_of.day_in(app.zone()))
        }
        _ => name.to_owned(),
    }
}
