//! How people come in, and how nobody else does.

use crate::app::{PASSWORD, TestApp};
use crate::browser::{Answer, Browser};
use redress::accounts::{self, Invitation};
use redress::domain::actor::Role;
use redress::domain::text::Language;
use redress::store::account_letters::AccountLetterKind;

const SESSION: &str = "__Host-redress";

async fn try_to_sign_in(visitor: &Browser, mail: &str, password: &str) -> Answer {
    visitor.post("/sign-in", &[("mail", mail), ("password", password)]).await
}

#[actix_web::test]
async fn a_stranger_opens_an_account_by_a_mailed_link_that_works_once() {
    let app = TestApp::start().await;
    let ann = app.visitor();
    let sent = ann.post("/account/new", &[("mail", "ann@example.org")]).await;
    assert_eq!((sent.status, sent.title().as_str()), (200, "Check your email"));
    let link = app.last_link().await;
    // A scanner that opens the link does not use it up.
    assert_eq!(app.visitor().get(&link).await.title(), "Open an account");
    let joined = ann.post(&link, &[("name", "Ann Lee"), ("new-password", PASSWORD)]).await;
    assert_eq!(joined.onward(), "/cases");
    let account = ann.get("/account").await;
    assert_eq!(account.attribute("#name", "value").as_deref(), Some("Ann Lee"));
    assert!(account.find(".brand span")[0].contains("Ann Lee, consumer"));
    assert_eq!(ann.post(&link, &[("name", "Eve"), ("new-password", PASSWORD)]).await.status, 410);
    assert_eq!(app.visitor().get(&link).await.title(), "This link does not work any more");
    app.sign_in("Ann@Example.org").await;
}

#[actix_web::test]
async fn a_link_works_until_its_time_is_over() {
    let app = TestApp::start().await;
    app.visitor().post("/account/new", &[("mail", "ann@example.org")]).await;
    let link = app.last_link().await;
    app.wait(3599);
    assert_eq!(app.visitor().get(&link).await.status, 200);
    app.wait(1);
    assert_eq!(app.visitor().get(&link).await.status, 410);
}

#[actix_web::test]
async fn what_is_typed_wrong_comes_back_with_what_was_typed() {
    let app = TestApp::start().await;
    let ann = app.visitor();
    let refused = ann.post("/account/new", &[("mail", "ann at home")]).await;
    assert_eq!(refused.status, 422);
    assert_eq!(refused.attribute("#mail", "value").as_deref(), Some("ann at home"));
    assert_eq!(refused.attribute(".problems a", "href").as_deref(), Some("#mail"));
    assert!(refused.find("title")[0].starts_with("Error: "));
    ann.post("/account/new", &[("mail", "ann@example.org")]).await;
    let link = app.last_link().await;
    let refused = ann.post(&link, &[("name", "Ann"), ("new-password", "short")]).await;
    assert_eq!(refused.status, 422);
    assert_eq!(refused.find(".problems a"), ["Your password must have at least 12 characters"]);
    assert_eq!(refused.attribute("#name", "value").as_deref(), Some("Ann"));
    assert!(!refused.text().contains("short\""), "a password is never shown again");
}

#[actix_web::test]
async fn known_and_unknown_people_get_the_same_answer() {
    let app = TestApp::start().await;
    app.person("known@example.org", Role::Consumer, None).await;
    let page = |answer: Answer, mail: &str| (answer.status, answer.text().replace(mail, "MAIL"));
    for path in ["/account/new", "/account/forgotten"] {
        let [known, unknown] = ["known@example.org", "other@example.org"];
        let one = page(app.visitor().post(path, &[("mail", known)]).await, known);
        let other = page(app.visitor().post(path, &[("mail", unknown)]).await, unknown);
        assert_eq!(one, other, "{path}");
    }
    let kinds: Vec<_> = app.account_letters().await.into_iter().map(|letter| letter.kind).collect();
    use AccountLetterKind::{Confirm, Known, Reset};
    assert_eq!(kinds, [Known, Confirm, Reset]);
    let wrong = try_to_sign_in(&app.visitor(), "known@example.org", "not the password").await;
    let nobody = try_to_sign_in(&app.visitor(), "other@example.org", "not the password").await;
    assert_eq!(page(wrong, "known@example.org"), page(nobody, "other@example.org"));
}

#[actix_web::test]
async fn a_session_is_new_at_every_sign_in() {
    let app = TestApp::start().await;
    app.person("ann@example.org", Role::Consumer, None).await;
    let ann = app.visitor();
    ann.set_cookie(SESSION, "chosen-by-somebody-else");
    assert_eq!(try_to_sign_in(&ann, "ann@example.org", PASSWORD).await.status, 303);
    let first = ann.cookie(SESSION).unwrap();
    assert_ne!(first, "chosen-by-somebody-else");
    assert_eq!(try_to_sign_in(&ann, "ann@example.org", PASSWORD).await.status, 303);
    assert_ne!(ann.cookie(SESSION).unwrap(), first);
    let thief = app.visitor();
    thief.set_cookie(SESSION, &first);
    assert_eq!(thief.get("/account").await.status, 303, "the session before has ended");
}

#[actix_web::test]
async fn the_cookie_is_as_safe_as_cookies_get() {
    let app = TestApp::start().await;
    app.person("ann@example.org", Role::Consumer, None).await;
    let answer = try_to_sign_in(&app.visitor(), "ann@example.org", PASSWORD).await;
    let cookie = answer.header("set-cookie").unwrap();
    assert!(cookie.starts_with("__Host-redress="), "{cookie}");
    for part in ["HttpOnly", "Secure", "SameSite=Lax", "Path=/"] {
        assert!(cookie.contains(part), "{cookie}");
    }
    assert!(!cookie.contains("Domain"), "{cookie}");
}

#[actix_web::test]
async fn a_session_ends_after_an_hour_without_use_and_after_a_day_in_any_case() {
    let app = TestApp::start().await;
    let ann = app.signed_in("ann@example.org", Role::Consumer).await;
    app.wait(3599);
    assert_eq!(ann.get("/account").await.status, 200);
    app.wait(3600);
    assert_eq!(ann.get("/account").await.onward(), "/sign-in?then=/account");
    let ann = app.sign_in("ann@example.org").await;
    for _ in 0..47 {
        app.wait(1800);
        assert_eq!(ann.get("/account").await.status, 200);
    }
    app.wait(1800);
    assert_eq!(ann.get("/account").await.status, 303);
}

#[actix_web::test]
async fn too_many_tries_must_wait_and_nobody_is_locked_out_for_good() {
    let app = TestApp::start().await;
    app.person("ann@example.org", Role::Consumer, None).await;
    let eve = app.visitor();
    for _ in 0..10 {
        assert_eq!(try_to_sign_in(&eve, "ann@example.org", "wrong wrong wrong").await.status, 422);
    }
    let refused = try_to_sign_in(&eve, "ann@example.org", PASSWORD).await;
    assert_eq!((refused.status, refused.header("retry-after")), (429, Some("900")));
    assert!(refused.text().contains("ann@example.org"), "what was typed is kept");
    assert!(!refused.text().contains(PASSWORD));
    app.person("bob@example.org", Role::Consumer, None).await;
    app.sign_in("bob@example.org").await;
    app.wait(899);
    assert_eq!(try_to_sign_in(&eve, "ann@example.org", PASSWORD).await.status, 429);
    app.wait(1);
    app.sign_in("ann@example.org").await;
}

/// Sends a form from one network, as our own proxy reports it.
async fn post_from(visitor: &Browser, network: &str, path: &str, fields: &[(&str, &str)]) -> Answer {
    let escape = |text: &str| text.replace('@', "%40").replace(' ', "+");
    let body = fields.iter().map(|(name, value)| format!("{name}={}", escape(value)));
    let headers = [
        ("sec-fetch-site", "same-origin"),
        ("content-type", "application/x-www-form-urlencoded"),
        ("x-forwarded-for", network),
    ];
    visitor.send("POST", path, &headers, body.collect::<Vec<_>>().join("&").as_bytes()).await
}

#[actix_web::test]
async fn strangers_shut_out_their_own_network_and_a_new_password_ends_even_a_siege() {
    let app = TestApp::start_at("https://redress.example").await;
    app.person("ann@example.org", Role::Consumer, None).await;
    let try_from = async |network: &str, password: &str| {
        let fields = [("mail", "ann@example.org"), ("password", password)];
        post_from(&app.visitor(), network, "/sign-in", &fields).await.status
    };
    let home = "198.51.100.7";
    for _ in 0..10 {
        assert_eq!(try_from("203.0.113.1", "wrong wrong wrong").await, 422);
    }
    assert_eq!(try_from("203.0.113.1", PASSWORD).await, 429);
    assert_eq!(try_from(home, PASSWORD).await, 303, "Ann is somewhere else");

    // Many networks at once are slowed down all together: 11 tries so far, 89 more, and no further.
    for network in 2..=9 {
        for _ in 0..10 {
            assert_eq!(try_from(&format!("203.0.113.{network}"), "wrong wrong wrong").await, 422);
        }
    }
    for _ in 0..9 {
        assert_eq!(try_from("203.0.113.10", "wrong wrong wrong").await, 422);
    }
    assert_eq!(try_from("203.0.113.11", "wrong wrong wrong").await, 429);
    assert_eq!(try_from(home, PASSWORD).await, 429);

    let ann = app.visitor();
    post_from(&ann, home, "/account/forgotten", &[("mail", "ann@example.org")]).await;
    let link = app.last_link().await;
    let chosen = "another plain word";
    assert_eq!(post_from(&ann, home, &link, &[("new-password", chosen)]).await.onward(), "/cases");
    assert_eq!(try_from(home, chosen).await, 303);
    assert_eq!(try_from("192.0.2.33", chosen).await, 303);
}

#[actix_web::test]
async fn strangers_who_guess_do_not_keep_the_owner_from_changing_the_password() {
    let app = TestApp::start().await;
    let ann = app.signed_in("ann@example.org", Role::Consumer).await;
    for _ in 0..10 {
        try_to_sign_in(&app.visitor(), "ann@example.org", "wrong wrong wrong").await;
    }
    assert_eq!(try_to_sign_in(&app.visitor(), "ann@example.org", PASSWORD).await.status, 429);
    let change = async |old: &str| {
        ann.post("/account/password", &[("password", old), ("new-password", "another plain word")]).await
    };
    for _ in 0..9 {
        assert_eq!(change("not the old one").await.status, 422);
    }
    assert_eq!(change(PASSWORD).await.onward(), "/account");
    for _ in 0..10 {
        assert_eq!(change("not the old one").await.status, 422);
    }
    assert_eq!(change("another plain word").await.status, 429, "nobody guesses at an open session");
}

#[actix_web::test]
async fn a_stranger_does_not_use_up_the_letters_that_somebody_may_ask_for() {
    let app = TestApp::start_at("https://redress.example").await;
    app.person("ann@example.org", Role::Consumer, None).await;
    let ask_from = async |network: &str, path: &str| {
        let asked = post_from(&app.visitor(), network, path, &[("mail", "ann@example.org")]).await;
        (asked.status, asked.text())
    };
    let letters = async || app.account_letters().await.len();
    let answer = ask_from("203.0.113.1", "/account/forgotten").await;
    assert_eq!(answer.0, 200);
    for _ in 0..6 {
        assert_eq!(ask_from("203.0.113.1", "/account/forgotten").await, answer, "always the same");
    }
    assert_eq!(letters().await, 5);
    // Letters without a link are counted apart.
    for _ in 0..6 {
        ask_from("203.0.113.1", "/account/new").await;
    }
    assert_eq!(letters().await, 10);
    app.wait(60);
    assert_eq!(ask_from("198.51.100.7", "/account/forgotten").await, answer);
    assert_eq!(letters().await, 11);
    // From many networks at once it ends somewhere, and then the last letter holds a link that works.
    for network in 2..=9 {
        for _ in 0..5 {
            ask_from(&format!("203.0.113.{network}"), "/account/forgotten").await;
        }
    }
    assert_eq!(letters().await, 25);
    app.wait(1739);
    assert_eq!(ask_from("192.0.2.33", "/account/forgotten").await, answer);
    assert_eq!(letters().await, 25);
    assert_eq!(app.visitor().get(&app.last_link().await).await.status, 200);
    app.wait(1);
    ask_from("192.0.2.33", "/account/forgotten").await;
    assert_eq!(letters().await, 26);
}

#[actix_web::test]
async fn a_right_password_forgets_the_wrong_ones() {
    let app = TestApp::start().await;
    app.person("ann@example.org", Role::Consumer, None).await;
    for _ in 0..2 {
        for _ in 0..9 {
            try_to_sign_in(&app.visitor(), "ann@example.org", "wrong wrong wrong").await;
        }
        app.sign_in("ann@example.org").await;
    }
}

#[actix_web::test]
async fn signing_out_ends_the_session_here_and_everywhere_if_asked() {
    let app = TestApp::start().await;
    let here = app.signed_in("ann@example.org", Role::Consumer).await;
    let there = app.sign_in("ann@example.org").await;
    let stolen = here.cookie(SESSION).unwrap();
    assert_eq!(here.post("/sign-out", &[]).await.onward(), "/");
    assert_eq!(here.get("/").await.find(".said-so p"), ["You are signed out."]);
    assert!(here.get("/").await.find(".said-so p").is_empty(), "it is said once");
    let thief = app.visitor();
    thief.set_cookie(SESSION, &stolen);
    assert_eq!(thief.get("/account").await.status, 303);
    let here = app.sign_in("ann@example.org").await;
    assert_eq!(there.post("/account/sign-out-everywhere", &[]).await.onward(), "/sign-in");
    assert_eq!(here.get("/account").await.status, 303);
}

#[actix_web::test]
async fn a_changed_password_ends_every_other_session_and_tells_its_owner() {
    let app = TestApp::start().await;
    let ann = app.signed_in("ann@example.org", Role::Consumer).await;
    let other = app.sign_in("ann@example.org").await;
    let change = async |old: &str| {
        ann.post("/account/password", &[("password", old), ("new-password", "another plain word")]).await
    };
    let refused = change("not the old one").await;
    assert_eq!(refused.find(".problems a"), ["Your present password is not right"]);
    assert_eq!(change(PASSWORD).await.onward(), "/account");
    assert_eq!(ann.get("/account").await.status, 200);
    assert_eq!(other.get("/account").await.status, 303);
    assert_eq!(app.account_letters().await.last().unwrap().kind, AccountLetterKind::PasswordChanged);
    assert_eq!(try_to_sign_in(&other, "ann@example.org", PASSWORD).await.status, 422);
}

#[actix_web::test]
async fn a_forgotten_password_is_chosen_anew_by_a_link_that_ends_all_sessions() {
    let app = TestApp::start().await;
    let thief = app.signed_in("ann@example.org", Role::Consumer).await;
    let ann = app.visitor();
    ann.post("/account/forgotten", &[("mail", "ann@example.org")]).await;
    let first = app.last_link().await;
    app.wait(60);
    ann.post("/account/forgotten", &[("mail", "ann@example.org")]).await;
    let link = app.last_link().await;
    assert_eq!(ann.get(&first).await.status, 410, "a newer link makes the older one useless");
    assert_eq!(ann.post(&link, &[("new-password", "another plain word")]).await.onward(), "/cases");
    assert_eq!(ann.get("/account").await.status, 200);
    assert_eq!(thief.get("/account").await.status, 303);
    assert_eq!(try_to_sign_in(&app.visitor(), "ann@example.org", PASSWORD).await.status, 422);
}

#[actix_web::test]
async fn an_invited_person_joins_in_the_role_that_the_registrar_gave() {
    let app = TestApp::start().await;
    let platform = app.platform("kuamall").await;
    let invitation = Invitation {
        mail: "rep@kuamall.example".parse().unwrap(),
        name: "Rui Chen".to_owned(),
        role: Role::Platform,
        platform: Some(platform),
        matter: None,
        language: Language::Zh,
    };
    let now = app.clock.machine_now();
    app.database.store.write(move |tx| accounts::invite(tx, &invitation, now)).await.unwrap();
    let rep = app.visitor();
    let link = app.last_link().await;
    let opened = rep.get(&link).await;
    assert!(opened.text().contains("invites you as platform representative"));
    assert_eq!(opened.attribute("#name", "value").as_deref(), Some("Rui Chen"));
    rep.post(&link, &[("name", "Rui Chen"), ("new-password", PASSWORD)]).await.onward();
    assert!(rep.get("/account").await.find(".brand span")[0].contains("Rui Chen, for kuamall Ltd"));
}

#[actix_web::test]
async fn the_first_registrar_sets_the_centre_up_and_no_second_one_does() {
    let app = TestApp::start().await;
    let (now, here) = (app.clock.machine_now(), app.clock.centre_now());
    let setup = || app.database.store.write(move |tx| accounts::setup_link(tx, now, here));
    let (first, second) = (setup().await.unwrap().unwrap(), setup().await.unwrap().unwrap());
    let visitor = app.visitor();
    assert_eq!(visitor.get(&first).await.status, 410);
    let fields = [("mail", "reg@example.org"), ("name", "Reg Ng"), ("new-password", PASSWORD)];
    assert_eq!(visitor.post(&second, &fields[1..]).await.status, 422);
    visitor.post(&second, &fields).await.onward();
    assert!(visitor.get("/account").await.find(".brand span")[0].contains("Reg Ng, registrar"));
    assert_eq!(setup().await.unwrap(), None);
}

#[actix_web::test]
async fn a_setup_link_makes_no_second_registrar_when_the_first_came_in_otherwise() {
    let app = TestApp::start().await;
    let (now, here) = (app.clock.machine_now(), app.clock.centre_now());
    let link =
        app.database.store.write(move |tx| accounts::setup_link(tx, now, here)).await.unwrap().unwrap();
    app.person("reg@example.org", Role::Registrar, None).await;
    let fields = [("mail", "eve@example.org"), ("name", "Eve"), ("new-password", PASSWORD)];
    assert_eq!(app.visitor().post(&link, &fields).await.status, 410);
}

#[actix_web::test]
async fn a_password_is_not_asked_for_over_a_connection_that_others_can_read() {
    let app = TestApp::start_at("http://redress.example").await;
    let refused = app.visitor().get("/sign-in").await;
    assert_eq!((refused.status, refused.title().as_str()), (403, "You cannot sign in over this connection"));
    let ours = [("origin", "http://redress.example"), ("content-type", "application/x-www-form-urlencoded")];
    let refused = app.visitor().send("POST", "/sign-in", &ours, b"mail=a@b.c&password=x").await;
    assert_eq!(refused.status, 403);
    assert!(!refused.text().contains("type=\"password\""));
}

#[actix_web::test]
async fn behind_https_browsers_are_told_to_stay_there() {
    let app = TestApp::start_at("https://redress.example").await;
    let page = app.visitor().get("/sign-in").await;
    assert_eq!(page.status, 200);
    assert!(page.header("strict-transport-security").unwrap().contains("max-age=63072000"));
}

#[actix_web::test]
async fn whoever_signs_in_goes_on_to_where_they_wanted_and_never_to_another_site() {
    let app = TestApp::start().await;
    app.person("ann@example.org", Role::Consumer, None).await;
    for (then, goes) in [
        ("/account", "/account"),
        ("/cases?page=2", "/cases?page=2"),
        ("//evil.example", "/cases"),
        ("https://evil.example", "/cases"),
        ("/\\evil.example", "/cases"),
    ] {
        let fields = [("mail", "ann@example.org"), ("password", PASSWORD), ("then", then)];
        assert_eq!(app.visitor().post("/sign-in", &fields).await.onward(), goes);
    }
}

#[actix_web::test]
async fn what_was_typed_survives_a_session_that_ended() {
    let app = TestApp::start().await;
    let ann = app.signed_in("ann@example.org", Role::Consumer).await;
    app.wait(3600);
    let typed = [("name", "Ann Lee"), ("address", "1 Long Street, typed with care"), ("language", "en")];
    let kept = ann.post("/account", &typed).await;
    assert_eq!((kept.status, kept.title().as_str()), (403, "You were signed out"));
    assert!(kept.text().contains("1 Long Street, typed with care"));
    assert_eq!(kept.attribute("main form", "action").as_deref(), Some("/account"));
}

#[actix_web::test]
async fn a_person_reads_in_the_language_that_they_chose() {
    let app = TestApp::start().await;
    let ann = app.signed_in("ann@example.org", Role::Consumer).await;
    let help = ann.get("/help").await;
    assert_eq!(help.title(), "Help");
    assert_eq!(help.find("#contact ~ p a[href^=mailto]"), ["centre@redress.example"], "where to write");
    assert_eq!(help.attribute("#contact ~ p a[href^=tel]", "href").as_deref(), Some("tel:+8657155550100"));
    assert_eq!(help.find("#contact ~ p a[href^=tel]"), ["+86 (571) 5555 0100"], "where to call");
    assert_eq!(ann.post("/language", &[("lang", "zh"), ("back", "/help")]).await.onward(), "/help");
    let help = ann.get("/help").await;
    assert_eq!(help.title(), "帮助");
    assert_eq!(
        help.find(".said-so"),
        ["从现在起，页面和寄给您的信件均使用中文。"],
        "letters follow, and it says so"
    );
    assert!(ann.get("/account").await.find("#language-hint").join("").contains("语言按钮"));
    let elsewhere = app.sign_in("ann@example.org").await;
    assert_eq!(elsewhere.get("/help").await.title(), "帮助");
    assert_eq!(ann.post("/language", &[("lang", "xx"), ("back", "/")]).await.status, 422);
}
