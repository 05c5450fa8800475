//! Everybody may read the rules: which rulebooks there are, each of them whole, and what of them somebody
//! should look up again.

use crate::desk::Desk;
use redress::domain::case::event::AlarmKind;
use redress::domain::clock::{Day, Moment, WindowKey};
use redress::domain::grievance::Grievance;
use redress::domain::rulebook::{ANNOUNCED, Rulebook};
use redress::domain::text::Language;
use std::collections::BTreeSet;

#[actix_web::test]
async fn the_list_says_by_which_rules_this_centre_works_and_what_each_leaves_out() {
    let desk = Desk::open().await;
    let house = desk.serve().await;
    for (language, title, ours, none, due) in [
        (
            "en",
            "The rules we work by",
            "This centre works by these rules.",
            "a law covers each",
            "Due for a look",
        ),
        ("zh", "我们依据的规则", "本中心依据这套规则办理。", "各项事由均有法律依据", "待核对"),
    ] {
        let stranger = house.visitor().reading(language);
        let page = stranger.get("/rulebook").await;
        assert_eq!((page.status, page.title().as_str()), (200, title));
        assert_eq!(page.attributes("main h2 a", "href"), ["/rulebook/cn"]);
        assert!(page.find("section.tint").join(" ").contains(ours));
        let others = ["/rulebook/eu", "/rulebook/uk", "/rulebook/us_ca", "/rulebook/br"];
        assert_eq!(page.attributes("main h3 a", "href"), others);
        for id in Rulebook::IDS {
            let book = Rulebook::of(id).unwrap();
            let language = if language == "en" { Language::En } else { Language::Zh };
            let box_ = page.find(&format!("[aria-labelledby={id}]")).join(" ");
            assert!(box_.contains(book.name.in_language(language)) && box_.contains(due), "{id}: {box_}");
            let uncovered: Vec<_> = Grievance::ALL
                .iter()
                .map(|key| book.grievance(*key))
                .filter(|rule| rule.not_covered.is_some())
                .collect();
            assert_eq!(uncovered.is_empty(), box_.contains(none), "{id}: {box_}");
            for rule in uncovered {
                assert!(box_.contains(rule.name.in_language(language)), "{id}: {} in {box_}", rule.key);
            }
        }
        // Nobody who reads the law is asked who they are, or remembered.
        assert_eq!(page.header("set-cookie"), None);
        assert!(page.attributes("footer a", "href").contains(&"/rulebook".to_owned()));
    }
    let explorer = house.visitor().get("/explore").await;
    assert!(explorer.attributes("main a", "href").contains(&"/rulebook".to_owned()));
    house.stop().await;
    desk.close().await;
}

#[actix_web::test]
async fn every_rule_of_every_rulebook_stands_on_its_page_in_both_languages() {
    let desk = Desk::open().await;
    let house = desk.serve().await;
    for id in Rulebook::IDS {
        let book = Rulebook::of(id).unwrap();
        for language in [Language::En, Language::Zh] {
            let stranger = house.visitor().reading(language.as_str());
            let page = stranger.get(&format!("/rulebook/{id}")).await;
            assert_eq!(page.status, 200, "{id}");
            let ids = page.attributes("main [id]", "id");
            let there: BTreeSet<_> = ids.iter().cloned().collect();
            assert_eq!(ids.len(), there.len(), "{id}: an anchor is there twice");
            // Each link within the page has its end.
            let links = page.attributes("main a", "href");
            let within = format!("/rulebook/{id}#");
            for anchor in
                links.iter().filter_map(|href| href.strip_prefix('#').or(href.strip_prefix(&within)))
            {
                assert!(there.contains(anchor), "{id}: nothing stands at #{anchor}");
            }
            let must = [
                WindowKey::ALL.iter().map(|key| format!("windows.{key}")).collect::<Vec<_>>(),
                Grievance::ALL.iter().map(|key| format!("grievances.{key}")).collect(),
                AlarmKind::ALL.iter().map(|key| format!("dangers.{key}")).collect(),
                book.times.iter().map(|time| format!("times.{}", time.key)).collect(),
                book.routes.iter().map(|route| format!("routes.{}", route.key)).collect(),
                book.limitation.iter().map(|one| format!("limitation.{}", one.key)).collect(),
                book.laws.iter().map(|law| format!("laws.{}", law.key)).collect(),
                book.sources.iter().map(|source| format!("sources.{}", source.key)).collect(),
                book.years.iter().map(|year| format!("calendar.years.{}", year.year)).collect(),
                book.inadmissible.iter().map(|one| format!("inadmissible.{}", one.key)).collect(),
                book.pauses.iter().map(|one| format!("pauses.{}", one.key)).collect(),
            ];
            for anchor in must.concat() {
                assert!(there.contains(&anchor), "{id}: {anchor} is not shown");
            }
            let text = page.find("main").join(" ");
            let says = |words: &str| assert!(text.contains(words), "{id}: {words:?} is not said");
            for key in WindowKey::ALL {
                says(book.silence(*key).first.to_others.in_language(language));
                says(book.window(*key).basis.in_language(language));
            }
            says(book.counting.in_language(language));
            says(book.tracks.report.in_language(language));
        }
    }
    house.stop().await;
    desk.close().await;
}

#[actix_web::test]
async fn a_rule_says_how_long_from_when_on_whose_authority_and_what_silence_brings() {
    let desk = Desk::open().await;
    let house = desk.serve().await;
    let stranger = house.visitor();
    let cn = stranger.get("/rulebook/cn").await;
    let rule = |anchor: &str| cn.find(&format!("[id='{anchor}']")).join(" ");
    let answer = rule("windows.answer");
    for said in [
        "our own rule",
        "10 working days",
        "May be prolonged by 5 working days, once.",
        "The complaint was served on the platform",
        "after the 10 working days of 12315",
    ] {
        assert!(answer.contains(said), "{said}: {answer}");
    }
    assert!(rule("windows.court_receipt").contains("law") && !answer.contains("not read in its text"));
    assert!(rule("windows.alarm").contains("Runs on while the case stands still."));
    let access = rule("grievances.access");
    assert!(access.contains("The law gives no number.") && access.contains("30 days"), "{access}");
    assert!(access.contains("recommended standard"), "a yardstick is not the law: {access}");
    assert!(rule("limitation.money").contains("3 years"), "{}", rule("limitation.money"));
    let year = rule("calendar.years.2027");
    assert!(year.contains("provisional") && year.contains("Spring Festival"), "{year}");
    let eu = stranger.get("/rulebook/eu").await;
    let access = eu.find("[id='grievances.access']").join(" ");
    assert!(access.contains("1 month. Begins when") && access.contains("prolonged by 2 months"), "{access}");
    assert!(eu.find("main h1 + p").join(" ").contains("No case is handled here by these rules."));
    let uncovered = eu.find("[id='not-covered.deceased_person']").join(" ");
    assert!(
        !uncovered.is_empty() && eu.find("[id='grievances.deceased_person']")[0].contains("no law covers it")
    );
    house.stop().await;
    desk.close().await;
}

#[actix_web::test]
async fn the_data_is_the_whole_rulebook_and_a_wrong_name_leads_to_those_that_are_there() {
    let desk = Desk::open().await;
    let house = desk.serve().await;
    let stranger = house.visitor();
    for id in Rulebook::IDS {
        let data = stranger.get(&format!("/rulebook/{id}.json")).await;
        assert_eq!(data.header("content-type"), Some("application/json"));
        let mut as_filed = data.json();
        // Beside what the files say stands the calendar with its changes.
        assert!(as_filed.as_object_mut().unwrap().remove("calendar_in_force").is_some());
        assert_eq!(as_filed, serde_json::to_value(Rulebook::data_of(id).unwrap()).unwrap());
        // The data and the rules that decide are one.
        let book = Rulebook::of(id).unwrap();
        let (said, means) = (&data.json()["windows"]["answer"], book.window(WindowKey::Answer));
        assert_eq!(said["span"], serde_json::to_value(means.span).unwrap());
        assert_eq!(said["basis"]["zh"], means.basis.zh.as_str());
        assert_eq!(data.json()["laws"].as_array().unwrap().len(), book.laws.len());
        let again = [("if-none-match", data.header("etag").unwrap())];
        let again = stranger.send("GET", &format!("/rulebook/{id}.json"), &again, b"").await;
        assert_eq!(again.status, 304);
    }
    for wrong in ["/rulebook/atlantis", "/rulebook/CN", "/rulebook/common", "/rulebook/..%2fcn"] {
        let page = stranger.get(wrong).await;
        assert_eq!(page.status, 404, "{wrong}");
        assert!(page.find(".warn").join(" ").contains("There is no rulebook of this name"), "{wrong}");
        assert!(page.attributes("main a", "href").contains(&"/rulebook/cn".to_owned()), "{wrong}");
    }
    let missing = stranger.get("/rulebook/atlantis.json").await;
    assert_eq!((missing.status, missing.header("content-type")), (404, Some("application/problem+json")));
    house.stop().await;
    desk.close().await;
}

/// Noon of a day in Beijing.
fn noon(day: Day) -> Moment {
    Moment::start_of(day, &Rulebook::cn().unwrap().zone).plus_seconds(12 * 3600)
}

#[actix_web::test]
async fn whoever_watches_is_told_of_rules_that_are_due_before_on_and_after_their_day() {
    let first = Rulebook::cn().unwrap().to_verify().remove(0);
    let announced = first.by.saturating_sub(jiff::Span::new().days(ANNOUNCED));
    let desk = Desk::open_at(&noon(announced.yesterday().unwrap()).to_string()).await;
    let house = desk.serve().await;
    let told = async || {
        let page = house.reading(&desk.cast.wu_fang, "en").await.get("/oversight").await;
        page.find("section[aria-labelledby=look-up]").join(" ")
    };
    let public = async || house.visitor().get("/rulebook/cn").await.find("#due ~ ul").join(" ");
    for (day, is_told, overdue) in [
        (announced.yesterday().unwrap(), false, false),
        (announced, true, false),
        (first.by, true, false),
        (first.by.tomorrow().unwrap(), true, true),
    ] {
        desk.live_until(noon(day)).await;
        let said = told().await;
        assert_eq!(said.contains(&first.what.en), is_told, "{day}: {said}");
        assert_eq!(said.contains("overdue"), overdue, "{day}: {said}");
        // The public reads of it all the time.
        let said = public().await;
        assert!(said.contains(&first.what.en) && said.contains("overdue") == overdue, "{day}: {said}");
    }
    let tao_min = house.reading(&desk.cast.tao_min, "zh").await.get("/oversight").await;
    assert!(tao_min.find("section[aria-labelledby=look-up] h2").join(" ").contains("有规则待核对"));
    let ways = tao_min.attributes("section[aria-labelledby=look-up] a", "href");
    assert!(ways.contains(&"/rulebook/cn#calendar.years.2027".to_owned()), "{ways:?}");
    house.stop().await;
    desk.close().await;
}

#[actix_web::test]
async fn a_date_that_was_counted_leads_to_its_rule() {
    let desk = Desk::open().await;
    let case = desk.filed().await;
    case.admit().await;
    let house = desk.serve().await;
    let page = desk_page(&house, &desk, &case.case().await.number().to_string()).await;
    assert!(page.contains(&"/rulebook/cn#windows.answer".to_owned()), "{page:?}");
    let advice = house.visitor().get("/explore/answer?what=will_not_delete&asked=no").await;
    let ways = advice.attributes("main article a", "href");
    assert!(ways.contains(&"/rulebook/cn#grievances.deletion".to_owned()), "{ways:?}");
    house.stop().await;
    desk.close().await;
}

/// Where the act card of a case leads.
async fn desk_page(house: &crate::served::Served, desk: &Desk, number: &str) -> Vec<String> {
    let sun_hao = house.as_(&desk.cast.sun_hao).await;
    sun_hao.get(&format!("/cases/{number}")).await.attributes("section.act a", "href")
}
