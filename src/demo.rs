//! The demo: a believable centre, made by letting its people act under a moving clock.
//!
//! Nothing is written into the tables of matters from here. Every case walks its road through
//! [`crate::casework`] as real ones do, from the first filing more than a year ago to today, and
//! every lapse comes by itself. The same material makes the same centre; only names of rows differ.

mod cast;
mod claiming;
mod commands;
mod exhibits;
mod making;
mod material;
mod road;
mod sign_ins;
mod timing;

pub use sign_ins::{SignIn, sign_ins};

use crate::accounts::AccountError;
use crate::casework::{Casework, Setback};
use crate::clock::Clock;
use crate::domain::clock::Moment;
use crate::domain::rulebook::Rulebook;
use crate::domain::text::Bilingual;
use crate::store::centre::{self, Founding};
use crate::store::{Store, StoreError, people};
use crate::vault::Vault;
use cast::Cast;
use making::Making;
use material::Material;

/// The centre begins its work so many days before today, a little before the first case.
const FOUNDED_DAYS_AGO: i64 = 410;

/// Why the demo was not made.
#[derive(Debug, thiserror::Error)]
pub enum DemoError {
    /// An earlier making was broken off. What it left is not a demo and cannot be made one.
    #[error("the demo was broken off while it was being made")]
    HalfMade,
    /// The files of the demo do not fit the program. A fault of ours.
    #[error("the material of the demo: {0}")]
    Material(String),
    /// A command did not get through.
    #[error(transparent)]
    Setback(#[from] Setback),
    /// A person could not be added.
    #[error(transparent)]
    Account(#[from] AccountError),
    /// The vault did not take a file.
    #[error("the vault: {0}")]
    Vault(#[from] std::io::Error),
}

impl From<StoreError> for DemoError {
    fn from(fault: StoreError) -> Self {
        DemoError::Setback(fault.into())
    }
}

/// What [`found`] did.
#[derive(Debug)]
pub enum Made {
    /// The demo was there already.
    Before,
    /// It was made now. The lines tell what did not go as the material wanted; there should be none.
    Now(Vec<String>),
}

/// Makes the demo centre if it is not made yet. `now` is the machine's time.
///
/// # Errors
/// [`DemoError::HalfMade`] when an earlier making was broken off; a real centre is never touched.
pub async fn found(
    store: &Store,
    vault: &Vault,
    rulebook: &'static Rulebook,
    now: Moment,
) -> Result<Made, DemoError> {
    let (made, begun) = store
        .write(|tx| {
            centre::found(tx, Founding::Demo)?;
            Ok::<_, StoreError>((centre::demo_made_at(tx)?.is_some(), people::count(tx)? > 0))
        })
        .await?;
    if made {
        return Ok(Made::Before);
    }
    if begun {
        return Err(DemoError::HalfMade);
    }
    let material = Material::read()?;
    let clock = Clock::fixed(now.plus_seconds(-FOUNDED_DAYS_AGO * 86_400));
    let cast = Cast::found(store, &material, clock.centre_now()).await?;
    let casework = Casework::new(store.clone(), clock, rulebook);
    let (strays, cast) = Making::new(casework, vault, &material, cast, now).play().await?;
    claiming::claim(store, &material.claim, &cast, now).await?;
    for stray in &strays {
        tracing::warn!(stray, "a case of the demo left its road");
    }
    store.write(move |tx| centre::note_demo_made(tx, now)).await?;
    Ok(Made::Now(strays))
}

/// The name of the demo centre.
///
/// # Errors
/// [`DemoError::Material`], a fault of ours.
pub fn centre_name() -> Result<Bilingual, DemoError> {
    Ok(Material::read()?.centre.name)
}
