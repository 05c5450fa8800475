//! Opening an account, a forgotten password, and the mailed links that do both.

use super::error::Fault;
use super::form::Form;
use super::page::Page;
use super::said::Said;
use super::server::App;
use super::sign_in::Onward;
use super::typed::Typed;
use super::visitor::{self, Visitor};
use super::{answer, links};
use crate::accounts::{self, AccountError, Chosen, MailAddress, Opened};
use crate::domain::ids::{MatterId, PersonId};
use crate::messages::T;
use crate::store::matters;
use crate::store::people::Person;
use crate::store::tokens::Purpose;
use actix_web::{HttpRequest, HttpResponse, web};
use askama::Template;
use std::borrow::Cow;

#[derive(Template)]
#[template(path = "account/ask.html")]
struct AskPage {
    page: Page,
    form: Typed,
    forgotten: bool,
}

#[derive(Template)]
#[template(path = "account/sent.html")]
struct SentPage {
    page: Page,
    mail: String,
    forgotten: bool,
}

#[derive(Template)]
#[template(path = "account/link.html")]
struct LinkPage {
    page: Page,
    form: Typed,
    purpose: Purpose,
    /// The mail address that the link proves; empty when it is to be typed.
    mail: String,
    /// As what somebody invited the person, if somebody did.
    invitation: Option<Cow<'static, str>>,
    /// Whether the account exists already, and only a button is needed.
    known: bool,
    /// The fewest characters of a password.
    least: usize,
}

impl LinkPage {
    fn title(&self) -> Cow<'static, str> {
        let t = self.page.t;
        match self.purpose {
            Purpose::Confirm | Purpose::SafeMail => t.open_account(),
            Purpose::Reset => t.forgotten_title(),
            Purpose::Invite => t.invited_title(),
            Purpose::Setup => t.setup_title(),
        }
    }

    fn button(&self) -> Cow<'static, str> {
        let t = self.page.t;
        match self.purpose {
            Purpose::Reset => t.set_password(),
            Purpose::Invite if self.known => t.accept_invitation(),
            Purpose::Confirm | Purpose::Invite | Purpose::Setup | Purpose::SafeMail => t.join(),
        }
    }
}

/// An invitation to somebody else than who is signed in.
#[derive(Template)]
#[template(path = "account/not_yours.html")]
struct NotYoursPage {
    page: Page,
    /// Who is signed in.
    name: String,
}

fn asked(visitor: &Visitor, form: Typed, forgotten: bool) -> AskPage {
    AskPage { page: visitor.page().in_error(form.has_errors()), form, forgotten }
}

/// Where somebody wanted to go who opens an account first, if it is a plain address of ours.
pub(super) fn then(typed: &str) -> Option<String> {
    let plain = |then: &&str| then.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"/-".contains(&byte));
    links::local(typed).filter(plain).map(ToOwned::to_owned)
}

/// Asks for the mail address of a new account.
pub async fn ask(visitor: Visitor, onward: web::Query<Onward>) -> Result<HttpResponse, Fault> {
    answer::ok(&asked(&visitor, Typed::new([("then", onward.then.clone())]), false))
}

/// Asks for the mail address of somebody who forgot their password.
pub async fn ask_forgotten(visitor: Visitor) -> Result<HttpResponse, Fault> {
    answer::ok(&asked(&visitor, Typed::default(), true))
}

/// Sends a link to a new account.
pub async fn send(
    req: HttpRequest,
    app: web::Data<App>,
    visitor: Visitor,
    form: Form,
) -> Result<HttpResponse, Fault> {
    send_link(&req, &app, &visitor, form, false).await
}

/// Sends a link to a new password.
pub async fn send_forgotten(
    req: HttpRequest,
    app: web::Data<App>,
    visitor: Visitor,
    form: Form,
) -> Result<HttpResponse, Fault> {
    send_link(&req, &app, &visitor, form, true).await
}

async fn send_link(
    req: &HttpRequest,
    app: &App,
    visitor: &Visitor,
    Form(mut form): Form,
    forgotten: bool,
) -> Result<HttpResponse, Fault> {
    let Ok(mail) = form.value("mail").parse::<MailAddress>() else {
        form.refuse("mail", visitor.t().enter_mail_like());
        return answer::again(&asked(visitor, form, forgotten));
    };
    let shown = mail.as_str().to_owned();
    let (from, now) = (visitor::address(req, app), app.clock.machine_now());
    if forgotten {
        accounts::ask_for_reset(&app.store, mail, from, now).await?;
    } else {
        let then = then(form.value("then"));
        accounts::ask_for_account(&app.store, mail, visitor.language, then, from, now).await?;
    }
    answer::ok(&SentPage { page: visitor.page(), mail: shown, forgotten })
}

/// The page that a link opens. It uses nothing up: mail scanners open links, too. An invitation to
/// somebody who has an account leads to signing in, and back here.
pub async fn open(
    req: HttpRequest,
    app: web::Data<App>,
    visitor: Visitor,
    token: web::Path<String>,
) -> Result<HttpResponse, Fault> {
    app.check_safe_for_sign_in(&req)?;
    let opened = accounts::open_link(&app.store, &token, app.clock.machine_now()).await?;
    if let Some(account) = invited(&opened) {
        match &visitor.person {
            None => return Ok(answer::see_other(&links::sign_in_then(&links::link(&token)))),
            Some(other) if other.person.id != account.id => {
                return answer::ok(&NotYoursPage { page: visitor.page(), name: other.name.clone() });
            }
            Some(_) => {}
        }
    }
    let name = opened.brought.as_ref().map(|brought| brought.name.clone()).unwrap_or_default();
    answer::ok(&link_page(&visitor, &opened, Typed::new([("name", name)]))?)
}

/// Whose account an invitation is for, if there is one.
fn invited(opened: &Opened) -> Option<&Person> {
    opened.person.as_ref().filter(|_| opened.purpose == Purpose::Invite)
}

fn link_page(visitor: &Visitor, opened: &Opened, form: Typed) -> Result<LinkPage, Fault> {
    let brought = opened.brought.as_ref();
    let mail = match (&opened.person, brought) {
        (Some(person), _) => person.comes_in_as()?.to_owned(),
        (None, Some(brought)) => brought.mail.clone(),
        (None, None) => String::new(),
    };
    let is_invitation = opened.purpose == Purpose::Invite;
    Ok(LinkPage {
        page: visitor.page().in_error(form.has_errors()),
        form,
        purpose: opened.purpose,
        mail,
        invitation: brought.filter(|_| is_invitation).map(|brought| match brought.matter {
            Some(_) => visitor.t().claimed_case(),
            None => visitor.t().invited_as(brought.role),
        }),
        known: invited(opened).is_some(),
        least: accounts::LEAST_CHARACTERS,
    })
}

/// Follows a link: opens the account, gives the role, or sets the password.
pub async fn follow(
    req: HttpRequest,
    app: web::Data<App>,
    visitor: Visitor,
    token: web::Path<String>,
    onward: web::Query<Onward>,
    Form(mut form): Form,
) -> Result<HttpResponse, Fault> {
    app.check_safe_for_sign_in(&req)?;
    let (now, here) = (app.clock.machine_now(), app.clock.centre_now());
    let opened = accounts::open_link(&app.store, &token, now).await?;
    if let Some(account) = invited(&opened) {
        return accept(&app, &visitor, &token, account.id).await;
    }
    let shown = link_page(&visitor, &opened, form.clone())?;
    let mail = check(&mut form, &shown, visitor.t());
    if form.has_errors() {
        return answer::again(&link_page(&visitor, &opened, form)?);
    }
    let password = form.value("new-password").to_owned();
    let joined = if opened.purpose == Purpose::Reset {
        let from = visitor::address(&req, &app);
        accounts::follow_reset(&app.store, &app.passwords, &token, password, from, now, here).await
    } else {
        let name = form.trimmed("name").to_owned();
        let chosen = Chosen { mail, name, password, language: visitor.language };
        let before = visitor.person.as_ref().map(|person| person.session.token_hash);
        accounts::follow_new(&app.store, &app.passwords, &token, chosen, before, now, here).await
    };
    let joined = match joined {
        // The account was opened a moment ago: the link's own page knows what to do.
        Err(AccountError::Known) if opened.purpose == Purpose::Invite => {
            return Ok(answer::see_other(&links::link(&token)));
        }
        joined => joined?,
    };
    let said = if opened.purpose == Purpose::Reset { Said::PasswordChanged } else { Said::Joined };
    let onward = match joined.matter {
        Some(case) => Some(arrive(&app, case).await?),
        None => then(&onward.then),
    };
    let onward = onward.unwrap_or_else(|| links::CASES.to_owned());
    Ok(said.on(visitor::with_session(answer::see_other(&onward), &joined.secret)))
}

/// Takes the invitation for the owner of `account`. Anybody else is sent to the link's own page.
async fn accept(app: &App, visitor: &Visitor, token: &str, account: PersonId) -> Result<HttpResponse, Fault> {
    if visitor.person.as_ref().is_none_or(|person| person.person.id != account) {
        return Ok(answer::see_other(&links::link(token)));
    }
    let (now, here) = (app.clock.machine_now(), app.clock.centre_now());
    let onward = match accounts::accept(&app.store, token, account, now, here).await? {
        Some(case) => arrive(app, case).await?,
        None => links::CASES.to_owned(),
    };
    Ok(Said::Accepted.on(answer::see_other(&onward)))
}

/// Somebody has just got a place in one case: it is served if it waits for that. Returns where it is.
async fn arrive(app: &App, case: MatterId) -> Result<String, Fault> {
    app.casework.serve_claimed(case).await?;
    let row = app.store.read(move |c| Ok::<_, Fault>(matters::row(c, case)?)).await?;
    // One that was taken back before it was served is never shown to its platform.
    let number = row.number.filter(|_| row.served);
    Ok(number.map_or_else(|| links::CASES.to_owned(), links::case))
}

/// Checks what was typed; returns the mail address if it had to be typed.
fn check(form: &mut Typed, shown: &LinkPage, t: T) -> Option<MailAddress> {
    let mut typed = None;
    if shown.mail.is_empty() {
        typed = form.value("mail").parse().ok();
        if typed.is_none() {
            form.refuse("mail", t.enter_mail_like());
        }
    }
    if shown.purpose != Purpose::Reset {
        check_name(form, t);
    }
    let mail = typed.as_ref().map_or(shown.mail.clone(), |mail: &MailAddress| mail.as_str().to_owned());
    check_new_password(form, &mail, t);
    typed
}

pub(super) fn check_name(form: &mut Typed, t: T) {
    let characters = form.trimmed("name").chars().count();
    if characters == 0 {
        form.refuse("name", t.enter_name());
    } else if characters > accounts::LONGEST_NAME || form.value("name").contains(char::is_control) {
        form.refuse("name", t.name_too_long(accounts::LONGEST_NAME));
    }
}

pub(super) fn check_new_password(form: &mut Typed, mail: &str, t: T) {
    if let Err(weak) = accounts::check_password(form.value("new-password"), mail, form.trimmed("name")) {
        form.refuse("new-password", t.password_refused(weak));
    }
}
