//! The papers of a case: all that its bundle is made from, read once.

use crate::domain::case::Case;
use crate::domain::case::event::Event;
use crate::domain::decision::Decision;
use crate::domain::evidence::{ExhibitRow, TextRef};
use crate::domain::ids::{MatterId, TextId};
use crate::domain::matter::Recorded;
use crate::store::matters::{self, LoadError};
use crate::store::people::{self, Person};
use crate::store::platforms::{self, Platform};
use crate::store::reach;
use crate::store::texts::{self, ExhibitFile};
use crate::store::{Reads, Sealed, StoreError};
use std::collections::HashMap;

/// The papers of one case.
pub struct Papers {
    /// The case.
    pub case: Case,
    /// Its events, oldest first.
    pub entries: Vec<Recorded<Event>>,
    /// The consumer, as others may write to them.
    pub consumer: Person,
    /// The platform.
    pub platform: Platform,
    /// The name of the mediator who ruled, or was in charge last.
    pub mediator: Option<String>,
    /// The exhibits, in order.
    pub exhibits: Vec<ExhibitFile>,
    words: HashMap<TextId, String>,
}

impl Papers {
    /// Reads the papers of a case.
    ///
    /// # Errors
    /// [`StoreError::Missing`] if there is no such case; otherwise what the database said, or an event
    /// that cannot be read.
    pub fn read(c: &mut impl Reads, id: MatterId) -> Result<Papers, LoadError> {
        Papers::as_of(c, id, u32::MAX)
    }

    /// Reads the papers of a case as they were after its event `seq`. Names and addresses of persons
    /// are those of today: they are no events of the case.
    ///
    /// # Errors
    /// As [`Papers::read`].
    pub fn as_of(c: &mut impl Reads, id: MatterId, seq: u32) -> Result<Papers, LoadError> {
        let case: Case = matters::as_of(c, id, seq)?;
        let mut entries: Vec<Recorded<Event>> = matters::entries(c, id)?;
        entries.retain(|entry| entry.seq <= seq);
        let consumer = people::get(c, case.filing.consumer)?;
        let consumer = reach::as_others_write(c, consumer)?;
        let platform = platforms::get(c, case.filing.platform)?;
        let mediator = match case.mediators.last() {
            Some(person) => Some(opened(&people::get(c, *person)?.name)?.to_owned()),
            None => None,
        };
        let exhibits = texts::exhibits(c, id)?;
        let words = texts::of_matter(c, id)?;
        Ok(Papers { case, entries, consumer, platform, mediator, exhibits, words })
    }

    /// The papers of a case that was decided and is not stored: what its readers would see.
    pub fn of_decision(case: Case, decision: &Decision, consumer: Person, platform: Platform) -> Papers {
        let exhibit = |row: &ExhibitRow| ExhibitFile {
            id: row.exhibit.id,
            matter_id: case.life.id,
            number: row.exhibit.number.into(),
            salt: row.salt,
            title: Sealed::seal(row.file.title.as_str()),
            object: row.file.object.clone(),
            sha256: row.file.sha256,
            size: i64::try_from(row.file.size).unwrap_or(i64::MAX),
            media: row.file.media.clone(),
        };
        let words = decision.texts().iter().map(|text| (text.reference.id, text.words.as_str().to_owned()));
        Papers {
            entries: Vec::new(),
            consumer,
            platform,
            mediator: None,
            exhibits: decision.exhibits().iter().map(exhibit).collect(),
            words: words.collect(),
            case,
        }
    }

    /// A text of the case; empty if it has been erased.
    pub fn words(&self, text: TextRef) -> String {
        self.words.get(&text.id).cloned().unwrap_or_default()
    }
}

/// The text inside a seal.
pub(super) fn opened(sealed: &crate::store::Sealed) -> Result<&str, StoreError> {
    Ok(sealed.open()?)
}
