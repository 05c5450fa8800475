//! What the visitor's last act did, said once on the next page.
//!
//! The cookie holds only a name out of this list, so nobody can make us say anything else.

use crate::domain::case::act::Act;
use crate::messages::T;
use actix_web::HttpResponse;
use actix_web::body::BoxBody;
use actix_web::cookie::time::Duration;
use actix_web::cookie::{Cookie, SameSite};
use actix_web::dev::ServiceResponse;
use actix_web::http::header;
use std::borrow::Cow;

pub(super) const COOKIE: &str = "redress-said";

/// What stands before the name of an act in the cookie.
const ACTED: &str = "acted-";

/// Declares what can be said: the name in the cookie, and the message of [`T`].
macro_rules! said {
    ($($(#[$meta:meta])* $variant:ident = $name:literal => $message:ident),* $(,)?) => {
        /// What the last act did.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub enum Said {
            $($(#[$meta])* $variant,)*
            /// Acted on a case.
            Acted(Act),
        }

        impl Said {
            pub(super) fn named(name: &str) -> Option<Said> {
                match name {
                    $($name => Some(Said::$variant),)*
                    _ => name.strip_prefix(ACTED)?.parse().ok().map(Said::Acted),
                }
            }

            fn name(self) -> String {
                match self {
                    $(Said::$variant => $name.to_owned(),)*
                    Said::Acted(act) => format!("{ACTED}{act}"),
                }
            }

            /// The words.
            pub fn words(self, t: T) -> Cow<'static, str> {
                match self {
                    $(Said::$variant => t.$message(),)*
                    Said::Acted(act) => t.act_done(act),
                }
            }
        }
    };
}

said! {
    /// A price comparison went on file.
    PricesCompared = "prices-compared" => prices_added,
    /// The centre keeps a request.
    RequestMade = "request-made" => said_request_made,
    /// An answer to a request is on record.
    RequestAnswered = "request-answered" => said_request_answered,
    /// The platform has more time for a request.
    RequestExtended = "request-extended" => said_request_extended,
    /// A request was sent by whoever made it.
    RequestSent = "request-sent" => said_request_sent,
    /// A request is closed.
    RequestEnded = "request-ended" => said_request_ended,
    /// A complaint was begun with what a request says.
    ComplaintBegun = "complaint-begun" => said_complaint_begun,
    /// No complaint was begun: too many are being written.
    TooManyDrafts = "too-many-drafts" => said_too_many_drafts,
    /// Signed out.
    SignedOut = "signed-out" => said_signed_out,
    /// Signed out everywhere else too.
    SignedOutEverywhere = "signed-out-everywhere" => said_signed_out_everywhere,
    /// The account's details were changed.
    DetailsChanged = "details-changed" => said_details_changed,
    /// Chose another language, which the letters follow.
    LanguageChosen = "language-chosen" => said_language_chosen,
    /// The password was changed.
    PasswordChanged = "password-changed" => said_password_changed,
    /// Chose how letters reach them.
    ReachChosen = "reach-chosen" => said_reach_chosen,
    /// The same, and a second address gets a link first.
    SafeMailAsked = "safe-mail-asked" => said_safe_mail_asked,
    /// Letters were given to the post.
    LettersPosted = "letters-posted" => said_letters_posted,
    /// Somebody else had noted that for some of them.
    LettersPostedBefore = "letters-posted-before" => said_letters_posted_before,
    /// What became of a letter on paper is on record.
    LetterSettled = "letter-settled" => said_letter_settled,
    /// The same, and the case of the letter stays as it is.
    LetterSettledAlone = "letter-settled-alone" => said_letter_settled_alone,
    /// What became of it was not noted, for it was not posted or something else is on record.
    LetterSettledOtherwise = "letter-settled-otherwise" => said_letter_settled_otherwise,
    /// A calendar of days off was changed.
    CalendarChanged = "calendar-changed" => said_calendar_changed,
    /// A letter waits to be printed.
    LetterQueued = "letter-queued" => said_letter_queued,
    /// A letter cannot be printed, for want of an address.
    LetterHasNoAddress = "letter-has-no-address" => said_letter_has_no_address,
    /// The postal address of a platform was set.
    PlatformAddress = "platform-address" => said_platform_address,
    /// Invited somebody.
    Invited = "invited" => said_invited,
    /// A draft was thrown away.
    DraftRemoved = "draft-removed" => said_draft_removed,
    /// What the visitor wanted to do was done before.
    DoneBefore = "done-before" => said_done_before,
    /// The platform has the draft of a publication.
    DraftShown = "draft-shown" => said_draft_shown,
    /// The platform replied to it.
    ReplySent = "reply-sent" => said_reply_sent,
    /// The public reads it.
    Published = "published" => said_published,
    /// An entry was corrected.
    Corrected = "corrected" => said_corrected,
    /// A stuck letter is tried again.
    LetterTried = "letter-tried" => said_letter_tried,
    /// A letter was not to be tried again.
    LetterNotTried = "letter-not-tried" => said_letter_not_tried,
    /// A claimant gets the link.
    ClaimGranted = "claim-granted" => said_claim_granted,
    /// A claimant gets no link.
    ClaimRefused = "claim-refused" => said_claim_refused,
    /// A platform was added.
    PlatformAdded = "platform-added" => said_platform_added,
    /// A list of platforms was taken in.
    PlatformsImported = "platforms-imported" => said_platforms_imported,
    /// What is on record of a platform was changed.
    PlatformChanged = "platform-changed" => said_platform_changed,
    /// The contact of a platform was verified, and notices may go out.
    ContactVerified = "contact-verified" => said_contact_verified,
    /// The contact of a platform is not verified any more.
    ContactUnverified = "contact-unverified" => said_contact_unverified,
    /// The cases of a platform that waited were served in its inbox.
    CasesServed = "cases-served" => said_cases_served,
    /// A place was ended.
    StandingEnded = "standing-ended" => said_standing_ended,
    /// A mediator declared an interest.
    InterestDeclared = "interest-declared" => said_interest_declared,
    /// Took an invitation.
    Accepted = "accepted" => said_accepted,
    /// Welcome.
    Joined = "joined" => said_joined,
}

impl Said {
    /// `answer`, with this to be said on the page that comes next.
    pub fn on(self, mut answer: HttpResponse) -> HttpResponse {
        let cookie = Cookie::build(COOKIE, self.name())
            .path("/")
            .http_only(true)
            .same_site(SameSite::Lax)
            .max_age(Duration::minutes(1))
            .finish();
        set(&mut answer, &cookie);
        answer
    }
}

/// Takes the cookie away once a page has said it.
pub(super) fn forget(answer: &mut ServiceResponse<BoxBody>) {
    let is_page = answer
        .headers()
        .get(header::CONTENT_TYPE)
        .is_some_and(|kind| kind.as_bytes().starts_with(b"text/html"));
    if is_page && answer.request().cookie(COOKIE).is_some() {
        let gone = Cookie::build(COOKIE, "").path("/").max_age(Duration::ZERO).finish();
        set(answer.response_mut(), &gone);
    }
}

/// Adds a cookie to an answer.
pub(super) fn set<B>(answer: &mut HttpResponse<B>, cookie: &Cookie<'_>) {
    if let Err(problem) = answer.add_cookie(cookie) {
        tracing::error!(%problem, name = cookie.name(), "a cookie cannot be set");
    }
}
