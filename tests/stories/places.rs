//! Places end, and the centre always keeps a registrar; mediators declare their interests.

use crate::cast::person;
use crate::desk::Desk;
use redress::domain::actor::Actor;
use redress::store::standings;

/// Where the place of `who` can be ended.
async fn end_of(desk: &Desk, who: &Actor) -> String {
    let (who, now) = (person(who), desk.now());
    let own = desk.store().read(move |c| standings::of(c, who, now)).await;
    format!("/people/{}/end", own.map_err(|e: redress::store::StoreError| e).unwrap()[0].id)
}

#[actix_web::test]
async fn a_place_ends_after_a_question_and_at_once() {
    let desk = Desk::open().await;
    let case = desk.filed().await;
    case.mediated().await;
    let house = desk.serve().await;
    let (ma_li, he_yun) = (house.as_(&desk.cast.ma_li).await, house.as_(&desk.cast.he_yun).await);
    assert_eq!(he_yun.get("/account/interests").await.status, 200);
    let end = end_of(&desk, &desk.cast.he_yun).await;
    let asked = ma_li.get(&end).await;
    assert_eq!(asked.title(), "End the place of He Yun as mediator?");
    assert_eq!(asked.find(".box.warn a"), [case.case().await.number().to_string()]);
    assert_eq!(he_yun.get("/account/interests").await.status, 200, "a question changes nothing");

    desk.go_to(desk.now().plus_seconds(600)).await;
    assert_eq!(ma_li.post(&end, &[]).await.onward(), "/people");
    assert_eq!(ma_li.get("/people").await.find(".said-so p"), ["The place is ended."]);
    assert_eq!(he_yun.get("/account/interests").await.status, 404);
    assert_eq!(he_yun.get("/letters").await.status, 200, "own letters stay readable");
    assert_eq!(he_yun.get("/cases").await.onward(), "/letters", "where signing in leads, too");
    ma_li.post(&end, &[]).await.onward();
    assert!(ma_li.get("/people").await.find(".said-so p")[0].starts_with("This was done before"));
    ma_li.get(&end).await.onward();

    // A representative's end leads back to the platform.
    let end = end_of(&desk, &desk.cast.sun_hao).await;
    assert!(ma_li.get(&end).await.find(".box.warn")[0].contains("Nobody else represents Yunlu Travel"));
    assert_eq!(ma_li.post(&end, &[]).await.onward(), "/centre/platforms/yunlu");
    // Consumers are nobody's to send away, and nobody else ends anything.
    assert_eq!(ma_li.get(&end_of(&desk, &desk.cast.lin_mei).await).await.status, 404);
    let end = end_of(&desk, &desk.cast.gu_wei).await;
    for other in [&desk.cast.gu_wei, &desk.cast.tao_min, &desk.cast.lin_mei] {
        assert_eq!(house.as_(other).await.post(&end, &[]).await.status, 404);
    }
    house.stop().await;
    desk.sweep().await;
    desk.close().await;
}

#[actix_web::test]
async fn the_last_registrar_stays() {
    let desk = Desk::open().await;
    let house = desk.serve().await;
    let ma_li = house.as_(&desk.cast.ma_li).await;
    ma_li.post(&end_of(&desk, &desk.cast.wu_fang).await, &[]).await.onward();
    assert_eq!(house.as_(&desk.cast.wu_fang).await.get("/people").await.status, 404);
    let refused = ma_li.post(&end_of(&desk, &desk.cast.ma_li).await, &[]).await;
    assert_eq!(refused.status, 422);
    assert_eq!(
        refused.find(".problems li"),
        ["This is the centre’s only registrar. Invite another one first"]
    );
    assert_eq!(ma_li.get("/people").await.status, 200);
    house.stop().await;
    desk.close().await;
}

#[actix_web::test]
async fn a_mediator_declares_an_interest_and_the_registrars_see_it() {
    let desk = Desk::open().await;
    let case = desk.filed().await;
    case.mediated().await;
    let number = case.case().await.number().to_string();
    let house = desk.serve().await;
    let (ma_li, he_yun) = (house.as_(&desk.cast.ma_li).await, house.as_(&desk.cast.he_yun).await);
    assert!(ma_li.get("/people").await.find(".box.warn").is_empty());
    for nonsense in ["", "nobody", "' or 1=1"] {
        assert_eq!(he_yun.post("/account/interests", &[("platform", nonsense)]).await.status, 422);
    }
    for _ in 0..2 {
        let declared = he_yun.post("/account/interests", &[("platform", "yunlu")]).await;
        assert_eq!(declared.onward(), "/account/interests");
    }
    let page = he_yun.get("/account/interests").await;
    assert_eq!(page.find("#declared ~ ul li"), ["Yunlu Travel"]);
    assert_eq!(page.find(".box.warn a"), [number.as_str()]);
    assert!(page.find("option").iter().all(|platform| platform != "Yunlu Travel"));
    let people = ma_li.get("/people").await;
    assert_eq!(people.find(".box.warn a"), [number.as_str()]);
    let interests = people.find("tbody td:nth-child(4)");
    assert_eq!(interests.iter().filter(|declared| *declared == "Yunlu Travel").count(), 2, "{interests:?}");
    assert_eq!(ma_li.get("/account/interests").await.status, 404);

    case.assign(&desk.cast.gu_wei).await;
    assert!(ma_li.get("/people").await.find(".box.warn").is_empty());
    house.stop().await;
    desk.sweep().await;
    desk.close().await;
}
