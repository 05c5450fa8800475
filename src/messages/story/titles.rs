//! The titles of events, and small words of the story.

use crate::domain::actor::Holder;
use crate::domain::case::event::{Event, Finding, Silence};
use crate::messages::{EN, ZH, catalogue};

catalogue! {
    /// Whoever may hold the ball, inside a sentence.
    told_holder(holder: Holder) {
        en: match holder {
            Holder::Consumer => "the consumer",
            Holder::Platform => "the platform",
            Holder::Mediator => "the mediator",
            Holder::Centre => "the centre",
            Holder::Supervisor => "the supervisor",
            Holder::Court => "the court",
        },
        zh: match holder {
            Holder::Consumer => "消费者",
            Holder::Platform => "平台",
            Holder::Mediator => "调解员",
            Holder::Centre => "本中心",
            Holder::Supervisor => "监管机关",
            Holder::Court => "法院",
        },
    }
    /// The same at the start of a sentence.
    told_holder_first(holder: Holder) {
        en: match holder {
            Holder::Consumer => "The consumer",
            Holder::Platform => "The platform",
            Holder::Mediator => "The mediator",
            Holder::Centre => "The centre",
            Holder::Supervisor => "The supervisor",
            Holder::Court => "The court",
        },
        zh: ZH.told_holder(holder),
    }
    story_what_was_agreed { en: "what was agreed", zh: "约定事项" }
    story_list(parts: &[String]) { en: parts.join("; "), zh: parts.join("；") }
    story_amount(remedy: &str, amount: &str) {
        en: format!("{remedy} ({amount})"),
        zh: format!("{remedy}（{amount}）"),
    }
    /// What a mediator found.
    finding_name(finding: Finding) {
        en: match finding {
            Finding::Upheld => "upheld",
            Finding::Partly => "upheld in part",
            Finding::Dismissed => "not upheld",
        },
        zh: match finding {
            Finding::Upheld => "投诉成立",
            Finding::Partly => "投诉部分成立",
            Finding::Dismissed => "投诉不成立",
        },
    }
    /// Whether a platform punished somebody for complaining.
    retaliation_name(finding: Finding) {
        en: match finding {
            Finding::Upheld => "established",
            Finding::Partly => "established in part",
            Finding::Dismissed => "not established",
        },
        zh: match finding {
            Finding::Upheld => "成立",
            Finding::Partly => "部分成立",
            Finding::Dismissed => "不成立",
        },
    }
    /// What a court decided.
    judgment_name(finding: Finding) {
        en: match finding {
            Finding::Upheld => "for the consumer",
            Finding::Partly => "for the consumer in part",
            Finding::Dismissed => "against the consumer",
        },
        zh: match finding {
            Finding::Upheld => "支持消费者的请求",
            Finding::Partly => "部分支持消费者的请求",
            Finding::Dismissed => "未支持消费者的请求",
        },
    }
    /// What happened, in two or three words.
    story_title(event: &Event) {
        en: match event {
            Event::Filed(_) => "Filed",
            Event::CompletionAsked { .. } => "More was asked for",
            Event::Completed { .. } => "Completed",
            Event::Admitted => "Admitted",
            Event::FoundInadmissible { .. } => "Not admitted",
            Event::Served { .. } => "Served on the platform",
            Event::ServiceFailed => "The notice came back",
            Event::Answered { late: false, .. } => "Answered",
            Event::Answered { late: true, .. } => "Answered late",
            Event::Extended { .. } => "More time to answer",
            Event::Dissatisfied { .. } => "Mediator asked for",
            Event::Offered(offer) if offer.from.is_none() => "Proposal",
            Event::Offered(_) => "Offer",
            Event::OfferDeclined { .. } => "Declined",
            Event::ProposalAccepted { .. } => "One side accepts",
            Event::Agreed { .. } => "Agreed",
            Event::Assigned { .. } => "Mediator named",
            Event::Questioned { .. } => "Question",
            Event::Responded { .. } => "Question answered",
            Event::Stayed { .. } => "Clock stopped",
            Event::StayLifted => "Clock runs again",
            Event::Ruled(_) => "Finding",
            Event::RulingAccepted { .. } => "Finding accepted",
            Event::RulingRefused { .. } => "Finding refused",
            Event::ClosedWithoutResult { .. } => "Ended without a result",
            Event::Performed { .. } => "Reported as done",
            Event::Confirmed { .. } => "Confirmed",
            Event::Denied { .. } => "Reported as not done",
            Event::Resolved { confirmed: true } => "Resolved",
            Event::Resolved { confirmed: false } => "Closed as unconfirmed",
            Event::HandedOver { .. } => "Handed to the court",
            Event::Docketed { .. } => "Taken by the court",
            Event::Returned { .. } => "Returned by the court",
            Event::Judged { .. } => "Judged",
            Event::Withdrawn { .. } => "Withdrawn",
            Event::Reopened { .. } => "Reopened",
            Event::Exhibited { .. } => "Evidence added",
            Event::Messaged { .. } => "Message",
            Event::Referred { .. } => "Passed on",
            Event::ReferralRejected { .. } => "Referral not accepted",
            Event::ReferralAccepted { .. } => "Linked case",
            Event::AlarmRaised { .. } => "Alarm",
            Event::AlarmAttended { .. } => "Attended to",
            Event::Lapsed { silence, .. } => return EN.silence_title(*silence),
            Event::OutageMadeGood(_) => "Lost time given back",
        },
        zh: match event {
            Event::Filed(_) => "提交投诉",
            Event::CompletionAsked { .. } => "通知补正",
            Event::Completed { .. } => "已补正",
            Event::Admitted => "已受理",
            Event::FoundInadmissible { .. } => "不予受理",
            Event::Served { .. } => "已送达平台",
            Event::ServiceFailed => "通知被退回",
            Event::Answered { late: false, .. } => "平台答复",
            Event::Answered { late: true, .. } => "平台逾期答复",
            Event::Extended { .. } => "延长答复期",
            Event::Dissatisfied { .. } => "请求调解",
            Event::Offered(offer) if offer.from.is_none() => "调解方案",
            Event::Offered(_) => "和解方案",
            Event::OfferDeclined { .. } => "拒绝方案",
            Event::ProposalAccepted { .. } => "一方接受方案",
            Event::Agreed { .. } => "达成协议",
            Event::Assigned { .. } => "指定调解员",
            Event::Questioned { .. } => "调解员提问",
            Event::Responded { .. } => "回答提问",
            Event::Stayed { .. } => "期限中止",
            Event::StayLifted => "期限恢复",
            Event::Ruled(_) => "调解员意见",
            Event::RulingAccepted { .. } => "接受调解员意见",
            Event::RulingRefused { .. } => "不接受调解员意见",
            Event::ClosedWithoutResult { .. } => "调解未果",
            Event::Performed { .. } => "报告已履行",
            Event::Confirmed { .. } => "确认已履行",
            Event::Denied { .. } => "表示未履行",
            Event::Resolved { confirmed: true } => "已解决",
            Event::Resolved { confirmed: false } => "未经确认结束",
            Event::HandedOver { .. } => "移送法院",
            Event::Docketed { .. } => "法院立案",
            Event::Returned { .. } => "法院退回",
            Event::Judged { .. } => "法院判决",
            Event::Withdrawn { .. } => "撤回投诉",
            Event::Reopened { .. } => "恢复处理",
            Event::Exhibited { .. } => "补充证据",
            Event::Messaged { .. } => "留言",
            Event::Referred { .. } => "称责任在他人",
            Event::ReferralRejected { .. } => "不接受转指",
            Event::ReferralAccepted { .. } => "另立关联案件",
            Event::AlarmRaised { .. } => "紧急情况",
            Event::AlarmAttended { .. } => "已处理",
            Event::Lapsed { silence, .. } => return ZH.silence_title(*silence),
            Event::OutageMadeGood(_) => "补回中断时间",
        },
    }
    /// What silence brought, in two or three words.
    silence_title(silence: Silence) {
        en: match silence {
            Silence::AdmissionRepeated | Silence::AdmissionGivenUp => "The centre did not decide",
            Silence::CompletionNotPursued => "Not completed",
            Silence::ServiceOverdue => "Not served in time",
            Silence::AnswerSilent => "No answer",
            Silence::ReplyNotPursued => "No reply",
            Silence::NegotiationEnded => "No deal",
            Silence::OfferFell => "The offer fell",
            Silence::NamingRepeated | Silence::NamingGivenUp => "No mediator named",
            Silence::MediatorReplaced | Silence::MediationGivenUp => "No result in time",
            Silence::QuestionNotPursued | Silence::QuestionUnanswered => "Question not answered",
            Silence::RulingNotAccepted => "Finding not accepted",
            Silence::PerformanceMissed => "Not done in time",
            Silence::CureMissed => "Not made good",
            Silence::ConfirmationSilent => "Not confirmed",
            Silence::CourtSilent => "No report recorded",
            Silence::LimitExpired => "Time is up",
            Silence::StayEnded => "Clock runs again",
            Silence::ReopeningPassed => "Stays closed",
            Silence::AlarmRepeated => "Nobody attended to it",
            Silence::ReferralFell => "The referral fell",
        },
        zh: match silence {
            Silence::AdmissionRepeated | Silence::AdmissionGivenUp => "本中心逾期未决定",
            Silence::CompletionNotPursued => "逾期未补正",
            Silence::ServiceOverdue => "未按时送达",
            Silence::AnswerSilent => "平台未答复",
            Silence::ReplyNotPursued => "未回应答复",
            Silence::NegotiationEnded => "协商未果",
            Silence::OfferFell => "方案失效",
            Silence::NamingRepeated | Silence::NamingGivenUp => "逾期未指定调解员",
            Silence::MediatorReplaced | Silence::MediationGivenUp => "调解逾期",
            Silence::QuestionNotPursued | Silence::QuestionUnanswered => "未回答提问",
            Silence::RulingNotAccepted => "逾期未表态",
            Silence::PerformanceMissed => "逾期未履行",
            Silence::CureMissed => "未补救",
            Silence::ConfirmationSilent => "逾期未确认",
            Silence::CourtSilent => "未收到法院反馈",
            Silence::LimitExpired => "程序期满",
            Silence::StayEnded => "期限恢复",
            Silence::ReopeningPassed => "不再恢复",
            Silence::AlarmRepeated => "逾期未处理",
            Silence::ReferralFell => "转指失效",
        },
    }
}
