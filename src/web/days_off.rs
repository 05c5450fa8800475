//! The calendars of days off, for registrars: as they are in force, how they were changed, and changing one.
//! A change is tried before it is stored: which days, and which running windows.

mod shown;

use super::error::Fault;
use super::form::{Form, LARGEST};
use super::page::Page;
use super::paging::{LINES, pages};
use super::rulebook::rule::Rule;
use super::said::Said;
use super::server::App;
use super::typed::Typed;
use super::upload::{self, Limits, WhyRefused};
use super::visitor::{Registrar, Visitor};
use super::{answer, links, reading};
use crate::casework::{Asked, DryRun, MOST_TRIED, NotChanged};
use crate::domain::calendar_change::{What, read};
use crate::domain::clock::YearStatus;
use crate::domain::rulebook::Rulebook;
use crate::domain::text::Words;
use crate::store::{Conn, Sealed, StoreError, people};
use actix_multipart::Multipart;
use actix_web::{HttpResponse, web};
use askama::Template;
use serde::Deserialize;
use shown::{DayLine, WindowLine};

/// A year's days off fit into a small part of this.
const FILE: Limits = Limits { file_bytes: 64 << 10, files: 1, text_bytes: LARGEST };

/// Which calendar is asked for, and which of its changes is to be taken back.
#[derive(Debug, Default, Deserialize)]
pub struct Query {
    #[serde(default)]
    of: String,
    #[serde(default, rename = "take-back")]
    take_back: String,
}

#[derive(Template)]
#[template(path = "centre/days_off.html")]
struct ShowPage {
    page: Page,
    form: Typed,
    name: String,
    ours: bool,
    places: Vec<(String, String, bool)>,
    rules: String,
    /// The next year, if it is not announced.
    missing: Option<i16>,
    years: Vec<Rule>,
    history: Vec<(Rule, Option<String>)>,
    holidays: String,
    /// The change to be taken back.
    take_back: Option<u32>,
}

#[derive(Template)]
#[template(path = "centre/days_off_check.html")]
struct CheckPage {
    page: Page,
    name: String,
    form: Typed,
    back: String,
    years: Vec<String>,
    days: Vec<DayLine>,
    later: usize,
    kept: usize,
    windows: Vec<WindowLine>,
    /// How many matters were looked at, and in how many a window runs, where that is more.
    tried: Option<(usize, usize)>,
    number: u32,
    pages: u32,
}

impl CheckPage {
    /// Everything that the form must send again, besides the page of the list.
    fn carried(&self) -> impl Iterator<Item = (&str, &str)> {
        self.form.fields().filter(|(name, _)| *name != "page")
    }
}

fn book(app: &App, id: &str) -> Result<&'static Rulebook, Fault> {
    let id = if id.is_empty() { app.casework.rulebook().id.as_str() } else { id };
    let known = Rulebook::IDS.contains(&id);
    known.then(|| app.casework.book(id)).flatten().ok_or(Fault::NotFound)
}

/// A calendar as it is in force, how it was changed, and the form for a change.
pub async fn show(
    app: web::Data<App>,
    registrar: Registrar,
    query: web::Query<Query>,
) -> Result<HttpResponse, Fault> {
    let book = book(&app, &query.of)?;
    let mut form = Typed::default();
    if let Ok(number) = query.take_back.parse::<u32>() {
        form.set("take-back", number.to_string());
    }
    answer::ok(&page(&app, &registrar.visitor, book, form).await?)
}

async fn page(
    app: &App,
    visitor: &Visitor,
    book: &'static Rulebook,
    mut form: Typed,
) -> Result<ShowPage, Fault> {
    let (t, today) = (visitor.t(), app.clock.centre_now().day_in(&book.zone));
    let who: Vec<_> = book.changes.iter().map(|change| change.by).collect();
    let names = app.store.read(move |c: &mut Conn<'_>| people::names(c, &who)).await;
    let names = names.map_err(|fault: StoreError| Fault::from(fault))?;
    let centre = app.casework.rulebook().id.as_str();
    form.set("of", &book.id);
    form.set("after", book.calendar.change().to_string());
    let telling = super::rulebook::rule::Telling { t, book, today };
    let mut history = Vec::new();
    for change in book.changes.iter().rev() {
        let name = names.get(&change.by).map(Sealed::open).transpose().map_err(StoreError::from)?;
        let counts = telling.counts(change.number);
        let rule = telling.change(change).with(t.days_off_by_whom(), name.map(str::to_owned));
        history.push((rule, counts.then(|| links::take_back(&book.id, change.number))));
    }
    let mut years: Vec<_> = book.years.iter().filter(|year| year.year >= today.year()).collect();
    years.sort_by_key(|year| year.year);
    let next = today.year() + 1;
    // A day of two names is written with both.
    let names = book.calendar.names().flat_map(|(_, name)| name.in_language(t.0).split('、'));
    let mut holidays: Vec<&str> = names.map(str::trim).collect();
    holidays.sort_unstable();
    holidays.dedup();
    Ok(ShowPage {
        page: visitor.page().in_error(form.has_errors()),
        name: book.name.in_language(t.0).to_owned(),
        ours: book.id == centre,
        places: Rulebook::IDS
            .iter()
            .filter_map(|id| {
                let name = app.casework.book(id)?.name.in_language(t.0).to_owned();
                Some((links::days_off(id), name, *id == book.id))
            })
            .collect(),
        rules: links::rule(&book.id, "calendar"),
        missing: (book.calendar.status(next) == YearStatus::Provisional).then_some(next),
        years: years.into_iter().map(|year| telling.year(year)).collect(),
        history,
        holidays: holidays.join(&t.list_comma()),
        take_back: form.value("take-back").parse().ok(),
        form,
    })
}

/// What was asked for, or every problem beside its field.
fn asked(form: &mut Typed, book: &Rulebook, visitor: &Visitor) -> Option<Asked> {
    let t = visitor.t();
    let what = if form.value("take-back").is_empty() {
        match read(form.value("lines"), &book.calendar) {
            Ok(days) => Some(What::Set(days)),
            Err(wrong) => {
                wrong.iter().for_each(|one| form.refuse("lines", t.wrong_line(one)));
                None
            }
        }
    } else {
        let number = form.value("take-back").parse().ok().map(What::TakeBack);
        if number.is_none() {
            form.refuse("", t.days_off_unknown_change());
        }
        number
    };
    let source = reading::words(form, "source", Words::NOTE, t, t.days_off_source_missing());
    let reason = reading::words(form, "reason", Words::NOTE, t, t.days_off_reason_missing());
    let after = form.value("after").parse().unwrap_or_default();
    Some(Asked {
        rulebook: book.id.clone(),
        what: what?,
        source: source?.as_str().to_owned(),
        reason: reason?.as_str().to_owned(),
        after,
    })
}

/// Shows what a change would do. Stores nothing.
pub async fn check(
    app: web::Data<App>,
    registrar: Registrar,
    parts: Multipart,
) -> Result<HttpResponse, Fault> {
    let (visitor, t) = (&registrar.visitor, registrar.visitor.t());
    let sent = upload::receive(parts, &app.vault, FILE, 1).await?;
    let mut form = sent.typed;
    if let Some(file) = sent.files.first() {
        let (vault, name) = (app.vault.clone(), file.kept.name.clone());
        let bytes = tokio::task::spawn_blocking(move || vault.read_blocking(&name)).await;
        upload::discard(&app.vault, &sent.files).await;
        match bytes.ok().and_then(Result::ok).and_then(|bytes| super::form::as_typed(&bytes)) {
            Some(text) => form.set("lines", text),
            None => form.refuse("file", t.days_off_file_not_text()),
        }
    }
    for refused in &sent.refused {
        let words = match refused.why {
            WhyRefused::TooLarge => t.days_off_file_too_large().into_owned(),
            WhyRefused::Empty | WhyRefused::TooMany | WhyRefused::Disguised | WhyRefused::SameAs(_) => {
                refused.words(t, FILE)
            }
        };
        form.refuse("file", words);
    }
    let book = book(&app, form.value("of"))?;
    if form.value("correct") == "yes" {
        form.forget(|name| matches!(name, "correct" | "page"));
        return answer::ok(&page(&app, visitor, book, form).await?);
    }
    let asked = asked(&mut form, book, visitor);
    let Some(asked) = asked.filter(|_| !form.has_errors()) else {
        return answer::again(&page(&app, visitor, book, form).await?);
    };
    let number = form.value("page").parse::<u32>().unwrap_or(1).max(1);
    let lines = usize::try_from(LINES).unwrap_or(usize::MAX);
    let skip = usize::try_from(number - 1).unwrap_or(usize::MAX).saturating_mul(lines);
    match app.casework.try_calendar(&asked, registrar.person.person.id, MOST_TRIED, skip, lines).await {
        Ok(run) => answer::ok(&check_page(visitor, form, run, number)),
        Err(not_changed) => refused(&app, visitor, form, not_changed).await,
    }
}

fn check_page(visitor: &Visitor, form: Typed, run: DryRun, number: u32) -> CheckPage {
    let t = visitor.t();
    let all = i64::try_from(run.later + run.kept).unwrap_or(i64::MAX);
    let known = |(year, status): &(i16, YearStatus)| {
        t.days_off_year_known(*year, *status == YearStatus::Official).into_owned()
    };
    CheckPage {
        page: visitor.page(),
        name: run.before.name.in_language(t.0).to_owned(),
        back: links::days_off(&run.before.id),
        years: run.difference.years.iter().map(known).collect(),
        days: shown::days(&run, t),
        later: run.later,
        kept: run.kept,
        windows: run.windows.iter().map(|window| WindowLine::of(window, t)).collect(),
        tried: (run.tried < run.running).then_some((run.tried, run.running)),
        number,
        pages: pages(all, LINES),
        form,
    }
}

async fn refused(
    app: &App,
    visitor: &Visitor,
    mut form: Typed,
    not_changed: NotChanged,
) -> Result<HttpResponse, Fault> {
    let t = visitor.t();
    match not_changed {
        NotChanged::AlreadySo if form.value("take-back").is_empty() => {
            form.refuse("lines", t.days_off_already_so());
        }
        NotChanged::AlreadySo => form.refuse("", t.days_off_already_so()),
        NotChanged::Stale => form.refuse("", t.days_off_stale()),
        NotChanged::Unknown => form.refuse("", t.days_off_unknown_change()),
        NotChanged::Setback(setback) => return Err(setback.into()),
    }
    let book = book(app, form.value("of"))?;
    answer::again(&page(app, visitor, book, form).await?)
}

/// Changes the calendar.
pub async fn change(
    app: web::Data<App>,
    registrar: Registrar,
    Form(mut form): Form,
) -> Result<HttpResponse, Fault> {
    let visitor = &registrar.visitor;
    let book = book(&app, form.value("of"))?;
    let Some(asked) = asked(&mut form, book, visitor) else {
        return answer::again(&page(&app, visitor, book, form).await?);
    };
    let by = registrar.person.person.id;
    match app.casework.change_calendar(asked, by).await {
        Ok(number) => {
            tracing::info!(%by, calendar = %book.id, number, "a calendar was changed");
            Ok(Said::CalendarChanged.on(answer::see_other(&links::days_off(&book.id))))
        }
        Err(not_changed) => refused(&app, visitor, form, not_changed).await,
    }
}
