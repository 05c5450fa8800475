//! What the command line can do besides making tables: serve, sweep, deliver, work, bundle.

use crate::bundle::{Limits, Papers, Press, of_case, spell_out, write_folder};
use crate::casework::Casework;
use crate::clock::Clock;
use crate::config::Config;
use crate::domain::clock::Moment;
use crate::domain::ids::CaseNumber;
use crate::domain::rulebook::Rulebook;
use crate::letters::Post;
use crate::store::centre::{self, Founding};
use crate::store::{Store, matters};
use crate::vault::Vault;
use crate::web::{Facing, Server};
use crate::{accounts, worker};
use std::path::Path;

/// One clear line for the operator.
type Said<T> = Result<T, String>;

fn said(problem: impl std::fmt::Display) -> String {
    problem.to_string()
}

/// Opens the door to a real centre, which is founded if it is new.
fn casework(config: &Config, store: Store) -> Said<Casework> {
    store.migrate().map_err(said)?;
    store.write_blocking(|tx| centre::found(tx, Founding::Real)).map_err(said)?;
    let clock = Clock::open(&store).map_err(said)?;
    let rulebook = Rulebook::cn().map_err(said)?;
    tracing::debug!(database = %config.database, "the centre is open");
    Ok(Casework::new(store, clock, rulebook))
}

/// Serves the pages, and sweeps and delivers meanwhile unless `no_worker`.
///
/// # Errors
/// One line: the address is taken, the database or the clock cannot be used.
pub async fn serve(config: Config, store: Store, no_worker: bool) -> Said<()> {
    let casework = casework(&config, store)?;
    let (store, clock) = (casework.store().clone(), casework.clock().clone());
    let vault = Vault::open(config.data.join("vault")).map_err(said)?;
    let facing = Facing {
        origin: Some(config.origin.clone()),
        centre_name: config.centre_name.clone(),
        is_demo: false,
        demo_sign_ins: Vec::new(),
    };
    let server = Server::build(config.listen, facing, casework.clone(), vault).map_err(said)?;
    println!("{}", server.origin());
    let (now, here) = (clock.machine_now(), clock.centre_now());
    let setup = store.write(move |tx| accounts::setup_link(tx, now, here)).await.map_err(said)?;
    if let Some(path) = setup {
        println!("{}{path}", server.origin());
    }
    if !no_worker {
        let post = Post::open(casework.clone(), &config)?;
        tokio::spawn(worker::work(casework, post, config.poll));
    }
    let (running, _handle) = server.run().map_err(said)?;
    running.await.map_err(said)
}

/// Sweeps and delivers, again and again.
///
/// # Errors
/// As [`serve`].
pub async fn work(config: Config, store: Store) -> Said<()> {
    let casework = casework(&config, store)?;
    let post = Post::open(casework.clone(), &config)?;
    worker::work(casework, post, config.poll).await;
    Ok(())
}

/// Plays every window that has ended, as of `at` if given. A real centre never lives in the future.
///
/// # Errors
/// One line: `at` lies in the future, or the database or the clock cannot be used.
pub async fn sweep(config: Config, store: Store, at: Option<Moment>) -> Said<()> {
    let casework = casework(&config, store)?;
    let now = casework.clock().centre_now();
    let at = at.unwrap_or(now);
    if at > now {
        return Err(format!("{at} lies in the future of this centre, which is at {now}"));
    }
    let done = casework.sweep_until(at).await.map_err(said)?;
    println!("{done:?}");
    Ok(())
}

/// Sends the letters that are due.
///
/// # Errors
/// As [`serve`].
pub async fn deliver(config: Config, store: Store) -> Said<()> {
    let post = Post::open(casework(&config, store)?, &config)?;
    println!("{}", post.deliver().await.map_err(said)?);
    Ok(())
}

/// Writes the court bundle of a case into the folder `out`.
///
/// # Errors
/// One line: there is no such case, or why the bundle could not be made.
pub async fn bundle(config: Config, store: Store, case: CaseNumber, out: &Path) -> Said<()> {
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
    let vault = config.data.join("vault");
    let made = write_folder(&press, &content, &vault, out).await.map_err(said)?;
    println!("{}: {}", out.display(), made.pages);
    Ok(())
}
