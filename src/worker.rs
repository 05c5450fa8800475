//! The worker: gives signs of life, lets time carry the matters on, delivers letters, and tidies up.

use crate::bundle::Shelf;
use crate::casework::{Casework, Setback};
use crate::clock::ClockError;
use crate::domain::clock::Moment;
use crate::letters::Post;
use crate::store::{drafts, sessions, throttles, tokens};
use crate::vault::Vault;
use std::time::{Duration, SystemTime};

/// What nobody needs any more is taken away so often.
const TIDY_EVERY_SECONDS: i64 = 3600;

/// The form of an act that came back and was never sent again waits so long, with its files.
const FORMS_WAIT_SECONDS: i64 = 14 * 86_400;

/// An upload that was broken off by a crash lies so long.
const UPLOADS_WAIT: Duration = Duration::from_secs(86_400);

/// Works until it is dropped, looking every `poll` for what there is to do.
///
/// A round that fails is logged and tried again at the next look: the database may be away for a while,
/// and no deadline depends on when the worker comes round. Letters go out beside the sweep, so that a
/// mail server that is slow holds up nothing but letters.
pub async fn work(casework: Casework, post: Post, vault: Vault, bundles: Shelf, poll: Duration) {
    tokio::join!(carry_on(&casework, &vault, &bundles, poll), deliver(&post, poll));
}

async fn deliver(post: &Post, poll: Duration) {
    loop {
        if let Err(fault) = post.deliver().await {
            tracing::error!(fault = %fault, "letters could not be delivered");
        }
        tokio::time::sleep(poll).await;
    }
}

async fn carry_on(casework: &Casework, vault: &Vault, bundles: &Shelf, poll: Duration) {
    let mut tidied: Option<Moment> = None;
    loop {
        if let Err(fault) = round(casework).await {
            tracing::error!(fault = %fault, "a sweep failed");
        }
        let now = casework.clock().machine_now();
        if tidied.is_none_or(|last| now.seconds_since(last) >= TIDY_EVERY_SECONDS) {
            tidied = Some(now);
            if let Err(fault) = tidy(casework, vault, bundles, now).await {
                tracing::error!(fault, "tidying up failed");
            }
        }
        tokio::time::sleep(poll).await;
    }
}

async fn round(casework: &Casework) -> Result<(), Setback> {
    match casework.clock().refresh(casework.store()).await {
        Ok(()) => {}
        // One of the two clocks is wrong, so nothing may lapse by this one.
        Err(ClockError::Fault(fault)) => return Err(fault.into()),
        Err(fault) => tracing::error!(fault = %fault, "the clock cannot be compared with the database's"),
    }
    casework.sweep().await.map(|_| ())
}

/// Takes away what nothing needs any more: sessions, links and counts of tries that are over, forms of
/// acts that were given up, with their files, and uploads and bundles that a crash broke off.
async fn tidy(casework: &Casework, vault: &Vault, bundles: &Shelf, now: Moment) -> Result<(), String> {
    let before = now.plus_seconds(-FORMS_WAIT_SECONDS);
    let forget = casework.store().write(move |tx| {
        sessions::forget(tx, now)?;
        tokens::forget(tx, now)?;
        throttles::forget(tx, now.plus_seconds(-throttles::LONGEST_SECONDS))?;
        drafts::forget_forms(tx, before, 1000)
    });
    for object in forget.await.map_err(|fault: crate::store::StoreError| fault.to_string())? {
        let name = object.parse().map_err(|fault: crate::vault::NotAnObjectName| fault.to_string())?;
        vault.remove(&name).await.map_err(|fault| fault.to_string())?;
    }
    let since_epoch = Duration::from_micros(u64::try_from(now.microseconds()).unwrap_or_default());
    let (vault, bundles) = (vault.clone(), bundles.clone());
    let sweep = tokio::task::spawn_blocking(move || {
        bundles.sweep(now);
        vault.sweep(SystemTime::UNIX_EPOCH + since_epoch, UPLOADS_WAIT)
    });
    sweep.await.map_err(|fault| fault.to_string())?.map_err(|fault| fault.to_string())?;
    Ok(())
}
