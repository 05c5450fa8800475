//! People: whoever has a sign-in.

use super::Hash;
use super::schema::people;
use super::{Reads, Sealed, StoreError, Tx};
use crate::domain::case::event::Detail;
use crate::domain::clock::Moment;
use crate::domain::ids::PersonId;
use crate::domain::text::{Language, Words};
use diesel::prelude::*;
use std::collections::HashMap;

/// One person. What names or describes them is sealed.
#[derive(Clone, Queryable, Selectable, Insertable)]
#[diesel(table_name = people)]
pub struct Person {
    /// Who.
    pub id: PersonId,
    /// The mail address as the person writes it, if they have one.
    pub mail: Option<Sealed>,
    /// By which a person is found; see `accounts::MailAddress::index`.
    pub mail_index: Option<Hash>,
    /// How the person is called.
    pub name: Sealed,
    /// A telephone number, if the person gave one.
    pub phone: Option<Sealed>,
    /// A postal address, if the person gave one.
    pub address: Option<Sealed>,
    /// The language in which the person reads pages and letters.
    pub language: Language,
    /// The password's Argon2id hash in PHC form; `None` until a password was chosen.
    pub password_hash: Option<String>,
    /// When the person proved that the mail address is theirs, in machine time.
    pub confirmed_at: Option<Moment>,
    /// When the account was made, in centre time.
    pub created_at: Moment,
    /// The login name as the person writes it, beside a mail address or instead of one.
    pub login: Option<Sealed>,
    /// By which a person is found, too; see `accounts::LoginName::index`.
    pub login_index: Option<Hash>,
    /// The hash of the printed code by which a new password may be chosen.
    pub recovery_hash: Option<Hash>,
}

impl Person {
    /// By what the person comes in, to be shown to them: the mail address, or else the login name.
    ///
    /// # Errors
    /// [`StoreError::Unreadable`] when it cannot be opened.
    pub fn comes_in_as(&self) -> Result<&str, StoreError> {
        let named = self.mail.as_ref().or(self.login.as_ref());
        Ok(named.map(Sealed::open).transpose()?.unwrap_or_default())
    }
}

impl Person {
    /// What the account says on one point.
    pub fn detail(&self, detail: Detail) -> Option<&Sealed> {
        match detail {
            Detail::Name => Some(&self.name),
            Detail::Mail => self.mail.as_ref(),
            Detail::Phone => self.phone.as_ref(),
            Detail::Address => self.address.as_ref(),
        }
    }

    /// The points on which it says something that can be seen, and what.
    ///
    /// # Errors
    /// [`StoreError::Unreadable`] when it cannot be opened.
    pub fn details(&self) -> Result<Vec<(Detail, Words)>, StoreError> {
        let mut details = Vec::new();
        for detail in Detail::ALL {
            let says = self.detail(*detail).map(Sealed::open).transpose()?.unwrap_or_default();
            if let Ok(words) = Words::parse(says, Words::STATEMENT) {
                details.push((*detail, words));
            }
        }
        Ok(details)
    }
}

/// Adds a person.
///
/// # Errors
/// [`StoreError::Taken`] when somebody has this mail address already.
pub fn add(tx: &mut Tx<'_>, person: &Person) -> Result<(), StoreError> {
    diesel::insert_into(people::table).values(person).execute(tx.db())?;
    Ok(())
}

/// The person `id`.
///
/// # Errors
/// [`StoreError::Missing`] when there is none.
pub fn get(c: &mut impl Reads, id: PersonId) -> Result<Person, StoreError> {
    Ok(people::table.find(id).select(Person::as_select()).first(c.db())?)
}

/// Who comes in by this: a mail address or a login name.
///
/// # Errors
/// What the database said.
pub fn by_name(c: &mut impl Reads, index: Hash) -> Result<Option<Person>, StoreError> {
    let found = people::table.filter(people::mail_index.eq(index).or(people::login_index.eq(index)));
    Ok(found.select(Person::as_select()).first(c.db()).optional()?)
}

/// Who has this mail address.
///
/// # Errors
/// What the database said.
pub fn by_mail(c: &mut impl Reads, index: Hash) -> Result<Option<Person>, StoreError> {
    let found = people::table.filter(people::mail_index.eq(index)).select(Person::as_select());
    Ok(found.first(c.db()).optional()?)
}

/// The names of these people.
///
/// # Errors
/// What the database said.
pub fn names(c: &mut impl Reads, of: &[PersonId]) -> Result<HashMap<PersonId, Sealed>, StoreError> {
    let rows: Vec<(PersonId, Sealed)> =
        people::table.filter(people::id.eq_any(of)).select((people::id, people::name)).load(c.db())?;
    Ok(rows.into_iter().collect())
}

/// How many people there are.
///
/// # Errors
/// What the database said.
pub fn count(c: &mut impl Reads) -> Result<i64, StoreError> {
    Ok(people::table.count().get_result(c.db())?)
}

/// What a person may change about themselves.
pub struct Details {
    /// How the person is called.
    pub name: Sealed,
    /// A telephone number; `None` takes it away.
    pub phone: Option<Sealed>,
    /// A postal address; `None` takes it away.
    pub address: Option<Sealed>,
    /// The language of pages and letters.
    pub language: Language,
}

/// Changes what a person says about themselves.
///
/// # Errors
/// What the database said.
pub fn set_details(tx: &mut Tx<'_>, id: PersonId, details: &Details) -> Result<(), StoreError> {
    diesel::update(people::table.find(id))
        .set((
            people::name.eq(&details.name),
            people::phone.eq(&details.phone),
            people::address.eq(&details.address),
            people::language.eq(details.language),
        ))
        .execute(tx.db())?;
    Ok(())
}

/// Changes the language of pages and letters.
///
/// # Errors
/// What the database said.
pub fn set_language(tx: &mut Tx<'_>, id: PersonId, language: Language) -> Result<(), StoreError> {
    diesel::update(people::table.find(id)).set(people::language.eq(language)).execute(tx.db())?;
    Ok(())
}

/// Changes the password's hash.
///
/// # Errors
/// What the database said.
pub fn set_password(tx: &mut Tx<'_>, id: PersonId, hash: &str) -> Result<(), StoreError> {
    diesel::update(people::table.find(id)).set(people::password_hash.eq(hash)).execute(tx.db())?;
    Ok(())
}

/// Gives a person this login name.
///
/// # Errors
/// [`StoreError::Taken`] when somebody else has it.
pub fn set_login(tx: &mut Tx<'_>, id: PersonId, login: &Sealed, index: Hash) -> Result<(), StoreError> {
    let set = (people::login.eq(Some(login)), people::login_index.eq(Some(index)));
    diesel::update(people::table.find(id)).set(set).execute(tx.db())?;
    Ok(())
}

/// Makes this the person's recovery code, in place of any before.
///
/// # Errors
/// What the database said.
pub fn set_recovery(tx: &mut Tx<'_>, id: PersonId, hash: Hash) -> Result<(), StoreError> {
    diesel::update(people::table.find(id)).set(people::recovery_hash.eq(Some(hash))).execute(tx.db())?;
    Ok(())
}

/// Uses a recovery code up, and puts the next in its place. Returns whether it worked: only one of two who
/// bring it at once wins.
///
/// # Errors
/// What the database said.
pub fn use_recovery(tx: &mut Tx<'_>, id: PersonId, used: Hash, next: Hash) -> Result<bool, StoreError> {
    let theirs = people::table.find(id).filter(people::recovery_hash.eq(Some(used)));
    Ok(diesel::update(theirs).set(people::recovery_hash.eq(Some(next))).execute(tx.db())? == 1)
}

/// Notes under what else a person is found; see `accounts::note_likeness`.
///
/// # Errors
/// What the database said.
pub fn set_likeness(tx: &mut Tx<'_>, id: PersonId, likeness: Option<Hash>) -> Result<(), StoreError> {
    diesel::update(people::table.find(id)).set(people::likeness.eq(likeness)).execute(tx.db())?;
    Ok(())
}

/// The same with the end of an identity number.
///
/// # Errors
/// What the database said.
pub fn set_likeness_by_identity(
    tx: &mut Tx<'_>,
    id: PersonId,
    likeness: Option<Hash>,
) -> Result<(), StoreError> {
    diesel::update(people::table.find(id)).set(people::likeness_by_identity.eq(likeness)).execute(tx.db())?;
    Ok(())
}

/// Somebody who is found under one of these likenesses, the one who came first.
///
/// # Errors
/// What the database said.
pub fn alike(
    c: &mut impl Reads,
    by_phone: Option<Hash>,
    by_identity: Option<Hash>,
) -> Result<Option<Person>, StoreError> {
    // The first column held both before the second one was there. `None` is like nobody.
    let known = people::likeness.eq(by_phone).or(people::likeness.eq(by_identity));
    let found = people::table
        .filter(known.or(people::likeness_by_identity.eq(by_identity)))
        .order(people::created_at);
    Ok(found.select(Person::as_select()).first(c.db()).optional()?)
}
