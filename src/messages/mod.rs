//! Every text that a person reads, English and Simplified Chinese side by side.
//!
//! A message is a method of [`T`], so a message that one language lacks does not compile, and a
//! misspelt one neither. Each file of this folder holds the messages of one part of the house.
//! Texts that come with the law (names of grievances, reasons, legal bases) live in the rulebook.

mod account;
mod acts;
mod bundle;
mod calendar;
mod calendar_changes;
mod case_page;
mod check_letter;
mod citing;
mod claims;
mod commands;
mod court_bundle;
mod dates;
mod errors;
mod exhibits;
mod explorer;
mod filing;
mod home;
mod inbox;
mod layout;
mod letters;
mod oversight;
mod parts;
mod people;
mod platform_import;
mod platform_records;
mod posting;
pub mod prices;
mod publications;
mod reach;
mod reckoning;
mod refusals;
mod register;
mod request_letter;
mod requests;
mod rulebook;
mod scorecard;
mod settings;
mod stages;
pub mod story;
mod verifying;
mod walk_in;
mod windows;
mod without_mail;

pub use bundle::Written;
pub use dates::time_of_day;
pub use reckoning::CountedLine;

use crate::domain::text::Language;

/// The texts in one language. Copy it freely: it is one byte.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct T(pub Language);

// A branch of a message that is built from others speaks its own language.
const EN: T = T(Language::En);
const ZH: T = T(Language::Zh);

/// Declares messages: `name { en: …, zh: … }` or `name(arg: Type) { en: format!(…), zh: format!(…) }`.
macro_rules! catalogue {
    ($( $(#[$meta:meta])* $name:ident $( ( $($arg:ident : $ty:ty),* $(,)? ) )? { en: $en:expr, zh: $zh:expr $(,)? } )*) => {
        impl $crate::messages::T {
            $(
                $(#[$meta])*
                pub fn $name(self $(, $($arg: $ty),*)?) -> ::std::borrow::Cow<'static, str> {
                    match self.0 {
                        $crate::domain::text::Language::En => ::std::borrow::Cow::from($en),
                        $crate::domain::text::Language::Zh => ::std::borrow::Cow::from($zh),
                    }
                }
            )*
        }
    };
}
pub(crate) use catalogue;

/// `1 day`, `3 days`: English counts one and other; Chinese does not ask.
pub fn plural(count: i64, one: &str, other: &str) -> String {
    format!("{count} {}", if count == 1 { one } else { other })
}
