//! PostgreSQL: how a connection is opened, and what is refused.

use super::AnyConnection;
use crate::domain::clock::Moment;
use crate::store::StoreError;
use diesel::connection::SimpleConnection;
use diesel::prelude::*;
use diesel::sql_types::{Text, Timestamp};

/// A statement that hangs, a lock that never comes and a transaction that was forgotten all end.
const SETTINGS: &str = "
    SET TIME ZONE 'UTC';
    SET application_name = 'redress';
    SET statement_timeout = '30s';
    SET lock_timeout = '10s';
    SET idle_in_transaction_session_timeout = '60s';
";

pub(super) fn connect(address: &str, read_only: bool) -> Result<AnyConnection, diesel::r2d2::Error> {
    use diesel::r2d2::Error::{ConnectionError, QueryError};
    let mut connection = PgConnection::establish(address).map_err(ConnectionError)?;
    connection.batch_execute(SETTINGS).map_err(QueryError)?;
    if read_only {
        connection.batch_execute("SET default_transaction_read_only = on").map_err(QueryError)?;
    }
    Ok(AnyConnection::Postgres(connection))
}

#[derive(QueryableByName)]
struct Setting {
    #[diesel(sql_type = Text)]
    name: String,
    #[diesel(sql_type = Text)]
    setting: String,
}

/// Refuses a server that may forget what it acknowledged, or that cannot write Chinese.
pub(super) fn check(connection: &mut PgConnection) -> Result<(), StoreError> {
    let settings: Vec<Setting> = diesel::sql_query(
        "SELECT name, setting FROM pg_settings WHERE name IN \
         ('fsync', 'full_page_writes', 'synchronous_commit', 'server_encoding') ORDER BY name",
    )
    .load(connection)?;
    match settings.iter().find_map(|s| fault(&s.name, &s.setting)) {
        Some(fault) => Err(StoreError::Unusable(fault)),
        None => Ok(()),
    }
}

#[derive(QueryableByName)]
struct Time {
    #[diesel(sql_type = Timestamp)]
    now: Moment,
}

/// The server's time, which all nodes share.
pub(super) fn server_time(connection: &mut PgConnection) -> Result<Moment, StoreError> {
    let time: Time =
        diesel::sql_query("SELECT clock_timestamp() AT TIME ZONE 'UTC' AS now").get_result(connection)?;
    Ok(time.now)
}

fn fault(name: &str, setting: &str) -> Option<String> {
    match (name, setting) {
        ("fsync" | "full_page_writes" | "synchronous_commit", "off") => {
            Some(format!("PostgreSQL runs with {name} = off and may lose what it acknowledged; switch it on"))
        }
        ("server_encoding", encoding) if encoding != "UTF8" => {
            Some(format!("the PostgreSQL database has the encoding {encoding}; it must be UTF8"))
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::fault;

    #[test]
    fn a_server_that_may_forget_is_refused() {
        assert!(fault("fsync", "off").is_some());
        assert!(fault("full_page_writes", "off").is_some());
        assert!(fault("synchronous_commit", "off").is_some());
        assert!(fault("server_encoding", "SQL_ASCII").is_some());
        for (name, setting) in
            [("fsync", "on"), ("synchronous_commit", "remote_apply"), ("server_encoding", "UTF8")]
        {
            assert_eq!(fault(name, setting), None);
        }
    }
}
