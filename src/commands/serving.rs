//! Serving a centre: a real one, or the demo.

use super::{Said, bundles, casework, opening, said, say, vault};
use crate::casework::Casework;
use crate::clock::Clock;
use crate::config::Config;
use crate::demo::{self, DemoError, Made};
use crate::domain::rulebook::Rulebook;
use crate::letters::Post;
use crate::messages::T;
use crate::store::centre::{self, Founding};
use crate::store::{DatabaseUrl, Store};
use crate::web::upload::Limits;
use crate::web::{Facing, Server};
use crate::{accounts, worker};
use std::net::TcpListener;

/// Serves the pages of a real centre, and sweeps and delivers meanwhile unless `no_worker`. An empty
/// centre gets a link for its first registrar and a list of what to see to before people come.
///
/// # Errors
/// One line: the address is taken, the database or the clock cannot be used.
pub async fn serve(config: &Config, no_worker: bool, t: T) -> Said<()> {
    let casework = casework(config, t)?;
    let demo = is_demo(casework.store()).await?;
    let server = server(config, listen(config, t)?, facing(config, demo)?, &casework)?;
    let origin = server.origin().to_string();
    say(t.serving_at(&origin));
    let (now, here) = (casework.clock().machine_now(), casework.clock().centre_now());
    let setup = casework.store().write(move |tx| accounts::setup_link(tx, now, here)).await.map_err(said)?;
    if let Some(path) = setup {
        say(t.setup_here(&format!("{origin}{path}")));
        say(checklist(config, t));
    }
    run(server, casework, config, no_worker).await
}

/// Makes the demo centre if it is not there yet, serves it, and says who can sign in.
///
/// # Errors
/// One line: as [`serve`], or the folder holds a real centre or a demo that was broken off.
pub async fn demo(config: &Config, t: T) -> Said<()> {
    let store = opening::store(config, t)?;
    store.migrate().map_err(said)?;
    let vault = vault(config)?;
    let rulebook = Rulebook::cn().map_err(said)?;
    if store.read(|c| centre::founding_of(c)).await.map_err(said)? == Some(Founding::Real) {
        return Err(t.demo_not_here(&config.data.display().to_string()).into());
    }
    // Before the making, which takes a minute.
    let listener = listen(config, t)?;
    if store.read(|c| centre::demo_made_at(c)).await.map_err(said)?.is_none() {
        say(t.demo_in_the_making());
    }
    match demo::found(&store, &vault, rulebook, Clock::system().machine_now()).await {
        Ok(Made::Before) => {}
        Ok(Made::Now(_)) => say(t.demo_made()),
        Err(DemoError::HalfMade) => return Err(half_made(config, t)),
        Err(problem) => return Err(said(problem)),
    }
    let clock = Clock::open(&store).map_err(said)?;
    let casework = Casework::new(store, clock, rulebook);
    let server = server(config, listener, facing(config, true)?, &casework)?;
    say(t.serving_at(&server.origin().to_string()));
    say(format_args!("\n{}", t.demo_who_can_sign_in()));
    for sign_in in demo::sign_ins().map_err(said)? {
        say(format_args!("  {}", t.demo_sign_in(sign_in.role, &sign_in.mail, &sign_in.password)));
    }
    run(server, casework, config, false).await
}

/// How the centre of these settings faces its visitors.
fn facing(config: &Config, is_demo: bool) -> Said<Facing> {
    Ok(Facing {
        origin: Some(config.origin.clone()),
        centre_name: config.centre_name.clone(),
        mail: config.mail_from.clone(),
        address: config.address.clone(),
        phone: config.phone.clone(),
        exit: config.exit.clone(),
        is_demo,
        demo_sign_ins: if is_demo { demo::sign_ins().map_err(said)? } else { Vec::new() },
    })
}

/// What to take away before a demo can be made again.
fn half_made(config: &Config, t: T) -> String {
    let data = std::fs::canonicalize(&config.data).unwrap_or_else(|_| config.data.clone());
    let data = data.display().to_string();
    match &config.database {
        DatabaseUrl::Sqlite(path) if path.starts_with(&config.data) => t.demo_half_made(&data),
        elsewhere => t.demo_half_made_elsewhere(&data, &elsewhere.to_string()),
    }
    .into_owned()
}

/// Takes the address on which pages are served.
fn listen(config: &Config, t: T) -> Said<TcpListener> {
    TcpListener::bind(config.listen)
        .map_err(|problem| t.cannot_listen(&config.listen.to_string(), &problem.to_string()).into())
}

fn server(config: &Config, listener: TcpListener, facing: Facing, casework: &Casework) -> Said<Server> {
    Server::build(listener, facing, casework.clone(), vault(config)?, bundles(config)?).map_err(said)
}

async fn is_demo(store: &Store) -> Said<bool> {
    let founding = store.read(|c| centre::founding_of(c)).await.map_err(said)?;
    Ok(founding == Some(Founding::Demo))
}

async fn run(server: Server, casework: Casework, config: &Config, no_worker: bool) -> Said<()> {
    if !no_worker {
        let post = Post::open(casework.clone(), config)?;
        tokio::spawn(worker::work(casework, post, vault(config)?, bundles(config)?, config.poll));
    }
    let (running, _handle) = server.uploads(limits(config)).run().map_err(said)?;
    running.await.map_err(said)
}

fn limits(config: &Config) -> Limits {
    Limits { file_bytes: config.upload_bytes, files: config.upload_files as usize, ..Limits::default() }
}

/// What an operator should see to before people use the centre.
fn checklist(config: &Config, t: T) -> String {
    let tls = if config.origin.is_https() { t.check_tls_proxy() } else { t.check_tls_missing() };
    let mail = if config.smtp.is_some() { t.check_mail_set() } else { t.check_mail_missing() };
    let address = t.check_address(&config.origin.to_string());
    let backup = t.check_backup(&config.data.display().to_string(), &config.database.to_string());
    let lines = [address, tls, mail, backup].map(|line| format!("  - {line}"));
    format!("{}\n{}", t.checklist_title(), lines.join("\n"))
}
