//! Taking a list of platforms into the directory: shown first, stored on a second word, all of it or nothing.
//! The list travels in the page between the two, so that nothing is kept of one that is only looked at.

use crate::casework::{Change, NotImported, Plan, Row, Verdict};
use crate::domain::chain::Hash;
use crate::domain::platform_list::{Column, MOST_ROWS, NotRead, Sheet, text_of};
use crate::domain::text::Language;
use crate::messages::T;
use crate::web::error::Fault;
use crate::web::page::Page;
use crate::web::paging::{LINES, pages};
use crate::web::parts::{Badge, Tone};
use crate::web::said::Said;
use crate::web::server::App;
use crate::web::typed::Typed;
use crate::web::upload::{self, Limits, Sent, WhyRefused};
use crate::web::visitor::{Registrar, Visitor};
use crate::web::{answer, links};
use actix_multipart::Multipart;
use actix_web::{HttpResponse, web};
use askama::Template;

/// Ten thousand rows of three hundred bytes. In UTF-8 a Chinese character has three bytes for two in GB18030,
/// and the list comes back in UTF-8.
const FILE: Limits = Limits { file_bytes: 3 << 20, files: 1, text_bytes: 5 << 20 };

#[derive(Template)]
#[template(path = "centre/platform_import.html")]
struct ImportPage {
    page: Page,
    form: Typed,
    columns: Vec<(String, String)>,
    shown: Option<Shown>,
}

/// A list as it was judged.
struct Shown {
    list: String,
    mark: String,
    new: usize,
    changed: usize,
    same: usize,
    wrong: usize,
    rows: Vec<Line>,
    number: u32,
    pages: u32,
    can_be_stored: bool,
}

/// One row of the list.
struct Line {
    line: u64,
    name: String,
    badge: Badge,
    /// A column and what is to be said of it.
    details: Vec<(String, String)>,
}

/// Where a list is chosen.
pub async fn import_page(registrar: Registrar) -> Result<HttpResponse, Fault> {
    answer::ok(&page(&registrar.visitor, Typed::default(), None))
}

fn page(visitor: &Visitor, form: Typed, shown: Option<Shown>) -> ImportPage {
    let t = visitor.t();
    let column = |column: &Column| {
        let names = column.names().iter().take(2).copied().collect::<Vec<_>>().join(" / ");
        (t.import_column(*column).into_owned(), names)
    };
    ImportPage {
        page: visitor.page().in_error(form.has_errors()),
        columns: Column::ALL.iter().map(column).collect(),
        form,
        shown,
    }
}

/// Shows what a list would do, or carries out what was shown.
pub async fn import(
    app: web::Data<App>,
    registrar: Registrar,
    parts: Multipart,
) -> Result<HttpResponse, Fault> {
    let (visitor, t) = (&registrar.visitor, registrar.visitor.t());
    let sent = upload::receive(parts, &app.vault, FILE, 1).await?;
    let (mut form, list) = list_of(&app, sent, t).await;
    let read = list.and_then(|list| match Sheet::read(&list) {
        Ok(sheet) => Some((list, sheet)),
        Err(why) => {
            form.refuse("file", t.import_not_read(&why, MOST_ROWS));
            None
        }
    });
    let Some((list, sheet)) = read else { return answer::again(&page(visitor, form, None)) };
    if let ("import", Ok(mark)) = (form.value("go"), form.value("mark").parse::<Hash>()) {
        let by = registrar.person.person.id;
        match app.casework.import(sheet.clone(), mark).await {
            Ok(done) => {
                let (new, changed, notices) = (done.new, done.changed, done.notices);
                tracing::info!(%by, new, changed, notices, "a list of platforms was imported");
                return Ok(Said::PlatformsImported.on(answer::see_other(links::PLATFORM_RECORDS)));
            }
            Err(NotImported::Stale) => form.refuse("", t.import_stale()),
            // Said again below, row by row.
            Err(NotImported::NotRight) => {}
            Err(NotImported::Setback(setback)) => return Err(setback.into()),
        }
    }
    let plan = app.casework.try_import(sheet).await?;
    let wrong = plan.count(Verdict::is_wrong);
    if wrong > 0 {
        form.refuse("file", t.import_wrong(wrong));
    }
    let number = form.value("page").parse::<u32>().unwrap_or(1).max(1);
    let shown = shown(visitor, list, &plan, number);
    let (has_errors, page) = (form.has_errors(), page(visitor, form, Some(shown)));
    if has_errors { answer::again(&page) } else { answer::ok(&page) }
}

/// The list that was sent: in a file, or as it came back from the page. Without one, what is wrong is noted.
async fn list_of(app: &App, sent: Sent, t: T) -> (Typed, Option<String>) {
    let mut form = sent.typed;
    let mut list = Some(form.value("list").to_owned()).filter(|list| !list.is_empty());
    form.forget(|name| name == "list");
    if let Some(file) = sent.files.first() {
        // A file that is chosen beside a list that is shown is looked at before anything is stored.
        form.forget(|name| matches!(name, "go" | "page" | "mark"));
        let (vault, name) = (app.vault.clone(), file.kept.name.clone());
        let bytes = tokio::task::spawn_blocking(move || vault.read_blocking(&name)).await;
        upload::discard(&app.vault, &sent.files).await;
        let text = bytes.ok().and_then(Result::ok).ok_or(NotRead::NotText).and_then(|bytes| text_of(&bytes));
        list = text.map_err(|why| form.refuse("file", t.import_not_read(&why, MOST_ROWS))).ok();
    } else if sent.refused.is_empty() && list.is_none() {
        form.refuse("file", t.import_file_missing());
    }
    for refused in &sent.refused {
        list = None;
        let words = match refused.why {
            WhyRefused::TooLarge => t.import_file_too_large(FILE.mebibytes()).into_owned(),
            WhyRefused::Empty => t.import_not_read(&NotRead::Empty, MOST_ROWS).into_owned(),
            WhyRefused::TooMany | WhyRefused::Disguised | WhyRefused::SameAs(_) => refused.words(t, FILE),
        };
        form.refuse("file", words);
    }
    (form, list)
}

/// A page of the rows: first what must be put right, then what would change, what is new, and the rest.
fn shown(visitor: &Visitor, list: String, plan: &Plan, number: u32) -> Shown {
    let mut rows: Vec<&Row> = plan.rows.iter().collect();
    rows.sort_by_key(|row| match row.verdict {
        Verdict::Wrong(_) => 0,
        Verdict::Changed { .. } => 1,
        Verdict::New(_) => 2,
        Verdict::Same => 3,
    });
    let all = pages(i64::try_from(rows.len()).unwrap_or(i64::MAX), LINES);
    let number = number.min(all);
    let lines = usize::try_from(LINES).unwrap_or(usize::MAX);
    let skip = usize::try_from(number - 1).unwrap_or_default().saturating_mul(lines);
    Shown {
        list,
        mark: plan.mark.to_string(),
        new: plan.count(|verdict| matches!(verdict, Verdict::New(_))),
        changed: plan.count(|verdict| matches!(verdict, Verdict::Changed { .. })),
        same: plan.count(|verdict| matches!(verdict, Verdict::Same)),
        wrong: plan.count(Verdict::is_wrong),
        rows: rows.into_iter().skip(skip).take(lines).map(|row| line(visitor, row)).collect(),
        number,
        pages: all,
        can_be_stored: plan.can_be_stored(),
    }
}

fn line(visitor: &Visitor, row: &Row) -> Line {
    let t = visitor.t();
    let by_language = match visitor.language {
        Language::En => [Column::NameEn, Column::LegalName, Column::Slug],
        Language::Zh => [Column::NameZh, Column::LegalName, Column::Slug],
    };
    let name = by_language.iter().find_map(|column| row.called.get(column));
    let (tone, state) = match &row.verdict {
        Verdict::New(_) => (Tone::Note, t.import_row_new()),
        Verdict::Changed { .. } => (Tone::Due, t.import_row_changed()),
        Verdict::Same => (Tone::Quiet, t.import_row_same()),
        Verdict::Wrong(_) => (Tone::Late, t.import_row_wrong()),
    };
    let titled = |column: Column, words: String| (t.import_column(column).into_owned(), words);
    let details = match &row.verdict {
        Verdict::New(cells) => cells.iter().map(|(column, value)| titled(*column, value.clone())).collect(),
        Verdict::Changed { changes, .. } => {
            changes.iter().map(|change| titled(change.column, changed(t, change))).collect()
        }
        Verdict::Same => Vec::new(),
        Verdict::Wrong(wrong) => {
            let said = wrong.iter().map(|one| {
                let whole = t.import_whole_row();
                let column = one.column.map_or(whole, |column| t.import_column(column));
                (column.into_owned(), t.import_why(&one.why, one.column).into_owned())
            });
            said.collect()
        }
    };
    Line { line: row.line, name: name.cloned().unwrap_or_default(), badge: Badge::new(tone, state), details }
}

fn changed(t: T, change: &Change) -> String {
    let nothing = t.import_nothing_before();
    let before = if change.before.is_empty() { &nothing } else { change.before.as_str() };
    let words = t.import_from_to(before, &change.after).into_owned();
    if change.unverifies { format!("{words}. {}", t.import_unverifies()) } else { words }
}
