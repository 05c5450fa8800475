//! The law as this node knows it: the rulebooks, and how their calendars were changed since.
//!
//! Every decision asks, in its own transaction, whether there is a change that this node has not read yet;
//! pages ask before they are made. A rulebook with a change in it is made once and then kept as long as the
//! program runs, as those of the house are: calendars change a few times a year.

use super::Casework;
use crate::domain::calendar_change::CalendarChange;
use crate::domain::clock::{Changed, Moment};
use crate::domain::given::InForce;
use crate::domain::rulebook::Rulebook;
use crate::store::{Reads, StoreError, calendars};
use std::collections::HashMap;
use std::sync::{Arc, PoisonError, RwLock};

/// The rulebooks with their changes.
#[derive(Clone)]
pub(super) struct Law {
    centre: &'static Rulebook,
    known: Arc<RwLock<HashMap<String, Vec<InForce>>>>,
}

impl Law {
    pub(super) fn new(centre: &'static Rulebook) -> Law {
        Law { centre, known: Arc::default() }
    }

    /// The centre's rulebook as last read.
    pub(super) fn of_the_centre(&self) -> &'static Rulebook {
        self.as_last_read(self.centre)
    }

    fn as_last_read(&self, own: &'static Rulebook) -> &'static Rulebook {
        let known = self.known.read().unwrap_or_else(PoisonError::into_inner);
        known.get(&own.id).and_then(|laws| laws.last()).map_or(own, |law| law.book)
    }

    /// A rulebook of the house as last read; `None` if there is none of this name.
    pub(super) fn of(&self, id: &str) -> Option<&'static Rulebook> {
        self.own(id).map(|own| self.as_last_read(own))
    }

    /// As its edition has it.
    pub(super) fn own(&self, id: &str) -> Option<&'static Rulebook> {
        if id == self.centre.id { Some(self.centre) } else { Rulebook::of(id).ok() }
    }

    /// The centre's law, change by change, with all that is stored by now.
    pub(super) fn read(&self, c: &mut impl Reads) -> Result<Vec<InForce>, StoreError> {
        self.read_of(c, self.centre)
    }

    /// The same of any rulebook, given as its edition has it.
    pub(super) fn read_of(
        &self,
        c: &mut impl Reads,
        own: &'static Rulebook,
    ) -> Result<Vec<InForce>, StoreError> {
        let last = calendars::last(c, &own.id)?;
        self.up_to(c, own, last)
    }

    fn up_to(
        &self,
        c: &mut impl Reads,
        own: &'static Rulebook,
        last: u32,
    ) -> Result<Vec<InForce>, StoreError> {
        let known = self.known.read().unwrap_or_else(PoisonError::into_inner).get(&own.id).cloned();
        if let Some(known) = known.filter(|known| known.last().is_some_and(|law| law.changed.change == last))
        {
            return Ok(known);
        }
        let changes = calendars::all(c, &own.id)?;
        let mut known = self.known.write().unwrap_or_else(PoisonError::into_inner);
        let laws = known.entry(own.id.clone()).or_default();
        *laws = changed(own, &changes, laws);
        Ok(laws.clone())
    }

    /// Reads what was changed since, in any of the calendars.
    pub(super) fn keep_up(&self, c: &mut impl Reads) -> Result<(), StoreError> {
        for (id, last) in calendars::last_of_each(c)? {
            if let Some(own) = self.own(&id) {
                self.up_to(c, own, last)?;
            }
        }
        Ok(())
    }
}

/// The law after each change; what is `known` of it already is not made again.
fn changed(own: &'static Rulebook, changes: &[CalendarChange], known: &[InForce]) -> Vec<InForce> {
    let since = Moment::start_of(own.edition, &own.zone);
    let edition = InForce { changed: Changed { change: 0, at: since }, book: own };
    let after = changes.iter().zip(1..).map(|(change, count)| {
        let same = |law: &&InForce| law.book.changes.as_slice() == changes.get(..count).unwrap_or_default();
        let book = known.iter().find(same).map(|law| law.book);
        let book = book
            .unwrap_or_else(|| Box::leak(Box::new(own.changed_by(changes.get(..count).unwrap_or_default()))));
        InForce { changed: Changed { change: change.number, at: change.at }, book }
    });
    std::iter::once(edition).chain(after).collect()
}

impl Casework {
    /// A rulebook of the house with the changes of its calendar, as this node last read them; `None` if
    /// there is none of this name.
    pub fn book(&self, id: &str) -> Option<&'static Rulebook> {
        self.law.of(id)
    }

    /// Reads the changes of calendars that others have made since.
    ///
    /// # Errors
    /// What the database said; the law stays as it was known then.
    pub async fn keep_up(&self) -> Result<(), StoreError> {
        let law = self.law.clone();
        self.store.read(move |c| law.keep_up(c)).await
    }
}
