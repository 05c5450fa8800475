//! What lies beside the chain of a matter: texts, exhibits with their files, bundles.

use super::matter::Check;
use crate::bundle::inspect;
use crate::domain::chain::Salt;
use crate::domain::ids::TextId;
use crate::store::checking::{self, EventRow};
use crate::store::texts::ExhibitFile;
use crate::store::{Conn, StoreError};
use crate::vault::{Kind, ObjectName};
use serde_json::Value;
use std::collections::{HashMap, HashSet};

/// What an event says of a text or an exhibit.
#[derive(Default)]
struct Committed {
    commitment: String,
    title: Option<String>,
    number: Option<u64>,
}

impl Check<'_> {
    /// Texts and exhibits fit the commitments in the events, files fit the exhibits, and nothing
    /// lies there that no event knows.
    pub(super) fn beside_the_chain(
        &mut self,
        c: &mut Conn<'_>,
        events: &[EventRow],
    ) -> Result<Vec<ExhibitFile>, StoreError> {
        let mut committed = HashMap::new();
        for event in events {
            if let Ok(body) = serde_json::from_str(&event.body) {
                note_commitments(&body, &mut committed);
            }
        }
        let (texts, exhibits) = (checking::texts(c, self.id)?, checking::exhibits(c, self.id)?);
        let unreadable = texts.unreadable.iter().chain(&exhibits.unreadable);
        let unreadable: HashSet<String> = unreadable.map(|row| row.key.clone()).collect();
        let mut texts = self.readable(texts, |t, key| t.place_text(key).into_owned());
        let exhibits = self.readable(exhibits, |t, key| t.place_exhibit(key).into_owned());
        // A publication rests on the finding of its case.
        let elsewhere = committed.keys().filter_map(|id| id.parse().ok());
        let elsewhere: Vec<TextId> =
            elsewhere.filter(|id| texts.iter().all(|(own, _, _)| own != id)).collect();
        texts.extend(checking::texts_named(c, &elsewhere)?.rows);
        for (id, salt, words) in texts {
            self.report.commitments += 1;
            let part = self.t.place_text(&id.to_string());
            match (committed.remove(&id.to_string()), words.open()) {
                (None, _) => self.fault(part, self.t.fault_not_named()),
                (Some(_), Err(_)) => self.fault(part, self.t.fault_sealed()),
                (Some(committed), Ok(words)) if fits(&committed.commitment, salt, words.as_bytes()) => {}
                (Some(_), Ok(_)) => self.fault(part, self.t.fault_not_as_committed()),
            }
        }
        for exhibit in &exhibits {
            self.report.commitments += 1;
            self.exhibit(exhibit, committed.remove(&exhibit.id.to_string()));
            self.file(exhibit);
        }
        for id in committed.into_keys().filter(|id| !unreadable.contains(id)) {
            self.fault(self.t.place_text_or_exhibit(&id), self.t.fault_gone());
        }
        Ok(exhibits)
    }

    fn exhibit(&mut self, exhibit: &ExhibitFile, committed: Option<Committed>) {
        let (t, part) = (self.t, self.t.place_exhibit(&exhibit.number.to_string()));
        let Some(committed) = committed else { return self.fault(part, t.fault_not_named()) };
        if !fits(&committed.commitment, exhibit.salt, &exhibit.sha256.0) {
            self.fault(&part, t.fault_not_as_committed());
        }
        match (committed.title, exhibit.title.open()) {
            (_, Err(_)) => self.fault(&part, t.fault_sealed()),
            (Some(title), Ok(words)) if !fits(&title, exhibit.salt, words.as_bytes()) => {
                self.fault(&part, t.fault_title_not_as_committed());
            }
            (_, Ok(_)) => {}
        }
        match committed.number {
            Some(number) if i64::try_from(number) != Ok(exhibit.number) => {
                self.fault(part, t.fault_number(number));
            }
            Some(_) | None => {}
        }
    }

    fn file(&mut self, exhibit: &ExhibitFile) {
        self.report.files += 1;
        let (t, part) = (self.t, self.t.place_exhibit(&exhibit.number.to_string()));
        let Ok(name) = exhibit.object.parse::<ObjectName>() else {
            return self.fault(part, t.fault_file_name());
        };
        let kept = match self.against.vault.examine_blocking(&name) {
            Ok(kept) if kept.hash == exhibit.sha256 => kept,
            Ok(_) => return self.fault(part, t.fault_file_changed()),
            Err(problem) => return self.fault(part, t.fault_file_unreadable(&problem.to_string())),
        };
        if i64::try_from(kept.bytes) != Ok(exhibit.size) {
            self.fault(&part, t.fault_file_size());
        }
        // An older release took for unknown what this one reads; such a file is only never opened.
        let unknown = Kind::Other.media_type();
        if exhibit.media != kept.kind.media_type() && exhibit.media != unknown {
            self.fault(part, t.fault_file_media(&exhibit.media));
        }
    }

    /// What lies on the shelf is as it was made, from exhibits of this case.
    pub(super) fn bundles(&mut self, events: &[EventRow], exhibits: &[ExhibitFile]) {
        let t = self.t;
        let bundles = inspect(self.against.bundles, self.id);
        for bundle in &bundles {
            self.report.bundles += 1;
            let part = t.place_bundle(bundle.version);
            if !bundle.wrong.is_empty() {
                self.fault(&part, t.fault_bundle_files(&bundle.wrong.join(", ")));
            }
            let of_case = |sha256: &str| exhibits.iter().any(|own| own.sha256.to_string() == sha256);
            for original in bundle.originals.iter().filter(|original| !of_case(&original.sha256)) {
                self.fault(&part, t.fault_bundle_original(&original.name));
            }
        }
        for handover in events.iter().filter(|event| event.name == "handed_over") {
            if let Ok(version) = u32::try_from(handover.seq)
                && bundles.iter().all(|bundle| bundle.version != version)
            {
                let place = self.place(t.place_bundle(version));
                self.report.note(place, t.note_bundle_not_made());
            }
        }
    }
}

fn fits(commitment: &str, salt: Salt, bytes: &[u8]) -> bool {
    salt.commit(bytes).to_string() == commitment
}

/// Every commitment in an event: an object with an `id` and a `commitment`, wherever it stands.
fn note_commitments(value: &Value, committed: &mut HashMap<String, Committed>) {
    match value {
        Value::Object(fields) => {
            if let (Some(Value::String(id)), Some(Value::String(commitment))) =
                (fields.get("id"), fields.get("commitment"))
            {
                let title = fields.get("title").and_then(Value::as_str).map(str::to_owned);
                let number = fields.get("number").and_then(Value::as_u64);
                committed.insert(id.clone(), Committed { commitment: commitment.clone(), title, number });
            }
            fields.values().for_each(|value| note_commitments(value, committed));
        }
        Value::Array(values) => values.iter().for_each(|value| note_commitments(value, committed)),
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => {}
    }
}
