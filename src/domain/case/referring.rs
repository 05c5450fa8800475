//! Referring: a platform that says it was somebody else names them and brings the record of the data's way.
//!
//! Its own clock runs on meanwhile, and every referral counts: passing the ball around shows.

use super::event::{Event, Linked};
use super::negotiating::MAY_SETTLE;
use super::{Case, ReferralInCase, case_in, exhibiting};
use crate::domain::actor::Holder;
use crate::domain::clock::running::Subject;
use crate::domain::clock::{Moment, WindowKey};
use crate::domain::command::Refer;
use crate::domain::decision::Task;
use crate::domain::ids::{PlatformId, ReferralId};
use crate::domain::matter::Draft;
use crate::domain::refusal::Refusal;
use crate::domain::text::Words;

pub(super) fn refer(draft: &mut Draft<'_, Case>, refer: Refer) -> Result<(), Refusal> {
    let case = case_in(draft, MAY_SETTLE)?;
    if case.open_referral().is_some() {
        return Err(Refusal::AlreadyDone);
    }
    if refer.to == Some(case.filing.platform) {
        return Err(Refusal::ReferralToOneself);
    }
    if refer.exhibits.is_empty() {
        return Err(Refusal::Incomplete);
    }
    let exhibits = exhibiting::add(draft, refer.exhibits)?;
    let (name, text) = (draft.text(refer.name), draft.text(refer.text));
    let referral: ReferralId = draft.id();
    draft.open(WindowKey::Referral, Holder::Centre, Subject::Referral(referral));
    draft.happen(Event::Referred { referral, kind: refer.kind, to: refer.to, name, text, exhibits })
}

pub(super) fn reject(draft: &mut Draft<'_, Case>, referral: ReferralId, text: Words) -> Result<(), Refusal> {
    still_open(draft, referral)?;
    let text = draft.text(text);
    draft.end(|window| window.subject == Subject::Referral(referral));
    draft.happen(Event::ReferralRejected { referral, text })
}

/// The centre files the complaint once more, about whoever was named. This case goes on as it is.
pub(super) fn open_linked(
    draft: &mut Draft<'_, Case>,
    referral: ReferralId,
    to: PlatformId,
) -> Result<(), Refusal> {
    still_open(draft, referral)?;
    if to == draft.matter()?.filing.platform {
        return Err(Refusal::ReferralToOneself);
    }
    draft.end(|window| window.subject == Subject::Referral(referral));
    draft.happen(Event::ReferralAccepted { referral, to })?;
    draft.send(Task::FileLinked { referral, to });
    Ok(())
}

/// The referral that a registrar decides about, while its window runs.
fn still_open(draft: &Draft<'_, Case>, referral: ReferralId) -> Result<(), Refusal> {
    let case = draft.matter()?;
    let found = case.referrals.iter().find(|found| found.id == referral).ok_or(Refusal::NoLongerOpen)?;
    let is_open = case.open_referral().is_some_and(|open| open.id == referral);
    let passed = || case.passed_on(Subject::Referral(referral));
    if is_open { Ok(()) } else { Err(Refusal::unless_done(found.decided)(passed())) }
}

impl Case {
    /// The referral about which the centre has not decided yet. One at a time.
    pub fn open_referral(&self) -> Option<&ReferralInCase> {
        let waits = |id| self.life.running.waiting_for(Subject::Referral(id)).is_some();
        self.referrals.iter().find(|referral| waits(referral.id))
    }

    /// When the complaint was filed: in a linked case, the first one of the row.
    pub fn filed_at(&self) -> Moment {
        self.filing.linked.as_ref().map_or(self.life.opened_at, |linked| linked.filed_at)
    }

    /// How a case that is filed next about this complaint refers to this one.
    pub fn as_linked(&self) -> Linked {
        Linked { case: self.life.id, number: self.number(), filed_at: self.filed_at() }
    }
}
