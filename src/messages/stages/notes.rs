//! What must be known besides the date at the head of a case, on its page and in its letters alike.

use super::{Reader, Teller};
use crate::domain::actor::Side;
use crate::domain::case::Case;
use crate::domain::case::stage::Stage;
use crate::domain::clock::running::RunningWindow;
use crate::domain::clock::{Moment, Reckoning, WindowKey};
use crate::domain::rulebook::Rulebook;
use crate::domain::turn::{How, Turn};
use crate::messages::story::Party;
use crate::messages::{T, catalogue};
use std::borrow::Cow;

impl Teller<'_> {
    /// What must be known at `at` of a case besides its first window, a sentence or two each.
    pub fn notes(&self, case: &Case, at: Moment) -> Vec<String> {
        let t = self.t;
        let running = &case.life.running;
        let consumer = self.reader == Reader::Consumer;
        let asked = running.of(WindowKey::Restoration);
        let two_ways = asked.and(running.of(WindowKey::Reopening));
        let referral = case.open_referral().filter(|_| self.reader != Reader::Registrar);
        let court = case.court.as_ref();
        let returned = case.court_sent_it_back();
        let first = running.iter().find(|window| {
            case.filing.goes_first && self.book.window(window.key).going_first == Some(window.reckoning.span)
        });
        let mut notes = self.standing_still(case);
        notes.extend(self.overdue_since(case));
        // Where a court was asked, what is told of it says so.
        let may_go = consumer && case.stage == Stage::Unresolved && court.is_none();
        notes.extend(may_go.then(|| t.law_gives_a_time().into_owned()));
        let stands = case.stage == Stage::Withdrawn && running.of(WindowKey::WithdrawalUndo).is_none();
        notes.extend((consumer && stands).then(|| t.withdrawal_stands().into_owned()));
        notes.extend(
            first.map(|window| t.goes_first(&t.span(self.book.window(window.key).span)).into_owned()),
        );
        notes.extend(case.is_unreached().then(|| self.unreached(case)));
        notes.extend(self.challenge(case));
        notes.extend(two_ways.map(|_| t.request_or_reopening(consumer).into_owned()));
        notes.extend(self.missed_time(case, at));
        notes.extend(referral.map(|_| t.referral_meanwhile(&self.party(Side::Platform)).into_owned()));
        notes.extend((returned && !case.stage.is_open()).then(|| t.returned_loses_nothing().into_owned()));
        notes.extend(consumer.then(|| self.at_court(case)).flatten());
        notes
    }

    /// That the end of the whole procedure, of which the page told before, does not count any more, and what
    /// does.
    pub fn limit_is_over(&self, case: &Case) -> Option<Cow<'static, str>> {
        match case.stage {
            _ if case.life.running.of(WindowKey::OuterLimit).is_some() => None,
            Stage::Ruled => Some(self.t.limit_over_by_finding()),
            Stage::Complying => Some(self.t.limit_over_by_agreement()),
            Stage::Filed
            | Stage::Admitted
            | Stage::Answering
            | Stage::Negotiating
            | Stage::Mediating
            | Stage::Resolved
            | Stage::Unresolved
            | Stage::AtCourt
            | Stage::Judged
            | Stage::Inadmissible
            | Stage::Withdrawn
            | Stage::NotPursued => None,
        }
    }

    /// That what the head of the case asks for should have been done before. Lists say that it is overdue,
    /// though the page names the day on which its time ends once more.
    fn overdue_since(&self, case: &Case) -> Option<String> {
        let window = self.first_window(case)?;
        let first = case.owed_since(window)?;
        Some(self.t.was_due_before(&self.t.ending(first.falls, &self.book.zone)).into_owned())
    }

    /// Since when and why the clocks stand still, and how much is left of each time when they run again.
    fn standing_still(&self, case: &Case) -> Vec<String> {
        let Some((since, reason)) = &case.stay else { return Vec::new() };
        let since = self.t.long_date_and_time(*since, &self.book.zone);
        let since = self.t.stands_still_since(&since, &self.entry(&self.book.stay, reason)).into_owned();
        let windows = case.life.running.iter().filter(|window| self.tells_of(window.key));
        let left = windows.filter_map(|window| {
            let duty = self.t.window_name(window.key);
            let what = match window.key.is_duty() {
                true => self.t.duty_of(&duty, &self.holder(window.holder).inside),
                false => duty,
            };
            Some(self.t.left_of_duty(&what, &self.left_afterwards(case, window)?).into_owned())
        });
        std::iter::once(since).chain(left).collect()
    }

    /// How much is left of a window that stands still, and when it ends if the clock stands still to the
    /// last day on which it can.
    pub fn left_afterwards(&self, case: &Case, window: &RunningWindow) -> Option<String> {
        let (since, _) = case.stay.as_ref()?;
        let stay = &case.life.running.of(WindowKey::StayEnd)?.reckoning;
        let left = self.t.span_left(self.book.left(&window.reckoning, *since));
        let longer = self.reckoned_after_stay(case, window)?;
        let stay = self.t.ending(stay.falls, &self.book.zone);
        let end = self.t.ending(longer.falls, &self.book.zone);
        Some(self.t.left_when_it_runs(&left, &stay, &end).into_owned())
    }

    /// How a window that stands still is counted if the clock stands still to the last day on which it can.
    pub fn reckoned_after_stay(&self, case: &Case, window: &RunningWindow) -> Option<Reckoning> {
        let (since, reason) = case.stay.as_ref().filter(|_| case.life.running.stands_still(window))?;
        let stay = &case.life.running.of(WindowKey::StayEnd)?.reckoning;
        Some(self.book.stay_clock(&window.reckoning, *since, stay.falls, reason))
    }

    /// That the centre has not reached the platform: what that means, and what helps.
    fn unreached(&self, case: &Case) -> String {
        let limit = case.life.running.of(WindowKey::OuterLimit);
        let limit =
            limit.map(|limit| self.t.ending(limit.reckoning.falls, &self.book.zone)).unwrap_or_default();
        self.t
            .platform_unreached(&self.party(Side::Platform), &limit, self.reader == Reader::Consumer)
            .into_owned()
    }

    /// While a challenge is open: what becomes of the mediator's date.
    fn challenge(&self, case: &Case) -> Option<String> {
        let mediation = case.life.running.of(WindowKey::Mediation).filter(|_| case.challenge.is_some())?;
        // A day that the clock has overtaken is no day to name.
        let runs = !case.life.running.stands_still(mediation);
        let end = runs.then(|| self.t.ending(mediation.reckoning.falls, &self.book.zone));
        Some(self.t.challenge_gives_back(end.as_deref()).into_owned())
    }

    /// The ways on for a party that missed a time.
    fn missed_time(&self, case: &Case, at: Moment) -> Option<String> {
        let side = match self.reader {
            Reader::Consumer => Side::Consumer,
            Reader::Platform => Side::Platform,
            _ => return None,
        };
        let turn = case.restorable(side)?;
        let says = self.t.missed_time_back(&self.t.window_name(turn.key));
        let mut says =
            self.t.letter_act(&says, &self.t.time_for_asking_back(turn, at, self.book)).into_owned();
        if side == Side::Consumer {
            let reopening = case.life.running.of(WindowKey::Reopening).map(|_| self.t.or_reopening());
            let court = if case.may_go_to_court() { self.t.or_court_from_here() } else { self.t.or_court() };
            for way in reopening.into_iter().chain([court]) {
                says = self.t.letter_act(&says, &way).into_owned();
            }
        }
        Some(says)
    }

    /// What the consumer can expect of a court, and do.
    fn at_court(&self, case: &Case) -> Option<String> {
        let court = case.court.as_ref()?;
        if case.stage == Stage::AtCourt {
            return Some(self.t.court_goes_on().into_owned());
        }
        let asked = case.life.turns.iter().rfind(|turn| turn.key == WindowKey::CourtReceipt);
        let silent =
            asked.filter(|turn| court.waiting && court.docket.is_none() && turn.how == How::Missed)?;
        let end = self.t.ending(silent.falls, &self.book.zone);
        Some(self.t.court_is_silent(&end).into_owned())
    }
}

impl T {
    /// How long a missed time may be asked for: counted from the end of what held somebody up. A day can be
    /// named only for what was over when the time ended.
    pub fn time_for_asking_back(self, missed: &Turn, at: Moment, book: &Rulebook) -> String {
        let key = WindowKey::RestorationRequest;
        let asking = book.reckon(key, missed.ended);
        let (span, end) = (self.span(book.window(key).span), self.ending(asking.falls, &book.zone));
        match asking.is_over(at) {
            true => self.time_for_asking_passed(&span, &end),
            false => self.time_for_asking(&span, &end),
        }
        .into_owned()
    }
}

catalogue! {
    limit_over_by_finding {
        en: "The end of the whole procedure does not apply any more: the mediator has given a finding. What counts now is the time to accept or refuse it.",
        zh: "全部程序的截止日不再适用：调解员已出具意见。现在计算的是接受或者拒绝该意见的期限。",
    }
    limit_over_by_agreement {
        en: "The end of the whole procedure does not apply any more: the two sides have agreed. What counts now is the time of each promise.",
        zh: "全部程序的截止日不再适用：双方已达成协议。现在分别计算各项承诺的期限。",
    }
    was_due_before(end: &str) {
        en: format!("This is overdue: it was due by {end}. Its time runs once more."),
        zh: format!("该事项已逾期：原应在{end}前完成，期限已重新计算。"),
    }
    law_gives_a_time {
        en: "No time of ours runs any more. The law may give a time for going to court, and that runs on; the pages “Know your right” reckon it for what you ask for.",
        zh: "本中心不再计算期限；法律规定有诉讼时效的，照常计算，可在“了解您的权利”页面按您的请求推算。",
    }
    withdrawal_stands {
        en: "The withdrawal stands. You can file a new complaint, or go to court yourself. The time that the law gives for going to court runs on.",
        zh: "撤回已生效。您可以重新投诉，或者自行向法院起诉；法律规定的诉讼时效照常计算。",
    }
    time_for_asking(span: &str, end: &str) {
        en: format!("The time for asking is {span}, counted from the end of what kept you: until {end} if it was over when the time ended, and later only if it lasted longer."),
        zh: format!("申请期为{span}，自障碍消除之日起算：期限届满时障碍已消除的，至{end}止；障碍持续更久的，相应顺延。"),
    }
    time_for_asking_passed(span: &str, end: &str) {
        en: format!("The time for asking is {span}, counted from the end of what kept you. If that was over when the time ended, you could ask until {end}, which has passed. You can still ask only if it lasted longer."),
        zh: format!("申请期为{span}，自障碍消除之日起算。期限届满时障碍已消除的，申请期至{end}止，现已届满；只有障碍持续更久的，才能继续申请。"),
    }
    stands_still_since(since: &str, reason: &str) {
        en: format!("The mediator stopped the clock on {since}. The reason: {reason}. The mediator may let it run again sooner, and everybody is told then."),
        zh: format!("调解员于{since}决定中止期限，理由：{reason}。调解员可以提前让期限继续计算，届时会通知各方。"),
    }
    /// A duty with whoever has it.
    duty_of(duty: &str, who: &str) { en: format!("{duty} ({who})"), zh: format!("{duty}（{who}）") }
    left_of_duty(what: &str, left: &str) { en: format!("{what}: {left}"), zh: format!("{what}：{left}") }
    left_when_it_runs(left: &str, stay: &str, end: &str) {
        en: format!("{left}, as when the clock stopped. If it stands still to {stay}, this time ends at {end}; the day on which it runs again does not count."),
        zh: format!("{left}，与中止时相同；如中止到{stay}，该期限至{end}届满（继续计算的当日不计入）。"),
    }
    platform_unreached(p: &Party, limit: &str, consumer: bool) {
        en: if consumer {
            format!("We have not reached {} yet, and we go on trying: we look for another address, write again and send it by post. You can help: if you know an address, a telephone number or a person there, write it to us in a message; only the centre reads it. You need not wait: you may go to court at any time. If we do not manage by {limit}, the whole procedure ends unresolved.", p.inside)
        } else {
            format!("The notice has not reached {} yet. If the centre does not manage by {limit}, the whole procedure ends unresolved. The consumer may go to court at any time.", p.inside)
        },
        zh: if consumer {
            format!("我们尚未能将通知送达{}，正在继续：查找其他地址、再次去信、改用邮寄。您可以协助：如知道对方的地址、电话或者联系人，请留言告诉我们，只有本中心能看到。您不必等待，可以随时向法院起诉。如在{limit}前仍未送达，全部程序结束，案件未能解决。", p.inside)
        } else {
            format!("通知尚未送达{}。如本中心在{limit}前仍未送达，全部程序结束，案件未能解决。消费者可以随时向法院起诉。", p.inside)
        },
    }
    challenge_gives_back(end: Option<&str>) {
        en: format!(
            "Until then no finding is given. {} If the challenge is upheld, another mediator is named and gets a new time for it, which ends with the whole procedure at the latest.",
            match end {
                Some(end) => format!("The mediator’s own time now ends at {end}; what the decision takes of it is added afterwards."),
                None => "What the decision takes of the mediator’s own time is added afterwards.".to_owned(),
            }
        ),
        zh: format!(
            "在此之前不出具调解员意见。{}回避申请成立的，另行指定调解员，期限重新计算，但不超过全部程序的截止日。",
            match end {
                Some(end) => format!("调解员的期限现至{end}届满，为作出决定所占用的时间事后补回。"),
                None => "为作出决定所占用的调解期限事后补回。".to_owned(),
            }
        ),
    }
    missed_time_back(duty: &str) {
        en: format!("You missed a time here: “{duty}”. If something kept you from acting, you can ask once to have it back, whole and from then on; add proof of what it was."),
        zh: format!("您错过了一项期限：“{duty}”。如有正当原因，可以申请恢复一次，期限自恢复时起重新给足；请附证明材料。"),
    }
    or_reopening {
        en: "Or ask to have the case reopened: that needs no reason, and you can do it once.",
        zh: "也可以申请重启案件：无需说明理由，但只有一次机会。",
    }
    or_court_from_here { en: "Or go to court, from this page.", zh: "也可以在本页申请移送法院。" }
    or_court { en: "The way to court is open to you all the while.", zh: "向法院起诉的途径始终开放。" }
    court_is_silent(end: &str) {
        en: format!("We asked the court for word until {end}, and nothing was recorded here. That does not tell whether it takes the case. What you can do now: ask at its filing desk, with your name and the case number; the file that it has stands under “To keep”, and you can take it along. No time of ours runs any more. The law may give a time for going to court, and that runs on; the pages “Know your right” reckon it for what you ask for."),
        zh: format!("我们请法院在{end}前反馈，至今没有登记。这不表示法院是否立案。您现在可以：携带姓名和案件编号向法院立案庭查询；法院所收的案卷见“留存”，您可以带上。本中心不再计算期限；法律规定有诉讼时效的，照常计算，可在“了解您的权利”页面按您的请求推算。"),
    }
    court_goes_on {
        en: "From here on the court says what comes next and by when, under its own number, which stands below in what happened. No time of ours runs, so there is no date to miss on this page. What the court records here is told to you.",
        zh: "此后的步骤和期限由法院告知，法院案号见下方“经过”。本中心不再计算期限，本页没有您会错过的日期。法院在此登记的内容会通知您。",
    }
}
