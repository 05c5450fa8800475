//! Golden lines: what is stored today is read for ever.
//!
//! Each file in `tests/golden` holds stored bytes, one event or errand a line. Lines are added, never
//! edited: a line that does not come back as the same bytes would break the chain of every matter that
//! holds such an event. A new kind of event, or a new word of a list inside one, has no line yet and
//! fails here; `GOLDEN=add cargo test --test golden` adds what is missing.

use redress::domain::actor::{ActingPerson, Actor, Holder, Role, Side, Strength};
use redress::domain::case::duty::{AgreedIn, Promise};
use redress::domain::case::event::{
    AlarmKind, Asked, CameBack, Confirmation, Detail, Event, Filing, Finding, Linked, Offer, Point,
    ReferralKind, Ruling, Service, Silence, Stance, TakenDown, Want,
};
use redress::domain::case::stage::Stage;
use redress::domain::chain::Hash;
use redress::domain::clock::running::{ClockChange, RunningWindow, Subject};
use redress::domain::clock::{
    Changed, Day, Force, Moment, Reckoning, RuleReference, Span, Step, Unit, WhyOff, WindowKey,
};
use redress::domain::decision::Task;
use redress::domain::evidence::{Exhibit, TextRef, Wall};
use redress::domain::given::Outage;
use redress::domain::grievance::Grievance;
use redress::domain::ids::{CaseNumber, ExhibitId, PlatformId, RequestNumber};
use redress::domain::matter::{FORMAT, Matter, Recorded};
use redress::domain::money::Cents;
use redress::domain::publication::{self, Kept, Kind, Outcome, Reaction};
use redress::domain::request::{self, Asked as Request, SentBy};
use redress::domain::text::Language;
use serde::Serialize;
use serde::de::DeserializeOwned;
use std::collections::BTreeSet;
use std::fmt::Write;
use std::path::PathBuf;
use uuid::Uuid;

/// Lists the kinds of an event type: one that is missing here does not compile.
macro_rules! kinds {
    ($kind_of:ident $list:ident $enum:path { $($variant:ident $name:literal)* }) => {
        const $list: &[&str] = &[$($name),*];
        fn $kind_of(event: &$enum) -> &'static str {
            use $enum as E;
            match event { $(E::$variant { .. } => $name,)* }
        }
    };
}

kinds! { case_kind CASE_KINDS Event {
    Filed "filed"
    CompletionAsked "completion_asked"
    Completed "completed"
    Admitted "admitted"
    FoundInadmissible "found_inadmissible"
    ReviewAsked "review_asked"
    InadmissibilityConfirmed "inadmissibility_confirmed"
    InadmissibilityOverturned "inadmissibility_overturned"
    Served "served"
    ServiceFailed "service_failed"
    Answered "answered"
    Extended "extended"
    Dissatisfied "dissatisfied"
    Offered "offered"
    OfferDeclined "offer_declined"
    ProposalAccepted "proposal_accepted"
    Agreed "agreed"
    Assigned "assigned"
    Challenged "challenged"
    ChallengeUpheld "challenge_upheld"
    ChallengeRejected "challenge_rejected"
    HelpAsked "help_asked"
    HelpGiven "help_given"
    Questioned "questioned"
    Responded "responded"
    Stayed "stayed"
    StayLifted "stay_lifted"
    Ruled "ruled"
    RulingAccepted "ruling_accepted"
    RulingRefused "ruling_refused"
    ClosedWithoutResult "closed_without_result"
    Performed "performed"
    Confirmed "confirmed"
    Denied "denied"
    Resolved "resolved"
    HandedOver "handed_over"
    Docketed "docketed"
    Returned "returned"
    Judged "judged"
    PublicationAsked "publication_asked"
    Withdrawn "withdrawn"
    WithdrawalUndone "withdrawal_undone"
    Reopened "reopened"
    RestorationAsked "restoration_asked"
    RestorationRefused "restoration_refused"
    Restored "restored"
    SlipCorrected "slip_corrected"
    Exhibited "exhibited"
    Revealed "revealed"
    RevealRead "reveal_read"
    RevealTakenBack "reveal_taken_back"
    Messaged "messaged"
    Referred "referred"
    ReferralRejected "referral_rejected"
    ReferralAccepted "referral_accepted"
    AlarmRaised "alarm_raised"
    AlarmAttended "alarm_attended"
    Lapsed "lapsed"
    OutageMadeGood "outage_made_good"
    CalendarChanged "calendar_changed"
    LetterPosted "letter_posted"
    LetterUnposted "letter_unposted"
} }

kinds! { publication_kind PUBLICATION_KINDS publication::Event {
    Opened "opened"
    Drafted "drafted"
    Replied "replied"
    Published "published"
    Updated "updated"
    Corrected "corrected"
    Ended "ended"
    Lapsed "lapsed"
    OutageMadeGood "outage_made_good"
    CalendarChanged "calendar_changed"
} }

kinds! { request_kind REQUEST_KINDS request::Event {
    Asked "asked"
    Served "served"
    ServiceFailed "service_failed"
    InboxLeft "inbox_left"
    SentBySender "sent_by_sender"
    Reminded "reminded"
    Extended "extended"
    Answered "answered"
    Lapsed "lapsed"
    Ended "ended"
    Complained "complained"
    OutageMadeGood "outage_made_good"
    CalendarChanged "calendar_changed"
    LetterPosted "letter_posted"
    LetterUnposted "letter_unposted"
} }

fn id<I: From<Uuid>>(number: u128) -> I {
    Uuid::from_u128(0x0192_f0c1_0000_7000_8000_0000_0000_0000 + number).into()
}

fn at(text: &str) -> Moment {
    text.parse().unwrap()
}

fn text(number: u128) -> TextRef {
    TextRef { id: id(number), commitment: Hash([number as u8; 32]) }
}

fn exhibit(number: u16) -> Exhibit {
    // The first of them is as exhibits were before their titles were committed to.
    let title = (number > 1).then_some(Hash([0x70 + number as u8; 32]));
    Exhibit { id: id(600 + u128::from(number)), number, commitment: Hash([number as u8; 32]), title }
}

fn cents(hundredths: i64) -> Option<Cents> {
    Cents::new(hundredths).ok()
}

fn outage() -> Outage {
    Outage { from: at("2026-11-20T01:00:00Z"), until: at("2026-11-27T01:00:00.25Z") }
}

fn changed() -> Changed {
    Changed { change: 2, at: at("2026-12-04T01:00:00Z") }
}

/// A counting that a change of the calendar moved.
fn recounted() -> Reckoning {
    let mut counted = reckoning(WindowKey::Answer, Unit::WorkingDay, Force::Design);
    counted.steps.pop();
    let to = Day::constant(2026, 12, 26);
    counted.steps.push(Step::Recounted { on: Day::constant(2026, 12, 4), days: 3, to });
    counted.steps.push(Step::Ends { on: to });
    Reckoning { falls: at("2026-12-26T16:00:00Z"), calendar: 2, ..counted }
}

fn person(role: Role) -> Actor {
    let platform = (role == Role::Platform).then(|| id(77));
    Actor::Person(ActingPerson { person: id(7), role, platform, strength: Strength::Password, second: None })
}

fn entry<E>(by: Actor, event: E, clock: ClockChange) -> Recorded<E> {
    Recorded {
        format: FORMAT,
        matter: id(5),
        seq: 3,
        at: at("2026-11-23T01:00:00Z"),
        written: at("2026-11-23T01:00:00.000125Z"),
        by,
        event,
        clock,
    }
}

fn plain<E>(event: E) -> Recorded<E> {
    entry(Actor::Clock, event, ClockChange::default())
}

/// A counting with every kind of step.
fn reckoning(window: WindowKey, unit: Unit, force: Force) -> Reckoning {
    let day = |day| Day::constant(2026, 12, day);
    let steps = vec![
        Step::Opened { on: day(1) },
        Step::Counted { from: day(2), to: day(15), days: 10, unit },
        Step::Hours { from: at("2026-12-01T01:00:00Z"), to: at("2026-12-04T01:00:00Z"), hours: 72 },
        Step::Set { on: day(15) },
        Step::Skipped { from: day(5), to: day(13), days: 4, why: WhyOff::Weekend },
        Step::Skipped { from: day(8), to: day(8), days: 1, why: WhyOff::Holiday { key: "new_year".into() } },
        Step::MadeUp { on: day(12) },
        Step::Rolled { from: day(13), to: day(14), why: WhyOff::Weekend },
        Step::Stayed {
            from: at("2026-12-02T01:00:00Z"),
            until: at("2026-12-03T01:00:00Z"),
            reason: "both_ask".into(),
            added: Span::new(1, unit),
            to: day(16),
        },
        Step::Extended { by: Span::new(5, unit), to: day(22) },
        Step::Outage { from: outage().from, until: outage().until, to: day(23) },
        Step::Ends { on: day(23) },
    ];
    Reckoning {
        window,
        rule: RuleReference { rulebook: "cn".into(), edition: Day::constant(2026, 11, 1) },
        span: Span::new(10, unit),
        force,
        starts: at("2026-12-01T01:00:00Z"),
        falls: at("2026-12-23T16:00:00Z"),
        steps,
        provisional: force == Force::Draft,
        calendar: 0,
    }
}

fn window(key: WindowKey, holder: Holder, subject: Subject, reckoning: Reckoning) -> RunningWindow {
    RunningWindow { id: id(30), key, holder, subject, attempt: 1, reckoning }
}

fn promise(number: u128) -> Promise {
    Promise { id: id(number), remedy: "delete".into(), amount: None, text: None, days: None }
}

fn promises() -> Vec<Promise> {
    let money = Promise {
        remedy: "compensate".into(),
        amount: cents(80_000),
        text: Some(text(41)),
        days: Some(20),
        ..promise(52)
    };
    vec![promise(51), money]
}

fn filing() -> Filing {
    Filing {
        number: CaseNumber::new(2026, 123).unwrap(),
        consumer: id(7),
        platform: id(77),
        language: Language::Zh,
        grievances: vec![Grievance::Deletion],
        wants: vec![
            Want { remedy: "delete".into(), amount: None },
            Want { remedy: "compensate".into(), amount: cents(120_000) },
        ],
        data: vec!["contact".into(), "location".into()],
        happened_on: Some(Day::constant(2026, 10, 8)),
        title: text(1),
        statement: text(2),
        account: Some(text(3)),
        asked: Some(Asked {
            on: Day::constant(2026, 10, 20),
            came_back: CameBack::Nothing,
            text: Some(text(4)),
        }),
        exhibits: vec![exhibit(1), exhibit(2)],
        rulebook: RuleReference { rulebook: "cn".into(), edition: Day::constant(2026, 11, 1) },
        linked: None,
        taken_down: None,
        request: None,
        goes_first: false,
    }
}

fn linked() -> Linked {
    Linked { case: id(5), number: CaseNumber::new(2026, 122).unwrap(), filed_at: at("2026-10-23T01:00:00Z") }
}

fn referred(kind: ReferralKind, to: Option<PlatformId>) -> Event {
    let (name, text, exhibits) = (text(1), text(2), vec![exhibit(6)]);
    Event::Referred { referral: id(12), kind, to, name, text, exhibits }
}

fn filed(filing: Filing) -> Event {
    Event::Filed(Box::new(filing))
}

fn lapsed(silence: Silence) -> Event {
    let (window, key, subject) = (id(30), WindowKey::Answer, Subject::Step);
    Event::Lapsed { window, key, subject, holder: Holder::Platform, silence }
}

fn ruling(finding: Finding, exhibits: Vec<ExhibitId>) -> Event {
    Event::Ruled(Ruling {
        findings: vec![(Grievance::Deletion, finding), (Grievance::UnlawfulSharing, Finding::Upheld)],
        retaliation: None,
        finding: text(1),
        reasons: text(2),
        promises: promises(),
        rests_on: vec![text(3).id, text(4).id],
        exhibits,
    })
}

fn offer(from: Option<Side>) -> Event {
    Event::Offered(Offer { id: id(8), from, text: text(1), promises: promises() })
}

fn answer(stance: Stance) -> Event {
    let amount = if stance == Stance::Partly { cents(40_000) } else { None };
    let ground = (stance == Stance::Refused).then(|| "facts_disputed".to_owned());
    let point = Point { remedy: "delete".into(), stance, amount, ground, text: text(1) };
    let late = stance == Stance::Refused;
    Event::Answered { points: vec![point], text: Some(text(2)), exhibits: vec![exhibit(1)], late }
}

/// One of each kind, and one for each word of every list inside.
fn case_samples() -> Vec<Recorded<Event>> {
    let reason = || "complex".to_owned();
    let mut events = vec![
        filed(filing()),
        filed(Filing { request: Some(id(15)), ..filing() }),
        filed(Filing { goes_first: true, ..filing() }),
        Event::LetterPosted { of: 4, on: Day::constant(2026, 11, 25) },
        Event::LetterUnposted { of: 4 },
        filed(Filing { linked: Some(linked()), account: None, asked: None, ..filing() }),
        Event::ReferralRejected { referral: id(12), text: text(1) },
        Event::ReferralAccepted { referral: id(12), to: id(78) },
        filed(Filing { happened_on: None, account: None, asked: None, exhibits: vec![], ..filing() }),
        Event::CompletionAsked { text: text(1) },
        Event::Completed { text: text(1), exhibits: vec![exhibit(3)] },
        Event::Admitted,
        Event::FoundInadmissible { reason: reason(), text: text(1) },
        Event::ReviewAsked { text: text(1) },
        Event::InadmissibilityConfirmed { text: text(1) },
        Event::RestorationRefused { window: id(30), text: text(1) },
        Event::SlipCorrected { text: text(1).id, reads: text(2) },
        Event::ServiceFailed,
        Event::Extended { reason: reason(), text: text(1) },
        Event::Dissatisfied { text: text(1) },
        offer(None),
        Event::Assigned { mediator: id(9) },
        Event::Responded { question: id(10), text: text(1), exhibits: vec![] },
        Event::Stayed { reason: reason(), text: text(1) },
        Event::StayLifted,
        Event::ClosedWithoutResult { reason: reason(), text: text(1) },
        Event::Performed { remedy: id(51), text: text(1), exhibits: vec![exhibit(4)] },
        Event::Confirmed { remedy: id(51) },
        Event::Denied { remedy: id(51), text: text(1), failed: false },
        Event::Denied { remedy: id(51), text: text(1), failed: true },
        Event::Resolved { confirmed: true },
        Event::HandedOver { note: None },
        Event::HandedOver { note: Some(text(1)) },
        Event::Docketed { docket: text(1) },
        Event::Returned { defects: vec!["unclear_claim".into()], text: text(1) },
        Event::Withdrawn { reason: reason(), text: None },
        Event::Withdrawn { reason: reason(), text: Some(text(1)) },
        Event::AlarmAttended { alarm: id(11), text: text(1) },
        Event::OutageMadeGood(outage()),
        Event::ChallengeUpheld { text: text(1) },
        Event::ChallengeRejected { text: text(1) },
        Event::PublicationAsked,
    ];
    events.push(ruling(Finding::Upheld, vec![exhibit(1).id, exhibit(2).id]));
    let agreed = [AgreedIn::Answer, AgreedIn::Offer(id(8)), AgreedIn::Ruling];
    events.extend(agreed.map(|within| Event::Agreed { within, promises: promises() }));
    events.extend(Grievance::ALL.iter().map(|one| filed(Filing { grievances: vec![*one], ..filing() })));
    for language in [Language::En, Language::Zh] {
        events.push(filed(Filing { language, ..filing() }));
    }
    for came_back in CameBack::ALL {
        let asked = Some(Asked { on: Day::constant(2026, 10, 20), came_back: *came_back, text: None });
        events.push(filed(Filing { asked, ..filing() }));
    }
    let raised =
        |kind: AlarmKind, withdrawal| Event::AlarmRaised { alarm: id(11), kind, text: text(1), withdrawal };
    events.extend(AlarmKind::ALL.iter().map(|kind| raised(*kind, None)));
    events.extend(ReferralKind::ALL.iter().map(|kind| referred(*kind, None)));
    events.push(referred(ReferralKind::Merchant, Some(id(78))));
    for confirmed in Confirmation::ALL {
        let taken_down = Some(TakenDown { by: id(9), confirmed: *confirmed });
        events.push(filed(Filing { taken_down, ..filing() }));
    }
    events.extend(Service::ALL.iter().map(|how| Event::Served { how: *how }));
    events.extend(Stance::ALL.iter().map(|stance| answer(*stance)));
    events.extend(Silence::ALL.iter().map(|silence| lapsed(*silence)));
    for to in Stage::ALL.iter().copied() {
        events.extend([
            Event::Reopened { to },
            Event::WithdrawalUndone { to },
            Event::InadmissibilityOverturned { to, text: text(1) },
            Event::Restored { window: id(30), to, text: Some(text(1)) },
        ]);
    }
    events.push(Event::Restored { window: id(30), to: Stage::Mediating, text: None });
    for side in Side::ALL {
        let by = *side;
        events.extend([
            offer(Some(by)),
            Event::OfferDeclined { offer: id(8), by },
            Event::ProposalAccepted { offer: id(8), by },
            Event::Challenged { by, mediator: id(9), reason: reason(), text: text(1) },
            Event::HelpAsked { by, need: reason(), text: text(1) },
            Event::HelpGiven { to: by, text: text(1) },
            Event::Questioned { question: id(10), to: by, text: text(1) },
            Event::RulingAccepted { by },
            Event::RulingRefused { by, text: Some(text(1)) },
            Event::RulingRefused { by, text: None },
            Event::RestorationAsked {
                by,
                window: id(30),
                reason: reason(),
                held_up_until: Day::constant(2026, 11, 20),
                text: text(1),
                exhibits: vec![exhibit(2)],
            },
            Event::Exhibited { by, text: None, exhibits: vec![exhibit(5)] },
        ]);
    }
    for finding in Finding::ALL {
        let Event::Ruled(plainly) = ruling(*finding, vec![]) else { continue };
        let retaliation = Some(*finding);
        events.push(Event::Ruled(Ruling { retaliation, ..plainly.clone() }));
        events.extend([Event::Ruled(plainly), Event::Judged { outcome: *finding, text: text(1) }]);
    }
    for (from, wall) in
        Role::ALL.iter().flat_map(|from| [Wall::Court, Wall::Settlement].map(|wall| (from, wall)))
    {
        events.push(Event::Messaged { from: *from, text: text(1), wall });
    }
    events.extend([
        Event::Revealed { details: Detail::ALL.to_vec(), texts: Vec::new() },
        Event::Revealed { details: vec![Detail::Phone, Detail::Address], texts: vec![text(1), text(2)] },
        Event::RevealRead,
        Event::RevealTakenBack,
    ]);
    events.push(raised(AlarmKind::Threatened, Some("pressured".to_owned())));
    let mut entries: Vec<_> = events.into_iter().map(plain).collect();
    entries.extend(envelopes());
    entries
}

/// Everything that can stand around an event: who, and what became of the windows.
fn envelopes() -> Vec<Recorded<Event>> {
    let mut actors = vec![Actor::Clock, Actor::Centre, Actor::Matter(id(6))];
    actors.extend(Role::ALL.iter().map(|role| person(*role)));
    for strength in Strength::ALL {
        let second = Some(id(8));
        let acting =
            ActingPerson { person: id(7), role: Role::Court, platform: None, strength: *strength, second };
        actors.push(Actor::Person(acting));
    }
    let mut entries: Vec<_> =
        actors.into_iter().map(|by| entry(by, Event::Admitted, ClockChange::default())).collect();

    let counted = |key| reckoning(key, Unit::WorkingDay, Force::Design);
    let with =
        |opened| entry(Actor::Clock, Event::Admitted, ClockChange { opened, ..ClockChange::default() });
    for key in WindowKey::ALL {
        entries.push(with(vec![window(*key, Holder::Centre, Subject::Step, counted(*key))]));
    }
    for holder in Holder::ALL {
        entries.push(with(vec![window(
            WindowKey::Answer,
            *holder,
            Subject::Step,
            counted(WindowKey::Answer),
        )]));
    }
    let subjects = [
        Subject::Step,
        Subject::Offer(id(8)),
        Subject::Question(id(10)),
        Subject::Remedy(id(51)),
        Subject::Window(id(31)),
        Subject::Alarm(id(11)),
        Subject::Referral(id(12)),
        Subject::Right(Grievance::Deletion),
    ];
    for subject in subjects {
        entries.push(with(vec![window(
            WindowKey::Cure,
            Holder::Platform,
            subject,
            counted(WindowKey::Cure),
        )]));
    }
    for unit in [Unit::Hour, Unit::CalendarDay, Unit::WorkingDay, Unit::Month, Unit::Prompt] {
        let counted = reckoning(WindowKey::Answer, unit, Force::Statute);
        entries.push(with(vec![window(WindowKey::Answer, Holder::Platform, Subject::Step, counted)]));
    }
    let forces = [
        Force::Statute,
        Force::Regulation,
        Force::DeptRule,
        Force::NormativeDoc,
        Force::RecStandard,
        Force::Draft,
        Force::Design,
    ];
    for force in forces {
        let counted = reckoning(WindowKey::Answer, Unit::Month, force);
        entries.push(with(vec![window(WindowKey::Answer, Holder::Platform, Subject::Step, counted)]));
    }
    let all_at_once = ClockChange {
        ended: vec![id(30), id(31)],
        opened: vec![window(WindowKey::Cure, Holder::Platform, Subject::Step, counted(WindowKey::Cure))],
        moved: vec![(id(32), counted(WindowKey::Answer))],
        outage: Some(outage()),
    };
    entries.push(entry(Actor::Clock, Event::OutageMadeGood(outage()), all_at_once));
    let later = ClockChange { moved: vec![(id(32), recounted())], ..ClockChange::default() };
    entries.push(entry(Actor::Clock, Event::CalendarChanged(changed()), later));
    entries
}

fn outcome(kind: Kind) -> Outcome {
    Outcome {
        case: id(5),
        platform: id(77),
        language: Language::En,
        grievances: vec![Grievance::Deletion, Grievance::UnlawfulSharing],
        kind,
        finding: Some(text(1)),
        retaliation: None,
        remedies: vec!["delete".into(), "compensate".into()],
        reaction: Some(Reaction::Accepted),
        kept: Some(Kept::Broken),
        judgment: Some(Finding::Partly),
        closed_month: Day::constant(2026, 11, 1),
    }
}

/// Every outcome that a case can send.
fn outcomes() -> Vec<Outcome> {
    let mut outcomes: Vec<_> = Kind::ALL.iter().map(|kind| outcome(*kind)).collect();
    let upheld = || outcome(Kind::Upheld);
    outcomes.extend(Reaction::ALL.iter().map(|one| Outcome { reaction: Some(*one), ..upheld() }));
    outcomes.extend(Kept::ALL.iter().map(|one| Outcome { kept: Some(*one), ..upheld() }));
    outcomes.extend(Finding::ALL.iter().map(|one| Outcome { judgment: Some(*one), ..upheld() }));
    outcomes.push(Outcome { retaliation: Some(Finding::Upheld), ..upheld() });
    outcomes.push(Outcome { finding: None, reaction: None, kept: None, judgment: None, ..upheld() });
    outcomes
}

fn publication_samples() -> Vec<Recorded<publication::Event>> {
    use publication::Event;
    let mut events = vec![
        Event::Drafted { finding: Some(text(1)) },
        Event::Drafted { finding: None },
        Event::Replied { text: text(1) },
        Event::Published { order: 17 },
        Event::Corrected { finding: text(1), reason: text(2) },
        Event::Ended,
        Event::OutageMadeGood(outage()),
        Event::CalendarChanged(changed()),
    ];
    events.extend(outcomes().into_iter().map(|outcome| Event::Opened(Box::new(outcome))));
    events.push(Event::Updated(Box::new(outcome(Kind::Judged))));
    for key in [
        WindowKey::Drafting,
        WindowKey::RightOfReply,
        WindowKey::Publishing,
        WindowKey::PublicationEnd,
        WindowKey::PublicationEndResolved,
    ] {
        events.push(Event::Lapsed { window: id(30), key, holder: Holder::Centre });
    }
    events.into_iter().map(plain).collect()
}

fn request_samples() -> Vec<Recorded<request::Event>> {
    use request::Event;
    let asked = |sent_by| {
        Event::Asked(Box::new(Request {
            number: RequestNumber::new(2026, 123).unwrap(),
            consumer: id(7),
            platform: id(77),
            rights: vec![Grievance::Deletion, Grievance::Copy],
            letters: vec![(Language::Zh, text(1)), (Language::En, text(2))],
            sent_by,
        }))
    };
    let mut events = vec![
        asked(SentBy::Centre),
        asked(SentBy::Sender { on: Day::constant(2026, 11, 20) }),
        Event::ServiceFailed,
        Event::InboxLeft,
        Event::SentBySender { on: Day::constant(2026, 11, 20) },
        Event::Reminded,
        Event::Complained { case: id(5) },
        Event::LetterPosted { of: 4, on: Day::constant(2026, 11, 25) },
        Event::LetterUnposted { of: 4 },
        Event::OutageMadeGood(outage()),
        Event::CalendarChanged(changed()),
    ];
    events.extend(Service::ALL.iter().map(|how| Event::Served { how: *how }));
    for by in Side::ALL {
        events.push(Event::Extended { by: *by, text: text(1) });
        for answer in request::Answer::ALL {
            events.push(Event::Answered {
                by: *by,
                answer: *answer,
                text: Some(text(1)),
                late: false,
                on: None,
            });
            events.push(Event::Answered {
                by: *by,
                answer: *answer,
                text: None,
                late: true,
                on: Some(Day::constant(2026, 12, 1)),
            });
        }
    }
    events.extend(request::End::ALL.iter().map(|how| Event::Ended { how: *how }));
    for key in [WindowKey::RequestService, WindowKey::Request, WindowKey::Resending, WindowKey::Complaining] {
        events.push(Event::Lapsed { window: id(30), key, holder: Holder::Consumer });
    }
    events.into_iter().map(plain).collect()
}

/// Compares samples with the golden lines of a file, and every line of the file with itself.
fn compare<S>(file: &str, samples: &[S], is_of_this_format: impl Fn(&S) -> bool) -> Vec<S>
where
    S: Serialize + DeserializeOwned + PartialEq + std::fmt::Debug,
{
    let path = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/golden").join(file);
    let mut golden = std::fs::read_to_string(&path).unwrap_or_default();
    let known: BTreeSet<&str> = golden.lines().collect();
    let mut missing = String::new();
    let mut seen = BTreeSet::new();
    for sample in samples {
        let line = serde_json::to_string(sample).unwrap();
        if !known.contains(line.as_str()) && seen.insert(line.clone()) {
            writeln!(missing, "{line}").unwrap();
        }
    }
    if std::env::var("GOLDEN").as_deref() == Ok("add") {
        golden += &missing;
        std::fs::write(&path, &golden).unwrap();
    } else {
        assert!(missing.is_empty(), "these lines are not in tests/golden/{file}:\n{missing}");
    }
    let read = |line: &str| -> S {
        let read: S = serde_json::from_str(line).unwrap_or_else(|fault| panic!("{fault}: {line}"));
        if is_of_this_format(&read) {
            assert_eq!(serde_json::to_string(&read).unwrap(), line, "it must come back as the same bytes");
        }
        read
    };
    let read: Vec<S> = golden.lines().map(read).collect();
    for sample in samples {
        assert!(read.contains(sample), "{sample:?}");
    }
    read
}

#[test]
fn every_event_of_a_case_has_its_golden_line() {
    let read = compare("case.txt", &case_samples(), |entry| entry.format == FORMAT);
    let found: BTreeSet<_> = read.iter().map(|entry| case_kind(&entry.event)).collect();
    assert_eq!(found, CASE_KINDS.iter().copied().collect());
    // The name in the column is the name in the bytes.
    for entry in &read {
        let body = serde_json::to_value(&entry.event).unwrap();
        let name = match &body {
            serde_json::Value::String(name) => name.clone(),
            body => body.as_object().unwrap().keys().next().unwrap().clone(),
        };
        assert_eq!((entry.event.name(), case_kind(&entry.event)), (name.as_str(), entry.event.name()));
    }
}

#[test]
fn every_event_of_a_publication_has_its_golden_line() {
    let read = compare("publication.txt", &publication_samples(), |entry| entry.format == FORMAT);
    let found: BTreeSet<_> = read.iter().map(|entry| publication_kind(&entry.event)).collect();
    assert_eq!(found, PUBLICATION_KINDS.iter().copied().collect());
}

#[test]
fn every_event_of_a_request_has_its_golden_line() {
    let read = compare("request.txt", &request_samples(), |entry| entry.format == FORMAT);
    let found: BTreeSet<_> = read.iter().map(|entry| request_kind(&entry.event)).collect();
    assert_eq!(found, REQUEST_KINDS.iter().copied().collect());
    for entry in &read {
        assert_eq!(request::Request::name(&entry.event), request_kind(&entry.event));
    }
}

#[test]
fn every_errand_has_its_golden_line() {
    let mut tasks: Vec<_> = outcomes().into_iter().map(Task::Publish).collect();
    tasks.push(Task::Update(outcome(Kind::Upheld)));
    tasks.push(Task::FileLinked { referral: id(12), to: id(78) });
    tasks.push(Task::Complain { request: id(15), consumer: id(7), platform: id(77) });
    compare("errand.txt", &tasks, |_| true);
}

#[test]
fn an_event_with_a_field_that_nobody_knows_is_not_read_as_if_it_were_known() {
    let line = serde_json::to_string(&plain(Event::Admitted)).unwrap();
    let strange = line.replacen("{", "{\"extra\":1,", 1);
    assert!(serde_json::from_str::<Recorded<Event>>(&strange).is_err());
    let strange = line.replace("\"admitted\"", "\"welcomed\"");
    assert!(serde_json::from_str::<Recorded<Event>>(&strange).is_err());
}
