//! Windows in a calendar, read by a program that others wrote: each on its last day, with its counting,
//! and replaced when it moves.

use crate::browser::Answer;
use crate::desk::Desk;
use icalendar::parser::{Component, read_calendar, unfold};
use redress::domain::clock::WindowKey;
use std::collections::BTreeMap;

/// The events of a calendar file, each with its properties.
fn events(file: &Answer) -> Vec<BTreeMap<String, String>> {
    assert_eq!(file.status, 200, "{}", file.text());
    assert_eq!(file.header("content-type"), Some("text/calendar; charset=utf-8"));
    let text = file.text();
    for line in text.split("\r\n") {
        assert!(line.len() <= 75 && !line.contains('\n'), "{line:?} is not folded");
    }
    let text = unfold(&text);
    let calendar = read_calendar(&text).unwrap();
    assert!(!calendar.components.is_empty(), "a calendar holds something");
    let is_event = |component: &&Component<'_>| component.name.as_str() == "VEVENT";
    let event = |component: &Component<'_>| {
        let alarms = component.components.iter().filter(|inner| inner.name.as_str() == "VALARM").count();
        assert_eq!(alarms, 1, "an alarm the day before");
        let property = |property: &icalendar::parser::Property<'_>| {
            (property.name.to_string(), property.val.clone().unescape_text().to_string())
        };
        component.properties.iter().map(property).collect()
    };
    calendar.components.iter().filter(is_event).map(event).collect()
}

fn about<'e>(events: &'e [BTreeMap<String, String>], duty: &str) -> &'e BTreeMap<String, String> {
    let found = events.iter().find(|event| event["SUMMARY"].ends_with(duty));
    found.unwrap_or_else(|| panic!("no event {duty} in {events:?}"))
}

#[actix_web::test]
async fn a_window_that_moves_replaces_the_one_before() {
    let desk = Desk::open().await;
    let case = desk.filed().await;
    case.admit().await;
    let number = case.case().await.number();
    let house = desk.serve().await;
    let sun_hao = house.as_(&desk.cast.sun_hao).await;
    let address = format!("/cases/{number}/calendar.ics");

    let before = events(&sun_hao.get(&address).await);
    let first = about(&before, "answer the complaint");
    let window = case.window(WindowKey::Answer).await;
    let zone = &desk.rulebook().zone;
    let day = |at: redress::domain::clock::Day| at.strftime("%Y%m%d").to_string();
    assert_eq!(first["SUMMARY"], format!("{number}: answer the complaint"));
    assert_eq!(first["DTSTART"], day(window.reckoning.last_day(zone)));
    assert_eq!((first["SEQUENCE"].as_str(), first["STATUS"].as_str()), ("0", "CONFIRMED"));
    assert!(first["UID"].starts_with(&window.id.to_string()));
    let told = &first["DESCRIPTION"];
    assert!(told.contains("How this date was counted") && told.contains("The day itself does not count."));
    assert!(
        told.contains(desk.rulebook().silence(WindowKey::Answer).first.sentence(true, false).en.as_str()),
        "{told}"
    );
    assert!(!told.contains("行程") && !told.contains("林梅"), "nothing of what the complaint says");

    desk.hours(3).await;
    case.extend().await;
    // Three hours without a click end a session.
    let sun_hao = house.as_(&desk.cast.sun_hao).await;
    let after = events(&sun_hao.get(&address).await);
    let moved = about(&after, "answer the complaint");
    assert_eq!(moved["UID"], first["UID"]);
    assert_eq!(moved["SEQUENCE"], "1");
    assert!(moved["DTSTART"] > first["DTSTART"]);
    assert!(moved["LAST-MODIFIED"] > first["LAST-MODIFIED"]);
    assert_eq!(moved["DTSTART"], day(case.window(WindowKey::Answer).await.reckoning.last_day(zone)));
    assert_eq!(after.len(), before.len());

    case.answer().await;
    let gone = events(&sun_hao.get(&address).await);
    assert!(gone.iter().all(|event| event["UID"] != first["UID"]), "what has ended is not in it");
    house.stop().await;
    desk.sweep().await;
    desk.close().await;
}

#[actix_web::test]
async fn each_has_what_concerns_them_and_nobody_elses() {
    let desk = Desk::open().await;
    let (first, second) = (desk.filed().await, desk.filed().await);
    let house = desk.serve().await;
    let count = async |who| events(&house.as_(who).await.get("/calendar.ics").await).len();
    // The centre must decide on both; so it says to the consumer too.
    assert_eq!(count(&desk.cast.ma_li).await, 2);
    assert_eq!(count(&desk.cast.lin_mei).await, 2);
    assert_eq!(count(&desk.cast.sun_hao).await, 0, "unread claims are never served");
    assert_eq!(count(&desk.cast.he_yun).await, 0);
    assert_eq!(count(&desk.cast.zhou_ming).await, 0);
    assert_eq!(count(&desk.cast.tao_min).await, 0);

    first.mediated().await;
    assert_eq!(count(&desk.cast.ma_li).await, 1);
    let he_yun = house.as_(&desk.cast.he_yun).await;
    let own = events(&he_yun.get("/calendar.ics").await);
    assert_eq!(own.len(), 1, "{own:?}");
    assert!(own[0]["SUMMARY"].ends_with("mediate"));
    assert_eq!(count(&desk.cast.gu_wei).await, 0);

    first.stay(10).await;
    let standing_still = events(&house.as_(&desk.cast.sun_hao).await.get("/calendar.ics").await);
    // A day that will be another one is no day for a calendar; on which it runs again is.
    let runs_again = about(&standing_still, "the clock runs again");
    assert_eq!((standing_still.len(), runs_again["STATUS"].as_str()), (1, "CONFIRMED"), "{standing_still:?}");
    assert!(runs_again["DESCRIPTION"].contains("the other dates of this case are left out"));

    let address = format!("/cases/{}/calendar.ics", second.case().await.number());
    for stranger in [&desk.cast.sun_hao, &desk.cast.zhou_ming, &desk.cast.he_yun, &desk.cast.song_jie] {
        assert_eq!(house.as_(stranger).await.get(&address).await.status, 404);
    }
    assert_eq!(house.visitor().get("/calendar.ics").await.status, 303);
    house.stop().await;
    desk.sweep().await;
    desk.close().await;
}
