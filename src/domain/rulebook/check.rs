//! What a rulebook must be beyond its shape: whole, without loose ends, and in both languages.

use super::lists::{BindingMode, Entry};
use super::{Citation, Rulebook, RulebookError};
use crate::domain::case::event::AlarmKind;
use crate::domain::clock::{Span, Unit, WindowKey};
use crate::domain::grievance::Grievance;
use crate::domain::text::Bilingual;
use std::collections::BTreeSet;

type Checked = Result<(), RulebookError>;

/// The first thing that is wrong.
pub(super) fn check(book: &Rulebook) -> Checked {
    text("name", &book.name)?;
    text("binding_text", &book.binding_text)?;
    if book.binding != BindingMode::BothAccept {
        return wrong("binding", "the rules of this release know \"both_accept\" only");
    }
    keys("laws", book.laws.iter().map(|law| law.key.as_str()))?;
    keys("groups", book.groups.iter().map(|group| group.key.as_str()))?;
    keys("remedies", book.remedies.iter().map(|remedy| remedy.key.as_str()))?;
    keys("data_categories", book.data_categories.iter().map(|category| category.key.as_str()))?;
    keys("published_outcomes", book.published_outcomes.iter().map(|outcome| outcome.key.as_str()))?;
    for law in &book.laws {
        text(&format!("laws.{}.name", law.key), &law.name)?;
    }
    for group in &book.groups {
        text(&format!("groups.{}.name", group.key), &group.name)?;
    }
    windows(book)?;
    grievances(book)?;
    lists(book)
}

fn windows(book: &Rulebook) -> Checked {
    for key in WindowKey::ALL {
        let place = format!("windows.{key}");
        let (window, silence) = (book.window(*key), book.silence(*key));
        span(&place, window.span)?;
        if window.extension.is_some() != key.is_extendable() {
            return wrong(&place, "the rules extend other windows; see WindowKey::is_extendable");
        }
        if let Some(extension) = window.extension {
            span(&format!("{place}.extension"), extension.by)?;
        }
        text(&format!("{place}.basis"), &window.basis)?;
        for words in silence.all() {
            text(&format!("{place}.silence.to_holder"), &words.to_holder)?;
            text(&format!("{place}.silence.to_others"), &words.to_others)?;
            if let Some(to_consumer) = &words.to_consumer {
                text(&format!("{place}.silence.to_consumer"), to_consumer)?;
            }
        }
    }
    Ok(())
}

fn span(place: &str, span: Span) -> Checked {
    match span.unit {
        Unit::Prompt => wrong(place, "a window of the procedure needs a number; choose another unit"),
        Unit::Hour | Unit::CalendarDay | Unit::WorkingDay | Unit::Month if span.value == 0 => {
            wrong(place, "a window of length 0 is over before it begins; give it a length")
        }
        Unit::Hour | Unit::CalendarDay | Unit::WorkingDay | Unit::Month => Ok(()),
    }
}

fn grievances(book: &Rulebook) -> Checked {
    for key in Grievance::ALL {
        let place = format!("grievances.{key}");
        let rule = book.grievance(*key);
        text(&format!("{place}.name"), &rule.name)?;
        text(&format!("{place}.short"), &rule.short)?;
        text(&format!("{place}.example"), &rule.example)?;
        if !book.groups.iter().any(|group| group.key == rule.group) {
            return wrong(&format!("{place}.group"), &format!("add {:?} to groups", rule.group));
        }
        citations(book, &format!("{place}.laws"), &rule.laws)?;
        if let Some(statute) = &rule.statute {
            text(&format!("{place}.statute.words"), &statute.words)?;
            citations(book, &format!("{place}.statute.laws"), &statute.laws)?;
        }
        if let Some(benchmark) = &rule.benchmark {
            text(&format!("{place}.benchmark.source"), &benchmark.source)?;
            if benchmark.force.is_law() {
                return wrong(&format!("{place}.benchmark"), "a benchmark is not the law; correct its force");
            }
        }
        text(&format!("{place}.request.basis"), &rule.request.basis)?;
        if rule.evidence.is_empty() {
            return wrong(&format!("{place}.evidence"), "say what helps to show it");
        }
        for evidence in &rule.evidence {
            text(&format!("{place}.evidence"), evidence)?;
        }
        if rule.remedies.is_empty() {
            return wrong(&format!("{place}.remedies"), "name at least one remedy");
        }
        for remedy in &rule.remedies {
            if book.remedy(remedy).is_none() {
                return wrong(&format!("{place}.remedies"), &format!("add {remedy:?} to remedies"));
            }
        }
    }
    Ok(())
}

fn citations(book: &Rulebook, place: &str, citations: &[Citation]) -> Checked {
    if citations.is_empty() {
        return wrong(place, "cite at least one law");
    }
    for citation in citations {
        if book.law(&citation.law).is_none() {
            return wrong(place, &format!("add {:?} to laws", citation.law));
        }
    }
    Ok(())
}

fn lists(book: &Rulebook) -> Checked {
    for (name, list) in [
        ("inadmissible", &book.inadmissible),
        ("stay", &book.stay),
        ("extension", &book.extension),
        ("extension_consumer", &book.extension_consumer),
        ("challenge", &book.challenge),
        ("needs", &book.needs),
        ("closing", &book.closing),
        ("withdrawal", &book.withdrawal),
        ("restoration", &book.restoration),
        ("pauses", &book.pauses),
        ("return_defects", &book.return_defects),
        ("refusal_grounds", &book.refusal_grounds),
    ] {
        entries(name, list)?;
    }
    for reason in &book.inadmissible {
        let place = format!("inadmissible.{}.ways", reason.key);
        match &reason.ways {
            Some(ways) => text(&place, ways)?,
            None => return wrong(&place, "say which other ways are open to whoever is turned away"),
        }
    }
    for kind in AlarmKind::ALL {
        let (place, danger) = (format!("dangers.{kind}"), book.danger(*kind));
        text(&place, &danger.name)?;
        text(&place, &danger.do_now)?;
        text(&place, &danger.source)?;
    }
    for remedy in &book.remedies {
        let place = format!("remedies.{}", remedy.key);
        text(&place, &remedy.name)?;
        text(&place, &remedy.order)?;
        text(&place, &remedy.source)?;
    }
    for category in &book.data_categories {
        let place = format!("data_categories.{}", category.key);
        text(&place, &category.name)?;
        text(&place, &category.source)?;
    }
    for outcome in &book.published_outcomes {
        let place = format!("published_outcomes.{}", outcome.key);
        text(&place, &outcome.name)?;
        text(&place, &outcome.source)?;
    }
    Ok(())
}

fn entries(name: &str, list: &[Entry]) -> Checked {
    keys(name, list.iter().map(|entry| entry.key.as_str()))?;
    for entry in list {
        let place = format!("{name}.{}", entry.key);
        text(&place, &entry.name)?;
        text(&place, &entry.source)?;
    }
    Ok(())
}

fn keys<'a>(place: &str, keys: impl Iterator<Item = &'a str>) -> Checked {
    let mut known = BTreeSet::new();
    for key in keys {
        if !known.insert(key) {
            return wrong(place, &format!("{key:?} is there twice; keep one"));
        }
    }
    if known.is_empty() { wrong(place, "the list is empty; add an entry") } else { Ok(()) }
}

/// Both languages are there, and the Chinese one is Chinese.
fn text(place: &str, text: &Bilingual) -> Checked {
    let is_chinese = |c: char| ('\u{4e00}'..='\u{9fff}').contains(&c);
    if text.en.trim().is_empty() || text.en.contains(is_chinese) {
        return wrong(place, "the English text is missing or not English; write it");
    }
    if !text.zh.contains(is_chinese) {
        return wrong(place, "the Chinese text is missing or not Chinese; write it");
    }
    Ok(())
}

fn wrong(place: &str, remedy: &str) -> Checked {
    Err(RulebookError { place: place.to_owned(), remedy: remedy.to_owned() })
}
