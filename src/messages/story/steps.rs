//! Sentences about the steps of the procedure: from filing to the court.

use super::Party;
use crate::domain::actor::Role;
use crate::domain::case::event::{AlarmKind, Detail, Finding, ReferralKind, Service};
use crate::domain::evidence::Wall;
use crate::messages::{EN, ZH, catalogue, plural};

catalogue! {
    told_filed(c: &Party, p: &Party) {
        en: format!("{} filed a complaint about {}.", c.start, p.inside),
        zh: format!("{}提交了关于{}的投诉。", c.start, p.inside),
    }
    told_filed_linked(c: &Party, p: &Party, first: &str) {
        en: format!("The centre filed this complaint about {} for {}, since the platform of another case named them and brought a record. It counts as filed on {first}. Whoever complains may take it back at any time.", p.inside, c.inside),
        zh: format!("另一案件的平台指明{}并提供了记录，本中心据此为{}提交本投诉，提交日期按{first}计算。投诉人可以随时撤回。", p.inside, c.inside),
    }
    told_completion_asked(c: &Party) {
        en: format!("The centre asked {} once, for everything that is missing.", c.inside),
        zh: format!("本中心已一次性告知{}需要补正的全部内容。", c.inside),
    }
    told_completed(c: &Party) {
        en: format!("{} sent what was missing.", c.start),
        zh: format!("{}补交了材料。", c.start),
    }
    told_admitted(p: &Party) {
        en: format!("The centre took the complaint. It now brings the notice to {}.", p.inside),
        zh: format!("本中心已受理投诉，接下来向{}送达通知。", p.inside),
    }
    told_inadmissible(reason: &str, ways: &str) {
        en: format!("The centre cannot take the complaint, for this reason: {reason}. Other ways: {ways}"),
        zh: format!("本中心不予受理，理由：{reason}。其他途径：{ways}"),
    }
    told_served(how: Service, p: &Party) {
        en: match how {
            Service::Inbox => format!("The complaint reached {} in the inbox here. The time to answer began.", p.inside),
            Service::Mail => format!("The email with the notice was taken by {} mail server. The time to answer began.", p.owner),
            Service::Post => format!("The notice reached {} by post. The time to answer began.", p.inside),
        },
        zh: match how {
            Service::Inbox => format!("投诉已送达{}在本中心的收件箱，答复期开始计算。", p.inside),
            Service::Mail => format!("通知已由{}邮件服务器接收，答复期开始计算。", p.owner),
            Service::Post => format!("通知已邮寄送达{}，答复期开始计算。", p.inside),
        },
    }
    told_service_failed(p: &Party) {
        en: format!("The notice to {} came back. We apologise for the delay. The case stays with the centre until one arrives, and nobody else’s time runs meanwhile. Whoever was not reached has not been silent.", p.inside),
        zh: format!("发给{}的通知被退回，我们为由此造成的延误致歉。案件留在本中心直至送达，其间不计算其他人的期限，未能送达的平台不算未答复。", p.inside),
    }
    told_answered(p: &Party, counts: (usize, usize, usize), late: bool) {
        en: format!(
            "{} answered point by point: {} granted, {} granted in part, {} refused.{}",
            p.start, counts.0, counts.1, counts.2,
            if late { " The answer came after its time and is heard all the same." } else { "" }
        ),
        zh: format!(
            "{}逐项答复：同意{}项，部分同意{}项，拒绝{}项。{}",
            p.start, counts.0, counts.1, counts.2,
            if late { "答复已逾期，但仍会予以考虑。" } else { "" }
        ),
    }
    told_with_exhibits(sentence: &str, count: usize) {
        en: format!("{sentence} With {}.", plural(count as i64, "exhibit", "exhibits")),
        zh: format!("{sentence}附证据{count}件。"),
    }
    told_extended(by: &Party, duty: &str, reason: &str) {
        en: format!("{} got more time for this, once: {duty}. The reason: {reason}.", by.start),
        zh: format!("{}的期限延长一次：{duty}。理由：{reason}。", by.start),
    }
    told_dissatisfied(c: &Party) {
        en: format!("The answer did not satisfy {}. A mediator is to hear both sides.", c.inside),
        zh: format!("{}对答复不满意，请求由调解员听取双方意见。", c.start),
    }
    told_assigned(name: Option<&str>, anew: bool) {
        en: {
            let named = match name {
                Some(name) => format!("{name} is in charge as mediator."),
                None => "A mediator was put in charge.".to_owned(),
            };
            match anew {
                true => format!("{named} That is a change, for which we apologise. The time for the mediation runs anew, and ends with the whole procedure at the latest."),
                false => named,
            }
        },
        zh: {
            let named = match name {
                Some(name) => format!("由{name}担任调解员。"),
                None => "已指定调解员。".to_owned(),
            };
            match anew {
                true => format!("{named}调解员有所更换，我们深表歉意，调解期限重新计算，但不超过全部程序的截止日。"),
                false => named,
            }
        },
    }
    told_questioned(to: &Party) {
        en: format!("The mediator asked {} a question.", to.inside),
        zh: format!("调解员向{}提出问题。", to.inside),
    }
    told_responded(by: &Party) {
        en: format!("{} answered the mediator’s question.", by.start),
        zh: format!("{}回答了调解员的提问。", by.start),
    }
    told_stayed(reason: &str) {
        en: format!("The mediator stopped the clock. The reason: {reason}."),
        zh: format!("调解员决定中止计算期限，理由：{reason}。"),
    }
    told_stay_lifted {
        en: "The mediator let the clock run again.",
        zh: "调解员让期限继续计算。",
    }
    told_ruled(outcome: Finding, p: &Party, terms: Option<&str>) {
        en: {
            let finding = EN.finding_name(outcome);
            match terms {
                Some(terms) => format!("The mediator’s finding: complaint {finding}. What {} should do: {terms}.", p.inside),
                None => format!("The mediator’s finding: complaint {finding}."),
            }
        },
        zh: {
            let finding = ZH.finding_name(outcome);
            match terms {
                Some(terms) => format!("调解员意见：{finding}。{}应当：{terms}。", p.inside),
                None => format!("调解员意见：{finding}。"),
            }
        },
    }
    told_retaliation(finding: Finding, c: &Party, p: &Party) {
        en: format!("That {} punished {} for having complained: {}.", p.inside, c.inside, EN.retaliation_name(finding)),
        zh: format!("{}因投诉报复{}：{}。", p.inside, c.inside, ZH.retaliation_name(finding)),
    }
    told_ruling_accepted(by: &Party) {
        en: format!("{} accepted the mediator’s finding.", by.start),
        zh: format!("{}接受了调解员意见。", by.start),
    }
    told_ruling_refused(by: &Party, c: &Party) {
        en: format!("{} refused the mediator’s finding. The case ends unresolved; court is open to {}.", by.start, c.inside),
        zh: format!("{}不接受调解员意见。案件未能解决，程序结束，{}可以向法院起诉。", by.start, c.inside),
    }
    told_closed(reason: &str, c: &Party) {
        en: format!("The mediator ended the mediation without a result. The reason: {reason}. Court is open to {}.", c.inside),
        zh: format!("调解员终结调解，未达成结果，理由：{reason}。{}可以向法院起诉。", c.inside),
    }
    told_referred(kind: ReferralKind, p: &Party) {
        en: {
            let who = EN.referral_kind(kind);
            let record = if p.inside == "you" { "your" } else { "its" };
            format!("{} said that it was somebody else: {who}. The centre checks that; {} time runs on, and {record} record shows that the complaint was passed on.", p.start, p.owner)
        },
        zh: {
            let who = ZH.referral_kind(kind);
            format!("{}称责任在他人：{who}。本中心予以核查；{}自身的期限照常计算，其记录会显示本次称责任在他人。", p.start, p.inside)
        },
    }
    told_referral_rejected(p: &Party) {
        en: format!("The centre does not accept that somebody else has to answer for it. The case goes on with {}.", p.inside),
        zh: format!("本中心不接受责任在他人的说法，本案继续由{}应对。", p.inside),
    }
    told_referral_accepted(p: &Party, c: &Party) {
        en: format!("The centre opens a linked case about whoever was named, with the same complaint and the day on which it was first filed. {} may take it back. This case goes on with {}.", c.start, p.inside),
        zh: format!("本中心对所指明的一方另立关联案件，投诉内容相同，提交日期按首次提交计算，{}可以撤回。本案继续由{}应对。", c.inside, p.inside),
    }
    /// What somebody is to the platform that blames them.
    referral_kind(kind: ReferralKind) {
        en: match kind {
            ReferralKind::Merchant => "a merchant on the platform",
            ReferralKind::Courier => "a courier or carrier",
            ReferralKind::Partner => "another partner",
        },
        zh: match kind {
            ReferralKind::Merchant => "平台内经营者",
            ReferralKind::Courier => "配送或快递企业",
            ReferralKind::Partner => "其他合作方",
        },
    }
    told_alarm_raised(kind: AlarmKind, c: &Party, p: &Party, within: &str) {
        en: match kind {
            AlarmKind::MoneyMoving => format!("{} raised an alarm: money is moving. The centre attends to it within {within}.", c.start),
            AlarmKind::Threatened => format!("{} raised an alarm: somebody threatens {}. The centre attends to it within {within}.", c.start, if c.inside == "you" { "you" } else { "them" }),
            AlarmKind::Punished => format!("{} raised an alarm: punishment by {} for having complained. This is what one side says. Both may write and add evidence about it, and the mediator’s finding, if one is still to come, decides on it.", c.start, p.inside),
        },
        zh: match kind {
            AlarmKind::MoneyMoving => format!("{}告知紧急情况：钱正在被转走。本中心在{within}内处理。", c.start),
            AlarmKind::Threatened => format!("{}告知紧急情况：有人威胁。本中心在{within}内处理。", c.start),
            AlarmKind::Punished => format!("{}称因投诉受到{}的报复。此为单方陈述，双方均可就此说明并补充证据；尚未出具调解员意见的，调解员会一并认定。", c.start, p.inside),
        },
    }
    /// What they said when they took the complaint back, and nothing more than that.
    alarm_of_withdrawal { en: "The reason for which the complaint was taken back", zh: "撤回投诉的理由" }
    told_alarm_of_withdrawal(c: &Party, reason: Option<&str>, within: &str) {
        en: match reason {
            Some(reason) => format!("{} took the complaint back for this reason: {reason}. It counts as an alarm, so that nobody is left alone with it, and the centre attends to it within {within}.", c.start),
            None => format!("The reason for which {} took the complaint back counts as an alarm. The centre attends to it within {within}.", c.inside),
        },
        zh: match reason {
            Some(reason) => format!("{}撤回投诉的理由：{reason}。本中心按紧急情况对待，在{within}内处理。", c.start),
            None => format!("{}撤回投诉的理由按紧急情况对待，本中心在{within}内处理。", c.start),
        },
    }
    told_alarm_attended(c: &Party) {
        en: format!("The centre attended to the alarm and told {} what was done.", c.inside),
        zh: format!("本中心已处理紧急情况，并告知{}处理结果。", c.inside),
    }
    told_handed_over(c: &Party) {
        en: format!("{} said yes to court, and the file went there.", c.start),
        zh: format!("{}同意起诉，案卷已移送法院。", c.start),
    }
    told_docketed(court: &Party) {
        en: format!("{} took the case and gave it a number. The mediation is over.", court.start),
        zh: format!("{}已立案，调解随之结束。", court.start),
    }
    told_returned(court: &Party, defects: &str) {
        en: format!("{} returned the file and named what has to be put right: {defects}.", court.start),
        zh: format!("{}退回案卷，并一次性列明需要补正之处：{defects}。", court.start),
    }
    told_judged(court: &Party, outcome: Finding) {
        en: format!("{} decided {}.", court.start, EN.judgment_name(outcome)),
        zh: format!("{}判决{}。", court.start, ZH.judgment_name(outcome)),
    }
    told_withdrawn(c: &Party) {
        en: format!("{} took the complaint back. The case is closed.", c.start),
        zh: format!("{}撤回了投诉，案件结束。", c.start),
    }
    /// For the centre, which alone learns the reason.
    told_withdrawn_for(c: &Party, reason: &str) {
        en: format!("{} took the complaint back. The case is closed. The reason, for the centre only: {reason}.", c.start),
        zh: format!("{}撤回了投诉，案件结束。理由（仅本中心可见）：{reason}。", c.start),
    }
    told_withdrawal_undone(c: &Party) {
        en: format!("{} took the withdrawal back. The case goes on where it stood, and every time that ran gets back what it lost.", c.start),
        zh: format!("{}取消了撤回。案件从原来的阶段继续，各期限补回相应时间。", c.start),
    }
    told_review_asked(c: &Party) {
        en: format!("{} asked that another person looks at the decision.", c.start),
        zh: format!("{}申请由另一人复核该决定。", c.start),
    }
    told_review(overturned: bool) {
        en: if overturned {
            "Another registrar looked at the decision and overturned it. The case is taken and goes on."
        } else {
            "Another registrar looked at the decision and came to the same. The other ways stay open."
        },
        zh: if overturned { "另一登记员复核后撤销了原决定，案件予以受理并继续。" } else { "另一登记员复核后维持原决定，其他途径不受影响。" },
    }
    told_restoration_asked(by: &Party, missed: &str, reason: &str) {
        en: format!("{} asked to have missed time given again (“{missed}”). The reason: {reason}. The proof is with the centre.", by.start),
        zh: format!("{}申请恢复已错过的期限（“{missed}”），理由：{reason}。证明材料交本中心审查。", by.start),
    }
    told_restoration_refused(missed: &str) {
        en: format!("The centre did not give the missed time again (“{missed}”)."),
        zh: format!("本中心不准恢复该期限（“{missed}”）。"),
    }
    told_restored(missed: &str, by_default: bool) {
        en: format!(
            "The missed time is given again, whole and from now (“{missed}”).{}",
            if by_default { " The centre had not decided in time; we apologise for that." } else { "" }
        ),
        zh: format!(
            "该期限自现在起重新给足（“{missed}”）。{}",
            if by_default { "本中心未按时决定，谨此致歉。" } else { "" }
        ),
    }
    told_slip_corrected {
        en: "A slip of the pen in a decision was put right. Both texts stay on record, and the decision is the same.",
        zh: "决定中的笔误已更正。两个文本均保留，决定内容不变。",
    }
    told_reopened(c: &Party) {
        en: format!("{} asked to go on. The case goes on: after an answer, with a mediator.", c.start),
        zh: format!("{}申请重启案件。平台已答复的，进入调解。", c.start),
    }
    story_detail(detail: Detail) {
        en: match detail {
            Detail::Name => "name",
            Detail::Mail => "email address",
            Detail::Phone => "telephone number",
            Detail::Address => "postal address",
        },
        zh: match detail {
            Detail::Name => "姓名",
            Detail::Mail => "电子邮箱",
            Detail::Phone => "电话号码",
            Detail::Address => "通信地址",
        },
    }
    told_revealed(c: &Party, p: &Party, details: &str) {
        en: format!("{} let {} see {} {details}.", c.start, p.inside, if c.inside == "you" { "your" } else { "their" }),
        zh: format!("{}允许{}查看：{details}。", c.start, p.inside),
    }
    told_reveal_read(c: &Party, p: &Party) {
        en: format!("{} opened what {} let it see.", p.start, c.inside),
        zh: format!("{}已查看{}披露的资料。", p.start, c.inside),
    }
    told_reveal_taken_back(c: &Party, p: &Party) {
        en: format!("{} took back what {} had not opened yet.", c.start, p.inside),
        zh: format!("{}收回了{}尚未查看的资料。", c.start, p.inside),
    }
    told_exhibited(by: &Party, count: usize) {
        en: match count {
            0 => format!("{} explained the evidence.", by.start),
            _ => format!("{} added {}.", by.start, plural(count as i64, "exhibit", "exhibits")),
        },
        zh: match count {
            0 => format!("{}对证据作了说明。", by.start),
            _ => format!("{}补充了{count}件证据。", by.start),
        },
    }
    told_messaged(by: &Party, wall: Wall) {
        en: match wall {
            Wall::Court => format!("{} wrote to the others in the case.", by.start),
            Wall::Settlement => format!("{} wrote to the others in the case, in order to settle.", by.start),
            Wall::Centre => format!("{} wrote. Only the consumer and the centre read it.", by.start),
        },
        zh: match wall {
            Wall::Court => format!("{}给案件其他各方留言。", by.start),
            Wall::Settlement => format!("{}为协商和解给案件其他各方留言。", by.start),
            Wall::Centre => format!("{}留言，仅消费者和本中心可见。", by.start),
        },
    }
    /// A role as a page names it.
    role_name(role: Role) {
        en: match role {
            Role::Consumer => "Consumer",
            Role::Platform => "Platform",
            Role::Mediator => "Mediator",
            Role::Registrar => "Registrar",
            Role::Court => "Court clerk",
            Role::Supervisor => "Supervisor",
        },
        zh: match role {
            Role::Consumer => "消费者",
            Role::Platform => "平台",
            Role::Mediator => "调解员",
            Role::Registrar => "登记员",
            Role::Court => "法院书记员",
            Role::Supervisor => "监管人员",
        },
    }
}
