//! Publications in the browser: from the draft to the register, with the platform's reply or its
//! silence, and a correction that hides nothing.

use crate::browser::{Answer, Browser};
use crate::desk::Desk;
use crate::served::Served;
use crate::steps::InCase;
use redress::domain::clock::WindowKey;
use redress::domain::publication::{Publication, Stage};
use redress::store::StoreError;
use redress::store::register::{self, Published};

const FINDING: &str = "The platform passed on travel data without consent.";

/// A case that Yunlu lost and refused, on its way to the public.
async fn refused(desk: &Desk) -> InCase<'_> {
    let case = desk.filed().await;
    case.unresolved().await;
    desk.sweep().await;
    case
}

async fn address(case: &InCase<'_>) -> String {
    format!("/publications/{}", case.case().await.number())
}

async fn publication(case: &InCase<'_>) -> Publication {
    case.desk.publication(case.id).await.expect("a publication")
}

/// What the public reads.
async fn entry(case: &InCase<'_>) -> Published {
    let id = publication(case).await.life.id;
    let found = case.desk.store().read(move |c| register::entry(c, id)).await;
    found.map_err(|problem: StoreError| problem).expect("an entry")
}

/// A hidden field of the form.
fn hidden(page: &Answer, name: &str) -> String {
    page.attribute(&format!("main form input[name={name}]"), "value").unwrap_or_default()
}

/// The registrar shows the draft as the mediator wrote it.
async fn shown(served: &Served, case: &InCase<'_>) {
    let (wu_fang, address) = (served.as_(&case.desk.cast.wu_fang).await, address(case).await);
    let page = wu_fang.get(&address).await;
    let window = hidden(&page, "window");
    let form = [("window", window.as_str()), ("finding", FINDING), ("read", "yes")];
    assert_eq!(wu_fang.post(&format!("{address}/draft"), &form).await.onward(), address);
}

async fn send(visitor: &Browser, address: &str, act: &str, fields: &[(&str, &str)]) -> Answer {
    visitor.post(&format!("{address}/{act}"), fields).await
}

#[actix_web::test]
async fn an_outcome_goes_from_the_draft_over_the_reply_to_the_register() {
    let desk = Desk::open().await;
    let served = desk.serve().await;
    let case = refused(&desk).await;
    let address = address(&case).await;
    let (wu_fang, sun_hao) = (served.as_(&desk.cast.wu_fang).await, served.as_(&desk.cast.sun_hao).await);

    // The platform sees nothing before a registrar has read it.
    assert_eq!(sun_hao.get(&address).await.status, 404);
    let page = wu_fang.get(&address).await;
    assert_eq!(page.status, 200, "{}", page.text());
    assert_eq!(page.find("textarea[name=finding]"), [FINDING]);
    assert_eq!(page.find(".act.centre").len(), 1);
    let window = hidden(&page, "window");

    // Not without having read it.
    let unread = [("window", window.as_str()), ("finding", "Travel data went to others.")];
    let again = send(&wu_fang, &address, "draft", &unread).await;
    assert_eq!(again.status, 422);
    assert_eq!(again.find("textarea[name=finding]"), ["Travel data went to others."]);
    let read = [unread[0], unread[1], ("read", "yes")];
    assert_eq!(send(&wu_fang, &address, "draft", &read).await.onward(), address);
    // Sent twice it is done before; changed and sent again it is too late, and nothing typed is lost.
    assert_eq!(send(&wu_fang, &address, "draft", &read).await.onward(), address);
    let other = [unread[0], ("finding", "Another text."), ("read", "yes")];
    let stale = send(&wu_fang, &address, "draft", &other).await;
    assert_eq!(stale.status, 409);
    assert!(stale.find("blockquote").contains(&"Another text.".to_owned()));

    let page = sun_hao.get(&address).await;
    assert_eq!(page.status, 200);
    assert_eq!(page.find(".document blockquote"), ["Travel data went to others."]);
    assert_eq!(page.find(".act.platform details[open]").len(), 1, "how the date was counted");
    let window = hidden(&page, "window");
    let reply = [("window", window.as_str()), ("reply", "We have changed our contracts.")];
    assert_eq!(send(&sun_hao, &address, "reply", &[("window", &window)]).await.status, 422);
    assert_eq!(send(&sun_hao, &address, "reply", &reply).await.onward(), address);
    assert_eq!(send(&sun_hao, &address, "reply", &reply).await.onward(), address);
    let late = [("window", window.as_str()), ("reply", "And one thing more.")];
    let late = send(&sun_hao, &address, "reply", &late).await;
    assert_eq!(late.status, 409);
    assert!(late.find("blockquote").contains(&"And one thing more.".to_owned()));

    // Everybody will read it: that takes a tick, and says so.
    let page = wu_fang.get(&address).await;
    assert_eq!(
        page.find(".document blockquote"),
        ["Travel data went to others.", "We have changed our contracts."]
    );
    let window = hidden(&page, "window");
    assert_eq!(send(&wu_fang, &address, "publication", &[("window", &window)]).await.status, 422);
    assert_eq!(publication(&case).await.stage, Stage::Replied);
    let public = [("window", window.as_str()), ("public", "yes")];
    assert_eq!(send(&wu_fang, &address, "publication", &public).await.onward(), address);
    assert_eq!(send(&wu_fang, &address, "publication", &public).await.onward(), address);
    let entry = entry(&case).await;
    assert_eq!(entry.finding.as_deref(), Some("Travel data went to others."));
    assert_eq!(entry.reply.as_deref(), Some("We have changed our contracts."));
    for reader in [&desk.cast.wu_fang, &desk.cast.sun_hao, &desk.cast.tao_min] {
        let page = served.as_(reader).await.get(&address).await;
        let link = page.attribute("a.button[href^='/register/']", "href");
        assert_eq!(link, Some(format!("/register/{}", entry.id)));
        assert!(page.find(".story li").len() >= 4);
        // Until when it stays there, and how that was counted.
        let end = page.find("main > details");
        assert!(
            end.iter()
                .any(|card| card.contains("2029") && (card.contains("3年") || card.contains("3 years"))),
            "{end:?}"
        );
    }
    served.stop().await;
    desk.close().await;
}

#[actix_web::test]
async fn nobody_else_sees_or_does_anything() {
    let desk = Desk::open().await;
    let served = desk.serve().await;
    let case = refused(&desk).await;
    let address = address(&case).await;
    shown(&served, &case).await;
    let cast = &desk.cast;
    let window = publication(&case).await.life.running.iter().next().unwrap().id.to_string();
    let typed =
        [("window", window.as_str()), ("finding", "x"), ("reply", "x"), ("read", "yes"), ("public", "yes")];
    for nobody in [&cast.lin_mei, &cast.zhou_ming, &cast.stranger, &cast.he_yun, &cast.song_jie] {
        let visitor = served.as_(nobody).await;
        assert_eq!(visitor.get(&address).await.status, 404);
        for act in ["draft", "reply", "publication", "correction"] {
            assert_eq!(send(&visitor, &address, act, &typed).await.status, 404, "{act}");
        }
    }
    let (wu_fang, sun_hao) = (served.as_(&cast.wu_fang).await, served.as_(&cast.sun_hao).await);
    let tao_min = served.as_(&cast.tao_min).await;
    assert_eq!(send(&wu_fang, &address, "reply", &typed).await.status, 404);
    for act in ["draft", "publication", "correction"] {
        assert_eq!(send(&sun_hao, &address, act, &typed).await.status, 404, "{act}");
    }
    assert_eq!(tao_min.get(&address).await.status, 200, "the supervisor reads");
    assert!(tao_min.get(&address).await.find("main form").is_empty(), "and does nothing");
    for act in ["draft", "reply", "publication", "correction"] {
        assert_eq!(send(&tao_min, &address, act, &typed).await.status, 404, "{act}");
    }
    // Published before the reply's time is over: not even by the registrar.
    assert_eq!(send(&wu_fang, &address, "publication", &typed).await.status, 409);
    assert_eq!(publication(&case).await.stage, Stage::Replying);
    for nothing in ["/publications/2026-000999-X", "/publications/nonsense"] {
        assert_eq!(wu_fang.get(nothing).await.status, 404);
    }
    served.stop().await;
    desk.close().await;
}

#[actix_web::test]
async fn what_leads_to_the_consumer_takes_a_second_press() {
    let desk = Desk::open().await;
    let served = desk.serve().await;
    let case = refused(&desk).await;
    let address = address(&case).await;
    let (wu_fang, sun_hao) = (served.as_(&desk.cast.wu_fang).await, served.as_(&desk.cast.sun_hao).await);
    let window = hidden(&wu_fang.get(&address).await, "window");
    for leading in ["林梅 was called.", "Account linmei_88.", "lin.mei@people.example", "Call 138 0013 8000."]
    {
        let form = [("window", window.as_str()), ("finding", leading), ("read", "yes")];
        let warned = send(&wu_fang, &address, "draft", &form).await;
        assert_eq!(warned.status, 422, "{leading}");
        assert!(!warned.find(".box.warn li").is_empty(), "{leading}");
        assert_eq!(warned.find("textarea[name=finding]"), [leading]);
        // The warning is about this text: another one is looked at anew.
        let press = hidden(&warned, "warned");
        let other = format!("{leading} And 林梅 again.");
        let changed = [("window", window.as_str()), ("finding", &other), ("read", "yes"), ("warned", &press)];
        assert_eq!(send(&wu_fang, &address, "draft", &changed).await.status, 422);
    }
    shown(&served, &case).await;

    let window = hidden(&sun_hao.get(&address).await, "window");
    let naming = [("window", window.as_str()), ("reply", "linmei_88 had agreed to it.")];
    let warned = send(&sun_hao, &address, "reply", &naming).await;
    assert_eq!(warned.status, 422);
    assert_eq!(warned.find("textarea[name=reply]"), ["linmei_88 had agreed to it."]);
    assert_eq!(publication(&case).await.stage, Stage::Replying);
    let press = hidden(&warned, "warned");
    let sure = [naming[0], naming[1], ("warned", press.as_str())];
    assert_eq!(send(&sun_hao, &address, "reply", &sure).await.onward(), address);
    // The registrar is warned once more before everybody reads it.
    assert_eq!(wu_fang.get(&address).await.find(".box.warn li").len(), 1);
    served.stop().await;
    desk.close().await;
}

#[actix_web::test]
async fn a_platform_is_not_told_by_a_warning_what_it_does_not_know() {
    let desk = Desk::open().await;
    let served = desk.serve().await;
    let case = refused(&desk).await;
    let address = address(&case).await;
    shown(&served, &case).await;
    let (wu_fang, sun_hao) = (served.as_(&desk.cast.wu_fang).await, served.as_(&desk.cast.sun_hao).await);
    let window = hidden(&sun_hao.get(&address).await, "window");
    // The consumer's name, which the platform was never shown, is answered as any other name is.
    let guess = [("window", window.as_str()), ("reply", "Perhaps it is 林梅 who says so.")];
    assert_eq!(send(&sun_hao, &address, "reply", &guess).await.onward(), address);
    // Nothing is published by that: the registrar is warned, who knows the name.
    let page = wu_fang.get(&address).await;
    assert_eq!(page.find(".document blockquote").last().map(String::as_str), Some(guess[1].1));
    assert_eq!(page.find(".box.warn li").len(), 1);
    served.stop().await;
    desk.close().await;
}

#[actix_web::test]
async fn a_silent_platform_is_published_and_a_late_reply_is_not_lost() {
    let desk = Desk::open().await;
    let served = desk.serve().await;
    let case = refused(&desk).await;
    let address = address(&case).await;
    shown(&served, &case).await;
    let window = hidden(&served.as_(&desk.cast.sun_hao).await.get(&address).await, "window");
    let falls = publication(&case).await.life.running.of(WindowKey::RightOfReply).unwrap().reckoning.falls;
    // Nobody has swept: the reader who comes first finds it published all the same.
    desk.go_to(falls).await;
    let sun_hao = served.as_(&desk.cast.sun_hao).await;
    let late = send(&sun_hao, &address, "reply", &[("window", &window), ("reply", "Wait!")]).await;
    assert_eq!(late.status, 409);
    assert!(late.find("blockquote").contains(&"Wait!".to_owned()));
    let entry = entry(&case).await;
    assert!(entry.silent_on_draft && entry.reply.is_none());
    assert_eq!(entry.finding.as_deref(), Some(FINDING));
    let page = served.as_(&desk.cast.wu_fang).await.get(&address).await;
    assert_eq!(page.find(".document h3").len(), 2, "that there was no reply stands there");
    desk.sweep().await;
    served.stop().await;
    desk.close().await;
}

#[actix_web::test]
async fn a_correction_needs_a_reason_and_keeps_both_texts() {
    let desk = Desk::open().await;
    let served = desk.serve().await;
    let case = refused(&desk).await;
    let address = address(&case).await;
    shown(&served, &case).await;
    let falls = publication(&case).await.life.running.of(WindowKey::RightOfReply).unwrap().reckoning.falls;
    desk.live_until(falls).await;
    let wu_fang = served.as_(&desk.cast.wu_fang).await;
    let page = wu_fang.get(&address).await;
    assert_eq!(page.find("textarea[name=finding]"), [FINDING]);
    let text = hidden(&page, "text");
    let without = [("text", text.as_str()), ("finding", "Travel data was passed on.")];
    let again = send(&wu_fang, &address, "correction", &without).await;
    assert_eq!(again.status, 422);
    assert_eq!(again.find("textarea[name=finding]"), ["Travel data was passed on."]);
    let with = [without[0], without[1], ("reason", "Shorter words.")];
    assert_eq!(send(&wu_fang, &address, "correction", &with).await.onward(), address);
    assert_eq!(send(&wu_fang, &address, "correction", &with).await.onward(), address);
    let stale = [without[0], ("finding", "A third text."), ("reason", "Another reason.")];
    let stale = send(&wu_fang, &address, "correction", &stale).await;
    assert_eq!(stale.status, 409);
    assert_eq!(stale.find("textarea[name=finding]"), ["A third text."]);
    assert_eq!(entry(&case).await.finding.as_deref(), Some("Travel data was passed on."));
    assert!(entry(&case).await.changed_at.is_some());
    let page = served.as_(&desk.cast.sun_hao).await.get(&address).await;
    assert_eq!(page.find("article.said blockquote"), [FINDING], "the text before");
    assert!(page.find("article.said p")[0].contains("Shorter words."));
    // Read in another year, the story says in which one it was.
    assert!(!page.find(".story time").join(" ").contains("2026"));
    desk.live_until("2027-02-01T02:00:00Z".parse().unwrap()).await;
    let page = served.as_(&desk.cast.sun_hao).await.get(&address).await;
    assert!(page.find(".story time").iter().all(|when| when.contains("2026")), "{}", page.text());
    served.stop().await;
    desk.close().await;
}

#[actix_web::test]
async fn the_words_of_a_finding_can_be_left_out() {
    let desk = Desk::open().await;
    let served = desk.serve().await;
    let case = refused(&desk).await;
    let address = address(&case).await;
    let wu_fang = served.as_(&desk.cast.wu_fang).await;
    let window = hidden(&wu_fang.get(&address).await, "window");
    let form = [("window", window.as_str()), ("finding", FINDING), ("facts-only", "yes")];
    assert_eq!(send(&wu_fang, &address, "draft", &form).await.onward(), address);
    assert_eq!(publication(&case).await.finding, None);
    assert!(served.as_(&desk.cast.sun_hao).await.get(&address).await.find(".document blockquote").is_empty());
    served.stop().await;
    desk.close().await;
}
