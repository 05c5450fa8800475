//! Signing in and out.

use super::error::Fault;
use super::form::Form;
use super::page::Page;
use super::said::Said;
use super::server::App;
use super::typed::Typed;
use super::visitor::{self, Visitor};
use super::{answer, links};
use crate::accounts::{AccountError, Attempt};
use crate::demo::SignIn;
use crate::store::sessions;
use actix_web::http::header::{HeaderName, HeaderValue};
use actix_web::{HttpRequest, HttpResponse, web};
use askama::Template;
use serde::Deserialize;

#[derive(Template)]
#[template(path = "sign_in.html")]
struct SignInPage {
    page: Page,
    form: Typed,
    /// Whether a mailed link goes on from here.
    for_link: bool,
    demo: Vec<SignIn>,
}

fn page(app: &App, visitor: &Visitor, form: Typed) -> SignInPage {
    let demo = if app.is_demo() { app.facing.demo_sign_ins.clone() } else { Vec::new() };
    let for_link = form.value("then").starts_with(&links::link(""));
    SignInPage { page: visitor.page().in_error(form.has_errors()), form, for_link, demo }
}

/// Where to go after coming in.
#[derive(Deserialize)]
pub struct Onward {
    #[serde(default)]
    pub(super) then: String,
}

/// The form. Whoever is signed in already goes on at once.
pub async fn show(
    req: HttpRequest,
    app: web::Data<App>,
    visitor: Visitor,
    onward: web::Query<Onward>,
) -> Result<HttpResponse, Fault> {
    app.check_safe_for_sign_in(&req)?;
    if visitor.person.is_some() {
        return Ok(answer::see_other(links::local(&onward.then).unwrap_or(links::CASES)));
    }
    answer::ok(&page(&app, &visitor, Typed::new([("then", onward.then.clone())])))
}

/// Signs in. A wrong mail address and a wrong password get the same answer, after the same work.
pub async fn sign_in(
    req: HttpRequest,
    app: web::Data<App>,
    visitor: Visitor,
    Form(mut form): Form,
) -> Result<HttpResponse, Fault> {
    app.check_safe_for_sign_in(&req)?;
    let t = visitor.t();
    if form.trimmed("mail").is_empty() {
        form.refuse("mail", t.enter_mail_or_login());
    }
    if form.value("password").is_empty() {
        form.refuse("password", t.enter_password());
    }
    if form.has_errors() {
        return answer::again(&page(&app, &visitor, form));
    }
    let attempt = Attempt {
        name: form.value("mail").to_owned(),
        password: form.value("password").to_owned(),
        from: visitor::address(&req, &app),
        before: visitor.person.as_ref().map(|person| person.session.token_hash),
    };
    let (now, here) = (app.clock.machine_now(), app.clock.centre_now());
    match crate::accounts::sign_in(&app.store, &app.passwords, attempt, now, here).await {
        Ok(secret) => {
            let then = links::local(form.value("then")).unwrap_or(links::CASES);
            Ok(visitor::with_session(answer::see_other(then), &secret))
        }
        Err(AccountError::Wrong) => {
            form.refuse("mail", t.mail_or_password_wrong());
            answer::again(&page(&app, &visitor, form))
        }
        Err(other) => Err(other.into()),
    }
}

/// Signs out. Whoever is signed out already sees the same.
pub async fn sign_out(app: web::Data<App>, visitor: Visitor) -> Result<HttpResponse, Fault> {
    if let Some(person) = &visitor.person {
        let (hash, now) = (person.session.token_hash, app.clock.machine_now());
        app.store.write(move |tx| sessions::end(tx, hash, now)).await?;
    }
    let mut answer = Said::SignedOut.on(visitor::without_session(answer::see_other(links::HOME)));
    forget(&mut answer);
    Ok(answer)
}

/// Tells the browser to forget the pages that it kept. Not the cookies: the language is in them.
pub(super) fn forget(answer: &mut HttpResponse) {
    let name = HeaderName::from_static("clear-site-data");
    answer.headers_mut().insert(name, HeaderValue::from_static("\"cache\", \"storage\""));
}
