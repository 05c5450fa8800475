//! What counts as a slip of the pen: wrong letters, and nothing on which a decision turns.
//!
//! After the correction of clerical errors in judgments (Civil Procedure Law, art. 157(1)(7)). A machine
//! cannot read meaning, so it is strict: it lets through a letter too many, too few or in the wrong place, a
//! character for one that sounds the same, a day of the calendar on which nothing falls due, the number of an
//! article and a word like "the", and refuses all else, even what was a slip. Both texts stay on
//! record and both sides read both, so what it lets through is seen by those whom it touches.

use pinyin::ToPinyinMulti;
use similar::{Algorithm, DiffOp, capture_diff_slices};

/// The most places of one text in which a slip may be put right.
const PLACES: usize = 8;
/// A misspelt word is at least so long: what a shorter one was meant to be, nobody can tell.
const LETTERS: usize = 3;
/// Words that may be put in or struck out; a mark may as well.
const PARTICLES: &str = "a an the 的 了 着 地 个";

/// Whether `reads` puts right slips in `given`: in a few places one character or one misspelt word is
/// other, while all that counts, denies or compares stands as before.
pub fn is_slip(given: &str, reads: &str) -> bool {
    let (given, reads) = (signs(given), signs(reads));
    let places = capture_diff_slices(Algorithm::Myers, &given, &reads);
    let places: Vec<_> = places.iter().filter(|place| !matches!(place, DiffOp::Equal { .. })).collect();
    let is_small = |place: &&DiffOp| {
        let old = given.get(place.old_range()).unwrap_or_default();
        let new = reads.get(place.new_range()).unwrap_or_default();
        match (old, new) {
            ([], [one]) | ([one], []) => is_in(PARTICLES, one) || !one.starts_with(char::is_alphanumeric),
            ([old], [new]) => is_near(old, new),
            _ => false,
        }
    };
    (1..=PLACES).contains(&places.len()) && places.iter().all(is_small) && weighty(&given) == weighty(&reads)
}

/// The words, the figures, and whatever else stands in a text, sign by sign; gaps are nothing.
fn signs(text: &str) -> Vec<String> {
    let chars: Vec<char> = text.to_lowercase().chars().collect();
    let is_letter = |c: char| c.is_alphabetic() && !is_han(c) || "'’-".contains(c);
    let together =
        |a: &char, b: &char| is_letter(*a) && is_letter(*b) || DIGITS.contains(*a) && DIGITS.contains(*b);
    let runs = chars.chunk_by(together).map(|run| run.iter().collect::<String>());
    runs.filter(|run| !run.trim().is_empty()).collect()
}

fn is_han(c: char) -> bool {
    ('\u{3400}'..='\u{9fff}').contains(&c)
}

/// Is one sign a misspelling of the other? One letter is too many, too few, or has changed places with the
/// next; a character of Chinese sounds the same. A mark and a figure may be any other: what may not change
/// is [`weighty`].
fn is_near(old: &str, new: &str) -> bool {
    match (kind(old), kind(new)) {
        (Kind::Word, Kind::Word) => {
            let [shorter, longer] = [old, new].map(|word| word.chars().count());
            let same_letters = || letters(old) == letters(new);
            let is_moved = shorter != longer || same_letters();
            // Who misspells a word seldom misses its first letter; another word often begins with another one.
            let begins_alike = old.chars().next() == new.chars().next();
            let is_long = shorter.min(longer) >= LETTERS;
            is_long && is_moved && begins_alike && strsim::osa_distance(old, new) == 1
        }
        (Kind::Character, Kind::Character) => {
            let (old, new) = (syllables(old), syllables(new));
            old.iter().any(|syllable| new.contains(syllable))
        }
        (old, new) => old == new,
    }
}

#[derive(PartialEq, Eq)]
enum Kind {
    Word,
    Character,
    Figure,
    Mark,
}

fn kind(sign: &str) -> Kind {
    match sign.chars().next() {
        Some(c) if DIGITS.contains(c) => Kind::Figure,
        Some(c) if is_han(c) => Kind::Character,
        Some(c) if c.is_alphabetic() => Kind::Word,
        _ => Kind::Mark,
    }
}

fn letters(word: &str) -> Vec<char> {
    let mut letters: Vec<char> = word.chars().collect();
    letters.sort_unstable();
    letters
}

/// How a character may sound, without its tone: most who write Chinese choose it by that.
fn syllables(character: &str) -> Vec<&'static str> {
    let sounds = character.chars().filter_map(|c| c.to_pinyin_multi());
    sounds.flatten().map(|sound| sound.plain()).collect()
}

fn is_in(words: &str, sign: &str) -> bool {
    words.split_whitespace().any(|word| word == sign)
}

/// What a decision turns on, in its order.
fn weighty(signs: &[String]) -> Vec<&str> {
    let counted = |(at, sign)| {
        let is_figure = kind(sign) == Kind::Figure;
        if is_figure && !numbers_a_day_or_article(signs, at) { Some(sign) } else { turn(sign) }
    };
    signs.iter().map(String::as_str).enumerate().filter_map(counted).collect()
}

const DIGITS: &str =
    "0123456789０１２３４５６７８９〇零一二两三四五六七八九十壹贰叁肆伍陆柒捌玖拾百千万亿佰仟萬億";

/// Does this figure stand in a date of the calendar, or number an article? A count of days or a sum does
/// neither, and a day on which something falls due counts.
fn numbers_a_day_or_article(signs: &[String], at: usize) -> bool {
    const MONTHS: &str =
        "january february march april may june july august september october november december";
    let sign = |at: Option<usize>| at.and_then(|at| signs.get(at)).map_or("", String::as_str);
    let (figure, before, after) = (sign(Some(at)), sign(at.checked_sub(1)), sign(Some(at + 1)));
    let falls_due = (1..=4).any(|back| is_in("by until till before within", sign(at.checked_sub(back))))
        || (1..=6).any(|on| is_in("前 内 止 后 间", sign(Some(at + on))));
    let is_month = |word: &str| MONTHS.split(' ').any(|month| month == word || month.get(..3) == Some(word));
    let is_year = figure.len() == 4 && (figure.starts_with("19") || figure.starts_with("20"));
    let is_day = figure.parse().is_ok_and(|day: u8| (1..=31).contains(&day));
    // "May" after a figure is more often what somebody may do.
    let is_date = is_year && (after == "年" || is_month(before))
        || after == "月"
        || before == "月" && after == "日"
        || is_day && (is_month(before) || after != "may" && is_month(after));
    let is_article = before == "第" && after == "条" || is_in("article art", before);
    is_article || is_date && !falls_due
}

/// What in this sign denies, binds, compares, counts, or names a side. Of a word like "unlawful" it is the
/// beginning only, so that a slip in the rest is one.
fn turn(sign: &str) -> Option<&str> {
    const CHARACTERS: &str = "不未无無非没沒勿莫否违違反免被须應应可得能已仅只但除或及并和且与每各至由向从前后後内外上下先高低大小多少全部分半倍\
        甲乙丙双方有支驳成撤维准予\
        年月日周天季旬时买卖借贷授受他她它终中定订启弃全权必需收义意止至致诉述";
    const MARKS: &str = "%％‰¥￥$€£元圆块币角";
    const WORDS: &str = "not no nor never ever none neither either cannot nothing nobody or and if but only all any each \
        per may must most more less least can could would should will to of by for from on off up own he \
        she her him his it its they them we you casual causal trial trail";
    const NUMBERS: &str = "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen \
        seventeen eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety hundred \
        thousand million billion k";
    const OPPOSITES: &[&str] = &["un", "in", "im", "il", "ir", "dis", "non"];
    const CURRENCIES: &str = "yuan rmb cny usd hkd eur gbp";
    let whole = CHARACTERS.contains(sign) && sign.chars().all(is_han)
        || MARKS.contains(sign)
        || is_in(WORDS, sign)
        || is_in(CURRENCIES, sign)
        || sign.split('-').any(|part| is_in(NUMBERS, part))
        || sign.ends_with("n't")
        || sign.ends_with("n’t");
    let begins = |prefix: &&&str| sign.len() > prefix.len() + 2 && sign.starts_with(**prefix);
    if whole { Some(sign) } else { OPPOSITES.iter().find(begins).copied() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_wrong_letter_or_date_is_a_slip() {
        assert!(is_slip(
            "The platfrom deleted it on 3 March 2025.",
            "The platform deleted it on 3 March 2026."
        ));
        assert!(is_slip("平台于2025年3月删除了数据。", "平台于2026年3月删除了数据。"));
        assert!(is_slip("It pays ¥800 untill May", "It pays ¥800 until May."));
        assert!(is_slip("It must show list to her.", "It must show the list to her."));
        assert!(is_slip("帐号的记录已经删除。", "账号的记录已经删除。"));
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
        // Who bears it, for how long, and of what kind it is, though all of it sounds the same.
        assert!(!is_slip("损失由它承担。", "损失由她承担。"));
        assert!(!is_slip("应当终止处理。", "应当中止处理。"));
        assert!(!is_slip("差价是定金。", "差价是订金。"));
        assert!(!is_slip("There is a causal link.", "There is a casual link."));
        assert!(!is_slip("It pays ¥800 at once.", "It pays ¥8000 at once."));
        assert!(!is_slip("It pays 800 yuan at once.", "It pays 900 yuan at once."));
        assert!(!is_slip("支付800元。", "支付8000元。"));
        assert!(!is_slip("支付３万元。", "支付５万元。"));
        assert!(!is_slip("Pay $ 80", "Pay $ 90"));
        for (given, reads) in [
            ("由支付服务提供者承担。", "由付款的用户承担。"),
            ("平台已尽到告知义务。", "平台仅尽到部分告知义务。"),
            ("对其请求予以支持。", "对其请求予以驳回。"),
            ("应在十日内删除。", "应在三十日内删除。"),
            ("在10日内删除。", "在30日内删除。"),
            ("由申请人承担。", "由被申请人承担。"),
            ("应当删除。", "可以删除。"),
            ("在此之前删除。", "在此之后删除。"),
            ("Delete it in 10 days.", "Delete it in 30 days."),
            ("Delete it within ten days.", "Delete it within six days."),
            ("The platform must pay.", "The platform may pay."),
            ("The consumer must pay.", "The platform must pay."),
            ("Her claim is upheld.", "Her claim is refused."),
            ("It must delete all of it.", "It must delete part of it."),
            ("She could know.", "She would know."),
        ] {
            assert!(!is_slip(given, reads), "{given} {reads}");
        }
        for (given, reads) in [
            ("It pays RMB 800 at once.", "It pays RMB 900 at once."),
            ("It pays RMB800 at once.", "It pays RMB900 at once."),
            ("It pays 800 CNY at once.", "It pays 900 CNY at once."),
            ("It pays 800 dollars at once.", "It pays 900 dollars at once."),
            ("It pays eight hundred yuan at once.", "It pays nine hundred yuan at once."),
            ("It pays forty-eight yuan at once.", "It pays forty-nine yuan at once."),
            ("支付人民币800，立即生效。", "支付人民币900，立即生效。"),
            ("支付800块。", "支付900块。"),
            ("应在3月内删除。", "应在6月内删除。"),
            ("应在2026年12月3日前删除。", "应在2036年12月3日前删除。"),
            ("Delete it by 3 December 2026.", "Delete it by 30 December 2036."),
            ("It pays in May 80 yuan.", "It pays in May 20 yuan."),
            ("应在十日内删除。", "应在十年内删除。"),
            ("应予删除。", "应予清除。"),
            ("买家无须付费。", "卖家无须付费。"),
            ("其请求胜诉。", "其请求败诉。"),
            ("予以退款。", "予以收款。"),
            ("应当停用。", "应当启用。"),
            ("两周内完成。", "两年内完成。"),
            ("It deleted them.", "It delayed them."),
            ("It sold them.", "It told them."),
            ("A refund is due.", "A refuse is due."),
            ("The 2 may keep it.", "The 5 may keep it."),
            ("支付八百元。", "支付九百元。"),
            ("支付三万元。", "支付五万元。"),
            ("支付三万。", "支付五万。"),
            ("支付叁万圆。", "支付伍万圆。"),
            ("The use was lawful.", "The use was unlawful."),
            ("The use was lawful.", "The use was awful."),
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
}
