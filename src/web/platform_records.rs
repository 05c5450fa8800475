//! What the centre knows of platforms, for registrars: who they are, where notices go, who answers.

mod changing;
mod importing;

pub use changing::{add, change, serve, set_address, set_contact};
pub use importing::{import, import_page};

use super::error::Fault;
use super::page::Page;
use super::paging::{AtPage, LINES};
use super::parts::{Badge, Pager, Tone};
use super::server::App;
use super::typed::Typed;
use super::visitor::{Registrar, Visitor};
use super::{answer, links};
use crate::domain::case::act::Act;
use crate::domain::ids::{CaseNumber, MatterId, PlatformId};
use crate::messages::T;
use crate::store::platforms::{self, Platform, Unserved};
use crate::store::standings::{self, Standing};
use crate::store::{Sealed, StoreError, claims, matters, postings};
use actix_web::{HttpResponse, web};
use askama::Template;
use std::borrow::Cow;
use std::collections::HashMap;

/// The most cases that the page of a platform lists.
const MOST_WAITING: i64 = 50;

#[derive(Template)]
#[template(path = "centre/platforms.html")]
struct ListPage {
    page: Page,
    lines: Vec<Line>,
    pager: Pager,
    /// How many people ask to answer for a platform in one case.
    claims: i64,
    form: Typed,
}

/// One platform in the list.
struct Line {
    name: String,
    legal_name: String,
    href: String,
    badge: Badge,
    contact: Cow<'static, str>,
    representatives: i64,
    unserved: i64,
}

async fn list_page(app: &App, visitor: &Visitor, at: &AtPage, form: Typed) -> Result<ListPage, Fault> {
    let (here, offset) = (app.clock.centre_now(), at.offset());
    let read = move |c: &mut crate::store::Conn<'_>| {
        let (platforms, all) = platforms::listed(c, offset, LINES)?;
        let ids: Vec<PlatformId> = platforms.iter().map(|platform| platform.id).collect();
        let unserved = platforms::unserved_counts(c, &ids)?;
        let representatives = platforms::representative_counts(c, &ids, here)?;
        Ok::<_, Fault>((platforms, all, unserved, representatives, claims::waiting_count(c)?))
    };
    let (platforms, all, unserved, representatives, claims) = app.store.read(read).await?;
    let t = visitor.t();
    let line = |platform: &Platform| Line {
        name: platform.name(visitor.language).to_owned(),
        legal_name: platform.legal_name.clone(),
        href: links::platform_record(&platform.slug),
        badge: checked_badge(t, platform),
        contact: match (&platform.contact, platform.contact_verified_at) {
            (Some(_), Some(_)) => t.contact_verified(),
            (Some(_), None) => t.contact_unverified(),
            (None, _) => t.contact_none(),
        },
        representatives: representatives.get(&platform.id).copied().unwrap_or_default(),
        unserved: unserved.get(&platform.id).copied().unwrap_or_default(),
    };
    Ok(ListPage {
        page: visitor.page().in_error(form.has_errors()),
        lines: platforms.iter().map(line).collect(),
        pager: at.pager(all, |page| format!("{}?page={page}", links::PLATFORM_RECORDS)),
        claims,
        form,
    })
}

fn checked_badge(t: T, platform: &Platform) -> Badge {
    match platform.checked_at {
        Some(_) => Badge::new(Tone::Done, t.platform_checked()),
        None => Badge::new(Tone::Due, t.platform_unchecked()),
    }
}

/// All platforms; those that consumers named and nobody has checked come first.
pub async fn list(
    app: web::Data<App>,
    registrar: Registrar,
    at: web::Query<AtPage>,
) -> Result<HttpResponse, Fault> {
    answer::ok(&list_page(&app, &registrar.visitor, &at, Typed::default()).await?)
}

#[derive(Template)]
#[template(path = "centre/platform.html")]
struct RecordPage {
    page: Page,
    name: String,
    is_checked: bool,
    badge: Badge,
    known_since: String,
    /// Where the forms go.
    here: String,
    contact_here: String,
    service_here: String,
    details: Typed,
    contact: Typed,
    contact_stands: String,
    address: Typed,
    address_here: String,
    representatives: Vec<Representative>,
    /// Whether somebody answers in all its cases, and reads its inbox.
    is_enrolled: bool,
    invite: String,
    service: Typed,
    waiting: Vec<WaitingCase>,
    /// How many wait in all.
    unserved: i64,
}

/// Somebody who answers for the platform.
struct Representative {
    name: String,
    /// In which case, if it is one only.
    only_in: Option<String>,
    since: String,
    end: String,
}

/// A case that waits for service.
struct WaitingCase {
    number: String,
    href: String,
    serve: String,
    filed: String,
    due: Option<String>,
}

/// What the page of a platform is made from.
struct Record {
    platform: Platform,
    address: Option<Sealed>,
    representatives: Vec<(Standing, Sealed)>,
    /// The numbers of the cases in which somebody answers in that one only.
    only_in: HashMap<MatterId, CaseNumber>,
    waiting: Vec<Unserved>,
    unserved: i64,
}

/// The forms of the page, as they were typed; `None` for what is on record.
#[derive(Default)]
struct Forms {
    details: Option<Typed>,
    contact: Option<Typed>,
    address: Option<Typed>,
    service: Option<Typed>,
}

impl Record {
    /// Whether somebody answers in all cases of the platform, and reads its inbox.
    fn is_enrolled(&self) -> bool {
        self.representatives.iter().any(|(standing, _)| standing.matter_id.is_none())
    }
}

async fn record(app: &App, slug: &str) -> Result<Record, Fault> {
    let (slug, here) = (slug.to_owned(), app.clock.centre_now());
    let read = move |c: &mut crate::store::Conn<'_>| {
        let platform = platforms::by_slug(c, &slug)?;
        let id = platform.id;
        let representatives = standings::representatives(c, id, here)?;
        let only_in: Vec<_> = representatives.iter().filter_map(|(standing, _)| standing.matter_id).collect();
        Ok::<_, Fault>(Record {
            platform,
            address: postings::address_of(c, id)?,
            representatives,
            only_in: matters::case_numbers(c, &only_in)?,
            waiting: platforms::waiting_for_service(c, id, MOST_WAITING)?,
            unserved: platforms::unserved_counts(c, &[id])?.get(&id).copied().unwrap_or_default(),
        })
    };
    app.store.read(read).await
}

fn record_page(app: &App, visitor: &Visitor, record: &Record, forms: Forms) -> Result<RecordPage, Fault> {
    let (t, platform) = (visitor.t(), &record.platform);
    let day = |at: crate::domain::clock::Moment| t.long_date(at.day_in(app.zone())).into_owned();
    let wrong = [&forms.details, &forms.contact, &forms.address, &forms.service];
    let wrong = wrong.into_iter().flatten().any(Typed::has_errors);
    let mut representatives = Vec::new();
    for (standing, name) in &record.representatives {
        representatives.push(Representative {
            name: name.open().map_err(StoreError::from)?.to_owned(),
            only_in: standing
                .matter_id
                .and_then(|case| record.only_in.get(&case))
                .map(|number| t.answers_in(&number.to_string()).into_owned()),
            since: day(standing.from_at),
            end: links::standing_end(standing.id),
        });
    }
    let waiting = record.waiting.iter().filter_map(|case| {
        let number = case.number?;
        Some(WaitingCase {
            number: number.to_string(),
            href: links::case(number),
            serve: links::act(number, Act::Serve),
            filed: day(case.opened_at),
            due: case.deadline_at.map(|at| t.due_at(at, app.zone())),
        })
    });
    let contact = platform.contact.as_ref().map(|contact| contact.open()).transpose();
    let contact = contact.map_err(StoreError::from)?.unwrap_or_default();
    let address = record.address.as_ref().map(Sealed::open).transpose().map_err(StoreError::from)?;
    Ok(RecordPage {
        address: forms.address.unwrap_or_else(|| Typed::new([("address", address.unwrap_or_default())])),
        address_here: links::platform_address(&platform.slug),
        page: visitor.page().in_error(wrong),
        name: platform.name(visitor.language).to_owned(),
        is_checked: platform.checked_at.is_some(),
        badge: checked_badge(t, platform),
        known_since: t.platform_known_since(&day(platform.created_at)).into_owned(),
        here: links::platform_record(&platform.slug),
        contact_here: links::platform_contact(&platform.slug),
        service_here: links::platform_service(&platform.slug),
        details: forms.details.unwrap_or_else(|| stored(platform)),
        contact: forms.contact.unwrap_or_else(|| Typed::new([("contact", contact)])),
        contact_stands: match (contact.is_empty(), platform.contact_verified_at) {
            (true, _) => t.contact_stands_none().into_owned(),
            (false, None) => t.contact_stands_unverified().into_owned(),
            (false, Some(at)) => t.contact_stands_verified(&day(at)).into_owned(),
        },
        representatives,
        is_enrolled: record.is_enrolled(),
        invite: links::invite_for(&platform.slug),
        service: forms.service.unwrap_or_default(),
        waiting: waiting.collect(),
        unserved: record.unserved,
    })
}

/// The details as they are on record. A name in addresses that only stands in for one is not shown.
fn stored(platform: &Platform) -> Typed {
    Typed::new([
        ("name-en", platform.name_en.as_str()),
        ("name-zh", platform.name_zh.as_str()),
        ("legal-name", platform.legal_name.as_str()),
        ("site", platform.site.as_deref().unwrap_or_default()),
        ("registration", platform.registration.as_deref().unwrap_or_default()),
        ("slug", if platform.checked_at.is_some() { platform.slug.as_str() } else { "" }),
    ])
}

/// One platform.
pub async fn show(
    app: web::Data<App>,
    registrar: Registrar,
    slug: web::Path<String>,
) -> Result<HttpResponse, Fault> {
    let record = record(&app, &slug).await?;
    answer::ok(&record_page(&app, &registrar.visitor, &record, Forms::default())?)
}
