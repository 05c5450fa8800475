//! Staying: a reason why the clocks stand still, always with an end.

use super::event::Event;
use super::{Case, Stage, case_in, check_listed};
use crate::domain::actor::Holder;
use crate::domain::clock::running::Subject;
use crate::domain::clock::{Day, Moment, WindowKey};
use crate::domain::matter::Draft;
use crate::domain::refusal::Refusal;
use crate::domain::text::Words;

/// Stops the clocks until the end of a day.
pub(super) fn stay(
    draft: &mut Draft<'_, Case>,
    reason: String,
    text: Words,
    until: Day,
) -> Result<(), Refusal> {
    let case = case_in(draft, &[Stage::Mediating])?;
    case.unchallenged()?;
    if case.stay.is_some() {
        return Err(Refusal::AlreadyStayed);
    }
    let rulebook = draft.given().rulebook;
    check_listed(&rulebook.stay, &reason)?;
    let today = draft.at().day_in(&rulebook.zone);
    let latest = rulebook.reckon(WindowKey::StayEnd, draft.at()).last_day(&rulebook.zone);
    if until <= today || until > latest {
        return Err(Refusal::StayLength { most: rulebook.window(WindowKey::StayEnd).span.value });
    }
    let reckoning = rulebook.reckon_until(WindowKey::StayEnd, until, draft.at());
    let text = draft.text(text);
    draft.open_reckoned(reckoning, WindowKey::StayEnd, Holder::Mediator, Subject::Step, 1);
    draft.happen(Event::Stayed { reason, text })
}

/// Makes the clocks run again before the stay's end.
pub(super) fn lift(draft: &mut Draft<'_, Case>) -> Result<(), Refusal> {
    let case = case_in(draft, &[Stage::Mediating])?;
    let (from, reason) = case.stay.clone().ok_or(Refusal::NoLongerOpen)?;
    run_again(draft, from, &reason)?;
    draft.happen(Event::StayLifted)
}

/// Gives every window, with the next event, the time that it stood still.
pub(super) fn run_again(draft: &mut Draft<'_, Case>, from: Moment, reason: &str) -> Result<(), Refusal> {
    let rulebook = draft.given().rulebook;
    let until = draft.at();
    let moved: Vec<_> = draft
        .matter()?
        .life
        .running
        .iter()
        .filter(|window| !window.key.runs_in_a_stay())
        .map(|window| (window.id, rulebook.stay_clock(&window.reckoning, from, until, reason)))
        .collect();
    draft.end(|window| window.key == WindowKey::StayEnd);
    for (window, reckoning) in moved {
        draft.shift(window, reckoning);
    }
    Ok(())
}
