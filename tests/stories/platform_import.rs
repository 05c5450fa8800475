//! A list of platforms: shown row by row, then stored as a whole or not at all.

use crate::browser::{Answer, Browser};
use crate::desk::Desk;
use encoding_rs::GB18030;
use redress::accounts;
use redress::casework::NotImported;
use redress::domain::ids::PlatformId;
use redress::domain::letter::Addressee;
use redress::domain::platform_list::Sheet;
use redress::store::platforms::{self, Details, Platform};
use redress::store::{Sealed, StoreError, postings};
use std::collections::BTreeSet;

const HERE: &str = "/centre/platforms/import";
/// The example of the standard.
const CODE: &str = "91350100M000100Y43";

/// Everything that is known of every platform.
async fn directory(desk: &Desk) -> Vec<(Platform, Option<Sealed>)> {
    let read = desk.store().read(|c| platforms::directory(c)).await;
    read.map_err(|problem: StoreError| problem).unwrap()
}

async fn platform(desk: &Desk, slug: &str) -> (Platform, Option<String>) {
    let all = directory(desk).await;
    let found = all.into_iter().find(|(platform, _)| platform.slug == slug);
    let (platform, address) = found.unwrap_or_else(|| panic!("there is no {slug}"));
    (platform, address.map(|address| address.open().unwrap().to_owned()))
}

/// What a registrar puts right by hand.
async fn set_registration(desk: &Desk, slug: &str, number: &str) {
    let (Platform { id, slug, name_en, name_zh, legal_name, site, .. }, _) = platform(desk, slug).await;
    let registration = Some(number.to_owned());
    let details = Details { slug, name_en, name_zh, legal_name, site, registration };
    let set = desk.store().write(move |tx| platforms::set_details(tx, id, &details)).await;
    set.map_err(|problem: StoreError| problem).unwrap();
}

async fn chosen(who: &Browser, file: &[u8]) -> Answer {
    who.post_files(HERE, &[], &[("file", "list.csv", file)]).await
}

/// The rows as they are shown.
fn rows(answer: &Answer) -> Vec<String> {
    answer.find("#shown ~ table tbody tr")
}

/// How many are new, changed, as they are, and wrong.
fn counts(answer: &Answer) -> Vec<String> {
    answer.find("#shown ~ dl dd")
}

/// Says yes to what is shown.
async fn goes(who: &Browser, shown: &Answer) -> Answer {
    let value = |name: &str| shown.attribute(&format!("input[name={name}]"), "value").unwrap();
    let (mark, list) = (value("mark"), value("list"));
    // A browser ends lines in its own way.
    let list = list.replace('\n', "\r\n");
    who.post_files(HERE, &[("mark", &mark), ("list", &list), ("go", "import")], &[]).await
}

#[actix_web::test]
async fn what_is_new_or_changed_is_shown_and_then_stored_as_it_was_shown() {
    let desk = Desk::open().await;
    let house = desk.serve().await;
    let ma_li = house.as_(&desk.cast.ma_li).await;
    assert_eq!(ma_li.get("/centre/platforms").await.attribute("#add ~ p a", "href").as_deref(), Some(HERE));
    let before = directory(&desk).await;
    let (yunlu, _) = platform(&desk, "yunlu").await;
    let list = format!(
        "slug,Name in English,中文名称,Legal name,统一社会信用代码,contact,通信地址,site\r\n\
         ,Kua Mall,夸商城,夸商城有限公司,{},legal@kua.example,\"1 Lake Road\r\nHangzhou\",kua.example\r\n\
         yunlu,,,,HRB 7,notices@yunlu.example,,\r\n\
         maisui,,,,,,,\r\n",
        CODE.to_lowercase()
    );
    let shown = chosen(&ma_li, list.as_bytes()).await;
    assert_eq!((shown.status, counts(&shown)), (200, ["1", "1", "1", "0"].map(str::to_owned).to_vec()));
    let told = rows(&shown);
    assert!(told[0].contains("Line 4") && told[0].contains(&yunlu.name_en), "{told:?}");
    assert!(told[0].contains("nothing → HRB 7") && told[0].contains("nothing → notices@yunlu.example"));
    assert!(told[1].contains("Line 2") && told[1].contains("New") && told[1].contains(CODE), "{told:?}");
    assert!(told[1].contains("kua-mall"), "the short name that it would get");
    assert!(told[2].contains("Line 5") && told[2].contains("As it is"), "{told:?}");
    assert!(directory(&desk).await == before, "looking stores nothing");

    assert_eq!(goes(&ma_li, &shown).await.onward(), "/centre/platforms");
    let said = ma_li.get("/centre/platforms").await.find(".said-so p");
    assert_eq!(said, ["The list is imported. Its contacts are not verified yet."]);
    let (kua, address) = platform(&desk, "kua-mall").await;
    assert_eq!((kua.name_zh.as_str(), kua.registration.as_deref()), ("夸商城", Some(CODE)));
    assert_eq!((kua.contact_verified_at, kua.checked_at), (None, Some(desk.now())));
    assert_eq!(kua.contact.unwrap().open().unwrap(), "legal@kua.example");
    assert_eq!(address.as_deref(), Some("1 Lake Road\nHangzhou"));
    let (changed, _) = platform(&desk, "yunlu").await;
    assert_eq!(changed.registration.as_deref(), Some("HRB 7"));
    assert_eq!((changed.name_en, changed.legal_name), (yunlu.name_en, yunlu.legal_name), "empty cells");
    // It is seen, and put right, on its page too.
    let page = ma_li.get("/centre/platforms/kua-mall").await;
    assert_eq!(page.attribute("#registration", "value").as_deref(), Some(CODE));

    // Twice: all of it is known.
    let again = goes(&ma_li, &shown).await;
    assert_eq!((again.status, again.find(".problems li").len()), (422, 1), "what was shown is no more so");
    let again = chosen(&ma_li, list.as_bytes()).await;
    assert_eq!((again.status, counts(&again)), (200, ["0", "0", "3", "0"].map(str::to_owned).to_vec()));
    assert!(again.find("button[name=go]").is_empty() && again.text().contains("There is nothing to import"));
    assert_eq!(directory(&desk).await.len(), before.len() + 1);
    house.stop().await;
    desk.close().await;
}

#[actix_web::test]
async fn a_row_finds_its_platform_by_number_then_short_name_then_registered_name() {
    let desk = Desk::open().await;
    set_registration(&desk, "yunlu", CODE).await;
    let house = desk.serve().await;
    let ma_li = house.as_(&desk.cast.ma_li).await;
    let (maisui, _) = platform(&desk, "maisui").await;
    let list = format!(
        "registration,slug,legal name,site\n\
         {CODE},,云麓新公司,yunlu.example\n\
         ,,{},maisui.example\n",
        maisui.legal_name
    );
    let shown = chosen(&ma_li, list.as_bytes()).await;
    assert_eq!(counts(&shown), ["0", "2", "0", "0"], "{}", shown.text());
    goes(&ma_li, &shown).await.onward();
    let (yunlu, _) = platform(&desk, "yunlu").await;
    assert_eq!((yunlu.legal_name.as_str(), yunlu.site.as_deref()), ("云麓新公司", Some("yunlu.example")));
    assert_eq!(platform(&desk, "maisui").await.0.site.as_deref(), Some("maisui.example"));

    // A company may run several platforms; from then on its number alone names none of them.
    let head = "registration,slug,name-en,name-zh,legal-name\n";
    let second = format!("{head}{CODE},yunlu-hotels,Yunlu Hotels,云麓酒店,云麓新公司\n");
    let shown = chosen(&ma_li, second.as_bytes()).await;
    assert_eq!(counts(&shown), ["1", "0", "0", "0"], "{}", shown.text());
    goes(&ma_li, &shown).await.onward();
    assert_eq!(counts(&chosen(&ma_li, second.as_bytes()).await), ["0", "0", "1", "0"]);
    let shown = chosen(&ma_li, format!("{head}{CODE},,,,\n").as_bytes()).await;
    assert!(rows(&shown)[0].contains("several platforms are meant"), "{:?}", rows(&shown));

    // What only a consumer named is nobody's match, and stays as it is.
    let id: PlatformId = accounts::fresh_id(desk.now()).unwrap().into();
    let named = Platform::named_by_consumer(id, "Qingying", "qingying.example", desk.now());
    let kept = named.clone();
    desk.store().write(move |tx| platforms::add(tx, &named)).await.unwrap();
    let list = format!("{head},,Qingying,轻影,Qingying\n");
    let shown = chosen(&ma_li, list.as_bytes()).await;
    assert_eq!(counts(&shown), ["1", "0", "0", "0"]);
    goes(&ma_li, &shown).await.onward();
    let read = desk.store().read(move |c| platforms::get(c, id)).await;
    assert_eq!(read.map_err(|problem: StoreError| problem).unwrap(), kept);
    house.stop().await;
    desk.close().await;
}

#[actix_web::test]
async fn each_wrong_row_is_named_with_line_column_and_remedy_and_nothing_is_stored() {
    let desk = Desk::open().await;
    set_registration(&desk, "yunlu", CODE).await;
    let house = desk.serve().await;
    let ma_li = house.as_(&desk.cast.ma_li).await;
    let before = directory(&desk).await;
    let (maisui, _) = platform(&desk, "maisui").await;
    let (yunlu, _) = platform(&desk, "yunlu").await;
    let (long, bad) = ("x".repeat(101), "91350100M000100Y44");
    let head = "registration,slug,name-en,name-zh,legal-name,contact,site";
    let cases: Vec<(String, &str, &str)> = vec![
        (",a-one,,一,一公司,,".to_owned(), "Name in English: ", "is missing"),
        (format!(",a-two,{long},二,二公司,,"), "Name in English: ", "at most 100 characters"),
        (",a-three,Three,三,\"三\n公司\",,".to_owned(), "Registered name: ", "on one line"),
        (
            format!("{bad},a-four,Four,四,四公司,,"),
            "Registration number: ",
            "The last character does not fit",
        ),
        (",a-five,Five,五,五公司,no mail,".to_owned(), "Email address for notices: ", "name@example.com"),
        (",no slug!,Six,六,六公司,,".to_owned(), "Short name in addresses: ", "yunlu-travel"),
        (",import,Import,七,七公司,,".to_owned(), "Short name in addresses: ", "yunlu-travel"),
        (",,八,八,八公司,,".to_owned(), "Short name in addresses: ", "yunlu-travel"),
        (",,Maisui,九,九公司,,".to_owned(), "Short name in addresses: ", "has this short name"),
        ("HRB 1,yunlu,Ten,十,十公司,,".to_owned(), "Short name in addresses: ", "has this short name"),
        (format!("{CODE},maisui,,,,,"), "Short name in addresses: ", "has this short name"),
        (format!("{CODE},other,{},,,,", yunlu.name_en), "Short name in addresses: ", "known as yunlu"),
        (format!("HRB 2,,,,{},,", yunlu.legal_name), "Registration number: ", CODE),
        (",a-short".to_owned(), "Row: ", "2 cells"),
        (format!(",,,,{},,", maisui.legal_name), "", "As it is"),
        (",maisui,,,,,x.example".to_owned(), "Row: ", "line 17 already"),
        (",a-new,New,新,新公司,,".to_owned(), "", "New"),
        (",a-new,Newer,新新,另一公司,,".to_owned(), "Short name in addresses: ", "line 19 already"),
        (",,Newest,新新新,新公司,,".to_owned(), "Registered name: ", "line 19 already"),
    ];
    let list: Vec<&str> = cases.iter().map(|(row, _, _)| row.as_str()).collect();
    let list = format!("{head}\n{}\n", list.join("\n"));
    let shown = chosen(&ma_li, list.as_bytes()).await;
    assert_eq!((shown.status, counts(&shown)), (422, ["1", "0", "1", "17"].map(str::to_owned).to_vec()));
    assert!(shown.find(".problems li")[0].starts_with("17 rows must be put right. Nothing is stored."));
    assert!(shown.find("button[name=go]").is_empty(), "it is not offered");
    let told = rows(&shown);
    let mut at = 2;
    for (row, column, remedy) in &cases {
        let line = told.iter().find(|told| told.contains(&format!("Line {at} "))).unwrap_or_else(|| {
            panic!("line {at} is not shown: {told:?}");
        });
        assert!(line.contains(column) && line.contains(remedy), "{row}: {line}");
        at += 1 + row.matches('\n').count();
    }
    // Whoever says yes all the same changes nothing.
    let forced = goes(&ma_li, &shown).await;
    assert_eq!((forced.status, counts(&forced)[3].as_str()), (422, "17"));
    assert!(directory(&desk).await == before);

    // The same in Chinese.
    let wu_fang = house.as_(&desk.cast.wu_fang).await;
    let chinese = chosen(&wu_fang, list.as_bytes()).await;
    assert!(chinese.find(".problems li")[0].contains("有17行需要更正"), "{:?}", chinese.find(".problems li"));
    house.stop().await;
    desk.close().await;
}

#[actix_web::test]
async fn no_two_platforms_get_one_name() {
    let desk = Desk::open().await;
    let (yunlu, _) = platform(&desk, "yunlu").await;
    let house = desk.serve().await;
    let ma_li = house.as_(&desk.cast.ma_li).await;
    let head = "slug,name-en,name-zh,legal-name";
    let rows_of = async |list: &[String]| {
        let shown = chosen(&ma_li, format!("{head}\n{}\n", list.join("\n")).as_bytes()).await;
        (shown.status, rows(&shown))
    };
    let loud = yunlu.name_en.to_uppercase();
    let (status, told) = rows_of(&[
        format!("a-one,{loud},一,一公司"),
        format!("a-two,{},二,二公司", yunlu.name_zh),
        format!("maisui,,{},", yunlu.name_zh),
        "a-three,Three,三,三公司".to_owned(),
        "a-four,three,四,四公司".to_owned(),
        "a-five,Five,Five,五公司".to_owned(),
    ])
    .await;
    assert_eq!(status, 422);
    let wrong = |line: usize, says: &str| {
        let row = told.iter().find(|row| row.contains(&format!("Line {line} "))).unwrap();
        assert!(row.contains(says), "{row}");
    };
    wrong(2, "Name in English: the platform yunlu is called this");
    wrong(3, "Name in English: the platform yunlu is called this");
    wrong(4, "Name in Chinese: the platform yunlu is called this");
    wrong(5, "New");
    wrong(6, "Name in English: the platform on line 5 is called this");
    wrong(7, "New");
    // Whoever names a platform by its own name renames nobody.
    let own = format!("yunlu,{loud},{},", yunlu.name_zh);
    let (status, told) = rows_of(&[own]).await;
    assert_eq!(status, 200, "{told:?}");
    house.stop().await;
    desk.close().await;
}

#[actix_web::test]
async fn a_file_that_is_no_list_is_named_as_what_it_is() {
    let desk = Desk::open().await;
    let house = desk.serve().await;
    let ma_li = house.as_(&desk.cast.ma_li).await;
    let utf_16: Vec<u8> = "slug\nyunlu".encode_utf16().flat_map(u16::to_le_bytes).collect();
    let large = vec![b'a'; (3 << 20) + 1];
    let many = format!("slug\n{}", "yunlu\n".repeat(10_001));
    let files: [(&[u8], &str); 8] = [
        (&utf_16, "neither UTF-8 nor GB18030"),
        (b"", "The file is empty"),
        (b"slug,colour\nyunlu,red\n", "no column “colour”"),
        (b"slug,short name\nyunlu,yunlu\n", "names “Short name in addresses” twice"),
        (b"site\nyunlu.example\n", "neither a registration number nor"),
        (b"slug,site\nyunlu,\"y\n", "never closed"),
        (&large, "larger than 3 MiB"),
        (many.as_bytes(), "more than 10000 rows"),
    ];
    for (file, named) in files {
        let answer = chosen(&ma_li, file).await;
        let problems = answer.find(".problems li");
        assert_eq!((answer.status, problems.len()), (422, 1), "{problems:?}");
        assert!(problems[0].contains(named), "{problems:?}");
        assert!(rows(&answer).is_empty());
    }
    assert_eq!(ma_li.post_files(HERE, &[], &[]).await.find(".problems li"), ["Choose a file"]);

    // GB18030, as spreadsheets in China save it.
    let (gb, _, _) =
        GB18030.encode("网址中的短名称,英文名称,中文名称,登记名称\r\nkua,Kua,夸商城,夸商城有限公司㐀\r\n");
    let shown = chosen(&ma_li, &gb).await;
    assert_eq!(counts(&shown), ["1", "0", "0", "0"], "{}", shown.text());
    goes(&ma_li, &shown).await.onward();
    assert_eq!(platform(&desk, "kua").await.0.legal_name, "夸商城有限公司㐀");
    house.stop().await;
    desk.close().await;
}

#[actix_web::test]
async fn a_directory_that_changed_meanwhile_brings_the_list_back_and_nothing_is_half_stored() {
    let desk = Desk::open().await;
    let house = desk.serve().await;
    let ma_li = house.as_(&desk.cast.ma_li).await;
    let list =
        "slug,name-en,name-zh,legal-name\nkua,Kua,夸,夸公司\nlan,Lan,蓝,蓝公司\nyunlu,Yunlu Travel 2,,\n";
    let shown = chosen(&ma_li, list.as_bytes()).await;
    assert_eq!(counts(&shown), ["2", "1", "0", "0"]);
    // A colleague takes the second of the new places.
    let names = [("name-en", "Lan"), ("name-zh", "兰"), ("legal-name", "兰公司")];
    assert_eq!(ma_li.post("/centre/platforms", &names).await.onward(), "/centre/platforms/lan");
    let before = directory(&desk).await;
    let again = goes(&ma_li, &shown).await;
    assert_eq!((again.status, counts(&again)), (422, ["1", "2", "0", "0"].map(str::to_owned).to_vec()));
    assert!(again.find(".problems li")[0].starts_with("The directory was changed meanwhile"));
    assert!(directory(&desk).await == before);
    // Nor does a list that is not the one that was shown go in under its mark.
    let mark = again.attribute("input[name=mark]", "value").unwrap();
    let other = Sheet::read(&list.replace("Kua", "Kwa")).unwrap();
    let stale = desk.casework.import(other, mark.parse().unwrap()).await;
    assert!(matches!(stale, Err(NotImported::Stale)));
    assert!(directory(&desk).await == before);

    // At the same moment twice: one of them gets it.
    let sheet = Sheet::read(list).unwrap();
    let mark = desk.casework.try_import(sheet.clone()).await.unwrap().mark;
    let node = desk.second_node();
    let (one, other) = tokio::join!(desk.casework.import(sheet.clone(), mark), node.import(sheet, mark));
    assert!(one.is_ok() != other.is_ok());
    assert_eq!(directory(&desk).await.len(), before.len() + 1);

    // What the database refuses within, is refused as a whole: an unchecked platform sits on the place.
    let id: PlatformId = accounts::fresh_id(desk.now()).unwrap().into();
    let mut named = Platform::named_by_consumer(id, "Zi", "zi.example", desk.now());
    named.slug = "zi".to_owned();
    desk.store().write(move |tx| platforms::add(tx, &named)).await.unwrap();
    let before = directory(&desk).await;
    let list = "slug,name-en,name-zh,legal-name\ncheng,Cheng,橙,橙公司\nzi,Zi,紫,紫公司\n";
    let shown = chosen(&ma_li, list.as_bytes()).await;
    assert_eq!(goes(&ma_li, &shown).await.status, 422);
    assert!(directory(&desk).await == before, "the row before it is not stored either");
    house.stop().await;
    desk.close().await;
}

#[actix_web::test]
async fn a_contact_that_comes_in_is_not_verified_and_nothing_goes_there() {
    let desk = Desk::open().await;
    let case = desk.filed_about(desk.cast.maisui).await;
    case.admit().await;
    let contact = Some("legal@maisui.example".to_owned());
    desk.casework.set_contact(desk.cast.maisui, contact, true).await.unwrap();
    let notices = |letters: Vec<redress::store::outbox::LetterRow>| {
        letters.iter().filter(|letter| letter.addressee == Addressee::PlatformContact).count()
    };
    let sent = notices(desk.letters(case.id).await);
    let house = desk.serve().await;
    let ma_li = house.as_(&desk.cast.ma_li).await;
    let list = |contact: &str| format!("slug,contact,address\nmaisui,{contact},9 Wheat Street\n");
    // The same contact stays verified.
    let shown = chosen(&ma_li, list("legal@maisui.example").as_bytes()).await;
    assert!(!shown.text().contains("would not be any more"));
    goes(&ma_li, &shown).await.onward();
    assert!(platform(&desk, "maisui").await.0.contact_verified_at.is_some());

    let shown = chosen(&ma_li, list("other@maisui.example").as_bytes()).await;
    assert!(rows(&shown)[0].contains("is verified now and would not be any more"), "{:?}", rows(&shown));
    goes(&ma_li, &shown).await.onward();
    let (maisui, address) = platform(&desk, "maisui").await;
    assert_eq!((maisui.contact_verified_at, address.as_deref()), (None, Some("9 Wheat Street")));
    assert!(notices(desk.letters(case.id).await) <= sent + 1, "on paper at the most");
    let page = ma_li.get("/centre/platforms/maisui").await;
    assert!(page.text().contains("The contact is not verified. Nothing is served at it."));
    let kept = desk.store().read(move |c| postings::address_of(c, maisui.id)).await;
    assert!(kept.map_err(|problem: StoreError| problem).unwrap().is_some());
    house.stop().await;
    desk.close().await;
}

#[actix_web::test]
async fn ten_thousand_rows_are_shown_a_page_at_a_time_and_stored_at_once() {
    let desk = Desk::open().await;
    let house = desk.serve().await;
    let ma_li = house.as_(&desk.cast.ma_li).await;
    let before = directory(&desk).await.len();
    let mut list = "slug,name-en,name-zh,legal-name,contact,address\n".to_owned();
    for number in 1..=10_000 {
        list += &format!(
            "p-{number},Platform {number},平台{number},第{number}有限公司,n{number}@p.example,湖滨路{number}号\n"
        );
    }
    let shown = chosen(&ma_li, list.as_bytes()).await;
    assert_eq!((shown.status, counts(&shown)[0].as_str(), rows(&shown).len()), (200, "10000", 25));
    let value = |name: &str| shown.attribute(&format!("input[name={name}]"), "value").unwrap();
    let fields = [("mark", value("mark")), ("list", value("list")), ("page", "400".to_owned())];
    let fields: Vec<_> = fields.iter().map(|(name, value)| (*name, value.as_str())).collect();
    let last = ma_li.post_files(HERE, &fields, &[]).await;
    assert!(rows(&last)[24].contains("Line 10001"), "{:?}", rows(&last)[24]);
    assert_eq!(directory(&desk).await.len(), before);
    assert_eq!(goes(&ma_li, &last).await.onward(), "/centre/platforms");
    let ids: BTreeSet<_> = directory(&desk).await.into_iter().map(|(platform, _)| platform.id).collect();
    assert_eq!(ids.len(), before + 10_000);
    house.stop().await;
    desk.close().await;
}

#[actix_web::test]
async fn nobody_but_a_registrar_finds_it() {
    let desk = Desk::open().await;
    let house = desk.serve().await;
    let before = directory(&desk).await;
    let sheet = "slug,name-en,name-zh,legal-name\nkua,Kua,夸,夸公司\n";
    for other in [&desk.cast.tao_min, &desk.cast.lin_mei, &desk.cast.sun_hao, &desk.cast.he_yun] {
        let other = house.as_(other).await;
        assert_eq!(other.get(HERE).await.status, 404);
        let mark = desk.casework.try_import(Sheet::read(sheet).unwrap()).await.unwrap().mark.to_string();
        let fields = [("mark", mark.as_str()), ("list", sheet), ("go", "import")];
        assert_eq!(other.post_files(HERE, &fields, &[]).await.status, 404);
    }
    assert!(directory(&desk).await == before);
    house.stop().await;
    desk.close().await;
}
