//! One question a page: shown as often as the consumer likes, saved whenever it is sent.

use super::complaint::{self, Given, amount_of};
use super::evidence::{FileLine, lines};
use super::own_draft::{OwnDraft, Written};
use super::topic::{PAGES, Saying, Topic};
use crate::domain::case::event::CameBack;
use crate::domain::ids::DraftId;
use crate::domain::rulebook::{Remedy, Sensitivity};
use crate::domain::text::Words;
use crate::messages::T;
use crate::store::platforms;
use crate::web::error::Fault;
use crate::web::form::Form;
use crate::web::page::Page;
use crate::web::parts::Choice;
use crate::web::server::App;
use crate::web::typed::Typed;
use crate::web::upload::Limits;
use crate::web::{answer, links};
use actix_web::{HttpResponse, web};
use askama::Template;
use serde::Deserialize;

/// So many known platforms are offered while the consumer types; any other is found by its name.
const MOST_OFFERED: i64 = 500;
/// So many names that are nearly what was typed are named when nothing fits.
const MOST_NEAR: usize = 5;

/// Whether the consumer came from the check to change one answer.
#[derive(Deserialize)]
pub struct Change {
    change: Option<String>,
}

impl Change {
    /// Whether it is so.
    pub fn is_on(&self) -> bool {
        self.change.is_some()
    }
}

#[derive(Template)]
#[template(path = "filing/question.html")]
pub(super) struct QuestionPage {
    page: Page,
    form: Typed,
    draft: DraftId,
    topic: Topic,
    saying: Saying,
    change: bool,
    /// The page before this one.
    back: String,
    /// What can be chosen.
    choices: Vec<Choice>,
    /// Names of known platforms.
    known: Vec<String>,
    /// An amount belongs to these: the field, and what it is for.
    amounts: Vec<(String, String)>,
    /// What helps, or what is usual, for what went wrong.
    helps: Vec<String>,
    files: Vec<FileLine>,
    limits: Limits,
}

impl QuestionPage {
    fn number(&self) -> u32 {
        self.topic.number()
    }

    fn action(&self) -> String {
        if self.change { links::change(self.draft, self.topic) } else { links::topic(self.draft, self.topic) }
    }

    fn files_hint(&self) -> String {
        let t = self.page.t;
        let most = t.files_hint(self.limits.files, self.limits.mebibytes());
        format!("{most} {}", t.ask_evidence_kinds())
    }

    fn yes_or_no(&self) -> Vec<Choice> {
        let t = self.page.t;
        vec![Choice::new("yes", t.asked_yes()), Choice::new("no", t.asked_no())]
    }

    fn results(&self) -> Vec<Choice> {
        let t = self.page.t;
        CameBack::ALL.iter().map(|result| Choice::new(result.as_str(), t.came_back(*result))).collect()
    }
}

/// The page of a question, with what is known and what must be put right.
pub(super) async fn page(
    app: &App,
    own: &OwnDraft,
    written: &Written,
    topic: Topic,
    form: Typed,
    change: bool,
) -> Result<QuestionPage, Fault> {
    let visitor = &own.writer.visitor;
    let (t, language) = (visitor.t(), visitor.language);
    let given = written.given(app, t);
    let draft = own.id();
    let before = topic.before().map_or(own.start().to_owned(), |before| links::topic(draft, before));
    let known = match topic {
        Topic::Platform => app.store.read(move |c| platforms::checked(c, language, MOST_OFFERED)).await?,
        _ => Vec::new(),
    };
    Ok(QuestionPage {
        page: visitor.page().in_error(form.has_errors()),
        choices: choices(topic, &given, &form),
        known: known.iter().map(|platform| platform.name(language).to_owned()).collect(),
        amounts: amounts(topic, &given),
        helps: helps(topic, &given, &form),
        files: if topic == Topic::Evidence { lines(&written.files, t)? } else { Vec::new() },
        limits: app.uploads,
        back: if change { links::check(draft) } else { before },
        saying: topic.saying(t),
        form,
        draft,
        topic,
        change,
    })
}

fn choices(topic: Topic, given: &Given<'_>, form: &Typed) -> Vec<Choice> {
    match topic {
        Topic::Grievance => grievances(given),
        Topic::Data => data(given),
        Topic::Wants => wants(given, form),
        Topic::Platform | Topic::Happened | Topic::Asked | Topic::Account | Topic::Evidence => Vec::new(),
    }
}

/// Beginning with the first of each group, as the rulebook groups them.
fn grievances(given: &Given<'_>) -> Vec<Choice> {
    let language = given.t.0;
    let mut choices = Vec::new();
    for group in &given.book.groups {
        for (place, rule) in given.book.grievances_in(group).enumerate() {
            let choice = Choice::new(rule.key.as_str(), rule.name.in_language(language))
                .hint(rule.example.in_language(language));
            let heading = if place == 0 { group.name.in_language(language) } else { "" };
            choices.push(choice.under(heading));
        }
    }
    choices
}

fn data(given: &Given<'_>) -> Vec<Choice> {
    let t = given.t;
    let choice = |category: &crate::domain::rulebook::DataCategory| {
        let hint = match category.sensitivity {
            Sensitivity::General => "".into(),
            Sensitivity::Elevated => t.data_elevated(),
            Sensitivity::Sensitive => t.data_sensitive(),
            Sensitivity::Special => t.data_special(),
        };
        Choice::new(category.key.clone(), category.name.in_language(t.0)).hint(hint)
    };
    given.book.data_categories.iter().map(choice).collect()
}

/// What fits what went wrong comes first; the rest can be asked for all the same.
fn wants(given: &Given<'_>, form: &Typed) -> Vec<Choice> {
    let (t, book) = (given.t, given.book);
    let grievances = given.chosen_grievances(form);
    let fits = |remedy: &&Remedy| {
        grievances.iter().any(|grievance| book.grievance(*grievance).remedies.contains(&remedy.key))
    };
    let (fitting, others): (Vec<&Remedy>, Vec<&Remedy>) = book.remedies.iter().partition(fits);
    let mut choices = Vec::new();
    for (heading, remedies) in [(t.wants_fitting(), fitting), (t.wants_others(), others)] {
        for (place, remedy) in remedies.into_iter().enumerate() {
            let choice = Choice::new(remedy.key.clone(), remedy.name.in_language(t.0));
            choices.push(choice.under(if place == 0 { heading.as_ref() } else { "" }));
        }
    }
    choices
}

fn amounts(topic: Topic, given: &Given<'_>) -> Vec<(String, String)> {
    let paid = given.book.remedies.iter().filter(|remedy| remedy.money && topic == Topic::Wants);
    paid.map(|remedy| {
        (amount_of(remedy), given.t.amount_for(remedy.name.in_language(given.t.0)).into_owned())
    })
    .collect()
}

fn helps(topic: Topic, given: &Given<'_>, form: &Typed) -> Vec<String> {
    let mut helps = Vec::new();
    for grievance in given.chosen_grievances(form) {
        let rule = given.book.grievance(grievance);
        match topic {
            Topic::Evidence => {
                helps.extend(rule.evidence.iter().map(|help| help.in_language(given.t.0).to_owned()));
            }
            Topic::Asked => helps.push(asked_wait(given.t, rule)),
            _ => {}
        }
    }
    let mut once = Vec::new();
    for help in helps {
        if !once.contains(&help) {
            once.push(help);
        }
    }
    once
}

/// How long a platform may take to answer a request, and on whose authority that is said.
fn asked_wait(t: T, rule: &crate::domain::rulebook::GrievanceRule) -> String {
    t.asked_wait(&t.span(rule.request.span), rule.request.basis.in_language(t.0)).into_owned()
}

/// Names that hold what was typed, when it fits none of them.
async fn near(app: &App, typed: &str, t: T) -> Result<Vec<String>, Fault> {
    let typed = typed.trim().to_lowercase();
    if typed.is_empty() {
        return Ok(Vec::new());
    }
    let known = app.store.read(move |c| platforms::checked(c, t.0, MOST_OFFERED)).await?;
    let names = known.iter().map(|platform| platform.name(t.0));
    let near = names.filter(|name| name.to_lowercase().contains(&typed)).take(MOST_NEAR);
    Ok(near.map(ToOwned::to_owned).collect())
}

/// The page. One that was sent before with something wrong in it says so again.
pub async fn show(
    app: web::Data<App>,
    own: OwnDraft,
    path: web::Path<(String, String)>,
    change: web::Query<Change>,
) -> Result<HttpResponse, Fault> {
    let topic = path.1.parse::<Topic>().map_err(|_| Fault::NotFound)?;
    show_topic(&app, &own, topic, change.is_on()).await
}

pub(super) async fn show_topic(
    app: &App,
    own: &OwnDraft,
    topic: Topic,
    change: bool,
) -> Result<HttpResponse, Fault> {
    let mut form = own.written.typed.clone();
    if complaint::is_answered(&form, topic) {
        own.written.given(app, own.writer.visitor.t()).check(topic, &mut form);
    }
    answer::ok(&page(app, own, &own.written, topic, form, change).await?)
}

/// Saves the page, and goes on if it is right; or stops, however it is.
pub async fn save(
    app: web::Data<App>,
    own: OwnDraft,
    path: web::Path<(String, String)>,
    change: web::Query<Change>,
    Form(form): Form,
) -> Result<HttpResponse, Fault> {
    let topic = path.1.parse::<Topic>().map_err(|_| Fault::NotFound)?;
    let t = own.writer.visitor.t();
    let stops = complaint::stops(&form);
    let written = own.save(&app, topic, form).await?;
    if stops {
        return Ok(answer::see_other(own.start()));
    }
    let mut form = written.typed.clone();
    written.given(&app, t).check(topic, &mut form);
    if !form.has_errors() {
        return Ok(answer::see_other(&onward(own.id(), topic, change.is_on())));
    }
    if topic == Topic::Platform && Words::parse(form.value("site"), Words::NOTE).is_err() {
        let near = near(&app, form.value("platform"), t).await?;
        if !near.is_empty() {
            form.refuse("platform", t.platform_near(&near));
        }
    }
    answer::again(&page(&app, &own, &written, topic, form, change.is_on()).await?)
}

/// Where a page leads that was answered.
pub(super) fn onward(draft: DraftId, topic: Topic, change: bool) -> String {
    match topic.next() {
        Some(next) if !change => links::topic(draft, next),
        Some(_) | None => links::check(draft),
    }
}
