//! What everybody may read: outcomes in the register, platforms with their figures, and the same for
//! programs; and that nothing there leads to a consumer.

use crate::app::TestApp;
use crate::browser::{Answer, Browser};
use crate::desk::Desk;
use crate::served::Served;
use crate::steps::{InCase, delete_within, dismissing, pay, words};
use atom_syndication::Feed;
use redress::domain::actor::Role;
use redress::domain::clock::{Day, WindowKey};
use redress::domain::command::Command;
use redress::domain::ids::MatterId;
use redress::domain::publication::Command as Publishing;
use redress::domain::text::Language;
use redress::messages::T;
use redress::store::StoreError;
use redress::store::platforms::{self, Platform};
use serde_json::Value;

const FINDING: &str =
    "Riders could look up past trips without need. A former courier read them & told others.";
const REPLY: &str = "We have cut access to <one> day.";
const CHINESE: &str = "订单信息没有泄露，平台日志未见异常访问。";

/// A centre whose register holds three outcomes, the last published first:
/// Maisui was silent; Yunlu was cleared; Yunlu was found wrong, accepted, and did what it promised.
struct Register {
    desk: Desk,
    served: Served,
    cases: [MatterId; 3],
}

impl Register {
    async fn open() -> Register {
        let desk = Desk::open().await;
        let kept = kept(&desk).await;
        publish(&desk, kept, FINDING, REPLY).await;
        let cleared = cleared(&desk).await;
        publish(&desk, cleared, CHINESE, "感谢调解员的工作。").await;
        let silent = silent(&desk).await;
        desk.publishing(silent, &desk.cast.wu_fang, Publishing::Draft { finding: None }).await;
        let falls = window(&desk, silent, WindowKey::RightOfReply).await;
        desk.go_to(falls).await;
        desk.sweep().await;
        let served = desk.serve().await;
        Register { desk, served, cases: [silent, cleared, kept] }
    }

    fn reader(&self) -> Browser {
        self.served.visitor()
    }

    /// The public names of the three entries, the last published first.
    async fn ids(&self) -> [String; 3] {
        let mut ids = Vec::new();
        for case in self.cases {
            ids.push(self.desk.publication(case).await.expect("a publication").life.id.to_string());
        }
        ids.try_into().unwrap()
    }

    async fn close(self) {
        self.served.stop().await;
        self.desk.close().await;
    }
}

/// Yunlu accepts a finding against it and does all of it, and Lin Mei confirms that.
async fn kept(desk: &Desk) -> MatterId {
    let case = desk.filed().await;
    let agreed = case.agreed().await;
    for duty in agreed.duties {
        case.report(duty.promise.id).await;
        case.confirm(duty.promise.id).await;
    }
    desk.sweep().await;
    case.id
}

/// The mediator finds that Yunlu did nothing wrong.
async fn cleared(desk: &Desk) -> MatterId {
    let case = desk.filed().await;
    case.mediated().await;
    case.heard().await;
    case.does(&desk.cast.he_yun, dismissing()).await;
    case.does(&desk.cast.sun_hao, Command::AskToPublish).await;
    desk.sweep().await;
    case.id
}

/// Maisui, which nobody represents here, gets the notice by post and says nothing to the end.
async fn silent(desk: &Desk) -> MatterId {
    let case: InCase = desk.filed_about(desk.cast.maisui).await;
    case.admit().await;
    case.serve_by_post().await;
    case.in_silence(WindowKey::Answer).await;
    case.assign(&desk.cast.he_yun).await;
    case.close_without_result().await;
    desk.sweep().await;
    case.id
}

async fn publish(desk: &Desk, case: MatterId, finding: &str, reply: &str) {
    let (clerk, platform) = (desk.cast.wu_fang, desk.cast.sun_hao);
    desk.publishing(case, &clerk, Publishing::Draft { finding: Some(words(finding)) }).await;
    let publication = desk.publication(case).await.unwrap();
    let window = publication.life.running.of(WindowKey::RightOfReply).unwrap().id;
    desk.publishing(case, &platform, Publishing::Reply { window, text: words(reply) }).await;
    desk.publishing(case, &clerk, Publishing::Publish).await;
}

/// The end of a window of a publication.
async fn window(desk: &Desk, case: MatterId, key: WindowKey) -> redress::domain::clock::Moment {
    let publication = desk.publication(case).await.unwrap();
    publication.life.running.of(key).unwrap().reckoning.falls
}

/// The names of the entries that a page of the register lists.
fn listed(page: &Answer) -> Vec<String> {
    let links = page.attributes(".list a", "href");
    links.iter().map(|href| href.strip_prefix("/register/").expect("an entry").to_owned()).collect()
}

fn ids_of(data: &Value) -> Vec<String> {
    data["entries"].as_array().unwrap().iter().map(|entry| entry["id"].as_str().unwrap().to_owned()).collect()
}

fn feed(answer: &Answer) -> Feed {
    assert_eq!(answer.header("content-type"), Some("application/atom+xml; charset=utf-8"));
    Feed::read_from(answer.body.as_slice()).unwrap()
}

fn ids_in(feed: &Feed) -> Vec<String> {
    feed.entries.iter().map(|entry| entry.id.strip_prefix("urn:uuid:").unwrap().to_owned()).collect()
}

#[actix_web::test]
async fn the_register_lists_what_was_published_the_last_first() {
    let register = Register::open().await;
    let page = register.reader().get("/register").await;
    assert_eq!((page.status, page.title().as_str()), (200, "Public register"));
    assert_eq!(listed(&page), register.ids().await);
    assert_eq!(page.find(".list .badge"), ["No answer", "Silent on the draft", "Not upheld", "Upheld"]);
    let titles = page.find(".list h2");
    assert_eq!(titles[0], "Maisui Mart: deletion of data, passing data on to others");
    assert!(titles[2].starts_with("Yunlu Travel: "), "{titles:?}");
    let kept = &page.find(".list .soft")[5];
    for said in ["accepted the finding", "The platform replied", "confirmed by the consumer"] {
        assert!(kept.contains(said), "{kept}");
    }
    register.close().await;
}

#[actix_web::test]
async fn a_register_without_entries_says_so() {
    let app = TestApp::start().await;
    let page = app.visitor().get("/register").await;
    assert_eq!(page.find(".empty h2"), ["Nothing has been published yet"]);
    assert_eq!(app.visitor().get("/register.json").await.json()["found"], 0);
    assert!(feed(&app.visitor().get("/register.atom").await).entries.is_empty());
    assert_eq!(app.visitor().get("/platforms").await.find(".empty h2"), ["No platform yet"]);
    app.stop().await;
}

#[actix_web::test]
async fn words_are_found_and_marked_in_both_languages() {
    let register = Register::open().await;
    let [silent, cleared, kept] = register.ids().await;
    for (query, found, marks) in [
        ("q=courier", vec![&kept], vec!["courier"]),
        ("q=COURI", vec![&kept], vec!["couri"]),
        ("q=%E6%B3%84%E9%9C%B2", vec![&cleared], vec!["泄露"]),
        ("q=%E4%BA%91%E8%B7%AF", vec![&cleared, &kept], vec![]),
        ("q=maisui", vec![&silent], vec!["Maisui"]),
        ("q=courier+%E6%B3%84%E9%9C%B2", vec![], vec![]),
    ] {
        let page = register.reader().get(&format!("/register?{query}")).await;
        assert_eq!(page.status, 200);
        assert_eq!(listed(&page).iter().collect::<Vec<_>>(), found, "{query}");
        assert_eq!(page.find(".list mark"), marks, "{query}");
    }
    let nothing = register.reader().get("/register?q=nowhere").await;
    assert_eq!(nothing.find(".empty h2"), ["No entry fits"]);
    assert_eq!(nothing.attribute("#q", "value").as_deref(), Some("nowhere"));
    register.close().await;
}

#[actix_web::test]
async fn facets_count_and_lead_to_what_they_count() {
    let register = Register::open().await;
    let [silent, cleared, kept] = register.ids().await;
    let page = register.reader().get("/register?platform=yunlu").await;
    assert_eq!(listed(&page), [cleared, kept.clone()]);
    let facets = page.find(".facets li");
    assert_eq!(facets[..2], ["Upheld 1", "Not upheld 1"]);
    assert!(facets.contains(&"Deletion of data 2".to_owned()), "{facets:?}");
    let way = page.attribute(".facets a", "href").unwrap();
    assert_eq!(way, "/register?platform=yunlu&outcome=upheld");
    let narrowed = register.reader().get(&way).await;
    assert_eq!(listed(&narrowed), [kept]);
    // The others can still be seen, and the way back.
    assert_eq!(narrowed.find(".facets strong"), ["Upheld"]);
    assert_eq!(narrowed.find(".facets li")[..3], ["Upheld 1", "Not upheld 1", "All outcomes"]);
    let ways = narrowed.attributes(".facets a", "href");
    assert!(ways.contains(&"/register?platform=yunlu".to_owned()), "{ways:?}");
    assert_eq!(narrowed.find("option[selected]"), ["Yunlu Travel", "Upheld"]);
    // Months are taken from their first to their last day.
    let month = register.reader().get(&format!("/register/{silent}.json")).await.json()["ended_in"].clone();
    let month = month.as_str().unwrap();
    let query = format!("/register?platform=maisui&from={month}&to={month}");
    assert_eq!(listed(&register.reader().get(&query).await), [silent]);
    assert!(listed(&register.reader().get("/register?to=2026-01").await).is_empty());
    register.close().await;
}

#[actix_web::test]
async fn each_twin_says_what_its_page_says() {
    let register = Register::open().await;
    let reader = register.reader();
    for query in ["", "?q=courier", "?platform=yunlu&outcome=dismissed", "?grievance=deletion", "?q=zzz"] {
        let page = reader.get(&format!("/register{query}")).await;
        let twins = page.attributes("link[rel=alternate]", "href");
        assert_eq!(twins, page.attributes("#twins + p a", "href"), "linked in the head and for everybody");
        let data = reader.get(&twins[0]).await.json();
        assert_eq!(ids_of(&data), listed(&page), "{query}");
        assert_eq!(data["found"].as_u64(), Some(listed(&page).len() as u64));
        let feed = feed(&reader.get(&twins[1]).await);
        assert_eq!(ids_in(&feed), listed(&page), "{query}");
        assert!(feed.links.iter().any(|link| link.rel == "self" && link.href.ends_with(&twins[1])));
        assert_eq!(feed.lang.as_deref(), Some("en"));
    }
    let [_, _, kept] = register.ids().await;
    let page = reader.get(&format!("/register/{kept}")).await;
    let twins = page.attributes("link[rel=alternate]", "href");
    let data = reader.get(&twins[0]).await.json();
    assert_eq!((data["id"].as_str(), data["number"].as_u64()), (Some(kept.as_str()), Some(1)));
    assert_eq!((data["finding"].as_str(), data["reply"].as_str()), (Some(FINDING), Some(REPLY)));
    assert_eq!((data["kept"].as_str(), data["reaction"].as_str()), (Some("confirmed"), Some("accepted")));
    assert_eq!(page.find("blockquote"), [FINDING, REPLY]);
    let feed = feed(&reader.get(&twins[1]).await);
    assert_eq!(ids_in(&feed), [kept]);
    let content = feed.entries[0].content.as_ref().unwrap().value.clone().unwrap();
    assert!(content.contains("A former courier read them &#38; told others."), "{content}");
    register.close().await;
}

#[actix_web::test]
async fn an_entry_gives_both_sides_and_says_what_a_finding_is() {
    let register = Register::open().await;
    let [silent, cleared, kept] = register.ids().await;
    let page = register.reader().get(&format!("/register/{kept}")).await;
    let text = page.find("main").join(" ");
    for said in [
        "The mediator found the complaint justified.",
        "What Yunlu Travel says",
        "Yunlu Travel accepted the finding.",
        "Delete the data and confirm it in writing",
        "Done. The consumer confirmed it.",
        "No decision of a court has been reported here.",
        register.desk.rulebook().binding_text.en.as_str(),
    ] {
        assert!(text.contains(said), "{said}: {text}");
    }
    assert_eq!(page.attributes(".facts a", "href"), ["/platforms/yunlu"]);
    let cleared = register.reader().get(&format!("/register/{cleared}")).await;
    assert_eq!(cleared.attributes("blockquote", "lang"), ["zh-Hans", "zh-Hans"]);
    assert!(cleared.text().contains("there was nothing to accept"));
    // A silence is recorded as one, and is not a finding.
    let page = register.reader().get(&format!("/register/{silent}")).await;
    let text = page.find("main").join(" ");
    for said in [
        "it did not answer in its time",
        "Maisui Mart was shown the draft of this entry and had time to reply. It said nothing.",
        "Nobody has found here that the complaint is justified.",
    ] {
        assert!(text.contains(said), "{said}: {text}");
    }
    assert!(!text.contains(&register.desk.rulebook().binding_text.en));
    assert!(page.find("blockquote").is_empty());
    register.close().await;
}

#[actix_web::test]
async fn an_entry_whose_time_has_ended_is_a_stone_without_a_name() {
    let register = Register::open().await;
    let ([silent, cleared, kept], reader) = (register.ids().await, register.reader());
    let falls = window(&register.desk, register.cases[2], WindowKey::PublicationEndResolved).await;
    register.desk.go_to(falls).await;
    register.desk.sweep().await;
    for path in ["", ".json", ".atom"] {
        let answer = reader.get(&format!("/register/{kept}{path}")).await;
        assert_eq!(answer.status, 410);
        for said in ["Yunlu", "云路", "courier", "cut access"] {
            assert!(!answer.text().contains(said), "{said} in {}", answer.text());
        }
    }
    let stone = reader.get(&format!("/register/{kept}")).await;
    assert_eq!(stone.title(), "This entry has left the register");
    let left = [silent, cleared];
    assert_eq!(listed(&reader.get("/register").await), left);
    assert_eq!(ids_of(&reader.get("/register.json").await.json()), left);
    assert_eq!(ids_in(&feed(&reader.get("/register.atom").await)), left);
    assert!(listed(&reader.get("/register?q=courier").await).is_empty());
    assert_eq!(ids_of(&reader.get("/platforms/yunlu.json").await.json()), left[1..]);
    register.close().await;
}

#[actix_web::test]
async fn what_is_not_there_is_not_found() {
    let register = Register::open().await;
    let unchecked = Platform {
        slug: "unchecked-x".to_owned(),
        ..Platform::named_by_consumer(
            redress::accounts::fresh_id(register.desk.now()).unwrap().into(),
            "Nobody Knows Ltd",
            "nobody.example",
            register.desk.now(),
        )
    };
    let added = register.desk.store().write(move |tx| platforms::add(tx, &unchecked)).await;
    added.map_err(|problem: StoreError| problem).unwrap();
    let case = register.cases[0];
    for place in [
        "/platforms/nobody",
        "/platforms/unchecked-x",
        "/register/x",
        &format!("/register/{case}"),
        "/platforms/%FF",
    ] {
        for twin in ["", ".json", ".atom"] {
            let answer = register.reader().get(&format!("{place}{twin}")).await;
            assert_eq!(answer.status, 404, "{place}{twin}");
            assert!(!answer.text().contains("Nobody Knows"));
        }
    }
    let problem = register.reader().get("/platforms/nobody.json").await;
    assert_eq!(problem.header("content-type"), Some("application/problem+json"));
    assert_eq!(problem.json()["status"], 404);
    assert!(!register.reader().get("/platforms").await.text().contains("Nobody Knows"));
    register.close().await;
}

#[actix_web::test]
async fn a_wrong_question_comes_back_as_it_was_typed() {
    let register = Register::open().await;
    for (query, field, typed) in [
        ("q=courier&from=soon", "from", Some("soon")),
        ("q=courier&to=2026-13", "to", Some("2026-13")),
        ("q=courier&from=2026-05&to=2026-04", "to", Some("2026-04")),
        ("q=courier&outcome=guilty", "outcome", None),
        ("q=courier&grievance=theft", "grievance", None),
        ("q=courier&platform=nobody", "platform", None),
        ("q=courier&page=2", "page", None),
        ("q=courier&page=x", "page", None),
        ("q=%3F%3F", "q", Some("??")),
    ] {
        let page = register.reader().get(&format!("/register?{query}")).await;
        assert_eq!(page.status, 422, "{query}");
        assert_eq!(page.attributes(".problems a", "href"), [format!("#{field}")], "{query}");
        assert_eq!(page.find(&format!("#{field}")).len(), 1, "{query}: the problem leads somewhere");
        assert!(page.find("title")[0].starts_with("Error: "));
        if let Some(typed) = typed {
            assert_eq!(page.attribute(&format!("#{field}"), "value").as_deref(), Some(typed));
        }
        if query.contains("courier") {
            assert_eq!(page.attribute("#q", "value").as_deref(), Some("courier"));
        }
        assert!(page.find(".list").is_empty());
        for twin in ["json", "atom"] {
            let answer = register.reader().get(&format!("/register.{twin}?{query}")).await;
            assert_eq!(answer.status, 422, "{twin} {query}");
            assert_eq!(answer.header("content-type"), Some("application/problem+json"));
            assert_eq!(answer.json()["errors"][0]["name"], field);
        }
    }
    for odd in ["q=%FF", "q=%00", &format!("q={}", "x".repeat(10_000)), "page=99999999999999999999"] {
        for path in ["/register", "/register.json", "/register.atom"] {
            assert_eq!(register.reader().get(&format!("{path}?{odd}")).await.status, 422, "{path}");
        }
    }
    let too_far = register.reader().get("/platforms?page=9").await;
    assert_eq!((too_far.status, too_far.attributes(".problems a", "href")), (422, vec!["#page".to_owned()]));
    assert_eq!(too_far.attribute("#page", "href").as_deref(), Some("/platforms"));
    assert_eq!(register.reader().get("/platforms.json?page=0").await.status, 422);
    register.close().await;
}

#[actix_web::test]
async fn nothing_public_leads_to_a_consumer() {
    let register = Register::open().await;
    let ids = register.ids().await;
    let mut canaries: Vec<String> = [
        "林梅",
        "Lin Mei",
        "lin.mei",
        "linmei_88",
        "行程被卖给广告商",
        "推销电话",
        "privacy address",
        "Sun Hao",
        "He Yun",
        "吴芳",
        "Wu Fang",
        "We looked into it",
        "We regret",
        "call list matches",
        "passed on travel data",
        "All copies too",
        "It is done.",
        "legal_name",
        "contact_verified",
        "It is over",
        "Only a court can find this",
    ]
    .map(ToOwned::to_owned)
    .to_vec();
    let mut days: Vec<Day> = Vec::new();
    for case in register.cases {
        let (case, publication) =
            (register.desk.case(case).await, register.desk.publication(case).await.unwrap());
        canaries.push(case.number().to_string());
        canaries.push(case.life.id.to_string());
        let moments = [Some(case.life.opened_at), case.closed_at, Some(case.life.last_at)];
        let published = [publication.published.map(|(_, at)| at), publication.changed_at];
        let moments = moments.into_iter().chain(published).flatten();
        days.extend(moments.map(|at| at.day_in(&register.desk.rulebook().zone)));
    }
    for day in days.into_iter().filter(|day| day.day() > 1) {
        canaries.push(day.to_string());
        canaries.push(T(Language::En).long_date(day).into_owned());
        canaries.push(T(Language::Zh).long_date(day).into_owned());
    }
    let mut paths = vec!["/".to_owned(), "/platforms".to_owned(), "/platforms.json".to_owned()];
    for twin in ["", ".json", ".atom"] {
        paths.extend(
            ["/register", "/platforms/yunlu", "/platforms/maisui"].map(|path| format!("{path}{twin}")),
        );
        paths.extend(ids.iter().map(|id| format!("/register/{id}{twin}")));
    }
    paths.push("/register?q=courier&from=2026-01".to_owned());
    for (path, language) in paths.iter().flat_map(|path| [(path, "en"), (path, "zh")]) {
        let answer = register.reader().reading(language).get(path).await;
        assert_eq!(answer.status, 200, "{path}");
        let bytes = answer.text();
        let found: Vec<_> = canaries.iter().filter(|canary| bytes.contains(canary.as_str())).collect();
        assert!(found.is_empty(), "{path} in {language} says {found:?}");
        let headers = format!("{:?}", answer.headers);
        assert!(!canaries.iter().any(|canary| headers.contains(canary.as_str())), "{path}: {headers}");
    }
    // Dates of feeds name the month, and names of entries hold no time.
    let feed = feed(&register.reader().get("/register.atom").await);
    for entry in &feed.entries {
        let updated = entry.updated.to_rfc3339();
        assert!(updated.ends_with("-01T00:00:00+08:00"), "{updated}");
    }
    for id in ids {
        assert_eq!(uuid::Uuid::parse_str(&id).unwrap().get_version_num(), 8);
    }
    register.close().await;
}

#[actix_web::test]
async fn figures_stand_with_their_denominators() {
    let register = Register::open().await;
    let page = register.reader().get("/platforms/yunlu").await;
    assert_eq!(page.title(), "Yunlu Travel");
    let numbers = page.find(".figures .number");
    assert_eq!(numbers, ["2 of 2", "0 days", "1 of 2", "1 of 1", "2 of 2", "0 times"]);
    let without = page.find(".figures .without");
    assert!(without[0].contains("0 late · 0 silent"), "{without:?}");
    assert!(without[4].contains("0 unconfirmed, not counted as kept"), "{without:?}");
    // The plot and its table say the same.
    assert_eq!(page.find("svg.chart").len(), 1);
    assert_eq!(page.find("details tbody tr").len(), 12);
    let rows = page.find("#turns ~ table tbody tr");
    assert_eq!(rows.len(), 4);
    assert!(rows[0].starts_with("Platform7 of 7"), "{rows:?}");
    assert_eq!(listed(&page), register.ids().await[1..]);
    // A platform that says nothing is counted as silent and never as reached too late.
    let silent = register.reader().get("/platforms/maisui").await;
    assert_eq!(silent.find(".figures .number")[0], "0 of 1");
    assert!(silent.find(".figures .without")[0].contains("1 silent"));
    assert_eq!(silent.find(".figures .number")[4], "None yet");

    let data = register.reader().get("/platforms/yunlu.json").await.json();
    assert_eq!(
        (data["answers"]["in_time"].as_u64(), data["answers"]["were_due"].as_u64()),
        (Some(2), Some(2))
    );
    assert_eq!((data["promises"]["kept"].as_u64(), data["promises"]["settled"].as_u64()), (Some(2), Some(2)));
    assert_eq!(ids_of(&data), listed(&page));
    let feed = feed(&register.reader().get("/platforms/yunlu.atom").await);
    assert_eq!(ids_in(&feed), listed(&page));

    let list = register.reader().get("/platforms").await;
    let lines = list.find(".files li");
    assert_eq!(
        lines,
        [
            "Maisui Mart 1 entry – Maisui Mart",
            "Paotui Home no entries",
            "Yunlu Travel 2 entries – Yunlu Travel"
        ]
    );
    let data = register.reader().get("/platforms.json").await.json();
    assert_eq!(data["found"], 3);
    assert_eq!(data["platforms"][2]["entries"], 2);
    register.close().await;
}

#[actix_web::test]
async fn everything_reads_in_chinese_too() {
    let register = Register::open().await;
    let reader = register.reader().reading("zh-CN");
    let page = reader.get("/register?q=%E6%B3%84%E9%9C%B2").await;
    assert_eq!(page.title(), "公开登记簿");
    assert_eq!(page.attribute("html", "lang").as_deref(), Some("zh-Hans"));
    assert_eq!(page.find(".list h2"), ["云路出行：删除个人信息、向他人提供信息"]);
    assert_eq!(page.find(".list .badge"), ["不予支持"]);
    let [silent, ..] = register.ids().await;
    let entry = reader.get(&format!("/register/{silent}")).await;
    assert!(entry.text().contains("麦穗商城未作回应"), "{}", entry.text());
    assert!(!entry.text().contains("裁决"));
    assert_eq!(reader.get("/platforms/yunlu").await.find(".figures .number")[0], "2 件中 2 件");
    // The feed that a Chinese page names stays Chinese, whoever fetches it.
    let feed_of = page.attributes("link[rel=alternate]", "href").pop().unwrap();
    let feed = feed(&register.reader().get(&feed_of).await);
    assert_eq!((feed.lang.as_deref(), feed.title.as_str()), (Some("zh-Hans"), "公开登记簿"));
    register.close().await;
}

#[actix_web::test]
async fn the_start_page_shows_what_was_published_lately() {
    let register = Register::open().await;
    let page = register.reader().get("/").await;
    assert_eq!(listed(&page), register.ids().await);
    register.close().await;
}

#[actix_web::test]
async fn a_reader_who_asks_again_is_told_that_nothing_changed() {
    let register = Register::open().await;
    let reader = register.reader();
    for path in ["/register", "/register.json", "/register.atom", "/platforms/yunlu", "/platforms.json"] {
        let first = reader.get(path).await;
        assert_eq!(first.header("cache-control"), Some("no-cache"), "{path}");
        let tag = first.header("etag").unwrap();
        let again = reader.send("GET", path, &[("if-none-match", tag)], b"").await;
        assert_eq!((again.status, again.body.len()), (304, 0), "{path}");
        assert_eq!(again.header("etag"), Some(tag));
        let other = reader.send("GET", path, &[("if-none-match", "\"other\"")], b"").await;
        assert_eq!(other.status, 200);
    }
    let page = reader.get("/register").await;
    assert_eq!(page.header("vary"), Some("cookie, accept-language"));
    register.close().await;

    // What shows who is signed in is kept nowhere.
    let app = TestApp::start().await;
    let signed_in = app.signed_in("ann@example.org", Role::Consumer).await;
    let page = signed_in.get("/register").await;
    assert_eq!((page.header("cache-control"), page.header("etag")), (Some("no-store"), None));
    app.stop().await;
}

#[actix_web::test]
async fn what_is_put_right_reaches_the_entry() {
    let desk = Desk::open().await;
    let case = kept(&desk).await;
    publish(&desk, case, FINDING, REPLY).await;
    let put_right = "Riders could look up trips for a year.";
    let command = Publishing::Correct { finding: words(put_right), reason: words("A wrong span.") };
    desk.publishing(case, &desk.cast.wu_fang, command).await;
    let served = desk.serve().await;
    let id = desk.publication(case).await.unwrap().life.id;
    let page = served.visitor().get(&format!("/register/{id}")).await;
    assert_eq!(page.find("blockquote")[0], put_right);
    assert!(page.text().contains("Changed last in"));
    let before = served.visitor().get("/register?q=courier").await;
    assert_eq!(before.find(".list").len(), 0);
    served.stop().await;
    desk.close().await;
}

#[actix_web::test]
async fn a_reply_that_leads_away_from_the_register_is_warned_of() {
    let desk = Desk::open().await;
    let mut warnings = Vec::new();
    for reply in [REPLY, "Refunds at https://refund.example/claim or 138 0013 8000."] {
        let case = kept(&desk).await;
        publish(&desk, case, FINDING, reply).await;
        let served = desk.serve().await;
        let id = desk.publication(case).await.unwrap().life.id;
        let page = served.visitor().get(&format!("/register/{id}")).await;
        assert!(page.attributes("a", "href").iter().all(|address| !address.contains("refund.example")));
        warnings.push(page.find("p.box.warn").len());
        served.stop().await;
    }
    assert_eq!(warnings, [0, 1]);
    desk.close().await;
}

#[actix_web::test]
async fn a_long_register_has_pages() {
    let desk = Desk::open().await;
    for _ in 0..21 {
        let case = desk.filed().await;
        case.mediated().await;
        case.heard().await;
        case.does(
            &desk.cast.he_yun,
            crate::steps::ruling(
                redress::domain::case::event::Finding::Upheld,
                redress::domain::case::event::Finding::Dismissed,
                vec![delete_within(None), pay(100)],
            ),
        )
        .await;
        case.refuse_ruling(&desk.cast.sun_hao).await;
        desk.sweep().await;
        publish(&desk, case.id, FINDING, REPLY).await;
    }
    let served = desk.serve().await;
    let first = served.visitor().get("/register?outcome=partly").await;
    assert_eq!(listed(&first).len(), 20);
    assert_eq!(first.find(".pager a"), ["Older"]);
    let way = first.attribute(".pager a", "href").unwrap();
    let second = served.visitor().get(&way).await;
    assert_eq!(listed(&second).len(), 1);
    assert!(!listed(&first).contains(&listed(&second)[0]));
    let feed_of_second = second.attributes("link[rel=alternate]", "href");
    assert!(feed_of_second[0].contains("outcome=partly"), "{feed_of_second:?}");
    let data = served.visitor().get("/register.json?outcome=partly").await.json();
    let older = data["older"].as_str().unwrap();
    let older = &older[older.find("/register").unwrap()..];
    assert_eq!(ids_of(&served.visitor().get(older).await.json()), listed(&second));
    let feed = feed(&served.visitor().get("/register.atom?outcome=partly").await);
    assert!(feed.links.iter().any(|link| link.rel == "next" && link.href.contains("page=2")));
    let card = served.visitor().get("/platforms/yunlu").await;
    assert_eq!(listed(&card).len(), 21 - 1);
    assert!(card.text().contains("All 21 entries"));
    served.stop().await;
    desk.close().await;
}
