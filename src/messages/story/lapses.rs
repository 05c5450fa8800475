//! Sentences about silence: who was silent, until when, and what follows.

use super::{Party, Reader, Teller};
use crate::domain::actor::{Holder, Side};
use crate::domain::case::Case;
use crate::domain::case::event::Silence;
use crate::domain::clock::running::{ClockChange, Subject};
use crate::domain::clock::{Changed, Day, Moment, WindowKey};
use crate::domain::given::Outage;
use crate::messages::catalogue;
use std::borrow::Cow;

impl Teller<'_> {
    /// What silence brought; `at` is the instant at which the window ended.
    pub(super) fn lapsed(
        &self,
        case: &Case,
        silence: Silence,
        holder: Holder,
        subject: Subject,
        at: Moment,
        clock: &ClockChange,
    ) -> Cow<'static, str> {
        let remedy = match subject {
            Subject::Remedy(remedy) => self.duty(case, remedy),
            Subject::Step
            | Subject::Offer(_)
            | Subject::Question(_)
            | Subject::Help(_)
            | Subject::Window(_)
            | Subject::Right(_)
            | Subject::Alarm(_)
            | Subject::Referral(_) => String::new(),
        };
        let told = Lapse {
            silent: self.holder(holder),
            consumer: self.party(Side::Consumer),
            platform: self.party(Side::Platform),
            end: self.t.ending(at, &self.book.zone),
            remedy,
            until: self.cure_ends(clock),
        };
        self.t.told_lapsed(silence, &told)
    }

    /// Until when a promise that was broken can be made good, if this event began that time.
    pub(super) fn cure_ends(&self, clock: &ClockChange) -> String {
        let cure = clock.opened.iter().find(|window| window.key == WindowKey::Cure);
        cure.map(|window| self.t.ending(window.reckoning.falls, &self.book.zone)).unwrap_or_default()
    }

    /// Our own outage, made good: whose time ends later now, and when.
    pub(super) fn outage(&self, outage: &Outage, clock: &ClockChange) -> Cow<'static, str> {
        let zone = &self.book.zone;
        let from = self.t.long_date_and_time(outage.from, zone);
        let until = self.t.long_date_and_time(outage.until, zone);
        self.t.told_outage(&from, &until, &self.later(clock))
    }

    /// The calendar changed: whose time ends later now, and when.
    pub(super) fn calendar_changed(&self, changed: &Changed, clock: &ClockChange) -> Cow<'static, str> {
        let on = self.t.long_date(changed.at.day_in(&self.book.zone));
        self.t.told_calendar_changed(&on, &self.later(clock))
    }

    /// The consumer could not know of it before: whose time ends later now, and when. How they read their letters
    /// is for them and the centre; it may be a way to stay safe.
    pub(super) fn word_late(&self, posted: Option<Day>, clock: &ClockChange) -> Cow<'static, str> {
        let (reader, later) = (&self.party(Side::Consumer), self.later(clock));
        match posted {
            _ if !self.knows_how_letters_come() => self.t.told_word_late(reader, &later),
            Some(on) => self.t.told_letter_posted(reader, &self.t.long_date(on), &later),
            None => self.t.told_letter_unposted(reader, &later),
        }
    }

    /// That the consumer cannot know of what a time is for yet, so that it will end later than it says.
    pub fn not_known_yet(&self) -> String {
        let reader = &self.party(Side::Consumer);
        match self.knows_how_letters_come() {
            true => self.t.waits_for_the_post(reader).into_owned(),
            false => self.t.waits_for_word(reader).into_owned(),
        }
    }

    pub(in crate::messages) fn knows_how_letters_come(&self) -> bool {
        matches!(self.reader, Reader::Consumer | Reader::Registrar)
    }

    /// Which windows an event moved, and until when, as far as the reader may know of them.
    pub(super) fn later(&self, clock: &ClockChange) -> String {
        let zone = &self.book.zone;
        let told = clock.moved.iter().filter(|(_, reckoning)| self.tells_of(reckoning.window));
        let mut later: Vec<_> = told
            .map(|(_, reckoning)| {
                let end = self.t.ending(reckoning.falls, zone);
                self.t.told_moved(&self.t.window_name(reckoning.window), &end).into_owned()
            })
            .collect();
        // Both sides may have the same time for the same thing.
        later.dedup();
        self.t.story_list(&later).into()
    }

    /// That terms are on the table is told to those who settle, that somebody needs help to the centre, and
    /// that somebody was in danger never to the platform.
    pub fn tells_of(&self, key: WindowKey) -> bool {
        match key {
            WindowKey::Offer | WindowKey::Proposal => self.reader.settles(),
            WindowKey::Help => self.reader == Reader::Registrar,
            WindowKey::Alarm => !matches!(self.reader, Reader::Platform | Reader::Public),
            _ => true,
        }
    }
}

/// What the sentences about silence are made of.
pub struct Lapse {
    silent: Party,
    consumer: Party,
    platform: Party,
    end: String,
    remedy: String,
    until: String,
}

catalogue! {
    told_moved(duty: &str, end: &str) {
        en: format!("{duty} (now until {end})"),
        zh: format!("{duty}（延至{end}）"),
    }
    told_outage(from: &str, until: &str, later: &str) {
        en: match later {
            "" => format!("Our service was down from {from} to {until}. We apologise. Times that ran meanwhile end later, so that it costs nobody time."),
            later => format!("Our service was down from {from} to {until}. We apologise. So that it costs nobody time, these end later: {later}."),
        },
        zh: match later {
            "" => format!("本中心系统自{from}至{until}中断服务，我们深表歉意。其间的期限已相应顺延，不占用任何人的时间。"),
            later => format!("本中心系统自{from}至{until}中断服务，我们深表歉意。为不占用任何人的时间，以下期限已顺延：{later}。"),
        },
    }
    told_calendar_changed(on: &str, later: &str) {
        en: match later {
            "" => format!("On {on} the calendar of days off was changed. No time became shorter by it; what is longer by the new calendar ends later."),
            later => format!("On {on} the calendar of days off was changed. No time became shorter by it; these end later: {later}. How each date was counted stands beside it, and all days off are on the page of our rules."),
        },
        zh: match later {
            "" => format!("本中心于{on}变更了节假日安排。没有期限因此缩短，按新安排更长的期限已顺延。"),
            later => format!("本中心于{on}变更了节假日安排。没有期限因此缩短，以下期限已顺延：{later}。各日期的算法随日期列明，全部节假日见规则页面。"),
        },
    }
    told_letter_posted(reader: &Party, on: &str, later: &str) {
        en: format!("The letter on paper that tells {} of this was given to the post on {on}. Nobody can act on a letter before it comes, so this ends later: {later}.", reader.inside),
        zh: format!("告知{}此事的纸质信件已于{on}交寄。信件送达前无法据以行动，因此期限顺延：{later}。", reader.inside),
    }
    told_letter_unposted(reader: &Party, later: &str) {
        en: format!("The letter on paper that tells {} of this has not reached them: it lies with us, because it was not posted yet or because the post brought it back. We apologise. Nobody loses a time of which they could not know; this ends later: {later}.", reader.inside),
        zh: format!("告知{}此事的纸质信件尚未送达：尚未寄出或已被退回，仍在本中心，我们深表歉意。任何人不因无从知晓而失去期限，因此顺延：{later}。", reader.inside),
    }
    told_word_late(reader: &Party, later: &str) {
        en: format!("Word of this had not come to {} yet. Nobody loses a time of which they could not know; this ends later: {later}.", reader.inside),
        zh: format!("{}当时尚未收到有关告知。任何人不因无从知晓而失去期限，因此顺延：{later}。", reader.inside),
    }
    waits_for_the_post(reader: &Party) {
        en: format!("The letter on paper that tells {} of this still lies with the centre. This time does not end before it can have come: the date moves on.", reader.inside),
        zh: format!("告知{}此事的纸质信件仍在本中心。信件可以送达之前，此期限不会届满，日期将顺延。", reader.inside),
    }
    waits_for_word(reader: &Party) {
        en: format!("Word of this has not come to {} yet. This time does not end before it can have come: the date moves on.", reader.inside),
        zh: format!("{}尚未收到有关告知。可以收到之前，此期限不会届满，日期将顺延。", reader.inside),
    }
    told_lapsed(silence: Silence, lapse: &Lapse) {
        en: {
            let Lapse { silent, consumer, platform, end, remedy, until } = lapse;
            let (who, c, p) = (&silent.start, &consumer.inside, &platform.inside);
            match silence {
                Silence::AdmissionRepeated => format!("The centre did not decide by {end} whether it takes the complaint. The delay is charged to it, the supervisor is told, and the time runs once more. We apologise. The complaint keeps the day on which it was filed."),
                Silence::AdmissionGivenUp => format!("The centre did not decide by {end}, for the second time. The case ends unresolved, charged to the centre. Court is open to {c}. We apologise."),
                Silence::CompletionNotPursued => format!("{who} did not complete the complaint by {end}. The case is closed as not pursued; that is not solved. It can be reopened once."),
                Silence::ServiceOverdue => format!("The notice had not reached {p} by {end}. The delay is charged to the centre, the supervisor is told, and the time runs once more. We apologise. The time to answer starts only when it arrives, and no time of anybody else runs meanwhile."),
                Silence::AnswerSilent => format!("{who} did not answer the complaint by {end}. Mediation begins by itself, court is open to {c}, and the silence shows in {} public record.", platform.owner),
                Silence::ReplyNotPursued => format!("{who} did not reply to the answer by {end}. The case is closed as not pursued; that is not solved. It can be reopened once."),
                Silence::NegotiationEnded => format!("The two sides found no deal by {end}. Mediation begins by itself."),
                Silence::OfferFell => format!("{who} did not answer by {end} whether the terms are accepted. They fell, and the case goes on."),
                Silence::NamingRepeated => format!("The centre named no mediator by {end}. The delay is charged to it, the supervisor is told, and the time runs once more. We apologise."),
                Silence::NamingGivenUp => format!("The centre named no mediator by {end}, for the second time. The case ends unresolved, charged to the centre. Court is open to {c}. We apologise."),
                Silence::MediatorReplaced => format!("The mediator brought no result by {end}. The delay is charged to the mediator, and another one is named, once. We apologise. Whoever takes over gets a new time for it, which ends with the whole procedure at the latest."),
                Silence::MediationGivenUp => format!("The second mediator brought no result by {end} either. The case ends unresolved, charged to the centre. Court is open to {c}. We apologise."),
                Silence::QuestionNotPursued => format!("{who} did not answer the mediator’s question by {end}. The case is closed as not pursued; that is not solved. It can be reopened once."),
                Silence::QuestionUnanswered => format!("{who} did not answer the mediator’s question by {end}. The mediator goes on with what is in the file."),
                Silence::RulingNotAccepted => format!("{who} did not say by {end} whether the finding is accepted, so it counts as not accepted. The case ends unresolved; court is open to {c}."),
                Silence::PerformanceMissed => format!("{who} did not report by {end} that this was done: {remedy}. A last time to make good began and ends at {until}. It is public."),
                Silence::CureMissed => format!("{who} did not make this good by {end}: {remedy}. The case ends unresolved, court is open to {c}, and the broken promise shows in {} public record.", platform.owner),
                Silence::ConfirmationSilent => format!("{who} did not say by {end} whether this was done: {remedy}. It counts as unconfirmed, never as solved."),
                Silence::CourtSilent => format!("No report of the court was recorded by {end}. That is all that this means."),
                Silence::LimitExpired => format!("The procedure reached its limit at {end} without a solution. The case ends unresolved; court is open to {c}."),
                Silence::StayEnded => format!("The clock stood still until {end}. It runs again by itself, and everybody has as much time left as when it stopped."),
                Silence::ChallengeUpheld => format!("The centre did not decide by {end} on the challenge to the mediator, so it counts as upheld. The mediator leaves the case, and another one is named. The delay is charged to the centre, and the supervisor is told. We apologise."),
                Silence::HelpOverdue => format!("The centre had arranged nothing by {end}. The delay is charged to it, the supervisor is told, and the time runs once more. Whoever asked for the first time loses no time. We apologise."),
                Silence::ReopeningPassed => format!("{who} did not ask by {end} to have the case reopened. It stays closed here."),
                Silence::WithdrawalFinal => format!("The withdrawal was not taken back by {end}. It stands."),
                Silence::ReviewNotAsked => format!("No review was asked for by {end}. The decision stands here; the other ways stay open."),
                Silence::ReviewRepeated => format!("The centre did not decide the review by {end}. The delay is charged to it, the supervisor is told, and the time runs once more. We apologise."),
                Silence::ReviewGivenUp => format!("The centre did not decide the review by {end}, for the second time. The case ends unresolved, charged to the centre. Court is open to {c}. We apologise."),
                Silence::RestorationRepeated => format!("The centre did not decide by {end} whether the missed time is given again. The delay is charged to it, the supervisor is told, and the time runs once more. We apologise."),
                Silence::RestorationByDefault => format!("The centre did not decide by {end}, for the second time. The missed time is given again, charged to the centre. We apologise."),
                Silence::ReferralFell => format!("The centre did not decide by {end} whether it was somebody else, as {p} said. So the case goes on as if it had not been said; the delay is charged to the centre, the supervisor is told, and {p} stays in the case. We apologise."),
                Silence::AlarmRepeated => format!("The centre did not attend to the alarm by {end}. The delay is charged to it, the supervisor is told, and the time runs once more. Going to court is open to {c} at any time. We apologise."),
            }
        },
        zh: {
            let Lapse { silent, consumer, platform, end, remedy, until } = lapse;
            let (who, c, p) = (&silent.start, &consumer.inside, &platform.inside);
            match silence {
                Silence::AdmissionRepeated => format!("截至{end}，本中心未决定是否受理。延误记在本中心名下，已告知监管机关，并再给一次期限。我们为此致歉。投诉的提交日期不变。"),
                Silence::AdmissionGivenUp => format!("截至{end}，本中心再次逾期未决定。案件未能解决，程序结束，责任记在本中心名下；{c}可以向法院起诉。我们为此致歉。"),
                Silence::CompletionNotPursued => format!("截至{end}，{who}未补正投诉材料。案件因{c}未跟进而结案，不计为已解决，可申请重启一次。"),
                Silence::ServiceOverdue => format!("截至{end}，通知仍未送达{p}。延误记在本中心名下，已告知监管机关，并重新计算期限。我们为此致歉。答复期自送达之日起算，其间不计算其他人的期限。"),
                Silence::AnswerSilent => format!("截至{end}，{who}未答复投诉。调解自动开始，{c}可以向法院起诉，未答复的情况会显示在{}公开记录中。", platform.owner),
                Silence::ReplyNotPursued => format!("截至{end}，{who}未回应平台答复。案件因{c}未跟进而结案，不计为已解决，可申请重启一次。"),
                Silence::NegotiationEnded => format!("截至{end}，双方未能自行达成一致。调解自动开始。"),
                Silence::OfferFell => format!("截至{end}，{who}未表示是否接受方案。方案失效，案件继续处理。"),
                Silence::NamingRepeated => format!("截至{end}，本中心未指定调解员。延误记在本中心名下，已告知监管机关，期限重新计算一次。我们为此致歉。"),
                Silence::NamingGivenUp => format!("截至{end}，本中心再次逾期未指定调解员。案件未能解决，程序结束，责任记在本中心名下；{c}可以向法院起诉。我们为此致歉。"),
                Silence::MediatorReplaced => format!("截至{end}，调解员未得出结果。延误记在调解员名下，将更换调解员一次。我们为此致歉。继任者的期限重新计算，但不超过全部程序的截止日。"),
                Silence::MediationGivenUp => format!("截至{end}，第二位调解员也未得出结果。案件未能解决，程序结束，责任记在本中心名下；{c}可以向法院起诉。我们为此致歉。"),
                Silence::QuestionNotPursued => format!("截至{end}，{who}未回答调解员的提问。案件因{c}未跟进而结案，不计为已解决，可申请重启一次。"),
                Silence::QuestionUnanswered => format!("截至{end}，{who}未回答调解员的提问。调解员将依现有材料继续。"),
                Silence::RulingNotAccepted => format!("截至{end}，{who}未表示是否接受调解员意见，视为不接受。案件未能解决，程序结束，{c}可以向法院起诉。"),
                Silence::PerformanceMissed => format!("截至{end}，{who}未报告已履行：{remedy}。已进入最后的补救期，至{until}止，并予公开。"),
                Silence::CureMissed => format!("截至{end}，{who}未补救：{remedy}。案件未能解决，程序结束，{c}可以向法院起诉，未履行的情况会显示在{}公开记录中。", platform.owner),
                Silence::ConfirmationSilent => format!("截至{end}，{who}未表示是否已履行：{remedy}。按未经确认处理，不计为已解决。"),
                Silence::CourtSilent => format!("截至{end}，尚未收到法院反馈。此记录仅表示这一点。"),
                Silence::LimitExpired => format!("程序于{end}期满，仍未解决。案件未能解决，程序结束，{c}可以向法院起诉。"),
                Silence::StayEnded => format!("中止至{end}，期限自动继续计算，各方剩余的时间与中止时相同。"),
                Silence::ChallengeUpheld => format!("截至{end}，本中心未就回避申请作出决定，视为申请成立。该调解员退出本案，另行指定调解员。延误记在本中心名下，已告知监管机关。我们为此致歉。"),
                Silence::HelpOverdue => format!("截至{end}，本中心未安排所申请的协助。延误记在本中心名下，已告知监管机关，期限重新计算；首次申请协助的一方不损失时间。我们为此致歉。"),
                Silence::ReopeningPassed => format!("截至{end}，{who}未申请重启。本案在本中心不再重启。"),
                Silence::WithdrawalFinal => format!("截至{end}，撤回未被取消，撤回生效。"),
                Silence::ReviewNotAsked => format!("截至{end}，未申请复核。该决定在本中心不再变更；其他途径不受影响。"),
                Silence::ReviewRepeated => format!("截至{end}，本中心未作出复核决定。延误记在本中心名下，已告知监管机关，并再给一次期限。我们为此致歉。"),
                Silence::ReviewGivenUp => format!("截至{end}，本中心再次逾期未作出复核决定。案件未能解决，程序结束，责任记在本中心名下；{c}可以向法院起诉。我们为此致歉。"),
                Silence::RestorationRepeated => format!("截至{end}，本中心未决定是否恢复期限。延误记在本中心名下，已告知监管机关，并再给一次期限。我们为此致歉。"),
                Silence::RestorationByDefault => format!("截至{end}，本中心再次逾期未决定。视为准许恢复期限，责任记在本中心名下。我们为此致歉。"),
                Silence::ReferralFell => format!("截至{end}，本中心未就{p}所称责任在他人作出决定。该说法失效，延误记在本中心名下，已告知监管机关，{p}仍为本案当事人。我们为此致歉。"),
                Silence::AlarmRepeated => format!("截至{end}，本中心未处理紧急情况。延误记在本中心名下，已告知监管机关，期限重新计算。{c}可以随时向法院起诉。我们为此致歉。"),
            }
        },
    }
}
