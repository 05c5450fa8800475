//! What nobody can guess: cookies, links, identifiers.

use super::AccountError;
use crate::domain::clock::Moment;
use crate::store::Hash;
use data_encoding::{BASE64URL_NOPAD, Encoding, Specification};
use sha2::{Digest, Sha256};
use std::fmt;
use uuid::Uuid;

/// A secret that is handed out once; only its hash is kept.
pub struct Secret(String);

impl Secret {
    /// A secret for a cookie: 256 bits.
    ///
    /// # Errors
    /// [`AccountError::Machine`] when the machine gives no random bytes.
    pub fn for_cookie() -> Result<Secret, AccountError> {
        Ok(Secret(BASE64URL_NOPAD.encode(&random::<32>()?)))
    }

    /// A secret for a mailed link: 128 bits, 22 characters.
    ///
    /// # Errors
    /// [`AccountError::Machine`] when the machine gives no random bytes.
    pub fn for_link() -> Result<Secret, AccountError> {
        Ok(Secret(BASE64URL_NOPAD.encode(&random::<16>()?)))
    }

    /// The text that is handed out.
    pub fn text(&self) -> &str {
        &self.0
    }

    /// What is kept of it.
    pub fn hash(&self) -> Hash {
        hash_of(&self.0)
    }
}

impl fmt::Debug for Secret {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("***")
    }
}

/// The code on paper with which somebody who has no mail may choose a new password: 120 bits.
pub struct RecoveryCode(String);

/// So many characters stand together on paper.
const GROUP: usize = 4;

impl RecoveryCode {
    /// A new code.
    ///
    /// # Errors
    /// [`AccountError::Machine`] when the machine gives no random bytes.
    pub fn fresh() -> Result<RecoveryCode, AccountError> {
        Ok(RecoveryCode(crockford()?.encode(&random::<15>()?)))
    }

    /// In groups, as it is printed.
    pub fn printed(&self) -> String {
        let characters: Vec<char> = self.0.chars().collect();
        characters.chunks(GROUP).map(String::from_iter).collect::<Vec<_>>().join("-")
    }

    /// What is kept of it.
    pub fn hash(&self) -> Hash {
        hash_of(&self.0)
    }

    /// What somebody copied from paper: capitals, groups, and letters that look like digits do not matter.
    pub fn read(typed: &str) -> String {
        let meant = typed.chars().filter(char::is_ascii_alphanumeric).map(|c| match c.to_ascii_uppercase() {
            'O' => '0',
            'I' | 'L' => '1',
            other => other,
        });
        meant.collect()
    }
}

impl fmt::Debug for RecoveryCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("***")
    }
}

/// Crockford's alphabet: no letter in it is taken for a digit.
fn crockford() -> Result<Encoding, AccountError> {
    let mut specification = Specification::new();
    specification.symbols.push_str("0123456789ABCDEFGHJKMNPQRSTVWXYZ");
    specification.encoding().map_err(|problem| AccountError::Machine(problem.to_string()))
}

/// The hash under which a secret that somebody brings is looked up. A plain SHA-256 is enough: a
/// secret of 128 random bits cannot be found by trying.
pub fn hash_of(text: &str) -> Hash {
    Hash(Sha256::digest(text.as_bytes()).into())
}

/// A fresh identifier that sorts by age: UUID version 7 of the moment `at`.
///
/// # Errors
/// [`AccountError::Machine`] when the machine gives no random bytes.
pub fn fresh_id(at: Moment) -> Result<Uuid, AccountError> {
    let milliseconds = u64::try_from(at.microseconds() / 1000).unwrap_or_default();
    Ok(uuid::Builder::from_unix_timestamp_millis(milliseconds, &random()?).into_uuid())
}

fn random<const N: usize>() -> Result<[u8; N], AccountError> {
    let mut bytes = [0; N];
    getrandom::fill(&mut bytes)
        .map_err(|problem| AccountError::Machine(format!("the machine gives no random bytes: {problem}")))?;
    Ok(bytes)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_secret_is_long_new_each_time_and_never_shown() {
        let (one, other) = (Secret::for_link().unwrap(), Secret::for_link().unwrap());
        assert_eq!(one.text().len(), 22);
        assert_ne!(one.text(), other.text());
        assert_eq!(one.hash(), hash_of(one.text()));
        assert_eq!(format!("{one:?}"), "***");
        assert_eq!(Secret::for_cookie().unwrap().text().len(), 43);
    }

    #[test]
    fn a_recovery_code_is_read_however_it_was_copied() {
        let code = RecoveryCode::fresh().unwrap();
        let printed = code.printed();
        assert_eq!(printed.len(), 29, "six groups of four");
        assert_eq!(hash_of(&RecoveryCode::read(&printed.to_lowercase().replace('-', " "))), code.hash());
        assert_eq!(hash_of(&RecoveryCode::read(&printed.replace('0', "O").replace('1', "l"))), code.hash());
        assert_ne!(RecoveryCode::fresh().unwrap().hash(), code.hash());
        assert_eq!(format!("{code:?}"), "***");
    }

    #[test]
    fn identifiers_sort_by_age() {
        let early = Moment::from_microseconds(1_000_000_000_000).unwrap();
        let ids = [fresh_id(early).unwrap(), fresh_id(early.plus_seconds(1)).unwrap()];
        assert!(ids[0] < ids[1] && ids[0].get_version_num() == 7);
    }
}
