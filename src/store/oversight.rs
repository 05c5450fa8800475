//! What a supervisor watches: work that is overdue, and everybody's speed on one scale.

use super::figures::{counted, days};
use super::matters::MatterRow;
use super::schema::{events, matters, set_aside, turns};
use super::{Reads, StoreError, outages};
use crate::domain::actor::Holder;
use crate::domain::clock::{Moment, WindowKey};
use crate::domain::ids::{CaseNumber, MatterId, PlatformId};
use crate::domain::matter::MatterKind;
use crate::domain::scorecard::Spread;
use crate::domain::turn::How;
use diesel::dsl::{count, count_star, exists, min, not};
use diesel::prelude::*;
use std::collections::HashMap;

/// One duty whose time has passed and that is still to be done. No more than that: who complains,
/// and about what, is not in it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Overdue {
    /// The matter.
    pub matter: MatterId,
    /// What it is.
    pub kind: MatterKind,
    /// Its number, for cases.
    pub number: Option<CaseNumber>,
    /// Its case, for publications.
    pub of_case: Option<MatterId>,
    /// Where it stands.
    pub stage: String,
    /// The platform concerned.
    pub platform: PlatformId,
    /// The duty.
    pub duty: WindowKey,
    /// Whose duty it is.
    pub holder: Holder,
    /// The first instant that was too late, the first time.
    pub since: Moment,
    /// How often its time has passed: some duties run anew each time.
    pub times: u64,
}

/// A page of the overdue duties, the oldest first, and how many there are; of one holder, if given. A duty
/// whose time has passed several times is one.
///
/// # Errors
/// What the database said.
pub fn overdue(
    c: &mut impl Reads,
    holder: Option<Holder>,
    offset: i64,
    most: i64,
) -> Result<(Vec<Overdue>, i64), StoreError> {
    let before = diesel::alias!(turns as before);
    let scoped = || {
        let earlier = before
            .filter(before.field(turns::undone).eq(true))
            .filter(before.field(turns::matter_id).eq(turns::matter_id))
            .filter(before.field(turns::duty).eq(turns::duty))
            .filter(before.field(turns::holder).eq(turns::holder))
            .filter(
                before.field(turns::falls_at).lt(turns::falls_at).or(before
                    .field(turns::falls_at)
                    .eq(turns::falls_at)
                    .and(before.field(turns::window_id).lt(turns::window_id))),
            );
        let mut query = turns::table
            .inner_join(matters::table)
            .filter(turns::undone.eq(true))
            .filter(not(exists(earlier)))
            .into_boxed();
        if let Some(holder) = holder {
            query = query.filter(turns::holder.eq(holder));
        }
        query
    };
    let all = scoped().count().get_result(c.db())?;
    let first: Vec<(MatterRow, WindowKey, Holder, Moment)> = scoped()
        .order((turns::falls_at, turns::window_id))
        .offset(offset)
        .limit(most)
        .select((MatterRow::as_select(), turns::duty, turns::holder, turns::falls_at))
        .load(c.db())?;
    let of: Vec<MatterId> = first.iter().map(|(matter, ..)| matter.id).collect();
    let times: Vec<(MatterId, WindowKey, Holder, i64)> = turns::table
        .filter(turns::undone.eq(true))
        .filter(turns::matter_id.eq_any(&of))
        .group_by((turns::matter_id, turns::duty, turns::holder))
        .select((turns::matter_id, turns::duty, turns::holder, count_star()))
        .load(c.db())?;
    let found = first.into_iter().map(|(matter, duty, holder, since)| {
        let same =
            |row: &&(MatterId, WindowKey, Holder, i64)| (row.0, row.1, row.2) == (matter.id, duty, holder);
        let times = times.iter().find(same).map_or(1, |row| counted(row.3));
        Overdue {
            matter: matter.id,
            kind: matter.kind,
            number: matter.number,
            of_case: matter.of_case,
            stage: matter.stage,
            platform: matter.platform_id,
            duty,
            holder,
            since,
            times,
        }
    });
    Ok((found.collect(), all))
}

/// Since when a duty of this holder is overdue in each matter in which one is.
///
/// # Errors
/// What the database said.
pub fn overdue_since(c: &mut impl Reads, holder: Holder) -> Result<HashMap<MatterId, Moment>, StoreError> {
    let rows: Vec<(MatterId, Option<Moment>)> = turns::table
        .filter(turns::undone.eq(true))
        .filter(turns::holder.eq(holder))
        .group_by(turns::matter_id)
        .select((turns::matter_id, min(turns::falls_at)))
        .load(c.db())?;
    Ok(rows.into_iter().filter_map(|(matter, since)| Some((matter, since?))).collect())
}

/// For each holder: in how many matters a duty of theirs is overdue, and how many matters wait for
/// them at all, by such a duty or since they hold the ball.
///
/// # Errors
/// What the database said.
pub fn overdue_by_holder(c: &mut impl Reads) -> Result<Vec<(Holder, u64, u64)>, StoreError> {
    let overdue: Vec<(Holder, i64)> = turns::table
        .filter(turns::undone.eq(true))
        .group_by(turns::holder)
        .select((turns::holder, count(turns::matter_id).aggregate_distinct()))
        .load(c.db())?;
    // A case that is overdue with one may lie with another meanwhile: it waits for both.
    let elsewhere: Vec<(Holder, i64)> = turns::table
        .inner_join(matters::table)
        .filter(turns::undone.eq(true))
        .filter(matters::holder.is_null().or(matters::holder.ne(turns::holder.nullable())))
        .group_by(turns::holder)
        .select((turns::holder, count(turns::matter_id).aggregate_distinct()))
        .load(c.db())?;
    let held: Vec<(Option<Holder>, i64)> = matters::table
        .filter(matters::holder.is_not_null())
        .filter(matters::kind.ne(MatterKind::Request))
        .group_by(matters::holder)
        .select((matters::holder, count_star()))
        .load(c.db())?;
    let of = |rows: &[(Holder, i64)], holder: Holder| {
        rows.iter().find(|(found, _)| *found == holder).map_or(0, |(_, count)| counted(*count))
    };
    let held: Vec<(Holder, i64)> = held.into_iter().filter_map(|(holder, n)| Some((holder?, n))).collect();
    let line =
        |holder: &Holder| (*holder, of(&overdue, *holder), of(&held, *holder) + of(&elsewhere, *holder));
    Ok(Holder::ALL.iter().map(line).collect())
}

/// How often somebody acted in time and how often not, and how long their turns took.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Speed {
    /// Acted in time.
    pub acted: u64,
    /// Missed.
    pub missed: u64,
    /// Days of the turns in which they acted.
    pub days: Option<Spread>,
}

impl Speed {
    /// All turns that were theirs to take. Those that were not needed any more are not in it.
    pub fn all(&self) -> u64 {
        self.acted + self.missed
    }
}

/// The speed of each holder in turns that ended since `since`.
///
/// # Errors
/// What the database said.
pub fn speed_by_holder(c: &mut impl Reads, since: Moment) -> Result<Vec<(Holder, Speed)>, StoreError> {
    speeds(c, None, since)
}

/// The same in matters about one platform: its own turns, and everybody else's.
///
/// # Errors
/// What the database said.
pub fn speed_about(
    c: &mut impl Reads,
    platform: PlatformId,
    since: Moment,
) -> Result<Vec<(Holder, Speed)>, StoreError> {
    speeds(c, Some(platform), since)
}

fn speeds(
    c: &mut impl Reads,
    platform: Option<PlatformId>,
    since: Moment,
) -> Result<Vec<(Holder, Speed)>, StoreError> {
    let mut ended = turns::table
        .filter(turns::ended_at.ge(since))
        .filter(turns::how.ne(How::Dropped))
        .group_by((turns::holder, turns::how, turns::days))
        .select((turns::holder, turns::how, turns::days, count_star()))
        .into_boxed();
    if let Some(platform) = platform {
        // The public reads these, the platform among it: no count may tell that somebody was in danger.
        ended = ended.filter(turns::platform_id.eq(platform)).filter(turns::duty.ne(WindowKey::Alarm));
    }
    let groups: Vec<(Holder, How, i64, i64)> = ended.load(c.db())?;
    let of = |holder: &Holder| {
        let own = groups.iter().filter(|(found, ..)| found == holder);
        (*holder, speed(own.map(|(_, how, took, turns)| (*how, *took, *turns))))
    };
    Ok(Holder::ALL.iter().map(of).collect())
}

fn speed(groups: impl Iterator<Item = (How, i64, i64)>) -> Speed {
    let mut speed = Speed::default();
    let mut took_days = Vec::new();
    for (how, took, turns) in groups {
        match how {
            How::Acted => {
                speed.acted += counted(turns);
                took_days.push((days(took), counted(turns)));
            }
            How::Missed => speed.missed += counted(turns),
            How::Dropped => {}
        }
    }
    speed.days = Spread::of(took_days);
    speed
}

/// The platforms that missed most turns since `since`, `most` at the most, with their speed.
///
/// # Errors
/// What the database said.
pub fn slowest_platforms(
    c: &mut impl Reads,
    since: Moment,
    most: i64,
) -> Result<Vec<(PlatformId, Speed)>, StoreError> {
    let missed: Vec<(PlatformId, i64)> = turns::table
        .filter(turns::holder.eq(Holder::Platform))
        .filter(turns::ended_at.ge(since))
        .filter(turns::how.eq(How::Missed))
        .group_by(turns::platform_id)
        .select((turns::platform_id, count_star()))
        .order((count_star().desc(), turns::platform_id))
        .limit(most)
        .load(c.db())?;
    let ids: Vec<PlatformId> = missed.iter().map(|(id, _)| *id).collect();
    let groups: Vec<(PlatformId, How, i64, i64)> = turns::table
        .filter(turns::holder.eq(Holder::Platform))
        .filter(turns::ended_at.ge(since))
        .filter(turns::how.ne(How::Dropped))
        .filter(turns::platform_id.eq_any(&ids))
        .group_by((turns::platform_id, turns::how, turns::days))
        .select((turns::platform_id, turns::how, turns::days, count_star()))
        .load(c.db())?;
    let of = |id: PlatformId| {
        let own = groups.iter().filter(move |(found, ..)| *found == id);
        (id, speed(own.map(|(_, how, took, turns)| (*how, *took, *turns))))
    };
    Ok(ids.into_iter().map(of).collect())
}

/// The centre's own duties since `since`, its mediators' among them: missed, and of how many.
///
/// # Errors
/// What the database said.
pub fn own_lapses(
    c: &mut impl Reads,
    since: Moment,
) -> Result<Vec<(WindowKey, Holder, u64, u64)>, StoreError> {
    let groups: Vec<(WindowKey, Holder, How, i64)> = turns::table
        .filter(turns::holder.eq_any([Holder::Centre, Holder::Mediator]))
        .filter(turns::ended_at.ge(since))
        .filter(turns::how.ne(How::Dropped))
        .group_by((turns::duty, turns::holder, turns::how))
        .select((turns::duty, turns::holder, turns::how, count_star()))
        .load(c.db())?;
    let mut lines: Vec<(WindowKey, Holder, u64, u64)> = Vec::new();
    for (duty, holder, how, turns) in groups {
        let place = lines.iter().position(|(found, by, ..)| *found == duty && *by == holder);
        let (missed, all) = (if how == How::Missed { counted(turns) } else { 0 }, counted(turns));
        match place.and_then(|place| lines.get_mut(place)) {
            Some(line) => {
                line.2 += missed;
                line.3 += all;
            }
            None => lines.push((duty, holder, missed, all)),
        }
    }
    lines.sort_by_key(|(duty, ..)| *duty);
    Ok(lines)
}

/// How often the centre itself failed people.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Failures {
    /// Times at which its service was down.
    pub outages: u64,
    /// Seconds that they lasted together.
    pub down_seconds: u64,
    /// Complaints on which it did not decide in time.
    pub late_admissions: u64,
    /// Mediators who took over from another one.
    pub mediators_replaced: u64,
    /// Challenges that were upheld, or counted so since nobody decided.
    pub challenges_upheld: u64,
    /// Times that would have ended for somebody while the letter on paper that tells of them still lay here.
    pub letters_unposted: u64,
}

/// The centre's own failures since `since`.
///
/// # Errors
/// What the database said.
pub fn failures(c: &mut impl Reads, since: Moment) -> Result<Failures, StoreError> {
    let down = outages::since(c, since)?;
    let seconds = down.iter().map(|outage| outage.until.seconds_since(outage.from.max(since)));
    Ok(Failures {
        outages: counted(i64::try_from(down.len()).unwrap_or(i64::MAX)),
        down_seconds: counted(seconds.sum()),
        late_admissions: missed_by_centre(c, WindowKey::Admission, since)?,
        mediators_replaced: replaced(c, since)?,
        challenges_upheld: happened(c, "challenge_upheld", since)?
            + missed_by_centre(c, WindowKey::ChallengeDecision, since)?,
        letters_unposted: happened(c, "letter_unposted", since)?,
    })
}

fn missed_by_centre(c: &mut impl Reads, duty: WindowKey, since: Moment) -> Result<u64, StoreError> {
    let missed = turns::table
        .filter(turns::holder.eq(Holder::Centre))
        .filter(turns::how.eq(How::Missed))
        .filter(turns::ended_at.ge(since))
        .filter(turns::duty.eq(duty));
    Ok(counted(missed.count().get_result(c.db())?))
}

fn happened(c: &mut impl Reads, name: &str, since: Moment) -> Result<u64, StoreError> {
    let found = events::table.filter(events::name.eq(name)).filter(events::at.ge(since));
    Ok(counted(found.count().get_result(c.db())?))
}

/// Whoever is named where somebody was named before takes over.
fn replaced(c: &mut impl Reads, since: Moment) -> Result<u64, StoreError> {
    const NAMED: &str = "assigned";
    let before = diesel::alias!(events as before);
    let earlier = before
        .filter(before.field(events::matter_id).eq(events::matter_id))
        .filter(before.field(events::name).eq(NAMED))
        .filter(before.field(events::seq).lt(events::seq));
    let named = events::table.filter(events::name.eq(NAMED)).filter(events::at.ge(since));
    Ok(counted(named.filter(exists(earlier)).count().get_result(c.db())?))
}

/// Matters that could not be carried on, and matters whose window has ended by `at` and that nobody
/// has carried on yet. Both should be none.
///
/// # Errors
/// What the database said.
pub fn stuck(c: &mut impl Reads, at: Moment) -> Result<(u64, u64), StoreError> {
    let aside: i64 = set_aside::table.count().get_result(c.db())?;
    let ended = matters::deadline_at.le(at).or(matters::alarm_at.le(at));
    let waiting: i64 = matters::table.filter(ended).count().get_result(c.db())?;
    Ok((counted(aside), counted(waiting)))
}
