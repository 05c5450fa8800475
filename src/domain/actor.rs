//! Who acts, in what capacity, and how sure we are that it is them.

use super::ids::{MatterId, PersonId, PlatformId};
use super::keys::keys;
use serde::{Deserialize, Serialize};

keys! {
    /// What a person may be in a matter. A standing gives a person one role.
    Role {
        /// Someone who complains about a platform.
        Consumer "consumer"
        /// Someone who answers for a platform.
        Platform "platform"
        /// Someone who hears both sides, proposes and rules.
        Mediator "mediator"
        /// The centre's clerk.
        Registrar "registrar"
        /// A court's clerk.
        Court "court"
        /// The regulator, who watches everybody's speed, ours too.
        Supervisor "supervisor"
    }
}

keys! {
    /// Who holds the ball. Every day of a matter is charged to one of them.
    Holder {
        /// The consumer.
        Consumer "consumer"
        /// The platform.
        Platform "platform"
        /// The mediator.
        Mediator "mediator"
        /// The mediation centre itself.
        Centre "centre"
        /// The supervisor.
        Supervisor "supervisor"
        /// The court.
        Court "court"
    }
}

keys! {
    /// One of the two parties.
    Side {
        /// The consumer.
        Consumer "consumer"
        /// The platform.
        Platform "platform"
    }
}

impl Role {
    /// As whom a person in this role holds the ball.
    pub fn holder(self) -> Holder {
        match self {
            Role::Consumer => Holder::Consumer,
            Role::Platform => Holder::Platform,
            Role::Mediator => Holder::Mediator,
            Role::Registrar => Holder::Centre,
            Role::Court => Holder::Court,
            Role::Supervisor => Holder::Supervisor,
        }
    }

    /// Which party a person in this role is; `None` for whoever is not one.
    pub fn side(self) -> Option<Side> {
        match self {
            Role::Consumer => Some(Side::Consumer),
            Role::Platform => Some(Side::Platform),
            Role::Mediator | Role::Registrar | Role::Court | Role::Supervisor => None,
        }
    }
}

impl Side {
    /// The party on the other side of the table.
    pub fn other(self) -> Side {
        match self {
            Side::Consumer => Side::Platform,
            Side::Platform => Side::Consumer,
        }
    }

    /// The party as a holder of the ball.
    pub fn holder(self) -> Holder {
        match self {
            Side::Consumer => Holder::Consumer,
            Side::Platform => Holder::Platform,
        }
    }
}

keys! {
    /// How strongly a person proved who they are when they signed in.
    Strength {
        /// By a link sent to them.
        Link "link"
        /// By a password.
        Password "password"
        /// By a password and a second factor, or a passkey.
        TwoFactors "two_factors"
    }
}

/// Who gives a command.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
pub enum Actor {
    /// A person through one of their standings.
    Person(ActingPerson),
    /// Time itself: the only one who may let a window lapse.
    Clock,
    /// The centre's own machine, for facts that no person states (a mail server's acceptance).
    Centre,
    /// Another matter, by an errand.
    Matter(MatterId),
}

/// A person who acts through a standing.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ActingPerson {
    /// The person.
    pub person: PersonId,
    /// The role of the standing.
    pub role: Role,
    /// The platform for which a representative acts.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub platform: Option<PlatformId>,
    /// How strongly the person signed in.
    pub strength: Strength,
    /// The second person of an act that needs two.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub second: Option<PersonId>,
}

impl Actor {
    /// The role of the person, if it is a person who acts.
    pub fn role(&self) -> Option<Role> {
        match self {
            Actor::Person(acting) => Some(acting.role),
            Actor::Clock | Actor::Centre | Actor::Matter(_) => None,
        }
    }

    /// The person who acts, if it is one.
    pub fn person(&self) -> Option<PersonId> {
        match self {
            Actor::Person(acting) => Some(acting.person),
            Actor::Clock | Actor::Centre | Actor::Matter(_) => None,
        }
    }
}
