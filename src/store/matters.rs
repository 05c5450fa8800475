//! The matters' rows and their events, as they are read back.

use super::schema::{events, matters, set_aside};
use super::standings::Standing;
use super::{Reads, StoreError};
use crate::domain::actor::{Holder, Role};
use crate::domain::chain::Hash;
use crate::domain::clock::{Moment, WindowKey};
use crate::domain::decision::{Decision, Row, StoredEvent};
use crate::domain::grievance::Grievance;
use crate::domain::ids::{CaseNumber, MatterId, PersonId, PlatformId, Reference, RequestNumber};
use crate::domain::matter::{Corrupt, Life, Matter, MatterKind, Recorded, fold};
use crate::domain::request;
use diesel::prelude::*;
use std::collections::HashMap;

/// A matter's row. Every column follows from the events.
#[derive(Clone, Debug, PartialEq, Eq, Insertable, AsChangeset, Queryable, Selectable)]
#[diesel(table_name = matters, treat_none_as_null = true)]
pub struct MatterRow {
    /// Identifier.
    pub id: MatterId,
    /// Kind.
    pub kind: MatterKind,
    /// Case number, for cases.
    pub number: Option<CaseNumber>,
    /// Number of a request.
    pub request: Option<RequestNumber>,
    /// The case, for publications.
    pub of_case: Option<MatterId>,
    /// Stage, by its stable name.
    pub stage: String,
    /// Who holds the ball.
    pub holder: Option<Holder>,
    /// The platform.
    pub platform_id: PlatformId,
    /// The consumer.
    pub consumer_id: Option<PersonId>,
    /// The mediator in charge.
    pub mediator_id: Option<PersonId>,
    /// Keys of the grievances, separated by spaces.
    pub grievances: String,
    /// How it ended.
    pub outcome: Option<String>,
    /// When it began.
    pub opened_at: Moment,
    /// When it ended.
    pub closed_at: Option<Moment>,
    /// When the next window ends.
    pub deadline_at: Option<Moment>,
    /// Which window that is.
    pub due_window: Option<WindowKey>,
    /// When the next alarm must have been attended to.
    pub alarm_at: Option<Moment>,
    /// Does something wait for the centre beside the ball, whoever holds that?
    pub beside: bool,
    /// Has a court been asked?
    pub handed_over: bool,
    /// Is it with the court now, taken or not, and undecided?
    pub with_court: bool,
    /// Has the platform been told?
    pub served: bool,
    /// How many events.
    pub version: i64,
    /// When the last event was written.
    pub last_at: Moment,
    /// The hash of the last event.
    pub head: Hash,
}

impl MatterRow {
    /// The row as a decision makes it.
    pub fn of(decision: &Decision) -> MatterRow {
        MatterRow::from_columns(decision.matter(), decision.kind(), decision.row())
    }

    /// The row of a matter as its events tell it.
    pub fn of_matter<M: Matter>(matter: &M) -> MatterRow {
        let Life { id, .. } = matter.life();
        MatterRow::from_columns(*id, M::KIND, &matter.row())
    }

    fn from_columns(id: MatterId, kind: MatterKind, row: &Row) -> MatterRow {
        MatterRow {
            id,
            kind,
            number: row.number,
            request: row.request,
            of_case: row.of_case,
            stage: row.stage.to_owned(),
            holder: row.holder,
            platform_id: row.platform,
            consumer_id: row.consumer,
            mediator_id: row.mediator,
            grievances: row.grievances.clone(),
            outcome: row.outcome.map(str::to_owned),
            opened_at: row.opened_at,
            closed_at: row.closed_at,
            deadline_at: row.deadline.map(|(at, _)| at),
            due_window: row.deadline.map(|(_, key)| key),
            alarm_at: row.alarm,
            beside: row.beside,
            handed_over: row.handed_over,
            with_court: row.with_court,
            served: row.served,
            version: i64::from(row.version),
            last_at: row.last_at,
            head: row.head,
        }
    }
}

/// A case as the list of a series tells of it.
#[derive(Clone, Debug, PartialEq, Eq, Queryable)]
pub struct Told {
    /// Its number.
    pub number: CaseNumber,
    /// Where it stands, by the stage's stable name.
    pub stage: String,
    /// How it ended.
    pub outcome: Option<String>,
    /// When it was filed.
    pub opened_at: Moment,
}

/// Of so many open cases of one consumer about one platform, the newest, is looked which are alike.
const MOST_OPEN: i64 = 50;

/// The cases that `consumer` filed about `platform`, besides one, the newest first, `most` at the most.
///
/// # Errors
/// What the database said.
pub fn told_by(
    c: &mut impl Reads,
    consumer: PersonId,
    platform: PlatformId,
    besides: MatterId,
    most: i64,
) -> Result<Vec<Told>, StoreError> {
    Ok(matters::table
        .filter(matters::consumer_id.eq(consumer))
        .filter(matters::platform_id.eq(platform))
        .filter(matters::kind.eq(MatterKind::Case))
        .filter(matters::id.ne(besides))
        .order((matters::opened_at.desc(), matters::id))
        .limit(most)
        .select((matters::number.assume_not_null(), matters::stage, matters::outcome, matters::opened_at))
        .load(c.db())?)
}

/// The cases about `platform` for this grievance, among the newest `most` that anybody filed about it.
///
/// # Errors
/// What the database said.
pub fn about(
    c: &mut impl Reads,
    platform: PlatformId,
    grievance: Grievance,
    most: usize,
) -> Result<Vec<MatterId>, StoreError> {
    let newest: Vec<(MatterId, String)> = matters::table
        .filter(matters::platform_id.eq(platform))
        .filter(matters::kind.eq(MatterKind::Case))
        .filter(matters::grievances.like(format!("%{grievance}%")))
        .order((matters::opened_at.desc(), matters::id))
        .limit(i64::try_from(most).unwrap_or(i64::MAX))
        .select((matters::id, matters::grievances))
        .load(c.db())?;
    let named = |keys: &str| keys.split(' ').any(|key| key == grievance.as_str());
    Ok(newest.into_iter().filter(|(_, keys)| named(keys)).map(|(id, _)| id).collect())
}

/// The open cases that `consumer` filed about `platform` for one of these grievances, the newest first, `most`
/// at the most: what is filed again may belong there.
///
/// # Errors
/// What the database said.
pub fn open_alike(
    c: &mut impl Reads,
    consumer: PersonId,
    platform: PlatformId,
    grievances: &[Grievance],
    most: usize,
) -> Result<Vec<(CaseNumber, Moment)>, StoreError> {
    let open: Vec<(CaseNumber, Moment, String)> = matters::table
        .filter(matters::consumer_id.eq(consumer))
        .filter(matters::platform_id.eq(platform))
        .filter(matters::kind.eq(MatterKind::Case))
        .filter(matters::closed_at.is_null())
        .order((matters::opened_at.desc(), matters::id))
        .limit(MOST_OPEN)
        .select((matters::number.assume_not_null(), matters::opened_at, matters::grievances))
        .load(c.db())?;
    let same = |keys: &str| keys.split(' ').any(|key| grievances.iter().any(|one| one.as_str() == key));
    let alike = open.into_iter().filter(|(_, _, keys)| same(keys));
    Ok(alike.map(|(number, opened, _)| (number, opened)).take(most).collect())
}

/// Why a matter could not be loaded.
#[derive(Debug, thiserror::Error)]
pub enum LoadError {
    /// The database said no, or there is no such matter.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// Its events cannot be read.
    #[error(transparent)]
    Corrupt(#[from] Corrupt),
}

/// The row of one matter.
///
/// # Errors
/// [`StoreError::Missing`] if there is none.
pub fn row(c: &mut impl Reads, id: MatterId) -> Result<MatterRow, StoreError> {
    Ok(matters::table.find(id).select(MatterRow::as_select()).first(c.db())?)
}

/// The matter with this case number.
///
/// # Errors
/// [`StoreError::Missing`] if there is none.
pub fn numbered(c: &mut impl Reads, number: CaseNumber) -> Result<MatterRow, StoreError> {
    Ok(matters::table.filter(matters::number.eq(number)).select(MatterRow::as_select()).first(c.db())?)
}

/// The request with this number.
///
/// # Errors
/// [`StoreError::Missing`] if there is none.
pub fn requested(c: &mut impl Reads, number: RequestNumber) -> Result<MatterRow, StoreError> {
    Ok(matters::table.filter(matters::request.eq(number)).select(MatterRow::as_select()).first(c.db())?)
}

/// The kind of a matter.
///
/// # Errors
/// [`StoreError::Missing`] if there is none.
pub fn kind(c: &mut impl Reads, id: MatterId) -> Result<MatterKind, StoreError> {
    Ok(matters::table.find(id).select(matters::kind).first(c.db())?)
}

/// The case numbers of these matters; of a publication, that of its case.
///
/// # Errors
/// What the database said.
pub fn case_numbers(
    c: &mut impl Reads,
    of: &[MatterId],
) -> Result<HashMap<MatterId, CaseNumber>, StoreError> {
    let rows: Vec<(MatterId, Option<CaseNumber>, Option<MatterId>)> = matters::table
        .filter(matters::id.eq_any(of))
        .select((matters::id, matters::number, matters::of_case))
        .load(c.db())?;
    let cases: Vec<MatterId> = rows.iter().filter_map(|(_, _, case)| *case).collect();
    let numbered: Vec<(MatterId, Option<CaseNumber>)> = matters::table
        .filter(matters::id.eq_any(&cases))
        .select((matters::id, matters::number))
        .load(c.db())?;
    let numbered: HashMap<_, _> = numbered.into_iter().collect();
    let number = |own: Option<CaseNumber>, case: Option<MatterId>| {
        own.or_else(|| case.and_then(|case| numbered.get(&case).copied().flatten()))
    };
    Ok(rows.into_iter().filter_map(|(id, own, case)| Some((id, number(own, case)?))).collect())
}

/// The names under which people know these matters.
///
/// # Errors
/// What the database said.
pub fn references(c: &mut impl Reads, of: &[MatterId]) -> Result<HashMap<MatterId, Reference>, StoreError> {
    let requests: Vec<(MatterId, RequestNumber)> = matters::table
        .filter(matters::id.eq_any(of))
        .filter(matters::request.is_not_null())
        .select((matters::id, matters::request.assume_not_null()))
        .load(c.db())?;
    let cases = case_numbers(c, of)?.into_iter().map(|(id, number)| (id, Reference::Case(number)));
    Ok(requests.into_iter().map(|(id, number)| (id, Reference::Request(number))).chain(cases).collect())
}

/// The publication of a case, if it has one.
///
/// # Errors
/// What the database said.
pub fn publication_of(c: &mut impl Reads, case: MatterId) -> Result<Option<MatterId>, StoreError> {
    Ok(matters::table.filter(matters::of_case.eq(case)).select(matters::id).first(c.db()).optional()?)
}

/// The stored bytes of a matter's events up to and with `up_to`, in order, each with its hash.
///
/// # Errors
/// What the database said.
pub fn bodies(c: &mut impl Reads, id: MatterId, up_to: u32) -> Result<Vec<(String, Hash)>, StoreError> {
    Ok(events::table
        .filter(events::matter_id.eq(id))
        .filter(events::seq.le(i64::from(up_to)))
        .order(events::seq)
        .select((events::body, events::hash))
        .load(c.db())?)
}

/// The stored bytes of the events of several matters, each in order and with its hash.
///
/// # Errors
/// What the database said.
pub fn bodies_of(
    c: &mut impl Reads,
    of: &[MatterId],
) -> Result<HashMap<MatterId, Vec<(String, Hash)>>, StoreError> {
    let rows: Vec<(MatterId, String, Hash)> = events::table
        .filter(events::matter_id.eq_any(of))
        .order((events::matter_id, events::seq))
        .select((events::matter_id, events::body, events::hash))
        .load(c.db())?;
    let mut bodies: HashMap<MatterId, Vec<(String, Hash)>> = HashMap::new();
    for (id, body, hash) in rows {
        bodies.entry(id).or_default().push((body, hash));
    }
    Ok(bodies)
}

/// The stored bytes of single events, each by its matter and its place in it.
///
/// # Errors
/// What the database said.
pub fn bodies_at(
    c: &mut impl Reads,
    of: &[(MatterId, i64)],
) -> Result<HashMap<(MatterId, i64), String>, StoreError> {
    let (ids, seqs): (Vec<MatterId>, Vec<i64>) = of.iter().copied().unzip();
    let rows: Vec<(MatterId, i64, String)> = events::table
        .filter(events::matter_id.eq_any(ids))
        .filter(events::seq.eq_any(seqs))
        .select((events::matter_id, events::seq, events::body))
        .load(c.db())?;
    Ok(rows.into_iter().map(|(id, seq, body)| ((id, seq), body)).collect())
}

/// The events of a matter with the bytes that prove them, oldest first.
///
/// # Errors
/// What the database said.
pub fn stored(c: &mut impl Reads, id: MatterId) -> Result<Vec<StoredEvent>, StoreError> {
    let rows: Vec<(Moment, String, String, Hash)> = events::table
        .filter(events::matter_id.eq(id))
        .order(events::seq)
        .select((events::at, events::name, events::body, events::hash))
        .load(c.db())?;
    let numbered = (1..).zip(rows);
    Ok(numbered.map(|(seq, (at, name, body, hash))| StoredEvent { seq, at, name, body, hash }).collect())
}

/// The events of a matter, oldest first.
///
/// # Errors
/// What the database said, or an event that cannot be read.
pub fn entries<E: serde::de::DeserializeOwned>(
    c: &mut impl Reads,
    id: MatterId,
) -> Result<Vec<Recorded<E>>, LoadError> {
    let bodies = bodies(c, id, u32::MAX)?;
    let read = |(at, (body, _)): (usize, &(String, Hash))| {
        serde_json::from_str(body).map_err(|fault| {
            let seq = u32::try_from(at + 1).unwrap_or(u32::MAX);
            LoadError::Corrupt(Corrupt { matter: id, seq, fault: fault.to_string() })
        })
    };
    bodies.iter().enumerate().map(read).collect()
}

/// A matter as the fold of all its events.
///
/// # Errors
/// [`StoreError::Missing`] if there is none; [`LoadError::Corrupt`] if its events cannot be read.
pub fn load<M: Matter>(c: &mut impl Reads, id: MatterId) -> Result<M, LoadError> {
    as_of(c, id, u32::MAX)
}

/// A matter as it was after its event `seq`: what a letter about that event may tell.
///
/// # Errors
/// As [`load`].
pub fn as_of<M: Matter>(c: &mut impl Reads, id: MatterId, seq: u32) -> Result<M, LoadError> {
    let bodies = bodies(c, id, seq)?;
    if bodies.is_empty() {
        return Err(LoadError::Store(StoreError::Missing));
    }
    Ok(fold(id, &bodies)?)
}

/// One event of a matter.
///
/// # Errors
/// As [`load`].
pub fn event<M: Matter>(c: &mut impl Reads, id: MatterId, seq: u32) -> Result<Recorded<M::Event>, LoadError> {
    let body: String = events::table
        .find((id, i64::from(seq)))
        .select(events::body)
        .first(c.db())
        .map_err(StoreError::from)?;
    let corrupt = |fault: serde_json::Error| Corrupt { matter: id, seq, fault: fault.to_string() };
    Ok(serde_json::from_str(&body).map_err(corrupt)?)
}

/// How long a matter stays aside before it is tried again.
const ASIDE_SECONDS: i64 = 3_600;

/// Matters on which a window has ended by `at`, the longest overdue first; not those that were set aside
/// a short while ago. After that they are tried again, so that what a repair mends goes on by itself.
///
/// # Errors
/// What the database said.
pub fn due(c: &mut impl Reads, at: Moment, most: i64) -> Result<Vec<(MatterId, MatterKind)>, StoreError> {
    let aside: Vec<MatterId> = set_aside::table
        .filter(set_aside::at.gt(at.plus_seconds(-ASIDE_SECONDS)))
        .select(set_aside::matter_id)
        .load(c.db())?;
    Ok(matters::table
        .filter(matters::deadline_at.le(at).or(matters::alarm_at.le(at)))
        .filter(matters::id.ne_all(&aside))
        .order((matters::deadline_at, matters::id))
        .limit(most)
        .select((matters::id, matters::kind))
        .load(c.db())?)
}

/// The next deadline of the whole centre, overdue ones among them; `None` if no window runs.
///
/// # Errors
/// What the database said.
pub fn next_deadline(c: &mut impl Reads) -> Result<Option<Moment>, StoreError> {
    let aside: Vec<MatterId> = set_aside::table.select(set_aside::matter_id).load(c.db())?;
    let running = matters::table
        .filter(matters::deadline_at.is_not_null())
        .filter(matters::id.ne_all(&aside))
        .order(matters::deadline_at)
        .select(matters::deadline_at);
    let deadline = running.first::<Option<Moment>>(c.db()).optional()?.flatten();
    let alarms = matters::table
        .filter(matters::alarm_at.is_not_null())
        .filter(matters::id.ne_all(&aside))
        .order(matters::alarm_at)
        .select(matters::alarm_at);
    let alarm = alarms.first::<Option<Moment>>(c.db()).optional()?.flatten();
    Ok(deadline.into_iter().chain(alarm).min())
}

/// Matters with a running window that began before `until`, after `after` in the order of ids.
/// An outage may have cost them time.
///
/// # Errors
/// What the database said.
pub fn running_since_before(
    c: &mut impl Reads,
    until: Moment,
    after: Option<MatterId>,
    most: i64,
) -> Result<Vec<(MatterId, MatterKind)>, StoreError> {
    let mut query = matters::table
        .filter(matters::deadline_at.is_not_null().or(matters::alarm_at.is_not_null()))
        .filter(matters::opened_at.lt(until))
        .order(matters::id)
        .limit(most)
        .select((matters::id, matters::kind))
        .into_boxed();
    if let Some(after) = after {
        query = query.filter(matters::id.gt(after));
    }
    Ok(query.load(c.db())?)
}

/// The requests that wait for this platform's answer, after `after` in the order of ids.
///
/// # Errors
/// What the database said.
pub fn requests_waiting(
    c: &mut impl Reads,
    platform: PlatformId,
    after: Option<MatterId>,
    most: i64,
) -> Result<Vec<MatterId>, StoreError> {
    let mut query = matters::table
        .filter(matters::platform_id.eq(platform))
        .filter(matters::kind.eq(MatterKind::Request))
        .filter(matters::stage.eq(request::Stage::Waiting.as_str()))
        .order(matters::id)
        .limit(most)
        .select(matters::id)
        .into_boxed();
    if let Some(after) = after {
        query = query.filter(matters::id.gt(after));
    }
    Ok(query.load(c.db())?)
}

/// Matters with a running window, `most` at the most: first those whose next deadline comes after `from`,
/// the soonest first, then the others, the latest first.
///
/// # Errors
/// What the database said.
pub fn running_around(
    c: &mut impl Reads,
    from: Moment,
    most: i64,
) -> Result<Vec<(MatterId, MatterKind)>, StoreError> {
    let of = || matters::table.select((matters::id, matters::kind));
    let mut found: Vec<(MatterId, MatterKind)> = of()
        .filter(matters::deadline_at.gt(from))
        .order((matters::deadline_at, matters::id))
        .limit(most)
        .load(c.db())?;
    let left =
        |found: &[(MatterId, MatterKind)]| most.saturating_sub(i64::try_from(found.len()).unwrap_or(most));
    let before: Vec<(MatterId, MatterKind)> = of()
        .filter(matters::deadline_at.le(from))
        .order((matters::deadline_at.desc(), matters::id))
        .limit(left(&found))
        .load(c.db())?;
    found.extend(before);
    // Where nothing else runs, somebody may still be in danger.
    let alarmed: Vec<(MatterId, MatterKind)> = of()
        .filter(matters::alarm_at.is_not_null())
        .filter(matters::deadline_at.is_null())
        .order((matters::alarm_at, matters::id))
        .limit(left(&found))
        .load(c.db())?;
    found.extend(alarmed);
    Ok(found)
}

/// In how many matters a window runs.
///
/// # Errors
/// What the database said.
pub fn running(c: &mut impl Reads) -> Result<usize, StoreError> {
    let timed: i64 = matters::table.filter(matters::deadline_at.is_not_null()).count().get_result(c.db())?;
    let alarmed =
        matters::table.filter(matters::alarm_at.is_not_null()).filter(matters::deadline_at.is_null());
    let alarmed: i64 = alarmed.count().get_result(c.db())?;
    Ok(usize::try_from(timed + alarmed).unwrap_or_default())
}

/// How many open cases each mediator has.
///
/// # Errors
/// What the database said.
pub fn open_by_mediator(c: &mut impl Reads) -> Result<HashMap<PersonId, i64>, StoreError> {
    let counts: Vec<(Option<PersonId>, i64)> = matters::table
        .filter(matters::mediator_id.is_not_null())
        .filter(matters::closed_at.is_null())
        .group_by(matters::mediator_id)
        .select((matters::mediator_id, diesel::dsl::count_star()))
        .load(c.db())?;
    Ok(counts.into_iter().filter_map(|(person, count)| Some((person?, count))).collect())
}

/// Several matters of one kind as the fold of their events: for a page of a list, in one query.
///
/// # Errors
/// What the database said, or events that cannot be read.
pub fn load_all<M: Matter>(c: &mut impl Reads, ids: &[MatterId]) -> Result<HashMap<MatterId, M>, LoadError> {
    let bodies = bodies_of(c, ids)?;
    bodies.into_iter().map(|(id, bodies)| Ok((id, fold(id, &bodies)?))).collect()
}

/// Which matters an inbox shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Inbox {
    /// A consumer's own cases.
    Consumer(PersonId),
    /// A platform's cases and publications, once it has been told of them.
    Platform(PlatformId),
    /// One case and its publication, once the platform has been told of them.
    OneCase(MatterId),
    /// A mediator's cases.
    Mediator(PersonId),
    /// Everything, for registrars and the supervisor.
    Centre,
    /// What has been handed over to court.
    Court,
}

impl Inbox {
    /// What a standing shows.
    pub fn of(standing: &Standing) -> Inbox {
        let person = standing.person_id;
        match (standing.role, standing.platform_id, standing.matter_id) {
            (_, _, Some(case)) => Inbox::OneCase(case),
            (Role::Platform, Some(platform), None) => Inbox::Platform(platform),
            (Role::Mediator, _, None) => Inbox::Mediator(person),
            (Role::Registrar | Role::Supervisor, _, None) => Inbox::Centre,
            (Role::Court, _, None) => Inbox::Court,
            (Role::Consumer | Role::Platform, _, None) => Inbox::Consumer(person),
        }
    }
}

/// Which part of an inbox.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct InboxFilter {
    /// Only where this holder has to act.
    pub holder: Option<Holder>,
    /// Only matters that have not ended.
    pub open: bool,
    /// Only this kind.
    pub kind: Option<MatterKind>,
    /// How many to pass over.
    pub offset: i64,
    /// How many at the most.
    pub most: i64,
}

/// A page of an inbox, what is due first at the top, and how many matters the whole of it has.
///
/// # Errors
/// What the database said.
pub fn inbox(
    c: &mut impl Reads,
    of: Inbox,
    filter: InboxFilter,
) -> Result<(Vec<MatterRow>, i64), StoreError> {
    let scoped = || {
        let mut query = matters::table.into_boxed();
        query = match of {
            Inbox::Consumer(person) => query.filter(matters::consumer_id.eq(person)),
            Inbox::Platform(platform) => {
                query.filter(matters::platform_id.eq(platform)).filter(matters::served.eq(true))
            }
            Inbox::OneCase(case) => query
                .filter(matters::id.eq(case).or(matters::of_case.eq(case)))
                .filter(matters::served.eq(true)),
            Inbox::Mediator(person) => query.filter(matters::mediator_id.eq(person)),
            // What somebody asks a platform before they complain is no affair of the centre.
            Inbox::Centre => query.filter(matters::kind.ne(MatterKind::Request)),
            Inbox::Court => query.filter(matters::handed_over.eq(true)),
        };
        // A court has what it was given, also while the centre holds the ball, or nobody does.
        match filter.holder {
            Some(Holder::Court) => query = query.filter(matters::with_court.eq(true)),
            // What waits for the centre beside the ball is to be dealt with, whoever holds that.
            Some(Holder::Centre) => {
                let beside = matters::alarm_at.is_not_null().or(matters::beside.eq(true));
                query = query.filter(matters::holder.eq(Holder::Centre).or(beside));
            }
            Some(holder) => query = query.filter(matters::holder.eq(holder)),
            None if filter.open && of == Inbox::Court => query = query.filter(matters::with_court.eq(true)),
            None => {}
        }
        if filter.open && of == Inbox::Centre {
            // A closed case that waits for a decision of ours is as open as an alarm in it.
            let ours = matters::alarm_at.is_not_null().or(matters::holder.eq(Holder::Centre));
            query = query.filter(matters::closed_at.is_null().or(ours));
        } else if filter.open && of != Inbox::Court {
            query = query.filter(matters::closed_at.is_null());
        }
        if let Some(kind) = filter.kind {
            query = query.filter(matters::kind.eq(kind));
        }
        query
    };
    let all = scoped().count().get_result(c.db())?;
    // Without a deadline comes last, on both databases; and at the centre an alarm comes first.
    let mut query = scoped();
    if of == Inbox::Centre {
        query = query.order((matters::alarm_at.is_null(), matters::alarm_at));
    }
    let rows = query
        .then_order_by((matters::deadline_at.is_null(), matters::deadline_at))
        .then_order_by((matters::opened_at.desc(), matters::id))
        .offset(filter.offset)
        .limit(filter.most)
        .select(MatterRow::as_select())
        .load(c.db())?;
    Ok((rows, all))
}
