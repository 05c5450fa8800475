//! Makes and minds the connections of a pool.

use super::{AnyConnection, DatabaseUrl, postgres, sqlite};
use diesel::r2d2::{Error, ManageConnection, R2D2Connection};

/// Connects to the database that the address names, and only to that one. (Diesel's own
/// `establish` tries one database after the other and may make a file named like an address.)
#[derive(Debug)]
pub(super) struct Manager {
    pub(super) url: DatabaseUrl,
    pub(super) read_only: bool,
}

impl ManageConnection for Manager {
    type Connection = AnyConnection;
    type Error = Error;

    fn connect(&self) -> Result<AnyConnection, Error> {
        match &self.url {
            DatabaseUrl::Sqlite(path) => sqlite::connect(path, self.read_only),
            DatabaseUrl::Postgres(address) => postgres::connect(address, self.read_only),
        }
    }

    fn is_valid(&self, connection: &mut AnyConnection) -> Result<(), Error> {
        connection.ping().map_err(Error::QueryError)
    }

    fn has_broken(&self, connection: &mut AnyConnection) -> bool {
        std::thread::panicking() || connection.is_broken()
    }
}
