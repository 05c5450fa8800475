//! Is this letter ours? Whoever holds a letter can ask, and learns that and nothing more.

use crate::browser::Answer;
use crate::desk::Desk;
use crate::letters::post_over;
use crate::smtp::MailServer;
use redress::domain::letter::Addressee;

/// The code in the words of a letter, as its reader finds it.
fn code_in(words: &str) -> String {
    let shaped = |word: &&str| word.len() == 19 && word.split('-').all(|part| part.len() == 4);
    words.split_whitespace().rfind(shaped).unwrap_or_else(|| panic!("no code in\n{words}")).to_owned()
}

/// The page without what was typed, so that two answers can be laid beside each other.
fn shape(answer: &Answer) -> (u16, Vec<(String, String)>, usize, usize) {
    let varies = |(name, _): &(String, String)| ["date", "content-length"].contains(&name.as_str());
    let headers = answer.headers.iter().filter(|header| !varies(header)).cloned().collect();
    (answer.status, headers, answer.find("main *").len(), answer.find("a").len())
}

#[actix_web::test]
async fn in_a_demo_that_was_moved_on_every_date_on_a_letter_is_the_centres() {
    let desk = Desk::open().await;
    desk.clock.move_on(desk.store(), 40 * 86_400).await.unwrap();
    let house = desk.serve().await;
    let case = desk.filed().await;
    desk.sweep().await;
    let letters = desk.letters(case.id).await;
    let own = letters.iter().find(|letter| letter.addressee == Addressee::Consumer).unwrap();
    let page = house.as_(&desk.cast.lin_mei).await.get(&format!("/letters/{}", own.id)).await;
    let dates = &page.find("main .small.soft")[0];
    assert_eq!(dates.matches("2027年1月2日 09:00").count(), 2, "{dates}");
    let mail = own.bytes.as_ref().unwrap().open().unwrap();
    assert!(mail.contains("Date: Sat, 02 Jan 2027 01:00:00"), "{mail}");
    let code = code_in(own.words.as_ref().unwrap().open().unwrap());
    let ours = house.visitor().get(&format!("/check-letter?code={code}")).await;
    assert!(ours.find("main")[0].contains("January 2027"));
    house.stop().await;
    desk.close().await;
}

#[actix_web::test]
async fn whoever_holds_a_letter_learns_that_it_is_ours_and_nothing_else() {
    let desk = Desk::open().await;
    let house = desk.serve().await;
    let case = desk.filed().await;
    case.admit().await;
    let asker = house.visitor();
    let unknown = asker.get("/check-letter?code=0000-0000-0000-0000").await;
    assert_eq!(unknown.find("#known"), ["No, no letter of ours has this code: be careful"]);
    desk.sweep().await;

    let letters = desk.letters(case.id).await;
    let mut codes = Vec::new();
    for letter in &letters {
        let code = code_in(letter.words.as_ref().unwrap().open().unwrap());
        let bytes = letter.bytes.as_ref().unwrap().open().unwrap();
        let mail = mailparse::parse_mail(bytes.as_bytes()).unwrap();
        assert!(mail.subparts.iter().all(|part| part.get_body().unwrap().contains(&code)));
        let ours = asker.get(&format!("/check-letter?code={code}")).await;
        assert_eq!(ours.find("#known"), ["Yes, a letter of ours has this code"]);
        assert!(ours.find("main")[0].contains("November 2026"));
        assert_eq!(shape(&ours), shape(&unknown));
        assert_eq!(ours.header("cache-control"), Some("no-store"));
        let number = case.case().await.number().to_string();
        for secret in [number.as_str(), "Yunlu", "云路", "林梅", "lin.mei"] {
            assert!(!ours.text().contains(secret), "{secret}");
        }
        codes.push(code);
    }
    codes.sort();
    codes.dedup();
    assert_eq!(codes.len(), letters.len(), "each letter has its own");

    // As people copy it from paper, or from a phone with a Chinese keyboard.
    let code = &codes[0];
    let wide: String = code.chars().map(|c| char::from_u32(u32::from(c) + 0xfee0).unwrap_or(c)).collect();
    let misread = code.to_lowercase().replace('-', " ").replace('0', "o").replace('1', "l");
    for copied in [misread, wide, code.replace('-', "")] {
        let query = percent_encoding::utf8_percent_encode(&copied, percent_encoding::NON_ALPHANUMERIC);
        let ours = asker.get(&format!("/check-letter?code={query}")).await;
        assert_eq!(ours.find("#known"), ["Yes, a letter of ours has this code"], "{copied}");
    }
    let chinese = house.visitor().reading("zh");
    let ours = chinese.get(&format!("/check-letter?code={code}")).await;
    assert_eq!(ours.find("#known"), ["是，本中心的一封信件带有此校验码"]);
    assert!(ours.find("main")[0].contains("2026年11月"));
    house.stop().await;
    desk.close().await;
}

#[actix_web::test]
async fn what_is_no_code_is_asked_again_and_one_network_cannot_ask_for_ever() {
    let desk = Desk::open().await;
    let house = desk.serve().await;
    let asker = house.visitor();
    let form = asker.get("/check-letter").await;
    assert_eq!((form.title().as_str(), form.find("#known").len()), ("Is this letter ours?", 0));
    for typed in ["", "7K2M", "7K2M-0PQX-9D4T-HZ6U", "%27%20OR%201=1", "%E6%A0%A1"] {
        let again = asker.get(&format!("/check-letter?code={typed}")).await;
        assert_eq!((again.status, again.find(".problems a").len()), (422, 1), "{typed}");
    }
    // Every page leads there.
    assert!(asker.get("/").await.attributes("footer a", "href").contains(&"/check-letter".to_owned()));
    assert!(asker.get("/help").await.attributes("main a", "href").contains(&"/check-letter".to_owned()));

    for _ in 0..60 {
        assert_eq!(asker.get("/check-letter?code=0000-0000-0000-0000").await.status, 200);
    }
    let refused = asker.get("/check-letter?code=0000-0000-0000-0000").await;
    assert_eq!((refused.status, refused.header("retry-after").is_some()), (429, true));
    assert_eq!(asker.get("/check-letter").await.status, 200, "the question itself stays");
    desk.hours(1).await;
    assert_eq!(asker.get("/check-letter?code=0000-0000-0000-0000").await.status, 200);
    house.stop().await;
    desk.close().await;
}

#[actix_web::test]
async fn a_letter_about_an_account_can_be_checked_after_it_is_forgotten() {
    let desk = Desk::open().await;
    let house = desk.serve().await;
    let server = MailServer::open().await;
    let asker = house.visitor();
    asker.post("/account/new", &[("mail", "new@people.example")]).await;
    post_over(&desk, &server).deliver().await.unwrap();
    let arrived = server.arrived();
    let mail = arrived.iter().find(|mail| mail.to == "new@people.example").unwrap();
    let said = redress::letters::read(&mail.bytes).unwrap();
    assert!(said.text.contains("https://redress.example/check-letter"), "{}", said.text);
    let ours = asker.get(&format!("/check-letter?code={}", code_in(&said.text))).await;
    assert_eq!(ours.find("#known"), ["Yes, a letter of ours has this code"]);
    house.stop().await;
    desk.close().await;
}
