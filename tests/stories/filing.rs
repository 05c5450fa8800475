//! Filing: a complaint becomes a case once, with a number, a receipt and the centre's first window.

use crate::desk::Desk;
use crate::steps::{complaint, words};
use redress::accounts;
use redress::casework::Setback;
use redress::domain::actor::Holder;
use redress::domain::case::stage::Stage;
use redress::domain::clock::WindowKey;
use redress::domain::command::Command;
use redress::domain::ids::MatterId;
use redress::domain::letter::Addressee;
use redress::domain::refusal::Refusal;

#[tokio::test]
async fn a_complaint_becomes_a_case_that_the_centre_must_decide_on() {
    let desk = Desk::open().await;
    let filed = desk.filed().await;
    let case = filed.case().await;
    assert_eq!(case.stage, Stage::Filed);
    assert_eq!(case.number().to_string().get(..12), Some("2026-000001-"));
    assert_eq!(filed.windows().await, [WindowKey::Admission]);
    assert_eq!(case.holder(), Some(Holder::Centre));
    // Seven working days after a Monday.
    let due = filed.window(WindowKey::Admission).await.reckoning;
    assert_eq!(due.last_day(&desk.rulebook().zone).to_string(), "2026-12-02");
    assert_eq!(desk.told_of(filed.id, "filed").await, [Addressee::Consumer, Addressee::Registrars]);
    desk.close().await;
}

#[tokio::test]
async fn a_complaint_that_is_sent_twice_is_one_case() {
    let desk = Desk::open().await;
    let id = MatterId(accounts::fresh_id(desk.now()).unwrap());
    let (yunlu, lin_mei) = (desk.cast.yunlu, desk.cast.lin_mei);
    let file = || desk.casework.file(id, complaint(yunlu), lin_mei, |_, _| Ok(()));
    file().await.unwrap();
    assert!(matches!(file().await, Err(Setback::Refused(Refusal::AlreadyDone))));
    let next = desk.filed().await.case().await;
    assert_eq!(next.number().to_string().get(..12), Some("2026-000002-"), "no number was lost");
    desk.close().await;
}

#[tokio::test]
async fn only_a_consumer_files_and_never_about_the_future() {
    let desk = Desk::open().await;
    let mut tomorrow = complaint(desk.cast.yunlu);
    tomorrow.happened_on = Some("2026-11-24".parse().unwrap());
    assert!(matches!(desk.file(tomorrow).await, Err(Setback::Refused(Refusal::ImpossibleDate))));
    let id = MatterId(accounts::fresh_id(desk.now()).unwrap());
    let by = desk.cast.wu_fang;
    let filed = desk.casework.file(id, complaint(desk.cast.yunlu), by, |_, _| Ok(())).await;
    assert!(matches!(filed, Err(Setback::Refused(Refusal::NotYours))));
    desk.close().await;
}

#[tokio::test]
async fn a_case_belongs_to_whoever_filed_it() {
    let desk = Desk::open().await;
    let filed = desk.filed().await;
    let cast = &desk.cast;
    let message = || Command::Message { text: words("Hello?"), wall: None };
    for nobody in
        [&cast.zhou_ming, &cast.sun_hao, &cast.stranger, &cast.he_yun, &cast.song_jie, &cast.tao_min]
    {
        assert_eq!(filed.refuses(nobody, message()).await, Refusal::NotYours);
    }
    filed.does(&cast.lin_mei, message()).await;
    desk.close().await;
}
