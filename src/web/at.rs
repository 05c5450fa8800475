//! What an address names by its number, for whoever has a place in it.
//!
//! Not there, not yours, not a number: all the same 404. Who may call a handler stands in its signature:
//! `case: CaseFor<place::Receipt>`.

use super::error::Fault;
use super::server::App;
use super::visitor::{Recognised, Visitor};
use crate::domain::actor::{ActingPerson, Actor, Role};
use crate::domain::ids::MatterId;
use crate::domain::matter::{Life, MatterKind};
use crate::messages::story::Reader;
use crate::store::Conn;
use crate::store::standings::Standing;
use actix_web::dev::Payload;
use actix_web::{FromRequest, HttpMessage, HttpRequest, web};
use futures_util::future::LocalBoxFuture;
use std::marker::PhantomData;
use std::ops::Deref;
use std::str::FromStr;
use std::sync::Arc;

/// A matter that an address names, with what is read beside it.
pub trait Found: Sized + Send + 'static {
    /// How it is numbered.
    type Number: FromStr + Copy + Send + 'static;
    /// Which part of the address holds the number.
    const PART: &'static str;
    /// What kind of matter it is.
    const KIND: MatterKind;

    /// Reads it.
    ///
    /// # Errors
    /// [`Fault::NotFound`], or what the store said.
    fn read(c: &mut Conn<'_>, number: Self::Number) -> Result<Self, Fault>;

    /// Its number.
    fn number(&self) -> Self::Number;

    /// The matter's clock and name.
    fn life(&self) -> &Life;

    /// The place through which a person stands in it, if it is one of these.
    fn standing_in(&self, person: &Recognised, roles: &[Role]) -> Option<Standing>;

    /// Whether somebody who has a place in it may read only what a place `P` is for, and where that is.
    ///
    /// # Errors
    /// [`Fault::ReadsNoFurther`].
    fn admit<P: Place>(_at: &At<Self>) -> Result<(), Fault> {
        Ok(())
    }
}

/// What an address names, and the place that the visitor has in it.
pub struct At<F> {
    /// The visitor, for the page.
    pub visitor: Visitor,
    /// The person.
    pub person: Arc<Recognised>,
    /// The standing that gives the place.
    pub standing: Standing,
    /// The matter, carried on to now.
    found: F,
}

impl<F> Deref for At<F> {
    type Target = F;
    fn deref(&self) -> &F {
        &self.found
    }
}

impl<F: Found> At<F> {
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
        self.found.life().id
    }

    /// Its number.
    pub fn number(&self) -> F::Number {
        self.found.number()
    }

    /// The same as it stands on record by now.
    ///
    /// # Errors
    /// What the store said.
    pub async fn by_now(mut self, app: &App) -> Result<At<F>, Fault> {
        let number = self.number();
        self.found = app.store.read(move |c| F::read(c, number)).await?;
        Ok(self)
    }

    /// What the request names, if the visitor has one of these roles in it.
    ///
    /// # Errors
    /// [`Fault::SignInFirst`]; [`Fault::NotFound`] for everything that is not there or not theirs.
    pub(super) async fn named_by(req: &HttpRequest, roles: &[Role]) -> Result<At<F>, Fault> {
        let app = req.app_data::<web::Data<App>>().cloned().ok_or(Fault::NotFound)?;
        let visitor = req.extensions().get::<Visitor>().cloned();
        let person = visitor.as_ref().and_then(|visitor| visitor.person.clone());
        let Some((visitor, person)) = visitor.zip(person) else {
            return Err(Fault::SignInFirst { then: req.path().to_owned() });
        };
        let number = req.match_info().get(F::PART).and_then(|number| number.parse::<F::Number>().ok());
        let number = number.ok_or(Fault::NotFound)?;
        let read = || app.store.read(move |c| F::read(c, number));
        let mut found = read().await?;
        let mut standing = found.standing_in(&person, roles).ok_or(Fault::NotFound)?;
        if found.life().running.due(app.clock.centre_now()).is_some() {
            // Time has decided already and the sweep has not come round yet: write it down first, so that
            // nobody reads of a window that has passed, or answers one. If that cannot be done now, the
            // page shows the window as passed.
            if let Err(problem) = app.casework.carry_on_for_a_reader(found.life().id, F::KIND).await {
                tracing::warn!(%problem, kind = ?F::KIND, "a matter could not be carried on for its reader");
            }
            found = read().await?;
            standing = found.standing_in(&person, roles).ok_or(Fault::NotFound)?;
        }
        Ok(At { visitor, person, standing, found })
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

/// Which roles a handler is for.
pub trait Place {
    /// These.
    const ROLES: &'static [Role];
    /// Whether it shows only what a court was given, which it keeps when the case has left it.
    const GIVEN: bool = false;
}

/// What an address names, for a visitor who has the place `P` in it.
pub struct For<F, P>(pub At<F>, PhantomData<P>);

impl<F: Found, P: Place> FromRequest for For<F, P> {
    type Error = Fault;
    type Future = LocalBoxFuture<'static, Result<Self, Fault>>;

    fn from_request(req: &HttpRequest, _: &mut Payload) -> Self::Future {
        let req = req.clone();
        Box::pin(async move {
            let at = At::<F>::named_by(&req, P::ROLES).await?;
            F::admit::<P>(&at)?;
            Ok(For(at, PhantomData))
        })
    }
}

impl<F, P> Deref for For<F, P> {
    type Target = At<F>;
    fn deref(&self) -> &At<F> {
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
        /// Whoever has any place in it.
        Any = Consumer | Platform | Mediator | Registrar | Court | Supervisor;
        /// Whoever may read what the parties wrote.
        File = Consumer | Platform | Mediator | Registrar | Court;
        /// Whoever asks or complains, and whoever answers.
        Party = Consumer | Platform;
        /// Who asks or complains.
        Consumer = Consumer;
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
