//! Ten situations in which people are afraid, without mail, badly treated, wrongly accused or the victims of a
//! mistake. Whoever knows nothing of the system tells from the case page of each what happened, who must act and
//! what they can do.
//!
//! What every reader is told stands in `ten_situations.txt`, for people to read and judge. Changed words fail
//! here until that file is written anew with `TEN=write` and read over. `TEN_PAGES=folder` keeps the whole pages.

use crate::desk::Desk;
use crate::posting::at_home;
use crate::served::Served;
use crate::steps::{InCase, dismissing, upholding, words};
use redress::domain::actor::Side;
use redress::domain::case::event::{AlarmKind, Finding, ReferralKind, Silence};
use redress::domain::clock::WindowKey;
use redress::domain::command::{AskToRestore, Command, Refer, Rule};
use redress::domain::letter::Channel;
use redress::domain::turn::How;
use std::fmt::Write;

#[derive(Clone, Copy)]
enum Situation {
    Threatened,
    Punished,
    OnPaper,
    SomebodyElse,
    MediatorChallenged,
    TimeMissed,
    NotTaken,
    TakenBackUnderPressure,
    ClockStopped,
    WronglyAccused,
}

use Situation::{
    ClockStopped, MediatorChallenged, NotTaken, OnPaper, Punished, SomebodyElse, TakenBackUnderPressure,
    Threatened, TimeMissed, WronglyAccused,
};

const SITUATIONS: [(Situation, &str); 10] = [
    (Threatened, "Somebody from the platform threatens the consumer; the centre has not looked at it yet"),
    (Punished, "A finding says that the platform was wrong and punished the consumer for complaining"),
    (OnPaper, "The consumer reads letters on paper, and the one about the answer lies at the centre still"),
    (
        SomebodyElse,
        "The platform says that it was its courier; the centre is to decide, and the answer is due",
    ),
    (MediatorChallenged, "The consumer challenged the mediator; another person of the centre is to decide"),
    (TimeMissed, "The platform missed its time to answer and asks to have it again, with proof"),
    (NotTaken, "The centre did not take the complaint"),
    (
        TakenBackUnderPressure,
        "The consumer took the complaint back and told the centre that she was pressed to",
    ),
    (ClockStopped, "The mediator stopped the clock while an expert looks at the logs"),
    (WronglyAccused, "A finding clears the platform"),
];

async fn bring(desk: &Desk, situation: Situation) -> InCase<'_> {
    let cast = &desk.cast;
    let case = desk.filed().await;
    match situation {
        Threatened => {
            case.answered().await;
            case.raises(AlarmKind::Threatened, "They know where I live.").await;
        }
        Punished => {
            case.mediated().await;
            case.raises(AlarmKind::Punished, "They closed my account.").await;
            case.heard().await;
            let Command::Rule(finding) = upholding() else { unreachable!() };
            let punished = Rule { retaliation: Some(Finding::Upheld), ..finding };
            case.does(&cast.he_yun, Command::Rule(punished)).await;
        }
        OnPaper => {
            case.answered().await;
        }
        SomebodyElse => {
            case.admit().await;
            let exhibits = vec![desk.evidence("The handover record").await];
            let (kind, name) = (ReferralKind::Courier, words("Fenglu Express"));
            let text = words("Name and address went to the courier on the day of the order.");
            case.does(&cast.sun_hao, Command::Refer(Refer { kind, to: None, name, text, exhibits })).await;
        }
        MediatorChallenged => {
            case.mediated().await;
            let window = case.window(WindowKey::Mediation).await.id;
            let (reason, text) = ("contact_outside".to_owned(), words("They had dinner together."));
            case.does(&cast.lin_mei, Command::Challenge { window, reason, text }).await;
        }
        TimeMissed => {
            case.admit().await;
            let after = case.lapses_once(WindowKey::Answer, Silence::AnswerSilent).await;
            let missed = |turn: &&redress::domain::turn::Turn| {
                turn.key == WindowKey::Answer && turn.how == How::Missed
            };
            let request = AskToRestore {
                window: after.life.turns.iter().rfind(missed).expect("it was missed").window,
                reason: "illness".to_owned(),
                held_up_until: desk.now().day_in(&desk.rulebook().zone),
                text: words("Our only representative was in hospital."),
                exhibits: vec![desk.evidence("The doctor’s letter").await],
            };
            case.does(&cast.sun_hao, Command::AskToRestore(request)).await;
        }
        NotTaken => {
            case.find_inadmissible().await;
        }
        TakenBackUnderPressure => {
            case.answered().await;
            let (reason, text) = ("pressured".to_owned(), Some(words("They rang me at work.")));
            case.does(&cast.lin_mei, Command::Withdraw { reason, text }).await;
        }
        ClockStopped => {
            case.mediated().await;
            case.question(Side::Platform).await;
            case.stay(20).await;
        }
        WronglyAccused => {
            case.mediated().await;
            case.heard().await;
            case.does(&cast.he_yun, dismissing()).await;
        }
    }
    case
}

/// What each reader of the case is told, in one language.
async fn told(desk: &Desk, house: &Served, case: &InCase<'_>, language: &str, of: usize) -> String {
    let (_, name) = SITUATIONS[of];
    let cast = &desk.cast;
    let readers = [
        ("consumer", &cast.lin_mei),
        ("platform", &cast.sun_hao),
        ("mediator", &cast.he_yun),
        ("registrar", &cast.ma_li),
    ];
    let number = case.case().await.number();
    let mut told = String::new();
    for (reader, who) in readers {
        let page = house.reading(who, language).await.get(&format!("/cases/{number}")).await;
        if page.status == 404 {
            continue;
        }
        assert_eq!(page.status, 200, "{name}, {reader}");
        let acts = page.find(".act h2");
        assert!(!acts.is_empty() && !acts[0].is_empty(), "{name}: the {reader} is told who must act");
        let story = page.find(".story li");
        let can = [page.find(".act .button"), page.find(".actions li a")].concat();
        assert!(
            !can.is_empty() || page.find(".actions").len() == 1,
            "{name}: the {reader} is told what is open"
        );
        writeln!(told, "  {reader}").unwrap();
        writeln!(told, "    happened: {}", story.first().expect("something happened")).unwrap();
        writeln!(told, "    must act: {}", acts.join(" / ")).unwrap();
        writeln!(told, "    can do:   {}", if can.is_empty() { "-".to_owned() } else { can.join(" | ") })
            .unwrap();
        if let Ok(folder) = std::env::var("TEN_PAGES") {
            let file = format!("{folder}/{:02}-{language}-{reader}.html", of + 1);
            std::fs::write(file, page.text()).unwrap();
        }
    }
    told
}

#[actix_web::test]
async fn whoever_knows_nothing_of_the_system_is_told_what_happened_who_must_act_and_what_they_can_do() {
    let mut sheet = String::new();
    for (of, (situation, name)) in SITUATIONS.into_iter().enumerate() {
        let desk = Desk::open().await;
        if let OnPaper = situation {
            at_home(&desk, Channel::Post).await;
        }
        let case = bring(&desk, situation).await;
        desk.sweep().await;
        let house = desk.serve().await;
        writeln!(sheet, "{name}").unwrap();
        for language in ["en", "zh"] {
            writeln!(sheet, " {language}").unwrap();
            sheet += &told(&desk, &house, &case, language, of).await;
        }
        sheet.push('\n');
        house.stop().await;
        desk.close().await;
    }
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/stories/ten_situations.txt");
    if std::env::var("TEN").as_deref() == Ok("write") {
        std::fs::write(path, &sheet).unwrap();
    }
    let known = std::fs::read_to_string(path).unwrap_or_default();
    for (line, (known, now)) in known.lines().zip(sheet.lines()).enumerate() {
        assert_eq!(known, now, "line {} of ten_situations.txt", line + 1);
    }
    assert_eq!(known.lines().count(), sheet.lines().count());
}
