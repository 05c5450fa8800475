//! A scorecard for machines.

use super::Card;
use crate::domain::actor::Holder;
use crate::domain::scorecard::Spread;
use crate::store::columns::OnDay;
use crate::web::links;
use crate::web::open_data::{EntryData, PlatformData, absolute, month};
use crate::web::server::App;
use serde::Serialize;

/// The figures of one platform over complaints filed in `since` or later.
#[derive(Serialize)]
pub struct ScorecardData {
    /// The platform.
    platform: PlatformData,
    /// The first month that is covered; the last is the month of today.
    since: String,
    /// Complaints, each counted once, by how the platform answered.
    answers: AnswersData,
    /// Days from service to the first answer; none if none came.
    answer_days: Option<SpreadData>,
    /// What mediators found.
    findings: FindingsData,
    /// What became of what the platform had undertaken.
    promises: PromisesData,
    /// How often the platform said that it was somebody else.
    referrals: ReferralsData,
    /// Days in whose hands, of cases by the month in which they ended.
    held: Vec<HeldData>,
    /// Turns that have ended, by whose they were.
    turns: Vec<TurnsData>,
    /// How many entries the register has about this platform.
    found: usize,
    /// Where all of them are listed.
    register: String,
    /// The last ones published.
    entries: Vec<EntryData>,
}

/// Complaints by how the platform answered.
#[derive(Serialize)]
struct AnswersData {
    /// In which an answer was due by now: `in_time`, `late` and `silent` together.
    were_due: u64,
    /// Answered in time.
    in_time: u64,
    /// Answered late.
    late: u64,
    /// Not answered.
    silent: u64,
    /// Not due yet.
    due: u64,
    /// The notice could not be brought to the platform.
    unreached: u64,
    /// Ended before an answer was due.
    cut_short: u64,
    /// Not taken by the centre.
    not_asked: u64,
}

/// How long something took, in days.
#[derive(Serialize)]
struct SpreadData {
    /// How many were counted.
    count: u64,
    /// A quarter took so many or fewer.
    quarter: u32,
    /// Half took so many or fewer.
    median: u32,
    /// Three quarters took so many or fewer.
    three_quarters: u32,
}

/// Findings of mediators.
#[derive(Serialize)]
struct FindingsData {
    /// All of them.
    all: u64,
    /// For the consumer.
    upheld: u64,
    /// For the consumer in part.
    partly: u64,
    /// Against the consumer.
    dismissed: u64,
    /// Those on which the platform said yes or no, or let the time pass.
    decided: u64,
    /// Of these: accepted.
    accepted: u64,
    /// Refused, or left without a word.
    not_accepted: u64,
}

/// Promises by what became of them.
#[derive(Serialize)]
struct PromisesData {
    /// Those of which it is known what became of them.
    settled: u64,
    /// Kept, as the consumer confirmed.
    kept: u64,
    /// Reported as done, and the consumer said nothing; never counted as kept.
    unconfirmed: u64,
    /// Not kept.
    broken: u64,
    /// Their time still runs.
    open: u64,
}

/// How often a platform passed a complaint on.
#[derive(Serialize)]
struct ReferralsData {
    /// How often.
    times: u64,
    /// In how many complaints.
    complaints: u64,
}

/// Days in the hands of one holder.
#[derive(Serialize)]
struct HeldData {
    /// Who.
    holder: Holder,
    /// By month; a month in which no case ended is not there.
    months: Vec<HeldInMonth>,
}

/// Cases that ended in one month.
#[derive(Serialize)]
struct HeldInMonth {
    /// The month.
    month: String,
    /// Days that the holder had had each of them.
    days: SpreadData,
}

/// How one holder took its turns.
#[derive(Serialize)]
struct TurnsData {
    /// Who.
    holder: Holder,
    /// Taken in time.
    in_time: u64,
    /// Passed in silence.
    missed: u64,
    /// Days that those took that were taken; none if none was.
    days: Option<SpreadData>,
}

fn spread(spread: Spread) -> SpreadData {
    let Spread { count, quarter, median, three_quarters } = spread;
    SpreadData { count, quarter, median, three_quarters }
}

impl ScorecardData {
    /// What the public may know of a platform.
    pub fn of(card: &Card, app: &App) -> ScorecardData {
        let (answers, findings, promises) =
            (card.figures.answers, card.figures.findings, card.figures.promises);
        let held = card.held.iter().map(|(holder, groups)| {
            let in_month = |first: &crate::domain::clock::Day| {
                let own = groups.iter().filter(|(found, ..)| *found == OnDay(*first));
                let days = Spread::of(own.map(|(_, days, cases)| (*days, *cases)))?;
                Some(HeldInMonth { month: month(*first), days: spread(days) })
            };
            HeldData { holder: *holder, months: card.months.iter().filter_map(in_month).collect() }
        });
        let turns =
            card.turns.iter().filter(|(holder, _)| !matches!(holder, Holder::Court | Holder::Supervisor));
        let turns = turns.map(|(holder, speed)| TurnsData {
            holder: *holder,
            in_time: speed.acted,
            missed: speed.missed,
            days: speed.days.map(spread),
        });
        let here = [("platform", card.platform.slug.as_str())];
        ScorecardData {
            platform: PlatformData::of(&card.platform, app),
            since: card.months.first().map(|first| month(*first)).unwrap_or_default(),
            answers: AnswersData {
                were_due: answers.were_due(),
                in_time: answers.in_time,
                late: answers.late,
                silent: answers.silent,
                due: answers.due,
                unreached: answers.unreached,
                cut_short: answers.cut_short,
                not_asked: answers.not_asked,
            },
            answer_days: card.figures.days.map(spread),
            findings: FindingsData {
                all: findings.all(),
                upheld: findings.upheld,
                partly: findings.partly,
                dismissed: findings.dismissed,
                decided: findings.decided(),
                accepted: findings.accepted,
                not_accepted: findings.not_accepted,
            },
            promises: PromisesData {
                settled: promises.settled(),
                kept: promises.kept,
                unconfirmed: promises.unconfirmed,
                broken: promises.broken,
                open: promises.open,
            },
            referrals: ReferralsData {
                times: card.figures.referrals.times,
                complaints: card.figures.referrals.complaints,
            },
            held: held.collect(),
            turns: turns.collect(),
            found: usize::try_from(card.all).unwrap_or_default(),
            register: absolute(app, &links::with_query(links::REGISTER_JSON, here)),
            entries: card.entries.iter().map(|entry| EntryData::of(entry, app)).collect(),
        }
    }
}
