//! The register: what the public may read of an outcome. It has no field for a name, a case number
//! or an exact date, so none can leak.

use super::case::event::Finding;
use super::clock::{Day, Moment};
use super::evidence::TextRef;
use super::grievance::Grievance;
use super::ids::{MatterId, PlatformId};
use super::publication::{Kept, Kind, Reaction};
use super::text::Language;
use std::collections::BTreeSet;

/// The register's row for one publication, as its decision gives it to the store.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EntryRow {
    /// The publication. Random, so it tells nothing.
    pub id: MatterId,
    /// Its place in the order of publication.
    pub order: i64,
    /// The platform.
    pub platform: PlatformId,
    /// The language of finding and reply.
    pub language: Language,
    /// What the complaint was about.
    pub grievances: Vec<Grievance>,
    /// The outcome.
    pub kind: Kind,
    /// The finding, as a registrar let it pass.
    pub finding: Option<TextRef>,
    /// The platform's reply.
    pub reply: Option<TextRef>,
    /// Was the platform silent on the draft?
    pub silent_on_draft: bool,
    /// The remedies, by key.
    pub remedies: Vec<String>,
    /// What the platform made of the finding.
    pub reaction: Option<Reaction>,
    /// Whether it did what it undertook.
    pub kept: Option<Kept>,
    /// What a court decided.
    pub judgment: Option<Finding>,
    /// The first day of the month in which the case ended.
    pub closed_month: Day,
    /// When it was published.
    pub published_at: Moment,
    /// When it was corrected or updated last.
    pub changed_at: Option<Moment>,
    /// When it left the register.
    pub ended_at: Option<Moment>,
}

/// The terms of texts, for searching: words in lower case, and runs of Chinese as overlapping pairs
/// of characters (a run of one character as that one). Both databases are fed with the same terms.
pub fn terms<'t>(texts: impl IntoIterator<Item = &'t str>) -> BTreeSet<String> {
    let mut terms = BTreeSet::new();
    for text in texts {
        let mut word = String::new();
        let mut run: Vec<char> = Vec::new();
        // A full stop at the end closes the last word or run.
        for character in text.chars().flat_map(char::to_lowercase).chain(std::iter::once('.')) {
            if is_chinese(character) {
                run.push(character);
            } else {
                match run.len() {
                    0 => {}
                    1 => terms.extend(run.iter().map(char::to_string)),
                    _ => terms.extend(run.windows(2).map(|pair| pair.iter().collect())),
                }
                run.clear();
            }
            if character.is_alphanumeric() && !is_chinese(character) {
                word.push(character);
            } else if !word.is_empty() {
                // Nobody searches for longer words, and an index row has to stay small.
                terms.insert(word.chars().take(40).collect());
                word.clear();
            }
        }
    }
    terms
}

fn is_chinese(character: char) -> bool {
    matches!(character, '\u{3400}'..='\u{4dbf}' | '\u{4e00}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' | '\u{20000}'..='\u{3ffff}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn chinese_is_found_by_pairs_and_english_by_words() {
        let found: Vec<_> = terms(["跑腿到家 leaked 订单。Again!"]).into_iter().collect();
        assert_eq!(found, ["again", "leaked", "到家", "腿到", "订单", "跑腿"]);
        assert_eq!(terms(["漏"]).into_iter().collect::<Vec<_>>(), ["漏"]);
        assert!(terms(["", " ,.!"]).is_empty());
    }
}
