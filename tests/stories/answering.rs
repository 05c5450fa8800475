//! Answering: ten working days, one extension, and what silence brings.

use crate::desk::Desk;
use crate::steps::{granting_answer, refusing_answer};
use redress::domain::actor::Holder;
use redress::domain::case::event::Silence;
use redress::domain::case::stage::Stage;
use redress::domain::clock::WindowKey;
use redress::domain::command::Command;
use redress::domain::letter::Addressee;
use redress::domain::refusal::Refusal;
use redress::domain::scorecard::Punctuality;
use redress::domain::turn::How;

#[tokio::test]
async fn an_answer_at_the_last_instant_is_in_time() {
    let desk = Desk::open().await;
    let case = desk.filed().await;
    case.admit().await;
    case.until_the_last_instant_of(WindowKey::Answer).await;
    let after = case.answer().await;
    assert_eq!((after.stage, after.silent), (Stage::Negotiating, false));
    assert_eq!(case.turn(WindowKey::Answer).await, (Holder::Platform, How::Acted));
    assert_eq!(case.tally().await.answer, Punctuality::InTime);
    assert_eq!(desk.told_of(case.id, "answered").await, [Addressee::Consumer]);
    desk.close().await;
}

#[tokio::test]
async fn a_silent_platform_loses_the_ball_in_public_and_court_opens() {
    let desk = Desk::open().await;
    let case = desk.filed().await;
    case.admit().await;
    let after = case.lapses_once(WindowKey::Answer, Silence::AnswerSilent).await;
    assert_eq!((after.stage, after.holder()), (Stage::Mediating, Some(Holder::Centre)));
    assert_eq!(case.turn(WindowKey::Answer).await, (Holder::Platform, How::Missed));
    assert_eq!(case.tally().await.answer, Punctuality::Silent);
    let told = [Addressee::Consumer, Addressee::Platform, Addressee::Registrars];
    assert_eq!(case.told_of_the_lapse().await, told);
    case.hand_over().await;
    desk.close().await;
}

#[tokio::test]
async fn an_answer_that_comes_after_all_is_heard_until_the_ruling_and_counts_as_late() {
    let desk = Desk::open().await;
    let case = desk.filed().await;
    case.admit().await;
    case.in_silence(WindowKey::Answer).await;
    case.assign(&desk.cast.he_yun).await;
    let after = case.answer().await;
    assert_eq!((after.stage, after.answer.unwrap().late), (Stage::Mediating, true));
    assert_eq!(case.tally().await.answer, Punctuality::Late);
    assert_eq!(desk.told_of(case.id, "answered").await, [Addressee::Consumer, Addressee::Mediator]);
    // The consumer has time to reply to it before anything is found.
    assert_eq!(case.refuses(&desk.cast.he_yun, crate::steps::upholding()).await, Refusal::NotHeard);
    case.heard().await;
    case.rule().await;
    let twice = case.refuses(&desk.cast.sun_hao, granting_answer()).await;
    assert_eq!(twice, Refusal::WrongStage(Stage::Ruled));
    desk.close().await;
}

#[tokio::test]
async fn the_time_is_extended_once_for_a_reason_and_counted_on_from_the_promised_day() {
    let desk = Desk::open().await;
    let case = desk.filed().await;
    case.admit().await;
    let zone = &desk.rulebook().zone;
    assert_eq!(case.window(WindowKey::Answer).await.reckoning.last_day(zone).to_string(), "2026-12-07");
    let sun_hao = &desk.cast.sun_hao;
    case.until_the_last_instant_of(WindowKey::Answer).await;
    case.extend().await;
    assert_eq!(case.window(WindowKey::Answer).await.reckoning.last_day(zone).to_string(), "2026-12-14");
    assert_eq!(case.refuses(sun_hao, case.extension().await).await, Refusal::ExtensionUsed);
    let form = case.extension().await;
    case.lapses_once(WindowKey::Answer, Silence::AnswerSilent).await;
    assert_eq!(case.refuses(sun_hao, form).await, Refusal::TooLate(WindowKey::Answer));
    desk.close().await;
}

#[tokio::test]
async fn a_consumer_accepts_what_the_answer_grants_and_it_binds() {
    let desk = Desk::open().await;
    let case = desk.filed().await;
    case.admit().await;
    case.answer_granting().await;
    let window = case.window(WindowKey::Reply).await.id;
    let after = case.accept_answer().await;
    assert_eq!((after.stage, after.duties.len()), (Stage::Complying, 2));
    let twice = case.refuses(&desk.cast.lin_mei, Command::AcceptAnswer { window }).await;
    assert_eq!(twice, Refusal::AlreadyDone);
    desk.close().await;
}

#[tokio::test]
async fn an_answer_that_grants_nothing_cannot_be_accepted() {
    let desk = Desk::open().await;
    let case = desk.filed().await;
    case.answered().await;
    let window = case.window(WindowKey::Reply).await.id;
    let refused = case.refuses(&desk.cast.lin_mei, Command::AcceptAnswer { window }).await;
    assert_eq!(refused, Refusal::Incomplete);
    desk.close().await;
}

#[tokio::test]
async fn a_consumer_who_does_not_react_is_closed_as_not_pursued_and_never_counts_as_solved() {
    let desk = Desk::open().await;
    let case = desk.filed().await;
    case.answered().await;
    let window = case.window(WindowKey::Reply).await.id;
    let after = case.lapses_once(WindowKey::Reply, Silence::ReplyNotPursued).await;
    assert_eq!((after.stage, after.outcome()), (Stage::NotPursued, Some("not_pursued")));
    assert_eq!(case.turn(WindowKey::Reply).await, (Holder::Consumer, How::Missed));
    assert_eq!(case.told_of_the_lapse().await, [Addressee::Consumer, Addressee::Platform]);
    assert!(desk.publication(case.id).await.is_none());
    let late = case.refuses(&desk.cast.lin_mei, Command::AcceptAnswer { window }).await;
    assert_eq!(late, Refusal::TooLate(WindowKey::Reply));
    desk.close().await;
}

#[tokio::test]
async fn two_representatives_who_answer_at_once_give_one_answer() {
    let desk = Desk::open().await;
    let case = desk.filed().await;
    case.admit().await;
    let (node, by) = (desk.second_node(), desk.cast.sun_hao);
    let one = desk.casework.act(case.id, refusing_answer(), by);
    let other = node.act(case.id, granting_answer(), by);
    let (one, other) = tokio::join!(one, other);
    let refused = [one.err(), other.err()].into_iter().flatten().collect::<Vec<_>>();
    assert_eq!(refused.len(), 1, "one of them was quicker");
    assert!(matches!(&refused[0], redress::casework::Setback::Refused(Refusal::AlreadyDone)), "{refused:?}");
    let answered = desk.events(case.id).await.iter().filter(|name| *name == "answered").count();
    assert_eq!(answered, 1);
    desk.close().await;
}
