//! Complying: a promise is kept when the one it was made to says so; silence is never success.

use crate::desk::Desk;
use crate::steps::InCase;
use crate::steps::words;
use redress::domain::actor::Holder;
use redress::domain::case::duty::Progress;
use redress::domain::case::event::Silence;
use redress::domain::case::stage::Stage;
use redress::domain::clock::WindowKey;
use redress::domain::command::Command;
use redress::domain::ids::RemedyId;
use redress::domain::letter::Addressee;
use redress::domain::publication::{Kept, Kind};
use redress::domain::refusal::Refusal;
use redress::domain::turn::How;

/// Both accepted the ruling; its two promises.
async fn promised(case: &InCase<'_>) -> (RemedyId, RemedyId) {
    let duties = case.agreed().await.duties;
    (duties[0].promise.id, duties[1].promise.id)
}

#[tokio::test]
async fn everything_is_done_and_confirmed() {
    let desk = Desk::open().await;
    let case = desk.filed().await;
    let (deletion, money) = promised(&case).await;
    case.until_the_last_instant_of(WindowKey::Performance).await;
    case.report(deletion).await;
    case.report(money).await;
    case.confirm(deletion).await;
    assert_eq!(
        case.refuses(&desk.cast.lin_mei, Command::Confirm { remedy: deletion }).await,
        Refusal::AlreadyDone
    );
    case.until_the_last_instant_of(WindowKey::Confirmation).await;
    let after = case.confirm(money).await;
    assert_eq!((after.stage, after.outcome()), (Stage::Resolved, Some("confirmed")));
    assert_eq!(case.tally().await.promises.kept, 2);
    let twice = case.refuses(&desk.cast.lin_mei, Command::Confirm { remedy: money }).await;
    assert_eq!(twice, Refusal::AlreadyDone);
    desk.sweep().await;
    assert_eq!(desk.publication(case.id).await.unwrap().outcome.kept, Some(Kept::Confirmed));
    desk.close().await;
}

#[tokio::test]
async fn a_consumer_who_does_not_say_leaves_it_unconfirmed_never_solved() {
    let desk = Desk::open().await;
    let case = desk.filed().await;
    let (deletion, money) = promised(&case).await;
    case.report(deletion).await;
    case.report(money).await;
    case.confirm(money).await;
    let after = case.lapses_once(WindowKey::Confirmation, Silence::ConfirmationSilent).await;
    assert_eq!((after.stage, after.outcome()), (Stage::Resolved, Some("unconfirmed")));
    assert_eq!(case.turn(WindowKey::Confirmation).await, (Holder::Consumer, How::Missed));
    let promises = case.tally().await.promises;
    assert_eq!((promises.kept, promises.unconfirmed), (1, 1));
    assert_eq!(case.told_of_the_lapse().await, [Addressee::Consumer, Addressee::Platform]);
    let late = case.refuses(&desk.cast.lin_mei, Command::Confirm { remedy: deletion }).await;
    assert_eq!(late, Refusal::TooLate(WindowKey::Confirmation));
    desk.close().await;
}

#[tokio::test]
async fn a_promise_that_is_not_kept_gets_a_last_time_and_then_ends_in_public() {
    let desk = Desk::open().await;
    let case = desk.filed().await;
    let (deletion, money) = promised(&case).await;
    case.report(money).await;
    case.confirm(money).await;
    let after = case.lapses_once(WindowKey::Performance, Silence::PerformanceMissed).await;
    assert_eq!((after.stage, after.duties[0].progress), (Stage::Complying, Progress::Curing));
    assert_eq!(case.turn(WindowKey::Performance).await, (Holder::Platform, How::Missed));
    let after = case.lapses_once(WindowKey::Cure, Silence::CureMissed).await;
    assert_eq!((after.stage, after.duties[0].progress), (Stage::Unresolved, Progress::Failed));
    assert_eq!(case.tally().await.promises.broken, 1);
    assert_eq!(case.told_of_the_lapse().await, [Addressee::Consumer, Addressee::Platform]);
    let late = Command::ReportPerformance { remedy: deletion, text: words("Now it is."), exhibits: vec![] };
    let late = case.refuses(&desk.cast.sun_hao, late).await;
    assert_eq!(late, Refusal::TooLate(WindowKey::Cure));
    let published = desk.publication(case.id).await.unwrap().outcome;
    assert_eq!((published.kind, published.kept), (Kind::Upheld, Some(Kept::Broken)));
    case.hand_over().await;
    desk.close().await;
}

#[tokio::test]
async fn what_is_reported_in_the_last_time_and_confirmed_is_kept() {
    let desk = Desk::open().await;
    let case = desk.filed().await;
    let (deletion, money) = promised(&case).await;
    case.confirm(money).await;
    case.in_silence(WindowKey::Performance).await;
    case.until_the_last_instant_of(WindowKey::Cure).await;
    case.report(deletion).await;
    let after = case.confirm(deletion).await;
    assert_eq!(after.outcome(), Some("confirmed"));
    desk.sweep().await;
    desk.close().await;
}

#[tokio::test]
async fn saying_done_again_and_again_is_no_way_to_stall() {
    let desk = Desk::open().await;
    let case = desk.filed().await;
    let (deletion, money) = promised(&case).await;
    case.confirm(money).await;
    let deny = || Command::Deny { remedy: deletion, text: words("It is not.") };
    assert_eq!(case.refuses(&desk.cast.lin_mei, deny()).await, Refusal::NoLongerOpen);
    case.report(deletion).await;
    let denied = case.deny(deletion).await;
    assert_eq!((denied.stage, denied.holder()), (Stage::Complying, Some(Holder::Platform)));
    assert_eq!(case.refuses(&desk.cast.lin_mei, deny()).await, Refusal::AlreadyDone);
    case.report(deletion).await;
    let denied = case.deny(deletion).await;
    assert_eq!((denied.stage, denied.duties[0].progress), (Stage::Unresolved, Progress::Failed));
    desk.sweep().await;
    assert_eq!(desk.publication(case.id).await.unwrap().outcome.kept, Some(Kept::Broken));
    desk.close().await;
}

#[tokio::test]
async fn an_agreement_outside_a_finding_stays_confidential_unless_it_is_broken() {
    let desk = Desk::open().await;
    let case = desk.filed().await;
    case.answered().await;
    let offer = case.offer(&desk.cast.sun_hao).await;
    let duties = case.accept_offer(&desk.cast.lin_mei, offer).await.duties;
    for duty in &duties {
        case.confirm(duty.promise.id).await;
    }
    assert_eq!(case.stage().await, Stage::Resolved);
    desk.sweep().await;
    assert!(desk.publication(case.id).await.is_none());

    let other = desk.filed().await;
    other.answered().await;
    let offer = other.offer(&desk.cast.sun_hao).await;
    other.accept_offer(&desk.cast.lin_mei, offer).await;
    other.in_silence(WindowKey::Performance).await;
    other.in_silence(WindowKey::Cure).await;
    let outcome = desk.publication(other.id).await.unwrap().outcome;
    assert_eq!((outcome.kind, outcome.remedies), (Kind::NotPerformed, vec![]));
    desk.close().await;
}

#[tokio::test]
async fn each_promise_has_a_button_of_its_own_and_the_last_time_an_end() {
    let desk = Desk::open().await;
    let served = desk.serve().await;
    let case = desk.filed().await;
    promised(&case).await;
    let buttons = case.page(&served, &desk.cast.sun_hao, "").await.find(".act .button");
    let reports: Vec<_> =
        buttons.iter().filter(|words| words.starts_with("Report that it is done: ")).collect();
    assert!(reports.len() == 2 && reports[0] != reports[1], "{buttons:?}");
    let after = case.in_silence(WindowKey::Performance).await;
    let cure = after.life.running.of(WindowKey::Cure).expect("a last time").reckoning.clone();
    let page = case.page(&served, &desk.cast.sun_hao, "").await;
    let last = redress::messages::T(redress::domain::text::Language::En)
        .long_date(cure.last_day(&desk.rulebook().zone))
        .into_owned();
    assert!(
        page.find(".story").join(" ").contains(&format!("began and ends at the end of {last}")),
        "{last}"
    );
    served.stop().await;
    desk.close().await;
}
