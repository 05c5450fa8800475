//! Asking to answer for a platform in one case: for whoever got a notice and has no place here.
//!
//! Nothing opens by asking. The answer is the same for every case number, so it tells nobody which
//! cases there are; a registrar checks who asks.

use super::error::Fault;
use super::form::Form;
use super::page::Page;
use super::server::App;
use super::typed::Typed;
use super::visitor::{self, Visitor};
use super::{answer, joining, links};
use crate::accounts::{self, Claimant, MailAddress};
use crate::domain::ids::CaseNumber;
use actix_web::{HttpRequest, HttpResponse, web};
use askama::Template;
use serde::Deserialize;

/// The most characters of what somebody is at a platform, and of how that can be checked.
const LONGEST_POSITION: usize = 100;
const LONGEST_PROOF: usize = 1000;

#[derive(Template)]
#[template(path = "claim/ask.html")]
struct AskPage {
    page: Page,
    form: Typed,
}

#[derive(Template)]
#[template(path = "claim/asked.html")]
struct AskedPage {
    page: Page,
    mail: String,
}

/// The case, as the notice names it in its link.
#[derive(Debug, Default, Deserialize)]
pub struct Named {
    #[serde(default)]
    case: String,
}

/// The form.
pub async fn ask(visitor: Visitor, named: web::Query<Named>) -> Result<HttpResponse, Fault> {
    let form = Typed::new([("case", named.case.as_str())]);
    answer::ok(&AskPage { page: visitor.page(), form })
}

/// Keeps the claim for the registrars.
pub async fn send(
    req: HttpRequest,
    app: web::Data<App>,
    visitor: Visitor,
    Form(mut form): Form,
) -> Result<HttpResponse, Fault> {
    let Some((number, mail, claimant)) = claimant(&mut form, &visitor) else {
        return answer::again(&AskPage { page: visitor.page().in_error(true), form });
    };
    let shown = mail.as_str().to_owned();
    let from = visitor::address(&req, &app);
    let (now, here) = (app.clock.machine_now(), app.clock.centre_now());
    accounts::claim(&app.store, number, mail, claimant, from, now, here).await?;
    answer::ok(&AskedPage { page: visitor.page(), mail: shown })
}

/// Who asks for which case, or `None` with the problems noted.
fn claimant(form: &mut Typed, visitor: &Visitor) -> Option<(CaseNumber, MailAddress, Claimant)> {
    let t = visitor.t();
    // The check character tells a slip of the pen from a number of ours without looking it up.
    let number = form.trimmed("case").to_uppercase().parse::<CaseNumber>();
    if number.is_err() {
        form.refuse("case", t.enter_case_number());
    }
    joining::check_name(form, t);
    check_text(
        form,
        "position",
        LONGEST_POSITION,
        &t.enter_position(),
        &t.at_most_characters(LONGEST_POSITION),
    );
    let mail = form.value("mail").parse::<MailAddress>();
    if mail.is_err() {
        form.refuse("mail", t.enter_mail_like());
    }
    check_text(form, "proof", LONGEST_PROOF, &t.enter_proof(), &t.at_most_characters(LONGEST_PROOF));
    if form.has_errors() {
        return None;
    }
    let mail = mail.ok()?;
    let text = |field: &str| form.trimmed(field).to_owned();
    let claimant = Claimant {
        name: text("name"),
        position: text("position"),
        mail: mail.as_str().to_owned(),
        proof: text("proof"),
        language: visitor.language,
    };
    Some((number.ok()?, mail, claimant))
}

fn check_text(form: &mut Typed, field: &str, most: usize, empty: &str, long: &str) {
    match form.trimmed(field).chars().count() {
        0 => form.refuse(field, empty),
        count if count > most => form.refuse(field, long),
        _ => {}
    }
}
