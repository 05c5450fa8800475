//! Negotiating: offers of the parties and proposals of the mediator. All of it behind the settlement wall.

use super::duty::{AgreedIn, Promise};
use super::event::{Event, Offer};
use super::{Case, Stage, case_in, challenging, check_remedy, complying, keep_open, side};
use crate::domain::actor::{Role, Side};
use crate::domain::clock::WindowKey;
use crate::domain::clock::running::Subject;
use crate::domain::command::Promised;
use crate::domain::ids::OfferId;
use crate::domain::matter::Draft;
use crate::domain::refusal::Refusal;
use crate::domain::text::Words;

/// Stages in which the parties may settle between themselves.
pub(super) const MAY_SETTLE: &[Stage] = &[Stage::Answering, Stage::Negotiating, Stage::Mediating];

/// Makes the promises of a command into promises with names of their own.
pub(super) fn promises(
    draft: &mut Draft<'_, Case>,
    promised: Vec<Promised>,
) -> Result<Vec<Promise>, Refusal> {
    if promised.is_empty() {
        return Err(Refusal::Incomplete);
    }
    promised
        .into_iter()
        .map(|promised| {
            check_remedy(draft.given().rulebook, &promised.remedy)?;
            Ok(Promise {
                id: draft.id(),
                remedy: promised.remedy,
                amount: promised.amount,
                text: promised.text.map(|text| draft.text(text)),
                days: promised.days,
            })
        })
        .collect()
}

pub(super) fn offer(
    draft: &mut Draft<'_, Case>,
    text: Words,
    promised: Vec<Promised>,
) -> Result<(), Refusal> {
    let case = case_in(draft, MAY_SETTLE)?;
    let from = match draft.by().role() {
        Some(Role::Mediator) => None,
        _ => Some(side(draft)?),
    };
    // One set of terms at a time from the same hand; a new one needs the old one answered.
    if case.offers.iter().any(|offer| offer.open && offer.offer.from == from) {
        return Err(Refusal::AlreadyDone);
    }
    let promises = promises(draft, promised)?;
    let text = draft.text(text);
    let id: OfferId = draft.id();
    match from {
        Some(from) => {
            let reckoning = draft.given().rulebook.reckon(WindowKey::Offer, draft.at());
            match from {
                // An offer is a reaction to the answer: the consumer is not silent.
                Side::Consumer => draft.end(|window| window.key == WindowKey::Reply),
                // Whoever lets an offer fall can still reply to the answer after it.
                Side::Platform => keep_open(draft, &reckoning, |window| window.key == WindowKey::Reply)?,
            }
            let to = from.other().holder();
            draft.open_reckoned(reckoning, WindowKey::Offer, to, Subject::Offer(id), 1);
        }
        None => {
            // When the proposal falls, the mediation goes on: the mediator still has time for it.
            let reckoning = draft.reckon(WindowKey::Proposal, draft.at());
            keep_open(draft, &reckoning, |window| challenging::is_held_up(window.key))?;
            draft.open(WindowKey::Proposal, Side::Platform.holder(), Subject::Offer(id));
            draft.open(WindowKey::Proposal, Side::Consumer.holder(), Subject::Offer(id));
        }
    }
    draft.happen(Event::Offered(Offer { id, from, text, promises }))
}

/// Accepts an offer of the other side, or a proposal; a proposal binds when both have accepted.
pub(super) fn accept(draft: &mut Draft<'_, Case>, offer: OfferId) -> Result<(), Refusal> {
    let by = side(draft)?;
    let done = draft.matter()?.agreed.is_some_and(|(within, _)| within == AgreedIn::Offer(offer));
    let found = draft.matter()?.open_offer(offer).map_err(Refusal::unless_done(done))?.clone();
    case_in(draft, MAY_SETTLE)?;
    if found.offer.from == Some(by) {
        return Err(Refusal::NotYours);
    }
    if found.accepted.contains(&by) {
        return Err(Refusal::AlreadyDone);
    }
    if found.offer.from.is_none() && found.accepted.is_empty() {
        draft.end(|window| window.subject == Subject::Offer(offer) && window.holder == by.holder());
        return draft.happen(Event::ProposalAccepted { offer, by });
    }
    complying::agree(draft, AgreedIn::Offer(offer), found.offer.promises)
}

pub(super) fn decline(draft: &mut Draft<'_, Case>, offer: OfferId) -> Result<(), Refusal> {
    let by = side(draft)?;
    let found = draft.matter()?.open_offer(offer)?;
    if found.offer.from == Some(by) {
        return Err(Refusal::NotYours);
    }
    case_in(draft, MAY_SETTLE)?;
    // Whoever declines has reacted: the consumer is not silent on the answer.
    draft.end(|window| {
        window.subject == Subject::Offer(offer)
            || window.key == WindowKey::Reply && window.holder == by.holder()
    });
    draft.happen(Event::OfferDeclined { offer, by })
}
