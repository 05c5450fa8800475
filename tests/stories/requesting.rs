//! Requesting: somebody asks a platform for what is theirs, and the centre watches the date.

use crate::browser::{Answer as Seen, Browser};
use crate::cast;
use crate::desk::Desk;
use crate::letters::post_over;
use crate::smtp::{MailServer, Verdict};
use crate::steps::words;
use redress::accounts::fresh_id;
use redress::casework::Setback;
use redress::domain::actor::{Actor, Role};
use redress::domain::case::event::{CameBack, Service};
use redress::domain::clock::{Day, Moment, WindowKey};
use redress::domain::explorer::Time;
use redress::domain::grievance::Grievance;
use redress::domain::ids::{MatterId, PlatformId};
use redress::domain::letter::Addressee;
use redress::domain::refusal::Refusal;
use redress::domain::request::{Answer, Ask, Command, End, Request, SentBy, Stage};
use redress::domain::text::Language;
use redress::store::StoreError;
use redress::store::matters::{self, LoadError};

/// What the form of the letter sends.
const TYPED: [(&str, &str); 6] = [
    ("right", "deletion"),
    ("platforms", "Yunlu Travel"),
    ("name", "Lin Mei"),
    ("account", "136 0000 0000"),
    ("about", "The order of 3 March."),
    ("language", "en"),
];

fn asking(platform: PlatformId, sent_by: SentBy) -> Ask {
    let letters = vec![(Language::En, words("Delete my personal data."))];
    Ask { platform, rights: vec![Grievance::Deletion], letters, sent_by }
}

struct Asked<'d> {
    desk: &'d Desk,
    id: MatterId,
}

impl Desk {
    async fn asks(&self, ask: Ask) -> Result<Asked<'_>, Refusal> {
        let id = MatterId(fresh_id(self.now()).unwrap());
        let made = self.casework.request(id, self.cast.lin_mei, move |_| Ok::<_, StoreError>(ask)).await;
        match made {
            Ok(_) => Ok(Asked { desk: self, id }),
            Err(Setback::Refused(refusal)) => Err(refusal),
            Err(setback) => panic!("{setback}"),
        }
    }

    /// Asked of a platform that somebody represents, whose time runs from now.
    async fn asked(&self) -> Asked<'_> {
        self.asks(asking(self.cast.yunlu, SentBy::Centre)).await.unwrap()
    }
}

impl Asked<'_> {
    async fn request(&self) -> Request {
        let id = self.id;
        let read = self.desk.store().read(move |c| {
            matters::load::<Request>(c, id).map_err(|fault| match fault {
                LoadError::Store(fault) => fault,
                LoadError::Corrupt(fault) => panic!("{fault}"),
            })
        });
        read.await.unwrap()
    }

    async fn tries(&self, by: &Actor, command: Command) -> Result<Request, Refusal> {
        match self.desk.casework.act_on_request(self.id, command, *by).await {
            Ok(request) => Ok(request),
            Err(Setback::Refused(refusal)) => Err(refusal),
            Err(setback) => panic!("{setback}"),
        }
    }

    async fn answers(&self, answer: Answer) -> Result<Request, Refusal> {
        let text = Some(words("We looked into it."));
        self.tries(&self.desk.cast.sun_hao, Command::Answer { answer, text, on: None }).await
    }

    async fn falls(&self, key: WindowKey) -> Moment {
        self.request().await.life.running.of(key).expect("it runs").reckoning.falls
    }
}

/// The last instant before `at`.
fn before(at: Moment) -> Moment {
    Moment::from_microseconds(at.microseconds() - 1).unwrap()
}

#[actix_web::test]
async fn a_request_to_a_platform_with_an_inbox_is_there_at_once_and_its_time_is_that_of_the_right() {
    let desk = Desk::open().await;
    let asked = desk.asked().await;
    let request = asked.request().await;
    assert_eq!((request.stage, request.served), (Stage::Waiting, Some((Service::Inbox, desk.now()))));
    let rule = desk.rulebook().grievance(Grievance::Deletion);
    let due = Time::longest(&[rule], desk.rulebook(), desk.now()).unwrap().reckoning;
    assert_eq!(request.life.running.of(WindowKey::Request).unwrap().reckoning, due);
    desk.sweep().await;
    assert_eq!(desk.told_of(asked.id, "served").await, [Addressee::Consumer, Addressee::Platform]);
    // What somebody asks before they complain is no work of the centre's, and in nobody's figures.
    let of_centre = matters::Inbox::Centre;
    let filter = matters::InboxFilter { most: 10, ..Default::default() };
    let count = desk.store().read(move |c| Ok::<_, StoreError>(matters::inbox(c, of_centre, filter)?.1));
    assert_eq!(count.await.unwrap(), 0);
    desk.live_until(asked.falls(WindowKey::Request).await).await;
    desk.sweep().await;
    assert_eq!(asked.request().await.stage, Stage::Unanswered);
    assert!(desk.overdue().await.is_empty());
    desk.close().await;
}

#[actix_web::test]
async fn an_answer_is_in_time_until_the_last_instant_late_after_it_and_given_once() {
    let desk = Desk::open().await;
    for (late, stage) in [(false, Stage::Answered), (true, Stage::Answered)] {
        let asked = desk.asked().await;
        let falls = asked.falls(WindowKey::Request).await;
        desk.live_until(if late { falls } else { before(falls) }).await;
        let request = asked.answers(Answer::Partly).await.unwrap();
        let answer = request.answer.unwrap();
        assert_eq!((request.stage, answer.late), (stage, late));
        assert_eq!(request.came_back(), Some(CameBack::Partly));
        assert_eq!(asked.answers(Answer::Done).await.unwrap_err(), Refusal::AlreadyDone);
        let again = Command::Answer { answer: Answer::Refused, text: None, on: None };
        assert_eq!(asked.tries(&desk.cast.lin_mei, again).await.unwrap_err(), Refusal::AlreadyDone);
        desk.sweep().await;
        assert_eq!(desk.told_of(asked.id, "answered").await, [Addressee::Consumer]);
        let taken_back = asked.tries(&desk.cast.lin_mei, Command::TakeBack).await;
        assert_eq!(taken_back.unwrap_err(), Refusal::NoLongerOpen);
        asked.tries(&desk.cast.lin_mei, Command::Settle).await.unwrap();
        assert_eq!(asked.tries(&desk.cast.lin_mei, Command::Settle).await.unwrap_err(), Refusal::AlreadyDone);
        assert_eq!(asked.answers(Answer::Done).await.unwrap_err(), Refusal::NoLongerOpen);
        desk.sweep().await;
        assert_eq!(desk.told_of(asked.id, "ended").await, [Addressee::Platform]);
    }
    desk.close().await;
}

#[actix_web::test]
async fn silence_is_told_and_what_nobody_goes_on_with_ends_by_itself() {
    let desk = Desk::open().await;
    let asked = desk.asked().await;
    desk.live_until(asked.falls(WindowKey::RequestReminder).await).await;
    desk.sweep().await;
    assert_eq!(desk.told_of(asked.id, "reminded").await, [Addressee::Consumer, Addressee::Platform]);
    desk.live_until(asked.falls(WindowKey::Request).await).await;
    desk.sweep().await;
    assert_eq!(desk.told_of(asked.id, "lapsed").await, [Addressee::Consumer, Addressee::Platform]);
    let silent = asked.request().await;
    assert_eq!((silent.stage, silent.came_back()), (Stage::Unanswered, Some(CameBack::Nothing)));
    desk.live_until(asked.falls(WindowKey::Complaining).await).await;
    desk.sweep().await;
    let over = asked.request().await;
    assert_eq!((over.end, over.came_back()), (Some(End::Quiet), Some(CameBack::Nothing)));
    assert_eq!(desk.events(asked.id).await, ["asked", "served", "reminded", "lapsed", "lapsed", "ended"]);
    assert!(over.life.running.iter().next().is_none());
    desk.close().await;
}

#[actix_web::test]
async fn two_nodes_that_sweep_at_once_let_a_request_lapse_once() {
    let desk = Desk::open().await;
    let asked = desk.asked().await;
    desk.go_to(asked.falls(WindowKey::Request).await).await;
    let other = desk.second_node();
    let (one, two) = tokio::join!(desk.casework.sweep(), other.sweep());
    one.unwrap();
    two.unwrap();
    desk.sweep().await;
    assert_eq!(desk.events(asked.id).await, ["asked", "served", "reminded", "lapsed"]);
    desk.close().await;
}

#[actix_web::test]
async fn what_somebody_sent_themselves_counts_from_that_day_and_the_platform_hears_nothing_of_it_from_us() {
    let desk = Desk::open().await;
    let today = desk.now().day_in(&desk.rulebook().zone);
    let tomorrow = today.tomorrow().unwrap();
    let refused = desk.asks(asking(desk.cast.maisui, SentBy::Sender { on: tomorrow })).await;
    assert_eq!(refused.err(), Some(Refusal::ImpossibleDate));
    let asked = desk.asks(asking(desk.cast.maisui, SentBy::Sender { on: today })).await.unwrap();
    let request = asked.request().await;
    let zone = &desk.rulebook().zone;
    let window = request.life.running.of(WindowKey::Request).unwrap();
    assert_eq!(window.reckoning.starts, Moment::start_of(today, zone));
    assert_eq!((request.stage, request.is_with_platform()), (Stage::Waiting, false));
    // What was sent so long ago that its time has passed is silence already.
    let long_ago = Day::constant(2026, 3, 2);
    let old = desk.asks(asking(desk.cast.maisui, SentBy::Sender { on: long_ago })).await.unwrap();
    assert_eq!(old.request().await.stage, Stage::Unanswered);
    desk.sweep().await;
    let letters = desk.letters(old.id).await;
    assert!(letters.iter().all(|letter| letter.addressee == Addressee::Consumer), "{letters:?}");
    // A consumer tells what came.
    let told = Command::Answer { answer: Answer::Refused, text: Some(words("They said no.")), on: None };
    let request = old.tries(&desk.cast.lin_mei, told).await.unwrap();
    assert_eq!(request.answer.map(|answer| answer.late), Some(true));
    desk.close().await;
}

#[actix_web::test]
async fn nothing_is_sent_where_nobody_was_reached_and_nobody_acts_on_anothers_request() {
    let desk = Desk::open().await;
    let refused = desk.asks(asking(desk.cast.maisui, SentBy::Centre)).await;
    assert_eq!(refused.err(), Some(Refusal::NotReachable));
    let lacks = Ask { rights: vec![], ..asking(desk.cast.yunlu, SentBy::Centre) };
    assert_eq!(desk.asks(lacks).await.err(), Some(Refusal::FactMissing("rights")));
    let unasked = Ask { rights: vec![Grievance::BreachHarm], ..asking(desk.cast.yunlu, SentBy::Centre) };
    assert_eq!(desk.asks(unasked).await.err(), Some(Refusal::NotInRulebook("breach_harm".to_owned())));
    let asked = desk.asked().await;
    let answer = || Command::Answer { answer: Answer::Done, text: None, on: None };
    let cast = &desk.cast;
    for (who, command) in [
        (&cast.zhou_ming, answer()),
        (&cast.zhou_ming, Command::TakeBack),
        (&cast.stranger, answer()),
        (&cast.sun_hao, Command::TakeBack),
        (&cast.sun_hao, Command::Settle),
        (&cast.he_yun, answer()),
        (&cast.wu_fang, answer()),
        (&cast.tao_min, Command::Settle),
        (&cast.lin_mei, Command::Serve { how: Service::Post }),
        (&Actor::Clock, Command::Bounce),
    ] {
        assert_eq!(asked.tries(who, command).await.unwrap_err(), Refusal::NotYours, "{who:?}");
    }
    let stranger = cast::person(&cast.zhou_ming);
    let complain = Command::Complain { consumer: stranger, platform: cast.yunlu };
    let case = Actor::Matter(MatterId(fresh_id(desk.now()).unwrap()));
    assert_eq!(asked.tries(&case, complain).await.unwrap_err(), Refusal::NotYours);
    desk.close().await;
}

#[actix_web::test]
async fn a_verified_contact_is_served_when_its_server_takes_the_letter_itself() {
    let desk = Desk::open().await;
    let server = MailServer::open().await;
    let post = post_over(&desk, &server);
    cast::verify_contact(desk.store(), desk.cast.maisui, desk.now()).await;
    let asked = desk.asks(asking(desk.cast.maisui, SentBy::Centre)).await.unwrap();
    assert_eq!(asked.request().await.stage, Stage::Sending);
    server.will(Verdict::Later);
    post.deliver().await.unwrap();
    assert_eq!(asked.request().await.stage, Stage::Sending, "nobody has it yet");
    desk.hours(1).await;
    server.will(Verdict::Take);
    post.deliver().await.unwrap();
    let request = asked.request().await;
    assert_eq!(request.served, Some((Service::Mail, desk.now())));
    assert_eq!(asked.falls(WindowKey::Request).await, {
        let rule = desk.rulebook().grievance(Grievance::Deletion);
        Time::longest(&[rule], desk.rulebook(), desk.now()).unwrap().reckoning.falls
    });
    let mail = server.arrived().into_iter().find(|mail| mail.to == "legal@maisui.example").unwrap();
    let number = request.asked.number.to_string();
    let subject = mail.bytes.lines().find(|line| line.starts_with("Subject: ")).unwrap();
    assert!(!subject.contains("Lin Mei"), "{subject}");
    let notice = desk.letters(asked.id).await.into_iter().find(|letter| letter.person_id.is_none()).unwrap();
    let text = notice.words.unwrap().open().unwrap().to_owned();
    assert!(text.contains("Delete my personal data.") && text.contains(&number), "{text}");
    // A server may give back days later what it took at first.
    asked.tries(&Actor::Centre, Command::Bounce).await.unwrap();
    assert_eq!(asked.request().await.stage, Stage::Undelivered);
    let today = desk.now().day_in(&desk.rulebook().zone);
    asked.tries(&desk.cast.lin_mei, Command::SendMyself { on: today }).await.unwrap();
    let twice = asked.tries(&desk.cast.lin_mei, Command::SendMyself { on: today }).await;
    assert_eq!(twice.unwrap_err(), Refusal::AlreadyDone);
    assert_eq!(asked.request().await.stage, Stage::Waiting);
    post.deliver().await.unwrap();
    desk.close().await;
}

#[actix_web::test]
async fn what_cannot_be_brought_in_time_goes_back_to_whoever_asked_with_an_apology() {
    let desk = Desk::open().await;
    cast::verify_contact(desk.store(), desk.cast.maisui, desk.now()).await;
    // Here letters become files, which serve nobody.
    let asked = desk.asks(asking(desk.cast.maisui, SentBy::Centre)).await.unwrap();
    let falls = asked.falls(WindowKey::RequestService).await;
    desk.live_until(before(falls)).await;
    desk.sweep().await;
    assert_eq!(asked.request().await.stage, Stage::Sending);
    desk.live_until(falls).await;
    desk.sweep().await;
    assert_eq!(desk.events(asked.id).await, ["asked", "lapsed", "service_failed"]);
    assert_eq!(desk.told_of(asked.id, "service_failed").await, [Addressee::Consumer]);
    desk.live_until(asked.falls(WindowKey::Resending).await).await;
    desk.sweep().await;
    assert_eq!(asked.request().await.end, Some(End::Quiet));
    assert_eq!(asked.request().await.came_back(), None, "the platform was never asked");
    desk.close().await;
}

#[actix_web::test]
async fn another_day_of_sending_is_not_told_as_done_before() {
    let desk = Desk::open().await;
    cast::verify_contact(desk.store(), desk.cast.maisui, desk.now()).await;
    let asked = desk.asks(asking(desk.cast.maisui, SentBy::Centre)).await.unwrap();
    desk.live_until(asked.falls(WindowKey::RequestService).await).await;
    desk.sweep().await;
    let house = desk.serve().await;
    let lin_mei = house.reading(&desk.cast.lin_mei, "en").await;
    let today = desk.now().day_in(&desk.rulebook().zone);
    let sent = format!("/requests/{}/sending", asked.request().await.asked.number);
    let on = async |day: Day| {
        let (year, month, day) = (day.year().to_string(), day.month().to_string(), day.day().to_string());
        let typed =
            [("sent-year", year.as_str()), ("sent-month", month.as_str()), ("sent-day", day.as_str())];
        lin_mei.post(&sent, &typed).await
    };
    on(today).await.onward();
    let twice = on(today).await;
    assert!(lin_mei.get(twice.onward()).await.text().contains("This was done before"));
    let other = on(today.yesterday().unwrap()).await;
    assert_eq!((other.status, other.find(".problems li").len()), (409, 1));
    assert_eq!(asked.request().await.sent_on, Some(today));
    house.stop().await;
    desk.close().await;
}

#[actix_web::test]
async fn from_the_letter_to_the_silence_to_a_complaint_that_is_filled_in() {
    let desk = Desk::open().await;
    let house = desk.serve().await;
    let lin_mei = house.reading(&desk.cast.lin_mei, "en").await;
    let ready = lin_mei.post("/explore/letter", &TYPED).await;
    assert_eq!(ready.status, 200);
    let form = ready.attributes("input[name=form]", "value").remove(0);
    let mut sent = TYPED.to_vec();
    sent.extend([("form", form.as_str()), ("how", "here")]);
    let made = lin_mei.post("/requests", &sent).await.onward().to_owned();
    assert!(made.starts_with("/requests/R2026-000001-"), "{made}");
    // Pressed twice, it is there once.
    assert_eq!(lin_mei.post("/requests", &sent).await.onward(), made);
    let page = lin_mei.get(&made).await;
    for says in ["Yunlu Travel should answer the request by", "Delete my personal data", "in its inbox here"]
    {
        assert!(page.text().contains(says), "{says}: {}", page.text());
    }
    let sun_hao = house.as_(&desk.cast.sun_hao).await;
    let theirs = sun_hao.get(&made).await;
    assert!(theirs.text().contains("136 0000 0000") && theirs.find("form[action$=answer]").len() == 1);
    assert_eq!(house.as_(&desk.cast.zhou_ming).await.get(&made).await.status, 404);
    assert!(sun_hao.get("/cases").await.text().contains("Request by a user of yours"));
    assert!(lin_mei.get("/cases").await.text().contains("Request to Yunlu Travel"));
    assert!(!house.as_(&desk.cast.wu_fang).await.get("/cases?show=all").await.text().contains("R2026"));

    let number = made.rsplit('/').next().unwrap().parse().unwrap();
    let row = desk.store().read(move |c| matters::requested(c, number)).await;
    let row = row.map_err(|fault: StoreError| fault).unwrap();
    let asked = Asked { desk: &desk, id: row.id };
    desk.go_to(asked.falls(WindowKey::Request).await).await;
    // Nobody has swept yet: the page tells of the silence all the same. All sessions have ended meanwhile.
    let lin_mei = house.as_(&desk.cast.lin_mei).await;
    let sun_hao = house.as_(&desk.cast.sun_hao).await;
    let page = lin_mei.get(&made).await;
    assert!(page.text().contains("No answer of Yunlu Travel was noted here by"), "{}", page.text());
    let record = lin_mei.get(&format!("{made}/record.pdf")).await;
    assert!(record.body.starts_with(b"%PDF-"));
    assert_eq!(sun_hao.get(&format!("{made}/record.pdf")).await.status, 404);

    let draft = lin_mei.post(&format!("{made}/complaint"), &[]).await.onward().to_owned();
    assert_eq!(lin_mei.post(&format!("{made}/complaint"), &[]).await.onward(), draft, "one is begun, once");
    let next = lin_mei.get(&draft).await.onward().to_owned();
    assert!(next.ends_with("/happened"), "{next}");
    let happened = lin_mei.get(&next).await;
    let statement = happened.find("#statement").remove(0);
    assert!(statement.contains("nothing had come") && statement.contains("Delete my personal data"));
    let title = happened.attribute("#title", "value").unwrap();
    lin_mei.post(&next, &[("title", title.as_str()), ("statement", &statement)]).await.onward();
    for (topic, fields) in
        [("data", vec![]), ("wants", vec![("want", "delete")]), ("account", vec![("account", "136")])]
    {
        lin_mei.post(&format!("{draft}/{topic}"), &fields).await.onward();
    }
    lin_mei.post_files(&format!("{draft}/evidence"), &[], &[]).await.onward();
    let check = lin_mei.get(&format!("{draft}/check")).await;
    assert!(check.text().contains("Record of request R2026-000001"), "{}", check.text());
    let version = check.attribute("[name=version]", "value").unwrap();
    lin_mei.post(&format!("{draft}/check"), &[("version", &version)]).await.onward();
    desk.sweep().await;
    let request = asked.request().await;
    assert_eq!((request.stage, request.end), (Stage::Unanswered, None), "for the platform nothing changed");
    let case = desk.case(request.case.unwrap()).await;
    assert_eq!(case.filing.request, Some(asked.id));
    assert_eq!(case.filing.grievances, [Grievance::Deletion]);
    let before = case.filing.asked.as_ref().unwrap();
    assert_eq!((before.came_back, case.exhibits.len()), (CameBack::Nothing, 1));
    let page = lin_mei.get(&made).await;
    assert_eq!(page.find(&format!("a[href='/cases/{}']", case.number())).len(), 1);
    let theirs = sun_hao.get(&made).await;
    assert!(theirs.find(&format!("a[href$='{}']", case.number())).is_empty(), "it is not served yet");
    house.stop().await;
    desk.close().await;
}

#[actix_web::test]
async fn a_form_of_a_request_that_lacks_something_says_where_and_keeps_what_was_typed() {
    let desk = Desk::open().await;
    let house = desk.serve().await;
    let lin_mei = house.reading(&desk.cast.lin_mei, "en").await;
    let form = fresh_id(desk.now()).unwrap().to_string();
    let sends = |changed: Vec<(&'static str, &'static str)>| {
        let kept = TYPED.iter().filter(|(name, _)| changed.iter().all(|(other, _)| other != name));
        kept.copied().chain(changed.clone()).collect::<Vec<_>>()
    };
    for (changed, field) in [
        (vec![], "how"),
        (vec![("how", "here"), ("platforms", "Nobody Knows")], "how"),
        (vec![("how", "own")], "sent"),
        (vec![("how", "own"), ("sent-year", "2030"), ("sent-month", "1"), ("sent-day", "1")], "sent"),
        (vec![("how", "own"), ("sent-year", "2026"), ("sent-month", "9"), ("sent-day", "1T00")], "sent"),
        (vec![("how", "here"), ("name", "")], "name"),
    ] {
        let mut fields = sends(changed.clone());
        fields.push(("form", form.as_str()));
        let refused = lin_mei.post("/requests", &fields).await;
        assert_eq!(refused.status, 422, "{changed:?}");
        assert_eq!(refused.attributes(".problems a", "href"), [format!("#{field}")], "{changed:?}");
        assert!(refused.text().contains("The order of 3 March."));
    }
    // Of a platform that nobody here knows only the sender can bring it there; then its date is watched.
    let mut fields = sends(vec![
        ("platforms", "Nobody Knows"),
        ("how", "own"),
        ("sent-year", "2026"),
        ("sent-month", "11"),
        ("sent-day", "20"),
    ]);
    fields.push(("form", form.as_str()));
    let made = lin_mei.post("/requests", &fields).await.onward().to_owned();
    assert!(lin_mei.get(&made).await.text().contains("On 20 November 2026, as whoever asked says"));
    // An answer without a choice.
    let refused = lin_mei.post(&format!("{made}/answer"), &[("said", "They wrote back.")]).await;
    assert_eq!((refused.status, refused.find("#said").remove(0).as_str()), (422, "They wrote back."));
    for noun in ["answer", "extension", "sending", "settlement", "withdrawal", "complaint"] {
        let stranger = house.as_(&desk.cast.zhou_ming).await;
        assert_eq!(stranger.post(&format!("{made}/{noun}"), &[("x", "y")]).await.status, 404, "{noun}");
    }
    for nonsense in ["R2026-000001-A", "2026-000001-A", "x"] {
        assert_eq!(lin_mei.get(&format!("/requests/{nonsense}")).await.status, 404);
    }
    assert_eq!(desk.cast.lin_mei.role(), Some(Role::Consumer));
    house.stop().await;
    desk.close().await;
}

/// Sends the form of the letter as `who`, and gives the page of the request.
async fn keeps(visitor: &Browser, desk: &Desk, changed: &[(&'static str, &'static str)]) -> String {
    let form = fresh_id(desk.now()).unwrap().to_string();
    let kept = TYPED.iter().filter(|(name, _)| changed.iter().all(|(other, _)| other != name));
    let mut fields: Vec<(&str, &str)> = kept.chain(changed).copied().collect();
    fields.push(("form", form.as_str()));
    visitor.post("/requests", &fields).await.onward().to_owned()
}

impl Desk {
    async fn request_at(&self, address: &str) -> Asked<'_> {
        let number = address.rsplit('/').next().unwrap().parse().unwrap();
        let row = self.store().read(move |c| matters::requested(c, number)).await;
        Asked { desk: self, id: row.map_err(|fault: StoreError| fault).unwrap().id }
    }
}

/// Answers what a draft that follows a request still lacks, and files it.
async fn files(visitor: &Browser, draft: &str) -> Seen {
    let happened = format!("{draft}/happened");
    let written = visitor.get(&happened).await;
    let title = written.attribute("#title", "value").unwrap();
    let statement = written.find("#statement").remove(0);
    visitor.post(&happened, &[("title", title.as_str()), ("statement", &statement)]).await.onward();
    for (topic, fields) in [("data", vec![]), ("wants", vec![("want", "delete")]), ("account", vec![])] {
        visitor.post(&format!("{draft}/{topic}"), &fields).await.onward();
    }
    visitor.post_files(&format!("{draft}/evidence"), &[], &[]).await.onward();
    let check = visitor.get(&format!("{draft}/check")).await;
    let version = check.attribute("[name=version]", "value").unwrap();
    visitor.post(&format!("{draft}/check"), &[("version", &version)]).await
}

#[actix_web::test]
async fn whoever_is_complained_of_early_learns_nothing_of_it_and_can_still_answer() {
    let desk = Desk::open().await;
    let house = desk.serve().await;
    let lin_mei = house.reading(&desk.cast.lin_mei, "en").await;
    let sun_hao = house.as_(&desk.cast.sun_hao).await;
    let made = keeps(&lin_mei, &desk, &[("how", "here")]).await;
    desk.sweep().await;
    let before = (sun_hao.get(&made).await.text(), sun_hao.get("/cases?show=all").await.text());
    let draft = lin_mei.post(&format!("{made}/complaint"), &[]).await.onward().to_owned();
    lin_mei.post(&format!("{draft}/asked"), &[("asked", "no")]).await.onward();
    let receipt = files(&lin_mei, &draft).await.onward().to_owned();
    assert!(receipt.ends_with("/receipt"), "{receipt}");
    desk.sweep().await;
    let asked = desk.request_at(&made).await;
    assert!(asked.request().await.case.is_some());
    assert_eq!(sun_hao.get(&made).await.text(), before.0);
    assert_eq!(sun_hao.get("/cases?show=all").await.text(), before.1);
    // Pressed once more, there is nothing to begin; and what is complained of is settled in its case.
    let again = lin_mei.post(&format!("{made}/complaint"), &[]).await;
    assert_eq!((again.status, again.header("location")), (303, Some(made.as_str())));
    assert_eq!(asked.tries(&desk.cast.lin_mei, Command::Settle).await.unwrap_err(), Refusal::NoLongerOpen);
    asked.answers(Answer::Done).await.unwrap();
    house.stop().await;
    desk.close().await;
}

#[actix_web::test]
async fn a_complaint_that_a_request_has_overtaken_is_brought_up_to_date_before_it_is_filed() {
    let desk = Desk::open().await;
    let house = desk.serve().await;
    let lin_mei = house.reading(&desk.cast.lin_mei, "en").await;
    let made = keeps(&lin_mei, &desk, &[("how", "here")]).await;
    let draft = lin_mei.post(&format!("{made}/complaint"), &[]).await.onward().to_owned();
    lin_mei.post(&format!("{draft}/asked"), &[("asked", "no")]).await.onward();
    let asked = desk.request_at(&made).await;
    asked.answers(Answer::Refused).await.unwrap();
    let stale = files(&lin_mei, &draft).await;
    assert_eq!(stale.status, 409);
    assert!(stale.text().contains("has gone on since you began"), "{}", stale.text());
    assert_eq!(lin_mei.post(&format!("{made}/complaint"), &[]).await.onward(), draft);
    assert!(files(&lin_mei, &draft).await.onward().ends_with("/receipt"));
    desk.sweep().await;
    let case = desk.case(asked.request().await.case.unwrap()).await;
    assert_eq!(case.filing.asked.as_ref().map(|asked| asked.came_back), Some(CameBack::Refused));
    assert_eq!(case.exhibits.len(), 1, "the old record is gone");
    house.stop().await;
    desk.close().await;
}

#[actix_web::test]
async fn what_was_asked_of_one_platform_does_not_go_along_to_another() {
    let desk = Desk::open().await;
    let house = desk.serve().await;
    let lin_mei = house.reading(&desk.cast.lin_mei, "en").await;
    let made = keeps(&lin_mei, &desk, &[("how", "here")]).await;
    let draft = lin_mei.post(&format!("{made}/complaint"), &[]).await.onward().to_owned();
    lin_mei.post(&format!("{draft}/platform"), &[("platform", "Maisui Mart")]).await.onward();
    let evidence = lin_mei.get(&format!("{draft}/evidence")).await;
    assert!(!evidence.text().contains("Record of request"), "{}", evidence.text());
    let asked = lin_mei.get(&format!("{draft}/asked")).await;
    assert!(!asked.text().contains("R2026"), "{}", asked.text());
    lin_mei.post(&format!("{draft}/asked"), &[("asked", "no")]).await.onward();
    assert!(files(&lin_mei, &draft).await.onward().ends_with("/receipt"));
    desk.sweep().await;
    assert_eq!(desk.request_at(&made).await.request().await.case, None);
    house.stop().await;
    desk.close().await;
}

#[actix_web::test]
async fn each_platform_is_asked_once_and_a_changed_form_asks_anew() {
    let desk = Desk::open().await;
    let house = desk.serve().await;
    let lin_mei = house.reading(&desk.cast.lin_mei, "en").await;
    let twice = [("platforms", "Yunlu Travel\n云路出行\nyunlu travel"), ("how", "here")];
    let made = keeps(&lin_mei, &desk, &twice).await;
    assert!(made.ends_with(&desk.request_at(&made).await.request().await.asked.number.to_string()));
    assert!(made.contains("R2026-000001-"), "{made}");
    let form = fresh_id(desk.now()).unwrap().to_string();
    let sends = |platform: &'static str| {
        let kept = TYPED.iter().filter(|(name, _)| *name != "platforms").copied();
        let more = [("platforms", platform), ("form", form.as_str()), ("how", "here")];
        kept.chain(more).collect::<Vec<_>>()
    };
    // Of several, none is asked while one cannot be reached, and that one is named.
    let refused = lin_mei.post("/requests", &sends("Yunlu Travel\nNobody\u{200b} Knows")).await;
    assert_eq!(refused.status, 422);
    assert!(refused.find(".problems a")[0].starts_with("We have no verified address of Nobody Knows,"));
    let first = lin_mei.post("/requests", &sends("Yunlu\u{200b} Travel")).await.onward().to_owned();
    assert!(first.contains("R2026-000002-"), "{first}");
    // However often it comes, it costs one of the requests that a day has.
    for _ in 0..25 {
        assert_eq!(lin_mei.post("/requests", &sends("Yunlu Travel")).await.onward(), first);
    }
    let other = lin_mei.post("/requests", &sends("Paotui Home")).await.onward().to_owned();
    assert_ne!(first, other);
    house.stop().await;
    desk.close().await;
}

#[actix_web::test]
async fn a_letter_that_was_sent_before_is_dated_and_counted_from_its_day_and_an_answer_has_its_own() {
    let desk = Desk::open().await;
    let house = desk.serve().await;
    let lin_mei = house.reading(&desk.cast.lin_mei, "en").await;
    let own =
        |year, month, day| [("how", "own"), ("sent-year", year), ("sent-month", month), ("sent-day", day)];
    let made = keeps(&lin_mei, &desk, &own("2026", "9", "1")).await;
    let page = lin_mei.get(&made).await;
    let letter = page.find("article.document").remove(0);
    // 15 working days from Tuesday 1 September 2026;
    let last = desk
        .request_at(&made)
        .await
        .request()
        .await
        .window
        .unwrap()
        .reckoning
        .last_day(&desk.rulebook().zone);
    assert!(letter.contains("1 September 2026"), "{letter}");
    assert!(letter.contains(&format!("by {} September 2026", last.day())), "{letter}");
    // No answer comes before the letter was sent.
    let early = [("answer", "refused"), ("came-year", "2026"), ("came-month", "8"), ("came-day", "31")];
    let refused = lin_mei.post(&format!("{made}/answer"), &early).await;
    assert_eq!((refused.status, refused.attributes(".problems a", "href")), (422, vec!["#came".to_owned()]));
    assert!(desk.request_at(&made).await.request().await.answer.is_none());
    // One that came in time is none that came late, whenever it is told.
    let told = [("answer", "refused"), ("came-year", "2026"), ("came-month", "9"), ("came-day", "10")];
    lin_mei.post(&format!("{made}/answer"), &told).await.onward();
    let asked = desk.request_at(&made).await;
    assert_eq!(asked.request().await.answer.map(|answer| answer.late), Some(false));
    // Twice it is there; what says something else is not taken for it, and its words are not lost.
    let again = lin_mei.post(&format!("{made}/answer"), &told).await;
    assert_eq!((again.status, again.onward()), (303, made.as_str()));
    let other = [("answer", "partly"), ("said", "They sent half of it.")];
    let stale = lin_mei.post(&format!("{made}/answer"), &other).await;
    assert_eq!(stale.status, 409);
    assert!(stale.text().contains("They sent half of it."), "{}", stale.text());
    // What was settled leads to no complaint, and it says so, and which way is open.
    let settled = keeps(&lin_mei, &desk, &own("2026", "9", "2")).await;
    lin_mei.post(&format!("{settled}/settlement"), &[]).await.onward();
    let stale = lin_mei.post(&format!("{settled}/complaint"), &[]).await;
    assert_eq!(stale.status, 409);
    assert!(stale.find(".problems")[0].contains("You can file a complaint without it"), "{}", stale.text());
    // Nothing before the law, and no sending before there was a request.
    let form = fresh_id(desk.now()).unwrap().to_string();
    let mut fields = TYPED.to_vec();
    fields.extend(own("1999", "9", "1"));
    fields.push(("form", form.as_str()));
    let refused = lin_mei.post("/requests", &fields).await;
    assert_eq!((refused.status, refused.attributes(".problems a", "href")), (422, vec!["#sent".to_owned()]));
    cast::verify_contact(desk.store(), desk.cast.maisui, desk.now()).await;
    let asked = desk.asks(asking(desk.cast.maisui, SentBy::Centre)).await.unwrap();
    asked.tries(&Actor::Centre, Command::Bounce).await.unwrap();
    let yesterday = desk.now().day_in(&desk.rulebook().zone).yesterday().unwrap();
    let early = asked.tries(&desk.cast.lin_mei, Command::SendMyself { on: yesterday }).await;
    assert_eq!(early.unwrap_err(), Refusal::ImpossibleDate);
    house.stop().await;
    desk.close().await;
}

#[actix_web::test]
async fn the_longer_time_of_the_law_is_taken_once_in_time_and_only_where_the_law_gives_it() {
    let extend = |window| Command::Extend { window, text: words("There are many requests.") };
    let desk = Desk::open_in("eu").await;
    let asked = desk.asked().await;
    let window = asked.request().await.life.running.of(WindowKey::Request).unwrap().id;
    let falls = asked.falls(WindowKey::Request).await;
    desk.live_until(before(falls)).await;
    asked.tries(&desk.cast.sun_hao, extend(window)).await.unwrap();
    // From a month to three: 23 December 2026, and two months on.
    let zone = &desk.rulebook().zone;
    let last = asked.request().await.life.running.of(WindowKey::Request).unwrap().reckoning.last_day(zone);
    assert_eq!(last, Day::constant(2027, 2, 23));
    let twice = asked.tries(&desk.cast.sun_hao, extend(window)).await;
    assert_eq!(twice.unwrap_err(), Refusal::ExtensionUsed);
    desk.live_until(falls).await;
    assert_eq!(asked.request().await.stage, Stage::Waiting);
    desk.sweep().await;
    assert_eq!(desk.told_of(asked.id, "extended").await, [Addressee::Consumer]);
    let late = desk.asked().await;
    let window = late.request().await.life.running.of(WindowKey::Request).unwrap().id;
    desk.live_until(late.falls(WindowKey::Request).await).await;
    let refused = late.tries(&desk.cast.sun_hao, extend(window)).await;
    assert_eq!(refused.unwrap_err(), Refusal::NoLongerOpen);
    desk.sweep().await;
    desk.close().await;

    let desk = Desk::open().await;
    let asked = desk.asked().await;
    let window = asked.request().await.life.running.of(WindowKey::Request).unwrap().id;
    let refused = asked.tries(&desk.cast.sun_hao, extend(window)).await;
    assert_eq!(refused.unwrap_err(), Refusal::NoExtension(WindowKey::Request));
    desk.close().await;
}

#[actix_web::test]
async fn who_waits_is_told_that_nobody_reads_the_inbox_any_more_and_the_contact_gets_the_letter() {
    let desk = Desk::open().await;
    let server = MailServer::open().await;
    let post = post_over(&desk, &server);
    let (asked, answered, settled) = (desk.asked().await, desk.asked().await, desk.asked().await);
    answered.answers(Answer::Done).await.unwrap();
    settled.tries(&desk.cast.lin_mei, Command::Settle).await.unwrap();
    // While somebody is there nothing is told.
    let there = asked.tries(&Actor::Centre, Command::LeaveInbox).await;
    assert_eq!(there.unwrap_err(), Refusal::NoLongerOpen);
    post.deliver().await.unwrap();
    cast::verify_contact(desk.store(), desk.cast.yunlu, desk.now()).await;
    let falls = asked.falls(WindowKey::Request).await;
    let house = desk.serve().await;
    let ma_li = house.as_(&desk.cast.ma_li).await;
    let end = ma_li.get("/centre/platforms/yunlu").await.attribute("a[href$='/end']", "href").unwrap();
    assert!(
        ma_li.get(&end).await.find(".box.warn")[0]
            .contains("Whoever waits for its answer to a request is told")
    );
    ma_li.post(&end, &[]).await.onward();
    assert_eq!(desk.events(asked.id).await, ["asked", "served", "inbox_left"]);
    assert_eq!(desk.told_of(asked.id, "inbox_left").await, [Addressee::Consumer, Addressee::Platform]);
    for other in [&answered, &settled] {
        assert!(!desk.events(other.id).await.contains(&"inbox_left".to_owned()));
    }
    // The platform has it: its time runs on, and whoever asked may complain after it.
    assert_eq!((asked.request().await.stage, asked.falls(WindowKey::Request).await), (Stage::Waiting, falls));
    post.deliver().await.unwrap();
    let to_contact = |letter: &redress::store::outbox::LetterRow| letter.person_id.is_none();
    let notice = desk.letters(asked.id).await.into_iter().find(to_contact).unwrap();
    let words = notice.words.unwrap().open().unwrap().to_owned();
    assert!(words.contains("Delete my personal data.") && words.contains("any more"), "{words}");
    desk.live_until(falls).await;
    desk.sweep().await;
    assert_eq!(asked.request().await.came_back(), Some(CameBack::Nothing));
    post.deliver().await.unwrap();
    house.stop().await;
    desk.close().await;
}

#[actix_web::test]
async fn whom_somebody_asked_is_no_affair_of_the_directory() {
    let desk = Desk::open().await;
    let house = desk.serve().await;
    let lin_mei = house.reading(&desk.cast.lin_mei, "en").await;
    let today = desk.now().day_in(&desk.rulebook().zone);
    let (year, month, day) = (today.year().to_string(), today.month().to_string(), today.day().to_string());
    let form = fresh_id(desk.now()).unwrap().to_string();
    let kept = TYPED.iter().filter(|(name, _)| *name != "platforms").copied();
    let own = [
        ("platforms", "Xunda Home"),
        ("form", form.as_str()),
        ("how", "own"),
        ("sent-year", year.as_str()),
        ("sent-month", month.as_str()),
        ("sent-day", day.as_str()),
    ];
    let made = lin_mei.post("/requests", &kept.chain(own).collect::<Vec<_>>()).await;
    assert!(made.onward().starts_with("/requests/"), "{}", made.text());
    let ma_li = house.as_(&desk.cast.ma_li).await;
    let directory = ma_li.get("/centre/platforms").await;
    let listed = directory.find("tbody th a");
    assert!(
        listed.contains(&"Yunlu Travel".to_owned()) && !listed.contains(&"Xunda Home".to_owned()),
        "{listed:?}"
    );
    house.stop().await;
    desk.close().await;
}
