//! Opening a centre: its folder, which nobody but its owner enters, and its database.

use super::{Said, said};
use crate::casework::Casework;
use crate::clock::Clock;
use crate::config::Config;
use crate::domain::rulebook::Rulebook;
use crate::messages::T;
use crate::store::backend::Tables;
use crate::store::centre::{self, Founding};
use crate::store::{DatabaseUrl, Store};
use std::io;
use std::path::{Path, PathBuf};

/// Makes all that this program writes from now on its owner's alone: it is what people told us in
/// confidence. To be called before anything else.
pub fn keep_private() {
    #[cfg(unix)]
    rustix::process::umask(rustix::fs::Mode::RWXG | rustix::fs::Mode::RWXO);
}

/// Opens the database; the data folder, and with SQLite the database, are made if they are not there.
pub(super) fn store(config: &Config, t: T) -> Said<Store> {
    std::fs::create_dir_all(&config.data)
        .map_err(|problem| format!("{}: {problem}", config.data.display()))?;
    close_to_others(config, t)?;
    Store::open(&config.database).map_err(said)
}

/// Opens the database of a centre that is there already, and makes nothing.
pub(super) fn existing_store(config: &Config, t: T) -> Said<Store> {
    if !config.data.is_dir() {
        return Err(t.no_data_folder(&config.data.display().to_string()).into());
    }
    let missing = matches!(&config.database, DatabaseUrl::Sqlite(path) if !path.exists());
    if missing {
        return Err(t.no_centre_here(&config.database.to_string()).into());
    }
    let store = Store::open(&config.database).map_err(said)?;
    let is_founded = match store.tables().map_err(said)? {
        Tables::Missing => false,
        Tables::Older => return Err(t.tables_are_older(&config.database.to_string()).into()),
        Tables::Current => store.read_blocking(|c| centre::founding_of(c)).map_err(said)?.is_some(),
    };
    is_founded.then_some(store).ok_or_else(|| t.no_centre_here(&config.database.to_string()).into())
}

/// Opens the door to the centre in `store`, which is founded as a real one if it is new.
pub(super) fn casework(config: &Config, t: T) -> Said<Casework> {
    let store = store(config, t)?;
    store.migrate().map_err(said)?;
    store.write_blocking(|tx| centre::found(tx, Founding::Real)).map_err(said)?;
    door(store)
}

/// Opens the door to a centre that is there already, a real one or a demo.
pub(super) fn existing_casework(config: &Config, t: T) -> Said<Casework> {
    let store = existing_store(config, t)?;
    close_to_others(config, t)?;
    door(store)
}

fn door(store: Store) -> Said<Casework> {
    let clock = Clock::open(&store).map_err(said)?;
    let rulebook = Rulebook::cn().map_err(said)?;
    Ok(Casework::new(store, clock, rulebook))
}

/// Takes from everybody else the right to read what lies in the data folder, also what was there before
/// this program came.
fn close_to_others(config: &Config, t: T) -> Said<()> {
    // The folder may be one that others manage, such as a mounted volume; what lies inside is ours.
    if let Err(problem) = tighten(&config.data) {
        tracing::warn!(%problem, "others may enter the data folder");
    }
    let mut inside: Vec<PathBuf> = ["vault", "bundles", "mail"].map(|name| config.data.join(name)).into();
    if let DatabaseUrl::Sqlite(path) = &config.database {
        let beside = |ending: &str| {
            let mut name = path.clone().into_os_string();
            name.push(ending);
            PathBuf::from(name)
        };
        inside.extend(["", "-wal", "-shm"].map(beside));
    }
    for path in inside {
        let told = |problem: io::Error| t.open_to_others(&path.display().to_string(), &problem.to_string());
        tighten(&path).map_err(told)?;
    }
    Ok(())
}

/// Leaves a file or folder to its owner alone. What is not there, and what is shared by design, such as
/// `/tmp`, stays as it is.
#[cfg(unix)]
fn tighten(path: &Path) -> io::Result<()> {
    use std::os::unix::fs::PermissionsExt;
    const OTHERS: u32 = 0o077;
    const SHARED: u32 = 0o1000;
    let mode = match path.metadata() {
        Ok(about) => about.permissions().mode(),
        Err(problem) if problem.kind() == io::ErrorKind::NotFound => return Ok(()),
        Err(problem) => return Err(problem),
    };
    if mode & OTHERS == 0 || mode & SHARED != 0 {
        return Ok(());
    }
    std::fs::set_permissions(path, std::fs::Permissions::from_mode(mode & !OTHERS))
}

/// Where files have no such modes, the folder above them must be closed by its administrator.
#[cfg(not(unix))]
fn tighten(_path: &Path) -> io::Result<()> {
    Ok(())
}
