//! Names of things: identifiers that cannot be mixed up, and the case number.
//!
//! Identifiers are UUIDs. The domain never makes one (that would be chance); it is handed fresh
//! ones in `Given`, and the shell makes them as UUIDv7 so that they sort by age.

use super::chain::Hash;
use serde::{Deserialize, Serialize};
use std::fmt;
use std::str::FromStr;
use uuid::Uuid;

macro_rules! id {
    ($($(#[$meta:meta])* $name:ident)*) => {$(
        $(#[$meta])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[serde(transparent)]
        pub struct $name(pub Uuid);

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                self.0.fmt(f)
            }
        }

        impl FromStr for $name {
            type Err = uuid::Error;
            fn from_str(text: &str) -> Result<Self, Self::Err> {
                Uuid::from_str(text).map(Self)
            }
        }

        impl From<Uuid> for $name {
            fn from(id: Uuid) -> Self {
                Self(id)
            }
        }
    )*};
}

id! {
    /// Whatever has a clock and a record: a case, a publication.
    MatterId
    /// A person with a sign-in.
    PersonId
    /// A platform.
    PlatformId
    /// A person's place in a matter.
    StandingId
    /// A sealed text beside the chain.
    TextId
    /// One piece of evidence.
    ExhibitId
    /// One running or ended window of a matter.
    WindowId
    /// A party's settlement offer, or the mediator's proposal.
    OfferId
    /// A mediator's question.
    QuestionId
    /// One ordered or agreed remedy.
    RemedyId
    /// A consumer's alarm.
    AlarmId
    /// A platform's word that it was somebody else.
    ReferralId
    /// A letter in the outbox.
    LetterId
    /// A command that one matter's decision sends to another.
    ErrandId
    /// A complaint that is being written.
    DraftId
    /// Somebody's wish to answer for a platform in one case.
    ClaimId
}

impl MatterId {
    /// The publication that an errand begins. The public reads this identifier, and an errand's own
    /// tells the millisecond in which a case ended; a hash of it (UUID version 8, RFC 9562) tells
    /// nothing, and is still the same whenever the errand is carried out.
    pub fn of_publication(errand: ErrandId) -> MatterId {
        MatterId::named(&format!("publication {errand}"))
    }

    /// The case that the centre opens when it accepts a referral: both cases can find each other by it.
    pub fn of_linked_case(referral: ReferralId) -> MatterId {
        MatterId::named(&format!("linked case {referral}"))
    }

    /// The request of a person to one of the platforms to which a form writes: sent twice, it is there once.
    pub fn of_request(form: DraftId, by: PersonId, platform: &str) -> MatterId {
        MatterId::named(&format!("request {form} {by} {platform}"))
    }

    fn named(name: &str) -> MatterId {
        MatterId(named(name))
    }
}

impl DraftId {
    /// The complaint that begins with a request: begun twice, it is there once.
    pub fn of_request(request: MatterId) -> DraftId {
        DraftId(named(&format!("complaint of request {request}")))
    }
}

/// The same identifier whenever it is asked for, and nothing to be learnt from it (UUID version 8, RFC 9562).
fn named(name: &str) -> Uuid {
    let Hash(digest) = Hash::of(name.as_bytes());
    let mut bytes = [0; 16];
    for (to, from) in bytes.iter_mut().zip(digest) {
        *to = from;
    }
    uuid::Builder::from_custom_bytes(bytes).into_uuid()
}

/// The number that a case is known by, `2026-000123-K`: year, running number, check character.
///
/// The check character is ISO/IEC 7064 MOD 37,36 over the ten digits, so every single wrong digit
/// and every swap of neighbours is noticed before a letter goes to the wrong person.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct CaseNumber {
    year: i16,
    running: u32,
}

const CHECK_ALPHABET: &[u8; 36] = b"0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ";

impl CaseNumber {
    /// The largest running number of a year.
    pub const MOST: u32 = 999_999;

    /// The number `running` (1 to 999,999) of `year`; `None` outside that range.
    pub fn new(year: i16, running: u32) -> Option<Self> {
        let fits = (1..=Self::MOST).contains(&running) && (2000..=9999).contains(&year);
        fits.then_some(Self { year, running })
    }

    /// The running number within its year.
    pub fn running(self) -> u32 {
        self.running
    }

    fn check(self) -> char {
        let digits = format!("{:04}{:06}", self.year, self.running);
        let mut carry = 36;
        for digit in digits.bytes() {
            carry = (carry + usize::from(digit - b'0')) % 36;
            carry = (if carry == 0 { 36 } else { carry }) * 2 % 37;
        }
        CHECK_ALPHABET.get((37 - carry) % 36).map_or('?', |symbol| *symbol as char)
    }
}

impl fmt::Display for CaseNumber {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}-{:06}-{}", self.year, self.running, self.check())
    }
}

/// Why a text is not a case number.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum NotACaseNumber {
    /// It does not look like `2026-000123-K`.
    #[error("a case number looks like 2026-000123-K")]
    Shape,
    /// The check character does not fit the digits: something was mistyped.
    #[error("the last character of the case number does not fit the digits before it")]
    Check,
}

impl FromStr for CaseNumber {
    type Err = NotACaseNumber;
    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let mut parts = text.trim().split('-');
        let (Some(year), Some(running), Some(check), None) =
            (parts.next(), parts.next(), parts.next(), parts.next())
        else {
            return Err(NotACaseNumber::Shape);
        };
        let digits = |part: &str, length| part.len() == length && part.bytes().all(|b| b.is_ascii_digit());
        if !digits(year, 4) || !digits(running, 6) || check.len() != 1 {
            return Err(NotACaseNumber::Shape);
        }
        let number = year
            .parse()
            .ok()
            .zip(running.parse().ok())
            .and_then(|(year, running)| CaseNumber::new(year, running))
            .ok_or(NotACaseNumber::Shape)?;
        if check.eq_ignore_ascii_case(&number.check().to_string()) {
            Ok(number)
        } else {
            Err(NotACaseNumber::Check)
        }
    }
}

impl Serialize for CaseNumber {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for CaseNumber {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        text.parse().map_err(serde::de::Error::custom)
    }
}

/// The number that a request is known by, `R2026-000123-K`: counted by itself, and never mistaken for that of a
/// case.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct RequestNumber(CaseNumber);

impl RequestNumber {
    /// As [`CaseNumber::new`].
    pub fn new(year: i16, running: u32) -> Option<Self> {
        CaseNumber::new(year, running).map(RequestNumber)
    }
}

impl fmt::Display for RequestNumber {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "R{}", self.0)
    }
}

impl FromStr for RequestNumber {
    type Err = NotACaseNumber;
    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let number = text.trim().strip_prefix(['R', 'r']).ok_or(NotACaseNumber::Shape)?;
        number.parse().map(RequestNumber)
    }
}

/// Under which name people know a matter. A publication goes by the number of its case.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Reference {
    /// The number of a case.
    Case(CaseNumber),
    /// The number of a request.
    Request(RequestNumber),
}

impl fmt::Display for Reference {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Reference::Case(number) => number.fmt(f),
            Reference::Request(number) => number.fmt(f),
        }
    }
}

impl Serialize for RequestNumber {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for RequestNumber {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        text.parse().map_err(serde::de::Error::custom)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_number_of_a_request_is_no_number_of_a_case() {
        let number = RequestNumber::new(2026, 123).unwrap();
        assert_eq!(number.to_string().parse(), Ok(number));
        assert_eq!(number.to_string().to_lowercase().parse(), Ok(number));
        assert!(number.to_string().parse::<CaseNumber>().is_err());
        assert!(CaseNumber::new(2026, 123).unwrap().to_string().parse::<RequestNumber>().is_err());
    }

    #[test]
    fn the_name_of_a_publication_tells_no_time_and_stays_the_same() {
        let errand: ErrandId = "01932f00-0000-7000-8000-000000000001".parse().unwrap();
        let id = MatterId::of_publication(errand);
        assert_eq!(id, MatterId::of_publication(errand));
        assert_eq!(id.0.get_version_num(), 8);
        assert_ne!(id.to_string()[..8], errand.to_string()[..8]);
    }

    #[test]
    fn every_single_wrong_digit_and_every_swap_of_neighbours_is_noticed() {
        let written = CaseNumber::new(2026, 123_456).unwrap().to_string();
        let bytes = written.as_bytes();
        for at in (0..4).chain(5..11) {
            for digit in b'0'..=b'9' {
                let mut wrong = bytes.to_vec();
                wrong[at] = digit;
                let right = wrong == bytes;
                let wrong = String::from_utf8(wrong).unwrap();
                assert_eq!(wrong.parse::<CaseNumber>().is_ok(), right, "{wrong}");
            }
        }
        let mut swapped = bytes.to_vec();
        swapped.swap(6, 7);
        assert_eq!(String::from_utf8(swapped).unwrap().parse::<CaseNumber>(), Err(NotACaseNumber::Check));
    }

    #[test]
    fn a_case_number_is_read_as_it_is_written() {
        let number = CaseNumber::new(2026, 123).unwrap();
        assert_eq!(number.to_string().parse(), Ok(number));
        assert_eq!(number.to_string().to_lowercase().parse(), Ok(number));
        for bad in ["", "2026", "2026-123-K", "2026-000000-0", "2026-000123-KK", "二〇二六-000123-K"] {
            assert!(bad.parse::<CaseNumber>().is_err(), "{bad}");
        }
    }
}
