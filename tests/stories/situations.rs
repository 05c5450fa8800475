//! Fourteen situations, at least one in each place, from the explorer through the letter and its silence to a
//! complaint. The articles and the last days are worked out by hand from the law of the place.

use crate::desk::Desk;
use crate::served::Served;
use redress::accounts::fresh_id;
use redress::domain::grievance::Grievance;
use redress::domain::request::{Request, Stage};
use redress::store::StoreError;
use redress::store::matters;

/// What happened where, and what follows from it.
struct Situation {
    place: &'static str,
    what: &'static str,
    rights: &'static [Grievance],
    /// What the letter and the complaint cite: the law, and one of its articles.
    article: (&'static str, &'static str),
    /// The last day for the answer, and what the centre calls its own place.
    due: &'static str,
}

/// The morning of each story is Monday 23 November 2026 in Beijing, Brussels and London, and still Sunday the
/// 22nd in California and in Brazil. That day does not count.
const SITUATIONS: &[Situation] = &[
    // 15 working days; no holiday falls between.
    Situation {
        place: "cn",
        what: "courier_leak",
        rights: &[Grievance::UnlawfulSharing, Grievance::BreachNotice],
        article: ("Personal Information Protection Law", "57"),
        due: "Monday 14 December 2026, end of day in Beijing",
    },
    Situation {
        place: "cn",
        what: "loyal_pays_more",
        rights: &[Grievance::PriceDiscrimination, Grievance::Explanation],
        article: ("Personal Information Protection Law", "24"),
        due: "Monday 14 December 2026, end of day in Beijing",
    },
    Situation {
        place: "cn",
        what: "agree_or_leave",
        rights: &[Grievance::ForcedConsent],
        article: ("Personal Information Protection Law", "16"),
        due: "Monday 14 December 2026, end of day in Beijing",
    },
    Situation {
        place: "cn",
        what: "deceased_relative",
        rights: &[Grievance::DeceasedPerson],
        article: ("Personal Information Protection Law", "49"),
        due: "Monday 14 December 2026, end of day in Beijing",
    },
    Situation {
        place: "cn",
        what: "cannot_close",
        rights: &[Grievance::AccountCancellation, Grievance::Deletion],
        article: ("Personal Information Protection Law", "47"),
        due: "Monday 14 December 2026, end of day in Beijing",
    },
    // 7 working days for children.
    Situation {
        place: "cn",
        what: "childs_data",
        rights: &[Grievance::ChildData],
        article: ("Personal Information Protection Law", "31"),
        due: "Wednesday 2 December 2026, end of day in Beijing",
    },
    // A month, to the same day of the next one.
    Situation {
        place: "eu",
        what: "will_not_delete",
        rights: &[Grievance::Deletion],
        article: ("General Data Protection Regulation (2016/679)", "17"),
        due: "Wednesday 23 December 2026",
    },
    Situation {
        place: "eu",
        what: "cannot_move",
        rights: &[Grievance::Portability],
        article: ("General Data Protection Regulation (2016/679)", "20"),
        due: "Wednesday 23 December 2026",
    },
    Situation {
        place: "eu",
        what: "machine_decided",
        rights: &[Grievance::ObjectAutomatedDecision, Grievance::Explanation],
        article: ("General Data Protection Regulation (2016/679)", "22"),
        due: "Wednesday 23 December 2026",
    },
    Situation {
        place: "uk",
        what: "ads_after_refusal",
        rights: &[Grievance::DirectMarketing],
        article: ("UK GDPR", "21"),
        due: "Wednesday 23 December 2026",
    },
    Situation {
        place: "uk",
        what: "will_not_correct",
        rights: &[Grievance::Correction],
        article: ("UK GDPR", "16"),
        due: "Wednesday 23 December 2026",
    },
    // 45 days.
    Situation {
        place: "us_ca",
        what: "will_not_show",
        rights: &[Grievance::Access, Grievance::Copy],
        article: ("California Consumer Privacy Act, as amended (Civil Code)", "1798.110"),
        due: "Wednesday 6 January 2027",
    },
    Situation {
        place: "us_ca",
        what: "will_not_delete",
        rights: &[Grievance::Deletion],
        article: ("California Consumer Privacy Act, as amended (Civil Code)", "1798.105"),
        due: "Wednesday 6 January 2027",
    },
    // 15 days for the whole statement.
    Situation {
        place: "br",
        what: "will_not_show",
        rights: &[Grievance::Access, Grievance::Copy],
        article: ("General Data Protection Law (LGPD, Lei 13.709/2018)", "19"),
        due: "Monday 7 December 2026",
    },
];

#[actix_web::test]
async fn every_situation_leads_from_the_explorer_to_a_complaint_with_the_right_articles_and_dates() {
    for situation in SITUATIONS {
        let desk = Desk::open_in(situation.place).await;
        let house = desk.serve().await;
        walk(&desk, &house, situation).await;
        house.stop().await;
        desk.close().await;
    }
    let places: std::collections::BTreeSet<_> = SITUATIONS.iter().map(|one| one.place).collect();
    assert_eq!(places.len(), 5);
}

async fn walk(desk: &Desk, house: &Served, situation: &Situation) {
    let lin_mei = house.reading(&desk.cast.lin_mei, "en").await;
    let Situation { what, rights, article, due, place } = situation;
    let began = desk.now();
    let answer = lin_mei.get(&format!("/explore/answer?what={what}&asked=no")).await;
    assert_eq!(answer.status, 200, "{place} {what}");
    let letter = answer.attributes("a.button", "href").into_iter().find(|to| to.contains("/explore/letter"));
    let form = lin_mei.get(&letter.unwrap_or_else(|| panic!("{place} {what} leads to no letter"))).await;
    let ticked = form.attributes("input[name=right][checked]", "value");
    let mut expected: Vec<_> = rights.iter().map(|right| right.as_str().to_owned()).collect();
    expected.sort();
    let mut found = ticked.clone();
    found.sort();
    assert_eq!(found, expected, "{place} {what}");
    let mut fields: Vec<(&str, &str)> = ticked.iter().map(|right| ("right", right.as_str())).collect();
    fields.extend([
        ("platforms", "Yunlu Travel"),
        ("name", "Lin Mei"),
        ("account", "136"),
        ("language", "en"),
    ]);
    let ready = lin_mei.post("/explore/letter", &fields).await;
    let letter = ready.find("article").remove(0);
    assert!(cites(&letter, article), "{place} {what}: {letter}");
    let id = fresh_id(began).unwrap().to_string();
    fields.extend([("form", id.as_str()), ("how", "here")]);
    let made = lin_mei.post("/requests", &fields).await.onward().to_owned();
    let page = lin_mei.get(&made).await;
    let headline = page.find(".act h2").remove(0);
    assert!(headline.contains(due), "{place} {what}: {headline}");

    let number = made.rsplit('/').next().unwrap().parse().unwrap();
    let row = desk.store().read(move |c| matters::requested(c, number)).await;
    let request = row.map_err(|fault: StoreError| fault).unwrap().id;
    let ends = asked(desk, request).await.window.unwrap().reckoning.falls;
    desk.live_until(ends).await;
    desk.sweep().await;
    assert_eq!(asked(desk, request).await.stage, Stage::Unanswered, "{place} {what}");

    // A session does not last so long.
    let lin_mei = house.as_(&desk.cast.lin_mei).await;
    let draft = lin_mei.post(&format!("{made}/complaint"), &[]).await.onward().to_owned();
    let happened = format!("{draft}/happened");
    let written = lin_mei.get(&happened).await;
    let title = written.attribute("#title", "value").unwrap();
    let statement = written.find("#statement").remove(0);
    lin_mei.post(&happened, &[("title", title.as_str()), ("statement", &statement)]).await.onward();
    for (topic, field) in [("data", None), ("wants", Some(("want", "apologise"))), ("account", None)] {
        let fields: Vec<_> = field.into_iter().collect();
        assert_eq!(lin_mei.post(&format!("{draft}/{topic}"), &fields).await.status, 303, "{topic}");
    }
    lin_mei.post_files(&format!("{draft}/evidence"), &[], &[]).await.onward();
    let check = lin_mei.get(&format!("{draft}/check")).await;
    let version = check.attribute("[name=version]", "value").unwrap_or_else(|| panic!("{place} {what}"));
    lin_mei.post(&format!("{draft}/check"), &[("version", &version)]).await.onward();
    desk.sweep().await;
    let request = asked(desk, request).await;
    let case = desk.case(request.case.unwrap()).await;
    let mut complained: Vec<_> = case.filing.grievances.iter().map(|one| one.as_str().to_owned()).collect();
    complained.sort();
    assert_eq!(complained, expected, "{place} {what}");
    assert_eq!(case.exhibits.len(), 1, "the record of the request is the first exhibit");
    let page = lin_mei.get(&format!("/cases/{}", case.number())).await;
    assert!(cites(&page.text(), article), "{place} {what} cites no {article:?}");
}

/// Whether a text names this article of this law: `Law, arts. 14, 16;`.
fn cites(text: &str, (law, article): &(&str, &str)) -> bool {
    let text = text.replace(") ", ";");
    let after = text.match_indices(law).filter_map(|(at, _)| text.get(at + law.len()..));
    let named = after.map(|rest| rest.split([';', '<', '\n']).next().unwrap_or_default());
    // An article is named with or without its paragraph: 24, 24(1).
    let is_it = |word: &str| word.split(['(', ',']).next() == Some(*article);
    named.into_iter().any(|named| named.split_whitespace().any(is_it))
}

async fn asked(desk: &Desk, id: redress::domain::ids::MatterId) -> Request {
    let read = desk.store().read(move |c| {
        matters::load::<Request>(c, id).map_err(|fault| StoreError::Unreadable(fault.to_string()))
    });
    read.await.unwrap()
}
