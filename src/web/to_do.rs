//! What waits for one registrar. Of the centre's people not everybody may do everything: nobody reviews what
//! they decided. And what the centre must do beside the ball, or has missed already, is due when that is, and
//! not when the next window of anybody's ends. So this list is made here, and not by the database.

use super::error::Fault;
use crate::domain::actor::{Actor, Holder};
use crate::domain::case::Case;
use crate::domain::case::stage::Stage;
use crate::domain::clock::Moment;
use crate::domain::ids::MatterId;
use crate::domain::matter::MatterKind;
use crate::store::matters::{self, Inbox, InboxFilter, MatterRow};
use crate::store::{Conn, oversight};
use std::collections::HashMap;

/// So many matters are put in order, those with alarms and the nearest windows first; more is nobody's list
/// for a day.
const MOST: i64 = 2_000;

/// A page of what `by` may do at `at`, alarms first, then what is due first; and how many matters there are.
pub(super) fn page(
    c: &mut Conn<'_>,
    inbox: Inbox,
    filter: InboxFilter,
    by: &Actor,
    at: Moment,
) -> Result<(Vec<MatterRow>, i64), Fault> {
    let (waiting, found) = matters::inbox(c, inbox, InboxFilter { offset: 0, most: MOST, ..filter })?;
    let unseen = found - i64::try_from(waiting.len()).unwrap_or(found);
    let overdue = oversight::overdue_since(c, Holder::Centre)?;
    let looked_into: Vec<MatterId> =
        waiting.iter().filter(|row| is_particular(row)).map(|row| row.id).collect();
    let cases: HashMap<MatterId, Case> = matters::load_all(c, &looked_into)?;
    let mut mine: Vec<(MatterRow, Option<Moment>)> = Vec::new();
    for row in waiting {
        let due = match cases.get(&row.id) {
            Some(case) => {
                let to_do = case.to_do(by, at);
                if to_do.is_empty() && case.of_centre().next().is_some() {
                    continue;
                }
                to_do.iter().map(|window| window.reckoning.falls).min()
            }
            None => row.deadline_at,
        };
        let due = due.into_iter().chain(overdue.get(&row.id).copied()).min();
        mine.push((row, due));
    }
    // What has no date comes last.
    mine.sort_by_key(|(row, due)| {
        let alarm = (row.alarm_at.is_none(), row.alarm_at);
        (alarm, due.is_none(), *due, row.opened_at, row.id)
    });
    let all = i64::try_from(mine.len()).unwrap_or(i64::MAX).saturating_add(unseen);
    let (skip, most) = (usize::try_from(filter.offset), usize::try_from(filter.most));
    let mine = mine.into_iter().map(|(row, _)| row).skip(skip.unwrap_or(usize::MAX));
    Ok((mine.take(most.unwrap_or_default()).collect(), all))
}

/// Whether the row alone does not tell what is to be done, by whom and by when: where something waits beside
/// the ball, or a decision that not everybody may make.
fn is_particular(row: &MatterRow) -> bool {
    let beside = row.beside || row.alarm_at.is_some();
    let decides = row.closed_at.is_some() || row.stage == Stage::Mediating.as_str();
    row.kind == MatterKind::Case && (beside || decides)
}
