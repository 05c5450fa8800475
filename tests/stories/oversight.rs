//! The supervisor sees who is late and how quick everybody is, the centre too, and nothing of what is
//! in the cases.

use crate::desk::Desk;
use crate::steps::words;
use redress::domain::case::event::AlarmKind;
use redress::domain::clock::WindowKey;
use redress::domain::command::Command;

#[actix_web::test]
async fn what_is_overdue_is_shown_with_its_holder_and_its_denominator() {
    let desk = Desk::open().await;
    let house = desk.serve().await;
    let tao_min = house.as_(&desk.cast.tao_min).await;
    let calm = tao_min.get("/oversight").await;
    assert_eq!(calm.title(), "Oversight");
    assert_eq!(calm.find(".empty h2"), ["Nothing is overdue"]);

    let case = desk.filed().await;
    let number = case.case().await.number().to_string();
    desk.filed_about(desk.cast.maisui).await;
    case.admit().await;
    case.in_silence(WindowKey::Answer).await;
    desk.days(1).await;
    desk.sweep().await;
    let tao_min = house.as_(&desk.cast.tao_min).await;
    let late = tao_min.get("/oversight").await;
    let rows = late.find("#duties ~ table tbody tr");
    let answer = rows.iter().find(|row| row.contains("Answer the complaint")).unwrap();
    assert!(
        answer.starts_with(&number) && answer.contains("Platform") && answer.ends_with("1 day"),
        "{answer}"
    );
    let figures: Vec<(String, String)> =
        late.find(".figures dt").into_iter().zip(late.find(".figures .number")).collect();
    let with = |who: &str| {
        let label = format!("overdue with: {who}");
        figures.iter().find(|(found, _)| *found == label).map(|(_, number)| number.clone())
    };
    assert_eq!(with("Platform").as_deref(), Some("1 of 1"), "{figures:?}");
    assert!(late.find("#slowest ~ table tbody tr")[0].contains("Yunlu Travel 0 of 1"));
    assert!(!late.find("#speed ~ table tbody tr").is_empty());

    let of_platform = tao_min.get("/oversight?holder=platform").await;
    let rows = of_platform.find("#duties ~ table tbody tr");
    assert!(!rows.is_empty() && rows.iter().all(|row| row.contains("Platform")), "{rows:?}");
    let of_court = tao_min.get("/oversight?holder=court&page=1").await;
    assert!(of_court.find("#duties ~ table").is_empty());
    assert_eq!(tao_min.get("/oversight?holder=nonsense&page=x").await.status, 200);

    // The same page tells registrars of their own lapses; nobody else finds it.
    let ma_li = house.as_(&desk.cast.ma_li).await;
    assert_eq!(ma_li.get("/oversight").await.find("nav [aria-current]")[0], "Oversight");
    for other in [&desk.cast.lin_mei, &desk.cast.sun_hao, &desk.cast.he_yun, &desk.cast.song_jie] {
        assert_eq!(house.as_(other).await.get("/oversight").await.status, 404);
    }
    for secret in ["林梅", "行程", "linmei_88", "lin.mei", "Sun Hao"] {
        assert!(!late.text().contains(secret), "{secret}");
    }
    house.stop().await;
    desk.close().await;
}

#[actix_web::test]
async fn the_centres_own_lapses_are_on_the_same_page() {
    let desk = Desk::open().await;
    let case = desk.filed().await;
    case.in_silence(WindowKey::Admission).await;
    let house = desk.serve().await;
    let page = house.as_(&desk.cast.tao_min).await.get("/oversight").await;
    let lapses = page.find("#lapses ~ table tbody tr");
    assert!(
        lapses
            .iter()
            .any(|row| row.contains("Decide whether to take the complaint") && row.ends_with("1 of 1")),
        "{lapses:?}"
    );
    house.stop().await;
    desk.close().await;
}

#[actix_web::test]
async fn our_own_failures_are_counted_in_public_to_the_supervisor() {
    let desk = Desk::open().await;
    let late = desk.filed().await;
    late.in_silence(WindowKey::Admission).await;
    let case = desk.filed().await;
    case.mediated().await;
    let window = case.window(WindowKey::Mediation).await.id;
    let reason = "interest".to_owned();
    let challenge = Command::Challenge { window, reason, text: words("He owns shares.") };
    case.does(&desk.cast.lin_mei, challenge).await;
    let window = case.window(WindowKey::ChallengeDecision).await.id;
    let upheld = Command::DecideChallenge { window, upheld: true, text: words("He does.") };
    case.does(&desk.cast.ma_li, upheld).await;
    case.assign(&desk.cast.gu_wei).await;
    desk.down_until(desk.now().plus_seconds(2 * 86_400));
    desk.sweep().await;
    let house = desk.serve().await;
    let page = house.as_(&desk.cast.tao_min).await.get("/oversight").await;
    let section = "section[aria-labelledby=failures]";
    let numbers = page.find(&format!("{section} .figures .number"));
    assert_eq!(numbers, ["1", "1", "1", "1", "0", "0"], "{:?}", page.find(section));
    assert!(page.find(section)[0].contains("Together 2 days"), "{:?}", page.find(section));
    house.stop().await;
    desk.close().await;
}

#[actix_web::test]
async fn a_duty_that_is_missed_day_after_day_is_one_line_with_a_count() {
    let desk = Desk::open().await;
    let case = desk.filed().await;
    case.unresolved().await;
    let alarm = case.raises(AlarmKind::Threatened, "Tonight, he says.").await;
    let house = desk.serve().await;
    // Days pass, and sessions end with them.
    let rows = async || {
        let tao_min = house.as_(&desk.cast.tao_min).await;
        tao_min.get("/oversight?holder=centre").await.find("#duties ~ table tbody tr")
    };
    assert!(rows().await.is_empty());
    case.in_silence(WindowKey::Alarm).await;
    let first = rows().await;
    assert!(first.len() == 1 && !first[0].contains("missed"), "{first:?}");
    let since = |row: &str| row.split("2026").next().unwrap().to_owned();
    for times in 2..5 {
        case.in_silence(WindowKey::Alarm).await;
        let later = rows().await;
        assert_eq!(later.len(), 1, "{later:?}");
        assert!(later[0].ends_with(&format!("missed {times} times")), "{later:?}");
        assert_eq!(since(&later[0]), since(&first[0]), "overdue since the first time");
    }
    case.attend(alarm).await;
    assert!(rows().await.is_empty());
    house.stop().await;
    desk.close().await;
}
