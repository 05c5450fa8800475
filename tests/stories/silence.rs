//! The silent path: nobody answers anything, and still the case ends by itself, with every silence
//! explained and charged, and the court one yes away.

use crate::desk::Desk;
use crate::steps::InCase;
use redress::bundle::{Papers, of_case};
use redress::domain::actor::Holder;
use redress::domain::case::event::Silence;
use redress::domain::case::stage::Stage;
use redress::domain::publication::{self, Kind};
use redress::domain::scorecard::Punctuality;
use redress::domain::text::Bilingual;

impl InCase<'_> {
    /// What a court would get now, as one text.
    async fn bundle(&self) -> String {
        let id = self.id;
        let papers = self.desk.store().read(move |c| Papers::read(c, id)).await.unwrap();
        let centre = Bilingual { en: "The centre".to_owned(), zh: "本中心".to_owned() };
        let content = of_case(&papers, self.desk.rulebook(), &centre, self.desk.now()).unwrap();
        serde_json::to_string(&content).unwrap()
    }

    /// Every silence on record, in order, with whom it is charged to.
    async fn silences(&self) -> Vec<(Silence, Holder)> {
        let mut all = Vec::new();
        for silence in Silence::ALL {
            let lapses = self.lapses(*silence).await;
            all.extend(lapses.into_iter().map(|(at, holder)| (at, *silence, holder)));
        }
        all.sort_by_key(|(at, ..)| *at);
        all.into_iter().map(|(_, silence, holder)| (silence, holder)).collect()
    }
}

#[tokio::test]
async fn a_complaint_that_nobody_ever_answers_ends_unresolved_by_itself() {
    let desk = Desk::open().await;
    let case = desk.filed().await;
    case.admit().await;
    desk.live_until(desk.now().plus_seconds(400 * 86_400)).await;
    assert_eq!(case.stage().await, Stage::Unresolved);
    let silences = [
        (Silence::AnswerSilent, Holder::Platform),
        (Silence::NamingRepeated, Holder::Centre),
        (Silence::NamingGivenUp, Holder::Centre),
    ];
    assert_eq!(case.silences().await, silences);

    // The public reads of the silence, after the platform's right of reply; nobody could bury it.
    let published = desk.publication(case.id).await.unwrap();
    assert_eq!((published.stage, published.outcome.kind), (publication::Stage::Published, Kind::NoAnswer));
    assert!(published.silent);
    let tally = case.tally().await;
    assert_eq!(tally.answer, Punctuality::Silent);
    assert!(tally.held.platform >= 14 && tally.held.centre >= 8 && tally.held.consumer == 0, "{tally:?}");

    // The bundle is ready; nothing goes to a court before she says so.
    let bundle = case.bundle().await;
    assert!(bundle.contains("我注销账号以后"), "her own words");
    assert!(case.case().await.court.is_none());
    case.hand_over().await;
    case.docket().await;
    desk.close().await;
}

#[tokio::test]
async fn a_complaint_that_not_even_the_centre_reads_ends_unresolved_too() {
    let desk = Desk::open().await;
    let case = desk.filed().await;
    desk.live_until(desk.now().plus_seconds(100 * 86_400)).await;
    assert_eq!(case.stage().await, Stage::Unresolved);
    let silences =
        [(Silence::AdmissionRepeated, Holder::Centre), (Silence::AdmissionGivenUp, Holder::Centre)];
    assert_eq!(case.silences().await, silences);
    let tally = case.tally().await;
    assert_eq!((tally.answer, tally.held.platform), (Punctuality::NotAsked, 0));
    assert!(case.bundle().await.contains("我注销账号以后"));
    case.hand_over().await;
    desk.close().await;
}

#[tokio::test]
async fn a_ruling_that_nobody_takes_up_and_a_mediator_who_sleeps_end_unresolved_as_well() {
    let desk = Desk::open().await;
    let ruled = desk.filed().await;
    ruled.ruled().await;
    let asleep = desk.filed().await;
    asleep.mediated().await;
    desk.live_until(desk.now().plus_seconds(100 * 86_400)).await;
    assert_eq!((ruled.stage().await, asleep.stage().await), (Stage::Unresolved, Stage::Unresolved));
    assert_eq!(ruled.silences().await, [(Silence::RulingNotAccepted, Holder::Platform)]);
    let silences = [
        (Silence::MediatorReplaced, Holder::Mediator),
        (Silence::NamingRepeated, Holder::Centre),
        (Silence::NamingGivenUp, Holder::Centre),
    ];
    assert_eq!(asleep.silences().await, silences);
    desk.close().await;
}

/// However late and however often the sweep comes: the same silences, dated to the same instants.
#[tokio::test]
async fn the_pace_of_the_sweep_changes_nothing() {
    let mut told = Vec::new();
    for sweeps_in_time in [true, false] {
        let desk = Desk::open().await;
        let case = desk.filed().await;
        case.admit().await;
        let end = desk.now().plus_seconds(90 * 86_400);
        if sweeps_in_time {
            desk.live_until(end).await;
        } else {
            desk.go_to(end).await;
            desk.sweep().await;
        }
        let entries = case.entries().await;
        let dated: Vec<_> = entries.iter().map(|entry| (entry.event.name(), entry.at)).collect();
        told.push((dated, case.tally().await.held, case.case().await.closed_at));
        desk.close().await;
    }
    assert_eq!(told[0], told[1]);
}

/// A secret that was told in order to settle stays between those who settle.
#[tokio::test]
async fn nothing_that_was_said_in_order_to_settle_reaches_the_bundle() {
    use crate::steps::words;
    use redress::domain::command::{Command, Promised};
    use redress::domain::evidence::Wall;
    let desk = Desk::open().await;
    let case = desk.filed().await;
    case.mediated().await;
    let secret = |name: &str| words(&format!("canary-{name}"));
    let promised =
        || Promised { remedy: "delete".into(), amount: None, text: Some(secret("terms")), days: None };
    for by in [&desk.cast.sun_hao, &desk.cast.lin_mei, &desk.cast.he_yun] {
        case.does(by, Command::Offer { text: secret("offer"), promises: vec![promised()] }).await;
        case.does(by, Command::Message { text: secret("aside"), wall: Some(Wall::Settlement) }).await;
        case.does(by, Command::Message { text: words("open to the court"), wall: Some(Wall::Court) }).await;
    }
    let offers = case.case().await.offers;
    case.decline_offer(&desk.cast.lin_mei, offers[0].offer.id).await;
    assert!(!case.bundle().await.contains("canary"));
    case.accept_offer(&desk.cast.sun_hao, offers[1].offer.id).await;
    case.in_silence(redress::domain::clock::WindowKey::Performance).await;
    case.in_silence(redress::domain::clock::WindowKey::Cure).await;
    case.hand_over().await;
    assert!(!case.bundle().await.contains("canary"), "not even when the promise was broken");
    let published = desk.publication(case.id).await.unwrap();
    assert_eq!((published.outcome.finding, published.outcome.remedies.len()), (None, 0));
    desk.close().await;
}
