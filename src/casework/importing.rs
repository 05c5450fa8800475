//! Taking a list of platforms into the directory: read, judged row by row, shown, and only then stored, all of
//! it or nothing.

mod judging;

pub use judging::{Change, Row, Verdict};

use super::noticing::{put_address, put_contact};
use super::{Casework, Setback, fresh};
use crate::domain::chain::Hash;
use crate::domain::clock::Moment;
use crate::domain::given::Fresh;
use crate::domain::ids::PlatformId;
use crate::domain::platform_list::{Cells, Column, Sheet};
use crate::store::platforms::{self, Details, Platform};
use crate::store::{Conn, Sealed, StoreError, Tx, postings};

/// A list, judged against the directory as it is.
pub struct Plan {
    /// Its rows, in the order of the list.
    pub rows: Vec<Row>,
    /// Stands for the list and for everything that it would do. While nothing of either changes, it is the same.
    pub mark: Hash,
}

impl Plan {
    /// How many rows have such a verdict.
    pub fn count(&self, of: impl Fn(&Verdict) -> bool) -> usize {
        self.rows.iter().filter(|row| of(&row.verdict)).count()
    }

    /// May it be carried out: is no row wrong, and is there something to do?
    pub fn can_be_stored(&self) -> bool {
        self.count(Verdict::is_wrong) == 0 && self.count(Verdict::does_something) > 0
    }
}

/// Why a list was not taken in. Nothing of it is stored then.
#[derive(Debug, thiserror::Error)]
pub enum NotImported {
    /// What it would do is not what was shown: the list or the directory is another now.
    #[error("the list or the directory is not what was shown")]
    Stale,
    /// Rows are wrong, or none does anything.
    #[error("the list cannot be carried out")]
    NotRight,
    /// Something else.
    #[error(transparent)]
    Setback(#[from] Setback),
}

impl From<StoreError> for NotImported {
    fn from(error: StoreError) -> Self {
        match error {
            // Somebody else took the place in addresses between our look and our write.
            StoreError::Taken(_) => NotImported::Stale,
            other => NotImported::Setback(other.into()),
        }
    }
}

/// What was stored.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Imported {
    /// Platforms that are new.
    pub new: usize,
    /// Platforms of which something changed.
    pub changed: usize,
    /// Notices that go out because of it.
    pub notices: usize,
}

impl Casework {
    /// What a list would do. Stores nothing.
    ///
    /// # Errors
    /// See [`Setback`].
    pub async fn try_import(&self, sheet: Sheet) -> Result<Plan, Setback> {
        let read = move |c: &mut Conn<'_>| {
            let known = platforms::directory(c)?;
            judging::plan(&sheet, known)
        };
        let plan: Result<Plan, StoreError> = self.store().read(read).await;
        Ok(plan?)
    }

    /// Carries out a list of which a plan with this `mark` was shown. A contact that comes in is not verified.
    ///
    /// # Errors
    /// See [`NotImported`].
    pub async fn import(&self, sheet: Sheet, mark: Hash) -> Result<Imported, NotImported> {
        let (here, now) = (self.now()?, self.clock().machine_now());
        let mut well = fresh(here)?;
        let work = move |tx: &mut Tx<'_>| {
            let known = platforms::directory(tx)?;
            let plan = judging::plan(&sheet, known)?;
            if plan.mark != mark {
                return Err(NotImported::Stale);
            }
            if !plan.can_be_stored() {
                return Err(NotImported::NotRight);
            }
            let mut done = Imported::default();
            for row in plan.rows {
                match row.verdict {
                    Verdict::New(cells) => {
                        add(tx, &cells, here, &mut well)?;
                        done.new += 1;
                    }
                    Verdict::Changed { platform, changes } => {
                        done.notices += change(tx, platform, &changes, here, now)?;
                        done.changed += 1;
                    }
                    Verdict::Same => {}
                    Verdict::Wrong(_) => return Err(NotImported::NotRight),
                }
            }
            Ok(done)
        };
        self.store().write(work).await
    }
}

fn add(tx: &mut Tx<'_>, cells: &Cells, here: Moment, well: &mut Fresh) -> Result<(), StoreError> {
    let cell = |column: Column| cells.get(&column).cloned();
    let platform = Platform {
        id: well.id(),
        slug: cell(Column::Slug).unwrap_or_default(),
        name_en: cell(Column::NameEn).unwrap_or_default(),
        name_zh: cell(Column::NameZh).unwrap_or_default(),
        legal_name: cell(Column::LegalName).unwrap_or_default(),
        contact: cells.get(&Column::Contact).map(|contact| Sealed::seal(contact)),
        contact_verified_at: None,
        created_at: here,
        site: cell(Column::Site),
        // Whoever takes in a list answers for it, as for a platform that they add by hand.
        checked_at: Some(here),
        registration: cell(Column::Registration),
    };
    platforms::add(tx, &platform)?;
    match cells.get(&Column::Address) {
        Some(address) => postings::set_address(tx, platform.id, Some(&Sealed::seal(address))),
        None => Ok(()),
    }
}

/// Returns how many notices go out.
fn change(
    tx: &mut Tx<'_>,
    id: PlatformId,
    changes: &[Change],
    here: Moment,
    now: Moment,
) -> Result<usize, Setback> {
    let Platform { slug, name_en, name_zh, legal_name, site, registration, .. } = platforms::get(tx, id)?;
    let before = Details { slug, name_en, name_zh, legal_name, site, registration };
    let mut details = before.clone();
    let (mut contact, mut address) = (None, None);
    for Change { column, after, .. } in changes {
        match column {
            Column::NameEn => details.name_en.clone_from(after),
            Column::NameZh => details.name_zh.clone_from(after),
            Column::LegalName => details.legal_name.clone_from(after),
            Column::Registration => details.registration = Some(after.clone()),
            Column::Site => details.site = Some(after.clone()),
            Column::Contact => contact = Some(after.as_str()),
            Column::Address => address = Some(after.as_str()),
            // The place in addresses of a platform that is known stands.
            Column::Slug => {}
        }
    }
    if details != before {
        platforms::set_details(tx, id, &details)?;
    }
    let mut notices = 0;
    if address.is_some() {
        notices = put_address(tx, id, address, here, now)?;
    }
    if contact.is_some() {
        // What was to go to the address before is withdrawn and counted anew.
        notices = put_contact(tx, id, contact, false, here, now)?;
    }
    Ok(notices)
}
