//! Accounts: how people come in, and how they prove that it is them.
//!
//! Pages, the command line and the demo all use these functions; there is no other way to make a
//! person. No mail address is written into an account before it is proved: a mailed one-time link
//! is the door for new consumers, for whom a registrar invited, for a forgotten password and for
//! the first registrar of a new centre. Consumers without mail come in by a login name. The answer to a stranger is the same whether an address
//! is known here or not.

mod claiming;
mod inviting;
mod joining;
mod letters;
mod login;
mod mail;
mod password;
mod reaching;
mod secret;
mod signing_in;
mod walk_in;
mod without_mail;

pub use claiming::{Claimant, claim, settle_claim};
pub use inviting::{Invitation, accept, invite, take_back_invitations};
pub use joining::{
    Brought, CONFIRMATION_MINUTES, Chosen, INVITATION_DAYS, Joined, LONGEST_NAME, NewPerson, Opened,
    RESET_MINUTES, SETUP_DAYS, add, ask_for_account, ask_for_reset, follow_new, follow_reset, open_link,
    setup_link,
};
pub use login::{LOGIN_CHARACTERS, LoginName, NotALoginName};
pub use mail::MailAddress;
pub use password::{
    LEAST_CHARACTERS, MOST_CHARACTERS, Passwords, TooWeak, check as check_password, hash as hash_password,
};
pub use reaching::{
    AskedFor, asked_for, follow_safe_mail, open_safe_mail, safe_mail_was_followed, set_reach,
};
pub use secret::{RecoveryCode, Secret, fresh_id, hash_of};
pub use signing_in::{
    Attempt, change_password, count_network, count_person, open_session, own_sign, sign_in,
};
pub use walk_in::{
    AtDesk, Opened as OpenedAtDesk, digits_of, letters_and_digits_of, note_likeness, open_at_desk,
    who_comes_in_as,
};
pub use without_mail::{
    CameIn, NewLogin, Recovery, add_without_mail, join_without_mail, new_recovery_code, recover,
};

use crate::domain::text::NotWords;
use crate::store::StoreError;

/// Why an account did not open, or was not made.
#[derive(Debug, thiserror::Error)]
pub enum AccountError {
    /// Name and password (or code) do not belong together, or one of them is not known. Which of it
    /// is not said to anybody.
    #[error("mail address, login name or password are wrong")]
    Wrong,
    /// Too many tries; the number is how many seconds to wait.
    #[error("too many tries, wait {0} s")]
    TooMany(i64),
    /// Too many passwords are being checked at this moment.
    #[error("too many passwords are being checked")]
    Busy,
    /// The link was used, is too old, or never was.
    #[error("the link does not work any more")]
    DeadLink,
    /// Somebody has this mail address or login name already.
    #[error("the mail address or the login name is taken")]
    Known,
    /// Nobody could read what was given as a name, or it is too long.
    #[error("the name cannot be taken: {0}")]
    Name(#[from] NotWords),
    /// The machine failed: no randomness, or no hash.
    #[error("{0}")]
    Machine(String),
    /// The store failed.
    #[error(transparent)]
    Store(#[from] StoreError),
}
