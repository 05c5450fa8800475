//! What can go wrong on the way to a page, and the page that says so.
//!
//! Handlers return a [`Fault`]; the guard turns it into a page in the reader's language, with what
//! was typed, and logs it once, without anything personal.

use super::routes::{self, Body};
use super::said::Said;
use super::server::App;
use super::typed::Typed;
use super::upload::Limits;
use super::visitor::Visitor;
use super::{answer, guard, links};
use crate::accounts::AccountError;
use crate::casework::Setback;
use crate::domain::ids::CaseNumber;
use crate::domain::text::Language;
use crate::messages::T;
use crate::store::StoreError;
use crate::store::matters::LoadError;
use crate::web::page::Page;
use actix_web::body::BoxBody;
use actix_web::dev::ServiceResponse;
use actix_web::http::{StatusCode, header};
use actix_web::{HttpMessage, HttpRequest, HttpResponse, ResponseError, web};
use askama::Template;
use std::io::ErrorKind;

/// Why there is no page of the kind that was asked for.
#[derive(Debug, thiserror::Error)]
pub enum Fault {
    /// It is not there, or it is not yours: nobody learns which.
    #[error("not found")]
    NotFound,
    /// The address knows other methods; the text is the header `Allow`.
    #[error("wrong method")]
    WrongMethod(String),
    /// The request came from another site.
    #[error("came from another site")]
    Foreign,
    /// Sign in, then on to `then`.
    #[error("sign in first")]
    SignInFirst {
        /// Where the visitor wanted to go.
        then: String,
    },
    /// The session ended while a form was being filled in.
    #[error("signed out meanwhile")]
    SignedOut,
    /// Signing in would send the password over the network in the open.
    #[error("not over a safe connection")]
    Insecure,
    /// The request cannot be read: not a form, not UTF-8.
    #[error("unreadable")]
    Unreadable,
    /// More bytes than are taken here.
    #[error("too large")]
    TooLarge,
    /// The bytes came too slowly.
    #[error("too slow")]
    TooSlow,
    /// What the form answers is no longer open, or somebody else was first.
    #[error("stale")]
    Stale,
    /// The act is not possible in the case as it stands.
    #[error("not open")]
    NotOpen {
        /// The act, by its name.
        act: String,
        /// The stage of the case, by its name.
        stage: String,
        /// The rule that closed it, and the way that is open; empty where the stage says enough.
        rule: String,
    },
    /// It was done before; what is on record stands `at` this address.
    #[error("done before")]
    DoneBefore {
        /// The address.
        at: String,
    },
    /// The case has left this court, which keeps what it was given; that stands `at` this address.
    #[error("reads no further")]
    ReadsNoFurther {
        /// The address.
        at: String,
    },
    /// The mailed link was used, or is too old.
    #[error("dead link")]
    DeadLink,
    /// Too many tries; wait so many seconds.
    #[error("too many tries")]
    TooMany(i64),
    /// Too much to do at this moment; nothing was done.
    #[error("busy")]
    Busy,
    /// There is no room on the disk. The text says on which, for the log.
    #[error("no room in {0}")]
    Full(&'static str),
    /// We failed. The text is for the log alone and holds nothing personal.
    #[error("broken: {0}")]
    Broken(String),
}

impl From<StoreError> for Fault {
    fn from(error: StoreError) -> Self {
        match error {
            StoreError::Missing => Fault::NotFound,
            StoreError::Conflict => Fault::Stale,
            StoreError::Busy => Fault::Busy,
            StoreError::Full => Fault::Full("the database"),
            StoreError::Taken(_)
            | StoreError::Unusable(_)
            | StoreError::Unreadable(_)
            | StoreError::Interrupted
            | StoreError::Database(_) => Fault::Broken(error.to_string()),
        }
    }
}

impl From<AccountError> for Fault {
    fn from(error: AccountError) -> Self {
        match error {
            AccountError::TooMany(seconds) => Fault::TooMany(seconds),
            AccountError::Busy => Fault::Busy,
            AccountError::DeadLink => Fault::DeadLink,
            AccountError::Store(error) => error.into(),
            AccountError::Known => Fault::Stale,
            // A handler that checks passwords or names says so beside the field.
            AccountError::Wrong | AccountError::Name(_) | AccountError::Machine(_) => {
                Fault::Broken(error.to_string())
            }
        }
    }
}

/// A handler that can say the refusal beside what was typed does so; this is for the others.
impl From<Setback> for Fault {
    fn from(setback: Setback) -> Self {
        match setback {
            Setback::Refused(_) => Fault::Stale,
            Setback::Store(error) => error.into(),
            Setback::Corrupt(_) | Setback::Clock(_) | Setback::Random(_) => {
                Fault::Broken(setback.to_string())
            }
        }
    }
}

impl From<LoadError> for Fault {
    fn from(error: LoadError) -> Self {
        match error {
            LoadError::Store(error) => error.into(),
            LoadError::Corrupt(_) => Fault::Broken(error.to_string()),
        }
    }
}

impl From<askama::Error> for Fault {
    fn from(error: askama::Error) -> Self {
        Fault::Broken(format!("a template: {error}"))
    }
}

impl ResponseError for Fault {
    fn status_code(&self) -> StatusCode {
        match self {
            Fault::NotFound => StatusCode::NOT_FOUND,
            Fault::WrongMethod(_) => StatusCode::METHOD_NOT_ALLOWED,
            Fault::Foreign | Fault::SignedOut | Fault::Insecure => StatusCode::FORBIDDEN,
            Fault::SignInFirst { .. } | Fault::DoneBefore { .. } | Fault::ReadsNoFurther { .. } => {
                StatusCode::SEE_OTHER
            }
            Fault::Unreadable => StatusCode::UNPROCESSABLE_ENTITY,
            Fault::TooLarge => StatusCode::PAYLOAD_TOO_LARGE,
            Fault::TooSlow => StatusCode::REQUEST_TIMEOUT,
            Fault::Stale | Fault::NotOpen { .. } => StatusCode::CONFLICT,
            Fault::DeadLink => StatusCode::GONE,
            Fault::TooMany(_) => StatusCode::TOO_MANY_REQUESTS,
            Fault::Busy | Fault::Full(_) => StatusCode::SERVICE_UNAVAILABLE,
            Fault::Broken(_) => StatusCode::INTERNAL_SERVER_ERROR,
        }
    }

    /// Only what the guard needs to see; the page is made in [`with_page`].
    fn error_response(&self) -> HttpResponse<BoxBody> {
        HttpResponse::new(self.status_code())
    }
}

impl Fault {
    /// What the disk said of `place`.
    pub fn of_disk(place: &'static str, problem: &std::io::Error) -> Fault {
        if matches!(problem.kind(), ErrorKind::StorageFull | ErrorKind::QuotaExceeded) {
            return Fault::Full(place);
        }
        Fault::Broken(format!("{place}: {problem}"))
    }

    /// Whether sending the same form once more may work.
    fn may_work_again(&self) -> bool {
        match self {
            Fault::SignedOut
            | Fault::Stale
            | Fault::TooMany(_)
            | Fault::Busy
            | Fault::Full(_)
            | Fault::Broken(_) => true,
            Fault::NotFound
            | Fault::WrongMethod(_)
            | Fault::Foreign
            | Fault::SignInFirst { .. }
            | Fault::NotOpen { .. }
            | Fault::DoneBefore { .. }
            | Fault::ReadsNoFurther { .. }
            | Fault::Insecure
            | Fault::Unreadable
            | Fault::TooLarge
            | Fault::TooSlow
            | Fault::DeadLink => false,
        }
    }

    /// Title, what it means, what to do.
    fn words(&self, t: T, limits: Limits) -> [String; 3] {
        let words = match self {
            Fault::NotFound => [t.not_found_title(), t.not_found_means(), t.not_found_do()],
            Fault::WrongMethod(_) => [t.wrong_method_title(), t.wrong_method_means(), t.wrong_method_do()],
            Fault::Foreign => [t.foreign_title(), t.foreign_means(), t.foreign_do()],
            Fault::SignInFirst { .. } | Fault::SignedOut => {
                [t.signed_out_title(), t.signed_out_means(), t.signed_out_do()]
            }
            Fault::Insecure => [t.insecure_title(), t.insecure_means(), t.insecure_do()],
            Fault::Unreadable => [t.unreadable_title(), t.unreadable_means(), t.unreadable_do()],
            Fault::TooLarge => {
                [t.too_large_title(), t.too_large_means(limits.mebibytes(), limits.files), t.too_large_do()]
            }
            Fault::TooSlow => [t.too_slow_title(), t.too_slow_means(), t.too_slow_do()],
            Fault::DoneBefore { .. } | Fault::ReadsNoFurther { .. } | Fault::Stale => {
                [t.stale_title(), t.stale_means(), t.stale_do()]
            }
            Fault::NotOpen { act, stage, rule } => {
                [t.not_open_title(), t.not_open_means(act, stage, rule), t.not_open_do()]
            }
            Fault::DeadLink => [t.dead_link_title(), t.dead_link_means(), t.dead_link_do()],
            Fault::TooMany(seconds) => [t.too_many_title(), t.too_many_means(*seconds), t.too_many_do()],
            Fault::Busy => [t.busy_title(), t.busy_means(), t.busy_do()],
            Fault::Full(_) => [t.full_title(), t.full_means(), t.full_do()],
            Fault::Broken(_) => [t.broken_title(), t.broken_means(), t.broken_do()],
        };
        words.map(std::borrow::Cow::into_owned)
    }
}

#[derive(Template)]
#[template(path = "errors.html")]
struct FaultPage {
    page: Page,
    title: String,
    means: String,
    do_this: String,
    typed: Vec<(String, String)>,
    again: Option<String>,
    /// Whether files came with the form, which nobody has kept.
    with_files: bool,
    sign_in: Option<&'static str>,
    reference: Option<String>,
    /// The way on: address and words.
    on: (String, String),
}

/// Puts a page into an answer that is an error, and logs it. Other answers pass as they are.
pub(super) fn with_page(answer: ServiceResponse<BoxBody>, pattern: Option<&str>) -> ServiceResponse<BoxBody> {
    let Some(error) = answer.response().error() else { return answer };
    // What actix itself refuses (an address that does not parse) looks like our own refusals.
    let theirs = match error.as_response_error().status_code() {
        StatusCode::NOT_FOUND => Fault::NotFound,
        StatusCode::PAYLOAD_TOO_LARGE => Fault::TooLarge,
        StatusCode::REQUEST_TIMEOUT => Fault::TooSlow,
        status if status.is_client_error() => Fault::Unreadable,
        status => Fault::Broken(format!("answered {status}")),
    };
    let fault = error.as_error::<Fault>().unwrap_or(&theirs);
    let page = page(fault, answer.request(), pattern);
    answer.into_response(page)
}

fn page(fault: &Fault, req: &HttpRequest, pattern: Option<&str>) -> HttpResponse {
    let reference = log(fault, pattern.unwrap_or("unknown"));
    if let Fault::SignInFirst { then } = fault {
        return answer::see_other(&links::sign_in_then(then));
    }
    if let Fault::DoneBefore { at } = fault {
        return Said::DoneBefore.on(answer::see_other(at));
    }
    if let Fault::ReadsNoFurther { at } = fault {
        return answer::see_other(at);
    }
    let visitor = req.extensions().get::<Visitor>().cloned();
    let page = visitor.map_or_else(|| Page::new(Language::En, "", "/"), |visitor| visitor.page());
    let limits = req.app_data::<web::Data<App>>().map(|app| app.uploads).unwrap_or_default();
    let [title, means, mut do_this] = fault.words(page.t, limits);
    if page.signed_in && matches!(fault, Fault::NotFound) {
        do_this = page.t.not_found_do_signed_in().into_owned();
    }
    if pattern == Some(links::SIGN_IN) && matches!(fault, Fault::TooMany(_)) {
        do_this = page.t.too_many_do_sign_in().into_owned();
    }
    let case = req.match_info().get("number").and_then(|number| number.parse::<CaseNumber>().ok());
    let on = match (fault, case) {
        (Fault::Stale | Fault::NotOpen { .. }, Some(number)) => {
            (links::case(number), page.t.act_to_the_case())
        }
        _ if page.signed_in => (links::CASES.to_owned(), page.t.go_to_cases()),
        _ => (links::HOME.to_owned(), page.t.go_to_start()),
    };
    let on = (on.0, on.1.into_owned());
    let mut typed = guard::typed(req).map(|typed| to_keep(&typed)).unwrap_or_default();
    // With the query, which names what the form answers.
    let here = req.uri().path_and_query().map_or(req.path(), |here| here.as_str());
    let again = (fault.may_work_again() && !typed.is_empty()).then(|| here.to_owned());
    let route = pattern.and_then(|pattern| routes::find(req.method(), pattern));
    let with_files = route.is_some_and(|route| route.body == Body::Files);
    if with_files {
        // The files did not stay: this leads back to the form, and nothing is done without them.
        typed.retain(|(name, _)| !matches!(name.as_str(), "then" | "take-out"));
    }
    let sign_in = matches!(fault, Fault::SignedOut).then_some(links::SIGN_IN);
    let shown = FaultPage { page, title, means, do_this, typed, again, with_files, sign_in, reference, on };
    let mut response = answer::html(fault.status_code(), &shown).unwrap_or_else(|fault| {
        tracing::error!(%fault, "the error page cannot be shown");
        HttpResponse::InternalServerError().finish()
    });
    if let Fault::WrongMethod(allowed) = fault
        && let Ok(allowed) = allowed.parse()
    {
        response.headers_mut().insert(header::ALLOW, allowed);
    }
    if let Some(seconds) = match fault {
        Fault::TooMany(seconds) => Some(*seconds),
        Fault::Busy => Some(5),
        // Somebody has to make room first.
        Fault::Full(_) => Some(600),
        _ => None,
    } {
        response.headers_mut().insert(header::RETRY_AFTER, seconds.into());
    }
    if matches!(fault, Fault::TooLarge | Fault::TooSlow | Fault::Foreign | Fault::WrongMethod(_)) {
        // There is a body that nobody will read.
        response.head_mut().set_connection_type(actix_web::http::ConnectionType::Close);
    }
    response
}

/// Fields with one of these in their name are never shown again.
const SECRETS: [&str; 2] = ["password", "recovery-code"];

/// What may be shown again: never a password.
fn to_keep(typed: &Typed) -> Vec<(String, String)> {
    let fields = typed
        .fields()
        .filter(|(name, value)| !SECRETS.iter().any(|secret| name.contains(secret)) && !value.is_empty());
    fields.map(|(name, value)| (name.to_owned(), value.to_owned())).collect()
}

/// One line in the log; for our own failures with a reference that the page shows, too.
fn log(fault: &Fault, route: &str) -> Option<String> {
    let status = fault.status_code().as_u16();
    match fault {
        Fault::Broken(_) => {
            let reference = uuid::Uuid::new_v4().simple().to_string().chars().take(8).collect::<String>();
            tracing::error!(status, route, reference, %fault, "request failed");
            Some(reference)
        }
        // Nobody needs a reference to find out why, but somebody must make room.
        Fault::Full(_) => {
            tracing::error!(status, route, %fault, "storage is full");
            None
        }
        Fault::Foreign | Fault::TooMany(_) | Fault::Busy | Fault::TooSlow | Fault::TooLarge => {
            tracing::warn!(status, route, %fault, "request refused");
            None
        }
        _ => {
            tracing::debug!(status, route, %fault, "request refused");
            None
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_full_disk_is_no_mistake_of_ours_and_will_pass() {
        let said = |code| Fault::of_disk("the vault", &std::io::Error::from_raw_os_error(code));
        const ENOSPC: i32 = 28;
        const EIO: i32 = 5;
        assert_eq!(said(ENOSPC).status_code(), StatusCode::SERVICE_UNAVAILABLE);
        assert!(said(ENOSPC).may_work_again());
        assert_eq!(said(EIO).status_code(), StatusCode::INTERNAL_SERVER_ERROR);
    }

    #[test]
    fn a_password_is_never_shown_again() {
        let typed =
            Typed::new([("mail", "ann@example.org"), ("password", "hidden"), ("new-password", "hidden")]);
        assert_eq!(to_keep(&typed), [("mail".to_owned(), "ann@example.org".to_owned())]);
    }
}
