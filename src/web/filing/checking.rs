//! Check your answers: everything once more, who will see what of it, and filing.

use super::complaint::{self, Complaint, amount_of};
use super::evidence::lines;
use super::own_draft::{OwnDraft, Written, filed_as};
use super::preview::{self, Preview};
use super::topic::{PAGES, Topic};
use crate::accounts::{self, AccountError, Attempt, fresh_id};
use crate::casework::Setback;
use crate::domain::case::Case;
use crate::domain::case::event::{CameBack, Confirmation, TakenDown};
use crate::domain::clock::Moment;
use crate::domain::ids::{CaseNumber, DraftId, MatterId, PlatformId};
use crate::domain::money::Cents;
use crate::domain::refusal::Refusal;
use crate::domain::request::Request;
use crate::messages::T;
use crate::store::{StoreError, drafts, matters};
use crate::web::error::Fault;
use crate::web::form::Form;
use crate::web::page::Page;
use crate::web::parts::{Answer, Choice};
use crate::web::server::App;
use crate::web::typed::Typed;
use crate::web::{answer, links, reach, visitor};
use actix_web::http::StatusCode;
use actix_web::{HttpRequest, HttpResponse, web};
use askama::Template;

#[derive(Template)]
#[template(path = "filing/check.html")]
struct CheckPage {
    page: Page,
    form: Typed,
    draft: DraftId,
    version: i64,
    answers: Vec<Answer>,
    /// Open cases about the same, where this may belong: address and words.
    alike: Vec<(String, String)>,
    /// The case before each of its readers.
    preview: Option<Preview>,
    /// Whether the platform will know the consumer by nothing.
    lacks_account: bool,
    /// How letters will reach them.
    reached: String,
    /// What a registrar needs who takes it down.
    taken: Option<Taken>,
}

/// Reading back, and the ways in which the owner may confirm it.
struct Taken {
    heading: String,
    ways: Vec<Choice>,
    /// The files, one of which may be the scan of the signed sheet.
    files: Vec<Choice>,
}

fn taken(own: &OwnDraft) -> Result<Taken, StoreError> {
    let t = own.writer.visitor.t();
    let files = lines(&own.written.files, t)?;
    Ok(Taken {
        heading: t.taken_for(own.owner.name.open()?).into_owned(),
        ways: Confirmation::ALL.iter().map(|way| Choice::new(way.as_str(), t.own_sign(*way))).collect(),
        files: files.iter().map(|file| Choice::new(file.number.to_string(), &file.title)).collect(),
    })
}

/// Everything that was answered, in words.
fn answers(app: &App, own: &OwnDraft) -> Result<Vec<Answer>, StoreError> {
    let t = own.writer.visitor.t();
    let typed = &own.written.typed;
    let book = app.casework.rulebook();
    let line = |label: std::borrow::Cow<'static, str>, value: String, topic: Topic| {
        let value = if value.is_empty() { t.not_given().into_owned() } else { value };
        Answer::new(label, value).change(links::change(own.id(), topic))
    };
    let names = |field: &str, all: Vec<(&str, &str)>| {
        let chosen = all.into_iter().filter(|(key, _)| typed.is_checked(field, key));
        chosen.map(|(_, name)| name.to_owned()).collect::<Vec<_>>().join("\n")
    };
    let grievances = crate::domain::grievance::Grievance::ALL.iter().map(|key| book.grievance(*key));
    let grievances = grievances.map(|rule| (rule.key.as_str(), rule.name.in_language(t.0))).collect();
    let data = book.data_categories.iter().map(|data| (data.key.as_str(), data.name.in_language(t.0)));
    let text = |field: &str| typed.trimmed(field).to_owned();
    let wants = book.remedies.iter().filter(|remedy| typed.is_checked("want", &remedy.key)).map(|remedy| {
        let name = remedy.name.in_language(t.0);
        match Cents::parse(typed.trimmed(&amount_of(remedy))) {
            Ok(amount) if remedy.money => t.want_with_amount(name, &amount.to_string()).into_owned(),
            _ => name.to_owned(),
        }
    });
    let files =
        lines(&own.written.files, t)?.into_iter().map(|file| format!("{} ({})", file.title, file.size));
    let files = files.collect::<Vec<_>>().join("\n");
    Ok(vec![
        line(t.the_platform(), platform(own), Topic::Platform),
        line(t.the_grievances(), names("grievance", grievances), Topic::Grievance),
        line(t.the_title(), text("title"), Topic::Happened),
        line(t.the_statement(), text("statement"), Topic::Happened),
        line(t.the_day(), day(own, "happened"), Topic::Happened),
        line(t.the_data(), names("data", data.collect()), Topic::Data),
        line(t.the_request(), asked(own), Topic::Asked),
        line(t.the_wants(), wants.collect::<Vec<_>>().join("\n"), Topic::Wants),
        line(t.the_account(), text("account"), Topic::Account),
        line(t.the_evidence(), files, Topic::Evidence),
    ])
}

fn platform(own: &OwnDraft) -> String {
    let visitor = &own.writer.visitor;
    match &own.written.platform {
        Some(platform) => platform.name(visitor.language).to_owned(),
        None => {
            let typed = &own.written.typed;
            visitor.t().platform_named(typed.trimmed("platform"), typed.trimmed("site")).into_owned()
        }
    }
}

fn day(own: &OwnDraft, field: &str) -> String {
    let mut form = own.written.typed.clone();
    let (t, latest) = (own.writer.visitor.t(), crate::domain::clock::Day::MAX);
    let day = crate::web::reading::past_day_if_any(&mut form, field, latest, t);
    day.map(|day| t.long_date(day).into_owned()).unwrap_or_default()
}

/// What was asked of the platform before, in a few lines.
fn asked(own: &OwnDraft) -> String {
    let (t, typed) = (own.writer.visitor.t(), &own.written.typed);
    if typed.value("asked") != "yes" {
        return t.asked_no().into_owned();
    }
    let came_back = typed.value("asked-result").parse::<CameBack>().ok();
    let came_back = came_back.map(|result| t.came_back(result).into_owned()).unwrap_or_default();
    let first = t.asked_on(&day(own, "asked-on"), &came_back).into_owned();
    let how = Some(typed.trimmed("asked-how")).filter(|how| !how.is_empty());
    let text = Some(typed.trimmed("asked-text")).filter(|text| !text.is_empty());
    let how = how.map(|how| t.asked_how_line(how).into_owned());
    let rest = how.into_iter().chain(text.map(ToOwned::to_owned));
    std::iter::once(first).chain(rest).collect::<Vec<_>>().join("\n")
}

fn alike(app: &App, own: &OwnDraft) -> Vec<(String, String)> {
    let t = own.writer.visitor.t();
    let line = |(number, opened): &(CaseNumber, Moment)| {
        let words = t.alike_case(&number.to_string(), &t.long_date(opened.day_in(app.zone())));
        (links::case(*number), words.into_owned())
    };
    own.written.alike.iter().map(line).collect()
}

fn page(app: &App, own: &OwnDraft, form: Typed) -> Result<CheckPage, Fault> {
    let visitor = &own.writer.visitor;
    Ok(CheckPage {
        page: visitor.page().in_error(form.has_errors()),
        draft: own.id(),
        version: own.written.draft.version,
        answers: answers(app, own)?,
        alike: alike(app, own),
        preview: preview::of(app, own)?,
        lacks_account: own.written.typed.trimmed("account").is_empty(),
        reached: reach::in_words(visitor.t(), &own.owner, &own.written.reach)?,
        taken: own.is_taken_down().then(|| taken(own)).transpose()?,
        form,
    })
}

/// The page, or the first one that lacks something.
pub async fn show(app: web::Data<App>, own: OwnDraft) -> Result<HttpResponse, Fault> {
    let given = own.written.given(&app, own.writer.visitor.t());
    match given.first_missing(&own.written.typed) {
        Some(topic) => Ok(answer::see_other(&links::topic(own.id(), topic))),
        None => answer::ok(&page(&app, &own, Typed::default())?),
    }
}

/// Files the complaint that the consumer checked: exactly that one, and exactly once.
pub async fn file(
    req: HttpRequest,
    app: web::Data<App>,
    own: OwnDraft,
    Form(form): Form,
) -> Result<HttpResponse, Fault> {
    let t = own.writer.visitor.t();
    let complaint = match own.written.given(&app, t).complaint(&own.written.typed) {
        Ok(complaint) => complaint,
        Err(topic) => return Ok(answer::see_other(&links::topic(own.id(), topic))),
    };
    let mut again = Typed::default();
    if form.value("version").parse() != Ok(own.written.draft.version) {
        again.refuse("", t.draft_changed());
        return answer::html(StatusCode::CONFLICT, &page(&app, &own, again)?);
    }
    if let Some(problem) = request_has_gone_on(&app, &own, t).await? {
        again.refuse("", problem);
        return answer::html(StatusCode::CONFLICT, &page(&app, &own, again)?);
    }
    let mut sign = Sign { way: Confirmation::OwnSign, scan: None };
    if own.is_taken_down() {
        again = form;
        match own_sign(&req, &app, &own, &mut again).await? {
            Some(given) => sign = given,
            None => return answer::again(&page(&app, &own, again)?),
        }
    }
    match put_on_record(&app, &own, complaint, sign).await {
        Ok(case) => Ok(answer::see_other(&links::receipt(case.number()))),
        Err(Setback::Refused(Refusal::AlreadyDone))
        | Err(Setback::Store(StoreError::Conflict | StoreError::Taken(_))) => {
            filed_by_somebody(&app, &own).await
        }
        Err(Setback::Refused(refusal)) => {
            again.refuse("", t.refusal(&refusal));
            answer::again(&page(&app, &own, again)?)
        }
        Err(setback) => Err(setback.into()),
    }
}

/// That the request with which the complaint began is not as it was then any more, if so.
async fn request_has_gone_on(app: &App, own: &OwnDraft, t: T) -> Result<Option<String>, Fault> {
    let Some((id, version)) = complaint::request_of(&own.written.typed) else { return Ok(None) };
    let request: Request = app.store.read(move |c| Ok::<_, Fault>(matters::load(c, id)?)).await?;
    let number = request.asked.number.to_string();
    Ok(match request.case {
        Some(_) => Some(t.request_has_case().into_owned()),
        None if request.life.version != version => Some(t.request_changed_since(&number).into_owned()),
        None => None,
    })
}

/// The owner's own sign to what a registrar took down.
struct Sign {
    way: Confirmation,
    /// The number of the file that is the signed sheet.
    scan: Option<i64>,
}

/// Reads the owner's sign, or `None` with what is missing noted: then nothing is filed.
async fn own_sign(
    req: &HttpRequest,
    app: &App,
    own: &OwnDraft,
    form: &mut Typed,
) -> Result<Option<Sign>, Fault> {
    let t = own.writer.visitor.t();
    let Ok(way) = form.value("confirmed").parse::<Confirmation>() else {
        form.refuse("confirmed", t.choose_own_sign());
        return Ok(None);
    };
    if way == Confirmation::SignedSheet {
        let number = form.value("scan").parse::<i64>().ok();
        let scan = number.filter(|number| own.written.files.iter().any(|file| file.number == *number));
        if scan.is_none() {
            form.refuse("scan", t.scan_missing());
        }
        return Ok(scan.map(|scan| Sign { way, scan: Some(scan) }));
    }
    let attempt = Attempt {
        name: form.value("their-name").to_owned(),
        password: form.value("their-password").to_owned(),
        from: visitor::address(req, app),
        before: None,
    };
    match accounts::own_sign(&app.store, &app.passwords, attempt, app.clock.machine_now()).await {
        Ok(person) if person == own.owner.id => Ok(Some(Sign { way, scan: None })),
        Ok(_) | Err(AccountError::Wrong) => {
            form.refuse("their-name", t.own_sign_wrong());
            Ok(None)
        }
        Err(other) => Err(other.into()),
    }
}

async fn put_on_record(app: &App, own: &OwnDraft, complaint: Complaint, sign: Sign) -> Result<Case, Setback> {
    let Written { draft, .. } = &own.written;
    let (id, version, now) = (draft.id, draft.version, app.clock.centre_now());
    // What is read back to somebody is written in their language.
    let language = if own.is_taken_down() { own.owner.language } else { own.writer.visitor.language };
    let exhibits = own.written.exhibits(sign.scan)?;
    // Also if the owner has gone on with it alone.
    let taken_down = draft.taken_by.map(|by| TakenDown { by, confirmed: sign.way });
    let platform: PlatformId = fresh_id(now).map_err(|problem| Setback::Random(problem.to_string()))?.into();
    let file = move |tx: &mut crate::store::Tx<'_>| {
        drafts::end(tx, id, version)?;
        complaint.into_file(tx, platform, language, exhibits, taken_down, now)
    };
    app.casework.file_from(MatterId(id.0), own.actor(), file).await
}

/// Two presses at once: the second finds the case that the first one made.
async fn filed_by_somebody(app: &App, own: &OwnDraft) -> Result<HttpResponse, Fault> {
    let (id, owner) = (own.id(), own.owner.id);
    match app.store.read(move |c| filed_as(c, id, Some(owner))).await? {
        Some(number) => Err(Fault::DoneBefore { at: links::receipt(number) }),
        None => Err(Fault::Stale),
    }
}
