//! The sweep: time carries the matters on. Any number of nodes may sweep at once; a matter's version
//! lets one of them win, so each lapse happens exactly once.

use super::{Casework, Desk, Setback, TRIES, Worked, fresh, lifesigns};
use crate::domain::actor::Actor;
use crate::domain::case::Case;
use crate::domain::clock::Moment;
use crate::domain::decision::Task;
use crate::domain::given::Facts;
use crate::domain::ids::MatterId;
use crate::domain::matter::{self, MatterKind};
use crate::domain::publication::{Command, Outcome, Publication};
use crate::domain::refusal::Refusal;
use crate::domain::request::{self, Request};
use crate::store::errands::{self, Waiting};
use crate::store::{StoreError, Tx, calendars, counters, matters, outages, register};

/// What a sweep did.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Sweep {
    /// Matters that were carried on.
    pub carried_on: usize,
    /// Errands that were carried out.
    pub errands: usize,
    /// Matters that could not be carried on, and errands that could not be carried out.
    pub set_aside: usize,
}

/// How many matters one look at the database brings.
const BATCH: i64 = 200;

impl Casework {
    /// Carries on every matter on which a window has ended by now, and carries out errands, until
    /// nothing is left to do.
    ///
    /// # Errors
    /// When the database cannot be reached or the clock cannot be trusted. A matter that fails by
    /// itself is set aside.
    pub async fn sweep(&self) -> Result<Sweep, Setback> {
        self.sweep_until(self.now()?).await
    }

    /// The same, as of `at`, which must not lie in the future of the centre.
    ///
    /// # Errors
    /// As [`Casework::sweep`].
    pub async fn sweep_until(&self, at: Moment) -> Result<Sweep, Setback> {
        let desk = self.desk();
        let clock = self.clock.clone();
        self.store.write(move |tx| lifesigns::give(tx, &clock).map_err(Setback::from)).await?;
        let mut done = Sweep::default();
        let mut failed = Vec::new();
        self.make_outages_good(at, &mut done).await?;
        self.follow_calendars(at, &mut done).await?;
        loop {
            let due = self.store.read(move |c| matters::due(c, at, BATCH)).await?;
            let besides = failed.clone();
            let errand = self.store.read(move |c| errands::waiting_besides(c, &besides)).await?;
            if due.is_empty() && errand.is_none() {
                return Ok(done);
            }
            for (id, kind) in due {
                self.carry_on(id, kind, at, &mut done).await?;
            }
            if let Some(errand) = errand {
                let (desk, id, from) = (desk.clone(), errand.id, errand.from);
                // Now, and not when the sweep began: somebody may have acted on what it meets since.
                let now = self.now()?;
                let outcome = self.store.write(move |tx| desk.run(tx, &errand, now)).await;
                match outcome {
                    Ok(true) => done.errands += 1,
                    Ok(false) | Err(Setback::Store(StoreError::Conflict)) => {}
                    // It waits, in nobody's way, until what it meets can be read again.
                    Err(fault) if fault.is_of_one_matter() => {
                        tracing::error!(matter.id = %from, fault = %fault, "an errand could not be carried out");
                        failed.push(id);
                        done.set_aside += 1;
                    }
                    Err(fault) => return Err(fault),
                }
            }
        }
    }

    /// Carries one matter on to now, for a reader who came before the sweep.
    ///
    /// # Errors
    /// As [`Casework::sweep`].
    pub async fn carry_on_for_a_reader(&self, id: MatterId, kind: MatterKind) -> Result<(), Setback> {
        let (at, now) = (self.now()?, self.clock.machine_now());
        // An outage of our own must be known before anything lapses inside it.
        self.store.write(move |tx| lifesigns::notice_outage(tx, now, at)).await?;
        self.carry_on(id, kind, at, &mut Sweep::default()).await.map(|_| ())
    }

    /// Gives back, matter by matter, the time that an outage of our own took.
    async fn make_outages_good(&self, at: Moment, done: &mut Sweep) -> Result<(), Setback> {
        while let Some(outage) = self.store.read(|c| outages::to_make_good(c)).await? {
            let mut after = None;
            loop {
                let batch = self
                    .store
                    .read(move |c| matters::running_since_before(c, outage.until, after, BATCH))
                    .await?;
                let Some((last, _)) = batch.last().copied() else { break };
                for (id, kind) in batch {
                    self.carry_on(id, kind, at.max(outage.until), done).await?;
                }
                after = Some(last);
            }
            self.store.write(move |tx| outages::made_good(tx, outage, at)).await?;
        }
        Ok(())
    }

    /// Moves, matter by matter, what a change of the calendar made longer; see [`crate::domain::clock::changing`].
    async fn follow_calendars(&self, at: Moment, done: &mut Sweep) -> Result<(), Setback> {
        while let Some((rulebook, number, changed)) = self.store.read(|c| calendars::to_follow(c)).await? {
            let mut after = None;
            // Only the centre's own calendar counts anything here.
            while rulebook == self.rulebook().id {
                // What opened in the same instant may not know of it either; what opened later does.
                let until = changed.plus_seconds(1);
                let batch =
                    self.store.read(move |c| matters::running_since_before(c, until, after, BATCH)).await?;
                let Some((last, _)) = batch.last().copied() else { break };
                for (id, kind) in batch {
                    let mut tries = 0;
                    // Whoever was quicker may not have known of the change yet.
                    while !self.carry_on(id, kind, at.max(changed), done).await? && tries < TRIES {
                        tries += 1;
                    }
                }
                after = Some(last);
            }
            self.store.write(move |tx| calendars::followed(tx, &rulebook, number, at)).await?;
        }
        Ok(())
    }

    /// Carries one matter on; if that fails for a reason of its own, sets it aside. Says whether it is done
    /// with: if not, somebody else was quicker.
    async fn carry_on(
        &self,
        id: MatterId,
        kind: MatterKind,
        at: Moment,
        done: &mut Sweep,
    ) -> Result<bool, Setback> {
        let desk = self.desk();
        let outcome: Result<(), Setback> = self
            .store
            .write(move |tx| {
                match kind {
                    MatterKind::Case => desk.pass_time::<Case>(tx, id, at),
                    MatterKind::Publication => desk.pass_time::<Publication>(tx, id, at),
                    MatterKind::Request => desk.pass_time::<Request>(tx, id, at),
                }?;
                Ok(outages::take_back(tx, id)?)
            })
            .await;
        match outcome {
            Ok(()) => done.carried_on += 1,
            // Another node was quicker; the next look at the database tells whether anything is left.
            Err(Setback::Store(StoreError::Conflict)) => return Ok(false),
            Err(fault) if fault.is_of_one_matter() => {
                tracing::error!(matter.id = %id, fault = %fault, "a matter was set aside");
                let fault = fault.to_string();
                self.store.write(move |tx| outages::set_matter_aside(tx, id, &fault, at)).await?;
                done.set_aside += 1;
            }
            Err(fault) => return Err(fault),
        }
        Ok(true)
    }
}

impl Desk {
    fn pass_time<M: Worked>(&self, tx: &mut Tx<'_>, id: MatterId, at: Moment) -> Result<(), Setback> {
        let matter = matters::load::<M>(tx, id)?;
        let matter = self.catch_up(tx, matter, at)?;
        // A row that does not follow from its events would be due again and again.
        let row = matters::row(tx, id)?;
        if row.deadline_at.into_iter().chain(row.alarm_at).any(|deadline| deadline <= at) {
            let fault = "its row says that a window has ended, and its events do not".to_owned();
            return Err(matter::Corrupt { matter: id, seq: matter.life().version, fault }.into());
        }
        Ok(())
    }

    /// Carries out an errand, exactly once: its mark and what it does are one transaction.
    fn run(&self, tx: &mut Tx<'_>, errand: &Waiting, at: Moment) -> Result<bool, Setback> {
        if !errands::done(tx, errand.id, at)? {
            return Ok(false);
        }
        match errand.task()? {
            Task::Publish(outcome) => self.tell(tx, errand, outcome, true, at)?,
            Task::Update(outcome) => self.tell(tx, errand, outcome, false, at)?,
            Task::FileLinked { referral, to } => self.file_linked(tx, errand.from, referral, to, at)?,
            Task::Complain { request, consumer, platform } => {
                let complain = request::Command::Complain { consumer, platform };
                match self.act::<Request>(tx, request, complain, &Actor::Matter(errand.from), at)? {
                    // It keeps the complaint that came first; and a draft cannot make another's request its own.
                    Ok(_) | Err(Refusal::AlreadyDone | Refusal::NotYours) => {}
                    Err(refusal) => return Err(refusal.into()),
                }
            }
        }
        Ok(true)
    }

    /// Tells the publication of a case its outcome. A case has one publication, however often it tells;
    /// only news of an outcome that may be published begins one.
    fn tell(
        &self,
        tx: &mut Tx<'_>,
        errand: &Waiting,
        outcome: Outcome,
        begins: bool,
        at: Moment,
    ) -> Result<(), Setback> {
        let by = Actor::Matter(errand.from);
        if let Some(id) = matters::publication_of(tx, outcome.case)? {
            return match self.act::<Publication>(tx, id, Command::Update(outcome), &by, at)? {
                // An entry that has left the register is not brought back by news of its case.
                Ok(_) | Err(Refusal::NoLongerOpen) => Ok(()),
                Err(refusal) => Err(refusal.into()),
            };
        }
        if begins {
            let mut fresh = fresh(at)?;
            let publication_order = counters::peek(tx, register::COUNTER)?;
            let facts = Facts { publication_order, ..Facts::default() };
            let id = MatterId::of_publication(errand.id);
            let given = self.given(tx, at, &mut fresh, facts)?;
            let (decision, _) = matter::begin::<Publication>(id, Command::Open(outcome), &by, at, given)?;
            self.record(tx, &decision, &mut fresh)?;
        }
        Ok(())
    }
}
