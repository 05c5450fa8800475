//! Who holds the ball, and for how long each has held it.

use super::Case;
use super::stage::Stage;
use crate::domain::actor::Holder;
use crate::domain::clock::running::RunningWindow;
use crate::domain::clock::{Moment, WindowKey};
use crate::domain::given::Late;
use crate::domain::turn::nearest_days;

/// A stretch of time that is charged to one holder.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Held {
    /// Who held the ball.
    pub by: Holder,
    /// The other party, while both were asked.
    pub with: Option<Holder>,
    /// From when.
    pub from: Moment,
    /// Until when (exclusive).
    pub until: Moment,
}

impl Held {
    /// Whole days, to the nearest, for which `holder` had it in these stretches, alone or with the other party.
    pub fn days_of(held: &[Held], holder: Holder) -> u32 {
        let theirs = held.iter().filter(|held| held.by == holder || held.with == Some(holder));
        nearest_days(theirs.map(Held::seconds).sum())
    }

    /// How long it took.
    pub fn seconds(&self) -> i64 {
        self.until.seconds_since(self.from)
    }

    /// The same in pieces, of which the consumer bears none at these times, which are in order.
    fn without(self, unknown: &[(Moment, Moment)]) -> Vec<Held> {
        let other = match (self.by, self.with) {
            (Holder::Consumer, other) => other.unwrap_or(Holder::Centre),
            (by, Some(Holder::Consumer)) => by,
            _ => return vec![self],
        };
        let mut pieces = Vec::new();
        let mut at = self.from;
        for (from, until) in unknown {
            let (from, until) = ((*from).max(at), (*until).min(self.until));
            if from >= until {
                continue;
            }
            if at < from {
                pieces.push(Held { from: at, until: from, ..self });
            }
            pieces.push(Held { by: other, with: None, from, until });
            at = until;
        }
        if at < self.until || pieces.is_empty() {
            pieces.push(Held { from: at, ..self });
        }
        pieces
    }
}

/// Which of several running windows says whose turn it is: the more particular duty comes first.
/// The outer limit and a stay bind nobody in particular; what the centre arranges for one side is nobody
/// else's affair; and neither that, nor an alarm, nor a referral takes the ball from anybody: least of
/// all from the platform that blames somebody else.
fn rank(window: &RunningWindow) -> Option<u8> {
    match window.key {
        WindowKey::Question | WindowKey::Completion => Some(0),
        // Before an offer: making one passes nothing on while the answer is owed.
        WindowKey::Answer => Some(1),
        WindowKey::Proposal | WindowKey::Offer => Some(2),
        // A promise that was broken before those that still have their time, also where that ends sooner.
        WindowKey::Cure => Some(3),
        WindowKey::Performance => Some(4),
        WindowKey::Confirmation => Some(5),
        WindowKey::Admission | WindowKey::Service | WindowKey::Naming | WindowKey::RulingResponse => Some(6),
        WindowKey::ChallengeDecision => Some(6),
        WindowKey::Reply => Some(7),
        WindowKey::Negotiation | WindowKey::Mediation => Some(8),
        // On a closed case these are all there is; beside an open one they pass nothing on.
        WindowKey::ReviewDecision | WindowKey::Restoration => Some(9),
        WindowKey::CourtReceipt => Some(10),
        _ => None,
    }
}

impl Case {
    /// The window that says whose turn it is now. While both parties are asked the same, it is the
    /// platform's turn: it is the one with the staff.
    pub fn turn(&self) -> Option<&RunningWindow> {
        self.life
            .running
            .iter()
            .filter_map(|window| Some((rank(window)?, window.holder != Holder::Platform, window)))
            .min_by_key(|(rank, not_platform, window)| (*rank, *not_platform, window.reckoning.falls))
            .map(|(_, _, window)| window)
    }

    /// The other party, while it is asked at the same time as whoever holds the ball and neither comes before
    /// the other: both questioned, or both to say yes or no. The days are then those of both.
    pub fn shares_turn(&self) -> Option<Holder> {
        let is_party = |holder: Holder| matches!(holder, Holder::Consumer | Holder::Platform);
        let by = self.holder().filter(|by| is_party(*by) && self.stage.is_open())?;
        let turn = rank(self.turn()?)?;
        let mut running = self.life.running.iter();
        let other = running
            .find(|other| is_party(other.holder) && other.holder != by && rank(other) == Some(turn))?;
        Some(other.holder)
    }

    /// The window that a page shows first to somebody who may hold the ball as `reader`: whose turn it
    /// is, but their own where both sides are asked the same; and to a court what it is asked.
    pub fn turn_for(&self, reader: Option<Holder>) -> Option<&RunningWindow> {
        let running = &self.life.running;
        if let (Some(Holder::Court), Some(receipt)) = (reader, running.of(WindowKey::CourtReceipt)) {
            return Some(receipt);
        }
        // Whatever else the centre has to do, an alarm comes first.
        if let (Some(Holder::Centre), Some(alarm)) = (reader, running.next_alarm()) {
            return Some(alarm);
        }
        let turn = running.of(WindowKey::StayEnd).or_else(|| self.turn());
        if reader == Some(Holder::Centre) {
            let own = turn.filter(|window| window.holder == Holder::Centre && window.key.is_duty());
            let first = self.besides().chain(own).min_by_key(|window| window.reckoning.falls);
            if first.is_some() {
                return first;
            }
        }
        let turn = turn?;
        let mine = running.iter().find(|window| window.key == turn.key && Some(window.holder) == reader);
        Some(mine.unwrap_or(turn))
    }

    /// What the centre has to do beside the ball, whoever holds that; alarms stand apart.
    pub fn besides(&self) -> impl Iterator<Item = &RunningWindow> {
        let besides = [WindowKey::Referral, WindowKey::Help, WindowKey::Restoration];
        self.life.running.iter().filter(move |window| besides.contains(&window.key))
    }

    /// Everything that waits for somebody now, the nearest end first. What stands still in a stay waits for
    /// nobody.
    pub fn waiting(&self) -> Vec<&RunningWindow> {
        let running = &self.life.running;
        let waits = |window: &&RunningWindow| rank(window).is_some() && !running.stands_still(window);
        let mut waiting: Vec<_> = running.iter().filter(waits).collect();
        waiting.sort_by_key(|window| window.reckoning.falls);
        waiting
    }

    /// On a closed case that waits for nobody: the time in which the consumer may bring it back.
    pub fn way_back(&self) -> Option<&RunningWindow> {
        let ways = [WindowKey::WithdrawalUndo, WindowKey::Review, WindowKey::Reopening];
        self.life.running.iter().find(|window| ways.contains(&window.key))
    }

    /// Who else has to do the very same as `window` asks of its holder.
    pub fn also_due(&self, window: &RunningWindow) -> Option<&RunningWindow> {
        let of_both = matches!(window.key, WindowKey::RulingResponse | WindowKey::Proposal);
        let mut others = self.life.running.iter().filter(|other| other.holder != window.holder);
        others.find(|other| of_both && (other.key, other.subject) == (window.key, window.subject))
    }

    /// Who holds the ball; `None` once the case is closed.
    pub fn holder(&self) -> Option<Holder> {
        if self.stage == Stage::AtCourt {
            return Some(Holder::Court);
        }
        if !self.stage.is_open() {
            // Whoever waits for a decision of ours on a closed case waits for us.
            let ours = [WindowKey::ReviewDecision, WindowKey::Restoration];
            let decides = self.life.running.iter().any(|window| ours.contains(&window.key));
            return decides.then_some(Holder::Centre);
        }
        // Whoever stopped the clocks holds the ball until they run again.
        if self.life.running.is_stayed() {
            return Some(Holder::Mediator);
        }
        // Where no window runs (the platform cannot be reached), the centre must find the way on. A court
        // that has been asked holds an open case only once it has taken it.
        let turn = self.turn().filter(|window| window.key != WindowKey::CourtReceipt);
        Some(turn.map_or(Holder::Centre, |window| window.holder))
    }

    /// To whom the days are charged: to whoever holds the ball, and on a case that is closed here to the court
    /// that has its file.
    pub fn charged(&self) -> Option<Holder> {
        self.holder().or_else(|| self.lies_with_court().then_some(Holder::Court))
    }

    /// Notes a change of holder.
    pub(super) fn charge(&mut self, at: Moment) {
        let now = (self.charged(), self.shares_turn());
        if self.ledger.last().is_none_or(|(_, by, with)| (*by, *with) != now) {
            self.ledger.push((at, now.0, now.1));
        }
    }

    /// The stretches of time up to `now`, oldest first, each charged to one holder, or to both parties while
    /// both are asked. While a case is closed, nobody is charged; and while a letter on paper was not with
    /// the consumer yet, the centre is, or the other party alone.
    pub fn held(&self, now: Moment) -> Vec<Held> {
        self.held_besides(now, &[])
    }

    /// The consumer's running windows of which only a letter on paper tells that still lies with the centre.
    /// `unread` are the events of which they learn on paper.
    pub fn not_told_of(&self, unread: &[(u32, Late)]) -> Vec<&RunningWindow> {
        let lies = |of: u32| unread.iter().any(|(late, why)| *late == of && !matches!(why, Late::Posted(_)));
        self.life.told_by_letter().filter(|(of, _)| lies(*of)).map(|(_, window)| window).collect()
    }

    /// The stretches up to `now` with what lies here until now: of that the record says so only when it goes.
    pub fn held_so_far(&self, now: Moment, unread: &[(u32, Late)]) -> Vec<Held> {
        let since =
            |window: &RunningWindow| window.reckoning.held_up().max().unwrap_or(window.reckoning.starts);
        let lying: Vec<_> = self.not_told_of(unread).into_iter().map(|window| (since(window), now)).collect();
        self.held_besides(now, &lying)
    }

    /// The same where the consumer cannot know at these times, too, what is asked of them.
    fn held_besides(&self, now: Moment, unknown: &[(Moment, Moment)]) -> Vec<Held> {
        let mut unknown: Vec<_> = self.life.unknown.iter().chain(unknown).copied().collect();
        unknown.sort_unstable();
        let starts = self.ledger.iter();
        let ends = self.ledger.iter().skip(1).map(|(at, ..)| *at).chain(std::iter::once(now));
        let charged = starts.zip(ends).filter_map(|((from, by, with), until)| {
            Some(Held { by: (*by)?, with: *with, from: *from, until })
        });
        let mut held: Vec<Held> = Vec::new();
        for stretch in charged.flat_map(|stretch| stretch.without(&unknown)) {
            match held.last_mut() {
                Some(last)
                    if (last.by, last.with, last.until) == (stretch.by, stretch.with, stretch.from) =>
                {
                    last.until = stretch.until;
                }
                Some(_) | None => held.push(stretch),
            }
        }
        held
    }

    /// How often the ball went to another holder.
    pub fn passes(&self) -> usize {
        let mut holders: Vec<Holder> = self.ledger.iter().filter_map(|(_, holder, _)| *holder).collect();
        holders.dedup();
        holders.len().saturating_sub(1)
    }
}
