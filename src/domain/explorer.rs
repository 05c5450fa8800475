//! The explorer: from what happened to what a person may ask for, of whom and by when.
//!
//! Nobody is asked who they are and nothing is stored: an answer follows from what was chosen, the
//! rulebook of the place and the day, and from nothing else.

mod limits;
mod situations;

pub use limits::{Limit, Standing};
pub use situations::{Explorer, Group, Situation, Step};

use super::case::event::CameBack;
use super::clock::{Day, Moment, Reckoning};
use super::grievance::Grievance;
use super::rulebook::{Danger, Entry, GrievanceRule, RequestWindow, Route, Rulebook, entry};
use super::text::Bilingual;

/// What somebody told the explorer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Told<'a> {
    /// What happened; at least one.
    pub situations: Vec<&'a Situation>,
    /// When they asked the platform, and what came back; none if they did not.
    pub asked: Option<(Day, CameBack)>,
    /// Since when they have known of it, if they said so.
    pub known: Option<Day>,
}

/// What follows from it.
#[derive(Clone, Debug)]
pub struct Advice<'a> {
    /// What may be happening now, and what to do before anything else.
    pub dangers: Vec<&'a Danger>,
    /// What to do today, in order, nothing twice.
    pub today: Vec<Today<'a>>,
    /// What went wrong, as the rulebook tells it.
    pub grievances: Vec<&'a GrievanceRule>,
    /// What is not for this centre, and where to go instead.
    pub elsewhere: Vec<&'a Entry>,
    /// The way on.
    pub next: Next<'a>,
    /// How long the platform has for each right that the law gives, from the day on which it was asked or
    /// else from now.
    pub times: Vec<Time<'a>>,
    /// Until when one may still claim.
    pub limits: Vec<Limit<'a>>,
    /// Whether this centre can take it.
    pub taking: Taking<'a>,
    /// The ways that are open beside this centre.
    pub routes: Vec<&'a Route>,
}

/// Something to do today.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Today<'a> {
    /// What to do.
    pub words: &'a Bilingual,
    /// Where that comes from.
    pub from: Origin<'a>,
}

/// Where a piece of advice comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Origin<'a> {
    /// Somebody's advice.
    Source(&'a Bilingual),
    /// What the law of the place gives against this grievance.
    Law(&'a GrievanceRule),
}

/// The way on for a complaint about data.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Next<'a> {
    /// Nothing here is about data.
    NotOurs,
    /// It is about data, but no law of the place covers it.
    NotCovered,
    /// Ask the platform first; sent now, an answer should come within this time.
    Ask(Time<'a>),
    /// They asked and nothing came back; it may still come in time.
    Wait(Time<'a>),
    /// They asked and were refused or put off, or not answered in this time.
    Complain(Option<Time<'a>>),
}

/// How long to wait for the answer to a request, by which rule.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Time<'a> {
    /// The right whose rule it is.
    pub right: Grievance,
    /// The rule.
    pub rule: &'a RequestWindow,
    /// How it was counted.
    pub reckoning: Reckoning,
}

/// Whether the centre can take a complaint.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Taking<'a> {
    /// Nothing here is about data.
    NotOurs,
    /// It happened where other law applies than that of the centre.
    OtherLaw,
    /// They have known of it for too long.
    TooOld(&'a Entry),
    /// It can.
    Can,
}

impl Explorer {
    /// What follows at `now` from what somebody told, by the rulebook of the place, at a centre that
    /// works by the rulebook `centre`.
    pub fn advise<'a>(
        &'a self,
        told: &Told<'a>,
        book: &'a Rulebook,
        centre: &Rulebook,
        now: Moment,
    ) -> Advice<'a> {
        let (mut dangers, mut today) = (Vec::new(), Vec::new());
        let (mut grievances, mut elsewhere) = (Vec::new(), Vec::new());
        for situation in &told.situations {
            dangers.extend(situation.danger.map(|kind| book.danger(kind)));
            today.extend(self.steps(situation).filter_map(|step| self.today(step, book)));
            grievances.extend(situation.grievances.iter().map(|grievance| book.grievance(*grievance)));
            elsewhere.extend(situation.elsewhere.as_deref().and_then(|key| entry(&book.inadmissible, key)));
        }
        once(&mut dangers);
        once(&mut today);
        once(&mut grievances);
        // What no law covers has neither a claim that could grow too old nor an authority that minds it: there
        // the rulebook itself says who can help.
        let given: Vec<_> = grievances.iter().copied().filter(|rule| rule.not_covered.is_none()).collect();
        let covered: Vec<Grievance> = given.iter().map(|rule| rule.key).collect();
        let limits = match covered.is_empty() {
            true => Vec::new(),
            false => limits::of(book, told, now),
        };
        let starts = told.asked.map_or(now, |(on, _)| Moment::start_of(on, &book.zone));
        let times: Vec<_> = Time::of_each(&given, book, starts).collect();
        let today_there = now.day_in(&book.zone);
        let open = |route: &&Route| !covered.is_empty() && route.is_open_for(&covered, today_there);
        Advice {
            next: next(told, &grievances, &times, now),
            times,
            taking: taking(&grievances, &limits, book, centre),
            routes: book.routes.iter().filter(open).collect(),
            dangers,
            today,
            grievances,
            elsewhere,
            limits,
        }
    }

    /// A step with where it comes from; `None` where the law on which it rests does not cover it.
    fn today<'a>(&'a self, step: &'a Step, book: &'a Rulebook) -> Option<Today<'a>> {
        let law = step.law.map(|grievance| book.grievance(grievance));
        let from = match law {
            Some(rule) => rule.not_covered.is_none().then_some(Origin::Law(rule)),
            None => self.source_of(step).map(Origin::Source),
        };
        Some(Today { words: &step.words, from: from? })
    }
}

/// Keeps the first of what is there twice.
fn once<V: PartialEq + Copy>(list: &mut Vec<V>) {
    let mut kept: Vec<V> = Vec::new();
    list.retain(|one| {
        let is_new = !kept.contains(one);
        kept.push(*one);
        is_new
    });
}

impl<'a> Time<'a> {
    /// With several rights the longest time counts: nobody is sent on before the platform could answer all.
    pub fn longest(rights: &[&'a GrievanceRule], book: &Rulebook, starts: Moment) -> Option<Time<'a>> {
        Time::of_each(rights, book, starts).max_by_key(|time| time.reckoning.falls)
    }

    /// The time for each right.
    pub fn of_each(
        rights: &[&'a GrievanceRule],
        book: &Rulebook,
        starts: Moment,
    ) -> impl Iterator<Item = Time<'a>> {
        rights.iter().map(move |right| Time {
            right: right.key,
            rule: &right.request,
            reckoning: book.reckon_request(&right.request, starts),
        })
    }
}

fn next<'a>(told: &Told<'_>, grievances: &[&GrievanceRule], times: &[Time<'a>], now: Moment) -> Next<'a> {
    if grievances.is_empty() {
        return Next::NotOurs;
    }
    let Some(longest) = times.iter().max_by_key(|time| time.reckoning.falls).cloned() else {
        return Next::NotCovered;
    };
    match told.asked.map(|(_, came_back)| came_back) {
        None => Next::Ask(longest),
        Some(CameBack::Nothing) if !longest.reckoning.is_over(now) => Next::Wait(longest),
        Some(CameBack::Nothing) => Next::Complain(Some(longest)),
        Some(CameBack::Refused | CameBack::Partly) => Next::Complain(None),
    }
}

fn taking<'a>(
    grievances: &[&GrievanceRule],
    limits: &[Limit<'a>],
    book: &Rulebook,
    centre: &Rulebook,
) -> Taking<'a> {
    if grievances.is_empty() {
        return Taking::NotOurs;
    }
    if book.id != centre.id {
        return Taking::OtherLaw;
    }
    limits.iter().find_map(Limit::bars).map_or(Taking::Can, Taking::TooOld)
}
