//! The platforms that the centre has checked, and how many entries the register has of each.

use super::error::Fault;
use super::open_data::{PageData, PlatformData};
use super::page::Page;
use super::paging::{self, pages};
use super::parts::Pager;
use super::server::App;
use super::typed::Typed;
use super::visitor::Visitor;
use super::{form, links, public};
use crate::domain::ids::PlatformId;
use crate::messages::T;
use crate::store::platforms::{self, Platform};
use crate::store::{Conn, StoreError, register};
use actix_web::http::StatusCode;
use actix_web::{HttpRequest, HttpResponse, web};
use askama::Template;
use serde::Serialize;
use std::collections::HashMap;

/// How many platforms a page shows.
const PER_PAGE: i64 = 50;

/// One page of them.
struct Found {
    asked: Typed,
    page: u32,
    all: i64,
    platforms: Vec<Platform>,
    entries: HashMap<PlatformId, i64>,
}

async fn find(app: &App, req: &HttpRequest, t: T) -> Result<Found, Fault> {
    let mut asked = form::parse(req.query_string().as_bytes()).unwrap_or_default();
    let page = paging::asked(&mut asked, t);
    Ok(app.store.read(move |c| answer_to(c, asked, page, t)).await?)
}

fn answer_to(c: &mut Conn<'_>, asked: Typed, page: u32, t: T) -> Result<Found, StoreError> {
    let offset = i64::from(page - 1) * PER_PAGE;
    let (platforms, all) = platforms::checked_page(c, t.0, offset, PER_PAGE)?;
    let ids: Vec<_> = platforms.iter().map(|platform| platform.id).collect();
    let entries = register::count_of(c, &ids)?;
    let mut found = Found { asked, page, all, platforms, entries };
    if page > pages(all, PER_PAGE) {
        found.asked.refuse("page", t.query_no_such_page());
    }
    Ok(found)
}

impl Found {
    fn pager(&self, path: &str) -> Pager {
        let at = |number: u32| links::with_query(path, [("page", number.to_string().as_str())]);
        paging::pager(self.page, pages(self.all, PER_PAGE), at)
    }

    fn entries_of(&self, platform: &Platform) -> i64 {
        self.entries.get(&platform.id).copied().unwrap_or_default()
    }
}

#[derive(Template)]
#[template(path = "platforms/list.html")]
struct PlatformsPage {
    page: Page,
    form: Typed,
    platforms: Vec<PlatformLine>,
    pager: Pager,
    json: String,
}

/// One platform.
struct PlatformLine {
    name: String,
    href: String,
    entries: String,
    /// The way to its entries, if there are any.
    register: Option<String>,
}

/// The list.
pub async fn show(app: web::Data<App>, visitor: Visitor, req: HttpRequest) -> Result<HttpResponse, Fault> {
    let t = visitor.t();
    let found = find(&app, &req, t).await?;
    let line = |platform: &Platform| {
        let (slug, entries) = (platform.slug.as_str(), found.entries_of(platform));
        let register = || links::with_query(links::REGISTER, [("platform", slug)]);
        PlatformLine {
            name: platform.name(t.0).to_owned(),
            href: links::scorecard(slug),
            entries: t.entries_counted(entries).into_owned(),
            register: (entries > 0).then(register),
        }
    };
    let wrong = found.asked.has_errors();
    let page = PlatformsPage {
        page: visitor.page().in_error(wrong),
        platforms: found.platforms.iter().map(line).collect(),
        pager: found.pager(links::PLATFORMS),
        json: links::PLATFORMS_JSON.to_owned(),
        form: found.asked,
    };
    if wrong { super::answer::again(&page) } else { public::page(&req, &visitor, &page) }
}

/// A page of the platforms, for machines.
#[derive(Serialize)]
struct PlatformsData {
    /// How many platforms there are in all.
    found: i64,
    #[serde(flatten)]
    page: PageData,
    /// Those of this page.
    platforms: Vec<CountedPlatform>,
}

/// A platform with its entries counted.
#[derive(Serialize)]
struct CountedPlatform {
    #[serde(flatten)]
    platform: PlatformData,
    /// How many entries the register has of it.
    entries: i64,
}

/// The list for machines, by the names in English.
pub async fn show_json(app: web::Data<App>, req: HttpRequest) -> Result<HttpResponse, Fault> {
    let found = find(&app, &req, T(crate::domain::text::Language::En)).await?;
    if found.asked.has_errors() {
        return Ok(public::trouble(StatusCode::UNPROCESSABLE_ENTITY, &found.asked));
    }
    let counted = |platform: &Platform| CountedPlatform {
        platform: PlatformData::of(platform, &app),
        entries: found.entries_of(platform),
    };
    let data = PlatformsData {
        found: found.all,
        page: PageData::of(&found.pager(links::PLATFORMS_JSON), &app),
        platforms: found.platforms.iter().map(counted).collect(),
    };
    public::json(&req, &data)
}
