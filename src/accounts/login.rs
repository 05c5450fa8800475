//! Login names: how people come in who have no mail address, or want none to be needed.

use super::mail::index;
use crate::store::Hash;
use std::fmt;
use std::str::FromStr;

/// The fewest and the most characters of a login name.
pub const LOGIN_CHARACTERS: std::ops::RangeInclusive<usize> = 3..=40;

/// A login name as a person writes it. It can be typed on any keyboard, and never looks like a mail
/// address, so that one field takes either.
#[derive(Clone, PartialEq, Eq)]
pub struct LoginName(String);

/// A text that is no login name.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("this is not a login name")]
pub struct NotALoginName;

impl FromStr for LoginName {
    type Err = NotALoginName;
    fn from_str(text: &str) -> Result<Self, NotALoginName> {
        let text = text.trim();
        let fits = LOGIN_CHARACTERS.contains(&text.len())
            && text
                .split('.')
                .all(|part| !part.is_empty() && part.bytes().all(|b| b.is_ascii_alphanumeric()));
        fits.then(|| Self(text.to_owned())).ok_or(NotALoginName)
    }
}

impl LoginName {
    /// The name.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Under what the person is found: as with a mail address, capitals do not make another person.
    pub fn index(&self, key: &[u8; 32]) -> Hash {
        index(&self.0, key)
    }
}

impl fmt::Debug for LoginName {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("***")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_login_name_is_one_person_however_it_is_written() {
        let found = |text: &str| text.parse::<LoginName>().unwrap().index(&[7; 32]);
        assert_eq!(found("Wang.Guilan42"), found(" wang.guilan42 "));
        assert_ne!(found("wang.guilan"), found("wangguilan"));
    }

    #[test]
    fn what_is_no_login_name_is_refused() {
        for wrong in
            ["", "ab", "王桂兰", "wang guilan", "wang@example.org", ".wang", "wang.", "wa..ng", "wang-1"]
        {
            assert!(wrong.parse::<LoginName>().is_err(), "{wrong:?}");
        }
        assert!("a".repeat(40).parse::<LoginName>().is_ok());
        assert!("a".repeat(41).parse::<LoginName>().is_err());
    }
}
