//! Letters: who must be told of what. The words are made later, as of the event.

use super::ids::PersonId;
use super::keys::keys;

keys! {
    /// To whom a letter is addressed: always a standing, or a platform's verified contact.
    Addressee {
        /// The consumer of the case.
        Consumer "consumer"
        /// Everyone who represents the platform.
        Platform "platform"
        /// The contact that a registrar verified, for a platform that nobody represents yet.
        PlatformContact "platform_contact"
        /// The mediator in charge.
        Mediator "mediator"
        /// The registrars.
        Registrars "registrars"
        /// The court's clerks.
        Court "court"
        /// The supervisor.
        Supervisor "supervisor"
    }
}

/// A letter that a decision sends, about one of its events.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Letter {
    /// To whom.
    pub to: Addressee,
    /// The event that it tells of, by its place in the matter.
    pub seq: u32,
    /// The one person that is meant, where the standing may have gone to another meanwhile: a mediator
    /// hears of the very event that ended the charge.
    pub person: Option<PersonId>,
}

impl Letter {
    /// A letter about the event that happens now.
    pub fn to(addressee: Addressee) -> Letter {
        Letter { to: addressee, seq: 0, person: None }
    }

    /// A letter to the person who mediates when the event happens.
    pub fn to_mediator(person: PersonId) -> Letter {
        Letter { person: Some(person), ..Letter::to(Addressee::Mediator) }
    }

    /// The same letter, about event `seq`.
    pub fn of(self, seq: u32) -> Letter {
        Letter { seq, ..self }
    }
}

keys! {
    /// The way that letters to a person go, beside the inbox here.
    Channel {
        /// By mail.
        Mail "mail"
        /// No other: they are read here only.
        Here "here"
        /// Printed, and sent by post.
        Post "post"
    }
}
