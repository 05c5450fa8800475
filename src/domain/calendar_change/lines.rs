//! Reading a change from lines of text, typed or from a file: one day on each line, all or nothing.
//!
//! ```text
//! # Notice of the State Council’s General Office
//! 2027 announced
//! 2027-02-05..2027-02-11 off Spring Festival
//! 2027-02-20 working
//! 2027-03-01,off,Founders’ Day / 建校日
//! 2027-03-02 usual
//! ```
//!
//! A year that is `announced` has exactly the days that follow, whatever was known before. Without such a
//! line only the days that are named change. Words stand apart by spaces, commas or tabs, and each has its
//! Chinese twin: 已公布, 休, 班, 平常.

use super::Days;
use crate::domain::clock::calendar::is_weekend;
use crate::domain::clock::{Calendar, Day, Mark};
use crate::domain::text::Bilingual;
use std::collections::BTreeMap;

/// More lines than any country's year has days off.
pub const MOST_LINES: usize = 800;

/// More letters than a line needs.
pub const MOST_LETTERS: usize = 300;

/// The longest run on one line, in days: longer is a slip of the pen.
const LONGEST_RUN: usize = 31;

/// The longest name of a holiday, in letters.
const LONGEST_NAME: usize = 60;

/// A line that cannot be taken.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WrongLine {
    /// Which, from 1.
    pub line: usize,
    /// What is wrong with it.
    pub why: Why,
}

/// What can be wrong with a line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Why {
    /// There is nothing on any line.
    Nothing,
    /// There are more lines than a change may have.
    TooMany,
    /// It is too long.
    TooLong,
    /// It does not begin with a date or a year.
    NoDate(String),
    /// There is no such day.
    NoSuchDay(String),
    /// It lies in a year far from those that the calendar knows: the first and the last that may be.
    FarAway(i16, i16),
    /// The run ends before it begins.
    Backwards,
    /// The run is longer than this.
    LongRun(usize),
    /// It does not say what the day is.
    NoKind(String),
    /// A day off without a name.
    NoName,
    /// A holiday of which only one name is known.
    UnknownName(String),
    /// The day stands on this line already.
    Twice(Day, usize),
    /// In a year that is announced, a weekday works anyway.
    WorksAnyway(Day),
    /// An announced year without a day off.
    EmptyYear(i16),
    /// The year stands on this line already.
    YearTwice(i16, usize),
}

enum Said {
    Year(i16),
    Days { from: Day, to: Day, mark: Mark, name: Option<(String, Bilingual)> },
}

/// Reads all lines against a calendar, which knows years and names of holidays.
///
/// # Errors
/// Every line that cannot be taken. Nothing is taken then.
pub fn read(text: &str, calendar: &Calendar) -> Result<Days, Vec<WrongLine>> {
    let mut wrong = Vec::new();
    let mut days = Days::default();
    let (mut lines_of, mut years_of) = (BTreeMap::new(), BTreeMap::new());
    let text = text.trim_start_matches('\u{feff}');
    for (line, words) in (1..).zip(text.lines()) {
        let words = words.trim();
        if line > MOST_LINES {
            wrong.push(WrongLine { line, why: Why::TooMany });
            break;
        }
        if words.is_empty() || words.starts_with('#') {
            continue;
        }
        match said(words, calendar) {
            Err(why) => wrong.push(WrongLine { line, why }),
            Ok(Said::Year(year)) => match years_of.insert(year, line) {
                Some(first) => wrong.push(WrongLine { line, why: Why::YearTwice(year, first) }),
                None => days.announced.push(year),
            },
            Ok(Said::Days { from, to, mark, name }) => {
                days.names.extend(name);
                for day in from.series(jiff::Span::new().days(1)).take_while(|day| *day <= to) {
                    match lines_of.insert(day, line) {
                        Some(first) => {
                            wrong.push(WrongLine { line, why: Why::Twice(day, first) });
                            break;
                        }
                        None => drop(days.days.insert(day, mark.clone())),
                    }
                }
            }
        }
    }
    if wrong.is_empty() && days.days.is_empty() && days.announced.is_empty() {
        wrong.push(WrongLine { line: 1, why: Why::Nothing });
    }
    for (year, line) in &years_of {
        let mut of_year = days.days.iter().filter(|(day, _)| day.year() == *year);
        if !of_year.clone().any(|(_, mark)| matches!(mark, Mark::Off { .. })) {
            wrong.push(WrongLine { line: *line, why: Why::EmptyYear(*year) });
        }
        if let Some((day, _)) = of_year.find(|(day, mark)| **mark == Mark::Working && !is_weekend(**day)) {
            let line = lines_of.get(day).copied().unwrap_or(*line);
            wrong.push(WrongLine { line, why: Why::WorksAnyway(*day) });
        }
    }
    wrong.sort_by_key(|one| one.line);
    if wrong.is_empty() { Ok(days) } else { Err(wrong) }
}

fn said(words: &str, calendar: &Calendar) -> Result<Said, Why> {
    if words.chars().count() > MOST_LETTERS {
        return Err(Why::TooLong);
    }
    let (when, rest) = first_word(words);
    let (kind, rest) = first_word(rest);
    if let Some(year) = when.parse::<i16>().ok().filter(|_| when.len() == 4) {
        near(year, calendar)?;
        return match kind.to_lowercase().as_str() {
            "announced" | "已公布" => Ok(Said::Year(year)),
            _ => Err(Why::NoKind(kind.to_owned())),
        };
    }
    let (from, to) = when.split_once("..").unwrap_or((when, when));
    let (from, to) = (date(from)?, date(to)?);
    near(from.year(), calendar)?;
    near(to.year(), calendar)?;
    if to < from {
        return Err(Why::Backwards);
    }
    if to.duration_since(from).as_hours() / 24 >= LONGEST_RUN as i64 {
        return Err(Why::LongRun(LONGEST_RUN));
    }
    let (mark, name) = match kind.to_lowercase().as_str() {
        "off" | "休" => {
            let (holiday, name) = holiday(rest, calendar)?;
            (Mark::Off { holiday: holiday.clone() }, name.map(|name| (holiday, name)))
        }
        "working" | "班" => (Mark::Working, None),
        "usual" | "平常" => (Mark::Usual, None),
        _ => return Err(Why::NoKind(kind.to_owned())),
    };
    Ok(Said::Days { from, to, mark, name })
}

fn first_word(words: &str) -> (&str, &str) {
    let ends = |c: char| c.is_whitespace() || matches!(c, ',' | '，' | ';' | '；');
    let words = words.trim_start_matches(ends);
    words.split_once(ends).map_or((words, ""), |(word, rest)| (word, rest.trim_start_matches(ends)))
}

fn date(word: &str) -> Result<Day, Why> {
    let digits = |part: &str, most: usize| {
        (1..=most).contains(&part.len()) && part.chars().all(|c| c.is_ascii_digit())
    };
    let parts: Vec<&str> = word.split('-').collect();
    match parts.as_slice() {
        [year, month, day] if year.len() == 4 && digits(year, 4) && digits(month, 2) && digits(day, 2) => {
            let date = year.parse().ok().zip(month.parse().ok()).zip(day.parse().ok());
            let date = date.and_then(|((year, month), day)| Day::new(year, month, day).ok());
            date.ok_or_else(|| Why::NoSuchDay(word.to_owned()))
        }
        _ => Err(Why::NoDate(word.to_owned())),
    }
}

/// One year before and two after those that are known is as far as anybody announces.
fn near(year: i16, calendar: &Calendar) -> Result<(), Why> {
    let known = || calendar.years().map(|(year, _)| year);
    let (Some(first), Some(last)) = (known().min(), known().max()) else { return Ok(()) };
    let (first, last) = (first - 1, last + 2);
    if (first..=last).contains(&year) { Ok(()) } else { Err(Why::FarAway(first, last)) }
}

/// The key of a holiday, and its name if that is new.
fn holiday(words: &str, calendar: &Calendar) -> Result<(String, Option<Bilingual>), Why> {
    let words = words.trim().trim_matches('"').trim();
    if words.is_empty() {
        return Err(Why::NoName);
    }
    let key = key_of(words);
    let is_called =
        |(known, name): &(&str, &Bilingual)| *known == key || key_of(&name.en) == key || name.zh == words;
    if let Some((key, _)) = calendar.names().find(is_called) {
        return Ok((key.to_owned(), None));
    }
    let unknown = || Why::UnknownName(words.to_owned());
    let (en, zh) = words.split_once('/').ok_or_else(unknown)?;
    let (en, zh) = (en.trim(), zh.trim());
    let is_chinese = |c: char| ('\u{4e00}'..='\u{9fff}').contains(&c);
    // Marks that turn the direction of writing around would make a line read as another one.
    let is_unfit = |c: char| {
        c.is_control()
            || matches!(c, '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2069}' | '\u{feff}')
    };
    let is_fit = |name: &str| name.chars().count() <= LONGEST_NAME && !name.contains(is_unfit);
    let key = key_of(en);
    if key.is_empty() || en.contains(is_chinese) || !zh.contains(is_chinese) || !is_fit(en) || !is_fit(zh) {
        return Err(unknown());
    }
    match calendar.names().find(|(known, name)| *known == key || name.zh == zh) {
        Some((key, _)) => Ok((key.to_owned(), None)),
        None => Ok((key, Some(Bilingual { en: en.to_owned(), zh: zh.to_owned() }))),
    }
}

/// `Mid-Autumn Festival` as a key: `mid_autumn_festival`.
fn key_of(name: &str) -> String {
    let words = name.split(|c: char| !c.is_ascii_alphanumeric()).filter(|word| !word.is_empty());
    words.map(str::to_lowercase).collect::<Vec<_>>().join("_")
}
