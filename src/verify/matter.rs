//! One matter: its chain, and all that must follow from it or fit it.

use super::{Report, difference, letters};
use crate::domain::case::Case;
use crate::domain::chain::Hash;
use crate::domain::clock::Zone;
use crate::domain::ids::{CaseNumber, MatterId};
use crate::domain::matter::{Matter, MatterKind, Recorded, fold};
use crate::domain::publication::Publication;
use crate::domain::request::Request;
use crate::messages::T;
use crate::store::checking::{self, EventRow, Found};
use crate::store::matters::MatterRow;
use crate::store::register::{self, Published};
use crate::store::{Conn, StoreError, figures};
use crate::vault::Vault;
use std::fmt::Display;
use std::path::Path;

/// What a matter is held against.
pub(super) struct Against<'a> {
    pub(super) vault: &'a Vault,
    pub(super) bundles: &'a Path,
    pub(super) zone: &'a Zone,
    pub(super) t: T,
}

/// Checks the matter whose row has this key.
pub(super) fn check(
    c: &mut Conn<'_>,
    key: &str,
    against: &Against<'_>,
    report: &mut Report,
) -> Result<(), StoreError> {
    report.matters += 1;
    let t = against.t;
    let found = checking::matter(c, key)?;
    let row = found.rows.into_iter().next();
    let case = row.as_ref().map(|row| number(c, row)).transpose()?.flatten();
    let name = t.place_matter(row.as_ref().map(|row| row.kind), key, case).into_owned();
    for row in found.unreadable {
        report.fault(name.as_str(), t.fault_unreadable(&row.why));
    }
    match key.parse() {
        Ok(id) => Check { against, t, id, name, row, report }.all(c),
        // Nothing else can belong to it; its row was told to be unreadable already.
        Err(_) => Ok(()),
    }
}

/// The number under which people know the matter: a publication has that of its case.
fn number(c: &mut Conn<'_>, row: &MatterRow) -> Result<Option<CaseNumber>, StoreError> {
    let Some(case) = row.of_case else { return Ok(row.number) };
    // Read as carefully as any row here: a case that cannot be read is told at its own turn.
    Ok(checking::matter(c, &case.to_string())?.rows.first().and_then(|case| case.number))
}

/// The check of one matter.
pub(super) struct Check<'a> {
    pub(super) against: &'a Against<'a>,
    pub(super) t: T,
    pub(super) id: MatterId,
    name: String,
    /// `None` if it cannot be read: then the rest is checked without it.
    row: Option<MatterRow>,
    pub(super) report: &'a mut Report,
}

impl Check<'_> {
    fn all(mut self, c: &mut Conn<'_>) -> Result<(), StoreError> {
        let events = checking::events(c, self.id)?;
        let events = self.readable(events, |t, key| t.place_event(key).into_owned());
        self.chain(&events);
        match self.row.as_ref().map(|row| row.kind) {
            Some(MatterKind::Case) => {
                if let Some(case) = self.folded::<Case>(&events) {
                    self.figures(c, &case)?;
                }
            }
            Some(MatterKind::Publication) => {
                if let Some(publication) = self.folded::<Publication>(&events) {
                    self.entry(c, &publication)?;
                    self.figures(c, &publication)?;
                }
            }
            Some(MatterKind::Request) => {
                if let Some(request) = self.folded::<Request>(&events) {
                    self.figures(c, &request)?;
                }
            }
            None => {}
        }
        let exhibits = self.beside_the_chain(c, &events)?;
        self.letters(c, &events)?;
        let gone = checking::publication_is_gone(c, self.id);
        if self.told(gone, "")? == Some(true) {
            self.fault("", self.t.fault_publication_gone());
        }
        self.bundles(&events, &exhibits);
        Ok(())
    }

    /// Something is wrong with the part `part` of the matter; with an empty one, with its own row.
    pub(super) fn fault(&mut self, part: impl Display, what: impl Into<String>) {
        let place = self.place(part);
        self.report.fault(place, what);
    }

    pub(super) fn place(&self, part: impl Display) -> String {
        match part.to_string() {
            part if part.is_empty() => self.name.clone(),
            part => format!("{}, {part}", self.name),
        }
    }

    /// The rows that can be read; the others are told.
    pub(super) fn readable<R>(&mut self, found: Found<R>, part: impl Fn(T, &str) -> String) -> Vec<R> {
        for row in found.unreadable {
            self.fault(part(self.t, &row.key), self.t.fault_unreadable(&row.why));
        }
        found.rows
    }

    /// What was read; that it could not be read is told.
    fn told<R>(&mut self, read: Result<R, StoreError>, part: impl Display) -> Result<Option<R>, StoreError> {
        match read {
            Err(StoreError::Unreadable(why)) => {
                self.fault(part, self.t.fault_unreadable(&why));
                Ok(None)
            }
            read => read.map(Some),
        }
    }

    /// Each event carries the hash of the one before and of its own bytes.
    fn chain(&mut self, events: &[EventRow]) {
        let mut before = Hash::ZERO;
        for event in events {
            self.report.events += 1;
            if before.link(event.body.as_bytes()) != event.hash {
                self.fault(self.t.place_event(&event.seq.to_string()), self.t.fault_event_hash());
            }
            before = event.hash;
        }
        if self.row.as_ref().is_some_and(|row| row.head != before) {
            self.fault("", self.t.fault_head());
        }
    }

    /// A matter is the fold of its events: columns can be made anew and must come out the same.
    fn folded<M: Matter>(&mut self, events: &[EventRow]) -> Option<M> {
        for event in events {
            let entry = serde_json::from_str::<Recorded<M::Event>>(&event.body);
            let fits = entry.is_ok_and(|entry| {
                let named = M::name(&entry.event) == event.name;
                named && entry.at == event.at && i64::from(entry.seq) == event.seq
            });
            if !fits {
                self.fault(self.t.place_event(&event.seq.to_string()), self.t.fault_event_columns());
            }
        }
        let bodies: Vec<_> = events.iter().map(|event| (event.body.clone(), event.hash)).collect();
        match fold::<M>(self.id, &bodies) {
            Ok(matter) => {
                let folded = MatterRow::of_matter(&matter);
                if let Some(columns) = self.row.as_ref().and_then(|row| difference(row, &folded)) {
                    self.fault("", self.t.fault_row(&columns));
                }
                Some(matter)
            }
            Err(corrupt) => {
                let event = self.t.place_event(&corrupt.seq.to_string());
                self.fault(event, self.t.fault_event_meaning(&corrupt.fault));
                None
            }
        }
    }

    /// What the public counts follows from the matters.
    fn figures<M: Matter>(&mut self, c: &mut Conn<'_>, matter: &M) -> Result<(), StoreError> {
        let stored = figures::stored_of(c, self.id);
        let stored = self.told(stored, self.t.place_figures())?;
        if stored.is_some_and(|stored| stored != figures::of_matter(matter, self.against.zone)) {
            self.fault(self.t.place_figures(), self.t.fault_figures());
        }
        Ok(())
    }

    /// The register's row, and the words by which it is found, follow from the publication.
    fn entry(&mut self, c: &mut Conn<'_>, publication: &Publication) -> Result<(), StoreError> {
        let (t, part) = (self.t, self.t.place_entry());
        let shown = match register::entry(c, self.id) {
            Err(StoreError::Missing) => None,
            read => match self.told(read, &part)? {
                None => return Ok(()),
                shown => shown,
            },
        };
        let recorded = match publication.entry_row().map(|entry| register::as_recorded(c, &entry)) {
            None => None,
            Some(Err(StoreError::Missing)) => {
                self.fault(part, t.fault_entry_text_gone());
                return Ok(());
            }
            Some(read) => match self.told(read, &part)? {
                None => return Ok(()),
                recorded => recorded,
            },
        };
        match (shown, recorded) {
            (None, None) => {}
            (Some(shown), Some(recorded)) => {
                if let Some(columns) = difference(&shown, &recorded) {
                    self.fault(part, t.fault_entry(&columns));
                }
                self.terms(c, &recorded)?;
            }
            (None, Some(_)) => self.fault(part, t.fault_entry_gone()),
            (Some(_), None) => self.fault(part, t.fault_entry_never_published()),
        }
        Ok(())
    }

    fn terms(&mut self, c: &mut Conn<'_>, entry: &Published) -> Result<(), StoreError> {
        let own = match register::terms_of(c, entry) {
            // Its platform is gone, which is told where keys that lead nowhere are.
            Err(StoreError::Missing) => return Ok(()),
            own => own?,
        };
        if own != register::stored_terms(c, entry.publication_order)? {
            self.fault(self.t.place_entry(), self.t.fault_entry_terms());
        }
        Ok(())
    }

    /// As many letters tell of each event as were written, each fits its own bytes and whom it is for.
    fn letters(&mut self, c: &mut Conn<'_>, events: &[EventRow]) -> Result<(), StoreError> {
        let t = self.t;
        let found = checking::letters(c, self.id)?;
        let all_readable = found.unreadable.is_empty();
        let letters = self.readable(found, |t, key| t.place_letter(key).into_owned());
        let persons: Vec<_> = letters.iter().filter_map(|letter| letter.person_id).collect();
        let mail = checking::mail_of(c, &persons)?;
        for letter in &letters {
            let part = t.place_letter(&letter.id.to_string());
            if events.iter().all(|event| event.seq != letter.seq) {
                self.fault(&part, t.fault_letter_event());
            }
            self.report.letters += usize::from(letter.words.is_some());
            let code_is_known = letters::code_is_known(c, letter)?;
            for what in letters::faults(t, letter, self.row.as_ref(), &mail, code_is_known) {
                self.fault(&part, what);
            }
        }
        for event in events.iter().filter(|_| all_readable) {
            let found = letters.iter().filter(|letter| letter.seq == event.seq).count();
            let found = i64::try_from(found).unwrap_or(i64::MAX);
            if found != event.letters {
                let part = t.place_event(&event.seq.to_string());
                self.fault(part, t.fault_letters_count(event.letters, found));
            }
        }
        Ok(())
    }
}
