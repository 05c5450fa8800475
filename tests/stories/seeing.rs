//! Who sees what of a case: canaries in everything that is secret, looked for on every page.

use crate::browser::Answer;
use crate::desk::Desk;
use crate::served::Served;
use crate::steps::{InCase, delete_within, words};
use redress::domain::actor::{Actor, Side};
use redress::domain::case::event::AlarmKind;
use redress::domain::clock::WindowKey;
use redress::domain::command::{Command, Promised};
use redress::domain::evidence::Wall;

const EARLY: &str = "Canary-before-service";
const OFFERED: &str = "Canary-terms-of-an-offer";
const SETTLING: &str = "Canary-message-in-order-to-settle";
const OPEN: &str = "Canary-message-for-all";
const ALARM: &str = "Canary-alarm-of-a-threat";
const ATTENDED: &str = "Canary-what-the-centre-did";
const PUNISHED: &str = "Canary-allegation-of-punishment";
const AFRAID: &str = "Canary-reason-of-withdrawal";
const EXACTLY: &str = "Canary-what-exactly-was-offered";

/// A case in which everything has been said that somebody must not read.
async fn full_of_secrets(desk: &Desk) -> InCase<'_> {
    let cast = &desk.cast;
    let case = desk.filed().await;
    let says = |text: &str, wall| Command::Message { text: words(text), wall };
    case.does(&cast.lin_mei, says(EARLY, None)).await;
    case.admit().await;
    desk.days(1).await;
    let promise = Promised { text: Some(words(EXACTLY)), ..delete_within(None) };
    case.does(&cast.sun_hao, Command::Offer { text: words(OFFERED), promises: vec![promise] }).await;
    case.does(&cast.sun_hao, says(SETTLING, Some(Wall::Settlement))).await;
    case.does(&cast.lin_mei, says(OPEN, Some(Wall::Court))).await;
    let alarm = case.raises(AlarmKind::Threatened, ALARM).await;
    case.does(&cast.wu_fang, Command::AttendAlarm { alarm, text: words(ATTENDED) }).await;
    case.raises(AlarmKind::Punished, PUNISHED).await;
    case.exhibit(&cast.lin_mei, "a call list").await;
    case.answer().await;
    case.ask_for_mediator().await;
    case.assign(&cast.he_yun).await;
    case.question(Side::Platform).await;
    case.hand_over().await;
    case
}

async fn page(served: &Served, case: InCase<'_>, who: &Actor) -> Answer {
    let address = format!("/cases/{}", case.case().await.number());
    let page = served.as_(who).await.get(&address).await;
    assert_eq!(page.status, 200);
    page
}

#[tokio::test]
async fn each_reads_what_is_for_them_and_nothing_else() {
    let desk = Desk::open().await;
    let served = desk.serve().await;
    let case = full_of_secrets(&desk).await;
    let cast = &desk.cast;
    let all = [EARLY, OFFERED, EXACTLY, SETTLING, OPEN, ALARM, ATTENDED, PUNISHED];
    let statement = "我注销账号以后";
    for (who, reads) in [
        (&cast.lin_mei, &[EARLY, OFFERED, EXACTLY, SETTLING, OPEN, ALARM, ATTENDED, PUNISHED, statement][..]),
        (&cast.sun_hao, &[OFFERED, EXACTLY, SETTLING, OPEN, PUNISHED, statement]),
        (&cast.he_yun, &[OFFERED, EXACTLY, SETTLING, OPEN, ALARM, ATTENDED, PUNISHED, statement]),
        (&cast.wu_fang, &[EARLY, OPEN, ALARM, ATTENDED, PUNISHED, statement]),
        (&cast.song_jie, &[OPEN, ALARM, ATTENDED, PUNISHED, statement]),
        (&cast.tao_min, &[]),
    ] {
        let text = page(&served, case, who).await.text();
        for canary in all.iter().chain([&statement]) {
            assert_eq!(text.contains(canary), reads.contains(canary), "{canary} before {who:?}");
        }
    }
    served.stop().await;
    desk.close().await;
}

#[tokio::test]
async fn the_platform_knows_the_consumer_by_the_account_and_the_mediator_by_name() {
    let desk = Desk::open().await;
    let served = desk.serve().await;
    let case = full_of_secrets(&desk).await;
    let cast = &desk.cast;
    let (name, mail, account) = ("林梅", "lin.mei@people.example", "linmei_88");
    for (who, knows) in [
        (&cast.sun_hao, [false, false, true]),
        (&cast.he_yun, [true, false, true]),
        (&cast.wu_fang, [true, true, true]),
        (&cast.song_jie, [true, true, true]),
        (&cast.tao_min, [false, false, false]),
    ] {
        let text = page(&served, case, who).await.text();
        assert_eq!([name, mail, account].map(|known| text.contains(known)), knows, "{who:?}");
    }
    served.stop().await;
    desk.close().await;
}

#[tokio::test]
async fn why_a_complaint_was_taken_back_stays_with_the_centre() {
    let desk = Desk::open().await;
    let served = desk.serve().await;
    let case = full_of_secrets(&desk).await;
    let cast = &desk.cast;
    let reason = Command::Withdraw { reason: "afraid".to_owned(), text: Some(words(AFRAID)) };
    case.does(&cast.lin_mei, reason).await;
    for (who, reads) in [(&cast.wu_fang, true), (&cast.sun_hao, false), (&cast.tao_min, false)] {
        let text = page(&served, case, who).await.text();
        assert_eq!(text.contains(AFRAID), reads, "{who:?}");
        let reason = text.contains("担心平台") || text.contains("I am afraid");
        assert_eq!(reason, reads, "{who:?} reads the reason");
    }
    let address = format!("/cases/{}", case.case().await.number());
    let court = served.as_(&cast.song_jie).await.get(&address).await;
    assert_eq!(court.onward(), format!("{address}/bundle"), "the court had it until then");
    served.stop().await;
    desk.close().await;
}

#[tokio::test]
async fn a_court_that_gave_the_case_back_keeps_its_bundle_and_reads_no_further() {
    let desk = Desk::open().await;
    let served = desk.serve().await;
    let case = full_of_secrets(&desk).await;
    let song_jie = served.as_(&desk.cast.song_jie).await;
    let address = format!("/cases/{}", case.case().await.number());
    let bundle = format!("{address}/bundle");
    let exhibit = format!("{address}/exhibits/{}", case.case().await.exhibits[0].exhibit.id);
    let pages = [
        address.clone(),
        exhibit.clone(),
        format!("{exhibit}/record"),
        format!("{address}/calendar.ics"),
        format!("{address}/letters"),
    ];
    for page in &pages {
        assert_eq!(song_jie.get(page).await.status, 200, "{page}");
    }
    case.send_back().await;
    case.exhibit(&desk.cast.lin_mei, "for the next one").await;
    for page in &pages {
        assert_eq!(song_jie.get(page).await.onward(), bundle, "{page}");
    }
    let kept = song_jie.get(&bundle).await;
    assert_eq!((kept.status, kept.find("main .above a").len()), (200, 0));
    let list = song_jie.get("/cases?show=all").await;
    assert_eq!(list.attribute("tbody th a", "href"), Some(bundle));
    assert_eq!(list.find("tbody td .badge"), ["已不在本院"]);
    // Somebody else at the court was about to take it: nothing typed is lost.
    let docket = [("form", "0192b3c4-0000-7000-8000-000000000000"), ("docket", "4711")];
    let late = song_jie.post(&format!("{address}/docket"), &docket).await;
    assert_eq!((late.status, late.attribute("#docket", "value").as_deref()), (409, Some("4711")));
    // With the consumer's next yes it reads on, and of what it decides it stays informed.
    case.hand_over().await;
    assert_eq!(song_jie.get(&address).await.status, 200);
    case.docket().await;
    case.judge(redress::domain::case::event::Finding::Upheld).await;
    assert_eq!(song_jie.get(&address).await.status, 200);
    desk.sweep().await;
    served.stop().await;
    desk.close().await;
}

#[tokio::test]
async fn the_page_answers_who_must_act_by_when_how_counted_and_what_then() {
    let desk = Desk::open().await;
    let served = desk.serve().await;
    let case = desk.filed().await;
    case.admit().await;
    let mine = page(&served, case, &desk.cast.sun_hao).await;
    assert_eq!(mine.find(".act h2"), ["You must answer by Monday 7 December 2026, end of day in Beijing"]);
    assert!(mine.find(".act .badge").join(" ").contains("10 working days left"));
    assert!(mine.attribute(".act details", "open").is_some(), "unfolded for whoever must act");
    assert!(mine.find(".counted dd").join(" ").contains("10 working days, as the procedure sets"));
    assert!(mine.find(".silence").join(" ").contains("mediation begins by itself"));
    assert!(mine.attribute(".act .button", "href").is_some_and(|href| href.ends_with("/answer")));
    // Whoever has the page read out in English hears the consumer's Chinese as Chinese.
    for words in ["h1", "#complaint ~ blockquote"] {
        assert_eq!(mine.attribute(words, "lang").as_deref(), Some("zh-Hans"), "{words}");
    }
    assert!(mine.text().contains("What the consumer asks for"));
    let theirs = page(&served, case, &desk.cast.lin_mei).await;
    assert!(theirs.text().contains("您的要求") && !theirs.text().contains("消费者的要求"));
    assert_eq!(theirs.find(".act h2"), ["云路出行须在2026年12月7日（星期一）24时（北京时间）前答复投诉"]);
    assert!(theirs.attribute(".act details", "open").is_none(), "folded for others");
    // A window that has ended is never shown as open, though no sweep came round.
    case.until_the_end_of(WindowKey::Answer).await;
    let after = page(&served, case, &desk.cast.lin_mei).await;
    assert_eq!(after.find(".story h3").first().map(String::as_str), Some("平台未答复"));
    desk.sweep().await;
    served.stop().await;
    desk.close().await;
}

#[tokio::test]
async fn an_inbox_holds_what_is_to_be_done_and_nothing_of_others() {
    let desk = Desk::open().await;
    let served = desk.serve().await;
    let cast = &desk.cast;
    let first = desk.filed().await;
    first.admit().await;
    desk.days(1).await;
    let second = desk.filed().await;
    second.admit().await;
    let waiting = desk.filed_about(cast.maisui).await;
    let lines = async |who: &Actor, query: &str| {
        let page = served.as_(who).await.get(&format!("/cases{query}")).await;
        assert_eq!(page.status, 200);
        page.find("tbody th .small")
    };
    let number = async |case: InCase<'_>| case.case().await.number().to_string();
    // Due first stands first; what the centre has not brought to the platform is not there.
    assert_eq!(lines(&cast.sun_hao, "").await, [number(first).await, number(second).await]);
    // Who sees cases of many platforms reads of which one each is.
    assert_eq!(lines(&cast.wu_fang, "").await, [format!("{} · 麦穗商城", number(waiting).await)]);
    assert_eq!(lines(&cast.wu_fang, "?show=open").await.len(), 3);
    assert_eq!(lines(&cast.lin_mei, "").await.len(), 3);
    for nobody in [&cast.zhou_ming, &cast.stranger, &cast.he_yun, &cast.song_jie] {
        assert!(lines(nobody, "?show=all").await.is_empty());
    }
    let empty = served.as_(&cast.he_yun).await.get("/cases").await;
    assert_eq!((empty.title().as_str(), empty.find(".empty").len()), ("Nothing to do now", 1));
    let supervisor = served.as_(&cast.tao_min).await.get("/cases").await.text();
    assert!(!supervisor.contains("行程被卖给广告商"), "a supervisor reads no titles");
    let nonsense = served.as_(&cast.sun_hao).await;
    for query in ["?show=nonsense", "?page=x", "?as=99", "?page=0", "?page=4294967295"] {
        assert!(nonsense.get(&format!("/cases{query}")).await.status < 500, "{query}");
    }
    served.stop().await;
    desk.close().await;
}

#[tokio::test]
async fn a_court_finds_what_it_was_given_in_its_inbox_until_it_is_done_with_it() {
    let desk = Desk::open().await;
    let served = desk.serve().await;
    let case = desk.filed().await;
    case.unresolved().await;
    let inbox = async || {
        let page = served.as_(&desk.cast.song_jie).await.get("/cases").await;
        page.find("tbody tr").into_iter().filter(|line| line.contains("2026-")).collect::<Vec<_>>()
    };
    assert!(inbox().await.is_empty(), "nothing reaches a court without a yes");
    case.hand_over().await;
    let line = inbox().await.join(" ");
    assert!(line.contains("立案或退回") && line.contains("12月"), "what is asked, and by when: {line}");
    let theirs = page(&served, case, &desk.cast.song_jie).await;
    assert!(theirs.find(".act h2")[0].starts_with("请贵院在"), "its own clerk is not told of “the court”");
    let ways = theirs.attributes(".act .button", "href");
    assert!(ways[0].ends_with("/docket") && ways[1].ends_with("/return"), "{ways:?}");
    let hers = page(&served, case, &desk.cast.lin_mei).await;
    assert!(hers.find(".act h2")[0].starts_with("请法院在"), "she reads that it is with a court");
    case.send_back().await;
    assert!(inbox().await.is_empty());
    let hers = page(&served, case, &desk.cast.lin_mei).await;
    assert!(hers.find(".act h2")[0].starts_with("法院已退回案卷"));
    assert!(hers.attribute(".act .button", "href").unwrap().ends_with("/handover"));
    // What the court asks for is unfolded, the means are there, and so is what follows if nothing is done.
    let asked = hers.find("main > section[aria-labelledby=returned]").join(" ");
    assert!(asked.contains("Two things."), "{asked}");
    assert!(hers.attributes(".act .button", "href")[1].ends_with("/exhibits"));
    assert!(hers.find(".act").join(" ").contains("不设再次移送的期限"));
    let others = page(&served, case, &desk.cast.sun_hao).await;
    assert!(!others.attributes(".actions a", "href").iter().any(|href| href.ends_with("/exhibits")));
    case.exhibit(&desk.cast.lin_mei, "the list of annexes").await;
    case.hand_over().await;
    case.docket().await;
    assert_eq!(inbox().await.len(), 1, "until it is judged");
    case.judge(redress::domain::case::event::Finding::Upheld).await;
    assert!(inbox().await.is_empty());
    desk.sweep().await;
    served.stop().await;
    desk.close().await;
}

#[tokio::test]
async fn where_both_sides_must_act_each_reads_their_own_duty_first() {
    let desk = Desk::open().await;
    let served = desk.serve().await;
    let case = desk.filed().await;
    case.ruled().await;
    let headline = async |who: &Actor| page(&served, case, who).await.find(".act h2").remove(0);
    assert!(headline(&desk.cast.lin_mei).await.starts_with('您'));
    assert!(headline(&desk.cast.sun_hao).await.starts_with("You must"));
    // Whoever is neither reads of both, also in a list.
    assert!(headline(&desk.cast.wu_fang).await.starts_with("云路出行和消费者须在"));
    let listed = case.in_inbox(&served, &desk.cast.wu_fang, "?show=open").await.unwrap();
    assert!(listed.contains("等待云路出行和消费者"), "{listed}");
    let theirs = page(&served, case, &desk.cast.sun_hao).await.find(".act p").join(" ");
    assert!(theirs.contains("The consumer must accept or refuse the finding by"), "{theirs}");
    case.accept_ruling(&desk.cast.lin_mei).await;
    assert!(headline(&desk.cast.lin_mei).await.starts_with("云路出行"));
    served.stop().await;
    desk.close().await;
}

#[tokio::test]
async fn the_second_time_reads_differently_and_so_does_its_counting() {
    let desk = Desk::open().await;
    let served = desk.serve().await;
    let case = desk.filed().await;
    let first = page(&served, case, &desk.cast.ma_li).await;
    assert!(first.find(".silence")[0].contains("the time runs once more"));
    assert!(first.find(".act .counted dd")[0].starts_with("The complaint was here, complete"));
    case.in_silence(WindowKey::Admission).await;
    let second = page(&served, case, &desk.cast.ma_li).await;
    assert!(second.find(".silence")[0].contains("the case ends unresolved"));
    assert!(!second.find(".silence")[0].contains("once more"));
    assert!(second.find(".act .counted dd")[0].starts_with("The time before passed"));
    // When all of it ends is on the page from the day on which the centre took the case.
    case.admit().await;
    let admitted = page(&served, case, &desk.cast.ma_li).await;
    assert!(admitted.find("main > details summary").join(" ").contains("The whole procedure must end by"));
    served.stop().await;
    desk.close().await;
}
