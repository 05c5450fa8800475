//! Leaving no trace: whoever shares a device may ask that the way through our pages is one place in its
//! history. `static/app.js` does it; here is only the choice, kept until the browser is closed.

use super::error::Fault;
use super::form::Form;
use super::{answer, links, said};
use actix_web::cookie::time::Duration;
use actix_web::cookie::{Cookie, SameSite};
use actix_web::{HttpRequest, HttpResponse};

const COOKIE: &str = "redress-trace";

/// The one value of the cookie, and of the field that sets it.
const NONE: &str = "none";

/// Whether the visitor wants to leave no trace.
pub(super) fn is_unwanted(req: &HttpRequest) -> bool {
    req.cookie(COOKIE).is_some_and(|cookie| cookie.value() == NONE)
}

/// Chooses, and goes back to where it is explained.
pub async fn choose(Form(form): Form) -> Result<HttpResponse, Fault> {
    let cookie = Cookie::build(COOKIE, NONE).path("/").http_only(true).same_site(SameSite::Lax);
    let cookie = match form.value("trace") {
        NONE => cookie,
        "usual" => cookie.max_age(Duration::ZERO),
        _ => return Err(Fault::Unreadable),
    };
    let mut back = answer::see_other(links::TRACES);
    said::set(&mut back, &cookie.finish());
    Ok(back)
}
