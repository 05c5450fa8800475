//! The explorer, for everybody: what happened and where, what was asked, and then what one may do.
//!
//! All answers stand in the address and nowhere else, so that each page can be shared, printed and gone
//! back to. No handler here can reach the database: see [`Rules`].

mod teller;
mod telling;

use super::error::Fault;
use super::page::Page;
use super::parts::{Answer, Choice};
use super::rules::Rules;
use super::typed::Typed;
use super::visitor::Visitor;
use super::{answer, links};
use crate::domain::case::event::CameBack;
use crate::domain::explorer::{Advice, Explorer, Told};
use crate::domain::rulebook::Rulebook;
use crate::messages::T;
use actix_web::{HttpResponse, web};
use askama::Template;
use teller::{Elsewhere, LimitLine, NextStep, Right, Step, TakingLine};
pub use teller::{RouteLine, Teller};

type Query = web::Query<Vec<(String, String)>>;

#[derive(Template)]
#[template(path = "explorer/what.html")]
struct WhatPage {
    page: Page,
    form: Typed,
    places: Vec<Choice>,
    situations: Vec<Choice>,
    /// What was said on the other page, to be carried on.
    carried: Vec<(String, String)>,
}

#[derive(Template)]
#[template(path = "explorer/asked.html")]
struct AskedPage {
    page: Page,
    form: Typed,
    /// What was said on the other page, to be carried on.
    carried: Vec<(String, String)>,
    change: String,
    yes_or_no: [Choice; 2],
    results: Vec<Choice>,
}

#[derive(Template)]
#[template(path = "explorer/answer.html")]
struct AnswerPage {
    page: Page,
    said: Vec<Answer>,
    change: String,
    change_dates: String,
    dangers: Vec<Elsewhere>,
    today: Vec<Step>,
    elsewhere: Vec<Elsewhere>,
    taking: Option<TakingLine>,
    next: Option<NextStep>,
    rights: Vec<Right>,
    rights_title: String,
    limits: Vec<LimitLine>,
    /// Whether a day is missing to count them from.
    limits_want_a_day: bool,
    /// What remains where one is over.
    remains: Option<String>,
    tracks: [String; 2],
    routes: Vec<RouteLine>,
}

fn explorer() -> Result<&'static Explorer, Fault> {
    Explorer::of_the_house().map_err(|fault| Fault::Broken(fault.to_string()))
}

fn rulebook(id: &str, rules: &Rules) -> Result<&'static Rulebook, Fault> {
    rules.of(id).ok_or_else(|| Fault::Broken(format!("there is no rulebook {id}")))
}

/// What happened, and where?
pub async fn what(visitor: Visitor, rules: Rules, query: Query) -> Result<HttpResponse, Fault> {
    let mut form = Typed::new(query.into_inner());
    match telling::place(&mut form, &rules, visitor.t())? {
        Some(_) => answer::ok(&what_page(&visitor, &rules, form)?),
        None => answer::again(&what_page(&visitor, &rules, form)?),
    }
}

fn what_page(visitor: &Visitor, rules: &Rules, form: Typed) -> Result<WhatPage, Fault> {
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
    // The centre's own comes first: a list shows that where nothing on it was chosen.
    let mut places = vec![Choice::new(&rules.centre.id, rules.centre.name.in_language(language))];
    for id in Rulebook::IDS.iter().filter(|id| **id != rules.centre.id) {
        places.push(Choice::new(*id, rulebook(id, rules)?.name.in_language(language)));
    }
    let carried = carried(&form, |name| !telling::is_of_the_first_page(name));
    let page = visitor.page().in_error(form.has_errors());
    Ok(WhatPage { page, form, places, situations, carried })
}

/// Did you ask them, and since when have you known?
pub async fn asked(visitor: Visitor, rules: Rules, query: Query) -> Result<HttpResponse, Fault> {
    let mut form = Typed::new(query.into_inner());
    match telling::begun(&mut form, explorer()?, &rules, visitor.t())? {
        Some(_) => answer::ok(&asked_page(&visitor, form)),
        None => answer::again(&what_page(&visitor, &rules, form)?),
    }
}

fn asked_page(visitor: &Visitor, form: Typed) -> AskedPage {
    let t = visitor.t();
    AskedPage {
        page: visitor.page().in_error(form.has_errors()),
        carried: carried(&form, telling::is_of_the_first_page),
        change: links::with_query(links::EXPLORE, form.fields()),
        form,
        yes_or_no: [Choice::new("no", t.asked_no()), Choice::new("yes", t.asked_yes())],
        results: CameBack::ALL.iter().map(|back| Choice::new(back.as_str(), t.came_back(*back))).collect(),
    }
}

/// Fields of the other page; nothing else that an address may bring is carried on.
fn carried(form: &Typed, keep: impl Fn(&str) -> bool) -> Vec<(String, String)> {
    let ours = form.fields().filter(|(name, _)| telling::is_known(name) && keep(name));
    ours.map(|(name, value)| (name.to_owned(), value.to_owned())).collect()
}

/// What follows.
pub async fn advise(visitor: Visitor, rules: Rules, query: Query) -> Result<HttpResponse, Fault> {
    let t = visitor.t();
    let mut form = Typed::new(query.into_inner());
    let explorer = explorer()?;
    let Some((book, situations)) = telling::begun(&mut form, explorer, &rules, t)? else {
        return answer::again(&what_page(&visitor, &rules, form)?);
    };
    let Some(told) = telling::told(&mut form, situations, book, rules.now, t) else {
        return answer::again(&asked_page(&visitor, form));
    };
    form.forget(|name| !telling::is_known(name));
    answer::ok(&answer_page(&visitor, &rules, &form, explorer, book, &told))
}

fn answer_page(
    visitor: &Visitor,
    rules: &Rules,
    form: &Typed,
    explorer: &Explorer,
    book: &Rulebook,
    told: &Told<'_>,
) -> AnswerPage {
    let t = visitor.t();
    let advice = explorer.advise(told, book, rules.centre, rules.now);
    let teller = Teller { t, book, centre: rules.centre, now: rules.now };
    AnswerPage {
        page: visitor.page(),
        said: said(t, book, told),
        change: links::with_query(links::EXPLORE, form.fields()),
        change_dates: links::with_query(links::EXPLORE_ASKED, form.fields()),
        dangers: teller.dangers(&advice),
        today: teller.today(&advice),
        elsewhere: teller.elsewhere(&advice),
        taking: teller.taking(&advice),
        next: teller.next(&advice, form),
        rights_title: rights_title(t, &advice),
        rights: advice.grievances.iter().map(|rule| teller.right(rule, &advice)).collect(),
        limits_want_a_day: told.known.is_none()
            && advice.limits.iter().any(|one| one.limitation.span.is_some()),
        remains: teller.remains(&advice),
        limits: advice.limits.iter().map(|limit| teller.limit(limit)).collect(),
        tracks: [&book.tracks.complaint, &book.tracks.report].map(|text| teller.of(text)),
        routes: teller.routes(&advice),
    }
}

/// How many of the rights on the page the law of the place gives.
fn rights_title(t: T, advice: &Advice<'_>) -> String {
    let covered = advice.grievances.iter().filter(|rule| rule.not_covered.is_none()).count();
    match i64::try_from(covered) {
        Ok(covered) if covered > 0 => t.explore_rights(covered).into_owned(),
        Ok(_) | Err(_) => t.explore_nothing_covered().into_owned(),
    }
}

/// What was told, said back.
fn said(t: T, book: &Rulebook, told: &Told<'_>) -> Vec<Answer> {
    let happened: Vec<_> = told.situations.iter().map(|one| one.name.in_language(t.0)).collect();
    let asked = match told.asked {
        None => t.asked_no(),
        Some((on, came_back)) => t.explore_asked_on(&t.long_date(on), &t.came_back(came_back)),
    };
    let known = told.known.map(|day| Answer::new(t.explore_known_since(), t.long_date(day)));
    let lines = [
        Answer::new(t.explore_what(), happened.join("\n")),
        Answer::new(t.explore_place(), book.name.in_language(t.0)),
        Answer::new(t.ask_asked(), asked),
    ];
    lines.into_iter().chain(known).collect()
}
