//! The command line, from outside: one line for each mistake, and nothing begun by mistake.

use diesel::Connection;
use diesel::connection::SimpleConnection;
use redress::store::centre::{self, Founding};
use redress::store::{DatabaseUrl, Store, people};
use std::io::Write;
use std::path::Path;
use std::process::{Command, Output, Stdio};

fn redress(folder: &Path, arguments: &[&str], environment: &[(&str, &str)]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_redress"))
        .current_dir(folder)
        .args(arguments)
        .env_clear()
        .envs(environment.iter().copied())
        .output()
        .unwrap()
}

fn count_files(folder: &Path) -> usize {
    let entries = std::fs::read_dir(folder).unwrap().map(Result::unwrap);
    entries.map(|entry| if entry.path().is_dir() { count_files(&entry.path()) } else { 1 }).sum()
}

#[test]
fn a_wrong_setting_stops_the_start_with_one_line_and_makes_no_file() {
    let folder = tempfile::tempdir().unwrap();
    for (name, value) in [
        ("DATABASE_URL", "host=127.0.0.1 dbname=redress"),
        ("DATABASE_URL", "postgres://127.0.0.1:1/redress"),
        ("REDRESS_ORIGIN", "redress.example"),
        ("REDRESS_PORT", "80"),
        ("REDRESS_SMTP_URL", "smtp://user:pw@"),
        ("REDRESS_CENTRE_NAME_EN", ""),
    ] {
        let output = redress(folder.path(), &["migrate"], &[(name, value)]);
        let said = String::from_utf8(output.stderr).unwrap();
        assert!(!output.status.success(), "{name}={value}");
        assert_eq!(said.trim_end().lines().count(), 1, "{said}");
        assert!(said.starts_with("redress: "), "{said}");
        assert_eq!(count_files(folder.path()), 0, "{name}={value}");
    }
}

#[test]
fn migrate_makes_the_database_in_the_folder_that_it_is_told() {
    let folder = tempfile::tempdir().unwrap();
    for _ in 0..2 {
        let output = redress(folder.path(), &["migrate", "--data", "here/inside"], &[]);
        assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
        assert!(folder.path().join("here/inside/redress.db").exists());
    }
    assert!(!folder.path().join("var").exists());
}

#[test]
fn nobody_is_let_in_under_a_name_that_nobody_can_read() {
    let folder = tempfile::tempdir().unwrap();
    assert!(redress(folder.path(), &["migrate"], &[]).status.success());
    let add = |name: &str| {
        let arguments = ["user", "add", "reg@example.org", "--role", "registrar", "--name", name];
        let mut child = Command::new(env!("CARGO_BIN_EXE_redress"));
        let child = child.current_dir(folder.path()).args(arguments).env_clear();
        let child = child.stdin(Stdio::piped()).stderr(Stdio::piped()).stdout(Stdio::null());
        let mut child = child.spawn().unwrap();
        child.stdin.take().unwrap().write_all(b"plain paper and ink\n").unwrap();
        child.wait_with_output().unwrap()
    };
    for name in ["", " ", "\u{200b}\u{feff}"] {
        let output = add(name);
        assert!(!output.status.success(), "{name:?}");
        assert_eq!(String::from_utf8(output.stderr).unwrap().trim_end().lines().count(), 1);
    }
    assert!(add("Reg Ng").status.success());
}

#[test]
fn every_setting_is_listed_in_both_languages() {
    let folder = tempfile::tempdir().unwrap();
    let list = |locale| {
        let output = redress(folder.path(), &["help", "settings"], &[("LANG", locale)]);
        String::from_utf8(output.stdout).unwrap()
    };
    let (english, chinese) = (list("en_GB.UTF-8"), list("zh_CN.UTF-8"));
    for setting in redress::config::SETTINGS {
        assert!(english.contains(setting.name) && chinese.contains(setting.name), "{}", setting.name);
    }
    assert!(english.contains("default") && chinese.contains("默认值"));
    assert_eq!(count_files(folder.path()), 0);
}

#[test]
fn help_explains_a_command_of_a_command() {
    let folder = tempfile::tempdir().unwrap();
    let output = redress(folder.path(), &["help", "user", "add"], &[]);
    let said = String::from_utf8(output.stdout.clone()).unwrap();
    assert!(output.status.success(), "{output:?}");
    assert!(said.contains("--role") && said.contains("redress user add"), "{said}");
    assert!(refused(folder.path(), &["help", "user", "ad"], &[]).contains("user ad"));
    assert!(refused(folder.path(), &["help", "settings", "add"], &[]).contains("settings add"));
}

/// As `redress … | head`, which has gone before the first line comes.
#[test]
fn whoever_has_read_enough_is_no_failure() {
    let folder = tempfile::tempdir().unwrap();
    found(folder.path(), Founding::Real);
    for arguments in [&["verify", "--data", "centre"][..], &["help"], &["help", "settings"]] {
        let mut child = Command::new(env!("CARGO_BIN_EXE_redress"));
        let child = child.current_dir(folder.path()).args(arguments).env_clear();
        let (reads, writes) = std::io::pipe().unwrap();
        drop(reads);
        let output = child.stdout(writes).stderr(Stdio::piped()).spawn().unwrap().wait_with_output().unwrap();
        assert!(output.status.success() && output.stderr.is_empty(), "{arguments:?}: {output:?}");
    }
}

#[test]
fn rulebooks_are_checked_without_a_centre_and_each_finding_has_its_line() {
    let folder = tempfile::tempdir().unwrap();
    let all = redress(folder.path(), &["rulebook", "check"], &[]);
    let said = String::from_utf8(all.stdout).unwrap();
    assert!(all.status.success(), "{said}");
    for id in ["cn", "eu", "uk", "us_ca", "br"] {
        assert!(said.lines().any(|line| line == format!("{id}: nothing is wrong")), "{said}");
    }
    let right = include_str!("../src/domain/rulebook/uk.toml");
    let check = |text: &str| {
        std::fs::write(folder.path().join("mine.toml"), text).unwrap();
        let output = redress(folder.path(), &["rulebook", "check", "mine.toml"], &[]);
        (output.status.code(), String::from_utf8(output.stdout.clone()).unwrap(), one_or_no_line(&output))
    };
    assert_eq!(check(right).0, Some(0));
    // What is overdue is told, and is not wrong.
    let stale = check(&right.replace("verify_by = \"2027-02-28\"", "verify_by = \"2020-02-28\""));
    assert!(stale.0 == Some(0) && stale.1.contains("mine.toml: laws.UKGDPR: look it up again by 2020-02-28"));
    let spoilt = right.replace("law = \"LLOYD\"", "law = \"LOYD\"").replace("\"15(1)\"", "\"150\"");
    let (code, found, last) = check(&spoilt);
    assert_eq!(code, Some(1));
    assert!(found.contains("mine.toml: grievances.breach_harm.laws: add \"LOYD\" to laws"), "{found}");
    assert!(found.contains("mine.toml: grievances.access.laws: UKGDPR has 99 articles"), "{found}");
    assert!(last.contains("wrong"), "{last}");
    let (code, found, _) = check("id = \"uk\"\nedition = 2026-\n");
    assert!(code == Some(1) && found.contains("mine.toml: line 2: "), "{found}");
    assert!(refused(folder.path(), &["rulebook", "check", "nowhere.toml"], &[]).contains("nowhere.toml"));
}

#[test]
fn a_file_of_days_off_is_checked_and_each_wrong_line_is_named() {
    let folder = tempfile::tempdir().unwrap();
    let check = |text: &str| {
        std::fs::write(folder.path().join("2027.csv"), text).unwrap();
        let output = redress(folder.path(), &["rulebook", "check", "2027.csv", "--days-off", "cn"], &[]);
        (output.status.code(), String::from_utf8(output.stdout.clone()).unwrap())
    };
    let (code, said) =
        check("2027 announced\n2027-02-05..2027-02-11 off Spring Festival\n2027-02-20 working\n");
    assert_eq!((code, said.as_str()), (Some(0), "2027.csv: in order, 8 days\n"));
    let (code, said) = check("2027-02-06 off\n\n2027-02-31,working\n");
    assert_eq!(code, Some(1));
    assert!(said.contains("2027.csv: Line 1: the day off has no name; write the holiday after"), "{said}");
    assert!(said.contains("2027.csv: Line 3: there is no day 2027-02-31; correct the date"), "{said}");
    let nowhere = ["rulebook", "check", "2027.csv", "--days-off", "atlantis"];
    assert!(refused(folder.path(), &nowhere, &[]).contains("choose one of cn"));
}

fn one_or_no_line(output: &Output) -> String {
    let said = String::from_utf8(output.stderr.clone()).unwrap();
    assert!(said.trim_end().lines().count() <= 1, "{said}");
    said
}

/// Runs a command that must fail, and returns the one line that it says.
fn refused(folder: &Path, arguments: &[&str], environment: &[(&str, &str)]) -> String {
    one_line(&redress(folder, arguments, environment), arguments)
}

fn one_line(output: &Output, arguments: &[&str]) -> String {
    let said = String::from_utf8(output.stderr.clone()).unwrap();
    assert!(!output.status.success(), "{arguments:?}");
    assert!(said.starts_with("redress: ") && said.trim_end().lines().count() == 1, "{arguments:?}: {said}");
    said
}

/// A centre of its own in the folder `centre`.
fn found(folder: &Path, founding: Founding) {
    let data = folder.join("centre");
    std::fs::create_dir(&data).unwrap();
    let store = Store::open(&DatabaseUrl::sqlite(data.join("redress.db"))).unwrap();
    store.migrate().unwrap();
    store.write_blocking(|tx| centre::found(tx, founding)).unwrap();
}

#[test]
fn no_centre_sweeps_its_own_future() {
    let folder = tempfile::tempdir().unwrap();
    found(folder.path(), Founding::Real);
    let sweep = |at| ["sweep", "--data", "centre", "--at", at];
    let said = refused(folder.path(), &sweep("2999-01-01T00:00:00Z"), &[]);
    assert!(said.contains("2999"), "{said}");
    assert!(redress(folder.path(), &sweep("2026-01-01T00:00:00Z"), &[]).status.success());
}

const OF_A_CENTRE_THAT_IS_THERE: [&[&str]; 4] =
    [&["verify"], &["deliver"], &["sweep"], &["bundle", "2026-000001-Z", "--out", "court"]];

#[test]
fn what_needs_a_centre_says_that_there_is_none_and_makes_none() {
    let folder = tempfile::tempdir().unwrap();
    for command in OF_A_CENTRE_THAT_IS_THERE {
        let said = refused(folder.path(), &[command, &["--data", "nowhere"]].concat(), &[]);
        assert!(said.contains("no folder nowhere"), "{said}");
    }
    std::fs::create_dir(folder.path().join("empty")).unwrap();
    for command in OF_A_CENTRE_THAT_IS_THERE {
        let said = refused(folder.path(), &[command, &["--data", "empty"]].concat(), &[]);
        assert!(said.contains("no centre in sqlite:empty/redress.db"), "{said}");
    }
    assert_eq!(count_files(folder.path()), 0);

    // Tables alone are no centre.
    assert!(redress(folder.path(), &["migrate", "--data", "tables"], &[]).status.success());
    let said = refused(folder.path(), &["verify", "--data", "tables"], &[]);
    assert!(said.contains("no centre in sqlite:tables/redress.db"), "{said}");
}

#[test]
fn what_needs_a_centre_works_on_a_real_one_and_on_a_demo() {
    for founding in [Founding::Real, Founding::Demo] {
        let folder = tempfile::tempdir().unwrap();
        found(folder.path(), founding);
        for command in ["verify", "deliver", "sweep"] {
            let output = redress(folder.path(), &[command, "--data", "centre"], &[]);
            assert!(output.status.success(), "{founding:?} {command}: {output:?}");
        }
        let bundle = ["bundle", "2026-000001-Z", "--out", "court", "--data", "centre"];
        let said = refused(folder.path(), &bundle, &[]);
        assert!(said.contains("no case 2026-000001-Z here"), "{said}");
        assert!(!folder.path().join("court").exists());
    }
}

#[test]
fn tables_of_an_older_release_are_told_and_not_touched() {
    let folder = tempfile::tempdir().unwrap();
    found(folder.path(), Founding::Real);
    let file = folder.path().join("centre/redress.db");
    let forget = "DELETE FROM __diesel_schema_migrations WHERE version = \
                  (SELECT max(version) FROM __diesel_schema_migrations)";
    diesel::SqliteConnection::establish(file.to_str().unwrap()).unwrap().batch_execute(forget).unwrap();
    let said = refused(folder.path(), &["verify", "--data", "centre"], &[]);
    assert!(said.contains("`redress migrate`"), "{said}");
}

#[test]
fn an_empty_folder_name_is_refused() {
    let folder = tempfile::tempdir().unwrap();
    for command in ["serve", "migrate", "verify"] {
        let said = refused(folder.path(), &[command, "--data", ""], &[]);
        assert!(said.contains("REDRESS_DATA"), "{said}");
    }
    assert_eq!(count_files(folder.path()), 0);
}

#[test]
fn a_port_that_is_taken_is_named() {
    let folder = tempfile::tempdir().unwrap();
    let holder = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
    let taken = holder.local_addr().unwrap().to_string();
    // The demo says so before it is made, which takes a minute; another address is not refused for that.
    for command in ["serve", "demo"] {
        let data = format!("of-{command}");
        let said = refused(folder.path(), &[command, "--data", &data, "--listen", &taken], &[]);
        assert!(said.contains(&taken), "{said}");
    }
    drop(holder);
    let file = DatabaseUrl::Sqlite(folder.path().join("of-demo/redress.db"));
    let made = Store::open(&file).unwrap().read_blocking(|c| people::count(c)).unwrap();
    assert_eq!(made, 0, "nobody has come into the demo");
}

/// Adds a registrar with this name; the password is typed as an operator would.
fn add(folder: &Path, name: &str) -> Output {
    let mut child = Command::new(env!("CARGO_BIN_EXE_redress"))
        .current_dir(folder)
        .args([
            "user",
            "add",
            "ann@centre.example",
            "--role",
            "registrar",
            "--data",
            "centre",
            "--name",
            name,
        ])
        .env_clear()
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    child.stdin.take().unwrap().write_all(b"seventeen green bicycles\n").unwrap();
    child.wait_with_output().unwrap()
}

#[test]
fn a_name_is_taken_from_the_operator_as_from_a_form() {
    let folder = tempfile::tempdir().unwrap();
    for name in ["", " \t", "two\nlines", &"n".repeat(5000)] {
        let said = one_line(&add(folder.path(), name), &["user", "add"]);
        assert!(said.contains("name"), "{said}");
    }
    assert_eq!(count_files(folder.path()), 0, "nothing is made for somebody who is refused");
    let output = add(folder.path(), " Ann Example ");
    assert!(output.status.success(), "{output:?}");
}

#[test]
fn a_demo_that_was_broken_off_says_what_to_remove() {
    let folder = tempfile::tempdir().unwrap();
    found(folder.path(), Founding::Demo);
    // Somebody had come in when it was broken off.
    let file = folder.path().join("centre/redress.db");
    let somebody = "INSERT INTO people (id, mail, mail_index, name, language, created_at) VALUES \
                    ('0192f0c1-0000-7000-8000-000000000000', '0a', 'b', '0c', 'en', '2026-01-01 00:00:00.000000')";
    diesel::SqliteConnection::establish(file.to_str().unwrap()).unwrap().batch_execute(somebody).unwrap();
    let output = redress(folder.path(), &["demo", "--data", "centre", "--listen", "127.0.0.1:0"], &[]);
    let said = one_line(&output, &["demo"]);
    let whole = folder.path().canonicalize().unwrap().join("centre");
    assert!(said.contains(&format!("remove the folder {} ", whole.display())), "{said}");
}

#[cfg(unix)]
mod privacy {
    use super::*;
    use std::os::unix::fs::PermissionsExt;

    fn mode(path: &Path) -> u32 {
        path.metadata().unwrap().permissions().mode() & 0o777
    }

    fn set(path: &Path, mode: u32) {
        std::fs::set_permissions(path, std::fs::Permissions::from_mode(mode)).unwrap();
    }

    #[test]
    fn nobody_else_reads_what_is_made() {
        let folder = tempfile::tempdir().unwrap();
        assert!(redress(folder.path(), &["migrate", "--data", "centre"], &[]).status.success());
        let data = folder.path().join("centre");
        assert_eq!((mode(&data), mode(&data.join("redress.db"))), (0o700, 0o600));
    }

    #[test]
    fn what_stood_open_before_is_closed() {
        let folder = tempfile::tempdir().unwrap();
        found(folder.path(), Founding::Real);
        let data = folder.path().join("centre");
        let open = ["vault", "bundles", "mail"].map(|name| data.join(name));
        for inside in &open {
            std::fs::create_dir(inside).unwrap();
            set(inside, 0o755);
        }
        set(&data, 0o755);
        set(&data.join("redress.db"), 0o644);
        assert!(redress(folder.path(), &["migrate", "--data", "centre"], &[]).status.success());
        assert!(open.iter().chain([&data]).all(|folder| mode(folder) == 0o700), "{open:?}");
        assert_eq!(mode(&data.join("redress.db")), 0o600);
    }

    #[test]
    fn a_folder_that_many_share_stays_theirs() {
        let folder = tempfile::tempdir().unwrap();
        set(folder.path(), 0o1777);
        assert!(redress(folder.path(), &["migrate", "--data", "."], &[]).status.success());
        assert_eq!(folder.path().metadata().unwrap().permissions().mode() & 0o7777, 0o1777);
        assert_eq!(mode(&folder.path().join("redress.db")), 0o600);
    }

    #[test]
    fn verify_changes_no_mode() {
        let folder = tempfile::tempdir().unwrap();
        found(folder.path(), Founding::Real);
        set(&folder.path().join("centre"), 0o755);
        assert!(redress(folder.path(), &["verify", "--data", "centre"], &[]).status.success());
        assert_eq!(mode(&folder.path().join("centre")), 0o755);
    }
}
