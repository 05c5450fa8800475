//! Posting: whoever reads our letters on paper cannot act before they have come. Until then their time stands
//! still, and what hangs on it waits with them.

use super::event::Event;
use super::{Case, challenging, keep_open, ruling};
use crate::domain::clock::running::RunningWindow;
use crate::domain::clock::{Moment, Reckoning, WindowKey};
use crate::domain::given::Late;
use crate::domain::matter::Draft;
use crate::domain::refusal::Refusal;

/// See [`Matter::letter_late`](crate::domain::matter::Matter::letter_late).
pub(super) fn letter_late(case: &Case, of: u32, late: Late) -> Option<Event> {
    match late {
        Late::Posted(on) => Some(Event::LetterPosted { of, on }),
        Late::Unposted => Some(Event::LetterUnposted { of }),
        // An open case ends by its outer limit. A closed one would wait for ever for somebody who has moved.
        Late::CameBack => case.stage.is_open().then_some(Event::LetterUnposted { of }),
    }
}

/// See [`Matter::wait_for_reply_to`](crate::domain::matter::Matter::wait_for_reply_to).
pub(super) fn wait_for_reply_to(draft: &mut Draft<'_, Case>, of: u32, until: Moment) -> Result<(), Refusal> {
    if draft.matter()?.replies.iter().any(|(reply, _)| *reply == of) {
        ruling::wait_for_reply(draft, until)?;
    }
    Ok(())
}

/// See [`Matter::wait_with`](crate::domain::matter::Matter::wait_with).
pub(super) fn wait_with(
    draft: &mut Draft<'_, Case>,
    window: &RunningWindow,
    later: &Reckoning,
) -> Result<(), Refusal> {
    match window.key {
        // The mediator has not been silent who waits for an answer, and both sides reply to it.
        WindowKey::Question => ruling::wait_for_reply(draft, later.falls)?,
        WindowKey::Proposal => keep_open(draft, later, |running| challenging::is_held_up(running.key))?,
        // Whoever has an offer to think about has time for the answer, too.
        WindowKey::Offer => keep_open(draft, later, |running| running.key == WindowKey::Reply)?,
        _ => {}
    }
    keep_open(draft, later, |running| running.key == WindowKey::OuterLimit)
}
