//! Correcting: a slip of the pen is put right beside what was written, and changes no decision.

use crate::desk::Desk;
use crate::steps::{InCase, words};
use redress::domain::actor::Actor;
use redress::domain::case::Case;
use redress::domain::clock::WindowKey;
use redress::domain::command::{Command, Correction};
use redress::domain::evidence::TextRef;
use redress::domain::letter::Addressee;
use redress::domain::publication;
use redress::domain::refusal::Refusal;
use redress::store::texts;

/// The form in which this text is put right, as it opens.
async fn correction(case: &InCase<'_>, text: TextRef, reads: &str) -> Command {
    let id = case.id;
    let read = case
        .desk
        .store()
        .read(move |c| Ok::<_, redress::store::StoreError>((texts::of_matter(c, id)?, texts::salts(c, id)?)));
    let (known, salts) = read.await.unwrap();
    Command::Correct(Correction {
        text: text.id,
        salt: salts[&text.id],
        given: words(&known[&text.id]),
        reads: words(reads),
    })
}

async fn finding(case: &InCase<'_>) -> TextRef {
    case.case().await.ruling.expect("a finding").0.finding
}

async fn puts_right(case: &InCase<'_>, by: &Actor, text: TextRef, reads: &str) -> Case {
    let command = correction(case, text, reads).await;
    case.does(by, command).await
}

#[tokio::test]
async fn a_slip_in_a_finding_is_put_right_and_both_texts_stay() {
    let desk = Desk::open().await;
    let case = desk.filed().await;
    case.ruled().await;
    let text = finding(&case).await;
    let reads = "The platform passed on the travel data without consent.";
    for (by, refusal) in [
        (&desk.cast.lin_mei, Refusal::NotYours),
        (&desk.cast.gu_wei, Refusal::NotYours),
        (&desk.cast.wu_fang, Refusal::NoLongerOpen),
    ] {
        let command = correction(&case, text, reads).await;
        assert_eq!(case.refuses(by, command).await, refusal, "only who wrote it");
    }
    let outcome = |case: &Case| case.ruling.as_ref().map(|(ruling, _)| ruling.outcome());
    let before = outcome(&case.case().await);
    let after = puts_right(&case, &desk.cast.he_yun, text, reads).await;
    let corrected = after.corrected(text).expect("it reads otherwise now");
    let id = case.id;
    let known = desk
        .store()
        .read(move |c| texts::of_matter(c, id))
        .await
        .map_err(|e: redress::store::StoreError| e)
        .unwrap();
    assert_eq!(known[&corrected.id], reads);
    assert_eq!(known[&text.id], "The platform passed on travel data without consent.");
    assert_eq!(desk.told_of(case.id, "slip_corrected").await, [Addressee::Consumer, Addressee::Platform]);
    assert_eq!(outcome(&after), before);
    // There is no publication yet that would follow.
    desk.sweep().await;
    assert!(desk.publication(case.id).await.is_none());
    desk.close().await;
}

#[tokio::test]
async fn what_changes_the_substance_is_no_slip_also_in_small_steps() {
    let desk = Desk::open().await;
    let case = desk.filed().await;
    case.ruled().await;
    let text = finding(&case).await;
    for reads in [
        "The platform passed on no travel data without consent.",
        "The platform passed on travel data without consent, sold it for years and lied about it.",
        "All is well.",
    ] {
        let command = correction(&case, text, reads).await;
        assert_eq!(case.refuses(&desk.cast.he_yun, command).await, Refusal::NoSlip, "{reads}");
    }
    let same = correction(&case, text, "The platform passed on travel data without consent.").await;
    assert_eq!(case.refuses(&desk.cast.he_yun, same).await, Refusal::AlreadyDone);
    // Each step is measured from the text as it was given.
    puts_right(&case, &desk.cast.he_yun, text, "The platform passed on the travel data without consent.")
        .await;
    let further = correction(&case, text, "The firm had passed on the travel data without consent.").await;
    assert_eq!(case.refuses(&desk.cast.he_yun, further).await, Refusal::NoSlip);
    // There is no publication yet that would follow.
    desk.sweep().await;
    assert!(desk.publication(case.id).await.is_none());
    desk.close().await;
}

#[tokio::test]
async fn a_correction_that_was_wrong_itself_can_be_taken_back() {
    let desk = Desk::open().await;
    let case = desk.filed().await;
    case.ruled().await;
    let text = finding(&case).await;
    let given = "The platform passed on travel data without consent.";
    puts_right(&case, &desk.cast.he_yun, text, "The platform passed on the travel data without consent.")
        .await;
    let after = puts_right(&case, &desk.cast.he_yun, text, given).await;
    let corrected = after.corrected(text).expect("the last one counts");
    let id = case.id;
    let known = desk.store().read(move |c| texts::of_matter(c, id)).await;
    assert_eq!(known.map_err(|e: redress::store::StoreError| e).unwrap()[&corrected.id], given);
    desk.sweep().await;
    desk.close().await;
}

#[tokio::test]
async fn a_form_cannot_say_that_something_else_was_given() {
    let desk = Desk::open().await;
    let case = desk.filed().await;
    case.ruled().await;
    let text = finding(&case).await;
    let Command::Correct(mut made_up) = correction(&case, text, "The platform is innocents.").await else {
        unreachable!()
    };
    made_up.given = words("The platform is innocent.");
    let refused = case.refuses(&desk.cast.he_yun, Command::Correct(made_up)).await;
    assert_eq!(refused, Refusal::FactMissing("given"));
    desk.close().await;
}

#[tokio::test]
async fn the_centre_puts_right_its_own_decisions_and_the_public_reads_a_finding_as_it_reads_now() {
    let desk = Desk::open().await;
    let turned_away = desk.filed().await;
    turned_away.find_inadmissible().await;
    let text = turned_away.case().await.decided[0].text;
    puts_right(&turned_away, &desk.cast.ma_li, text, "It is four year ago.").await;
    let case = desk.filed().await;
    case.unresolved().await;
    desk.sweep().await;
    let text = finding(&case).await;
    let after =
        puts_right(&case, &desk.cast.he_yun, text, "The platform passed on the travel data without consent.")
            .await;
    desk.sweep().await;
    let publication = desk.publication(case.id).await.expect("it is on its way to the public");
    assert_eq!(publication.outcome.finding, after.corrected(text));
    desk.close().await;
}

const SLIP: &str = "The platform passed on the travel data without consent.";

#[actix_web::test]
async fn a_registrar_carries_a_corrected_finding_over_to_what_the_public_reads() {
    let desk = Desk::open().await;
    let served = desk.serve().await;
    for published in [false, true] {
        let case = desk.filed().await;
        case.unresolved().await;
        desk.sweep().await;
        let finding = Some(words("The platform passed on travel data without consent."));
        let drafted =
            desk.publishing(case.id, &desk.cast.wu_fang, publication::Command::Draft { finding }).await;
        if published {
            desk.live_until(drafted.life.running.of(WindowKey::RightOfReply).unwrap().reckoning.falls).await;
        }
        let wu_fang = served.as_(&desk.cast.wu_fang).await;
        let page = format!("/publications/{}", case.case().await.number());
        assert!(!wu_fang.get(&page).await.text().contains(SLIP));
        let text = self::finding(&case).await;
        puts_right(&case, &desk.cast.he_yun, text, SLIP).await;
        desk.sweep().await;
        let behind = desk.publication(case.id).await.unwrap();
        let told = [Addressee::Platform, Addressee::Registrars];
        assert_eq!((behind.is_behind, desk.told_of(behind.life.id, "updated").await), (true, told.to_vec()));

        let shown = wu_fang.get(&page).await;
        assert!(shown.text().contains(SLIP), "she sees how it reads now");
        let field = |name: &str| shown.attribute(&format!("main form input[name={name}]"), "value").unwrap();
        let typed = [("text", &*field("text")), ("finding", SLIP), ("reason", "The mediator put it right.")];
        wu_fang.post(&format!("{page}/correction"), &typed).await.onward();
        let mended = desk.publication(case.id).await.unwrap();
        assert!(!mended.is_behind && mended.finding != drafted.finding);
        assert_eq!(mended.changed_at.is_some(), published, "the public has not read it before");
    }
    served.stop().await;
    desk.close().await;
}

#[tokio::test]
async fn a_finding_that_is_not_shown_yet_or_never_asks_nobody_to_carry_it_over() {
    let desk = Desk::open().await;
    for facts_only in [false, true] {
        let case = desk.filed().await;
        case.unresolved().await;
        desk.sweep().await;
        if facts_only {
            let draft = publication::Command::Draft { finding: None };
            desk.publishing(case.id, &desk.cast.wu_fang, draft).await;
        }
        let text = finding(&case).await;
        puts_right(&case, &desk.cast.he_yun, text, SLIP).await;
        desk.sweep().await;
        let publication = desk.publication(case.id).await.unwrap();
        assert!(!publication.is_behind);
        assert_eq!(desk.told_of(publication.life.id, "updated").await, [Addressee::Platform]);
    }
    desk.close().await;
}
