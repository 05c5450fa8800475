//! Correcting: a slip of the pen in what the mediator or the centre decided is put right by an event of
//! its own, and both texts stay. Whatever changes the substance is no slip.

use super::event::Event;
use super::{Case, publishing};
use crate::domain::actor::Role;
use crate::domain::command::Correction;
use crate::domain::evidence::TextRef;
use crate::domain::ids::TextId;
use crate::domain::matter::Draft;
use crate::domain::refusal::Refusal;
use crate::domain::slip;

/// A text that decided something, with what it reads like since a slip was put right.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Decided {
    /// The text as it was given.
    pub text: TextRef,
    /// Who may put it right: a mediator, or the centre.
    pub by: Role,
    /// The text as it reads now, if it was put right; the last one counts.
    pub corrected: Option<TextRef>,
}

impl Case {
    /// The texts that somebody in this role may put right.
    pub fn correctable(&self, role: Option<Role>) -> impl Iterator<Item = &Decided> {
        self.decided.iter().filter(move |decided| Some(decided.by) == role)
    }

    /// The text that stands in the place of `text` since a slip in it was put right.
    pub fn corrected(&self, text: TextRef) -> Option<TextRef> {
        self.decided.iter().find(|decided| decided.text.id == text.id)?.corrected
    }

    /// Notes a text in which a slip may be put right later.
    pub(super) fn decided_in(&mut self, text: TextRef, by: Role) {
        self.decided.push(Decided { text, by, corrected: None });
    }

    pub(super) fn put_right(&mut self, text: TextId, corrected: TextRef) {
        if let Some(decided) = self.decided.iter_mut().find(|decided| decided.text.id == text) {
            decided.corrected = Some(corrected);
        }
    }
}

/// Puts a slip right. It is compared with the text as it was first given, so that many small steps are
/// no way to another decision. A correction that was wrong itself is taken back by the first wording.
pub(super) fn correct(draft: &mut Draft<'_, Case>, correction: Correction) -> Result<(), Refusal> {
    let Correction { text, salt, given, reads } = correction;
    let case = draft.matter()?;
    let decided = case.correctable(draft.by().role()).find(|decided| decided.text.id == text);
    let Decided { text: reference, corrected, .. } = *decided.ok_or(Refusal::NoLongerOpen)?;
    // What was given must be what is on record, not what a form says it was.
    if salt.commit(given.as_str().as_bytes()) != reference.commitment {
        return Err(Refusal::FactMissing("given"));
    }
    match given == reads {
        true if corrected.is_none() => return Err(Refusal::AlreadyDone),
        false if !slip::is_slip(given.as_str(), reads.as_str()) => return Err(Refusal::NoSlip),
        true | false => {}
    }
    let is_finding = case.ruling.as_ref().is_some_and(|(ruling, _)| ruling.finding.id == text);
    let reads = draft.text(reads);
    draft.happen(Event::SlipCorrected { text, reads })?;
    // The public reads the finding too.
    if is_finding { publishing::outcome_reopened(draft) } else { Ok(()) }
}
