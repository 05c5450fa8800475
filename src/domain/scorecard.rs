//! Scorecards: figures on how a platform behaves, counted so that nobody can look better than they
//! are. Every case is counted once, silence is never success, and each figure has its denominator.

use super::case::event::Finding;
use super::clock::{Day, Moment};
use super::ids::PlatformId;
use super::keys::keys;
use super::publication::Reaction;

keys! {
    /// How a platform stands to the complaint in one case.
    Punctuality {
        /// It answered in time.
        InTime "in_time"
        /// It answered after its time.
        Late "late"
        /// It did not answer in its time, and has not since.
        Silent "silent"
        /// Its time still runs.
        Due "due"
        /// The notice has not reached it, so it cannot be called silent.
        Unreached "unreached"
        /// The case ended before its answer was due.
        CutShort "cut_short"
        /// The centre has not taken the case, so nothing was asked.
        NotAsked "not_asked"
    }
}

/// What one case adds to the figures. Follows from its events, like its row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Tally {
    /// The platform.
    pub platform: PlatformId,
    /// When the case was filed.
    pub opened_at: Moment,
    /// The first day of the month in which it ended, if it did.
    pub closed_month: Option<Day>,
    /// How the platform answered.
    pub answer: Punctuality,
    /// Days from service to the answer.
    pub answer_days: Option<u32>,
    /// What the mediator found.
    pub finding: Option<Finding>,
    /// What the platform made of it.
    pub reaction: Option<Reaction>,
    /// What became of its promises.
    pub promises: Promises,
    /// How often the platform said that it was somebody else.
    pub referrals: u32,
    /// Days charged to each holder until the case ended, or until its last event.
    pub held: Held,
}

/// Promises, by what became of them.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Promises {
    /// Kept, and the consumer confirmed it.
    pub kept: u64,
    /// Reported as done; the consumer said nothing. Never counted as kept.
    pub unconfirmed: u64,
    /// Not kept.
    pub broken: u64,
    /// Their time still runs.
    pub open: u64,
}

impl Promises {
    /// Those of which it is known what became of them.
    pub fn settled(&self) -> u64 {
        self.kept + self.unconfirmed + self.broken
    }

    /// Adds `cases` cases with these promises each.
    pub fn add(&mut self, each: Promises, cases: u64) {
        self.kept += each.kept * cases;
        self.unconfirmed += each.unconfirmed * cases;
        self.broken += each.broken * cases;
        self.open += each.open * cases;
    }
}

/// Days in the hands of each holder. A court's time is its own and is not counted.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Held {
    /// The consumer.
    pub consumer: u32,
    /// The platform.
    pub platform: u32,
    /// The mediator.
    pub mediator: u32,
    /// The centre.
    pub centre: u32,
}

/// Cases by how the platform answered.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Answers {
    /// Answered in time.
    pub in_time: u64,
    /// Answered late.
    pub late: u64,
    /// Not answered.
    pub silent: u64,
    /// Not due yet.
    pub due: u64,
    /// Never reached.
    pub unreached: u64,
    /// Ended before an answer was due.
    pub cut_short: u64,
    /// Not taken by the centre.
    pub not_asked: u64,
}

impl Answers {
    /// Adds `cases` cases of one kind.
    pub fn add(&mut self, answer: Punctuality, cases: u64) {
        let place = match answer {
            Punctuality::InTime => &mut self.in_time,
            Punctuality::Late => &mut self.late,
            Punctuality::Silent => &mut self.silent,
            Punctuality::Due => &mut self.due,
            Punctuality::Unreached => &mut self.unreached,
            Punctuality::CutShort => &mut self.cut_short,
            Punctuality::NotAsked => &mut self.not_asked,
        };
        *place += cases;
    }

    /// Cases in which an answer was due by now: the denominator of "in time" and of "silent".
    pub fn were_due(&self) -> u64 {
        self.in_time + self.late + self.silent
    }

    /// Cases in which an answer came.
    pub fn came(&self) -> u64 {
        self.in_time + self.late
    }

    /// All cases.
    pub fn all(&self) -> u64 {
        self.were_due() + self.due + self.unreached + self.cut_short + self.not_asked
    }
}

/// Findings of mediators, and what the platform made of them.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Findings {
    /// For the consumer.
    pub upheld: u64,
    /// For the consumer in part.
    pub partly: u64,
    /// Against the consumer.
    pub dismissed: u64,
    /// Of those for the consumer: accepted by the platform.
    pub accepted: u64,
    /// Refused by it, or left without a word.
    pub not_accepted: u64,
}

impl Findings {
    /// Adds `cases` cases of one kind.
    pub fn add(&mut self, finding: Finding, reaction: Option<Reaction>, cases: u64) {
        match finding {
            Finding::Upheld => self.upheld += cases,
            Finding::Partly => self.partly += cases,
            Finding::Dismissed => self.dismissed += cases,
        }
        match reaction {
            Some(Reaction::Accepted) => self.accepted += cases,
            Some(Reaction::NotAccepted) => self.not_accepted += cases,
            None => {}
        }
    }

    /// All findings.
    pub fn all(&self) -> u64 {
        self.upheld + self.partly + self.dismissed
    }

    /// Those for the consumer, whole or in part.
    pub fn for_the_consumer(&self) -> u64 {
        self.upheld + self.partly
    }

    /// Those on which the platform had to say yes or no, and did or let the time pass.
    pub fn decided(&self) -> u64 {
        self.accepted + self.not_accepted
    }
}

/// How often a platform said that it was somebody else.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Referrals {
    /// How often.
    pub times: u64,
    /// In how many complaints.
    pub complaints: u64,
}

impl Referrals {
    /// Adds `cases` cases with so many referrals each.
    pub fn add(&mut self, each: u64, cases: u64) {
        self.times += each * cases;
        self.complaints += if each > 0 { cases } else { 0 };
    }
}

/// How long something took: half of all lies between the two quarters.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Spread {
    /// How many were counted.
    pub count: u64,
    /// A quarter took so many days or fewer.
    pub quarter: u32,
    /// Half took so many days or fewer.
    pub median: u32,
    /// Three quarters took so many days or fewer.
    pub three_quarters: u32,
}

impl Spread {
    /// The spread of days, each given with how often it was counted; `None` of nothing.
    pub fn of(days: impl IntoIterator<Item = (u32, u64)>) -> Option<Spread> {
        let mut days: Vec<(u32, u64)> = days.into_iter().filter(|(_, times)| *times > 0).collect();
        days.sort_unstable();
        let count = days.iter().map(|(_, times)| times).sum::<u64>();
        // The place of a quantile by the nearest rank, from 1.
        let at = |quarters: u64| {
            let rank = (count * quarters).div_ceil(4).max(1);
            let mut passed = 0;
            days.iter().find_map(|(day, times)| {
                passed += times;
                (passed >= rank).then_some(*day)
            })
        };
        Some(Spread { count, quarter: at(1)?, median: at(2)?, three_quarters: at(3)? })
    }
}

/// The first days of the twelve months that a scorecard covers, the last of them the month of
/// `today`.
pub fn months(today: Day) -> Vec<Day> {
    let this = today.first_of_month();
    (0..12).rev().filter_map(|back| this.checked_sub(jiff::Span::new().months(back)).ok()).collect()
}

/// The figures of one platform.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Scorecard {
    /// How it answered.
    pub answers: Answers,
    /// Days from service to its first answer.
    pub days: Option<Spread>,
    /// What mediators found.
    pub findings: Findings,
    /// What became of its promises.
    pub promises: Promises,
    /// How often it passed the ball on, and in how many complaints.
    pub referrals: Referrals,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_scorecard_covers_twelve_months_and_ends_with_this_one() {
        let months = months(Day::constant(2026, 11, 30));
        assert_eq!(months.len(), 12);
        assert_eq!(months.first(), Some(&Day::constant(2025, 12, 1)));
        assert_eq!(months.last(), Some(&Day::constant(2026, 11, 1)));
    }

    #[test]
    fn what_is_not_due_is_in_no_denominator() {
        let mut answers = Answers::default();
        for (at, answer) in (1..).zip(Punctuality::ALL) {
            answers.add(*answer, at);
        }
        assert_eq!(answers.were_due(), 1 + 2 + 3);
        assert_eq!(answers.came(), 1 + 2);
        assert_eq!(answers.all(), (1..=7).sum::<u64>());
    }

    #[test]
    fn an_unconfirmed_promise_is_not_a_kept_one() {
        let mut promises = Promises::default();
        promises.add(Promises { kept: 1, unconfirmed: 2, broken: 0, open: 1 }, 3);
        assert_eq!((promises.kept, promises.settled(), promises.open), (3, 9, 3));
    }

    #[test]
    fn a_dismissal_is_nothing_that_a_platform_accepts() {
        let mut findings = Findings::default();
        findings.add(Finding::Dismissed, None, 4);
        findings.add(Finding::Upheld, Some(Reaction::Accepted), 1);
        findings.add(Finding::Partly, Some(Reaction::NotAccepted), 2);
        findings.add(Finding::Upheld, None, 1);
        assert_eq!((findings.accepted, findings.decided(), findings.for_the_consumer()), (1, 3, 4));
    }

    #[test]
    fn the_spread_tells_the_middle_and_not_the_average() {
        assert_eq!(Spread::of([]), None);
        let one = Spread::of([(4, 1)]).unwrap();
        assert_eq!((one.quarter, one.median, one.three_quarters, one.count), (4, 4, 4, 1));
        let many = Spread::of([(9, 1), (1, 1), (3, 1), (400, 1)]).unwrap();
        assert_eq!((many.quarter, many.median, many.three_quarters), (1, 3, 9));
    }
}
