//! Random walks through many cases, by the rules alone: no store, no server, no clock.

use redress::domain::actor::{ActingPerson, Actor, Holder, Role, Side, Strength};
use redress::domain::case::Case;
use redress::domain::case::act::Act;
use redress::domain::case::event::{AlarmKind, Detail, Finding, ReferralKind, Service, Stance};
use redress::domain::case::options::{Answers, Possible};
use redress::domain::chain::{Hash, Salt};
use redress::domain::clock::{Moment, WindowKey};
use redress::domain::command::{
    Answer, AnswerPoint, AskToRestore, Command, Correction, File, Promised, Refer, Rule, Wanted,
};
use redress::domain::decision::Decision;
use redress::domain::evidence::{NewExhibit, NewText, Wall};
use redress::domain::given::{Facts, Fresh, Given};
use redress::domain::grievance::Grievance;
use redress::domain::ids::{
    AlarmId, CaseNumber, MatterId, OfferId, PersonId, PlatformId, QuestionId, ReferralId, RemedyId, TextId,
    WindowId,
};
use redress::domain::matter::{self, Matter};
use redress::domain::refusal::Refusal;
use redress::domain::rulebook::Rulebook;
use redress::domain::text::{Language, Words};
use std::collections::BTreeSet;
use uuid::Uuid;

/// A small generator with a known course, so that a walk that fails can be walked again.
pub struct Chance(u64);

impl Chance {
    pub fn below(&mut self, end: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 % end as u64) as usize
    }

    fn seed(&mut self) -> [u8; 32] {
        let mut seed = [0; 32];
        seed.fill_with(|| self.below(256) as u8);
        seed
    }
}

fn words(text: &str) -> Words {
    Words::parse(text, Words::NOTE).unwrap()
}

fn person(number: u128) -> PersonId {
    PersonId(Uuid::from_u128(number))
}

const CONSUMER: u128 = 1;
const REP: u128 = 2;
const CLERK: u128 = 20;
const OTHER_CLERK: u128 = 23;
const PLATFORM: PlatformId = PlatformId(Uuid::from_u128(77));

fn as_person(number: u128, role: Role) -> Actor {
    Actor::Person(ActingPerson {
        person: person(number),
        role,
        platform: (role == Role::Platform).then_some(PLATFORM),
        strength: Strength::Password,
        second: None,
    })
}

/// Everybody who could have a place in the case, and some who have none.
pub fn everybody() -> Vec<Actor> {
    let mut all = vec![
        as_person(CONSUMER, Role::Consumer),
        as_person(99, Role::Consumer),
        as_person(REP, Role::Platform),
        as_person(CLERK, Role::Registrar),
        as_person(OTHER_CLERK, Role::Registrar),
        as_person(21, Role::Court),
        as_person(22, Role::Supervisor),
        Actor::Centre,
        Actor::Clock,
    ];
    all.extend((10..14).map(|mediator| as_person(mediator, Role::Mediator)));
    all
}

/// One case on its way.
pub struct Walk {
    pub chance: Chance,
    enrolled: bool,
    pub at: Moment,
    pub case: Case,
    /// The stored bytes of all its events, with their hashes.
    pub stored: Vec<(String, Hash)>,
    /// All that was written.
    texts: Vec<NewText>,
}

fn given(chance: &mut Chance, enrolled: bool, at: Moment) -> Given<'static> {
    let facts = Facts {
        number: CaseNumber::new(2026, 1),
        enrolled,
        contact_verified: true,
        details: Detail::ALL.iter().map(|detail| (*detail, words(detail.as_str()))).collect(),
        ..Facts::default()
    };
    Given {
        rulebook: Rulebook::cn().unwrap(),
        now: at,
        fresh: Fresh::new(chance.seed(), 1_795_000_000_000),
        facts,
    }
}

impl Walk {
    pub fn begin(seed: u64) -> Walk {
        let mut chance = Chance(seed.wrapping_mul(0x9E37_79B9_7F4A_7C15) | 1);
        let enrolled = chance.below(3) > 0;
        let at: Moment = "2026-03-02T02:00:00Z".parse().unwrap();
        let file = File {
            platform: PLATFORM,
            language: Language::En,
            grievances: vec![Grievance::Access],
            wants: vec![Wanted { remedy: "stop".into(), amount: None }],
            data: Vec::new(),
            happened_on: None,
            title: words("They would not show my data"),
            statement: words("I asked twice."),
            account: None,
            asked: None,
            exhibits: Vec::new(),
            linked: None,
            taken_down: None,
            request: None,
        };
        let by = as_person(CONSUMER, Role::Consumer);
        let given = given(&mut chance, enrolled, at);
        let id = MatterId(Uuid::from_u128(5));
        let command = Command::File(Box::new(file));
        let (decision, case) = matter::begin::<Case>(id, command, &by, at, given).unwrap();
        let mut walk =
            Walk { chance, enrolled, at, case: case.clone(), stored: Vec::new(), texts: Vec::new() };
        walk.take(&decision, case);
        walk
    }

    fn given(&mut self) -> Given<'static> {
        let mut given = given(&mut self.chance, self.enrolled, self.at);
        given.facts.shown = self.case.revealed.iter().map(|shown| shown.detail).collect();
        given
    }

    pub fn wait(&mut self, hours: i64) {
        self.at = self.at.plus_seconds(hours * 3600);
        let given = self.given();
        if let Some((decision, case)) = matter::catch_up(&self.case, self.at, given).unwrap() {
            self.take(&decision, case);
        }
    }

    /// What the rules say; nothing is taken over.
    pub fn attempt(&mut self, command: Command, by: &Actor) -> Result<(Decision, Case), Refusal> {
        let given = self.given();
        matter::decide(self.case.clone(), command, by, self.at, given)
    }

    /// Takes over what was decided.
    pub fn take(&mut self, decision: &Decision, case: Case) {
        self.stored.extend(decision.events().iter().map(|event| (event.body.clone(), event.hash)));
        self.texts.extend_from_slice(decision.texts());
        self.case = case;
    }

    /// Everything that somebody could do now.
    pub fn offered(&self) -> Vec<(Actor, Possible)> {
        let all = everybody().into_iter();
        all.flat_map(|by| self.case.possible(&by, self.at).into_iter().map(move |found| (by, found)))
            .collect()
    }

    /// Somebody does something that is possible, or some time goes by; rather what `done` lacks.
    pub fn step(&mut self, offered: &[(Actor, Possible)], done: &mut BTreeSet<&'static str>) {
        if offered.is_empty() || self.chance.below(5) == 0 {
            let hours = [3, 30, 24 * 5, 24 * 16][self.chance.below(4)];
            return self.wait(hours);
        }
        // What stands beside the road leads no further on it: most of that is left out.
        let mut on_the_road = Vec::new();
        for one in offered {
            let is_beside = matches!(
                one.1.act,
                Act::RaiseAlarm
                    | Act::Refer
                    | Act::AskForHelp
                    | Act::Challenge
                    | Act::Reveal
                    | Act::ReadReveal
                    | Act::TakeBackReveal
                    | Act::Exhibit
                    | Act::Message
            );
            if !is_beside || self.chance.below(6) == 0 {
                on_the_road.push(*one);
            }
        }
        let offered = if on_the_road.is_empty() { offered } else { &on_the_road };
        let new = offered.iter().find(|(_, found)| !done.contains(found.act.as_str()));
        let (by, possible) = match new {
            Some(new) if self.chance.below(2) == 0 => *new,
            _ => offered[self.chance.below(offered.len())],
        };
        // Ways out would end most walks before they became interesting, and pauses would fill them.
        let is_way_out = matches!(
            possible.act,
            Act::Withdraw
                | Act::FindInadmissible
                | Act::CloseWithoutResult
                | Act::Docket
                | Act::Challenge
                | Act::AskForHelp
        );
        if is_way_out && self.chance.below(6) > 0 {
            return;
        }
        let command = self.command(possible.act, possible.answers, &by);
        if let Ok((decision, case)) = self.attempt(command, &by) {
            self.take(&decision, case);
            done.insert(possible.act.as_str());
        }
    }

    /// A well-formed command for the act, aimed at `answers`.
    pub fn command(&mut self, act: Act, answers: Answers, by: &Actor) -> Command {
        let text = words("As it was.");
        let window = match answers {
            Answers::Window(id) => id,
            _ => self.some_window(act),
        };
        let offer = match answers {
            Answers::Offer(id) => id,
            _ => self.case.offers.last().map_or(OfferId(Uuid::from_u128(404)), |found| found.offer.id),
        };
        let question = match answers {
            Answers::Question(id) => id,
            _ => self.case.questions.last().map_or(QuestionId(Uuid::from_u128(404)), |found| found.id),
        };
        let remedy = match answers {
            Answers::Remedy(id) => id,
            _ => self.case.duties.last().map_or(RemedyId(Uuid::from_u128(404)), |duty| duty.promise.id),
        };
        let promises = || vec![Promised { remedy: "stop".into(), amount: None, text: None, days: None }];
        let reason = |key: &str| key.to_owned();
        match act {
            Act::Admit => Command::Admit,
            Act::AskToComplete => Command::AskToComplete { text },
            Act::Complete => Command::Complete { window, text, exhibits: Vec::new() },
            Act::FindInadmissible => Command::FindInadmissible { reason: reason("other"), text },
            Act::Serve => Command::Serve { how: Service::Post },
            Act::Bounce => Command::Bounce { how: self.case.served.map_or(Service::Mail, |(how, _)| how) },
            Act::Answer => {
                let stance = [Stance::Granted, Stance::Refused][self.chance.below(2)];
                let ground = (stance == Stance::Refused).then(|| "facts_disputed".to_owned());
                let point =
                    AnswerPoint { remedy: "stop".into(), stance, amount: None, ground, text: text.clone() };
                Command::Answer(Answer { points: vec![point], text: None, exhibits: Vec::new() })
            }
            Act::Extend => {
                let running = self.case.life().running.get(window);
                let consumers = running.is_some_and(|window| window.holder == Holder::Consumer);
                Command::Extend {
                    window,
                    reason: reason(if consumers { "illness" } else { "complex" }),
                    text,
                }
            }
            Act::Challenge => Command::Challenge { window, reason: reason("interest"), text },
            Act::DecideChallenge => {
                Command::DecideChallenge { window, upheld: self.chance.below(2) == 0, text }
            }
            Act::AskToPublish => Command::AskToPublish,
            Act::AskForHelp => Command::AskForHelp { need: reason("language"), text },
            Act::GiveHelp => Command::GiveHelp { window, text },
            Act::AcceptAnswer => Command::AcceptAnswer { window },
            Act::AskForMediator => Command::AskForMediator { window, text },
            Act::Assign => {
                let free = (10..14).map(person).find(|mediator| !self.case.mediators.contains(mediator));
                Command::Assign { window, mediator: free.unwrap_or(person(10)) }
            }
            Act::Respond => Command::Respond { question, text, exhibits: Vec::new() },
            Act::AcceptOffer => Command::AcceptOffer { offer },
            Act::DeclineOffer => Command::DeclineOffer { offer },
            Act::AcceptRuling => Command::AcceptRuling { window },
            Act::RefuseRuling => Command::RefuseRuling { window, text: None },
            Act::ReportPerformance => Command::ReportPerformance { remedy, text, exhibits: Vec::new() },
            Act::Confirm => Command::Confirm { remedy },
            Act::Deny => Command::Deny { remedy, text },
            Act::Docket => Command::Docket { docket: text },
            Act::Return => Command::Return { defects: vec![reason("unclear_claim")], text },
            Act::Judge => Command::Judge { outcome: Finding::Partly, text },
            Act::Question => {
                let free = Side::ALL.iter().copied().find(|side| self.case.may_be_asked(*side));
                Command::Question { to: free.unwrap_or(Side::Consumer), text }
            }
            Act::Stay => {
                let zone = Rulebook::cn().unwrap().zone.clone();
                let until = self.at.plus_seconds(3 * 86_400).day_in(&zone);
                Command::Stay { reason: reason("both_ask"), text, until }
            }
            Act::LiftStay => Command::LiftStay,
            Act::Offer => Command::Offer { text, promises: promises() },
            Act::Rule => {
                let finding = [Finding::Upheld, Finding::Dismissed][self.chance.below(2)];
                let remedies = if finding == Finding::Upheld { promises() } else { Vec::new() };
                Command::Rule(Rule {
                    findings: vec![(Grievance::Access, finding)],
                    retaliation: self.case.allegations().next().map(|_| finding),
                    finding: text.clone(),
                    reasons: text,
                    remedies,
                })
            }
            Act::CloseWithoutResult => {
                Command::CloseWithoutResult { reason: reason("no_agreement_possible"), text }
            }
            Act::Message => Command::Message { text, wall: self.case.served.map(|_| Wall::Court) },
            Act::Reveal => {
                let shown = |detail: &&Detail| self.case.revealed.iter().any(|s| s.detail == **detail);
                let new = Detail::ALL.iter().find(|detail| !shown(detail));
                Command::Reveal { details: vec![new.copied().unwrap_or(Detail::Name)] }
            }
            Act::ReadReveal => Command::ReadReveal,
            Act::TakeBackReveal => Command::TakeBackReveal,
            Act::Exhibit => Command::Exhibit { text: None, exhibits: vec![exhibit()] },
            Act::Refer => {
                let (kind, name) = (ReferralKind::Courier, text.clone());
                Command::Refer(Refer { kind, to: None, name, text, exhibits: vec![exhibit()] })
            }
            Act::RejectReferral => Command::RejectReferral { referral: self.referral(answers), text },
            Act::OpenLinked => {
                let to = PlatformId(Uuid::from_u128(78));
                Command::OpenLinked { referral: self.referral(answers), to }
            }
            Act::RaiseAlarm => {
                let free = AlarmKind::ALL.iter().copied().find(|kind| self.case.may_raise(*kind));
                Command::RaiseAlarm { kind: free.unwrap_or(AlarmKind::Punished), text }
            }
            Act::AttendAlarm => {
                let alarm = match answers {
                    Answers::Alarm(id) => id,
                    _ => self.case.alarms.last().map_or(AlarmId(Uuid::from_u128(404)), |alarm| alarm.id),
                };
                Command::AttendAlarm { alarm, text }
            }
            Act::HandOver => Command::HandOver { note: None },
            Act::AskForReview => Command::AskForReview { window, text },
            Act::DecideReview => Command::DecideReview { overturned: self.chance.below(2) == 0, text },
            Act::UndoWithdrawal => Command::UndoWithdrawal { window },
            Act::AskToRestore => Command::AskToRestore(AskToRestore {
                window,
                reason: reason("illness"),
                held_up_until: self.at.day_in(&Rulebook::cn().unwrap().zone),
                text,
                exhibits: vec![exhibit()],
            }),
            Act::DecideRestoration => {
                Command::DecideRestoration { window, granted: self.chance.below(3) > 0, text }
            }
            Act::Correct => self.correction(by),
            Act::Reopen => Command::Reopen,
            Act::Withdraw => Command::Withdraw { reason: reason("other_way"), text: None },
        }
    }

    /// A slip put right in the last text that `by` may put right.
    fn correction(&self, by: &Actor) -> Command {
        let decided = self.case.correctable(by.role()).last().map(|decided| decided.text.id);
        let written = self.texts.iter().find(|written| Some(written.reference.id) == decided);
        let (text, salt, given) = match written {
            Some(written) => (written.reference.id, written.salt, written.words.clone()),
            None => (TextId(Uuid::from_u128(404)), Salt([0; 32]), words("As it was.")),
        };
        Command::Correct(Correction { text, salt, given, reads: words("As it wasn.") })
    }

    fn referral(&self, answers: Answers) -> ReferralId {
        match answers {
            Answers::Referral(id) => id,
            _ => self.case.referrals.last().map_or(ReferralId(Uuid::from_u128(404)), |last| last.id),
        }
    }

    /// The window that somebody would name who tried the act out of turn.
    fn some_window(&self, act: Act) -> WindowId {
        let key = match act {
            Act::Complete => WindowKey::Completion,
            Act::AskForReview => WindowKey::Review,
            Act::UndoWithdrawal => WindowKey::WithdrawalUndo,
            Act::Extend => WindowKey::Answer,
            Act::Challenge => WindowKey::Mediation,
            Act::DecideChallenge => WindowKey::ChallengeDecision,
            Act::GiveHelp => WindowKey::Help,
            Act::DecideRestoration => WindowKey::Restoration,
            Act::AcceptAnswer | Act::AskForMediator => WindowKey::Reply,
            _ => WindowKey::RulingResponse,
        };
        self.case.life().running.of(key).map_or(WindowId(Uuid::from_u128(404)), |window| window.id)
    }
}

fn exhibit() -> NewExhibit {
    NewExhibit {
        title: words("screenshot.png"),
        object: "0".repeat(32),
        sha256: Hash::of(b"bytes"),
        size: 5,
        media: "image/png".into(),
    }
}
