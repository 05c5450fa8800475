//! Revealing: the consumer lets the platform see details of themselves. It is their own act and on record,
//! and theirs to take back until the platform has opened it. What is known cannot be unknown again.
//!
//! What is let to see is what the account says at that moment: who moves house later decides anew.

use super::event::{Detail, Event};
use super::{Case, case_in, filing};
use crate::domain::clock::Moment;
use crate::domain::evidence::TextRef;
use crate::domain::matter::Draft;
use crate::domain::refusal::Refusal;

/// A detail that the consumer let the platform see.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Revealed {
    /// Which.
    pub detail: Detail,
    /// What it said then; `None` in a case from before that was kept: there the account speaks.
    pub text: Option<TextRef>,
    /// When the platform opened it.
    pub read_at: Option<Moment>,
}

pub(super) fn reveal(draft: &mut Draft<'_, Case>, details: Vec<Detail>) -> Result<(), Refusal> {
    let case = case_in(draft, filing::ON_THE_RECORD)?;
    // Before service there is nobody at the platform who could open it.
    if case.served.is_none() {
        return Err(Refusal::WrongStage(case.stage));
    }
    let facts = &draft.given().facts;
    let (old, mut new): (Vec<_>, Vec<_>) =
        details.into_iter().partition(|detail| facts.shown.contains(detail));
    new.sort();
    new.dedup();
    let said = |detail: &Detail| {
        let found = facts.details.iter().find(|(known, _)| known == detail);
        found.map(|(_, words)| words.clone()).ok_or(Refusal::DetailLacking(*detail))
    };
    let said = new.iter().map(said).collect::<Result<Vec<_>, _>>()?;
    match (new.is_empty(), old.is_empty()) {
        (true, true) => Err(Refusal::Incomplete),
        (true, false) => Err(Refusal::AlreadyDone),
        (false, _) => {
            let texts = said.into_iter().map(|words| draft.text(words)).collect();
            draft.happen(Event::Revealed { details: new, texts })
        }
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

    /// Is this what the consumer lets the platform see on this point? `words` opens a text of the case.
    pub fn is_shown(&self, detail: Detail, says: &str, words: impl Fn(TextRef) -> String) -> bool {
        let last = self.revealed.iter().rfind(|shown| shown.detail == detail);
        last.is_some_and(|shown| shown.text.is_none_or(|text| words(text) == says))
    }

    /// What the platform knows of the consumer: of each detail what it opened last.
    pub fn known_to_platform(&self) -> impl Iterator<Item = &Revealed> {
        let known = |detail: &Detail| {
            self.revealed.iter().rfind(|shown| shown.detail == *detail && shown.read_at.is_some())
        };
        Detail::ALL.iter().filter_map(known)
    }

    pub(super) fn remember_reveal(&mut self, event: &Event, at: Moment) {
        match event {
            Event::Revealed { details, texts } => {
                // What was not opened yet gives way to what is said now.
                self.revealed.retain(|shown| shown.read_at.is_some() || !details.contains(&shown.detail));
                let texts = texts.iter().copied().map(Some).chain(std::iter::repeat(None));
                let new = details.iter().zip(texts);
                let new = new.map(|(detail, text)| Revealed { detail: *detail, text, read_at: None });
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
