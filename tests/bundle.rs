//! The court bundle, told without any tool but our own.

mod bundle_sample;

use bundle_sample::{content, folder, two};
use redress::bundle::{BundleError, Limits, MANIFEST, PDF_NAME, Placed, Press, spell_out, write_folder};

fn press(limits: Limits) -> Press {
    Press::new(env!("CARGO_BIN_EXE_redress"), limits)
}

#[tokio::test]
async fn a_bundle_takes_in_every_kind_of_exhibit_and_a_damaged_one_costs_only_its_own_pages() {
    let out = tempfile::tempdir().expect("a folder");
    let pdf = out.path().join("bundle.pdf");
    let made = press(Limits::default()).make(&content(), &folder(), &pdf).await.expect("a bundle");
    let shown: Vec<(u32, bool)> =
        made.exhibits.iter().map(|Placed { number, shown, .. }| (*number, *shown)).collect();
    assert_eq!(shown, [(1, true), (2, true), (3, true), (4, false), (5, false), (6, false)]);
    let pages: Vec<usize> = made.exhibits.iter().map(|exhibit| exhibit.page).collect();
    assert!(pages.is_sorted_by(|a, b| a < b), "{pages:?}");
    assert!(made.pages > pages[5]);
    let bytes = std::fs::read(&pdf).expect("the PDF");
    assert!(bytes.starts_with(b"%PDF-1.7"));
}

#[tokio::test]
async fn the_same_content_gives_the_same_bytes() {
    let out = tempfile::tempdir().expect("a folder");
    let press = press(Limits::default());
    let mut made = Vec::new();
    for name in ["one.pdf", "two.pdf"] {
        press.make(&content(), &folder(), &out.path().join(name)).await.expect("a bundle");
        made.push(std::fs::read(out.path().join(name)).expect("the PDF"));
    }
    assert!(made[0] == made[1]);
}

#[tokio::test]
async fn the_folder_holds_the_originals_and_a_manifest_of_all_files() {
    let out = tempfile::tempdir().expect("a folder");
    let to = out.path().join("court");
    write_folder(&press(Limits::default()), &content(), &folder(), &to).await.expect("a folder");
    let manifest = std::fs::read_to_string(to.join(MANIFEST)).expect("a manifest");
    let names: Vec<&str> =
        manifest.lines().filter_map(|line| line.split_once("  ")).map(|(_, name)| name).collect();
    assert_eq!(
        names,
        [
            PDF_NAME,
            "originals/01-短信截图.png",
            "originals/02-privacy-policy-of-1-march-2026.pdf",
            "originals/03-4月3日致平台的邮件.eml",
            "originals/04-invoice-damaged-scan.pdf",
            "originals/05-合作协议-加密.pdf",
            "originals/06-call-with-customer-service.bin",
        ]
    );
    let again = write_folder(&press(Limits::default()), &content(), &folder(), &to).await;
    assert!(matches!(again, Err(BundleError::System { .. })), "a bundle is never replaced: {again:?}");
}

#[tokio::test]
async fn a_character_without_a_typeface_is_an_error_that_names_it() {
    let out = tempfile::tempdir().expect("a folder");
    let mut content = content();
    content.timeline[1].sentence = two("fine", "好\u{1F600}");
    let refused = press(Limits::default()).make(&content, &folder(), &out.path().join("bundle.pdf")).await;
    let error = refused.expect_err("nothing has this character");
    assert_eq!(
        error.to_string(),
        "no typeface has the character U+1F600 (timeline 2, sentence, zh, character 2)"
    );
    assert!(!out.path().join("bundle.pdf").exists());

    let spelt = spell_out(&content).expect("content");
    assert_eq!(spelt.timeline[1].sentence.zh, "好[U+1F600]");
    assert_eq!(spelt.complaint, content.complaint);
}

#[tokio::test]
async fn an_exhibit_that_is_not_the_one_that_was_added_stops_the_bundle() {
    let out = tempfile::tempdir().expect("a folder");
    let mut content = content();
    content.exhibits[2].sha256 = "0".repeat(64);
    let refused = press(Limits::default()).make(&content, &folder(), &out.path().join("bundle.pdf")).await;
    assert_eq!(refused, Err(BundleError::Altered { number: 3 }));
}

#[tokio::test]
async fn a_child_that_dies_at_its_limit_is_an_error_and_not_a_crash() {
    let out = tempfile::tempdir().expect("a folder");
    let narrow = Limits { memory_bytes: 48 << 20, ..Limits::default() };
    let refused = press(narrow).make(&content(), &folder(), &out.path().join("bundle.pdf")).await;
    assert!(matches!(refused, Err(BundleError::Died { .. })), "{refused:?}");
}

/// Stands in for an exhibit that cannot be opened within the limits: a program that dies whenever it
/// is to open exhibit 2, and is the real one otherwise.
#[cfg(unix)]
fn dies_on_exhibit_two(folder: &std::path::Path) -> std::path::PathBuf {
    use std::io::Write;
    let program = folder.join("child");
    let script = format!(
        "#!/bin/sh\ninput=$(/bin/cat)\ncase \"$input\" in *'\"aside\":[]'*|*'\"Open\":{{\"number\":2}}'*) kill -9 $$;; esac\n\
         printf '%s' \"$input\" | '{}' \"$1\"\n",
        env!("CARGO_BIN_EXE_redress")
    );
    // Another process writes it, since a file that this one has open for writing could not be run.
    let mut writer = std::process::Command::new("/bin/sh")
        .args(["-c", "cat > \"$0\" && chmod 700 \"$0\""])
        .arg(&program)
        .stdin(std::process::Stdio::piped())
        .spawn()
        .expect("a shell");
    writer.stdin.take().expect("its input").write_all(script.as_bytes()).expect("written");
    assert!(writer.wait().expect("its end").success());
    program
}

#[cfg(unix)]
#[tokio::test]
async fn an_exhibit_that_ends_the_child_is_set_aside_and_the_others_are_shown() {
    let out = tempfile::tempdir().expect("a folder");
    let press = Press::new(dies_on_exhibit_two(out.path()), Limits::default());
    let made = press.make(&content(), &folder(), &out.path().join("bundle.pdf")).await.expect("a bundle");
    let shown: Vec<u32> =
        made.exhibits.iter().filter(|exhibit| exhibit.shown).map(|exhibit| exhibit.number).collect();
    assert_eq!(shown, [1, 3]);
}

#[tokio::test]
async fn a_bundle_that_is_not_ready_in_time_is_given_up() {
    let out = tempfile::tempdir().expect("a folder");
    let none = Limits { deadline_seconds: 0, ..Limits::default() };
    let refused = press(none).make(&content(), &folder(), &out.path().join("bundle.pdf")).await;
    assert_eq!(refused, Err(BundleError::TooSlow { seconds: 0 }));
}

/// The processes that `parent` has started and that have not ended, each with its name.
#[cfg(target_os = "linux")]
fn children_of(parent: u32) -> Vec<(u32, String)> {
    let processes = std::fs::read_dir("/proc").expect("/proc").flatten();
    let child = |process: std::fs::DirEntry| {
        let id = process.file_name().to_str()?.parse().ok()?;
        // Its id, its name in brackets, its state, its parent.
        let about = std::fs::read_to_string(process.path().join("stat")).ok()?;
        let (name, rest) = about.split_once(" (")?.1.rsplit_once(") ")?;
        let mut rest = rest.split(' ');
        let (state, of) = (rest.next()?, rest.next()?.parse::<u32>().ok()?);
        (of == parent && state != "Z").then(|| (id, name.to_owned()))
    };
    processes.filter_map(child).collect()
}

#[cfg(target_os = "linux")]
#[test]
fn a_child_ends_with_its_parent_however_that_one_ends() {
    let limits = serde_json::to_string(&Limits { cpu_seconds: 123, ..Limits::default() }).expect("limits");
    // The child reads its limits and then waits for a job that never comes.
    let script = format!("(printf '%s\\n' '{limits}'; exec sleep 60) | \"$0\" bundle-child; :");
    let mut parent = std::process::Command::new("/bin/sh")
        .args(["-c", &script, env!("CARGO_BIN_EXE_redress")])
        .stdout(std::process::Stdio::null())
        .spawn()
        .expect("a shell");
    let wait_until = |fits: &dyn Fn() -> bool| {
        let try_it = |_| {
            std::thread::sleep(std::time::Duration::from_millis(20));
            fits()
        };
        assert!((0..1000).any(try_it), "it takes too long");
    };
    let child = || children_of(parent.id()).into_iter().find(|(_, name)| name == "redress");
    let limited = |id: u32| {
        let limits = std::fs::read_to_string(format!("/proc/{id}/limits")).unwrap_or_default();
        limits.lines().any(|line| line.starts_with("Max cpu time") && line.contains(" 123 "))
    };
    wait_until(&|| child().is_some_and(|(id, _)| limited(id)));
    let (child, _) = child().expect("the child");
    let sleepers = children_of(parent.id());
    parent.kill().expect("killed");
    parent.wait().expect("its end");
    wait_until(&|| !limited(child));
    for (id, _) in sleepers.into_iter().filter(|(_, name)| name == "sleep") {
        std::process::Command::new("/bin/sh").args(["-c", &format!("kill {id}")]).status().expect("ended");
    }
}
