//! One letter: its parts fit each other, and it is for whom it was written.

use crate::domain::ids::PersonId;
use crate::domain::letter::Addressee;
use crate::letters::{Code, Said, is_neutral, read};
use crate::messages::T;
use crate::store::matters::MatterRow;
use crate::store::outbox::{Delivery, LetterRow};
use crate::store::{Hash, Reads, Sealed, StoreError, letter_codes};
use std::borrow::Cow;
use std::collections::HashMap;

/// Everything that is wrong with a letter. `mail` holds the addresses of all persons that letters of its
/// matter are for; `code_is_known` says whether its reader would be told that it is ours.
pub(super) fn faults(
    t: T,
    letter: &LetterRow,
    matter: Option<&MatterRow>,
    mail: &HashMap<PersonId, Option<Sealed>>,
    code_is_known: bool,
) -> Vec<Cow<'static, str>> {
    let mut faults = Vec::new();
    if !may_be_for(letter, matter, mail) {
        faults.push(t.fault_letter_recipient());
    }
    // A letter that is not mailed has no bytes of a mail; its words are all there is of it.
    let said = [letter.subject.is_some(), letter.words.is_some()];
    let mailed = [letter.bytes.is_some(), letter.sha256.is_some(), letter.message_id.is_some()];
    let in_part = |parts: &[bool]| parts.contains(&true) && parts.contains(&false);
    if in_part(&said) || in_part(&mailed) || (mailed.contains(&true) && said.contains(&false)) {
        faults.push(t.fault_letter_incomplete());
    }
    let on_paper = [Delivery::Here, Delivery::ToPost, Delivery::Posted, Delivery::CameBack];
    if on_paper.contains(&letter.state) && said.contains(&false) {
        faults.push(t.fault_letter_unsent());
    }
    let is_sent = letter.state == Delivery::Sent;
    if is_sent && (letter.bytes.is_none() || letter.sent_at.is_none()) {
        faults.push(t.fault_letter_unsent());
    }
    if !code_is_known {
        faults.push(t.fault_letter_code());
    }
    if let Some(bytes) = &letter.bytes {
        faults.extend(fault_of_bytes(t, bytes, letter, mail));
    }
    faults
}

/// Whether the reader of a letter who asks about the code in it would be told that it is ours. Letters of
/// older releases have none.
pub(super) fn code_is_known(c: &mut impl Reads, letter: &LetterRow) -> Result<bool, StoreError> {
    let words = letter.words.as_ref().and_then(|words| words.open().ok());
    match words.and_then(Code::last_in) {
        Some(code) => Ok(letter_codes::written_at(c, code.hash())?.is_some()),
        None => Ok(true),
    }
}

/// Whether the row may be for whom it names: somebody who is here, the consumer of the case, or the
/// contact of a platform, which is no person.
fn may_be_for(
    letter: &LetterRow,
    matter: Option<&MatterRow>,
    mail: &HashMap<PersonId, Option<Sealed>>,
) -> bool {
    let known = letter.person_id.is_none_or(|person| mail.contains_key(&person));
    let addressed = match letter.addressee {
        Addressee::Consumer => matter.is_none_or(|matter| matter.consumer_id == letter.person_id),
        Addressee::PlatformContact => letter.person_id.is_none(),
        Addressee::Platform => true,
        Addressee::Mediator | Addressee::Registrars | Addressee::Court | Addressee::Supervisor => {
            letter.person_id.is_some()
        }
    };
    known && addressed
}

/// What the bytes prove, and what is shown of them.
fn fault_of_bytes(
    t: T,
    bytes: &Sealed,
    letter: &LetterRow,
    mail: &HashMap<PersonId, Option<Sealed>>,
) -> Option<Cow<'static, str>> {
    let Ok(bytes) = bytes.open() else { return Some(t.fault_sealed()) };
    if letter.sha256 != Some(Hash::of(bytes.as_bytes())) {
        return Some(t.fault_letter_hash());
    }
    let Ok(said) = read(bytes) else { return Some(t.fault_letter_bytes()) };
    // Nobody's mail address ever changes; a platform's contact does, and so does an address for letters only.
    let to = letter.person_id.and_then(|person| mail.get(&person)?.as_ref()?.open().ok());
    if to.is_some_and(|to| to != said.to) {
        return Some(t.fault_letter_recipient());
    }
    let columns = parts_that_differ(letter, &said);
    (!columns.is_empty()).then(|| t.fault_letter_parts(&columns.join(", ")))
}

fn parts_that_differ(letter: &LetterRow, said: &Said) -> Vec<&'static str> {
    let words = letter.words.as_ref().and_then(|words| words.open().ok());
    let tells_nothing = is_neutral(&said.subject);
    let of_this_letter = said.message_id.starts_with(&format!("<{}@", letter.id));
    let parts = [
        ("subject", tells_nothing || letter.subject.as_ref() == Some(&said.subject)),
        ("words", tells_nothing || words == Some(said.text.as_str())),
        ("message_id", of_this_letter && letter.message_id.as_ref() == Some(&said.message_id)),
    ];
    parts.into_iter().filter(|(_, fits)| !fits).map(|(column, _)| column).collect()
}
