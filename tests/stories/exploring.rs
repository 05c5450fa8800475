//! Exploring: from what happened to what one may ask for, without a name and without a trace.

use crate::desk::Desk;
use redress::domain::clock::{Day, Moment};
use redress::domain::grievance::Grievance;

/// A date in the three boxes of a form, as an address carries it.
fn on(day: Day) -> String {
    format!("asked-on-year={}&asked-on-month={}&asked-on-day={}", day.year(), day.month(), day.day())
}

#[actix_web::test]
async fn whoever_has_not_asked_yet_reads_what_to_ask_on_which_law_and_by_when() {
    let desk = Desk::open().await;
    let house = desk.serve().await;
    let stranger = house.visitor();
    let first = stranger.get("/explore").await;
    assert_eq!(first.find("input[name=what]").len(), 23);
    let asked = stranger.get("/explore/asked?what=will_not_delete&what=goods_or_refund").await;
    assert_eq!(asked.status, 200);
    assert_eq!(asked.attributes("input[name=what]", "value"), ["will_not_delete", "goods_or_refund"]);
    // Where nothing was said, it happened where this centre is.
    assert_eq!(asked.attributes("input[name=place]", "value"), ["cn"]);
    let page = stranger.get("/explore/answer?what=will_not_delete&what=goods_or_refund&asked=no").await;
    assert_eq!(page.status, 200);
    let text = page.find("main").join(" ");
    let book = desk.rulebook();
    let deletion = book.grievance(Grievance::Deletion);
    let due = book.reckon_request(&deletion.request, desk.now()).last_day(&book.zone);
    for said in [
        deletion.name.en.as_str(),
        "The law says “delete without being asked” and gives no number of days",
        "A yardstick beside the law: 15 working days",
        "We suggest to wait 15 working days (our own yardstick",
        "Personal Information Protection Law, art. 47",
        "wording not checked yet",
        "Delete my data",
        "It is not about personal data",
        "12315",
        "A complaint and a report are two things",
    ] {
        assert!(text.contains(said), "{said}: {text}");
    }
    let heading = page.find("section.tint strong").join(" ");
    assert!(heading.contains(&format!("{} ", due.day())), "{heading} must name {due}");
    assert!(page.find("section.tint dl").join(" ").contains("The platform received the request"), "{text}");
    // Nothing is kept, here or there.
    for answer in [&first, &asked, &page] {
        assert_eq!(answer.header("set-cookie"), None);
    }
    let chinese = house.visitor().reading("zh").get("/explore/answer?what=will_not_delete&asked=no").await;
    assert!(chinese.text().contains("法律要求“主动删除”，没有规定天数"));
    house.stop().await;
    desk.close().await;
}

#[actix_web::test]
async fn whoever_asked_reads_whether_to_wait_or_to_complain_before_on_and_after() {
    let desk = Desk::open().await;
    let house = desk.serve().await;
    let book = desk.rulebook();
    let asked_on = desk.now().day_in(&book.zone);
    let address =
        format!("/explore/answer?what=will_not_correct&asked=yes&asked-result=nothing&{}", on(asked_on));
    let starts = Moment::start_of(asked_on, &book.zone);
    let window = book.reckon_request(&book.grievance(Grievance::Correction).request, starts);
    let words = async || house.visitor().get(&address).await.find("section.tint strong").join(" ");
    desk.go_to(window.falls.plus_seconds(-1)).await;
    assert!(words().await.starts_with("You asked. Wait for their answer until"));
    desk.go_to(window.falls).await;
    assert!(words().await.starts_with("You asked, and they should have answered by"));
    desk.days(30).await;
    assert!(words().await.starts_with("You asked, and they should have answered by"));
    let refused = address.replace("nothing", "refused");
    let refused = house.visitor().get(&refused).await.find("section.tint strong").join(" ");
    assert!(refused.starts_with("You asked and did not get"), "{refused}");
    house.stop().await;
    desk.close().await;
}

#[actix_web::test]
async fn answers_that_cannot_be_right_come_back_with_their_place_and_their_remedy() {
    let desk = Desk::open().await;
    let house = desk.serve().await;
    let stranger = house.visitor();
    let tomorrow = desk.now().plus_seconds(86_400).day_in(&desk.rulebook().zone);
    for (address, field, said) in [
        ("/explore/asked".to_owned(), "what", "Choose at least one thing"),
        ("/explore/asked?what=%3Cscript%3E".to_owned(), "what", "which is not on this list"),
        ("/explore/answer?what=charged_more".to_owned(), "asked", "Say whether you asked"),
        (format!("/explore/answer?what=charged_more&asked=no&{}", on(tomorrow)), "asked", "and gave a date"),
        (
            format!("/explore/answer?what=charged_more&asked=yes&asked-result=partly&{}", on(tomorrow)),
            "asked-on",
            "",
        ),
        ("/explore/answer?what=charged_more&asked=yes".to_owned(), "asked-result", "Choose what came back"),
    ] {
        let page = stranger.get(&address).await;
        assert_eq!(page.status, 422, "{address}");
        let ways = page.attributes(".problems a", "href");
        assert!(ways.contains(&format!("#{field}")), "{address}: {ways:?}");
        assert!(page.find(".problems").join(" ").contains(said), "{address}");
        assert!(page.find("script").iter().all(String::is_empty), "{address}");
    }
    house.stop().await;
    desk.close().await;
}

#[actix_web::test]
async fn a_complaint_begins_with_what_was_explored() {
    let desk = Desk::open().await;
    let house = desk.serve().await;
    let day = desk.now().day_in(&desk.rulebook().zone);
    let explored =
        format!("/explore/answer?what=ads_after_refusal&asked=yes&asked-result=partly&{}", on(day));
    let lin_mei = house.reading(&desk.cast.lin_mei, "en").await;
    let page = lin_mei.get(&explored).await;
    let file = page.attribute("section.tint a.button", "href").unwrap();
    // Whoever is not signed in keeps it on the way.
    let stranger = house.visitor().get(&file).await;
    let ways = stranger.attributes("main a.button", "href");
    assert!(ways[0].starts_with("/sign-in?then=/complaint%3Fgrievance%3Ddirect_marketing"), "{ways:?}");
    let start = lin_mei.get(&file).await;
    let fields: Vec<_> = start
        .attributes("main form input[type=hidden]", "name")
        .into_iter()
        .zip(start.attributes("main form input[type=hidden]", "value"))
        .collect();
    let fields: Vec<_> = fields.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
    assert!(fields.contains(&("grievance", "direct_marketing")), "{fields:?}");
    let begun = lin_mei.post("/complaint", &fields).await;
    let platform = begun.onward();
    let grievance = lin_mei.get(&platform.replace("/platform", "/grievance")).await;
    assert_eq!(grievance.attributes("input[name=grievance][checked]", "value"), ["direct_marketing"]);
    let asked = lin_mei.get(&platform.replace("/platform", "/asked")).await;
    assert_eq!(asked.attributes("input[name=asked-result][checked]", "value"), ["partly"]);
    assert_eq!(asked.attribute("#asked-on-month", "value"), Some(day.month().to_string()));
    // What no explorer says is not brought in by an address.
    let smuggled = lin_mei.get("/complaint?platform=yunlu&statement=x&grievance=deletion").await;
    assert_eq!(smuggled.attributes("main form input[type=hidden]", "name"), ["grievance"]);
    house.stop().await;
    desk.close().await;
}
