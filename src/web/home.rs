//! The start page: what this is, and the three ways on.

use super::answer;
use super::error::Fault;
use super::links;
use super::page::Page;
use super::visitor::Visitor;
use actix_web::HttpResponse;
use askama::Template;

#[derive(Template)]
#[template(path = "home.html")]
struct HomePage {
    page: Page,
}

/// The start page.
pub async fn show(visitor: Visitor) -> Result<HttpResponse, Fault> {
    answer::ok(&HomePage { page: visitor.page() })
}
