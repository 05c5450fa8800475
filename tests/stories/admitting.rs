//! Admitting: the centre decides whether it takes a complaint, and its own silence is charged to it.

use crate::desk::Desk;
use crate::steps::words;
use redress::domain::actor::Holder;
use redress::domain::case::event::Silence;
use redress::domain::case::stage::Stage;
use redress::domain::clock::WindowKey;
use redress::domain::command::Command;
use redress::domain::letter::Addressee;
use redress::domain::refusal::Refusal;
use redress::domain::turn::How;

#[tokio::test]
async fn the_centre_asks_once_for_everything_and_decides_on_the_whole() {
    let desk = Desk::open().await;
    let case = desk.filed().await;
    case.ask_to_complete().await;
    assert_eq!(case.holder().await, Some(Holder::Consumer));
    let again = Command::AskToComplete { text: words("And your shoe size?") };
    assert_eq!(case.refuses(&desk.cast.ma_li, again).await, Refusal::AlreadyDone);
    assert_eq!(case.refuses(&desk.cast.wu_fang, Command::Admit).await, Refusal::NoLongerOpen);
    desk.days(3).await;
    case.complete().await;
    assert_eq!(case.windows().await, [WindowKey::Admission]);
    assert_eq!(case.window(WindowKey::Admission).await.reckoning.starts, desk.now());
    case.admit().await;
    assert_eq!(case.refuses(&desk.cast.ma_li, Command::Admit).await, Refusal::AlreadyDone);
    desk.close().await;
}

#[tokio::test]
async fn a_centre_that_misses_its_time_is_charged_and_another_registrar_decides() {
    let desk = Desk::open().await;
    let case = desk.filed().await;
    let after = case.lapses_once(WindowKey::Admission, Silence::AdmissionRepeated).await;
    assert_eq!((after.stage, after.holder()), (Stage::Filed, Some(Holder::Centre)));
    assert_eq!(case.turn(WindowKey::Admission).await, (Holder::Centre, How::Missed));
    let told = [Addressee::Consumer, Addressee::Registrars, Addressee::Supervisor];
    assert_eq!(case.told_of_the_lapse().await, told);
    case.until_the_last_instant_of(WindowKey::Admission).await;
    case.does(&desk.cast.ma_li, Command::Admit).await;
    assert_eq!(case.stage().await, Stage::Answering);
    desk.close().await;
}

#[tokio::test]
async fn a_centre_that_misses_it_twice_gives_up_and_court_is_one_yes_away() {
    let desk = Desk::open().await;
    let case = desk.filed().await;
    case.lapses_once(WindowKey::Admission, Silence::AdmissionRepeated).await;
    let after = case.lapses_once(WindowKey::Admission, Silence::AdmissionGivenUp).await;
    assert_eq!((after.stage, after.holder()), (Stage::Unresolved, None));
    // Unread claims are never served: the platform hears nothing, and nothing is said about it.
    let told = [Addressee::Consumer, Addressee::Registrars, Addressee::Supervisor];
    assert_eq!(case.told_of_the_lapse().await, told);
    assert!(desk.publication(case.id).await.is_none());
    let tally = case.tally().await;
    assert_eq!((tally.held.platform, tally.held.consumer), (0, 0));
    let late = case.refuses(&desk.cast.wu_fang, Command::Admit).await;
    assert_eq!(late, Refusal::WrongStage(Stage::Unresolved));
    case.hand_over().await;
    case.docket().await;
    desk.close().await;
}

#[tokio::test]
async fn asking_for_more_gives_the_centre_no_third_try() {
    let desk = Desk::open().await;
    let case = desk.filed().await;
    case.in_silence(WindowKey::Admission).await;
    case.ask_to_complete().await;
    case.complete().await;
    let after = case.lapses_once(WindowKey::Admission, Silence::AdmissionGivenUp).await;
    assert_eq!(after.stage, Stage::Unresolved);
    desk.close().await;
}

#[tokio::test]
async fn a_consumer_who_does_not_complete_is_closed_as_not_pursued_and_may_come_back_once() {
    let desk = Desk::open().await;
    let case = desk.filed().await;
    case.ask_to_complete().await;
    let window = case.window(WindowKey::Completion).await.id;
    let after = case.lapses_once(WindowKey::Completion, Silence::CompletionNotPursued).await;
    assert_eq!((after.stage, after.outcome()), (Stage::NotPursued, Some("not_pursued")));
    assert_eq!(case.turn(WindowKey::Completion).await, (Holder::Consumer, How::Missed));
    assert_eq!(case.told_of_the_lapse().await, [Addressee::Consumer, Addressee::Registrars]);
    let late = Command::Complete { window, text: words("Here."), exhibits: vec![] };
    assert_eq!(case.refuses(&desk.cast.lin_mei, late).await, Refusal::TooLate(WindowKey::Completion));
    case.reopen().await;
    assert_eq!(case.stage().await, Stage::Filed);
    case.admit().await;
    desk.close().await;
}

#[tokio::test]
async fn what_comes_at_the_last_instant_is_in_time_and_what_comes_twice_is_done() {
    let desk = Desk::open().await;
    let case = desk.filed().await;
    case.ask_to_complete().await;
    let window = case.window(WindowKey::Completion).await.id;
    case.until_the_last_instant_of(WindowKey::Completion).await;
    case.complete().await;
    let again = Command::Complete { window, text: words("Here."), exhibits: vec![] };
    assert_eq!(case.refuses(&desk.cast.lin_mei, again).await, Refusal::AlreadyDone);
    assert_eq!(case.turn(WindowKey::Completion).await, (Holder::Consumer, How::Acted));
    desk.close().await;
}

#[tokio::test]
async fn an_inadmissible_complaint_ends_with_a_reason_from_the_list() {
    let desk = Desk::open().await;
    let case = desk.filed().await;
    let unlisted = Command::FindInadmissible { reason: "too_long".to_owned(), text: words("No.") };
    let refused = case.refuses(&desk.cast.wu_fang, unlisted.clone()).await;
    assert_eq!(refused, Refusal::NotInRulebook("too_long".to_owned()));
    case.find_inadmissible().await;
    assert_eq!(case.stage().await, Stage::Inadmissible);
    assert_eq!(desk.told_of(case.id, "found_inadmissible").await, [Addressee::Consumer]);
    assert_eq!(case.refuses(&desk.cast.ma_li, unlisted).await, Refusal::AlreadyDone);
    desk.close().await;
}

#[tokio::test]
async fn a_ground_that_is_found_late_ends_the_mediation_and_leaves_the_court_its_own_way() {
    let desk = Desk::open().await;
    let case = desk.filed().await;
    case.mediated().await;
    case.hand_over().await;
    case.find_inadmissible().await;
    let told = [Addressee::Consumer, Addressee::Platform, Addressee::Mediator];
    assert_eq!(desk.told_of(case.id, "found_inadmissible").await, told);
    assert_eq!(case.windows().await, [WindowKey::CourtReceipt]);
    case.docket().await;
    assert_eq!(case.stage().await, Stage::AtCourt);
    desk.close().await;
}

#[actix_web::test]
async fn a_registrar_sees_the_same_consumers_other_cases_before_taking_one_and_may_find_a_series() {
    let desk = Desk::open().await;
    let (first, other) = (desk.filed().await, desk.filed_about(desk.cast.maisui).await);
    first.withdraw().await;
    let second = desk.filed().await;
    let number = async |case: &crate::steps::InCase<'_>| case.case().await.number().to_string();
    let (first, other) = (number(&first).await, number(&other).await);
    let served = desk.serve().await;
    let form = format!("/cases/{}/inadmissibility", number(&second).await);
    let page = served.as_(&desk.cast.ma_li).await.get(&form).await;
    assert!(page.text().contains(&first) && page.text().contains("Withdrawn"), "{}", page.text());
    assert!(!page.text().contains(&other), "about another platform");
    let series = Command::FindInadmissible {
        reason: "abusive_series".to_owned(),
        text: words("The same words for the tenth time."),
    };
    second.does(&desk.cast.ma_li, series).await;
    served.stop().await;
    desk.close().await;
}
