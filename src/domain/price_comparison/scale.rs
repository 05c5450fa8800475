//! The scale on which prices are drawn: its ends, its marks and where a price stands on it. Page and bundle
//! draw from here, so that both show the same picture.

use super::{Pair, PriceComparison, is_whole};

/// How many parts a scale has from its low end to its high end.
pub const LENGTH: u32 = 1_000;

/// A scale from a price to a higher one, in hundredths. It need not begin at nothing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Scale {
    low: i64,
    high: i64,
    step: i64,
}

impl Scale {
    /// The scale on which all prices of a comparison have a place, with at most four marks.
    pub fn of(comparison: &PriceComparison) -> Scale {
        let prices = || comparison.pairs().iter().flat_map(Pair::prices);
        let (least, most) = (prices().min().unwrap_or_default(), prices().max().unwrap_or_default());
        // A mark between two units of a currency that has no smaller ones would name no price.
        let unit = if is_whole(comparison.currency()) { 100 } else { 1 };
        let wanted = ((most - least + 1) / 2).max(unit);
        let mut ten = unit;
        while ten * 10 < wanted {
            ten *= 10;
        }
        let step =
            [1, 2, 5, 10].into_iter().map(|by| by * ten).find(|step| *step >= wanted).unwrap_or(wanted);
        let low = least / step * step;
        let high = ((most + step - 1) / step * step).max(low + step);
        Scale { low, high, step }
    }

    /// Where a price stands: 0 at the low end, [`LENGTH`] at the high end.
    pub fn place(self, hundredths: i64) -> u32 {
        let along = (hundredths.clamp(self.low, self.high) - self.low) * i64::from(LENGTH);
        u32::try_from(along / (self.high - self.low)).unwrap_or(LENGTH)
    }

    /// The prices at which it is marked, in hundredths.
    pub fn marks(self) -> impl Iterator<Item = i64> {
        (0..=(self.high - self.low) / self.step).map(move |mark| self.low + mark * self.step)
    }
}

#[cfg(test)]
mod tests {
    use super::super::tests::of;
    use super::*;
    use crate::domain::money::Cents;
    use proptest::prelude::*;

    #[test]
    fn a_scale_has_round_marks_around_all_prices() {
        let marks = |prices: &[(i64, i64)]| Scale::of(&of(prices)).marks().collect::<Vec<_>>();
        assert_eq!(marks(&[(12_650, 9_900)]), [8_000, 10_000, 12_000, 14_000]);
        assert_eq!(marks(&[(5, 5)]), [5, 6]);
        assert_eq!(marks(&[(1, 2), (4, 1)]), [0, 2, 4]);
    }

    proptest! {
        #[test]
        fn every_price_has_a_place_and_a_dearer_one_never_stands_before_a_cheaper_one(
            prices in prop::collection::vec((1..=Cents::MOST, 1..=Cents::MOST), 1..9)
        ) {
            let scale = Scale::of(&of(&prices));
            let marks: Vec<i64> = scale.marks().collect();
            prop_assert!((2..=4).contains(&marks.len()), "{marks:?}");
            let mut all: Vec<i64> = prices.iter().flat_map(|(first, second)| [*first, *second]).collect();
            all.sort_unstable();
            let places: Vec<u32> = all.iter().map(|price| scale.place(*price)).collect();
            prop_assert!(places.is_sorted() && places.iter().all(|place| *place <= LENGTH));
            prop_assert!(marks.first() <= all.first() && marks.last() >= all.last());
        }
    }
}
