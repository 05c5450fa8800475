//! The court bundle: plain data in, one PDF out, the originals beside it.
//!
//! ```text
//! BundleContent ──► Press::make ──► child process ──► bundle.pdf
//! (content.rs)      (press.rs)      (child.rs,         originals/
//!                                    typeset.rs)       manifest-sha256.txt (folder.rs)
//! ```
//!
//! The shelf (shelf.rs) keeps the bundle of each version of a case that was asked for, made once, with
//! everything in one zip beside it.
//!
//! Typesetting opens files that strangers uploaded, so it runs in a child process with limits on
//! memory and time. A damaged exhibit costs that exhibit its pages, never the bundle.

mod child;
pub mod content;
mod exhibit;
mod folder;
mod fonts;
mod inspecting;
mod letters;
mod of_case;
mod papers;
mod press;
mod prices;
mod sheet;
mod shelf;
mod typeset;
mod unfinished;
mod writings;
mod zip;

pub use child::{CHILD_ARGUMENT, run_child};
pub use content::BundleContent;
pub use folder::{Listed, MANIFEST, ORIGINALS, PDF_NAME, original_name, write_folder};
pub use fonts::spell_out;
pub use inspecting::{Inspected, inspect, on_shelf};
pub use letters::{OnPaper, Paper};
pub use of_case::of_case;
pub use papers::Papers;
pub use press::{Limits, Press};
pub use shelf::{Bound, Order, Shelf, Standing, ZIP_NAME};
pub use typeset::{Made, Placed};

use serde::{Deserialize, Serialize};

/// Why a bundle could not be made.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, thiserror::Error)]
#[serde(tag = "error", rename_all = "snake_case")]
pub enum BundleError {
    /// A character would have been left blank.
    #[error("no typeface has the character {character} ({place}, character {position})")]
    NoTypeface {
        /// The character by its Unicode number, `U+1F600`.
        character: String,
        /// The field in which it stands.
        place: String,
        /// Its position in that field, from 1.
        position: usize,
    },
    /// The exhibits are not numbered 1, 2, 3 …
    #[error("exhibit {expected} is missing: the exhibit in its place is numbered {found}")]
    Numbering {
        /// The number that should stand here.
        expected: u32,
        /// The number that stands here.
        found: u32,
    },
    /// The bytes of an exhibit cannot be read.
    #[error("the file of exhibit {number} cannot be read: {why}")]
    Missing {
        /// The exhibit.
        number: u32,
        /// What the system said.
        why: String,
    },
    /// The bytes of an exhibit are not those that were added.
    #[error("the file of exhibit {number} is not the one that was added: its SHA-256 differs")]
    Altered {
        /// The exhibit.
        number: u32,
    },
    /// The template or the PDF writer refused; a fault of ours.
    #[error("the bundle could not be typeset: {what}")]
    Typesetting {
        /// What it said.
        what: String,
    },
    /// The child process ended without a result, most likely at its limit of memory or CPU time.
    #[error("the process that typesets the bundle ended without a result ({how})")]
    Died {
        /// Its exit status.
        how: String,
    },
    /// The child process was stopped at its deadline.
    #[error("the bundle was not ready after {seconds} seconds")]
    TooSlow {
        /// The deadline.
        seconds: u64,
    },
    /// A file or process operation failed.
    #[error("{doing}: {why}")]
    System {
        /// What was being done.
        doing: String,
        /// What the system said.
        why: String,
    },
}

impl BundleError {
    fn system(doing: impl Into<String>, why: impl std::fmt::Display) -> Self {
        Self::System { doing: doing.into(), why: why.to_string() }
    }
}
