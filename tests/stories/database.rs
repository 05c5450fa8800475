//! A fresh database for each test: SQLite, or PostgreSQL when `TEST_DATABASE=postgres`.
//!
//! The tables are made once per test program and copied for each test, so a test costs
//! milliseconds. On PostgreSQL `TEST_POSTGRES_URL` names a server that the tests may fill and
//! empty; `tests/run` starts one.

use diesel::Connection;
use diesel::connection::SimpleConnection;
use redress::store::centre::{self, Founding};
use redress::store::{DatabaseUrl, Store};
use std::path::{Path, PathBuf};
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
                let name = next_name();
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

    /// Another database with the same content, in a folder with the same evidence.
    #[allow(dead_code, reason = "only the tests of `verify` make something dear enough to be copied")]
    pub fn copy(&self) -> Database {
        let folder = TempDir::new().unwrap();
        copy_files(&self.folder.path().join("vault"), &folder.path().join("vault"));
        let (url, server_name) = match &self.url {
            DatabaseUrl::Sqlite(from) => {
                let to = folder.path().join("redress.db");
                vacuum_into(from, &to);
                (DatabaseUrl::sqlite(to), None)
            }
            DatabaseUrl::Postgres(_) => {
                let from = self.server_name.as_ref().unwrap();
                let name = next_name();
                // PostgreSQL copies only what nobody is connected to; a pool connects again by itself.
                on_server(&format!(
                    "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '{from}'"
                ));
                on_server(&format!("CREATE DATABASE {name} TEMPLATE {from}"));
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

/// The name of a database that the server does not have yet.
fn next_name() -> String {
    static NUMBER: AtomicU32 = AtomicU32::new(0);
    format!("{}_{}", postgres_template(), NUMBER.fetch_add(1, Ordering::Relaxed))
}

fn copy_files(from: &Path, to: &Path) {
    std::fs::create_dir(to).unwrap();
    for item in std::fs::read_dir(from).unwrap() {
        let (item, to) = (item.as_ref().unwrap().path(), to.join(item.as_ref().unwrap().file_name()));
        if item.is_dir() {
            copy_files(&item, &to);
        } else {
            std::fs::copy(&item, &to).unwrap();
        }
    }
}

/// A copy of the file alone would lack what still lies in the write-ahead log.
fn vacuum_into(from: &Path, to: &Path) {
    let mut connection = diesel::SqliteConnection::establish(from.to_str().unwrap()).unwrap();
    connection.batch_execute(&format!("VACUUM INTO '{}'", to.display())).unwrap();
}

fn sqlite_template() -> &'static PathBuf {
    static TEMPLATE: OnceLock<(TempDir, PathBuf)> = OnceLock::new();
    let (_, file) = TEMPLATE.get_or_init(|| {
        let folder = TempDir::new().unwrap();
        let made = folder.path().join("made.db");
        Store::open(&DatabaseUrl::sqlite(&made)).unwrap().migrate().unwrap();
        let whole = folder.path().join("whole.db");
        vacuum_into(&made, &whole);
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
