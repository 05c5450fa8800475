//! Running windows as a calendar file: one event each, on its last day, with the way it was counted.

mod ics;

use super::at;
use super::at_case::{CaseFor, place};
use super::error::Fault;
use super::links;
use super::server::App;
use super::visitor::{Recognised, SignedIn};
use crate::domain::actor::{Holder, Role};
use crate::domain::case::Case;
use crate::domain::chain::Hash;
use crate::domain::clock::running::{RunningWindow, Subject};
use crate::domain::clock::{Moment, Unit, WindowKey};
use crate::domain::ids::{MatterId, Reference};
use crate::domain::matter::{Matter, MatterKind, Recorded, fold};
use crate::domain::publication::Publication;
use crate::domain::request::Request;
use crate::messages::T;
use crate::messages::story::{Reader, Teller};
use crate::store::matters::{self, Inbox, InboxFilter, LoadError, MatterRow};
use crate::store::platforms;
use crate::store::standings::Standing;
use actix_web::http::header;
use actix_web::{HttpResponse, web};
use std::sync::Arc;

/// The most matters of one standing that a calendar looks into: those whose windows end first.
const MOST_MATTERS: i64 = 100;

/// A window that runs, with what changed it.
struct Dated {
    number: Reference,
    platform: String,
    reader: Reader,
    window: RunningWindow,
    /// When it was opened or moved last.
    revised: Moment,
    /// How often it was moved.
    moves: usize,
    /// Whether it is the end of a stay, and other times of its matter are left out until then.
    ends_a_stay: bool,
}

/// All running windows of the visitor's cases in which they are the holder or a party.
pub async fn mine(app: web::Data<App>, person: SignedIn) -> Result<HttpResponse, Fault> {
    let (known, language) = (Arc::clone(&person.person), person.visitor.language);
    let read = move |c: &mut crate::store::Conn<'_>| {
        let mut all: Vec<Dated> = Vec::new();
        let mut standings: Vec<&Standing> = known.standings.iter().collect();
        // A party to a case is nothing else in it.
        standings.sort_by_key(|standing| standing.role);
        for standing in standings {
            let rows = rows(c, standing)?;
            let ids: Vec<MatterId> = rows.iter().map(|row| row.id).collect();
            let concerned: Vec<_> = rows.iter().map(|row| row.platform_id).collect();
            let names = platforms::names(c, &concerned, language)?;
            let (bodies, numbers) = (matters::bodies_of(c, &ids)?, matters::references(c, &ids)?);
            for row in rows {
                let (Some(bodies), Some(number)) = (bodies.get(&row.id), numbers.get(&row.id)) else {
                    continue;
                };
                let platform = names.get(&row.platform_id).cloned().unwrap_or_default();
                let found = dated(&row, bodies, *number, platform, &known, standing)?;
                all.extend(
                    found
                        .into_iter()
                        .filter(|new| all.iter().all(|old| old.window.id != new.window.id))
                        .collect::<Vec<_>>(),
                );
            }
        }
        Ok::<_, Fault>(all)
    };
    let all = app.store.read(read).await?;
    Ok(answer(&app, person.visitor.t(), None, &all))
}

/// The running windows of one case in which the visitor is the holder or a party.
pub async fn of_case(app: web::Data<App>, case: CaseFor<place::Any>) -> Result<HttpResponse, Fault> {
    let (id, platform) = (case.id(), case.case.filing.platform);
    let language = case.visitor.language;
    let read = move |c: &mut crate::store::Conn<'_>| {
        let mut bodies = matters::bodies_of(c, &[id])?;
        let mut names = platforms::names(c, &[platform], language)?;
        Ok::<_, Fault>((bodies.remove(&id).unwrap_or_default(), names.remove(&platform).unwrap_or_default()))
    };
    let (bodies, platform) = app.store.read(read).await?;
    let all = windows(&case.case, &bodies, Reference::Case(case.number()), &platform, case.reader());
    Ok(answer(&app, case.visitor.t(), Some(Reference::Case(case.number())), &all))
}

/// The matters that a standing gives a place in, and in which a window runs. Of a whole centre's only
/// those that wait for the standing's own holder.
fn rows(c: &mut crate::store::Conn<'_>, standing: &Standing) -> Result<Vec<MatterRow>, Fault> {
    let holder = match standing.role {
        Role::Consumer | Role::Platform | Role::Mediator => None,
        Role::Registrar => Some(Holder::Centre),
        Role::Court => Some(Holder::Court),
        Role::Supervisor => Some(Holder::Supervisor),
    };
    let filter = InboxFilter { holder, most: MOST_MATTERS, ..InboxFilter::default() };
    let (mut rows, _) = matters::inbox(c, Inbox::of(standing), filter)?;
    rows.retain(|row| row.deadline_at.is_some() || row.alarm_at.is_some());
    Ok(rows)
}

/// The windows of one matter, if the standing gives a place in it.
fn dated(
    row: &MatterRow,
    bodies: &[(String, Hash)],
    number: Reference,
    platform: String,
    person: &Recognised,
    standing: &Standing,
) -> Result<Vec<Dated>, Fault> {
    let (actor, reader) = (at::actor(person, standing), Reader::from(standing.role));
    let corrupt = |fault| Fault::from(LoadError::Corrupt(fault));
    Ok(match row.kind {
        MatterKind::Case => {
            let case = fold::<Case>(row.id, bodies).map_err(corrupt)?;
            let mine = case.admits(&actor);
            if mine { windows(&case, bodies, number, &platform, reader) } else { Vec::new() }
        }
        MatterKind::Publication => {
            let publication = fold::<Publication>(row.id, bodies).map_err(corrupt)?;
            let mine = publication.admits(&actor);
            if mine { windows(&publication, bodies, number, &platform, reader) } else { Vec::new() }
        }
        MatterKind::Request => {
            let request = fold::<Request>(row.id, bodies).map_err(corrupt)?;
            let mine = request.admits(&actor);
            if mine { windows(&request, bodies, number, &platform, reader) } else { Vec::new() }
        }
    })
}

fn windows<M: Matter>(
    matter: &M,
    bodies: &[(String, Hash)],
    number: Reference,
    platform: &str,
    reader: Reader,
) -> Vec<Dated> {
    let entries: Vec<Recorded<serde_json::Value>> =
        bodies.iter().filter_map(|(body, _)| serde_json::from_str(body).ok()).collect();
    let running = &matter.life().running;
    let of = |window: &RunningWindow| {
        let moved = |entry: &&Recorded<_>| entry.clock.moved.iter().any(|(id, _)| *id == window.id);
        let moves: Vec<Moment> = entries.iter().filter(moved).map(|entry| entry.written).collect();
        Dated {
            number,
            platform: platform.to_owned(),
            reader,
            window: window.clone(),
            revised: moves.last().copied().unwrap_or(window.reckoning.starts),
            moves: moves.len(),
            ends_a_stay: window.key == WindowKey::StayEnd,
        }
    };
    // A day that a stay has overtaken, or will, is no day to note.
    let dated = running.iter().filter(|window| !running.stands_still(window));
    dated.filter(|window| concerns(reader, window)).map(of).collect()
}

/// Parties have every window of their case in their calendar; whoever works on many cases only has what
/// they must do themselves.
fn concerns(reader: Reader, window: &RunningWindow) -> bool {
    match reader {
        // Of a reminder somebody is told when it comes.
        Reader::Consumer | Reader::Platform if window.key == WindowKey::RequestReminder => false,
        Reader::Consumer | Reader::Platform => match window.subject {
            // What the centre arranges for one side is no affair of the other.
            Subject::Help(side) => reader.holder() == Some(side.holder()),
            // Of danger the platform must not know.
            Subject::Alarm(_) => reader == Reader::Consumer,
            Subject::Step
            | Subject::Offer(_)
            | Subject::Question(_)
            | Subject::Remedy(_)
            | Subject::Window(_)
            | Subject::Right(_)
            | Subject::Referral(_) => true,
        },
        Reader::Mediator | Reader::Registrar | Reader::Court | Reader::Supervisor | Reader::Public => {
            window.key.is_duty() && reader.holder() == Some(window.holder)
        }
    }
}

fn answer(app: &App, t: T, number: Option<Reference>, all: &[Dated]) -> HttpResponse {
    let name = match number {
        Some(number) => t.calendar_of_case(&number.to_string()),
        None => t.calendar_of_all(),
    };
    let events: Vec<_> = all.iter().map(|dated| event(app, t, dated)).collect();
    let file = match number {
        Some(number) => format!("redress-{number}.ics"),
        None => "redress.ics".to_owned(),
    };
    HttpResponse::Ok()
        .content_type("text/calendar; charset=utf-8")
        .insert_header((header::CONTENT_DISPOSITION, format!("attachment; filename=\"{file}\"")))
        .body(ics::calendar(&name, &events, app.clock.centre_now()))
}

fn event(app: &App, t: T, dated: &Dated) -> ics::Event {
    let (book, window) = (app.casework.rulebook(), &dated.window);
    let teller = Teller { t, reader: dated.reader, platform: &dated.platform, mediator: None, book };
    let duty = t.window_name(window.key);
    let mut told = vec![teller.headline(window)];
    if dated.ends_a_stay {
        told.push(t.calendar_stands_still().into_owned());
    }
    told.push(format!("\n{}", t.how_counted()));
    let counted = t.counting(window, book);
    told.extend(counted.iter().map(|line| format!("{}{}{}", line.when, t.letter_colon(), line.what)));
    told.push(format!("\n{}\n{}", t.letter_silence(), teller.silence(window)));
    let when = match window.reckoning.span.unit {
        Unit::Hour => ics::When::At(window.reckoning.falls),
        Unit::CalendarDay | Unit::WorkingDay | Unit::Month | Unit::Prompt => {
            ics::When::On(window.reckoning.last_day(&book.zone))
        }
    };
    ics::Event {
        uid: format!("{}@{}", window.id, app.origin.host()),
        when,
        summary: t.calendar_summary(&dated.number.to_string(), &duty).into_owned(),
        description: told.join("\n"),
        url: format!("{}{}", app.origin.as_str(), links::matter(dated.number)),
        sequence: dated.moves,
        revised: dated.revised,
        is_certain: !window.reckoning.provisional,
    }
}
