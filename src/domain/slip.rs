//! What counts as a slip of the pen: a few characters, and nothing on which a decision turns.
//!
//! After the correction of clerical errors in judgments (Civil Procedure Law, art. 157(1)(7)). A machine
//! cannot read meaning, so it is strict: a long change, another "not", or another sum of money is never a
//! slip, even if it was one.

/// The most characters that may differ, whatever the length.
const MOST: usize = 40;

/// Whether `reads` puts right a slip in `given`: at most a tenth of its characters (but always up to
/// eight, and never more than 40) are other, and as many of them deny or count money as before.
pub fn is_slip(given: &str, reads: &str) -> bool {
    let most = (given.chars().count() / 10).clamp(8, MOST);
    negations(given) == negations(reads)
        && sums(given) == sums(reads)
        && distance(given, reads, most).is_some_and(|differs| differs > 0)
}

/// How many words deny, or turn a word into its opposite, as in "unlawful" and 违法. Not every word that
/// begins so denies; but a slip in one leaves as many as before.
fn negations(text: &str) -> usize {
    let chinese = text.chars().filter(|c| "不未无無非没沒勿莫否违違".contains(*c)).count();
    let lower = text.to_lowercase();
    let words = lower.split(|c: char| !c.is_alphanumeric() && c != '\'' && c != '’');
    let deny = ["not", "no", "never", "none", "nor", "neither", "without", "cannot", "nothing", "nobody"];
    let opposite = ["un", "in", "im", "il", "ir", "dis", "non"];
    let english = words.filter(|word| {
        let short = word.strip_suffix('t').and_then(|word| word.strip_suffix(['\'', '’']));
        let turned = opposite.iter().filter_map(|prefix| word.strip_prefix(prefix));
        deny.contains(word)
            || *word == "non"
            || turned.into_iter().any(|rest| rest.chars().count() > 2)
            || short.is_some_and(|word| word.ends_with('n'))
    });
    chinese + english.count()
}

/// The sums of money that are named, in order: figures beside a sign or word for money, and whatever is
/// counted in hundreds or more in words, unless it numbers an article (第……条).
fn sums(text: &str) -> Vec<String> {
    let parts = parts(text);
    let mut found = Vec::new();
    let mut before = "";
    let groups: Vec<&[String]> = parts.chunk_by(|a, b| is_figure(a) && is_figure(b)).collect();
    for (at, group) in groups.iter().enumerate() {
        let after = groups.get(at + 1).and_then(|next| next.first()).map_or("", String::as_str);
        if group.iter().any(|part| is_figure(part)) {
            let large = before != "第" && group.iter().any(|part| is_large(part));
            if large || is_money(before) || is_money(after) {
                found.push(group.join(" "));
            }
        }
        before = group.last().map_or("", String::as_str);
    }
    found
}

/// The words, the figures, and whatever else stands in a text, sign by sign.
fn parts(text: &str) -> Vec<String> {
    let signs: Vec<char> = text.to_lowercase().chars().collect();
    let is_digit = |c: char| DIGITS.contains(c) || ".,，".contains(c);
    let runs = signs
        .chunk_by(|a, b| a.is_ascii_alphabetic() && b.is_ascii_alphabetic() || is_digit(*a) && is_digit(*b));
    let parts = runs.map(|run| run.iter().collect::<String>());
    // A comma before or after a figure is none of it.
    let parts = parts.map(|part| match part.trim_matches([',', '.', '，']) {
        "" => part,
        figure => figure.to_owned(),
    });
    parts.filter(|part| !part.trim_matches(|c: char| c.is_whitespace() || c == '-').is_empty()).collect()
}

const DIGITS: &str =
    "0123456789０１２３４５６７８９〇零一二两三四五六七八九十壹贰叁肆伍陆柒捌玖拾百千万亿佰仟萬億";

const NUMBERS: [&str; 28] = [
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
    "twenty",
    "thirty",
    "forty",
    "fifty",
    "sixty",
    "seventy",
    "eighty",
    "ninety",
    "k",
];

fn is_figure(part: &str) -> bool {
    part.starts_with(|c| DIGITS.contains(c)) || NUMBERS.contains(&part) || is_large(part)
}

fn is_large(part: &str) -> bool {
    part.contains(['百', '千', '万', '亿', '佰', '仟', '萬', '億'])
        || ["hundred", "thousand", "million", "billion"].contains(&part)
}

fn is_money(part: &str) -> bool {
    let signs = ["¥", "￥", "$", "€", "£", "元", "圆", "块", "币"];
    let words = ["yuan", "rmb", "renminbi", "cny", "usd", "hkd", "eur", "gbp"];
    let coins = ["dollar", "euro", "pound", "kuai"];
    signs.contains(&part) || words.contains(&part) || coins.contains(&part.trim_end_matches('s'))
}

/// How many characters must be put in, taken out or replaced (Levenshtein 1966); `None` if more than
/// `most`. Only the places that can lead to so few are looked at (Ukkonen 1985).
fn distance(a: &str, b: &str, most: usize) -> Option<usize> {
    let (a, b): (Vec<char>, Vec<char>) = (a.chars().collect(), b.chars().collect());
    if a.len().abs_diff(b.len()) > most {
        return None;
    }
    let far = most + 1;
    let mut row: Vec<usize> = (0..=b.len()).map(|at| at.min(far)).collect();
    for (i, from) in a.iter().enumerate() {
        let first = i.saturating_sub(most);
        let mut diagonal = row.get(first).copied().unwrap_or(far);
        let mut left = if first == 0 { (i + 1).min(far) } else { far };
        if let Some(place) = row.get_mut(first) {
            *place = left;
        }
        let last = (i + most + 1).min(b.len());
        for (to, place) in b.iter().zip(row.iter_mut().skip(1)).skip(first).take(last - first) {
            let above = *place;
            left = (diagonal + usize::from(from != to)).min(above + 1).min(left + 1).min(far);
            diagonal = std::mem::replace(place, left);
        }
        // What lies further right cannot be reached any more.
        if let Some(place) = row.get_mut(last + 1) {
            *place = far;
        }
    }
    row.last().copied().filter(|differs| *differs <= most)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn a_wrong_letter_or_date_is_a_slip() {
        assert!(is_slip(
            "The platfrom deleted it on 3 March 2025.",
            "The platform deleted it on 3 March 2026."
        ));
        assert!(is_slip("平台于2025年3月删除了数据。", "平台于2026年3月删除了数据。"));
        assert!(is_slip("It pays ¥800 untill May.", "It pays ¥800, until May."));
        assert!(is_slip(
            "见《民法典》第一千零三十四条，应支付八百元。",
            "见《民法典》第一千零三十五条，应支付八百元。"
        ));
        assert!(is_slip("It pays 800 yuan in three montsh.", "It pays 800 yuan in three months."));
        assert!(!is_slip("The same.", "The same."), "nothing changed");
    }

    #[test]
    fn what_turns_the_decision_round_is_none() {
        assert!(!is_slip("The platform did inform her.", "The platform did not inform her."));
        assert!(!is_slip("The platform didn't inform her.", "The platform did inform her."));
        assert!(!is_slip("平台已告知消费者。", "平台未告知消费者。"));
        assert!(!is_slip("It pays ¥800 at once.", "It pays ¥8000 at once."));
        assert!(!is_slip("It pays 800 yuan at once.", "It pays 900 yuan at once."));
        assert!(!is_slip("支付800元。", "支付8000元。"));
        assert!(!is_slip("支付３万元。", "支付５万元。"));
        assert!(!is_slip("Pay $ 80", "Pay $ 90"));
        for (given, reads) in [
            ("It pays RMB 800 at once.", "It pays RMB 900 at once."),
            ("It pays RMB800 at once.", "It pays RMB900 at once."),
            ("It pays 800 CNY at once.", "It pays 900 CNY at once."),
            ("It pays 800 dollars at once.", "It pays 900 dollars at once."),
            ("It pays eight hundred yuan at once.", "It pays nine hundred yuan at once."),
            ("It pays forty-eight yuan at once.", "It pays forty-nine yuan at once."),
            ("支付人民币800，立即生效。", "支付人民币900，立即生效。"),
            ("支付800块。", "支付900块。"),
            ("支付八百元。", "支付九百元。"),
            ("支付三万元。", "支付五万元。"),
            ("支付三万。", "支付五万。"),
            ("支付叁万圆。", "支付伍万圆。"),
            ("The use was lawful.", "The use was unlawful."),
            ("The consent was valid.", "The consent was invalid."),
            ("Its use is compliant.", "Its use is non-compliant."),
            ("平台的做法合法。", "平台的做法非法。"),
            ("平台的做法合法。", "平台的做法违法。"),
        ] {
            assert!(!is_slip(given, reads), "{given} {reads}");
        }
        assert!(!is_slip(
            "The list matches the trips.",
            "The platform kept all data of everybody for years."
        ));
    }

    /// The whole table, as the textbooks have it.
    fn by_the_book(a: &str, b: &str) -> usize {
        let (a, b): (Vec<char>, Vec<char>) = (a.chars().collect(), b.chars().collect());
        let mut table = vec![vec![0; b.len() + 1]; a.len() + 1];
        for i in 0..=a.len() {
            for j in 0..=b.len() {
                table[i][j] = match (i, j) {
                    (0, far) | (far, 0) => far,
                    _ => {
                        let same = usize::from(a[i - 1] != b[j - 1]);
                        (table[i - 1][j - 1] + same).min(table[i - 1][j] + 1).min(table[i][j - 1] + 1)
                    }
                };
            }
        }
        table[a.len()][b.len()]
    }

    proptest! {
        #[test]
        fn the_narrow_way_finds_what_the_whole_table_finds(a in "[ab不]{0,14}", b in "[ab不]{0,14}", most in 0usize..9) {
            let whole = by_the_book(&a, &b);
            prop_assert_eq!(distance(&a, &b, most), (whole <= most).then_some(whole));
        }
    }
}
