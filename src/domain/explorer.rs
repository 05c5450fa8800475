//! The explorer: from what happened to what a person may ask for, of whom and by when.
//!
//! Nobody is asked who they are and nothing is stored: an answer follows from what was chosen, the
//! rulebook and the day, and from nothing else. The situations stand in `explorer/situations.toml`.

use super::case::event::CameBack;
use super::clock::{Day, Moment, Reckoning};
use super::grievance::Grievance;
use super::rulebook::{Entry, GrievanceRule, RequestWindow, Rulebook, RulebookError};
use super::text::Bilingual;
use serde::Deserialize;
use std::sync::OnceLock;

/// A heading under which situations are offered.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Group {
    /// Its key.
    pub key: String,
    /// What people read.
    pub name: Bilingual,
}

/// Something that people say has happened to them.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Situation {
    /// Its name in addresses.
    pub key: String,
    /// The key of its group.
    pub group: String,
    /// As people say it.
    pub name: Bilingual,
    /// An example, in their words.
    pub example: Bilingual,
    /// What went wrong, as the rulebook calls it; none for what is not ours.
    pub grievances: Vec<Grievance>,
    /// For what is not ours: the ground in the rulebook that names the other ways.
    #[serde(default)]
    pub elsewhere: Option<String>,
    /// The keys of what to do today.
    #[serde(default)]
    pub today: Vec<String>,
}

/// One thing to do, and where that comes from.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Step {
    /// What to do.
    pub words: Bilingual,
    /// On whose advice.
    pub source: Bilingual,
}

#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Checklist {
    key: String,
    steps: Vec<Step>,
}

/// All situations, checked against a rulebook.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Explorer {
    /// The headings, in order.
    pub groups: Vec<Group>,
    /// What may have happened.
    pub situations: Vec<Situation>,
    checklists: Vec<Checklist>,
}

/// What somebody told the explorer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Told<'a> {
    /// What happened; at least one.
    pub situations: Vec<&'a Situation>,
    /// When they asked the platform, and what came back; none if they did not.
    pub asked: Option<(Day, CameBack)>,
}

/// What follows from it.
#[derive(Clone, Debug)]
pub struct Advice<'a> {
    /// What to do today, in order, nothing twice.
    pub today: Vec<&'a Step>,
    /// What went wrong, as the rulebook tells it.
    pub grievances: Vec<&'a GrievanceRule>,
    /// What is not for this centre, and where to go instead.
    pub elsewhere: Vec<&'a Entry>,
    /// The way on.
    pub next: Next<'a>,
}

/// The way on for a complaint about data.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Next<'a> {
    /// Nothing here is about data.
    NotOurs,
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
    /// The rule.
    pub rule: &'a RequestWindow,
    /// How it was counted.
    pub reckoning: Reckoning,
}

impl Explorer {
    /// The situations of this house, compiled in.
    ///
    /// # Errors
    /// What is wrong in the file; a test makes sure that nothing is.
    pub fn of_the_house() -> Result<&'static Explorer, RulebookError> {
        static READ: OnceLock<Result<Explorer, RulebookError>> = OnceLock::new();
        let read = READ.get_or_init(|| Explorer::parse(include_str!("explorer/situations.toml")));
        read.as_ref().map_err(Clone::clone)
    }

    /// Reads and checks a file of situations.
    ///
    /// # Errors
    /// The first entry that is wrong, and what puts it right.
    pub fn parse(text: &str) -> Result<Explorer, RulebookError> {
        let wrong = |place: String, remedy: String| RulebookError { place, remedy };
        let explorer: Explorer = toml::from_str(text)
            .map_err(|error| wrong("situations.toml".to_owned(), error.message().to_owned()))?;
        for situation in &explorer.situations {
            let place = format!("situations.{}", situation.key);
            if !explorer.groups.iter().any(|group| group.key == situation.group) {
                return Err(wrong(place, format!("add {:?} to groups", situation.group)));
            }
            if situation.grievances.is_empty() != situation.elsewhere.is_some() {
                return Err(wrong(place, "name grievances, or say where to go with it; not both".to_owned()));
            }
            if let Some(unknown) = situation.today.iter().find(|key| explorer.checklist(key).is_none()) {
                return Err(wrong(place, format!("add {unknown:?} to checklists")));
            }
            if explorer.situations.iter().filter(|other| other.key == situation.key).count() > 1 {
                return Err(wrong(place, "it is there twice; keep one".to_owned()));
            }
        }
        Ok(explorer)
    }

    fn checklist(&self, key: &str) -> Option<&Checklist> {
        self.checklists.iter().find(|list| list.key == key)
    }

    /// The situation with this key.
    pub fn situation(&self, key: &str) -> Option<&Situation> {
        self.situations.iter().find(|situation| situation.key == key)
    }

    /// What follows from what somebody told, at `now`.
    pub fn advise<'a>(&'a self, told: &Told<'a>, book: &'a Rulebook, now: Moment) -> Advice<'a> {
        let mut today: Vec<&Step> = Vec::new();
        let mut grievances: Vec<&GrievanceRule> = Vec::new();
        let mut elsewhere: Vec<&Entry> = Vec::new();
        for situation in &told.situations {
            let lists = situation.today.iter().filter_map(|key| self.checklist(key));
            for step in lists.flat_map(|list| &list.steps) {
                if !today.contains(&step) {
                    today.push(step);
                }
            }
            for grievance in &situation.grievances {
                let rule = book.grievance(*grievance);
                if !grievances.contains(&rule) {
                    grievances.push(rule);
                }
            }
            let ground = situation.elsewhere.as_deref();
            elsewhere.extend(ground.and_then(|key| inadmissible(book, key)));
        }
        let next = next(told, &grievances, book, now);
        Advice { today, grievances, elsewhere, next }
    }
}

impl<'a> Time<'a> {
    /// With several rights the longest time counts: nobody is sent on before the platform could answer all.
    pub fn longest(rights: &[&'a GrievanceRule], book: &Rulebook, starts: Moment) -> Option<Time<'a>> {
        let rules = rights.iter().map(|rule| &rule.request);
        let times = rules.map(|rule| Time { rule, reckoning: book.reckon_request(rule, starts) });
        times.max_by_key(|time| time.reckoning.falls)
    }
}

fn next<'a>(told: &Told<'_>, grievances: &[&'a GrievanceRule], book: &Rulebook, now: Moment) -> Next<'a> {
    let count = |starts: Moment| Time::longest(grievances, book, starts);
    match told.asked {
        None => count(now).map_or(Next::NotOurs, Next::Ask),
        Some((on, came_back)) => match (count(Moment::start_of(on, &book.zone)), came_back) {
            (None, _) => Next::NotOurs,
            (Some(time), CameBack::Nothing) if !time.reckoning.is_over(now) => Next::Wait(time),
            (Some(time), CameBack::Nothing) => Next::Complain(Some(time)),
            (Some(_), CameBack::Refused | CameBack::Partly) => Next::Complain(None),
        },
    }
}

fn inadmissible<'a>(book: &'a Rulebook, key: &str) -> Option<&'a Entry> {
    super::rulebook::entry(&book.inadmissible, key)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_situation_of_the_house_leads_somewhere_and_every_grievance_is_reached() {
        let (explorer, book) = (Explorer::of_the_house().unwrap(), Rulebook::cn().unwrap());
        for situation in &explorer.situations {
            if let Some(ground) = &situation.elsewhere {
                assert!(inadmissible(book, ground).is_some_and(|entry| entry.ways.is_some()), "{ground}");
            }
        }
        for grievance in Grievance::ALL {
            let leads = |situation: &&Situation| situation.grievances.contains(grievance);
            assert!(explorer.situations.iter().any(|situation| leads(&situation)), "{grievance}");
        }
    }

    #[test]
    fn a_wrong_file_is_named_with_its_place_and_its_remedy() {
        let good = include_str!("explorer/situations.toml");
        for (from, to, place, remedy) in [
            ("today = [\"price\"]", "today = [\"prise\"]", "situations.charged_more", "\"prise\""),
            ("key = \"passed_on\"", "key = \"charged_more\"", "situations.charged_more", "twice"),
            ("group = \"machine\"", "group = \"machines\"", "situations.charged_more", "\"machines\""),
            ("elsewhere = \"not_a_consumer\"\n", "", "situations.at_work", "say where to go"),
            ("\"portability\"", "\"portable\"", "situations.toml", "portable"),
        ] {
            assert!(good.contains(from), "{from}");
            let fault = Explorer::parse(&good.replacen(from, to, 1)).unwrap_err();
            assert_eq!(fault.place, place);
            assert!(fault.remedy.contains(remedy), "{fault}");
        }
    }
}
