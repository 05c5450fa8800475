//! The number under which a business register knows who runs a platform.

use std::fmt;

/// The characters of a unified social credit code, in the order of their values from 0 to 30. I, O, S, V
/// and Z are left out because they look like others.
const CHARACTERS: &[u8; 31] = b"0123456789ABCDEFGHJKLMNPQRTUWXY";

/// How many characters a code has.
const LENGTH: usize = 18;

/// A unified social credit code (统一社会信用代码) of China, as GB 32100-2015 makes it: who registered, the
/// kind, six digits of the place, nine characters of the organisation, and a check character. With the
/// characters' values C and the weights W(i) = 3^(i-1) mod 31, the sum of C(i)·W(i) over the first 17 and
/// C(18) is divisible by 31 (section 5 and annex A of the standard).
///
/// The check character within the nine of the organisation (GB 11714) is not asked for: some that are in
/// use do not have it right.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CreditCode(String);

/// Why a text is no such code.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum NotACode {
    /// It has not eighteen characters.
    #[error("a unified social credit code has 18 characters")]
    Length,
    /// This character stands in none, or not there.
    #[error("{0} does not stand there in a unified social credit code")]
    Character(char),
    /// The last character does not fit the others: there is a slip somewhere.
    #[error("the check character does not fit the others")]
    Check,
}

impl CreditCode {
    /// Reads a code in capital letters.
    ///
    /// # Errors
    /// See [`NotACode`].
    pub fn parse(text: &str) -> Result<CreditCode, NotACode> {
        if text.chars().count() != LENGTH {
            return Err(NotACode::Length);
        }
        let (mut sum, mut weight) = (0_usize, 1);
        for (place, character) in text.chars().enumerate() {
            let value = CHARACTERS.iter().position(|known| char::from(*known) == character);
            let value = value.filter(|value| !(2..8).contains(&place) || *value < 10);
            let value = value.ok_or(NotACode::Character(character))?;
            sum += value * if place + 1 == LENGTH { 1 } else { weight };
            weight = weight * 3 % CHARACTERS.len();
        }
        let right = sum.is_multiple_of(CHARACTERS.len());
        right.then(|| CreditCode(text.to_owned())).ok_or(NotACode::Check)
    }

    /// The code.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// The number of a register: a [`CreditCode`], or one of another place, of which we know no rule and which is
/// kept as typed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Registration(String);

impl Registration {
    /// The most characters of a number.
    pub const LONGEST: usize = 40;

    /// Reads a number. What has eighteen letters and digits is taken for a [`CreditCode`] and checked;
    /// small letters, full width, blanks and hyphens within make no difference to one.
    ///
    /// # Errors
    /// See [`NotACode`].
    pub fn parse(text: &str) -> Result<Registration, NotACode> {
        let plain: String =
            text.chars().map(half_width).filter(|c| !c.is_whitespace() && *c != '-').collect();
        let plain = plain.to_ascii_uppercase();
        let is_code = plain.len() == LENGTH && plain.chars().all(|c| c.is_ascii_alphanumeric());
        if !is_code {
            return Ok(Registration(text.trim().to_owned()));
        }
        CreditCode::parse(&plain).map(|CreditCode(code)| Registration(code))
    }

    /// The number as it is kept.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// A character as a Chinese keyboard may type it, in full width, becomes a plain one.
pub fn half_width(c: char) -> char {
    match c {
        '０'..='９' | 'Ａ'..='Ｚ' | 'ａ'..='ｚ' => char::from_u32(u32::from(c) - 0xfee0).unwrap_or(c),
        _ => c,
    }
}

impl fmt::Display for Registration {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// The check character by another way: from the right, as a polynomial in 3, and by trying.
    fn check(first: &str) -> char {
        let values = "0123456789ABCDEFGHJKLMNPQRTUWXY";
        let value = |c: char| values.find(c).unwrap();
        let sum = first.chars().rev().fold(0, |sum, c| (sum * 3 + value(c)) % 31);
        values.chars().find(|c| (sum + value(*c)) % 31 == 0).unwrap()
    }

    fn first() -> impl Strategy<Value = String> {
        "[0-9A-HJ-NPQRTUWXY]{2}[0-9]{6}[0-9A-HJ-NPQRTUWXY]{9}"
    }

    #[test]
    fn the_example_of_the_standard_and_codes_in_use_are_right() {
        // Annex A works out 91350100M000100Y4 and comes to 3; it shows Z as the wrong character.
        assert!(CreditCode::parse("91350100M000100Y43").is_ok());
        assert_eq!(CreditCode::parse("91350100M000100Y4Z"), Err(NotACode::Character('Z')));
        assert_eq!(CreditCode::parse("91350100M000100Y44"), Err(NotACode::Check));
        assert_eq!(CreditCode::parse("91350100M000100Y4"), Err(NotACode::Length));
        assert_eq!(CreditCode::parse("9135A100M000100Y43"), Err(NotACode::Character('A')));
    }

    #[test]
    fn a_number_of_another_place_is_kept_as_typed() {
        let kept = |text: &str| Registration::parse(text).map(|number| number.to_string());
        assert_eq!(kept(" HRB 12345 B "), Ok("HRB 12345 B".to_owned()));
        assert_eq!(kept("９１３５０１００-m000100y43"), Ok("91350100M000100Y43".to_owned()));
        assert_eq!(kept("9135 0100 M000 100Y 44"), Err(NotACode::Check));
        assert_eq!(kept("编号-2026-十二345678901"), Ok("编号-2026-十二345678901".to_owned()));
    }

    proptest! {
        #[test]
        fn the_right_check_character_is_taken_and_every_other_refused(first in first()) {
            let right = check(&first);
            for c in "0123456789ABCDEFGHJKLMNPQRTUWXY".chars() {
                prop_assert_eq!(CreditCode::parse(&format!("{first}{c}")).is_ok(), c == right);
            }
        }

        #[test]
        fn one_wrong_character_and_two_swapped_ones_are_found(
            first in first(), at in 0usize..17, other in "[0-9]",
        ) {
            let code = format!("{first}{}", check(&first));
            let mut slip: Vec<char> = code.chars().collect();
            slip[at] = other.chars().next().unwrap();
            let slip: String = slip.into_iter().collect();
            prop_assert_eq!(CreditCode::parse(&slip).is_ok(), slip == code);
            let mut swapped: Vec<char> = code.chars().collect();
            swapped.swap(at, at + 1);
            let swapped: String = swapped.into_iter().collect();
            prop_assert_eq!(CreditCode::parse(&swapped).is_ok(), swapped == code);
        }

        #[test]
        fn no_text_breaks_it(text in any::<String>()) {
            if let Ok(number) = Registration::parse(&text) {
                prop_assert_eq!(Registration::parse(number.as_str()), Ok(number));
            }
        }
    }
}
