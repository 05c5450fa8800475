//! Places in laws, as a page names them.

use crate::domain::rulebook::{Citation, LawStatus, Rulebook};
use crate::messages::T;

/// A place in a law, and what its reader must know of its force; `None` for a law that the rulebook does
/// not have, which its check refuses.
pub fn cited(t: T, book: &Rulebook, citation: &Citation) -> Option<String> {
    let law = book.law(&citation.law)?;
    let mut notes = Vec::new();
    match law.status {
        LawStatus::InForce => {}
        LawStatus::Recommended => notes.push(t.explore_recommended()),
        LawStatus::Draft => notes.push(t.explore_draft_law()),
    }
    if !citation.seen {
        notes.push(t.explore_unchecked());
    }
    let mut words = citation.in_language(law, t.0);
    for note in notes {
        words = t.explore_noted(&words, &note).into_owned();
    }
    Some(words)
}
