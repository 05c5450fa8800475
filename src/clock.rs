//! The only place that asks the time.
//!
//! *Machine time* is the world's: sessions, throttles, leases and retries go by it. *Centre time*
//! drives matters. Both are the same, except in a centre that was created as a demo, whose time
//! can be moved on; how far it is ahead is kept in the database.

use crate::domain::clock::Moment;
use crate::store::centre::{self, Founding};
use crate::store::{Store, StoreError, backend};
use std::sync::atomic::{AtomicI64, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, Instant};

/// A clock may be so far behind another before we stop trusting it: time that was recorded already
/// would come a second time.
pub const MOST_BEHIND_SECONDS: i64 = 5;

/// A clock may be so far ahead of another before we stop trusting it: windows would lapse that
/// are still running.
const MOST_AHEAD_SECONDS: i64 = 3_600;

/// The time. Cheap to clone; all clones tell the same.
#[derive(Clone, Debug)]
pub struct Clock(Arc<Inner>);

#[derive(Debug)]
struct Inner {
    source: Source,
    ahead_seconds: AtomicI64,
}

#[derive(Debug)]
enum Source {
    System(Mutex<Anchor>),
    /// Microseconds since 1970, as [`Moment`] counts them.
    Fixed(AtomicI64),
}

/// The last reading that was right, on three clocks.
#[derive(Clone, Copy, Debug)]
struct Anchor {
    wall: Moment,
    /// Never jumps, but stands still while the machine sleeps.
    steady: Instant,
    /// Never jumps and does not sleep; only Linux has it.
    awake: Option<Duration>,
}

/// The machine's clock cannot be right. Nothing may be decided until it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ClockFault {
    /// Behind the time that was known already, by so many seconds.
    #[error("this machine's clock is {0} s behind; nothing is decided until it is right")]
    Behind(i64),
    /// Ahead of every other clock, by so many seconds.
    #[error("this machine's clock is {0} s ahead; nothing is decided until it is right")]
    Ahead(i64),
}

/// Why the clock was not opened or not moved.
#[derive(Debug, thiserror::Error)]
pub enum ClockError {
    /// The machine's clock cannot be right.
    #[error(transparent)]
    Fault(#[from] ClockFault),
    /// Only a centre that was created as a demo has a movable clock.
    #[error("the clock of this centre cannot be moved: it was not created as a demo")]
    NotADemo,
    /// Time goes forward only.
    #[error("the clock moves forward only")]
    NotForward,
    /// What the database said.
    #[error(transparent)]
    Store(#[from] StoreError),
}

impl Clock {
    /// The machine's clock, with the centre's time as the database keeps it.
    ///
    /// # Errors
    /// [`ClockError::Fault`] when the database knows better.
    pub fn open(store: &Store) -> Result<Clock, ClockError> {
        let clock = Clock::system();
        let machine_now = clock.machine_now();
        let ahead = store.read_blocking(|c| known_ahead(c, machine_now))?;
        clock.0.ahead_seconds.store(ahead, Ordering::Relaxed);
        Ok(clock)
    }

    /// The machine's clock; centre time is machine time.
    pub fn system() -> Clock {
        Clock::of(Source::System(Mutex::new(Anchor::now())))
    }

    /// A clock that stands at `at` until it is told to go on, for tests and for filling a demo.
    pub fn fixed(at: Moment) -> Clock {
        Clock::of(Source::Fixed(AtomicI64::new(at.microseconds())))
    }

    fn of(source: Source) -> Clock {
        Clock(Arc::new(Inner { source, ahead_seconds: AtomicI64::new(0) }))
    }

    /// Machine time: for sessions, throttles, leases, retries and the heartbeat.
    pub fn machine_now(&self) -> Moment {
        match &self.0.source {
            Source::System(_) => Moment::from_timestamp(jiff::Timestamp::now()),
            Source::Fixed(at) => {
                let epoch = Moment::from_timestamp(jiff::Timestamp::UNIX_EPOCH);
                Moment::from_microseconds(at.load(Ordering::Relaxed)).unwrap_or(epoch)
            }
        }
    }

    /// Centre time: for everything that happens in a matter. To decide anything at this moment,
    /// ask [`Clock::sound`] first.
    pub fn centre_now(&self) -> Moment {
        self.shown(self.machine_now())
    }

    /// A moment of machine time as people are shown it: as long ago by the centre's clock. A session or a
    /// draft is as old as it is, however far the centre was moved on meanwhile.
    pub fn shown(&self, machine: Moment) -> Moment {
        machine.plus_seconds(self.0.ahead_seconds.load(Ordering::Relaxed))
    }

    /// Whether the machine's clock went on as time does. It becomes sound again by itself when it
    /// is put right; if it was wrong before and is right now, start anew.
    ///
    /// # Errors
    /// [`ClockFault`] when it jumped.
    pub fn sound(&self) -> Result<(), ClockFault> {
        match &self.0.source {
            Source::Fixed(_) => Ok(()),
            Source::System(anchor) => {
                let mut anchor = anchor.lock().unwrap_or_else(PoisonError::into_inner);
                let now = Anchor::now();
                now.follows(&anchor)?;
                *anchor = now;
                Ok(())
            }
        }
    }

    /// Compares with the time that the database knows, and takes over how far the centre is ahead
    /// (another process may have moved it). For a worker to do each time it wakes.
    ///
    /// # Errors
    /// [`ClockError::Fault`] when the machine's clock cannot be right.
    pub async fn refresh(&self, store: &Store) -> Result<(), ClockError> {
        self.sound()?;
        let machine_now = self.machine_now();
        let fixed = matches!(self.0.source, Source::Fixed(_));
        let ahead = store
            .read(move |c| if fixed { Ok(centre::offset_seconds(c)?) } else { known_ahead(c, machine_now) })
            .await?;
        self.0.ahead_seconds.store(ahead, Ordering::Relaxed);
        Ok(())
    }

    /// Moves a demo's centre time on, for good, and returns what it is now.
    ///
    /// # Errors
    /// [`ClockError::NotADemo`], [`ClockError::NotForward`], or what the database said.
    pub async fn move_on(&self, store: &Store, seconds: i64) -> Result<Moment, ClockError> {
        if seconds <= 0 {
            return Err(ClockError::NotForward);
        }
        let ahead = store
            .write(move |tx| match centre::founding_of(tx)? {
                Some(Founding::Demo) => Ok(centre::add_to_offset(tx, seconds)?),
                _ => Err(ClockError::NotADemo),
            })
            .await?;
        self.0.ahead_seconds.store(ahead, Ordering::Relaxed);
        Ok(self.centre_now())
    }

    /// Lets a fixed clock go on by `time`. The machine's clock goes by itself.
    pub fn advance(&self, time: Duration) {
        if let Source::Fixed(at) = &self.0.source {
            at.fetch_add(i64::try_from(time.as_micros()).unwrap_or(i64::MAX), Ordering::Relaxed);
        }
    }

    /// Puts a fixed clock to `at`. The machine's clock goes by itself.
    pub fn set(&self, at: Moment) {
        if let Source::Fixed(stands) = &self.0.source {
            stands.store(at.microseconds(), Ordering::Relaxed);
        }
    }
}

/// How far the centre is ahead, if `machine_now` agrees with what the database knows.
fn known_ahead(c: &mut crate::store::Conn<'_>, machine_now: Moment) -> Result<i64, ClockError> {
    if let Some(server_now) = backend::server_time(c)? {
        compare(machine_now.seconds_since(server_now))?;
    }
    // We may have been off for weeks, so only a step back says something.
    if let Some(beat) = centre::heartbeat_at(c)? {
        compare(machine_now.seconds_since(beat).min(0))?;
    }
    Ok(centre::offset_seconds(c)?)
}

/// Judges a difference in seconds, positive if the machine is ahead.
fn compare(ahead: i64) -> Result<(), ClockFault> {
    if ahead < -MOST_BEHIND_SECONDS {
        Err(ClockFault::Behind(-ahead))
    } else if ahead > MOST_AHEAD_SECONDS {
        Err(ClockFault::Ahead(ahead))
    } else {
        Ok(())
    }
}

impl Anchor {
    fn now() -> Anchor {
        Anchor {
            wall: Moment::from_timestamp(jiff::Timestamp::now()),
            steady: Instant::now(),
            awake: time_since_boot(),
        }
    }

    /// Whether the wall clock went on since `before` as the others did.
    fn follows(&self, before: &Anchor) -> Result<(), ClockFault> {
        let wall = self.wall.seconds_since(before.wall);
        let went = |time: Duration| i64::try_from(time.as_secs()).unwrap_or(i64::MAX);
        let steady = went(self.steady.saturating_duration_since(before.steady));
        // A laptop that slept for a night did not jump.
        let awake = self.awake.zip(before.awake).map(|(now, then)| went(now.saturating_sub(then)));
        compare(wall - awake.unwrap_or(steady).max(steady))
    }
}

fn time_since_boot() -> Option<Duration> {
    let text = std::fs::read_to_string("/proc/uptime").ok()?;
    Duration::try_from_secs_f64(text.split_whitespace().next()?.parse().ok()?).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn moment(text: &str) -> Moment {
        text.parse().unwrap()
    }

    #[test]
    fn a_fixed_clock_stands_until_it_is_told_to_go_on() {
        let clock = Clock::fixed(moment("2026-11-23T10:00:00Z"));
        let other = clock.clone();
        assert_eq!(clock.centre_now(), moment("2026-11-23T10:00:00Z"));
        clock.advance(Duration::from_secs(90));
        assert_eq!(other.machine_now(), moment("2026-11-23T10:01:30Z"));
        other.set(moment("2027-01-01T00:00:00Z"));
        assert_eq!(clock.centre_now(), moment("2027-01-01T00:00:00Z"));
        assert_eq!(clock.sound(), Ok(()));
    }

    #[test]
    fn a_difference_is_judged_before_on_and_after_its_limits() {
        assert_eq!(compare(-5), Ok(()));
        assert_eq!(compare(-6), Err(ClockFault::Behind(6)));
        assert_eq!(compare(0), Ok(()));
        assert_eq!(compare(3_600), Ok(()));
        assert_eq!(compare(3_601), Err(ClockFault::Ahead(3_601)));
    }

    #[test]
    fn a_clock_that_jumps_is_noticed_and_one_that_slept_is_not() {
        let before = Anchor::now();
        let later = |wall: i64, steady: u64, awake: Option<u64>| Anchor {
            wall: before.wall.plus_seconds(wall),
            steady: before.steady + Duration::from_secs(steady),
            awake: before.awake.zip(awake).map(|(then, went)| then + Duration::from_secs(went)),
        };
        assert_eq!(later(60, 60, Some(60)).follows(&before), Ok(()));
        assert_eq!(later(-30, 0, Some(0)).follows(&before), Err(ClockFault::Behind(30)));
        assert_eq!(later(7_260, 60, Some(60)).follows(&before), Err(ClockFault::Ahead(7_200)));
        assert_eq!(later(7_260, 60, None).follows(&before), Err(ClockFault::Ahead(7_200)));
        if before.awake.is_some() {
            assert_eq!(later(30_000, 60, Some(30_000)).follows(&before), Ok(()), "it slept");
        }
    }

    #[test]
    fn the_machines_clock_is_sound() {
        let clock = Clock::system();
        assert_eq!(clock.sound(), Ok(()));
        assert!(clock.centre_now() > moment("2026-01-01T00:00:00Z"));
    }
}
