//! Accounts without mail: a login name to come in by, and a printed code to come back in by.
//!
//! Nobody can write to these people, so the code takes the place of the mailed link: whoever has it may
//! choose a new password. It is shown once, and used up with that; then there is a new one.

use super::joining::{newcomer, stand};
use super::signing_in::{count_network, forget_tries, key, prove};
use super::{AccountError, LoginName, Passwords, RecoveryCode, Secret, hash_of, letters, open_session};
use crate::domain::actor::{Role, Strength};
use crate::domain::clock::Moment;
use crate::domain::ids::PersonId;
use crate::domain::text::Language;
use crate::store::account_letters::AccountLetterKind;
use crate::store::people::{self, Person};
use crate::store::throttles::Allowance;
use crate::store::{Hash, Sealed, Store, Tx, sessions};
use std::net::IpAddr;

/// Accounts without mail that one network may try to open: a library's desk must have enough of them.
const PER_NETWORK: Allowance = Allowance { tries: 20, seconds: 60 * 60 };
/// Codes that one network may try. Nobody guesses one, so this only spares the machine.
const CODES_PER_NETWORK: Allowance = Allowance { tries: 50, seconds: 15 * 60 };

/// What somebody without mail chose.
pub struct NewLogin {
    /// By which they come in.
    pub login: LoginName,
    /// How they are called.
    pub name: String,
    /// In which language they read.
    pub language: Language,
    /// The password.
    pub password: String,
}

/// Somebody who came in, with the code that is shown to them now and never again.
pub struct CameIn {
    /// What the cookie holds.
    pub secret: Secret,
    /// The code.
    pub code: RecoveryCode,
}

/// What somebody types who comes back in.
pub struct Recovery {
    /// The login name or mail address.
    pub name: String,
    /// The code, as it was copied.
    pub code: String,
    /// The new password.
    pub password: String,
    /// From where, if that is known.
    pub from: Option<IpAddr>,
}

/// Opens an account without mail, and a session. `now` is machine time, `here` centre time.
///
/// # Errors
/// [`AccountError::Known`] when somebody has this login name; [`AccountError::TooMany`];
/// [`AccountError::Busy`]; or what the store said.
pub async fn join_without_mail(
    store: &Store,
    passwords: &Passwords,
    new: NewLogin,
    from: Option<IpAddr>,
    before: Option<Hash>,
    now: Moment,
    here: Moment,
) -> Result<CameIn, AccountError> {
    // Counted first: whether a name is taken may be seen here, so it may not be asked without end.
    store.write(move |tx| count_network(tx, "logins-network", from, PER_NETWORK, now)).await?;
    let hash = passwords.hash(new.password).await?;
    store
        .write(move |tx| {
            let (person, code) = add_without_mail(tx, &new.login, &new.name, new.language, hash, now, here)?;
            let secret = open_session(tx, person, Strength::Password, before, now, here)?;
            Ok(CameIn { secret, code })
        })
        .await
}

/// Adds a consumer without mail, and makes their code.
///
/// # Errors
/// [`AccountError::Known`] when somebody has this login name, or what the store said.
pub fn add_without_mail(
    tx: &mut Tx<'_>,
    login: &LoginName,
    name: &str,
    language: Language,
    password_hash: String,
    now: Moment,
    here: Moment,
) -> Result<(PersonId, RecoveryCode), AccountError> {
    let index = login.index(&key(tx)?);
    if people::by_name(tx, index)?.is_some() {
        return Err(AccountError::Known);
    }
    let code = RecoveryCode::fresh()?;
    let person = Person {
        login: Some(Sealed::seal(login.as_str())),
        login_index: Some(index),
        recovery_hash: Some(code.hash()),
        ..newcomer(name, language, Some(password_hash), now, here)?
    };
    people::add(tx, &person)?;
    stand(tx, person.id, Role::Consumer, None, None, now, here)?;
    Ok((person.id, code))
}

/// Somebody comes back in by their code, and chooses a new password: uses the code up, ends
/// every session, and signs them in. An unknown name and a wrong code get the same answer, after the same
/// work.
///
/// # Errors
/// [`AccountError::Wrong`], [`AccountError::TooMany`], [`AccountError::Busy`], or what the store said.
pub async fn recover(
    store: &Store,
    passwords: &Passwords,
    recovery: Recovery,
    now: Moment,
    here: Moment,
) -> Result<CameIn, AccountError> {
    let Recovery { name, code, password, from } = recovery;
    let typed = hash_of(&RecoveryCode::read(&code));
    store.write(move |tx| count_network(tx, "codes-network", from, CODES_PER_NETWORK, now)).await?;
    let hash = passwords.hash(password).await?;
    store
        .write(move |tx| {
            let index = super::mail::index(&name, &key(tx)?);
            let known = people::by_name(tx, index)?.filter(|person| person.recovery_hash == Some(typed));
            let person = known.ok_or(AccountError::Wrong)?;
            let code = RecoveryCode::fresh()?;
            if !people::use_recovery(tx, person.id, typed, code.hash())? {
                return Err(AccountError::Wrong);
            }
            people::set_password(tx, person.id, &hash)?;
            sessions::end_all(tx, person.id, None, now)?;
            forget_tries(tx, &person, from)?;
            letters::tell(tx, AccountLetterKind::PasswordChanged, &person, now)?;
            let secret = open_session(tx, person.id, Strength::Password, None, now, here)?;
            Ok(CameIn { secret, code })
        })
        .await
}

/// A person who knows their password gets a new code, and a login name if they have none or want another.
/// The code before works no more.
///
/// # Errors
/// [`AccountError::Wrong`] when the password is wrong; [`AccountError::Known`] when somebody else has the
/// login name; and as [`recover`].
pub async fn new_recovery_code(
    store: &Store,
    passwords: &Passwords,
    person: Person,
    login: Option<LoginName>,
    password: String,
    now: Moment,
) -> Result<RecoveryCode, AccountError> {
    prove(store, passwords, &person, password, now).await?;
    store
        .write(move |tx| {
            if let Some(login) = login {
                let index = login.index(&key(tx)?);
                if people::by_name(tx, index)?.is_some_and(|other| other.id != person.id) {
                    return Err(AccountError::Known);
                }
                people::set_login(tx, person.id, &Sealed::seal(login.as_str()), index)?;
            }
            let code = RecoveryCode::fresh()?;
            people::set_recovery(tx, person.id, code.hash())?;
            Ok(code)
        })
        .await
}
