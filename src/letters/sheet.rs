//! What one letter says, in one language: what to do by when, what happened, how the date was counted.

use crate::config::Origin;
use crate::domain::case::Case;
use crate::domain::case::event::Event;
use crate::domain::clock::WindowKey;
use crate::domain::clock::running::{Running, RunningWindow};
use crate::domain::ids::CaseNumber;
use crate::domain::matter::{Matter, Recorded};
use crate::domain::publication::{self, Publication};
use crate::domain::rulebook::Rulebook;
use crate::domain::text::{Bilingual, Language};
use crate::messages::story::{Reader, Teller};
use crate::messages::{CountedLine, T};
use crate::store::receipts::Receipt;

/// The event that a letter tells of, with its matter as it stood right after it.
pub enum About {
    /// An event of a case.
    Case(Box<Case>, Box<Recorded<Event>>),
    /// An event of a publication, and the number of its case.
    Publication(Box<Publication>, Box<Recorded<publication::Event>>, CaseNumber),
}

/// Who sends letters here.
#[derive(Clone, Debug)]
pub struct Sender {
    /// The name of the centre.
    pub centre: Bilingual,
    /// Where its pages are.
    pub origin: Origin,
    /// Its mail address.
    pub mail: String,
}

/// One letter in one language, ready for the templates.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sheet {
    /// The texts in the reader's language.
    pub t: T,
    /// The first line: what to do by when.
    pub act: String,
    /// What happened.
    pub story: Option<Story>,
    /// What a finding is and is not, and what makes it binding.
    pub binding: Option<String>,
    /// How the date in the first line was counted.
    pub counted: Vec<CountedLine>,
    /// What silence brings.
    pub silence: Option<String>,
    /// What we received, each with its SHA-256: in the letter that acknowledges a complaint.
    pub received: Vec<(String, String)>,
    /// Whatever else the reader should know, a paragraph each.
    pub notes: Vec<String>,
    /// Where to go on.
    pub link: Option<String>,
    /// The words before the link.
    pub link_says: String,
    /// Reference lines at the end.
    pub foot: Vec<String>,
}

/// The event of a letter.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Story {
    /// When it happened.
    pub when: String,
    /// In two or three words.
    pub title: String,
    /// In a sentence or two.
    pub sentence: String,
}

impl About {
    /// The number under which both parties know the matter.
    pub fn number(&self) -> CaseNumber {
        match self {
            About::Case(case, _) => case.number(),
            About::Publication(_, _, number) => *number,
        }
    }

    fn story(&self, teller: &Teller<'_>) -> Story {
        let (told, at) = match self {
            About::Case(case, entry) => (teller.case(case, entry), entry.at),
            About::Publication(_, entry, _) => (teller.publication(entry), entry.at),
        };
        let when = teller.t.long_date_and_time(at, &teller.book.zone).into_owned();
        Story { when, title: told.title, sentence: told.sentence }
    }

    fn running(&self) -> &Running {
        match self {
            About::Case(case, _) => &case.life.running,
            About::Publication(publication, _, _) => &publication.life().running,
        }
    }

    /// The windows that the event opened.
    fn opened(&self) -> &[RunningWindow] {
        match self {
            About::Case(_, entry) => &entry.clock.opened,
            About::Publication(_, entry, _) => &entry.clock.opened,
        }
    }

    /// What the reader must do: the duty that this very event brought, else the one that ends first.
    fn duty(&self, reader: Reader) -> Option<&RunningWindow> {
        let running = self.running();
        let stayed = running.is_stayed();
        let mine = |window: &&RunningWindow| {
            let runs = !stayed || window.key.runs_in_a_stay();
            runs && reader.holder() == Some(window.holder) && window.key.is_duty()
        };
        let brought = self.opened().iter().find(mine).and_then(|window| running.get(window.id));
        brought.or_else(|| running.iter().filter(mine).min_by_key(|window| window.reckoning.falls))
    }

    /// Whose turn it is, if it is not the reader's.
    fn turn(&self, reader: Reader) -> Option<&RunningWindow> {
        match self {
            About::Case(case, _) => case.turn_for(reader.holder()),
            About::Publication(publication, _, _) => publication.life().running.next(),
        }
    }

    fn has_finding(&self) -> bool {
        match self {
            About::Case(_, entry) => matches!(
                entry.event,
                Event::Ruled(_) | Event::RulingAccepted { .. } | Event::RulingRefused { .. }
            ),
            About::Publication(..) => false,
        }
    }
}

/// The letter about an event to one reader, as the teller addresses them.
pub fn sheet(about: &About, teller: &Teller<'_>, sender: &Sender) -> Sheet {
    let t = teller.t;
    let duty = about.duty(teller.reader);
    let window = duty.or_else(|| about.turn(teller.reader));
    let stop = |sentence: String| t.letter_full_stop(&sentence).into_owned();
    let stands = match (window, about) {
        (Some(window), _) => stop(teller.headline(window)),
        (None, About::Case(case, _)) => stop(teller.case_headline(case)),
        (None, About::Publication(..)) => t.letter_no_window().into_owned(),
    };
    let act = match duty {
        Some(_) => stands,
        None => t.letter_act(&t.letter_nothing_to_do(), &stands).into_owned(),
    };
    let number = about.number().to_string();
    Sheet {
        t,
        act,
        story: Some(about.story(teller)),
        binding: about.has_finding().then(|| teller.book.binding_text.in_language(t.0).to_owned()),
        counted: window.map(|window| t.counting(window, teller.book)).unwrap_or_default(),
        silence: window.map(|window| teller.silence(window).to_owned()),
        received: Vec::new(),
        notes: Vec::new(),
        link: Some(format!("{}/cases/{number}", sender.origin)),
        link_says: t.letter_to_the_case().into_owned(),
        foot: vec![
            t.letter_case_number(&number).into_owned(),
            t.letter_made_by(sender.centre.in_language(t.0)).into_owned(),
        ],
    }
}

/// The same for a contact of a platform that nobody represents here, who cannot open the case yet.
pub fn sheet_for_contact(about: &About, teller: &Teller<'_>, sender: &Sender) -> Sheet {
    let number = about.number().to_string();
    Sheet {
        link: Some(claim_link(sender, &number)),
        link_says: teller.t.notice_link().into_owned(),
        ..sheet(about, teller, sender)
    }
}

/// Where somebody whom we do not know asks to answer in one case.
fn claim_link(sender: &Sender, number: &str) -> String {
    format!("{}/claim?case={number}", sender.origin)
}

/// What a receipt acknowledges, line by line, with the hash of each.
pub fn received(t: T, receipt: &Receipt) -> Vec<(String, String)> {
    let text = (t.received_text().into_owned(), receipt.statement.to_string());
    let files = receipt.files.iter().map(|file| {
        let label = t.received_file(file.number, &file.title, &t.file_size(file.size));
        (label.into_owned(), file.sha256.to_string())
    });
    std::iter::once(text).chain(files).collect()
}

/// The notice of a complaint to the verified contact of a platform that nobody represents here. Its
/// time starts when the mail server takes the notice, so there is no date yet, only its length.
pub fn notice(about: &About, teller: &Teller<'_>, sender: &Sender) -> Sheet {
    let (t, book): (T, &Rulebook) = (teller.t, teller.book);
    let rule = book.window(WindowKey::Answer);
    let silence = book.silence(WindowKey::Answer).first.sentence(true, false);
    let number = about.number().to_string();
    let language: Language = t.0;
    Sheet {
        t,
        act: t.notice_act(&t.span(rule.span)).into_owned(),
        story: Some(about.story(teller)),
        binding: None,
        counted: Vec::new(),
        silence: Some(silence.in_language(language).to_owned()),
        received: Vec::new(),
        notes: vec![
            t.notice_counted(rule.basis.in_language(language)).into_owned(),
            t.notice_how(&sender.mail).into_owned(),
        ],
        link: Some(claim_link(sender, &number)),
        link_says: t.notice_link().into_owned(),
        foot: vec![
            t.letter_case_number(&number).into_owned(),
            sender.centre.in_language(language).to_owned(),
        ],
    }
}
