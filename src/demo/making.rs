//! The making of the demo: a clock that goes from the first filing to today, and everybody acting
//! when their time comes. Every act goes through casework, and every lapse comes by itself.

use super::cast::Cast;
use super::commands::{Writer, giver, line};
use super::material::{Case as Told, Material};
use super::road::{Act, Step, lines};
use super::timing::{Situation, salt};
use super::{DemoError, exhibits};
use crate::accounts::fresh_id;
use crate::casework::{Casework, Setback};
use crate::domain::actor::Role;
use crate::domain::case::Case;
use crate::domain::clock::Moment;
use crate::domain::evidence::NewExhibit;
use crate::domain::ids::MatterId;
use crate::domain::publication::Publication;
use crate::store::matters::{self, LoadError};
use crate::store::{centre, errands};
use crate::vault::Vault;
use std::collections::VecDeque;

/// Longer without a sign of life would be an outage of ours.
const SIGN_OF_LIFE_SECONDS: i64 = 300;

/// Lapses are played this long after their time, as a worker would.
const SWEEP_AFTER_SECONDS: i64 = 9;

pub(super) struct Making<'a> {
    pub casework: Casework,
    pub vault: &'a Vault,
    pub material: &'a Material,
    pub cast: Cast,
    /// Today: when the making ends.
    pub now: Moment,
    at: Moment,
    beat: Option<Moment>,
    lines: Vec<Line>,
    strays: Vec<String>,
}

/// The acts of one line of a case that are still to come.
struct Line {
    told: usize,
    matter: Option<MatterId>,
    filed: Moment,
    steps: VecDeque<Step>,
    of_publication: bool,
    /// When the first of the steps happens; `None` while its window does not run.
    next: Option<Moment>,
}

impl<'a> Making<'a> {
    pub fn new(
        casework: Casework,
        vault: &'a Vault,
        material: &'a Material,
        cast: Cast,
        now: Moment,
    ) -> Making<'a> {
        let at = casework.clock().centre_now();
        Making { casework, vault, material, cast, now, at, beat: None, lines: Vec::new(), strays: Vec::new() }
    }

    /// Plays everything up to today, and says what did not go as its road wanted. Gives back who is who.
    pub async fn play(mut self) -> Result<(Vec<String>, Cast), DemoError> {
        let mut filings = self.filings();
        loop {
            let filing = filings.front().map(|(at, _)| *at);
            let act = self.lines.iter().filter_map(|line| line.next).min();
            let deadline = self.casework.store().read(|c| matters::next_deadline(c)).await?;
            let sweep = deadline.map(|at| at.plus_seconds(SWEEP_AFTER_SECONDS));
            let Some(next) = [filing, act, sweep].into_iter().flatten().min().filter(|at| *at <= self.now)
            else {
                break;
            };
            self.stand_at(next).await?;
            if sweep == Some(next) {
                self.casework.sweep().await?;
                self.put_on_agenda(None).await?;
            } else if filing == Some(next) {
                if let Some((_, told)) = filings.pop_front() {
                    self.file(told).await?;
                }
            } else if let Some(place) = self.lines.iter().position(|line| line.next == Some(next)) {
                self.step(place).await?;
            }
        }
        self.stand_at(self.now).await?;
        self.casework.sweep().await?;
        for place in 0..self.lines.len() {
            let Some(line) = self.lines.get(place) else { continue };
            let (Some((when, act)), Some(told)) = (line.steps.front(), self.material.cases.get(line.told))
            else {
                continue;
            };
            // Whether a case comes to a publication, and how far that has come today, follows from its road.
            // An act that one has passed by is one that waited for the wrong thing.
            let passed_by = match line.matter.filter(|_| line.of_publication) {
                Some(matter) => self.publication(matter).await?.is_some_and(|(_, of)| of.published.is_some()),
                None => true,
            };
            if passed_by {
                let stray = format!("{}: {act:?} at {when:?} never came", told.key);
                self.strays.push(stray);
            }
        }
        Ok((self.strays, self.cast))
    }

    /// When each case is filed, the oldest first: in the evening, mostly.
    fn filings(&self) -> VecDeque<(Moment, usize)> {
        let zone = &self.casework.rulebook().zone;
        let today = Moment::start_of(self.now.day_in(zone), zone);
        let mut filings: Vec<_> = self
            .material
            .cases
            .iter()
            .enumerate()
            .map(|(place, told)| {
                let minutes = i64::try_from(salt(place, 0) % (13 * 60)).unwrap_or_default();
                let of_day = 9 * 3600 + minutes * 60 + i64::try_from(salt(place, 1) % 60).unwrap_or_default();
                (today.plus_seconds(-told.filed_days_ago * 86_400 + of_day), place)
            })
            .collect();
        filings.sort_unstable();
        filings.into()
    }

    /// Puts the clock on, giving signs of life so that no outage is noticed.
    async fn stand_at(&mut self, at: Moment) -> Result<(), DemoError> {
        self.at = self.at.max(at);
        self.casework.clock().set(self.at);
        let at = self.at;
        if self.beat.is_none_or(|beat| at.seconds_since(beat) > SIGN_OF_LIFE_SECONDS) {
            self.casework.store().write(move |tx| centre::beat(tx, at)).await?;
            self.beat = Some(at);
        }
        Ok(())
    }

    async fn file(&mut self, place: usize) -> Result<(), DemoError> {
        let material = self.material;
        let Some(told) = material.cases.get(place) else { return Ok(()) };
        let files = self.keep(&files_of_complaint(told)).await?;
        let today = self.at.day_in(&self.casework.rulebook().zone);
        let complaint =
            self.writer(told, place).complaint(self.cast.platform(&told.platform)?, today, files)?;
        let by = self.cast.actor(told, Role::Consumer, place, None)?;
        let id = MatterId(fresh_id(self.at)?);
        self.casework.file(id, complaint, by, |_, _| Ok(())).await?;
        let lines = lines(told).into_iter().map(|steps| Line {
            told: place,
            matter: Some(id),
            filed: self.at,
            of_publication: steps.first().is_some_and(|(_, act)| *act == Act::Draft),
            steps: steps.into(),
            next: None,
        });
        self.lines.extend(lines);
        self.put_on_agenda(Some(id)).await
    }

    /// Takes files into the vault.
    async fn keep(&self, names: &[&String]) -> Result<Vec<NewExhibit>, DemoError> {
        let mut kept = Vec::new();
        for name in names {
            let day = self.at.day_in(&self.casework.rulebook().zone);
            let bytes = exhibits::on_day(name, day)
                .ok_or_else(|| DemoError::Material(format!("there is no exhibit {name}")))?;
            let object = self.vault.keep(&bytes).await?;
            kept.push(NewExhibit {
                title: line(name)?,
                object: object.name.to_string(),
                sha256: object.hash,
                size: object.bytes,
                media: object.kind.media_type().to_owned(),
            });
        }
        Ok(kept)
    }

    fn writer(&self, told: &'a Told, turn: usize) -> Writer<'a> {
        let (phrases, rulebook) = (&self.material.phrases, self.casework.rulebook());
        Writer { told, phrases, rulebook, turn }
    }

    /// Does the first step of a line. What the rules refuse ends the line and is told at the end.
    async fn step(&mut self, place: usize) -> Result<(), DemoError> {
        let Some(line) = self.lines.get_mut(place) else { return Ok(()) };
        line.next = None;
        let (told, matter, of_publication) = (line.told, line.matter, line.of_publication);
        let (Some((_, act)), Some(matter)) = (line.steps.pop_front(), matter) else { return Ok(()) };
        let done = if of_publication {
            self.act_on_publication(told, matter, act).await
        } else {
            self.act(told, matter, act).await
        };
        match done {
            Ok(()) => {}
            Err(fault @ (DemoError::Setback(Setback::Refused(_)) | DemoError::Material(_))) => {
                let key = self.material.cases.get(told).map(|told| told.key.as_str()).unwrap_or_default();
                self.strays.push(format!("{key}: {act:?} at {}: {fault}", self.at));
                if let Some(line) = self.lines.get_mut(place) {
                    line.steps.clear();
                }
            }
            Err(fault) => return Err(fault),
        }
        if self.casework.store().read(|c| errands::waiting(c)).await?.is_some() {
            self.casework.sweep().await?;
        }
        self.put_on_agenda(Some(matter)).await
    }

    async fn act(&self, place: usize, matter: MatterId, act: Act) -> Result<(), DemoError> {
        let material = self.material;
        let Some(told) = material.cases.get(place) else { return Ok(()) };
        let case = self.load(matter).await?;
        let mediator = self.cast.mediator(told, place, &case.mediators)?;
        let files = self.keep(&files_of(told, act)).await?;
        let command = self.writer(told, place).command(act, &case, self.at, mediator, files)?;
        let by = self.cast.actor(told, giver(act), place, case.mediator())?;
        self.casework.act(matter, command, by).await?;
        Ok(())
    }

    async fn act_on_publication(&self, place: usize, case: MatterId, act: Act) -> Result<(), DemoError> {
        let material = self.material;
        let Some(told) = material.cases.get(place) else { return Ok(()) };
        let Some((id, publication)) = self.publication(case).await? else { return Ok(()) };
        let command = self.writer(told, place).to_publication(act, &publication)?;
        let by = self.cast.actor(told, giver(act), place, None)?;
        self.casework.act_on_publication(id, command, by).await?;
        Ok(())
    }

    /// Gives their time to acts that have none yet: of one case, or of all after a sweep.
    async fn put_on_agenda(&mut self, of: Option<MatterId>) -> Result<(), DemoError> {
        for place in 0..self.lines.len() {
            let Some(line) = self.lines.get(place) else { continue };
            let (Some(matter), Some((when, act))) = (line.matter, line.steps.front().copied()) else {
                continue;
            };
            if line.next.is_some() || of.is_some_and(|of| of != matter) {
                continue;
            }
            let (case, running) = if line.of_publication {
                let Some((_, publication)) = self.publication(matter).await? else { continue };
                (None, publication.life.running)
            } else {
                let case = self.load(matter).await?;
                let running = case.life.running.clone();
                (Some(case), running)
            };
            let situation = Situation {
                rulebook: self.casework.rulebook(),
                case: case.as_ref(),
                running: &running,
                filed: line.filed,
                clock: self.at,
                now: self.now,
                salt: salt(line.told, 2 + line.steps.len() * 7 + usize::from(line.of_publication)),
            };
            let next = situation.moment(when, act);
            if let Some(line) = self.lines.get_mut(place) {
                line.next = next;
            }
        }
        Ok(())
    }

    async fn load(&self, matter: MatterId) -> Result<Case, DemoError> {
        let loaded = self.casework.store().read(move |c| Ok(matters::load::<Case>(c, matter))).await;
        Ok(loaded.and_then(|loaded: Result<Case, LoadError>| loaded.map_err(Setback::from))?)
    }

    async fn publication(&self, case: MatterId) -> Result<Option<(MatterId, Publication)>, DemoError> {
        let found = self.casework.store().read(move |c| {
            let Some(id) = matters::publication_of(c, case)? else { return Ok(None) };
            Ok::<_, Setback>(Some((id, matters::load::<Publication>(c, id)?)))
        });
        Ok(found.await?)
    }
}

/// The exhibits of the consumer.
fn files_of_complaint(told: &Told) -> Vec<&String> {
    told.exhibits.iter().filter(|name| !exhibits::is_of_the_platform(name)).collect()
}

/// The exhibits that come with an act.
fn files_of(told: &Told, act: Act) -> Vec<&String> {
    match act {
        Act::Answer => told.exhibits.iter().filter(|name| exhibits::is_of_the_platform(name)).collect(),
        Act::Refer => told.referral.iter().map(|referral| &referral.record).collect(),
        Act::AskToRestore => told.restoration.iter().map(|asked| &asked.proof).collect(),
        _ => Vec::new(),
    }
}
