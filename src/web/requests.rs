//! A request that the centre keeps: made from the letter, watched on its page, answered, and carried over into
//! a complaint.

mod acting;
mod complaining;
mod record;

pub use acting::{answer, extend, send_myself, settle, take_back};
pub use complaining::complain;
pub use record::pdf as record;

use super::at_case::place;
use super::at_request::{AtRequest, RequestFor};
use super::case::{left, when};
use super::error::Fault;
use super::form::Form;
use super::page::Page;
use super::parts::{self, ActCard, Answer as Fact, Badge, Choice, Counted, StoryLine, Tone};
use super::request_letter::{self, Asked};
use super::said::Said;
use super::server::App;
use super::typed::Typed;
use super::visitor::Consumer;
use super::{answer as reply, links, reading};
use crate::accounts;
use crate::casework::Setback;
use crate::domain::actor::{Role, Side};
use crate::domain::clock::{Day, Moment, WindowKey};
use crate::domain::evidence::TextRef;
use crate::domain::ids::{CaseNumber, DraftId, MatterId, PlatformId, TextId};
use crate::domain::letter::Addressee;
use crate::domain::matter::{Matter, Recorded};
use crate::domain::refusal::Refusal;
use crate::domain::request::{Answer, Ask, End, Event, Request, SentBy, Stage};
use crate::domain::text::{Language, Words};
use crate::messages::T;
use crate::messages::story::Teller;
use crate::store::outbox::LetterRow;
use crate::store::platforms::{self, Platform};
use crate::store::throttles::Allowance;
use crate::store::{Conn, StoreError, Tx, matters, outbox, texts};
use actix_web::{HttpResponse, web};
use askama::Template;
use std::collections::HashMap;

/// So many requests a person has us keep in a day: letters go out in the centre's name.
const PER_PERSON: Allowance = Allowance { tries: 20, seconds: 24 * 60 * 60 };

/// Makes a request to each platform of the form, once however often the form comes.
pub async fn keep(
    app: web::Data<App>,
    consumer: Consumer,
    Form(mut form): Form,
) -> Result<HttpResponse, Fault> {
    let (visitor, book) = (&consumer.visitor, app.casework.rulebook());
    let t = visitor.t();
    let Some(asked) = request_letter::read(&mut form, book, t).filter(|_| !form.has_errors()) else {
        return reply::again(&request_letter::ask_page(&app, visitor, form));
    };
    let today = app.clock.centre_now().day_in(app.zone());
    let sent_by = sent_by(&mut form, today, t);
    let id = form.value("form").parse::<DraftId>().map_err(|_| Fault::Unreadable)?;
    let Some(sent_by) = sent_by.filter(|_| !form.has_errors()) else {
        return reply::again(&request_letter::ready(&app, visitor, form, &asked).await?);
    };
    // Of several platforms all are asked or none.
    let unreached = match sent_by {
        SentBy::Centre => request_letter::unreached(&app, &asked).await?,
        SentBy::Sender { .. } => Vec::new(),
    };
    if !unreached.is_empty() {
        form.refuse("how", t.request_how_own_only(&t.story_list(&unreached)));
        return reply::again(&request_letter::ready(&app, visitor, form, &asked).await?);
    }
    let platforms = once_each(&app, &asked.platforms).await?;
    let person = consumer.person.person.id;
    // What the form made before costs nothing again.
    let of_form = platforms.iter().map(|name| MatterId::of_request(id, person, name));
    let of_form: Vec<_> = of_form.collect();
    let made = app.store.read(move |c| matters::references(c, &of_form)).await?;
    count(&app, &consumer, platforms.len().saturating_sub(made.len())).await?;
    let mut last = None;
    for name in &platforms {
        let matter = MatterId::of_request(id, person, name);
        let platform = PlatformId(accounts::fresh_id(app.clock.machine_now())?);
        let letters = letters(&asked, name, sent_by, &app)?;
        let rights = asked.rights.iter().map(|rule| rule.key).collect();
        let (name, here) = (name.clone(), app.clock.centre_now());
        let ask = move |tx: &mut Tx<'_>| {
            let platform = platform_named(tx, platform, &name, here)?;
            Ok(Ask { platform, rights, letters, sent_by })
        };
        match app.casework.request(matter, consumer.actor(), ask).await {
            Ok(request) => last = Some(request.asked.number),
            Err(Setback::Refused(Refusal::AlreadyDone)) => {
                last = app.store.read(move |c| Ok::<_, Fault>(matters::row(c, matter)?.request)).await?;
            }
            Err(Setback::Refused(refusal @ Refusal::NotReachable)) => {
                form.refuse("how", t.refusal(&refusal));
                return reply::again(&request_letter::ready(&app, visitor, form, &asked).await?);
            }
            Err(Setback::Refused(refusal @ Refusal::ImpossibleDate)) => {
                form.refuse("sent", t.refusal(&refusal));
                return reply::again(&request_letter::ready(&app, visitor, form, &asked).await?);
            }
            Err(setback) => return Err(setback.into()),
        }
    }
    let made = match last.filter(|_| platforms.len() == 1) {
        Some(number) => links::request(number),
        None => links::CASES.to_owned(),
    };
    Ok(Said::RequestMade.on(reply::see_other(&made)))
}

async fn count(app: &App, consumer: &Consumer, requests: usize) -> Result<(), Fault> {
    let (person, now) = (consumer.person.person.id, app.clock.machine_now());
    let count = move |tx: &mut Tx<'_>| {
        for _ in 0..requests {
            accounts::count_person(tx, "requests", person, PER_PERSON, now)?;
        }
        Ok::<_, accounts::AccountError>(())
    };
    Ok(app.store.write(count).await?)
}

/// The platforms that were named, each once, under whichever of its names.
async fn once_each(app: &App, names: &[String]) -> Result<Vec<String>, Fault> {
    let names = names.to_vec();
    let read = move |c: &mut Conn<'_>| {
        let mut seen = Vec::new();
        let mut once = Vec::new();
        for name in names {
            let known = platforms::named(c, &name)?.map(|platform| platform.id);
            let one = (known, if known.is_some() { String::new() } else { name.to_lowercase() });
            if !seen.contains(&one) {
                seen.push(one);
                once.push(name);
            }
        }
        Ok::<_, StoreError>(once)
    };
    Ok(app.store.read(read).await?)
}

fn sent_by(form: &mut Typed, today: Day, t: T) -> Option<SentBy> {
    match form.value("how") {
        "here" => Some(SentBy::Centre),
        "own" => {
            let on = reading::past_day(form, "sent", today, t, t.request_write_sent_on())?;
            Some(SentBy::Sender { on })
        }
        _ => {
            form.refuse("how", t.choose_request_how());
            None
        }
    }
}

/// The letters to one platform, as they are kept.
fn letters(
    asked: &Asked<'_>,
    platform: &str,
    sent_by: SentBy,
    app: &App,
) -> Result<Vec<(Language, Words)>, Fault> {
    // Dated, and counted, as of the day on which it goes or went out.
    let of = match sent_by {
        SentBy::Centre => app.clock.centre_now(),
        SentBy::Sender { on } => Moment::start_of(on, app.zone()),
    };
    let written = asked.letters_to(platform, app.casework.rulebook(), of)?;
    let kept = |letter: &request_letter::Written| {
        let words = Words::parse(&letter.text(), Words::STATEMENT);
        Ok((letter.language, words.map_err(|fault| Fault::Broken(fault.to_string()))?))
    };
    written.iter().map(kept).collect()
}

/// The platform of this name; one that nobody knows yet is added as a consumer names it.
fn platform_named(tx: &mut Tx<'_>, id: PlatformId, name: &str, at: Moment) -> Result<PlatformId, StoreError> {
    if let Some(known) = platforms::named(tx, name)? {
        return Ok(known.id);
    }
    // Its name is all that is known of its place on the net, too.
    if let Some(known) = platforms::unchecked(tx, name, name)? {
        return Ok(known.id);
    }
    platforms::add(tx, &Platform::named_by_consumer(id, name, name, at))?;
    Ok(id)
}

#[derive(Template)]
#[template(path = "requests/show.html")]
struct RequestPage {
    page: Page,
    title: String,
    number: String,
    stage: Badge,
    card: Option<ActCard>,
    /// What is asked for.
    rights: Vec<String>,
    letters: Vec<(&'static str, String)>,
    answer: Option<Told>,
    proof: Vec<Fact>,
    /// The complaint that followed.
    case: Option<(String, String)>,
    story: Vec<StoryLine>,
    record: String,
    /// Whoever reads it made it.
    is_own: bool,
    may: May,
    answers: Vec<Choice>,
    /// How the law lets the platform have more time.
    extension: Option<String>,
    form: Typed,
    /// What was typed into boxes that the page no longer shows.
    kept: Vec<String>,
    action: String,
}

/// What the platform answered, as the page shows it.
struct Told {
    what: String,
    when: String,
    words: String,
    warning: String,
}

/// What the reader can do now.
#[derive(Clone, Copy, Debug, Default)]
struct May {
    answer: bool,
    extend: bool,
    send: bool,
    settle: bool,
    take_back: bool,
    complain: bool,
    /// The platform still has time.
    early: bool,
}

impl May {
    fn of(at: &AtRequest, extendable: bool) -> May {
        let request = &at.request;
        let asks = request.stage == Stage::Waiting || request.stage == Stage::Unanswered;
        let told = request.answer.is_some_and(|answer| answer.by == Side::Consumer);
        let extend = request.stage == Stage::Waiting && extendable && !request.extended;
        match at.role() {
            Role::Platform => {
                May { answer: asks || request.stage == Stage::Answered && told, extend, ..May::default() }
            }
            _ => May {
                answer: asks,
                extend,
                send: request.stage == Stage::Undelivered,
                settle: request.may_be_settled(),
                take_back: request.may_be_taken_back(),
                complain: may_complain(request),
                early: request.stage == Stage::Waiting,
            },
        }
    }
}

/// Can a complaint follow? Not from what never got there, was settled or taken back, or has one already.
fn may_complain(request: &Request) -> bool {
    request.case.is_none()
        && !matches!(request.stage, Stage::Sending | Stage::Undelivered)
        && matches!(request.end, None | Some(End::Quiet))
}

/// All that the page and the record are made of.
struct Read {
    platform: Platform,
    entries: Vec<Recorded<Event>>,
    words: HashMap<TextId, String>,
    letters: Vec<LetterRow>,
    case: Option<CaseNumber>,
}

impl Read {
    async fn of(app: &App, at: &AtRequest) -> Result<Read, Fault> {
        let (id, of, case) = (at.id(), at.request.asked.platform, at.request.case);
        let read = app.store.read(move |c| {
            let numbers = matters::case_numbers(c, &case.into_iter().collect::<Vec<_>>())?;
            Ok::<_, Fault>(Read {
                platform: platforms::get(c, of)?,
                entries: matters::entries(c, id)?,
                words: texts::of_matter(c, id)?,
                letters: outbox::of_matter(c, id)?,
                case: case.and_then(|case| numbers.get(&case).copied()),
            })
        });
        read.await
    }

    fn words(&self, text: Option<TextRef>) -> String {
        text.and_then(|text| self.words.get(&text.id).cloned()).unwrap_or_default()
    }

    /// The letters in which it was asked, by language.
    fn asked(&self, request: &Request) -> Vec<(&'static str, String)> {
        let letters = request.asked.letters.iter();
        letters.map(|(language, text)| (language.tag(), self.words(Some(*text)))).collect()
    }

    /// What proves that it was sent, and when it got there.
    fn proof(&self, request: &Request, t: T, app: &App, is_own: bool) -> Vec<Fact> {
        let when = |at| t.long_date_and_time(at, app.zone()).into_owned();
        let mut proof = vec![Fact::new(t.request_proof_asked(), when(request.life().opened_at))];
        if let Some(on) = request.sent_on {
            proof.push(Fact::new(t.request_proof_own_label(), t.request_proof_own(&t.long_date(on))));
        }
        if let Some((how, at)) = request.served {
            let reached = format!("{}{}{}", when(at), t.comma(), t.request_proof_way(how));
            proof.push(Fact::new(t.request_proof_reached(), reached));
        }
        let is_notice = |letter: &&LetterRow| letter.addressee == Addressee::PlatformContact;
        if let Some(notice) = self.letters.iter().find(is_notice) {
            let server = notice.server_said.as_deref();
            let lines = [
                (t.request_proof_server(), server.map(ToOwned::to_owned)),
                (t.request_proof_message(), notice.message_id.clone()),
                (t.request_proof_hash(), notice.sha256.map(|hash| hash.to_string())),
            ];
            proof.extend(lines.into_iter().filter_map(|(label, value)| Some(Fact::new(label, value?))));
        }
        // It changes with whatever happens, also with what is no affair of the platform.
        if is_own {
            proof.push(Fact::new(t.request_proof_chain(), request.life().head.to_string()));
        }
        proof
    }
}

/// What is asked for, in the words of the law's short names.
fn rights(request: &Request, app: &App, t: T) -> Vec<String> {
    let book = app.casework.rulebook();
    let ask = |right| book.grievance(right).ask.as_ref().map(|ask| ask.in_language(t.0).to_owned());
    request.asked.rights.iter().filter_map(|right| ask(*right)).collect()
}

/// The page.
pub async fn show(app: web::Data<App>, at: RequestFor<place::Party>) -> Result<HttpResponse, Fault> {
    reply::ok(&page(&app, &at, Typed::default()).await?)
}

/// The page; `form` is one that comes back with something to put right.
async fn page(app: &App, at: &AtRequest, mut form: Typed) -> Result<RequestPage, Fault> {
    let read = Read::of(app, at).await?;
    let (t, request, book) = (at.visitor.t(), &at.request, app.casework.rulebook());
    let teller = Teller { t, reader: at.reader(), platform: read.platform.name(t.0), mediator: None, book };
    let law = request.extension(book);
    let may = May::of(at, law.is_some());
    let is_own = at.role() == Role::Consumer;
    if let Some(window) = request.turn().filter(|_| form.value("window").is_empty()) {
        form.set("window", window.id.to_string());
    }
    let answered = request.answer.map(|answer| {
        let words = read.words(answer.text);
        let theirs = is_own && answer.by == Side::Platform;
        Told {
            what: t.request_answer(answer.answer).into_owned(),
            when: when(answer.at, &teller, app.clock.centre_now()),
            warning: if theirs { parts::lure_warning(t, &words) } else { String::new() },
            words,
        }
    });
    // What the person who asked noted for themselves is theirs alone.
    let answered = answered.filter(|_| is_own || request.answer.is_some_and(|one| one.by == Side::Platform));
    Ok(RequestPage {
        page: at.visitor.page().in_error(form.has_errors()),
        title: match is_own {
            true => t.request_title(read.platform.name(t.0)),
            false => t.request_title_to_you(),
        }
        .into_owned(),
        number: at.number().to_string(),
        stage: badge(request, t),
        card: card(app, at, &teller, may),
        rights: rights(request, app, t),
        letters: read.asked(request),
        answer: answered,
        proof: read.proof(request, t, app, is_own),
        case: read.case.filter(|_| is_own).map(|number| (links::case(number), number.to_string())),
        story: story(&teller, at, &read, app),
        record: links::request_record(at.number()),
        is_own,
        may,
        answers: answers(t),
        extension: law
            .map(|law| t.request_extend_means(&t.span(law.by), law.notice.in_language(t.0)).into_owned()),
        kept: kept(&form, may),
        action: links::request(at.number()),
        form,
    })
}

fn answers(t: T) -> Vec<Choice> {
    let name = |answer: Answer| match answer {
        Answer::Done => t.request_answer_done(),
        Answer::Partly => t.request_answer_partly(),
        Answer::Refused => t.request_answer_refused(),
    };
    Answer::ALL.iter().map(|answer| Choice::new(answer.as_str(), name(*answer))).collect()
}

fn kept(form: &Typed, may: May) -> Vec<String> {
    let shown = [("said", may.answer), ("why", may.extend)];
    let gone = shown.iter().filter(|(_, shown)| !shown).map(|(field, _)| form.trimmed(field));
    gone.filter(|text| !text.is_empty()).map(ToOwned::to_owned).collect()
}

pub(super) fn badge(request: &Request, t: T) -> Badge {
    let tone = match request.stage {
        Stage::Sending | Stage::Waiting => Tone::Note,
        Stage::Undelivered | Stage::Unanswered => Tone::Late,
        Stage::Answered => Tone::Done,
        Stage::Ended => Tone::Quiet,
    };
    let words = match request.end {
        Some(end) => t.request_end(end),
        None => t.request_stage(request.stage),
    };
    Badge::new(tone, words)
}

fn card(app: &App, at: &AtRequest, teller: &Teller<'_>, may: May) -> Option<ActCard> {
    let complained = at.request.case.is_some() && at.role() == Role::Consumer;
    let window = at.request.turn().filter(|window| !complained || window.key != WindowKey::Complaining)?;
    let (t, book) = (teller.t, teller.book);
    let own = at.role() == Role::Consumer;
    let actions = [
        (may.complain && !may.early, "#complain", t.request_to_complain()),
        (may.send, "#send", t.request_to_send()),
        (may.answer, "#answer", if own { t.request_to_note() } else { t.request_to_answer() }),
        (may.settle && !may.early, "#settle", t.request_settle()),
    ];
    let offered = actions.into_iter().filter(|(offered, ..)| *offered);
    Some(ActCard {
        holder: window.holder.as_str(),
        headline: teller.headline(window),
        left: Some(left(window, teller, app.clock.centre_now())),
        counted: t
            .counting(window, book)
            .into_iter()
            .map(|line| Counted { when: line.when, what: line.what })
            .collect(),
        rule: links::rule_of(window),
        open: true,
        silence: Some(teller.silence(window).into_owned()),
        notes: Vec::new(),
        actions: offered.map(|(_, href, words)| (href.to_owned(), words.into_owned())).collect(),
    })
}

fn story(teller: &Teller<'_>, at: &AtRequest, read: &Read, app: &App) -> Vec<StoryLine> {
    let now = app.clock.centre_now();
    let told = read.entries.iter().rev().map(|entry| {
        let told = teller.request(entry);
        StoryLine {
            at: entry.at.to_string(),
            when: when(entry.at, teller, now),
            title: told.title,
            sentence: told.sentence,
            words: match &entry.event {
                Event::Extended { by, text } if seen(at, *by) => read.words(Some(*text)),
                _ => String::new(),
            },
            ..StoryLine::default()
        }
    });
    // What the person who asked noted for themselves is theirs alone.
    let hidden = |entry: &Recorded<Event>| match &entry.event {
        Event::Extended { by, .. } => !seen(at, *by),
        Event::Complained { .. } => at.role() != Role::Consumer,
        Event::Asked(_)
        | Event::Served { .. }
        | Event::ServiceFailed
        | Event::InboxLeft
        | Event::SentBySender { .. }
        | Event::Reminded
        | Event::Answered { .. }
        | Event::Lapsed { .. }
        | Event::Ended { .. }
        | Event::OutageMadeGood(_)
        | Event::CalendarChanged(_)
        | Event::LetterPosted { .. }
        | Event::LetterUnposted { .. } => false,
    };
    let shown = read.entries.iter().rev().map(|entry| !hidden(entry));
    let mut lines: Vec<_> = told.zip(shown).filter(|(_, shown)| *shown).map(|(line, _)| line).collect();
    // What somebody sent long ago was met with silence before we were told of it.
    lines.sort_by(|one, other| other.at.cmp(&one.at));
    lines
}

/// Whether the reader sees what this side said: the platform says it to whoever asked, who notes for themselves.
fn seen(at: &AtRequest, by: Side) -> bool {
    by == Side::Platform || at.role() == Role::Consumer
}
