//! People who come to the desk: one person has one account, and what a registrar types for them becomes a
//! complaint only by their own sign.

use super::mail::{hmac, index};
use super::signing_in::key;
use super::{AccountError, LoginName, RecoveryCode, add_without_mail};
use crate::domain::clock::Moment;
use crate::domain::ids::PersonId;
use crate::domain::letter::Channel;
use crate::domain::registration::half_width;
use crate::domain::text::Language;
use crate::store::people::{self, Details, Person};
use crate::store::reach::{self, Reach};
use crate::store::{Hash, Sealed, Tx};

/// The digits of a telephone number, however it is written; a mobile number of China with its country's code is
/// the same number. What else was noted beside it, as whose it is, says nothing about the number.
pub fn digits_of(phone: &str) -> String {
    let digits: String = phone.chars().map(half_width).filter(char::is_ascii_digit).collect();
    let at_home = digits.strip_prefix("00").unwrap_or(&digits).strip_prefix("86");
    at_home.filter(|rest| rest.len() == 11).unwrap_or(&digits).to_owned()
}

/// The letters and digits of a name or of an identity number, however they are written.
pub fn letters_and_digits_of(text: &str) -> String {
    let half = text.chars().map(half_width);
    half.filter(|c| c.is_alphanumeric()).collect::<String>().to_lowercase()
}

/// Under what two accounts of one person are found: the name, and a telephone number or the end of an
/// identity number. `None` without either.
fn likeness(key: &[u8; 32], name: &str, hint: &str) -> Option<Hash> {
    let name = letters_and_digits_of(name);
    let whole = !name.is_empty() && !hint.is_empty();
    whole.then(|| hmac(key, format!("likeness:{name}:{hint}").as_bytes()))
}

/// Notes under what else this person is found: their name with this telephone number.
///
/// # Errors
/// What the store said.
pub fn note_likeness(tx: &mut Tx<'_>, id: PersonId, name: &str, phone: &str) -> Result<(), AccountError> {
    let likeness = likeness(&key(tx)?, name, &digits_of(phone));
    Ok(people::set_likeness(tx, id, likeness)?)
}

/// Somebody at the desk, as they say it.
pub struct AtDesk {
    /// How they are called.
    pub name: String,
    /// The telephone number; may be empty.
    pub phone: String,
    /// The last characters of an identity number; may be empty.
    pub identity: String,
    /// Where letters on paper reach them; empty if they want none.
    pub address: String,
    /// The login name that they chose.
    pub login: LoginName,
    /// The hash of the password that they chose.
    pub password_hash: String,
    /// In which language they read.
    pub language: Language,
}

/// What became of it.
pub enum Opened {
    /// The account is made; the code is shown now and never again.
    New(PersonId, RecoveryCode),
    /// Somebody who is alike has one already.
    Alike(Box<Person>),
}

/// Makes an account for somebody at the desk, unless they have one already: under the same name with the same
/// telephone number, or with the same end of an identity number. Whoever gives one of them now and only the
/// other one later cannot be found, so the desk asks for both.
///
/// # Errors
/// [`AccountError::Known`] when somebody has the login name, or what the store said.
pub fn open_at_desk(
    tx: &mut Tx<'_>,
    new: &AtDesk,
    now: Moment,
    here: Moment,
) -> Result<Opened, AccountError> {
    let key = key(tx)?;
    let by_phone = likeness(&key, &new.name, &digits_of(&new.phone));
    let by_identity = likeness(&key, &new.name, &letters_and_digits_of(&new.identity));
    if let Some(person) = people::alike(tx, by_phone, by_identity)? {
        return Ok(Opened::Alike(Box::new(person)));
    }
    let hash = new.password_hash.clone();
    let (id, code) = add_without_mail(tx, &new.login, &new.name, new.language, hash, now, here)?;
    let some = |text: &str| (!text.is_empty()).then(|| Sealed::seal(text));
    let (phone, address) = (some(&new.phone), some(&new.address));
    if address.is_some() {
        reach::set(tx, &Reach { channel: Channel::Post, ..Reach::unchosen(id) })?;
    }
    let details = Details { name: Sealed::seal(&new.name), phone, address, language: new.language };
    people::set_details(tx, id, &details)?;
    people::set_likeness(tx, id, by_phone)?;
    people::set_likeness_by_identity(tx, id, by_identity)?;
    Ok(Opened::New(id, code))
}

/// Who comes in by this mail address or login name.
///
/// # Errors
/// What the store said.
pub fn who_comes_in_as(tx: &mut Tx<'_>, name: &str) -> Result<Option<Person>, AccountError> {
    let index = index(name, &key(tx)?);
    Ok(people::by_name(tx, index)?)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_person_is_alike_however_it_is_written() {
        let by_phone = |name, phone: &str| likeness(&[7; 32], name, &digits_of(phone));
        let by_identity = |name, end: &str| likeness(&[7; 32], name, &letters_and_digits_of(end));
        let known = by_phone("王桂兰", "13800001111");
        let ways = [
            "138-0000 1111",
            "+86 138-0000 1111",
            "0086 13800001111",
            "13800001111（儿子）",
            "１３８ 0000 1111",
        ];
        for phone in ways {
            assert_eq!(by_phone("王 桂兰", phone), known, "{phone}");
        }
        assert_eq!(by_identity("Ann Lee", "012X"), by_identity("ann lee", "012x"));
        assert_ne!(by_phone("王桂兰", "13800001112"), known);
        assert!(by_phone("王桂兰", " - ").is_none() && by_phone("", "138").is_none());
    }
}
