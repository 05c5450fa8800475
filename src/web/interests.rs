//! A mediator declares an interest in a platform, and hears no case against it from then on.

use super::error::Fault;
use super::form::Form;
use super::page::Page;
use super::parts::Choice;
use super::said::Said;
use super::server::App;
use super::typed::Typed;
use super::visitor::Mediator;
use super::{answer, links};
use crate::domain::ids::PlatformId;
use crate::store::platforms::{self, Platform};
use crate::store::standings;
use actix_web::{HttpResponse, web};
use askama::Template;

/// The most platforms that are offered, and the most cases that are listed.
const MOST_PLATFORMS: i64 = 1000;
const MOST_CASES: i64 = 50;

#[derive(Template)]
#[template(path = "account/interests.html")]
struct InterestsPage {
    page: Page,
    declared: Vec<String>,
    /// Open cases that the mediator is still in charge of: number and address.
    in_charge: Vec<(String, String)>,
    form: Typed,
    platforms: Vec<Choice>,
}

async fn page(app: &App, mediator: &Mediator, form: Typed) -> Result<InterestsPage, Fault> {
    let (id, language) = (mediator.person.person.id, mediator.visitor.language);
    let read = move |c: &mut crate::store::Conn<'_>| {
        let interests: Vec<PlatformId> =
            standings::interests_of(c, &[id])?.into_iter().map(|(_, platform)| platform).collect();
        let names = platforms::names(c, &interests, language)?;
        let conflicts = standings::conflicts_of(c, id, MOST_CASES)?;
        Ok::<_, Fault>((interests, names, conflicts, platforms::checked(c, language, MOST_PLATFORMS)?))
    };
    let (interests, names, conflicts, platforms) = app.store.read(read).await?;
    let free = |platform: &&Platform| !interests.contains(&platform.id);
    let choice = |platform: &Platform| Choice::new(platform.slug.clone(), platform.name(language));
    let mut declared: Vec<String> = names.into_values().collect();
    declared.sort();
    Ok(InterestsPage {
        page: mediator.visitor.page().in_error(form.has_errors()),
        declared,
        in_charge: conflicts.iter().map(|number| (number.to_string(), links::case(*number))).collect(),
        form,
        platforms: platforms.iter().filter(free).map(choice).collect(),
    })
}

/// What is declared, and what can be.
pub async fn show(app: web::Data<App>, mediator: Mediator) -> Result<HttpResponse, Fault> {
    answer::ok(&page(&app, &mediator, Typed::default()).await?)
}

/// Declares an interest. To declare it twice changes nothing.
pub async fn declare(
    app: web::Data<App>,
    mediator: Mediator,
    Form(mut form): Form,
) -> Result<HttpResponse, Fault> {
    let (id, slug) = (mediator.person.person.id, form.value("platform").to_owned());
    let write = move |tx: &mut crate::store::Tx<'_>| {
        let found = platforms::by_slug(tx, &slug)?;
        if found.checked_at.is_none() {
            return Err(crate::store::StoreError::Missing);
        }
        standings::declare_interest(tx, id, found.id).map(|()| found.id)
    };
    match app.store.write(write).await {
        Ok(platform) => {
            tracing::info!(%platform, mediator = %id, "an interest was declared");
            Ok(Said::InterestDeclared.on(answer::see_other(links::INTERESTS)))
        }
        Err(crate::store::StoreError::Missing) => {
            form.refuse("platform", mediator.visitor.t().choose_interest());
            answer::again(&page(&app, &mediator, form).await?)
        }
        Err(other) => Err(other.into()),
    }
}
