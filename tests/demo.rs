//! The demo centre: made once, whole, by the rules alone.

#[expect(dead_code, reason = "the tests of the store itself use the rest")]
#[path = "stories/database.rs"]
mod database;

use redress::demo::{self, DemoError, Made};
use redress::domain::case::Case;
use redress::domain::case::stage::Stage;
use redress::domain::clock::Moment;
use redress::domain::grievance::Grievance;
use redress::domain::matter::MatterKind;
use redress::domain::publication::{self, Publication};
use redress::domain::request::Request;
use redress::domain::rulebook::Rulebook;
use redress::store::matters::{self, Inbox, InboxFilter, MatterRow};
use redress::store::register::{self, Search};
use redress::store::{StoreError, oversight, people};
use redress::vault::Vault;
use std::collections::{BTreeMap, HashSet};

fn moment(text: &str) -> Moment {
    text.parse().unwrap()
}

async fn make(database: &database::Database, now: Moment) -> Result<Made, DemoError> {
    let vault = Vault::open(database.folder.path().join("vault")).unwrap();
    demo::found(&database.store, &vault, Rulebook::cn().unwrap(), now).await
}

fn rows(database: &database::Database) -> Vec<MatterRow> {
    let filter = InboxFilter { most: 1000, ..InboxFilter::default() };
    let page = database.store.read_blocking(|c| matters::inbox(c, Inbox::Centre, filter));
    page.map_err(|problem: StoreError| problem).unwrap().0
}

fn stages(rows: &[MatterRow]) -> BTreeMap<&str, usize> {
    let mut counted = BTreeMap::new();
    for row in rows.iter().filter(|row| row.kind == MatterKind::Case) {
        *counted.entry(row.stage.as_str()).or_default() += 1;
    }
    counted
}

#[tokio::test]
async fn the_demo_is_a_whole_centre_with_every_stage_and_grievance() {
    let database = database::fresh();
    let now = moment("2026-11-24T06:30:00Z");
    let Made::Now(strays) = make(&database, now).await.unwrap() else { panic!("it was there before") };
    assert_eq!(strays, Vec::<String>::new());

    let rows = rows(&database);
    let cases: Vec<_> = rows.iter().filter(|row| row.kind == MatterKind::Case).collect();
    assert_eq!(cases.len(), 66);
    for stage in Stage::ALL {
        assert!(cases.iter().any(|row| row.stage == stage.as_str()), "no case is {stage}");
    }
    let expected = [
        ("admitted", 1),
        ("answering", 5),
        ("at_court", 1),
        ("complying", 3),
        ("filed", 3),
        ("inadmissible", 2),
        ("judged", 3),
        ("mediating", 8),
        ("negotiating", 2),
        ("not_pursued", 2),
        ("resolved", 13),
        ("ruled", 1),
        ("unresolved", 20),
        ("withdrawn", 2),
    ];
    assert_eq!(stages(&rows), BTreeMap::from(expected), "as many as have such a road in cases.toml");
    for grievance in Grievance::ALL {
        let told = |row: &&MatterRow| row.grievances.split(' ').any(|key| key == grievance.as_str());
        assert!(cases.iter().any(told), "no case is about {grievance}");
    }
    let drafts: BTreeMap<&str, usize> = rows.iter().filter(|row| row.kind == MatterKind::Publication).fold(
        BTreeMap::new(),
        |mut all, row| {
            *all.entry(row.stage.as_str()).or_default() += 1;
            all
        },
    );
    let published = drafts.get(publication::Stage::Published.as_str()).copied().unwrap_or_default();
    assert!(published >= 20, "{published}");

    let (entries, all) = database
        .store
        .read_blocking(|c| register::search(c, &Search { most: 100, ..Search::default() }))
        .map_err(|problem: StoreError| problem)
        .unwrap();
    assert!(all >= 20, "{all}");
    let months: HashSet<_> = entries.iter().map(|entry| entry.closed_month.0).collect();
    assert!(months.len() >= 8, "{months:?}");

    // Every row is the fold of its events.
    for row in &rows {
        let (id, kind) = (row.id, row.kind);
        let folded = database.store.read_blocking(move |c| {
            Ok::<_, matters::LoadError>(match kind {
                MatterKind::Case => MatterRow::of_matter(&matters::load::<Case>(c, id)?),
                MatterKind::Publication => MatterRow::of_matter(&matters::load::<Publication>(c, id)?),
                MatterKind::Request => MatterRow::of_matter(&matters::load::<Request>(c, id)?),
            })
        });
        assert_eq!(*row, folded.unwrap());
        assert!(row.last_at <= now, "nothing happens after today");
        assert!(row.deadline_at.is_none_or(|deadline| deadline > now), "nothing is overdue");
    }
    // Its centre is late now and then, as a real one is, and at no duty always.
    let own = database.store.read_blocking(|c| oversight::own_lapses(c, now.plus_seconds(-365 * 86_400)));
    for (duty, holder, missed, all) in own.map_err(|problem: StoreError| problem).unwrap() {
        assert!(missed < all, "{holder}: {duty} was missed {missed} of {all}");
    }
    let people = database.store.read_blocking(|c| people::count(c)).map_err(|e: StoreError| e).unwrap();
    assert!(people >= 12);

    // The second start makes nothing.
    assert!(matches!(make(&database, now.plus_seconds(60)).await, Ok(Made::Before)));
    assert_eq!(self::rows(&database).len(), rows.len());
}

#[tokio::test]
async fn a_making_that_was_broken_off_is_told_and_not_continued() {
    let database = database::fresh();
    let now = moment("2026-11-24T06:30:00Z");
    let patience = std::time::Duration::from_millis(1);
    let mut making = Box::pin(make(&database, now));
    while database.store.read_blocking(|c| people::count(c)).map_err(|e: StoreError| e).unwrap() == 0 {
        assert!(tokio::time::timeout(patience, &mut making).await.is_err());
    }
    drop(making);
    assert!(matches!(make(&database, now).await, Err(DemoError::HalfMade)));
}
