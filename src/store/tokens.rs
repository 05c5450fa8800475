//! Mailed one-time links. Only the hash of the link is kept; all times are machine time.

use super::Hash;
use super::schema::tokens;
use super::{Reads, Sealed, StoreError, Tx};
use crate::domain::clock::Moment;
use crate::domain::ids::PersonId;
use crate::domain::keys::keys;
use diesel::prelude::*;

keys! {
    /// What a link is for.
    Purpose {
        /// To open an account with a mail address that is proved by following the link.
        Confirm "confirm"
        /// To choose a new password.
        Reset "reset"
        /// To join the centre in a role that a registrar gave.
        Invite "invite"
        /// To become the first registrar of a new centre.
        Setup "setup"
        /// To have letters come to a second mail address that is proved by following the link.
        SafeMail "safe_mail"
    }
}

super::columns::text_column!(Purpose);

/// One link.
#[derive(Clone, Debug, PartialEq, Eq, Queryable, Selectable, Insertable)]
#[diesel(table_name = tokens)]
pub struct Token {
    /// The SHA-256 of what the link holds.
    pub hash: Hash,
    /// What it is for.
    pub purpose: Purpose,
    /// For whom; known only of a link to a new password, or to a second mail address.
    pub person_id: Option<PersonId>,
    /// What it brings for whoever follows it, as sealed JSON; of a second mail address, that address and the way.
    pub brings: Option<Sealed>,
    /// When it was made.
    pub created_at: Moment,
    /// Until when it works.
    pub expires_at: Moment,
    /// When it was used.
    pub used_at: Option<Moment>,
}

/// Keeps a new link.
///
/// # Errors
/// What the database said.
pub fn add(tx: &mut Tx<'_>, token: &Token) -> Result<(), StoreError> {
    diesel::insert_into(tokens::table).values(token).execute(tx.db())?;
    Ok(())
}

/// The link with this hash, if it still works at `now`.
///
/// # Errors
/// What the database said.
pub fn usable(c: &mut impl Reads, hash: Hash, now: Moment) -> Result<Option<Token>, StoreError> {
    Ok(tokens::table
        .find(hash)
        .filter(tokens::used_at.is_null())
        .filter(tokens::expires_at.gt(now))
        .select(Token::as_select())
        .first(c.db())
        .optional()?)
}

/// The link with this hash, if it was used and is not forgotten yet.
///
/// # Errors
/// What the database said.
pub fn used(c: &mut impl Reads, hash: Hash) -> Result<Option<Token>, StoreError> {
    Ok(tokens::table
        .find(hash)
        .filter(tokens::used_at.is_not_null())
        .select(Token::as_select())
        .first(c.db())
        .optional()?)
}

/// The link of this purpose for one person, if there is one that still works at `now`.
///
/// # Errors
/// What the database said.
pub fn usable_of(
    c: &mut impl Reads,
    purpose: Purpose,
    person: PersonId,
    now: Moment,
) -> Result<Option<Token>, StoreError> {
    Ok(tokens::table
        .filter(tokens::person_id.eq(person))
        .filter(tokens::purpose.eq(purpose))
        .filter(tokens::used_at.is_null())
        .filter(tokens::expires_at.gt(now))
        .select(Token::as_select())
        .first(c.db())
        .optional()?)
}

/// Every link of this purpose that still works at `now`.
///
/// # Errors
/// What the database said.
pub fn all_usable(c: &mut impl Reads, purpose: Purpose, now: Moment) -> Result<Vec<Token>, StoreError> {
    Ok(tokens::table
        .filter(tokens::purpose.eq(purpose))
        .filter(tokens::used_at.is_null())
        .filter(tokens::expires_at.gt(now))
        .select(Token::as_select())
        .load(c.db())?)
}

/// Takes one link back, used or not.
///
/// # Errors
/// What the database said.
pub fn remove(tx: &mut Tx<'_>, hash: Hash) -> Result<(), StoreError> {
    diesel::delete(tokens::table.find(hash)).execute(tx.db())?;
    Ok(())
}

/// Uses the link up. Returns whether it worked: only one of two who follow it at once wins.
///
/// # Errors
/// What the database said.
pub fn use_up(tx: &mut Tx<'_>, hash: Hash, now: Moment) -> Result<bool, StoreError> {
    let usable =
        tokens::table.find(hash).filter(tokens::used_at.is_null()).filter(tokens::expires_at.gt(now));
    Ok(diesel::update(usable).set(tokens::used_at.eq(now)).execute(tx.db())? == 1)
}

/// Takes back every unused link of this purpose, for one person or (with `None`) for anybody.
///
/// # Errors
/// What the database said.
pub fn take_back(tx: &mut Tx<'_>, purpose: Purpose, person: Option<PersonId>) -> Result<(), StoreError> {
    let unused = tokens::table.filter(tokens::purpose.eq(purpose)).filter(tokens::used_at.is_null());
    match person {
        Some(person) => diesel::delete(unused.filter(tokens::person_id.eq(person))).execute(tx.db())?,
        None => diesel::delete(unused).execute(tx.db())?,
    };
    Ok(())
}

/// Forgets every link that has been used or has ended by `now`.
///
/// # Errors
/// What the database said.
pub fn forget(tx: &mut Tx<'_>, now: Moment) -> Result<(), StoreError> {
    let over = tokens::table.filter(tokens::used_at.is_not_null().or(tokens::expires_at.le(now)));
    diesel::delete(over).execute(tx.db())?;
    Ok(())
}
