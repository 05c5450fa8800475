//! Withdrawing: the complaint is the consumer's own, to take back and to take up again once.

use crate::desk::Desk;
use crate::steps::{docketing, withdrawal};
use redress::domain::case::event::Silence;
use redress::domain::case::stage::Stage;
use redress::domain::clock::WindowKey;
use redress::domain::command::Command;
use redress::domain::letter::Addressee;
use redress::domain::refusal::Refusal;

#[tokio::test]
async fn a_complaint_that_is_taken_back_before_service_is_never_told_to_the_platform() {
    let desk = Desk::open().await;
    let case = desk.filed_about(desk.cast.maisui).await;
    case.admit().await;
    case.withdraw().await;
    assert_eq!(case.stage().await, Stage::Withdrawn);
    assert_eq!(case.windows().await, []);
    assert_eq!(desk.told_of(case.id, "withdrawn").await, [Addressee::Registrars]);
    let told = desk.letters(case.id).await;
    assert!(told.iter().all(|letter| letter.addressee != Addressee::Platform));
    assert_eq!(case.refuses(&desk.cast.lin_mei, withdrawal()).await, Refusal::AlreadyDone);
    desk.close().await;
}

#[tokio::test]
async fn whoever_takes_it_back_later_leaves_nobody_waiting() {
    let desk = Desk::open().await;
    let case = desk.filed().await;
    case.mediated().await;
    let unlisted = Command::Withdraw { reason: "bored".to_owned(), text: None };
    let refused = case.refuses(&desk.cast.lin_mei, unlisted).await;
    assert_eq!(refused, Refusal::NotInRulebook("bored".to_owned()));
    case.withdraw().await;
    let told = [Addressee::Platform, Addressee::Mediator, Addressee::Registrars];
    assert_eq!(desk.told_of(case.id, "withdrawn").await, told);
    assert_eq!(
        case.refuses(&desk.cast.lin_mei, Command::Reopen).await,
        Refusal::WrongStage(Stage::Withdrawn)
    );
    desk.close().await;
}

#[tokio::test]
async fn what_is_taken_back_here_is_taken_back_from_the_court_too() {
    let desk = Desk::open().await;
    let case = desk.filed().await;
    case.mediated().await;
    case.hand_over().await;
    case.withdraw().await;
    assert_eq!(case.windows().await, []);
    assert!(desk.told_of(case.id, "withdrawn").await.contains(&Addressee::Court));
    assert_eq!(case.refuses(&desk.cast.song_jie, docketing()).await, Refusal::NoLongerOpen);
    desk.close().await;
}

#[tokio::test]
async fn a_case_that_was_not_pursued_goes_on_once_within_its_time() {
    let desk = Desk::open().await;
    let case = desk.filed().await;
    case.answered().await;
    case.in_silence(WindowKey::Reply).await;
    case.until_the_last_instant_of(WindowKey::Reopening).await;
    let after = case.reopen().await;
    assert_eq!(after.stage, Stage::Mediating, "after an answer the way on is a mediator");
    assert_eq!(case.windows().await, [WindowKey::Naming, WindowKey::OuterLimit]);
    assert_eq!(case.refuses(&desk.cast.lin_mei, Command::Reopen).await, Refusal::AlreadyDone);
    // The second silence is the last.
    case.assign(&desk.cast.he_yun).await;
    case.question(redress::domain::actor::Side::Consumer).await;
    let after = case.lapses_once(WindowKey::Question, Silence::QuestionNotPursued).await;
    assert_eq!((after.stage, case.windows().await), (Stage::NotPursued, vec![]));
    assert_eq!(case.refuses(&desk.cast.lin_mei, Command::Reopen).await, Refusal::AlreadyDone);
    desk.close().await;
}

#[tokio::test]
async fn whoever_does_not_come_back_in_time_leaves_it_closed() {
    let desk = Desk::open().await;
    let case = desk.filed().await;
    case.answered().await;
    case.in_silence(WindowKey::Reply).await;
    let after = case.lapses_once(WindowKey::Reopening, Silence::ReopeningPassed).await;
    assert_eq!(after.stage, Stage::NotPursued);
    assert_eq!(case.told_of_the_lapse().await, [Addressee::Consumer]);
    let late = case.refuses(&desk.cast.lin_mei, Command::Reopen).await;
    assert_eq!(late, Refusal::TooLate(WindowKey::Reopening));
    desk.close().await;
}
