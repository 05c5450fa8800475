//! Somebody stands at the desk: a registrar finds or makes their account, and takes their complaint down in a
//! draft that is theirs.

use super::account::LONGEST_ADDRESS;
use super::error::Fault;
use super::form::Form;
use super::page::Page;
use super::server::App;
use super::typed::Typed;
use super::visitor::{Registrar, Visitor};
use super::without_mail::{code_page, login};
use super::{answer, filing, joining, links};
use crate::accounts::{self, AccountError, AtDesk, OpenedAtDesk as Opened, fresh_id};
use crate::domain::actor::Role;
use crate::domain::ids::{DraftId, PersonId};
use crate::store::drafts::{self, Draft};
use crate::store::{Sealed, StoreError, people, standings};
use actix_web::{HttpResponse, web};
use askama::Template;

/// The most characters of a telephone number, and of the end of an identity number.
const LONGEST_HINT: usize = 40;
/// The fewest digits of a telephone number, and the fewest characters of the end of an identity number: fewer
/// tell nobody apart.
const LEAST_DIGITS: usize = 5;
const LEAST_OF_IDENTITY: usize = 4;

#[derive(Template)]
#[template(path = "centre/walk_in.html")]
struct WalkInPage {
    page: Page,
    /// For somebody who has an account.
    known: Typed,
    /// For somebody who has none.
    new: Typed,
    drafts: Vec<Line>,
    /// The fewest characters of a password.
    least: usize,
}

/// A complaint that this registrar is taking down.
struct Line {
    name: String,
    changed: String,
    go_on: String,
}

async fn page(app: &App, registrar: &Registrar, known: Typed, new: Typed) -> Result<WalkInPage, Fault> {
    let (visitor, by): (&Visitor, PersonId) = (&registrar.visitor, registrar.person.person.id);
    let read = move |c: &mut crate::store::Conn<'_>| {
        let drafts = drafts::taken_by(c, by)?;
        let owners: Vec<_> = drafts.iter().map(|draft| draft.person_id).collect();
        Ok::<_, StoreError>((people::names(c, &owners)?, drafts))
    };
    let (names, drafts) = app.store.read(read).await?;
    let mut lines = Vec::new();
    for draft in drafts {
        let name = names.get(&draft.person_id).map(Sealed::open).transpose().map_err(StoreError::from)?;
        lines.push(Line {
            name: name.unwrap_or_default().to_owned(),
            changed: visitor
                .t()
                .long_date_and_time(app.clock.shown(draft.changed_at), app.zone())
                .into_owned(),
            go_on: links::draft(draft.id),
        });
    }
    Ok(WalkInPage {
        page: visitor.page().in_error(known.has_errors() || new.has_errors()),
        known,
        new,
        drafts: lines,
        least: accounts::LEAST_CHARACTERS,
    })
}

/// The page.
pub async fn show(app: web::Data<App>, registrar: Registrar) -> Result<HttpResponse, Fault> {
    answer::ok(&page(&app, &registrar, Typed::default(), Typed::default()).await?)
}

/// Begins a complaint for somebody who has an account.
pub async fn known(
    app: web::Data<App>,
    registrar: Registrar,
    Form(mut form): Form,
) -> Result<HttpResponse, Fault> {
    let (t, typed, here) = (registrar.visitor.t(), form.trimmed("mail").to_owned(), app.clock.centre_now());
    let find = move |tx: &mut crate::store::Tx<'_>| {
        let Some(person) = accounts::who_comes_in_as(tx, &typed)? else { return Ok(None) };
        let complains = standings::of(tx, person.id, here)?.iter().any(|one| one.role == Role::Consumer);
        Ok::<_, AccountError>(Some(person).filter(|_| complains))
    };
    match app.store.write(find).await? {
        Some(person) => match begin(&app, &registrar, person.id).await? {
            Some(draft) => return Ok(answer::see_other(&links::draft(draft))),
            None => form.refuse("mail", t.too_many_drafts(filing::MOST_DRAFTS)),
        },
        None => form.refuse("mail", t.walk_in_unknown()),
    }
    answer::again(&page(&app, &registrar, form, Typed::default()).await?)
}

/// Makes an account for somebody who has none, shows the code to be printed, and leads on to the complaint.
pub async fn open(
    app: web::Data<App>,
    registrar: Registrar,
    Form(mut form): Form,
) -> Result<HttpResponse, Fault> {
    let t = registrar.visitor.t();
    joining::check_name(&mut form, t);
    let login = login(&mut form, t);
    let typed = form.trimmed("login").to_owned();
    joining::check_new_password(&mut form, &typed, t);
    if form.trimmed("phone").is_empty() && form.trimmed("identity").is_empty() {
        form.refuse("phone", t.walk_in_hint_missing());
    }
    if !form.trimmed("phone").is_empty() && accounts::digits_of(form.trimmed("phone")).len() < LEAST_DIGITS {
        form.refuse("phone", t.walk_in_phone_short(LEAST_DIGITS));
    }
    let identity = accounts::letters_and_digits_of(form.trimmed("identity")).chars().count();
    if !form.trimmed("identity").is_empty() && identity < LEAST_OF_IDENTITY {
        form.refuse("identity", t.walk_in_identity_short(LEAST_OF_IDENTITY));
    }
    for field in ["phone", "identity"] {
        if form.trimmed(field).chars().count() > LONGEST_HINT {
            form.refuse(field, t.at_most_characters(LONGEST_HINT));
        }
    }
    if form.trimmed("address").chars().count() > LONGEST_ADDRESS {
        form.refuse("address", t.at_most_characters(LONGEST_ADDRESS));
    }
    if let Some(login) = login.filter(|_| !form.has_errors()) {
        let text = |field: &str| form.trimmed(field).to_owned();
        let password_hash = app.passwords.hash(form.value("new-password").to_owned()).await?;
        let (name, phone, identity, address) =
            (text("name"), text("phone"), text("identity"), text("address"));
        let language = registrar.visitor.language;
        let new = AtDesk { name, phone, identity, address, login, password_hash, language };
        let (now, here) = (app.clock.machine_now(), app.clock.centre_now());
        match app.store.write(move |tx| accounts::open_at_desk(tx, &new, now, here)).await {
            Ok(Opened::New(person, code)) => {
                tracing::info!(%person, by = %registrar.person.person.id, "an account was made at the desk");
                let draft = begin(&app, &registrar, person).await?.ok_or(Fault::Stale)?;
                return answer::ok(&code_page(&app, &registrar.visitor, &typed, &code, &links::draft(draft)));
            }
            Ok(Opened::Alike(person)) => {
                let since = t.long_date(person.created_at.day_in(app.zone())).into_owned();
                form.refuse("name", t.walk_in_alike(&since, person.comes_in_as()?));
            }
            Err(AccountError::Known) => form.refuse("login", t.login_taken()),
            Err(other) => return Err(other.into()),
        }
    }
    answer::again(&page(&app, &registrar, Typed::default(), form).await?)
}

/// Begins a draft that belongs to `person` and that this registrar writes, or goes on with one in which nothing
/// is written yet, as after a double click; `None` when there are too many.
async fn begin(app: &App, registrar: &Registrar, person: PersonId) -> Result<Option<DraftId>, Fault> {
    let id = DraftId(fresh_id(app.clock.machine_now())?);
    let begun = Draft::begun(id, person, None, filing::nothing_typed()?, app.clock.centre_now());
    let by = registrar.person.person.id;
    let draft = Draft { taken_by: Some(by), ..begun };
    let work = move |tx: &mut crate::store::Tx<'_>| {
        let begun = drafts::taken_by(tx, by)?.into_iter();
        if let Some(empty) = begun.filter(|one| one.person_id == person).find(|one| one.version == 1) {
            return Ok(Some(empty.id));
        }
        if drafts::count(tx, person)? >= filing::MOST_DRAFTS {
            return Ok::<_, StoreError>(None);
        }
        drafts::begin(tx, &draft)?;
        Ok(Some(id))
    };
    Ok(app.store.write(work).await?)
}
