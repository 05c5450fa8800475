//! What a rulebook must be beyond its shape: whole, without loose ends, and in both languages.

use super::laws::{Citation, Law};
use super::lists::{BindingMode, Entry};
use super::terms::LegalExtension;
use super::{GrievanceRule, Rulebook, RulebookError, entry};
use crate::domain::case::event::AlarmKind;
use crate::domain::clock::{Day, Force, POST, Span, Unit, WindowKey};
use crate::domain::grievance::Grievance;
use crate::domain::text::Bilingual;
use std::collections::BTreeSet;

/// Everything that is wrong.
pub(super) fn check(book: &Rulebook) -> Vec<RulebookError> {
    let mut checking = Checking { book, found: Vec::new() };
    checking.head();
    checking.laws();
    checking.windows();
    for key in Grievance::ALL {
        checking.grievance(book.grievance(*key));
    }
    checking.terms();
    checking.lists();
    checking.found
}

/// The dates of force of an entry, and what it stands in the place of.
struct InForce<'a> {
    key: &'a str,
    from: Option<Day>,
    until: Option<Day>,
    replaces: Option<&'a str>,
}

struct Checking<'a> {
    book: &'a Rulebook,
    found: Vec<RulebookError>,
}

impl Checking<'_> {
    fn wrong(&mut self, place: &str, remedy: impl Into<String>) {
        self.found.push(RulebookError { place: place.to_owned(), remedy: remedy.into() });
    }

    fn head(&mut self) {
        let book = self.book;
        self.text("name", &book.name);
        self.text("binding_text", &book.binding_text);
        self.text("counting", &book.counting);
        if book.binding != BindingMode::BothAccept {
            self.wrong("binding", "the rules of this release know \"both_accept\" only");
        }
        if book.law(&book.begins.law).is_none() {
            self.wrong("begins.law", format!("add {:?} to laws", book.begins.law));
        }
        for group in &book.groups {
            self.text(&format!("groups.{}.name", group.key), &group.name);
        }
    }

    fn laws(&mut self) {
        let book = self.book;
        self.keys("laws", book.laws.iter().map(|law| law.key.as_str()));
        for law in &book.laws {
            let place = format!("laws.{}", law.key);
            self.text(&format!("{place}.name"), &law.name);
            self.texts(&format!("{place}.note"), law.note.iter());
        }
        let dates: Vec<_> = book
            .laws
            .iter()
            .map(|Law { key, since, until, replaces, .. }| InForce {
                key,
                from: *since,
                until: *until,
                replaces: replaces.as_deref(),
            })
            .collect();
        self.dates("laws", &dates);
    }

    /// Nothing ends before it begins, and nothing is in force together with what it replaces.
    fn dates(&mut self, list: &str, entries: &[InForce<'_>]) {
        for entry in entries {
            let place = format!("{list}.{}", entry.key);
            if let (Some(from), Some(until)) = (entry.from, entry.until)
                && until < from
            {
                self.wrong(&place, format!("it ends ({until}) before it begins ({from}); correct a date"));
            }
            let Some(replaces) = entry.replaces else { continue };
            let Some(before) = entries.iter().find(|other| other.key == replaces) else {
                self.wrong(&format!("{place}.replaces"), format!("add {replaces:?} to {list}"));
                continue;
            };
            let Some(from) = entry.from else {
                self.wrong(&place, format!("say since when it stands in the place of {replaces}"));
                continue;
            };
            if before.until.is_none_or(|until| until >= from) {
                let until = before.until.map_or_else(|| "for ever".to_owned(), |until| format!("to {until}"));
                self.wrong(
                    &format!("{list}.{replaces}.until"),
                    format!(
                        "its dates overlap: it applies {until}, and {place}, which replaces it, from {from}; end it before"
                    ),
                );
            }
        }
    }

    fn windows(&mut self) {
        for key in WindowKey::ALL {
            let place = format!("windows.{key}");
            let (window, silence) = (self.book.window(*key), self.book.silence(*key));
            self.span(&place, window.span);
            if window.extension.is_some() != key.is_extendable() {
                self.wrong(&place, "the rules extend other windows; see WindowKey::is_extendable");
            }
            if let Some(first) = window.going_first {
                let place = format!("{place}.going_first");
                self.span(&place, first);
                if first.unit != window.span.unit || first.value >= window.span.value {
                    self.wrong(&place, "a case that goes first has less time, counted in the same unit");
                }
            }
            if let Some(extension) = window.extension {
                self.span(&format!("{place}.extension"), extension.by);
            }
            self.text(&format!("{place}.basis"), &window.basis);
            for words in silence.all() {
                self.text(&format!("{place}.silence.to_holder"), &words.to_holder);
                self.text(&format!("{place}.silence.to_others"), &words.to_others);
                self.texts(&format!("{place}.silence.to_consumer"), words.to_consumer.iter());
            }
        }
    }

    fn span(&mut self, place: &str, span: Span) {
        match span.unit {
            Unit::Prompt => self.wrong(place, "a time that is counted needs a number; choose another unit"),
            Unit::Hour | Unit::CalendarDay | Unit::WorkingDay | Unit::Month if span.value == 0 => {
                self.wrong(place, "a window of length 0 is over before it begins; give it a length");
            }
            Unit::Hour | Unit::CalendarDay | Unit::WorkingDay | Unit::Month => {}
        }
    }

    fn extension(&mut self, place: &str, extension: Option<&LegalExtension>) {
        if let Some(extension) = extension {
            self.span(&format!("{place}.extension.by"), extension.by);
            self.text(&format!("{place}.extension.notice"), &extension.notice);
            if extension.max_times == 0 {
                self.wrong(&format!("{place}.extension"), "an extension that may never be had; remove it");
            }
        }
    }

    fn grievance(&mut self, rule: &GrievanceRule) {
        let place = format!("grievances.{}", rule.key);
        for (field, words) in [("name", &rule.name), ("short", &rule.short), ("example", &rule.example)] {
            self.text(&format!("{place}.{field}"), words);
        }
        self.texts(&format!("{place}.note"), rule.note.iter());
        if !self.book.groups.iter().any(|group| group.key == rule.group) {
            self.wrong(&format!("{place}.group"), format!("add {:?} to groups", rule.group));
        }
        self.citations(&format!("{place}.laws"), &rule.laws);
        match &rule.not_covered {
            Some(words) => {
                self.text(&format!("{place}.not_covered"), words);
                if rule.statute.is_some() {
                    self.wrong(
                        &format!("{place}.statute"),
                        "what no law covers has no time by law; remove it",
                    );
                }
                if rule.request.force.is_law() {
                    self.wrong(
                        &format!("{place}.request"),
                        "what no law covers has no time by law; choose one of our own",
                    );
                }
            }
            None if rule.laws.is_empty() => {
                self.wrong(
                    &format!("{place}.laws"),
                    "cite at least one law, or say in not_covered who can help",
                );
            }
            None => {}
        }
        self.statute(&place, rule);
        if let Some(benchmark) = &rule.benchmark {
            self.text(&format!("{place}.benchmark.source"), &benchmark.source);
            self.span(&format!("{place}.benchmark.span"), benchmark.span);
            if benchmark.force.is_law() {
                self.wrong(&format!("{place}.benchmark"), "a benchmark is not the law; correct its force");
            }
        }
        self.text(&format!("{place}.request.basis"), &rule.request.basis);
        self.span(&format!("{place}.request.span"), rule.request.span);
        if rule.evidence.is_empty() {
            self.wrong(&format!("{place}.evidence"), "say what helps to show it");
        }
        self.texts(&format!("{place}.evidence"), rule.evidence.iter());
        if rule.remedies.is_empty() {
            self.wrong(&format!("{place}.remedies"), "name at least one remedy");
        }
        for remedy in &rule.remedies {
            if self.book.remedy(remedy).is_none() {
                self.wrong(&format!("{place}.remedies"), format!("add {remedy:?} to remedies"));
            }
        }
    }

    fn statute(&mut self, place: &str, rule: &GrievanceRule) {
        let Some(statute) = &rule.statute else { return };
        let place = format!("{place}.statute");
        self.text(&format!("{place}.words"), &statute.words);
        self.cited(&format!("{place}.laws"), &statute.laws);
        self.texts(&format!("{place}.stops"), statute.stops.iter());
        self.extension(&place, statute.extension.as_ref());
        if let Some(span) = statute.span {
            self.span(&format!("{place}.span"), span);
        }
        if statute.span.is_some() != statute.starts_on.is_some() {
            self.wrong(
                &place,
                "a number needs the event from which it is counted; give span and starts_on both",
            );
        }
        if !statute.force.is_law() {
            self.wrong(&format!("{place}.force"), "a yardstick is not the law; move it to benchmarks");
        }
        let dates = InForce { key: "statute", from: statute.from, until: statute.until, replaces: None };
        self.dates(&format!("grievances.{}", rule.key), &[dates]);
    }

    fn terms(&mut self) {
        let book = self.book;
        self.text("tracks.complaint", &book.tracks.complaint);
        self.text("tracks.report", &book.tracks.report);
        self.keys("times", book.times.iter().map(|time| time.key.as_str()));
        for time in &book.times {
            let place = format!("times.{}", time.key);
            self.text(&format!("{place}.name"), &time.name);
            self.text(&format!("{place}.who"), &time.who);
            self.texts(&format!("{place}.condition"), time.condition.iter());
            self.texts(&format!("{place}.note"), time.note.iter());
            self.span(&format!("{place}.span"), time.span);
            self.extension(&place, time.extension.as_ref());
            self.cited(&format!("{place}.laws"), &time.laws);
            if time.force == Force::Design {
                self.wrong(&format!("{place}.force"), "our own times stand in windows");
            }
        }
        let dates = book.times.iter().map(|time| InForce {
            key: &time.key,
            from: time.from,
            until: time.until,
            replaces: time.replaces.as_deref(),
        });
        self.dates("times", &dates.collect::<Vec<_>>());
        self.keys("routes", book.routes.iter().map(|route| route.key.as_str()));
        for route in &book.routes {
            let place = format!("routes.{}", route.key);
            self.text(&format!("{place}.name"), &route.name);
            self.texts(&place, [&route.fits, &route.how, &route.cannot].into_iter());
            self.texts(&format!("{place}.costs"), route.costs.iter());
            self.citations(&format!("{place}.laws"), &route.laws);
        }
        let dates = book.routes.iter().map(|route| InForce {
            key: &route.key,
            from: route.from,
            until: route.until,
            replaces: None,
        });
        self.dates("routes", &dates.collect::<Vec<_>>());
        self.keys("limitation", book.limitation.iter().map(|one| one.key.as_str()));
        for limitation in &book.limitation {
            let place = format!("limitation.{}", limitation.key);
            self.text(&format!("{place}.claim"), &limitation.claim);
            self.text(&format!("{place}.words"), &limitation.words);
            self.citations(&format!("{place}.laws"), &limitation.laws);
            match limitation.span {
                Some(span) => self.span(&format!("{place}.span"), span),
                None if limitation.starts_on.is_some() || limitation.ground.is_some() => {
                    self.wrong(&place, "what has no length neither begins nor bars anything; give it a span");
                }
                None => {}
            }
            if let Some(ground) = &limitation.ground
                && super::entry(&book.inadmissible, ground).is_none()
            {
                self.wrong(&format!("{place}.ground"), format!("add {ground:?} to inadmissible"));
            }
        }
        self.keys("sources", book.sources.iter().map(|source| source.key.as_str()));
        for source in &book.sources {
            let place = format!("sources.{}", source.key);
            self.text(&format!("{place}.name"), &source.name);
            self.text(&format!("{place}.gives"), &source.gives);
        }
    }

    fn cited(&mut self, place: &str, citations: &[Citation]) {
        if citations.is_empty() {
            self.wrong(place, "cite at least one law");
        }
        self.citations(place, citations);
    }

    fn citations(&mut self, place: &str, citations: &[Citation]) {
        for citation in citations {
            let Some(law) = self.book.law(&citation.law) else {
                self.wrong(place, format!("add {:?} to laws", citation.law));
                continue;
            };
            let last = citation.articles.iter().map(|article| article.last()).max();
            if let (Some(last), Some(most)) = (last, law.articles)
                && last > most
            {
                let remedy =
                    format!("{} has {most} articles and no article {last}; correct the number", law.key);
                self.wrong(place, remedy);
            }
        }
    }

    fn lists(&mut self) {
        let book = self.book;
        self.keys("groups", book.groups.iter().map(|group| group.key.as_str()));
        self.keys("remedies", book.remedies.iter().map(|remedy| remedy.key.as_str()));
        self.keys("data_categories", book.data_categories.iter().map(|category| category.key.as_str()));
        self.keys("published_outcomes", book.published_outcomes.iter().map(|outcome| outcome.key.as_str()));
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
            self.entries(name, list);
        }
        if entry(&book.pauses, POST).is_none() {
            self.wrong(
                "pauses",
                format!("say why a clock stands still while a letter is on its way: {POST:?}"),
            );
        }
        for reason in &book.inadmissible {
            let place = format!("inadmissible.{}.ways", reason.key);
            match &reason.ways {
                Some(ways) => self.text(&place, ways),
                None => self.wrong(&place, "say which other ways are open to whoever is turned away"),
            }
        }
        for kind in AlarmKind::ALL {
            let (place, danger) = (format!("dangers.{kind}"), book.danger(*kind));
            self.texts(&place, [&danger.name, &danger.do_now, &danger.source].into_iter());
        }
        for remedy in &book.remedies {
            let place = format!("remedies.{}", remedy.key);
            self.texts(&place, [&remedy.name, &remedy.order, &remedy.source].into_iter());
        }
        for category in &book.data_categories {
            let place = format!("data_categories.{}", category.key);
            self.texts(&place, [&category.name, &category.source].into_iter());
            if let Some(advice) = &category.advice {
                self.texts(&format!("{place}.advice"), [&advice.text, &advice.source].into_iter());
            }
        }
        for outcome in &book.published_outcomes {
            let place = format!("published_outcomes.{}", outcome.key);
            self.texts(&place, [&outcome.name, &outcome.source].into_iter());
        }
    }

    fn entries(&mut self, name: &str, list: &[Entry]) {
        self.keys(name, list.iter().map(|entry| entry.key.as_str()));
        for entry in list {
            let place = format!("{name}.{}", entry.key);
            self.texts(&place, [&entry.name, &entry.source].into_iter());
        }
    }

    fn keys<'k>(&mut self, place: &str, keys: impl Iterator<Item = &'k str>) {
        let mut known = BTreeSet::new();
        for key in keys {
            if !known.insert(key) {
                self.wrong(place, format!("{key:?} is there twice; keep one"));
            }
        }
        if known.is_empty() {
            self.wrong(place, "the list is empty; add an entry");
        }
    }

    fn texts<'t>(&mut self, place: &str, texts: impl Iterator<Item = &'t Bilingual>) {
        texts.for_each(|text| self.text(place, text));
    }

    /// Both languages are there, and the Chinese one is Chinese.
    fn text(&mut self, place: &str, text: &Bilingual) {
        let is_chinese = |c: char| ('\u{4e00}'..='\u{9fff}').contains(&c);
        if text.en.trim().is_empty() || text.en.contains(is_chinese) {
            self.wrong(place, "the English text is missing or not English; write it");
        }
        if !text.zh.contains(is_chinese) {
            self.wrong(place, "the Chinese text is missing or not Chinese; write it");
        }
    }
}
