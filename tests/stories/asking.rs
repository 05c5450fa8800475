//! Asking: a letter with the right articles, for whoever writes to a platform before they complain.

use crate::browser::{Answer, Browser};
use crate::desk::Desk;
use redress::domain::explorer::Time;
use redress::domain::grievance::Grievance;

const LETTER: &str = "/explore/letter";

const TYPED: [(&str, &str); 7] = [
    ("right", "deletion"),
    ("right", "copy"),
    ("platforms", "Paotui Delivery\n\n  Yunlu Travel  "),
    ("name", "Lin Mei"),
    ("account", "136 0000 0000"),
    ("about", "The order of 3 March."),
    ("language", "both"),
];

async fn writes(stranger: &Browser, changed: &[(&str, &str)]) -> Answer {
    let kept = TYPED.iter().filter(|(name, _)| changed.iter().all(|(other, _)| other != name));
    let fields: Vec<(&str, &str)> =
        kept.chain(changed).copied().filter(|(_, value)| !value.is_empty()).collect();
    stranger.post(LETTER, &fields).await
}

#[actix_web::test]
async fn a_letter_names_what_is_asked_on_which_law_and_by_when_and_nothing_is_kept() {
    let desk = Desk::open().await;
    let house = desk.serve().await;
    let stranger = house.visitor();
    let explored = stranger.get("/explore/answer?what=will_not_delete&asked=no").await;
    let there =
        explored.attributes("a.button", "href").into_iter().find(|to| to.starts_with(LETTER)).unwrap();
    let form = stranger.get(&there).await;
    assert_eq!(form.find("input[name=right]").len(), desk.rulebook().askable().count());
    assert_eq!(form.attributes("input[name=right][checked]", "value"), ["deletion"]);

    let written = writes(&stranger, &[]).await;
    assert_eq!(written.status, 200);
    let letters = written.find("article");
    assert_eq!(letters.len(), 4, "two platforms in two languages");
    let book = desk.rulebook();
    let rights = [Grievance::Deletion, Grievance::Copy].map(|right| book.grievance(right));
    let due = Time::longest(&rights, book, desk.now()).unwrap().reckoning.last_day(&book.zone);
    assert!(
        letters[0].contains("《个人信息保护法》第47条") && letters[0].contains("本人Lin Mei"),
        "{}",
        letters[0]
    );
    for says in [
        "Paotui Delivery",
        "Delete my personal data",
        "Personal Information Protection Law, art. 47",
        "Give me a copy of my personal data",
        "136 0000 0000",
        "It is about this: The order of 3 March.",
        &format!("{} ", due.day()),
    ] {
        assert!(letters[1].contains(says), "{says}: {}", letters[1]);
    }
    assert!(!letters[1].contains("Cybersecurity Law"), "what nobody read in its source is not cited");
    assert!(letters[2].contains("Yunlu Travel"));
    let complain =
        written.attributes("main a", "href").into_iter().find(|to| to.starts_with("/complaint")).unwrap();
    assert!(complain.contains("grievance=deletion") && complain.contains("grievance=copy"), "{complain}");
    for answer in [&form, &written] {
        assert_eq!(answer.header("set-cookie"), None);
    }

    let text = writes(&stranger, &[("then", "text")]).await;
    assert_eq!(text.header("content-type"), Some("text/plain; charset=utf-8"));
    assert!(String::from_utf8(text.body).unwrap().contains("2. Delete my personal data"));
    let pdf = writes(&stranger, &[("then", "pdf")]).await;
    assert_eq!(pdf.header("content-type"), Some("application/pdf"));
    assert!(pdf.body.starts_with(b"%PDF-"));
    let again = writes(&stranger, &[("then", "change")]).await;
    assert_eq!((again.status, again.find("textarea")[1].as_str()), (200, "The order of 3 March."));
    house.stop().await;
    desk.close().await;
}

#[actix_web::test]
async fn what_a_letter_lacks_is_named_at_its_place_and_nothing_typed_is_lost() {
    let desk = Desk::open().await;
    let house = desk.serve().await;
    let stranger = house.visitor();
    let eleven = "A\nB\nC\nD\nE\nF\nG\nH\nI\nJ\nK";
    for (field, value, says) in [
        ("right", "", "Tick at least one thing"),
        ("right", "breach_harm", "Tick at least one thing"),
        ("platforms", " \n ", "Write the name of the platform"),
        ("platforms", eleven, "10 platforms at most"),
        ("name", "", "Write your name"),
        ("account", "", "Write how the platform finds you"),
        ("language", "fr", "Choose the language"),
    ] {
        let refused = writes(&stranger, &[(field, value)]).await;
        assert_eq!(refused.status, 422, "{field}");
        let problems = refused.find(".problems a").join(" ");
        assert!(problems.contains(says), "{field}: {problems}");
        assert_eq!(refused.attributes(".problems a", "href"), [format!("#{field}")]);
        assert!(refused.text().contains("The order of 3 March."));
    }
    // What stands in an address is never taken for a name.
    let led = stranger.get("/explore/letter?right=copy&name=Somebody&right=nonsense").await;
    assert_eq!((led.status, led.attribute("#name", "value")), (200, Some(String::new())));
    house.stop().await;
    desk.close().await;
}

#[actix_web::test]
async fn whoever_has_letters_typeset_without_end_must_wait() {
    let desk = Desk::open().await;
    let house = desk.serve().await;
    let stranger = house.visitor();
    for _ in 0..30 {
        assert_eq!(
            writes(&stranger, &[("then", "pdf"), ("platforms", "A"), ("language", "en")]).await.status,
            200
        );
    }
    let refused = writes(&stranger, &[("then", "pdf"), ("platforms", "A")]).await;
    assert_eq!(refused.status, 429);
    assert!(refused.text().contains("It works again in 60 minutes"), "{}", refused.text());
    assert_eq!(writes(&stranger, &[]).await.status, 200, "on the page it can be written all the same");
    house.stop().await;
    desk.close().await;
}
