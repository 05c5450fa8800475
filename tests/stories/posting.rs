//! Letters on paper: from the print queue to the post, and what arrived serves the case.

use crate::browser::{Answer, Browser};
use crate::cast::person;
use crate::desk::Desk;
use crate::letters::post_over;
use crate::smtp::{MailServer, Verdict};
use crate::steps::InCase;
use redress::domain::actor::{ActingPerson, Actor, Holder};
use redress::domain::case::event::Service;
use redress::domain::case::stage::Stage;
use redress::domain::clock::WindowKey;
use redress::domain::command::Command;
use redress::domain::letter::{Addressee, Channel};
use redress::domain::refusal::Refusal;
use redress::domain::scorecard::Punctuality;
use redress::domain::text::Language;
use redress::domain::turn::How;
use redress::store::outbox::{Delivery, LetterRow};
use redress::store::people::{self, Details};
use redress::store::reach::{self, Reach};
use redress::store::{Sealed, StoreError};

const ADDRESS: &str = "上海市浦东新区世纪大道 1 号\n200120";

/// A platform without representative and mail contact, but with a postal address, and a case against it.
async fn notified(desk: &Desk) -> (InCase<'_>, LetterRow) {
    desk.casework.set_address(desk.cast.maisui, Some(ADDRESS.to_owned())).await.unwrap();
    let case = desk.filed_about(desk.cast.maisui).await;
    case.admit().await;
    desk.sweep().await;
    let letter = notice(desk, &case).await;
    (case, letter)
}

async fn notice(desk: &Desk, case: &InCase<'_>) -> LetterRow {
    let letters = desk.letters(case.id).await;
    letters.into_iter().find(|letter| letter.addressee == Addressee::PlatformContact).unwrap()
}

async fn to_consumer(desk: &Desk, case: &InCase<'_>) -> LetterRow {
    let letters = desk.letters(case.id).await;
    letters.into_iter().find(|letter| letter.addressee == Addressee::Consumer).unwrap()
}

async fn print(registrar: &Browser, letter: &LetterRow) -> Answer {
    registrar.post("/centre/post/print", &[("letter", &letter.id.to_string())]).await
}

async fn posted(registrar: &Browser, letter: &LetterRow, day: &str, tracking: &str) -> Answer {
    let id = letter.id.to_string();
    let typed = [
        ("letter", id.as_str()),
        ("posted-on-year", "2026"),
        ("posted-on-month", "11"),
        ("posted-on-day", day),
        ("tracking", tracking),
    ];
    registrar.post("/centre/post/posting", &typed).await
}

async fn on_paper(desk: &Desk) {
    at_home(desk, Channel::Post).await;
}

/// Lin Mei has an address, and reads by this channel.
pub async fn at_home(desk: &Desk, channel: Channel) {
    let lin_mei = person(&desk.cast.lin_mei);
    let details = Details {
        name: Sealed::seal("林梅"),
        phone: None,
        address: Some(Sealed::seal("杭州市西湖区 2 号")),
        language: Language::Zh,
    };
    let work = move |tx: &mut redress::store::Tx<'_>| {
        people::set_details(tx, lin_mei, &details)?;
        reach::set(tx, &Reach { channel, ..Reach::unchosen(lin_mei) })
    };
    desk.store().write(work).await.map_err(|problem: StoreError| problem).unwrap();
}

#[actix_web::test]
async fn a_notice_on_paper_serves_the_case_when_it_arrived() {
    let desk = Desk::open().await;
    let (case, letter) = notified(&desk).await;
    assert_eq!(letter.state, Delivery::ToPost);
    assert!(letter.bytes.is_none(), "it is no mail");
    let house = desk.serve().await;
    let ma_li = house.as_(&desk.cast.ma_li).await;
    let queue = ma_li.get("/centre/post").await;
    assert_eq!(queue.title(), "Letters on paper");
    assert!(queue.text().contains("麦穗商城有限公司") && queue.text().contains("世纪大道 1 号"));
    assert!(!queue.text().contains("行程"), "no word of any letter");

    // Not posted before it was printed, and not on a day to come.
    let early = posted(&ma_li, &letter, "23", "").await;
    assert!(early.find(".problems a")[0].contains("Of these printed and waiting here: 0."));
    assert_eq!(posted(&ma_li, &letter, "24", "").await.status, 422);
    let pdf = print(&ma_li, &letter).await;
    assert_eq!((pdf.status, pdf.header("content-type")), (200, Some("application/pdf")));
    assert!(pdf.body.starts_with(b"%PDF-"));
    assert!(ma_li.get("/centre/post").await.text().contains("by Ma Li."));
    let before_it_was_written = posted(&ma_li, &letter, "20", "").await;
    assert!(before_it_was_written.find(".problems a")[0].contains("enter that day or a later one"));
    assert_eq!(posted(&ma_li, &letter, "23", "RA123456789CN").await.onward(), "/centre/post");
    assert_eq!(posted(&ma_li, &letter, "23", "").await.status, 422, "it is on its way");
    assert_eq!(print(&ma_li, &letter).await.status, 422);
    let underway = ma_li.get("/centre/post").await;
    assert!(underway.text().contains("tracking number RA123456789CN"));
    assert_eq!(underway.find(".empty h2"), ["No letter waits for paper"]);
    assert_eq!(case.stage().await, Stage::Admitted, "it has not arrived yet");

    desk.days(3).await;
    let arrival = format!("/centre/post/{}/arrival", letter.id);
    assert_eq!(house.as_(&desk.cast.he_yun).await.post(&arrival, &[]).await.status, 404);
    let ma_li = house.as_(&desk.cast.ma_li).await;
    assert_eq!(ma_li.post(&arrival, &[]).await.onward(), "/centre/post");
    let after = case.case().await;
    assert_eq!((after.stage, after.holder()), (Stage::Answering, Some(Holder::Platform)));
    assert!(matches!(after.served, Some((Service::Post, _))));
    assert_eq!(case.window(WindowKey::Answer).await.reckoning.starts, desk.now());
    // Twice, and the other way round: what is on record stands.
    let events = desk.events(case.id).await.len();
    ma_li.post(&arrival, &[]).await.onward();
    ma_li.post(&format!("/centre/post/{}/return", letter.id), &[]).await.onward();
    assert_eq!(desk.events(case.id).await.len(), events);
    // It is on its way no more.
    let queue = ma_li.get("/centre/post").await;
    assert!(queue.find("section[aria-labelledby=underway] li").is_empty());
    let arrived = queue.find("section[aria-labelledby=arrived] li");
    assert!(arrived.len() == 1 && arrived[0].contains("It arrived. Noted"), "{arrived:?}");
    assert_eq!(notice(&desk, &case).await.state, Delivery::Posted);

    // Whoever noted it was wrong: the case goes back to the centre, once.
    let correction = format!("/centre/post/{}/return-after-all", letter.id);
    for _ in 0..2 {
        ma_li.post(&correction, &[]).await.onward();
        assert_eq!(desk.events(case.id).await.len(), events + 1);
    }
    let after = case.case().await;
    assert_eq!((after.stage, after.holder(), after.served), (Stage::Admitted, Some(Holder::Centre), None));
    assert_eq!(notice(&desk, &case).await.state, Delivery::CameBack);
    house.stop().await;
    desk.close_with(1).await;
}

#[actix_web::test]
async fn a_notice_that_came_back_after_the_answer_was_due_takes_the_silence_back() {
    let desk = Desk::open().await;
    let (case, letter) = notified(&desk).await;
    let house = desk.serve().await;
    let ma_li = house.as_(&desk.cast.ma_li).await;
    print(&ma_li, &letter).await;
    posted(&ma_li, &letter, "23", "").await.onward();
    ma_li.post(&format!("/centre/post/{}/arrival", letter.id), &[]).await.onward();
    case.in_silence(WindowKey::Answer).await;
    assert_eq!(case.tally().await.answer, Punctuality::Silent);
    case.assign(&desk.cast.he_yun).await;
    let ma_li = house.as_(&desk.cast.ma_li).await;
    ma_li.post(&format!("/centre/post/{}/return-after-all", letter.id), &[]).await.onward();
    let after = case.case().await;
    assert_eq!((after.stage, after.silent, after.mediator()), (Stage::Admitted, false, None));
    assert_eq!(case.turn(WindowKey::Answer).await, (Holder::Platform, How::Dropped));
    assert_eq!(case.tally().await.answer, Punctuality::Unreached);
    let told = desk.told_of(case.id, "service_failed").await;
    assert_eq!(told, [Addressee::Consumer, Addressee::Mediator, Addressee::Registrars]);

    // It begins anew, and the same mediator may be named.
    case.serve_by_post().await;
    assert_eq!(case.window(WindowKey::Answer).await.reckoning.starts, desk.now());
    case.in_silence(WindowKey::Answer).await;
    assert_eq!(case.tally().await.answer, Punctuality::Silent);
    assert_eq!(case.assign(&desk.cast.he_yun).await.mediators.len(), 1);
    // A platform that has spoken was reached, whatever the post says.
    let Actor::Person(of_another) = desk.cast.sun_hao else { unreachable!() };
    let clerk = Actor::Person(ActingPerson { platform: Some(desk.cast.maisui), ..of_another });
    case.offer(&clerk).await;
    let back = case.refuses(&desk.cast.ma_li, Command::Bounce { how: Service::Post }).await;
    assert_eq!(back, Refusal::WrongStage(Stage::Mediating));
    house.stop().await;
    desk.close_with(1).await;
}

#[actix_web::test]
async fn letters_are_noted_as_posted_all_together_or_none() {
    let desk = Desk::open().await;
    let (first, printed) = notified(&desk).await;
    let (second, unprinted) = notified(&desk).await;
    let house = desk.serve().await;
    let ma_li = house.as_(&desk.cast.ma_li).await;
    print(&ma_li, &printed).await;
    let (one, other) = (printed.id.to_string(), unprinted.id.to_string());
    let typed = [
        ("letter", one.as_str()),
        ("letter", &other),
        ("posted-on-day", "23"),
        ("posted-on-month", "11"),
        ("posted-on-year", "2026"),
    ];
    let refused = ma_li.post("/centre/post/posting", &typed).await;
    assert_eq!(refused.status, 422);
    assert!(
        refused.find(".problems a")[0]
            .starts_with("Letters that you ticked: 2. Of these printed and waiting here: 1.")
    );
    assert_eq!(notice(&desk, &first).await.state, Delivery::ToPost);
    print(&ma_li, &unprinted).await;
    ma_li.post("/centre/post/posting", &typed).await.onward();
    for case in [&first, &second] {
        assert_eq!(notice(&desk, case).await.state, Delivery::Posted);
    }
    house.stop().await;
    desk.close().await;
}

#[actix_web::test]
async fn a_notice_that_came_back_leaves_the_case_with_the_centre_and_may_be_posted_again() {
    let desk = Desk::open().await;
    let (case, letter) = notified(&desk).await;
    let house = desk.serve().await;
    let ma_li = house.as_(&desk.cast.ma_li).await;
    let back = format!("/centre/post/{}/return", letter.id);
    let not_posted = ma_li.post(&back, &[]).await;
    assert!(ma_li.get(not_posted.onward()).await.text().contains("Nothing was changed"));
    assert!(!case.case().await.service_failed, "it was not posted yet");
    print(&ma_li, &letter).await;
    posted(&ma_li, &letter, "23", "RA1").await.onward();
    assert_eq!(ma_li.post(&back, &[]).await.onward(), "/centre/post");
    assert!(case.case().await.service_failed);
    assert_eq!(notice(&desk, &case).await.state, Delivery::CameBack);
    // Whoever notes the opposite is not told that this is on record.
    let arrival = format!("/centre/post/{}/arrival", letter.id);
    for (noted, told) in [(&back, "done before"), (&arrival, "Nothing was changed")] {
        let answer = ma_li.post(noted, &[]).await;
        let page = ma_li.get(answer.onward()).await.text();
        assert!(page.contains(told), "{noted}");
    }
    assert_eq!(notice(&desk, &case).await.state, Delivery::CameBack);
    assert!(ma_li.get("/letters/undeliverable").await.text().contains("The post brought it back"));
    let paper = format!("/letters/{}/paper", letter.id);
    assert_eq!(house.as_(&desk.cast.sun_hao).await.post(&paper, &[]).await.status, 404);
    assert_eq!(ma_li.post(&paper, &[]).await.onward(), "/letters/undeliverable");
    assert_eq!(notice(&desk, &case).await.state, Delivery::ToPost);
    assert_eq!(print(&ma_li, &letter).await.status, 200);
    // That it was tried before stays on record, each time.
    let tried = "Posted 23 November 2026 by Ma Li, tracking number RA1. It came back, noted";
    let queue = ma_li.get("/centre/post").await.text();
    assert_eq!(queue.matches(tried).count(), 1, "{queue}");
    posted(&ma_li, &letter, "23", "").await.onward();
    assert_eq!(ma_li.get("/centre/post").await.text().matches(tried).count(), 1);
    desk.go_to(desk.now().plus_seconds(60)).await;
    ma_li.post(&back, &[]).await.onward();
    ma_li.post(&paper, &[]).await.onward();
    let queue = ma_li.get("/centre/post").await.text();
    assert_eq!(queue.matches("It came back, noted").count(), 2, "{queue}");
    house.stop().await;
    desk.close().await;
}

#[actix_web::test]
async fn old_paper_that_comes_back_does_not_undo_what_newer_mail_served() {
    let desk = Desk::open().await;
    let (case, letter) = notified(&desk).await;
    let house = desk.serve().await;
    let ma_li = house.as_(&desk.cast.ma_li).await;
    print(&ma_li, &letter).await;
    posted(&ma_li, &letter, "23", "").await.onward();
    let contact = Some("legal@maisui.example".to_owned());
    desk.casework.set_contact(desk.cast.maisui, contact, true).await.unwrap();
    case.does(&Actor::Centre, Command::Serve { how: Service::Mail }).await;
    let by_post = Command::Bounce { how: Service::Post };
    assert_eq!(case.refuses(&desk.cast.ma_li, by_post).await, Refusal::WrongStage(Stage::Answering));
    assert_eq!(ma_li.post(&format!("/centre/post/{}/return", letter.id), &[]).await.onward(), "/centre/post");
    assert_eq!(case.stage().await, Stage::Answering);
    let letters = desk.letters(case.id).await;
    let paper = letters.iter().find(|one| one.id == letter.id).unwrap();
    assert_eq!(paper.state, Delivery::CameBack, "what became of it is noted all the same");
    // The mail itself may still come back.
    let by_mail = Command::Bounce { how: Service::Mail };
    assert_eq!(case.does(&desk.cast.ma_li, by_mail).await.stage, Stage::Admitted);
    desk.sweep().await;
    house.stop().await;
    // The paper itself lies with the centre.
    desk.close_with(1).await;
}

#[actix_web::test]
async fn a_notice_that_nobody_needs_any_more_is_not_printed() {
    let desk = Desk::open().await;
    let (case, letter) = notified(&desk).await;
    case.serve_by_post().await;
    let house = desk.serve().await;
    let ma_li = house.as_(&desk.cast.ma_li).await;
    let refused = ma_li.post("/centre/post/print", &[("all", "yes")]).await;
    assert_eq!(refused.find(".problems a"), ["Tick a letter that waits here"]);
    assert_eq!(notice(&desk, &case).await.state, Delivery::Withdrawn);
    assert_eq!(print(&ma_li, &letter).await.status, 422);
    house.stop().await;
    desk.close().await;
}

#[actix_web::test]
async fn another_address_takes_the_notice_along_and_a_verified_contact_takes_it_off_the_paper() {
    let desk = Desk::open().await;
    let (case, first) = notified(&desk).await;
    let moved = desk.casework.set_address(desk.cast.maisui, Some("北京市 3 号".to_owned())).await.unwrap();
    assert_eq!(moved, 1);
    assert_eq!(desk.casework.set_address(desk.cast.maisui, Some("北京市 3 号".to_owned())).await.unwrap(), 0);
    desk.sweep().await;
    let states = async || {
        let letters = desk.letters(case.id).await.into_iter();
        let notices = letters.filter(|letter| letter.addressee == Addressee::PlatformContact);
        notices.map(|letter| (letter.id == first.id, letter.state)).collect::<Vec<_>>()
    };
    assert!(states().await.contains(&(true, Delivery::Withdrawn)));
    assert!(states().await.contains(&(false, Delivery::ToPost)));
    let contact = Some("legal@maisui.example".to_owned());
    desk.casework.set_contact(desk.cast.maisui, contact, true).await.unwrap();
    desk.sweep().await;
    let states = states().await;
    assert!(!states.iter().any(|(_, state)| *state == Delivery::ToPost), "{states:?}");
    assert!(states.contains(&(false, Delivery::Sent)));
    desk.close().await;
}

#[actix_web::test]
async fn a_person_who_chose_paper_is_written_to_by_post_and_reads_here_as_well() {
    let desk = Desk::open().await;
    on_paper(&desk).await;
    let case = desk.filed().await;
    desk.sweep().await;
    let letters = desk.letters(case.id).await;
    let own = letters.iter().find(|letter| letter.addressee == Addressee::Consumer).unwrap();
    assert_eq!(own.state, Delivery::ToPost);
    let house = desk.serve().await;
    let lin_mei = house.as_(&desk.cast.lin_mei).await;
    assert_eq!(lin_mei.get(&format!("/letters/{}", own.id)).await.status, 200);
    let ma_li = house.as_(&desk.cast.ma_li).await;
    assert!(ma_li.get("/centre/post").await.text().contains("杭州市西湖区 2 号"));
    let pdf = ma_li.post("/centre/post/print", &[("all", "yes")]).await;
    assert!(pdf.status == 200 && pdf.body.starts_with(b"%PDF-"));
    ma_li.post("/language", &[("lang", "zh"), ("back", "/centre/post")]).await;
    let queue = ma_li.get("/centre/post").await;
    assert_eq!(queue.title(), "纸质信件");
    assert!(queue.text().contains("由Ma Li打印"));
    house.stop().await;
    desk.close().await;
}

#[actix_web::test]
async fn a_letter_that_could_not_be_mailed_is_printed_if_there_is_an_address() {
    let desk = Desk::open().await;
    let server = MailServer::open().await;
    let post = post_over(&desk, &server);
    let case = desk.filed().await;
    server.will(Verdict::Never);
    post.deliver().await.unwrap();
    let letters = desk.letters(case.id).await;
    let own = letters.iter().find(|letter| letter.addressee == Addressee::Consumer).unwrap();
    let house = desk.serve().await;
    let ma_li = house.as_(&desk.cast.ma_li).await;
    let paper = format!("/letters/{}/paper", own.id);
    ma_li.post(&paper, &[]).await.onward();
    let said = &ma_li.get("/letters/undeliverable").await.find(".said-so p")[0];
    assert!(said.contains("no postal address"), "{said}");
    on_paper(&desk).await;
    ma_li.post(&paper, &[]).await.onward();
    assert_eq!(
        ma_li.get("/letters/undeliverable").await.find(".said-so p"),
        ["The letter waits to be printed."]
    );
    // Twice, it waits once.
    ma_li.post(&paper, &[]).await.onward();
    assert!(
        ma_li.get("/letters/undeliverable").await.find(".said-so p")[0].starts_with("Nothing was changed")
    );
    assert_eq!(print(&ma_li, own).await.status, 200);
    server.will(Verdict::Take);
    for letter in letters.iter().filter(|letter| letter.id != own.id) {
        ma_li.post(&format!("/letters/{}/delivery", letter.id), &[]).await;
    }
    post.deliver().await.unwrap();
    house.stop().await;
    desk.close().await;
}

#[actix_web::test]
async fn nothing_is_printed_to_the_home_of_somebody_who_did_not_choose_the_post() {
    let desk = Desk::open().await;
    let server = MailServer::open().await;
    let post = post_over(&desk, &server);
    at_home(&desk, Channel::Mail).await;
    let case = desk.filed().await;
    server.will(Verdict::Never);
    post.deliver().await.unwrap();
    let own = to_consumer(&desk, &case).await;
    assert_eq!(own.state, Delivery::Undeliverable);
    let house = desk.serve().await;
    let ma_li = house.as_(&desk.cast.ma_li).await;
    ma_li.post(&format!("/letters/{}/paper", own.id), &[]).await.onward();
    let said = &ma_li.get("/letters/undeliverable").await.find(".said-so p")[0];
    assert!(said.starts_with("Nothing was changed") && said.contains("did not choose the post"), "{said}");
    assert_eq!(to_consumer(&desk, &case).await.state, Delivery::Undeliverable);
    server.will(Verdict::Take);
    for letter in desk.letters(case.id).await {
        ma_li.post(&format!("/letters/{}/delivery", letter.id), &[]).await;
    }
    post.deliver().await.unwrap();
    house.stop().await;
    desk.close().await;
}

#[actix_web::test]
async fn whoever_leaves_home_finds_here_what_was_to_be_printed() {
    let desk = Desk::open().await;
    let house = desk.serve().await;
    let lin_mei = house.reading(&desk.cast.lin_mei, "en").await;
    let ma_li = house.as_(&desk.cast.ma_li).await;
    // Another channel, or no address any more.
    let channel: &[_] = &[("channel", "here"), ("safe-mail", ""), ("from-hour", ""), ("until-hour", "")];
    let address: &[_] = &[("name", "林梅"), ("phone", ""), ("address", ""), ("language", "zh")];
    for (page, typed) in [("/account/reach", channel), ("/account", address)] {
        on_paper(&desk).await;
        let case = desk.filed().await;
        desk.sweep().await;
        let own = to_consumer(&desk, &case).await;
        assert_eq!(own.state, Delivery::ToPost, "{page}");
        // What has nothing to do with the way leaves the paper where it is.
        let plainer: &[_] = &[&[("channel", "post"), ("neutral", "yes")], &channel[1..]].concat();
        lin_mei.post("/account/reach", plainer).await.onward();
        assert_eq!(to_consumer(&desk, &case).await.state, Delivery::ToPost, "{page}");
        lin_mei.post(page, typed).await.onward();
        assert_eq!(to_consumer(&desk, &case).await.state, Delivery::Here, "{page}");
        assert_eq!(print(&ma_li, &own).await.status, 422);
        assert_eq!(lin_mei.get(&format!("/letters/{}", own.id)).await.status, 200);
    }
    house.stop().await;
    desk.close().await;
}

#[actix_web::test]
async fn two_letters_of_one_case_are_told_apart_and_say_how_to_reply_from_paper() {
    let desk = Desk::open().await;
    on_paper(&desk).await;
    let case = desk.filed().await;
    desk.days(1).await;
    case.ask_to_complete().await;
    desk.sweep().await;
    let house = desk.serve().await;
    let ma_li = house.as_(&desk.cast.ma_li).await;
    let queue = ma_li.get("/centre/post").await.find(".choice label");
    assert_eq!(queue.len(), 2, "{queue:?}");
    assert!(queue[0].ends_with("Filed, letter of 23 November 2026"), "{queue:?}");
    assert!(queue[1].ends_with("More was asked for, letter of 24 November 2026"), "{queue:?}");
    // What is read here leads to the case page; what is printed, to the desk.
    let own = to_consumer(&desk, &case).await;
    assert!(own.words.unwrap().open().unwrap().contains("请在案件页面留言"));
    let help = ma_li.get("/help").await.text();
    assert!(help.contains("By post or in person: 1 Test Road, Hangzhou 310000"), "{help}");
    house.stop().await;
    desk.close().await;
}

#[actix_web::test]
async fn letters_that_wait_for_print_follow_their_reader_to_a_new_address() {
    let desk = Desk::open().await;
    on_paper(&desk).await;
    let case = desk.filed().await;
    desk.sweep().await;
    let own = to_consumer(&desk, &case).await;
    let house = desk.serve().await;
    let lin_mei = house.reading(&desk.cast.lin_mei, "en").await;
    let ma_li = house.as_(&desk.cast.ma_li).await;
    assert_eq!(print(&ma_li, &own).await.status, 200);
    let typed = |address| [("name", "林梅"), ("phone", ""), ("address", address), ("language", "zh")];
    // The same address again changes nothing.
    lin_mei.post("/account", &typed("杭州市西湖区 2 号")).await.onward();
    assert!(ma_li.get("/centre/post").await.text().contains("Printed"));

    lin_mei.post("/account", &typed("绍兴市 9 号")).await.onward();
    assert_eq!(to_consumer(&desk, &case).await.state, Delivery::ToPost);
    let queue = ma_li.get("/centre/post").await;
    assert!(queue.text().contains("绍兴市 9 号") && !queue.text().contains("杭州市西湖区 2 号"));
    assert!(!queue.text().contains("Printed"), "the paper with the old address is not the one to post");
    let too_early = posted(&ma_li, &own, "23", "").await;
    assert_eq!(too_early.status, 422, "{:?}", too_early.find(".problems a"));
    assert_eq!(print(&ma_li, &own).await.status, 200);
    posted(&ma_li, &own, "23", "").await.onward();

    // What is on its way cannot be called back.
    lin_mei.post("/account", &typed("宁波市 5 号")).await.onward();
    assert_eq!(to_consumer(&desk, &case).await.state, Delivery::Posted);
    assert!(ma_li.get("/centre/post").await.text().contains("绍兴市 9 号"));
    house.stop().await;
    desk.close().await;
}

#[actix_web::test]
async fn a_registrar_keeps_the_postal_address_of_a_platform() {
    let desk = Desk::open().await;
    let case = desk.filed_about(desk.cast.maisui).await;
    case.admit().await;
    let house = desk.serve().await;
    let ma_li = house.as_(&desk.cast.ma_li).await;
    let here = "/centre/platforms/maisui";
    let long = "路".repeat(501);
    assert_eq!(ma_li.post(&format!("{here}/address"), &[("address", &long)]).await.status, 422);
    assert_eq!(ma_li.post(&format!("{here}/address"), &[("address", ADDRESS)]).await.onward(), here);
    assert!(ma_li.get(here).await.text().contains("世纪大道 1 号"));
    desk.sweep().await;
    assert_eq!(notice(&desk, &case).await.state, Delivery::ToPost);
    house.stop().await;
    desk.close().await;
}
