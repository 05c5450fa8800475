//! A price comparison: the same item, looked at in the same minute by two accounts or devices, again and
//! again. Its text is plain, for a person to read and to keep, and everything told of it is counted from there:
//! it is an exhibit like any other, and known again by its text alone.
//!
//! What it cannot do: a difference may come from an open offer to new customers, from stock, or from the
//! network. It shows that prices differed, never why.

mod scale;

pub use scale::{LENGTH, Scale};

use super::clock::Moment;
use super::money::Cents;

/// The most pairs in one comparison. With as many, every count of the sign test fits a `u64`.
pub const MOST_PAIRS: usize = 50;

/// How far apart, in seconds, the two looks of a pair may be: the protocol asks for the same minute.
pub const FURTHEST_APART_SECONDS: i64 = 60;

/// The most characters in one cell.
pub const LONGEST_CELL: usize = 200;

/// The longest text that a comparison can have, in bytes: a longer file is none.
pub const LONGEST_TEXT: usize = 512 * 1024;

/// The currencies of ISO 4217 that have no smaller unit.
const WHOLE: [&str; 17] = [
    "BIF", "CLP", "DJF", "GNF", "ISK", "JPY", "KMF", "KRW", "PYG", "RWF", "UGX", "UYI", "VND", "VUV", "XAF",
    "XOF", "XPF",
];

/// Those with a unit smaller than a hundredth, in which we do not count.
const FINER: [&str; 9] = ["BHD", "CLF", "IQD", "JOD", "KWD", "LYD", "OMR", "TND", "UYW"];

/// The first two lines of the file: which format this is, and what its columns are.
const HEAD: [&str; 2] = [
    "Price comparison, format 1",
    "item\tfirst account\tfirst time\tfirst discounts\tfirst currency\tfirst price in hundredths\t\
     first screenshot\tsecond account\tsecond time\tsecond discounts\tsecond currency\t\
     second price in hundredths\tsecond screenshot",
];

/// What one account was shown.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Look {
    /// Whose account or which device, as the consumer calls it.
    pub account: String,
    /// When the price was shown.
    pub at: Moment,
    /// Coupons, member level and the like; empty if there were none.
    pub discounts: String,
    /// Three capital letters, such as `CNY`.
    pub currency: String,
    /// What was to be paid.
    pub price: Cents,
    /// The number of the exhibit that shows it, if one was named.
    pub screenshot: Option<u16>,
}

/// Two looks at one item.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pair {
    /// What was for sale.
    pub item: String,
    /// The account that is thought to pay more.
    pub first: Look,
    /// The account that it is held against.
    pub second: Look,
}

/// Why a row cannot stand; rows count from 1.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Fault {
    /// No pair at all.
    #[error("give at least one pair of prices")]
    NoPair,
    /// More than [`MOST_PAIRS`].
    #[error("give at most {MOST_PAIRS} pairs of prices; put the others into a second comparison")]
    TooMany,
    /// An item or an account without a name.
    #[error("row {0}: name the item and both accounts")]
    Nameless(usize),
    /// A text that is too long, or has a tab or a line break in it.
    #[error("row {0}: write at most {LONGEST_CELL} characters on one line in each cell")]
    Cell(usize),
    /// An account held against itself.
    #[error("row {0}: name two different accounts or devices")]
    SameAccount(usize),
    /// Not three capital letters.
    #[error("row {0}: write the currency with three capital letters, such as CNY")]
    Currency(usize),
    /// Not the currency of the first row's first price.
    #[error("row {0}: give all prices in one currency; compare others separately")]
    Currencies(usize),
    /// A currency that is counted in less than hundredths.
    #[error("row {0}: this currency has units smaller than a hundredth, which are not counted here")]
    Finer(usize),
    /// A part of a unit in a currency that has none.
    #[error("row {0}: this currency has no decimals; give whole amounts")]
    Decimals(usize),
    /// Further apart than [`FURTHEST_APART_SECONDS`].
    #[error("row {0}: the two times are more than {FURTHEST_APART_SECONDS} seconds apart; look again")]
    Apart(usize),
    /// A time that has not come yet.
    #[error("row {0}: a time lies in the future; give the time when the price was shown")]
    Future(usize),
}

/// A text that is not a comparison that we wrote.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("this file is not a price comparison")]
pub struct Unreadable;

/// Pairs that passed every check.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PriceComparison(Vec<Pair>);

/// The exact two-sided sign test: how often chance alone, with either side as likely to be dearer, gives
/// a split at least as uneven.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SignTest {
    /// Pairs in which the first account was shown more.
    pub dearer: usize,
    /// Pairs in which it was shown less.
    pub cheaper: usize,
    /// Pairs with the same price, which the test leaves out.
    pub same: usize,
    /// Out of [`SignTest::ways`], how many splits are at least as uneven.
    pub as_uneven: u64,
    /// All ways in which the pairs that differ can fall: two to their number.
    pub ways: u64,
}

impl PriceComparison {
    /// Checks what a form brought at `now`.
    ///
    /// # Errors
    /// Every fault of every row, in the order of the rows.
    pub fn check(pairs: Vec<Pair>, now: Moment) -> Result<Self, Vec<Fault>> {
        let mut faults = faults(&pairs);
        for (row, pair) in (1..).zip(&pairs) {
            if pair.first.at > now || pair.second.at > now {
                faults.push(Fault::Future(row));
            }
        }
        faults.sort_by_key(|fault| fault.row());
        if faults.is_empty() { Ok(Self(pairs)) } else { Err(faults) }
    }

    /// The pairs, in the order in which they were given.
    pub fn pairs(&self) -> &[Pair] {
        &self.0
    }

    /// The text that is kept: two lines of head, then one line for each pair, cells parted by tabs.
    pub fn to_text(&self) -> String {
        let look = |look: &Look| {
            let (at, cents) = (look.at, look.price.hundredths());
            let screenshot = look.screenshot.map(|number| number.to_string()).unwrap_or_default();
            format!("{}\t{at}\t{}\t{}\t{cents}\t{screenshot}", look.account, look.discounts, look.currency)
        };
        let rows = self.0.iter().map(|p| format!("{}\t{}\t{}", p.item, look(&p.first), look(&p.second)));
        HEAD.into_iter().map(str::to_owned).chain(rows).fold(String::new(), |text, line| text + &line + "\n")
    }

    /// Reads what [`PriceComparison::to_text`] wrote, and nothing else.
    ///
    /// # Errors
    /// [`Unreadable`], also if a row breaks a rule, or the text differs from what we would write.
    pub fn from_text(text: &str) -> Result<Self, Unreadable> {
        let rows = text.lines().skip(HEAD.len()).map(row).collect::<Option<Vec<Pair>>>().ok_or(Unreadable)?;
        let read = Self(rows);
        if faults(&read.0).is_empty() && read.to_text() == text { Ok(read) } else { Err(Unreadable) }
    }

    /// The same from the bytes of a file of any kind.
    ///
    /// # Errors
    /// As [`PriceComparison::from_text`].
    pub fn from_bytes(bytes: &[u8]) -> Result<Self, Unreadable> {
        if bytes.len() > LONGEST_TEXT {
            return Err(Unreadable);
        }
        Self::from_text(std::str::from_utf8(bytes).map_err(|_| Unreadable)?)
    }

    /// The one currency of all prices.
    pub fn currency(&self) -> &str {
        self.0.first().map_or("", |pair| &pair.first.currency)
    }

    /// By how many hundredths the first account was shown more, on average; half a hundredth is rounded
    /// away from zero.
    pub fn mean_difference(&self) -> i64 {
        mean(&self.0.iter().map(Pair::difference).collect::<Vec<_>>())
    }

    /// The sign test over all pairs.
    pub fn sign_test(&self) -> SignTest {
        let count = |sign: i64| self.0.iter().filter(|pair| pair.difference().signum() == sign).count();
        SignTest::of(count(1), count(-1), count(0))
    }
}

impl Pair {
    /// What both were shown, in hundredths.
    pub fn prices(&self) -> [i64; 2] {
        [&self.first, &self.second].map(|look| look.price.hundredths())
    }

    /// How many hundredths more the first account was shown.
    pub fn difference(&self) -> i64 {
        self.first.price.hundredths() - self.second.price.hundredths()
    }
}

impl SignTest {
    /// The test of so many pairs, or of so many consumers: at most sixty that differ.
    pub fn of(dearer: usize, cheaper: usize, same: usize) -> Self {
        let differ = (dearer + cheaper) as u64;
        let ways = 1_u64 << differ;
        // One tail: C(n, 0) + C(n, 1) + ... + C(n, the rarer). Each term follows from the one before.
        let (mut term, mut tail) = (1_u64, 1_u64);
        for chosen in 1..=dearer.min(cheaper) as u64 {
            term = term * (differ - chosen + 1) / chosen;
            tail += term;
        }
        // An even split counts its middle in both tails, and cannot be more than certain.
        Self { dearer, cheaper, same, as_uneven: (2 * tail).min(ways), ways }
    }
}

impl Fault {
    /// The row at fault; 0 stands for the whole.
    pub fn row(self) -> usize {
        match self {
            Self::NoPair | Self::TooMany => 0,
            Self::Nameless(row)
            | Self::Cell(row)
            | Self::SameAccount(row)
            | Self::Currency(row)
            | Self::Currencies(row)
            | Self::Finer(row)
            | Self::Decimals(row)
            | Self::Apart(row)
            | Self::Future(row) => row,
        }
    }
}

/// The mean of differences in hundredths; half a hundredth is rounded away from zero.
pub fn mean(differences: &[i64]) -> i64 {
    let count = i64::try_from(differences.len()).unwrap_or(i64::MAX).max(1);
    let sum: i64 = differences.iter().sum();
    (2 * sum + sum.signum() * count) / (2 * count)
}

/// Whether a currency has no unit smaller than the one that it is named after.
pub fn is_whole(currency: &str) -> bool {
    WHOLE.contains(&currency)
}

/// Whether a currency has a unit smaller than a hundredth.
pub fn is_finer(currency: &str) -> bool {
    FINER.contains(&currency)
}

/// What is wrong with the pairs whenever they are read.
fn faults(pairs: &[Pair]) -> Vec<Fault> {
    let Some(currency) = pairs.first().map(|pair| &pair.first.currency) else {
        return vec![Fault::NoPair];
    };
    if pairs.len() > MOST_PAIRS {
        return vec![Fault::TooMany];
    }
    let mut faults = Vec::new();
    for (row, Pair { item, first, second }) in (1..).zip(pairs) {
        let names = [item, &first.account, &second.account];
        let currencies = [&first.currency, &second.currency];
        let long = |cell: &String| cell.chars().count() > LONGEST_CELL || cell.chars().any(char::is_control);
        let code = |code: &String| code.len() == 3 && code.bytes().all(|b| b.is_ascii_uppercase());
        let checks = [
            (names.iter().any(|name| name.trim().is_empty()), Fault::Nameless(row)),
            (names.into_iter().chain([&first.discounts, &second.discounts]).any(long), Fault::Cell(row)),
            (first.account.trim() == second.account.trim(), Fault::SameAccount(row)),
            (!currencies.into_iter().all(code), Fault::Currency(row)),
            (currencies.into_iter().any(|other| other != currency), Fault::Currencies(row)),
            (currencies.into_iter().any(|code| is_finer(code)), Fault::Finer(row)),
            ([first, second].into_iter().any(has_impossible_part), Fault::Decimals(row)),
            // In microseconds: a part of a second over the minute is over it.
            (
                first.at.microseconds().abs_diff(second.at.microseconds())
                    > FURTHEST_APART_SECONDS.unsigned_abs() * 1_000_000,
                Fault::Apart(row),
            ),
        ];
        faults.extend(checks.into_iter().filter_map(|(wrong, fault)| wrong.then_some(fault)));
    }
    faults
}

fn has_impossible_part(look: &Look) -> bool {
    is_whole(&look.currency) && look.price.hundredths() % 100 != 0
}

fn row(line: &str) -> Option<Pair> {
    let mut cells = line.split('\t');
    let item = cells.next()?.to_owned();
    let (first, second) = (look(&mut cells)?, look(&mut cells)?);
    cells.next().is_none().then_some(Pair { item, first, second })
}

fn look<'a>(cells: &mut impl Iterator<Item = &'a str>) -> Option<Look> {
    let mut next = || cells.next();
    let (account, at, discounts, currency, price, screenshot) =
        (next()?, next()?, next()?, next()?, next()?, next()?);
    Some(Look {
        account: account.to_owned(),
        at: at.parse().ok()?,
        discounts: discounts.to_owned(),
        currency: currency.to_owned(),
        price: Cents::new(price.parse().ok()?).ok()?,
        screenshot: if screenshot.is_empty() { None } else { Some(screenshot.parse().ok()?) },
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn now() -> Moment {
        "2026-05-01T08:00:00Z".parse().unwrap()
    }

    fn pair(first: i64, second: i64) -> Pair {
        let look = |account: &str, price| Look {
            account: account.to_owned(),
            at: now(),
            discounts: "会员 9 折".to_owned(),
            currency: "CNY".to_owned(),
            price: Cents::new(price).unwrap(),
            screenshot: None,
        };
        Pair {
            item: "双人套餐".to_owned(),
            first: look("old account", first),
            second: look("new phone", second),
        }
    }

    /// A comparison of these prices.
    pub fn of(prices: &[(i64, i64)]) -> PriceComparison {
        let pairs = prices.iter().map(|&(first, second)| pair(first, second)).collect();
        PriceComparison::check(pairs, now()).unwrap()
    }

    fn faults_of(change: impl FnOnce(&mut Pair)) -> Vec<Fault> {
        let mut changed = pair(200, 100);
        change(&mut changed);
        PriceComparison::check(vec![pair(200, 100), changed], now()).err().unwrap_or_default()
    }

    #[test]
    fn a_fault_names_its_row() {
        assert_eq!(faults_of(|_| ()), []);
        assert_eq!(faults_of(|p| p.item = " ".to_owned()), [Fault::Nameless(2)]);
        assert_eq!(faults_of(|p| p.item = "a\tb".to_owned()), [Fault::Cell(2)]);
        assert_eq!(faults_of(|p| p.item = "价".repeat(LONGEST_CELL + 1)), [Fault::Cell(2)]);
        assert_eq!(faults_of(|p| p.second.account = "old account".to_owned()), [Fault::SameAccount(2)]);
        assert_eq!(faults_of(|p| p.second.currency = "USD".to_owned()), [Fault::Currencies(2)]);
        assert_eq!(
            faults_of(|p| p.second.currency = "yuan".to_owned()),
            [Fault::Currency(2), Fault::Currencies(2)]
        );
        assert_eq!(
            faults_of(|p| p.second.currency = "KWD".to_owned()),
            [Fault::Currencies(2), Fault::Finer(2)]
        );
        assert!(Fault::Apart(2).to_string().starts_with("row 2: "));
    }

    #[test]
    fn a_currency_without_decimals_takes_whole_amounts_and_one_with_three_is_refused() {
        let faults = |code: &str, prices: (i64, i64)| {
            let mut pair = pair(prices.0, prices.1);
            pair.first.currency = code.to_owned();
            pair.second.currency = code.to_owned();
            PriceComparison::check(vec![pair], now()).err().unwrap_or_default()
        };
        assert_eq!(faults("JPY", (120_000, 100)), []);
        assert_eq!(faults("JPY", (120_000, 101)), [Fault::Decimals(1)]);
        assert_eq!(faults("EUR", (120_000, 101)), []);
        assert_eq!(faults("KWD", (120_000, 100)), [Fault::Finer(1)]);
    }

    #[test]
    fn the_two_looks_fall_within_a_minute_before_now() {
        let earlier = |by: i64| {
            faults_of(|p| p.second.at = Moment::from_microseconds(now().microseconds() - by).unwrap())
        };
        assert_eq!(earlier(59_999_999), []);
        assert_eq!(earlier(60_000_000), []);
        assert_eq!(earlier(60_000_001), [Fault::Apart(2)]);
        assert_eq!(earlier(-1), [Fault::Future(2)]);
    }

    #[test]
    fn the_longest_comparison_is_read_again() {
        let long = |text: &mut String| *text = "\u{1f600}".repeat(LONGEST_CELL - 1);
        let mut longest = pair(Cents::MOST, Cents::MOST);
        for text in [&mut longest.item, &mut longest.first.discounts, &mut longest.second.discounts] {
            long(text);
        }
        for (look, end) in [(&mut longest.first, "a"), (&mut longest.second, "b")] {
            long(&mut look.account);
            look.account.push_str(end);
            look.screenshot = Some(u16::MAX);
        }
        let made = PriceComparison::check(vec![longest; MOST_PAIRS], now()).unwrap();
        assert_eq!(PriceComparison::from_bytes(made.to_text().as_bytes()), Ok(made));
    }

    #[test]
    fn there_is_at_least_one_pair_and_a_most() {
        let of = |count| PriceComparison::check(vec![pair(2, 1); count], now()).err();
        assert_eq!(of(0), Some(vec![Fault::NoPair]));
        assert_eq!(of(1), None);
        assert_eq!(of(MOST_PAIRS), None);
        assert_eq!(of(MOST_PAIRS + 1), Some(vec![Fault::TooMany]));
    }

    #[test]
    fn what_was_written_is_read_again_and_nothing_else_is() {
        let mut shown = pair(12_650, 9_900);
        shown.second.screenshot = Some(4);
        let made = PriceComparison::check(vec![shown, pair(5, 5)], now()).unwrap();
        let text = made.to_text();
        assert_eq!(PriceComparison::from_text(&text), Ok(made));
        for bad in [
            String::new(),
            text.replace("format 1", "format 2"),
            text.replace("\t12650", "\t012650"),
            text.replace("\t12650", "\t-12650"),
            text.replace("CNY\t9900", "USD\t9900"),
            text.replace("9900\t4", "9900\t04"),
            text.replace("9900\t4", "9900\t4\t4"),
            text.trim_end().to_owned(),
            text.clone() + "more\n",
        ] {
            assert_eq!(PriceComparison::from_text(&bad), Err(Unreadable), "{bad}");
        }
    }

    #[test]
    fn the_mean_is_rounded_away_from_zero() {
        let mean = |pairs: &[(i64, i64)]| of(pairs).mean_difference();
        assert_eq!(mean(&[(300, 100), (100, 200)]), 50);
        assert_eq!(mean(&[(2, 1), (1, 1)]), 1);
        assert_eq!(mean(&[(1, 2), (1, 1)]), -1);
        assert_eq!(mean(&[(2, 1), (1, 1), (1, 1)]), 0);
        assert_eq!(mean(&[(Cents::MOST, 1); MOST_PAIRS]), Cents::MOST - 1);
    }

    /// Counted in another way: every way in which the pairs can fall is looked at, one by one.
    #[test]
    fn the_sign_test_agrees_with_counting_every_way() {
        for differ in 0_u32..=14 {
            for dearer in 0..=differ {
                let seen = dearer.abs_diff(differ - dearer);
                let uneven = |ones: u32| ones.abs_diff(differ - ones) >= seen;
                let counted = (0_u64..1 << differ).filter(|way| uneven(way.count_ones())).count() as u64;
                let test = SignTest::of(dearer as usize, (differ - dearer) as usize, 0);
                assert_eq!((test.as_uneven, test.ways), (counted, 1 << differ), "{dearer} of {differ}");
            }
        }
    }

    #[test]
    fn the_sign_test_holds_at_the_most_and_leaves_out_what_is_the_same() {
        assert_eq!(SignTest::of(MOST_PAIRS, 0, 0).as_uneven, 2);
        let even = SignTest::of(MOST_PAIRS / 2, MOST_PAIRS / 2, 0);
        assert_eq!(even.as_uneven, even.ways);
        let test = of(&[(2, 1), (2, 1), (1, 2), (1, 1)]).sign_test();
        assert_eq!(test, SignTest { dearer: 2, cheaper: 1, same: 1, as_uneven: 8, ways: 8 });
    }

    /// The `n`th row of Pascal's triangle, by adding alone.
    fn pascal(n: usize) -> Vec<u128> {
        let mut row = vec![1_u128];
        for _ in 0..n {
            let sums = row.iter().zip(row.iter().skip(1)).map(|(left, right)| left + right);
            row = [1].into_iter().chain(sums).chain([1]).collect();
        }
        row
    }

    proptest! {
        /// Counted in another way, from the kept text alone: prices cut out of its lines, the mean held against
        /// the sum, and the splits of the sign test weighed by Pascal's triangle.
        #[test]
        fn what_is_told_agrees_with_counting_the_text_in_another_way(
            prices in prop::collection::vec((1_i64..2_000, -40_i64..40), 1..=MOST_PAIRS)
        ) {
            let prices: Vec<_> = prices.iter().map(|(price, more)| (*price, (price - more).max(1))).collect();
            let made = of(&prices);
            let cell = |line: &str, at: usize| line.split('\t').nth(at).unwrap().parse::<i128>().unwrap();
            let text = made.to_text();
            let more: Vec<i128> = text.lines().skip(2).map(|line| cell(line, 5) - cell(line, 11)).collect();
            prop_assert_eq!(more.len(), prices.len());

            let (sum, count) = (more.iter().sum::<i128>(), more.len() as i128);
            let off = i128::from(made.mean_difference()) * count - sum;
            prop_assert!(2 * off.abs() <= count, "the mean is the nearest hundredth");
            prop_assert!(2 * off.abs() < count || off.signum() == sum.signum(), "half goes away from zero");

            let (dearer, cheaper) = (more.iter().filter(|d| **d > 0).count(), more.iter().filter(|d| **d < 0).count());
            let differ = dearer + cheaper;
            let uneven = |up: usize| up.abs_diff(differ - up) >= dearer.abs_diff(cheaper);
            let as_uneven: u128 = pascal(differ).iter().enumerate().filter(|(up, _)| uneven(*up)).map(|(_, w)| w).sum();
            let test = made.sign_test();
            prop_assert_eq!((test.dearer, test.cheaper, test.same), (dearer, cheaper, more.len() - differ));
            prop_assert_eq!(u128::from(test.as_uneven), as_uneven);
            prop_assert_eq!(u128::from(test.ways), pascal(differ).iter().sum::<u128>());
        }
    }
}
