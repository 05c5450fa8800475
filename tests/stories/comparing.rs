//! A price comparison: filed through its form, read by everybody in the case, and refused field by field.

use crate::browser::{Answer, Browser};
use crate::desk::Desk;
use crate::served::Served;
use crate::steps::{InCase, complaint, words};
use redress::domain::actor::Actor;
use redress::domain::clock::WindowKey;
use redress::domain::command::Command;
use redress::domain::grievance::Grievance;
use redress::domain::ids::MatterId;
use redress::domain::price_comparison::PriceComparison;
use redress::domain::text::Language;
use redress::messages::T;

/// Lin Mei complains that Yunlu charges her more.
async fn about_prices(desk: &Desk) -> InCase<'_> {
    let mut complaint = complaint(desk.cast.yunlu);
    complaint.grievances = vec![Grievance::PriceDiscrimination];
    desk.file(complaint).await.unwrap()
}

async fn address(case: &InCase<'_>) -> String {
    format!("/cases/{}/price-comparison", case.case().await.number())
}

/// A form that somebody fills in.
struct Sheet {
    visitor: Browser,
    address: String,
    fields: Vec<(String, String)>,
}

impl Sheet {
    /// As the case page leads there, with what stands above the pairs.
    async fn open(served: &Served, case: &InCase<'_>, who: &Actor) -> Sheet {
        let page = case.page(served, who, "").await;
        let address = page.attribute(".actions a[href$='/price-comparison']", "href").expect("a way");
        let visitor = served.reading(who, "en").await;
        let name = visitor.get(&address).await.attribute("input[name=form]", "value").unwrap();
        let mut sheet = Sheet { visitor, address, fields: Vec::new() };
        for (field, value) in [
            ("form", name.as_str()),
            ("rows", "1"),
            ("first-account", "my account of 2019"),
            ("second-account", "新手机"),
            ("currency", "cny"),
        ] {
            sheet.write(field, value);
        }
        sheet
    }

    fn write(&mut self, field: &str, value: &str) {
        self.fields.retain(|(name, _)| name != field);
        self.fields.push((field.to_owned(), value.to_owned()));
    }

    /// A pair of 20 November 2026.
    fn pair(&mut self, row: usize, times: (&str, &str), prices: (&str, &str)) {
        self.write(&format!("item-{row}"), "双人套餐");
        for (part, value) in [("day", "20"), ("month", "11"), ("year", "2026")] {
            self.write(&format!("day-{row}-{part}"), value);
        }
        self.write(&format!("first-time-{row}"), times.0);
        self.write(&format!("second-time-{row}"), times.1);
        self.write(&format!("first-price-{row}"), prices.0);
        self.write(&format!("second-price-{row}"), prices.1);
        self.write("rows", &row.to_string());
    }

    async fn press(&self, button: &[(&str, &str)]) -> Answer {
        let typed = self.fields.iter().map(|(name, value)| (name.as_str(), value.as_str()));
        let fields: Vec<_> = typed.chain(button.iter().copied()).collect();
        self.visitor.post(&self.address, &fields).await
    }
}

/// What stands in a field of a page.
fn value(page: &Answer, field: &str) -> String {
    page.attribute(&format!("input[name='{field}']"), "value").unwrap_or_default()
}

#[actix_web::test]
async fn a_consumer_files_a_comparison_and_mediator_and_platform_read_what_it_says() {
    let desk = Desk::open().await;
    let served = desk.serve().await;
    let case = about_prices(&desk).await;
    let cast = &desk.cast;
    case.exhibit(&cast.lin_mei, "screenshot.png").await;

    let mut sheet = Sheet::open(&served, &case, &cast.lin_mei).await;
    sheet.pair(1, ("14:05", "14:05:40"), ("126.50", "99"));
    let another = sheet.press(&[("then", "another")]).await;
    assert_eq!(
        (another.status, another.find("fieldset.group > legend")),
        (200, vec!["Pair 1".to_owned(), "Pair 2".to_owned()])
    );
    assert_eq!(
        (value(&another, "item-2"), value(&another, "day-2-month")),
        ("双人套餐".to_owned(), "11".to_owned())
    );
    assert_eq!(
        (value(&another, "first-price-1"), value(&another, "first-price-2")),
        ("126.50".to_owned(), String::new())
    );
    assert_eq!(value(&another, "rows"), "2");
    sheet.pair(2, ("15:00", "15:00"), ("1,126.50", "1,100"));
    sheet.pair(3, ("16:00", "16:00"), ("99", "99.00"));
    sheet.write("second-discounts-1", "新客 9 折");
    sheet.write("first-shot-1", "1");
    let without = sheet.press(&[("take-out", "2")]).await;
    assert_eq!(
        (value(&without, "rows"), value(&without, "first-time-2")),
        ("2".to_owned(), "16:00".to_owned())
    );
    // A pair that was added and left alone is none.
    sheet.write("rows", "4");
    sheet.write("item-4", "双人套餐");
    assert!(sheet.press(&[]).await.onward().starts_with("/cases/"));

    let known = case.case().await;
    assert_eq!(known.exhibits.len(), 2);
    let record = format!("/cases/{}/exhibits/{}", known.number(), known.exhibits[1].exhibit.id);
    let original = sheet.visitor.get(&record).await;
    let name = original.header("content-disposition").unwrap();
    assert!(name.contains(".txt\""), "{name}");
    let kept = PriceComparison::from_bytes(&original.body).expect("known again by its text alone");
    assert_eq!(kept.pairs().len(), 3);
    assert_eq!(kept.pairs()[0].second.at.to_string(), "2026-11-20T06:05:40.000000Z", "in Beijing");

    case.mediated().await;
    for reader in [&cast.lin_mei, &cast.he_yun, &cast.sun_hao] {
        let page = served.reading(reader, "en").await.get(&format!("{record}/record")).await;
        assert_eq!(page.status, 200);
        let rows = page.find("section[aria-labelledby=compared] tbody tr");
        assert_eq!(rows.len(), 3);
        for told in ["双人套餐", "20 November 2026", "126.50", "14:05:40", "新客 9 折", "Exhibit 1", "+27.50"]
        {
            assert!(rows[0].contains(told), "{told}: {}", rows[0]);
        }
        assert!(rows[2].ends_with("0.00"), "{}", rows[2]);
        let shown = page.attribute("section[aria-labelledby=compared] tbody a", "href").unwrap();
        assert!(shown.ends_with(&format!("{}/record", known.exhibits[0].exhibit.id)), "{shown}");
        let said = page.find("section[aria-labelledby=compared] p").join(" ");
        for told in ["CNY\u{a0}18.00 more, over all 3 pairs", "higher price 2 times", "2 of 4 cases"] {
            let folded = told.replace('\u{a0}', " ");
            assert!(said.contains(&folded), "{folded}: {said}");
        }
        assert_eq!(
            page.find("section[aria-labelledby=compared] li")
                .iter()
                .filter(|limit| limit.contains("not why"))
                .count(),
            1
        );
        let picture = page.attribute("svg.chart", "aria-labelledby").unwrap();
        let described: Vec<_> =
            picture.split(' ').map(|id| page.find(&format!("svg #{id}")).concat()).collect();
        assert!(described[0].contains("Both prices") && described[1].contains("3 pairs"), "{described:?}");
        assert_eq!((page.find("svg.chart circle").len(), page.find("svg.chart rect").len()), (3, 3));
        assert!(page.attributes("section[aria-labelledby=compared] [style]", "style").is_empty());
    }
    let in_chinese = served.reading(&cast.he_yun, "zh").await.get(&format!("{record}/record")).await;
    assert!(in_chinese.text().contains(&*T(Language::Zh).prices_limit_why()));
    assert!(in_chinese.find("section[aria-labelledby=compared] p").join("").contains("平均"));
    let file = case.page(&served, &cast.he_yun, "").await;
    let ways = file.attributes("ul.files li a.small", "href");
    assert_eq!(ways.len(), 2);
    let words = file.find("ul.files li a.small");
    assert_ne!(
        words[0].split(' ').next(),
        words[1].split(' ').next(),
        "the comparison is named as one: {words:?}"
    );
    // Any other text stays what it is.
    let other = format!("/cases/{}/exhibits/{}/record", known.number(), known.exhibits[0].exhibit.id);
    assert!(sheet.visitor.get(&other).await.find("#compared").is_empty());
    served.stop().await;
    desk.close().await;
}

/// A comparison of one pair in a case of whoever complains, and where its page is.
async fn compared(
    served: &Served,
    case: &InCase<'_>,
    who: &Actor,
    item: &str,
    prices: (&str, &str),
) -> String {
    let mut sheet = Sheet::open(served, case, who).await;
    sheet.pair(1, ("14:05", "14:05"), prices);
    sheet.write("item-1", item);
    sheet.press(&[]).await.onward();
    let case = case.case().await;
    format!("/cases/{}/exhibits/{}/record", case.number(), case.exhibits.last().unwrap().exhibit.id)
}

#[actix_web::test]
async fn what_others_saw_of_the_same_item_is_for_whoever_may_read_their_cases() {
    let desk = Desk::open().await;
    let served = desk.serve().await;
    let cast = &desk.cast;
    let mut others = Vec::new();
    for platform in [cast.yunlu, cast.maisui] {
        let mut filing = complaint(platform);
        filing.grievances = vec![Grievance::PriceDiscrimination];
        let id = MatterId(redress::accounts::fresh_id(desk.now()).unwrap());
        desk.casework.file(id, filing, cast.zhou_ming, |_, _| Ok(())).await.unwrap();
        others.push(InCase { desk: &desk, id });
    }
    let mine = about_prices(&desk).await;
    let page = compared(&served, &mine, &cast.lin_mei, "双人 套餐 A", ("120", "100")).await;
    let theirs = compared(&served, &others[0], &cast.zhou_ming, "双人套餐a", ("90", "100")).await;
    compared(&served, &others[0], &cast.zhou_ming, "单人套餐", ("900", "100")).await;
    compared(&served, &others[1], &cast.zhou_ming, "双人套餐a", ("900", "100")).await;

    let read = async |who: &Actor| served.reading(who, "en").await.get(&page).await;
    let seen = read(&cast.wu_fang).await;
    let rows = seen.find("#alike ~ table tbody tr");
    assert_eq!(rows.len(), 2, "{rows:?}");
    assert!(rows[0].ends_with("+20.00") && rows[1].ends_with("−10.00"), "{rows:?}");
    assert_eq!(seen.attributes("#alike ~ table a", "href"), [theirs]);
    let said = seen.find("#alike ~ p").join(" ");
    assert!(said.contains("of 2, the first account was dearer on average for 1, cheaper for 1"), "{said}");
    // Parties read of nobody else, and a mediator only of cases of their own.
    mine.mediated().await;
    for who in [&cast.lin_mei, &cast.sun_hao, &cast.he_yun] {
        let seen = read(who).await;
        assert_eq!((seen.status, seen.find("#alike").len()), (200, 0));
    }
    others[0].answered().await;
    let window = others[0].window(WindowKey::Reply).await.id;
    let asking = Command::AskForMediator { window, text: words("That is no answer.") };
    others[0].does(&cast.zhou_ming, asking).await;
    others[0].assign(&cast.he_yun).await;
    assert_eq!(read(&cast.he_yun).await.find("#alike ~ table tbody tr").len(), 2);
    served.stop().await;
    desk.close().await;
}

#[actix_web::test]
async fn what_is_wrong_is_told_with_its_pair_and_field_and_nothing_typed_is_lost() {
    let desk = Desk::open().await;
    let served = desk.serve().await;
    let case = about_prices(&desk).await;
    let mut sheet = Sheet::open(&served, &case, &desk.cast.lin_mei).await;
    sheet.pair(1, ("14:05", "14:07"), ("126", "99"));
    sheet.pair(2, ("25:00", "14:07"), ("12,50", "0"));
    sheet.pair(3, ("9:00", "9:00"), ("5", "6"));
    sheet.write("day-3-year", "2027");
    sheet.write("item-3", " ");
    sheet.write("second-account", "my account of 2019");
    sheet.write("first-shot-3", "7");
    sheet.write("text", "I left nothing out.");
    for (language, words) in [
        ("en", ["Pair 1, Time (second account)", "Pair 2, Time (first account)"]),
        ("zh", ["第1组", "第2组"]),
    ] {
        sheet.visitor.post("/language", &[("lang", language), ("back", "/")]).await.onward();
        let page = sheet.press(&[]).await;
        assert_eq!(page.status, 422);
        let links: Vec<_> = page.attributes(".problems a", "href");
        let wrong = [
            "#second-account",
            "#second-time-1",
            "#first-time-2",
            "#first-price-2",
            "#second-price-2",
            "#item-3",
            "#day-3",
            "#first-shot-3",
        ];
        // No exhibit is on file, so no list of them is shown to which the last one could lead.
        assert_eq!(links, wrong, "{}", page.find(".problems").concat());
        for (at, words) in [(1, words[0]), (2, words[1])] {
            let told = page.find(".problems li")[at].to_lowercase();
            assert!(told.starts_with(&words.to_lowercase()), "{told}");
        }
        for (field, typed) in sheet.fields.iter().filter(|(name, _)| !name.contains("shot") && name != "text")
        {
            assert_eq!(&value(&page, field), typed, "{field}");
        }
        assert_eq!(page.find("textarea"), ["I left nothing out."]);
        for link in links.iter().filter(|link| !link.contains("shot")) {
            assert_eq!(page.find(link).len(), 1, "{link} leads somewhere");
        }
    }
    assert!(case.case().await.exhibits.is_empty());
    served.stop().await;
    desk.close().await;
}

#[actix_web::test]
async fn a_currency_without_decimals_takes_whole_prices_and_one_with_three_is_refused() {
    let desk = Desk::open().await;
    let served = desk.serve().await;
    let case = about_prices(&desk).await;
    let mut sheet = Sheet::open(&served, &case, &desk.cast.lin_mei).await;
    sheet.pair(1, ("14:05", "14:05"), ("1200.50", "1000"));
    sheet.write("currency", "JPY");
    let page = sheet.press(&[]).await;
    assert_eq!(
        (page.status, page.attributes(".problems a", "href")),
        (422, vec!["#first-price-1".to_owned()])
    );
    sheet.write("currency", "KWD");
    let page = sheet.press(&[]).await;
    assert_eq!((page.status, page.attributes(".problems a", "href")), (422, vec!["#currency".to_owned()]));
    sheet.write("currency", "jpy");
    sheet.write("first-price-1", "1200");
    sheet.press(&[]).await.onward();
    let exhibit = case.case().await.exhibits[0].exhibit.id;
    let page = case.page(&served, &desk.cast.lin_mei, &format!("/exhibits/{exhibit}/record")).await;
    assert!(page.find("tbody td.num").concat().starts_with("+200"), "{:?}", page.find("tbody td.num"));
    assert!(!page.find("#compared ~ p").concat().contains("200.00"));
    served.stop().await;
    desk.close().await;
}

#[actix_web::test]
async fn a_comparison_is_filed_once_and_only_where_prices_are_at_issue() {
    let desk = Desk::open().await;
    let served = desk.serve().await;
    let case = about_prices(&desk).await;
    let mut sheet = Sheet::open(&served, &case, &desk.cast.lin_mei).await;
    sheet.pair(1, ("14:05", "14:05"), ("126", "99"));
    sheet.press(&[]).await.onward();
    let again = sheet.press(&[]).await;
    assert_eq!(again.onward(), format!("/cases/{}", case.case().await.number()));
    sheet.write("first-price-1", "127");
    let other = sheet.press(&[]).await;
    assert_eq!((other.status, value(&other, "first-price-1")), (409, "127".to_owned()));
    assert_ne!(value(&other, "form"), value(&sheet.visitor.get(&sheet.address).await, "form"));
    assert_eq!(case.case().await.exhibits.len(), 1);

    let evidence = case.page(&served, &desk.cast.lin_mei, "/exhibits").await;
    assert_eq!(evidence.attributes("main a[href$='/price-comparison']", "href"), [address(&case).await]);
    case.withdraw().await;
    sheet.write("form", &value(&other, "form"));
    assert_eq!(sheet.press(&[]).await.status, 409, "evidence is no longer taken");

    let elsewhere = desk.filed().await;
    let page = elsewhere.page(&served, &desk.cast.lin_mei, "").await;
    assert!(page.attributes("a[href$='/price-comparison']", "href").is_empty());
    assert_eq!(elsewhere.page(&served, &desk.cast.lin_mei, "/price-comparison").await.status, 404);
    served.stop().await;
    desk.close().await;
}
