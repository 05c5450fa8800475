//! People without mail: a login name to come in, a printed code to come back in, letters that wait here.

use crate::app::{PASSWORD, TestApp};
use crate::browser::{Answer, Browser};
use redress::domain::actor::Role;

const NEW: &str = "ink and plain paper";

async fn join(visitor: &Browser, login: &str) -> Answer {
    let typed = [("name", "王桂兰"), ("login", login), ("new-password", PASSWORD)];
    visitor.post("/account/without-mail", &typed).await
}

async fn sign_in(visitor: &Browser, name: &str, password: &str) -> Answer {
    visitor.post("/sign-in", &[("mail", name), ("password", password)]).await
}

async fn recover(visitor: &Browser, name: &str, code: &str, password: &str) -> Answer {
    let typed = [("mail", name), ("recovery-code", code), ("new-password", password)];
    visitor.post("/account/recovery", &typed).await
}

fn code(answer: &Answer) -> String {
    assert_eq!((answer.status, answer.title().as_str()), (200, "Your recovery code"), "{}", answer.text());
    answer.find("code.code").pop().unwrap()
}

#[actix_web::test]
async fn somebody_without_mail_opens_an_account_and_comes_in_by_a_login_name() {
    let app = TestApp::start().await;
    let wang = app.visitor();
    assert!(wang.get("/account/new").await.text().contains("/account/without-mail"));
    let joined = join(&wang, "Wang.Guilan").await;
    assert_eq!(code(&joined).len(), 29, "six groups of four characters");
    assert!(joined.text().contains("Wang.Guilan"));
    let account = wang.get("/account").await;
    assert!(account.text().contains("Letters wait for you here; nothing is mailed."));
    assert!(account.text().contains("The account is for Wang.Guilan."));
    assert_eq!(wang.get("/complaint").await.status, 200);
    let again = app.visitor();
    assert_eq!(sign_in(&again, " wang.guilan ", PASSWORD).await.onward(), "/cases");
    assert!(app.account_letters().await.is_empty(), "there is nobody to write to");
    // In Chinese.
    wang.post("/language", &[("lang", "zh"), ("back", "/account")]).await;
    assert!(wang.get("/account").await.text().contains("信件保存在站内，不会发送邮件。"));
}

#[actix_web::test]
async fn a_login_name_belongs_to_one_person_and_cannot_look_like_an_address() {
    let app = TestApp::start().await;
    join(&app.visitor(), "wang.guilan").await;
    let taken = join(&app.visitor(), "WANG.guilan").await;
    assert_eq!(taken.status, 422);
    assert!(taken.find(".problems a")[0].starts_with("Somebody has this login name."));
    for wrong in ["", "ab", "wang guilan", "wang@example.org", "wang..g", ".wang", "王桂兰"] {
        let refused = join(&app.visitor(), wrong).await;
        assert_eq!(refused.status, 422, "{wrong}");
        assert!(refused.find(".problems a")[0].contains("3 to 40"), "{wrong}");
    }
    let own = [("name", "Li"), ("login", "correct.horse"), ("new-password", "correct.horse")];
    let refused = app.visitor().post("/account/without-mail", &own).await;
    assert_eq!(refused.find(".problems a"), ["Choose a password that is not your name or email address"]);
}

#[actix_web::test]
async fn the_code_sets_a_new_password_once_and_is_replaced() {
    let app = TestApp::start().await;
    let wang = app.visitor();
    let first = code(&join(&wang, "wang.guilan").await);
    let elsewhere = app.visitor();
    let copied = first.to_lowercase().replace('-', " ");
    let second = code(&recover(&elsewhere, "Wang.Guilan", &copied, NEW).await);
    assert_ne!(first, second);
    assert_eq!(elsewhere.get("/account").await.status, 200, "signed in");
    assert_eq!(wang.get("/account").await.status, 303, "other sessions ended");
    assert_eq!(sign_in(&app.visitor(), "wang.guilan", PASSWORD).await.status, 422);
    assert_eq!(sign_in(&app.visitor(), "wang.guilan", NEW).await.status, 303);
    assert_eq!(recover(&app.visitor(), "wang.guilan", &first, PASSWORD).await.status, 422, "used up");
    code(&recover(&app.visitor(), "wang.guilan", &second, PASSWORD).await);
}

#[actix_web::test]
async fn a_wrong_code_and_an_unknown_name_get_the_same_answer() {
    let app = TestApp::start().await;
    join(&app.visitor(), "wang.guilan").await;
    app.person("ann@example.org", Role::Consumer, None).await;
    let wrong = "0000-1111-2222-3333-4444-5555";
    let mut said = Vec::new();
    for name in ["wang.guilan", "ann@example.org", "nobody.here"] {
        let answer = recover(&app.visitor(), name, wrong, NEW).await;
        assert!(!answer.text().contains(wrong), "a code is never shown again");
        said.push((answer.status, answer.text().replace(name, "NAME")));
    }
    assert_eq!(said[0].0, 422);
    assert!(said.iter().all(|one| *one == said[0]));
    // With nothing in it, no code fits anybody who has none.
    assert_eq!(recover(&app.visitor(), "ann@example.org", "-", NEW).await.status, 422);
}

#[actix_web::test]
async fn a_network_that_tries_without_end_must_wait() {
    let app = TestApp::start().await;
    let eve = app.visitor();
    for _ in 0..50 {
        assert_eq!(recover(&eve, "wang.guilan", "0000", NEW).await.status, 422);
    }
    let refused = recover(&eve, "wang.guilan", "0000-1111", NEW).await;
    assert_eq!(refused.status, 429);
    assert!(!refused.text().contains("0000-1111") && !refused.text().contains(NEW));
    app.wait(15 * 60);
    assert_eq!(recover(&eve, "wang.guilan", "0000", NEW).await.status, 422);
    for _ in 0..20 {
        assert_eq!(join(&eve, "a").await.status, 422, "what is no name is not counted");
    }
    for number in 0..20 {
        assert_eq!(join(&eve, &format!("wang{number}")).await.status, 200);
    }
    assert_eq!(join(&eve, "wang20").await.status, 429);
}

#[actix_web::test]
async fn a_new_code_needs_the_password_and_ends_the_one_before() {
    let app = TestApp::start().await;
    let ann = app.signed_in("ann@example.org", Role::Consumer).await;
    let refused =
        ann.post("/account/recovery-code", &[("login", ""), ("password", "wrong wrong wrong")]).await;
    assert_eq!(refused.find(".problems a"), ["Your present password is not right"]);
    let first = code(&ann.post("/account/recovery-code", &[("login", ""), ("password", PASSWORD)]).await);
    // A login name beside the mail address.
    let typed = [("login", "ann.lee"), ("password", PASSWORD)];
    let second = code(&ann.post("/account/recovery-code", &typed).await);
    assert_eq!(sign_in(&app.visitor(), "ann.lee", PASSWORD).await.status, 303);
    assert_eq!(sign_in(&app.visitor(), "ann@example.org", PASSWORD).await.status, 303);
    assert_eq!(recover(&app.visitor(), "ann@example.org", &first, NEW).await.status, 422);
    code(&recover(&app.visitor(), "ann.lee", &second, NEW).await);
    let letters = app.account_letters().await;
    assert_eq!(letters.len(), 1, "whoever has mail is told that the password was changed");
    // Somebody else cannot have it.
    let bob = app.signed_in("bob@example.org", Role::Consumer).await;
    let taken = bob.post("/account/recovery-code", &[("login", "Ann.Lee"), ("password", PASSWORD)]).await;
    assert_eq!(taken.status, 422);
}
