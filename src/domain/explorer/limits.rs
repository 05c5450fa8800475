//! Until when a claim can be made, for somebody who says since when they have known.

use crate::domain::clock::{Day, Moment, Reckoning, StartsOn};
use crate::domain::rulebook::{Entry, Limitation, Rulebook, entry};

/// One limitation, and how somebody stands to it.
#[derive(Clone, Debug)]
pub struct Limit<'a> {
    /// What the rulebook says.
    pub limitation: &'a Limitation,
    /// How they stand to it.
    pub standing: Standing,
    ground: Option<&'a Entry>,
}

/// How somebody stands to a limitation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Standing {
    /// It cannot be said: it never runs out, it is not settled, or they did not say since when.
    Untold,
    /// From which day it runs was not read in the law; it may have begun before they knew.
    Unsure,
    /// It still runs.
    Runs(Reckoning),
    /// It is over, even counted from the day on which they knew.
    Over(Reckoning),
}

impl<'a> Limit<'a> {
    /// The ground on which a centre does not take it any more; `None` while it may.
    pub fn bars(&self) -> Option<&'a Entry> {
        self.ground.filter(|_| self.is_over())
    }

    /// Whether it is over.
    pub fn is_over(&self) -> bool {
        matches!(self.standing, Standing::Over(_))
    }
}

/// What begins only after a complaint, such as the time to enforce an agreement, is left out.
pub(super) fn of<'a>(book: &'a Rulebook, known: Option<Day>, now: Moment) -> Vec<Limit<'a>> {
    let runs_from_knowing =
        |one: &&Limitation| one.starts_on.is_none_or(|starts_on| starts_on == StartsOn::RightKnown);
    let limit = |limitation: &'a Limitation| Limit {
        limitation,
        standing: standing(limitation, book, known, now),
        ground: limitation.ground.as_deref().and_then(|key| entry(&book.inadmissible, key)),
    };
    book.limitation.iter().filter(runs_from_knowing).map(limit).collect()
}

/// No time begins later than on the day on which somebody knows: what is over from there is over.
fn standing(limitation: &Limitation, book: &Rulebook, known: Option<Day>, now: Moment) -> Standing {
    match known.and_then(|known| book.reckon_limitation(limitation, known)) {
        None => Standing::Untold,
        Some(reckoning) if reckoning.is_over(now) => Standing::Over(reckoning),
        Some(_) if limitation.starts_on.is_none() => Standing::Unsure,
        Some(reckoning) => Standing::Runs(reckoning),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn limits(id: &str, known: &str, at: &str) -> Vec<(String, String)> {
        let book = Rulebook::of(id).unwrap();
        let limits = of(book, Some(known.parse().unwrap()), at.parse().unwrap());
        let told = limits.iter().map(|limit| {
            let standing = match &limit.standing {
                Standing::Untold => "untold".to_owned(),
                Standing::Unsure => "unsure".to_owned(),
                Standing::Runs(reckoning) => format!("runs to {}", reckoning.last_day(&book.zone)),
                Standing::Over(reckoning) => format!("over on {}", reckoning.last_day(&book.zone)),
            };
            (limit.limitation.key.clone(), standing)
        });
        told.collect()
    }

    fn of_key(list: &[(String, String)], key: &str) -> String {
        list.iter().find(|(name, _)| name == key).map(|(_, standing)| standing.clone()).unwrap()
    }

    #[test]
    fn three_years_run_before_and_on_their_last_day_and_are_over_after_it() {
        for (at, standing) in [
            ("2026-10-07T15:59:59Z", "runs to 2026-10-08"), // 1 October is off, to the 7th
            ("2026-10-08T15:59:59Z", "runs to 2026-10-08"),
            ("2026-10-08T16:00:00Z", "over on 2026-10-08"),
        ] {
            let limits = limits("cn", "2023-10-01", at);
            assert_eq!(of_key(&limits, "money"), standing, "{at}");
            assert_eq!(of_key(&limits, "authority"), standing, "{at}");
            assert_eq!(of_key(&limits, "not_barred"), "untold");
            assert!(!limits.iter().any(|(key, _)| key == "enforcement"));
        }
    }

    #[test]
    fn what_may_have_begun_before_is_never_said_to_run_and_still_can_be_over() {
        let british = |known: &str| of_key(&limits("uk", known, "2026-11-23T10:00:00Z"), "england");
        assert_eq!(british("2025-01-10"), "unsure");
        assert_eq!(british("2020-11-20"), "over on 2026-11-20");
        assert_eq!(of_key(&limits("eu", "2019-01-01", "2026-11-23T10:00:00Z"), "damages"), "untold");
        assert_eq!(of_key(&limits("us_ca", "2024-01-01", "2026-11-23T10:00:00Z"), "leak"), "untold");
    }
}
