//! Help: what this is, how to reach the centre, accessibility, what happens with one's data.

use super::answer;
use super::error::Fault;
use super::page::Page;
use super::visitor::Visitor;
use actix_web::HttpResponse;
use askama::Template;

#[derive(Template)]
#[template(path = "help.html")]
struct HelpPage {
    page: Page,
}

/// The one page of help.
pub async fn show(visitor: Visitor) -> Result<HttpResponse, Fault> {
    answer::ok(&HelpPage { page: visitor.page() })
}
