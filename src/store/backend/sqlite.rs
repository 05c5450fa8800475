//! SQLite: how a connection is opened, and what is refused.

use super::AnyConnection;
use crate::store::StoreError;
use diesel::connection::SimpleConnection;
use diesel::prelude::*;
use diesel::sql_types::Text;
use std::path::Path;

/// Older versions can corrupt a database that has several connections
/// (<https://sqlite.org/wal.html>, the WAL-reset bug, mended in 3.51.3).
const OLDEST: (u32, u32, u32) = (3, 51, 3);

/// The wait for a lock comes first, since switching to WAL may itself have to wait.
/// `synchronous=FULL` keeps what was acknowledged through a power cut.
const SETTINGS: &str = "
    PRAGMA busy_timeout = 10000;
    PRAGMA journal_mode = WAL;
    PRAGMA synchronous = FULL;
    PRAGMA foreign_keys = ON;
    PRAGMA trusted_schema = OFF;
    PRAGMA secure_delete = ON;
    PRAGMA temp_store = MEMORY;
";

pub(super) fn connect(path: &Path, read_only: bool) -> Result<AnyConnection, diesel::r2d2::Error> {
    use diesel::r2d2::Error::{ConnectionError, QueryError};
    // A path is always given with its folder, so that none can be taken for a `file:` address.
    let path = if path.is_absolute() { path.to_owned() } else { Path::new(".").join(path) };
    let mut connection = SqliteConnection::establish(&path.to_string_lossy()).map_err(ConnectionError)?;
    connection.batch_execute(SETTINGS).map_err(QueryError)?;
    if read_only {
        connection.batch_execute("PRAGMA query_only = ON").map_err(QueryError)?;
    }
    Ok(AnyConnection::Sqlite(connection))
}

#[derive(QueryableByName)]
struct Answer {
    #[diesel(sql_type = Text)]
    answer: String,
}

/// Refuses a SQLite that could lose or spoil a record.
pub(super) fn check(connection: &mut SqliteConnection) -> Result<(), StoreError> {
    let version: Answer = diesel::sql_query("SELECT sqlite_version() AS answer").get_result(connection)?;
    if is_too_old(&version.answer) {
        return Err(StoreError::Unusable(format!(
            "SQLite {} is older than 3.51.3 and can corrupt a database with several connections",
            version.answer
        )));
    }
    let mode: Answer = diesel::sql_query("SELECT journal_mode AS answer FROM pragma_journal_mode()")
        .get_result(connection)?;
    if mode.answer != "wal" {
        return Err(StoreError::Unusable(format!(
            "SQLite cannot keep a write-ahead log here (journal mode {}); use a local disk",
            mode.answer
        )));
    }
    Ok(())
}

/// What SQLite itself finds wrong with its file, such as an index that misses a row.
pub(super) fn faults(connection: &mut SqliteConnection) -> Result<Vec<String>, StoreError> {
    let lines: Vec<Answer> =
        diesel::sql_query("SELECT integrity_check AS answer FROM pragma_integrity_check()")
            .load(connection)?;
    Ok(lines.into_iter().map(|line| line.answer).filter(|line| line != "ok").collect())
}

fn is_too_old(version: &str) -> bool {
    let mut parts = version.split('.').map(|part| part.parse::<u32>().unwrap_or(0));
    let mut next = || parts.next().unwrap_or(0);
    (next(), next(), next()) < OLDEST
}

#[cfg(test)]
mod tests {
    use super::is_too_old;

    #[test]
    fn a_version_is_refused_before_and_taken_on_and_after_the_mended_one() {
        assert!(is_too_old("3.40.1"));
        assert!(is_too_old("3.51.2"));
        assert!(!is_too_old("3.51.3"));
        assert!(!is_too_old("3.53.2"));
        assert!(!is_too_old("4.0"));
        assert!(is_too_old("what"));
    }
}
