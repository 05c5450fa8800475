//! Looking through rulebooks: what is wrong, and what is due for a look.

use super::say;
use crate::clock::Clock;
use crate::domain::calendar_change::read;
use crate::domain::rulebook::{Rulebook, RulebookError};
use crate::messages::T;
use std::path::Path;

/// Checks the rulebooks of the house, or the one in `file` laid over what all share, and lists what is
/// due for a look.
///
/// # Errors
/// One line: the file cannot be read, or how much is wrong; each finding has its own line before.
pub fn check_rulebooks(file: Option<&Path>, t: T) -> Result<(), String> {
    let now = Clock::system().machine_now();
    let mut wrong = 0;
    let mut tell = |name: &str, read: Result<Rulebook, Vec<RulebookError>>| match read {
        Ok(book) => {
            say(t.rulebook_right(name));
            for due in book.due_for_a_look(now.day_in(&book.zone)) {
                say(t.rulebook_due(name, &due.place, due.what.in_language(t.0), &due.by.to_string()));
            }
        }
        Err(found) => {
            wrong += found.len();
            for one in found {
                say(t.rulebook_wrong(name, &one.place, &one.remedy));
            }
        }
    };
    match file {
        Some(path) => {
            let name = path.display().to_string();
            let text = std::fs::read_to_string(path).map_err(|problem| format!("{name}: {problem}"))?;
            tell(&name, Rulebook::over_common(&text));
        }
        None => {
            for id in Rulebook::IDS {
                tell(id, Rulebook::of(id).cloned().map_err(|problem| vec![problem]));
            }
        }
    }
    if wrong == 0 { Ok(()) } else { Err(t.rulebooks_wrong(wrong).into()) }
}

/// Checks a file of days off against the calendar of the rulebook of this name, as its edition has it.
///
/// # Errors
/// One line: the file cannot be read, there is no such rulebook, or how many lines are wrong; each of them
/// has its own line before.
pub fn check_days_off(file: &Path, rulebook: &str, t: T) -> Result<(), String> {
    let name = file.display().to_string();
    let book = Rulebook::of(rulebook).map_err(|problem| problem.to_string())?;
    let bytes = std::fs::read(file).map_err(|problem| format!("{name}: {problem}"))?;
    let text = String::from_utf8(bytes).map_err(|_| format!("{name}: {}", t.days_off_file_not_text()))?;
    match read(&text, &book.calendar) {
        Ok(days) => {
            println!("{}", t.calendar_lines_right(&name, days.days.len()));
            Ok(())
        }
        Err(wrong) => {
            wrong.iter().for_each(|one| println!("{name}: {}", t.wrong_line(one)));
            Err(t.rulebooks_wrong(wrong.len()).into())
        }
    }
}
