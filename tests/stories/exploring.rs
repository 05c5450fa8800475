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

#[actix_web::test]
async fn rights_of_different_times_have_a_date_each() {
    let desk = Desk::open().await;
    let house = desk.serve().await;
    let book = desk.rulebook();
    let rights = [Grievance::BreachNotice, Grievance::UnlawfulSharing].map(|right| book.grievance(right));
    let days = rights.map(|rule| book.reckon_request(&rule.request, desk.now()).last_day(&book.zone));
    assert!(days[0] < days[1], "{days:?}");
    let address = "/explore/answer?what=strangers_know_my_order";
    let page = house.visitor().get(&format!("{address}&asked=no")).await;
    let each = page.find("section.tint li");
    assert_eq!(each.len(), 2, "{each:?}");
    let named =
        |words: &str, day: Day| words.contains(&format!(" {} {} {}", day.day(), month(day), day.year()));
    for (line, (rule, day)) in each.iter().zip(rights.iter().zip(days)) {
        assert!(line.starts_with(rule.name.en.as_str()) && named(line, day), "{line}");
        let right = page.find(&format!("article[aria-labelledby={}]", rule.key)).join(" ");
        assert!(named(&right, day), "{right}");
        assert!(
            right.contains("An answer to this should come by") && right.contains("How this date was counted")
        );
    }
    let longest = page.find("section.tint strong").join(" ");
    assert!(named(&longest, days[1]), "{longest}");
    // The first day may be over while the last is still to come.
    let asked = desk.now().day_in(&book.zone);
    let asked = format!("{address}&asked=yes&asked-result=nothing&{}", on(asked));
    desk.days(5).await;
    let each = house.visitor().get(&asked).await.find("section.tint li");
    assert!(each[0].ends_with("which has passed") && !each[1].contains("passed"), "{each:?}");
    // Rights of one time need no list, and whoever was refused waits for no day.
    let one = house.visitor().get("/explore/answer?what=will_not_show&asked=no").await;
    assert!(one.find("section.tint li").is_empty());
    let refused = house.visitor().get(&asked.replace("nothing", "refused")).await;
    assert!(refused.find("section.tint li").is_empty() && !refused.text().contains("An answer to this"));
    house.stop().await;
    desk.close().await;
}

fn month(day: Day) -> &'static str {
    if day.month() == 11 { "November" } else { "December" }
}

#[actix_web::test]
async fn what_stays_where_and_whence_each_number_comes_is_said_truly() {
    let desk = Desk::open().await;
    let house = desk.serve().await;
    let lead = house.visitor().get("/explore").await.find("h1 ~ p").join(" ");
    assert!(lead.contains("store nothing") && lead.contains("in the address"), "{lead}");
    let page = house.visitor().get("/explore/answer?what=lost_money_after_leak&asked=no").await;
    let now = page.find("section.warn")[0].clone();
    for said in
        ["call the police on 110", "110 (police) and 96110 (anti-fraud line) are the numbers that everybody"]
    {
        assert!(now.contains(said), "{now}");
    }
    let text = page.text();
    assert!(!text.contains("general knowledge") || !now.contains("general knowledge"), "{now}");
    assert!(text.contains("publicly known; not yet checked with them"), "{text}");
    house.stop().await;
    desk.close().await;
}
