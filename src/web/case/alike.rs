//! What other consumers saw: comparisons of the same item in other cases against the same platform, for whoever
//! of the centre may read those cases, too. Nothing of it is on file here.

use super::exhibit::comparison_in;
use crate::domain::actor::Role;
use crate::domain::case::Case;
use crate::domain::grievance::Grievance;
use crate::domain::ids::{ExhibitId, PersonId};
use crate::domain::price_comparison::{PriceComparison, SignTest, mean};
use crate::messages::prices::difference;
use crate::store::texts::ExhibitFile;
use crate::store::{matters, texts};
use crate::web::at_case::AtCase;
use crate::web::error::Fault;
use crate::web::links;
use crate::web::server::App;

/// So many cases are looked through, the newest. As many consumers fit one sign test.
const MOST_CASES: usize = 50;

/// The comparisons of one item, held together.
pub struct Alike {
    /// This case's and the others.
    pub rows: Vec<Row>,
    /// What the sign test says, mentioning each consumer once: pairs of one consumer depend on each other.
    pub split: String,
    /// The same against chance.
    pub test: String,
}

/// What one consumer saw.
pub struct Row {
    pub case: String,
    /// Where the comparison is; `None` for the one that is being read.
    pub href: Option<String>,
    pub pairs: usize,
    pub mean: String,
}

/// One consumer's differences, with the case and the comparison where they were met first.
struct Seen {
    consumer: PersonId,
    case: String,
    href: Option<String>,
    differences: Vec<i64>,
}

/// What other consumers saw of the item of a comparison; `None` if nobody else did, or the reader decides
/// nothing here.
pub(super) async fn alike(
    app: &App,
    at: &AtCase,
    here: ExhibitId,
    comparison: &PriceComparison,
) -> Result<Option<Alike>, Fault> {
    let (Role::Mediator | Role::Registrar, Some(item)) = (at.role(), comparison.pairs().first()) else {
        return Ok(None);
    };
    let (platform, currency, item) = (at.case.filing.platform, comparison.currency(), folded(&item.item));
    let cases = app.store.read(move |c| {
        let ids = matters::about(c, platform, Grievance::PriceDiscrimination, MOST_CASES)?;
        let mut cases: Vec<Case> = matters::load_all(c, &ids)?.into_values().collect();
        cases.sort_by_key(Case::number);
        let with_files = cases.into_iter().map(|case| Ok((texts::exhibits(c, case.life.id)?, case)));
        with_files.collect::<Result<Vec<(Vec<ExhibitFile>, Case)>, Fault>>()
    });
    let own = at.case.filing.consumer;
    let mut seen = vec![Seen {
        consumer: own,
        case: at.number().to_string(),
        href: None,
        differences: differences(comparison, &item),
    }];
    for (files, case) in cases.await?.iter().filter(|(_, case)| case.admits(&at.actor())) {
        for (file, known) in files.iter().zip(&case.exhibits) {
            if file.id == here || !at.reader().sees(known) {
                continue;
            }
            let Some(other) = comparison_in(app, file).await else { continue };
            if other.currency() != currency {
                continue;
            }
            let (consumer, found) = (case.filing.consumer, differences(&other, &item));
            match seen.iter_mut().find(|seen| seen.consumer == consumer) {
                Some(seen) => seen.differences.extend(found),
                None if found.is_empty() => {}
                None => seen.push(Seen {
                    consumer,
                    case: case.number().to_string(),
                    href: Some(links::exhibit_record(case.number(), file.id)),
                    differences: found,
                }),
            }
        }
    }
    if seen.len() == 1 {
        return Ok(None);
    }
    let t = at.visitor.t();
    let count = |sign: i64| {
        let of = |seen: &&Seen| seen.differences.iter().sum::<i64>().signum() == sign;
        seen.iter().filter(of).count()
    };
    let test = SignTest::of(count(1), count(-1), count(0));
    let rows = seen.iter().map(|seen| Row {
        case: t.case_number_line(&seen.case).into_owned(),
        href: seen.href.clone(),
        pairs: seen.differences.len(),
        mean: difference(mean(&seen.differences), currency),
    });
    Ok(Some(Alike {
        rows: rows.collect(),
        split: t.prices_alike_split(test).into_owned(),
        test: t.prices_test(test).into_owned(),
    }))
}

/// The differences of the pairs of one item.
fn differences(comparison: &PriceComparison, item: &str) -> Vec<i64> {
    let same = comparison.pairs().iter().filter(|pair| folded(&pair.item) == item);
    same.map(|pair| pair.difference()).collect()
}

/// The words of an item without what two people write differently: blanks and capitals.
fn folded(item: &str) -> String {
    item.split_whitespace().collect::<String>().to_lowercase()
}
