//! One case: its page, and everything that can be done to it or had from it.
//!
//! An act is a line in the address map (`routes.rs`), a form (`forms.rs` says which) and a command.
//! The files have the stems of the rules in `domain/case`: `answering.rs` asks what
//! `domain/case/answering.rs` decides about.

mod acting;
mod admitting;
mod alarming;
mod alike;
mod answering;
mod asked;
pub(super) mod bundle;
mod challenging;
mod compared;
pub(super) mod comparing;
mod complying;
mod correcting;
pub(super) mod exhibit;
mod exhibiting;
mod extending;
mod field;
mod forms;
mod handing_over;
mod held;
mod helping;
mod mediating;
mod negotiating;
pub(super) mod papers;
mod referring;
mod restoring;
mod revealing;
mod reviewing;
mod ruling;
mod serving;
mod show;
mod staying;
mod withdrawing;

pub(super) use acting::{ask, send, send_files};
#[cfg(test)]
pub(super) use forms::takes_files;
pub(super) use papers::{advice, dangers};
pub(super) use show::{left, parties, people, show, stage, when};
