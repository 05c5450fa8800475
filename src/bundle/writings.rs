//! What people wrote beside complaint, answer and finding, and on which side of the settlement wall.

use super::content::Writing;
use super::of_case::{Clerk, in_both};
use crate::domain::actor::{Actor, Role};
use crate::domain::case::event::Event;
use crate::domain::evidence::{Exhibit, TextRef, Wall};
use crate::domain::matter::Recorded;
use crate::domain::text::Bilingual;
use crate::messages::Written;

/// The writing that an event brought, with its exhibits. Exhaustive, so that a new event has to be
/// judged: what has a place of its own in the bundle, and what no court may read, is none here.
fn written(event: &Event) -> Option<(Written, TextRef, &[Exhibit])> {
    Some(match event {
        Event::FoundInadmissible { text, .. } => (Written::Inadmissible, *text, &[]),
        Event::InadmissibilityConfirmed { text } | Event::InadmissibilityOverturned { text, .. } => {
            (Written::Review, *text, &[])
        }
        Event::RestorationRefused { text, .. } => (Written::Restoration, *text, &[]),
        Event::Restored { text, .. } => (Written::Restoration, (*text)?, &[]),
        Event::SlipCorrected { reads, .. } => (Written::Correction, *reads, &[]),
        Event::Extended { text, .. } => (Written::Extension, *text, &[]),
        Event::Challenged { text, .. } => (Written::Challenge, *text, &[]),
        Event::ChallengeUpheld { text } | Event::ChallengeRejected { text } => {
            (Written::ChallengeDecision, *text, &[])
        }
        Event::Dissatisfied { text } => (Written::Dissatisfied, *text, &[]),
        Event::Questioned { to, text, .. } => (Written::Question(*to), *text, &[]),
        Event::Responded { text, exhibits, .. } => (Written::Response, *text, exhibits),
        Event::Stayed { text, .. } => (Written::Stay, *text, &[]),
        Event::RulingRefused { text, .. } => (Written::RulingRefused, (*text)?, &[]),
        Event::ClosedWithoutResult { text, .. } => (Written::Closing, *text, &[]),
        Event::Performed { text, exhibits, .. } => (Written::Performance, *text, exhibits),
        Event::Denied { text, .. } => (Written::Denial, *text, &[]),
        Event::Returned { text, .. } => (Written::Return, *text, &[]),
        Event::Judged { text, .. } => (Written::Judgment, *text, &[]),
        Event::Exhibited { text, exhibits, .. } => (Written::Explanation, (*text)?, exhibits),
        Event::Messaged { text, wall: Wall::Court, .. } => (Written::Message, *text, &[]),
        Event::Referred { text, exhibits, .. } => (Written::Referral, *text, exhibits),
        Event::ReferralRejected { text, .. } => (Written::ReferralRejected, *text, &[]),
        Event::AlarmRaised { text, .. } => (Written::Alarm, *text, &[]),
        Event::AlarmAttended { text, .. } => (Written::AlarmAttended, *text, &[]),
        Event::Messaged { wall: Wall::Settlement | Wall::Centre, .. }
        | Event::Offered(_)
        | Event::OfferDeclined { .. }
        | Event::ProposalAccepted { .. }
        // Why somebody took a complaint back stays with the centre: it may be fear of the platform.
        | Event::Withdrawn { .. }
        // What somebody needs in order to take part is for the centre alone.
        | Event::HelpAsked { .. }
        | Event::HelpGiven { .. }
        | Event::WithdrawalUndone { .. }
        // So do a doctor's letter, and what a consumer wrote to the centre alone.
        | Event::RestorationAsked { .. }
        | Event::ReviewAsked { .. }
        | Event::Filed(_)
        | Event::CompletionAsked { .. }
        | Event::Completed { .. }
        | Event::Answered { .. }
        | Event::Ruled(_)
        | Event::HandedOver { .. }
        | Event::Docketed { .. }
        | Event::Admitted
        | Event::PublicationAsked
        | Event::Served { .. }
        | Event::ServiceFailed
        | Event::Agreed { .. }
        | Event::Assigned { .. }
        | Event::StayLifted
        | Event::RulingAccepted { .. }
        | Event::Confirmed { .. }
        | Event::Resolved { .. }
        | Event::Reopened { .. }
        | Event::ReferralAccepted { .. }
        | Event::Revealed { .. }
        | Event::RevealRead
        | Event::RevealTakenBack
        | Event::Lapsed { .. }
        | Event::OutageMadeGood(_)
        | Event::CalendarChanged(_)
        | Event::LetterPosted { .. }
        | Event::LetterUnposted { .. } => return None,
    })
}

impl Clerk<'_> {
    /// What was written with this event and a court may read.
    pub(super) fn writing(&self, entry: &Recorded<Event>) -> Option<Writing> {
        let (what, text, exhibits) = written(&entry.event)?;
        if !self.papers.case.is_for_court(&entry.event) || self.tells_of_terms(what) {
            return None;
        }
        Some(Writing {
            date: self.when(entry.at),
            by: author(&entry.by),
            what: in_both(|t| t.bundle_writing(what).into_owned()),
            text: self.papers.words(text),
            exhibits: exhibits.iter().map(|exhibit| u32::from(exhibit.number)).collect(),
        })
    }

    /// Whoever says how a settlement was kept says what was settled. The terms of an offer stay behind
    /// the wall, so that is left out, too; that it was said stands in the timeline.
    fn tells_of_terms(&self, what: Written) -> bool {
        let settled = self.papers.case.has_secret_terms();
        settled && matches!(what, Written::Performance | Written::Denial)
    }
}

fn author(by: &Actor) -> Bilingual {
    in_both(|t| {
        match by.role() {
            Some(Role::Consumer) => t.bundle_claimant(),
            Some(Role::Platform) => t.bundle_respondent(),
            Some(Role::Mediator) => t.bundle_by_mediator(),
            Some(Role::Court) => t.bundle_by_court(),
            Some(Role::Registrar | Role::Supervisor) | None => t.bundle_by_centre(),
        }
        .into_owned()
    })
}
