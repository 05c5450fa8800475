//! Retaliation: whoever is punished for complaining is told by the mediator whether that is so, and the
//! public, too.

use crate::desk::Desk;
use crate::steps::{InCase, dismissing, upholding, with_retaliation, words};
use redress::domain::case::event::{AlarmKind, Finding};
use redress::domain::case::stage::Stage;
use redress::domain::clock::WindowKey;
use redress::domain::command::Command;
use redress::domain::publication;
use redress::domain::refusal::Refusal;
use redress::store::register;

const SAYS: &str = "They closed my account the day after.";

impl InCase<'_> {
    /// Yunlu refuses the finding, says nothing to the draft of the entry, and it is published.
    async fn published(&self) {
        let desk = self.desk;
        self.refuse_ruling(&desk.cast.sun_hao).await;
        desk.sweep().await;
        desk.publishing(self.id, &desk.cast.wu_fang, publication::Command::Draft { finding: None }).await;
        let reply = desk.publication(self.id).await.unwrap().life.running.next().unwrap().reckoning.falls;
        desk.live_until(reply).await;
    }
}

#[tokio::test]
async fn the_mediator_finds_on_it_after_the_platform_had_time_to_reply() {
    let desk = Desk::open().await;
    let case = desk.filed().await;
    case.mediated().await;
    case.heard().await;
    let he_yun = &desk.cast.he_yun;
    let with = |found| with_retaliation(upholding(), found);
    assert_eq!(case.refuses(he_yun, with(Finding::Upheld)).await, Refusal::Incomplete, "nobody said so");
    case.raises(AlarmKind::Punished, SAYS).await;
    assert_eq!(case.refuses(he_yun, upholding()).await, Refusal::Incomplete);
    assert_eq!(case.refuses(he_yun, with(Finding::Upheld)).await, Refusal::NotHeard);
    let from = case.case().await.may_be_ruled_from(desk.rulebook(), &[]).unwrap();
    assert_eq!(from, desk.rulebook().reckon(WindowKey::Hearing, desk.now()).falls);
    desk.go_to(from.plus_seconds(-1)).await;
    assert_eq!(case.refuses(he_yun, with(Finding::Upheld)).await, Refusal::NotHeard);
    desk.go_to(from).await;
    let said = case.case().await.alarms[0].text.id;
    let ruled = case.does(he_yun, with(Finding::Partly)).await;
    let (ruling, _) = ruled.ruling.unwrap();
    assert_eq!((ruling.outcome(), ruling.retaliation), (Finding::Upheld, Some(Finding::Partly)));
    assert!(ruling.rests_on.contains(&said));
    assert_eq!(case.refuses(he_yun, with(Finding::Partly)).await, Refusal::AlreadyDone);
    desk.sweep().await;
    desk.close().await;
}

#[tokio::test]
async fn danger_puts_no_finding_off_and_asks_for_none() {
    let desk = Desk::open().await;
    let case = desk.filed().await;
    case.mediated().await;
    case.heard().await;
    case.raises(AlarmKind::Threatened, "Now.").await;
    case.rule().await;
    assert_eq!(case.stage().await, Stage::Ruled);
    desk.close().await;
}

#[tokio::test]
async fn it_is_a_finding_of_its_own_whatever_the_complaint_came_to() {
    let desk = Desk::open().await;
    let case = desk.filed().await;
    case.mediated().await;
    case.raises(AlarmKind::Punished, SAYS).await;
    case.heard().await;
    let after = case.does(&desk.cast.he_yun, with_retaliation(dismissing(), Finding::Upheld)).await;
    assert_eq!(after.stage, Stage::Unresolved, "a dismissal all the same");
    assert_eq!(after.ruling.unwrap().0.retaliation, Some(Finding::Upheld));
    desk.sweep().await;
    let outcome = desk.publication(case.id).await.unwrap().outcome;
    assert_eq!((outcome.kind, outcome.retaliation), (publication::Kind::Dismissed, Some(Finding::Upheld)));
    desk.sweep().await;
    desk.close().await;
}

#[tokio::test]
async fn everybody_reads_it_and_the_public_only_if_it_was_found() {
    let desk = Desk::open().await;
    let served = desk.serve().await;
    let (found, cleared) = (desk.filed().await, desk.filed().await);
    for (case, finding) in [(found, Finding::Upheld), (cleared, Finding::Dismissed)] {
        case.mediated().await;
        case.raises(AlarmKind::Punished, SAYS).await;
        case.heard().await;
        case.does(&desk.cast.he_yun, with_retaliation(upholding(), finding)).await;
        let number = case.case().await.number();
        for (who, words) in [
            (
                &desk.cast.lin_mei,
                ["因投诉而报复", if finding == Finding::Upheld { "：成立" } else { "：不成立" }],
            ),
            (
                &desk.cast.sun_hao,
                [
                    "Punishment for having complained",
                    if finding == Finding::Upheld { ": established." } else { ": not established." },
                ],
            ),
        ] {
            let page = served.as_(who).await.get(&format!("/cases/{number}")).await;
            for said in words {
                assert!(page.text().contains(said), "{said}");
            }
        }
        case.published().await;
    }
    for (case, is_said) in [(found, true), (cleared, false)] {
        let id = desk.publication(case.id).await.unwrap().life.id;
        let entry = desk
            .store()
            .read(move |c| register::entry(c, id))
            .await
            .map_err(|p: redress::store::StoreError| p)
            .unwrap();
        assert_eq!(entry.retaliation.is_some(), is_said);
        for (language, said) in [("en", "punished the consumer for having complained"), ("zh", "予以报复")]
        {
            let page = served.visitor().reading(language).get(&format!("/register/{id}")).await;
            assert_eq!(page.status, 200);
            assert_eq!(page.text().contains(said), is_said, "{language}");
            assert!(!page.text().contains(SAYS), "what the consumer wrote is not for the public");
        }
        let json = served.visitor().get(&format!("/register/{id}.json")).await.json();
        assert_eq!(json["retaliation"].as_str(), is_said.then_some("upheld"));
    }
    served.stop().await;
    desk.close().await;
}

#[tokio::test]
async fn the_form_of_a_finding_asks_for_it_where_it_was_alleged() {
    let desk = Desk::open().await;
    let served = desk.serve().await;
    let case = desk.filed().await;
    case.mediated().await;
    let address = format!("/cases/{}/ruling", case.case().await.number());
    let he_yun = served.as_(&desk.cast.he_yun).await;
    let asks = async || he_yun.get(&address).await.attributes("input[name=retaliation]", "value").len();
    assert_eq!(asks().await, 0);
    case.raises(AlarmKind::Punished, SAYS).await;
    assert_eq!(asks().await, 3);
    let form = he_yun.get(&address).await;
    assert!(form.text().contains(SAYS), "what is alleged is at hand");
    let name = form.attribute("input[name=form]", "value").unwrap();
    let refused = he_yun.post(&address, &[("form", &name), ("finding", "So."), ("reasons", "So.")]).await;
    assert_eq!(refused.status, 422);
    assert!(refused.text().contains("Choose what you find on this, too"));
    served.stop().await;
    desk.close().await;
}

#[tokio::test]
async fn a_mediator_who_must_wait_for_the_reply_to_it_is_not_silent_meanwhile() {
    let desk = Desk::open().await;
    let case = desk.filed().await;
    case.mediated().await;
    case.until_the_last_instant_of(WindowKey::Mediation).await;
    case.raises(AlarmKind::Punished, SAYS).await;
    let case_now = case.case().await;
    let from = case_now.may_be_ruled_from(desk.rulebook(), &[]).unwrap();
    assert!(case.falls(WindowKey::Mediation).await > from);
    desk.go_to(from).await;
    let ruled = case.does(&desk.cast.he_yun, with_retaliation(upholding(), Finding::Dismissed)).await;
    assert_eq!(ruled.stage, Stage::Ruled);
    desk.close().await;
}

#[tokio::test]
async fn whoever_alleges_it_again_puts_off_no_finding() {
    let desk = Desk::open().await;
    let case = desk.filed().await;
    case.mediated().await;
    case.raises(AlarmKind::Punished, SAYS).await;
    let alarm = case.case().await.alarms.pop().expect("the alarm");
    let from = case.case().await.may_be_ruled_from(desk.rulebook(), &[]).unwrap();
    let text = words("We have asked the platform.");
    case.does(&desk.cast.wu_fang, Command::AttendAlarm { alarm: alarm.id, text }).await;
    desk.go_to(from).await;
    case.raises(AlarmKind::Punished, "And now they charge me more.").await;
    let ruled = case.does(&desk.cast.he_yun, with_retaliation(upholding(), Finding::Upheld)).await;
    let (ruling, _) = ruled.ruling.unwrap();
    let said: Vec<_> = ruled.alarms.iter().map(|alarm| ruling.rests_on.contains(&alarm.text.id)).collect();
    assert_eq!(said, [true, false]);
    desk.close().await;
}
