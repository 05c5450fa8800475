//! Handing over: nothing reaches a court without the consumer's own yes, and with it nothing bars it.

use crate::desk::Desk;
use crate::steps::{docketing, handover, judgment, words};
use redress::domain::actor::Holder;
use redress::domain::case::event::{Finding, Silence};
use redress::domain::case::stage::Stage;
use redress::domain::clock::WindowKey;
use redress::domain::command::Command;
use redress::domain::letter::Addressee;
use redress::domain::refusal::Refusal;
use redress::domain::rulebook::RouteKind;
use redress::domain::text::Language;
use redress::domain::turn::How;

#[tokio::test]
async fn a_court_sees_nothing_before_the_consumer_says_yes() {
    let desk = Desk::open().await;
    let case = desk.filed().await;
    case.unresolved().await;
    let song_jie = &desk.cast.song_jie;
    assert_eq!(case.refuses(song_jie, docketing()).await, Refusal::NotYours);
    assert_eq!(case.refuses(&desk.cast.wu_fang, handover()).await, Refusal::NotYours);
    case.hand_over().await;
    let told = [Addressee::Consumer, Addressee::Platform, Addressee::Mediator, Addressee::Court];
    assert_eq!(desk.told_of(case.id, "handed_over").await, told);
    assert_eq!(case.refuses(&desk.cast.lin_mei, handover()).await, Refusal::AlreadyDone);
    assert_eq!(
        case.refuses(song_jie, judgment(Finding::Upheld)).await,
        Refusal::WrongStage(Stage::Unresolved)
    );
    case.docket().await;
    assert_eq!(case.refuses(song_jie, docketing()).await, Refusal::AlreadyDone);
    let judged = case.judge(Finding::Upheld).await;
    assert_eq!((judged.stage, judged.holder()), (Stage::Judged, None));
    let again = case.refuses(song_jie, judgment(Finding::Dismissed)).await;
    assert_eq!(again, Refusal::AlreadyDone);
    desk.sweep().await;
    desk.close().await;
}

#[actix_web::test]
async fn who_goes_to_court_reads_which_court_that_can_be_and_what_the_court_gets_of_what_there_is() {
    let desk = Desk::open().await;
    let served = desk.serve().await;
    let case = desk.filed().await;
    let route = desk.rulebook().routes.iter().find(|route| route.kind == RouteKind::Court).expect("a court");
    let lin_mei = served.reading(&desk.cast.lin_mei, "en").await;
    let number = case.case().await.number();
    let form = lin_mei.get(&format!("/cases/{number}/handover")).await;
    let court = form.find("section[aria-labelledby=court]").concat();
    let costs = route.costs.as_ref().expect("what it costs");
    for told in [&route.how, costs, &route.cannot] {
        assert!(court.contains(told.in_language(Language::En)), "{court}");
    }
    let hint = form.text();
    assert!(hint.contains("the complaint, the evidence and how each date was counted"), "{hint}");
    case.ruled().await;
    let lin_mei = served.reading(&desk.cast.lin_mei, "en").await;
    let hint = lin_mei.get(&format!("/cases/{number}/handover")).await.text();
    assert!(
        hint.contains("the complaint, the answer, the evidence, the finding and how each date"),
        "{hint}"
    );
    // Only before one goes there oneself.
    let form = lin_mei.get(&format!("/cases/{number}/ruling-refusal")).await;
    assert!(form.find("section[aria-labelledby=court]").is_empty());
    served.stop().await;
    desk.close().await;
}

#[tokio::test]
async fn mediation_never_bars_court_from_the_first_day_on() {
    let desk = Desk::open().await;
    // Before the centre has read it.
    let filed = desk.filed().await;
    filed.hand_over().await;
    filed.admit().await;
    assert_eq!(filed.stage().await, Stage::Answering, "the centre goes on meanwhile");
    filed.docket().await;
    assert_eq!(filed.stage().await, Stage::AtCourt);
    // While a promise waits to be kept.
    let agreed = desk.filed().await;
    agreed.agreed().await;
    agreed.hand_over().await;
    agreed.docket().await;
    assert_eq!(agreed.stage().await, Stage::AtCourt);
    desk.close().await;
}

#[tokio::test]
async fn the_courts_acceptance_ends_the_mediation_and_everybody_hears_of_it() {
    let desk = Desk::open().await;
    let case = desk.filed().await;
    case.mediated().await;
    case.offer(&desk.cast.sun_hao).await;
    case.hand_over().await;
    let after = case.docket().await;
    assert_eq!((after.stage, after.holder()), (Stage::AtCourt, Some(Holder::Court)));
    assert_eq!(after.life.running.iter().count(), 0);
    assert!(after.offers.iter().all(|offer| !offer.open));
    let told = [Addressee::Consumer, Addressee::Platform, Addressee::Mediator, Addressee::Registrars];
    assert_eq!(desk.told_of(case.id, "docketed").await, told);
    let late = case.refuses(&desk.cast.he_yun, crate::steps::upholding()).await;
    assert_eq!(late, Refusal::WrongStage(Stage::AtCourt));
    desk.close().await;
}

#[tokio::test]
async fn a_court_that_reports_nothing_is_never_called_late() {
    let desk = Desk::open().await;
    let case = desk.filed().await;
    case.unresolved().await;
    case.hand_over().await;
    let after = case.lapses_once(WindowKey::CourtReceipt, Silence::CourtSilent).await;
    assert_eq!((after.stage, after.holder()), (Stage::Unresolved, None));
    assert_eq!(case.told_of_the_lapse().await, [Addressee::Consumer]);
    let turn = case.case().await.life.turns.pop().unwrap();
    assert_eq!((turn.holder, turn.how), (Holder::Court, How::Missed));
    assert!(desk.overdue().await.is_empty(), "nobody asks a court to hurry");
    desk.close().await;
}

#[tokio::test]
async fn a_court_names_all_defects_at_once_and_the_consumer_comes_back() {
    let desk = Desk::open().await;
    let case = desk.filed().await;
    case.unresolved().await;
    case.hand_over().await;
    let song_jie = &desk.cast.song_jie;
    let send_back = |defects: &[&str]| Command::Return {
        defects: defects.iter().map(|key| (*key).to_owned()).collect(),
        text: words("Please mend this."),
    };
    assert_eq!(case.refuses(song_jie, send_back(&[])).await, Refusal::Incomplete);
    let unlisted = case.refuses(song_jie, send_back(&["handwriting"])).await;
    assert_eq!(unlisted, Refusal::NotInRulebook("handwriting".to_owned()));
    case.send_back().await;
    assert_eq!(case.turn(WindowKey::CourtReceipt).await, (Holder::Court, How::Acted));
    assert_eq!(desk.told_of(case.id, "returned").await, [Addressee::Consumer, Addressee::Registrars]);
    assert_eq!(case.refuses(song_jie, send_back(&["unclear_claim"])).await, Refusal::AlreadyDone);
    case.hand_over().await;
    case.docket().await;
    desk.sweep().await;
    desk.close().await;
}

#[tokio::test]
async fn whoever_goes_to_court_and_leaves_our_questions_alone_keeps_the_way_to_court() {
    let desk = Desk::open().await;
    let case = desk.filed().await;
    case.answered().await;
    desk.days(3).await;
    case.hand_over().await;
    case.in_silence(WindowKey::Reply).await;
    assert_eq!(case.stage().await, Stage::NotPursued);
    assert!(case.windows().await.contains(&WindowKey::CourtReceipt));
    case.docket().await;
    assert_eq!(case.stage().await, Stage::AtCourt);
    desk.close().await;
}

#[tokio::test]
async fn what_a_court_sent_back_may_be_handed_over_again_though_the_case_has_closed() {
    let desk = Desk::open().await;
    let case = desk.filed().await;
    case.hand_over().await;
    case.answered().await;
    case.in_silence(WindowKey::Reply).await;
    assert_eq!(case.stage().await, Stage::NotPursued);
    let served = desk.serve().await;
    case.send_back().await;
    let page = case.page(&served, &desk.cast.lin_mei, "").await;
    assert!(
        page.find(".act .button").contains(&"再次移送法院".to_owned()),
        "{:?}",
        page.find(".act .button")
    );
    served.stop().await;
    case.hand_over().await;
    case.docket().await;
    assert_eq!(case.stage().await, Stage::AtCourt);
    desk.close().await;
}
