//! Handing over: the consumer's own yes to court, and what the court makes of it.

use super::event::{Event, Finding};
use super::{Case, Court, Stage, case_in, check_listed, publishing};
use crate::domain::actor::{Actor, Holder, Role};
use crate::domain::clock::WindowKey;
use crate::domain::clock::running::Subject;
use crate::domain::matter::Draft;
use crate::domain::refusal::Refusal;
use crate::domain::text::Words;

impl Case {
    /// May the consumer hand the case over: while it is open or unresolved, and wherever else it stands
    /// if the court has sent the bundle back to be put right?
    pub fn may_go_to_court(&self) -> bool {
        let was_returned = self.court.as_ref().is_some_and(|court| court.returned.is_some());
        let may_return = matches!(self.stage, Stage::NotPursued | Stage::Inadmissible | Stage::Resolved);
        self.stage.may_go_to_court() || was_returned && may_return
    }

    /// Has a court sent the file back, and does nothing lie with it again?
    pub fn court_sent_it_back(&self) -> bool {
        self.court.as_ref().is_some_and(|court| court.returned.is_some() && !court.waiting)
    }

    /// Is the case closed here, and its file with a court that has not taken it yet?
    pub fn lies_with_court(&self) -> bool {
        let has_it = self.court.as_ref().is_some_and(|court| court.waiting && court.docket.is_none());
        has_it && !self.stage.is_open()
    }

    /// May this person still add what the court asked for, though the case has ended here? Only whoever
    /// can hand it over again, until they have done so.
    pub(super) fn may_put_right(&self, by: &Actor) -> bool {
        let returned = self.court_sent_it_back();
        by.role() == Some(Role::Consumer) && returned && self.may_go_to_court()
    }
}

/// Nothing reaches a court without the consumer's own yes; with it, at any open stage.
pub(super) fn hand_over(draft: &mut Draft<'_, Case>, note: Option<Words>) -> Result<(), Refusal> {
    let case = draft.matter()?;
    if case.court.as_ref().is_some_and(|court| court.waiting) {
        return Err(Refusal::AlreadyDone);
    }
    if !case.may_go_to_court() {
        return Err(Refusal::WrongStage(case.stage));
    }
    let note = note.map(|note| draft.text(note));
    draft.open(WindowKey::CourtReceipt, Holder::Court, Subject::Step);
    draft.happen(Event::HandedOver { note })
}

fn with_court<'d>(draft: &'d Draft<'_, Case>) -> Result<&'d Court, Refusal> {
    let court = draft.matter()?.court.as_ref().ok_or(Refusal::NoLongerOpen)?;
    if court.waiting {
        Ok(court)
    } else {
        Err(Refusal::unless_done(court.returned.is_some())(Refusal::NoLongerOpen))
    }
}

/// The court takes the case: the mediation ends, whatever still ran.
pub(super) fn docket(draft: &mut Draft<'_, Case>, docket: Words) -> Result<(), Refusal> {
    if with_court(draft)?.docket.is_some() {
        return Err(Refusal::AlreadyDone);
    }
    let docket = draft.text(docket);
    draft.end(|_| true);
    draft.happen(Event::Docketed { docket })
}

/// The court returns the bundle. It must name all defects at once (CPL art. 126 and the online rules).
pub(super) fn send_back(
    draft: &mut Draft<'_, Case>,
    defects: Vec<String>,
    text: Words,
) -> Result<(), Refusal> {
    if with_court(draft)?.docket.is_some() {
        return Err(Refusal::AlreadyDone);
    }
    if defects.is_empty() {
        return Err(Refusal::Incomplete);
    }
    for defect in &defects {
        check_listed(&draft.given().rulebook.return_defects, defect)?;
    }
    let text = draft.text(text);
    draft.end(|window| window.key == WindowKey::CourtReceipt);
    draft.happen(Event::Returned { defects, text })
}

/// The court's decision.
pub(super) fn judge(draft: &mut Draft<'_, Case>, outcome: Finding, text: Words) -> Result<(), Refusal> {
    if draft.matter()?.stage == Stage::Judged {
        return Err(Refusal::AlreadyDone);
    }
    case_in(draft, &[Stage::AtCourt])?;
    let text = draft.text(text);
    draft.end(|_| true);
    draft.happen(Event::Judged { outcome, text })?;
    publishing::outcome_reached(draft)
}
