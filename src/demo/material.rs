//! The material of the demo: people, platforms and cases, as the files beside this one tell of them.
//! The head of each file explains its keys.

use super::DemoError;
use crate::domain::actor::{Role, Side};
use crate::domain::case::event::{AlarmKind, CameBack, Finding, ReferralKind, Stance};
use crate::domain::grievance::Grievance;
use crate::domain::keys::keys;
use crate::domain::letter::Channel;
use crate::domain::text::{Bilingual, Language};
use serde::Deserialize;
use serde::de::DeserializeOwned;

/// Everything that the demo is made of.
pub(super) struct Material {
    pub people: Vec<Person>,
    pub claim: Claim,
    pub centre: Centre,
    pub platforms: Vec<Platform>,
    pub cases: Vec<Case>,
    pub phrases: Phrases,
}

impl Material {
    pub fn read() -> Result<Material, DemoError> {
        #[derive(Deserialize)]
        #[serde(deny_unknown_fields)]
        struct People {
            person: Vec<Person>,
            claim: Claim,
        }
        #[derive(Deserialize)]
        #[serde(deny_unknown_fields)]
        struct Platforms {
            centre: Centre,
            platform: Vec<Platform>,
        }
        #[derive(Deserialize)]
        #[serde(deny_unknown_fields)]
        struct Cases {
            case: Vec<Case>,
        }
        let people: People = parse("people.toml", include_str!("people.toml"))?;
        let platforms: Platforms = parse("platforms.toml", include_str!("platforms.toml"))?;
        let cases: Cases = parse("cases.toml", include_str!("cases.toml"))?;
        Ok(Material {
            people: people.person,
            claim: people.claim,
            centre: platforms.centre,
            platforms: platforms.platform,
            cases: cases.case,
            phrases: parse("phrases.toml", include_str!("phrases.toml"))?,
        })
    }
}

fn parse<T: DeserializeOwned>(file: &'static str, text: &str) -> Result<T, DemoError> {
    toml::from_str(text).map_err(|fault| DemoError::Material(format!("{file}: {fault}")))
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Person {
    pub key: String,
    pub role: Role,
    pub name: String,
    pub mail: String,
    pub language: Language,
    pub platform: Option<String>,
    pub phone: Option<String>,
    pub address: Option<String>,
    pub letters: Option<Channel>,
}

/// Somebody who asks to answer for a platform in one case.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Claim {
    pub platform: String,
    pub name: String,
    pub position: String,
    pub mail: String,
    pub proof: String,
    pub language: Language,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Centre {
    pub name: Bilingual,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Platform {
    pub key: String,
    pub name: Bilingual,
    #[expect(dead_code, reason = "the pages have no place for it yet")]
    pub trade: Bilingual,
    pub legal_name: String,
    pub contact: String,
    pub post: String,
    #[expect(dead_code, reason = "whoever has a representative is enrolled")]
    pub enrolled: bool,
}

/// Several ways to say the same, in each language.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Phrases {
    pub not_satisfied: Sayings,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Sayings {
    en: Vec<String>,
    zh: Vec<String>,
}

impl Sayings {
    /// The one whose turn it is.
    pub fn turn(&self, language: Language, turn: usize) -> &str {
        let sayings = match language {
            Language::En => &self.en,
            Language::Zh => &self.zh,
        };
        sayings.get(turn % sayings.len().max(1)).map(String::as_str).unwrap_or_default()
    }
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Case {
    pub key: String,
    pub consumer: String,
    pub platform: String,
    pub language: Language,
    pub grievances: Vec<Grievance>,
    pub title: String,
    pub happened_days_before: i64,
    pub categories: Vec<String>,
    pub account: String,
    pub exhibits: Vec<String>,
    pub filed_days_ago: i64,
    pub road: Road,
    pub wants: Vec<String>,
    pub amount_fen: Option<i64>,
    pub statement: String,
    pub asked_before: AskedBefore,
    pub missing: Option<String>,
    pub inadmissible: Option<Reasoned>,
    pub extension: Option<Reasoned>,
    pub answer: Option<Answer>,
    pub question: Option<Question>,
    pub offer: Option<Offer>,
    pub proposal: Option<String>,
    pub stay: Option<Stay>,
    pub ruling: Option<Ruling>,
    pub refused_by: Option<Side>,
    pub refusal_reason: Option<String>,
    pub performed: Option<String>,
    pub denial: Option<String>,
    pub withdrawal: Option<Reasoned>,
    pub alarm: Option<Alarm>,
    pub referral: Option<Referral>,
    pub challenge: Option<Reasoned>,
    pub review: Option<String>,
    pub restoration: Option<Restoration>,
    pub handover_note: Option<String>,
    pub court: Option<Court>,
    pub reply_to_publication: Option<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct AskedBefore {
    pub days_before: i64,
    pub how: String,
    #[serde(deserialize_with = "came_back")]
    pub came_back: CameBack,
    pub text: String,
}

fn came_back<'de, D: serde::Deserializer<'de>>(reader: D) -> Result<CameBack, D::Error> {
    let text = String::deserialize(reader)?;
    let key = if text == "none" { CameBack::Nothing.as_str() } else { &text };
    key.parse().map_err(serde::de::Error::custom)
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Reasoned {
    pub reason: String,
    pub text: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Alarm {
    pub kind: AlarmKind,
    pub text: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Referral {
    pub kind: ReferralKind,
    pub name: String,
    pub text: String,
    /// The record of the data's way, in `exhibits/`.
    pub record: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Restoration {
    pub reason: String,
    pub text: String,
    /// In `exhibits/`.
    pub proof: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Answer {
    pub points: Vec<Point>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Point {
    pub remedy: String,
    pub stance: Stance,
    pub ground: Option<String>,
    pub reason: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Question {
    pub to: Side,
    pub text: String,
    pub reply: Option<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Offer {
    pub text: String,
    pub amount_fen: Option<i64>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Stay {
    pub reason: String,
    pub days: i64,
    pub text: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Ruling {
    pub outcome: Finding,
    pub finding_public: String,
    pub reasons: String,
    #[serde(default)]
    pub remedies: Vec<Remedy>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Remedy {
    pub remedy: String,
    pub days: u16,
    pub amount_fen: Option<i64>,
    pub text: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Court {
    pub docket: Option<String>,
    #[serde(default)]
    pub defects: Vec<String>,
    pub defects_text: Option<String>,
    pub judgment: Option<Judgment>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Judgment {
    pub outcome: Finding,
    pub text: String,
}

keys! {
    /// How far a case goes; `cases.toml` tells what each means.
    Road {
        /// Waits for the registrar.
        Filed "filed"
        /// The registrar let the window lapse.
        AdmissionOverdue "admission_overdue"
        /// Something is missing.
        AskedToComplete "asked_to_complete"
        /// Not for this centre.
        Inadmissible "inadmissible"
        /// The notice has not arrived.
        AdmittedUnserved "admitted_unserved"
        /// The platform's window runs.
        Answering "answering"
        /// It ends soon.
        AnswerDueSoon "answer_due_soon"
        /// It was extended.
        AnsweringExtended "answering_extended"
        /// The platform never answers.
        Silent "silent"
        /// It answers after the lapse.
        LateAnswer "late_answer"
        /// Answered.
        Negotiating "negotiating"
        /// The platform's offer is on the table.
        OfferOpen "offer_open"
        /// The consumer accepts what the answer grants.
        AgreedFromAnswer "agreed_from_answer"
        /// An offer was accepted and kept.
        AgreedFromOffer "agreed_from_offer"
        /// A mediator reads the file.
        Mediating "mediating"
        /// The mediator asked.
        QuestionOpen "question_open"
        /// The clocks stand still.
        Stayed "stayed"
        /// The mediator's proposal is on the table.
        ProposalOpen "proposal_open"
        /// Both accepted it.
        ProposalAccepted "proposal_accepted"
        /// The parties have the ruling.
        RuledOpen "ruled_open"
        /// A party refused it.
        RuledRefused "ruled_refused"
        /// Both accepted it; a part of what was done is never confirmed.
        RuledAccepted "ruled_accepted"
        /// The complaint was dismissed.
        RuledDismissed "ruled_dismissed"
        /// Promised, and not yet due.
        Complying "complying"
        /// Missed, then made good.
        Cured "cured"
        /// Done; the consumer says nothing.
        PerformedUnconfirmed "performed_unconfirmed"
        /// Done and confirmed.
        ResolvedConfirmed "resolved_confirmed"
        /// Promised and not kept.
        PerformanceFailed "performance_failed"
        /// With the court, which has not looked yet.
        HandedOver "handed_over"
        /// The court sent it back.
        Returned "returned"
        /// The court has it.
        AtCourt "at_court"
        /// The court decided.
        Judged "judged"
        /// The consumer took it back.
        Withdrawn "withdrawn"
        /// The consumer took it back and may still think again.
        WithdrawnLately "withdrawn_lately"
        /// Something is happening to the consumer now.
        AlarmRaised "alarm_raised"
        /// The platform says that it was somebody else.
        Referred "referred"
        /// A party doubts that the mediator is fair.
        Challenged "challenged"
        /// Another registrar looks at an inadmissibility.
        UnderReview "under_review"
        /// The consumer asks for time that they missed.
        RestorationAsked "restoration_asked"
        /// The consumer fell silent.
        NotPursued "not_pursued"
        /// Two mediators fell silent.
        UnresolvedSilentMediator "unresolved_silent_mediator"
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::demo::exhibits;
    use std::collections::HashSet;

    #[test]
    fn the_material_names_only_what_is_there_and_walks_every_road() {
        let material = Material::read().unwrap();
        assert_eq!(material.cases.len(), 66);
        let people: HashSet<_> = material.people.iter().map(|person| person.key.as_str()).collect();
        let platforms: HashSet<_> = material.platforms.iter().map(|platform| platform.key.as_str()).collect();
        for case in &material.cases {
            assert!(people.contains(case.consumer.as_str()), "{}", case.key);
            assert!(platforms.contains(case.platform.as_str()), "{}", case.key);
            for exhibit in &case.exhibits {
                assert!(exhibits::bytes(exhibit).is_some(), "{}: {exhibit}", case.key);
            }
        }
        let roads: HashSet<_> = material.cases.iter().map(|case| case.road).collect();
        assert_eq!(roads.len(), Road::ALL.len(), "every road is walked");
        let grievances: HashSet<_> = material.cases.iter().flat_map(|case| &case.grievances).collect();
        assert_eq!(grievances.len(), Grievance::ALL.len(), "every grievance is told");
        let roles: HashSet<_> = material.people.iter().map(|person| person.role).collect();
        assert_eq!(roles.len(), Role::ALL.len());
    }
}
