//! How the words of the domain lie in columns, on both databases.
//!
//! Enums and numbers are their text; identifiers are the text of the UUID; moments are TIMESTAMP
//! in UTC. `text_column!(Role);` beside its queries is all that a further enum needs.

use super::backend::MultiBackend;
use crate::domain::actor::{Holder, Role, Strength};
use crate::domain::case::event::Finding;
use crate::domain::chain::{Hash, Salt};
use crate::domain::clock::{Day, Moment, WindowKey};
use crate::domain::ids::*;
use crate::domain::letter::Addressee;
use crate::domain::matter::MatterKind;
use crate::domain::publication::{Kept, Kind, Reaction};
use crate::domain::text::Language;
use diesel::deserialize::{self, FromSql, FromSqlRow};
use diesel::expression::AsExpression;
use diesel::pg::data_types::{PgDate, PgTimestamp};
use diesel::pg::{Pg, PgValue};
use diesel::serialize::{self, IsNull, Output, ToSql};
use diesel::sql_types::{Date, Text, Timestamp};
use diesel::sqlite::Sqlite;

/// Keeps domain types as TEXT: each needs `Display` to write and `FromStr` to read.
///
/// `text_column!(Role, Stage);` is all that an enum needs. A text in the database that no longer
/// parses is an error, never a guess.
macro_rules! text_column {
    ($($kind:ty),* $(,)?) => {$(const _: () = {
        use diesel::deserialize::{self, FromSql, FromSqlRow};
        use diesel::expression::AsExpression;
        use diesel::pg::Pg;
        use diesel::serialize::{self, IsNull, Output, ToSql};
        use diesel::sql_types::Text;
        use diesel::sqlite::Sqlite;
        use $crate::store::backend::MultiBackend;

        #[derive(AsExpression, FromSqlRow)]
        #[diesel(foreign_derive)]
        #[diesel(sql_type = Text)]
        #[expect(dead_code, reason = "it only names the type for the derives")]
        struct Column($kind);

        impl<DB: diesel::backend::Backend> FromSql<Text, DB> for $kind
        where
            String: FromSql<Text, DB>,
        {
            fn from_sql(bytes: DB::RawValue<'_>) -> deserialize::Result<Self> {
                Ok(String::from_sql(bytes)?.parse()?)
            }
        }

        impl ToSql<Text, Pg> for $kind {
            fn to_sql<'b>(&'b self, out: &mut Output<'b, '_, Pg>) -> serialize::Result {
                std::io::Write::write_fmt(out, format_args!("{self}"))?;
                Ok(IsNull::No)
            }
        }

        impl ToSql<Text, Sqlite> for $kind {
            fn to_sql<'b>(&'b self, out: &mut Output<'b, '_, Sqlite>) -> serialize::Result {
                out.set_value(self.to_string());
                Ok(IsNull::No)
            }
        }

        impl ToSql<Text, MultiBackend> for $kind {
            fn to_sql<'b>(&'b self, out: &mut Output<'b, '_, MultiBackend>) -> serialize::Result {
                out.set_value((Text, self));
                Ok(IsNull::No)
            }
        }
    };)*};
}
pub(crate) use text_column;

/// A date in a column: `Day` belongs to jiff, so it needs this wrapper to be stored.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, AsExpression, FromSqlRow)]
#[diesel(sql_type = Date)]
pub struct OnDay(pub Day);

impl From<Day> for OnDay {
    fn from(day: Day) -> Self {
        OnDay(day)
    }
}

impl From<OnDay> for Day {
    fn from(day: OnDay) -> Self {
        day.0
    }
}

const _: () = {
    #[derive(AsExpression, FromSqlRow)]
    #[diesel(foreign_derive)]
    #[diesel(sql_type = Timestamp)]
    #[expect(dead_code, reason = "it only names the type for the derives")]
    struct Column(Moment);
};

/// PostgreSQL counts from 2000-01-01T00:00:00Z; this is that point in our microseconds.
const POSTGRES_EPOCH_MICROSECONDS: i64 = 946_684_800_000_000;
const POSTGRES_EPOCH: Day = jiff::civil::date(2000, 1, 1);

/// On SQLite a moment is a text of fixed width, so that it sorts by time and its own date
/// functions understand it.
const SQLITE_MOMENT: &str = "%Y-%m-%d %H:%M:%S%.6f";

impl FromSql<Timestamp, Pg> for Moment {
    fn from_sql(bytes: PgValue<'_>) -> deserialize::Result<Self> {
        let PgTimestamp(since) = FromSql::<Timestamp, Pg>::from_sql(bytes)?;
        let moment = since.checked_add(POSTGRES_EPOCH_MICROSECONDS).and_then(Moment::from_microseconds);
        moment.ok_or_else(|| "a moment lies outside the calendar".into())
    }
}

impl ToSql<Timestamp, Pg> for Moment {
    fn to_sql<'b>(&'b self, out: &mut Output<'b, '_, Pg>) -> serialize::Result {
        let since = PgTimestamp(self.microseconds() - POSTGRES_EPOCH_MICROSECONDS);
        ToSql::<Timestamp, Pg>::to_sql(&since, &mut out.reborrow())
    }
}

impl FromSql<Timestamp, Sqlite> for Moment {
    fn from_sql(bytes: <Sqlite as diesel::backend::Backend>::RawValue<'_>) -> deserialize::Result<Self> {
        let text = <String as FromSql<Text, Sqlite>>::from_sql(bytes)?;
        let at: jiff::civil::DateTime = text.parse()?;
        Ok(Moment::from_timestamp(at.to_zoned_datetime(jiff::tz::TimeZone::UTC)?.timestamp()))
    }
}

impl ToSql<Timestamp, Sqlite> for Moment {
    fn to_sql<'b>(&'b self, out: &mut Output<'b, '_, Sqlite>) -> serialize::Result {
        out.set_value(self.timestamp().strftime(SQLITE_MOMENT).to_string());
        Ok(IsNull::No)
    }
}

impl FromSql<Date, Pg> for OnDay {
    fn from_sql(bytes: PgValue<'_>) -> deserialize::Result<Self> {
        let PgDate(since) = FromSql::<Date, Pg>::from_sql(bytes)?;
        Ok(OnDay(POSTGRES_EPOCH.checked_add(jiff::Span::new().try_days(since)?)?))
    }
}

impl ToSql<Date, Pg> for OnDay {
    fn to_sql<'b>(&'b self, out: &mut Output<'b, '_, Pg>) -> serialize::Result {
        let since = PgDate((self.0 - POSTGRES_EPOCH).get_days());
        ToSql::<Date, Pg>::to_sql(&since, &mut out.reborrow())
    }
}

impl FromSql<Date, Sqlite> for OnDay {
    fn from_sql(bytes: <Sqlite as diesel::backend::Backend>::RawValue<'_>) -> deserialize::Result<Self> {
        Ok(OnDay(<String as FromSql<Text, Sqlite>>::from_sql(bytes)?.parse()?))
    }
}

impl ToSql<Date, Sqlite> for OnDay {
    fn to_sql<'b>(&'b self, out: &mut Output<'b, '_, Sqlite>) -> serialize::Result {
        out.set_value(self.0.to_string());
        Ok(IsNull::No)
    }
}

/// What differs between the databases is said above; this only passes it on.
macro_rules! on_either {
    ($($kind:ty as $sql:ident),*) => {$(
        impl FromSql<$sql, MultiBackend> for $kind {
            fn from_sql(bytes: <MultiBackend as diesel::backend::Backend>::RawValue<'_>) -> deserialize::Result<Self> {
                bytes.from_sql::<$kind, $sql>()
            }
        }

        impl ToSql<$sql, MultiBackend> for $kind {
            fn to_sql<'b>(&'b self, out: &mut Output<'b, '_, MultiBackend>) -> serialize::Result {
                out.set_value(($sql, self));
                Ok(IsNull::No)
            }
        }
    )*};
}

on_either!(Moment as Timestamp, OnDay as Date);

text_column!(
    MatterId,
    PersonId,
    PlatformId,
    StandingId,
    TextId,
    ExhibitId,
    WindowId,
    OfferId,
    QuestionId,
    RemedyId,
    LetterId,
    ErrandId,
    DraftId,
    ClaimId,
    CaseNumber,
    RequestNumber,
    Language,
    Hash,
    Salt,
    Addressee,
    Finding,
    Holder,
    Kept,
    Kind,
    MatterKind,
    Reaction,
    Role,
    Strength,
    WindowKey,
);
