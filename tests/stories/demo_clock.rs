//! A demo's visitor moves the centre's clock; nobody moves that of a real one.

use crate::app::TestApp;

#[actix_web::test]
async fn a_demo_goes_on_by_a_day_and_says_so_on_every_page() {
    let app = TestApp::start_demo().await;
    let visitor = app.visitor();
    assert!(visitor.get("/help").await.find(".demo p")[0].contains("23 November 2026, 09:00"));
    let moved = visitor.post("/demo/clock", &[("by", "day"), ("back", "/help")]).await;
    assert_eq!(moved.onward(), "/help");
    assert!(visitor.get("/help").await.find(".demo p")[0].contains("24 November 2026, 09:00"));
    assert_eq!(
        visitor.post("/demo/clock", &[("by", "next"), ("back", "//evil.example")]).await.onward(),
        "/"
    );
    assert_eq!(visitor.post("/demo/clock", &[("by", "-1")]).await.status, 422);
}

#[actix_web::test]
async fn the_clock_of_a_real_centre_has_no_such_door() {
    let app = TestApp::start().await;
    assert!(app.visitor().get("/help").await.find(".demo").is_empty());
    assert_eq!(app.visitor().post("/demo/clock", &[("by", "day")]).await.status, 404);
}
