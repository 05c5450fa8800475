//! Ruling: a finding on what both have seen; it binds only whom it has convinced.

use crate::desk::Desk;
use crate::steps::{cents, delete_within, dismissing, message, pay, ruling, upholding, words};
use redress::domain::actor::{Holder, Side};
use redress::domain::case::event::{Finding, Silence};
use redress::domain::case::stage::Stage;
use redress::domain::clock::WindowKey;
use redress::domain::command::Command;
use redress::domain::evidence::Wall;
use redress::domain::letter::Addressee;
use redress::domain::publication::Reaction;
use redress::domain::refusal::Refusal;
use redress::domain::turn::How;

#[tokio::test]
async fn a_finding_that_both_accept_binds() {
    let desk = Desk::open().await;
    let case = desk.filed().await;
    case.ruled().await;
    case.until_the_last_instant_of(WindowKey::RulingResponse).await;
    let window = case.window_of(WindowKey::RulingResponse, Holder::Consumer).await.id;
    case.accept_ruling(&desk.cast.lin_mei).await;
    let twice = case.refuses(&desk.cast.lin_mei, Command::AcceptRuling { window }).await;
    assert_eq!(twice, Refusal::AlreadyDone);
    let after = case.accept_ruling(&desk.cast.sun_hao).await;
    assert_eq!((after.stage, after.duties.len()), (Stage::Complying, 2));
    assert_eq!(after.duties[1].promise.amount, Some(cents(90_000)));
    desk.close().await;
}

#[tokio::test]
async fn silence_on_a_finding_is_no_acceptance() {
    let desk = Desk::open().await;
    let case = desk.filed().await;
    case.ruled().await;
    let window = case.window_of(WindowKey::RulingResponse, Holder::Platform).await.id;
    case.accept_ruling(&desk.cast.lin_mei).await;
    let after = case.lapses_once(WindowKey::RulingResponse, Silence::RulingNotAccepted).await;
    assert_eq!((after.stage, after.ruling_refused), (Stage::Unresolved, vec![Side::Platform]));
    assert_eq!(case.turn(WindowKey::RulingResponse).await, (Holder::Platform, How::Missed));
    assert_eq!(case.tally().await.reaction, Some(Reaction::NotAccepted));
    let told = [Addressee::Consumer, Addressee::Platform, Addressee::Mediator];
    assert_eq!(case.told_of_the_lapse().await, told);
    assert!(desk.publication(case.id).await.is_some(), "a finding is published");
    let late = case.refuses(&desk.cast.sun_hao, Command::AcceptRuling { window }).await;
    assert_eq!(late, Refusal::TooLate(WindowKey::RulingResponse));
    case.hand_over().await;
    desk.close().await;
}

#[tokio::test]
async fn when_both_stay_silent_it_ends_once_and_both_were_asked() {
    let desk = Desk::open().await;
    let case = desk.filed().await;
    case.ruled().await;
    case.lapses_once(WindowKey::RulingResponse, Silence::RulingNotAccepted).await;
    let turns = case.case().await.life.turns;
    let missed = turns.iter().filter(|turn| turn.key == WindowKey::RulingResponse);
    assert!(missed.clone().all(|turn| turn.how == How::Missed));
    assert_eq!(missed.count(), 2);
    desk.close().await;
}

#[tokio::test]
async fn a_refusal_ends_it_and_the_second_click_is_no_fault() {
    let desk = Desk::open().await;
    let case = desk.filed().await;
    case.ruled().await;
    let window = case.window_of(WindowKey::RulingResponse, Holder::Platform).await.id;
    case.refuse_ruling(&desk.cast.sun_hao).await;
    assert_eq!(case.stage().await, Stage::Unresolved);
    assert_eq!(desk.told_of(case.id, "ruling_refused").await, [Addressee::Consumer, Addressee::Mediator]);
    let twice = case.refuses(&desk.cast.sun_hao, Command::RefuseRuling { window, text: None }).await;
    assert_eq!(twice, Refusal::AlreadyDone);
    assert_eq!(case.refuses(&desk.cast.he_yun, upholding()).await, Refusal::AlreadyDone);
    desk.sweep().await;
    desk.close().await;
}

#[tokio::test]
async fn a_dismissal_leaves_the_way_to_court() {
    let desk = Desk::open().await;
    let case = desk.filed().await;
    case.mediated().await;
    case.heard().await;
    let after = case.does(&desk.cast.he_yun, dismissing()).await;
    assert_eq!((after.stage, after.holder()), (Stage::Unresolved, None));
    case.hand_over().await;
    desk.sweep().await;
    desk.close().await;
}

#[tokio::test]
async fn every_grievance_needs_a_finding_and_what_is_upheld_a_remedy() {
    let desk = Desk::open().await;
    let case = desk.filed().await;
    case.mediated().await;
    case.heard().await;
    let he_yun = &desk.cast.he_yun;
    let without_remedy = ruling(Finding::Upheld, Finding::Dismissed, vec![]);
    assert_eq!(case.refuses(he_yun, without_remedy).await, Refusal::Incomplete);
    let without_ground = ruling(Finding::Dismissed, Finding::Dismissed, vec![pay(1)]);
    assert_eq!(case.refuses(he_yun, without_ground).await, Refusal::Incomplete);
    let in_part = ruling(Finding::Upheld, Finding::Dismissed, vec![delete_within(Some(20))]);
    let after = case.does(he_yun, in_part).await;
    assert_eq!(after.ruling.unwrap().0.outcome(), Finding::Partly);
    desk.close().await;
}

#[tokio::test]
async fn a_finding_waits_until_the_other_side_had_time_to_reply_to_what_was_asked_for() {
    let desk = Desk::open().await;
    let case = desk.filed().await;
    case.mediated().await;
    case.heard().await;
    let question = case.question(Side::Platform).await;
    case.respond(&desk.cast.sun_hao, question).await;
    assert_eq!(case.refuses(&desk.cast.he_yun, upholding()).await, Refusal::NotHeard);
    case.heard().await;
    let ruled = case.rule().await;
    let response = ruled.questions[0].response.unwrap().0.id;
    assert!(ruled.ruling.unwrap().0.rests_on.contains(&response));
    desk.close().await;
}

#[tokio::test]
async fn nobody_puts_off_a_finding_by_writing_once_more() {
    let desk = Desk::open().await;
    let case = desk.filed().await;
    case.mediated().await;
    case.does(&desk.cast.lin_mei, message()).await;
    case.exhibit(&desk.cast.lin_mei, "a call list").await;
    case.heard().await;
    case.does(&desk.cast.sun_hao, message()).await;
    case.exhibit(&desk.cast.sun_hao, "a late screenshot").await;
    let ruled = case.rule().await;
    let ruling = ruled.ruling.unwrap().0;
    let rests_on = ruling.rests_on;
    assert_eq!(ruling.exhibits, [ruled.exhibits[0].exhibit.id], "both have seen the call list");
    assert!(rests_on.contains(&ruled.messages[0].text.id), "both have seen it");
    assert!(!rests_on.contains(&ruled.messages[1].text.id), "she has had no time to reply");
    desk.close().await;
}

#[tokio::test]
async fn nothing_that_was_said_in_order_to_settle_carries_a_finding() {
    let desk = Desk::open().await;
    let case = desk.filed().await;
    case.mediated().await;
    let offer = case.offer(&desk.cast.sun_hao).await;
    case.decline_offer(&desk.cast.lin_mei, offer).await;
    let aside = Command::Message { text: words("We would pay more."), wall: Some(Wall::Settlement) };
    case.does(&desk.cast.sun_hao, aside).await;
    case.heard().await;
    let ruled = case.rule().await;
    let rests_on = ruled.ruling.unwrap().0.rests_on;
    assert!(!rests_on.contains(&ruled.offers[0].offer.text.id));
    assert!(!rests_on.contains(&ruled.messages[0].text.id));
    desk.close().await;
}

#[actix_web::test]
async fn the_days_on_which_both_must_say_yes_or_no_count_for_both() {
    let desk = Desk::open().await;
    let case = desk.filed().await;
    case.ruled().await;
    let given = desk.now();
    let both = case.case().await;
    assert_eq!((both.holder(), both.shares_turn()), (Some(Holder::Platform), Some(Holder::Consumer)));
    desk.days(3).await;
    case.accept_ruling(&desk.cast.lin_mei).await;
    desk.days(2).await;
    let after = case.accept_ruling(&desk.cast.sun_hao).await;
    assert_eq!(after.shares_turn(), None);
    let held: Vec<_> = after
        .held(desk.now())
        .into_iter()
        .filter(|held| held.from >= given && held.until <= desk.now() && held.from < held.until)
        .map(|held| (held.by, held.with, held.until.seconds_since(held.from) / 86_400))
        .collect();
    let (platform, consumer) = (Holder::Platform, Holder::Consumer);
    assert_eq!(held, [(platform, Some(consumer), 3), (platform, None, 2)]);
    let house = desk.serve().await;
    let page = house.reading(&desk.cast.sun_hao, "en").await.get(&format!("/cases/{}", after.number())).await;
    assert!(page.text().contains("On 3 days of these both sides were asked at once"), "{}", page.text());
    assert!(page.attributes(".strip rect", "class").contains(&"consumer".to_owned()));
    house.stop().await;
    desk.close().await;
}

#[tokio::test]
async fn questions_to_both_at_once_charge_neither_alone() {
    let desk = Desk::open().await;
    let case = desk.filed().await;
    case.mediated().await;
    case.question(Side::Platform).await;
    assert_eq!(case.case().await.shares_turn(), None);
    let hers = case.question(Side::Consumer).await;
    assert_eq!(case.case().await.shares_turn(), Some(Holder::Consumer));
    case.respond(&desk.cast.lin_mei, hers).await;
    let after = case.case().await;
    assert_eq!((after.holder(), after.shares_turn()), (Some(Holder::Platform), None));
    desk.close().await;
}

#[tokio::test]
async fn the_end_of_the_whole_procedure_does_not_vanish_without_a_word() {
    let desk = Desk::open().await;
    let served = desk.serve().await;
    let case = desk.filed().await;
    case.mediated().await;
    let cast = &desk.cast;
    let number = case.case().await.number();
    let says = async |who, language| {
        served.reading(who, language).await.get(&format!("/cases/{number}")).await.text()
    };
    let over = "The end of the whole procedure does not apply any more:";
    let before = says(&cast.sun_hao, "en").await;
    assert!(before.contains("The whole procedure must end by") && !before.contains(over), "{before}");
    case.heard().await;
    case.rule().await;
    for who in [&cast.lin_mei, &cast.sun_hao, &cast.ma_li] {
        let after = says(who, "en").await;
        assert!(after.contains(&format!("{over} the mediator has given a finding.")), "{after}");
        assert!(!after.contains("The whole procedure must end by"), "{after}");
        assert!(says(who, "zh").await.contains("全部程序的截止日不再适用：调解员已出具意见"));
    }
    case.accept_ruling(&cast.lin_mei).await;
    case.accept_ruling(&cast.sun_hao).await;
    assert!(says(&cast.lin_mei, "en").await.contains(&format!("{over} the two sides have agreed.")));
    assert!(says(&cast.lin_mei, "zh").await.contains("全部程序的截止日不再适用：双方已达成协议"));
    served.stop().await;
    desk.close().await;
}
