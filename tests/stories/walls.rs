//! Walls: every box in which a party or a mediator writes says who reads it.

use crate::desk::Desk;
use crate::served::Served;
use crate::steps::InCase;
use redress::domain::actor::{Actor, Side};
use redress::domain::case::act::Act;
use std::collections::BTreeSet;

/// Opens every form that somebody is offered now, and looks at its boxes.
async fn look(served: &Served, case: &InCase<'_>, who: &[&Actor], seen: &mut BTreeSet<Act>) {
    let address = format!("/cases/{}", case.case().await.number());
    for who in who {
        let visitor = served.as_(who).await;
        for href in visitor.get(&address).await.attributes(".actions a", "href") {
            let noun = href.split('?').next().and_then(|path| path.rsplit('/').next()).unwrap();
            let Ok(act) = noun.parse::<Act>() else { continue };
            let form = visitor.get(&href).await;
            assert_eq!(form.status, 200, "{href}");
            let boxes = form.find("main form textarea").len()
                + form.find("main form input[type=text]:not([inputmode])").len()
                + form.find("main form input[type=file]").len();
            let told = form.find("main form .walled .wall").len();
            // A message asks its writer who is to read it.
            let asked = form.find("main form input[name=wall]").len().min(1);
            assert_eq!(told + asked, boxes, "{act} for {:?}: somebody would write unwarned", who.role());
            seen.insert(act);
        }
    }
}

#[actix_web::test]
async fn every_box_says_who_reads_what_is_written_there() {
    let desk = Desk::open().await;
    let served = desk.serve().await;
    let cast = &desk.cast;
    let everybody = [&cast.lin_mei, &cast.sun_hao, &cast.he_yun];
    let mut seen = BTreeSet::new();
    let case = desk.filed().await;
    look(&served, &case, &everybody[..1], &mut seen).await;
    case.ask_to_complete().await;
    look(&served, &case, &everybody[..1], &mut seen).await;
    case.complete().await;
    case.admit().await;
    look(&served, &case, &everybody[..2], &mut seen).await;
    case.answer_granting().await;
    look(&served, &case, &everybody[..2], &mut seen).await;
    case.ask_for_mediator().await;
    case.assign(&cast.he_yun).await;
    look(&served, &case, &everybody, &mut seen).await;
    case.offer(&cast.sun_hao).await;
    case.question(Side::Consumer).await;
    look(&served, &case, &everybody, &mut seen).await;
    let question = case.case().await.questions[0].id;
    case.respond(&cast.lin_mei, question).await;
    case.heard().await;
    case.rule().await;
    look(&served, &case, &everybody, &mut seen).await;
    case.accept_ruling(&cast.lin_mei).await;
    let remedy = case.accept_ruling(&cast.sun_hao).await.duties[0].promise.id;
    look(&served, &case, &everybody[..2], &mut seen).await;
    case.report(remedy).await;
    look(&served, &case, &everybody[..2], &mut seen).await;
    for act in [
        Act::Complete,
        Act::Answer,
        Act::Extend,
        Act::AskForMediator,
        Act::Offer,
        Act::Respond,
        Act::Question,
        Act::Stay,
        Act::Rule,
        Act::CloseWithoutResult,
        Act::Challenge,
        Act::AskForHelp,
        Act::RefuseRuling,
        Act::ReportPerformance,
        Act::Deny,
        Act::HandOver,
        Act::Exhibit,
        Act::Message,
        Act::Withdraw,
    ] {
        assert!(seen.contains(&act), "{act} was never opened");
    }
    served.stop().await;
    desk.close().await;
}
