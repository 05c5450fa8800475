//! The centre as a whole: nothing is gone from it, nothing hangs in the air, and all rows can be read.

use super::Report;
use crate::accounts::{LoginName, MailAddress};
use crate::domain::ids::CaseNumber;
use crate::messages::T;
use crate::store::backend::faults_of_files;
use crate::store::people::Person;
use crate::store::{Conn, Sealed, StoreError, centre, checking, register};

/// So many numbers of cases that are gone are told; whoever has lost more will look for all.
const MOST_NUMBERS: usize = 20;

/// Checks what concerns no single matter.
pub(super) fn check(c: &mut Conn<'_>, t: T, report: &mut Report) -> Result<(), StoreError> {
    for fault in faults_of_files(c)? {
        report.fault(t.place_database(), fault);
    }
    for lost in checking::dangling(c)? {
        report.fault(t.place_table(lost.table), t.fault_nowhere(lost.column, &lost.key));
    }
    for (table, row) in checking::unreadable_elsewhere(c)? {
        report.fault(t.place_row(table, &row.key), t.fault_unreadable(&row.why));
    }
    people(c, t, report)?;
    let stray = checking::stray_terms(c)?;
    if stray > 0 {
        report.fault(t.place_register(), t.fault_stray_terms(stray));
    }
    super::calendars::check(c, t, report)?;
    counters(c, t, report)
}

/// Everybody is found under the mail address that their letters go to, and under their login name.
fn people(c: &mut Conn<'_>, t: T, report: &mut Report) -> Result<(), StoreError> {
    let key = centre::mail_index_key(c)?;
    let is_found = |person: &Person| {
        let open = |sealed: &Option<Sealed>| Some(sealed.as_ref()?.open().ok()?.to_owned());
        let mail = open(&person.mail).and_then(|mail| mail.parse::<MailAddress>().ok());
        let login = open(&person.login).and_then(|login| login.parse::<LoginName>().ok());
        let is_somewhere = person.mail_index.or(person.login_index).is_some();
        is_somewhere
            && mail.map(|mail| mail.index(&key)) == person.mail_index
            && login.map(|login| login.index(&key)) == person.login_index
    };
    checking::people(c, |found| {
        for row in found.unreadable {
            report.fault(t.place_person(&row.key), t.fault_unreadable(&row.why));
        }
        for person in found.rows.iter().filter(|person| !is_found(person)) {
            report.fault(t.place_person(&person.id.to_string()), t.fault_person_mail());
        }
    })
}

/// Numbers are given without gaps, so a counter tells how many there must be.
fn counters(c: &mut Conn<'_>, t: T, report: &mut Report) -> Result<(), StoreError> {
    let counters = checking::counters(c)?;
    let (entries, last) = register::count_and_last(c)?;
    let published =
        counters.iter().find(|(name, _)| name == register::COUNTER).map_or(0, |(_, value)| *value);
    if (entries, last) != (published, published) {
        report.fault(t.place_counter(register::COUNTER), t.fault_counter(published, entries, last));
    }
    for (name, value) in &counters {
        let Some(year) = name.strip_prefix("request ") else { continue };
        let found = checking::requests(c, year)?;
        if found != *value {
            report.fault(t.place_counter(name), t.fault_counter(*value, found, found));
        }
    }
    let mut counted = 0;
    for (name, value) in &counters {
        let Some(year) = name.strip_prefix("case ") else { continue };
        let numbers = checking::case_numbers(c, year)?;
        let found = i64::try_from(numbers.len()).unwrap_or(i64::MAX);
        counted += found;
        // What is no number is told where its row is.
        let last = numbers.iter().rev().find_map(|number| number.parse::<CaseNumber>().ok());
        let last = last.map_or(0, |number| i64::from(number.running()));
        if (found, last) == (*value, *value) {
            continue;
        }
        report.fault(t.place_counter(name), t.fault_counter(*value, found, last));
        let year = year.parse().unwrap_or_default();
        let all = (1..=u32::try_from(*value).unwrap_or(CaseNumber::MOST))
            .filter_map(|running| CaseNumber::new(year, running));
        let gone =
            all.map(|number| number.to_string()).filter(|number| numbers.binary_search(number).is_err());
        let gone: Vec<_> = gone.take(MOST_NUMBERS).collect();
        if !gone.is_empty() {
            report.fault(t.place_counter(name), t.fault_case_numbers_gone(&gone.join(", ")));
        }
    }
    let numbered = checking::numbered(c)?;
    if numbered != counted {
        report.fault(t.place_counter("case"), t.fault_uncounted(numbered - counted));
    }
    Ok(())
}
