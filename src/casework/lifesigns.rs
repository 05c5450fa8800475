//! Signs of life: how the centre notices that its own service was down.

use crate::clock::Clock;
use crate::domain::clock::Moment;
use crate::domain::given::Outage;
use crate::store::{StoreError, Tx, centre, outages};

/// A gap between two signs of life that is longer than this is an outage.
const LONGEST_GAP_SECONDS: i64 = 600;

/// Notes an outage if there has been no sign of life for too long, and gives one now.
///
/// Signs of life are kept in machine time, so that moving a demo's clock on is no outage. `until` is
/// the centre's time as whoever asks has read it: an outage that ended an instant later would not be
/// made good by what is decided at that very moment.
pub(super) fn notice_outage(tx: &mut Tx<'_>, now: Moment, until: Moment) -> Result<(), StoreError> {
    let Some(last) = centre::heartbeat_at(tx)? else { return centre::beat(tx, now) };
    let gap = now.seconds_since(last);
    if gap <= LONGEST_GAP_SECONDS {
        return Ok(());
    }
    // Whoever comes second finds the outage on record already.
    if centre::beat_first(tx, last, now)? {
        outages::note(tx, Outage { from: until.plus_seconds(-gap), until })?;
        tracing::warn!(gap_seconds = gap, "the service was down; windows that ran are given the time back");
    }
    Ok(())
}

/// Gives a sign of life, after noticing whether there was none for too long.
pub(super) fn give(tx: &mut Tx<'_>, clock: &Clock) -> Result<(), StoreError> {
    let now = clock.machine_now();
    notice_outage(tx, now, clock.centre_now())?;
    centre::beat(tx, now)
}
