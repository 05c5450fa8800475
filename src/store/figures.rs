//! What public figures are counted from: a tally for each case, and every turn that has ended.
//!
//! All is counted by the database in groups, never case by case. Sums are made of groups, too: the
//! two databases do not agree on the type of a sum.

use super::backend::each;
use super::columns::{OnDay, text_column};
use super::schema::{tallies, turns};
use super::{Reads, StoreError, Tx};
use crate::domain::actor::Holder;
use crate::domain::case::event::Finding;
use crate::domain::clock::{Moment, WindowKey, Zone};
use crate::domain::decision::Decision;
use crate::domain::ids::{MatterId, PlatformId, WindowId};
use crate::domain::matter::Matter;
use crate::domain::publication::Reaction;
use crate::domain::scorecard::{Promises, Punctuality, Scorecard, Spread, Tally};
use crate::domain::turn::{How, TurnRow};
use diesel::dsl::count_star;
use diesel::prelude::*;
use std::collections::HashMap;

text_column!(How, Punctuality);

/// The tally of one case.
#[derive(Clone, Debug, PartialEq, Eq, Insertable, AsChangeset, Queryable, Selectable)]
#[diesel(table_name = tallies, treat_none_as_null = true)]
pub struct TallyRow {
    matter_id: MatterId,
    platform_id: PlatformId,
    opened_at: Moment,
    closed_month: Option<OnDay>,
    answer: Punctuality,
    answer_days: Option<i64>,
    finding: Option<Finding>,
    reaction: Option<Reaction>,
    promises_kept: i64,
    promises_unconfirmed: i64,
    promises_broken: i64,
    promises_open: i64,
    referrals: i64,
    consumer_days: i64,
    platform_days: i64,
    mediator_days: i64,
    centre_days: i64,
}

impl TallyRow {
    fn of(matter: MatterId, tally: &Tally) -> TallyRow {
        TallyRow {
            matter_id: matter,
            platform_id: tally.platform,
            opened_at: tally.opened_at,
            closed_month: tally.closed_month.map(OnDay),
            answer: tally.answer,
            answer_days: tally.answer_days.map(i64::from),
            finding: tally.finding,
            reaction: tally.reaction,
            promises_kept: stored(tally.promises.kept),
            promises_unconfirmed: stored(tally.promises.unconfirmed),
            promises_broken: stored(tally.promises.broken),
            promises_open: stored(tally.promises.open),
            referrals: tally.referrals.into(),
            consumer_days: tally.held.consumer.into(),
            platform_days: tally.held.platform.into(),
            mediator_days: tally.held.mediator.into(),
            centre_days: tally.held.centre.into(),
        }
    }
}

/// One turn that has ended.
#[derive(Clone, Debug, PartialEq, Eq, Insertable, Queryable, Selectable)]
#[diesel(table_name = turns)]
pub struct TurnEnded {
    window_id: WindowId,
    matter_id: MatterId,
    platform_id: PlatformId,
    duty: WindowKey,
    holder: Holder,
    starts_at: Moment,
    falls_at: Moment,
    ended_at: Moment,
    how: How,
    days: i64,
    undone: bool,
}

impl TurnEnded {
    fn of(matter: MatterId, platform: PlatformId, row: &TurnRow) -> TurnEnded {
        let turn = &row.turn;
        TurnEnded {
            window_id: turn.window,
            matter_id: matter,
            platform_id: platform,
            duty: turn.key,
            holder: turn.holder,
            starts_at: turn.starts,
            falls_at: turn.falls,
            ended_at: turn.ended,
            how: turn.how,
            days: turn.days().into(),
            undone: row.undone,
        }
    }
}

fn stored(count: u64) -> i64 {
    i64::try_from(count).unwrap_or(i64::MAX)
}

pub(super) fn counted(count: i64) -> u64 {
    u64::try_from(count).unwrap_or_default()
}

pub(super) fn days(days: i64) -> u32 {
    u32::try_from(days.max(0)).unwrap_or(u32::MAX)
}

/// Writes what a decision changes in the figures.
pub(super) fn put(tx: &mut Tx<'_>, decision: &Decision) -> Result<(), StoreError> {
    let matter = decision.matter();
    if let Some(tally) = decision.tally() {
        let row = TallyRow::of(matter, tally);
        if diesel::update(tallies::table.find(matter)).set(&row).execute(tx.db())? == 0 {
            diesel::insert_into(tallies::table).values(&row).execute(tx.db())?;
        }
    }
    let platform = decision.row().platform;
    let rows: Vec<_> = decision.turns().iter().map(|row| TurnEnded::of(matter, platform, row)).collect();
    if !rows.is_empty() {
        diesel::delete(turns::table.filter(turns::matter_id.eq(matter))).execute(tx.db())?;
        each!(tx.db(), c => diesel::insert_into(turns::table).values(&rows).execute(c))?;
    }
    Ok(())
}

/// All that a matter adds to the figures.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Added {
    tally: Option<TallyRow>,
    turns: Vec<TurnEnded>,
}

/// What is stored of a matter, for `verify`.
///
/// # Errors
/// What the database said.
pub fn stored_of(c: &mut impl Reads, matter: MatterId) -> Result<Added, StoreError> {
    let tally = tallies::table.find(matter).select(TallyRow::as_select()).first(c.db()).optional()?;
    let turns = turns::table.filter(turns::matter_id.eq(matter)).order(turns::window_id);
    Ok(Added { tally, turns: turns.select(TurnEnded::as_select()).load(c.db())? })
}

/// What a matter adds as its events tell it.
pub fn of_matter<M: Matter>(matter: &M, zone: &Zone) -> Added {
    let (id, platform) = (matter.life().id, matter.row().platform);
    let mut turns: Vec<_> = matter.turn_rows().iter().map(|row| TurnEnded::of(id, platform, row)).collect();
    // As text, since that is how the database sorts them.
    turns.sort_by_key(|turn| turn.window_id.to_string());
    Added { tally: matter.tally(zone).map(|tally| TallyRow::of(id, &tally)), turns }
}

/// The figures of these platforms over the cases that were filed since `since`. A platform without
/// such cases has no entry. How many days an answer took is told by [`answer_days`].
///
/// # Errors
/// What the database said.
pub fn scorecards(
    c: &mut impl Reads,
    platforms: &[PlatformId],
    since: Moment,
) -> Result<HashMap<PlatformId, Scorecard>, StoreError> {
    let mut cards: HashMap<PlatformId, Scorecard> = HashMap::new();
    for (platform, answer, cases) in answers(c, platforms, since)? {
        cards.entry(platform).or_default().answers.add(answer, counted(cases));
    }
    for (platform, finding, reaction, cases) in findings(c, platforms, since)? {
        let Some(finding) = finding else { continue };
        cards.entry(platform).or_default().findings.add(finding, reaction, counted(cases));
    }
    for (platform, (kept, unconfirmed, broken, open), cases) in promises(c, platforms, since)? {
        let each = Promises {
            kept: counted(kept),
            unconfirmed: counted(unconfirmed),
            broken: counted(broken),
            open: counted(open),
        };
        cards.entry(platform).or_default().promises.add(each, counted(cases));
    }
    for (platform, times, cases) in referrals(c, platforms, since)? {
        cards.entry(platform).or_default().referrals.add(counted(times), counted(cases));
    }
    Ok(cards)
}

fn referrals(
    c: &mut impl Reads,
    platforms: &[PlatformId],
    since: Moment,
) -> Result<Vec<(PlatformId, i64, i64)>, StoreError> {
    Ok(tallies::table
        .filter(tallies::platform_id.eq_any(platforms))
        .filter(tallies::opened_at.ge(since))
        .filter(tallies::referrals.gt(0))
        .group_by((tallies::platform_id, tallies::referrals))
        .select((tallies::platform_id, tallies::referrals, count_star()))
        .load(c.db())?)
}

fn answers(
    c: &mut impl Reads,
    platforms: &[PlatformId],
    since: Moment,
) -> Result<Vec<(PlatformId, Punctuality, i64)>, StoreError> {
    Ok(tallies::table
        .filter(tallies::platform_id.eq_any(platforms))
        .filter(tallies::opened_at.ge(since))
        .group_by((tallies::platform_id, tallies::answer))
        .select((tallies::platform_id, tallies::answer, count_star()))
        .load(c.db())?)
}

type FindingGroup = (PlatformId, Option<Finding>, Option<Reaction>, i64);

fn findings(
    c: &mut impl Reads,
    platforms: &[PlatformId],
    since: Moment,
) -> Result<Vec<FindingGroup>, StoreError> {
    Ok(tallies::table
        .filter(tallies::platform_id.eq_any(platforms))
        .filter(tallies::opened_at.ge(since))
        .filter(tallies::finding.is_not_null())
        .group_by((tallies::platform_id, tallies::finding, tallies::reaction))
        .select((tallies::platform_id, tallies::finding, tallies::reaction, count_star()))
        .load(c.db())?)
}

type PromiseGroup = (PlatformId, (i64, i64, i64, i64), i64);

fn promises(
    c: &mut impl Reads,
    platforms: &[PlatformId],
    since: Moment,
) -> Result<Vec<PromiseGroup>, StoreError> {
    Ok(tallies::table
        .filter(tallies::platform_id.eq_any(platforms))
        .filter(tallies::opened_at.ge(since))
        .group_by((
            tallies::platform_id,
            tallies::promises_kept,
            tallies::promises_unconfirmed,
            tallies::promises_broken,
            tallies::promises_open,
        ))
        .select((
            tallies::platform_id,
            (
                tallies::promises_kept,
                tallies::promises_unconfirmed,
                tallies::promises_broken,
                tallies::promises_open,
            ),
            count_star(),
        ))
        .load(c.db())?)
}

/// Days from service to the first answer, of the cases filed since `since`.
///
/// # Errors
/// What the database said.
pub fn answer_days(
    c: &mut impl Reads,
    platform: PlatformId,
    since: Moment,
) -> Result<Option<Spread>, StoreError> {
    let groups: Vec<(Option<i64>, i64)> = tallies::table
        .filter(tallies::platform_id.eq(platform))
        .filter(tallies::opened_at.ge(since))
        .filter(tallies::answer_days.is_not_null())
        .group_by(tallies::answer_days)
        .select((tallies::answer_days, count_star()))
        .load(c.db())?;
    Ok(Spread::of(groups.into_iter().filter_map(|(took, cases)| Some((days(took?), counted(cases))))))
}

/// For one holder: the month in which cases ended, how many days that holder had had them, and how
/// many cases that were.
pub type HeldGroups = Vec<(OnDay, u32, u64)>;

/// The days that cases against `platform`, ended in the month `from` or later, lay with each holder
/// whose speed is told: the platform, the mediator, the centre.
///
/// # Errors
/// What the database said.
pub fn held(
    c: &mut impl Reads,
    platform: PlatformId,
    from: OnDay,
) -> Result<[(Holder, HeldGroups); 3], StoreError> {
    macro_rules! groups {
        ($column:ident) => {{
            let groups: Vec<(Option<OnDay>, i64, i64)> = tallies::table
                .filter(tallies::platform_id.eq(platform))
                .filter(tallies::closed_month.ge(from))
                .group_by((tallies::closed_month, tallies::$column))
                .select((tallies::closed_month, tallies::$column, count_star()))
                .load(c.db())?;
            let told = groups.into_iter();
            told.filter_map(|(month, held, cases)| Some((month?, days(held), counted(cases)))).collect()
        }};
    }
    Ok([
        (Holder::Platform, groups!(platform_days)),
        (Holder::Mediator, groups!(mediator_days)),
        (Holder::Centre, groups!(centre_days)),
    ])
}
