//! The address of the database, and the choice that lies in it.

use super::StoreError;
use std::fmt;
use std::path::{Path, PathBuf};
use std::str::FromStr;

/// Where the database is: `sqlite:PATH`, `postgres://…` or `postgresql://…`.
#[derive(Clone, PartialEq, Eq)]
pub enum DatabaseUrl {
    /// A file, made if it is not there.
    Sqlite(PathBuf),
    /// A server; the whole address, which may hold a password.
    Postgres(String),
}

impl DatabaseUrl {
    /// The SQLite database in the file `path`.
    pub fn sqlite(path: impl AsRef<Path>) -> Self {
        DatabaseUrl::Sqlite(path.as_ref().to_owned())
    }
}

impl FromStr for DatabaseUrl {
    type Err = StoreError;

    fn from_str(text: &str) -> Result<Self, StoreError> {
        if text.starts_with("postgres://") || text.starts_with("postgresql://") {
            return Ok(DatabaseUrl::Postgres(text.to_owned()));
        }
        let path = text.strip_prefix("sqlite:").map(|rest| rest.strip_prefix("//").unwrap_or(rest));
        match path {
            Some(path) if !path.is_empty() && !path.starts_with(':') && !path.contains(['?', '\0']) => {
                Ok(DatabaseUrl::Sqlite(PathBuf::from(path)))
            }
            _ => Err(StoreError::Unusable(
                "the database address must be sqlite:PATH-OF-A-FILE or postgres://USER@HOST/NAME".to_owned(),
            )),
        }
    }
}

/// Shows no user and no password.
impl fmt::Display for DatabaseUrl {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            DatabaseUrl::Sqlite(path) => write!(f, "sqlite:{}", path.display()),
            DatabaseUrl::Postgres(address) => {
                let rest = address.split_once("://").map_or("", |(_, rest)| rest);
                let rest = rest.split('?').next().unwrap_or_default();
                write!(f, "postgres://{}", rest.rsplit_once('@').map_or(rest, |(_, place)| place))
            }
        }
    }
}

impl fmt::Debug for DatabaseUrl {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_scheme_chooses_the_database_and_nothing_else_does() {
        assert_eq!(
            "sqlite:var/redress.db".parse::<DatabaseUrl>().unwrap(),
            DatabaseUrl::sqlite("var/redress.db")
        );
        assert_eq!(
            "sqlite:///var/redress.db".parse::<DatabaseUrl>().unwrap(),
            DatabaseUrl::sqlite("/var/redress.db")
        );
        for address in ["postgres://localhost/redress", "postgresql://u:p@db:5433/redress?sslmode=require"] {
            assert!(matches!(address.parse::<DatabaseUrl>().unwrap(), DatabaseUrl::Postgres(_)));
        }
        for wrong in [
            "",
            "redress.db",
            "host=127.0.0.1 dbname=x",
            "mysql://x",
            "sqlite:",
            "sqlite::memory:",
            "sqlite:a?mode=ro",
            "postgres:x",
        ] {
            assert!(wrong.parse::<DatabaseUrl>().is_err(), "{wrong}");
        }
    }

    #[test]
    fn a_shown_address_holds_no_password() {
        let address: DatabaseUrl = "postgres://ann:p@ss@db.example/redress?password=x".parse().unwrap();
        assert_eq!(
            format!("{address} {address:?}"),
            "postgres://db.example/redress postgres://db.example/redress"
        );
    }
}
