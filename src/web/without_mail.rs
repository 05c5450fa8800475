//! Accounts without mail: a login name, and a recovery code that is printed.

use super::error::Fault;
use super::form::Form;
use super::page::Page;
use super::server::App;
use super::sign_in::Onward;
use super::typed::Typed;
use super::visitor::{self, SignedIn, Visitor};
use super::{account, answer, joining, links};
use crate::accounts::{self, AccountError, LoginName, NewLogin, Recovery, RecoveryCode};
use crate::messages::T;
use actix_web::{HttpRequest, HttpResponse, web};
use askama::Template;

/// The field of the code; no page ever shows what was typed there.
const CODE: &str = "recovery-code";

#[derive(Template)]
#[template(path = "account/without_mail.html")]
struct JoinPage {
    page: Page,
    form: Typed,
    /// The fewest characters of a password.
    least: usize,
}

#[derive(Template)]
#[template(path = "account/recovery.html")]
struct RecoveryPage {
    page: Page,
    form: Typed,
    /// The fewest characters of a password.
    least: usize,
}

/// A recovery code, this once.
#[derive(Template)]
#[template(path = "account/recovery_code.html")]
pub(super) struct CodePage {
    page: Page,
    /// The login name or mail address.
    name: String,
    code: String,
    /// The whole address of the page where the code is typed.
    at: String,
    onward: String,
}

pub(super) fn code_page(
    app: &App,
    visitor: &Visitor,
    name: &str,
    code: &RecoveryCode,
    onward: &str,
) -> CodePage {
    CodePage {
        page: visitor.page(),
        name: name.to_owned(),
        code: code.printed(),
        at: format!("{}{}", app.origin, links::RECOVERY),
        onward: onward.to_owned(),
    }
}

fn join_page(visitor: &Visitor, form: Typed) -> JoinPage {
    JoinPage { page: visitor.page().in_error(form.has_errors()), form, least: accounts::LEAST_CHARACTERS }
}

fn recovery_page(visitor: &Visitor, form: Typed) -> RecoveryPage {
    RecoveryPage { page: visitor.page().in_error(form.has_errors()), form, least: accounts::LEAST_CHARACTERS }
}

/// The login name that was typed, or `None` with the rule noted.
pub(super) fn login(form: &mut Typed, t: T) -> Option<LoginName> {
    let login = form.value("login").parse().ok();
    if login.is_none() {
        form.refuse("login", t.login_refused());
    }
    login
}

/// Asks for name, login name and password.
pub async fn ask(
    req: HttpRequest,
    app: web::Data<App>,
    visitor: Visitor,
    onward: web::Query<Onward>,
) -> Result<HttpResponse, Fault> {
    app.check_safe_for_sign_in(&req)?;
    answer::ok(&join_page(&visitor, Typed::new([("then", onward.then.clone())])))
}

/// Opens the account, signs in, and shows the code.
pub async fn join(
    req: HttpRequest,
    app: web::Data<App>,
    visitor: Visitor,
    Form(mut form): Form,
) -> Result<HttpResponse, Fault> {
    app.check_safe_for_sign_in(&req)?;
    let t = visitor.t();
    joining::check_name(&mut form, t);
    let login = login(&mut form, t);
    let typed = form.trimmed("login").to_owned();
    joining::check_new_password(&mut form, &typed, t);
    let Some(login) = login.filter(|_| !form.has_errors()) else {
        return answer::again(&join_page(&visitor, form));
    };
    let new = NewLogin {
        login,
        name: form.trimmed("name").to_owned(),
        language: visitor.language,
        password: form.value("new-password").to_owned(),
    };
    let before = visitor.person.as_ref().map(|person| person.session.token_hash);
    let (from, now, here) = (visitor::address(&req, &app), app.clock.machine_now(), app.clock.centre_now());
    let joined = accounts::join_without_mail(&app.store, &app.passwords, new, from, before, now, here).await;
    match joined {
        Ok(joined) => {
            let onward = joining::then(form.value("then")).unwrap_or_else(|| links::CASES.to_owned());
            let shown = answer::ok(&code_page(&app, &visitor, &typed, &joined.code, &onward))?;
            Ok(visitor::with_session(shown, &joined.secret))
        }
        Err(AccountError::Known) => {
            form.refuse("login", t.login_taken());
            answer::again(&join_page(&visitor, form))
        }
        Err(other) => Err(other.into()),
    }
}

/// Asks for the code.
pub async fn ask_code(
    req: HttpRequest,
    app: web::Data<App>,
    visitor: Visitor,
) -> Result<HttpResponse, Fault> {
    app.check_safe_for_sign_in(&req)?;
    answer::ok(&recovery_page(&visitor, Typed::default()))
}

/// Takes the code, sets the new password, signs in, and shows the next code.
pub async fn recover(
    req: HttpRequest,
    app: web::Data<App>,
    visitor: Visitor,
    Form(mut form): Form,
) -> Result<HttpResponse, Fault> {
    app.check_safe_for_sign_in(&req)?;
    let t = visitor.t();
    let (name, code) = (form.trimmed("mail").to_owned(), form.value(CODE).to_owned());
    if name.is_empty() {
        form.refuse("mail", t.enter_mail_or_login());
    }
    if code.trim().is_empty() {
        form.refuse(CODE, t.enter_recovery_code());
    }
    joining::check_new_password(&mut form, &name, t);
    form.set(CODE, "");
    if form.has_errors() {
        return answer::again(&recovery_page(&visitor, form));
    }
    let recovery = Recovery {
        name: name.clone(),
        code,
        password: form.value("new-password").to_owned(),
        from: visitor::address(&req, &app),
    };
    let (now, here) = (app.clock.machine_now(), app.clock.centre_now());
    let recovered = accounts::recover(&app.store, &app.passwords, recovery, now, here).await;
    match recovered {
        Ok(recovered) => {
            let shown = answer::ok(&code_page(&app, &visitor, &name, &recovered.code, links::CASES))?;
            Ok(visitor::with_session(shown, &recovered.secret))
        }
        Err(AccountError::Wrong) => {
            form.refuse("mail", t.recovery_wrong());
            answer::again(&recovery_page(&visitor, form))
        }
        Err(other) => Err(other.into()),
    }
}

/// Makes a new code, and a login name if one was typed, for somebody who knows their password.
pub async fn new_code(
    app: web::Data<App>,
    person: SignedIn,
    Form(mut form): Form,
) -> Result<HttpResponse, Fault> {
    let t = person.visitor.t();
    let known = person.person.person.clone();
    let keeps_none = known.login.is_none() && form.trimmed("login").is_empty();
    let login = if keeps_none { None } else { login(&mut form, t) };
    if form.value("password").is_empty() {
        form.refuse("password", t.enter_password());
    }
    if !form.has_errors() {
        let (password, now) = (form.value("password").to_owned(), app.clock.machine_now());
        let name = login.as_ref().map_or_else(|| known.comes_in_as(), |login| Ok(login.as_str()))?.to_owned();
        let made =
            accounts::new_recovery_code(&app.store, &app.passwords, known.clone(), login, password, now)
                .await;
        match made {
            Ok(code) => return answer::ok(&code_page(&app, &person.visitor, &name, &code, links::ACCOUNT)),
            Err(AccountError::Wrong) => form.refuse("password", t.old_password_wrong()),
            Err(AccountError::Known) => form.refuse("login", t.login_taken()),
            Err(other) => return Err(other.into()),
        }
    }
    let forms = account::Forms { recovery: Some(form), ..account::Forms::default() };
    answer::again(&account::page(&app, &person, forms).await?)
}
