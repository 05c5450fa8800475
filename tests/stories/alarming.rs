//! Alarming: what is happening now has its own way, at any stage, and the platform learns of no danger.

use crate::desk::Desk;
use crate::steps::{InCase, words};
use redress::domain::actor::Holder;
use redress::domain::case::event::{AlarmKind, Silence};
use redress::domain::case::stage::Stage;
use redress::domain::clock::WindowKey;
use redress::domain::command::Command;
use redress::domain::ids::AlarmId;
use redress::domain::letter::Addressee;
use redress::domain::refusal::Refusal;
use redress::domain::turn::How;

const DANGERS: [AlarmKind; 2] = [AlarmKind::MoneyMoving, AlarmKind::Threatened];

fn raising(kind: AlarmKind) -> Command {
    Command::RaiseAlarm { kind, text: words("It is happening now.") }
}

fn attending(alarm: AlarmId) -> Command {
    Command::AttendAlarm { alarm, text: words("I called your bank with you.") }
}

impl InCase<'_> {
    pub async fn attend(&self, alarm: AlarmId) {
        self.does(&self.desk.cast.wu_fang, attending(alarm)).await;
    }
}

#[tokio::test]
async fn an_alarm_is_the_centres_to_attend_to_the_same_day_and_takes_the_ball_from_nobody() {
    let desk = Desk::open().await;
    let case = desk.filed().await;
    case.admit().await;
    let before = case.case().await;
    let alarm = case.raises(AlarmKind::MoneyMoving, "They ask for a code.").await;
    assert_eq!(desk.told_of(case.id, "alarm_raised").await, [Addressee::Registrars]);
    let window = case.window(WindowKey::Alarm).await;
    assert_eq!(window.holder, Holder::Centre);
    assert!(window.reckoning.falls <= desk.now().plus_seconds(24 * 3_600), "the same day");
    let after = case.case().await;
    assert_eq!((after.stage, after.holder()), (Stage::Answering, Some(Holder::Platform)));
    assert_eq!((&after.ledger, after.passes()), (&before.ledger, before.passes()));
    assert_eq!(
        case.falls(WindowKey::Answer).await,
        before.life.running.of(WindowKey::Answer).unwrap().reckoning.falls
    );

    case.until_the_last_instant_of(WindowKey::Alarm).await;
    case.attend(alarm).await;
    assert_eq!(desk.told_of(case.id, "alarm_attended").await, [Addressee::Consumer]);
    assert_eq!(case.turn(WindowKey::Alarm).await, (Holder::Centre, How::Acted));
    assert_eq!(case.windows().await, [WindowKey::OuterLimit, WindowKey::Answer]);
    assert_eq!(case.refuses(&desk.cast.ma_li, attending(alarm)).await, Refusal::AlreadyDone);
    assert_eq!(case.case().await.ledger, before.ledger);
    desk.close().await;
}

#[tokio::test]
async fn an_alarm_of_a_kind_is_raised_once_at_a_time_and_by_the_consumer_alone() {
    let desk = Desk::open().await;
    let case = desk.filed().await;
    case.mediated().await;
    let cast = &desk.cast;
    for other in [&cast.zhou_ming, &cast.sun_hao, &cast.he_yun, &cast.wu_fang, &cast.song_jie, &cast.tao_min]
    {
        assert_eq!(case.refuses(other, raising(AlarmKind::Threatened)).await, Refusal::NotYours);
    }
    let alarm = case.raises(AlarmKind::Threatened, "He knows where I live.").await;
    assert_eq!(desk.told_of(case.id, "alarm_raised").await, [Addressee::Mediator, Addressee::Registrars]);
    assert_eq!(case.refuses(&cast.lin_mei, raising(AlarmKind::Threatened)).await, Refusal::AlreadyDone);
    let another = case.raises(AlarmKind::MoneyMoving, "And now my account.").await;
    for other in [&cast.lin_mei, &cast.sun_hao, &cast.he_yun, &cast.song_jie, &cast.tao_min] {
        assert_eq!(case.refuses(other, attending(alarm)).await, Refusal::NotYours);
    }
    let unknown = AlarmId(uuid::Uuid::nil());
    assert_eq!(case.refuses(&cast.wu_fang, attending(unknown)).await, Refusal::NoLongerOpen);
    case.attend(another).await;
    assert_eq!(case.case().await.open_alarms().map(|open| open.id).collect::<Vec<_>>(), [alarm]);
    case.attend(alarm).await;
    case.raises(AlarmKind::Threatened, "Again.").await;
    desk.close().await;
}

#[tokio::test]
async fn an_alarm_can_be_raised_at_any_stage_and_waits_whatever_becomes_of_the_case() {
    let desk = Desk::open().await;
    let filed = desk.filed().await;
    filed.raises(AlarmKind::MoneyMoving, "Before anybody has read this.").await;
    filed.find_inadmissible().await;
    assert_eq!(filed.stage().await, Stage::Inadmissible);
    assert_eq!(filed.windows().await, [WindowKey::Alarm, WindowKey::Review]);

    let withdrawn = desk.filed().await;
    withdrawn.admit().await;
    let alarm = withdrawn.raises(AlarmKind::Threatened, "Take it back, they say.").await;
    withdrawn.withdraw().await;
    assert_eq!(withdrawn.windows().await, [WindowKey::Alarm, WindowKey::WithdrawalUndo]);
    withdrawn.attend(alarm).await;
    withdrawn.raises(AlarmKind::Punished, "And still they closed my account.").await;

    let at_court = desk.filed().await;
    at_court.unresolved().await;
    let first = at_court.raises(AlarmKind::MoneyMoving, "Now.").await;
    at_court.hand_over().await;
    at_court.docket().await;
    assert_eq!(at_court.windows().await, [WindowKey::Alarm], "the court ends the mediation, not the danger");
    at_court.attend(first).await;
    at_court.raises(AlarmKind::MoneyMoving, "Now again.").await;
    assert_eq!(at_court.holder().await, Some(Holder::Court));
    desk.sweep().await;
    desk.close().await;
}

#[tokio::test]
async fn whoever_does_not_attend_is_charged_with_it_each_time_and_must_still_do_so() {
    let desk = Desk::open().await;
    let case = desk.filed().await;
    case.unresolved().await;
    let alarm = case.raises(AlarmKind::Threatened, "Tonight, he says.").await;
    let told: [&[Addressee]; 4] = [
        &[Addressee::Consumer, Addressee::Registrars, Addressee::Supervisor],
        &[Addressee::Registrars, Addressee::Supervisor],
        &[],
        &[Addressee::Registrars, Addressee::Supervisor],
    ];
    for (attempt, told) in (2..).zip(told) {
        let after = case.lapses_once(WindowKey::Alarm, Silence::AlarmRepeated).await;
        assert_eq!(case.told_of_the_lapse().await, told);
        assert_eq!(after.stage, Stage::Unresolved);
        assert_eq!(case.window(WindowKey::Alarm).await.attempt, attempt);
        assert_eq!(case.turn(WindowKey::Alarm).await, (Holder::Centre, How::Missed));
        assert!(desk.overdue().await.contains(&(WindowKey::Alarm, Holder::Centre)));
    }
    // Whoever is in danger is not told to do nothing, but what to do and by when somebody comes.
    desk.sweep().await;
    let letters = desk.letters(case.id).await;
    let mut theirs = letters.iter().filter(|letter| letter.addressee == Addressee::Consumer);
    let words = theirs.next_back().unwrap().words.as_ref().unwrap().open().unwrap().to_owned();
    let kind = case.case().await.alarms.last().unwrap().kind;
    assert!(words.contains(&desk.rulebook().danger(kind).do_now.zh), "{words}");
    assert!(words.contains("处理紧急情况") && !words.contains("您目前无需采取行动"), "{words}");
    assert!(case.lapses(Silence::AlarmRepeated).await.iter().all(|(_, charged)| *charged == Holder::Centre));
    case.attend(alarm).await;
    assert!(!desk.overdue().await.contains(&(WindowKey::Alarm, Holder::Centre)));
    assert_eq!(case.windows().await, []);
    desk.close().await;
}

#[tokio::test]
async fn a_stay_does_not_stop_danger() {
    let desk = Desk::open().await;
    let case = desk.filed().await;
    case.mediated().await;
    case.stay(20).await;
    case.raises(AlarmKind::MoneyMoving, "Now.").await;
    case.lapses_once(WindowKey::Alarm, Silence::AlarmRepeated).await;
    assert_eq!(case.holder().await, Some(Holder::Mediator), "whoever stopped the clocks holds the ball");
    desk.close().await;
}

#[tokio::test]
async fn of_danger_the_platform_learns_nowhere_anything() {
    let desk = Desk::open().await;
    let served = desk.serve().await;
    let other = desk.filed().await;
    other.admit().await;
    desk.days(1).await;
    let case = desk.filed().await;
    case.mediated().await;
    let (cast, nouns) = (&desk.cast, ["", "/letters", "/calendar.ics"]);
    let reads = async || {
        let mut all = Vec::new();
        for noun in nouns {
            // The moment at which a calendar was made stands in it.
            let text = case.page(&served, &cast.sun_hao, noun).await.text();
            all.push(
                text.lines()
                    .filter(|line| !line.starts_with("DTSTAMP"))
                    .map(str::to_owned)
                    .collect::<Vec<_>>(),
            );
        }
        let sun_hao = served.as_(&cast.sun_hao).await;
        all.push(sun_hao.get("/cases?show=all").await.find("tbody th"));
        all.push(sun_hao.get("/letters").await.find(".list h2"));
        // Nor from what the public counts.
        all.push(vec![sun_hao.get("/platforms/yunlu.json").await.text()]);
        all
    };
    let before = reads().await;
    let mut alarms = Vec::new();
    for kind in DANGERS {
        alarms.push(case.raises(kind, "canary").await);
    }
    assert_eq!(reads().await, before);
    for alarm in alarms {
        case.attend(alarm).await;
    }
    assert_eq!(reads().await, before);
    case.raises(AlarmKind::Threatened, "canary").await;
    case.in_silence(WindowKey::Alarm).await;
    let about_alarms = desk.events(case.id).await.iter().filter(|name| name.starts_with("alarm")).count();
    assert_eq!(about_alarms, 5);
    for name in ["alarm_raised", "alarm_attended", "lapsed"] {
        assert!(!desk.told_of(case.id, name).await.contains(&Addressee::Platform), "{name}");
    }
    let page = case.page(&served, &cast.sun_hao, "").await;
    for word in ["canary", "Alarm", "alarm", "attend"] {
        assert!(!page.text().contains(word), "{word}");
    }
    served.stop().await;
    desk.close().await;
}

#[tokio::test]
async fn an_outage_of_ours_lengthens_no_time_that_we_owe_to_somebody_in_danger() {
    let desk = Desk::open().await;
    let case = desk.filed().await;
    case.admit().await;
    let answer = case.falls(WindowKey::Answer).await;
    desk.go_to(answer.plus_seconds(-10 * 3_600)).await;
    case.raises(AlarmKind::MoneyMoving, "Now.").await;
    let alarm = case.falls(WindowKey::Alarm).await;
    desk.down_until(answer.plus_seconds(5 * 3_600));
    desk.sweep().await;
    assert_eq!(case.falls(WindowKey::Alarm).await, alarm);
    assert!(case.falls(WindowKey::Answer).await > answer, "the platform lost time");
    // What fell while we were down has fallen, and is charged to us.
    desk.down_until(alarm.plus_seconds(3_600));
    desk.sweep().await;
    assert_eq!(case.turn(WindowKey::Alarm).await, (Holder::Centre, How::Missed));
    desk.close().await;
}

#[tokio::test]
async fn that_it_punishes_somebody_is_said_to_the_platforms_face() {
    let desk = Desk::open().await;
    let served = desk.serve().await;
    let case = desk.filed().await;
    let alarm = case.raises(AlarmKind::Punished, "They closed my account.").await;
    assert_eq!(
        desk.told_of(case.id, "alarm_raised").await,
        [Addressee::Registrars],
        "it is not in the case yet"
    );
    case.admit().await;
    case.attend(alarm).await;
    case.raises(AlarmKind::Punished, "They raised my price, too.").await;
    assert_eq!(desk.told_of(case.id, "alarm_raised").await, [Addressee::Platform, Addressee::Registrars]);
    let page = case.page(&served, &desk.cast.sun_hao, "").await;
    for said in ["They closed my account.", "They raised my price, too."] {
        assert!(page.text().contains(said), "{said}");
    }
    assert!(!page.text().contains("I called your bank"), "what the centre did is the consumer's");
    served.stop().await;
    desk.close().await;
}

#[tokio::test]
async fn an_alarm_stands_first_in_the_registrars_inbox_whoever_holds_the_ball() {
    let desk = Desk::open().await;
    let served = desk.serve().await;
    for _ in 0..2 {
        desk.filed().await;
    }
    let held = desk.filed().await;
    held.admit().await;
    let over = desk.filed().await;
    over.unresolved().await;
    desk.sweep().await;
    let first = async |noun: &str| {
        let page = served.as_(&desk.cast.ma_li).await.get(noun).await;
        (page.find("tbody tr").len(), page.attribute("tbody th a", "href"))
    };
    let (to_do, _) = first("/cases").await;
    for (more, case) in [(1, held), (2, over)] {
        case.raises(AlarmKind::Threatened, "Now.").await;
        desk.hours(1).await;
        let place = format!("/cases/{}", case.case().await.number());
        let listed = if more == 1 { place.clone() } else { format!("/cases/{}", held.case().await.number()) };
        assert_eq!(first("/cases").await, (to_do + more, Some(listed)), "what is due first, first");
        let page = case.page(&served, &desk.cast.ma_li, "").await;
        assert!(page.find("#act-headline")[0].starts_with("You must attend to the alarm by"));
        assert_eq!(page.find(".act .button")[0], "Attend to the alarm");
    }
    served.stop().await;
    desk.close().await;
}

#[tokio::test]
async fn what_to_do_comes_first_in_both_languages_and_court_is_open_at_once() {
    let desk = Desk::open().await;
    let served = desk.serve().await;
    let case = desk.filed().await;
    let lin_mei = &desk.cast.lin_mei;
    let page = case.page(&served, lin_mei, "").await;
    let ways = page.find(".actions a");
    assert!(ways.contains(&"正在发生紧急情况".to_owned()), "{ways:?}");
    assert_ne!(ways[0], "移送法院", "nothing is happening yet");
    for language in ["zh", "en"] {
        let visitor = served.as_(lin_mei).await.reading(language);
        let address = format!("/cases/{}/alarm", case.case().await.number());
        let form = visitor.get(&address).await;
        let text = form.text();
        for number in ["110", "96110"] {
            let (said, asked) = (text.find(number), text.find("name=\"kind\""));
            assert!(said.is_some() && said < asked, "{number} stands before the form");
        }
        let start = served.visitor().reading(language).get("/complaint").await;
        assert!(start.text().contains("96110"), "{language}");
    }
    let visitor = served.as_(lin_mei).await;
    let address = format!("/cases/{}/alarm", case.case().await.number());
    let form = visitor.get(&address).await.attribute("input[name=form]", "value").unwrap();
    let typed = [("form", form.as_str()), ("kind", ""), ("text", "")];
    let refused = visitor.post(&address, &typed).await;
    assert_eq!(refused.status, 422);
    let typed = [("form", form.as_str()), ("kind", "money_moving"), ("text", "有人让我转账。")];
    let at_home = format!("/cases/{}", case.case().await.number());
    assert_eq!(visitor.post(&address, &typed).await.onward(), at_home);
    assert_eq!(case.case().await.open_alarms().count(), 1);
    let page = visitor.get(&at_home).await;
    // On top: that the centre must attend to it, by when and how that is counted; and what to do first.
    let card = &page.find(".act")[0];
    assert!(
        card.contains("本中心须在") && card.contains("24小时") && card.contains("记在本中心名下"),
        "{card}"
    );
    let first = &page.find("main > .said")[0];
    assert!(first.contains("110") && first.contains("平台不会知道"), "{first}");
    assert!(page.find("#act-headline")[0].starts_with("本中心须在"), "the case goes on, and who must act");
    assert!(!page.find(".button").contains(&"移送法院".to_owned()), "no court stops a payment");
    assert!(page.find(".actions a").contains(&"移送法院".to_owned()));
    assert!(page.find(".story").join(" ").contains("24小时内"));
    assert!(page.text().contains("有人让我转账。"));
    let handing = visitor.get(&format!("{at_home}/handover")).await;
    assert!(handing.find(".box.warn")[0].contains("法院可能将其转给平台"), "who reads it then");
    case.hand_over().await;
    assert_eq!(case.stage().await, Stage::Filed, "before anybody has taken the case");
    served.stop().await;
    desk.close().await;
}
