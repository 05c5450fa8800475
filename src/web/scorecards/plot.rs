//! Days in whose hands, month by month: drawn as lines, and told as a table.

use crate::domain::actor::Holder;
use crate::domain::clock::Day;
use crate::domain::scorecard::Spread;
use crate::messages::T;
use crate::store::columns::OnDay;
use crate::store::figures::HeldGroups;

/// The picture's own units: it is scaled to the width of its place.
const WIDTH: u32 = 400;
const HEIGHT: u32 = 200;
const LEFT: u32 = 30;
const RIGHT: u32 = WIDTH - 12;
const TOP: u32 = 12;
const BOTTOM: u32 = HEIGHT - 26;

/// The picture and its table.
pub struct Plot {
    /// `viewBox` of the picture.
    pub view: String,
    /// The lines on which values are read.
    pub grid: Vec<Grid>,
    /// The names of some months below.
    pub months: Vec<Label>,
    /// One line for each holder, in pieces: a month without an ended case is a gap.
    pub lines: Vec<Line>,
    /// The same in numbers.
    pub rows: Vec<Row>,
}

/// A line on which a value is read.
pub struct Grid {
    /// From above.
    pub y: u32,
    /// The value, in days.
    pub days: u32,
}

/// A word below the picture.
pub struct Label {
    /// From the left.
    pub x: u32,
    /// Where the word is tied to `x`: `start`, `middle`, `end`.
    pub anchor: &'static str,
    /// The word.
    pub words: String,
}

/// The line of one holder.
pub struct Line {
    /// As in `Holder::as_str`.
    pub holder: &'static str,
    /// How it is drawn, so that colour never speaks alone: empty, `dashed`, `dotted`.
    pub style: &'static str,
    /// Runs of months that have values, as `points` of a polyline.
    pub runs: Vec<String>,
    /// Each value as a dot.
    pub dots: Vec<(u32, u32)>,
}

/// One month in numbers.
pub struct Row {
    /// The month.
    pub month: String,
    /// How many cases ended in it.
    pub cases: u64,
    /// For each holder half of the cases took so many days or fewer; none if no case ended.
    pub days: Vec<(&'static str, Option<u32>)>,
}

impl Plot {
    /// The plot of what was held in these months.
    pub fn new(held: &[(Holder, HeldGroups)], months: &[Day], t: T) -> Plot {
        let medians: Vec<(Holder, Vec<Option<Spread>>)> =
            held.iter().map(|(holder, groups)| (*holder, medians(groups, months))).collect();
        let all = medians.iter().flat_map(|(_, months)| months.iter().flatten());
        let top = scale(all.map(|spread| spread.median).max().unwrap_or_default());
        let lines = medians.iter().map(|(holder, months)| line(*holder, months, top)).collect();
        let row = |(at, month): (usize, &Day)| {
            let of = medians.iter();
            let of: Vec<_> =
                of.map(|(holder, months)| (holder.as_str(), months.get(at).copied().flatten())).collect();
            Row {
                month: t.month_and_year(*month).into_owned(),
                cases: of
                    .iter()
                    .filter_map(|(_, spread)| Some(spread.as_ref()?.count))
                    .max()
                    .unwrap_or_default(),
                days: of
                    .iter()
                    .map(|(holder, spread)| (*holder, spread.map(|spread| spread.median)))
                    .collect(),
            }
        };
        Plot {
            view: format!("0 0 {WIDTH} {HEIGHT}"),
            grid: [0, top / 2, top].into_iter().map(|days| Grid { y: height(days, top), days }).collect(),
            months: labels(months, t),
            lines,
            rows: months.iter().enumerate().map(row).collect(),
        }
    }

    /// Whether no case ended in all these months.
    pub fn is_empty(&self) -> bool {
        self.rows.iter().all(|row| row.cases == 0)
    }
}

fn medians(groups: &HeldGroups, months: &[Day]) -> Vec<Option<Spread>> {
    let in_month = |month: &Day| {
        let own = groups.iter().filter(|(found, ..)| *found == OnDay(*month));
        Spread::of(own.map(|(_, days, cases)| (*days, *cases)))
    };
    months.iter().map(in_month).collect()
}

/// The highest value of the picture: even, and not much above the highest that is drawn.
fn scale(highest: u32) -> u32 {
    let steps = [10, 20, 30, 40, 60, 80, 100, 150, 200, 300, 400, 600, 800, 1000];
    steps.into_iter().find(|step| *step >= highest).unwrap_or(highest.div_ceil(1000) * 1000)
}

fn height(days: u32, top: u32) -> u32 {
    BOTTOM - (BOTTOM - TOP) * days.min(top) / top.max(1)
}

fn across(at: usize, months: usize) -> u32 {
    let steps = u32::try_from(months.saturating_sub(1)).unwrap_or(1).max(1);
    LEFT + (RIGHT - LEFT) * u32::try_from(at).unwrap_or_default() / steps
}

fn line(holder: Holder, months: &[Option<Spread>], top: u32) -> Line {
    let style = match holder {
        Holder::Mediator => "dotted",
        Holder::Centre => "dashed",
        Holder::Platform | Holder::Consumer | Holder::Supervisor | Holder::Court => "",
    };
    let (mut runs, mut dots): (Vec<Vec<String>>, _) = (vec![Vec::new()], Vec::new());
    for (at, month) in months.iter().enumerate() {
        match (month, runs.last_mut()) {
            (Some(spread), Some(run)) => {
                let (x, y) = (across(at, months.len()), height(spread.median, top));
                run.push(format!("{x},{y}"));
                dots.push((x, y));
            }
            _ => runs.push(Vec::new()),
        }
    }
    let runs = runs.into_iter().filter(|run| run.len() > 1).map(|run| run.join(" ")).collect();
    Line { holder: holder.as_str(), style, runs, dots }
}

/// The first, the middle and the last month.
fn labels(months: &[Day], t: T) -> Vec<Label> {
    let last = months.len().saturating_sub(1);
    let places = [(0, "start"), (last / 2, "middle"), (last, "end")];
    let label = |(at, anchor): (usize, &'static str)| {
        let words = t.short_month(*months.get(at)?).into_owned();
        Some(Label { x: across(at, months.len()), anchor, words })
    };
    places.into_iter().filter_map(label).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::scorecard::months;
    use crate::domain::text::Language;

    #[test]
    fn a_month_without_an_ended_case_is_a_gap_and_every_value_is_in_the_table() {
        let months = months(Day::constant(2026, 11, 23));
        let on = |at: usize| OnDay(months.get(at).copied().unwrap());
        let groups: HeldGroups = vec![(on(0), 4, 1), (on(1), 8, 2), (on(3), 12, 1), (on(3), 40, 1)];
        let plot = Plot::new(&[(Holder::Platform, groups)], &months, T(Language::En));
        let line = plot.lines.first().unwrap();
        assert_eq!((line.runs.len(), line.dots.len()), (1, 3));
        let told: Vec<_> = plot.rows.iter().take(4).map(|row| (row.cases, row.days.clone())).collect();
        let days = |days: Option<u32>| vec![("platform", days)];
        assert_eq!(told, [(1, days(Some(4))), (2, days(Some(8))), (0, days(None)), (2, days(Some(12)))]);
        assert!(!plot.is_empty());
    }

    #[test]
    fn the_picture_stays_in_its_frame() {
        for highest in [0, 1, 10, 11, 999, 1000, 1001, 25_000] {
            let top = scale(highest);
            assert!(top >= highest && top.is_multiple_of(2));
            assert!((TOP..=BOTTOM).contains(&height(highest, top)));
        }
        assert!(Plot::new(&[], &[], T(Language::Zh)).is_empty());
    }
}
