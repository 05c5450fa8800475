//! Who asks to answer for a platform in one case, for registrars: they check, then let in or refuse.

use super::error::Fault;
use super::form::Form;
use super::page::Page;
use super::paging::{AtPage, LINES};
use super::parts::Pager;
use super::said::Said;
use super::server::App;
use super::typed::Typed;
use super::visitor::{Registrar, Visitor};
use super::{answer, links};
use crate::accounts::{self, Claimant};
use crate::domain::ids::ClaimId;
use crate::store::{claims, platforms};
use actix_web::{HttpResponse, web};
use askama::Template;

#[derive(Template)]
#[template(path = "centre/claims.html")]
struct ClaimsPage {
    page: Page,
    claims: Vec<Line>,
    pager: Pager,
    form: Typed,
}

/// One claim.
struct Line {
    claimant: Claimant,
    made: String,
    /// The case: number and address.
    case: (String, String),
    /// The platform: name and address of its record.
    platform: (String, String),
    /// The name of the tick that says it was checked.
    checked: String,
    grant: String,
    refusal: String,
}

async fn page(app: &App, visitor: &Visitor, at: &AtPage, form: Typed) -> Result<ClaimsPage, Fault> {
    let offset = at.offset();
    let read = move |c: &mut crate::store::Conn<'_>| {
        let waiting = claims::waiting(c, offset, LINES)?;
        let of: Vec<_> = waiting.iter().map(|(.., platform)| *platform).collect();
        Ok::<_, Fault>((waiting, claims::waiting_count(c)?, platforms::several(c, &of)?))
    };
    let (waiting, all, platforms) = app.store.read(read).await?;
    let mut lines = Vec::new();
    for (claim, number, platform) in &waiting {
        let platform = platforms.iter().find(|known| known.id == *platform);
        let (Some(number), Some(platform)) = (number, platform) else { continue };
        lines.push(Line {
            claimant: Claimant::of(claim)?,
            made: visitor.t().long_date_and_time(claim.made_at, app.zone()).into_owned(),
            case: (number.to_string(), links::case(*number)),
            platform: (platform.name(visitor.language).to_owned(), links::platform_record(&platform.slug)),
            checked: checked(claim.id),
            grant: links::claim_grant(claim.id),
            refusal: links::claim_refusal(claim.id),
        });
    }
    Ok(ClaimsPage {
        page: visitor.page().in_error(form.has_errors()),
        claims: lines,
        pager: at.pager(all, |page| format!("{}?page={page}", links::CLAIMS)),
        form,
    })
}

/// The name of the tick: one for each claim on the page.
fn checked(claim: ClaimId) -> String {
    format!("checked-{claim}")
}

/// The claims that wait.
pub async fn show(
    app: web::Data<App>,
    registrar: Registrar,
    at: web::Query<AtPage>,
) -> Result<HttpResponse, Fault> {
    answer::ok(&page(&app, &registrar.visitor, &at, Typed::default()).await?)
}

fn named(id: &str) -> Result<ClaimId, Fault> {
    id.parse().map_err(|_| Fault::NotFound)
}

/// Sends the claimant the link to the case. Only who has said that they checked may do so.
pub async fn grant(
    app: web::Data<App>,
    registrar: Registrar,
    id: web::Path<String>,
    Form(mut form): Form,
) -> Result<HttpResponse, Fault> {
    let id = named(&id)?;
    let box_name = checked(id);
    if form.value(&box_name) != "yes" {
        form.refuse(&box_name, registrar.visitor.t().claim_check_first());
        return answer::again(&page(&app, &registrar.visitor, &AtPage::default(), form).await?);
    }
    settle(&app, &registrar, id, true).await
}

/// Tells the claimant that the centre could not confirm who they are.
pub async fn refuse(
    app: web::Data<App>,
    registrar: Registrar,
    id: web::Path<String>,
) -> Result<HttpResponse, Fault> {
    settle(&app, &registrar, named(&id)?, false).await
}

async fn settle(app: &App, registrar: &Registrar, id: ClaimId, granted: bool) -> Result<HttpResponse, Fault> {
    let (by, now, here) = (registrar.person.person.id, app.clock.machine_now(), app.clock.centre_now());
    let done = app.store.write(move |tx| accounts::settle_claim(tx, id, by, granted, now, here)).await?;
    tracing::info!(claim = %id, %by, granted, done, "a claim was settled");
    let said = match (done, granted) {
        (false, _) => Said::DoneBefore,
        (true, true) => Said::ClaimGranted,
        (true, false) => Said::ClaimRefused,
    };
    Ok(said.on(answer::see_other(links::CLAIMS)))
}
