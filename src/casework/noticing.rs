//! Bringing notices to platforms that were not to be reached when their cases were admitted: a contact
//! that a registrar verified later, or somebody who represents them now.

use super::{Casework, Setback, fresh};
use crate::domain::actor::Actor;
use crate::domain::case::event::Service;
use crate::domain::clock::Moment;
use crate::domain::command::Command;
use crate::domain::ids::{MatterId, PlatformId};
use crate::domain::matter::MatterKind;
use crate::domain::request;
use crate::store::outbox::notices;
use crate::store::{Sealed, StoreError, Tx, matters, platforms, postings, standings};

/// The most matters that are looked up at once. A platform with more cases than this is served again.
const MOST_AT_ONCE: i64 = 200;

impl Casework {
    /// Sets where notices to `platform` go. What has not got out yet does not go to the contact before.
    /// With `verified`, the notices of all its cases that wait for service go to the new one; without, they go
    /// to its postal address, if there is one. The contact that is verified already stays as it is. Returns how many notices go out.
    ///
    /// # Errors
    /// See [`Setback`]; nothing is stored then.
    pub async fn set_contact(
        &self,
        platform: PlatformId,
        contact: Option<String>,
        verified: bool,
    ) -> Result<usize, Setback> {
        let (here, now) = (self.now()?, self.clock().machine_now());
        self.store().write(move |tx| put_contact(tx, platform, contact.as_deref(), verified, here, now)).await
    }

    /// Sets where letters on paper to `platform` go. While it has no verified contact, the notices of all its
    /// cases that wait for service go there. Returns how many.
    ///
    /// # Errors
    /// See [`Setback`]; nothing is stored then.
    pub async fn set_address(&self, platform: PlatformId, address: Option<String>) -> Result<usize, Setback> {
        let (here, now) = (self.now()?, self.clock().machine_now());
        self.store().write(move |tx| put_address(tx, platform, address.as_deref(), here, now)).await
    }

    /// Notes that the notice of a case, or a request, reached its platform by `how`, or came back.
    ///
    /// # Errors
    /// See [`Setback`].
    pub async fn note_service(
        &self,
        id: MatterId,
        arrived: bool,
        how: Service,
        by: Actor,
    ) -> Result<(), Setback> {
        let kind = self.store().read(move |c| matters::kind(c, id)).await?;
        match kind {
            MatterKind::Case if arrived => drop(self.act(id, Command::Serve { how }, by).await?),
            MatterKind::Case => drop(self.act(id, Command::Bounce { how }, by).await?),
            MatterKind::Request if arrived => {
                drop(self.act_on_request(id, request::Command::Serve { how }, by).await?);
            }
            MatterKind::Request => drop(self.act_on_request(id, request::Command::Bounce, by).await?),
            // No window of a publication waits for service.
            MatterKind::Publication => {}
        }
        Ok(())
    }

    /// Serves a case that waits for it in the inbox of whoever answers in it now. One that does not wait
    /// stays as it is.
    ///
    /// # Errors
    /// See [`Setback`]; nothing is stored then.
    pub async fn serve_claimed(&self, case: MatterId) -> Result<(), Setback> {
        match self.act(case, Command::Serve { how: Service::Inbox }, Actor::Centre).await {
            Ok(_) | Err(Setback::Refused(_)) => Ok(()),
            Err(setback) => Err(setback),
        }
    }

    /// Serves the cases of `platform` that wait for it in the inbox of whoever represents it now, the
    /// oldest first. Returns how many. A case that went on otherwise meanwhile is passed over.
    ///
    /// # Errors
    /// See [`Setback`]; what was served before stays served.
    pub async fn serve_waiting(&self, platform: PlatformId, by: Actor) -> Result<usize, Setback> {
        let waiting = self.store().read(move |c| platforms::waiting_for_service(c, platform, MOST_AT_ONCE));
        let waiting: Result<Vec<_>, StoreError> = waiting.await;
        let mut served = 0;
        for case in waiting? {
            match self.act(case.matter, Command::Serve { how: Service::Inbox }, by).await {
                Ok(_) => served += 1,
                Err(Setback::Refused(_)) => {}
                Err(setback) => return Err(setback),
            }
        }
        Ok(served)
    }

    /// Whoever represented `platform` here has left: tells those whose requests lie in its inbox, and its
    /// contact. While somebody represents it, nothing happens.
    ///
    /// # Errors
    /// See [`Setback`]; what was told before stays told.
    pub async fn leave_inbox(&self, platform: PlatformId) -> Result<(), Setback> {
        let mut after = None;
        loop {
            let waiting =
                self.store().read(move |c| matters::requests_waiting(c, platform, after, MOST_AT_ONCE));
            let waiting: Result<Vec<MatterId>, StoreError> = waiting.await;
            let waiting = waiting?;
            let Some(last) = waiting.last().copied() else { return Ok(()) };
            for request in waiting {
                match self.act_on_request(request, request::Command::LeaveInbox, Actor::Centre).await {
                    Ok(_) | Err(Setback::Refused(_)) => {}
                    // One request that cannot be read stands in nobody's way.
                    Err(fault) if fault.is_of_one_matter() => {
                        tracing::error!(matter.id = %request, %fault, "nobody was told that an inbox was left");
                    }
                    Err(setback) => return Err(setback),
                }
            }
            after = Some(last);
        }
    }
}

/// See [`Casework::set_contact`].
pub(super) fn put_contact(
    tx: &mut Tx<'_>,
    platform: PlatformId,
    contact: Option<&str>,
    verified: bool,
    here: Moment,
    now: Moment,
) -> Result<usize, Setback> {
    let before = platforms::get(tx, platform)?;
    let stood = before.contact.as_ref().map(Sealed::open).transpose().map_err(StoreError::from)?;
    if stood == contact && before.contact_verified_at.is_some() == verified {
        return Ok(0);
    }
    notices::withdraw(tx, platform)?;
    let verified = verified && contact.is_some();
    let sealed = contact.map(Sealed::seal);
    platforms::set_contact(tx, platform, sealed.as_ref(), verified.then_some(here))?;
    let reached = verified || postings::address_of(tx, platform)?.is_some();
    if !reached || standings::has_representative(tx, platform, None, here)? {
        return Ok(0);
    }
    Ok(notices::send(tx, platform, here, now, &mut fresh(here)?)?)
}

/// See [`Casework::set_address`].
pub(super) fn put_address(
    tx: &mut Tx<'_>,
    platform: PlatformId,
    address: Option<&str>,
    here: Moment,
    now: Moment,
) -> Result<usize, Setback> {
    let before = postings::address_of(tx, platform)?;
    let before = before.as_ref().map(Sealed::open).transpose().map_err(StoreError::from)?;
    if before == address {
        return Ok(0);
    }
    postings::set_address(tx, platform, address.map(Sealed::seal).as_ref())?;
    if platforms::has_verified_contact(tx, platform)? {
        return Ok(0);
    }
    notices::withdraw(tx, platform)?;
    if address.is_none() || standings::has_representative(tx, platform, None, here)? {
        return Ok(0);
    }
    Ok(notices::send(tx, platform, here, now, &mut fresh(here)?)?)
}
