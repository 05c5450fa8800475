//! What this centre is: founded once, read at every start.

use super::backend::each;
use super::schema::centre;
use super::{Reads, StoreError, Tx};
use crate::domain::clock::Moment;
use diesel::prelude::*;

/// How a centre is founded. It cannot be changed later.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Founding {
    /// Real people, real cases; its clock is the world's.
    Real,
    /// Made to be shown; its clock can be moved on.
    Demo,
}

const IS_DEMO: &str = "is_demo";
const OFFSET_SECONDS: &str = "centre_offset_seconds";
const MAIL_INDEX_KEY: &str = "mail_index_key";
const HEARTBEAT_AT: &str = "heartbeat_at";
const PROBED_AT: &str = "probed_at";
const DEMO_MADE_AT: &str = "demo_made_at";

/// Founds the centre if it is not founded yet, and makes its secret key.
///
/// # Errors
/// [`StoreError::Unusable`] when it was founded as the other kind: a demo over a real centre would
/// mix invented cases with real ones, and a demo's clock may stand anywhere.
pub fn found(tx: &mut Tx<'_>, founding: Founding) -> Result<(), StoreError> {
    if let Some(founded) = founding_of(tx)? {
        return match (founded, founding) {
            (Founding::Real, Founding::Demo) => Err(StoreError::Unusable(
                "this centre was not created as a demo; give the demo a folder of its own".to_owned(),
            )),
            (Founding::Demo, Founding::Real) => Err(StoreError::Unusable(
                "this centre was created as a demo; start it with `redress demo`, or choose another folder"
                    .to_owned(),
            )),
            _ => Ok(()),
        };
    }
    let mut key = [0; 32];
    getrandom::fill(&mut key)
        .map_err(|problem| StoreError::Unusable(format!("the machine gives no random bytes: {problem}")))?;
    set(tx, IS_DEMO, if founding == Founding::Demo { "true" } else { "false" })?;
    set(tx, OFFSET_SECONDS, "0")?;
    set(tx, MAIL_INDEX_KEY, &data_encoding::HEXLOWER.encode(&key))
}

/// How the centre was founded; `None` before it was.
///
/// # Errors
/// What the database said.
pub fn founding_of(c: &mut impl Reads) -> Result<Option<Founding>, StoreError> {
    let value = get(c, IS_DEMO)?;
    Ok(value.map(|value| if value == "true" { Founding::Demo } else { Founding::Real }))
}

/// Seconds that centre time is ahead of machine time; 0 outside a demo.
///
/// # Errors
/// What the database said.
pub fn offset_seconds(c: &mut impl Reads) -> Result<i64, StoreError> {
    read_as(c, OFFSET_SECONDS).map(Option::unwrap_or_default)
}

/// Puts centre time ahead by so many more seconds, and returns how far it is ahead now.
///
/// # Errors
/// What the database said. Whether this may be done at all is decided in `clock`.
pub fn add_to_offset(tx: &mut Tx<'_>, seconds: i64) -> Result<i64, StoreError> {
    let ahead = offset_seconds(tx)?.saturating_add(seconds);
    set(tx, OFFSET_SECONDS, &ahead.to_string())?;
    Ok(ahead)
}

/// The key of the index by which a person is found by mail address. Secret.
///
/// # Errors
/// [`StoreError::Missing`] before the centre is founded.
pub fn mail_index_key(c: &mut impl Reads) -> Result<[u8; 32], StoreError> {
    let text = get(c, MAIL_INDEX_KEY)?.ok_or(StoreError::Missing)?;
    let key = data_encoding::HEXLOWER.decode(text.as_bytes()).ok();
    key.and_then(|key| key.try_into().ok())
        .ok_or_else(|| StoreError::Unreadable(format!("{MAIL_INDEX_KEY} is not 64 hexadecimal digits")))
}

/// When a worker last looked after the centre, in machine time; `None` before the first time.
///
/// # Errors
/// What the database said.
pub fn heartbeat_at(c: &mut impl Reads) -> Result<Option<Moment>, StoreError> {
    read_as(c, HEARTBEAT_AT)
}

/// Records that a worker looked after the centre at `at`, in machine time.
///
/// # Errors
/// What the database said.
pub fn beat(tx: &mut Tx<'_>, at: Moment) -> Result<(), StoreError> {
    set(tx, HEARTBEAT_AT, &at.to_string())
}

/// The same, if the last sign of life is still the one at `last`. Of several nodes that find the centre
/// without one, this makes one the first: it returns whether that is the caller.
///
/// # Errors
/// What the database said.
pub fn beat_first(tx: &mut Tx<'_>, last: Moment, at: Moment) -> Result<bool, StoreError> {
    let still = centre::table.find(HEARTBEAT_AT).filter(centre::value.eq(last.to_string()));
    Ok(diesel::update(still).set(centre::value.eq(at.to_string())).execute(tx.db())? == 1)
}

/// Writes down that somebody tried at `at` whether the database takes writes. It says nothing else: a
/// node that answers requests is no sign that a worker looks after the centre.
///
/// # Errors
/// What the database said.
pub fn probe(tx: &mut Tx<'_>, at: Moment) -> Result<(), StoreError> {
    set(tx, PROBED_AT, &at.to_string())
}

/// When the making of a demo was completed; `None` before, and in a real centre.
///
/// # Errors
/// What the database said.
pub fn demo_made_at(c: &mut impl Reads) -> Result<Option<Moment>, StoreError> {
    read_as(c, DEMO_MADE_AT)
}

/// Records that the making of a demo is completed.
///
/// # Errors
/// What the database said.
pub fn note_demo_made(tx: &mut Tx<'_>, at: Moment) -> Result<(), StoreError> {
    set(tx, DEMO_MADE_AT, &at.to_string())
}

fn get(c: &mut impl Reads, name: &str) -> Result<Option<String>, StoreError> {
    Ok(centre::table.find(name).select(centre::value).first(c.db()).optional()?)
}

fn read_as<T: std::str::FromStr>(c: &mut impl Reads, name: &str) -> Result<Option<T>, StoreError> {
    let value = get(c, name)?;
    value
        .map(|value| value.parse().map_err(|_| StoreError::Unreadable(format!("the centre's {name}"))))
        .transpose()
}

fn set(tx: &mut Tx<'_>, name: &str, value: &str) -> Result<(), StoreError> {
    each!(tx.db(), c => diesel::insert_into(centre::table)
        .values((centre::name.eq(name), centre::value.eq(value)))
        .on_conflict(centre::name)
        .do_update()
        .set(centre::value.eq(value))
        .execute(c))?;
    Ok(())
}
