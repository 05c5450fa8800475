//! What a court bundle says, as plain data: no layout, no database, no clock.
//!
//! Whoever makes a bundle fills this in; nothing is looked up later. Dates come as sentences that are
//! already counted and worded in both languages, so that the bundle shows what pages and letters show.
//!
//! There is no field for an offer, a proposal or a concession. What was said in order to settle
//! cannot enter a bundle because it has no place to stand.

use std::path::PathBuf;

use serde::{Deserialize, Serialize};

use crate::domain::clock::{Moment, Zone};
use crate::domain::text::Bilingual;

/// Everything that one bundle says.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct BundleContent {
    /// The case number as people write it, `2026-000123-K`.
    pub case_number: String,
    /// The short name of the case: who against whom.
    pub title: Bilingual,
    /// The name of the mediation centre.
    pub centre: Bilingual,
    /// The court that the bundle is for, if it is chosen yet.
    pub court: Option<Bilingual>,
    /// The consumer.
    pub claimant: Party,
    /// The platform.
    pub respondent: Party,
    /// What the consumer writes to the court on handing the case over.
    pub note: Option<String>,
    /// The court's own number, once it took the case.
    pub docket: Option<String>,
    /// What went wrong, each with the legal bases relied on.
    pub grievances: Vec<Grievance>,
    /// What the consumer wrote.
    pub complaint: Complaint,
    /// What the consumer asks for.
    pub claims: Vec<Claim>,
    /// The money asked for in all, worded with its currency.
    pub amount: Option<Bilingual>,
    /// What the consumer had asked of the platform before the complaint, if anything.
    pub prior_request: Option<PriorRequest>,
    /// What the platform said to the complaint, or its silence.
    pub answer: PlatformAnswer,
    /// The mediator's finding, once there is one. It is a finding and not a judgment.
    pub finding: Option<Finding>,
    /// The evidence, numbered from 1 without gaps.
    pub exhibits: Vec<Exhibit>,
    /// What was written beside complaint, answer and finding and a court may read, oldest first.
    pub writings: Vec<Writing>,
    /// What happened, oldest first.
    pub timeline: Vec<Entry>,
    /// When the bundle was made, in the time of the centre.
    pub made: Bilingual,
    /// Whose clock shows the times that stand in exhibits.
    pub zone: Zone,
    /// The instant as of which it was made. It is data: the same content gives the same bytes.
    pub generated_at: Moment,
    /// The release of Redress that made it, the number alone.
    pub release: String,
}

/// A party and what a court needs to know to summon it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Party {
    /// The full name, in the script in which the party uses it.
    pub name: String,
    /// What identifies the party, in the order in which it is printed.
    pub identity: Vec<Identity>,
}

/// One thing that identifies a party.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Identity {
    /// What kind of thing it is.
    pub kind: IdentityKind,
    /// The value as the party gave it.
    pub value: String,
}

/// The kinds of data that a complaint to a court names (Civil Procedure Law of China, article 124).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum IdentityKind {
    /// Sex.
    Sex,
    /// Date of birth or age.
    Born,
    /// Number of an identity document.
    DocumentNumber,
    /// Occupation.
    Occupation,
    /// Home or business address.
    Address,
    /// Address for service of documents.
    ServiceAddress,
    /// Telephone.
    Telephone,
    /// Mail address.
    Mail,
    /// The account at the platform that the case concerns.
    Account,
    /// Name under which a company is registered.
    RegisteredName,
    /// Registration number (in China the unified social credit code).
    RegistrationNumber,
    /// The person who represents a company by law, with post.
    LegalRepresentative,
    /// The person who acted for the party before the centre.
    ActedThrough,
    /// The web site or app.
    Website,
}

/// One grievance and the law that it rests on.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Grievance {
    /// Its name in the rulebook.
    pub name: Bilingual,
    /// Legal bases as the rulebook cites them.
    pub legal_bases: Vec<Bilingual>,
}

/// The complaint as it was filed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Complaint {
    /// When it was filed.
    pub filed: Bilingual,
    /// When the events happened, if the consumer said so.
    pub happened: Option<Bilingual>,
    /// What happened, in the consumer's own words and language.
    pub text: String,
    /// Which kinds of data it is about.
    pub data_concerned: Option<Bilingual>,
    /// What the centre asked to have completed, and what the consumer added.
    pub completion: Option<Completion>,
}

/// How a complaint was completed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Completion {
    /// What the centre asked for.
    pub asked: String,
    /// What the consumer added, if anything.
    pub added: Option<String>,
}

/// One thing that the consumer asks for.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Claim {
    /// The remedy in the rulebook's words.
    pub remedy: Bilingual,
    /// What the consumer added to it.
    pub detail: Option<String>,
}

/// The consumer's own request to the platform before complaining.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PriorRequest {
    /// When it was made.
    pub made: Bilingual,
    /// By which way: mail, form, telephone.
    pub way: Option<Bilingual>,
    /// What was asked, in the consumer's own words.
    pub text: Option<String>,
    /// What came back, or that nothing did, with the dates.
    pub outcome: Bilingual,
    /// The platform's reply in its own words.
    pub reply: Option<String>,
    /// Numbers of the exhibits that prove it.
    pub exhibits: Vec<u32>,
}

/// What came from the platform.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "state", rename_all = "snake_case", deny_unknown_fields)]
pub enum PlatformAnswer {
    /// It answered.
    Answered {
        /// When.
        on: Bilingual,
        /// Who answered for the platform.
        by: Option<String>,
        /// True if the answer came after its window had ended.
        late: bool,
        /// Its position on each claim.
        points: Vec<AnsweredPoint>,
        /// What it said beside the points.
        text: Option<String>,
    },
    /// It was served and said nothing in time.
    Silent {
        /// When the notice reached it.
        served: Bilingual,
        /// When its window ended.
        due: Bilingual,
        /// How the end was counted.
        reckoning: Vec<ReckoningLine>,
    },
    /// It could not be reached; that is not silence.
    NotReached {
        /// What was tried, with dates.
        account: Bilingual,
    },
    /// Its window is still open.
    NotYetDue {
        /// When the window ends.
        due: Bilingual,
    },
}

/// The platform's position on one claim.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct AnsweredPoint {
    /// The claim that it answers.
    pub claim: Bilingual,
    /// Granted, in part, or refused.
    pub position: Position,
    /// The reasons, in the platform's own words.
    pub reasons: String,
    /// The legal ground that it names.
    pub ground: Option<Bilingual>,
}

/// What a platform does with a claim.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Position {
    /// It does what is asked.
    Granted,
    /// It does some of it.
    GrantedInPart,
    /// It does not.
    Refused,
}

/// The mediator's finding (调解员意见). It rests on what both sides saw, and is not a judgment.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Finding {
    /// When it was made.
    pub on: Bilingual,
    /// The mediator's name.
    pub by: String,
    /// Upheld, partly upheld or dismissed, in words.
    pub outcome: Bilingual,
    /// What was found on each grievance.
    pub on_grievances: Vec<FoundOnGrievance>,
    /// The reasons as a whole.
    pub reasons: Option<String>,
    /// The remedies found due.
    pub remedies: Vec<RemedyDue>,
}

/// What the mediator found on one grievance.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FoundOnGrievance {
    /// The grievance.
    pub grievance: Bilingual,
    /// What was found: made out, made out in part, not made out.
    pub found: Bilingual,
    /// Why, in the mediator's own words.
    pub reasons: Option<String>,
}

/// A remedy that the finding names, with its date.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RemedyDue {
    /// What is to be done.
    pub remedy: Bilingual,
    /// What exactly, in the mediator's own words.
    #[serde(default)]
    pub words: Option<String>,
    /// By when.
    pub due: Option<Bilingual>,
}

/// One piece of evidence.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Exhibit {
    /// Its number, from 1.
    pub number: u32,
    /// Its title, as the person who added it gave it.
    pub title: String,
    /// What it is to prove.
    pub proves: Option<String>,
    /// Where it comes from.
    pub source: Option<String>,
    /// Which side added it.
    pub added_by: Bilingual,
    /// When it was added.
    pub added_on: Bilingual,
    /// SHA-256 of the bytes, 64 lower-case hexadecimal digits.
    pub sha256: String,
    /// The media type found from the content.
    pub media_type: String,
    /// The length in bytes.
    pub bytes: u64,
    /// Where the bytes lie, relative to the folder given with the content.
    pub file: PathBuf,
}

/// One thing that somebody wrote to the others, which a court may read.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Writing {
    /// When.
    pub date: Bilingual,
    /// Who wrote it.
    pub by: Bilingual,
    /// What it is: a message, a question of the mediator, an answer to it.
    pub what: Bilingual,
    /// The words, as they were written.
    pub text: String,
    /// Numbers of the exhibits that came with it.
    pub exhibits: Vec<u32>,
}

/// One thing that happened.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Entry {
    /// When.
    pub date: Bilingual,
    /// What, in one sentence.
    pub sentence: Bilingual,
    /// If a window began or ended: how its end was counted.
    pub reckoning: Vec<ReckoningLine>,
}

/// One step of counting a date.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ReckoningLine {
    /// The name of the step: start, days counted, holidays, end.
    pub label: Bilingual,
    /// The step in words.
    pub sentence: Bilingual,
}
