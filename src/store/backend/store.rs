//! The pools: several readers, and on SQLite one writer.

use super::connecting::Manager;
use super::{AnyConnection, Conn, DatabaseUrl, Tx, postgres, sqlite};
use crate::store::StoreError;
use diesel::connection::SimpleConnection;
use diesel::prelude::*;
use diesel::r2d2::{ManageConnection, Pool, PooledConnection};
use diesel_migrations::{EmbeddedMigrations, MigrationHarness, embed_migrations};
use std::sync::Arc;
use std::time::Duration;
use tokio::sync::Semaphore;

const MIGRATIONS: EmbeddedMigrations = embed_migrations!("migrations");

/// How long a request may wait for a connection before it is told that we are busy.
const PATIENCE: Duration = Duration::from_secs(10);

const READERS: u32 = 4;

/// SQLite has one write lock. Several writers would only poll for it, unfairly; one writer makes
/// a queue.
const SQLITE_WRITERS: u32 = 1;
const POSTGRES_WRITERS: u32 = 4;

/// The database. Cheap to clone.
#[derive(Clone)]
pub struct Store {
    url: Arc<DatabaseUrl>,
    readers: Line,
    writers: Line,
}

/// A pool with a fair queue before it, so that waiting costs no thread.
#[derive(Clone)]
struct Line {
    pool: Pool<Manager>,
    queue: Arc<Semaphore>,
}

impl Store {
    /// Opens the database and checks that it is safe to use. Tables are made by [`Store::migrate`].
    ///
    /// # Errors
    /// [`StoreError::Unusable`] with one line for the operator.
    pub fn open(url: &DatabaseUrl) -> Result<Store, StoreError> {
        let manager = |read_only| Manager { url: url.clone(), read_only };
        let unusable = |problem: &dyn std::fmt::Display| {
            let problem = problem.to_string().trim_end().replace('\n', " ");
            StoreError::Unusable(format!("the database {url} cannot be opened: {problem}"))
        };
        let mut first = manager(false).connect().map_err(|problem| unusable(&problem))?;
        match &mut first {
            AnyConnection::Postgres(c) => postgres::check(c)?,
            AnyConnection::Sqlite(c) => sqlite::check(c)?,
        }
        drop(first);
        let writers = match url {
            DatabaseUrl::Sqlite(_) => SQLITE_WRITERS,
            DatabaseUrl::Postgres(_) => POSTGRES_WRITERS,
        };
        Ok(Store {
            url: Arc::new(url.clone()),
            readers: Line::new(manager(true), READERS),
            writers: Line::new(manager(false), writers),
        })
    }

    /// The address, safe to show.
    pub fn url(&self) -> &DatabaseUrl {
        &self.url
    }

    /// Makes the tables, or brings them up to date: all of it or nothing, one node at a time.
    /// Returns how many steps were taken.
    ///
    /// # Errors
    /// [`StoreError::Unusable`] when the database was made by a newer Redress, or a step fails.
    pub fn migrate(&self) -> Result<usize, StoreError> {
        self.write_blocking(|tx| {
            if let AnyConnection::Postgres(c) = tx.0 {
                // Any number will do, as long as every node takes the same one.
                c.batch_execute("SELECT pg_advisory_xact_lock(7236537)")?;
            }
            let failed = |problem| StoreError::Unusable(format!("the tables cannot be made: {problem}"));
            let ours = steps(&MIGRATIONS).map_err(failed)?;
            let applied = tx.0.applied_migrations().map_err(failed)?;
            check_known(&ours, applied.iter().map(ToString::to_string))?;
            Ok(tx.0.run_pending_migrations(MIGRATIONS).map_err(failed)?.len())
        })
    }

    /// How far the tables are made, without making any.
    ///
    /// # Errors
    /// [`StoreError::Unusable`] when the database was made by a newer Redress.
    pub fn tables(&self) -> Result<Tables, StoreError> {
        let ours = steps(&MIGRATIONS).map_err(|problem| StoreError::Unusable(problem.to_string()))?;
        let taken = self.read_blocking(|c| Ok(steps_taken::table.select(steps_taken::version).load(c.0)?));
        let taken: Vec<String> = match taken {
            // Before the first step there is no list of steps.
            Err(StoreError::Database(_)) => Vec::new(),
            taken => taken?,
        };
        check_known(&ours, taken.iter().cloned())?;
        Ok(match taken.len() {
            0 => Tables::Missing,
            steps if steps < ours.len() => Tables::Older,
            _ => Tables::Current,
        })
    }

    /// Reads. All that `work` sees is one picture, whatever is written meanwhile.
    ///
    /// # Errors
    /// What `work` returned; [`StoreError::Busy`] when no connection came free in time.
    pub async fn read<T, E>(
        &self,
        work: impl FnOnce(&mut Conn<'_>) -> Result<T, E> + Send + 'static,
    ) -> Result<T, E>
    where
        T: Send + 'static,
        E: From<StoreError> + Send + 'static,
    {
        self.readers.run(|c| super::read(c, work)).await
    }

    /// Writes: all of it, or on an error nothing. Nothing may follow the commit.
    ///
    /// # Errors
    /// What `work` returned; [`StoreError::Conflict`] when two writers met and this one may try
    /// again; [`StoreError::Busy`] when its turn did not come in time.
    pub async fn write<T, E>(
        &self,
        work: impl FnOnce(&mut Tx<'_>) -> Result<T, E> + Send + 'static,
    ) -> Result<T, E>
    where
        T: Send + 'static,
        E: From<StoreError> + Send + 'static,
    {
        self.writers.run(|c| super::write(c, work)).await
    }

    /// [`Store::read`] for the command line and for tests, on this thread.
    ///
    /// # Errors
    /// As [`Store::read`].
    pub fn read_blocking<T, E: From<StoreError>>(
        &self,
        work: impl FnOnce(&mut Conn<'_>) -> Result<T, E>,
    ) -> Result<T, E> {
        super::read(&mut *self.readers.take()?, work)
    }

    /// [`Store::write`] for the command line and for tests, on this thread.
    ///
    /// # Errors
    /// As [`Store::write`].
    pub fn write_blocking<T, E: From<StoreError>>(
        &self,
        work: impl FnOnce(&mut Tx<'_>) -> Result<T, E>,
    ) -> Result<T, E> {
        super::write(&mut *self.writers.take()?, work)
    }
}

/// How far the tables are made.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tables {
    /// There are none.
    Missing,
    /// They lack steps; [`Store::migrate`] takes them.
    Older,
    /// They are what this Redress works with.
    Current,
}

diesel::table! {
    #[sql_name = "__diesel_schema_migrations"]
    steps_taken (version) {
        version -> Text,
    }
}

fn check_known(ours: &[String], mut taken: impl Iterator<Item = String>) -> Result<(), StoreError> {
    match taken.find(|step| !ours.contains(step)) {
        None => Ok(()),
        Some(unknown) => Err(StoreError::Unusable(format!(
            "the database was made by a newer Redress (it has step {unknown}); start that one"
        ))),
    }
}

fn steps(ours: &EmbeddedMigrations) -> diesel::migration::Result<Vec<String>> {
    use diesel::migration::MigrationSource;
    let steps: Vec<Box<dyn diesel::migration::Migration<super::MultiBackend>>> = ours.migrations()?;
    Ok(steps.iter().map(|step| step.name().version().to_string()).collect())
}

impl Line {
    fn new(manager: Manager, size: u32) -> Line {
        let pool = Pool::builder()
            .max_size(size)
            .min_idle(Some(0))
            .connection_timeout(PATIENCE)
            .build_unchecked(manager);
        Line { pool, queue: Arc::new(Semaphore::new(size as usize)) }
    }

    fn take(&self) -> Result<PooledConnection<Manager>, StoreError> {
        self.pool.get().map_err(|problem| {
            tracing::warn!(error = %problem, "no database connection came free");
            StoreError::Busy
        })
    }

    async fn run<T, E>(
        &self,
        work: impl FnOnce(&mut AnyConnection) -> Result<T, E> + Send + 'static,
    ) -> Result<T, E>
    where
        T: Send + 'static,
        E: From<StoreError> + Send + 'static,
    {
        let turn = tokio::time::timeout(PATIENCE, self.queue.clone().acquire_owned()).await;
        let Ok(Ok(turn)) = turn else { return Err(StoreError::Busy.into()) };
        let line = self.clone();
        // Once begun, the work runs to its end even if the visitor goes away meanwhile.
        let done = tokio::task::spawn_blocking(move || {
            let result = line.take().map_err(E::from).and_then(|mut c| work(&mut c));
            drop(turn);
            result
        });
        done.await.unwrap_or_else(|_| Err(StoreError::Interrupted.into()))
    }
}
