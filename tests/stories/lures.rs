//! Links, numbers, accounts and other apps in a party's words: dead text everywhere, with a warning beside
//! it for everybody but the writer.

use crate::browser::Answer;
use crate::cast::person;
use crate::desk::Desk;
use crate::steps::{complaint, delete_within, words};
use redress::domain::actor::Side;
use redress::domain::command::{Command, Promised};
use redress::domain::evidence::Wall;

const LURE: &str = "Your refund of 300 waits at https://refund.example/<b>claim</b>, or call 138 0013 8000.";
const PLAIN: &str = "We have looked into it and will answer in time.";

fn says(text: &str) -> Command {
    Command::Message { text: words(text), wall: Some(Wall::Court) }
}

/// No way on this page or in this letter leads out of the house, and what was written stands there as it is.
fn is_dead(page: &Answer) {
    for (element, attribute) in [("a", "href"), ("img", "src"), ("form", "action"), ("iframe", "src")] {
        for address in page.attributes(element, attribute) {
            assert!(!address.contains("refund.example") && !address.starts_with("tel:"), "{address}");
        }
    }
    assert!(page.find("b").is_empty(), "it is no markup either");
}

/// The warnings on a page.
fn warnings(page: &Answer) -> Vec<String> {
    page.find("p.box.warn").into_iter().filter(|box_| box_.contains("QR")).collect()
}

#[actix_web::test]
async fn what_leads_away_is_dead_text_with_a_warning_for_everybody_but_its_writer() {
    let desk = Desk::open().await;
    let cast = &desk.cast;
    let house = desk.serve().await;
    let mut filing = complaint(cast.yunlu);
    // One's own account at the platform may be a telephone number.
    filing.account = Some(words("13900139000"));
    let case = desk.file(filing).await.unwrap();
    case.admit().await;
    let address = format!("/cases/{}", case.case().await.number());
    case.does(&cast.sun_hao, says(PLAIN)).await;
    for who in [&cast.lin_mei, &cast.sun_hao, &cast.wu_fang] {
        let page = house.reading(who, "en").await.get(&address).await;
        assert_eq!(warnings(&page), Vec::<String>::new());
    }

    case.does(&cast.sun_hao, says(LURE)).await;
    let promise = Promised { text: Some(words("加微信 refund88 领取退款")), ..delete_within(None) };
    case.does(&cast.sun_hao, Command::Offer { text: words("Our terms."), promises: vec![promise] }).await;
    case.answer().await;
    case.ask_for_mediator().await;
    case.assign(&cast.he_yun).await;
    let question = case.question(Side::Platform).await;
    let response =
        Command::Respond { question, text: words("卡号 6222 0210 0000 0000 009"), exhibits: vec![] };
    case.does(&cast.sun_hao, response).await;
    desk.sweep().await;

    let writer = house.as_(&cast.sun_hao).await.get(&address).await;
    is_dead(&writer);
    assert_eq!(warnings(&writer), Vec::<String>::new());
    assert!(writer.find(".said blockquote").iter().any(|said| said == LURE), "as it was written");
    for (who, count) in [(&cast.lin_mei, 3), (&cast.he_yun, 3), (&cast.wu_fang, 2)] {
        let page = house.as_(who).await.get(&address).await;
        is_dead(&page);
        assert!(page.find(".said blockquote").iter().any(|said| said == LURE));
        let warned = warnings(&page);
        assert_eq!(warned.len(), count, "{warned:?}");
        let all = warned.join("\n");
        for named in ["a link", "a telephone number", "an account or a card"] {
            assert!(all.contains(named), "{named} in {all}");
        }
        assert_eq!(all.contains("another app"), count == 3, "offers are for those who settle");
        assert!(page.attributes("p.box.warn a", "href").contains(&"/help#fraud".to_owned()));
    }
    let chinese = house.reading(&cast.lin_mei, "zh").await.get(&address).await;
    let warned = chinese.find("p.box.warn");
    assert!(
        warned.iter().any(|one| one.starts_with("请注意：文字中提到链接或二维码、电话号码。")),
        "{warned:?}"
    );

    // Where the offer is answered it is warned of as well.
    let offers = house.reading(&cast.lin_mei, "en").await;
    let page = offers.get(&address).await;
    let accept =
        page.attributes("a", "href").into_iter().find(|to| to.contains("/offer-acceptance")).unwrap();
    let page = offers.get(&accept).await;
    is_dead(&page);
    assert_eq!(warnings(&page).len(), 1);
    house.stop().await;
    desk.close().await;
}

#[actix_web::test]
async fn letters_and_calendars_repeat_no_word_of_a_party() {
    let desk = Desk::open().await;
    let cast = &desk.cast;
    let house = desk.serve().await;
    let mut filing = complaint(cast.yunlu);
    filing.statement = words(LURE);
    filing.title = words("See refund.example");
    let case = desk.file(filing).await.unwrap();
    case.admit().await;
    case.does(&cast.sun_hao, says(LURE)).await;
    case.offer(&cast.sun_hao).await;
    desk.sweep().await;
    for letter in desk.letters(case.id).await {
        let bytes = letter.bytes.unwrap().open().unwrap().to_owned();
        let mail = mailparse::parse_mail(bytes.as_bytes()).unwrap();
        for part in &mail.subparts {
            let body = part.get_body().unwrap();
            for lure in ["refund", "138 0013", "tel:"] {
                assert!(!body.contains(lure), "{body}");
            }
        }
    }
    let number = case.case().await.number();
    for who in [&cast.lin_mei, &cast.sun_hao] {
        let visitor = house.as_(who).await;
        for file in [format!("/cases/{number}/calendar.ics"), "/calendar.ics".to_owned()] {
            let text = visitor.get(&file).await.text();
            assert!(text.contains("BEGIN:VEVENT") && !text.contains("refund"), "{text}");
        }
        let inbox = visitor.get("/letters").await;
        assert!(!inbox.text().contains("refund"));
    }
    let lin_mei = person(&cast.lin_mei);
    assert!(desk.letters(case.id).await.iter().any(|letter| letter.person_id == Some(lin_mei)));
    house.stop().await;
    desk.close().await;
}
