//! The only way in which a matter is written: one decision, one transaction, nothing after it.

use super::backend::each;
use super::matters::MatterRow;
use super::schema::{errands, events, exhibits, letters, matters, standings, texts};
use super::{Reads, Sealed, StoreError, Tx, figures, outbox, register};
use crate::domain::actor::Role;
use crate::domain::clock::Moment;
use crate::domain::decision::Decision;
use crate::domain::given::Fresh;
use crate::domain::ids::{LetterId, PersonId};
use crate::domain::letter::{Addressee, Letter};
use diesel::prelude::*;

/// Writes `decision`: the matter's row, guarded by its version, its events, the texts and exhibits
/// beside them, letters, errands, what it adds to the figures, and the register's row.
///
/// `now` (machine time) is when letters may first be tried; `fresh` names them.
///
/// # Errors
/// [`StoreError::Conflict`] when somebody else decided about the matter meanwhile: load it again and
/// decide again. Otherwise what the database said; in every case nothing is written.
pub fn record(
    tx: &mut Tx<'_>,
    decision: &Decision,
    now: Moment,
    fresh: &mut Fresh,
) -> Result<(), StoreError> {
    put_row(tx, decision)?;
    put_events(tx, decision)?;
    put_texts(tx, decision)?;
    put_exhibits(tx, decision)?;
    for letter in decision.letters() {
        let written = put_letters(tx, decision, *letter, now, fresh)?;
        outbox::count(tx, decision.matter(), i64::from(letter.seq), written)?;
    }
    put_errands(tx, decision)?;
    figures::put(tx, decision)?;
    decision.entry().map_or(Ok(()), |entry| register::put(tx, entry))
}

fn put_row(tx: &mut Tx<'_>, decision: &Decision) -> Result<(), StoreError> {
    let row = MatterRow::of(decision);
    if decision.version_before() == 0 {
        diesel::insert_into(matters::table).values(&row).execute(tx.db())?;
        return Ok(());
    }
    let unchanged = matters::table
        .find(decision.matter())
        .filter(matters::version.eq(i64::from(decision.version_before())))
        .filter(matters::head.eq(decision.head_before()));
    match diesel::update(unchanged).set(&row).execute(tx.db())? {
        1 => Ok(()),
        _ => Err(StoreError::Conflict),
    }
}

fn put_events(tx: &mut Tx<'_>, decision: &Decision) -> Result<(), StoreError> {
    let rows: Vec<_> = decision
        .events()
        .iter()
        .map(|event| {
            (
                events::matter_id.eq(decision.matter()),
                events::seq.eq(i64::from(event.seq)),
                events::at.eq(event.at),
                events::name.eq(&event.name),
                events::body.eq(&event.body),
                events::hash.eq(event.hash),
            )
        })
        .collect();
    each!(tx.db(), c => diesel::insert_into(events::table).values(&rows).execute(c))?;
    Ok(())
}

fn put_texts(tx: &mut Tx<'_>, decision: &Decision) -> Result<(), StoreError> {
    let rows: Vec<_> = decision
        .texts()
        .iter()
        .map(|text| {
            (
                texts::id.eq(text.reference.id),
                texts::matter_id.eq(decision.matter()),
                texts::salt.eq(text.salt),
                texts::words.eq(Sealed::seal(text.words.as_str())),
            )
        })
        .collect();
    each!(tx.db(), c => diesel::insert_into(texts::table).values(&rows).execute(c))?;
    Ok(())
}

fn put_exhibits(tx: &mut Tx<'_>, decision: &Decision) -> Result<(), StoreError> {
    for row in decision.exhibits() {
        let size = i64::try_from(row.file.size)
            .map_err(|_| StoreError::Unreadable("the size of an exhibit".to_owned()))?;
        diesel::insert_into(exhibits::table)
            .values((
                exhibits::id.eq(row.exhibit.id),
                exhibits::matter_id.eq(decision.matter()),
                exhibits::number.eq(i64::from(row.exhibit.number)),
                exhibits::salt.eq(row.salt),
                exhibits::title.eq(Sealed::seal(row.file.title.as_str())),
                exhibits::object.eq(&row.file.object),
                exhibits::sha256.eq(row.file.sha256),
                exhibits::size.eq(size),
                exhibits::media.eq(&row.file.media),
            ))
            .execute(tx.db())?;
    }
    Ok(())
}

/// Addresses a letter: one row for each person who has the standing now, or one for a contact. Returns
/// how many.
fn put_letters(
    tx: &mut Tx<'_>,
    decision: &Decision,
    letter: Letter,
    now: Moment,
    fresh: &mut Fresh,
) -> Result<usize, StoreError> {
    let persons: Vec<Option<PersonId>> = match letter.to {
        Addressee::Consumer => decision.row().consumer.into_iter().map(Some).collect(),
        Addressee::Mediator => letter.person.into_iter().map(Some).collect(),
        // A platform that nobody represents here hears of its case by the contact that was verified.
        Addressee::Platform => match standing(tx, decision, Role::Platform)? {
            nobody if nobody.is_empty() => contact(tx, decision)?,
            persons => persons,
        },
        Addressee::Registrars => standing(tx, decision, Role::Registrar)?,
        Addressee::Court => standing(tx, decision, Role::Court)?,
        Addressee::Supervisor => standing(tx, decision, Role::Supervisor)?,
        // A platform that somebody represents is served in its inbox; nobody else needs a notice.
        Addressee::PlatformContact if standing(tx, decision, Role::Platform)?.is_empty() => {
            contact(tx, decision)?
        }
        Addressee::PlatformContact => Vec::new(),
    };
    for person in &persons {
        diesel::insert_into(letters::table)
            .values((
                letters::id.eq(fresh.id::<LetterId>()),
                letters::matter_id.eq(decision.matter()),
                letters::seq.eq(i64::from(letter.seq)),
                letters::addressee.eq(letter.to),
                letters::person_id.eq(person),
                letters::created_at.eq(decision.row().last_at),
                letters::state.eq("waiting"),
                letters::attempts.eq(0_i64),
                letters::next_at.eq(now),
            ))
            .execute(tx.db())?;
    }
    Ok(persons.len())
}

/// The verified contact of the platform, or its postal address, if there is one: no person.
fn contact(tx: &mut Tx<'_>, decision: &Decision) -> Result<Vec<Option<PersonId>>, StoreError> {
    let platform = decision.row().platform;
    let reached = super::platforms::has_verified_contact(tx, platform)?
        || super::postings::address_of(tx, platform)?.is_some();
    Ok(if reached { vec![None] } else { Vec::new() })
}

fn standing(tx: &mut Tx<'_>, decision: &Decision, role: Role) -> Result<Vec<Option<PersonId>>, StoreError> {
    let at = decision.row().last_at;
    let mut query = standings::table
        .filter(standings::role.eq(role))
        .filter(standings::from_at.le(at))
        .filter(standings::until_at.is_null().or(standings::until_at.gt(at)))
        .order(standings::person_id)
        .select(standings::person_id)
        .distinct()
        .into_boxed();
    if role == Role::Platform {
        query = query.filter(standings::platform_id.eq(decision.row().platform));
    }
    // Whoever answers in one case only hears of that case, and of what is published of it.
    let case = decision.row().of_case.unwrap_or(decision.matter());
    query = query.filter(standings::matter_id.is_null().or(standings::matter_id.eq(case)));
    let persons: Vec<PersonId> = query.load(tx.db())?;
    Ok(persons.into_iter().map(Some).collect())
}

fn put_errands(tx: &mut Tx<'_>, decision: &Decision) -> Result<(), StoreError> {
    for errand in decision.errands() {
        let task =
            serde_json::to_string(&errand.task).map_err(|fault| StoreError::Unreadable(fault.to_string()))?;
        diesel::insert_into(errands::table)
            .values((
                errands::id.eq(errand.id),
                errands::matter_id.eq(decision.matter()),
                errands::task.eq(task),
                errands::sent_at.eq(decision.row().last_at),
            ))
            .execute(tx.db())?;
    }
    Ok(())
}
