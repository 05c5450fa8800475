//! A case: one consumer against one platform. What it remembers, and the table of its rules.

pub mod act;
mod challenging;
pub mod duty;
pub mod event;
pub mod options;
pub mod stage;

mod admitting;
mod alarming;
mod answering;
mod applying;
mod complying;
mod correcting;
mod exhibiting;
mod extending;
mod filing;
mod handing_over;
mod helping;
mod holding;
mod lapsing;
mod mediating;
mod negotiating;
mod notifying;
mod posting;
mod publishing;
mod referring;
mod restoring;
mod revealing;
mod reviewing;
mod ruling;
mod serving;
mod setting_aside;
mod staying;
mod tallying;
mod withdrawing;

pub use correcting::Decided;
pub use filing::MOST_EXHIBITS;
pub use holding::Held;
pub use restoring::Restoration;
pub use revealing::Revealed;
pub use reviewing::NotTaken;
pub use ruling::LeftOut;
pub use setting_aside::Aside;

use super::actor::{Actor, Holder, Role, Side};
use super::clock::running::{RunningWindow, Subject};
use super::clock::{Changed, Moment, Reckoning, WindowKey, Zone};
use super::command::Command;
use super::decision::Row;
use super::evidence::{ExhibitInCase, Message, TextRef, Wall};
use super::given::{Late, Outage};
use super::ids::{AlarmId, CaseNumber, OfferId, PersonId, PlatformId, QuestionId, ReferralId, WindowId};
use super::letter::Letter;
use super::matter::{Draft, Life, Matter, MatterKind, Recorded};
use super::refusal::Refusal;
use super::rulebook::{self, Rulebook};
use super::scorecard::Tally;
use super::turn::{How, Turn};
use act::Act;
use duty::{AgreedIn, Duty, Progress};
use event::{AlarmKind, Event, Filing, Finding, Offer, Point, ReferralKind, Ruling, Service};
use stage::Stage;

/// A case, as the fold of its events.
#[derive(Clone, Debug, PartialEq)]
pub struct Case {
    /// Identity, windows, hash.
    pub life: Life,
    /// Where it stands.
    pub stage: Stage,
    /// The complaint.
    pub filing: Filing,
    /// What was asked to complete the complaint, and what came.
    pub completion: Option<(TextRef, Option<TextRef>)>,
    /// When the centre took it.
    pub admitted_at: Option<Moment>,
    /// How and when it reached the platform.
    pub served: Option<(Service, Moment)>,
    /// Did a letter to the platform come back?
    pub service_failed: bool,
    /// The platform's answer.
    pub answer: Option<Answered>,
    /// Was the platform silent when its answer was due?
    pub silent: bool,
    /// The windows that were extended: each once.
    pub extended: Vec<WindowId>,
    /// Every offer and proposal, in order.
    pub offers: Vec<OfferInCase>,
    /// The mediators, in order; the last one is in charge while `mediator_in_charge`.
    pub mediators: Vec<PersonId>,
    /// Is the last of them still in charge?
    pub mediator_in_charge: bool,
    /// Who mediated until another was named in their place, or until it turned out that the platform had never
    /// been reached.
    pub released: Option<PersonId>,
    /// Who named the last of them.
    pub named_by: Option<PersonId>,
    /// The challenge that is to be decided.
    pub challenge: Option<Challenge>,
    /// The parties that have challenged a mediator: each may once.
    pub challenged_by: Vec<Side>,
    /// What the parties asked for in order to take part.
    pub help: Vec<HelpInCase>,
    /// The mediators' questions.
    pub questions: Vec<QuestionInCase>,
    /// What the platform said that a finding may rest on only when the consumer has had time to reply: by which
    /// event, and when.
    pub replies: Vec<(u32, Moment)>,
    /// How often the platform said that it was somebody else, in order.
    pub referrals: Vec<ReferralInCase>,
    /// The consumer's alarms, in order.
    pub alarms: Vec<AlarmInCase>,
    /// Since when the clocks stand still, and for what reason.
    pub stay: Option<(Moment, String)>,
    /// The finding, and when it was given.
    pub ruling: Option<(Ruling, Moment)>,
    /// Who accepted it.
    pub ruling_accepted: Vec<Side>,
    /// Who refused it, or let the time pass.
    pub ruling_refused: Vec<Side>,
    /// What both agreed to, and when.
    pub agreed: Option<(AgreedIn, Moment)>,
    /// What the platform has to do.
    pub duties: Vec<Duty>,
    /// The way to court.
    pub court: Option<Court>,
    /// Evidence, in order.
    pub exhibits: Vec<ExhibitInCase>,
    /// What people wrote to each other.
    pub messages: Vec<Message>,
    /// What the consumer let the platform see of themselves.
    pub revealed: Vec<Revealed>,
    /// The decision not to take it, if that was made.
    pub not_taken: Option<NotTaken>,
    /// How it stood when it ended, while it is closed.
    pub aside: Option<Aside>,
    /// Requests to have a missed window back, in order.
    pub restorations: Vec<Restoration>,
    /// What the mediator and the centre decided in words, in order.
    pub decided: Vec<Decided>,
    /// Was it reopened before?
    pub reopened: bool,
    /// Was a withdrawal taken back before? The next one stands.
    pub withdrawal_undone: bool,
    /// When it ended, if it did.
    pub closed_at: Option<Moment>,
    /// Who held the ball from when, and the other party while both were asked; nobody while it is closed.
    pub ledger: Vec<(Moment, Option<Holder>, Option<Holder>)>,
    /// Did the platform wish that the finding that cleared it is published?
    pub publication_asked: bool,
}

/// The platform's answer in a case.
#[derive(Clone, Debug, PartialEq)]
pub struct Answered {
    /// Point by point.
    pub points: Vec<Point>,
    /// What goes for all points.
    pub text: Option<TextRef>,
    /// When it came.
    pub at: Moment,
    /// After its window had ended?
    pub late: bool,
}

/// An offer and what became of it.
#[derive(Clone, Debug, PartialEq)]
pub struct OfferInCase {
    /// The offer.
    pub offer: Offer,
    /// When it was made.
    pub at: Moment,
    /// Who has accepted it.
    pub accepted: Vec<Side>,
    /// Is it still on the table?
    pub open: bool,
}

/// A mediator's question and the answer.
#[derive(Clone, Debug, PartialEq)]
pub struct QuestionInCase {
    /// Names it.
    pub id: QuestionId,
    /// Who was asked.
    pub to: Side,
    /// The question.
    pub text: TextRef,
    /// When.
    pub at: Moment,
    /// The answer, and when it came.
    pub response: Option<(TextRef, Moment)>,
    /// Does it still wait?
    pub open: bool,
}

/// A referral.
#[derive(Clone, Debug, PartialEq)]
pub struct ReferralInCase {
    /// Names it.
    pub id: ReferralId,
    /// What they are to the platform.
    pub kind: ReferralKind,
    /// Who it was, if they are in our directory.
    pub to: Option<PlatformId>,
    /// Their name.
    pub name: TextRef,
    /// How the data got there.
    pub text: TextRef,
    /// When the platform said so.
    pub at: Moment,
    /// By which event.
    pub of: u32,
    /// Has the centre decided about it?
    pub decided: bool,
    /// Did it open a linked case?
    pub accepted: bool,
}

/// An alarm, and what the centre said of it.
#[derive(Clone, Debug, PartialEq)]
pub struct AlarmInCase {
    /// Names it.
    pub id: AlarmId,
    /// What is happening.
    pub kind: AlarmKind,
    /// In the consumer's words.
    pub text: TextRef,
    /// The reason for taking the complaint back that raised it, by the rulebook's key.
    pub withdrawal: Option<String>,
    /// When it was raised.
    pub at: Moment,
    /// What the registrar answered, and when.
    pub response: Option<(TextRef, Moment)>,
}

/// A challenge to the mediator in charge.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Challenge {
    /// Who challenged.
    pub by: Side,
    /// Whom.
    pub mediator: PersonId,
    /// The reason, by the rulebook's key.
    pub reason: String,
    /// From when on it costs the mediator time that has not been given back.
    pub since: Moment,
    /// Windows that are kept open for its decision, as they stood before.
    pub kept: Vec<RunningWindow>,
}

/// What a party needs in order to take part.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HelpInCase {
    /// Who asked.
    pub by: Side,
    /// What for, by the rulebook's key.
    pub need: String,
    /// In words.
    pub text: TextRef,
    /// Does it still wait?
    pub open: bool,
}

/// The way to court.
#[derive(Clone, Debug, PartialEq)]
pub struct Court {
    /// When the consumer said yes, last.
    pub handed_over_at: Moment,
    /// What the consumer wrote to it.
    pub note: Option<TextRef>,
    /// Is the bundle with the court now?
    pub waiting: bool,
    /// The court's own number.
    pub docket: Option<(TextRef, Moment)>,
    /// The defects that the court named, if it returned the bundle.
    pub returned: Option<(Vec<String>, TextRef, Moment)>,
    /// Its decision.
    pub judgment: Option<(Finding, TextRef, Moment)>,
}

impl Case {
    /// The case number.
    pub fn number(&self) -> CaseNumber {
        self.filing.number
    }

    /// Were terms agreed that came out of an offer? They stay behind the settlement wall, with all that
    /// tells of them: what was agreed in an answer or a finding is open.
    pub fn has_secret_terms(&self) -> bool {
        matches!(self.agreed, Some((AgreedIn::Offer(_), _)))
    }

    /// The mediator in charge.
    pub fn mediator(&self) -> Option<PersonId> {
        self.mediators.last().copied().filter(|_| self.mediator_in_charge)
    }

    /// The attempt that a new window of this kind is: one more than have ended in silence.
    fn attempt_at(&self, key: WindowKey) -> u8 {
        let missed = self.life.turns.iter().filter(|turn| turn.key == key && turn.how == How::Missed);
        u8::try_from(missed.count() + 1).unwrap_or(u8::MAX)
    }

    /// The offer with this name, if it is still on the table.
    pub fn open_offer(&self, id: OfferId) -> Result<&OfferInCase, Refusal> {
        let found = self.offers.iter().find(|offer| offer.offer.id == id);
        found.filter(|offer| offer.open).ok_or_else(|| self.passed_on(Subject::Offer(id)))
    }

    /// Why what was asked for on `subject` is not open any more.
    fn passed_on(&self, subject: Subject) -> Refusal {
        passed(self.life.turns.iter().rfind(|turn| turn.subject == subject))
    }

    /// May a court know of this event? Not of what was said in order to settle, nor of what stayed
    /// between the consumer and the centre.
    pub fn is_for_court(&self, event: &Event) -> bool {
        let kept = match event {
            Event::Messaged { text, .. } => self.wall_of(*text) == Some(Wall::Centre),
            // It may tell of an offer; how each time was counted says as much.
            Event::LetterPosted { .. } | Event::LetterUnposted { .. } => true,
            _ => false,
        };
        !kept && !event.is_said_to_settle() && !helping::is_about_help(event)
    }

    /// Who may read this message.
    pub fn wall_of(&self, message: TextRef) -> Option<Wall> {
        let found = self.messages.iter().find(|known| known.text.id == message.id);
        found.map(|known| known.wall)
    }

    /// Does the court read on in this case? From the handover on, until it returns the case or the case
    /// is taken back: then it keeps the bundle that it was given. What it has docketed it has for good.
    pub fn is_with_court(&self) -> bool {
        self.court.as_ref().is_some_and(|court| court.waiting || court.docket.is_some())
    }

    /// How the case ended or where its outcome stands, for queries and figures.
    pub fn outcome(&self) -> Option<&'static str> {
        match self.stage {
            Stage::Resolved if self.duties.iter().all(|duty| duty.progress == Progress::Confirmed) => {
                Some("confirmed")
            }
            Stage::Resolved => Some("unconfirmed"),
            Stage::Judged | Stage::AtCourt | Stage::Unresolved => Some(self.stage.as_str()),
            Stage::Inadmissible | Stage::Withdrawn | Stage::NotPursued => Some(self.stage.as_str()),
            Stage::Filed
            | Stage::Admitted
            | Stage::Answering
            | Stage::Negotiating
            | Stage::Mediating
            | Stage::Ruled
            | Stage::Complying => None,
        }
    }

    /// Has this person, through this standing, a place in this case?
    pub fn admits(&self, by: &Actor) -> bool {
        match by {
            Actor::Person(acting) => match acting.role {
                Role::Consumer => acting.person == self.filing.consumer,
                // Unread claims are never served: the platform sees a case from its service on.
                Role::Platform => acting.platform == Some(self.filing.platform) && self.served.is_some(),
                Role::Mediator => self.mediator() == Some(acting.person),
                Role::Registrar | Role::Supervisor => true,
                Role::Court => self.court.is_some(),
            },
            Actor::Clock | Actor::Centre | Actor::Matter(_) => true,
        }
    }
}

impl Matter for Case {
    const KIND: MatterKind = MatterKind::Case;
    type Event = Event;
    type Command = Command;

    fn name(event: &Event) -> &'static str {
        event.name()
    }

    fn begin(life: Life, entry: &Recorded<Event>) -> Option<Case> {
        applying::begin(life, entry)
    }

    fn apply(&mut self, entry: &Recorded<Event>) {
        applying::apply(self, entry);
    }

    fn life(&self) -> &Life {
        &self.life
    }

    fn life_mut(&mut self) -> &mut Life {
        &mut self.life
    }

    fn decide(draft: &mut Draft<'_, Case>, command: Command) -> Result<(), Refusal> {
        check_standing(draft, &command)?;
        match command {
            Command::File(file) => filing::file(draft, *file),
            Command::AskToComplete { text } => admitting::ask_to_complete(draft, text),
            Command::Complete { window, text, exhibits } => {
                admitting::complete(draft, window, text, exhibits)
            }
            Command::Admit => admitting::admit(draft),
            Command::FindInadmissible { reason, text } => admitting::find_inadmissible(draft, reason, text),
            Command::AskForReview { window, text } => reviewing::ask(draft, window, text),
            Command::DecideReview { overturned, text } => reviewing::decide(draft, overturned, text),
            Command::Serve { how } => serving::serve(draft, how),
            Command::Bounce { how } => serving::bounce(draft, how),
            Command::Answer(answer) => answering::answer(draft, answer),
            Command::Extend { window, reason, text } => extending::extend(draft, window, reason, text),
            Command::AcceptAnswer { window } => answering::accept(draft, window),
            Command::AskForMediator { window, text } => answering::ask_for_mediator(draft, window, text),
            Command::Offer { text, promises } => negotiating::offer(draft, text, promises),
            Command::AcceptOffer { offer } => negotiating::accept(draft, offer),
            Command::DeclineOffer { offer } => negotiating::decline(draft, offer),
            Command::Assign { window, mediator } => mediating::assign(draft, window, mediator),
            Command::Challenge { window, reason, text } => {
                challenging::challenge(draft, window, reason, text)
            }
            Command::DecideChallenge { window, upheld, text } => {
                challenging::decide(draft, window, upheld, text)
            }
            Command::AskForHelp { need, text } => helping::ask(draft, need, text),
            Command::GiveHelp { window, text } => helping::give(draft, window, text),
            Command::Question { to, text } => mediating::question(draft, to, text),
            Command::Respond { question, text, exhibits } => {
                mediating::respond(draft, question, text, exhibits)
            }
            Command::CloseWithoutResult { reason, text } => mediating::close(draft, reason, text),
            Command::Stay { reason, text, until } => staying::stay(draft, reason, text, until),
            Command::LiftStay => staying::lift(draft),
            Command::Rule(rule) => ruling::rule(draft, rule),
            Command::AcceptRuling { window } => ruling::accept(draft, window),
            Command::RefuseRuling { window, text } => ruling::refuse(draft, window, text),
            Command::ReportPerformance { remedy, text, exhibits } => {
                complying::report(draft, remedy, text, exhibits)
            }
            Command::Confirm { remedy } => complying::confirm(draft, remedy),
            Command::Deny { remedy, text } => complying::deny(draft, remedy, text),
            Command::Refer(refer) => referring::refer(draft, refer),
            Command::RejectReferral { referral, text } => referring::reject(draft, referral, text),
            Command::OpenLinked { referral, to } => referring::open_linked(draft, referral, to),
            Command::RaiseAlarm { kind, text } => alarming::raise(draft, kind, text, None),
            Command::AttendAlarm { alarm, text } => alarming::attend(draft, alarm, text),
            Command::HandOver { note } => handing_over::hand_over(draft, note),
            Command::Docket { docket } => handing_over::docket(draft, docket),
            Command::Return { defects, text } => handing_over::send_back(draft, defects, text),
            Command::Judge { outcome, text } => handing_over::judge(draft, outcome, text),
            Command::AskToPublish => publishing::ask(draft),
            Command::Withdraw { reason, text } => withdrawing::withdraw(draft, reason, text),
            Command::UndoWithdrawal { window } => withdrawing::undo(draft, window),
            Command::Reopen => withdrawing::reopen(draft),
            Command::AskToRestore(request) => restoring::ask(draft, request),
            Command::DecideRestoration { window, granted, text } => {
                restoring::decide(draft, window, granted, text)
            }
            Command::Correct(correction) => correcting::correct(draft, correction),
            Command::Exhibit { text, exhibits } => exhibiting::exhibit(draft, text, exhibits),
            Command::Message { text, wall } => exhibiting::message(draft, text, wall),
            Command::Reveal { details } => revealing::reveal(draft, details),
            Command::ReadReveal => revealing::read(draft),
            Command::TakeBackReveal => revealing::take_back(draft),
        }
    }

    fn lapse(draft: &mut Draft<'_, Case>, window: RunningWindow) -> Result<(), Refusal> {
        lapsing::lapse(draft, window)
    }

    fn outage(outage: Outage) -> Event {
        Event::OutageMadeGood(outage)
    }

    fn calendar_changed(changed: Changed) -> Event {
        Event::CalendarChanged(changed)
    }

    fn goes_first(&self) -> bool {
        self.filing.goes_first
    }

    fn letter_late(&self, of: u32, late: Late) -> Option<Event> {
        posting::letter_late(self, of, late)
    }

    fn waits_for_replies_to(&self, due: &RunningWindow) -> impl Iterator<Item = u32> {
        let held_up = challenging::is_held_up(due.key);
        self.replies.iter().filter(move |_| held_up).map(|(of, _)| *of)
    }

    fn wait_for_reply_to(draft: &mut Draft<'_, Case>, of: u32, until: Moment) -> Result<(), Refusal> {
        posting::wait_for_reply_to(draft, of, until)
    }

    fn wait_with(
        draft: &mut Draft<'_, Case>,
        window: &RunningWindow,
        later: &Reckoning,
    ) -> Result<(), Refusal> {
        posting::wait_with(draft, window, later)
    }

    fn letters(&self, event: &Event) -> Vec<Letter> {
        notifying::letters(self, event)
    }

    fn row(&self) -> Row {
        Row {
            number: Some(self.number()),
            request: None,
            of_case: None,
            stage: self.stage.as_str(),
            holder: self.holder(),
            platform: self.filing.platform,
            consumer: Some(self.filing.consumer),
            mediator: self.mediator(),
            grievances: self.filing.grievances.iter().map(|g| g.as_str()).collect::<Vec<_>>().join(" "),
            outcome: self.outcome(),
            opened_at: self.life.opened_at,
            closed_at: self.closed_at,
            deadline: self.life.running.next_besides_alarms().map(|w| (w.reckoning.falls, w.key)),
            beside: self.besides().next().is_some(),
            alarm: self.life.running.next_alarm().map(|window| window.reckoning.falls),
            handed_over: self.court.is_some(),
            with_court: self.court.as_ref().is_some_and(|court| court.waiting),
            served: self.served.is_some(),
            version: self.life.version,
            last_at: self.life.last_at,
            head: self.life.head,
        }
    }

    fn tally(&self, zone: &Zone) -> Option<Tally> {
        Some(self.tallied(zone))
    }

    fn is_undone(&self, turn: &Turn) -> bool {
        self.owes(turn)
    }
}

/// Deny by default: a person needs a role that may give the command and a place in this very case.
fn check_standing(draft: &Draft<'_, Case>, command: &Command) -> Result<(), Refusal> {
    let by = draft.by();
    // Filing is the only command that is not an act on a case: the consumer's own, or that of the case
    // to which it is linked.
    let fits = match (Act::of(command), command) {
        (Some(act), _) => act.is_for(by),
        (None, Command::File(file)) => match &file.linked {
            Some((linked, _)) => *by == Actor::Matter(linked.case),
            None => by.role() == Some(Role::Consumer),
        },
        (None, _) => false,
    };
    let admitted = !draft.has_begun() || draft.matter()?.admits(by);
    if !fits || !admitted {
        return Err(Refusal::NotYours);
    }
    // Also an interest that was declared after the mediator was named: nobody decides for their own.
    match (by.role(), by.person()) {
        (Some(Role::Mediator), Some(mediator)) if draft.given().facts.conflicted.contains(&mediator) => {
            Err(Refusal::Conflicted)
        }
        _ => Ok(()),
    }
}

/// The case as drafted, if it stands in one of `stages`.
fn case_in<'d>(draft: &'d Draft<'_, Case>, stages: &[Stage]) -> Result<&'d Case, Refusal> {
    let case = draft.matter()?;
    if stages.contains(&case.stage) { Ok(case) } else { Err(Refusal::WrongStage(case.stage)) }
}

/// The party that acts.
fn side(draft: &Draft<'_, Case>) -> Result<Side, Refusal> {
    draft.by().role().and_then(Role::side).ok_or(Refusal::NotYours)
}

/// The window that a form answers, if it still runs, is of this kind and waits for this party.
fn answered_window(
    draft: &Draft<'_, Case>,
    window: WindowId,
    key: WindowKey,
    holder: Holder,
) -> Result<RunningWindow, Refusal> {
    let life = &draft.matter()?.life;
    let fits = life.running.get(window).filter(|window| window.key == key && window.holder == holder);
    fits.cloned().ok_or_else(|| passed(life.turn(window)))
}

/// Keeps the windows that `which` picks open, with the next event, for a whole working day after `end`:
/// nobody's time runs out over what somebody else has to do first.
fn keep_open(
    draft: &mut Draft<'_, Case>,
    end: &Reckoning,
    which: impl Fn(&RunningWindow) -> bool,
) -> Result<(), Refusal> {
    let rulebook = draft.given().rulebook;
    let last = rulebook.calendar.working_day_after(end.last_day(&rulebook.zone));
    let kept: Vec<_> = draft.matter()?.life.running.iter().filter(|window| which(window)).cloned().collect();
    for window in kept {
        let longer = rulebook.not_before(&window.reckoning, last);
        if longer.falls > window.reckoning.falls {
            draft.shift(window.id, longer);
        }
    }
    Ok(())
}

/// Why what a form answers is not open any more: its time passed in silence, or it was ended.
fn passed(turn: Option<&Turn>) -> Refusal {
    match turn {
        Some(turn) if turn.how == How::Missed => Refusal::TooLate(turn.key),
        Some(_) | None => Refusal::NoLongerOpen,
    }
}

/// A reason, ground or defect that a form names must be on the rulebook's list.
fn check_listed(list: &[rulebook::Entry], key: &str) -> Result<(), Refusal> {
    rulebook::entry(list, key).map(|_| ()).ok_or_else(|| Refusal::NotInRulebook(key.to_owned()))
}

/// A remedy must be one that the rulebook knows.
fn check_remedy(rulebook: &Rulebook, key: &str) -> Result<(), Refusal> {
    rulebook.remedy(key).map(|_| ()).ok_or_else(|| Refusal::NotInRulebook(key.to_owned()))
}
