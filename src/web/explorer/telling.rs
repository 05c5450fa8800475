//! What somebody tells the explorer, read from the address: each answer that cannot be right is refused at
//! its field, with what puts it right.

use super::rulebook;
use crate::domain::case::event::CameBack;
use crate::domain::clock::{Day, Moment};
use crate::domain::explorer::{Explorer, Situation, Told};
use crate::domain::rulebook::Rulebook;
use crate::messages::T;
use crate::web::error::Fault;
use crate::web::reading;
use crate::web::rules::Rules;
use crate::web::typed::Typed;

/// Whether the first page asks for this field.
pub(super) fn is_of_the_first_page(name: &str) -> bool {
    matches!(name, "what" | "place")
}

/// Whether any page of the explorer asks for this field.
pub(super) fn is_known(name: &str) -> bool {
    let dated =
        |date: &str| name.strip_prefix(date).is_some_and(|part| matches!(part, "-year" | "-month" | "-day"));
    is_of_the_first_page(name)
        || matches!(name, "asked" | "asked-result")
        || dated("asked-on")
        || dated("known")
}

/// The rulebook of the place: the centre's, if none was chosen. `None` with a problem noted if it is none
/// of ours, or if there are several.
pub(super) fn place(form: &mut Typed, rules: &Rules, t: T) -> Result<Option<&'static Rulebook>, Fault> {
    let mut chosen: Vec<String> =
        form.values("place").filter(|id| !id.is_empty()).map(str::to_owned).collect();
    chosen.dedup();
    match chosen.as_slice() {
        [] => {
            form.set("place", &rules.centre.id);
            Ok(Some(rules.centre))
        }
        [id] if Rulebook::IDS.contains(&id.as_str()) => rulebook(id, rules).map(Some),
        [id] => {
            let id: String = id.chars().take(40).collect();
            form.refuse("place", t.unknown_place(&id));
            Ok(None)
        }
        [..] => {
            form.refuse("place", t.several_places());
            Ok(None)
        }
    }
}

/// What the first page asks; `None` with every problem noted.
pub(super) fn begun<'a>(
    form: &mut Typed,
    explorer: &'a Explorer,
    rules: &Rules,
    t: T,
) -> Result<Option<(&'static Rulebook, Vec<&'a Situation>)>, Fault> {
    let book = place(form, rules, t)?;
    Ok(book.zip(situations(form, explorer, t)))
}

/// What was chosen of the list; `None` with a problem noted if nothing was, or nothing that is on it.
fn situations<'a>(form: &mut Typed, explorer: &'a Explorer, t: T) -> Option<Vec<&'a Situation>> {
    let unknown = form.values("what").find(|key| explorer.situation(key).is_none());
    if let Some(unknown) = unknown.map(|key| key.chars().take(40).collect::<String>()) {
        form.refuse("what", t.unknown_situation(&unknown));
        return None;
    }
    let all = explorer.situations.iter().map(|situation| (situation.key.as_str(), situation));
    let chosen = reading::chosen(form, "what", all);
    if chosen.is_empty() {
        form.refuse("what", t.choose_situation());
        return None;
    }
    Some(chosen)
}

/// What the second page asks; `None` with every problem noted.
pub(super) fn told<'a>(
    form: &mut Typed,
    situations: Vec<&'a Situation>,
    book: &Rulebook,
    now: Moment,
    t: T,
) -> Option<Told<'a>> {
    let today = now.day_in(&book.zone);
    if form.value("asked") == "no" {
        // Whoever chose a result before cannot take that back in a browser.
        form.forget(|name| name == "asked-result");
        if form.date("asked-on").is_some() {
            form.refuse("asked", t.asked_no_but_dated());
        }
    }
    let asked = reading::asked(form, today, t);
    let known = reading::past_day_if_any(form, "known", today, t);
    check_days(form, asked.flatten(), known, book, t);
    asked.filter(|_| !form.has_errors()).map(|asked| Told { situations, asked, known })
}

/// Neither day lies before the law, and nobody asks about what they do not know yet.
fn check_days(form: &mut Typed, asked: Option<(Day, CameBack)>, known: Option<Day>, book: &Rulebook, t: T) {
    let since = book.begins.since;
    let asked = asked.map(|(on, _)| on);
    if asked.is_some_and(|on| on < since) {
        form.refuse("asked-on", t.asked_before_the_law(&law(book, t), since));
    }
    match (known, asked) {
        (Some(known), _) if known < since => {
            form.refuse("known", t.known_before_the_law(&law(book, t), since))
        }
        (Some(known), Some(on)) if known > on => form.refuse("known", t.known_after_asking(on)),
        _ => {}
    }
}

/// The law that all rests on, by name; from when it is said to be there must be said to be uncertain.
fn law(book: &Rulebook, t: T) -> String {
    let begins = &book.begins;
    let name = book.law(&begins.law).map_or(begins.law.as_str(), |law| law.name.in_language(t.0));
    match begins.seen {
        true => name.to_owned(),
        false => t.explore_noted(name, &t.explore_day_unchecked()).into_owned(),
    }
}
