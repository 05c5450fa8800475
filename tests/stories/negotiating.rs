//! Negotiating: offers bind when the other side takes them, fall in silence, and never trap anybody.

use crate::desk::Desk;
use crate::served::Served;
use crate::steps::{InCase, delete_within, offering, pay};
use redress::domain::actor::{Actor, Holder};
use redress::domain::case::event::Silence;
use redress::domain::case::stage::Stage;
use redress::domain::clock::WindowKey;
use redress::domain::command::{Command, Promised};
use redress::domain::letter::Addressee;
use redress::domain::refusal::Refusal;
use redress::domain::turn::How;

#[tokio::test]
async fn an_offer_that_is_accepted_binds_at_once() {
    let desk = Desk::open().await;
    let case = desk.filed().await;
    case.answered().await;
    let offer = case.offer(&desk.cast.sun_hao).await;
    let own = case.refuses(&desk.cast.sun_hao, Command::AcceptOffer { offer }).await;
    assert_eq!(own, Refusal::NotYours);
    case.until_the_last_instant_of(WindowKey::Offer).await;
    let after = case.accept_offer(&desk.cast.lin_mei, offer).await;
    assert_eq!((after.stage, after.holder()), (Stage::Complying, Some(Holder::Platform)));
    let twice = case.refuses(&desk.cast.lin_mei, Command::AcceptOffer { offer }).await;
    assert_eq!(twice, Refusal::AlreadyDone);
    desk.close().await;
}

#[tokio::test]
async fn an_offer_that_nobody_answers_falls_and_the_case_goes_on() {
    let desk = Desk::open().await;
    let case = desk.filed().await;
    case.answered().await;
    let offer = case.offer(&desk.cast.lin_mei).await;
    assert_eq!(case.holder().await, Some(Holder::Platform), "the ball is theirs");
    let after = case.lapses_once(WindowKey::Offer, Silence::OfferFell).await;
    assert_eq!(after.stage, Stage::Negotiating);
    assert_eq!(case.turn(WindowKey::Offer).await, (Holder::Platform, How::Missed));
    assert_eq!(case.told_of_the_lapse().await, [Addressee::Consumer, Addressee::Platform]);
    let late = case.refuses(&desk.cast.sun_hao, Command::AcceptOffer { offer }).await;
    assert_eq!(late, Refusal::TooLate(WindowKey::Offer));
    desk.close().await;
}

#[tokio::test]
async fn an_offer_is_an_answer_to_the_answer_and_without_a_deal_mediation_begins() {
    let desk = Desk::open().await;
    let case = desk.filed().await;
    case.answered().await;
    case.offer(&desk.cast.lin_mei).await;
    assert!(!case.windows().await.contains(&WindowKey::Reply), "she is not silent");
    let after = case.lapses_once(WindowKey::Negotiation, Silence::NegotiationEnded).await;
    assert_eq!((after.stage, after.holder()), (Stage::Mediating, Some(Holder::Centre)));
    let told = [Addressee::Consumer, Addressee::Platform, Addressee::Registrars];
    assert_eq!(case.told_of_the_lapse().await, told);
    desk.close().await;
}

#[tokio::test]
async fn an_offer_on_the_last_day_gives_the_consumer_its_own_time_to_think() {
    let desk = Desk::open().await;
    let case = desk.filed().await;
    case.admit().await;
    case.answer_granting().await;
    case.until_the_last_instant_of(WindowKey::Reply).await;
    case.offer(&desk.cast.sun_hao).await;
    let zone = &desk.rulebook().zone;
    let offer_ends = case.window(WindowKey::Offer).await.reckoning.last_day(zone);
    let next = desk.rulebook().calendar.working_day_after(offer_ends);
    let reply = case.window(WindowKey::Reply).await.reckoning;
    assert_eq!(reply.last_day(zone), next, "an offer is no trap");
    case.until_the_last_instant_of(WindowKey::Offer).await;
    desk.sweep().await;
    // What the answer granted can still be accepted.
    case.accept_answer().await;
    desk.close().await;
}

#[tokio::test]
async fn whoever_lets_an_offer_fall_can_still_reply_to_the_answer() {
    let desk = Desk::open().await;
    let case = desk.filed().await;
    case.admit().await;
    case.answer_granting().await;
    desk.days(2).await;
    case.offer(&desk.cast.sun_hao).await;
    case.lapses_once(WindowKey::Offer, Silence::OfferFell).await;
    assert_eq!(case.stage().await, Stage::Negotiating, "the case goes on, as the page said");
    case.until_the_last_instant_of(WindowKey::Reply).await;
    assert_eq!(case.accept_answer().await.stage, Stage::Complying);
    desk.close().await;
}

#[tokio::test]
async fn whoever_declines_an_offer_has_not_been_silent() {
    let desk = Desk::open().await;
    let case = desk.filed().await;
    case.answered().await;
    let offer = case.offer(&desk.cast.sun_hao).await;
    case.decline_offer(&desk.cast.lin_mei, offer).await;
    let again = case.refuses(&desk.cast.lin_mei, Command::DeclineOffer { offer }).await;
    assert_eq!(again, Refusal::NoLongerOpen);
    let after = case.in_silence(WindowKey::Negotiation).await;
    assert_eq!(after.stage, Stage::Mediating, "she said no, and the case goes on to a mediator");
    desk.close().await;
}

#[tokio::test]
async fn one_set_of_terms_at_a_time_from_the_same_hand() {
    let desk = Desk::open().await;
    let case = desk.filed().await;
    case.answered().await;
    case.offer(&desk.cast.sun_hao).await;
    let another = offering(vec![delete_within(Some(3))]);
    assert_eq!(case.refuses(&desk.cast.sun_hao, another).await, Refusal::AlreadyDone);
    assert_eq!(case.refuses(&desk.cast.lin_mei, offering(vec![])).await, Refusal::Incomplete);
    case.offer(&desk.cast.lin_mei).await;
    desk.close().await;
}

#[tokio::test]
async fn a_party_may_settle_before_it_answers_and_the_days_in_a_promise_are_kept() {
    let desk = Desk::open().await;
    let case = desk.filed().await;
    case.admit().await;
    let offered = case.does(&desk.cast.sun_hao, offering(vec![delete_within(Some(3))])).await;
    let offer = offered.offers[0].offer.id;
    case.accept_offer(&desk.cast.lin_mei, offer).await;
    let due = case.window(WindowKey::Performance).await.reckoning;
    assert_eq!(due.last_day(&desk.rulebook().zone).to_string(), "2026-11-26");
    // Ended before its answer was due: neither silent nor in time.
    assert_eq!(case.turn(WindowKey::Answer).await.1, How::Dropped);
    desk.close().await;
}

#[tokio::test]
async fn whoever_declines_an_offer_may_still_take_what_the_answer_granted() {
    let desk = Desk::open().await;
    let case = desk.filed().await;
    case.admit().await;
    case.answer_granting().await;
    let offer = case.offer(&desk.cast.sun_hao).await;
    case.decline_offer(&desk.cast.lin_mei, offer).await;
    let window = case.window_of(WindowKey::Negotiation, Holder::Consumer).await.id;
    let after = case.does(&desk.cast.lin_mei, Command::AcceptAnswer { window }).await;
    assert_eq!(after.stage, Stage::Complying);
    desk.close().await;
}

#[tokio::test]
async fn an_offer_passes_nothing_on_while_the_answer_is_owed() {
    let desk = Desk::open().await;
    let case = desk.filed().await;
    case.admit().await;
    case.offer(&desk.cast.sun_hao).await;
    assert_eq!(case.holder().await, Some(Holder::Platform));
    desk.close().await;
}

#[tokio::test]
async fn whoever_settles_after_a_silence_is_not_named_for_it() {
    let desk = Desk::open().await;
    let case = desk.filed().await;
    case.admit().await;
    case.in_silence(WindowKey::Answer).await;
    let offer = case.offer(&desk.cast.sun_hao).await;
    let agreed = case.accept_offer(&desk.cast.lin_mei, offer).await;
    for duty in &agreed.duties {
        case.report(duty.promise.id).await;
        case.confirm(duty.promise.id).await;
    }
    desk.sweep().await;
    assert_eq!(case.stage().await, Stage::Resolved);
    assert!(desk.publication(case.id).await.is_none());
    desk.close().await;
}

/// What stands beside the card of a case.
async fn beside(served: &Served, case: &InCase<'_>, who: &Actor) -> String {
    let page = served.reading(who, "en").await.get(&format!("/cases/{}", case.case().await.number())).await;
    page.find("main > details").join(" ")
}

async fn head(served: &Served, case: &InCase<'_>, who: &Actor) -> String {
    let page = served.reading(who, "en").await.get(&format!("/cases/{}", case.case().await.number())).await;
    page.find(".act").join(" ")
}

#[tokio::test]
async fn an_open_offer_hides_neither_the_reply_nor_what_follows_without_one() {
    let desk = Desk::open().await;
    let served = desk.serve().await;
    let case = desk.filed().await;
    case.answered().await;
    case.until_the_last_instant_of(WindowKey::Reply).await;
    case.offer(&desk.cast.sun_hao).await;
    let lin_mei = &desk.cast.lin_mei;
    let first = head(&served, &case, lin_mei).await;
    assert!(first.contains("You must accept or decline the offer by"), "{first}");
    let more = beside(&served, &case, lin_mei).await;
    assert!(more.contains("You must reply to the answer by") && more.contains("not pursued"), "{more}");
    let story =
        served.reading(lin_mei, "en").await.get(&format!("/cases/{}", case.case().await.number())).await;
    let story = story.find(".story").join(" ");
    assert!(
        story.contains("these end later: Reply to the answer (now until the end of 8 December 2026)"),
        "{story}"
    );
    served.stop().await;
    desk.close().await;
}

#[tokio::test]
async fn an_offer_before_the_answer_stands_beside_it_for_those_who_settle() {
    let desk = Desk::open().await;
    let served = desk.serve().await;
    let case = desk.filed().await;
    case.admit().await;
    case.offer(&desk.cast.sun_hao).await;
    let lin_mei = beside(&served, &case, &desk.cast.lin_mei).await;
    assert!(lin_mei.contains("You must accept or decline the offer by"), "{lin_mei}");
    assert!(lin_mei.contains("the offer falls. The case goes on."), "{lin_mei}");
    let sun_hao = beside(&served, &case, &desk.cast.sun_hao).await;
    assert!(sun_hao.contains("The consumer must accept or decline the offer by"), "{sun_hao}");
    for who in [&desk.cast.wu_fang, &desk.cast.tao_min] {
        let told = beside(&served, &case, who).await;
        assert!(!told.contains("offer"), "terms are for those who settle: {told}");
    }
    served.stop().await;
    desk.close().await;
}

#[tokio::test]
async fn a_proposal_leaves_the_mediator_time_after_it_and_hides_nobody_s_date() {
    let desk = Desk::open().await;
    let served = desk.serve().await;
    let case = desk.filed().await;
    case.mediated().await;
    case.until_the_last_instant_of(WindowKey::Mediation).await;
    case.offer(&desk.cast.he_yun).await;
    let zone = &desk.rulebook().zone;
    let proposal = case.window(WindowKey::Proposal).await.reckoning.last_day(zone);
    let next = desk.rulebook().calendar.working_day_after(proposal);
    assert_eq!(case.window(WindowKey::Mediation).await.reckoning.last_day(zone), next);
    let mediator = beside(&served, &case, &desk.cast.he_yun).await;
    assert!(mediator.contains("You must bring a result by") && mediator.contains("another"), "{mediator}");
    let registrar = beside(&served, &case, &desk.cast.wu_fang).await;
    assert!(registrar.contains("The mediator must bring a result by"), "{registrar}");
    let after = case.in_silence(WindowKey::Proposal).await;
    assert_eq!(after.stage, Stage::Mediating);
    assert!(after.life.running.of(WindowKey::Mediation).is_some(), "mediation goes on");
    served.stop().await;
    desk.close().await;
}

#[tokio::test]
async fn a_broken_promise_stands_first_and_the_others_beside_it() {
    let desk = Desk::open().await;
    let served = desk.serve().await;
    let case = desk.filed().await;
    case.answered().await;
    let later = Promised { days: Some(5), ..pay(50_000) };
    let case_now = case.does(&desk.cast.sun_hao, offering(vec![delete_within(Some(3)), later])).await;
    case.accept_offer(&desk.cast.lin_mei, case_now.offers[0].offer.id).await;
    let (first, more) =
        (head(&served, &case, &desk.cast.lin_mei).await, beside(&served, &case, &desk.cast.lin_mei).await);
    assert!(
        first.contains("Delete")
            && first.contains("That time, 10 working days from then, would end at the end of"),
        "{first}"
    );
    assert!(more.contains("must do what was promised and report it by") && more.contains("500"), "{more}");
    case.in_silence(WindowKey::Performance).await;
    assert!(case.falls(WindowKey::Performance).await < case.falls(WindowKey::Cure).await);
    for who in [&desk.cast.lin_mei, &desk.cast.sun_hao, &desk.cast.wu_fang] {
        let first = head(&served, &case, who).await;
        assert!(first.contains("must make good what was not done by"), "{first}");
        let more = beside(&served, &case, who).await;
        assert!(more.contains("must do what was promised and report it by"), "{more}");
    }
    served.stop().await;
    desk.close().await;
}
