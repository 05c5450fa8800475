//! What a letter needs to know, read as of its event.

use super::PostError;
use super::sheet::{About, Sender, Sheet, notice, received, sheet, sheet_for_contact, sheet_for_mediator};
use super::way::{Way, to_contact, to_person};
use crate::domain::actor::{ActingPerson, Actor, Role, Strength};
use crate::domain::case::Case;
use crate::domain::case::event::Event;
use crate::domain::evidence::TextRef;
use crate::domain::ids::{MatterId, PersonId};
use crate::domain::letter::Addressee;
use crate::domain::matter::MatterKind;
use crate::domain::publication::Publication;
use crate::domain::request::Request;
use crate::domain::rulebook::Rulebook;
use crate::domain::text::Language;
use crate::messages::T;
use crate::messages::story::{Reader, Teller};
use crate::store::outbox::LetterRow;
use crate::store::platforms;
use crate::store::{Conn, StoreError, matters, people, receipts, texts};

/// A letter before it becomes a mail.
pub struct Draft {
    /// By which way it goes.
    pub way: Way,
    /// The language of its head.
    pub language: Language,
    /// The subject.
    pub subject: String,
    /// What it says.
    pub sheets: Vec<Sheet>,
}

/// Reads all that the letter needs, as of its event, and says what it says.
pub fn draft(
    c: &mut Conn<'_>,
    letter: &LetterRow,
    sender: &Sender,
    book: &Rulebook,
) -> Result<Draft, PostError> {
    let seq = u32::try_from(letter.seq).map_err(|_| PostError::Unreadable)?;
    let (about, platform, mediator) = about(c, letter.matter_id, seq)?;
    let mediator = mediator.map(|id| name_of(c, id)).transpose()?;
    let platform = platforms::get(c, platform)?;
    let by = letter.person_id.filter(|_| letter.addressee == Addressee::Registrars).map(registrar);
    let told = |language: Language| {
        let reader = Reader::from(role(letter.addressee));
        let (t, name) = (T(language), platform.name(language));
        let teller = Teller { t, reader, platform: name, mediator: mediator.as_deref(), book };
        let mut sheet = match letter.addressee {
            Addressee::PlatformContact => notice(&about, &teller, sender),
            Addressee::Platform if letter.person_id.is_none() => sheet_for_contact(&about, &teller, sender),
            Addressee::Mediator => sheet_for_mediator(&about, &teller, sender, letter.person_id),
            Addressee::Consumer
            | Addressee::Platform
            | Addressee::Registrars
            | Addressee::Court
            | Addressee::Supervisor => sheet(&about, &teller, sender),
        };
        if let Some(window) = by.as_ref().and_then(|by| about.waits_for_another(by)) {
            let stands = t.letter_full_stop(&teller.headline_of_another(window));
            sheet.act = t.letter_act(&t.letter_nothing_to_do(), &stands).into_owned();
        }
        sheet
    };
    let subject = |language: Language| about.subject(T(language));
    match letter.person_id {
        Some(person) => {
            let person = people::get(c, person)?;
            let (way, language) = (to_person(c, &person)?, person.language);
            let mut sheet = told(language);
            if acknowledges(letter.addressee, &about) {
                sheet.received = received(T(language), &receipts::of(c, letter.matter_id)?);
            }
            let (subject, sheets) = (subject(language), vec![sheet]);
            Ok(Draft { way, language, subject, sheets })
        }
        // Nobody told us in which language this contact reads, so it gets both, Chinese first.
        None => Ok(Draft {
            way: to_contact(c, &platform)?,
            language: Language::Zh,
            subject: format!("{} / {}", subject(Language::Zh), subject(Language::En)),
            sheets: vec![told(Language::Zh), told(Language::En)],
        }),
    }
}

/// A registrar, as who may decide.
fn registrar(person: PersonId) -> Actor {
    let (role, strength) = (Role::Registrar, Strength::Password);
    Actor::Person(ActingPerson { person, role, platform: None, strength, second: None })
}

/// Does this letter acknowledge a complaint to whoever filed it?
fn acknowledges(to: Addressee, about: &About) -> bool {
    let filed = matches!(about, About::Case(_, entry) if matches!(entry.event, Event::Filed(_)));
    filed && to == Addressee::Consumer
}

type Found = (About, crate::domain::ids::PlatformId, Option<PersonId>);

fn about(c: &mut Conn<'_>, id: MatterId, seq: u32) -> Result<Found, PostError> {
    let row = matters::row(c, id)?;
    match row.kind {
        MatterKind::Case => {
            let case: Case = matters::as_of(c, id, seq)?;
            let entry = matters::event::<Case>(c, id, seq)?;
            let (platform, mediator) = (case.filing.platform, case.mediators.last().copied());
            Ok((About::Case(Box::new(case), Box::new(entry)), platform, mediator))
        }
        MatterKind::Publication => {
            let publication: Publication = matters::as_of(c, id, seq)?;
            let entry = matters::event::<Publication>(c, id, seq)?;
            let number = matters::row(c, publication.outcome.case)?.number.ok_or(PostError::Unreadable)?;
            let platform = publication.outcome.platform;
            Ok((About::Publication(Box::new(publication), Box::new(entry), number), platform, None))
        }
        MatterKind::Request => {
            let request: Request = matters::as_of(c, id, seq)?;
            let entry = matters::event::<Request>(c, id, seq)?;
            let (platform, written) = (request.asked.platform, &request.asked.letters);
            let words = texts::open(c, &written.iter().map(|(_, text)| text.id).collect::<Vec<_>>())?;
            let read =
                |(language, text): &(Language, TextRef)| Some((*language, words.get(&text.id)?.clone()));
            let letters = written.iter().filter_map(read).collect();
            Ok((About::Request(Box::new(request), Box::new(entry), letters), platform, None))
        }
    }
}

fn name_of(c: &mut Conn<'_>, id: PersonId) -> Result<String, StoreError> {
    Ok(people::get(c, id)?.name.open()?.to_owned())
}

fn role(addressee: Addressee) -> Role {
    match addressee {
        Addressee::Consumer => Role::Consumer,
        Addressee::Platform | Addressee::PlatformContact => Role::Platform,
        Addressee::Mediator => Role::Mediator,
        Addressee::Registrars => Role::Registrar,
        Addressee::Court => Role::Court,
        Addressee::Supervisor => Role::Supervisor,
    }
}
