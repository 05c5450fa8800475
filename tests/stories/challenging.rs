//! Challenging: a party doubts the mediator, somebody else decides, and nobody loses time by it.

use crate::cast::person;
use crate::desk::Desk;
use crate::steps::{InCase, upholding, words};
use redress::domain::actor::{Actor, Holder, Side};
use redress::domain::case::event::Silence;
use redress::domain::case::stage::Stage;
use redress::domain::clock::WindowKey;
use redress::domain::command::Command;
use redress::domain::letter::Addressee;
use redress::domain::refusal::Refusal;
use redress::domain::turn::How;

impl InCase<'_> {
    async fn challenging(&self) -> Command {
        let window = self.window(WindowKey::Mediation).await.id;
        let text = words("They were seen at dinner together.");
        Command::Challenge { window, reason: "contact_outside".to_owned(), text }
    }

    async fn challenge(&self, by: &Actor) {
        let challenge = self.challenging().await;
        self.does(by, challenge).await;
    }

    async fn deciding(&self, upheld: bool) -> Command {
        let window = self.window(WindowKey::ChallengeDecision).await.id;
        Command::DecideChallenge { window, upheld, text: words("We asked both of them.") }
    }
}

#[tokio::test]
async fn a_challenge_that_is_upheld_takes_the_mediator_off_the_case_without_blame() {
    let desk = Desk::open().await;
    let case = desk.filed().await;
    case.mediated().await;
    let cast = &desk.cast;
    case.challenge(&cast.lin_mei).await;
    assert_eq!(case.holder().await, Some(Holder::Centre), "it must decide");
    let told = [Addressee::Platform, Addressee::Mediator, Addressee::Registrars];
    assert_eq!(desk.told_of(case.id, "challenged").await, told);
    case.until_the_last_instant_of(WindowKey::ChallengeDecision).await;
    // Wu Fang named him, so she does not decide whether that was right.
    let decision = case.deciding(true).await;
    assert_eq!(case.refuses(&cast.wu_fang, decision.clone()).await, Refusal::AnotherDecides);
    let after = case.does(&cast.ma_li, decision.clone()).await;
    assert_eq!((after.stage, after.mediator()), (Stage::Mediating, None));
    assert_eq!(case.windows().await, [WindowKey::OuterLimit, WindowKey::Naming]);
    assert_eq!(case.turn(WindowKey::Mediation).await.1, How::Dropped, "no missed turn");
    // He hears of it, though he is in charge no more.
    let told = [Addressee::Consumer, Addressee::Platform, Addressee::Mediator];
    assert_eq!(desk.told_of(case.id, "challenge_upheld").await, told);
    desk.sweep().await;
    let letters = desk.letters(case.id).await;
    let letter = letters.iter().rfind(|letter| letter.addressee == Addressee::Mediator).unwrap();
    let says = letter.words.as_ref().unwrap().open().unwrap().to_owned();
    assert!(says.contains("You are no longer the mediator of this case"), "{says}");
    assert!(!says.contains("/cases/"), "no link to a page that is not open to him: {says}");
    assert_eq!(case.refuses(&cast.ma_li, decision).await, Refusal::NoLongerOpen);
    let again = case.naming(&cast.he_yun).await;
    assert_eq!(case.refuses(&cast.wu_fang, again).await, Refusal::Conflicted);
    let after = case.assign(&cast.gu_wei).await;
    let mediation = after.life.running.of(WindowKey::Mediation).expect("it runs anew");
    assert_eq!(mediation.attempt, 1);
    desk.close().await;
}

#[tokio::test]
async fn while_a_challenge_is_open_the_mediator_decides_nothing_and_gets_the_time_back() {
    let desk = Desk::open().await;
    let case = desk.filed().await;
    case.mediated().await;
    case.heard().await;
    let cast = &desk.cast;
    let zone = &desk.rulebook().zone;
    let before = case.window(WindowKey::Mediation).await.reckoning.last_day(zone);
    case.challenge(&cast.sun_hao).await;
    assert_eq!(case.refuses(&cast.he_yun, upholding()).await, Refusal::ChallengeOpen);
    let until = desk.now().plus_seconds(5 * 86_400).day_in(zone);
    let stay = Command::Stay { reason: "both_ask".to_owned(), text: words("A pause."), until };
    assert_eq!(case.refuses(&cast.he_yun, stay).await, Refusal::ChallengeOpen);
    let other = case.challenging().await;
    assert_eq!(case.refuses(&cast.lin_mei, other).await, Refusal::ChallengeOpen);
    // The mediation goes on otherwise.
    let question = case.question(Side::Consumer).await;
    case.respond(&cast.lin_mei, question).await;
    desk.days(2).await;
    let decision = case.deciding(false).await;
    case.does(&cast.ma_li, decision).await;
    let after = case.window(WindowKey::Mediation).await.reckoning.last_day(zone);
    assert!(after > before, "{before} {after}");
    assert_eq!(case.holder().await, Some(Holder::Mediator));
    let twice = case.challenging().await;
    assert_eq!(case.refuses(&cast.sun_hao, twice).await, Refusal::ChallengeUsed);
    case.heard().await;
    case.rule().await;
    desk.close().await;
}

#[tokio::test]
async fn a_centre_that_does_not_decide_has_upheld_it_and_is_charged() {
    let desk = Desk::open().await;
    let case = desk.filed().await;
    case.mediated().await;
    case.challenge(&desk.cast.lin_mei).await;
    let late = case.deciding(false).await;
    let after = case.lapses_once(WindowKey::ChallengeDecision, Silence::ChallengeUpheld).await;
    assert_eq!((after.stage, after.mediator()), (Stage::Mediating, None));
    assert_eq!(case.turn(WindowKey::ChallengeDecision).await, (Holder::Centre, How::Missed));
    assert_eq!(case.turn(WindowKey::Mediation).await.1, How::Dropped);
    let told = [
        Addressee::Consumer,
        Addressee::Platform,
        Addressee::Mediator,
        Addressee::Registrars,
        Addressee::Supervisor,
    ];
    assert_eq!(case.told_of_the_lapse().await, told);
    let too_late = Refusal::TooLate(WindowKey::ChallengeDecision);
    assert_eq!(case.refuses(&desk.cast.ma_li, late).await, too_late);
    case.assign(&desk.cast.gu_wei).await;
    desk.close().await;
}

#[tokio::test]
async fn a_mediator_does_not_run_out_of_time_over_a_challenge_on_the_last_day() {
    let desk = Desk::open().await;
    let case = desk.filed().await;
    case.mediated().await;
    case.until_the_last_instant_of(WindowKey::Mediation).await;
    case.challenge(&desk.cast.lin_mei).await;
    desk.days(1).await;
    desk.sweep().await;
    assert_eq!(case.case().await.mediator(), Some(person(&desk.cast.he_yun)));
    let decision = case.deciding(false).await;
    case.does(&desk.cast.ma_li, decision).await;
    case.rule().await;
    desk.close().await;
}

#[tokio::test]
async fn a_challenge_names_a_mediator_who_is_in_charge_before_the_finding_and_a_listed_reason() {
    let desk = Desk::open().await;
    let case = desk.filed().await;
    case.mediated().await;
    let cast = &desk.cast;
    let opened = case.challenging().await;
    let Command::Challenge { window, text, .. } = opened.clone() else { panic!("a challenge") };
    let unlisted = Command::Challenge { window, reason: "too_young".to_owned(), text };
    let refused = case.refuses(&cast.lin_mei, unlisted).await;
    assert_eq!(refused, Refusal::NotInRulebook("too_young".to_owned()));
    for other in [&cast.he_yun, &cast.wu_fang, &cast.zhou_ming, &cast.stranger] {
        assert_eq!(case.refuses(other, opened.clone()).await, Refusal::NotYours);
    }
    // Another mediator meanwhile: whoever opened the form before has not seen them.
    case.assign(&cast.gu_wei).await;
    assert_eq!(case.refuses(&cast.lin_mei, opened.clone()).await, Refusal::NoLongerOpen);
    case.heard().await;
    case.does(&cast.gu_wei, upholding()).await;
    assert_eq!(case.refuses(&cast.lin_mei, opened).await, Refusal::ChallengeAfterRuling);
    let served = desk.serve().await;
    let number = case.case().await.number();
    let closed = served.reading(&cast.lin_mei, "en").await.get(&format!("/cases/{number}/challenge")).await;
    assert_eq!(closed.status, 409);
    let rule = "A mediator can be challenged until the finding is given, and it has been given.";
    assert!(closed.text().contains(rule), "{}", closed.text());
    served.stop().await;
    desk.close().await;
}

#[tokio::test]
async fn a_case_that_ended_over_a_challenge_and_goes_on_gives_the_time_of_the_end_back_once() {
    let desk = Desk::open().await;
    let case = desk.filed().await;
    case.mediated().await;
    case.challenge(&desk.cast.lin_mei).await;
    desk.days(1).await;
    case.withdraw().await;
    desk.days(2).await;
    let window = case.window(WindowKey::WithdrawalUndo).await.id;
    let after = case.does(&desk.cast.lin_mei, Command::UndoWithdrawal { window }).await;
    let open = after.challenge.expect("it is still to be decided");
    assert_eq!(desk.now().seconds_since(open.since), 86_400, "the day before the end, and no other");
    desk.close().await;
}

#[tokio::test]
async fn a_mediator_with_an_hour_left_has_an_hour_after_a_challenge_and_not_a_week() {
    let desk = Desk::open().await;
    let case = desk.filed().await;
    case.mediated().await;
    case.until_the_last_instant_of(WindowKey::Mediation).await;
    let before = case.window(WindowKey::Mediation).await.reckoning;
    case.challenge(&desk.cast.lin_mei).await;
    let kept = case.window(WindowKey::Mediation).await.reckoning;
    desk.hours(2).await;
    let rejected = case.deciding(false).await;
    case.does(&desk.cast.ma_li, rejected).await;
    let after = case.window(WindowKey::Mediation).await.reckoning;
    assert!(before.falls < kept.falls);
    assert_eq!(after.falls, kept.falls, "it was kept open for longer than the challenge took");
    desk.close().await;
}

#[tokio::test]
async fn whoever_settles_needs_no_decision_on_the_challenge_any_more() {
    let desk = Desk::open().await;
    let case = desk.filed().await;
    case.mediated().await;
    case.challenge(&desk.cast.lin_mei).await;
    let offer = case.offer(&desk.cast.sun_hao).await;
    let after = case.accept_offer(&desk.cast.lin_mei, offer).await;
    assert_eq!((after.stage, after.challenge), (Stage::Complying, None));
    desk.close().await;
}

#[tokio::test]
async fn a_stay_that_ran_before_covers_the_time_of_a_challenge_and_ends_with_the_mediator() {
    let desk = Desk::open().await;
    let case = desk.filed().await;
    case.mediated().await;
    case.stay(20).await;
    case.challenge(&desk.cast.lin_mei).await;
    let decision = case.deciding(true).await;
    let after = case.does(&desk.cast.ma_li, decision).await;
    assert!(after.stay.is_none() && after.mediator().is_none());
    assert_eq!(case.windows().await, [WindowKey::OuterLimit, WindowKey::Naming]);
    desk.close().await;
}

#[tokio::test]
async fn while_a_challenge_is_open_everybody_reads_of_the_time_and_no_other_mediator_is_named() {
    let desk = Desk::open().await;
    let served = desk.serve().await;
    let case = desk.filed().await;
    case.mediated().await;
    let cast = &desk.cast;
    let ways = async |who: &Actor| case.page(&served, who, "").await.find(".actions li");
    let before = ways(&cast.ma_li).await;
    let last: Vec<_> = before.iter().rev().take(2).map(String::as_str).collect();
    assert!(last.iter().any(|way| way.contains("it should not have been taken")), "{before:?}");
    assert!(last.iter().any(|way| way.contains("Only if the mediator in charge cannot go on")), "{before:?}");
    case.challenge(&cast.lin_mei).await;
    let after = ways(&cast.ma_li).await;
    assert!(!after.iter().any(|way| way.contains("mediator cannot go on")), "{after:?}");
    // Wu Fang named the mediator.
    let hers = case.page(&served, &cast.wu_fang, "").await;
    assert!(hers.find("#act-headline")[0].starts_with("另一登记员须在"));
    assert!(
        case.page(&served, &cast.ma_li, "").await.find("#act-headline")[0].starts_with("You must decide")
    );
    for who in [&cast.sun_hao, &cast.he_yun, &cast.ma_li, &cast.tao_min] {
        let card = case.page(&served, who, "").await.find(".act").join(" ");
        assert!(card.contains("is added afterwards"), "{card}");
    }
    let decision = case.deciding(false).await;
    case.does(&cast.ma_li, decision).await;
    served.stop().await;
    desk.close().await;
}
