//! Where everything is kept. Only this folder names diesel.
//!
//! [`Store`] hands out two things: [`Conn`], through which one reads, and [`Tx`], through which
//! one writes; query functions take either as `&mut impl Reads`. What differs between SQLite and
//! PostgreSQL lies in [`backend`] and nowhere else.

pub mod account_letters;
pub mod backend;
pub mod calendars;
pub mod centre;
pub mod checking;
pub mod claims;
pub mod columns;
pub mod counters;
pub mod drafts;
pub mod errands;
mod error;
pub mod figures;
pub mod letter_codes;
pub mod matters;
pub mod outages;
pub mod outbox;
pub mod oversight;
pub mod people;
pub mod platforms;
pub mod postings;
pub mod reach;
pub mod receipts;
pub mod record;
pub mod register;
pub mod schema;
pub mod sealed;
pub mod sessions;
pub mod standings;
pub mod texts;
pub mod throttles;
pub mod tokens;

pub use crate::domain::chain::Hash;
pub use backend::{Conn, DatabaseUrl, Reads, Store, Tx};
pub use error::StoreError;
pub use sealed::Sealed;
