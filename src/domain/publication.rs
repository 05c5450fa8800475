//! A publication: one outcome on its way to the public, with the platform's right of reply.

mod deciding;

use super::actor::{Actor, Holder, Role};
use super::case::event::Finding;
use super::clock::running::{RunningWindow, Subject};
use super::clock::{Changed, Day, Moment, WindowKey};
use super::decision::Row;
use super::evidence::TextRef;
use super::given::Outage;
use super::grievance::Grievance;
use super::ids::{MatterId, PlatformId, WindowId};
use super::keys::keys;
use super::letter::{Addressee, Letter};
use super::matter::{Draft, Life, Matter, MatterKind, Recorded};
use super::refusal::Refusal;
use super::register::EntryRow;
use super::text::{Language, Words};
use super::turn::Turn;
use serde::{Deserialize, Serialize};

keys! {
    /// What kind of outcome the public reads about.
    Kind {
        /// A mediator found the complaint right.
        Upheld "upheld"
        /// Right in part.
        Partly "partly"
        /// Not right.
        Dismissed "dismissed"
        /// The platform was served and did not answer.
        NoAnswer "no_answer"
        /// The platform did not do what it had agreed to.
        NotPerformed "not_performed"
        /// A court decided, without a finding of a mediator before.
        Judged "judged"
    }
}

impl Kind {
    /// Whether a mediator made a finding; otherwise a silence, a broken promise or a judgment is all.
    pub fn is_finding(self) -> bool {
        match self {
            Kind::Upheld | Kind::Partly | Kind::Dismissed => true,
            Kind::NoAnswer | Kind::NotPerformed | Kind::Judged => false,
        }
    }
}

keys! {
    /// What the platform made of the finding.
    Reaction {
        /// It accepted.
        Accepted "accepted"
        /// It refused, or let the time pass.
        NotAccepted "not_accepted"
    }
}

keys! {
    /// Whether the platform did what it undertook.
    Kept {
        /// The consumer confirmed it.
        Confirmed "confirmed"
        /// The consumer did not say; not counted as kept.
        Unconfirmed "unconfirmed"
        /// It did not.
        Broken "broken"
    }
}

/// What a case tells its publication: nothing that leads to the consumer.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Outcome {
    /// The case. Inside only: entries carry no case.
    pub case: MatterId,
    /// The platform.
    pub platform: PlatformId,
    /// The language of the finding.
    pub language: Language,
    /// What the complaint was about.
    pub grievances: Vec<Grievance>,
    /// The outcome.
    pub kind: Kind,
    /// The mediator's finding for the public.
    pub finding: Option<TextRef>,
    /// That the platform punished the consumer for complaining, if the mediator found so.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub retaliation: Option<Finding>,
    /// The remedies of the finding, by key.
    pub remedies: Vec<String>,
    /// What the platform made of it.
    pub reaction: Option<Reaction>,
    /// Whether it did what it undertook.
    pub kept: Option<Kept>,
    /// What a court decided later.
    pub judgment: Option<Finding>,
    /// The first day of the month in which the case ended.
    pub closed_month: Day,
}

keys! {
    /// Where a publication stands.
    Stage {
        /// A registrar reads the finding with the eyes of a stranger.
        Drafting "drafting"
        /// The platform may reply.
        Replying "replying"
        /// The platform replied; a registrar publishes.
        Replied "replied"
        /// The public reads it.
        Published "published"
        /// It has left the register.
        Ended "ended"
    }
}

/// What can have happened to a publication.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Event {
    /// An outcome came in from a case.
    Opened(Box<Outcome>),
    /// The registrar showed the draft to the platform.
    Drafted {
        /// The finding as it will be published; none if only the facts of the outcome are.
        finding: Option<TextRef>,
    },
    /// The platform replied.
    Replied { text: TextRef },
    /// The public reads it from now on.
    Published {
        /// Its place in the order of publication, without gaps.
        order: i64,
    },
    /// The case went on: a promise was kept, a court decided.
    Updated(Box<Outcome>),
    /// A mistake was mended; both texts stay on record.
    Corrected { finding: TextRef, reason: TextRef },
    /// It left the register.
    Ended,
    /// A window ended in silence.
    Lapsed { window: WindowId, key: WindowKey, holder: Holder },
    /// An outage of our own cost time, which was given back.
    OutageMadeGood(Outage),
    /// The calendar of days off changed, and the windows that are longer by it end later.
    CalendarChanged(Changed),
}

/// What anyone may ask of a publication.
#[derive(Clone, Debug)]
pub enum Command {
    /// A case sends its outcome.
    Open(Outcome),
    /// A case sends what changed.
    Update(Outcome),
    /// The registrar shows the draft to the platform.
    Draft { finding: Option<Words> },
    /// The platform replies.
    Reply { window: WindowId, text: Words },
    /// The registrar publishes.
    Publish,
    /// The registrar mends a mistake.
    Correct { finding: Words, reason: Words },
}

/// Who may give which command.
pub fn may(role: Role, command: &Command) -> bool {
    match command {
        Command::Open(_) | Command::Update(_) => false,
        Command::Draft { .. } | Command::Publish | Command::Correct { .. } => role == Role::Registrar,
        Command::Reply { .. } => role == Role::Platform,
    }
}

/// A publication, as the fold of its events.
#[derive(Clone, Debug, PartialEq)]
pub struct Publication {
    /// Identity, windows, hash.
    pub life: Life,
    /// Where it stands.
    pub stage: Stage,
    /// The outcome, as it is now.
    pub outcome: Outcome,
    /// The finding as the registrar let it pass.
    pub finding: Option<TextRef>,
    /// Was the finding put right in its case after that, and not here?
    pub is_behind: bool,
    /// The platform's reply.
    pub reply: Option<TextRef>,
    /// Was the platform silent on the draft?
    pub silent: bool,
    /// Its place in the order of publication, and when it was published.
    pub published: Option<(i64, Moment)>,
    /// When it was corrected or updated last.
    pub changed_at: Option<Moment>,
    /// When it left the register.
    pub ended_at: Option<Moment>,
}

impl Publication {
    /// May this person see it before the public does?
    pub fn admits(&self, by: &Actor) -> bool {
        match by {
            Actor::Person(acting) => match acting.role {
                Role::Registrar | Role::Supervisor => true,
                Role::Platform => {
                    acting.platform == Some(self.outcome.platform) && self.stage != Stage::Drafting
                }
                Role::Consumer | Role::Mediator | Role::Court => false,
            },
            Actor::Matter(case) => *case == self.outcome.case,
            Actor::Clock | Actor::Centre => true,
        }
    }
}

impl Publication {
    /// What waits for somebody before the public reads it.
    pub fn turn(&self) -> Option<&RunningWindow> {
        let open = !matches!(self.stage, Stage::Published | Stage::Ended);
        self.life.running.next().filter(|_| open)
    }

    /// The entry as the public would read it if it were published at `at` as number `order`.
    pub fn entry_of(&self, order: i64, at: Moment) -> EntryRow {
        EntryRow {
            id: self.life.id,
            order,
            platform: self.outcome.platform,
            language: self.outcome.language,
            grievances: self.outcome.grievances.clone(),
            kind: self.outcome.kind,
            finding: self.finding,
            reply: self.reply,
            silent_on_draft: self.silent,
            retaliation: self.outcome.retaliation,
            remedies: self.outcome.remedies.clone(),
            reaction: self.outcome.reaction,
            kept: self.outcome.kept,
            judgment: self.outcome.judgment,
            closed_month: self.outcome.closed_month,
            published_at: at,
            changed_at: self.changed_at,
            ended_at: self.ended_at,
        }
    }
}

impl Matter for Publication {
    const KIND: MatterKind = MatterKind::Publication;
    type Event = Event;
    type Command = Command;

    fn name(event: &Event) -> &'static str {
        match event {
            Event::Opened(_) => "opened",
            Event::Drafted { .. } => "drafted",
            Event::Replied { .. } => "replied",
            Event::Published { .. } => "published",
            Event::Updated(_) => "updated",
            Event::Corrected { .. } => "corrected",
            Event::Ended => "ended",
            Event::Lapsed { .. } => "lapsed",
            Event::OutageMadeGood(_) => "outage_made_good",
            Event::CalendarChanged(_) => "calendar_changed",
        }
    }

    fn begin(life: Life, entry: &Recorded<Event>) -> Option<Publication> {
        let Event::Opened(outcome) = &entry.event else { return None };
        Some(Publication {
            life,
            stage: Stage::Drafting,
            outcome: (**outcome).clone(),
            finding: None,
            is_behind: false,
            reply: None,
            silent: false,
            published: None,
            changed_at: None,
            ended_at: None,
        })
    }

    fn apply(&mut self, entry: &Recorded<Event>) {
        match &entry.event {
            // A second opening cannot happen: a publication begins with it.
            Event::Opened(_) | Event::OutageMadeGood(_) | Event::CalendarChanged(_) => {}
            Event::Drafted { finding } => {
                self.stage = Stage::Replying;
                self.finding = *finding;
            }
            Event::Replied { text } => {
                self.stage = Stage::Replied;
                self.reply = Some(*text);
            }
            Event::Published { order } => {
                self.stage = Stage::Published;
                self.published = Some((*order, entry.at));
            }
            Event::Updated(outcome) => {
                self.is_behind |= self.finding.is_some() && self.outcome.finding != outcome.finding;
                self.outcome = (**outcome).clone();
                // What the public has not read yet has not changed for it.
                self.changed_at = self.published.map(|_| entry.at);
            }
            Event::Corrected { finding, .. } => {
                self.finding = Some(*finding);
                self.is_behind = false;
                self.changed_at = self.published.map(|_| entry.at);
            }
            Event::Ended => {
                self.stage = Stage::Ended;
                self.ended_at = Some(entry.at);
            }
            Event::Lapsed { key, .. } => self.silent |= *key == WindowKey::RightOfReply,
        }
    }

    fn life(&self) -> &Life {
        &self.life
    }

    fn life_mut(&mut self) -> &mut Life {
        &mut self.life
    }

    fn decide(draft: &mut Draft<'_, Publication>, command: Command) -> Result<(), Refusal> {
        deciding::check_standing(draft, &command)?;
        match command {
            Command::Open(outcome) => deciding::open_outcome(draft, outcome),
            Command::Update(outcome) => deciding::update(draft, outcome),
            Command::Draft { finding } => deciding::show(draft, finding),
            Command::Reply { window, text } => deciding::reply(draft, window, text),
            Command::Publish => deciding::publish_after_reply(draft),
            Command::Correct { finding, reason } => deciding::correct(draft, finding, reason),
        }
    }

    fn lapse(draft: &mut Draft<'_, Publication>, window: RunningWindow) -> Result<(), Refusal> {
        deciding::lapse(draft, window)
    }

    fn outage(outage: Outage) -> Event {
        Event::OutageMadeGood(outage)
    }

    fn calendar_changed(changed: Changed) -> Event {
        Event::CalendarChanged(changed)
    }

    fn letters(&self, event: &Event) -> Vec<Letter> {
        let to: &[Addressee] = match event {
            Event::Opened(_) | Event::Replied { .. } => &[Addressee::Registrars],
            // The public reads the registrar's text of the finding, so it is theirs to carry over what was
            // put right in it.
            Event::Updated(_) if self.is_behind => &[Addressee::Registrars, Addressee::Platform],
            Event::Drafted { .. }
            | Event::Published { .. }
            | Event::Updated(_)
            | Event::Corrected { .. }
            | Event::Ended => &[Addressee::Platform],
            Event::Lapsed { key: WindowKey::Drafting | WindowKey::Publishing, .. } => {
                &[Addressee::Registrars, Addressee::Supervisor]
            }
            Event::Lapsed { .. } | Event::OutageMadeGood(_) | Event::CalendarChanged(_) => {
                &[Addressee::Platform]
            }
        };
        to.iter().copied().map(Letter::to).collect()
    }

    fn row(&self) -> Row {
        Row {
            number: None,
            request: None,
            of_case: Some(self.outcome.case),
            stage: self.stage.as_str(),
            holder: self.turn().map(|window| window.holder),
            platform: self.outcome.platform,
            consumer: None,
            mediator: None,
            grievances: self.outcome.grievances.iter().map(|g| g.as_str()).collect::<Vec<_>>().join(" "),
            outcome: Some(self.outcome.kind.as_str()),
            opened_at: self.life.opened_at,
            closed_at: self.ended_at,
            deadline: self.life.running.next().map(|window| (window.reckoning.falls, window.key)),
            beside: false,
            alarm: None,
            handed_over: false,
            with_court: false,
            served: self.stage != Stage::Drafting,
            version: self.life.version,
            last_at: self.life.last_at,
            head: self.life.head,
        }
    }

    fn is_undone(&self, turn: &Turn) -> bool {
        turn.key == WindowKey::Drafting && self.stage == Stage::Drafting
    }

    fn entry_row(&self) -> Option<EntryRow> {
        let (order, published_at) = self.published?;
        Some(self.entry_of(order, published_at))
    }
}

/// The window that runs for one duty of the publication.
fn open(draft: &mut Draft<'_, Publication>, key: WindowKey, holder: Holder, attempt: u8) {
    draft.open_from(draft.at(), key, holder, Subject::Step, attempt);
}
