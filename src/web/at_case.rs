//! A case by the number in the address, for whoever has a place in it.
//!
//! Not there, not yours, not a number: all the same 404. Who may call a handler stands in its
//! signature: `case: CaseFor<place::Receipt>`.

use super::error::Fault;
use super::links;
use super::server::App;
use super::visitor::{Recognised, Visitor};
use crate::domain::actor::{ActingPerson, Actor, Role};
use crate::domain::case::Case;
use crate::domain::ids::{CaseNumber, MatterId};
use crate::domain::matter::Matter;
use crate::messages::story::Reader;
use crate::store::matters;
use crate::store::standings::Standing;
use actix_web::dev::Payload;
use actix_web::{FromRequest, HttpMessage, HttpRequest, web};
use futures_util::future::LocalBoxFuture;
use std::marker::PhantomData;
use std::sync::Arc;

/// A case, and the place that the visitor has in it.
pub struct AtCase {
    /// The visitor, for the page.
    pub visitor: Visitor,
    /// The person.
    pub person: Arc<Recognised>,
    /// The standing that gives the place.
    pub standing: Standing,
    /// The case, carried on to now.
    pub case: Case,
}

impl AtCase {
    /// Whom the decision will name.
    pub fn actor(&self) -> Actor {
        actor(&self.person, &self.standing)
    }

    /// What the visitor is in this case.
    pub fn role(&self) -> Role {
        self.standing.role
    }

    /// The same, for the words of the story.
    pub fn reader(&self) -> Reader {
        Reader::from(self.standing.role)
    }

    /// Is this a court that has nothing of the case any more but the bundle that it was given?
    pub fn reads_no_further(&self) -> bool {
        self.role() == Role::Court && !self.case.is_with_court()
    }

    /// The matter.
    pub fn id(&self) -> MatterId {
        self.case.life().id
    }

    /// The case number.
    pub fn number(&self) -> CaseNumber {
        self.case.number()
    }
}

/// Whom a decision will name, if the person acts through this standing.
pub(super) fn actor(person: &Recognised, standing: &Standing) -> Actor {
    Actor::Person(ActingPerson {
        person: person.person.id,
        role: standing.role,
        platform: standing.platform_id,
        strength: person.session.strength,
        second: None,
    })
}

/// The place through which a person stands in a case. Whoever is a party to it is nothing else in it,
/// however many roles they have: nobody decides on their own case.
fn standing_in(case: &Case, person: &Recognised, roles: &[Role]) -> Option<Standing> {
    let here = |standing: &&Standing| standing.matter_id.is_none_or(|matter| matter == case.life().id);
    let admitted = |standing: &&Standing| case.admits(&actor(person, standing));
    let mut all: Vec<_> = person.standings.iter().filter(here).filter(admitted).collect();
    all.sort_by_key(|standing| standing.role);
    let is_party = |standing: &Standing| matches!(standing.role, Role::Consumer | Role::Platform);
    if all.first().is_some_and(|first| is_party(first)) {
        all.retain(|standing| is_party(standing));
    }
    all.into_iter().find(|standing| roles.contains(&standing.role)).cloned()
}

/// The case at which a request is aimed, if the visitor has one of these roles in it.
///
/// # Errors
/// [`Fault::SignInFirst`]; [`Fault::NotFound`] for everything that is not there or not theirs.
pub(super) async fn at_case(req: &HttpRequest, roles: &'static [Role]) -> Result<AtCase, Fault> {
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
            Ok::<_, Fault>(matters::load::<Case>(c, id)?)
        })
    };
    let mut case = read().await?;
    let mut standing = standing_in(&case, &person, roles).ok_or(Fault::NotFound)?;
    let now = app.clock.centre_now();
    if case.life().running.due(now).is_some() {
        // Time has decided already and the sweep has not come round yet: write it down first, so that
        // nobody reads of a window that has passed, or answers one. If that cannot be done now, the
        // page shows the window as passed.
        if let Err(problem) = app.casework.carry_on_case(case.life().id).await {
            tracing::warn!(%problem, "a case could not be carried on for its reader");
        }
        case = read().await?;
        standing = standing_in(&case, &person, roles).ok_or(Fault::NotFound)?;
    }
    Ok(AtCase { visitor, person, standing, case })
}

/// Which roles a handler is for.
pub trait Place {
    /// These.
    const ROLES: &'static [Role];
    /// Whether it shows only what a court was given, which it keeps when the case has left it.
    const GIVEN: bool = false;
}

/// A case, for a visitor who has the place `P` in it.
pub struct CaseFor<P: Place>(pub AtCase, PhantomData<P>);

impl<P: Place> FromRequest for CaseFor<P> {
    type Error = Fault;
    type Future = LocalBoxFuture<'static, Result<Self, Fault>>;

    fn from_request(req: &HttpRequest, _: &mut Payload) -> Self::Future {
        let req = req.clone();
        Box::pin(async move {
            let at = at_case(&req, P::ROLES).await?;
            if at.reads_no_further() && !P::GIVEN {
                return Err(Fault::ReadsNoFurther { at: links::bundle(at.number()) });
            }
            Ok(CaseFor(at, PhantomData))
        })
    }
}

impl<P: Place> std::ops::Deref for CaseFor<P> {
    type Target = AtCase;
    fn deref(&self) -> &AtCase {
        &self.0
    }
}

/// The places that a handler can name.
pub mod place {
    use super::Place;
    use crate::domain::actor::Role;

    /// Declares places.
    macro_rules! places {
        ($($(#[$meta:meta])* $name:ident = $($role:ident)|+;)*) => {$(
            $(#[$meta])*
            pub struct $name;
            impl Place for $name {
                const ROLES: &'static [Role] = &[$(Role::$role),+];
            }
        )*};
    }

    places! {
        /// Whoever has any place in the case.
        Any = Consumer | Platform | Mediator | Registrar | Court | Supervisor;
        /// Whoever may read what the parties wrote.
        File = Consumer | Platform | Mediator | Registrar | Court;
        /// Who answers for the platform.
        Platform = Platform;
        /// Whoever may have the receipt of the complaint.
        Receipt = Consumer | Registrar;
        /// A clerk of the centre.
        Registrar = Registrar;
        /// Whoever sees a publication before the public does.
        Publishing = Platform | Registrar | Supervisor;
    }

    /// Whoever may have the court bundle.
    pub struct Bundle;
    impl Place for Bundle {
        const ROLES: &'static [Role] = &[Role::Consumer, Role::Registrar, Role::Court];
        const GIVEN: bool = true;
    }
}
