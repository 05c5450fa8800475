//! A fresh database for each test: SQLite, or PostgreSQL when `TEST_DATABASE=postgres`.
//!
//! The tables are made once per test program and copied for each test, so a test costs
//! milliseconds. On PostgreSQL `TEST_POSTGRES_URL` names a server that the tests may fill and
//! empty; `tests/run` starts one.

use diesel::Connection;
use diesel::connection::SimpleConnection;
use redress::store::centre::{self, Founding};
use redress::store::{DatabaseUrl, Store};
use std::path::PathBuf;
use std::sync::OnceLock;
use std::sync::atomic::{AtomicU32, Ordering};
use tempfile::TempDir;

/// Which database a test runs on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    Sqlite,
    Postgres,
}

impl Kind {
    /// As `TEST_DATABASE` says; SQLite if it says nothing.
    pub fn chosen() -> Kind {
        match std::env::var("TEST_DATABASE").as_deref() {
            Ok("postgres") => Kind::Postgres,
            Ok("sqlite") | Err(_) => Kind::Sqlite,
            Ok(other) => panic!("TEST_DATABASE={other}, but it must be sqlite or postgres"),
        }
    }
}

/// A database of its own, founded and with all tables. It is gone when this is dropped.
pub struct Database {
    pub store: Store,
    pub url: DatabaseUrl,
    /// A folder of the test's own, for evidence and letters.
    pub folder: TempDir,
    server_name: Option<String>,
}

/// A fresh database of the chosen kind, founded as a demo, so that its clock can be moved.
pub fn fresh() -> Database {
    Database::new(Kind::chosen(), Founding::Demo)
}

impl Database {
    pub fn new(kind: Kind, founding: Founding) -> Database {
        let folder = TempDir::new().unwrap();
        let (url, server_name) = match kind {
            Kind::Sqlite => {
                let file = folder.path().join("redress.db");
                std::fs::copy(sqlite_template(), &file).unwrap();
                (DatabaseUrl::sqlite(file), None)
            }
            Kind::Postgres => {
                static NUMBER: AtomicU32 = AtomicU32::new(0);
                let number = NUMBER.fetch_add(1, Ordering::Relaxed);
                let name = format!("{}_{number}", postgres_template());
                on_server(&format!("CREATE DATABASE {name} TEMPLATE {}", postgres_template()));
                (on_postgres(&name), Some(name))
            }
        };
        let store = Store::open(&url).unwrap();
        store.write_blocking(|tx| centre::found(tx, founding)).unwrap();
        Database { store, url, folder, server_name }
    }

    /// A database without any table.
    pub fn empty(kind: Kind) -> Database {
        let folder = TempDir::new().unwrap();
        let (url, server_name) = match kind {
            Kind::Sqlite => (DatabaseUrl::sqlite(folder.path().join("empty.db")), None),
            Kind::Postgres => {
                let name = format!("redress_empty_{}", std::process::id());
                on_server(&format!("CREATE DATABASE {name}"));
                (on_postgres(&name), Some(name))
            }
        };
        Database { store: Store::open(&url).unwrap(), url, folder, server_name }
    }

    /// Opens the same database once more, as a second node would.
    pub fn second_node(&self) -> Store {
        Store::open(&self.url).unwrap()
    }
}

impl Drop for Database {
    fn drop(&mut self) {
        if let Some(name) = &self.server_name {
            on_server(&format!("DROP DATABASE {name} WITH (FORCE)"));
        }
    }
}

fn sqlite_template() -> &'static PathBuf {
    static TEMPLATE: OnceLock<(TempDir, PathBuf)> = OnceLock::new();
    let (_, file) = TEMPLATE.get_or_init(|| {
        let folder = TempDir::new().unwrap();
        let made = folder.path().join("made.db");
        Store::open(&DatabaseUrl::sqlite(&made)).unwrap().migrate().unwrap();
        // A copy of the file alone would lack what still lies in the write-ahead log.
        let whole = folder.path().join("whole.db");
        let mut connection = diesel::SqliteConnection::establish(made.to_str().unwrap()).unwrap();
        connection.batch_execute(&format!("VACUUM INTO '{}'", whole.display())).unwrap();
        (folder, whole)
    });
    file
}

fn postgres_template() -> &'static str {
    static TEMPLATE: OnceLock<String> = OnceLock::new();
    TEMPLATE.get_or_init(|| {
        let name = format!("redress_test_{}", std::process::id());
        on_server(&format!("DROP DATABASE IF EXISTS {name} WITH (FORCE)"));
        on_server(&format!("CREATE DATABASE {name}"));
        Store::open(&on_postgres(&name)).unwrap().migrate().unwrap();
        name
    })
}

/// The address of the database `name` on the test server.
fn on_postgres(name: &str) -> DatabaseUrl {
    let server = server();
    let (start, query) = server.split_once('?').map_or((server.as_str(), ""), |(s, q)| (s, q));
    let host = start.rsplit_once('/').expect("TEST_POSTGRES_URL ends in the name of a database").0;
    let query = if query.is_empty() { String::new() } else { format!("?{query}") };
    format!("{host}/{name}{query}").parse().unwrap()
}

fn server() -> String {
    std::env::var("TEST_POSTGRES_URL")
        .expect("TEST_POSTGRES_URL names a PostgreSQL server; tests/run sets it")
}

fn on_server(statement: &str) {
    let mut connection = diesel::PgConnection::establish(&server()).unwrap();
    connection.batch_execute(statement).unwrap_or_else(|problem| panic!("{statement}: {problem}"));
}
