//! Lists of cases: a consumer's own, and the inbox of everybody who works or answers here.
//!
//! What is due first stands first. A page of a list is two queries, however long the list; only what waits for
//! one registrar is picked from all that waits for the centre.

use super::at::actor;
use super::error::Fault;
use super::page::Page;
use super::paging::{AtPage, LINES};
use super::parts::{Badge, Pager, Tone};
use super::server::App;
use super::visitor::{Recognised, SignedIn};
use super::{answer, case, links, requests, to_do};
use crate::domain::actor::{Holder, Role};
use crate::domain::case::{Case, Held};
use crate::domain::clock::running::RunningWindow;
use crate::domain::clock::{Moment, WindowKey};
use crate::domain::evidence::TextRef;
use crate::domain::given::Late;
use crate::domain::ids::{CaseNumber, MatterId, PlatformId, TextId};
use crate::domain::matter::{Matter, MatterKind};
use crate::domain::publication::Publication;
use crate::domain::request::Request;
use crate::domain::turn::How;
use crate::messages::T;
use crate::messages::story::{Reader, Teller};
use crate::store::matters::{self, Inbox, InboxFilter, MatterRow};
use crate::store::outbox::channels;
use crate::store::standings::Standing;
use crate::store::{Conn, claims, platforms, texts};
use actix_web::{HttpResponse, web};
use askama::Template;
use serde::Deserialize;
use std::collections::HashMap;

/// Which part of the list.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Show {
    /// Where the reader must act.
    Mine,
    /// What has not ended.
    Open,
    /// Everything.
    #[default]
    All,
}

/// What stands in the query.
#[derive(Debug, Deserialize)]
pub struct Asked {
    show: Option<Show>,
    /// Which of the reader's standings, if there are several.
    r#as: Option<usize>,
}

#[derive(Template)]
#[template(path = "cases.html")]
struct CasesPage {
    page: Page,
    title: String,
    heading: String,
    is_consumer: bool,
    /// At the centre an alarm comes before everything else.
    alarms_first: bool,
    /// Which part: address, words, and whether it is the one.
    parts: Vec<Tab>,
    /// In which role, for people with several.
    roles: Vec<Tab>,
    /// How many people ask to answer for a platform: for registrars.
    claims: i64,
    lines: Vec<Line>,
    pager: Pager,
    empty: (String, String),
}

struct Tab {
    href: String,
    words: String,
    current: bool,
}

/// One matter.
struct Line {
    href: String,
    title: String,
    /// The language of the title; empty for the reader's own.
    lang: &'static str,
    number: String,
    /// The platform, for everybody but itself.
    against: String,
    /// To whoever raised an alarm: that it waits for the centre, and until when.
    alarm: Option<Badge>,
    wants: String,
    holder: &'static str,
    turn: String,
    /// How long whoever holds it now has held it, all times together.
    held: String,
    due: Badge,
    due_on: String,
}

/// The page.
pub async fn show(
    app: web::Data<App>,
    reader: SignedIn,
    asked: web::Query<Asked>,
    at: web::Query<AtPage>,
) -> Result<HttpResponse, Fault> {
    let person = reader.person.clone();
    let all = &person.standings;
    if all.is_empty() {
        // Every place of theirs has ended. What was written to them is still theirs to read.
        return Ok(answer::see_other(links::LETTERS));
    }
    let place = asked.r#as.unwrap_or_else(|| first_choice(all));
    let Some(standing) = all.get(place) else { return Err(Fault::NotFound) };
    let list = List { app: &app, reader: &reader, standing, now: app.clock.centre_now() };
    let show = asked.show.unwrap_or(list.usual());
    let (inbox, filter) = (Inbox::of(standing), list.filter(show, at.offset()));
    let only: Vec<MatterId> = all.iter().filter_map(|standing| standing.matter_id).collect();
    let is_registrar = standing.role == Role::Registrar;
    let (by, now, mine) = (actor(&person, standing), list.now, is_registrar && show == Show::Mine);
    let ask = move |c: &mut Conn<'_>| {
        let claims = if is_registrar { claims::waiting_count(c)? } else { 0 };
        let (rows, count) = match mine {
            true => to_do::page(c, inbox, filter, &by, now)?,
            false => matters::inbox(c, inbox, filter)?,
        };
        Ok::<_, Fault>(((read(c, rows)?, count), matters::case_numbers(c, &only)?, claims))
    };
    let ((read, count), only, claims) = app.store.read(ask).await?;
    let lines = read.lines(&list)?;
    let t = reader.visitor.t();
    let address = |show: Show, page: u32| list.address(place, all.len(), show, page);
    let shows: &[Show] =
        if list.is_consumer() { &[Show::Open, Show::All] } else { &[Show::Mine, Show::Open, Show::All] };
    let name = |show: Show| match show {
        Show::Mine => t.inbox_show_mine(),
        Show::Open => t.inbox_show_open(),
        Show::All => t.inbox_show_all(),
    };
    let tab = |which: &Show| Tab {
        href: address(*which, 1),
        words: name(*which).into_owned(),
        current: *which == show,
    };
    answer::ok(&CasesPage {
        page: reader.visitor.page(),
        title: if list.is_consumer() { t.cases_title() } else { t.inbox_title() }.into_owned(),
        heading: match show {
            _ if list.is_consumer() => t.cases_title(),
            Show::Mine => t.inbox_to_do(count),
            Show::Open => t.inbox_open(count),
            Show::All => t.inbox_all(count),
        }
        .into_owned(),
        is_consumer: list.is_consumer(),
        alarms_first: inbox == Inbox::Centre,
        parts: shows.iter().map(tab).collect(),
        roles: roles(&person, &only, place, t),
        claims,
        lines,
        pager: at.pager(count, |page| address(show, page)),
        empty: empty(&list, show, t),
    })
}

/// Whoever works or answers here sees that first, and their own complaints on another tab.
fn first_choice(all: &[Standing]) -> usize {
    all.iter().position(|standing| standing.role != Role::Consumer).unwrap_or(0)
}

/// A tab for each standing; one that is for one case only, of those in `only`, is named by its number.
fn roles(person: &Recognised, only: &HashMap<MatterId, CaseNumber>, place: usize, t: T) -> Vec<Tab> {
    if person.standings.len() < 2 {
        return Vec::new();
    }
    let tab = |(at, standing): (usize, &Standing)| {
        let platform = standing.platform_id.and_then(|id| person.platforms.iter().find(|(of, _)| *of == id));
        let number = standing.matter_id.and_then(|case| only.get(&case)).map(CaseNumber::to_string);
        let name = number.as_deref().or(platform.map(|(_, name)| name.as_str()));
        Tab {
            href: format!("{}?as={at}", links::CASES),
            words: t.inbox_as_role(standing.role, name).into_owned(),
            current: at == place,
        }
    };
    person.standings.iter().enumerate().map(tab).collect()
}

fn empty(list: &List<'_>, show: Show, t: T) -> (String, String) {
    let (title, means) = match show {
        _ if list.is_consumer() => (t.list_empty_consumer(), t.list_empty_consumer_means()),
        Show::Mine => (t.list_empty(), t.list_empty_mine()),
        Show::Open | Show::All => (t.list_empty(), t.list_empty_all()),
    };
    (title.into_owned(), means.into_owned())
}

/// A list before its reader.
struct List<'a> {
    app: &'a App,
    reader: &'a SignedIn,
    standing: &'a Standing,
    now: Moment,
}

impl List<'_> {
    fn is_consumer(&self) -> bool {
        self.standing.role == Role::Consumer
    }

    /// A consumer looks at all of it, the supervisor at what is open, others at their work.
    fn usual(&self) -> Show {
        match self.standing.role {
            Role::Consumer => Show::All,
            Role::Supervisor => Show::Open,
            Role::Platform | Role::Mediator | Role::Registrar | Role::Court => Show::Mine,
        }
    }

    fn filter(&self, show: Show, offset: i64) -> InboxFilter {
        InboxFilter {
            holder: self.reader_of().holder().filter(|_| show == Show::Mine),
            open: show != Show::All,
            // A publication is for the registrars and its platform, a request for its platform and whoever made it.
            kind: match self.standing.role {
                Role::Platform | Role::Registrar | Role::Consumer => None,
                Role::Mediator | Role::Court | Role::Supervisor => Some(MatterKind::Case),
            },
            offset,
            most: LINES,
        }
    }

    fn reader_of(&self) -> Reader {
        Reader::from(self.standing.role)
    }

    fn address(&self, place: usize, standings: usize, show: Show, page: u32) -> String {
        let show = match show {
            Show::Mine => "mine",
            Show::Open => "open",
            Show::All => "all",
        };
        let role = if standings > 1 { format!("&as={place}") } else { String::new() };
        let page = if page > 1 { format!("&page={page}") } else { String::new() };
        format!("{}?show={show}{page}{role}", links::CASES)
    }
}

/// What a page of a list was read as.
struct Read {
    rows: Vec<MatterRow>,
    cases: HashMap<MatterId, Case>,
    /// Of cases, the events of which a letter on paper tells the consumer, who has not read it.
    unread: HashMap<MatterId, Vec<(u32, Late)>>,
    publications: HashMap<MatterId, Publication>,
    requests: HashMap<MatterId, Request>,
    numbers: HashMap<MatterId, CaseNumber>,
    /// Of complaints, and the names of whoever a platform says it was.
    titles: HashMap<TextId, String>,
    platforms: HashMap<PlatformId, platforms::Platform>,
}

fn read(c: &mut Conn<'_>, rows: Vec<MatterRow>) -> Result<Read, Fault> {
    let of_kind = |kind: MatterKind| -> Vec<MatterId> {
        rows.iter().filter(|row| row.kind == kind).map(|row| row.id).collect()
    };
    let cases: HashMap<MatterId, Case> = matters::load_all(c, &of_kind(MatterKind::Case))?;
    let mut unread = HashMap::new();
    // Only where something of theirs runs does it matter what they have read.
    for case in cases.values().filter(|case| case.life.told_by_letter().next().is_some()) {
        unread.insert(case.life.id, channels::unread_on_paper(c, case.life.id, case.filing.consumer)?.1);
    }
    let publications = matters::load_all(c, &of_kind(MatterKind::Publication))?;
    let requests = matters::load_all(c, &of_kind(MatterKind::Request))?;
    let published: Vec<MatterId> = rows.iter().filter_map(|row| row.of_case).collect();
    let numbers = matters::case_numbers(c, &published)?;
    let titles = cases.values().map(|case| case.filing.title.id);
    let titles: Vec<TextId> = titles.chain(cases.values().filter_map(named).map(|name| name.id)).collect();
    let titles = texts::open(c, &titles)?;
    let mut of: Vec<PlatformId> = rows.iter().map(|row| row.platform_id).collect();
    of.sort_unstable();
    of.dedup();
    let platforms = platforms::several(c, &of)?.into_iter().map(|platform| (platform.id, platform)).collect();
    Ok(Read { rows, cases, unread, publications, requests, numbers, titles, platforms })
}

impl Read {
    fn lines(&self, list: &List<'_>) -> Result<Vec<Line>, Fault> {
        let lines = self.rows.iter().filter_map(|row| match row.kind {
            MatterKind::Case => self.case(row, list),
            MatterKind::Publication => self.publication(row, list),
            MatterKind::Request => self.request(row, list),
        });
        Ok(lines.collect())
    }

    fn teller<'a>(&'a self, row: &MatterRow, list: &'a List<'_>) -> Teller<'a> {
        let language = list.reader.visitor.language;
        let platform = self.platforms.get(&row.platform_id).map(|platform| platform.name(language));
        Teller {
            t: T(language),
            reader: list.reader_of(),
            platform: platform.unwrap_or_default(),
            mediator: None,
            book: list.app.casework.rulebook(),
        }
    }

    fn case(&self, row: &MatterRow, list: &List<'_>) -> Option<Line> {
        let (case, teller) = (self.cases.get(&row.id)?, self.teller(row, list));
        let t = teller.t;
        let secret = list.standing.role == Role::Supervisor;
        let title = self.titles.get(&case.filing.title.id).filter(|_| !secret);
        let wants = case.filing.wants.iter().filter(|_| !secret).filter_map(|want| {
            let remedy = teller.book.remedy(&want.remedy)?;
            let name = match teller.reader {
                Reader::Consumer => remedy.name.in_language(t.0),
                _ => remedy.order.in_language(t.0),
            };
            Some(match want.amount {
                Some(amount) => t.want_with_amount(name, &amount.to_string()).into_owned(),
                None => name.to_owned(),
            })
        });
        let unread = self.unread.get(&row.id).map_or(&[][..], Vec::as_slice);
        let stage = case::stage(case, &teller);
        let by = actor(&list.reader.person, list.standing);
        // To a registrar first what they may do, and of that an alarm.
        let own = (teller.reader == Reader::Registrar).then(|| case.to_do(&by, list.now));
        let own = own.into_iter().flatten().min_by_key(|w| (w.key != WindowKey::Alarm, w.reckoning.falls));
        let window = own.or_else(|| case.turn_for(teller.reader.holder()));
        // Nobody waits for whoever cannot know of it yet.
        let lies = window.filter(|window| {
            teller.reader != Reader::Consumer && case.not_told_of(unread).iter().any(|w| w.id == window.id)
        });
        let holder = if lies.is_some() { Some(Holder::Centre) } else { case.holder() };
        let both = window.and_then(|window| Some((window, case.also_due(window)?)));
        // What can still be brought back is nobody's turn, and yet to be seen by whoever can do so.
        let consumer = teller.reader == Reader::Consumer;
        let back = teller.first_window(case).filter(|_| consumer && window.is_none());
        let alarm = case.life.running.next_alarm().filter(|_| consumer);
        let turn = match (window, both) {
            (Some(window), _) if lies.is_some() => teller.wanted_after_word(window),
            // Of the centre's people not everybody may do everything.
            (Some(window), _)
                if teller.reader == Reader::Registrar
                    && window.holder == Holder::Centre
                    && !case.may_answer(window, &by, list.now) =>
            {
                teller.wanted_of_another(window)
            }
            (Some(window), Some((_, other))) if teller.reader.holder() != Some(window.holder) => {
                teller.wanted_of_both(window, other)
            }
            (Some(window), _) => teller.wanted(Some(window)),
            // A platform that cannot be reached: the centre has no date but the end of it all.
            (None, _) if case.stage.is_open() => t.stage_headline(case.stage, teller.reader).into_owned(),
            (None, _) => match &back {
                Some(window) => {
                    let closed = t.letter_full_stop(&stage.words);
                    t.letter_act(&closed, &t.list_may_still(&t.window_name(window.key))).into_owned()
                }
                None => stage.words.clone(),
            },
        };
        let dated = window.or(back).or_else(|| case.life.running.of(WindowKey::OuterLimit));
        // What the reader should have done already and still has to do, whatever runs now.
        let owed = case.life.turns.iter().filter(|turn| teller.reader.holder() == Some(turn.holder));
        let owed = owed.filter(|turn| turn.how == How::Missed && case.is_undone(turn));
        let owed = owed.min_by_key(|turn| turn.falls);
        // The line names what is overdue, and not what comes after it.
        let turn = match owed {
            Some(owed) => teller.wanted_by(owed.key, owed.holder),
            None => turn,
        };
        // What everybody waits for is overdue to everybody, though its time runs once more.
        let owed = owed.or_else(|| dated.and_then(|window| case.owed_since(window)));
        // Its time may run once more: then it has two dates.
        let once_more =
            owed.zip(dated).filter(|(turn, window)| (turn.key, turn.subject) == (window.key, window.subject));
        let once_more = due_on(once_more.map(|(_, window)| window), &teller);
        let owed = owed.map(|turn| turn.falls);
        let overdue = owed.and_then(|falls| Moment::from_microseconds(falls.microseconds() - 1));
        let overdue = overdue.map(|last| last.day_in(&teller.book.zone));
        let line = Line {
            href: links::case(case.number()),
            lang: if title.is_some() { case.filing.language.tag() } else { "" },
            title: title.cloned().unwrap_or_else(|| t.case_untitled(teller.platform).into_owned()),
            number: case.number().to_string(),
            against: match list.standing.role == Role::Platform {
                true => String::new(),
                false => match named(case).filter(|_| !secret).and_then(|name| self.titles.get(&name.id)) {
                    Some(name) => t.list_against_says(teller.platform, name).into_owned(),
                    None => teller.platform.to_owned(),
                },
            },
            alarm: alarm.map(|window| {
                let due = t.date_and_time(window.reckoning.falls, &teller.book.zone);
                Badge::new(Tone::Late, t.list_alarm(&due))
            }),
            wants: t.story_list(&wants.collect::<Vec<_>>()).into_owned(),
            holder: holder.map(Holder::as_str).unwrap_or_default(),
            turn,
            held: holder
                .map(|holder| Held::days_of(&case.held_so_far(list.now, unread), holder))
                .map_or_else(String::new, |days| t.list_days(days).into_owned()),
            due: match overdue {
                Some(_) => Badge::new(Tone::Late, t.case_overdue()),
                None => due(dated, stage, &teller, list.now),
            },
            due_on: match overdue {
                Some(last) => t.list_since(&t.short_weekday_date(last), &once_more).into_owned(),
                None => due_on(dated, &teller),
            },
        };
        if list.standing.role != Role::Court || case.is_with_court() {
            return Some(line);
        }
        // It keeps the bundle that it was given, and reads no further.
        Some(Line {
            href: links::bundle(case.number()),
            holder: "",
            turn: String::new(),
            held: String::new(),
            due: Badge::new(Tone::Quiet, t.list_left_court()),
            due_on: String::new(),
            ..line
        })
    }

    fn publication(&self, row: &MatterRow, list: &List<'_>) -> Option<Line> {
        let (publication, teller) = (self.publications.get(&row.id)?, self.teller(row, list));
        let (t, number) = (teller.t, *self.numbers.get(&row.of_case?)?);
        let window = publication.life.running.next().filter(|_| row.holder.is_some());
        let stage = Badge::new(Tone::Quiet, t.publication_stage_name(publication.stage));
        Some(Line {
            href: links::publication(number),
            title: t.list_publication(teller.platform).into_owned(),
            lang: "",
            number: number.to_string(),
            against: String::new(),
            alarm: None,
            wants: t.list_publication_line().into_owned(),
            holder: row.holder.map(Holder::as_str).unwrap_or_default(),
            turn: match window {
                Some(window) => teller.wanted(Some(window)),
                None => stage.words.clone(),
            },
            held: String::new(),
            due: due(window, stage, &teller, list.now),
            due_on: due_on(window, &teller),
        })
    }
}

impl Read {
    fn request(&self, row: &MatterRow, list: &List<'_>) -> Option<Line> {
        let (request, teller) = (self.requests.get(&row.id)?, self.teller(row, list));
        let t = teller.t;
        let stage = requests::badge(request, t);
        let asks = request.asked.rights.iter();
        let asks =
            asks.filter_map(|right| Some(teller.book.grievance(*right).ask.as_ref()?.in_language(t.0)));
        let asks: Vec<String> = asks.map(ToOwned::to_owned).collect();
        let window = request.turn();
        Some(Line {
            href: links::request(request.asked.number),
            title: match teller.reader {
                Reader::Platform => t.request_title_to_you(),
                _ => t.request_title(teller.platform),
            }
            .into_owned(),
            lang: "",
            number: request.asked.number.to_string(),
            against: t.request_list_line().into_owned(),
            alarm: None,
            wants: t.story_list(&asks).into_owned(),
            holder: row.holder.map(Holder::as_str).unwrap_or_default(),
            turn: match window {
                Some(window) => teller.wanted(Some(window)),
                None => stage.words.clone(),
            },
            held: String::new(),
            due: due(window, stage, &teller, list.now),
            due_on: due_on(window, &teller),
        })
    }
}

/// Whom the platform says it was, unless the centre did not accept that.
fn named(case: &Case) -> Option<TextRef> {
    let referral = case.referrals.iter().rfind(|referral| referral.accepted || !referral.decided);
    referral.map(|referral| referral.name)
}

fn due(window: Option<&RunningWindow>, stage: Badge, teller: &Teller<'_>, now: Moment) -> Badge {
    match window {
        Some(window) => case::left(window, teller, now),
        None => stage,
    }
}

fn due_on(window: Option<&RunningWindow>, teller: &Teller<'_>) -> String {
    window
        .map(|window| teller.t.short_weekday_date(window.reckoning.last_day(&teller.book.zone)).into_owned())
        .unwrap_or_default()
}
