//! Negotiating: offers of the parties and proposals of the mediator. All of it behind the settlement wall.

use super::duty::{AgreedIn, Promise};
use super::event::{Event, Offer};
use super::{Case, Stage, case_in, check_remedy, complying, side};
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
            draft.open(WindowKey::Offer, from.other().holder(), Subject::Offer(id));
            // An offer is a reaction to the answer: the consumer is not silent.
            if from == Side::Consumer {
                draft.end(|window| window.key == WindowKey::Reply);
            }
        }
        None => {
            draft.open(WindowKey::Proposal, Side::Platform.holder(), Subject::Offer(id));
            draft.open(WindowKey::Proposal, Side::Consumer.holder(), Subject::Offer(id));
        }
    }
    draft.happen(Event::Offered(Offer { id, from, text, promises }))
}

/// Accepts an offer of the other side, or a proposal; a proposal binds when both have accepted.
pub(super) fn accept(draft: &mut Draft<'_, Case>, offer: OfferId) -> Result<(), Refusal> {
    let by = side(draft)?;
    let found = case_in(draft, MAY_SETTLE)?.open_offer(offer)?.clone();
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
    let found = case_in(draft, MAY_SETTLE)?.open_offer(offer)?;
    if found.offer.from == Some(by) {
        return Err(Refusal::NotYours);
    }
    draft.end(|window| window.subject == Subject::Offer(offer));
    draft.happen(Event::OfferDeclined { offer, by })
}
