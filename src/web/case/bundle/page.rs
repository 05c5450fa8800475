//! The page of a bundle: how far it is, what is in it and what is not, and its files.

use super::Edition;
use crate::bundle::{Bound, MANIFEST, PDF_NAME, ZIP_NAME};
use crate::domain::actor::Role;
use crate::domain::case::act::Act;
use crate::messages::T;
use crate::store::{platforms, texts};
use crate::web::at_case::AtCase;
use crate::web::error::Fault;
use crate::web::links;
use crate::web::page::Page;
use crate::web::parts::Answer;
use crate::web::server::App;
use askama::Template;

/// All that the page may show.
#[derive(Template)]
#[template(path = "case/bundle.html")]
pub struct BundlePage {
    page: Page,
    number: String,
    /// The way to the case, for whoever reads on in it.
    case: Option<String>,
    title: String,
    /// What this edition is, in one sentence.
    edition: String,
    is_consumer: bool,
    /// The way to saying yes, for a consumer who may.
    hand_over: Option<String>,
    here: String,
    shown: Shown,
    others: Vec<(String, String)>,
}

/// How far it is, for the page.
pub enum Shown {
    /// It is being made.
    Making,
    /// It could not be made; why, and what to do.
    Failed(String),
    /// It lies on the shelf.
    Made(Box<Files>),
}

/// The files of a bundle that was made, and what is known of them.
pub struct Files {
    facts: Vec<Answer>,
    pdf: String,
    zip: String,
    manifest: String,
    lines: Vec<Line>,
}

/// One file of the bundle.
struct Line {
    name: String,
    /// Where it is alone; a court that reads no further has it in the zip.
    href: Option<String>,
    page: String,
    size: String,
    sha256: String,
    /// The exhibit's number and the address of its history.
    history: Option<(u32, String)>,
}

/// The page on one edition of the bundle of a case.
///
/// # Errors
/// What the store said.
pub async fn of(
    app: &App,
    case: &AtCase,
    editions: &[Edition],
    edition: Edition,
    shown: Shown,
) -> Result<BundlePage, Fault> {
    let (t, number) = (case.visitor.t(), case.number());
    let (against, named) = (case.case.filing.platform, case.case.filing.title.id);
    let (platform, mut words) = app
        .store
        .read(move |c| Ok::<_, Fault>((platforms::get(c, against)?, texts::open(c, &[named])?)))
        .await?;
    let is_consumer = case.role() == Role::Consumer;
    let waiting = case.case.court.as_ref().is_some_and(|court| court.waiting);
    let may_hand_over = is_consumer && case.case.stage.may_go_to_court() && !waiting;
    let when = |at| t.long_date_and_time(at, app.zone());
    let others = editions.iter().filter(|other| **other != edition).map(|other| {
        let words = match other.handed_over {
            Some(at) => t.court_bundle_edition_given(&when(at)),
            None => t.court_bundle_edition_now(),
        };
        (words.into_owned(), links::bundle_edition(number, other.version))
    });
    Ok(BundlePage {
        page: case.visitor.page(),
        number: number.to_string(),
        case: (!case.reads_no_further()).then(|| links::case(number)),
        title: t.bundle_title(platform.name(t.0), &words.remove(&named).unwrap_or_default()).into_owned(),
        edition: match edition.handed_over {
            Some(at) => t.court_bundle_handed_over(&when(at)),
            None if editions.len() > 1 => t.court_bundle_as_now(),
            None => t.court_bundle_not_yet(),
        }
        .into_owned(),
        is_consumer,
        hand_over: may_hand_over.then(|| links::act(number, Act::HandOver)),
        here: links::bundle_edition(number, edition.version),
        shown,
        others: others.collect(),
    })
}

/// The files of one edition.
pub fn files(app: &App, case: &AtCase, edition: Edition, bound: &Bound) -> Files {
    let (t, number) = (case.visitor.t(), case.number());
    let address = |name| links::bundle_file(number, edition.version, name);
    let size = |bytes: u64| t.file_size(i64::try_from(bytes).unwrap_or(i64::MAX)).into_owned();
    let pdf = bound.files.iter().take(1).map(|file| Line {
        name: file.name.clone(),
        href: Some(address(PDF_NAME)),
        page: 1.to_string(),
        size: size(file.bytes),
        sha256: file.sha256.clone(),
        history: None,
    });
    let originals = bound.files.iter().skip(1).zip(&bound.exhibits).zip(&case.case.exhibits);
    let alone = !case.reads_no_further();
    let originals = originals.map(|((file, placed), here)| Line {
        name: file.name.clone(),
        href: alone.then(|| links::exhibit(number, here.exhibit.id)),
        page: if placed.shown { placed.page.to_string() } else { not_shown(t, placed.page) },
        size: size(file.bytes),
        sha256: file.sha256.clone(),
        history: alone.then(|| (placed.number, links::exhibit_record(number, here.exhibit.id))),
    });
    let lines: Vec<Line> = pdf.chain(originals).collect();
    let pdf_size = lines.first().map(|pdf| pdf.size.clone()).unwrap_or_default();
    Files {
        facts: vec![
            Answer::new(t.court_bundle_as_of(), t.long_date_and_time(bound.as_of, app.zone())),
            Answer::new(t.court_bundle_extent(), t.court_bundle_pages(bound.pages, bound.exhibits.len())),
            Answer::new(t.court_bundle_sizes(), t.court_bundle_two_sizes(&pdf_size, &size(bound.zip_bytes))),
        ],
        pdf: address(PDF_NAME),
        zip: address(ZIP_NAME),
        manifest: address(MANIFEST),
        lines,
    }
}

fn not_shown(t: T, page: usize) -> String {
    format!("{page} ({})", t.court_bundle_not_shown())
}
