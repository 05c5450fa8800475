//! The form of an act with files, sent in the browser: what comes back is shown as it comes.

use crate::{Demo, Seat, who};
use fantoccini::Locator;
use redress::domain::actor::Role;
use serde_json::json;

impl Seat {
    /// Opens the form for evidence of the first case that takes some, and returns its address.
    async fn opens_evidence(&self) -> String {
        self.go("/cases?show=open").await;
        let cases = self.ask("return Array.from(document.querySelectorAll('tbody th a[href^=\"/cases/\"]'), a => a.getAttribute('href'))").await;
        for case in cases.as_array().unwrap().iter().filter_map(|case| case.as_str()) {
            self.go(case).await;
            let form = self
                .ask("const a = document.querySelector('.actions a[href$=\"/exhibits\"]'); return a && a.getAttribute('href')")
                .await;
            if let Some(form) = form.as_str() {
                self.go(form).await;
                return form.to_owned();
            }
        }
        panic!("no case takes evidence");
    }

    async fn keys(&self, selector: &str, keys: &str) {
        self.browser.find(Locator::Css(selector)).await.unwrap().send_keys(keys).await.unwrap();
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn files_are_added_to_the_form_of_an_act_and_nothing_typed_is_lost() {
    let demo = Demo::start();
    let mut seat = Seat::at(&demo, 1280, false, true).await;
    seat.sign_in(&who(Role::Platform)).await;
    let form = seat.opens_evidence().await;
    let file = tempfile::Builder::new().suffix(".txt").tempfile().unwrap();
    std::fs::write(file.path(), "the log").unwrap();
    let name = file.path().to_str().unwrap();
    seat.keys("#text", "It shows the deletion.").await;
    seat.keys("#files", name).await;
    seat.click("button[name=then][value=stay]").await;
    seat.browser.wait().for_element(Locator::Css("form .files [name=take-out]")).await.unwrap();
    assert_eq!(seat.path().await, form);
    let now = seat.ask("return [document.querySelector('#text').value, document.activeElement.id]").await;
    assert_eq!(now, json!(["It shows the deletion.", "files"]));
    seat.look("the form with a file").await;

    // Sent for good with one more file, it leads to the case, which says what was done.
    std::fs::write(file.path(), "another log").unwrap();
    seat.keys("#files", name).await;
    seat.click("main form .row:last-of-type .button:not(.plain)").await;
    seat.browser.wait().for_element(Locator::Css(".said-so p")).await.unwrap();
    assert_eq!(Some(seat.path().await.as_str()), form.strip_suffix("/exhibits"));
    seat.look("the case, after the form").await;
    seat.leave().await;
}
