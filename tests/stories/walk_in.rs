//! Somebody at the desk: a registrar takes the complaint down, and it is filed by the person's own sign.

use crate::app::{PASSWORD, TestApp};
use crate::browser::{Answer, Browser};
use redress::accounts::{self, AccountError};
use redress::domain::actor::Role;
use redress::domain::case::Case;
use redress::domain::case::event::Confirmation;
use redress::domain::ids::StandingId;
use redress::domain::letter::Channel;
use redress::store::matters::{self, LoadError};
use redress::store::standings::{self, Standing};
use redress::store::{Tx, reach};

const NAME: &str = "王桂兰";
const THEIRS: &str = "ink and plain paper";

async fn registrar(app: &TestApp, mail: &str) -> Browser {
    app.signed_in(mail, Role::Registrar).await
}

async fn open(registrar: &Browser, login: &str, phone: &str, identity: &str) -> Answer {
    let typed = [
        ("name", NAME),
        ("phone", phone),
        ("identity", identity),
        ("login", login),
        ("new-password", THEIRS),
    ];
    registrar.post("/centre/walk-in", &typed).await
}

/// The draft to which a page with a fresh code leads on.
fn draft(code: &Answer) -> String {
    assert_eq!(code.title(), "Your recovery code", "{}", code.text());
    code.attribute("a.button[href^='/complaint/']", "href").unwrap()
}

async fn answer_all(registrar: &Browser, draft: &str) {
    let pages: &[(&str, &[(&str, &str)])] = &[
        ("platform", &[("platform", "Kuamall LTD"), ("site", "kuamall.example")]),
        ("grievance", &[("grievance", "deletion")]),
        ("happened", &[("title", "他们还有我的地址"), ("statement", "我要求删除地址，他们没有做。")]),
        ("data", &[("data", "contact")]),
        ("asked", &[("asked", "no")]),
        ("wants", &[("want", "delete")]),
        ("account", &[("account", "wang_1951")]),
    ];
    for (topic, fields) in pages {
        registrar.post(&format!("{draft}/{topic}"), fields).await.onward();
    }
}

async fn file(registrar: &Browser, draft: &str, sign: &[(&str, &str)]) -> Answer {
    let check = registrar.get(&format!("{draft}/check")).await;
    let version = check.attribute("[name=version]", "value").expect("the check page");
    let mut typed = vec![("version", version.as_str())];
    typed.extend_from_slice(sign);
    registrar.post(&format!("{draft}/check"), &typed).await
}

async fn case_of(app: &TestApp, number: &str) -> Case {
    let number = number.parse().unwrap();
    let read = move |c: &mut redress::store::Conn<'_>| {
        let id = matters::numbered(c, number).map_err(LoadError::from)?.id;
        matters::load::<Case>(c, id)
    };
    match app.database.store.read(read).await {
        Ok(case) => case,
        Err(LoadError::Store(problem)) => panic!("{problem}"),
        Err(LoadError::Corrupt(problem)) => panic!("{problem}"),
    }
}

#[actix_web::test]
async fn a_registrar_takes_a_complaint_down_and_the_person_signs_it_themselves() {
    let app = TestApp::start().await;
    let wu_fang = registrar(&app, "wu.fang@centre.example").await;
    assert!(wu_fang.get("/people").await.text().contains("/centre/walk-in"));
    let form = wu_fang.get("/centre/walk-in").await.text();
    assert!(form.contains("The person signs in with it.") && !form.contains("You sign in with it."));
    let code = open(&wu_fang, "wang.guilan", "138 0000 1111", "").await;
    assert_eq!(code.find("code.code")[0].len(), 29);
    let draft = draft(&code);
    answer_all(&wu_fang, &draft).await;
    wu_fang
        .post_files(&format!("{draft}/evidence"), &[("then", "on")], &[("files", "note.txt", b"a note")])
        .await;

    let back = wu_fang.get(&format!("{draft}/check")).await;
    assert!(back.text().contains(&format!("Taken down for {NAME}")));
    // No way on this page leads to the registrar's own account, or nowhere.
    for href in back.attributes("main a", "href") {
        assert!(!href.starts_with("/account"), "{href}");
        assert!(href.starts_with('#') || wu_fang.get(&href).await.status == 200, "{href}");
    }
    assert_eq!(back.text().matches("in their own account").count(), 2);
    assert!(!back.find(".read-back").is_empty() && back.text().contains("Signature and date:"));
    // Not without a sign, and not by somebody else's.
    app.person("ann@example.org", Role::Consumer, None).await;
    let nothing = file(&wu_fang, &draft, &[]).await;
    assert!(nothing.find(".problems a")[0].starts_with("Choose how the person confirms"));
    let by = |name, password| [("confirmed", "own_sign"), ("their-name", name), ("their-password", password)];
    for (name, password) in [
        ("wang.guilan", PASSWORD),
        ("ann@example.org", PASSWORD),
        ("wu.fang@centre.example", PASSWORD),
        ("", ""),
    ] {
        let refused = file(&wu_fang, &draft, &by(name, password)).await;
        assert_eq!(refused.status, 422, "{name}");
        assert!(
            refused.find(".problems a")[0].starts_with("This is not the name and password of the person")
        );
        assert!(!refused.text().contains(password) || password.is_empty());
    }
    let filed = file(&wu_fang, &draft, &by("Wang.Guilan", THEIRS)).await;
    let receipt = filed.onward().to_owned();
    let number = receipt.split('/').nth(2).unwrap().to_owned();
    let case = case_of(&app, &number).await;
    assert_eq!(case.filing.taken_down.unwrap().confirmed, Confirmation::OwnSign);
    let told = "A registrar took it down at the desk; the consumer confirmed it with their own password.";
    assert!(wu_fang.get(&receipt).await.text().contains(told));
    assert!(wu_fang.get(&format!("/cases/{number}")).await.text().contains(told));
    // Twice, it is one case.
    assert_eq!(wu_fang.get(&draft).await.onward(), receipt);
    // It is the person's own case.
    let wang = app.visitor();
    wang.post("/sign-in", &[("mail", "wang.guilan"), ("password", THEIRS)]).await.onward();
    assert!(wang.get("/cases").await.text().contains(&number));
    wang.post("/language", &[("lang", "zh"), ("back", "/")]).await;
    assert!(wang.get(&receipt).await.text().contains("由登记员现场记录，消费者用自己的密码确认。"));
}

#[actix_web::test]
async fn a_signed_sheet_is_the_first_exhibit() {
    let app = TestApp::start().await;
    let wu_fang = registrar(&app, "wu.fang@centre.example").await;
    let draft = draft(&open(&wu_fang, "wang.guilan", "", "012X").await);
    answer_all(&wu_fang, &draft).await;
    let evidence = format!("{draft}/evidence");
    let stay = &[("then", "stay")];
    wu_fang.post_files(&evidence, stay, &[("files", "letter.txt", b"a letter")]).await.onward();
    wu_fang.post_files(&evidence, &[("then", "on")], &[("files", "sheet.txt", b"signed")]).await.onward();
    let missing = file(&wu_fang, &draft, &[("confirmed", "signed_sheet")]).await;
    assert!(missing.find(".problems a")[0].starts_with("Add the scan of the signed sheet"));
    let check = wu_fang.get(&format!("{draft}/check")).await;
    let scans = check.attributes("[name=scan]", "value");
    let filed =
        file(&wu_fang, &draft, &[("confirmed", "signed_sheet"), ("scan", scans.last().unwrap())]).await;
    let receipt = wu_fang.get(filed.onward()).await;
    let first = receipt.find("dl.hashes dt").into_iter().find(|line| line.starts_with("File 1")).unwrap();
    assert!(first.contains("sheet.txt"), "{first}");
    assert!(receipt.text().contains("the consumer signed the sheet, which is exhibit 1."));
}

#[actix_web::test]
async fn one_person_has_one_account_and_it_is_used_again() {
    let app = TestApp::start().await;
    let wu_fang = registrar(&app, "wu.fang@centre.example").await;
    let first = draft(&open(&wu_fang, "wang.guilan", "138-0000-1111", "").await);
    let again = open(&wu_fang, "wang.two", "13800001111", "").await;
    assert_eq!(again.status, 422);
    let said = &again.find(".problems a")[0];
    assert!(said.starts_with("One person, one account") && said.contains("wang.guilan"), "{said}");
    assert!(!again.text().contains(THEIRS));
    // The way that is open.
    let known = async || {
        let begun = wu_fang.post("/centre/walk-in/known", &[("mail", "WANG.guilan")]).await;
        begun.onward().to_owned()
    };
    // However often, while nothing is written in it.
    for _ in 0..2 {
        assert_eq!(known().await, first);
    }
    answer_all(&wu_fang, &first).await;
    assert_ne!(known().await, first);
    assert_eq!(wu_fang.get("/centre/walk-in").await.find("#taking-down ~ ul li").len(), 2);
    // Without a number nobody can tell; somebody else with that name is somebody else.
    for (phone, identity) in [("", ""), ("-", ""), ("1388 (son)", ""), ("", "X")] {
        assert_eq!(open(&wu_fang, "wang.three", phone, identity).await.status, 422, "{phone} {identity}");
    }
    draft(&open(&wu_fang, "wang.three", "13900009999", "").await);
    // Somebody who gave their number on their own is found, too.
    let li = app.signed_in("li@example.org", Role::Consumer).await;
    let details = [("name", NAME), ("phone", "+86 137 0000 7777"), ("address", ""), ("language", "zh")];
    li.post("/account", &details).await.onward();
    assert!(open(&wu_fang, "wang.four", "8613700007777", "").await.text().contains("li@example.org"));
    // Nobody who is no consumer, and nobody at all.
    for name in ["wu.fang@centre.example", "nobody.here", ""] {
        let refused = wu_fang.post("/centre/walk-in/known", &[("mail", name)]).await;
        assert!(refused.find(".problems a")[0].starts_with("No consumer comes in by this."), "{name}");
    }
}

#[actix_web::test]
async fn an_identity_number_and_a_telephone_number_lead_to_the_same_account() {
    let app = TestApp::start().await;
    let wu_fang = registrar(&app, "wu.fang@centre.example").await;
    // Without telephone at first.
    draft(&open(&wu_fang, "wang.guilan", "", "012X").await);
    let again = open(&wu_fang, "wang.two", "138 0000 1111", "012x").await;
    assert_eq!(again.status, 422);
    assert!(again.find(".problems a")[0].contains("wang.guilan"));
    // A telephone number that comes later takes nothing away.
    let wang = app.visitor();
    wang.post("/sign-in", &[("mail", "wang.guilan"), ("password", THEIRS)]).await.onward();
    let details = [("name", NAME), ("phone", "138 0000 1111"), ("address", ""), ("language", "zh")];
    wang.post("/account", &details).await.onward();
    for (phone, identity) in [
        ("13800001111", ""),
        ("", "012X"),
        ("13900009999", "012X"),
        ("13800001111", "9999"),
        ("１３８００００１１１１", ""),
        ("", "０１２Ｘ"),
    ] {
        let found = open(&wu_fang, "wang.three", phone, identity).await;
        assert!(found.find(".problems a")[0].contains("wang.guilan"), "{phone} {identity}");
    }
    // Both given at first, either is enough.
    draft(&open(&wu_fang, "wang.other", "13700007777", "44445").await);
    for (phone, identity) in [("13700007777", ""), ("", "44445")] {
        let found = open(&wu_fang, "wang.four", phone, identity).await;
        assert!(found.find(".problems a")[0].contains("wang.other"), "{phone} {identity}");
    }
    // An end of an identity number is no telephone number.
    draft(&open(&wu_fang, "wang.five", "44445", "").await);
}

#[actix_web::test]
async fn a_draft_is_open_to_its_owner_and_to_whoever_takes_it_down_and_to_nobody_else() {
    let app = TestApp::start().await;
    let wu_fang = registrar(&app, "wu.fang@centre.example").await;
    let draft = draft(&open(&wu_fang, "wang.guilan", "13800008888", "").await);
    answer_all(&wu_fang, &draft).await;
    let ma_li = registrar(&app, "ma.li@centre.example").await;
    let ann = app.signed_in("ann@example.org", Role::Consumer).await;
    let he_yun = app.signed_in("he.yun@centre.example", Role::Mediator).await;
    for other in [&ma_li, &ann, &he_yun] {
        assert_eq!(other.get(&format!("{draft}/platform")).await.status, 404);
        assert_eq!(other.post(&format!("{draft}/account"), &[("account", "mine")]).await.status, 404);
        assert_eq!(other.post(&format!("{draft}/check"), &[]).await.status, 404);
    }
    assert_eq!(ann.get("/centre/walk-in").await.status, 404);
    // A registrar cannot open what a consumer writes alone.
    let alone = ann.post("/complaint", &[]).await.onward().to_owned();
    assert_eq!(wu_fang.get(&alone).await.status, 404);
    // The owner goes on alone; the record still tells who took it down.
    let wang = app.visitor();
    wang.post("/sign-in", &[("mail", "wang.guilan"), ("password", THEIRS)]).await.onward();
    wang.post_files(&format!("{draft}/evidence"), &[("then", "on")], &[]).await;
    let filed = file(&wang, &draft, &[]).await;
    let number = filed.onward().split('/').nth(2).unwrap().to_owned();
    assert!(case_of(&app, &number).await.filing.taken_down.is_some());
}

#[actix_web::test]
async fn a_registrar_who_complains_herself_takes_down_for_others_all_the_same() {
    let app = TestApp::start().await;
    let wu_fang = registrar(&app, "wu.fang@centre.example").await;
    let here = app.clock.centre_now();
    let may_complain = move |tx: &mut redress::store::Tx<'_>| {
        let known = accounts::who_comes_in_as(tx, "wu.fang@centre.example")?.expect("Wu Fang");
        let standing = Standing {
            id: StandingId(accounts::fresh_id(here)?),
            person_id: known.id,
            role: Role::Consumer,
            platform_id: None,
            matter_id: None,
            acting_for: None,
            from_at: here,
            until_at: None,
        };
        Ok::<_, AccountError>(standings::give(tx, &standing)?)
    };
    app.database.store.write(may_complain).await.unwrap();
    let theirs = draft(&open(&wu_fang, "wang.guilan", "138 0000 1111", "").await);
    let own = wu_fang.post("/complaint", &[]).await.onward().to_owned();
    let own = own.strip_suffix("/platform").unwrap().to_owned();
    for (draft, is_taken_down) in [(&theirs, true), (&own, false)] {
        answer_all(&wu_fang, draft).await;
        wu_fang.post_files(&format!("{draft}/evidence"), &[("then", "on")], &[]).await.onward();
        let check = wu_fang.get(&format!("{draft}/check")).await;
        assert_eq!(check.status, 200);
        assert_eq!(check.text().contains(&format!("Taken down for {NAME}")), is_taken_down);
    }
    let ma_li = registrar(&app, "ma.li@centre.example").await;
    assert_eq!(ma_li.get(&theirs).await.status, 404);
    let sign = [("confirmed", "own_sign"), ("their-name", "wang.guilan"), ("their-password", THEIRS)];
    let receipt = file(&wu_fang, &theirs, &sign).await.onward().to_owned();
    assert_eq!(wu_fang.get(&theirs).await.onward(), receipt);
}

#[actix_web::test]
async fn whoever_gives_an_address_at_the_desk_is_written_to_on_paper() {
    let app = TestApp::start().await;
    let wu_fang = registrar(&app, "wu@centre.example").await;
    for (login, phone, address, channel) in [
        ("wang.paper", "13800002222", "Hangzhou, 2 West Lake Road\n310000", Channel::Post),
        ("wang.here", "13800003333", "", Channel::Mail),
    ] {
        let typed = [
            ("name", NAME),
            ("phone", phone),
            ("identity", ""),
            ("address", address),
            ("login", login),
            ("new-password", THEIRS),
        ];
        draft(&wu_fang.post("/centre/walk-in", &typed).await);
        let find = move |tx: &mut Tx<'_>| {
            let person = accounts::who_comes_in_as(tx, login)?.unwrap();
            Ok::<_, AccountError>((reach::of(tx, person.id)?.channel, person.address))
        };
        let (found, kept) = app.database.store.write(find).await.unwrap();
        assert_eq!(found, channel, "{login}");
        let kept = kept.map(|kept| kept.open().unwrap().replace("\r\n", "\n"));
        assert_eq!(kept.as_deref().unwrap_or_default(), address);
    }
    let long = "x".repeat(1000);
    let typed =
        [("name", NAME), ("phone", "1"), ("address", &long), ("login", "w.long"), ("new-password", THEIRS)];
    assert_eq!(wu_fang.post("/centre/walk-in", &typed).await.status, 422);
}
