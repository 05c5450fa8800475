//! A price comparison as it stands in the bundle: the same table, picture and figures as on its page, in both
//! languages.

use serde::Serialize;

use super::content::BundleContent;
use super::fonts::Typefaces;
use super::of_case::in_both;
use super::sheet::broken_up;
use crate::domain::clock::Zone;
use crate::domain::price_comparison::{Look, PriceComparison, Scale};
use crate::domain::text::Bilingual;
use crate::messages::prices::{Told, amount, clock, difference, units};

/// What the template sets.
#[derive(Serialize)]
pub(super) struct Prices {
    rows: Vec<Row>,
    /// The marks of the scale: where, and the price.
    marks: Vec<(u32, String)>,
    split: Bilingual,
    mean: Bilingual,
    test: Bilingual,
    limits: Vec<Bilingual>,
    /// What the picture shows.
    drawn: Bilingual,
    /// Whose clock the times are of.
    when: Bilingual,
    price: Bilingual,
    difference: Bilingual,
    /// Whether a character is told by its number.
    marked: bool,
}

#[derive(Serialize)]
struct Row {
    item: String,
    day: Bilingual,
    looks: [Seen; 2],
    difference: String,
    /// Where both prices stand on the scale.
    places: [u32; 2],
}

#[derive(Serialize)]
struct Seen {
    /// Account, time and discounts in one line.
    words: String,
    price: String,
    /// The exhibit that shows it, if the bundle has one of that number.
    screenshot: Option<u16>,
}

impl Prices {
    pub(super) fn new(comparison: &PriceComparison, content: &BundleContent, faces: &Typefaces) -> Prices {
        let zone = &content.zone;
        let (scale, currency) = (Scale::of(comparison), comparison.currency());
        let mut marked = false;
        let mut typed = |text: &str| {
            let (text, spelt) = faces.spell_out(text);
            marked |= spelt;
            broken_up(&text)
        };
        let rows = comparison.pairs().iter().map(|pair| Row {
            item: typed(&pair.item),
            day: in_both(|t| t.long_date(pair.first.at.day_in(zone)).into_owned()),
            looks: [&pair.first, &pair.second].map(|look| Seen {
                words: typed(&seen(look, zone)),
                price: units(look.price.hundredths(), currency),
                screenshot: look.screenshot.filter(|number| {
                    content.exhibits.iter().any(|exhibit| exhibit.number == u32::from(*number))
                }),
            }),
            difference: difference(pair.difference(), currency),
            places: pair.prices().map(|price| scale.place(price)),
        });
        let rows: Vec<Row> = rows.collect();
        let ends = [scale.marks().min(), scale.marks().max()];
        let [from, to] = ends.map(|end| amount(end.unwrap_or_default(), currency));
        let told = |of: fn(Told) -> String| in_both(|t| of(Told::of(comparison, t)));
        let [first, second, third, fourth, fifth] = [0, 1, 2, 3, 4]
            .map(|limit: usize| in_both(|t| t.prices_limits().into_iter().nth(limit).unwrap_or_default()));
        Prices {
            marks: scale.marks().map(|mark| (scale.place(mark), units(mark, currency))).collect(),
            split: told(|told| told.split),
            mean: told(|told| told.mean),
            test: told(|told| told.test),
            limits: vec![first, second, third, fourth, fifth],
            drawn: in_both(|t| t.prices_plot_means(rows.len(), &from, &to).into_owned()),
            when: in_both(|t| t.prices_when(&t.place(zone)).into_owned()),
            price: in_both(|t| t.prices_price_in(currency).into_owned()),
            difference: in_both(|t| t.prices_difference(currency).into_owned()),
            rows,
            marked,
        }
    }
}

fn seen(look: &Look, zone: &Zone) -> String {
    let mut words = format!("{}, {}", look.account, clock(look.at, zone));
    if !look.discounts.is_empty() {
        words.push_str("; ");
        words.push_str(&look.discounts);
    }
    words
}
