//! Personal text at rest: one column type for all of it.

use diesel::deserialize::{self, FromSql, FromSqlRow};
use diesel::expression::AsExpression;
use diesel::serialize::{self, Output, ToSql};
use diesel::sql_types::Text;
use std::fmt;

/// What a person wrote or is called. No SQL looks inside it, no log shows it.
///
/// The first character of the stored text names the format: `0` is plain text. Encryption will be
/// another character, and rows of both kinds will lie side by side.
#[derive(Clone, PartialEq, Eq, AsExpression, FromSqlRow)]
#[diesel(sql_type = Text)]
pub struct Sealed(String);

/// The stored text has a format that this Redress does not know.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("a sealed text has a format that is not known here")]
pub struct UnknownFormat;

const PLAIN: char = '0';

impl Sealed {
    /// Seals `text` in today's format.
    pub fn seal(text: &str) -> Sealed {
        let mut stored = String::with_capacity(text.len() + 1);
        stored.push(PLAIN);
        stored.push_str(text);
        Sealed(stored)
    }

    /// The text inside.
    ///
    /// # Errors
    /// [`UnknownFormat`] when a newer Redress sealed it.
    pub fn open(&self) -> Result<&str, UnknownFormat> {
        self.0.strip_prefix(PLAIN).ok_or(UnknownFormat)
    }
}

/// Shows nothing of the text, so that no log can.
impl fmt::Debug for Sealed {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("***")
    }
}

impl From<UnknownFormat> for super::StoreError {
    fn from(problem: UnknownFormat) -> Self {
        super::StoreError::Unreadable(problem.to_string())
    }
}

impl<DB: diesel::backend::Backend> FromSql<Text, DB> for Sealed
where
    String: FromSql<Text, DB>,
{
    fn from_sql(bytes: DB::RawValue<'_>) -> deserialize::Result<Self> {
        String::from_sql(bytes).map(Sealed)
    }
}

impl<DB: diesel::backend::Backend> ToSql<Text, DB> for Sealed
where
    str: ToSql<Text, DB>,
{
    fn to_sql<'b>(&'b self, out: &mut Output<'b, '_, DB>) -> serialize::Result {
        self.0.as_str().to_sql(out)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_sealed_opens_and_nothing_shows_it() {
        for text in ["", "0", "王小明 Ann O'Neil", "1 of 2"] {
            let sealed = Sealed::seal(text);
            assert_eq!(sealed.open(), Ok(text));
            assert_eq!(format!("{sealed:?}"), "***");
        }
    }

    #[test]
    fn an_unknown_format_is_an_error_and_not_a_text() {
        assert_eq!(Sealed("1abc".to_owned()).open(), Err(UnknownFormat));
        assert_eq!(Sealed(String::new()).open(), Err(UnknownFormat));
    }
}
