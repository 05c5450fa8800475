//! A complaint, from the first question to the receipt, and all that can go wrong on the way.

use crate::app::TestApp;
use crate::browser::{Answer, Browser};
use redress::casework::Casework;
use redress::config::Config;
use redress::domain::actor::Role;
use redress::domain::letter::Addressee;
use redress::domain::rulebook::Rulebook;
use redress::letters::Post;
use redress::store::StoreError;
use redress::store::matters::{self, Inbox, InboxFilter, MatterRow};
use redress::store::outbox;
use redress::store::platforms;
use redress::store::receipts;
use sha2::{Digest, Sha256};

const SCREENSHOT: &[u8] = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR of a screenshot";
const NOTE: &[u8] = "她说他们已经把我的地址告诉了骑手。".as_bytes();
const STATEMENT: &str = "On 3 May I asked them to delete my address.\nThey never did.";

/// Somebody with an account who begins a complaint: the visitor and the draft's address.
async fn begin(app: &TestApp, mail: &str) -> (Browser, String) {
    let visitor = app.signed_in(mail, Role::Consumer).await;
    let draft = begin_another(&visitor).await;
    (visitor, draft)
}

async fn begin_another(visitor: &Browser) -> String {
    let answer = visitor.post("/complaint", &[]).await;
    answer.onward().strip_suffix("/platform").expect("the first question").to_owned()
}

const PAGES: &[(&str, &[(&str, &str)])] = &[
    ("platform", &[("platform", "Kuamall LTD"), ("site", "")]),
    ("grievance", &[("grievance", "deletion"), ("grievance", "price_discrimination")]),
    (
        "happened",
        &[
            ("title", "Address still with the riders"),
            ("statement", STATEMENT),
            ("happened-year", "2026"),
            ("happened-month", "5"),
            ("happened-day", "3"),
        ],
    ),
    ("data", &[("data", "contact"), ("data", "location")]),
    (
        "asked",
        &[
            ("asked", "yes"),
            ("asked-on-year", "2026"),
            ("asked-on-month", "5"),
            ("asked-on-day", "4"),
            ("asked-how", "in the help chat"),
            ("asked-result", "refused"),
            ("asked-text", "Delete my address, please."),
        ],
    ),
    ("wants", &[("want", "delete"), ("want", "compensate"), ("amount-compensate", "126.50")]),
    ("account", &[("account", "ann_1986")]),
];

/// Answers every question but the evidence.
async fn answer_all(visitor: &Browser, draft: &str) {
    for (place, (topic, fields)) in PAGES.iter().enumerate() {
        let next = PAGES.get(place + 1).map_or("evidence", |(next, _)| next);
        let answer = visitor.post(&format!("{draft}/{topic}"), fields).await;
        assert_eq!(answer.onward(), format!("{draft}/{next}"));
    }
}

async fn add_files(visitor: &Browser, draft: &str, files: &[(&str, &str, &[u8])]) -> Answer {
    visitor.post_files(&format!("{draft}/evidence"), &[("then", "stay")], files).await
}

/// Files what was written, as it was checked last.
async fn file(visitor: &Browser, draft: &str) -> Answer {
    let check = visitor.get(&format!("{draft}/check")).await;
    let version = check.attribute("[name=version]", "value").expect("the check page");
    visitor.post(&format!("{draft}/check"), &[("version", &version)]).await
}

async fn ready(app: &TestApp, mail: &str) -> (Browser, String) {
    app.platform("kuamall").await;
    let (visitor, draft) = begin(app, mail).await;
    answer_all(&visitor, &draft).await;
    visitor.post_files(&format!("{draft}/evidence"), &[], &[]).await.onward();
    (visitor, draft)
}

async fn cases(app: &TestApp) -> Vec<MatterRow> {
    let filter = InboxFilter { most: 100, ..InboxFilter::default() };
    app.database.store.read(move |c| matters::inbox(c, Inbox::Centre, filter)).await.unwrap().0
}

fn sha256(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().map(|byte| format!("{byte:02x}")).collect()
}

#[actix_web::test]
async fn a_complaint_with_two_files_is_filed_and_acknowledged_by_its_hashes() {
    let app = TestApp::start().await;
    app.platform("kuamall").await;
    let (ann, draft) = begin(&app, "ann@example.org").await;
    let first = ann.get(&format!("{draft}/platform")).await;
    assert_eq!(first.title(), "Which platform is it about?");
    assert_eq!(first.find(".step"), ["Question 1 of 9"]);
    assert_eq!(first.attribute("datalist option", "value").as_deref(), Some("kuamall Ltd"));
    answer_all(&ann, &draft).await;
    let files = [("files", "screenshot.png", SCREENSHOT), ("files", "她说.txt", NOTE)];
    assert_eq!(add_files(&ann, &draft, &files).await.onward(), format!("{draft}/evidence"));
    let list = ann.get(&format!("{draft}/evidence")).await;
    assert_eq!(list.find(".files li > span:first-child"), ["screenshot.png", "她说.txt"]);
    assert_eq!(
        ann.post_files(&format!("{draft}/evidence"), &[], &[]).await.onward(),
        format!("{draft}/check")
    );

    let check = ann.get(&format!("{draft}/check")).await;
    assert_eq!(check.title(), "Check your answers");
    for answer in
        ["kuamall Ltd", "Erase my data", "3 May 2026", "Pay me an amount of money: ¥126.50", "ann_1986"]
    {
        assert!(check.text().contains(answer), "{answer}");
    }
    assert_eq!(cases(&app).await, [], "nothing is filed before it is filed");

    let receipt = file(&ann, &draft).await.onward().to_owned();
    let page = ann.get(&receipt).await;
    assert_eq!(page.title(), "Your complaint is filed");
    let number = page.find(".reference")[0].clone();
    assert_eq!(receipt, format!("/cases/{number}/receipt"));
    assert!(page.text().contains("23 November 2026, 09:00"), "the time is there");
    assert_eq!(page.find(".hashes code"), [sha256(STATEMENT.as_bytes()), sha256(SCREENSHOT), sha256(NOTE)]);
    assert_eq!(
        page.find("#act-headline"),
        [
            "The centre must decide whether to take the complaint by Wednesday 2 December 2026, end of day in Beijing"
        ]
    );
    assert!(page.find(".counted dd").len() > 1, "the date is counted step by step");

    let [case] = cases(&app).await.try_into().unwrap();
    assert_eq!((case.stage.as_str(), case.number.unwrap().to_string()), ("filed", number));
    assert_eq!(case.grievances, "deletion price_discrimination");
    let filed = app.database.store.read(move |c| receipts::of(c, case.id)).await.unwrap().case.filing;
    assert_eq!(filed.asked.unwrap().came_back.as_str(), "refused");
    assert_eq!((filed.wants.len(), filed.exhibits.len(), filed.data.len()), (2, 2, 2));
    assert!(ann.get("/complaint").await.find(".list li").is_empty(), "the draft is gone");
}

#[actix_web::test]
async fn the_letter_acknowledges_a_complaint_by_number_time_and_hashes() {
    let app = TestApp::start().await;
    let (ann, draft) = ready(&app, "ann@example.org").await;
    app.signed_in("reg@example.org", Role::Registrar).await;
    add_files(&ann, &draft, &[("files", "screenshot.png", SCREENSHOT)]).await.onward();
    file(&ann, &draft).await.onward();
    let case = cases(&app).await.remove(0);
    let (store, clock) = (app.database.store.clone(), app.clock.clone());
    let data = app.database.folder.path().to_str().unwrap().to_owned();
    let config = Config::read([], &[("REDRESS_DATA", data)]).map_err(|_| "a setting is wrong").unwrap();
    let post = Post::open(Casework::new(store, clock, Rulebook::cn().unwrap()), &config).unwrap();
    post.deliver().await.unwrap();
    let letters = app.database.store.read(move |c| outbox::of_matter(c, case.id)).await;
    let letters = letters.map_err(|problem: StoreError| problem).unwrap();
    let words = |to: Addressee| {
        let letter = letters.iter().find(|letter| letter.addressee == to).expect("a letter");
        letter.words.as_ref().expect("rendered").open().unwrap().to_owned()
    };
    let hashes = [sha256(STATEMENT.as_bytes()), sha256(SCREENSHOT)];
    let acknowledged = words(Addressee::Consumer);
    let number = case.number.unwrap().to_string();
    for part in [number.as_str(), "23 November 2026, 09:00", "screenshot.png", &hashes[0], &hashes[1]] {
        assert!(acknowledged.contains(part), "{part} is missing in\n{acknowledged}");
    }
    assert!(!words(Addressee::Registrars).contains(&hashes[0]), "only the owner gets the receipt");
}

#[actix_web::test]
async fn what_is_filed_twice_is_one_case() {
    let app = TestApp::start().await;
    let (ann, draft) = ready(&app, "ann@example.org").await;
    let check = ann.get(&format!("{draft}/check")).await;
    let version = check.attribute("[name=version]", "value").unwrap();
    let fields = [("version", version.as_str())];
    let address = format!("{draft}/check");
    let (one, other) = tokio::join!(ann.post(&address, &fields), ann.post(&address, &fields));
    let later = ann.post(&address, &fields).await;
    assert_eq!(one.onward(), other.onward());
    assert_eq!(one.onward(), later.onward());
    assert_eq!(
        ann.get(later.onward()).await.find(".said-so p"),
        ["This was done before. Here is what is on record."]
    );
    // Going back in the browser leads to the receipt as well.
    assert_eq!(ann.get(&format!("{draft}/happened")).await.onward(), one.onward());
    assert_eq!(cases(&app).await.len(), 1);
}

#[actix_web::test]
async fn a_draft_survives_a_lost_session_and_goes_on_where_it_stopped() {
    let app = TestApp::start().await;
    app.platform("kuamall").await;
    let (ann, draft) = begin(&app, "ann@example.org").await;
    for (topic, fields) in &PAGES[..2] {
        ann.post(&format!("{draft}/{topic}"), fields).await.onward();
    }
    app.wait(3600);
    let (topic, fields) = PAGES[2];
    let kept = ann.post(&format!("{draft}/{topic}"), fields).await;
    assert_eq!(kept.status, 403);
    assert!(kept.text().contains("They never did."), "what was typed is shown again, to be sent again");

    // Files are not kept for somebody whom we no longer know; the way back is shown all the same.
    let large = vec![7; 4 << 20];
    let refused = add_files(&ann, &draft, &[("files", "film.bin", &large)]).await;
    assert_eq!((refused.status, refused.title().as_str()), (403, "You were signed out"));

    let ann = app.sign_in("ann@example.org").await;
    let start = ann.get("/complaint").await;
    assert_eq!(start.find(".list h3"), ["Kuamall LTD"]);
    let go_on = start.attribute(".list h3 a", "href").unwrap();
    assert_eq!(ann.get(&go_on).await.onward(), format!("{draft}/happened"));
    assert_eq!(ann.get(&format!("{draft}/check")).await.onward(), format!("{draft}/happened"));
    ann.post(&format!("{draft}/{topic}"), fields).await.onward();
    assert_eq!(ann.get("/complaint").await.find(".list h3"), ["Address still with the riders"]);
    let grievance = ann.get(&format!("{draft}/grievance")).await;
    assert!(grievance.attribute("[value=deletion]", "checked").is_some(), "the earlier answer is there");
}

#[actix_web::test]
async fn whoever_stops_in_the_middle_of_a_page_finds_it_as_it_was() {
    let app = TestApp::start().await;
    app.platform("kuamall").await;
    let (ann, draft) = begin(&app, "ann@example.org").await;
    for (topic, fields) in &PAGES[..2] {
        ann.post(&format!("{draft}/{topic}"), fields).await.onward();
    }
    let page = ann.get(&format!("{draft}/happened")).await;
    assert_eq!(page.find("main form button[name=then][value=stop]").len(), 1);
    let half = [("title", ""), ("statement", "They only"), ("happened-month", "thirteen"), ("then", "stop")];
    assert_eq!(ann.post(&format!("{draft}/happened"), &half).await.onward(), "/complaint");
    // The same page comes next, and blames nobody for what is not finished.
    assert_eq!(ann.get(&draft).await.onward(), format!("{draft}/happened"));
    let page = ann.get(&format!("{draft}/happened")).await;
    assert_eq!((page.find("#statement"), page.find(".problems").len()), (vec!["They only".to_owned()], 0));
    assert_eq!(page.attribute("#happened-month", "value").as_deref(), Some("thirteen"));

    for (topic, fields) in &PAGES[2..] {
        ann.post(&format!("{draft}/{topic}"), fields).await.onward();
    }
    // Files are taken too. A page that was answered before stays answered.
    let files = [("files", "note.txt", NOTE)];
    let stopped = ann.post_files(&format!("{draft}/evidence"), &[("then", "stop")], &files).await;
    assert_eq!(stopped.onward(), "/complaint");
    assert_eq!(ann.get(&draft).await.onward(), format!("{draft}/evidence"));
    assert_eq!(ann.get(&format!("{draft}/evidence")).await.find(".files li").len(), 1);
    ann.post_files(&format!("{draft}/evidence"), &[], &[]).await.onward();
    let account = [("account", "ann_86"), ("then", "stop")];
    assert_eq!(ann.post(&format!("{draft}/account?change"), &account).await.onward(), "/complaint");
    assert_eq!(ann.get(&draft).await.onward(), format!("{draft}/check"));
    assert!(ann.get(&format!("{draft}/check")).await.text().contains("ann_86"));
}

#[actix_web::test]
async fn whoever_is_not_signed_in_is_led_in_and_comes_back() {
    let app = TestApp::start().await;
    app.person("ann@example.org", Role::Consumer, None).await;
    let ann = app.visitor();
    let start = ann.get("/complaint").await;
    assert_eq!((start.status, start.title().as_str()), (200, "Complain about a platform"));
    let ways: Vec<_> = ["main .row a:nth-child(1)", "main .row a:nth-child(2)"]
        .map(|way| start.attribute(way, "href").unwrap())
        .into();
    assert_eq!(ways, ["/sign-in?then=/complaint", "/account/new?then=/complaint"]);
    let sign_in = ann.get(&ways[0]).await;
    let then = sign_in.attribute("main form [name=then]", "value").unwrap();
    let fields = [("mail", "ann@example.org"), ("password", crate::app::PASSWORD), ("then", &then)];
    assert_eq!(ann.post("/sign-in", &fields).await.onward(), "/complaint");
    ann.post("/complaint", &[]).await.onward();

    let eve = app.visitor();
    let ask = eve.get(&ways[1]).await;
    let then = ask.attribute("main form [name=then]", "value").unwrap();
    eve.post("/account/new", &[("mail", "eve@example.org"), ("then", &then)]).await;
    let link = app.last_link().await;
    let fields = [("name", "Eve"), ("new-password", crate::app::PASSWORD)];
    assert_eq!(eve.post(&link, &fields).await.onward(), "/complaint");
}

#[actix_web::test]
async fn only_a_consumer_files_and_everybody_else_is_told_why_not() {
    let app = TestApp::start().await;
    for role in [Role::Mediator, Role::Registrar, Role::Court, Role::Supervisor] {
        let visitor = app.signed_in(&format!("{role}@example.org"), role).await;
        let page = visitor.get("/complaint").await;
        assert!(page.find(".box").join(" ").contains("not as a consumer"), "{role}");
        assert_eq!(visitor.post("/complaint", &[]).await.status, 404, "{role}");
    }
}

#[actix_web::test]
async fn a_draft_of_somebody_else_is_not_there() {
    let app = TestApp::start().await;
    let (ann, draft) = ready(&app, "ann@example.org").await;
    add_files(&ann, &draft, &[("files", "a.txt", NOTE)]).await.onward();
    let eve = app.signed_in("eve@example.org", Role::Consumer).await;
    for page in ["", "/platform", "/happened", "/evidence", "/check", "/removal", "/nonsense"] {
        let answer = eve.get(&format!("{draft}{page}")).await;
        assert_eq!(answer.status, 404, "{page}");
        assert!(!answer.text().contains("riders"), "{page}");
    }
    for page in ["/platform", "/happened", "/check", "/removal", "/evidence/removal"] {
        let fields = [("statement", "Eve was here"), ("version", "9"), ("number", "1")];
        assert_eq!(eve.post(&format!("{draft}{page}"), &fields).await.status, 404, "{page}");
    }
    assert_eq!(add_files(&eve, &draft, &[("files", "b.txt", NOTE)]).await.status, 404);
    assert_eq!(eve.get("/complaint/00000000-0000-7000-8000-000000000000/check").await.status, 404);
    let receipt = file(&ann, &draft).await.onward().to_owned();
    assert_eq!(eve.get(&format!("{draft}/check")).await.status, 404, "nor when it has become a case");
    assert_eq!(eve.get(&receipt).await.status, 404);
    let registrar = app.signed_in("reg@example.org", Role::Registrar).await;
    assert_eq!(registrar.get(&receipt).await.title(), "Receipt");
    let mediator = app.signed_in("med@example.org", Role::Mediator).await;
    assert_eq!(mediator.get(&receipt).await.status, 404);
}

#[actix_web::test]
async fn what_is_wrong_comes_back_with_all_that_was_typed() {
    let app = TestApp::start().await;
    app.platform("kuamall").await;
    let (ann, draft) = begin(&app, "ann@example.org").await;
    let send = async |topic: &str, fields: &[(&str, &str)]| {
        let refused = ann.post(&format!("{draft}/{topic}"), fields).await;
        assert_eq!(refused.status, 422, "{topic} {fields:?}");
        assert!(refused.find("title")[0].starts_with("Error: "));
        refused
    };
    let refused = send("platform", &[("platform", "kua"), ("site", "")]).await;
    assert_eq!(refused.attribute("#platform", "value").as_deref(), Some("kua"));
    assert!(refused.find(".problems a").join(" ").contains("Do you mean kuamall Ltd?"));
    send("platform", &[]).await;
    send("platform", &[("platform", &"x".repeat(121)), ("site", "x.example")]).await;
    send("grievance", &[("grievance", "boredom")]).await;

    let long = "长".repeat(20_001);
    let day = |year, month, day| {
        [
            ("title", "T"),
            ("statement", "S"),
            ("happened-year", year),
            ("happened-month", month),
            ("happened-day", day),
        ]
    };
    let refused = send("happened", &[("title", "T"), ("statement", &long)]).await;
    assert_eq!(
        refused.find(".problems a"),
        ["This has 20001 characters; at most 20000 fit here. Shorten it, or add the rest as a file"]
    );
    assert!(refused.find("textarea")[0] == long, "not a character is lost");
    let again = ann.get(&format!("{draft}/happened")).await;
    assert!(again.find("textarea")[0] == long, "nor when one comes back later");
    let refused = send("happened", &day("2026", "11", "24")).await;
    assert_eq!(refused.find(".problems a"), ["This day has not come yet; today is 23 November 2026"]);
    assert_eq!(refused.attribute("#happened-month", "value").as_deref(), Some("11"));
    for (y, m, d) in [("2026", "2", "30"), ("26", "2", "3"), ("soon", "", ""), ("99999999999999", "1", "1")] {
        send("happened", &day(y, m, d)).await;
    }
    ann.post(&format!("{draft}/happened"), &day("2026", "11", "23")).await.onward();

    send("asked", &[]).await;
    let refused = send("asked", &[("asked", "yes")]).await;
    assert_eq!(refused.find(".problems a").len(), 2);
    send("asked", &[("asked", "yes"), ("asked-result", "applause"), ("asked-on-year", "2027")]).await;
    send("wants", &[("want", "revenge")]).await;
    for amount in ["", "0", "-5", "lots", "1e9", "99999999999999"] {
        let refused = send("wants", &[("want", "compensate"), ("amount-compensate", amount)]).await;
        assert_eq!(refused.attribute("#amount-compensate", "value").as_deref(), Some(amount));
    }
    send("account", &[("account", &"x".repeat(121))]).await;
    assert_eq!(ann.post(&format!("{draft}/nonsense"), &[]).await.status, 404);
    assert_eq!(
        ann.get(&format!("{draft}/check")).await.onward(),
        format!("{draft}/grievance").replace("grievance", "platform")
    );
    assert_eq!(
        ann.post(&format!("{draft}/check"), &[("version", "1")]).await.onward(),
        format!("{draft}/platform")
    );
    assert_eq!(cases(&app).await, []);
}

#[actix_web::test]
async fn what_nobody_can_see_is_no_answer_and_a_title_is_one_line() {
    let app = TestApp::start().await;
    let (ann, draft) = ready(&app, "ann@example.org").await;
    let happened = format!("{draft}/happened");
    let unseen =
        ann.post(&happened, &[("title", "\u{200b}\u{2060}"), ("statement", "\u{feff}\u{ad} ")]).await;
    assert_eq!((unseen.status, unseen.find(".problems a").len()), (422, 2));
    // Nor is it an answer to what may be left out.
    ann.post(&format!("{draft}/account"), &[("account", "\u{200b}")]).await.onward();
    let typed = [("title", "Address\r\nstill\twith the riders"), ("statement", STATEMENT)];
    ann.post(&happened, &typed).await.onward();
    let receipt = file(&ann, &draft).await.onward().to_owned();
    let case = ann.get(receipt.trim_end_matches("/receipt")).await;
    assert!(
        case.text().contains("Address still with the riders"),
        "one line on every page and in every letter"
    );
}

#[actix_web::test]
async fn bytes_that_are_no_text_change_nothing() {
    let app = TestApp::start().await;
    let (ann, draft) = ready(&app, "ann@example.org").await;
    let ours = [("sec-fetch-site", "same-origin"), ("content-type", "application/x-www-form-urlencoded")];
    for body in [&b"title=T&statement=%FF%FE"[..], b"title=T&statement=\xc3\x28", b"title=%00&statement=S"] {
        assert_eq!(ann.send("POST", &format!("{draft}/happened"), &ours, body).await.status, 422);
    }
    let page = ann.get(&format!("{draft}/happened")).await;
    assert!(page.find("textarea")[0].contains("They never did."));
}

#[actix_web::test]
async fn a_file_that_cannot_be_taken_is_named_and_the_others_stay() {
    let app = TestApp::start().await;
    let (ann, draft) = ready(&app, "ann@example.org").await;
    let large = vec![7; (25 << 20) + 1];
    let files: [(&str, &str, &[u8]); 4] = [
        ("files", "good.png", SCREENSHOT),
        ("files", "empty.txt", b""),
        ("files", "film.bin", &large),
        ("files", "bill.pdf", b"MZ\x90\0 this is a program"),
    ];
    let refused = add_files(&ann, &draft, &files).await;
    assert_eq!(refused.status, 422);
    let problems = refused.find(".problems a");
    assert_eq!(problems.len(), 3);
    for (problem, name) in problems.iter().zip(["empty.txt", "film.bin", "bill.pdf"]) {
        assert!(problem.starts_with(&format!("“{name}” ")), "{problem}");
    }
    assert_eq!(refused.find(".files li > span:first-child"), ["good.png"]);
    // Sent once more by a nervous hand, it is there once.
    add_files(&ann, &draft, &files[..1]).await.onward();
    assert_eq!(ann.get(&format!("{draft}/evidence")).await.find(".files li").len(), 1);
}

#[actix_web::test]
async fn a_case_takes_twenty_files_and_names_the_one_too_many() {
    let app = TestApp::start().await;
    let (ann, draft) = ready(&app, "ann@example.org").await;
    let names: Vec<String> = (1..=21).map(|number| format!("{number}.txt")).collect();
    let files: Vec<_> = names.iter().map(|name| ("files", name.as_str(), name.as_bytes())).collect();
    let refused = add_files(&ann, &draft, &files).await;
    assert_eq!(refused.status, 422);
    assert!(refused.find(".problems a")[0].starts_with("“21.txt” is one file too many"));
    assert_eq!(refused.find(".files li").len(), 20);
    assert!(refused.find("input[type=file]").is_empty(), "there is no room for more");
    ann.post(&format!("{draft}/evidence/removal"), &[("number", "3")]).await.onward();
    let list = ann.get(&format!("{draft}/evidence")).await;
    assert_eq!(list.find(".files li").len(), 19);
    assert!(!list.text().contains(">3.txt<"));
    ann.post(&format!("{draft}/evidence/removal"), &[("number", "3")]).await.onward();
    assert_eq!(ann.post(&format!("{draft}/evidence/removal"), &[("number", "x")]).await.status, 404);
    let number = file(&ann, &draft).await.onward().to_owned();
    assert_eq!(ann.get(&number).await.find(".hashes code").len(), 20, "a text and nineteen files");
}

#[actix_web::test]
async fn what_two_tabs_add_beyond_twenty_is_named_and_so_are_equal_files() {
    let app = TestApp::start().await;
    let (ann, draft) = ready(&app, "ann@example.org").await;
    let names: Vec<String> = (1..=24).map(|number| format!("{number}.txt")).collect();
    let files: Vec<_> = names.iter().map(|name| ("files", name.as_str(), name.as_bytes())).collect();
    add_files(&ann, &draft, &files[..18]).await.onward();
    // Both tabs saw room for two.
    let (one, other) =
        tokio::join!(add_files(&ann, &draft, &files[18..20]), add_files(&ann, &draft, &files[20..22]));
    assert_eq!(ann.get(&format!("{draft}/evidence")).await.find(".files li").len(), 20);
    let named: Vec<String> = [&one, &other].iter().flat_map(|tab| tab.find(".problems a")).collect();
    assert_eq!(named.len(), 2, "{named:?}");
    assert!(named.iter().all(|problem| problem.contains("one file too many")), "{named:?}");
    assert_eq!([one.status, other.status].iter().filter(|status| **status == 422).count(), 1);

    let draft = begin_another(&ann).await;
    let equal: [(&str, &str, &[u8]); 3] =
        [("files", "a.txt", b"same"), ("files", "b.txt", b"same"), ("files", "c.txt", b"other")];
    let refused = add_files(&ann, &draft, &equal).await;
    assert_eq!(refused.status, 422);
    assert_eq!(refused.find(".files li > span:first-child"), ["a.txt", "c.txt"]);
    let problems = refused.find(".problems a");
    assert_eq!(problems.len(), 1);
    assert!(problems[0].starts_with("“b.txt” has the same content as “a.txt”"), "{problems:?}");
    // A name that nobody can read is none.
    add_files(&ann, &draft, &[("files", "\u{200b}", b"third")]).await.onward();
    let list = ann.get(&format!("{draft}/evidence")).await;
    assert_eq!(list.find(".files li > span:first-child"), ["a.txt", "c.txt", "file"]);
}

#[actix_web::test]
async fn an_answer_is_changed_from_the_check_and_back_again() {
    let app = TestApp::start().await;
    let (ann, draft) = ready(&app, "ann@example.org").await;
    let check = ann.get(&format!("{draft}/check")).await;
    let stale = check.attribute("[name=version]", "value").unwrap();
    let change = check.attribute(".summary .change a", "href").unwrap();
    assert_eq!(change, format!("{draft}/platform?change"));
    let page = ann.get(&change).await;
    assert_eq!(page.attribute("main form", "action").as_deref(), Some(change.as_str()));
    let onward = ann.post(&change, &[("platform", "Nobody Knows"), ("site", "nobody.example")]).await;
    assert_eq!(onward.onward(), format!("{draft}/check"));
    // What was checked before that change is not what would be filed now.
    let refused = ann.post(&format!("{draft}/check"), &[("version", &stale)]).await;
    assert_eq!(refused.status, 409);
    assert!(refused.find(".problems li")[0].contains("another window"));
    assert!(refused.text().contains("Nobody Knows (nobody.example), not known to the centre yet"));
    assert_eq!(cases(&app).await, []);
    file(&ann, &draft).await.onward();
    assert_eq!(cases(&app).await.len(), 1);
}

#[actix_web::test]
async fn a_platform_that_nobody_knows_is_added_when_the_complaint_is_filed_and_never_served() {
    let app = TestApp::start().await;
    for mail in ["ann@example.org", "bob@example.org"] {
        let (visitor, draft) = begin(&app, mail).await;
        answer_all_against(&visitor, &draft, "Quick Goods").await;
        let before = all_platforms(&app).await.len();
        file(&visitor, &draft).await.onward();
        let after = all_platforms(&app).await;
        assert_eq!(after.len(), 1, "like complaints meet at one platform, {before} were there before");
        let named = &after[0];
        assert_eq!((named.name_en.as_str(), named.site.as_deref()), ("Quick Goods", Some("quick.example")));
        assert_eq!((named.checked_at, &named.contact), (None, &None));
        assert!(!named.slug.contains("quick"), "an address repeats nothing of what was typed");
    }
    let (eve, draft) = begin(&app, "eve@example.org").await;
    let page = eve.get(&format!("{draft}/platform")).await;
    assert!(page.find("datalist option").is_empty(), "nobody is shown what only a consumer said");
}

async fn answer_all_against(visitor: &Browser, draft: &str, platform: &str) {
    let fields = [("platform", platform), ("site", "quick.example")];
    visitor.post(&format!("{draft}/platform"), &fields).await.onward();
    for (topic, fields) in &PAGES[1..] {
        visitor.post(&format!("{draft}/{topic}"), fields).await.onward();
    }
    visitor.post_files(&format!("{draft}/evidence"), &[], &[]).await.onward();
}

#[actix_web::test]
async fn a_known_platform_is_found_by_any_of_its_names() {
    let app = TestApp::start().await;
    app.platform("kuamall").await;
    let (ann, draft) = begin(&app, "ann@example.org").await;
    for name in ["kuamall Ltd", " KUAMALL ltd ", "kuamall公司", "Kuamall Holding Ltd", "kuamall"] {
        let onward = ann.post(&format!("{draft}/platform"), &[("platform", name)]).await;
        assert_eq!(onward.onward(), format!("{draft}/grievance"), "{name}");
    }
    let nearly = ann.post(&format!("{draft}/platform"), &[("platform", "kuamall Lt")]).await;
    assert_eq!(nearly.status, 422);
}

async fn all_platforms(app: &TestApp) -> Vec<platforms::Platform> {
    app.database.store.read(|c| Ok::<_, StoreError>(platforms::listed(c, 0, 100)?.0)).await.unwrap()
}

#[actix_web::test]
async fn a_draft_is_thrown_away_only_after_a_question_and_then_with_its_files() {
    let app = TestApp::start().await;
    let (ann, draft) = ready(&app, "ann@example.org").await;
    add_files(&ann, &draft, &[("files", "a.txt", NOTE)]).await.onward();
    let vault = app.database.folder.path().join("vault");
    let objects = || {
        let shelves = std::fs::read_dir(&vault).unwrap();
        shelves.map(|shelf| std::fs::read_dir(shelf.unwrap().path()).unwrap().count()).sum::<usize>()
    };
    assert_eq!(objects(), 1);
    let ask =
        ann.get(&ann.get("/complaint").await.attribute(".list .row a:nth-child(2)", "href").unwrap()).await;
    assert_eq!(ask.title(), "Throw this complaint away?");
    assert_eq!(ann.post(&format!("{draft}/removal"), &[]).await.onward(), "/complaint");
    let start = ann.get("/complaint").await;
    assert_eq!(start.find(".said-so p"), ["The draft was thrown away."]);
    assert!(start.find(".list li").is_empty());
    assert_eq!(objects(), 0);
    assert_eq!(ann.get(&format!("{draft}/check")).await.status, 404);
}

#[actix_web::test]
async fn nobody_writes_more_than_ten_complaints_at_once() {
    let app = TestApp::start().await;
    let (ann, _) = begin(&app, "ann@example.org").await;
    for _ in 1..10 {
        begin_another(&ann).await;
    }
    let refused = ann.post("/complaint", &[]).await;
    assert_eq!(refused.status, 422);
    assert_eq!(refused.find("main > section .list li").len(), 10);
}

#[actix_web::test]
async fn two_pages_saved_at_once_lose_nothing() {
    let app = TestApp::start().await;
    app.platform("kuamall").await;
    let (ann, draft) = begin(&app, "ann@example.org").await;
    let (data, account) = (format!("{draft}/data"), format!("{draft}/account"));
    let (one, other) = tokio::join!(
        ann.post(&data, &[("data", "location")]),
        ann.post(&account, &[("account", "ann_1986")])
    );
    assert_eq!((one.status, other.status), (303, 303));
    assert!(ann.get(&data).await.attribute("[value=location]", "checked").is_some());
    assert_eq!(ann.get(&account).await.attribute("#account", "value").as_deref(), Some("ann_1986"));
}

#[actix_web::test]
async fn every_page_reads_in_chinese() {
    let app = TestApp::start().await;
    let (ann, draft) = ready(&app, "ann@example.org").await;
    ann.post("/language", &[("lang", "zh"), ("back", "/")]).await.onward();
    for (topic, title) in [
        ("platform", "您要投诉哪个平台？"),
        ("grievance", "出了什么问题？"),
        ("happened", "事情经过是怎样的？"),
        ("data", "涉及哪些信息？ （选填）"),
        ("asked", "您自己向平台提出过要求吗？"),
        ("wants", "您希望平台怎么做？"),
        ("account", "您在该平台的账号是什么？ （选填）"),
        ("evidence", "您有哪些证据？"),
        ("check", "核对您的回答"),
        ("removal", "删除这份投诉吗？"),
    ] {
        let page = ann.get(&format!("{draft}/{topic}")).await;
        assert_eq!(page.title(), title);
        assert_eq!(page.attribute("html", "lang").as_deref(), Some("zh-Hans"));
    }
    assert_eq!(ann.get("/complaint").await.title(), "投诉平台");
    let receipt = ann.get(file(&ann, &draft).await.onward()).await;
    assert_eq!(receipt.title(), "投诉已提交");
    assert!(receipt.find("#act-headline")[0].contains("须在2026年12月2日"));
    let id = cases(&app).await[0].id;
    let language = app.database.store.read(move |c| receipts::of(c, id)).await.unwrap().case.filing.language;
    assert_eq!(language.as_str(), "zh");
}

#[actix_web::test]
async fn the_start_page_leads_to_a_complaint_and_shows_every_step_with_its_time() {
    let app = TestApp::start().await;
    let page = app.visitor().get("/").await;
    assert_eq!(page.attribute("main .button", "href").as_deref(), Some("/complaint"));
    let steps = page.find("tbody th");
    assert_eq!(steps.len(), 8);
    let answer = Rulebook::cn().unwrap().window(redress::domain::clock::WindowKey::Answer).span;
    assert!(page.find("tbody td:nth-child(2)").contains(&format!("{} working days", answer.value)));
    let (ann, _) = begin(&app, "ann@example.org").await;
    assert!(ann.get("/").await.find(".box.tint")[0].contains("a complaint that is not filed yet"));
}
