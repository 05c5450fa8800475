//! Claiming: somebody whom a notice reached asks to answer for the platform in that one case. Only a
//! registrar who has checked them lets them in, by a mailed one-time link to that case.

use super::inviting::{Invitation, invite};
use super::signing_in::{count_network, key};
use super::{AccountError, MailAddress, fresh_id, letters};
use crate::domain::actor::Role;
use crate::domain::case::stage::Stage;
use crate::domain::clock::Moment;
use crate::domain::ids::{CaseNumber, ClaimId, PersonId};
use crate::domain::text::Language;
use crate::store::account_letters::AccountLetterKind;
use crate::store::claims::{self, Claim};
use crate::store::throttles::Allowance;
use crate::store::{Sealed, Store, StoreError, Tx, matters};
use serde::{Deserialize, Serialize};
use std::net::IpAddr;

/// Claims that one network may make.
const PER_NETWORK: Allowance = Allowance { tries: 10, seconds: 60 * 60 };

/// More claims than this wait for no case: whoever asks beyond has not got our notice from anybody.
const MOST_WAITING: usize = 5;

/// Who asks, as they say it themselves.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Claimant {
    /// The name.
    pub name: String,
    /// What they are at the platform.
    pub position: String,
    /// The mail address to which a link would go.
    pub mail: String,
    /// How the centre can check that they answer for the platform.
    pub proof: String,
    /// In which language they read.
    pub language: Language,
}

impl Claimant {
    /// Reads what a claim holds.
    ///
    /// # Errors
    /// [`AccountError::Machine`] when it cannot be read.
    pub fn of(claim: &Claim) -> Result<Claimant, AccountError> {
        let text = claim.claimant.open().map_err(StoreError::from)?;
        serde_json::from_str(text)
            .map_err(|fault| AccountError::Machine(format!("a claim's content: {fault}")))
    }
}

/// Keeps a claim for the registrars. A number that is no case of ours, or of none of which its platform
/// has been told or is to be told, leads to nothing: the caller cannot tell. `now` is machine time, `here` centre time.
///
/// # Errors
/// [`AccountError::TooMany`] for a network that asks too often, or what the store said.
pub async fn claim(
    store: &Store,
    number: CaseNumber,
    mail: MailAddress,
    claimant: Claimant,
    from: Option<IpAddr>,
    now: Moment,
    here: Moment,
) -> Result<(), AccountError> {
    let says = serde_json::to_string(&claimant).map_err(|fault| AccountError::Machine(fault.to_string()))?;
    store
        .write(move |tx| {
            let key = key(tx)?;
            count_network(tx, "claims-network", from, PER_NETWORK, now)?;
            let case = match matters::numbered(tx, number) {
                // Also one that has ended: the draft of what is published of it may be replied to.
                Ok(case) if case.served || case.stage == Stage::Admitted.as_str() => case,
                Ok(_) | Err(StoreError::Missing) => return Ok(()),
                Err(fault) => return Err(fault.into()),
            };
            let (mail_index, waiting) = (mail.index(&key), claims::waiting_in(tx, case.id)?);
            if waiting.contains(&mail_index) || waiting.len() >= MOST_WAITING {
                return Ok(());
            }
            let claim = Claim {
                id: fresh_id(now)?.into(),
                matter_id: case.id,
                mail_index,
                claimant: Sealed::seal(&says),
                made_at: here,
                settled_at: None,
                settled_by: None,
                granted: None,
            };
            Ok(claims::add(tx, &claim)?)
        })
        .await
}

/// A registrar settles a claim: with `granted` a one-time link to the case goes to the claimant, who has
/// been checked; else they are told that they could not be confirmed. Returns whether the claim was still
/// waiting.
///
/// # Errors
/// What the store said; [`StoreError::Missing`] when there is no such claim.
pub fn settle_claim(
    tx: &mut Tx<'_>,
    id: ClaimId,
    by: PersonId,
    granted: bool,
    now: Moment,
    here: Moment,
) -> Result<bool, AccountError> {
    let (claim, platform) = claims::get(tx, id)?;
    if !claims::settle(tx, id, by, here, granted)? {
        return Ok(false);
    }
    let Claimant { name, mail, language, .. } = Claimant::of(&claim)?;
    if !granted {
        letters::post(tx, AccountLetterKind::ClaimRefused, &Sealed::seal(&mail), language, None, now)?;
        return Ok(true);
    }
    let mail = mail.parse().map_err(|_| AccountError::Machine("a claim's mail address".to_owned()))?;
    let (role, platform, matter) = (Role::Platform, Some(platform), Some(claim.matter_id));
    invite(tx, &Invitation { mail, name, role, platform, matter, language }, now)?;
    Ok(true)
}
