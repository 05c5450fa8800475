//! Every address that a page, a letter or a redirect can name. No other file spells one out.

use super::filing::Topic;
use crate::domain::case::act::Act;
use crate::domain::case::options::{Answers, Possible};
use crate::domain::clock::running::{RunningWindow, Subject};
use crate::domain::ids::{
    CaseNumber, ClaimId, DraftId, ExhibitId, LetterId, MatterId, Reference, RequestNumber, StandingId,
};
use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};

/// The start page.
pub const HOME: &str = "/";
/// Help, contact, accessibility, privacy.
pub const HELP: &str = "/help";
/// Leaving no trace, or leaving the usual ones again.
pub const TRACE: &str = "/trace";
/// What a device remembers of a visit here.
pub const TRACES: &str = "/help#traces";
/// Where the pages begin that only somebody reads who complains or is about to, signed in or not.
pub const BEFORE_COMPLAINING: &[&str] = &[FILE, EXPLORE, ACCOUNT, SIGN_IN, "/link/"];
/// Asking whether a letter is ours.
pub const CHECK_LETTER: &str = "/check-letter";
/// Choosing a language.
pub const LANGUAGE: &str = "/language";
/// Signing in.
pub const SIGN_IN: &str = "/sign-in";
/// Signing out.
pub const SIGN_OUT: &str = "/sign-out";
/// Opening an account.
pub const NEW_ACCOUNT: &str = "/account/new";
/// Asking for a new password.
pub const FORGOTTEN: &str = "/account/forgotten";
/// Opening an account without mail.
pub const WITHOUT_MAIL: &str = "/account/without-mail";
/// Choosing a new password with a printed code.
pub const RECOVERY: &str = "/account/recovery";
/// Choosing how letters come.
pub const REACH: &str = "/account/reach";
/// Making a new code.
pub const RECOVERY_CODE: &str = "/account/recovery-code";
/// One's own account.
pub const ACCOUNT: &str = "/account";
/// Changing one's password.
pub const PASSWORD: &str = "/account/password";
/// Ending all one's sessions.
pub const SIGN_OUT_EVERYWHERE: &str = "/account/sign-out-everywhere";
/// Who works and answers here.
pub const PEOPLE: &str = "/people";
/// Inviting somebody.
pub const INVITATIONS: &str = "/people/invitations";
/// One's cases, or one's inbox.
pub const CASES: &str = "/cases";
/// The public register.
pub const REGISTER: &str = "/register";
/// The register for machines.
pub const REGISTER_JSON: &str = "/register.json";
/// The register as a feed.
pub const REGISTER_ATOM: &str = "/register.atom";
/// The platforms that the centre has checked.
pub const PLATFORMS: &str = "/platforms";
/// The same for machines.
pub const PLATFORMS_JSON: &str = "/platforms.json";
/// Filing a complaint.
pub const FILE: &str = "/complaint";
/// The explorer: what happened?
pub const EXPLORE: &str = "/explore";
/// The explorer: what was asked?
pub const EXPLORE_ASKED: &str = "/explore/asked";
/// The explorer: what follows.
pub const EXPLORE_ANSWER: &str = "/explore/answer";
/// The letter in which somebody asks a platform for what is theirs.
pub const REQUEST_LETTER: &str = "/explore/letter";

/// Requests that the centre keeps.
pub const REQUESTS: &str = "/requests";

/// The rulebooks.
pub const RULEBOOKS: &str = "/rulebook";

/// One's letters.
pub const LETTERS: &str = "/letters";
/// Letters that could not be delivered.
pub const UNDELIVERABLE: &str = "/letters/undeliverable";
/// Taking a complaint down for somebody at the desk.
pub const WALK_IN: &str = "/centre/walk-in";
/// The same for somebody who has an account.
pub const WALK_IN_KNOWN: &str = "/centre/walk-in/known";
/// Letters on paper.
pub const POST: &str = "/centre/post";
/// Printing some of them.
pub const POST_PRINT: &str = "/centre/post/print";
/// Noting that some of them were posted.
pub const POST_POSTED: &str = "/centre/post/posting";
/// The calendars of days off.
pub const DAYS_OFF: &str = "/centre/calendar";
/// What a change of one would do.
pub const DAYS_OFF_CHECK: &str = "/centre/calendar/check";
/// All one's running windows, as a calendar.
pub const CALENDAR: &str = "/calendar.ics";
/// The interests that a mediator has declared.
pub const INTERESTS: &str = "/account/interests";
/// Everybody's speed, and what is overdue.
pub const OVERSIGHT: &str = "/oversight";
/// Asking to answer for a platform in one case.
pub const CLAIM: &str = "/claim";
/// Who asks to.
pub const CLAIMS: &str = "/centre/claims";
/// What the centre knows of platforms.
pub const PLATFORM_RECORDS: &str = "/centre/platforms";
/// Taking in a list of them.
pub const PLATFORM_IMPORT: &str = "/centre/platforms/import";

/// What may stand in a query's value.
const IN_QUERY: &AsciiSet =
    &NON_ALPHANUMERIC.remove(b'-').remove(b'_').remove(b'.').remove(b'~').remove(b'/');

/// The page of a mailed one-time link.
pub fn link(token: &str) -> String {
    format!("/link/{}", utf8_percent_encode(token, IN_QUERY))
}

/// One rulebook, whole.
pub fn rulebook(id: &str) -> String {
    format!("{RULEBOOKS}/{id}")
}

/// The same for machines.
pub fn rulebook_json(id: &str) -> String {
    format!("{RULEBOOKS}/{id}.json")
}

/// One rule of it.
pub fn rule(id: &str, anchor: &str) -> String {
    format!("{RULEBOOKS}/{id}#{anchor}")
}

/// The calendar of days off of this rulebook.
pub fn days_off(id: &str) -> String {
    format!("{DAYS_OFF}?of={id}")
}

/// The form that takes a change of it back.
pub fn take_back(id: &str, change: u32) -> String {
    format!("{DAYS_OFF}?of={id}&take-back={change}#change")
}

/// The rule by which the end of a window was counted.
pub fn rule_of(window: &RunningWindow) -> String {
    let anchor = match window.subject {
        Subject::Right(right) => format!("grievances.{right}"),
        _ => format!("windows.{}", window.key),
    };
    rule(&window.reckoning.rule.rulebook, &anchor)
}

/// The page of a matter, under the name by which people know it.
pub fn matter(reference: Reference) -> String {
    match reference {
        Reference::Case(number) => case(number),
        Reference::Request(number) => request(number),
    }
}

/// The page of a request.
pub fn request(number: RequestNumber) -> String {
    format!("{REQUESTS}/{number}")
}

/// What the centre's record says of a request, to be kept.
pub fn request_record(number: RequestNumber) -> String {
    format!("{REQUESTS}/{number}/record.pdf")
}

/// The page of a case.
pub fn case(number: CaseNumber) -> String {
    format!("{CASES}/{number}")
}

/// The receipt of a complaint.
pub fn receipt(number: CaseNumber) -> String {
    format!("{CASES}/{number}/receipt")
}

/// The original bytes of an exhibit.
pub fn exhibit(number: CaseNumber, exhibit: ExhibitId) -> String {
    format!("{CASES}/{number}/exhibits/{exhibit}")
}

/// The fingerprint and the history of an exhibit.
pub fn exhibit_record(number: CaseNumber, exhibit: ExhibitId) -> String {
    format!("{CASES}/{number}/exhibits/{exhibit}/record")
}

/// The form for a price comparison.
pub fn price_comparison(number: CaseNumber) -> String {
    format!("{CASES}/{number}/price-comparison")
}

/// The running windows of a case, as a calendar.
pub fn case_calendar(number: CaseNumber) -> String {
    format!("{CASES}/{number}/calendar.ics")
}

/// The bundle that a court gets.
pub fn bundle(number: CaseNumber) -> String {
    format!("{CASES}/{number}/bundle")
}

/// The bundle of the case as it was after so many events.
pub fn bundle_edition(number: CaseNumber, version: u32) -> String {
    format!("{CASES}/{number}/bundle?version={version}")
}

/// One file of that bundle.
pub fn bundle_file(number: CaseNumber, version: u32, name: &str) -> String {
    format!("{CASES}/{number}/bundle/{name}?version={version}")
}

/// The publication of a case's outcome, before the public reads it.
pub fn publication(number: CaseNumber) -> String {
    format!("/publications/{number}")
}

/// An entry of the public register. Its name says nothing of the case.
pub fn entry(publication: MatterId) -> String {
    format!("{REGISTER}/{publication}")
}

/// The letters in a case.
pub fn case_letters(number: CaseNumber) -> String {
    format!("{CASES}/{number}/letters")
}

/// Having a letter tried again.
pub fn letter_delivery(letter: LetterId) -> String {
    format!("{LETTERS}/{letter}/delivery")
}

/// Having a letter printed that could not be mailed.
pub fn letter_paper(letter: LetterId) -> String {
    format!("{LETTERS}/{letter}/paper")
}

/// Noting that a letter on paper arrived.
pub fn post_arrival(letter: LetterId) -> String {
    format!("{POST}/{letter}/arrival")
}

/// Noting that a letter on paper came back.
pub fn post_return(letter: LetterId) -> String {
    format!("{POST}/{letter}/return")
}

/// Noting that a letter on paper came back of which somebody had noted that it arrived.
pub fn post_return_after_all(letter: LetterId) -> String {
    format!("{POST}/{letter}/return-after-all")
}

/// What the centre knows of a platform.
pub fn platform_record(slug: &str) -> String {
    format!("{PLATFORM_RECORDS}/{slug}")
}

/// Setting where notices to a platform go.
pub fn platform_contact(slug: &str) -> String {
    format!("{PLATFORM_RECORDS}/{slug}/contact")
}

/// Setting the postal address of a platform.
pub fn platform_address(slug: &str) -> String {
    format!("{}/address", platform_record(slug))
}

/// Serving the cases of a platform that wait for it.
pub fn platform_service(slug: &str) -> String {
    format!("{PLATFORM_RECORDS}/{slug}/service")
}

/// Letting somebody answer for a platform in one case.
pub fn claim_grant(claim: ClaimId) -> String {
    format!("{CLAIMS}/{claim}/grant")
}

/// Not letting them.
pub fn claim_refusal(claim: ClaimId) -> String {
    format!("{CLAIMS}/{claim}/refusal")
}

/// Inviting somebody to represent a platform.
pub fn invite_for(slug: &str) -> String {
    format!("{PEOPLE}?role=platform&platform={}#invite", utf8_percent_encode(slug, IN_QUERY))
}

/// Ending somebody's place: the question, and where it is answered.
pub fn standing_end(standing: StandingId) -> String {
    format!("{PEOPLE}/{standing}/end")
}

/// A letter.
pub fn letter(letter: LetterId) -> String {
    format!("{LETTERS}/{letter}")
}

/// An act on a case: its form, and where the form is sent.
pub fn act(number: CaseNumber, act: Act) -> String {
    format!("{CASES}/{number}/{act}")
}

/// The form of an act that answers something: the window, offer, question or promise is named in the query.
pub fn act_on(number: CaseNumber, possible: &Possible) -> String {
    let address = act(number, possible.act);
    match possible.answers {
        Answers::Case => address,
        Answers::Window(id) => format!("{address}?window={id}"),
        Answers::Offer(id) => format!("{address}?offer={id}"),
        Answers::Question(id) => format!("{address}?question={id}"),
        Answers::Remedy(id) => format!("{address}?remedy={id}"),
        Answers::Alarm(id) => format!("{address}?alarm={id}"),
        Answers::Referral(id) => format!("{address}?referral={id}"),
    }
}

/// What an act answers, as [`act_on`] wrote it into the query; [`Answers::Case`] for acts that answer
/// nothing in particular. `None` if the query does not name it.
pub fn answered(act: Act, query: &str) -> Option<Answers> {
    let named = |name: &str| {
        let mut pairs = query.split('&').filter_map(|pair| pair.split_once('='));
        pairs.find(|(key, _)| *key == name).map(|(_, value)| value)
    };
    match act {
        Act::Complete
        | Act::Extend
        | Act::AcceptAnswer
        | Act::AskForMediator
        | Act::Assign
        | Act::Challenge
        | Act::DecideChallenge
        | Act::DecideRestoration
        | Act::GiveHelp
        | Act::AcceptRuling
        | Act::RefuseRuling
        | Act::UndoWithdrawal
        | Act::AskForReview
        | Act::AskToRestore => named("window")?.parse().ok().map(Answers::Window),
        Act::AcceptOffer | Act::DeclineOffer => named("offer")?.parse().ok().map(Answers::Offer),
        Act::Respond => named("question")?.parse().ok().map(Answers::Question),
        Act::RejectReferral | Act::OpenLinked => named("referral")?.parse().ok().map(Answers::Referral),
        Act::AttendAlarm => named("alarm")?.parse().ok().map(Answers::Alarm),
        Act::ReportPerformance | Act::Confirm | Act::Deny => {
            named("remedy")?.parse().ok().map(Answers::Remedy)
        }
        Act::Admit
        | Act::AskToComplete
        | Act::FindInadmissible
        | Act::Serve
        | Act::Bounce
        | Act::Answer
        | Act::Docket
        | Act::Return
        | Act::Judge
        | Act::Question
        | Act::Stay
        | Act::LiftStay
        | Act::Offer
        | Act::Rule
        | Act::CloseWithoutResult
        | Act::AskForHelp
        | Act::AskToPublish
        | Act::Message
        | Act::Reveal
        | Act::ReadReveal
        | Act::TakeBackReveal
        | Act::Exhibit
        | Act::Refer
        | Act::RaiseAlarm
        | Act::HandOver
        | Act::Reopen
        | Act::DecideReview
        | Act::Correct
        | Act::Withdraw => Some(Answers::Case),
    }
}

/// An entry for machines.
pub fn entry_json(entry: MatterId) -> String {
    format!("{REGISTER}/{entry}.json")
}

/// An entry as a feed.
pub fn entry_atom(entry: MatterId) -> String {
    format!("{REGISTER}/{entry}.atom")
}

/// The scorecard of a platform.
pub fn scorecard(slug: &str) -> String {
    format!("{PLATFORMS}/{}", utf8_percent_encode(slug, IN_QUERY))
}

/// The scorecard for machines.
pub fn scorecard_json(slug: &str) -> String {
    format!("{}.json", scorecard(slug))
}

/// The entries about a platform as a feed.
pub fn scorecard_atom(slug: &str) -> String {
    format!("{}.atom", scorecard(slug))
}

/// `path` with a query of these names and values; what is empty is left out.
pub fn with_query<'q>(path: &str, fields: impl IntoIterator<Item = (&'q str, &'q str)>) -> String {
    let mut address = path.to_owned();
    let mut cut = '?';
    for (name, value) in fields.into_iter().filter(|(_, value)| !value.is_empty()) {
        address.push(cut);
        address.push_str(name);
        address.push('=');
        address.extend(utf8_percent_encode(value, IN_QUERY));
        cut = '&';
    }
    address
}

/// A complaint that is being written: on to the first page that lacks something.
pub fn draft(draft: DraftId) -> String {
    format!("{FILE}/{draft}")
}

/// The page of one topic of a complaint.
pub fn topic(draft: DraftId, topic: Topic) -> String {
    format!("{FILE}/{draft}/{topic}")
}

/// The same, to change an answer and come back to the check.
pub fn change(draft: DraftId, topic: Topic) -> String {
    format!("{FILE}/{draft}/{topic}?change")
}

/// Checking all answers of a complaint, and filing it.
pub fn check(draft: DraftId) -> String {
    format!("{FILE}/{draft}/check")
}

/// Taking a file out of a complaint that is being written.
pub fn evidence_removal(draft: DraftId) -> String {
    format!("{FILE}/{draft}/evidence/removal")
}

/// Throwing a draft away.
pub fn draft_removal(draft: DraftId) -> String {
    format!("{FILE}/{draft}/removal")
}

/// Opening an account, and then on to `then`.
pub fn new_account_then(then: &str) -> String {
    format!("{NEW_ACCOUNT}?then={}", utf8_percent_encode(then, IN_QUERY))
}

/// Choosing how letters come, and then on to `then`.
pub fn reach_then(then: &str) -> String {
    format!("{REACH}?then={}", utf8_percent_encode(then, IN_QUERY))
}

/// Opening an account without mail, and then on to `then`.
pub fn without_mail_then(then: &str) -> String {
    format!("{WITHOUT_MAIL}?then={}", utf8_percent_encode(then, IN_QUERY))
}

/// Signing in, and then on to `then`.
pub fn sign_in_then(then: &str) -> String {
    format!("{SIGN_IN}?then={}", utf8_percent_encode(then, IN_QUERY))
}

/// `text` if it is an address within this centre, where a form may send its reader on to.
///
/// Browsers read `//host`, `/\host` and addresses with tabs or line ends in them as other sites.
pub fn local(text: &str) -> Option<&str> {
    let mut characters = text.chars();
    let begins = characters.next() == Some('/') && !matches!(characters.next(), Some('/' | '\\'));
    let plain = text.bytes().all(|byte| (0x21..0x7f).contains(&byte) && byte != b'\\');
    (begins && plain && text.len() <= 2000).then_some(text)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_form_sends_its_reader_nowhere_but_within_this_centre() {
        for inside in ["/", "/cases", "/cases?page=2", "/cases/2026-000123-K#story", "/a//b"] {
            assert_eq!(local(inside), Some(inside));
        }
        for outside in [
            "",
            "cases",
            "https://evil.example",
            "//evil.example",
            "/\\evil.example",
            "/\t/evil.example",
            "/a\nb",
            "/a\\b",
            "/ä",
        ] {
            assert_eq!(local(outside), None, "{outside:?}");
        }
    }

    #[test]
    fn an_address_says_only_what_was_asked() {
        assert_eq!(with_query("/register", []), "/register");
        let asked = [("q", "泄露 a&b"), ("platform", ""), ("page", "2")];
        assert_eq!(with_query("/register", asked), "/register?q=%E6%B3%84%E9%9C%B2%20a%26b&page=2");
    }

    #[test]
    fn what_stands_in_a_query_cannot_leave_it() {
        assert_eq!(sign_in_then("/cases?a=1&b=2#c"), "/sign-in?then=/cases%3Fa%3D1%26b%3D2%23c");
    }
}
