//! The law as data: grievances, windows, reasons, remedies, laws and the calendar of one
//! jurisdiction, with their sources.
//!
//! What a statute says, what a benchmark says and what our own procedure says are three things,
//! and each entry tells which it is ([`Force`]): a page must never call a benchmark the law.
//! The texts are `rulebook/common.toml`, what all share, with the file of one jurisdiction laid over it;
//! they are compiled in and checked when first read.

mod changing;
mod check;
mod grievances;
mod laws;
mod layers;
mod lists;
mod reading;
mod terms;
mod verifying;

pub use grievances::{Benchmark, GrievanceRule, Group, RequestWindow, Statute};
pub use laws::{Article, Citation, CitedBy, Law, LawStatus, NotAnArticle};
pub use lists::{
    Advice, BindingMode, Danger, DataCategory, Entry, PublishedOutcome, Remedy, Sensitivity, Silence,
};
pub use terms::{Begins, LegalExtension, LegalTime, Limitation, Route, RouteKind, Source, Track, Tracks};
pub use verifying::{ANNOUNCED, ToVerify};

use super::actor::Side;
use super::calendar_change::CalendarChange;
use super::case::event::AlarmKind;
use super::clock::{
    Calendar, Day, Moment, OffDays, Reckoning, RuleReference, Span, Window, WindowKey, YearStatus, Zone,
};
use super::grievance::Grievance;
use super::text::{Bilingual, Language};
use serde::Serialize;
use std::sync::OnceLock;

/// What is wrong with a rulebook, where, and what to do.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("the rulebook is wrong at {place}: {remedy}")]
pub struct RulebookError {
    /// The entry: `grievances.access.remedies`.
    pub place: String,
    /// What is wrong and what would put it right.
    pub remedy: String,
}

/// One year of the calendar.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CalendarYear {
    /// Which one.
    pub year: i16,
    /// How sure its days off are.
    pub status: YearStatus,
    /// Where they were read.
    pub source: Bilingual,
    /// The days off.
    pub off: Vec<OffDays>,
    /// The weekend days on which people work.
    pub make_up: Vec<Day>,
    /// By when somebody should look them up.
    pub verify_by: Option<Day>,
    /// The numbers of the changes that touch it and are in force.
    pub changes: Vec<u32>,
}

/// What all rulebooks share.
const COMMON: &str = include_str!("rulebook/common.toml");

/// The rulebooks of this house, in the order in which they are listed.
const HOUSE: [(&str, &str); 5] = [
    ("cn", include_str!("rulebook/cn.toml")),
    ("eu", include_str!("rulebook/eu.toml")),
    ("uk", include_str!("rulebook/uk.toml")),
    ("us_ca", include_str!("rulebook/us_ca.toml")),
    ("br", include_str!("rulebook/br.toml")),
];

/// The law of one jurisdiction in one edition.
#[derive(Clone, Debug)]
pub struct Rulebook {
    /// Its name in addresses and events: `cn`.
    pub id: String,
    /// The day of this edition.
    pub edition: Day,
    /// By when whatever was not read in its source should be looked up.
    pub verify_by: Day,
    /// The jurisdiction in words.
    pub name: Bilingual,
    /// The place whose midnight ends a day.
    pub zone: Zone,
    /// The ISO 4217 code of the money.
    pub currency: String,
    /// How the law of the place counts, in words.
    pub counting: Bilingual,
    /// The law on which all else rests, and since when it is there.
    pub begins: Begins,
    /// Working days.
    pub calendar: Calendar,
    /// The years that the calendar knows, and how sure they are.
    pub years: Vec<CalendarYear>,
    /// How the calendar was changed since this edition, the oldest first, with what was taken back.
    pub changes: Vec<CalendarChange>,
    /// What makes a ruling binding.
    pub binding: BindingMode,
    /// The same in words, for every page that shows a ruling.
    pub binding_text: Bilingual,
    /// The laws that are cited.
    pub laws: Vec<Law>,
    /// Other times that bind somebody by law.
    pub times: Vec<LegalTime>,
    /// Ways that are open beside this centre.
    pub routes: Vec<Route>,
    /// What a complaint is, and what a report is.
    pub tracks: Tracks,
    /// When a claim is too old.
    pub limitation: Vec<Limitation>,
    /// Where all this was read.
    pub sources: Vec<Source>,
    /// The groups in which grievances are offered for choice.
    pub groups: Vec<Group>,
    /// Why the centre may not take a complaint.
    pub inadmissible: Vec<Entry>,
    /// Why a clock may stand still.
    pub stay: Vec<Entry>,
    /// Why a platform may have more time.
    pub extension: Vec<Entry>,
    /// Why a consumer may have more time.
    pub extension_consumer: Vec<Entry>,
    /// Why a mediator may be challenged.
    pub challenge: Vec<Entry>,
    /// What a party may need in order to take part.
    pub needs: Vec<Entry>,
    /// Why a mediator may close a case without a result.
    pub closing: Vec<Entry>,
    /// Why a consumer takes a complaint back.
    pub withdrawal: Vec<Entry>,
    /// What may have kept a party from acting in time.
    pub restoration: Vec<Entry>,
    /// Why a clock stood still that nobody stopped.
    pub pauses: Vec<Entry>,
    /// Why a court returns a bundle.
    pub return_defects: Vec<Entry>,
    /// On what ground a platform may refuse.
    pub refusal_grounds: Vec<Entry>,
    /// What a consumer may ask for and a ruling may order.
    pub remedies: Vec<Remedy>,
    /// Kinds of data and how sensitive they are.
    pub data_categories: Vec<DataCategory>,
    /// Which outcomes may be published with the platform's name.
    pub published_outcomes: Vec<PublishedOutcome>,
    windows: [Window; WindowKey::ALL.len()],
    silences: [Silence; WindowKey::ALL.len()],
    dangers: [Danger; AlarmKind::ALL.len()],
    grievances: [GrievanceRule; Grievance::ALL.len()],
}

impl Rulebook {
    /// The names of the rulebooks in the house: `cn`, `eu` …
    pub const IDS: [&str; HOUSE.len()] = {
        let [(cn, _), (eu, _), (uk, _), (us_ca, _), (br, _)] = HOUSE;
        [cn, eu, uk, us_ca, br]
    };

    /// Reads and checks the rulebook that the file of one jurisdiction makes, laid over the file that
    /// all share.
    ///
    /// # Errors
    /// Everything that is wrong, each with its place and its remedy.
    pub fn parse(common: &str, local: &str) -> Result<Self, Vec<RulebookError>> {
        let book = reading::read(common, local).map_err(|error| vec![error])?;
        let found = check::check(&book);
        if found.is_empty() { Ok(book) } else { Err(found) }
    }

    /// The same over the shared file of this house.
    ///
    /// # Errors
    /// As [`Rulebook::parse`].
    pub fn over_common(local: &str) -> Result<Self, Vec<RulebookError>> {
        Self::parse(COMMON, local)
    }

    /// The rulebook with this name, compiled in.
    ///
    /// # Errors
    /// What is wrong with it, first that there is none of this name; a test makes sure that the files
    /// in the house are right.
    pub fn of(id: &str) -> Result<&'static Self, RulebookError> {
        static READ: [OnceLock<Result<Rulebook, Vec<RulebookError>>>; HOUSE.len()] =
            [const { OnceLock::new() }; HOUSE.len()];
        let found = HOUSE.iter().zip(&READ).find(|((name, _), _)| *name == id);
        let ((_, text), read) = found.ok_or_else(|| unknown(id))?;
        let read = read.get_or_init(|| Self::over_common(text)).as_ref();
        read.map_err(|found| found.first().cloned().unwrap_or_else(|| unknown(id)))
    }

    /// The whole rulebook with this name as its files say it, for machines.
    ///
    /// # Errors
    /// As [`Rulebook::of`].
    pub fn data_of(id: &str) -> Result<impl Serialize, RulebookError> {
        let (_, text) = HOUSE.iter().find(|(name, _)| *name == id).ok_or_else(|| unknown(id))?;
        layers::laid_over(layers::table(COMMON)?, layers::table(text)?)
    }

    /// The rulebook of China, under which centres work.
    ///
    /// # Errors
    /// As [`Rulebook::of`].
    pub fn cn() -> Result<&'static Self, RulebookError> {
        Self::of("cn")
    }

    /// The rule of a window.
    pub fn window(&self, key: WindowKey) -> &Window {
        // In range: the array has one place per key.
        #[expect(clippy::indexing_slicing, reason = "reading the file made one for each key")]
        &self.windows[key as usize]
    }

    /// What follows if the holder of a window lets it pass.
    pub fn silence(&self, key: WindowKey) -> &Silence {
        #[expect(clippy::indexing_slicing, reason = "reading the file made one for each key")]
        &self.silences[key as usize]
    }

    /// What to do at once when this happens.
    pub fn danger(&self, kind: AlarmKind) -> &Danger {
        #[expect(clippy::indexing_slicing, reason = "reading the file made one for each key")]
        &self.dangers[kind as usize]
    }

    /// What the rulebook says about a grievance.
    pub fn grievance(&self, grievance: Grievance) -> &GrievanceRule {
        #[expect(clippy::indexing_slicing, reason = "reading the file made one for each key")]
        &self.grievances[grievance as usize]
    }

    /// The grievances of a group, in the order in which they are offered.
    pub fn grievances_in<'a>(&'a self, group: &'a Group) -> impl Iterator<Item = &'a GrievanceRule> {
        self.grievances.iter().filter(move |rule| rule.group == group.key)
    }

    /// The remedy with this key.
    pub fn remedy(&self, key: &str) -> Option<&Remedy> {
        self.remedies.iter().find(|remedy| remedy.key == key)
    }

    /// The data category with this key.
    pub fn data_category(&self, key: &str) -> Option<&DataCategory> {
        self.data_categories.iter().find(|category| category.key == key)
    }

    /// The law with this key.
    pub fn law(&self, key: &str) -> Option<&Law> {
        self.laws.iter().find(|law| law.key == key)
    }

    /// Whether an outcome with this key may be published with the platform's name; an outcome that
    /// the rulebook does not list may not.
    pub fn may_name(&self, outcome: &str) -> bool {
        self.published_outcomes.iter().any(|rule| rule.key == outcome && rule.named)
    }

    /// An outcome as people read it; one that the rulebook does not list, by its key.
    pub fn outcome_name<'a>(&'a self, outcome: &'a str, language: Language) -> &'a str {
        let listed = self.published_outcomes.iter().find(|rule| rule.key == outcome);
        listed.map_or(outcome, |rule| rule.name.in_language(language))
    }

    /// This edition, as a reckoning keeps it.
    pub fn reference(&self) -> RuleReference {
        RuleReference { rulebook: self.id.clone(), edition: self.edition }
    }

    /// Does a case about these grievances and kinds of data go first? If it is about a child, or about what
    /// the law gives rules of its own: a face, for example.
    pub fn goes_first(&self, grievances: &[Grievance], data: &[String]) -> bool {
        let special = |key: &String| {
            self.data_category(key).is_some_and(|data| data.sensitivity == Sensitivity::Special)
        };
        grievances.iter().any(|grievance| self.grievance(*grievance).goes_first) || data.iter().any(special)
    }

    /// What a person can do themselves, kind of data by kind; nothing where none has got into other hands.
    pub fn advice(&self, grievances: &[Grievance], data: &[String]) -> Vec<(&DataCategory, &Advice)> {
        if !grievances.iter().any(|grievance| self.grievance(*grievance).data_out) {
            return Vec::new();
        }
        let of_data = data.iter().filter_map(|key| self.data_category(key));
        of_data.filter_map(|category| Some((category, category.advice.as_ref()?))).collect()
    }

    /// As [`Rulebook::reckon`], in a case that `goes_first`.
    pub fn reckon_in_turn(&self, key: WindowKey, goes_first: bool, starts: Moment) -> Reckoning {
        self.reckon_span(key, self.span_in_turn(key, goes_first), starts)
    }

    /// How long a window is, in a case that `goes_first`.
    pub fn span_in_turn(&self, key: WindowKey, goes_first: bool) -> Span {
        let rule = self.window(key);
        rule.going_first.filter(|_| goes_first).unwrap_or(rule.span)
    }

    /// Counts a window from the event that opens it.
    pub fn reckon(&self, key: WindowKey, starts: Moment) -> Reckoning {
        Reckoning::count(self.window(key), &self.calendar, &self.zone, starts, self.reference())
    }

    /// What a person may ask for in a letter of their own, in the order of the grievances.
    pub fn askable(&self) -> impl Iterator<Item = &GrievanceRule> {
        let rules = Grievance::ALL.iter().map(|grievance| self.grievance(*grievance));
        rules.filter(|rule| rule.ask.is_some() && rule.not_covered.is_none())
    }

    /// The places in the law that such a letter names for this rule: those that are in force and were read
    /// in their source; where none was, those that are known from elsewhere, of which the page warns.
    pub fn to_cite<'a>(&'a self, rule: &'a GrievanceRule) -> impl Iterator<Item = (&'a Citation, &'a Law)> {
        let named = rule.laws.iter().filter(|citation| !citation.articles.is_empty());
        let with_law = named.filter_map(|citation| Some((citation, self.law(&citation.law)?)));
        let in_force: Vec<_> = with_law.filter(|(_, law)| law.status == LawStatus::InForce).collect();
        let any_was_read = in_force.iter().any(|(citation, _)| citation.seen);
        in_force.into_iter().filter(move |(citation, _)| citation.seen || !any_was_read)
    }

    /// Counts how long to wait for an answer to a request of one's own, by the time of what is asked for.
    pub fn reckon_request(&self, rule: &RequestWindow, starts: Moment) -> Reckoning {
        let RequestWindow { span, starts_on, force, basis } = rule.clone();
        let rule = Window { span, starts_on, force, basis, ..self.window(WindowKey::Request).clone() };
        Reckoning::count(&rule, &self.calendar, &self.zone, starts, self.reference())
    }

    /// Counts until when a claim can be made; `None` where it never grows too old or the law is not settled.
    /// It is no window of the procedure and counts as the one in which a platform answers.
    pub fn reckon_limitation(&self, limitation: &Limitation, known: Day) -> Option<Reckoning> {
        let (span, force) = (limitation.span?, limitation.force);
        let rule = Window { span, force, ..self.window(WindowKey::Answer).clone() };
        let starts = Moment::start_of(known, &self.zone);
        Some(Reckoning::count(&rule, &self.calendar, &self.zone, starts, self.reference()))
    }

    /// Counts a window whose length a party or a mediator chose: the days in a promise.
    pub fn reckon_span(&self, key: WindowKey, span: Span, starts: Moment) -> Reckoning {
        let rule = Window { span, ..self.window(key).clone() };
        Reckoning::count(&rule, &self.calendar, &self.zone, starts, self.reference())
    }

    /// A window whose last day was set by the act that opens it: the end of a stay.
    pub fn reckon_until(&self, key: WindowKey, last: Day, starts: Moment) -> Reckoning {
        Reckoning::set(self.window(key), last, &self.zone, starts, self.reference())
    }

    /// Why this side may have more time.
    pub fn extension_of(&self, side: Side) -> &[Entry] {
        match side {
            Side::Consumer => &self.extension_consumer,
            Side::Platform => &self.extension,
        }
    }

    /// The window prolonged once as its rule allows; `None` if the rule allows no extension. How
    /// often it was prolonged before is the caller's to know.
    pub fn extend(&self, reckoning: &Reckoning) -> Option<Reckoning> {
        let extension = self.window(reckoning.window).extension?;
        Some(reckoning.extended(extension.by, &self.calendar, &self.zone))
    }

    /// The window, if need be prolonged to the end of `last` by an act that needs it open so long.
    pub fn not_before(&self, reckoning: &Reckoning, last: Day) -> Reckoning {
        reckoning.not_before(last, &self.calendar, &self.zone)
    }

    /// The window after its clock stood still; see [`Reckoning::stayed`].
    pub fn stay_clock(&self, reckoning: &Reckoning, from: Moment, until: Moment, reason: &str) -> Reckoning {
        reckoning.stayed(from, until, reason, &self.calendar, &self.zone)
    }

    /// The window after our own outage; see [`Reckoning::after_outage`].
    pub fn after_outage(&self, reckoning: &Reckoning, from: Moment, until: Moment) -> Reckoning {
        reckoning.after_outage(from, until, &self.calendar, &self.zone)
    }

    /// The window of somebody who could not know of it before; see [`Reckoning::held_up_by_post`].
    pub fn held_up_by_post(&self, reckoning: &Reckoning, until: Moment) -> Reckoning {
        reckoning.held_up_by_post(until, &self.calendar, &self.zone)
    }

    /// What is left of a window at `at`; see [`Reckoning::left`].
    pub fn left(&self, reckoning: &Reckoning, at: Moment) -> Span {
        reckoning.left(at, &self.calendar, &self.zone)
    }
}

fn unknown(id: &str) -> RulebookError {
    RulebookError {
        place: id.to_owned(),
        remedy: format!("there is no such rulebook; choose one of {}", Rulebook::IDS.join(", ")),
    }
}

/// The entry with this key in one of the rulebook's lists.
pub fn entry<'a>(list: &'a [Entry], key: &str) -> Option<&'a Entry> {
    list.iter().find(|entry| entry.key == key)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_rulebooks_in_the_house_are_right() {
        for id in Rulebook::IDS {
            let book = Rulebook::of(id).unwrap();
            assert_eq!(book.id, id);
            for key in WindowKey::ALL {
                assert_eq!(book.window(*key).key, *key);
            }
            for key in Grievance::ALL {
                assert_eq!(book.grievance(*key).key, *key);
            }
            let grouped: usize = book.groups.iter().map(|group| book.grievances_in(group).count()).sum();
            assert_eq!(grouped, Grievance::ALL.len(), "{id}");
        }
        assert!(Rulebook::of("atlantis").unwrap_err().remedy.contains("cn, eu, uk"));
    }

    #[test]
    fn what_no_law_covers_is_not_given_a_time_by_law() {
        let uk = include_str!("rulebook/uk.toml");
        let spoilt = uk.replace("request = \"asked\"", "request = \"usual\"");
        let found = Rulebook::over_common(&spoilt).unwrap_err();
        assert_eq!(found[0].place, "grievances.deceased_person.request", "{found:?}");
    }
}
