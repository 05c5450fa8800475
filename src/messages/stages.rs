//! Where a matter stands, who must act by when, and what is wanted, in the reader's terms.

mod duties;
mod notes;

use super::story::{Reader, Teller};
use super::{T, catalogue};
use crate::domain::actor::Holder;
use crate::domain::case::Case;
use crate::domain::case::stage::Stage;
use crate::domain::clock::WindowKey;
use crate::domain::clock::running::{RunningWindow, Subject};
use crate::domain::publication;
use std::borrow::Cow;

impl Teller<'_> {
    /// The headline of the act card of a case: who must act by when, or how the case stands.
    pub fn case_headline(&self, case: &Case) -> String {
        if let Some(window) = case.turn_for(self.reader.holder()) {
            return self.headline_in(case, window);
        }
        if let Some(window) = self.way_back(case) {
            let closed = self.t.letter_full_stop(&self.closed_headline(case));
            return self.t.letter_act(&closed, &self.headline(window)).into_owned();
        }
        match &case.court {
            Some(court) if court.waiting && court.docket.is_none() => {
                self.t.court_has_not_reported(self.reader)
            }
            Some(court) if court.returned.is_some() && !case.stage.is_open() => {
                self.t.court_sent_it_back(self.reader)
            }
            Some(_) | None if case.stage == Stage::Unresolved && case.clears_the_platform() => {
                let may_ask = self.reader == Reader::Platform && !case.publication_asked;
                self.t.cleared_headline(may_ask, self.reader == Reader::Consumer)
            }
            Some(_) | None => return self.closed_headline(case),
        }
        .into_owned()
    }

    /// How a case stands that waits for nobody: but not as if nothing were left while an alarm is open.
    fn closed_headline(&self, case: &Case) -> String {
        let alarm = case.life.running.next_alarm().filter(|alarm| self.tells_of(alarm.key));
        match alarm.filter(|_| !case.stage.is_open()) {
            Some(_) => {
                let stage = self.t.stage_name(case.stage, case.outcome(), self.reader);
                self.t.closed_but_for_alarm(&stage).into_owned()
            }
            None => self.t.stage_headline(case.stage, self.reader).into_owned(),
        }
    }

    /// The headline of one window: "Paotui Delivery must answer by …", "You must …".
    pub fn headline(&self, window: &RunningWindow) -> String {
        let due = self.t.due(&window.reckoning, &self.book.zone);
        let who = self.holder(window.holder).start;
        self.t.duty_headline(window.key, &who, &due).into_owned()
    }

    /// The same in a case, which may wait for several promises: it names the promise.
    pub fn headline_in(&self, case: &Case, window: &RunningWindow) -> String {
        let headline = self.headline(window);
        match window.subject {
            Subject::Remedy(remedy) if case.duties.len() > 1 => {
                self.t.headline_of_promise(&headline, &self.duty(case, remedy)).into_owned()
            }
            _ => headline,
        }
    }

    /// The window that the head of a case tells of: whose turn it is, or until when it may come back.
    pub fn first_window<'c>(&self, case: &'c Case) -> Option<&'c RunningWindow> {
        case.turn_for(self.reader.holder()).or_else(|| self.way_back(case))
    }

    /// Where a court was asked, what came of that is told first.
    fn way_back<'c>(&self, case: &'c Case) -> Option<&'c RunningWindow> {
        case.way_back().filter(|_| case.court.is_none())
    }

    /// The headline of a window that waits for another of the centre's people than the reader.
    pub fn headline_of_another(&self, window: &RunningWindow) -> String {
        let due = self.t.due(&window.reckoning, &self.book.zone);
        self.t.duty_headline(window.key, &self.t.another_registrar_first(), &due).into_owned()
    }

    /// The headline of a window, and of another that asks the same of the other side.
    pub fn headline_of_both(&self, window: &RunningWindow, other: &RunningWindow) -> String {
        let due = self.t.due(&window.reckoning, &self.book.zone);
        let who = self.t.story_both(&self.holder(window.holder).start, &self.holder(other.holder).inside);
        self.t.duty_headline(window.key, &who, &due).into_owned()
    }

    /// What silence brings when this window ends, from the rulebook.
    pub fn silence(&self, window: &RunningWindow) -> Cow<'_, str> {
        self.silence_for(window, self.reader.holder() == Some(window.holder))
    }

    /// The same, for somebody of whom the window wants something, or not.
    pub fn silence_for(&self, window: &RunningWindow, holds: bool) -> Cow<'_, str> {
        let silence = self.book.silence(window.key).of_attempt(window.attempt);
        let says = silence.sentence(holds, self.reader == Reader::Consumer).in_language(self.t.0);
        if window.key != WindowKey::Performance {
            return Cow::Borrowed(says);
        }
        let cure = self.book.reckon(WindowKey::Cure, window.reckoning.falls);
        let span = self.t.span(self.book.window(WindowKey::Cure).span);
        self.t.letter_act(says, &self.t.cure_would_end(&span, &self.t.ending(cure.falls, &self.book.zone)))
    }

    /// One line for an inbox: what is wanted of the reader, or whom everybody waits for.
    pub fn wanted(&self, window: Option<&RunningWindow>) -> String {
        match window {
            Some(window) => self.wanted_by(window.key, window.holder),
            None => self.t.nothing_wanted().into_owned(),
        }
    }

    /// The same where it waits for another of the centre's people than the reader.
    pub fn wanted_of_another(&self, window: &RunningWindow) -> String {
        self.t.waiting_for(&self.t.another_registrar(), &self.t.window_name(window.key)).into_owned()
    }

    /// The same where both sides must do it, for somebody else.
    pub fn wanted_of_both(&self, window: &RunningWindow, other: &RunningWindow) -> String {
        let who = self.t.story_both(&self.holder(window.holder).inside, &self.holder(other.holder).inside);
        self.t.waiting_for(&who, &self.t.window_name(window.key)).into_owned()
    }

    /// The same where the letter on paper that tells the consumer of it still lies with the centre.
    pub fn wanted_after_word(&self, window: &RunningWindow) -> String {
        let (centre, duty) = (self.holder(Holder::Centre).inside, self.t.window_name(window.key));
        let first = match self.knows_how_letters_come() {
            true => self.t.post_letter_first(&duty),
            false => self.t.word_comes_first(&duty),
        };
        match self.reader.holder() {
            Some(Holder::Centre) => first.into_owned(),
            _ => self.t.waiting_for(&centre, &first).into_owned(),
        }
    }

    /// The same from the columns of a list.
    pub fn wanted_by(&self, key: WindowKey, holder: Holder) -> String {
        let duty = self.t.window_name(key);
        if key == WindowKey::StayEnd {
            return self.t.clock_stands_still().into_owned();
        }
        if self.reader.holder() == Some(holder) {
            return duty.into_owned();
        }
        self.t.waiting_for(&self.holder(holder).inside, &duty).into_owned()
    }
}

catalogue! {
    /// What is asked for, and of which promise.
    headline_of_promise(headline: &str, promise: &str) {
        en: format!("{headline}: {promise}"),
        zh: format!("{headline}：{promise}"),
    }
    cure_would_end(span: &str, end: &str) {
        en: format!("That time, {span} from then, would end at {end}."),
        zh: format!("该补救期为{span}，自届时起算，将至{end}届满。"),
    }
    closed_but_for_alarm(stage: &str) {
        en: format!("{stage}. Only the alarm still waits, for the centre"),
        zh: format!("{stage}，仅紧急情况待本中心处理"),
    }
    another_registrar { en: "another registrar", zh: "另一登记员" }
    another_registrar_first { en: "Another registrar", zh: "另一登记员" }
    story_both(one: &str, other: &str) { en: format!("{one} and {other}"), zh: format!("{one}和{other}") }
    post_letter_first(duty: &str) {
        en: format!("Post the letter on paper that tells the consumer of this: {duty}"),
        zh: format!("寄出告知消费者的纸质信件（事项：{duty}）"),
    }
    word_comes_first(duty: &str) {
        en: format!("Let the consumer know of this: {duty}"),
        zh: format!("告知消费者（事项：{duty}）"),
    }
    clock_stands_still { en: "The clock stands still", zh: "期限中止" }
    nothing_wanted { en: "Nothing to do", zh: "无待办事项" }
    waiting_for(who: &str, duty: &str) {
        en: format!("Waiting for {who}: {duty}"),
        zh: format!("等待{who}：{duty}"),
    }
    /// Where a case stands; `outcome` is the one of `Case::outcome`, since a case that closed
    /// unconfirmed must not read like one that was solved.
    stage_name(stage: Stage, outcome: Option<&str>, reader: Reader) {
        en: match stage {
            Stage::Filed => match reader {
                Reader::Consumer => "We are looking at your complaint",
                Reader::Platform | Reader::Public => "Being looked at by the centre",
                Reader::Mediator | Reader::Registrar | Reader::Court | Reader::Supervisor => "Filed",
            },
            Stage::Admitted => match reader {
                Reader::Consumer | Reader::Public => "Being brought to the platform",
                Reader::Platform => "On its way to you",
                Reader::Mediator | Reader::Registrar | Reader::Court | Reader::Supervisor => "Admitted",
            },
            Stage::Answering => match reader {
                Reader::Platform => "Your answer is due",
                Reader::Consumer
                | Reader::Mediator
                | Reader::Registrar
                | Reader::Court
                | Reader::Supervisor
                | Reader::Public => "Platform must answer",
            },
            Stage::Negotiating => match reader {
                Reader::Consumer => "Answered: settle, or ask for a mediator",
                Reader::Platform
                | Reader::Mediator
                | Reader::Registrar
                | Reader::Court
                | Reader::Supervisor
                | Reader::Public => "Answered",
            },
            Stage::Mediating => match reader {
                Reader::Mediator => "With you as mediator",
                Reader::Consumer
                | Reader::Platform
                | Reader::Registrar
                | Reader::Court
                | Reader::Supervisor
                | Reader::Public => "In mediation",
            },
            Stage::Ruled => "Finding given",
            Stage::Complying => match reader {
                Reader::Platform => "Agreed: keep your promises",
                Reader::Consumer
                | Reader::Mediator
                | Reader::Registrar
                | Reader::Court
                | Reader::Supervisor
                | Reader::Public => "Agreed: to be done",
            },
            Stage::Resolved if outcome == Some("unconfirmed") => "Closed as unconfirmed",
            Stage::Resolved => "Resolved",
            Stage::Unresolved => match reader {
                Reader::Consumer => "Unresolved: court is open to you",
                Reader::Platform
                | Reader::Mediator
                | Reader::Registrar
                | Reader::Court
                | Reader::Supervisor
                | Reader::Public => "Unresolved",
            },
            Stage::AtCourt => "At court",
            Stage::Judged => "Judged",
            Stage::Inadmissible => "Not admitted",
            Stage::Withdrawn => "Withdrawn",
            Stage::NotPursued => "Not pursued",
        },
        zh: match stage {
            Stage::Filed => match reader {
                Reader::Consumer => "我们正在审查您的投诉",
                Reader::Platform | Reader::Public => "本中心审查中",
                Reader::Mediator | Reader::Registrar | Reader::Court | Reader::Supervisor => "待受理",
            },
            Stage::Admitted => match reader {
                Reader::Consumer | Reader::Public => "正在送达平台",
                Reader::Platform => "正在送达贵方",
                Reader::Mediator | Reader::Registrar | Reader::Court | Reader::Supervisor => "已受理",
            },
            Stage::Answering => match reader {
                Reader::Platform => "等待贵方答复",
                Reader::Consumer
                | Reader::Mediator
                | Reader::Registrar
                | Reader::Court
                | Reader::Supervisor
                | Reader::Public => "等待平台答复",
            },
            Stage::Negotiating => match reader {
                Reader::Consumer => "平台已答复：可以和解或请求调解",
                Reader::Platform
                | Reader::Mediator
                | Reader::Registrar
                | Reader::Court
                | Reader::Supervisor
                | Reader::Public => "平台已答复",
            },
            Stage::Mediating => match reader {
                Reader::Mediator => "由您调解中",
                Reader::Consumer
                | Reader::Platform
                | Reader::Registrar
                | Reader::Court
                | Reader::Supervisor
                | Reader::Public => "调解中",
            },
            Stage::Ruled => "调解员已出具意见",
            Stage::Complying => match reader {
                Reader::Platform => "已达成协议：请履行承诺",
                Reader::Consumer
                | Reader::Mediator
                | Reader::Registrar
                | Reader::Court
                | Reader::Supervisor
                | Reader::Public => "已达成协议，履行中",
            },
            Stage::Resolved if outcome == Some("unconfirmed") => "未经确认结束",
            Stage::Resolved => "已解决",
            Stage::Unresolved => match reader {
                Reader::Consumer => "未解决：您可以向法院起诉",
                Reader::Platform
                | Reader::Mediator
                | Reader::Registrar
                | Reader::Court
                | Reader::Supervisor
                | Reader::Public => "未解决",
            },
            Stage::AtCourt => "法院审理中",
            Stage::Judged => "法院已判决",
            Stage::Inadmissible => "不予受理",
            Stage::Withdrawn => "已撤回",
            Stage::NotPursued => match reader {
                Reader::Consumer => "因未跟进而结案",
                Reader::Platform
                | Reader::Mediator
                | Reader::Registrar
                | Reader::Court
                | Reader::Supervisor
                | Reader::Public => "因消费者未跟进而结案",
            },
        },
    }
    /// Where a case stands that is closed here, while a court has its file and has not taken it.
    stage_file_with_court(reader: Reader) {
        en: if reader == Reader::Court { "File with you, not taken yet" } else { "File with the court, not taken yet" },
        zh: if reader == Reader::Court { "案卷在贵院，尚未立案" } else { "案卷在法院，尚未立案" },
    }
    /// The same after the court sent it back.
    stage_sent_back(reader: Reader) {
        en: if reader == Reader::Court { "Sent back by you" } else { "Sent back by the court" },
        zh: if reader == Reader::Court { "贵院已退回" } else { "法院已退回" },
    }
    court_has_not_reported(reader: Reader) {
        en: match reader {
            Reader::Consumer => "The court has the file and has not reported yet. You can ask its filing desk now",
            Reader::Court => "You have the file and have recorded nothing here yet",
            _ => "The court has the file and has not reported yet",
        },
        zh: match reader {
            Reader::Consumer => "案卷已移送法院，法院尚未反馈。您现在可以向法院立案庭查询",
            Reader::Court => "案卷已移送贵院，贵院尚未在此登记",
            _ => "案卷已移送法院，法院尚未反馈",
        },
    }
    court_sent_it_back(reader: Reader) {
        en: match reader {
            Reader::Consumer => {
                "The court sent the file back. See below what it asks for, and hand the case over again when it is put right"
            }
            Reader::Court => "You sent the file back. The consumer may hand the case over again",
            _ => "The court sent the file back. The consumer may hand the case over again",
        },
        zh: match reader {
            Reader::Consumer => "法院已退回案卷。请在下方查看法院的要求，补正后可以再次移送",
            Reader::Court => "贵院已退回案卷，消费者可以再次移送案件",
            _ => "法院已退回案卷，消费者可以再次移送案件",
        },
    }
    /// The headline when no window says whose turn it is.
    stage_headline(stage: Stage, reader: Reader) {
        en: match stage {
            Stage::Filed | Stage::Admitted => "The centre must find the way on",
            Stage::Answering | Stage::Negotiating | Stage::Mediating | Stage::Ruled | Stage::Complying => {
                "The centre sees to the next step"
            }
            Stage::Resolved => "This case is closed. Nobody has to act",
            Stage::Unresolved if reader == Reader::Consumer => "This case ended unresolved. You may go to court",
            Stage::Unresolved => "This case ended unresolved. Court is open to the consumer",
            Stage::AtCourt if reader == Reader::Court => "You have the case now",
            Stage::AtCourt => "The court has the case now",
            Stage::Judged if reader == Reader::Court => "You have decided. Nobody has to act here",
            Stage::Judged => "The court has decided. Nobody has to act here",
            Stage::Inadmissible => "The centre cannot take this complaint. The way to court is not touched by that",
            Stage::Withdrawn if reader == Reader::Consumer => "You took the complaint back. Nobody has to act",
            Stage::Withdrawn => "The complaint was taken back. Nobody has to act",
            Stage::NotPursued if reader == Reader::Consumer => {
                "This case is closed, since nothing came from you in time. It never counts as solved, and you may still go to court"
            }
            Stage::NotPursued => {
                "This case is closed, since nothing came from the consumer in time. It never counts as solved"
            }
        },
        zh: match stage {
            Stage::Filed | Stage::Admitted => "由本中心继续推进",
            Stage::Answering | Stage::Negotiating | Stage::Mediating | Stage::Ruled | Stage::Complying => {
                "由本中心安排下一步"
            }
            Stage::Resolved => "案件已结束，各方无需再采取行动",
            Stage::Unresolved if reader == Reader::Consumer => "未能解决，程序结束，您可以向法院起诉",
            Stage::Unresolved => "未能解决，程序结束，消费者可以向法院起诉",
            Stage::AtCourt if reader == Reader::Court => "案件现由贵院处理",
            Stage::AtCourt => "案件现由法院处理",
            Stage::Judged if reader == Reader::Court => "贵院已作出判决，各方在此无需再采取行动",
            Stage::Judged => "法院已作出判决，各方在此无需再采取行动",
            Stage::Inadmissible => "本中心不予受理；这不影响向法院起诉",
            Stage::Withdrawn if reader == Reader::Consumer => "您已撤回投诉，各方无需再采取行动",
            Stage::Withdrawn => "投诉已撤回，各方无需再采取行动",
            Stage::NotPursued if reader == Reader::Consumer => "因您未按时跟进，案件已结束；这不计为已解决，您仍可以向法院起诉",
            Stage::NotPursued => "因消费者未按时跟进，案件已结束；这不计为已解决",
        },
    }
    /// Where a publication stands.
    publication_stage_name(stage: publication::Stage) {
        en: match stage {
            publication::Stage::Drafting => "Being drafted",
            publication::Stage::Replying => "Platform may reply",
            publication::Stage::Replied => "Reply received",
            publication::Stage::Published => "Published",
            publication::Stage::Ended => "No longer in the register",
        },
        zh: match stage {
            publication::Stage::Drafting => "拟稿中",
            publication::Stage::Replying => "等待平台回应",
            publication::Stage::Replied => "平台已回应",
            publication::Stage::Published => "已公布",
            publication::Stage::Ended => "已撤下",
        },
    }
}

impl T {
    /// The name of whoever holds the ball, for labels: "Consumer", "Centre".
    pub fn holder_name(self, holder: Holder) -> std::borrow::Cow<'static, str> {
        self.holder(holder.as_str())
    }
}
