//! The court bundle in the browser: who may have it, that it is made once, that what was handed over
//! stays, and that nothing said in order to settle is in it.

use crate::browser::{Answer, Browser};
use crate::desk::Desk;
use crate::steps::{InCase, complaint, delete_within, message, offering, pay, words};
use rawzip::ZipArchive;
use redress::bundle::{BundleContent, Papers, of_case};
use redress::domain::case::event::Finding;
use redress::domain::chain::Hash;
use redress::domain::clock::WindowKey;
use redress::domain::command::{Command, Promised};
use redress::domain::evidence::Wall;
use redress::domain::text::Bilingual;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::time::Duration;

async fn bundle(case: &InCase<'_>) -> String {
    format!("/cases/{}/bundle", case.case().await.number())
}

/// The page, once nothing is being made any more.
async fn ready(visitor: &Browser, address: &str) -> Answer {
    for _ in 0..600 {
        let page = visitor.get(address).await;
        assert_eq!(page.status, 200, "{}", page.text());
        assert_eq!(page.header("refresh"), None, "nothing reloads under a reader");
        if page.find("[data-making]").is_empty() {
            return page;
        }
        assert_eq!(page.find("[aria-live=polite] a.button").len(), 1, "there is a way to look again");
        tokio::time::sleep(Duration::from_millis(200)).await;
    }
    panic!("the bundle is never ready");
}

/// A file of the bundle that the page links to.
async fn file(visitor: &Browser, page: &Answer, ending: &str) -> Vec<u8> {
    let link = page.attribute(&format!("a[href*='{ending}']"), "href").expect("a link");
    let got = visitor.get(&link).await;
    assert_eq!(got.status, 200, "{link}");
    assert!(got.header("content-disposition").unwrap().starts_with("attachment"), "{link}");
    got.body
}

/// The files of a zip; each one's check sum is checked while it is read.
fn unpacked(zip: &[u8]) -> BTreeMap<String, Vec<u8>> {
    let archive = ZipArchive::from_slice(zip).unwrap();
    let mut files = BTreeMap::new();
    for entry in archive.entries() {
        let entry = entry.unwrap();
        let name = String::from_utf8(entry.file_path().as_ref().to_vec()).unwrap();
        let stored = archive.get_entry(entry.wayfinder()).unwrap();
        let mut bytes = Vec::new();
        std::io::copy(&mut stored.verifying_reader(stored.data()), &mut bytes).unwrap();
        files.insert(name, bytes);
    }
    files
}

fn versions(desk: &Desk, case: &InCase<'_>) -> Vec<String> {
    let folder = desk.database.folder.path().join("bundles").join(case.id.to_string());
    let found = std::fs::read_dir(folder).into_iter().flatten();
    let mut names: Vec<_> = found.map(|one| one.unwrap().file_name().into_string().unwrap()).collect();
    names.sort();
    names
}

/// A program that notes each call in `called` and is the real one otherwise; or ends at once.
fn counting(folder: &Path, dies: bool) -> (PathBuf, PathBuf) {
    use std::io::Write;
    let (program, called) = (folder.join("typesetter"), folder.join("called"));
    let then =
        if dies { "exit 3".to_owned() } else { format!("exec '{}' \"$@\"", env!("CARGO_BIN_EXE_redress")) };
    let script = format!("#!/bin/sh\necho called >> '{}'\n{then}\n", called.display());
    // Another process writes it, since a file that this one has open for writing could not be run.
    let mut writer = std::process::Command::new("/bin/sh")
        .args(["-c", "cat > \"$0\" && chmod 700 \"$0\""])
        .arg(&program)
        .stdin(std::process::Stdio::piped())
        .spawn()
        .unwrap();
    writer.stdin.take().unwrap().write_all(script.as_bytes()).unwrap();
    assert!(writer.wait().unwrap().success());
    (program, called)
}

fn calls(called: &Path) -> usize {
    std::fs::read_to_string(called).unwrap_or_default().lines().count()
}

#[actix_web::test]
async fn a_consumer_sees_the_whole_bundle_before_saying_yes_and_every_fingerprint_agrees() {
    let desk = Desk::open().await;
    let (program, called) = counting(desk.database.folder.path(), false);
    let served = desk.serve_with(&program).await;
    let mut complaint = complaint(desk.cast.yunlu);
    complaint.exhibits = vec![desk.evidence("短信截图.txt").await, desk.evidence("Call log").await];
    let case = desk.file(complaint).await.unwrap();
    case.unresolved().await;
    desk.sweep().await;
    let address = bundle(&case).await;
    let lin_mei = served.as_(&desk.cast.lin_mei).await;

    // Two at once, and the files before they are there: it is made once.
    let (one, two) = tokio::join!(lin_mei.get(&address), lin_mei.get(&address));
    assert_eq!((one.find("[data-making]").len(), two.find("[data-making]").len()), (1, 1));
    let early = lin_mei.get(&format!("{address}/bundle.pdf")).await;
    assert!(early.onward().starts_with(&address));
    let page = ready(&lin_mei, &address).await;
    assert_eq!(calls(&called), 1, "it is made once");
    assert_eq!(versions(&desk, &case).len(), 1);
    assert!(page.attribute("a[href$='/handover']", "href").is_some(), "the way to saying yes");

    let pdf = file(&lin_mei, &page, "bundle.pdf").await;
    assert!(pdf.starts_with(b"%PDF-"));
    let manifest = String::from_utf8(file(&lin_mei, &page, "manifest-sha256.txt").await).unwrap();
    let files = unpacked(&file(&lin_mei, &page, "bundle.zip").await);
    let number = case.case().await.number();
    assert_eq!(files[&format!("{number}/manifest-sha256.txt")], manifest.as_bytes());
    assert_eq!(files[&format!("{number}/bundle.pdf")], pdf);
    assert_eq!(manifest.lines().count(), 3);
    for line in manifest.lines() {
        let (hash, name) = line.split_once("  ").unwrap();
        assert_eq!(Hash::of(&files[&format!("{number}/{name}")]).to_string(), hash, "{name}");
        assert!(page.text().contains(hash), "the page shows the fingerprint of {name}");
    }
    // Each original is linked, and is what the manifest says.
    let originals: Vec<_> = page.find("tbody th code");
    assert_eq!(originals[1], Hash::of("短信截图.txt".as_bytes()).to_string());
    let original = page.attribute("a[href*='/exhibits/']", "href").unwrap();
    assert_eq!(lin_mei.get(&original).await.body, "短信截图.txt".as_bytes());
    assert_eq!(calls(&called), 1);
    served.stop().await;
    desk.close().await;
}

#[actix_web::test]
async fn a_bundle_is_for_the_consumer_the_registrar_and_the_court_that_has_the_case() {
    let desk = Desk::open().await;
    let served = desk.serve().await;
    let case = desk.filed().await;
    case.mediated().await;
    let address = bundle(&case).await;
    let cast = &desk.cast;
    let files = ["", "/bundle.pdf", "/bundle.zip", "/manifest-sha256.txt"];
    for nobody in
        [&cast.zhou_ming, &cast.sun_hao, &cast.stranger, &cast.he_yun, &cast.song_jie, &cast.tao_min]
    {
        for file in files {
            assert_eq!(served.as_(nobody).await.get(&format!("{address}{file}")).await.status, 404);
        }
        assert_eq!(served.as_(nobody).await.post(&address, &[]).await.status, 404);
    }
    ready(&served.as_(&cast.wu_fang).await, &address).await;
    case.hand_over().await;
    let page = ready(&served.as_(&cast.song_jie).await, &address).await;
    assert!(page.find("a[href$='/handover']").is_empty(), "only the consumer says yes");
    for nobody in [&cast.zhou_ming, &cast.sun_hao, &cast.he_yun, &cast.tao_min] {
        assert_eq!(served.as_(nobody).await.get(&address).await.status, 404);
    }
    served.stop().await;
    desk.close().await;
}

#[actix_web::test]
async fn what_was_handed_over_stays_what_the_court_gets() {
    let desk = Desk::open().await;
    let served = desk.serve().await;
    let case = desk.filed().await;
    case.mediated().await;
    let address = bundle(&case).await;
    let (lin_mei, song_jie) = (served.as_(&desk.cast.lin_mei).await, served.as_(&desk.cast.song_jie).await);
    ready(&lin_mei, &address).await;
    let looked_at = versions(&desk, &case);
    let given = case.hand_over().await.life.version.to_string();
    let page = ready(&song_jie, &address).await;
    let pdf = file(&song_jie, &page, "bundle.pdf").await;
    assert_eq!(versions(&desk, &case), [given], "{looked_at:?} was never handed over");
    assert!(page.find("#editions").is_empty());

    // The case goes on; the court still gets what it was given, and may look at the rest beside it.
    case.exhibit(&desk.cast.lin_mei, "found later").await;
    let page = ready(&song_jie, &address).await;
    assert_eq!(file(&song_jie, &page, "bundle.pdf").await, pdf);
    let now = page.attribute("section[aria-labelledby=editions] a", "href").expect("as it stands now");
    let later = ready(&song_jie, &now).await;
    assert_ne!(file(&song_jie, &later, "bundle.pdf").await, pdf);
    assert_eq!(later.find("tbody tr").len(), 2);
    assert_eq!(page.find("tbody tr").len(), 1);
    assert_eq!(versions(&desk, &case).len(), 2);

    // A version that nobody may ask for leads to the one that there is.
    let other = song_jie.get(&format!("{address}?version=3")).await;
    assert_eq!(other.onward(), address);
    assert!(song_jie.get(&format!("{address}?version=many")).await.status < 500);

    // The court returns the case: it keeps what it was given and reads no further. To the consumer
    // comes first what would go there next.
    case.send_back().await;
    let page = ready(&song_jie, &address).await;
    assert!(page.find("#editions").is_empty());
    assert_eq!(file(&song_jie, &page, "bundle.pdf").await, pdf);
    let page = ready(&lin_mei, &address).await;
    assert_ne!(file(&lin_mei, &page, "bundle.pdf").await, pdf);
    let given = page.attribute("section[aria-labelledby=editions] a", "href").expect("what was given");
    assert_eq!(file(&lin_mei, &ready(&lin_mei, &given).await, "bundle.pdf").await, pdf);
    served.stop().await;
    desk.close().await;
}

#[actix_web::test]
async fn the_handover_itself_has_the_bundle_made() {
    let desk = Desk::open().await;
    let served = desk.serve().await;
    let case = desk.filed().await;
    case.mediated().await;
    let number = case.case().await.number();
    let lin_mei = served.as_(&desk.cast.lin_mei).await;
    let form = lin_mei.get(&format!("/cases/{number}/handover")).await;
    assert!(form.attribute(&format!("main a[href='/cases/{number}/bundle']"), "href").is_some());
    let id = form.attribute("main form input[name=form]", "value").expect("the form's name");
    let yes = [("form", id.as_str()), ("note", "Please."), ("yes", "yes")];
    lin_mei.post(&format!("/cases/{number}/handover"), &yes).await.onward();
    let version = case.case().await.life.version.to_string();
    for _ in 0..300 {
        if versions(&desk, &case) == [version.clone()] {
            break;
        }
        tokio::time::sleep(Duration::from_millis(200)).await;
    }
    assert_eq!(versions(&desk, &case), [version], "nobody has asked for it yet");
    served.stop().await;
    desk.close().await;
}

#[actix_web::test]
async fn a_bundle_that_cannot_be_made_says_so_and_can_be_tried_again() {
    let desk = Desk::open().await;
    let (program, called) = counting(desk.database.folder.path(), true);
    let served = desk.serve_with(&program).await;
    let case = desk.filed().await;
    let address = bundle(&case).await;
    let lin_mei = served.as_(&desk.cast.lin_mei).await;
    let failed = ready(&lin_mei, &address).await;
    let again = failed.attribute("main form", "action").expect("a way to try again");
    assert!(failed.find("table").is_empty());
    let tries = calls(&called);
    assert_eq!(ready(&lin_mei, &address).await.status, 200);
    assert_eq!(calls(&called), tries, "looking does not try again");
    assert!(versions(&desk, &case).is_empty(), "nothing half-made stays");
    lin_mei.post(&again, &[]).await.onward();
    ready(&lin_mei, &address).await;
    assert!(calls(&called) > tries);
    served.stop().await;
    desk.close().await;
}

/// What the bundle of a case would say now.
async fn in_bundle(case: &InCase<'_>) -> BundleContent {
    let id = case.id;
    let papers = case.desk.store().read(move |c| Papers::read(c, id)).await.unwrap();
    let centre = Bilingual { en: "Test Centre".to_owned(), zh: "测试中心".to_owned() };
    of_case(&papers, case.desk.rulebook(), &centre, case.desk.now()).unwrap()
}

/// The same as one text.
async fn said_in_bundle(case: &InCase<'_>) -> String {
    serde_json::to_string(&in_bundle(case).await).unwrap()
}

#[tokio::test]
async fn the_bundle_says_what_a_court_may_read_and_nothing_that_was_said_in_order_to_settle() {
    let desk = Desk::open().await;
    let case = desk.filed().await;
    let (lin_mei, sun_hao, he_yun) = (&desk.cast.lin_mei, &desk.cast.sun_hao, &desk.cast.he_yun);
    case.ask_to_complete().await;
    case.complete().await;
    case.mediated().await;
    let say = |text: &str, wall| Command::Message { text: words(text), wall: Some(wall) };
    case.does(lin_mei, say("They called me again on Sunday.", Wall::Court)).await;
    case.does(sun_hao, say("CANARY: we might pay something.", Wall::Settlement)).await;
    let promised =
        vec![Promised { text: Some(words("CANARY of a promise")), ..delete_within(None) }, pay(777_700)];
    let offer = Command::Offer { text: words("CANARY of an offer"), promises: promised };
    let offer = case.does(sun_hao, offer).await.offers.last().unwrap().offer.id;
    case.decline_offer(lin_mei, offer).await;
    case.does(he_yun, offering(vec![pay(555_500)])).await;
    let question = case.question(redress::domain::actor::Side::Platform).await;
    case.respond(sun_hao, question).await;
    case.exhibit(lin_mei, "call log").await;
    case.hand_over().await;
    case.docket().await;
    case.judge(Finding::Partly).await;
    desk.sweep().await;
    let said = said_in_bundle(&case).await;
    for there in [
        "我注销账号以后",
        "Which account?",
        "This one.",
        "That is no answer.",
        "They called me again on Sunday.",
        "Since when?",
        "In May.",
        "See for yourself.",
        "I want a judge to look at it.",
        "(2026) Zhe 0192 Min Chu 4711",
        "The court finds so.",
        "We looked into it.",
        "linmei_88",
    ] {
        assert!(said.contains(there), "{there} is missing");
    }
    for canary in ["CANARY", "7,777", "7777", "5,555", "5555", "Let us end this here."] {
        assert!(!said.contains(canary), "{canary} is in the bundle");
    }
    desk.close().await;
}

#[tokio::test]
async fn the_bundle_counts_no_window_of_a_settlement_or_of_help() {
    let desk = Desk::open().await;
    let case = desk.filed().await;
    case.mediated().await;
    let help = Command::AskForHelp { need: "language".to_owned(), text: words("I read slowly.") };
    case.does(&desk.cast.lin_mei, help).await;
    case.does(&desk.cast.he_yun, offering(vec![pay(555_500)])).await;
    desk.down_until(desk.now().plus_seconds(14 * 86_400));
    desk.sweep().await;
    let moved = case.entries().await.pop().expect("the outage was made good").clock.moved;
    let keys: Vec<_> = moved.iter().map(|(_, reckoning)| reckoning.window).collect();
    assert_eq!(keys, [WindowKey::Help, WindowKey::Proposal, WindowKey::Proposal]);
    let told = in_bundle(&case).await.timeline.pop().unwrap();
    assert!(told.sentence.en.contains("Our service"), "{}", told.sentence.en);
    assert!(told.reckoning.is_empty(), "{:?}", told.reckoning);
    // Where the same moved a window of the procedure, that one is counted.
    case.stay(10).await;
    desk.days(3).await;
    case.does(&desk.cast.he_yun, Command::LiftStay).await;
    let told = in_bundle(&case).await.timeline.pop().unwrap();
    assert!(told.reckoning[0].sentence.en.contains("The mediator was named"), "{:?}", told.reckoning);
    desk.close().await;
}

#[tokio::test]
async fn the_terms_of_a_settlement_stay_out_of_the_bundle_also_when_it_was_not_kept() {
    let desk = Desk::open().await;
    let case = desk.filed().await;
    let (lin_mei, sun_hao) = (&desk.cast.lin_mei, &desk.cast.sun_hao);
    case.answered().await;
    let offer = Command::Offer { text: words("CANARY"), promises: vec![pay(777_700)] };
    let offer = case.does(sun_hao, offer).await.offers.last().unwrap().offer.id;
    case.does(lin_mei, Command::AcceptOffer { offer }).await;
    let remedy = case.case().await.duties[0].promise.id;
    let proof = vec![desk.evidence("CANARY: the receipt of the bank").await];
    let text = words("CANARY: we paid all of it.");
    let reported = case.does(sun_hao, Command::ReportPerformance { remedy, text, exhibits: proof }).await;
    let receipt = reported.exhibits[0].exhibit.id;
    case.does(lin_mei, Command::Deny { remedy, text: words("CANARY: not a cent came.") }).await;
    case.does(lin_mei, message()).await;
    desk.sweep().await;
    let said = said_in_bundle(&case).await;
    assert!(said.contains("One more thing."));
    assert!(said.contains("what was agreed"), "that it was denied stands in the timeline");
    for canary in ["CANARY", "7,777", "7777"] {
        assert!(!said.contains(canary), "{canary} is in the bundle");
    }
    // Nor does a clerk of court or centre find the file on the page of the case, or by its address.
    case.hand_over().await;
    desk.sweep().await;
    let served = desk.serve().await;
    let page = format!("/cases/{}", case.case().await.number());
    let file = format!("{page}/exhibits/{receipt}");
    for (who, sees) in
        [(lin_mei, true), (sun_hao, true), (&desk.cast.wu_fang, false), (&desk.cast.song_jie, false)]
    {
        let visitor = served.as_(who).await;
        assert_eq!(visitor.get(&page).await.text().contains("CANARY: the receipt"), sees, "{who:?}");
        for address in [file.clone(), format!("{file}/record")] {
            assert_eq!(visitor.get(&address).await.status, if sees { 200 } else { 404 }, "{who:?}");
        }
    }
    served.stop().await;
    desk.close().await;
}
