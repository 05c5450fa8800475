//! Places in laws, as pages, letters and bundles name them.

use super::T;
use crate::domain::rulebook::{Citation, LawStatus, Rulebook};

impl T {
    /// A place in a law, and what its reader must know: its force, and whether we have seen the wording.
    /// `None` for a law that the rulebook does not have, which its check refuses.
    pub fn cited(self, book: &Rulebook, citation: &Citation) -> Option<String> {
        let law = book.law(&citation.law)?;
        let mut notes = Vec::new();
        match law.status {
            LawStatus::InForce => {}
            LawStatus::Recommended => notes.push(self.explore_recommended()),
            LawStatus::Draft => notes.push(self.explore_draft_law()),
        }
        if !citation.seen {
            notes.push(self.explore_unchecked());
        }
        let mut words = citation.in_language(law, self.0);
        for note in notes {
            words = self.explore_noted(&words, &note).into_owned();
        }
        Some(words)
    }
}
