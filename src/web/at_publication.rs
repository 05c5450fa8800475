//! The publication of a case's outcome by the case number in the address, for whoever may see it
//! before the public does. Not there, not yours, not a number: all the same 404.

use super::at_case::{Place, actor};
use super::error::Fault;
use super::server::App;
use super::visitor::{Recognised, Visitor};
use crate::domain::actor::{Actor, Role};
use crate::domain::case::Case;
use crate::domain::ids::{CaseNumber, MatterId};
use crate::domain::matter::Matter;
use crate::domain::publication::Publication;
use crate::messages::story::Reader;
use crate::store::matters;
use crate::store::standings::Standing;
use actix_web::dev::Payload;
use actix_web::{FromRequest, HttpMessage, HttpRequest, web};
use futures_util::future::LocalBoxFuture;
use std::marker::PhantomData;
use std::sync::Arc;

/// A publication, and the place that the visitor has in it.
pub struct AtPublication {
    /// The visitor, for the page.
    pub visitor: Visitor,
    /// The person.
    pub person: Arc<Recognised>,
    /// The standing that gives the place.
    pub standing: Standing,
    /// The case whose outcome it is.
    pub case: Case,
    /// The publication, carried on to now.
    pub publication: Publication,
}

impl AtPublication {
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
        self.publication.life().id
    }

    /// The number of the case.
    pub fn number(&self) -> CaseNumber {
        self.case.number()
    }

    /// The same publication as it stands on record by now.
    ///
    /// # Errors
    /// What the store said.
    pub async fn by_now(mut self, app: &App) -> Result<AtPublication, Fault> {
        let id = self.id();
        self.publication = app.store.read(move |c| Ok::<_, Fault>(matters::load(c, id)?)).await?;
        Ok(self)
    }
}

/// The place through which a person sees a publication. A party to the case is nothing else in it:
/// no consumer passes the finding on their own complaint, no platform the one against itself.
fn standing_in(
    case: &Case,
    publication: &Publication,
    person: &Recognised,
    roles: &[Role],
) -> Option<Standing> {
    let is_party = |standing: &&Standing| {
        matches!(standing.role, Role::Consumer | Role::Platform) && case.admits(&actor(person, standing))
    };
    let party = person.standings.iter().any(|standing| is_party(&standing));
    let mut all: Vec<_> = person
        .standings
        .iter()
        .filter(|standing| standing.matter_id.is_none_or(|matter| matter == case.life().id))
        .filter(|standing| !party || is_party(standing))
        .filter(|standing| publication.admits(&actor(person, standing)))
        .collect();
    all.sort_by_key(|standing| standing.role);
    all.into_iter().find(|standing| roles.contains(&standing.role)).cloned()
}

/// # Errors
/// [`Fault::SignInFirst`]; [`Fault::NotFound`] for everything that is not there or not theirs.
async fn at_publication(req: &HttpRequest, roles: &'static [Role]) -> Result<AtPublication, Fault> {
    let app = req.app_data::<web::Data<App>>().cloned().ok_or(Fault::NotFound)?;
    let visitor = req.extensions().get::<Visitor>().cloned();
    let person = visitor.as_ref().and_then(|visitor| visitor.person.clone());
    let Some((visitor, person)) = visitor.zip(person) else {
        return Err(Fault::SignInFirst { then: req.path().to_owned() });
    };
    let number = req.match_info().get("number").and_then(|number| number.parse::<CaseNumber>().ok());
    let number = number.ok_or(Fault::NotFound)?;
    let read = || {
        app.store.read(move |c| {
            let id = matters::numbered(c, number)?.id;
            let publication = matters::publication_of(c, id)?.ok_or(Fault::NotFound)?;
            let case = matters::load::<Case>(c, id)?;
            Ok::<_, Fault>((case, matters::load::<Publication>(c, publication)?))
        })
    };
    let (mut case, mut publication) = read().await?;
    standing_in(&case, &publication, &person, roles).ok_or(Fault::NotFound)?;
    if publication.life().running.due(app.clock.centre_now()).is_some() {
        // As for a case: nobody reads of a window that has passed, or answers one.
        if let Err(problem) = app.casework.carry_on_publication(publication.life().id).await {
            tracing::warn!(%problem, "a publication could not be carried on for its reader");
        }
        (case, publication) = read().await?;
    }
    let standing = standing_in(&case, &publication, &person, roles).ok_or(Fault::NotFound)?;
    Ok(AtPublication { visitor, person, standing, case, publication })
}

/// A publication, for a visitor who has the place `P` in it.
pub struct PublicationFor<P: Place>(pub AtPublication, PhantomData<P>);

impl<P: Place> FromRequest for PublicationFor<P> {
    type Error = Fault;
    type Future = LocalBoxFuture<'static, Result<Self, Fault>>;

    fn from_request(req: &HttpRequest, _: &mut Payload) -> Self::Future {
        let req = req.clone();
        Box::pin(async move { Ok(PublicationFor(at_publication(&req, P::ROLES).await?, PhantomData)) })
    }
}

impl<P: Place> std::ops::Deref for PublicationFor<P> {
    type Target = AtPublication;
    fn deref(&self) -> &AtPublication {
        &self.0
    }
}
