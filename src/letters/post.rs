//! Delivering: one letter at a time, from the outbox to a mail server, the inbox here or the print queue,
//! with everything on record.

use super::accounts::render_account;
use super::backoff::delay_seconds;
use super::carrier::{Carrier, Outcome};
use super::code::Check;
use super::mail::{self, NotAMail};
use super::neutral::{nameless, neutral};
use super::reading;
use super::rendering::{Rendered, render};
use super::sheet::Sender;
use super::way::{Mailing, Way};
use crate::casework::{Casework, Setback};
use crate::config::Config;
use crate::domain::actor::Actor;
use crate::domain::case::event::Service;
use crate::domain::clock::Moment;
use crate::domain::letter::Addressee;
use crate::domain::text::Language;
use crate::messages::T;
use crate::store::matters::LoadError;
use crate::store::outbox::channels::{self, Kept};
use crate::store::outbox::{self, Delivery, LetterRow, Listed, Written};
use crate::store::{Hash, Sealed, StoreError, Tx, account_letters, letter_codes, reach};
use std::sync::Arc;

/// Longer than one try can take with a mail server that answers each word at the last moment.
const LEASE_SECONDS: i64 = 15 * 60;

/// Delivers letters. Any number of nodes may do so at once.
#[derive(Clone)]
pub struct Post {
    casework: Casework,
    sender: Arc<Sender>,
    carrier: Arc<Carrier>,
}

/// What became of the letter that was tried.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tried {
    /// No letter may be tried now.
    Nothing,
    /// One letter is out.
    Sent,
    /// One letter is in its person's inbox here, or waits to be printed; it is not mailed.
    Kept,
    /// One letter could not be delivered now and is tried again later.
    PutOff,
    /// One letter could not be delivered and is not tried again; staff see it.
    GivenUp,
}

/// Why delivering did not go on. The letter stays in the outbox.
#[derive(Debug, thiserror::Error)]
pub enum PostError {
    /// The database said no.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// The matter could not be told that its notice arrived, or came back.
    #[error("service could not be recorded: {0}")]
    Service(#[source] Setback),
    /// A template failed; a fault of ours.
    #[error("a letter could not be rendered: {0}")]
    Template(#[from] askama::Error),
    /// The matter or the bytes of the letter cannot be read.
    #[error("what the letter is about cannot be read")]
    Unreadable,
    /// The platform has no verified contact any more.
    #[error("there is no verified address")]
    NoAddress,
    /// The machine gives no random bytes.
    #[error("the machine gives no random bytes: {0}")]
    Random(#[from] getrandom::Error),
    /// The mail cannot be written.
    #[error(transparent)]
    Mail(#[from] NotAMail),
}

impl From<LoadError> for PostError {
    fn from(fault: LoadError) -> PostError {
        match fault {
            // One matter without events holds up no other letter.
            LoadError::Store(StoreError::Missing) | LoadError::Corrupt(_) => PostError::Unreadable,
            LoadError::Store(fault) => fault.into(),
        }
    }
}

impl Post {
    /// A post over `casework`, by mail server or folder as the settings say.
    ///
    /// # Errors
    /// One line for the operator when the mail server's address cannot be used.
    pub fn open(casework: Casework, config: &Config) -> Result<Post, String> {
        let sender = Sender {
            centre: config.centre_name.clone(),
            origin: config.origin.clone(),
            mail: config.mail_from.clone(),
        };
        let carrier = Carrier::open(config.smtp.as_ref(), config.origin.host(), &config.data)?;
        Ok(Post { casework, sender: Arc::new(sender), carrier: Arc::new(carrier) })
    }

    /// Delivers everything that may be tried now, and says how many letters got out.
    ///
    /// # Errors
    /// See [`PostError`].
    pub async fn deliver(&self) -> Result<usize, PostError> {
        let mut sent = 0;
        loop {
            match self.deliver_one().await? {
                Tried::Nothing => return Ok(sent),
                Tried::Sent => sent += 1,
                Tried::Kept | Tried::PutOff | Tried::GivenUp => {}
            }
        }
    }

    /// Delivers the letter that has waited longest: first letters about accounts, for which somebody
    /// sits and waits, then letters in matters.
    ///
    /// # Errors
    /// [`PostError::Store`] and [`PostError::Service`]; a letter that cannot be written is put off.
    pub async fn deliver_one(&self) -> Result<Tried, PostError> {
        match self.deliver_account_letter().await? {
            Tried::Nothing => {}
            done => return Ok(done),
        }
        let now = self.machine_now();
        let claimed =
            self.casework.store().write(move |tx| outbox::claim(tx, now, now.plus_seconds(LEASE_SECONDS)));
        let Some(letter) = claimed.await? else { return Ok(Tried::Nothing) };
        let row = letter.clone();
        if self.casework.store().write(move |tx| outbox::withdraw_unwanted(tx, &row)).await? {
            return Ok(Tried::GivenUp);
        }
        let outcome = match self.ready(&letter).await {
            Ok(Ready::Done(delivery)) => return Ok(delivery),
            Ok(Ready::Leaves(bytes)) => match mail::envelope(&bytes, &self.sender) {
                Ok(envelope) => self.carrier.send(letter.id, &envelope, &bytes).await,
                Err(fault) => fault.into(),
            },
            Err(PostError::Store(fault)) => return Err(PostError::Store(fault)),
            Err(fault @ (PostError::NoAddress | PostError::Mail(_))) => Outcome::Never(fault.to_string()),
            Err(fault) => Outcome::Later(fault.to_string()),
        };
        self.note(letter, outcome).await
    }

    /// What is to be done with the letter now: its exact bytes as they were kept, or rendered now and kept
    /// before they leave; or its way is another one than mail.
    async fn ready(&self, letter: &LetterRow) -> Result<Ready, PostError> {
        if let Some(bytes) = &letter.bytes {
            let (row, now) = (letter.clone(), self.machine_now());
            let zone = &self.casework.rulebook().zone;
            // Also when it is tried again: not outside the hours of its reader.
            let put_off = move |tx: &mut Tx<'_>| {
                let Some(person) = row.person_id else { return Ok(None) };
                let hours = reach::of(tx, person)?.hours();
                let Some(next_at) = hours.and_then(|hours| hours.after(now, zone)) else { return Ok(None) };
                Ok::<_, StoreError>(Some(channels::put_off(tx, &row, next_at)?))
            };
            return match self.casework.store().write(put_off).await? {
                Some(done) => ours(done, Ready::Done(Tried::PutOff)),
                None => Ok(Ready::Leaves(bytes.open().map_err(StoreError::from)?.to_owned())),
            };
        }
        let (sender, book) = (self.sender.clone(), self.casework.rulebook());
        let row = letter.clone();
        let read = self.casework.store().read(move |c| reading::draft(c, &row, &sender, book));
        let draft = read.await?;
        let check = Check::fresh(&self.sender.origin)?;
        let rendered = render(draft.subject, &draft.sheets, Some(&check))?;
        self.keep(&check).await?;
        match draft.way {
            Way::Mail(mailing) => self.mailed(letter, rendered, draft.language, mailing).await,
            Way::Here => {
                let (row, kept) = (letter.clone(), kept(&rendered));
                let done =
                    self.casework.store().write(move |tx| channels::keep_here(tx, &row, &kept)).await?;
                ours(done, Ready::Done(Tried::Kept))
            }
            Way::Post(address) => {
                let (row, kept, here) = (letter.clone(), kept(&rendered), self.casework.clock().centre_now());
                let address = Sealed::seal(&address);
                let queue = move |tx: &mut Tx<'_>| channels::queue(tx, &row, &kept, &address, here);
                ours(self.casework.store().write(queue).await?, Ready::Done(Tried::Kept))
            }
        }
    }

    /// Keeps the code of a letter before the letter is kept or leaves.
    async fn keep(&self, check: &Check) -> Result<(), StoreError> {
        let (code, here) = (check.code.hash(), self.casework.clock().centre_now());
        self.casework.store().write(move |tx| letter_codes::add(tx, code, here)).await
    }

    async fn mailed(
        &self,
        letter: &LetterRow,
        rendered: Rendered,
        language: Language,
        mailing: Mailing,
    ) -> Result<Ready, PostError> {
        let now = self.machine_now();
        let next_at = mailing.hours.and_then(|hours| hours.after(now, &self.casework.rulebook().zone));
        if let Some(next_at) = next_at {
            let (row, kept) = (letter.clone(), kept(&rendered));
            let done =
                self.casework.store().write(move |tx| channels::hold(tx, &row, &kept, next_at)).await?;
            return ours(done, Ready::Done(Tried::PutOff));
        }
        let (mail, sender) = match mailing.neutral {
            true => (neutral(language, &self.sender)?, nameless(&self.sender)),
            false => (rendered.clone(), (*self.sender).clone()),
        };
        let here = self.casework.clock().centre_now();
        let bytes = mail::write(letter.id, &mail, &mailing.to, language, &sender, here)?;
        let written = Written {
            subject: rendered.subject,
            words: Sealed::seal(&rendered.text),
            bytes: Sealed::seal(&bytes),
            sha256: Hash::of(bytes.as_bytes()),
            message_id: mail::message_id(letter.id, &self.sender),
        };
        let row = letter.clone();
        let done = self.casework.store().write(move |tx| outbox::rendered(tx, &row, &written)).await?;
        ours(done, Ready::Leaves(bytes))
    }

    async fn note(&self, letter: LetterRow, outcome: Outcome) -> Result<Tried, PostError> {
        self.serve(&letter, &outcome).await?;
        let (now, store) = (self.machine_now(), self.casework.store());
        let here = self.casework.clock().centre_now();
        let (id, tries) = (letter.id, letter.attempts);
        let (ours, delivery, said) = match outcome {
            Outcome::Accepted(said) => {
                let words = said.clone();
                let ours = store.write(move |tx| outbox::sent(tx, &letter, Some(&words), here)).await?;
                (ours, Tried::Sent, said)
            }
            Outcome::Filed => {
                let ours = store.write(move |tx| outbox::sent(tx, &letter, None, here)).await?;
                (ours, Tried::Sent, "written to a file".to_owned())
            }
            Outcome::Later(said) => {
                let next_at = delay_seconds(id, tries).map(|delay| now.plus_seconds(delay));
                let words = said.clone();
                let ours = store.write(move |tx| outbox::failed(tx, &letter, &words, next_at)).await?;
                (ours, if next_at.is_some() { Tried::PutOff } else { Tried::GivenUp }, said)
            }
            Outcome::Never(said) => {
                let words = said.clone();
                let ours = store.write(move |tx| outbox::failed(tx, &letter, &words, None)).await?;
                (ours, Tried::GivenUp, said)
            }
        };
        // What a server says may name the recipient, so it goes to the record and not to the log.
        let said_bytes = said.len();
        tracing::debug!(letter = %id, tries, ?delivery, ours, said_bytes, "a letter was tried");
        Ok(delivery)
    }

    /// A notice to a platform's verified contact is served when its mail server takes it. A file
    /// serves nobody. If this node dies before the letter is marked, the notice goes out once more
    /// with the same `Message-ID`, and the first service stands.
    async fn serve(&self, letter: &LetterRow, outcome: &Outcome) -> Result<(), PostError> {
        if letter.addressee != Addressee::PlatformContact {
            return Ok(());
        }
        let given_up = delay_seconds(letter.id, letter.attempts).is_none();
        let arrived = match outcome {
            Outcome::Accepted(_) => true,
            Outcome::Never(_) => false,
            Outcome::Later(_) if given_up => false,
            Outcome::Later(_) | Outcome::Filed => return Ok(()),
        };
        match self.casework.note_service(letter.matter_id, arrived, Service::Mail, Actor::Centre).await {
            // Served otherwise, or closed, meanwhile: the matter has gone on without this letter.
            Ok(()) | Err(Setback::Refused(_)) => Ok(()),
            // It has left, and is not sent again and again because its case cannot be read. The case is
            // set aside, and whoever mends it finds the server's word on record.
            Err(Setback::Corrupt(fault)) => {
                tracing::error!(letter = %letter.id, %fault, "service could not be recorded");
                Ok(())
            }
            Err(setback) => Err(PostError::Service(setback)),
        }
    }

    async fn deliver_account_letter(&self) -> Result<Tried, PostError> {
        let now = self.machine_now();
        let store = self.casework.store();
        let claimed = store
            .write(move |tx| {
                let Some(letter) = account_letters::waiting(tx, now, 1)?.pop() else { return Ok(None) };
                let until = now.plus_seconds(LEASE_SECONDS);
                let ours = account_letters::put_off(tx, letter.id, letter.attempts, until)?;
                Ok::<_, StoreError>(ours.then_some(letter))
            })
            .await?;
        let Some(letter) = claimed else { return Ok(Tried::Nothing) };
        let to = letter.mail.open().map_err(StoreError::from)?.to_owned();
        // What says nothing of us needs no code.
        let check = match letter.kind.is_to_a_stranger() {
            true => None,
            false => Some(Check::fresh(&self.sender.origin)?),
        };
        let rendered = render_account(&letter, &self.sender, check.as_ref())?;
        if let Some(check) = &check {
            self.keep(check).await?;
        }
        let sender = match letter.kind.is_to_a_stranger() {
            true => nameless(&self.sender),
            false => (*self.sender).clone(),
        };
        let here = self.casework.clock().centre_now();
        let bytes = mail::write(letter.id, &rendered, &to, letter.language, &sender, here);
        let ready = bytes.and_then(|bytes| Ok((mail::envelope(&bytes, &self.sender)?, bytes)));
        let outcome = match ready {
            Ok((envelope, bytes)) => self.carrier.send(letter.id, &envelope, &bytes).await,
            Err(fault) => fault.into(),
        };
        let (id, tries) = (letter.id, letter.attempts + 1);
        let again = match &outcome {
            Outcome::Accepted(_) | Outcome::Filed | Outcome::Never(_) => None,
            Outcome::Later(_) => delay_seconds(id, tries),
        };
        let now = self.machine_now();
        match again {
            Some(delay) => {
                store
                    .write(move |tx| account_letters::put_off(tx, id, tries, now.plus_seconds(delay)))
                    .await?;
            }
            // It holds a secret link, so it is forgotten, delivered or not; the person asks anew.
            None => store.write(move |tx| account_letters::sent(tx, id)).await?,
        }
        let delivery = match (&outcome, again) {
            (Outcome::Accepted(_) | Outcome::Filed, _) => Tried::Sent,
            (Outcome::Later(_) | Outcome::Never(_), Some(_)) => Tried::PutOff,
            (Outcome::Later(_) | Outcome::Never(_), None) => Tried::GivenUp,
        };
        tracing::info!(letter = %id, tries, ?delivery, "a letter about an account was tried");
        Ok(delivery)
    }

    fn machine_now(&self) -> Moment {
        self.casework.clock().machine_now()
    }
}

/// What is to be done with a letter.
enum Ready {
    /// These bytes leave.
    Leaves(String),
    /// Nothing leaves now.
    Done(Tried),
}

/// Whoever took the letter over keeps words and bytes of its own; ours must not leave then.
fn ours(done: bool, ready: Ready) -> Result<Ready, PostError> {
    if done { Ok(ready) } else { Err(StoreError::Conflict.into()) }
}

fn kept(rendered: &Rendered) -> Kept {
    Kept { subject: rendered.subject.clone(), words: Sealed::seal(&rendered.text) }
}

/// What the record says about a delivery, in the words of a page.
pub fn delivery_said(t: T, letter: &Listed) -> String {
    match (letter.state, &letter.server_said) {
        (Delivery::Waiting, _) => t.letter_waiting().into_owned(),
        (Delivery::Sent, None) => t.letter_written_to_file().into_owned(),
        (Delivery::Sent, Some(_)) => t.letter_sent().into_owned(),
        (Delivery::Undeliverable, _) => t.letter_undeliverable().into_owned(),
        (Delivery::ToPost, _) => t.letter_to_post().into_owned(),
        (Delivery::Posted, _) => t.letter_posted().into_owned(),
        (Delivery::CameBack, _) => t.letter_came_back().into_owned(),
        (Delivery::Here, _) => t.letter_is_here().into_owned(),
        (Delivery::Withdrawn, _) => t.letter_withdrawn().into_owned(),
    }
}
