//! The file format of calendars, RFC 5545, as far as a window needs it. Written by hand: it is a page of
//! rules, and the crates for it bring a second library for time.

use crate::domain::clock::{Day, Moment};
use jiff::ToSpan;

/// A line holds so many bytes before it is folded (section 3.1).
const LINE: usize = 75;

/// When an event is.
#[derive(Clone, Copy, Debug)]
pub enum When {
    /// All of one day.
    On(Day),
    /// At one instant.
    At(Moment),
}

/// One event.
#[derive(Clone, Debug)]
pub struct Event {
    /// The same for ever, so that a later file replaces this event.
    pub uid: String,
    /// When.
    pub when: When,
    /// What calendars show on a locked screen: neutral.
    pub summary: String,
    /// All else, with line ends.
    pub description: String,
    /// Where to act.
    pub url: String,
    /// How often it was moved.
    pub sequence: usize,
    /// When it was moved last, or opened.
    pub revised: Moment,
    /// Whether the date stands, as far as we know.
    pub is_certain: bool,
}

/// A calendar of these events, made at `now`.
pub fn calendar(name: &str, events: &[Event], now: Moment) -> String {
    let mut file = File(String::new());
    file.line("BEGIN", "VCALENDAR");
    file.line("VERSION", "2.0");
    file.line("PRODID", "-//Redress//Redress//EN");
    file.line("CALSCALE", "GREGORIAN");
    file.line("METHOD", "PUBLISH");
    file.line("X-WR-CALNAME", &escaped(name));
    if events.is_empty() {
        file.nothing();
    }
    for event in events {
        file.event(event, now);
    }
    file.line("END", "VCALENDAR");
    file.0
}

struct File(String);

impl File {
    fn event(&mut self, event: &Event, now: Moment) {
        self.line("BEGIN", "VEVENT");
        self.line("UID", &event.uid);
        self.line("DTSTAMP", &instant(now));
        self.line("LAST-MODIFIED", &instant(event.revised));
        self.line("SEQUENCE", &event.sequence.to_string());
        match event.when {
            When::On(day) => {
                self.line("DTSTART;VALUE=DATE", &date(day));
                // The first day that is not part of it any more.
                self.line("DTEND;VALUE=DATE", &date(day.saturating_add(1.day())));
            }
            When::At(at) => self.line("DTSTART", &instant(at)),
        }
        self.line("SUMMARY", &escaped(&event.summary));
        self.line("DESCRIPTION", &escaped(&event.description));
        self.line("URL", &event.url);
        self.line("STATUS", if event.is_certain { "CONFIRMED" } else { "TENTATIVE" });
        self.line("CLASS", "PRIVATE");
        // A duty fills no time: whoever has it is still free that day.
        self.line("TRANSP", "TRANSPARENT");
        self.line("BEGIN", "VALARM");
        self.line("ACTION", "DISPLAY");
        self.line("DESCRIPTION", &escaped(&event.summary));
        // Nine in the morning of the day before, where the whole day is meant.
        self.line("TRIGGER", if matches!(event.when, When::On(_)) { "-PT15H" } else { "-P1D" });
        self.line("END", "VALARM");
        self.line("END", "VEVENT");
    }

    /// A calendar must hold something (section 3.6), and nothing runs: the definition of UTC is true
    /// and shows nowhere.
    fn nothing(&mut self) {
        for (name, value) in [
            ("BEGIN", "VTIMEZONE"),
            ("TZID", "UTC"),
            ("BEGIN", "STANDARD"),
            ("DTSTART", "19700101T000000"),
            ("TZOFFSETFROM", "+0000"),
            ("TZOFFSETTO", "+0000"),
            ("END", "STANDARD"),
            ("END", "VTIMEZONE"),
        ] {
            self.line(name, value);
        }
    }

    /// One content line, folded between characters.
    fn line(&mut self, name: &str, value: &str) {
        let mut length = 0;
        for character in name.chars().chain([':']).chain(value.chars()) {
            if length + character.len_utf8() > LINE {
                self.0.push_str("\r\n ");
                length = 1;
            }
            self.0.push(character);
            length += character.len_utf8();
        }
        self.0.push_str("\r\n");
    }
}

/// A text as a value (section 3.3.11). What no reader prints is left out.
fn escaped(text: &str) -> String {
    let mut value = String::with_capacity(text.len());
    for character in text.chars() {
        match character {
            '\\' | ';' | ',' => value.extend(['\\', character]),
            '\n' => value.push_str("\\n"),
            _ if character.is_control() => {}
            _ => value.push(character),
        }
    }
    value
}

fn date(day: Day) -> String {
    day.strftime("%Y%m%d").to_string()
}

fn instant(at: Moment) -> String {
    at.timestamp().strftime("%Y%m%dT%H%M%SZ").to_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_long_line_is_folded_between_characters_and_reads_as_before() {
        for text in ["x".repeat(200), "调解员意见，".repeat(40), format!("{}é", "x".repeat(73))] {
            let mut file = File(String::new());
            file.line("SUMMARY", &text);
            assert!(file.0.lines().all(|line| line.len() <= LINE), "{}", file.0);
            assert_eq!(file.0.replace("\r\n ", ""), format!("SUMMARY:{text}\r\n"));
        }
    }

    #[test]
    fn what_has_a_meaning_in_the_format_loses_it() {
        assert_eq!(escaped("a,b;c\\d\ne\r\u{7}"), "a\\,b\\;c\\\\d\\ne");
    }

    #[test]
    fn a_calendar_without_events_still_holds_something() {
        let now: Moment = "2026-11-23T01:00:00Z".parse().unwrap();
        assert!(calendar("None", &[], now).contains("BEGIN:VTIMEZONE\r\n"));
        assert_eq!(instant(now), "20261123T010000Z");
    }
}
