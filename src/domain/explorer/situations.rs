//! What people say has happened to them, read from `situations.toml`.

use crate::domain::case::event::AlarmKind;
use crate::domain::grievance::Grievance;
use crate::domain::rulebook::RulebookError;
use crate::domain::text::Bilingual;
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
    /// What may be happening now.
    #[serde(default)]
    pub danger: Option<AlarmKind>,
    /// The keys of what to do today.
    #[serde(default)]
    pub today: Vec<String>,
}

/// One thing to do, and where that comes from: from a source or from the law, never both.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Step {
    /// What to do.
    pub words: Bilingual,
    /// The key of the source.
    #[serde(default)]
    source: Option<String>,
    /// The grievance on whose law it rests.
    #[serde(default)]
    pub(super) law: Option<Grievance>,
}

#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Source {
    key: String,
    name: Bilingual,
}

#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Checklist {
    key: String,
    steps: Vec<Step>,
}

/// All situations.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Explorer {
    /// The headings, in order.
    pub groups: Vec<Group>,
    /// What may have happened.
    pub situations: Vec<Situation>,
    sources: Vec<Source>,
    checklists: Vec<Checklist>,
}

impl Explorer {
    /// The situations of this house, compiled in.
    ///
    /// # Errors
    /// What is wrong in the file; a test makes sure that nothing is.
    pub fn of_the_house() -> Result<&'static Explorer, RulebookError> {
        static READ: OnceLock<Result<Explorer, RulebookError>> = OnceLock::new();
        let read = READ.get_or_init(|| Explorer::parse(include_str!("situations.toml")));
        read.as_ref().map_err(Clone::clone)
    }

    /// Reads and checks a file of situations.
    ///
    /// # Errors
    /// The first entry that is wrong, and what puts it right.
    pub fn parse(text: &str) -> Result<Explorer, RulebookError> {
        let explorer: Explorer = toml::from_str(text)
            .map_err(|error| wrong("situations.toml".to_owned(), error.message().to_owned()))?;
        for list in &explorer.checklists {
            explorer.check_list(list)?;
        }
        for situation in &explorer.situations {
            explorer.check(situation)?;
        }
        Ok(explorer)
    }

    fn check_list(&self, list: &Checklist) -> Result<(), RulebookError> {
        let place = || format!("checklists.{}", list.key);
        for step in &list.steps {
            if step.source.is_some() == step.law.is_some() {
                return Err(wrong(
                    place(),
                    format!("say where {:?} comes from: source or law", step.words.en),
                ));
            }
            if let Some(unknown) = step.source.as_ref().filter(|_| self.source_of(step).is_none()) {
                return Err(wrong(place(), format!("add {unknown:?} to sources")));
            }
        }
        Ok(())
    }

    fn check(&self, situation: &Situation) -> Result<(), RulebookError> {
        let wrong = |remedy: String| Err(wrong(format!("situations.{}", situation.key), remedy));
        if !self.groups.iter().any(|group| group.key == situation.group) {
            return wrong(format!("add {:?} to groups", situation.group));
        }
        if situation.grievances.is_empty() != situation.elsewhere.is_some() {
            return wrong("name grievances, or say where to go with it; not both".to_owned());
        }
        if let Some(unknown) = situation.today.iter().find(|key| self.checklist(key).is_none()) {
            return wrong(format!("add {unknown:?} to checklists"));
        }
        let mut laws = self.steps(situation).filter_map(|step| step.law);
        if let Some(law) = laws.find(|law| !situation.grievances.contains(law)) {
            return wrong(format!("today rests on the law about {law}; add it to grievances"));
        }
        if self.situations.iter().filter(|other| other.key == situation.key).count() > 1 {
            return wrong("it is there twice; keep one".to_owned());
        }
        Ok(())
    }

    fn checklist(&self, key: &str) -> Option<&Checklist> {
        self.checklists.iter().find(|list| list.key == key)
    }

    /// What to do today in a situation, in order.
    pub(super) fn steps<'a>(&'a self, situation: &'a Situation) -> impl Iterator<Item = &'a Step> {
        let lists = situation.today.iter().filter_map(move |key| self.checklist(key));
        lists.flat_map(|list| &list.steps)
    }

    /// Whose advice a step is; `None` for one that rests on the law.
    pub(super) fn source_of(&self, step: &Step) -> Option<&Bilingual> {
        let source = self.sources.iter().find(|source| step.source.as_ref() == Some(&source.key));
        source.map(|source| &source.name)
    }

    /// The situation with this key.
    pub fn situation(&self, key: &str) -> Option<&Situation> {
        self.situations.iter().find(|situation| situation.key == key)
    }
}

fn wrong(place: String, remedy: String) -> RulebookError {
    RulebookError { place, remedy }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::rulebook::{Rulebook, entry};

    #[test]
    fn every_situation_leads_somewhere_in_every_place_and_every_grievance_is_reached() {
        let explorer = Explorer::of_the_house().unwrap();
        for id in Rulebook::IDS {
            let book = Rulebook::of(id).unwrap();
            for ground in explorer.situations.iter().filter_map(|situation| situation.elsewhere.as_ref()) {
                let leads = entry(&book.inadmissible, ground).is_some_and(|entry| entry.ways.is_some());
                assert!(leads, "{id}: {ground}");
            }
        }
        for grievance in Grievance::ALL {
            let leads = |situation: &&Situation| situation.grievances.contains(grievance);
            assert!(explorer.situations.iter().any(|situation| leads(&situation)), "{grievance}");
        }
    }

    /// What binds in one place only stands in its rulebook.
    #[test]
    fn the_file_names_no_law_and_no_number_of_one_place() {
        let file = include_str!("situations.toml");
        let said = file.lines().filter(|line| !line.starts_with('#'));
        for line in said {
            for of_a_place in ["art.", "Law", "《", "条，", "12315", "110", "working day", "工作日"] {
                assert!(!line.contains(of_a_place), "{line}");
            }
        }
    }

    #[test]
    fn a_wrong_file_is_named_with_its_place_and_its_remedy() {
        let good = include_str!("situations.toml");
        for (from, to, place, remedy) in [
            ("today = [\"price\"]", "today = [\"prise\"]", "situations.charged_more", "\"prise\""),
            ("key = \"passed_on\"", "key = \"charged_more\"", "situations.charged_more", "twice"),
            ("group = \"machine\"", "group = \"machines\"", "situations.charged_more", "\"machines\""),
            ("elsewhere = \"not_a_consumer\"\n", "", "situations.at_work", "say where to go"),
            ("\"portability\"", "\"portable\"", "situations.toml", "portable"),
            ("source = \"public_advice\"", "source = \"rumour\"", "checklists.leak", "\"rumour\""),
            (
                "law = \"breach_notice\"",
                "source = \"ours\", law = \"breach_notice\"",
                "checklists.leak",
                "source or law",
            ),
            ("law = \"child_data\"", "law = \"copy\"", "situations.childs_data", "the law about copy"),
            ("danger = \"money_moving\"", "danger = \"flood\"", "situations.toml", "flood"),
        ] {
            assert!(good.contains(from), "{from}");
            let fault = Explorer::parse(&good.replacen(from, to, 1)).unwrap_err();
            assert_eq!(fault.place, place);
            assert!(fault.remedy.contains(remedy), "{fault}");
        }
    }
}
