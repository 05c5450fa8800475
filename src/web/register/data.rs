//! A page of the register for machines.

use super::Found;
use crate::web::links;
use crate::web::open_data::{self, EntryData, FacetData, NamedKey, PageData};
use crate::web::server::App;
use serde::Serialize;

/// A page of the register, for machines.
#[derive(Serialize)]
pub struct RegisterData {
    /// How many entries were found in all.
    found: i64,
    #[serde(flatten)]
    page: PageData,
    /// The entries found, by outcome, whatever outcome was asked for.
    outcomes: Vec<FacetData>,
    /// The entries found, by grievance, whatever grievance was asked for.
    grievances: Vec<FacetData>,
    /// The entries of this page, the last published first.
    entries: Vec<EntryData>,
}

impl RegisterData {
    /// What was found.
    pub fn of(found: &Found, app: &App) -> RegisterData {
        let facet = |(value, entries): (NamedKey, i64)| FacetData { value, entries };
        let by_outcome = found.facets.kinds.iter().map(|(kind, n)| (open_data::outcome(app, *kind), *n));
        let by_grievance =
            found.facets.grievances.iter().map(|(key, n)| (open_data::grievance(app, *key), *n));
        RegisterData {
            found: found.all,
            page: PageData::of(&found.pager(links::REGISTER_JSON, &[]), app),
            outcomes: by_outcome.map(facet).collect(),
            grievances: by_grievance.map(facet).collect(),
            entries: found.entries.iter().map(|entry| EntryData::of(entry, app)).collect(),
        }
    }
}
