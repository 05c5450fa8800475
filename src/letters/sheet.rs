//! What one letter says, in one language: what to do by when, what happened, how the date was counted.

use crate::config::Origin;
use crate::domain::actor::Actor;
use crate::domain::case::Case;
use crate::domain::case::event::{Event, Silence};
use crate::domain::clock::WindowKey;
use crate::domain::clock::running::{Running, RunningWindow, Subject};
use crate::domain::explorer::Time;
use crate::domain::ids::{CaseNumber, PersonId, Reference};
use crate::domain::matter::{Matter, Recorded};
use crate::domain::publication::{self, Publication};
use crate::domain::request::{self, Request};
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
    /// An event of a request, and the letter in which it was made, once or in two languages.
    Request(Box<Request>, Box<Recorded<request::Event>>, Vec<(Language, String)>),
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
    pub fn reference(&self) -> Reference {
        match self {
            About::Case(case, _) => Reference::Case(case.number()),
            About::Publication(_, _, number) => Reference::Case(*number),
            About::Request(request, ..) => Reference::Request(request.asked.number),
        }
    }

    /// Neutral: whoever sees it on a locked screen learns nothing of the matter.
    pub fn subject(&self, t: T) -> String {
        let number = self.reference().to_string();
        match self {
            About::Case(..) | About::Publication(..) => t.letter_subject(&number),
            About::Request(..) => t.letter_request_subject(&number),
        }
        .into_owned()
    }

    fn story(&self, teller: &Teller<'_>) -> Story {
        let (told, at) = match self {
            About::Case(case, entry) => (teller.case(case, entry), entry.at),
            About::Publication(_, entry, _) => (teller.publication(entry), entry.at),
            About::Request(_, entry, _) => (teller.request(entry), entry.at),
        };
        let when = teller.t.long_date_and_time(at, &teller.book.zone).into_owned();
        Story { when, title: told.title, sentence: told.sentence }
    }

    fn running(&self) -> &Running {
        match self {
            About::Case(case, _) => &case.life.running,
            About::Publication(publication, _, _) => &publication.life().running,
            About::Request(request, ..) => &request.life().running,
        }
    }

    /// The windows that the event opened.
    fn opened(&self) -> &[RunningWindow] {
        match self {
            About::Case(_, entry) => &entry.clock.opened,
            About::Publication(_, entry, _) => &entry.clock.opened,
            About::Request(_, entry, _) => &entry.clock.opened,
        }
    }

    /// What the reader must do: the duty that this very event brought, else the one that ends first.
    fn duty(&self, reader: Reader) -> Option<&RunningWindow> {
        let running = self.running();
        let stayed = running.is_stayed();
        let mine = |window: &&RunningWindow| {
            let runs = !stayed || window.key.runs_in_a_stay();
            let held_off = matches!(self, About::Case(case, _) if case.waits_for_decision(window));
            runs && !held_off && reader.holder() == Some(window.holder) && window.key.is_duty()
        };
        let brought = self.opened().iter().find(mine).and_then(|window| running.get(window.id));
        brought.or_else(|| running.iter().filter(mine).min_by_key(|window| window.reckoning.falls))
    }

    /// The alarm of which the event tells, as long as nobody has attended to it, with what to do now.
    fn alarm(&self, teller: &Teller<'_>) -> Option<(&RunningWindow, String)> {
        let About::Case(case, entry) = self else { return None };
        let subject = match &entry.event {
            Event::AlarmRaised { alarm, .. } => Subject::Alarm(*alarm),
            Event::Lapsed { silence: Silence::AlarmRepeated, subject, .. } => *subject,
            _ => return None,
        };
        let window = case.life.running.waiting_for(subject)?;
        let alarm = case.alarms.iter().find(|alarm| Subject::Alarm(alarm.id) == subject)?;
        let now = teller.book.danger(alarm.kind).do_now.in_language(teller.t.0).to_owned();
        Some((window, now)).filter(|_| teller.reader != Reader::Platform)
    }

    /// What waits for another of the centre's people than this registrar: nobody reviews their own decision.
    pub fn waits_for_another(&self, by: &Actor) -> Option<&RunningWindow> {
        let About::Case(case, entry) = self else { return None };
        self.duty(Reader::Registrar).filter(|window| !case.may_answer(window, by, entry.at))
    }

    /// Whose turn it is, if it is not the reader's.
    fn turn(&self, teller: &Teller<'_>) -> Option<&RunningWindow> {
        match self {
            About::Case(case, _) => teller.first_window(case),
            About::Publication(publication, _, _) => publication.life().running.next(),
            About::Request(request, ..) => request.turn(),
        }
    }

    /// Has this mediator left the case with the event, so that they cannot open it any more?
    fn has_left(&self, mediator: PersonId) -> bool {
        matches!(self, About::Case(case, _) if case.mediator() != Some(mediator))
    }

    fn has_finding(&self) -> bool {
        match self {
            About::Case(_, entry) => matches!(
                entry.event,
                Event::Ruled(_) | Event::RulingAccepted { .. } | Event::RulingRefused { .. }
            ),
            About::Publication(..) | About::Request(..) => false,
        }
    }
}

/// The letter about an event to this mediator.
pub fn sheet_for_mediator(
    about: &About,
    teller: &Teller<'_>,
    sender: &Sender,
    mediator: Option<PersonId>,
) -> Sheet {
    let whole = sheet(about, teller, sender);
    match mediator.is_some_and(|mediator| about.has_left(mediator)) {
        // What comes next in a case that is not theirs any more is nobody's to tell them.
        true => Sheet {
            act: teller.t.letter_no_longer_yours().into_owned(),
            counted: Vec::new(),
            silence: None,
            notes: Vec::new(),
            link: None,
            ..whole
        },
        false => whole,
    }
}

/// The letter about an event to one reader, as the teller addresses them.
pub fn sheet(about: &About, teller: &Teller<'_>, sender: &Sender) -> Sheet {
    let t = teller.t;
    let (alarm, do_now) = about.alarm(teller).unzip();
    let duty = about.duty(teller.reader).filter(|duty| alarm.is_none() || alarm == Some(*duty));
    let window = alarm.or(duty).or_else(|| about.turn(teller));
    let do_now = do_now.filter(|_| teller.reader == Reader::Consumer);
    let notes = match about {
        About::Case(case, entry) if alarm.is_none() => teller.notes(case, entry.at),
        About::Case(..) | About::Publication(..) | About::Request(..) => Vec::new(),
    };
    let stop = |sentence: String| t.letter_full_stop(&sentence).into_owned();
    let own = alarm.or(duty);
    let stands = match (own.or(window), about) {
        // Until when it can still be brought back does not say yet that it is closed.
        (_, About::Case(case, _)) if own.is_none() => stop(teller.case_headline(case)),
        (Some(window), _) => stop(teller.headline(window)),
        (None, About::Case(case, _)) => stop(teller.case_headline(case)),
        (None, About::Publication(..)) => t.letter_no_window().into_owned(),
        (None, About::Request(..)) => t.letter_request_closed().into_owned(),
    };
    let act = match duty {
        Some(_) => stands,
        // Nobody is told to do nothing while something is happening to them.
        None if alarm.is_some() => stands,
        None => t.letter_act(&t.letter_nothing_to_do(), &stands).into_owned(),
    };
    let number = about.reference().to_string();
    let centre = sender.centre.in_language(t.0);
    let (link, link_says, foot) = match about {
        About::Case(..) | About::Publication(..) => (
            format!("{}/cases/{number}", sender.origin),
            t.letter_to_the_case(),
            [t.letter_case_number(&number), t.letter_made_by(centre)],
        ),
        About::Request(..) => (
            format!("{}/requests/{number}", sender.origin),
            t.letter_to_the_request(),
            [t.letter_request_number(&number), t.account_made_by(centre)],
        ),
    };
    Sheet {
        t,
        act,
        story: Some(about.story(teller)),
        binding: about.has_finding().then(|| teller.book.binding_text.in_language(t.0).to_owned()),
        counted: window.map(|window| t.counting(window, teller.book)).unwrap_or_default(),
        silence: window.map(|window| teller.silence(window).into_owned()),
        received: Vec::new(),
        notes: do_now.into_iter().chain(notes).collect(),
        link: Some(link),
        link_says: link_says.into_owned(),
        foot: foot.map(std::borrow::Cow::into_owned).into(),
    }
}

/// The same for a contact of a platform that nobody represents here, who cannot open the case yet.
pub fn sheet_for_contact(about: &About, teller: &Teller<'_>, sender: &Sender) -> Sheet {
    let number = about.reference().to_string();
    if let About::Request(request, _, letters) = about {
        // Nobody asks for a place in a request: it was all in the first letter, and is answered by mail. What
        // lay in an inbox that nobody reads any more is with no contact yet.
        let letter = if request.lay_in_inbox() { paragraphs(letters, teller.t.0) } else { Vec::new() };
        return Sheet {
            link: None,
            notes: letter.into_iter().chain([teller.t.request_notice_how().into_owned()]).collect(),
            ..sheet(about, teller, sender)
        };
    }
    Sheet {
        link: Some(claim_link(sender, &number)),
        link_says: teller.t.notice_link().into_owned(),
        // A mailbox is behind no standing: it learns what happened, and no more of the case.
        notes: Vec::new(),
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
    let goes_first = match about {
        About::Request(request, _, letters) => {
            return asking(request, letters, about.story(teller), teller, sender);
        }
        About::Case(case, _) => case.goes_first(),
        About::Publication(..) => false,
    };
    let (t, book): (T, &Rulebook) = (teller.t, teller.book);
    let rule = book.window(WindowKey::Answer);
    let span = book.span_in_turn(WindowKey::Answer, goes_first);
    let silence = book.silence(WindowKey::Answer).first.sentence(true, false);
    let number = about.reference().to_string();
    let language: Language = t.0;
    Sheet {
        t,
        act: t.notice_act(&t.span(span)).into_owned(),
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

/// A request on its way to the verified contact of a platform that nobody represents here, with the letter
/// itself.
fn asking(
    request: &Request,
    letters: &[(Language, String)],
    story: Story,
    teller: &Teller<'_>,
    sender: &Sender,
) -> Sheet {
    let (t, book): (T, &Rulebook) = (teller.t, teller.book);
    let language: Language = t.0;
    let rights: Vec<_> = request.asked.rights.iter().map(|right| book.grievance(*right)).collect();
    let usual = book.window(WindowKey::Request);
    let (span, basis) = Time::longest(&rights, book, request.life().opened_at)
        .map_or((usual.span, &usual.basis), |time| (time.rule.span, &time.rule.basis));
    let number = request.asked.number.to_string();
    Sheet {
        t,
        act: t.request_notice_act(&t.span(span)).into_owned(),
        story: Some(story),
        binding: None,
        counted: Vec::new(),
        silence: Some(
            book.silence(WindowKey::Request).first.sentence(true, false).in_language(language).to_owned(),
        ),
        received: Vec::new(),
        notes: paragraphs(letters, language)
            .into_iter()
            .chain([
                t.notice_counted(basis.in_language(language)).into_owned(),
                t.request_notice_how().into_owned(),
            ])
            .collect(),
        link: None,
        link_says: String::new(),
        foot: vec![
            t.letter_request_number(&number).into_owned(),
            sender.centre.in_language(language).to_owned(),
        ],
    }
}

/// The letter of a request in this language, or in the one in which it was written.
fn paragraphs(letters: &[(Language, String)], language: Language) -> Vec<String> {
    let same = letters.iter().find(|(written, _)| *written == language);
    let words = same.or(letters.first()).map(|(_, words)| words.as_str()).unwrap_or_default();
    words.split("\n\n").map(ToOwned::to_owned).collect()
}
