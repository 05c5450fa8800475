//! Letters on paper: from the print queue to the post, and back if nobody took them. All of it is done by
//! registrars; times are centre time.

use super::columns::OnDay;
use super::outbox::{Delivery, LetterRow, Listed};
use super::schema::{letters, platforms, postings, returned_postings};
use super::{Reads, Sealed, StoreError, Tx};
use crate::domain::clock::{Day, Moment};
use crate::domain::ids::{LetterId, PersonId, PlatformId};
use diesel::prelude::*;

/// The most letters that are printed into one file, or marked at once.
pub const MOST: i64 = 100;

/// What became of a letter on paper.
#[derive(Clone, Debug, Queryable, Selectable)]
#[diesel(table_name = postings)]
pub struct Posting {
    /// The letter.
    pub letter_id: LetterId,
    /// Name and address, a line each, as they are printed.
    pub address: Sealed,
    /// When it came into the queue.
    pub queued_at: Moment,
    /// When it was printed last.
    pub printed_at: Option<Moment>,
    /// By whom.
    pub printed_by: Option<PersonId>,
    /// On which day it was given to the post.
    pub posted_on: Option<OnDay>,
    /// By whom.
    pub posted_by: Option<PersonId>,
    /// Under which number the post carries it.
    pub tracking: Option<Sealed>,
    /// When a registrar noted that it arrived.
    pub arrived_at: Option<Moment>,
    /// When a registrar noted that it came back.
    pub came_back_at: Option<Moment>,
    /// Who noted the one or the other.
    pub settled_by: Option<PersonId>,
}

/// A letter that was given to the post and came back, before it was printed again.
#[derive(Clone, Debug, Queryable, Selectable, Insertable)]
#[diesel(table_name = returned_postings)]
pub struct Returned {
    /// The letter.
    pub letter_id: LetterId,
    /// When a registrar noted that it came back.
    pub came_back_at: Moment,
    /// Name and address, as they were printed.
    pub address: Sealed,
    /// On which day it was given to the post.
    pub posted_on: OnDay,
    /// By whom.
    pub posted_by: PersonId,
    /// Under which number the post carried it.
    pub tracking: Option<Sealed>,
    /// Who noted that it came back.
    pub settled_by: PersonId,
}

impl Returned {
    fn of(posting: Posting) -> Option<Returned> {
        Some(Returned {
            letter_id: posting.letter_id,
            came_back_at: posting.came_back_at?,
            address: posting.address,
            posted_on: posting.posted_on?,
            posted_by: posting.posted_by?,
            tracking: posting.tracking,
            settled_by: posting.settled_by?,
        })
    }
}

/// How often, and when, these letters were posted before and came back, the first time first.
///
/// # Errors
/// What the database said.
pub fn returned(c: &mut impl Reads, of: &[LetterId]) -> Result<Vec<Returned>, StoreError> {
    Ok(returned_postings::table
        .filter(returned_postings::letter_id.eq_any(of))
        .order((returned_postings::letter_id, returned_postings::came_back_at))
        .select(Returned::as_select())
        .load(c.db())?)
}

/// Puts a letter into the queue, with the address to be printed on it. What is there already gets the new
/// address; that it was posted before and came back stays on record.
///
/// # Errors
/// What the database said.
pub fn queue(tx: &mut Tx<'_>, letter: LetterId, address: &Sealed, at: Moment) -> Result<(), StoreError> {
    let before = postings::table.find(letter).select(Posting::as_select()).first(tx.db()).optional()?;
    if let Some(returned) = before.and_then(Returned::of) {
        diesel::insert_into(returned_postings::table).values(returned).execute(tx.db())?;
    }
    diesel::delete(postings::table.find(letter)).execute(tx.db())?;
    diesel::insert_into(postings::table)
        .values((postings::letter_id.eq(letter), postings::address.eq(address), postings::queued_at.eq(at)))
        .execute(tx.db())?;
    Ok(())
}

/// A page of the letters in this state of which nobody knows yet what becomes of them, the oldest first, and how
/// many there are.
///
/// # Errors
/// What the database said.
pub fn page(
    c: &mut impl Reads,
    state: Delivery,
    offset: i64,
    most: i64,
) -> Result<(Vec<(Posting, Listed)>, i64), StoreError> {
    let open = || {
        let joined = postings::table.inner_join(letters::table);
        joined.filter(letters::state.eq(state)).filter(postings::settled_by.is_null())
    };
    let count = open().count().get_result(c.db())?;
    let rows = open()
        .order((postings::queued_at, postings::letter_id))
        .offset(offset)
        .limit(most)
        .select((Posting::as_select(), Listed::as_select()))
        .load(c.db())?;
    Ok((rows, count))
}

/// The letters that arrived, the last one first, `most` at the most, and how many there are.
///
/// # Errors
/// What the database said.
pub fn arrived(c: &mut impl Reads, most: i64) -> Result<(Vec<(Posting, Listed)>, i64), StoreError> {
    let settled = || {
        let joined = postings::table.inner_join(letters::table);
        joined.filter(letters::state.eq(Delivery::Posted)).filter(postings::arrived_at.is_not_null())
    };
    let count = settled().count().get_result(c.db())?;
    let rows = settled()
        .order((postings::arrived_at.desc(), postings::letter_id))
        .limit(most)
        .select((Posting::as_select(), Listed::as_select()))
        .load(c.db())?;
    Ok((rows, count))
}

/// Of these letters those that wait in the queue, or with `None` all; each with what is printed. [`MOST`]
/// at the most, the oldest first.
///
/// # Errors
/// What the database said.
pub fn to_print(
    c: &mut impl Reads,
    of: Option<&[LetterId]>,
) -> Result<Vec<(Posting, LetterRow)>, StoreError> {
    let mut query = postings::table
        .inner_join(letters::table)
        .filter(letters::state.eq(Delivery::ToPost))
        .order((postings::queued_at, postings::letter_id))
        .limit(MOST)
        .select((Posting::as_select(), LetterRow::as_select()))
        .into_boxed();
    if let Some(of) = of {
        query = query.filter(postings::letter_id.eq_any(of.to_vec()));
    }
    Ok(query.load(c.db())?)
}

/// Notes that these letters were printed, each as it came into the queue at that moment. One that has been given
/// another address meanwhile counts as not printed.
///
/// # Errors
/// What the database said.
pub fn printed(
    tx: &mut Tx<'_>,
    of: &[(LetterId, Moment)],
    by: PersonId,
    at: Moment,
) -> Result<(), StoreError> {
    let set = (postings::printed_at.eq(Some(at)), postings::printed_by.eq(Some(by)));
    for (letter, queued) in of {
        let same = postings::table.find(letter).filter(postings::queued_at.eq(queued));
        diesel::update(same).set(set).execute(tx.db())?;
    }
    Ok(())
}

/// When the last of these letters was printed.
///
/// # Errors
/// What the database said.
pub fn printed_last(c: &mut impl Reads, of: &[LetterId]) -> Result<Option<Moment>, StoreError> {
    let printed = postings::table.filter(postings::letter_id.eq_any(of));
    Ok(printed.select(diesel::dsl::max(postings::printed_at)).first(c.db())?)
}

/// How many of these letters were printed and wait to be given to the post.
///
/// # Errors
/// What the database said.
pub fn wait_to_be_posted(c: &mut impl Reads, of: &[LetterId]) -> Result<i64, StoreError> {
    let printed = postings::table
        .inner_join(letters::table)
        .filter(postings::letter_id.eq_any(of))
        .filter(postings::printed_at.is_not_null())
        .filter(letters::state.eq(Delivery::ToPost));
    Ok(printed.count().get_result(c.db())?)
}

/// A registrar gave a printed letter to the post on a day. `false` when it does not wait in the queue any
/// more, or was never printed.
///
/// # Errors
/// What the database said.
pub fn posted(
    tx: &mut Tx<'_>,
    letter: LetterId,
    by: PersonId,
    on: Day,
    tracking: Option<&str>,
) -> Result<bool, StoreError> {
    let printed = postings::table.find(letter).filter(postings::printed_at.is_not_null());
    let set = (
        postings::posted_on.eq(Some(OnDay(on))),
        postings::posted_by.eq(Some(by)),
        postings::tracking.eq(tracking.map(Sealed::seal)),
    );
    if !passes_on(tx, letter, Delivery::ToPost, None)?
        || diesel::update(printed).set(set).execute(tx.db())? == 0
    {
        return Ok(false);
    }
    passes_on(tx, letter, Delivery::ToPost, Some(Delivery::Posted))
}

/// What became of a letter that was posted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Became {
    /// It arrived.
    Arrived,
    /// It came back.
    CameBack,
    /// It came back, though somebody noted that it had arrived.
    CameBackAfterAll,
}

/// A registrar learnt what became of a posted letter. `false` when that is settled already, or it was not
/// posted.
///
/// # Errors
/// What the database said.
pub fn settle(
    tx: &mut Tx<'_>,
    letter: LetterId,
    became: Became,
    by: PersonId,
    at: Moment,
) -> Result<bool, StoreError> {
    if !passes_on(tx, letter, Delivery::Posted, None)? {
        return Ok(false);
    }
    let (arrived, back) = match became {
        Became::Arrived => (Some(at), None),
        Became::CameBack | Became::CameBackAfterAll => (None, Some(at)),
    };
    let set = (
        postings::arrived_at.eq(arrived),
        postings::came_back_at.eq(back),
        postings::settled_by.eq(Some(by)),
    );
    let posting = postings::table.find(letter);
    let settled = match became {
        Became::CameBackAfterAll => {
            diesel::update(posting.filter(postings::arrived_at.is_not_null())).set(set).execute(tx.db())?
        }
        Became::Arrived | Became::CameBack => {
            diesel::update(posting.filter(postings::settled_by.is_null())).set(set).execute(tx.db())?
        }
    };
    if settled == 0 {
        return Ok(false);
    }
    if became != Became::Arrived {
        passes_on(tx, letter, Delivery::Posted, Some(Delivery::CameBack))?;
    }
    Ok(true)
}

/// Is on record that this became of a letter?
///
/// # Errors
/// What the database said.
pub fn is_settled_so(c: &mut impl Reads, letter: LetterId, became: Became) -> Result<bool, StoreError> {
    let posting = postings::table.find(letter).select(Posting::as_select()).first(c.db()).optional()?;
    Ok(posting.is_some_and(|posting| match became {
        Became::Arrived => posting.arrived_at.is_some(),
        Became::CameBack | Became::CameBackAfterAll => posting.came_back_at.is_some(),
    }))
}

/// Whether the letter is in the state `from`; with `to` it passes on to that.
fn passes_on(
    tx: &mut Tx<'_>,
    letter: LetterId,
    from: Delivery,
    to: Option<Delivery>,
) -> Result<bool, StoreError> {
    let here = letters::table.find(letter).filter(letters::state.eq(from));
    let set = letters::state.eq(to.unwrap_or(from));
    Ok(diesel::update(here).set(set).execute(tx.db())? == 1)
}

/// The postal address of a platform, as registrars keep it.
///
/// # Errors
/// [`StoreError::Missing`] when there is no such platform.
pub fn address_of(c: &mut impl Reads, platform: PlatformId) -> Result<Option<Sealed>, StoreError> {
    Ok(platforms::table.find(platform).select(platforms::address).first(c.db())?)
}

/// Keeps the postal address of a platform.
///
/// # Errors
/// What the database said.
pub fn set_address(
    tx: &mut Tx<'_>,
    platform: PlatformId,
    address: Option<&Sealed>,
) -> Result<(), StoreError> {
    diesel::update(platforms::table.find(platform)).set(platforms::address.eq(address)).execute(tx.db())?;
    Ok(())
}
