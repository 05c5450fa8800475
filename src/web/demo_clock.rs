//! The bar that moves a demo's time on, so that windows and lapses can be watched in minutes.

use super::error::Fault;
use super::form::Form;
use super::server::App;
use super::{answer, links, routes};
use crate::clock::ClockError;
use crate::store::matters;
use actix_web::{HttpResponse, web};

const HOUR: i64 = 3600;

/// Moves the centre's time on, and lets happen what is due by then.
pub async fn move_on(app: web::Data<App>, Form(form): Form) -> Result<HttpResponse, Fault> {
    if !app.is_demo() {
        return Err(Fault::NotFound);
    }
    let seconds = match form.value("by") {
        "hour" => HOUR,
        "day" => 24 * HOUR,
        "week" => 7 * 24 * HOUR,
        "next" => match app.store.read(|conn| matters::next_deadline(conn)).await? {
            // Rounded up: a second too early, nothing would happen.
            Some(deadline) => deadline.seconds_since(app.clock.centre_now()).max(0) + 1,
            None => 0,
        },
        _ => return Err(Fault::Unreadable),
    };
    match app.clock.move_on(&app.store, seconds).await {
        Ok(_) | Err(ClockError::NotForward) => {}
        Err(ClockError::Store(problem)) => return Err(problem.into()),
        Err(problem) => return Err(Fault::Broken(problem.to_string())),
    }
    app.casework.sweep().await?;
    Ok(answer::see_other(links::local(form.value("back")).map_or(links::HOME, routes::shown_at)))
}
