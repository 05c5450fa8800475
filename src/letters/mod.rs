//! Letters: rendered once, as of their event, and delivered from the outbox: by mail, into the inbox here, or
//! onto paper. Only this folder names lettre.
//!
//! A mail's exact bytes and their SHA-256 are kept before it is sent, and so is what the mail server said,
//! since they prove what a person was told and when. Of what is not mailed the words are kept. No deadline of
//! anybody who can read here depends on it; a platform that nobody represents is served by mail or post.

mod accounts;
mod backoff;
mod carrier;
mod code;
mod mail;
mod neutral;
mod post;
mod reading;
mod rendering;
mod sheet;
mod way;

pub use code::{CHARACTERS, Check, Code, NotACode, ask};
pub use mail::{NotAMail, Said, read};
pub use neutral::is_neutral;
pub use post::{Post, PostError, Tried, delivery_said};
pub use rendering::{Rendered, render};
pub use sheet::{About, Sender, Sheet, Story, notice, received, sheet};
pub use way::{follow, postal};
