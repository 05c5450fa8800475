//! What the command line can do: one function for each command, each with one clear line for what
//! went wrong.

mod adding;
mod serving;

pub use adding::{NewUser, add_user};
pub use serving::{demo, serve};

use crate::bundle::{Limits, Papers, Press, Shelf, of_case, spell_out, write_folder};
use crate::casework::Casework;
use crate::clock::Clock;
use crate::config::Config;
use crate::domain::clock::Moment;
use crate::domain::ids::CaseNumber;
use crate::domain::rulebook::Rulebook;
use crate::letters::Post;
use crate::messages::T;
use crate::store::centre::{self, Founding};
use crate::store::{Store, matters};
use crate::vault::Vault;
use crate::{verify, worker};
use std::path::Path;

/// One clear line for the operator.
type Said<T> = Result<T, String>;

fn said(problem: impl std::fmt::Display) -> String {
    problem.to_string()
}

/// Opens the door to the centre in `store`, which is founded as a real one if it is new.
fn casework(config: &Config, store: Store) -> Said<Casework> {
    store.migrate().map_err(said)?;
    store.write_blocking(|tx| centre::found(tx, Founding::Real)).map_err(said)?;
    let clock = Clock::open(&store).map_err(said)?;
    let rulebook = Rulebook::cn().map_err(said)?;
    tracing::debug!(database = %config.database, "the centre is open");
    Ok(Casework::new(store, clock, rulebook))
}

fn vault(config: &Config) -> Said<Vault> {
    Vault::open(config.data.join("vault")).map_err(said)
}

fn bundles(config: &Config) -> Said<Shelf> {
    let press = Press::of_this_program(Limits::default()).map_err(said)?;
    Ok(Shelf::new(config.data.join("bundles"), config.data.join("vault"), press))
}

/// Sweeps and delivers, again and again.
///
/// # Errors
/// One line: the database, the clock or the mail server's address cannot be used.
pub async fn work(config: Config, store: Store) -> Said<()> {
    let casework = casework(&config, store)?;
    let post = Post::open(casework.clone(), &config)?;
    let vault = vault(&config)?;
    worker::work(casework, post, vault, bundles(&config)?, config.poll).await;
    Ok(())
}

/// Plays every window that has ended, as of `at` if given. No centre sweeps its own future.
///
/// # Errors
/// One line: `at` lies in the future, or the database or the clock cannot be used.
pub async fn sweep(config: Config, store: Store, at: Option<Moment>, t: T) -> Said<()> {
    let casework = casework(&config, store)?;
    let now = casework.clock().centre_now();
    let at = at.unwrap_or(now);
    if at > now {
        return Err(t.sweep_in_future(&at.to_string(), &now.to_string()).into());
    }
    let done = casework.sweep_until(at).await.map_err(said)?;
    println!("{}", t.swept(done.carried_on, done.errands, done.set_aside));
    Ok(())
}

/// Sends the letters that are due.
///
/// # Errors
/// As [`work`].
pub async fn deliver(config: Config, store: Store) -> Said<()> {
    let post = Post::open(casework(&config, store)?, &config)?;
    println!("{}", post.deliver().await.map_err(said)?);
    Ok(())
}

/// Writes the court bundle of a case into the folder `out`.
///
/// # Errors
/// One line: there is no such case, or why the bundle could not be made.
pub async fn bundle(config: Config, store: Store, case: CaseNumber, out: &Path, t: T) -> Said<()> {
    let casework = casework(&config, store)?;
    let papers = casework
        .store()
        .read(move |c| {
            let id = matters::numbered(c, case)?.id;
            Papers::read(c, id)
        })
        .await
        .map_err(|problem| format!("{case}: {problem}"))?;
    // As of the last event, so that the same case gives the same bytes.
    let as_of = papers.case.life.last_at;
    let content = of_case(&papers, casework.rulebook(), &config.centre_name, as_of).map_err(said)?;
    let press = Press::of_this_program(Limits::default()).map_err(said)?;
    let content = spell_out(&content).map_err(said)?;
    let made = write_folder(&press, &content, &config.data.join("vault"), out).await.map_err(said)?;
    println!("{}", t.bundle_written(&out.display().to_string(), made.pages));
    Ok(())
}

/// Checks every chain, row, text, file and letter, and tells everything that is wrong.
///
/// # Errors
/// One line: how much is wrong, or that the database cannot be read.
pub fn verify(config: &Config, store: &Store, t: T) -> Said<()> {
    let report = verify::verify(store, &vault(config)?).map_err(said)?;
    for fault in &report.faults {
        println!("{fault}");
    }
    let verify::Report { matters, events, commitments, files, letters, faults } = report;
    println!("{}", t.verified(matters, events, commitments, files, letters));
    if faults.is_empty() {
        println!("{}", t.verified_whole());
        return Ok(());
    }
    Err(t.verified_broken(faults.len()).into())
}
