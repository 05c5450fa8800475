//! By which way a letter goes: by mail, into the inbox here, or onto paper. Decided here alone, as its
//! reader stands in the address book at the moment of sending.

use super::PostError;
use crate::domain::clock::{Hours, Moment};
use crate::domain::ids::PersonId;
use crate::domain::letter::Channel;
use crate::store::outbox::channels;
use crate::store::people::{self, Person};
use crate::store::platforms::Platform;
use crate::store::reach;
use crate::store::{Reads, Sealed, StoreError, Tx, postings};

/// The way of one letter.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Way {
    /// By mail.
    Mail(Mailing),
    /// It waits here, and goes nowhere else.
    Here,
    /// On paper, to this name and address, a line each.
    Post(String),
}

/// How a letter is mailed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mailing {
    /// Way which address.
    pub to: String,
    /// Whether it says only that there is news.
    pub neutral: bool,
    /// In which hours it may be sent.
    pub hours: Option<Hours>,
}

/// The way to a person: as they chose, as far as there is an address for that.
///
/// # Errors
/// What the database said.
pub fn to_person(c: &mut impl Reads, person: &Person) -> Result<Way, StoreError> {
    let reach = reach::of(c, person.id)?;
    let open = |sealed: &Sealed| Ok::<_, StoreError>(sealed.open()?.to_owned());
    Ok(match (reach.channel, &person.address, reach.safe_mail.as_ref().or(person.mail.as_ref())) {
        (Channel::Mail, _, Some(mail)) => {
            Way::Mail(Mailing { to: open(mail)?, neutral: reach.neutral, hours: reach.hours() })
        }
        (Channel::Post, Some(address), _) => {
            Way::Post(format!("{}\n{}", open(&person.name)?, open(address)?))
        }
        (Channel::Mail | Channel::Here | Channel::Post, _, _) => Way::Here,
    })
}

/// The name or the address of a person on record is another one: their letters on paper that have not been
/// posted go there. Without an address, or with another way chosen, they wait here.
///
/// # Errors
/// What the database said.
pub fn follow(tx: &mut Tx<'_>, person: PersonId, here: Moment) -> Result<(), StoreError> {
    let moved = people::get(tx, person)?;
    match to_person(tx, &moved)? {
        Way::Post(address) => channels::send_on(tx, person, &Sealed::seal(&address), here),
        Way::Mail(_) | Way::Here => channels::stop_paper(tx, person),
    }
}

/// The way to a platform that nobody represents here: the verified contact, or else paper.
pub fn to_contact(c: &mut impl Reads, platform: &Platform) -> Result<Way, PostError> {
    let verified = platform.contact.as_ref().filter(|_| platform.contact_verified_at.is_some());
    if let Some(contact) = verified {
        let to = contact.open().map_err(StoreError::from)?.to_owned();
        return Ok(Way::Mail(Mailing { to, neutral: false, hours: None }));
    }
    postal(c, None, platform)?.map(Way::Post).ok_or(PostError::NoAddress)
}

/// Name and address of whoever a letter is for, a line each, if there is a postal address; of a person only
/// if they chose the post: somebody may have left that home.
///
/// # Errors
/// What the database said.
pub fn postal(
    c: &mut impl Reads,
    person: Option<PersonId>,
    platform: &Platform,
) -> Result<Option<String>, StoreError> {
    let Some(person) = person else {
        let address = postings::address_of(c, platform.id)?;
        let address = address.as_ref().map(Sealed::open).transpose()?;
        return Ok(address.map(|address| format!("{}\n{address}", platform.legal_name)));
    };
    let person = people::get(c, person)?;
    match to_person(c, &person)? {
        Way::Post(address) => Ok(Some(address)),
        Way::Mail(_) | Way::Here => Ok(None),
    }
}
