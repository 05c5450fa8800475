//! Changing what is on record of a platform. Each change is logged with who and which, and no more.

use super::{Forms, list_page, record, record_page};
use crate::accounts::{self, MailAddress};
use crate::domain::clock::Moment;
use crate::domain::ids::PlatformId;
use crate::domain::registration::Registration;
use crate::domain::text::{as_seen, is_blank};
use crate::messages::T;
use crate::store::platforms::{self, Details, LONGEST_ADDRESS, LONGEST_NAME, Platform};
use crate::store::{StoreError, Tx};
use crate::web::error::Fault;
use crate::web::form::Form;
use crate::web::paging::AtPage;
use crate::web::said::Said;
use crate::web::server::App;
use crate::web::typed::Typed;
use crate::web::visitor::Registrar;
use crate::web::{answer, links};
use actix_web::{HttpResponse, web};

/// Why the details of a platform were not stored.
enum NotStored {
    /// Another checked platform is called as it stands in this field.
    NameTaken(&'static str),
    /// The store said no.
    Store(StoreError),
}

impl From<StoreError> for NotStored {
    fn from(error: StoreError) -> Self {
        NotStored::Store(error)
    }
}

impl NotStored {
    /// Notes at its field what can be put right there.
    fn noted_in(self, form: &mut Typed, t: T) -> Result<(), StoreError> {
        match self {
            NotStored::NameTaken(field) => form.refuse(field, t.name_taken()),
            NotStored::Store(StoreError::Taken(_)) => form.refuse("slug", t.slug_taken()),
            NotStored::Store(other) => return Err(other),
        }
        Ok(())
    }
}

/// A checked platform has its names for itself: consumers choose by them whom they complain about.
fn tell_apart(tx: &mut Tx<'_>, id: PlatformId, name_en: &str, name_zh: &str) -> Result<(), NotStored> {
    for (field, name) in [("name-en", name_en), ("name-zh", name_zh)] {
        if platforms::another_is_called(tx, id, name)? {
            return Err(NotStored::NameTaken(field));
        }
    }
    Ok(())
}

/// Adds a platform that a registrar knows.
pub async fn add(
    app: web::Data<App>,
    registrar: Registrar,
    Form(mut form): Form,
) -> Result<HttpResponse, Fault> {
    let t = registrar.visitor.t();
    if let Some(details) = details(&mut form, None, t) {
        let now = app.clock.centre_now();
        let id: PlatformId = accounts::fresh_id(now)?.into();
        let (slug, platform) = (details.slug.clone(), known(id, details, now));
        let write = move |tx: &mut Tx<'_>| {
            tell_apart(tx, id, &platform.name_en, &platform.name_zh)?;
            Ok::<_, NotStored>(platforms::add(tx, &platform)?)
        };
        match app.store.write(write).await {
            Ok(()) => {
                log(&registrar, id, "added");
                return Ok(Said::PlatformAdded.on(answer::see_other(&links::platform_record(&slug))));
            }
            Err(refused) => refused.noted_in(&mut form, t)?,
        }
    }
    answer::again(&list_page(&app, &registrar.visitor, &AtPage::default(), form).await?)
}

/// A platform that needs no further check: whoever adds it here has made it.
fn known(id: PlatformId, details: Details, now: Moment) -> Platform {
    let Details { slug, name_en, name_zh, legal_name, site, registration } = details;
    Platform {
        id,
        slug,
        name_en,
        name_zh,
        legal_name,
        contact: None,
        contact_verified_at: None,
        created_at: now,
        site,
        checked_at: Some(now),
        registration,
    }
}

/// Changes how a platform is called, and notes that it was checked.
pub async fn change(
    app: web::Data<App>,
    registrar: Registrar,
    slug: web::Path<String>,
    Form(mut form): Form,
) -> Result<HttpResponse, Fault> {
    let (t, found) = (registrar.visitor.t(), record(&app, &slug).await?);
    let (id, was_checked) = (found.platform.id, found.platform.checked_at.is_some());
    let checks = !was_checked && form.value("checked") == "yes";
    // The public address of a checked platform stands; one that nobody has checked has none yet.
    let keep = (!checks).then_some(found.platform.slug.as_str());
    if let Some(details) = details(&mut form, keep, t) {
        let (then, now) = (links::platform_record(&details.slug), app.clock.centre_now());
        let write = move |tx: &mut Tx<'_>| {
            if checks || was_checked {
                tell_apart(tx, id, &details.name_en, &details.name_zh)?;
            }
            platforms::set_details(tx, id, &details)?;
            if checks {
                platforms::set_checked(tx, id, now)?;
            }
            Ok::<_, NotStored>(())
        };
        match app.store.write(write).await {
            Ok(()) => {
                log(&registrar, id, if checks { "checked" } else { "changed" });
                return Ok(Said::PlatformChanged.on(answer::see_other(&then)));
            }
            Err(refused) => refused.noted_in(&mut form, t)?,
        }
    }
    let forms = Forms { details: Some(form), ..Forms::default() };
    answer::again(&record_page(&app, &registrar.visitor, &found, forms)?)
}

/// The details that were typed, or `None` with their problems noted. `keep` is the name in addresses
/// that stands; without it, it is typed, or made of the English name.
fn details(form: &mut Typed, keep: Option<&str>, t: T) -> Option<Details> {
    for (field, missing) in
        [("name-en", t.enter_name_en()), ("name-zh", t.enter_name_zh()), ("legal-name", t.enter_legal_name())]
    {
        if is_blank(form.trimmed(field)) {
            form.refuse(field, missing);
        }
    }
    for field in ["name-en", "name-zh", "legal-name", "site"] {
        if form.trimmed(field).chars().count() > LONGEST_NAME
            || form.trimmed(field).contains(char::is_control)
        {
            form.refuse(field, t.at_most_characters(LONGEST_NAME));
        }
    }
    let registration = form.trimmed("registration").to_owned();
    let registration = match Registration::parse(&registration) {
        Ok(number) if number.as_str().chars().count() <= Registration::LONGEST => Some(number.to_string()),
        Ok(_) => {
            form.refuse("registration", t.at_most_characters(Registration::LONGEST));
            None
        }
        Err(wrong) => {
            form.refuse("registration", t.not_a_credit_code(wrong));
            None
        }
    };
    let slug = match (keep, form.trimmed("slug")) {
        (Some(slug), _) => slug.to_owned(),
        (None, "") => platforms::slug(form.trimmed("name-en")),
        (None, typed) => typed.to_lowercase(),
    };
    if keep.is_none() && !platforms::is_slug(&slug) {
        form.refuse("slug", t.enter_slug());
    }
    let text = |field: &str| form.trimmed(field).to_owned();
    (!form.has_errors()).then(|| Details {
        slug,
        name_en: as_seen(form.trimmed("name-en")),
        name_zh: as_seen(form.trimmed("name-zh")),
        legal_name: as_seen(form.trimmed("legal-name")),
        site: Some(text("site")).filter(|site| !site.is_empty()),
        registration: registration.filter(|number| !number.is_empty()),
    })
}

/// Sets where notices go. Only a contact that a registrar has verified is ever served at; what a
/// consumer says of a platform never comes here.
pub async fn set_contact(
    app: web::Data<App>,
    registrar: Registrar,
    slug: web::Path<String>,
    Form(mut form): Form,
) -> Result<HttpResponse, Fault> {
    let (t, found) = (registrar.visitor.t(), record(&app, &slug).await?);
    let id = found.platform.id;
    let contact = form.trimmed("contact").to_owned();
    let verified = form.value("verified") == "yes";
    if verified && found.platform.checked_at.is_none() {
        form.refuse("verified", t.check_platform_first());
    }
    let contact = match contact.parse::<MailAddress>() {
        Ok(mail) => Some(mail.as_str().to_owned()),
        Err(_) if contact.is_empty() && !verified => None,
        Err(_) => {
            form.refuse("contact", t.enter_mail_like());
            None
        }
    };
    if form.has_errors() {
        let forms = Forms { contact: Some(form), ..Forms::default() };
        return answer::again(&record_page(&app, &registrar.visitor, &found, forms)?);
    }
    let notices = app.casework.set_contact(id, contact, verified).await?;
    log(&registrar, id, if verified { "contact verified" } else { "contact not verified" });
    tracing::info!(platform = %id, notices, "notices go out to a contact");
    let said = if verified { Said::ContactVerified } else { Said::ContactUnverified };
    Ok(said.on(answer::see_other(&links::platform_record(&slug))))
}

/// Sets where letters on paper go, of a platform that a registrar has checked.
pub async fn set_address(
    app: web::Data<App>,
    registrar: Registrar,
    slug: web::Path<String>,
    Form(mut form): Form,
) -> Result<HttpResponse, Fault> {
    let (t, found) = (registrar.visitor.t(), record(&app, &slug).await?);
    let address = form.trimmed("address").to_owned();
    if found.platform.checked_at.is_none() {
        form.refuse("address", t.check_platform_first());
    }
    if address.chars().count() > LONGEST_ADDRESS {
        form.refuse("address", t.at_most_characters(LONGEST_ADDRESS));
    }
    if form.has_errors() {
        let forms = Forms { address: Some(form), ..Forms::default() };
        return answer::again(&record_page(&app, &registrar.visitor, &found, forms)?);
    }
    let id = found.platform.id;
    let notices = app.casework.set_address(id, Some(address).filter(|address| !address.is_empty())).await?;
    log(&registrar, id, "postal address");
    tracing::info!(platform = %id, notices, "notices go out on paper");
    Ok(Said::PlatformAddress.on(answer::see_other(&links::platform_record(&slug))))
}

/// Serves the cases that wait in the inbox of whoever represents the platform now.
pub async fn serve(
    app: web::Data<App>,
    registrar: Registrar,
    slug: web::Path<String>,
) -> Result<HttpResponse, Fault> {
    let found = record(&app, &slug).await?;
    if !found.is_enrolled() {
        let mut form = Typed::default();
        form.refuse("", registrar.visitor.t().nobody_reads_inbox());
        let forms = Forms { service: Some(form), ..Forms::default() };
        return answer::again(&record_page(&app, &registrar.visitor, &found, forms)?);
    }
    let served = app.casework.serve_waiting(found.platform.id, registrar.actor()).await?;
    log(&registrar, found.platform.id, "waiting cases served");
    let said = if served > 0 { Said::CasesServed } else { Said::DoneBefore };
    Ok(said.on(answer::see_other(&links::platform_record(&slug))))
}

/// Notes who changed what. No name of anybody, no address.
fn log(registrar: &Registrar, platform: PlatformId, what: &'static str) {
    let by = registrar.person.person.id;
    tracing::info!(%platform, %by, what, "the record of a platform was changed");
}
