//! The command line, from outside: one line for each mistake, and nothing begun by mistake.

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
fn no_centre_sweeps_its_own_future() {
    let folder = tempfile::tempdir().unwrap();
    let sweep = |at| redress(folder.path(), &["sweep", "--data", "centre", "--at", at], &[]);
    let output = sweep("2999-01-01T00:00:00Z");
    let said = String::from_utf8(output.stderr).unwrap();
    assert!(!output.status.success());
    assert!(said.starts_with("redress: ") && said.contains("2999"), "{said}");
    assert!(sweep("2026-01-01T00:00:00Z").status.success());
}
