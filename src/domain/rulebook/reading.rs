//! From the file to the rulebook.

use super::grievances::{Benchmark, GrievanceRule, Group, RequestWindow, Statute};
use super::laws::{Citation, Law};
use super::lists::{BindingMode, Danger, DataCategory, Entry, PublishedOutcome, Remedy, Silence};
use super::{Rulebook, RulebookError};
use crate::domain::case::event::AlarmKind;
use crate::domain::clock::{
    Calendar, Day, Extension, Force, OffDays, Span, StartsOn, Window, WindowKey, YearStatus, Zone,
};
use crate::domain::grievance::Grievance;
use crate::domain::text::Bilingual;
use serde::Deserialize;
use std::collections::BTreeMap;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    id: String,
    edition: Day,
    name: Bilingual,
    zone: Zone,
    currency: String,
    binding: BindingMode,
    binding_text: Bilingual,
    calendar: CalendarFile,
    windows: BTreeMap<WindowKey, WindowFile>,
    laws: Vec<Law>,
    groups: Vec<Group>,
    grievances: BTreeMap<Grievance, GrievanceFile>,
    benchmarks: BTreeMap<String, Benchmark>,
    requests: BTreeMap<String, RequestWindow>,
    dangers: BTreeMap<AlarmKind, Danger>,
    inadmissible: Vec<Entry>,
    stay: Vec<Entry>,
    extension: Vec<Entry>,
    extension_consumer: Vec<Entry>,
    challenge: Vec<Entry>,
    needs: Vec<Entry>,
    closing: Vec<Entry>,
    withdrawal: Vec<Entry>,
    restoration: Vec<Entry>,
    pauses: Vec<Entry>,
    return_defects: Vec<Entry>,
    refusal_grounds: Vec<Entry>,
    remedies: Vec<Remedy>,
    data_categories: Vec<DataCategory>,
    published_outcomes: Vec<PublishedOutcome>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct CalendarFile {
    holidays: BTreeMap<String, Bilingual>,
    years: Vec<YearFile>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct YearFile {
    year: i16,
    status: YearStatus,
    /// Kept in the file for whoever edits it.
    #[allow(dead_code, reason = "read so that a misspelt field is noticed; said to editors only")]
    source: String,
    off: Vec<OffDays>,
    make_up: Vec<Day>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct WindowFile {
    span: Span,
    starts_on: StartsOn,
    force: Force,
    basis: Bilingual,
    #[serde(default)]
    extension: Option<Extension>,
    #[serde(default = "yes")]
    seen: bool,
    silence: Silence,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct GrievanceFile {
    group: String,
    name: Bilingual,
    short: Bilingual,
    example: Bilingual,
    laws: Vec<Citation>,
    #[serde(default)]
    statute: Option<Statute>,
    /// A key of the file's table of benchmarks, since many grievances share one.
    #[serde(default)]
    benchmark: Option<String>,
    /// A key of the file's table of request windows.
    request: String,
    evidence: Vec<Bilingual>,
    remedies: Vec<String>,
}

fn yes() -> bool {
    true
}

fn wrong(place: impl Into<String>, remedy: impl Into<String>) -> RulebookError {
    RulebookError { place: place.into(), remedy: remedy.into() }
}

/// Reads the file; what refers to something is checked later.
pub(super) fn read(text: &str) -> Result<Rulebook, RulebookError> {
    let mut file: File = toml::from_str(text).map_err(|error| wrong(place(text, &error), error.message()))?;
    let calendar = calendar(file.calendar)?;
    let (mut windows, mut silences) = (Vec::new(), Vec::new());
    for key in WindowKey::ALL {
        let found = file.windows.remove(key);
        let rule = found.ok_or_else(|| wrong(format!("windows.{key}"), "the window is missing; add it"))?;
        let WindowFile { span, starts_on, force, basis, extension, seen, silence } = rule;
        windows.push(Window { key: *key, span, starts_on, force, basis, extension, seen });
        silences.push(silence);
    }
    let mut grievances = Vec::new();
    for key in Grievance::ALL {
        let found = file.grievances.remove(key);
        let place = format!("grievances.{key}");
        let rule = found.ok_or_else(|| wrong(&place, "the grievance is missing; add it"))?;
        grievances.push(grievance(*key, rule, &place, &file.benchmarks, &file.requests)?);
    }
    let mut dangers = Vec::new();
    for key in AlarmKind::ALL {
        let found = file.dangers.remove(key);
        dangers.push(found.ok_or_else(|| wrong(format!("dangers.{key}"), "the danger is missing; add it"))?);
    }
    let short = |place: &str| wrong(place, "has not one entry per key");
    Ok(Rulebook {
        id: file.id,
        edition: file.edition,
        name: file.name,
        zone: file.zone,
        currency: file.currency,
        calendar,
        binding: file.binding,
        binding_text: file.binding_text,
        laws: file.laws,
        groups: file.groups,
        inadmissible: file.inadmissible,
        stay: file.stay,
        extension: file.extension,
        extension_consumer: file.extension_consumer,
        challenge: file.challenge,
        needs: file.needs,
        closing: file.closing,
        withdrawal: file.withdrawal,
        restoration: file.restoration,
        pauses: file.pauses,
        return_defects: file.return_defects,
        refusal_grounds: file.refusal_grounds,
        remedies: file.remedies,
        data_categories: file.data_categories,
        published_outcomes: file.published_outcomes,
        windows: windows.try_into().map_err(|_| short("windows"))?,
        silences: silences.try_into().map_err(|_| short("windows"))?,
        dangers: dangers.try_into().map_err(|_| short("dangers"))?,
        grievances: grievances.try_into().map_err(|_| short("grievances"))?,
    })
}

fn calendar(file: CalendarFile) -> Result<Calendar, RulebookError> {
    let mut calendar = Calendar::named(file.holidays);
    for year in file.years {
        let added = calendar.add_year(year.year, year.status, &year.off, &year.make_up);
        added.map_err(|remedy| wrong(format!("calendar.years ({})", year.year), remedy))?;
    }
    Ok(calendar)
}

fn grievance(
    key: Grievance,
    file: GrievanceFile,
    place: &str,
    benchmarks: &BTreeMap<String, Benchmark>,
    requests: &BTreeMap<String, RequestWindow>,
) -> Result<GrievanceRule, RulebookError> {
    let benchmark = file.benchmark.as_deref().map(|name| {
        let unknown = || wrong(format!("{place}.benchmark"), format!("add {name:?} to benchmarks"));
        benchmarks.get(name).cloned().ok_or_else(unknown)
    });
    let unknown = || wrong(format!("{place}.request"), format!("add {:?} to requests", file.request));
    Ok(GrievanceRule {
        key,
        group: file.group,
        name: file.name,
        short: file.short,
        example: file.example,
        laws: file.laws,
        statute: file.statute,
        benchmark: benchmark.transpose()?,
        request: requests.get(&file.request).cloned().ok_or_else(unknown)?,
        evidence: file.evidence,
        remedies: file.remedies,
    })
}

/// The line on which reading stopped.
fn place(text: &str, error: &toml::de::Error) -> String {
    let before = error.span().and_then(|span| text.get(..span.start));
    before
        .map_or_else(|| "the file".to_owned(), |before| format!("line {}", before.matches('\n').count() + 1))
}
