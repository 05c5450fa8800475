//! Letters read here: each by its own person and nobody else; registrars see how far each got.

use crate::desk::Desk;
use crate::letters::post_over;
use crate::smtp::{MailServer, Verdict};
use crate::steps::message;
use redress::domain::letter::Addressee;
use redress::store::outbox::Delivery;

#[actix_web::test]
async fn a_letter_is_opened_by_its_person_and_counts_as_read_then() {
    let desk = Desk::open().await;
    let case = desk.filed().await;
    case.admit().await;
    desk.sweep().await;
    let letters = desk.letters(case.id).await;
    let served = letters.iter().find(|letter| letter.addressee == Addressee::Platform).unwrap();
    let address = format!("/letters/{}", served.id);

    let house = desk.serve().await;
    let sun_hao = house.as_(&desk.cast.sun_hao).await;
    let inbox = sun_hao.get("/letters").await;
    assert_eq!(inbox.title(), "Letters");
    assert_eq!(inbox.find("nav [aria-current]"), ["Letters (1)"]);
    assert_eq!(inbox.attribute(".list h2 a", "href").as_deref(), Some(address.as_str()));
    assert!(inbox.find(".list h2")[0].starts_with("You must answer by"), "{:?}", inbox.find(".list h2"));
    assert_eq!(inbox.find(".list .badge")[0], "Unread");

    // Whoever asks for the head alone has read nothing.
    let looked = sun_hao.send("HEAD", &address, &[("sec-fetch-site", "same-origin")], b"").await;
    assert_eq!((looked.status, looked.body.len()), (200, 0));
    assert_eq!(sun_hao.get("/letters").await.find("nav [aria-current]"), ["Letters (1)"]);

    let opened = sun_hao.get(&address).await;
    let number = case.case().await.number().to_string();
    assert_eq!(opened.title(), format!("Case {number}: there is news"));
    assert!(opened.find(".document")[0].contains("How this date was counted"));
    assert!(opened.find("nav li a").contains(&"Letters".to_owned()), "{:?}", opened.find("nav li a"));
    let inbox = sun_hao.get("/letters").await;
    assert!(!inbox.find(".list .badge").contains(&"Unread".to_owned()));
    assert_eq!(sun_hao.get(&address).await.status, 200);

    // To everybody else it is not there, whatever they are.
    let cast = &desk.cast;
    for other in [&cast.lin_mei, &cast.zhou_ming, &cast.stranger, &cast.wu_fang, &cast.he_yun, &cast.tao_min]
    {
        let refused = house.as_(other).await.get(&address).await;
        assert_eq!(refused.status, 404);
        assert!(!refused.text().contains("How this date was counted"));
    }
    assert_eq!(house.visitor().get(&address).await.status, 303);
    assert_eq!(sun_hao.get("/letters/nonsense").await.status, 404);
    house.stop().await;
    desk.close().await;
}

#[actix_web::test]
async fn an_inbox_is_paged_and_an_empty_one_says_so() {
    let desk = Desk::open().await;
    let case = desk.filed().await;
    case.admit().await;
    for _ in 0..26 {
        case.does(&desk.cast.lin_mei, message()).await;
    }
    desk.sweep().await;
    let house = desk.serve().await;
    let sun_hao = house.as_(&desk.cast.sun_hao).await;
    let first = sun_hao.get("/letters").await;
    assert_eq!(first.find(".list > li").len(), 25);
    assert_eq!(first.attribute(".pager a[rel=next]", "href").as_deref(), Some("/letters?page=2"));
    assert_eq!(sun_hao.get("/letters?page=2").await.find(".list > li").len(), 2);
    for odd in ["0", "-3", "x", "999999999999999"] {
        let page = sun_hao.get(&format!("/letters?page={odd}")).await;
        assert_eq!((page.status, page.find(".list > li").len()), (200, 25), "{odd}");
    }
    let zhou_ming = house.as_(&desk.cast.zhou_ming).await;
    assert_eq!(zhou_ming.get("/letters").await.find(".empty h2"), ["No letter yet"]);
    house.stop().await;
    desk.close().await;
}

#[actix_web::test]
async fn a_registrar_sees_which_letters_did_not_get_out_and_has_them_tried_again() {
    let desk = Desk::open().await;
    let server = MailServer::open().await;
    let post = post_over(&desk, &server);
    let case = desk.filed().await;
    server.will(Verdict::Never);
    post.deliver().await.unwrap();

    let house = desk.serve().await;
    let ma_li = house.as_(&desk.cast.ma_li).await;
    let list = ma_li.get("/letters/undeliverable").await;
    let letters = desk.letters(case.id).await;
    assert_eq!(list.find(".list > li").len(), letters.len());
    assert!(list.find(".list h2").contains(&"Consumer".to_owned()));
    assert!(list.text().contains(&case.case().await.number().to_string()));
    assert!(!list.find(".list code").is_empty(), "what the server said is shown");
    // Lin Mei's letter is in Chinese; no word of it is here.
    assert!(!list.text().contains("行程") && !list.text().contains("请您"));

    // Whoever did not get one is told so when they come here, and so is the centre.
    let address = format!("/cases/{}", case.case().await.number());
    let hers = house.as_(&desk.cast.lin_mei).await.get(&address).await;
    assert!(hers.find(".box.warn")[0].contains("我们深表歉意"), "{:?}", hers.find(".box.warn"));
    assert!(ma_li.get(&address).await.find(".box.warn")[0].contains("could not be delivered"));

    server.will(Verdict::Take);
    for letter in &letters {
        let again = format!("/letters/{}/delivery", letter.id);
        assert_eq!(house.as_(&desk.cast.he_yun).await.post(&again, &[]).await.status, 404);
        assert_eq!(ma_li.post(&again, &[]).await.onward(), "/letters/undeliverable");
        assert_eq!(
            ma_li.get("/letters/undeliverable").await.find(".said-so p"),
            ["The letter is on its way again."]
        );
        // Sent twice, it is tried once.
        ma_li.post(&again, &[]).await.onward();
        let said = &ma_li.get("/letters/undeliverable").await.find(".said-so p")[0];
        assert!(said.starts_with("Nothing was changed"), "{said}");
    }
    assert_eq!(post.deliver().await.unwrap(), letters.len());
    assert!(ma_li.get(&address).await.find(".box.warn").is_empty());
    assert!(desk.letters(case.id).await.iter().all(|letter| letter.state == Delivery::Sent));
    assert_eq!(ma_li.get("/letters/undeliverable").await.find(".empty h2"), ["Every letter got out"]);
    assert_eq!(ma_li.post("/letters/nonsense/delivery", &[]).await.status, 404);
    house.stop().await;
    desk.close().await;
}

#[actix_web::test]
async fn the_letters_of_a_case_are_listed_to_each_as_far_as_they_are_theirs() {
    let desk = Desk::open().await;
    let case = desk.filed().await;
    case.admit().await;
    desk.sweep().await;
    let address = format!("/cases/{}/letters", case.case().await.number());
    let house = desk.serve().await;
    let lines = async |who| {
        let page = house.as_(who).await.get(&address).await;
        (page.status, page.find(".list h2"), page.text())
    };
    let (_, all, text) = lines(&desk.cast.ma_li).await;
    assert_eq!(all.len(), desk.letters(case.id).await.len());
    assert!(all.contains(&"Consumer".to_owned()) && all.contains(&"Registrars (you)".to_owned()), "{all:?}");
    assert!(!text.contains("You must answer by"), "no word of another's letter");
    let (_, own, _) = lines(&desk.cast.sun_hao).await;
    assert_eq!(own.len(), 1);
    assert_eq!(lines(&desk.cast.zhou_ming).await.0, 404);
    assert_eq!(lines(&desk.cast.stranger).await.0, 404);
    house.stop().await;
    desk.close().await;
}
