//! Publishing: which outcomes the public may read, and the errand that begins their publication.

use super::Case;
use super::duty::{AgreedIn, Progress};
use super::event::{Event, Finding, Ruling};
use super::stage::Stage;
use crate::domain::actor::Side;
use crate::domain::clock::Zone;
use crate::domain::decision::Task;
use crate::domain::matter::Draft;
use crate::domain::publication::{Kept, Kind, Outcome, Reaction};
use crate::domain::refusal::Refusal;

impl Case {
    /// What kind of outcome the public may read of this case; `None` if nothing.
    ///
    /// A mediated agreement is confidential (SPC online mediation rules art. 29(4), People's Mediation
    /// Law art. 23(3)); what is published is a finding, a silence, a promise that was broken, a judgment.
    pub fn publishable(&self) -> Option<Kind> {
        if !matches!(self.stage, Stage::Resolved | Stage::Unresolved | Stage::Judged) {
            return None;
        }
        match (self.kind_of_finding(), self.judgment()) {
            (Some(kind), _) => Some(kind),
            (None, Some(_)) => Some(Kind::Judged),
            (None, None) if self.has_failed() => Some(Kind::NotPerformed),
            // Whoever settled in the end is not named for the silence before.
            (None, None) if self.silent && self.answer.is_none() && self.agreed.is_none() => {
                Some(Kind::NoAnswer)
            }
            (None, None) => None,
        }
    }

    fn kind_of_finding(&self) -> Option<Kind> {
        let (ruling, _) = self.ruling.as_ref()?;
        Some(match ruling.outcome() {
            Finding::Upheld => Kind::Upheld,
            Finding::Partly => Kind::Partly,
            Finding::Dismissed => Kind::Dismissed,
        })
    }

    /// The outcome for the public, dated to the month in which the case ended.
    fn published_outcome(&self, kind: Kind, zone: &Zone) -> Outcome {
        let ruling = self.ruling.as_ref().map(|(ruling, _)| ruling);
        // An agreement outside a ruling stays confidential, its remedies too.
        let remedies = ruling.map(|ruling| &ruling.promises).into_iter().flatten();
        Outcome {
            case: self.life.id,
            platform: self.filing.platform,
            language: self.filing.language,
            grievances: self.filing.grievances.clone(),
            kind,
            finding: ruling.map(|ruling| self.corrected(ruling.finding).unwrap_or(ruling.finding)),
            retaliation: ruling.and_then(Ruling::found_retaliation),
            remedies: remedies.map(|promise| promise.remedy.clone()).collect(),
            reaction: self.reaction(),
            kept: self.kept(),
            judgment: self.judgment(),
            closed_month: self.closed_at.unwrap_or(self.life.last_at).day_in(zone).first_of_month(),
        }
    }

    /// Did a mediator find nothing against the platform, and no court either? Then the public reads of it
    /// at the platform's wish: whoever was wrongly accused decides whether their name is told at all.
    pub fn clears_the_platform(&self) -> bool {
        let cleared = |ruling: &Ruling| ruling.is_dismissal() && ruling.found_retaliation().is_none();
        self.ruling.as_ref().is_some_and(|(ruling, _)| cleared(ruling))
            && !matches!(self.judgment(), Some(Finding::Upheld | Finding::Partly))
    }

    /// May the platform wish it now? At any time after the case has ended, once.
    pub(super) fn may_ask_to_publish(&self) -> bool {
        self.clears_the_platform() && self.publishable().is_some() && !self.publication_asked
    }

    fn judgment(&self) -> Option<Finding> {
        self.court.as_ref().and_then(|court| court.judgment.map(|(outcome, ..)| outcome))
    }

    fn has_failed(&self) -> bool {
        self.duties.iter().any(|duty| duty.progress == Progress::Failed)
    }

    pub(super) fn reaction(&self) -> Option<Reaction> {
        self.ruling.as_ref().filter(|(ruling, _)| !ruling.is_dismissal())?;
        let platform = Side::Platform;
        if self.ruling_accepted.contains(&platform) {
            Some(Reaction::Accepted)
        } else if self.ruling_refused.contains(&platform) {
            Some(Reaction::NotAccepted)
        } else {
            // The consumer refused first; the platform was never asked to the end.
            None
        }
    }

    fn kept(&self) -> Option<Kept> {
        let (within, _) = self.agreed?;
        if self.has_failed() {
            return Some(Kept::Broken);
        }
        if within != AgreedIn::Ruling {
            return None;
        }
        if self.duties.iter().all(|duty| duty.progress == Progress::Confirmed) {
            return Some(Kept::Confirmed);
        }
        // Where a court took over before the time was up, nobody was asked whether it was done.
        (self.stage == Stage::Resolved).then_some(Kept::Unconfirmed)
    }
}

/// The platform wishes that the public reads of the finding that cleared it.
pub(super) fn ask(draft: &mut Draft<'_, Case>) -> Result<(), Refusal> {
    let case = draft.matter()?;
    if case.publication_asked {
        return Err(Refusal::AlreadyDone);
    }
    if !case.clears_the_platform() {
        return Err(Refusal::NotCleared);
    }
    // While a court has it, it is not over.
    if !case.may_ask_to_publish() {
        return Err(Refusal::WrongStage(case.stage));
    }
    draft.happen(Event::PublicationAsked)?;
    outcome_reached(draft)
}

/// Called after an event that made an outcome uncertain again, or corrected what it says: what has been
/// published, or is on its way, follows. Where there is no publication, nothing comes of it.
pub(super) fn outcome_reopened(draft: &mut Draft<'_, Case>) -> Result<(), Refusal> {
    let rulebook = draft.given().rulebook;
    let case = draft.matter()?;
    let Some(kind) = case.kind_of_finding() else { return Ok(()) };
    let outcome = case.published_outcome(kind, &rulebook.zone);
    draft.send(Task::Update(outcome));
    Ok(())
}

/// Called after an event that may have made an outcome: sends the errand that publishes it. Where there is
/// a publication, the errand updates it.
pub(super) fn outcome_reached(draft: &mut Draft<'_, Case>) -> Result<(), Refusal> {
    let rulebook = draft.given().rulebook;
    let case = draft.matter()?;
    let Some(kind) = case.publishable() else { return Ok(()) };
    if !rulebook.may_name(kind.as_str()) {
        return Ok(());
    }
    if case.clears_the_platform() && !case.publication_asked {
        return Ok(());
    }
    let outcome = case.published_outcome(kind, &rulebook.zone);
    draft.send(Task::Publish(outcome));
    Ok(())
}
