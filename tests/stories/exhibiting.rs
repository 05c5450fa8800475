//! Exhibiting: what both may see, in order, and no more than a case takes.

use crate::desk::Desk;
use crate::steps::{early_message, message};
use redress::domain::actor::Side;
use redress::domain::case::MOST_EXHIBITS;
use redress::domain::case::stage::Stage;
use redress::domain::command::Command;
use redress::domain::evidence::Wall;
use redress::domain::letter::Addressee;
use redress::domain::refusal::Refusal;

#[tokio::test]
async fn exhibits_of_both_sides_are_numbered_in_one_row() {
    let desk = Desk::open().await;
    let case = desk.filed().await;
    case.mediated().await;
    case.exhibit(&desk.cast.lin_mei, "a call list").await;
    case.exhibit(&desk.cast.sun_hao, "a log").await;
    assert_eq!(desk.told_of(case.id, "exhibited").await, [Addressee::Consumer, Addressee::Mediator]);
    let exhibits = case.case().await.exhibits;
    let row: Vec<_> = exhibits.iter().map(|exhibit| (exhibit.exhibit.number, exhibit.by)).collect();
    assert_eq!(row, [(1, Side::Consumer), (2, Side::Platform)]);
    let empty = Command::Exhibit { text: None, exhibits: vec![] };
    assert_eq!(case.refuses(&desk.cast.lin_mei, empty).await, Refusal::Incomplete);
    desk.close().await;
}

#[tokio::test]
async fn a_case_takes_twenty_exhibits_and_not_one_more() {
    let desk = Desk::open().await;
    let case = desk.filed().await;
    let mut files = Vec::new();
    for number in 0..MOST_EXHIBITS {
        files.push(desk.evidence(&format!("sheet {number}")).await);
    }
    case.does(&desk.cast.lin_mei, Command::Exhibit { text: None, exhibits: files }).await;
    let one_more = Command::Exhibit { text: None, exhibits: vec![desk.evidence("one more").await] };
    let refused = case.refuses(&desk.cast.lin_mei, one_more).await;
    assert_eq!(refused, Refusal::TooManyExhibits { most: MOST_EXHIBITS });
    desk.close().await;
}

#[tokio::test]
async fn what_is_written_before_service_stays_between_the_consumer_and_the_centre() {
    let desk = Desk::open().await;
    let case = desk.filed().await;
    case.does(&desk.cast.lin_mei, early_message()).await;
    assert_eq!(desk.told_of(case.id, "messaged").await, [Addressee::Registrars]);
    case.exhibit(&desk.cast.lin_mei, "a call list").await;
    let letters = desk.letters(case.id).await;
    assert!(letters.iter().all(|letter| letter.addressee != Addressee::Platform));
    desk.close().await;
}

#[tokio::test]
async fn nobody_reads_a_message_but_those_of_whom_its_writer_was_told() {
    let desk = Desk::open().await;
    let case = desk.filed().await;
    let (lin_mei, wu_fang) = (&desk.cast.lin_mei, &desk.cast.wu_fang);
    assert_eq!(case.refuses(lin_mei, message()).await, Refusal::ReadersChanged);
    case.does(lin_mei, early_message()).await;
    case.admit().await;
    for by in [lin_mei, wu_fang] {
        assert_eq!(case.refuses(by, early_message()).await, Refusal::ReadersChanged);
    }
    let messages = case.does(lin_mei, message()).await.messages;
    assert_eq!(messages.iter().map(|message| message.wall).collect::<Vec<_>>(), [Wall::Centre, Wall::Court]);
    desk.close().await;
}

#[tokio::test]
async fn nothing_is_added_to_a_case_that_has_ended() {
    let desk = Desk::open().await;
    let case = desk.filed().await;
    case.withdraw().await;
    let file = Command::Exhibit { text: None, exhibits: vec![desk.evidence("a call list").await] };
    let ended = Refusal::WrongStage(Stage::Withdrawn);
    assert_eq!(case.refuses(&desk.cast.lin_mei, file).await, ended);
    assert_eq!(case.refuses(&desk.cast.lin_mei, message()).await, ended);
    desk.close().await;
}
