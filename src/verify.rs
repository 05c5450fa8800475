//! Does the record still prove itself? Walks every chain, folds every matter anew, and compares rows,
//! texts, files, letters and the register with it. Changes nothing.
//!
//! What is found is told by ids and places only, so that a report can be shown to anybody.

use crate::domain::case::Case;
use crate::domain::chain::Hash;
use crate::domain::clock::Zone;
use crate::domain::decision::StoredEvent;
use crate::domain::ids::TextId;
use crate::domain::matter::{Entry, Matter, MatterKind, fold};
use crate::domain::publication::Publication;
use crate::domain::rulebook::Rulebook;
use crate::store::matters::{self, MatterRow};
use crate::store::{Conn, Store, StoreError, figures, outbox, register, texts};
use crate::vault::{ObjectName, Vault};
use serde_json::Value;
use std::collections::HashMap;
use std::fmt;

/// What was looked at, and everything that is wrong.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Report {
    /// Matters whose chain was walked.
    pub matters: usize,
    /// Events whose hash was computed anew.
    pub events: usize,
    /// Texts and exhibits whose commitment was computed anew.
    pub commitments: usize,
    /// Files of the vault that were read to their end.
    pub files: usize,
    /// Letters whose bytes were hashed anew.
    pub letters: usize,
    /// What is wrong; empty if all is well.
    pub faults: Vec<Fault>,
}

/// One thing that is wrong.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault {
    /// Where: a matter, an event, a file.
    pub place: String,
    /// What is wrong there.
    pub what: String,
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.place, self.what)
    }
}

/// How many matters are read at a time, so that memory stays bounded at any size.
const BATCH: i64 = 100;

/// Checks everything in `store` and the files of `vault`.
///
/// # Errors
/// What the database said. What is wrong with the record is no error but in the report.
pub fn verify(store: &Store, vault: &Vault) -> Result<Report, StoreError> {
    let zone = &Rulebook::cn().map_err(|problem| StoreError::Unusable(problem.to_string()))?.zone;
    let mut report = Report::default();
    let mut after = None;
    loop {
        let batch = store.read_blocking(|c| {
            let rows = matters::after(c, after, BATCH)?;
            for row in &rows {
                Check { vault, zone, row, report: &mut report }.matter(c)?;
            }
            Ok::<_, StoreError>(rows.last().map(|row| row.id))
        })?;
        match batch {
            Some(last) => after = Some(last),
            None => break,
        }
    }
    let (count, last) = store.read_blocking(|c| register::count_and_last(c))?;
    if count != last {
        let what = format!("{count} entries, but the last of them has the number {last}");
        report.faults.push(Fault { place: "register".to_owned(), what });
    }
    Ok(report)
}

/// The check of one matter.
struct Check<'a> {
    vault: &'a Vault,
    zone: &'a Zone,
    row: &'a MatterRow,
    report: &'a mut Report,
}

impl Check<'_> {
    fn fault(&mut self, place: impl fmt::Display, what: impl Into<String>) {
        let place = format!("{} {}{place}", self.row.kind, self.row.id);
        self.report.faults.push(Fault { place, what: what.into() });
    }

    fn matter(&mut self, c: &mut Conn<'_>) -> Result<(), StoreError> {
        self.report.matters += 1;
        let events = matters::stored(c, self.row.id)?;
        self.chain(&events);
        match self.row.kind {
            MatterKind::Case => {
                if let Some(case) = self.folded::<Case>(&events) {
                    self.figures(c, &case)?;
                }
            }
            MatterKind::Publication => {
                if let Some(publication) = self.folded::<Publication>(&events) {
                    self.entry(c, &publication)?;
                    self.figures(c, &publication)?;
                }
            }
        }
        self.beside_the_chain(c, &events)?;
        self.letters(c)
    }

    /// Each event carries the hash of the one before and of its own bytes.
    fn chain(&mut self, events: &[StoredEvent]) {
        let mut before = Hash::ZERO;
        for event in events {
            self.report.events += 1;
            if before.link(event.body.as_bytes()) != event.hash {
                self.fault(format_args!(", event {}", event.seq), "its hash does not fit its bytes");
            }
            before = event.hash;
        }
        if before != self.row.head {
            self.fault("", "its last event is not the one that its row names");
        }
    }

    /// A matter is the fold of its events: columns can be made anew and must come out the same.
    fn folded<M: Matter>(&mut self, events: &[StoredEvent]) -> Option<M> {
        for event in events {
            let entry = serde_json::from_str::<Entry<M::Event>>(&event.body);
            let fits = entry.is_ok_and(|entry| entry.at == event.at && M::name(&entry.event) == event.name);
            if !fits {
                self.fault(format_args!(", event {}", event.seq), "its columns do not fit its bytes");
            }
        }
        let bodies: Vec<_> = events.iter().map(|event| (event.body.clone(), event.hash)).collect();
        match fold::<M>(self.row.id, &bodies) {
            Ok(matter) => {
                if let Some(difference) = difference(self.row, &MatterRow::of_matter(&matter)) {
                    self.fault("", format!("its row does not follow from its events: {difference}"));
                }
                Some(matter)
            }
            Err(corrupt) => {
                self.fault(format_args!(", event {}", corrupt.seq), corrupt.fault);
                None
            }
        }
    }

    /// What the public counts follows from the matters.
    fn figures<M: Matter>(&mut self, c: &mut Conn<'_>, matter: &M) -> Result<(), StoreError> {
        let stored = figures::stored_of(c, self.row.id)?;
        if stored != figures::of_matter(matter, self.zone) {
            self.fault(", figures", "what it adds to them does not follow from its events");
        }
        Ok(())
    }

    /// The register's row follows from the publication.
    fn entry(&mut self, c: &mut Conn<'_>, publication: &Publication) -> Result<(), StoreError> {
        let shown = match register::entry(c, self.row.id) {
            Ok(shown) => Some(shown),
            Err(StoreError::Missing) => None,
            Err(fault) => return Err(fault),
        };
        let recorded = match publication.entry_row() {
            Some(entry) => Some(register::as_recorded(c, &entry)?),
            None => None,
        };
        match (shown, recorded) {
            (None, None) => {}
            (Some(shown), Some(recorded)) => {
                if let Some(difference) = difference(&shown, &recorded) {
                    self.fault(", entry", format!("it does not follow from the publication: {difference}"));
                }
            }
            (None, Some(_)) => self.fault(", entry", "it was published and is not in the register"),
            (Some(_), None) => self.fault(", entry", "it is in the register and was never published"),
        }
        Ok(())
    }

    /// Texts and exhibits fit the commitments in the events, files fit the exhibits, and nothing
    /// lies there that no event knows.
    fn beside_the_chain(&mut self, c: &mut Conn<'_>, events: &[StoredEvent]) -> Result<(), StoreError> {
        let mut committed = HashMap::new();
        for event in events {
            if let Ok(body) = serde_json::from_str(&event.body) {
                note_commitments(&body, &mut committed);
            }
        }
        let own = texts::salted(c, self.row.id)?;
        let ids = committed.keys().filter_map(|id| id.parse().ok());
        let elsewhere = ids.filter(|id| own.iter().all(|(own, _, _)| own != id)).collect::<Vec<TextId>>();
        for (id, salt, words) in own.into_iter().chain(texts::named(c, &elsewhere)?) {
            let place = format!(", text {id}");
            let found = words.open().map(|words| salt.commit(words.as_bytes()));
            self.commitment(place, committed.remove(&id.to_string()), found.ok());
        }
        for file in texts::exhibits(c, self.row.id)? {
            let place = format!(", exhibit {}", file.number);
            self.commitment(
                place,
                committed.remove(&file.id.to_string()),
                Some(file.salt.commit(&file.sha256.0)),
            );
            self.file(&file);
        }
        for id in committed.into_keys() {
            self.fault(format_args!(", text or exhibit {id}"), "an event names it and it is gone");
        }
        Ok(())
    }

    fn commitment(&mut self, place: String, committed: Option<String>, found: Option<Hash>) {
        self.report.commitments += 1;
        match (committed, found) {
            (None, _) => self.fault(place, "no event names it"),
            (Some(committed), Some(found)) if committed == found.to_string() => {}
            (Some(_), Some(_)) => self.fault(place, "it is not what the event committed to"),
            (Some(_), None) => self.fault(place, "it is sealed in a format that is not known here"),
        }
    }

    fn file(&mut self, exhibit: &texts::ExhibitFile) {
        self.report.files += 1;
        let place = format!(", exhibit {}", exhibit.number);
        let Ok(name) = exhibit.object.parse::<ObjectName>() else {
            return self.fault(place, "its file has no possible name");
        };
        match self.vault.hash_blocking(&name) {
            Ok(hash) if hash == exhibit.sha256 => {}
            Ok(_) => self.fault(place, "its file is not the one that was added"),
            Err(problem) => self.fault(place, format!("its file cannot be read: {problem}")),
        }
    }

    /// A letter's kept bytes are the ones that were hashed when it was rendered.
    fn letters(&mut self, c: &mut Conn<'_>) -> Result<(), StoreError> {
        for letter in outbox::of_matter(c, self.row.id)? {
            let (Some(bytes), Some(hash)) = (&letter.bytes, letter.sha256) else { continue };
            self.report.letters += 1;
            if bytes.open().map(|bytes| Hash::of(bytes.as_bytes())) != Ok(hash) {
                self.fault(format_args!(", letter {}", letter.id), "its bytes do not fit their hash");
            }
        }
        Ok(())
    }
}

/// Every commitment in an event: an object with an `id` and a `commitment`, wherever it stands.
fn note_commitments(value: &Value, committed: &mut HashMap<String, String>) {
    match value {
        Value::Object(fields) => {
            if let (Some(Value::String(id)), Some(Value::String(commitment))) =
                (fields.get("id"), fields.get("commitment"))
            {
                committed.insert(id.clone(), commitment.clone());
            }
            fields.values().for_each(|value| note_commitments(value, committed));
        }
        Value::Array(values) => values.iter().for_each(|value| note_commitments(value, committed)),
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => {}
    }
}

/// Which columns differ; their values stay unsaid, since an entry holds texts.
fn difference<R: fmt::Debug + PartialEq>(stored: &R, folded: &R) -> Option<String> {
    if stored == folded {
        return None;
    }
    let (stored, folded) = (format!("{stored:#?}"), format!("{folded:#?}"));
    let mut columns: Vec<&str> = Vec::new();
    let mut column = "";
    for (stored, folded) in stored.lines().zip(folded.lines()) {
        // A column begins at the first level; deeper lines are parts of its value.
        if let Some((name, _)) = stored.strip_prefix("    ").and_then(|line| line.split_once(':'))
            && !name.starts_with(' ')
        {
            column = name;
        }
        if stored != folded && columns.last() != Some(&column) {
            columns.push(column);
        }
    }
    Some(columns.join(", "))
}
