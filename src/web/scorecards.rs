//! Scorecards: how a platform behaved in the last twelve months, in figures with their denominators.

mod data;
mod figures;
mod plot;

use super::entries::{self, EntryLine, Named};
use super::error::Fault;
use super::page::Page;
use super::parts::{Figure, Pager};
use super::server::App;
use super::typed::Typed;
use super::visitor::Visitor;
use super::{feeds, form, links, public};
use crate::domain::actor::Holder;
use crate::domain::clock::{Day, Moment};
use crate::domain::scorecard::{Scorecard, months};
use crate::messages::T;
use crate::store::figures::HeldGroups;
use crate::store::oversight::{self, Speed};
use crate::store::platforms::{self, Platform};
use crate::store::register::{self, Search};
use crate::store::{Conn, StoreError};
use actix_web::{HttpRequest, HttpResponse, web};
use askama::Template;
use data::ScorecardData;
use figures::TurnLine;
use plot::Plot;

/// How many entries stand on a scorecard; the register shows them all.
const MOST_ENTRIES: i64 = 20;

/// All that a scorecard tells: what page, data and feed are made from.
struct Card {
    platform: Platform,
    /// The first days of the months that are covered.
    months: Vec<Day>,
    figures: Scorecard,
    held: [(Holder, HeldGroups); 3],
    turns: Vec<(Holder, Speed)>,
    entries: Vec<Named>,
    /// How many entries there are in all.
    all: i64,
}

/// The scorecard of a platform that the centre has checked.
///
/// # Errors
/// [`Fault::NotFound`] for every other.
async fn find(app: &App, slug: &str) -> Result<Card, Fault> {
    let (slug, zone) = (slug.to_owned(), app.zone());
    let months = months(app.clock.centre_now().day_in(zone));
    let first = months.first().copied().unwrap_or_default();
    let since = Moment::start_of(first, zone);
    let card = app.store.read(move |c| card_of(c, &slug, months, first, since)).await?;
    card.ok_or(Fault::NotFound)
}

fn card_of(
    c: &mut Conn<'_>,
    slug: &str,
    months: Vec<Day>,
    first: Day,
    since: Moment,
) -> Result<Option<Card>, StoreError> {
    let platform = platforms::by_slug(c, slug)?;
    if platform.checked_at.is_none() {
        return Ok(None);
    }
    let id = platform.id;
    let mut figures = crate::store::figures::scorecards(c, &[id], since)?.remove(&id).unwrap_or_default();
    figures.days = crate::store::figures::answer_days(c, id, since)?;
    let held = crate::store::figures::held(c, id, first.into())?;
    let turns = oversight::speed_about(c, id, since)?;
    let search = Search { platform: Some(id), most: MOST_ENTRIES, ..Search::default() };
    let (entries, all) = register::search(c, &search)?;
    let entries = entries::named(c, entries)?;
    Ok(Some(Card { platform, months, figures, held, turns, entries, all }))
}

#[derive(Template)]
#[template(path = "platforms/scorecard.html")]
struct ScorecardPage {
    page: Page,
    name: String,
    since: String,
    figures: Vec<Figure>,
    plot: Plot,
    turns: Vec<TurnLine>,
    lines: Vec<EntryLine>,
    /// The way to all entries, if not all of them stand here.
    all_entries: Option<(String, i64)>,
    json: String,
    atom: String,
}

/// The scorecard.
pub async fn show(
    app: web::Data<App>,
    visitor: Visitor,
    req: HttpRequest,
    slug: web::Path<String>,
) -> Result<HttpResponse, Fault> {
    let (card, t) = (find(&app, &slug).await?, visitor.t());
    let slug = card.platform.slug.as_str();
    let more = card.all > MOST_ENTRIES;
    let first = card.months.first().copied().unwrap_or_default();
    let page = ScorecardPage {
        page: visitor.page(),
        name: card.platform.name(t.0).to_owned(),
        since: t.month_and_year(first).into_owned(),
        figures: figures::of(&card.figures, t),
        plot: Plot::new(&card.held, &card.months, t),
        turns: figures::turns(&card.turns, t),
        lines: card.entries.iter().map(|e| EntryLine::new(e, t, app.casework.rulebook(), "")).collect(),
        all_entries: more.then(|| (links::with_query(links::REGISTER, [("platform", slug)]), card.all)),
        json: links::scorecard_json(slug),
        atom: links::with_query(&links::scorecard_atom(slug), [("lang", t.0.as_str())]),
    };
    public::page(&req, &visitor, &page)
}

/// The scorecard for machines.
pub async fn show_json(
    app: web::Data<App>,
    req: HttpRequest,
    slug: web::Path<String>,
) -> Result<HttpResponse, Fault> {
    match find(&app, &slug).await {
        Ok(card) => public::json(&req, &ScorecardData::of(&card, &app)),
        Err(fault) => public::missing(fault),
    }
}

/// The entries about a platform as a feed.
pub async fn show_atom(
    app: web::Data<App>,
    visitor: Visitor,
    req: HttpRequest,
    slug: web::Path<String>,
) -> Result<HttpResponse, Fault> {
    let card = match find(&app, &slug).await {
        Ok(card) => card,
        Err(fault) => return public::missing(fault),
    };
    let asked: Typed = form::parse(req.query_string().as_bytes()).unwrap_or_default();
    let (t, slug) = (T(public::language(&asked, &visitor)), card.platform.slug.as_str());
    let address = links::with_query(&links::scorecard_atom(slug), [("lang", t.0.as_str())]);
    let about = feeds::About {
        id: address.clone(),
        title: t.scorecard_feed(card.platform.name(t.0)).into_owned(),
        subtitle: t.register_means().into_owned(),
        feed: address,
        page: links::scorecard(slug),
        pager: Pager { page: 1, pages: 1, newer: None, older: None },
    };
    Ok(public::feed(&req, feeds::written(&app, t, &about, &card.entries)?))
}
