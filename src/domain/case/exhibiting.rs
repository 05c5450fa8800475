//! Exhibiting: evidence and messages that are added while a case is open.

use super::event::Event;
use super::filing::{MOST_EXHIBITS, ON_THE_RECORD};
use super::{Case, Stage, case_in, side};
use crate::domain::actor::Role;
use crate::domain::evidence::{Exhibit, NewExhibit, Wall};
use crate::domain::matter::Draft;
use crate::domain::refusal::Refusal;
use crate::domain::text::Words;

/// Adds files to the record, within the most that a case takes.
pub(super) fn add(draft: &mut Draft<'_, Case>, files: Vec<NewExhibit>) -> Result<Vec<Exhibit>, Refusal> {
    let present = draft.matter()?.exhibits.len();
    if present + files.len() > MOST_EXHIBITS {
        return Err(Refusal::TooManyExhibits { most: MOST_EXHIBITS });
    }
    Ok(draft.exhibits(present, files))
}

pub(super) fn exhibit(
    draft: &mut Draft<'_, Case>,
    text: Option<Words>,
    exhibits: Vec<NewExhibit>,
) -> Result<(), Refusal> {
    if !draft.matter()?.may_put_right(draft.by()) {
        case_in(draft, ON_THE_RECORD)?;
    }
    let by = side(draft)?;
    if exhibits.is_empty() {
        return Err(Refusal::Incomplete);
    }
    let exhibits = add(draft, exhibits)?;
    let text = text.map(|text| draft.text(text));
    draft.happen(Event::Exhibited { by, text, exhibits })
}

/// A message to the others in the case. Before service only the centre and the consumer are in it, and
/// what is written then stays between them.
pub(super) fn message(draft: &mut Draft<'_, Case>, text: Words, wall: Option<Wall>) -> Result<(), Refusal> {
    let stages = [ON_THE_RECORD, &[Stage::Unresolved, Stage::AtCourt]].concat();
    let case = case_in(draft, &stages)?;
    // Its writer was told who reads it. If the complaint reached the platform since then, that was no
    // longer true.
    if case.served.is_some() != wall.is_some() || wall == Some(Wall::Centre) {
        return Err(Refusal::ReadersChanged);
    }
    let from: Role = draft.by().role().ok_or(Refusal::NotYours)?;
    let text = draft.text(text);
    let wall = wall.unwrap_or(Wall::Centre);
    draft.happen(Event::Messaged { from, text, wall })
}
