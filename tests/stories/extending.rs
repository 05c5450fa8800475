//! Extending: both sides may have more time, once for each window, for a reason that the other reads.

use crate::desk::Desk;
use crate::steps::{InCase, words};
use redress::domain::actor::{Actor, Side};
use redress::domain::clock::WindowKey;
use redress::domain::command::Command;
use redress::domain::letter::Addressee;
use redress::domain::refusal::Refusal;

impl InCase<'_> {
    async fn more_time(&self, by: &Actor, key: WindowKey, reason: &str) -> Command {
        let window = self.window_of(key, crate::steps::holder(by)).await.id;
        Command::Extend { window, reason: reason.to_owned(), text: words("My mother is in hospital.") }
    }

    async fn last_day(&self, by: &Actor, key: WindowKey) -> String {
        let window = self.window_of(key, crate::steps::holder(by)).await;
        window.reckoning.last_day(&self.desk.rulebook().zone).to_string()
    }
}

#[tokio::test]
async fn a_consumer_has_more_time_to_complete_to_reply_and_to_answer_once_each() {
    let desk = Desk::open().await;
    let case = desk.filed().await;
    let lin_mei = &desk.cast.lin_mei;
    case.ask_to_complete().await;
    assert_eq!(case.last_day(lin_mei, WindowKey::Completion).await, "2026-11-30");
    case.until_the_last_instant_of(WindowKey::Completion).await;
    let more = case.more_time(lin_mei, WindowKey::Completion, "illness").await;
    case.does(lin_mei, more.clone()).await;
    assert_eq!(case.last_day(lin_mei, WindowKey::Completion).await, "2026-12-07");
    assert_eq!(desk.told_of(case.id, "extended").await, [Addressee::Registrars]);
    assert_eq!(case.refuses(lin_mei, more).await, Refusal::ExtensionUsed);
    case.complete().await;
    case.answered().await;
    let more = case.more_time(lin_mei, WindowKey::Reply, "help_with_reading").await;
    case.does(lin_mei, more.clone()).await;
    assert_eq!(desk.told_of(case.id, "extended").await, [Addressee::Platform]);
    case.ask_for_mediator_late(more).await;
    case.assign(&desk.cast.he_yun).await;
    case.question(Side::Consumer).await;
    let more = case.more_time(lin_mei, WindowKey::Question, "papers_must_be_got").await;
    case.does(lin_mei, more).await;
    assert_eq!(desk.told_of(case.id, "extended").await, [Addressee::Platform, Addressee::Mediator]);
    desk.close().await;
}

impl InCase<'_> {
    /// The mediator is asked for; the form for more time that lay open is too late for what it answers.
    async fn ask_for_mediator_late(&self, more: Command) {
        self.ask_for_mediator().await;
        assert_eq!(self.refuses(&self.desk.cast.lin_mei, more).await, Refusal::NoLongerOpen);
    }
}

#[tokio::test]
async fn more_time_for_a_finding_is_each_sides_own() {
    let desk = Desk::open().await;
    let case = desk.filed().await;
    case.ruled().await;
    let (lin_mei, sun_hao) = (&desk.cast.lin_mei, &desk.cast.sun_hao);
    let before = case.last_day(lin_mei, WindowKey::RulingResponse).await;
    let hers = case.more_time(lin_mei, WindowKey::RulingResponse, "travel").await;
    // Nobody takes time for the other side, nor for a reason that is not on their own list.
    assert_eq!(case.refuses(sun_hao, hers.clone()).await, Refusal::NoLongerOpen);
    let wrong = case.more_time(lin_mei, WindowKey::RulingResponse, "many_alike").await;
    assert_eq!(case.refuses(lin_mei, wrong).await, Refusal::NotInRulebook("many_alike".to_owned()));
    assert_eq!(case.refuses(&desk.cast.he_yun, hers.clone()).await, Refusal::NotYours);
    case.does(lin_mei, hers).await;
    assert!(case.last_day(lin_mei, WindowKey::RulingResponse).await > before);
    assert_eq!(case.last_day(sun_hao, WindowKey::RulingResponse).await, before);
    let theirs = case.more_time(sun_hao, WindowKey::RulingResponse, "complex").await;
    case.does(sun_hao, theirs).await;
    desk.close().await;
}

#[tokio::test]
async fn what_the_rulebook_does_not_prolong_is_not_prolonged_and_what_has_ended_neither() {
    let desk = Desk::open().await;
    let case = desk.filed().await;
    case.answered().await;
    let (lin_mei, sun_hao) = (&desk.cast.lin_mei, &desk.cast.sun_hao);
    case.offer(sun_hao).await;
    let offer = case.more_time(lin_mei, WindowKey::Offer, "travel").await;
    assert_eq!(case.refuses(lin_mei, offer).await, Refusal::NoExtension(WindowKey::Offer));
    let late = case.more_time(lin_mei, WindowKey::Reply, "travel").await;
    case.in_silence(WindowKey::Reply).await;
    assert_eq!(case.refuses(lin_mei, late).await, Refusal::TooLate(WindowKey::Reply));
    desk.close().await;
}

#[actix_web::test]
async fn the_story_says_whose_time_is_longer_and_for_what() {
    let desk = Desk::open().await;
    let case = desk.filed().await;
    case.answered().await;
    let more = case.more_time(&desk.cast.lin_mei, WindowKey::Reply, "illness").await;
    case.does(&desk.cast.lin_mei, more).await;
    let served = desk.serve().await;
    let address = format!("/cases/{}", case.case().await.number());
    let theirs = served.as_(&desk.cast.sun_hao).await.get(&address).await.text();
    assert!(theirs.contains("The consumer got more time for this, once: Reply to the answer."), "{theirs}");
    let hers = served.as_(&desk.cast.lin_mei).await.get(&address).await.text();
    assert!(hers.contains("您的期限延长一次：回应平台答复。"), "{hers}");
    served.stop().await;
    desk.close().await;
}
