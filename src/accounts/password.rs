//! Passwords: what is asked of them, and the slow hash.

use super::AccountError;
use argon2::password_hash::phc::PasswordHash;
use argon2::{Algorithm, Argon2, Params, PasswordHasher, PasswordVerifier, Version};
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use tokio::sync::Semaphore;

/// The fewest characters of a password.
pub const LEAST_CHARACTERS: usize = 12;
/// The most characters of a password: longer ones only keep the machine busy.
pub const MOST_CHARACTERS: usize = 200;

/// What everybody tries first, reduced to letters; shorter ones cannot be chosen anyway.
const COMMON: &[&str] = &[
    "password",
    "passwort",
    "letmein",
    "welcome",
    "qwertyuiop",
    "qwerty",
    "asdfghjkl",
    "zxcvbnm",
    "iloveyou",
    "administrator",
    "admin",
    "changeme",
    "woaini",
    "mima",
    "redress",
    "secret",
    "abcdefghijkl",
    "sunshine",
    "football",
    "baseball",
    "princess",
    "superman",
    "trustno",
];

/// Why a password may not be chosen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TooWeak {
    /// Fewer than [`LEAST_CHARACTERS`].
    Short,
    /// More than [`MOST_CHARACTERS`].
    Long,
    /// One that everybody tries first, or a few characters over and over.
    Common,
    /// The mail address or the name.
    Yours,
}

/// Whether `password` may be chosen by somebody with this mail address and name.
///
/// # Errors
/// Why not.
pub fn check(password: &str, mail: &str, name: &str) -> Result<(), TooWeak> {
    let characters = password.chars().count();
    if characters < LEAST_CHARACTERS {
        return Err(TooWeak::Short);
    }
    if characters > MOST_CHARACTERS {
        return Err(TooWeak::Long);
    }
    let lower = password.to_lowercase();
    let user = mail.split('@').next().unwrap_or_default().to_lowercase();
    let own = [mail.to_lowercase(), name.to_lowercase()];
    let mostly_user = user.chars().count() >= 6 && lower.replace(&user, "").chars().count() < 6;
    if own.contains(&lower) || mostly_user {
        return Err(TooWeak::Yours);
    }
    let letters: String = lower.chars().filter(|c| c.is_alphabetic()).collect();
    let distinct = lower.chars().collect::<std::collections::BTreeSet<_>>().len();
    let counted = ["0123456789012345678901234567890", "9876543210987654321098765432109"];
    let twice = |word: &&str| letters == **word || letters == word.repeat(2);
    if distinct < 5 || COMMON.iter().any(twice) || counted.iter().any(|row| row.contains(lower.as_str())) {
        return Err(TooWeak::Common);
    }
    Ok(())
}

/// Hashes and checks passwords, two at a time: each takes 19 MiB and a core, and a crowd at the
/// door must not take the house down.
pub struct Passwords {
    turns: Arc<Semaphore>,
    waiting: AtomicUsize,
    nobodys: String,
}

const AT_ONCE: usize = 2;
const MOST_WAITING: usize = 32;

impl Passwords {
    /// Prepares the hash that stands in for people who are not known.
    ///
    /// # Errors
    /// [`AccountError::Machine`] when the machine gives no random bytes.
    pub fn new() -> Result<Self, AccountError> {
        let nobodys = hash(super::Secret::for_link()?.text())?;
        Ok(Self { turns: Arc::new(Semaphore::new(AT_ONCE)), waiting: AtomicUsize::new(0), nobodys })
    }

    /// The hash of `password`, in PHC form.
    ///
    /// # Errors
    /// [`AccountError::Busy`] when too many wait already.
    pub async fn hash(&self, password: String) -> Result<String, AccountError> {
        self.in_turn(move || hash(&password)).await
    }

    /// Whether `password` belongs to `known`; with `None` it takes as long and is never right.
    ///
    /// # Errors
    /// [`AccountError::Busy`] when too many wait already.
    pub async fn verify(&self, password: String, known: Option<String>) -> Result<bool, AccountError> {
        let is_known = known.is_some();
        let against = known.unwrap_or_else(|| self.nobodys.clone());
        let right = self.in_turn(move || verify(&password, &against)).await?;
        Ok(right && is_known)
    }

    async fn in_turn<T: Send + 'static>(
        &self,
        work: impl FnOnce() -> Result<T, AccountError> + Send + 'static,
    ) -> Result<T, AccountError> {
        let _place = Place::take(&self.waiting)?;
        let turn = self.turns.clone().acquire_owned().await.map_err(|_| AccountError::Busy)?;
        let done = tokio::task::spawn_blocking(move || {
            // The turn ends with the work, not with the visitor's patience.
            let _turn = turn;
            work()
        });
        done.await.map_err(|problem| AccountError::Machine(problem.to_string()))?
    }
}

/// A place in the queue, given back when its holder leaves.
struct Place<'a>(&'a AtomicUsize);

impl<'a> Place<'a> {
    fn take(waiting: &'a AtomicUsize) -> Result<Self, AccountError> {
        let before = waiting.fetch_add(1, Ordering::SeqCst);
        let place = Self(waiting);
        if before < AT_ONCE + MOST_WAITING { Ok(place) } else { Err(AccountError::Busy) }
    }
}

impl Drop for Place<'_> {
    fn drop(&mut self) {
        self.0.fetch_sub(1, Ordering::SeqCst);
    }
}

/// The hash of `password` on this thread, for the command line and the demo.
///
/// # Errors
/// [`AccountError::Machine`] when the machine gives no random bytes.
pub fn hash(password: &str) -> Result<String, AccountError> {
    argon2()?
        .hash_password(password.as_bytes())
        .map(|hash| hash.to_string())
        .map_err(|problem| AccountError::Machine(format!("a password could not be hashed: {problem}")))
}

fn verify(password: &str, against: &str) -> Result<bool, AccountError> {
    let against = PasswordHash::new(against).map_err(|problem| {
        AccountError::Machine(format!("a stored password hash cannot be read: {problem}"))
    })?;
    Ok(argon2()?.verify_password(password.as_bytes(), &against).is_ok())
}

/// Argon2id with 19 MiB, two passes, one lane: OWASP's first choice.
fn argon2() -> Result<Argon2<'static>, AccountError> {
    let params = Params::new(19 * 1024, 2, 1, None)
        .map_err(|problem| AccountError::Machine(format!("Argon2 refuses its parameters: {problem}")))?;
    Ok(Argon2::new(Algorithm::Argon2id, Version::V0x13, params))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn twelve_characters_that_nobody_guesses_will_do() {
        let may = |password: &str| check(password, "xiaoming.wang@example.org", "王小明");
        assert_eq!(may("elevenchars"), Err(TooWeak::Short));
        assert_eq!(may("twelve chars"), Ok(()));
        assert_eq!(may("这是一个十二个字的密码呀！"), Ok(()));
        assert_eq!(may(&"ab cde fgh ".repeat(19)), Err(TooWeak::Long));
        for common in [
            "password1234",
            "PasswordPassword!",
            "aaaaaaaaaaaaa",
            "123456789012",
            "qwertyuiop[]1",
            "ababababababab",
        ] {
            assert_eq!(may(common), Err(TooWeak::Common), "{common}");
        }
        assert_eq!(may("xiaoming.wang@example.org"), Err(TooWeak::Yours));
        assert_eq!(may("xiaoming.wang1"), Err(TooWeak::Yours));
    }

    #[tokio::test]
    async fn a_password_is_right_or_wrong_and_nobodys_is_always_wrong() {
        let passwords = Passwords::new().unwrap();
        let hash = passwords.hash("correct horse battery".to_owned()).await.unwrap();
        assert!(hash.starts_with("$argon2id$v=19$m=19456,t=2,p=1$"), "{hash}");
        assert!(passwords.verify("correct horse battery".to_owned(), Some(hash.clone())).await.unwrap());
        assert!(!passwords.verify("correct horse batterz".to_owned(), Some(hash)).await.unwrap());
        assert!(!passwords.verify("anything".to_owned(), None).await.unwrap());
    }

    #[tokio::test]
    async fn a_crowd_at_the_door_is_told_to_come_back() {
        let passwords = Passwords::new().unwrap();
        let places: Vec<_> =
            (0..AT_ONCE + MOST_WAITING).map(|_| Place::take(&passwords.waiting).unwrap()).collect();
        assert!(matches!(passwords.hash("x".to_owned()).await, Err(AccountError::Busy)));
        drop(places);
        assert!(passwords.hash("x".to_owned()).await.is_ok());
    }
}
