//! A price comparison as its readers see it: a table, a plot and two figures, counted anew from the text of the
//! exhibit each time.

use crate::domain::clock::Zone;
use crate::domain::price_comparison::{LENGTH, Look, PriceComparison, Scale};
use crate::messages::T;
use crate::messages::prices::{Told, amount, clock, difference, units};

/// The plot's own units: it is scaled to the width of its place.
const WIDTH: u32 = 400;
/// Where the scale begins and ends.
const LEFT: u32 = 34;
const RIGHT: u32 = WIDTH - 30;
/// The height of one pair, and where the first of them stands.
const ROW: u32 = 20;
const FIRST: u32 = 16;
/// What the words below the scale take.
const BELOW: u32 = 18;

/// All that is shown of a comparison.
pub struct Compared {
    pub currency: String,
    pub rows: Vec<Row>,
    pub plot: Plot,
    pub told: Told,
    pub limits: [String; 5],
    /// Whose clock the times are of.
    pub place: String,
}

/// One pair.
pub struct Row {
    pub number: usize,
    pub item: String,
    pub day: String,
    pub looks: [Seen; 2],
    pub difference: String,
}

/// What one account was shown.
pub struct Seen {
    pub account: String,
    pub time: String,
    pub price: String,
    pub discounts: String,
    /// The exhibit that shows it: its number, and where it is if the reader may see it.
    pub screenshot: Option<(u16, Option<String>)>,
}

/// The picture.
pub struct Plot {
    /// `viewBox`.
    pub view: String,
    /// Where the scale ends below.
    pub bottom: u32,
    /// The marks of the scale: how far from the left, and the price.
    pub marks: Vec<(u32, String)>,
    /// The pairs.
    pub pairs: Vec<Drawn>,
    /// What it shows, for whoever cannot see it.
    pub means: String,
    /// Where its scale begins.
    pub begins: String,
}

/// A pair in the picture.
pub struct Drawn {
    pub number: usize,
    pub y: u32,
    pub first: u32,
    pub second: u32,
}

impl Compared {
    /// What is shown of `comparison`; `exhibit` says where an exhibit with a number is.
    pub fn new(
        comparison: &PriceComparison,
        t: T,
        zone: &Zone,
        exhibit: impl Fn(u16) -> Option<String>,
    ) -> Compared {
        let currency = comparison.currency();
        let seen = |look: &Look| Seen {
            account: look.account.clone(),
            time: clock(look.at, zone),
            price: units(look.price.hundredths(), currency),
            discounts: look.discounts.clone(),
            screenshot: look.screenshot.map(|number| (number, exhibit(number))),
        };
        let rows = (1..).zip(comparison.pairs()).map(|(number, pair)| Row {
            number,
            item: pair.item.clone(),
            day: t.long_date(pair.first.at.day_in(zone)).into_owned(),
            looks: [seen(&pair.first), seen(&pair.second)],
            difference: difference(pair.difference(), currency),
        });
        Compared {
            currency: currency.to_owned(),
            rows: rows.collect(),
            plot: Plot::new(comparison, t),
            told: Told::of(comparison, t),
            limits: t.prices_limits(),
            place: t.place(zone),
        }
    }
}

impl Plot {
    fn new(comparison: &PriceComparison, t: T) -> Plot {
        let (scale, currency) = (Scale::of(comparison), comparison.currency());
        let across = |hundredths: i64| LEFT + scale.place(hundredths) * (RIGHT - LEFT) / LENGTH;
        let pairs: Vec<Drawn> = (1..)
            .zip((FIRST..).step_by(usize::try_from(ROW).unwrap_or(1)))
            .zip(comparison.pairs())
            .map(|((number, y), pair)| {
                let [first, second] = pair.prices().map(across);
                Drawn { number, y, first, second }
            })
            .collect();
        let bottom = pairs.last().map_or(FIRST, |last| last.y) + ROW / 2;
        let ends = [scale.marks().min(), scale.marks().max()];
        let [from, to] = ends.map(|end| amount(end.unwrap_or_default(), currency));
        Plot {
            view: format!("0 0 {WIDTH} {}", bottom + BELOW),
            bottom,
            marks: scale.marks().map(|mark| (across(mark), units(mark, currency))).collect(),
            means: t.prices_plot_means(pairs.len(), &from, &to).into_owned(),
            begins: t.prices_scale(&from).into_owned(),
            pairs,
        }
    }
}
