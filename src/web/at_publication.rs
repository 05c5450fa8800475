//! The publication of a case's outcome by the case number in the address, for whoever may see it before the
//! public does.

use super::at::{At, For, Found, actor};
use super::error::Fault;
use super::visitor::Recognised;
use crate::domain::actor::Role;
use crate::domain::case::Case;
use crate::domain::ids::CaseNumber;
use crate::domain::matter::{Life, Matter, MatterKind};
use crate::domain::publication::Publication;
use crate::store::standings::Standing;
use crate::store::{Conn, matters};

/// A publication.
pub struct FoundPublication {
    /// The case whose outcome it is.
    pub case: Case,
    /// The publication.
    pub publication: Publication,
}

/// A publication, and the place that the visitor has in it.
pub type AtPublication = At<FoundPublication>;

/// A publication, for a visitor who has the place `P` in it.
pub type PublicationFor<P> = For<FoundPublication, P>;

impl Found for FoundPublication {
    type Number = CaseNumber;
    const PART: &'static str = "number";
    const KIND: MatterKind = MatterKind::Publication;

    fn read(c: &mut Conn<'_>, number: CaseNumber) -> Result<FoundPublication, Fault> {
        let id = matters::numbered(c, number)?.id;
        let publication = matters::publication_of(c, id)?.ok_or(Fault::NotFound)?;
        Ok(FoundPublication { case: matters::load(c, id)?, publication: matters::load(c, publication)? })
    }

    fn number(&self) -> CaseNumber {
        self.case.number()
    }

    fn life(&self) -> &Life {
        self.publication.life()
    }

    /// A party to the case is nothing else in it: no consumer passes the finding on their own complaint, no
    /// platform the one against itself.
    fn standing_in(&self, person: &Recognised, roles: &[Role]) -> Option<Standing> {
        let FoundPublication { case, publication } = self;
        let is_party = |standing: &Standing| {
            matches!(standing.role, Role::Consumer | Role::Platform) && case.admits(&actor(person, standing))
        };
        let party = person.standings.iter().any(is_party);
        let mut all: Vec<_> = person
            .standings
            .iter()
            .filter(|standing| standing.matter_id.is_none_or(|matter| matter == case.life().id))
            .filter(|standing| !party || is_party(standing))
            .filter(|standing| publication.admits(&actor(person, standing)))
            .collect();
        all.sort_by_key(|standing| standing.role);
        all.into_iter().find(|standing| roles.contains(&standing.role)).cloned()
    }
}
