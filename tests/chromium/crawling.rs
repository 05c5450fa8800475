//! A crawl: every kind of page that anybody can reach by links, each once.

use crate::{Demo, Seat};
use redress::demo;
use redress::web::routes::{Body, ROUTES};
use std::collections::{BTreeSet, VecDeque};

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

/// Follows links from `starts`, to each kind of page once.
async fn crawl(seat: &mut Seat, starts: &[&str]) -> BTreeSet<&'static str> {
    let mut queue: VecDeque<String> = starts.iter().map(|start| (*start).to_owned()).collect();
    let mut seen = BTreeSet::new();
    while let Some(path) = queue.pop_front() {
        let Some(pattern) = page_of(&path).filter(|pattern| !seen.contains(pattern)) else { continue };
        seen.insert(pattern);
        seat.go(&path).await;
        seat.look(pattern).await;
        let links =
            "return Array.from(document.querySelectorAll('a[href^=\"/\"]'), a => a.getAttribute('href'))";
        let links = seat.ask(links).await;
        queue.extend(links.as_array().unwrap().iter().filter_map(|href| Some(href.as_str()?.to_owned())));
    }
    seen
}

const PUBLIC: &[&str] =
    &["/", "/register", "/platforms", "/help", "/sign-in", "/account/new", "/account/forgotten", "/claim"];
const SIGNED_IN: &[&str] = &["/cases?show=all", "/letters", "/account", "/complaint"];

/// Crawls as everybody in turn.
async fn crawl_as_everybody(width: u32, dark: bool, with_axe: bool) {
    let demo = Demo::start();
    let mut seat = Seat::at(&demo, width, dark, with_axe).await;
    let mut seen = crawl(&mut seat, PUBLIC).await;
    for who in demo::sign_ins().unwrap() {
        seat.sign_in(&who).await;
        let theirs = crawl(&mut seat, SIGNED_IN).await;
        assert!(theirs.contains("/cases"), "{} sees an inbox", who.role);
        seen.extend(theirs);
    }
    seat.leave().await;
    assert!(seen.len() > 35, "only {} kinds of pages were reached: {seen:?}", seen.len());
}

#[tokio::test(flavor = "multi_thread")]
async fn axe_finds_nothing_on_any_kind_of_page_that_anybody_can_reach() {
    crawl_as_everybody(1280, false, true).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn no_page_is_wider_than_a_small_phone_in_the_dark() {
    crawl_as_everybody(320, true, false).await;
}
