//! The demo in a real browser: the program itself, started as the README says, and Chromium before it,
//! with axe-core looking at every page.

mod crawling;
mod sending;
mod walking;

use fantoccini::{Client, ClientBuilder, Locator};
use hyper_util::client::legacy::connect::HttpConnector;
use redress::demo;
use redress::demo::SignIn;
use redress::domain::actor::Role;
use serde_json::{Value, json};
use std::io::{BufRead, BufReader};
use std::net::TcpListener;
use std::process::{Child, Command, Stdio};

/// The program, serving its demo.
struct Demo {
    program: Child,
    origin: String,
    folder: tempfile::TempDir,
}

impl Demo {
    fn start() -> Demo {
        let folder = tempfile::tempdir().unwrap();
        let port = TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port();
        let mut program = Command::new(env!("CARGO_BIN_EXE_redress"))
            .args([
                "demo",
                "--data",
                folder.path().to_str().unwrap(),
                "--listen",
                &format!("127.0.0.1:{port}"),
            ])
            .env_remove("DATABASE_URL")
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        let mut said = BufReader::new(program.stdout.take().unwrap()).lines();
        assert!(said.any(|line| line.unwrap().contains(&port.to_string())), "the demo says where it answers");
        // What it says later is read, so that it never waits for a reader.
        std::thread::spawn(move || said.for_each(drop));
        Demo { program, origin: format!("http://localhost:{port}"), folder }
    }
}

impl Drop for Demo {
    fn drop(&mut self) {
        let _ = self.program.kill();
        let _ = self.program.wait();
    }
}

/// Somebody before Chromium, at the demo.
struct Seat {
    browser: Client,
    origin: String,
    /// The text of axe-core, if it is to look at every page.
    axe: Option<String>,
    /// What is wrong with the pages seen so far.
    wrong: Vec<String>,
}

impl Seat {
    /// A screen that is `width` pixels wide, in the light or in the dark.
    async fn at(demo: &Demo, width: u32, dark: bool, with_axe: bool) -> Seat {
        let browser = chromium(width, dark).await;
        let axe = std::env::var("TEST_AXE").expect("tests/run brings axe-core");
        let axe = with_axe.then(|| std::fs::read_to_string(axe).unwrap());
        Seat { browser, origin: demo.origin.clone(), axe, wrong: Vec::new() }
    }

    async fn go(&self, path: &str) {
        self.browser.goto(&format!("{}{path}", self.origin)).await.unwrap();
    }

    async fn ask(&self, script: &str) -> Value {
        self.browser.execute(script, vec![]).await.unwrap()
    }

    async fn path(&self) -> String {
        self.browser.current_url().await.unwrap().path().to_owned()
    }

    /// Signs in as the demo's person in this role.
    async fn sign_in(&self, who: &SignIn) {
        self.browser.delete_all_cookies().await.unwrap();
        self.go("/sign-in").await;
        let form = self.browser.form(Locator::Css("main form[action^='/sign-in']")).await.unwrap();
        form.set_by_name("mail", &who.mail).await.unwrap();
        form.set_by_name("password", &who.password).await.unwrap();
        self.click("main form[action^='/sign-in'] button.button").await;
        self.browser.wait().for_element(Locator::Css("nav form[action='/sign-out']")).await.unwrap();
    }

    /// Clicks on the first thing that `selector` finds. The next command waits for the page to load.
    async fn click(&self, selector: &str) {
        let found = self.browser.find(Locator::Css(selector)).await;
        let found = match found {
            Ok(found) => found,
            Err(_) => panic!("nothing is {selector} on {}", self.browser.current_url().await.unwrap()),
        };
        found.click().await.unwrap();
    }

    /// Looks at the page: one heading, not wider than the screen, and nothing that axe-core finds.
    async fn look(&mut self, page: &str) {
        let shape = self
            .ask(
                "return [document.querySelectorAll('h1').length, document.documentElement.scrollWidth - innerWidth]",
            )
            .await;
        if shape[0] != json!(1) {
            self.wrong.push(format!("{page}: {} main headings", shape[0]));
        }
        if shape[1].as_i64().unwrap() > 0 {
            self.wrong.push(format!("{page}: {} pixels too wide", shape[1]));
        }
        if let Some(axe) = &self.axe {
            self.browser.execute(axe, vec![]).await.unwrap();
            let found = self.browser.execute_async(AXE, vec![]).await.unwrap();
            let found = found.as_array().unwrap().iter();
            self.wrong.extend(found.map(|what| format!("{page}: {}", what.as_str().unwrap_or_default())));
        }
    }

    /// Leaves, and fails if anything was wrong with a page.
    async fn leave(self) {
        self.browser.close().await.unwrap();
        assert!(self.wrong.is_empty(), "{}", self.wrong.join("\n"));
    }
}

/// The demo's person in this role.
fn who(role: Role) -> SignIn {
    demo::sign_ins().unwrap().into_iter().find(|who| who.role == role).unwrap()
}

/// Runs axe-core on the page and names what it finds.
const AXE: &str = "
    const done = arguments[0];
    const rules = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
    axe.run({ runOnly: rules }).then((result) =>
      done(result.violations.map((v) => `${v.id} at ${v.nodes.map((n) => n.html.slice(0, 120)).join(' and ')}`)));";

async fn chromium(width: u32, dark: bool) -> Client {
    let profile = tempfile::tempdir().unwrap().keep();
    let mut arguments = vec![
        "--headless".to_owned(),
        "--no-sandbox".to_owned(),
        "--disable-gpu".to_owned(),
        "--no-first-run".to_owned(),
        "--disable-background-networking".to_owned(),
        "--disable-component-update".to_owned(),
        "--disable-sync".to_owned(),
        // A page that still scrolls to a button moves it away from the click.
        "--force-prefers-reduced-motion".to_owned(),
        format!("--user-data-dir={}", profile.display()),
    ];
    if dark {
        arguments.push("--blink-settings=preferredColorScheme=0".to_owned());
    }
    let screen =
        json!({ "deviceMetrics": { "width": width, "height": 900, "pixelRatio": 1.0, "mobile": false } });
    let options = json!({ "args": arguments, "mobileEmulation": screen });
    let capabilities = serde_json::Map::from_iter([("goog:chromeOptions".to_owned(), options)]);
    let driver = std::env::var("TEST_WEBDRIVER_URL").expect("tests/run starts a driver");
    let mut builder = ClientBuilder::new(HttpConnector::new());
    builder.capabilities(capabilities).connect(&driver).await.unwrap()
}
