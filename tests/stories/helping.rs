//! Helping: a language, a sign, a voice or a pen; and the other side learns no more than it must.

use crate::desk::Desk;
use crate::steps::{InCase, words};
use redress::domain::actor::{Actor, Holder};
use redress::domain::case::event::Silence;
use redress::domain::case::stage::Stage;
use redress::domain::clock::WindowKey;
use redress::domain::command::Command;
use redress::domain::letter::Addressee;
use redress::domain::refusal::Refusal;
use redress::domain::turn::How;

fn asking() -> Command {
    Command::AskForHelp { need: "sign_language".to_owned(), text: words("canary-need: since birth.") }
}

impl InCase<'_> {
    async fn asks(&self, by: &Actor) {
        self.does(by, asking()).await;
    }

    async fn giving(&self) -> Command {
        let window = self.window(WindowKey::Help).await.id;
        Command::GiveHelp { window, text: words("canary-arranged: Tuesday at ten, by video.") }
    }
}

#[tokio::test]
async fn whoever_needs_help_loses_no_time_until_it_is_arranged() {
    let desk = Desk::open().await;
    let case = desk.filed().await;
    case.answered().await;
    let lin_mei = &desk.cast.lin_mei;
    case.until_the_last_instant_of(WindowKey::Reply).await;
    let before = case.falls(WindowKey::Reply).await;
    case.asks(lin_mei).await;
    let help = case.falls(WindowKey::Help).await;
    assert!(before < help && help < case.falls(WindowKey::Reply).await, "a working day is left after it");
    assert_eq!(desk.told_of(case.id, "help_asked").await, [Addressee::Registrars]);
    assert_eq!(case.refuses(lin_mei, asking()).await, Refusal::AlreadyDone);
    case.until_the_last_instant_of(WindowKey::Help).await;
    let giving = case.giving().await;
    assert_eq!(case.refuses(&desk.cast.sun_hao, giving.clone()).await, Refusal::NotYours);
    case.does(&desk.cast.wu_fang, giving.clone()).await;
    assert_eq!(desk.told_of(case.id, "help_given").await, [Addressee::Consumer]);
    assert_eq!(case.turn(WindowKey::Help).await, (Holder::Centre, How::Acted));
    assert_eq!(case.refuses(&desk.cast.ma_li, giving).await, Refusal::NoLongerOpen);
    // A second request is another one; it is arranged, too.
    case.asks(lin_mei).await;
    let giving = case.giving().await;
    case.does(&desk.cast.ma_li, giving).await;
    desk.close().await;
}

#[tokio::test]
async fn only_the_first_request_of_a_side_prolongs_its_time() {
    let desk = Desk::open().await;
    let case = desk.filed().await;
    case.answered().await;
    let lin_mei = &desk.cast.lin_mei;
    case.asks(lin_mei).await;
    let giving = case.giving().await;
    case.does(&desk.cast.wu_fang, giving).await;
    case.until_the_last_instant_of(WindowKey::Reply).await;
    let reply = case.falls(WindowKey::Reply).await;
    case.asks(lin_mei).await;
    assert_eq!(case.falls(WindowKey::Reply).await, reply, "asking again and again is no way to stall");
    let after = case.lapses_once(WindowKey::Reply, Silence::ReplyNotPursued).await;
    assert_eq!(after.stage, Stage::NotPursued);

    // Nor does it when the centre arranges nothing.
    let other = desk.filed().await;
    other.ask_to_complete().await;
    other.asks(lin_mei).await;
    let giving = other.giving().await;
    other.does(&desk.cast.wu_fang, giving).await;
    other.asks(lin_mei).await;
    let completion = other.falls(WindowKey::Completion).await;
    let after = other.in_silence(WindowKey::Completion).await;
    assert!(!other.lapses(Silence::HelpOverdue).await.is_empty());
    assert_eq!(after.stage, Stage::NotPursued);
    assert_eq!(
        other.lapses(Silence::CompletionNotPursued).await,
        [(completion, Holder::Consumer)],
        "at its own time"
    );
    desk.close().await;
}

#[tokio::test]
async fn a_centre_that_arranges_nothing_is_charged_and_still_owes_it() {
    let desk = Desk::open().await;
    let case = desk.filed().await;
    case.ask_to_complete().await;
    case.until_the_last_instant_of(WindowKey::Completion).await;
    case.asks(&desk.cast.lin_mei).await;
    for _ in 0..2 {
        let after = case.lapses_once(WindowKey::Help, Silence::HelpOverdue).await;
        assert_eq!(after.stage, Stage::Filed);
        let told = [Addressee::Consumer, Addressee::Registrars, Addressee::Supervisor];
        assert_eq!(case.told_of_the_lapse().await, told);
        assert!(desk.overdue().await.contains(&(WindowKey::Help, Holder::Centre)));
        let (help, completion) = (case.falls(WindowKey::Help).await, case.falls(WindowKey::Completion).await);
        assert!(help < completion, "nobody is closed as not pursued while the centre owes them help");
    }
    let giving = case.giving().await;
    case.does(&desk.cast.wu_fang, giving).await;
    assert!(desk.overdue().await.is_empty());
    case.complete().await;
    desk.close().await;
}

#[tokio::test]
async fn both_sides_may_ask_while_the_case_is_open_with_a_listed_need() {
    let desk = Desk::open().await;
    let case = desk.filed().await;
    let unlisted = Command::AskForHelp { need: "a_friend".to_owned(), text: words("Please.") };
    let refused = case.refuses(&desk.cast.lin_mei, unlisted).await;
    assert_eq!(refused, Refusal::NotInRulebook("a_friend".to_owned()));
    assert_eq!(case.refuses(&desk.cast.sun_hao, asking()).await, Refusal::NotYours, "not in it yet");
    assert_eq!(case.refuses(&desk.cast.he_yun, asking()).await, Refusal::NotYours);
    case.asks(&desk.cast.lin_mei).await;
    case.admit().await;
    case.asks(&desk.cast.sun_hao).await;
    case.withdraw().await;
    assert_eq!(case.windows().await, [WindowKey::WithdrawalUndo]);
    let late = case.refuses(&desk.cast.lin_mei, asking()).await;
    assert_eq!(late, Refusal::WrongStage(Stage::Withdrawn));
    desk.close().await;
}

#[actix_web::test]
async fn only_the_centre_learns_what_somebody_needs() {
    let desk = Desk::open().await;
    let case = desk.filed().await;
    case.mediated().await;
    case.question(redress::domain::actor::Side::Consumer).await;
    case.until_the_last_instant_of(WindowKey::Question).await;
    case.asks(&desk.cast.lin_mei).await;
    let giving = case.giving().await;
    case.does(&desk.cast.wu_fang, giving).await;
    // She needs more, and that is not arranged yet.
    case.asks(&desk.cast.lin_mei).await;
    case.hand_over().await;
    let served = desk.serve().await;
    let address = format!("/cases/{}", case.case().await.number());
    let cast = &desk.cast;
    for (who, knows) in [
        (&cast.lin_mei, true),
        (&cast.wu_fang, true),
        (&cast.sun_hao, false),
        (&cast.he_yun, false),
        (&cast.song_jie, false),
        (&cast.tao_min, false),
    ] {
        let page = served.as_(who).await.get(&address).await.text();
        for secret in ["canary-need", "canary-arranged"] {
            assert_eq!(page.contains(secret), knows, "{:?} and {secret}", who.role());
        }
        assert!(knows || !page.contains("Sign language") && !page.contains("手语"), "{:?}", who.role());
    }
    for who in [&cast.sun_hao, &cast.he_yun] {
        let dates = served.as_(who).await.get(&format!("{address}/calendar.ics")).await.text();
        assert!(!dates.contains("Arrange the help"), "{dates}");
    }
    // That a time is longer, the other side may know; the court and the public need not.
    let theirs = served.as_(&cast.sun_hao).await.get(&address).await.text();
    assert!(theirs.contains("Time moved on"), "{theirs}");
    let court = served.as_(&cast.song_jie).await.get(&address).await.text();
    assert!(!court.contains("Time moved on"), "{court}");
    served.stop().await;
    desk.close().await;
}

#[tokio::test]
async fn whoever_waits_for_help_stands_in_the_registrars_inbox_whoever_holds_the_ball() {
    let desk = Desk::open().await;
    let served = desk.serve().await;
    let case = desk.filed().await;
    case.answered().await;
    let ma_li = &desk.cast.ma_li;
    assert!(case.in_inbox(&served, ma_li, "").await.is_none());
    case.asks(&desk.cast.lin_mei).await;
    assert!(case.in_inbox(&served, ma_li, "").await.expect("in her inbox").contains("Arrange the help"));
    let page = case.page(&served, ma_li, "").await;
    assert!(page.find("#act-headline")[0].starts_with("You must arrange the help"));
    // What the case itself waits for stands below.
    assert!(page.find("main > details summary").join(" ").contains("must reply to the answer"));
    let hers = case.page(&served, &desk.cast.lin_mei, "").await;
    assert!(hers.find("main > details summary").join(" ").contains("安排所申请的协助"));
    let theirs = case.page(&served, &desk.cast.sun_hao, "").await;
    assert!(!theirs.text().contains("help that was asked for"));
    // What is overdue and still to be done reads so, though the time runs once more.
    case.in_silence(WindowKey::Help).await;
    let line = case.in_inbox(&served, ma_li, "").await.expect("still there");
    assert!(line.contains("overdue") && line.contains("was due"), "{line}");
    let giving = case.giving().await;
    case.does(ma_li, giving).await;
    assert!(case.in_inbox(&served, ma_li, "").await.is_none());
    served.stop().await;
    desk.close().await;
}
