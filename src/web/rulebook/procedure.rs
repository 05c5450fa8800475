//! What this centre's own procedure says: how long each step takes, and the reasons that can be given.

use super::rule::{Rule, Section, Telling};
use crate::domain::case::event::AlarmKind;
use crate::domain::clock::WindowKey;
use crate::domain::rulebook::{DataCategory, Entry, PublishedOutcome, Remedy};
use crate::web::parts::{Badge, Tone};

/// All of it, in the order of the page; `ours` where this centre works by it.
pub fn sections(telling: &Telling<'_>, ours: bool) -> Vec<Section> {
    let (t, book) = (telling.t, telling.book);
    let steps = WindowKey::ALL.iter().map(|key| step(telling, *key)).collect();
    let steps = Section::new("windows", t.rules_steps(), steps);
    let steps = if ours { steps } else { steps.saying(t.rules_steps_elsewhere()) };
    let dangers = AlarmKind::ALL.iter().map(|kind| danger(telling, *kind)).collect();
    let reasons = [
        ("inadmissible", t.rules_inadmissible(), &book.inadmissible),
        ("stay", t.rules_stay(), &book.stay),
        ("pauses", t.rules_pauses(), &book.pauses),
        ("extension", t.rules_extension(), &book.extension),
        ("extension_consumer", t.rules_extension_consumer(), &book.extension_consumer),
        ("refusal_grounds", t.rules_refusal(), &book.refusal_grounds),
        ("challenge", t.rules_challenge(), &book.challenge),
        ("needs", t.rules_needs(), &book.needs),
        ("closing", t.rules_closing(), &book.closing),
        ("withdrawal", t.rules_withdrawal(), &book.withdrawal),
        ("restoration", t.rules_restoration(), &book.restoration),
        ("return_defects", t.rules_return(), &book.return_defects),
    ];
    let reasons = reasons.into_iter().map(|(list, title, entries)| {
        Section::new(list, title, entries.iter().map(|entry| reason(telling, list, entry)).collect())
    });
    let lists = [
        Section::new(
            "remedies",
            t.rules_remedies(),
            book.remedies.iter().map(|one| remedy(telling, one)).collect(),
        ),
        Section::new(
            "data_categories",
            t.rules_data_kinds(),
            book.data_categories.iter().map(|one| category(telling, one)).collect(),
        ),
        Section::new(
            "published_outcomes",
            t.rules_published(),
            book.published_outcomes.iter().map(|one| published(telling, one)).collect(),
        ),
    ];
    [
        steps.saying(t.rules_steps_mean()),
        Section::new("binding", t.rules_binding(), Vec::new()).saying(telling.of(&book.binding_text)),
        Section::new("dangers", t.rules_danger(), dangers),
    ]
    .into_iter()
    .chain(reasons)
    .chain(lists)
    .collect()
}

fn step(telling: &Telling<'_>, key: WindowKey) -> Rule {
    let t = telling.t;
    let (window, silence) = (telling.book.window(key), telling.book.silence(key));
    let extension = window.extension.map(|by| t.rules_prolonged(by.by, by.max_times).into_owned());
    let in_a_stay = key.runs_in_a_stay().then(|| t.rules_in_a_stay().into_owned());
    let last = silence.last.as_ref();
    let last = last.map(|words| t.rules_last_time(words.to_others.in_language(t.0)).into_owned());
    let first = window.going_first.map(|span| t.rules_going_first(span).into_owned());
    let long = std::iter::once(t.span(window.span).into_owned()).chain(first);
    Rule::new("windows", key, t.window_name(key))
        .marked([telling.force(window.force)])
        .marked(telling.unseen(window.seen))
        .with(t.rules_time(), long.chain(extension).chain(in_a_stay))
        .with(t.rules_begins(), [t.opened_by(window.starts_on)])
        .with(t.rules_silence(), std::iter::once(telling.of(&silence.first.to_others)).chain(last))
        .with(t.rules_basis(), [telling.of(&window.basis)])
}

fn danger(telling: &Telling<'_>, kind: AlarmKind) -> Rule {
    let danger = telling.book.danger(kind);
    Rule::new("dangers", kind, telling.of(&danger.name))
        .saying([telling.of(&danger.do_now)])
        .with(telling.t.rules_basis(), [telling.of(&danger.source)])
}

fn reason(telling: &Telling<'_>, list: &str, entry: &Entry) -> Rule {
    let t = telling.t;
    Rule::new(list, &entry.key, telling.of(&entry.name))
        .with(t.rules_ways_open(), entry.ways.iter().map(|ways| telling.of(ways)))
        .with(t.rules_basis(), [telling.of(&entry.source)])
}

fn remedy(telling: &Telling<'_>, remedy: &Remedy) -> Rule {
    Rule::new("remedies", &remedy.key, telling.of(&remedy.name))
        .with(telling.t.rules_basis(), [telling.of(&remedy.source)])
}

fn category(telling: &Telling<'_>, category: &DataCategory) -> Rule {
    Rule::new("data_categories", &category.key, telling.of(&category.name))
        .marked([Badge::new(Tone::Quiet, telling.t.rules_sensitivity(category.sensitivity))])
        .with(telling.t.rules_basis(), [telling.of(&category.source)])
        .with(telling.t.rules_advice(), category.advice.iter().map(|advice| telling.of(&advice.text)))
}

fn published(telling: &Telling<'_>, outcome: &PublishedOutcome) -> Rule {
    Rule::new("published_outcomes", &outcome.key, telling.of(&outcome.name))
        .marked([Badge::new(Tone::Quiet, telling.t.rules_named(outcome.named))])
        .with(telling.t.rules_basis(), [telling.of(&outcome.source)])
}
