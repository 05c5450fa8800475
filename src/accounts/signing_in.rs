//! Signing in: tries are counted first, every answer costs the same work, each session is new.

use super::mail::{hmac, index};
use super::{AccountError, Passwords, Secret, letters};
use crate::domain::actor::{Role, Strength};
use crate::domain::clock::Moment;
use crate::domain::ids::PersonId;
use crate::store::Hash;
use crate::store::account_letters::AccountLetterKind;
use crate::store::people::Person;
use crate::store::sessions::{self, Session};
use crate::store::standings;
use crate::store::throttles::{self, Allowance};
use crate::store::{Reads, Store, Tx, centre, people};
use std::net::IpAddr;

/// Tries with one account from one network. Counted by both: whoever knows somebody's mail address and
/// types wrong passwords shuts out their own network, and not its owner anywhere else.
const PER_ACCOUNT_HERE: Allowance = Allowance { tries: 10, seconds: 15 * 60 };
/// Tries with one account, from wherever they come. It only slows down guesses from many networks at
/// once, so it is far more than one network may try: a password that may be chosen at all outlasts a
/// hundred guesses in a quarter of an hour, and somebody who wants to shut its owner out needs ten
/// networks. The owner then has the link to a new password, which ends the count.
const PER_ACCOUNT: Allowance = Allowance { tries: 100, seconds: 15 * 60 };
/// Tries from one network, whichever accounts they are for.
const PER_NETWORK: Allowance = Allowance { tries: 100, seconds: 15 * 60 };
/// Tries to change one password from an open session. Counted apart: strangers who try to sign in do
/// not keep the owner from changing the password, and nobody guesses it at an open session either.
const PER_CHANGE: Allowance = Allowance { tries: 10, seconds: 15 * 60 };

/// Under which keys the tries to sign in by what has this index (an address, a login name) are counted: from one
/// network, and from everywhere. All whose network is not known are one network.
fn account_keys(key: &[u8; 32], index: Hash, from: Option<IpAddr>) -> [Hash; 2] {
    let index = index.to_string();
    let here = [index.as_bytes(), b":", &from.map(network).unwrap_or_default()].concat();
    [throttle_key(key, "account-network", &here), throttle_key(key, "account", index.as_bytes())]
}

/// Forgets the tries to sign in to this account, from this network and in all: for whoever has just proved
/// anew whose it is, and chosen a password that nobody has guessed at yet.
///
/// # Errors
/// What the store said.
pub(super) fn forget_tries(
    tx: &mut Tx<'_>,
    person: &Person,
    from: Option<IpAddr>,
) -> Result<(), AccountError> {
    let key = key(tx)?;
    for index in [person.mail_index, person.login_index].into_iter().flatten() {
        for counted in account_keys(&key, index, from) {
            throttles::clear(tx, counted)?;
        }
    }
    Ok(())
}

/// A try to sign in.
pub struct Attempt {
    /// What was typed as mail address or login name.
    pub name: String,
    /// What was typed as password.
    pub password: String,
    /// From where, if that is known.
    pub from: Option<IpAddr>,
    /// The session that the visitor had; a new one takes its place.
    pub before: Option<Hash>,
}

/// Signs in and opens a new session; returns what its cookie holds. `now` is machine time, `here` centre time.
///
/// # Errors
/// [`AccountError::Wrong`], [`AccountError::TooMany`], [`AccountError::Busy`], or what the store said.
pub async fn sign_in(
    store: &Store,
    passwords: &Passwords,
    attempt: Attempt,
    now: Moment,
    here: Moment,
) -> Result<Secret, AccountError> {
    let before = attempt.before;
    let (account_here, person) = recognise(store, passwords, attempt, now).await?;
    store
        .write(move |tx| {
            // Not the count from everywhere: that its owner came in says nothing of who else tries.
            throttles::clear(tx, account_here)?;
            open_session(tx, person.id, Strength::Password, before, now, here)
        })
        .await
}

/// Who types this name and password: the key under which their tries are counted, and the person.
async fn recognise(
    store: &Store,
    passwords: &Passwords,
    attempt: Attempt,
    now: Moment,
) -> Result<(Hash, Person), AccountError> {
    let Attempt { name, password, from, .. } = attempt;
    // Counted before the password is looked at, so that many tries at once do not slip through.
    let (account_here, person) = store
        .write(move |tx| {
            let key = centre::mail_index_key(tx)?;
            let index = index(&name, &key);
            let [account_here, account] = account_keys(&key, index, from);
            try_once(tx, account_here, PER_ACCOUNT_HERE, now)?;
            if let Some(from) = from {
                try_once(tx, throttle_key(&key, "network", &network(from)), PER_NETWORK, now)?;
            }
            try_once(tx, account, PER_ACCOUNT, now)?;
            Ok::<_, AccountError>((account_here, people::by_name(tx, index)?))
        })
        .await?;
    let known = person.as_ref().and_then(|person| person.password_hash.clone());
    let right = passwords.verify(password, known).await?;
    let Some(person) = person.filter(|_| right) else { return Err(AccountError::Wrong) };
    Ok((account_here, person))
}

/// Somebody signs with their own name and password, and no session is opened. Tries are counted as those to
/// sign in.
///
/// # Errors
/// As [`sign_in`].
pub async fn own_sign(
    store: &Store,
    passwords: &Passwords,
    attempt: Attempt,
    now: Moment,
) -> Result<PersonId, AccountError> {
    let (account_here, person) = recognise(store, passwords, attempt, now).await?;
    store
        .write(move |tx| {
            throttles::clear(tx, account_here)?;
            Ok(person.id)
        })
        .await
}

/// Opens a new session for `person` and ends the one that the visitor had.
///
/// # Errors
/// What the store said.
pub fn open_session(
    tx: &mut Tx<'_>,
    person: PersonId,
    strength: Strength,
    before: Option<Hash>,
    now: Moment,
    here: Moment,
) -> Result<Secret, AccountError> {
    if let Some(before) = before {
        sessions::end(tx, before, now)?;
    }
    let (idle_seconds, longest) =
        limits(standings::of(tx, person, here)?.iter().map(|standing| standing.role));
    let secret = Secret::for_cookie()?;
    let session = Session {
        token_hash: secret.hash(),
        person_id: person,
        strength,
        idle_seconds,
        created_at: now,
        seen_at: now,
        expires_at: now.plus_seconds(longest),
        ended_at: None,
    };
    sessions::open(tx, &session)?;
    Ok(secret)
}

/// How long a session lasts, in seconds: without a request, and in all. Whoever has several roles
/// has the limits of the strictest.
fn limits(roles: impl Iterator<Item = Role>) -> (i64, i64) {
    const MINUTE: i64 = 60;
    const HOUR: i64 = 60 * MINUTE;
    let of = |role| match role {
        Role::Consumer => (60 * MINUTE, 24 * HOUR),
        Role::Mediator | Role::Platform => (30 * MINUTE, 12 * HOUR),
        Role::Registrar | Role::Court | Role::Supervisor => (15 * MINUTE, 12 * HOUR),
    };
    roles.map(of).min().unwrap_or_else(|| of(Role::Consumer))
}

/// Holds the open sessions of `person` to the limits of the roles that they have now.
///
/// # Errors
/// What the store said.
pub(super) fn hold_to_limits(
    tx: &mut Tx<'_>,
    person: PersonId,
    now: Moment,
    here: Moment,
) -> Result<(), AccountError> {
    let roles = standings::of(tx, person, here)?;
    let (idle_seconds, longest) = limits(roles.iter().map(|standing| standing.role));
    for session in sessions::of(tx, person, now)? {
        let idle_seconds = session.idle_seconds.min(idle_seconds);
        let expires_at = session.expires_at.min(session.created_at.plus_seconds(longest));
        sessions::limit(tx, session.token_hash, idle_seconds, expires_at)?;
    }
    Ok(())
}

/// Changes the password of a person who knows the old one. Every other session ends, and a letter
/// says so.
///
/// # Errors
/// [`AccountError::Wrong`] when the old password is wrong, and as [`sign_in`].
pub async fn change_password(
    store: &Store,
    passwords: &Passwords,
    person: Person,
    session: Hash,
    old: String,
    new: String,
    now: Moment,
) -> Result<(), AccountError> {
    prove(store, passwords, &person, old, now).await?;
    let hash = passwords.hash(new).await?;
    store
        .write(move |tx| {
            people::set_password(tx, person.id, &hash)?;
            sessions::end_all(tx, person.id, Some(session), now)?;
            letters::tell(tx, AccountLetterKind::PasswordChanged, &person, now)
        })
        .await
}

/// A person whose session is open proves once more, by the password, that it is them.
///
/// # Errors
/// [`AccountError::Wrong`], [`AccountError::TooMany`], [`AccountError::Busy`], or what the store said.
pub(super) async fn prove(
    store: &Store,
    passwords: &Passwords,
    person: &Person,
    password: String,
    now: Moment,
) -> Result<(), AccountError> {
    let of = person.id.0;
    let counted = store
        .write(move |tx| {
            let counted = throttle_key(&key(tx)?, "password-change", of.as_bytes());
            try_once(tx, counted, PER_CHANGE, now)?;
            Ok::<_, AccountError>(counted)
        })
        .await?;
    if !passwords.verify(password, person.password_hash.clone()).await? {
        return Err(AccountError::Wrong);
    }
    store.write(move |tx| Ok(throttles::clear(tx, counted)?)).await
}

/// Counts one try, or says how long to wait.
pub fn try_once(tx: &mut Tx<'_>, key: Hash, allowance: Allowance, now: Moment) -> Result<(), AccountError> {
    match throttles::wait(tx, key, allowance, now)? {
        Some(seconds) => Err(AccountError::TooMany(seconds)),
        None => Ok(throttles::count(tx, key, allowance, now)?),
    }
}

/// Counts one try of the network that asks for `what`, or says how long to wait. Who asks from nowhere that
/// is known is not counted.
///
/// # Errors
/// [`AccountError::TooMany`], or what the store said.
pub fn count_network(
    tx: &mut Tx<'_>,
    what: &str,
    from: Option<IpAddr>,
    allowance: Allowance,
    now: Moment,
) -> Result<(), AccountError> {
    let Some(from) = from else { return Ok(()) };
    let key = throttle_key(&key(tx)?, what, &network(from));
    try_once(tx, key, allowance, now)
}

/// Counts one try of a person who asks for `what`, or says how long to wait.
///
/// # Errors
/// [`AccountError::TooMany`], or what the store said.
pub fn count_person(
    tx: &mut Tx<'_>,
    what: &str,
    who: PersonId,
    allowance: Allowance,
    now: Moment,
) -> Result<(), AccountError> {
    let key = throttle_key(&key(tx)?, what, who.0.as_bytes());
    try_once(tx, key, allowance, now)
}

/// The key under which tries are counted: it says nothing about whose they are.
pub fn throttle_key(key: &[u8; 32], what: &str, of: &[u8]) -> Hash {
    hmac(key, &[what.as_bytes(), b":", of].concat())
}

/// The network of an address: one address of version 4, a /64 of version 6, as one household has.
pub fn network(address: IpAddr) -> Vec<u8> {
    match address {
        IpAddr::V4(address) => address.octets().to_vec(),
        IpAddr::V6(address) => match address.to_ipv4_mapped() {
            Some(address) => address.octets().to_vec(),
            None => address.octets().into_iter().take(8).collect(),
        },
    }
}

/// The centre's key, read for whoever counts tries.
pub fn key(c: &mut impl Reads) -> Result<[u8; 32], AccountError> {
    Ok(centre::mail_index_key(c)?)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_strictest_role_sets_the_limits() {
        assert_eq!(limits([].into_iter()), (3600, 86_400));
        assert_eq!(limits([Role::Consumer].into_iter()), (3600, 86_400));
        assert_eq!(limits([Role::Consumer, Role::Mediator].into_iter()), (1800, 43_200));
        assert_eq!(limits([Role::Court, Role::Mediator].into_iter()), (900, 43_200));
    }

    #[test]
    fn a_household_is_one_network() {
        let of = |text: &str| network(text.parse().unwrap());
        assert_eq!(of("2001:db8:1:2::1"), of("2001:db8:1:2:ffff::9"));
        assert_ne!(of("2001:db8:1:2::1"), of("2001:db8:1:3::1"));
        assert_eq!(of("::ffff:192.0.2.7"), of("192.0.2.7"));
        assert_ne!(of("192.0.2.7"), of("192.0.2.8"));
    }
}
