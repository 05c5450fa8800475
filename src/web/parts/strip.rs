//! The holder strip: every day of a case in the colour of who held it.

use crate::domain::actor::Holder;
use crate::domain::case::Held;
use crate::domain::turn::nearest_days;
use crate::messages::T;

/// A day, to be drawn.
const DAY: i64 = 86_400;
/// The bar is this many units wide.
const WIDTH: u64 = 1000;
/// No stretch is drawn thinner, so that half a day can still be seen.
const LEAST: u64 = 6;

/// One piece of the bar as it is drawn.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Piece {
    /// Its colour.
    pub holder: &'static str,
    /// The colour of its lower half, where two had it.
    pub with: Option<&'static str>,
    /// From the start of the bar, in tenths of a per cent.
    pub x: u64,
    /// In tenths of a per cent.
    pub width: u64,
    /// Held now, by a window that runs: hatched.
    pub running: bool,
    /// Not yet come: pale.
    pub coming: bool,
}

impl Piece {
    /// `x` as an SVG length.
    pub fn from(&self) -> String {
        per_cent(self.x)
    }

    /// `width` as an SVG length.
    pub fn wide(&self) -> String {
        per_cent(self.width)
    }
}

fn per_cent(tenths: u64) -> String {
    format!("{}.{}%", tenths / 10, tenths % 10)
}

/// The words for one holder below the bar.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Key {
    /// Its colour.
    pub holder: &'static str,
    /// "Centre 10 days".
    pub words: String,
}

/// The bar and the words that say the same.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Strip {
    /// From the first day to the last.
    pub pieces: Vec<Piece>,
    /// One line per holder, in the order in which they first held the case.
    pub key: Vec<Key>,
    /// How often the case was passed on.
    pub passed_on: String,
    /// Days that count for two of them; empty if there are none.
    pub shared: String,
}

impl Strip {
    /// The strip of `held` in the order of time. If `running`, the last one is going on and
    /// `coming` more days are left until its window ends. `passed_on` counts hand-overs from one
    /// of the centre's people, or of the platform's, to another.
    pub fn new(t: T, held: &[Held], running: bool, coming: u32, passed_on: u32) -> Self {
        let last = held.len().saturating_sub(1);
        let mut drawn: Vec<(Held, bool, bool)> =
            held.iter().enumerate().map(|(at, held)| (*held, running && at == last, false)).collect();
        let holds_now = held.last().filter(|_| running).copied();
        if let Some(now) = holds_now.filter(|_| coming > 0) {
            let until = now.until.plus_seconds(DAY * i64::from(coming));
            drawn.push((Held { from: now.until, until, ..now }, false, true));
        }
        let both = held.iter().filter(|held| held.with.is_some()).map(Held::seconds).sum();
        Self {
            pieces: pieces(&drawn),
            key: key(t, held, holds_now, coming),
            passed_on: t.passed_on(passed_on).into_owned(),
            shared: match nearest_days(both) {
                0 => String::new(),
                days => t.held_by_both(days).into_owned(),
            },
        }
    }
}

/// Shares the width out by days, gives thin ones the least width, and ends exactly at the end.
fn pieces(drawn: &[(Held, bool, bool)]) -> Vec<Piece> {
    let seconds = |held: &Held| held.seconds().max(0).unsigned_abs();
    let whole: u64 = drawn.iter().map(|(held, ..)| seconds(held)).sum();
    let count = drawn.len() as u64;
    let shared = WIDTH.saturating_sub(LEAST * count);
    let mut before = 0;
    let mut placed = Vec::with_capacity(drawn.len());
    for (at, (held, running, coming)) in (0u64..).zip(drawn) {
        let edge = |sum: u64, pieces: u64| {
            let share = (shared * sum).checked_div(whole).unwrap_or(shared * pieces / count);
            share + (WIDTH - shared) * pieces / count
        };
        let x = edge(before, at);
        before += seconds(held);
        let width = edge(before, at + 1) - x;
        placed.push(Piece {
            holder: held.by.as_str(),
            with: held.with.map(Holder::as_str),
            x,
            width,
            running: *running,
            coming: *coming,
        });
    }
    placed
}

fn key(t: T, held: &[Held], now: Option<Held>, coming: u32) -> Vec<Key> {
    let mut holders: Vec<Holder> = Vec::new();
    for holder in held.iter().flat_map(|held| std::iter::once(held.by).chain(held.with)) {
        if !holders.contains(&holder) {
            holders.push(holder);
        }
    }
    let holds_now = |holder| now.is_some_and(|now| now.by == holder || now.with == Some(holder));
    let words = |holder: Holder| {
        let (who, days) = (t.holder(holder.as_str()), Held::days_of(held, holder));
        match holds_now(holder) {
            true if coming > 0 => t.held_so_far(&who, days, days + coming),
            true => t.held_now(&who, days),
            false => t.held(&who, days),
        }
    };
    holders.iter().map(|holder| Key { holder: holder.as_str(), words: words(*holder).into_owned() }).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::clock::Moment;
    use crate::domain::text::Language;

    fn days(by: &str, days: i64) -> Held {
        let from = Moment::from_microseconds(0).unwrap();
        let by = *Holder::ALL.iter().find(|holder| holder.as_str() == by).unwrap();
        Held { by, with: None, from, until: from.plus_seconds(DAY * days) }
    }

    #[test]
    fn parts_of_days_are_added_before_they_are_rounded() {
        let half = Held { until: days("platform", 0).from.plus_seconds(DAY * 4 / 10), ..days("platform", 0) };
        let held = [half, days("centre", 1), half, days("centre", 1), half];
        let strip = Strip::new(T(Language::En), &held, false, 0, 4);
        let words: Vec<_> = strip.key.iter().map(|key| key.words.as_str()).collect();
        assert_eq!(words, ["Platform 1 day", "Centre 2 days"]);
    }

    #[test]
    fn the_pieces_fill_the_bar_without_gap_or_overlap() {
        for stretches in [
            vec![days("centre", 10), days("platform", 4)],
            vec![days("centre", 0)],
            vec![days("centre", 1), days("platform", 400), days("mediator", 0), days("consumer", 3)],
        ] {
            let strip = Strip::new(T(Language::En), &stretches, true, 11, 0);
            let mut x = 0;
            for piece in &strip.pieces {
                assert_eq!(piece.x, x);
                assert!(piece.width >= LEAST - 1, "{piece:?}");
                x += piece.width;
            }
            assert_eq!(x, WIDTH);
        }
    }

    #[test]
    fn the_running_piece_is_hatched_and_the_days_to_come_are_pale() {
        let strip = Strip::new(T(Language::En), &[days("centre", 10), days("platform", 4)], true, 11, 0);
        let looks: Vec<_> = strip.pieces.iter().map(|p| (p.holder, p.running, p.coming)).collect();
        assert_eq!(looks, [("centre", false, false), ("platform", true, false), ("platform", false, true)]);
        let words: Vec<_> = strip.key.iter().map(|key| key.words.as_str()).collect();
        assert_eq!(
            words,
            ["Centre 10 days", "Platform 4 days so far, 15 if it uses all of the time that runs now"]
        );
        assert_eq!(strip.passed_on, "It has not gone from one to the next yet.");
    }

    #[test]
    fn the_words_add_up_what_one_holder_had_in_several_stretches() {
        let stretches = [days("platform", 1), days("consumer", 3), days("platform", 2)];
        let strip = Strip::new(T(Language::Zh), &stretches, false, 0, 1);
        let words: Vec<_> = strip.key.iter().map(|key| key.words.as_str()).collect();
        assert_eq!(words, ["平台 3 天", "消费者 3 天"]);
    }

    #[test]
    fn days_on_which_both_were_asked_count_for_each_and_it_says_so() {
        let both = Held { with: Some(Holder::Consumer), ..days("platform", 3) };
        let strip = Strip::new(T(Language::En), &[days("centre", 2), both, days("platform", 4)], false, 0, 1);
        let words: Vec<_> = strip.key.iter().map(|key| key.words.as_str()).collect();
        assert_eq!(words, ["Centre 2 days", "Platform 7 days", "Consumer 3 days"]);
        assert!(strip.shared.contains("3 days"), "{}", strip.shared);
        let colours: Vec<_> = strip.pieces.iter().map(|piece| (piece.holder, piece.with)).collect();
        assert_eq!(colours, [("centre", None), ("platform", Some("consumer")), ("platform", None)]);
        assert!(Strip::new(T(Language::En), &[days("centre", 2)], false, 0, 1).shared.is_empty());
        // Both are asked now.
        let strip = Strip::new(T(Language::En), &[both], true, 2, 0);
        let words: Vec<_> = strip.key.iter().map(|key| key.words.as_str()).collect();
        let so_far = "3 days so far, 5 if it uses all of the time that runs now";
        assert_eq!(words, [format!("Platform {so_far}"), format!("Consumer {so_far}")]);
    }

    #[test]
    fn a_case_of_no_days_has_an_empty_strip() {
        assert!(Strip::new(T(Language::En), &[], true, 5, 0).pieces.is_empty());
    }
}
