//! Ending somebody's place in the centre or for a platform: asked first, for registrars.

use super::error::Fault;
use super::form::Form;
use super::page::Page;
use super::said::Said;
use super::server::App;
use super::typed::Typed;
use super::visitor::{Registrar, Visitor};
use super::{answer, links};
use crate::accounts;
use crate::domain::actor::Role;
use crate::domain::ids::{CaseNumber, StandingId};
use crate::store::standings::{self, Standing};
use crate::store::{Sealed, StoreError, platforms};
use actix_web::{HttpResponse, web};
use askama::Template;

/// The most cases that the question lists.
const MOST_CASES: i64 = 50;

#[derive(Template)]
#[template(path = "standing_end.html")]
struct EndPage {
    page: Page,
    title: String,
    here: String,
    back: String,
    /// Open cases of a mediator: number and address.
    cases: Vec<(String, String)>,
    /// The platform whose last representative this is.
    last_for: Option<String>,
    form: Typed,
}

/// A standing that can be ended, and what hangs on it.
struct Ending {
    standing: Standing,
    name: Sealed,
    cases: Vec<CaseNumber>,
    /// The slug of its platform, its name, and whether this was the last who represents it in all cases.
    platform: Option<(String, String, bool)>,
}

async fn ending(app: &App, visitor: &Visitor, id: &str) -> Result<Ending, Fault> {
    let id = id.parse::<StandingId>().map_err(|_| Fault::NotFound)?;
    let (here, language) = (app.clock.centre_now(), visitor.language);
    let read = move |c: &mut crate::store::Conn<'_>| {
        let (standing, name) = standings::get(c, id)?;
        // Consumers come and go by themselves.
        if standing.role == Role::Consumer {
            return Err(Fault::NotFound);
        }
        let cases = match standing.role {
            Role::Mediator => standings::in_charge_of(c, standing.person_id, MOST_CASES)?,
            Role::Consumer | Role::Platform | Role::Registrar | Role::Court | Role::Supervisor => Vec::new(),
        };
        let platform = match standing.platform_id {
            Some(platform) => {
                let others = standings::representatives(c, platform, here)?;
                let platform = platforms::get(c, platform)?;
                let name = platform.name(language).to_owned();
                let reads_inbox = |other: &Standing| other.matter_id.is_none() && other.id != id;
                let is_last =
                    standing.matter_id.is_none() && !others.iter().any(|(other, _)| reads_inbox(other));
                Some((platform.slug, name, is_last))
            }
            None => None,
        };
        Ok(Ending { standing, name, cases, platform })
    };
    app.store.read(read).await
}

impl Ending {
    /// Where the registrar came from, and goes back to.
    fn back(&self) -> String {
        match &self.platform {
            Some((slug, ..)) => links::platform_record(slug),
            None => links::PEOPLE.to_owned(),
        }
    }

    /// Is this the last who represents its platform in all cases?
    fn is_last(&self) -> bool {
        self.platform.as_ref().is_some_and(|(.., is_last)| *is_last)
    }

    fn page(&self, visitor: &Visitor, form: Typed) -> Result<EndPage, Fault> {
        let name = self.name.open().map_err(StoreError::from)?;
        let last = self.platform.as_ref().filter(|_| self.is_last());
        Ok(EndPage {
            page: visitor.page().in_error(form.has_errors()),
            title: visitor.t().end_place_title(name, self.standing.role).into_owned(),
            here: links::standing_end(self.standing.id),
            back: self.back(),
            cases: self.cases.iter().map(|number| (number.to_string(), links::case(*number))).collect(),
            last_for: last.map(|(_, name, _)| name.clone()),
            form,
        })
    }
}

/// The question.
pub async fn ask(
    app: web::Data<App>,
    registrar: Registrar,
    id: web::Path<String>,
) -> Result<HttpResponse, Fault> {
    let ending = ending(&app, &registrar.visitor, &id).await?;
    if ending.standing.until_at.is_some() {
        return Ok(Said::DoneBefore.on(answer::see_other(&ending.back())));
    }
    answer::ok(&ending.page(&registrar.visitor, Typed::default())?)
}

/// Ends the place. The centre always keeps a registrar.
pub async fn end(
    app: web::Data<App>,
    registrar: Registrar,
    id: web::Path<String>,
    Form(mut form): Form,
) -> Result<HttpResponse, Fault> {
    let ending = ending(&app, &registrar.visitor, &id).await?;
    let (standing, here, now) = (ending.standing.clone(), app.clock.centre_now(), app.clock.machine_now());
    let write = move |tx: &mut crate::store::Tx<'_>| {
        let needed = standing.role == Role::Registrar && standing.until_at.is_none();
        if needed && standings::others_as(tx, Role::Registrar, standing.person_id, here)? == 0 {
            return Ok(None);
        }
        // An invitation that lies about would give it back.
        accounts::take_back_invitations(tx, &standing, now)?;
        // It may have begun at this very moment, and never ends before it began.
        Ok::<_, Fault>(Some(standings::end(tx, standing.id, here.max(standing.from_at))?))
    };
    let Some(ended) = app.store.write(write).await? else {
        form.refuse("", registrar.visitor.t().last_registrar_stays());
        return answer::again(&ending.page(&registrar.visitor, form)?);
    };
    // Also where somebody else left at the same moment, or the place had ended before: whoever still represents
    // the platform is looked for in each request's own transaction.
    if let Some(platform) = ending.standing.platform_id.filter(|_| ending.standing.matter_id.is_none()) {
        app.casework.leave_inbox(platform).await?;
    }
    let by = registrar.person.person.id;
    tracing::info!(standing = %ending.standing.id, %by, ended, "a place was ended");
    let said = if ended { Said::StandingEnded } else { Said::DoneBefore };
    Ok(said.on(answer::see_other(&ending.back())))
}
