//! Sentences about a fair hearing: challenges to the mediator, and help with taking part.

use super::Party;
use crate::messages::catalogue;

catalogue! {
    told_challenged(by: &Party, reason: &str) {
        en: format!("{} challenged the mediator. The reason: {reason}. Another person decides on it; until then no finding is given.", by.start),
        zh: format!("{}申请调解员回避，理由：{reason}。由他人作出决定，此前不出具调解员意见。", by.start),
    }
    told_challenge_decided(upheld: bool) {
        en: match upheld {
            true => "The challenge was upheld. The mediator left the case, and another one is named. We apologise for the change; whoever takes over gets a new time for it, which ends with the whole procedure at the latest.",
            false => "The challenge was rejected. The mediator goes on, and the time that the challenge took was added.",
        },
        zh: match upheld {
            true => "回避申请成立。该调解员退出本案，另行指定调解员。对此变动我们深表歉意；继任者的期限重新计算，但不超过全部程序的截止日。",
            false => "回避申请不成立。调解员继续调解，申请所用的时间已顺延补回。",
        },
    }
    told_publication_asked(p: &Party) {
        en: format!("{} asked that the finding be published: nothing was upheld. Nobody is named in it but {}.", p.start, p.inside),
        zh: format!("{}申请公开该意见：投诉不成立。公开内容只写明{}的名称。", p.start, p.inside),
    }
    /// At the head of a case in which a mediator found nothing against the platform.
    cleared_headline(may_ask: bool, to_consumer: bool) {
        en: match may_ask {
            true => "The mediator found nothing against you. Nobody has to act. The public reads of it only if you wish it",
            false if to_consumer => "The mediator did not uphold the complaint. Nobody has to act; court stays open to you",
            false => "The mediator did not uphold the complaint. Nobody has to act; court stays open to the consumer",
        },
        zh: match may_ask {
            true => "调解员认定投诉不成立，各方无需再采取行动。只有贵方申请，才会公开",
            false if to_consumer => "调解员认定投诉不成立，各方无需再采取行动；您仍可以向法院起诉",
            false => "调解员认定投诉不成立，各方无需再采取行动；消费者仍可以向法院起诉",
        },
    }
    /// The same in a word or two.
    cleared_stage { en: "Complaint not upheld", zh: "投诉不成立" }
    told_help_asked(by: &Party, need: &str) {
        en: format!("{} asked for this in order to take part: {need}. The centre arranges it.", by.start),
        zh: format!("{}为参与本案申请：{need}。由本中心安排。", by.start),
    }
    /// What the other side needs to know, and no more: why a window ends later.
    told_more_time(by: &Party) {
        en: format!("The centre has to arrange something first, so {} time ends later than it did.", by.owner),
        zh: format!("本中心须先作安排，{}期限相应后延。", by.owner),
    }
    told_help_given(to: &Party) {
        en: format!("The centre told {} what it arranged.", to.inside),
        zh: format!("本中心已告知{}所作的安排。", to.inside),
    }
    more_time { en: "Time moved on", zh: "期限后延" }
}
