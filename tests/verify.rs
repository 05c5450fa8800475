//! `redress verify`: a centre that worked for a year is whole, and whatever is changed behind its back
//! is named with its place.

#[expect(dead_code, reason = "the tests of the store itself use the rest")]
#[path = "stories/database.rs"]
mod database;

use database::{Database, Kind};
use diesel::Connection;
use diesel::connection::SimpleConnection;
use redress::bundle::{Limits, Order, Papers, Press, Shelf, Standing, of_case};
use redress::casework::{Asked, Casework};
use redress::clock::Clock;
use redress::config::Config;
use redress::demo;
use redress::domain::calendar_change::{What, read};
use redress::domain::ids::{CaseNumber, MatterId};
use redress::domain::matter::MatterKind;
use redress::domain::rulebook::Rulebook;
use redress::domain::text::Language;
use redress::letters::Post;
use redress::messages::T;
use redress::store::matters::{LoadError, MatterRow};
use redress::store::platforms::{self, Details};
use redress::store::register::{self, Search};
use redress::store::{DatabaseUrl, StoreError};
use redress::store::{checking, outbox, postings};
use redress::vault::Vault;
use redress::verify::{Report, verify};
use std::collections::HashSet;
use std::path::{Path, PathBuf};
use std::time::Duration;
use tokio::sync::OnceCell;

const NOW: &str = "2026-11-24T06:30:00Z";

fn vault(database: &Database) -> Vault {
    Vault::open(database.folder.path().join("vault")).unwrap()
}

fn bundles(database: &Database) -> PathBuf {
    database.folder.path().join("bundles")
}

/// The demo centre, with its letters written: made once, and copied for each test.
async fn centre() -> Database {
    static MADE: OnceCell<Database> = OnceCell::const_new();
    MADE.get_or_init(make).await.copy()
}

async fn make() -> Database {
    let (database, book) = (database::fresh(), Rulebook::cn().unwrap());
    demo::found(&database.store, &vault(&database), book, NOW.parse().unwrap()).await.unwrap();
    let casework = Casework::new(database.store.clone(), Clock::fixed(NOW.parse().unwrap()), book);
    let data = database.folder.path().to_str().unwrap().to_owned();
    let config = Config::read([], &[("REDRESS_DATA", data)]).map_err(|_| "settings").unwrap();
    Post::open(casework, &config).unwrap().deliver().await.unwrap();
    database
}

#[tokio::test]
async fn letters_of_the_demo_wait_to_be_printed() {
    let waiting = centre().await.store.read_blocking(|c| postings::to_print(c, None));
    let waiting = waiting.map_err(|problem: StoreError| problem).unwrap();
    assert!(waiting.len() >= 2, "{}", waiting.len());
}

/// Changes the database as only its administrator can, with no constraint in the way.
fn behind_our_back(database: &Database, statement: &str) {
    let done = match &database.url {
        DatabaseUrl::Sqlite(file) => {
            let mut connection = diesel::SqliteConnection::establish(file.to_str().unwrap()).unwrap();
            connection.batch_execute(&format!("PRAGMA foreign_keys = OFF; {statement}"))
        }
        DatabaseUrl::Postgres(server) => {
            let mut connection = diesel::PgConnection::establish(server).unwrap();
            connection.batch_execute(&format!("SET session_replication_role = replica; {statement}"))
        }
    };
    done.unwrap_or_else(|problem| panic!("{statement}: {problem}"));
}

fn check(database: &Database) -> Report {
    verify(&database.store, &vault(database), &bundles(database), T(Language::En)).unwrap()
}

fn faults(database: &Database) -> Vec<String> {
    check(database).faults.iter().map(ToString::to_string).collect()
}

fn notes(database: &Database) -> Vec<String> {
    check(database).notes.iter().map(ToString::to_string).collect()
}

/// Makes every change, and expects each to be found in its words.
fn each_is_named(database: &Database, changes: &[(String, &str)]) -> Vec<String> {
    for (statement, _) in changes {
        behind_our_back(database, statement);
    }
    let found = faults(database);
    for (statement, expected) in changes {
        assert!(found.iter().any(|fault| fault.contains(expected)), "{statement}\n{expected}\n{found:#?}");
    }
    found
}

/// The n-th case, so that every change hits another one.
fn case(n: usize) -> String {
    format!("(SELECT id FROM matters WHERE kind = 'case' ORDER BY id LIMIT 1 OFFSET {n})")
}

/// The n-th entry of the register.
fn entry(n: usize) -> String {
    format!("(SELECT id FROM entries ORDER BY publication_order LIMIT 1 OFFSET {n})")
}

/// The rows of all cases, oldest first.
fn cases(database: &Database) -> Vec<MatterRow> {
    let rows = database.store.read_blocking(|c| {
        let keys = checking::matter_keys(c, "", 1000)?;
        keys.iter().map(|key| checking::matter(c, key)).collect::<Result<Vec<_>, _>>()
    });
    let rows = rows.unwrap().into_iter().flat_map(|found| found.rows);
    rows.filter(|row| row.kind == MatterKind::Case).collect()
}

/// The n-th row of a table.
fn nth(table: &str, n: usize) -> String {
    format!("(SELECT id FROM {table} ORDER BY id LIMIT 1 OFFSET {n})")
}

#[tokio::test]
async fn a_whole_record_is_found_whole_and_every_change_is_named() {
    let database = centre().await;
    let whole = check(&database);
    assert_eq!(whole.faults, []);
    assert!(whole.matters > 60 && whole.events > 500 && whole.files > 40 && whole.letters > 500, "{whole:?}");

    let zeros = "0".repeat(64);
    let texts =
        |which: &str, n: usize| format!("(SELECT {which}(id) FROM texts WHERE matter_id = {})", case(n));
    let found = each_is_named(
        &database,
        &[
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
                format!("UPDATE texts SET words = '0never said' WHERE id = {}", texts("min", 5)),
                "it is not what the event committed to",
            ),
            (format!("DELETE FROM texts WHERE id = {}", texts("max", 6)), "an event names it and it is gone"),
            (
                format!(
                    "INSERT INTO texts VALUES ('0192f0c1-0000-7000-8000-000000000000', {}, '{zeros}', '0put there')",
                    case(7)
                ),
                "text 0192f0c1-0000-7000-8000-000000000000: no event names it",
            ),
            (
                format!(
                    "UPDATE tallies SET answer = 'late', centre_days = 999 WHERE matter_id = {}",
                    case(8)
                ),
                ", figures: what it adds",
            ),
            (
                format!("UPDATE entries SET reply = 'We won.' WHERE id = {}", entry(0)),
                "entry: it does not follow from the publication: reply",
            ),
            (
                format!("DELETE FROM entries WHERE id = {}", entry(1)),
                "entry: it was published and is not in the register",
            ),
            (
                "DELETE FROM entry_terms WHERE publication_order = \
                 (SELECT max(publication_order) FROM entries WHERE ended_at IS NULL)"
                    .to_owned(),
                "entry: the words by which it is found are not its own",
            ),
            (
                "INSERT INTO entry_terms VALUES ('ghost', 999)".to_owned(),
                "register: words for searching that lead to no entry: ",
            ),
            (
                format!("UPDATE exhibits SET title = '0never called so' WHERE id = {}", nth("exhibits", 0)),
                "its title is not what the event committed to",
            ),
            (
                format!("UPDATE exhibits SET media = 'image/webp' WHERE id = {}", nth("exhibits", 3)),
                "its row calls it \"image/webp\", and its file is something else",
            ),
            (
                format!("UPDATE exhibits SET size = 1 WHERE id = {}", nth("exhibits", 6)),
                "its file has another length than its row says",
            ),
            (
                format!("UPDATE exhibits SET number = 99 WHERE id = {}", nth("exhibits", 9)),
                "exhibit 99: its event gives it the number ",
            ),
            (
                format!("UPDATE people SET mail = '0mallory@people.example' WHERE id = {}", nth("people", 0)),
                "their mail address is not the one under which they are found",
            ),
        ],
    );
    // Nothing that anybody wrote is in the report.
    let written = ["never", "We won", "mallory"];
    assert!(found.iter().all(|fault| written.iter().all(|words| !fault.contains(words))), "{found:#?}");
    // Whoever works in Chinese reads it in Chinese.
    let told = verify(&database.store, &vault(&database), &bundles(&database), T(Language::Zh)).unwrap();
    assert_eq!(told.faults.len(), found.len());
    assert!(told.faults.iter().all(|fault| fault.what.chars().any(|c| c >= '\u{4e00}')), "{told:?}");
}

#[tokio::test]
async fn a_letter_that_is_gone_or_was_changed_is_named() {
    let database = centre().await;
    let letter = |n: usize| {
        // Each in another matter.
        format!("(SELECT min(id) FROM letters WHERE addressee = 'registrars' AND matter_id = {})", case(n))
    };
    let other = "(SELECT min(id) FROM people WHERE id <> letters.person_id)";
    let zeros = "0".repeat(64);
    let consumer = |n: usize| {
        format!("(SELECT min(id) FROM letters WHERE addressee = 'consumer' AND matter_id = {})", case(n))
    };
    each_is_named(
        &database,
        &[
            (
                format!("UPDATE letters SET sha256 = '{zeros}' WHERE id = {}", letter(0)),
                "its bytes do not fit their hash",
            ),
            (
                format!("UPDATE letters SET words = '0never said' WHERE id = {}", letter(1)),
                "what is shown of it is not what its bytes say: words",
            ),
            (
                format!("UPDATE letters SET subject = 'never said' WHERE id = {}", letter(2)),
                "what is shown of it is not what its bytes say: subject",
            ),
            (
                format!("UPDATE letters SET bytes = NULL, sha256 = NULL WHERE id = {}", letter(3)),
                "a part of what was written is gone",
            ),
            (
                format!(
                    "UPDATE letters SET subject = NULL, words = NULL, bytes = NULL, sha256 = NULL, message_id = NULL \
                     WHERE id = {}",
                    letter(4)
                ),
                "it was sent, and what was written or when is gone",
            ),
            (
                format!("UPDATE letters SET person_id = {other} WHERE id = {}", letter(5)),
                "it is for somebody for whom it was not written",
            ),
            (
                format!("UPDATE letters SET seq = 999 WHERE id = {}", letter(6)),
                "the event of which it tells is not there",
            ),
            (
                format!("DELETE FROM letters WHERE id = {}", letter(7)),
                ", event 1: letters that tell of it: 3 were written, 2 are there",
            ),
            (
                // Before it is written nothing but its row says for whom it is.
                format!(
                    "UPDATE letters SET person_id = {other}, state = 'waiting', subject = NULL, \
                     words = NULL, bytes = NULL, sha256 = NULL, message_id = NULL WHERE id = {}",
                    consumer(8)
                ),
                "it is for somebody for whom it was not written",
            ),
        ],
    );
    behind_our_back(&database, "DELETE FROM letters");
    let found = faults(&database);
    let missed = found.iter().filter(|fault| fault.contains("were written, 0 are there")).count();
    assert!(missed > 400, "every event that anybody was told of: {missed}");
}

#[tokio::test]
async fn a_letter_whose_reader_would_be_told_that_it_is_not_ours_is_named() {
    let database = centre().await;
    behind_our_back(&database, "DELETE FROM letter_codes");
    let found = faults(&database);
    assert!(found.len() > 400, "every letter that was written: {}", found.len());
    assert!(found.iter().all(|fault| fault.ends_with("its reader would be told that it is not ours")));
}

#[tokio::test]
async fn no_letter_of_any_kind_says_in_subject_or_preview_what_its_case_is_about() {
    const PREVIEW: usize = 50;
    let database = centre().await;
    let letters = database.store.read_blocking(|c| {
        let matters = checking::matter_keys(c, "", 1000)?;
        let letters = matters.iter().map(|key| outbox::of_matter(c, key.parse::<MatterId>().unwrap()));
        let letters = letters.collect::<Result<Vec<_>, _>>()?;
        Ok::<_, StoreError>(letters.concat())
    });
    let letters = letters.unwrap();
    let mut subjects = HashSet::new();
    for letter in letters {
        // What is printed lies in an envelope.
        let Some(bytes) = letter.bytes.filter(|_| letter.state != outbox::Delivery::ToPost) else { continue };
        let opened = bytes.open().unwrap().to_owned();
        let said = redress::letters::read(&opened).unwrap();
        let neutral = [Language::En, Language::Zh].map(|language| T(language).letter_preview());
        let begins: String = said.text.chars().take(PREVIEW).collect();
        assert!(neutral.iter().any(|preview| preview.starts_with(&begins)), "{}", said.text);
        let mail = mailparse::parse_mail(opened.as_bytes()).unwrap();
        let html = scraper::Html::parse_document(&mail.subparts[1].get_body().unwrap());
        let body = scraper::Selector::parse("body").unwrap();
        let shown: String = html.select(&body).next().unwrap().text().collect();
        assert!(shown.trim().starts_with(&begins), "{shown}");
        // Nothing but the number, which tells a stranger nothing.
        let mut words = said.subject.split(|c: char| !c.is_ascii_alphanumeric() && c != '-');
        let number = words.find(|word| word.parse::<CaseNumber>().is_ok()).expect("a number").to_owned();
        subjects.insert(said.subject.replace(&number, ""));
    }
    // One subject in English, one in Chinese, and both in one.
    assert!(subjects.len() <= 3, "{subjects:?}");
}

#[tokio::test]
async fn what_is_gone_is_missed_and_what_hangs_in_the_air_is_named() {
    let database = centre().await;
    let gone = cases(&database).pop().unwrap();
    let number = gone.number.unwrap().to_string();
    each_is_named(
        &database,
        &[
            (
                "UPDATE counters SET value = value - 1 WHERE name = 'publication'".to_owned(),
                "counter \"publication\": it stands at",
            ),
            (
                "DELETE FROM counters WHERE name = 'case 2025'".to_owned(),
                "cases whose number was never counted: ",
            ),
        ],
    );
    for table in ["events", "claims", "tallies", "errands", "standings"] {
        behind_our_back(&database, &format!("DELETE FROM {table} WHERE matter_id = '{}'", gone.id));
    }
    behind_our_back(&database, &format!("DELETE FROM matters WHERE id = '{}'", gone.id));
    let found = faults(&database);
    let told = |expected: &str| {
        assert!(found.iter().any(|fault| fault.contains(expected)), "{expected}\n{found:#?}")
    };
    told(&format!("no case has the numbers {number}"));
    for table in ["texts", "letters"] {
        told(&format!("table {table}: matter_id is {}, which is not there", gone.id));
    }

    // The publication of a case, with all that belongs to it.
    let publication =
        "(SELECT id FROM matters WHERE kind = 'publication' AND stage <> 'published' ORDER BY id LIMIT 1)";
    for table in ["letters", "events", "turns", "texts"] {
        behind_our_back(&database, &format!("DELETE FROM {table} WHERE matter_id = {publication}"));
    }
    behind_our_back(&database, &format!("DELETE FROM matters WHERE id = {publication}"));
    let found = faults(&database);
    assert!(found.iter().any(|fault| fault.contains("it was told to begin a publication")), "{found:#?}");

    behind_our_back(&database, "DELETE FROM turns");
    let found = faults(&database);
    let missed = found.iter().filter(|fault| fault.contains(", figures: what it adds")).count();
    assert!(missed > 50, "every matter that ever waited for somebody: {missed}");
}

#[tokio::test]
async fn a_change_of_the_calendar_that_was_changed_or_is_gone_is_named() {
    let database = centre().await;
    let by = cases(&database)[0].consumer_id.unwrap();
    let clock = Clock::fixed(NOW.parse().unwrap());
    let casework = Casework::new(database.store.clone(), clock, Rulebook::cn().unwrap());
    for (after, lines) in (0..).zip(["2026-12-01..2026-12-02 off New Year", "2026-12-03 off New Year"]) {
        let what = What::Set(read(lines, &casework.rulebook().calendar).unwrap());
        let (source, reason) = ("Notice".to_owned(), "Announced.".to_owned());
        let asked = Asked { rulebook: "cn".to_owned(), what, source, reason, after };
        casework.change_calendar(asked, by).await.unwrap();
        casework.sweep().await.unwrap();
    }
    assert_eq!(faults(&database), Vec::<String>::new());
    each_is_named(
        &database,
        &[
            (
                "UPDATE calendar_changes SET body = replace(body, 'Announced.', 'Invented.') WHERE number = 1"
                    .to_owned(),
                "calendar cn, change 1: its hash does not fit its bytes",
            ),
            (
                "UPDATE calendar_changes SET at = '2026-12-24 00:00:00.000000' WHERE number = 1".to_owned(),
                "calendar cn, change 1: its columns do not fit its bytes",
            ),
        ],
    );
    let gone = "DELETE FROM calendar_changes WHERE number = 1".to_owned();
    let found =
        each_is_named(&database, &[(gone, "calendar cn, change 2: the change before it is not there")]);
    assert!(found.iter().any(|fault| fault.contains("it names change 1 of the calendar")), "{found:#?}");
    assert!(found.iter().any(|fault| fault.contains("counter \"calendar cn\"")), "{found:#?}");
}

#[tokio::test]
async fn a_row_that_cannot_be_read_is_named_and_hides_no_other() {
    let database = centre().await;
    let cases = cases(&database);
    let [first, second, third] = [0, 1, 2].map(|n| cases[n].id);
    behind_our_back(&database, &format!("UPDATE matters SET number = '2026-000999-X' WHERE id = '{first}'"));
    behind_our_back(
        &database,
        &format!("UPDATE events SET hash = 'none' WHERE matter_id = '{second}' AND seq = 1"),
    );
    let text = format!("(SELECT min(id) FROM texts WHERE matter_id = '{third}')");
    behind_our_back(&database, &format!("UPDATE texts SET salt = 'none' WHERE id = {text}"));
    behind_our_back(&database, "UPDATE exhibits SET sha256 = 'none' WHERE number = 1");
    behind_our_back(&database, "UPDATE claims SET mail_index = 'none'");
    let letter = "(SELECT max(id) FROM letters)";
    behind_our_back(&database, &format!("UPDATE letters SET sha256 = 'none' WHERE id = {letter}"));
    let report = check(&database);
    let found: Vec<_> = report.faults.iter().map(ToString::to_string).collect();
    for expected in [
        format!("matter {first}: it cannot be read: "),
        format!("({second}), event 1: it cannot be read: "),
        format!("({third}), text "),
        "table claims, row ".to_owned(),
    ] {
        assert!(found.iter().any(|fault| fault.contains(&expected)), "{expected}\n{found:#?}");
    }
    let unreadable = |part: &str| {
        found.iter().filter(|fault| fault.contains(part) && fault.contains("it cannot be read: ")).count()
    };
    assert!(unreadable(", exhibit ") > 10 && unreadable(", letter ") == 1, "{found:#?}");
    assert!(report.matters > 60 && report.events > 500, "the rest was walked: {report:?}");
}

fn files_of(vault: &Path) -> Vec<PathBuf> {
    let children = |folder: &Path| {
        let found = std::fs::read_dir(folder).unwrap();
        found.map(|file| file.unwrap().path()).collect::<Vec<_>>()
    };
    children(vault).iter().flat_map(|shelf| children(shelf)).collect()
}

#[tokio::test]
async fn a_file_that_was_changed_or_lost_is_named_and_one_that_nothing_names_is_noted() {
    let database = centre().await;
    let files = files_of(vault(&database).folder());
    std::fs::write(&files[0], "another file").unwrap();
    std::fs::remove_file(&files[1]).unwrap();
    let stray = files[2].with_file_name("0123456789abcdef0123456789abcdef");
    std::fs::write(&stray, "belongs to nothing").unwrap();
    std::fs::write(stray.with_extension("arriving"), "on its way").unwrap();
    let found = faults(&database);
    assert_eq!(found.len(), 2, "{found:#?}");
    assert!(found.iter().any(|fault| fault.contains("its file is not the one that was added")), "{found:#?}");
    assert!(found.iter().any(|fault| fault.contains("its file cannot be read")), "{found:#?}");
    let unnamed: Vec<_> = notes(&database).into_iter().filter(|note| note.contains("vault")).collect();
    assert_eq!(unnamed, [format!("{}: no exhibit and no draft names it", stray.display())]);
}

/// Has the bundle of a handover made, as the court's page has. Returns its folder.
async fn bundle(database: &Database, case: MatterId, version: u32) -> PathBuf {
    let papers = database.store.read_blocking(|c| Papers::as_of(c, case, version));
    let papers = papers.map_err(|problem: LoadError| problem).unwrap();
    let now = NOW.parse().unwrap();
    let centre = demo::centre_name().unwrap();
    let content = of_case(&papers, Rulebook::cn().unwrap(), &centre, now).unwrap();
    let press = Press::new(env!("CARGO_BIN_EXE_redress"), Limits::default());
    let shelf = Shelf::new(bundles(database), vault(database).folder(), press);
    shelf.have_made(Order { case, version, handed_over: vec![version], content, now });
    while shelf.look(case, version).await.unwrap() == Standing::Making {
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
    assert!(matches!(shelf.look(case, version).await, Ok(Standing::Made(_))));
    bundles(database).join(case.to_string()).join(version.to_string())
}

#[tokio::test]
async fn a_bundle_that_was_changed_is_named_and_one_that_is_not_there_can_be_made_again() {
    let database = centre().await;
    let missing = notes(&database);
    let missing: Vec<_> =
        missing.iter().filter(|note| note.contains("made when it is opened next")).collect();
    assert!(missing.len() > 2, "nobody has opened the bundles of the demo yet: {missing:#?}");

    let (place, version) = missing[0].split_once("), bundle of event ").unwrap();
    let (number, case) = place.split_once(" (").unwrap();
    assert!(number.strip_prefix("case ").unwrap().parse::<CaseNumber>().is_ok(), "{number}");
    let version = version.split(':').next().unwrap().parse().unwrap();
    let folder = bundle(&database, case.parse().unwrap(), version).await;
    let made = check(&database);
    assert_eq!((made.bundles, made.faults.as_slice()), (1, &[][..]));
    assert_eq!(made.notes.len(), missing.len() - 1);

    let change = |name: &str, at: usize| {
        let mut bytes = std::fs::read(folder.join(name)).unwrap();
        bytes[at] ^= 1;
        std::fs::write(folder.join(name), bytes).unwrap();
        let found = faults(&database);
        assert_eq!(found.len(), 1, "{found:#?}");
        assert!(found[0].contains("not as they were made") && found[0].contains(name), "{found:#?}");
        let mut bytes = std::fs::read(folder.join(name)).unwrap();
        bytes[at] ^= 1;
        std::fs::write(folder.join(name), bytes).unwrap();
    };
    change("bundle.pdf", 1000);
    change("manifest-sha256.txt", 3);
    change("bundle.zip", 5000);
    change("bundle.json", 0);
    assert_eq!(faults(&database), [""; 0]);
    std::fs::remove_file(folder.join("bundle.zip")).unwrap();
    assert!(faults(&database)[0].contains("bundle.zip"));

    std::fs::rename(&folder, bundles(&database).join("a-bundle")).unwrap();
    let note = notes(&database).into_iter().find(|note| note.contains("no case has this id"));
    assert!(note.is_some_and(|note| note.contains("a-bundle")));
}

#[tokio::test]
async fn the_register_finds_a_platform_under_its_new_name_and_stays_whole() {
    let database = centre().await;
    let found = |words: &str| {
        let search = Search { words: words.to_owned(), most: 100, ..Search::default() };
        database.store.read_blocking(|c| register::search(c, &search)).unwrap().0
    };
    let platform = database.store.read_blocking(|c| register::platforms(c, 1)).unwrap()[0].0;
    let entries = found("").iter().filter(|entry| entry.platform_id == platform).count();
    let renamed = database.store.write_blocking(|tx| {
        let before = platforms::get(tx, platform)?;
        let (slug, name_en) = (before.slug, "Quartzite Rides".to_owned());
        let details = Details {
            slug,
            name_en,
            name_zh: before.name_zh,
            legal_name: before.legal_name,
            site: None,
            registration: None,
        };
        platforms::set_details(tx, platform, &details)
    });
    renamed.map_err(|problem: StoreError| problem).unwrap();
    assert_eq!((entries > 1, found("quartzite").len()), (true, entries));
    assert_eq!(faults(&database), [""; 0]);
}

#[tokio::test]
async fn an_index_that_misses_rows_is_named() {
    if Kind::chosen() != Kind::Sqlite {
        return;
    }
    let database = database::fresh();
    behind_our_back(
        &database,
        "INSERT INTO counters VALUES ('case 2026', 1); PRAGMA writable_schema = ON; \
         UPDATE sqlite_master SET rootpage = (SELECT rootpage FROM sqlite_master WHERE name = 'people') \
         WHERE name = 'sqlite_autoindex_counters_1'",
    );
    let found = verify(&database.store, &vault(&database), &bundles(&database), T(Language::En));
    assert!(!found.is_ok_and(|report| report.faults.is_empty()));
}
