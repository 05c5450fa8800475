//! From an act on a road to the command that it gives, with the words of the material.

use super::DemoError;
use super::material::{Case as Told, Phrases};
use super::road::Act;
use crate::domain::actor::{Role, Side};
use crate::domain::case::Case;
use crate::domain::clock::{Day, Moment, WindowKey};
use crate::domain::command::{
    Answer, AnswerPoint, AskToRestore, AskedBefore, Command, File, Promised, Refer, Rule, Wanted,
};
use crate::domain::evidence::NewExhibit;
use crate::domain::ids::{OfferId, PersonId, PlatformId, RemedyId, WindowId};
use crate::domain::money::Cents;
use crate::domain::publication::{self, Publication};
use crate::domain::rulebook::Rulebook;
use crate::domain::text::Words;

/// Who gives the command.
pub(super) fn giver(act: Act) -> Role {
    match act {
        Act::AskToComplete | Act::FindInadmissible | Act::Admit | Act::Assign | Act::Draft | Act::Publish => {
            Role::Registrar
        }
        Act::Answer
        | Act::Extend
        | Act::AskToPublish
        | Act::Offer
        | Act::Refer
        | Act::Report(_)
        | Act::Reply => Role::Platform,
        Act::AcceptAnswer
        | Act::AskForMediator
        | Act::Confirm(_)
        | Act::Deny(_)
        | Act::HandOver
        | Act::Withdraw
        | Act::RaiseAlarm
        | Act::Challenge
        | Act::AskForReview
        | Act::AskToRestore => Role::Consumer,
        Act::Question | Act::Propose | Act::Stay | Act::Rule => Role::Mediator,
        Act::AcceptOffer(side) | Act::AcceptRuling(side) | Act::RefuseRuling(side) => of(side),
        Act::Respond => Role::Consumer,
        Act::Docket | Act::Return | Act::Judge => Role::Court,
    }
}

fn of(side: Side) -> Role {
    match side {
        Side::Consumer => Role::Consumer,
        Side::Platform => Role::Platform,
    }
}

/// One case of the material, and what its commands need besides.
pub(super) struct Writer<'a> {
    pub told: &'a Told,
    pub phrases: &'a Phrases,
    pub rulebook: &'static Rulebook,
    /// Which of several phrases is taken.
    pub turn: usize,
}

impl Writer<'_> {
    /// The complaint, filed on `today`.
    pub fn complaint(
        &self,
        platform: PlatformId,
        today: Day,
        exhibits: Vec<NewExhibit>,
    ) -> Result<File, DemoError> {
        let told = self.told;
        let asked = &told.asked_before;
        Ok(File {
            platform,
            language: told.language,
            grievances: told.grievances.clone(),
            wants: told
                .wants
                .iter()
                .map(|remedy| {
                    Ok(Wanted { remedy: remedy.clone(), amount: self.amount_for(remedy, told.amount_fen)? })
                })
                .collect::<Result<_, DemoError>>()?,
            data: told.categories.clone(),
            happened_on: Some(before(today, told.happened_days_before)),
            title: line(&told.title)?,
            statement: words(&told.statement)?,
            account: Some(line(&told.account)?),
            asked: Some(AskedBefore {
                on: before(today, asked.days_before),
                came_back: asked.came_back,
                text: Some(words(&format!("{}\n{}", asked.how, asked.text))?),
            }),
            exhibits,
            linked: None,
            taken_down: None,
            request: None,
        })
    }

    /// An amount belongs to the one remedy that is paid.
    fn amount_for(&self, remedy: &str, fen: Option<i64>) -> Result<Option<Cents>, DemoError> {
        let paid = matches!(remedy, "compensate" | "refund_difference");
        fen.filter(|_| paid)
            .map(|fen| Cents::new(fen).map_err(|fault| DemoError::Material(fault.to_string())))
            .transpose()
    }

    /// The promises that grant what the consumer wants.
    fn wanted(&self, fen: Option<i64>) -> Result<Vec<Promised>, DemoError> {
        let promise = |remedy: &String| {
            let amount = self.amount_for(remedy, fen.or(self.told.amount_fen))?;
            Ok(Promised { remedy: remedy.clone(), amount, text: None, days: None })
        };
        self.told.wants.iter().map(promise).collect()
    }

    /// The command to the case as it stands at `at`.
    ///
    /// `mediator` is who is to be assigned, `exhibits` come with the act.
    pub fn command(
        &self,
        act: Act,
        case: &Case,
        at: Moment,
        mediator: PersonId,
        exhibits: Vec<NewExhibit>,
    ) -> Result<Command, DemoError> {
        let told = self.told;
        let window = |key| window(case, key);
        Ok(match act {
            Act::AskToComplete => {
                Command::AskToComplete { text: self.said("missing", told.missing.as_ref())? }
            }
            Act::FindInadmissible => {
                let found = self.have("inadmissible", told.inadmissible.as_ref())?;
                Command::FindInadmissible { reason: found.reason.clone(), text: words(&found.text)? }
            }
            Act::Admit => Command::Admit,
            Act::Answer => Command::Answer(self.answer(exhibits)?),
            Act::Extend => {
                let asked = self.have("extension", told.extension.as_ref())?;
                let text = words(&asked.text)?;
                Command::Extend { window: window(WindowKey::Answer)?, reason: asked.reason.clone(), text }
            }
            Act::AskToPublish => Command::AskToPublish,
            Act::AcceptAnswer => Command::AcceptAnswer { window: window(WindowKey::Reply)? },
            Act::AskForMediator => {
                let text = words(self.phrases.not_satisfied.turn(told.language, self.turn))?;
                Command::AskForMediator { window: window(WindowKey::Reply)?, text }
            }
            Act::Offer => {
                let offer = self.have("offer", told.offer.as_ref())?;
                Command::Offer { text: words(&offer.text)?, promises: self.wanted(offer.amount_fen)? }
            }
            Act::Propose => {
                let text = self.said("proposal", told.proposal.as_ref())?;
                Command::Offer { text, promises: self.wanted(None)? }
            }
            Act::AcceptOffer(_) => Command::AcceptOffer { offer: self.open_offer(case)? },
            Act::Assign => Command::Assign { window: window(WindowKey::Naming)?, mediator },
            Act::Question => {
                let question = self.have("question", told.question.as_ref())?;
                Command::Question { to: question.to, text: words(&question.text)? }
            }
            Act::Respond => {
                let reply = told.question.as_ref().and_then(|question| question.reply.as_ref());
                let open = case.questions.iter().find(|question| question.open);
                let question = self.have("question", open)?.id;
                Command::Respond { question, text: self.said("reply", reply)?, exhibits: Vec::new() }
            }
            Act::Stay => {
                let stay = self.have("stay", told.stay.as_ref())?;
                let zone = &self.rulebook.zone;
                let latest = self.rulebook.reckon(WindowKey::StayEnd, at).last_day(zone);
                let until = after(at.day_in(zone), stay.days).min(latest);
                Command::Stay { reason: stay.reason.clone(), text: words(&stay.text)?, until }
            }
            Act::Rule => Command::Rule(self.ruling()?),
            Act::AcceptRuling(side) => Command::AcceptRuling { window: answering_window(case, side)? },
            Act::RefuseRuling(side) => {
                let text = told.refusal_reason.as_deref().map(words).transpose()?;
                Command::RefuseRuling { window: answering_window(case, side)?, text }
            }
            Act::Report(place) => {
                let text = self.said("performed", told.performed.as_ref())?;
                Command::ReportPerformance { remedy: promise(case, place)?, text, exhibits: Vec::new() }
            }
            Act::Confirm(place) => Command::Confirm { remedy: promise(case, place)? },
            Act::Deny(place) => Command::Deny {
                remedy: promise(case, place)?,
                text: self.said("denial", told.denial.as_ref())?,
            },
            Act::HandOver => {
                Command::HandOver { note: told.handover_note.as_deref().map(words).transpose()? }
            }
            Act::Docket => {
                let court = self.have("court", told.court.as_ref())?;
                Command::Docket { docket: line(self.have("docket", court.docket.as_ref())?)? }
            }
            Act::Return => {
                let court = self.have("court", told.court.as_ref())?;
                let text = self.said("defects_text", court.defects_text.as_ref())?;
                Command::Return { defects: court.defects.clone(), text }
            }
            Act::Judge => {
                let court = self.have("court", told.court.as_ref())?;
                let judgment = self.have("judgment", court.judgment.as_ref())?;
                Command::Judge { outcome: judgment.outcome, text: words(&judgment.text)? }
            }
            Act::Withdraw => {
                let withdrawal = self.have("withdrawal", told.withdrawal.as_ref())?;
                let text = Some(words(&withdrawal.text)?);
                Command::Withdraw { reason: withdrawal.reason.clone(), text }
            }
            Act::RaiseAlarm => {
                let alarm = self.have("alarm", told.alarm.as_ref())?;
                Command::RaiseAlarm { kind: alarm.kind, text: words(&alarm.text)? }
            }
            Act::Refer => {
                let referral = self.have("referral", told.referral.as_ref())?;
                let (name, text) = (line(&referral.name)?, words(&referral.text)?);
                Command::Refer(Refer { kind: referral.kind, to: None, name, text, exhibits })
            }
            Act::Challenge => {
                let challenge = self.have("challenge", told.challenge.as_ref())?;
                let (reason, text) = (challenge.reason.clone(), words(&challenge.text)?);
                Command::Challenge { window: window(WindowKey::Mediation)?, reason, text }
            }
            Act::AskForReview => {
                let text = self.said("review", told.review.as_ref())?;
                Command::AskForReview { window: window(WindowKey::Review)?, text }
            }
            Act::AskToRestore => {
                let asked = self.have("restoration", told.restoration.as_ref())?;
                Command::AskToRestore(AskToRestore {
                    window: case.restorable(Side::Consumer).ok_or_else(|| gone("reply"))?.window,
                    reason: asked.reason.clone(),
                    held_up_until: at.day_in(&self.rulebook.zone),
                    text: words(&asked.text)?,
                    exhibits,
                })
            }
            Act::Draft | Act::Reply | Act::Publish => return Err(self.lacks("a publication")),
        })
    }

    /// The command to the publication as it stands.
    pub fn to_publication(
        &self,
        act: Act,
        publication: &Publication,
    ) -> Result<publication::Command, DemoError> {
        Ok(match act {
            Act::Draft => {
                let ruling = self.told.ruling.as_ref();
                let finding = ruling.filter(|_| publication.outcome.finding.is_some());
                let finding = finding.map(|ruling| words(&ruling.finding_public)).transpose()?;
                publication::Command::Draft { finding }
            }
            Act::Reply => {
                let window = publication.life.running.of(WindowKey::RightOfReply);
                let window = window.ok_or_else(|| self.lacks("a time to reply"))?.id;
                let text = self.said("reply_to_publication", self.told.reply_to_publication.as_ref())?;
                publication::Command::Reply { window, text }
            }
            Act::Publish => publication::Command::Publish,
            _ => return Err(self.lacks("a case")),
        })
    }

    fn answer(&self, exhibits: Vec<NewExhibit>) -> Result<Answer, DemoError> {
        let told = self.have("answer", self.told.answer.as_ref())?;
        let points = told.points.iter().map(|point| {
            Ok(AnswerPoint {
                remedy: point.remedy.clone(),
                stance: point.stance,
                amount: None,
                ground: point.ground.clone(),
                text: words(&point.reason)?,
            })
        });
        Ok(Answer { points: points.collect::<Result<_, DemoError>>()?, text: None, exhibits })
    }

    fn ruling(&self) -> Result<Rule, DemoError> {
        let told = self.have("ruling", self.told.ruling.as_ref())?;
        let remedies = told.remedies.iter().map(|remedy| {
            Ok(Promised {
                remedy: remedy.remedy.clone(),
                amount: self.amount_for(&remedy.remedy, remedy.amount_fen)?,
                text: Some(words(&remedy.text)?),
                days: Some(remedy.days),
            })
        });
        Ok(Rule {
            findings: self.told.grievances.iter().map(|grievance| (*grievance, told.outcome)).collect(),
            retaliation: None,
            finding: words(&told.finding_public)?,
            reasons: words(&told.reasons)?,
            remedies: remedies.collect::<Result<_, DemoError>>()?,
        })
    }

    fn open_offer(&self, case: &Case) -> Result<OfferId, DemoError> {
        let open = case.offers.iter().find(|offer| offer.open);
        open.map(|offer| offer.offer.id).ok_or_else(|| self.lacks("an offer"))
    }

    fn have<'v, V: ?Sized>(&self, key: &str, value: Option<&'v V>) -> Result<&'v V, DemoError> {
        value.ok_or_else(|| self.lacks(key))
    }

    fn said(&self, key: &str, text: Option<&String>) -> Result<Words, DemoError> {
        words(self.have(key, text)?)
    }

    fn lacks(&self, what: &str) -> DemoError {
        DemoError::Material(format!("the case {} needs {what} on its road", self.told.key))
    }
}

/// The promise with this place.
pub(super) fn promise(case: &Case, place: usize) -> Result<RemedyId, DemoError> {
    let duty = case.duties.get(place).ok_or_else(|| gone("promise"))?;
    Ok(duty.promise.id)
}

fn window(case: &Case, key: WindowKey) -> Result<WindowId, DemoError> {
    Ok(case.life.running.of(key).ok_or_else(|| gone(key.as_str()))?.id)
}

fn answering_window(case: &Case, side: Side) -> Result<WindowId, DemoError> {
    let mut running = case.life.running.iter();
    let found = running
        .find(|window| window.key == WindowKey::RulingResponse && window.holder == side.holder())
        .ok_or_else(|| gone("ruling_response"))?;
    Ok(found.id)
}

fn gone(what: &str) -> DemoError {
    DemoError::Material(format!("no {what} is open any more"))
}

fn before(day: Day, days: i64) -> Day {
    after(day, -days)
}

fn after(day: Day, days: i64) -> Day {
    day.checked_add(jiff::Span::new().days(days)).unwrap_or(day)
}

pub(super) fn line(text: &str) -> Result<Words, DemoError> {
    Words::line(text).map_err(|fault| DemoError::Material(format!("{text:?}: {fault}")))
}

fn words(text: &str) -> Result<Words, DemoError> {
    Words::parse(text, Words::STATEMENT).map_err(|fault| DemoError::Material(format!("{text:?}: {fault}")))
}
