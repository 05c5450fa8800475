//! A registrar invites people; nobody else does.

use crate::app::TestApp;
use redress::domain::actor::Role;

#[actix_web::test]
async fn a_registrar_invites_a_platforms_representative() {
    let app = TestApp::start().await;
    app.platform("kuamall").await;
    let registrar = app.signed_in("reg@example.org", Role::Registrar).await;
    assert_eq!(registrar.get("/people").await.find("tbody td:first-child"), ["reg"]);
    let mut fields = [
        ("name", "Rui Chen"),
        ("mail", "rui@kuamall.example"),
        ("role", "platform"),
        ("platform", ""),
        ("language", "zh"),
    ];
    let refused = registrar.post("/people/invitations", &fields).await;
    assert_eq!(refused.status, 422);
    assert_eq!(refused.find(".problems a"), ["Choose the platform that the person answers for"]);
    assert_eq!(refused.attribute("#name", "value").as_deref(), Some("Rui Chen"));
    fields[3].1 = "nobody-knows";
    assert_eq!(registrar.post("/people/invitations", &fields).await.status, 422);
    let led_here = registrar.get("/people?role=platform&platform=kuamall").await;
    assert_eq!(led_here.attributes("#platform option[selected]", "value"), ["kuamall"]);
    fields[3].1 = "kuamall";
    assert_eq!(registrar.post("/people/invitations", &fields).await.onward(), "/people");
    assert_eq!(registrar.get("/people").await.find(".said-so p"), ["The invitation is on its way."]);
    let letter = app.account_letters().await.pop().unwrap();
    assert_eq!(letter.mail.open().unwrap(), "rui@kuamall.example");
}

#[actix_web::test]
async fn nobody_is_invited_as_a_consumer_or_as_nothing() {
    let app = TestApp::start().await;
    let registrar = app.signed_in("reg@example.org", Role::Registrar).await;
    for role in ["consumer", "", "emperor"] {
        let fields = [("name", "N"), ("mail", "n@example.org"), ("role", role), ("language", "en")];
        assert_eq!(registrar.post("/people/invitations", &fields).await.status, 422, "{role}");
    }
    assert!(app.account_letters().await.is_empty());
}

#[actix_web::test]
async fn whoever_has_an_account_gets_the_new_place_by_one_click() {
    let app = TestApp::start().await;
    let registrar = app.signed_in("reg@example.org", Role::Registrar).await;
    app.person("ann@example.org", Role::Consumer, None).await;
    let fields = [("name", "Ann"), ("mail", "ann@example.org"), ("role", "mediator"), ("language", "en")];
    registrar.post("/people/invitations", &fields).await.onward();
    let link = app.last_link().await;
    let ann = app.visitor();
    let opened = ann.get(&link).await;
    assert!(opened.find("input[type=password]").is_empty());
    ann.post(&link, &[]).await.onward();
    assert!(registrar.get("/people").await.text().contains("Mediator"));
}
