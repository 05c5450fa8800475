//! Restoring: whoever was held up for a good reason gets the missed time again, once, with proof.

use crate::desk::Desk;
use crate::steps::{InCase, refusing_answer, words};
use redress::domain::actor::{Actor, Holder, Side};
use redress::domain::case::Case;
use redress::domain::case::event::Silence;
use redress::domain::case::stage::Stage;
use redress::domain::clock::{Day, Moment, WindowKey};
use redress::domain::command::{AskToRestore, Command};
use redress::domain::ids::WindowId;
use redress::domain::letter::Addressee;
use redress::domain::publication::Reaction;
use redress::domain::refusal::Refusal;
use redress::domain::text::Language;
use redress::domain::turn::How;

impl InCase<'_> {
    /// The last window of this duty that was missed.
    async fn missed(&self, key: WindowKey) -> WindowId {
        let case = self.case().await;
        let turn = case.life.turns.iter().rfind(|turn| turn.key == key && turn.how == How::Missed);
        turn.expect("it was missed").window
    }

    async fn request(&self, key: WindowKey) -> AskToRestore {
        let held_up_until = self.today();
        AskToRestore {
            window: self.missed(key).await,
            reason: "illness".to_owned(),
            held_up_until,
            text: words("I was in hospital."),
            exhibits: vec![self.desk.evidence("The doctor’s letter").await],
        }
    }

    fn today(&self) -> Day {
        self.desk.now().day_in(&self.desk.rulebook().zone)
    }

    async fn asks_for(&self, by: &Actor, key: WindowKey) -> Case {
        let request = self.request(key).await;
        self.does(by, Command::AskToRestore(request)).await
    }

    async fn is_granted(&self) -> Case {
        let granting = self.decision(true).await;
        self.does(&self.desk.cast.ma_li, granting).await
    }

    /// The form of the decision on the first request that waits, as it is opened now.
    async fn decision(&self, granted: bool) -> Command {
        decision(self.window(WindowKey::Restoration).await.id, granted)
    }
}

fn decision(window: WindowId, granted: bool) -> Command {
    Command::DecideRestoration { window, granted, text: words("The letter shows it.") }
}

#[tokio::test]
async fn a_consumer_who_was_ill_goes_on_where_the_case_stood() {
    let desk = Desk::open().await;
    let case = desk.filed().await;
    case.answered().await;
    let before = case.windows().await;
    case.in_silence(WindowKey::Reply).await;
    assert_eq!(case.stage().await, Stage::NotPursued);
    let after = case.asks_for(&desk.cast.lin_mei, WindowKey::Reply).await;
    assert_eq!((after.stage, after.holder()), (Stage::NotPursued, Some(Holder::Centre)));
    // The other side hears that it was asked; the proof is none of its business.
    assert_eq!(
        desk.told_of(case.id, "restoration_asked").await,
        [Addressee::Platform, Addressee::Registrars]
    );
    let granting = case.decision(true).await;
    assert_eq!(case.refuses(&desk.cast.sun_hao, granting).await, Refusal::NotYours);
    desk.days(2).await;
    let after = case.is_granted().await;
    assert_eq!((after.stage, after.holder()), (Stage::Negotiating, Some(Holder::Consumer)));
    let mut windows = case.windows().await;
    windows.sort();
    let mut expected = before;
    expected.sort();
    assert_eq!(windows, expected);
    let reply = case.window(WindowKey::Reply).await;
    assert_eq!(reply.reckoning.starts, desk.now(), "the missed time begins anew, and whole");
    assert_eq!(case.turn(WindowKey::Reply).await, (Holder::Consumer, How::Dropped), "nobody was late");
    assert!(!after.reopened, "the one reopening is still there");
    case.ask_for_mediator().await;
    desk.close().await;
}

#[tokio::test]
async fn each_duty_is_given_again_once_and_a_refusal_is_final() {
    let desk = Desk::open().await;
    let case = desk.filed().await;
    case.mediated().await;
    case.question(Side::Consumer).await;
    case.in_silence(WindowKey::Question).await;
    let request = case.request(WindowKey::Question).await;
    case.does(&desk.cast.lin_mei, Command::AskToRestore(request.clone())).await;
    let twice = case.refuses(&desk.cast.lin_mei, Command::AskToRestore(request)).await;
    assert_eq!(twice, Refusal::AlreadyDone);
    let granting = case.decision(true).await;
    let after = case.does(&desk.cast.ma_li, granting.clone()).await;
    assert!(after.questions[0].open, "the question waits again");
    assert_eq!(case.refuses(&desk.cast.ma_li, granting).await, Refusal::NoLongerOpen);
    case.in_silence(WindowKey::Question).await;
    let request = case.request(WindowKey::Question).await;
    let again = case.refuses(&desk.cast.lin_mei, Command::AskToRestore(request)).await;
    assert_eq!(again, Refusal::NoLongerOpen, "one duty is not given again twice");
    case.reopen().await;

    let other = desk.filed().await;
    other.answered().await;
    other.in_silence(WindowKey::Reply).await;
    other.asks_for(&desk.cast.lin_mei, WindowKey::Reply).await;
    let refusing = other.decision(false).await;
    let after = other.does(&desk.cast.wu_fang, refusing).await;
    assert_eq!((after.stage, after.holder()), (Stage::NotPursued, None));
    let request = other.request(WindowKey::Reply).await;
    let again = other.refuses(&desk.cast.lin_mei, Command::AskToRestore(request)).await;
    assert_eq!(again, Refusal::AlreadyDone);
    other.reopen().await;
    desk.close().await;
}

#[tokio::test]
async fn it_must_be_asked_in_time_with_proof_and_a_listed_reason() {
    let desk = Desk::open().await;
    let case = desk.filed().await;
    case.ask_to_complete().await;
    case.in_silence(WindowKey::Completion).await;
    let ended = desk.now();
    let request = case.request(WindowKey::Completion).await;
    let refused = |request: AskToRestore| case.refuses(&desk.cast.lin_mei, Command::AskToRestore(request));
    let unlisted = AskToRestore { reason: "busy".to_owned(), ..request.clone() };
    assert_eq!(refused(unlisted).await, Refusal::NotInRulebook("busy".to_owned()));
    let bare = AskToRestore { exhibits: vec![], ..request.clone() };
    assert_eq!(refused(bare).await, Refusal::ProofMissing);
    let tomorrow = AskToRestore { held_up_until: case.today().tomorrow().unwrap(), ..request.clone() };
    assert_eq!(refused(tomorrow).await, Refusal::ImpossibleDate);
    assert_eq!(
        case.refuses(&desk.cast.sun_hao, Command::AskToRestore(request.clone())).await,
        Refusal::NotYours
    );
    // Held up until the day of the lapse: ten days from there, to the last instant.
    let limit = desk.rulebook().reckon(WindowKey::RestorationRequest, ended).falls;
    desk.go_to(limit).await;
    assert_eq!(refused(request.clone()).await, Refusal::TooLate(WindowKey::RestorationRequest));
    // Whoever is still held up has their time from today.
    let still = AskToRestore { held_up_until: case.today(), ..request };
    case.does(&desk.cast.lin_mei, Command::AskToRestore(still)).await;
    let after = case.is_granted().await;
    assert_eq!((after.stage, after.holder()), (Stage::Filed, Some(Holder::Consumer)));
    case.complete().await;
    case.admit().await;
    desk.close().await;
}

#[tokio::test]
async fn what_ended_while_enough_of_the_time_was_left_gives_none_again() {
    let desk = Desk::open().await;
    let case = desk.filed().await;
    case.admit().await;
    let answer = case.window(WindowKey::Answer).await.reckoning;
    case.in_silence(WindowKey::Answer).await;
    let (zone, ended) = (&desk.rulebook().zone, desk.now().day_in(&desk.rulebook().zone));
    let request = case.request(WindowKey::Answer).await;
    let refused = |until: Day| {
        let request = AskToRestore { held_up_until: until, ..request.clone() };
        case.refuses(&desk.cast.sun_hao, Command::AskToRestore(request))
    };
    let Refusal::HeldUpTooEarly(earliest) = refused(Day::constant(2019, 1, 1)).await else {
        panic!("years back it held nobody up")
    };
    assert!(answer.starts.day_in(zone) < earliest && earliest < ended, "{earliest}");
    assert_eq!(refused(earliest.yesterday().unwrap()).await, Refusal::HeldUpTooEarly(earliest));
    // As much as the rulebook gives for asking was left then, and one day later no more.
    let asked_by =
        |day| desk.rulebook().reckon(WindowKey::RestorationRequest, Moment::start_of(day, zone)).falls;
    assert!(asked_by(earliest.yesterday().unwrap()) < desk.now() && asked_by(earliest) >= desk.now());

    let house = desk.serve().await;
    let sun_hao = house.reading(&desk.cast.sun_hao, "en").await;
    let number = case.case().await.number();
    let address = format!("/cases/{number}/restoration?window={}", request.window);
    let form = sun_hao.get(&address).await.attribute("[name=form]", "value").expect("the form");
    let typed = [
        ("form", form.as_str()),
        ("reason", "illness"),
        ("until-year", "2019"),
        ("until-month", "1"),
        ("until-day", "1"),
        ("text", "Our only lawyer was ill."),
    ];
    let refused = sun_hao.post_files(&address, &typed, &[("files", "note.txt", b"a note")]).await;
    assert_eq!(refused.status, 422);
    let problem = &refused.find(".problems a")[0];
    assert!(problem.starts_with("What held you up ended too early"), "{problem}");
    assert!(problem.contains(&*redress::messages::T(Language::En).long_date(earliest)), "{problem}");
    house.stop().await;

    let just = AskToRestore { held_up_until: earliest, ..request };
    case.does(&desk.cast.sun_hao, Command::AskToRestore(just)).await;
    case.is_granted().await;
    case.answer().await;
    desk.close().await;
}

#[tokio::test]
async fn what_was_over_before_a_short_time_began_gives_none_again() {
    let desk = Desk::open().await;
    let case = desk.filed().await;
    desk.days(1).await;
    case.ask_to_complete().await;
    let began = case.today();
    case.in_silence(WindowKey::Completion).await;
    let request = case.request(WindowKey::Completion).await;
    let before = AskToRestore { held_up_until: began.yesterday().unwrap(), ..request.clone() };
    let refused = case.refuses(&desk.cast.lin_mei, Command::AskToRestore(before)).await;
    assert_eq!(refused, Refusal::HeldUpTooEarly(began));
    let within = AskToRestore { held_up_until: began, ..request };
    case.does(&desk.cast.lin_mei, Command::AskToRestore(within)).await;
    case.is_granted().await;
    case.complete().await;
    case.admit().await;
    desk.close().await;
}

#[tokio::test]
async fn a_platform_that_was_held_up_is_heard_as_in_time_and_the_mediation_waits_for_it() {
    let desk = Desk::open().await;
    let case = desk.filed().await;
    case.admit().await;
    case.in_silence(WindowKey::Answer).await;
    case.assign(&desk.cast.he_yun).await;
    let after = case.asks_for(&desk.cast.sun_hao, WindowKey::Answer).await;
    assert_eq!(after.holder(), Some(Holder::Mediator), "asking passes nothing on");
    let after = case.is_granted().await;
    assert_eq!((after.stage, after.silent), (Stage::Mediating, false));
    assert_eq!(after.holder(), Some(Holder::Platform));
    desk.days(5).await;
    assert_eq!(case.refuses(&desk.cast.he_yun, crate::steps::upholding()).await, Refusal::NotHeard);
    case.until_the_last_instant_of(WindowKey::Answer).await;
    let after = case.does(&desk.cast.sun_hao, refusing_answer()).await;
    assert_eq!((after.stage, after.answer.map(|answer| answer.late)), (Stage::Mediating, Some(false)));
    assert_eq!(case.windows().await, [WindowKey::OuterLimit, WindowKey::Mediation]);
    desk.close().await;
}

#[tokio::test]
async fn a_platform_that_misses_it_again_was_silent_after_all() {
    let desk = Desk::open().await;
    let case = desk.filed().await;
    case.admit().await;
    case.in_silence(WindowKey::Answer).await;
    case.assign(&desk.cast.he_yun).await;
    case.asks_for(&desk.cast.sun_hao, WindowKey::Answer).await;
    case.is_granted().await;
    let after = case.lapses_once(WindowKey::Answer, Silence::AnswerSilent).await;
    assert_eq!((after.stage, after.silent), (Stage::Mediating, true));
    assert_eq!(case.windows().await, [WindowKey::OuterLimit, WindowKey::Mediation]);
    let late = case.answer().await;
    assert_eq!(late.answer.map(|answer| answer.late), Some(true));
    desk.close().await;
}

#[tokio::test]
async fn an_answer_that_came_late_for_a_good_reason_counts_as_in_time() {
    let desk = Desk::open().await;
    let case = desk.filed().await;
    case.admit().await;
    case.in_silence(WindowKey::Answer).await;
    case.answer().await;
    case.asks_for(&desk.cast.sun_hao, WindowKey::Answer).await;
    let after = case.is_granted().await;
    assert_eq!(after.answer.map(|answer| answer.late), Some(false));
    assert_eq!(case.windows().await, [WindowKey::OuterLimit, WindowKey::Naming]);
    desk.close().await;
}

#[tokio::test]
async fn whoever_missed_the_finding_may_still_accept_it_and_the_public_is_told_of_no_refusal() {
    let desk = Desk::open().await;
    let case = desk.filed().await;
    case.ruled().await;
    case.accept_ruling(&desk.cast.lin_mei).await;
    case.in_silence(WindowKey::RulingResponse).await;
    assert_eq!(desk.publication(case.id).await.unwrap().outcome.reaction, Some(Reaction::NotAccepted));
    case.asks_for(&desk.cast.sun_hao, WindowKey::RulingResponse).await;
    let after = case.is_granted().await;
    assert_eq!((after.stage, after.ruling_refused), (Stage::Ruled, vec![]));
    desk.sweep().await;
    assert_eq!(desk.publication(case.id).await.unwrap().outcome.reaction, None);
    case.accept_ruling(&desk.cast.sun_hao).await;
    assert_eq!(case.stage().await, Stage::Complying);
    desk.sweep().await;
    desk.close().await;
}

#[tokio::test]
async fn whoever_could_not_say_whether_it_was_done_may_still_say_so() {
    let desk = Desk::open().await;
    let case = desk.filed().await;
    let duties = case.agreed().await.duties;
    for duty in &duties {
        case.report(duty.promise.id).await;
    }
    case.confirm(duties[0].promise.id).await;
    let after = case.in_silence(WindowKey::Confirmation).await;
    assert_eq!((after.stage, after.outcome()), (Stage::Resolved, Some("unconfirmed")));
    case.asks_for(&desk.cast.lin_mei, WindowKey::Confirmation).await;
    assert_eq!(case.is_granted().await.stage, Stage::Complying);
    let after = case.confirm(duties[1].promise.id).await;
    assert_eq!(after.outcome(), Some("confirmed"));
    desk.sweep().await;
    desk.close().await;
}

#[tokio::test]
async fn a_centre_that_does_not_decide_gives_the_time_again_the_second_time() {
    let desk = Desk::open().await;
    let case = desk.filed().await;
    case.answered().await;
    case.in_silence(WindowKey::Reply).await;
    case.asks_for(&desk.cast.lin_mei, WindowKey::Reply).await;
    case.lapses_once(WindowKey::Restoration, Silence::RestorationRepeated).await;
    let told = [Addressee::Consumer, Addressee::Registrars, Addressee::Supervisor];
    assert_eq!(case.told_of_the_lapse().await, told, "and nobody else needs to know");
    assert_eq!(desk.overdue().await, [(WindowKey::Restoration, Holder::Centre)]);
    let after = case.lapses_once(WindowKey::Restoration, Silence::RestorationByDefault).await;
    assert_eq!((after.stage, after.holder()), (Stage::Negotiating, Some(Holder::Consumer)));
    assert_eq!(case.turn(WindowKey::Restoration).await, (Holder::Centre, How::Missed));
    assert_eq!(desk.overdue().await, []);
    desk.close().await;
}

#[tokio::test]
async fn where_both_missed_the_finding_the_time_of_both_runs_anew_and_neither_has_refused() {
    let desk = Desk::open().await;
    let case = desk.filed().await;
    case.ruled().await;
    case.in_silence(WindowKey::RulingResponse).await;
    let window = case.case().await.restorable(Side::Consumer).expect("she missed it").window;
    let request = AskToRestore { window, ..case.request(WindowKey::RulingResponse).await };
    case.does(&desk.cast.lin_mei, Command::AskToRestore(request)).await;
    let after = case.is_granted().await;
    assert_eq!((after.stage, &after.ruling_refused), (Stage::Ruled, &vec![]));
    let turns = after.life.turns.iter().filter(|turn| turn.key == WindowKey::RulingResponse);
    let turns: Vec<_> = turns.map(|turn| (turn.holder, turn.how)).collect();
    assert_eq!(turns.len(), 2);
    assert!(turns.iter().all(|(_, how)| *how == How::Dropped), "nobody was late: {turns:?}");
    desk.sweep().await;
    assert_eq!(desk.publication(case.id).await.unwrap().outcome.reaction, None);
    case.accept_ruling(&desk.cast.lin_mei).await;
    case.accept_ruling(&desk.cast.sun_hao).await;
    assert_eq!(case.stage().await, Stage::Complying);
    desk.sweep().await;
    desk.close().await;
}

#[tokio::test]
async fn whoever_missed_two_duties_of_one_kind_may_ask_for_each() {
    let desk = Desk::open().await;
    let case = desk.filed().await;
    let duties = case.agreed().await.duties;
    for duty in &duties {
        case.report(duty.promise.id).await;
    }
    case.in_silence(WindowKey::Confirmation).await;
    for _ in &duties {
        case.asks_for(&desk.cast.lin_mei, WindowKey::Confirmation).await;
        case.is_granted().await;
    }
    for duty in &duties {
        case.confirm(duty.promise.id).await;
    }
    assert_eq!(case.case().await.outcome(), Some("confirmed"));
    desk.sweep().await;
    desk.close().await;
}

#[tokio::test]
async fn no_stay_stops_what_the_centre_owes_to_whoever_asked() {
    let desk = Desk::open().await;
    let case = desk.filed().await;
    case.admit().await;
    case.in_silence(WindowKey::Answer).await;
    case.assign(&desk.cast.he_yun).await;
    case.asks_for(&desk.cast.sun_hao, WindowKey::Answer).await;
    case.stay(20).await;
    let after = case.lapses_once(WindowKey::Restoration, Silence::RestorationRepeated).await;
    assert!(after.stay.is_some());
    desk.close().await;
}

#[tokio::test]
async fn of_two_requests_each_is_decided_by_its_own_form() {
    let desk = Desk::open().await;
    let case = desk.filed().await;
    let duties = case.agreed().await.duties;
    for duty in &duties {
        case.report(duty.promise.id).await;
    }
    case.in_silence(WindowKey::Confirmation).await;
    for _ in &duties {
        let window = case.case().await.restorable(Side::Consumer).expect("she missed it").window;
        let request = AskToRestore { window, ..case.request(WindowKey::Confirmation).await };
        case.does(&desk.cast.lin_mei, Command::AskToRestore(request)).await;
    }
    let asked = case.case().await;
    let waiting = asked.life.running.iter().filter(|window| window.key == WindowKey::Restoration);
    let [first, second] = waiting.map(|window| window.id).collect::<Vec<_>>()[..] else { panic!("two wait") };
    assert_eq!(case.refuses(&desk.cast.sun_hao, decision(second, false)).await, Refusal::NotYours);
    let after = case.does(&desk.cast.ma_li, decision(second, false)).await;
    assert_eq!(after.stage, Stage::Resolved);
    assert_eq!(after.restoration_asked(first), asked.restoration_asked(first), "the other still waits");
    // A colleague's form, opened before, decides nothing else.
    let stale = case.refuses(&desk.cast.wu_fang, decision(second, true)).await;
    assert_eq!(stale, Refusal::NoLongerOpen);
    let after = case.does(&desk.cast.wu_fang, decision(first, true)).await;
    assert_eq!(after.stage, Stage::Complying);
    desk.sweep().await;
    desk.close().await;
}

#[tokio::test]
async fn nobody_finds_on_a_silence_before_it_is_decided_whether_it_was_one() {
    let desk = Desk::open().await;
    let case = desk.filed().await;
    case.admit().await;
    case.in_silence(WindowKey::Answer).await;
    case.assign(&desk.cast.he_yun).await;
    case.heard().await;
    case.asks_for(&desk.cast.sun_hao, WindowKey::Answer).await;
    let ruling = crate::steps::upholding();
    assert_eq!(case.refuses(&desk.cast.he_yun, ruling.clone()).await, Refusal::NotHeard);
    let ending = || Command::CloseWithoutResult {
        reason: "no_agreement_possible".to_owned(),
        text: words("Nobody moves."),
    };
    assert_eq!(case.refuses(&desk.cast.he_yun, ending()).await, Refusal::PartyHasTime);
    case.is_granted().await;
    assert_eq!(case.refuses(&desk.cast.he_yun, ending()).await, Refusal::PartyHasTime);
    let answer = case.falls(WindowKey::Answer).await;
    assert!(case.falls(WindowKey::Mediation).await > answer, "the mediator has time after the answer");
    case.until_the_last_instant_of(WindowKey::Answer).await;
    assert_eq!(case.refuses(&desk.cast.he_yun, ruling.clone()).await, Refusal::NotHeard);
    desk.go_to(answer).await;
    assert_eq!(case.does(&desk.cast.he_yun, ruling).await.stage, Stage::Ruled);
    desk.close().await;
}

#[tokio::test]
async fn a_request_on_a_closed_case_waits_in_the_inbox_and_says_what_the_other_way_is() {
    let desk = Desk::open().await;
    let served = desk.serve().await;
    let (lin_mei, sun_hao, ma_li) = (&desk.cast.lin_mei, &desk.cast.sun_hao, &desk.cast.ma_li);
    let case = desk.filed().await;
    case.answered().await;
    case.in_silence(WindowKey::Reply).await;
    let closed = case.page(&served, lin_mei, "").await;
    assert!(closed.find("#act-headline")[0].contains("您可以在"), "{:?}", closed.find("#act-headline"));
    assert!(!closed.find(".act .counted dd").is_empty(), "how it is counted");
    case.asks_for(lin_mei, WindowKey::Reply).await;
    let line = case.in_inbox(&served, ma_li, "").await.expect("it is for her to do");
    assert!(line.contains("Decide on the missed time"), "{line}");
    let page = case.page(&served, lin_mei, "").await;
    assert!(page.find("#act-headline")[0].starts_with("本中心须在"));
    assert!(page.find(".act").join(" ").contains("任选其一"));
    assert!(
        page.find("main > details summary").join(" ").contains("申请重启案件"),
        "until when the other way is open"
    );
    assert!(page.find(".actions .hint").join(" ").contains("将结束您恢复期限的申请"));
    assert!(page.find("h1 + p .badge")[0].contains("有申请待决定"));
    let theirs = case.page(&served, sun_hao, "").await.find(".act").join(" ");
    assert!(theirs.contains("Two ways lead on"), "{theirs}");
    case.is_granted().await;

    // While somebody else holds the ball, a request is the centre's to decide all the same.
    let other = desk.filed().await;
    other.admit().await;
    other.in_silence(WindowKey::Answer).await;
    other.assign(&desk.cast.he_yun).await;
    assert!(other.in_inbox(&served, ma_li, "").await.is_none());
    other.asks_for(sun_hao, WindowKey::Answer).await;
    assert!(
        other.in_inbox(&served, ma_li, "").await.expect("in her inbox").contains("Decide on the missed time")
    );
    assert!(other.page(&served, ma_li, "").await.find("#act-headline")[0].starts_with("You must decide by"));
    other.is_granted().await;
    assert!(other.in_inbox(&served, ma_li, "").await.is_none());
    served.stop().await;
    desk.close().await;
}

#[tokio::test]
async fn whoever_turned_a_complaint_away_does_not_decide_whether_its_review_may_still_be_asked_for() {
    let desk = Desk::open().await;
    let case = desk.filed().await;
    case.find_inadmissible().await;
    case.in_silence(WindowKey::Review).await;
    case.asks_for(&desk.cast.lin_mei, WindowKey::Review).await;
    let granting = case.decision(true).await;
    for granted in [true, false] {
        let own = case.decision(granted).await;
        assert_eq!(case.refuses(&desk.cast.wu_fang, own).await, Refusal::OwnDecision);
    }
    let after = case.does(&desk.cast.ma_li, granting).await;
    assert!(after.life.running.of(WindowKey::Review).is_some());
    desk.close().await;
}

#[tokio::test]
async fn whoever_decides_sees_the_proof_and_who_else_may_read_it() {
    let desk = Desk::open().await;
    let served = desk.serve().await;
    let case = desk.filed().await;
    case.mediated().await;
    case.question(Side::Consumer).await;
    case.in_silence(WindowKey::Question).await;
    case.asks_for(&desk.cast.lin_mei, WindowKey::Question).await;
    let cast = &desk.cast;
    let number = case.case().await.number();
    let window = case.window(WindowKey::Restoration).await.id;
    let ma_li = served.reading(&cast.ma_li, "en").await;
    let form = ma_li.get(&format!("/cases/{number}/restoration-decision?window={window}")).await;
    let paper = form.find(".said").join(" ");
    assert!(paper.contains("The doctor’s letter") && paper.contains("Only the centre reads this"), "{paper}");
    assert!(paper.contains("are read by the consumer and the registrars alone"), "{paper}");
    let proof = form.attribute(".said .files a", "href").expect("a link to the proof");
    assert_eq!(ma_li.get(&proof).await.status, 200);
    assert_eq!(served.as_(&cast.lin_mei).await.get(&proof).await.status, 200);
    for other in [&cast.sun_hao, &cast.he_yun, &cast.tao_min] {
        assert_eq!(served.as_(other).await.get(&proof).await.status, 404, "as the form says");
    }
    // So does the list of the evidence, and only beside what is kept from the others.
    let list = |page: crate::browser::Answer| page.find(".files li").join(" ");
    let hers = list(case.page(&served, &cast.lin_mei, "").await);
    assert!(hers.contains("The doctor’s letter") && hers.contains("仅本中心可见"), "{hers}");
    let theirs = list(case.page(&served, &cast.sun_hao, "").await);
    assert!(!theirs.contains("Only the centre") && !theirs.contains("The doctor’s letter"), "{theirs}");
    let wu_fang = served.reading(&cast.wu_fang, "zh").await;
    let form = wu_fang.get(&format!("/cases/{number}/restoration-decision?window={window}")).await;
    assert!(form.text().contains("以上说明和证明材料仅消费者和登记员可见"), "{}", form.text());
    served.stop().await;
    desk.close().await;
}
