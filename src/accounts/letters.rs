//! The letters about accounts.

use super::{AccountError, fresh_id};
use crate::domain::clock::Moment;
use crate::domain::text::Language;
use crate::store::account_letters::{self, AccountLetter, AccountLetterKind};
use crate::store::people::Person;
use crate::store::{Sealed, Tx};

/// Puts a letter into the outbox, with the path of its link if it has one.
pub fn post(
    tx: &mut Tx<'_>,
    kind: AccountLetterKind,
    to: &Sealed,
    language: Language,
    link: Option<&str>,
    now: Moment,
) -> Result<(), AccountError> {
    let letter = AccountLetter {
        id: fresh_id(now)?.into(),
        mail: to.clone(),
        language,
        kind,
        link: link.map(Sealed::seal),
        created_at: now,
        attempts: 0,
        next_at: now,
    };
    Ok(account_letters::post(tx, &letter)?)
}

/// Tells a person of something about their account, if they can be written to.
pub fn tell(
    tx: &mut Tx<'_>,
    kind: AccountLetterKind,
    person: &Person,
    now: Moment,
) -> Result<(), AccountError> {
    match &person.mail {
        Some(mail) => post(tx, kind, mail, person.language, None, now),
        None => Ok(()),
    }
}
