//! The explorer's advice in the reader's words.

use crate::domain::clock::{Force, Moment, Reckoning, StartsOn, WindowKey};
use crate::domain::explorer::{Advice, Limit, Next, Origin, Standing, Taking, Time};
use crate::domain::rulebook::{Citation, GrievanceRule, Route, RouteKind, Rulebook, Statute, Track};
use crate::domain::text::Bilingual;
use crate::messages::{CountedLine, T};
use crate::web::links;
use crate::web::parts::Counted;
use crate::web::typed::Typed;

/// Something to do, and where that comes from.
pub struct Step {
    pub words: String,
    pub source: String,
    /// The right on this page on which it rests; empty where it rests on advice.
    pub right: &'static str,
}

/// Something that goes another way than this one: what it is, which way, and who says so.
pub struct Elsewhere {
    pub name: String,
    pub ways: String,
    pub source: String,
}

/// Whether the centre can take it, and who can if not.
pub struct TakingLine {
    /// Yes or no.
    pub answer: String,
    /// Why, and how.
    pub words: String,
    pub can: bool,
    pub ways: Option<String>,
    /// Who can: ways on this page, by their keys and names.
    pub others: Vec<(String, String)>,
}

/// The way on, in words, and how its date was counted.
pub struct NextStep {
    pub words: String,
    pub counted: Vec<Counted>,
    /// Where the rights have different times: the key and name of each, and its date.
    pub each: Vec<(&'static str, String, String)>,
    /// Whether the platform was not asked yet.
    pub asks: bool,
    /// Where the letter to them is written; empty where there is nothing to write or they were asked.
    pub letter: String,
    /// Where to file a complaint; empty where this centre cannot take one.
    pub file: String,
}

/// One right, as the rulebook tells it.
pub struct Right {
    pub key: &'static str,
    pub name: String,
    /// Why no law covers it and who can help; empty where one does.
    pub not_covered: String,
    pub note: String,
    pub may_ask: Vec<String>,
    pub laws: Vec<String>,
    pub time: Vec<String>,
    /// How the date of this right was counted.
    pub counted: Vec<Counted>,
    pub keep: Vec<String>,
    /// The same on the page of the rulebook.
    pub rule: String,
}

/// Until when a claim can be made.
pub struct LimitLine {
    pub claim: String,
    pub standing: String,
    pub over: bool,
    pub words: String,
    /// On whose authority, in a word.
    pub force: String,
    pub source: String,
    pub counted: Vec<Counted>,
}

/// A way beside this centre.
pub struct RouteLine {
    pub key: String,
    pub name: String,
    pub track: String,
    pub fits: String,
    pub how: String,
    pub costs: String,
    pub cannot: String,
    pub contact: String,
    pub laws: Vec<String>,
}

/// Tells advice to one reader.
pub struct Teller<'a> {
    pub t: T,
    /// The rulebook of the place where it happened.
    pub book: &'a Rulebook,
    /// The rulebook by which this centre works.
    pub centre: &'a Rulebook,
    /// The time there.
    pub now: Moment,
}

impl Teller<'_> {
    /// A text of the rulebook.
    pub fn of(&self, text: &Bilingual) -> String {
        text.in_language(self.t.0).to_owned()
    }

    pub fn dangers(&self, advice: &Advice<'_>) -> Vec<Elsewhere> {
        let dangers = advice.dangers.iter();
        dangers
            .map(|danger| Elsewhere {
                name: self.of(&danger.name),
                ways: self.of(&danger.do_now),
                source: self.of(&danger.source),
            })
            .collect()
    }

    pub fn today(&self, advice: &Advice<'_>) -> Vec<Step> {
        let steps = advice.today.iter();
        steps
            .map(|step| match step.from {
                Origin::Source(source) => {
                    Step { words: self.of(step.words), source: self.of(source), right: "" }
                }
                Origin::Law(rule) => {
                    Step { words: self.of(step.words), source: self.of(&rule.name), right: rule.key.as_str() }
                }
            })
            .collect()
    }

    pub fn elsewhere(&self, advice: &Advice<'_>) -> Vec<Elsewhere> {
        let grounds = advice.elsewhere.iter();
        grounds
            .map(|ground| Elsewhere {
                name: self.of(&ground.name),
                ways: ground.ways.as_ref().map_or_else(String::new, |ways| self.of(ways)),
                source: self.of(&ground.source),
            })
            .collect()
    }

    pub fn taking(&self, advice: &Advice<'_>) -> Option<TakingLine> {
        let t = self.t;
        let (answer, words, ways) = match advice.taking {
            Taking::NotOurs => return None,
            Taking::Can => {
                let admission = self.centre.window(WindowKey::Admission);
                let how = t.explore_can_how(&t.span(admission.span), admission.basis.in_language(t.0));
                (t.explore_can(), how, None)
            }
            Taking::OtherLaw => {
                let [ours, theirs] = [self.centre, self.book].map(|book| book.name.in_language(t.0));
                (t.explore_cannot_there(), t.explore_cannot_there_why(ours, theirs), None)
            }
            Taking::TooOld(ground) => {
                let [name, source] = [&ground.name, &ground.source].map(|text| text.in_language(t.0));
                (
                    t.explore_no_longer(),
                    t.explore_no_longer_why(name, source),
                    ground.ways.as_ref().map(|ways| self.of(ways)),
                )
            }
        };
        let helps = |route: &&&Route| route.kind != RouteKind::Platform && route.track != Track::Report;
        let others = advice.routes.iter().filter(helps).filter(|_| advice.taking != Taking::Can);
        let others = others.map(|route| (route.key.clone(), self.of(&route.name))).collect();
        let can = advice.taking == Taking::Can;
        Some(TakingLine { answer: answer.into_owned(), words: words.into_owned(), can, ways, others })
    }

    pub fn next(&self, advice: &Advice<'_>, form: &Typed) -> Option<NextStep> {
        let (t, zone) = (self.t, &self.book.zone);
        let due = |time: &Time<'_>| t.due(&time.reckoning, zone);
        let (words, time, asks) = match &advice.next {
            Next::NotOurs => return None,
            Next::NotCovered => (t.explore_none_covered(), None, false),
            Next::Ask(time) => (t.explore_ask_first(&due(time)), Some(time), true),
            Next::Wait(time) => (t.explore_wait(&due(time)), Some(time), false),
            Next::Complain(Some(time)) => (t.explore_was_silent(&due(time)), Some(time), false),
            Next::Complain(None) => (t.explore_was_refused(), None, false),
        };
        let counted = time.map(|time| t.counting_of_request(time.rule, &time.reckoning, self.book));
        let times: &[Time<'_>] = if time.is_some() { &advice.times } else { &[] };
        let differ = times.iter().any(|one| due(one) != times.first().map(due).unwrap_or_default());
        let of_each = times.iter().filter(|_| differ).map(|one| {
            let by = t.explore_by(&due(one), one.reckoning.is_over(self.now));
            (one.right.as_str(), self.of(&self.book.grievance(one.right).name), by.into_owned())
        });
        let grievances = advice.grievances.iter().map(|rule| ("grievance", rule.key.as_str()));
        let asked = form.fields().filter(|(name, _)| name.starts_with("asked"));
        // The letter is written by the law of the centre.
        let askable =
            advice.grievances.iter().filter(|rule| rule.ask.is_some() && self.book.id == self.centre.id);
        let mut rights = askable.map(|rule| ("right", rule.key.as_str())).peekable();
        let letter = match rights.peek() {
            Some(_) if asks => links::with_query(links::REQUEST_LETTER, rights),
            Some(_) | None => String::new(),
        };
        let file = match advice.taking {
            Taking::Can => links::with_query(links::FILE, grievances.chain(asked)),
            Taking::NotOurs | Taking::OtherLaw | Taking::TooOld(_) => String::new(),
        };
        Some(NextStep {
            words: words.into_owned(),
            counted: counted.map(lines).unwrap_or_default(),
            each: of_each.collect(),
            asks,
            letter,
            file,
        })
    }

    pub fn right(&self, rule: &GrievanceRule, advice: &Advice<'_>) -> Right {
        let or_empty =
            |text: &Option<Bilingual>| text.as_ref().map_or_else(String::new, |text| self.of(text));
        let is_covered = rule.not_covered.is_none();
        let remedies = rule.remedies.iter().filter(|_| is_covered).filter_map(|key| self.book.remedy(key));
        let mut times = if is_covered { self.times(rule) } else { Vec::new() };
        // Whoever was refused does not wait for a day any more.
        let refused = advice.next == Next::Complain(None);
        let time = advice.times.iter().find(|time| time.right == rule.key && !refused);
        times.extend(time.map(|time| {
            let due = self.t.due(&time.reckoning, &self.book.zone);
            self.t.explore_right_by(&due, time.reckoning.is_over(self.now)).into_owned()
        }));
        let counted = time.map(|time| self.t.counting_of_request(time.rule, &time.reckoning, self.book));
        Right {
            key: rule.key.as_str(),
            name: self.of(&rule.name),
            not_covered: or_empty(&rule.not_covered),
            note: or_empty(&rule.note),
            may_ask: remedies.map(|remedy| self.of(&remedy.name)).collect(),
            laws: self.cited(&rule.laws),
            time: times,
            counted: counted.map(lines).unwrap_or_default(),
            keep: rule.evidence.iter().map(|text| self.of(text)).collect(),
            rule: links::rule(&self.book.id, &format!("grievances.{}", rule.key)),
        }
    }

    /// What the law says about time, a yardstick beside it, and how long to wait.
    fn times(&self, rule: &GrievanceRule) -> Vec<String> {
        let t = self.t;
        let mut lines = match &rule.statute {
            Some(statute) => self.statute(statute),
            None => vec![t.explore_no_statute().into_owned()],
        };
        lines.extend(rule.benchmark.as_ref().map(|benchmark| {
            let words = t.explore_benchmark(&t.span(benchmark.span), benchmark.source.in_language(t.0));
            self.unless_seen(words.into_owned(), benchmark.seen)
        }));
        let (span, basis) = (t.span(rule.request.span), rule.request.basis.in_language(t.0));
        lines.push(match rule.request.force.is_law() {
            true => t.explore_wait_by_law(&span, basis).into_owned(),
            false => t.explore_ours(&span, basis).into_owned(),
        });
        lines
    }

    fn statute(&self, statute: &Statute) -> Vec<String> {
        let t = self.t;
        let (words, laws) = (statute.words.in_language(t.0), t.story_list(&self.cited(&statute.laws)));
        let says = match statute.span {
            Some(_) => t.explore_law_says(statute.force, words, &laws),
            None => t.explore_statute(words, &laws),
        };
        let mut lines = vec![self.unless_seen(says.into_owned(), statute.seen)];
        lines.extend(
            statute
                .from
                .filter(|from| *from > self.now.day_in(&self.book.zone))
                .map(|from| t.explore_not_in_force(&t.long_date(from)).into_owned()),
        );
        lines.extend(
            statute.starts_on.map(|starts_on| t.explore_counted_from(&t.opened_by(starts_on)).into_owned()),
        );
        lines.extend(statute.extension.as_ref().map(|extension| {
            t.rules_prolonged_if(extension.by, extension.max_times, extension.notice.in_language(t.0))
                .into_owned()
        }));
        lines.extend(statute.stops.iter().map(|stop| t.rules_stops(stop.in_language(t.0)).into_owned()));
        lines
    }

    pub fn limit(&self, limit: &Limit<'_>) -> LimitLine {
        let (t, zone, limitation) = (self.t, &self.book.zone, limit.limitation);
        let laws = t.story_list(&self.cited(&limitation.laws)).into_owned();
        // Our own reading is nobody else's wording, and one note for it is enough.
        let noted = limitation.force == Force::Design || limitation.laws.iter().any(|place| !place.seen);
        let source = match laws.is_empty() {
            true if limitation.seen => String::new(),
            true => t.explore_unchecked().into_owned(),
            false => self.unless_seen(laws.clone(), limitation.seen || noted),
        };
        let last = |reckoning: &Reckoning| t.weekday_date(reckoning.last_day(zone));
        let (standing, reckoning) = match &limit.standing {
            Standing::Untold => (String::new(), None),
            Standing::Unsure => (t.explore_limit_unsure().into_owned(), None),
            Standing::Over(reckoning) => {
                (t.explore_limit_over(&last(reckoning)).into_owned(), Some(reckoning))
            }
            Standing::Runs(reckoning) => {
                let words = match limit.anew {
                    Some(asked) => t.explore_limit_anew(asked, &last(reckoning)),
                    None => t.explore_limit_runs(&last(reckoning)),
                };
                (words.into_owned(), Some(reckoning))
            }
        };
        let starts_on = if limit.anew.is_some() { StartsOn::RequestReceived } else { StartsOn::RightKnown };
        let counted = reckoning.map(|reckoning| {
            t.counting_of_limitation(starts_on, &laws, reckoning, self.book, self.now.day_in(&self.book.zone))
        });
        LimitLine {
            claim: self.of(&limitation.claim),
            standing,
            over: limit.is_over(),
            words: self.of(&limitation.words),
            force: t.rules_force(limitation.force).into_owned(),
            source,
            counted: counted.map(lines).unwrap_or_default(),
        }
    }

    /// What is still possible for whoever comes too late.
    pub fn remains(&self, advice: &Advice<'_>) -> Option<String> {
        advice.limits.iter().find(|limit| limit.is_over())?;
        let ground = advice.limits.iter().find_map(Limit::bars)?;
        // Where the centre turns it away for that, its ways are told there.
        let told = matches!(advice.taking, Taking::TooOld(_));
        ground.ways.as_ref().filter(|_| !told).map(|ways| self.of(ways))
    }

    /// First the ways to one's own redress, then those to have the platform looked into.
    pub fn routes(&self, advice: &Advice<'_>) -> Vec<RouteLine> {
        let (own, reports): (Vec<&Route>, Vec<&Route>) =
            advice.routes.iter().copied().partition(|route| route.track != Track::Report);
        own.into_iter().chain(reports).map(|route| self.route(route)).collect()
    }

    /// One of them.
    pub fn route(&self, route: &Route) -> RouteLine {
        let t = self.t;
        let contact = route.contact.clone().unwrap_or_default();
        let costs = route
            .costs
            .as_ref()
            .map_or_else(|| t.explore_costs_unread().into_owned(), |costs| self.of(costs));
        RouteLine {
            key: route.key.clone(),
            name: self.of(&route.name),
            track: t.rules_track(route.track).into_owned(),
            fits: self.of(&route.fits),
            how: self.unless_seen(self.of(&route.how), route.seen),
            costs,
            cannot: self.of(&route.cannot),
            contact: match contact.is_empty() {
                true => contact,
                false if route.seen && route.contact_seen => contact,
                false => t.rules_contact_unseen(&contact).into_owned(),
            },
            laws: self.cited(&route.laws),
        }
    }

    fn unless_seen(&self, words: String, seen: bool) -> String {
        let t = self.t;
        if seen { words } else { t.explore_noted(&words, &t.explore_unchecked()).into_owned() }
    }

    fn cited(&self, citations: &[Citation]) -> Vec<String> {
        citations.iter().filter_map(|citation| self.t.cited(self.book, citation)).collect()
    }
}

fn lines(counted: Vec<CountedLine>) -> Vec<Counted> {
    counted.into_iter().map(|line| Counted { when: line.when, what: line.what }).collect()
}
