//! Who works here and answers here, and inviting somebody: for registrars.

use super::error::Fault;
use super::form::Form;
use super::page::Page;
use super::paging::{AtPage, LINES};
use super::parts::{Choice, Pager};
use super::said::Said;
use super::server::App;
use super::typed::Typed;
use super::visitor::{Registrar, Visitor};
use super::{answer, joining, links};
use crate::accounts::{self, Invitation, MailAddress};
use crate::domain::actor::Role;
use crate::domain::ids::{PersonId, PlatformId};
use crate::domain::text::Language;
use crate::messages::T;
use crate::store::platforms::{self, Platform};
use crate::store::{StoreError, people, standings};
use actix_web::{HttpResponse, web};
use askama::Template;
use serde::Deserialize;

/// Everybody but consumers, who come by themselves.
const INVITED: [Role; 5] = [Role::Registrar, Role::Mediator, Role::Platform, Role::Court, Role::Supervisor];

#[derive(Template)]
#[template(path = "people.html")]
struct PeoplePage {
    page: Page,
    people: Vec<PersonLine>,
    pager: Pager,
    /// Cases whose mediator has an interest in the platform: name, number, address.
    conflicts: Vec<(String, String, String)>,
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
    /// The platforms in which a mediator has declared an interest.
    interests: String,
    /// Where the place can be ended.
    end: String,
}

/// The most cases that are shown for want of another mediator.
const MOST_CONFLICTS: i64 = 20;
/// The most platforms that are offered for choice; to any other the page of its record leads.
const MOST_OFFERED: i64 = 200;

async fn page(app: &App, visitor: &Visitor, at: &AtPage, form: Typed) -> Result<PeoplePage, Fault> {
    let (t, here, offset) = (visitor.t(), app.clock.centre_now(), at.offset());
    let (language, chosen) = (visitor.language, form.value("platform").to_owned());
    let read = move |c: &mut crate::store::Conn<'_>| {
        let (here, all) = standings::everybody(c, here, offset, LINES)?;
        let ids: Vec<PersonId> = here.iter().map(|(standing, _)| standing.person_id).collect();
        let interests = standings::interests_of(c, &ids)?;
        let conflicts = standings::conflicts(c, MOST_CONFLICTS)?;
        let in_conflict: Vec<PersonId> = conflicts.iter().map(|(person, _)| *person).collect();
        let names = people::names(c, &in_conflict)?;
        let known = here.iter().filter_map(|(standing, _)| standing.platform_id);
        let known: Vec<PlatformId> = known.chain(interests.iter().map(|(_, id)| *id)).collect();
        let platforms = (platforms::names(c, &known, language)?, offered(c, language, &chosen)?);
        Ok::<_, Fault>((here, all, interests, conflicts, names, platforms))
    };
    let (standings, all, interests, conflicts, names, (platform_names, offered)) =
        app.store.read(read).await?;
    let mut people = Vec::new();
    for (standing, name) in &standings {
        let role = t.centre_role(standing.role);
        let platform = standing.platform_id.and_then(|id| platform_names.get(&id));
        let mut declared = Vec::new();
        if standing.role == Role::Mediator {
            let own = interests.iter().filter(|(person, _)| *person == standing.person_id);
            declared.extend(own.filter_map(|(_, id)| platform_names.get(id).map(String::as_str)));
        }
        people.push(PersonLine {
            name: name.open().map_err(StoreError::from)?.to_owned(),
            // Whoever answers for a platform is known by it.
            role: platform.map_or(role.into_owned(), ToOwned::to_owned),
            since: t.long_date(standing.from_at.day_in(app.zone())).into_owned(),
            interests: declared.join(t.list_comma().as_ref()),
            end: links::standing_end(standing.id),
        });
    }
    let mut in_conflict = Vec::new();
    for (person, number) in conflicts {
        let name = names.get(&person).map(|name| name.open()).transpose().map_err(StoreError::from)?;
        in_conflict.push((name.unwrap_or_default().to_owned(), number.to_string(), links::case(number)));
    }
    Ok(PeoplePage {
        page: visitor.page().in_error(form.has_errors()),
        people,
        pager: at.pager(all, |page| format!("{}?page={page}", links::PEOPLE)),
        conflicts: in_conflict,
        form,
        roles: INVITED.iter().map(|role| Choice::new(role.as_str(), t.centre_role(*role))).collect(),
        platforms: platform_choices(&offered, visitor.language, t),
        languages: [Language::En, Language::Zh]
            .map(|language| Choice::new(language.as_str(), T(language).language_name()))
            .to_vec(),
    })
}

/// The platforms to choose from, with the one that is chosen already.
fn offered(
    c: &mut crate::store::Conn<'_>,
    language: Language,
    chosen: &str,
) -> Result<Vec<Platform>, StoreError> {
    let mut offered = platforms::checked(c, language, MOST_OFFERED)?;
    if offered.iter().all(|platform| platform.slug != chosen) {
        offered.extend(with_slug(c, chosen)?);
    }
    Ok(offered)
}

/// The platform with this slug, if there is one.
fn with_slug(c: &mut crate::store::Conn<'_>, slug: &str) -> Result<Option<Platform>, StoreError> {
    match platforms::by_slug(c, slug) {
        Ok(platform) => Ok(Some(platform)),
        Err(StoreError::Missing) => Ok(None),
        Err(problem) => Err(problem),
    }
}

fn platform_choices(platforms: &[Platform], language: Language, t: T) -> Vec<Choice> {
    let none = Choice::new("", t.no_platform());
    let named = platforms.iter().map(|platform| Choice::new(platform.slug.clone(), platform.name(language)));
    std::iter::once(none).chain(named).collect()
}

/// What the invitation is about already, when another page leads here.
#[derive(Debug, Default, Deserialize)]
pub struct Prefilled {
    #[serde(default)]
    role: String,
    #[serde(default)]
    platform: String,
}

/// The page.
pub async fn show(
    app: web::Data<App>,
    registrar: Registrar,
    at: web::Query<AtPage>,
    prefilled: web::Query<Prefilled>,
) -> Result<HttpResponse, Fault> {
    let form = Typed::new([
        ("language", registrar.visitor.language.as_str()),
        ("role", prefilled.role.as_str()),
        ("platform", prefilled.platform.as_str()),
    ]);
    answer::ok(&page(&app, &registrar.visitor, &at, form).await?)
}

/// Invites somebody by a mailed link.
pub async fn invite(
    app: web::Data<App>,
    registrar: Registrar,
    Form(mut form): Form,
) -> Result<HttpResponse, Fault> {
    let slug = form.value("platform").to_owned();
    let platform = app.store.read(move |c| with_slug(c, &slug)).await?;
    let Some(invitation) = invitation(&mut form, platform.map(|platform| platform.id), registrar.visitor.t())
    else {
        return answer::again(&page(&app, &registrar.visitor, &AtPage::default(), form).await?);
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
    Some(Invitation { mail: mail.ok()?, name, role: role?, platform, matter: None, language: language.ok()? })
}
