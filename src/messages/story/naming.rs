//! How a reader calls whoever acts: "you", "the consumer", "Paotui Delivery".

use super::{Reader, Teller};
use crate::domain::actor::{Holder, Role, Side};
use crate::domain::text::Language;
use crate::messages::T;

/// Whoever acts or is acted upon, as the reader calls them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Party {
    /// At the start of a sentence: "You", "The consumer".
    pub start: String,
    /// Inside a sentence: "you", "the consumer".
    pub inside: String,
    /// As an owner: "your", "the consumer's".
    pub owner: String,
}

impl Teller<'_> {
    /// A side, as the reader calls it.
    pub fn party(&self, side: Side) -> Party {
        self.holder(side.holder())
    }

    /// Whoever may hold the ball, as the reader calls them.
    pub fn holder(&self, holder: Holder) -> Party {
        let (start, inside, owner) = if self.reader.holder() == Some(holder) {
            self.t.story_you(holder)
        } else if holder == Holder::Platform {
            self.t.story_named(self.platform)
        } else {
            self.t.story_other(holder)
        };
        Party { start, inside, owner }
    }

    pub(super) fn role(&self, role: Role) -> Party {
        // The reader need not be the one of the centre's people who did it.
        if role == Role::Registrar {
            let (start, inside, owner) = self.t.story_other(Holder::Centre);
            return Party { start, inside, owner };
        }
        self.holder(Reader::from(role).holder().unwrap_or(Holder::Centre))
    }
}

impl T {
    fn story_you(self, holder: Holder) -> (String, String, String) {
        let (start, inside, owner) = match (self.0, holder) {
            (Language::En, _) => ("You", "you", "your"),
            (Language::Zh, Holder::Platform) => ("贵方", "贵方", "贵方的"),
            (Language::Zh, Holder::Court) => ("贵院", "贵院", "贵院的"),
            (Language::Zh, _) => ("您", "您", "您的"),
        };
        (start.to_owned(), inside.to_owned(), owner.to_owned())
    }

    fn story_named(self, name: &str) -> (String, String, String) {
        let owner = match self.0 {
            Language::En => format!("{name}’s"),
            Language::Zh => format!("{name}的"),
        };
        (name.to_owned(), name.to_owned(), owner)
    }

    fn story_other(self, holder: Holder) -> (String, String, String) {
        let inside = self.told_holder(holder);
        match self.0 {
            Language::En => {
                (self.told_holder_first(holder).into_owned(), inside.to_string(), format!("{inside}’s"))
            }
            Language::Zh => (inside.to_string(), inside.to_string(), format!("{inside}的")),
        }
    }
}
