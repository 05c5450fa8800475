//! What is on file, as one reader may see it.
//!
//! Seeing is decided here, once for every kind of paper: offers are for those who settle, a court
//! reads nothing that was said in order to settle, what was written before the complaint reached the
//! platform stays between the consumer and the centre, and the supervisor reads no texts at all.

use crate::bundle::Papers;
use crate::domain::actor::{Actor, Holder, Role, Side};
use crate::domain::case::duty::{AgreedIn, Duty, Progress, Promise};
use crate::domain::case::event::{AlarmKind, Event, Filing, Silence, Want};
use crate::domain::case::options::Answers;
use crate::domain::case::stage::Stage;
use crate::domain::case::{AlarmInCase, Case};
use crate::domain::clock::running::Subject;
use crate::domain::clock::{Moment, WindowKey};
use crate::domain::evidence::{self, Message, TextRef};
use crate::domain::ids::{AlarmId, ExhibitId, OfferId, PersonId, QuestionId, ReferralId, RemedyId};
use crate::domain::matter::Recorded;
use crate::domain::rulebook::{self, Rulebook};
use crate::messages::T;
use crate::messages::story::{Reader, Teller};
use crate::store::matters::Told;
use crate::store::{Conn, Sealed, StoreError, people};
use crate::web::links;
use crate::web::parts::{Answer, Badge, Paper, Tone, Wall, lure_warning};
use std::collections::HashMap;

/// The papers of a case before one reader.
pub struct Shown<'a> {
    /// Tells things in the reader's words.
    pub teller: Teller<'a>,
    /// Everything that there is.
    pub papers: &'a Papers,
    /// Who acted for the centre.
    pub staff: &'a Staff,
    /// Now.
    pub at: Moment,
}

/// Who acted for the centre: its own people read that of each other, and everybody else "the centre".
#[derive(Default)]
pub struct Staff {
    reader: Option<PersonId>,
    names: HashMap<PersonId, String>,
}

impl Staff {
    /// Reads the names, for a registrar.
    ///
    /// # Errors
    /// What the database said.
    pub fn read(c: &mut Conn<'_>, papers: &Papers, by: &Actor) -> Result<Staff, StoreError> {
        if by.role() != Some(Role::Registrar) {
            return Ok(Staff::default());
        }
        let acted = papers.entries.iter().filter(|entry| entry.by.role() == Some(Role::Registrar));
        let ids: Vec<PersonId> = acted.filter_map(|entry| entry.by.person()).collect();
        let sealed = people::names(c, &ids)?;
        let named = |(id, name): (PersonId, Sealed)| Ok((id, name.open()?.to_owned()));
        let names = sealed.into_iter().map(named).collect::<Result<_, StoreError>>()?;
        Ok(Staff { reader: by.person(), names })
    }
}

impl Shown<'_> {
    /// Which of the centre's people did this, for another of them.
    pub fn of_centre(&self, entry: &Recorded<Event>) -> Option<String> {
        let by = entry.by.person().filter(|_| entry.by.role() == Some(Role::Registrar))?;
        if self.staff.reader == Some(by) {
            return Some(self.teller.holder(Holder::Centre).start);
        }
        self.staff.names.get(&by).cloned()
    }

    /// Who wrote this for the centre, as the reader calls them.
    fn name_at_centre(&self, entry: Option<&Recorded<Event>>) -> String {
        let name = entry.and_then(|entry| self.of_centre(entry));
        name.unwrap_or_else(|| self.teller.t.told_holder_first(Holder::Centre).into_owned())
    }

    pub fn case(&self) -> &Case {
        &self.papers.case
    }

    fn words(&self, text: TextRef) -> String {
        self.papers.words(text)
    }

    fn when(&self, at: Moment) -> String {
        self.teller.t.long_date_and_time(at, &self.teller.book.zone).into_owned()
    }

    fn from(&self, side: Side, at: Moment) -> String {
        self.teller.t.paper_from(&self.teller.party(side).start, &self.when(at)).into_owned()
    }

    /// The language in which the consumer writes. What others write in is not known.
    fn consumers_language(&self) -> &'static str {
        self.case().filing.language.tag()
    }

    fn by_mediator(&self, at: Moment) -> String {
        let mediator = self.teller.holder(crate::domain::actor::Holder::Mediator).start;
        let name = match self.teller.reader {
            Reader::Mediator => mediator,
            _ => self.teller.mediator.map_or(mediator, ToOwned::to_owned),
        };
        self.teller.t.paper_from(&name, &self.when(at)).into_owned()
    }

    /// May this reader see what was said in order to settle?
    pub fn settles(&self) -> bool {
        self.teller.reader.settles()
    }

    /// May this reader see what only the consumer and the centre write to each other?
    fn is_with_the_centre(&self) -> bool {
        self.teller.reader.is_between(Side::Consumer)
    }

    /// The warning beside words of a party that lead away from the case, for everybody but the party itself.
    fn warning(&self, by: Side, words: &str) -> String {
        let own = self.teller.reader.holder() == Some(by.holder());
        if own { String::new() } else { lure_warning(self.teller.t, words) }
    }

    /// A paper of a party's, with such a warning if there is anything to warn of.
    fn warned(&self, by: Side, paper: Paper) -> Paper {
        let facts = paper.facts.iter().map(|fact| fact.value.as_str());
        let words: Vec<_> = facts.chain([paper.words.as_str()]).collect();
        Paper { warning: self.warning(by, &words.join("\n")), ..paper }
    }

    /// The complaint as it was filed.
    pub fn complaint(&self) -> Paper {
        let (t, book, filing) = (self.teller.t, self.teller.book, &self.case().filing);
        let grievances = filing.grievances.iter().map(|key| {
            let rule = book.grievance(*key);
            let laws = rule.laws.iter().filter_map(|citation| t.cited(book, citation)).collect();
            (rule.name.in_language(t.0).to_owned(), laws)
        });
        let mut facts = vec![
            Answer::listed(t.the_grievances(), grievances),
            match self.teller.reader {
                Reader::Consumer => Answer::new(t.the_wants(), self.wants().join("\n")),
                _ => Answer::new(t.the_consumers_wants(), self.wants().join("\n")),
            },
        ];
        let data: Vec<_> = filing.data.iter().filter_map(|key| book.data_category(key)).collect();
        if !data.is_empty() {
            let names: Vec<_> = data.iter().map(|data| data.name.in_language(t.0)).collect();
            facts.push(Answer::new(t.the_data(), names.join("\n")));
        }
        if let Some(day) = filing.happened_on {
            facts.push(Answer::new(t.the_day(), t.long_date(day)));
        }
        if let Some(asked) = &filing.asked {
            let line = t.asked_on(&t.long_date(asked.on), &t.came_back(asked.came_back));
            let text = asked.text.map(|text| self.words(text)).unwrap_or_default();
            facts.push(Answer::new(t.the_request(), format!("{line}\n{text}").trim()));
        }
        let mut paper = self.warned(
            Side::Consumer,
            Paper {
                id: "complaint".to_owned(),
                title: t.paper_complaint().into_owned(),
                from: self.from(Side::Consumer, self.case().filed_at()),
                holder: "consumer",
                facts,
                words: self.words(filing.statement),
                lang: self.consumers_language(),
                ..Paper::default()
            },
        );
        // One's own account leads nobody anywhere.
        if let Some(account) = filing.account {
            paper.facts.push(Answer::new(t.case_consumer_account(), self.words(account)));
        }
        paper
    }

    /// What is asked for, one line each.
    pub fn wants(&self) -> Vec<String> {
        self.case().filing.wants.iter().map(|want| self.want(want)).collect()
    }

    fn want(&self, want: &Want) -> String {
        let t = self.teller.t;
        let name = self.teller.book.remedy(&want.remedy).map(|remedy| match self.teller.reader {
            Reader::Consumer => remedy.name.in_language(t.0),
            _ => remedy.order.in_language(t.0),
        });
        let name = name.unwrap_or(&want.remedy);
        match want.amount {
            Some(amount) => t.want_with_amount(name, &amount.to_string()).into_owned(),
            None => name.to_owned(),
        }
    }

    /// What the centre asked for, for whoever may see it.
    pub fn completion_asked(&self) -> Option<Paper> {
        let (asked, _) = self.case().completion?;
        self.is_with_the_centre().then(|| Paper {
            title: self.teller.t.paper_completion_asked().into_owned(),
            holder: "centre",
            words: self.words(asked),
            ..Paper::default()
        })
    }

    /// What the consumer added when the centre asked: a part of the complaint.
    pub fn completed(&self) -> Option<Paper> {
        let (_, text) = self.case().completion?;
        Some(self.warned(
            Side::Consumer,
            Paper {
                id: "completed".to_owned(),
                title: self.teller.t.paper_completed().into_owned(),
                holder: "consumer",
                words: self.words(text?),
                lang: self.consumers_language(),
                ..Paper::default()
            },
        ))
    }

    /// Why the centre does not take the case, and which other ways are open.
    pub fn not_taken(&self) -> Option<Paper> {
        let (t, book) = (self.teller.t, self.teller.book);
        let decisions = self.papers.entries.iter().rev();
        let (entry, reason, text) = decisions.into_iter().find_map(|entry| match &entry.event {
            Event::FoundInadmissible { reason, text } => Some((entry, reason, *text)),
            _ => None,
        })?;
        let listed = rulebook::entry(&book.inadmissible, reason)?;
        let ways = listed.ways.as_ref().map(|ways| Answer::new(t.fact_other_ways(), ways.in_language(t.0)));
        Some(Paper {
            id: "not-taken".to_owned(),
            title: t.paper_not_taken().into_owned(),
            from: t.paper_from(&self.name_at_centre(Some(entry)), &self.when(entry.at)).into_owned(),
            holder: "centre",
            facts: std::iter::once(Answer::new(t.act_reason(), listed.name.in_language(t.0)))
                .chain(ways)
                .collect(),
            words: self.decided(text),
            ..Paper::default()
        })
    }

    /// What the court asks for that sent the bundle back, until it has the next one.
    pub fn returned(&self) -> Option<Paper> {
        let court = self.case().court.as_ref().filter(|court| !court.waiting)?;
        let (defects, text, at) = court.returned.as_ref()?;
        let (t, book) = (self.teller.t, self.teller.book);
        let name = |key: &String| {
            let listed = rulebook::entry(&book.return_defects, key);
            listed.map_or(key.as_str(), |entry| entry.name.in_language(t.0)).to_owned()
        };
        let names: Vec<_> = defects.iter().map(name).collect();
        Some(Paper {
            id: "returned".to_owned(),
            title: t.paper_returned().into_owned(),
            from: t.paper_from(&self.teller.holder(Holder::Court).start, &self.when(*at)).into_owned(),
            holder: "court",
            facts: vec![Answer::new(t.fact_defects(), names.join("\n"))],
            words: self.words(*text),
            ..Paper::default()
        })
    }

    /// The request to have a missed window back, for whoever decides on it.
    pub fn restoration_asked(&self, answers: Answers) -> Option<Paper> {
        let Answers::Window(window) = answers else { return None };
        let (t, book) = (self.teller.t, self.teller.book);
        let asked = self.case().restoration_asked(window)?;
        self.papers.entries.iter().rev().find_map(|entry| match &entry.event {
            Event::RestorationAsked { by, window, reason, held_up_until, text, exhibits }
                if *window == asked.window =>
            {
                let proof = |line: &Paper| {
                    let number = self.case().number();
                    exhibits.iter().any(|exhibit| line.href == links::exhibit(number, exhibit.id))
                };
                let proof = self.exhibits(&[]).into_iter().filter(proof);
                let reason = rulebook::entry(&book.restoration, reason)?.name.in_language(t.0);
                let paper = Paper {
                    id: "restoration".to_owned(),
                    title: t.paper_restoration(&t.window_name(asked.key)).into_owned(),
                    from: self.from(*by, entry.at),
                    holder: by.holder().as_str(),
                    facts: vec![
                        Answer::new(t.act_reason(), reason),
                        Answer::new(t.fact_held_up_until(), t.long_date(*held_up_until)),
                    ],
                    words: self.words(*text),
                    wall: Some(Wall::Centre),
                    ways: proof.map(|line| (line.href, line.title)).collect(),
                    note: Some(t.restoration_readers(&self.teller.party(*by).inside).into_owned()),
                    ..Paper::default()
                };
                Some(self.warned(*by, paper))
            }
            _ => None,
        })
    }

    /// A text that decided something; where a slip in it was put right, both texts.
    fn decided(&self, text: TextRef) -> String {
        let given = self.words(text);
        match self.case().corrected(text) {
            Some(corrected) => self.teller.t.slip_corrected(&given, &self.words(corrected)).into_owned(),
            None => given,
        }
    }

    /// The platform's answer, point by point.
    pub fn answer(&self) -> Option<Paper> {
        let (t, book) = (self.teller.t, self.teller.book);
        let answer = self.case().answer.as_ref()?;
        let point = |point: &crate::domain::case::event::Point| {
            let name = book.remedy(&point.remedy).map(|remedy| remedy.order.in_language(t.0));
            let mut lines = vec![
                match point.amount {
                    Some(amount) => t.want_with_amount(&t.fact_stance(point.stance), &amount.to_string()),
                    None => t.fact_stance(point.stance),
                }
                .into_owned(),
            ];
            if let Some(ground) =
                point.ground.as_ref().and_then(|key| rulebook::entry(&book.refusal_grounds, key))
            {
                lines.push(t.fact_ground(ground.name.in_language(t.0)).into_owned());
            }
            lines.push(self.words(point.text));
            Answer::new(name.unwrap_or(&point.remedy), lines.join("\n"))
        };
        Some(self.warned(
            Side::Platform,
            Paper {
                id: "answer".to_owned(),
                title: t.paper_answer().into_owned(),
                from: self.from(Side::Platform, answer.at),
                holder: "platform",
                badge: answer.late.then(|| Badge::new(Tone::Late, t.answer_late())),
                facts: answer.points.iter().map(point).collect(),
                words: answer.text.map(|text| self.words(text)).unwrap_or_default(),
                ..Paper::default()
            },
        ))
    }

    /// The mediator's finding, with what it is and what makes it binding.
    pub fn finding(&self) -> Option<Paper> {
        let (t, book) = (self.teller.t, self.teller.book);
        let (ruling, at) = self.case().ruling.as_ref()?;
        let found = |(grievance, finding): &(crate::domain::grievance::Grievance, _)| {
            Answer::new(book.grievance(*grievance).name.in_language(t.0), t.finding_name(*finding))
        };
        let mut facts: Vec<_> = ruling.findings.iter().map(found).collect();
        if let Some(found) = ruling.retaliation {
            facts.push(Answer::new(t.fact_retaliation(), t.retaliation_name(found)));
        }
        if !ruling.promises.is_empty() {
            facts.push(Answer::new(t.fact_to_do(), self.promises(&ruling.promises)));
        }
        facts.push(Answer::new(t.fact_reasons(), self.decided(ruling.reasons)));
        Some(Paper {
            id: "finding".to_owned(),
            title: t.paper_finding().into_owned(),
            from: self.by_mediator(*at),
            holder: "mediator",
            facts,
            words: self.decided(ruling.finding),
            note: Some(book.binding_text.in_language(t.0).to_owned()),
            ..Paper::default()
        })
    }

    /// The challenge that is to be decided.
    pub fn challenge(&self) -> Option<Paper> {
        let challenge = self.case().challenge.as_ref()?;
        let brought =
            self.papers.entries.iter().rfind(|entry| matches!(entry.event, Event::Challenged { .. }))?;
        let Event::Challenged { text, .. } = &brought.event else { return None };
        let (t, book) = (self.teller.t, self.teller.book);
        let reason =
            rulebook::entry(&book.challenge, &challenge.reason).map(|entry| entry.name.in_language(t.0));
        let paper = Paper {
            title: t.paper_challenge().into_owned(),
            from: self.from(challenge.by, brought.at),
            holder: challenge.by.holder().as_str(),
            facts: vec![Answer::new(t.fact_reasons(), reason.unwrap_or(&challenge.reason))],
            words: self.words(*text),
            ..Paper::default()
        };
        Some(self.warned(challenge.by, paper))
    }

    /// Other cases of the same consumer about the same platform, newest first, so that a series shows.
    pub fn other_cases(&self, others: &[Told]) -> Option<Paper> {
        let t = self.teller.t;
        let line = |told: &Told| {
            let stage = told.stage.parse::<Stage>().ok();
            let stands = stage.map(|stage| t.stage_name(stage, told.outcome.as_deref(), self.teller.reader));
            let filed = t.long_date(told.opened_at.day_in(&self.teller.book.zone));
            Answer::new(told.number.to_string(), t.paper_other_case(&filed, &stands.unwrap_or_default()))
        };
        (!others.is_empty()).then(|| Paper {
            title: t.paper_other_cases().into_owned(),
            holder: "consumer",
            facts: others.iter().map(line).collect(),
            note: Some(t.paper_other_cases_mean().into_owned()),
            ..Paper::default()
        })
    }

    /// What a party asked for in order to take part, for the centre.
    pub fn need(&self, answers: Answers) -> Option<Paper> {
        let Answers::Window(window) = answers else { return None };
        let Subject::Help(side) = self.case().life.running.get(window)?.subject else { return None };
        let help = self.case().help_of(side)?;
        let (t, book) = (self.teller.t, self.teller.book);
        let need = rulebook::entry(&book.needs, &help.need).map(|entry| entry.name.in_language(t.0));
        let paper = Paper {
            title: t.paper_need().into_owned(),
            from: self.teller.party(side).start,
            holder: side.holder().as_str(),
            wall: Some(Wall::Centre),
            facts: vec![Answer::new(t.paper_need(), need.unwrap_or(&help.need))],
            words: self.words(help.text),
            ..Paper::default()
        };
        Some(self.warned(side, paper))
    }

    /// Terms, each with what exactly and how soon.
    fn promises(&self, promises: &[Promise]) -> String {
        promises.iter().map(|promise| self.promise(promise)).collect::<Vec<_>>().join("\n\n")
    }

    fn promise(&self, promise: &Promise) -> String {
        let mut lines = vec![self.promised(promise)];
        lines.extend(promise.text.map(|text| self.words(text)));
        lines.extend(promise.days.map(|days| self.teller.t.fact_within(days).into_owned()));
        lines.join("\n")
    }

    /// A term in a few words: the order and its amount.
    fn promised(&self, promise: &Promise) -> String {
        self.teller.terms(std::slice::from_ref(promise))
    }

    /// Terms that are on the table, and those that were, newest first, for those who settle.
    pub fn offers(&self) -> (Vec<Paper>, Vec<Paper>) {
        let seen = self.case().offers.iter().rev().filter(|_| self.settles());
        let (open, settled): (Vec<_>, Vec<_>) = seen.partition(|offer| offer.open);
        let papers = |offers: Vec<_>| offers.into_iter().map(|offer| self.offer(offer)).collect();
        (papers(open), papers(settled))
    }

    /// One set of terms.
    pub fn offer_named(&self, id: OfferId) -> Option<Paper> {
        let offer = self.case().offers.iter().find(|offer| offer.offer.id == id)?;
        self.settles().then(|| self.offer(offer))
    }

    fn offer(&self, found: &crate::domain::case::OfferInCase) -> Paper {
        let (t, offer) = (self.teller.t, &found.offer);
        let agreed = matches!(self.case().agreed, Some((AgreedIn::Offer(id), _)) if id == offer.id);
        let badge = match (agreed, found.open, found.accepted.is_empty()) {
            (true, _, _) => Badge::new(Tone::Done, t.offer_accepted()),
            (false, true, true) => Badge::new(Tone::Due, t.offer_open()),
            (false, true, false) => Badge::new(Tone::Due, t.offer_half_accepted()),
            (false, false, _) => Badge::new(Tone::Quiet, t.offer_closed()),
        };
        let (title, from) = match offer.from {
            Some(side) => (t.paper_offer(), self.from(side, found.at)),
            None => (t.paper_proposal(), self.by_mediator(found.at)),
        };
        let paper = Paper {
            title: title.into_owned(),
            from,
            holder: offer.from.map_or("mediator", |side| side.holder().as_str()),
            wall: Some(Wall::Settlement),
            badge: Some(badge),
            facts: vec![Answer::new(t.fact_the_terms(), self.promises(&offer.promises))],
            words: self.words(offer.text),
            ..Paper::default()
        };
        match offer.from {
            Some(side) => self.warned(side, paper),
            None => paper,
        }
    }

    /// The mediator's questions with their answers, newest first.
    pub fn questions(&self) -> Vec<Paper> {
        let numbered = self.case().questions.iter().enumerate().rev();
        numbered.map(|(place, question)| self.question(place, question)).collect()
    }

    /// One question.
    pub fn question_named(&self, id: QuestionId) -> Option<Paper> {
        let mut numbered = self.case().questions.iter().enumerate();
        numbered.find(|(_, question)| question.id == id).map(|(place, found)| self.question(place, found))
    }

    fn question(&self, place: usize, question: &crate::domain::case::QuestionInCase) -> Paper {
        let t = self.teller.t;
        let reply = match (question.response, question.open) {
            (Some((text, at)), _) => {
                format!("{}\n{}", self.from(question.to, at), self.words(text))
            }
            (None, true) => t.fact_unanswered().into_owned(),
            (None, false) => t.fact_left_unanswered().into_owned(),
        };
        self.warned(
            question.to,
            Paper {
                title: t.paper_question(place + 1).into_owned(),
                from: self.by_mediator(question.at),
                holder: "mediator",
                facts: vec![
                    Answer::new(t.paper_question(place + 1), self.words(question.text)),
                    Answer::new(t.fact_reply(), reply),
                ],
                ..Paper::default()
            },
        )
    }

    /// One referral: whom the platform names, and how the data got there.
    pub fn referral_named(&self, id: ReferralId) -> Option<Paper> {
        let t = self.teller.t;
        let found = self.case().referrals.iter().find(|referral| referral.id == id)?;
        let named = format!("{}\n{}", self.words(found.name), t.referral_kind(found.kind));
        let paper = Paper {
            title: t.paper_referral().into_owned(),
            from: self.from(Side::Platform, found.at),
            holder: "platform",
            facts: vec![Answer::new(t.fact_named(), named)],
            words: self.words(found.text),
            ..Paper::default()
        };
        Some(self.warned(Side::Platform, paper))
    }

    /// The consumer's alarms, newest first, for whoever may know of them.
    pub fn alarms(&self) -> Vec<Paper> {
        let seen = self.case().alarms.iter().rev().filter(|alarm| self.sees_alarm(alarm));
        seen.map(|alarm| self.alarm(alarm)).collect()
    }

    /// What a finding may rest on of them: what the platform was told, so that it could reply.
    pub fn allegations(&self) -> Vec<Paper> {
        self.case().allegations().map(|alarm| self.alarm(alarm)).collect()
    }

    /// One alarm.
    pub fn alarm_named(&self, id: AlarmId) -> Option<Paper> {
        let found = self.case().alarms.iter().find(|alarm| alarm.id == id)?;
        self.sees_alarm(found).then(|| self.alarm(found))
    }

    fn sees_alarm(&self, alarm: &AlarmInCase) -> bool {
        match self.teller.reader {
            Reader::Consumer | Reader::Mediator | Reader::Registrar | Reader::Court => true,
            Reader::Platform => alarm.kind.is_told_to_platform(),
            Reader::Supervisor | Reader::Public => false,
        }
    }

    fn alarm(&self, alarm: &AlarmInCase) -> Paper {
        let t = self.teller.t;
        let is_platform = self.teller.reader == Reader::Platform;
        let badge = match alarm.response {
            Some(_) => Badge::new(Tone::Quiet, t.alarm_attended()),
            None => Badge::new(Tone::Late, t.alarm_open()),
        };
        let done = alarm.response.filter(|_| !is_platform).map(|(text, at)| {
            let done = format!("{}\n{}", self.when(at), self.words(text));
            Answer::new(t.fact_what_was_done(), done)
        });
        let paper = Paper {
            title: self.teller.alarm_name(alarm),
            from: self.from(Side::Consumer, alarm.at),
            holder: "consumer",
            // What the centre does about it is between the consumer and the centre.
            badge: (!is_platform).then_some(badge),
            facts: done.into_iter().collect(),
            words: self.words(alarm.text),
            lang: self.consumers_language(),
            ..Paper::default()
        };
        self.warned(Side::Consumer, paper)
    }

    /// What to do at once about what is happening, and whether the platform learns of it.
    pub fn open_dangers(&self) -> Vec<Paper> {
        let t = self.teller.t;
        let open: Vec<&AlarmInCase> = self.case().open_alarms().collect();
        let kinds = AlarmKind::ALL.iter().filter_map(|kind| open.iter().find(|alarm| alarm.kind == *kind));
        kinds
            .map(|alarm| Paper {
                title: self.teller.alarm_name(alarm),
                note: Some(t.alarm_readers(alarm.kind.is_told_to_platform()).into_owned()),
                ..danger(t, self.teller.book, alarm.kind)
            })
            .collect()
    }

    /// What to do at once, for everything that may be happening.
    pub fn dangers(&self) -> Vec<Paper> {
        dangers(self.teller.t, self.teller.book)
    }

    /// What people wrote to each other, newest first.
    pub fn messages(&self) -> Vec<Paper> {
        let seen = self.case().messages.iter().rev().filter(|message| self.sees(message));
        seen.map(|message| self.message(message)).collect()
    }

    /// May this reader see this message?
    pub fn sees(&self, message: &Message) -> bool {
        match message.wall {
            Wall::Settlement => self.settles(),
            Wall::Court => self.teller.reader != Reader::Supervisor,
            Wall::Centre => self.is_with_the_centre(),
        }
    }

    fn message(&self, message: &Message) -> Paper {
        let (t, reader) = (self.teller.t, Reader::from(message.from));
        let holder = reader.holder().unwrap_or(crate::domain::actor::Holder::Centre);
        let from = match message.from {
            Role::Registrar => {
                let mut entries = self.papers.entries.iter();
                self.name_at_centre(entries.find(|entry| {
                    matches!(&entry.event, Event::Messaged { text, .. } if text.id == message.text.id)
                }))
            }
            _ => self.teller.holder(holder).start,
        };
        let paper = Paper {
            title: t.paper_message().into_owned(),
            from: t.paper_from(&from, &self.when(message.at)).into_owned(),
            holder: holder.as_str(),
            wall: (message.wall != Wall::Centre).then_some(message.wall),
            words: self.words(message.text),
            lang: if message.from == Role::Consumer { self.consumers_language() } else { "" },
            ..Paper::default()
        };
        match message.from.side() {
            Some(side) => self.warned(side, paper),
            None => paper,
        }
    }

    /// What was promised, each with how far it got.
    pub fn duties(&self) -> Vec<Paper> {
        // What was agreed in an offer is for those who settled; what binds in public is for all.
        if self.case().has_secret_terms() && !self.settles() {
            return Vec::new();
        }
        self.case().duties.iter().map(|duty| self.duty(duty)).collect()
    }

    /// One promise.
    pub fn duty_named(&self, id: RemedyId) -> Option<Paper> {
        self.case().duties.iter().find(|duty| duty.promise.id == id).map(|duty| self.duty(duty))
    }

    fn duty(&self, duty: &Duty) -> Paper {
        let t = self.teller.t;
        let tone = match duty.progress {
            Progress::Due => Tone::Note,
            Progress::Curing | Progress::Reported => Tone::Due,
            Progress::Confirmed => Tone::Done,
            Progress::Unconfirmed => Tone::Quiet,
            Progress::Failed => Tone::Late,
        };
        let subject = Subject::Remedy(duty.promise.id);
        let is_due = duty.progress == Progress::Due && duty.promise.days.is_none();
        let usual = t.span(self.teller.book.window(WindowKey::Performance).span);
        let usual = is_due.then(|| t.promise_counted_as_usual(&usual).into_owned());
        let mut facts = Vec::new();
        let mut running = self.case().life.running.iter();
        if let Some(window) = running.find(|window| window.subject == subject) {
            let due = t.fact_due(&t.due(&window.reckoning, &self.teller.book.zone)).into_owned();
            facts.push(Answer::new(t.window_name(window.key), due));
        }
        let reports = self.papers.entries.iter().filter_map(|entry| match &entry.event {
            Event::Performed { remedy, text, .. } if *remedy == duty.promise.id => Some((*text, entry.at)),
            _ => None,
        });
        for (text, at) in reports {
            let report = format!("{}\n{}", self.from(Side::Platform, at), self.words(text));
            facts.push(Answer::new(t.fact_report(), report));
        }
        self.warned(
            Side::Platform,
            Paper {
                title: self.promised(&duty.promise),
                holder: "platform",
                words: duty.promise.text.map(|text| self.words(text)).unwrap_or_default(),
                badge: Some(Badge::new(tone, t.progress_name(duty.progress))),
                facts,
                note: usual,
                ..Paper::default()
            },
        )
    }

    /// The evidence, in order, each with the ways to it; some of it is known to be comparisons of prices.
    pub fn exhibits(&self, compared: &[ExhibitId]) -> Vec<Paper> {
        let t = self.teller.t;
        let rows = self.papers.exhibits.iter().zip(&self.case().exhibits);
        let line = |(file, known): (&crate::store::texts::ExhibitFile, &evidence::ExhibitInCase)| Paper {
            title: t.exhibit_line(known.exhibit.number, file.title.open().unwrap_or_default()).into_owned(),
            from: format!("{} · {}", self.from(known.by, known.at), t.file_size(file.size)),
            holder: known.by.holder().as_str(),
            wall: (known.wall != Wall::Court).then_some(known.wall),
            ways: vec![(
                links::exhibit_record(self.case().number(), file.id),
                if compared.contains(&file.id) { t.prices_see() } else { t.exhibit_record() }.into_owned(),
            )],
            href: links::exhibit(self.case().number(), file.id),
            ..Paper::default()
        };
        rows.filter(|(_, known)| self.teller.reader.sees(known)).map(line).collect()
    }

    /// Whether the story tells this reader of the event at all.
    pub fn tells(&self, entry: &Recorded<Event>) -> bool {
        let reader = self.teller.reader;
        if reader == Reader::Platform && !entry.is_for_platform() {
            return false;
        }
        match &entry.event {
            Event::Messaged { text, .. } => {
                let message = self.case().messages.iter().find(|message| message.text.id == text.id);
                reader == Reader::Supervisor || message.is_none_or(|message| self.sees(message))
            }
            // The other side learns that a window ends later, where one does.
            Event::HelpAsked { by, .. } if !self.teller.reader.is_between(*by) => {
                reader != Reader::Court && !entry.clock.moved.is_empty()
            }
            Event::HelpGiven { to, .. } => self.teller.reader.is_between(*to),
            Event::Lapsed { silence: Silence::HelpOverdue, subject: Subject::Help(side), .. } => {
                reader == Reader::Supervisor || self.teller.reader.is_between(*side)
            }
            event => reader != Reader::Court || self.case().is_for_court(event),
        }
    }

    /// The warning beside what somebody wrote with an event.
    pub fn warning_with(&self, entry: &Recorded<Event>) -> String {
        let by = entry.by.role().and_then(Role::side);
        by.map(|by| self.warning(by, &self.words_with(entry))).unwrap_or_default()
    }

    /// What somebody wrote with an event, if this reader may see it and it stands nowhere else.
    pub fn words_with(&self, entry: &Recorded<Event>) -> String {
        if self.teller.reader == Reader::Supervisor {
            return String::new();
        }
        if let Event::Referred { name, text, .. } = &entry.event {
            return format!("{}\n{}", self.words(*name), self.words(*text));
        }
        let text = match &entry.event {
            Event::CompletionAsked { text } => self.is_with_the_centre().then_some(*text),
            Event::Withdrawn { text, .. } => text.filter(|_| self.is_with_the_centre()),
            Event::HandedOver { note } => {
                note.filter(|_| self.is_with_the_centre() || self.teller.reader == Reader::Court)
            }
            Event::HelpAsked { by: side, text, .. } | Event::HelpGiven { to: side, text } => {
                self.teller.reader.is_between(*side).then_some(*text)
            }
            // Whoever says how a settlement was kept says what was settled.
            Event::Denied { text, .. } => {
                (!self.case().has_secret_terms() || self.settles()).then_some(*text)
            }
            Event::RulingRefused { text, .. } => *text,
            Event::ReviewAsked { text } => self.is_with_the_centre().then_some(*text),
            Event::RestorationAsked { by, text, .. } => self.teller.reader.is_between(*by).then_some(*text),
            Event::Restored { text, .. } => *text,
            Event::SlipCorrected { reads, .. } => Some(*reads),
            Event::InadmissibilityConfirmed { text }
            | Event::InadmissibilityOverturned { text, .. }
            | Event::RestorationRefused { text, .. }
            | Event::FoundInadmissible { text, .. }
            | Event::Extended { text, .. }
            | Event::Dissatisfied { text }
            | Event::Challenged { text, .. }
            | Event::ChallengeUpheld { text }
            | Event::ChallengeRejected { text }
            | Event::Stayed { text, .. }
            | Event::ClosedWithoutResult { text, .. }
            | Event::Docketed { docket: text }
            | Event::Returned { text, .. }
            | Event::ReferralRejected { text, .. }
            | Event::Judged { text, .. } => Some(*text),
            Event::Exhibited { text, .. } => *text,
            // These stand in the file.
            Event::Filed(_)
            | Event::Completed { .. }
            | Event::Answered { .. }
            | Event::Offered(_)
            | Event::Questioned { .. }
            | Event::Responded { .. }
            | Event::Ruled(_)
            | Event::Performed { .. }
            | Event::AlarmRaised { .. }
            | Event::AlarmAttended { .. }
            | Event::Messaged { .. } => None,
            Event::Referred { .. }
            | Event::ReferralAccepted { .. }
            | Event::PublicationAsked
            | Event::Admitted
            | Event::Served { .. }
            | Event::ServiceFailed
            | Event::OfferDeclined { .. }
            | Event::ProposalAccepted { .. }
            | Event::Agreed { .. }
            | Event::Assigned { .. }
            | Event::StayLifted
            | Event::RulingAccepted { .. }
            | Event::Confirmed { .. }
            | Event::Resolved { .. }
            | Event::WithdrawalUndone { .. }
            | Event::Reopened { .. }
            | Event::Revealed { .. }
            | Event::RevealRead
            | Event::RevealTakenBack
            | Event::Lapsed { .. }
            | Event::OutageMadeGood(_)
            | Event::CalendarChanged(_)
            | Event::LetterPosted { .. }
            | Event::LetterUnposted { .. } => None,
        };
        text.map(|text| self.words(text)).unwrap_or_default()
    }
}

/// What to do at once, for everything that may be happening.
pub fn dangers(t: T, book: &Rulebook) -> Vec<Paper> {
    AlarmKind::ALL.iter().map(|kind| danger(t, book, *kind)).collect()
}

fn danger(t: T, book: &Rulebook, kind: AlarmKind) -> Paper {
    let danger = book.danger(kind);
    Paper {
        title: danger.name.in_language(t.0).to_owned(),
        facts: vec![Answer::new(t.fact_do_now(), danger.do_now.in_language(t.0))],
        note: Some(danger.source.in_language(t.0).to_owned()),
        ..Paper::default()
    }
}

/// What the consumer can do themselves about data that have got out; none where none has.
pub fn advice(t: T, book: &Rulebook, filing: &Filing) -> Option<Paper> {
    let found = book.advice(&filing.grievances, &filing.data);
    let mut sources: Vec<_> =
        found.iter().map(|(_, advice)| advice.source.in_language(t.0).to_owned()).collect();
    sources.dedup();
    let facts = found
        .iter()
        .map(|(data, advice)| Answer::new(data.name.in_language(t.0), advice.text.in_language(t.0)))
        .collect();
    (!sources.is_empty()).then(|| Paper {
        title: t.advice_title().into_owned(),
        facts,
        note: Some(t.advice_from(&t.story_list(&sources)).into_owned()),
        ..Paper::default()
    })
}
