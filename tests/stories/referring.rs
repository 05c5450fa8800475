//! Referring: whoever blames somebody else names them, brings the record, and stays in the case.

use crate::desk::Desk;
use crate::steps::{InCase, words};
use redress::domain::actor::{Actor, Holder};
use redress::domain::case::event::{ReferralKind, Silence};
use redress::domain::case::stage::Stage;
use redress::domain::clock::WindowKey;
use redress::domain::command::{Command, Refer};
use redress::domain::ids::{MatterId, PlatformId, ReferralId};
use redress::domain::letter::Addressee;
use redress::domain::refusal::Refusal;
use redress::domain::turn::How;

const NAME: &str = "Canary Couriers Ltd";
const WAY: &str = "The address went to the courier on 3 October for this order.";

fn platform_of(actor: &Actor) -> PlatformId {
    match actor {
        Actor::Person(acting) => acting.platform.expect("somebody of a platform"),
        other => panic!("{other:?} is nobody"),
    }
}

impl InCase<'_> {
    /// A referral with the record of the data's way.
    async fn referral_to(&self, to: Option<PlatformId>) -> Command {
        let record = format!("record {}", self.case().await.exhibits.len());
        let exhibits = vec![self.desk.evidence(&record).await];
        let (kind, name, text) = (ReferralKind::Courier, words(NAME), words(WAY));
        Command::Refer(Refer { kind, to, name, text, exhibits })
    }

    /// Yunlu says that it was somebody else.
    async fn refers(&self) -> ReferralId {
        let command = self.referral_to(None).await;
        let case = self.does(&self.desk.cast.sun_hao, command).await;
        case.referrals.last().expect("the referral").id
    }

    /// The centre opens a linked case about `to`, and the sweep carries the errand out.
    async fn linked_to(&self, to: PlatformId) -> InCase<'_> {
        let referral = self.refers().await;
        self.does(&self.desk.cast.wu_fang, Command::OpenLinked { referral, to }).await;
        self.desk.sweep().await;
        InCase { desk: self.desk, id: MatterId::of_linked_case(referral) }
    }
}

fn rejecting(referral: ReferralId) -> Command {
    Command::RejectReferral { referral, text: words("The record ends at your own server.") }
}

#[tokio::test]
async fn whoever_blames_somebody_else_gains_no_time_and_it_counts() {
    let desk = Desk::open().await;
    let case = desk.filed().await;
    case.admit().await;
    let (answer, ledger) = (case.falls(WindowKey::Answer).await, case.case().await.ledger);
    case.refers().await;
    assert_eq!(desk.told_of(case.id, "referred").await, [Addressee::Consumer, Addressee::Registrars]);
    assert_eq!(case.falls(WindowKey::Answer).await, answer);
    let after = case.case().await;
    assert_eq!((after.holder(), after.ledger), (Some(Holder::Platform), ledger));
    assert_eq!(case.window(WindowKey::Referral).await.holder, Holder::Centre);
    assert_eq!(case.tally().await.referrals, 1);
    let again = case.referral_to(None).await;
    assert_eq!(case.refuses(&desk.cast.sun_hao, again).await, Refusal::AlreadyDone);

    let after = case.lapses_once(WindowKey::Referral, Silence::ReferralFell).await;
    let told = [Addressee::Consumer, Addressee::Platform, Addressee::Registrars, Addressee::Supervisor];
    assert_eq!(case.told_of_the_lapse().await, told);
    assert_eq!(case.turn(WindowKey::Referral).await, (Holder::Centre, How::Missed));
    assert_eq!((after.stage, after.holder()), (Stage::Answering, Some(Holder::Platform)));
    let late = case.refuses(&desk.cast.wu_fang, rejecting(after.referrals[0].id)).await;
    assert_eq!(late, Refusal::TooLate(WindowKey::Referral));
    case.refers().await;
    assert_eq!(case.tally().await.referrals, 2, "each one counts");
    case.lapses_once(WindowKey::Answer, Silence::AnswerSilent).await;
    assert_eq!(case.tally().await.answer, redress::domain::scorecard::Punctuality::Silent);
    desk.close().await;
}

#[tokio::test]
async fn a_referral_needs_a_record_and_somebody_else_and_comes_before_the_finding() {
    let desk = Desk::open().await;
    let case = desk.filed().await;
    let cast = &desk.cast;
    let referral = case.referral_to(None).await;
    assert_eq!(case.refuses(&cast.sun_hao, referral.clone()).await, Refusal::NotYours, "not served yet");
    case.admit().await;
    for other in [&cast.lin_mei, &cast.stranger, &cast.he_yun, &cast.wu_fang, &cast.song_jie, &cast.tao_min] {
        assert_eq!(case.refuses(other, referral.clone()).await, Refusal::NotYours);
    }
    let to_itself = case.referral_to(Some(cast.yunlu)).await;
    assert_eq!(case.refuses(&cast.sun_hao, to_itself).await, Refusal::ReferralToOneself);
    let Command::Refer(refer) = referral.clone() else { panic!("a referral") };
    let without = Command::Refer(Refer { exhibits: vec![], ..refer });
    assert_eq!(case.refuses(&cast.sun_hao, without).await, Refusal::Incomplete);
    case.answer().await;
    case.ask_for_mediator().await;
    case.assign(&cast.he_yun).await;
    let open = case.refers().await;
    case.heard().await;
    case.rule().await;
    assert_eq!(case.refuses(&cast.sun_hao, referral).await, Refusal::WrongStage(Stage::Ruled));
    assert_eq!(case.refuses(&cast.wu_fang, rejecting(open)).await, Refusal::NoLongerOpen);
    assert!(case.case().await.open_referral().is_none());
    desk.sweep().await;
    desk.close().await;
}

#[tokio::test]
async fn the_registrar_rejects_it_with_words() {
    let desk = Desk::open().await;
    let case = desk.filed().await;
    case.admit().await;
    let referral = case.refers().await;
    let cast = &desk.cast;
    for other in [&cast.lin_mei, &cast.sun_hao, &cast.he_yun, &cast.tao_min] {
        assert_eq!(case.refuses(other, rejecting(referral)).await, Refusal::NotYours);
    }
    case.until_the_last_instant_of(WindowKey::Referral).await;
    case.does(&cast.wu_fang, rejecting(referral)).await;
    assert_eq!(desk.told_of(case.id, "referral_rejected").await, [Addressee::Consumer, Addressee::Platform]);
    assert_eq!(case.turn(WindowKey::Referral).await, (Holder::Centre, How::Acted));
    assert_eq!(case.refuses(&cast.ma_li, rejecting(referral)).await, Refusal::AlreadyDone);
    let unknown = rejecting(ReferralId(uuid::Uuid::nil()));
    assert_eq!(case.refuses(&cast.wu_fang, unknown).await, Refusal::NoLongerOpen);
    assert_eq!(case.stage().await, Stage::Answering);
    desk.close().await;
}

#[tokio::test]
async fn a_linked_case_is_the_same_complaint_with_its_first_day_and_a_time_of_its_own() {
    let desk = Desk::open().await;
    let first = desk.filed().await;
    first.admit().await;
    first.exhibit(&desk.cast.lin_mei, "a call list").await;
    desk.days(2).await;
    let cast = &desk.cast;
    let referral = first.refers().await;
    let to_itself = Command::OpenLinked { referral, to: cast.yunlu };
    assert_eq!(first.refuses(&cast.wu_fang, to_itself).await, Refusal::ReferralToOneself);
    let open = Command::OpenLinked { referral, to: cast.maisui };
    for other in [&cast.lin_mei, &cast.sun_hao, &cast.he_yun] {
        assert_eq!(first.refuses(other, open.clone()).await, Refusal::NotYours);
    }
    first.does(&cast.wu_fang, open.clone()).await;
    assert_eq!(first.refuses(&cast.ma_li, open).await, Refusal::AlreadyDone);
    assert_eq!(desk.sweep().await.errands, 1);
    assert_eq!(desk.sweep().await.errands, 0);

    let second = InCase { desk: &desk, id: MatterId::of_linked_case(referral) };
    let (before, after) = (first.case().await, second.case().await);
    assert_eq!((after.filing.platform, after.filing.consumer), (cast.maisui, before.filing.consumer));
    assert_eq!(
        (&after.filing.wants, &after.filing.grievances),
        (&before.filing.wants, &before.filing.grievances)
    );
    assert_eq!((after.filing.account, after.filing.asked.is_none()), (None, true), "nobody else's to read");
    assert_eq!(after.exhibits.len(), 1, "the consumer's own, and not the platform's record");
    let linked = after.filing.linked.unwrap();
    assert_eq!((linked.case, linked.number), (first.id, before.number()));
    assert_eq!((after.filed_at(), after.life.opened_at), (before.life.opened_at, desk.now()));
    let admission = desk.rulebook().reckon(WindowKey::Admission, desk.now()).falls;
    assert_eq!(second.falls(WindowKey::Admission).await, admission, "from its own filing");
    assert_eq!(desk.told_of(second.id, "filed").await, [Addressee::Consumer, Addressee::Registrars]);
    assert_eq!(first.stage().await, Stage::Answering, "the first one goes on");
    assert!(first.windows().await.contains(&WindowKey::Answer));

    second.withdraw().await;
    assert_eq!(second.stage().await, Stage::Withdrawn);
    assert_eq!(first.stage().await, Stage::Answering);
    desk.sweep().await;
    desk.close().await;
}

#[tokio::test]
async fn whoever_is_named_may_name_the_next_and_the_first_day_stays() {
    let desk = Desk::open().await;
    let stranger = desk.cast.stranger;
    let first = desk.filed().await;
    first.admit().await;
    desk.days(1).await;
    let second = first.linked_to(platform_of(&stranger)).await;
    second.admit().await;
    desk.days(1).await;
    let command = second.referral_to(None).await;
    let referral = second.does(&stranger, command).await.referrals[0].id;
    second.does(&desk.cast.wu_fang, Command::OpenLinked { referral, to: desk.cast.maisui }).await;
    desk.sweep().await;
    let third = desk.case(MatterId::of_linked_case(referral)).await;
    assert_eq!(third.filing.linked.unwrap().number, second.case().await.number());
    assert_eq!(third.filed_at(), first.case().await.life.opened_at);
    desk.close().await;
}

#[tokio::test]
async fn both_cases_lead_to_each_other_for_those_who_may_see_both() {
    let desk = Desk::open().await;
    let served = desk.serve().await;
    let (cast, first) = (&desk.cast, desk.filed().await);
    first.admit().await;
    let second = first.linked_to(platform_of(&cast.stranger)).await;
    second.admit().await;
    let (one, two) = (first.case().await.number().to_string(), second.case().await.number().to_string());
    for who in [&cast.lin_mei, &cast.ma_li, &cast.tao_min] {
        let visitor = served.as_(who).await;
        for (here, there) in [(&one, &two), (&two, &one)] {
            let page = visitor.get(&format!("/cases/{here}")).await;
            let link = format!("a[href='/cases/{there}']");
            assert_eq!(page.find(&link).len(), 1, "{who:?} gets from {here} to {there}");
        }
    }
    for (who, here, there) in [(&cast.sun_hao, &one, &two), (&cast.stranger, &two, &one)] {
        let page = served.as_(who).await.get(&format!("/cases/{here}")).await;
        assert_eq!(page.status, 200);
        assert!(!page.text().contains(there.as_str()), "{who:?} learns nothing of the other case");
        assert_eq!(served.as_(who).await.get(&format!("/cases/{there}")).await.status, 404);
    }
    for (who, said) in [(&cast.lin_mei, "提交日期按"), (&cast.ma_li, "It counts as filed on")] {
        let page = served.as_(who).await.get(&format!("/cases/{two}")).await;
        assert!(page.text().contains(said), "{said}");
    }
    served.stop().await;
    desk.close().await;
}

#[tokio::test]
async fn passing_the_ball_around_shows() {
    let desk = Desk::open().await;
    let served = desk.serve().await;
    let (cast, case) = (&desk.cast, desk.filed().await);
    case.admit().await;
    let number = case.case().await.number();
    let to_do = served.as_(&cast.ma_li).await.get("/cases").await.find("tbody tr").len();
    for _ in 0..2 {
        let referral = case.refers().await;
        let inbox = served.as_(&cast.ma_li).await.get("/cases").await;
        assert_eq!(
            inbox.find("tbody tr").len(),
            to_do + 1,
            "it waits for the centre, whoever holds the ball"
        );
        let page = served.as_(&cast.ma_li).await.get(&format!("/cases/{number}")).await;
        assert!(page.find("#act-headline")[0].contains("whether it was somebody else"));
        case.does(&cast.wu_fang, rejecting(referral)).await;
    }
    let pages = [
        (&cast.sun_hao, "The platform said 2 times that it was somebody else."),
        (&cast.lin_mei, "平台2次称责任在他人。"),
    ];
    for (who, said) in pages {
        let page = served.as_(who).await.get(&format!("/cases/{number}")).await.text();
        assert!(page.contains(said) && page.contains(NAME) && page.contains(WAY), "{said}");
    }
    let watching = served.as_(&cast.tao_min).await.get(&format!("/cases/{number}")).await.text();
    assert!(!watching.contains(NAME) && !watching.contains(WAY));
    let card = served.visitor().get("/platforms/yunlu.json").await.json();
    assert_eq!(
        (card["referrals"]["times"].as_u64(), card["referrals"]["complaints"].as_u64()),
        (Some(2), Some(1))
    );
    for (language, said) in [("en", "2 times"), ("zh", "2 次")] {
        let page = served.visitor().reading(language).get("/platforms/yunlu").await;
        assert!(page.text().contains(said), "{language}");
    }
    served.stop().await;
    desk.close().await;
}

#[tokio::test]
async fn the_form_asks_for_whoever_it_was_and_for_the_record() {
    let desk = Desk::open().await;
    let served = desk.serve().await;
    let (cast, case) = (&desk.cast, desk.filed().await);
    case.admit().await;
    let home = format!("/cases/{}", case.case().await.number());
    let sun_hao = served.as_(&cast.sun_hao).await;
    let form = sun_hao.get(&format!("{home}/referral")).await;
    let offered = form.attributes("select[name=to] option", "value");
    assert!(offered.contains(&cast.maisui.to_string()) && !offered.contains(&cast.yunlu.to_string()));
    assert!(form.text().contains("The log or export that shows"), "what a record is");
    let name = form.attribute("input[name=form]", "value").unwrap();
    let typed = |to: &str| {
        [
            ("form", name.clone()),
            ("kind", "merchant".to_owned()),
            ("to", to.to_owned()),
            ("text", WAY.to_owned()),
        ]
    };
    let send = async |fields: [(&str, String); 4], files: &[(&str, &str, &[u8])]| {
        let fields: Vec<_> = fields.iter().map(|(name, value)| (*name, value.as_str())).collect();
        sun_hao.post_files(&format!("{home}/referral"), &fields, files).await
    };
    let refused = send(typed(""), &[]).await;
    assert_eq!(refused.status, 422);
    for said in ["Choose who it was, or write their full name", "Add the record of the data’s way"] {
        assert!(refused.text().contains(said), "{said}");
    }
    let sent = send(typed(&cast.maisui.to_string()), &[("files", "way.txt", b"left us on 3 October")]).await;
    assert_eq!(sent.onward(), home);
    let referral = case.case().await.referrals[0].clone();
    assert_eq!((referral.to, referral.kind), (Some(cast.maisui), ReferralKind::Merchant));

    let ma_li = served.as_(&cast.ma_li).await;
    let link =
        ma_li.get(&home).await.attribute(&format!(".actions a[href^='{home}/linked-case']"), "href").unwrap();
    let form = ma_li.get(&link).await;
    assert!(
        form.text().contains("Maisui Mart") && form.text().contains(WAY),
        "what the platform said is at hand"
    );
    let name = form.attribute("input[name=form]", "value").unwrap();
    let none = ma_li.post(&link, &[("form", &name), ("to", "")]).await;
    assert_eq!(none.status, 422);
    let to = cast.maisui.to_string();
    assert_eq!(ma_li.post(&link, &[("form", &name), ("to", &to)]).await.onward(), home);
    desk.sweep().await;
    assert_eq!(desk.case(MatterId::of_linked_case(referral.id)).await.stage, Stage::Filed);
    served.stop().await;
    desk.close().await;
}

#[tokio::test]
async fn no_stay_stops_the_centre_from_deciding_about_a_referral() {
    let desk = Desk::open().await;
    let case = desk.filed().await;
    case.mediated().await;
    case.refers().await;
    case.stay(20).await;
    let after = case.lapses_once(WindowKey::Referral, Silence::ReferralFell).await;
    assert!(after.stay.is_some());
    desk.close().await;
}

#[tokio::test]
async fn both_sides_read_when_the_centre_decides_and_that_the_case_goes_on_meanwhile() {
    let desk = Desk::open().await;
    let served = desk.serve().await;
    let case = desk.filed().await;
    case.admit().await;
    case.refers().await;
    for (who, by, meanwhile) in [
        (&desk.cast.lin_mei, "责任是否在他人", "本案照常进行"),
        (&desk.cast.sun_hao, "The centre must decide by", "its times run on"),
    ] {
        let page = case.page(&served, who, "").await;
        let beside = page.find("main > details").join(" ");
        assert!(beside.contains(by) && !page.find("main > details .counted dd").is_empty(), "{beside}");
        assert!(page.find(".act").join(" ").contains(meanwhile));
    }
    let line = case.in_inbox(&served, &desk.cast.lin_mei, "?show=all").await.unwrap();
    assert!(line.contains(&format!("（称责任在{NAME}）")), "{line}");
    let theirs = case.page(&served, &desk.cast.sun_hao, "").await.find(".story").join(" ");
    assert!(theirs.contains("your time runs on, and your record shows"), "{theirs}");
    served.stop().await;
    desk.close().await;
}

#[actix_web::test]
async fn a_platform_does_not_name_itself_and_the_linked_case_is_about_the_firm_that_it_named() {
    let desk = Desk::open().await;
    let served = desk.serve().await;
    let case = desk.filed().await;
    case.admit().await;
    let page = format!("/cases/{}", case.case().await.number());
    let sun_hao = served.as_(&desk.cast.sun_hao).await;
    let address = format!("{page}/referral");
    let form = sun_hao.get(&address).await.attribute("input[name=form]", "value").unwrap();
    for own in [
        "Yunlu Travel",
        " yunlu  travel",
        "Ｙｕｎｌｕ　Ｔｒａｖｅｌ",
        "Yunlu\u{200b}-Travel",
        "云路出行有限公司",
    ] {
        let typed = [("form", form.as_str()), ("kind", "courier"), ("name", own), ("text", WAY)];
        let refused =
            sun_hao.post_files(&address, &typed, &[("files", "record.txt", b"to the courier")]).await;
        let problems = refused.attributes(".problems a", "href");
        assert_eq!(
            (refused.status, problems.contains(&"#name".to_owned())),
            (422, true),
            "{own}: {problems:?}"
        );
    }
    assert!(case.case().await.referrals.is_empty());

    let maisui = desk.cast.maisui;
    for (to, opens_with) in [(Some(maisui), maisui.to_string()), (None, String::new())] {
        let referring = case.referral_to(to).await;
        case.does(&desk.cast.sun_hao, referring).await;
        let wu_fang = served.as_(&desk.cast.wu_fang).await;
        let links = wu_fang.get(&page).await.attributes("main a", "href");
        let way = links.into_iter().find(|href| href.contains("/linked-case?")).expect("the way to the form");
        let form = wu_fang.get(&way).await;
        let chosen = form.attribute("select[name=to] option[selected]", "value");
        assert_eq!(chosen.unwrap_or_default(), opens_with);
        let name = form.attribute("input[name=form]", "value").unwrap();
        let unchosen = wu_fang.post(&way, &[("form", name.as_str()), ("to", "")]).await;
        assert_eq!(unchosen.status, 422, "nobody is chosen for whom nobody said so");
        let referral = case.case().await.referrals.last().unwrap().id;
        case.does(&desk.cast.wu_fang, rejecting(referral)).await;
    }
    served.stop().await;
    desk.close().await;
}

#[tokio::test]
async fn whoever_may_see_both_linked_cases_finds_each_from_the_other_with_whom_it_is_about() {
    let desk = Desk::open().await;
    let served = desk.serve().await;
    let first = desk.filed().await;
    first.admit().await;
    let second = first.linked_to(desk.cast.maisui).await;
    let linked = async |case: InCase<'_>, who: &Actor| {
        case.page(&served, who, "").await.find("section[aria-labelledby=linked-title] a")
    };
    let numbers = (first.case().await.number(), second.case().await.number());
    assert_eq!(linked(first, &desk.cast.lin_mei).await, [format!("案件 {}，针对麦穗商城", numbers.1)]);
    assert_eq!(linked(second, &desk.cast.lin_mei).await, [format!("案件 {}，针对云路出行", numbers.0)]);
    assert!(linked(first, &desk.cast.sun_hao).await.is_empty(), "the platform is not in the other");
    served.stop().await;
    desk.close().await;
}
