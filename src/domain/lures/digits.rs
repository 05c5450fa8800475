//! Numbers that can be called or paid to, however they are spaced.

use super::shifted;

/// The most groups that make up one number: every digit of a long account may stand alone.
const MOST_GROUPS: usize = 24;

/// How far before a number a word is looked for that says what it is.
const BEFORE: usize = 12;

const ACCOUNT_WORDS: &[&str] = &[
    "卡号",
    "账号",
    "帐号",
    "账户",
    "帐户",
    "银行卡",
    "汇款",
    "转账",
    "打款",
    "收款",
    "iban",
    "account",
    "card",
    "bank",
    "transfer",
];

const PHONE_WORDS: &[&str] =
    &["电话", "致电", "拨打", "座机", "热线", "客服", "tel", "phone", "call", "hotline"];

/// The digit that a character is, in whatever shape.
pub(super) fn digit(c: char) -> Option<char> {
    const CHINESE: &[char] = &['〇', '一', '二', '三', '四', '五', '六', '七', '八', '九'];
    Some(match c {
        '0'..='9' => c,
        '零' | '⓪' | '⓿' | '⁰' => '0',
        '幺' | '¹' => '1',
        '²' => '2',
        '³' => '3',
        '⁴'..='⁹' => shifted(c, 0x2074, 0x34),
        '₀'..='₉' => shifted(c, 0x2080, 0x30),
        '①'..='⑨' => shifted(c, 0x2460, 0x31),
        '⑴'..='⑼' => shifted(c, 0x2474, 0x31),
        '⒈'..='⒐' => shifted(c, 0x2488, 0x31),
        '❶'..='❾' => shifted(c, 0x2776, 0x31),
        '\u{660}'..='\u{669}' => shifted(c, 0x660, 0x30),
        '\u{6f0}'..='\u{6f9}' => shifted(c, 0x6f0, 0x30),
        // Five shapes of the ten digits, one after the other.
        '\u{1d7ce}'..='\u{1d7ff}' => char::from_digit((u32::from(c) - 0x1d7ce) % 10, 10)?,
        _ => char::from_digit(CHINESE.iter().position(|known| *known == c)?.try_into().ok()?, 10)?,
    })
}

/// What may stand between two groups of one number.
fn parts_groups(c: char) -> bool {
    let is_blank = c.is_whitespace() && c != '\n';
    is_blank || matches!(c, '-' | '.' | '_' | '·' | '‐' | '‑' | '–' | '—' | '(' | ')' | '/' | '*' | '~' | '|')
}

/// Groups of digits with little between them.
#[derive(Default)]
pub(super) struct Run {
    groups: Vec<String>,
    /// A plus sign stands before it.
    plus: bool,
    /// The letters before it.
    before: String,
}

/// Every run of digits in a text that is plain already.
pub(super) fn runs(plain: &[char]) -> Vec<Run> {
    let mut runs: Vec<Run> = Vec::new();
    let mut since_digit = usize::MAX;
    for (at, c) in plain.iter().enumerate() {
        if c.is_ascii_digit() {
            match runs.last_mut().filter(|_| since_digit <= 2) {
                Some(run) => match run.groups.last_mut().filter(|_| since_digit == 0) {
                    Some(group) => group.push(*c),
                    None => run.groups.push(c.to_string()),
                },
                None => {
                    let before = plain.get(..at).unwrap_or_default();
                    runs.push(Run {
                        groups: vec![c.to_string()],
                        plus: before.ends_with(&['+']),
                        before: letters(before),
                    });
                }
            }
            since_digit = 0;
        } else if parts_groups(*c) {
            since_digit = since_digit.saturating_add(1);
        } else {
            since_digit = usize::MAX;
        }
    }
    runs
}

/// The last letters of a text, in order.
fn letters(text: &[char]) -> String {
    let last: Vec<char> = text.iter().rev().filter(|c| c.is_alphabetic()).take(BEFORE).copied().collect();
    last.into_iter().rev().collect()
}

impl Run {
    /// Every number that some of the groups make, and whether the run begins with it.
    fn numbers(&self) -> impl Iterator<Item = (String, bool)> {
        let groups = &self.groups;
        (0..groups.len()).flat_map(move |from| {
            let until = groups.len().min(from + MOST_GROUPS);
            (from + 1..=until).map(move |to| (groups.get(from..to).unwrap_or_default().concat(), from == 0))
        })
    }

    fn follows(&self, words: &[&str]) -> bool {
        words.iter().any(|word| self.before.contains(word))
    }

    pub(super) fn has_phone(&self) -> bool {
        self.numbers().any(|(number, is_first)| {
            let abroad = is_first && self.plus && (8..=15).contains(&number.len());
            // Not 20261123, which is a day.
            let is_short = (7..=8).contains(&number.len()) && !number.starts_with("20");
            let named = is_first && is_short && self.follows(PHONE_WORDS);
            abroad || named || is_phone(&number)
        })
    }

    pub(super) fn has_account(&self) -> bool {
        self.numbers().any(|(number, is_first)| {
            let named = is_first && (9..=24).contains(&number.len()) && self.follows(ACCOUNT_WORDS);
            named || is_card(&number)
        })
    }
}

/// A mobile, fixed or service number of China, with its country or without.
fn is_phone(number: &str) -> bool {
    let at_home = |number: &str| {
        let mut digits = number.chars();
        match (digits.next(), digits.next(), number.len()) {
            (Some('1'), Some('3'..='9'), 11) => true,
            (Some('0'), Some('1'..='9'), 10..=12) => true,
            (Some('4' | '8'), Some('0'), 10) => digits.next() == Some('0'),
            _ => false,
        }
    };
    let abroad = ["0086", "86"].iter().find_map(|country| number.strip_prefix(country));
    at_home(number) || abroad.is_some_and(at_home)
}

/// A bank card: its length, how it begins, and its check digit (ISO/IEC 7812).
fn is_card(number: &str) -> bool {
    let begins = ["62", "4", "5", "3"].iter().any(|begin| number.starts_with(begin));
    let digits = number.chars().rev().filter_map(|c| c.to_digit(10)).enumerate();
    let sum: u32 = digits
        .map(|(place, digit)| match (place % 2, digit * 2) {
            (0, _) => digit,
            (_, doubled @ 0..=9) => doubled,
            (_, doubled) => doubled - 9,
        })
        .sum();
    (16..=19).contains(&number.len()) && begins && sum.is_multiple_of(10)
}
