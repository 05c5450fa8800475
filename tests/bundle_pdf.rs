//! The court bundle, read by tools that are not ours: qpdf and poppler's pdfinfo, pdftotext, pdffonts.

mod bundle_sample;

use std::path::{Path, PathBuf};
use std::process::Command;

use bundle_sample::{content, folder};
use redress::bundle::content::PlatformAnswer;
use redress::bundle::{Limits, Made, OnPaper, Paper, Press, Shelf, write_folder};
use redress::domain::money::Cents;
use redress::domain::price_comparison::{Look, MOST_PAIRS, Pair, PriceComparison};

/// A bundle in a folder of its own.
struct Printed {
    _folder: tempfile::TempDir,
    to: PathBuf,
    made: Made,
}

async fn printed() -> Printed {
    let folder_of_test = tempfile::tempdir().expect("a folder");
    let to = folder_of_test.path().join("court");
    let press = Press::new(env!("CARGO_BIN_EXE_redress"), Limits::default());
    let made = write_folder(&press, &content(), &folder(), &to).await.expect("a bundle");
    Printed { _folder: folder_of_test, to, made }
}

impl Printed {
    fn pdf(&self) -> PathBuf {
        self.to.join("bundle.pdf")
    }

    fn text_of_page(&self, page: usize) -> String {
        let page = page.to_string();
        run("pdftotext", &["-f", &page, "-l", &page, "-layout"], &self.pdf(), &["-"])
    }
}

fn run(tool: &str, before: &[&str], file: &Path, after: &[&str]) -> String {
    let output = Command::new(tool).args(before).arg(file).args(after).output().expect(tool);
    assert!(output.status.success(), "{tool}: {}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8_lossy(&output.stdout).into_owned()
}

#[tokio::test]
async fn other_readers_find_a_sound_open_a4_file_without_scripts_or_hidden_files() {
    let printed = printed().await;
    run("qpdf", &["--check"], &printed.pdf(), &[]);
    let info = run("pdfinfo", &[], &printed.pdf(), &[]);
    let says = |name: &str| {
        let line = info.lines().find(|line| line.starts_with(name)).unwrap_or_default();
        line.split_once(':').map(|(_, value)| value.trim().to_owned()).unwrap_or_default()
    };
    assert_eq!(says("Pages"), printed.made.pages.to_string());
    assert_eq!(says("Page size"), "595.276 x 841.89 pts (A4)");
    assert_eq!(says("Encrypted"), "no");
    assert_eq!(says("JavaScript"), "no");
    assert_eq!(says("Form"), "none");
    assert_eq!(says("Creator"), "Redress 0.1.0");
    assert!(says("Title").contains("林玥诉枫叶商城"));
    assert_eq!(run("pdfdetach", &["-list"], &printed.pdf(), &[]).trim(), "0 embedded files");
}

#[tokio::test]
async fn every_page_carries_its_own_number_in_both_languages() {
    let printed = printed().await;
    let pages = printed.made.pages;
    for page in 1..=pages {
        let text = printed.text_of_page(page);
        let last = text.lines().rfind(|line| !line.trim().is_empty() && *line != "\u{c}").unwrap_or_default();
        let last: String = last.split_whitespace().collect();
        assert_eq!(last, format!("Page{page}of{pages}/第{page}页共{pages}页"), "page {page}");
    }
}

#[tokio::test]
async fn every_bookmark_names_the_page_that_it_leads_to() {
    let printed = printed().await;
    let json = run("qpdf", &["--json=2", "--json-key=outlines"], &printed.pdf(), &[]);
    let json: serde_json::Value = serde_json::from_str(&json).expect("JSON");
    let mut found = Vec::new();
    gather(&json["outlines"], &mut found);
    for (title, page) in &found {
        assert!(title.ends_with(&format!("(p. {page})")), "{title} leads to {page}");
    }
    for exhibit in &printed.made.exhibits {
        let name = format!("Exhibit {} 证据{}", exhibit.number, exhibit.number);
        let page = found.iter().find(|(title, _)| title.starts_with(&name)).map(|(_, page)| *page);
        assert_eq!(page, Some(exhibit.page as u64), "{name}");
    }
    assert_eq!(found.len(), 10 + content().exhibits.len());
}

fn gather(outlines: &serde_json::Value, found: &mut Vec<(String, u64)>) {
    for outline in outlines.as_array().into_iter().flatten() {
        let title = outline["title"].as_str().unwrap_or_default().to_owned();
        found.push((title, outline["destpageposfrom1"].as_u64().unwrap_or_default()));
        gather(&outline["kids"], found);
    }
}

#[tokio::test]
async fn the_index_says_on_which_page_each_document_begins() {
    let printed = printed().await;
    let index = printed.text_of_page(2);
    for exhibit in &printed.made.exhibits {
        let line = index.lines().find(|line| line.trim_start().starts_with(&format!("7.{}", exhibit.number)));
        let ends = line.unwrap_or_default().trim_end().ends_with(&format!(" {}", exhibit.page));
        assert!(ends, "exhibit {} begins on page {}:\n{index}", exhibit.number, exhibit.page);
    }
    // One link for each cell of each row, at least.
    let raw = run("qpdf", &["--json=2", "--json-key=qpdf"], &printed.pdf(), &[]);
    assert!(raw.matches("\"/Link\"").count() >= 14 * 3, "the index is linked");
}

#[tokio::test]
async fn every_typeface_is_embedded_as_a_subset_and_can_be_copied_from() {
    let printed = printed().await;
    let fonts = run("pdffonts", &[], &printed.pdf(), &[]);
    for font in fonts.lines().skip(2) {
        let columns: Vec<&str> = font.split_whitespace().collect();
        let from_end = |n: usize| columns[columns.len() - n];
        assert_eq!([from_end(5), from_end(4), from_end(3)], ["yes", "yes", "yes"], "{font}");
    }
}

#[tokio::test]
async fn what_both_sides_wrote_can_be_read_in_both_scripts_and_pages_of_exhibits_keep_their_text() {
    let printed = printed().await;
    let all: String = run("pdftotext", &["-layout"], &printed.pdf(), &["-"]).split_whitespace().collect();
    for words in [
        "自4月2日起，我接连收到“优贷”和“安心保”两家公司的短信",
        "ThesecondcompanyknewwhatIhadbought",
        "请补充订单编号",
        "请法院审查平台与合作方之间的数据流转",
        "Whichofyourpartnersreceivedtheorder",
        "仅“优贷”一家",
        "Itisnotajudgment",
        "不是法院判决",
        "第三方共享",
        "Thefileislockedwithapassword",
        "文件无法按其格式读取",
        "[U+1F64F]",
    ] {
        assert!(all.contains(words), "{words}");
    }
}

#[tokio::test]
async fn the_manifest_is_checked_by_the_ordinary_tool_and_finds_a_changed_byte() {
    let printed = printed().await;
    let check = || {
        Command::new("sha256sum")
            .args(["-c", "manifest-sha256.txt"])
            .current_dir(&printed.to)
            .output()
            .expect("it runs")
    };
    assert!(check().status.success());
    let original = printed.to.join("originals/04-invoice-damaged-scan.pdf");
    let mut bytes = std::fs::read(&original).expect("the original");
    bytes[20] ^= 1;
    std::fs::write(&original, bytes).expect("written");
    assert!(!check().status.success());
}

#[tokio::test]
async fn a_pdf_that_only_its_owner_locked_keeps_its_pages_and_one_of_a_later_edition_too() {
    let out = tempfile::tempdir().expect("a folder");
    let policy = folder().join("policy.pdf");
    let given = out.path();
    run(
        "qpdf",
        &["--encrypt", "", "owner", "256", "--"],
        &policy,
        &[given.join("owner.pdf").to_str().expect("a path")],
    );
    run("qpdf", &["--force-version=2.0"], &policy, &[given.join("later.pdf").to_str().expect("a path")]);
    let mut content = content();
    let mut exhibits = Vec::new();
    for (number, name) in [(1, "owner.pdf"), (2, "later.pdf")] {
        let mut exhibit = bundle_sample::exhibit_in(given, name);
        exhibit.number = number;
        exhibits.push(exhibit);
    }
    content.exhibits = exhibits;
    content.prior_request = None;
    content.finding = None;
    content.writings.clear();
    content.answer = PlatformAnswer::Silent {
        served: bundle_sample::two("13 April 2026", "2026年4月13日"),
        due: bundle_sample::two("8 May 2026", "2026年5月8日"),
        reckoning: bundle_sample::answer_window(),
    };
    let press = Press::new(env!("CARGO_BIN_EXE_redress"), Limits::default());
    let pdf = given.join("bundle.pdf");
    let made = press.make(&content, given, &pdf).await.expect("a bundle");
    assert!(made.exhibits.iter().all(|exhibit| exhibit.shown), "{:?}", made.exhibits);
    run("qpdf", &["--check"], &pdf, &[]);
    let text = run("pdftotext", &[], &pdf, &["-"]);
    assert_eq!(text.matches("Your choices").count(), 2);
}

/// A comparison of the most pairs that there can be, the last of them the other way round.
fn comparison() -> PriceComparison {
    let look = |account: &str, price: i64, screenshot| Look {
        account: account.to_owned(),
        at: "2026-05-01T23:05:30Z".parse().expect("an instant"),
        discounts: "新客 9 折 \u{1F600}".to_owned(),
        currency: "CNY".to_owned(),
        price: Cents::new(price).expect("an amount"),
        screenshot,
    };
    let pair = |number: usize| Pair {
        item: format!("双人套餐 {}", "W".repeat(if number == 7 { 150 } else { 3 })),
        first: look("my account of 2019", if number == MOST_PAIRS { 9_000 } else { 12_650 }, Some(1)),
        second: look("新手机", 9_900, Some(99)),
    };
    let now = "2026-06-01T00:00:00Z".parse().expect("an instant");
    PriceComparison::check((1..=MOST_PAIRS).map(pair).collect(), now).expect("a comparison")
}

#[tokio::test]
async fn a_price_comparison_is_set_as_table_and_picture_with_its_figures_and_the_same_each_time() {
    let out = tempfile::tempdir().expect("a folder");
    let given = out.path();
    std::fs::copy(folder().join("policy.pdf"), given.join("policy.pdf")).expect("copied");
    std::fs::write(given.join("prices.txt"), comparison().to_text()).expect("written");
    let mut content = content();
    let mut exhibits = [(1, "policy.pdf"), (2, "prices.txt")].map(|(number, name)| {
        let mut exhibit = bundle_sample::exhibit_in(given, name);
        exhibit.number = number;
        exhibit
    });
    exhibits[1].media_type = "text/plain".to_owned();
    content.exhibits = exhibits.to_vec();
    content.prior_request = None;
    content.writings.clear();
    let press = Press::new(env!("CARGO_BIN_EXE_redress"), Limits::default());
    let pdf = given.join("bundle.pdf");
    let made = press.make(&content, given, &pdf).await.expect("a bundle");
    assert!(made.exhibits[1].shown);
    let again = given.join("again.pdf");
    press.make(&content, given, &again).await.expect("a bundle");
    assert!(std::fs::read(&pdf).expect("bytes") == std::fs::read(&again).expect("bytes"), "the same bytes");
    run("qpdf", &["--check"], &pdf, &[]);
    let first = made.exhibits[1].page.to_string();
    let text = run("pdftotext", &["-f", &first, "-layout"], &pdf, &["-"]);
    let text: String = text.split_whitespace().collect();
    for words in [
        "higherprice49timesandthelowerprice1time",
        "第一账号价格较高49次",
        "CNY26.77more,overall50pairs",
        "notwhy",
        "126.50",
        "+27.50",
        "−9.00",
        "2May2026",
        "myaccountof2019,07:05:30;新客9折[U+1F600]",
        "AlltimesareBeijingtime.",
    ] {
        assert!(text.contains(words), "{words}: {text}");
    }
    assert!(!text.contains("Exhibit99"), "no exhibit of that number is here");
}

#[tokio::test]
async fn a_letter_on_paper_stands_in_its_window_and_counts_its_own_pages() {
    let folder = tempfile::tempdir().expect("a folder");
    let press = Press::new(env!("CARGO_BIN_EXE_redress"), Limits::default());
    let shelf = Shelf::new(folder.path().join("bundles"), folder.path().join("vault"), press);
    let letter = |address: &str, words: String| OnPaper {
        centre: vec!["测试中心".to_owned(), "Test Centre".to_owned()],
        sender: "测试中心 · Test Centre".to_owned(),
        address: address.to_owned(),
        date: "2026年11月23日 / 23 November 2026".to_owned(),
        subject: "案件 2026-000001 有新进展".to_owned(),
        words,
        sections: Vec::new(),
        page_of: vec!["第 {page} 页，共 {pages} 页".to_owned(), "Page {page} of {pages}".to_owned()],
    };
    let long = vec!["You must answer by then. 请在期限前答复。\u{1F600}"; 120].join("\n\n");
    let letters = vec![
        letter("麦穗商城有限公司\n世纪大道 1 号", long),
        letter("Yunlu Ltd\nRoad 2", "Short.".to_owned()),
    ];
    let pdf = shelf.print(Paper { title: "Letters".to_owned(), letters }).await.expect("a PDF");
    let file = folder.path().join("letters.pdf");
    std::fs::write(&file, pdf).expect("written");
    run("qpdf", &["--check"], &file, &[]);
    let info = run("pdfinfo", &[], &file, &[]);
    assert!(info.contains("595.276 x 841.89 pts (A4)"), "{info}");
    // What shows through the window: 20 mm from the left, 45 mm from the top, 85 mm by 45 mm.
    let window = ["-r", "72", "-x", "56", "-y", "127", "-W", "242", "-H", "128", "-f", "1", "-l", "1"];
    let seen = run("pdftotext", &window, &file, &["-"]);
    assert!(seen.contains("麦穗商城有限公司") && seen.contains("世纪大道"), "{seen}");
    assert!(!seen.contains("案件") && !seen.contains("You must"), "{seen}");
    let all = run("pdftotext", &["-layout"], &file, &["-"]);
    assert!(all.contains("[U+1F600]"), "what has no typeface is written out");
    let pages: Vec<&str> = all.trim_end_matches('\u{c}').split('\u{c}').collect();
    let long_pages = pages.len() - 1;
    assert!(long_pages > 1 && pages[0].contains(&format!("Page 1 of {long_pages}")), "{all}");
    assert!(pages[long_pages - 1].contains(&format!("Page {long_pages} of {long_pages}")), "{all}");
    assert!(pages[long_pages].contains("Page 1 of 1") && pages[long_pages].contains("Yunlu Ltd"), "{all}");
}
