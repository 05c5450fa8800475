//! Letters that are not mailed.

use super::{Delivery, LetterRow};
use crate::domain::clock::Moment;
use crate::domain::given::Late;
use crate::domain::ids::{LetterId, MatterId, PersonId};
use crate::domain::letter::Channel;
use crate::store::columns::OnDay;
use crate::store::schema::{letters, postings as sheets};
use crate::store::{Reads, Sealed, StoreError, Tx, postings, reach};
use diesel::prelude::*;

/// The words of a letter, as its person reads them here.
#[derive(Clone, Debug)]
pub struct Kept {
    /// The subject.
    pub subject: String,
    /// The plain text.
    pub words: Sealed,
}

fn keep(
    tx: &mut Tx<'_>,
    letter: &LetterRow,
    kept: &Kept,
    state: Delivery,
    next_at: Moment,
) -> Result<bool, StoreError> {
    let set = (
        letters::subject.eq(&kept.subject),
        letters::words.eq(&kept.words),
        letters::state.eq(state),
        letters::next_at.eq(next_at),
    );
    Ok(diesel::update(ours!(letter)).set(set).execute(tx.db())? == 1)
}

/// Puts a letter into its person's inbox here, and nowhere else. `false` when another node took it meanwhile.
///
/// # Errors
/// What the database said.
pub fn keep_here(tx: &mut Tx<'_>, letter: &LetterRow, kept: &Kept) -> Result<bool, StoreError> {
    keep(tx, letter, kept, Delivery::Here, letter.next_at)
}

/// As [`keep_here`], but it is mailed at `next_at`, when its person may be written to.
///
/// # Errors
/// What the database said.
pub fn hold(tx: &mut Tx<'_>, letter: &LetterRow, kept: &Kept, next_at: Moment) -> Result<bool, StoreError> {
    keep(tx, letter, kept, Delivery::Waiting, next_at)
}

/// What is written already is mailed at `next_at`, when its person may be written to. `false` when another node
/// took it meanwhile.
///
/// # Errors
/// What the database said.
pub fn put_off(tx: &mut Tx<'_>, letter: &LetterRow, next_at: Moment) -> Result<bool, StoreError> {
    Ok(diesel::update(ours!(letter)).set(letters::next_at.eq(next_at)).execute(tx.db())? == 1)
}

/// As [`keep_here`], but it waits to be printed, too, with this address on it.
///
/// # Errors
/// What the database said.
pub fn queue(
    tx: &mut Tx<'_>,
    letter: &LetterRow,
    kept: &Kept,
    address: &Sealed,
    here: Moment,
) -> Result<bool, StoreError> {
    let ours = keep(tx, letter, kept, Delivery::ToPost, letter.next_at)?;
    if ours {
        postings::queue(tx, letter.id, address, here)?;
    }
    Ok(ours)
}

/// A letter that could not be mailed, or came back, goes into the print queue. `false` when it is not stuck any
/// more, or was never written.
///
/// # Errors
/// What the database said.
pub fn queue_stuck(
    tx: &mut Tx<'_>,
    id: LetterId,
    address: &Sealed,
    here: Moment,
) -> Result<bool, StoreError> {
    let stuck = letters::table
        .find(id)
        .filter(letters::state.eq_any([Delivery::Undeliverable, Delivery::CameBack]))
        .filter(letters::words.is_not_null());
    let queued = diesel::update(stuck).set(letters::state.eq(Delivery::ToPost)).execute(tx.db())? == 1;
    if queued {
        postings::queue(tx, id, address, here)?;
    }
    Ok(queued)
}

/// A person wants to be reached otherwise: what was written for a mail, and has not got out, is not sent to
/// where it was to go before. It is in their inbox here.
///
/// # Errors
/// What the database said.
pub fn stop_mail(tx: &mut Tx<'_>, person: PersonId) -> Result<(), StoreError> {
    let written = letters::table
        .filter(letters::person_id.eq(person))
        .filter(letters::state.eq_any([Delivery::Waiting, Delivery::Undeliverable]))
        .filter(letters::bytes.is_not_null());
    diesel::update(written).set(letters::state.eq(Delivery::Here)).execute(tx.db())?;
    Ok(())
}

/// A person does not want paper any more, or not at the address that was to be printed on it: what has not
/// been posted is in their inbox here.
///
/// # Errors
/// What the database said.
pub fn stop_paper(tx: &mut Tx<'_>, person: PersonId) -> Result<(), StoreError> {
    let queued = letters::table
        .filter(letters::person_id.eq(person))
        .filter(letters::state.eq_any([Delivery::ToPost, Delivery::CameBack]));
    diesel::update(queued).set(letters::state.eq(Delivery::Here)).execute(tx.db())?;
    Ok(())
}

/// A person has moved: what waits to be printed, and has not been posted, goes to the new address. What was
/// printed with the old one is to be printed again.
///
/// # Errors
/// What the database said.
pub fn send_on(tx: &mut Tx<'_>, person: PersonId, address: &Sealed, here: Moment) -> Result<(), StoreError> {
    let queued: Vec<LetterId> = letters::table
        .filter(letters::person_id.eq(person))
        .filter(letters::state.eq(Delivery::ToPost))
        .select(letters::id)
        .load(tx.db())?;
    queued.into_iter().try_for_each(|letter| postings::queue(tx, letter, address, here))
}

/// The events of `matter` of which `reader` learns by a letter on paper, and what became of it: it waits to be
/// written or posted, was posted on a day, or the post brought it back. Who opened it in the inbox here knows. And whether they read
/// on paper at all.
///
/// # Errors
/// What the database said.
pub fn unread_on_paper(
    c: &mut impl Reads,
    matter: MatterId,
    reader: PersonId,
) -> Result<(bool, Vec<(u32, Late)>), StoreError> {
    let on_paper = reach::of(c, reader)?.channel == Channel::Post;
    let mut states = vec![Delivery::ToPost, Delivery::CameBack, Delivery::Posted];
    states.extend(on_paper.then_some(Delivery::Waiting));
    let found: Vec<(i64, Delivery, Option<OnDay>)> = letters::table
        .left_join(sheets::table)
        .filter(letters::matter_id.eq(matter))
        .filter(letters::person_id.eq(reader))
        .filter(letters::state.eq_any(states))
        .filter(letters::read_at.is_null())
        .select((letters::seq, letters::state, sheets::posted_on.nullable()))
        .load(c.db())?;
    let late = |state, posted: Option<OnDay>| match (state, posted) {
        (Delivery::CameBack, _) => Late::CameBack,
        (Delivery::Posted, Some(on)) => Late::Posted(on.into()),
        _ => Late::Unposted,
    };
    let found = found
        .into_iter()
        .filter_map(|(of, state, posted)| Some((u32::try_from(of).ok()?, late(state, posted))));
    Ok((on_paper, found.collect()))
}

/// The matters in which letters on paper lie here for `reader`, `most` at the most.
///
/// # Errors
/// What the database said.
pub fn waits_on_paper_in(
    c: &mut impl Reads,
    reader: PersonId,
    most: i64,
) -> Result<Vec<MatterId>, StoreError> {
    Ok(letters::table
        .filter(letters::person_id.eq(reader))
        .filter(letters::state.eq_any([Delivery::Waiting, Delivery::ToPost, Delivery::CameBack]))
        .select(letters::matter_id)
        .distinct()
        .limit(most)
        .load(c.db())?)
}

/// Nobody needs this letter on paper any more.
///
/// # Errors
/// What the database said.
pub fn withdraw_from_queue(tx: &mut Tx<'_>, letter: &LetterRow) -> Result<bool, StoreError> {
    if super::notices::is_wanted(tx, letter)? {
        return Ok(false);
    }
    let queued = letters::table.find(letter.id).filter(letters::state.eq(Delivery::ToPost));
    Ok(diesel::update(queued).set(letters::state.eq(Delivery::Withdrawn)).execute(tx.db())? == 1)
}
