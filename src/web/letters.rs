//! Letters as they can be read here: everybody's own inbox, and for registrars how far each letter got.

use super::at_case::{AtCase, CaseFor, place};
use super::error::Fault;
use super::page::Page;
use super::paging::AtPage;
use super::parts::{Badge, Pager, Tone};
use super::said::Said;
use super::server::App;
use super::visitor::{Registrar, SignedIn};
use super::{answer, links};
use crate::domain::actor::Role;
use crate::domain::ids::{LetterId, MatterId, Reference};
use crate::domain::text::Language;
use crate::letters::delivery_said;
use crate::messages::T;
use crate::store::outbox::{self, Delivery, Listed};
use crate::store::{StoreError, matters};
use actix_web::http::Method;
use actix_web::{HttpRequest, HttpResponse, web};
use askama::Template;
use std::collections::HashMap;

/// The most letters that the page of a case lists.
const MOST_OF_CASE: i64 = 100;

/// One letter in a list.
pub(super) struct LetterLine {
    /// What it is called: its first sentence for whoever got it, its addressee for staff.
    pub title: String,
    /// Where it can be read, for whoever got it.
    pub href: Option<String>,
    /// The number of its case, and the way there.
    pub case: Option<(String, String)>,
    /// When its event was written down.
    pub when: String,
    /// How far its mail got, and whether it is unread here.
    pub badges: Vec<Badge>,
    /// What the mail server said, for staff.
    pub said: Option<String>,
    /// Where a form has it tried again.
    pub again: Option<String>,
    /// Where a form has it printed instead.
    pub paper: Option<String>,
}

/// What lists of letters need besides the letters.
struct Telling<'a> {
    t: T,
    app: &'a App,
    numbers: HashMap<MatterId, Reference>,
}

impl Telling<'_> {
    /// A letter for whoever got it; after the preview `words` begin with what to do by when.
    fn own(&self, letter: &Listed, words: Option<&str>) -> LetterLine {
        let previews = [Language::En, Language::Zh].map(|language| T(language).letter_preview());
        let says = |line: &&str| !line.is_empty() && previews.iter().all(|preview| preview != line);
        let first = words.and_then(|words| words.lines().find(says)).map(ToOwned::to_owned);
        let mut line = self.line(letter);
        line.title = first.or_else(|| letter.subject.clone()).unwrap_or_default();
        line.href = Some(links::letter(letter.id));
        if letter.read_at.is_none() {
            line.badges.insert(0, Badge::new(Tone::Note, self.t.letter_unread()));
        }
        line
    }

    /// A letter for staff: no word of it.
    fn others(&self, letter: &Listed) -> LetterLine {
        let mut line = self.line(letter);
        line.title = self.t.addressee_name(letter.addressee).into_owned();
        line.said = letter.server_said.clone();
        if letter.state == Delivery::Undeliverable {
            line.again = Some(links::letter_delivery(letter.id));
        }
        if matches!(letter.state, Delivery::Undeliverable | Delivery::CameBack) && letter.subject.is_some() {
            line.paper = Some(links::letter_paper(letter.id));
        }
        line
    }

    fn line(&self, letter: &Listed) -> LetterLine {
        let number = self.numbers.get(&letter.matter_id);
        LetterLine {
            title: String::new(),
            href: None,
            case: number.map(|number| (links::matter(*number), numbered(self.t, *number))),
            when: self.t.long_date_and_time(letter.created_at, self.app.zone()).into_owned(),
            badges: vec![Badge::new(tone(letter.state), delivery_said(self.t, letter))],
            said: None,
            again: None,
            paper: None,
        }
    }
}

fn numbered(t: T, of: Reference) -> String {
    match of {
        Reference::Case(number) => t.letter_case_number(&number.to_string()),
        Reference::Request(number) => t.letter_request_number(&number.to_string()),
    }
    .into_owned()
}

fn to_matter(t: T, of: Reference) -> String {
    match of {
        Reference::Case(number) => t.letter_to_case(&number.to_string()),
        Reference::Request(number) => t.letter_to_request(&number.to_string()),
    }
    .into_owned()
}

fn tone(state: Delivery) -> Tone {
    match state {
        Delivery::Waiting | Delivery::ToPost => Tone::Due,
        Delivery::Sent | Delivery::Here | Delivery::Posted | Delivery::Withdrawn => Tone::Quiet,
        Delivery::Undeliverable | Delivery::CameBack => Tone::Late,
    }
}

fn matters_of<'a>(letters: impl Iterator<Item = &'a Listed>) -> Vec<MatterId> {
    letters.map(|letter| letter.matter_id).collect()
}

#[derive(Template)]
#[template(path = "inbox/letters.html")]
struct LettersPage {
    page: Page,
    lines: Vec<LetterLine>,
    unread: i64,
    pager: Pager,
    /// Whether the way to the letters that did not get out is shown.
    is_registrar: bool,
}

/// One's own inbox, newest first.
pub async fn list(
    app: web::Data<App>,
    person: SignedIn,
    at: web::Query<AtPage>,
) -> Result<HttpResponse, Fault> {
    let (id, offset) = (person.person.person.id, at.offset());
    let read = move |c: &mut crate::store::Conn<'_>| {
        let (letters, all) = outbox::of_person(c, id, offset, super::paging::LINES)?;
        let numbers = matters::references(c, &matters_of(letters.iter().map(|(letter, _)| letter)))?;
        Ok::<_, Fault>((letters, all, numbers))
    };
    let (letters, all, numbers) = app.store.read(read).await?;
    let telling = Telling { t: person.visitor.t(), app: &app, numbers };
    let mut lines = Vec::new();
    for (letter, words) in &letters {
        let words = words.as_ref().map(|words| words.open()).transpose().map_err(StoreError::from)?;
        lines.push(telling.own(letter, words));
    }
    answer::ok(&LettersPage {
        page: person.visitor.page(),
        lines,
        unread: person.visitor.unread(),
        is_registrar: person.person.has(Role::Registrar),
        pager: at.pager(all, |page| format!("{}?page={page}", links::LETTERS)),
    })
}

#[derive(Template)]
#[template(path = "inbox/letter.html")]
struct LetterPage {
    page: Page,
    subject: String,
    words: String,
    /// The number of its case, and the way there.
    case: Option<(String, String)>,
    written: String,
    sent: Option<String>,
    badge: Badge,
    said: Option<String>,
}

/// One letter, for its person alone.
///
/// Opening it marks it as read, although this is a GET: whoever sees the page has read it, doing so
/// twice changes nothing, nothing in any case hangs on the mark, and the guard lets no other site load
/// the page unseen. A HEAD shows no page, so nobody has read it then. A mark that cannot be written
/// down does not stand between a reader and the letter.
pub async fn show(
    req: HttpRequest,
    app: web::Data<App>,
    mut person: SignedIn,
    path: web::Path<String>,
) -> Result<HttpResponse, Fault> {
    let id = path.parse::<LetterId>().map_err(|_| Fault::NotFound)?;
    let (own, here) = (person.person.person.id, app.clock.centre_now());
    let read = move |c: &mut crate::store::Conn<'_>| {
        let letter = outbox::get(c, id)?;
        // Not written yet, or somebody else's: both are not there.
        let words = letter.words.clone().filter(|_| letter.person_id == Some(own)).ok_or(Fault::NotFound)?;
        let number = matters::references(c, &[letter.matter_id])?.remove(&letter.matter_id);
        Ok::<_, Fault>((letter, words, number))
    };
    let (letter, words, number) = app.store.read(read).await?;
    if letter.read_at.is_none() && req.method() == Method::GET {
        if let Err(problem) = app.casework.carry_on_before_reading(own).await {
            tracing::warn!(letter = %id, %problem, "what passed before a letter was read could not be settled");
        }
        match app.store.write(move |tx| outbox::mark_read(tx, id, own, here)).await {
            Ok(true) => person.visitor.has_read_one(),
            Ok(false) => {}
            Err(problem) => tracing::warn!(letter = %id, %problem, "a letter could not be marked as read"),
        }
    }
    let t = person.visitor.t();
    let when = |at| t.long_date_and_time(at, app.zone()).into_owned();
    let badge = Badge::new(tone(letter.state), delivery_said(t, &Listed::from(&letter)));
    answer::ok(&LetterPage {
        page: person.visitor.page(),
        subject: letter.subject.unwrap_or_default(),
        words: words.open().map_err(StoreError::from)?.to_owned(),
        case: number.map(|number| (links::matter(number), to_matter(t, number))),
        written: when(letter.created_at),
        sent: letter.sent_at.map(when),
        badge,
        said: letter.server_said,
    })
}

#[derive(Template)]
#[template(path = "inbox/undeliverable.html")]
struct UndeliverablePage {
    page: Page,
    lines: Vec<LetterLine>,
    pager: Pager,
}

/// Letters that could not be delivered: to whom, in which case, and why.
pub async fn undeliverable(
    app: web::Data<App>,
    registrar: Registrar,
    at: web::Query<AtPage>,
) -> Result<HttpResponse, Fault> {
    let offset = at.offset();
    let read = move |c: &mut crate::store::Conn<'_>| {
        let (letters, all) = outbox::undeliverable(c, offset, super::paging::LINES)?;
        let numbers = matters::references(c, &matters_of(letters.iter()))?;
        Ok::<_, Fault>((letters, all, numbers))
    };
    let (letters, all, numbers) = app.store.read(read).await?;
    let telling = Telling { t: registrar.visitor.t(), app: &app, numbers };
    answer::ok(&UndeliverablePage {
        page: registrar.visitor.page(),
        lines: letters.iter().map(|letter| telling.others(letter)).collect(),
        pager: at.pager(all, |page| format!("{}?page={page}", links::UNDELIVERABLE)),
    })
}

/// Has a stuck letter tried again, with the same bytes.
pub async fn try_again(
    app: web::Data<App>,
    registrar: Registrar,
    path: web::Path<String>,
) -> Result<HttpResponse, Fault> {
    let id = path.parse::<LetterId>().map_err(|_| Fault::NotFound)?;
    let now = app.clock.machine_now();
    let tried = app.store.write(move |tx| outbox::try_again(tx, id, now)).await?;
    let by = registrar.person.person.id;
    tracing::info!(letter = %id, %by, tried, "a registrar has a letter tried again");
    let said = if tried { Said::LetterTried } else { Said::LetterNotTried };
    Ok(said.on(answer::see_other(links::UNDELIVERABLE)))
}

/// The letters in a case and its publication, for its page: a registrar sees how far everybody's got,
/// everybody else their own.
pub(super) async fn of_case(app: &App, case: &AtCase) -> Result<Vec<LetterLine>, Fault> {
    let id = case.id();
    let own = case.person.person.id;
    let person = (case.role() != Role::Registrar).then_some(own);
    let read = move |c: &mut crate::store::Conn<'_>| {
        let publication = matters::publication_of(c, id)?;
        let of: Vec<_> = std::iter::once(id).chain(publication).collect();
        outbox::listed(c, &of, person, MOST_OF_CASE)
    };
    let letters: Result<Vec<Listed>, StoreError> = app.store.read(read).await;
    let telling = Telling { t: case.visitor.t(), app, numbers: HashMap::new() };
    let line = |letter: &Listed| {
        let is_own = letter.person_id == Some(own) && letter.subject.is_some();
        let mut line = if is_own { telling.own(letter, None) } else { telling.others(letter) };
        if is_own && person.is_none() {
            line.title = telling.t.addressee_you(letter.addressee).into_owned();
        }
        line
    };
    Ok(letters?.iter().map(line).collect())
}

#[derive(Template)]
#[template(path = "inbox/case.html")]
struct CasePage {
    page: Page,
    number: String,
    case: String,
    lines: Vec<LetterLine>,
    /// Whether everybody's letters are listed, and not only the reader's.
    of_all: bool,
}

/// The letters in one case.
pub async fn show_of_case(app: web::Data<App>, case: CaseFor<place::Any>) -> Result<HttpResponse, Fault> {
    let lines = of_case(&app, &case).await?;
    answer::ok(&CasePage {
        page: case.visitor.page(),
        number: case.number().to_string(),
        case: links::case(case.number()),
        lines,
        of_all: case.role() == Role::Registrar,
    })
}
