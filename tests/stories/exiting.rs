//! Leaving quickly, and leaving little behind: the way out on every page of a complainant, titles that tell
//! nothing, and the choice to leave no trace.

use crate::browser::{Answer, Browser};
use crate::desk::Desk;
use crate::steps::{complaint, words};

/// Where the way out leads, and that it leads there by itself.
fn exit_of(page: &Answer) -> Option<String> {
    assert_eq!(
        page.attributes(".exit .button", "rel").iter().filter(|rel| rel.contains("noreferrer")).count(),
        page.find(".exit .button").len()
    );
    page.attribute(".exit .button", "href")
}

async fn addresses(desk: &Desk, visitor: &Browser) -> Vec<String> {
    let mut filing = complaint(desk.cast.yunlu);
    filing.title = words("canary-title");
    filing.statement = words("canary-statement");
    let case = desk.file(filing).await.unwrap();
    case.admit().await;
    case.exhibit(&desk.cast.lin_mei, "canary-exhibit").await;
    case.answer().await;
    desk.sweep().await;
    let case_page = format!("/cases/{}", case.case().await.number());
    let page = visitor.get(&case_page).await;
    let acts = page.attributes(".actions a", "href");
    assert!(acts.len() > 3, "{acts:?}");
    let exhibit = page.attributes(".files a", "href").into_iter().find(|to| to.ends_with("/record")).unwrap();
    let letter = visitor.get("/letters").await.attribute(".list h2 a", "href").unwrap();
    let draft = visitor.post("/complaint", &[]).await.onward().to_owned();
    visitor.post(&draft, &[("platform", "canary-platform"), ("site", "canary.example")]).await.onward();
    let draft = draft.trim_end_matches("/platform");
    let topics = ["platform", "grievance", "happened", "data", "asked", "wants", "account", "evidence"];
    let mut all: Vec<String> = topics.iter().map(|topic| format!("{draft}/{topic}")).collect();
    all.extend(acts);
    let receipt = format!("{case_page}/receipt");
    let of_case = format!("{case_page}/letters");
    all.extend([case_page, exhibit, letter, receipt, of_case]);
    all.extend(["/cases", "/letters", "/account", "/complaint"].map(ToOwned::to_owned));
    all
}

#[actix_web::test]
async fn every_page_of_a_complainant_has_a_way_out_a_title_that_tells_nothing_and_is_not_kept() {
    let desk = Desk::open().await;
    let house = desk.serve().await;
    let lin_mei = house.reading(&desk.cast.lin_mei, "en").await;
    for address in addresses(&desk, &lin_mei).await {
        let page = lin_mei.get(&address).await;
        assert_eq!(page.status, 200, "{address}");
        assert_eq!(exit_of(&page).as_deref(), Some("https://neutral.example/"), "{address}");
        // The Tab key reaches it first, but for the way past the head of the page.
        let reached = page.attributes("body a, body button", "href");
        assert_eq!(reached[..2], ["#main", "https://neutral.example/"], "{address}");
        assert_eq!(page.header("cache-control"), Some("no-store"), "{address}");
        let title = page.find("title").join(" ");
        for told in ["canary", "Yunlu", "云路", "林梅", "行程", "删除", "Delet", "deletion"] {
            assert!(!title.contains(told), "{address}: {title}");
        }
    }
    let stranger = house.visitor();
    for address in ["/complaint", "/account/new", "/account/forgotten", "/sign-in"] {
        assert!(exit_of(&stranger.get(address).await).is_some(), "{address}");
    }
    for address in ["/", "/help", "/register", "/platforms"] {
        assert!(exit_of(&stranger.get(address).await).is_none(), "{address}");
        assert!(exit_of(&lin_mei.get(address).await).is_some(), "{address}");
    }
    for who in [&desk.cast.sun_hao, &desk.cast.wu_fang, &desk.cast.tao_min] {
        assert!(exit_of(&house.as_(who).await.get("/cases").await).is_none());
    }
    let chinese = house.visitor().reading("zh");
    assert_eq!(chinese.get("/sign-in").await.find(".exit .button"), ["离开本页"]);
    house.stop().await;
    desk.close().await;
}

#[actix_web::test]
async fn to_leave_no_trace_is_a_choice_that_ends_with_the_browser() {
    let desk = Desk::open().await;
    let house = desk.serve().await;
    let lin_mei = house.reading(&desk.cast.lin_mei, "en").await;
    let traceless = |page: &Answer| page.attribute("html", "data-trace").as_deref() == Some("none");
    let help = lin_mei.get("/help").await;
    assert!(!traceless(&help));
    assert_eq!(help.find("form[action='/trace'] button"), ["Leave no trace while I am here"]);

    let chosen = lin_mei.post("/trace", &[("trace", "none")]).await;
    assert_eq!(chosen.onward(), "/help#traces");
    let cookie = chosen.header("set-cookie").unwrap();
    assert!(
        cookie.contains("HttpOnly") && !cookie.contains("Max-Age") && !cookie.contains("Expires"),
        "{cookie}"
    );
    for address in ["/help", "/cases", "/account"] {
        assert!(traceless(&lin_mei.get(address).await), "{address}");
    }
    // Twice is once.
    lin_mei.post("/trace", &[("trace", "none")]).await.onward();
    let help = lin_mei.get("/help").await;
    assert_eq!(help.find("form[action='/trace'] button"), ["Use the Back button as usual again"]);
    lin_mei.post("/trace", &[("trace", "usual")]).await.onward();
    assert!(!traceless(&lin_mei.get("/cases").await));
    assert_eq!(lin_mei.post("/trace", &[("trace", "some")]).await.status, 422);
    house.stop().await;
    desk.close().await;
}
