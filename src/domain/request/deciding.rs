//! The rules of a request. Its time begins when it reaches the platform, or on the day on which its sender says
//! they sent it; silence is held against nobody in public, and opens the way to a complaint.

use super::{Answer, Ask, Asked, Command, End, Event, Request, SentBy, Stage, may, open};
use crate::domain::actor::{Actor, Holder, Role, Side};
use crate::domain::case::event::Service;
use crate::domain::clock::running::{RunningWindow, Subject};
use crate::domain::clock::{Day, Moment, WindowKey};
use crate::domain::explorer::Time;
use crate::domain::grievance::Grievance;
use crate::domain::ids::{MatterId, PersonId, PlatformId, WindowId};
use crate::domain::matter::{Draft, Matter};
use crate::domain::refusal::Refusal;
use crate::domain::text::Words;

type Outcome = Result<(), Refusal>;

pub(super) fn decide(draft: &mut Draft<'_, Request>, command: Command) -> Outcome {
    check_standing(draft, &command)?;
    match command {
        Command::Ask(asked) => ask(draft, *asked),
        Command::Serve { how } => serve(draft, how),
        Command::Bounce => bounce(draft),
        Command::LeaveInbox => leave_inbox(draft),
        Command::SendMyself { on } => send_myself(draft, on),
        Command::Extend { window, text } => extend(draft, window, text),
        Command::Answer { answer, text, on } => respond(draft, answer, text, on),
        Command::Settle => end(draft, End::Settled),
        Command::TakeBack => end(draft, End::TakenBack),
        Command::Complain { consumer, platform } => complain(draft, consumer, platform),
    }
}

/// Deny by default: persons by role and place, the centre's machine for what reached whom, a case by errand.
fn check_standing(draft: &Draft<'_, Request>, command: &Command) -> Outcome {
    let by = draft.by();
    let fits = match by {
        Actor::Person(acting) => may(acting.role, command),
        Actor::Centre => matches!(command, Command::Serve { .. } | Command::Bounce | Command::LeaveInbox),
        Actor::Matter(_) => matches!(command, Command::Complain { .. }),
        Actor::Clock => false,
    };
    // A registrar records that a letter on paper arrived, and sees no more of it than its envelope.
    let brings = by.role() == Some(Role::Registrar);
    let admitted = !draft.has_begun() || brings || draft.matter()?.admits(by);
    if fits && admitted { Ok(()) } else { Err(Refusal::NotYours) }
}

fn ask(draft: &mut Draft<'_, Request>, ask: Ask) -> Outcome {
    if draft.has_begun() {
        return Err(Refusal::AlreadyDone);
    }
    let Some(consumer) = draft.by().person() else { return Err(Refusal::NotYours) };
    let facts = &draft.given().facts;
    let (enrolled, reached) = (facts.enrolled, facts.enrolled || facts.contact_verified);
    let number = facts.request.ok_or(Refusal::FactMissing("request"))?;
    let Ask { platform, rights, letters, sent_by } = ask;
    check_rights(draft, &rights)?;
    if letters.is_empty() {
        return Err(Refusal::FactMissing("letters"));
    }
    match sent_by {
        SentBy::Centre if !reached => return Err(Refusal::NotReachable),
        SentBy::Centre => open(draft, WindowKey::RequestService, Holder::Centre),
        SentBy::Sender { on } => {
            // Nothing before this law can be judged by its times.
            let starts = sent(draft, draft.given().rulebook.begins.since, on)?;
            begin_time(draft, &rights, starts)?;
        }
    }
    let letters = letters.into_iter().map(|(language, words)| (language, draft.text(words))).collect();
    let asked = Asked { number, consumer, platform, rights, letters, sent_by };
    draft.happen(Event::Asked(Box::new(asked)))?;
    match sent_by {
        SentBy::Centre if enrolled => serve(draft, Service::Inbox),
        SentBy::Centre | SentBy::Sender { .. } => Ok(()),
    }
}

/// Only what the law of the place covers, and what can be asked for, has a time.
fn check_rights(draft: &Draft<'_, Request>, rights: &[Grievance]) -> Outcome {
    let book = draft.given().rulebook;
    let unknown = rights.iter().find(|right| !book.askable().any(|rule| rule.key == **right));
    match (unknown, rights) {
        (Some(right), _) => Err(Refusal::NotInRulebook(right.as_str().to_owned())),
        (None, []) => Err(Refusal::FactMissing("rights")),
        (None, _) => Ok(()),
    }
}

/// When it was sent, where only the day is known: none that is still to come, and none before `earliest`.
fn sent(draft: &Draft<'_, Request>, earliest: Day, on: Day) -> Result<Moment, Refusal> {
    let zone = &draft.given().rulebook.zone;
    if on < earliest || on > draft.at().day_in(zone) {
        return Err(Refusal::ImpossibleDate);
    }
    Ok(Moment::start_of(on, zone))
}

/// The platform has it since `starts`: its time runs, and half-way it is reminded.
fn begin_time(draft: &mut Draft<'_, Request>, rights: &[Grievance], starts: Moment) -> Outcome {
    let book = draft.given().rulebook;
    let rules: Vec<_> = rights.iter().map(|right| book.grievance(*right)).collect();
    let time = Time::longest(&rules, book, starts).ok_or(Refusal::FactMissing("rights"))?;
    let reminder = book.reckon(WindowKey::RequestReminder, starts);
    let falls = time.reckoning.falls;
    let subject = Subject::Right(time.right);
    draft.open_reckoned(time.reckoning, WindowKey::Request, Holder::Platform, subject, 1);
    // Who is late already, or nearly, is not reminded of what comes sooner than the reminder.
    if draft.at() < reminder.falls && reminder.falls < falls {
        draft.open_reckoned(reminder, WindowKey::RequestReminder, Holder::Platform, Subject::Step, 1);
    }
    Ok(())
}

fn serve(draft: &mut Draft<'_, Request>, how: Service) -> Outcome {
    let request = draft.matter()?;
    match request.stage {
        Stage::Sending | Stage::Undelivered => {}
        _ if request.served.is_some() => return Err(Refusal::AlreadyDone),
        _ => return Err(Refusal::NoLongerOpen),
    }
    let rights = request.asked.rights.clone();
    draft.end(|_| true);
    begin_time(draft, &rights, draft.at())?;
    draft.happen(Event::Served { how })
}

/// A mail server may give back days later what it took at first; then nobody was asked.
fn bounce(draft: &mut Draft<'_, Request>) -> Outcome {
    let request = draft.matter()?;
    let by_mail = matches!(request.served, Some((Service::Mail | Service::Post, _)));
    match request.stage {
        Stage::Sending => {}
        Stage::Waiting if by_mail && request.sent_on.is_none() => {}
        Stage::Undelivered => return Err(Refusal::AlreadyDone),
        Stage::Waiting | Stage::Answered | Stage::Unanswered | Stage::Ended => {
            return Err(Refusal::NoLongerOpen);
        }
    }
    undelivered(draft)?;
    draft.happen(Event::ServiceFailed)
}

/// The platform has what lay in its inbox, so its time runs on; whoever asked knows that perhaps nobody reads it.
fn leave_inbox(draft: &mut Draft<'_, Request>) -> Outcome {
    let request = draft.matter()?;
    if request.inbox_left {
        return Err(Refusal::AlreadyDone);
    }
    let lies_there = request.stage == Stage::Waiting && request.lay_in_inbox();
    if !lies_there || draft.given().facts.enrolled {
        return Err(Refusal::NoLongerOpen);
    }
    draft.happen(Event::InboxLeft)
}

/// The ball is with whoever asks: to bring it there themselves.
fn undelivered(draft: &mut Draft<'_, Request>) -> Outcome {
    draft.end(|_| true);
    open(draft, WindowKey::Resending, Holder::Consumer);
    Ok(())
}

fn send_myself(draft: &mut Draft<'_, Request>, on: Day) -> Outcome {
    let request = draft.matter()?;
    match request.stage {
        Stage::Undelivered => {}
        _ if request.sent_on.is_some() => return Err(Refusal::AlreadyDone),
        _ => return Err(Refusal::NoLongerOpen),
    }
    let rights = request.asked.rights.clone();
    let made = request.life().opened_at.day_in(&draft.given().rulebook.zone);
    let starts = sent(draft, made, on)?;
    draft.end(|_| true);
    begin_time(draft, &rights, starts)?;
    draft.happen(Event::SentBySender { on })
}

/// Once, while the time runs, and only where the law of the right says so.
fn extend(draft: &mut Draft<'_, Request>, window: WindowId, text: Words) -> Outcome {
    let (by, request) = (side(draft)?, draft.matter()?);
    if request.extended {
        return Err(Refusal::ExtensionUsed);
    }
    let running = request.life.running.get(window).filter(|window| window.key == WindowKey::Request);
    let running = running.ok_or(Refusal::NoLongerOpen)?.clone();
    let book = draft.given().rulebook;
    let by_law = request.extension(book).ok_or(Refusal::NoExtension(WindowKey::Request))?;
    draft.shift(running.id, running.reckoning.extended(by_law.by, &book.calendar, &book.zone));
    let text = draft.text(text);
    draft.happen(Event::Extended { by, text })
}

/// Whoever asked may tell later of an answer that came in time, and on which day.
fn respond(draft: &mut Draft<'_, Request>, answer: Answer, text: Option<Words>, on: Option<Day>) -> Outcome {
    let (by, request) = (side(draft)?, draft.matter()?);
    let zone = &draft.given().rulebook.zone;
    let on = on.filter(|_| by == Side::Consumer);
    let sent = request.sent_on.unwrap_or(request.life.opened_at.day_in(zone));
    if on.is_some_and(|on| on < sent || on > draft.at().day_in(zone)) {
        return Err(Refusal::ImpossibleDate);
    }
    let last = request.window.as_ref().map(|window| window.reckoning.last_day(zone));
    let late = match request.stage {
        Stage::Waiting => false,
        Stage::Unanswered => on.zip(last).is_none_or(|(on, last)| on > last),
        // Whoever asked told what they were answered; the platform says it itself now.
        Stage::Answered if by == Side::Platform && request.answer.is_some_and(|before| before.by != by) => {
            request.answer.is_some_and(|before| before.late)
        }
        Stage::Answered => return Err(Refusal::AlreadyDone),
        Stage::Sending | Stage::Undelivered | Stage::Ended => return Err(Refusal::NoLongerOpen),
    };
    let text = text.map(|text| draft.text(text));
    draft.end(|_| true);
    open(draft, WindowKey::Complaining, Holder::Consumer);
    draft.happen(Event::Answered { by, answer, text, late, on })
}

fn end(draft: &mut Draft<'_, Request>, how: End) -> Outcome {
    let request = draft.matter()?;
    match request.end {
        Some(before) if before == how => return Err(Refusal::AlreadyDone),
        Some(_) => return Err(Refusal::NoLongerOpen),
        None if how == End::Settled && !request.may_be_settled() => return Err(Refusal::NoLongerOpen),
        None if how == End::TakenBack && !request.may_be_taken_back() => return Err(Refusal::NoLongerOpen),
        None => {}
    }
    draft.end(|_| true);
    draft.happen(Event::Ended { how })
}

/// A complaint may follow also where the request was over by itself; of somebody else's it never does.
fn complain(draft: &mut Draft<'_, Request>, consumer: PersonId, platform: PlatformId) -> Outcome {
    let request = draft.matter()?;
    if request.asked.consumer != consumer || request.asked.platform != platform {
        return Err(Refusal::NotYours);
    }
    if request.case.is_some() {
        return Err(Refusal::AlreadyDone);
    }
    let case = case_of(draft)?;
    draft.happen(Event::Complained { case })
}

fn case_of(draft: &Draft<'_, Request>) -> Result<MatterId, Refusal> {
    match draft.by() {
        Actor::Matter(case) => Ok(*case),
        Actor::Person(_) | Actor::Clock | Actor::Centre => Err(Refusal::NotYours),
    }
}

fn side(draft: &Draft<'_, Request>) -> Result<Side, Refusal> {
    draft.by().role().and_then(Role::side).ok_or(Refusal::NotYours)
}

/// What silence brings.
pub(super) fn lapse(draft: &mut Draft<'_, Request>, window: RunningWindow) -> Outcome {
    let id = window.id;
    draft.end(move |running| running.id == id);
    let lapsed = Event::Lapsed { window: window.id, key: window.key, holder: window.holder };
    match (window.key, draft.matter()?.stage) {
        (WindowKey::RequestReminder, _) => draft.happen(Event::Reminded),
        // Nobody read it in all that time: it is not the platform that was silent.
        (WindowKey::RequestService, _) => {
            draft.happen(lapsed)?;
            undelivered(draft)?;
            draft.happen(Event::ServiceFailed)
        }
        (WindowKey::Request, Stage::Waiting) => {
            draft.end(|_| true);
            // Of what was sent long before it was told to us, nobody could complain before that.
            let starts = draft.at().max(draft.matter()?.life().opened_at);
            draft.open_from(starts, WindowKey::Complaining, Holder::Consumer, Subject::Step, 1);
            draft.happen(lapsed)
        }
        _ => {
            draft.happen(lapsed)?;
            draft.end(|_| true);
            draft.happen(Event::Ended { how: End::Quiet })
        }
    }
}

impl Request {
    /// How the law lets the platform prolong its time.
    pub fn extension<'b>(
        &self,
        book: &'b crate::domain::rulebook::Rulebook,
    ) -> Option<&'b crate::domain::rulebook::LegalExtension> {
        let right = match self.life().running.of(WindowKey::Request)?.subject {
            Subject::Right(right) => right,
            _ => return None,
        };
        book.grievance(right).statute.as_ref()?.extension.as_ref()
    }
}
