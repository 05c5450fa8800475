//! The one outer guard: every request passes it on the way in, every answer on the way out.
//!
//! On the way in, in this order and for these reasons:
//! 1. *Which route?* Other methods than the map knows end here (405), unknown addresses too (404).
//! 2. *Did our own page send it?* A form of another site must not act for our visitor. Browsers say
//!    where a request comes from in `Sec-Fetch-Site`; those that do not, say it in `Origin`.
//!    This comes before anything is read, so that a foreign page costs us nothing.
//! 3. *What was typed?* Small forms are read here, counted while they arrive and with a deadline,
//!    so that every later refusal can show again what was typed. A form with files is left to its
//!    handler, unless its sender was signed out meanwhile: then its texts are read after step 5.
//! 4. *Who is it?* The session is looked up once for the whole request.
//! 5. *May they pass this door?* The address map says who; extractors say it again in the types.
//!
//! On the way out every answer, errors too, gets the same headers.

use super::error::{self, Fault};
use super::routes::{self, Body, Door, Route};
use super::server::App;
use super::typed::Typed;
use super::visitor::{self, Visitor};
use super::{form, headers, said, upload};
use actix_web::body::{BoxBody, MessageBody};
use actix_web::dev::{ServiceRequest, ServiceResponse};
use actix_web::http::Method;
use actix_web::http::header::{self, HeaderMap, HeaderValue};
use actix_web::middleware::Next;
use actix_web::{HttpMessage, web};

/// The middleware. See the head of this file.
///
/// # Errors
/// None: whatever goes wrong is an answer already.
pub async fn guard(
    mut req: ServiceRequest,
    next: Next<impl MessageBody + 'static>,
) -> Result<ServiceResponse<BoxBody>, actix_web::Error> {
    let pattern = req.match_pattern();
    let route = pattern.as_deref().and_then(|pattern| routes::find(req.method(), pattern));
    let answer = match admit(&mut req, pattern.as_deref(), route).await {
        Ok(()) => next.call(req).await?.map_into_boxed_body(),
        Err(fault) => req.error_response(fault),
    };
    let mut answer = error::with_page(answer, pattern.as_deref());
    said::forget(&mut answer);
    let app = answer.request().app_data::<web::Data<App>>().cloned();
    let https = app.is_some_and(|app| app.origin.is_https());
    headers::set(&mut answer, route, https);
    Ok(answer)
}

async fn admit(req: &mut ServiceRequest, pattern: Option<&str>, route: Option<&Route>) -> Result<(), Fault> {
    let app = req
        .app_data::<web::Data<App>>()
        .cloned()
        .ok_or_else(|| Fault::Broken("the server has no state".to_owned()))?;
    // Until we know better, the visitor is nobody with a language: enough for any error page.
    let nobody = Visitor::nobody(req.request(), &app);
    req.extensions_mut().insert(nobody);
    let Some(route) = route else {
        return Err(pattern.map_or(Fault::NotFound, |pattern| Fault::WrongMethod(routes::allowed(pattern))));
    };
    came_from_here(req.method(), req.headers(), app.origin.as_str(), &route.door)?;
    if route.body == Body::Form {
        let typed = form::read(req).await?;
        req.extensions_mut().insert(typed);
    }
    if !matches!(route.door, Door::Open) {
        // Another node may have changed a calendar. If the database does not say, the law stays as known.
        if let Err(problem) = app.casework.keep_up().await {
            tracing::warn!(%problem, "whether a calendar was changed is not known");
        }
        let visitor = visitor::recognise(req.request(), &app).await?;
        let passed = pass(&visitor, route, req.request().uri());
        req.extensions_mut().insert(visitor);
        if route.body == Body::Files && matches!(passed, Err(Fault::SignedOut)) {
            let typed = upload::texts(req, &app.vault).await;
            req.extensions_mut().insert(typed);
        }
        passed?;
    }
    Ok(())
}

/// Whether a request may act, by the words of the visitor's browser on where it comes from.
fn came_from_here(method: &Method, headers: &HeaderMap, origin: &str, door: &Door) -> Result<(), Fault> {
    let said = |name: &str| headers.get(name).map(HeaderValue::as_bytes);
    let site = said("sec-fetch-site");
    if *method != Method::GET && *method != Method::HEAD {
        return match site {
            Some(b"same-origin") => Ok(()),
            // `same-site` is another port or subdomain, and cookies do travel from there.
            Some(_) => Err(Fault::Foreign),
            None if headers.get(header::ORIGIN).is_some_and(|sent| sent.as_bytes() == origin.as_bytes()) => {
                Ok(())
            }
            None => Err(Fault::Foreign),
        };
    }
    // Another site may link to a private page, but not load it as an image, a script or a frame:
    // whether that works would tell who is signed in.
    let private = !matches!(door, Door::Open | Door::Anyone);
    let link = said("sec-fetch-mode") == Some(b"navigate") && said("sec-fetch-dest") == Some(b"document");
    if private && site == Some(b"cross-site") && !link {
        return Err(Fault::Foreign);
    }
    Ok(())
}

fn pass(visitor: &Visitor, route: &Route, uri: &actix_web::http::Uri) -> Result<(), Fault> {
    let roles = match route.door {
        Door::Open | Door::Anyone => return Ok(()),
        Door::SignedIn => None,
        Door::Only(roles) => Some(roles),
    };
    let Some(person) = &visitor.person else {
        return Err(if route.body == Body::None {
            let then = uri.path_and_query().map_or("/", |path| path.as_str());
            Fault::SignInFirst { then: then.to_owned() }
        } else {
            // A redirect would throw away what was typed.
            Fault::SignedOut
        });
    };
    match roles {
        None => Ok(()),
        Some(roles) if roles.iter().any(|role| person.has_anywhere(*role)) => Ok(()),
        Some(_) => Err(Fault::NotFound),
    }
}

/// What was typed into the form of this request, as far as the guard has read it.
pub fn typed(req: &actix_web::HttpRequest) -> Option<Typed> {
    req.extensions().get::<Typed>().cloned()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::actor::Role;
    use actix_web::http::header::{HeaderName, HeaderValue};

    const HERE: &str = "https://redress.example";

    fn asked(method: Method, said: &[(&'static str, &'static str)], door: Door) -> bool {
        let mut headers = HeaderMap::new();
        for (name, value) in said {
            headers.insert(HeaderName::from_static(name), HeaderValue::from_static(value));
        }
        came_from_here(&method, &headers, HERE, &door).is_ok()
    }

    #[test]
    fn only_our_own_pages_may_act() {
        for (said, may) in [
            (vec![("sec-fetch-site", "same-origin")], true),
            (vec![("sec-fetch-site", "same-origin"), ("origin", "null")], true),
            (vec![("sec-fetch-site", "same-site")], false),
            (vec![("sec-fetch-site", "same-site"), ("origin", HERE)], false),
            (vec![("sec-fetch-site", "cross-site")], false),
            (vec![("sec-fetch-site", "none")], false),
            (vec![("sec-fetch-site", "")], false),
            (vec![("sec-fetch-site", "SAME-ORIGIN")], false),
            (vec![("origin", HERE)], true),
            (vec![("origin", "https://redress.example:8443")], false),
            (vec![("origin", "http://redress.example")], false),
            (vec![("origin", "https://redress.example.evil.example")], false),
            (vec![("origin", "null")], false),
            (vec![("host", "redress.example")], false),
            (vec![], false),
        ] {
            assert_eq!(asked(Method::POST, &said, Door::Anyone), may, "{said:?}");
            assert_eq!(asked(Method::DELETE, &said, Door::SignedIn), may, "{said:?}");
        }
    }

    #[test]
    fn others_may_link_to_a_private_page_but_not_embed_it() {
        let link = [
            ("sec-fetch-site", "cross-site"),
            ("sec-fetch-mode", "navigate"),
            ("sec-fetch-dest", "document"),
        ];
        let frame =
            [("sec-fetch-site", "cross-site"), ("sec-fetch-mode", "navigate"), ("sec-fetch-dest", "iframe")];
        let private = || Door::Only(&[Role::Consumer]);
        assert!(asked(Method::GET, &link, private()));
        assert!(!asked(Method::GET, &frame, private()));
        assert!(!asked(Method::GET, &[("sec-fetch-site", "cross-site")], private()));
        assert!(asked(Method::GET, &frame, Door::Anyone));
        assert!(asked(Method::GET, &[], private()));
    }
}
