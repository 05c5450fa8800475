//! How a person wants to be reached. A second address gets letters only once its owner has followed the
//! link to it, so that nobody's letters go to a stranger by a slip.

use super::signing_in::{key, throttle_key, try_once};
use super::{AccountError, MailAddress, Secret, hash_of, letters};
use crate::domain::clock::Moment;
use crate::domain::letter::Channel;
use crate::store::account_letters::AccountLetterKind;
use crate::store::outbox::channels;
use crate::store::people::Person;
use crate::store::reach::{self, Reach};
use crate::store::throttles::Allowance;
use crate::store::tokens::{self, Purpose, Token};
use crate::store::{Sealed, Store, Tx};

/// How long the link to a second address works.
const LINK_SECONDS: i64 = 24 * 60 * 60;
/// Links to second addresses that one person may cause.
const PER_PERSON: Allowance = Allowance { tries: 5, seconds: 24 * 60 * 60 };

/// Keeps how a person wants to be reached. What was written for a mail and has not got out goes nowhere, nor
/// does what waits to be printed for somebody who wants no paper; it is in the inbox here. A new second address in `asked` gets a link; until it is followed, letters go where
/// `chosen` says.
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
            if reach::of(tx, person.id)? != chosen {
                channels::stop_mail(tx, person.id)?;
            }
            if chosen.channel != Channel::Post {
                channels::stop_paper(tx, person.id)?;
            }
            reach::set(tx, &chosen)?;
            match asked {
                Some(mail) => send_link(tx, &person, &mail, now),
                None => Ok(()),
            }
        })
        .await
}

fn send_link(tx: &mut Tx<'_>, person: &Person, mail: &MailAddress, now: Moment) -> Result<(), AccountError> {
    let counted = throttle_key(&key(tx)?, "safe-mail", person.id.0.as_bytes());
    try_once(tx, counted, PER_PERSON, now)?;
    tokens::take_back(tx, Purpose::SafeMail, Some(person.id))?;
    let (secret, to) = (Secret::for_link()?, Sealed::seal(mail.as_str()));
    let token = Token {
        hash: secret.hash(),
        purpose: Purpose::SafeMail,
        person_id: Some(person.id),
        brings: Some(to.clone()),
        created_at: now,
        expires_at: now.plus_seconds(LINK_SECONDS),
        used_at: None,
    };
    tokens::add(tx, &token)?;
    let link = format!("/safe-address/{}", secret.text());
    letters::post(tx, AccountLetterKind::SafeMail, &to, person.language, Some(&link), now)
}

/// Whether the link to a second address works, without using it up: scanners open links, too.
///
/// # Errors
/// [`AccountError::DeadLink`], or what the store said.
pub async fn open_safe_mail(store: &Store, text: &str, now: Moment) -> Result<(), AccountError> {
    let hash = hash_of(text);
    let found = store.read(move |c| tokens::usable(c, hash, now)).await?;
    match found.filter(|token| token.purpose == Purpose::SafeMail) {
        Some(_) => Ok(()),
        None => Err(AccountError::DeadLink),
    }
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
            let found = token.and_then(|token| token.person_id.zip(token.brings));
            let (person, mail) = found.ok_or(AccountError::DeadLink)?;
            if !tokens::use_up(tx, hash, now)? {
                return Err(AccountError::DeadLink);
            }
            channels::stop_mail(tx, person)?;
            let chosen = Reach { safe_mail: Some(mail), ..reach::of(tx, person)? };
            Ok(reach::set(tx, &chosen)?)
        })
        .await
}
