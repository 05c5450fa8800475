//! The windows of one matter: which run, which stand still, which ends next.

use super::{Moment, Reckoning, WindowKey};
use crate::domain::actor::{Holder, Side};
use crate::domain::given::Outage;
use crate::domain::grievance::Grievance;
use crate::domain::ids::{AlarmId, OfferId, QuestionId, ReferralId, RemedyId, WindowId};
use serde::{Deserialize, Serialize};

/// What a window waits for, where its key alone does not say it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Subject {
    /// The step of the procedure that the key names.
    Step,
    /// An answer to this offer or proposal.
    Offer(OfferId),
    /// An answer to this question.
    Question(QuestionId),
    /// The performance, or the confirmation, of this remedy.
    Remedy(RemedyId),
    /// Somebody who attends to this alarm.
    Alarm(AlarmId),
    /// A decision about this referral.
    Referral(ReferralId),
    /// The help that this party asked for.
    Help(Side),
    /// A decision about this window, which was missed.
    Window(WindowId),
    /// An answer to a request, by the time of this right.
    Right(Grievance),
}

/// A duty with a time limit that has begun.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RunningWindow {
    /// Names this window in forms, so that a stale form is noticed.
    pub id: WindowId,
    /// Which duty it is.
    pub key: WindowKey,
    /// Who must act.
    pub holder: Holder,
    /// What is waited for.
    pub subject: Subject,
    /// 1 at first, 2 when it was opened again after a lapse.
    pub attempt: u8,
    /// How its end was counted.
    pub reckoning: Reckoning,
}

/// How an event changes the windows.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ClockChange {
    /// Windows that end with this event.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub ended: Vec<WindowId>,
    /// Windows that begin with it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub opened: Vec<RunningWindow>,
    /// Windows whose end moves, with the new counting. Never earlier than before.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub moved: Vec<(WindowId, Reckoning)>,
    /// The outage of our own for which they move.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub outage: Option<Outage>,
}

impl ClockChange {
    /// Does it change nothing?
    pub fn is_empty(&self) -> bool {
        self.ended.is_empty() && self.opened.is_empty() && self.moved.is_empty() && self.outage.is_none()
    }
}

/// The windows that have begun and not ended.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Running(Vec<RunningWindow>);

impl Running {
    /// Carries out what an event says.
    pub fn apply(&mut self, change: &ClockChange) {
        self.0.retain(|window| !change.ended.contains(&window.id));
        for (id, reckoning) in &change.moved {
            if let Some(window) = self.0.iter_mut().find(|window| window.id == *id) {
                window.reckoning = reckoning.clone();
            }
        }
        self.0.extend(change.opened.iter().cloned());
    }

    /// All of them, in the order in which they began.
    pub fn iter(&self) -> impl Iterator<Item = &RunningWindow> {
        self.0.iter()
    }

    /// The window with this name, if it still runs.
    pub fn get(&self, id: WindowId) -> Option<&RunningWindow> {
        self.0.iter().find(|window| window.id == id)
    }

    /// The window of this duty, if one runs.
    pub fn of(&self, key: WindowKey) -> Option<&RunningWindow> {
        self.0.iter().find(|window| window.key == key)
    }

    /// The window that waits for this, if one does; the first, if it waits for several.
    pub fn waiting_for(&self, subject: Subject) -> Option<&RunningWindow> {
        self.0.iter().find(|window| window.subject == subject)
    }

    /// The window that ends first. While the clock is stayed, only the stay itself can end, and what a
    /// stay of ours cannot stop.
    pub fn next(&self) -> Option<&RunningWindow> {
        self.next_of(|_| true)
    }

    /// The alarm to which somebody must attend first.
    pub fn next_alarm(&self) -> Option<&RunningWindow> {
        self.next_of(|key| key == WindowKey::Alarm)
    }

    /// As [`Running::next`], alarms left out.
    pub fn next_besides_alarms(&self) -> Option<&RunningWindow> {
        self.next_of(|key| key != WindowKey::Alarm)
    }

    fn next_of(&self, which: impl Fn(WindowKey) -> bool) -> Option<&RunningWindow> {
        let stayed = self.is_stayed();
        let runs = |key: WindowKey| which(key) && (!stayed || key.runs_in_a_stay());
        self.0.iter().filter(|window| runs(window.key)).min_by_key(|window| window.reckoning.falls)
    }

    /// The window that must lapse first, if one has ended by `at`. The last instant that is still in
    /// time lies before `falls`.
    pub fn due(&self, at: Moment) -> Option<&RunningWindow> {
        self.next().filter(|window| window.reckoning.falls <= at)
    }

    /// Does this window stand still in a stay?
    pub fn stands_still(&self, window: &RunningWindow) -> bool {
        self.is_stayed() && !window.key.runs_in_a_stay()
    }

    /// Does the clock stand still?
    pub fn is_stayed(&self) -> bool {
        self.of(WindowKey::StayEnd).is_some()
    }
}
