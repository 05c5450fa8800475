//! Mail addresses, and finding a person by one without storing it in the open.

use crate::store::Hash;
use sha2::{Digest, Sha256};
use std::fmt;
use std::str::FromStr;
use validator::ValidateEmail;

/// A mail address as a person writes it.
#[derive(Clone, PartialEq, Eq)]
pub struct MailAddress(String);

/// A text that is no mail address.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("this is not a mail address")]
pub struct NotAMailAddress;

impl FromStr for MailAddress {
    type Err = NotAMailAddress;
    fn from_str(text: &str) -> Result<Self, NotAMailAddress> {
        let text = text.trim();
        // RFC 5321 section 4.5.3.1.3: a path, with its two angle brackets, has at most 256 octets.
        let fits = text.len() <= 254 && text.validate_email();
        fits.then(|| Self(text.to_owned())).ok_or(NotAMailAddress)
    }
}

impl MailAddress {
    /// The address.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Under what the person is found: see [`index`].
    pub fn index(&self, key: &[u8; 32]) -> Hash {
        index(&self.0, key)
    }
}

impl fmt::Debug for MailAddress {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("***")
    }
}

/// The HMAC of an address under the centre's own key, so that whoever sees the rows cannot test
/// addresses against them. Capitals do not make another person, whatever RFC 5321 allows.
pub fn index(address: &str, key: &[u8; 32]) -> Hash {
    hmac(key, address.trim().to_lowercase().as_bytes())
}

/// HMAC-SHA256 (RFC 2104) with a key of 32 bytes.
pub fn hmac(key: &[u8; 32], message: &[u8]) -> Hash {
    let pad = |with: u8| {
        let mut block = [with; 64];
        for (byte, key) in block.iter_mut().zip(key) {
            *byte ^= key;
        }
        block
    };
    let inner = Sha256::new_with_prefix(pad(0x36)).chain_update(message).finalize();
    Hash(Sha256::new_with_prefix(pad(0x5c)).chain_update(inner).finalize().into())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_hmac_is_that_of_rfc_4231() {
        // Test case 2, its key padded with the zeroes that HMAC itself adds.
        let mut key = [0; 32];
        key[..4].copy_from_slice(b"Jefe");
        assert_eq!(
            hmac(&key, b"what do ya want for nothing?").to_string(),
            "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843"
        );
    }

    #[test]
    fn one_address_is_one_person_however_it_is_written() {
        let key = [7; 32];
        let found = |text: &str| text.parse::<MailAddress>().unwrap().index(&key);
        assert_eq!(found("Ann@Example.org"), found(" ann@example.org "));
        assert_ne!(found("ann@example.org"), found("anna@example.org"));
        assert_ne!(index("ann@example.org", &key), index("ann@example.org", &[8; 32]));
    }

    #[test]
    fn what_is_no_address_is_refused() {
        for wrong in ["", "ann", "@example.org", "ann@", "a b@example.org", "ann@example.org\nBcc: x@y.z"] {
            assert!(wrong.parse::<MailAddress>().is_err(), "{wrong:?}");
        }
        assert!(format!("{}@example.org", "a".repeat(250)).parse::<MailAddress>().is_err());
    }
}
