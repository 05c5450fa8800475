//! Refusals: why something cannot be done, and what is possible instead.

use super::story::Reader;
use super::{EN, ZH, catalogue};
use crate::domain::clock::WindowKey;
use crate::domain::refusal::Refusal;

catalogue! {
    refusal(refusal: &Refusal) {
        en: match refusal {
            Refusal::NotYours => "There is nothing here that you can act on. If you think there should be, ask the centre.".to_owned(),
            Refusal::WrongStage(stage) => format!(
                "This cannot be done at this point of the case (“{}”). The case page shows what you can do now.",
                EN.stage_name(*stage, None, Reader::Public)
            ),
            Refusal::NoLongerOpen => "What you answered is no longer open: the time has ended, or it was answered or withdrawn meanwhile. The case page shows what is open now.".to_owned(),
            Refusal::TooLate(WindowKey::RestorationRequest) => "The time for asking has ended: it is counted from the day on which what kept you was over, and that day is too long ago. So the missed time is not given again, and what followed it stands, as the case page tells. If something kept you for longer, give that date. The case page shows what else you can do, and the way to a court stays open.".to_owned(),
            Refusal::TooLate(WindowKey::WithdrawalUndo) => "Taking a complaint back can be undone within its time, and that has ended, so it stays taken back. You can file a new complaint about the same thing, or go to court yourself. If the law gives a time for that, it runs on.".to_owned(),
            Refusal::TooLate(key) => format!(
                "The time for this (“{}”) has ended. The case page shows what followed and what you can still do.",
                EN.window_name(*key)
            ),
            Refusal::AlreadyDone => "This was done before. The case page shows what is recorded.".to_owned(),
            Refusal::NotInRulebook(_) => "That is not on the list of the rulebook. Choose one of the reasons or remedies that are offered.".to_owned(),
            Refusal::ExtensionUsed => "This time can be extended once, and that was used. Act within the time that is left; if you cannot, write to the others in a message why. A mediator in charge may stop the clock.".to_owned(),
            Refusal::NoExtension(key) => format!("The rulebook gives no more time for this (“{}”). Act within the time that is left; a mediator in charge may stop the clock for a listed reason.", EN.window_name(*key)),
            Refusal::ChallengeOpen => "A challenge to the mediator is open. Until another person has decided on it, the mediator gives no finding, ends nothing and stops no clock, and no other challenge begins. Questions, messages, evidence and offers go on.".to_owned(),
            Refusal::ChallengeUsed => "Each side may challenge a mediator once in a case, and you have. If you learnt something new, write it in a message; the registrars read it, and they can name another mediator. You need not accept a finding, and the way to court is open.".to_owned(),
            Refusal::ChallengeAfterRuling => "A mediator can be challenged until the finding is given, and it has been given. You can still refuse the finding within its time: then it binds nobody, and court is open. Say in the refusal what makes you doubt the mediator.".to_owned(),
            Refusal::AnotherDecides => "You named this mediator, or it is you who is challenged, so another registrar decides. Ask a colleague; if nobody decides in time, the challenge counts as upheld.".to_owned(),
            Refusal::GroundOverturned => "Another registrar has found in a review that this ground does not stand. Only another ground can end the case, and it can be reviewed again.".to_owned(),
            Refusal::PartyHasTime => "A party still has time to answer, or asked for a time that it missed. End the case when that time has passed; the case page says until when.".to_owned(),
            Refusal::AlreadyStayed => "The clock stands still already. Lift that stay first, or wait for its end.".to_owned(),
            Refusal::StayLength { most } => format!("A stay lasts at least 1 day and at most {most}. Choose a day in between; another stay can follow."),
            Refusal::Conflicted => "This mediator declared an interest in the platform, or has been in charge of this case before. Choose another one.".to_owned(),
            Refusal::NotCleared => "Only a finding that upholds nothing waits for your wish. Other outcomes are published by themselves, after your right of reply; what was settled is published never.".to_owned(),
            Refusal::NotHeard => "Somebody still has time to answer, or something on the record is so new that the other side has not had time to reply. A finding is possible when that time has passed.".to_owned(),
            Refusal::NotReachable => "We have no address of this platform that somebody checked, so we cannot send it for you. Send the letter yourself, and tell us the day; we count from there.".to_owned(),
            Refusal::DetailLacking(detail) => format!("Your account does not hold this: {}. Put it into your account first, then choose again.", EN.detail_name(*detail)),
            Refusal::RevealWasRead(day) => format!("The platform opened this on {}, so it knows it; that cannot be taken back. You can change the details themselves where that helps, and ask the platform to delete what it does not need. Tell the centre by a message if it uses them against you.", EN.long_date(*day)),
            Refusal::ReadersChanged => "Who reads this has changed since you opened the form, so it was not sent. What you wrote is still here: see below who reads it now, change it if you like, and send it again.".to_owned(),
            Refusal::OwnDecision => "Nobody looks again at their own decision. Another registrar has to decide this.".to_owned(),
            Refusal::HeldUpTooEarly(day) => format!("What held you up ended too early: after it, enough of the time itself was left to act. Only what lasted until {} or later gives the time again. If the date is wrong, put it right; if something else held you up, name that. The case page shows what else you can do, and the way to a court stays open.", EN.long_date(*day)),
            Refusal::ProofMissing => "Missed time is given again only with proof of what held you up. Add at least one file: a doctor’s note, a picture, a letter.".to_owned(),
            Refusal::NoSlip => "This is more than a slip of the pen: a slip is a wrong letter or character, a date or the number of an article. Words that deny, bind or compare, sides, counts and sums stay. A decision is not changed by a correction. What is open: the parties may refuse the finding, ask for a review, or go to court.".to_owned(),
            Refusal::Incomplete => "Something is missing. A finding needs a result for every grievance, one on punishment where the consumer says that they were punished for complaining, and remedies where something is upheld; an offer or an agreement needs at least one thing that the platform will do; a return names at least one defect; a referral brings the record of the data’s way.".to_owned(),
            Refusal::ReferralToOneself => "That is the platform of this very case. Name the one to whom the data went, or answer the complaint yourself.".to_owned(),
            Refusal::PointMissing => "The answer must take up each thing that is asked for, once. Say for each whether you grant it, grant it in part or refuse it.".to_owned(),
            Refusal::TooManyExhibits { most } => format!("A case holds at most {most} exhibits. Put several pages into one PDF, or leave out what proves the same."),
            Refusal::ImpossibleDate => "This date cannot be right: it lies in the future, or too far back. Check day, month and year.".to_owned(),
            Refusal::NotBegun => "The case is not at the point for which this form was made. Open the case page and start from there.".to_owned(),
            Refusal::ClockRanBackwards => "Our clock is behind the last entry on record, so nothing can be recorded now. Nothing of yours is lost; please try again in some minutes.".to_owned(),
            Refusal::FactMissing(fact) => missing_en(fact).to_owned(),
            Refusal::Unwritable => "This could not be recorded; the fault is ours. Nothing of it was stored. Please try again, or ask the centre.".to_owned(),
        },
        zh: match refusal {
            Refusal::NotYours => "这里没有您可以办理的事项。如有疑问，请联系本中心。".to_owned(),
            Refusal::WrongStage(stage) => format!(
                "案件目前处于“{}”，不能办理此事项。案件页面列出您现在可以办理的事项。",
                ZH.stage_name(*stage, None, Reader::Public)
            ),
            Refusal::NoLongerOpen => "您所回应的事项已不再开放：期限已过，或者已被答复、撤回。案件页面列出目前开放的事项。".to_owned(),
            Refusal::TooLate(WindowKey::RestorationRequest) => "申请期已过：申请期自障碍消除之日起算，您填写的日期距今已超过该期限。因此错过的期限不予恢复，其后果维持不变，详见案件页面。如有障碍持续更久，请填写相应日期。案件页面列出您仍可办理的其他事项，向法院起诉的途径始终开放。".to_owned(),
            Refusal::TooLate(WindowKey::WithdrawalUndo) => "撤回投诉可以在规定期限内反悔，该期限已过，撤回维持不变。您可以就同一事项重新投诉，或者自行向法院起诉；法律规定有诉讼时效的，照常计算。".to_owned(),
            Refusal::TooLate(key) => format!(
                "该事项（“{}”）的期限已过。案件页面说明其后果以及您仍可办理的事项。",
                ZH.window_name(*key)
            ),
            Refusal::AlreadyDone => "该事项此前已办理，案件页面可以查看记录。".to_owned(),
            Refusal::NotInRulebook(_) => "规则清单中没有这一项，请在所列理由或请求中选择。".to_owned(),
            Refusal::ExtensionUsed => "该期限只能延长一次，且已延长。请在剩余期限内办理；确有困难的，请留言说明，在任的调解员可以中止期限。".to_owned(),
            Refusal::NoExtension(key) => format!("规则没有规定该期限（“{}”）可以延长。请在剩余期限内办理；在任的调解员可以因所列理由中止期限。", ZH.window_name(*key)),
            Refusal::ChallengeOpen => "回避申请尚未决定。在他人作出决定之前，调解员不出具意见、不终结调解、不中止期限，也不能再次申请回避。提问、留言、举证、和解可以继续。".to_owned(),
            Refusal::ChallengeUsed => "每方在一案中只能申请调解员回避一次，您已申请过。如有新情况，请留言说明，登记员会看到，并可以另行指定调解员。您可以不接受调解员意见，也可以向法院起诉。".to_owned(),
            Refusal::ChallengeAfterRuling => "申请回避须在调解员意见出具之前提出，而意见已经出具。您仍可以在期限内表示不接受：意见即不产生约束力，可以向法院起诉。请在不接受的理由中写明您对调解员的疑虑。".to_owned(),
            Refusal::AnotherDecides => "该调解员由您指定，或者被申请回避的就是您本人，因此由其他登记员决定。请转请同事办理；逾期无人决定的，视为申请成立。".to_owned(),
            Refusal::GroundOverturned => "其他登记员已在复核中认定该理由不成立。只能以其他理由不予受理，且可以再次申请复核。".to_owned(),
            Refusal::PartyHasTime => "一方仍在答复期限内，或者已申请恢复期限。请待该期限届满后再终结；案件页面写明截止时间。".to_owned(),
            Refusal::AlreadyStayed => "期限已经中止。请先让期限继续计算，或等待本次中止结束。".to_owned(),
            Refusal::StayLength { most } => format!("中止期间最短1日，最长{most}日。请在此范围内选择截止日；结束后可以再次中止。"),
            Refusal::Conflicted => "该调解员已申报与该平台有利害关系，或者曾负责本案。请选择其他调解员。".to_owned(),
            Refusal::NotCleared => "只有投诉全部不成立的意见才由平台申请公开。其他结果在贵方行使回应权后自动公开；和解内容不公开。".to_owned(),
            Refusal::NotHeard => "一方仍在答复期限内，或者案卷中有新材料而另一方尚未有足够时间回应。该时间届满后方可出具意见。".to_owned(),
            Refusal::NotReachable => "我们没有该平台经核实的地址，无法代为发送。请自行发送，并告诉我们发送日期，期限从该日起算。".to_owned(),
            Refusal::DetailLacking(detail) => format!("您的账户中没有此项信息：{}。请先在账户中填写，再重新选择。", ZH.detail_name(*detail)),
            Refusal::RevealWasRead(day) => format!("平台已于{}打开查看，已经知悉，无法收回。必要时您可以更换这些信息，并要求平台删除其不需要的部分；如平台借此对您不利，请留言告知本中心。", ZH.long_date(*day)),
            Refusal::ReadersChanged => "您打开表单后，能看到此内容的人有变化，因此没有发送。您所写的内容仍在：请查看下方现在谁能看到，需要时修改，然后再次提交。".to_owned(),
            Refusal::OwnDecision => "任何人不得复核自己的决定，须由另一登记员决定。".to_owned(),
            Refusal::HeldUpTooEarly(day) => format!("该原因结束得过早：结束之后，您仍有足够时间按期办理。只有持续到{}或之后的原因才能恢复期限。日期填错的，请更正；另有原因的，请填写该原因。案件页面列出您仍可办理的其他事项，向法院起诉的途径始终开放。", ZH.long_date(*day)),
            Refusal::ProofMissing => "恢复期限须有证明材料。请至少添加一个文件，例如医院证明、照片或者信件。".to_owned(),
            Refusal::NoSlip => "这不只是笔误：笔误只是错字、日期或者条文号；否定词、表示义务或者比较的词、当事人、期限和金额都不能更正。更正不能改变决定的内容。当事人可以不接受调解员意见、申请复核，或者向法院起诉。".to_owned(),
            Refusal::Incomplete => "内容不完整。调解员意见须对每项事由作出认定，消费者称因投诉受到报复的须一并认定，认定成立的须写明平台应当做什么；方案或协议须至少写明一项平台将做的事；退回须至少列明一项需要补正之处；称责任在他人的须提供数据流转记录。".to_owned(),
            Refusal::ReferralToOneself => "所指的正是本案平台。请指明数据提供给了谁，或者自行答复投诉。".to_owned(),
            Refusal::PointMissing => "答复须逐项回应全部请求，每项一次，写明同意、部分同意或者拒绝。".to_owned(),
            Refusal::TooManyExhibits { most } => format!("每案最多{most}件证据。请将多页合并为一个PDF，或略去重复证明的材料。"),
            Refusal::ImpossibleDate => "日期有误：在将来，或者过于久远。请核对年、月、日。".to_owned(),
            Refusal::NotBegun => "案件状态与表单不符。请打开案件页面重新办理。".to_owned(),
            Refusal::ClockRanBackwards => "本系统时钟早于最近一条记录，暂时不能记录。您的内容没有丢失，请几分钟后重试。".to_owned(),
            Refusal::FactMissing(fact) => missing_zh(fact).to_owned(),
            Refusal::Unwritable => "未能记录，这是我们的故障，没有保存任何内容。请重试或联系本中心。".to_owned(),
        },
    }
}

/// Two facts are missing through no fault of ours, and something can be done about them.
fn missing_en(fact: &str) -> &'static str {
    match fact {
        "enrolled" => {
            "Nobody represents this platform here yet, so nothing can be served in its inbox. Invite a representative, verify a contact, or record service by post."
        }
        "contact_verified" => {
            "No contact of this platform has been verified. Verify one first, or record service by post."
        }
        _ => {
            "A fact that this needs was not at hand; the fault is ours. Nothing was stored. Please try again, or ask the centre."
        }
    }
}

fn missing_zh(fact: &str) -> &'static str {
    match fact {
        "enrolled" => "该平台尚无代表入驻，无法向其收件箱送达。请邀请代表、核实联系方式，或登记邮寄送达。",
        "contact_verified" => "该平台的联系方式尚未核实。请先核实，或登记邮寄送达。",
        _ => "办理所需的信息缺失，这是我们的故障，没有保存任何内容。请重试或联系本中心。",
    }
}
