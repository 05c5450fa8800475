//! Notices to a platform that nobody represents here. A decision to admit a case sends one to the
//! platform's verified contact; where there was none yet, the notice waits here for an address. That
//! is the one letter whose row can come later than its event.

use super::{Delivery, LetterRow};
use crate::domain::case::stage::Stage;
use crate::domain::clock::Moment;
use crate::domain::given::Fresh;
use crate::domain::ids::{LetterId, MatterId, PlatformId};
use crate::domain::letter::Addressee;
use crate::domain::matter::MatterKind;
use crate::domain::request;
use crate::store::schema::{events, letters, matters, platforms};
use crate::store::{Reads, StoreError, Tx};
use diesel::prelude::*;

/// The cases of `platform` that wait for service.
fn waiting_cases(c: &mut impl Reads, platform: PlatformId) -> Result<Vec<MatterId>, StoreError> {
    Ok(matters::table
        .filter(matters::platform_id.eq(platform))
        .filter(matters::kind.eq(MatterKind::Case))
        .filter(matters::stage.eq(Stage::Admitted.as_str()))
        .select(matters::id)
        .load(c.db())?)
}

/// The contact of `platform` is another one, or none: what has not got out yet does not go there.
///
/// # Errors
/// What the database said.
pub fn withdraw(tx: &mut Tx<'_>, platform: PlatformId) -> Result<(), StoreError> {
    let cases = waiting_cases(tx, platform)?;
    let waiting = letters::table
        .filter(letters::matter_id.eq_any(cases))
        .filter(letters::addressee.eq(Addressee::PlatformContact))
        .filter(letters::state.eq_any([Delivery::Waiting, Delivery::ToPost]));
    diesel::update(waiting).set(letters::state.eq(Delivery::Withdrawn)).execute(tx.db())?;
    Ok(())
}

/// A registrar has verified a contact of `platform` at `here` (centre time): the notices of all its
/// cases that wait for service go there, from `now` (machine time) on. Returns how many.
///
/// # Errors
/// What the database said.
pub fn send(
    tx: &mut Tx<'_>,
    platform: PlatformId,
    here: Moment,
    now: Moment,
    fresh: &mut Fresh,
) -> Result<usize, StoreError> {
    let cases = waiting_cases(tx, platform)?;
    let admissions: Vec<(MatterId, i64)> = events::table
        .filter(events::matter_id.eq_any(cases))
        .filter(events::name.eq("admitted"))
        .order((events::matter_id, events::seq))
        .select((events::matter_id, events::seq))
        .load(tx.db())?;
    for (matter, seq) in &admissions {
        diesel::insert_into(letters::table)
            .values((
                letters::id.eq(fresh.id::<LetterId>()),
                letters::matter_id.eq(matter),
                letters::seq.eq(seq),
                letters::addressee.eq(Addressee::PlatformContact),
                letters::created_at.eq(here),
                letters::state.eq(Delivery::Waiting),
                letters::attempts.eq(0_i64),
                letters::next_at.eq(now),
            ))
            .execute(tx.db())?;
        super::count(tx, *matter, *seq, 1)?;
    }
    Ok(admissions.len())
}

/// Whether the letter is still to go where it was to go. What is for a person always is. What is for a
/// contact keeps the address that it was written to, so it is not once the platform's contact was
/// verified anew or taken away; and a notice is for nobody once its case was served otherwise or closed.
///
/// # Errors
/// [`StoreError::Missing`] when there is no such letter.
pub(super) fn is_wanted(c: &mut impl Reads, letter: &LetterRow) -> Result<bool, StoreError> {
    if letter.person_id.is_some() {
        return Ok(true);
    }
    let (platform, stage): (PlatformId, String) =
        matters::table.find(letter.matter_id).select((matters::platform_id, matters::stage)).first(c.db())?;
    let verified: Option<Moment> =
        platforms::table.find(platform).select(platforms::contact_verified_at).first(c.db())?;
    // Without a verified contact it goes on paper; a new address on record takes it out of the queue by itself.
    let is_theirs = match verified {
        Some(verified) => verified <= letter.created_at,
        None => crate::store::postings::address_of(c, platform)?.is_some(),
    };
    let unserved = [Stage::Admitted.as_str(), request::Stage::Sending.as_str()];
    let waits = letter.addressee != Addressee::PlatformContact || unserved.contains(&stage.as_str());
    Ok(is_theirs && waits)
}
