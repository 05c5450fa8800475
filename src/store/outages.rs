//! When our own service was down, and whether everybody has been given the time back.

use super::schema::{outages, set_aside};
use super::{Reads, StoreError, Tx};
use crate::domain::clock::Moment;
use crate::domain::given::Outage;
use crate::domain::ids::MatterId;
use diesel::prelude::*;

/// Writes down an outage.
///
/// # Errors
/// What the database said.
pub fn note(tx: &mut Tx<'_>, outage: Outage) -> Result<(), StoreError> {
    diesel::insert_into(outages::table)
        .values((outages::from_at.eq(outage.from), outages::until_at.eq(outage.until)))
        .execute(tx.db())?;
    Ok(())
}

/// The outages that ended after `moment`, oldest first.
///
/// # Errors
/// What the database said.
pub fn since(c: &mut impl Reads, moment: Moment) -> Result<Vec<Outage>, StoreError> {
    let rows: Vec<(Moment, Moment)> = outages::table
        .filter(outages::until_at.gt(moment))
        .order(outages::from_at)
        .select((outages::from_at, outages::until_at))
        .load(c.db())?;
    Ok(rows.into_iter().map(|(from, until)| Outage { from, until }).collect())
}

/// The oldest outage for which not every matter has been looked at yet.
///
/// # Errors
/// What the database said.
pub fn to_make_good(c: &mut impl Reads) -> Result<Option<Outage>, StoreError> {
    let row: Option<(Moment, Moment)> = outages::table
        .filter(outages::made_good_at.is_null())
        .order(outages::from_at)
        .select((outages::from_at, outages::until_at))
        .first(c.db())
        .optional()?;
    Ok(row.map(|(from, until)| Outage { from, until }))
}

/// Every matter has been looked at.
///
/// # Errors
/// What the database said.
pub fn made_good(tx: &mut Tx<'_>, outage: Outage, at: Moment) -> Result<(), StoreError> {
    diesel::update(outages::table.find(outage.from)).set(outages::made_good_at.eq(at)).execute(tx.db())?;
    Ok(())
}

/// Sets a matter aside that could not be carried on: it is shown to staff and in nobody's way.
///
/// # Errors
/// What the database said.
pub fn set_matter_aside(
    tx: &mut Tx<'_>,
    matter: MatterId,
    fault: &str,
    at: Moment,
) -> Result<(), StoreError> {
    diesel::delete(set_aside::table.find(matter)).execute(tx.db())?;
    diesel::insert_into(set_aside::table)
        .values((set_aside::matter_id.eq(matter), set_aside::fault.eq(fault), set_aside::at.eq(at)))
        .execute(tx.db())?;
    Ok(())
}

/// A matter was carried on: if it had been set aside, it is so no more.
///
/// # Errors
/// What the database said.
pub fn take_back(tx: &mut Tx<'_>, matter: MatterId) -> Result<(), StoreError> {
    diesel::delete(set_aside::table.find(matter)).execute(tx.db())?;
    Ok(())
}
