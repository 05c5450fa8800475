//! Revealing: the consumer lets the platform see details of themselves. It is their own act and on record,
//! and theirs to take back until the platform has opened it. What is known cannot be unknown again.

use super::event::{Detail, Event};
use super::{Case, case_in, filing};
use crate::domain::clock::Moment;
use crate::domain::matter::Draft;
use crate::domain::refusal::Refusal;

/// A detail that the consumer let the platform see.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Revealed {
    /// Which.
    pub detail: Detail,
    /// When the platform opened it.
    pub read_at: Option<Moment>,
}

pub(super) fn reveal(draft: &mut Draft<'_, Case>, details: Vec<Detail>) -> Result<(), Refusal> {
    let case = case_in(draft, filing::ON_THE_RECORD)?;
    // Before service there is nobody at the platform who could open it.
    if case.served.is_none() {
        return Err(Refusal::WrongStage(case.stage));
    }
    let shown: Vec<Detail> = case.revealed.iter().map(|shown| shown.detail).collect();
    let (old, mut new): (Vec<_>, Vec<_>) = details.into_iter().partition(|detail| shown.contains(detail));
    new.sort();
    new.dedup();
    if let Some(lacking) = new.iter().find(|detail| !draft.given().facts.details.contains(detail)) {
        return Err(Refusal::DetailLacking(*lacking));
    }
    match (new.is_empty(), old.is_empty()) {
        (true, true) => Err(Refusal::Incomplete),
        (true, false) => Err(Refusal::AlreadyDone),
        (false, _) => draft.happen(Event::Revealed { details: new }),
    }
}

/// The platform opens what is new to it. From then on it knows it, whatever comes.
pub(super) fn read(draft: &mut Draft<'_, Case>) -> Result<(), Refusal> {
    let case = case_in(draft, filing::ON_THE_RECORD)?;
    match (case.has_unread_reveal(), case.revealed.is_empty()) {
        (true, _) => draft.happen(Event::RevealRead),
        (false, false) => Err(Refusal::AlreadyDone),
        (false, true) => Err(Refusal::NoLongerOpen),
    }
}

/// The consumer takes back all that the platform has not opened yet, also when the case has ended.
pub(super) fn take_back(draft: &mut Draft<'_, Case>) -> Result<(), Refusal> {
    let case = draft.matter()?;
    let read = case.revealed.iter().filter_map(|shown| shown.read_at).max();
    match (case.has_unread_reveal(), read) {
        (true, _) => draft.happen(Event::RevealTakenBack),
        (false, Some(at)) => Err(Refusal::RevealWasRead(at.day_in(&draft.given().rulebook.zone))),
        (false, None) => Err(Refusal::NoLongerOpen),
    }
}

impl Case {
    /// Is there something that the consumer lets the platform see, and that it has not opened yet?
    pub fn has_unread_reveal(&self) -> bool {
        self.revealed.iter().any(|shown| shown.read_at.is_none())
    }

    /// The details that the platform does not know, and could be let to see.
    pub fn unrevealed(&self) -> impl Iterator<Item = Detail> {
        let shown = |detail: &Detail| self.revealed.iter().any(|shown| shown.detail == *detail);
        Detail::ALL.iter().copied().filter(move |detail| !shown(detail))
    }

    pub(super) fn remember_reveal(&mut self, event: &Event, at: Moment) {
        match event {
            Event::Revealed { details } => {
                let new = details.iter().map(|detail| Revealed { detail: *detail, read_at: None });
                self.revealed.extend(new);
            }
            Event::RevealRead => {
                let unread = self.revealed.iter_mut().filter(|shown| shown.read_at.is_none());
                unread.for_each(|shown| shown.read_at = Some(at));
            }
            Event::RevealTakenBack => self.revealed.retain(|shown| shown.read_at.is_some()),
            _ => {}
        }
    }
}
