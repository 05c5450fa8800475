//! The outbox: letters in a matter, from their event to the mail server's answer. Rows come from
//! [`super::record`]; here is all that happens to them afterwards. What people are shown is in
//! centre time; when a letter may be tried, in machine time.

use super::schema::{events, letters};
use super::{Hash, Reads, Sealed, StoreError, Tx};
use crate::domain::clock::Moment;
use crate::domain::ids::{LetterId, MatterId, PersonId};
use crate::domain::keys::keys;
use crate::domain::letter::Addressee;
use diesel::prelude::*;

pub mod notices;

keys! {
    /// How far a letter got.
    Delivery {
        /// It waits to be sent, or is being sent.
        Waiting "waiting"
        /// A mail server took it, or it lies in a file.
        Sent "sent"
        /// It could not be delivered; staff see it.
        Undeliverable "undeliverable"
        /// It was not needed any more, or its address was replaced, before it got out.
        Withdrawn "withdrawn"
        /// It waits in the inbox here, and goes nowhere else.
        Here "here"
        /// It waits to be printed and posted.
        ToPost "to_post"
        /// It was given to the post.
        Posted "posted"
        /// The post brought it back.
        CameBack "came_back"
    }
}

super::columns::text_column!(Delivery);

/// One letter.
#[derive(Clone, Debug, Queryable, Selectable)]
#[diesel(table_name = letters)]
pub struct LetterRow {
    /// Which.
    pub id: LetterId,
    /// In which matter.
    pub matter_id: MatterId,
    /// About which of its events.
    pub seq: i64,
    /// To whom, by standing.
    pub addressee: Addressee,
    /// The person; none for the verified contact of a platform.
    pub person_id: Option<PersonId>,
    /// When its event was written down; for a notice that had to wait for an address, when there was one.
    pub created_at: Moment,
    /// How far it got.
    pub state: Delivery,
    /// How often it was tried.
    pub attempts: i64,
    /// When it may be tried next, in machine time.
    pub next_at: Moment,
    /// Its subject, once rendered.
    pub subject: Option<String>,
    /// Its plain text, once rendered.
    pub words: Option<Sealed>,
    /// Its exact bytes, once rendered.
    pub bytes: Option<Sealed>,
    /// The SHA-256 of those bytes.
    pub sha256: Option<Hash>,
    /// Its `Message-ID`.
    pub message_id: Option<String>,
    /// What the mail server said last.
    pub server_said: Option<String>,
    /// When it was sent.
    pub sent_at: Option<Moment>,
    /// When the person opened it in the inbox here.
    pub read_at: Option<Moment>,
}

/// What lists tell of a letter: all but its words and bytes.
#[derive(Clone, Debug, Queryable, Selectable)]
#[diesel(table_name = letters)]
pub struct Listed {
    /// Which.
    pub id: LetterId,
    /// In which matter.
    pub matter_id: MatterId,
    /// About which of its events.
    pub seq: i64,
    /// To whom, by standing.
    pub addressee: Addressee,
    /// The person; none for the verified contact of a platform.
    pub person_id: Option<PersonId>,
    /// As in [`LetterRow`].
    pub created_at: Moment,
    /// How far it got.
    pub state: Delivery,
    /// Its subject, once rendered.
    pub subject: Option<String>,
    /// What the mail server said last.
    pub server_said: Option<String>,
    /// When the person opened it in the inbox here.
    pub read_at: Option<Moment>,
}

/// A letter for whoever got it, with its words once they are rendered.
pub type WithWords = (Listed, Option<Sealed>);

impl From<&LetterRow> for Listed {
    fn from(letter: &LetterRow) -> Listed {
        Listed {
            id: letter.id,
            matter_id: letter.matter_id,
            seq: letter.seq,
            addressee: letter.addressee,
            person_id: letter.person_id,
            created_at: letter.created_at,
            state: letter.state,
            subject: letter.subject.clone(),
            server_said: letter.server_said.clone(),
            read_at: letter.read_at,
        }
    }
}

/// A letter as long as it is ours: still waiting, and nobody has claimed it since. (A macro, since the
/// type of such a statement cannot be written down.)
macro_rules! ours {
    ($letter:expr) => {
        letters::table
            .filter(letters::id.eq($letter.id))
            .filter(letters::attempts.eq($letter.attempts))
            .filter(letters::state.eq(Delivery::Waiting))
    };
}

// Here, since it uses the macro above.
pub mod channels;

/// Notes beside an event that so many more letters tell of it, so that `verify` misses one that is gone.
///
/// # Errors
/// What the database said.
pub(super) fn count(tx: &mut Tx<'_>, matter: MatterId, seq: i64, more: usize) -> Result<(), StoreError> {
    let more = i64::try_from(more).unwrap_or(i64::MAX);
    let event = events::table.find((matter, seq));
    diesel::update(event).set(events::letters.eq(events::letters + more)).execute(tx.db())?;
    Ok(())
}

/// Takes the letter that has waited longest, if one may be tried at `now`. Until `lease_until` no
/// other node takes it; if this one dies meanwhile, another sends the same bytes once more.
///
/// # Errors
/// What the database said.
pub fn claim(tx: &mut Tx<'_>, now: Moment, lease_until: Moment) -> Result<Option<LetterRow>, StoreError> {
    loop {
        let found: Option<LetterRow> = letters::table
            .filter(letters::state.eq(Delivery::Waiting))
            .filter(letters::next_at.le(now))
            .order((letters::next_at, letters::id))
            .select(LetterRow::as_select())
            .first(tx.db())
            .optional()?;
        let Some(mut letter) = found else { return Ok(None) };
        let next = (letters::attempts.eq(letter.attempts + 1), letters::next_at.eq(lease_until));
        let free = ours!(letter).filter(letters::next_at.le(now));
        if diesel::update(free).set(next).execute(tx.db())? == 1 {
            letter.attempts += 1;
            letter.next_at = lease_until;
            return Ok(Some(letter));
        }
        // Another node was quicker; it is theirs, so look for the next one.
    }
}

/// A letter in the words and bytes that will be kept.
#[derive(Clone, Debug)]
pub struct Written {
    /// The subject.
    pub subject: String,
    /// The plain text.
    pub words: Sealed,
    /// The exact bytes.
    pub bytes: Sealed,
    /// Their SHA-256.
    pub sha256: Hash,
    /// The `Message-ID` in them.
    pub message_id: String,
}

/// Keeps what was rendered. Only once: bytes that may have left are never written again.
///
/// # Errors
/// What the database said.
pub fn rendered(tx: &mut Tx<'_>, letter: &LetterRow, written: &Written) -> Result<bool, StoreError> {
    let blank = ours!(letter).filter(letters::bytes.is_null());
    let set = (
        letters::subject.eq(&written.subject),
        letters::words.eq(&written.words),
        letters::bytes.eq(&written.bytes),
        letters::sha256.eq(written.sha256),
        letters::message_id.eq(&written.message_id),
    );
    Ok(diesel::update(blank).set(set).execute(tx.db())? == 1)
}

/// The letter is out, and the mail server said so. `false` when another node took it meanwhile.
///
/// # Errors
/// What the database said.
pub fn sent(tx: &mut Tx<'_>, letter: &LetterRow, said: Option<&str>, at: Moment) -> Result<bool, StoreError> {
    let set =
        (letters::state.eq(Delivery::Sent), letters::server_said.eq(said), letters::sent_at.eq(Some(at)));
    Ok(diesel::update(ours!(letter)).set(set).execute(tx.db())? == 1)
}

/// The letter did not get out; it is tried again at `next_at`, or with `None` never by itself.
///
/// # Errors
/// What the database said.
pub fn failed(
    tx: &mut Tx<'_>,
    letter: &LetterRow,
    said: &str,
    next_at: Option<Moment>,
) -> Result<bool, StoreError> {
    let state = if next_at.is_some() { Delivery::Waiting } else { Delivery::Undeliverable };
    let set = (
        letters::state.eq(state),
        letters::server_said.eq(Some(said)),
        letters::next_at.eq(next_at.unwrap_or(letter.next_at)),
    );
    Ok(diesel::update(ours!(letter)).set(set).execute(tx.db())? == 1)
}

/// Withdraws a letter that is not to go out any more. `false` when it is to go, or another node took it
/// meanwhile.
///
/// # Errors
/// What the database said.
pub fn withdraw_unwanted(tx: &mut Tx<'_>, letter: &LetterRow) -> Result<bool, StoreError> {
    if notices::is_wanted(tx, letter)? {
        return Ok(false);
    }
    let set = letters::state.eq(Delivery::Withdrawn);
    Ok(diesel::update(ours!(letter)).set(set).execute(tx.db())? == 1)
}

/// Staff has put something right: an undeliverable letter is tried anew, with the same bytes. `false`
/// when it waits already, is out, or is wanted no more; then nobody is asked to look at it again.
///
/// # Errors
/// What the database said.
pub fn try_again(tx: &mut Tx<'_>, id: LetterId, now: Moment) -> Result<bool, StoreError> {
    let letter = get(tx, id)?;
    let stuck = letters::table.find(id).filter(letters::state.eq(Delivery::Undeliverable));
    if !notices::is_wanted(tx, &letter)? {
        diesel::update(stuck).set(letters::state.eq(Delivery::Withdrawn)).execute(tx.db())?;
        return Ok(false);
    }
    let set = (letters::state.eq(Delivery::Waiting), letters::attempts.eq(0), letters::next_at.eq(now));
    Ok(diesel::update(stuck).set(set).execute(tx.db())? == 1)
}

/// How many letters wait.
///
/// # Errors
/// What the database said.
pub fn waiting_count(c: &mut impl Reads) -> Result<i64, StoreError> {
    Ok(letters::table.filter(letters::state.eq(Delivery::Waiting)).count().get_result(c.db())?)
}

/// One letter.
///
/// # Errors
/// [`StoreError::Missing`] when there is none.
pub fn get(c: &mut impl Reads, id: LetterId) -> Result<LetterRow, StoreError> {
    Ok(letters::table.find(id).select(LetterRow::as_select()).first(c.db())?)
}

/// The letters of a matter, in the order of their events.
///
/// # Errors
/// What the database said.
pub fn of_matter(c: &mut impl Reads, matter: MatterId) -> Result<Vec<LetterRow>, StoreError> {
    Ok(letters::table
        .filter(letters::matter_id.eq(matter))
        .order((letters::seq, letters::id))
        .select(LetterRow::as_select())
        .load(c.db())?)
}

/// A page of a person's inbox here, newest first, each with its words, and how many letters
/// the whole of it has. A letter
/// appears once it is rendered, whether or not its mail arrives.
///
/// # Errors
/// What the database said.
pub fn of_person(
    c: &mut impl Reads,
    person: PersonId,
    offset: i64,
    most: i64,
) -> Result<(Vec<WithWords>, i64), StoreError> {
    let inbox = || letters::table.filter(letters::person_id.eq(person)).filter(letters::words.is_not_null());
    let all = inbox().count().get_result(c.db())?;
    let rows = inbox()
        .order((letters::created_at.desc(), letters::seq.desc(), letters::id.desc()))
        .offset(offset)
        .limit(most)
        .select((Listed::as_select(), letters::words))
        .load(c.db())?;
    Ok((rows, all))
}

/// How many letters a person has not opened here, counted up to `most`: this is asked on every page.
///
/// # Errors
/// What the database said.
pub fn unread_count(c: &mut impl Reads, person: PersonId, most: i64) -> Result<i64, StoreError> {
    let unread: Vec<LetterId> = letters::table
        .filter(letters::person_id.eq(person))
        .filter(letters::words.is_not_null())
        .filter(letters::read_at.is_null())
        .limit(most)
        .select(letters::id)
        .load(c.db())?;
    Ok(i64::try_from(unread.len()).unwrap_or(most))
}

/// The letters of some matters, the newest first, `most` at the most: those that `person` has in the
/// inbox here, or with `None` everybody's.
///
/// # Errors
/// What the database said.
pub fn listed(
    c: &mut impl Reads,
    of: &[MatterId],
    person: Option<PersonId>,
    most: i64,
) -> Result<Vec<Listed>, StoreError> {
    let mut query = letters::table
        .filter(letters::matter_id.eq_any(of))
        .order((letters::created_at.desc(), letters::seq.desc(), letters::id.desc()))
        .limit(most)
        .select(Listed::as_select())
        .into_boxed();
    if let Some(person) = person {
        query = query.filter(letters::person_id.eq(person)).filter(letters::words.is_not_null());
    }
    Ok(query.load(c.db())?)
}

/// A person opened a letter of theirs. `false` when it is not theirs, or was opened before.
///
/// # Errors
/// What the database said.
pub fn mark_read(tx: &mut Tx<'_>, id: LetterId, person: PersonId, at: Moment) -> Result<bool, StoreError> {
    let unread =
        letters::table.find(id).filter(letters::person_id.eq(person)).filter(letters::read_at.is_null());
    Ok(diesel::update(unread).set(letters::read_at.eq(Some(at))).execute(tx.db())? == 1)
}

/// How many letters in a matter could not be delivered: to `person`, or with `None` to anybody.
///
/// # Errors
/// What the database said.
pub fn lost(c: &mut impl Reads, matter: MatterId, person: Option<PersonId>) -> Result<i64, StoreError> {
    let mut stuck = letters::table
        .filter(letters::matter_id.eq(matter))
        .filter(letters::state.eq_any([Delivery::Undeliverable, Delivery::CameBack]))
        .into_boxed();
    if let Some(person) = person {
        stuck = stuck.filter(letters::person_id.eq(person));
    }
    Ok(stuck.count().get_result(c.db())?)
}

/// A page of the letters that could not be delivered, by mail or by post, for staff, the newest first, and how
/// many there are.
///
/// # Errors
/// What the database said.
pub fn undeliverable(c: &mut impl Reads, offset: i64, most: i64) -> Result<(Vec<Listed>, i64), StoreError> {
    let states = [Delivery::Undeliverable, Delivery::CameBack];
    let stuck = || letters::table.filter(letters::state.eq_any(states));
    let all = stuck().count().get_result(c.db())?;
    let rows = stuck()
        .order((letters::created_at.desc(), letters::id))
        .offset(offset)
        .limit(most)
        .select(Listed::as_select())
        .load(c.db())?;
    Ok((rows, all))
}
