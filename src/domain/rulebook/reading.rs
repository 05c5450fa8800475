//! From the file to the rulebook.

use super::grievances::{Benchmark, GrievanceRule, Group, RequestWindow, Statute};
use super::laws::{Citation, Law};
use super::layers::{laid_over, table, understood};
use super::lists::{BindingMode, Danger, DataCategory, Entry, PublishedOutcome, Remedy, Silence};
use super::terms::{Begins, LegalTime, Limitation, Route, Source, Tracks};
use super::{CalendarYear, Rulebook, RulebookError};
use crate::domain::case::event::AlarmKind;
use crate::domain::clock::{
    Calendar, Day, Extension, Force, OffDays, Span, StartsOn, Window, WindowKey, YearStatus, Zone,
};
use crate::domain::grievance::Grievance;
use crate::domain::keys::UnknownKey;
use crate::domain::text::Bilingual;
use serde::Deserialize;
use std::collections::BTreeMap;
use std::str::FromStr;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    id: String,
    edition: Day,
    verify_by: Day,
    name: Bilingual,
    zone: Zone,
    currency: String,
    binding: BindingMode,
    binding_text: Bilingual,
    counting: Bilingual,
    begins: Begins,
    calendar: CalendarFile,
    // By their spelling, so that an error can name the way; `known` has checked them.
    windows: BTreeMap<String, WindowFile>,
    laws: Vec<Law>,
    times: Vec<LegalTime>,
    routes: Vec<Route>,
    tracks: Tracks,
    limitation: Vec<Limitation>,
    sources: Vec<Source>,
    groups: Vec<Group>,
    grievances: BTreeMap<String, GrievanceFile>,
    #[serde(default)]
    benchmarks: BTreeMap<String, Benchmark>,
    requests: BTreeMap<String, RequestWindow>,
    dangers: BTreeMap<String, Danger>,
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
    source: Bilingual,
    off: Vec<OffDays>,
    make_up: Vec<Day>,
    #[serde(default)]
    verify_by: Option<Day>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct WindowFile {
    span: Span,
    starts_on: StartsOn,
    force: Force,
    basis: Bilingual,
    #[serde(default)]
    going_first: Option<Span>,
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
    #[serde(default)]
    ask: Option<Bilingual>,
    #[serde(default)]
    not_covered: Option<Bilingual>,
    #[serde(default)]
    laws: Vec<Citation>,
    #[serde(default)]
    note: Option<Bilingual>,
    #[serde(default)]
    statute: Option<Statute>,
    /// A key of the file's table of benchmarks, since many grievances share one.
    #[serde(default)]
    benchmark: Option<String>,
    /// A key of the file's table of request windows.
    request: String,
    #[serde(default)]
    data_out: bool,
    #[serde(default)]
    goes_first: bool,
    evidence: Vec<Bilingual>,
    remedies: Vec<String>,
}

fn yes() -> bool {
    true
}

fn wrong(place: impl Into<String>, remedy: impl Into<String>) -> RulebookError {
    RulebookError { place: place.into(), remedy: remedy.into() }
}

/// Reads the two files; what refers to something is checked later.
pub(super) fn read(common: &str, local: &str) -> Result<Rulebook, RulebookError> {
    let laid = laid_over(table(common)?, table(local)?)?;
    known::<WindowKey>(&laid, "windows")?;
    known::<Grievance>(&laid, "grievances")?;
    known::<AlarmKind>(&laid, "dangers")?;
    let mut file: File = understood(laid)?;
    let (calendar, years) = calendar(file.calendar)?;
    let (mut windows, mut silences) = (Vec::new(), Vec::new());
    for key in WindowKey::ALL {
        let found = file.windows.remove(key.as_str());
        let rule = found.ok_or_else(|| wrong(format!("windows.{key}"), "the window is missing; add it"))?;
        let WindowFile { span, starts_on, force, basis, going_first, extension, seen, silence } = rule;
        windows.push(Window { key: *key, span, starts_on, force, basis, going_first, extension, seen });
        silences.push(silence);
    }
    let mut grievances = Vec::new();
    for key in Grievance::ALL {
        let found = file.grievances.remove(key.as_str());
        let place = format!("grievances.{key}");
        let rule = found.ok_or_else(|| wrong(&place, "the grievance is missing; add it"))?;
        grievances.push(grievance(*key, rule, &place, &file.benchmarks, &file.requests)?);
    }
    let mut dangers = Vec::new();
    for key in AlarmKind::ALL {
        let found = file.dangers.remove(key.as_str());
        dangers.push(found.ok_or_else(|| wrong(format!("dangers.{key}"), "the danger is missing; add it"))?);
    }
    let short = |place: &str| wrong(place, "has not one entry per key");
    Ok(Rulebook {
        id: file.id,
        edition: file.edition,
        verify_by: file.verify_by,
        name: file.name,
        zone: file.zone,
        currency: file.currency,
        counting: file.counting,
        begins: file.begins,
        calendar,
        years,
        changes: Vec::new(),
        binding: file.binding,
        binding_text: file.binding_text,
        laws: file.laws,
        times: file.times,
        routes: file.routes,
        tracks: file.tracks,
        limitation: file.limitation,
        sources: file.sources,
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

/// Every name in this table is one that the rules know.
fn known<K: FromStr<Err = UnknownKey>>(laid: &toml::Value, table: &str) -> Result<(), RulebookError> {
    let names = laid.get(table).and_then(toml::Value::as_table).into_iter().flat_map(toml::Table::keys);
    for name in names {
        name.parse::<K>().map_err(|error| wrong(format!("{table}.{name}"), error.to_string()))?;
    }
    Ok(())
}

fn calendar(file: CalendarFile) -> Result<(Calendar, Vec<CalendarYear>), RulebookError> {
    let mut calendar = Calendar::named(file.holidays);
    let mut years = Vec::new();
    for YearFile { year, status, source, off, make_up, verify_by } in file.years {
        let added = calendar.add_year(year, status, &off, &make_up);
        added.map_err(|remedy| wrong(format!("calendar.years.{year}"), remedy))?;
        years.push(CalendarYear { year, status, source, off, make_up, verify_by, changes: Vec::new() });
    }
    Ok((calendar, years))
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
        ask: file.ask,
        not_covered: file.not_covered,
        laws: file.laws,
        note: file.note,
        statute: file.statute,
        benchmark: benchmark.transpose()?,
        request: requests.get(&file.request).cloned().ok_or_else(unknown)?,
        data_out: file.data_out,
        goes_first: file.goes_first,
        evidence: file.evidence,
        remedies: file.remedies,
    })
}
