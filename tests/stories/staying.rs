//! Staying: a clock stands still for a listed reason, until a named day, and what was left is left.

use crate::desk::Desk;
use crate::steps::words;
use redress::domain::actor::{Holder, Side};
use redress::domain::case::event::Silence;
use redress::domain::clock::WindowKey;
use redress::domain::command::Command;
use redress::domain::letter::Addressee;
use redress::domain::refusal::Refusal;

#[tokio::test]
async fn what_was_left_when_the_clock_stopped_is_left_when_it_runs_again() {
    let desk = Desk::open().await;
    let case = desk.filed().await;
    case.mediated().await;
    case.question(Side::Platform).await;
    let keys = [WindowKey::Question, WindowKey::Mediation, WindowKey::OuterLimit];
    let mut left = Vec::new();
    for key in keys {
        left.push(desk.rulebook().left(&case.window(key).await.reckoning, desk.now()));
    }
    case.stay(10).await;
    assert_eq!(desk.told_of(case.id, "stayed").await, [Addressee::Consumer, Addressee::Platform]);
    assert_eq!(case.holder().await, Some(Holder::Mediator), "whoever stops the clock holds the ball");
    case.lapses_once(WindowKey::StayEnd, Silence::StayEnded).await;
    let told = [Addressee::Consumer, Addressee::Platform, Addressee::Mediator];
    assert_eq!(case.told_of_the_lapse().await, told);
    assert!(case.case().await.stay.is_none());
    for (key, left) in keys.iter().zip(left) {
        let now = desk.rulebook().left(&case.window(*key).await.reckoning, desk.now());
        assert!(now.value >= left.value, "{key}: {} left of {}", now.value, left.value);
    }
    desk.close().await;
}

#[tokio::test]
async fn nothing_lapses_while_the_clock_stands_still() {
    let desk = Desk::open().await;
    let case = desk.filed().await;
    case.mediated().await;
    case.question(Side::Consumer).await;
    let would_have_ended = case.falls(WindowKey::Question).await;
    case.stay(20).await;
    desk.go_to(would_have_ended.plus_seconds(86_400)).await;
    desk.sweep().await;
    assert!(case.lapses(Silence::QuestionNotPursued).await.is_empty());
    let case_now = case.case().await;
    case.respond(&desk.cast.lin_mei, case_now.questions[0].id).await;
    desk.close().await;
}

#[tokio::test]
async fn a_page_says_since_when_why_and_until_when_and_what_is_left_afterwards() {
    let desk = Desk::open().await;
    let served = desk.serve().await;
    let case = desk.filed().await;
    case.mediated().await;
    case.question(Side::Platform).await;
    let says = async || case.page(&served, &desk.cast.sun_hao, "").await.find(".act").join(" ");
    assert!(!says().await.contains("stopped the clock"));
    desk.days(2).await;
    case.stay(20).await;
    let card = says().await;
    for part in [
        "The clock stands still until Tuesday 15 December 2026",
        "The mediator stopped the clock on 25 November 2026, 09:00. The reason:",
        "30 days away at most",
        "Everybody then has as much time left as when it stopped.",
        "Answer the mediator’s question (you): 5 days left, as when the clock stopped. If it stands still to the \
         end of 15 December 2026, this time ends at the end of",
        "Mediate (the mediator): 28 days left",
    ] {
        assert!(card.contains(part), "{part} in {card}");
    }
    assert!(card.contains("the day on which it runs again does not count"), "{card}");
    // The counting of a time that stands still ends on the day that its words name.
    let limit = case.page(&served, &desk.cast.sun_hao, "").await.find("main > details");
    let limit = limit.iter().find(|time| time.contains("the clock stands still")).expect("the limit");
    let named = limit.split("this time ends at the end of ").nth(1).unwrap();
    let day = named.split(';').next().unwrap();
    let counted = limit.split("The clock stood still:").nth(1).expect("it is counted with the stay");
    assert!(counted.contains(day), "{day} in {counted}");
    // The letter about it says the same.
    desk.sweep().await;
    let letters = desk.letters(case.id).await;
    let letter = letters.iter().rfind(|letter| letter.addressee == Addressee::Platform).unwrap();
    let words = letter.words.as_ref().unwrap().open().unwrap().to_owned();
    assert!(words.contains("(you): 5 days left") && words.contains("as much time left"), "{words}");
    desk.days(3).await;
    let held = case.page(&served, &desk.cast.sun_hao, "").await.find("section[aria-labelledby=strip-title]");
    assert!(held[0].contains("On 3 days the clock stood still: they count for the mediator"), "{held:?}");
    case.does(&desk.cast.he_yun, Command::LiftStay).await;
    assert!(!says().await.contains("stopped the clock"));
    desk.days(2).await;
    let held = case.page(&served, &desk.cast.sun_hao, "").await.find("section[aria-labelledby=strip-title]");
    assert!(held[0].contains("On 3 days the clock stood still"), "and no day more: {held:?}");
    served.stop().await;
    desk.close().await;
}

#[tokio::test]
async fn a_stay_has_a_listed_reason_an_end_and_is_lifted_at_will() {
    let desk = Desk::open().await;
    let case = desk.filed().await;
    case.mediated().await;
    let he_yun = &desk.cast.he_yun;
    let until = |days: i64| desk.now().plus_seconds(days * 86_400).day_in(&desk.rulebook().zone);
    let stay = |reason: &str, days| Command::Stay {
        reason: reason.to_owned(),
        text: words("An expert looks at the logs."),
        until: until(days),
    };
    assert_eq!(case.refuses(he_yun, stay("holiday", 3)).await, Refusal::NotInRulebook("holiday".to_owned()));
    assert_eq!(case.refuses(he_yun, stay("both_ask", 0)).await, Refusal::StayLength { most: 30 });
    assert_eq!(case.refuses(he_yun, stay("both_ask", 60)).await, Refusal::StayLength { most: 30 });
    case.stay(5).await;
    assert_eq!(case.refuses(he_yun, stay("both_ask", 3)).await, Refusal::AlreadyStayed);
    desk.days(2).await;
    case.does(he_yun, Command::LiftStay).await;
    assert_eq!(case.holder().await, Some(Holder::Mediator));
    assert_eq!(case.refuses(he_yun, Command::LiftStay).await, Refusal::NoLongerOpen);
    case.stay(5).await;
    desk.close().await;
}

#[tokio::test]
async fn no_mediator_stops_the_clock_of_a_court() {
    let desk = Desk::open().await;
    let case = desk.filed().await;
    case.mediated().await;
    case.hand_over().await;
    let court = case.falls(WindowKey::CourtReceipt).await;
    case.stay(20).await;
    case.lapses_once(WindowKey::CourtReceipt, Silence::CourtSilent).await;
    assert_eq!(case.lapses(Silence::CourtSilent).await, [(court, Holder::Court)]);
    desk.close().await;
}

#[tokio::test]
async fn an_agreement_ends_a_stay() {
    let desk = Desk::open().await;
    let case = desk.filed().await;
    case.mediated().await;
    let offer = case.offer(&desk.cast.sun_hao).await;
    case.stay(20).await;
    let agreed = case.accept_offer(&desk.cast.lin_mei, offer).await;
    assert!(agreed.stay.is_none());
    assert_eq!(agreed.holder(), Some(Holder::Platform));
    desk.close().await;
}
