//! For machines: are we alive, and can we work?

use super::server::App;
use crate::clock::ClockFault;
use crate::domain::clock::Moment;
use crate::store::{StoreError, centre, people};
use actix_web::{HttpResponse, web};
use tokio::sync::Mutex;

/// Whether the database takes writes is tried at most so often, in seconds: anybody may ask, and a
/// write waits for the disk.
const TRIED_EVERY: i64 = 5;

/// When a write was tried last, and whether it worked.
#[derive(Default)]
pub struct Probe(Mutex<Option<(Moment, bool)>>);

/// Why no requests should be sent here.
#[derive(Debug, thiserror::Error)]
enum NotReady {
    #[error(transparent)]
    Database(#[from] StoreError),
    #[error("the database took no write a moment ago")]
    TookNoWrite,
    #[error(transparent)]
    Clock(#[from] ClockFault),
}

/// The process answers.
pub async fn alive() -> HttpResponse {
    HttpResponse::Ok().content_type("text/plain").body("alive\n")
}

/// The database answers and takes writes, and the clock can be trusted, so requests may be sent here.
///
/// The vault is not asked: while it is full, all but new files works.
pub async fn ready(app: web::Data<App>) -> HttpResponse {
    match check(&app).await {
        Ok(()) => HttpResponse::Ok().content_type("text/plain").body("ready\n"),
        Err(not_ready) => {
            tracing::warn!(%not_ready, "not ready");
            HttpResponse::ServiceUnavailable().content_type("text/plain").body("not ready\n")
        }
    }
}

async fn check(app: &App) -> Result<(), NotReady> {
    app.store.read(|conn| people::count(conn)).await?;
    app.clock.sound()?;
    let now = app.clock.machine_now();
    // Whoever asks meanwhile waits for the one answer.
    let mut tried = app.probe.0.lock().await;
    match *tried {
        Some((at, worked)) if (0..TRIED_EVERY).contains(&now.seconds_since(at)) => {
            if worked {
                Ok(())
            } else {
                Err(NotReady::TookNoWrite)
            }
        }
        Some(_) | None => {
            // Committed, since a write that is taken back may never reach the disk.
            let written = app.store.write(move |tx| centre::probe(tx, now)).await;
            *tried = Some((now, written.is_ok()));
            Ok(written?)
        }
    }
}
