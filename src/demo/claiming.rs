//! Somebody asks to answer for a platform that nobody represents, so that a registrar has one to check.

use super::DemoError;
use super::cast::Cast;
use super::material::Claim;
use crate::accounts::{self, Claimant};
use crate::domain::clock::Moment;
use crate::store::{Store, platforms};

/// Asks for the case of that platform that waits for service longest.
pub(super) async fn claim(store: &Store, told: &Claim, cast: &Cast, now: Moment) -> Result<(), DemoError> {
    let platform = cast.platform(&told.platform)?;
    let waiting = store.read(move |c| platforms::waiting_for_service(c, platform, 1)).await?;
    let number = waiting.first().and_then(|case| case.number);
    let number = number.ok_or_else(|| DemoError::Material(format!("no case of {} waits", told.platform)))?;
    let mail = told.mail.parse().map_err(|_| DemoError::Material(told.mail.clone()))?;
    let claimant = Claimant {
        name: told.name.clone(),
        position: told.position.clone(),
        mail: told.mail.clone(),
        proof: told.proof.clone(),
        language: told.language,
    };
    Ok(accounts::claim(store, number, mail, claimant, None, now, now).await?)
}
