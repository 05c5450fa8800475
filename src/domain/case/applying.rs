//! What each event makes of a case. Never refuses, never reads the rulebook, never asks the time.

use super::duty::{Duty, Progress, Promise};
use super::event::{Event, Silence, TakenDown};
use super::stage::{self, Stage};
use super::{
    AlarmInCase, Answered, Case, Challenge, Court, HelpInCase, NotTaken, OfferInCase, QuestionInCase,
    ReferralInCase, Restoration,
};
use crate::domain::actor::{Holder, Role, Side};
use crate::domain::clock::running::Subject;
use crate::domain::clock::{Moment, WindowKey};
use crate::domain::evidence::{Exhibit, ExhibitInCase, Message, Wall};
use crate::domain::ids::{OfferId, QuestionId, ReferralId, RemedyId};
use crate::domain::matter::{Life, Recorded};

/// The case after its first event.
pub fn begin(life: Life, entry: &Recorded<Event>) -> Option<Case> {
    let Event::Filed(filing) = &entry.event else { return None };
    let mut case = Case {
        life,
        stage: Stage::Filed,
        filing: (**filing).clone(),
        completion: None,
        admitted_at: None,
        served: None,
        service_failed: false,
        answer: None,
        silent: false,
        extended: Vec::new(),
        offers: Vec::new(),
        mediators: Vec::new(),
        mediator_in_charge: false,
        released: None,
        named_by: None,
        challenge: None,
        challenged_by: Vec::new(),
        help: Vec::new(),
        questions: Vec::new(),
        replies: Vec::new(),
        referrals: Vec::new(),
        alarms: Vec::new(),
        stay: None,
        ruling: None,
        ruling_accepted: Vec::new(),
        ruling_refused: Vec::new(),
        agreed: None,
        duties: Vec::new(),
        court: None,
        exhibits: Vec::new(),
        messages: Vec::new(),
        revealed: Vec::new(),
        not_taken: None,
        aside: None,
        restorations: Vec::new(),
        decided: Vec::new(),
        reopened: false,
        withdrawal_undone: false,
        closed_at: None,
        ledger: Vec::new(),
        publication_asked: false,
    };
    // The sheet that was signed at the desk comes first. It is the centre's: it is no evidence.
    let sheets = usize::from(filing.taken_down.is_some_and(TakenDown::is_on_paper));
    let (sheet, evidence) = filing.exhibits.split_at(sheets.min(filing.exhibits.len()));
    case.add_exhibits(sheet, Side::Consumer, Wall::Centre, entry);
    case.add_exhibits(evidence, Side::Consumer, Wall::Court, entry);
    case.charge(entry.at);
    Some(case)
}

/// The case after one more event.
pub fn apply(case: &mut Case, entry: &Recorded<Event>) {
    let before = case.stage;
    case.stage = stage::after(before, &entry.event);
    remember(case, entry);
    if before.is_open() && !case.stage.is_open() {
        case.closed_at = Some(entry.at);
        case.set_aside(before, entry.at);
        case.offers.iter_mut().for_each(|offer| offer.open = false);
        case.questions.iter_mut().for_each(|question| question.open = false);
        case.help.iter_mut().for_each(|help| help.open = false);
    }
    // A finding or an agreement ends a stay as well.
    if !case.life.running.is_stayed() {
        case.stay = None;
    }
    if !before.is_open() && case.stage.is_open() {
        case.closed_at = None;
        case.put_back(&entry.clock.opened, entry.at);
    }
    // Whoever has settled, or left, or been replaced, needs no decision on it any more.
    if case.life.running.of(WindowKey::ChallengeDecision).is_none() {
        case.challenge = None;
    }
    case.charge(entry.at);
}

fn remember(case: &mut Case, entry: &Recorded<Event>) {
    let at = entry.at;
    match &entry.event {
        // A second filing cannot happen: a case begins with it.
        Event::Filed(_) => {}
        Event::CompletionAsked { text } => case.completion = Some((*text, None)),
        Event::Completed { text, exhibits } => {
            if let Some((_, answer)) = &mut case.completion {
                *answer = Some(*text);
            }
            case.add_exhibits(exhibits, Side::Consumer, Wall::Court, entry);
        }
        Event::Admitted => case.admitted_at = Some(at),
        Event::FoundInadmissible { reason, text } => {
            let (by, reason) = (entry.by.person(), reason.clone());
            case.not_taken = Some(NotTaken { by, reason, review_asked: false, overturned: false });
            case.decided_in(*text, Role::Registrar);
        }
        Event::ReviewAsked { .. } => case.not_taken.iter_mut().for_each(|d| d.review_asked = true),
        Event::InadmissibilityConfirmed { text } => case.decided_in(*text, Role::Registrar),
        Event::InadmissibilityOverturned { text, .. } => {
            case.not_taken.iter_mut().for_each(|decision| decision.overturned = true);
            case.decided_in(*text, Role::Registrar);
        }
        Event::Served { how } => {
            case.served = Some((*how, at));
            case.service_failed = false;
        }
        Event::ServiceFailed => {
            case.service_failed = true;
            case.served = None;
            case.forgive_silence();
            case.questions.iter_mut().for_each(|question| question.open = false);
            // Whoever began to mediate has done nothing for which they could not be named again.
            case.released = case.mediators.pop_if(|_| case.mediator_in_charge);
            case.mediator_in_charge = false;
            // Nobody read it, so it binds nobody; it can be made again.
            case.offers.iter_mut().for_each(|offer| offer.open = false);
        }
        Event::Answered { points, text, exhibits, late } => {
            case.replies.push((entry.seq, at));
            case.answer = Some(Answered { points: points.clone(), text: *text, at, late: *late });
            case.add_exhibits(exhibits, Side::Platform, Wall::Court, entry);
        }
        Event::Extended { .. } => case.extended.extend(entry.clock.moved.iter().map(|(window, _)| *window)),
        Event::Dissatisfied { .. } => {}
        Event::Offered(offer) => {
            case.offers.push(OfferInCase { offer: offer.clone(), at, accepted: Vec::new(), open: true })
        }
        Event::OfferDeclined { offer, .. } => case.close_offer(*offer),
        Event::ProposalAccepted { offer, by } => {
            if let Some(found) = case.offers.iter_mut().find(|found| found.offer.id == *offer) {
                found.accepted.push(*by);
            }
        }
        Event::Agreed { within, promises } => {
            case.agreed = Some((*within, at));
            case.duties = promises.iter().map(due).collect();
            case.offers.iter_mut().for_each(|offer| offer.open = false);
            case.questions.iter_mut().for_each(|question| question.open = false);
        }
        Event::Assigned { mediator } => {
            case.released = case.mediator();
            case.mediators.push(*mediator);
            case.mediator_in_charge = true;
            case.named_by = entry.by.person();
        }
        Event::Challenged { by, mediator, reason, .. } => {
            let (by, mediator) = (*by, *mediator);
            let kept = case.life.moved.clone();
            case.challenge = Some(Challenge { by, mediator, reason: reason.clone(), since: at, kept });
            case.challenged_by.push(by);
        }
        Event::ChallengeUpheld { .. } => case.mediator_in_charge = false,
        Event::ChallengeRejected { .. } => {}
        Event::HelpAsked { by, need, text } => {
            case.help.push(HelpInCase { by: *by, need: need.clone(), text: *text, open: true });
        }
        Event::HelpGiven { to, .. } => {
            if let Some(found) = case.help.iter_mut().rfind(|help| help.by == *to) {
                found.open = false;
            }
        }
        Event::Questioned { question, to, text } => case.questions.push(QuestionInCase {
            id: *question,
            to: *to,
            text: *text,
            at,
            response: None,
            open: true,
        }),
        Event::Responded { question, text, exhibits } => {
            if let Some(found) = case.questions.iter_mut().find(|found| found.id == *question) {
                found.response = Some((*text, at));
                found.open = false;
                let by = found.to;
                if by == Side::Platform {
                    case.replies.push((entry.seq, at));
                }
                case.add_exhibits(exhibits, by, Wall::Court, entry);
            }
        }
        Event::Stayed { reason, .. } => case.stay = Some((at, reason.clone())),
        Event::StayLifted => case.challenge_goes_on(at),
        Event::Ruled(ruling) => {
            case.ruling = Some((ruling.clone(), at));
            case.decided_in(ruling.finding, Role::Mediator);
            case.decided_in(ruling.reasons, Role::Mediator);
            case.questions.iter_mut().for_each(|question| question.open = false);
            case.offers.iter_mut().for_each(|offer| offer.open = false);
        }
        Event::RulingAccepted { by } => case.ruling_accepted.push(*by),
        Event::RulingRefused { by, .. } => case.ruling_refused.push(*by),
        Event::ClosedWithoutResult { text, .. } => case.decided_in(*text, Role::Mediator),
        Event::Performed { remedy, exhibits, .. } => {
            case.progress(*remedy, Progress::Reported);
            let wall = if case.has_secret_terms() { Wall::Settlement } else { Wall::Court };
            case.add_exhibits(exhibits, Side::Platform, wall, entry);
        }
        Event::Confirmed { remedy } => case.progress(*remedy, Progress::Confirmed),
        Event::Denied { remedy, failed, .. } => {
            case.progress(*remedy, if *failed { Progress::Failed } else { Progress::Curing });
        }
        Event::Resolved { confirmed } => {
            if *confirmed {
                case.take_back_from_court();
            }
        }
        Event::HandedOver { note } => {
            case.court = Some(Court {
                handed_over_at: at,
                note: *note,
                waiting: true,
                docket: None,
                returned: None,
                judgment: None,
            });
        }
        Event::Docketed { docket } => {
            if let Some(court) = &mut case.court {
                court.docket = Some((*docket, at));
            }
        }
        Event::Returned { defects, text } => {
            if let Some(court) = &mut case.court {
                court.returned = Some((defects.clone(), *text, at));
                court.waiting = false;
            }
        }
        Event::Judged { outcome, text } => {
            if let Some(court) = &mut case.court {
                court.judgment = Some((*outcome, *text, at));
                court.waiting = false;
            }
        }
        Event::PublicationAsked => case.publication_asked = true,
        Event::Withdrawn { .. } => case.take_back_from_court(),
        Event::WithdrawalUndone { .. } => case.withdrawal_undone = true,
        Event::RestorationAsked { by, window, exhibits, .. } => {
            if let Some(turn) = case.life.turn(*window) {
                let (window, key, subject) = (*window, turn.key, turn.subject);
                case.restorations.push(Restoration { window, key, subject, by: *by, granted: false });
            }
            case.add_exhibits(exhibits, *by, Wall::Centre, entry);
        }
        Event::RestorationRefused { text, .. } => case.decided_in(*text, Role::Registrar),
        Event::Restored { window, text, .. } => {
            case.forgive(*window);
            text.iter().for_each(|text| case.decided_in(*text, Role::Registrar));
        }
        Event::SlipCorrected { text, reads } => case.put_right(*text, *reads),
        Event::Reopened { .. } => {
            case.reopened = true;
        }
        Event::Exhibited { by, exhibits, .. } => case.add_exhibits(exhibits, *by, Wall::Court, entry),
        Event::Messaged { from, text, wall } => {
            let wall = if case.served.is_none() { Wall::Centre } else { *wall };
            case.messages.push(Message { from: *from, text: *text, wall, at, of: entry.seq });
        }
        Event::Referred { referral, kind, to, name, text, exhibits } => {
            case.referrals.push(ReferralInCase {
                id: *referral,
                kind: *kind,
                to: *to,
                name: *name,
                text: *text,
                at,
                of: entry.seq,
                decided: false,
                accepted: false,
            });
            case.add_exhibits(exhibits, Side::Platform, Wall::Court, entry);
        }
        Event::ReferralRejected { referral, .. } => case.decide_referral(*referral, false),
        Event::ReferralAccepted { referral, .. } => case.decide_referral(*referral, true),
        Event::AlarmRaised { alarm, kind, text, withdrawal } => {
            let withdrawal = withdrawal.clone();
            let alarm = AlarmInCase { id: *alarm, kind: *kind, text: *text, withdrawal, at, response: None };
            case.alarms.push(alarm);
        }
        Event::AlarmAttended { alarm, text } => {
            if let Some(found) = case.alarms.iter_mut().find(|found| found.id == *alarm) {
                found.response = Some((*text, at));
            }
        }
        Event::Revealed { .. } | Event::RevealRead | Event::RevealTakenBack => {
            case.remember_reveal(&entry.event, at);
        }
        Event::Lapsed { silence, holder, subject, .. } => {
            case.remember_silence(*silence, *holder, *subject);
            if *silence == Silence::StayEnded {
                case.challenge_goes_on(at);
            }
        }
        Event::OutageMadeGood(_)
        | Event::CalendarChanged(_)
        | Event::LetterPosted { .. }
        | Event::LetterUnposted { .. } => {}
    }
}

fn due(promise: &Promise) -> Duty {
    Duty { promise: promise.clone(), progress: Progress::Due, cured: false }
}

impl Case {
    fn add_exhibits(&mut self, exhibits: &[Exhibit], by: Side, wall: Wall, entry: &Recorded<Event>) {
        let (at, of) = (entry.at, entry.seq);
        self.exhibits.extend(exhibits.iter().map(|exhibit| ExhibitInCase {
            exhibit: exhibit.clone(),
            by,
            at,
            of,
            wall,
        }));
    }

    fn close_offer(&mut self, offer: OfferId) {
        if let Some(found) = self.offers.iter_mut().find(|found| found.offer.id == offer) {
            found.open = false;
        }
    }

    fn close_question(&mut self, question: QuestionId) {
        if let Some(found) = self.questions.iter_mut().find(|found| found.id == question) {
            found.open = false;
        }
    }

    fn decide_referral(&mut self, referral: ReferralId, accepted: bool) {
        if let Some(found) = self.referrals.iter_mut().find(|found| found.id == referral) {
            (found.decided, found.accepted) = (true, accepted);
        }
    }

    pub(super) fn progress(&mut self, remedy: RemedyId, progress: Progress) {
        if let Some(duty) = self.duties.iter_mut().find(|duty| duty.promise.id == remedy) {
            duty.progress = progress;
            duty.cured |= matches!(progress, Progress::Curing | Progress::Failed);
        }
    }

    /// The time of a stay has been given back by the stay itself.
    fn challenge_goes_on(&mut self, at: Moment) {
        if let Some(challenge) = &mut self.challenge {
            challenge.since = at;
        }
    }

    fn take_back_from_court(&mut self) {
        if let Some(court) = &mut self.court {
            court.waiting = false;
        }
    }

    fn remember_silence(&mut self, silence: Silence, holder: Holder, subject: Subject) {
        match silence {
            Silence::AnswerSilent => self.silent = true,
            Silence::MediatorReplaced | Silence::MediationGivenUp | Silence::ChallengeUpheld => {
                self.mediator_in_charge = false;
            }
            Silence::RulingNotAccepted => {
                let side = if holder == Holder::Consumer { Side::Consumer } else { Side::Platform };
                self.ruling_refused.push(side);
            }
            Silence::OfferFell => {
                if let Subject::Offer(offer) = subject {
                    self.close_offer(offer);
                }
            }
            Silence::QuestionUnanswered => {
                if let Subject::Question(question) = subject {
                    self.close_question(question);
                }
            }
            Silence::PerformanceMissed => self.progress_in(subject, Progress::Curing),
            Silence::CureMissed => self.progress_in(subject, Progress::Failed),
            Silence::ConfirmationSilent => self.progress_in(subject, Progress::Unconfirmed),
            // The stage says all there is to remember.
            Silence::AdmissionRepeated
            | Silence::AdmissionGivenUp
            | Silence::CompletionNotPursued
            | Silence::ServiceOverdue
            | Silence::ReplyNotPursued
            | Silence::NegotiationEnded
            | Silence::NamingRepeated
            | Silence::NamingGivenUp
            | Silence::QuestionNotPursued
            | Silence::CourtSilent
            | Silence::LimitExpired
            | Silence::StayEnded
            | Silence::HelpOverdue
            | Silence::ReopeningPassed
            | Silence::WithdrawalFinal
            | Silence::ReviewNotAsked
            | Silence::ReviewRepeated
            | Silence::ReviewGivenUp
            | Silence::RestorationRepeated
            | Silence::RestorationByDefault
            | Silence::AlarmRepeated
            | Silence::ReferralFell => {}
        }
    }

    fn progress_in(&mut self, subject: Subject, progress: Progress) {
        if let Subject::Remedy(remedy) = subject {
            self.progress(remedy, progress);
        }
    }
}
