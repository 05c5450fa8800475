//! Letters: rendered once, as of their event, and delivered from the outbox. Only this folder names lettre.
//!
//! A letter's exact bytes and their SHA-256 are kept before it is sent, and so is what the mail
//! server said, since they prove what a person was told and when. Deadlines never depend on mail.

mod accounts;
mod backoff;
mod channel;
mod code;
mod mail;
mod neutral;
mod post;
mod reading;
mod rendering;
mod sheet;
mod way;

pub use channel::{follow, postal};
pub use code::{CHARACTERS, Check, Code, NotACode, ask};
pub use mail::{NotAMail, Said, read};
pub use neutral::is_neutral;
pub use post::{Delivery, Post, PostError, delivery_said};
pub use rendering::{Rendered, render};
pub use sheet::{About, Sender, Sheet, Story, notice, received, sheet};
