//! Mediating: a mediator is named, asks, proposes; and each silence is charged to whoever was silent.

use crate::cast::person;
use crate::desk::Desk;
use crate::steps::{InCase, upholding, words};
use redress::domain::actor::{Actor, Holder, Side};
use redress::domain::case::event::Silence;
use redress::domain::case::stage::Stage;
use redress::domain::clock::WindowKey;
use redress::domain::command::Command;
use redress::domain::ids::PersonId;
use redress::domain::letter::Addressee;
use redress::domain::refusal::Refusal;
use redress::domain::turn::How;
use redress::store::{StoreError, standings};

#[tokio::test]
async fn nobody_with_an_interest_hears_a_case_and_nobody_twice() {
    let desk = Desk::open().await;
    let case = desk.filed().await;
    case.answered().await;
    case.ask_for_mediator().await;
    let wu_fang = &desk.cast.wu_fang;
    let unfit = case.naming(&desk.cast.qin_shu).await;
    assert_eq!(case.refuses(wu_fang, unfit).await, Refusal::Conflicted);
    let (opened, by_another) = (case.naming(&desk.cast.he_yun).await, case.naming(&desk.cast.gu_wei).await);
    case.assign(&desk.cast.he_yun).await;
    assert_eq!(case.refuses(wu_fang, opened).await, Refusal::AlreadyDone);
    // Whoever opened the form before has not seen whom they would replace.
    assert_eq!(case.refuses(&desk.cast.ma_li, by_another).await, Refusal::NoLongerOpen);
    let told = [Addressee::Consumer, Addressee::Platform, Addressee::Mediator];
    assert_eq!(desk.told_of(case.id, "assigned").await, told);
    // The registrar replaces an absent one, who has no place in the case from then on.
    case.assign(&desk.cast.gu_wei).await;
    let again = case.naming(&desk.cast.he_yun).await;
    assert_eq!(case.refuses(wu_fang, again).await, Refusal::Conflicted);
    let question = Command::Question { to: Side::Platform, text: words("Why?") };
    assert_eq!(case.refuses(&desk.cast.he_yun, question.clone()).await, Refusal::NotYours);
    case.does(&desk.cast.gu_wei, question).await;
    desk.close().await;
}

#[tokio::test]
async fn a_centre_that_names_nobody_twice_gives_up_and_is_charged() {
    let desk = Desk::open().await;
    let case = desk.filed().await;
    case.answered().await;
    case.ask_for_mediator().await;
    let after = case.lapses_once(WindowKey::Naming, Silence::NamingRepeated).await;
    assert_eq!((after.stage, after.holder()), (Stage::Mediating, Some(Holder::Centre)));
    let told = [Addressee::Consumer, Addressee::Registrars, Addressee::Supervisor];
    assert_eq!(case.told_of_the_lapse().await, told);
    let after = case.lapses_once(WindowKey::Naming, Silence::NamingGivenUp).await;
    assert_eq!(after.stage, Stage::Unresolved);
    assert_eq!(case.turn(WindowKey::Naming).await, (Holder::Centre, How::Missed));
    let told = [Addressee::Consumer, Addressee::Platform, Addressee::Registrars, Addressee::Supervisor];
    assert_eq!(case.told_of_the_lapse().await, told);
    let late = case.naming(&desk.cast.he_yun).await;
    let late = case.refuses(&desk.cast.wu_fang, late).await;
    assert_eq!(late, Refusal::WrongStage(Stage::Unresolved));
    assert!(desk.publication(case.id).await.is_none(), "the centre's silence is no finding on a platform");
    desk.close().await;
}

#[tokio::test]
async fn a_mediator_without_a_result_is_replaced_once_and_charged() {
    let desk = Desk::open().await;
    let case = desk.filed().await;
    case.mediated().await;
    let after = case.lapses_once(WindowKey::Mediation, Silence::MediatorReplaced).await;
    assert_eq!((after.stage, after.mediator()), (Stage::Mediating, None));
    assert_eq!(after.holder(), Some(Holder::Centre), "it must name another one");
    assert_eq!(case.turn(WindowKey::Mediation).await, (Holder::Mediator, How::Missed));
    // He hears of it, though he is in charge no more.
    let told = [Addressee::Consumer, Addressee::Platform, Addressee::Mediator, Addressee::Registrars];
    assert_eq!(case.told_of_the_lapse().await, told);
    assert_eq!(case.refuses(&desk.cast.he_yun, crate::steps::upholding()).await, Refusal::NotYours);
    case.assign(&desk.cast.gu_wei).await;
    assert_eq!(case.holder().await, Some(Holder::Mediator));
    // The story does not say of the first that it was the second.
    let served = desk.serve().await;
    let page = case.page(&served, &desk.cast.gu_wei, "").await;
    let story = page.find(".story").join(" ");
    assert_eq!(story.matches("顾薇").count(), 1, "{story}");
    served.stop().await;
    desk.close().await;
}

#[tokio::test]
async fn the_outer_limit_rules_where_it_is_the_nearer_one() {
    let desk = Desk::open().await;
    let case = desk.filed().await;
    case.mediated().await;
    case.in_silence(WindowKey::Mediation).await;
    desk.days(3).await;
    case.assign(&desk.cast.gu_wei).await;
    let after = case.lapses_once(WindowKey::OuterLimit, Silence::LimitExpired).await;
    assert_eq!(after.stage, Stage::Unresolved);
    assert_eq!(case.turn(WindowKey::Mediation).await, (Holder::Mediator, How::Dropped));
    let told = [Addressee::Consumer, Addressee::Platform, Addressee::Mediator, Addressee::Registrars];
    assert_eq!(case.told_of_the_lapse().await, told);
    desk.close().await;
}

#[tokio::test]
async fn two_mediators_without_a_result_in_a_reopened_case_are_charged_to_the_centre() {
    let desk = Desk::open().await;
    let case = desk.filed().await;
    case.mediated().await;
    case.in_silence(WindowKey::Mediation).await;
    case.assign(&desk.cast.gu_wei).await;
    // Lin Mei falls silent, comes back, and the outer limit begins anew.
    let question = Command::Question { to: Side::Consumer, text: words("Since when?") };
    case.does(&desk.cast.gu_wei, question).await;
    case.in_silence(WindowKey::Question).await;
    let question = case.reopen().await.questions.pop().expect("it is asked again").id;
    let response = Command::Respond { question, text: words("Since May."), exhibits: vec![] };
    case.does(&desk.cast.lin_mei, response).await;
    let after = case.lapses_once(WindowKey::Mediation, Silence::MediationGivenUp).await;
    assert_eq!(after.stage, Stage::Unresolved);
    let lapses = case.lapses(Silence::MediationGivenUp).await;
    assert_eq!(lapses[0].1, Holder::Centre);
    let told = [
        Addressee::Consumer,
        Addressee::Platform,
        Addressee::Mediator,
        Addressee::Registrars,
        Addressee::Supervisor,
    ];
    assert_eq!(case.told_of_the_lapse().await, told);
    desk.close().await;
}

#[tokio::test]
async fn a_consumer_who_leaves_a_question_open_is_closed_and_may_come_back_to_the_same_mediator() {
    let desk = Desk::open().await;
    let case = desk.filed().await;
    case.mediated().await;
    let question = case.question(Side::Consumer).await;
    assert_eq!(case.holder().await, Some(Holder::Consumer));
    let after = case.lapses_once(WindowKey::Question, Silence::QuestionNotPursued).await;
    assert_eq!(after.stage, Stage::NotPursued);
    let told = [Addressee::Consumer, Addressee::Platform, Addressee::Mediator];
    assert_eq!(case.told_of_the_lapse().await, told);
    let late = Command::Respond { question, text: words("In May."), exhibits: vec![] };
    let late = case.refuses(&desk.cast.lin_mei, late).await;
    assert_eq!(late, Refusal::TooLate(WindowKey::Question));
    let after = case.reopen().await;
    assert_eq!((after.stage, after.mediator()), (Stage::Mediating, Some(person(&desk.cast.he_yun))));
    desk.close().await;
}

#[tokio::test]
async fn a_platform_that_leaves_a_question_open_is_ruled_on_by_the_file() {
    let desk = Desk::open().await;
    let case = desk.filed().await;
    case.mediated().await;
    let question = case.question(Side::Platform).await;
    let twice = Command::Question { to: Side::Platform, text: words("And?") };
    assert_eq!(case.refuses(&desk.cast.he_yun, twice).await, Refusal::AlreadyDone);
    let after = case.lapses_once(WindowKey::Question, Silence::QuestionUnanswered).await;
    assert_eq!((after.stage, after.holder()), (Stage::Mediating, Some(Holder::Mediator)));
    assert_eq!(case.turn(WindowKey::Question).await, (Holder::Platform, How::Missed));
    let late = Command::Respond { question, text: words("In May."), exhibits: vec![] };
    let late = case.refuses(&desk.cast.sun_hao, late).await;
    assert_eq!(late, Refusal::TooLate(WindowKey::Question));
    case.rule().await;
    desk.close().await;
}

#[tokio::test]
async fn a_question_is_answered_once_by_the_one_who_was_asked() {
    let desk = Desk::open().await;
    let case = desk.filed().await;
    case.mediated().await;
    let question = case.question(Side::Consumer).await;
    let response = || Command::Respond { question, text: words("In May."), exhibits: vec![] };
    assert_eq!(case.refuses(&desk.cast.sun_hao, response()).await, Refusal::NotYours);
    case.until_the_last_instant_of(WindowKey::Question).await;
    case.respond(&desk.cast.lin_mei, question).await;
    // The other side sees what was answered, so that it can reply.
    assert_eq!(desk.told_of(case.id, "responded").await, [Addressee::Platform, Addressee::Mediator]);
    assert_eq!(case.refuses(&desk.cast.lin_mei, response()).await, Refusal::AlreadyDone);
    desk.close().await;
}

#[tokio::test]
async fn a_proposal_binds_when_both_have_accepted_and_falls_when_one_stays_silent() {
    let desk = Desk::open().await;
    let case = desk.filed().await;
    case.mediated().await;
    let first = case.offer(&desk.cast.he_yun).await;
    case.accept_offer(&desk.cast.sun_hao, first).await;
    let twice = case.refuses(&desk.cast.sun_hao, Command::AcceptOffer { offer: first }).await;
    assert_eq!(twice, Refusal::AlreadyDone);
    case.lapses_once(WindowKey::Proposal, Silence::OfferFell).await;
    assert_eq!(case.turn(WindowKey::Proposal).await, (Holder::Consumer, How::Missed));
    let late = case.refuses(&desk.cast.lin_mei, Command::AcceptOffer { offer: first }).await;
    assert_eq!(late, Refusal::TooLate(WindowKey::Proposal));

    let second = case.offer(&desk.cast.he_yun).await;
    case.accept_offer(&desk.cast.lin_mei, second).await;
    assert_eq!(case.stage().await, Stage::Mediating);
    case.accept_offer(&desk.cast.sun_hao, second).await;
    assert_eq!(case.stage().await, Stage::Complying);
    desk.close().await;
}

#[tokio::test]
async fn a_mediator_may_end_without_a_result() {
    let desk = Desk::open().await;
    let case = desk.filed().await;
    case.mediated().await;
    case.close_without_result().await;
    assert_eq!(case.stage().await, Stage::Unresolved);
    let told = desk.told_of(case.id, "closed_without_result").await;
    assert_eq!(told, [Addressee::Consumer, Addressee::Platform]);
    desk.close().await;
}

#[tokio::test]
async fn an_interest_that_is_declared_late_stops_a_mediator_who_was_named_before() {
    let desk = Desk::open().await;
    let case = desk.filed().await;
    case.mediated().await;
    let (he_yun, yunlu) = (person(&desk.cast.he_yun), desk.cast.yunlu);
    let declare = desk.store().write(move |tx| standings::declare_interest(tx, he_yun, yunlu)).await;
    declare.map_err(|problem: StoreError| problem).unwrap();
    case.heard().await;
    assert_eq!(case.refuses(&desk.cast.he_yun, upholding()).await, Refusal::Conflicted);
    let question = Command::Question { to: Side::Platform, text: words("Why?") };
    assert_eq!(case.refuses(&desk.cast.he_yun, question).await, Refusal::Conflicted);
    case.assign(&desk.cast.gu_wei).await;
    case.does(&desk.cast.gu_wei, upholding()).await;
    desk.close().await;
}

#[tokio::test]
async fn a_mediator_whom_a_registrar_replaced_is_not_counted_as_silent() {
    let desk = Desk::open().await;
    let case = desk.filed().await;
    case.mediated().await;
    case.assign(&desk.cast.gu_wei).await;
    let after = case.lapses_once(WindowKey::Mediation, Silence::MediatorReplaced).await;
    assert_eq!((after.stage, after.holder()), (Stage::Mediating, Some(Holder::Centre)));
    case.assign(&desk.cast.an_ran).await;
    assert!(desk.overdue().await.is_empty(), "the third has just begun");
    desk.close().await;
}

/// What the mediators were told in letters about the last event.
async fn mediators_told(desk: &Desk, case: &InCase<'_>) -> Vec<(Option<PersonId>, String)> {
    desk.sweep().await;
    let seq = i64::from(case.case().await.life.version);
    let letters = desk.letters(case.id).await.into_iter();
    let told = letters.filter(|letter| letter.seq == seq && letter.addressee == Addressee::Mediator);
    told.map(|letter| (letter.person_id, letter.words.unwrap().open().unwrap().to_owned())).collect()
}

#[actix_web::test]
async fn a_mediator_whom_a_registrar_replaced_is_told_so_and_no_more() {
    let desk = Desk::open().await;
    let case = desk.filed().await;
    case.mediated().await;
    case.assign(&desk.cast.gu_wei).await;
    let told = mediators_told(&desk, &case).await;
    let reads = |who: &Actor| told.iter().find(|(to, _)| *to == Some(person(who))).map(|(_, words)| words);
    let left = reads(&desk.cast.he_yun).expect("who was in charge is told");
    assert!(
        left.contains("You are no longer the mediator of this case") && !left.contains("/cases/"),
        "{left}"
    );
    assert!(reads(&desk.cast.gu_wei).expect("who is in charge now is told").contains("/cases/"));
    // The next time it is told to the second, not to the first once more.
    case.assign(&desk.cast.an_ran).await;
    let told = mediators_told(&desk, &case).await;
    let to: Vec<_> = told.iter().filter_map(|(to, _)| *to).collect();
    assert_eq!(to.len(), 2);
    assert!(!to.contains(&person(&desk.cast.he_yun)));
    desk.close().await;
}
