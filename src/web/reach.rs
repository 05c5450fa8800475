//! How letters reach a person: by which way, to which address, in which hours, and how plainly.

use super::error::Fault;
use super::form::Form;
use super::page::Page;
use super::parts::Choice;
use super::said::Said;
use super::server::App;
use super::sign_in::Onward;
use super::typed::Typed;
use super::visitor::{Consumer, Visitor};
use super::{answer, joining, links};
use crate::accounts::{self, AskedFor, MailAddress};
use crate::domain::clock::Hours;
use crate::domain::letter::Channel;
use crate::messages::T;
use crate::store::people::Person;
use crate::store::reach::{self, Reach};
use crate::store::{Conn, Sealed, StoreError};
use actix_web::{HttpResponse, web};
use askama::Template;

#[derive(Template)]
#[template(path = "account/reach.html")]
struct ReachPage {
    page: Page,
    form: Typed,
    channels: Vec<Choice>,
    hours: Vec<Choice>,
    /// Whether there is an address to which mail could go.
    has_mail: bool,
    /// Where letters go now, in a sentence.
    now: String,
    /// To which address a link went that has not been followed.
    awaited: Option<String>,
}

/// How letters reach somebody now, and what waits until they follow a link.
struct Kept {
    reach: Reach,
    asked: Option<AskedFor>,
}

fn page(visitor: &Visitor, person: &Person, kept: &Kept, form: Typed) -> Result<ReachPage, StoreError> {
    let t = visitor.t();
    let channels = Channel::ALL
        .iter()
        .map(|channel| Choice::new(channel.as_str(), t.channel(*channel)).hint(t.channel_hint(*channel)));
    let hours = (0..=24).map(|hour: i64| Choice::new(hour.to_string(), format!("{hour}:00")));
    Ok(ReachPage {
        page: visitor.page().in_error(form.has_errors()),
        channels: channels.collect(),
        hours: std::iter::once(Choice::new("", t.any_hour())).chain(hours).collect(),
        has_mail: person.mail.is_some() || kept.reach.safe_mail.is_some(),
        now: in_words(t, person, &kept.reach)?,
        awaited: kept.asked.as_ref().map(|asked| asked.mail.clone()),
        form,
    })
}

/// Where letters go, in a sentence.
pub(super) fn in_words(t: T, person: &Person, kept: &Reach) -> Result<String, StoreError> {
    let mail = kept.safe_mail.as_ref().or(person.mail.as_ref()).map(Sealed::open).transpose()?;
    let channel = match (kept.channel, mail, &person.address) {
        (Channel::Mail, Some(mail), _) => return Ok(t.reached_by_mail(mail, kept.neutral).into_owned()),
        (Channel::Post, _, Some(_)) => Channel::Post,
        (Channel::Mail | Channel::Here | Channel::Post, _, _) => Channel::Here,
    };
    Ok(t.reached_by(channel).into_owned())
}

fn stored(person: &Person, Kept { reach, asked }: &Kept, then: &str) -> Result<Typed, StoreError> {
    // What cannot be by mail is here.
    let no_mail = person.mail.is_none() && reach.safe_mail.is_none();
    let channel = if no_mail && reach.channel == Channel::Mail { Channel::Here } else { reach.channel };
    let hour = |hour: Option<i64>| hour.map(|hour| hour.to_string()).unwrap_or_default();
    let safe = reach.safe_mail.as_ref().map(Sealed::open).transpose()?.unwrap_or_default();
    let (channel, safe) = match asked {
        Some(asked) => (asked.channel, asked.mail.as_str()),
        None => (channel, safe),
    };
    Ok(Typed::new([
        ("channel", channel.as_str().to_owned()),
        ("safe-mail", safe.to_owned()),
        ("from-hour", hour(reach.from_hour)),
        ("until-hour", hour(reach.until_hour)),
        ("neutral", if reach.neutral { "yes" } else { "" }.to_owned()),
        ("then", then.to_owned()),
    ]))
}

async fn kept(app: &App, person: &Consumer) -> Result<Kept, Fault> {
    let (id, now) = (person.person.person.id, app.clock.machine_now());
    let read = move |c: &mut Conn<'_>| {
        Ok::<_, Fault>(Kept { reach: reach::of(c, id)?, asked: accounts::asked_for(c, id, now)? })
    };
    app.store.read(read).await
}

/// The page. Only a consumer chooses: whoever works here is written to at work.
pub async fn show(
    app: web::Data<App>,
    person: Consumer,
    onward: web::Query<Onward>,
) -> Result<HttpResponse, Fault> {
    let kept = kept(&app, &person).await?;
    answer::ok(&page(
        &person.visitor,
        &person.person.person,
        &kept,
        stored(&person.person.person, &kept, &onward.then)?,
    )?)
}

/// Keeps what was chosen.
pub async fn choose(
    app: web::Data<App>,
    person: Consumer,
    Form(mut form): Form,
) -> Result<HttpResponse, Fault> {
    let (t, known) = (person.visitor.t(), &person.person.person);
    let kept = kept(&app, &person).await?;
    let Some((chosen, asked)) = read(&mut form, known, &kept.reach, t)? else {
        return answer::again(&page(&person.visitor, known, &kept, form)?);
    };
    let said = if asked.is_some() { Said::SafeMailAsked } else { Said::ReachChosen };
    let now = app.clock.machine_now();
    app.casework.carry_on_before_reading(known.id).await?;
    accounts::set_reach(&app.store, known.clone(), chosen, asked, now).await?;
    let then = joining::then(form.value("then")).unwrap_or_else(|| links::ACCOUNT.to_owned());
    Ok(said.on(answer::see_other(&then)))
}

/// What was chosen, and a new address that must first prove to be theirs; `None` with the problems noted.
fn read(
    form: &mut Typed,
    person: &Person,
    kept: &Reach,
    t: T,
) -> Result<Option<(Reach, Option<MailAddress>)>, StoreError> {
    let channel = form.value("channel").parse::<Channel>().ok();
    if channel.is_none() {
        form.refuse("channel", t.choose_channel());
    }
    let typed = form.trimmed("safe-mail").to_owned();
    let stands = kept.safe_mail.as_ref().map(Sealed::open).transpose()?;
    let (safe_mail, asked) = match typed.parse::<MailAddress>() {
        _ if typed.is_empty() => (None, None),
        _ if stands == Some(typed.as_str()) => (kept.safe_mail.clone(), None),
        Ok(mail) => (kept.safe_mail.clone(), Some(mail)),
        Err(_) => {
            form.refuse("safe-mail", t.enter_mail_like());
            (None, None)
        }
    };
    if channel == Some(Channel::Mail) && person.mail.is_none() && safe_mail.is_none() && asked.is_none() {
        form.refuse("channel", t.channel_needs_mail());
    }
    if channel == Some(Channel::Post) && person.address.is_none() {
        form.refuse("channel", t.channel_needs_address());
    }
    let hour = |form: &Typed, field: &str| form.value(field).parse::<i64>().ok();
    let hours = match (hour(form, "from-hour"), hour(form, "until-hour")) {
        // The whole day is any hour.
        (None, None) | (Some(0), Some(24)) => None,
        (Some(from), Some(until)) => {
            let hours = Hours::new(from, until);
            if hours.is_none() {
                form.refuse("from-hour", t.choose_hours());
            }
            hours
        }
        (Some(_), None) | (None, Some(_)) => {
            form.refuse("from-hour", t.choose_hours());
            None
        }
    };
    let Some(channel) = channel.filter(|_| !form.has_errors()) else { return Ok(None) };
    let chosen = Reach {
        person_id: person.id,
        channel,
        safe_mail,
        from_hour: hours.map(|hours| hours.from),
        until_hour: hours.map(|hours| hours.until),
        neutral: form.value("neutral") == "yes",
    };
    Ok(Some((chosen, asked)))
}

#[derive(Template)]
#[template(path = "account/safe_address.html")]
struct SafeAddressPage {
    page: Page,
    /// Whether letters go there now.
    done: bool,
}

/// The page that the link to a second address opens. It says nothing of whose it is.
pub async fn open(
    app: web::Data<App>,
    visitor: Visitor,
    token: web::Path<String>,
) -> Result<HttpResponse, Fault> {
    let done = accounts::safe_mail_was_followed(&app.store, &token).await?;
    if !done {
        accounts::open_safe_mail(&app.store, &token, app.clock.machine_now()).await?;
    }
    answer::ok(&SafeAddressPage { page: visitor.page(), done })
}

/// Follows it: letters go there.
pub async fn follow(
    app: web::Data<App>,
    visitor: Visitor,
    token: web::Path<String>,
) -> Result<HttpResponse, Fault> {
    let now = app.clock.machine_now();
    // Pressed twice, or looked at again later: it says once more what came of it.
    if !accounts::safe_mail_was_followed(&app.store, &token).await? {
        let whose = accounts::open_safe_mail(&app.store, &token, now).await?;
        app.casework.carry_on_before_reading(whose).await?;
        accounts::follow_safe_mail(&app.store, &token, now).await?;
    }
    answer::ok(&SafeAddressPage { page: visitor.page(), done: true })
}
