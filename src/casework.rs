//! Casework: the only door into a matter. Pages, the sweep, errands, the demo and the tests all come
//! through here, and a matter is always caught up with the time before anything is decided about it.

mod account;
mod calendars;
mod importing;
mod law;
mod lifesigns;
mod linking;
mod noticing;
mod posting;
mod sweeping;

pub use calendars::{Asked, DryRun, MOST_TRIED, NotChanged, Touched};
pub use importing::{Change, Imported, NotImported, Plan, Row, Verdict};
pub use sweeping::Sweep;

use crate::clock::{Clock, MOST_BEHIND_SECONDS};
use crate::domain::actor::Actor;
use crate::domain::case::Case;
use crate::domain::clock::{Day, Moment};
use crate::domain::command::{Command, File};
use crate::domain::decision::Decision;
use crate::domain::given::{Facts, Fresh, Given};
use crate::domain::ids::{CaseNumber, MatterId, PlatformId, RequestNumber};
use crate::domain::matter::{self, Matter};
use crate::domain::publication::{self, Publication};
use crate::domain::refusal::Refusal;
use crate::domain::request::{self, Ask, Request};
use crate::domain::rulebook::Rulebook;
use crate::store::matters::LoadError;
use crate::store::record::record;
use crate::store::{
    Store, StoreError, Tx, counters,
    drafts::{self, SentForm},
    matters, outages,
    outbox::channels,
    platforms, register, standings,
};
use law::Law;

/// Why nothing came of a command.
#[derive(Debug, thiserror::Error)]
pub enum Setback {
    /// The rules say no, and why.
    #[error(transparent)]
    Refused(#[from] Refusal),
    /// The database said no.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// The matter's events cannot be read.
    #[error(transparent)]
    Corrupt(#[from] matter::Corrupt),
    /// This machine's clock cannot be right, so nothing is decided.
    #[error("the clock of this machine is not to be trusted: {0}")]
    Clock(#[from] crate::clock::ClockFault),
    /// The machine gives no random bytes.
    #[error("the machine gives no random bytes: {0}")]
    Random(String),
}

impl Setback {
    /// Whether one matter is to blame, so that others can go on: not the database as a whole, nor the
    /// machine.
    fn is_of_one_matter(&self) -> bool {
        match self {
            Setback::Refused(_) | Setback::Corrupt(_) => true,
            Setback::Store(fault) => match fault {
                StoreError::Missing
                | StoreError::Unreadable(_)
                | StoreError::Taken(_)
                | StoreError::Database(_) => true,
                StoreError::Conflict
                | StoreError::Busy
                | StoreError::Full
                | StoreError::Unusable(_)
                | StoreError::Interrupted => false,
            },
            Setback::Clock(_) | Setback::Random(_) => false,
        }
    }
}

impl From<LoadError> for Setback {
    fn from(error: LoadError) -> Self {
        match error {
            LoadError::Store(error) => Setback::Store(error),
            LoadError::Corrupt(error) => Setback::Corrupt(error),
        }
    }
}

/// How often a decision is made anew when somebody else decided about the same matter meanwhile.
const TRIES: usize = 5;

/// The door.
#[derive(Clone)]
pub struct Casework {
    store: Store,
    clock: Clock,
    law: Law,
}

impl Casework {
    /// The door to the matters in `store`, under this clock and this law.
    pub fn new(store: Store, clock: Clock, rulebook: &'static Rulebook) -> Casework {
        Casework { store, clock, law: Law::new(rulebook) }
    }

    /// The store, for reading.
    pub fn store(&self) -> &Store {
        &self.store
    }

    /// The clock.
    pub fn clock(&self) -> &Clock {
        &self.clock
    }

    /// The law, with the changes of its calendar as this node last read them.
    pub fn rulebook(&self) -> &'static Rulebook {
        self.law.of_the_centre()
    }

    /// Files a complaint as the matter `id`, which makes filing happen once: filed again, it is
    /// [`Refusal::AlreadyDone`]. `also` runs in the same transaction (it closes the draft).
    ///
    /// # Errors
    /// See [`Setback`]; nothing is stored then.
    pub async fn file(
        &self,
        id: MatterId,
        file: File,
        by: Actor,
        also: impl Fn(&mut Tx<'_>, &Case) -> Result<(), StoreError> + Send + Clone + 'static,
    ) -> Result<Case, Setback> {
        let at = self.now()?;
        let desk = self.desk();
        self.store
            .write(move |tx| {
                unfiled(tx, id)?;
                let case = desk.file(tx, id, file, &by, at)?;
                also(tx, &case)?;
                Ok(case)
            })
            .await
    }

    /// As [`Casework::file`], with the complaint read in the very transaction that files it: from a
    /// draft, which `read` ends, and for which it may have to add the platform first.
    ///
    /// # Errors
    /// See [`Setback`]; nothing is stored then, also not by `read`.
    pub async fn file_from(
        &self,
        id: MatterId,
        by: Actor,
        read: impl FnOnce(&mut Tx<'_>) -> Result<File, StoreError> + Send + 'static,
    ) -> Result<Case, Setback> {
        let at = self.now()?;
        let desk = self.desk();
        self.store
            .write(move |tx| {
                unfiled(tx, id)?;
                let file = read(tx)?;
                desk.file(tx, id, file, &by, at)
            })
            .await
    }

    /// Carries out a command to a case.
    ///
    /// # Errors
    /// See [`Setback`]. What time had brought about before stays stored, also when the command is refused.
    pub async fn act(&self, id: MatterId, command: Command, by: Actor) -> Result<Case, Setback> {
        self.act_on::<Case>(id, command, by, None).await
    }

    /// As [`Casework::act`], for a form with a name of its own: sent twice, it is
    /// [`Refusal::AlreadyDone`] the second time, whatever has happened in between.
    ///
    /// # Errors
    /// As [`Casework::act`].
    pub async fn act_once(
        &self,
        id: MatterId,
        command: Command,
        by: Actor,
        form: SentForm,
    ) -> Result<Case, Setback> {
        self.act_on::<Case>(id, command, by, Some(form)).await
    }

    /// Carries out a command to a publication.
    ///
    /// # Errors
    /// As [`Casework::act`].
    pub async fn act_on_publication(
        &self,
        id: MatterId,
        command: publication::Command,
        by: Actor,
    ) -> Result<Publication, Setback> {
        self.act_on::<Publication>(id, command, by, None).await
    }

    /// Makes a request as the matter `id`, which makes it happen once: made again, it is
    /// [`Refusal::AlreadyDone`]. What is asked is read in the transaction that makes it, since the platform may
    /// have to be added first.
    ///
    /// # Errors
    /// See [`Setback`]; nothing is stored then, also not by `read`.
    pub async fn request(
        &self,
        id: MatterId,
        by: Actor,
        read: impl FnOnce(&mut Tx<'_>) -> Result<Ask, StoreError> + Send + 'static,
    ) -> Result<Request, Setback> {
        let at = self.now()?;
        let desk = self.desk();
        self.store
            .write(move |tx| {
                unfiled(tx, id)?;
                let ask = read(tx)?;
                desk.request(tx, id, ask, &by, at)
            })
            .await
    }

    /// Carries out a command to a request.
    ///
    /// # Errors
    /// As [`Casework::act`].
    pub async fn act_on_request(
        &self,
        id: MatterId,
        command: request::Command,
        by: Actor,
    ) -> Result<Request, Setback> {
        self.act_on::<Request>(id, command, by, None).await
    }

    async fn act_on<M>(
        &self,
        id: MatterId,
        command: M::Command,
        by: Actor,
        form: Option<SentForm>,
    ) -> Result<M, Setback>
    where
        M: Worked,
        M::Command: Clone + Send + 'static,
    {
        let mut tries = 0;
        loop {
            tries += 1;
            let at = self.now()?;
            let (desk, command, form) = (self.desk(), command.clone(), form.clone());
            let outcome: Result<Result<M, Refusal>, Setback> =
                self.store.write(move |tx| desk.act_by_form(tx, id, command, &by, at, form)).await;
            match outcome {
                Err(Setback::Store(StoreError::Conflict)) if tries < TRIES => {}
                outcome => return Ok(outcome??),
            }
        }
    }

    fn now(&self) -> Result<Moment, Setback> {
        self.clock.sound()?;
        Ok(self.clock.centre_now())
    }

    fn desk(&self) -> Desk {
        Desk { law: self.law.clone(), machine_now: self.clock.machine_now() }
    }
}

/// A matter that casework knows how to prepare facts for.
pub trait Worked: Matter + Send + 'static {
    /// Reads, in the transaction, what a decision about this matter may need to know.
    ///
    /// # Errors
    /// What the database said.
    fn facts(&self, tx: &mut Tx<'_>, at: Moment) -> Result<Facts, StoreError>;
}

impl Worked for Case {
    fn facts(&self, tx: &mut Tx<'_>, at: Moment) -> Result<Facts, StoreError> {
        let platform = self.filing.platform;
        let account = account::of(tx, self)?;
        let (on_paper, unread) = channels::unread_on_paper(tx, self.life.id, self.filing.consumer)?;
        Ok(Facts {
            number: Some(self.number()),
            request: None,
            enrolled: standings::has_representative(tx, platform, Some(self.life.id), at)?,
            contact_verified: platforms::has_verified_contact(tx, platform)?,
            conflicted: standings::interested(tx, platform)?,
            publication_order: 0,
            details: account.details,
            shown: account.shown,
            outages: outages::since(tx, self.life.opened_at)?,
            on_paper,
            unread,
            calendars: Vec::new(),
        })
    }
}

impl Worked for Publication {
    fn facts(&self, tx: &mut Tx<'_>, _at: Moment) -> Result<Facts, StoreError> {
        Ok(Facts {
            // Locked until the transaction ends, so that the order has no gaps and no ties.
            publication_order: counters::peek(tx, register::COUNTER)?,
            outages: outages::since(tx, self.life.opened_at)?,
            ..Facts::default()
        })
    }
}

impl Worked for Request {
    fn facts(&self, tx: &mut Tx<'_>, at: Moment) -> Result<Facts, StoreError> {
        let outages = outages::since(tx, self.life.opened_at)?;
        let (on_paper, unread) = channels::unread_on_paper(tx, self.life.id, self.asked.consumer)?;
        let reach = reach(tx, self.asked.platform, at)?;
        Ok(Facts { request: Some(self.asked.number), outages, on_paper, unread, ..reach })
    }
}

/// How a platform can be reached with a request.
fn reach(tx: &mut Tx<'_>, platform: PlatformId, at: Moment) -> Result<Facts, StoreError> {
    Ok(Facts {
        enrolled: standings::has_representative(tx, platform, None, at)?,
        contact_verified: platforms::has_verified_contact(tx, platform)?,
        ..Facts::default()
    })
}

/// What a decision needs besides the transaction.
#[derive(Clone)]
struct Desk {
    law: Law,
    machine_now: Moment,
}

impl Desk {
    /// What a decision is given, with the law as it is in this very transaction.
    fn given(
        &self,
        tx: &mut Tx<'_>,
        now: Moment,
        fresh: &mut Fresh,
        facts: Facts,
    ) -> Result<Given<'static>, StoreError> {
        let calendars = self.law.read(tx)?;
        let rulebook = calendars.last().map_or(self.law.of_the_centre(), |law| law.book);
        Ok(Given { rulebook, now, fresh: fresh.clone(), facts: Facts { calendars, ..facts } })
    }

    /// Begins a case, under the next number of the year.
    fn file(
        &self,
        tx: &mut Tx<'_>,
        id: MatterId,
        file: File,
        by: &Actor,
        at: Moment,
    ) -> Result<Case, Setback> {
        let year = at.day_in(&self.law.of_the_centre().zone).year();
        let running = counters::next(tx, &format!("case {year}"))?;
        let number = u32::try_from(running).ok().and_then(|running| CaseNumber::new(year, running));
        let facts = Facts { number, ..Facts::default() };
        let mut fresh = fresh(at)?;
        let given = self.given(tx, at, &mut fresh, facts)?;
        let (decision, case) = matter::begin::<Case>(id, Command::File(Box::new(file)), by, at, given)?;
        self.record(tx, &decision, &mut fresh)?;
        Ok(case)
    }

    /// Begins a request, under the next number of the year.
    fn request(
        &self,
        tx: &mut Tx<'_>,
        id: MatterId,
        ask: Ask,
        by: &Actor,
        at: Moment,
    ) -> Result<Request, Setback> {
        let year = at.day_in(&self.law.of_the_centre().zone).year();
        let running = counters::next(tx, &format!("request {year}"))?;
        let number = u32::try_from(running).ok().and_then(|running| RequestNumber::new(year, running));
        let facts = Facts { request: number, ..reach(tx, ask.platform, at)? };
        let mut fresh = fresh(at)?;
        let given = self.given(tx, at, &mut fresh, facts)?;
        let command = request::Command::Ask(Box::new(ask));
        let (decision, request) = matter::begin::<Request>(id, command, by, at, given)?;
        self.record(tx, &decision, &mut fresh)?;
        // What was sent long ago may have been met with silence already.
        self.catch_up(tx, request, at)
    }

    /// As [`Desk::act`]; a form that was carried out is not carried out again.
    fn act_by_form<M: Worked>(
        &self,
        tx: &mut Tx<'_>,
        id: MatterId,
        command: M::Command,
        by: &Actor,
        at: Moment,
        form: Option<SentForm>,
    ) -> Result<Result<M, Refusal>, Setback> {
        let Some((form, person)) = form.zip(by.person()) else { return self.act(tx, id, command, by, at) };
        if drafts::carried_out(tx, form.id)?.is_some() {
            return Ok(Err(Refusal::AlreadyDone));
        }
        let outcome = self.act(tx, id, command, by, at)?;
        if outcome.is_ok() {
            drafts::set_done(tx, &form, person, id, self.machine_now)?;
        }
        Ok(outcome)
    }

    /// Catches the matter up with the time, then decides. A refusal is inside: what time brought
    /// about is stored all the same.
    fn act<M: Worked>(
        &self,
        tx: &mut Tx<'_>,
        id: MatterId,
        command: M::Command,
        by: &Actor,
        at: Moment,
    ) -> Result<Result<M, Refusal>, Setback> {
        let (matter, at) = self.load::<M>(tx, id, at)?;
        let mut fresh = fresh(at)?;
        let facts = matter.facts(tx, at)?;
        let given = self.given(tx, at, &mut fresh, facts)?;
        match matter::decide(matter, command, by, at, given) {
            Ok((decision, matter)) => {
                self.record(tx, &decision, &mut fresh)?;
                Ok(Ok(matter))
            }
            Err(refusal) => Ok(Err(refusal)),
        }
    }

    /// A letter on paper about the event `of` is given to the post `on` this day. To be called before that is
    /// noted of the letter, so that no time lapses over which it still lay here.
    fn post<M: Worked>(
        &self,
        tx: &mut Tx<'_>,
        id: MatterId,
        of: u32,
        on: Day,
        by: &Actor,
        at: Moment,
    ) -> Result<(), Setback> {
        let (matter, at) = self.load::<M>(tx, id, at)?;
        let mut fresh = fresh(at)?;
        let facts = matter.facts(tx, at)?;
        let given = self.given(tx, at, &mut fresh, facts)?;
        let Some((decision, _)) = matter::post(&matter, of, on, by, at, given)? else { return Ok(()) };
        self.record(tx, &decision, &mut fresh)
    }

    /// The matter, caught up with the time, and the moment at which something is decided about it.
    fn load<M: Worked>(&self, tx: &mut Tx<'_>, id: MatterId, at: Moment) -> Result<(M, Moment), Setback> {
        lifesigns::notice_outage(tx, self.machine_now, at)?;
        let matter = matters::load::<M>(tx, id)?;
        let at = after(&matter, at);
        Ok((self.catch_up(tx, matter, at)?, at))
    }

    /// Plays everything that time has brought about by `at`, and stores it.
    fn catch_up<M: Worked>(&self, tx: &mut Tx<'_>, matter: M, at: Moment) -> Result<M, Setback> {
        let mut fresh = fresh(at)?;
        let facts = matter.facts(tx, at)?;
        let given = self.given(tx, at.max(matter.life().last_at), &mut fresh, facts)?;
        match matter::catch_up(&matter, at, given)? {
            Some((decision, matter)) => {
                self.record(tx, &decision, &mut fresh)?;
                Ok(matter)
            }
            None => Ok(matter),
        }
    }

    fn record(&self, tx: &mut Tx<'_>, decision: &Decision, fresh: &mut Fresh) -> Result<(), Setback> {
        if decision.publishes() {
            counters::next(tx, register::COUNTER)?;
        }
        // Letters get names of their own: the same well, drawn further on for another purpose.
        let mut letters = fresh.for_letters();
        Ok(record(tx, decision, self.machine_now, &mut letters)?)
    }
}

/// The moment of an act on `matter`. The clocks of two nodes may differ by a little: then what comes
/// second counts as simultaneous, and only a clock that cannot be right is refused by the rules.
fn after<M: Matter>(matter: &M, at: Moment) -> Moment {
    let last = matter.life().last_at;
    if last.seconds_since(at) < MOST_BEHIND_SECONDS { at.max(last) } else { at }
}

/// What was filed once is not filed again.
fn unfiled(tx: &mut Tx<'_>, id: MatterId) -> Result<(), Setback> {
    match matters::row(tx, id) {
        Ok(_) => Err(Setback::Refused(Refusal::AlreadyDone)),
        Err(StoreError::Missing) => Ok(()),
        Err(fault) => Err(fault.into()),
    }
}

/// A well of fresh ids and salts for one decision.
fn fresh(at: Moment) -> Result<Fresh, Setback> {
    let mut seed = [0; 32];
    getrandom::fill(&mut seed).map_err(|fault| Setback::Random(fault.to_string()))?;
    let millis = u64::try_from(at.microseconds() / 1000).unwrap_or_default();
    Ok(Fresh::new(seed, millis))
}
