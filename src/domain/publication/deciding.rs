//! The rules of a publication. Silence cannot bury an outcome: neither the platform's nor our own.

use super::{Command, Event, Kept, Outcome, Publication, Stage, may, open};
use crate::domain::actor::{Actor, Holder};
use crate::domain::clock::WindowKey;
use crate::domain::clock::running::{RunningWindow, Subject};
use crate::domain::ids::WindowId;
use crate::domain::matter::Draft;
use crate::domain::refusal::Refusal;
use crate::domain::text::Words;

/// Deny by default: persons by role and place, cases only by errand and only about themselves.
pub(super) fn check_standing(draft: &Draft<'_, Publication>, command: &Command) -> Result<(), Refusal> {
    let by = draft.by();
    let fits = match by {
        Actor::Person(acting) => may(acting.role, command),
        Actor::Matter(case) => match command {
            Command::Open(outcome) | Command::Update(outcome) => outcome.case == *case,
            Command::Draft { .. } | Command::Reply { .. } | Command::Publish | Command::Correct { .. } => {
                false
            }
        },
        Actor::Clock | Actor::Centre => false,
    };
    let admitted = !draft.has_begun() || draft.matter()?.admits(by);
    if fits && admitted { Ok(()) } else { Err(Refusal::NotYours) }
}

fn standing_at<'d>(draft: &'d Draft<'_, Publication>, stage: Stage) -> Result<&'d Publication, Refusal> {
    let publication = draft.matter()?;
    if publication.stage == stage { Ok(publication) } else { Err(Refusal::NoLongerOpen) }
}

pub(super) fn open_outcome(draft: &mut Draft<'_, Publication>, outcome: Outcome) -> Result<(), Refusal> {
    if draft.has_begun() {
        return Err(Refusal::AlreadyDone);
    }
    open(draft, WindowKey::Drafting, Holder::Centre, 1);
    draft.happen(Event::Opened(Box::new(outcome)))
}

/// What changed in the case reaches the entry, also after it was published.
pub(super) fn update(draft: &mut Draft<'_, Publication>, outcome: Outcome) -> Result<(), Refusal> {
    if draft.matter()?.stage == Stage::Ended {
        return Err(Refusal::NoLongerOpen);
    }
    draft.happen(Event::Updated(Box::new(outcome)))
}

/// The registrar has read the finding for anything that leads to the consumer, and shows the draft.
pub(super) fn show(draft: &mut Draft<'_, Publication>, finding: Option<Words>) -> Result<(), Refusal> {
    standing_at(draft, Stage::Drafting).map_err(Refusal::unless_done(true))?;
    let finding = finding.map(|finding| draft.text(finding));
    draft.end(|_| true);
    open(draft, WindowKey::RightOfReply, Holder::Platform, 1);
    draft.happen(Event::Drafted { finding })
}

pub(super) fn reply(
    draft: &mut Draft<'_, Publication>,
    window: WindowId,
    text: Words,
) -> Result<(), Refusal> {
    let publication = draft.matter()?;
    if publication.silent {
        return Err(Refusal::TooLate(WindowKey::RightOfReply));
    }
    let done = publication.reply.is_some();
    let publication = standing_at(draft, Stage::Replying).map_err(Refusal::unless_done(done))?;
    let running = publication.life.running.get(window);
    running.filter(|window| window.key == WindowKey::RightOfReply).ok_or(Refusal::NoLongerOpen)?;
    let text = draft.text(text);
    draft.end(|_| true);
    open(draft, WindowKey::Publishing, Holder::Centre, 1);
    draft.happen(Event::Replied { text })
}

pub(super) fn publish_after_reply(draft: &mut Draft<'_, Publication>) -> Result<(), Refusal> {
    let done = draft.matter()?.published.is_some();
    standing_at(draft, Stage::Replied).map_err(Refusal::unless_done(done))?;
    publish(draft)
}

fn publish(draft: &mut Draft<'_, Publication>) -> Result<(), Refusal> {
    let order = draft.given().facts.publication_order;
    let fully_resolved = draft.matter()?.outcome.kept == Some(Kept::Confirmed);
    let key = if fully_resolved { WindowKey::PublicationEndResolved } else { WindowKey::PublicationEnd };
    let reckoning = draft.given().rulebook.reckon(key, draft.at());
    draft.end(|_| true);
    draft.open_reckoned(reckoning, key, Holder::Centre, Subject::Step, 1);
    draft.happen(Event::Published { order })
}

/// A mistake in what was shown to the platform or is read by the public.
pub(super) fn correct(
    draft: &mut Draft<'_, Publication>,
    finding: Words,
    reason: Words,
) -> Result<(), Refusal> {
    match draft.matter()?.stage {
        Stage::Replying | Stage::Replied | Stage::Published => {}
        Stage::Drafting | Stage::Ended => return Err(Refusal::NoLongerOpen),
    }
    let (finding, reason) = (draft.text(finding), draft.text(reason));
    draft.happen(Event::Corrected { finding, reason })
}

/// What silence brings.
pub(super) fn lapse(draft: &mut Draft<'_, Publication>, window: RunningWindow) -> Result<(), Refusal> {
    let id = window.id;
    draft.end(move |running| running.id == id);
    let lapsed = Event::Lapsed { window: window.id, key: window.key, holder: window.holder };
    match (window.key, draft.matter()?.stage) {
        (WindowKey::Drafting, Stage::Drafting) if window.attempt <= 1 => {
            open(draft, WindowKey::Drafting, Holder::Centre, 2);
            draft.happen(lapsed)
        }
        // Nobody has read the finding for personal data, so only the facts of the outcome go out.
        (WindowKey::Drafting, Stage::Drafting) => {
            draft.happen(lapsed)?;
            show(draft, None)
        }
        // Before there was a window for publishing, drafting ran once more after a reply.
        (WindowKey::Drafting | WindowKey::Publishing | WindowKey::RightOfReply, _) => {
            draft.happen(lapsed)?;
            publish(draft)
        }
        _ => {
            draft.happen(lapsed)?;
            draft.happen(Event::Ended)
        }
    }
}
