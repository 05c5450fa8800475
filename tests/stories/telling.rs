//! Telling: whoever opens a case learns from its page what happened, who must act, by when and how that was
//! counted, what follows if they do not, and what they themselves can do.

use crate::desk::Desk;
use crate::steps::{InCase, refusing_answer, words};
use redress::domain::actor::Actor;
use redress::domain::case::event::{AlarmKind, Finding, Silence};
use redress::domain::clock::WindowKey;
use redress::domain::command::Command;
use redress::domain::letter::Addressee;

/// The words of the last letter to this addressee.
async fn last_letter(desk: &Desk, case: InCase<'_>, to: Addressee) -> String {
    desk.sweep().await;
    let letters = desk.letters(case.id).await;
    let letter = letters.iter().rfind(|letter| letter.addressee == to).expect("a letter");
    letter.words.as_ref().unwrap().open().unwrap().to_owned()
}

/// The page of the case as `who` reads it in English.
async fn in_english(
    served: &crate::served::Served,
    case: InCase<'_>,
    who: &Actor,
    noun: &str,
) -> crate::browser::Answer {
    let address = format!("/cases/{}{noun}", case.case().await.number());
    served.reading(who, "en").await.get(&address).await
}

#[tokio::test]
async fn a_platform_that_cannot_be_reached_leaves_nobody_without_a_date_and_a_way() {
    let desk = Desk::open().await;
    let served = desk.serve().await;
    let case = desk.filed_about(desk.cast.maisui).await;
    case.admit().await;
    for _ in 0..3 {
        case.lapses_once(WindowKey::Service, Silence::ServiceOverdue).await;
    }
    let page = in_english(&served, case, &desk.cast.lin_mei, "").await;
    let card = page.find(".act").join(" ");
    for part in [
        "The centre must bring the notice to the platform by",
        "The time before passed, and it began anew",
        "2 working days",
        "charged to us, the supervisor is told and the time runs once more",
        "We have not reached Maisui Mart yet",
        "write it to us in a message",
        "you may go to court at any time",
        "the whole procedure ends unresolved",
    ] {
        assert!(card.contains(part), "{part} in {card}");
    }
    let buttons = page.find(".act .button");
    assert!(buttons.contains(&"Write a message".to_owned()), "{buttons:?}");
    assert!(buttons.contains(&"Go to court".to_owned()), "{buttons:?}");
    // It is told once, how often and since when.
    let story = page.find(".story li");
    let told: Vec<_> = story.iter().filter(|line| line.contains("had not reached Maisui Mart")).collect();
    assert_eq!(told.len(), 1, "{story:?}");
    assert!(told[0].contains("This happened 3 times so far, first on"), "{}", told[0]);
    served.stop().await;
    desk.close().await;
}

#[tokio::test]
async fn an_alarm_nobody_attended_to_is_one_line_with_its_hours_and_stands_in_the_list() {
    let desk = Desk::open().await;
    let served = desk.serve().await;
    let case = desk.filed().await;
    case.admit().await;
    case.raises(AlarmKind::Threatened, "Tonight, he says.").await;
    let lin_mei = &desk.cast.lin_mei;
    let first = case.in_inbox(&served, lin_mei, "?show=all").await.unwrap();
    assert!(first.contains("紧急情况：本中心最迟11月24日 09:00处理"), "{first}");
    for _ in 0..3 {
        case.lapses_once(WindowKey::Alarm, Silence::AlarmRepeated).await;
    }
    let page = in_english(&served, case, lin_mei, "").await;
    let told: Vec<_> = page
        .find(".story li")
        .into_iter()
        .filter(|line| line.contains("did not attend to the alarm"))
        .collect();
    assert_eq!(told.len(), 1, "{told:?}");
    assert!(told[0].contains("by 26 November 2026, 09:00"), "{told:?}");
    assert!(told[0].contains("This happened 3 times so far, first on 24 Nov, 09:00."), "{told:?}");
    // A kind that is raised already is not left out without a word.
    let form = in_english(&served, case, lin_mei, "/alarm").await;
    let says = form.find("form .hint").join(" ");
    assert!(says.contains("the centre has it already: “Somebody"), "{says}");
    assert!(case.in_inbox(&served, &desk.cast.sun_hao, "?show=all").await.unwrap().find("larm").is_none());
    served.stop().await;
    desk.close().await;
}

#[tokio::test]
async fn a_withdrawal_can_be_seen_to_be_undone_and_says_of_pressure_what_was_said() {
    let desk = Desk::open().await;
    let served = desk.serve().await;
    let case = desk.filed().await;
    case.admit().await;
    let lin_mei = &desk.cast.lin_mei;
    case.does(lin_mei, Command::Withdraw { reason: "pressured".to_owned(), text: None }).await;
    let line = case.in_inbox(&served, lin_mei, "?show=all").await.unwrap();
    assert!(line.contains("已撤回。您仍可：取消撤回") && line.contains("11月26日"), "{line}");
    let letter = last_letter(&desk, case, Addressee::Consumer).await;
    assert!(letter.contains("前取消撤回") && letter.contains("这个日期是怎样算出来的"), "{letter}");
    assert!(letter.contains("投诉被撤回") && letter.contains("逾期后撤回生效"), "{letter}");
    for (who, pressed) in [(lin_mei, "Somebody put me under pressure to take it back")] {
        let page = in_english(&served, case, who, "").await.text();
        assert!(page.contains(pressed) && !page.contains("somebody threatens"), "{page}");
    }
    let registrar = case.page(&served, &desk.cast.ma_li, "").await;
    let alarms = registrar.find("section[aria-labelledby=alarms] h3").join(" ");
    assert!(alarms.starts_with("Somebody put me under pressure to take it back"), "{alarms}");
    // What is left when it stands is said, and no way that is not there.
    case.lapses_once(WindowKey::WithdrawalUndo, Silence::WithdrawalFinal).await;
    let page = in_english(&served, case, lin_mei, "").await;
    let card = page.find(".act").join(" ");
    assert!(card.contains("You can file a new complaint, or go to court yourself"), "{card}");
    assert!(!card.contains("from this case"), "{card}");
    assert!(!page.find(".act .button").contains(&"Go to court".to_owned()), "{card}");
    served.stop().await;
    desk.close().await;
}

#[tokio::test]
async fn while_a_mediator_is_challenged_their_date_is_told_and_no_mediation_is_said_to_have_begun() {
    let desk = Desk::open().await;
    let served = desk.serve().await;
    let case = desk.filed().await;
    case.mediated().await;
    let window = case.window(WindowKey::Mediation).await.id;
    let challenge =
        Command::Challenge { window, reason: "contact_outside".to_owned(), text: words("At dinner.") };
    case.does(&desk.cast.lin_mei, challenge).await;
    let page = in_english(&served, case, &desk.cast.lin_mei, "").await;
    let card = page.find(".act").join(" ");
    assert!(card.contains("The mediator’s own time now ends at the end of 23 December 2026"), "{card}");
    assert!(card.contains("another mediator is named and gets a new time"), "{card}");
    let beside = page.find("details summary").join(" ");
    assert!(beside.contains("The mediator must bring a result by Wednesday 23 December 2026"), "{beside}");
    let window = case.window(WindowKey::ChallengeDecision).await.id;
    let upheld = Command::DecideChallenge { window, upheld: true, text: words("It is so.") };
    case.does(&desk.cast.ma_li, upheld).await;
    let card = in_english(&served, case, &desk.cast.lin_mei, "").await.find(".act").join(" ");
    assert!(
        card.contains("A mediator was to be named from here on") && !card.contains("Mediation began"),
        "{card}"
    );
    served.stop().await;
    desk.close().await;
}

#[tokio::test]
async fn a_court_that_is_silent_leaves_a_next_step_and_its_clerk_is_called_you() {
    let desk = Desk::open().await;
    let served = desk.serve().await;
    let case = desk.filed().await;
    case.unresolved().await;
    case.hand_over().await;
    let reads = async |who: &Actor| in_english(&served, case, who, "").await.find(".act").join(" ");
    assert!(reads(&desk.cast.song_jie).await.contains("You should take the case or return it by"));
    assert!(reads(&desk.cast.lin_mei).await.contains("The court should take the case or return it by"));
    case.lapses_once(WindowKey::CourtReceipt, Silence::CourtSilent).await;
    let hers = reads(&desk.cast.lin_mei).await;
    assert!(
        hers.contains("You can ask its filing desk now")
            && hers.contains("We asked the court for word until the end of"),
        "{hers}"
    );
    assert!(
        reads(&desk.cast.song_jie).await.contains("You have the file and have recorded nothing here yet")
    );
    case.docket().await;
    assert!(reads(&desk.cast.song_jie).await.contains("You have the case now"));
    let hers = reads(&desk.cast.lin_mei).await;
    assert!(hers.contains("there is no date to miss on this page"), "{hers}");
    let story = in_english(&served, case, &desk.cast.song_jie, "").await.find(".story").join(" ");
    assert!(story.contains("You took the case and gave it a number."), "{story}");
    served.stop().await;
    desk.close().await;
}

#[tokio::test]
async fn what_a_promise_says_in_words_is_told_from_what_the_centre_counts() {
    let desk = Desk::open().await;
    let served = desk.serve().await;
    let case = desk.filed().await;
    case.admit().await;
    case.answer_granting().await;
    let form = in_english(&served, case, &desk.cast.lin_mei, "/answer-acceptance").await;
    assert!(form.find(".box.warn").join(" ").contains("the centre counts 15 days"), "{}", form.text());
    case.accept_answer().await;
    let promises =
        in_english(&served, case, &desk.cast.lin_mei, "").await.find("section[aria-labelledby=promises]");
    assert!(promises[0].contains("the centre counts its usual 15 days"), "{promises:?}");
    served.stop().await;
    desk.close().await;
}

#[tokio::test]
async fn whoever_missed_a_time_reads_of_every_way_on() {
    let desk = Desk::open().await;
    let served = desk.serve().await;
    let case = desk.filed().await;
    case.answered().await;
    case.in_silence(WindowKey::Reply).await;
    let page = in_english(&served, case, &desk.cast.lin_mei, "").await;
    let card = page.find(".act").join(" ");
    for part in [
        "since nothing came from you in time. It never counts as solved, and you may still go to court",
        "You missed a time here: “Reply to the answer”",
        "have the case reopened",
        // Until when, in words and as a day.
        "The time for asking is 10 days, counted from the end of what kept you: until ",
        "if it was over when the time ended",
    ] {
        assert!(card.contains(part), "{part} in {card}");
    }
    let buttons = page.find(".act .button");
    assert!(buttons.contains(&"Ask for the time that you missed".to_owned()), "{buttons:?}");
    assert!(buttons.contains(&"Have the case reopened".to_owned()), "{buttons:?}");
    let links = page.attributes(".act .button", "href");
    let at = buttons.iter().position(|words| words == "Ask for the time that you missed").unwrap();
    let form = served.reading(&desk.cast.lin_mei, "en").await.get(&links[at]).await.text();
    assert!(form.contains("The time for asking is 10 days"), "{form}");
    // A platform that was silent has a way, too.
    let other = desk.filed().await;
    other.admit().await;
    other.in_silence(WindowKey::Answer).await;
    let card = other.page(&served, &desk.cast.sun_hao, "").await.find(".act").join(" ");
    assert!(card.contains("You missed a time here: “Answer the complaint”"), "{card}");
    other.does(&desk.cast.sun_hao, refusing_answer()).await;
    served.stop().await;
    desk.close().await;
}

#[tokio::test]
async fn a_platform_that_refuses_a_finding_reads_of_its_own_reply() {
    let desk = Desk::open().await;
    let served = desk.serve().await;
    let case = desk.filed().await;
    case.ruled().await;
    let platform = in_english(&served, case, &desk.cast.sun_hao, "/ruling-refusal").await.text();
    assert!(platform.contains("with your reply beside it") && !platform.contains("the platform’s reply"));
    let consumer = in_english(&served, case, &desk.cast.lin_mei, "/ruling-refusal").await.text();
    assert!(consumer.contains("Court is open to you") && consumer.contains("the platform’s reply"));
    served.stop().await;
    desk.close().await;
}

#[tokio::test]
async fn a_list_waits_for_no_clock_and_a_folded_time_reads_as_sentences() {
    let desk = Desk::open_at("2026-11-18T09:00:00+08:00").await;
    let served = desk.serve().await;
    let case = desk.filed().await;
    case.mediated().await;
    let limit = async |who: &Actor| in_english(&served, case, who, "").await.find("main > details").join(" ");
    let before = limit(&desk.cast.sun_hao).await;
    assert!(before.contains("The last day would be Sunday 17 January 2027, so it is"), "{before}");
    case.stay(10).await;
    let line = case.in_inbox(&served, &desk.cast.sun_hao, "?show=all").await.unwrap();
    assert!(line.contains("The clock stands still") && !line.contains("Waiting for"), "{line}");
    let page = case.page(&served, &desk.cast.lin_mei, "").await;
    let summary = page.find("main > details summary").join(" ");
    assert!(summary.contains("全部程序截止：期限中止。 还剩"), "{summary}");
    served.stop().await;
    desk.close().await;
}

#[tokio::test]
async fn an_end_without_a_result_says_that_the_time_of_the_law_runs_and_what_was_found() {
    let desk = Desk::open().await;
    let served = desk.serve().await;
    let case = desk.filed().await;
    case.unresolved().await;
    let page = in_english(&served, case, &desk.cast.lin_mei, "").await;
    let card = page.find(".act").join(" ");
    assert!(card.contains("The law may give a time for going to court, and that runs on;"), "{card}");
    let story = page.find(".story").join(" ");
    assert!(story.contains("The mediator’s finding: complaint upheld."), "{story}");
    desk.sweep().await;
    served.stop().await;
    desk.close().await;
}

#[tokio::test]
async fn a_judged_case_names_who_must_still_show_the_draft_and_leads_to_what_the_public_reads() {
    let desk = Desk::open().await;
    let served = desk.serve().await;
    let case = desk.filed().await;
    case.unresolved().await;
    case.hand_over().await;
    case.docket().await;
    case.judge(Finding::Upheld).await;
    desk.sweep().await;
    let page = in_english(&served, case, &desk.cast.wu_fang, "").await;
    let headline = page.find(".act h2").remove(0);
    assert!(headline.starts_with("Judged. You must show the draft of the publication by"), "{headline}");
    let number = case.case().await.number();
    assert_eq!(page.attribute(".act .button", "href"), Some(format!("/publications/{number}")));
    assert!(!page.find(".act .counted dd").is_empty() && !page.find(".act .silence").is_empty());
    // Whoever does not see the draft learns nothing of it, nor the platform before it is shown.
    for who in [&desk.cast.lin_mei, &desk.cast.sun_hao, &desk.cast.song_jie] {
        let page = in_english(&served, case, who, "").await;
        assert!(!page.text().contains("draft of the publication"), "{}", page.text());
        assert!(page.find("a[href^='/register/']").is_empty());
    }
    while let Some(next) = desk.publication(case.id).await.unwrap().turn().map(|next| next.reckoning.falls) {
        desk.live_until(next).await;
    }
    let page = in_english(&served, case, &desk.cast.lin_mei, "").await;
    assert_eq!(page.find("section a[href^='/register/']"), ["What the public reads of its outcome"]);
    let headline = in_english(&served, case, &desk.cast.wu_fang, "").await.find(".act h2").remove(0);
    assert_eq!(headline, "The court has decided. Nobody has to act here");
    served.stop().await;
    desk.close().await;
}

#[tokio::test]
async fn a_case_whose_file_lies_with_a_court_is_charged_to_it_and_called_so() {
    let desk = Desk::open().await;
    let served = desk.serve().await;
    let case = desk.filed().await;
    case.unresolved().await;
    desk.days(3).await;
    case.hand_over().await;
    desk.days(4).await;
    let lin_mei = &desk.cast.lin_mei;
    let page = in_english(&served, case, lin_mei, "").await;
    let badge = "File with the court, not taken yet";
    assert!(page.find("h1 + p .badge").contains(&badge.to_owned()), "{:?}", page.find("h1 + p .badge"));
    let strip = page.find(".key li");
    assert!(strip.contains(&"Court 4 days so far".to_owned()), "{strip:?}");
    assert!(page.find(".act").join(" ").contains("A court has had the file since"));
    case.docket().await;
    let card = in_english(&served, case, lin_mei, "").await.find(".act").join(" ");
    assert!(card.contains("under its number (2026) Zhe 0192 Min Chu 4711"), "{card}");
    let overseen = in_english(&served, case, &desk.cast.tao_min, "").await.find(".act").join(" ");
    assert!(overseen.contains("A court took the case on") && !overseen.contains("4711"), "{overseen}");
    // What a court sent back lies with nobody, and is handed over again.
    let other = desk.filed().await;
    other.unresolved().await;
    other.hand_over().await;
    desk.days(2).await;
    other.send_back().await;
    desk.days(5).await;
    let page = in_english(&served, other, lin_mei, "").await;
    assert!(page.find("h1 + p .badge").contains(&"Sent back by the court".to_owned()));
    assert!(page.find(".key li").contains(&"Court 2 days".to_owned()), "{:?}", page.find(".key li"));
    assert_eq!(in_english(&served, other, lin_mei, "/handover").await.title(), "Hand the case over again");
    desk.sweep().await;
    served.stop().await;
    desk.close().await;
}

#[tokio::test]
async fn a_challenged_mediator_is_not_told_that_the_days_are_charged_to_them() {
    let desk = Desk::open().await;
    let served = desk.serve().await;
    let case = desk.filed().await;
    case.mediated().await;
    let charged = in_english(&served, case, &desk.cast.he_yun, "").await.find(".act .silence").join(" ");
    assert!(charged.contains("charged to you"), "{charged}");
    let window = case.window(WindowKey::Mediation).await.id;
    let challenge =
        Command::Challenge { window, reason: "contact_outside".to_owned(), text: words("At dinner.") };
    case.does(&desk.cast.lin_mei, challenge).await;
    let page = in_english(&served, case, &desk.cast.he_yun, "").await;
    let beside = page.find("main > details").join(" ");
    assert!(beside.contains("You must bring a result by"), "{beside}");
    assert!(beside.contains("is added, and is not charged to the mediator"), "{beside}");
    assert!(!page.find("main").join(" ").contains("charged to you"), "{beside}");
    let letter = last_letter(&desk, case, Addressee::Mediator).await;
    assert!(!letter.contains("You must bring a result") && letter.contains("challenge"), "{letter}");
    served.stop().await;
    desk.close().await;
}

#[tokio::test]
async fn a_day_until_which_one_could_ask_is_said_to_have_passed() {
    let desk = Desk::open().await;
    let served = desk.serve().await;
    let case = desk.filed().await;
    case.answered().await;
    case.in_silence(WindowKey::Reply).await;
    let asking = desk.rulebook().reckon(WindowKey::RestorationRequest, desk.now()).falls;
    let reads = async || in_english(&served, case, &desk.cast.lin_mei, "").await.find(".act").join(" ");
    desk.live_until(asking.plus_seconds(-1)).await;
    let before = reads().await;
    assert!(before.contains("counted from the end of what kept you: until"), "{before}");
    assert!(!before.contains("has passed"), "{before}");
    desk.live_until(asking).await;
    let after = reads().await;
    assert!(after.contains("which has passed. You can still ask only if it lasted longer"), "{after}");
    desk.sweep().await;
    served.stop().await;
    desk.close().await;
}

#[tokio::test]
async fn an_alarm_and_the_step_that_is_due_stand_in_one_card_and_the_way_to_raise_one_is_explained() {
    let desk = Desk::open().await;
    let served = desk.serve().await;
    let case = desk.filed().await;
    case.answered().await;
    case.raises(AlarmKind::Threatened, "Tonight, he says.").await;
    let page = in_english(&served, case, &desk.cast.lin_mei, "").await;
    assert_eq!(page.find(".act .who").len(), 1);
    let duties = page.find(".act h2");
    assert_eq!(duties.len(), 2, "{duties:?}");
    assert!(duties[0].starts_with("The centre must attend to the alarm by"), "{duties:?}");
    assert!(duties[1].starts_with("You must reply to the answer by"), "{duties:?}");
    let closed = desk.filed().await;
    closed.withdraw().await;
    let page = in_english(&served, closed, &desk.cast.lin_mei, "").await;
    let ways = page.find(".actions li");
    let alarm = ways.iter().find(|way| way.starts_with("Something is happening now")).unwrap();
    assert!(alarm.contains("you are threatened") && alarm.contains("in a closed case too"), "{alarm}");
    served.stop().await;
    desk.close().await;
}

#[tokio::test]
async fn a_finding_is_no_main_thing_to_do_before_it_is_possible_and_settled_terms_stand_apart() {
    let desk = Desk::open().await;
    let served = desk.serve().await;
    let case = desk.filed().await;
    case.mediated().await;
    let he_yun = &desk.cast.he_yun;
    let offer = case.offer(&desk.cast.sun_hao).await;
    let page = in_english(&served, case, he_yun, "").await;
    let ways = page.find(".actions li");
    let finding = ways.iter().find(|way| way.starts_with("Give a finding")).expect("the way is there");
    assert!(finding.contains("A finding is possible from"), "{finding}");
    assert!(!page.find(".button").contains(&"Give a finding".to_owned()), "{ways:?}");
    assert_eq!(page.find("section[aria-labelledby=terms] article").len(), 1);
    assert!(page.find("#settled").is_empty());
    case.decline_offer(&desk.cast.lin_mei, offer).await;
    case.heard().await;
    desk.sweep().await;
    let page = in_english(&served, case, he_yun, "").await;
    assert!(page.find(".act .button").contains(&"Give a finding".to_owned()));
    assert!(page.find("#terms").is_empty());
    assert_eq!(page.find("section[aria-labelledby=settled] article").len(), 1);
    served.stop().await;
    desk.close().await;
}

#[tokio::test]
async fn whoever_has_cases_finds_the_way_to_file_another_above_them() {
    let desk = Desk::open().await;
    let served = desk.serve().await;
    desk.filed().await;
    let page = served.reading(&desk.cast.lin_mei, "en").await.get("/cases").await;
    assert_eq!(page.find("h1 + .row a[href='/complaint']").len(), 1, "{}", page.text());
    desk.sweep().await;
    served.stop().await;
    desk.close().await;
}

#[tokio::test]
async fn the_story_comes_before_what_stands_beside_it_and_each_button_stands_once() {
    let desk = Desk::open().await;
    let served = desk.serve().await;
    let case = desk.filed().await;
    case.answered().await;
    let page = in_english(&served, case, &desk.cast.lin_mei, "").await;
    let html = page.text();
    let at = |id: &str| html.find(&format!("id=\"{id}\"")).unwrap_or_else(|| panic!("{id}"));
    assert!(at("ways-title") < at("story"), "what can be done comes first");
    for later in ["wants-title", "who-title", "keep-title"] {
        assert!(at("story") < at(later), "{later}");
    }
    assert!(!page.find(".act .button").is_empty() && page.find(".actions .button").is_empty());
    let ways = page.attributes(".actions a", "href");
    assert!(page.attributes(".act .button", "href").iter().all(|way| ways.contains(way)), "{ways:?}");
    desk.sweep().await;
    served.stop().await;
    desk.close().await;
}

#[tokio::test]
async fn what_is_overdue_is_so_to_everybody_in_lists_and_on_the_page() {
    let desk = Desk::open().await;
    let served = desk.serve().await;
    let case = desk.filed_about(desk.cast.maisui).await;
    case.admit().await;
    case.lapses_once(WindowKey::Service, Silence::ServiceOverdue).await;
    for (who, word) in [(&desk.cast.lin_mei, "已逾期"), (&desk.cast.ma_li, "overdue")] {
        let line = case.in_inbox(&served, who, "?show=all").await.unwrap();
        assert!(line.contains(word) && !line.contains("left"), "{line}");
        let badges = case.page(&served, who, "").await.find(".act .badge");
        assert_eq!(badges, [word]);
    }
    served.stop().await;
    desk.close().await;
}

#[tokio::test]
async fn a_clock_that_runs_on_a_case_taken_up_and_a_time_given_again_have_a_word_each() {
    let desk = Desk::open().await;
    let served = desk.serve().await;
    let case = desk.filed().await;
    case.mediated().await;
    case.stay(5).await;
    case.does(&desk.cast.he_yun, Command::LiftStay).await;
    let story = case.page(&served, &desk.cast.lin_mei, "").await.find(".story h3");
    assert!(story.contains(&"期限继续计算".to_owned()), "{story:?}");
    let closed = desk.filed().await;
    closed.answered().await;
    closed.in_silence(WindowKey::Reply).await;
    let buttons = closed.page(&served, &desk.cast.lin_mei, "").await.find(".act .button");
    assert!(buttons.contains(&"重启案件".to_owned()), "{buttons:?}");
    assert!(buttons.contains(&"申请恢复错过的期限".to_owned()), "{buttons:?}");
    desk.sweep().await;
    served.stop().await;
    desk.close().await;
}

#[tokio::test]
async fn no_label_of_the_list_of_platforms_is_too_long_for_a_phone() {
    let desk = Desk::open().await;
    let served = desk.serve().await;
    let page = served.reading(&desk.cast.wu_fang, "en").await.get("/centre/platforms").await;
    let labels = page.attributes("td[data-label]", "data-label");
    assert!(!labels.is_empty());
    // Six rem beside the value: a longer word breaks in the middle.
    let long = labels.iter().flat_map(|label| label.split(' ')).find(|word| word.len() > 12);
    assert_eq!(long, None, "{labels:?}");
    served.stop().await;
    desk.close().await;
}
