//! Linking: the complaint of one case, filed once more about whoever its platform named.

use super::{Desk, Setback};
use crate::domain::actor::{Actor, Side};
use crate::domain::case::Case;
use crate::domain::clock::Moment;
use crate::domain::command::{File, Wanted};
use crate::domain::evidence::{NewExhibit, Wall};
use crate::domain::ids::{MatterId, PlatformId, ReferralId};
use crate::domain::text::Words;
use crate::store::{StoreError, Tx, matters, texts};

impl Desk {
    /// Files the complaint of the case `from` about `to`.
    pub(super) fn file_linked(
        &self,
        tx: &mut Tx<'_>,
        from: MatterId,
        referral: ReferralId,
        to: PlatformId,
        at: Moment,
    ) -> Result<(), Setback> {
        let first = matters::load::<Case>(tx, from)?;
        let file = complaint_about(tx, &first, to)?;
        self.file(tx, MatterId::of_linked_case(referral), file, &Actor::Matter(from), at)?;
        Ok(())
    }
}

/// The complaint word for word, with the consumer's own evidence. The account at the first platform and
/// what was asked of it are left out: they are nobody else's to read.
fn complaint_about(tx: &mut Tx<'_>, first: &Case, to: PlatformId) -> Result<File, StoreError> {
    let filing = &first.filing;
    let words = texts::open(tx, &[filing.title.id, filing.statement.id])?;
    let word = |id| {
        let text = words.get(&id).ok_or(StoreError::Missing)?;
        Words::parse(text, Words::STATEMENT).map_err(|fault| StoreError::Unreadable(fault.to_string()))
    };
    let (title, statement) = (word(filing.title.id)?, word(filing.statement.id)?);
    let rows = texts::exhibits(tx, first.life.id)?;
    let own = rows.into_iter().zip(&first.exhibits).filter(|(_, known)| {
        let is_open = known.wall == Wall::Court;
        is_open && known.by == Side::Consumer
    });
    let again = |row: texts::ExhibitFile| {
        let title = Words::parse(row.title.open()?, Words::STATEMENT);
        Ok::<_, StoreError>(NewExhibit {
            title: title.map_err(|fault| StoreError::Unreadable(fault.to_string()))?,
            object: row.object,
            sha256: row.sha256,
            size: u64::try_from(row.size).unwrap_or_default(),
            media: row.media,
        })
    };
    let wanted =
        |want: &crate::domain::case::event::Want| Wanted { remedy: want.remedy.clone(), amount: want.amount };
    Ok(File {
        platform: to,
        language: filing.language,
        grievances: filing.grievances.clone(),
        wants: filing.wants.iter().map(wanted).collect(),
        data: filing.data.clone(),
        happened_on: filing.happened_on,
        title,
        statement,
        account: None,
        asked: None,
        exhibits: own.map(|(row, _)| again(row)).collect::<Result<_, _>>()?,
        linked: Some((first.as_linked(), filing.consumer)),
        taken_down: None,
        request: None,
    })
}
