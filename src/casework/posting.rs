//! Giving letters on paper to the post: what their readers must do in time waits until the letters can have come.

use super::{Casework, Desk, Setback, TRIES};
use crate::domain::actor::Actor;
use crate::domain::case::Case;
use crate::domain::clock::{Day, Moment};
use crate::domain::ids::{LetterId, PersonId};
use crate::domain::letter::Addressee;
use crate::domain::matter::MatterKind;
use crate::domain::request::Request;
use crate::store::outbox::{self, LetterRow, channels};
use crate::store::{Conn, StoreError, Tx, matters, postings};

/// So many matters are carried on before a reader goes on; the sweep comes to the others.
const MOST_MATTERS: i64 = 100;

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
            let (at, desk, number) = (self.now()?, self.desk(), tracking.clone());
            let work = move |tx: &mut Tx<'_>| {
                if postings::wait_to_be_posted(tx, &[letter])? == 0 {
                    return Ok(false);
                }
                let row = outbox::get(tx, letter)?;
                desk.tell_by_post(tx, &row, on, &by, at)?;
                // If somebody else was quicker, nothing of this stays.
                match postings::posted(tx, letter, person, on, number.as_deref())? {
                    true => Ok(true),
                    false => Err(StoreError::Conflict.into()),
                }
            };
            match self.store().write(work).await {
                // Its matter cannot be read: it has left all the same, and whoever mends that finds it on record.
                Err(fault @ Setback::Corrupt(_)) => {
                    tracing::error!(%letter, %fault, "no time could be moved for a letter");
                    let work =
                        move |tx: &mut Tx<'_>| postings::posted(tx, letter, person, on, tracking.as_deref());
                    return Ok(self.store().write(work).await?);
                }
                Err(Setback::Store(StoreError::Conflict)) if tries < TRIES => {}
                outcome => return outcome,
            }
        }
    }

    /// What time has brought about for `reader` while letters on paper lay here, before they open these here or
    /// choose another way: it is as they could know it then.
    ///
    /// # Errors
    /// As [`Casework::sweep`].
    pub async fn carry_on_before_reading(&self, reader: PersonId) -> Result<(), Setback> {
        let read = move |c: &mut Conn<'_>| {
            let mut found = Vec::new();
            for matter in channels::waits_on_paper_in(c, reader, MOST_MATTERS)? {
                found.push((matter, matters::kind(c, matter)?));
            }
            Ok::<_, StoreError>(found)
        };
        for (matter, kind) in self.store().read(read).await? {
            self.carry_on_for_a_reader(matter, kind).await?;
        }
        Ok(())
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
        // Who opened it in the inbox here knows already.
        if letter.addressee != Addressee::Consumer || letter.read_at.is_some() {
            return Ok(());
        }
        match matters::kind(tx, id)? {
            MatterKind::Case => self.post::<Case>(tx, id, of, on, by, at),
            MatterKind::Request => self.post::<Request>(tx, id, of, on, by, at),
            MatterKind::Publication => Ok(()),
        }
    }
}
