//! What can be done now: the acts that the rules would take from somebody, with what each answers.
//!
//! A page offers these and nothing else. The rules decide all the same; `tests/stories` walks random
//! cases and sees that both always say the same.

use super::act::Act;
use super::duty::Progress;
use super::event::{AlarmKind, Stance};
use super::filing::{MOST_EXHIBITS, ON_THE_RECORD};
use super::stage::Stage;
use super::{Case, negotiating};
use crate::domain::actor::{Actor, Holder, Role, Side};
use crate::domain::clock::running::{RunningWindow, Subject};
use crate::domain::clock::{Moment, WindowKey};
use crate::domain::ids::{AlarmId, OfferId, QuestionId, ReferralId, RemedyId, WindowId};

/// What an act answers, so that its form can name it and a stale form is noticed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Answers {
    /// Nothing in particular: it is done to the case.
    Case,
    /// This window.
    Window(WindowId),
    /// This offer or proposal.
    Offer(OfferId),
    /// This question.
    Question(QuestionId),
    /// This promise or remedy.
    Remedy(RemedyId),
    /// This alarm.
    Alarm(AlarmId),
    /// This referral.
    Referral(ReferralId),
}

/// An act that is possible now.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Possible {
    /// The act.
    pub act: Act,
    /// What it answers.
    pub answers: Answers,
    /// The window that waits for it, if one does: until when it is in time.
    pub window: Option<WindowId>,
}

impl Case {
    /// What `by` can do at `at`, in a case that has been caught up with the time: first what a window
    /// waits for, the nearest first; then what may be done besides.
    pub fn possible(&self, by: &Actor, at: Moment) -> Vec<Possible> {
        if !self.admits(by) {
            return Vec::new();
        }
        let mut list = List { case: self, by, at, found: Vec::new() };
        for act in Act::ALL {
            if act.is_for(by) && list.allows(*act) {
                list.add(*act);
            }
        }
        let mut found = list.found;
        let falls = |possible: &Possible| {
            possible.window.and_then(|id| self.life.running.get(id)).map(|window| window.reckoning.falls)
        };
        // Stable: the acts' own order decides among the rest.
        found.sort_by_key(|possible| (falls(possible).is_none(), falls(possible)));
        found
    }

    /// Is there anything that `by` may do at `at` about what this window waits for? Whoever decided before
    /// is not asked again.
    pub fn may_answer(&self, window: &RunningWindow, by: &Actor, at: Moment) -> bool {
        self.possible(by, at).iter().any(|possible| possible.window == Some(window.id))
    }
}

impl Case {
    /// What waits for the centre and `by` may do; of the centre's people not everybody may do everything.
    pub fn to_do(&self, by: &Actor, at: Moment) -> Vec<&RunningWindow> {
        let possible = self.possible(by, at);
        let may = |window: &&RunningWindow| possible.iter().any(|found| found.window == Some(window.id));
        self.of_centre().filter(may).collect()
    }

    /// What waits for the centre.
    pub fn of_centre(&self) -> impl Iterator<Item = &RunningWindow> {
        let running = self.life.running.iter();
        running.filter(|window| window.holder == Holder::Centre && window.key.is_duty())
    }
}

/// The list in the making.
struct List<'c> {
    case: &'c Case,
    by: &'c Actor,
    at: Moment,
    found: Vec<Possible>,
}

impl List<'_> {
    /// Does the case, as it stands, allow this act?
    fn allows(&self, act: Act) -> bool {
        use Stage::{Admitted, Answering, AtCourt, Complying, Filed, Mediating, Negotiating};
        let case = self.case;
        let stands_in = |stages: &[Stage]| stages.contains(&case.stage);
        match act {
            Act::Admit => stands_in(&[Filed]) && !self.runs(WindowKey::Completion),
            Act::AskToComplete => stands_in(&[Filed]) && case.completion.is_none(),
            Act::FindInadmissible => stands_in(&[Filed, Admitted, Answering, Negotiating, Mediating]),
            Act::Serve => stands_in(&[Admitted]),
            Act::Bounce => stands_in(&[Admitted]) && !case.service_failed || case.may_not_have_been_reached(),
            Act::Answer => stands_in(negotiating::MAY_SETTLE) && case.answer.is_none(),
            Act::AcceptAnswer => stands_in(&[Negotiating]) && self.grants_something(),
            Act::AskForMediator => stands_in(&[Negotiating]),
            Act::Offer => stands_in(negotiating::MAY_SETTLE) && !self.has_offer_open(),
            Act::AcceptOffer | Act::DeclineOffer => stands_in(negotiating::MAY_SETTLE),
            Act::Question => stands_in(&[Mediating]) && Side::ALL.iter().any(|side| case.may_be_asked(*side)),
            Act::Stay => stands_in(&[Mediating]) && case.stay.is_none() && case.challenge.is_none(),
            Act::Rule => stands_in(&[Mediating]) && case.challenge.is_none(),
            Act::CloseWithoutResult => {
                stands_in(&[Mediating]) && case.challenge.is_none() && !case.is_to_hear_a_party()
            }
            Act::Challenge => {
                let used = self.side().is_none_or(|side| case.challenged_by.contains(&side));
                stands_in(&[Mediating]) && case.challenge.is_none() && case.mediator().is_some() && !used
            }
            Act::AskToPublish => case.may_ask_to_publish(),
            Act::DecideChallenge => case.challenge.is_some() && case.may_decide_challenge(self.by),
            Act::AskForHelp => {
                case.stage.is_open() && self.side().is_some_and(|side| !case.waits_for_help(side))
            }
            Act::LiftStay => stands_in(&[Mediating]) && case.stay.is_some(),
            Act::Assign => stands_in(&[Mediating]) && case.challenge.is_none(),
            Act::Respond => stands_in(&[Mediating]),
            Act::AcceptRuling | Act::RefuseRuling => stands_in(&[Stage::Ruled]),
            Act::ReportPerformance | Act::Confirm | Act::Deny => stands_in(&[Complying]),
            Act::HandOver => case.may_go_to_court() && !case.court.as_ref().is_some_and(|c| c.waiting),
            Act::Docket | Act::Return => {
                case.court.as_ref().is_some_and(|court| court.waiting && court.docket.is_none())
            }
            Act::Judge => stands_in(&[AtCourt]),
            Act::Reopen => stands_in(&[Stage::NotPursued]) && !case.reopened,
            Act::Withdraw => stands_in(ON_THE_RECORD),
            // Whether the account says anything that the platform was not shown yet, the form says.
            Act::Reveal => stands_in(ON_THE_RECORD) && case.served.is_some(),
            Act::ReadReveal => stands_in(ON_THE_RECORD) && case.has_unread_reveal(),
            Act::TakeBackReveal => case.has_unread_reveal(),
            Act::UndoWithdrawal => stands_in(&[Stage::Withdrawn]) && !case.withdrawal_undone,
            Act::AskForReview => stands_in(&[Stage::Inadmissible]),
            Act::DecideReview => self.runs(WindowKey::ReviewDecision) && case.may_review(self.by.person()),
            Act::AskToRestore => case.exhibits.len() < MOST_EXHIBITS,
            Act::Correct => case.correctable(self.by.role()).next().is_some(),
            Act::Exhibit => {
                let may = stands_in(ON_THE_RECORD) || case.may_put_right(self.by);
                may && case.exhibits.len() < MOST_EXHIBITS
            }
            Act::Message => stands_in(ON_THE_RECORD) || stands_in(&[Stage::Unresolved, AtCourt]),
            Act::Refer => {
                let has_room = case.exhibits.len() < MOST_EXHIBITS;
                stands_in(negotiating::MAY_SETTLE) && case.open_referral().is_none() && has_room
            }
            Act::RaiseAlarm => AlarmKind::ALL.iter().any(|kind| case.may_raise(*kind)),
            // What it answers says whether it is possible.
            Act::Complete
            | Act::Extend
            | Act::GiveHelp
            | Act::DecideRestoration
            | Act::AttendAlarm
            | Act::RejectReferral
            | Act::OpenLinked => true,
        }
    }

    /// Adds the act, once for each thing that it can answer.
    fn add(&mut self, act: Act) {
        match act {
            Act::Admit | Act::AskToComplete | Act::FindInadmissible => self.step(act, WindowKey::Admission),
            Act::Serve => self.step(act, WindowKey::Service),
            Act::Answer => self.step(act, WindowKey::Answer),
            Act::Offer => self.step(act, WindowKey::Negotiation),
            Act::Assign => self.naming(act),
            Act::LiftStay => self.step(act, WindowKey::StayEnd),
            Act::Rule | Act::CloseWithoutResult => self.step(act, WindowKey::Mediation),
            Act::Docket | Act::Return => self.step(act, WindowKey::CourtReceipt),
            Act::DecideReview => self.step(act, WindowKey::ReviewDecision),
            Act::UndoWithdrawal => self.on_window(act, WindowKey::WithdrawalUndo),
            Act::AskForReview => self.on_window(act, WindowKey::Review),
            Act::AskToRestore => self.on_missed_window(act),
            Act::Complete => self.on_window(act, WindowKey::Completion),
            Act::Extend => self.on_extendable(),
            Act::Challenge => self.on_mediation(),
            Act::DecideChallenge => self.of_centre(act, WindowKey::ChallengeDecision),
            Act::GiveHelp => self.of_centre(act, WindowKey::Help),
            Act::DecideRestoration => self.on_restorations(),
            Act::AcceptAnswer | Act::AskForMediator if self.runs(WindowKey::Reply) => {
                self.on_window(act, WindowKey::Reply);
            }
            Act::AcceptAnswer | Act::AskForMediator => self.on_window(act, WindowKey::Negotiation),
            Act::AcceptRuling | Act::RefuseRuling => self.on_window(act, WindowKey::RulingResponse),
            Act::Respond => self.on_questions(),
            Act::AttendAlarm => self.on_alarms(),
            Act::RejectReferral | Act::OpenLinked => self.on_referral(act),
            Act::AcceptOffer | Act::DeclineOffer => self.on_offers(act),
            Act::ReportPerformance => self.on_duties(act, &[Progress::Due, Progress::Curing]),
            Act::Confirm => self.on_duties(act, &[Progress::Due, Progress::Curing, Progress::Reported]),
            Act::Deny => self.on_duties(act, &[Progress::Reported]),
            Act::Reopen => {
                let window = self.case.life.running.of(WindowKey::Reopening);
                if let Some(window) = window.filter(|window| self.is_in_time(window)) {
                    self.found.push(Possible { act, answers: Answers::Case, window: Some(window.id) });
                }
            }
            Act::Bounce
            | Act::Judge
            | Act::Question
            | Act::Stay
            | Act::Refer
            | Act::RaiseAlarm
            | Act::HandOver
            | Act::AskForHelp
            | Act::AskToPublish
            | Act::Withdraw
            | Act::Reveal
            | Act::ReadReveal
            | Act::TakeBackReveal
            | Act::Correct
            | Act::Exhibit
            | Act::Message => self.found.push(Possible { act, answers: Answers::Case, window: None }),
        }
    }

    /// An act that names nothing and for which a window of the same step may wait.
    fn step(&mut self, act: Act, key: WindowKey) {
        let window = self.case.life.running.of(key).map(|window| window.id);
        self.found.push(Possible { act, answers: Answers::Case, window });
    }

    /// Naming a mediator answers the window in which one is to be named, or that of the mediator whom
    /// another replaces; only the first waits for it.
    fn naming(&mut self, act: Act) {
        let running = &self.case.life.running;
        let window = running.of(WindowKey::Naming).map(|window| window.id);
        if let Some(id) = window.or_else(|| running.of(WindowKey::Mediation).map(|window| window.id)) {
            self.found.push(Possible { act, answers: Answers::Window(id), window });
        }
    }

    /// An act that answers the actor's own window, while it runs.
    fn on_window(&mut self, act: Act, key: WindowKey) {
        let Some(side) = self.side() else { return };
        let mut running = self.case.life.running.iter();
        let found = running.find(|window| window.key == key && window.holder == side.holder());
        if let Some(window) = found.filter(|window| self.is_in_time(window)) {
            self.found.push(Possible { act, answers: Answers::Window(window.id), window: Some(window.id) });
        }
    }

    /// More time: for each window of the actor's own that has not been prolonged before.
    fn on_extendable(&mut self) {
        let Some(side) = self.side() else { return };
        let case = self.case;
        for window in case.life.running.iter().filter(|window| window.holder == side.holder()) {
            let may = window.key.is_extendable() && !case.extended.contains(&window.id);
            if may && self.is_in_time(window) {
                let answers = Answers::Window(window.id);
                self.found.push(Possible { act: Act::Extend, answers, window: Some(window.id) });
            }
        }
    }

    /// A challenge names the mediator by their window; that window does not wait for it.
    fn on_mediation(&mut self) {
        if let Some(window) = self.case.life.running.of(WindowKey::Mediation) {
            let answers = Answers::Window(window.id);
            self.found.push(Possible { act: Act::Challenge, answers, window: None });
        }
    }

    /// An act that answers a window of the centre, once for each of these that run.
    fn of_centre(&mut self, act: Act, key: WindowKey) {
        for window in self.case.life.running.iter().filter(|window| window.key == key) {
            let answers = Answers::Window(window.id);
            self.found.push(Possible { act, answers, window: Some(window.id) });
        }
    }

    /// Requests for a missed window, but for those that somebody else must decide.
    fn on_restorations(&mut self) {
        let case = self.case;
        for window in case.life.running.iter().filter(|window| window.key == WindowKey::Restoration) {
            let request = case.restoration_asked(window.id);
            if request.is_some_and(|request| case.may_restore(request, self.by.person())) {
                let answers = Answers::Window(window.id);
                self.found.push(Possible { act: Act::DecideRestoration, answers, window: Some(window.id) });
            }
        }
    }

    /// Asking for a window that the actor missed.
    fn on_missed_window(&mut self, act: Act) {
        let missed = self.side().and_then(|side| self.case.restorable(side));
        if let Some(turn) = missed {
            self.found.push(Possible { act, answers: Answers::Window(turn.window), window: None });
        }
    }

    /// An act that answers what a window of this subject and holder waits for.
    fn on_subject(&mut self, act: Act, answers: Answers, subject: Subject, holder: Holder) {
        let mut running = self.case.life.running.iter();
        let window = running.find(|window| window.subject == subject && window.holder == holder);
        if window.is_none_or(|window| self.is_in_time(window)) {
            self.found.push(Possible { act, answers, window: window.map(|window| window.id) });
        }
    }

    fn on_questions(&mut self) {
        let case = self.case;
        let Some(side) = self.side() else { return };
        for question in case.questions.iter().filter(|question| question.open && question.to == side) {
            let subject = Subject::Question(question.id);
            self.on_subject(Act::Respond, Answers::Question(question.id), subject, side.holder());
        }
    }

    fn on_alarms(&mut self) {
        let case = self.case;
        for alarm in case.open_alarms() {
            let subject = Subject::Alarm(alarm.id);
            self.on_subject(Act::AttendAlarm, Answers::Alarm(alarm.id), subject, Holder::Centre);
        }
    }

    fn on_referral(&mut self, act: Act) {
        if let Some(referral) = self.case.open_referral() {
            let subject = Subject::Referral(referral.id);
            self.on_subject(act, Answers::Referral(referral.id), subject, Holder::Centre);
        }
    }

    fn on_offers(&mut self, act: Act) {
        let case = self.case;
        let Some(side) = self.side() else { return };
        for found in case.offers.iter().filter(|found| found.open && found.offer.from != Some(side)) {
            if act == Act::AcceptOffer && found.accepted.contains(&side) {
                continue;
            }
            let id = found.offer.id;
            self.on_subject(act, Answers::Offer(id), Subject::Offer(id), side.holder());
        }
    }

    fn on_duties(&mut self, act: Act, in_progress: &[Progress]) {
        let case = self.case;
        let Some(side) = self.side() else { return };
        for duty in case.duties.iter().filter(|duty| in_progress.contains(&duty.progress)) {
            let id = duty.promise.id;
            self.on_subject(act, Answers::Remedy(id), Subject::Remedy(id), side.holder());
        }
    }

    fn is_in_time(&self, window: &RunningWindow) -> bool {
        self.at < window.reckoning.falls || self.case.life.running.stands_still(window)
    }

    fn runs(&self, key: WindowKey) -> bool {
        self.case.life.running.of(key).is_some()
    }

    fn side(&self) -> Option<Side> {
        self.by.role().and_then(Role::side)
    }

    fn grants_something(&self) -> bool {
        let answer = self.case.answer.as_ref();
        answer.is_some_and(|answer| answer.points.iter().any(|point| point.stance != Stance::Refused))
    }

    fn has_offer_open(&self) -> bool {
        self.case.offers.iter().any(|offer| offer.open && offer.offer.from == self.side())
    }
}

impl Case {
    /// Whether the mediator may ask this party: one question at a time.
    pub fn may_be_asked(&self, side: Side) -> bool {
        !self.questions.iter().any(|question| question.open && question.to == side)
    }
}
