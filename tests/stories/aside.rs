//! Set aside: what cannot be read or cannot be right stands in nobody's way, and decides nothing.

use crate::desk::Desk;
use crate::steps::{refusing_answer, withdrawal};
use diesel::RunQueryDsl;
use redress::casework::Setback;
use redress::domain::actor::Holder;
use redress::domain::case::event::{Finding, Silence};
use redress::domain::case::stage::Stage;
use redress::domain::clock::WindowKey;
use redress::domain::ids::MatterId;
use redress::domain::publication::Command;
use redress::domain::refusal::Refusal;
use redress::store::{Reads, StoreError};

impl Desk {
    /// Changes the database as only its administrator can.
    async fn behind_our_back(&self, statement: String) {
        let done = self.store().write(move |tx| {
            diesel::sql_query(statement).execute(tx.db())?;
            Ok::<_, StoreError>(())
        });
        done.await.unwrap();
    }

    /// Makes the first event of a matter unreadable, or readable again.
    async fn spoil(&self, id: MatterId, from: &str, to: &str) {
        let bytes = format!("replace(body, '\"{from}\"', '\"{to}\"')");
        self.behind_our_back(format!(
            "UPDATE events SET body = {bytes} WHERE matter_id = '{id}' AND seq = 1"
        ))
        .await;
    }
}

#[tokio::test]
async fn a_case_that_cannot_be_read_is_set_aside_and_the_others_go_on() {
    let desk = Desk::open().await;
    let broken = desk.filed().await;
    let whole = desk.filed().await;
    desk.spoil(broken.id, "filed", "felid").await;
    whole.until_the_end_of(WindowKey::Admission).await;
    let swept = desk.sweep().await;
    assert_eq!(swept.set_aside, 1);
    assert_eq!(whole.lapses(Silence::AdmissionRepeated).await.len(), 1);
    assert_eq!(desk.sweep().await.set_aside, 0, "it is not tried again and again");
    let acted = desk.casework.act(broken.id, withdrawal(), desk.cast.lin_mei).await;
    assert!(matches!(acted, Err(Setback::Corrupt(_))), "{acted:?}");

    // Somebody mends it from a backup.
    desk.spoil(broken.id, "felid", "filed").await;
    // It is tried again by itself; its letters, too, can be written again.
    desk.hours(2).await;
    assert_eq!(desk.sweep().await.set_aside, 0);
    assert_eq!(broken.lapses(Silence::AdmissionRepeated).await.len(), 1);
    desk.close().await;
}

#[tokio::test]
async fn an_errand_to_what_cannot_be_read_waits_and_the_others_are_run() {
    let desk = Desk::open().await;
    let mut cases = Vec::new();
    for _ in 0..2 {
        let case = desk.filed().await;
        case.unresolved().await;
        desk.sweep().await;
        desk.publishing(case.id, &desk.cast.wu_fang, Command::Draft { finding: None }).await;
        case.hand_over().await;
        case.docket().await;
        cases.push(case);
    }
    let broken = desk.publication(cases[0].id).await.unwrap().life.id;
    desk.spoil(broken, "opened", "opined").await;
    for case in &cases {
        case.judge(Finding::Upheld).await;
    }
    let swept = desk.sweep().await;
    assert_eq!((swept.errands, swept.set_aside), (1, 1));
    let other = desk.publication(cases[1].id).await.unwrap();
    assert_eq!(other.outcome.judgment, Some(Finding::Upheld));

    desk.spoil(broken, "opined", "opened").await;
    assert_eq!(desk.sweep().await.errands, 1);
    let mended = desk.publication(cases[0].id).await.unwrap();
    assert_eq!(mended.outcome.judgment, Some(Finding::Upheld));
    desk.close().await;
}

#[tokio::test]
async fn a_row_that_does_not_follow_from_its_events_is_set_aside_and_swept_no_more() {
    let desk = Desk::open().await;
    let case = desk.filed().await;
    let right = desk.row(case.id).await.deadline_at.unwrap();
    let set = async |at: redress::domain::clock::Moment| {
        let at = at.to_string().replace('T', " ").replace('Z', "");
        desk.behind_our_back(format!("UPDATE matters SET deadline_at = '{at}' WHERE id = '{}'", case.id))
            .await;
    };
    set(desk.now()).await;
    assert_eq!(desk.sweep().await.set_aside, 1);
    set(right).await;
    desk.behind_our_back("DELETE FROM set_aside".to_owned()).await;
    desk.close().await;
}

#[tokio::test]
async fn two_nodes_whose_clocks_differ_by_a_moment_do_not_refuse_each_others_cases() {
    let desk = Desk::open().await;
    let case = desk.filed().await;
    case.admit().await;
    let admitted = desk.now();
    desk.clock.set(admitted.plus_seconds(-3));
    case.answer().await;
    assert_eq!(case.entries().await.last().unwrap().at, admitted, "at the same moment, not before");
    desk.clock.set(admitted);
    desk.close().await;
}

#[tokio::test]
async fn a_clock_that_stands_before_the_last_event_decides_nothing() {
    let desk = Desk::open().await;
    let case = desk.filed().await;
    desk.hours(3).await;
    case.admit().await;
    let right = desk.now();
    desk.clock.set(right.plus_seconds(-3_600));
    assert_eq!(case.refuses(&desk.cast.sun_hao, refusing_answer()).await, Refusal::ClockRanBackwards);
    desk.sweep().await;
    assert_eq!(desk.events(case.id).await, ["filed", "admitted", "served"]);
    desk.clock.set(right);
    case.answer().await;
    desk.close().await;
}

#[tokio::test]
async fn a_sweep_as_of_an_earlier_time_plays_what_had_ended_by_then_and_no_more() {
    let desk = Desk::open().await;
    let early = desk.filed().await;
    desk.days(3).await;
    let late = desk.filed().await;
    late.until_the_end_of(WindowKey::Admission).await;
    let before = late.falls(WindowKey::Admission).await.plus_seconds(-1);
    desk.casework.sweep_until(before).await.unwrap();
    assert_eq!(early.lapses(Silence::AdmissionRepeated).await.len(), 1);
    assert!(late.lapses(Silence::AdmissionRepeated).await.is_empty());
    assert_eq!(late.holder().await, Some(Holder::Centre));
    assert_eq!(late.stage().await, Stage::Filed);
    desk.sweep().await;
    desk.close().await;
}

#[tokio::test]
async fn an_errand_that_this_release_does_not_know_holds_up_nothing() {
    let desk = Desk::open().await;
    let published = desk.filed().await;
    published.unresolved().await;
    let other = desk.filed().await;
    desk.behind_our_back("UPDATE errands SET task = '{\"of_a_later_release\":1}'".to_owned()).await;
    other.until_the_end_of(WindowKey::Admission).await;
    let swept = desk.sweep().await;
    assert_eq!((swept.errands, swept.set_aside), (0, 1));
    assert_eq!(other.lapses(Silence::AdmissionRepeated).await.len(), 1);
    desk.close_with(1).await;
}
