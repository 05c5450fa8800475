//! Changing a calendar: what a change would do to running windows, before it is stored; and storing it.
//! The windows themselves are moved by the sweep, matter by matter.

use super::{Casework, Setback};
use crate::domain::actor::Holder;
use crate::domain::calendar_change::{CalendarChange, Difference, FORMAT, What, in_force};
use crate::domain::case::Case;
use crate::domain::clock::{Day, Effect, Moment, WindowKey};
use crate::domain::ids::{CaseNumber, MatterId, PersonId};
use crate::domain::matter::{self, Matter, MatterKind};
use crate::domain::publication::Publication;
use crate::domain::request::Request;
use crate::domain::rulebook::Rulebook;
use crate::store::{StoreError, calendars, matters};
use std::collections::HashMap;
use std::ops::Range;

/// How many matters one look at the database brings.
const BATCH: usize = 200;

/// The most matters whose windows a trial looks at, however many a centre has.
pub const MOST_TRIED: usize = 2_000;

/// A change that somebody asks for.
#[derive(Clone, Debug)]
pub struct Asked {
    /// Of which calendar.
    pub rulebook: String,
    /// What it changes.
    pub what: What,
    /// Where that was read.
    pub source: String,
    /// Why.
    pub reason: String,
    /// The number of the last change that they saw; 0 if there was none.
    pub after: u32,
}

/// Why a calendar was not changed. Nothing is stored then.
#[derive(Debug, thiserror::Error)]
pub enum NotChanged {
    /// The calendar says so already.
    #[error("the calendar says so already")]
    AlreadySo,
    /// Somebody else changed it since.
    #[error("somebody else changed it since")]
    Stale,
    /// There is no such calendar, or no such change to be taken back.
    #[error("there is no such calendar, or no such change")]
    Unknown,
    /// Something else.
    #[error(transparent)]
    Setback(#[from] Setback),
}

impl From<StoreError> for NotChanged {
    fn from(error: StoreError) -> Self {
        NotChanged::Setback(error.into())
    }
}

/// What a change would do.
#[derive(Debug)]
pub struct DryRun {
    /// The rulebook as it is.
    pub before: &'static Rulebook,
    /// As it would be.
    pub after: Box<Rulebook>,
    /// What would be otherwise.
    pub difference: Difference,
    /// Running windows that would end later.
    pub later: usize,
    /// Running windows that the new calendar ends on another day, and that keep theirs.
    pub kept: usize,
    /// Some of both, in the order in which their matters were looked at.
    pub windows: Vec<Touched>,
    /// How many matters were looked at, first those whose next deadline comes after the first day that would
    /// be otherwise.
    pub tried: usize,
    /// In how many a window runs.
    pub running: usize,
}

/// A running window that the new calendar ends on another day.
#[derive(Clone, Debug)]
pub struct Touched {
    /// Its case; of a publication, the case that it is about. A request has none, and is no affair of the centre.
    pub case: Option<CaseNumber>,
    /// What it waits for.
    pub key: WindowKey,
    /// Whom it waits for.
    pub holder: Holder,
    /// Its last day.
    pub last: Day,
    /// The last day by the new calendar.
    pub by_calendar: Day,
    /// Does it move there?
    pub moves: bool,
}

impl Casework {
    /// What a change would do to the calendar and to the windows that run in `tried` matters at the most, with
    /// `most` of these windows from `skip` on. Stores nothing.
    ///
    /// # Errors
    /// See [`NotChanged`]; a matter that cannot be read is passed over, the sweep sets it aside.
    pub async fn try_calendar(
        &self,
        asked: &Asked,
        by: PersonId,
        tried: usize,
        skip: usize,
        most: usize,
    ) -> Result<DryRun, NotChanged> {
        let at = self.now()?;
        let own = self.law.own(&asked.rulebook).ok_or(NotChanged::Unknown)?;
        let (law, id) = (self.law.clone(), asked.rulebook.clone());
        let read = move |c: &mut crate::store::Conn<'_>| {
            Ok::<_, StoreError>((law.read_of(c, own)?, calendars::all(c, &id)?))
        };
        let (laws, changes) = self.store.read(read).await?;
        let before = laws.last().map_or(own, |law| law.book);
        let number = asked.after.saturating_add(1);
        let after = asked.change(number, at, by).laid_over(own, &changes)?;
        let mut run = DryRun {
            difference: Difference::between(&before.calendar, &after.calendar),
            before,
            after: Box::new(after),
            later: 0,
            kept: 0,
            windows: Vec::new(),
            tried: 0,
            running: 0,
        };
        if run.difference.is_empty() {
            return Err(NotChanged::AlreadySo);
        }
        // Only the centre's own calendar counts anything here.
        if own.id == self.rulebook().id {
            self.look_at_windows(&mut run, at, tried, skip..skip.saturating_add(most)).await?;
        }
        Ok(run)
    }

    async fn look_at_windows(
        &self,
        run: &mut DryRun,
        at: Moment,
        tried: usize,
        shown: Range<usize>,
    ) -> Result<(), NotChanged> {
        let first = run.difference.days.first().map_or(at, |day| Moment::start_of(*day, &run.before.zone));
        let most = i64::try_from(tried).unwrap_or(i64::MAX);
        let look = move |c: &mut crate::store::Conn<'_>| {
            Ok::<_, StoreError>((matters::running_around(c, first, most)?, matters::running(c)?))
        };
        let (found, running) = self.store.read(look).await?;
        (run.tried, run.running) = (found.len(), running);
        for batch in found.chunks(BATCH) {
            let ids: Vec<MatterId> = batch.iter().map(|(id, _)| *id).collect();
            let read = move |c: &mut crate::store::Conn<'_>| {
                Ok::<_, StoreError>((matters::bodies_of(c, &ids)?, matters::case_numbers(c, &ids)?))
            };
            let (bodies, numbers) = self.store.read(read).await?;
            for (id, kind) in batch {
                let bodies = bodies.get(id).map(Vec::as_slice).unwrap_or_default();
                let touched = match kind {
                    MatterKind::Case => touched::<Case>(*id, bodies, run, &numbers, at),
                    MatterKind::Publication => touched::<Publication>(*id, bodies, run, &numbers, at),
                    MatterKind::Request => touched::<Request>(*id, bodies, run, &numbers, at),
                };
                for window in touched {
                    let place = run.later + run.kept;
                    if window.moves {
                        run.later += 1
                    } else {
                        run.kept += 1
                    }
                    if shown.contains(&place) {
                        run.windows.push(window);
                    }
                }
            }
        }
        Ok(())
    }

    /// Changes a calendar. Running windows follow with the next sweep.
    ///
    /// # Errors
    /// See [`NotChanged`]; nothing is stored then.
    pub async fn change_calendar(&self, asked: Asked, by: PersonId) -> Result<u32, NotChanged> {
        let now = self.now()?;
        let own = self.law.own(&asked.rulebook).ok_or(NotChanged::Unknown)?;
        let stored: Result<u32, NotChanged> = self
            .store
            .write(move |tx| {
                // The number is locked from here on, so nobody can come between.
                let number = calendars::next_number(tx, &own.id)?;
                let changes = calendars::all(tx, &own.id)?;
                if number != asked.after.saturating_add(1) {
                    return Err(NotChanged::Stale);
                }
                // No change is dated before the one that it follows.
                let at = changes.last().map_or(now, |last| last.at.max(now));
                let change = asked.change(number, at, by);
                let before = own.changed_by(&changes);
                let after = change.clone().laid_over(own, &changes)?;
                if Difference::between(&before.calendar, &after.calendar).is_empty() {
                    return Err(NotChanged::AlreadySo);
                }
                calendars::add(tx, &change)?;
                Ok(number)
            })
            .await;
        let number = stored?;
        self.keep_up().await?;
        Ok(number)
    }
}

impl Asked {
    fn change(&self, number: u32, at: Moment, by: PersonId) -> CalendarChange {
        CalendarChange {
            format: FORMAT,
            rulebook: self.rulebook.clone(),
            number,
            at,
            by,
            what: self.what.clone(),
            source: self.source.clone(),
            reason: self.reason.clone(),
        }
    }
}

impl CalendarChange {
    /// The rulebook with this after the changes that are there. Only what is in force can be taken back.
    fn laid_over(self, own: &Rulebook, changes: &[CalendarChange]) -> Result<Rulebook, NotChanged> {
        if let What::TakeBack(number) = self.what
            && !in_force(changes).iter().any(|change| change.number == number)
        {
            return Err(NotChanged::Unknown);
        }
        let with: Vec<CalendarChange> = changes.iter().cloned().chain([self]).collect();
        Ok(own.changed_by(&with))
    }
}

fn touched<M: Matter>(
    id: MatterId,
    bodies: &[(String, crate::domain::chain::Hash)],
    run: &DryRun,
    numbers: &HashMap<MatterId, CaseNumber>,
    at: Moment,
) -> Vec<Touched> {
    let Ok(matter) = matter::fold::<M>(id, bodies) else { return Vec::new() };
    let zone = &run.before.zone;
    let windows = matter.life().running.iter();
    let windows =
        windows.filter(|window| window.reckoning.falls > at || matter.life().running.stands_still(window));
    windows
        .filter_map(|window| {
            let effect = window.follows(&run.before.calendar, &run.after.calendar, at.day_in(zone), zone);
            let (by_calendar, moves) = match effect {
                Effect::None => return None,
                Effect::Later(reckoning) => (reckoning.last_day(zone), true),
                Effect::Kept(day) => (day, false),
            };
            Some(Touched {
                case: numbers.get(&id).copied(),
                key: window.key,
                holder: window.holder,
                last: window.reckoning.last_day(zone),
                by_calendar,
                moves,
            })
        })
        .collect()
}
