//! Racing: two at once, on two nodes. One wins, the other hears so, and nothing happens twice.

use crate::cast::person;
use crate::desk::Desk;
use crate::steps::{complaint, refusing_answer, upholding, withdrawal};
use redress::accounts;
use redress::casework::Setback;
use redress::domain::actor::Holder;
use redress::domain::case::Case;
use redress::domain::case::event::Silence;
use redress::domain::case::stage::Stage;
use redress::domain::clock::WindowKey;
use redress::domain::command::Command;
use redress::domain::ids::MatterId;
use redress::domain::refusal::Refusal;

/// The refusals among what two heard.
fn refused(heard: [Result<Case, Setback>; 2]) -> Vec<Refusal> {
    let refusal = |result: Result<Case, Setback>| match result {
        Ok(_) => None,
        Err(Setback::Refused(refusal)) => Some(refusal),
        Err(setback) => panic!("{setback}"),
    };
    heard.into_iter().filter_map(refusal).collect()
}

#[tokio::test]
async fn two_sweeps_at_once_let_every_window_lapse_once() {
    let desk = Desk::open().await;
    let mut cases = Vec::new();
    for _ in 0..5 {
        let case = desk.filed().await;
        case.admit().await;
        cases.push(case);
    }
    cases[0].until_the_end_of(WindowKey::Answer).await;
    let node = desk.second_node();
    let (one, other) = tokio::join!(desk.casework.sweep(), node.sweep());
    one.unwrap();
    other.unwrap();
    for case in cases {
        assert_eq!(case.lapses(Silence::AnswerSilent).await.len(), 1);
        let letters = desk.letters(case.id).await;
        let to_lin_mei = letters.iter().filter(|letter| letter.person_id == Some(person(&desk.cast.lin_mei)));
        // Filed, admitted, served, lapsed.
        assert_eq!(to_lin_mei.count(), 4);
    }
    desk.close().await;
}

#[tokio::test]
async fn an_act_and_the_sweep_at_the_instant_of_the_deadline_agree_that_it_is_too_late() {
    let desk = Desk::open().await;
    let case = desk.filed().await;
    case.admit().await;
    let form = case.extension().await;
    case.until_the_end_of(WindowKey::Answer).await;
    let node = desk.second_node();
    let (act, sweep) = tokio::join!(desk.casework.act(case.id, form, desk.cast.sun_hao), node.sweep());
    sweep.unwrap();
    assert!(matches!(act, Err(Setback::Refused(Refusal::TooLate(WindowKey::Answer)))), "{act:?}");
    assert_eq!(case.lapses(Silence::AnswerSilent).await.len(), 1);
    desk.close().await;
}

#[tokio::test]
async fn an_act_at_the_last_instant_beats_a_sweep_that_comes_at_once() {
    let desk = Desk::open().await;
    let case = desk.filed().await;
    case.admit().await;
    case.until_the_last_instant_of(WindowKey::Answer).await;
    let node = desk.second_node();
    let (act, sweep) =
        tokio::join!(desk.casework.act(case.id, refusing_answer(), desk.cast.sun_hao), node.sweep());
    sweep.unwrap();
    assert_eq!(act.unwrap().stage, Stage::Negotiating);
    desk.close().await;
}

#[tokio::test]
async fn both_parties_who_accept_at_once_agree_once() {
    let desk = Desk::open().await;
    let case = desk.filed().await;
    case.ruled().await;
    let accept = async |holder| {
        let window = case.window_of(WindowKey::RulingResponse, holder).await.id;
        Command::AcceptRuling { window }
    };
    let (hers, theirs) = (accept(Holder::Consumer).await, accept(Holder::Platform).await);
    let node = desk.second_node();
    let (one, other) = tokio::join!(
        desk.casework.act(case.id, hers, desk.cast.lin_mei),
        node.act(case.id, theirs, desk.cast.sun_hao)
    );
    assert_eq!(refused([one, other]), []);
    assert_eq!(case.stage().await, Stage::Complying);
    assert_eq!(desk.events(case.id).await.iter().filter(|name| *name == "agreed").count(), 1);
    desk.close().await;
}

#[tokio::test]
async fn a_mediator_who_rules_in_two_windows_rules_once() {
    let desk = Desk::open().await;
    let case = desk.filed().await;
    case.mediated().await;
    case.heard().await;
    let node = desk.second_node();
    let by = desk.cast.he_yun;
    let (one, other) =
        tokio::join!(desk.casework.act(case.id, upholding(), by), node.act(case.id, upholding(), by));
    assert_eq!(refused([one, other]), [Refusal::AlreadyDone]);
    desk.close().await;
}

#[tokio::test]
async fn a_mediator_who_is_replaced_while_ruling_either_ruled_before_or_has_no_say() {
    let desk = Desk::open().await;
    let case = desk.filed().await;
    case.mediated().await;
    case.heard().await;
    let node = desk.second_node();
    let replace = case.naming(&desk.cast.gu_wei).await;
    let (rule, replace) = tokio::join!(
        desk.casework.act(case.id, upholding(), desk.cast.he_yun),
        node.act(case.id, replace, desk.cast.wu_fang)
    );
    let ruled = rule.is_ok();
    let expected = if ruled { Refusal::WrongStage(Stage::Ruled) } else { Refusal::NotYours };
    assert_eq!(refused([rule, replace]), [expected]);
    assert_eq!(case.case().await.ruling.is_some(), ruled);
    desk.close().await;
}

#[tokio::test]
async fn two_registrars_who_name_a_mediator_at_once_leave_one_in_charge() {
    let desk = Desk::open().await;
    let case = desk.filed().await;
    case.answered().await;
    case.ask_for_mediator().await;
    let node = desk.second_node();
    let same = case.naming(&desk.cast.he_yun).await;
    let (one, other) = tokio::join!(
        desk.casework.act(case.id, same.clone(), desk.cast.wu_fang),
        node.act(case.id, same, desk.cast.ma_li)
    );
    assert_eq!(refused([one, other]), [Refusal::AlreadyDone]);
    // Two who replace him by different ones: the second does not replace the first one's choice unseen.
    let (gu_wei, an_ran) = (case.naming(&desk.cast.gu_wei).await, case.naming(&desk.cast.an_ran).await);
    let (one, other) = tokio::join!(
        desk.casework.act(case.id, gu_wei, desk.cast.wu_fang),
        node.act(case.id, an_ran, desk.cast.ma_li)
    );
    assert_eq!(refused([one, other]), [Refusal::NoLongerOpen]);
    assert_eq!(case.case().await.mediators.len(), 2);
    let windows = case.windows().await;
    assert_eq!(windows.iter().filter(|key| **key == WindowKey::Mediation).count(), 1);
    desk.close().await;
}

#[tokio::test]
async fn a_complaint_that_is_taken_back_while_the_platform_accepts_ends_one_way() {
    let desk = Desk::open().await;
    let case = desk.filed().await;
    case.answered().await;
    let offer = case.offer(&desk.cast.lin_mei).await;
    let node = desk.second_node();
    let (back, accepted) = tokio::join!(
        desk.casework.act(case.id, withdrawal(), desk.cast.lin_mei),
        node.act(case.id, Command::AcceptOffer { offer }, desk.cast.sun_hao)
    );
    // Taken back first, there is nothing left to accept; agreed first, she may still take it back.
    let refused = refused([back, accepted]);
    assert!(refused.is_empty() || refused == [Refusal::NoLongerOpen], "{refused:?}");
    assert_eq!(case.stage().await, Stage::Withdrawn);
    desk.close().await;
}

#[tokio::test]
async fn complaints_that_come_in_at_once_on_two_nodes_are_numbered_without_a_gap() {
    let desk = Desk::open().await;
    let node = desk.second_node();
    let file = async |casework: &redress::casework::Casework| {
        let id = MatterId(accounts::fresh_id(desk.now()).unwrap());
        let filed = casework.file(id, complaint(desk.cast.yunlu), desk.cast.lin_mei, |_, _| Ok(()));
        filed.await.unwrap().number().to_string()
    };
    let (a, b, c, d) = tokio::join!(file(&desk.casework), file(&node), file(&desk.casework), file(&node));
    let mut numbers = [a, b, c, d];
    numbers.sort();
    for (at, number) in numbers.iter().enumerate() {
        assert!(number.starts_with(&format!("2026-{:06}-", at + 1)), "{numbers:?}");
    }
    desk.close().await;
}
