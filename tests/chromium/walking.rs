//! One complaint, walked by clicks from the first question to the public register, as each in turn.

use crate::{Demo, Seat, who};
use fantoccini::Locator;
use redress::domain::actor::Role;
use std::io::{Read, Write};
use std::net::TcpStream;
use std::path::PathBuf;
use std::time::{Duration, Instant};

impl Seat {
    /// Types into the field of this name, over what stands there.
    async fn types(&self, name: &str, text: &str) {
        let field = self.browser.find(Locator::Css(&format!("main [name='{name}']"))).await.unwrap();
        field.clear().await.unwrap();
        field.send_keys(text).await.unwrap();
    }

    /// Ticks a box, or takes a choice.
    async fn takes(&self, name: &str, value: &str) {
        self.click(&format!("main [name='{name}'][value='{value}']")).await;
    }

    /// Takes the choice that is labelled so.
    async fn takes_labelled(&self, label: &str) {
        let path = format!("//main//label[contains(., \"{label}\")]");
        self.browser.find(Locator::XPath(&path)).await.unwrap().click().await.unwrap();
    }

    /// Sends the page's form, and looks at what comes.
    async fn sends(&mut self, what_comes: &str) {
        self.click("main form:not([action$='/removal']) .row:last-of-type .button:not(.plain)").await;
        self.browser.wait().for_element(Locator::Css("main h1")).await.unwrap();
        self.look(what_comes).await;
    }

    /// Opens a page, and looks at it.
    async fn opens(&mut self, path: &str) {
        self.go(path).await;
        self.look(path).await;
    }

    /// Opens a page again and again until the worker has brought what `selector` finds.
    async fn opens_until(&mut self, path: &str, selector: &str) {
        let patience = Instant::now() + Duration::from_secs(90);
        loop {
            self.go(path).await;
            if self.browser.find(Locator::Css(selector)).await.is_ok() {
                break;
            }
            assert!(Instant::now() < patience, "{selector} never came on {path}");
        }
        self.look(path).await;
    }

    /// Goes from the page of the case, by its link, to the form of an act.
    async fn opens_act(&mut self, case: &str, act: &str) {
        self.opens(case).await;
        self.click(&format!("main a[href^='{case}/{act}']")).await;
        self.browser.wait().for_element(Locator::Css("main [name=form]")).await.unwrap();
        self.look(act).await;
    }

    /// Moves the demo's clock on.
    async fn waits(&self, by: &str) {
        self.click(&format!(".demo button[value={by}]")).await;
    }

    /// What was done is said on the page that came.
    async fn is_told(&self) {
        self.browser.wait().for_element(Locator::Css(".said-so p")).await.unwrap();
    }

    async fn text(&self, selector: &str) -> String {
        let found = self.browser.wait().for_element(Locator::Css(selector)).await.unwrap();
        found.text().await.unwrap()
    }

    /// What the address gives to whoever sits here: the first bytes of a file.
    async fn fetches(&self, address: &str) -> Vec<u8> {
        let cookies = self.browser.get_all_cookies().await.unwrap();
        let cookies: Vec<String> =
            cookies.iter().map(|cookie| format!("{}={}", cookie.name(), cookie.value())).collect();
        let host = self.origin.strip_prefix("http://").unwrap();
        let mut stream = TcpStream::connect(host).unwrap();
        let head =
            format!("GET {address} HTTP/1.0\r\nhost: {host}\r\ncookie: {}\r\n\r\n", cookies.join("; "));
        stream.write_all(head.as_bytes()).unwrap();
        let mut all = Vec::new();
        stream.read_to_end(&mut all).unwrap();
        let body = all.windows(4).position(|four| four == b"\r\n\r\n").unwrap() + 4;
        all.split_off(body)
    }
}

fn exhibit(name: &str) -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/bundle_sample").join(name)
}

/// Files a complaint with two files, one question a page, and returns the address of the case.
async fn files_a_complaint(seat: &mut Seat) -> String {
    seat.sign_in(&who(Role::Consumer)).await;
    seat.opens("/complaint").await;
    seat.sends("platform").await;
    seat.sends("platform, empty").await;
    assert!(seat.text(".problems").await.len() > 10, "what is missing is said");
    seat.types("platform", "Paotui Delivery").await;
    seat.sends("grievance").await;
    seat.takes("grievance", "deletion").await;
    seat.sends("happened").await;
    seat.types("title", "My address is still with the riders").await;
    seat.types("statement", "I closed my account in spring. 他们还在使用我的地址。").await;
    for (part, value) in [("year", "2026"), ("month", "5"), ("day", "3")] {
        seat.types(&format!("happened-{part}"), value).await;
    }
    seat.sends("data").await;
    seat.takes("data", "contact").await;
    seat.sends("asked").await;
    seat.takes("asked", "yes").await;
    for (part, value) in [("year", "2026"), ("month", "5"), ("day", "4")] {
        seat.types(&format!("asked-on-{part}"), value).await;
    }
    seat.types("asked-how", "in the help chat").await;
    seat.takes("asked-result", "refused").await;
    seat.types("asked-text", "Delete my address, please.").await;
    seat.sends("wants").await;
    seat.takes("want", "delete").await;
    seat.sends("account").await;
    seat.types("account", "lin_1992").await;
    seat.sends("evidence").await;
    let files = seat.browser.find(Locator::Css("main input[type=file]")).await.unwrap();
    let paths = ["screenshot.png", "policy.pdf"].map(|name| exhibit(name).display().to_string());
    files.send_keys(&paths.join("\n")).await.unwrap();
    seat.click("main button[name=then][value=stay]").await;
    seat.browser.wait().for_element(Locator::Css(".files li:nth-child(2)")).await.unwrap();
    seat.look("evidence, with two files").await;
    seat.sends("check").await;
    seat.sends("receipt").await;
    format!("/cases/{}", seat.text(".reference").await)
}

#[tokio::test(flavor = "multi_thread")]
async fn a_complaint_is_walked_by_clicks_from_filing_to_judgment_and_public_warning() {
    let demo = Demo::start();
    let mut seat = Seat::at(&demo, 390, false, true).await;
    let case = files_a_complaint(&mut seat).await;

    seat.sign_in(&who(Role::Registrar)).await;
    seat.opens_act(&case, "admission").await;
    seat.sends("admitted").await;
    assert_eq!(seat.path().await, case);

    seat.sign_in(&who(Role::Platform)).await;
    seat.opens_act(&case, "answer").await;
    seat.sends("answer, empty").await;
    seat.takes("stance-0", "refused").await;
    seat.browser
        .find(Locator::Css("main [name=ground-0]"))
        .await
        .unwrap()
        .select_by_value("facts_disputed")
        .await
        .unwrap();
    seat.types("text-0", "Nothing was there to delete.").await;
    // A file is added to what is typed already, and nothing of that is lost.
    let files = seat.browser.find(Locator::Css("main input[type=file]")).await.unwrap();
    files.send_keys(&exhibit("screenshot.png").display().to_string()).await.unwrap();
    seat.click("main button[name=then][value=stay]").await;
    seat.browser.wait().for_element(Locator::Css(".files li")).await.unwrap();
    let kept = seat.ask("return document.querySelector('main [name=text-0]').value").await;
    assert_eq!(kept, "Nothing was there to delete.");
    seat.sends("answered").await;
    assert_eq!(seat.path().await, case);

    seat.sign_in(&who(Role::Consumer)).await;
    seat.opens_act(&case, "mediation").await;
    seat.types("text", "That is no answer.").await;
    seat.sends("mediator asked for").await;

    seat.sign_in(&who(Role::Registrar)).await;
    seat.opens_act(&case, "assignment").await;
    seat.takes_labelled(&who(Role::Mediator).name).await;
    seat.sends("assigned").await;

    // Both sides have seen everything, and had time to reply.
    seat.waits("week").await;
    seat.sign_in(&who(Role::Mediator)).await;
    seat.opens_act(&case, "ruling").await;
    seat.takes("on-deletion", "upheld").await;
    seat.types("finding", "The platform kept an address that it had to delete.").await;
    seat.types("reasons", "It does not say why it kept it.").await;
    seat.takes("term-delete", "yes").await;
    seat.sends("ruled").await;
    assert_eq!(seat.path().await, case);

    seat.sign_in(&who(Role::Platform)).await;
    seat.opens_act(&case, "ruling-refusal").await;
    seat.types("text", "We see it otherwise.").await;
    seat.sends("refused").await;

    seat.sign_in(&who(Role::Consumer)).await;
    seat.opens_act(&case, "handover").await;
    seat.takes("yes", "yes").await;
    seat.sends("handed over").await;

    seat.sign_in(&who(Role::Court)).await;
    seat.opens(&case).await;
    let bundle = format!("{case}/bundle");
    let link = "main a[href*='bundle.pdf']";
    seat.opens_until(&bundle, link).await;
    let pdf = seat.browser.find(Locator::Css(link)).await.unwrap().attr("href").await.unwrap().unwrap();
    assert!(seat.fetches(&pdf).await.starts_with(b"%PDF-"), "the clerk gets the file");
    seat.opens_act(&case, "docket").await;
    seat.types("docket", "(2026) Chuan 0192 Min Chu 4711").await;
    seat.sends("docketed").await;
    seat.opens_act(&case, "judgment").await;
    seat.takes("outcome", "upheld").await;
    seat.types("text", "The court orders deletion.").await;
    seat.sends("judged").await;

    let publication = case.replace("/cases/", "/publications/");
    seat.sign_in(&who(Role::Registrar)).await;
    seat.opens_until(&publication, "main [name='read']").await;
    seat.takes("read", "yes").await;
    seat.click(&format!("form[action='{publication}/draft'] .button")).await;
    seat.is_told().await;
    seat.look("draft shown").await;
    seat.sign_in(&who(Role::Platform)).await;
    seat.opens(&publication).await;
    seat.types("reply", "We have appealed to our own people.").await;
    seat.click(&format!("form[action='{publication}/reply'] .button")).await;
    seat.is_told().await;
    seat.sign_in(&who(Role::Registrar)).await;
    seat.opens(&publication).await;
    seat.takes("public", "yes").await;
    seat.click(&format!("form[action='{publication}/publication'] .button")).await;
    seat.is_told().await;

    // Everybody reads it, in both languages, and nobody learns who complained.
    seat.browser.delete_all_cookies().await.unwrap();
    seat.opens("/register?q=address").await;
    seat.click("main .list h3 a, main .list h2 a").await;
    seat.look("entry").await;
    assert!(seat.text("main").await.contains("The platform kept an address that it had to delete."));
    seat.click("form[action='/language'] button").await;
    seat.look("entry, in the other language").await;
    let number = case.strip_prefix("/cases/").unwrap();
    for secret in [number, "lin_1992", &who(Role::Consumer).name] {
        assert!(!seat.text("body").await.contains(secret), "{secret} is public");
    }
    assert!(demo.folder.path().join("bundles").exists());
    seat.leave().await;
}
