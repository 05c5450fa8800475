//! Withdrawing: the complaint is the consumer's own, to take back and to take up again once.

use crate::desk::Desk;
use crate::steps::{StoodStill, docketing, withdrawal, words};
use redress::domain::actor::Side;
use redress::domain::case::Case;
use redress::domain::case::event::{AlarmKind, Silence};
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
    assert_eq!(case.windows().await, [WindowKey::WithdrawalUndo]);
    assert_eq!(desk.told_of(case.id, "withdrawn").await, [Addressee::Consumer, Addressee::Registrars]);
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
    let told = [Addressee::Consumer, Addressee::Platform, Addressee::Mediator, Addressee::Registrars];
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
    assert_eq!(case.windows().await, [WindowKey::WithdrawalUndo]);
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
    case.question(Side::Consumer).await;
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

#[tokio::test]
async fn a_withdrawal_is_taken_back_at_the_last_instant_and_everything_stands_where_it_stood() {
    let desk = Desk::open().await;
    let case = desk.filed().await;
    case.mediated().await;
    let question = case.question(Side::Platform).await;
    let offer = case.offer(&desk.cast.sun_hao).await;
    let before = case.case().await;
    case.withdraw().await;
    assert_eq!(case.holder().await, None);
    let window = case.window(WindowKey::WithdrawalUndo).await.id;
    case.until_the_last_instant_of(WindowKey::WithdrawalUndo).await;
    let undo = Command::UndoWithdrawal { window };
    assert_eq!(case.refuses(&desk.cast.zhou_ming, undo.clone()).await, Refusal::NotYours);
    assert_eq!(case.refuses(&desk.cast.sun_hao, undo.clone()).await, Refusal::NotYours);
    let after = case.does(&desk.cast.lin_mei, undo.clone()).await;
    assert_eq!((after.stage, after.mediator()), (Stage::Mediating, before.mediator()));
    let keys = |case: &Case| case.life.running.iter().map(|window| window.key).collect::<Vec<_>>();
    assert_eq!(keys(&after), keys(&before));
    for (now, then) in after.life.running.iter().zip(before.life.running.iter()) {
        assert!(now.reckoning.falls > then.reckoning.falls, "{} got its time back", now.key);
    }
    let told = [Addressee::Platform, Addressee::Mediator, Addressee::Registrars];
    assert_eq!(desk.told_of(case.id, "withdrawal_undone").await, told);
    assert_eq!(case.refuses(&desk.cast.lin_mei, undo).await, Refusal::WrongStage(Stage::Mediating));
    // What was on the table is on it again.
    case.respond(&desk.cast.sun_hao, question).await;
    case.accept_offer(&desk.cast.lin_mei, offer).await;
    desk.close().await;
}

#[tokio::test]
async fn a_withdrawal_is_taken_back_once_and_the_next_one_stands() {
    let desk = Desk::open().await;
    let served = desk.serve().await;
    let case = desk.filed().await;
    case.mediated().await;
    let asks = |of: &'static str| {
        let (case, served, cast) = (&case, &served, &desk.cast);
        async move { assert!(case.page(served, &cast.lin_mei, "/withdrawal").await.text().contains(of)) }
    };
    asks("撤回后3日内可以取消撤回一次").await;
    case.withdraw().await;
    let window = case.window(WindowKey::WithdrawalUndo).await.id;
    let undo = Command::UndoWithdrawal { window };
    case.does(&desk.cast.lin_mei, undo.clone()).await;
    asks("这次撤回不能再取消").await;
    case.withdraw().await;
    assert_eq!((case.stage().await, case.windows().await), (Stage::Withdrawn, vec![]));
    assert_eq!(case.refuses(&desk.cast.lin_mei, undo).await, Refusal::AlreadyDone);
    served.stop().await;
    desk.close().await;
}

#[tokio::test]
async fn a_window_that_was_extended_is_not_extended_again_after_a_withdrawal() {
    let desk = Desk::open().await;
    let case = desk.filed().await;
    case.admit().await;
    case.extend().await;
    case.withdraw().await;
    let window = case.window(WindowKey::WithdrawalUndo).await.id;
    case.does(&desk.cast.lin_mei, Command::UndoWithdrawal { window }).await;
    let refused = case.refuses(&desk.cast.sun_hao, case.extension().await).await;
    assert_eq!(refused, Refusal::ExtensionUsed);
    desk.close().await;
}

#[tokio::test]
async fn an_alarm_that_is_open_undoes_no_withdrawal_after_its_time() {
    let desk = Desk::open().await;
    let case = desk.filed().await;
    case.admit().await;
    case.withdraw().await;
    desk.days(4).await;
    case.raises(AlarmKind::Threatened, "Somebody waits at my door.").await;
    let window = case.window(WindowKey::Alarm).await.id;
    let refused = case.refuses(&desk.cast.lin_mei, Command::UndoWithdrawal { window }).await;
    assert_eq!(refused, Refusal::TooLate(WindowKey::WithdrawalUndo));
    desk.close().await;
}

#[tokio::test]
async fn on_the_fourth_day_a_withdrawal_stands() {
    let desk = Desk::open().await;
    let case = desk.filed().await;
    case.withdraw().await;
    let window = case.window(WindowKey::WithdrawalUndo).await.id;
    let after = case.lapses_once(WindowKey::WithdrawalUndo, Silence::WithdrawalFinal).await;
    assert_eq!((after.stage, after.holder()), (Stage::Withdrawn, None));
    let late = case.refuses(&desk.cast.lin_mei, Command::UndoWithdrawal { window }).await;
    assert_eq!(late, Refusal::TooLate(WindowKey::WithdrawalUndo));
    // An address that somebody kept says why it is closed, and what is open.
    let served = desk.serve().await;
    let old = format!("/cases/{}/withdrawal-undo", after.number());
    let lin_mei = served.reading(&desk.cast.lin_mei, "en").await;
    for closed in [lin_mei.get(&old).await, lin_mei.post(&old, &[]).await] {
        assert_eq!(closed.status, 409);
        assert!(
            closed.text().contains("You can file a new complaint about the same thing"),
            "{}",
            closed.text()
        );
    }
    served.stop().await;
    desk.close().await;
}

#[tokio::test]
async fn a_stay_that_ran_when_the_complaint_was_taken_back_is_over_and_costs_nobody_time() {
    let desk = Desk::open().await;
    let case = desk.filed().await;
    case.mediated().await;
    case.stay(5).await;
    desk.days(2).await;
    case.withdraw().await;
    desk.days(1).await;
    let window = case.window(WindowKey::WithdrawalUndo).await.id;
    let after = case.does(&desk.cast.lin_mei, Command::UndoWithdrawal { window }).await;
    assert_eq!(after.stay, None);
    let days = case.window(WindowKey::Mediation).await.days_stood_still();
    assert_eq!(days, 3, "two days of the stay and one of the withdrawal");
    desk.close().await;
}

#[tokio::test]
async fn until_when_it_may_come_back_is_told_to_everybody_and_how_that_is_counted() {
    let desk = Desk::open().await;
    let served = desk.serve().await;
    let case = desk.filed().await;
    case.mediated().await;
    case.withdraw().await;
    let cast = &desk.cast;
    for (who, says) in [
        (&cast.lin_mei, "您可以在"),
        (&cast.wu_fang, "消费者可以在"),
        (&cast.sun_hao, "The consumer may take the withdrawal back until"),
        (&cast.he_yun, "The consumer may take the withdrawal back until"),
    ] {
        let page = case.page(&served, who, "").await;
        let card = page.find(".act").join(" ");
        assert!(card.contains(says), "{card}");
        assert!(
            !page.find(".act .counted dd").is_empty() && !page.find(".act .silence").is_empty(),
            "{card}"
        );
    }
    case.until_the_end_of(WindowKey::WithdrawalUndo).await;
    desk.sweep().await;
    let after = case.page(&served, &cast.sun_hao, "").await.find("#act-headline");
    assert_eq!(after, ["The complaint was taken back. Nobody has to act"]);
    // But somebody has to while an alarm is open; the platform does not learn of that.
    case.raises(AlarmKind::Threatened, "They called again.").await;
    let after = case.page(&served, &cast.tao_min, "").await.find("#act-headline").join(" ");
    assert!(after.contains("Only the alarm still waits") && !after.contains("Nobody"), "{after}");
    let after = case.page(&served, &cast.sun_hao, "").await.find("#act-headline");
    assert_eq!(after, ["The complaint was taken back. Nobody has to act"]);
    served.stop().await;
    desk.close().await;
}

#[tokio::test]
async fn whoever_was_put_under_pressure_to_take_it_back_is_something_to_do_for_a_registrar() {
    let desk = Desk::open().await;
    let case = desk.filed().await;
    case.admit().await;
    let told = "Take it back or else, he said.";
    let withdraw = Command::Withdraw { reason: "pressured".to_owned(), text: Some(words(told)) };
    let after = case.does(&desk.cast.lin_mei, withdraw).await;
    assert_eq!(after.stage, Stage::Withdrawn);
    assert_eq!(case.windows().await, [WindowKey::WithdrawalUndo, WindowKey::Alarm]);
    assert_eq!(desk.told_of(case.id, "alarm_raised").await, [Addressee::Registrars]);
    let alarm = after.open_alarms().next().expect("an alarm").id;
    let house = desk.serve().await;
    let number = after.number();
    let address = format!("/cases/{number}");
    let inbox = house.as_(&desk.cast.ma_li).await.get("/cases?show=mine").await.text();
    assert!(inbox.contains(&number.to_string()), "{inbox}");
    let seen = house.as_(&desk.cast.ma_li).await.get(&address).await.text();
    assert!(seen.contains(told), "the centre reads her own words");
    let platform = house.as_(&desk.cast.sun_hao).await.get(&address).await.text();
    assert!(!platform.contains(told) && !platform.contains("施压") && !platform.contains("pressure"));
    // Left alone with it, she is told, and the centre is charged.
    case.lapses_once(WindowKey::Alarm, Silence::AlarmRepeated).await;
    case.attend(alarm).await;
    assert_eq!(case.windows().await, [WindowKey::WithdrawalUndo]);
    assert_eq!(desk.told_of(case.id, "alarm_attended").await, [Addressee::Consumer]);

    // Whoever has raised the alarm already has raised it; whoever goes another way raises none.
    let other = desk.filed().await;
    let raised = other.raises(AlarmKind::Threatened, "They know where I live.").await;
    let withdraw = |reason: &str| Command::Withdraw { reason: reason.to_owned(), text: None };
    let after = other.does(&desk.cast.lin_mei, withdraw("afraid")).await;
    assert_eq!(after.open_alarms().map(|alarm| alarm.id).collect::<Vec<_>>(), [raised]);
    other.attend(raised).await;
    let calm = desk.filed().await;
    let after = calm.does(&desk.cast.lin_mei, withdraw("other_way")).await;
    assert_eq!(after.open_alarms().count(), 0);
    house.stop().await;
    desk.close().await;
}
