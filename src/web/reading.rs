//! Fields read: from what was typed to what a command takes, or a problem noted beside the field.
//!
//! All of these return `None` both for a field that is empty and for one that is wrong; what is
//! wrong is noted, so a handler asks [`Typed::has_errors`] once, at the end.

use super::typed::Typed;
use crate::domain::case::event::CameBack;
use crate::domain::clock::Day;
use crate::domain::money::{Cents, NotMoney};
use crate::domain::text::{NotWords, Words};
use crate::messages::T;
use std::borrow::Cow;

/// Nothing that a living person complains of lies before this year; a year in two digits does.
const EARLIEST_YEAR: i16 = 1900;

/// A text that must be there, of `most` characters; `missing` says what to write.
pub fn words(form: &mut Typed, name: &str, most: usize, t: T, missing: impl Into<String>) -> Option<Words> {
    let read = Words::parse(form.value(name), most);
    or_refused(form, name, read, t, missing)
}

/// A text of one line that must be there; `missing` says what to write.
pub fn line(form: &mut Typed, name: &str, t: T, missing: impl Into<String>) -> Option<Words> {
    let read = Words::line(form.value(name));
    or_refused(form, name, read, t, missing)
}

fn or_refused(
    form: &mut Typed,
    name: &str,
    read: Result<Words, NotWords>,
    t: T,
    missing: impl Into<String>,
) -> Option<Words> {
    match read {
        Ok(words) => Some(words),
        Err(NotWords::Empty) => {
            form.refuse(name, missing);
            None
        }
        Err(NotWords::TooLong { length, most }) => {
            form.refuse(name, t.text_too_long(length, most));
            None
        }
    }
}

/// A text that may stay empty.
pub fn words_if_any(form: &mut Typed, name: &str, most: usize, t: T) -> Option<Words> {
    let empty = form.trimmed(name).is_empty();
    (!empty).then(|| words(form, name, most, t, t.text_unreadable())).flatten()
}

/// A text of one line that may stay empty.
pub fn line_if_any(form: &mut Typed, name: &str, t: T) -> Option<Words> {
    let empty = form.trimmed(name).is_empty();
    (!empty).then(|| line(form, name, t, t.text_unreadable())).flatten()
}

/// A day that must be there and may not lie after `today`; `missing` says which.
pub fn past_day(form: &mut Typed, name: &str, today: Day, t: T, missing: impl Into<String>) -> Option<Day> {
    if form.date(name).is_none() {
        form.refuse(name, missing);
        return None;
    }
    past_day_if_any(form, name, today, t)
}

/// Any day, which must be there.
pub fn day(form: &mut Typed, name: &str, t: T, missing: impl Into<String>) -> Option<Day> {
    let Some(typed) = form.date(name) else {
        form.refuse(name, missing);
        return None;
    };
    let day = as_day(&typed);
    if day.is_none() {
        form.refuse(name, no_day(&typed, t));
    }
    day
}

/// Whether the platform was asked: when, and what came back. The outer `None` is an answer that lacks
/// something.
pub fn asked(form: &mut Typed, today: Day, t: T) -> Option<Option<(Day, CameBack)>> {
    match form.value("asked") {
        "no" => return Some(None),
        "yes" => {}
        _ => {
            form.refuse("asked", t.choose_asked());
            return None;
        }
    }
    let on = past_day(form, "asked-on", today, t, t.write_asked_day());
    let came_back = form.value("asked-result").parse::<CameBack>().ok();
    if came_back.is_none() {
        form.refuse("asked-result", t.choose_result());
    }
    Some(Some((on?, came_back?)))
}

/// A whole number from 1 to `most` that may be left out.
pub fn count_if_any(form: &mut Typed, name: &str, most: u16, t: T) -> Option<u16> {
    let typed = plain_digits(form.trimmed(name));
    if typed.is_empty() {
        return None;
    }
    let count = typed.parse::<u16>().ok().filter(|count| (1..=most).contains(count));
    if count.is_none() {
        form.refuse(name, t.days_unreadable(most));
    }
    count
}

/// A day that may be left out, and may not lie after `today`.
pub fn past_day_if_any(form: &mut Typed, name: &str, today: Day, t: T) -> Option<Day> {
    let typed = form.date(name)?;
    let problem = match as_day(&typed) {
        Some(day) if day.year() < EARLIEST_YEAR => t.day_too_early(),
        Some(day) if day > today => t.day_in_future(today),
        Some(day) => return Some(day),
        None => no_day(&typed, t),
    };
    form.refuse(name, problem);
    None
}

/// An amount of money that must be there.
pub fn amount(form: &mut Typed, name: &str, t: T) -> Option<Cents> {
    match Cents::parse(form.trimmed(name)) {
        Ok(amount) => Some(amount),
        Err(NotMoney::Shape) => {
            form.refuse(name, t.amount_unreadable());
            None
        }
        Err(NotMoney::Range) => {
            form.refuse(name, t.amount_out_of_range());
            None
        }
    }
}

/// The chosen boxes of a list: each known, each once, in the order of the list.
pub fn chosen<'a, V: Copy>(
    form: &'a Typed,
    name: &'a str,
    list: impl Iterator<Item = (&'a str, V)>,
) -> Vec<V> {
    list.filter(|(key, _)| form.is_checked(name, key)).map(|(_, value)| value).collect()
}

/// Nothing but a day: what parses one also takes a time of day behind it.
fn as_day(typed: &str) -> Option<Day> {
    let plain = plain_digits(typed);
    let is_day = plain.chars().all(|c| c.is_ascii_digit() || c == '-');
    plain.parse().ok().filter(|_| is_day)
}

/// What is wrong with a day that is none: its shape, or that no calendar has it.
fn no_day(typed: &str, t: T) -> Cow<'static, str> {
    let plain = plain_digits(typed);
    let is_whole = plain.split('-').all(|part| part.parse::<u16>().is_ok_and(|number| number > 0));
    if is_whole { t.no_such_day() } else { t.day_unreadable() }
}

/// Digits as a Chinese keyboard may type them, in full width, become plain ones.
pub(super) fn plain_digits(text: &str) -> String {
    let plain = |c: char| match c {
        '０'..='９' => char::from_u32(c as u32 - '０' as u32 + '0' as u32).unwrap_or(c),
        _ => c,
    };
    text.chars().map(plain).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::text::Language;

    const EN: T = T(Language::En);
    const TODAY: Day = Day::constant(2026, 11, 23);

    fn day(year: &str, month: &str, day: &str) -> (Option<Day>, usize) {
        let mut form = Typed::new([("on-year", year), ("on-month", month), ("on-day", day)]);
        let read = past_day_if_any(&mut form, "on", TODAY, EN);
        (read, form.problems().len())
    }

    #[test]
    fn a_day_is_read_before_and_on_today_and_refused_after() {
        assert_eq!(day("2026", "11", "22"), (Some(Day::constant(2026, 11, 22)), 0));
        assert_eq!(day("2026", "11", "23"), (Some(TODAY), 0));
        assert_eq!(day("2026", "11", "24"), (None, 1));
        assert_eq!(day("", "", ""), (None, 0));
    }

    #[test]
    fn a_day_that_is_none_is_refused_and_full_width_digits_are_read() {
        assert_eq!(day("２０２６", "１", "９"), (Some(Day::constant(2026, 1, 9)), 0));
        for (y, m, d) in [("2026", "2", "31"), ("26", "2", "1"), ("2026", "May", "1"), ("2026", "", "")] {
            assert_eq!(day(y, m, d), (None, 1), "{y} {m} {d}");
        }
    }

    #[test]
    fn a_day_that_no_calendar_has_is_told_from_one_that_is_no_number() {
        let told = |year: &str, month: &str, day: &str| {
            let mut form = Typed::new([("on-year", year), ("on-month", month), ("on-day", day)]);
            past_day_if_any(&mut form, "on", TODAY, EN);
            form.problems().iter().map(|problem| problem.message.clone()).collect::<Vec<_>>()
        };
        for (y, m, d) in
            [("2026", "4", "31"), ("2025", "2", "29"), ("2026", "13", "1"), ("2026", "４", "３１")]
        {
            assert_eq!(told(y, m, d), [EN.no_such_day()], "{y} {m} {d}");
        }
        for (y, m, d) in [("2026", "", "1"), ("2026", "0", "1"), ("2026", "April", "1"), ("2026", "4", "-1")]
        {
            assert_eq!(told(y, m, d), [EN.day_unreadable()], "{y} {m} {d}");
        }
        assert_eq!(told("2024", "2", "29"), Vec::<String>::new());
    }

    #[test]
    fn a_text_is_read_up_to_its_last_character_and_not_beyond() {
        let read = |text: &str| {
            let mut form = Typed::new([("said", text)]);
            (words(&mut form, "said", 3, EN, "Write it").is_some(), form.has_errors())
        };
        assert_eq!(read("三个字"), (true, false));
        assert_eq!(read("四个字吗"), (false, true));
        assert_eq!(read(" \n "), (false, true));
    }
}
