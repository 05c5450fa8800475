//! What can go wrong between us and the database.

use diesel::result::{DatabaseErrorKind, Error};

/// Why the store did not do what it was asked.
#[derive(Debug, thiserror::Error)]
pub enum StoreError {
    /// Two writers met; nothing was written. Load again, decide again.
    #[error("somebody else changed the same record at the same moment")]
    Conflict,
    /// A row with this key exists already. Holds the constraint or column, never the value.
    #[error("{0} exists already")]
    Taken(String),
    /// No such row.
    #[error("there is no such row")]
    Missing,
    /// No connection came free, or a lock did not, within the time limit.
    #[error("the database is too busy to answer in time")]
    Busy,
    /// There is no room on the disk for what was to be written. Nothing was; reading goes on.
    #[error("the storage of the database is full")]
    Full,
    /// The database cannot be opened, or is not safe to use. One line for the operator.
    #[error("{0}")]
    Unusable(String),
    /// A stored value is not what the column should hold.
    #[error("a stored value cannot be read: {0}")]
    Unreadable(String),
    /// The work panicked or the process is stopping; nothing was written.
    #[error("the work was interrupted, nothing was written")]
    Interrupted,
    /// Anything else the database said.
    #[error("the database refused: {0}")]
    Database(#[source] Error),
}

impl From<Error> for StoreError {
    fn from(error: Error) -> Self {
        match error {
            Error::NotFound => StoreError::Missing,
            Error::DeserializationError(problem) => StoreError::Unreadable(problem.to_string()),
            Error::DatabaseError(DatabaseErrorKind::SerializationFailure, _) => StoreError::Conflict,
            Error::DatabaseError(DatabaseErrorKind::UniqueViolation, ref said) => {
                StoreError::Taken(said.constraint_name().unwrap_or_else(|| said.message()).to_owned())
            }
            // Neither database gives a typed kind for these, only words.
            Error::DatabaseError(_, ref said) if said.message().contains("deadlock detected") => {
                StoreError::Conflict
            }
            Error::DatabaseError(_, ref said)
                if said.message().contains("database is locked")
                    || said.message().contains("due to lock timeout") =>
            {
                StoreError::Busy
            }
            // SQLite's SQLITE_FULL (13), and the system's ENOSPC as PostgreSQL passes it on (53100).
            Error::DatabaseError(_, ref said)
                if said.message().contains("database or disk is full")
                    || said.message().contains("No space left on device") =>
            {
                StoreError::Full
            }
            other => StoreError::Database(other),
        }
    }
}
