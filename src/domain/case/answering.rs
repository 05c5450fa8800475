//! Answering: the platform's answer point by point, and what the consumer makes of it.

use super::duty::{AgreedIn, Promise};
use super::event::{Event, Point, Stance};
use super::{Case, Stage, answered_window, case_in, check_listed, complying, exhibiting, mediating, ruling};
use crate::domain::actor::Holder;
use crate::domain::clock::WindowKey;
use crate::domain::clock::running::Subject;
use crate::domain::command::Answer;
use crate::domain::ids::WindowId;
use crate::domain::matter::Draft;
use crate::domain::refusal::Refusal;
use crate::domain::text::Words;

/// The platform answers. After its window it is still heard until the ruling: "late", not "silent".
pub(super) fn answer(draft: &mut Draft<'_, Case>, answer: Answer) -> Result<(), Refusal> {
    let case = case_in(draft, &[Stage::Answering, Stage::Negotiating, Stage::Mediating])?;
    if case.answer.is_some() {
        return Err(Refusal::AlreadyDone);
    }
    let late = case.life.running.of(WindowKey::Answer).is_none();
    let opens = case.stage == Stage::Answering;
    let every_point = case
        .filing
        .wants
        .iter()
        .all(|want| answer.points.iter().filter(|point| point.remedy == want.remedy).count() == 1);
    if !every_point || answer.points.len() != case.filing.wants.len() {
        return Err(Refusal::PointMissing);
    }
    let rulebook = draft.given().rulebook;
    for point in &answer.points {
        match &point.ground {
            Some(ground) => check_listed(&rulebook.refusal_grounds, ground)?,
            None if point.stance == Stance::Refused => {
                return Err(Refusal::NotInRulebook(String::new()));
            }
            None => {}
        }
    }
    let exhibits = exhibiting::add(draft, answer.exhibits)?;
    let points = answer
        .points
        .into_iter()
        .map(|point| Point {
            remedy: point.remedy,
            stance: point.stance,
            amount: point.amount,
            ground: point.ground,
            text: draft.text(point.text),
        })
        .collect();
    let text = answer.text.map(|text| draft.text(text));
    ruling::wait_for_reply(draft, draft.at())?;
    draft.end(|window| window.key == WindowKey::Answer);
    if opens {
        draft.open(WindowKey::Reply, Holder::Consumer, Subject::Step);
        draft.open(WindowKey::Negotiation, Holder::Consumer, Subject::Step);
    }
    draft.happen(Event::Answered { points, text, exhibits, late })
}

/// The consumer accepts what the answer grants; the platform is bound to it.
pub(super) fn accept(draft: &mut Draft<'_, Case>, window: WindowId) -> Result<(), Refusal> {
    let done = draft.matter()?.agreed.is_some_and(|(within, _)| within == AgreedIn::Answer);
    answered_window(draft, window, WindowKey::Reply, Holder::Consumer)
        // Whoever has declined an offer may still take what the answer granted.
        .or_else(|_| answered_window(draft, window, WindowKey::Negotiation, Holder::Consumer))
        .map_err(Refusal::unless_done(done))?;
    let case = case_in(draft, &[Stage::Negotiating])?;
    let answer = case.answer.clone().ok_or(Refusal::NoLongerOpen)?;
    let promises: Vec<Promise> = answer
        .points
        .into_iter()
        .filter(|point| point.stance != Stance::Refused)
        .map(|point| Promise {
            id: draft.id(),
            remedy: point.remedy,
            amount: point.amount,
            text: Some(point.text),
            days: None,
        })
        .collect();
    // An answer that grants nothing cannot be accepted; the consumer may withdraw or go on.
    if promises.is_empty() {
        return Err(Refusal::Incomplete);
    }
    complying::agree(draft, AgreedIn::Answer, promises)
}

/// The consumer is not satisfied: mediation begins without waiting for the negotiation to run out.
pub(super) fn ask_for_mediator(
    draft: &mut Draft<'_, Case>,
    window: WindowId,
    text: Words,
) -> Result<(), Refusal> {
    answered_window(draft, window, WindowKey::Reply, Holder::Consumer)
        .or_else(|_| answered_window(draft, window, WindowKey::Negotiation, Holder::Consumer))?;
    case_in(draft, &[Stage::Negotiating])?;
    let text = draft.text(text);
    mediating::begin(draft);
    draft.happen(Event::Dissatisfied { text })
}
