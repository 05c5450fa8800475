//! The code on a letter, by which whoever holds it can ask whether it is ours.

use crate::accounts::{self, AccountError};
use crate::config::Origin;
use crate::domain::clock::Moment;
use crate::store::throttles::Allowance;
use crate::store::{Hash, Store, letter_codes};
use std::fmt;
use std::net::IpAddr;
use std::str::FromStr;

/// Crockford's base 32: without I, L, O and U, which are misread.
const SYMBOLS: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";

/// The characters of a code, dashes apart: five bits each.
pub const CHARACTERS: usize = 16;

/// Codes that one network may ask about. A code cannot be found by trying; this only keeps the work small.
const PER_NETWORK: Allowance = Allowance { tries: 60, seconds: 15 * 60 };

/// 80 random bits, written `7K2M-0PQX-9D4T-HZ6A`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Code(String);

impl Code {
    /// A code that no letter has.
    ///
    /// # Errors
    /// What the machine said when it gives no random bytes.
    pub fn fresh() -> Result<Code, getrandom::Error> {
        let mut bytes = [0; CHARACTERS];
        getrandom::fill(&mut bytes)?;
        let symbols = bytes.iter().filter_map(|byte| SYMBOLS.get(usize::from(byte % 32)));
        Ok(Code(symbols.map(|symbol| char::from(*symbol)).collect()))
    }

    /// What is kept of it.
    pub fn hash(&self) -> Hash {
        Hash::of(self.0.as_bytes())
    }

    /// The code that stands last in the words of a letter.
    pub fn last_in(words: &str) -> Option<Code> {
        let shaped = |word: &&str| word.split('-').map(str::len).eq([4; CHARACTERS / 4]);
        words.split_whitespace().filter(shaped).filter_map(|word| word.parse().ok()).next_back()
    }
}

impl fmt::Display for Code {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (at, symbol) in self.0.chars().enumerate() {
            let dash = if at > 0 && at % 4 == 0 { "-" } else { "" };
            write!(f, "{dash}{symbol}")?;
        }
        Ok(())
    }
}

/// It does not have as many characters as a code, or holds one that no code has.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("a code has 16 letters and digits")]
pub struct NotACode;

impl FromStr for Code {
    type Err = NotACode;

    /// Reads what somebody copied from paper: in either case, in wide characters as Chinese keyboards type
    /// them, with any dashes and blanks, and with the letters that look like digits.
    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let narrow = |c: char| match c {
            '\u{ff01}'..='\u{ff5e}' => char::from_u32(u32::from(c) - 0xfee0).unwrap_or(c),
            _ => c,
        };
        let mut symbols = String::new();
        for typed in text.chars().map(narrow).filter(|c| c.is_alphanumeric()) {
            let symbol = match typed.to_ascii_uppercase() {
                'O' => '0',
                'I' | 'L' => '1',
                other => other,
            };
            if !SYMBOLS.iter().any(|known| char::from(*known) == symbol) {
                return Err(NotACode);
            }
            symbols.push(symbol);
        }
        if symbols.len() == CHARACTERS { Ok(Code(symbols)) } else { Err(NotACode) }
    }
}

/// How its reader can tell that a letter is ours.
#[derive(Clone, Debug)]
pub struct Check {
    /// The page that answers. It is read and typed, never followed: a false letter's link leads to a false page.
    pub page: String,
    /// The letter's code.
    pub code: Code,
}

impl Check {
    /// For one letter of the house at `origin`.
    ///
    /// # Errors
    /// As [`Code::fresh`].
    pub fn fresh(origin: &Origin) -> Result<Check, getrandom::Error> {
        Ok(Check { page: format!("{origin}/check-letter"), code: Code::fresh()? })
    }
}

/// When the letter with this code was written; `None` when no letter of ours has it. `now` is machine time, for
/// counting; the answer is centre time.
///
/// # Errors
/// [`AccountError::TooMany`] for a network that asks too often, or what the store said.
pub async fn ask(
    store: &Store,
    code: Code,
    from: Option<IpAddr>,
    now: Moment,
) -> Result<Option<Moment>, AccountError> {
    store
        .write(move |tx| {
            accounts::count_network(tx, "letter-codes", from, PER_NETWORK, now)?;
            Ok(letter_codes::written_at(tx, code.hash())?)
        })
        .await
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn a_code_is_read_however_it_was_copied(bits: u128, dash in "[-–— .·]{0,2}", lower: bool, wide: bool) {
            let code: String =
                (0..CHARACTERS).map(|at| char::from(SYMBOLS[(bits >> (5 * at)) as usize % 32])).collect();
            let mut copied: String = code.chars().flat_map(|c| [c.to_string(), dash.clone()]).collect();
            copied = copied.replace('0', "O").replace('1', "l");
            if lower {
                copied = copied.to_lowercase();
            }
            if wide {
                let widen = |c: char| if c.is_ascii_graphic() { char::from_u32(c as u32 + 0xfee0).unwrap() } else { c };
                copied = copied.chars().map(widen).collect();
            }
            let read: Code = copied.parse().unwrap();
            prop_assert_eq!(&read.0, &code);
            prop_assert_eq!(read.to_string().parse::<Code>().unwrap(), read.clone());
            prop_assert_eq!(Code::last_in(&format!("so\n{read}\n-- \n2026-000123-K")), Some(read));
        }

        #[test]
        fn whatever_is_typed_is_a_code_or_none(text: String) {
            if let Ok(code) = text.parse::<Code>() {
                prop_assert_eq!(code.to_string().len(), CHARACTERS + 3);
            }
        }
    }

    #[test]
    fn a_code_is_new_each_time_and_what_is_none_is_no_code() {
        assert_ne!(Code::fresh().unwrap(), Code::fresh().unwrap());
        for bad in
            ["", "7K2M-0PQX-9D4T-HZ6", "7K2M-0PQX-9D4T-HZ6AA", "7K2M-0PQX-9D4T-HZ6U", "7K2M-0PQX-9D4T-HZ6中"]
        {
            assert_eq!(bad.parse::<Code>(), Err(NotACode), "{bad}");
        }
    }
}
