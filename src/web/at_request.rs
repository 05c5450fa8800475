//! A request by the number in the address, for whoever made it and for the platform that has it. Not there, not
//! yours, not a number: all the same 404.

use super::at_case::actor;
use super::error::Fault;
use super::server::App;
use super::visitor::{Recognised, Visitor};
use crate::domain::actor::{Actor, Role};
use crate::domain::ids::{MatterId, RequestNumber};
use crate::domain::matter::Matter;
use crate::domain::request::Request;
use crate::messages::story::Reader;
use crate::store::matters;
use crate::store::standings::Standing;
use actix_web::dev::Payload;
use actix_web::{FromRequest, HttpMessage, HttpRequest, web};
use futures_util::future::LocalBoxFuture;
use std::sync::Arc;

/// A request, and the place that the visitor has in it.
pub struct AtRequest {
    /// The visitor, for the page.
    pub visitor: Visitor,
    /// The person.
    pub person: Arc<Recognised>,
    /// The standing that gives the place.
    pub standing: Standing,
    /// The request, carried on to now.
    pub request: Request,
}

impl AtRequest {
    /// Whom the decision will name.
    pub fn actor(&self) -> Actor {
        actor(&self.person, &self.standing)
    }

    /// What the visitor is here.
    pub fn role(&self) -> Role {
        self.standing.role
    }

    /// The same, for the words of the story.
    pub fn reader(&self) -> Reader {
        Reader::from(self.standing.role)
    }

    /// The matter.
    pub fn id(&self) -> MatterId {
        self.request.life().id
    }

    /// Its number.
    pub fn number(&self) -> RequestNumber {
        self.request.asked.number
    }

    /// The same request as it stands on record by now.
    ///
    /// # Errors
    /// What the store said.
    pub async fn by_now(mut self, app: &App) -> Result<AtRequest, Fault> {
        let id = self.id();
        self.request = app.store.read(move |c| Ok::<_, Fault>(matters::load(c, id)?)).await?;
        Ok(self)
    }
}

/// Whoever asked is not also the platform, though they may work there.
fn standing_in(request: &Request, person: &Recognised) -> Option<Standing> {
    let whole = person.standings.iter().filter(|standing| standing.matter_id.is_none());
    let admitted = whole.filter(|standing| request.admits(&actor(person, standing)));
    admitted.min_by_key(|standing| standing.role).cloned()
}

async fn at_request(req: &HttpRequest) -> Result<AtRequest, Fault> {
    let app = req.app_data::<web::Data<App>>().cloned().ok_or(Fault::NotFound)?;
    let visitor = req.extensions().get::<Visitor>().cloned();
    let person = visitor.as_ref().and_then(|visitor| visitor.person.clone());
    let Some((visitor, person)) = visitor.zip(person) else {
        return Err(Fault::SignInFirst { then: req.path().to_owned() });
    };
    let number = req.match_info().get("request").and_then(|number| number.parse::<RequestNumber>().ok());
    let number = number.ok_or(Fault::NotFound)?;
    let read = || {
        app.store.read(move |c| {
            let id = matters::requested(c, number)?.id;
            Ok::<_, Fault>(matters::load::<Request>(c, id)?)
        })
    };
    let mut request = read().await?;
    standing_in(&request, &person).ok_or(Fault::NotFound)?;
    if request.life().running.due(app.clock.centre_now()).is_some() {
        // As for a case: nobody reads of a window that has passed, or answers one.
        if let Err(problem) = app.casework.carry_on_request(request.life().id).await {
            tracing::warn!(%problem, "a request could not be carried on for its reader");
        }
        request = read().await?;
    }
    let standing = standing_in(&request, &person).ok_or(Fault::NotFound)?;
    Ok(AtRequest { visitor, person, standing, request })
}

/// A request, for whoever made it or answers it.
pub struct RequestOf(pub AtRequest);

/// A request, for whoever made it.
pub struct OwnRequest(pub AtRequest);

impl FromRequest for RequestOf {
    type Error = Fault;
    type Future = LocalBoxFuture<'static, Result<Self, Fault>>;

    fn from_request(req: &HttpRequest, _: &mut Payload) -> Self::Future {
        let req = req.clone();
        Box::pin(async move { Ok(RequestOf(at_request(&req).await?)) })
    }
}

impl FromRequest for OwnRequest {
    type Error = Fault;
    type Future = LocalBoxFuture<'static, Result<Self, Fault>>;

    fn from_request(req: &HttpRequest, _: &mut Payload) -> Self::Future {
        let req = req.clone();
        Box::pin(async move {
            let at = at_request(&req).await?;
            if at.role() == Role::Consumer { Ok(OwnRequest(at)) } else { Err(Fault::NotFound) }
        })
    }
}
