//! The print queue, for registrars: letters on paper are printed, given to the post, and followed until they
//! arrived or came back. That the notice of a complaint arrived is what serves the case.

use super::error::Fault;
use super::form::Form;
use super::page::Page;
use super::paging::{AtPage, LINES};
use super::parts::Pager;
use super::said::Said;
use super::server::{App, Facing};
use super::typed::Typed;
use super::visitor::{Registrar, Visitor};
use super::{answer, links, reading};
use crate::bundle::{OnPaper, Paper};
use crate::casework::Setback;
use crate::domain::case::{self, Case, event::Service};
use crate::domain::clock::{Span, WindowKey};
use crate::domain::ids::{LetterId, PersonId};
use crate::domain::letter::Addressee;
use crate::domain::matter::{Life, Matter, MatterKind, Recorded};
use crate::domain::publication;
use crate::domain::request::{self, Request};
use crate::domain::text::Language;
use crate::letters::postal;
use crate::messages::T;
use crate::store::matters::LoadError;
use crate::store::outbox::{self, Delivery, LetterRow, Listed, channels};
use crate::store::postings::{self, Became, Posting};
use crate::store::{Conn, Reads, Sealed, StoreError, Tx, matters, people, platforms};
use actix_web::http::header;
use actix_web::{HttpResponse, web};
use askama::Template;

#[derive(Template)]
#[template(path = "centre/post.html")]
struct QueuePage {
    page: Page,
    form: Typed,
    queue: Vec<Line>,
    /// How many wait in all.
    waiting: i64,
    underway: Vec<Line>,
    pager: Pager,
    /// The last that arrived.
    arrived: Vec<Line>,
    /// How many arrived in all.
    arrived_in_all: i64,
}

/// How many of the letters that arrived are shown.
const MOST_ARRIVED: i64 = 10;

/// One letter on paper, for staff: what it tells of, and no word of it.
struct Line {
    id: String,
    title: String,
    /// What the letter tells of, and from which day it is.
    about: String,
    address: String,
    case: Option<(String, String)>,
    queued: String,
    /// When it was posted before, and came back.
    returned: Vec<String>,
    printed: Option<String>,
    posted: Option<String>,
    /// What became of it, once that is known.
    settled: Option<String>,
    is_notice: bool,
    ticked: bool,
    arrival: String,
    came_back: String,
    came_back_after_all: String,
}

type Rows = Vec<(Posting, Listed)>;

async fn page(app: &App, visitor: &Visitor, at: &AtPage, form: Typed) -> Result<QueuePage, Fault> {
    let offset = at.offset();
    let read = move |c: &mut Conn<'_>| {
        let (queue, waiting) = postings::page(c, Delivery::ToPost, 0, postings::MOST)?;
        let (underway, all) = postings::page(c, Delivery::Posted, offset, LINES)?;
        let (arrived, arrived_in_all) = postings::arrived(c, MOST_ARRIVED)?;
        let rows = || queue.iter().chain(&underway).chain(&arrived);
        let letters: Vec<_> = rows().map(|(posting, _)| posting.letter_id).collect();
        let returned = postings::returned(c, &letters)?;
        let of: Vec<_> = rows().map(|(_, letter)| letter.matter_id).collect();
        let events: Vec<_> = rows().map(|(_, letter)| (letter.matter_id, letter.seq)).collect();
        let events = matters::bodies_at(c, &events)?;
        let staff =
            rows().flat_map(|(posting, _)| [posting.printed_by, posting.posted_by, posting.settled_by]);
        let staff = staff.flatten().chain(returned.iter().map(|returned| returned.posted_by));
        let names = people::names(c, &staff.collect::<Vec<_>>())?;
        let numbers = matters::references(c, &of)?;
        let more = (returned, events, names, numbers);
        Ok::<_, Fault>((queue, waiting, underway, all, arrived, arrived_in_all, more))
    };
    let (queue, waiting, underway, all, arrived, arrived_in_all, more) = app.store.read(read).await?;
    let (returned, events, names, numbers) = more;
    let t = visitor.t();
    let lines = |rows: Rows| {
        let line = |(posting, letter): (Posting, Listed)| {
            let when = |at| t.long_date_and_time(at, app.zone());
            let by = |person: Option<PersonId>| {
                let name = person.and_then(|person| names.get(&person));
                Ok::<_, StoreError>(name.map(Sealed::open).transpose()?.unwrap_or_default().to_owned())
            };
            let printer = by(posting.printed_by)?;
            let poster = by(posting.posted_by)?;
            let settler = by(posting.settled_by)?;
            let tracking = posting.tracking.as_ref().map(Sealed::open).transpose()?;
            let id = letter.id.to_string();
            let before = returned.iter().filter(|before| before.letter_id == letter.id).map(|before| {
                let tracking = before.tracking.as_ref().map(Sealed::open).transpose()?;
                let posted = t.long_date(before.posted_on.into());
                let posted = t.post_posted(&posted, &by(Some(before.posted_by))?, tracking).into_owned();
                Ok(t.post_returned_before(&posted, &when(before.came_back_at)).into_owned())
            });
            let returned = before.collect::<Result<Vec<_>, StoreError>>()?;
            Ok::<_, StoreError>(Line {
                title: t.addressee_name(letter.addressee).into_owned(),
                about: t
                    .post_about(
                        &tells_of(t, events.get(&(letter.matter_id, letter.seq)).map(String::as_str)),
                        &t.long_date(letter.created_at.day_in(app.zone())),
                    )
                    .into_owned(),
                address: posting.address.open()?.to_owned(),
                case: numbers
                    .get(&letter.matter_id)
                    .map(|number| (links::matter(*number), number.to_string())),
                queued: t.post_queued(&when(posting.queued_at)).into_owned(),
                returned,
                printed: posting.printed_at.map(|at| t.post_printed(&when(at), &printer).into_owned()),
                posted: posting
                    .posted_on
                    .map(|day| t.post_posted(&t.long_date(day.into()), &poster, tracking).into_owned()),
                settled: posting.arrived_at.map(|at| t.post_arrived(&when(at), &settler).into_owned()),
                is_notice: letter.addressee == Addressee::PlatformContact,
                ticked: form.is_checked("letter", &id),
                arrival: links::post_arrival(letter.id),
                came_back: links::post_return(letter.id),
                came_back_after_all: links::post_return_after_all(letter.id),
                id,
            })
        };
        rows.into_iter().map(line).collect::<Result<Vec<_>, StoreError>>()
    };
    let (queue, underway, arrived) = (lines(queue)?, lines(underway)?, lines(arrived)?);
    Ok(QueuePage {
        page: visitor.page().in_error(form.has_errors()),
        queue,
        waiting,
        underway,
        arrived,
        arrived_in_all,
        pager: at.pager(all, |page| format!("{}?page={page}", links::POST)),
        form,
    })
}

/// What happened, in two or three words; nothing where the event cannot be read.
fn tells_of(t: T, body: Option<&str>) -> String {
    let body = body.unwrap_or_default();
    let in_case =
        serde_json::from_str::<Recorded<case::event::Event>>(body).map(|entry| t.story_title(&entry.event));
    let told = in_case.or_else(|_| {
        let entry = serde_json::from_str::<Recorded<publication::Event>>(body);
        entry.map(|entry| t.publication_title(&entry.event))
    });
    let told = told.or_else(|_| {
        let entry = serde_json::from_str::<Recorded<request::Event>>(body);
        entry.map(|entry| t.request_event(&entry.event))
    });
    told.unwrap_or_default().into_owned()
}

/// What waits to be printed, and what is on its way.
pub async fn show(
    app: web::Data<App>,
    registrar: Registrar,
    at: web::Query<AtPage>,
) -> Result<HttpResponse, Fault> {
    answer::ok(&page(&app, &registrar.visitor, &at, Typed::default()).await?)
}

async fn again(app: &App, registrar: &Registrar, form: Typed) -> Result<HttpResponse, Fault> {
    answer::again(&page(app, &registrar.visitor, &AtPage::default(), form).await?)
}

/// The letters that were ticked.
fn ticked(form: &Typed) -> Vec<LetterId> {
    let most = usize::try_from(postings::MOST).unwrap_or(usize::MAX);
    form.values("letter").filter_map(|id| id.parse().ok()).take(most).collect()
}

/// Prints the letters that were ticked, or all that wait, into one file, and notes who did. What nobody
/// needs any more leaves the queue instead.
pub async fn print(
    app: web::Data<App>,
    registrar: Registrar,
    Form(mut form): Form,
) -> Result<HttpResponse, Fault> {
    let t = registrar.visitor.t();
    let of = (form.value("all") != "yes").then(|| ticked(&form));
    let found = app.store.write(move |tx| wanted(tx, of.as_deref())).await?;
    if found.is_empty() {
        form.refuse("letter", t.post_tick_one());
        return again(&app, &registrar, form).await;
    }
    let ids: Vec<_> = found.iter().map(|one| (one.posting.letter_id, one.posting.queued_at)).collect();
    let paper = Paper { title: t.post_title().into_owned(), letters: on_paper(&app, &found)? };
    let pdf = app.bundles.print(paper).await.map_err(|problem| Fault::Broken(problem.to_string()))?;
    let (by, now, count) = (registrar.person.person.id, app.clock.centre_now(), ids.len());
    app.store.write(move |tx| postings::printed(tx, &ids, by, now)).await?;
    tracing::info!(%by, count, "letters were printed");
    let name = format!("attachment; filename=\"letters_{}.pdf\"", now.day_in(app.zone()));
    Ok(HttpResponse::Ok()
        .content_type("application/pdf")
        .insert_header((header::CONTENT_DISPOSITION, name))
        .insert_header((header::CACHE_CONTROL, "private, no-store"))
        .body(pdf))
}

/// One letter to print.
struct ToPrint {
    posting: Posting,
    letter: LetterRow,
    /// The language of whoever reads it; none for a contact, who gets both.
    language: Option<Language>,
    /// Whether it tells its reader of a time that begins when it can have come.
    begins_time: bool,
}

fn wanted(tx: &mut Tx<'_>, of: Option<&[LetterId]>) -> Result<Vec<ToPrint>, StoreError> {
    let mut wanted = Vec::new();
    for (posting, letter) in postings::to_print(tx, of)? {
        if channels::withdraw_from_queue(tx, &letter)? {
            continue;
        }
        let reader = letter.person_id.map(|person| people::get(tx, person)).transpose()?;
        let begins_time = begins_time(tx, &letter)?;
        wanted.push(ToPrint { posting, letter, language: reader.map(|person| person.language), begins_time });
    }
    Ok(wanted)
}

fn begins_time(c: &mut impl Reads, letter: &LetterRow) -> Result<bool, StoreError> {
    let of = |life: &Life| life.told_by_letter().any(|(of, _)| i64::from(of) == letter.seq);
    let told = match matters::kind(c, letter.matter_id)? {
        _ if letter.addressee != Addressee::Consumer => return Ok(false),
        MatterKind::Case => matters::load::<Case>(c, letter.matter_id).map(|case| of(case.life())),
        MatterKind::Request => {
            matters::load::<Request>(c, letter.matter_id).map(|request| of(request.life()))
        }
        MatterKind::Publication => return Ok(false),
    };
    match told {
        Ok(told) => Ok(told),
        Err(LoadError::Store(fault)) => Err(fault),
        // Nobody knows what it begins.
        Err(LoadError::Corrupt(_)) => Ok(false),
    }
}

fn on_paper(app: &App, letters: &[ToPrint]) -> Result<Vec<OnPaper>, StoreError> {
    let facing = &app.facing;
    let centre = &facing.centre_name;
    let one = |ToPrint { posting, letter, language, begins_time }: &ToPrint| {
        let languages = language.map_or(vec![Language::Zh, Language::En], |language| vec![language]);
        let each =
            |text: &dyn Fn(Language) -> String| languages.iter().map(|one| text(*one)).collect::<Vec<_>>();
        let written = letter.created_at.day_in(app.zone());
        let words = letter.words.as_ref().map(Sealed::open).transpose()?.unwrap_or_default();
        // What mail programs show beside the subject has no use on paper.
        let previews = [Language::Zh, Language::En].map(|language| T(language).letter_preview());
        let words = previews.iter().find_map(|preview| words.strip_prefix(&**preview)).unwrap_or(words);
        let delivery = begins_time.then(|| app.casework.rulebook().window(WindowKey::Delivery).span);
        let words = replied_to_on_paper(words, facing, delivery, &languages, letter.person_id.is_none());
        Ok(OnPaper {
            centre: each(&|language| centre.in_language(language).to_owned()),
            sender: each(&|language| centre.in_language(language).to_owned()).join(" · "),
            address: posting.address.open()?.to_owned(),
            // It says "now" of the day on which it was written.
            date: each(&|language| T(language).long_date(written).into_owned()).join(" / "),
            subject: letter.subject.clone().unwrap_or_default(),
            words: words.trim_start().to_owned(),
            sections: Vec::new(),
            page_of: each(&|language| T(language).post_page_of().into_owned()),
        })
    };
    letters.iter().map(one).collect()
}

/// The words of a letter with how to reply to it from paper, and from when a time counts that begins only after
/// the post's time for `delivery`. Its reader may never see the case page to which a mail leads.
fn replied_to_on_paper(
    words: &str,
    facing: &Facing,
    delivery: Option<Span>,
    languages: &[Language],
    to_contact: bool,
) -> String {
    let mut words = words.to_owned();
    let address = facing.address.as_deref();
    let signed = |language: Language, words: &str| {
        let (t, centre) = (T(language), facing.centre_name.in_language(language));
        let marks = [t.letter_made_by(centre), t.account_made_by(centre)];
        marks.into_iter().find(|mark| words.contains(&**mark))
    };
    // A letter that is not signed at all is in the languages of whoever it goes to.
    let unsigned = [Language::Zh, Language::En].iter().all(|language| signed(*language, &words).is_none());
    for language in [Language::Zh, Language::En] {
        let (t, centre) = (T(language), facing.centre_name.in_language(language));
        let here = match to_contact {
            true => t.letter_on_paper_to_contact(centre, address),
            false => t.letter_on_paper(centre, address),
        };
        let phone = facing.phone.as_deref().map(|phone| t.letter_on_paper_phone(phone));
        let here = format!("{here}{}", phone.unwrap_or_default());
        match signed(language, &words) {
            Some(mark) => words = words.replace(&*mark, &here),
            None if unsigned && languages.contains(&language) => words.push_str(&format!("\n\n{here}")),
            None => {}
        }
        // In the language of the letter, which is the one in which it is signed.
        if let Some(span) = delivery.filter(|_| words.contains(&here)) {
            words.push_str(&format!("\n\n{}", t.letter_time_on_paper(&t.span(span))));
        }
    }
    words
}

/// Notes that the letters that were ticked were given to the post on a day, one of them perhaps with the
/// number under which it is carried.
pub async fn posted(
    app: web::Data<App>,
    registrar: Registrar,
    Form(mut form): Form,
) -> Result<HttpResponse, Fault> {
    let t = registrar.visitor.t();
    let letters = ticked(&form);
    let today = app.clock.centre_now().day_in(app.zone());
    let on = reading::past_day(&mut form, "posted-on", today, t, t.post_enter_day());
    let tracking = reading::line_if_any(&mut form, "tracking", t);
    if letters.is_empty() {
        form.refuse("letter", t.post_tick_one());
    } else if letters.len() > 1 && tracking.is_some() {
        form.refuse("tracking", t.post_one_number());
    }
    let (of, zone) = (letters.clone(), app.zone());
    let printed = app.store.read(move |c| postings::printed_last(c, &of)).await?.map(|at| at.day_in(zone));
    if let Some(printed) = printed.filter(|printed| on.is_some_and(|on| on < *printed)) {
        form.refuse("posted-on", t.post_not_before(&t.long_date(printed)));
    }
    let Some(on) = on.filter(|_| !form.has_errors()) else { return again(&app, &registrar, form).await };
    let by = registrar.person.person.id;
    let (of, all) = (letters.clone(), letters.len());
    let printed = app.store.read(move |c| postings::wait_to_be_posted(c, &of)).await?;
    if usize::try_from(printed) != Ok(all) {
        form.refuse("letter", t.post_print_first(printed, all));
        return again(&app, &registrar, form).await;
    }
    let mut done = 0;
    for letter in letters {
        let tracking = tracking.as_ref().map(|line| line.as_str().to_owned());
        done += usize::from(app.casework.post_letter(letter, registrar.actor(), on, tracking).await?);
    }
    tracing::info!(%by, done, "letters were given to the post");
    // Somebody else noted some of them at the same moment.
    let said = if done == all { Said::LettersPosted } else { Said::LettersPostedBefore };
    Ok(said.on(answer::see_other(links::POST)))
}

/// Notes that a posted letter arrived. If it is the notice of a complaint, the case is served by that.
pub async fn arrived(
    app: web::Data<App>,
    registrar: Registrar,
    path: web::Path<String>,
) -> Result<HttpResponse, Fault> {
    settle(&app, &registrar, &path, Became::Arrived).await
}

/// Notes that a posted letter came back. If it is the notice of a complaint, the platform was not reached.
pub async fn came_back(
    app: web::Data<App>,
    registrar: Registrar,
    path: web::Path<String>,
) -> Result<HttpResponse, Fault> {
    settle(&app, &registrar, &path, Became::CameBack).await
}

/// Notes that a letter came back of which somebody had noted that it arrived.
pub async fn came_back_after_all(
    app: web::Data<App>,
    registrar: Registrar,
    path: web::Path<String>,
) -> Result<HttpResponse, Fault> {
    settle(&app, &registrar, &path, Became::CameBackAfterAll).await
}

async fn settle(app: &App, registrar: &Registrar, id: &str, became: Became) -> Result<HttpResponse, Fault> {
    let id = id.parse::<LetterId>().map_err(|_| Fault::NotFound)?;
    let (by, now) = (registrar.person.person.id, app.clock.centre_now());
    let letter = app.store.read(move |c| Ok::<_, Fault>(outbox::get(c, id)?)).await?;
    // Of two who learnt different things the first is right, for the letter and for the case. If this node dies in
    // between, the case waits for service, and the registrar can record that on its page.
    let settle = move |tx: &mut Tx<'_>| {
        let done = postings::settle(tx, id, became, by, now)?;
        Ok::<_, StoreError>((done, postings::is_settled_so(tx, id, became)?))
    };
    let (done, so) = app.store.write(settle).await?;
    let mut said = match (done, so) {
        (true, _) => Said::LetterSettled,
        (false, true) => Said::DoneBefore,
        (false, false) => Said::LetterSettledOtherwise,
    };
    if done && letter.addressee == Addressee::PlatformContact {
        let (arrived, by) = (became == Became::Arrived, registrar.actor());
        match app.casework.note_service(letter.matter_id, arrived, Service::Post, by).await {
            Ok(()) => {}
            // Served otherwise, or closed, meanwhile: what became of the letter is noted all the same.
            Err(Setback::Refused(_)) => said = Said::LetterSettledAlone,
            Err(setback) => return Err(setback.into()),
        }
    }
    tracing::info!(letter = %id, %by, ?became, done, "a registrar noted what became of a letter");
    Ok(said.on(answer::see_other(links::POST)))
}

/// Has a letter that could not be mailed printed instead.
pub async fn queue(
    app: web::Data<App>,
    registrar: Registrar,
    path: web::Path<String>,
) -> Result<HttpResponse, Fault> {
    let id = path.parse::<LetterId>().map_err(|_| Fault::NotFound)?;
    let (by, now) = (registrar.person.person.id, app.clock.centre_now());
    let work = move |tx: &mut Tx<'_>| {
        let letter = outbox::get(tx, id)?;
        let platform = matters::row(tx, letter.matter_id)?.platform_id;
        let platform = platforms::get(tx, platform)?;
        let Some(address) = postal(tx, letter.person_id, &platform)? else { return Ok(None) };
        Ok::<_, StoreError>(Some(channels::queue_stuck(tx, id, &Sealed::seal(&address), now)?))
    };
    let queued = app.store.write(work).await?;
    tracing::info!(letter = %id, %by, ?queued, "a registrar has a letter printed");
    let said = match queued {
        Some(true) => Said::LetterQueued,
        Some(false) => Said::LetterNotTried,
        None => Said::LetterHasNoAddress,
    };
    Ok(said.on(answer::see_other(links::UNDELIVERABLE)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::clock::Unit;
    use crate::domain::text::Bilingual;

    #[test]
    fn what_is_printed_says_how_to_reply_without_a_page() {
        let centre = Bilingual { en: "Test Centre".to_owned(), zh: "测试中心".to_owned() };
        let delivery = Some(Span::new(3, Unit::WorkingDay));
        let mailed = |language| {
            let made_by = T(language).letter_made_by(centre.in_language(language)).into_owned();
            format!("You must answer.\n\n--\n{made_by}\n")
        };
        for (language, do_not_reply, by_hand) in
            [(Language::En, "do not reply", "in person"), (Language::Zh, "请勿直接回复", "现场办理")]
        {
            for reached in [Some("1 Test Road"), None] {
                let facing = Facing {
                    origin: None,
                    centre_name: centre.clone(),
                    mail: String::new(),
                    address: reached.map(ToOwned::to_owned),
                    phone: reached.map(|_| "0571 5555 0100".to_owned()),
                    exit: String::new(),
                    is_demo: false,
                    demo_sign_ins: Vec::new(),
                };
                let printed = replied_to_on_paper(&mailed(language), &facing, delivery, &[language], false);
                assert!(!printed.contains(do_not_reply) && printed.contains(by_hand), "{printed}");
                let both = [Language::Zh, Language::En];
                let to_platform = replied_to_on_paper(&mailed(language), &facing, delivery, &both, true);
                assert!(!to_platform.contains(do_not_reply) && !to_platform.contains(by_hand));
                // Of a request, and to a contact whose notice nobody signs.
                let t = T(language);
                let asked = t.account_made_by(centre.in_language(language)).into_owned();
                let asked = replied_to_on_paper(&asked, &facing, delivery, &[language], false);
                assert!(!asked.contains(do_not_reply) && asked.contains(by_hand), "{asked}");
                assert!(asked.contains(&*t.letter_time_on_paper(&t.span(Span::new(3, Unit::WorkingDay)))));
                let notice = replied_to_on_paper("Notice", &facing, None, &both, true);
                for printed in [printed, to_platform, asked, notice] {
                    assert_eq!(printed.contains("1 Test Road"), reached.is_some(), "{printed}");
                    assert_eq!(printed.contains("0571 5555 0100"), reached.is_some(), "{printed}");
                }
            }
        }
    }
}
