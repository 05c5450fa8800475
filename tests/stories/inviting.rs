//! Invitations: a place by a mailed link, for whoever has the address, and no way past a password.

use crate::app::{PASSWORD, TestApp};
use redress::accounts::{self, Invitation};
use redress::domain::actor::Role;
use redress::domain::ids::PersonId;
use redress::domain::text::Language;
use redress::store::{StoreError, standings};

const SESSION: &str = "__Host-redress";

/// Invites somebody to a place in the whole centre; returns the link.
async fn invited(app: &TestApp, mail: &str, role: Role) -> String {
    let invitation = Invitation {
        mail: mail.parse().unwrap(),
        name: "Bo Li".to_owned(),
        role,
        platform: None,
        matter: None,
        language: Language::En,
    };
    let now = app.clock.machine_now();
    app.database.store.write(move |tx| accounts::invite(tx, &invitation, now)).await.unwrap();
    app.last_link().await
}

/// As what somebody stands in the centre now.
async fn roles(app: &TestApp, person: PersonId) -> Vec<Role> {
    let now = app.clock.centre_now();
    let found = app.database.store.read(move |c| standings::of(c, person, now)).await;
    found.map_err(|problem: StoreError| problem).unwrap().iter().map(|standing| standing.role).collect()
}

#[actix_web::test]
async fn somebody_with_an_account_signs_in_first_and_takes_the_invitation_in_that_session() {
    let app = TestApp::start().await;
    let bo_li = app.person("bo@example.org", Role::Consumer, None).await;
    let link = invited(&app, "Bo@Example.org", Role::Mediator).await;
    app.wait(60);

    // Whoever finds the letter and not the password gets nowhere, and no cookie.
    let finder = app.visitor();
    let to_sign_in = format!("/sign-in?then={link}");
    assert_eq!(finder.get(&link).await.onward(), to_sign_in);
    let pressed = finder.post(&link, &[("name", "Bo Li"), ("new-password", PASSWORD)]).await;
    assert_eq!(pressed.onward(), link);
    assert_eq!(finder.cookie(SESSION), None);
    let elsewhere = app.signed_in("eve@example.org", Role::Consumer).await;
    let not_yours = elsewhere.get(&link).await;
    assert!(not_yours.text().contains("another account than the one you are signed in with (eve)"));
    assert!(!not_yours.text().contains("bo@example.org"));
    assert_eq!(elsewhere.post(&link, &[]).await.onward(), link);
    assert_eq!(roles(&app, bo_li).await, [Role::Consumer]);

    let bo = app.visitor();
    let page = bo.get(&to_sign_in).await;
    assert!(page.text().contains("The link in your letter goes on once you are signed in"));
    assert!(!page.find("main a").iter().any(|link| link.contains("/link/")), "and it goes nowhere else");
    let fields = [("mail", "bo@example.org"), ("password", PASSWORD), ("then", link.as_str())];
    assert_eq!(bo.post("/sign-in", &fields).await.onward(), link);
    let session = bo.cookie(SESSION);
    let asked = bo.get(&link).await;
    assert!(asked.text().contains("invites you as mediator"));
    assert!(asked.find("main input[type=password]").is_empty());
    assert_eq!(bo.post(&link, &[]).await.onward(), "/cases");
    assert_eq!(bo.cookie(SESSION), session, "no other session is opened");
    assert_eq!(roles(&app, bo_li).await, [Role::Consumer, Role::Mediator]);
    assert_eq!(bo.get("/account").await.find(".said-so p"), ["The invitation is accepted."]);
    assert_eq!(bo.get(&link).await.status, 410);
    // The session has the limits of a mediator from now on.
    app.wait(1800);
    assert_eq!(bo.get("/account").await.status, 303);
}

#[actix_web::test]
async fn an_invitation_finds_the_account_that_was_opened_since() {
    let app = TestApp::start().await;
    let link = invited(&app, "bo@example.org", Role::Mediator).await;
    let bo = app.visitor();
    assert_eq!(bo.get(&link).await.status, 200, "there is no account yet");
    let unseen = [("name", "\u{200b}\u{feff}"), ("new-password", PASSWORD)];
    assert_eq!(bo.post(&link, &unseen).await.find(".problems a"), ["Enter your name"]);

    app.wait(60);
    bo.post("/account/new", &[("mail", "bo@example.org")]).await;
    let own = app.last_link().await;
    bo.post(&own, &[("name", "Bo Li"), ("new-password", PASSWORD)]).await.onward();
    // A page that was opened before there was an account, and is sent only now.
    let late = app.visitor();
    let sent = late.post(&link, &[("name", "Bo Li"), ("new-password", "another plain word")]).await;
    assert_eq!(sent.onward(), link);
    assert_eq!(late.get(&link).await.onward(), format!("/sign-in?then={link}"));
    assert_eq!(bo.post(&link, &[]).await.onward(), "/cases");
    assert!(bo.get("/account").await.find(".brand span")[0].contains("mediator"));
}

#[actix_web::test]
async fn a_newer_invitation_to_the_same_place_makes_the_older_useless_and_no_other() {
    let app = TestApp::start().await;
    let first = invited(&app, "bo@example.org", Role::Mediator).await;
    app.wait(60);
    let court = invited(&app, "bo@example.org", Role::Court).await;
    app.wait(60);
    let somebody_else = invited(&app, "bob@example.org", Role::Mediator).await;
    app.wait(60);
    let second = invited(&app, "BO@example.org", Role::Mediator).await;
    for (link, status) in [(first, 410), (court, 200), (somebody_else, 200), (second, 200)] {
        assert_eq!(app.visitor().get(&link).await.status, status);
    }
}

#[actix_web::test]
async fn a_place_that_is_ended_is_not_given_back_by_an_old_letter() {
    let app = TestApp::start().await;
    let bo_li = app.person("bo@example.org", Role::Mediator, None).await;
    let bo = app.sign_in("bo@example.org").await;
    let old = invited(&app, "bo@example.org", Role::Mediator).await;
    app.wait(60);
    let court = invited(&app, "bo@example.org", Role::Court).await;
    let registrar = app.signed_in("reg@example.org", Role::Registrar).await;
    let now = app.clock.centre_now();
    let places = app.database.store.read(move |c| standings::of(c, bo_li, now)).await;
    let place = places.map_err(|problem: StoreError| problem).unwrap().remove(0);
    app.wait(60);
    registrar.post(&format!("/people/{}/end", place.id), &[]).await.onward();
    assert_eq!(bo.get(&old).await.status, 410);
    assert_eq!(bo.post(&old, &[]).await.status, 410);
    assert_eq!(roles(&app, bo_li).await, []);
    assert_eq!(bo.get(&court).await.status, 200, "another place is another matter");
    // A new invitation gives it back.
    app.wait(60);
    let anew = invited(&app, "bo@example.org", Role::Mediator).await;
    bo.post(&anew, &[]).await.onward();
    assert_eq!(roles(&app, bo_li).await, [Role::Mediator]);
}
