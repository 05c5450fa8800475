//! The letter in which somebody asks a platform for what is theirs, before they complain.
//!
//! It is written from what was ticked and typed and goes back to whoever typed it: nothing is kept, and
//! since it holds a name, nothing of it stands in the address.

use super::error::Fault;
use super::form::Form;
use super::page::Page;
use super::parts::Choice;
use super::server::App;
use super::typed::Typed;
use super::visitor::{self, Visitor};
use super::{answer, links, reading};
use crate::accounts;
use crate::bundle::{OnPaper, Paper};
use crate::domain::actor::Role;
use crate::domain::clock::{Day, Moment};
use crate::domain::explorer::Time;
use crate::domain::ids::DraftId;
use crate::domain::rulebook::{GrievanceRule, Rulebook};
use crate::domain::text::{Language, Words, as_seen};
use crate::messages::T;
use crate::store::throttles::Allowance;
use crate::store::{Conn, StoreError, platforms};
use actix_web::http::header;
use actix_web::{HttpRequest, HttpResponse, web};
use askama::Template;

/// So many platforms are written to at once: more than anybody asks on one evening.
const MOST_PLATFORMS: usize = 10;

/// The most characters of what it is about.
const MOST_ABOUT: usize = 2_000;

/// Typesetting takes a child of this program a moment, and nobody is asked who they are.
const PER_NETWORK: Allowance = Allowance { tries: 30, seconds: 60 * 60 };

/// The fields of the letter, of all that the forms on its page send.
const OF_THE_LETTER: &[&str] = &["right", "platforms", "name", "account", "about", "language"];

/// Between two letters in one file of text.
const CUT: &str = "\n\n----------------------------------------\n\n";

#[derive(Template)]
#[template(path = "explorer/letter.html")]
pub(super) struct AskPage {
    page: Page,
    form: Typed,
    rights: Vec<Choice>,
    languages: [Choice; 3],
    most: usize,
    /// Where to sign in first, for whoever is not.
    sign_in: Option<String>,
}

#[derive(Template)]
#[template(path = "explorer/letter_ready.html")]
pub(super) struct ReadyPage {
    page: Page,
    title: String,
    letters: Vec<Written>,
    /// What was typed, to be sent along with each button.
    typed: Vec<(String, String)>,
    complain: String,
    /// Places in the law that the letters name and whose wording nobody here has read; may be empty.
    unread: Vec<String>,
    /// Having the centre keep it and watch the date, for whoever is signed in to complain.
    watch: Option<Watch>,
    form: Typed,
}

/// What somebody chooses who has the centre keep a request.
struct Watch {
    /// Names the form, so that it makes each request once.
    id: DraftId,
    /// Who sends it.
    ways: Vec<Choice>,
    /// Why the centre cannot, where it cannot.
    only_own: Option<String>,
}

/// One letter, in one language.
pub(super) struct Written {
    pub language: Language,
    /// To whom, a line each.
    to: String,
    date: String,
    subject: String,
    /// Paragraphs with an empty line between them.
    words: String,
    /// Whose letter it is.
    name: String,
}

impl Written {
    /// The whole of it, as plain text.
    pub fn text(&self) -> String {
        let Written { to, date, subject, words, .. } = self;
        format!("{to}\n\n{date}\n\n{subject}\n\n{words}\n")
    }
}

/// What somebody asks for, read from the form.
pub(super) struct Asked<'a> {
    pub rights: Vec<&'a GrievanceRule>,
    pub platforms: Vec<String>,
    name: Words,
    account: Words,
    about: Option<Words>,
    languages: Vec<Language>,
}

/// Asks what to write, and to whom.
pub async fn ask(
    app: web::Data<App>,
    visitor: Visitor,
    query: web::Query<Vec<(String, String)>>,
) -> Result<HttpResponse, Fault> {
    // Of the address only what was explored is taken: a name never stands there.
    let rights = query.into_inner().into_iter().filter(|(name, _)| name == "right");
    let mut form = Typed::new(rights);
    form.set("language", visitor.t().0.as_str());
    if let Some(person) = &visitor.person {
        form.set("name", person.name.as_str());
    }
    answer::ok(&ask_page(&app, &visitor, form))
}

pub(super) fn ask_page(app: &App, visitor: &Visitor, form: Typed) -> AskPage {
    let t = visitor.t();
    let right =
        |rule: &GrievanceRule| Some(Choice::new(rule.key.as_str(), rule.ask.as_ref()?.in_language(t.0)));
    AskPage {
        page: visitor.page().in_error(form.has_errors()),
        rights: app.casework.rulebook().askable().filter_map(right).collect(),
        languages: [
            Choice::new("zh", T(Language::Zh).language_name()),
            Choice::new("en", T(Language::En).language_name()),
            Choice::new("both", t.request_letter_both()),
        ],
        most: MOST_PLATFORMS,
        sign_in: visitor.person.is_none().then(|| {
            let rights = form.values("right").map(|right| ("right", right));
            let here = links::with_query(links::REQUEST_LETTER, rights);
            links::with_query(links::SIGN_IN, [("then", here.as_str())])
        }),
        form,
    }
}

/// Writes the letters and shows them, or hands them out as a file.
pub async fn write(
    req: HttpRequest,
    app: web::Data<App>,
    visitor: Visitor,
    Form(mut form): Form,
) -> Result<HttpResponse, Fault> {
    let (book, now, then) = (app.casework.rulebook(), app.clock.centre_now(), form.value("then").to_owned());
    let asked = read(&mut form, book, visitor.t());
    let Some(asked) = asked.filter(|_| !form.has_errors()) else {
        return answer::again(&ask_page(&app, &visitor, form));
    };
    if then == "change" {
        return answer::ok(&ask_page(&app, &visitor, form));
    }
    match then.as_str() {
        "text" => {
            let letters = asked.letters(book, now)?;
            let text: Vec<String> = letters.iter().map(Written::text).collect();
            Ok(file("text/plain; charset=utf-8", "txt", text.join(CUT).into_bytes()))
        }
        "pdf" => {
            let letters = asked.letters(book, now)?;
            let (from, machine_now) = (visitor::address(&req, &app), app.clock.machine_now());
            let count = move |tx: &mut crate::store::Tx<'_>| {
                accounts::count_network(tx, "request-letters", from, PER_NETWORK, machine_now)
            };
            app.store.write(count).await?;
            let title = visitor.t().asks_subject().into_owned();
            let paper = Paper { title, letters: letters.iter().map(on_paper).collect() };
            let pdf = app.bundles.print(paper).await;
            Ok(file("application/pdf", "pdf", pdf.map_err(|problem| Fault::Broken(problem.to_string()))?))
        }
        _ => answer::ok(&ready(&app, &visitor, form, &asked).await?),
    }
}

/// The letters, and what can be done with them.
pub(super) async fn ready(
    app: &App,
    visitor: &Visitor,
    form: Typed,
    asked: &Asked<'_>,
) -> Result<ReadyPage, Fault> {
    let letters = asked.letters(app.casework.rulebook(), app.clock.centre_now())?;
    let is_consumer = visitor.person.as_ref().is_some_and(|person| person.has(Role::Consumer));
    Ok(ReadyPage {
        page: visitor.page().in_error(form.has_errors()),
        title: visitor.t().request_letter_ready(letters.len()).into_owned(),
        letters,
        typed: form
            .fields()
            .filter(|(name, _)| OF_THE_LETTER.contains(name))
            .map(|(name, value)| (name.to_owned(), value.to_owned()))
            .collect(),
        complain: asked.complain(),
        unread: asked.unread(app.casework.rulebook(), visitor.t()),
        watch: if is_consumer { Some(watch(app, visitor.t(), &form, asked).await?) } else { None },
        form,
    })
}

/// Those of the platforms to which nothing can be sent from here.
pub(super) async fn unreached(app: &App, asked: &Asked<'_>) -> Result<Vec<String>, Fault> {
    let (names, at) = (asked.platforms.clone(), app.clock.centre_now());
    let unreached = move |c: &mut Conn<'_>| {
        let mut unreached = Vec::new();
        for name in names {
            let platform = platforms::named(c, &name)?;
            let reached = platform.map(|platform| platforms::is_reached(c, platform.id, at)).transpose()?;
            if reached != Some(true) {
                unreached.push(name);
            }
        }
        Ok::<_, StoreError>(unreached)
    };
    Ok(app.store.read(unreached).await?)
}

async fn watch(app: &App, t: T, form: &Typed, asked: &Asked<'_>) -> Result<Watch, Fault> {
    let unreached = unreached(app, asked).await?;
    let here = Choice::new("here", t.request_how_here())
        .hint(t.request_how_here_hint(&t.story_list(&asked.platforms)));
    let own = Choice::new("own", t.request_how_own());
    let id = match form.value("form").parse() {
        Ok(id) => id,
        Err(_) => DraftId(accounts::fresh_id(app.clock.machine_now())?),
    };
    Ok(match unreached.is_empty() {
        true => Watch { id, ways: vec![here, own], only_own: None },
        false => {
            let only = t.request_how_own_only(&t.story_list(&unreached)).into_owned();
            Watch { id, ways: vec![own], only_own: Some(only) }
        }
    })
}

fn file(kind: &str, ending: &str, bytes: Vec<u8>) -> HttpResponse {
    let name = format!("attachment; filename=\"request.{ending}\"");
    HttpResponse::Ok()
        .content_type(kind)
        .insert_header((header::CONTENT_DISPOSITION, name))
        .insert_header((header::CACHE_CONTROL, "private, no-store"))
        .body(bytes)
}

/// On paper it is the sender's own letter: the centre's name does not stand on it.
fn on_paper(letter: &Written) -> OnPaper {
    OnPaper {
        centre: vec![letter.name.clone()],
        sender: letter.name.clone(),
        address: letter.to.clone(),
        date: letter.date.clone(),
        subject: letter.subject.clone(),
        words: letter.words.clone(),
        sections: Vec::new(),
        page_of: vec![T(letter.language).post_page_of().into_owned()],
    }
}

pub(super) fn read<'a>(form: &mut Typed, book: &'a Rulebook, t: T) -> Option<Asked<'a>> {
    let rights = reading::chosen(form, "right", book.askable().map(|rule| (rule.key.as_str(), rule)));
    if rights.is_empty() {
        form.refuse("right", t.choose_right_to_ask());
    }
    let lines = form.value("platforms").lines().map(str::trim).filter(|line| !line.is_empty());
    let platforms: Result<Vec<String>, _> =
        lines.map(|line| Words::line(line).map(|line| as_seen(line.as_str()))).collect();
    let platforms = match platforms {
        Ok(platforms) if platforms.len() > MOST_PLATFORMS => {
            form.refuse("platforms", t.too_many_platforms(MOST_PLATFORMS));
            None
        }
        Ok(platforms) if !platforms.is_empty() => Some(platforms),
        Ok(_) | Err(_) => {
            form.refuse("platforms", t.write_platforms());
            None
        }
    };
    let name = reading::line(form, "name", t, t.write_name_of_sender());
    let account = reading::line(form, "account", t, t.write_account_of_sender());
    let about = reading::words_if_any(form, "about", MOST_ABOUT, t);
    let languages = match form.value("language") {
        "both" => vec![Language::Zh, Language::En],
        one => one.parse().map_or_else(|_| Vec::new(), |language| vec![language]),
    };
    if languages.is_empty() {
        form.refuse("language", t.choose_letter_language());
    }
    Some(Asked { rights, platforms: platforms?, name: name?, account: account?, about, languages })
}

impl Asked<'_> {
    /// All letters, as they are written now.
    pub fn letters(&self, book: &Rulebook, now: Moment) -> Result<Vec<Written>, Fault> {
        let of_each = self.platforms.iter().map(|platform| self.letters_to(platform, book, now));
        Ok(of_each.collect::<Result<Vec<_>, _>>()?.into_iter().flatten().collect())
    }

    /// The letters to one platform, one in each language.
    pub fn letters_to(&self, platform: &str, book: &Rulebook, now: Moment) -> Result<Vec<Written>, Fault> {
        let due = Time::longest(&self.rights, book, now)
            .ok_or_else(|| Fault::Broken("a right has no time".to_owned()))?
            .reckoning
            .last_day(&book.zone);
        let today = now.day_in(&book.zone);
        Ok(self.languages.iter().map(|one| self.letter(platform, T(*one), book, today, due)).collect())
    }

    fn letter(&self, platform: &str, t: T, book: &Rulebook, today: Day, due: Day) -> Written {
        let item = |(place, rule): (usize, &&GrievanceRule)| {
            let what = rule.ask.as_ref().map_or("", |ask| ask.in_language(t.0));
            let laws = book.to_cite(rule).map(|(citation, law)| citation.in_language(law, t.0));
            t.asks_item(place + 1, what, &laws.collect::<Vec<_>>()).into_owned()
        };
        let items: Vec<String> = self.rights.iter().enumerate().map(item).collect();
        let about = self.about.as_ref().map(|about| t.asks_about(about.as_str()).into_owned());
        let head = format!("{}\n{}", t.asks_for(), items.join("\n"));
        let parts = [
            Some(t.asks_who(self.name.as_str(), self.account.as_str()).into_owned()),
            Some(head),
            about,
            Some(t.asks_by(&t.long_date(due)).into_owned()),
            Some(t.asks_else().into_owned()),
            Some(self.name.as_str().to_owned()),
        ];
        Written {
            language: t.0,
            to: t.asks_to(platform).into_owned(),
            date: t.long_date(today).into_owned(),
            subject: t.asks_subject().into_owned(),
            words: parts.into_iter().flatten().collect::<Vec<_>>().join("\n\n"),
            name: self.name.as_str().to_owned(),
        }
    }

    /// What the letters name from general knowledge alone.
    fn unread(&self, book: &Rulebook, t: T) -> Vec<String> {
        let cited = self.rights.iter().flat_map(|rule| book.to_cite(rule));
        let mut unread: Vec<_> = cited
            .filter(|(citation, _)| !citation.seen)
            .map(|(citation, law)| citation.in_language(law, t.0))
            .collect();
        unread.dedup();
        unread
    }

    /// Where to complain of the same, later.
    fn complain(&self) -> String {
        links::with_query(links::FILE, self.rights.iter().map(|rule| ("grievance", rule.key.as_str())))
    }
}
