//! Sentences about offers, agreements and what became of them.

use super::Party;
use crate::domain::case::duty::AgreedIn;
use crate::messages::catalogue;

catalogue! {
    told_offered(by: &Party, to: &Party, terms: Option<&str>) {
        en: match terms {
            Some(terms) => format!("{} made an offer to {}: {terms}.", by.start, to.inside),
            None => format!("{} made an offer to {}.", by.start, to.inside),
        },
        zh: match terms {
            Some(terms) => format!("{}向{}提出和解方案：{terms}。", by.start, to.inside),
            None => format!("{}向{}提出和解方案。", by.start, to.inside),
        },
    }
    /// What must still be possible when the terms fall.
    told_kept_open(later: &str) {
        en: format!("So that there is time after it, these end later: {later}."),
        zh: format!("为使其后仍有时间，以下期限顺延：{later}。"),
    }
    told_proposed(terms: Option<&str>) {
        en: match terms {
            Some(terms) => format!("The mediator proposed to both sides: {terms}."),
            None => "The mediator made a proposal to both sides.".to_owned(),
        },
        zh: match terms {
            Some(terms) => format!("调解员向双方提出调解方案：{terms}。"),
            None => "调解员向双方提出调解方案。".to_owned(),
        },
    }
    told_declined(by: &Party, proposal: bool) {
        en: match proposal {
            true => format!("{} declined the mediator’s proposal. The case goes on.", by.start),
            false => format!("{} declined the offer. The case goes on.", by.start),
        },
        zh: match proposal {
            true => format!("{}不接受调解方案，案件继续处理。", by.start),
            false => format!("{}不接受和解方案，案件继续处理。", by.start),
        },
    }
    told_proposal_accepted(by: &Party, other: &Party) {
        en: format!("{} accepted the mediator’s proposal. It binds with {} acceptance.", by.start, other.owner),
        zh: format!("{}接受了调解方案，待{}也接受后生效。", by.start, other.inside),
    }
    told_agreed(within: AgreedIn, c: &Party, p: &Party, terms: Option<&str>) {
        en: {
            let agreed = match within {
                AgreedIn::Answer => format!("{} accepted what the answer grants.", c.start),
                AgreedIn::Offer(_) => "Both sides agreed.".to_owned(),
                AgreedIn::Ruling => "Both sides accepted the mediator’s finding, so it binds them.".to_owned(),
            };
            match terms {
                Some(terms) => format!("{agreed} What {} promised: {terms}.", p.inside),
                None => agreed,
            }
        },
        zh: {
            let agreed = match within {
                AgreedIn::Answer => format!("{}接受了答复中同意的内容。", c.start),
                AgreedIn::Offer(_) => "双方达成协议。".to_owned(),
                AgreedIn::Ruling => "双方都接受调解员意见，意见对双方有约束力。".to_owned(),
            };
            match terms {
                Some(terms) => format!("{agreed}{}承诺：{terms}。", p.inside),
                None => agreed,
            }
        },
    }
    told_performed(p: &Party, remedy: &str) {
        en: format!("{} reported as done: {remedy}.", p.start),
        zh: format!("{}报告已履行：{remedy}。", p.start),
    }
    told_confirmed(c: &Party, remedy: &str) {
        en: format!("{} confirmed that this was done: {remedy}.", c.start),
        zh: format!("{}确认已履行：{remedy}。", c.start),
    }
    told_denied(c: &Party, p: &Party, remedy: &str, cure_ends: Option<&str>) {
        en: match cure_ends {
            Some(until) => format!("{} said that this was not done: {remedy}. A last time to make good began for {} and ends at {until}.", c.start, p.inside),
            None => format!("{} said again that this was not done: {remedy}. The time to make good was the last one, so the case ends unresolved. Court is open to {}.", c.start, c.inside),
        },
        zh: match cure_ends {
            Some(until) => format!("{}表示尚未履行：{remedy}。{}进入最后的补救期，至{until}止。", c.start, p.inside),
            None => format!("{}再次表示尚未履行：{remedy}。补救机会仅有一次，案件未能解决，程序结束，{}可以向法院起诉。", c.start, c.inside),
        },
    }
    told_resolved(confirmed: bool, c: &Party) {
        en: match confirmed {
            true => format!("Everything that was promised is done, and {} confirmed it. The case is closed.", c.inside),
            false => "Everything was reported as done, but not all of it was confirmed. The case is closed and does not count as solved.".to_owned(),
        },
        zh: match confirmed {
            true => format!("承诺事项全部履行，并经{}确认，案件结束。", c.inside),
            false => "平台报告全部履行，但部分未经确认。案件结束，不计为已解决。".to_owned(),
        },
    }
}
