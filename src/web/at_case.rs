//! A case by the number in the address, for whoever has a place in it.

pub use super::at::place;

use super::at::{At, For, Found, Place, actor};
use super::error::Fault;
use super::links;
use super::visitor::Recognised;
use crate::domain::actor::Role;
use crate::domain::case::Case;
use crate::domain::ids::CaseNumber;
use crate::domain::matter::{Life, Matter, MatterKind};
use crate::store::standings::Standing;
use crate::store::{Conn, matters};

/// A case.
pub struct FoundCase {
    /// The case.
    pub case: Case,
}

/// A case, and the place that the visitor has in it.
pub type AtCase = At<FoundCase>;

/// A case, for a visitor who has the place `P` in it.
pub type CaseFor<P> = For<FoundCase, P>;

impl AtCase {
    /// Is this a court that has nothing of the case any more but the bundle that it was given?
    pub fn reads_no_further(&self) -> bool {
        self.role() == Role::Court && !self.case.is_with_court()
    }
}

impl Found for FoundCase {
    type Number = CaseNumber;
    const PART: &'static str = "number";
    const KIND: MatterKind = MatterKind::Case;

    fn read(c: &mut Conn<'_>, number: CaseNumber) -> Result<FoundCase, Fault> {
        let id = matters::numbered(c, number)?.id;
        Ok(FoundCase { case: matters::load(c, id)? })
    }

    fn number(&self) -> CaseNumber {
        self.case.number()
    }

    fn life(&self) -> &Life {
        self.case.life()
    }

    /// Whoever is a party to it is nothing else in it, however many roles they have: nobody decides on their
    /// own case.
    fn standing_in(&self, person: &Recognised, roles: &[Role]) -> Option<Standing> {
        let case = &self.case;
        let here = |standing: &&Standing| standing.matter_id.is_none_or(|matter| matter == case.life().id);
        let admitted = |standing: &&Standing| case.admits(&actor(person, standing));
        let mut all: Vec<_> = person.standings.iter().filter(here).filter(admitted).collect();
        all.sort_by_key(|standing| standing.role);
        let is_party = |standing: &Standing| matches!(standing.role, Role::Consumer | Role::Platform);
        if all.first().is_some_and(|first| is_party(first)) {
            all.retain(|standing| is_party(standing));
        }
        all.into_iter().find(|standing| roles.contains(&standing.role)).cloned()
    }

    fn admit<P: Place>(at: &AtCase) -> Result<(), Fault> {
        if at.reads_no_further() && !P::GIVEN {
            return Err(Fault::ReadsNoFurther { at: links::bundle(at.number()) });
        }
        Ok(())
    }
}
