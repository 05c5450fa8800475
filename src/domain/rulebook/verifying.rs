//! Which rules are due for a look: the law changes, and a rulebook that nobody checks goes stale.

use super::Rulebook;
use crate::domain::clock::Day;
use crate::domain::text::Bilingual;

/// How many days ahead a check is announced.
pub const ANNOUNCED: i64 = 30;

/// Something that somebody should look up again.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ToVerify {
    /// Where it stands in the rulebook's file: `laws.CSL`.
    pub place: String,
    /// What it is.
    pub what: Bilingual,
    /// By when.
    pub by: Day,
}

impl Rulebook {
    /// Everything that has a date by which it should be looked up again, the nearest first.
    pub fn to_verify(&self) -> Vec<ToVerify> {
        let mut found = vec![ToVerify {
            place: "verify_by".to_owned(),
            what: Bilingual {
                en: "Everything that is marked as not read in its source".to_owned(),
                zh: "所有标明“未在原文核对”的内容".to_owned(),
            },
            by: self.verify_by,
        }];
        let mut add = |list: &str, key: &str, what: Bilingual, by: Option<Day>| {
            found.extend(by.map(|by| ToVerify { place: format!("{list}.{key}"), what, by }));
        };
        for law in &self.laws {
            add("laws", &law.key, law.name.clone(), law.verify_by);
        }
        for rule in &self.grievances {
            let statute = rule.statute.as_ref().and_then(|statute| statute.verify_by);
            let benchmark = rule.benchmark.as_ref().and_then(|benchmark| benchmark.verify_by);
            add("grievances", &format!("{}.statute", rule.key), rule.short.clone(), statute);
            add("grievances", &format!("{}.benchmark", rule.key), rule.short.clone(), benchmark);
        }
        for time in &self.times {
            add("times", &time.key, time.name.clone(), time.verify_by);
        }
        for route in &self.routes {
            add("routes", &route.key, route.name.clone(), route.verify_by);
        }
        for limitation in &self.limitation {
            add("limitation", &limitation.key, limitation.claim.clone(), limitation.verify_by);
        }
        for year in &self.years {
            let what = Bilingual {
                en: format!("Days off in {}", year.year),
                zh: format!("{}年的节假日", year.year),
            };
            add("calendar.years", &year.year.to_string(), what, year.verify_by);
        }
        found.sort_by_key(|one| one.by);
        found
    }

    /// What is due, or will be within [`ANNOUNCED`] days.
    pub fn due_for_a_look(&self, today: Day) -> Vec<ToVerify> {
        let last = today.saturating_add(jiff::Span::new().days(ANNOUNCED));
        self.to_verify().into_iter().filter(|one| one.by <= last).collect()
    }
}
