//! Ruling: the mediator's finding. Not a judgment: it binds only if the parties accept it.

use super::duty::AgreedIn;
use super::event::{Event, Finding, Ruling};
use super::{
    Case, Stage, answered_window, case_in, challenging, complying, keep_open, negotiating, publishing, side,
};
use crate::domain::actor::Side;
use crate::domain::clock::running::{RunningWindow, Subject};
use crate::domain::clock::{Moment, WindowKey};
use crate::domain::command::Rule;
use crate::domain::evidence::{ExhibitInCase, Wall};
use crate::domain::given::Late;
use crate::domain::ids::{ExhibitId, TextId, WindowId};
use crate::domain::matter::Draft;
use crate::domain::refusal::Refusal;
use crate::domain::rulebook::Rulebook;
use crate::domain::text::Words;

pub(super) fn rule(draft: &mut Draft<'_, Case>, rule: Rule) -> Result<(), Refusal> {
    if draft.matter()?.ruling.is_some() {
        return Err(Refusal::AlreadyDone);
    }
    let case = case_in(draft, &[Stage::Mediating])?;
    case.unchallenged()?;
    let every = case
        .filing
        .grievances
        .iter()
        .all(|grievance| rule.findings.iter().filter(|(found, _)| found == grievance).count() == 1);
    let dismissed = rule.findings.iter().all(|(_, finding)| *finding == Finding::Dismissed);
    if !every || rule.findings.len() != case.filing.grievances.len() {
        return Err(Refusal::Incomplete);
    }
    // Whoever says that they are punished for complaining is told whether that is so.
    if case.allegations().next().is_some() != rule.retaliation.is_some() {
        return Err(Refusal::Incomplete);
    }
    // What is upheld needs a remedy, and what is dismissed gives no ground for one.
    if dismissed != rule.remedies.is_empty() {
        return Err(Refusal::Incomplete);
    }
    let (rests_on, exhibits) = heard(draft)?;
    let promises = if dismissed { Vec::new() } else { negotiating::promises(draft, rule.remedies)? };
    let finding = draft.text(rule.finding);
    let reasons = draft.text(rule.reasons);
    draft.end(|window| window.key != WindowKey::CourtReceipt);
    if !dismissed {
        draft.open(WindowKey::RulingResponse, Side::Platform.holder(), Subject::Step);
        draft.open(WindowKey::RulingResponse, Side::Consumer.holder(), Subject::Step);
    }
    let (findings, retaliation) = (rule.findings, rule.retaliation);
    draft.happen(Event::Ruled(Ruling {
        findings,
        retaliation,
        finding,
        reasons,
        promises,
        rests_on,
        exhibits,
    }))?;
    if dismissed { publishing::outcome_reached(draft) } else { Ok(()) }
}

/// What a ruling may rest on: texts that the court may read, and exhibits, that the other side has
/// seen for as long as the rulebook's hearing time. What a party adds by itself and is fresher than
/// that is left out: nobody puts off a ruling by writing once more.
fn heard(draft: &Draft<'_, Case>) -> Result<(Vec<TextId>, Vec<ExhibitId>), Refusal> {
    let case = draft.matter()?;
    let hearing = Hearing { rulebook: draft.given().rulebook, unread: &draft.given().facts.unread };
    let now = draft.at();
    let from = case.may_be_ruled_from(hearing.rulebook, hearing.unread);
    if from.is_none_or(|from| now < from) {
        return Err(Refusal::NotHeard);
    }
    let mut rests_on = vec![case.filing.statement.id];
    if let Some(answer) = &case.answer {
        rests_on.extend(answer.points.iter().map(|point| point.text.id));
        rests_on.extend(answer.text.map(|text| text.id));
    }
    for question in &case.questions {
        rests_on.extend(question.response.iter().flat_map(|(text, _)| [question.text.id, text.id]));
    }
    // No letter on paper goes to the platform, which reads of alarms.
    let allegations = case.allegations().filter(|alarm| hearing.is_over(Some(alarm.at), now));
    rests_on.extend(allegations.map(|alarm| alarm.text.id));
    let texts = case.texts_added().filter(|(of, at, _)| hearing.is_over(hearing.came(*of, *at), now));
    rests_on.extend(texts.map(|(_, _, text)| text));
    let exhibits = case.exhibits_on_record();
    let exhibits = exhibits.filter(|exhibit| hearing.is_over(hearing.came(exhibit.of, exhibit.at), now));
    Ok((rests_on, exhibits.map(|exhibit| exhibit.exhibit.id).collect()))
}

/// By what is counted whether somebody has had time to reply.
struct Hearing<'a> {
    rulebook: &'a Rulebook,
    /// The events of which the consumer learns on paper.
    unread: &'a [(u32, Late)],
}

impl Hearing<'_> {
    /// When the other side could know of what was said by event `of`, at `at`: not while the letter that
    /// tells of it still lies here.
    fn came(&self, of: u32, at: Moment) -> Option<Moment> {
        match self.unread.iter().find(|(known, _)| *known == of) {
            Some((_, Late::Unposted)) => None,
            Some((_, Late::Posted(on))) => {
                let posted = Moment::start_of(*on, &self.rulebook.zone);
                Some(self.rulebook.reckon(WindowKey::Delivery, posted).falls.max(at))
            }
            // Whom no letter reaches would put it off for ever.
            Some((_, Late::CameBack)) | None => Some(at),
        }
    }

    /// Has the time to reply to what `came` then passed?
    fn is_over(&self, came: Option<Moment>, now: Moment) -> bool {
        came.is_some_and(|came| self.rulebook.reckon(WindowKey::Hearing, came).falls <= now)
    }
}

/// What a finding that is given now leaves out, since the other side has not had its time to reply.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LeftOut {
    /// The numbers of the exhibits.
    pub exhibits: Vec<u16>,
    /// How many messages and referrals.
    pub texts: usize,
}

impl Case {
    /// Messages and referrals that a court may read and a ruling may rest on: by which event, when, and where
    /// the text lies.
    fn texts_added(&self) -> impl Iterator<Item = (u32, Moment, TextId)> {
        let messages = self.messages.iter().filter(|message| message.wall == Wall::Court);
        let messages = messages.map(|message| (message.of, message.at, message.text.id));
        let referrals = self.referrals.iter().map(|referral| (referral.of, referral.at, referral.text.id));
        messages.chain(referrals)
    }

    /// Exhibits that a court may see and a ruling may rest on.
    fn exhibits_on_record(&self) -> impl Iterator<Item = &ExhibitInCase> {
        self.exhibits.iter().filter(|exhibit| exhibit.wall == Wall::Court)
    }

    /// What a finding at `now` leaves out; none if it may rest on all that is on record.
    pub fn left_out_of_a_finding(
        &self,
        rulebook: &Rulebook,
        unread: &[(u32, Late)],
        now: Moment,
    ) -> Option<LeftOut> {
        let hearing = Hearing { rulebook, unread };
        let fresh = |of: u32, at: Moment| !hearing.is_over(hearing.came(of, at), now);
        let exhibits = self.exhibits_on_record().filter(|exhibit| fresh(exhibit.of, exhibit.at));
        let exhibits: Vec<_> = exhibits.map(|exhibit| exhibit.exhibit.number).collect();
        let texts = self.texts_added().filter(|(of, at, _)| fresh(*of, *at)).count();
        (texts > 0 || !exhibits.is_empty()).then_some(LeftOut { exhibits, texts })
    }

    /// From when a ruling is possible: when the other side has had its time to reply to the complaint,
    /// the answer, all that the mediator asked for, and to being accused of punishing somebody for
    /// complaining. Whatever else a party adds by itself puts nothing off.
    ///
    /// `unread` are the events of which the consumer learns on paper: `None` while the letter about something
    /// that they must have had time to reply to still lies here.
    pub fn may_be_ruled_from(&self, rulebook: &Rulebook, unread: &[(u32, Late)]) -> Option<Moment> {
        let hearing = Hearing { rulebook, unread };
        let begun = self.served.map_or(self.life.opened_at, |(_, at)| at);
        let answered = self.answer.iter().map(|answer| answer.at);
        let replies: Option<Vec<Moment>> =
            self.replies.iter().map(|(of, at)| hearing.came(*of, *at)).collect();
        let responses = self.questions.iter().filter_map(|question| question.response.map(|(_, at)| at));
        // Only the first allegation: nobody puts off a ruling by alarming once more.
        let allegations = self.allegations().map(|alarm| alarm.at).take(1);
        let seen = answered.chain(responses).chain(allegations).chain(replies?);
        let freshest = seen.fold(begun, Moment::max);
        let heard = rulebook.reckon(WindowKey::Hearing, freshest).falls;
        // Whoever was asked has time to answer; an answer whose time was given again is waited for, and so
        // is the decision whether it is.
        let owed = self.life.running.iter().filter(|window| self.is_waited_for(window));
        Some(owed.map(|window| window.reckoning.falls).fold(heard, Moment::max))
    }

    fn is_waited_for(&self, window: &RunningWindow) -> bool {
        match window.subject {
            Subject::Window(missed) => {
                self.life.turn(missed).is_some_and(|turn| turn.key == WindowKey::Answer)
            }
            _ => matches!(window.key, WindowKey::Answer | WindowKey::Question),
        }
    }
}

/// Keeps the mediator's time open, with the next event, until a finding is possible after what a side adds
/// `from` now on: who must wait for the other side's reply has not been silent.
pub(super) fn wait_for_reply(draft: &mut Draft<'_, Case>, from: Moment) -> Result<(), Refusal> {
    if draft.matter()?.stage != Stage::Mediating {
        return Ok(());
    }
    let hearing = draft.given().rulebook.reckon(WindowKey::Hearing, from);
    keep_open(draft, &hearing, |window| challenging::is_held_up(window.key))
}

pub(super) fn accept(draft: &mut Draft<'_, Case>, window: WindowId) -> Result<(), Refusal> {
    let by = side(draft)?;
    let done = draft.matter()?.ruling_accepted.contains(&by);
    let window = answered_window(draft, window, WindowKey::RulingResponse, by.holder())
        .map_err(Refusal::unless_done(done))?;
    let (ruling, _) = case_in(draft, &[Stage::Ruled])?.ruling.clone().ok_or(Refusal::NoLongerOpen)?;
    let other_accepted = draft.matter()?.ruling_accepted.contains(&by.other());
    draft.end(|running| running.id == window.id);
    draft.happen(Event::RulingAccepted { by })?;
    if other_accepted { complying::agree(draft, AgreedIn::Ruling, ruling.promises) } else { Ok(()) }
}

pub(super) fn refuse(
    draft: &mut Draft<'_, Case>,
    window: WindowId,
    text: Option<Words>,
) -> Result<(), Refusal> {
    let by = side(draft)?;
    let done = draft.matter()?.ruling_refused.contains(&by);
    answered_window(draft, window, WindowKey::RulingResponse, by.holder())
        .map_err(Refusal::unless_done(done))?;
    case_in(draft, &[Stage::Ruled])?;
    let text = text.map(|text| draft.text(text));
    draft.end(|window| window.key != WindowKey::CourtReceipt);
    draft.happen(Event::RulingRefused { by, text })?;
    publishing::outcome_reached(draft)
}
