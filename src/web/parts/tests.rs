use super::*;
use crate::domain::actor::Holder;
use crate::domain::case::Held;
use crate::domain::clock::Moment;
use crate::domain::text::Language;
use crate::web::page::{DemoBar, NavItem, Page};
use crate::web::typed::Typed;
use askama::Template;
use scraper::{Html, Selector};

#[derive(Template)]
#[template(
    ext = "html",
    source = r#"{% extends "layout.html" %}{% import "parts/fields.html" as f %}
{% block title %}Ask{% endblock %}
{% block main %}{{ f::errors(form) }}<h1>Ask</h1>
{{ f::text(form, "platform", "Platform", hint="Its name", suggest="known") }}
{{ f::text(form, "password", "Password", kind="password", auto="current-password") }}
{{ f::area(form, "statement", "What happened", required=false) }}
{{ f::date(form, "when", "When", hint=page.t.date_example()) }}
{{ f::select(form, "ground", "Ground", choices) }}
{{ f::radios(form, "grievance", "What went wrong", choices, hint="Choose one") }}
{{ f::checkboxes(form, "remedy", "What you want", choices) }}
{{ f::tick(form, "sure", "I am sure") }}
{{ f::file(form, "files", "Files", hint=page.t.files_hint(20, 25)) }}
{{ f::submit("Send") }}{{ f::submit("Withdraw", "grave") }}{% endblock %}"#
)]
struct FormPage {
    page: Page,
    form: Typed,
    choices: Vec<Choice>,
}

#[derive(Template)]
#[template(
    ext = "html",
    source = r#"{% extends "layout.html" %}{% import "parts/case.html" as c %}{% import "parts/show.html" as s %}
{% block title %}Case{% endblock %}
{% block main %}<h1>Case</h1>{{ c::act_card(card) }}{{ c::holder_strip(strip) }}{{ c::story(lines) }}
{{ c::said("Li", "today", "We offer 100", Some(Wall::Settlement), holder="platform") }}{{ c::whose("court") }}
{{ s::summary_list(answers) }}{{ s::figures(figures) }}{{ s::pager(pager) }}{{ s::empty("None", "Yet") }}
{{ s::confirmed("Filed", "2026-000123-K", "Thank you") }}{{ s::step(3, 9) }}{% endblock %}"#
)]
struct CasePage {
    page: Page,
    card: ActCard,
    strip: Strip,
    lines: Vec<StoryLine>,
    answers: Vec<Answer>,
    figures: Vec<Figure>,
    pager: Pager,
}

fn form_page(lang: Language, form: Typed) -> Html {
    let choices = vec![
        Choice::new("access", "They would not show my data").under("My data").hint("A copy"),
        Choice::new("deletion", "They would not delete it"),
    ];
    let page = Page::new(lang, "Chengdu", "/ask").in_error(form.has_errors());
    Html::parse_document(&FormPage { page, form, choices }.render().unwrap())
}

fn one<'a>(html: &'a Html, selector: &str) -> scraper::ElementRef<'a> {
    let found: Vec<_> = html.select(&Selector::parse(selector).unwrap()).collect();
    assert_eq!(found.len(), 1, "{selector}");
    found[0]
}

fn none(html: &Html, selector: &str) {
    assert_eq!(html.select(&Selector::parse(selector).unwrap()).count(), 0, "{selector}");
}

#[test]
fn each_problem_is_named_on_top_and_beside_its_field_and_the_link_reaches_a_control() {
    let mut form = Typed::new([("statement", "<b>they & I</b>"), ("password", "secret")]);
    for field in ["platform", "when", "ground", "grievance", "remedy", "sure", "files", "statement"] {
        form.refuse(field, format!("Put right: {field}"));
    }
    form.refuse("", "Try again");
    let html = form_page(Language::En, form.clone());
    assert!(one(&html, "title").inner_html().starts_with("Error: Ask – Redress"));
    for problem in form.problems().iter().filter(|problem| !problem.field.is_empty()) {
        let link = one(&html, &format!(".problems a[href='#{}']", problem.field));
        assert_eq!(link.inner_html(), problem.message);
        let control = one(&html, &format!("#{}", problem.field)).value().name().to_owned();
        assert!(["input", "select", "textarea"].contains(&control.as_str()), "{control}");
        assert!(one(&html, &format!("#{}-error", problem.field)).inner_html().contains(&problem.message));
        one(&html, &format!("[aria-describedby~='{}-error']", problem.field));
    }
    assert_eq!(one(&html, "#statement").text().collect::<String>().trim(), "<b>they & I</b>");
    assert_eq!(one(&html, "#password").attr("value"), Some(""), "a password is never sent back");
}

#[test]
fn a_form_without_problems_shows_no_summary_and_keeps_what_was_chosen() {
    let html = form_page(
        Language::Zh,
        Typed::new([("remedy", "deletion"), ("ground", "deletion"), ("sure", "yes")]),
    );
    none(&html, ".problems, .bad, .wrong, [aria-invalid]");
    one(&html, "input[name=remedy][value=deletion][checked]");
    one(&html, "option[value=deletion][selected]");
    one(&html, "#sure[checked]");
    none(&html, "input[name=grievance][checked], input[name=remedy][value=access][checked]");
    assert_eq!(one(&html, "html").attr("lang"), Some("zh-Hans"));
    assert_eq!(one(&html, "#when").attr("name"), Some("when-year"), "Chinese dates begin with the year");
}

fn case_page() -> CasePage {
    let mut page = Page::new(Language::En, "Chengdu", "/cases/1?tab=2&x=<");
    page.nav = vec![NavItem::new("/cases", "My cases", "/cases/1")];
    page.signed_in = true;
    page.person = Some("Li Wei".into());
    page.flash = Some("Your answer was sent.".into());
    page.demo = Some(DemoBar { now: "Monday".into(), next: Some("Friday".into()) });
    let days = |by, days: i64| {
        let from = Moment::from_microseconds(0).unwrap();
        Held { by, with: None, from, until: from.plus_seconds(86_400 * days) }
    };
    CasePage {
        card: ActCard {
            holder: "platform",
            headline: "Paotui must answer by Friday 4 December 2026".into(),
            left: Some(Badge::new(Tone::Due, "9 working days left")),
            counted: vec![Counted { when: "Thu 19 Nov".into(), what: "Served".into() }],
            rule: "/rulebook/cn#windows.answer".into(),
            open: true,
            silence: Some("Mediation begins by itself.".into()),
            notes: Vec::new(),
            actions: vec![("/cases/1/answer".into(), "Answer".into())],
        },
        strip: Strip::new(page.t, &[days(Holder::Centre, 10), days(Holder::Platform, 4)], true, 11, 0),
        lines: vec![StoryLine { title: "Served".into(), ..StoryLine::default() }],
        answers: vec![Answer::new("Platform", "Paotui").change("/filing/platform")],
        figures: vec![Figure {
            number: "118 of 131".into(),
            label: "answered".into(),
            without: String::new(),
        }],
        pager: Pager { page: 2, pages: 3, newer: Some("?page=1".into()), older: None },
        page,
    }
}

#[test]
fn a_case_page_says_in_words_what_its_colours_say() {
    let html = Html::parse_document(&case_page().render().unwrap());
    assert!(one(&html, ".act.platform h2").inner_html().contains("must answer by Friday"));
    assert!(one(&html, ".act details[open] .counted").text().any(|text| text == "Served"));
    assert_eq!(html.select(&Selector::parse(".key li").unwrap()).count(), 2);
    assert_eq!(one(&html, ".said.platform .wall.settlement").inner_html(), "Settlement only");
    assert_eq!(one(&html, "nav [aria-current=page]").inner_html(), "My cases");
    assert_eq!(one(&html, "[role=status] p").inner_html(), "Your answer was sent.");
    assert_eq!(one(&html, "form[action='/language'] [name=back]").attr("value"), Some("/cases/1?tab=2&x=<"));
    one(&html, "form[action='/demo/clock'] [value=next]");
    one(&html, "form[action='/sign-out']");
    assert!(one(&html, ".change a").text().collect::<String>().ends_with("Change Platform"));
}

#[test]
fn no_page_needs_code_or_style_of_its_own_and_no_id_is_used_twice() {
    let mut form = Typed::default();
    form.refuse("when", "Enter a date");
    for html in [form_page(Language::En, form), Html::parse_document(&case_page().render().unwrap())] {
        none(&html, "style, [style], script:not([src]), [onclick], [onchange]");
        let mut ids: Vec<_> =
            html.select(&Selector::parse("[id]").unwrap()).filter_map(|found| found.attr("id")).collect();
        let all = ids.len();
        ids.sort_unstable();
        ids.dedup();
        assert_eq!(ids.len(), all);
    }
}
