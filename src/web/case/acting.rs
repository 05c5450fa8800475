//! Acting on a case: the form of an act, and what becomes of it when it is sent.
//!
//! Every act goes this way: the address says which act and what it answers, the form says what is
//! missing, the rules decide, and the case page tells what was done. A form has a name of its own,
//! so that it is carried out once; files that came with it wait with it until it is right.

use super::asked::{Asked, Candidate, DecidedText};
use super::field::{Field, Kind};
use super::forms::{self, takes_files};
use super::held::{self, FormOf};
use super::papers::{Shown, Staff};
use super::show::{card_of, teller};
use super::{bundle, comparing, correcting, referring};
use crate::accounts::fresh_id;
use crate::bundle::Papers;
use crate::casework::Setback;
use crate::domain::actor::Role;
use crate::domain::case::Case;
use crate::domain::case::act::Act;
use crate::domain::case::event::Detail;
use crate::domain::case::options::{Answers, Possible};
use crate::domain::case::stage::Stage;
use crate::domain::chain::{Hash, Salt};
use crate::domain::clock::running::Subject;
use crate::domain::clock::{Moment, WindowKey};
use crate::domain::given::Late;
use crate::domain::ids::{CaseNumber, DraftId, PlatformId, TextId};
use crate::domain::refusal::Refusal;
use crate::domain::rulebook::RouteKind;
use crate::domain::text::{Language, Words};
use crate::messages::story::Reader;
use crate::store::drafts::{self, DraftFile, SentForm};
use crate::store::matters::{self, Told};
use crate::store::outbox::channels;
use crate::store::platforms::{self, Platform};
use crate::store::{Conn, StoreError, standings, texts};
use crate::web::at_case::AtCase;
use crate::web::error::Fault;
use crate::web::explorer::{RouteLine, Teller};
use crate::web::form::Form;
use crate::web::page::Page;
use crate::web::parts::{ActCard, Paper};
use crate::web::said::Said;
use crate::web::server::App;
use crate::web::typed::Typed;
use crate::web::upload::{self, SentFile};
use crate::web::{answer, links, waiting};
use actix_multipart::Multipart;
use actix_web::dev::Payload;
use actix_web::http::{Method, StatusCode};
use actix_web::{FromRequest, HttpRequest, HttpResponse, web};
use askama::Template;
use futures_util::future::LocalBoxFuture;
use std::collections::HashMap;

/// The most platforms that a form offers for choice.
const MOST_PLATFORMS: i64 = 500;

/// How many other cases of the same consumer about the same platform are shown.
const MOST_OTHERS: i64 = 20;

/// A case at which somebody is about to act.
pub struct AtAct {
    at: AtCase,
    act: Act,
    answers: Answers,
    possible: Option<Possible>,
}

impl FromRequest for AtAct {
    type Error = Fault;
    type Future = LocalBoxFuture<'static, Result<Self, Fault>>;

    fn from_request(req: &HttpRequest, _: &mut Payload) -> Self::Future {
        let req = req.clone();
        Box::pin(async move {
            let app = req.app_data::<web::Data<App>>().cloned().ok_or(Fault::NotFound)?;
            let pattern = req.match_pattern().unwrap_or_default();
            let noun = pattern.rsplit('/').next().unwrap_or_default();
            let act = noun.parse::<Act>().map_err(|_| Fault::NotFound)?;
            let at = AtCase::named_by(&req, act.roles()).await?;
            let named = links::answered(act, req.query_string());
            let all = at.case.possible(&at.actor(), app.clock.centre_now());
            let mut fitting = all.into_iter().filter(|possible| possible.act == act);
            let possible = match named {
                Some(answers) => fitting.find(|possible| possible.answers == answers),
                // Whoever types the address without a name means the only one that there is. A form
                // that is sent names what its reader saw, or nothing is done.
                None if req.method() == Method::POST => None,
                None => fitting.next().filter(|_| fitting.next().is_none()),
            };
            match possible.map(|possible| possible.answers).or(named) {
                Some(answers) => Ok(AtAct { at, act, answers, possible }),
                None => Err(not_open(&at, act)),
            }
        })
    }
}

pub(super) fn not_open(at: &AtCase, act: Act) -> Fault {
    let (t, case) = (at.visitor.t(), &at.case);
    Fault::NotOpen {
        act: t.act_name(act, at.role()).into_owned(),
        stage: t.stage_name(case.stage, case.outcome(), Reader::from(at.role())).into_owned(),
        rule: closed_by(case, act, at.role()).map(|rule| t.refusal(&rule).into_owned()).unwrap_or_default(),
    }
}

/// The rule that closed the way of an old address, where the stage alone does not say it.
fn closed_by(case: &Case, act: Act, role: Role) -> Option<Refusal> {
    let used = role.side().is_some_and(|side| case.challenged_by.contains(&side));
    match act {
        Act::UndoWithdrawal if case.stage == Stage::Withdrawn => {
            Some(Refusal::TooLate(WindowKey::WithdrawalUndo))
        }
        Act::Challenge if case.ruling.is_some() => Some(Refusal::ChallengeAfterRuling),
        Act::Challenge if used => Some(Refusal::ChallengeUsed),
        Act::Challenge | Act::Rule | Act::CloseWithoutResult | Act::Stay | Act::Assign => {
            case.challenge.as_ref().map(|_| Refusal::ChallengeOpen)
        }
        _ => None,
    }
}

#[derive(Template)]
#[template(path = "case/act.html")]
struct ActPage {
    page: Page,
    form: Typed,
    name: String,
    means: String,
    send: String,
    /// Ends something, or cannot be undone.
    grave: bool,
    /// The case: number and title.
    number: String,
    title: String,
    /// The language of the title.
    lang: &'static str,
    back: String,
    action: String,
    /// What the act answers.
    about: Vec<Paper>,
    /// The file that it rests on, folded.
    file: Vec<Paper>,
    card: Option<ActCard>,
    fields: Vec<Field>,
    /// Something that must be known before.
    caution: Option<String>,
    /// Which court that can be, what it costs and how long it takes, before the case is handed over.
    court: Option<RouteLine>,
    /// Something to look at before.
    look: Option<(String, String)>,
    takes_files: bool,
    files: Vec<FileLine>,
    /// The form's own name.
    id: DraftId,
}

struct FileLine {
    number: i64,
    title: String,
    size: String,
}

/// What an act answers, in a few words, where several of a kind can be open at once.
pub(super) fn subject(shown: &Shown<'_>, act: Act, answers: Answers) -> Option<String> {
    match answers {
        Answers::Window(id) if act == Act::Extend => {
            let window = shown.papers.case.life.running.get(id)?;
            Some(shown.teller.t.window_name(window.key).into_owned())
        }
        Answers::Window(id) if act == Act::GiveHelp => {
            let window = shown.papers.case.life.running.get(id)?;
            let Subject::Help(side) = window.subject else { return None };
            Some(shown.teller.party(side).start)
        }
        Answers::Case | Answers::Window(_) => None,
        Answers::Offer(id) => shown.offer_named(id).map(|paper| paper.from),
        Answers::Question(id) => shown.question_named(id).map(|paper| paper.title),
        Answers::Remedy(id) => shown.duty_named(id).map(|paper| paper.title),
        Answers::Alarm(id) => shown.alarm_named(id).map(|paper| paper.title),
        Answers::Referral(id) => shown.referral_named(id).map(|paper| paper.from),
    }
}

/// What the page shows of what is answered.
fn about(shown: &Shown<'_>, act: Act, answers: Answers) -> Vec<Paper> {
    if act == Act::RaiseAlarm {
        return shown.dangers();
    }
    let paper = match answers {
        Answers::Offer(id) => shown.offer_named(id),
        Answers::Question(id) => shown.question_named(id),
        Answers::Remedy(id) => shown.duty_named(id),
        Answers::Alarm(id) => shown.alarm_named(id),
        Answers::Referral(id) => shown.referral_named(id),
        Answers::Window(_) | Answers::Case => match act {
            Act::AcceptAnswer | Act::AskForMediator => shown.answer(),
            Act::AcceptRuling | Act::RefuseRuling | Act::AskToPublish => shown.finding(),
            Act::Complete => shown.completion_asked(),
            Act::DecideChallenge => shown.challenge(),
            Act::GiveHelp => shown.need(answers),
            Act::AskForReview | Act::DecideReview => shown.not_taken(),
            Act::DecideRestoration => shown.restoration_asked(answers),
            _ => None,
        },
    };
    paper.into_iter().collect()
}

/// The papers that an act needs at hand.
fn file(shown: &Shown<'_>, act: Act) -> Vec<Paper> {
    let complaint = || [Some(shown.complaint()), shown.completed()].into_iter().flatten();
    match act {
        Act::Admit
        | Act::AskToComplete
        | Act::FindInadmissible
        | Act::DecideReview
        | Act::Answer
        | Act::Complete
        | Act::Refer
        | Act::RejectReferral
        | Act::OpenLinked => complaint().collect(),
        Act::Rule => complaint().chain(shown.answer()).chain(shown.allegations()).collect(),
        Act::Offer | Act::Question => complaint().chain(shown.answer()).collect(),
        _ => Vec::new(),
    }
}

fn is_grave(act: Act) -> bool {
    matches!(act, Act::Withdraw | Act::FindInadmissible | Act::RefuseRuling | Act::CloseWithoutResult)
}

/// A form before its reader.
struct Before<'a> {
    app: &'a App,
    to: &'a AtAct,
    papers: Papers,
    staff: Staff,
    beside: Beside,
}

/// What single acts need to know besides the papers.
#[derive(Default)]
struct Beside {
    /// Who may be named as mediator.
    mediators: Vec<Candidate>,
    /// The platforms that may be named, by their names.
    platforms: Vec<(PlatformId, String)>,
    /// The consumer's other cases about the same platform, before the centre takes this one.
    others: Vec<Told>,
    /// The salts of what was decided, before a slip in it is put right.
    salts: HashMap<TextId, Salt>,
    /// The events of which the consumer learns on paper, before a finding is given.
    unread: Vec<(u32, Late)>,
}

impl Beside {
    fn read(c: &mut Conn<'_>, act: Act, case: &Case, language: Language, now: Moment) -> Result<Self, Fault> {
        let (id, filing) = (case.life.id, &case.filing);
        Ok(match act {
            Act::Assign => Beside { mediators: candidates(c, case, now)?, ..Beside::default() },
            Act::Admit | Act::AskToComplete | Act::FindInadmissible => {
                let others = matters::told_by(c, filing.consumer, filing.platform, id, MOST_OTHERS)?;
                Beside { others, ..Beside::default() }
            }
            Act::Refer => {
                let known = platforms::checked(c, language, MOST_PLATFORMS)?;
                Beside { platforms: others_than(filing.platform, known, language), ..Beside::default() }
            }
            // Also those that no registrar has checked: that is what admission is for.
            Act::OpenLinked => {
                let (known, _) = platforms::listed(c, 0, MOST_PLATFORMS)?;
                Beside { platforms: others_than(filing.platform, known, language), ..Beside::default() }
            }
            Act::Correct => Beside { salts: texts::salts(c, id)?, ..Beside::default() },
            Act::Rule => {
                let (_, unread) = channels::unread_on_paper(c, id, filing.consumer)?;
                Beside { unread, ..Beside::default() }
            }
            _ => Beside::default(),
        })
    }
}

/// These platforms without the one that the case is about.
fn others_than(this: PlatformId, known: Vec<Platform>, language: Language) -> Vec<(PlatformId, String)> {
    let others = known.into_iter().filter(|platform| platform.id != this);
    others.map(|platform| (platform.id, platform.name(language).to_owned())).collect()
}

/// Mediators who may be named, the least busy first.
fn candidates(c: &mut Conn<'_>, case: &Case, now: Moment) -> Result<Vec<Candidate>, StoreError> {
    let interested = standings::interested(c, case.filing.platform)?;
    let busy = matters::open_by_mediator(c)?;
    let mut mediators = Vec::new();
    for (standing, name) in standings::everyone_as(c, Role::Mediator, now)? {
        let person = standing.person_id;
        if case.mediators.contains(&person) || interested.contains(&person) {
            continue;
        }
        let name = name.open()?.to_owned();
        let open_cases = busy.get(&person).copied().unwrap_or(0);
        mediators.push(Candidate { person, name, open_cases });
    }
    mediators.sort_by_key(|candidate| candidate.open_cases);
    Ok(mediators)
}

impl<'a> Before<'a> {
    async fn read(app: &'a App, to: &'a AtAct) -> Result<Self, Fault> {
        let (id, act, case, now) = (to.at.id(), to.act, to.at.case.clone(), app.clock.centre_now());
        let (language, by) = (to.at.visitor.language, to.at.actor());
        let read = app.store.read(move |c| {
            let beside = Beside::read(c, act, &case, language, now)?;
            let papers = Papers::read(c, id)?;
            Ok::<_, Fault>((Staff::read(c, &papers, &by)?, papers, beside))
        });
        let (staff, papers, beside) = read.await?;
        Ok(Before { app, to, papers, staff, beside })
    }

    fn asked(&self) -> Asked<'_> {
        Asked {
            t: self.to.at.visitor.t(),
            book: self.app.casework.rulebook(),
            case: &self.to.at.case,
            act: self.to.act,
            answers: self.to.answers,
            role: self.to.at.role(),
            at: self.app.clock.centre_now(),
            mediators: self.beside.mediators.clone(),
            platforms: self.beside.platforms.clone(),
            platform_names: {
                let platform = &self.papers.platform;
                let [en, zh] =
                    [Language::En, Language::Zh].map(|language| platform.name(language).to_owned());
                [en, zh, platform.legal_name.clone()]
            },
            details: self.details().unwrap_or_default(),
            decided: self.decided(),
            unread: self.beside.unread.clone(),
            limits: self.app.uploads,
        }
    }

    /// What the platform does not know of the consumer, for the act that lets it.
    fn details(&self) -> Result<Vec<(Detail, Words)>, StoreError> {
        if self.to.act != Act::Reveal {
            return Ok(Vec::new());
        }
        let case = &self.to.at.case;
        let mut details = self.papers.consumer.details()?;
        details
            .retain(|(detail, says)| !case.is_shown(*detail, says.as_str(), |text| self.papers.words(text)));
        Ok(details)
    }

    /// The texts that this act may put right.
    fn decided(&self) -> Vec<DecidedText> {
        if self.to.act != Act::Correct {
            return Vec::new();
        }
        let (case, t) = (&self.to.at.case, self.to.at.visitor.t());
        let ruling = case.ruling.as_ref().map(|(ruling, _)| ruling);
        let decided = case.correctable(Some(self.to.at.role())).filter_map(|decided| {
            let title = match ruling {
                Some(ruling) if ruling.finding.id == decided.text.id => t.paper_finding(),
                Some(ruling) if ruling.reasons.id == decided.text.id => t.fact_reasons(),
                Some(_) | None => t.the_decision(),
            };
            Some(DecidedText {
                id: decided.text.id,
                salt: *self.beside.salts.get(&decided.text.id)?,
                title: title.into_owned(),
                given: self.papers.words(decided.text),
                reads: self.papers.words(decided.corrected.unwrap_or(decided.text)),
            })
        });
        decided.collect()
    }

    fn page(&self, form: Typed, id: DraftId, files: &[DraftFile]) -> Result<ActPage, Fault> {
        let (at, act, answers) = (&self.to.at, self.to.act, self.to.answers);
        let asked = self.asked();
        let (t, number) = (asked.t, at.number());
        let shown = Shown {
            teller: teller(self.app, at, &self.papers),
            papers: &self.papers,
            staff: &self.staff,
            at: asked.at,
        };
        let window = self.to.possible.and_then(|possible| possible.window);
        let window = window.and_then(|window| at.case.life.running.get(window));
        let line = |file: &DraftFile| {
            let title = file.title.open()?.to_owned();
            Ok::<_, StoreError>(FileLine {
                number: file.number,
                title,
                size: t.file_size(file.size).into_owned(),
            })
        };
        Ok(ActPage {
            page: at.visitor.page().in_error(form.has_errors()),
            name: match act {
                Act::HandOver if at.case.court_sent_it_back() => t.act_hand_over_again(),
                act => t.act_name(act, at.role()),
            }
            .into_owned(),
            means: t.act_means(act, at.role()).into_owned(),
            send: t.act_send(act).into_owned(),
            grave: is_grave(act),
            number: t.case_number_line(&number.to_string()).into_owned(),
            title: self.papers.words(at.case.filing.title),
            lang: at.case.filing.language.tag(),
            back: links::case(number),
            action: links::act_on(number, &Possible { act, answers, window: None }),
            about: about(&shown, act, answers)
                .into_iter()
                .chain(shown.other_cases(&self.beside.others))
                .collect(),
            file: file(&shown, act),
            card: window.map(|window| card_of(window, &shown)),
            fields: forms::fields(&asked),
            caution: caution(&asked),
            court: court(&asked),
            look: look(&asked, number),
            takes_files: takes_files(act),
            files: files.iter().map(line).collect::<Result<_, _>>()?,
            form,
            id,
        })
    }
}

/// What to look at before, or where to go first.
fn look(asked: &Asked<'_>, number: CaseNumber) -> Option<(String, String)> {
    let t = asked.t;
    if asked.act == Act::Assign && asked.mediators.is_empty() {
        return Some((links::PEOPLE.to_owned(), t.act_invite_mediator().into_owned()));
    }
    if asked.act == Act::Reveal && asked.details.is_empty() {
        return Some((links::ACCOUNT.to_owned(), t.act_reveal_change_account().into_owned()));
    }
    if asked.act == Act::Exhibit && comparing::is_about_prices(&asked.case.filing.grievances) {
        return Some((links::price_comparison(number), t.prices_instead().into_owned()));
    }
    matches!(asked.act, Act::HandOver | Act::Docket | Act::Return)
        .then(|| (links::bundle(number), t.act_see_bundle().into_owned()))
}

/// What the law says of going to court, for whoever is about to.
fn court(asked: &Asked<'_>) -> Option<RouteLine> {
    let (t, book) = (asked.t, asked.book);
    let route = book.routes.iter().find(|route| route.kind == RouteKind::Court)?;
    let tells = Teller { t, book, centre: book, now: asked.at };
    (asked.act == Act::HandOver).then(|| tells.route(route))
}

/// What must be known before: what stands in the way of an act and will pass, or who gets to read more.
fn caution(asked: &Asked<'_>) -> Option<String> {
    let danger = asked.case.alarms.iter().any(|alarm| !alarm.kind.is_told_to_platform());
    if asked.act == Act::HandOver && danger {
        return Some(asked.t.act_alarms_go_along().into_owned());
    }
    if asked.act == Act::AcceptAnswer {
        let usual = asked.book.window(WindowKey::Performance).span;
        return Some(asked.t.act_answer_counted(&asked.t.span(usual)).into_owned());
    }
    if asked.act == Act::AskToRestore {
        let missed = asked.window_id().and_then(|window| asked.case.life.turn(window))?;
        return Some(asked.t.time_for_asking_back(missed, asked.at, asked.book));
    }
    if asked.act == Act::Reveal && asked.details.is_empty() {
        return Some(asked.t.act_reveal_nothing_new().into_owned());
    }
    if asked.act == Act::Withdraw {
        let undo = asked.book.window(WindowKey::WithdrawalUndo).span;
        return Some(match asked.case.withdrawal_undone {
            true => asked.t.act_withdraw_for_good().into_owned(),
            false => asked.t.act_withdraw_may_be_undone(&asked.t.span(undo)).into_owned(),
        });
    }
    if asked.case.challenge.is_some() && matches!(asked.act, Act::Rule | Act::CloseWithoutResult | Act::Stay)
    {
        return Some(asked.t.act_challenge_open().into_owned());
    }
    if asked.act == Act::Rule { not_heard(asked) } else { None }
}

/// To what the other side has had no time to reply yet: a finding waits for it, or rests on nothing of it.
fn not_heard(asked: &Asked<'_>) -> Option<String> {
    let (t, case, book) = (asked.t, asked.case, asked.book);
    let Some(earliest) = case.may_be_ruled_from(book, &asked.unread) else {
        return Some(t.act_ruling_waits_for_post().into_owned());
    };
    if asked.at < earliest {
        return Some(t.act_ruling_earliest(&t.long_date_and_time(earliest, &book.zone)).into_owned());
    }
    let left_out = case.left_out_of_a_finding(book, &asked.unread, asked.at)?;
    let exhibits = (!left_out.exhibits.is_empty()).then(|| t.act_exhibits_left_out(&left_out.exhibits));
    let texts = (left_out.texts > 0).then(|| t.act_texts_left_out(left_out.texts));
    let what: Vec<_> = exhibits.into_iter().chain(texts).collect();
    Some(t.act_ruling_leaves_out(&what).into_owned())
}

/// The form.
pub async fn ask(app: web::Data<App>, to: AtAct) -> Result<HttpResponse, Fault> {
    if to.possible.is_none() {
        return Err(not_open(&to.at, to.act));
    }
    let before = Before::read(&app, &to).await?;
    let id = DraftId(fresh_id(app.clock.machine_now())?);
    let asked = before.asked();
    let mut form = correcting::opened(&asked);
    if let Some(platform) = referring::linked_to(&asked).filter(|_| to.act == Act::OpenLinked) {
        form.set("to", platform.to_string());
    }
    answer::ok(&before.page(form, id, &[])?)
}

/// A form without files was sent.
pub async fn send(app: web::Data<App>, to: AtAct, Form(form): Form) -> Result<HttpResponse, Fault> {
    let sent = sent_form(&to, &form, &[])?;
    carry_out(&app, &to, form, sent, Vec::new()).await
}

/// A form with files was sent: perhaps only to add some of them, or to take one out.
pub async fn send_files(app: web::Data<App>, to: AtAct, parts: Multipart) -> Result<HttpResponse, Fault> {
    let room = app.uploads.files.saturating_sub(to.at.case.exhibits.len());
    let sent = upload::receive(parts, &app.vault, app.uploads, room).await?;
    let t = to.at.visitor.t();
    let as_sent = match sent_form(&to, &sent.typed, &sent.files) {
        Ok(as_sent) => as_sent,
        Err(fault) => {
            upload::discard(&app.vault, &sent.files).await;
            return Err(fault);
        }
    };
    let id = as_sent.id;
    let of = FormOf { form: id, person: to.at.person.person.id, matter: to.at.id() };
    let (mut files, missed) = held::keep(&app, of, &sent, room).await?;
    let mut form = sent.typed;
    for refused in sent.refused.iter().chain(&missed) {
        form.refuse("files", refused.words(t, app.uploads));
    }
    if let Ok(number) = form.value("take-out").parse() {
        files = held::take_out(&app, of, number).await?;
    }
    let stays = form.value("then") == "stay" || !form.value("take-out").is_empty();
    if stays && !form.has_errors() {
        return answer::ok(&Before::read(&app, &to).await?.page(form, id, &files)?);
    }
    carry_out(&app, &to, form, as_sent, files).await
}

/// The form under the name that it carries, and what it says: on what, by whom, in which words, with which
/// files.
fn sent_form(to: &AtAct, form: &Typed, files: &[SentFile]) -> Result<SentForm, Fault> {
    let id = form.value("form").parse::<DraftId>().map_err(|_| Fault::Unreadable)?;
    let address = links::act_on(to.at.number(), &Possible { act: to.act, answers: to.answers, window: None });
    let fields: Vec<_> = form.fields().collect();
    let files: Vec<Hash> = files.iter().map(|file| file.kept.hash).collect();
    let says = serde_json::to_vec(&(address, to.at.person.person.id, fields, files));
    let says = says.map_err(|problem| Fault::Broken(format!("a form: {problem}")))?;
    Ok(SentForm { id, content: Hash::of(&says).to_string() })
}

/// What is answered to a form that was carried out before. What says the same is done; what says something
/// else, after a way back perhaps, comes back as a form of its own.
async fn answer_if_done(
    app: &App,
    before: &Before<'_>,
    form: &Typed,
    sent: &SentForm,
) -> Result<Option<HttpResponse>, Fault> {
    let id = sent.id;
    let Some(content) = app.store.read(move |c| drafts::carried_out(c, id)).await? else { return Ok(None) };
    if content == sent.content {
        return Err(Fault::DoneBefore { at: links::case(before.to.at.number()) });
    }
    let mut form = Typed::new(form.fields());
    form.refuse("", before.to.at.visitor.t().act_form_was_sent());
    let another = DraftId(fresh_id(app.clock.machine_now())?);
    again(before, form, another, &[], StatusCode::CONFLICT).map(Some)
}

async fn carry_out(
    app: &App,
    to: &AtAct,
    mut form: Typed,
    sent: SentForm,
    files: Vec<DraftFile>,
) -> Result<HttpResponse, Fault> {
    let id = sent.id;
    let before = Before::read(app, to).await?;
    let asked = before.asked();
    let command = (forms::of(to.act).command)(&asked, &mut form, waiting::as_exhibits(&files)?);
    if let Some(answer) = answer_if_done(app, &before, &form, &sent).await? {
        return Ok(answer);
    }
    let Some(command) = command.filter(|_| !form.has_errors()) else {
        return again(&before, form, id, &files, StatusCode::UNPROCESSABLE_ENTITY);
    };
    match app.casework.act_once(to.at.id(), command, to.at.actor(), sent.clone()).await {
        Ok(acted) => {
            if to.act == Act::HandOver {
                bundle::after_handover(app, &acted).await;
            }
            Ok(Said::Acted(to.act).on(answer::see_other(&links::case(to.at.number()))))
        }
        Err(Setback::Refused(refusal)) => {
            // Sent twice at once: the other one was quicker.
            match answer_if_done(app, &before, &form, &sent).await? {
                Some(answer) => Ok(answer),
                None => refused(&before, form, id, &files, &refusal),
            }
        }
        Err(setback) => Err(setback.into()),
    }
}

/// The rules said no: the page says why, and what is possible instead.
fn refused(
    before: &Before<'_>,
    mut form: Typed,
    id: DraftId,
    files: &[DraftFile],
    refusal: &Refusal,
) -> Result<HttpResponse, Fault> {
    let t = before.to.at.visitor.t();
    let status = match refusal {
        Refusal::NotYours => return Err(Fault::NotFound),
        // What was typed shows that it is too late; nothing has happened meanwhile.
        Refusal::TooLate(WindowKey::RestorationRequest) | Refusal::HeldUpTooEarly(_) => {
            StatusCode::UNPROCESSABLE_ENTITY
        }
        Refusal::WrongStage(_)
        | Refusal::NoLongerOpen
        | Refusal::TooLate(_)
        | Refusal::AlreadyDone
        | Refusal::ExtensionUsed
        | Refusal::NoExtension(_)
        | Refusal::ChallengeOpen
        | Refusal::ChallengeUsed
        | Refusal::ChallengeAfterRuling
        | Refusal::AnotherDecides
        | Refusal::NotCleared
        | Refusal::PartyHasTime
        | Refusal::GroundOverturned
        | Refusal::AlreadyStayed
        | Refusal::RevealWasRead(_)
        | Refusal::ReadersChanged => StatusCode::CONFLICT,
        Refusal::NotInRulebook(_)
        | Refusal::DetailLacking(_)
        | Refusal::StayLength { .. }
        | Refusal::Conflicted
        | Refusal::OwnDecision
        | Refusal::NotReachable
        | Refusal::ProofMissing
        | Refusal::NoSlip
        | Refusal::NotHeard
        | Refusal::Incomplete
        | Refusal::ReferralToOneself
        | Refusal::PointMissing
        | Refusal::TooManyExhibits { .. }
        | Refusal::ImpossibleDate => StatusCode::UNPROCESSABLE_ENTITY,
        Refusal::NotBegun | Refusal::ClockRanBackwards | Refusal::FactMissing(_) | Refusal::Unwritable => {
            StatusCode::UNPROCESSABLE_ENTITY
        }
    };
    let field = match refusal {
        Refusal::StayLength { .. } => "until",
        Refusal::Conflicted if !before.beside.mediators.is_empty() => "mediator",
        Refusal::TooManyExhibits { .. } => "files",
        Refusal::ReferralToOneself => "to",
        Refusal::DetailLacking(_) => "detail",
        Refusal::TooLate(WindowKey::RestorationRequest) | Refusal::HeldUpTooEarly(_) => "until",
        _ => "",
    };
    form.refuse(field, t.refusal(refusal));
    again(before, form, id, files, status)
}

/// The form comes back with what was typed.
fn again(
    before: &Before<'_>,
    mut form: Typed,
    id: DraftId,
    files: &[DraftFile],
    status: StatusCode,
) -> Result<HttpResponse, Fault> {
    if !form.has_errors() {
        // Nothing is wrong with what was typed: what it answers has gone.
        form.refuse("", before.to.at.visitor.t().act_not_now());
        return answer::html(StatusCode::CONFLICT, &before.page(form, id, files)?);
    }
    answer::html(status, &before.page(form, id, files)?)
}
