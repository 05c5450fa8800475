//! A request: what a person asks of a platform before they complain, with a time of its own, and what came
//! of it. Nobody decides on it: it ends settled, taken back, or by itself. A complaint that follows is noted in it
//! and changes nothing else.

mod deciding;

use super::actor::{Actor, Holder, Role, Side};
use super::case::event::{CameBack, Service};
use super::clock::running::{RunningWindow, Subject};
use super::clock::{Changed, Day, Moment, WindowKey};
use super::decision::Row;
use super::evidence::TextRef;
use super::given::{Late, Outage};
use super::grievance::Grievance;
use super::ids::{MatterId, PersonId, PlatformId, RequestNumber, WindowId};
use super::keys::keys;
use super::letter::{Addressee, Letter};
use super::matter::{Draft, Life, Matter, MatterKind, Recorded};
use super::refusal::Refusal;
use super::text::{Language, Words};
use super::turn::{Turn, TurnRow};
use serde::{Deserialize, Serialize};

keys! {
    /// Where a request stands.
    Stage {
        /// On its way to the platform.
        Sending "sending"
        /// It did not get there.
        Undelivered "undelivered"
        /// The platform has it, and time to answer.
        Waiting "waiting"
        /// The platform answered.
        Answered "answered"
        /// The time passed in silence.
        Unanswered "unanswered"
        /// It is over.
        Ended "ended"
    }
}

keys! {
    /// What a platform did about a request.
    Answer {
        /// All that was asked.
        Done "done"
        /// A part of it.
        Partly "partly"
        /// Nothing.
        Refused "refused"
    }
}

impl Answer {
    /// What a complaint says of it; `None` where there is nothing left to complain of.
    pub fn came_back(self) -> Option<CameBack> {
        match self {
            Answer::Done => None,
            Answer::Partly => Some(CameBack::Partly),
            Answer::Refused => Some(CameBack::Refused),
        }
    }
}

keys! {
    /// How a request ended.
    End {
        /// The person has what they asked for.
        Settled "settled"
        /// The person no longer asks.
        TakenBack "taken_back"
        /// Nobody went on with it.
        Quiet "quiet"
    }
}

/// Who brings a request to the platform.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
pub enum SentBy {
    /// The centre, to the platform's inbox here or to its verified contact.
    Centre,
    /// Whoever asks, on this day, by whatever way.
    Sender { on: Day },
}

/// A request as it was made.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Asked {
    /// Its number.
    pub number: RequestNumber,
    /// Who asks.
    pub consumer: PersonId,
    /// Of whom.
    pub platform: PlatformId,
    /// For what: the rights that are asked for, by the grievance that their denial would be.
    pub rights: Vec<Grievance>,
    /// The letter, once or in two languages.
    pub letters: Vec<(Language, TextRef)>,
    /// Who brings it there.
    pub sent_by: SentBy,
}

/// What can have happened to a request.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Event {
    /// It was made.
    Asked(Box<Asked>),
    /// It reached the platform, and its time began.
    Served { how: Service },
    /// It came back.
    ServiceFailed,
    /// Whoever answered for the platform here has left, and nobody came after them.
    InboxLeft,
    /// Whoever asks brought it there themselves after all.
    SentBySender { on: Day },
    /// The platform was reminded.
    Reminded,
    /// The platform needs more time, as the law lets it, and says why.
    Extended { by: Side, text: TextRef },
    /// The platform answered: here, or as whoever asked tells it.
    Answered {
        by: Side,
        answer: Answer,
        text: Option<TextRef>,
        late: bool,
        /// On which day it came, as whoever asked tells it.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        on: Option<Day>,
    },
    /// A window ended in silence.
    Lapsed { window: WindowId, key: WindowKey, holder: Holder },
    /// It is over.
    Ended { how: End },
    /// A complaint followed.
    Complained { case: MatterId },
    /// An outage of our own cost time, which was given back.
    OutageMadeGood(Outage),
    /// The calendar of days off changed, and the windows that are longer by it end later.
    CalendarChanged(Changed),
    /// A letter on paper about an event was given to the post; what time it tells of stood still until it can
    /// have come.
    LetterPosted { of: u32, on: Day },
    /// A letter on paper about an event still lay with the centre when the time of which it tells would have
    /// ended; that goes on.
    LetterUnposted { of: u32 },
}

/// What anyone may ask of a request.
#[derive(Clone, Debug)]
pub enum Command {
    /// Somebody asks a platform for what is theirs.
    Ask(Box<Ask>),
    /// The platform's mail server, its inbox here or the post has it.
    Serve { how: Service },
    /// It came back.
    Bounce,
    /// Nobody reads the platform's inbox here any more.
    LeaveInbox,
    /// Whoever asks brought it there themselves.
    SendMyself { on: Day },
    /// The platform needs more time.
    Extend { window: WindowId, text: Words },
    /// The platform answers, or whoever asked tells what it answered.
    Answer { answer: Answer, text: Option<Words>, on: Option<Day> },
    /// Whoever asks is content.
    Settle,
    /// Whoever asks no longer does.
    TakeBack,
    /// A case says that it follows from this.
    Complain { consumer: PersonId, platform: PlatformId },
}

/// What somebody asks.
#[derive(Clone, Debug)]
pub struct Ask {
    /// Of whom.
    pub platform: PlatformId,
    /// For what; at least one.
    pub rights: Vec<Grievance>,
    /// The letter, once or in two languages.
    pub letters: Vec<(Language, Words)>,
    /// Who brings it there.
    pub sent_by: SentBy,
}

/// Who may give which command.
pub fn may(role: Role, command: &Command) -> bool {
    match command {
        Command::Ask(_) | Command::SendMyself { .. } | Command::Settle | Command::TakeBack => {
            role == Role::Consumer
        }
        Command::Extend { .. } | Command::Answer { .. } => matches!(role, Role::Consumer | Role::Platform),
        Command::Serve { .. } | Command::Bounce => role == Role::Registrar,
        Command::LeaveInbox | Command::Complain { .. } => false,
    }
}

/// A request, as the fold of its events.
#[derive(Clone, Debug, PartialEq)]
pub struct Request {
    /// Identity, windows, hash.
    pub life: Life,
    /// Where it stands.
    pub stage: Stage,
    /// What was asked.
    pub asked: Asked,
    /// When and how it reached the platform, if the centre brought it there.
    pub served: Option<(Service, Moment)>,
    /// On which day whoever asks brought it there.
    pub sent_on: Option<Day>,
    /// Was whoever asked told that nobody reads the inbox any more in which it lies?
    pub inbox_left: bool,
    /// The window in which the platform answers, as it was last.
    pub window: Option<RunningWindow>,
    /// Had the platform more time?
    pub extended: bool,
    /// What it answered, who says so, in which words and when.
    pub answer: Option<Answered>,
    /// How it ended.
    pub end: Option<End>,
    /// When it ended.
    pub ended_at: Option<Moment>,
    /// The case that followed.
    pub case: Option<MatterId>,
}

/// An answer to a request.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Answered {
    /// Who says so.
    pub by: Side,
    /// What the platform did.
    pub answer: Answer,
    /// In which words.
    pub text: Option<TextRef>,
    /// After its time?
    pub late: bool,
    /// When it was said here.
    pub at: Moment,
}

impl Request {
    /// May whoever asked call it settled: once the platform has it? What is complained of is settled in its
    /// case.
    pub fn may_be_settled(&self) -> bool {
        self.case.is_none() && matches!(self.stage, Stage::Answered | Stage::Unanswered | Stage::Waiting)
    }

    /// May whoever asked take it back: while nothing has come of it yet? What is complained of is taken back
    /// in its case.
    pub fn may_be_taken_back(&self) -> bool {
        self.case.is_none() && matches!(self.stage, Stage::Sending | Stage::Undelivered | Stage::Waiting)
    }

    /// Has the platform it from us, so that it may read and answer it here?
    pub fn is_with_platform(&self) -> bool {
        self.served.is_some()
    }

    /// Did the platform get it in its inbox here, and no other way?
    pub fn lay_in_inbox(&self) -> bool {
        matches!(self.served, Some((Service::Inbox, _)))
    }

    /// May this person see it?
    pub fn admits(&self, by: &Actor) -> bool {
        match by {
            Actor::Person(acting) => match acting.role {
                Role::Consumer => acting.person == self.asked.consumer,
                Role::Platform => acting.platform == Some(self.asked.platform) && self.is_with_platform(),
                Role::Mediator | Role::Registrar | Role::Court | Role::Supervisor => false,
            },
            Actor::Clock | Actor::Centre | Actor::Matter(_) => true,
        }
    }

    /// The window that waits for somebody, reminders left out.
    pub fn turn(&self) -> Option<&RunningWindow> {
        let waits = self.life.running.iter().filter(|window| window.key.is_duty());
        waits.min_by_key(|window| window.reckoning.falls)
    }

    /// What a complaint that follows says of it: what came back, or nothing; `None` while the platform has
    /// time, or did all that was asked.
    pub fn came_back(&self) -> Option<CameBack> {
        match (self.answer, self.stage) {
            (Some(answered), _) => answered.answer.came_back(),
            (None, Stage::Unanswered) => Some(CameBack::Nothing),
            (None, Stage::Ended) if self.is_unanswered() => Some(CameBack::Nothing),
            (None, _) => None,
        }
    }

    /// Did the time for the answer pass?
    fn is_unanswered(&self) -> bool {
        let window = self.window.as_ref().zip(self.ended_at);
        window.is_some_and(|(window, ended)| window.reckoning.is_over(ended))
    }

    /// The day on which it was asked, for whoever complains later: when it reached the platform, or was sent.
    pub fn asked_on(&self, zone: &super::clock::Zone) -> Option<Day> {
        self.sent_on.or_else(|| self.served.map(|(_, at)| at.day_in(zone)))
    }
}

impl Matter for Request {
    const KIND: MatterKind = MatterKind::Request;
    type Event = Event;
    type Command = Command;

    fn name(event: &Event) -> &'static str {
        match event {
            Event::Asked(_) => "asked",
            Event::Served { .. } => "served",
            Event::ServiceFailed => "service_failed",
            Event::InboxLeft => "inbox_left",
            Event::SentBySender { .. } => "sent_by_sender",
            Event::Reminded => "reminded",
            Event::Extended { .. } => "extended",
            Event::Answered { .. } => "answered",
            Event::Lapsed { .. } => "lapsed",
            Event::Ended { .. } => "ended",
            Event::Complained { .. } => "complained",
            Event::OutageMadeGood(_) => "outage_made_good",
            Event::CalendarChanged(_) => "calendar_changed",
            Event::LetterPosted { .. } => "letter_posted",
            Event::LetterUnposted { .. } => "letter_unposted",
        }
    }

    fn begin(life: Life, entry: &Recorded<Event>) -> Option<Request> {
        let Event::Asked(asked) = &entry.event else { return None };
        let (stage, sent_on) = match asked.sent_by {
            SentBy::Centre => (Stage::Sending, None),
            SentBy::Sender { on } => (Stage::Waiting, Some(on)),
        };
        let window = life.running.of(WindowKey::Request).cloned();
        Some(Request {
            life,
            stage,
            asked: (**asked).clone(),
            served: None,
            sent_on,
            window,
            inbox_left: false,
            extended: false,
            answer: None,
            end: None,
            ended_at: None,
            case: None,
        })
    }

    fn apply(&mut self, entry: &Recorded<Event>) {
        if let Some(window) = self.life.running.of(WindowKey::Request) {
            self.window = Some(window.clone());
        }
        match &entry.event {
            // A second asking cannot happen: a request begins with it.
            Event::Asked(_)
            | Event::Reminded
            | Event::OutageMadeGood(_)
            | Event::CalendarChanged(_)
            | Event::LetterPosted { .. }
            | Event::LetterUnposted { .. } => {}
            // It has the request all the same.
            Event::InboxLeft => self.inbox_left = true,
            Event::Served { how } => {
                self.stage = Stage::Waiting;
                self.served = Some((*how, entry.at));
            }
            Event::ServiceFailed => {
                self.stage = Stage::Undelivered;
                self.served = None;
                self.window = None;
            }
            Event::SentBySender { on } => {
                self.stage = Stage::Waiting;
                self.sent_on = Some(*on);
            }
            Event::Extended { .. } => self.extended = true,
            Event::Answered { by, answer, text, late, .. } => {
                self.stage = Stage::Answered;
                self.answer =
                    Some(Answered { by: *by, answer: *answer, text: *text, late: *late, at: entry.at });
            }
            Event::Lapsed { key: WindowKey::Request, .. } => self.stage = Stage::Unanswered,
            Event::Lapsed { .. } => {}
            Event::Ended { how } => {
                self.stage = Stage::Ended;
                self.end = Some(*how);
                self.ended_at = Some(entry.at);
            }
            // Nothing else changes: the platform may still answer, and must not learn of a complaint before it
            // is served with it.
            Event::Complained { case } => self.case = Some(*case),
        }
    }

    fn life(&self) -> &Life {
        &self.life
    }

    fn life_mut(&mut self) -> &mut Life {
        &mut self.life
    }

    fn decide(draft: &mut Draft<'_, Request>, command: Command) -> Result<(), Refusal> {
        deciding::decide(draft, command)
    }

    fn lapse(draft: &mut Draft<'_, Request>, window: RunningWindow) -> Result<(), Refusal> {
        deciding::lapse(draft, window)
    }

    fn outage(outage: Outage) -> Event {
        Event::OutageMadeGood(outage)
    }

    fn calendar_changed(changed: Changed) -> Event {
        Event::CalendarChanged(changed)
    }

    fn letter_late(&self, of: u32, late: Late) -> Option<Event> {
        match late {
            Late::Posted(on) => Some(Event::LetterPosted { of, on }),
            Late::Unposted => Some(Event::LetterUnposted { of }),
            // Nothing ends here that would not go on elsewhere.
            Late::CameBack => None,
        }
    }

    fn letters(&self, event: &Event) -> Vec<Letter> {
        let both: &[Addressee] = match self.is_with_platform() {
            true => &[Addressee::Consumer, Addressee::Platform],
            // It knows nothing of this request from us.
            false => &[Addressee::Consumer],
        };
        let to: &[Addressee] = match event {
            Event::Asked(asked) => match asked.sent_by {
                SentBy::Centre => &[Addressee::PlatformContact],
                SentBy::Sender { .. } => &[],
            },
            // Whoever has an inbox here reads of it there; a contact has the request itself already.
            Event::Served { how: Service::Inbox } => both,
            Event::Served { .. } | Event::ServiceFailed => &[Addressee::Consumer],
            Event::SentBySender { .. } | Event::Complained { .. } => &[],
            Event::InboxLeft | Event::Reminded | Event::OutageMadeGood(_) | Event::CalendarChanged(_) => both,
            Event::LetterPosted { .. } | Event::LetterUnposted { .. } => &[],
            Event::Extended { by: Side::Platform, .. } | Event::Answered { by: Side::Platform, .. } => {
                &[Addressee::Consumer]
            }
            Event::Extended { by: Side::Consumer, .. } | Event::Answered { by: Side::Consumer, .. } => &[],
            Event::Lapsed { key: WindowKey::Request, .. } => both,
            Event::Lapsed { .. } => &[],
            Event::Ended { how: End::Quiet } => &[Addressee::Consumer],
            Event::Ended { how: End::Settled | End::TakenBack } => {
                if self.is_with_platform() {
                    &[Addressee::Platform]
                } else {
                    &[]
                }
            }
        };
        to.iter().copied().map(Letter::to).collect()
    }

    fn row(&self) -> Row {
        Row {
            number: None,
            request: Some(self.asked.number),
            of_case: None,
            stage: self.stage.as_str(),
            holder: self.turn().map(|window| window.holder),
            platform: self.asked.platform,
            consumer: Some(self.asked.consumer),
            mediator: None,
            grievances: self.asked.rights.iter().map(|right| right.as_str()).collect::<Vec<_>>().join(" "),
            outcome: self.end.map(End::as_str),
            opened_at: self.life.opened_at,
            closed_at: self.ended_at,
            deadline: self.life.running.next().map(|window| (window.reckoning.falls, window.key)),
            beside: false,
            alarm: None,
            handed_over: false,
            with_court: false,
            served: self.is_with_platform(),
            version: self.life.version,
            last_at: self.life.last_at,
            head: self.life.head,
        }
    }

    fn is_undone(&self, turn: &Turn) -> bool {
        turn.key == WindowKey::Request && self.stage == Stage::Unanswered
    }

    /// None: nobody has looked at what was asked and whether it was owed, so it is in nobody's public figures.
    fn turn_rows(&self) -> Vec<TurnRow> {
        Vec::new()
    }
}

/// Opens the window of one step of the request.
fn open(draft: &mut Draft<'_, Request>, key: WindowKey, holder: Holder) {
    draft.open(key, holder, Subject::Step);
}
