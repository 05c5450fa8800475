//! Redress settles disputes between consumers and online platforms over personal data.
//!
//! The map of the house, in the order in which one complaint walks through it:
//!
//! ```text
//! form ──► command ──► decision ──► record ──► pages · letters · register
//! web/     domain/     domain/      store/     web/   letters/   web/register
//!          pure        pure         one transaction
//! ```
//!
//! * [`domain`] holds every rule and knows no web, no database, no mail, no clock and no chance.
//! * [`accounts`] say how people come in and prove that it is them.
//! * [`store`] is the only place that names diesel; it records [`domain`] decisions and nothing else.
//! * [`casework`] is the only door: pages, the sweep, the demo and the tests all go through it.
//! * [`letters`] leave from the outbox only, and only there lettre is named.
//! * [`web`] is the only place that names actix and askama.
//! * [`bundle`] makes the court's PDF; [`vault`] keeps the bytes of evidence.
//! * [`verify`] walks all of it again and says whether the record still proves itself.
//! * [`messages`] holds every text that a person reads, in English and Chinese side by side.

#![forbid(unsafe_code)]
// No input may bring the house down: what can fail says so in its type.
#![cfg_attr(
    not(test),
    deny(
        clippy::unwrap_used,
        clippy::expect_used,
        clippy::panic,
        clippy::unreachable,
        clippy::indexing_slicing,
        clippy::todo,
        clippy::unimplemented,
        clippy::dbg_macro
    )
)]

pub mod accounts;
pub mod bundle;
pub mod casework;
pub mod clock;
pub mod commands;
pub mod config;
pub mod demo;
pub mod domain;
pub mod letters;
pub mod messages;
pub mod store;
pub mod telemetry;
pub mod vault;
pub mod verify;
pub mod web;
pub mod worker;
