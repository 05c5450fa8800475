//! Claims: somebody whom a notice reached asks to answer for the platform in that one case.
//!
//! A claim opens nothing. A registrar checks who asks and settles it; what is granted is a mailed
//! one-time link to that case. All times are centre time.

use super::schema::{claims, matters};
use super::{Hash, Reads, Sealed, StoreError, Tx};
use crate::domain::clock::Moment;
use crate::domain::ids::{CaseNumber, ClaimId, MatterId, PersonId, PlatformId};
use diesel::prelude::*;

/// One claim.
#[derive(Clone, Debug, PartialEq, Eq, Queryable, Selectable, Insertable)]
#[diesel(table_name = claims)]
pub struct Claim {
    /// Which.
    pub id: ClaimId,
    /// The case.
    pub matter_id: MatterId,
    /// HMAC of the claimant's mail address under the centre's own key.
    pub mail_index: Hash,
    /// Who asks, as they say it, as sealed JSON.
    pub claimant: Sealed,
    /// When it was made.
    pub made_at: Moment,
    /// When a registrar settled it.
    pub settled_at: Option<Moment>,
    /// Which registrar.
    pub settled_by: Option<PersonId>,
    /// Whether the registrar found that the claimant answers for the platform.
    pub granted: Option<bool>,
}

/// Keeps a new claim.
///
/// # Errors
/// What the database said.
pub fn add(tx: &mut Tx<'_>, claim: &Claim) -> Result<(), StoreError> {
    diesel::insert_into(claims::table).values(claim).execute(tx.db())?;
    Ok(())
}

/// The mail addresses, by their index, whose claims to a case wait.
///
/// # Errors
/// What the database said.
pub fn waiting_in(c: &mut impl Reads, case: MatterId) -> Result<Vec<Hash>, StoreError> {
    Ok(claims::table
        .filter(claims::matter_id.eq(case))
        .filter(claims::settled_at.is_null())
        .select(claims::mail_index)
        .load(c.db())?)
}

/// How many claims wait.
///
/// # Errors
/// What the database said.
pub fn waiting_count(c: &mut impl Reads) -> Result<i64, StoreError> {
    Ok(claims::table.filter(claims::settled_at.is_null()).count().get_result(c.db())?)
}

/// A page of the claims that wait, the oldest first, with number and platform of their cases.
///
/// # Errors
/// What the database said.
pub fn waiting(
    c: &mut impl Reads,
    offset: i64,
    most: i64,
) -> Result<Vec<(Claim, Option<CaseNumber>, PlatformId)>, StoreError> {
    Ok(claims::table
        .inner_join(matters::table)
        .filter(claims::settled_at.is_null())
        .order((claims::made_at, claims::id))
        .offset(offset)
        .limit(most)
        .select((Claim::as_select(), matters::number, matters::platform_id))
        .load(c.db())?)
}

/// One claim, with the platform of its case.
///
/// # Errors
/// [`StoreError::Missing`] when there is none.
pub fn get(c: &mut impl Reads, id: ClaimId) -> Result<(Claim, PlatformId), StoreError> {
    Ok(claims::table
        .inner_join(matters::table)
        .filter(claims::id.eq(id))
        .select((Claim::as_select(), matters::platform_id))
        .first(c.db())?)
}

/// Settles a claim; one that is settled stays as it is. Returns whether it was settled now.
///
/// # Errors
/// What the database said.
pub fn settle(
    tx: &mut Tx<'_>,
    id: ClaimId,
    by: PersonId,
    at: Moment,
    granted: bool,
) -> Result<bool, StoreError> {
    let waiting = claims::table.find(id).filter(claims::settled_at.is_null());
    let set =
        (claims::settled_at.eq(Some(at)), claims::settled_by.eq(Some(by)), claims::granted.eq(Some(granted)));
    Ok(diesel::update(waiting).set(set).execute(tx.db())? == 1)
}
