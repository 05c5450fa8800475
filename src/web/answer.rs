//! The few kinds of answers that a handler gives.

use super::error::Fault;
use actix_web::HttpResponse;
use actix_web::http::{StatusCode, header};
use askama::Template;

/// A page.
///
/// # Errors
/// [`Fault::Broken`] when the template fails.
pub fn ok(page: &impl Template) -> Result<HttpResponse, Fault> {
    html(StatusCode::OK, page)
}

/// A form shown again with what was typed and what must be put right (422).
///
/// # Errors
/// [`Fault::Broken`] when the template fails.
pub fn again(page: &impl Template) -> Result<HttpResponse, Fault> {
    html(StatusCode::UNPROCESSABLE_ENTITY, page)
}

/// A page with any status.
///
/// # Errors
/// [`Fault::Broken`] when the template fails.
pub fn html(status: StatusCode, page: &impl Template) -> Result<HttpResponse, Fault> {
    let body = page.render()?;
    Ok(HttpResponse::build(status).content_type("text/html; charset=utf-8").body(body))
}

/// On to another page, by GET (303): the answer to every form that did what it should.
pub fn see_other(path: &str) -> HttpResponse {
    HttpResponse::SeeOther().insert_header((header::LOCATION, path)).finish()
}
