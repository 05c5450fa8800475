//! An entry as people read it: a line in a list, and the whole page.

use super::Named;
use crate::domain::grievance::Grievance;
use crate::domain::publication::{Kept, Kind};
use crate::domain::register::{Piece, excerpt, marked};
use crate::domain::rulebook::Rulebook;
use crate::messages::T;
use crate::store::register::keys_in;
use crate::web::links;
use crate::web::parts::{Badge, Tone, lure_warning};

/// How many characters of a finding a list shows.
const EXCERPT: usize = 220;

/// One entry in a list.
pub struct EntryLine {
    /// The address of its page.
    pub href: String,
    /// The outcome.
    pub badges: Vec<Badge>,
    /// The month in which the case ended.
    pub month: String,
    /// Platform and subject, with what was searched for marked.
    pub title: Vec<Piece>,
    /// The beginning of the finding, or what happened instead of one.
    pub excerpt: Vec<Piece>,
    /// The language of the excerpt, for the attribute `lang`.
    pub lang: &'static str,
    /// What the platform said, and what came of it.
    pub after: String,
}

impl EntryLine {
    /// The line of an entry for somebody who searched for `words`.
    pub fn new(named: &Named, t: T, book: &Rulebook, words: &str) -> EntryLine {
        let entry = &named.entry;
        let said = t.entry_instead(entry.kind);
        let (text, lang) = match &entry.finding {
            Some(finding) => (excerpt(finding, words, EXCERPT), entry.language.tag()),
            None => (said.into_owned(), t.0.tag()),
        };
        let replied = t.entry_replied_short(entry.reply.is_some(), entry.silent_on_draft);
        let reaction = entry.reaction.map(|reaction| t.entry_reaction_short(reaction));
        let kept = entry.kept.map(|kept| t.entry_kept_short(kept));
        let judgment = entry.judgment.map(|judgment| t.entry_judgment(judgment));
        let after = reaction.into_iter().chain([replied]).chain(kept).chain(judgment);
        EntryLine {
            href: links::entry(entry.id),
            badges: badges(named, t, book),
            month: t.month_and_year(entry.closed_month.0).into_owned(),
            title: marked(&title(named, t, book), words),
            excerpt: marked(&text, words),
            lang,
            after: t.sentences(after.map(|part| part.into_owned())),
        }
    }
}

/// The whole entry, section by section.
pub struct EntryView {
    /// Platform and subject.
    pub title: String,
    /// The platform as it is called in the text.
    pub platform: String,
    /// The address of its scorecard.
    pub scorecard: Option<String>,
    /// The outcome.
    pub badges: Vec<Badge>,
    /// The month in which the case ended.
    pub ended_in: String,
    /// The month in which the entry was published.
    pub published_in: String,
    /// The month in which it was changed last.
    pub changed_in: Option<String>,
    /// The language of finding and reply, for the attribute `lang`.
    pub lang: &'static str,
    /// What the complaint was about.
    pub grievances: Vec<String>,
    /// In one sentence what a mediator found, or that none did.
    pub found: String,
    /// The mediator's words.
    pub finding: Option<String>,
    /// That the platform punished the consumer for complaining.
    pub retaliation: Option<String>,
    /// The platform's words.
    pub reply: Option<String>,
    /// What to beware of in them; empty for nothing.
    pub warning: String,
    /// That it was silent on the draft, where there are no words of it.
    pub no_reply: String,
    /// What it made of the finding; none where it was not asked.
    pub reaction: Option<String>,
    /// What was to be done.
    pub remedies: Vec<String>,
    /// Whether it was done, and who confirmed that; none where nothing was to be done.
    pub done: Option<Badge>,
    /// What a court decided.
    pub court: String,
    /// What this entry is: for findings, that it is no judgment and what makes it binding.
    pub nature: String,
}

impl EntryView {
    /// An entry that stands in the register, for a reader.
    pub fn new(named: &Named, t: T, book: &Rulebook) -> EntryView {
        let entry = &named.entry;
        let platform = platform(named, t);
        let month = |at: crate::domain::clock::Moment| t.month_and_year(at.day_in(&book.zone)).into_owned();
        let remedies = entry.remedies.split(' ').filter_map(|key| book.remedy(key));
        let remedies: Vec<_> = remedies.map(|remedy| remedy.order.in_language(t.0).to_owned()).collect();
        let words_withheld = entry.kind.is_finding() && entry.finding.is_none();
        EntryView {
            title: title(named, t, book),
            scorecard: named.platform.as_ref().map(|platform| links::scorecard(&platform.slug)),
            badges: badges(named, t, book),
            ended_in: t.month_and_year(entry.closed_month.0).into_owned(),
            published_in: month(entry.published_at),
            changed_in: entry.changed_at.map(month),
            lang: entry.language.tag(),
            grievances: subjects(named, t, book).collect(),
            found: match words_withheld {
                true => t.entry_words_withheld(entry.kind).into_owned(),
                false => t.entry_instead(entry.kind).into_owned(),
            },
            finding: entry.finding.clone(),
            retaliation: entry.retaliation.map(|found| t.entry_retaliation(&platform, found).into_owned()),
            warning: lure_warning(t, entry.reply.as_deref().unwrap_or_default()),
            reply: entry.reply.clone(),
            no_reply: t.entry_no_reply(&platform, entry.silent_on_draft).into_owned(),
            reaction: entry
                .kind
                .is_finding()
                .then(|| t.entry_reaction(&platform, entry.reaction, entry.kind))
                .map(Into::into),
            done: done(named, t, remedies.is_empty()),
            remedies,
            court: t.entry_court(entry.judgment).into_owned(),
            nature: match entry.kind.is_finding() {
                true => book.binding_text.in_language(t.0).to_owned(),
                false => t.entry_no_finding_means(entry.kind).into_owned(),
            },
            platform,
        }
    }
}

/// Platform and subject: "Yunlu Travel: deletion of data, passing data on to others".
fn title(named: &Named, t: T, book: &Rulebook) -> String {
    let subjects: Vec<_> = subjects(named, t, book).collect();
    t.entry_title(&platform(named, t), &subjects).into_owned()
}

fn platform(named: &Named, t: T) -> String {
    named
        .platform
        .as_ref()
        .map_or_else(|| t.unchecked_platform().into_owned(), |one| one.name(t.0).to_owned())
}

fn subjects(named: &Named, t: T, book: &Rulebook) -> impl Iterator<Item = String> {
    let keys = keys_in::<Grievance>(&named.entry.grievances);
    keys.map(move |key| book.grievance(key).short.in_language(t.0).to_owned())
}

fn badges(named: &Named, t: T, book: &Rulebook) -> Vec<Badge> {
    let entry = &named.entry;
    let outcome = Badge::new(tone(entry.kind), book.outcome_name(entry.kind.as_str(), t.0));
    let silent = entry.silent_on_draft.then(|| Badge::new(Tone::Quiet, t.entry_silent_badge()));
    std::iter::once(outcome).chain(silent).collect()
}

/// A dismissal clears the platform; a silence is no finding.
fn tone(kind: Kind) -> Tone {
    match kind {
        Kind::Upheld | Kind::NotPerformed => Tone::Late,
        Kind::Partly | Kind::NoAnswer => Tone::Due,
        Kind::Dismissed => Tone::Done,
        Kind::Judged => Tone::Note,
    }
}

fn done(named: &Named, t: T, nothing_to_do: bool) -> Option<Badge> {
    let (tone, words) = match named.entry.kept {
        Some(kept @ Kept::Confirmed) => (Tone::Done, t.entry_kept(kept)),
        Some(kept @ Kept::Unconfirmed) => (Tone::Quiet, t.entry_kept(kept)),
        Some(kept @ Kept::Broken) => (Tone::Late, t.entry_kept(kept)),
        None if nothing_to_do => return None,
        None => (Tone::Quiet, t.entry_not_owed()),
    };
    Some(Badge::new(tone, words))
}
