//! The register: what the public may read of an outcome. It has no field for a name, a case number
//! or an exact date, so none can leak.

use super::case::event::Finding;
use super::clock::{Day, Moment};
use super::evidence::TextRef;
use super::grievance::Grievance;
use super::ids::{CaseNumber, MatterId, PlatformId};
use super::publication::{Kept, Kind, Reaction};
use super::text::Language;
use std::collections::BTreeSet;

/// The register's row for one publication, as its decision gives it to the store.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EntryRow {
    /// The publication. It tells nothing; see [`MatterId::of_publication`].
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
    /// That the platform punished the consumer for complaining, if the mediator found so.
    pub retaliation: Option<Finding>,
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

/// A piece of a text, and whether it is something that was searched for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Piece {
    /// The piece.
    pub text: String,
    /// Was it searched for?
    pub marked: bool,
}

/// `text` in pieces, with everything marked that `searched` asks for: words by how they begin, runs
/// of Chinese wherever they stand.
pub fn marked(text: &str, searched: &str) -> Vec<Piece> {
    let wanted = searched_for(searched);
    let characters: Vec<char> = text.chars().collect();
    let small: Vec<char> = characters.iter().map(|c| c.to_lowercase().next().unwrap_or(*c)).collect();
    let mut pieces: Vec<Piece> = Vec::new();
    let mut at = 0;
    while let Some(character) = characters.get(at) {
        let begins = at.checked_sub(1).and_then(|before| small.get(before)).is_none_or(|c| !is_in_word(*c));
        let found = wanted.iter().filter(|want| {
            let fits = small.get(at..).is_some_and(|rest| rest.starts_with(want.as_slice()));
            fits && (begins || want.first().is_some_and(|c| is_chinese(*c)))
        });
        let length = found.map(Vec::len).max().unwrap_or(0);
        let piece: String = match length {
            0 => character.to_string(),
            _ => characters.iter().skip(at).take(length).collect(),
        };
        match pieces.last_mut() {
            Some(last) if last.marked == (length > 0) => last.text.push_str(&piece),
            _ => pieces.push(Piece { text: piece, marked: length > 0 }),
        }
        at += length.max(1);
    }
    pieces
}

/// What stands at the start of `text`, or around the first thing that was searched for, about `most`
/// characters of it.
pub fn excerpt(text: &str, searched: &str, most: usize) -> String {
    let before: usize = marked(text, searched)
        .iter()
        .scan(false, |found, piece| {
            *found |= piece.marked;
            (!*found).then(|| piece.text.chars().count())
        })
        .sum();
    let length = text.chars().count();
    // Nothing was found, or it stands where everybody begins to read.
    let from = if before >= length || before < most * 2 / 3 { 0 } else { before - most / 3 };
    let characters: Vec<char> = text.chars().collect();
    let to = whole_words(&characters, (from + most).min(length));
    let from = whole_words(&characters, from);
    let middle: String = characters.iter().skip(from).take(to.saturating_sub(from)).collect();
    let (start, end) = (if from > 0 { "…" } else { "" }, if to < length { "…" } else { "" });
    format!("{start}{}{end}", middle.trim())
}

/// The nearest place at or before `at` that cuts no word in two; `at` itself inside a very long word.
fn whole_words(characters: &[char], at: usize) -> usize {
    let in_word = |at: usize| characters.get(at).is_some_and(|c| is_in_word(*c));
    let cuts = |at: &usize| at.checked_sub(1).is_some_and(in_word) && in_word(*at);
    (at.saturating_sub(40)..=at).rev().find(|at| !cuts(at)).unwrap_or(at)
}

fn searched_for(searched: &str) -> Vec<Vec<char>> {
    let small: Vec<char> = searched.chars().flat_map(char::to_lowercase).collect();
    let mut wanted: Vec<Vec<char>> = Vec::new();
    let mut kind = None;
    for character in small {
        let now = if is_chinese(character) { Some(true) } else { is_in_word(character).then_some(false) };
        if now.is_some() {
            match wanted.last_mut() {
                Some(last) if kind == now => last.push(character),
                _ => wanted.push(vec![character]),
            }
        }
        kind = now;
    }
    wanted
}

/// What in a text for the public may lead to a consumer. No machine finds everything: a registrar
/// reads the text, too.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Trace {
    /// A mail address.
    MailAddress,
    /// A number as long as a telephone's, an order's or an identity card's.
    LongNumber,
    /// A case number.
    CaseNumber,
    /// Something that is known of this very consumer: their name, address or account.
    Known,
}

/// The fewest digits of a number that may name somebody.
const LONG: usize = 9;

/// What in `text` may lead to a consumer of whom `known` is known.
pub fn traces<'k>(text: &str, known: impl IntoIterator<Item = &'k str>) -> Vec<Trace> {
    let mut traces = Vec::new();
    let small = text.to_lowercase();
    let mut known = known.into_iter().map(|one| one.trim().to_lowercase());
    // One letter or character alone says nothing.
    if known.any(|one| one.chars().count() > 1 && small.contains(&one)) {
        traces.push(Trace::Known);
    }
    let parts =
        || text.split(|c: char| c.is_whitespace() || matches!(c, '，' | '。' | '、' | ',' | ';' | '；'));
    if parts()
        .any(|part| part.split_once('@').is_some_and(|(name, host)| !name.is_empty() && host.contains('.')))
    {
        traces.push(Trace::MailAddress);
    }
    let is_case = |part: &str| {
        let bare = part.trim_matches(|c: char| !c.is_ascii_alphanumeric());
        bare.parse::<CaseNumber>().is_ok()
    };
    if parts().any(is_case) {
        traces.push(Trace::CaseNumber);
    } else if longest_number(text) >= LONG {
        traces.push(Trace::LongNumber);
    }
    traces
}

/// The most digits in a row; a hyphen or a blank between two digits does not end the row.
fn longest_number(text: &str) -> usize {
    let (mut longest, mut digits, mut gap) = (0, 0, 0);
    for character in text.chars() {
        if character.is_numeric() {
            (digits, gap) = (digits + 1, 0);
            longest = longest.max(digits);
        } else if matches!(character, '-' | ' ' | '\u{a0}') && gap == 0 {
            gap = 1;
        } else {
            (digits, gap) = (0, 0);
        }
    }
    longest
}

fn is_in_word(character: char) -> bool {
    character.is_alphanumeric() && !is_chinese(character)
}

/// Is it a Chinese character?
pub fn is_chinese(character: char) -> bool {
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

    fn shown(text: &str, searched: &str) -> String {
        let show = |piece: Piece| if piece.marked { format!("[{}]", piece.text) } else { piece.text };
        marked(text, searched).into_iter().map(show).collect()
    }

    #[test]
    fn what_was_searched_for_is_marked_and_nothing_is_lost() {
        assert_eq!(shown("A former courier; COURIERS", "courier"), "A former [courier]; [COURIER]S");
        assert_eq!(shown("订单信息泄露后未通知", "泄露 courier"), "订单信息[泄露]后未通知");
        assert_eq!(shown("İstanbul leak", "leak"), "İstanbul [leak]");
        assert_eq!(shown("bleak", "leak"), "bleak");
        assert_eq!(shown("text", ""), "text");
        assert!(marked("", "x").is_empty());
    }

    #[test]
    fn an_excerpt_shows_what_was_searched_for() {
        assert_eq!(excerpt("short", "x", 10), "short");
        assert_eq!(excerpt("one two three four", "", 7), "one two…");
        assert_eq!(excerpt("one two three four", "", 6), "one…");
        assert_eq!(excerpt("订单信息泄露", "", 4), "订单信息…");
        let long = format!("{} needle {}", "hay ".repeat(40), "straw ".repeat(40));
        let found = excerpt(&long, "needle", 60);
        assert!(found.contains("needle") && found.starts_with('…') && found.ends_with('…'), "{found}");
    }

    #[test]
    fn what_may_lead_to_a_consumer_is_found() {
        let clean = "Riders could look up deliveries for 90 days (PIPL art. 6), from 2026-04-15; ¥1,200,000 was paid.";
        assert!(traces(clean, ["Li Na", "", "x"]).is_empty());
        assert_eq!(traces("told LI NA so", ["Li Na"]), [Trace::Known]);
        assert_eq!(traces("联系 ann@example.org。", []), [Trace::MailAddress]);
        assert_eq!(traces("电话138-1234-5678", []), [Trace::LongNumber]);
        let number = CaseNumber::new(2026, 7).map(|number| number.to_string()).unwrap();
        assert_eq!(traces(&format!("see ({number})."), []), [Trace::CaseNumber]);
    }
}
