//! All that differs between SQLite and PostgreSQL: connecting, beginning, checking at start.

mod connecting;
mod postgres;
mod sqlite;
mod store;
mod url;

pub use store::{Store, Tables};
pub use url::DatabaseUrl;

use super::StoreError;
use crate::domain::clock::Moment;
use diesel::connection::{AnsiTransactionManager, Connection, TransactionManager};
use diesel::{PgConnection, SqliteConnection};

/// A connection to either database. Queries that both understand run on it directly; for batch
/// inserts, `on_conflict` and row locks see [`each!`](crate::store::backend::each).
#[derive(diesel::MultiConnection)]
pub enum AnyConnection {
    /// PostgreSQL.
    Postgres(PgConnection),
    /// SQLite.
    Sqlite(SqliteConnection),
}

/// Writes a statement once and compiles it for each database, with that database's whole language:
/// `each!(tx.db(), c => diesel::insert_into(t::table).values(&rows).execute(c))?`.
macro_rules! each {
    ($connection:expr, $c:ident => $body:expr) => {
        match $connection {
            $crate::store::backend::AnyConnection::Postgres($c) => $body,
            $crate::store::backend::AnyConnection::Sqlite($c) => $body,
        }
    };
}
pub(crate) use each;

/// The derived connection begins, commits and rolls back for whichever database it holds.
type Manager = <AnyConnection as Connection>::TransactionManager;

/// Whatever one can read through: [`Conn`] and [`Tx`].
pub trait Reads {
    /// The connection for a query: `cases::table.load(c.db())?`.
    fn db(&mut self) -> &mut AnyConnection;
}

/// A read: one unchanging picture of the database, and no way to write.
/// (Both databases refuse a write on it at run time, too.)
pub struct Conn<'a>(&'a mut AnyConnection);

/// A write transaction. All of it is stored, or nothing.
pub struct Tx<'a>(&'a mut AnyConnection);

impl Reads for Conn<'_> {
    fn db(&mut self) -> &mut AnyConnection {
        self.0
    }
}

impl Reads for Tx<'_> {
    fn db(&mut self) -> &mut AnyConnection {
        self.0
    }
}

impl Tx<'_> {
    /// A part of this transaction that may fail alone: what `work` wrote is taken back if it
    /// returns an error, and the rest goes on.
    ///
    /// # Errors
    /// What `work` returned, or what the database said.
    pub fn nested<T, E: From<StoreError>>(
        &mut self,
        work: impl FnOnce(&mut Tx<'_>) -> Result<T, E>,
    ) -> Result<T, E> {
        within(self.0, Manager::begin_transaction, |c| work(&mut Tx(c)))
    }
}

/// The time of the database server; `None` on SQLite, which has no clock but the machine's.
///
/// # Errors
/// What the database said.
pub fn server_time(c: &mut impl Reads) -> Result<Option<Moment>, StoreError> {
    match c.db() {
        AnyConnection::Postgres(c) => postgres::server_time(c).map(Some),
        AnyConnection::Sqlite(_) => Ok(None),
    }
}

/// What the database itself finds wrong with its files. PostgreSQL has tools of its own for that, which
/// its administrator runs.
///
/// # Errors
/// What the database said.
pub fn faults_of_files(c: &mut Conn<'_>) -> Result<Vec<String>, StoreError> {
    match c.db() {
        AnyConnection::Postgres(_) => Ok(Vec::new()),
        AnyConnection::Sqlite(c) => sqlite::faults(c),
    }
}

/// Reads on `connection` in one unchanging picture.
fn read<T, E: From<StoreError>>(
    connection: &mut AnyConnection,
    work: impl FnOnce(&mut Conn<'_>) -> Result<T, E>,
) -> Result<T, E> {
    let begin = |c: &mut AnyConnection| match c {
        AnyConnection::Postgres(c) => AnsiTransactionManager::begin_transaction_sql(
            c,
            "BEGIN TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY",
        ),
        AnyConnection::Sqlite(c) => AnsiTransactionManager::begin_transaction_sql(c, "BEGIN DEFERRED"),
    };
    within(connection, begin, |c| work(&mut Conn(c)))
}

/// Writes on `connection`. SQLite takes its write lock at once: a transaction that began by
/// reading could not write any more after another writer had been there.
fn write<T, E: From<StoreError>>(
    connection: &mut AnyConnection,
    work: impl FnOnce(&mut Tx<'_>) -> Result<T, E>,
) -> Result<T, E> {
    let begin = |c: &mut AnyConnection| match c {
        AnyConnection::Postgres(c) => AnsiTransactionManager::begin_transaction_sql(c, "BEGIN"),
        AnyConnection::Sqlite(c) => AnsiTransactionManager::begin_transaction_sql(c, "BEGIN IMMEDIATE"),
    };
    within(connection, begin, |c| work(&mut Tx(c)))
}

fn within<T, E: From<StoreError>>(
    connection: &mut AnyConnection,
    begin: impl FnOnce(&mut AnyConnection) -> diesel::QueryResult<()>,
    work: impl FnOnce(&mut AnyConnection) -> Result<T, E>,
) -> Result<T, E> {
    begin(connection).map_err(StoreError::from)?;
    match work(connection) {
        Ok(value) => {
            Manager::commit_transaction(connection).map_err(StoreError::from)?;
            Ok(value)
        }
        Err(error) => {
            // A connection that cannot even roll back is broken; the pool throws it away, and the
            // first error says more than the second.
            if let Err(rollback) = Manager::rollback_transaction(connection) {
                tracing::warn!(error = %rollback, "a transaction could not be rolled back");
            }
            Err(error)
        }
    }
}
