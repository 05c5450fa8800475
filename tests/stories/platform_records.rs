//! Registrars keep the record of platforms, and what waits for service reaches them.

use crate::desk::Desk;
use crate::letters::post_over;
use crate::smtp::{MailServer, Verdict};
use redress::accounts::{self, NewPerson};
use redress::domain::actor::Role;
use redress::domain::case::event::Service;
use redress::domain::case::stage::Stage;
use redress::domain::ids::PlatformId;
use redress::domain::letter::Addressee;
use redress::domain::text::Language;
use redress::store::platforms::{self, Platform};

/// A platform that only a consumer named.
async fn named_by_consumer(desk: &Desk) -> PlatformId {
    let id: PlatformId = accounts::fresh_id(desk.now()).unwrap().into();
    let platform = Platform::named_by_consumer(id, "Qingying Video", "qingying.example", desk.now());
    desk.store().write(move |tx| platforms::add(tx, &platform)).await.unwrap();
    id
}

async fn platform(desk: &Desk, id: PlatformId) -> Platform {
    desk.store()
        .read(move |c| platforms::get(c, id))
        .await
        .map_err(|e: redress::store::StoreError| e)
        .unwrap()
}

async fn to_contact(desk: &Desk, case: &crate::steps::InCase<'_>) -> usize {
    let letters = desk.letters(case.id).await;
    letters.iter().filter(|letter| letter.addressee == Addressee::PlatformContact).count()
}

#[actix_web::test]
async fn a_platform_that_a_consumer_named_is_checked_and_gets_an_address() {
    let desk = Desk::open().await;
    let id = named_by_consumer(&desk).await;
    let house = desk.serve().await;
    let ma_li = house.as_(&desk.cast.ma_li).await;
    assert!(!ma_li.get("/centre/platforms").await.text().contains("Qingying"), "no case is about it yet");
    desk.filed_about(id).await;
    let list = ma_li.get("/centre/platforms").await;
    assert_eq!(list.find("tbody th a")[0], "Qingying Video");
    assert_eq!(list.find("tbody .badge")[0], "Not checked");
    let address = list.attribute("tbody th a", "href").unwrap();
    assert!(address.starts_with("/centre/platforms/unchecked-"));

    // A contact of it can be noted but not verified, so nothing can be served there.
    let contact = format!("{address}/contact");
    let typed = [("contact", "legal@qingying.example"), ("verified", "yes")];
    let refused = ma_li.post(&contact, &typed).await;
    assert_eq!((refused.status, refused.find(".problems a").len()), (422, 1));
    assert_eq!(refused.attribute("#contact", "value").as_deref(), Some("legal@qingying.example"));
    assert_eq!(platform(&desk, id).await.contact, None);

    let mut names = [
        ("name-en", ""),
        ("name-zh", "轻影视频"),
        ("legal-name", "轻影科技有限公司"),
        ("site", "qingying.example"),
        ("slug", ""),
        ("checked", "yes"),
    ];
    let refused = ma_li.post(&address, &names).await;
    assert_eq!(refused.status, 422);
    assert_eq!(refused.attribute("#name-zh", "value").as_deref(), Some("轻影视频"));
    names[0].1 = "Qingying Video";
    names[4].1 = "yunlu";
    let refused = ma_li.post(&address, &names).await;
    assert_eq!((refused.status, refused.find("#slug-error").len()), (422, 1));
    names[4].1 = "no slug at all!";
    assert_eq!(ma_li.post(&address, &names).await.status, 422);
    names[4].1 = "";
    assert_eq!(ma_li.post(&address, &names).await.onward(), "/centre/platforms/qingying-video");
    let checked = platform(&desk, id).await;
    assert_eq!((checked.name_zh.as_str(), checked.checked_at), ("轻影视频", Some(desk.now())));
    assert_eq!(ma_li.post(&address, &names).await.status, 404, "it is known by another address now");

    // Names may change later; the public address stands.
    names[0].1 = "Qingying";
    names[4].1 = "something-else";
    let here = "/centre/platforms/qingying-video";
    assert_eq!(ma_li.post(here, &names).await.onward(), here);
    assert_eq!(ma_li.get(here).await.title(), "Qingying");
    house.stop().await;
    desk.close().await;
}

#[actix_web::test]
async fn a_registrar_adds_a_platform_once() {
    let desk = Desk::open().await;
    let house = desk.serve().await;
    let ma_li = house.as_(&desk.cast.ma_li).await;
    let names = [("name-en", "Kua Mall"), ("name-zh", "夸商城"), ("legal-name", "夸商城有限公司")];
    assert_eq!(ma_li.post("/centre/platforms", &names).await.onward(), "/centre/platforms/kua-mall");
    let twice = ma_li.post("/centre/platforms", &names).await;
    assert_eq!((twice.status, twice.find("#name-en-error").len()), (422, 1));
    let same_place = [("name-en", "Kua. Mall"), ("name-zh", "夸"), ("legal-name", "夸商城有限公司")];
    let taken = ma_li.post("/centre/platforms", &same_place).await;
    assert_eq!((taken.status, taken.find("#slug-error").len()), (422, 1));
    assert_eq!(ma_li.post("/centre/platforms", &[]).await.status, 422);
    let long = "x".repeat(101);
    let names = [("name-en", long.as_str()), ("name-zh", "夸"), ("legal-name", "夸")];
    assert_eq!(ma_li.post("/centre/platforms", &names).await.status, 422);
    assert_eq!(ma_li.get("/centre/platforms/nobody").await.status, 404);
    // Whoever is no registrar finds none of it.
    for other in [&desk.cast.sun_hao, &desk.cast.tao_min, &desk.cast.he_yun] {
        assert_eq!(house.as_(other).await.get("/centre/platforms/yunlu").await.status, 404);
    }
    house.stop().await;
    desk.close().await;
}

/// Consumers choose a platform by its name, so two of one name could not be told apart.
#[actix_web::test]
async fn no_two_checked_platforms_have_one_name() {
    let desk = Desk::open().await;
    let id = named_by_consumer(&desk).await;
    desk.filed_about(id).await;
    let yunlu = platform(&desk, desk.cast.yunlu).await;
    let house = desk.serve().await;
    let ma_li = house.as_(&desk.cast.ma_li).await;
    let wu_fang = house.as_(&desk.cast.wu_fang).await;
    // Added: in capital letters, with a character that nobody sees, or in the field of the other language.
    let loud = yunlu.name_en.to_uppercase();
    let unseen = format!("{}\u{200b}", yunlu.name_zh);
    for (name_en, name_zh, field) in [
        (loud.as_str(), "另一个", "name-en"),
        ("Another", unseen.as_str(), "name-zh"),
        (yunlu.name_zh.as_str(), "另一个", "name-en"),
    ] {
        let names =
            [("name-en", name_en), ("name-zh", name_zh), ("legal-name", "另一公司"), ("slug", "another")];
        let refused = ma_li.post("/centre/platforms", &names).await;
        let error = refused.find(&format!("#{field}-error"));
        assert_eq!((refused.status, error.len()), (422, 1), "{name_en} {name_zh}");
        assert!(error[0].contains("tells the two apart"), "{error:?}");
        assert_eq!(ma_li.get("/centre/platforms/another").await.status, 404);
    }
    let names =
        [("name-en", loud.as_str()), ("name-zh", "另一个"), ("legal-name", "另一公司"), ("slug", "another")];
    let chinese = wu_fang.post("/centre/platforms", &names).await;
    assert!(chinese.find("#name-en-error")[0].contains("请填写可以区分的名称"));

    // Checked, and changed after that; what nobody has checked may be called as its consumer called it.
    let unchecked = format!("/centre/platforms/{}", platform(&desk, id).await.slug);
    let names = [
        ("name-en", yunlu.name_en.as_str()),
        ("name-zh", "轻影视频"),
        ("legal-name", "轻影科技有限公司"),
        ("slug", "qingying"),
        ("checked", "yes"),
    ];
    assert_eq!(ma_li.post(&unchecked, &names).await.find("#name-en-error").len(), 1);
    assert_eq!(platform(&desk, id).await.checked_at, None);
    assert_eq!(ma_li.post(&unchecked, &names[..4]).await.onward(), unchecked);
    let own = [("name-en", "Qingying"), names[1], names[2], names[3], names[4]];
    assert_eq!(ma_li.post(&unchecked, &own).await.onward(), "/centre/platforms/qingying");
    assert_eq!(ma_li.post("/centre/platforms/qingying", &names).await.find("#name-en-error").len(), 1);
    // Its own names stand in nobody's way.
    assert_eq!(ma_li.post("/centre/platforms/qingying", &own).await.onward(), "/centre/platforms/qingying");
    house.stop().await;
    desk.close().await;
}

#[actix_web::test]
async fn a_contact_that_is_verified_late_still_gets_the_notice_and_its_server_starts_the_time() {
    let desk = Desk::open().await;
    let server = MailServer::open().await;
    let post = post_over(&desk, &server);
    let case = desk.filed_about(desk.cast.maisui).await;
    case.admit().await;
    post.deliver().await.unwrap();
    assert_eq!(to_contact(&desk, &case).await, 0);

    let house = desk.serve().await;
    let ma_li = house.as_(&desk.cast.ma_li).await;
    let page = ma_li.get("/centre/platforms/maisui").await;
    assert_eq!(page.find("#waiting ~ table tbody th"), [case.case().await.number().to_string()]);
    let contact = "/centre/platforms/maisui/contact";
    assert_eq!(ma_li.post(contact, &[("contact", "no mail")]).await.status, 422);
    assert_eq!(ma_li.post(contact, &[("contact", ""), ("verified", "yes")]).await.status, 422);

    // Written down and not verified: nothing leaves.
    ma_li.post(contact, &[("contact", "old@maisui.example")]).await.onward();
    post.deliver().await.unwrap();
    assert_eq!((to_contact(&desk, &case).await, case.stage().await), (0, Stage::Admitted));

    // Verified, but its server is busy; then it turns out that another address is theirs.
    server.will(Verdict::Later);
    ma_li.post(contact, &[("contact", "old@maisui.example"), ("verified", "yes")]).await.onward();
    ma_li.post(contact, &[("contact", "old@maisui.example"), ("verified", "yes")]).await.onward();
    assert_eq!(to_contact(&desk, &case).await, 1, "verified twice, one notice goes out");
    post.deliver().await.unwrap();
    desk.hours(1).await;
    let ma_li = house.as_(&desk.cast.ma_li).await;
    ma_li.post(contact, &[("contact", "legal@maisui.example"), ("verified", "yes")]).await.onward();
    server.will(Verdict::Take);
    desk.hours(1).await;
    post.deliver().await.unwrap();
    let arrived: Vec<String> = server.arrived().into_iter().map(|mail| mail.to).collect();
    assert!(arrived.contains(&"legal@maisui.example".to_owned()));
    assert!(!arrived.contains(&"old@maisui.example".to_owned()), "{arrived:?}");
    assert_eq!(case.case().await.served, Some((Service::Mail, desk.now())));

    // The notice to the address before is never tried again.
    let ma_li = house.as_(&desk.cast.ma_li).await;
    let letters = desk.letters(case.id).await;
    let old = letters.iter().find(|letter| letter.addressee == Addressee::PlatformContact).unwrap();
    ma_li.post(&format!("/letters/{}/delivery", old.id), &[]).await.onward();
    assert_eq!(post.deliver().await.unwrap(), 0);
    assert_eq!(ma_li.get("/centre/platforms/maisui").await.find("#waiting ~ p"), ["No case waits."]);
    house.stop().await;
    desk.close().await;
}

#[actix_web::test]
async fn whoever_comes_to_represent_a_platform_is_served_what_waited() {
    let desk = Desk::open().await;
    let (one, two) = (desk.filed_about(desk.cast.maisui).await, desk.filed_about(desk.cast.maisui).await);
    one.admit().await;
    two.admit().await;
    let house = desk.serve().await;
    let ma_li = house.as_(&desk.cast.ma_li).await;
    let service = "/centre/platforms/maisui/service";
    assert!(ma_li.get("/centre/platforms/maisui").await.find("form[action$=service]").is_empty());
    let refused = ma_li.post(service, &[]).await;
    assert_eq!((refused.status, refused.find(".problems li").len()), (422, 1));

    let page = ma_li.get("/centre/platforms/maisui").await;
    let invite = page.attribute("#representatives ~ .row a", "href").unwrap();
    let invitation = ma_li.get(invite.split('#').next().unwrap()).await;
    assert_eq!(invitation.attribute("#platform option[selected]", "value").as_deref(), Some("maisui"));
    assert_eq!(invitation.attribute("input[name=role][checked]", "value").as_deref(), Some("platform"));
    let new = NewPerson {
        mail: "ren@maisui.example".parse().unwrap(),
        name: "Ren Jie".to_owned(),
        language: Language::En,
        password_hash: None,
        role: Role::Platform,
        platform: Some(desk.cast.maisui),
        matter: None,
    };
    let now = desk.now();
    desk.store().write(move |tx| accounts::add(tx, &new, now, now)).await.unwrap();

    desk.days(1).await;
    let ma_li = house.as_(&desk.cast.ma_li).await;
    assert_eq!(ma_li.post(service, &[]).await.onward(), "/centre/platforms/maisui");
    let page = ma_li.get("/centre/platforms/maisui").await;
    assert_eq!(page.find(".said-so p"), ["The cases are in the platform’s inbox. Its time to answer runs."]);
    for case in [&one, &two] {
        assert_eq!(case.case().await.served, Some((Service::Inbox, desk.now())));
    }
    // Sent again, it does nothing.
    ma_li.post(service, &[]).await.onward();
    let page = ma_li.get("/centre/platforms/maisui").await;
    assert!(page.find(".said-so p")[0].starts_with("This was done before"));

    // Somebody answers here now, so a contact is kept and no notice goes there.
    let contact = [("contact", "legal@maisui.example"), ("verified", "yes")];
    ma_li.post("/centre/platforms/maisui/contact", &contact).await.onward();
    assert_eq!(to_contact(&desk, &one).await, 0);
    house.stop().await;
    desk.close().await;
}
