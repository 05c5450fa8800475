//! What happened to a request, in the reader's terms.

use super::{Party, Reader, Teller, Told};
use crate::domain::actor::Side;
use crate::domain::case::event::Service;
use crate::domain::clock::WindowKey;
use crate::domain::matter::Recorded;
use crate::domain::request::{Answer, End, Event, SentBy};
use crate::messages::{EN, ZH, catalogue};
use std::borrow::Cow;

impl Teller<'_> {
    /// One event of a request.
    pub fn request(&self, entry: &Recorded<Event>) -> Told {
        Told {
            title: self.t.request_event(&entry.event).into_owned(),
            sentence: self.request_sentence(entry).into_owned(),
        }
    }

    fn request_sentence(&self, entry: &Recorded<Event>) -> Cow<'static, str> {
        let t = self.t;
        let (c, p) = (&self.party(Side::Consumer), &self.party(Side::Platform));
        match &entry.event {
            Event::Asked(asked) => match asked.sent_by {
                SentBy::Centre => t.told_request_made(c, p),
                SentBy::Sender { on } => t.told_request_sent(c, p, &t.long_date(on)),
            },
            Event::Served { how } => t.told_request_served(*how, p),
            Event::ServiceFailed => t.told_request_came_back(p),
            Event::InboxLeft => t.told_request_inbox_left(p),
            Event::SentBySender { on } => t.told_request_sent(c, p, &t.long_date(*on)),
            Event::Reminded => t.told_request_reminded(p),
            Event::Extended { by: Side::Platform, .. } => t.told_request_extended(p),
            Event::Extended { by: Side::Consumer, .. } => t.told_request_extended_as_told(c, p),
            Event::Answered { by: Side::Platform, answer, late, .. } => {
                t.told_request_answered(*answer, *late, p)
            }
            // What it was is what whoever asked noted for themselves.
            Event::Answered { by: Side::Consumer, .. } if self.reader == Reader::Platform => {
                t.told_request_answer_noted(c)
            }
            Event::Answered { by: Side::Consumer, answer, late, .. } => {
                t.told_request_answered_as_told(*answer, *late, c, p)
            }
            Event::Lapsed { key, .. } => {
                let end = t.ending(entry.at, &self.book.zone);
                match key {
                    WindowKey::Request => t.told_request_unanswered(p, &end),
                    WindowKey::RequestService => t.told_request_not_brought(&end),
                    _ => t.told_request_quiet(c, &end),
                }
            }
            Event::Ended { how } => t.told_request_ended(*how, c),
            Event::Complained { .. } => t.told_request_complained(c),
            Event::OutageMadeGood(outage) => self.outage(outage, &entry.clock),
            Event::CalendarChanged(changed) => self.calendar_changed(changed, &entry.clock),
            Event::LetterPosted { on, .. } => self.word_late(Some(*on), &entry.clock),
            Event::LetterUnposted { .. } => self.word_late(None, &entry.clock),
        }
    }
}

catalogue! {
    request_event(event: &Event) {
        en: match event {
            Event::Asked(_) => "Asked",
            Event::Served { .. } => "With the platform",
            Event::ServiceFailed => "Not delivered",
            Event::InboxLeft => "Nobody at the inbox",
            Event::SentBySender { .. } => "Sent by another way",
            Event::Reminded => "Reminded",
            Event::Extended { .. } => "More time",
            Event::Answered { late: false, .. } => "Answered",
            Event::Answered { late: true, .. } => "Answered late",
            Event::Lapsed { key: WindowKey::Request, .. } => "No answer",
            Event::Lapsed { .. } => "Time is up",
            Event::Ended { how: End::Settled } => "Settled",
            Event::Ended { how: End::TakenBack } => "Taken back",
            Event::Ended { .. } => "Closed",
            Event::Complained { .. } => "Complaint filed",
            Event::OutageMadeGood(_) => "Lost time given back",
            Event::CalendarChanged(_) => "Days off changed",
            Event::LetterPosted { .. } | Event::LetterUnposted { .. } => "Time moved on: not known yet",
        },
        zh: match event {
            Event::Asked(_) => "提出请求",
            Event::Served { .. } => "已送达平台",
            Event::ServiceFailed => "未能送达",
            Event::InboxLeft => "收件箱无人查看",
            Event::SentBySender { .. } => "已以其他方式发送",
            Event::Reminded => "已提醒",
            Event::Extended { .. } => "延长期限",
            Event::Answered { late: false, .. } => "已答复",
            Event::Answered { late: true, .. } => "逾期答复",
            Event::Lapsed { key: WindowKey::Request, .. } => "未答复",
            Event::Lapsed { .. } => "期限届满",
            Event::Ended { how: End::Settled } => "已解决",
            Event::Ended { how: End::TakenBack } => "已撤回",
            Event::Ended { .. } => "已关闭",
            Event::Complained { .. } => "已提交投诉",
            Event::OutageMadeGood(_) => "补回中断时间",
            Event::CalendarChanged(_) => "节假日安排变更",
            Event::LetterPosted { .. } | Event::LetterUnposted { .. } => "告知未达，期限顺延",
        },
    }
    told_request_made(c: &Party, p: &Party) {
        en: format!("{} asked {} for what is in the letter. The centre brings it there.", c.start, p.inside),
        zh: format!("{}向{}提出信中所列的请求，由本中心转送。", c.start, p.inside),
    }
    told_request_sent(c: &Party, p: &Party, on: &str) {
        en: format!("{} sent the letter to {}, as {} said, on {on}.", c.start, p.inside, if c.inside == "you" { "you" } else { "they" }),
        zh: format!("{}表示已于{on}将信发送给{}。", c.start, p.inside),
    }
    told_request_served(how: Service, p: &Party) {
        en: match how {
            Service::Inbox => format!("The request is in {} inbox here. The time for the answer runs.", p.owner),
            Service::Mail => format!("The mail server took the letter for {}. The time for the answer runs.", p.inside),
            Service::Post => format!("The letter reached {} by post. The time for the answer runs.", p.inside),
        },
        zh: match how {
            Service::Inbox => format!("请求已进入{}本站收件箱，答复期限开始计算。", p.owner),
            Service::Mail => format!("{}的邮件服务器已接收信件，答复期限开始计算。", p.inside),
            Service::Post => format!("信件已邮寄送达{}，答复期限开始计算。", p.inside),
        },
    }
    told_request_came_back(p: &Party) {
        en: format!("The letter did not reach {}. No time runs; it can be sent by another way.", p.inside),
        zh: format!("信件未能送达{}，期限未起算，可以以其他方式发送。", p.inside),
    }
    told_request_inbox_left(p: &Party) {
        en: format!("Nobody represents {} at this centre any more. The request had reached {} inbox, so its time runs on. Whoever wants to be sure that somebody reads it sends the letter by another way as well.", p.inside, p.owner),
        zh: format!("{}在本中心已无代表。请求此前已进入{}收件箱，期限继续计算；如需确保有人查看，可另以其他方式发送该信。", p.start, p.owner),
    }
    told_request_reminded(p: &Party) {
        en: format!("No answer is here yet, so {} reminded. The last day did not change.", if p.inside == "you" { "you are".to_owned() } else { format!("{} is", p.inside) }),
        zh: format!("尚未收到答复，现提醒{}。最后一日不变。", p.inside),
    }
    told_request_extended(p: &Party) {
        en: format!("{} took more time, as the law allows once, and said why.", p.start),
        zh: format!("{}依法延长一次期限，并说明了理由。", p.start),
    }
    told_request_extended_as_told(c: &Party, p: &Party) {
        en: format!("{} noted that {} takes more time, as the law allows once.", c.start, p.inside),
        zh: format!("{}记录：{}依法延长一次期限。", c.start, p.inside),
    }
    told_request_answered(answer: Answer, late: bool, p: &Party) {
        en: format!("{} answered{}: {}.", p.start, if late { " after the time had passed" } else { "" }, EN.request_answer(answer)),
        zh: format!("{}{}答复：{}。", p.start, if late { "逾期" } else { "" }, ZH.request_answer(answer)),
    }
    told_request_answered_as_told(answer: Answer, late: bool, c: &Party, p: &Party) {
        en: format!("{} noted what {} answered{}: {}.", c.start, p.inside, if late { " after the time had passed" } else { "" }, EN.request_answer(answer)),
        zh: format!("{}记录{}的{}答复：{}。", c.start, p.inside, if late { "逾期" } else { "" }, ZH.request_answer(answer)),
    }
    told_request_answer_noted(c: &Party) {
        en: format!("{} noted that an answer came. You can still answer here, too.", c.start),
        zh: format!("{}记录已收到答复。贵方仍可在此答复。", c.start),
    }
    /// What a platform did about a request, inside a sentence.
    request_answer(answer: Answer) {
        en: match answer {
            Answer::Done => "all of it was done",
            Answer::Partly => "a part of it was done",
            Answer::Refused => "refused",
        },
        zh: match answer {
            Answer::Done => "已全部办理",
            Answer::Partly => "已部分办理",
            Answer::Refused => "拒绝办理",
        },
    }
    told_request_unanswered(p: &Party, end: &str) {
        en: format!("No answer of {} was noted here by {end}. A complaint is possible now, with this request as its first proof.", p.inside),
        zh: format!("截至{end}，此处没有{}答复的记录。现在可以投诉，本请求即为首份证据。", p.inside),
    }
    told_request_not_brought(end: &str) {
        en: format!("The centre could not bring the request to the platform by {end}. That is our doing, and we are sorry."),
        zh: format!("截至{end}，本中心未能将请求送达平台。这是我们的责任，谨此致歉。"),
    }
    told_request_quiet(c: &Party, end: &str) {
        en: format!("{} did nothing more with it by {end}.", c.start),
        zh: format!("截至{end}，{}未再跟进。", c.start),
    }
    told_request_ended(how: End, c: &Party) {
        en: match how {
            End::Settled => format!("{} said that this settles it.", c.start),
            End::TakenBack => format!("{} took the request back.", c.start),
            End::Quiet => "The request closed by itself. A complaint is still possible.".to_owned(),
        },
        zh: match how {
            End::Settled => format!("{}表示已经解决。", c.start),
            End::TakenBack => format!("{}撤回了请求。", c.start),
            End::Quiet => "请求自动关闭，仍可投诉。".to_owned(),
        },
    }
    told_request_complained(c: &Party) {
        en: format!("{} filed a complaint that follows from this request.", c.start),
        zh: format!("{}就此提交了投诉。", c.start),
    }
}
