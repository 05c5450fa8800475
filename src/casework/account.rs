//! What the account of a case's consumer says, for the act that lets the platform see it.

use crate::domain::case::Case;
use crate::domain::case::event::Detail;
use crate::domain::ids::TextId;
use crate::domain::text::Words;
use crate::store::{StoreError, Tx, people, reach, texts};

/// What the account says, as others may have it, and what of that the platform was let to see as it is.
#[derive(Default)]
pub(super) struct Account {
    pub(super) details: Vec<(Detail, Words)>,
    pub(super) shown: Vec<Detail>,
}

/// Reads it. Before a case is served there is nobody who could be let to see anything.
pub(super) fn of(tx: &mut Tx<'_>, case: &Case) -> Result<Account, StoreError> {
    if case.served.is_none() {
        return Ok(Account::default());
    }
    let person = people::get(tx, case.filing.consumer)?;
    let details = reach::as_others_write(tx, person)?.details()?;
    let texts: Vec<TextId> =
        case.revealed.iter().filter_map(|shown| shown.text).map(|text| text.id).collect();
    let words = if texts.is_empty() { Default::default() } else { texts::open(tx, &texts)? };
    let is_shown = |(detail, says): &&(Detail, Words)| {
        case.is_shown(*detail, says.as_str(), |text| words.get(&text.id).cloned().unwrap_or_default())
    };
    let shown = details.iter().filter(is_shown).map(|(detail, _)| *detail).collect();
    Ok(Account { details, shown })
}
