//! Publishing: the platform is heard first, and silence cannot bury an outcome: neither its nor ours.

use crate::desk::Desk;
use crate::steps::{InCase, dismissing, words};
use redress::casework::Setback;
use redress::domain::actor::{Actor, Holder};
use redress::domain::case::event::Finding;
use redress::domain::case::stage::Stage as CaseStage;
use redress::domain::clock::{Moment, WindowKey};
use redress::domain::command::Command as CaseCommand;
use redress::domain::letter::Addressee;
use redress::domain::publication::{Command, Kind, Publication, Stage};
use redress::domain::refusal::Refusal;
use redress::domain::turn::How;

impl InCase<'_> {
    async fn publication(&self) -> Publication {
        self.desk.publication(self.id).await.expect("it is on its way to the public")
    }

    async fn publication_falls(&self, key: WindowKey) -> Moment {
        self.publication().await.life.running.of(key).expect("the window runs").reckoning.falls
    }

    async fn publishes(&self, by: &Actor, command: Command) -> Publication {
        self.desk.publishing(self.id, by, command).await
    }

    async fn refuses_to_publish(&self, by: &Actor, command: Command) -> Refusal {
        let id = self.publication().await.life.id;
        match self.desk.casework.act_on_publication(id, command, *by).await {
            Err(Setback::Refused(refusal)) => refusal,
            other => panic!("{other:?}"),
        }
    }

    async fn draft(&self) -> Publication {
        let finding = Some(words("The platform passed on travel data without consent."));
        self.publishes(&self.desk.cast.wu_fang, Command::Draft { finding }).await
    }

    async fn reply(&self) -> Command {
        let publication = self.publication().await;
        let window = publication.life.running.of(WindowKey::RightOfReply).expect("it may reply").id;
        Command::Reply { window, text: words("We have changed our ways.") }
    }
}

/// A case that ended with a refused finding; its outcome has been sent on its way.
async fn ended(desk: &Desk) -> InCase<'_> {
    let case = desk.filed().await;
    case.unresolved().await;
    desk.sweep().await;
    case
}

#[tokio::test]
async fn an_outcome_is_drafted_replied_to_and_published() {
    let desk = Desk::open().await;
    let case = ended(&desk).await;
    let id = case.publication().await.life.id;
    case.draft().await;
    assert_eq!(desk.told_of(id, "drafted").await, [Addressee::Platform]);
    let again = Command::Draft { finding: None };
    assert_eq!(case.refuses_to_publish(&desk.cast.ma_li, again).await, Refusal::AlreadyDone);
    let reply = case.reply().await;
    assert_eq!(case.refuses_to_publish(&desk.cast.stranger, reply.clone()).await, Refusal::NotYours);
    desk.go_to(case.publication_falls(WindowKey::RightOfReply).await.plus_seconds(-1)).await;
    case.publishes(&desk.cast.sun_hao, reply.clone()).await;
    assert_eq!(case.refuses_to_publish(&desk.cast.sun_hao, reply).await, Refusal::AlreadyDone);
    let published = case.publishes(&desk.cast.wu_fang, Command::Publish).await;
    assert_eq!((published.stage, published.silent), (Stage::Published, false));
    assert_eq!(published.published.unwrap().0, 1);
    let twice = case.refuses_to_publish(&desk.cast.ma_li, Command::Publish).await;
    assert_eq!(twice, Refusal::AlreadyDone);
    desk.close().await;
}

#[tokio::test]
async fn a_platform_that_is_silent_on_the_draft_is_published_saying_so() {
    let desk = Desk::open().await;
    let case = ended(&desk).await;
    case.draft().await;
    let reply = case.reply().await;
    let falls = case.publication_falls(WindowKey::RightOfReply).await;
    desk.go_to(falls.plus_seconds(-1)).await;
    desk.sweep().await;
    assert_eq!(case.publication().await.stage, Stage::Replying);
    desk.go_to(falls).await;
    desk.sweep().await;
    desk.sweep().await;
    let published = case.publication().await;
    assert_eq!((published.stage, published.silent), (Stage::Published, true));
    assert_eq!(published.published, Some((1, falls)));
    let turn = published.life.turns.last().unwrap().clone();
    assert_eq!((turn.key, turn.holder, turn.how), (WindowKey::RightOfReply, Holder::Platform, How::Missed));
    let late = case.refuses_to_publish(&desk.cast.sun_hao, reply).await;
    assert_eq!(late, Refusal::TooLate(WindowKey::RightOfReply));
    desk.close().await;
}

#[tokio::test]
async fn a_centre_that_never_drafts_is_charged_twice_and_the_facts_come_out_all_the_same() {
    let desk = Desk::open().await;
    let case = ended(&desk).await;
    let id = case.publication().await.life.id;
    desk.live_until(case.publication_falls(WindowKey::Drafting).await).await;
    assert_eq!(case.publication().await.stage, Stage::Drafting);
    assert_eq!(desk.told_of(id, "lapsed").await, [Addressee::Registrars, Addressee::Supervisor]);
    assert_eq!(desk.overdue().await, [(WindowKey::Drafting, Holder::Centre)]);
    desk.live_until(case.publication_falls(WindowKey::Drafting).await).await;
    let shown = case.publication().await;
    assert_eq!((shown.stage, shown.finding), (Stage::Replying, None), "nobody read the finding for names");
    desk.live_until(case.publication_falls(WindowKey::RightOfReply).await).await;
    assert_eq!(case.publication().await.stage, Stage::Published);
    desk.close().await;
}

#[tokio::test]
async fn a_centre_that_sits_on_a_reply_does_not_hold_up_the_public() {
    let desk = Desk::open().await;
    let case = ended(&desk).await;
    case.draft().await;
    let reply = case.reply().await;
    case.publishes(&desk.cast.sun_hao, reply).await;
    let falls = case.publication_falls(WindowKey::Publishing).await;
    desk.live_until(falls).await;
    let published = case.publication().await;
    assert_eq!((published.stage, published.silent), (Stage::Published, false));
    desk.close().await;
}

#[tokio::test]
async fn what_a_court_decides_later_reaches_the_entry_and_the_entry_ends_on_its_day() {
    let desk = Desk::open().await;
    let case = ended(&desk).await;
    case.draft().await;
    desk.live_until(case.publication_falls(WindowKey::RightOfReply).await).await;
    case.hand_over().await;
    case.docket().await;
    case.judge(Finding::Partly).await;
    desk.sweep().await;
    let published = case.publication().await;
    assert_eq!(published.outcome.judgment, Some(Finding::Partly));
    let mended = Command::Correct { finding: words("Some travel data."), reason: words("A slip.") };
    case.publishes(&desk.cast.wu_fang, mended).await;
    desk.live_until(case.publication_falls(WindowKey::PublicationEnd).await).await;
    let ended = case.publication().await;
    assert_eq!(ended.stage, Stage::Ended);
    let late = Command::Correct { finding: words("None."), reason: words("A slip.") };
    assert_eq!(case.refuses_to_publish(&desk.cast.wu_fang, late).await, Refusal::NoLongerOpen);
    desk.close().await;
}

#[tokio::test]
async fn entries_are_numbered_without_a_gap_though_two_are_published_at_once() {
    let desk = Desk::open().await;
    let mut cases = Vec::new();
    for _ in 0..2 {
        let case = ended(&desk).await;
        case.draft().await;
        let reply = case.reply().await;
        case.publishes(&desk.cast.sun_hao, reply).await;
        cases.push(case.publication().await.life.id);
    }
    let (node, by) = (desk.second_node(), desk.cast.wu_fang);
    let one = desk.casework.act_on_publication(cases[0], Command::Publish, by);
    let other = node.act_on_publication(cases[1], Command::Publish, by);
    let (one, other) = tokio::join!(one, other);
    let mut orders = [one.unwrap(), other.unwrap()].map(|publication| publication.published.unwrap().0);
    orders.sort_unstable();
    assert_eq!(orders, [1, 2]);
    desk.close().await;
}

/// A case in which the mediator found nothing against Yunlu.
async fn cleared(desk: &Desk) -> InCase<'_> {
    let case = desk.filed().await;
    case.mediated().await;
    case.heard().await;
    case.does(&desk.cast.he_yun, dismissing()).await;
    desk.sweep().await;
    case
}

#[tokio::test]
async fn whoever_was_wrongly_accused_is_named_at_their_own_wish_and_once() {
    let desk = Desk::open().await;
    let case = cleared(&desk).await;
    assert!(desk.publication(case.id).await.is_none(), "nobody is named unasked");
    for other in [&desk.cast.lin_mei, &desk.cast.wu_fang, &desk.cast.stranger] {
        assert_eq!(case.refuses(other, CaseCommand::AskToPublish).await, Refusal::NotYours);
    }
    // At any time: what was found does not change.
    desk.days(200).await;
    case.does(&desk.cast.sun_hao, CaseCommand::AskToPublish).await;
    let told = [Addressee::Consumer, Addressee::Registrars];
    assert_eq!(desk.told_of(case.id, "publication_asked").await, told);
    let again = case.refuses(&desk.cast.sun_hao, CaseCommand::AskToPublish).await;
    assert_eq!(again, Refusal::AlreadyDone);
    desk.sweep().await;
    assert_eq!(case.publication().await.outcome.kind, Kind::Dismissed);
    desk.close().await;
}

#[tokio::test]
async fn a_finding_against_a_platform_waits_for_no_wish_and_a_court_may_overtake_one() {
    let desk = Desk::open().await;
    let case = ended(&desk).await;
    let refused = case.refuses(&desk.cast.sun_hao, CaseCommand::AskToPublish).await;
    assert_eq!(refused, Refusal::NotCleared);
    // While a court has it, it is not over; what the court finds against the platform comes out.
    let case = cleared(&desk).await;
    case.hand_over().await;
    case.docket().await;
    let early = case.refuses(&desk.cast.sun_hao, CaseCommand::AskToPublish).await;
    assert_eq!(early, Refusal::WrongStage(CaseStage::AtCourt));
    case.judge(Finding::Upheld).await;
    desk.sweep().await;
    assert_eq!(case.publication().await.outcome.judgment, Some(Finding::Upheld));
    desk.close().await;
}

#[tokio::test]
async fn a_judgment_is_published_also_where_an_outcome_before_it_was_not() {
    let desk = Desk::open().await;
    let case = desk.filed().await;
    case.admit().await;
    case.in_silence(WindowKey::Answer).await;
    case.find_inadmissible().await;
    let window = case.window(WindowKey::Review).await.id;
    let review = CaseCommand::AskForReview { window, text: words("It went on until last year.") };
    case.does(&desk.cast.lin_mei, review).await;
    for _ in 0..2 {
        desk.live_until(case.falls(WindowKey::ReviewDecision).await).await;
    }
    assert_eq!(case.stage().await, CaseStage::Unresolved);
    assert!(desk.publication(case.id).await.is_none(), "it was not for the centre to say more");
    case.hand_over().await;
    case.docket().await;
    case.judge(Finding::Upheld).await;
    desk.sweep().await;
    assert_eq!(case.publication().await.outcome.judgment, Some(Finding::Upheld));
    desk.close().await;
}

#[actix_web::test]
async fn the_page_says_clearly_that_nothing_was_found_against_the_platform() {
    let desk = Desk::open().await;
    let case = cleared(&desk).await;
    let served = desk.serve().await;
    let address = format!("/cases/{}", case.case().await.number());
    let sun_hao = served.as_(&desk.cast.sun_hao).await;
    let page = sun_hao.get(&address).await;
    assert!(page.find("#act-headline")[0].starts_with("The mediator found nothing against you."));
    let way = page.attribute(".actions a[href$='publication-request']", "href").expect("a way to wish it");
    assert_eq!(sun_hao.get(&way).await.title(), "Have the finding published");
    assert!(page.text().contains("Complaint not upheld") && !page.text().contains("Unresolved"));
    case.does(&desk.cast.sun_hao, CaseCommand::AskToPublish).await;
    desk.sweep().await;
    let asked = sun_hao.get(&address).await;
    assert!(!asked.find("#act-headline")[0].contains("only if you wish it"));
    let hers = served.as_(&desk.cast.lin_mei).await.get(&address).await;
    assert!(hers.find("#act-headline")[0].contains("您仍可以向法院起诉"));
    served.stop().await;
    desk.close().await;
}
