//! What the command line can do: one function for each command, each with one clear line for what
//! went wrong.

mod adding;
mod checking;
mod opening;
mod serving;

pub use adding::{NewUser, add_user};
pub use checking::{check_days_off, check_rulebooks};
pub use opening::keep_private;
pub use serving::{demo, serve};

use crate::bundle::{Limits, Papers, Press, Shelf, of_case, spell_out, write_folder};
use crate::config::Config;
use crate::domain::clock::Moment;
use crate::domain::ids::CaseNumber;
use crate::letters::Post;
use crate::messages::T;
use crate::store::StoreError;
use crate::store::matters::{self, LoadError};
use crate::vault::Vault;
use crate::{verify, worker};
use opening::{casework, existing_casework, existing_store};
use std::fmt::Display;
use std::io::{self, Write};
use std::path::{Path, PathBuf};

/// One clear line for the operator.
type Said<T> = Result<T, String>;

/// A line on the standard output. Whoever reads it may have read enough, as `head` has: that is no failure,
/// and what a command is about goes on.
pub fn say(line: impl Display) {
    match writeln!(io::stdout(), "{line}") {
        Err(problem) if problem.kind() != io::ErrorKind::BrokenPipe => {
            tracing::error!(%problem, "the standard output cannot be written");
        }
        Ok(()) | Err(_) => {}
    }
}

fn said(problem: impl std::fmt::Display) -> String {
    problem.to_string()
}

fn vault_folder(config: &Config) -> PathBuf {
    config.data.join("vault")
}

fn bundles_folder(config: &Config) -> PathBuf {
    config.data.join("bundles")
}

fn vault(config: &Config) -> Said<Vault> {
    Vault::open(vault_folder(config)).map_err(said)
}

fn bundles(config: &Config) -> Said<Shelf> {
    let press = Press::of_this_program(Limits::default()).map_err(said)?;
    Ok(Shelf::new(bundles_folder(config), vault_folder(config), press))
}

/// Makes the tables, or brings them up to date.
///
/// # Errors
/// One line: the database cannot be used.
pub fn migrate(config: &Config, t: T) -> Said<()> {
    let steps = opening::store(config, t)?.migrate().map_err(said)?;
    say(t.migrated(steps, &config.database.to_string()));
    Ok(())
}

/// Sweeps and delivers, again and again.
///
/// # Errors
/// One line: the database, the clock or the mail server's address cannot be used.
pub async fn work(config: &Config, t: T) -> Said<()> {
    let casework = casework(config, t)?;
    let post = Post::open(casework.clone(), config)?;
    worker::work(casework, post, vault(config)?, bundles(config)?, config.poll).await;
    Ok(())
}

/// Plays every window that has ended, as of `at` if given. No centre sweeps its own future.
///
/// # Errors
/// One line: there is no centre, `at` lies in the future, or the database or the clock cannot be used.
pub async fn sweep(config: &Config, at: Option<Moment>, t: T) -> Said<()> {
    let casework = existing_casework(config, t)?;
    let now = casework.clock().centre_now();
    let at = at.unwrap_or(now);
    if at > now {
        return Err(t.sweep_in_future(&at.to_string(), &now.to_string()).into());
    }
    let done = casework.sweep_until(at).await.map_err(said)?;
    say(t.swept(done.carried_on, done.errands, done.set_aside));
    Ok(())
}

/// Sends the letters that are due.
///
/// # Errors
/// One line: there is no centre, or the database, the clock or the mail server's address cannot be used.
pub async fn deliver(config: &Config, t: T) -> Said<()> {
    let post = Post::open(existing_casework(config, t)?, config)?;
    say(t.delivered(post.deliver().await.map_err(said)?));
    Ok(())
}

/// Writes the court bundle of a case into the folder `out`.
///
/// # Errors
/// One line: there is no centre or no such case, or why the bundle could not be made.
pub async fn bundle(config: &Config, case: CaseNumber, out: &Path, t: T) -> Said<()> {
    let casework = existing_casework(config, t)?;
    let papers = casework.store().read(move |c| {
        let id = matters::numbered(c, case)?.id;
        Papers::read(c, id)
    });
    let papers = papers.await.map_err(|problem| match problem {
        LoadError::Store(StoreError::Missing) => t.no_such_case(&case.to_string()).into_owned(),
        problem => format!("{case}: {problem}"),
    })?;
    // As of the last event, so that the same case gives the same bytes.
    let as_of = papers.case.life.last_at;
    let content = of_case(&papers, casework.rulebook(), &config.centre_name, as_of).map_err(said)?;
    let press = Press::of_this_program(Limits::default()).map_err(said)?;
    let content = spell_out(&content).map_err(said)?;
    let made = write_folder(&press, &content, &vault_folder(config), out).await.map_err(said)?;
    say(t.bundle_written(&out.display().to_string(), made.pages));
    Ok(())
}

/// Checks the whole record, and tells everything that is wrong. Makes and changes nothing.
///
/// # Errors
/// One line: there is no centre, how much is wrong, or that the database cannot be read.
pub fn verify(config: &Config, t: T) -> Said<()> {
    let store = existing_store(config, t)?;
    let vault = Vault::existing(vault_folder(config));
    let report = verify::verify(&store, &vault, &bundles_folder(config), t).map_err(said)?;
    for fault in &report.faults {
        say(fault);
    }
    for note in &report.notes {
        say(t.verified_note(&note.to_string()));
    }
    let verify::Report { matters, events, commitments, files, letters, bundles, faults, notes: _ } = report;
    say(t.verified(matters, events, commitments, files, letters, bundles));
    if faults.is_empty() {
        say(t.verified_whole());
        return Ok(());
    }
    Err(t.verified_broken(faults.len()).into())
}
