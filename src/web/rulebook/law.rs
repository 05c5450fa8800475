//! What the law of a place says: on each grievance, on other times, on ways, on age, on counting; and
//! which laws and sources that are.

use super::rule::{Line, Rule, Section, Telling};
use crate::domain::calendar_change::{CalendarChange, What, in_force};
use crate::domain::clock::{Day, Mark, OffDays, YearStatus};
use crate::domain::rulebook::{
    CalendarYear, GrievanceRule, Law, LawStatus, LegalTime, Limitation, Route, Source, Statute,
};
use crate::web::parts::{Badge, Tone};

/// All of it, in the order of the page.
pub fn sections(telling: &Telling<'_>) -> Vec<Section> {
    let (t, book) = (telling.t, telling.book);
    let rules = || book.groups.iter().flat_map(|group| book.grievances_in(group));
    let uncovered: Vec<_> = rules().filter_map(|rule| not_covered(telling, rule)).collect();
    let uncovered_mean =
        if uncovered.is_empty() { t.rules_all_covered() } else { t.rules_not_covered_mean() };
    let tracks = [
        Rule::new("tracks", "complaint", t.rules_complaint()).saying([telling.of(&book.tracks.complaint)]),
        Rule::new("tracks", "report", t.rules_report()).saying([telling.of(&book.tracks.report)]),
    ];
    vec![
        Section::new("grievances", t.rules_rights(), rules().map(|rule| grievance(telling, rule)).collect())
            .saying(t.rules_rights_mean()),
        Section::new("not-covered", t.rules_not_covered(), uncovered).saying(uncovered_mean),
        Section::new("times", t.rules_times(), book.times.iter().map(|one| time(telling, one)).collect())
            .saying(t.rules_times_mean()),
        Section::new(
            "limitation",
            t.rules_too_old(),
            book.limitation.iter().map(|one| limitation(telling, one)).collect(),
        ),
        Section::new(
            "routes",
            t.rules_ways(),
            tracks.into_iter().chain(book.routes.iter().map(|one| route(telling, one))).collect(),
        ),
        Section::new(
            "calendar",
            t.rules_counting(),
            book.years
                .iter()
                .map(|one| telling.year(one))
                .chain(book.changes.iter().rev().map(|one| telling.change(one)))
                .collect(),
        )
        .saying(telling.of(&book.counting)),
        Section::new("laws", t.rules_laws(), book.laws.iter().map(|one| law(telling, one)).collect()),
        Section::new(
            "sources",
            t.rules_read_where(),
            book.sources.iter().map(|one| source(telling, one)).collect(),
        ),
    ]
}

fn grievance(telling: &Telling<'_>, rule: &GrievanceRule) -> Rule {
    let (t, book) = (telling.t, telling.book);
    let uncovered = rule.not_covered.as_ref().map(|_| Badge::new(Tone::Due, t.rules_not_covered_badge()));
    let why = rule
        .not_covered
        .as_ref()
        .map(|_| Line { href: format!("#not-covered.{}", rule.key), ..t.rules_not_covered_why().into() });
    let yardstick = rule.benchmark.as_ref().map(|benchmark| {
        let within = telling.within(benchmark.span, benchmark.starts_on);
        [telling.marked(within, benchmark.force, benchmark.seen), telling.of(&benchmark.source).into()]
    });
    let wait = telling.within(rule.request.span, rule.request.starts_on);
    let wait = [telling.marked(wait, rule.request.force, true), telling.of(&rule.request.basis).into()];
    let remedies = rule.remedies.iter().filter_map(|key| book.remedy(key));
    Rule::new("grievances", rule.key, telling.of(&rule.name))
        .marked(uncovered)
        .saying(rule.note.iter().map(|note| telling.of(note)))
        .with(t.rules_not_covered_badge(), why)
        .with(t.rules_law_on_time(), statute(telling, rule))
        .with(t.rules_yardstick(), yardstick.into_iter().flatten())
        .with(t.rules_wait(), wait)
        .with(t.rules_laws_of_it(), telling.cited(&rule.laws))
        .with(t.rules_may_be_ordered(), remedies.map(|remedy| telling.of(&remedy.order)))
        .with(t.rules_helps(), rule.evidence.iter().map(|evidence| telling.of(evidence)))
}

/// What the law says about time. Where none covers a grievance, there is nothing to say.
fn statute(telling: &Telling<'_>, rule: &GrievanceRule) -> Vec<Line> {
    let t = telling.t;
    let Some(statute) = &rule.statute else {
        let silent = rule.not_covered.is_none().then(|| t.rules_says_nothing().into_owned().into());
        return silent.into_iter().collect();
    };
    let Statute { words, laws, span, starts_on, extension, stops, force, seen, from, until, verify_by: _ } =
        statute;
    let says = t.rules_law_says(words.in_language(t.0)).into_owned();
    let number = match span.zip(*starts_on) {
        Some((span, starts_on)) => telling.within(span, starts_on),
        None => t.rules_no_number().into_owned(),
    };
    let stops = stops.iter().map(|stop| t.rules_stops(stop.in_language(t.0)).into_owned());
    let rest = std::iter::once(number)
        .chain(telling.prolonged(extension.as_ref()))
        .chain(stops)
        .chain(telling.dates(*from, *until));
    std::iter::once(telling.marked(says, *force, *seen))
        .chain(rest.map(Line::from))
        .chain(telling.cited(laws))
        .collect()
}

fn not_covered(telling: &Telling<'_>, rule: &GrievanceRule) -> Option<Rule> {
    let why = telling.of(rule.not_covered.as_ref()?);
    Some(Rule::new("not-covered", rule.key, telling.of(&rule.name)).saying([why]))
}

fn time(telling: &Telling<'_>, time: &LegalTime) -> Rule {
    let (t, of) = (telling.t, |text| telling.of(text));
    let before = time.replaces.as_ref();
    let before = before.and_then(|key| telling.book.times.iter().find(|other| other.key == *key));
    let before = before.map(|before| t.rules_instead_of(before.name.in_language(t.0)).into_owned());
    let lasts = std::iter::once(telling.within(time.span, time.starts_on));
    Rule::new("times", &time.key, of(&time.name))
        .marked([telling.force(time.force)])
        .marked(telling.unseen(time.seen))
        .marked(telling.in_force(time.from, time.until))
        .saying(time.note.iter().map(of))
        .with(t.rules_who(), [of(&time.who)])
        .with(t.rules_time(), lasts.chain(telling.prolonged(time.extension.as_ref())))
        .with(t.rules_only_if(), time.condition.iter().map(of))
        .with(t.rules_dates(), telling.dates(time.from, time.until).into_iter().chain(before))
        .with(t.rules_laws_of_it(), telling.cited(&time.laws))
}

fn limitation(telling: &Telling<'_>, limitation: &Limitation) -> Rule {
    let t = telling.t;
    Rule::new("limitation", &limitation.key, telling.of(&limitation.claim))
        .marked([telling.force(limitation.force)])
        .marked(telling.unseen(limitation.seen))
        .saying([telling.of(&limitation.words)])
        .with(t.rules_time(), limitation.span.map(|span| t.span(span).into_owned()))
        .with(t.rules_begins(), limitation.starts_on.map(|starts_on| t.opened_by(starts_on).into_owned()))
        .with(t.rules_laws_of_it(), telling.cited(&limitation.laws))
}

fn route(telling: &Telling<'_>, route: &Route) -> Rule {
    let t = telling.t;
    let contact = route.contact.as_deref().map(|contact| match route.contact_seen && route.seen {
        true => contact.to_owned(),
        false => t.rules_contact_unseen(contact).into_owned(),
    });
    Rule::new("routes", &route.key, telling.of(&route.name))
        .marked([
            Badge::new(Tone::Note, t.rules_route_kind(route.kind)),
            Badge::new(Tone::Quiet, t.rules_track(route.track)),
        ])
        .marked(telling.unseen(route.seen))
        .marked(telling.in_force(route.from, route.until))
        .saying([telling.of(&route.fits), telling.of(&route.how)])
        .with(t.explore_costs(), route.costs.as_ref().map(|costs| telling.of(costs)))
        .with(t.explore_cannot(), [telling.of(&route.cannot)])
        .with(t.rules_contact(), contact)
        .with(t.rules_dates(), telling.dates(route.from, route.until))
        .with(t.rules_laws_of_it(), telling.cited(&route.laws))
}

impl Telling<'_> {
    /// Whether a change of the calendar counts, or was taken back.
    pub fn counts(&self, number: u32) -> bool {
        in_force(&self.book.changes).iter().any(|change| change.number == number)
    }

    /// A change of the calendar.
    pub fn change(&self, change: &CalendarChange) -> Rule {
        let (t, calendar) = (self.t, &self.book.calendar);
        let on = t.long_date(change.at.day_in(&self.book.zone));
        let badge = match self.counts(change.number) {
            true => Badge::new(Tone::Done, t.days_off_counts()),
            false => Badge::new(Tone::Quiet, t.days_off_taken_back()),
        };
        let (announced, days, back) = match &change.what {
            What::TakeBack(number) => (Vec::new(), Vec::new(), Some(*number)),
            What::Set(days) => {
                let marked: Vec<_> = days.days.iter().collect();
                let runs = marked.chunk_by(|(day, mark), (next, same)| {
                    mark == same && day.tomorrow().ok() == Some(**next)
                });
                let line = |run: &[(&Day, &Mark)]| {
                    let ((from, mark), (to, _)) = (run.first()?, run.last()?);
                    let name = match mark {
                        Mark::Off { holiday } => calendar
                            .holiday_name(holiday)
                            .map_or(holiday.as_str(), |name| name.in_language(t.0)),
                        Mark::Working | Mark::Usual => "",
                    };
                    let is = t.days_off_is(mark, name);
                    Some(t.explore_noted(&t.whole_days(**from, **to), &is).into_owned())
                };
                (days.announced.clone(), runs.filter_map(line).collect(), None)
            }
        };
        Rule::new("calendar.changes", change.number, t.days_off_change(change.number, &on))
            .marked([badge])
            .saying([change.reason.clone()])
            .with(t.days_off_then(), back.map(|number| t.days_off_takes_back(number).into_owned()))
            .with(
                t.days_off_days(),
                announced.into_iter().map(|year| t.days_off_announces(year).into_owned()).chain(days),
            )
            .with(t.days_off_source(), [change.source.clone()])
    }

    /// A year of the calendar, and since when it is so.
    pub fn year(&self, year_of: &CalendarYear) -> Rule {
        let t = self.t;
        let changes = self.book.changes.iter().filter(|change| year_of.changes.contains(&change.number));
        let since = changes.map(|change| {
            let on = t.long_date(change.at.day_in(&self.book.zone));
            let words = t.days_off_since(change.number, &on, &change.reason).into_owned();
            Line { href: format!("#calendar.changes.{}", change.number), ..words.into() }
        });
        year(self, year_of).with(t.days_off_changed(), since)
    }
}

fn year(telling: &Telling<'_>, year: &CalendarYear) -> Rule {
    let (t, calendar) = (telling.t, &telling.book.calendar);
    let badge = match year.status {
        YearStatus::Official => Badge::new(Tone::Done, t.rules_announced()),
        YearStatus::Provisional => Badge::new(Tone::Due, t.rules_provisional()),
    };
    let mut rule = Rule::new("calendar.years", year.year, t.rules_days_off(year.year)).marked([badge]);
    for OffDays { holiday, from, to } in &year.off {
        let name = calendar.holiday_name(holiday).map_or_else(|| holiday.clone(), |name| telling.of(name));
        rule = rule.with(name, [t.dates(*from, *to)]);
    }
    let made_up: Vec<_> = year.make_up.iter().map(|day| t.short_date(*day)).collect();
    rule.with(t.rules_make_up(), (!made_up.is_empty()).then(|| made_up.join(t.list_comma().as_ref())))
        .with(t.rules_basis(), [telling.of(&year.source)])
}

fn law(telling: &Telling<'_>, law: &Law) -> Rule {
    let t = telling.t;
    let tone = if law.status == LawStatus::InForce { Tone::Note } else { Tone::Quiet };
    let over = telling.in_force(law.since, law.until);
    let status = over.is_none().then(|| Badge::new(tone, t.rules_law_status(law.status)));
    let before = law.replaces.as_ref().and_then(|key| telling.book.law(key));
    let before = before.map(|before| t.rules_instead_of(before.name.in_language(t.0)).into_owned());
    Rule::new("laws", &law.key, telling.of(&law.name))
        .marked(status)
        .marked(over)
        .marked(telling.unseen(law.seen))
        .saying(law.note.iter().map(|note| telling.of(note)))
        .with(t.rules_dates(), telling.dates(law.since, law.until).into_iter().chain(before))
}

fn source(telling: &Telling<'_>, source: &Source) -> Rule {
    Rule::new("sources", &source.key, telling.of(&source.name)).saying([telling.of(&source.gives)])
}
