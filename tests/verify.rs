//! `redress verify`: a centre that worked for a year is whole, and whatever is changed behind its back
//! is named with its place.

#[expect(dead_code, reason = "the tests of the store itself use the rest")]
#[path = "stories/database.rs"]
mod database;

use database::Database;
use diesel::Connection;
use diesel::connection::SimpleConnection;
use redress::demo;
use redress::domain::rulebook::Rulebook;
use redress::store::DatabaseUrl;
use redress::vault::Vault;
use redress::verify::{Report, verify};

fn vault(database: &Database) -> Vault {
    Vault::open(database.folder.path().join("vault")).unwrap()
}

async fn centre() -> Database {
    let database = database::fresh();
    let now = "2026-11-24T06:30:00Z".parse().unwrap();
    demo::found(&database.store, &vault(&database), Rulebook::cn().unwrap(), now).await.unwrap();
    database
}

/// Changes the database as only its administrator can.
fn behind_our_back(database: &Database, statement: &str) {
    let done = match &database.url {
        DatabaseUrl::Sqlite(file) => {
            diesel::SqliteConnection::establish(file.to_str().unwrap()).unwrap().batch_execute(statement)
        }
        DatabaseUrl::Postgres(server) => {
            diesel::PgConnection::establish(server).unwrap().batch_execute(statement)
        }
    };
    done.unwrap_or_else(|problem| panic!("{statement}: {problem}"));
}

fn check(database: &Database) -> Report {
    verify(&database.store, &vault(database)).unwrap()
}

#[tokio::test]
async fn a_whole_record_is_found_whole_and_every_change_is_named() {
    let database = centre().await;
    let whole = check(&database);
    assert_eq!(whole.faults, []);
    assert!(whole.matters > 60 && whole.events > 500 && whole.files > 40, "{whole:?}");

    // The n-th case, so that every change hits another one.
    let case =
        |n: usize| format!("(SELECT id FROM matters WHERE kind = 'case' ORDER BY id LIMIT 1 OFFSET {n})");
    let entry = |n: usize| format!("(SELECT id FROM entries ORDER BY id LIMIT 1 OFFSET {n})");
    let zeros = "0".repeat(64);
    let changes = [
        (
            format!(
                "UPDATE events SET body = replace(body, '\"seq\":1', '\"seq\": 1') WHERE matter_id = {} AND seq = 1",
                case(0)
            ),
            ", event 1: its hash does not fit its bytes",
        ),
        (
            format!("UPDATE events SET hash = '{zeros}' WHERE matter_id = {} AND seq = 2", case(1)),
            ", event 2: its hash",
        ),
        (
            format!("UPDATE events SET name = 'resolved' WHERE matter_id = {} AND seq = 1", case(2)),
            ", event 1: its columns",
        ),
        (
            format!("UPDATE matters SET stage = 'nowhere', grievances = '' WHERE id = {}", case(3)),
            "from its events: stage, grievances",
        ),
        (
            format!("UPDATE matters SET head = '{zeros}' WHERE id = {}", case(4)),
            "its last event is not the one",
        ),
        (
            format!(
                "UPDATE texts SET words = '0never said' WHERE id = (SELECT min(id) FROM texts WHERE matter_id = {})",
                case(5)
            ),
            "it is not what the event committed to",
        ),
        (
            format!("DELETE FROM texts WHERE id = (SELECT max(id) FROM texts WHERE matter_id = {})", case(6)),
            "an event names it and it is gone",
        ),
        (
            format!(
                "INSERT INTO texts VALUES ('0192f0c1-0000-7000-8000-000000000000', {}, '{zeros}', '0put there')",
                case(7)
            ),
            "text 0192f0c1-0000-7000-8000-000000000000: no event names it",
        ),
        (
            format!(
                "UPDATE letters SET bytes = '0other', sha256 = '{zeros}' WHERE id = (SELECT min(id) FROM letters WHERE matter_id = {})",
                case(8)
            ),
            "its bytes do not fit their hash",
        ),
        (
            format!("UPDATE entries SET reply = 'We won.' WHERE id = {}", entry(0)),
            "entry: it does not follow from the publication: reply",
        ),
        (
            format!("DELETE FROM entries WHERE id = {}", entry(1)),
            "entry: it was published and is not in the register",
        ),
    ];
    for (statement, _) in &changes {
        behind_our_back(&database, statement);
    }
    let found: Vec<String> = check(&database).faults.iter().map(ToString::to_string).collect();
    for (statement, expected) in &changes {
        assert!(found.iter().any(|fault| fault.contains(expected)), "{statement}\n{expected}\n{found:#?}");
    }
    // Nothing that anybody wrote is in the report.
    assert!(
        found.iter().all(|fault| !fault.contains("never said") && !fault.contains("We won")),
        "{found:#?}"
    );
}

#[tokio::test]
async fn a_file_that_was_changed_or_lost_is_named() {
    let database = centre().await;
    let mut files = Vec::new();
    for shelf in std::fs::read_dir(database.folder.path().join("vault")).unwrap() {
        for file in std::fs::read_dir(shelf.unwrap().path()).unwrap() {
            files.push(file.unwrap().path());
        }
    }
    std::fs::write(&files[0], "another file").unwrap();
    std::fs::remove_file(&files[1]).unwrap();
    let found: Vec<String> = check(&database).faults.iter().map(ToString::to_string).collect();
    assert_eq!(found.len(), 2, "{found:#?}");
    assert!(found.iter().any(|fault| fault.contains("its file is not the one that was added")), "{found:#?}");
    assert!(found.iter().any(|fault| fault.contains("its file cannot be read")), "{found:#?}");
}
