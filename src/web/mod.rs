//! The pages: the only place that names actix and askama.
//!
//! A request passes the guard (`guard.rs`), finds its line in the address map (`routes.rs`), and
//! its handler extracts, checks, acts and redirects. A page is a template and a struct that says
//! all it may show.

mod account;
pub mod answer;
pub mod at_case;
pub mod at_publication;
mod case;
mod cases;
mod demo_clock;
mod entries;
pub mod error;
mod feeds;
mod filing;
pub mod form;
mod guard;
mod headers;
mod health;
mod help;
mod home;
mod joining;
mod language;
pub mod links;
mod open_data;
pub mod page;
pub mod parts;
mod people;
mod platforms;
mod public;
mod publication;
mod reading;
mod receipt;
mod register;
pub mod routes;
mod said;
mod scorecards;
mod server;
mod sign_in;
mod statics;
pub mod typed;
pub mod upload;
pub mod visitor;
mod waiting;

pub use error::Fault;
pub use said::Said;
pub use server::{App, Facing, Server, block_on};
