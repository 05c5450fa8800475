//! For machines: are we alive, and can we work?

use super::server::App;
use crate::store::people;
use actix_web::{HttpResponse, web};

/// The process answers.
pub async fn alive() -> HttpResponse {
    HttpResponse::Ok().content_type("text/plain").body("alive\n")
}

/// The database answers and the clock can be trusted, so requests may be sent here.
pub async fn ready(app: web::Data<App>) -> HttpResponse {
    let database = app.store.read(|conn| people::count(conn)).await;
    let not_ready = match (database, app.clock.sound()) {
        (Ok(_), Ok(())) => return HttpResponse::Ok().content_type("text/plain").body("ready\n"),
        (Err(problem), _) => problem.to_string(),
        (_, Err(problem)) => problem.to_string(),
    };
    tracing::warn!(%not_ready, "not ready");
    HttpResponse::ServiceUnavailable().content_type("text/plain").body("not ready\n")
}
