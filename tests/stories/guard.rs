//! Who sends a form, what every answer carries, and what is too much.

use crate::app::TestApp;
use crate::browser::{Answer, exchange, read_answer};
use redress::domain::actor::Role;
use tokio::io::AsyncWriteExt;
use tokio::net::TcpStream;

const FORM: (&str, &str) = ("content-type", "application/x-www-form-urlencoded");

#[actix_web::test]
async fn only_a_form_from_our_own_page_acts() {
    let app = TestApp::start().await;
    let visitor = app.visitor();
    let origin = format!("http://localhost:{}", app.address.port());
    for (said, status) in [
        (vec![("sec-fetch-site", "same-origin")], 303),
        (vec![("sec-fetch-site", "same-site")], 403),
        (vec![("sec-fetch-site", "cross-site")], 403),
        (vec![("sec-fetch-site", "none")], 403),
        (vec![("origin", origin.as_str())], 303),
        (vec![("origin", "http://localhost:1")], 403),
        (vec![("origin", "null")], 403),
        (vec![], 403),
    ] {
        let headers = [said.as_slice(), &[FORM]].concat();
        let answer = visitor.send("POST", "/language", &headers, b"lang=zh&back=/help").await;
        assert_eq!(answer.status, status, "{said:?}");
    }
}

#[actix_web::test]
async fn a_cross_site_form_changes_nothing_even_for_somebody_signed_in() {
    let app = TestApp::start().await;
    let ann = app.signed_in("ann@example.org", Role::Consumer).await;
    let foreign = [("sec-fetch-site", "cross-site"), FORM];
    assert_eq!(ann.send("POST", "/account/sign-out-everywhere", &foreign, b"").await.status, 403);
    assert_eq!(ann.get("/account").await.status, 200);
}

#[actix_web::test]
async fn every_answer_carries_the_headers_and_errors_do_too() {
    let app = TestApp::start().await;
    let visitor = app.visitor();
    let answers = [
        (visitor.get("/").await, 200),
        (visitor.get("/static/app.css").await, 200),
        (visitor.get("/healthz").await, 200),
        (visitor.get("/readyz").await, 200),
        (visitor.get("/nowhere").await, 404),
        (visitor.get("/account").await, 303),
        (visitor.post("/", &[]).await, 405),
        (visitor.send("PUT", "/sign-in", &[], b"").await, 405),
        (visitor.send("TRACE", "/", &[], b"").await, 405),
        (visitor.send("POST", "/sign-in", &[("sec-fetch-site", "cross-site")], b"").await, 403),
        (visitor.post("/sign-in", &[]).await, 422),
    ];
    for (answer, status) in answers {
        assert_eq!(answer.status, status, "{}", answer.text());
        let policy = answer.header("content-security-policy").unwrap();
        assert!(policy.starts_with("default-src 'none'; ") && !policy.contains("unsafe"), "{policy}");
        assert_eq!(answer.header("x-content-type-options"), Some("nosniff"));
        assert_eq!(answer.header("referrer-policy"), Some("same-origin"));
        assert_eq!(answer.header("cross-origin-opener-policy"), Some("same-origin"));
        assert!(answer.header("cache-control").is_some());
        if status >= 300 {
            assert_eq!(answer.header("cache-control"), Some("no-store"));
        }
    }
}

#[actix_web::test]
async fn an_error_is_a_whole_page_in_the_readers_language() {
    let app = TestApp::start().await;
    let missing = app.visitor().get("/nowhere").await;
    assert_eq!(missing.title(), "Page not found");
    let missing = app.visitor().reading("zh-CN").get("/nowhere").await;
    assert_eq!(missing.title(), "找不到页面");
    assert_eq!(missing.attribute("html", "lang").as_deref(), Some("zh-Hans"));
    let refused = app.visitor().post("/help", &[]).await;
    assert_eq!(refused.header("allow"), Some("GET, HEAD"));
}

#[actix_web::test]
async fn a_form_that_is_too_large_or_unreadable_is_refused_before_it_does_harm() {
    let app = TestApp::start().await;
    let visitor = app.visitor();
    let ours = [("sec-fetch-site", "same-origin"), FORM];
    let send = async |body: &[u8]| visitor.send("POST", "/sign-in", &ours, body).await.status;
    assert_eq!(send(&vec![b'a'; 1024 * 1024 + 1]).await, 413);
    assert_eq!(send(b"mail=%FF%FE&password=x").await, 422);
    assert_eq!(send(b"mail=\xFF&password=x").await, 422);
    assert_eq!(send(b"mail=%00&password=x").await, 422);
    let json = [("sec-fetch-site", "same-origin"), ("content-type", "application/json")];
    assert_eq!(visitor.send("POST", "/sign-in", &json, b"{\"mail\":\"x\"}").await.status, 422);
    assert_eq!(
        visitor.post_files("/sign-in", &[("mail", "x")], &[("mail", "a.png", b"x")]).await.status,
        422
    );
    // Without a length it is counted as it comes.
    let head = format!(
        "POST /sign-in HTTP/1.1\r\nhost: {}\r\nconnection: close\r\nsec-fetch-site: same-origin\r\n\
         content-type: {}\r\ntransfer-encoding: chunked\r\n\r\n",
        app.address, FORM.1
    );
    let chunk = format!("{:x}\r\n{}\r\n", 64 * 1024, "a".repeat(64 * 1024));
    let answer = exchange(app.address, (head + &chunk.repeat(20) + "0\r\n\r\n").as_bytes()).await;
    assert_eq!(answer.status, 413);
}

#[actix_web::test]
async fn a_form_that_never_arrives_does_not_hold_us() {
    let app = TestApp::start().await;
    let mut stream = TcpStream::connect(app.address).await.unwrap();
    let head = format!(
        "POST /sign-in HTTP/1.1\r\nhost: {}\r\nsec-fetch-site: same-origin\r\ncontent-type: {}\r\n\
         content-length: 1000\r\n\r\nmail=",
        app.address, FORM.1
    );
    stream.write_all(head.as_bytes()).await.unwrap();
    let answer: Answer = read_answer(&mut stream).await;
    assert_eq!(answer.status, 408);
    assert!(answer.header("content-security-policy").is_some());
}

#[actix_web::test]
async fn private_pages_cannot_be_loaded_by_another_site() {
    let app = TestApp::start().await;
    let ann = app.signed_in("ann@example.org", Role::Consumer).await;
    let from = async |mode: &str, dest: &str| {
        let said = [("sec-fetch-site", "cross-site"), ("sec-fetch-mode", mode), ("sec-fetch-dest", dest)];
        ann.send("GET", "/account", &said, b"").await.status
    };
    assert_eq!(from("navigate", "document").await, 200);
    assert_eq!(from("no-cors", "image").await, 403);
    assert_eq!(from("navigate", "iframe").await, 403);
}

#[actix_web::test]
async fn the_sheet_is_sent_once_and_then_only_asked_for() {
    let app = TestApp::start().await;
    let visitor = app.visitor();
    let first = visitor.get("/static/app.css").await;
    assert_eq!(first.header("content-type"), Some("text/css; charset=utf-8"));
    let tag = first.header("etag").unwrap();
    let again = visitor.send("GET", "/static/app.css", &[("if-none-match", tag)], b"").await;
    assert_eq!((again.status, again.body.len()), (304, 0));
    assert_eq!(visitor.get("/static/..%2fCargo.toml").await.status, 404);
}

#[actix_web::test]
async fn a_house_that_is_told_to_stop_finishes_what_it_began() {
    let app = TestApp::start().await;
    let address = app.address;
    let mut stream = TcpStream::connect(address).await.unwrap();
    let (head, body) = (
        format!(
            "POST /language HTTP/1.1\r\nhost: {address}\r\nconnection: close\r\nsec-fetch-site: same-origin\r\n\
             content-type: {}\r\ncontent-length: 7\r\n\r\nlan",
            FORM.1
        ),
        "g=zh",
    );
    stream.write_all(head.as_bytes()).await.unwrap();
    // The server has the request when the visitor's next request is answered: one thread serves both.
    assert_eq!(app.visitor().get("/healthz").await.status, 200);
    let stopping = actix_web::rt::spawn(app.stop());
    stream.write_all(body.as_bytes()).await.unwrap();
    assert_eq!(read_answer(&mut stream).await.status, 303);
    stopping.await.unwrap();
    assert!(TcpStream::connect(address).await.is_err());
}
