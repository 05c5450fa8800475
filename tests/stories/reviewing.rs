//! Reviewing: whoever is turned away may ask that another person looks at it, once.

use crate::desk::Desk;
use crate::steps::{InCase, StoodStill, words};
use redress::domain::actor::{Actor, Holder};
use redress::domain::case::Case;
use redress::domain::case::event::Silence;
use redress::domain::case::stage::Stage;
use redress::domain::clock::WindowKey;
use redress::domain::command::Command;
use redress::domain::letter::Addressee;
use redress::domain::refusal::Refusal;

async fn asks(case: &InCase<'_>) -> Case {
    let window = case.window(WindowKey::Review).await.id;
    let command = Command::AskForReview { window, text: words("It went on until last year.") };
    case.does(&case.desk.cast.lin_mei, command).await
}

fn decision(overturned: bool) -> Command {
    Command::DecideReview { overturned, text: words("I read the letters of last year.") }
}

async fn decides(case: &InCase<'_>, by: &Actor, overturned: bool) -> Case {
    case.does(by, decision(overturned)).await
}

#[tokio::test]
async fn another_registrar_overturns_the_decision_and_takes_the_case_at_once() {
    let desk = Desk::open().await;
    let case = desk.filed().await;
    case.find_inadmissible().await;
    case.until_the_last_instant_of(WindowKey::Review).await;
    let after = asks(&case).await;
    assert_eq!((after.stage, after.holder()), (Stage::Inadmissible, Some(Holder::Centre)));
    assert_eq!(desk.told_of(case.id, "review_asked").await, [Addressee::Registrars]);
    // Whoever decided before is told that it waits for another.
    desk.sweep().await;
    let letters = desk.letters(case.id).await;
    let to = |who: &Actor| {
        let mut theirs = letters.iter().filter(|letter| letter.person_id == who.person());
        theirs.next_back().unwrap().words.as_ref().unwrap().open().unwrap().to_owned()
    };
    assert!(to(&desk.cast.wu_fang).contains("另一登记员须"), "{}", to(&desk.cast.wu_fang));
    assert!(to(&desk.cast.ma_li).contains("You must decide the review"), "{}", to(&desk.cast.ma_li));
    assert_eq!(case.refuses(&desk.cast.wu_fang, decision(true)).await, Refusal::OwnDecision);
    assert_eq!(case.refuses(&desk.cast.lin_mei, decision(true)).await, Refusal::NotYours);
    let after = decides(&case, &desk.cast.ma_li, true).await;
    assert_eq!((after.stage, after.holder()), (Stage::Answering, Some(Holder::Platform)));
    let told = desk.told_of(case.id, "inadmissibility_overturned").await;
    assert_eq!(told, [Addressee::Consumer], "the platform knows of nothing yet");
    assert_eq!(case.refuses(&desk.cast.ma_li, decision(true)).await, Refusal::WrongStage(Stage::Answering));
    desk.close().await;
}

#[tokio::test]
async fn a_ground_found_late_and_overturned_gives_everybody_their_time_back() {
    let desk = Desk::open().await;
    let case = desk.filed().await;
    case.mediated().await;
    case.find_inadmissible().await;
    desk.days(4).await;
    asks(&case).await;
    let after = decides(&case, &desk.cast.ma_li, true).await;
    assert_eq!((after.stage, after.holder()), (Stage::Mediating, Some(Holder::Mediator)));
    assert_eq!(case.window(WindowKey::Mediation).await.days_stood_still(), 4);
    let told = [Addressee::Consumer, Addressee::Platform, Addressee::Mediator];
    assert_eq!(desk.told_of(case.id, "inadmissibility_overturned").await, told);
    desk.close().await;
}

#[tokio::test]
async fn the_same_decision_twice_is_final_here() {
    let desk = Desk::open().await;
    let case = desk.filed().await;
    case.find_inadmissible().await;
    let window = case.window(WindowKey::Review).await.id;
    asks(&case).await;
    let again = Command::AskForReview { window, text: words("And again.") };
    assert_eq!(case.refuses(&desk.cast.lin_mei, again).await, Refusal::AlreadyDone);
    let after = decides(&case, &desk.cast.ma_li, false).await;
    assert_eq!((after.stage, after.holder()), (Stage::Inadmissible, None));
    assert_eq!(case.windows().await, []);
    assert_eq!(desk.told_of(case.id, "inadmissibility_confirmed").await, [Addressee::Consumer]);
    assert_eq!(case.refuses(&desk.cast.ma_li, decision(true)).await, Refusal::NoLongerOpen);
    desk.close().await;
}

#[tokio::test]
async fn a_ground_that_a_review_overturned_does_not_stand_again_and_another_one_is_reviewed_again() {
    let desk = Desk::open().await;
    let case = desk.filed().await;
    case.find_inadmissible().await;
    asks(&case).await;
    decides(&case, &desk.cast.ma_li, true).await;
    let turning_away = |reason: &str| Command::FindInadmissible {
        reason: reason.to_owned(),
        text: words("It is four years ago."),
    };
    let by = [&desk.cast.wu_fang, &desk.cast.ma_li];
    for registrar in by {
        assert_eq!(case.refuses(registrar, turning_away("too_old")).await, Refusal::GroundOverturned);
    }
    case.does(&desk.cast.wu_fang, turning_away("abusive_series")).await;
    assert_eq!(case.windows().await, [WindowKey::Review]);
    asks(&case).await;
    decides(&case, &desk.cast.ma_li, false).await;
    assert_eq!(case.windows().await, []);
    desk.close().await;
}

#[tokio::test]
async fn whoever_asks_too_late_keeps_the_other_ways() {
    let desk = Desk::open().await;
    let case = desk.filed().await;
    case.find_inadmissible().await;
    let window = case.window(WindowKey::Review).await.id;
    case.lapses_once(WindowKey::Review, Silence::ReviewNotAsked).await;
    assert_eq!(case.told_of_the_lapse().await, [Addressee::Consumer]);
    let late = Command::AskForReview { window, text: words("I was away.") };
    assert_eq!(case.refuses(&desk.cast.lin_mei, late).await, Refusal::TooLate(WindowKey::Review));
    desk.close().await;
}

#[tokio::test]
async fn a_centre_that_does_not_decide_the_review_is_charged_and_gives_up_the_second_time() {
    let desk = Desk::open().await;
    let case = desk.filed().await;
    case.find_inadmissible().await;
    asks(&case).await;
    let after = case.lapses_once(WindowKey::ReviewDecision, Silence::ReviewRepeated).await;
    assert_eq!((after.stage, after.holder()), (Stage::Inadmissible, Some(Holder::Centre)));
    let told = [Addressee::Consumer, Addressee::Registrars, Addressee::Supervisor];
    assert_eq!(case.told_of_the_lapse().await, told);
    assert_eq!(desk.overdue().await, [(WindowKey::ReviewDecision, Holder::Centre)]);
    let after = case.lapses_once(WindowKey::ReviewDecision, Silence::ReviewGivenUp).await;
    assert_eq!(desk.overdue().await, []);
    assert_eq!((after.stage, after.holder()), (Stage::Unresolved, None));
    case.hand_over().await;
    case.docket().await;
    desk.close().await;
}

#[tokio::test]
async fn the_review_stands_before_whoever_may_decide_it_and_names_who_decided_before() {
    let desk = Desk::open().await;
    let served = desk.serve().await;
    let case = desk.filed().await;
    case.find_inadmissible().await;
    let (wu_fang, ma_li, tao_min) = (&desk.cast.wu_fang, &desk.cast.ma_li, &desk.cast.tao_min);
    assert!(case.in_inbox(&served, ma_li, "").await.is_none(), "nobody has to act");
    asks(&case).await;
    let line = case.in_inbox(&served, ma_li, "").await.expect("it is for her to do");
    assert!(line.contains("Decide the review") && line.contains("7 working days left"), "{line}");
    assert!(case.in_inbox(&served, wu_fang, "?show=mine").await.is_none(), "it is another's to do");
    let line = case.in_inbox(&served, wu_fang, "?show=open").await.expect("she sees that it waits");
    assert!(line.contains("等待另一登记员：作出复核决定"), "{line}");
    assert!(case.in_inbox(&served, tao_min, "?show=open").await.is_some());

    let hers = case.page(&served, ma_li, "").await;
    assert!(hers.find("#act-headline")[0].starts_with("You must decide the review by"));
    let decision = |page: &crate::browser::Answer| page.find("section[aria-labelledby=not-taken]").join(" ");
    assert!(decision(&hers).contains("吴芳, "), "who decided before: {}", decision(&hers));
    assert!(hers.find(".story time").iter().any(|when| when.ends_with("· 吴芳")));
    assert!(hers.find("h1 + p .badge")[0].ends_with("a request is pending"), "{:?}", hers.find(".badge"));
    let asked = case.page(&served, ma_li, "/review-decision").await;
    assert!(asked.text().contains("吴芳, ") && !asked.text().contains("You, "));
    let hers = case.page(&served, wu_fang, "").await;
    assert!(hers.find("#act-headline")[0].starts_with("另一登记员须在"));
    assert!(decision(&hers).contains("您，"), "what she did herself");
    let consumers = decision(&case.page(&served, &desk.cast.lin_mei, "").await);
    assert!(consumers.contains("本中心，") && !consumers.contains("吴芳"), "{consumers}");
    served.stop().await;
    desk.close().await;
}
