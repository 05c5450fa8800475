//! Letters about an account itself: they hold secret links, so each is deleted once it is sent.
//! (Letters in a matter are kept as proof and lie elsewhere.)

use super::schema::account_letters;
use super::{Reads, Sealed, StoreError, Tx};
use crate::domain::clock::Moment;
use crate::domain::ids::LetterId;
use crate::domain::keys::keys;
use crate::domain::text::Language;
use diesel::prelude::*;

keys! {
    /// What a letter about an account says.
    AccountLetterKind {
        /// Follow this link to open your account.
        Confirm "confirm"
        /// Somebody, perhaps you, wanted to open an account; you have one.
        Known "known"
        /// Follow this link to choose a new password.
        Reset "reset"
        /// You are invited; follow this link.
        Invite "invite"
        /// Your password was changed.
        PasswordChanged "password_changed"
        /// The centre has checked that you answer for the platform; follow this link to the case.
        ClaimGranted "claim_granted"
        /// The centre could not confirm that you answer for the platform.
        ClaimRefused "claim_refused"
        /// Follow this link to have your letters come to this address.
        SafeMail "safe_mail"
    }
}

super::columns::text_column!(AccountLetterKind);

impl AccountLetterKind {
    /// Whether nobody knows yet whose address it goes to: such a letter says nothing of us.
    pub fn is_to_a_stranger(self) -> bool {
        match self {
            AccountLetterKind::SafeMail => true,
            AccountLetterKind::Confirm
            | AccountLetterKind::Known
            | AccountLetterKind::Reset
            | AccountLetterKind::Invite
            | AccountLetterKind::PasswordChanged
            | AccountLetterKind::ClaimGranted
            | AccountLetterKind::ClaimRefused => false,
        }
    }
}

/// One letter that waits to be sent.
#[derive(Clone, Debug, PartialEq, Eq, Queryable, Selectable, Insertable)]
#[diesel(table_name = account_letters)]
pub struct AccountLetter {
    /// Which; also the stem of the `Message-ID`.
    pub id: LetterId,
    /// To which mail address.
    pub mail: Sealed,
    /// In which language.
    pub language: Language,
    /// What it says.
    pub kind: AccountLetterKind,
    /// The path of the link in it, from `/`; the sender puts the public origin before it.
    pub link: Option<Sealed>,
    /// When it was written, in machine time.
    pub created_at: Moment,
    /// How often it was tried.
    pub attempts: i64,
    /// When to try next, in machine time.
    pub next_at: Moment,
}

/// Puts a letter into the outbox.
///
/// # Errors
/// What the database said.
pub fn post(tx: &mut Tx<'_>, letter: &AccountLetter) -> Result<(), StoreError> {
    diesel::insert_into(account_letters::table).values(letter).execute(tx.db())?;
    Ok(())
}

/// The letters that may be tried at `now`, the oldest first.
///
/// # Errors
/// What the database said.
pub fn waiting(c: &mut impl Reads, now: Moment, most: i64) -> Result<Vec<AccountLetter>, StoreError> {
    Ok(account_letters::table
        .filter(account_letters::next_at.le(now))
        .order(account_letters::created_at)
        .limit(most)
        .select(AccountLetter::as_select())
        .load(c.db())?)
}

/// Forgets a letter that was sent.
///
/// # Errors
/// What the database said.
pub fn sent(tx: &mut Tx<'_>, id: LetterId) -> Result<(), StoreError> {
    diesel::delete(account_letters::table.find(id)).execute(tx.db())?;
    Ok(())
}

/// Puts a letter off until `next_at`. Taken before the try, it is also the lease that keeps other
/// nodes off; `attempts` is the number that was read, and the answer says whether we won.
///
/// # Errors
/// What the database said.
pub fn put_off(tx: &mut Tx<'_>, id: LetterId, attempts: i64, next_at: Moment) -> Result<bool, StoreError> {
    let ours = account_letters::table.find(id).filter(account_letters::attempts.eq(attempts));
    let next = (account_letters::attempts.eq(attempts + 1), account_letters::next_at.eq(next_at));
    Ok(diesel::update(ours).set(next).execute(tx.db())? == 1)
}
