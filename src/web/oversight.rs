//! What the supervisor watches, the registrars with them: overdue work, everybody's speed on one scale,
//! the centre's own lapses. Numbers of cases and nothing of what is in them.

use super::error::Fault;
use super::page::Page;
use super::paging::{AtPage, LINES};
use super::parts::{Figure, Pager};
use super::rulebook::DueLine;
use super::server::App;
use super::visitor::SignedIn;
use super::{answer, links};
use crate::domain::actor::{Holder, Role};
use crate::domain::clock::{Moment, WindowKey};
use crate::domain::ids::{CaseNumber, MatterId, PlatformId};
use crate::domain::rulebook::Rulebook;
use crate::domain::turn::nearest_days;
use crate::messages::T;
use crate::store::oversight::{self, Failures, Overdue, Speed};
use crate::store::{matters, outbox, platforms};
use actix_web::{HttpResponse, web};
use askama::Template;
use serde::Deserialize;
use std::borrow::Cow;
use std::collections::HashMap;

/// How far back speed and lapses are counted, in seconds: a year.
const BACK: i64 = 365 * 86_400;

/// How many of the slowest platforms are named.
const MOST_PLATFORMS: i64 = 10;

/// Of whom the overdue duties are listed.
#[derive(Debug, Default, Deserialize)]
pub struct OfHolder {
    #[serde(default)]
    holder: String,
}

#[derive(Template)]
#[template(path = "oversight.html")]
struct OversightPage {
    page: Page,
    overdue: Vec<Figure>,
    /// Ways to the list of one holder: address, name, whether it is shown now.
    filters: Vec<(String, Cow<'static, str>, bool)>,
    duties: Vec<Duty>,
    pager: Pager,
    speeds: Vec<SpeedLine>,
    platforms: Vec<SpeedLine>,
    lapses: Vec<Lapse>,
    /// How often the centre failed people.
    failures: Vec<Figure>,
    stuck: Vec<Figure>,
    /// The way to the letters that did not get out, for registrars.
    undeliverable: bool,
    /// Rules that somebody should look up again, by rulebook; this centre's first.
    to_look_up: Vec<(String, Vec<DueLine>)>,
}

/// One overdue duty.
struct Duty {
    number: String,
    href: Option<String>,
    what: Cow<'static, str>,
    holder: &'static str,
    platform: String,
    since: String,
    late: String,
    /// How often its time has passed, if more than once.
    times: Option<Cow<'static, str>>,
}

/// How quick somebody is.
struct SpeedLine {
    /// Whose, as in `Holder::as_str`.
    holder: &'static str,
    /// The platform; empty for a holder of which there is one kind.
    name: String,
    in_time: Cow<'static, str>,
    days: Cow<'static, str>,
}

/// A duty of the centre, and how often it was missed.
struct Lapse {
    what: Cow<'static, str>,
    holder: &'static str,
    missed: Cow<'static, str>,
}

/// What the page is made from.
struct Watched {
    by_holder: Vec<(Holder, u64, u64)>,
    overdue: Vec<Overdue>,
    all: i64,
    numbers: HashMap<MatterId, CaseNumber>,
    names: HashMap<PlatformId, String>,
    speeds: Vec<(Holder, Speed)>,
    slowest: Vec<(PlatformId, Speed)>,
    lapses: Vec<(WindowKey, Holder, u64, u64)>,
    failures: Failures,
    stuck: (u64, u64),
    undeliverable: i64,
}

/// The page.
pub async fn show(
    app: web::Data<App>,
    person: SignedIn,
    at: web::Query<AtPage>,
    of: web::Query<OfHolder>,
) -> Result<HttpResponse, Fault> {
    let (now, offset, language) = (app.clock.centre_now(), at.offset(), person.visitor.language);
    let holder = of.holder.parse::<Holder>().ok();
    let read = move |c: &mut crate::store::Conn<'_>| {
        let since = now.plus_seconds(-BACK);
        let (overdue, all) = oversight::overdue(c, holder, offset, LINES)?;
        let slowest = oversight::slowest_platforms(c, since, MOST_PLATFORMS)?;
        let concerned: Vec<PlatformId> =
            overdue.iter().map(|duty| duty.platform).chain(slowest.iter().map(|(id, _)| *id)).collect();
        let ids: Vec<MatterId> = overdue.iter().map(|duty| duty.matter).collect();
        Ok::<_, Fault>(Watched {
            by_holder: oversight::overdue_by_holder(c)?,
            numbers: matters::case_numbers(c, &ids)?,
            names: platforms::checked_names(c, &concerned, language)?,
            overdue,
            all,
            speeds: oversight::speed_by_holder(c, since)?,
            slowest,
            lapses: oversight::own_lapses(c, since)?,
            failures: oversight::failures(c, since)?,
            stuck: oversight::stuck(c, now)?,
            undeliverable: outbox::undeliverable(c, 0, 0)?.1,
        })
    };
    let watched = app.store.read(read).await?;
    answer::ok(&page(&app, &person, &watched, holder, &at, now))
}

fn page(
    app: &App,
    person: &SignedIn,
    watched: &Watched,
    holder: Option<Holder>,
    at: &AtPage,
    now: Moment,
) -> OversightPage {
    let t = person.visitor.t();
    let name = |id: &PlatformId| {
        watched.names.get(id).cloned().unwrap_or_else(|| t.platform_unchecked_name().into_owned())
    };
    let filter = |holder: Option<Holder>| match holder {
        Some(holder) => format!("{}?holder={holder}", links::OVERSIGHT),
        None => links::OVERSIGHT.to_owned(),
    };
    let join = |page: u32| {
        let address = filter(holder);
        let sign = if address.contains('?') { '&' } else { '?' };
        format!("{address}{sign}page={page}")
    };
    let waited_for = || watched.by_holder.iter().filter(|(.., all)| *all > 0);
    let all = std::iter::once((links::OVERSIGHT.to_owned(), t.all_holders(), holder.is_none()));
    OversightPage {
        page: person.visitor.page(),
        overdue: waited_for().map(|(holder, late, all)| overdue_figure(t, *holder, *late, *all)).collect(),
        filters: all
            .chain(waited_for().map(|(of, ..)| (filter(Some(*of)), t.holder_name(*of), holder == Some(*of))))
            .collect(),
        duties: watched
            .overdue
            .iter()
            .map(|duty| self::duty(app, t, watched, duty, name(&duty.platform), now))
            .collect(),
        pager: at.pager(watched.all, join),
        speeds: watched
            .speeds
            .iter()
            .filter(|(_, speed)| speed.all() > 0)
            .map(|(holder, speed)| speed_line(t, holder.as_str(), String::new(), speed))
            .collect(),
        platforms: watched
            .slowest
            .iter()
            .map(|(id, speed)| speed_line(t, Holder::Platform.as_str(), name(id), speed))
            .collect(),
        lapses: watched
            .lapses
            .iter()
            .map(|(key, holder, missed, all)| Lapse {
                what: t.window_name(*key),
                holder: holder.as_str(),
                missed: t.turns_of(*missed, *all),
            })
            .collect(),
        failures: failures(t, watched),
        stuck: stuck(t, watched),
        undeliverable: person.person.has(Role::Registrar),
        to_look_up: to_look_up(app, t, now),
    }
}

/// What is due for a look in each rulebook, ours first.
fn to_look_up(app: &App, t: T, now: Moment) -> Vec<(String, Vec<DueLine>)> {
    let ours = app.casework.rulebook();
    let others =
        Rulebook::IDS.into_iter().filter_map(|id| app.casework.book(id)).filter(|book| book.id != ours.id);
    let books = std::iter::once(ours).chain(others).map(|book| {
        let today = now.day_in(&book.zone);
        let due = book.due_for_a_look(today);
        (
            book.name.in_language(t.0).to_owned(),
            due.iter().map(|due| DueLine::of(due, book, today, t)).collect(),
        )
    });
    books.filter(|(_, due): &(String, Vec<DueLine>)| !due.is_empty()).collect()
}

/// What we owe an apology for, in the last twelve months.
fn failures(t: T, watched: &Watched) -> Vec<Figure> {
    let failed = watched.failures;
    let down = nearest_days(i64::try_from(failed.down_seconds).unwrap_or(i64::MAX));
    let figure = |number: u64, label: Cow<'static, str>, without: Cow<'static, str>| Figure {
        number: number.to_string(),
        label: label.into_owned(),
        without: without.into_owned(),
    };
    vec![
        figure(failed.outages, t.failed_outages(), t.failed_outages_mean(down)),
        figure(failed.late_admissions, t.failed_admissions(), t.failed_admissions_mean()),
        figure(failed.mediators_replaced, t.failed_mediators(), t.failed_mediators_mean()),
        figure(failed.challenges_upheld, t.failed_challenges(), t.failed_challenges_mean()),
        figure(failed.letters_unposted, t.failed_posting(), t.failed_posting_mean()),
        figure(watched.undeliverable.unsigned_abs(), t.failed_letters(), t.failed_letters_mean()),
    ]
}

fn overdue_figure(t: T, holder: Holder, late: u64, all: u64) -> Figure {
    Figure {
        number: t.x_of_y(late, all).into_owned(),
        label: t.overdue_with(&t.holder_name(holder)).into_owned(),
        without: String::new(),
    }
}

fn duty(app: &App, t: T, watched: &Watched, duty: &Overdue, platform: String, now: Moment) -> Duty {
    let number = watched.numbers.get(&duty.matter);
    Duty {
        number: number.map(ToString::to_string).unwrap_or_default(),
        href: number.map(|number| links::case(*number)),
        what: t.window_name(duty.duty),
        holder: duty.holder.as_str(),
        platform,
        since: t.long_date(duty.since.day_in(app.zone())).into_owned(),
        late: t.late_by_days(now.seconds_since(duty.since).max(0) / 86_400).into_owned(),
        times: (duty.times > 1).then(|| t.missed_times(duty.times)),
    }
}

fn speed_line(t: T, holder: &'static str, name: String, speed: &Speed) -> SpeedLine {
    let days = match &speed.days {
        Some(days) => t.days_of_turns(days.median, days.quarter, days.three_quarters),
        None => t.no_turn_taken(),
    };
    SpeedLine { holder, name, in_time: t.turns_of(speed.acted, speed.all()), days }
}

fn stuck(t: T, watched: &Watched) -> Vec<Figure> {
    let (aside, waiting) = watched.stuck;
    let figure = |number: String, label: Cow<'static, str>, without: Cow<'static, str>| Figure {
        number,
        label: label.into_owned(),
        without: without.into_owned(),
    };
    vec![
        figure(aside.to_string(), t.stuck_aside(), t.stuck_aside_means()),
        figure(waiting.to_string(), t.stuck_waiting(), t.stuck_waiting_means()),
        figure(watched.undeliverable.to_string(), t.stuck_letters(), t.stuck_letters_mean()),
    ]
}
