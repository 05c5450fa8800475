//! Outages: when our own service is down, nobody pays for it with a day.

use crate::desk::Desk;
use crate::steps::{refusing_answer, words};
use redress::casework::Casework;
use redress::clock::Clock;
use redress::domain::actor::{Holder, Side};
use redress::domain::case::event::Silence;
use redress::domain::case::stage::Stage;
use redress::domain::clock::{Moment, WindowKey};
use redress::domain::command::Command;
use redress::domain::letter::Addressee;
use redress::domain::matter::{Matter, MatterKind};
use redress::domain::publication;
use redress::store::{StoreError, outages};
use tokio::task::JoinSet;

const WEEK: i64 = 7 * 86_400;

impl Desk {
    /// The end of the first whole working day from now on.
    fn a_working_day_from_now(&self) -> Moment {
        let book = self.rulebook();
        let today = self.now().day_in(&book.zone);
        Moment::end_of(book.calendar.working_day_after(today), &book.zone)
    }
}

#[tokio::test]
async fn a_week_of_our_own_downtime_costs_nobody_a_day() {
    let desk = Desk::open().await;
    // Four matters with their own windows, all of which end inside the week; one is with the public.
    let to_publish = desk.filed().await;
    to_publish.unresolved().await;
    desk.sweep().await;
    let answering = desk.filed().await;
    answering.admit().await;
    let asked = desk.filed().await;
    asked.mediated().await;
    asked.question(Side::Consumer).await;
    desk.publishing(to_publish.id, &desk.cast.wu_fang, publication::Command::Draft { finding: None }).await;
    desk.days(6).await;
    let filed = desk.filed().await;
    desk.sweep().await;
    let keys = [(answering, WindowKey::Answer), (asked, WindowKey::Question), (filed, WindowKey::Admission)];
    let back = desk.now().plus_seconds(2 * WEEK);
    for (case, key) in keys {
        let falls = case.falls(key).await;
        assert!(desk.now() < falls && falls < back, "{key} ends inside the outage");
    }

    desk.down_until(back);
    let node = desk.second_node();
    let (one, other) = tokio::join!(desk.casework.sweep(), node.sweep());
    one.unwrap();
    other.unwrap();

    for (case, key) in keys {
        assert_eq!(case.falls(key).await, desk.a_working_day_from_now(), "{key}");
        let events = desk.events(case.id).await;
        assert_eq!(events.iter().filter(|name| *name == "outage_made_good").count(), 1, "{key}: {events:?}");
        assert!(!events.contains(&"lapsed".to_owned()), "{key}: {events:?}");
    }
    let publication = desk.publication(to_publish.id).await.unwrap();
    assert_eq!(publication.stage, publication::Stage::Replying);
    let reply = publication.life().running.of(WindowKey::RightOfReply).unwrap();
    assert_eq!(reply.reckoning.falls, desk.a_working_day_from_now());

    // From there on time goes as ever, for each.
    answering.until_the_last_instant_of(WindowKey::Answer).await;
    answering.answer().await;
    asked.in_silence(WindowKey::Question).await;
    assert_eq!(asked.stage().await, Stage::NotPursued);
    desk.close().await;
}

#[tokio::test]
async fn what_had_ended_before_the_outage_lapses_at_its_own_time_and_what_followed_is_given_back() {
    let desk = Desk::open().await;
    let case = desk.filed().await;
    case.admit().await;
    let answer = case.falls(WindowKey::Answer).await;
    // Nobody swept between the end of the window and the outage.
    desk.go_to(answer.plus_seconds(3_600)).await;
    desk.down_until(desk.now().plus_seconds(WEEK));
    desk.sweep().await;
    assert_eq!(case.lapses(Silence::AnswerSilent).await, [(answer, Holder::Platform)]);
    let naming = case.window(WindowKey::Naming).await;
    assert_eq!((naming.attempt, naming.reckoning.starts), (1, answer));
    assert_eq!(naming.reckoning.falls, desk.a_working_day_from_now());
    desk.close().await;
}

#[tokio::test]
async fn a_stay_across_an_outage_ends_on_its_day_and_the_windows_are_given_the_rest() {
    let desk = Desk::open().await;
    let case = desk.filed().await;
    case.mediated().await;
    case.question(Side::Platform).await;
    desk.days(6).await;
    case.stay(3).await;
    let stay_ends = case.falls(WindowKey::StayEnd).await;
    desk.down_until(desk.now().plus_seconds(3 * WEEK));
    desk.sweep().await;
    assert_eq!(case.lapses(Silence::StayEnded).await, [(stay_ends, Holder::Mediator)]);
    assert!(case.lapses(Silence::QuestionUnanswered).await.is_empty());
    assert_eq!(case.falls(WindowKey::Question).await, desk.a_working_day_from_now());
    desk.close().await;
}

#[tokio::test]
async fn what_runs_on_in_a_stay_is_given_back_there_and_the_rest_after_it() {
    let desk = Desk::open().await;
    let asking = || Command::AskForHelp { need: "language".to_owned(), text: words("Please.") };
    let case = desk.filed().await;
    case.mediated().await;
    case.question(Side::Platform).await;
    case.until_the_last_instant_of(WindowKey::Question).await;
    case.stay(20).await;
    case.does(&desk.cast.lin_mei, asking()).await;
    let stay_ends = case.falls(WindowKey::StayEnd).await;
    desk.down_until(case.falls(WindowKey::Help).await.plus_seconds(3_600));
    desk.sweep().await;
    assert!(case.lapses(Silence::HelpOverdue).await.is_empty());
    let whole_day = desk.a_working_day_from_now();
    assert_eq!(case.falls(WindowKey::Help).await, whole_day);
    assert_eq!(case.falls(WindowKey::StayEnd).await, stay_ends, "a stay asks nobody to act");
    case.does(&desk.cast.he_yun, Command::LiftStay).await;
    desk.casework.carry_on_for_a_reader(case.id, MatterKind::Case).await.unwrap();
    assert!(case.falls(WindowKey::Question).await >= whole_day);
    let entries = case.entries().await;
    assert!(entries.is_sorted_by_key(|entry| entry.at));

    // A stay that ends while we are down ends on its day.
    let other = desk.filed().await;
    other.mediated().await;
    other.question(Side::Platform).await;
    other.stay(3).await;
    other.does(&desk.cast.lin_mei, asking()).await;
    let stay_ends = other.falls(WindowKey::StayEnd).await;
    desk.down_until(desk.now().plus_seconds(3 * WEEK));
    desk.sweep().await;
    assert_eq!(other.lapses(Silence::StayEnded).await, [(stay_ends, Holder::Mediator)]);
    assert!(other.lapses(Silence::HelpOverdue).await.is_empty());
    for key in [WindowKey::Help, WindowKey::Question] {
        assert_eq!(other.falls(key).await, desk.a_working_day_from_now(), "{key}");
    }
    let entries = other.entries().await;
    assert!(entries.is_sorted_by_key(|entry| entry.at));
    desk.close().await;
}

#[tokio::test]
async fn whoever_comes_first_after_an_outage_is_in_time_before_any_sweep() {
    let desk = Desk::open().await;
    let case = desk.filed().await;
    case.admit().await;
    desk.down_until(case.falls(WindowKey::Answer).await.plus_seconds(WEEK));
    let after = case.does(&desk.cast.sun_hao, refusing_answer()).await;
    assert_eq!((after.stage, after.silent), (Stage::Negotiating, false));
    desk.sweep().await;
    desk.close().await;
}

#[tokio::test]
async fn whoever_only_looks_after_an_outage_finds_the_window_open() {
    let desk = Desk::open().await;
    let case = desk.filed().await;
    desk.down_until(case.falls(WindowKey::Admission).await.plus_seconds(WEEK));
    desk.casework.carry_on_for_a_reader(case.id, MatterKind::Case).await.unwrap();
    assert_eq!(case.falls(WindowKey::Admission).await, desk.a_working_day_from_now());
    desk.sweep().await;
    desk.close().await;
}

/// A stopped clock hides what lies between two looks at it; so this centre lives by a real one.
#[tokio::test]
async fn an_outage_ends_at_the_very_instant_at_which_somebody_acts() {
    let now = Clock::system().machine_now();
    let desk = Desk::open_at(&now.plus_seconds(-4 * WEEK).to_string()).await;
    let case = desk.filed().await;
    let casework = Casework::new(desk.store().clone(), Clock::system(), desk.rulebook());
    let admitted = casework.act(case.id, Command::Admit, desk.cast.wu_fang).await.unwrap();
    assert_eq!(admitted.stage, Stage::Answering);
    assert_eq!(desk.events(case.id).await, ["filed", "outage_made_good", "admitted", "served"]);
    desk.go_to(Clock::system().machine_now().plus_seconds(1)).await;
    desk.close().await;
}

#[tokio::test]
async fn two_outages_are_made_good_one_after_the_other() {
    let desk = Desk::open().await;
    let case = desk.filed().await;
    for _ in 0..2 {
        desk.down_until(case.falls(WindowKey::Admission).await.plus_seconds(86_400));
        desk.sweep().await;
        assert_eq!(case.falls(WindowKey::Admission).await, desk.a_working_day_from_now());
    }
    let events = desk.events(case.id).await;
    assert_eq!(events, ["filed", "outage_made_good", "outage_made_good"]);
    desk.close().await;
}

#[tokio::test]
async fn a_hiccup_is_no_outage() {
    let desk = Desk::open().await;
    let case = desk.filed().await;
    let falls = case.falls(WindowKey::Admission).await;
    desk.go_to(falls.plus_seconds(-300)).await;
    desk.down_until(falls);
    desk.sweep().await;
    assert_eq!(case.lapses(Silence::AdmissionRepeated).await, [(falls, Holder::Centre)]);
    desk.close().await;
}

#[tokio::test]
async fn an_outage_that_many_nodes_notice_at_once_is_on_record_once() {
    let desk = Desk::open().await;
    let (case, began) = (desk.filed().await, desk.now());
    for round in 1..=5 {
        desk.down_until(desk.now().plus_seconds(3_600));
        let mut sweeps = JoinSet::new();
        for _ in 0..6 {
            let node = desk.second_node();
            sweeps.spawn(async move { node.sweep().await });
        }
        for swept in sweeps.join_all().await {
            swept.unwrap();
        }
        let known = desk.store().read(move |c| outages::since(c, began)).await;
        assert_eq!(known.map_err(|problem: StoreError| problem).unwrap().len(), round);
    }
    assert_eq!(case.stage().await, Stage::Filed);
    desk.close().await;
}

#[tokio::test]
async fn whoever_was_concerned_reads_an_apology_and_which_times_end_later_and_when() {
    let desk = Desk::open().await;
    let case = desk.filed().await;
    case.admit().await;
    desk.down_until(case.falls(WindowKey::Answer).await.plus_seconds(86_400));
    desk.sweep().await;
    let zone = &desk.rulebook().zone;
    let last = case.window(WindowKey::Answer).await.reckoning.last_day(zone);
    assert_eq!(desk.told_of(case.id, "outage_made_good").await, [Addressee::Consumer, Addressee::Platform]);
    let letters = desk.letters(case.id).await;
    let words = letters.iter().filter_map(|letter| letter.words.as_ref()?.open().ok());
    let words: Vec<_> = words.filter(|words| words.contains("Our service was down")).collect();
    assert_eq!(words.len(), 1, "the platform reads English here");
    let (day, month) = (last.to_string()[8..].trim_start_matches('0').to_owned(), "December");
    let moved = format!("Answer the complaint (now until the end of {day} {month}");
    assert!(words[0].contains("We apologise.") && words[0].contains(&moved), "{moved}: {}", words[0]);
    desk.close().await;
}
