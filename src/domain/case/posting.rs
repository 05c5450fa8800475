//! Posting: whoever reads our letters on paper cannot act before they have come. Until then their time stands
//! still, and what hangs on it waits with them.

use super::event::Event;
use super::{Case, keep_open, ruling};
use crate::domain::clock::{Day, Moment, WindowKey};
use crate::domain::matter::Draft;
use crate::domain::refusal::Refusal;

/// See [`Matter::letter_late`](crate::domain::matter::Matter::letter_late).
pub(super) fn late(
    draft: &mut Draft<'_, Case>,
    of: u32,
    posted: Option<Day>,
    until: Moment,
) -> Result<bool, Refusal> {
    let told = draft.told_late(of, until)?;
    if told.is_empty() {
        return Ok(false);
    }
    let last = told.iter().map(|(_, later)| later).max_by_key(|later| later.falls);
    if let Some(last) = last {
        keep_open(draft, last, |running| running.key == WindowKey::OuterLimit)?;
    }
    for (window, later) in told {
        if window.key == WindowKey::Question {
            ruling::wait_for_reply(draft, later.falls)?;
        }
        draft.shift(window.id, later);
    }
    draft.happen(match posted {
        Some(on) => Event::LetterPosted { of, on },
        None => Event::LetterUnposted { of },
    })?;
    Ok(true)
}
