//! The exact bytes of a letter on its way (RFC 5322), made once.

use super::rendering::Rendered;
use super::sheet::Sender;
use crate::domain::clock::Moment;
use crate::domain::ids::LetterId;
use crate::domain::text::Language;
use lettre::Address;
use lettre::address::Envelope;
use lettre::message::header::{HeaderName, HeaderValue};
use lettre::message::{Mailbox, Message, MultiPart, SinglePart};
use mailparse::MailHeaderMap;
use std::time::{Duration, SystemTime};

/// Why a letter cannot become a mail.
#[derive(Debug, thiserror::Error)]
pub enum NotAMail {
    /// Sender or recipient is no mail address.
    #[error("a mail address cannot be written to: {0}")]
    Address(#[from] lettre::address::AddressError),
    /// The mail cannot be put together.
    #[error("the mail cannot be put together: {0}")]
    Parts(#[from] lettre::error::Error),
    /// The bytes are not what we write.
    #[error("the stored bytes of a letter are not a mail of ours")]
    Bytes,
}

/// The stable name of a letter in the world of mail: a second copy is known as such.
pub fn message_id(letter: LetterId, sender: &Sender) -> String {
    let host = sender.mail.rsplit_once('@').map_or("localhost", |(_, host)| host);
    format!("<{letter}@{host}>")
}

/// Writes the mail. All of it is ASCII, and the same input gives the same bytes.
///
/// # Errors
/// [`NotAMail`] when an address cannot be used.
pub fn write(
    letter: LetterId,
    rendered: &Rendered,
    to: &str,
    language: Language,
    sender: &Sender,
    at: Moment,
) -> Result<String, NotAMail> {
    let name = Some(sender.centre.in_language(language)).filter(|name| !name.is_empty());
    let from = Mailbox::new(name.map(ToOwned::to_owned), sender.mail.parse()?);
    // The recipient's name stays out: the address is enough, and a mail passes many hands.
    let to = Mailbox::new(None, to.parse::<Address>()?);
    let since_epoch = Duration::from_micros(u64::try_from(at.microseconds()).unwrap_or_default());
    // A boundary of our own: lettre would take one by chance.
    let parts = MultiPart::alternative()
        .boundary(format!("letter-{letter}"))
        .singlepart(SinglePart::plain(rendered.text.clone()))
        .singlepart(SinglePart::html(rendered.html.clone()));
    let message = Message::builder()
        .message_id(Some(message_id(letter, sender)))
        .date(SystemTime::UNIX_EPOCH + since_epoch)
        .from(from)
        .to(to)
        .subject(rendered.subject.clone())
        // RFC 3834: nobody's holiday notice need answer this.
        .raw_header(HeaderValue::new(
            HeaderName::new_from_ascii_str("Auto-Submitted"),
            "auto-generated".to_owned(),
        ))
        .multipart(parts)?;
    String::from_utf8(message.formatted()).map_err(|_| NotAMail::Bytes)
}

/// What stored bytes say, for `verify`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Said {
    /// The recipient's address.
    pub to: String,
    /// The `Message-ID`.
    pub message_id: String,
    /// The subject.
    pub subject: String,
    /// The plain text.
    pub text: String,
}

/// Reads a mail back.
///
/// # Errors
/// [`NotAMail::Bytes`] when it is none of ours.
pub fn read(bytes: &str) -> Result<Said, NotAMail> {
    let mail = mailparse::parse_mail(bytes.as_bytes()).map_err(|_| NotAMail::Bytes)?;
    let header = |name| mail.headers.get_first_value(name).ok_or(NotAMail::Bytes);
    let plain = mail.subparts.first().ok_or(NotAMail::Bytes)?.get_body().map_err(|_| NotAMail::Bytes)?;
    Ok(Said {
        to: header("To")?.trim_start_matches('<').trim_end_matches('>').to_owned(),
        message_id: header("Message-ID")?,
        subject: header("Subject")?,
        text: plain.replace("\r\n", "\n").trim_end().to_owned(),
    })
}

/// To whom stored bytes go: they are the proof, so they decide, not today's address book.
///
/// # Errors
/// [`NotAMail::Bytes`] when there is no recipient in them.
pub fn envelope(bytes: &str, sender: &Sender) -> Result<Envelope, NotAMail> {
    let header = bytes.split("\r\n\r\n").next().unwrap_or_default();
    let to = header.lines().find_map(|line| line.strip_prefix("To: ")).ok_or(NotAMail::Bytes)?;
    let to = to.trim().trim_start_matches('<').trim_end_matches('>').parse::<Address>()?;
    Ok(Envelope::new(Some(sender.mail.parse()?), vec![to])?)
}
