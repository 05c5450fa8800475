//! Who works here and answers here, and inviting somebody: for registrars.

use super::error::Fault;
use super::form::Form;
use super::page::Page;
use super::parts::Choice;
use super::said::Said;
use super::server::App;
use super::typed::Typed;
use super::visitor::{Registrar, Visitor};
use super::{answer, joining, links};
use crate::accounts::{self, Invitation, MailAddress};
use crate::domain::actor::Role;
use crate::domain::ids::PlatformId;
use crate::domain::text::Language;
use crate::messages::T;
use crate::store::platforms::{self, Platform};
use crate::store::standings;
use actix_web::{HttpResponse, web};
use askama::Template;

/// Everybody but consumers, who come by themselves.
const INVITED: [Role; 5] = [Role::Registrar, Role::Mediator, Role::Platform, Role::Court, Role::Supervisor];

#[derive(Template)]
#[template(path = "people.html")]
struct PeoplePage {
    page: Page,
    people: Vec<PersonLine>,
    form: Typed,
    roles: Vec<Choice>,
    platforms: Vec<Choice>,
    languages: Vec<Choice>,
}

/// One person in one role.
struct PersonLine {
    name: String,
    role: String,
    since: String,
}

async fn page(app: &App, visitor: &Visitor, form: Typed) -> Result<PeoplePage, Fault> {
    let (t, here) = (visitor.t(), app.clock.centre_now());
    let (standings, platforms) = app
        .store
        .read(move |conn| {
            let mut all = Vec::new();
            for role in INVITED {
                all.extend(standings::everyone_as(conn, role, here)?);
            }
            Ok::<_, Fault>((all, platforms::all(conn)?))
        })
        .await?;
    let platform_name = |id: PlatformId| {
        platforms.iter().find(|platform| platform.id == id).map(|platform| platform.name(visitor.language))
    };
    let mut people = Vec::new();
    for (standing, name) in &standings {
        let role = t.centre_role(standing.role).into_owned();
        people.push(PersonLine {
            name: name.open().map_err(crate::store::StoreError::from)?.to_owned(),
            role: standing.platform_id.and_then(platform_name).map_or(role, ToOwned::to_owned),
            since: t.long_date(standing.from_at.day_in(app.zone())).into_owned(),
        });
    }
    Ok(PeoplePage {
        page: visitor.page().in_error(form.has_errors()),
        people,
        form,
        roles: INVITED.iter().map(|role| Choice::new(role.as_str(), t.centre_role(*role))).collect(),
        platforms: platform_choices(&platforms, visitor.language, t),
        languages: [Language::En, Language::Zh]
            .map(|language| Choice::new(language.as_str(), T(language).language_name()))
            .to_vec(),
    })
}

fn platform_choices(platforms: &[Platform], language: Language, t: T) -> Vec<Choice> {
    let none = Choice::new("", t.no_platform());
    let named = platforms.iter().map(|platform| Choice::new(platform.slug.clone(), platform.name(language)));
    std::iter::once(none).chain(named).collect()
}

/// The page.
pub async fn show(app: web::Data<App>, registrar: Registrar) -> Result<HttpResponse, Fault> {
    answer::ok(
        &page(&app, &registrar.visitor, Typed::new([("language", registrar.visitor.language.as_str())]))
            .await?,
    )
}

/// Invites somebody by a mailed link.
pub async fn invite(
    app: web::Data<App>,
    registrar: Registrar,
    Form(mut form): Form,
) -> Result<HttpResponse, Fault> {
    let slug = form.value("platform").to_owned();
    let platform = if slug.is_empty() {
        None
    } else {
        app.store
            .read(move |conn| Ok::<_, Fault>(platforms::all(conn)?.into_iter().find(|p| p.slug == slug)))
            .await?
    };
    let Some(invitation) = invitation(&mut form, platform.map(|platform| platform.id), registrar.visitor.t())
    else {
        return answer::again(&page(&app, &registrar.visitor, form).await?);
    };
    let now = app.clock.machine_now();
    app.store.write(move |tx| accounts::invite(tx, &invitation, now)).await?;
    Ok(Said::Invited.on(answer::see_other(links::PEOPLE)))
}

/// What was typed as an invitation, or `None` with its problems noted.
fn invitation(form: &mut Typed, platform: Option<PlatformId>, t: T) -> Option<Invitation> {
    joining::check_name(form, t);
    let mail = form.value("mail").parse::<MailAddress>();
    if mail.is_err() {
        form.refuse("mail", t.enter_mail_like());
    }
    let role = form.value("role").parse::<Role>().ok().filter(|role| INVITED.contains(role));
    if role.is_none() {
        form.refuse("role", t.choose_role());
    }
    if role == Some(Role::Platform) && platform.is_none() {
        form.refuse("platform", t.choose_platform());
    }
    let language = form.value("language").parse::<Language>();
    if language.is_err() {
        form.refuse("language", t.choose_language());
    }
    if form.has_errors() {
        return None;
    }
    let name = form.trimmed("name").to_owned();
    let platform = platform.filter(|_| role == Some(Role::Platform));
    Some(Invitation { mail: mail.ok()?, name, role: role?, platform, language: language.ok()? })
}
