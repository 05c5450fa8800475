//! Hours of the day in which somebody may be written to.

use super::{Moment, Zone};

/// From one full hour to another, every day; over midnight if the second comes first.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Hours {
    /// The first hour, from 0.
    pub from: i64,
    /// The hour that is not among them any more, up to 24.
    pub until: i64,
}

impl Hours {
    /// These hours; `None` if they are none, or no hours of a day.
    pub fn new(from: i64, until: i64) -> Option<Hours> {
        let day = (0..24).contains(&from) && (0..=24).contains(&until);
        (day && from != until % 24).then_some(Hours { from, until })
    }

    /// When the hours begin next, if `at` is not among them.
    pub fn after(self, at: Moment, zone: &Zone) -> Option<Moment> {
        let local = at.timestamp().to_zoned_datetime(zone.time_zone().clone());
        let hour = i64::from(local.hour());
        let among = if self.from < self.until {
            (self.from..self.until).contains(&hour)
        } else {
            hour >= self.from || hour < self.until
        };
        if among {
            return None;
        }
        let past = i64::from(local.minute()) * 60 + i64::from(local.second());
        Some(at.plus_seconds((self.from - hour).rem_euclid(24) * 3_600 - past))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn after(from: i64, until: i64, at: &str) -> Option<String> {
        let zone = Zone::named("Asia/Shanghai").unwrap();
        let hours = Hours::new(from, until).unwrap();
        hours.after(at.parse().unwrap(), &zone).map(|at| at.to_string())
    }

    #[test]
    fn a_letter_waits_for_the_first_of_its_hours() {
        // 08:59:30, 09:00 and 17:00 in Beijing.
        assert_eq!(after(9, 17, "2026-11-23T00:59:30Z").as_deref(), Some("2026-11-23T01:00:00.000000Z"));
        assert_eq!(after(9, 17, "2026-11-23T01:00:00Z"), None);
        assert_eq!(after(9, 17, "2026-11-23T09:00:00Z").as_deref(), Some("2026-11-24T01:00:00.000000Z"));
    }

    #[test]
    fn hours_may_go_over_midnight_and_are_never_none() {
        assert_eq!(after(22, 6, "2026-11-23T16:00:00Z"), None);
        assert_eq!(after(22, 6, "2026-11-23T01:00:00Z").as_deref(), Some("2026-11-23T14:00:00.000000Z"));
        assert_eq!(after(18, 24, "2026-11-23T09:59:00Z").as_deref(), Some("2026-11-23T10:00:00.000000Z"));
        for (from, until) in [(9, 9), (0, 24), (24, 9), (-1, 9), (9, 25)] {
            assert_eq!(Hours::new(from, until), None);
        }
    }
}
