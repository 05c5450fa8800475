//! The store keeps its promises on the database that `TEST_DATABASE` names.

#[path = "stories/database.rs"]
mod database;

use database::{Database, Kind, fresh};
use diesel::prelude::*;
use diesel::sql_types::Text;
use diesel_migrations::{FileBasedMigrations, MigrationHarness};
use redress::clock::{Clock, ClockError, ClockFault};
use redress::domain::clock::Moment;
use redress::domain::ids::{CaseNumber, PersonId};
use redress::store::centre::{self, Founding};
use redress::store::columns::OnDay;
use redress::store::{DatabaseUrl, Hash, Reads, Sealed, Store, StoreError, Tx, counters};
use std::sync::Barrier;

#[derive(QueryableByName)]
struct Words {
    #[diesel(sql_type = Text)]
    words: String,
}

fn words(c: &mut impl Reads, query: &str) -> Vec<String> {
    let rows: Vec<Words> = diesel::sql_query(query).load(c.db()).unwrap();
    rows.into_iter().map(|row| row.words).collect()
}

/// `table.column` and its type, as the database tells it.
fn columns(database: &Database, kind: Kind) -> Vec<String> {
    let query = match kind {
        Kind::Sqlite => {
            "SELECT m.name || '.' || p.name || ' ' || lower(p.type) || CASE WHEN p.\"notnull\" THEN '' ELSE '?' END \
             AS words FROM sqlite_master m JOIN pragma_table_info(m.name) p \
             WHERE m.type = 'table' AND m.name NOT LIKE 'sqlite_%' AND m.name NOT LIKE '\\_\\_%' ESCAPE '\\'"
        }
        Kind::Postgres => {
            "SELECT table_name || '.' || column_name || ' ' || \
             CASE data_type WHEN 'timestamp without time zone' THEN 'timestamp' ELSE data_type END || \
             CASE is_nullable WHEN 'YES' THEN '?' ELSE '' END AS words \
             FROM information_schema.columns WHERE table_schema = 'public' AND table_name NOT LIKE '\\_\\_%'"
        }
    };
    let mut found = database.store.read_blocking(|c| Ok::<_, StoreError>(words(c, query))).unwrap();
    found.sort();
    found
}

/// `table.column` and its type, as `schema.rs` has it.
fn columns_of_schema() -> Vec<String> {
    let mut table = String::new();
    let mut found = Vec::new();
    // What joins tables is no column.
    let lines =
        include_str!("../src/store/schema.rs").lines().filter(|line| !line.starts_with("diesel::joinable"));
    for line in lines.map(str::trim) {
        if let Some((column, kind)) = line.split_once(" -> ") {
            let kind = kind.trim_end_matches(',');
            let (kind, may_lack) = match kind.strip_prefix("Nullable<") {
                Some(inner) => (inner.trim_end_matches('>'), "?"),
                None => (kind, ""),
            };
            let kind = match kind {
                "Bool" => "boolean".to_owned(),
                "BigInt" | "Text" | "Timestamp" | "Date" | "Integer" => kind.to_lowercase(),
                other => panic!("{other} is no portable column"),
            };
            found.push(format!("{table}.{column} {kind}{may_lack}"));
        } else if let Some((name, _)) = line.split_once(" (") {
            table = name.to_owned();
        }
    }
    found.sort();
    found
}

#[test]
fn the_tables_are_those_of_the_schema() {
    assert_eq!(columns(&fresh(), Kind::chosen()), columns_of_schema());
}

/// Columns are compared with the schema above; this compares what the schema does not know.
#[cfg(feature = "services")]
#[test]
fn both_databases_get_the_same_tables_checks_and_indexes() {
    fn everything(kind: Kind) -> [Vec<String>; 3] {
        let database = Database::new(kind, Founding::Demo);
        let checks = match kind {
            Kind::Sqlite => "SELECT sql AS words FROM sqlite_master WHERE type = 'table'",
            Kind::Postgres => {
                "SELECT conname::text AS words FROM pg_constraint WHERE contype = 'c' AND connamespace = 'public'::regnamespace"
            }
        };
        let indexes = match kind {
            Kind::Sqlite => {
                "SELECT name AS words FROM sqlite_master WHERE type = 'index' AND sql IS NOT NULL"
            }
            Kind::Postgres => {
                "SELECT indexname::text AS words FROM pg_indexes WHERE schemaname = 'public' \
                 AND indexname::text NOT IN (SELECT conname::text FROM pg_constraint)"
            }
        };
        let ask =
            |query: &str| database.store.read_blocking(|c| Ok::<_, StoreError>(words(c, query))).unwrap();
        let mut checks = ask(checks);
        if kind == Kind::Sqlite {
            let named = |sql: &String| {
                let words: Vec<&str> = sql.split_whitespace().collect();
                words
                    .windows(3)
                    .filter(|w| w[0] == "CONSTRAINT" && w[2].starts_with("CHECK"))
                    .map(|w| w[1].to_owned())
                    .collect::<Vec<_>>()
            };
            checks = checks.iter().flat_map(named).collect();
        }
        let mut indexes = ask(indexes);
        checks.sort();
        indexes.sort();
        [columns(&database, kind), checks, indexes]
    }
    assert_eq!(everything(Kind::Sqlite), everything(Kind::Postgres));
}

#[test]
fn two_nodes_that_migrate_at_once_do_it_once() {
    let database = Database::empty(Kind::chosen());
    let other = database.second_node();
    let steps = std::fs::read_dir("migrations").unwrap().count();
    std::thread::scope(|scope| {
        let first = scope.spawn(|| database.store.migrate());
        let second = scope.spawn(|| other.migrate());
        assert_eq!(first.join().unwrap().unwrap() + second.join().unwrap().unwrap(), steps);
    });
    assert_eq!(database.store.migrate().unwrap(), 0);
}

#[test]
fn every_step_of_the_tables_can_be_taken_back_and_taken_again() {
    let database = fresh();
    let steps = FileBasedMigrations::from_path("migrations").unwrap();
    let taken_back = |tx: &mut Tx<'_>| {
        let reverted = tx.db().revert_all_migrations(steps.clone()).unwrap();
        Ok::<_, StoreError>(reverted.len())
    };
    let count = database.store.write_blocking(taken_back).unwrap();
    assert_eq!(columns(&database, Kind::chosen()), Vec::<String>::new());
    assert_eq!(database.store.migrate().unwrap(), count);
    assert_eq!(columns(&database, Kind::chosen()), columns_of_schema());
}

#[test]
fn a_database_of_a_newer_redress_is_refused() {
    let database = fresh();
    let newer = "INSERT INTO __diesel_schema_migrations (version) VALUES ('9999')";
    database
        .store
        .write_blocking(|tx| Ok::<_, StoreError>(diesel::sql_query(newer).execute(tx.db())?))
        .unwrap();
    let refused = database.store.migrate().unwrap_err().to_string();
    assert!(refused.contains("newer Redress") && refused.contains("9999"), "{refused}");
}

#[test]
fn numbers_have_no_gap_and_no_double_though_some_give_up() {
    let database = fresh();
    let nodes = [database.store.clone(), database.second_node()];
    let mut taken: Vec<i64> = std::thread::scope(|scope| {
        let takers: Vec<_> = (0..8)
            .map(|taker| {
                let store = nodes[taker % 2].clone();
                scope.spawn(move || {
                    let mut kept = Vec::new();
                    for turn in 0..10 {
                        let number = store.write_blocking(|tx| {
                            let number = counters::next(tx, "case 2026")?;
                            if turn % 3 == 2 { Err(StoreError::Missing) } else { Ok(number) }
                        });
                        kept.extend(number.ok());
                    }
                    kept
                })
            })
            .collect();
        takers.into_iter().flat_map(|taker| taker.join().unwrap()).collect()
    });
    taken.sort_unstable();
    assert_eq!(taken, (1..=taken.len() as i64).collect::<Vec<_>>());
    assert_eq!(taken.len(), 8 * 7);
    let other = database.store.write_blocking(|tx| counters::next(tx, "case 2027")).unwrap();
    assert_eq!(other, 1);
}

/// SQLite's single writer makes this impossible there.
#[cfg(feature = "services")]
#[test]
fn two_who_wait_for_each_other_end_with_a_conflict_that_may_be_tried_again() {
    let database = Database::new(Kind::Postgres, Founding::Demo);
    let both_hold_one = Barrier::new(2);
    let take = |first: &'static str, second: &'static str| {
        database.store.write_blocking(|tx| {
            counters::next(tx, first)?;
            both_hold_one.wait();
            counters::next(tx, second)
        })
    };
    let results = std::thread::scope(|scope| {
        let left = scope.spawn(|| take("left", "right"));
        let right = scope.spawn(|| take("right", "left"));
        [left.join().unwrap(), right.join().unwrap()]
    });
    let lost = results.iter().filter(|result| matches!(result, Err(StoreError::Conflict))).count();
    let won = results.iter().filter(|result| result.is_ok()).count();
    assert_eq!((won, lost), (1, 1), "{results:?}");
}

/// Reads a number, waits for the other one to have written, and writes.
fn read_then_write(tx: &mut Tx<'_>, name: &str) -> Result<i64, StoreError> {
    centre::offset_seconds(tx)?;
    counters::next(tx, name)
}

#[test]
fn two_who_read_and_then_write_at_once_both_succeed() {
    let database = fresh();
    let other = database.second_node();
    let start = Barrier::new(2);
    std::thread::scope(|scope| {
        for store in [&database.store, &other] {
            let start = &start;
            scope.spawn(move || {
                start.wait();
                for _ in 0..20 {
                    store.write_blocking(|tx| read_then_write(tx, "both")).unwrap();
                }
            });
        }
    });
    assert_eq!(database.store.write_blocking(|tx| counters::next(tx, "both")).unwrap(), 41);
}

#[test]
fn a_read_cannot_write_and_leaves_nothing_behind() {
    let database = fresh();
    let written = database.store.read_blocking(|c| {
        diesel::sql_query("INSERT INTO centre (name, value) VALUES ('sneaky', 'x')").execute(c.db())?;
        Ok::<_, StoreError>(())
    });
    assert!(written.is_err());
    let found = database.store.read_blocking(|c| {
        Ok::<_, StoreError>(words(c, "SELECT value AS words FROM centre WHERE name = 'sneaky'"))
    });
    assert_eq!(found.unwrap(), Vec::<String>::new());
}

#[test]
fn a_read_sees_one_picture_while_another_writes() {
    let database = fresh();
    let (before, after) = database
        .store
        .read_blocking(|c| {
            let before = centre::offset_seconds(c)?;
            database.store.write_blocking(|tx| centre::add_to_offset(tx, 60))?;
            Ok::<_, StoreError>((before, centre::offset_seconds(c)?))
        })
        .unwrap();
    assert_eq!((before, after), (0, 0));
    assert_eq!(database.store.read_blocking(|c| centre::offset_seconds(c)).unwrap(), 60);
}

#[test]
fn a_failed_write_leaves_nothing_and_a_failed_part_only_its_own_hole() {
    let database = fresh();
    let failed: Result<(), StoreError> = database.store.write_blocking(|tx| {
        counters::next(tx, "lost")?;
        Err(StoreError::Missing)
    });
    assert!(failed.is_err());
    database
        .store
        .write_blocking(|tx| {
            counters::next(tx, "kept")?;
            let part: Result<(), StoreError> = tx.nested(|tx| {
                counters::next(tx, "lost")?;
                Err(StoreError::Missing)
            });
            assert!(part.is_err());
            Ok::<_, StoreError>(())
        })
        .unwrap();
    let next = |name: &'static str| database.store.write_blocking(|tx| counters::next(tx, name)).unwrap();
    assert_eq!((next("lost"), next("kept")), (1, 2));
}

#[tokio::test]
async fn a_panic_inside_a_write_stores_nothing_and_the_next_write_goes_on() {
    let database = fresh();
    let lost: Result<(), StoreError> = database
        .store
        .write(|tx| {
            counters::next(tx, "panicked")?;
            panic!("on purpose")
        })
        .await;
    assert!(matches!(lost, Err(StoreError::Interrupted)));
    let number = database.store.write(|tx| counters::next(tx, "panicked")).await;
    assert_eq!(number.unwrap(), 1);
}

#[test]
fn a_double_key_says_what_is_taken_and_not_by_whom() {
    let database = fresh();
    let twice = "INSERT INTO centre (name, value) VALUES ('is_demo', 'secret')";
    let refused = database
        .store
        .write_blocking(|tx| Ok::<_, StoreError>(diesel::sql_query(twice).execute(tx.db())?))
        .unwrap_err();
    assert!(matches!(refused, StoreError::Taken(_)), "{refused:?}");
    assert!(!refused.to_string().contains("secret"));
}

diesel::table! {
    samples (number) {
        number -> BigInt,
        at -> Timestamp,
        maybe_at -> Nullable<Timestamp>,
        day -> Date,
        hash -> Text,
        person -> Text,
        case_number -> Nullable<Text>,
        said -> Text,
    }
}

type Sample = (i64, Moment, Option<Moment>, OnDay, Hash, PersonId, Option<CaseNumber>, Sealed);

#[test]
fn what_is_stored_comes_back_as_it_went_and_moments_sort_by_time() {
    let database = fresh();
    let moments: Vec<Moment> = [
        "1969-12-31T23:59:59.999999Z",
        "1999-12-31T23:59:59Z",
        "2026-02-28T15:59:59.000001Z",
        "2026-02-28T15:59:59.100000Z",
        "2026-02-28T16:00:00Z",
        "9999-12-01T00:00:00Z",
    ]
    .map(|text| text.parse().unwrap())
    .to_vec();
    let day = OnDay("2024-02-29".parse().unwrap());
    let hash = Hash([0xA7; 32]);
    let person = |number: usize| PersonId(uuid::Uuid::from_u128(number as u128));
    let case_number = CaseNumber::new(2026, 123);
    let said = Sealed::seal("王小明 said \"no\"");
    let found: Vec<Sample> = database
        .store
        .write_blocking(|tx| {
            let make = "CREATE TABLE samples (number BIGINT PRIMARY KEY, at TIMESTAMP NOT NULL, \
                        maybe_at TIMESTAMP, day DATE NOT NULL, hash TEXT NOT NULL, \
                        person TEXT NOT NULL, case_number TEXT, said TEXT NOT NULL)";
            diesel::sql_query(make).execute(tx.db())?;
            for (number, at) in moments.iter().enumerate().rev() {
                let maybe = (number % 2 == 0).then_some(*at);
                let row = (
                    samples::number.eq(number as i64),
                    samples::at.eq(at),
                    samples::maybe_at.eq(maybe),
                    samples::day.eq(day),
                    samples::hash.eq(hash),
                    samples::person.eq(person(number)),
                    samples::case_number.eq(maybe.and(case_number)),
                    samples::said.eq(&said),
                );
                diesel::insert_into(samples::table).values(row).execute(tx.db())?;
            }
            let last =
                samples::table.select(diesel::dsl::max(samples::at)).first::<Option<Moment>>(tx.db())?;
            assert_eq!(last, moments.last().copied());
            let due = samples::table.filter(samples::at.le(moments[3])).count().get_result::<i64>(tx.db())?;
            assert_eq!(due, 4);
            let some = samples::person.eq_any([person(1), person(4), person(9)]);
            let numbers = samples::table.filter(some).order(samples::person).select(samples::number);
            assert_eq!(numbers.load::<i64>(tx.db())?, [1, 4]);
            Ok::<_, StoreError>(samples::table.order(samples::at).load::<Sample>(tx.db())?)
        })
        .unwrap();
    let expected: Vec<Sample> = moments
        .iter()
        .enumerate()
        .map(|(number, at)| {
            let maybe = (number % 2 == 0).then_some(*at);
            (number as i64, *at, maybe, day, hash, person(number), maybe.and(case_number), said.clone())
        })
        .collect();
    assert_eq!(found, expected);
}

#[test]
fn a_stored_value_that_is_no_hash_is_an_error_and_not_a_guess() {
    let database = fresh();
    let read = database.store.read_blocking(|c| {
        use redress::store::schema::centre::dsl;
        Ok::<Hash, StoreError>(dsl::centre.select(dsl::value).first(c.db())?)
    });
    assert!(matches!(read, Err(StoreError::Unreadable(_))), "{read:?}");
}

#[test]
fn a_centre_stays_what_it_was_founded_as_and_keeps_its_key() {
    for (first, second) in [(Founding::Real, Founding::Demo), (Founding::Demo, Founding::Real)] {
        let database = Database::new(Kind::chosen(), first);
        let key = database.store.read_blocking(|c| centre::mail_index_key(c)).unwrap();
        database.store.write_blocking(|tx| centre::found(tx, first)).unwrap();
        assert!(matches!(
            database.store.write_blocking(|tx| centre::found(tx, second)),
            Err(StoreError::Unusable(_))
        ));
        assert_eq!(database.store.read_blocking(|c| centre::mail_index_key(c)).unwrap(), key);
        assert_eq!(database.store.read_blocking(|c| centre::founding_of(c)).unwrap(), Some(first));
    }
}

#[tokio::test]
async fn a_demos_clock_moves_on_for_good_and_on_every_node() {
    let database = fresh();
    let at: Moment = "2026-11-23T10:00:00Z".parse().unwrap();
    let clock = Clock::fixed(at);
    let moved = clock.move_on(&database.store, 3_600).await.unwrap();
    assert_eq!(moved, at.plus_seconds(3_600));
    assert_eq!((clock.machine_now(), clock.centre_now()), (at, moved));
    let other = Clock::fixed(at);
    other.refresh(&database.second_node()).await.unwrap();
    assert_eq!(other.centre_now(), moved);
    other.move_on(&database.store, 60).await.unwrap();
    clock.refresh(&database.store).await.unwrap();
    assert_eq!(clock.centre_now(), at.plus_seconds(3_660));
    for wrong in [0, -1] {
        assert!(matches!(clock.move_on(&database.store, wrong).await, Err(ClockError::NotForward)));
    }
}

#[tokio::test]
async fn the_clock_of_a_real_centre_cannot_be_moved() {
    let database = Database::new(Kind::chosen(), Founding::Real);
    let clock = Clock::open(&database.store).unwrap();
    assert!(matches!(clock.move_on(&database.store, 60).await, Err(ClockError::NotADemo)));
    let offset = database.store.read_blocking(|c| centre::offset_seconds(c)).unwrap();
    assert_eq!(offset, 0);
}

#[tokio::test]
async fn a_machine_whose_clock_went_back_before_the_last_heartbeat_decides_nothing() {
    let database = fresh();
    let clock = Clock::open(&database.store).unwrap();
    let beat = |at| database.store.write_blocking(|tx| centre::beat(tx, at)).unwrap();
    beat(clock.machine_now().plus_seconds(3));
    clock.refresh(&database.store).await.unwrap();
    beat(clock.machine_now().plus_seconds(600));
    assert!(matches!(clock.refresh(&database.store).await, Err(ClockError::Fault(ClockFault::Behind(_)))));
    assert!(matches!(Clock::open(&database.store), Err(ClockError::Fault(ClockFault::Behind(_)))));
    beat(clock.machine_now().plus_seconds(-600));
    clock.refresh(&database.store).await.unwrap();
}

#[test]
fn a_server_that_is_not_there_is_one_line_and_makes_no_file() {
    let database = fresh();
    let lost = database.folder.path().join("no");
    let before = std::fs::read_dir(".").unwrap().count();
    let url: DatabaseUrl = "postgres://ann:secret@127.0.0.1:1/x?connect_timeout=2".parse().unwrap();
    let refused = Store::open(&url).err().unwrap().to_string();
    assert!(refused.starts_with("the database postgres://127.0.0.1:1/x cannot be opened: "), "{refused}");
    assert!(!refused.contains("secret") && !refused.contains('\n'), "{refused}");
    let url = DatabaseUrl::sqlite(lost.join("such/folder/redress.db"));
    assert!(matches!(Store::open(&url), Err(StoreError::Unusable(_))));
    assert!(!lost.exists());
    assert_eq!(std::fs::read_dir(".").unwrap().count(), before);
}
