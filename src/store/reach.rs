//! How a person wants to be reached: by which channel, where, when, and how plainly. Nothing here moves a
//! deadline; letters only tell of them.

use super::people::Person;
use super::schema::reach;
use super::{Reads, Sealed, StoreError, Tx, columns};
use crate::domain::clock::Hours;
use crate::domain::ids::PersonId;
use crate::domain::letter::Channel;
use diesel::prelude::*;

columns::text_column!(Channel);

/// What a person chose.
#[derive(Clone, Debug, PartialEq, Eq, Queryable, Selectable, Insertable, AsChangeset)]
#[diesel(table_name = reach)]
#[diesel(treat_none_as_null = true)]
pub struct Reach {
    /// Who.
    pub person_id: PersonId,
    /// By which way.
    pub channel: Channel,
    /// A second mail address, that only letters use.
    pub safe_mail: Option<Sealed>,
    /// The first hour in which mail may be sent, in the centre's zone.
    pub from_hour: Option<i64>,
    /// The hour from which it may not be sent any more.
    pub until_hour: Option<i64>,
    /// Whether mail says only that there is news, and where.
    pub neutral: bool,
}

impl Reach {
    /// What holds for somebody who chose nothing.
    pub fn unchosen(person_id: PersonId) -> Reach {
        Reach {
            person_id,
            channel: Channel::Mail,
            safe_mail: None,
            from_hour: None,
            until_hour: None,
            neutral: false,
        }
    }

    /// The hours in which mail may be sent; `None` for all.
    pub fn hours(&self) -> Option<Hours> {
        Hours::new(self.from_hour?, self.until_hour?)
    }
}

/// How `person` wants to be reached.
///
/// # Errors
/// What the database said.
pub fn of(c: &mut impl Reads, person: PersonId) -> Result<Reach, StoreError> {
    let found = reach::table.find(person).select(Reach::as_select()).first(c.db()).optional()?;
    Ok(found.unwrap_or_else(|| Reach::unchosen(person)))
}

/// This person as others may write to them: with the safe mail address in place of the one under which they
/// sign in, if they chose one. Somebody else may read the other.
///
/// # Errors
/// What the database said.
pub fn as_others_write(c: &mut impl Reads, person: Person) -> Result<Person, StoreError> {
    let safe = of(c, person.id)?.safe_mail;
    Ok(Person { mail: safe.or(person.mail), ..person })
}

/// Those of these people who chose.
///
/// # Errors
/// What the database said.
pub fn chosen(c: &mut impl Reads, of: &[PersonId]) -> Result<Vec<PersonId>, StoreError> {
    Ok(reach::table.filter(reach::person_id.eq_any(of)).select(reach::person_id).load(c.db())?)
}

/// Keeps what a person chose.
///
/// # Errors
/// What the database said.
pub fn set(tx: &mut Tx<'_>, chosen: &Reach) -> Result<(), StoreError> {
    if diesel::update(reach::table.find(chosen.person_id)).set(chosen).execute(tx.db())? == 0 {
        diesel::insert_into(reach::table).values(chosen).execute(tx.db())?;
    }
    Ok(())
}
