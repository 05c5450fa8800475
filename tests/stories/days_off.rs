//! Days off: a registrar changes the calendar, and no running window moves in silence or becomes shorter.

use crate::cast::person;
use crate::desk::Desk;
use crate::steps::refusing_answer;
use redress::casework::{Asked, NotChanged};
use redress::domain::calendar_change::{What, read};
use redress::domain::case::event::Silence;
use redress::domain::case::stage::Stage;
use redress::domain::clock::{Day, Step, WindowKey};
use redress::domain::letter::Addressee;
use redress::store::{StoreError, calendars};

const TWO_DAYS_OFF: &str = "2026-12-01..2026-12-02 off Founders’ Days / 建校日";

impl Desk {
    fn asking(&self, what: What) -> Asked {
        Asked {
            rulebook: "cn".to_owned(),
            what,
            source: "Notice 12".to_owned(),
            reason: "Announced late.".to_owned(),
            after: self.rulebook().calendar.change(),
        }
    }

    async fn changed(&self, what: What) -> Result<u32, NotChanged> {
        let asked = self.asking(what);
        self.casework.change_calendar(asked, person(&self.cast.wu_fang)).await
    }

    async fn days_off(&self, lines: &str) -> u32 {
        let days = read(lines, &self.rulebook().calendar).unwrap();
        self.changed(What::Set(days)).await.unwrap()
    }

    fn last_day(&self, window: &redress::domain::clock::running::RunningWindow) -> Day {
        window.reckoning.last_day(&self.rulebook().zone)
    }
}

fn day(text: &str) -> Day {
    text.parse().unwrap()
}

fn moves(events: &[String]) -> usize {
    events.iter().filter(|name| *name == "calendar_changed").count()
}

#[tokio::test]
async fn what_becomes_longer_is_moved_once_with_a_letter_that_tells_of_it() {
    let desk = Desk::open().await;
    let (answering, filed) = (desk.filed().await, desk.filed().await);
    answering.admit().await;
    desk.sweep().await;
    let before = answering.window(WindowKey::Answer).await;
    assert_eq!(desk.last_day(&before), day("2026-12-07"));
    let ours = filed.falls(WindowKey::Admission).await;

    desk.hours(1).await;
    desk.days_off(TWO_DAYS_OFF).await;
    assert_eq!(answering.window(WindowKey::Answer).await, before, "nothing moves within the request");
    let node = desk.second_node();
    let (one, other) = tokio::join!(desk.casework.sweep(), node.sweep());
    one.unwrap();
    other.unwrap();
    desk.sweep().await;

    let after = answering.window(WindowKey::Answer).await;
    assert_eq!(desk.last_day(&after), day("2026-12-09"));
    let told: Vec<_> = after.reckoning.steps.iter().rev().take(2).collect();
    let recounted = Step::Recounted { on: day("2026-11-23"), days: 2, to: day("2026-12-09") };
    assert_eq!(told, [&Step::Ends { on: day("2026-12-09") }, &recounted]);
    assert_eq!(after.reckoning.steps[..2], before.reckoning.steps[..2], "the first counting stays");
    assert_eq!(moves(&desk.events(answering.id).await), 1);
    let to = desk.told_of(answering.id, "calendar_changed").await;
    assert_eq!(to, [Addressee::Consumer, Addressee::Platform]);
    let letters = desk.letters(answering.id).await;
    let words = letters.iter().filter_map(|letter| letter.words.as_ref()?.open().ok()).collect::<Vec<_>>();
    let english = "On 23 November 2026 the calendar of days off was changed.";
    let english = words.iter().find(|words| words.contains(english)).unwrap();
    assert!(english.contains("Answer the complaint (now until the end of 9 December 2026"), "{english}");
    assert!(words.iter().any(|words| words.contains("本中心于2026年11月23日变更了节假日安排")));

    // What the centre owes keeps its day: it is the centre that changed the calendar.
    assert_eq!(filed.falls(WindowKey::Admission).await, ours);
    assert_eq!(moves(&desk.events(filed.id).await), 0);
    answering.until_the_last_instant_of(WindowKey::Answer).await;
    answering.answer().await;
    desk.sweep().await;
    desk.close().await;
}

#[tokio::test]
async fn what_would_become_shorter_keeps_its_day_and_what_opens_later_is_counted_anew() {
    let desk = Desk::open().await;
    let (early, late) = (desk.filed().await, desk.filed().await);
    early.admit().await;
    desk.hours(1).await;
    desk.days_off("2026-11-28 working").await;
    desk.sweep().await;
    assert_eq!(desk.last_day(&early.window(WindowKey::Answer).await), day("2026-12-07"));
    assert_eq!(moves(&desk.events(early.id).await), 0);
    late.admit().await;
    let window = late.window(WindowKey::Answer).await;
    assert_eq!(desk.last_day(&window), day("2026-12-04"), "a Saturday counts");
    assert_eq!(window.reckoning.calendar, 1);
    assert!(window.reckoning.steps.contains(&Step::MadeUp { on: day("2026-11-28") }));
    desk.sweep().await;
    desk.close().await;
}

#[tokio::test]
async fn a_change_reaches_what_ended_after_it_and_nothing_that_ended_before() {
    let desk = Desk::open().await;
    let (before, on) = (desk.filed().await, desk.filed().await);
    before.admit().await;
    desk.days(1).await;
    on.admit().await;
    // One window is over at the instant of the change, swept or not; the other ends an hour later.
    let falls = before.falls(WindowKey::Answer).await;
    desk.go_to(falls).await;
    desk.days_off("2026-12-08..2026-12-09 off Founders’ Days / 建校日").await;
    let later = on.falls(WindowKey::Answer).await;
    desk.go_to(later.plus_seconds(3_600)).await;
    desk.sweep().await;
    assert_eq!(before.lapses(Silence::AnswerSilent).await.len(), 1);
    assert_eq!(before.lapses(Silence::AnswerSilent).await[0].0, falls);
    assert!(on.lapses(Silence::AnswerSilent).await.is_empty(), "it was moved before it could lapse");
    assert_eq!(desk.last_day(&on.window(WindowKey::Answer).await), day("2026-12-10"));
    // What the lapse opened was counted by the calendar of that instant.
    assert_eq!(before.stage().await, Stage::Mediating);
    desk.live_until(on.falls(WindowKey::Answer).await).await;
    assert_eq!(on.lapses(Silence::AnswerSilent).await.len(), 1, "after the new day it is too late");
    desk.close().await;
}

#[tokio::test]
async fn whoever_acts_before_the_sweep_has_the_days_already() {
    let desk = Desk::open().await;
    let case = desk.filed().await;
    case.admit().await;
    let falls = case.falls(WindowKey::Answer).await;
    desk.days_off(TWO_DAYS_OFF).await;
    desk.go_to(falls.plus_seconds(3_600)).await;
    let after = case.does(&desk.cast.sun_hao, refusing_answer()).await;
    assert_eq!((after.stage, after.silent), (Stage::Negotiating, false));
    assert_eq!(moves(&desk.events(case.id).await), 1);
    desk.sweep().await;
    desk.close().await;
}

#[tokio::test]
async fn a_clock_that_stands_still_has_the_days_when_it_runs_again() {
    let desk = Desk::open().await;
    let (stayed, other) = (desk.filed().await, desk.filed().await);
    for case in [&stayed, &other] {
        case.mediated().await;
        case.question(redress::domain::actor::Side::Platform).await;
    }
    let asked = desk.last_day(&stayed.window(WindowKey::Question).await);
    stayed.stay(2).await;
    desk.days_off(&format!("{asked} off Founders’ Day / 建校日")).await;
    desk.sweep().await;
    assert_eq!(moves(&desk.events(stayed.id).await), 1);
    let moved = desk.last_day(&stayed.window(WindowKey::Question).await);
    assert_eq!(moved, desk.last_day(&other.window(WindowKey::Question).await));
    assert!(moved > asked);
    stayed.does(&desk.cast.he_yun, redress::domain::command::Command::LiftStay).await;
    assert!(desk.last_day(&stayed.window(WindowKey::Question).await) >= moved);
    desk.sweep().await;
    desk.close().await;
}

#[tokio::test]
async fn a_change_is_taken_back_by_another_and_nobody_loses_a_day() {
    let desk = Desk::open().await;
    let case = desk.filed().await;
    case.admit().await;
    let first = desk.days_off(TWO_DAYS_OFF).await;
    desk.sweep().await;
    let moved = case.window(WindowKey::Answer).await;
    let days = read(TWO_DAYS_OFF, &desk.rulebook().calendar).unwrap();
    assert!(matches!(desk.changed(What::Set(days.clone())).await, Err(NotChanged::AlreadySo)));
    let stale = Asked { after: 0, ..desk.asking(What::TakeBack(first)) };
    let stale = desk.casework.change_calendar(stale, person(&desk.cast.wu_fang)).await;
    assert!(matches!(stale, Err(NotChanged::Stale)));
    assert!(matches!(desk.changed(What::TakeBack(7)).await, Err(NotChanged::Unknown)));

    desk.hours(1).await;
    assert_eq!(desk.changed(What::TakeBack(first)).await.unwrap(), 2);
    desk.sweep().await;
    assert_eq!(case.window(WindowKey::Answer).await, moved, "a promised day stays promised");
    assert!(desk.rulebook().calendar.is_working_day(day("2026-12-01")));
    assert!(matches!(desk.changed(What::TakeBack(first)).await, Err(NotChanged::Unknown)));
    let later = desk.filed().await;
    later.admit().await;
    assert_eq!(desk.last_day(&later.window(WindowKey::Answer).await), day("2026-12-07"));
    // Once more, the other way round: the window is there already.
    assert_eq!(desk.changed(What::TakeBack(2)).await.unwrap(), 3);
    desk.sweep().await;
    assert_eq!(moves(&desk.events(case.id).await), 1);
    assert_eq!(moves(&desk.events(later.id).await), 1);
    let history = desk.store().read(|c| calendars::all(c, "cn")).await;
    let history = history.map_err(|problem: StoreError| problem).unwrap();
    assert_eq!(history.iter().map(|change| change.number).collect::<Vec<_>>(), [1, 2, 3]);
    desk.close().await;
}

#[actix_web::test]
async fn a_registrar_sees_what_would_change_before_it_is_stored_and_everybody_sees_it_after() {
    let desk = Desk::open().await;
    let (answering, _filed) = (desk.filed().await, desk.filed().await);
    answering.admit().await;
    let number = answering.case().await.number().to_string();
    let house = desk.serve().await;
    let ma_li = house.as_(&desk.cast.ma_li).await;
    let page = ma_li.get("/centre/calendar").await;
    assert_eq!(page.title(), "Days off: China (mainland)");
    assert!(page.find("#missing")[0].contains("2027 are not announced here yet"));
    assert_eq!(page.find("header nav [aria-current]"), ["Days off"]);
    assert_eq!(page.find("main nav strong"), ["China (mainland)"], "which calendar this is");
    assert!(
        page.find("#change ~ form .small")[0].starts_with("Names of holidays that this calendar knows: ")
    );
    let fields = |lines: &'static str| {
        [("of", "cn"), ("after", "0"), ("lines", lines), ("source", "Notice 12"), ("reason", "Late.")]
    };

    // Every wrong line is named, and nothing is stored.
    let wrong = "2026-12-32 off Founders’ Day / 建校日\n2026-12-01 off\n2026-12-02 free";
    let again = ma_li.post_files("/centre/calendar/check", &fields(wrong), &[]).await;
    assert_eq!(again.status, 422);
    let problems = again.find(".problems li");
    assert_eq!(problems.len(), 3, "{problems:?}");
    for (problem, begins) in problems.iter().zip(["Line 1: there is no day", "Line 2:", "Line 3: “free”"])
    {
        assert!(problem.starts_with(begins), "{problem}");
    }
    let bare = [("of", "cn"), ("after", "0"), ("lines", TWO_DAYS_OFF)];
    let again = ma_li.post_files("/centre/calendar/check", &bare, &[]).await;
    assert_eq!((again.status, again.find(".problems li").len()), (422, 2), "source and reason");
    assert_eq!(ma_li.post("/centre/calendar", &bare).await.status, 422);
    let torn: [(&str, &str, &[u8]); 1] = [("file", "days.csv", b"\xff\xfe")];
    let again = ma_li.post_files("/centre/calendar/check", &fields(""), &torn).await;
    assert!(again.find(".problems li")[0].contains("not text in UTF-8"));

    // What would change, from a file.
    let csv = "# Notice 12\r\n2026-12-01..2026-12-02,off,Founders’ Days / 建校日\r\n";
    let files: [(&str, &str, &[u8]); 1] = [("file", "days.csv", csv.as_bytes())];
    let check = ma_li.post_files("/centre/calendar/check", &fields(""), &files).await;
    assert_eq!(check.status, 200, "{}", check.text());
    let days = check.find("#days ~ table tbody tr");
    assert_eq!(days.len(), 1);
    assert!(days[0].contains("Tuesday 1 December 2026") && days[0].contains("Founders’ Days"), "{days:?}");
    let windows = check.find("#windows ~ table tbody tr");
    let of_case =
        |what: &str| windows.iter().find(|row| row.contains(&number) && row.contains(what)).unwrap();
    assert!(of_case("Answer").contains("Wednesday 9 December 2026") && of_case("Answer").ends_with("moves"));
    assert!(windows.iter().any(|row| row.contains("Decide whether") && row.ends_with("keeps its day")));
    assert_eq!(desk.rulebook().calendar.change(), 0, "looking stores nothing");

    // Stored as shown, once.
    let sent = fields(TWO_DAYS_OFF);
    assert_eq!(ma_li.post("/centre/calendar", &sent).await.onward(), "/centre/calendar?of=cn");
    let twice = ma_li.post("/centre/calendar", &sent).await;
    assert_eq!(twice.status, 422);
    let mut same = sent;
    same[1].1 = "1";
    let same = ma_li.post_files("/centre/calendar/check", &same, &[]).await;
    assert!(same.find(".problems li")[0].contains("This changes nothing"), "{}", same.text());
    let page = ma_li.get("/centre/calendar").await;
    assert!(page.find("#history ~ ul li")[0].contains("Ma Li"), "{:?}", page.find("#history ~ ul li"));
    desk.sweep().await;
    let case = ma_li.get(&format!("/cases/{number}")).await.text();
    assert!(case.contains("The calendar of days off changed on 23 Nov: 2 days later"));

    // Everybody reads it, in both languages, without the name of whoever did it.
    let visitor = house.visitor();
    let public = visitor.get("/rulebook/cn").await.text();
    assert!(public.contains("23 November 2026, change 1: Late.") && public.contains("Notice 12"));
    assert!(!public.contains("Ma Li"));
    let chinese = house.visitor().reading("zh").get("/rulebook/cn").await.text();
    assert!(chinese.contains("第1号变更") && chinese.contains("建校日"));
    let data = visitor.get("/rulebook/cn.json").await.json();
    assert_eq!(data["id"], "cn");
    let calendar = &data["calendar_in_force"];
    assert_eq!(calendar["changes"][0]["in_force"], true);
    let off = calendar["years"].as_array().unwrap().iter().find(|year| year["year"] == 2026).unwrap();
    let off = off["off"].as_array().unwrap();
    assert!(off.iter().any(|run| run["from"] == "2026-12-01" && run["to"] == "2026-12-02"), "{off:?}");

    for other in [&desk.cast.tao_min, &desk.cast.lin_mei, &desk.cast.sun_hao, &desk.cast.he_yun] {
        let other = house.as_(other).await;
        assert_eq!(other.get("/centre/calendar").await.status, 404);
        assert_eq!(other.post("/centre/calendar", &sent).await.status, 404);
    }
    house.stop().await;
    desk.sweep().await;
    desk.close().await;
}

#[actix_web::test]
async fn a_year_that_is_announced_makes_its_dates_provisional_no_more() {
    let desk = Desk::open_at("2026-12-28T01:00:00Z").await;
    let case = desk.filed().await;
    case.admit().await;
    let number = case.case().await.number().to_string();
    let house = desk.serve().await;
    let sun_hao = house.as_(&desk.cast.sun_hao).await;
    let address = format!("/cases/{number}");
    assert!(sun_hao.get(&address).await.text().contains("This date is provisional"));
    let notice =
        "2027 announced\n2027-01-01..2027-01-03 off New Year\n2027-02-05..2027-02-11 off 春节\n2027-02-20 班";
    desk.days_off(notice).await;
    desk.sweep().await;
    assert!(!sun_hao.get(&address).await.text().contains("This date is provisional"));
    let ma_li = house.as_(&desk.cast.ma_li).await;
    assert!(ma_li.get("/centre/calendar").await.find("#missing").is_empty());
    // The calendar of another place counts nothing here.
    let days = read("2027-12-27 off Founders’ Day / 建校日", &desk.rulebook().calendar).unwrap();
    let elsewhere = Asked { rulebook: "uk".to_owned(), after: 0, ..desk.asking(What::Set(days)) };
    desk.casework.change_calendar(elsewhere, person(&desk.cast.wu_fang)).await.unwrap();
    assert!(house.visitor().get("/rulebook/uk").await.text().contains("Founders’ Day"));
    house.stop().await;
    desk.sweep().await;
    desk.close().await;
}

#[actix_web::test]
async fn a_trial_looks_at_so_many_matters_and_no_more_first_at_those_that_it_may_reach() {
    let desk = Desk::open().await;
    let (_first, second) = (desk.filed().await, desk.filed().await);
    second.admit().await;
    let lines = "2026-12-03..2026-12-04 off Founders’ Days / 建校日";
    let asked = desk.asking(What::Set(read(lines, &desk.rulebook().calendar).unwrap()));
    let by = person(&desk.cast.ma_li);
    let tried = async |most: usize| {
        let run = desk.casework.try_calendar(&asked, by, most, 0, 25).await.unwrap();
        let cases: Vec<_> = run.windows.iter().filter_map(|window| window.case).collect();
        (run.tried, run.running, cases)
    };
    // The answer is due after the two days; the admission, due before them, is looked at last.
    let number = second.case().await.number();
    for most in [1, 2] {
        let (looked, running, cases) = tried(most).await;
        assert_eq!((looked, running), (most, 2));
        assert!(!cases.is_empty() && cases.iter().all(|case| *case == number), "{cases:?}");
    }
    desk.close().await;
}
