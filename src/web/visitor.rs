//! Who is asking: a visitor, perhaps signed in, perhaps in a role.
//!
//! Roles are types: a handler that takes a [`Mediator`] can be called by no one else.

use super::error::Fault;
use super::page::{DemoBar, NavItem, Page};
use super::said::{self, Said};
use super::server::App;
use super::{language, links, trace};
use crate::accounts::hash_of;
use crate::domain::actor::{ActingPerson, Actor, Role};
use crate::domain::ids::PlatformId;
use crate::domain::text::{Bilingual, Language};
use crate::messages::T;
use crate::store::StoreError;
use crate::store::matters;
use crate::store::outbox;
use crate::store::people::Person;
use crate::store::platforms;
use crate::store::sessions::{self, Session};
use crate::store::standings::{self, Standing};
use actix_web::cookie::time::Duration;
use actix_web::cookie::{Cookie, SameSite};
use actix_web::dev::Payload;
use actix_web::{FromRequest, HttpMessage, HttpRequest, HttpResponse};
use std::future::{Ready, ready};
use std::net::IpAddr;
use std::sync::Arc;

/// The prefix makes browsers refuse it from any other host, path or plain connection.
const SESSION_COOKIE: &str = "__Host-redress";

/// `seen_at` is written at most this often, in seconds.
const SEEN_EVERY: i64 = 60;

/// Unread letters are counted as far as this; then it says `99+`.
const MOST_UNREAD: i64 = 100;

/// Whoever asks.
#[derive(Clone)]
pub struct Visitor {
    /// The language in which they read.
    pub language: Language,
    /// Who it is, if they are signed in.
    pub person: Option<Arc<Recognised>>,
    path: String,
    centre: Bilingual,
    said: Option<Said>,
    demo: Option<DemoBar>,
    exit: String,
    no_trace: bool,
    /// Letters not opened yet, counted up to [`MOST_UNREAD`].
    unread: i64,
}

/// A person who is signed in.
pub struct Recognised {
    /// The person.
    pub person: Person,
    /// The session.
    pub session: Session,
    /// The standings that the person has now.
    pub standings: Vec<Standing>,
    /// The name, opened.
    pub name: String,
    /// The names of the platforms that the person answers for, in their language.
    pub platforms: Vec<(PlatformId, String)>,
}

impl Recognised {
    /// The person's standing with `role` in the whole centre, or for a platform.
    pub fn standing(&self, role: Role) -> Option<&Standing> {
        self.standings.iter().find(|standing| standing.role == role && standing.matter_id.is_none())
    }

    /// Whether the person has `role` in the whole centre, or for a platform.
    pub fn has(&self, role: Role) -> bool {
        self.standing(role).is_some()
    }

    /// Whether the person has `role` at all, be it in one case only.
    pub fn has_anywhere(&self, role: Role) -> bool {
        self.standings.iter().any(|standing| standing.role == role)
    }
}

impl Visitor {
    /// A visitor of whom only the request is known.
    pub(super) fn nobody(req: &HttpRequest, app: &App) -> Self {
        Self {
            language: language::of(req),
            person: None,
            path: req.uri().path_and_query().map_or("/", |path| path.as_str()).to_owned(),
            centre: app.facing.centre_name.clone(),
            said: req.cookie(said::COOKIE).and_then(|cookie| Said::named(cookie.value())),
            demo: None,
            exit: app.facing.exit.clone(),
            no_trace: trace::is_unwanted(req),
            unread: 0,
        }
    }

    /// How many letters the visitor has not opened: 100 for all above 99.
    pub fn unread(&self) -> i64 {
        self.unread
    }

    /// The visitor has opened one of them just now.
    pub(super) fn has_read_one(&mut self) {
        // Counted no further than this, it says "more than" before and after.
        if self.unread < MOST_UNREAD {
            self.unread = (self.unread - 1).max(0);
        }
    }

    /// The texts in the visitor's language.
    pub fn t(&self) -> T {
        T(self.language)
    }

    /// The frame of a page for this visitor.
    pub fn page(&self) -> Page {
        let t = self.t();
        let mut page = Page::new(self.language, self.centre.in_language(self.language), self.path.clone());
        page.demo.clone_from(&self.demo);
        page.exit = self.may_have_to_leave().then(|| self.exit.clone());
        page.no_trace = self.no_trace;
        page.flash = self.said.map(|said| said.words(t).into_owned());
        let mut nav = |href: &str, label: std::borrow::Cow<'static, str>| {
            page.nav.push(NavItem::new(href, label, &self.path));
        };
        match &self.person {
            None => {
                nav(links::REGISTER, t.nav_register());
                nav(links::SIGN_IN, t.nav_sign_in());
            }
            Some(person) => {
                let inbox = person.standings.iter().any(|standing| standing.role != Role::Consumer);
                nav(links::CASES, if inbox { t.nav_inbox() } else { t.nav_my_cases() });
                let unread = match self.unread {
                    0 => String::new(),
                    unread @ 1..MOST_UNREAD => unread.to_string(),
                    _ => "99+".to_owned(),
                };
                nav(links::LETTERS, t.nav_letters(&unread));
                nav(links::REGISTER, t.nav_register());
                if person.has(Role::Registrar) || person.has(Role::Supervisor) {
                    nav(links::OVERSIGHT, t.nav_oversight());
                }
                if person.has(Role::Registrar) {
                    nav(links::PLATFORM_RECORDS, t.nav_platform_records());
                    nav(links::PEOPLE, t.nav_people());
                    nav(links::DAYS_OFF, t.days_off_title());
                }
                nav(links::ACCOUNT, t.nav_account());
                page.signed_in = true;
                page.person = Some(self.line(person));
            }
        }
        page
    }

    /// Whether somebody who looks over the visitor's shoulder here may learn that they complain, or of what.
    fn may_have_to_leave(&self) -> bool {
        match &self.person {
            Some(person) => person.has_anywhere(Role::Consumer),
            None => links::BEFORE_COMPLAINING.iter().any(|begins| self.path.starts_with(begins)),
        }
    }

    /// Who is signed in and as what, in one line.
    fn line(&self, person: &Recognised) -> String {
        let t = self.t();
        let platform = person.platforms.first().map(|(_, name)| name.as_str());
        let role = person.standings.iter().map(|standing| standing.role).max();
        match (platform, role) {
            (Some(platform), _) => t.person_for(&person.name, platform),
            (None, Some(role)) => t.person_as(&person.name, role),
            (None, None) => person.name.clone().into(),
        }
        .into_owned()
    }
}

/// Looks up who asks. Once for each request; every extractor below only reads the result.
///
/// # Errors
/// What the store said.
pub(super) async fn recognise(req: &HttpRequest, app: &App) -> Result<Visitor, Fault> {
    let mut visitor = Visitor::nobody(req, app);
    if let Some((person, unread)) = person_of(req, app).await? {
        visitor.language = person.person.language;
        visitor.unread = unread;
        visitor.person = Some(Arc::new(person));
    }
    visitor.demo = demo_bar(app, visitor.language).await?;
    Ok(visitor)
}

/// Whose session the request belongs to, and how many letters wait unread for them.
async fn person_of(req: &HttpRequest, app: &App) -> Result<Option<(Recognised, i64)>, Fault> {
    let Some(cookie) = req.cookie(SESSION_COOKIE) else { return Ok(None) };
    let (now, here) = (app.clock.machine_now(), app.clock.centre_now());
    let hash = hash_of(cookie.value());
    let found = app
        .store
        .read(move |conn| {
            let Some((session, person)) = sessions::recognise(conn, hash, now)? else { return Ok(None) };
            let standings = standings::of(conn, person.id, here)?;
            let mut names = Vec::new();
            for id in standings.iter().filter_map(|standing| standing.platform_id) {
                names.push((id, platforms::get(conn, id)?.name(person.language).to_owned()));
            }
            let name = person.name.open().map_err(StoreError::from)?.to_owned();
            let unread = outbox::unread_count(conn, person.id, MOST_UNREAD)?;
            Ok::<_, Fault>(Some((Recognised { person, session, standings, name, platforms: names }, unread)))
        })
        .await?;
    let Some((person, unread)) = found else { return Ok(None) };
    if now.seconds_since(person.session.seen_at) >= SEEN_EVERY {
        // Reading must go on where nothing can be written. All that is lost: the session ends a little sooner.
        let noted = app.store.write(move |tx| sessions::saw(tx, hash, now)).await;
        if let Err(problem) = noted {
            tracing::warn!(%problem, "the use of a session could not be noted");
        }
    }
    Ok(Some((person, unread)))
}

async fn demo_bar(app: &App, language: Language) -> Result<Option<DemoBar>, Fault> {
    if !app.is_demo() {
        return Ok(None);
    }
    let now = app.clock.centre_now();
    let next = app.store.read(|conn| matters::next_deadline(conn)).await?;
    let (t, zone) = (T(language), app.zone());
    let now = t.long_date_and_time(now, zone).into_owned();
    Ok(Some(DemoBar { now, next: next.map(|at| t.due_at(at, zone)) }))
}

/// `answer`, with the cookie of a new session.
pub(super) fn with_session(mut answer: HttpResponse, secret: &crate::accounts::Secret) -> HttpResponse {
    said::set(&mut answer, &session_cookie(secret.text().to_owned()).finish());
    answer
}

/// `answer`, with the session's cookie taken away.
pub(super) fn without_session(mut answer: HttpResponse) -> HttpResponse {
    said::set(&mut answer, &session_cookie(String::new()).max_age(Duration::ZERO).finish());
    answer
}

fn session_cookie(value: String) -> actix_web::cookie::CookieBuilder<'static> {
    Cookie::build(SESSION_COOKIE, value)
        .path("/")
        .secure(true)
        .http_only(true)
        // Not Strict: the links in our letters must arrive signed in.
        .same_site(SameSite::Lax)
}

/// Where the request came from. Behind a proxy it is the last address of `X-Forwarded-For`, the
/// one that our own proxy wrote; those before it are the sender's claim.
pub(super) fn address(req: &HttpRequest, app: &App) -> Option<IpAddr> {
    if app.origin.is_https() {
        let line = req.headers().get_all("x-forwarded-for").last()?.to_str().ok()?;
        return line.rsplit(',').next()?.trim().parse().ok();
    }
    req.peer_addr().map(|peer| peer.ip())
}

impl FromRequest for Visitor {
    type Error = Fault;
    type Future = Ready<Result<Self, Fault>>;

    fn from_request(req: &HttpRequest, _: &mut Payload) -> Self::Future {
        let visitor = req.extensions().get::<Visitor>().cloned();
        ready(visitor.ok_or_else(|| Fault::Broken("no visitor was recognised for this route".to_owned())))
    }
}

/// Somebody who is signed in, in whatever role.
pub struct SignedIn {
    /// The visitor, for the page.
    pub visitor: Visitor,
    /// The person.
    pub person: Arc<Recognised>,
}

impl FromRequest for SignedIn {
    type Error = Fault;
    type Future = Ready<Result<Self, Fault>>;

    fn from_request(req: &HttpRequest, _: &mut Payload) -> Self::Future {
        let visitor = req.extensions().get::<Visitor>().cloned();
        let person = visitor.as_ref().and_then(|visitor| visitor.person.clone());
        let found = visitor.zip(person).map(|(visitor, person)| SignedIn { visitor, person });
        ready(found.ok_or_else(|| Fault::SignInFirst { then: req.path().to_owned() }))
    }
}

/// Somebody who acts in one role.
pub struct Acting {
    /// The visitor, for the page.
    pub visitor: Visitor,
    /// The person.
    pub person: Arc<Recognised>,
    /// The standing that gives the role.
    pub standing: Standing,
}

impl Acting {
    /// Whom the decision will name.
    pub fn actor(&self) -> Actor {
        Actor::Person(ActingPerson {
            person: self.person.person.id,
            role: self.standing.role,
            platform: self.standing.platform_id,
            strength: self.person.session.strength,
            second: None,
        })
    }

    fn as_role(req: &HttpRequest, role: Role) -> Result<Self, Fault> {
        let visitor = req.extensions().get::<Visitor>().cloned();
        let person = visitor.as_ref().and_then(|visitor| visitor.person.clone());
        let Some((visitor, person)) = visitor.zip(person) else {
            return Err(Fault::SignInFirst { then: req.path().to_owned() });
        };
        let standing = person.standing(role).cloned().ok_or(Fault::NotFound)?;
        Ok(Acting { visitor, person, standing })
    }
}

/// Declares the extractor of a role.
macro_rules! roles {
    ($($(#[$meta:meta])* $name:ident = $role:path),* $(,)?) => {$(
        $(#[$meta])*
        pub struct $name(pub Acting);

        impl FromRequest for $name {
            type Error = Fault;
            type Future = Ready<Result<Self, Fault>>;

            fn from_request(req: &HttpRequest, _: &mut Payload) -> Self::Future {
                ready(Acting::as_role(req, $role).map($name))
            }
        }

        impl std::ops::Deref for $name {
            type Target = Acting;
            fn deref(&self) -> &Acting {
                &self.0
            }
        }
    )*};
}

roles! {
    /// Somebody who complains about a platform.
    Consumer = Role::Consumer,
    /// A mediator.
    Mediator = Role::Mediator,
    /// A clerk of the centre.
    Registrar = Role::Registrar,
}
