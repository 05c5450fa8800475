//! A price comparison: the same item, looked at in the same minute by two accounts or devices, again and
//! again. Its text is plain, for a person to read and to keep, and everything told of it is counted from there.
//! These are the rules alone: no form, exhibit or page uses them yet.
//!
//! What it cannot do: a difference may come from an open offer to new customers, from stock, or from the
//! network. It shows that prices differed, never why.

use super::clock::Moment;
use super::money::Cents;

/// The most pairs in one comparison. With as many, every count of the sign test fits a `u64`.
pub const MOST_PAIRS: usize = 50;

/// How far apart, in seconds, the two looks of a pair may be: the protocol asks for the same minute.
pub const FURTHEST_APART_SECONDS: i64 = 60;

/// The most characters in one cell.
pub const LONGEST_CELL: usize = 200;

/// The first two lines of the file: which format this is, and what its columns are.
const HEAD: [&str; 2] = [
    "Price comparison, format 1",
    "item\tfirst account\tfirst time\tfirst discounts\tfirst currency\tfirst price in hundredths\t\
     second account\tsecond time\tsecond discounts\tsecond currency\tsecond price in hundredths",
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
            format!("{}\t{at}\t{}\t{}\t{cents}", look.account, look.discounts, look.currency)
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

    /// By how many hundredths the first account was shown more, on average; half a hundredth is rounded
    /// away from zero.
    pub fn mean_difference(&self) -> i64 {
        let count = i64::try_from(self.0.len()).unwrap_or(i64::MAX).max(1);
        let sum: i64 = self.0.iter().map(Pair::difference).sum();
        (2 * sum + sum.signum() * count) / (2 * count)
    }

    /// The sign test over all pairs.
    pub fn sign_test(&self) -> SignTest {
        let count = |sign: i64| self.0.iter().filter(|pair| pair.difference().signum() == sign).count();
        SignTest::of(count(1), count(-1), count(0))
    }
}

impl Pair {
    /// How many hundredths more the first account was shown.
    pub fn difference(&self) -> i64 {
        self.first.price.hundredths() - self.second.price.hundredths()
    }
}

impl SignTest {
    /// At most [`MOST_PAIRS`] in all, which [`PriceComparison`] keeps.
    fn of(dearer: usize, cheaper: usize, same: usize) -> Self {
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
            | Self::Apart(row)
            | Self::Future(row) => row,
        }
    }
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

fn row(line: &str) -> Option<Pair> {
    let cells: Vec<&str> = line.split('\t').collect();
    let &[item, a, b, c, d, e, f, g, h, i, j] = cells.as_slice() else { return None };
    Some(Pair { item: item.to_owned(), first: look([a, b, c, d, e])?, second: look([f, g, h, i, j])? })
}

fn look([account, at, discounts, currency, price]: [&str; 5]) -> Option<Look> {
    Some(Look {
        account: account.to_owned(),
        at: at.parse().ok()?,
        discounts: discounts.to_owned(),
        currency: currency.to_owned(),
        price: Cents::new(price.parse().ok()?).ok()?,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

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
        };
        Pair {
            item: "双人套餐".to_owned(),
            first: look("old account", first),
            second: look("new phone", second),
        }
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
        assert!(Fault::Apart(2).to_string().starts_with("row 2: "));
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
    fn there_is_at_least_one_pair_and_a_most() {
        let of = |count| PriceComparison::check(vec![pair(2, 1); count], now()).err();
        assert_eq!(of(0), Some(vec![Fault::NoPair]));
        assert_eq!(of(1), None);
        assert_eq!(of(MOST_PAIRS), None);
        assert_eq!(of(MOST_PAIRS + 1), Some(vec![Fault::TooMany]));
    }

    #[test]
    fn what_was_written_is_read_again_and_nothing_else_is() {
        let made = PriceComparison::check(vec![pair(12_650, 9_900), pair(5, 5)], now()).unwrap();
        let text = made.to_text();
        assert_eq!(PriceComparison::from_text(&text), Ok(made));
        for bad in [
            String::new(),
            text.replace("format 1", "format 2"),
            text.replace("\t12650", "\t012650"),
            text.replace("\t12650", "\t-12650"),
            text.replace("CNY\t9900", "USD\t9900"),
            text.trim_end().to_owned(),
            text.clone() + "more\n",
        ] {
            assert_eq!(PriceComparison::from_text(&bad), Err(Unreadable), "{bad}");
        }
    }

    #[test]
    fn the_mean_is_rounded_away_from_zero() {
        let mean = |pairs: &[(i64, i64)]| {
            let pairs = pairs.iter().map(|&(first, second)| pair(first, second)).collect();
            PriceComparison::check(pairs, now()).unwrap().mean_difference()
        };
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
        let pairs = vec![pair(2, 1), pair(2, 1), pair(1, 2), pair(1, 1)];
        let test = PriceComparison::check(pairs, now()).unwrap().sign_test();
        assert_eq!(test, SignTest { dearer: 2, cheaper: 1, same: 1, as_uneven: 8, ways: 8 });
    }
}
