//! Serving: the recorded moment when the complaint reached the platform. Its window begins there.

use super::event::{Event, Service};
use super::{Case, Stage, case_in, challenging};
use crate::domain::actor::{Holder, Role, Side};
use crate::domain::clock::WindowKey;
use crate::domain::clock::running::Subject;
use crate::domain::matter::Draft;
use crate::domain::refusal::Refusal;

/// Records service. In an inbox only if somebody reads it; by mail only to a verified contact, never
/// to one that only the consumer typed.
pub(super) fn serve(draft: &mut Draft<'_, Case>, how: Service) -> Result<(), Refusal> {
    if draft.matter()?.served.is_some() {
        return Err(Refusal::AlreadyDone);
    }
    case_in(draft, &[Stage::Admitted])?;
    let facts = &draft.given().facts;
    match how {
        Service::Inbox if !facts.enrolled => return Err(Refusal::FactMissing("enrolled")),
        Service::Mail if !facts.contact_verified => return Err(Refusal::FactMissing("contact_verified")),
        Service::Inbox | Service::Mail | Service::Post => {}
    }
    served(draft, how)
}

pub(super) fn served(draft: &mut Draft<'_, Case>, how: Service) -> Result<(), Refusal> {
    draft.end(|window| window.key == WindowKey::Service);
    draft.open(WindowKey::Answer, Holder::Platform, Subject::Step);
    draft.happen(Event::Served { how })
}

/// The notice that went out by `how` came back: the case is with the centre, and the platform is not
/// silent, nor was it if that has been said of it. What a server or the post took at first may come back days
/// later; then the platform was never reached. What went out by another way than the one that served the case
/// says nothing about that one.
pub(super) fn bounce(draft: &mut Draft<'_, Case>, how: Service) -> Result<(), Refusal> {
    let case = draft.matter()?;
    if case.may_not_have_been_reached() && case.served.is_some_and(|(served, _)| served == how) {
        draft.end(|window| window.holder == Holder::Platform || is_of_the_mediation(window.key));
        draft.open(WindowKey::Service, Holder::Centre, Subject::Step);
        return draft.happen(Event::ServiceFailed);
    }
    let case = case_in(draft, &[Stage::Admitted])?;
    if case.service_failed {
        return Err(Refusal::AlreadyDone);
    }
    draft.happen(Event::ServiceFailed)
}

/// Has a mediation no use for this window without somebody who was reached?
fn is_of_the_mediation(key: WindowKey) -> bool {
    matches!(key, WindowKey::Naming | WindowKey::Question) || challenging::goes_with_the_mediator(key)
}

impl Case {
    /// Has the centre failed to bring the notice to the platform, so far?
    pub fn is_unreached(&self) -> bool {
        let service = self.life.running.of(WindowKey::Service);
        let overdue = service.is_none_or(|window| window.attempt > 1);
        self.stage == Stage::Admitted && (self.service_failed || overdue)
    }

    /// Served by mail or post, and the platform has given no sign of having read it, also where its time
    /// has passed in silence. What a stay or a challenge holds up, that must end first.
    pub(super) fn may_not_have_been_reached(&self) -> bool {
        let in_time = self.stage == Stage::Answering;
        let silent = self.stage == Stage::Mediating && self.silent;
        let goes_on = self.stay.is_none() && self.challenge.is_none();
        let by_letter = matches!(self.served, Some((Service::Mail | Service::Post, _)));
        let platform = Some(Side::Platform);
        let has_spoken = self.answer.is_some()
            || !self.referrals.is_empty()
            || self.challenged_by.contains(&Side::Platform)
            || self.restorations.iter().any(|request| request.by == Side::Platform)
            || self
                .life
                .running
                .iter()
                .any(|window| window.holder == Holder::Platform && self.extended.contains(&window.id))
            || self.help.iter().any(|help| help.by == Side::Platform)
            || self.offers.iter().any(|offer| offer.offer.from == platform || !offer.open)
            || self.messages.iter().any(|message| message.from == Role::Platform)
            || self.exhibits.iter().any(|exhibit| exhibit.by == Side::Platform)
            || self.revealed.iter().any(|shown| shown.read_at.is_some());
        (in_time || silent) && goes_on && by_letter && !has_spoken
    }
}
