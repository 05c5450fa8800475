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

/// How many words deny.
fn negations(text: &str) -> usize {
    let chinese = text.chars().filter(|c| "不未无無非没沒勿莫否".contains(*c)).count();
    let lower = text.to_lowercase();
    let words = lower.split(|c: char| !c.is_alphanumeric() && c != '\'' && c != '’');
    let deny = ["not", "no", "never", "none", "nor", "neither", "without", "cannot", "nothing", "nobody"];
    let english = words.filter(|word| {
        let short = word.strip_suffix('t').and_then(|word| word.strip_suffix(['\'', '’']));
        deny.contains(word) || short.is_some_and(|word| word.ends_with('n'))
    });
    chinese + english.count()
}

/// The sums of money that are named, in order: digits beside a sign or word for money.
fn sums(text: &str) -> Vec<String> {
    let signs = ['¥', '￥', '元', '$', '€', '£'];
    let is_figure = |c: char| c.is_ascii_digit() || ('０'..='９').contains(&c) || ".,，".contains(c);
    let mut found = Vec::new();
    let mut figures = String::new();
    let mut sign_before = false;
    let lower = text.to_lowercase();
    let mut rest = lower.chars().peekable();
    while let Some(c) = rest.next() {
        if is_figure(c) {
            figures.push(c);
            continue;
        }
        if !figures.is_empty() {
            let word_after: String = std::iter::once(c).chain(rest.clone()).take(5).collect();
            let unit = word_after.trim_start();
            let counted = "万千百亿".contains(unit.chars().next().unwrap_or(' '));
            if sign_before || counted || unit.starts_with(signs) || unit.starts_with("yuan") {
                found.push(std::mem::take(&mut figures));
            }
            figures.clear();
        }
        if !c.is_whitespace() {
            sign_before = signs.contains(&c);
        }
    }
    if !figures.is_empty() && sign_before {
        found.push(figures);
    }
    found
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
