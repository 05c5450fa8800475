//! The letters about accounts.

use super::{AccountError, Secret, fresh_id};
use crate::domain::clock::Moment;
use crate::domain::text::Language;
use crate::store::account_letters::{self, AccountLetter, AccountLetterKind};
use crate::store::{Sealed, Tx};

/// Puts a letter into the outbox, with the link that `secret` opens if it has one.
pub fn post(
    tx: &mut Tx<'_>,
    kind: AccountLetterKind,
    to: &Sealed,
    language: Language,
    secret: Option<&Secret>,
    now: Moment,
) -> Result<(), AccountError> {
    let letter = AccountLetter {
        id: fresh_id(now)?.into(),
        mail: to.clone(),
        language,
        kind,
        link: secret.map(|secret| Sealed::seal(&super::joining::path(secret))),
        created_at: now,
        attempts: 0,
        next_at: now,
    };
    Ok(account_letters::post(tx, &letter)?)
}
