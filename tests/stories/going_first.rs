//! Cases that go first: about a child, or about data with rules of their own. And what people can do themselves
//! when data have got out.

use crate::desk::Desk;
use crate::steps::{InCase, complaint};
use redress::domain::case::event::Silence;
use redress::domain::case::stage::Stage;
use redress::domain::clock::{Day, WindowKey};
use redress::domain::grievance::Grievance;

async fn filed<'d>(desk: &'d Desk, grievance: Grievance, data: &[&str]) -> InCase<'d> {
    let mut complaint = complaint(desk.cast.yunlu);
    complaint.grievances = vec![grievance];
    complaint.data = data.iter().map(|key| (*key).to_owned()).collect();
    desk.file(complaint).await.unwrap()
}

async fn last_day(case: &InCase<'_>, desk: &Desk, key: WindowKey) -> Day {
    case.window(key).await.reckoning.last_day(&desk.rulebook().zone)
}

const fn november(day: i8) -> Day {
    Day::constant(2026, 11, day)
}

const fn december(day: i8) -> Day {
    Day::constant(2026, 12, day)
}

#[actix_web::test]
async fn a_case_about_a_child_or_a_face_has_less_time_and_any_other_the_usual() {
    let desk = Desk::open().await;
    // Filed and admitted on Monday the 23rd: 3 and 7 working days, or 7 and 10.
    let (soon, usual) = ((november(26), december(2)), (december(2), december(7)));
    for (grievance, data, (admission, answer)) in [
        (Grievance::ChildData, &["contact"][..], soon),
        (Grievance::Access, &["biometrics"], soon),
        (Grievance::Deletion, &["contact", "minors"], soon),
        (Grievance::Deletion, &[], usual),
        (Grievance::UnlawfulSharing, &["location", "financial"], usual),
    ] {
        let case = filed(&desk, grievance, data).await;
        assert_eq!(last_day(&case, &desk, WindowKey::Admission).await, admission, "{grievance} {data:?}");
        case.admit().await;
        assert_eq!(last_day(&case, &desk, WindowKey::Answer).await, answer, "{grievance} {data:?}");
    }
    desk.sweep().await;
    desk.close().await;
}

#[actix_web::test]
async fn the_shorter_time_lapses_like_any_other_and_is_prolonged_like_any_other() {
    let desk = Desk::open().await;
    let case = filed(&desk, Grievance::Access, &["biometrics"]).await;
    // The centre is held to it too: its second time is as short.
    case.lapses_once(WindowKey::Admission, Silence::AdmissionRepeated).await;
    let again = case.window(WindowKey::Admission).await;
    let short = desk.rulebook().window(WindowKey::Admission).going_first.unwrap();
    assert_eq!((again.attempt, again.reckoning.span), (2, short));
    case.admit().await;
    case.extend().await;
    case.until_the_last_instant_of(WindowKey::Answer).await;
    assert_eq!(case.stage().await, Stage::Answering);
    case.until_the_end_of(WindowKey::Answer).await;
    desk.sweep().await;
    assert_eq!(case.lapses(Silence::AnswerSilent).await.len(), 1);
    desk.close().await;
}

#[actix_web::test]
async fn pages_and_the_notice_say_that_it_goes_first_and_why() {
    let desk = Desk::open().await;
    let first = filed(&desk, Grievance::ChildData, &["minors"]).await;
    let other = filed(&desk, Grievance::Deletion, &["contact"]).await;
    for case in [&first, &other] {
        case.admit().await;
    }
    let house = desk.serve().await;
    for (language, said) in [("en", "This case goes first"), ("zh", "优先处理")] {
        for reader in [&desk.cast.lin_mei, &desk.cast.sun_hao, &desk.cast.ma_li] {
            let reader = house.reading(reader, language).await;
            for (case, is_first) in [(&first, true), (&other, false)] {
                let page = format!("/cases/{}", case.case().await.number());
                assert_eq!(reader.get(&page).await.text().contains(said), is_first, "{language}");
            }
        }
        let rules = house.reading(&desk.cast.lin_mei, language).await.get("/rulebook/cn").await.text();
        assert!(rules.contains(if language == "en" {
            "in a case that goes first"
        } else {
            "优先处理的案件"
        }));
    }
    house.stop().await;
    desk.sweep().await;
    desk.close().await;
}

#[actix_web::test]
async fn whoever_has_lost_data_reads_what_to_do_themselves() {
    let desk = Desk::open().await;
    let leaked = filed(&desk, Grievance::BreachNotice, &["financial", "account_credentials"]).await;
    let asked = filed(&desk, Grievance::Access, &["financial", "account_credentials"]).await;
    let house = desk.serve().await;
    for (language, title, bank, password) in [
        ("en", "What you can do yourself now", "Call your bank", "Change the password"),
        ("zh", "您现在可以自己做的事", "联系银行", "修改该平台的密码"),
    ] {
        let lin_mei = house.reading(&desk.cast.lin_mei, language).await;
        let number = leaked.case().await.number();
        for page in [format!("/cases/{number}"), format!("/cases/{number}/receipt")] {
            let text = lin_mei.get(&page).await.text();
            assert!([title, bank, password].iter().all(|part| text.contains(part)), "{page}: {text}");
        }
        // It is for whoever it happened to, and only where something has got out.
        let registrar = house.reading(&desk.cast.ma_li, language).await;
        assert!(!registrar.get(&format!("/cases/{number}")).await.text().contains(title));
        let other = format!("/cases/{}", asked.case().await.number());
        assert!(!lin_mei.get(&other).await.text().contains(title));
    }
    house.stop().await;
    desk.sweep().await;
    desk.close().await;
}
