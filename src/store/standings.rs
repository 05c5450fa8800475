//! Standings: a person's place in the centre, for a platform, or in one matter. The only way in.

use super::schema::{interests, matters, people, standings};
use super::{Reads, Sealed, StoreError, Tx};
use crate::domain::actor::Role;
use crate::domain::clock::Moment;
use crate::domain::ids::{CaseNumber, MatterId, PersonId, PlatformId, StandingId};
use diesel::prelude::*;

/// One standing. Its times are centre time.
#[derive(Clone, Debug, PartialEq, Eq, Queryable, Selectable, Insertable)]
#[diesel(table_name = standings)]
pub struct Standing {
    /// Which.
    pub id: StandingId,
    /// Whose.
    pub person_id: PersonId,
    /// What the person is here.
    pub role: Role,
    /// For which platform; always there for [`Role::Platform`].
    pub platform_id: Option<PlatformId>,
    /// In which matter; `None` for the whole centre.
    pub matter_id: Option<MatterId>,
    /// For whom the person acts, if not for themselves.
    pub acting_for: Option<Sealed>,
    /// From when.
    pub from_at: Moment,
    /// Until when; `None` while it lasts.
    pub until_at: Option<Moment>,
}

/// Gives a standing.
///
/// # Errors
/// What the database said.
pub fn give(tx: &mut Tx<'_>, standing: &Standing) -> Result<(), StoreError> {
    diesel::insert_into(standings::table).values(standing).execute(tx.db())?;
    Ok(())
}

/// Ends a standing at `at`; one that ended already stays as it was. Returns whether it ended now.
///
/// # Errors
/// What the database said.
pub fn end(tx: &mut Tx<'_>, id: StandingId, at: Moment) -> Result<bool, StoreError> {
    let open = standings::table.find(id).filter(standings::until_at.is_null());
    Ok(diesel::update(open).set(standings::until_at.eq(at)).execute(tx.db())? == 1)
}

/// The standings that `person` has at `at`, oldest first.
///
/// # Errors
/// What the database said.
pub fn of(c: &mut impl Reads, person: PersonId, at: Moment) -> Result<Vec<Standing>, StoreError> {
    Ok(standings::table
        .filter(standings::person_id.eq(person))
        .filter(standings::from_at.le(at))
        .filter(standings::until_at.is_null().or(standings::until_at.gt(at)))
        .order((standings::from_at, standings::id))
        .select(Standing::as_select())
        .load(c.db())?)
}

/// Who has `role` in the whole centre at `at`: all mediators, all registrars; for
/// [`Role::Platform`] those of every platform. With names, oldest standing first.
///
/// # Errors
/// What the database said.
pub fn everyone_as(
    c: &mut impl Reads,
    role: Role,
    at: Moment,
) -> Result<Vec<(Standing, Sealed)>, StoreError> {
    Ok(standings::table
        .inner_join(people::table)
        .filter(standings::role.eq(role))
        .filter(standings::matter_id.is_null())
        .filter(standings::from_at.le(at))
        .filter(standings::until_at.is_null().or(standings::until_at.gt(at)))
        .order((standings::from_at, standings::id))
        .select((Standing::as_select(), people::name))
        .load(c.db())?)
}

/// A page of everybody who has a place in the whole centre or for a platform at `at`, but for consumers,
/// by role, the oldest standing first, with their names; and how many there are.
///
/// # Errors
/// What the database said.
pub fn everybody(
    c: &mut impl Reads,
    at: Moment,
    offset: i64,
    most: i64,
) -> Result<(Vec<(Standing, Sealed)>, i64), StoreError> {
    let here = || {
        standings::table
            .inner_join(people::table)
            .filter(standings::role.ne(Role::Consumer))
            .filter(standings::matter_id.is_null())
            .filter(standings::from_at.le(at))
            .filter(standings::until_at.is_null().or(standings::until_at.gt(at)))
    };
    let all = here().count().get_result(c.db())?;
    let rows = here()
        .order((standings::role, standings::from_at, standings::id))
        .offset(offset)
        .limit(most)
        .select((Standing::as_select(), people::name))
        .load(c.db())?;
    Ok((rows, all))
}

/// One standing, with the name of whose it is.
///
/// # Errors
/// [`StoreError::Missing`] when there is none.
pub fn get(c: &mut impl Reads, id: StandingId) -> Result<(Standing, Sealed), StoreError> {
    Ok(standings::table
        .inner_join(people::table)
        .filter(standings::id.eq(id))
        .select((Standing::as_select(), people::name))
        .first(c.db())?)
}

/// How many people have `role` in the whole centre at `at`, besides `person`.
///
/// # Errors
/// What the database said.
pub fn others_as(c: &mut impl Reads, role: Role, person: PersonId, at: Moment) -> Result<i64, StoreError> {
    let others = standings::table
        .filter(standings::role.eq(role))
        .filter(standings::person_id.ne(person))
        .filter(standings::matter_id.is_null())
        .filter(standings::from_at.le(at))
        .filter(standings::until_at.is_null().or(standings::until_at.gt(at)));
    Ok(others.count().get_result(c.db())?)
}

/// The open cases that a mediator is in charge of, `most` at the most.
///
/// # Errors
/// What the database said.
pub fn in_charge_of(
    c: &mut impl Reads,
    mediator: PersonId,
    most: i64,
) -> Result<Vec<CaseNumber>, StoreError> {
    let rows: Vec<Option<CaseNumber>> = matters::table
        .filter(matters::mediator_id.eq(mediator))
        .filter(matters::closed_at.is_null())
        .order((matters::deadline_at, matters::id))
        .limit(most)
        .select(matters::number)
        .load(c.db())?;
    Ok(rows.into_iter().flatten().collect())
}

/// Who answers for `platform` at `at`, in all its cases or in one, with their names, the oldest standing
/// first.
///
/// # Errors
/// What the database said.
pub fn representatives(
    c: &mut impl Reads,
    platform: PlatformId,
    at: Moment,
) -> Result<Vec<(Standing, Sealed)>, StoreError> {
    Ok(standings::table
        .inner_join(people::table)
        .filter(standings::role.eq(Role::Platform))
        .filter(standings::platform_id.eq(platform))
        .filter(standings::from_at.le(at))
        .filter(standings::until_at.is_null().or(standings::until_at.gt(at)))
        .order((standings::from_at, standings::id))
        .select((Standing::as_select(), people::name))
        .load(c.db())?)
}

/// Declares that `person` has an interest in `platform` and cannot hear cases against it.
/// Declaring it again changes nothing.
///
/// # Errors
/// What the database said.
pub fn declare_interest(tx: &mut Tx<'_>, person: PersonId, platform: PlatformId) -> Result<(), StoreError> {
    if !has_interest(tx, person, platform)? {
        diesel::insert_into(interests::table)
            .values((interests::person_id.eq(person), interests::platform_id.eq(platform)))
            .execute(tx.db())?;
    }
    Ok(())
}

/// Whether `person` has declared an interest in `platform`.
///
/// # Errors
/// What the database said.
pub fn has_interest(c: &mut impl Reads, person: PersonId, platform: PlatformId) -> Result<bool, StoreError> {
    let declared = interests::table.find((person, platform));
    Ok(diesel::select(diesel::dsl::exists(declared)).get_result(c.db())?)
}

/// The interests that these people have declared.
///
/// # Errors
/// What the database said.
pub fn interests_of(
    c: &mut impl Reads,
    people: &[PersonId],
) -> Result<Vec<(PersonId, PlatformId)>, StoreError> {
    Ok(interests::table
        .filter(interests::person_id.eq_any(people))
        .order((interests::person_id, interests::platform_id))
        .select((interests::person_id, interests::platform_id))
        .load(c.db())?)
}

/// Open cases whose mediator declared an interest in their platform after they were named: another
/// mediator is needed. `most` at the most.
///
/// # Errors
/// What the database said.
pub fn conflicts(c: &mut impl Reads, most: i64) -> Result<Vec<(PersonId, CaseNumber)>, StoreError> {
    let same = interests::person_id
        .nullable()
        .eq(matters::mediator_id)
        .and(interests::platform_id.eq(matters::platform_id));
    let rows: Vec<(PersonId, Option<CaseNumber>)> = matters::table
        .inner_join(interests::table.on(same))
        .filter(matters::closed_at.is_null())
        .order((matters::deadline_at, matters::id))
        .limit(most)
        .select((interests::person_id, matters::number))
        .load(c.db())?;
    Ok(rows.into_iter().filter_map(|(person, number)| Some((person, number?))).collect())
}

/// The open cases of [`conflicts`] in which this mediator is in charge.
///
/// # Errors
/// What the database said.
pub fn conflicts_of(
    c: &mut impl Reads,
    mediator: PersonId,
    most: i64,
) -> Result<Vec<CaseNumber>, StoreError> {
    let platforms = interests::table.filter(interests::person_id.eq(mediator)).select(interests::platform_id);
    let rows: Vec<Option<CaseNumber>> = matters::table
        .filter(matters::mediator_id.eq(mediator))
        .filter(matters::closed_at.is_null())
        .filter(matters::platform_id.eq_any(platforms))
        .order((matters::deadline_at, matters::id))
        .limit(most)
        .select(matters::number)
        .load(c.db())?;
    Ok(rows.into_iter().flatten().collect())
}

/// Mediators who declared an interest in `platform`.
///
/// # Errors
/// What the database said.
pub fn interested(c: &mut impl Reads, platform: PlatformId) -> Result<Vec<PersonId>, StoreError> {
    Ok(interests::table
        .filter(interests::platform_id.eq(platform))
        .select(interests::person_id)
        .load(c.db())?)
}

/// Does anybody answer for `platform` at `at`: in all its cases, or (if `matter` is named) in that one?
///
/// # Errors
/// What the database said.
pub fn has_representative(
    c: &mut impl Reads,
    platform: PlatformId,
    matter: Option<MatterId>,
    at: Moment,
) -> Result<bool, StoreError> {
    let representatives = standings::table
        .filter(standings::role.eq(Role::Platform))
        .filter(standings::platform_id.eq(platform))
        .filter(standings::matter_id.is_null().or(standings::matter_id.eq(matter)))
        .filter(standings::from_at.le(at))
        .filter(standings::until_at.is_null().or(standings::until_at.gt(at)));
    Ok(diesel::select(diesel::dsl::exists(representatives)).get_result(c.db())?)
}
