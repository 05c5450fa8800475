//! Whoever reads our letters on paper: their time stands still until the letter can have come.

use crate::cast::person;
use crate::desk::Desk;
use crate::posting::at_home;
use crate::steps::{InCase, upholding};
use redress::domain::actor::{Holder, Side};
use redress::domain::case::event::{Event, Silence};
use redress::domain::case::stage::Stage;
use redress::domain::clock::{Day, Moment, WindowKey};
use redress::domain::command::Command;
use redress::domain::letter::{Addressee, Channel};
use redress::domain::refusal::Refusal;
use redress::domain::text::Language;
use redress::messages::T;
use redress::store::outbox::{self, Delivery, LetterRow};
use redress::store::{StoreError, Tx, postings};

/// Yunlu has answered, and Lin Mei has seven days to say what she thinks of it.
async fn answered(desk: &Desk) -> (InCase<'_>, LetterRow) {
    let case = desk.filed().await;
    case.answered().await;
    desk.sweep().await;
    let letter = about(desk, &case, "answered").await;
    (case, letter)
}

/// The letter to Lin Mei about the last event of this name.
async fn about(desk: &Desk, case: &InCase<'_>, event: &str) -> LetterRow {
    let seq = desk.events(case.id).await.iter().rposition(|name| name == event).unwrap() as i64 + 1;
    let letters = desk.letters(case.id).await;
    let to_her = |letter: &&LetterRow| letter.seq == seq && letter.addressee == Addressee::Consumer;
    letters.iter().find(to_her).unwrap().clone()
}

/// Yunlu adds evidence by itself, after all that was sent so far has come.
async fn exhibited(desk: &Desk) -> (InCase<'_>, LetterRow) {
    let case = desk.filed().await;
    case.mediated().await;
    post_all(desk, &case).await;
    case.exhibit(&desk.cast.sun_hao, "the log").await;
    desk.sweep().await;
    let letter = about(desk, &case, "exhibited").await;
    (case, letter)
}

/// What a finding rests on, of what was added last.
async fn rests_on_the_last(case: &InCase<'_>) -> bool {
    let case = case.case().await;
    let last = case.exhibits.last().unwrap().exhibit.id;
    case.ruling.unwrap().0.exhibits.contains(&last)
}

async fn print(desk: &Desk, letter: &LetterRow) {
    let (of, by, now) = (letter.id, person(&desk.cast.ma_li), desk.now());
    let work = move |tx: &mut Tx<'_>| {
        let queued = postings::to_print(tx, Some(&[of]))?;
        let queued: Vec<_> = queued.iter().map(|(posting, _)| (of, posting.queued_at)).collect();
        postings::printed(tx, &queued, by, now)
    };
    desk.store().write(work).await.map_err(|problem: StoreError| problem).unwrap();
}

/// Ma Li prints the letter and brings it to the post today.
async fn post(desk: &Desk, letter: &LetterRow) -> bool {
    print(desk, letter).await;
    let today = desk.now().day_in(&desk.rulebook().zone);
    desk.casework.post_letter(letter.id, desk.cast.ma_li, today, None).await.unwrap()
}

async fn post_all(desk: &Desk, case: &InCase<'_>) {
    desk.sweep().await;
    for letter in desk.letters(case.id).await.iter().filter(|one| one.state == Delivery::ToPost) {
        post(desk, letter).await;
    }
}

/// When the time to reply has passed to what a letter tells of that is posted today.
fn heard_if_posted_today(desk: &Desk) -> Moment {
    let book = desk.rulebook();
    let today = Moment::start_of(desk.now().day_in(&book.zone), &book.zone);
    book.reckon(WindowKey::Hearing, book.reckon(WindowKey::Delivery, today).falls).falls
}

async fn last_day(desk: &Desk, case: &InCase<'_>) -> Day {
    case.window(WindowKey::Reply).await.reckoning.last_day(&desk.rulebook().zone)
}

/// Of which events letters were late, and when they were posted.
async fn late_letters(case: &InCase<'_>) -> Vec<(i64, Option<Day>)> {
    let late = |event| match event {
        Event::LetterPosted { of, on } => Some((i64::from(of), Some(on))),
        Event::LetterUnposted { of } => Some((i64::from(of), None)),
        _ => None,
    };
    case.entries().await.into_iter().filter_map(|entry| late(entry.event)).collect()
}

const fn november(day: i8) -> Day {
    Day::constant(2026, 11, day)
}

const fn december(day: i8) -> Day {
    Day::constant(2026, 12, day)
}

#[actix_web::test]
async fn her_time_begins_when_the_letter_can_have_come() {
    let desk = Desk::open().await;
    at_home(&desk, Channel::Post).await;
    let (case, letter) = answered(&desk).await;
    assert_eq!(letter.state, Delivery::ToPost);
    // From Monday the 23rd: seven days.
    assert_eq!(last_day(&desk, &case).await, november(30));
    desk.days(2).await;
    // Posted on Wednesday; three working days later, on Monday the 30th, it can have come. Of her seven days
    // eight have stood still, since a day that is begun counts as a whole one.
    assert!(post(&desk, &letter).await);
    assert_eq!(last_day(&desk, &case).await, december(8));
    assert_eq!(late_letters(&case).await, [(letter.seq, Some(november(25)))]);
    assert!(desk.told_of(case.id, "letter_posted").await.is_empty(), "the letter itself tells her");
    // Twice, it is posted once.
    assert!(!post(&desk, &letter).await);
    assert_eq!(late_letters(&case).await.len(), 1);
    let before = case.case().await;
    case.until_the_last_instant_of(WindowKey::Reply).await;
    assert_eq!(case.stage().await, before.stage);
    case.in_silence(WindowKey::Reply).await;
    assert_eq!(case.stage().await, Stage::NotPursued, "from now on silence counts");
    desk.close().await;
}

#[actix_web::test]
async fn no_time_ends_while_the_letter_that_tells_of_it_lies_with_the_centre() {
    let desk = Desk::open().await;
    at_home(&desk, Channel::Post).await;
    let (case, letter) = answered(&desk).await;
    let stage = case.stage().await;
    case.in_silence(WindowKey::Reply).await;
    assert_eq!(case.stage().await, stage);
    // As long as she had, once more; and once more after that.
    assert_eq!(last_day(&desk, &case).await, december(8));
    case.in_silence(WindowKey::Reply).await;
    assert_eq!(last_day(&desk, &case).await, december(16));
    assert_eq!(late_letters(&case).await, [(letter.seq, None), (letter.seq, None)]);
    assert_eq!(desk.told_of(case.id, "letter_unposted").await, [Addressee::Registrars]);
    // It counts among the centre's own failures.
    let house = desk.serve().await;
    let overseen = house.reading(&desk.cast.tao_min, "en").await.get("/oversight").await;
    let figures: Vec<_> =
        overseen.find(".figures dt").into_iter().zip(overseen.find(".figures .number")).collect();
    let label = "letters on paper not posted in time";
    let failed = figures.iter().find(|(found, _)| found == label).map(|(_, number)| number.as_str());
    assert_eq!(failed, Some("2"), "{figures:?}");
    house.stop().await;
    // Only what is not hers to bear is given back after that: the days until it came.
    assert!(post(&desk, &letter).await);
    assert_eq!(last_day(&desk, &case).await, december(22));
    case.in_silence(WindowKey::Reply).await;
    assert_eq!(case.lapses(Silence::ReplyNotPursued).await.len(), 1);
    desk.close().await;
}

#[actix_web::test]
async fn how_often_the_centre_looks_at_the_case_makes_no_difference() {
    let mut ends = Vec::new();
    for sweeps in [true, false] {
        let desk = Desk::open().await;
        at_home(&desk, Channel::Post).await;
        let (case, letter) = answered(&desk).await;
        let end = case.falls(WindowKey::Reply).await;
        if sweeps {
            desk.go_to(end).await;
            desk.sweep().await;
        }
        desk.live_until(end.plus_seconds(36 * 3600)).await;
        assert!(post(&desk, &letter).await);
        ends.push((last_day(&desk, &case).await, late_letters(&case).await.len()));
        desk.sweep().await;
        desk.close().await;
    }
    assert_eq!(ends[0], ends[1]);
}

#[actix_web::test]
async fn whoever_reads_it_here_or_by_mail_knows_of_it() {
    for channel in [Channel::Mail, Channel::Here, Channel::Post] {
        let desk = Desk::open().await;
        at_home(&desk, channel).await;
        let (case, letter) = answered(&desk).await;
        if channel == Channel::Post {
            let (id, reader, now) = (letter.id, person(&desk.cast.lin_mei), desk.now());
            let read = move |tx: &mut Tx<'_>| outbox::mark_read(tx, id, reader, now);
            assert!(desk.store().write(read).await.map_err(|problem: StoreError| problem).unwrap());
        }
        case.in_silence(WindowKey::Reply).await;
        assert_eq!(case.stage().await, Stage::NotPursued, "{channel:?}");
        desk.sweep().await;
        desk.close().await;
    }
}

#[actix_web::test]
async fn a_letter_that_came_back_told_nobody() {
    let desk = Desk::open().await;
    at_home(&desk, Channel::Post).await;
    let (case, letter) = answered(&desk).await;
    post(&desk, &letter).await;
    let stage = case.stage().await;
    let (id, by, now) = (letter.id, person(&desk.cast.ma_li), desk.now());
    let back = move |tx: &mut Tx<'_>| postings::settle(tx, id, postings::Became::CameBack, by, now);
    assert!(desk.store().write(back).await.map_err(|problem: StoreError| problem).unwrap());
    case.in_silence(WindowKey::Reply).await;
    assert_eq!(case.stage().await, stage);
    assert_eq!(late_letters(&case).await.last(), Some(&(letter.seq, None)));
    desk.sweep().await;
    // The paper itself lies with the centre.
    desk.close_with(1).await;
}

#[actix_web::test]
async fn the_mediator_and_the_procedure_wait_for_whoever_could_not_know() {
    let desk = Desk::open().await;
    at_home(&desk, Channel::Post).await;
    let case = desk.filed().await;
    case.mediated().await;
    let limit = case.falls(WindowKey::OuterLimit).await;
    case.question(Side::Consumer).await;
    desk.sweep().await;
    while case.falls(WindowKey::Question).await <= limit {
        case.in_silence(WindowKey::Question).await;
    }
    let question = case.window(WindowKey::Question).await.reckoning.falls;
    assert_eq!(case.stage().await, Stage::Mediating, "nobody was silent");
    assert!(case.falls(WindowKey::Mediation).await > question, "the mediator waits for the answer");
    assert!(
        question > limit && case.falls(WindowKey::OuterLimit).await > question,
        "and so does the procedure"
    );
    desk.close().await;
}

#[actix_web::test]
async fn the_page_says_why_the_date_is_later_and_the_letter_says_what_counts() {
    let desk = Desk::open().await;
    at_home(&desk, Channel::Post).await;
    let (case, letter) = answered(&desk).await;
    let house = desk.serve().await;
    let page = format!("/cases/{}", case.case().await.number());
    for (language, waits, counted, told) in [
        (
            "en",
            "This time does not end before it can have come",
            "Word of it had not come yet",
            "was given to the post on",
        ),
        ("zh", "此期限不会届满", "有关告知尚未送达", "交寄"),
    ] {
        if language == "en" {
            for reader in [&desk.cast.sun_hao, &desk.cast.ma_li] {
                let text = house.reading(reader, language).await.get(&page).await.text();
                assert!(text.contains(waits), "{text}");
            }
            // Only whoever can post it is led to where that is done.
            for (reader, leads) in [(&desk.cast.sun_hao, false), (&desk.cast.ma_li, true)] {
                let ways = house.reading(reader, language).await.get(&page).await;
                let ways = ways.attributes(".act a", "href");
                assert_eq!(ways.contains(&"/centre/post".to_owned()), leads, "{ways:?}");
            }
            post(&desk, &letter).await;
        }
        for reader in [&desk.cast.lin_mei, &desk.cast.sun_hao, &desk.cast.ma_li] {
            let text = house.reading(reader, language).await.get(&page).await.text();
            assert!(text.contains(counted) && !text.contains(waits), "{language}: {text}");
            // How she reads her letters, and where, may keep her safe: the platform does not learn of it.
            let is_theirs = std::ptr::eq(reader, &desk.cast.sun_hao);
            assert_eq!(text.contains(told), !is_theirs, "{language}: {text}");
        }
    }
    house.stop().await;
    desk.close().await;
}

#[actix_web::test]
async fn an_offer_on_paper_closes_no_case_over_the_answer() {
    let desk = Desk::open().await;
    at_home(&desk, Channel::Post).await;
    let (case, letter) = answered(&desk).await;
    assert!(post(&desk, &letter).await);
    desk.go_to(case.falls(WindowKey::Reply).await.plus_seconds(-3600)).await;
    case.offer(&desk.cast.sun_hao).await;
    desk.sweep().await;
    // She knows of the answer, but not of the offer.
    case.in_silence(WindowKey::Offer).await;
    assert_ne!(case.stage().await, Stage::NotPursued);
    assert!(case.windows().await.contains(&WindowKey::Offer), "it is still hers to answer");
    let letter = about(&desk, &case, "offered").await;
    assert!(post(&desk, &letter).await);
    case.in_silence(WindowKey::Offer).await;
    assert_ne!(case.stage().await, Stage::NotPursued, "the offer falls, and the case goes on");
    desk.close().await;
}

#[actix_web::test]
async fn what_was_read_here_before_it_was_posted_is_not_given_again() {
    let desk = Desk::open().await;
    at_home(&desk, Channel::Post).await;
    let (case, letter) = answered(&desk).await;
    let house = desk.serve().await;
    let lin_mei = house.as_(&desk.cast.lin_mei).await;
    assert_eq!(lin_mei.get(&format!("/letters/{}", letter.id)).await.status, 200);
    house.stop().await;
    desk.days(2).await;
    assert!(post(&desk, &letter).await);
    assert_eq!(last_day(&desk, &case).await, november(30));
    assert!(late_letters(&case).await.is_empty());
    desk.close().await;
}

#[actix_web::test]
async fn whoever_opens_it_late_or_wants_no_paper_any_more_has_kept_the_time_that_passed() {
    for way in ["opens it", "chooses the inbox", "takes the address away"] {
        let desk = Desk::open().await;
        at_home(&desk, Channel::Post).await;
        let (case, letter) = answered(&desk).await;
        let house = desk.serve().await;
        // The time has passed, and nothing has come round since.
        case.until_the_end_of(WindowKey::Reply).await;
        let lin_mei = house.as_(&desk.cast.lin_mei).await;
        if way == "opens it" {
            assert_eq!(lin_mei.get(&format!("/letters/{}", letter.id)).await.status, 200);
        } else if way == "takes the address away" {
            let details = [("name", "林梅"), ("phone", ""), ("address", ""), ("language", "zh")];
            lin_mei.post("/account", &details).await.onward();
        } else {
            let here = [("channel", "here"), ("safe-mail", ""), ("from-hour", ""), ("until-hour", "")];
            lin_mei.post("/account/reach", &here).await.onward();
        }
        desk.sweep().await;
        assert_eq!(case.stage().await, Stage::Negotiating, "{way}");
        // From now on she knows.
        case.in_silence(WindowKey::Reply).await;
        assert_eq!(case.stage().await, Stage::NotPursued, "{way}");
        house.stop().await;
        desk.close().await;
    }
}

#[actix_web::test]
async fn the_outer_limit_ends_nothing_of_which_nobody_could_know() {
    let desk = Desk::open().await;
    at_home(&desk, Channel::Post).await;
    let case = desk.filed().await;
    case.mediated().await;
    desk.sweep().await;
    let limit = case.falls(WindowKey::OuterLimit).await;
    case.question(Side::Consumer).await;
    let asked = about(&desk, &case, "questioned").await;
    assert_eq!(asked.state, Delivery::Waiting);
    while case.falls(WindowKey::OuterLimit).await <= limit {
        case.in_silence(WindowKey::Question).await;
    }
    assert_eq!(case.stage().await, Stage::Mediating);
    desk.close().await;
}

#[actix_web::test]
async fn a_closed_case_does_not_wait_for_somebody_whom_no_letter_reaches() {
    let desk = Desk::open().await;
    at_home(&desk, Channel::Post).await;
    let (case, letter) = answered(&desk).await;
    post(&desk, &letter).await;
    case.in_silence(WindowKey::Reply).await;
    let closed = about(&desk, &case, "lapsed").await;
    post(&desk, &closed).await;
    let (id, by, now) = (closed.id, person(&desk.cast.ma_li), desk.now());
    let back = move |tx: &mut Tx<'_>| postings::settle(tx, id, postings::Became::CameBack, by, now);
    assert!(desk.store().write(back).await.map_err(|problem: StoreError| problem).unwrap());
    case.in_silence(WindowKey::Reopening).await;
    assert_eq!(case.lapses(Silence::ReopeningPassed).await.len(), 1);
    // The paper itself lies with the centre.
    desk.close_with(1).await;
}

#[actix_web::test]
async fn taking_a_withdrawal_back_does_not_make_a_letter_known() {
    let desk = Desk::open().await;
    at_home(&desk, Channel::Post).await;
    let (case, letter) = answered(&desk).await;
    case.withdraw().await;
    let undo = Command::UndoWithdrawal { window: case.window(WindowKey::WithdrawalUndo).await.id };
    case.does(&desk.cast.lin_mei, undo).await;
    case.in_silence(WindowKey::Reply).await;
    assert_eq!(case.stage().await, Stage::Negotiating);
    let before = last_day(&desk, &case).await;
    desk.days(1).await;
    assert!(post(&desk, &letter).await);
    assert!(last_day(&desk, &case).await > before, "the same letter tells of the same time");
    case.in_silence(WindowKey::Reply).await;
    assert_eq!(case.stage().await, Stage::NotPursued);
    desk.close().await;
}

#[actix_web::test]
async fn nobody_finds_on_what_the_consumer_could_not_read_yet() {
    let desk = Desk::open().await;
    at_home(&desk, Channel::Post).await;
    let case = desk.filed().await;
    case.mediated().await;
    // All that was sent so far has come.
    post_all(&desk, &case).await;
    let question = case.question(Side::Platform).await;
    case.respond(&desk.cast.sun_hao, question).await;
    desk.sweep().await;
    let letter = about(&desk, &case, "responded").await;
    desk.days(12).await;
    desk.sweep().await;
    assert_eq!(case.refuses(&desk.cast.he_yun, upholding()).await, Refusal::NotHeard);
    // Nor is the mediator silent, or the procedure over, who must wait for that.
    for _ in 0..3 {
        case.in_silence(WindowKey::Mediation).await;
    }
    assert_eq!(case.stage().await, Stage::Mediating);
    assert!(case.lapses(Silence::MediatorReplaced).await.is_empty());
    let heard = heard_if_posted_today(&desk);
    post(&desk, &letter).await;
    // The form says from when, also before anything is written into it.
    let house = desk.serve().await;
    let form = case.page(&house, &desk.cast.he_yun, "/ruling").await.text();
    let from = T(Language::En).long_date_and_time(heard, &desk.rulebook().zone);
    assert!(form.contains(from.as_ref()), "{from} in {form}");
    house.stop().await;
    desk.go_to(heard.plus_seconds(-1)).await;
    assert_eq!(case.refuses(&desk.cast.he_yun, upholding()).await, Refusal::NotHeard);
    desk.go_to(heard).await;
    case.does(&desk.cast.he_yun, upholding()).await;
    assert_eq!(case.stage().await, Stage::Ruled);
    desk.sweep().await;
    desk.close().await;
}

#[actix_web::test]
async fn a_finding_leaves_out_what_the_post_has_not_brought_yet() {
    let desk = Desk::open().await;
    at_home(&desk, Channel::Post).await;
    let (case, letter) = exhibited(&desk).await;
    desk.days(12).await;
    let house = desk.serve().await;
    let form = async |language: &str| {
        let page = format!("/cases/{}/ruling", case.case().await.number());
        house.reading(&desk.cast.he_yun, language).await.get(&page).await.text()
    };
    // Nothing that the platform adds by itself puts a finding off, and nothing of it counts unread.
    assert!(form("en").await.contains("does not rest on exhibit 1"), "{}", form("en").await);
    assert!(form("zh").await.contains("不以证据1为依据"));
    let heard = heard_if_posted_today(&desk);
    post(&desk, &letter).await;
    desk.go_to(heard.plus_seconds(-1)).await;
    assert!(form("en").await.contains("does not rest on exhibit 1"), "it is posted, and may not have come");
    case.does(&desk.cast.he_yun, upholding()).await;
    assert!(!rests_on_the_last(&case).await);
    house.stop().await;
    desk.close().await;
}

#[actix_web::test]
async fn a_finding_rests_on_what_the_post_has_brought_in_time() {
    let desk = Desk::open().await;
    at_home(&desk, Channel::Post).await;
    let (case, letter) = exhibited(&desk).await;
    desk.days(2).await;
    let heard = heard_if_posted_today(&desk);
    post(&desk, &letter).await;
    desk.go_to(heard).await;
    case.does(&desk.cast.he_yun, upholding()).await;
    assert!(rests_on_the_last(&case).await);
    desk.close().await;
}

#[actix_web::test]
async fn the_days_for_which_a_letter_was_not_with_her_are_the_centres() {
    let desk = Desk::open().await;
    at_home(&desk, Channel::Post).await;
    let (case, letter) = answered(&desk).await;
    let began = desk.now();
    let house = desk.serve().await;
    desk.days(2).await;
    let strip = async || {
        let page = format!("/cases/{}", case.case().await.number());
        house.reading(&desk.cast.ma_li, "en").await.get(&page).await.find(".key li")
    };
    let here = strip().await;
    assert_eq!(here, ["Centre 2 days so far", "Platform 0 days"], "it lies here still");
    assert!(post(&desk, &letter).await);
    desk.days(8).await;
    let today = Moment::start_of(november(25), &desk.rulebook().zone);
    let came = desk.rulebook().reckon(WindowKey::Delivery, today).falls;
    let held = case.case().await.held(desk.now());
    let hers: Vec<_> = held.iter().filter(|held| held.by == Holder::Consumer).collect();
    assert_eq!(hers.iter().map(|held| held.from).collect::<Vec<_>>(), [came], "{held:?}");
    let ours: i64 = held
        .iter()
        .filter(|held| held.by == Holder::Centre)
        .map(|held| held.until.seconds_since(held.from.max(began)))
        .filter(|seconds| *seconds > 0)
        .sum();
    assert_eq!(ours, came.seconds_since(began), "{held:?}");
    assert!(strip().await.iter().any(|key| key.starts_with("Consumer 2 days so far")), "{:?}", strip().await);
    house.stop().await;
    desk.sweep().await;
    desk.close().await;
}

#[actix_web::test]
async fn a_list_waits_for_nobody_whose_letter_still_lies_here_and_counts_like_the_page() {
    let desk = Desk::open().await;
    let served = desk.serve().await;
    at_home(&desk, Channel::Post).await;
    let (case, letter) = answered(&desk).await;
    desk.hours(30).await;
    let cast = &desk.cast;
    let line = async |who| case.in_inbox(&served, who, "?show=open").await.unwrap_or_default();
    let key = async |who| case.page(&served, who, "").await.find(".key li").join(" ");
    let registrars = line(&cast.ma_li).await;
    assert!(registrars.contains("Post the letter on paper that tells the consumer of this"), "{registrars}");
    let platforms = line(&cast.sun_hao).await;
    assert!(
        platforms.contains("Let the consumer know of this") && !platforms.contains("paper"),
        "how her letters come is not for it: {platforms}"
    );
    // A day and a quarter lay here: the same on both pages.
    assert!(registrars.contains("1 day") && key(&cast.ma_li).await.contains("Centre 1 day"), "{registrars}");
    assert!(post(&desk, &letter).await);
    let posted = line(&cast.ma_li).await;
    assert!(!posted.contains("Post the letter") && posted.contains("Reply to the answer"), "{posted}");
    served.stop().await;
    desk.close().await;
}
