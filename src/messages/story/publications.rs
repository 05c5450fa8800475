//! What happened to a publication, in the reader's terms.

use super::{Party, Teller, Told};
use crate::domain::actor::Side;
use crate::domain::clock::{Moment, WindowKey};
use crate::domain::matter::Recorded;
use crate::domain::publication::Event;
use crate::messages::catalogue;
use std::borrow::Cow;

impl Teller<'_> {
    /// One event of a publication.
    pub fn publication(&self, entry: &Recorded<Event>) -> Told {
        Told {
            title: self.t.publication_title(&entry.event).into_owned(),
            sentence: self.publication_sentence(entry).into_owned(),
        }
    }

    fn publication_sentence(&self, entry: &Recorded<Event>) -> Cow<'static, str> {
        let t = self.t;
        let p = &self.party(Side::Platform);
        match &entry.event {
            Event::Opened(_) => t.told_opened(),
            Event::Drafted { finding } => t.told_drafted(p, finding.is_some()),
            Event::Replied { .. } => t.told_replied(p),
            Event::Published { .. } => t.told_published(),
            Event::Updated(_) => t.told_updated(),
            Event::Corrected { .. } => t.told_corrected(),
            Event::Ended => t.told_ended(),
            Event::Lapsed { key, .. } => self.publication_lapsed(*key, p, entry.at),
            Event::OutageMadeGood(outage) => self.outage(outage, &entry.clock),
            Event::CalendarChanged(changed) => self.calendar_changed(changed, &entry.clock),
        }
    }

    fn publication_lapsed(&self, key: WindowKey, p: &Party, at: Moment) -> Cow<'static, str> {
        let end = &self.t.ending(at, &self.book.zone);
        match key {
            WindowKey::Drafting | WindowKey::Publishing => self.t.told_publication_delayed(end),
            WindowKey::RightOfReply => self.t.told_no_reply(p, end),
            WindowKey::PublicationEnd | WindowKey::PublicationEndResolved => self.t.told_time_up(end),
            // Windows of a case or a request; a publication opens none of them.
            WindowKey::Admission
            | WindowKey::Completion
            | WindowKey::Service
            | WindowKey::Answer
            | WindowKey::Reply
            | WindowKey::Negotiation
            | WindowKey::Offer
            | WindowKey::Naming
            | WindowKey::Mediation
            | WindowKey::ChallengeDecision
            | WindowKey::Help
            | WindowKey::Question
            | WindowKey::Hearing
            | WindowKey::Proposal
            | WindowKey::RulingResponse
            | WindowKey::Performance
            | WindowKey::Cure
            | WindowKey::Confirmation
            | WindowKey::CourtReceipt
            | WindowKey::OuterLimit
            | WindowKey::StayEnd
            | WindowKey::WithdrawalUndo
            | WindowKey::Review
            | WindowKey::ReviewDecision
            | WindowKey::RestorationRequest
            | WindowKey::Restoration
            | WindowKey::Delivery
            | WindowKey::Reopening
            | WindowKey::Alarm
            | WindowKey::Referral
            | WindowKey::RequestService
            | WindowKey::Request
            | WindowKey::RequestReminder
            | WindowKey::Resending
            | WindowKey::Complaining => self.t.told_time_up(end),
        }
    }
}

catalogue! {
    publication_title(event: &Event) {
        en: match event {
            Event::Opened(_) => "To be published",
            Event::Drafted { .. } => "Draft shown",
            Event::Replied { .. } => "Reply of the platform",
            Event::Published { .. } => "Published",
            Event::Updated(_) => "Brought up to date",
            Event::Corrected { .. } => "Corrected",
            Event::Ended => "Left the register",
            Event::Lapsed { key: WindowKey::RightOfReply, .. } => "No reply",
            Event::Lapsed { .. } => "Time is up",
            Event::OutageMadeGood(_) => "Lost time given back",
            Event::CalendarChanged(_) => "Days off changed",
        },
        zh: match event {
            Event::Opened(_) => "准备公开",
            Event::Drafted { .. } => "草稿已送达",
            Event::Replied { .. } => "平台回应",
            Event::Published { .. } => "已公布",
            Event::Updated(_) => "已更新",
            Event::Corrected { .. } => "已更正",
            Event::Ended => "已撤下",
            Event::Lapsed { key: WindowKey::RightOfReply, .. } => "平台未回应",
            Event::Lapsed { .. } => "期限届满",
            Event::OutageMadeGood(_) => "补回中断时间",
            Event::CalendarChanged(_) => "节假日安排变更",
        },
    }
    told_opened {
        en: "The outcome of a case is to be published. A registrar reads the finding for anything that leads to the consumer.",
        zh: "一件案件的结果将予公布。登记员先审查意见中是否有可以识别消费者的内容。",
    }
    told_drafted(p: &Party, with_finding: bool) {
        en: match with_finding {
            true => format!("The centre showed {} the draft of the public entry. A reply is printed beside it.", p.inside),
            false => format!("The centre showed {} the draft of the public entry: the facts of the outcome, without the finding’s words. A reply is printed beside it.", p.inside),
        },
        zh: match with_finding {
            true => format!("本中心已将公开条目的草稿送达{}。平台的回应将与条目一并刊登。", p.inside),
            false => format!("本中心已将公开条目的草稿送达{}，仅含结果事实，不含意见原文。平台的回应将与条目一并刊登。", p.inside),
        },
    }
    told_replied(p: &Party) {
        en: format!("{} replied to the draft. The reply is printed beside the entry.", p.start),
        zh: format!("{}回应了草稿，回应将与条目一并刊登。", p.start),
    }
    told_published {
        en: "The entry is in the public register.",
        zh: "条目已在公开登记簿中公布。",
    }
    told_updated {
        en: "The case went on, and the entry says so.",
        zh: "案件有后续进展，条目已相应更新。",
    }
    told_corrected {
        en: "A mistake in the entry was mended. Both texts stay on record.",
        zh: "条目中的错误已更正，更正前后的文本均予留存。",
    }
    told_ended {
        en: "The entry left the public register.",
        zh: "条目已从公开登记簿撤下。",
    }
    told_publication_delayed(end: &str) {
        en: format!("The centre did not go on with the publication by {end}. The delay is charged to it, and the publication goes on by itself."),
        zh: format!("截至{end}，本中心未继续办理公布。延误记在本中心名下，公布程序自动继续。"),
    }
    told_no_reply(p: &Party, end: &str) {
        en: format!("{} did not reply to the draft by {end}. The entry is published and says so.", p.start),
        zh: format!("截至{end}，{}未回应草稿。条目照常公布，并注明未回应。", p.start),
    }
    told_time_up(end: &str) {
        en: format!("The time of the entry ended at {end}."),
        zh: format!("条目的公布期于{end}届满。"),
    }
}
