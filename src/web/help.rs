//! Help: what this is, how to reach the centre, accessibility, what happens with one's data.

use super::error::Fault;
use super::page::Page;
use super::server::App;
use super::visitor::Visitor;
use super::{answer, links};
use actix_web::{HttpResponse, web};
use askama::Template;

#[derive(Template)]
#[template(path = "help.html")]
struct HelpPage<'a> {
    page: Page,
    /// Where people write to the centre.
    mail: &'a str,
    /// Where they send paper to, and come in person.
    address: Option<&'a str>,
    /// Where they call, as it is written and as it is dialled.
    phone: Option<(&'a str, String)>,
}

/// The one page of help.
pub async fn show(app: web::Data<App>, visitor: Visitor) -> Result<HttpResponse, Fault> {
    let facing = &app.facing;
    let dialled = |phone: &str| phone.chars().filter(|c| c.is_ascii_digit() || *c == '+').collect();
    answer::ok(&HelpPage {
        page: visitor.page(),
        mail: &facing.mail,
        address: facing.address.as_deref(),
        phone: facing.phone.as_deref().map(|phone| (phone, dialled(phone))),
    })
}
