//! Storage that is full: reading goes on, nothing is lost, and whoever writes is told why it does not work.
//!
//! On SQLite, which can be made to find no room.

use crate::app::TestApp;
use crate::database::Kind;
use diesel::connection::SimpleConnection;
use redress::domain::actor::Role;
use redress::store::backend::AnyConnection;
use redress::store::{Reads, StoreError};

/// Says something to the connection that writes; there is one.
async fn tell(app: &TestApp, words: &'static str) {
    let told = app.database.store.write(move |tx| match tx.db() {
        AnyConnection::Sqlite(c) => c.batch_execute(words).map_err(StoreError::from),
        AnyConnection::Postgres(_) => panic!("this story is told on SQLite"),
    });
    told.await.unwrap();
}

fn is_sqlite() -> bool {
    Kind::chosen() == Kind::Sqlite
}

#[actix_web::test]
async fn whoever_reads_reads_on_where_nothing_can_be_written() {
    if !is_sqlite() {
        return;
    }
    let app = TestApp::start().await;
    let ann = app.signed_in("ann@example.org", Role::Consumer).await;
    assert_eq!(app.visitor().get("/readyz").await.status, 200);
    tell(
        &app,
        "CREATE TRIGGER no_room BEFORE UPDATE ON sessions
             BEGIN SELECT RAISE(ABORT, 'database or disk is full'); END;
         CREATE TRIGGER no_room_either BEFORE UPDATE ON centre
             BEGIN SELECT RAISE(ABORT, 'database or disk is full'); END;",
    )
    .await;
    assert_eq!(app.visitor().get("/readyz").await.status, 200, "asked a moment ago");
    app.wait(61);
    for page in ["/cases", "/account", "/letters"] {
        assert_eq!(ann.get(page).await.status, 200, "{page}");
    }
    let refused = ann.post("/sign-out", &[]).await;
    assert_eq!((refused.status, refused.title().as_str()), (503, "Storage is full"));
    assert!(refused.header("retry-after").is_some());
    for _ in 0..2 {
        assert_eq!(app.visitor().get("/readyz").await.status, 503);
    }
    assert_eq!(app.visitor().get("/healthz").await.status, 200);
    tell(&app, "DROP TRIGGER no_room; DROP TRIGGER no_room_either;").await;
    app.wait(5);
    assert_eq!(app.visitor().get("/readyz").await.status, 200);
    assert_eq!(ann.post("/sign-out", &[]).await.onward(), "/");
}

#[actix_web::test]
async fn what_finds_no_room_is_kept_on_the_page_and_saved_when_there_is_room_again() {
    if !is_sqlite() {
        return;
    }
    let app = TestApp::start().await;
    app.platform("kuamall").await;
    let ann = app.signed_in("ann@example.org", Role::Consumer).await;
    let begun = ann.post("/complaint", &[]).await.onward().replace("/platform", "/happened");
    // No page more than there are.
    tell(&app, "PRAGMA max_page_count = 1").await;
    let statement = "他们没有删除。".repeat(2_000);
    let typed = [("title", "They never did"), ("statement", statement.as_str())];
    let refused = ann.post(&begun, &typed).await;
    assert_eq!((refused.status, refused.title().as_str()), (503, "Storage is full"));
    assert!(refused.text().contains("Nothing was lost"));
    assert!(refused.find(".said blockquote").contains(&statement), "what was typed is kept");
    assert_eq!(refused.attribute("main form", "action").as_deref(), Some(begun.as_str()));
    assert_eq!(ann.get(&begun).await.status, 200);
    tell(&app, "PRAGMA max_page_count = 100000").await;
    assert_eq!(ann.post(&begun, &typed).await.status, 303);
    assert_eq!(ann.get(&begun).await.find("textarea"), [statement]);
}
