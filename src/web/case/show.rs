//! The page of a case: who must act by when, who has held it, what can be done, what happened, and
//! what is on file. Each reader gets their own view of it.

use super::papers::{Shown, Staff, advice};
use super::{acting, comparing, exhibit};
use crate::bundle::Papers;
use crate::domain::actor::{Actor, Holder, Role};
use crate::domain::case::act::Act;
use crate::domain::case::event::{Event, Silence};
use crate::domain::case::options::Possible;
use crate::domain::case::stage::Stage;
use crate::domain::case::{Case, Revealed};
use crate::domain::clock::running::{RunningWindow, Subject};
use crate::domain::clock::{Moment, WindowKey};
use crate::domain::given::Late;
use crate::domain::ids::{ExhibitId, MatterId, WindowId};
use crate::domain::matter::Recorded;
use crate::domain::publication::{self, Publication};
use crate::domain::turn::nearest_days;
use crate::messages::T;
use crate::messages::story::{Reader, Teller};
use crate::store::StoreError;
use crate::store::matters;
use crate::store::outbox::{self, channels};
use crate::store::platforms::{self, Platform};
use crate::web::at_case::{AtCase, CaseFor, place};
use crate::web::error::Fault;
use crate::web::page::Page;
use crate::web::parts::{ActCard, Answer, Badge, Counted, Paper, StoryLine, Strip, Tone};
use crate::web::server::App;
use crate::web::{answer, links};
use actix_web::{HttpResponse, web};
use askama::Template;
use std::borrow::Cow;

#[derive(Template)]
#[template(path = "case/show.html")]
struct CasePage {
    page: Page,
    number: String,
    title: String,
    /// The language of the title, if it is the consumer's own.
    lang: &'static str,
    parties: String,
    badge: Badge,
    /// To whoever raised an alarm: when the centre must have attended to it, and what to do meanwhile.
    alarm: Option<ActCard>,
    dangers: Vec<Paper>,
    card: ActCard,
    /// What else waits for somebody meanwhile.
    beside: Vec<ActCard>,
    /// What the court asks for that sent the case back.
    returned: Option<Paper>,
    strip: Strip,
    /// When the whole procedure ends, and how that was counted.
    limit: Option<ActCard>,
    /// Why that does not count any more.
    limit_is_over: Option<Cow<'static, str>>,
    /// What the reader can do themselves about data that have got out.
    advice: Option<Paper>,
    /// What a window waits for, and what may be done besides; the first of each is a button.
    duties: Vec<Way>,
    ways: Vec<Way>,
    /// What is asked for.
    wants: Vec<String>,
    people: Vec<Answer>,
    /// Cases about the same complaint that the reader may see, too: address and words.
    linked: Vec<(String, String)>,
    /// Where the registrar checks a platform that nobody has checked.
    unchecked: Option<String>,
    /// That letters to the reader, or for a registrar to anybody, could not be delivered; and where they are.
    lost: Option<(String, &'static str)>,
    keep: Vec<(String, String)>,
    story: Vec<StoryLine>,
    file: Option<File>,
}

/// Something that the reader can do now.
pub struct Way {
    /// Where.
    pub href: String,
    /// What.
    pub words: String,
    /// Until when, or on what.
    pub hint: String,
    /// On what alone.
    subject: Option<String>,
}

/// What is on file, for those who may read it.
struct File {
    not_taken: Option<Paper>,
    finding: Option<Paper>,
    promises: Vec<Paper>,
    terms: Vec<Paper>,
    /// Terms to which nobody can say yes or no any more.
    settled: Vec<Paper>,
    complaint: Paper,
    completion: Vec<Paper>,
    answer: Option<Paper>,
    questions: Vec<Paper>,
    exhibits: Vec<Paper>,
    alarms: Vec<Paper>,
    messages: Vec<Paper>,
    /// Said to a court: what is not here.
    for_court: bool,
}

/// The page.
pub async fn show(app: web::Data<App>, at: CaseFor<place::Any>) -> Result<HttpResponse, Fault> {
    let (id, now, by) = (at.id(), app.clock.centre_now(), at.actor());
    let mut found = app.store.read(move |c| read(c, id, &by)).await?;
    found.compared = exhibit::comparisons(&app, &at, &found.papers.exhibits).await;
    let shown = Shown {
        teller: teller(&app, &at, &found.papers),
        papers: &found.papers,
        staff: &found.staff,
        at: now,
    };
    answer::ok(&page(&at, &shown, &found)?)
}

/// What the page is made from.
struct Found {
    papers: Papers,
    /// Who acted for the centre.
    staff: Staff,
    /// The publication of the outcome.
    published: Option<Publication>,
    /// How many letters could not be delivered.
    lost: i64,
    /// Cases about the same complaint, each with the platform that it is about.
    linked: Vec<(Case, Platform)>,
    /// The events of which a letter on paper tells the consumer, who has not read it.
    unread: Vec<(u32, Late)>,
    /// The exhibits that are price comparisons.
    compared: Vec<ExhibitId>,
}

impl Found {
    /// The publication of the outcome, for whoever may see it before the public does. The platform sees a
    /// draft from the day on which a registrar shows it.
    fn draft_for(&self, role: Role) -> Option<&Publication> {
        self.published.as_ref().filter(|publication| match role {
            Role::Registrar | Role::Supervisor => true,
            Role::Platform => publication.stage != publication::Stage::Drafting,
            Role::Consumer | Role::Mediator | Role::Court => false,
        })
    }
}

fn read(c: &mut crate::store::Conn<'_>, id: MatterId, by: &Actor) -> Result<Found, Fault> {
    let reader = by.person().filter(|_| by.role() != Some(Role::Registrar));
    let publication = matters::publication_of(c, id)?.map(|id| matters::load(c, id)).transpose()?;
    let papers = Papers::read(c, id)?;
    let staff = Staff::read(c, &papers, by)?;
    let before = papers.case.filing.linked.map(|linked| linked.case);
    let accepted = papers.case.referrals.iter().filter(|referral| referral.accepted);
    let after = accepted.map(|referral| MatterId::of_linked_case(referral.id));
    let ids: Vec<_> = before.into_iter().chain(after).collect();
    let mut linked: Vec<Case> = matters::load_all(c, &ids)?.into_values().collect();
    linked.sort_by_key(Case::number);
    let about = |case: Case| Ok::<_, Fault>((platforms::get(c, case.filing.platform)?, case));
    let linked = linked.into_iter().map(about).collect::<Result<Vec<_>, _>>()?;
    let linked = linked.into_iter().map(|(platform, case)| (case, platform)).collect();
    let (_, unread) = channels::unread_on_paper(c, id, papers.case.filing.consumer)?;
    Ok(Found {
        papers,
        staff,
        published: publication,
        lost: outbox::lost(c, id, reader)?,
        linked,
        unread,
        compared: Vec::new(),
    })
}

/// Who tells the story to this reader.
pub(super) fn teller<'a>(app: &App, at: &AtCase, papers: &'a Papers) -> Teller<'a> {
    Teller {
        t: at.visitor.t(),
        reader: at.reader(),
        platform: papers.platform.name(at.visitor.language),
        mediator: papers.mediator.as_deref(),
        book: app.casework.rulebook(),
    }
}

fn page(at: &AtCase, shown: &Shown<'_>, found: &Found) -> Result<CasePage, StoreError> {
    let Found { linked, lost, .. } = found;
    let (teller, case, papers) = (&shown.teller, &at.case, shown.papers);
    let t = teller.t;
    let mut possible = case.possible(&at.actor(), shown.at);
    possible.retain(|possible| is_offered(case, possible.act));
    possible.sort_by_key(|possible| comes_last(case, possible.act));
    let (due, besides): (Vec<_>, Vec<_>) = possible.iter().partition(|possible| {
        comes_first(case, possible, teller.reader) && !may_not_find_yet(shown, found, possible.act)
    });
    let duties = told_apart(due.into_iter().map(|possible| way(at, shown, found, &possible)).collect(), t);
    let reads = at.role() != Role::Supervisor;
    let platform = teller.platform;
    let title = if reads { papers.words(case.filing.title) } else { String::new() };
    Ok(CasePage {
        page: at.visitor.page(),
        number: t.case_number_line(&case.number().to_string()).into_owned(),
        lang: if title.is_empty() { "" } else { case.filing.language.tag() },
        title: if title.is_empty() { t.case_untitled(platform).into_owned() } else { title },
        parties: parties(shown)?,
        badge: stage(case, teller),
        alarm: case
            .life
            .running
            .next_alarm()
            .filter(|_| teller.reader == Reader::Consumer)
            .map(|window| card_of(window, shown)),
        dangers: if teller.reader == Reader::Consumer { shown.open_dangers() } else { Vec::new() },
        card: card(shown, found, &at.actor(), at.role(), &duties),
        beside: beside(case, teller).into_iter().map(|window| card_of(window, shown)).collect(),
        returned: if reads { shown.returned() } else { None },
        strip: strip(shown, found),
        limit: case.life.running.of(WindowKey::OuterLimit).map(|limit| card_of(limit, shown)),
        limit_is_over: teller.limit_is_over(case),
        advice: (teller.reader == Reader::Consumer && case.stage.is_open())
            .then(|| advice(t, teller.book, &case.filing))
            .flatten(),
        duties,
        ways: besides.into_iter().flat_map(|possible| ways(at, shown, found, &possible)).collect(),
        wants: if reads { shown.wants() } else { Vec::new() },
        people: people(shown)?,
        linked: linked
            .iter()
            .filter(|(other, _)| other.admits(&at.actor()))
            .map(|(other, about)| {
                let number = other.number();
                let words = t.case_linked_about(&number.to_string(), about.name(t.0));
                (links::case(number), words.into_owned())
            })
            .collect(),
        unchecked: (at.role() == Role::Registrar && papers.platform.checked_at.is_none())
            .then(|| links::platform_record(&papers.platform.slug)),
        lost: (*lost > 0).then(|| match at.role() {
            Role::Registrar => (t.case_lost_letters(*lost).into_owned(), links::UNDELIVERABLE),
            _ => (t.case_your_lost_letters(*lost).into_owned(), links::LETTERS),
        }),
        keep: keep(at, found),
        story: story(shown),
        file: reads.then(|| file(shown, &found.compared)),
    })
}

/// Whether a window of the reader's own waits for this act; and where none does any more, or something
/// is happening now, the way to court.
fn comes_first(case: &Case, possible: &Possible, reader: Reader) -> bool {
    let window = possible.window.and_then(|id| case.life.running.get(id));
    let waits = window.is_some_and(|window| reader.holder() == Some(window.holder));
    // In danger the bank and the police come first; no court stops a payment.
    let in_danger = case.open_alarms().any(|alarm| !alarm.kind.is_told_to_platform());
    let to_court_now = !case.stage.is_open() || case.open_alarms().next().is_some();
    let puts_right = possible.act == Act::Exhibit && !case.stage.is_open();
    // Whom we cannot reach, the consumer may know how to; and nobody waits here for nothing.
    let unreached = reader == Reader::Consumer && case.is_unreached();
    let helps = unreached && possible.act == Act::Message;
    let asks_back = possible.act == Act::AskToRestore && !case.stage.is_open();
    let to_court = possible.act == Act::HandOver && (to_court_now || unreached) && !in_danger;
    waits || to_court || puts_right || helps || asks_back
}

/// A finding that would be refused now is no main thing to do: both sides must have had time to reply.
fn may_not_find_yet(shown: &Shown<'_>, found: &Found, act: Act) -> bool {
    let from = shown.case().may_be_ruled_from(shown.teller.book, &found.unread);
    act == Act::Rule && from.is_none_or(|from| shown.at < from)
}

/// From when on a finding is possible; none while a letter lies here for which it waits.
fn earliest_finding(shown: &Shown<'_>, found: &Found) -> Option<String> {
    let (t, book) = (shown.teller.t, shown.teller.book);
    let from = shown.case().may_be_ruled_from(book, &found.unread)?;
    Some(t.act_ruling_earliest(&t.long_date_and_time(from, &book.zone)).into_owned())
}

/// Of what the rules take, what a page does not offer: another mediator, while it is to be decided
/// whether the one in charge may stay.
fn is_offered(case: &Case, act: Act) -> bool {
    act != Act::Assign || case.challenge.is_none()
}

/// What is right only for a reason that seldom comes stands below the rest.
fn comes_last(case: &Case, act: Act) -> bool {
    match act {
        Act::FindInadmissible => case.admitted_at.is_some(),
        Act::Assign => case.mediator().is_some(),
        // First what is put right, then the bundle again; but what is to be pressed is the latter.
        Act::Exhibit => !case.stage.is_open(),
        _ => false,
    }
}

/// Two buttons with the same words say on what each acts.
fn told_apart(ways: Vec<Way>, t: T) -> Vec<Way> {
    let words: Vec<String> = ways.iter().map(|way| way.words.clone()).collect();
    let alike = |way: &Way| words.iter().filter(|words| **words == way.words).count() > 1;
    let named = |way: Way| match &way.subject {
        Some(subject) if alike(&way) => Way { words: t.act_on_what(&way.words, subject).into_owned(), ..way },
        _ => way,
    };
    ways.into_iter().map(named).collect()
}

/// The ways to an act: where prices are at issue, evidence has a form of its own beside the usual one.
fn ways(at: &AtCase, shown: &Shown<'_>, found: &Found, possible: &Possible) -> Vec<Way> {
    let t = shown.teller.t;
    let compares = possible.act == Act::Exhibit && comparing::is_about_prices(&at.case.filing.grievances);
    let comparison = compares.then(|| Way {
        href: links::price_comparison(at.number()),
        words: t.prices_title().into_owned(),
        hint: t.prices_way_hint().into_owned(),
        subject: None,
    });
    std::iter::once(way(at, shown, found, possible)).chain(comparison).collect()
}

fn way(at: &AtCase, shown: &Shown<'_>, found: &Found, possible: &Possible) -> Way {
    let t = shown.teller.t;
    let window = possible.window.and_then(|id| at.case.life.running.get(id));
    let until = window.map(|window| {
        // A day that a stay has overtaken, or will, is no day to name.
        let afterwards = shown.teller.left_afterwards(&at.case, window);
        afterwards
            .unwrap_or_else(|| t.case_until(&t.due(&window.reckoning, &shown.teller.book.zone)).into_owned())
    });
    let late = possible.act == Act::Answer && window.is_none();
    let at_once = possible.act == Act::HandOver && at.case.open_alarms().next().is_some();
    let subject = acting::subject(shown, possible.act, possible.answers);
    let mut hint: Vec<String> = subject.iter().cloned().collect();
    hint.extend(until);
    hint.extend(late.then(|| t.case_late_answer().into_owned()));
    hint.extend(at_once.then(|| t.case_court_at_once().into_owned()));
    hint.extend(seldom(&at.case, possible.act, t));
    if may_not_find_yet(shown, found, possible.act) {
        hint.extend(earliest_finding(shown, found));
    }
    let words = match possible.act {
        Act::FindInadmissible if comes_last(&at.case, possible.act) => t.act_found_late(),
        Act::Assign if comes_last(&at.case, possible.act) => t.act_replace_mediator(),
        Act::HandOver if at.case.court_sent_it_back() => t.act_hand_over_again(),
        act => t.act_name(act, at.role()),
    };
    Way {
        href: links::act_on(at.number(), possible),
        words: words.into_owned(),
        hint: hint.join(" · "),
        subject,
    }
}

/// For which reason something is there that is seldom right, or what else it brings.
fn seldom(case: &Case, act: Act, t: T) -> Option<String> {
    match act {
        Act::Assign if comes_last(case, act) => Some(t.act_replace_mediator_if().into_owned()),
        Act::Reopen if case.life.running.of(WindowKey::Restoration).is_some() => {
            Some(t.case_reopening_ends_request().into_owned())
        }
        Act::RaiseAlarm => Some(t.case_alarm_hint().into_owned()),
        _ => None,
    }
}

/// Both parties, as the reader knows them. The platform knows the consumer by the account only.
pub(in crate::web) fn parties(shown: &Shown<'_>) -> Result<String, StoreError> {
    let (t, reader) = (shown.teller.t, shown.teller.reader);
    let consumer = match reader {
        Reader::Consumer => t.case_you().into_owned(),
        Reader::Platform | Reader::Supervisor | Reader::Public => t.case_a_consumer().into_owned(),
        Reader::Mediator | Reader::Registrar | Reader::Court => shown.papers.consumer.name.open()?.to_owned(),
    };
    let platform = match reader {
        Reader::Platform => t.case_you_of_platform().into_owned(),
        _ => shown.teller.platform.to_owned(),
    };
    let filed = t.long_date(shown.papers.case.filed_at().day_in(&shown.teller.book.zone));
    Ok(t.case_parties(&consumer, &platform, &filed).into_owned())
}

/// Where a case stands, in a word or two.
pub fn stage(case: &Case, teller: &Teller<'_>) -> Badge {
    let tone = if case.stage.is_open() { Tone::Note } else { Tone::Quiet };
    let returned = case.court_sent_it_back() && !case.stage.is_open();
    if case.lies_with_court() || returned {
        let words = match returned {
            true => teller.t.stage_sent_back(teller.reader),
            false => teller.t.stage_file_with_court(teller.reader),
        };
        return Badge::new(Tone::Note, words);
    }
    // Nobody who was cleared is shown as if something were left to settle.
    if case.stage == Stage::Unresolved && case.clears_the_platform() {
        return Badge::new(tone, teller.t.cleared_stage());
    }
    let t = teller.t;
    let name = t.stage_name(case.stage, case.outcome(), teller.reader);
    let running = &case.life.running;
    // A closed case in which something is still to be decided does not read as if nothing were.
    let pending =
        [WindowKey::ReviewDecision, WindowKey::Restoration].into_iter().find_map(|key| running.of(key));
    match pending.filter(|_| !case.stage.is_open()) {
        Some(_) => Badge::new(Tone::Due, t.stage_pending(&name)),
        None => Badge::new(tone, name),
    }
}

/// The act card of a case; `ways` lead to what the reader may choose between.
fn card(shown: &Shown<'_>, found: &Found, by: &Actor, role: Role, ways: &[Way]) -> ActCard {
    let (case, teller, at) = (shown.case(), &shown.teller, shown.at);
    let window = teller.first_window(case);
    if let Some(drafted) = found.draft_for(role).and_then(Publication::turn).filter(|_| window.is_none()) {
        return card_of_publication(shown, drafted, ways);
    }
    let holds = window.is_some_and(|window| teller.reader.holder() == Some(window.holder));
    // Of the centre's people not everybody may do everything.
    let another = window
        .filter(|window| holds && teller.reader == Reader::Registrar && !case.may_answer(window, by, at));
    let both = window.filter(|_| !holds).and_then(|window| Some((window, case.also_due(window)?)));
    let both = both.filter(|(one, other)| one.reckoning.falls == other.reckoning.falls);
    let lying = case.not_told_of(&found.unread);
    let waits_for_post = window.is_some_and(|window| lying.iter().any(|lies| lies.id == window.id));
    ActCard {
        holder: case.holder().map(Holder::as_str).unwrap_or_default(),
        headline: match (another, both) {
            (Some(window), _) => teller.headline_of_another(window),
            (None, Some((one, other))) => teller.headline_of_both(one, other),
            (None, None) => teller.case_headline(case),
        },
        left: window.map(|window| match case.owed_since(window) {
            Some(_) => Badge::new(Tone::Late, teller.t.case_overdue()),
            None => left(window, teller, at),
        }),
        counted: window.map(|window| counted(window, teller)).unwrap_or_default(),
        rule: window.map(links::rule_of).unwrap_or_default(),
        open: holds && another.is_none(),
        silence: window.map(|window| teller.silence_for(window, holds && another.is_none()).into_owned()),
        notes: {
            let other = window.filter(|_| both.is_none()).and_then(|window| case.also_due(window));
            let also = other.map(|other| teller.t.letter_full_stop(&teller.headline(other)).into_owned());
            let late = waits_for_post.then(|| teller.not_known_yet());
            late.into_iter().chain(also).chain(with_court(shown)).chain(teller.notes(case, at)).collect()
        },
        actions: {
            let post = (links::POST.to_owned(), teller.t.case_post_letters().into_owned());
            let at_desk = waits_for_post && teller.reader == Reader::Registrar;
            let acts = ways.iter().map(|way| (way.href.clone(), way.words.clone()));
            at_desk.then_some(post).into_iter().chain(acts).collect()
        },
    }
}

/// The act card of a case in which nothing is left to do but what the public will read of it.
fn card_of_publication(shown: &Shown<'_>, window: &RunningWindow, ways: &[Way]) -> ActCard {
    let (case, teller, t) = (shown.case(), &shown.teller, shown.teller.t);
    let holds = teller.reader.holder() == Some(window.holder);
    let stands = t.letter_full_stop(&stage(case, teller).words).into_owned();
    let publication = (links::publication(case.number()), t.case_publication().into_owned());
    let acts = ways.iter().map(|way| (way.href.clone(), way.words.clone()));
    ActCard {
        holder: window.holder.as_str(),
        headline: t.letter_act(&stands, &teller.headline(window)).into_owned(),
        left: Some(left(window, teller, shown.at)),
        counted: counted(window, teller),
        rule: links::rule_of(window),
        open: holds,
        silence: Some(teller.silence(window).into_owned()),
        notes: with_court(shown).into_iter().chain(teller.notes(case, shown.at)).collect(),
        actions: holds.then_some(publication).into_iter().chain(acts).collect(),
    }
}

/// Since when a court has the case, and under which number of its own.
fn with_court(shown: &Shown<'_>) -> Option<String> {
    let (case, teller, t) = (shown.case(), &shown.teller, shown.teller.t);
    let court = case.court.as_ref()?;
    let day = |at: Moment| t.long_date(at.day_in(&teller.book.zone)).into_owned();
    match court.docket {
        Some((docket, at)) if case.stage == Stage::AtCourt => Some(match teller.reader {
            Reader::Supervisor | Reader::Public => t.court_took_it(&day(at)).into_owned(),
            Reader::Consumer | Reader::Platform | Reader::Mediator | Reader::Registrar | Reader::Court => {
                t.court_took_it_as(&day(at), &shown.papers.words(docket)).into_owned()
            }
        }),
        _ if case.lies_with_court() => Some(t.court_has_file_since(&day(court.handed_over_at)).into_owned()),
        _ => None,
    }
}

/// What else waits for somebody, besides the window of the card; each as far as the reader may know of it.
fn beside<'c>(case: &'c Case, teller: &Teller<'_>) -> Vec<&'c RunningWindow> {
    if matches!(teller.reader, Reader::Court | Reader::Public) {
        return Vec::new();
    }
    let told = |window: &&RunningWindow| match window.subject {
        Subject::Help(side) => teller.reader.is_between(side),
        // What a court is asked passes nothing on before it takes the case, and stands in what happened.
        _ => teller.tells_of(window.key) && window.key != WindowKey::CourtReceipt,
    };
    let first = teller.first_window(case);
    // The card itself says who else is asked the very same.
    let in_card = first.into_iter().chain(first.and_then(|first| case.also_due(first)));
    let mut said: Vec<String> = in_card.map(|window| teller.headline_in(case, window)).collect();
    // It runs on while it is decided whether the mediator may stay.
    let challenged = case.life.running.of(WindowKey::Mediation).filter(|_| case.challenge.is_some());
    let all = case.turn_for(None).into_iter().chain(challenged).chain(case.waiting());
    let all = all.chain(case.besides()).filter(told).chain(case.way_back());
    let mut beside: Vec<&RunningWindow> = Vec::new();
    for window in all {
        // Several promises of the same day are one headline.
        let says = teller.headline_in(case, window);
        if !said.contains(&says) {
            said.push(says);
            beside.push(window);
        }
    }
    beside
}

/// The card of one window, for the page on which it is answered.
pub(super) fn card_of(window: &RunningWindow, shown: &Shown<'_>) -> ActCard {
    let teller = &shown.teller;
    let afterwards = teller.left_afterwards(shown.case(), window);
    let stands_still = afterwards.is_some();
    // Nobody is charged with a day that is not theirs to end.
    let held_off = shown.case().waits_for_decision(window);
    let first_decided = held_off.then(|| teller.t.challenge_decided_first().into_owned());
    // The counting ends at the very day that the words name.
    let longer = teller.reckoned_after_stay(shown.case(), window);
    let moved = longer.map(|reckoning| RunningWindow { reckoning, ..window.clone() });
    ActCard {
        holder: window.holder.as_str(),
        // A day that a stay has overtaken, or will, is no day to name.
        headline: match stands_still {
            true => teller.t.stands_still_now(&teller.t.window_name(window.key)).into_owned(),
            false => teller.headline_in(shown.case(), window),
        },
        left: (!stands_still && !held_off).then(|| left(window, teller, shown.at)),
        counted: counted(moved.as_ref().unwrap_or(window), teller),
        rule: links::rule_of(window),
        open: false,
        silence: (!held_off).then(|| teller.silence(window).into_owned()),
        notes: afterwards.into_iter().chain(first_decided).collect(),
        actions: Vec::new(),
    }
}

fn counted(window: &RunningWindow, teller: &Teller<'_>) -> Vec<Counted> {
    let lines = teller.t.counting(window, teller.book);
    lines.into_iter().map(|line| Counted { when: line.when, what: line.what }).collect()
}

/// How much is left of a window. Its last two days look different.
pub fn left(window: &RunningWindow, teller: &Teller<'_>, at: Moment) -> Badge {
    if window.reckoning.is_over(at) {
        return Badge::new(Tone::Late, teller.t.case_overdue());
    }
    let left = teller.book.left(&window.reckoning, at);
    let tone = if left.value <= 2 { Tone::Due } else { Tone::Note };
    Badge::new(tone, teller.t.span_left(left))
}

fn strip(shown: &Shown<'_>, found: &Found) -> Strip {
    let (case, teller, at) = (shown.case(), &shown.teller, shown.at);
    let held = case.held_so_far(at, &found.unread);
    let coming = match (case.holder(), case.turn()) {
        (Some(holder), Some(window))
            if holder == window.holder
                && !case.life.running.is_stayed()
                && case.not_told_of(&found.unread).is_empty() =>
        {
            nearest_days(window.reckoning.falls.seconds_since(at))
        }
        _ => 0,
    };
    let passes = u32::try_from(case.passes()).unwrap_or(u32::MAX);
    let strip = Strip::new(teller.t, &held, case.charged().is_some(), coming, passes);
    let still = nearest_days(seconds_stood_still(&shown.papers.entries, at));
    let strip = match still {
        0 => strip,
        days => {
            let says = teller.t.case_stood_still(days);
            let shared = [strip.shared.as_str(), &says].into_iter().filter(|says| !says.is_empty());
            Strip { shared: shared.collect::<Vec<_>>().join(" "), ..strip }
        }
    };
    match case.referrals.len() {
        0 => strip,
        times => {
            let referred = teller.t.case_passed_on_to_others(times);
            Strip { passed_on: teller.t.letter_act(&strip.passed_on, &referred).into_owned(), ..strip }
        }
    }
}

/// For how long the clock stood still, up to `now`.
fn seconds_stood_still(entries: &[Recorded<Event>], now: Moment) -> i64 {
    let mut still = 0;
    let mut stopped: Option<(WindowId, Moment)> = None;
    for entry in entries {
        if let Some((end, since)) = stopped.filter(|(end, _)| entry.clock.ended.contains(end)) {
            still += entry.at.seconds_since(since);
            stopped = stopped.filter(|(open, _)| *open != end);
        }
        let stay = entry.clock.opened.iter().find(|window| window.key == WindowKey::StayEnd);
        stopped = stay.map(|window| (window.id, entry.at)).or(stopped);
    }
    still + stopped.map_or(0, |(_, since)| now.seconds_since(since))
}

/// Who is in the case, as the reader knows them.
pub(in crate::web) fn people(shown: &Shown<'_>) -> Result<Vec<Answer>, StoreError> {
    let (t, papers, reader, book) = (shown.teller.t, shown.papers, shown.teller.reader, shown.teller.book);
    let mut people = Vec::new();
    if matches!(reader, Reader::Mediator | Reader::Registrar | Reader::Court) {
        people.push(Answer::new(t.role_name(Role::Consumer), papers.consumer.name.open()?));
    }
    if matches!(reader, Reader::Registrar | Reader::Court) {
        let person = &papers.consumer;
        match &person.mail {
            Some(mail) => people.push(Answer::new(t.mail(), mail.open()?)),
            None => people.push(Answer::new(t.mail(), t.has_no_mail())),
        }
        if let Some(phone) = &person.phone {
            people.push(Answer::new(t.phone(), phone.open()?));
        }
        if let Some(address) = &person.address {
            people.push(Answer::new(t.postal_address(), address.open()?));
        }
    }
    // What the platform knows of the consumer, it knows because they let it; and as they let it.
    let says = |shown: &Revealed| match shown.text {
        Some(text) => Ok(papers.words(text)),
        None => papers
            .consumer
            .detail(shown.detail)
            .map_or(Ok(String::new()), |says| says.open().map(ToOwned::to_owned)),
    };
    match reader {
        Reader::Platform => {
            for known in papers.case.known_to_platform() {
                people.push(Answer::new(t.case_detail_of_consumer(known.detail), says(known)?));
            }
        }
        Reader::Consumer => {
            for let_see in &papers.case.revealed {
                let (says, read) = (says(let_see)?, let_see.read_at.map(|at| at.day_in(&book.zone)));
                let since = match read {
                    Some(day) => t.case_detail_read(&says, &t.long_date(day)),
                    None => t.case_detail_unread(&says),
                };
                people.push(Answer::new(t.case_detail_shown(let_see.detail), since));
            }
        }
        Reader::Mediator | Reader::Registrar | Reader::Court | Reader::Supervisor | Reader::Public => {}
    }
    people.push(Answer::new(t.role_name(Role::Platform), shown.teller.platform));
    if reader != Reader::Supervisor {
        people.push(Answer::new(t.case_legal_name(), &papers.platform.legal_name));
        if let Some(mediator) = &papers.mediator {
            people.push(Answer::new(t.role_name(Role::Mediator), mediator));
        }
    }
    Ok(people)
}

/// What a reader may take along.
fn keep(at: &AtCase, found: &Found) -> Vec<(String, String)> {
    let (t, number, role) = (at.visitor.t(), at.number(), at.role());
    let mut keep = vec![
        (links::case_letters(number), t.case_letters().into_owned()),
        (links::case_calendar(number), t.case_calendar().into_owned()),
    ];
    if matches!(role, Role::Consumer | Role::Registrar) {
        keep.push((links::receipt(number), t.case_receipt().into_owned()));
    }
    if matches!(role, Role::Consumer | Role::Registrar | Role::Court) {
        keep.push((links::bundle(number), t.case_bundle().into_owned()));
    }
    if found.draft_for(role).is_some() {
        keep.push((links::publication(number), t.case_publication().into_owned()));
    }
    // What everybody reads, whoever it is about should find.
    let public = found.published.as_ref().filter(|one| one.stage == publication::Stage::Published);
    keep.extend(public.map(|one| (links::entry(one.life.id), t.case_public_entry().into_owned())));
    keep
}

/// When something happened, in a story that is read `now`; the year is said unless it is this one.
pub fn when(at: Moment, teller: &Teller<'_>, now: Moment) -> String {
    let (t, zone) = (teller.t, &teller.book.zone);
    let this_year = at.day_in(zone).year() == now.day_in(zone).year();
    if this_year { t.date_and_time(at, zone) } else { t.long_date_and_time(at, zone) }.into_owned()
}

/// What happened, newest first. What the centre leaves undone again and again is one line, where it happened
/// last.
fn story(shown: &Shown<'_>) -> Vec<StoryLine> {
    let told: Vec<_> = shown.papers.entries.iter().filter(|entry| shown.tells(entry)).collect();
    let same = |entry: &Recorded<Event>| {
        let repeated = repeated(entry);
        told.iter().filter(move |other| repeated.is_some() && self::repeated(other) == repeated)
    };
    let last =
        told.iter().rev().filter(|entry| same(entry).next_back().is_none_or(|last| last.seq == entry.seq));
    last.map(|entry| {
        let told = shown.teller.case(&shown.papers.case, entry);
        let when_it_was = when(entry.at, &shown.teller, shown.at);
        let so_often = same(entry).next().filter(|first| first.seq != entry.seq).map(|first| {
            let first = when(first.at, &shown.teller, shown.at);
            shown.teller.t.story_so_often(same(entry).count(), &first)
        });
        StoryLine {
            at: entry.at.to_string(),
            when: match shown.of_centre(entry) {
                Some(name) => shown.teller.t.story_when_by(&when_it_was, &name).into_owned(),
                None => when_it_was,
            },
            title: told.title,
            sentence: match so_often {
                Some(so_often) => shown.teller.t.letter_act(&told.sentence, &so_often).into_owned(),
                None => told.sentence,
            },
            words: shown.words_with(entry),
            warning: shown.warning_with(entry),
        }
    })
    .collect()
}

/// What was left undone, where its time runs anew without end.
fn repeated(entry: &Recorded<Event>) -> Option<(Silence, Subject)> {
    let endless = [Silence::AlarmRepeated, Silence::ServiceOverdue, Silence::HelpOverdue];
    match &entry.event {
        Event::Lapsed { silence, subject, .. } if endless.contains(silence) => Some((*silence, *subject)),
        _ => None,
    }
}

fn file(shown: &Shown<'_>, compared: &[ExhibitId]) -> File {
    let (terms, settled) = shown.offers();
    File {
        not_taken: shown.not_taken(),
        finding: shown.finding(),
        promises: shown.duties(),
        terms,
        settled,
        complaint: shown.complaint(),
        completion: [shown.completion_asked(), shown.completed()].into_iter().flatten().collect(),
        answer: shown.answer(),
        questions: shown.questions(),
        exhibits: shown.exhibits(compared),
        alarms: shown.alarms(),
        messages: shown.messages(),
        for_court: shown.teller.reader == Reader::Court,
    }
}
