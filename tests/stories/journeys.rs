//! Whole journeys, from the first question to the last word, as people remember them.

use crate::desk::Desk;
use crate::steps::{cents, delete_within, offering, pay, ruling, words};
use redress::domain::actor::{Holder, Side};
use redress::domain::case::event::Finding;
use redress::domain::case::stage::Stage;
use redress::domain::clock::WindowKey;
use redress::domain::publication::{self, Kept, Kind, Reaction};

#[tokio::test]
async fn from_the_complaint_to_the_judgment_and_the_public_warning() {
    let desk = Desk::open().await;
    let case = desk.filed().await;
    case.exhibit(&desk.cast.lin_mei, "a call list").await;
    desk.days(1).await;
    case.admit().await;
    desk.days(5).await;
    case.answer().await;
    desk.days(2).await;
    case.ask_for_mediator().await;
    desk.days(1).await;
    case.assign(&desk.cast.he_yun).await;
    let question = case.question(Side::Platform).await;
    desk.days(3).await;
    case.respond(&desk.cast.sun_hao, question).await;
    desk.days(4).await;
    case.rule().await;
    desk.days(2).await;
    case.accept_ruling(&desk.cast.lin_mei).await;
    case.refuse_ruling(&desk.cast.sun_hao).await;
    case.hand_over().await;
    desk.days(3).await;
    case.docket().await;
    desk.sweep().await;
    let finding = Some(words("The platform passed on travel data without consent."));
    desk.publishing(case.id, &desk.cast.wu_fang, publication::Command::Draft { finding }).await;
    desk.live_until(desk.now().plus_seconds(60 * 86_400)).await;
    case.judge(Finding::Upheld).await;
    desk.sweep().await;

    let entry = desk.publication(case.id).await.unwrap();
    assert_eq!(entry.stage, publication::Stage::Published);
    let outcome = entry.outcome;
    assert_eq!((outcome.kind, outcome.reaction), (Kind::Upheld, Some(Reaction::NotAccepted)));
    assert_eq!(outcome.judgment, Some(Finding::Upheld));
    // Who held the ball for how long.
    let held = case.tally().await.held;
    assert_eq!((held.centre, held.platform, held.consumer, held.mediator), (2, 10, 2, 4), "{held:?}");
    desk.close().await;
}

#[tokio::test]
async fn settled_between_the_two_before_anybody_mediates() {
    let desk = Desk::open().await;
    let case = desk.filed().await;
    case.answered().await;
    let first = case.offer(&desk.cast.sun_hao).await;
    case.decline_offer(&desk.cast.lin_mei, first).await;
    let countered = case.does(&desk.cast.lin_mei, offering(vec![delete_within(Some(10)), pay(70_000)])).await;
    let counter = countered.offers[1].offer.id;
    let agreed = case.accept_offer(&desk.cast.sun_hao, counter).await;
    let (deletion, money) = (agreed.duties[0].promise.id, agreed.duties[1].promise.id);
    assert_eq!(agreed.duties[1].promise.amount, Some(cents(70_000)));
    desk.days(6).await;
    case.report(deletion).await;
    case.confirm(deletion).await;
    case.report(money).await;
    let resolved = case.confirm(money).await;
    assert_eq!((resolved.stage, resolved.outcome()), (Stage::Resolved, Some("confirmed")));
    desk.sweep().await;
    assert!(desk.publication(case.id).await.is_none(), "a settlement is confidential");
    desk.close().await;
}

#[tokio::test]
async fn a_platform_that_was_silent_comes_round_and_keeps_its_word() {
    let desk = Desk::open().await;
    let case = desk.filed().await;
    case.admit().await;
    case.in_silence(WindowKey::Answer).await;
    case.assign(&desk.cast.gu_wei).await;
    case.answer().await;
    case.heard().await;
    let order = ruling(Finding::Upheld, Finding::Dismissed, vec![delete_within(Some(7))]);
    case.does(&desk.cast.gu_wei, order).await;
    case.accept_ruling(&desk.cast.sun_hao).await;
    let agreed = case.accept_ruling(&desk.cast.lin_mei).await;
    let deletion = agreed.duties[0].promise.id;
    case.report(deletion).await;
    case.confirm(deletion).await;
    desk.sweep().await;
    let outcome = desk.publication(case.id).await.unwrap().outcome;
    assert_eq!((outcome.kind, outcome.kept), (Kind::Partly, Some(Kept::Confirmed)));
    desk.close().await;
}

#[tokio::test]
async fn a_case_on_paper_for_a_platform_that_nobody_knew() {
    let desk = Desk::open().await;
    let case = desk.filed_about(desk.cast.maisui).await;
    case.ask_to_complete().await;
    desk.days(2).await;
    case.complete().await;
    case.admit().await;
    assert_eq!(case.holder().await, Some(Holder::Centre));
    desk.days(1).await;
    case.serve_by_post().await;
    case.in_silence(WindowKey::Answer).await;
    case.assign(&desk.cast.he_yun).await;
    case.rule().await;
    case.in_silence(WindowKey::RulingResponse).await;
    assert_eq!(case.stage().await, Stage::Unresolved);
    case.hand_over().await;
    case.send_back().await;
    case.hand_over().await;
    case.docket().await;
    case.judge(Finding::Partly).await;
    assert_eq!(case.stage().await, Stage::Judged);
    desk.sweep().await;
    desk.close().await;
}

#[tokio::test]
async fn given_up_taken_up_again_and_settled_by_the_mediator() {
    let desk = Desk::open().await;
    let case = desk.filed().await;
    case.answered().await;
    case.in_silence(WindowKey::Reply).await;
    desk.days(9).await;
    case.reopen().await;
    case.assign(&desk.cast.he_yun).await;
    case.stay(8).await;
    case.in_silence(WindowKey::StayEnd).await;
    let proposal = case.offer(&desk.cast.he_yun).await;
    case.accept_offer(&desk.cast.sun_hao, proposal).await;
    let agreed = case.accept_offer(&desk.cast.lin_mei, proposal).await;
    assert_eq!(agreed.stage, Stage::Complying);
    for duty in &agreed.duties {
        case.confirm(duty.promise.id).await;
    }
    // Nobody is charged for the days on which it was closed.
    let held = case.tally().await.held;
    assert_eq!(held.consumer, 8, "the time to reply, to the midnight of its seventh day");
    assert_eq!(case.stage().await, Stage::Resolved);
    desk.close().await;
}
