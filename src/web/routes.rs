//! The whole address map on one page.
//!
//! A route exists only as a line of [`ROUTES`]: the server registers from it, the guard asks it who
//! may pass, and `tests/stories/doors.rs` tries every line as everybody.

use super::case::{bundle, comparing, exhibit};
use super::{
    account, calendar, case, cases, check_letter, claim, claims, days_off, demo_clock, entries, explorer,
    filing, health, help, home, interests, joining, language, letters, oversight, people, platform_records,
    platforms, posting, publication, reach, receipt, register, request_letter, requests, rulebook,
    scorecards, sign_in, standing_end, statics, trace, walk_in, without_mail,
};
use crate::domain::actor::Role;
use actix_web::dev::ResourceDef;
use actix_web::http::Method;
use actix_web::{guard, web};

/// Who may pass.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Door {
    /// Everybody, and nobody is asked who they are: no session is read.
    Open,
    /// Everybody; who is signed in is recognised.
    Anyone,
    /// Whoever is signed in.
    SignedIn,
    /// Whoever has one of these roles. Others see what is not there (404).
    Only(&'static [Role]),
}

/// What a request brings with it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Body {
    /// Nothing.
    None,
    /// A form without files; the guard reads it.
    Form,
    /// A form with files; the handler streams it through `upload`.
    Files,
}

/// One line of the map.
pub struct Route {
    /// `GET` (which answers `HEAD` too) or `POST`.
    pub method: Method,
    /// The address, with `{names}` for what varies.
    pub pattern: &'static str,
    /// Who may pass.
    pub door: Door,
    /// What it brings.
    pub body: Body,
    handler: fn() -> actix_web::Route,
}

const fn get(pattern: &'static str, door: Door, handler: fn() -> actix_web::Route) -> Route {
    Route { method: Method::GET, pattern, door, body: Body::None, handler }
}

const fn post(pattern: &'static str, door: Door, handler: fn() -> actix_web::Route) -> Route {
    Route { method: Method::POST, pattern, door, body: Body::Form, handler }
}

const fn files(pattern: &'static str, door: Door, handler: fn() -> actix_web::Route) -> Route {
    Route { method: Method::POST, pattern, door, body: Body::Files, handler }
}

use Door::{Anyone, Open, SignedIn};
const REGISTRAR: Door = Door::Only(&[Role::Registrar]);
/// Whoever writes a complaint, and registrars who take one down; the draft says whose it is.
const WRITER: Door = Door::Only(&[Role::Consumer, Role::Registrar]);
const MEDIATOR: Door = Door::Only(&[Role::Mediator]);
const WATCHING: Door = Door::Only(&[Role::Registrar, Role::Supervisor]);
const CONSUMER: Door = Door::Only(&[Role::Consumer]);
/// Whoever may read what the parties of a case wrote.
const FILE: Door =
    Door::Only(&[Role::Consumer, Role::Platform, Role::Mediator, Role::Registrar, Role::Court]);
const BUNDLE: Door = Door::Only(&[Role::Consumer, Role::Registrar, Role::Court]);
const PUBLISHING: Door = Door::Only(&[Role::Platform, Role::Registrar, Role::Supervisor]);
const RECEIPT: Door = Door::Only(&[Role::Consumer, Role::Registrar]);

// The doors of acts; `domain/case/act.rs` says the same, and a test compares.
const PLATFORM: Door = Door::Only(&[Role::Platform]);
const COURT: Door = Door::Only(&[Role::Court]);
const PARTIES: Door = Door::Only(&[Role::Consumer, Role::Platform]);
const SETTLING: Door = Door::Only(&[Role::Consumer, Role::Platform, Role::Mediator]);
const DECIDING: Door = Door::Only(&[Role::Mediator, Role::Registrar]);
const WRITING: Door = Door::Only(&[Role::Consumer, Role::Platform, Role::Mediator, Role::Registrar]);

/// Every address of Redress. Where two patterns fit one address, the upper line wins.
#[rustfmt::skip]
pub static ROUTES: &[Route] = &[
    get ("/",                       Anyone,   || web::to(home::show)),
    get ("/help",                   Anyone,   || web::to(help::show)),
    get ("/check-letter",           Anyone,   || web::to(check_letter::show)),
    // From what happened to what one may ask for.
    get ("/explore",                Anyone,   || web::to(explorer::what)),
    get ("/explore/asked",          Anyone,   || web::to(explorer::asked)),
    get ("/explore/answer",         Anyone,   || web::to(explorer::advise)),
    get ("/explore/letter",         Anyone,   || web::to(request_letter::ask)),
    post("/explore/letter",         Anyone,   || web::to(request_letter::write)),
    // Requests that the centre keeps: whoever made one, and the platform that has it.
    post("/requests",               CONSUMER, || web::to(requests::keep)),
    get ("/requests/{request}",     PARTIES,  || web::to(requests::show)),
    get ("/requests/{request}/record.pdf", CONSUMER, || web::to(requests::record)),
    post("/requests/{request}/answer", PARTIES, || web::to(requests::answer)),
    post("/requests/{request}/extension", PARTIES, || web::to(requests::extend)),
    post("/requests/{request}/sending", CONSUMER, || web::to(requests::send_myself)),
    post("/requests/{request}/settlement", CONSUMER, || web::to(requests::settle)),
    post("/requests/{request}/withdrawal", CONSUMER, || web::to(requests::take_back)),
    post("/requests/{request}/complaint", CONSUMER, || web::to(requests::complain)),
    post("/language",               Anyone,   || web::to(language::choose)),
    post("/trace",                  Anyone,   || web::to(trace::choose)),
    // Signing in and out.
    get ("/sign-in",                Anyone,   || web::to(sign_in::show)),
    post("/sign-in",                Anyone,   || web::to(sign_in::sign_in)),
    post("/sign-out",               Anyone,   || web::to(sign_in::sign_out)),
    get ("/account/new",            Anyone,   || web::to(joining::ask)),
    post("/account/new",            Anyone,   || web::to(joining::send)),
    get ("/account/forgotten",      Anyone,   || web::to(joining::ask_forgotten)),
    post("/account/forgotten",      Anyone,   || web::to(joining::send_forgotten)),
    get ("/account/without-mail",   Anyone,   || web::to(without_mail::ask)),
    post("/account/without-mail",   Anyone,   || web::to(without_mail::join)),
    get ("/account/recovery",       Anyone,   || web::to(without_mail::ask_code)),
    post("/account/recovery",       Anyone,   || web::to(without_mail::recover)),
    get ("/link/{token}",           Anyone,   || web::to(joining::open)),
    post("/link/{token}",           Anyone,   || web::to(joining::follow)),
    get ("/safe-address/{token}",   Anyone,   || web::to(reach::open)),
    post("/safe-address/{token}",   Anyone,   || web::to(reach::follow)),
    // Asking to answer for a platform that nobody represents.
    get ("/claim",                  Anyone,   || web::to(claim::ask)),
    post("/claim",                  Anyone,   || web::to(claim::send)),
    // One's own account.
    get ("/account",                SignedIn, || web::to(account::show)),
    post("/account",                SignedIn, || web::to(account::change)),
    get ("/account/reach",          CONSUMER, || web::to(reach::show)),
    post("/account/reach",          CONSUMER, || web::to(reach::choose)),
    post("/account/password",       SignedIn, || web::to(account::change_password)),
    post("/account/recovery-code",  SignedIn, || web::to(without_mail::new_code)),
    post("/account/sign-out-everywhere", SignedIn, || web::to(account::sign_out_everywhere)),
    get ("/account/interests",      MEDIATOR, || web::to(interests::show)),
    post("/account/interests",      MEDIATOR, || web::to(interests::declare)),
    // Letters and calendars.
    get ("/letters",                SignedIn, || web::to(letters::list)),
    get ("/letters/undeliverable",  REGISTRAR, || web::to(letters::undeliverable)),
    get ("/letters/{letter}",       SignedIn, || web::to(letters::show)),
    post("/letters/{letter}/delivery", REGISTRAR, || web::to(letters::try_again)),
    post("/letters/{letter}/paper", REGISTRAR, || web::to(posting::queue)),
    get ("/cases/{number}/letters", SignedIn, || web::to(letters::show_of_case)),
    get ("/calendar.ics",           SignedIn, || web::to(calendar::mine)),
    get ("/cases/{number}/calendar.ics", SignedIn, || web::to(calendar::of_case)),
    // Filing a complaint.
    get ("/complaint",              Anyone,   || web::to(filing::show_start)),
    post("/complaint",              CONSUMER, || web::to(filing::begin)),
    get ("/complaint/{draft}",      WRITER, || web::to(filing::go_on)),
    get ("/complaint/{draft}/check", WRITER, || web::to(filing::check)),
    post("/complaint/{draft}/check", WRITER, || web::to(filing::file)),
    get ("/complaint/{draft}/removal", WRITER, || web::to(filing::ask_removal)),
    post("/complaint/{draft}/removal", WRITER, || web::to(filing::remove)),
    get ("/complaint/{draft}/evidence", WRITER, || web::to(filing::show_evidence)),
    files("/complaint/{draft}/evidence", WRITER, || web::to(filing::add_evidence)),
    post("/complaint/{draft}/evidence/removal", WRITER, || web::to(filing::remove_evidence)),
    get ("/complaint/{draft}/{topic}", WRITER, || web::to(filing::show)),
    post("/complaint/{draft}/{topic}", WRITER, || web::to(filing::save)),
    get ("/cases/{number}/receipt", RECEIPT,  || web::to(receipt::show)),
    // Cases.
    get ("/cases",                  SignedIn, || web::to(cases::show)),
    get ("/cases/{number}",         SignedIn, || web::to(case::show)),
    // What can be done to a case.
    get ("/cases/{number}/admission",           REGISTRAR, || web::to(case::ask)),
    post("/cases/{number}/admission",           REGISTRAR, || web::to(case::send)),
    get ("/cases/{number}/completion-request",  REGISTRAR, || web::to(case::ask)),
    post("/cases/{number}/completion-request",  REGISTRAR, || web::to(case::send)),
    get ("/cases/{number}/completion",          CONSUMER,  || web::to(case::ask)),
    files("/cases/{number}/completion",         CONSUMER,  || web::to(case::send_files)),
    get ("/cases/{number}/inadmissibility",     REGISTRAR, || web::to(case::ask)),
    post("/cases/{number}/inadmissibility",     REGISTRAR, || web::to(case::send)),
    get ("/cases/{number}/service",             REGISTRAR, || web::to(case::ask)),
    post("/cases/{number}/service",             REGISTRAR, || web::to(case::send)),
    get ("/cases/{number}/service-failure",     REGISTRAR, || web::to(case::ask)),
    post("/cases/{number}/service-failure",     REGISTRAR, || web::to(case::send)),
    get ("/cases/{number}/answer",              PLATFORM,  || web::to(case::ask)),
    files("/cases/{number}/answer",             PLATFORM,  || web::to(case::send_files)),
    get ("/cases/{number}/extension",           PARTIES,   || web::to(case::ask)),
    post("/cases/{number}/extension",           PARTIES,   || web::to(case::send)),
    get ("/cases/{number}/help-request",        PARTIES,   || web::to(case::ask)),
    post("/cases/{number}/help-request",        PARTIES,   || web::to(case::send)),
    get ("/cases/{number}/help",                REGISTRAR, || web::to(case::ask)),
    post("/cases/{number}/help",                REGISTRAR, || web::to(case::send)),
    get ("/cases/{number}/answer-acceptance",   CONSUMER,  || web::to(case::ask)),
    post("/cases/{number}/answer-acceptance",   CONSUMER,  || web::to(case::send)),
    get ("/cases/{number}/mediation",           CONSUMER,  || web::to(case::ask)),
    post("/cases/{number}/mediation",           CONSUMER,  || web::to(case::send)),
    get ("/cases/{number}/assignment",          REGISTRAR, || web::to(case::ask)),
    post("/cases/{number}/assignment",          REGISTRAR, || web::to(case::send)),
    get ("/cases/{number}/challenge",           PARTIES,   || web::to(case::ask)),
    post("/cases/{number}/challenge",           PARTIES,   || web::to(case::send)),
    get ("/cases/{number}/challenge-decision",  REGISTRAR, || web::to(case::ask)),
    post("/cases/{number}/challenge-decision",  REGISTRAR, || web::to(case::send)),
    get ("/cases/{number}/question",            MEDIATOR,  || web::to(case::ask)),
    post("/cases/{number}/question",            MEDIATOR,  || web::to(case::send)),
    get ("/cases/{number}/response",            PARTIES,   || web::to(case::ask)),
    files("/cases/{number}/response",           PARTIES,   || web::to(case::send_files)),
    get ("/cases/{number}/offer",               SETTLING,  || web::to(case::ask)),
    post("/cases/{number}/offer",               SETTLING,  || web::to(case::send)),
    get ("/cases/{number}/offer-acceptance",    PARTIES,   || web::to(case::ask)),
    post("/cases/{number}/offer-acceptance",    PARTIES,   || web::to(case::send)),
    get ("/cases/{number}/offer-refusal",       PARTIES,   || web::to(case::ask)),
    post("/cases/{number}/offer-refusal",       PARTIES,   || web::to(case::send)),
    get ("/cases/{number}/stay",                MEDIATOR,  || web::to(case::ask)),
    post("/cases/{number}/stay",                MEDIATOR,  || web::to(case::send)),
    get ("/cases/{number}/stay-end",            MEDIATOR,  || web::to(case::ask)),
    post("/cases/{number}/stay-end",            MEDIATOR,  || web::to(case::send)),
    get ("/cases/{number}/ruling",              MEDIATOR,  || web::to(case::ask)),
    post("/cases/{number}/ruling",              MEDIATOR,  || web::to(case::send)),
    get ("/cases/{number}/ruling-acceptance",   PARTIES,   || web::to(case::ask)),
    post("/cases/{number}/ruling-acceptance",   PARTIES,   || web::to(case::send)),
    get ("/cases/{number}/ruling-refusal",      PARTIES,   || web::to(case::ask)),
    post("/cases/{number}/ruling-refusal",      PARTIES,   || web::to(case::send)),
    get ("/cases/{number}/closing",             MEDIATOR,  || web::to(case::ask)),
    post("/cases/{number}/closing",             MEDIATOR,  || web::to(case::send)),
    get ("/cases/{number}/performance",         PLATFORM,  || web::to(case::ask)),
    files("/cases/{number}/performance",        PLATFORM,  || web::to(case::send_files)),
    get ("/cases/{number}/confirmation",        CONSUMER,  || web::to(case::ask)),
    post("/cases/{number}/confirmation",        CONSUMER,  || web::to(case::send)),
    get ("/cases/{number}/denial",              CONSUMER,  || web::to(case::ask)),
    post("/cases/{number}/denial",              CONSUMER,  || web::to(case::send)),
    get ("/cases/{number}/disclosure",          CONSUMER,  || web::to(case::ask)),
    post("/cases/{number}/disclosure",          CONSUMER,  || web::to(case::send)),
    get ("/cases/{number}/disclosure-reading",  PLATFORM,  || web::to(case::ask)),
    post("/cases/{number}/disclosure-reading",  PLATFORM,  || web::to(case::send)),
    get ("/cases/{number}/disclosure-withdrawal", CONSUMER,  || web::to(case::ask)),
    post("/cases/{number}/disclosure-withdrawal", CONSUMER,  || web::to(case::send)),
    get ("/cases/{number}/handover",            CONSUMER,  || web::to(case::ask)),
    post("/cases/{number}/handover",            CONSUMER,  || web::to(case::send)),
    get ("/cases/{number}/docket",              COURT,     || web::to(case::ask)),
    post("/cases/{number}/docket",              COURT,     || web::to(case::send)),
    get ("/cases/{number}/return",              COURT,     || web::to(case::ask)),
    post("/cases/{number}/return",              COURT,     || web::to(case::send)),
    get ("/cases/{number}/judgment",            COURT,     || web::to(case::ask)),
    post("/cases/{number}/judgment",            COURT,     || web::to(case::send)),
    get ("/cases/{number}/withdrawal",          CONSUMER,  || web::to(case::ask)),
    post("/cases/{number}/withdrawal",          CONSUMER,  || web::to(case::send)),
    get ("/cases/{number}/reopening",           CONSUMER,  || web::to(case::ask)),
    post("/cases/{number}/reopening",           CONSUMER,  || web::to(case::send)),
    get ("/cases/{number}/referral",            PLATFORM,  || web::to(case::ask)),
    files("/cases/{number}/referral",           PLATFORM,  || web::to(case::send_files)),
    get ("/cases/{number}/referral-rejection",  REGISTRAR, || web::to(case::ask)),
    post("/cases/{number}/referral-rejection",  REGISTRAR, || web::to(case::send)),
    get ("/cases/{number}/linked-case",         REGISTRAR, || web::to(case::ask)),
    post("/cases/{number}/linked-case",         REGISTRAR, || web::to(case::send)),
    get ("/cases/{number}/alarm",               CONSUMER,  || web::to(case::ask)),
    post("/cases/{number}/alarm",               CONSUMER,  || web::to(case::send)),
    get ("/cases/{number}/alarm-response",      REGISTRAR, || web::to(case::ask)),
    post("/cases/{number}/alarm-response",      REGISTRAR, || web::to(case::send)),
    get ("/cases/{number}/publication-request", PLATFORM,  || web::to(case::ask)),
    post("/cases/{number}/publication-request", PLATFORM,  || web::to(case::send)),
    get ("/cases/{number}/withdrawal-undo",     CONSUMER,  || web::to(case::ask)),
    post("/cases/{number}/withdrawal-undo",     CONSUMER,  || web::to(case::send)),
    get ("/cases/{number}/review",              CONSUMER,  || web::to(case::ask)),
    post("/cases/{number}/review",              CONSUMER,  || web::to(case::send)),
    get ("/cases/{number}/review-decision",     REGISTRAR, || web::to(case::ask)),
    post("/cases/{number}/review-decision",     REGISTRAR, || web::to(case::send)),
    get ("/cases/{number}/restoration",         PARTIES,   || web::to(case::ask)),
    files("/cases/{number}/restoration",        PARTIES,   || web::to(case::send_files)),
    get ("/cases/{number}/restoration-decision", REGISTRAR, || web::to(case::ask)),
    post("/cases/{number}/restoration-decision", REGISTRAR, || web::to(case::send)),
    get ("/cases/{number}/correction",          DECIDING,  || web::to(case::ask)),
    post("/cases/{number}/correction",          DECIDING,  || web::to(case::send)),
    get ("/cases/{number}/messages",            WRITING,   || web::to(case::ask)),
    post("/cases/{number}/messages",            WRITING,   || web::to(case::send)),
    get ("/cases/{number}/exhibits",            PARTIES,   || web::to(case::ask)),
    files("/cases/{number}/exhibits",           PARTIES,   || web::to(case::send_files)),
    // Evidence and the court's bundle.
    get ("/cases/{number}/price-comparison", PARTIES, || web::to(comparing::ask)),
    post("/cases/{number}/price-comparison", PARTIES, || web::to(comparing::send)),
    get ("/cases/{number}/exhibits/{exhibit}", FILE, || web::to(exhibit::original)),
    get ("/cases/{number}/exhibits/{exhibit}/record", FILE, || web::to(exhibit::record)),
    get ("/cases/{number}/bundle",  BUNDLE,   || web::to(bundle::show)),
    post("/cases/{number}/bundle",  BUNDLE,   || web::to(bundle::make_again)),
    get ("/cases/{number}/bundle/bundle.pdf", BUNDLE, || web::to(bundle::pdf)),
    get ("/cases/{number}/bundle/bundle.zip", BUNDLE, || web::to(bundle::zip)),
    get ("/cases/{number}/bundle/manifest-sha256.txt", BUNDLE, || web::to(bundle::manifest)),
    // Outcomes on their way to the public.
    get ("/publications/{number}",  PUBLISHING, || web::to(publication::show)),
    post("/publications/{number}/draft", REGISTRAR, || web::to(publication::show_draft)),
    post("/publications/{number}/reply", PLATFORM, || web::to(publication::reply)),
    post("/publications/{number}/publication", REGISTRAR, || web::to(publication::publish)),
    post("/publications/{number}/correction", REGISTRAR, || web::to(publication::correct)),
    // What everybody may read. The twins come first: a name may end in anything.
    get ("/register",               Anyone,   || web::to(register::show)),
    get ("/register.json",          Anyone,   || web::to(register::show_json)),
    get ("/register.atom",          Anyone,   || web::to(register::show_atom)),
    get ("/register/{entry}.json",  Anyone,   || web::to(entries::show_json)),
    get ("/register/{entry}.atom",  Anyone,   || web::to(entries::show_atom)),
    get ("/register/{entry}",       Anyone,   || web::to(entries::show)),
    get ("/platforms",              Anyone,   || web::to(platforms::show)),
    get ("/platforms.json",         Anyone,   || web::to(platforms::show_json)),
    get ("/platforms/{slug}.json",  Anyone,   || web::to(scorecards::show_json)),
    get ("/platforms/{slug}.atom",  Anyone,   || web::to(scorecards::show_atom)),
    get ("/platforms/{slug}",       Anyone,   || web::to(scorecards::show)),
    get ("/rulebook",               Anyone,   || web::to(rulebook::list)),
    get ("/rulebook/{rulebook}.json", Anyone, || web::to(rulebook::show_json)),
    get ("/rulebook/{rulebook}",    Anyone,   || web::to(rulebook::show)),
    // The centre's own affairs.
    get ("/people",                 REGISTRAR, || web::to(people::show)),
    post("/people/invitations",     REGISTRAR, || web::to(people::invite)),
    get ("/people/{standing}/end",  REGISTRAR, || web::to(standing_end::ask)),
    post("/people/{standing}/end",  REGISTRAR, || web::to(standing_end::end)),
    get ("/centre/claims",          REGISTRAR, || web::to(claims::show)),
    post("/centre/claims/{claim}/grant", REGISTRAR, || web::to(claims::grant)),
    post("/centre/claims/{claim}/refusal", REGISTRAR, || web::to(claims::refuse)),
    get ("/centre/walk-in",         REGISTRAR, || web::to(walk_in::show)),
    post("/centre/walk-in",         REGISTRAR, || web::to(walk_in::open)),
    post("/centre/walk-in/known",   REGISTRAR, || web::to(walk_in::known)),
    get ("/centre/post",            REGISTRAR, || web::to(posting::show)),
    post("/centre/post/print",      REGISTRAR, || web::to(posting::print)),
    post("/centre/post/posting",    REGISTRAR, || web::to(posting::posted)),
    post("/centre/post/{letter}/arrival", REGISTRAR, || web::to(posting::arrived)),
    post("/centre/post/{letter}/return", REGISTRAR, || web::to(posting::came_back)),
    post("/centre/post/{letter}/return-after-all", REGISTRAR, || web::to(posting::came_back_after_all)),
    get ("/centre/calendar",        REGISTRAR, || web::to(days_off::show)),
    post("/centre/calendar",        REGISTRAR, || web::to(days_off::change)),
    files("/centre/calendar/check", REGISTRAR, || web::to(days_off::check)),
    get ("/centre/platforms",       REGISTRAR, || web::to(platform_records::list)),
    post("/centre/platforms",       REGISTRAR, || web::to(platform_records::add)),
    get ("/centre/platforms/import", REGISTRAR, || web::to(platform_records::import_page)),
    files("/centre/platforms/import", REGISTRAR, || web::to(platform_records::import)),
    get ("/centre/platforms/{slug}", REGISTRAR, || web::to(platform_records::show)),
    post("/centre/platforms/{slug}", REGISTRAR, || web::to(platform_records::change)),
    post("/centre/platforms/{slug}/contact", REGISTRAR, || web::to(platform_records::set_contact)),
    post("/centre/platforms/{slug}/address", REGISTRAR, || web::to(platform_records::set_address)),
    post("/centre/platforms/{slug}/service", REGISTRAR, || web::to(platform_records::serve)),
    get ("/oversight",              WATCHING, || web::to(oversight::show)),
    post("/demo/clock",             Anyone,   || web::to(demo_clock::move_on)),
    // Machines.
    get ("/healthz",                Open,     || web::to(health::alive)),
    get ("/readyz",                 Open,     || web::to(health::ready)),
    get ("/static/{file}",          Open,     || web::to(statics::file)),
];

/// The route for a request, by its method and the pattern that its address fits.
pub fn find(method: &Method, pattern: &str) -> Option<&'static Route> {
    let method = if method == Method::HEAD { &Method::GET } else { method };
    ROUTES.iter().find(|route| route.pattern == pattern && route.method == method)
}

/// The nearest address at or above this one that shows something: an answer to a form stands at an address
/// to which nobody can go back.
pub fn shown_at(address: &str) -> &str {
    let shows = |path: &&str| {
        let mut shown = ROUTES.iter().filter(|route| route.method == Method::GET);
        shown.any(|route| ResourceDef::new(route.pattern).is_match(path))
    };
    let path = address.split(['?', '#']).next().unwrap_or(address);
    if shows(&path) {
        return address;
    }
    let above = path.rmatch_indices('/').map(|(at, _)| path.get(..at).unwrap_or_default());
    above.into_iter().find(shows).unwrap_or("/")
}

/// The methods that an address knows, as the header `Allow` lists them.
pub fn allowed(pattern: &str) -> String {
    let methods = ROUTES.iter().filter(|route| route.pattern == pattern);
    methods
        .map(|route| if route.method == Method::GET { "GET, HEAD" } else { route.method.as_str() })
        .collect::<Vec<_>>()
        .join(", ")
}

/// Registers the map. The guard has looked up the route before a handler runs, so a handler that
/// is not in the map cannot be reached.
pub fn register(config: &mut web::ServiceConfig) {
    let mut done: Vec<&str> = Vec::new();
    for Route { pattern, .. } in ROUTES {
        if done.contains(pattern) {
            continue;
        }
        done.push(pattern);
        let mut resource = web::resource(*pattern);
        for route in ROUTES.iter().filter(|route| route.pattern == *pattern) {
            let handler = (route.handler)();
            resource = resource.route(if route.method == Method::GET {
                handler.guard(guard::Any(guard::Get()).or(guard::Head()))
            } else {
                let method = route.method.clone();
                handler.guard(guard::fn_guard(move |asked| asked.head().method == method))
            });
        }
        config.service(resource);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::case::act::Act;

    #[test]
    fn every_line_of_the_map_is_there_once() {
        for (at, route) in ROUTES.iter().enumerate() {
            let same = |other: &Route| other.pattern == route.pattern && other.method == route.method;
            assert_eq!(ROUTES.iter().position(same), Some(at), "{} {}", route.method, route.pattern);
        }
    }

    #[test]
    fn whoever_sent_a_form_goes_back_to_where_something_is_shown() {
        for (from, back) in [
            ("/cases?show=all&page=2", "/cases?show=all&page=2"),
            ("/sign-out", "/"),
            ("/centre/post/posting", "/centre/post"),
            ("/cases/2026-000123-K/offer?x=1", "/cases/2026-000123-K/offer?x=1"),
            ("/nowhere/at/all", "/"),
        ] {
            assert_eq!(shown_at(from), back);
        }
    }

    #[test]
    fn every_act_has_its_form_and_its_door() {
        for act in Act::ALL {
            let pattern = format!("/cases/{{number}}/{act}");
            let routes: Vec<_> = ROUTES.iter().filter(|route| route.pattern == pattern).collect();
            assert_eq!(routes.len(), 2, "{act}");
            for route in routes {
                assert_eq!(route.door, Door::Only(act.roles()), "{act}");
                let brings = if case::takes_files(*act) { Body::Files } else { Body::Form };
                assert!([Body::None, brings].contains(&route.body), "{act}");
            }
        }
    }

    #[test]
    fn what_acts_brings_a_form_and_what_shows_brings_nothing() {
        for route in ROUTES {
            assert_eq!(route.method == Method::GET, route.body == Body::None, "{}", route.pattern);
        }
    }
}
