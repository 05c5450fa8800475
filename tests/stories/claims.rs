//! Somebody whom a notice reached, and whom nobody knows here, asks to answer for the platform.

use crate::browser::Browser;
use crate::desk::Desk;
use crate::served::Served;
use redress::domain::case::event::Service;
use redress::domain::case::stage::Stage;
use redress::domain::command::Command;
use redress::store::StoreError;
use redress::store::account_letters::{self, AccountLetter, AccountLetterKind};

/// Fills in the form that the notice leads to.
async fn asks(visitor: &Browser, number: &str, mail: &str) -> crate::browser::Answer {
    let fields = [
        ("case", number),
        ("name", "Qiao Lan"),
        ("position", "privacy counsel"),
        ("mail", mail),
        ("proof", "Ask for me at the number on our site."),
    ];
    visitor.post("/claim", &fields).await
}

async fn account_letters_of(desk: &Desk) -> Vec<AccountLetter> {
    let now = desk.clock.machine_now();
    let read = desk.store().read(move |c| account_letters::waiting(c, now, 100)).await;
    read.map_err(|problem: StoreError| problem).unwrap()
}

/// The registrar has checked the only claim that waits, and sends its link, which is returned.
async fn granted(desk: &Desk, house: &Served) -> String {
    let ma_li = house.as_(&desk.cast.ma_li).await;
    let page = ma_li.get("/centre/claims").await;
    let (grant, tick) = (
        page.attribute("form[action$=grant]", "action").unwrap(),
        page.attribute("input[type=checkbox]", "name").unwrap(),
    );
    assert_eq!(ma_li.post(&grant, &[(&tick, "yes")]).await.onward(), "/centre/claims");
    let letter = account_letters_of(desk).await.pop().unwrap();
    assert_eq!(letter.kind, AccountLetterKind::ClaimGranted);
    letter.link.unwrap().open().unwrap().to_owned()
}

const JOINING: &[(&str, &str)] = &[("name", "Qiao Lan"), ("new-password", crate::app::PASSWORD)];

#[actix_web::test]
async fn a_checked_claimant_gets_a_link_that_works_once_and_opens_one_case_only() {
    let desk = Desk::open().await;
    let house = desk.serve().await;
    let (one, other) = (desk.filed_about(desk.cast.maisui).await, desk.filed_about(desk.cast.maisui).await);
    for case in [&one, &other] {
        case.admit().await;
        case.does(&desk.cast.wu_fang, Command::Serve { how: Service::Post }).await;
    }
    let (number, hidden) = (one.case().await.number().to_string(), other.case().await.number().to_string());

    let stranger = house.visitor();
    let form = stranger.get(&format!("/claim?case={number}")).await;
    assert_eq!(form.attribute("#case", "value").as_deref(), Some(number.as_str()));
    let asked = asks(&stranger, &number.to_lowercase(), "qiao@maisui.example").await;
    assert_eq!((asked.status, asked.title().as_str()), (200, "We check who you are"));
    let again = asks(&stranger, &number, "Qiao@maisui.example").await;
    assert_eq!((again.status, again.text()), (200, asked.text().replace("qiao@", "Qiao@")));

    // Nothing opens by asking; the registrar sees the claim once, and must say that they checked it.
    let ma_li = house.as_(&desk.cast.ma_li).await;
    assert!(ma_li.get("/cases").await.text().contains("1 person asks"));
    let page = ma_li.get("/centre/claims").await;
    assert_eq!(page.find(".list h2"), ["Qiao Lan, privacy counsel"]);
    assert!(page.text().contains("Ask for me at the number on our site."));
    let grant = page.attribute("form[action$=grant]", "action").unwrap();
    let unchecked = ma_li.post(&grant, &[]).await;
    assert_eq!((unchecked.status, unchecked.find(".problems a").len()), (422, 1));
    assert!(account_letters_of(&desk).await.is_empty());

    let link = granted(&desk, &house).await;
    assert_eq!(ma_li.get("/centre/claims").await.find(".empty h2"), ["Nobody asks"]);
    let qiao = house.visitor();
    assert!(qiao.get(&link).await.text().contains("opens that case and nothing else"));
    assert_eq!(qiao.post(&link, JOINING).await.onward(), format!("/cases/{number}"));
    assert_eq!(qiao.get(&format!("/cases/{number}")).await.status, 200);
    assert_eq!(qiao.get(&format!("/cases/{number}/answer")).await.status, 200);
    for closed in ["", "/answer", "/messages", "/calendar.ics", "/letters"] {
        assert_eq!(qiao.get(&format!("/cases/{hidden}{closed}")).await.status, 404, "{closed}");
    }
    assert_eq!(qiao.get("/cases?show=all").await.find("tbody th .small"), std::slice::from_ref(&number));
    assert!(!qiao.get("/calendar.ics").await.text().contains(&hidden));

    // The link is used up.
    let late = house.visitor();
    assert_eq!(late.post(&link, JOINING).await.status, 410);

    // Both cases go on; letters about the one reach her, those about the other do not.
    one.does(&desk.cast.lin_mei, crate::steps::message()).await;
    other.does(&desk.cast.lin_mei, crate::steps::message()).await;
    let to_platform = async |case: &crate::steps::InCase<'_>| {
        let letters = desk.letters(case.id).await;
        letters
            .iter()
            .filter(|letter| letter.addressee == redress::domain::letter::Addressee::Platform)
            .count()
    };
    assert_eq!((to_platform(&one).await, to_platform(&other).await), (1, 0));

    // She represents nobody else: the record says so, and the registrar can end her place.
    let record = ma_li.get("/centre/platforms/maisui").await;
    assert!(record.text().contains(&format!("only in {number}")));
    let end = record.attribute("a[href$='/end']", "href").unwrap();
    ma_li.post(&end, &[]).await.onward();
    assert_eq!(qiao.get(&format!("/cases/{number}")).await.status, 404);
    house.stop().await;
    desk.close().await;
}

#[actix_web::test]
async fn whoever_opens_a_case_that_waited_for_service_is_served_by_that() {
    let desk = Desk::open().await;
    let house = desk.serve().await;
    let case = desk.filed_about(desk.cast.maisui).await;
    case.admit().await;
    let number = case.case().await.number().to_string();
    asks(&house.visitor(), &number, "qiao@maisui.example").await;
    let link = granted(&desk, &house).await;
    desk.days(2).await;
    assert_eq!(case.stage().await, Stage::Admitted, "no time runs while the link lies unread");
    let qiao = house.visitor();
    qiao.post(&link, JOINING).await.onward();
    assert_eq!(case.case().await.served, Some((Service::Inbox, desk.now())));
    house.stop().await;
    desk.close().await;
}

#[actix_web::test]
async fn a_claimant_who_has_an_account_signs_in_and_an_ended_place_takes_the_link_with_it() {
    let desk = Desk::open().await;
    let house = desk.serve().await;
    let (one, other) = (desk.filed_about(desk.cast.maisui).await, desk.filed_about(desk.cast.maisui).await);
    for case in [&one, &other] {
        case.admit().await;
    }
    // She answers for Yunlu, too.
    let number = one.case().await.number().to_string();
    asks(&house.visitor(), &number, "sun.hao@yunlu.example").await;
    let link = granted(&desk, &house).await;
    let finder = house.visitor();
    assert_eq!(finder.get(&link).await.onward(), format!("/sign-in?then={link}"));
    assert_eq!(finder.post(&link, JOINING).await.onward(), link);
    assert_eq!(one.stage().await, Stage::Admitted, "a letter that somebody found serves nobody");
    let sun_hao = house.as_(&desk.cast.sun_hao).await;
    assert!(sun_hao.get(&link).await.text().contains("opens that case and nothing else"));
    assert_eq!(sun_hao.post(&link, &[]).await.onward(), format!("/cases/{number}"));
    assert_eq!(sun_hao.get(&format!("/cases/{number}/answer")).await.status, 200);
    assert_eq!(one.case().await.served, Some((Service::Inbox, desk.now())));

    desk.hours(1).await;
    let hidden = other.case().await.number().to_string();
    asks(&house.visitor(), &hidden, "sun.hao@yunlu.example").await;
    let second = granted(&desk, &house).await;
    let ma_li = house.as_(&desk.cast.ma_li).await;
    let end = ma_li.get("/centre/platforms/maisui").await.attribute("a[href$='/end']", "href").unwrap();
    ma_li.post(&end, &[]).await.onward();
    let sun_hao = house.as_(&desk.cast.sun_hao).await;
    assert_eq!(sun_hao.get(&second).await.status, 410);
    assert_eq!(sun_hao.get(&format!("/cases/{hidden}")).await.status, 404);
    assert_eq!(sun_hao.get("/cases").await.status, 200, "her place for Yunlu stays");
    house.stop().await;
    desk.close().await;
}

#[actix_web::test]
async fn a_platform_that_comes_late_may_still_claim_and_one_that_is_never_told_may_not() {
    let desk = Desk::open().await;
    let house = desk.serve().await;
    let (ended, gone) = (desk.filed_about(desk.cast.maisui).await, desk.filed_about(desk.cast.maisui).await);
    ended.admit().await;
    ended.serve_by_post().await;
    ended.hand_over().await;
    ended.docket().await;
    let number = ended.case().await.number().to_string();
    asks(&house.visitor(), &number, "qiao@maisui.example").await;
    let link = granted(&desk, &house).await;
    assert_eq!(house.visitor().post(&link, JOINING).await.onward(), format!("/cases/{number}"));

    // Taken back between the link and its reader, before anybody was told: the link opens no case.
    gone.admit().await;
    let number = gone.case().await.number().to_string();
    asks(&house.visitor(), &number, "ren@maisui.example").await;
    let link = granted(&desk, &house).await;
    gone.withdraw().await;
    let ren = house.visitor();
    assert_eq!(ren.post(&link, JOINING).await.onward(), "/cases");
    assert_eq!(ren.get(&format!("/cases/{number}")).await.status, 404);
    asks(&house.visitor(), &number, "late@maisui.example").await;
    let ma_li = house.as_(&desk.cast.ma_li).await;
    assert_eq!(ma_li.get("/centre/claims").await.find(".empty h2"), ["Nobody asks"]);
    house.stop().await;
    desk.close().await;
}

#[actix_web::test]
async fn asking_tells_nobody_which_cases_there_are() {
    let desk = Desk::open().await;
    let house = desk.serve().await;
    let case = desk.filed_about(desk.cast.maisui).await;
    let number = case.case().await.number().to_string();
    let stranger = house.visitor();
    // Not admitted yet, and not there at all.
    let unread = asks(&stranger, &number, "a@maisui.example").await.text();
    let nobody = asks(&stranger, "2026-000999-4", "a@maisui.example").await;
    let nobody = if nobody.status == 422 { None } else { Some(nobody.text()) };
    assert!(nobody.is_none_or(|text| text == unread));
    let ma_li = house.as_(&desk.cast.ma_li).await;
    assert_eq!(ma_li.get("/centre/claims").await.find(".empty h2"), ["Nobody asks"]);

    let wrong = stranger.post("/claim", &[("case", "2026-000001-?"), ("mail", "no mail")]).await;
    assert_eq!((wrong.status, wrong.find(".problems a").len()), (422, 5));

    // Many who ask for one case are a few for the registrar, and one network cannot ask for ever.
    case.admit().await;
    for place in 0..7 {
        asks(&stranger, &number, &format!("p{place}@maisui.example")).await;
    }
    assert_eq!(ma_li.get("/centre/claims").await.find(".list h2").len(), 5);
    let mut last = 200;
    for _ in 0..5 {
        last = asks(&stranger, &number, "x@maisui.example").await.status;
    }
    assert_eq!(last, 429);
    house.stop().await;
    desk.close().await;
}

#[actix_web::test]
async fn a_claimant_who_cannot_be_confirmed_is_told_so_and_may_ask_again() {
    let desk = Desk::open().await;
    let house = desk.serve().await;
    let case = desk.filed_about(desk.cast.maisui).await;
    case.admit().await;
    let number = case.case().await.number().to_string();
    let stranger = house.visitor();
    asks(&stranger, &number, "who@elsewhere.example").await;
    let ma_li = house.as_(&desk.cast.ma_li).await;
    let page = ma_li.get("/centre/claims").await;
    let refusal = page.attribute("form[action$=refusal]", "action").unwrap();
    assert_eq!(ma_li.post(&refusal, &[]).await.onward(), "/centre/claims");
    let letters = account_letters_of(&desk).await;
    assert_eq!(letters.len(), 1);
    assert_eq!((letters[0].kind, letters[0].link.is_none()), (AccountLetterKind::ClaimRefused, true));
    // A second press changes nothing.
    ma_li.post(&refusal, &[]).await.onward();
    ma_li.post(&refusal.replace("refusal", "grant"), &[]).await;
    assert_eq!(account_letters_of(&desk).await.len(), 1);
    asks(&stranger, &number, "who@elsewhere.example").await;
    assert_eq!(ma_li.get("/centre/claims").await.find(".list h2").len(), 1);
    assert_eq!(ma_li.post("/centre/claims/nonsense/grant", &[]).await.status, 404);
    for other in [&desk.cast.sun_hao, &desk.cast.tao_min, &desk.cast.lin_mei] {
        assert_eq!(house.as_(other).await.get("/centre/claims").await.status, 404);
    }
    house.stop().await;
    desk.close().await;
}
