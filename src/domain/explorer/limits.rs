//! Until when a claim can be made, for somebody who says since when they have known.

use super::Told;
use crate::domain::clock::{Day, Moment, Reckoning, StartsOn};
use crate::domain::rulebook::{Entry, Limitation, Rulebook, entry};

/// One limitation, and how somebody stands to it.
#[derive(Clone, Debug)]
pub struct Limit<'a> {
    /// What the rulebook says.
    pub limitation: &'a Limitation,
    /// How they stand to it.
    pub standing: Standing,
    /// The day on which their request to the platform started it anew, if one did.
    pub anew: Option<Day>,
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
    /// It is over, even counted from the last day on which it can have begun.
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
pub(super) fn of<'a>(book: &'a Rulebook, told: &Told<'_>, now: Moment) -> Vec<Limit<'a>> {
    let runs_from_knowing =
        |one: &&Limitation| one.starts_on.is_none_or(|starts_on| starts_on == StartsOn::RightKnown);
    let limit = |limitation: &'a Limitation| {
        let (standing, anew) = standing(limitation, book, told, now);
        let ground = limitation.ground.as_deref().and_then(|key| entry(&book.inadmissible, key));
        Limit { limitation, standing, anew, ground }
    };
    book.limitation.iter().filter(runs_from_knowing).map(limit).collect()
}

/// No time begins later than on the day on which somebody knows: what is over from there is over.
fn standing(
    limitation: &Limitation,
    book: &Rulebook,
    told: &Told<'_>,
    now: Moment,
) -> (Standing, Option<Day>) {
    let count = |from: Day| book.reckon_limitation(limitation, from);
    let Some(first) = told.known.and_then(count) else {
        return (Standing::Untold, None);
    };
    // Too late a request starts nothing anew.
    let in_time = |on: &Day| !first.is_over(Moment::start_of(*on, &book.zone));
    let anew = told.asked.map(|(on, _)| on).filter(|_| limitation.anew_by_request).filter(in_time);
    let reckoning = anew.and_then(count).unwrap_or(first);
    let standing = if reckoning.is_over(now) {
        Standing::Over(reckoning)
    } else if limitation.starts_on.is_none() {
        Standing::Unsure
    } else {
        Standing::Runs(reckoning)
    };
    (standing, anew)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::case::event::CameBack;

    fn limits(id: &str, known: &str, at: &str) -> Vec<(String, String)> {
        limits_of_asker(id, known, None, at)
    }

    fn limits_of_asker(id: &str, known: &str, asked: Option<&str>, at: &str) -> Vec<(String, String)> {
        let book = Rulebook::of(id).unwrap();
        let asked = asked.map(|on| (on.parse().unwrap(), CameBack::Refused));
        let told = Told { situations: Vec::new(), asked, known: Some(known.parse().unwrap()) };
        let limits = of(book, &told, at.parse().unwrap());
        let told = limits.iter().map(|limit| {
            let standing = match &limit.standing {
                Standing::Untold => "untold".to_owned(),
                Standing::Unsure => "unsure".to_owned(),
                Standing::Runs(reckoning) if limit.anew.is_some() => {
                    format!("anew to {}", reckoning.last_day(&book.zone))
                }
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
    fn a_request_on_the_last_day_starts_three_years_anew_and_one_on_the_day_after_does_not() {
        let asked = |on: &str, at: &str| limits_of_asker("cn", "2023-10-01", Some(on), at);
        let last = asked("2026-10-08", "2026-11-23T10:00:00Z");
        assert_eq!(of_key(&last, "money"), "anew to 2029-10-08");
        // What an authority takes is not prolonged by it.
        assert_eq!(of_key(&last, "authority"), "over on 2026-10-08");
        assert_eq!(of_key(&asked("2026-10-09", "2026-11-23T10:00:00Z"), "money"), "over on 2026-10-08");
        assert_eq!(of_key(&asked("2023-10-08", "2026-11-23T10:00:00Z"), "money"), "over on 2026-10-08");
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
