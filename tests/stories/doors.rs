//! Every door, tried by everybody, with real things behind it: the address map says which role may
//! pass, the place in the matter says who of them, and no answer holds what its reader must not read.

use crate::app::TestApp;
use crate::browser::{Answer, Browser};
use crate::cast::person;
use crate::desk::Desk;
use crate::served::Served;
use crate::steps::{complaint, delete_within, upholding, with_retaliation, words};
use redress::domain::actor::{Actor, Role};
use redress::domain::case::event::{AlarmKind, Finding};
use redress::domain::command::{Command, Promised};
use redress::domain::evidence::Wall;
use redress::domain::grievance::Grievance;
use redress::domain::ids::MatterId;
use redress::domain::publication;
use redress::domain::request::{self, Ask, SentBy};
use redress::domain::text::Language;
use redress::store::people::{self, Details};
use redress::store::{Sealed, StoreError, claims, standings};
use redress::web::routes::{Body, Door, ROUTES, Route};

/// Who sees a secret.
type Readers = &'static [&'static str];

/// What somebody must not read, and who may.
const SECRETS: &[(&str, Readers)] = &[
    ("canary-telephone", &["lin_mei", "wu_fang", "song_jie"]),
    ("canary-street", &["lin_mei", "wu_fang", "song_jie"]),
    ("canary-statement", &["lin_mei", "sun_hao", "he_yun", "wu_fang", "song_jie"]),
    ("canary-account", &["lin_mei", "sun_hao", "he_yun", "wu_fang", "song_jie"]),
    ("canary-before-service", &["lin_mei", "wu_fang"]),
    ("canary-offer", &["lin_mei", "sun_hao", "he_yun"]),
    ("canary-settlement", &["lin_mei", "sun_hao", "he_yun"]),
    ("canary-message", &["lin_mei", "sun_hao", "he_yun", "wu_fang", "song_jie"]),
    ("canary-alarm", &["lin_mei", "he_yun", "wu_fang", "song_jie"]),
    ("canary-attended", &["lin_mei", "he_yun", "wu_fang", "song_jie"]),
    ("canary-punished", &["lin_mei", "sun_hao", "he_yun", "wu_fang", "song_jie"]),
    ("canary-file-name", &["lin_mei", "sun_hao", "he_yun", "wu_fang", "song_jie"]),
    ("canary-file-bytes", &["lin_mei", "sun_hao", "he_yun", "wu_fang", "song_jie"]),
    ("canary-draft", &["lin_mei"]),
    ("canary-claimant", &["wu_fang"]),
    ("canary-request", &["lin_mei", "sun_hao"]),
    ("canary-noted", &["lin_mei"]),
    ("lin.mei@people.example", &["lin_mei", "wu_fang", "song_jie"]),
];

/// Everybody, by name; strangers are people of the same roles who have no place in the case.
struct Everybody<'d> {
    insiders: Vec<(&'static str, &'d Actor)>,
    strangers: Vec<(&'static str, &'d Actor)>,
}

impl<'d> Everybody<'d> {
    fn of(desk: &'d Desk) -> Self {
        let cast = &desk.cast;
        Everybody {
            insiders: vec![
                ("lin_mei", &cast.lin_mei),
                ("sun_hao", &cast.sun_hao),
                ("he_yun", &cast.he_yun),
                ("wu_fang", &cast.wu_fang),
                ("song_jie", &cast.song_jie),
                ("tao_min", &cast.tao_min),
            ],
            strangers: vec![
                ("zhou_ming", &cast.zhou_ming),
                ("stranger", &cast.stranger),
                ("gu_wei", &cast.gu_wei),
            ],
        }
    }
}

/// What really stands behind the names in the map's patterns.
struct Behind {
    number: String,
    draft: String,
    letter: String,
    exhibit: String,
    entry: String,
    standing: String,
    claim: String,
    request: String,
}

impl Behind {
    /// A case that went all the way, with a secret in everything that people wrote.
    async fn build(desk: &Desk, served: &Served) -> Behind {
        let cast = &desk.cast;
        let told = Details {
            name: Sealed::seal("林梅"),
            phone: Some(Sealed::seal("canary-telephone")),
            address: Some(Sealed::seal("canary-street")),
            language: Language::En,
        };
        let lin_mei = person(&cast.lin_mei);
        let tell = desk.store().write(move |tx| people::set_details(tx, lin_mei, &told)).await;
        tell.map_err(|problem: StoreError| problem).unwrap();

        let mut filing = complaint(cast.yunlu);
        filing.statement = words("canary-statement");
        filing.account = Some(words("canary-account"));
        let case = desk.file(filing).await.unwrap();
        let says = |text, wall| Command::Message { text: words(text), wall };
        case.does(&cast.lin_mei, says("canary-before-service", None)).await;
        case.admit().await;
        desk.days(1).await;
        let promise = Promised { text: Some(words("canary-offer")), ..delete_within(None) };
        case.does(&cast.sun_hao, Command::Offer { text: words("Terms."), promises: vec![promise] }).await;
        case.does(&cast.sun_hao, says("canary-settlement", Some(Wall::Settlement))).await;
        case.does(&cast.lin_mei, says("canary-message", Some(Wall::Court))).await;
        let mut file = desk.evidence("canary-file-bytes").await;
        file.title = words("canary-file-name");
        let exhibiting = Command::Exhibit { text: None, exhibits: vec![file] };
        let exhibit = case.does(&cast.lin_mei, exhibiting).await.exhibits[0].exhibit.id;
        let alarm = case.raises(AlarmKind::Threatened, "canary-alarm").await;
        let attended = words("canary-attended");
        case.does(&cast.wu_fang, Command::AttendAlarm { alarm, text: attended }).await;
        case.raises(AlarmKind::Punished, "canary-punished").await;
        case.answer().await;
        case.ask_for_mediator().await;
        case.assign(&cast.he_yun).await;
        case.heard().await;
        case.does(&cast.he_yun, with_retaliation(upholding(), Finding::Upheld)).await;
        case.refuse_ruling(&cast.sun_hao).await;
        desk.sweep().await;
        let finding = Some(words("It kept what it had to delete."));
        desk.publishing(case.id, &cast.wu_fang, publication::Command::Draft { finding }).await;
        let window = desk.publication(case.id).await.unwrap().life.running.next().unwrap().id;
        let reply = publication::Command::Reply { window, text: words("We see it otherwise.") };
        desk.publishing(case.id, &cast.sun_hao, reply).await;
        let entry = desk.publishing(case.id, &cast.wu_fang, publication::Command::Publish).await.life.id;
        case.hand_over().await;
        case.docket().await;
        case.judge(Finding::Upheld).await;
        desk.sweep().await;
        let number = case.case().await.number().to_string();

        let visitor = served.as_(&cast.lin_mei).await;
        let first = visitor.post("/complaint", &[]).await.onward().to_owned();
        let draft = first.split('/').nth(2).unwrap().to_owned();
        let writes = [("platform", "canary-draft"), ("site", "canary-draft.example")];
        visitor.post(&first, &writes).await.onward();

        let still_open = desk.filed().await;
        still_open.admit().await;
        let claim = [
            ("case", still_open.case().await.number().to_string()),
            ("name", "canary-claimant".to_owned()),
            ("position", "counsel".to_owned()),
            ("mail", "who@yunlu.example".to_owned()),
            ("proof", "Call us.".to_owned()),
        ];
        let claim: Vec<(&str, &str)> = claim.iter().map(|(name, value)| (*name, value.as_str())).collect();
        assert_eq!(served.visitor().post("/claim", &claim).await.status, 200);
        desk.sweep().await;

        let mut letters = desk.letters(case.id).await.into_iter();
        let letter = letters.rfind(|letter| letter.person_id == Some(lin_mei)).unwrap().id;
        let request = request_with_canaries(desk).await;
        let (he_yun, now) = (person(&cast.he_yun), desk.now());
        let read = move |c: &mut redress::store::Conn<'_>| {
            Ok::<_, StoreError>((standings::of(c, he_yun, now)?[0].id, claims::waiting(c, 0, 1)?[0].0.id))
        };
        let (standing, claim) = desk.store().read(read).await.unwrap();
        Behind {
            number,
            draft,
            letter: letter.to_string(),
            exhibit: exhibit.to_string(),
            entry: entry.to_string(),
            standing: standing.to_string(),
            claim: claim.to_string(),
            request,
        }
    }

    /// The address of a line of the map.
    fn address(&self, route: &Route) -> String {
        let slug = if route.pattern.starts_with("/static") { "app.css" } else { "yunlu" };
        route
            .pattern
            .replace("{number}", &self.number)
            .replace("{draft}", &self.draft)
            .replace("{topic}", "platform")
            .replace("{letter}", &self.letter)
            .replace("{exhibit}", &self.exhibit)
            .replace("{entry}", &self.entry)
            .replace("{standing}", &self.standing)
            .replace("{claim}", &self.claim)
            .replace("{request}", &self.request)
            .replace("{slug}", slug)
            .replace("{rulebook}", "cn")
            .replace("{file}", slug)
            .replace("{token}", "no-token")
    }
}

/// A request that the platform has, with what whoever made it noted for themselves.
async fn request_with_canaries(desk: &Desk) -> String {
    let letters = vec![(Language::En, words("canary-request"))];
    let ask = Ask {
        platform: desk.cast.yunlu,
        rights: vec![Grievance::Deletion],
        letters,
        sent_by: SentBy::Centre,
    };
    let id = MatterId(redress::accounts::fresh_id(desk.now()).unwrap());
    desk.casework.request(id, desk.cast.lin_mei, move |_| Ok::<_, StoreError>(ask)).await.unwrap();
    let noted = request::Command::Answer {
        answer: request::Answer::Refused,
        text: Some(words("canary-noted")),
        on: None,
    };
    let request = desk.casework.act_on_request(id, noted, desk.cast.lin_mei).await.unwrap();
    desk.sweep().await;
    request.asked.number.to_string()
}

async fn knock(visitor: &Browser, route: &Route, address: &str) -> Answer {
    match route.body {
        Body::None => visitor.get(address).await,
        Body::Form => visitor.post(address, &[("nonsense", "typed")]).await,
        Body::Files => {
            let headers =
                [("sec-fetch-site", "same-origin"), ("content-type", "multipart/form-data; boundary=x")];
            visitor.send("POST", address, &headers, b"--x--\r\n").await
        }
    }
}

/// May somebody who has a place in the case pass this line? Written out here, so that a door that is
/// opened too far in the map does not open this test with it.
fn may_pass(route: &Route, role: Role) -> bool {
    use Role::{Consumer, Court, Mediator, Platform, Registrar, Supervisor};
    const EVERYBODY: &[Role] = Role::ALL;
    let noun = route.pattern.rsplit('/').next().unwrap();
    let roles: &[Role] = match route.pattern {
        pattern if pattern.starts_with("/complaint/{draft}") => &[Consumer],
        "/letters/{letter}" => &[Consumer],
        "/letters/{letter}/delivery" | "/letters/{letter}/paper" | "/letters/undeliverable" => &[Registrar],
        "/account/reach" => &[Consumer],
        pattern if pattern.starts_with("/centre/") || pattern.starts_with("/people") => &[Registrar],
        "/oversight" => &[Registrar, Supervisor],
        "/account/interests" => &[Mediator],
        pattern if pattern.starts_with("/publications/") => match noun {
            "{number}" => &[Platform, Registrar, Supervisor],
            "reply" => &[Platform],
            _ => &[Registrar],
        },
        pattern if pattern.starts_with("/cases/{number}/exhibits/") => {
            &[Consumer, Platform, Mediator, Registrar, Court]
        }
        pattern if pattern.starts_with("/cases/{number}/bundle") => &[Consumer, Registrar, Court],
        pattern if pattern.starts_with("/cases/{number}") => match noun {
            "{number}" | "letters" | "calendar.ics" => EVERYBODY,
            "receipt" => &[Consumer, Registrar],
            "admission"
            | "completion-request"
            | "inadmissibility"
            | "service"
            | "service-failure"
            | "assignment"
            | "challenge-decision"
            | "help"
            | "alarm-response"
            | "referral-rejection"
            | "linked-case"
            | "review-decision"
            | "restoration-decision" => &[Registrar],
            "answer" | "performance" | "referral" | "disclosure-reading" | "publication-request" => {
                &[Platform]
            }
            "response" | "offer-acceptance" | "offer-refusal" | "ruling-acceptance" | "ruling-refusal"
            | "exhibits" | "price-comparison" | "extension" | "help-request" | "challenge"
            | "restoration" => &[Consumer, Platform],
            "correction" => &[Mediator, Registrar],
            "question" | "stay" | "stay-end" | "ruling" | "closing" => &[Mediator],
            "offer" => &[Consumer, Platform, Mediator],
            "messages" => &[Consumer, Platform, Mediator, Registrar],
            "docket" | "return" | "judgment" => &[Court],
            "completion"
            | "answer-acceptance"
            | "mediation"
            | "confirmation"
            | "denial"
            | "handover"
            | "withdrawal"
            | "withdrawal-undo"
            | "review"
            | "reopening"
            | "alarm"
            | "disclosure"
            | "disclosure-withdrawal" => &[Consumer],
            new => panic!("say here who may use the new act {new}"),
        },
        "/requests" => &[Consumer],
        pattern if pattern.starts_with("/requests/") => match noun {
            "{request}" | "answer" | "extension" => &[Consumer, Platform],
            _ => &[Consumer],
        },
        "/complaint" => &[Consumer],
        _ => EVERYBODY,
    };
    roles.contains(&role)
}

/// Does this line lead to something that belongs to somebody in particular?
fn is_somebodys(route: &Route) -> bool {
    ["/cases/{", "/requests/{", "/complaint/{", "/letters/{letter}", "/publications/{"]
        .iter()
        .any(|start| route.pattern.starts_with(start))
}

fn passed(answer: &Answer) -> bool {
    let to_sign_in = answer.status == 303 && answer.header("location").unwrap().starts_with("/sign-in");
    ![403, 404].contains(&answer.status) && !to_sign_in
}

#[actix_web::test]
async fn whoever_has_no_place_passes_no_door_and_reads_no_secret() {
    let desk = Desk::open().await;
    let served = desk.serve().await;
    let behind = Behind::build(&desk, &served).await;
    let everybody = Everybody::of(&desk);
    let version = desk.letters(case_of(&desk, &behind).await).await.len();
    for (name, who) in &everybody.strangers {
        let visitor = served.as_(who).await;
        for route in ROUTES.iter().filter(|route| is_somebodys(route)) {
            let answer = knock(&visitor, route, &behind.address(route)).await;
            assert_eq!(answer.status, 404, "{name} at {} {}", route.method, route.pattern);
            no_secret_but_for(&answer, None, name, route);
        }
    }
    let anonymous = served.visitor();
    for route in ROUTES {
        let private = !matches!(route.door, Door::Open | Door::Anyone);
        let answer = knock(&anonymous, route, &behind.address(route)).await;
        let expected = if route.body == Body::None { 303 } else { 403 };
        assert!(
            !private || answer.status == expected,
            "{} {} {}",
            route.method,
            route.pattern,
            answer.status
        );
        assert!(answer.status < 500, "{} {} gave {}", route.method, route.pattern, answer.status);
        no_secret_but_for(&answer, None, "somebody", route);
    }
    assert_eq!(desk.letters(case_of(&desk, &behind).await).await.len(), version, "nothing happened");
    served.stop().await;
    desk.close().await;
}

async fn case_of(desk: &Desk, behind: &Behind) -> redress::domain::ids::MatterId {
    let number = behind.number.parse().unwrap();
    let read = desk.store().read(move |c| redress::store::matters::numbered(c, number)).await;
    read.map_err(|problem: StoreError| problem).unwrap().id
}

#[actix_web::test]
async fn whoever_has_a_place_passes_their_doors_and_reads_what_is_for_them() {
    let desk = Desk::open().await;
    let served = desk.serve().await;
    let behind = Behind::build(&desk, &served).await;
    let mut read = Vec::new();
    for (name, who) in &Everybody::of(&desk).insiders {
        let role = who.role().unwrap();
        let visitor = served.as_(who).await;
        for route in ROUTES {
            let may = may_pass(route, role);
            // What may be done is told in stories of its own; here nobody changes anything.
            if may && route.body != Body::None {
                continue;
            }
            let is_open = matches!(route.door, Door::Open | Door::Anyone);
            if is_open && route.pattern.contains("{token}") {
                continue;
            }
            let answer = knock(&visitor, route, &behind.address(route)).await;
            assert_eq!(passed(&answer), may || is_open, "{name} at {} {}", route.method, route.pattern);
            assert!(answer.status < 500, "{name} at {} gave {}", route.pattern, answer.status);
            no_secret_but_for(&answer, Some(name), name, route);
            read.extend(secrets_in(&answer).map(|secret| (*name, secret)));
        }
    }
    // The canaries can be found at all: everybody read each of theirs somewhere.
    for (secret, readers) in SECRETS {
        for reader in *readers {
            assert!(read.contains(&(*reader, *secret)), "{reader} never read {secret}");
        }
    }
    served.stop().await;
    desk.close().await;
}

fn secrets_in(answer: &Answer) -> impl Iterator<Item = &'static str> {
    let text = String::from_utf8_lossy(&answer.body).into_owned() + &format!("{:?}", answer.headers);
    SECRETS.iter().map(|(secret, _)| *secret).filter(move |secret| text.contains(secret))
}

fn no_secret_but_for(answer: &Answer, reader: Option<&str>, name: &str, route: &Route) {
    for secret in secrets_in(answer) {
        let (_, readers) = SECRETS.iter().find(|(known, _)| *known == secret).unwrap();
        let theirs = reader.is_some_and(|reader| readers.contains(&reader));
        assert!(theirs, "{name} reads {secret} at {} {}", route.method, route.pattern);
    }
}

#[actix_web::test]
async fn a_role_without_any_place_finds_the_doors_of_its_role_and_no_others() {
    let app = TestApp::start().await;
    for role in Role::ALL.iter().copied().filter(|role| *role != Role::Platform) {
        let visitor = app.signed_in(&format!("{role}@example.org"), role).await;
        for route in ROUTES.iter().filter(|route| !is_somebodys(route)) {
            let Door::Only(_) = route.door else { continue };
            let address = route.pattern.replace("{slug}", "nobody");
            let names_something = address.contains('{') || route.pattern.contains("{slug}");
            let answer = knock(&visitor, route, &address).await;
            if may_pass(route, role) && !names_something {
                assert_ne!(answer.status, 404, "{role} at {} {}", route.method, route.pattern);
            } else {
                assert_eq!(answer.status, 404, "{role} at {} {}", route.method, route.pattern);
            }
        }
    }
}
