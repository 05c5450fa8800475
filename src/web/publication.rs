//! The publication of an outcome on its way to the public: what will be read, whose turn it is, and
//! what the registrar or the platform can do.

mod acting;
mod entry;
mod warning;

pub use acting::{correct, publish, reply, show_draft};

use super::at_case::place;
use super::at_publication::{AtPublication, PublicationFor};
use super::case::{left, when};
use super::error::Fault;
use super::page::Page;
use super::parts::{ActCard, Answer, Badge, Counted, StoryLine, Tone};
use super::server::App;
use super::typed::Typed;
use super::{answer, links};
use crate::domain::actor::Role;
use crate::domain::clock::running::RunningWindow;
use crate::domain::clock::{Moment, WindowKey};
use crate::domain::ids::TextId;
use crate::domain::matter::Recorded;
use crate::domain::publication::{Event, Stage};
use crate::messages::story::Teller;
use crate::store::platforms::Platform;
use crate::store::{matters, platforms, texts};
use actix_web::{HttpResponse, web};
use askama::Template;
use std::collections::HashMap;

/// The form that stands on the page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Offered {
    /// None: somebody else has to act, or nobody.
    Nothing,
    /// The draft, with the finding in a box.
    Draft,
    /// The draft, of an outcome without a finding.
    Facts,
    /// The platform's reply.
    Reply,
    /// The last look before everybody reads it.
    Publish,
    /// Mending a mistake.
    Correct,
}

/// What a correction replaced, and why.
struct Correction {
    when: String,
    before: String,
    reason: String,
}

#[derive(Template)]
#[template(path = "publication.html")]
struct PublicationPage {
    page: Page,
    number: String,
    case: String,
    platform: String,
    stage: Badge,
    card: Option<ActCard>,
    /// What this page shows in one sentence.
    means: String,
    facts: Vec<Answer>,
    /// The language of finding and reply.
    language: &'static str,
    finding: Option<String>,
    /// As the finding reads in its case, for whoever may carry that over.
    put_right: Option<String>,
    reply: Option<String>,
    /// Did the platform let the time for its reply pass?
    silent: bool,
    /// Where the public reads it.
    public: Option<String>,
    /// Until when, if it is public, and how that was counted.
    until: Option<ActCard>,
    offered: Offered,
    form: Typed,
    /// What in the text may lead to the consumer.
    warnings: Vec<String>,
    /// What was typed into a form that is gone.
    kept: Vec<String>,
    corrections: Vec<Correction>,
    story: Vec<StoryLine>,
    action: String,
}

/// All that the page is made of.
struct Read {
    platform: Platform,
    entries: Vec<Recorded<Event>>,
    words: HashMap<TextId, String>,
}

impl Read {
    async fn of(app: &App, at: &AtPublication) -> Result<Read, Fault> {
        let (id, against) = (at.id(), at.publication.outcome.platform);
        let draft = at.publication.outcome.finding;
        let read = app.store.read(move |c| {
            let mut words = texts::of_matter(c, id)?;
            // The finding of the case, until a registrar has let it pass.
            words.extend(texts::open(c, &draft.iter().map(|text| text.id).collect::<Vec<_>>())?);
            let entries = matters::entries(c, id)?;
            Ok::<_, Fault>(Read { platform: platforms::get(c, against)?, entries, words })
        });
        read.await
    }

    fn words(&self, text: Option<crate::domain::evidence::TextRef>) -> Option<String> {
        text.map(|text| self.words.get(&text.id).cloned().unwrap_or_default())
    }
}

/// The page.
pub async fn show(app: web::Data<App>, at: PublicationFor<place::Publishing>) -> Result<HttpResponse, Fault> {
    answer::ok(&page(&app, &at, None).await?)
}

/// The page; `typed` is a form that comes back with something to put right.
async fn page(app: &App, at: &AtPublication, typed: Option<Typed>) -> Result<PublicationPage, Fault> {
    let read = Read::of(app, at).await?;
    let t = at.visitor.t();
    let publication = &at.publication;
    let book = app.casework.rulebook();
    let platform = read.platform.name(t.0);
    let teller = Teller { t, reader: at.reader(), platform, mediator: None, book };
    let offered = offered(at);
    let ends = publication.life.running.iter().find(|window| is_end(window.key));
    let form = match typed {
        Some(typed) => typed,
        None => opened(at, &read, offered),
    };
    let warnings = match offered {
        Offered::Draft | Offered::Correct => warning::words(app, at, form.value("finding")).await?,
        Offered::Publish => {
            warning::words(app, at, &read.words(publication.reply).unwrap_or_default()).await?
        }
        Offered::Nothing | Offered::Facts | Offered::Reply => Vec::new(),
    };
    Ok(PublicationPage {
        page: at.visitor.page().in_error(form.has_errors()),
        number: at.number().to_string(),
        case: links::case(at.number()),
        platform: platform.to_owned(),
        stage: badge(at),
        card: card(app, at, &teller, offered),
        means: t.publication_means(publication.stage, at.role()).into_owned(),
        facts: entry::facts(t, app, publication, platform),
        language: publication.outcome.language.tag(),
        finding: read.words(publication.finding),
        put_right: read
            .words(publication.outcome.finding)
            .filter(|_| publication.is_behind && offered == Offered::Correct),
        reply: read.words(publication.reply),
        silent: publication.silent,
        public: (publication.stage == Stage::Published).then(|| links::entry(publication.life.id)),
        until: ends.map(|window| card_of(window, &teller)),
        offered,
        warnings,
        kept: kept(&form, offered),
        corrections: corrections(app, at, &read),
        story: story(&teller, &read.entries, app.clock.centre_now()),
        action: links::publication(at.number()),
        form,
    })
}

fn is_end(key: WindowKey) -> bool {
    matches!(key, WindowKey::PublicationEnd | WindowKey::PublicationEndResolved)
}

fn offered(at: &AtPublication) -> Offered {
    match (at.role(), at.publication.stage) {
        (Role::Registrar, Stage::Drafting) if at.publication.outcome.finding.is_some() => Offered::Draft,
        (Role::Registrar, Stage::Drafting) => Offered::Facts,
        (Role::Registrar, Stage::Replying | Stage::Replied) if at.publication.is_behind => Offered::Correct,
        (Role::Registrar, Stage::Replied) => Offered::Publish,
        (Role::Registrar, Stage::Published) => Offered::Correct,
        (Role::Platform, Stage::Replying) => Offered::Reply,
        _ => Offered::Nothing,
    }
}

/// A form as it opens: with the text that it is about, and the name of what it answers.
fn opened(at: &AtPublication, read: &Read, offered: Offered) -> Typed {
    let publication = &at.publication;
    let mut form = Typed::default();
    let window = publication.life.running.iter().find(|window| !is_end(window.key));
    match offered {
        Offered::Draft => form.set("finding", read.words(publication.outcome.finding).unwrap_or_default()),
        Offered::Correct => {
            form.set("finding", read.words(publication.finding).unwrap_or_default());
            form.set("text", acting::text_in_force(publication));
        }
        Offered::Nothing | Offered::Facts | Offered::Reply | Offered::Publish => {}
    }
    if let Some(window) = window {
        form.set("window", window.id.to_string());
    }
    form
}

/// What was typed into boxes that the page no longer shows.
fn kept(form: &Typed, offered: Offered) -> Vec<String> {
    let shown: &[&str] = match offered {
        Offered::Draft => &["finding"],
        Offered::Reply => &["reply"],
        Offered::Correct => &["finding", "reason"],
        Offered::Nothing | Offered::Facts | Offered::Publish => &[],
    };
    let typed = ["finding", "reply", "reason"].into_iter().filter(|field| !shown.contains(field));
    typed.map(|field| form.value(field).to_owned()).filter(|text| !text.trim().is_empty()).collect()
}

fn badge(at: &AtPublication) -> Badge {
    let tone = match at.publication.stage {
        Stage::Drafting | Stage::Replying | Stage::Replied => Tone::Due,
        Stage::Published => Tone::Done,
        Stage::Ended => Tone::Quiet,
    };
    Badge::new(tone, at.visitor.t().publication_stage_name(at.publication.stage))
}

/// Whose turn it is. Nobody has to act on an entry that is public.
fn card(app: &App, at: &AtPublication, teller: &Teller<'_>, offered: Offered) -> Option<ActCard> {
    let window = at.publication.life.running.iter().find(|window| !is_end(window.key))?;
    let t = teller.t;
    Some(ActCard {
        left: Some(left(window, teller, app.clock.centre_now())),
        open: teller.reader.holder() == Some(window.holder),
        actions: match offered {
            Offered::Nothing | Offered::Correct => None,
            Offered::Draft | Offered::Facts => Some(t.publication_to_draft()),
            Offered::Reply => Some(t.publication_to_reply()),
            Offered::Publish => Some(t.publication_to_publish()),
        }
        .map(|words| ("#act".to_owned(), words.into_owned()))
        .into_iter()
        .collect(),
        ..card_of(window, teller)
    })
}

/// The date of a window, how it was counted and what silence brings.
fn card_of(window: &RunningWindow, teller: &Teller<'_>) -> ActCard {
    let counted = teller.t.counting(window, teller.book).into_iter();
    ActCard {
        holder: window.holder.as_str(),
        headline: teller.headline(window),
        counted: counted.map(|line| Counted { when: line.when, what: line.what }).collect(),
        rule: links::rule_of(window),
        silence: Some(teller.silence(window).into_owned()),
        ..ActCard::default()
    }
}

/// Every correction with the text that it replaced.
fn corrections(app: &App, at: &AtPublication, read: &Read) -> Vec<Correction> {
    let mut before = None;
    let mut all = Vec::new();
    for entry in &read.entries {
        match &entry.event {
            Event::Drafted { finding } => before = *finding,
            Event::Corrected { finding, reason } => {
                all.push(Correction {
                    when: at.visitor.t().long_date_and_time(entry.at, app.zone()).into_owned(),
                    before: read.words(before).unwrap_or_default(),
                    reason: read.words(Some(*reason)).unwrap_or_default(),
                });
                before = Some(*finding);
            }
            Event::Opened(_)
            | Event::Replied { .. }
            | Event::Published { .. }
            | Event::Updated(_)
            | Event::Ended
            | Event::Lapsed { .. }
            | Event::OutageMadeGood(_)
            | Event::CalendarChanged(_) => {}
        }
    }
    all.reverse();
    all
}

fn story(teller: &Teller<'_>, entries: &[Recorded<Event>], now: Moment) -> Vec<StoryLine> {
    let told = entries.iter().rev().map(|entry| {
        let told = teller.publication(entry);
        StoryLine {
            at: entry.at.to_string(),
            when: when(entry.at, teller, now),
            title: told.title,
            sentence: told.sentence,
            ..StoryLine::default()
        }
    });
    told.collect()
}
