//! Giving letters on paper to the post: what their readers must do in time waits until the letters can have come.

use super::{Casework, Desk, Setback, TRIES};
use crate::domain::actor::Actor;
use crate::domain::case::Case;
use crate::domain::clock::{Day, Moment};
use crate::domain::ids::LetterId;
use crate::domain::letter::Addressee;
use crate::domain::matter::MatterKind;
use crate::domain::request::Request;
use crate::store::outbox::{self, LetterRow};
use crate::store::{StoreError, Tx, matters, postings};

impl Casework {
    /// Notes that `by`, a registrar, gave a printed letter to the post `on` a day, perhaps under a number.
    /// `false` when it does not wait in the queue any more, or was never printed.
    ///
    /// # Errors
    /// See [`Setback`]; nothing is stored then.
    pub async fn post_letter(
        &self,
        letter: LetterId,
        by: Actor,
        on: Day,
        tracking: Option<String>,
    ) -> Result<bool, Setback> {
        let Some(person) = by.person() else { return Ok(false) };
        let mut tries = 0;
        loop {
            tries += 1;
            let (at, desk, tracking) = (self.now()?, self.desk(), tracking.clone());
            let work = move |tx: &mut Tx<'_>| {
                if !postings::waits_to_be_posted(tx, letter)? {
                    return Ok(false);
                }
                let row = outbox::get(tx, letter)?;
                desk.tell_by_post(tx, &row, on, &by, at)?;
                Ok(postings::posted(tx, letter, person, on, tracking.as_deref())?)
            };
            match self.store().write(work).await {
                Err(Setback::Store(StoreError::Conflict)) if tries < TRIES => {}
                outcome => return outcome,
            }
        }
    }
}

impl Desk {
    /// Only consumers have windows that such a letter opens: a platform's begins with its service.
    fn tell_by_post(
        &self,
        tx: &mut Tx<'_>,
        letter: &LetterRow,
        on: Day,
        by: &Actor,
        at: Moment,
    ) -> Result<(), Setback> {
        let (id, Ok(of)) = (letter.matter_id, u32::try_from(letter.seq)) else { return Ok(()) };
        if letter.addressee != Addressee::Consumer {
            return Ok(());
        }
        match matters::kind(tx, id)? {
            MatterKind::Case => self.post::<Case>(tx, id, of, on, by, at),
            MatterKind::Request => self.post::<Request>(tx, id, of, on, by, at),
            MatterKind::Publication => Ok(()),
        }
    }
}
