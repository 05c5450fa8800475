//! What a page may use that needs nothing but the law and the time.

use super::error::Fault;
use super::server::App;
use crate::casework::Casework;
use crate::domain::clock::Moment;
use crate::domain::rulebook::Rulebook;
use actix_web::dev::Payload;
use actix_web::{FromRequest, HttpRequest, web};
use std::future::{Ready, ready};

/// The law and the time. The store is not among it, so that a handler which takes this and no `App`
/// cannot ask the database, nor write to it.
pub struct Rules {
    /// The rulebook by which this centre works.
    pub centre: &'static Rulebook,
    /// Centre time.
    pub now: Moment,
    law: Casework,
}

impl Rules {
    /// The rulebook of a place, with the changes of its calendar; `None` if there is none.
    pub fn of(&self, id: &str) -> Option<&'static Rulebook> {
        self.law.book(id)
    }
}

impl FromRequest for Rules {
    type Error = Fault;
    type Future = Ready<Result<Self, Fault>>;

    fn from_request(req: &HttpRequest, _: &mut Payload) -> Self::Future {
        let app = req.app_data::<web::Data<App>>();
        let rules = app.map(|app| Rules {
            centre: app.casework.rulebook(),
            now: app.clock.centre_now(),
            law: app.casework.clone(),
        });
        ready(rules.ok_or_else(|| Fault::Broken("this route knows no house".to_owned())))
    }
}
