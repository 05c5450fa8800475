//! One's own account: details, language, password, sessions.

use super::error::Fault;
use super::form::Form;
use super::page::Page;
use super::parts::Choice;
use super::said::Said;
use super::server::App;
use super::typed::Typed;
use super::visitor::{self, Recognised, SignedIn};
use super::{answer, joining, links, reach, sign_in};
use crate::accounts::{self, AccountError};
use crate::domain::actor::Role;
use crate::domain::text::Language;
use crate::letters;
use crate::messages::T;
use crate::store::people::{self, Details};
use crate::store::{self, Sealed, StoreError, sessions};
use actix_web::{HttpResponse, web};
use askama::Template;

#[derive(Template)]
#[template(path = "account/account.html")]
pub(super) struct AccountPage {
    page: Page,
    mail: String,
    /// Whether the person hears cases, and so has interests to declare.
    is_mediator: bool,
    /// Where letters go, of a consumer.
    reached: Option<String>,
    /// Whether the person has a recovery code.
    has_code: bool,
    /// Whether the login name cannot be left out.
    must_have_login: bool,
    details: Typed,
    languages: Vec<Choice>,
    password: Typed,
    recovery: Typed,
    sessions: Vec<SessionLine>,
    /// The fewest characters of a password.
    least: usize,
}

/// One open session, for its owner.
struct SessionLine {
    began: String,
    seen: String,
    this_one: bool,
}

/// The forms that hold what was typed before, and what must be put right.
#[derive(Default)]
pub(super) struct Forms {
    /// About the person.
    pub details: Option<Typed>,
    /// For another password.
    pub password: Option<Typed>,
    /// For a login name and a recovery code.
    pub recovery: Option<Typed>,
}

/// The page.
pub(super) async fn page(app: &App, person: &SignedIn, forms: Forms) -> Result<AccountPage, Fault> {
    let Forms { details, password, recovery } = forms;
    let t = person.visitor.t();
    let Recognised { person: known, session, name, .. } = person.person.as_ref();
    let open = |sealed: &Option<Sealed>| {
        sealed.as_ref().map_or(Ok(String::new()), |sealed| sealed.open().map(ToOwned::to_owned))
    };
    let stored = Typed::new([
        ("name", name.clone()),
        ("phone", open(&known.phone).map_err(StoreError::from)?),
        ("address", open(&known.address).map_err(StoreError::from)?),
        ("language", known.language.as_str().to_owned()),
    ]);
    let (id, now) = (known.id, app.clock.machine_now());
    let read = move |c: &mut crate::store::Conn<'_>| {
        Ok::<_, Fault>((sessions::of(c, id, now)?, store::reach::of(c, id)?))
    };
    let (open_sessions, chosen) = app.store.read(read).await?;
    let reached =
        person.person.has(Role::Consumer).then(|| reach::in_words(t, known, &chosen)).transpose()?;
    let sessions = open_sessions.iter().map(|one| SessionLine {
        began: t.long_date_and_time(app.clock.shown(one.created_at), app.zone()).into_owned(),
        seen: t.long_date_and_time(app.clock.shown(one.seen_at), app.zone()).into_owned(),
        this_one: one.token_hash == session.token_hash,
    });
    let login = Typed::new([("login", open(&known.login).map_err(StoreError::from)?)]);
    let wrong = details.iter().chain(&password).chain(&recovery).any(Typed::has_errors);
    Ok(AccountPage {
        page: person.visitor.page().in_error(wrong),
        mail: known.comes_in_as()?.to_owned(),
        reached,
        has_code: known.recovery_hash.is_some(),
        must_have_login: known.login.is_some(),
        is_mediator: person.person.has(Role::Mediator),
        details: details.unwrap_or(stored),
        languages: [Language::En, Language::Zh]
            .map(|language| Choice::new(language.as_str(), T(language).language_name()))
            .to_vec(),
        password: password.unwrap_or_default(),
        recovery: recovery.unwrap_or(login),
        sessions: sessions.collect(),
        least: accounts::LEAST_CHARACTERS,
    })
}

/// The page.
pub async fn show(app: web::Data<App>, person: SignedIn) -> Result<HttpResponse, Fault> {
    answer::ok(&page(&app, &person, Forms::default()).await?)
}

/// The most characters of a telephone number and of a postal address.
const LONGEST_PHONE: usize = 40;
pub const LONGEST_ADDRESS: usize = 500;

/// Changes name, telephone, address and language.
pub async fn change(
    app: web::Data<App>,
    person: SignedIn,
    Form(mut form): Form,
) -> Result<HttpResponse, Fault> {
    let t = person.visitor.t();
    joining::check_name(&mut form, t);
    let longer = |form: &Typed, field: &str, most: usize| form.trimmed(field).chars().count() > most;
    if longer(&form, "phone", LONGEST_PHONE) {
        form.refuse("phone", t.at_most_characters(LONGEST_PHONE));
    }
    if longer(&form, "address", LONGEST_ADDRESS) {
        form.refuse("address", t.at_most_characters(LONGEST_ADDRESS));
    }
    let language = form.value("language").parse::<Language>();
    let Some(language) = language.ok().filter(|_| !form.has_errors()) else {
        if !form.has_errors() {
            form.refuse("language", t.choose_language());
        }
        let forms = Forms { details: Some(form), ..Forms::default() };
        return answer::again(&page(&app, &person, forms).await?);
    };
    let some = |field: &str| Some(form.trimmed(field)).filter(|text| !text.is_empty()).map(Sealed::seal);
    let details = Details {
        name: Sealed::seal(form.trimmed("name")),
        phone: some("phone"),
        address: some("address"),
        language,
    };
    let known = &person.person.person;
    let old = known.address.as_ref().map(Sealed::open).transpose().map_err(StoreError::from)?;
    let moved =
        old.unwrap_or_default() != form.trimmed("address") || person.person.name != form.trimmed("name");
    let (id, here) = (known.id, app.clock.centre_now());
    // Without an address no letter is printed any more.
    app.casework.carry_on_before_reading(id).await?;
    let (name, phone) = (form.trimmed("name").to_owned(), form.trimmed("phone").to_owned());
    let work = move |tx: &mut store::Tx<'_>| {
        people::set_details(tx, id, &details)?;
        if moved {
            letters::follow(tx, id, here)?;
        }
        if phone.is_empty() { Ok(()) } else { accounts::note_likeness(tx, id, &name, &phone) }
    };
    app.store.write(work).await?;
    Ok(Said::DetailsChanged.on(answer::see_other(links::ACCOUNT)))
}

/// Changes the password; every other session ends.
pub async fn change_password(
    app: web::Data<App>,
    person: SignedIn,
    Form(mut form): Form,
) -> Result<HttpResponse, Fault> {
    let t = person.visitor.t();
    let known = person.person.person.clone();
    let mail = known.comes_in_as()?.to_owned();
    if form.value("password").is_empty() {
        form.refuse("password", t.enter_password());
    }
    form.set("name", person.person.name.clone());
    joining::check_new_password(&mut form, &mail, t);
    if !form.has_errors() {
        let (old, new) = (form.value("password").to_owned(), form.value("new-password").to_owned());
        let session = person.person.session.token_hash;
        let now = app.clock.machine_now();
        let changed =
            accounts::change_password(&app.store, &app.passwords, known, session, old, new, now).await;
        match changed {
            Ok(()) => return Ok(Said::PasswordChanged.on(answer::see_other(links::ACCOUNT))),
            Err(AccountError::Wrong) => form.refuse("password", t.old_password_wrong()),
            Err(other) => return Err(other.into()),
        }
    }
    let forms = Forms { password: Some(form), ..Forms::default() };
    answer::again(&page(&app, &person, forms).await?)
}

/// Ends every session, this one too.
pub async fn sign_out_everywhere(app: web::Data<App>, person: SignedIn) -> Result<HttpResponse, Fault> {
    let (id, now) = (person.person.person.id, app.clock.machine_now());
    app.store.write(move |tx| sessions::end_all(tx, id, None, now)).await?;
    let away = visitor::without_session(answer::see_other(links::SIGN_IN));
    let mut answer = Said::SignedOutEverywhere.on(away);
    sign_in::forget(&mut answer);
    Ok(answer)
}
