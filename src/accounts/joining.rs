//! Joining: every account begins with a mailed one-time link, except those of the command line.

use super::mail::index;
use super::signing_in::{forget_tries, key, network, throttle_key, try_once};
use super::{AccountError, MailAddress, Passwords, Secret, fresh_id, hash_of, letters, open_session};
use crate::domain::actor::{Role, Strength};
use crate::domain::clock::Moment;
use crate::domain::ids::{MatterId, PersonId, PlatformId};
use crate::domain::text::{Language, Words};
use crate::store::Hash;
use crate::store::account_letters::AccountLetterKind;
use crate::store::people::Person;
use crate::store::standings::Standing;
use crate::store::throttles::Allowance;
use crate::store::tokens::{Purpose, Token};
use crate::store::{Sealed, Store, Tx, centre, people, sessions, standings, tokens};
use serde::{Deserialize, Serialize};
use std::net::IpAddr;

const MINUTE: i64 = 60;
const DAY: i64 = 24 * 60 * MINUTE;

/// The most characters of a person's name.
pub const LONGEST_NAME: usize = 100;

/// How long the link to a new account works.
pub const CONFIRMATION_MINUTES: i64 = 60;
/// How long the link to a new password works.
pub const RESET_MINUTES: i64 = 30;
/// How long an invitation stands.
pub const INVITATION_DAYS: i64 = 14;
/// How long the link for the first registrar works.
pub const SETUP_DAYS: i64 = 7;

/// How long a link works, in seconds. Whoever invites cannot know when the other reads their mail.
fn lifetime(purpose: Purpose) -> i64 {
    match purpose {
        Purpose::Confirm => CONFIRMATION_MINUTES * MINUTE,
        Purpose::Reset => RESET_MINUTES * MINUTE,
        Purpose::Invite => INVITATION_DAYS * DAY,
        Purpose::Setup => SETUP_DAYS * DAY,
        Purpose::SafeMail => DAY,
    }
}

/// Letters that one network may cause.
const PER_NETWORK: Allowance = Allowance { tries: 30, seconds: 60 * MINUTE };
/// Letters of one kind that one network may cause to one mail address. Counted by both, so that somebody
/// who asks in another's name does not use up what its owner may ask for.
const PER_MAIL_HERE: Allowance = Allowance { tries: 5, seconds: RESET_MINUTES * MINUTE };
/// Letters of one kind that one mail address may get, whoever asks: no flood of them. None of these counts
/// lasts longer than a link to a new password works, so whenever no further letter goes out, a link that
/// works has just arrived: many networks together cannot shut the owner out either.
const PER_MAIL: Allowance = Allowance { tries: 20, seconds: RESET_MINUTES * MINUTE };

/// What a link brings for somebody who is not known yet.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Brought {
    /// The mail address that following the link proves; empty for the first registrar, who has
    /// nobody to send mail to yet.
    pub mail: String,
    /// How the person is called, if whoever invites said so.
    pub name: String,
    /// What the person will be.
    pub role: Role,
    /// For which platform.
    pub platform: Option<PlatformId>,
    /// In which case; `None` for the whole centre.
    #[serde(default)]
    pub matter: Option<MatterId>,
    /// In which language the person reads.
    pub language: Language,
}

/// A link that works, opened but not yet followed.
pub struct Opened {
    /// What it is for.
    pub purpose: Purpose,
    /// Whose account it is for, if there is one at this moment.
    pub person: Option<Person>,
    /// What it brings; nothing if it is for a new password.
    pub brought: Option<Brought>,
}

/// What somebody chose who followed a link to a new account.
pub struct NewPerson {
    /// The mail address.
    pub mail: MailAddress,
    /// The name.
    pub name: String,
    /// The language of pages and letters.
    pub language: Language,
    /// The password's hash; `None` for an account that nobody can sign in to yet.
    pub password_hash: Option<String>,
    /// What the person is.
    pub role: Role,
    /// For which platform.
    pub platform: Option<PlatformId>,
    /// In which case; `None` for the whole centre.
    pub matter: Option<MatterId>,
}

/// Somebody who joined: a session is open for them.
pub struct Joined {
    /// Who.
    pub person: PersonId,
    /// In which case, if it is one only.
    pub matter: Option<MatterId>,
    /// What the cookie holds.
    pub secret: Secret,
}

/// The path of the page that `secret` opens.
pub(super) fn path(secret: &Secret) -> String {
    format!("/link/{}", secret.text())
}

/// Sends a link to open an account, or, where there is one already, a letter that says so. The
/// caller cannot tell which. The link remembers where its reader wanted to go: `then`, an address
/// without anything that a query would have to escape.
///
/// # Errors
/// [`AccountError::TooMany`] for a network that asks too often, or what the store said.
pub async fn ask_for_account(
    store: &Store,
    mail: MailAddress,
    language: Language,
    then: Option<String>,
    from: Option<IpAddr>,
    now: Moment,
) -> Result<(), AccountError> {
    store
        .write(move |tx| {
            let Some(known) = may_write_to(tx, &mail, "account", from, now)? else { return Ok(()) };
            let to = Sealed::seal(mail.as_str());
            if let Some(person) = known {
                return letters::post(tx, AccountLetterKind::Known, &to, person.language, None, now);
            }
            let brought = Brought {
                mail: mail.as_str().to_owned(),
                name: String::new(),
                role: Role::Consumer,
                platform: None,
                matter: None,
                language,
            };
            let secret = make(tx, Purpose::Confirm, None, Some(&brought), now)?;
            let link = path(&secret) + &then.map(|then| format!("?then={then}")).unwrap_or_default();
            letters::post(tx, AccountLetterKind::Confirm, &to, language, Some(&link), now)
        })
        .await
}

/// Sends a link to choose a new password, if somebody has this mail address. The caller cannot
/// tell.
///
/// # Errors
/// As [`ask_for_account`].
pub async fn ask_for_reset(
    store: &Store,
    mail: MailAddress,
    from: Option<IpAddr>,
    now: Moment,
) -> Result<(), AccountError> {
    store
        .write(move |tx| {
            let Some(Some(person)) = may_write_to(tx, &mail, "reset", from, now)? else { return Ok(()) };
            tokens::take_back(tx, Purpose::Reset, Some(person.id))?;
            let secret = make(tx, Purpose::Reset, Some(person.id), None, now)?;
            let (to, link) = (Sealed::seal(mail.as_str()), path(&secret));
            letters::post(tx, AccountLetterKind::Reset, &to, person.language, Some(&link), now)
        })
        .await
}

/// Who has the address, or `None` when it got enough letters of this kind lately. That is not said to
/// whoever asks: it would tell what others asked for. Each kind is counted apart: letters that hold no
/// link to a new password cannot use up those that do.
fn may_write_to(
    tx: &mut Tx<'_>,
    mail: &MailAddress,
    kind: &str,
    from: Option<IpAddr>,
    now: Moment,
) -> Result<Option<Option<Person>>, AccountError> {
    let key = key(tx)?;
    if let Some(from) = from {
        try_once(tx, throttle_key(&key, "letters-network", &network(from)), PER_NETWORK, now)?;
    }
    let index = mail.index(&key);
    let all = format!("{kind}:{index}:");
    let here = [all.as_bytes(), &from.map(network).unwrap_or_default()].concat();
    let counted = [
        (throttle_key(&key, "letters-mail-network", &here), PER_MAIL_HERE),
        (throttle_key(&key, "letters-mail", all.as_bytes()), PER_MAIL),
    ];
    for (key, allowance) in counted {
        match try_once(tx, key, allowance, now) {
            Ok(()) => {}
            Err(AccountError::TooMany(_)) => return Ok(None),
            Err(other) => return Err(other),
        }
    }
    Ok(Some(people::by_mail(tx, index)?))
}

/// The path of a link by which the first registrar of an empty centre sets it up; `None` once the
/// centre has a registrar. Each call makes the links before it useless. `here` is centre time.
///
/// # Errors
/// What the store said.
pub fn setup_link(tx: &mut Tx<'_>, now: Moment, here: Moment) -> Result<Option<String>, AccountError> {
    if !standings::everyone_as(tx, Role::Registrar, here)?.is_empty() {
        return Ok(None);
    }
    tokens::take_back(tx, Purpose::Setup, None)?;
    let brought = Brought {
        mail: String::new(),
        name: String::new(),
        role: Role::Registrar,
        platform: None,
        matter: None,
        language: Language::default(),
    };
    Ok(Some(path(&make(tx, Purpose::Setup, None, Some(&brought), now)?)))
}

pub(super) fn make(
    tx: &mut Tx<'_>,
    purpose: Purpose,
    person_id: Option<PersonId>,
    brought: Option<&Brought>,
    now: Moment,
) -> Result<Secret, AccountError> {
    let secret = Secret::for_link()?;
    let brings = brought.map(serde_json::to_string).transpose();
    let brings = brings.map_err(|problem| AccountError::Machine(problem.to_string()))?;
    let token = Token {
        hash: secret.hash(),
        purpose,
        person_id,
        brings: brings.as_deref().map(Sealed::seal),
        created_at: now,
        expires_at: now.plus_seconds(lifetime(purpose)),
        used_at: None,
    };
    tokens::add(tx, &token)?;
    Ok(secret)
}

/// What the link with this text is for, without using it up: scanners open links, too.
///
/// # Errors
/// [`AccountError::DeadLink`], or what the store said.
pub async fn open_link(store: &Store, text: &str, now: Moment) -> Result<Opened, AccountError> {
    let hash = hash_of(text);
    store
        .read(move |conn| {
            let token = tokens::usable(conn, hash, now)?.filter(|token| token.purpose != Purpose::SafeMail);
            let token = token.ok_or(AccountError::DeadLink)?;
            let brought = brought(&token)?;
            let person = match (token.purpose, &brought) {
                (Purpose::Reset, _) => token.person_id.map(|id| people::get(conn, id)).transpose()?,
                // Whoever has the address now, also if the account was opened after the invitation.
                (Purpose::Invite, Some(brought)) => {
                    let key = key(conn)?;
                    people::by_mail(conn, index(&brought.mail, &key))?
                }
                (Purpose::Invite, None) | (Purpose::Confirm | Purpose::Setup | Purpose::SafeMail, _) => None,
            };
            Ok(Opened { purpose: token.purpose, person, brought })
        })
        .await
}

/// What a link brings.
///
/// # Errors
/// [`AccountError::Machine`] when it cannot be read.
pub(super) fn brought(token: &Token) -> Result<Option<Brought>, AccountError> {
    let Some(sealed) = &token.brings else { return Ok(None) };
    let text = sealed.open().map_err(crate::store::StoreError::from)?;
    serde_json::from_str(text)
        .map(Some)
        .map_err(|problem| AccountError::Machine(format!("a link's content: {problem}")))
}

/// What somebody types who follows a link to a new account.
pub struct Chosen {
    /// The mail address; only the first registrar types it.
    pub mail: Option<MailAddress>,
    /// The name.
    pub name: String,
    /// The password.
    pub password: String,
    /// The language of pages and letters.
    pub language: Language,
}

/// Follows a link that opens an account, uses it up, and signs the person in. `now` is machine time,
/// `here` centre time.
///
/// # Errors
/// [`AccountError::DeadLink`]; [`AccountError::Known`] when there is an account already, also since a
/// moment ago (the link still works then); [`AccountError::Busy`], or what the store said.
pub async fn follow_new(
    store: &Store,
    passwords: &Passwords,
    text: &str,
    chosen: Chosen,
    before: Option<Hash>,
    now: Moment,
    here: Moment,
) -> Result<Joined, AccountError> {
    let hash = hash_of(text);
    let password_hash = Some(passwords.hash(chosen.password).await?);
    store
        .write(move |tx| {
            let token = tokens::usable(tx, hash, now)?.filter(|token| token.purpose != Purpose::SafeMail);
            let token = token.ok_or(AccountError::DeadLink)?;
            let brought = brought(&token)?.ok_or(AccountError::DeadLink)?;
            // The first registrar may have come in otherwise, by the command line, meanwhile.
            let registrars = standings::everyone_as(tx, Role::Registrar, here)?;
            if token.purpose == Purpose::Setup && !registrars.is_empty() {
                return Err(AccountError::DeadLink);
            }
            if !tokens::use_up(tx, hash, now)? {
                return Err(AccountError::DeadLink);
            }
            let proved = brought.mail.parse().ok().or(chosen.mail).ok_or(AccountError::DeadLink)?;
            let new = NewPerson {
                mail: proved,
                name: chosen.name,
                language: chosen.language,
                password_hash,
                role: brought.role,
                platform: brought.platform,
                matter: brought.matter,
            };
            let person = add(tx, &new, now, here)?;
            let secret = open_session(tx, person, Strength::Password, before, now, here)?;
            Ok(Joined { person, matter: brought.matter, secret })
        })
        .await
}

/// Follows a link to a new password: uses it up, ends every session, forgets the wrong passwords that
/// anybody typed before, and signs the person in.
///
/// # Errors
/// As [`follow_new`].
pub async fn follow_reset(
    store: &Store,
    passwords: &Passwords,
    text: &str,
    password: String,
    from: Option<IpAddr>,
    now: Moment,
    here: Moment,
) -> Result<Joined, AccountError> {
    let hash = hash_of(text);
    let password_hash = passwords.hash(password).await?;
    store
        .write(move |tx| {
            let token = tokens::usable(tx, hash, now)?.filter(|token| token.purpose == Purpose::Reset);
            let person = token.and_then(|token| token.person_id).ok_or(AccountError::DeadLink)?;
            if !tokens::use_up(tx, hash, now)? {
                return Err(AccountError::DeadLink);
            }
            people::set_password(tx, person, &password_hash)?;
            sessions::end_all(tx, person, None, now)?;
            let known = people::get(tx, person)?;
            forget_tries(tx, &known, from)?;
            letters::tell(tx, AccountLetterKind::PasswordChanged, &known, now)?;
            let secret = open_session(tx, person, Strength::Password, None, now, here)?;
            Ok(Joined { person, matter: None, secret })
        })
        .await
}

/// Adds a person with one standing: for the command line and the demo, and for links that were
/// followed. `now` is machine time, `here` centre time.
///
/// # Errors
/// [`AccountError::Known`]; [`AccountError::Name`] for a name that nobody could read or that is longer
/// than a line; or what the store said.
pub fn add(tx: &mut Tx<'_>, new: &NewPerson, now: Moment, here: Moment) -> Result<PersonId, AccountError> {
    let mail_index = new.mail.index(&centre::mail_index_key(tx)?);
    if people::by_mail(tx, mail_index)?.is_some() {
        return Err(AccountError::Known);
    }
    let person = Person {
        mail: Some(Sealed::seal(new.mail.as_str())),
        mail_index: Some(mail_index),
        confirmed_at: Some(now),
        ..newcomer(&new.name, new.language, new.password_hash.clone(), now, here)?
    };
    people::add(tx, &person)?;
    stand(tx, person.id, new.role, new.platform, new.matter, now, here)?;
    Ok(person.id)
}

/// A person of whom only the name is known, and nothing yet by which they come in.
pub(super) fn newcomer(
    name: &str,
    language: Language,
    password_hash: Option<String>,
    now: Moment,
    here: Moment,
) -> Result<Person, AccountError> {
    Ok(Person {
        id: fresh_id(now)?.into(),
        mail: None,
        mail_index: None,
        name: Sealed::seal(Words::line(name)?.as_str()),
        phone: None,
        address: None,
        language,
        password_hash,
        confirmed_at: None,
        created_at: here,
        login: None,
        login_index: None,
        recovery_hash: None,
    })
}

/// Gives a person a place, unless they have the same already.
pub(super) fn stand(
    tx: &mut Tx<'_>,
    person_id: PersonId,
    role: Role,
    platform_id: Option<PlatformId>,
    matter_id: Option<MatterId>,
    now: Moment,
    here: Moment,
) -> Result<(), AccountError> {
    let same = |standing: &Standing| {
        standing.role == role && standing.platform_id == platform_id && standing.matter_id == matter_id
    };
    if standings::of(tx, person_id, here)?.iter().any(same) {
        return Ok(());
    }
    let standing = Standing {
        id: fresh_id(now)?.into(),
        person_id,
        role,
        platform_id,
        matter_id,
        acting_for: None,
        from_at: here,
        until_at: None,
    };
    Ok(standings::give(tx, &standing)?)
}
