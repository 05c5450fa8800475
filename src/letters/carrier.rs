//! Who carries mail out of the house: a mail server, or a folder when none is set up.

use super::mail::NotAMail;
use crate::config::Secret;
use crate::domain::ids::LetterId;
use lettre::address::Envelope;
use lettre::transport::smtp::extension::ClientId;
use lettre::{AsyncSmtpTransport, AsyncTransport, Tokio1Executor};
use std::path::{Path, PathBuf};
use std::time::Duration;

/// How long connecting to the mail server may take.
const PATIENCE: Duration = Duration::from_secs(60);

/// How long one try may take in all: the mailer itself waits for an answer without end. Shorter than
/// the lease of a letter, so that no other node takes the letter meanwhile.
const LONGEST_TRY: Duration = Duration::from_secs(5 * 60);

/// Who carries mail away.
pub enum Carrier {
    /// To this mail server.
    Smtp(Box<AsyncSmtpTransport<Tokio1Executor>>),
    /// Into this folder, one file for each letter.
    Folder(PathBuf),
}

/// What became of one try.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// The mail server took it, with these words.
    Accepted(String),
    /// It lies in a file. Nobody was reached by that.
    Filed,
    /// Not now, for this reason.
    Later(String),
    /// Never, for this reason: the recipient's side refused for good.
    Never(String),
}

impl Carrier {
    /// The carrier that the settings name. `hello` is the host by which we present ourselves.
    ///
    /// # Errors
    /// One line for the operator when the address of the mail server cannot be used.
    pub fn open(smtp: Option<&Secret>, hello: &str, data: &Path) -> Result<Carrier, String> {
        let Some(url) = smtp else { return Ok(Carrier::Folder(data.join("mail"))) };
        let builder = AsyncSmtpTransport::<Tokio1Executor>::from_url(url.reveal())
            .map_err(|fault| format!("REDRESS_SMTP_URL cannot be used: {fault}"))?;
        let builder = builder.timeout(Some(PATIENCE));
        let named = hello.contains(|c: char| c.is_ascii_alphabetic()) && !hello.starts_with('[');
        let builder = if named { builder.hello_name(ClientId::Domain(hello.to_owned())) } else { builder };
        Ok(Carrier::Smtp(Box::new(builder.build())))
    }

    /// Sends these very bytes.
    pub async fn send(&self, letter: LetterId, envelope: &Envelope, bytes: &str) -> Outcome {
        match self {
            Carrier::Smtp(server) => {
                let try_it = server.send_raw(envelope, bytes.as_bytes());
                match tokio::time::timeout(LONGEST_TRY, try_it).await {
                    Ok(Ok(response)) => {
                        let words: Vec<&str> = response.message().collect();
                        Outcome::Accepted(format!("{} {}", response.code(), words.join(" ")))
                    }
                    Ok(Err(fault)) if is_for_good(&fault) => Outcome::Never(fault.to_string()),
                    Ok(Err(fault)) => Outcome::Later(fault.to_string()),
                    Err(_) => Outcome::Later("the mail server did not answer in time".to_owned()),
                }
            }
            Carrier::Folder(folder) => {
                let (folder, bytes) = (folder.clone(), bytes.to_owned());
                let written = tokio::task::spawn_blocking(move || file(&folder, letter, &bytes)).await;
                match written {
                    Ok(Ok(())) => Outcome::Filed,
                    Ok(Err(fault)) => Outcome::Later(fault.to_string()),
                    Err(_) => Outcome::Later("the node is stopping".to_owned()),
                }
            }
        }
    }
}

impl From<NotAMail> for Outcome {
    fn from(fault: NotAMail) -> Outcome {
        Outcome::Never(fault.to_string())
    }
}

/// Refused for good, by the recipient's side. That our own sign-in at the mail server failed says
/// nothing about the recipient (RFC 4954 section 6).
fn is_for_good(fault: &lettre::transport::smtp::Error) -> bool {
    let ours = fault.status().is_some_and(|code| ["530", "534", "535", "538"].contains(&&*code.to_string()));
    fault.is_permanent() && !ours
}

/// Writes the file whole or not at all; once this returns it is on the disk. Written again, it is
/// the same file with the same bytes.
fn file(folder: &Path, letter: LetterId, bytes: &str) -> std::io::Result<()> {
    use std::io::Write;
    std::fs::create_dir_all(folder)?;
    let draft = folder.join(format!("{letter}.part"));
    let mut out = std::fs::File::create(&draft)?;
    out.write_all(bytes.as_bytes())?;
    out.sync_all()?;
    std::fs::rename(&draft, folder.join(format!("{letter}.eml")))?;
    std::fs::File::open(folder)?.sync_all()
}
