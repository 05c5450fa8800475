//! The pages: the only place that names actix and askama.
//!
//! A request passes the guard (`guard.rs`), finds its line in the address map (`routes.rs`), and
//! its handler extracts, checks, acts and redirects. A page is a template and a struct that says
//! all it may show.

mod account;
pub mod answer;
mod at;
pub mod at_case;
pub mod at_publication;
mod at_request;
mod calendar;
mod case;
mod cases;
mod check_letter;
mod claim;
mod claims;
mod days_off;
mod demo_clock;
mod entries;
pub mod error;
mod explorer;
mod feeds;
mod filing;
pub mod form;
mod guard;
mod headers;
mod health;
mod help;
mod home;
mod interests;
mod joining;
mod language;
mod letters;
pub mod links;
mod open_data;
mod oversight;
pub mod page;
mod paging;
pub mod parts;
mod people;
mod platform_records;
mod platforms;
mod posting;
mod public;
mod publication;
mod reach;
mod reading;
mod receipt;
mod register;
mod request_letter;
mod requests;
pub mod routes;
mod rulebook;
mod rules;
mod said;
mod scorecards;
mod server;
mod sign_in;
mod standing_end;
mod statics;
mod to_do;
pub mod trace;
mod typed;
pub mod upload;
pub mod visitor;
mod waiting;
mod walk_in;
mod without_mail;

pub use error::Fault;
pub use said::Said;
pub use server::{App, Facing, Server, block_on};
