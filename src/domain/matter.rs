//! Matters: whatever has a clock and a record. How every one of them decides, ages and is read back.

use super::actor::{Actor, Holder, Role};
use super::chain::Hash;
use super::clock::running::{ClockChange, Running, RunningWindow, Subject};
use super::clock::{Changed, Day, Effect, Moment, Reckoning, WindowKey, Zone};
use super::decision::{Decision, Errand, Row, StoredEvent, Task};
use super::evidence::{Exhibit, ExhibitRow, NewExhibit, NewText, TextRef};
use super::given::{Fresh, Given, Late, Outage};
use super::ids::{MatterId, WindowId};
use super::keys::keys;
use super::letter::Letter;
use super::refusal::Refusal;
use super::register::EntryRow;
use super::scorecard::Tally;
use super::text::Words;
use super::turn::{How, Turn, TurnRow};
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};

keys! {
    /// The kinds of matter.
    MatterKind {
        /// One consumer against one platform.
        Case "case"
        /// The publication of one outcome.
        Publication "publication"
        /// What somebody asks of a platform before they complain.
        Request "request"
    }
}

/// The number of the event format that this release writes. Older formats stay readable for ever.
pub const FORMAT: u16 = 1;

/// One event with its circumstances, exactly as its stored bytes say it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Recorded<E> {
    /// The format of these bytes.
    pub format: u16,
    /// The matter.
    pub matter: MatterId,
    /// The place in the matter, from 1.
    pub seq: u32,
    /// When it took effect. A lapse takes effect at its deadline.
    pub at: Moment,
    /// When it was written down.
    pub written: Moment,
    /// Who caused it.
    pub by: Actor,
    /// What happened.
    pub event: E,
    /// What it did to the windows.
    #[serde(default, skip_serializing_if = "ClockChange::is_empty")]
    pub clock: ClockChange,
}

/// A stored event that cannot be read, or does not fit where it stands.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("event {seq} of matter {matter}: {fault}")]
pub struct Corrupt {
    /// The matter.
    pub matter: MatterId,
    /// The event's place.
    pub seq: u32,
    /// What is wrong.
    pub fault: String,
}

/// What all matters have in common.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Life {
    /// The matter's identifier.
    pub id: MatterId,
    /// How many events it has.
    pub version: u32,
    /// The hash of its last event.
    pub head: Hash,
    /// When the first event took effect.
    pub opened_at: Moment,
    /// When the last event took effect.
    pub took_effect: Moment,
    /// When the last event was written.
    pub last_at: Moment,
    /// Its windows.
    pub running: Running,
    /// Our own outages up to here have been made good.
    pub made_good_until: Option<Moment>,
    /// By which event each of its windows was opened.
    pub opened: Vec<(WindowId, u32)>,
    /// Its windows that have ended, in order.
    pub turns: Vec<Turn>,
    /// From when until when the consumer could not know what was asked of them, since the letter had not come.
    pub unknown: Vec<(Moment, Moment)>,
    /// The windows that its last event ended, as they stood.
    pub ended: Vec<RunningWindow>,
    /// The windows that its last event moved, as they stood.
    pub moved: Vec<RunningWindow>,
}

impl Life {
    /// How this window ended, if it did.
    pub fn turn(&self, window: WindowId) -> Option<&Turn> {
        self.turns.iter().find(|turn| turn.window == window)
    }

    fn remember_unknown(&mut self, change: &ClockChange) {
        for (window, reckoning) in &change.moved {
            let is_theirs = |window: &RunningWindow| window.holder == Holder::Consumer;
            if self.running.get(*window).is_some_and(is_theirs) {
                let new: Vec<_> = reckoning.unknown().filter(|one| !self.unknown.contains(one)).collect();
                self.unknown.extend(new);
            }
        }
    }

    /// The consumer's running windows, each with the event whose letter tells them of it.
    pub fn told_by_letter(&self) -> impl Iterator<Item = (u32, &RunningWindow)> {
        let running = self.opened.iter().filter_map(|(window, of)| Some((*of, self.running.get(*window)?)));
        running.filter(|(_, window)| window.holder == Holder::Consumer)
    }
}

/// Whatever has a clock and a record.
pub trait Matter: Sized + Clone {
    /// Which kind it is.
    const KIND: MatterKind;
    /// What can have happened to it.
    type Event: Serialize + DeserializeOwned + Clone + PartialEq + std::fmt::Debug;
    /// What anyone may ask of it.
    type Command;

    /// The stable name of an event.
    fn name(event: &Self::Event) -> &'static str;
    /// The matter after its first event; `None` if that is not a first event.
    fn begin(life: Life, entry: &Recorded<Self::Event>) -> Option<Self>;
    /// The matter after one more event. Never refuses, never reads the rulebook.
    fn apply(&mut self, entry: &Recorded<Self::Event>);
    /// What all matters have in common.
    fn life(&self) -> &Life;
    /// The same, to be moved on by [`fold`] and the draft.
    fn life_mut(&mut self) -> &mut Life;
    /// The rules: drafts what follows from a command, or refuses it.
    fn decide(draft: &mut Draft<'_, Self>, command: Self::Command) -> Result<(), Refusal>;
    /// What silence brings when a window has ended.
    fn lapse(draft: &mut Draft<'_, Self>, window: RunningWindow) -> Result<(), Refusal>;
    /// How an outage of our own is written down.
    fn outage(outage: Outage) -> Self::Event;
    /// How a change of the calendar is written down, for which windows end later.
    fn calendar_changed(changed: Changed) -> Self::Event;
    /// How it is written down that the consumer could not know of the event `of` yet; none where that moves
    /// nothing.
    fn letter_late(&self, _of: u32, _late: Late) -> Option<Self::Event> {
        None
    }
    /// The events to which the consumer must have had time to reply before what `due` asks for can be done.
    fn waits_for_replies_to(&self, _due: &RunningWindow) -> impl Iterator<Item = u32> {
        std::iter::empty()
    }
    /// Moves, with the next event, what must wait until the consumer, who could not know of the event `of`
    /// `until` then, has had time to reply to it.
    fn wait_for_reply_to(_draft: &mut Draft<'_, Self>, _of: u32, _until: Moment) -> Result<(), Refusal> {
        Ok(())
    }
    /// Moves, with the next event, what must wait with a window of the consumer's that ends later now.
    fn wait_with(
        _draft: &mut Draft<'_, Self>,
        _window: &RunningWindow,
        _later: &Reckoning,
    ) -> Result<(), Refusal> {
        Ok(())
    }
    /// Who must be told of an event.
    fn letters(&self, event: &Self::Event) -> Vec<Letter>;
    /// The columns that follow from the events.
    fn row(&self) -> Row;
    /// The register's row that follows from the events, for matters that have one.
    fn entry_row(&self) -> Option<EntryRow> {
        None
    }
    /// What it adds to the public figures, for matters that add to them. Months turn in `zone`.
    fn tally(&self, _zone: &Zone) -> Option<Tally> {
        None
    }
    /// Does it go first, so that some of its windows are shorter?
    fn goes_first(&self) -> bool {
        false
    }
    /// Is what this missed turn asked for still to be done?
    fn is_undone(&self, turn: &Turn) -> bool;
    /// The turns, as the store keeps them.
    fn turn_rows(&self) -> Vec<TurnRow> {
        let row = |turn: &Turn| TurnRow {
            undone: turn.how == How::Missed && self.is_undone(turn),
            turn: turn.clone(),
        };
        self.life().turns.iter().map(row).collect()
    }
}

/// The matter that `bodies` (the stored bytes of all its events, in order) tell of.
///
/// Fails if a body cannot be read or stands in the wrong place. Hashes are not checked here:
/// that is [`crate::domain::chain`]'s and `verify`'s work.
pub fn fold<M: Matter>(id: MatterId, bodies: &[(String, Hash)]) -> Result<M, Corrupt> {
    let corrupt = |seq, fault: String| Corrupt { matter: id, seq, fault };
    let mut matter: Option<M> = None;
    for (at, (body, hash)) in bodies.iter().enumerate() {
        let seq = at as u32 + 1;
        let entry: Recorded<M::Event> =
            serde_json::from_str(body).map_err(|fault| corrupt(seq, fault.to_string()))?;
        if entry.seq != seq || entry.matter != id {
            return Err(corrupt(seq, format!("it says it is event {} of {}", entry.seq, entry.matter)));
        }
        step(&mut matter, &entry, *hash).ok_or_else(|| corrupt(seq, "a matter cannot begin so".into()))?;
    }
    matter.ok_or_else(|| corrupt(0, "there are no events".into()))
}

fn opened<E>(entry: &Recorded<E>) -> Vec<(WindowId, u32)> {
    entry.clock.opened.iter().map(|window| (window.id, entry.seq)).collect()
}

fn step<M: Matter>(matter: &mut Option<M>, entry: &Recorded<M::Event>, hash: Hash) -> Option<()> {
    match matter {
        None => {
            let mut running = Running::default();
            running.apply(&entry.clock);
            let life = Life {
                id: entry.matter,
                version: 1,
                head: hash,
                opened_at: entry.at,
                took_effect: entry.at,
                last_at: entry.written,
                running,
                made_good_until: None,
                opened: opened(entry),
                turns: Vec::new(),
                unknown: Vec::new(),
                ended: Vec::new(),
                moved: Vec::new(),
            };
            *matter = Some(M::begin(life, entry)?);
        }
        Some(matter) => {
            let life = matter.life_mut();
            life.version = entry.seq;
            life.head = hash;
            life.took_effect = entry.at;
            life.last_at = entry.written;
            let as_it_stood = |id: &WindowId| life.running.get(*id).cloned();
            life.ended = entry.clock.ended.iter().filter_map(as_it_stood).collect();
            life.moved = entry.clock.moved.iter().filter_map(|(id, _)| as_it_stood(id)).collect();
            let turns = life.ended.iter().filter_map(|window| Turn::ended(window, &entry.by, entry.at));
            life.turns.extend(turns);
            life.opened.extend(opened(entry));
            life.running.apply(&entry.clock);
            life.remember_unknown(&entry.clock);
            // What stood still in a stay is looked at again after it.
            if let Some(outage) = entry.clock.outage.filter(|_| !life.running.is_stayed()) {
                life.made_good_until = Some(outage.until);
            }
            matter.apply(entry);
        }
    }
    Some(())
}

/// Begins a matter with its first command.
pub fn begin<M: Matter>(
    id: MatterId,
    command: M::Command,
    by: &Actor,
    at: Moment,
    given: Given<'_>,
) -> Result<(Decision, M), Refusal> {
    let mut draft = Draft::new(id, None, *by, at, given);
    M::decide(&mut draft, command)?;
    draft.conclude()
}

/// Decides about a command to a matter on which nothing is overdue any more (see [`catch_up`]).
pub fn decide<M: Matter>(
    matter: M,
    command: M::Command,
    by: &Actor,
    at: Moment,
    given: Given<'_>,
) -> Result<(Decision, M), Refusal> {
    if at < matter.life().last_at {
        return Err(Refusal::ClockRanBackwards);
    }
    let id = matter.life().id;
    let mut draft = Draft::new(id, Some(matter), *by, at, given);
    M::decide(&mut draft, command)?;
    draft.conclude()
}

/// A letter on paper about the event `of` was given to the post `on` a day: what time began for the consumer
/// with that event stood still until the letter can have come. `None` if nothing becomes later by that, since
/// nothing waits for them any more, or they have had the time already.
///
/// # Errors
/// As [`decide`], on a matter on which nothing is overdue any more.
pub fn post<M: Matter>(
    matter: &M,
    of: u32,
    on: Day,
    by: &Actor,
    at: Moment,
    given: Given<'_>,
) -> Result<Option<(Decision, M)>, Refusal> {
    if at < matter.life().last_at {
        return Err(Refusal::ClockRanBackwards);
    }
    if by.role() != Some(Role::Registrar) {
        return Err(Refusal::NotYours);
    }
    let book = given.rulebook;
    let came = book.reckon(WindowKey::Delivery, Moment::start_of(on, &book.zone)).falls;
    let mut draft = Draft::new(matter.life().id, Some(matter.clone()), *by, at, given);
    if draft.tell_late(of, Late::Posted(on), came)? { draft.conclude().map(Some) } else { Ok(None) }
}

/// Plays, in order, everything that time has brought about by `at`; `None` if it has brought nothing.
///
/// Our own outages are made good before anything lapses that they could have swallowed, and a change of
/// the calendar moves what it makes longer before that could lapse. Each is played with the calendar of its
/// own moment, so that nothing depends on when it is played.
pub fn catch_up<M: Matter>(
    matter: &M,
    at: Moment,
    given: Given<'_>,
) -> Result<Option<(Decision, M)>, Refusal> {
    let mut draft = Draft::new(matter.life().id, Some(matter.clone()), Actor::Clock, at, given);
    loop {
        let running = &draft.life()?.running;
        let (due, stay) = (running.due(at).cloned(), running.of(WindowKey::StayEnd).cloned());
        let outage = draft.outage_to_make_good(at)?;
        let change = draft.change_to_follow(at)?.filter(|(changed, _)| {
            due.as_ref().is_none_or(|due| due.reckoning.falls > changed.at)
                && outage.as_ref().is_none_or(|(outage, _)| outage.until > changed.at)
        });
        if let Some((changed, moved)) = change {
            draft.follow(changed, moved)?;
            continue;
        }
        match (due, outage) {
            (Some(window), Some((outage, _))) if window.reckoning.falls <= outage.from => {
                draft.lapse(window)?;
            }
            (_, Some((outage, moved))) => match stay.filter(|stay| stay.reckoning.falls <= outage.until) {
                // A stay asks nobody to act: it ends on its day, also while we are down.
                Some(stay) => draft.lapse(stay)?,
                None => draft.make_good(outage, moved)?,
            },
            (Some(window), None) => draft.lapse(window)?,
            (None, None) => break,
        }
    }
    if draft.events.is_empty() { Ok(None) } else { draft.conclude().map(Some) }
}

type OutageToMakeGood = (Outage, Vec<(WindowId, Reckoning)>);
type ChangeToFollow = (Changed, Vec<(WindowId, Reckoning)>);

impl Outage {
    /// Did a window run during this outage?
    fn touches(&self, reckoning: &Reckoning) -> bool {
        reckoning.starts < self.until && self.from < reckoning.falls
    }
}

/// A decision in the making: the matter as it would be, and all that must be stored for it.
pub struct Draft<'a, M: Matter> {
    id: MatterId,
    before: Option<(u32, Hash)>,
    matter: Option<M>,
    by: Actor,
    at: Moment,
    given: Given<'a>,
    fresh: Fresh,
    pending: ClockChange,
    events: Vec<StoredEvent>,
    texts: Vec<NewText>,
    exhibits: Vec<ExhibitRow>,
    letters: Vec<Letter>,
    errands: Vec<Errand>,
}

impl<'a, M: Matter> Draft<'a, M> {
    fn new(id: MatterId, matter: Option<M>, by: Actor, at: Moment, given: Given<'a>) -> Self {
        let before = matter.as_ref().map(|matter| (matter.life().version, matter.life().head));
        let fresh = given.fresh.clone();
        Draft {
            id,
            before,
            matter,
            by,
            at,
            given,
            fresh,
            pending: ClockChange::default(),
            events: Vec::new(),
            texts: Vec::new(),
            exhibits: Vec::new(),
            letters: Vec::new(),
            errands: Vec::new(),
        }
    }

    /// Who acts.
    pub fn by(&self) -> &Actor {
        &self.by
    }

    /// When the act takes effect.
    pub fn at(&self) -> Moment {
        self.at
    }

    /// What was given from outside.
    pub fn given(&self) -> &Given<'a> {
        &self.given
    }

    /// The matter as drafted so far.
    pub fn matter(&self) -> Result<&M, Refusal> {
        self.matter.as_ref().ok_or(Refusal::NotBegun)
    }

    fn life(&self) -> Result<&Life, Refusal> {
        self.matter().map(Matter::life)
    }

    /// Has anything happened yet?
    pub fn has_begun(&self) -> bool {
        self.matter.is_some()
    }

    /// A fresh identifier.
    pub fn id<I: From<uuid::Uuid>>(&mut self) -> I {
        self.fresh.id()
    }

    /// Lays a text beside the chain and gives the reference for the event.
    pub fn text(&mut self, words: Words) -> TextRef {
        let salt = self.fresh.salt();
        let reference = TextRef { id: self.fresh.id(), commitment: salt.commit(words.as_str().as_bytes()) };
        self.texts.push(NewText { reference, salt, words });
        reference
    }

    /// Lays exhibits beside the chain, numbered on from `present`, and gives their references.
    pub fn exhibits(&mut self, present: usize, files: Vec<NewExhibit>) -> Vec<Exhibit> {
        let mut exhibits = Vec::with_capacity(files.len());
        for (number, file) in (present as u16 + 1..).zip(files) {
            let salt = self.fresh.salt();
            let title = Some(salt.commit(file.title.as_str().as_bytes()));
            let commitment = salt.commit(&file.sha256.0);
            let exhibit = Exhibit { id: self.fresh.id(), number, commitment, title };
            exhibits.push(exhibit.clone());
            self.exhibits.push(ExhibitRow { exhibit, salt, file });
        }
        exhibits
    }

    /// Counts a window of this matter from the event that opens it.
    pub fn reckon(&self, key: WindowKey, starts: Moment) -> Reckoning {
        let goes_first = self.matter.as_ref().is_some_and(M::goes_first);
        self.given.rulebook.reckon_in_turn(key, goes_first, starts)
    }

    /// Opens the window of a duty with the next event, counted from `starts`.
    pub fn open_from(
        &mut self,
        starts: Moment,
        key: WindowKey,
        holder: Holder,
        subject: Subject,
        attempt: u8,
    ) -> WindowId {
        let reckoning = self.reckon(key, starts);
        self.open_reckoned(reckoning, key, holder, subject, attempt)
    }

    /// Opens the window of a duty with the next event, counted from now, as its first attempt.
    pub fn open(&mut self, key: WindowKey, holder: Holder, subject: Subject) -> WindowId {
        self.open_from(self.at, key, holder, subject, 1)
    }

    /// Opens a window whose end has been counted already.
    pub fn open_reckoned(
        &mut self,
        reckoning: Reckoning,
        key: WindowKey,
        holder: Holder,
        subject: Subject,
        attempt: u8,
    ) -> WindowId {
        let id = self.fresh.id();
        self.pending.opened.push(RunningWindow { id, key, holder, subject, attempt, reckoning });
        id
    }

    /// Ends, with the next event, the windows that `which` picks, except those that stand by themselves.
    pub fn end(&mut self, which: impl Fn(&RunningWindow) -> bool) {
        if let Some(matter) = &self.matter {
            let picked = matter.life().running.iter();
            let picked = picked.filter(|window| !window.key.stands_by_itself() && which(window));
            self.pending.ended.extend(picked.map(|window| window.id));
        }
    }

    /// Ends this window, whichever it is, with the next event.
    pub fn end_by_name(&mut self, window: WindowId) {
        self.pending.ended.push(window);
    }

    /// Moves, with the next event, the end of a window. It never becomes earlier.
    pub fn shift(&mut self, window: WindowId, reckoning: Reckoning) {
        self.pending.moved.push((window, reckoning));
    }

    /// Something happened: the matter moves on, its windows change, and those concerned are told.
    pub fn happen(&mut self, event: M::Event) -> Result<(), Refusal> {
        let (version, head) = match &self.matter {
            Some(matter) => (matter.life().version, matter.life().head),
            None => (0, Hash::ZERO),
        };
        let entry = Recorded {
            format: FORMAT,
            matter: self.id,
            seq: version + 1,
            at: self.at,
            written: self.given.now,
            by: self.by,
            event,
            clock: std::mem::take(&mut self.pending),
        };
        let body = serde_json::to_string(&entry).map_err(|_| Refusal::Unwritable)?;
        let hash = head.link(body.as_bytes());
        step(&mut self.matter, &entry, hash).ok_or(Refusal::NotBegun)?;
        self.events.push(StoredEvent {
            seq: entry.seq,
            at: entry.at,
            name: M::name(&entry.event).to_owned(),
            body,
            hash,
        });
        let letters = self.matter()?.letters(&entry.event);
        self.letters.extend(letters.into_iter().map(|letter| letter.of(entry.seq)));
        Ok(())
    }

    /// Sends a command to another matter; it is carried out exactly once, after this decision.
    pub fn send(&mut self, task: Task) {
        let id = self.fresh.id();
        self.errands.push(Errand { id, task });
    }

    /// Plays what follows as of `at`, by the calendar of then.
    fn turn_to(&mut self, at: Moment) {
        self.at = at;
        self.given.rulebook = self.given.book_at(at).unwrap_or(self.given.rulebook);
    }

    fn lapse(&mut self, window: RunningWindow) -> Result<(), Refusal> {
        self.turn_to(window.reckoning.falls);
        if self.is_not_known_yet(&window)? { Ok(()) } else { M::lapse(self, window) }
    }

    /// Nobody loses a time of which they could not know: if the letter that tells of it has not come, `due` is
    /// moved on and does not lapse. The limit of the whole procedure waits, too, while a letter lies here.
    fn is_not_known_yet(&mut self, due: &RunningWindow) -> Result<bool, Refusal> {
        let life = self.life()?;
        let before = self.before.map_or(0, |(version, _)| version);
        // What has only just happened cannot have been posted.
        let new = |of: u32| (self.given.facts.on_paper && of > before).then_some(Late::Unposted);
        let unread = &self.given.facts.unread;
        let why = |of: u32| {
            unread.iter().find(|(known, _)| *known == of).map(|(_, late)| *late).or_else(|| new(of))
        };
        let waits = |window: &RunningWindow, late: Late| match late {
            // It has gone, and its time was counted when it went.
            Late::Posted(_) => false,
            Late::Unposted => window.id == due.id || due.key == WindowKey::OuterLimit,
            Late::CameBack => window.id == due.id,
        };
        let told = life.told_by_letter().filter_map(|(of, window)| Some((of, why(of)?, window)));
        let told = told.filter(|(_, late, window)| waits(window, *late)).map(|(of, late, _)| (of, late));
        let replied_to =
            self.matter()?.waits_for_replies_to(due).filter(|of| why(*of) == Some(Late::Unposted));
        let unknown = told.chain(replied_to.map(|of| (of, Late::Unposted))).next();
        let Some((of, late)) = unknown else { return Ok(false) };
        self.tell_late(of, late, due.reckoning.falls)?;
        let now = self.life()?.running.get(due.id);
        Ok(now.is_some_and(|now| now.reckoning.falls > due.reckoning.falls))
    }

    /// Moves the consumer's windows that began with the event `of`, of which they could not know `until` then,
    /// and what waits with them. `false` if nothing ends later by that.
    fn tell_late(&mut self, of: u32, late: Late, until: Moment) -> Result<bool, Refusal> {
        let book = self.given.rulebook;
        let told = self.life()?.told_by_letter().filter(|(told, _)| *told == of).map(|(_, window)| window);
        let mut moved: Vec<_> = told
            .map(|window| (window.clone(), book.held_up_by_post(&window.reckoning, until)))
            .filter(|(window, later)| later.falls > window.reckoning.falls)
            .collect();
        // What waits for several of them waits for the last.
        moved.sort_by_key(|(_, later)| later.falls);
        let Some(event) = self.matter()?.letter_late(of, late) else { return Ok(false) };
        let before = self.pending.moved.len();
        // Nothing waits for a letter without end that nobody can deliver.
        let may_wait = late != Late::CameBack;
        if may_wait {
            M::wait_for_reply_to(self, of, until)?;
        }
        for (window, later) in moved {
            if may_wait {
                M::wait_with(self, &window, &later)?;
            }
            self.shift(window.id, later);
        }
        let moves = self.pending.moved.len() > before;
        if moves {
            self.happen(event)?;
        }
        Ok(moves)
    }

    /// The first outage that took time from a running window and has not been made good, with the
    /// windows' new counting. A clock that stands still loses nothing, nor does the end of a stay.
    fn outage_to_make_good(&self, at: Moment) -> Result<Option<OutageToMakeGood>, Refusal> {
        let life = self.life()?;
        let open = |outage: &&Outage| {
            outage.until <= at && life.made_good_until.is_none_or(|until| until <= outage.from)
        };
        let stayed = life.running.is_stayed();
        // What we owe to somebody in danger grows no longer because it was us who failed.
        let runs = |key: WindowKey| {
            !key.stands_by_itself() && (!stayed || key.runs_in_a_stay() && key != WindowKey::StayEnd)
        };
        for outage in self.given.facts.outages.iter().filter(open) {
            let running = life.running.iter().filter(|window| runs(window.key));
            let touched = running.filter(|window| outage.touches(&window.reckoning));
            let book = self.given.book_at(outage.until).unwrap_or(self.given.rulebook);
            let moved: Vec<_> = touched
                .map(|window| (window, book.after_outage(&window.reckoning, outage.from, outage.until)))
                .filter(|(window, reckoning)| reckoning.falls > window.reckoning.falls)
                .map(|(window, reckoning)| (window.id, reckoning))
                .collect();
            if !moved.is_empty() {
                return Ok(Some((*outage, moved)));
            }
        }
        Ok(None)
    }

    fn make_good(&mut self, outage: Outage, moved: Vec<(WindowId, Reckoning)>) -> Result<(), Refusal> {
        self.pending.moved.extend(moved);
        self.pending.outage = Some(outage);
        // Where a stay came between, it is made good only after that.
        self.turn_to(outage.until.max(self.life()?.took_effect));
        self.happen(M::outage(outage))
    }

    /// The first change of the calendar by `at` that makes a window longer which was counted without it.
    fn change_to_follow(&self, at: Moment) -> Result<Option<ChangeToFollow>, Refusal> {
        let running = &self.life()?.running;
        for pair in self.given.facts.calendars.windows(2) {
            let [before, after] = pair else { continue };
            let (changed, zone) = (after.changed, &after.book.zone);
            if changed.at > at {
                break;
            }
            let without = running.iter().filter(|window| {
                window.reckoning.calendar < changed.change
                    && (window.reckoning.falls > changed.at || running.stands_still(window))
            });
            let day = changed.at.day_in(zone);
            let moved: Vec<_> = without
                .filter_map(|window| {
                    match window.follows(&before.book.calendar, &after.book.calendar, day, zone) {
                        Effect::Later(reckoning) => Some((window.id, reckoning)),
                        Effect::None | Effect::Kept(_) => None,
                    }
                })
                .collect();
            if !moved.is_empty() {
                return Ok(Some((changed, moved)));
            }
        }
        Ok(None)
    }

    fn follow(&mut self, changed: Changed, moved: Vec<(WindowId, Reckoning)>) -> Result<(), Refusal> {
        self.pending.moved.extend(moved);
        self.turn_to(changed.at.max(self.life()?.took_effect));
        self.happen(M::calendar_changed(changed))
    }

    fn conclude(self) -> Result<(Decision, M), Refusal> {
        let matter = self.matter.ok_or(Refusal::NotBegun)?;
        let (version_before, head_before) = self.before.unwrap_or((0, Hash::ZERO));
        let decision = Decision {
            matter: self.id,
            kind: M::KIND,
            version_before,
            head_before,
            row: matter.row(),
            entry: matter.entry_row(),
            tally: matter.tally(&self.given.rulebook.zone),
            turns: matter.turn_rows(),
            events: self.events,
            texts: self.texts,
            exhibits: self.exhibits,
            letters: self.letters,
            errands: self.errands,
        };
        Ok((decision, matter))
    }
}
