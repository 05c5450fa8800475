//! From the papers of a case to the content of its bundle.
//!
//! Only what a court may read is carried over: no offer, no proposal, no concession, no message that
//! was marked as "settlement only".

use super::content::{
    AnsweredPoint, BundleContent, Claim, Complaint, Completion, Entry, Exhibit, Finding, FoundOnGrievance,
    Grievance, Identity, IdentityKind, Party, PlatformAnswer, Position, PriorRequest, ReckoningLine,
    RemedyDue,
};
use super::papers::{Papers, opened};
use crate::domain::actor::Side;
use crate::domain::case::event::{Event, Stance};
use crate::domain::clock::running::RunningWindow;
use crate::domain::clock::{Day, Moment, Reckoning, WindowKey};
use crate::domain::evidence::Wall;
use crate::domain::ids::WindowId;
use crate::domain::matter;
use crate::domain::rulebook::{self, Rulebook};
use crate::domain::text::{Bilingual, Language};
use crate::messages::T;
use crate::messages::story::{Reader, Teller};
use crate::store::StoreError;
use crate::vault::ObjectName;
use std::path::PathBuf;

const LANGUAGES: [T; 2] = [T(Language::En), T(Language::Zh)];

/// What the bundle of a case says, as of `now`.
///
/// # Errors
/// A sealed text in a format that is not known here.
pub fn of_case(
    papers: &Papers,
    book: &Rulebook,
    centre: &Bilingual,
    now: Moment,
) -> Result<BundleContent, StoreError> {
    let clerk = Clerk { papers, book };
    let filing = &papers.case.filing;
    let amounts = filing.wants.iter().filter_map(|want| want.amount);
    let amount = amounts.map(|amount| amount.hundredths()).sum::<i64>();
    Ok(BundleContent {
        case_number: papers.case.number().to_string(),
        title: in_both(|t| {
            t.bundle_title(papers.platform.name(t.0), &papers.words(filing.title)).into_owned()
        }),
        centre: centre.clone(),
        court: None,
        claimant: clerk.claimant()?,
        respondent: clerk.respondent(),
        note: papers.case.court.as_ref().and_then(|court| court.note).map(|text| papers.words(text)),
        docket: papers.case.court.as_ref().and_then(|court| court.docket).map(|(text, _)| papers.words(text)),
        grievances: filing.grievances.iter().map(|grievance| clerk.grievance(*grievance)).collect(),
        complaint: Complaint {
            filed: clerk.when(papers.case.filed_at()),
            happened: filing.happened_on.map(on_day),
            text: papers.words(filing.statement),
            data_concerned: clerk.data_concerned(),
            completion: papers.case.completion.map(|(asked, added)| Completion {
                asked: papers.words(asked),
                added: added.map(|text| papers.words(text)),
            }),
        },
        claims: filing
            .wants
            .iter()
            .map(|want| Claim {
                remedy: clerk.remedy(&want.remedy),
                detail: want.amount.map(|amount| amount.to_string()),
            })
            .collect(),
        amount: crate::domain::money::Cents::new(amount).ok().map(|sum| both_same(sum.to_string())),
        prior_request: filing.asked.as_ref().map(|asked| PriorRequest {
            made: on_day(asked.on),
            way: None,
            text: asked.text.map(|text| papers.words(text)),
            outcome: in_both(|t| t.bundle_came_back(asked.came_back).into_owned()),
            reply: None,
            exhibits: Vec::new(),
        }),
        answer: clerk.answer(),
        finding: clerk.finding(),
        exhibits: clerk.exhibits()?,
        writings: papers.entries.iter().filter_map(|entry| clerk.writing(entry)).collect(),
        timeline: papers.entries.iter().filter_map(|entry| clerk.entry(entry)).collect(),
        made: in_both(|t| {
            let when = t.long_date_and_time(now, &book.zone);
            t.bundle_made_at(&when, &t.place(&book.zone)).into_owned()
        }),
        zone: book.zone.clone(),
        generated_at: now,
        release: env!("CARGO_PKG_VERSION").to_owned(),
    })
}

pub(super) struct Clerk<'a> {
    pub(super) papers: &'a Papers,
    book: &'a Rulebook,
}

impl Clerk<'_> {
    fn claimant(&self) -> Result<Party, StoreError> {
        let person = &self.papers.consumer;
        let mut identity = Vec::new();
        let mut add = |kind, value: &str| {
            identity.push(Identity { kind, value: value.to_owned() });
        };
        if let Some(address) = &person.address {
            add(IdentityKind::Address, opened(address)?);
        }
        if let Some(phone) = &person.phone {
            add(IdentityKind::Telephone, opened(phone)?);
        }
        if let Some(mail) = &person.mail {
            add(IdentityKind::Mail, opened(mail)?);
        }
        if let Some(account) = self.papers.case.filing.account {
            add(IdentityKind::Account, &self.papers.words(account));
        }
        Ok(Party { name: opened(&person.name)?.to_owned(), identity })
    }

    fn respondent(&self) -> Party {
        let platform = &self.papers.platform;
        let name = format!("{} ({})", platform.name_zh, platform.name_en);
        let registered = Identity { kind: IdentityKind::RegisteredName, value: platform.legal_name.clone() };
        Party { name, identity: vec![registered] }
    }

    fn grievance(&self, grievance: crate::domain::grievance::Grievance) -> Grievance {
        let rule = self.book.grievance(grievance);
        let cited = |citation: &rulebook::Citation| {
            let [en, zh] = LANGUAGES.map(|t| t.cited(self.book, citation));
            Some(Bilingual { en: en?, zh: zh? })
        };
        Grievance { name: rule.name.clone(), legal_bases: rule.laws.iter().filter_map(cited).collect() }
    }

    fn data_concerned(&self) -> Option<Bilingual> {
        let keys = &self.papers.case.filing.data;
        let named = |key: &String| self.book.data_category(key).map(|category| category.name.clone());
        let names: Vec<Bilingual> = keys.iter().filter_map(named).collect();
        let listed = |t: T| {
            let names: Vec<_> = names.iter().map(|name| name.in_language(t.0).to_owned()).collect();
            t.story_list(&names).into_owned()
        };
        (!names.is_empty()).then(|| in_both(listed))
    }

    fn remedy(&self, key: &str) -> Bilingual {
        self.book.remedy(key).map_or_else(|| both_same(key.to_owned()), |remedy| remedy.order.clone())
    }

    fn answer(&self) -> PlatformAnswer {
        let case = &self.papers.case;
        if let Some(answer) = &case.answer {
            let points = answer.points.iter().map(|point| AnsweredPoint {
                claim: self.remedy(&point.remedy),
                position: match point.stance {
                    Stance::Granted => Position::Granted,
                    Stance::Partly => Position::GrantedInPart,
                    Stance::Refused => Position::Refused,
                },
                reasons: self.papers.words(point.text),
                ground: point.ground.as_ref().and_then(|key| {
                    rulebook::entry(&self.book.refusal_grounds, key).map(|ground| ground.name.clone())
                }),
            });
            return PlatformAnswer::Answered {
                on: self.when(answer.at),
                by: None,
                late: answer.late,
                points: points.collect(),
                text: answer.text.map(|text| self.papers.words(text)),
            };
        }
        let Some((_, served)) = case.served else {
            return PlatformAnswer::NotReached { account: in_both(|t| t.bundle_not_served().into_owned()) };
        };
        match self.answer_window() {
            Some(window) if case.silent => PlatformAnswer::Silent {
                served: self.when(served),
                due: self.due(&window.reckoning),
                reckoning: self.counting(&window),
            },
            Some(window) => PlatformAnswer::NotYetDue { due: self.due(&window.reckoning) },
            None => PlatformAnswer::NotYetDue { due: self.when(served) },
        }
    }

    /// The window for the answer, as it stands after all that moved it.
    fn answer_window(&self) -> Option<RunningWindow> {
        let changes = || self.papers.entries.iter().map(|entry| &entry.clock);
        let mut opened = changes().flat_map(|change| &change.opened);
        let last = opened.rfind(|window| window.key == WindowKey::Answer)?;
        let moved = changes().flat_map(|change| &change.moved).filter(|(id, _)| *id == last.id);
        Some(moved.fold(last.clone(), |window, (_, reckoning)| with(&window, reckoning)))
    }

    /// The window with this name, as it began.
    fn opened(&self, id: WindowId) -> Option<&RunningWindow> {
        self.papers.entries.iter().flat_map(|entry| &entry.clock.opened).find(|window| window.id == id)
    }

    fn finding(&self) -> Option<Finding> {
        let (ruling, at) = self.papers.case.ruling.as_ref()?;
        let found = |(grievance, finding): &(_, _)| FoundOnGrievance {
            grievance: self.book.grievance(*grievance).name.clone(),
            found: in_both(|t| t.finding_name(*finding).into_owned()),
            reasons: None,
        };
        let retaliation = ruling.retaliation.map(|finding| FoundOnGrievance {
            grievance: in_both(|t| t.fact_retaliation().into_owned()),
            found: in_both(|t| t.retaliation_name(finding).into_owned()),
            reasons: None,
        });
        let remedies = ruling.promises.iter().map(|promise| RemedyDue {
            remedy: in_both(|t| self.teller(t).terms(std::slice::from_ref(promise))),
            words: promise.text.map(|text| self.papers.words(text)),
            due: promise.days.map(|days| in_both(|t| t.bundle_days_from_acceptance(days).into_owned())),
        });
        let reasons = [self.papers.words(ruling.finding), self.papers.words(ruling.reasons)].join("\n\n");
        Some(Finding {
            on: self.when(*at),
            by: self.papers.mediator.clone().unwrap_or_default(),
            outcome: in_both(|t| t.finding_name(ruling.outcome()).into_owned()),
            on_grievances: ruling.findings.iter().map(found).chain(retaliation).collect(),
            reasons: Some(reasons),
            remedies: remedies.collect(),
        })
    }

    fn exhibits(&self) -> Result<Vec<Exhibit>, StoreError> {
        let case = &self.papers.case;
        let rows = self.papers.exhibits.iter().zip(&case.exhibits);
        rows.filter(|(_, in_case)| in_case.wall == Wall::Court)
            .map(|(file, in_case)| {
                Ok(Exhibit {
                    number: u32::from(in_case.exhibit.number),
                    title: opened(&file.title)?.to_owned(),
                    proves: None,
                    source: None,
                    added_by: match in_case.by {
                        Side::Consumer => in_both(|t| t.bundle_claimant().into_owned()),
                        Side::Platform => in_both(|t| t.bundle_respondent().into_owned()),
                    },
                    added_on: self.when(in_case.at),
                    sha256: file.sha256.to_string(),
                    media_type: file.media.clone(),
                    bytes: u64::try_from(file.size).unwrap_or_default(),
                    file: place(&file.object)?,
                })
            })
            .collect()
    }

    fn entry(&self, entry: &matter::Recorded<Event>) -> Option<Entry> {
        if !self.papers.case.is_for_court(&entry.event) {
            return None;
        }
        let opened = entry.clock.opened.iter().find(|window| is_for_the_court(window.key)).cloned();
        let moved = || {
            let mut moved = entry.clock.moved.iter();
            let (id, reckoning) = moved.find(|(_, reckoning)| is_for_the_court(reckoning.window))?;
            Some(with(self.opened(*id)?, reckoning))
        };
        let counted = opened.or_else(moved);
        Some(Entry {
            date: self.when(entry.at),
            sentence: in_both(|t| self.teller(t).case(&self.papers.case, entry).sentence),
            reckoning: counted.map(|window| self.counting(&window)).unwrap_or_default(),
        })
    }

    fn teller(&self, t: T) -> Teller<'_> {
        Teller {
            t,
            reader: Reader::Court,
            platform: self.papers.platform.name(t.0),
            mediator: self.papers.mediator.as_deref(),
            book: self.book,
        }
    }

    fn counting(&self, window: &RunningWindow) -> Vec<ReckoningLine> {
        let [en, zh] = LANGUAGES.map(|t| t.counting(window, self.book));
        en.into_iter()
            .zip(zh)
            .map(|(en, zh)| ReckoningLine {
                label: Bilingual { en: en.when, zh: zh.when },
                sentence: Bilingual { en: en.what, zh: zh.what },
            })
            .collect()
    }

    fn due(&self, reckoning: &Reckoning) -> Bilingual {
        in_both(|t| t.due(reckoning, &self.book.zone))
    }

    pub(super) fn when(&self, at: Moment) -> Bilingual {
        in_both(|t| t.long_date_and_time(at, &self.book.zone).into_owned())
    }
}

/// Where an exhibit's bytes lie, seen from the vault's folder.
fn place(object: &str) -> Result<PathBuf, StoreError> {
    let name: ObjectName =
        object.parse().map_err(|_| StoreError::Unreadable("the name of an exhibit's object".to_owned()))?;
    Ok(name.place())
}

/// The window, moved to where this reckoning ends.
fn with(window: &RunningWindow, reckoning: &Reckoning) -> RunningWindow {
    RunningWindow { reckoning: reckoning.clone(), ..window.clone() }
}

/// Windows whose counting a court cares for: those that bound a party or ended the procedure.
fn is_for_the_court(key: WindowKey) -> bool {
    matches!(
        key,
        WindowKey::Admission
            | WindowKey::Completion
            | WindowKey::Answer
            | WindowKey::Mediation
            | WindowKey::Question
            | WindowKey::RulingResponse
            | WindowKey::Performance
            | WindowKey::Cure
            | WindowKey::Alarm
    )
}

pub(super) fn in_both(words: impl Fn(T) -> String) -> Bilingual {
    let [en, zh] = LANGUAGES.map(words);
    Bilingual { en, zh }
}

fn both_same(words: String) -> Bilingual {
    Bilingual { en: words.clone(), zh: words }
}

fn on_day(day: Day) -> Bilingual {
    in_both(|t| t.long_date(day).into_owned())
}
