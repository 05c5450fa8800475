//! A request by the number in the address, for whoever made it and for the platform that has it.

use super::at::{At, For, Found, actor};
use super::error::Fault;
use super::visitor::Recognised;
use crate::domain::actor::Role;
use crate::domain::ids::RequestNumber;
use crate::domain::matter::{Life, Matter, MatterKind};
use crate::domain::request::Request;
use crate::store::standings::Standing;
use crate::store::{Conn, matters};

/// A request.
pub struct FoundRequest {
    /// The request.
    pub request: Request,
}

/// A request, and the place that the visitor has in it.
pub type AtRequest = At<FoundRequest>;

/// A request, for a visitor who has the place `P` in it.
pub type RequestFor<P> = For<FoundRequest, P>;

impl Found for FoundRequest {
    type Number = RequestNumber;
    const PART: &'static str = "request";
    const KIND: MatterKind = MatterKind::Request;

    fn read(c: &mut Conn<'_>, number: RequestNumber) -> Result<FoundRequest, Fault> {
        let id = matters::requested(c, number)?.id;
        Ok(FoundRequest { request: matters::load(c, id)? })
    }

    fn number(&self) -> RequestNumber {
        self.request.asked.number
    }

    fn life(&self) -> &Life {
        self.request.life()
    }

    /// Whoever asked is not also the platform, though they may work there.
    fn standing_in(&self, person: &Recognised, roles: &[Role]) -> Option<Standing> {
        let whole = person.standings.iter().filter(|standing| standing.matter_id.is_none());
        let admitted = whole.filter(|standing| self.request.admits(&actor(person, standing)));
        admitted.min_by_key(|standing| standing.role).filter(|one| roles.contains(&one.role)).cloned()
    }
}
