//! Sessions: open doors. Only the hash of the cookie is kept; all times are machine time.

use super::Hash;
use super::people::Person;
use super::schema::{people, sessions};
use super::{Reads, StoreError, Tx};
use crate::domain::actor::Strength;
use crate::domain::clock::Moment;
use crate::domain::ids::PersonId;
use diesel::prelude::*;

/// One session.
#[derive(Clone, Debug, PartialEq, Eq, Queryable, Selectable, Insertable)]
#[diesel(table_name = sessions)]
pub struct Session {
    /// The SHA-256 of what the cookie holds.
    pub token_hash: Hash,
    /// Whose.
    pub person_id: PersonId,
    /// How strongly the person proved who they are.
    pub strength: Strength,
    /// After so many seconds without a request it is over.
    pub idle_seconds: i64,
    /// When it began.
    pub created_at: Moment,
    /// When it was last used; written at most once a minute.
    pub seen_at: Moment,
    /// When it is over, used or not.
    pub expires_at: Moment,
    /// When it was ended by hand.
    pub ended_at: Option<Moment>,
}

impl Session {
    /// Whether it still opens the door at `now`.
    pub fn is_open(&self, now: Moment) -> bool {
        self.ended_at.is_none()
            && now < self.expires_at
            && now.seconds_since(self.seen_at) < self.idle_seconds
    }
}

/// Opens a session.
///
/// # Errors
/// What the database said.
pub fn open(tx: &mut Tx<'_>, session: &Session) -> Result<(), StoreError> {
    diesel::insert_into(sessions::table).values(session).execute(tx.db())?;
    Ok(())
}

/// The session with this hash and its person, if it is open at `now`.
///
/// # Errors
/// What the database said.
pub fn recognise(
    c: &mut impl Reads,
    hash: Hash,
    now: Moment,
) -> Result<Option<(Session, Person)>, StoreError> {
    let found = sessions::table
        .find(hash)
        .inner_join(people::table)
        .select((Session::as_select(), Person::as_select()))
        .first::<(Session, Person)>(c.db())
        .optional()?;
    Ok(found.filter(|(session, _)| session.is_open(now)))
}

/// Notes that a session was used.
///
/// # Errors
/// What the database said.
pub fn saw(tx: &mut Tx<'_>, hash: Hash, now: Moment) -> Result<(), StoreError> {
    diesel::update(sessions::table.find(hash)).set(sessions::seen_at.eq(now)).execute(tx.db())?;
    Ok(())
}

/// Sets how long a session lasts: without a request, and in all.
///
/// # Errors
/// What the database said.
pub fn limit(tx: &mut Tx<'_>, hash: Hash, idle_seconds: i64, expires_at: Moment) -> Result<(), StoreError> {
    diesel::update(sessions::table.find(hash))
        .set((sessions::idle_seconds.eq(idle_seconds), sessions::expires_at.eq(expires_at)))
        .execute(tx.db())?;
    Ok(())
}

/// The sessions of `person` that are open at `now`, the latest first.
///
/// # Errors
/// What the database said.
pub fn of(c: &mut impl Reads, person: PersonId, now: Moment) -> Result<Vec<Session>, StoreError> {
    let mut all: Vec<Session> = sessions::table
        .filter(sessions::person_id.eq(person))
        .filter(sessions::ended_at.is_null())
        .order(sessions::seen_at.desc())
        .select(Session::as_select())
        .load(c.db())?;
    all.retain(|session| session.is_open(now));
    Ok(all)
}

/// Ends one session.
///
/// # Errors
/// What the database said.
pub fn end(tx: &mut Tx<'_>, hash: Hash, now: Moment) -> Result<(), StoreError> {
    diesel::update(sessions::table.find(hash).filter(sessions::ended_at.is_null()))
        .set(sessions::ended_at.eq(now))
        .execute(tx.db())?;
    Ok(())
}

/// Ends every session of `person`, but for `except`.
///
/// # Errors
/// What the database said.
pub fn end_all(
    tx: &mut Tx<'_>,
    person: PersonId,
    except: Option<Hash>,
    now: Moment,
) -> Result<(), StoreError> {
    let open: Vec<Hash> = sessions::table
        .filter(sessions::person_id.eq(person))
        .filter(sessions::ended_at.is_null())
        .select(sessions::token_hash)
        .load(tx.db())?;
    for hash in open.into_iter().filter(|hash| Some(*hash) != except) {
        end(tx, hash, now)?;
    }
    Ok(())
}

/// Forgets sessions that were over before `before`.
///
/// # Errors
/// What the database said.
pub fn forget(tx: &mut Tx<'_>, before: Moment) -> Result<usize, StoreError> {
    let over = sessions::table.filter(sessions::expires_at.lt(before));
    Ok(diesel::delete(over).execute(tx.db())?)
}
