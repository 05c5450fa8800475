//! Serving: a platform's time begins when the notice reaches it, and never before.

use crate::cast;
use crate::desk::Desk;
use redress::domain::actor::{ActingPerson, Actor, Holder};
use redress::domain::case::event::{Detail, Service, Silence};
use redress::domain::case::stage::Stage;
use redress::domain::clock::WindowKey;
use redress::domain::command::Command;
use redress::domain::letter::Addressee;
use redress::domain::refusal::Refusal;
use redress::domain::scorecard::Punctuality;
use redress::domain::turn::How;

#[tokio::test]
async fn a_platform_that_is_here_is_served_in_its_inbox_at_once() {
    let desk = Desk::open().await;
    let case = desk.filed().await;
    case.admit().await;
    assert_eq!(case.case().await.served, Some((Service::Inbox, desk.now())));
    assert_eq!(case.windows().await, [WindowKey::OuterLimit, WindowKey::Answer]);
    assert_eq!(desk.told_of(case.id, "served").await, [Addressee::Consumer, Addressee::Platform]);
    let again = Command::Serve { how: Service::Post };
    assert_eq!(case.refuses(&desk.cast.wu_fang, again).await, Refusal::AlreadyDone);
    desk.close().await;
}

#[tokio::test]
async fn a_platform_that_cannot_be_reached_is_never_silent_and_the_centre_holds_the_case() {
    let desk = Desk::open().await;
    let case = desk.filed_about(desk.cast.maisui).await;
    case.admit().await;
    let after = case.lapses_once(WindowKey::Service, Silence::ServiceOverdue).await;
    assert_eq!((after.stage, after.holder()), (Stage::Admitted, Some(Holder::Centre)));
    assert_eq!(case.turn(WindowKey::Service).await, (Holder::Centre, How::Missed));
    let told = [Addressee::Consumer, Addressee::Registrars, Addressee::Supervisor];
    assert_eq!(case.told_of_the_lapse().await, told);

    // The centre has its time once more, as often as it takes; letters about it grow rare.
    let mut told = Vec::new();
    for attempt in 3..=5 {
        assert_eq!(case.window(WindowKey::Service).await.attempt, attempt - 1);
        case.lapses_once(WindowKey::Service, Silence::ServiceOverdue).await;
        told.push(case.told_of_the_lapse().await.len());
    }
    assert_eq!(told, [3, 0, 3], "after the second time, the third and the fourth");

    // The outer limit ends it: charged to the centre, nothing said about the platform.
    case.until_the_last_instant_of(WindowKey::OuterLimit).await;
    desk.sweep().await;
    let after = case.lapses_once(WindowKey::OuterLimit, Silence::LimitExpired).await;
    assert_eq!((after.stage, after.silent), (Stage::Unresolved, false));
    let tally = case.tally().await;
    assert_eq!((tally.answer, tally.held.platform), (Punctuality::Unreached, 0));
    assert!(desk.publication(case.id).await.is_none());
    assert_eq!(case.told_of_the_lapse().await, [Addressee::Consumer, Addressee::Registrars]);
    desk.close().await;
}

#[tokio::test]
async fn the_time_to_answer_starts_on_the_day_of_service_not_of_admission() {
    let desk = Desk::open().await;
    let case = desk.filed_about(desk.cast.maisui).await;
    case.admit().await;
    desk.days(20).await;
    desk.sweep().await;
    case.serve_by_post().await;
    let window = case.window(WindowKey::Answer).await;
    assert_eq!((window.holder, window.reckoning.starts), (Holder::Platform, desk.now()));
    desk.close().await;
}

#[tokio::test]
async fn nothing_is_served_to_an_inbox_that_nobody_reads_or_an_address_that_nobody_checked() {
    let desk = Desk::open().await;
    let case = desk.filed_about(desk.cast.maisui).await;
    case.admit().await;
    let serve = |how| Command::Serve { how };
    let wu_fang = &desk.cast.wu_fang;
    assert_eq!(case.refuses(wu_fang, serve(Service::Inbox)).await, Refusal::FactMissing("enrolled"));
    assert_eq!(case.refuses(wu_fang, serve(Service::Mail)).await, Refusal::FactMissing("contact_verified"));
    assert_eq!(case.refuses(&desk.cast.sun_hao, serve(Service::Post)).await, Refusal::NotYours);
    desk.close().await;
}

#[tokio::test]
async fn mail_that_comes_back_after_days_takes_the_case_back_to_the_centre() {
    let desk = Desk::open().await;
    cast::verify_contact(desk.store(), desk.cast.maisui, desk.now()).await;
    let case = desk.filed_about(desk.cast.maisui).await;
    case.admit().await;
    case.does(&Actor::Centre, Command::Serve { how: Service::Mail }).await;
    assert_eq!(case.stage().await, Stage::Answering);
    desk.days(4).await;

    let back = case.does(&desk.cast.wu_fang, Command::Bounce { how: Service::Mail }).await;
    assert_eq!((back.stage, back.holder(), back.served), (Stage::Admitted, Some(Holder::Centre), None));
    assert_eq!(case.turn(WindowKey::Answer).await, (Holder::Platform, How::Dropped));
    assert_eq!(desk.told_of(case.id, "service_failed").await, [Addressee::Consumer, Addressee::Registrars]);
    assert_eq!(case.tally().await.answer, Punctuality::Unreached);
    assert_eq!(
        case.refuses(&desk.cast.ma_li, Command::Bounce { how: Service::Mail }).await,
        Refusal::AlreadyDone
    );

    // The registrar finds another way, and the whole time to answer begins there.
    desk.days(1).await;
    case.serve_by_post().await;
    assert_eq!(case.window(WindowKey::Answer).await.reckoning.starts, desk.now());
    let in_the_post = case.refuses(&desk.cast.wu_fang, Command::Bounce { how: Service::Mail }).await;
    assert_eq!(in_the_post, Refusal::WrongStage(Stage::Answering));
    desk.close().await;
}

#[tokio::test]
async fn a_platform_that_opened_what_it_was_let_to_see_has_been_reached() {
    let desk = Desk::open().await;
    cast::verify_contact(desk.store(), desk.cast.maisui, desk.now()).await;
    let case = desk.filed_about(desk.cast.maisui).await;
    case.admit().await;
    case.does(&Actor::Centre, Command::Serve { how: Service::Mail }).await;
    let Actor::Person(of_another) = desk.cast.sun_hao else { unreachable!() };
    let clerk = Actor::Person(ActingPerson { platform: Some(desk.cast.maisui), ..of_another });
    case.does(&desk.cast.lin_mei, Command::Reveal { details: vec![Detail::Name] }).await;
    case.does(&clerk, Command::ReadReveal).await;
    let read = case.refuses(&desk.cast.wu_fang, Command::Bounce { how: Service::Mail }).await;
    assert_eq!(read, Refusal::WrongStage(Stage::Answering));
    desk.close().await;
}
