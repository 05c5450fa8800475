//! Files that came with the form of an act: they wait with the form until it is right, so that nobody
//! has to choose them twice.

use crate::domain::clock::Moment;
use crate::domain::ids::{DraftId, MatterId, PersonId};
use crate::store::Tx;
use crate::store::drafts::{self, Draft, DraftFile};
use crate::web::error::Fault;
use crate::web::server::App;
use crate::web::upload::{self, Refused, Sent};
use crate::web::waiting;

/// So many forms of one person may keep files for one case: more than anybody fills in at once, and not
/// so many that the vault could be filled with what is never sent.
const MOST_FORMS: usize = 5;

/// A form and whose it is.
#[derive(Clone, Copy, Debug)]
pub struct FormOf {
    /// The form's own name, which its page carries.
    pub form: DraftId,
    /// Who sends it.
    pub person: PersonId,
    /// The case on which it acts.
    pub matter: MatterId,
}

impl FormOf {
    fn open(self, tx: &mut Tx<'_>, now: Moment) -> Result<Draft, Fault> {
        Ok(drafts::form(tx, self.form, self.person, self.matter, now)?)
    }
}

/// Lets the files that were sent wait with their form, at most `room` in all. The rest leaves the vault
/// and is named, so that nobody believes that it is there.
///
/// # Errors
/// [`Fault::NotFound`] for a form that is somebody else's; what the store said.
pub async fn keep(
    app: &App,
    of: FormOf,
    sent: &Sent,
    room: usize,
) -> Result<(Vec<DraftFile>, Vec<Refused>), Fault> {
    let now = app.clock.machine_now();
    let files: Vec<_> = sent.files.iter().map(|file| waiting::waiting(of.form, file)).collect();
    let outcome = app
        .store
        .write(move |tx| {
            // A form that was carried out takes nothing more.
            let room = if of.open(tx, now)?.done_at.is_some() { 0 } else { room };
            let mut left = waiting::add(tx, of.form, files, room)?;
            left.objects.extend(drafts::forget_oldest_forms(tx, of.form, of.person, of.matter, MOST_FORMS)?);
            Ok::<_, Fault>((drafts::files(tx, of.form)?, left))
        })
        .await;
    match outcome {
        Ok((there, left)) => {
            waiting::forget(&app.vault, &left.objects).await;
            Ok((there, left.missed))
        }
        Err(fault) => {
            upload::discard(&app.vault, &sent.files).await;
            Err(fault)
        }
    }
}

/// Takes a file out of its form again.
///
/// # Errors
/// As [`keep`].
pub async fn take_out(app: &App, of: FormOf, number: i64) -> Result<Vec<DraftFile>, Fault> {
    let now = app.clock.machine_now();
    let (there, gone) = app
        .store
        .write(move |tx| {
            of.open(tx, now)?;
            let gone = waiting::take_out(tx, of.form, number)?;
            Ok::<_, Fault>((drafts::files(tx, of.form)?, gone))
        })
        .await?;
    waiting::forget(&app.vault, gone.as_slice()).await;
    Ok(there)
}
