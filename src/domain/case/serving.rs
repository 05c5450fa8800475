//! Serving: the recorded moment when the complaint reached the platform. Its window begins there.

use super::event::{Event, Service};
use super::{Case, Stage, case_in};
use crate::domain::actor::Holder;
use crate::domain::clock::WindowKey;
use crate::domain::clock::running::Subject;
use crate::domain::matter::Draft;
use crate::domain::refusal::Refusal;

/// Records service. In an inbox only if somebody reads it; by mail only to a verified contact, never
/// to one that only the consumer typed.
pub(super) fn serve(draft: &mut Draft<'_, Case>, how: Service) -> Result<(), Refusal> {
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

/// The notice came back: the case stays with the centre, and the platform is not silent.
pub(super) fn bounce(draft: &mut Draft<'_, Case>) -> Result<(), Refusal> {
    let case = case_in(draft, &[Stage::Admitted])?;
    if case.service_failed {
        return Err(Refusal::AlreadyDone);
    }
    draft.happen(Event::ServiceFailed)
}
