//! Helping: what somebody needs in order to take part, and what the centre arranges.

use super::event::{Event, Silence};
use super::{Case, HelpInCase, check_listed, keep_open as keep_windows_open, side};
use crate::domain::actor::{Holder, Side};
use crate::domain::clock::WindowKey;
use crate::domain::clock::running::{RunningWindow, Subject};
use crate::domain::ids::WindowId;
use crate::domain::matter::Draft;
use crate::domain::refusal::Refusal;
use crate::domain::text::Words;

/// Asks for help, at any open stage; one request of a side at a time. Only its first one keeps its time
/// open: asking again and again would be a way to stall.
pub(super) fn ask(draft: &mut Draft<'_, Case>, need: String, text: Words) -> Result<(), Refusal> {
    let by = side(draft)?;
    let case = draft.matter()?;
    if !case.stage.is_open() {
        return Err(Refusal::WrongStage(case.stage));
    }
    if case.waits_for_help(by) {
        return Err(Refusal::AlreadyDone);
    }
    let first = case.requests_for_help(by) == 0;
    let rulebook = draft.given().rulebook;
    check_listed(&rulebook.needs, &need)?;
    let reckoning = rulebook.reckon(WindowKey::Help, draft.at());
    if first {
        keep_windows_open(draft, &reckoning, |window| is_duty_of(window, by))?;
    }
    let text = draft.text(text);
    draft.open_reckoned(reckoning, WindowKey::Help, Holder::Centre, Subject::Help(by), 1);
    draft.happen(Event::HelpAsked { by, need, text })
}

/// Says what was arranged.
pub(super) fn give(draft: &mut Draft<'_, Case>, window: WindowId, text: Words) -> Result<(), Refusal> {
    let case = draft.matter()?;
    let to = match case.life.running.get(window).map(|window| window.subject) {
        Some(Subject::Help(side)) => side,
        _ => return Err(super::passed(case.life.turns.iter().find(|turn| turn.window == window))),
    };
    draft.end(|running| running.id == window);
    let text = draft.text(text);
    draft.happen(Event::HelpGiven { to, text })
}

/// The centre let its time pass and has it once more: so has whoever waits for it, the first time.
pub(super) fn keep_open(draft: &mut Draft<'_, Case>, subject: Subject) -> Result<(), Refusal> {
    let Subject::Help(side) = subject else { return Ok(()) };
    if draft.matter()?.requests_for_help(side) > 1 {
        return Ok(());
    }
    let reckoning = draft.given().rulebook.reckon(WindowKey::Help, draft.at());
    keep_windows_open(draft, &reckoning, |window| is_duty_of(window, side))
}

fn is_duty_of(window: &RunningWindow, side: Side) -> bool {
    window.holder == side.holder() && window.key.is_duty()
}

/// Does it tell of help that somebody needs? No court and no public entry learns of that.
pub(super) fn is_about_help(event: &Event) -> bool {
    match event {
        Event::HelpAsked { .. } | Event::HelpGiven { .. } => true,
        Event::Lapsed { silence, .. } => *silence == Silence::HelpOverdue,
        _ => false,
    }
}

impl Case {
    /// How often this side has asked for help.
    fn requests_for_help(&self, side: Side) -> usize {
        self.help.iter().filter(|help| help.by == side).count()
    }

    /// Does this side wait for help that it asked for?
    pub fn waits_for_help(&self, side: Side) -> bool {
        self.help_of(side).is_some()
    }

    /// What this side asked for, while it waits.
    pub fn help_of(&self, side: Side) -> Option<&HelpInCase> {
        self.help.iter().rfind(|help| help.open && help.by == side)
    }
}
