//! Letters on their way: the very bytes that are kept leave, once, over a real SMTP conversation; a
//! server that is busy is asked again, one that refuses is believed.

use crate::cast;
use crate::desk::Desk;
use crate::smtp::{Arrived, MailServer, Verdict};
use redress::config::Config;
use redress::domain::case::event::Service;
use redress::domain::case::stage::Stage;
use redress::domain::clock::WindowKey;
use redress::domain::ids::LetterId;
use redress::domain::letter::Addressee;
use redress::letters::Post;
use redress::store::StoreError;
use redress::store::outbox::{self, Delivery};

/// The post of `desk`, over `server`.
pub fn post_over(desk: &Desk, server: &MailServer) -> Post {
    let data = desk.database.folder.path().to_str().unwrap().to_owned();
    let settings = [
        ("REDRESS_DATA", data),
        ("REDRESS_SMTP_URL", server.url()),
        ("REDRESS_MAIL_FROM", "centre@redress.example".to_owned()),
        ("REDRESS_ORIGIN", "https://redress.example".to_owned()),
    ];
    let config = Config::read([], &settings).map_err(|_| "a setting is wrong").unwrap();
    Post::open(desk.casework.clone(), &config).unwrap()
}

/// A registrar has stuck letters tried again.
async fn try_again(desk: &Desk, letters: impl Iterator<Item = LetterId>) {
    let now = desk.clock.machine_now();
    for id in letters {
        let tried = desk.store().write(move |tx| outbox::try_again(tx, id, now)).await;
        assert!(tried.map_err(|problem: StoreError| problem).unwrap());
    }
}

fn header<'m>(mail: &'m Arrived, name: &str) -> &'m str {
    let head = mail.bytes.split("\r\n\r\n").next().unwrap();
    let line = head.lines().find(|line| line.starts_with(&format!("{name}: ")));
    line.unwrap_or_else(|| panic!("no {name} in\n{head}")).split_once(": ").unwrap().1
}

#[actix_web::test]
async fn the_bytes_that_leave_are_the_bytes_that_are_kept() {
    let desk = Desk::open().await;
    let server = MailServer::open().await;
    let post = post_over(&desk, &server);
    let case = desk.filed().await;
    post.deliver().await.unwrap();

    let letters = desk.letters(case.id).await;
    let arrived = server.arrived();
    assert!(!letters.is_empty());
    assert_eq!(arrived.len(), letters.len());
    for letter in &letters {
        assert_eq!(letter.state, Delivery::Sent);
        assert_eq!(letter.server_said.as_deref(), Some("250 queued as 42"));
        let kept = letter.bytes.as_ref().unwrap().open().unwrap();
        assert!(arrived.iter().any(|mail| mail.bytes.trim_end() == kept.trim_end()), "{kept}");
    }
    let to_lin_mei = arrived.iter().find(|mail| mail.to == "lin.mei@people.example").unwrap();
    assert_eq!(header(to_lin_mei, "To"), "lin.mei@people.example");
    assert!(header(to_lin_mei, "From").contains("<centre@redress.example>"));
    assert_eq!(header(to_lin_mei, "Auto-Submitted"), "auto-generated");
    assert!(header(to_lin_mei, "Message-ID").ends_with("@redress.example>"));
    assert!(to_lin_mei.bytes.is_ascii());
    desk.close().await;
}

#[actix_web::test]
async fn each_reads_in_their_own_language_and_no_subject_tells_the_story() {
    let desk = Desk::open().await;
    let case = desk.filed().await;
    case.admit().await;
    desk.sweep().await;
    for letter in desk.letters(case.id).await {
        let words = letter.words.as_ref().unwrap().open().unwrap();
        let chinese = words.chars().filter(|c| ('\u{4e00}'..='\u{9fff}').contains(c)).count() > 80;
        let reads_chinese = [&desk.cast.lin_mei, &desk.cast.wu_fang].map(|one| Some(cast::person(one)));
        assert_eq!(chinese, reads_chinese.contains(&letter.person_id), "{words}");
        let subject = letter.subject.unwrap();
        for secret in ["云路", "Yunlu", "行程", "广告", "林梅", "deletion", "删除"] {
            assert!(!subject.contains(secret), "{subject}");
        }
    }
    desk.close().await;
}

#[actix_web::test]
async fn a_busy_server_gets_the_same_bytes_again_and_not_before_its_time() {
    let desk = Desk::open().await;
    let server = MailServer::open().await;
    let post = post_over(&desk, &server);
    let case = desk.filed().await;
    server.will(Verdict::Later);
    assert_eq!(post.deliver().await.unwrap(), 0);
    let first = desk.letters(case.id).await;
    assert!(first.iter().all(|letter| letter.state == Delivery::Waiting && letter.attempts == 1));

    server.will(Verdict::Take);
    assert_eq!(post.deliver().await.unwrap(), 0, "it is not time yet");
    desk.hours(1).await;
    assert_eq!(post.deliver().await.unwrap(), first.len());
    let then = desk.letters(case.id).await;
    for (first, then) in first.iter().zip(&then) {
        assert_eq!((then.state, then.attempts), (Delivery::Sent, 2));
        assert_eq!(first.sha256, then.sha256);
    }
    assert_eq!(server.arrived().len(), first.len());
    desk.close().await;
}

#[actix_web::test]
async fn a_line_that_breaks_after_the_letter_brings_it_twice_under_one_name() {
    let desk = Desk::open().await;
    let server = MailServer::open().await;
    let post = post_over(&desk, &server);
    let case = desk.filed().await;
    server.will(Verdict::TakeAndHangUp);
    post.deliver().await.unwrap();
    server.will(Verdict::Take);
    desk.hours(1).await;
    post.deliver().await.unwrap();
    let letters = desk.letters(case.id).await;
    let arrived = server.arrived();
    assert_eq!(arrived.len(), 2 * letters.len());
    for letter in letters {
        let same =
            arrived.iter().filter(|mail| Some(header(mail, "Message-ID")) == letter.message_id.as_deref());
        let same: Vec<_> = same.collect();
        assert_eq!(same.len(), 2);
        assert_eq!(same[0], same[1]);
    }
    desk.close().await;
}

#[actix_web::test]
async fn a_server_that_is_down_for_a_day_leaves_the_letters_to_the_staff() {
    let desk = Desk::open().await;
    let server = MailServer::open().await;
    let post = post_over(&desk, &server);
    let case = desk.filed().await;
    server.will(Verdict::Later);
    for _ in 0..48 {
        post.deliver().await.unwrap();
        desk.hours(1).await;
    }
    let letters = desk.letters(case.id).await;
    assert!(letters.iter().all(|letter| letter.state == Delivery::Undeliverable));
    assert_eq!(server.arrived(), []);

    server.will(Verdict::Take);
    try_again(&desk, letters.iter().map(|letter| letter.id)).await;
    assert_eq!(post.deliver().await.unwrap(), letters.len());
    desk.close().await;
}

#[actix_web::test]
async fn two_workers_bring_each_letter_once() {
    let desk = Desk::open().await;
    let server = MailServer::open().await;
    let (one, other) = (post_over(&desk, &server), post_over(&desk, &server));
    let case = desk.filed().await;
    let (sent_by_one, sent_by_other) = tokio::join!(one.deliver(), other.deliver());
    let letters = desk.letters(case.id).await;
    assert_eq!(sent_by_one.unwrap() + sent_by_other.unwrap(), letters.len());
    assert_eq!(server.arrived().len(), letters.len());
    desk.close().await;
}

#[actix_web::test]
async fn a_notice_to_a_verified_contact_is_served_when_its_server_takes_it() {
    let desk = Desk::open().await;
    let server = MailServer::open().await;
    let post = post_over(&desk, &server);
    cast::verify_contact(desk.store(), desk.cast.maisui, desk.now()).await;
    let case = desk.filed_about(desk.cast.maisui).await;
    case.admit().await;
    assert_eq!(case.stage().await, Stage::Admitted);
    desk.hours(2).await;
    post.deliver().await.unwrap();
    let at = desk.now();
    let served = case.case().await;
    assert_eq!(served.stage, Stage::Answering);
    assert_eq!(served.served, Some((Service::Mail, at)));
    let window = case.window(WindowKey::Answer).await;
    assert!(window.reckoning.falls > at);
    assert!(server.arrived().iter().any(|mail| mail.to == "legal@maisui.example"));
    desk.close().await;
}

#[actix_web::test]
async fn a_notice_that_comes_back_leaves_the_case_with_the_centre() {
    let desk = Desk::open().await;
    let server = MailServer::open().await;
    let post = post_over(&desk, &server);
    cast::verify_contact(desk.store(), desk.cast.maisui, desk.now()).await;
    let case = desk.filed_about(desk.cast.maisui).await;
    post.deliver().await.unwrap();
    case.admit().await;
    server.will(Verdict::Never);
    post.deliver().await.unwrap();
    let back = case.case().await;
    assert_eq!(back.stage, Stage::Admitted);
    assert!(back.service_failed && back.served.is_none() && !back.silent);
    let letters = desk.letters(case.id).await;
    let to_contact = letters.iter().find(|letter| letter.addressee == Addressee::PlatformContact).unwrap();
    assert_eq!(to_contact.state, Delivery::Undeliverable);

    // The registrar finds another way. The notice is wanted no more, and never tried again.
    case.serve_by_post().await;
    let served = case.case().await.served;
    assert_eq!(served, Some((Service::Post, desk.now())));
    server.will(Verdict::Take);
    let (id, now) = (to_contact.id, desk.clock.machine_now());
    let tried = desk.store().write(move |tx| outbox::try_again(tx, id, now)).await;
    assert!(!tried.map_err(|problem: StoreError| problem).unwrap());
    desk.hours(1).await;
    post.deliver().await.unwrap();
    let notice = desk.letters(case.id).await.into_iter().find(|letter| letter.id == id).unwrap();
    assert_eq!((notice.state, notice.attempts), (Delivery::Withdrawn, to_contact.attempts));
    // The other letters of that hour came back too, and go out now.
    let stuck = desk.letters(case.id).await.into_iter().filter(|l| l.state == Delivery::Undeliverable);
    try_again(&desk, stuck.map(|letter| letter.id)).await;
    desk.hours(1).await;
    post.deliver().await.unwrap();
    assert_eq!(case.case().await.served, served);
    desk.close().await;
}

/// A mail server that others wrote takes our letters, and a mail reader that others wrote opens them.
#[cfg(feature = "services")]
#[actix_web::test]
async fn other_programs_take_and_read_our_letters() {
    let desk = Desk::open().await;
    let url = std::env::var("TEST_SMTP_URL").expect("TEST_SMTP_URL names a mail server");
    let mailbox = std::env::var("TEST_MAILBOX").expect("TEST_MAILBOX names the folder where it keeps mail");
    let data = desk.database.folder.path().to_str().unwrap().to_owned();
    let config = Config::read([], &[("REDRESS_DATA", data), ("REDRESS_SMTP_URL", url)]);
    let post = Post::open(desk.casework.clone(), &config.map_err(|_| "a setting").unwrap()).unwrap();
    let case = desk.filed().await;
    post.deliver().await.unwrap();

    let letters = desk.letters(case.id).await;
    let read = "import sys, json, glob, email, email.policy
for path in glob.glob(sys.argv[1] + '/new/*'):
    with open(path, 'rb') as file:
        mail = email.message_from_binary_file(file, policy=email.policy.default)
    print(json.dumps({'id': mail['Message-ID'], 'subject': mail['Subject'],
                      'text': mail.get_body(('plain',)).get_content(), 'html': mail.get_body(('html',)).get_content()}))";
    let output =
        std::process::Command::new("/usr/bin/python3").args(["-c", read, &mailbox]).output().unwrap();
    let mails: Vec<serde_json::Value> = output
        .stdout
        .split(|byte| *byte == b'\n')
        .filter_map(|line| serde_json::from_slice(line).ok())
        .collect();
    for letter in letters {
        let id = letter.message_id.unwrap();
        let mail = mails.iter().find(|mail| mail["id"] == id.as_str()).expect("it arrived");
        assert_eq!(mail["subject"], letter.subject.unwrap());
        let words = letter.words.unwrap();
        let read = mail["text"].as_str().unwrap().replace("\r\n", "\n");
        assert_eq!(read.trim_end(), words.open().unwrap().trim_end());
        assert!(mail["html"].as_str().unwrap().contains("<html"));
    }
    desk.close().await;
}

#[actix_web::test]
async fn a_platform_that_nobody_represents_hears_of_its_case_by_its_verified_contact() {
    let desk = Desk::open().await;
    let server = MailServer::open().await;
    let post = post_over(&desk, &server);
    cast::verify_contact(desk.store(), desk.cast.maisui, desk.now()).await;
    let case = desk.filed_about(desk.cast.maisui).await;
    case.admit().await;
    post.deliver().await.unwrap();
    assert!(case.case().await.served.is_some(), "its mail server took the notice");
    case.does(&desk.cast.lin_mei, crate::steps::message()).await;
    post.deliver().await.unwrap();
    let letters = desk.letters(case.id).await;
    let to_platform: Vec<_> =
        letters.iter().filter(|letter| letter.addressee == Addressee::Platform).collect();
    assert_eq!(to_platform.len(), 2, "that it is served, and that there is a message");
    for letter in to_platform {
        assert_eq!((letter.person_id, letter.state), (None, Delivery::Sent));
        let words = letter.words.as_ref().unwrap().open().unwrap();
        let claim = format!("/claim?case={}", case.case().await.number());
        assert!(words.contains(&claim), "it says where to ask for the case: {words}");
        assert!(words.contains("北京时间") && words.contains("Beijing"), "in both languages: {words}");
    }
    desk.close().await;
}

#[actix_web::test]
async fn a_notice_of_a_case_that_was_taken_back_does_not_go_out() {
    let desk = Desk::open().await;
    let server = MailServer::open().await;
    let post = post_over(&desk, &server);
    cast::verify_contact(desk.store(), desk.cast.maisui, desk.now()).await;
    let case = desk.filed_about(desk.cast.maisui).await;
    case.admit().await;
    case.withdraw().await;
    post.deliver().await.unwrap();
    assert!(server.arrived().iter().all(|mail| mail.to != "legal@maisui.example"));
    let letters = desk.letters(case.id).await;
    let notice = letters.iter().find(|letter| letter.addressee == Addressee::PlatformContact).unwrap();
    assert_eq!(notice.state, Delivery::Withdrawn);
    desk.close().await;
}
