//! What happened, one event after the other, in the reader's terms.
//!
//! Pages and letters tell the same story with the same words: a short title and one or two
//! sentences for each event. What was said in order to settle is told to those who settle only.

mod dealings;
mod hearing;
mod lapses;
mod naming;
mod publications;
mod requests;
mod steps;
mod titles;

pub use naming::Party;

use super::T;
use crate::domain::actor::{Holder, Role, Side};
use crate::domain::case::duty::{AgreedIn, Promise};
use crate::domain::case::event::{Event, Stance};
use crate::domain::case::{AlarmInCase, Case};
use crate::domain::clock::WindowKey;
use crate::domain::evidence::{Exhibit, ExhibitInCase, Wall};
use crate::domain::ids::{OfferId, QuestionId, RemedyId, WindowId};
use crate::domain::matter::Recorded;
use crate::domain::rulebook::{self, Rulebook};
use std::borrow::Cow;

/// Who reads.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reader {
    /// The consumer of the case.
    Consumer,
    /// Someone who answers for the platform.
    Platform,
    /// The mediator in charge.
    Mediator,
    /// A registrar.
    Registrar,
    /// A court's clerk.
    Court,
    /// The supervisor.
    Supervisor,
    /// Anybody.
    Public,
}

impl From<Role> for Reader {
    fn from(role: Role) -> Reader {
        match role {
            Role::Consumer => Reader::Consumer,
            Role::Platform => Reader::Platform,
            Role::Mediator => Reader::Mediator,
            Role::Registrar => Reader::Registrar,
            Role::Court => Reader::Court,
            Role::Supervisor => Reader::Supervisor,
        }
    }
}

impl Reader {
    /// As whom this reader holds the ball.
    pub fn holder(self) -> Option<Holder> {
        match self {
            Reader::Consumer => Some(Holder::Consumer),
            Reader::Platform => Some(Holder::Platform),
            Reader::Mediator => Some(Holder::Mediator),
            Reader::Registrar => Some(Holder::Centre),
            Reader::Court => Some(Holder::Court),
            Reader::Supervisor => Some(Holder::Supervisor),
            Reader::Public => None,
        }
    }

    /// May this reader see the terms of an offer? Those who settle may; a court never.
    pub fn settles(self) -> bool {
        match self {
            Reader::Consumer | Reader::Platform | Reader::Mediator => true,
            Reader::Registrar | Reader::Court | Reader::Supervisor | Reader::Public => false,
        }
    }

    /// May this reader see what only this party and the centre write to each other?
    pub fn is_between(self, side: Side) -> bool {
        self == Reader::Registrar || self.holder() == Some(side.holder())
    }

    /// May this reader see an exhibit? Whoever reads no texts sees none of them either; that is for the
    /// doors to say.
    pub fn sees(self, exhibit: &ExhibitInCase) -> bool {
        match exhibit.wall {
            Wall::Court => true,
            Wall::Settlement => self.settles(),
            Wall::Centre => self.is_between(exhibit.by),
        }
    }
}

/// One event, told.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Told {
    /// What happened, in two or three words.
    pub title: String,
    /// The same in a sentence or two.
    pub sentence: String,
}

/// Tells the story of a matter to one reader. Made once for a page or a letter.
#[derive(Clone, Copy, Debug)]
pub struct Teller<'a> {
    /// The reader's language.
    pub t: T,
    /// Who reads.
    pub reader: Reader,
    /// The platform's name in that language.
    pub platform: &'a str,
    /// The mediator's name, once there is one.
    pub mediator: Option<&'a str>,
    /// The names of reasons and remedies.
    pub book: &'a Rulebook,
}

impl Teller<'_> {
    /// One event of a case; `case` may be of any time after it.
    pub fn case(&self, case: &Case, entry: &Recorded<Event>) -> Told {
        Told { title: self.title(entry).into_owned(), sentence: self.sentence(case, entry).into_owned() }
    }

    fn title(&self, entry: &Recorded<Event>) -> Cow<'static, str> {
        match &entry.event {
            Event::HelpAsked { by, .. } if !self.reader.is_between(*by) => self.t.more_time(),
            event => self.t.story_title(event),
        }
    }

    /// Whose window an extension made longer, and which. The counting of the window says it.
    fn extended(&self, entry: &Recorded<Event>, reason: &str) -> Cow<'static, str> {
        let side = entry.by.role().and_then(Role::side).unwrap_or(Side::Platform);
        let key = entry.clock.moved.first().map_or(WindowKey::Answer, |(_, reckoning)| reckoning.window);
        let reason = self.entry(self.book.extension_of(side), reason);
        self.t.told_extended(&self.party(side), &self.t.window_name(key), &reason)
    }

    fn sentence(&self, case: &Case, entry: &Recorded<Event>) -> Cow<'static, str> {
        let t = self.t;
        let (c, p) = (&self.party(Side::Consumer), &self.party(Side::Platform));
        match &entry.event {
            Event::Filed(filing) => match (&filing.linked, filing.taken_down) {
                (Some(linked), _) => {
                    let first = linked.filed_at.day_in(&self.book.zone);
                    t.told_filed_linked(c, p, &t.long_date(first))
                }
                (None, None) => t.told_filed(c, p),
                (None, Some(taken)) => t.letter_act(&t.told_filed(c, p), &t.told_taken_down(taken.confirmed)),
            },
            Event::CompletionAsked { .. } => t.told_completion_asked(c),
            Event::Completed { exhibits, .. } => self.with(t.told_completed(c), exhibits),
            Event::Admitted => t.told_admitted(p),
            Event::FoundInadmissible { reason, .. } => {
                let listed = rulebook::entry(&self.book.inadmissible, reason);
                let ways = listed.and_then(|listed| listed.ways.as_ref());
                let ways = ways.map(|ways| ways.in_language(t.0)).unwrap_or_default();
                t.told_inadmissible(&self.entry(&self.book.inadmissible, reason), ways)
            }
            Event::ReviewAsked { .. } => t.told_review_asked(c),
            Event::InadmissibilityConfirmed { .. } => t.told_review(false),
            Event::InadmissibilityOverturned { .. } => t.told_review(true),
            Event::Served { how } => t.told_served(*how, p),
            Event::ServiceFailed => t.told_service_failed(p),
            Event::Answered { points, exhibits, late, .. } => {
                let count = |stance| points.iter().filter(|point| point.stance == stance).count();
                let counts = (count(Stance::Granted), count(Stance::Partly), count(Stance::Refused));
                self.with(t.told_answered(p, counts, *late), exhibits)
            }
            Event::Extended { reason, .. } => self.extended(entry, reason),
            Event::Dissatisfied { .. } => t.told_dissatisfied(c),
            Event::Offered(offer) => {
                let terms = self.reader.settles().then(|| self.terms(&offer.promises));
                let told = match offer.from {
                    Some(from) => {
                        t.told_offered(&self.party(from), &self.party(from.other()), terms.as_deref())
                    }
                    None => t.told_proposed(terms.as_deref()),
                };
                match self.later(&entry.clock).as_str() {
                    "" => told,
                    later => t.letter_act(&told, &t.told_kept_open(later)),
                }
            }
            Event::OfferDeclined { offer, by } => {
                t.told_declined(&self.party(*by), is_proposal(case, *offer))
            }
            Event::ProposalAccepted { by, .. } => {
                t.told_proposal_accepted(&self.party(*by), &self.party(by.other()))
            }
            Event::Agreed { within, promises } => self.agreed(*within, promises),
            Event::Assigned { mediator } => {
                // The name that is known here is that of whoever was put in charge last.
                let name = self.mediator.filter(|_| case.mediators.last() == Some(mediator));
                t.told_assigned(name, case.mediators.first() != Some(mediator))
            }
            Event::Challenged { by, reason, .. } => {
                let reason = self.entry(&self.book.challenge, reason);
                t.told_challenged(&self.party(*by), &reason)
            }
            Event::ChallengeUpheld { .. } => t.told_challenge_decided(true),
            Event::ChallengeRejected { .. } => t.told_challenge_decided(false),
            Event::HelpAsked { by, need, .. } if self.reader.is_between(*by) => {
                t.told_help_asked(&self.party(*by), &self.entry(&self.book.needs, need))
            }
            Event::HelpAsked { by, .. } => t.told_more_time(&self.party(*by)),
            Event::HelpGiven { to, .. } => t.told_help_given(&self.party(*to)),
            Event::Questioned { to, .. } => t.told_questioned(&self.party(*to)),
            Event::Responded { question, exhibits, .. } => {
                self.with(t.told_responded(&self.asked(case, *question)), exhibits)
            }
            Event::Stayed { reason, .. } => t.told_stayed(&self.entry(&self.book.stay, reason)),
            Event::StayLifted => t.told_stay_lifted(),
            Event::Ruled(ruling) => {
                let terms = (!ruling.promises.is_empty()).then(|| self.terms(&ruling.promises));
                let told = t.told_ruled(ruling.outcome(), p, terms.as_deref());
                match ruling.retaliation {
                    Some(found) => t.letter_act(&told, &t.told_retaliation(found, c, p)),
                    None => told,
                }
            }
            Event::RulingAccepted { by } => t.told_ruling_accepted(&self.party(*by)),
            Event::RulingRefused { by, .. } => t.told_ruling_refused(&self.party(*by), c),
            Event::ClosedWithoutResult { reason, .. } => {
                t.told_closed(&self.entry(&self.book.closing, reason), c)
            }
            Event::Performed { remedy, exhibits, .. } => {
                self.with(t.told_performed(p, &self.duty(case, *remedy)), exhibits)
            }
            Event::Confirmed { remedy } => t.told_confirmed(c, &self.duty(case, *remedy)),
            Event::Denied { remedy, failed, .. } => {
                let until = (!failed).then(|| self.cure_ends(&entry.clock));
                t.told_denied(c, p, &self.duty(case, *remedy), until.as_deref())
            }
            Event::Resolved { confirmed } => t.told_resolved(*confirmed, c),
            Event::HandedOver { .. } => t.told_handed_over(c),
            Event::Docketed { .. } => t.told_docketed(&self.holder(Holder::Court)),
            Event::Returned { defects, .. } => {
                let names: Vec<_> =
                    defects.iter().map(|key| self.entry(&self.book.return_defects, key)).collect();
                t.told_returned(&self.holder(Holder::Court), &t.story_list(&names))
            }
            Event::Judged { outcome, .. } => t.told_judged(&self.holder(Holder::Court), *outcome),
            Event::PublicationAsked => t.told_publication_asked(p),
            // The reason stays with the centre: it may be fear of the platform.
            Event::Withdrawn { reason, .. } if self.reader == Reader::Registrar => {
                t.told_withdrawn_for(c, &self.entry(&self.book.withdrawal, reason))
            }
            Event::Withdrawn { .. } => t.told_withdrawn(c),
            Event::WithdrawalUndone { .. } => t.told_withdrawal_undone(c),
            Event::RestorationAsked { by, window, reason, .. } => {
                let missed = self.missed(case, *window);
                t.told_restoration_asked(
                    &self.party(*by),
                    &missed,
                    &self.entry(&self.book.restoration, reason),
                )
            }
            Event::RestorationRefused { window, .. } => {
                t.told_restoration_refused(&self.missed(case, *window))
            }
            Event::Restored { window, text, .. } => {
                t.told_restored(&self.missed(case, *window), text.is_none())
            }
            Event::SlipCorrected { .. } => t.told_slip_corrected(),
            Event::Reopened { .. } => t.told_reopened(c),
            Event::Exhibited { by, exhibits, .. } => t.told_exhibited(&self.party(*by), exhibits.len()),
            Event::Revealed { details, .. } => {
                let names: Vec<_> =
                    details.iter().map(|detail| t.story_detail(*detail).into_owned()).collect();
                t.told_revealed(c, p, &t.story_list(&names))
            }
            Event::RevealRead => t.told_reveal_read(c, p),
            Event::RevealTakenBack => t.told_reveal_taken_back(c, p),
            Event::Messaged { from, text, wall } => {
                t.told_messaged(&self.role(*from), case.wall_of(*text).unwrap_or(*wall))
            }
            Event::Referred { kind, exhibits, .. } => self.with(t.told_referred(*kind, p), exhibits),
            Event::ReferralRejected { .. } => t.told_referral_rejected(p),
            Event::ReferralAccepted { .. } => t.told_referral_accepted(p, c),
            Event::AlarmRaised { kind, withdrawal, .. } => {
                let within = t.span(self.book.window(WindowKey::Alarm).span);
                match withdrawal {
                    Some(reason) => {
                        // The reason is for the centre alone.
                        let told = matches!(self.reader, Reader::Consumer | Reader::Registrar);
                        let reason = told.then(|| self.entry(&self.book.withdrawal, reason));
                        t.told_alarm_of_withdrawal(c, reason.as_deref(), &within)
                    }
                    None => t.told_alarm_raised(*kind, c, p, &within),
                }
            }
            Event::AlarmAttended { .. } => t.told_alarm_attended(c),
            Event::Lapsed { subject, holder, silence, .. } => {
                self.lapsed(case, *silence, *holder, *subject, entry.at, &entry.clock)
            }
            Event::OutageMadeGood(outage) => self.outage(outage, &entry.clock),
            Event::CalendarChanged(changed) => self.calendar_changed(changed, &entry.clock),
            Event::LetterPosted { on, .. } => self.word_late(Some(*on), &entry.clock),
            Event::LetterUnposted { .. } => self.word_late(None, &entry.clock),
        }
    }

    /// What is happening, as far as the consumer said so: whoever only gave a reason for a withdrawal said that
    /// and no more.
    pub fn alarm_name(&self, alarm: &AlarmInCase) -> String {
        match &alarm.withdrawal {
            Some(reason) if matches!(self.reader, Reader::Consumer | Reader::Registrar) => {
                self.entry(&self.book.withdrawal, reason)
            }
            Some(_) => self.t.alarm_of_withdrawal().into_owned(),
            None => self.book.danger(alarm.kind).name.in_language(self.t.0).to_owned(),
        }
    }

    /// The terms, as orders to the platform: "Delete the data; Pay an amount of money (¥800)".
    pub fn terms(&self, promises: &[Promise]) -> String {
        let named: Vec<_> = promises.iter().map(|promise| self.promise(promise)).collect();
        self.t.story_list(&named).into_owned()
    }

    fn promise(&self, promise: &Promise) -> String {
        let name = self.book.remedy(&promise.remedy).map(|remedy| remedy.order.in_language(self.t.0));
        let name = name.unwrap_or(&promise.remedy);
        match promise.amount {
            Some(amount) => self.t.story_amount(name, &amount.to_string()).into_owned(),
            None => name.to_owned(),
        }
    }

    pub(in crate::messages) fn duty(&self, case: &Case, remedy: RemedyId) -> String {
        // What was promised in a settlement is told to those who settled it only, also when it is kept.
        if case.has_secret_terms() && !self.reader.settles() {
            return self.t.story_what_was_agreed().into_owned();
        }
        let found = case.duties.iter().find(|duty| duty.promise.id == remedy);
        found.map(|duty| self.promise(&duty.promise)).unwrap_or_default()
    }

    fn agreed(&self, within: AgreedIn, promises: &[Promise]) -> Cow<'static, str> {
        // Terms that came out of offers are behind the wall; those of an answer or a finding are not.
        let told = match within {
            AgreedIn::Answer | AgreedIn::Ruling => true,
            AgreedIn::Offer(_) => self.reader.settles(),
        };
        let terms = told.then(|| self.terms(promises));
        let (c, p) = (self.party(Side::Consumer), self.party(Side::Platform));
        self.t.told_agreed(within, &c, &p, terms.as_deref())
    }

    fn asked(&self, case: &Case, question: QuestionId) -> Party {
        let found = case.questions.iter().find(|found| found.id == question);
        found.map_or_else(|| self.party(Side::Consumer), |found| self.party(found.to))
    }

    /// A duty whose time was missed, by its name.
    fn missed(&self, case: &Case, window: WindowId) -> String {
        let turn = case.life.turn(window);
        turn.map(|turn| self.t.window_name(turn.key).into_owned()).unwrap_or_default()
    }

    pub(super) fn entry(&self, list: &[rulebook::Entry], key: &str) -> String {
        let found = rulebook::entry(list, key);
        found.map_or(key, |entry| entry.name.in_language(self.t.0)).to_owned()
    }

    fn with(&self, sentence: Cow<'static, str>, exhibits: &[Exhibit]) -> Cow<'static, str> {
        if exhibits.is_empty() { sentence } else { self.t.told_with_exhibits(&sentence, exhibits.len()) }
    }
}

fn is_proposal(case: &Case, offer: OfferId) -> bool {
    case.offers.iter().any(|found| found.offer.id == offer && found.offer.from.is_none())
}
