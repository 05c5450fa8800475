//! Alarming: the consumer says that something is happening now, and the centre attends to it within
//! hours that run day and night.
//!
//! An alarm stands beside the main road. It changes nobody's turn, frees nobody of a duty, and waits to
//! be attended to whatever becomes of the case. Of danger the platform never learns; that it punishes
//! somebody for complaining is said to its face, so that it can reply.

use super::event::{AlarmKind, Event};
use super::{AlarmInCase, Case, ruling};
use crate::domain::actor::Holder;
use crate::domain::clock::WindowKey;
use crate::domain::clock::running::Subject;
use crate::domain::ids::AlarmId;
use crate::domain::matter::{Draft, Recorded};
use crate::domain::refusal::Refusal;
use crate::domain::text::Words;

/// At any stage, also before the centre has taken the case and after it has ended; or with the reason of a
/// withdrawal.
pub(super) fn raise(
    draft: &mut Draft<'_, Case>,
    kind: AlarmKind,
    text: Words,
    withdrawal: Option<String>,
) -> Result<(), Refusal> {
    if !draft.matter()?.may_raise(kind) {
        return Err(Refusal::AlreadyDone);
    }
    let alarm: AlarmId = draft.id();
    let text = draft.text(text);
    if kind.is_told_to_platform() && draft.matter()?.allegations().next().is_none() {
        ruling::wait_for_reply(draft, draft.at())?;
    }
    draft.open(WindowKey::Alarm, Holder::Centre, Subject::Alarm(alarm));
    draft.happen(Event::AlarmRaised { alarm, kind, text, withdrawal })
}

pub(super) fn attend(draft: &mut Draft<'_, Case>, alarm: AlarmId, text: Words) -> Result<(), Refusal> {
    let case = draft.matter()?;
    let found = case.alarms.iter().find(|found| found.id == alarm).ok_or(Refusal::NoLongerOpen)?;
    if found.response.is_some() {
        return Err(Refusal::AlreadyDone);
    }
    let window = case.life.running.waiting_for(Subject::Alarm(alarm)).ok_or(Refusal::NoLongerOpen)?.id;
    draft.end_by_name(window);
    let text = draft.text(text);
    draft.happen(Event::AlarmAttended { alarm, text })
}

impl Case {
    /// Alarms to which nobody has attended yet.
    pub fn open_alarms(&self) -> impl Iterator<Item = &AlarmInCase> {
        self.alarms.iter().filter(|alarm| alarm.response.is_none())
    }

    /// What the consumer says that the platform did to them for complaining. The mediator finds on it.
    pub fn allegations(&self) -> impl Iterator<Item = &AlarmInCase> {
        self.alarms.iter().filter(|alarm| alarm.kind == AlarmKind::Punished)
    }

    /// May the consumer raise this alarm? One of a kind at a time.
    pub fn may_raise(&self, kind: AlarmKind) -> bool {
        self.open_alarms().all(|alarm| alarm.kind != kind)
    }
}

impl Recorded<Event> {
    /// May the platform know of this event? Not of danger, nor of what the centre does about an alarm.
    pub fn is_for_platform(&self) -> bool {
        match &self.event {
            Event::AlarmRaised { kind, .. } => kind.is_told_to_platform(),
            Event::AlarmAttended { .. } => false,
            Event::Lapsed { key, .. } => *key != WindowKey::Alarm,
            _ => true,
        }
    }
}

impl AlarmKind {
    /// Danger is not; an allegation against the platform is, so that it can reply.
    pub fn is_told_to_platform(self) -> bool {
        match self {
            AlarmKind::MoneyMoving | AlarmKind::Threatened => false,
            AlarmKind::Punished => true,
        }
    }
}
