//! A point in time, a date on the wall, and the place that turns one into the other.

use jiff::tz::TimeZone;
use jiff::{SignedDuration, Timestamp};
use serde::{Deserialize, Serialize};
use std::fmt;
use std::str::FromStr;

/// A date on the wall, without a place.
pub type Day = jiff::civil::Date;

/// A point in time in UTC, whole microseconds: what both databases keep without loss.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Moment(Timestamp);

impl Moment {
    /// The microsecond in which `timestamp` lies.
    pub fn from_timestamp(timestamp: Timestamp) -> Self {
        Self(Timestamp::from_microsecond(timestamp.as_microsecond()).unwrap_or(timestamp))
    }

    /// The same point for jiff.
    pub fn timestamp(self) -> Timestamp {
        self.0
    }

    /// Microseconds since 1970-01-01T00:00:00Z, as the databases bind it.
    pub fn microseconds(self) -> i64 {
        self.0.as_microsecond()
    }

    /// The point so many microseconds after 1970-01-01T00:00:00Z; `None` outside years that exist.
    pub fn from_microseconds(microseconds: i64) -> Option<Self> {
        Timestamp::from_microsecond(microseconds).ok().map(Self)
    }

    /// The point `seconds` later (earlier if negative); stops at the end of the calendar.
    pub fn plus_seconds(self, seconds: i64) -> Self {
        let edge = if seconds < 0 { Timestamp::MIN } else { Timestamp::MAX };
        let moved = self.0.checked_add(SignedDuration::from_secs(seconds)).unwrap_or(edge);
        Self::from_timestamp(moved)
    }

    /// Whole seconds from `earlier` to this point; negative if `earlier` is later.
    pub fn seconds_since(self, earlier: Moment) -> i64 {
        self.0.duration_since(earlier.0).as_secs()
    }

    /// The date on the wall in `zone`.
    pub fn day_in(self, zone: &Zone) -> Day {
        self.0.to_zoned_datetime(zone.0.clone()).date()
    }

    /// The first instant of `day` in `zone`; where the clocks jump over midnight, the first after.
    pub fn start_of(day: Day, zone: &Zone) -> Self {
        let start = day.to_zoned_datetime(zone.0.clone()).map(|midnight| midnight.timestamp());
        let edge = if day.year() < 0 { Timestamp::MIN } else { Timestamp::MAX };
        Self::from_timestamp(start.unwrap_or(edge))
    }

    /// The instant at which the clocks of `zone` show this hour, minute and second on `day`: the first where they
    /// show it twice, and where they jump over it, as if they had not. `None` for what is no time of day.
    pub fn at(day: Day, [hour, minute, second]: [i8; 3], zone: &Zone) -> Option<Self> {
        let time = jiff::civil::Time::new(hour, minute, second, 0).ok()?;
        zone.0.to_timestamp(day.to_datetime(time)).ok().map(Self::from_timestamp)
    }

    /// The first instant after `day` in `zone`: what the law calls 24:00 of that day.
    pub fn end_of(day: Day, zone: &Zone) -> Self {
        Self::start_of(day.tomorrow().unwrap_or(Day::MAX), zone)
    }
}

impl fmt::Display for Moment {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:.6}", self.0)
    }
}

impl fmt::Debug for Moment {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

/// A text that is no point in time.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{0:?} is not a time like 2026-11-23T10:42:00Z")]
pub struct NotAMoment(String);

impl FromStr for Moment {
    type Err = NotAMoment;
    fn from_str(text: &str) -> Result<Self, Self::Err> {
        text.parse().map(Self::from_timestamp).map_err(|_| NotAMoment(text.to_owned()))
    }
}

impl Serialize for Moment {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Moment {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        String::deserialize(deserializer)?.parse().map_err(serde::de::Error::custom)
    }
}

/// A place whose clocks and dates bind, by its name in the IANA list: `Asia/Shanghai`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Zone(TimeZone);

/// A name that the IANA list does not have.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{0:?} is not a time zone; use a name like Asia/Shanghai")]
pub struct UnknownZone(String);

impl Zone {
    /// The zone called `name`.
    ///
    /// # Errors
    /// [`UnknownZone`] if the bundled list lacks the name.
    pub fn named(name: &str) -> Result<Self, UnknownZone> {
        let found = TimeZone::get(name).map_err(|_| UnknownZone(name.to_owned()))?;
        // A zone without a name (an offset, a file) could not be stored and found again.
        if found.iana_name().is_some() { Ok(Self(found)) } else { Err(UnknownZone(name.to_owned())) }
    }

    /// Its name in the IANA list.
    pub fn name(&self) -> &str {
        self.0.iana_name().unwrap_or("UTC")
    }

    /// The same zone for jiff, to format a time of day.
    pub fn time_zone(&self) -> &TimeZone {
        &self.0
    }
}

impl fmt::Display for Zone {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

impl FromStr for Zone {
    type Err = UnknownZone;
    fn from_str(text: &str) -> Result<Self, Self::Err> {
        Self::named(text)
    }
}

impl Serialize for Zone {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.name())
    }
}

impl<'de> Deserialize<'de> for Zone {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Self::named(&String::deserialize(deserializer)?).map_err(serde::de::Error::custom)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn moment(text: &str) -> Moment {
        text.parse().unwrap()
    }

    #[test]
    fn a_time_on_the_wall_is_an_instant_of_its_zone() {
        let at = |time| Moment::at(Day::constant(2026, 3, 29), time, &"Europe/Brussels".parse().unwrap());
        let instant = |at: Option<Moment>| at.map(|at| at.timestamp().to_string());
        assert_eq!(instant(at([1, 59, 59])).as_deref(), Some("2026-03-29T00:59:59Z"));
        assert_eq!(instant(at([3, 0, 0])).as_deref(), Some("2026-03-29T01:00:00Z"));
        assert_eq!([[24, 0, 0], [-1, 0, 0], [9, 60, 0], [9, 0, 60]].map(at), [None; 4]);
    }

    #[test]
    fn a_moment_is_written_with_six_digits_and_read_back() {
        let at = moment("2026-11-23T10:42:00.123456789Z");
        assert_eq!(at.to_string(), "2026-11-23T10:42:00.123456Z");
        assert_eq!(serde_json::to_string(&at).unwrap(), "\"2026-11-23T10:42:00.123456Z\"");
        assert_eq!(serde_json::from_str::<Moment>("\"2026-11-23T18:42:00.123456+08:00\"").unwrap(), at);
        assert!("yesterday".parse::<Moment>().is_err());
    }

    #[test]
    fn the_day_turns_at_midnight_of_the_place() {
        let zone = Zone::named("Asia/Shanghai").unwrap();
        let day: Day = "2026-11-23".parse().unwrap();
        let start = Moment::start_of(day, &zone);
        assert_eq!(start, moment("2026-11-22T16:00:00Z"));
        assert_eq!(start.day_in(&zone), day);
        assert_eq!(start.plus_seconds(-1).day_in(&zone), day.yesterday().unwrap());
        assert_eq!(Moment::end_of(day, &zone).seconds_since(start), 86_400);
    }

    #[test]
    fn a_day_that_begins_after_a_jump_of_the_clock_begins_then() {
        let zone = Zone::named("America/Sao_Paulo").unwrap();
        let start = Moment::start_of("2018-11-04".parse().unwrap(), &zone);
        assert_eq!(start, moment("2018-11-04T03:00:00Z"));
    }

    #[test]
    fn the_end_of_the_calendar_is_no_panic() {
        let zone = Zone::named("Asia/Shanghai").unwrap();
        let last = Moment::end_of(Day::MAX, &zone);
        assert!(last.plus_seconds(i64::MAX) >= last);
        assert!(Moment::start_of(Day::MIN, &zone) < last);
        assert!(Zone::named("Chengdu").is_err());
    }
}
