//! The explorer, for everybody: what happened, what was asked, and then what one may do.
//!
//! All answers stand in the address and nowhere else, so that each page can be shared, printed and gone
//! back to; nothing is read from the database and nothing is kept.

use super::cited::cited;
use super::error::Fault;
use super::page::Page;
use super::parts::{Choice, Counted};
use super::server::App;
use super::typed::Typed;
use super::visitor::Visitor;
use super::{answer, links, reading};
use crate::domain::case::event::CameBack;
use crate::domain::explorer::{Advice, Explorer, Next, Situation, Time, Told};
use crate::domain::rulebook::{Citation, GrievanceRule, Rulebook};
use crate::messages::T;
use actix_web::{HttpResponse, web};
use askama::Template;

type Query = web::Query<Vec<(String, String)>>;

#[derive(Template)]
#[template(path = "explorer/what.html")]
struct WhatPage {
    page: Page,
    form: Typed,
    situations: Vec<Choice>,
}

#[derive(Template)]
#[template(path = "explorer/asked.html")]
struct AskedPage {
    page: Page,
    form: Typed,
    /// The keys of what happened, to be carried on.
    what: Vec<String>,
    yes_or_no: [Choice; 2],
    results: Vec<Choice>,
}

#[derive(Template)]
#[template(path = "explorer/answer.html")]
struct AnswerPage {
    page: Page,
    said: Vec<String>,
    change: String,
    today: Vec<(String, String)>,
    elsewhere: Vec<(String, String)>,
    next: Option<NextStep>,
    rights: Vec<Right>,
    rights_title: String,
}

/// The way on, in words, and how its date was counted.
struct NextStep {
    words: String,
    counted: Vec<Counted>,
    /// Whether the platform was not asked yet.
    asks: bool,
    letter: String,
    file: String,
}

/// One right, as the rulebook tells it.
struct Right {
    key: &'static str,
    name: String,
    may_ask: Vec<String>,
    laws: Vec<String>,
    statute: String,
    benchmark: Option<String>,
    ours: String,
    keep: Vec<String>,
    /// What the rulebook says of it.
    rule: String,
}

fn explorer() -> Result<&'static Explorer, Fault> {
    Explorer::of_the_house().map_err(|fault| Fault::Broken(fault.to_string()))
}

/// What happened?
pub async fn what(visitor: Visitor, query: Query) -> Result<HttpResponse, Fault> {
    answer::ok(&what_page(&visitor, Typed::new(query.into_inner()))?)
}

fn what_page(visitor: &Visitor, form: Typed) -> Result<WhatPage, Fault> {
    let (explorer, language) = (explorer()?, visitor.t().0);
    let mut situations = Vec::new();
    for group in &explorer.groups {
        let of_group = explorer.situations.iter().filter(|situation| situation.group == group.key);
        for (place, situation) in of_group.enumerate() {
            let choice = Choice::new(situation.key.clone(), situation.name.in_language(language))
                .hint(situation.example.in_language(language));
            situations.push(choice.under(if place == 0 { group.name.in_language(language) } else { "" }));
        }
    }
    Ok(WhatPage { page: visitor.page().in_error(form.has_errors()), form, situations })
}

/// Did you ask them?
pub async fn asked(visitor: Visitor, query: Query) -> Result<HttpResponse, Fault> {
    let mut form = Typed::new(query.into_inner());
    match chosen(&mut form, explorer()?, visitor.t()) {
        Some(_) => answer::ok(&asked_page(&visitor, form)),
        None => answer::again(&what_page(&visitor, form)?),
    }
}

fn asked_page(visitor: &Visitor, form: Typed) -> AskedPage {
    let t = visitor.t();
    AskedPage {
        page: visitor.page().in_error(form.has_errors()),
        what: form.values("what").map(ToOwned::to_owned).collect(),
        form,
        yes_or_no: [Choice::new("no", t.asked_no()), Choice::new("yes", t.asked_yes())],
        results: CameBack::ALL.iter().map(|back| Choice::new(back.as_str(), t.came_back(*back))).collect(),
    }
}

/// What follows.
pub async fn advise(app: web::Data<App>, visitor: Visitor, query: Query) -> Result<HttpResponse, Fault> {
    let (t, book, now) = (visitor.t(), app.casework.rulebook(), app.clock.centre_now());
    let mut form = Typed::new(query.into_inner());
    let explorer = explorer()?;
    let Some(situations) = chosen(&mut form, explorer, t) else {
        return answer::again(&what_page(&visitor, form)?);
    };
    if form.value("asked") == "no" && form.date("asked-on").is_some() {
        form.refuse("asked", t.asked_no_but_dated());
    }
    let asked = reading::asked(&mut form, now.day_in(&book.zone), t);
    let Some(asked) = asked.filter(|_| !form.has_errors()) else {
        return answer::again(&asked_page(&visitor, form));
    };
    let told = Told { situations, asked };
    let advice = explorer.advise(&told, book, now);
    let words = Said { t, book };
    answer::ok(&AnswerPage {
        page: visitor.page(),
        said: told.situations.iter().map(|one| one.name.in_language(t.0).to_owned()).collect(),
        change: links::with_query(links::EXPLORE, form.fields().filter(|(name, _)| *name == "what")),
        today: advice.today.iter().map(|step| (words.of(&step.words), words.of(&step.source))).collect(),
        elsewhere: words.elsewhere(&advice),
        next: words.next(&advice, &form),
        rights_title: t
            .explore_rights(i64::try_from(advice.grievances.len()).unwrap_or(i64::MAX))
            .into_owned(),
        rights: advice.grievances.iter().map(|rule| words.right(rule)).collect(),
    })
}

/// What was chosen of the list; `None` with a problem noted if nothing was, or nothing that is on it.
fn chosen<'a>(form: &mut Typed, explorer: &'a Explorer, t: T) -> Option<Vec<&'a Situation>> {
    let unknown = form.values("what").find(|key| explorer.situation(key).is_none());
    if let Some(unknown) = unknown.map(|key| key.chars().take(40).collect::<String>()) {
        form.refuse("what", t.unknown_situation(&unknown));
        return None;
    }
    let all = explorer.situations.iter().map(|situation| (situation.key.as_str(), situation));
    let chosen = reading::chosen(form, "what", all);
    if chosen.is_empty() {
        form.refuse("what", t.choose_situation());
        return None;
    }
    Some(chosen)
}

/// Advice in the reader's words.
struct Said<'a> {
    t: T,
    book: &'a Rulebook,
}

impl Said<'_> {
    fn of(&self, text: &crate::domain::text::Bilingual) -> String {
        text.in_language(self.t.0).to_owned()
    }

    fn elsewhere(&self, advice: &Advice<'_>) -> Vec<(String, String)> {
        let ways = advice.elsewhere.iter();
        ways.map(|entry| {
            (self.of(&entry.name), entry.ways.as_ref().map_or_else(String::new, |ways| self.of(ways)))
        })
        .collect()
    }

    fn next(&self, advice: &Advice<'_>, form: &Typed) -> Option<NextStep> {
        let (t, zone) = (self.t, &self.book.zone);
        let due = |time: &Time<'_>| t.due(&time.reckoning, zone);
        let (words, time, asks) = match &advice.next {
            Next::NotOurs => return None,
            Next::Ask(time) => (t.explore_ask_first(&due(time)), Some(time), true),
            Next::Wait(time) => (t.explore_wait(&due(time)), Some(time), false),
            Next::Complain(Some(time)) => (t.explore_was_silent(&due(time)), Some(time), false),
            Next::Complain(None) => (t.explore_was_refused(), None, false),
        };
        let counted = time.map(|time| t.counting_of_request(time.rule, &time.reckoning, self.book));
        let counted = counted.into_iter().flatten();
        let grievances = advice.grievances.iter().map(|rule| ("grievance", rule.key.as_str()));
        let askable = advice.grievances.iter().filter(|rule| rule.ask.is_some());
        let rights = askable.map(|rule| ("right", rule.key.as_str()));
        let asked = form.fields().filter(|(name, _)| name.starts_with("asked"));
        Some(NextStep {
            words: words.into_owned(),
            counted: counted.map(|line| Counted { when: line.when, what: line.what }).collect(),
            asks,
            letter: links::with_query(links::REQUEST_LETTER, rights),
            file: links::with_query(links::FILE, grievances.chain(asked)),
        })
    }

    fn right(&self, rule: &GrievanceRule) -> Right {
        let t = self.t;
        let remedies = rule.remedies.iter().filter_map(|key| self.book.remedy(key));
        Right {
            key: rule.key.as_str(),
            name: self.of(&rule.name),
            may_ask: remedies.map(|remedy| self.of(&remedy.order)).collect(),
            laws: rule.laws.iter().filter_map(|citation| self.cited(citation)).collect(),
            statute: match &rule.statute {
                Some(statute) => {
                    let laws: Vec<_> = statute.laws.iter().filter_map(|one| self.cited(one)).collect();
                    t.explore_statute(statute.words.in_language(t.0), &laws.join("; ")).into_owned()
                }
                None => t.explore_no_statute().into_owned(),
            },
            benchmark: rule.benchmark.as_ref().map(|benchmark| {
                t.explore_benchmark(&t.span(benchmark.span), benchmark.source.in_language(t.0)).into_owned()
            }),
            ours: t
                .explore_ours(&t.span(rule.request.span), rule.request.basis.in_language(t.0))
                .into_owned(),
            keep: rule.evidence.iter().map(|text| self.of(text)).collect(),
            rule: links::rule(&self.book.id, &format!("grievances.{}", rule.key)),
        }
    }

    fn cited(&self, citation: &Citation) -> Option<String> {
        cited(self.t, self.book, citation)
    }
}
