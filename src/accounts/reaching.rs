//! How a person wants to be reached. A second address gets letters only once its owner has followed the
//! link to it, so that nobody's letters go to a stranger by a slip.

use super::signing_in::{key, throttle_key, try_once};
use super::{AccountError, MailAddress, Secret, hash_of, letters};
use crate::domain::clock::Moment;
use crate::domain::ids::PersonId;
use crate::domain::letter::Channel;
use crate::store::account_letters::AccountLetterKind;
use crate::store::outbox::channels;
use crate::store::people::Person;
use crate::store::reach::{self, Reach};
use crate::store::throttles::Allowance;
use crate::store::tokens::{self, Purpose, Token};
use crate::store::{Reads, Sealed, Store, StoreError, Tx};
use serde::{Deserialize, Serialize};

/// How long the link to a second address works.
const LINK_SECONDS: i64 = 24 * 60 * 60;
/// Links to second addresses that one person may cause.
const PER_PERSON: Allowance = Allowance { tries: 5, seconds: 24 * 60 * 60 };

/// A second address, and the way that letters go once its owner has followed the link.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct AskedFor {
    /// The address.
    pub mail: String,
    /// The way.
    pub channel: Channel,
}

/// The second address that `person` asked for, whose link works and has not been followed.
///
/// # Errors
/// What the database said.
pub fn asked_for(c: &mut impl Reads, person: PersonId, now: Moment) -> Result<Option<AskedFor>, StoreError> {
    let token = tokens::usable_of(c, Purpose::SafeMail, person, now)?;
    Ok(token.and_then(|token| read(&token)).map(|(_, asked)| asked))
}

/// Whose link this is, and what it is for.
fn read(token: &Token) -> Option<(PersonId, AskedFor)> {
    let asked = serde_json::from_str(token.brings.as_ref()?.open().ok()?).ok()?;
    Some((token.person_id?, asked))
}

/// Keeps how a person wants to be reached. What was written for a mail and has not got out goes nowhere, nor
/// does what waits to be printed for somebody who wants no paper; it is in the inbox here. A new second address
/// in `asked` gets a link. Until it is followed nobody knows that mail is read there, so that whoever turns to
/// mail with it keeps the way that they had.
///
/// # Errors
/// [`AccountError::TooMany`] for a person who asks for too many links, or what the store said.
pub async fn set_reach(
    store: &Store,
    person: Person,
    chosen: Reach,
    asked: Option<MailAddress>,
    now: Moment,
) -> Result<(), AccountError> {
    store
        .write(move |tx| {
            tokens::take_back(tx, Purpose::SafeMail, Some(person.id))?;
            let before = reach::of(tx, person.id)?;
            let Some(mail) = asked else { return Ok(turn(tx, &before, &chosen)?) };
            let asked = AskedFor { mail: mail.as_str().to_owned(), channel: chosen.channel };
            let channel = if chosen.channel == Channel::Mail { before.channel } else { chosen.channel };
            turn(tx, &before, &Reach { channel, ..chosen })?;
            send_link(tx, &person, asked, now)
        })
        .await
}

fn turn(tx: &mut Tx<'_>, before: &Reach, to: &Reach) -> Result<(), StoreError> {
    if before != to {
        channels::stop_mail(tx, to.person_id)?;
    }
    if to.channel != Channel::Post {
        channels::stop_paper(tx, to.person_id)?;
    }
    reach::set(tx, to)
}

fn send_link(tx: &mut Tx<'_>, person: &Person, asked: AskedFor, now: Moment) -> Result<(), AccountError> {
    let counted = throttle_key(&key(tx)?, "safe-mail", person.id.0.as_bytes());
    try_once(tx, counted, PER_PERSON, now)?;
    let brings = serde_json::to_string(&asked).map_err(|fault| AccountError::Machine(fault.to_string()))?;
    let secret = Secret::for_link()?;
    let token = Token {
        hash: secret.hash(),
        purpose: Purpose::SafeMail,
        person_id: Some(person.id),
        brings: Some(Sealed::seal(&brings)),
        created_at: now,
        expires_at: now.plus_seconds(LINK_SECONDS),
        used_at: None,
    };
    tokens::add(tx, &token)?;
    let (link, to) = (format!("/safe-address/{}", secret.text()), Sealed::seal(&asked.mail));
    letters::post(tx, AccountLetterKind::SafeMail, &to, person.language, Some(&link), now)
}

/// Whose link to a second address this is, if it works. That does not use it up: scanners open links, too.
///
/// # Errors
/// [`AccountError::DeadLink`], or what the store said.
pub async fn open_safe_mail(store: &Store, text: &str, now: Moment) -> Result<PersonId, AccountError> {
    let hash = hash_of(text);
    let found = store.read(move |c| tokens::usable(c, hash, now)).await?;
    let found = found.filter(|token| token.purpose == Purpose::SafeMail);
    found.as_ref().and_then(read).map(|(person, _)| person).ok_or(AccountError::DeadLink)
}

/// Follows the link to a second address: letters go there from now on.
///
/// # Errors
/// As [`open_safe_mail`].
pub async fn follow_safe_mail(store: &Store, text: &str, now: Moment) -> Result<(), AccountError> {
    let hash = hash_of(text);
    store
        .write(move |tx| {
            let token = tokens::usable(tx, hash, now)?.filter(|token| token.purpose == Purpose::SafeMail);
            let (person, asked) = token.as_ref().and_then(read).ok_or(AccountError::DeadLink)?;
            if !tokens::use_up(tx, hash, now)? {
                return Err(AccountError::DeadLink);
            }
            let before = reach::of(tx, person)?;
            let safe_mail = Some(Sealed::seal(&asked.mail));
            Ok(turn(tx, &before, &Reach { channel: asked.channel, safe_mail, ..before.clone() })?)
        })
        .await
}

/// Was this link to a second address followed, and do letters go there since?
///
/// # Errors
/// What the store said.
pub async fn safe_mail_was_followed(store: &Store, text: &str) -> Result<bool, AccountError> {
    let hash = hash_of(text);
    store
        .read(move |c| {
            let token = tokens::used(c, hash)?.filter(|token| token.purpose == Purpose::SafeMail);
            let Some((person, asked)) = token.as_ref().and_then(read) else { return Ok(false) };
            let now = reach::of(c, person)?.safe_mail;
            let now = now.as_ref().map(Sealed::open).transpose().map_err(StoreError::from)?;
            Ok(now == Some(asked.mail.as_str()))
        })
        .await
}
