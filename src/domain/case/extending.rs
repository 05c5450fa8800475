//! Extending: each window of a party that the rulebook prolongs is prolonged once, for a listed reason.

use super::event::Event;
use super::{Case, check_listed, passed, ruling, side};
use crate::domain::actor::Side;
use crate::domain::clock::WindowKey;
use crate::domain::ids::WindowId;
use crate::domain::matter::Draft;
use crate::domain::refusal::Refusal;
use crate::domain::text::Words;

/// More time for whoever has the window, counted on from where it would end.
pub(super) fn extend(
    draft: &mut Draft<'_, Case>,
    window: WindowId,
    reason: String,
    text: Words,
) -> Result<(), Refusal> {
    let by = side(draft)?;
    let case = draft.matter()?;
    let found = case.life.running.get(window).filter(|window| window.holder == by.holder()).cloned();
    let found = found.ok_or_else(|| passed(case.life.turn(window)))?;
    if case.extended.contains(&found.id) {
        return Err(Refusal::ExtensionUsed);
    }
    let rulebook = draft.given().rulebook;
    let longer = rulebook.extend(&found.reckoning).ok_or(Refusal::NoExtension(found.key))?;
    check_listed(rulebook.extension_of(by), &reason)?;
    let text = draft.text(text);
    if found.key == WindowKey::Question {
        // The mediator waits for the answer and has not been silent.
        ruling::wait_for_reply(draft, longer.falls)?;
    }
    draft.shift(found.id, longer);
    draft.happen(Event::Extended { reason, text })
}

impl Case {
    /// The window that was extended last and whose it is, while it runs.
    pub(super) fn extended_last(&self) -> Option<(WindowKey, Side)> {
        let window = self.life.running.get(*self.extended.last()?)?;
        let by = Side::ALL.iter().find(|side| side.holder() == window.holder)?;
        Some((window.key, *by))
    }
}
