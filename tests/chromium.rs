//! The demo in a real browser: the program itself, started as the README says, and Chromium walking
//! through every kind of page as everybody, with axe-core looking at each.

use fantoccini::{Client, ClientBuilder, Locator};
use hyper_util::client::legacy::connect::HttpConnector;
use redress::demo::{self, SignIn};
use redress::domain::actor::Role;
use redress::web::routes::{Body, ROUTES};
use serde_json::json;
use std::collections::{BTreeSet, VecDeque};
use std::io::{BufRead, BufReader};
use std::net::TcpListener;
use std::process::{Child, Command, Stdio};

/// The program, serving its demo.
struct Demo {
    program: Child,
    origin: String,
    _folder: tempfile::TempDir,
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
        Demo { program, origin: format!("http://localhost:{port}"), _folder: folder }
    }
}

impl Drop for Demo {
    fn drop(&mut self) {
        let _ = self.program.kill();
        let _ = self.program.wait();
    }
}

/// Chromium, `width` pixels wide, in the light or in the dark.
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

/// The pattern of a page that an address leads to; none for files and twins.
fn page_of(path: &str) -> Option<&'static str> {
    let path = path.split(['?', '#']).next().unwrap_or_default();
    let fits = |pattern: &str| {
        let (asked, known): (Vec<_>, Vec<_>) = (path.split('/').collect(), pattern.split('/').collect());
        let same = |(a, k): (&&str, &&str)| k.starts_with('{') && !a.is_empty() || a == k;
        asked.len() == known.len() && asked.iter().zip(&known).all(same)
    };
    let is_page = |pattern: &str| !pattern.rsplit('/').next().is_some_and(|last| last.contains('.'));
    let mut routes = ROUTES.iter().filter(|route| route.body == Body::None && is_page(route.pattern));
    let route = routes.find(|route| fits(route.pattern))?;
    let pattern = route.pattern;
    let last = path.rsplit('/').next().unwrap_or_default();
    let is_file =
        last.contains('.') || pattern.ends_with("/exhibits/{exhibit}") || pattern.contains("/originals/");
    (!is_file).then_some(pattern)
}

/// Follows links from `starts`, to each kind of page once; `look` says what is wrong with a page.
async fn walk(
    browser: &Client,
    origin: &str,
    starts: &[&str],
    axe: Option<&str>,
) -> (BTreeSet<&'static str>, Vec<String>) {
    let mut queue: VecDeque<String> = starts.iter().map(|start| (*start).to_owned()).collect();
    let (mut seen, mut wrong) = (BTreeSet::new(), Vec::new());
    while let Some(path) = queue.pop_front() {
        let Some(pattern) = page_of(&path).filter(|pattern| !seen.contains(pattern)) else { continue };
        seen.insert(pattern);
        browser.goto(&format!("{origin}{path}")).await.unwrap();
        let shape = browser
            .execute("return [document.querySelectorAll('h1').length, document.documentElement.scrollWidth - innerWidth, Array.from(document.querySelectorAll('a[href^=\"/\"]'), a => a.getAttribute('href'))]", vec![])
            .await
            .unwrap();
        if shape[0] != json!(1) {
            wrong.push(format!("{pattern}: {} main headings", shape[0]));
        }
        if shape[1].as_i64().unwrap() > 0 {
            wrong.push(format!("{pattern}: {} pixels too wide", shape[1]));
        }
        if let Some(axe) = axe {
            browser.execute(axe, vec![]).await.unwrap();
            let found = browser.execute_async(LOOK, vec![]).await.unwrap();
            let found = found.as_array().unwrap().iter();
            wrong.extend(found.map(|what| format!("{pattern}: {}", what.as_str().unwrap_or_default())));
        }
        queue.extend(shape[2].as_array().unwrap().iter().filter_map(|href| Some(href.as_str()?.to_owned())));
    }
    (seen, wrong)
}

/// Runs axe-core on the page and names what it finds.
const LOOK: &str = "
    const done = arguments[0];
    const rules = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
    axe.run({ runOnly: rules }).then((result) =>
      done(result.violations.map((v) => `${v.id} at ${v.nodes.map((n) => n.html.slice(0, 120)).join(' and ')}`)));";

const PUBLIC: &[&str] =
    &["/", "/register", "/platforms", "/help", "/sign-in", "/account/new", "/account/forgotten"];
const SIGNED_IN: &[&str] = &["/cases?show=all", "/letters", "/account", "/complaint"];

async fn sign_in(browser: &Client, origin: &str, who: &SignIn) {
    browser.delete_all_cookies().await.unwrap();
    browser.goto(&format!("{origin}/sign-in")).await.unwrap();
    let form = browser.form(Locator::Css("main form[action^='/sign-in']")).await.unwrap();
    form.set_by_name("mail", &who.mail).await.unwrap();
    form.set_by_name("password", &who.password).await.unwrap();
    press(browser, "main form[action^='/sign-in'] button.button").await;
    browser.wait().for_element(Locator::Css("nav form[action='/sign-out']")).await.unwrap();
}

async fn press(browser: &Client, button: &str) {
    browser.find(Locator::Css(button)).await.unwrap().click().await.unwrap();
}

/// Walks as everybody in turn. Returns every kind of page that was seen, and what was wrong.
async fn walk_as_everybody(
    width: u32,
    dark: bool,
    axe: Option<&str>,
) -> (BTreeSet<&'static str>, Vec<String>) {
    let demo = Demo::start();
    let browser = chromium(width, dark).await;
    let (mut seen, mut wrong) = walk(&browser, &demo.origin, PUBLIC, axe).await;
    for who in demo::sign_ins().unwrap() {
        sign_in(&browser, &demo.origin, &who).await;
        let (theirs, faults) = walk(&browser, &demo.origin, SIGNED_IN, axe).await;
        assert!(theirs.contains("/cases"), "{} sees an inbox", who.role);
        seen.extend(theirs);
        wrong.extend(faults.into_iter().map(|fault| format!("{}: {fault}", who.role)));
    }
    browser.close().await.unwrap();
    (seen, wrong)
}

#[tokio::test(flavor = "multi_thread")]
async fn axe_finds_nothing_on_any_kind_of_page_that_anybody_can_reach() {
    let axe = std::fs::read_to_string(std::env::var("TEST_AXE").expect("tests/run brings axe-core")).unwrap();
    let (seen, wrong) = walk_as_everybody(1280, false, Some(&axe)).await;
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    assert!(seen.len() > 35, "only {} kinds of pages were reached: {seen:?}", seen.len());
}

#[tokio::test(flavor = "multi_thread")]
async fn no_page_is_wider_than_a_small_phone_in_the_dark() {
    let (seen, wrong) = walk_as_everybody(320, true, None).await;
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    assert!(seen.len() > 35, "only {} kinds of pages were reached: {seen:?}", seen.len());
}

/// The addresses that `selector` finds on the page.
async fn links(browser: &Client, selector: &str) -> Vec<String> {
    let mut links = Vec::new();
    for link in browser.find_all(Locator::Css(selector)).await.unwrap() {
        links.extend(link.attr("href").await.unwrap());
    }
    links
}

#[tokio::test(flavor = "multi_thread")]
async fn a_form_with_files_is_shown_again_as_it_comes_and_nothing_typed_is_lost() {
    let demo = Demo::start();
    let browser = chromium(1280, false).await;
    let who = demo::sign_ins().unwrap().into_iter().find(|who| who.role == Role::Platform).unwrap();
    sign_in(&browser, &demo.origin, &who).await;
    browser.goto(&format!("{}/cases?show=open", demo.origin)).await.unwrap();
    let mut form = None;
    for case in links(&browser, "tbody th a[href^='/cases/']").await {
        browser.goto(&format!("{}{case}", demo.origin)).await.unwrap();
        form = form.or(links(&browser, ".actions a[href$='/exhibits']").await.pop());
    }
    let form = format!("{}{}", demo.origin, form.expect("a case that takes evidence"));
    browser.goto(&form).await.unwrap();
    let file = tempfile::Builder::new().suffix(".txt").tempfile().unwrap();
    std::fs::write(file.path(), "the log").unwrap();
    let find = async |selector: &str| browser.find(Locator::Css(selector)).await.unwrap();
    find("#text").await.send_keys("It shows the deletion.").await.unwrap();
    find("#files").await.send_keys(file.path().to_str().unwrap()).await.unwrap();
    press(&browser, "button[name=then][value=stay]").await;
    browser.wait().for_element(Locator::Css("form .files button[name=take-out]")).await.unwrap();
    assert_eq!(browser.current_url().await.unwrap().as_str(), form);
    let now = "return [document.querySelector('#text').value, document.activeElement.id]";
    let now = browser.execute(now, vec![]).await.unwrap();
    assert_eq!(now, json!(["It shows the deletion.", "files"]));

    // Sent for good with one more file, it leads to the case and says what was done.
    std::fs::write(file.path(), "another log").unwrap();
    find("#files").await.send_keys(file.path().to_str().unwrap()).await.unwrap();
    press(&browser, "main form .row:last-child button.button").await;
    browser.wait().for_element(Locator::Css(".said-so p")).await.unwrap();
    assert!(form.starts_with(browser.current_url().await.unwrap().as_str()));
    browser.close().await.unwrap();
}
