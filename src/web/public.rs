//! What everybody may read, as an answer: a page or its twins for machines, each with a validator,
//! so that whoever asks again is told in a few bytes that nothing has changed.

use super::error::Fault;
use super::typed::Typed;
use super::visitor::Visitor;
use crate::domain::text::Language;
use actix_web::http::StatusCode;
use actix_web::http::header::{CACHE_CONTROL, ETAG, IF_NONE_MATCH, VARY};
use actix_web::{HttpRequest, HttpResponse};
use askama::Template;
use serde::Serialize;
use sha2::{Digest, Sha256};

/// A page. For whoever is signed in, or is told something once, it is kept nowhere.
///
/// # Errors
/// [`Fault::Broken`] when the template fails.
pub fn page(req: &HttpRequest, visitor: &Visitor, page: &impl Template) -> Result<HttpResponse, Fault> {
    let body = page.render()?;
    let own = visitor.person.is_some() || visitor.page().flash.is_some();
    Ok(if own {
        HttpResponse::Ok().content_type(HTML).body(body)
    } else {
        kept(req, HTML, Some(BY_LANGUAGE), body)
    })
}

/// The twin in JSON: the same for everybody.
///
/// # Errors
/// [`Fault::Broken`] when the data cannot be written.
pub fn json(req: &HttpRequest, data: &impl Serialize) -> Result<HttpResponse, Fault> {
    let body = serde_json::to_string_pretty(data).map_err(|problem| Fault::Broken(problem.to_string()))?;
    Ok(kept(req, "application/json", None, body))
}

/// The twin as a feed, in a language.
pub fn feed(req: &HttpRequest, body: String) -> HttpResponse {
    kept(req, "application/atom+xml; charset=utf-8", Some(BY_LANGUAGE), body)
}

const HTML: &str = "text/html; charset=utf-8";

/// What the reader's language, and with it the words of an answer, hangs on.
const BY_LANGUAGE: &str = "cookie, accept-language";

/// May be kept by anyone, as long as they ask each time whether it is still the same.
fn kept(req: &HttpRequest, kind: &str, vary: Option<&str>, body: String) -> HttpResponse {
    let digest = Sha256::digest(&body);
    // Weak: a proxy may press the bytes and the page is still the same.
    let tag = format!("W/\"{}\"", data_encoding::HEXLOWER.encode(digest.get(..12).unwrap_or_default()));
    let known = knows(req, &tag);
    let mut answer = if known { HttpResponse::NotModified() } else { HttpResponse::Ok() };
    answer.insert_header((ETAG, tag)).insert_header((CACHE_CONTROL, "no-cache"));
    if let Some(vary) = vary {
        answer.insert_header((VARY, vary));
    }
    if known { answer.finish() } else { answer.content_type(kind).body(body) }
}

/// Whether the reader has this version already (RFC 9110 section 13.1.2; the comparison is weak).
fn knows(req: &HttpRequest, tag: &str) -> bool {
    let strong = |tag: &str| tag.trim().trim_start_matches("W/").to_owned();
    let mut sent = req.headers().get_all(IF_NONE_MATCH).filter_map(|line| line.to_str().ok());
    sent.any(|line| line.split(',').any(|one| one.trim() == "*" || strong(one) == strong(tag)))
}

/// Why a machine gets no data (RFC 9457).
#[derive(Serialize)]
struct Trouble<'a> {
    /// The kind of problem in a few words.
    title: &'a str,
    /// The status of the answer.
    status: u16,
    /// The values that must be put right, if that is the problem.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    errors: Vec<Wrong<'a>>,
}

/// One value of a query that cannot be read.
#[derive(Serialize)]
struct Wrong<'a> {
    /// Its name; empty for the query as a whole.
    name: &'a str,
    /// What is wrong, and how to put it right.
    detail: &'a str,
}

/// A problem, told to a machine.
pub fn trouble(status: StatusCode, wrong: &Typed) -> HttpResponse {
    let title = match status {
        StatusCode::NOT_FOUND => "There is nothing at this address.",
        StatusCode::GONE => "This entry has left the register.",
        _ => "The query holds a value that cannot be used.",
    };
    let errors = wrong.problems().iter();
    let errors = errors.map(|problem| Wrong { name: &problem.field, detail: &problem.message }).collect();
    let body = serde_json::to_string_pretty(&Trouble { title, status: status.as_u16(), errors });
    HttpResponse::build(status).content_type("application/problem+json").body(body.unwrap_or_default())
}

/// What a machine is told of a fault, where a person would see a page.
///
/// # Errors
/// Every other fault than one that says that nothing is there.
pub fn missing(fault: Fault) -> Result<HttpResponse, Fault> {
    match fault {
        Fault::NotFound => Ok(trouble(StatusCode::NOT_FOUND, &Typed::default())),
        other => Err(other),
    }
}

/// The language of a feed: the one that its address names, else the reader's.
pub fn language(asked: &Typed, visitor: &Visitor) -> Language {
    asked.value("lang").parse().unwrap_or(visitor.language)
}
