//! Feeds of register entries (Atom, RFC 4287; pages of a feed, RFC 5005), in the order of publication.

use super::entries::{EntryView, Named};
use super::error::Fault;
use super::links;
use super::open_data::absolute;
use super::parts::Pager;
use super::server::App;
use crate::domain::clock::{Day, Moment};
use crate::domain::grievance::Grievance;
use crate::messages::T;
use crate::store::register::keys_in;
use askama::Template;
use atom_syndication::{Category, Content, Entry, Feed, FixedDateTime, Link, Person, Text};

/// What a feed says about itself. Paths, with their query.
pub struct About {
    /// Its title.
    pub title: String,
    /// What it brings.
    pub subtitle: String,
    /// The feed, whichever page of it is shown.
    pub id: String,
    /// This page of the feed.
    pub feed: String,
    /// The page of which it is the twin.
    pub page: String,
    /// Where it goes on.
    pub pager: Pager,
}

/// The words of one entry, as a reader of feeds shows them.
#[derive(Template)]
#[template(path = "register/feed_entry.html")]
struct EntryWords {
    t: T,
    view: EntryView,
}

/// The feed of these entries.
///
/// # Errors
/// [`Fault::Broken`] when it cannot be written.
pub fn written(app: &App, t: T, about: &About, entries: &[Named]) -> Result<String, Fault> {
    let all = entries.iter().map(|named| entry(app, t, named)).collect::<Result<Vec<_>, _>>()?;
    let newest = all.iter().map(|entry| entry.updated).max();
    let centre = app.facing.centre_name.in_language(t.0).to_owned();
    let mut links =
        vec![link(app, "self", &about.feed, ATOM), link(app, "alternate", &about.page, "text/html")];
    let others = [("previous", &about.pager.newer), ("next", &about.pager.older)];
    links.extend(others.iter().filter_map(|(rel, path)| Some(link(app, rel, path.as_deref()?, ATOM))));
    let feed = Feed {
        title: Text::plain(writable(&about.title)),
        subtitle: Some(Text::plain(about.subtitle.clone())),
        id: absolute(app, &about.id),
        updated: newest.map_or_else(|| month(app, app.clock.centre_now()), Ok)?,
        authors: vec![Person { name: centre, uri: Some(absolute(app, links::HOME)), ..Person::default() }],
        links,
        entries: all,
        lang: Some(t.0.tag().to_owned()),
        ..Feed::default()
    };
    let bytes = feed.write_to(Vec::new()).map_err(|problem| Fault::Broken(problem.to_string()))?;
    String::from_utf8(bytes).map_err(|problem| Fault::Broken(problem.to_string()))
}

const ATOM: &str = "application/atom+xml";

fn entry(app: &App, t: T, named: &Named) -> Result<Entry, Fault> {
    let (book, row) = (app.casework.rulebook(), &named.entry);
    let view = EntryView::new(named, t, book);
    let (title, found) = (writable(&view.title), view.found.clone());
    let mut content = Content::default();
    content.set_content_type("html".to_owned());
    content.set_value(writable(&EntryWords { t, view }.render()?));
    let category = |term: &str, label: &str| Category {
        term: term.to_owned(),
        scheme: None,
        label: Some(label.to_owned()),
    };
    let outcome = category(row.kind.as_str(), book.outcome_name(row.kind.as_str(), t.0));
    let grievances = keys_in::<Grievance>(&row.grievances);
    let grievances = grievances.map(|key| category(key.as_str(), book.grievance(key).short.in_language(t.0)));
    Ok(Entry {
        title: Text::plain(title),
        // The same wherever the centre moves.
        id: format!("urn:uuid:{}", row.id),
        published: Some(month(app, row.published_at)?),
        updated: month(app, row.changed_at.unwrap_or(row.published_at))?,
        summary: Some(Text::plain(found)),
        content: Some(content),
        categories: std::iter::once(outcome).chain(grievances).collect(),
        links: vec![link(app, "alternate", &links::entry(row.id), "text/html")],
        ..Entry::default()
    })
}

fn link(app: &App, rel: &str, path: &str, kind: &str) -> Link {
    Link {
        href: absolute(app, path),
        rel: rel.to_owned(),
        mime_type: Some(kind.to_owned()),
        ..Link::default()
    }
}

/// The first instant of the month: the register dates nothing more exactly, since the windows of a
/// case are known and the day of its end could be counted back from that of its publication.
fn month(app: &App, at: Moment) -> Result<FixedDateTime, Fault> {
    let first: Day = at.day_in(app.zone()).first_of_month();
    // With the offset of the place: in UTC the first of a month may read as the last day before it.
    let zoned =
        Moment::start_of(first, app.zone()).timestamp().to_zoned_datetime(app.zone().time_zone().clone());
    let at = zoned.strftime("%Y-%m-%dT%H:%M:%S%:z").to_string();
    at.parse().map_err(|_| Fault::Broken("a moment is no date of a feed".to_owned()))
}

/// Without the few characters that XML 1.0 cannot hold.
fn writable(text: &str) -> String {
    let fits = |c: &char| matches!(c, '\t' | '\n' | '\r' | ' '..='\u{fffd}' | '\u{10000}'..);
    text.chars().filter(fits).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_xml_cannot_hold_is_left_out() {
        assert_eq!(writable("a\u{0}\u{b}\u{ffff}泄露\n😀"), "a泄露\n😀");
    }
}
