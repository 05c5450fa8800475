//! Money, in the smallest unit of the rulebook's currency.

use serde::{Deserialize, Serialize};

/// An amount in hundredths (分, cents). Never negative, never a fraction.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Cents(i64);

/// Why a text is not an amount of money.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum NotMoney {
    /// Not digits with at most two decimals.
    #[error("write an amount like 126 or 126.50")]
    Shape,
    /// Zero, or more than the most that Redress carries.
    #[error("the amount must be more than 0 and at most 1,000,000,000")]
    Range,
}

impl Cents {
    /// The most that Redress carries: a thousand million.
    pub const MOST: i64 = 100_000_000_000;

    /// `hundredths` as an amount, if it is positive and not above [`Cents::MOST`].
    pub fn new(hundredths: i64) -> Result<Cents, NotMoney> {
        if (1..=Self::MOST).contains(&hundredths) { Ok(Cents(hundredths)) } else { Err(NotMoney::Range) }
    }

    /// The number of hundredths.
    pub fn hundredths(self) -> i64 {
        self.0
    }

    /// Reads what a person typed: `126`, `126.5`, `1,260.50`, also with a currency sign and full-width digits.
    pub fn parse(typed: &str) -> Result<Cents, NotMoney> {
        let plain: String = typed
            .chars()
            .map(|c| match c {
                '０'..='９' => char::from_u32(c as u32 - '０' as u32 + '0' as u32).unwrap_or(c),
                '．' | '。' => '.',
                _ => c,
            })
            .filter(|c| !matches!(c, ',' | '，' | ' ' | '¥' | '￥' | '元'))
            .collect();
        let (whole, part) = plain.split_once('.').unwrap_or((&plain, ""));
        let digits = |text: &str| text.bytes().all(|b| b.is_ascii_digit());
        if whole.is_empty() || whole.len() > 12 || part.len() > 2 || !digits(whole) || !digits(part) {
            return Err(NotMoney::Shape);
        }
        let whole: i64 = whole.parse().map_err(|_| NotMoney::Range)?;
        let part: i64 = format!("{part:0<2}").parse().map_err(|_| NotMoney::Shape)?;
        Cents::new(whole * 100 + part)
    }
}

impl std::fmt::Display for Cents {
    /// `¥1,260.50`; whole amounts without decimals.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let whole = (self.0 / 100).to_string();
        let mut grouped = String::with_capacity(whole.len() + whole.len() / 3);
        for (at, digit) in whole.chars().enumerate() {
            if at > 0 && (whole.len() - at).is_multiple_of(3) {
                grouped.push(',');
            }
            grouped.push(digit);
        }
        match self.0 % 100 {
            0 => write!(f, "¥{grouped}"),
            part => write!(f, "¥{grouped}.{part:02}"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_amount_is_read_as_people_write_it() {
        for (typed, hundredths) in
            [("126", 12_600), ("126.5", 12_650), ("¥1,260.50", 126_050), ("８００元", 80_000), ("0.01", 1)]
        {
            assert_eq!(Cents::parse(typed), Cents::new(hundredths), "{typed}");
        }
        for bad in ["", "0", "-5", "1.234", "abc", "1e9", ".5", "99999999999999"] {
            assert!(Cents::parse(bad).is_err(), "{bad}");
        }
    }

    #[test]
    fn an_amount_is_written_with_groups() {
        assert_eq!(Cents::new(126_050).unwrap().to_string(), "¥1,260.50");
        assert_eq!(Cents::new(80_000).unwrap().to_string(), "¥800");
        assert_eq!(Cents::new(100_000_000).unwrap().to_string(), "¥1,000,000");
    }
}
