//! How letters reach somebody who is not safe, or not alone with their mail. No deadline hangs on any of it.

use crate::browser::{Answer, Browser};
use crate::desk::Desk;
use crate::letters::post_over;
use crate::posting::at_home;
use crate::smtp::{Arrived, MailServer, Verdict};
use redress::domain::clock::WindowKey;
use redress::domain::ids::MatterId;
use redress::domain::letter::{Addressee, Channel};
use redress::letters::read;
use redress::store::StoreError;
use redress::store::account_letters;
use redress::store::outbox::{Delivery, LetterRow};

async fn choose(who: &Browser, safe: &str, from: &str, until: &str, neutral: &str) -> Answer {
    let typed = [
        ("channel", "mail"),
        ("safe-mail", safe),
        ("from-hour", from),
        ("until-hour", until),
        ("neutral", neutral),
    ];
    who.post("/account/reach", &typed).await
}

async fn own(desk: &Desk, case: MatterId) -> LetterRow {
    let mut letters = desk.letters(case).await.into_iter();
    letters.rfind(|letter| letter.addressee == Addressee::Consumer).unwrap()
}

fn to<'a>(arrived: &'a [Arrived], mail: &str) -> Vec<&'a Arrived> {
    arrived.iter().filter(|one| one.to == mail).collect()
}

/// The link that was made last for this address, and waits to be mailed.
async fn link_to(desk: &Desk, mail: &str) -> String {
    let now = desk.clock.machine_now();
    let waiting = desk.store().read(move |c| account_letters::waiting(c, now, 10)).await;
    let waiting = waiting.map_err(|problem: StoreError| problem).unwrap();
    let mut to_them = waiting.into_iter().filter(|letter| letter.mail.open().unwrap() == mail);
    to_them.next_back().unwrap().link.unwrap().open().unwrap().to_owned()
}

#[actix_web::test]
async fn a_neutral_mail_says_only_that_there_is_news() {
    let desk = Desk::open().await;
    let server = MailServer::open().await;
    let post = post_over(&desk, &server);
    let house = desk.serve().await;
    let lin_mei = house.as_(&desk.cast.lin_mei).await;
    assert!(lin_mei.get("/account").await.text().contains("/account/reach"));
    let page = lin_mei.get("/account/reach").await;
    assert!(page.text().contains("每封信件都可在站内“信件”中查看"));
    assert_eq!(choose(&lin_mei, "", "", "", "yes").await.onward(), "/account");
    let case = desk.filed().await;
    post.deliver().await.unwrap();

    let arrived = server.arrived();
    let mail = to(&arrived, "lin.mei@people.example")[0];
    let said = read(mail.bytes.trim_end()).unwrap();
    assert_eq!(said.subject, "您有新消息");
    let number = case.case().await.number().to_string();
    for secret in [number.as_str(), "行程", "平台", "案件", "云路"] {
        assert!(!said.text.contains(secret), "{}", said.text);
    }
    assert!(said.text.contains("https://redress.example/letters"));
    let from = mail.bytes.lines().find(|line| line.starts_with("From: ")).unwrap();
    assert_eq!(from.trim_end(), "From: centre@redress.example");
    // The letter itself is here, whole.
    let letter = own(&desk, case.id).await;
    assert_eq!(letter.state, Delivery::Sent);
    assert!(lin_mei.get(&format!("/letters/{}", letter.id)).await.text().contains(&number));
    // Everybody else is written to as before.
    let wu_fang = read(to(&arrived, "wu.fang@centre.example")[0].bytes.trim_end()).unwrap();
    assert!(wu_fang.subject.contains(&number));
    house.stop().await;
    desk.close().await;
}

#[actix_web::test]
async fn outside_the_chosen_hours_a_mail_waits_and_the_letter_is_here_at_once() {
    let desk = Desk::open().await;
    let server = MailServer::open().await;
    let post = post_over(&desk, &server);
    let house = desk.serve().await;
    let lin_mei = house.as_(&desk.cast.lin_mei).await;
    // It is nine in the morning.
    choose(&lin_mei, "", "18", "20", "").await.onward();
    let case = desk.filed().await;
    let falls = case.falls(WindowKey::Admission).await;
    post.deliver().await.unwrap();
    let letter = own(&desk, case.id).await;
    assert_eq!((letter.state, letter.bytes.is_none()), (Delivery::Waiting, true));
    assert_eq!(lin_mei.get(&format!("/letters/{}", letter.id)).await.status, 200);
    for hour in 10..18 {
        desk.hours(1).await;
        post.deliver().await.unwrap();
        assert!(to(&server.arrived(), "lin.mei@people.example").is_empty(), "at {hour}");
    }
    desk.hours(1).await;
    post.deliver().await.unwrap();
    assert_eq!(to(&server.arrived(), "lin.mei@people.example").len(), 1);
    assert_eq!(own(&desk, case.id).await.state, Delivery::Sent);
    assert_eq!(case.falls(WindowKey::Admission).await, falls, "no deadline moved");
    // What a busy server did not take within the hours waits for the next day's.
    server.will(Verdict::Later);
    case.admit().await;
    post.deliver().await.unwrap();
    desk.hours(2).await;
    server.will(Verdict::Take);
    post.deliver().await.unwrap();
    assert_eq!(to(&server.arrived(), "lin.mei@people.example").len(), 1, "it is eight in the evening");
    desk.hours(22).await;
    post.deliver().await.unwrap();
    assert!(to(&server.arrived(), "lin.mei@people.example").len() > 1);
    house.stop().await;
    desk.close().await;
}

#[actix_web::test]
async fn a_safe_address_gets_letters_once_its_owner_has_confirmed_it() {
    let desk = Desk::open().await;
    let server = MailServer::open().await;
    let post = post_over(&desk, &server);
    let house = desk.serve().await;
    let lin_mei = house.as_(&desk.cast.lin_mei).await;
    choose(&lin_mei, "aunt@example.org", "", "", "").await.onward();
    let link = link_to(&desk, "aunt@example.org").await;
    let case = desk.filed().await;
    post.deliver().await.unwrap();
    let link_letter = server.arrived();
    assert!(!to(&link_letter, "aunt@example.org")[0].bytes.contains("Redress"), "it names nobody");
    assert_eq!(to(&server.arrived(), "aunt@example.org").len(), 1, "the link, and no letter yet");
    assert_eq!(to(&server.arrived(), "lin.mei@people.example").len(), 1);

    let aunt = house.visitor();
    assert_eq!(aunt.get(&link).await.title(), "Letters to this address");
    assert!(aunt.post(&link, &[]).await.text().contains("Letters go to this address from now on."));
    // Pressed twice, or opened again.
    assert!(aunt.post(&link, &[]).await.text().contains("Letters go to this address from now on."));
    assert!(aunt.get(&link).await.text().contains("Letters go to this address from now on."));
    assert_eq!(aunt.get("/safe-address/nonsense").await.status, 410);
    assert_eq!(aunt.get(&link.replace("/safe-address/", "/link/")).await.status, 410, "it is no other link");
    case.admit().await;
    post.deliver().await.unwrap();
    assert!(to(&server.arrived(), "aunt@example.org").len() > 1);
    assert_eq!(to(&server.arrived(), "lin.mei@people.example").len(), 1);
    // Whoever may write to her learns of the safe address and of no other.
    let page = case.page(&house, &desk.cast.wu_fang, "").await.text();
    assert!(page.contains("aunt@example.org") && !page.contains("lin.mei@people.example"), "{page}");
    // Signing in is as before, and the address can be taken away again.
    assert!(lin_mei.get("/account/reach").await.text().contains("aunt@example.org"));
    choose(&lin_mei, "", "", "", "").await.onward();
    assert!(!lin_mei.get("/account/reach").await.text().contains("aunt@example.org"));
    assert_eq!(aunt.get(&link).await.status, 410, "no letter goes there any more");
    // From midnight to midnight is any hour.
    assert_eq!(choose(&lin_mei, "", "0", "24", "").await.onward(), "/account");
    assert_eq!(
        lin_mei.get("/account/reach").await.attribute("#from-hour [selected]", "value").as_deref(),
        Some("")
    );
    house.stop().await;
    desk.close().await;
}

#[actix_web::test]
async fn whoever_turns_from_paper_to_a_new_address_keeps_the_paper_until_they_have_shown_that_they_read_there()
 {
    let desk = Desk::open().await;
    at_home(&desk, Channel::Post).await;
    let case = desk.filed().await;
    desk.sweep().await;
    assert_eq!(own(&desk, case.id).await.state, Delivery::ToPost);
    let house = desk.serve().await;
    let lin_mei = house.reading(&desk.cast.lin_mei, "en").await;
    choose(&lin_mei, "aunt@exmaple.org", "", "", "").await.onward();
    // A slip in the address costs nothing.
    assert_eq!(own(&desk, case.id).await.state, Delivery::ToPost);
    let page = lin_mei.get("/account/reach").await;
    assert!(page.text().contains("Letters are printed and posted to your postal address."));
    assert!(page.text().contains("We have sent a link to aunt@exmaple.org."), "{}", page.text());
    let slip = link_to(&desk, "aunt@exmaple.org").await;
    // Only the last choice counts, be it another address or none.
    choose(&lin_mei, "aunt@example.org", "", "", "").await.onward();
    assert_eq!(house.visitor().post(&slip, &[]).await.status, 410);
    let dropped = link_to(&desk, "aunt@example.org").await;
    lin_mei.post("/account/reach", &[("channel", "post")]).await.onward();
    assert_eq!(house.visitor().post(&dropped, &[]).await.status, 410);
    assert!(!lin_mei.get("/account/reach").await.text().contains("aunt@"));

    desk.hours(1).await;
    let lin_mei = house.reading(&desk.cast.lin_mei, "en").await;
    choose(&lin_mei, "aunt@example.org", "", "", "").await.onward();
    let link = link_to(&desk, "aunt@example.org").await;
    assert_eq!(own(&desk, case.id).await.state, Delivery::ToPost);
    house.visitor().post(&link, &[]).await;
    assert_eq!(own(&desk, case.id).await.state, Delivery::Here);
    let page = lin_mei.get("/account/reach").await.text();
    assert!(
        page.contains("Letters go to aunt@example.org.") && !page.contains("We have sent a link"),
        "{page}"
    );
    house.stop().await;
    desk.close().await;
}

#[actix_web::test]
async fn what_was_written_before_the_choice_does_not_go_where_it_was_to_go() {
    let desk = Desk::open().await;
    let server = MailServer::open().await;
    let post = post_over(&desk, &server);
    let case = desk.filed().await;
    server.will(Verdict::Later);
    post.deliver().await.unwrap();
    assert!(own(&desk, case.id).await.bytes.is_some(), "written, and not taken yet");
    let house = desk.serve().await;
    let lin_mei = house.as_(&desk.cast.lin_mei).await;
    choose(&lin_mei, "", "", "", "yes").await.onward();
    server.will(Verdict::Take);
    desk.hours(1).await;
    post.deliver().await.unwrap();
    assert!(to(&server.arrived(), "lin.mei@people.example").is_empty());
    let letter = own(&desk, case.id).await;
    assert_eq!(letter.state, Delivery::Here);
    assert_eq!(house.as_(&desk.cast.lin_mei).await.get(&format!("/letters/{}", letter.id)).await.status, 200);
    house.stop().await;
    desk.close().await;
}

#[actix_web::test]
async fn a_choice_that_cannot_be_kept_is_refused_with_the_way_that_is_open() {
    let desk = Desk::open().await;
    let house = desk.serve().await;
    let lin_mei = house.as_(&desk.cast.lin_mei).await;
    lin_mei.post("/language", &[("lang", "en"), ("back", "/")]).await;
    assert!(lin_mei.get("/account/reach").await.text().contains("Every letter is also here, under Letters."));
    for (from, until) in [("9", ""), ("", "9"), ("9", "9"), ("25", "9")] {
        let refused = choose(&lin_mei, "", from, until, "").await;
        assert_eq!(refused.find(".problems a"), ["Choose two different hours, or none"], "{from} {until}");
    }
    assert_eq!(choose(&lin_mei, "aunt at home", "", "", "").await.status, 422);
    let paper = lin_mei.post("/account/reach", &[("channel", "post")]).await;
    assert!(paper.find(".problems a")[0].contains("first enter your postal address"));
    assert_eq!(lin_mei.post("/account/reach", &[]).await.status, 422);
    assert_eq!(lin_mei.post("/account/reach", &[("channel", "here")]).await.onward(), "/account");
    let page = lin_mei.get("/account/reach").await;
    assert!(page.text().contains("Letters wait for you here; nothing is mailed."));
    lin_mei.post("/language", &[("lang", "zh"), ("back", "/account/reach")]).await;
    assert!(lin_mei.get("/account/reach").await.text().contains("每封信件都可在站内“信件”中查看"));
    // Whoever works here is written to at work.
    assert_eq!(house.as_(&desk.cast.wu_fang).await.get("/account/reach").await.status, 404);
    let case = desk.filed().await;
    desk.sweep().await;
    assert_eq!(own(&desk, case.id).await.state, Delivery::Here);
    house.stop().await;
    desk.close().await;
}
