//! Is this letter ours? For whoever holds one, or something that looks like one.
//!
//! A code says nothing of a case, and neither does the answer: both answers are the same page.

use super::error::Fault;
use super::page::Page;
use super::server::App;
use super::typed::Typed;
use super::visitor::{self, Visitor};
use super::{answer, links};
use crate::letters::{self, CHARACTERS, Code};
use actix_web::{HttpRequest, HttpResponse, web};
use askama::Template;
use serde::Deserialize;

#[derive(Template)]
#[template(path = "check_letter.html")]
struct CheckPage<'a> {
    page: Page,
    form: Typed,
    /// What we know of the letter: in short, and what that means.
    known: Option<[String; 2]>,
    /// Where people write to the centre.
    mail: &'a str,
}

/// What is asked.
#[derive(Debug, Deserialize)]
pub struct Asked {
    code: Option<String>,
}

/// The question, and the answer once a code is typed.
pub async fn show(
    req: HttpRequest,
    app: web::Data<App>,
    visitor: Visitor,
    asked: web::Query<Asked>,
) -> Result<HttpResponse, Fault> {
    let (t, page, mail) = (visitor.t(), visitor.page(), app.facing.mail.as_str());
    let Some(typed) = &asked.code else {
        return answer::ok(&CheckPage { page, form: Typed::default(), known: None, mail });
    };
    let mut form = Typed::new([("code", typed.as_str())]);
    let Ok(code) = typed.parse::<Code>() else {
        form.refuse("code", t.enter_letter_code(CHARACTERS));
        return answer::again(&CheckPage { page: page.in_error(true), form, known: None, mail });
    };
    let (from, now) = (visitor::address(&req, &app), app.clock.machine_now());
    let known = match letters::ask(&app.store, code, from, now).await? {
        Some(at) => {
            let month = t.month_and_year(at.day_in(app.zone()));
            [t.letter_is_ours(), t.letter_is_ours_means(&month)]
        }
        None => [t.letter_is_not_ours(), t.letter_is_not_ours_means()],
    };
    let known = known.map(std::borrow::Cow::into_owned);
    answer::ok(&CheckPage { page, form, known: Some(known), mail })
}
