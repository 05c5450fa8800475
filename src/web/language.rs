//! Choosing the language: one's own account first, then the last choice, then the browser.

use super::error::Fault;
use super::form::Form;
use super::said::Said;
use super::server::App;
use super::visitor::Visitor;
use super::{answer, links, routes, said};
use crate::domain::text::Language;
use crate::store::people;
use actix_web::cookie::time::Duration;
use actix_web::cookie::{Cookie, SameSite};
use actix_web::http::header;
use actix_web::{HttpRequest, HttpResponse, web};

const COOKIE: &str = "redress-language";

/// The language that a request asks for.
pub(super) fn of(req: &HttpRequest) -> Language {
    let chosen = req.cookie(COOKIE).and_then(|cookie| cookie.value().parse().ok());
    let browsers = || req.headers().get(header::ACCEPT_LANGUAGE)?.to_str().ok();
    chosen.unwrap_or_else(|| browsers().map(best_of).unwrap_or_default())
}

/// The language that comes first in `Accept-Language` (RFC 9110 section 12.5.4) and that we speak.
fn best_of(accepted: &str) -> Language {
    let mut best = (Language::default(), 0.0);
    for part in accepted.split(',') {
        let mut parts = part.split(';');
        let tag = parts.next().unwrap_or_default().trim().to_ascii_lowercase();
        let weight = parts.find_map(|p| p.trim().strip_prefix("q=")?.parse::<f32>().ok()).unwrap_or(1.0);
        let spoken = match tag.split('-').next() {
            Some("zh") => Some(Language::Zh),
            Some("en") => Some(Language::En),
            _ => None,
        };
        if let Some(language) = spoken.filter(|_| weight > best.1) {
            best = (language, weight);
        }
    }
    best.0
}

/// Chooses a language and goes back to where the visitor was.
pub async fn choose(app: web::Data<App>, visitor: Visitor, Form(form): Form) -> Result<HttpResponse, Fault> {
    let language: Language = form.value("lang").parse().map_err(|_| Fault::Unreadable)?;
    let mut back = answer::see_other(links::local(form.value("back")).map_or(links::HOME, routes::shown_at));
    if let Some(person) = &visitor.person {
        let id = person.person.id;
        app.store.write(move |tx| people::set_language(tx, id, language)).await?;
        back = Said::LanguageChosen.on(back);
    }
    let cookie = Cookie::build(COOKIE, language.as_str())
        .path("/")
        .http_only(true)
        .same_site(SameSite::Lax)
        .max_age(Duration::days(365))
        .finish();
    said::set(&mut back, &cookie);
    Ok(back)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_browsers_first_language_that_we_speak_is_taken() {
        assert_eq!(best_of("zh-CN,zh;q=0.9,en;q=0.8"), Language::Zh);
        assert_eq!(best_of("de-DE,de;q=0.9,en;q=0.8,zh;q=0.7"), Language::En);
        assert_eq!(best_of("en;q=0.2, zh-Hant-TW;q=0.3"), Language::Zh);
        assert_eq!(best_of("fr"), Language::En);
        assert_eq!(best_of("zh;q=0"), Language::En);
        assert_eq!(best_of(";;q=x,,"), Language::En);
    }
}
