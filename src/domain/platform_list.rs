//! A list of platforms in a file: from its bytes to its rows, and what may be wrong with either. Whether a row
//! is of a platform that is known, the directory says.

use super::keys::keys;
use super::registration::NotACode;
use super::text::is_blank;
use encoding_rs::{GB18030, UTF_8};
use serde::Serialize;
use std::collections::BTreeMap;

keys! {
    /// What a column of such a list may hold.
    Column {
        /// How the platform is called in English.
        NameEn "name-en"
        /// How it is called in Chinese.
        NameZh "name-zh"
        /// Who answers for it in law.
        LegalName "legal-name"
        /// Under which number a business register has them.
        Registration "registration"
        /// Its place in addresses.
        Slug "slug"
        /// Where it is on the net, or how its app is called.
        Site "site"
        /// The mail address for notices.
        Contact "contact"
        /// Where letters on paper go.
        Address "address"
    }
}

/// What is known of a platform, or to be known of it, by column. Nothing empty is in it.
pub type Cells = BTreeMap<Column, String>;

/// The most rows of one list.
pub const MOST_ROWS: usize = 10_000;

/// Why a file is no list of platforms.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum NotRead {
    /// It is neither UTF-8 nor GB18030.
    NotText,
    /// It has no header line.
    Empty,
    /// It has a header line and nothing else.
    NoRows,
    /// It has more rows than [`MOST_ROWS`].
    TooMany,
    /// The header names a column that nobody knows here.
    UnknownColumn(String),
    /// The header names this column twice.
    ColumnTwice(Column),
    /// The header has none of the columns by which a platform is known.
    NoKey,
    /// A quotation mark is opened and never closed.
    OpenQuote,
}

/// One thing to put right in a row.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Wrong {
    /// Where; `None` for the row as a whole.
    pub column: Option<Column>,
    /// What.
    pub why: Why,
}

/// What is wrong.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub enum Why {
    /// It must be there and is not.
    Missing,
    /// It has more than so many characters.
    TooLong(usize),
    /// It holds characters that no line has.
    Control,
    /// It is no mail address.
    NotMail,
    /// It is no place in addresses.
    NotSlug,
    /// It is no unified social credit code although it looks like one.
    NotACode(#[serde(serialize_with = "as_text")] NotACode),
    /// The platform with this name has that place in addresses.
    SlugTaken(String),
    /// The platform at this place in addresses is called so.
    NameTaken(String),
    /// The platform on this line is called so.
    NameTwice(u64),
    /// The platform is known, and its place in addresses, which is this, stands.
    SlugStands(String),
    /// Several platforms are meant by it.
    Several,
    /// The platform that has these names has this number.
    OtherNumber(String),
    /// It stands on this line already.
    Twice(u64),
    /// It has so many cells, and the header names so many columns.
    Uneven(usize, usize),
}

fn as_text<S: serde::Serializer>(wrong: &NotACode, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.collect_str(wrong)
}

/// A list of platforms, as it was written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sheet {
    /// The rows with anything in them.
    pub lines: Vec<Line>,
}

/// One row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    /// On which line of the file it begins; the header is on line 1.
    pub number: u64,
    /// What stands in it, without blanks around and without what is empty.
    pub cells: Cells,
    /// How many cells it has, and how many columns the header, if these are not as many.
    pub uneven: Option<(usize, usize)>,
}

/// The text of a file in UTF-8, with or without a byte order mark, or in GB18030 (and so in GBK or GB2312,
/// which are parts of it), with `\n` at line ends.
///
/// # Errors
/// [`NotRead::NotText`].
pub fn text_of(bytes: &[u8]) -> Result<String, NotRead> {
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    let text = UTF_8
        .decode_without_bom_handling_and_without_replacement(bytes)
        .or_else(|| GB18030.decode_without_bom_handling_and_without_replacement(bytes));
    // A NUL is typed by nobody; UTF-16 is full of them.
    let text = text.filter(|text| !text.contains('\0')).ok_or(NotRead::NotText)?;
    // In GB18030 the mark has other bytes.
    let text = text.strip_prefix('\u{feff}').unwrap_or(&text);
    Ok(text.replace("\r\n", "\n").replace('\r', "\n"))
}

impl Sheet {
    /// Reads a list with a header line; cells are parted by commas, or by semicolons or tabs if the header is.
    ///
    /// # Errors
    /// See [`NotRead`].
    pub fn read(text: &str) -> Result<Sheet, NotRead> {
        // In a cell with quotation marks they stand twice, so a whole file has an even number.
        if !text.matches('"').count().is_multiple_of(2) {
            return Err(NotRead::OpenQuote);
        }
        let header = text.lines().find(|line| !line.trim().is_empty()).ok_or(NotRead::Empty)?;
        let count = |mark: char| header.matches(mark).count();
        let mark = [(',', b','), (';', b';'), ('\t', b'\t')].into_iter().rev().max_by_key(|(c, _)| count(*c));
        let mut reader = csv::ReaderBuilder::new()
            .has_headers(false)
            .flexible(true)
            .delimiter(mark.map_or(b',', |(_, byte)| byte))
            .from_reader(text.as_bytes());
        let mut columns = None;
        let mut lines = Vec::new();
        for record in reader.records() {
            let record = record.map_err(|_| NotRead::NotText)?;
            if record.iter().all(is_blank) {
                continue;
            }
            let Some(columns) = &columns else {
                columns = Some(header_of(&record)?);
                continue;
            };
            if lines.len() == MOST_ROWS {
                return Err(NotRead::TooMany);
            }
            lines.push(Line::of(&record, columns, text));
        }
        match (columns, lines.is_empty()) {
            (None, _) => Err(NotRead::Empty),
            (Some(_), true) => Err(NotRead::NoRows),
            (Some(_), false) => Ok(Sheet { lines }),
        }
    }
}

/// What each column holds; one without a name holds nothing.
fn header_of(record: &csv::StringRecord) -> Result<Vec<Option<Column>>, NotRead> {
    let mut columns = Vec::new();
    for name in record {
        let column = match is_blank(name) {
            true => None,
            false => Some(Column::named(name).ok_or_else(|| NotRead::UnknownColumn(shortened(name)))?),
        };
        if let Some(twice) = column.filter(|_| columns.contains(&column)) {
            return Err(NotRead::ColumnTwice(twice));
        }
        columns.push(column);
    }
    let keys = [Column::Registration, Column::Slug, Column::LegalName];
    let has_key = keys.iter().any(|key| columns.contains(&Some(*key)));
    has_key.then_some(columns).ok_or(NotRead::NoKey)
}

/// The beginning of what is shown again.
fn shortened(text: &str) -> String {
    text.trim().chars().filter(|c| !c.is_control()).take(40).collect()
}

impl Line {
    fn of(record: &csv::StringRecord, columns: &[Option<Column>], text: &str) -> Line {
        let begins = record.position().map_or(0, |position| {
            // Blank lines before a record are counted to it.
            let from = usize::try_from(position.byte()).ok().and_then(|byte| text.as_bytes().get(byte..));
            let blank = from.unwrap_or_default().iter().take_while(|byte| **byte == b'\n').count();
            position.line() + u64::try_from(blank).unwrap_or_default()
        });
        let mut cells = Cells::new();
        let mut strays = record.len() != columns.len();
        for (cell, column) in record.iter().zip(columns) {
            match column {
                _ if is_blank(cell) => {}
                Some(column) => drop(cells.insert(*column, cell.trim().to_owned())),
                None => strays = true,
            }
        }
        let named = columns.iter().flatten().count();
        Line { number: begins, cells, uneven: strays.then_some((record.len(), named)) }
    }
}

impl Column {
    /// What it may be called in the header line, in small letters; the first two are the names that we give it.
    pub fn names(self) -> &'static [&'static str] {
        match self {
            Column::NameEn => &["name in english", "英文名称", "english name", "name_en", "英文名"],
            Column::NameZh => &["name in chinese", "中文名称", "chinese name", "name_zh", "中文名"],
            Column::LegalName => &[
                "registered name",
                "登记名称",
                "legal name",
                "legal_name",
                "企业名称",
                "公司名称",
                "法定名称",
            ],
            Column::Registration => {
                &["registration number", "统一社会信用代码", "registration", "登记号", "注册号", "登记编号"]
            }
            Column::Slug => &["short name in addresses", "网址中的短名称", "short name", "slug", "短名称"],
            Column::Site => &["website or app", "网站或应用", "website", "site", "网站", "网址"],
            Column::Contact => &[
                "email address for notices",
                "接收通知的电子邮箱",
                "contact mail",
                "contact",
                "email",
                "电子邮箱",
                "邮箱",
            ],
            Column::Address => &["postal address", "通信地址", "address", "邮寄地址", "地址"],
        }
    }

    fn named(name: &str) -> Option<Column> {
        let name = name.trim().to_lowercase();
        let known = |column: &Column| column.as_str() == name || column.names().contains(&name.as_str());
        Column::ALL.iter().copied().find(known)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn a_row_knows_its_line_whatever_stands_before_it() {
        let text = "\nslug,通信地址\r\n\r\na,\"one\r\ntwo\"\r\n , \r\n\r\nb,three,four\n";
        let sheet = Sheet::read(&text_of(text.as_bytes()).unwrap()).unwrap();
        let told: Vec<_> = sheet.lines.iter().map(|line| (line.number, line.uneven)).collect();
        assert_eq!(told, [(4, None), (8, Some((3, 2)))]);
        assert_eq!(sheet.lines[0].cells[&Column::Address], "one\ntwo");
    }

    #[test]
    fn a_header_is_known_in_both_languages_and_in_any_order() {
        for column in Column::ALL {
            for name in column.names() {
                assert_eq!(Column::named(&format!(" {} ", name.to_uppercase())), Some(*column), "{name}");
            }
        }
        let wrong = |text: &str| Sheet::read(text).unwrap_err();
        assert_eq!(wrong(" \n"), NotRead::Empty);
        assert_eq!(wrong("slug\n"), NotRead::NoRows);
        assert_eq!(wrong("slug,colour\na,b"), NotRead::UnknownColumn("colour".to_owned()));
        assert_eq!(wrong("slug,Slug\na,b"), NotRead::ColumnTwice(Column::Slug));
        assert_eq!(wrong("site,contact\na,b"), NotRead::NoKey);
        assert_eq!(wrong("slug,site\na,\"b\n"), NotRead::OpenQuote);
        for mark in [",", ";", "\t"] {
            assert!(Sheet::read(&format!("slug{mark}site\na{mark}b")).unwrap().lines[0].uneven.is_none());
        }
        assert_eq!(
            Sheet::read(&format!("slug\n{}", "a\n".repeat(MOST_ROWS))).unwrap().lines.len(),
            MOST_ROWS
        );
        assert_eq!(wrong(&format!("slug\n{}", "a\n".repeat(MOST_ROWS + 1))), NotRead::TooMany);
    }

    #[test]
    fn both_encodings_are_read_and_a_third_is_named_as_none() {
        let text = "网址中的短名称,英文名称\r\nkua,夸商城";
        let plain = text.replace("\r\n", "\n");
        let (gb, _, _) = GB18030.encode(text);
        for bytes in [text.as_bytes(), &[b"\xef\xbb\xbf", text.as_bytes()].concat(), &gb] {
            assert_eq!(text_of(bytes).as_deref(), Ok(plain.as_str()));
        }
        let sixteen: Vec<u8> = text.encode_utf16().flat_map(u16::to_le_bytes).collect();
        for bytes in [&sixteen[..], b"\xff\xfe\x00", b"slug\xff"] {
            assert_eq!(text_of(bytes), Err(NotRead::NotText));
        }
    }

    proptest! {
        #[test]
        fn no_bytes_break_it(bytes in any::<Vec<u8>>()) {
            if let Ok(text) = text_of(&bytes) {
                let _ = Sheet::read(&text);
                let _ = Sheet::read(&format!("slug,name-en\n{text}"));
            }
        }
    }
}
