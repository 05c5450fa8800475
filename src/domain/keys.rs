//! Closed lists of words: an enum whose every variant has one spelling for tables, addresses,
//! events and the rulebook.

use std::fmt::Write;

/// A word that is not on its list.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{0:?} is not one of: {1}")]
pub struct UnknownKey(pub String, pub String);

impl UnknownKey {
    /// `text` is not among `known`.
    pub(crate) fn new<'a>(text: &str, known: impl Iterator<Item = &'a str>) -> Self {
        let mut list = String::new();
        for (at, word) in known.enumerate() {
            let comma = if at == 0 { "" } else { ", " };
            // Writing into a String cannot fail.
            let _ = write!(list, "{comma}{word}");
        }
        Self(text.to_owned(), list)
    }
}

/// Declares such an enum, with `ALL`, `as_str`, `Display`, `FromStr` and serde by the spelling.
macro_rules! keys {
    ($(#[$meta:meta])* $enum:ident { $($(#[$doc:meta])* $name:ident $text:literal)* }) => {
        $(#[$meta])*
        #[derive(
            Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, ::serde::Serialize, ::serde::Deserialize,
        )]
        pub enum $enum {
            $($(#[$doc])* #[serde(rename = $text)] $name,)*
        }

        impl $enum {
            /// Every one, in the order in which people see them.
            pub const ALL: &'static [$enum] = &[$($enum::$name,)*];

            /// The spelling for tables, addresses, events and the rulebook.
            pub fn as_str(self) -> &'static str {
                match self {
                    $($enum::$name => $text,)*
                }
            }
        }

        impl ::std::fmt::Display for $enum {
            fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
                f.write_str(self.as_str())
            }
        }

        impl ::std::str::FromStr for $enum {
            type Err = $crate::domain::keys::UnknownKey;
            fn from_str(text: &str) -> Result<Self, Self::Err> {
                let found = Self::ALL.iter().copied().find(|key| key.as_str() == text);
                let known = || Self::ALL.iter().map(|key| key.as_str());
                found.ok_or_else(|| $crate::domain::keys::UnknownKey::new(text, known()))
            }
        }
    };
}
pub(crate) use keys;
