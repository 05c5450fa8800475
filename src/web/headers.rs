//! The headers that every answer carries, errors too.

use super::routes::{Door, Route};
use actix_web::body::BoxBody;
use actix_web::dev::ServiceResponse;
use actix_web::http::StatusCode;
use actix_web::http::header::{HeaderName, HeaderValue};

/// No inline code exists, so the policy needs no nonce and is the same for every page.
const POLICY: &str = "default-src 'none'; style-src 'self'; img-src 'self'; script-src 'self'; \
    connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

/// Set unless the answer brought its own (a file that is handed out is stricter still).
const ALWAYS: &[(&str, &str)] = &[
    ("content-security-policy", POLICY),
    ("x-content-type-options", "nosniff"),
    // `no-referrer` would make browsers send `Origin: null` with our own forms.
    ("referrer-policy", "same-origin"),
    ("cross-origin-opener-policy", "same-origin"),
    ("cross-origin-resource-policy", "same-origin"),
    (
        "permissions-policy",
        "camera=(), display-capture=(), geolocation=(), microphone=(), payment=(), usb=()",
    ),
];

/// Two years, as the preload lists ask.
const ONLY_HTTPS: &str = "max-age=63072000; includeSubDomains";

/// Completes the headers of `answer`.
pub fn set(answer: &mut ServiceResponse<BoxBody>, route: Option<&Route>, https: bool) {
    let good = answer.status().is_success() || answer.status() == StatusCode::NOT_MODIFIED;
    let public = matches!(route, Some(Route { door: Door::Open | Door::Anyone, .. }));
    let headers = answer.headers_mut();
    let mut unless_there = |name: &'static str, value: &'static str| {
        if !headers.contains_key(name) {
            headers.insert(HeaderName::from_static(name), HeaderValue::from_static(value));
        }
    };
    for (name, value) in ALWAYS {
        unless_there(name, value);
    }
    // Public pages show who is signed in, and an error page may show what was typed: nothing is
    // kept unless a handler said that it may be.
    unless_there("cache-control", "no-store");
    if !(good && public) {
        unless_there("x-robots-tag", "noindex");
    }
    if https {
        unless_there("strict-transport-security", ONLY_HTTPS);
    }
}
