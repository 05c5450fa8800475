//! Exploring in five places: one situation each, worked by hand from the law of the place, and read in both
//! languages against that and against the rulebook.

use crate::browser::{Answer, Browser};
use crate::desk::Desk;
use redress::domain::clock::{Day, Moment};
use redress::domain::grievance::Grievance;
use redress::domain::rulebook::Rulebook;
use redress::domain::text::Language;
use redress::messages::T;

/// A situation as somebody tells it, and what a person who knows the law of the place expects.
struct Worked {
    place: &'static str,
    what: &'static str,
    /// The day on which they asked and heard nothing.
    asked: &'static str,
    known: &'static str,
    /// The last day on which the answer would be in time, as each language writes it.
    due: [&'static str; 2],
    /// Whether that day has passed on the morning of the story.
    late: bool,
    grievances: &'static [Grievance],
    en: &'static [&'static str],
    zh: &'static [&'static str],
}

/// The morning of every story is Monday 23 November 2026 in Beijing, in Brussels and in London, and still
/// the evening before in California and in Brazil.
const WORKED: &[Worked] = &[
    // 15 working days from Monday 2 November, without a holiday between: Monday the 23rd.
    Worked {
        place: "cn",
        what: "courier_leak",
        asked: "2026-11-02",
        known: "2026-10-30",
        due: ["Monday 23 November 2026, end of day in Beijing", "2026年11月23日（星期一）24时（北京时间）"],
        late: false,
        grievances: &[Grievance::UnlawfulSharing, Grievance::BreachNotice],
        en: &[
            "Personal Information Protection Law, arts. 10, 21, 22, 23, 25, 38 to 39, 58",
            "Personal Information Protection Law, art. 57",
            "The law says “take remedial measures at once, and notify” and gives no number of days",
            "A yardstick beside the law: 15 working days",
            "We suggest to wait 15 working days",
            "that you gave to this shop only. – our own advice; such a name helped to convince a Beijing court",
            "Your request of 2 November 2026 started it anew, so the last day is Friday 2 November 2029",
            "The last day, counted from the day that you gave, is Tuesday 30 October 2029",
            "– Civil Code, arts. 188, 194 to 195",
            "Yes, if it is as you say. The centre decides within 7 working days",
            "12387",
        ],
        zh: &[
            "《个人信息保护法》第57条",
            "没有规定天数",
            "您于2026年11月2日提出的要求使其重新计算，最后一日为2029年11月2日（星期五）",
            "最后一日为2029年10月30日（星期二）",
            "投诉是为了您自己",
        ],
    },
    // A month from 12 October.
    Worked {
        place: "eu",
        what: "will_not_delete",
        asked: "2026-10-12",
        known: "2026-10-12",
        due: ["Thursday 12 November 2026, end of day in Brussels", "2026年11月12日（星期四）24时"],
        late: true,
        grievances: &[Grievance::Deletion],
        en: &[
            "General Data Protection Regulation (2016/679), arts. 17, 19 (wording not checked yet)",
            "The law says “without undue delay; the answer within one month” (General Data Protection Regulation (2016/679), art. 12(3)).",
            "May be prolonged by 2 months, once",
            "as the law sets (General Data Protection Regulation, art. 12(3))",
            "National law sets it",
            "No. This centre works by the law of one place only (China (mainland))",
            "edpb.europa.eu",
        ],
        zh: &[
            "《通用数据保护条例（2016/679）》第17条、第19条",
            "第12条第3款",
            "不能。 本中心只依据中国大陆的法律办理",
            "数据保护机构",
        ],
    },
    // A month from 30 October; six years from 1 October 2020 are over, five in Scotland as well.
    Worked {
        place: "uk",
        what: "ads_after_refusal",
        asked: "2026-10-30",
        known: "2020-10-01",
        due: ["Monday 30 November 2026, end of day in London", "2026年11月30日（星期一）24时"],
        late: false,
        grievances: &[Grievance::DirectMarketing],
        en: &[
            "UK GDPR, art. 21",
            "UK GDPR, art. 12(3); UK GDPR, art. 12A (wording not checked yet)",
            "The clock stands still: while the platform waits for you to make your request clear",
            "it ended on Thursday 1 October 2026",
            "it ended on Wednesday 1 October 2025",
            "Court stays open",
            "ico.org.uk (publicly known; not yet checked with them)",
        ],
        zh: &["《英国通用数据保护条例》第21条", "最后一日为2026年10月1日（星期四）", "信息专员"],
    },
    // 45 days from 20 October.
    Worked {
        place: "us_ca",
        what: "childs_data",
        asked: "2026-10-20",
        known: "2026-10-01",
        due: ["Friday 4 December 2026, end of day in Los Angeles", "2026年12月4日（星期五）24时"],
        late: false,
        grievances: &[Grievance::ChildData],
        en: &[
            "California Consumer Privacy Act, as amended (Civil Code), sec. 1798.120",
            "Under 16 the data may be sold or shared only after a yes",
            "45 days, as the law sets (regulations of the privacy agency, s. 7021)",
            "Not settled: one, three or four years are argued",
            "Court, for a leak only",
        ],
        zh: &["《加州消费者隐私法（民法典，经修正）》第1798.120条", "45日", "尚无定论"],
    },
    // 15 days from 4 November; five years from Independence Day 2021 end on the day after a holiday.
    Worked {
        place: "br",
        what: "agree_or_leave",
        asked: "2026-11-04",
        known: "2021-09-07",
        due: ["Thursday 19 November 2026, end of day in Sao Paulo", "2026年11月19日（星期四）24时"],
        late: true,
        grievances: &[Grievance::ForcedConsent],
        en: &[
            "General Data Protection Law (LGPD, Lei 13.709/2018), arts. 7, 9(3), 18(8)",
            "You must be told that you can refuse, and what follows",
            "our own yardstick, after the 15 days of art. 19",
            "it ended on Tuesday 8 September 2026",
            "consumidor.gov.br",
        ],
        zh: &["第7条、第9条第3款、第18条第8项", "最后一日为2026年9月8日（星期二）", "ANPD"],
    },
];

fn dated(name: &str, day: &str) -> String {
    let day: Day = day.parse().unwrap();
    format!("&{name}-year={}&{name}-month={}&{name}-day={}", day.year(), day.month(), day.day())
}

impl Worked {
    fn address(&self) -> String {
        let Worked { place, what, asked, known, .. } = self;
        let (asked, known) = (dated("asked-on", asked), dated("known", known));
        format!("/explore/answer?place={place}&what={what}&asked=yes&asked-result=nothing{asked}{known}")
    }
}

/// The page in one line, so that a sentence is found wherever its lines break.
fn read(page: &Answer) -> String {
    page.find("main").join(" ").split_whitespace().collect::<Vec<_>>().join(" ")
}

#[actix_web::test]
async fn in_each_place_its_own_law_answers_with_its_articles_and_its_dates() {
    let desk = Desk::open().await;
    let house = desk.serve().await;
    for worked in WORKED {
        let (place, book) = (worked.place, Rulebook::of(worked.place).unwrap());
        let starts = Moment::start_of(worked.asked.parse().unwrap(), &book.zone);
        let rules = worked.grievances.iter().map(|grievance| book.grievance(*grievance));
        let reckoned = rules.clone().map(|rule| book.reckon_request(&rule.request, starts));
        let reckoned = reckoned.max_by_key(|reckoning| reckoning.falls).unwrap();
        assert_eq!(reckoned.is_over(desk.now()), worked.late, "{place}");
        for (language, due, said) in
            [(Language::En, worked.due[0], worked.en), (Language::Zh, worked.due[1], worked.zh)]
        {
            let page = house.visitor().reading(language.as_str()).get(&worked.address()).await;
            assert_eq!(page.status, 200, "{place}");
            let heading = page.find("section.tint strong").join(" ");
            assert!(heading.contains(due), "{place}: {due}: {heading}");
            assert!(heading.contains(&T(language).due(&reckoned, &book.zone)), "{place}: {heading}");
            let text = read(&page);
            for said in said {
                assert!(text.contains(said), "{place}: {said}: {text}");
            }
            for rule in rules.clone() {
                assert!(text.contains(rule.name.in_language(language)), "{place}: {}", rule.key);
                for citation in &rule.laws {
                    let cited = citation.in_language(book.law(&citation.law).unwrap(), language);
                    assert!(text.contains(&cited), "{place}: {cited}");
                }
            }
            // Only the centre's own law leads to a complaint here.
            assert_eq!(
                page.find("a.button[href^='/complaint']").len(),
                usize::from(place == "cn"),
                "{place}"
            );
        }
    }
    house.stop().await;
    desk.close().await;
}

/// What people in China come with most, asked about on Monday 2 November: the last day for an answer, and a
/// place in the law as each language writes it.
const AT_HOME: &[(&str, &str, &[&str], &str, &str)] = &[
    (
        "will_not_delete",
        "Monday 23 November 2026",
        &["deletion"],
        "Personal Information Protection Law, art. 47",
        "《个人信息保护法》第47条",
    ),
    (
        "agree_or_leave",
        "Monday 23 November 2026",
        &["forced_consent"],
        "Regulations implementing the Consumer Rights Law, art. 23",
        "《消费者权益保护法实施条例》第23条",
    ),
    (
        "ads_after_refusal",
        "Monday 23 November 2026",
        &["direct_marketing"],
        "Consumer Rights Law, art. 29(3)",
        "《消费者权益保护法》第29条第3款",
    ),
    (
        "loyal_pays_more",
        "Monday 23 November 2026",
        &["price_discrimination", "explanation"],
        "Rules on Pricing by Internet Platforms",
        "《互联网平台价格行为规则》",
    ),
    // Seven working days, for children.
    (
        "childs_data",
        "Wednesday 11 November 2026",
        &["child_data"],
        "Regulations on Protecting Minors Online, arts. 32 to 37",
        "《未成年人网络保护条例》第32条至第37条",
    ),
    // Of two rights the longer time counts.
    (
        "child_not_deleted",
        "Monday 23 November 2026",
        &["child_data", "deletion"],
        "Personal Information Protection Law, arts. 28, 31",
        "《个人信息保护法》第28条、第31条",
    ),
    (
        "deceased_relative",
        "Monday 23 November 2026",
        &["deceased_person"],
        "Personal Information Protection Law, art. 49",
        "《个人信息保护法》第49条",
    ),
];

#[actix_web::test]
async fn what_people_at_home_come_with_leads_by_the_right_articles_and_dates_to_a_complaint() {
    // On the Tuesday after, every answer is late.
    let desk = Desk::open_at("2026-11-24T09:00:00+08:00").await;
    let house = desk.serve().await;
    for (what, due, grievances, en, zh) in AT_HOME {
        let asked = dated("asked-on", "2026-11-02");
        let address = format!("/explore/answer?place=cn&what={what}&asked=yes&asked-result=nothing{asked}");
        let page = house.visitor().get(&address).await;
        let heading = page.find("section.tint strong").join(" ");
        assert!(heading.contains(&format!("should have answered by {due}")), "{what}: {heading}");
        assert!(read(&page).contains(en), "{what}: {en}");
        let chinese = read(&house.visitor().reading("zh").get(&address).await);
        assert!(chinese.contains(zh), "{what}: {zh}");
        // Each thing to do today says where it comes from.
        let steps = page.find(".warn li");
        assert!(!steps.is_empty() && steps.iter().all(|step| step.contains(" – ")), "{what}: {steps:?}");
        let file = page.attribute("section.tint a.button", "href").unwrap();
        for grievance in *grievances {
            assert!(file.contains(&format!("grievance={grievance}&")), "{what}: {file}");
        }
        assert!(file.ends_with("asked-on-year=2026&asked-on-month=11&asked-on-day=2"), "{what}: {file}");
    }
    house.stop().await;
    desk.close().await;
}

#[actix_web::test]
async fn what_no_law_of_a_place_covers_says_so_and_who_can_help() {
    let desk = Desk::open().await;
    let house = desk.serve().await;
    let ask = async |place: &str, what: &str| {
        let page = house.visitor().get(&format!("/explore/answer?place={place}&what={what}&asked=no")).await;
        read(&page)
    };
    let mother = ask("eu", "deceased_relative").await;
    for said in [
        "No law of this place gives you a claim",
        "recital 27",
        "France, Italy and Spain",
        "death certificate",
    ] {
        assert!(mother.contains(said), "{said}: {mother}");
    }
    // What rests on a law that is not there is not advised.
    assert!(
        !mother.contains("You may ask them to") && !mother.contains("why you yourself need it"),
        "{mother}"
    );
    // Nor is there a claim that could be too old, or an authority that minds it.
    assert!(!mother.contains("Is it too late?") && !mother.contains("Who can:"), "{mother}");
    let dearer = ask("us_ca", "loyal_pays_more").await;
    assert!(dearer.contains("No general ban on prices by profile was found"), "{dearer}");
    assert!(dearer.contains("It applies only from 1 January 2027"), "the right to an explanation: {dearer}");
    let home = ask("cn", "deceased_relative").await;
    assert!(home.contains("Personal Information Protection Law, art. 49"), "{home}");
    assert!(home.contains("why you yourself need it"), "{home}");
    house.stop().await;
    desk.close().await;
}

#[actix_web::test]
async fn whoever_has_known_too_long_reads_so_and_what_remains_before_on_and_after() {
    let desk = Desk::open_at("2026-10-08T12:00:00+08:00").await;
    let house = desk.serve().await;
    // Three years from 1 October 2023 end on a holiday, so on 8 October.
    let address = format!(
        "/explore/answer?place=cn&what=lost_money_after_leak&asked=no{}",
        dated("known", "2023-10-01")
    );
    let before = house.visitor().get(&address).await;
    assert!(read(&before).contains(
        "It still runs. The last day, counted from the day that you gave, is Thursday 8 October 2026"
    ));
    assert_eq!(before.find("a.button[href^='/complaint']").len(), 1);
    desk.hours(12).await;
    let after = house.visitor().get(&address).await;
    let text = read(&after);
    for said in [
        "Too old: counted from what you said, it ended on Thursday 8 October 2026",
        "No longer. You have known of it for more than three years (our own rule, after SAMR Order 121, art. 16(4)",
        "Court stays open",
        "These never grow too old",
        "Call your bank or payment service now",
    ] {
        assert!(text.contains(said), "{said}: {text}");
    }
    assert_eq!(after.find("a.button[href^='/complaint']").len(), 0);
    let chinese = read(&house.visitor().reading("zh").get(&address).await);
    assert!(chinese.contains("已不能受理。 知道或者应当知道权益受损已超过三年"), "{chinese}");
    house.stop().await;
    desk.close().await;
}

#[actix_web::test]
async fn answers_that_contradict_each_other_are_refused_at_their_place_with_the_remedy() {
    let desk = Desk::open().await;
    let house = desk.serve().await;
    let asked = |on: &str| format!("&asked=yes&asked-result=refused{}", dated("asked-on", on));
    for (address, field, said) in [
        ("/explore?place=atlantis".to_owned(), "place", "“atlantis”"),
        ("/explore/asked?what=charged_more&place=%3Cb%3E".to_owned(), "place", "Choose from the list"),
        ("/explore/answer?what=charged_more&asked=no&place=mars".to_owned(), "place", "Choose from the list"),
        (
            "/explore/answer?what=charged_more&asked=no&place=cn&place=eu".to_owned(),
            "place",
            "more than one place",
        ),
        (
            format!(
                "/explore/answer?what=charged_more{}{}",
                asked("2026-11-02"),
                dated("known", "2026-11-03")
            ),
            "known",
            "You asked them on 2 November 2026, so you knew of it by then",
        ),
        (
            format!("/explore/answer?what=charged_more&asked=no{}", dated("known", "2026-11-24")),
            "known",
            "today is 23 November 2026",
        ),
        // In California it is still the day before.
        (
            format!("/explore/answer?place=us_ca&what=charged_more&asked=no{}", dated("known", "2026-11-23")),
            "known",
            "today is 22 November 2026",
        ),
        (
            format!("/explore/answer?what=charged_more&asked=no{}", dated("known", "2021-10-31")),
            "known",
            "Personal Information Protection Law has applied since 1 November 2021",
        ),
        (format!("/explore/answer?what=charged_more{}", asked("2021-10-31")), "asked-on", "ask again today"),
        (
            format!("/explore/answer?place=br&what=charged_more&asked=no{}", dated("known", "2020-09-17")),
            "known",
            "the day comes from general knowledge",
        ),
        (
            "/explore/answer?what=charged_more&asked=no&known-year=2026&known-month=2&known-day=31"
                .to_owned(),
            "known",
            "No month has this day",
        ),
        (
            format!("/explore/answer?what=charged_more&asked=no{}", dated("asked-on", "2026-11-02")),
            "asked",
            "leave the date empty",
        ),
    ] {
        let page = house.visitor().get(&address).await;
        assert_eq!(page.status, 422, "{address}");
        assert!(page.attributes(".problems a", "href").contains(&format!("#{field}")), "{address}");
        assert!(
            !page.find(&format!("#{field}")).is_empty()
                || !page.attributes(&format!("#{field}"), "name").is_empty(),
            "{address}"
        );
        assert!(
            page.find(".problems").join(" ").contains(said),
            "{address}: {}",
            page.find(".problems").join(" ")
        );
        assert_eq!(page.header("set-cookie"), None, "{address}");
        let chinese = house.visitor().reading("zh").get(&address).await;
        assert_eq!(chinese.status, 422, "{address}");
    }
    // The first and the last day that can be right.
    for (place, day) in
        [("cn", "2021-11-01"), ("cn", "2026-11-23"), ("us_ca", "2026-11-22"), ("br", "2020-09-18")]
    {
        let address =
            format!("/explore/answer?place={place}&what=charged_more&asked=no{}", dated("known", day));
        assert_eq!(house.visitor().get(&address).await.status, 200, "{address}");
    }
    house.stop().await;
    desk.close().await;
}

/// What a browser without scripts sends when the form of a page is submitted.
fn submitted(page: &Answer, filled: &[(&str, &str)]) -> String {
    let action = page.attribute("main form", "action").unwrap();
    let hidden = page.attributes("main form input[type=hidden]", "name");
    let hidden: Vec<_> =
        hidden.into_iter().zip(page.attributes("main form input[type=hidden]", "value")).collect();
    let fields =
        hidden.iter().map(|(name, value)| (name.as_str(), value.as_str())).chain(filled.iter().copied());
    let fields: Vec<_> = fields.map(|(name, value)| format!("{name}={value}")).collect();
    format!("{action}?{}", fields.join("&"))
}

#[actix_web::test]
async fn two_plain_forms_lead_to_an_address_that_holds_the_whole_answer_and_leaves_no_trace() {
    let desk = Desk::open().await;
    let house = desk.serve().await;
    let stranger: Browser = house.visitor();
    let first = stranger.get("/explore").await;
    assert_eq!(first.attribute("main form", "method").as_deref(), Some("get"));
    // The centre's own place is offered first, then all others.
    assert_eq!(first.attributes("select[name=place] option", "value"), ["cn", "eu", "uk", "us_ca", "br"]);
    let second = stranger.get(&submitted(&first, &[("place", "uk"), ("what", "will_not_show")])).await;
    assert_eq!(second.status, 200);
    let filled = [("asked", "no"), ("known-day", "3"), ("known-month", "11"), ("known-year", "2026")];
    let address = submitted(&second, &filled);
    let answered = stranger.get(&address).await;
    assert_eq!(answered.status, 200);
    let said = answered.find("dl.summary").join(" ");
    assert!(said.contains("United Kingdom") && said.contains("3 November 2026"), "{said}");
    // Whoever gets the address reads the same, and nobody was given anything to keep.
    let friend = house.visitor().get(&address).await;
    assert_eq!(read(&friend), read(&answered));
    for page in [&first, &second, &answered, &friend] {
        assert_eq!(page.header("set-cookie"), None);
        assert!(
            page.find("main script").is_empty() && page.attributes("main [onclick]", "onclick").is_empty()
        );
    }
    assert_eq!(stranger.cookie("__Host-redress"), None);
    // Changing an answer loses none of the others.
    let change = answered.attribute("main a[href^='/explore?']", "href").unwrap();
    let again = stranger.get(&change).await;
    assert_eq!(again.attributes("select[name=place] option[selected]", "value"), ["uk"]);
    assert_eq!(again.attributes("input[name=what][checked]", "value"), ["will_not_show"]);
    let second = stranger.get(&submitted(&again, &[("place", "eu"), ("what", "will_not_show")])).await;
    assert_eq!(second.attribute("#known-month", "value").as_deref(), Some("11"));
    assert_eq!(second.attributes("input[name=asked][checked]", "value"), ["no"]);
    // What nobody asks here is not carried on.
    let smuggled = stranger.get("/explore/answer?what=will_not_show&asked=no&name=Lin%20Mei").await;
    assert!(!smuggled.text().contains("/explore?what=will_not_show&asked=no&name"));
    house.stop().await;
    desk.close().await;
}

#[actix_web::test]
async fn the_other_ways_are_told_apart_and_each_says_when_it_fits_what_it_costs_and_what_it_cannot_do() {
    let desk = Desk::open().await;
    let house = desk.serve().await;
    let ways = async |place: &str, what: &str| {
        house.visitor().get(&format!("/explore/answer?place={place}&what={what}&asked=no")).await
    };
    for id in Rulebook::IDS {
        let book = Rulebook::of(id).unwrap();
        let page = ways(id, "will_not_show").await;
        let (text, today) = (read(&page), desk.now().day_in(&book.zone));
        for track in [&book.tracks.complaint, &book.tracks.report] {
            assert!(text.contains(track.en.as_str()), "{id}");
        }
        for route in &book.routes {
            let told = page.find(&format!("#way-{}", route.key)).join(" ");
            if !route.is_open_for(&[Grievance::Access, Grievance::Copy], today) {
                assert_eq!(told, "", "{id}: {}", route.key);
                continue;
            }
            let cost = route.costs.as_ref().map_or("nothing about a cost", |costs| costs.en.as_str());
            for said in [&route.name.en, &route.fits.en, &route.how.en, &route.cannot.en, cost] {
                assert!(told.contains(said), "{id}: {}: {said}: {told}", route.key);
            }
        }
    }
    // A line for spam helps whom spam reaches, and nobody else.
    assert_eq!(ways("cn", "ads_after_refusal").await.find("#way-spam_line").len(), 1);
    assert_eq!(ways("cn", "will_not_show").await.find("#way-spam_line").len(), 0);
    assert_eq!(ways("cn", "courier_leak").await.find("#way-police").len(), 1);
    house.stop().await;
    desk.close().await;
}
