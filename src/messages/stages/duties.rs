//! Headlines: who must do what by when, for every window.

use crate::domain::clock::WindowKey;
use crate::messages::catalogue;

catalogue! {
    /// `who` begins the sentence ("You", "Paotui Delivery"); `due` is the end of the window. The
    /// Chinese says 在…前 and never 于…: the latter would name the one day on which to act.
    duty_headline(key: WindowKey, who: &str, due: &str) {
        en: match key {
            WindowKey::Admission => format!("{who} must decide whether to take the complaint by {due}"),
            WindowKey::Completion => format!("{who} must complete the complaint by {due}"),
            WindowKey::Service => format!("{who} must bring the notice to the platform by {due}"),
            WindowKey::Answer => format!("{who} must answer by {due}"),
            WindowKey::Reply => format!("{who} must reply to the answer by {due}"),
            WindowKey::Negotiation => format!("Both sides may settle between themselves until {due}"),
            WindowKey::Offer => format!("{who} must accept or decline the offer by {due}"),
            WindowKey::Naming => format!("{who} must name a mediator by {due}"),
            WindowKey::Mediation => format!("{who} must bring a result by {due}"),
            WindowKey::ChallengeDecision => format!("{who} must decide on the challenge to the mediator by {due}"),
            WindowKey::Help => format!("{who} must arrange the help that was asked for by {due}"),
            WindowKey::Question => format!("{who} must answer the mediator’s question by {due}"),
            WindowKey::Hearing => format!("Both sides may reply to what is on file until {due}"),
            WindowKey::Proposal => format!("{who} must accept or decline the mediator’s proposal by {due}"),
            WindowKey::RulingResponse => format!("{who} must accept or refuse the finding by {due}"),
            WindowKey::Performance => format!("{who} must do what was promised and report it by {due}"),
            WindowKey::Cure => format!("{who} must make good what was not done by {due}"),
            WindowKey::Confirmation => format!("{who} must say whether it was done by {due}"),
            WindowKey::CourtReceipt => format!("{who} should take the case or return it by {due}"),
            WindowKey::OuterLimit => format!("The whole procedure must end by {due}"),
            WindowKey::StayEnd => format!("The clock stands still until {due}"),
            WindowKey::Drafting => format!("{who} must show the draft of the publication by {due}"),
            WindowKey::Publishing => format!("{who} must publish the entry by {due}"),
            WindowKey::RightOfReply => format!("{who} may reply to the draft entry until {due}"),
            WindowKey::PublicationEnd | WindowKey::PublicationEndResolved => {
                format!("The entry stays in the register until {due}")
            }
            WindowKey::Reopening => format!("{who} may ask to have the case reopened until {due}"),
            WindowKey::WithdrawalUndo => format!("{who} may take the withdrawal back until {due}"),
            WindowKey::Review => format!("{who} may ask for a review until {due}"),
            WindowKey::ReviewDecision => format!("{who} must decide the review by {due}"),
            WindowKey::RestorationRequest => format!("{who} may ask for the missed time until {due}"),
            WindowKey::Delivery => format!("The letter has come by {due}"),
            WindowKey::Restoration => format!("{who} must decide by {due}, whether the missed time is given again"),
            WindowKey::Alarm => format!("{who} must attend to the alarm by {due}"),
            WindowKey::Referral => format!("{who} must decide by {due}, whether it was somebody else"),
            WindowKey::RequestService => format!("{who} must bring the request to the platform by {due}"),
            WindowKey::Request => format!("{who} should answer the request by {due}"),
            WindowKey::RequestReminder => format!("{who} is reminded on {due}"),
            WindowKey::Resending => format!("{who} can send the request by another way until {due}"),
            WindowKey::Complaining => format!("{who} can say whether that settles it, or complain, until {due}"),
        },
        zh: match key {
            WindowKey::Admission => format!("{who}须在{due}前决定是否受理"),
            WindowKey::Completion => format!("{who}须在{due}前补正投诉材料"),
            WindowKey::Service => format!("{who}须在{due}前将通知送达平台"),
            WindowKey::Answer => format!("{who}须在{due}前答复投诉"),
            WindowKey::Reply => format!("{who}须在{due}前回应平台答复"),
            WindowKey::Negotiation => format!("双方可以在{due}前自行和解"),
            WindowKey::Offer => format!("{who}须在{due}前表示是否接受和解方案"),
            WindowKey::Naming => format!("{who}须在{due}前指定调解员"),
            WindowKey::Mediation => format!("{who}须在{due}前得出调解结果"),
            WindowKey::ChallengeDecision => format!("{who}须在{due}前就回避申请作出决定"),
            WindowKey::Help => format!("{who}须在{due}前安排所申请的协助"),
            WindowKey::Question => format!("{who}须在{due}前回答调解员的提问"),
            WindowKey::Hearing => format!("双方可以在{due}前回应在案材料"),
            WindowKey::Proposal => format!("{who}须在{due}前表示是否接受调解方案"),
            WindowKey::RulingResponse => format!("{who}须在{due}前表示是否接受调解员意见"),
            WindowKey::Performance => format!("{who}须在{due}前履行承诺并报告"),
            WindowKey::Cure => format!("{who}须在{due}前补救未履行事项"),
            WindowKey::Confirmation => format!("{who}须在{due}前确认是否已履行"),
            WindowKey::CourtReceipt => format!("请{who}在{due}前立案或退回"),
            WindowKey::OuterLimit => format!("全部程序须在{due}前结束"),
            WindowKey::StayEnd => format!("期限中止至{due}"),
            WindowKey::Drafting => format!("{who}须在{due}前出示公布草稿"),
            WindowKey::Publishing => format!("{who}须在{due}前公布条目"),
            WindowKey::RightOfReply => format!("{who}可以在{due}前回应公开条目草稿"),
            WindowKey::PublicationEnd | WindowKey::PublicationEndResolved => {
                format!("条目公布至{due}")
            }
            WindowKey::Reopening => format!("{who}可以在{due}前申请重启案件"),
            WindowKey::WithdrawalUndo => format!("{who}可以在{due}前取消撤回"),
            WindowKey::Review => format!("{who}可以在{due}前申请复核"),
            WindowKey::ReviewDecision => format!("{who}须在{due}前作出复核决定"),
            WindowKey::RestorationRequest => format!("{who}可以在{due}前申请恢复期限"),
            WindowKey::Delivery => format!("信件在{due}前送达"),
            WindowKey::Restoration => format!("{who}须在{due}前决定是否恢复期限"),
            WindowKey::Alarm => format!("{who}须在{due}前处理紧急情况"),
            WindowKey::Referral => format!("{who}须在{due}前决定责任是否在他人"),
            WindowKey::RequestService => format!("{who}须在{due}前将请求送达平台"),
            WindowKey::Request => format!("{who}应在{due}前答复请求"),
            WindowKey::RequestReminder => format!("将于{due}提醒{who}"),
            WindowKey::Resending => format!("{who}可以在{due}前以其他方式发送请求"),
            WindowKey::Complaining => format!("{who}可以在{due}前表示是否满意，或者投诉"),
        },
    }
}
