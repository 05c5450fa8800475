//! Acting on a case through its forms: each once, nothing typed is lost, and nobody acts out of place.

use crate::browser::{Answer, Browser};
use crate::desk::Desk;
use crate::served::Served;
use crate::steps::{InCase, message};
use redress::domain::actor::Actor;
use redress::domain::case::act::Act;
use redress::domain::case::event::Finding;
use redress::domain::case::stage::Stage;
use redress::domain::clock::WindowKey;
use redress::domain::evidence::Wall;
use redress::store::{StoreError, standings};
use redress::web::routes::ROUTES;

/// A case at whose pages people sit.
struct AtCase<'d> {
    served: &'d Served,
    case: InCase<'d>,
    address: String,
}

/// A form that somebody has opened.
struct Opened {
    visitor: Browser,
    action: String,
    name: String,
    page: Answer,
}

impl<'d> AtCase<'d> {
    async fn new(served: &'d Served, case: InCase<'d>) -> AtCase<'d> {
        let address = format!("/cases/{}", case.case().await.number());
        AtCase { served, case, address }
    }

    /// Somebody reads the page of the case.
    async fn read(&self, who: &Actor) -> Answer {
        self.served.as_(who).await.get(&self.address).await
    }

    /// Somebody opens the form of an act by the link that the page of the case offers.
    async fn opens(&self, who: &Actor, act: Act) -> Opened {
        let page = self.read(who).await;
        let link = format!("{}/{act}", self.address);
        let href = page.attribute(&format!(".actions a[href^='{link}']"), "href");
        let href = href.unwrap_or_else(|| panic!("{act} is not offered"));
        self.opens_at(who, &href).await
    }

    async fn opens_at(&self, who: &Actor, address: &str) -> Opened {
        let visitor = self.served.as_(who).await;
        let page = visitor.get(address).await;
        assert_eq!(page.status, 200, "{address}");
        let action = page.attribute("main form", "action").expect("a form");
        let name = page.attribute("input[name=form]", "value").expect("the form's name");
        Opened { visitor, action, name, page }
    }

    /// Somebody does it, and the page of the case says so.
    async fn does(&self, who: &Actor, act: Act, fields: &[(&str, &str)]) -> String {
        let opened = self.opens(who, act).await;
        let answer = opened.sends(fields).await;
        assert_eq!(answer.onward(), self.address, "{act}");
        opened.visitor.get(&self.address).await.find(".said-so").join(" ")
    }
}

impl Opened {
    /// What the form says itself, unseen.
    fn hidden(&self) -> Vec<(String, String)> {
        let names = self.page.attributes("main form input[type=hidden]", "name");
        names.into_iter().zip(self.page.attributes("main form input[type=hidden]", "value")).collect()
    }

    async fn sends(&self, fields: &[(&str, &str)]) -> Answer {
        let hidden = self.hidden();
        let hidden = hidden.iter().map(|(name, value)| (name.as_str(), value.as_str()));
        let all: Vec<_> = hidden.chain(fields.iter().copied()).collect();
        if self.page.attribute("main form", "enctype").is_some() {
            self.visitor.post_files(&self.action, &all, &[]).await
        } else {
            self.visitor.post(&self.action, &all).await
        }
    }

    async fn sends_files(&self, fields: &[(&str, &str)], files: &[(&str, &[u8])]) -> Answer {
        let all = [&[("form", self.name.as_str())], fields].concat();
        let files: Vec<_> = files.iter().map(|(name, bytes)| ("files", *name, *bytes)).collect();
        self.visitor.post_files(&self.action, &all, &files).await
    }
}

const ANSWERED: &[(&str, &str)] = &[
    ("stance-0", "refused"),
    ("ground-0", "facts_disputed"),
    ("text-0", "We deleted nothing because nothing was there."),
    ("stance-1", "partly"),
    ("amount-1", "126.50"),
    ("text-1", "A gesture of good will."),
];

#[tokio::test]
async fn one_complaint_walks_all_the_way_to_a_judgment_through_its_forms() {
    let desk = Desk::open().await;
    let served = desk.serve().await;
    let at = AtCase::new(&served, desk.filed().await).await;
    let cast = &desk.cast;

    assert_eq!(at.does(&cast.wu_fang, Act::Admit, &[]).await, "投诉已受理。");
    at.does(&cast.sun_hao, Act::Answer, ANSWERED).await;
    at.does(&cast.lin_mei, Act::AskForMediator, &[("text", "That is not enough.")]).await;

    let naming = at.opens(&cast.wu_fang, Act::Assign).await;
    let offered = naming.page.find("form .choice label");
    assert!(offered.contains(&"He Yun".to_owned()), "{offered:?}");
    assert!(!offered.contains(&"秦舒".to_owned()), "who has an interest cannot be named: {offered:?}");
    let he_yun = crate::cast::person(&cast.he_yun).to_string();
    at.does(&cast.wu_fang, Act::Assign, &[("mediator", &he_yun)]).await;

    at.does(&cast.he_yun, Act::Question, &[("to", "platform"), ("text", "Since when?")]).await;
    at.does(&cast.sun_hao, Act::Respond, &[("text", "Since May.")]).await;
    at.case.heard().await;
    let ruling = [
        ("on-deletion", "upheld"),
        ("on-unlawful_sharing", "dismissed"),
        ("finding", "The platform kept data that it had to delete."),
        ("reasons", "It does not say why it kept them."),
        ("term-delete", "yes"),
        ("days-delete", "10"),
    ];
    at.does(&cast.he_yun, Act::Rule, &ruling).await;
    let case = at.case.case().await;
    assert_eq!(case.ruling.as_ref().map(|(ruling, _)| ruling.outcome()), Some(Finding::Partly));
    assert_eq!(case.ruling.unwrap().0.promises[0].days, Some(10));

    at.does(&cast.lin_mei, Act::AcceptRuling, &[]).await;
    at.does(&cast.sun_hao, Act::RefuseRuling, &[("text", "We see it otherwise.")]).await;
    at.does(&cast.lin_mei, Act::HandOver, &[("yes", "yes"), ("note", "Please look at it.")]).await;
    at.does(&cast.song_jie, Act::Docket, &[("docket", "(2026) Zhe 0192 Min Chu 4711")]).await;
    at.does(&cast.song_jie, Act::Judge, &[("outcome", "upheld"), ("text", "The court orders deletion.")])
        .await;
    assert_eq!(at.case.stage().await, Stage::Judged);
    let story = at.read(&cast.lin_mei).await.find(".story h3");
    assert_eq!(story.first().map(String::as_str), Some("法院判决"), "newest first, in the reader's language");
    desk.sweep().await;
    served.stop().await;
    desk.close().await;
}

#[tokio::test]
async fn a_promise_is_made_kept_and_confirmed_through_forms() {
    let desk = Desk::open().await;
    let served = desk.serve().await;
    let at = AtCase::new(&served, desk.filed().await).await;
    let cast = &desk.cast;
    at.case.answered().await;
    let terms = [("term-compensate", "yes"), ("amount-compensate", "500"), ("text", "Let us end this.")];
    at.does(&cast.sun_hao, Act::Offer, &terms).await;
    let taking = at.opens(&cast.lin_mei, Act::AcceptOffer).await;
    assert!(taking.page.text().contains("¥500"), "the terms stand on the page on which they are taken");
    at.does(&cast.lin_mei, Act::AcceptOffer, &[]).await;
    at.does(&cast.sun_hao, Act::ReportPerformance, &[("text", "Paid on Monday.")]).await;
    at.does(&cast.lin_mei, Act::Confirm, &[]).await;
    assert_eq!(at.case.case().await.outcome(), Some("confirmed"));
    served.stop().await;
    desk.close().await;
}

#[tokio::test]
async fn what_is_wrong_comes_back_with_all_that_was_typed_and_with_its_files() {
    let desk = Desk::open().await;
    let served = desk.serve().await;
    let at = AtCase::new(&served, desk.filed().await).await;
    let cast = &desk.cast;
    at.case.admit().await;
    let form = at.opens(&cast.sun_hao, Act::Answer).await;

    let empty = form.sends(&[]).await;
    assert_eq!(empty.status, 422);
    let problems = empty.find(".problems a");
    assert_eq!(problems.len(), 4, "a stance and reasons for each of two points: {problems:?}");
    assert_eq!(empty.attribute(".problems a", "href").as_deref(), Some("#stance-0"));

    let half = [("stance-0", "granted"), ("text-0", "Gladly."), ("stance-1", "partly"), ("amount-1", "much")];
    let back = form.sends_files(&half, &[("log.txt", b"the log"), ("empty.txt", b"")]).await;
    assert_eq!(back.status, 422);
    assert_eq!(back.find("#text-0"), ["Gladly."]);
    assert_eq!(back.attribute("#amount-1", "value").as_deref(), Some("much"));
    let problems = back.find(".problems li").join(" ");
    assert!(problems.contains("126") && problems.contains("empty.txt"), "{problems}");
    assert_eq!(back.find("form .files li span").first().map(String::as_str), Some("log.txt"));
    assert!(back.text().contains("<title>Error: "), "the title says it first");

    // Another file is added, the first one is taken out, and nothing typed is lost on the way.
    let more = form.sends_files(&[&half[..], &[("then", "stay")]].concat(), &[("mail.txt", b"a mail")]).await;
    assert_eq!((more.status, more.find("form .files li").len()), (200, 2));
    let less = form.sends(&[&half[..], &[("take-out", "1")]].concat()).await;
    assert_eq!(
        (less.status, less.find("form .files li span").first().map(String::as_str)),
        (200, Some("mail.txt"))
    );
    assert_eq!(less.find("#text-0"), ["Gladly."]);

    assert_eq!(form.sends(ANSWERED).await.onward(), at.address);
    let page = at.read(&cast.lin_mei).await;
    assert!(page.find("#exhibits + ul a").first().is_some_and(|title| title.contains("mail.txt")));
    assert_eq!(at.case.case().await.exhibits.len(), 1);
    served.stop().await;
    desk.close().await;
}

#[tokio::test]
async fn every_form_says_what_it_lacks_when_it_is_sent_empty() {
    let desk = Desk::open().await;
    let served = desk.serve().await;
    let at = AtCase::new(&served, desk.filed().await).await;
    let cast = &desk.cast;
    let lacks = async |who: &Actor, acts: &[Act]| {
        for act in acts {
            let answer = at.opens(who, *act).await.sends(&[]).await;
            assert_eq!(answer.status, 422, "{act}");
            assert!(!answer.find(".problems a").is_empty(), "{act} names no field");
        }
    };
    lacks(&cast.wu_fang, &[Act::AskToComplete, Act::FindInadmissible, Act::Message]).await;
    lacks(&cast.lin_mei, &[Act::Withdraw, Act::Message, Act::Exhibit]).await;
    at.case.ask_to_complete().await;
    lacks(&cast.lin_mei, &[Act::Complete]).await;
    at.case.complete().await;
    at.case.admit().await;
    lacks(&cast.sun_hao, &[Act::Answer, Act::Extend, Act::Offer]).await;
    lacks(&cast.lin_mei, &[Act::HandOver]).await;
    at.case.answer().await;
    lacks(&cast.lin_mei, &[Act::AskForMediator]).await;
    at.case.ask_for_mediator().await;
    lacks(&cast.wu_fang, &[Act::Assign]).await;
    at.case.assign(&cast.he_yun).await;
    lacks(&cast.he_yun, &[Act::Question, Act::Stay, Act::Rule, Act::Offer, Act::CloseWithoutResult]).await;
    at.case.hand_over().await;
    lacks(&cast.song_jie, &[Act::Docket, Act::Return]).await;
    at.case.docket().await;
    lacks(&cast.song_jie, &[Act::Judge]).await;
    served.stop().await;
    desk.close().await;
}

#[tokio::test]
async fn a_form_that_is_pressed_twice_is_carried_out_once() {
    let desk = Desk::open().await;
    let served = desk.serve().await;
    let at = AtCase::new(&served, desk.filed().await).await;
    let form = at.opens(&desk.cast.lin_mei, Act::Message).await;
    let press = || form.sends(&[("text", "Are you there?")]);
    let (one, two) = tokio::join!(press(), press());
    assert_eq!((one.onward(), two.onward()), (at.address.as_str(), at.address.as_str()));
    assert_eq!(press().await.onward(), at.address);
    let said = form.visitor.get(&at.address).await.find(".said-so").join(" ");
    assert!(said.contains("此事项已办理过"), "the second press is told what happened: {said}");
    assert_eq!(at.case.case().await.messages.len(), 1);
    // Other words in the same form, as after a way back: they come back in a form of their own.
    let other = form.sends(&[("text", "And one thing more.")]).await;
    assert_eq!((other.status, other.find("#text")), (409, vec!["And one thing more.".to_owned()]));
    assert!(other.find(".problems li").join(" ").contains("尚未提交"));
    assert_ne!(other.attribute("[name=form]", "value").unwrap(), form.name);
    assert_eq!(at.case.case().await.messages.len(), 1);
    // The same words in a form of their own are a message of their own.
    at.does(&desk.cast.lin_mei, Act::Message, &[("text", "Are you there?")]).await;
    assert_eq!(at.case.case().await.messages.len(), 2);
    served.stop().await;
    desk.close().await;
}

#[tokio::test]
async fn who_comes_second_is_told_so_and_keeps_what_was_typed() {
    let desk = Desk::open().await;
    let served = desk.serve().await;
    let at = AtCase::new(&served, desk.filed().await).await;
    let cast = &desk.cast;
    at.case.admit().await;
    let mine = at.opens(&cast.sun_hao, Act::Answer).await;
    at.case.answer().await;
    let late = mine.sends(ANSWERED).await;
    assert_eq!(late.status, 409);
    assert_eq!(late.find("#text-0"), ["We deleted nothing because nothing was there."]);
    assert!(!late.find(".problems li").is_empty());

    // A window that ended while the form was open: the case went on, and the form says so.
    let mut replying = at.opens(&cast.lin_mei, Act::AskForMediator).await;
    at.case.in_silence(WindowKey::Reply).await;
    replying.visitor = served.as_(&cast.lin_mei).await;
    let late = replying.sends(&[("text", "I wanted to say more.")]).await;
    assert_eq!(late.status, 409);
    assert_eq!(late.find("#text"), ["I wanted to say more."]);
    served.stop().await;
    desk.close().await;
}

#[tokio::test]
async fn a_registrar_does_not_replace_a_mediator_whom_they_have_not_seen() {
    let desk = Desk::open().await;
    let served = desk.serve().await;
    let at = AtCase::new(&served, desk.filed().await).await;
    let cast = &desk.cast;
    let [he_yun, gu_wei] = [&cast.he_yun, &cast.gu_wei].map(|one| crate::cast::person(one).to_string());
    at.case.answered().await;
    at.case.ask_for_mediator().await;
    let first = at.opens(&cast.wu_fang, Act::Assign).await;
    let (second, third) =
        (at.opens(&cast.ma_li, Act::Assign).await, at.opens(&cast.ma_li, Act::Assign).await);
    assert_eq!(first.sends(&[("mediator", &he_yun)]).await.onward(), at.address);
    let late = second.sends(&[("mediator", &gu_wei)]).await;
    assert_eq!((late.status, late.find(".problems li").len()), (409, 1));
    assert_eq!(
        late.attributes("input[name=mediator][checked]", "value"),
        [gu_wei.as_str()],
        "kept as chosen"
    );
    // The very same choice is no other thing, though he stands on no list any more.
    assert_eq!(third.sends(&[("mediator", &he_yun)]).await.status, 409);
    assert_eq!(at.case.case().await.mediator(), Some(crate::cast::person(&cast.he_yun)));
    // Whoever has seen him replaces him.
    let forged = format!("{}/assignment", at.address);
    let unnamed = second.visitor.post(&forged, &[("form", &second.name), ("mediator", &gu_wei)]).await;
    assert_eq!(unnamed.status, 409, "a form names what it answers");
    at.does(&cast.ma_li, Act::Assign, &[("mediator", &gu_wei)]).await;
    assert_eq!(at.case.case().await.mediator(), Some(crate::cast::person(&cast.gu_wei)));
    served.stop().await;
    desk.close().await;
}

#[tokio::test]
async fn a_form_that_is_sent_again_answers_what_its_reader_saw_and_nothing_else() {
    let desk = Desk::open().await;
    let served = desk.serve().await;
    let at = AtCase::new(&served, desk.filed().await).await;
    let cast = &desk.cast;
    at.case.answered().await;
    let seen = at.case.offer(&cast.sun_hao).await;
    let mut taking = at.opens(&cast.lin_mei, Act::AcceptOffer).await;
    taking.visitor.set_cookie("__Host-redress", "of a session that has ended");
    let out = taking.sends(&[]).await;
    assert_eq!(out.status, 403);
    let again = out.attribute("main form", "action").expect("a way to send it again");
    assert_eq!(again, taking.action, "it names the offer");

    // Meanwhile another offer is the only one: nobody has seen it.
    at.case.decline_offer(&cast.lin_mei, seen).await;
    at.case.offer(&cast.sun_hao).await;
    taking.visitor = served.as_(&cast.lin_mei).await;
    taking.action = again;
    assert_eq!(taking.sends(&[]).await.status, 409);
    let nameless = format!("{}/{}", at.address, Act::AcceptOffer);
    assert_eq!(taking.visitor.get(&nameless).await.status, 200, "it may be looked at without its name");
    taking.action = nameless;
    assert_eq!(taking.sends(&[]).await.status, 409);
    assert_eq!(at.case.case().await.agreed, None);
    served.stop().await;
    desk.close().await;
}

#[tokio::test]
async fn whoever_was_signed_out_over_a_form_with_files_gets_the_form_back_with_what_was_typed() {
    let desk = Desk::open().await;
    let served = desk.serve().await;
    let at = AtCase::new(&served, desk.filed().await).await;
    let cast = &desk.cast;
    at.case.admit().await;
    let mut form = at.opens(&cast.sun_hao, Act::Answer).await;
    form.visitor.set_cookie("__Host-redress", "of a session that has ended");
    // More than is read of somebody whom nobody knows: the texts come first and are there.
    let film = vec![7; 5 << 20];
    let out = form.sends_files(ANSWERED, &[("film.bin", &film)]).await;
    assert_eq!((out.status, out.title().as_str()), (403, "You were signed out"));
    assert!(out.find("blockquote").contains(&"We deleted nothing because nothing was there.".to_owned()));
    assert_eq!(out.attribute("main form", "enctype").as_deref(), Some("multipart/form-data"));
    let vault = desk.database.folder.path().join("vault");
    let shelves = std::fs::read_dir(vault).unwrap().map(|shelf| shelf.unwrap().path());
    assert_eq!(shelves.filter(|shelf| shelf.is_dir()).count(), 0, "nothing of the file was kept");

    // Sent again it is not an answer without its files, but the form to add them to.
    form.visitor = served.as_(&cast.sun_hao).await;
    let names = out.attributes("main form input[type=hidden]", "name");
    let values = out.attributes("main form input[type=hidden]", "value");
    let fields: Vec<_> = names.iter().map(String::as_str).zip(values.iter().map(String::as_str)).collect();
    let back = form.visitor.post_files(&out.attribute("main form", "action").unwrap(), &fields, &[]).await;
    assert_eq!((back.status, back.find("#text-0")), (200, vec![ANSWERED[2].1.to_owned()]));
    assert_eq!(at.case.case().await.answer, None);
    assert_eq!(form.sends_files(ANSWERED, &[("log.txt", b"the log")]).await.onward(), at.address);
    served.stop().await;
    desk.close().await;
}

#[tokio::test]
async fn a_message_for_the_centre_alone_is_not_sent_once_the_platform_would_read_it() {
    let desk = Desk::open().await;
    let served = desk.serve().await;
    let at = AtCase::new(&served, desk.filed().await).await;
    let lin_mei = &desk.cast.lin_mei;
    let mut form = at.opens(lin_mei, Act::Message).await;
    assert!(form.page.find("#text-hint").join(" ").contains("只有消费者和本中心"));
    // The complaint reaches the platform while she writes.
    at.case.admit().await;
    let back = form.sends(&[("text", "I am afraid of them.")]).await;
    assert_eq!((back.status, back.find("#text")), (409, vec!["I am afraid of them.".to_owned()]));
    assert!(!back.find(".problems li").is_empty());
    assert_eq!(back.find("input[name=wall] + label").len(), 2, "now she is asked who may read it");
    assert!(at.case.case().await.messages.is_empty());
    form.page = back;
    assert_eq!(form.sends(&[("text", "Please answer.")]).await.status, 422, "and must say so");
    assert_eq!(form.sends(&[("text", "Please answer."), ("wall", "court")]).await.onward(), at.address);
    assert_eq!(at.case.case().await.messages[0].wall, Wall::Court);
    served.stop().await;
    desk.close().await;
}

#[tokio::test]
async fn a_file_for_which_there_is_no_room_is_named() {
    let desk = Desk::open().await;
    let served = desk.serve().await;
    let at = AtCase::new(&served, desk.filed().await).await;
    let form = at.opens(&desk.cast.lin_mei, Act::Exhibit).await;
    let sheets: Vec<String> = (1..=21).map(|number| format!("sheet-{number}.txt")).collect();
    let sheets: Vec<(&str, &[u8])> = sheets.iter().map(|name| (name.as_str(), name.as_bytes())).collect();
    let nineteen = form.sends_files(&[("then", "stay")], &sheets[..19]).await;
    assert_eq!((nineteen.status, nineteen.find("form .files li").len()), (200, 19));
    // One of the three is there already, one fits, and one does not.
    let full = form.sends_files(&[("then", "stay")], &sheets[18..]).await;
    assert_eq!((full.status, full.find("form .files li").len()), (422, 20));
    let problems = full.find(".problems li");
    assert!(problems.len() == 1 && problems[0].contains("sheet-21.txt"), "{problems:?}");
    assert_eq!(form.sends(&[]).await.onward(), at.address);
    assert_eq!(at.case.case().await.exhibits.len(), 20);
    served.stop().await;
    desk.close().await;
}

#[tokio::test]
async fn forms_that_are_never_sent_do_not_fill_the_vault() {
    let desk = Desk::open().await;
    let served = desk.serve().await;
    let at = AtCase::new(&served, desk.filed().await).await;
    let vault = desk.database.folder.path().join("vault");
    let objects = || {
        let shelves = std::fs::read_dir(&vault).unwrap();
        shelves.map(|shelf| std::fs::read_dir(shelf.unwrap().path()).unwrap().count()).sum::<usize>()
    };
    let first = at.opens(&desk.cast.lin_mei, Act::Exhibit).await;
    first.sends_files(&[("then", "stay")], &[("first.txt", b"first")]).await;
    for _ in 0..6 {
        desk.go_to(desk.now().plus_seconds(60)).await;
        let another = at.opens(&desk.cast.lin_mei, Act::Exhibit).await;
        another.sends_files(&[("then", "stay")], &[("a.txt", b"a"), ("b.txt", b"b")]).await;
    }
    assert_eq!(objects(), 10, "five forms with two files each");
    // The oldest form is still a form: its file has to be chosen again, and then that one stays.
    assert_eq!(first.sends(&[]).await.status, 422);
    let files: [(&str, &[u8]); 1] = [("first.txt", b"first")];
    assert_eq!(first.sends_files(&[], &files).await.onward(), at.address);
    assert_eq!(at.case.case().await.exhibits.len(), 1);
    served.stop().await;
    desk.close().await;
}

#[tokio::test]
async fn where_no_mediator_may_hear_a_case_the_way_to_invite_one_is_shown() {
    let desk = Desk::open().await;
    let served = desk.serve().await;
    let at = AtCase::new(&served, desk.filed().await).await;
    let cast = &desk.cast;
    at.case.answered().await;
    at.case.ask_for_mediator().await;
    for mediator in [&cast.he_yun, &cast.gu_wei, &cast.an_ran].map(crate::cast::person) {
        let yunlu = cast.yunlu;
        let declared = desk.store().write(move |tx| standings::declare_interest(tx, mediator, yunlu)).await;
        declared.map_err(|problem: StoreError| problem).unwrap();
    }
    let naming = at.opens(&cast.wu_fang, Act::Assign).await;
    assert_eq!(naming.page.find("main a[href='/people']").len(), 1);
    let refused = naming.sends(&[]).await;
    assert_eq!((refused.status, refused.find(".problems li").len()), (422, 1));
    assert!(refused.find(".problems a").is_empty(), "a link would lead nowhere");
    served.stop().await;
    desk.close().await;
}

#[tokio::test]
async fn a_finding_waits_until_both_sides_had_time_to_reply() {
    let desk = Desk::open().await;
    let served = desk.serve().await;
    let at = AtCase::new(&served, desk.filed().await).await;
    at.case.mediated().await;
    at.case.does(&desk.cast.lin_mei, message()).await;
    let early = at.opens(&desk.cast.he_yun, Act::Rule).await;
    assert!(early.page.find(".box.warn").join(" ").contains("A finding is possible from"));
    let ruling = [
        ("on-deletion", "dismissed"),
        ("on-unlawful_sharing", "dismissed"),
        ("finding", "Nothing was passed on."),
        ("reasons", "The logs say so."),
    ];
    let refused = early.sends(&ruling).await;
    assert_eq!((refused.status, refused.find("#reasons")), (422, vec!["The logs say so.".to_owned()]));
    at.case.heard().await;
    at.does(&desk.cast.he_yun, Act::Rule, &ruling).await;
    desk.sweep().await;
    served.stop().await;
    desk.close().await;
}

#[tokio::test]
async fn forged_names_and_broken_forms_change_nothing() {
    let desk = Desk::open().await;
    let served = desk.serve().await;
    let at = AtCase::new(&served, desk.filed().await).await;
    let cast = &desk.cast;
    at.case.answered().await;
    let version = at.case.case().await.life.version;
    let visitor = served.as_(&cast.lin_mei).await;
    let nobody = "0192b3c4-0000-7000-8000-000000000000";
    let window = format!("{}/mediation?window={nobody}", at.address);
    assert_eq!(visitor.get(&window).await.status, 409);
    let stale = visitor.post(&window, &[("form", nobody), ("text", "Still here?")]).await;
    assert_eq!((stale.status, stale.find("#text")), (409, vec!["Still here?".to_owned()]));
    let early = visitor.get(&format!("{}/ruling-acceptance", at.address)).await;
    assert_eq!((early.status, early.attribute("main .row a", "href")), (409, Some(at.address.clone())));
    assert!(early.text().contains("本案目前不能办理"), "{}", early.text());
    for form in ["", "x", "../../etc"] {
        let answer =
            visitor.post(&format!("{}/messages", at.address), &[("form", form), ("text", "x")]).await;
        assert_eq!(answer.status, 422, "{form:?}");
    }
    // The name of somebody else's form opens nothing.
    let theirs = at.opens(&cast.sun_hao, Act::Exhibit).await;
    theirs.sends_files(&[("then", "stay")], &[("secret.txt", b"secret")]).await;
    let taken = visitor
        .post_files(&format!("{}/exhibits", at.address), &[("form", &theirs.name), ("then", "stay")], &[])
        .await;
    assert_eq!(taken.status, 404);
    assert_eq!(at.case.case().await.life.version, version);
    served.stop().await;
    desk.close().await;
}

#[tokio::test]
async fn nobody_acts_or_reads_out_of_place() {
    let desk = Desk::open().await;
    let served = desk.serve().await;
    let at = AtCase::new(&served, desk.filed().await).await;
    let cast = &desk.cast;
    at.case.mediated().await;
    let version = at.case.case().await.life.version;
    let strangers = [&cast.zhou_ming, &cast.stranger, &cast.gu_wei, &cast.song_jie];
    let everybody = [&cast.lin_mei, &cast.sun_hao, &cast.he_yun, &cast.wu_fang, &cast.tao_min];
    for who in strangers.into_iter().chain(everybody) {
        let visitor = served.as_(who).await;
        let is_stranger = strangers.contains(&who);
        assert_eq!(visitor.get(&at.address).await.status, if is_stranger { 404 } else { 200 });
        for act in Act::ALL {
            if !is_stranger && act.is_for(who) {
                continue;
            }
            let address = format!("{}/{act}", at.address);
            assert_eq!(visitor.get(&address).await.status, 404, "{who:?} at {act}");
            let form = [("form", "0192b3c4-0000-7000-8000-000000000000"), ("text", "x")];
            assert_eq!(visitor.post(&address, &form).await.status, 404, "{who:?} at {act}");
        }
    }
    assert_eq!(at.case.case().await.life.version, version);
    assert!(ROUTES.iter().filter(|route| route.pattern.starts_with("/cases/{number}/")).count() > 60);
    served.stop().await;
    desk.close().await;
}
