//! What the other side sees: shown before a complaint is filed, just as its page will show it, and said of
//! each field before a party answers.

use crate::browser::{Answer, Browser};
use crate::cast::person;
use crate::desk::Desk;
use crate::steps::complaint;
use redress::domain::grievance::Grievance;
use redress::domain::text::Language;
use redress::store::people::{self, Details};
use redress::store::{Sealed, StoreError};

/// Writes a whole complaint, up to its check.
async fn written(visitor: &Browser) -> String {
    let first = visitor.post("/complaint", &[]).await.onward().to_owned();
    let draft = first.trim_end_matches("/platform").to_owned();
    let page = |topic: &str| format!("{draft}/{topic}");
    let sent = [
        ("platform", &[("platform", "Yunlu Travel")][..]),
        ("grievance", &[("grievance", "deletion")]),
        (
            "happened",
            &[("title", "They kept my trips"), ("statement", "I closed my account; the trips are there.")],
        ),
        ("data", &[("data", "location")]),
        ("asked", &[("asked", "no")]),
        ("wants", &[("want", "delete")]),
        ("account", &[("account", "linmei_88")]),
    ];
    for (topic, fields) in sent {
        visitor.post(&page(topic), fields).await.onward();
    }
    let picture: &[u8] = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\x01\0\0\0\x01\x08\x06\0\0\0\x1f\x15\xc4\x89";
    visitor.post_files(&page("evidence"), &[], &[("files", "trips.png", picture)]).await;
    page("check")
}

async fn tells_everything(desk: &Desk) {
    let told = Details {
        name: Sealed::seal("林梅"),
        phone: Some(Sealed::seal("13900000001")),
        address: Some(Sealed::seal("6 Canary Street")),
        language: Language::En,
    };
    let lin_mei = person(&desk.cast.lin_mei);
    let tell = desk.store().write(move |tx| people::set_details(tx, lin_mei, &told)).await;
    tell.map_err(|problem: StoreError| problem).unwrap();
}

/// The facts on file of a page, by label.
fn facts(page: &Answer, within: &str) -> Vec<(String, String)> {
    let labels = page.find(&format!("{within} .summary dt"));
    labels.into_iter().zip(page.find(&format!("{within} .summary dd"))).collect()
}

#[actix_web::test]
async fn the_preview_is_what_the_platform_then_sees_and_no_more() {
    let desk = Desk::open().await;
    tells_everything(&desk).await;
    let house = desk.serve().await;
    let lin_mei = house.as_(&desk.cast.lin_mei).await;
    let check_at = written(&lin_mei).await;
    let check = lin_mei.get(&check_at).await;
    assert_eq!(check.status, 200, "{:?}", check.header("location"));
    assert_eq!(check.find("#preview"), ["This is what the platform will see"]);
    let previewed = facts(&check, "[aria-labelledby=preview]");
    assert!(previewed.len() >= 4, "{previewed:?}");
    let shown = check.find("[aria-labelledby=preview]").concat();
    for secret in ["林梅", "lin.mei@people.example", "13900000001", "Canary Street"] {
        assert!(!shown.contains(secret), "{secret}");
        assert!(
            check.find("[aria-labelledby=sees] .box.tint")[0].contains(secret),
            "{secret} is said to be hidden"
        );
    }
    assert!(
        shown.contains("linmei_88") && shown.contains("trips.png") && shown.contains("the trips are there")
    );

    let version = check.attribute("[name=version]", "value").unwrap();
    let receipt = lin_mei.post(&check_at, &[("version", &version)]).await.onward().to_owned();
    let number = receipt.split('/').nth(2).unwrap().to_owned();
    let wu_fang = house.as_(&desk.cast.wu_fang).await;
    let admission = format!("/cases/{number}/admission");
    let form = wu_fang.get(&admission).await.attribute("[name=form]", "value").unwrap();
    wu_fang.post(&admission, &[("form", &form)]).await.onward();

    let platform = house.as_(&desk.cast.sun_hao).await.get(&format!("/cases/{number}")).await;
    assert_eq!(facts(&platform, "[aria-labelledby=complaint]"), previewed);
    let seen = platform.find("main").concat();
    for secret in ["林梅", "lin.mei@people.example", "13900000001", "Canary Street"] {
        assert!(!seen.contains(secret), "{secret}");
    }
    desk.sweep().await;
    house.stop().await;
    desk.close().await;
}

#[actix_web::test]
async fn the_preview_is_kept_nowhere_and_stands_in_chinese_too() {
    let desk = Desk::open().await;
    let house = desk.serve().await;
    let lin_mei = house.reading(&desk.cast.lin_mei, "zh").await;
    let check_at = written(&lin_mei).await;
    for _ in 0..3 {
        let check = lin_mei.get(&check_at).await;
        assert_eq!(check.find("#preview"), ["平台将看到的内容"]);
        assert_eq!(check.find("[aria-labelledby=sees] .box.tint h3"), ["平台看不到的内容"]);
    }
    let wu_fang = house.as_(&desk.cast.wu_fang).await;
    assert!(!wu_fang.get("/cases").await.text().contains("They kept my trips"), "nothing is filed");
    house.stop().await;
    desk.close().await;
}

/// What a form says of its fields' readers, in order.
async fn readers(visitor: &Browser, address: &str) -> Vec<String> {
    let page = visitor.get(address).await;
    assert_eq!(page.status, 200, "{address}");
    page.find("form .walled")
}

#[actix_web::test]
async fn before_a_party_writes_each_field_says_who_reads_it() {
    let desk = Desk::open().await;
    let house = desk.serve().await;
    let case = desk.filed().await;
    let number = case.case().await.number();
    let at = |act: &str| format!("/cases/{number}/{act}");
    let lin_mei = house.reading(&desk.cast.lin_mei, "en").await;
    let early = readers(&lin_mei, &at("messages")).await;
    assert_eq!(early.len(), 1);
    assert!(early[0].starts_with("Only the centre reads this"), "{early:?}");
    let withdrawing = readers(&lin_mei, &at("withdrawal")).await;
    assert_eq!(withdrawing.len(), 2);
    assert!(withdrawing.iter().all(|line| line.contains("by the centre alone")), "{withdrawing:?}");

    case.admit().await;
    let sun_hao = house.as_(&desk.cast.sun_hao).await;
    let answering = readers(&sun_hao, &at("answer")).await;
    let on_record = "Read by the consumer, the mediator and the centre, and by a court";
    assert!(answering.len() >= 4, "each point, what goes for all, and the files: {answering:?}");
    assert!(answering.iter().filter(|line| line.contains(on_record)).count() >= 4, "{answering:?}");
    let offering = readers(&sun_hao, &at("offer")).await;
    assert!(
        offering.iter().any(|line| line.contains("No court and no public page shows it")),
        "{offering:?}"
    );
    let evidence = readers(&lin_mei, &at("exhibits")).await;
    assert!(evidence.iter().all(|line| line.contains("Read by the platform, the mediator and the centre")));
    let message = lin_mei.get(&at("messages")).await.find(".choice .hint");
    assert!(message[0].contains("Read by the platform") && message[1].contains("No court"), "{message:?}");

    case.answer().await;
    let to_court = readers(&lin_mei, &at("handover")).await;
    assert!(to_court[0].contains("Read by the court and the centre, not by the platform"), "{to_court:?}");
    let lin_mei = house.reading(&desk.cast.lin_mei, "zh").await;
    let to_court = readers(&lin_mei, &at("handover")).await;
    assert!(to_court[0].contains("法院和调解中心可见，平台不可见"), "{to_court:?}");
    house.stop().await;
    desk.close().await;
}

#[actix_web::test]
async fn whoever_files_the_same_again_is_led_to_the_open_case_and_may_go_on() {
    let desk = Desk::open().await;
    let house = desk.serve().await;
    let lin_mei = house.reading(&desk.cast.lin_mei, "en").await;
    let check_at = written(&lin_mei).await;
    assert!(lin_mei.get(&check_at).await.find("#alike").is_empty(), "it is the first");
    // Not another person's, nor about another platform, nor about something else.
    let mut other = complaint(desk.cast.yunlu);
    other.grievances = vec![Grievance::PriceDiscrimination];
    desk.file(other).await.unwrap();
    desk.filed_about(desk.cast.maisui).await;
    assert!(lin_mei.get(&check_at).await.find("#alike").is_empty());
    let case = desk.filed().await;
    let number = case.case().await.number().to_string();
    for (language, title) in
        [("en", "There is an open case about this already"), ("zh", "已有一起相同事由的案件正在处理")]
    {
        let reader = house.reading(&desk.cast.lin_mei, language).await;
        let check = reader.get(&check_at).await;
        assert_eq!(check.find("#alike"), [title]);
        let links = check.find("[aria-labelledby=alike] a");
        assert!(links.len() == 1 && links[0].contains(&number), "{links:?}");
    }
    // What has ended is no place to add to.
    case.withdraw().await;
    let check = lin_mei.get(&check_at).await;
    assert!(check.find("#alike").is_empty());
    let version = check.attribute("[name=version]", "value").unwrap();
    let filed = lin_mei.post(&check_at, &[("version", &version)]).await;
    assert!(filed.onward().ends_with("/receipt"));
    house.stop().await;
    desk.sweep().await;
    desk.close().await;
}
