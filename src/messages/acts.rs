//! What a person can do to a case: its name, what it means, the button, and what was done.

use super::catalogue;
use crate::domain::actor::Role;
use crate::domain::case::act::Act;
use crate::domain::case::event::Detail;
use std::borrow::Cow;

catalogue! {
    /// As a link on the case page and as the title of its form.
    act_name(act: Act, role: Role) {
        en: match act {
            Act::Admit => "Admit the complaint",
            Act::AskToComplete => "Ask for what is missing",
            Act::Complete => "Complete the complaint",
            Act::FindInadmissible => "Do not take the complaint",
            Act::Serve => "Record that the platform was reached",
            Act::Bounce => "Record that the notice came back",
            Act::Answer => "Answer the complaint",
            Act::Extend => "Take more time",
            Act::AcceptAnswer => "Accept what the answer grants",
            Act::AskForMediator => "Ask for a mediator",
            Act::Assign => "Name a mediator",
            Act::Respond => "Answer the mediator’s question",
            Act::AcceptOffer => "Accept these terms",
            Act::DeclineOffer => "Decline these terms",
            Act::AcceptRuling => "Accept the finding",
            Act::RefuseRuling => "Refuse the finding",
            Act::ReportPerformance => "Report that it is done",
            Act::Confirm => "Confirm that it is done",
            Act::Deny => "Say that it is not done",
            Act::Docket => "Take the case: record the docket number",
            Act::Return => "Return the file",
            Act::Judge => "Record the judgment",
            Act::Challenge => "Challenge the mediator",
            Act::AskToPublish => "Have the finding published",
            Act::DecideChallenge => "Decide on the challenge",
            Act::AskForHelp => "Ask for help with taking part",
            Act::GiveHelp => "Say what help is arranged",
            Act::Question => "Ask a question",
            Act::Stay => "Stop the clock",
            Act::LiftStay => "Let the clock run again",
            Act::Offer if role == Role::Mediator => "Propose a settlement",
            Act::Offer => "Make an offer",
            Act::Rule => "Give a finding",
            Act::CloseWithoutResult => "End without a result",
            Act::AttendAlarm => "Attend to the alarm",
            Act::RejectReferral => "Do not accept that it was somebody else",
            Act::OpenLinked => "Accept that it was somebody else: open a linked case",
            Act::Refer => "Say that it was somebody else",
            Act::RaiseAlarm => "Something is happening now",
            Act::Message => "Write a message",
            Act::Exhibit => "Add evidence",
            Act::Reveal => "Let the platform see details of you",
            Act::ReadReveal => "Open what the consumer lets you see",
            Act::TakeBackReveal => "Take back what the platform has not opened",
            Act::HandOver => "Go to court",
            Act::Reopen => "Have the case reopened",
            Act::Withdraw => "Take the complaint back",
            Act::UndoWithdrawal => "Take the withdrawal back",
            Act::AskForReview => "Ask for a review",
            Act::DecideReview => "Decide the review",
            Act::AskToRestore => "Ask for the time that you missed",
            Act::DecideRestoration => "Decide on the missed time",
            Act::Correct => "Correct a slip of the pen",
        },
        zh: match act {
            Act::Admit => "受理投诉",
            Act::AskToComplete => "通知补正",
            Act::Complete => "补正投诉",
            Act::FindInadmissible => "不予受理",
            Act::Serve => "登记已送达平台",
            Act::Bounce => "登记通知被退回",
            Act::Answer => "答复投诉",
            Act::Extend => "延长期限",
            Act::AcceptAnswer => "接受答复中同意的内容",
            Act::AskForMediator => "请求调解",
            Act::Assign => "指定调解员",
            Act::Respond => "回答调解员的提问",
            Act::AcceptOffer => "接受该方案",
            Act::DeclineOffer => "不接受该方案",
            Act::AcceptRuling => "接受调解员意见",
            Act::RefuseRuling => "不接受调解员意见",
            Act::ReportPerformance => "报告已履行",
            Act::Confirm => "确认已履行",
            Act::Deny => "说明尚未履行",
            Act::Docket => "立案并登记案号",
            Act::Return => "退回案卷",
            Act::Judge => "登记判决",
            Act::Challenge => "申请调解员回避",
            Act::AskToPublish => "申请公开意见",
            Act::DecideChallenge => "决定回避申请",
            Act::AskForHelp => "申请协助",
            Act::GiveHelp => "告知协助安排",
            Act::Question => "提问",
            Act::Stay => "中止期限",
            Act::LiftStay => "继续计算期限",
            Act::Offer if role == Role::Mediator => "提出调解方案",
            Act::Offer => "提出和解方案",
            Act::Rule => "出具调解员意见",
            Act::CloseWithoutResult => "终结调解",
            Act::AttendAlarm => "处理紧急情况",
            Act::RejectReferral => "不认定责任在他人",
            Act::OpenLinked => "认定责任在他人，另立关联案件",
            Act::Refer => "说明责任在他人",
            Act::RaiseAlarm => "正在发生紧急情况",
            Act::Message => "留言",
            Act::Exhibit => "补充证据",
            Act::Reveal => "向平台披露个人资料",
            Act::ReadReveal => "查看消费者披露的资料",
            Act::TakeBackReveal => "收回平台尚未查看的资料",
            Act::HandOver => "移送法院",
            Act::Reopen => "重启案件",
            Act::Withdraw => "撤回投诉",
            Act::UndoWithdrawal => "取消撤回",
            Act::AskForReview => "申请复核",
            Act::DecideReview => "作出复核决定",
            Act::AskToRestore => "申请恢复错过的期限",
            Act::DecideRestoration => "决定是否恢复期限",
            Act::Correct => "更正笔误",
        },
    }
    /// What it means and what follows, above the form.
    act_means(act: Act, role: Role) {
        en: match act {
            Act::Admit => "The complaint is about personal data and complete enough to be answered. The platform gets notice of it, and its time to answer begins when the notice reaches it.",
            Act::AskToComplete => "You can ask once, so ask for everything that is missing. The consumer gets time to complete the complaint; your own time begins anew when it is complete.",
            Act::Complete => "Send everything that the centre asked for. After that it decides whether to take the complaint.",
            Act::FindInadmissible => "The case ends here. The consumer gets the reason and reads that the way to court is not touched by it.",
            Act::Serve => "The platform’s time to answer begins with this record. Record it only if the notice has really arrived.",
            Act::Bounce => "The case stays with the centre until a notice arrives. A platform that was not reached is never called silent.",
            Act::Answer => "Take up each thing that is asked for. What you grant binds you if the consumer accepts it. You can answer once.",
            Act::Extend => "You can have more time for this once, for one of these reasons. Both sides see the reason.",
            Act::AcceptAnswer => "The platform is then bound to what its answer grants, each thing with its own time. What it refused is given up in this case.",
            Act::AskForMediator => "A mediator hears both sides, proposes and gives a finding. The centre names one.",
            Act::Assign => "Only mediators who declared no interest in this platform, and were not in charge of this case before, can be named.",
            Act::Respond => "Both sides read your answer, and a finding may rest on it.",
            Act::AcceptOffer if role == Role::Platform => "If both sides agree, you must do what stands here, each thing with its own time. This ends the dispute about it here.",
            Act::AcceptOffer => "If both sides agree, the platform must do what stands here, each thing with its own time. This ends the dispute about it here.",
            Act::DeclineOffer => "The terms fall, and the case goes on. You need not give a reason. Nobody may hold it against you.",
            Act::AcceptRuling => "If both sides accept the finding, it binds them, and each thing to be done gets its own time.",
            Act::RefuseRuling if role == Role::Platform => "The finding then binds nobody, and the case ends unresolved. Court is open to the consumer. The outcome may be published, with your reply beside it.",
            Act::RefuseRuling => "The finding then binds nobody, and the case ends unresolved. Court is open to you. The outcome may be published without anything that leads to you, with the platform’s reply beside it.",
            Act::ReportPerformance => "The consumer is asked whether it was done. Say what you did, and prove it.",
            Act::Confirm => "When everything is confirmed, the case is closed as resolved.",
            Act::Deny => "The platform then gets one last time to make it good. If that passes too, court is open, and the broken promise shows in its public record.",
            Act::Docket => "The mediation here ends with your record. Both sides are told.",
            Act::Return => "Name all defects at once. The consumer and the centre are told what to put right.",
            Act::Judge => "The outcome reaches the public entry of this case after the platform’s right of reply.",
            Act::Challenge => "You can do this once in a case, before the finding. Somebody who did not name this mediator decides. Until then no finding is given, and the time is added afterwards. Both sides and the mediator read your reason.",
            Act::AskToPublish => "The mediator found nothing against you. The public reads of that only if you wish it. A registrar writes the entry, you may reply to it, and it then stands in the register like every other finding. You cannot take the wish back.",
            Act::DecideChallenge => "If you uphold it, the mediator leaves the case and another one is named. If you reject it, the mediation goes on and gets back the time. Both sides and the mediator read your words.",
            Act::AskForHelp => "Nobody should lose a case over a language, eyes, ears or a pen. The centre arranges what it can. The first time that you ask, your own time does not end before it has had the time to do so; asking again prolongs nothing. Only the centre learns what you need; the other side sees at most that your time is longer.",
            Act::GiveHelp => "Say what is arranged, when and how. Only whoever asked reads it.",
            Act::Question => "Both sides read the question and the answer. One question to a side at a time.",
            Act::Stay => "Every time that runs in this case stands still until the end of the day that you name, and gets what it lost back afterwards. Both sides see the reason.",
            Act::LiftStay => "Every time runs again at once, and gets back what it lost while it stood still.",
            Act::Offer if role == Role::Mediator => "Both sides get the proposal, and it binds if both accept it. No court and no public entry ever shows it.",
            Act::Offer => "The other side may accept or decline. No court and no public entry ever shows what you offer, so you may be generous without harm.",
            Act::Rule => "It rests only on what both sides have seen with time to reply. It is a finding and not a judgment.",
            Act::CloseWithoutResult => "The case ends unresolved, and court is open to the consumer. Both sides read the reason.",
            Act::AttendAlarm => "Do first what can be done now, and call if you must. Then say here what you did. The consumer and the mediator read it; the platform does not.",
            Act::RejectReferral => "The platform stays in the case alone. Say why its record does not show that it was somebody else. Both sides read it.",
            Act::OpenLinked => "We file the same complaint, with the consumer’s own evidence, about whoever you choose, and it counts as filed on the first day. The consumer is told and may take it back. You decide on its admission like on any other. This case goes on.",
            Act::Refer => "Name whoever it was and bring the record of the data’s way. The centre rejects that or opens a linked case about them. Your own time runs on, you stay in this case, and your public record shows how often you passed complaints on.",
            Act::RaiseAlarm => "First do what stands here: it cannot wait for us. Then tell us: your case page says by when we must attend to it, on days off too. Your case goes on as before, and you may go to court at any time.",
            Act::Message => "Below stands who reads it.",
            Act::Exhibit => "Everybody in the case sees it, and a finding may rest on it. Files are kept byte by byte.",
            Act::Reveal => "So far the platform knows you by your account there. You need not let it see more; some things, such as a refund, may go faster if you do. You can take it back until the platform opens it, and not after that.",
            Act::ReadReveal => "You then see these details here, and it is on record that you opened them. Use them for this case only.",
            Act::TakeBackReveal => "The platform has not opened it yet, and then never can.",
            Act::HandOver => "The court gets the file, except what was said in order to settle. A mediation that still runs goes on meanwhile; it ends when the court takes the case.",
            Act::Reopen => "You can do this once. The case goes on: after an answer, with a mediator.",
            Act::Withdraw => "The case is closed. The platform learns that, but not your reason.",
            Act::UndoWithdrawal => "The case goes on where it stood when you took it back. Each time that ran gets back what it lost meanwhile. Everybody in the case is told that it goes on.",
            Act::AskForReview => "Another person at the centre looks at the decision once. Say what they should see differently.",
            Act::DecideReview => "You look at it afresh; whoever decided before cannot. If the case has to be taken, it is taken with your record and goes on at once.",
            Act::AskToRestore => "If something kept you from acting in time, the time can be given again, once, from now and whole. The other side learns that you ask and which reason you choose, and nothing else.",
            Act::DecideRestoration => "Grant it if the proof shows that one of the listed reasons left too little time to act; that they asked in time was checked before this came to you. If you grant it, the missed time runs again from now and whole, and the case stands where it stood. Both sides read your decision.",
            Act::Correct => "A wrong letter, name or date in a decision can be put right. Both texts stay on record. Nothing on which the decision turns can be changed so.",
        },
        zh: match act {
            Act::Admit => "投诉涉及个人信息，内容足以答复。平台将收到通知，答复期自通知送达之日起算。",
            Act::AskToComplete => "只能通知一次，请一次性列明全部缺漏。消费者将获得补正时间；补正后本中心的期限重新计算。",
            Act::Complete => "请补交本中心要求的全部内容，之后由本中心决定是否受理。",
            Act::FindInadmissible => "案件到此结束。消费者会收到理由，并被告知这不影响向法院起诉。",
            Act::Serve => "登记后平台的答复期开始计算。请确认通知确已到达后再登记。",
            Act::Bounce => "案件留在本中心，直至通知送达。未能送达的平台不会被记为未答复。",
            Act::Answer => "请逐项回应。贵方同意的内容，消费者接受后对贵方有约束力。只能答复一次。",
            Act::Extend => "该期限可因以下理由延长一次，双方都能看到理由。",
            Act::AcceptAnswer => "平台须履行其答复中同意的内容，每项各有期限。平台拒绝的部分在本案中不再主张。",
            Act::AskForMediator => "调解员将听取双方意见，提出方案并出具意见。由本中心指定调解员。",
            Act::Assign => "已申报与该平台有利害关系、或曾负责本案的调解员不能担任。",
            Act::Respond => "双方都会看到您的回答，调解员意见可能以此为依据。",
            Act::AcceptOffer if role == Role::Platform => "双方达成一致后，贵方须履行以下各项，每项各有期限，有关争议在此了结。",
            Act::AcceptOffer => "双方达成一致后，平台须履行以下各项，每项各有期限，有关争议在此了结。",
            Act::DeclineOffer => "方案失效，案件继续处理。您无需说明理由，也不会因此受到不利对待。",
            Act::AcceptRuling => "双方都接受后，意见对双方有约束力，每项措施各有期限。",
            Act::RefuseRuling if role == Role::Platform => "意见不产生约束力，案件未能解决，程序结束，消费者可以向法院起诉。结果可能公开，贵方的回应一并刊登。",
            Act::RefuseRuling => "意见不产生约束力，案件未能解决，程序结束，您可以向法院起诉。结果可能公开，但不含可以识别您的内容，平台的回应一并刊登。",
            Act::ReportPerformance => "本中心会询问消费者是否已履行。请说明贵方做了什么，并提供证明。",
            Act::Confirm => "全部事项确认履行后，案件即告解决并结束。",
            Act::Deny => "平台将有最后一次补救时间。逾期仍未补救的，您可以向法院起诉，未履行的情况会显示在其公开记录中。",
            Act::Docket => "登记后，本中心的调解随之结束，双方会收到通知。",
            Act::Return => "请一次性列明全部缺陷。消费者和本中心会收到补正要求。",
            Act::Judge => "结果将在平台行使回应权之后反映到本案的公开条目。",
            Act::Challenge => "每案只能申请一次，须在意见出具之前提出。由未指定该调解员的人决定；此前不出具意见，所用时间事后补回。双方和调解员都会看到您的理由。",
            Act::AskToPublish => "调解员认定投诉不成立。只有贵方提出申请，才会公开。由登记员拟写条目，贵方可以回应，之后与其他意见一样列入公开登记。申请后不能撤回。",
            Act::DecideChallenge => "申请成立的，该调解员退出本案，另行指定；不成立的，调解继续并补回时间。双方和调解员都会看到您的说明。",
            Act::AskForHelp => "任何人都不应因语言、视听或书写不便而吃亏。本中心会尽力安排。首次申请的，在安排所需时间届满前，您自己的期限不会结束；再次申请的，期限不再后延。只有本中心知道您需要什么，对方最多看到您的期限后延。",
            Act::GiveHelp => "请写明安排的内容、时间和方式。只有申请人能看到。",
            Act::Question => "双方都会看到问题和回答。每次只能向一方提一个问题。",
            Act::Stay => "本案全部期限中止至您所定之日结束，之后补回相应时间。双方都能看到理由。",
            Act::LiftStay => "全部期限立即继续计算，并补回中止的时间。",
            Act::Offer if role == Role::Mediator => "方案送交双方，双方都接受后生效。方案不会交给法院，也不会公开。",
            Act::Offer => "对方可以接受或者不接受。您提出的方案不会交给法院，也不会公开，可以放心让步。",
            Act::Rule => "意见只能依据双方都已看到并有时间回应的材料。它是调解员意见，不是判决。",
            Act::CloseWithoutResult => "案件未能解决，程序结束，消费者可以向法院起诉。双方都会看到理由。",
            Act::AttendAlarm => "请先办理现在能办的事，必要时致电，然后在此写明做了什么。消费者和调解员会看到，平台看不到。",
            Act::RejectReferral => "本案仍只由该平台应对。请说明其记录为何不能证明责任在他人，双方都会看到。",
            Act::OpenLinked => "我们以同一投诉和消费者自己的证据，对您选定的一方另立案件，提交日期按首次提交计算。消费者会收到通知并可撤回；是否受理仍按通常程序决定。本案继续进行。",
            Act::Refer => "请写明是谁，并提供数据流转记录。本中心可以不接受，也可以对其另立关联案件。贵方自身的期限照常计算，仍为本案当事人；公开记录会显示称责任在他人的次数。",
            Act::RaiseAlarm => "请先做以下事情，不要等我们。然后告诉我们：案件页面会写明本中心最迟何时处理，节假日不例外。案件照常进行，您也可以随时向法院起诉。",
            Act::Message => "谁能看到，见下方说明。",
            Act::Exhibit => "案件各方都会看到，调解员意见可能以此为依据。文件原样保存。",
            Act::Reveal => "目前平台只能通过您在其处的账号识别您。您没有义务披露更多；但有些事项（例如退款）披露后可能更快办理。平台打开查看之前您可以收回，查看之后则不能。",
            Act::ReadReveal => "打开后您可以在此看到这些资料，并留下查看记录。资料仅可用于本案。",
            Act::TakeBackReveal => "平台尚未打开查看；收回后将无法再查看。",
            Act::HandOver => "法院将收到案卷，但不包括为和解所说的内容。仍在进行的调解同时继续，法院立案时结束。",
            Act::Reopen => "只能重启一次。平台已答复的，重启后进入调解。",
            Act::Withdraw => "案件结束。平台会得知撤回，但不会知道您的理由。",
            Act::UndoWithdrawal => "案件从撤回时的阶段继续，各期限补回相应时间。案件各方会得知案件继续。",
            Act::AskForReview => "由本中心另一人复核一次。请说明哪些方面应当重新考虑。",
            Act::DecideReview => "由您重新审查；原决定人不能参与。应予受理的，登记后即受理并继续。",
            Act::AskToRestore => "如有正当原因未能按时办理，可以申请一次，期限自现在起重新给足。对方只会得知您提出申请和所选理由。",
            Act::DecideRestoration => "证据表明所列事由之一使其没有足够时间办理的，应予准许；是否按期申请，系统在提交时已核对。准许后，该期限自现在起重新给足，案件回到原来的阶段。双方都会看到您的决定。",
            Act::Correct => "决定中的错字、姓名或者日期可以更正，两个文本均保留。不能借此改变决定的内容。",
        },
    }
    /// The button that does it.
    act_send(act: Act) {
        en: match act {
            Act::Admit => "Admit the complaint",
            Act::AskToComplete => "Ask for this",
            Act::Complete => "Send it to the centre",
            Act::FindInadmissible => "End the case for this reason",
            Act::Serve => "Record the service",
            Act::Bounce => "Record that it came back",
            Act::Answer => "Send the answer",
            Act::Extend => "Take more time",
            Act::AcceptAnswer => "Accept the answer",
            Act::AskForMediator => "Ask for a mediator",
            Act::Assign => "Name this mediator",
            Act::Respond => "Send the answer",
            Act::AcceptOffer => "Accept",
            Act::DeclineOffer => "Decline",
            Act::AcceptRuling => "Accept the finding",
            Act::RefuseRuling => "Refuse the finding",
            Act::ReportPerformance => "Report it as done",
            Act::Confirm => "Yes, it is done",
            Act::Deny => "No, it is not done",
            Act::Docket => "Record the docket number",
            Act::Return => "Return the file",
            Act::Judge => "Record the judgment",
            Act::Challenge => "Challenge the mediator",
            Act::AskToPublish => "Yes, have it published",
            Act::DecideChallenge => "Record this decision",
            Act::AskForHelp => "Ask for this",
            Act::GiveHelp => "Tell them",
            Act::Question => "Ask",
            Act::Stay => "Stop the clock",
            Act::LiftStay => "Let it run again",
            Act::Offer => "Send these terms",
            Act::Rule => "Give this finding",
            Act::CloseWithoutResult => "End the mediation",
            Act::AttendAlarm => "Record what was done",
            Act::RejectReferral => "Do not accept it",
            Act::OpenLinked => "Open the linked case",
            Act::Refer => "Name them and send the record",
            Act::RaiseAlarm => "Tell the centre now",
            Act::Message => "Send",
            Act::Exhibit => "Add to the case",
            Act::Reveal => "Let the platform see this",
            Act::ReadReveal => "Open it",
            Act::TakeBackReveal => "Take it back",
            Act::HandOver => "Yes, hand my case to the court",
            Act::Reopen => "Have the case reopened",
            Act::Withdraw => "Take the complaint back",
            Act::UndoWithdrawal => "Go on with the case",
            Act::AskForReview => "Ask for the review",
            Act::DecideReview => "Record the decision",
            Act::AskToRestore => "Ask for the time",
            Act::DecideRestoration => "Record the decision",
            Act::Correct => "Put it right",
        },
        zh: match act {
            Act::Admit => "受理",
            Act::AskToComplete => "发出补正通知",
            Act::Complete => "提交给本中心",
            Act::FindInadmissible => "以此理由结束案件",
            Act::Serve => "登记送达",
            Act::Bounce => "登记退回",
            Act::Answer => "提交答复",
            Act::Extend => "延长期限",
            Act::AcceptAnswer => "接受答复",
            Act::AskForMediator => "请求调解",
            Act::Assign => "指定",
            Act::Respond => "提交回答",
            Act::AcceptOffer => "接受",
            Act::DeclineOffer => "不接受",
            Act::AcceptRuling => "接受意见",
            Act::RefuseRuling => "不接受意见",
            Act::ReportPerformance => "报告已履行",
            Act::Confirm => "是，已履行",
            Act::Deny => "否，尚未履行",
            Act::Docket => "登记案号",
            Act::Return => "退回案卷",
            Act::Judge => "登记判决",
            Act::Challenge => "提交回避申请",
            Act::AskToPublish => "是，申请公开",
            Act::DecideChallenge => "登记决定",
            Act::AskForHelp => "提交申请",
            Act::GiveHelp => "告知",
            Act::Question => "提问",
            Act::Stay => "中止",
            Act::LiftStay => "继续计算",
            Act::Offer => "发出方案",
            Act::Rule => "出具意见",
            Act::CloseWithoutResult => "终结调解",
            Act::AttendAlarm => "登记处理情况",
            Act::RejectReferral => "不接受",
            Act::OpenLinked => "另立关联案件",
            Act::Refer => "提交说明和记录",
            Act::RaiseAlarm => "立即告知本中心",
            Act::Message => "发送",
            Act::Exhibit => "加入案卷",
            Act::Reveal => "确认披露",
            Act::ReadReveal => "打开查看",
            Act::TakeBackReveal => "收回",
            Act::HandOver => "是，将案件移送法院",
            Act::Reopen => "重启案件",
            Act::Withdraw => "撤回投诉",
            Act::UndoWithdrawal => "继续案件",
            Act::AskForReview => "申请复核",
            Act::DecideReview => "登记决定",
            Act::AskToRestore => "提交申请",
            Act::DecideRestoration => "登记决定",
            Act::Correct => "更正",
        },
    }
    /// Said once on the case page afterwards.
    act_done(act: Act) {
        en: match act {
            Act::Admit => "The complaint is admitted.",
            Act::AskToComplete => "The consumer is asked to complete the complaint.",
            Act::Complete => "The centre has what you sent.",
            Act::FindInadmissible => "The case is ended.",
            Act::Serve => "The service is recorded.",
            Act::Bounce => "It is recorded that the notice came back.",
            Act::Answer => "The answer is with the consumer.",
            Act::Extend => "The time is longer now.",
            Act::AcceptAnswer => "You accepted what the answer grants. The platform is bound to it.",
            Act::AskForMediator => "The centre is to name a mediator now.",
            Act::Assign => "The mediator is named.",
            Act::Respond => "The mediator has your answer.",
            Act::AcceptOffer => "You accepted the terms.",
            Act::DeclineOffer => "You declined the terms.",
            Act::AcceptRuling => "You accepted the finding.",
            Act::RefuseRuling => "You refused the finding.",
            Act::ReportPerformance => "The consumer is asked whether it was done.",
            Act::Confirm => "Thank you. It is recorded as done.",
            Act::Deny => "It is recorded as not done.",
            Act::Docket => "The docket number is recorded.",
            Act::Return => "The file is returned.",
            Act::Judge => "The judgment is recorded.",
            Act::Challenge => "The mediator is challenged. Another person decides on it.",
            Act::AskToPublish => "The centre writes the entry now. You will see it before the public does.",
            Act::DecideChallenge => "The decision is recorded. Both sides and the mediator are told.",
            Act::AskForHelp => "The centre has your request.",
            Act::GiveHelp => "They are told what is arranged.",
            Act::Question => "The question is asked.",
            Act::Stay => "The clock stands still.",
            Act::LiftStay => "The clock runs again.",
            Act::Offer => "The terms are on the table.",
            Act::Rule => "The finding is given.",
            Act::CloseWithoutResult => "The mediation is ended.",
            Act::AttendAlarm => "It is recorded what was done, and the consumer is told.",
            Act::RejectReferral => "It is recorded that the centre does not accept that it was somebody else.",
            Act::OpenLinked => "The linked case is being opened, and the consumer is told.",
            Act::Refer => "The centre looks at it. Your own time runs on.",
            Act::RaiseAlarm => "The centre is told. Your case page says by when it must attend to it; you may go to court at any time.",
            Act::Message => "The message is sent.",
            Act::Exhibit => "The evidence is in the case.",
            Act::Reveal => "The platform can open these details now.",
            Act::ReadReveal => "You see the details under “Who is in it”.",
            Act::TakeBackReveal => "It is taken back. The platform has not seen it.",
            Act::HandOver => "Your case is with the court.",
            Act::Reopen => "The case goes on.",
            Act::Withdraw => "The complaint is taken back.",
            Act::UndoWithdrawal => "The case goes on where it stood.",
            Act::AskForReview => "Another person looks at it now.",
            Act::DecideReview => "The review is decided.",
            Act::AskToRestore => "The centre decides on your request now.",
            Act::DecideRestoration => "The decision is recorded.",
            Act::Correct => "The slip is put right.",
        },
        zh: match act {
            Act::Admit => "投诉已受理。",
            Act::AskToComplete => "已通知消费者补正。",
            Act::Complete => "本中心已收到补正内容。",
            Act::FindInadmissible => "案件已结束。",
            Act::Serve => "送达已登记。",
            Act::Bounce => "已登记通知被退回。",
            Act::Answer => "答复已提交给消费者。",
            Act::Extend => "期限已延长。",
            Act::AcceptAnswer => "您已接受答复中同意的内容，平台须予履行。",
            Act::AskForMediator => "已请求调解，由本中心指定调解员。",
            Act::Assign => "调解员已指定。",
            Act::Respond => "回答已提交给调解员。",
            Act::AcceptOffer => "您已接受该方案。",
            Act::DeclineOffer => "您已表示不接受该方案。",
            Act::AcceptRuling => "您已接受调解员意见。",
            Act::RefuseRuling => "您已表示不接受调解员意见。",
            Act::ReportPerformance => "已询问消费者是否履行。",
            Act::Confirm => "谢谢，已记录为已履行。",
            Act::Deny => "已记录为未履行。",
            Act::Docket => "案号已登记。",
            Act::Return => "案卷已退回。",
            Act::Judge => "判决已登记。",
            Act::Challenge => "回避申请已提交，由他人决定。",
            Act::AskToPublish => "本中心将拟写条目，公布前会先给贵方查看。",
            Act::DecideChallenge => "决定已登记，双方和调解员会收到通知。",
            Act::AskForHelp => "本中心已收到您的申请。",
            Act::GiveHelp => "已告知申请人。",
            Act::Question => "问题已提出。",
            Act::Stay => "期限已中止。",
            Act::LiftStay => "期限已继续计算。",
            Act::Offer => "方案已发出。",
            Act::Rule => "意见已出具。",
            Act::CloseWithoutResult => "调解已终结。",
            Act::AttendAlarm => "处理情况已登记，并已告知消费者。",
            Act::RejectReferral => "已登记：不认定责任在他人。",
            Act::OpenLinked => "正在另立关联案件，并已告知消费者。",
            Act::Refer => "本中心将予核查，贵方自身的期限照常计算。",
            Act::RaiseAlarm => "已告知本中心，案件页面写明最迟何时处理；您也可以随时向法院起诉。",
            Act::Message => "留言已发送。",
            Act::Exhibit => "证据已加入案卷。",
            Act::Reveal => "平台现在可以查看这些资料。",
            Act::ReadReveal => "资料显示在“参与人”一栏。",
            Act::TakeBackReveal => "已收回，平台未曾查看。",
            Act::HandOver => "案件已移送法院。",
            Act::Reopen => "案件已重启。",
            Act::Withdraw => "投诉已撤回。",
            Act::UndoWithdrawal => "案件从原来的阶段继续。",
            Act::AskForReview => "将由另一人复核。",
            Act::DecideReview => "复核决定已登记。",
            Act::AskToRestore => "已提交，由本中心决定。",
            Act::DecideRestoration => "决定已登记。",
            Act::Correct => "笔误已更正。",
        },
    }

    // Fields of the forms.
    act_not_now {
        en: "This cannot be done now: the time has ended, or somebody was first. What you typed is still here; the case page shows what is possible",
        zh: "现在不能办理：期限已过，或者已有人先行办理。您填写的内容仍在此处；案件页面列出可以办理的事项",
    }
    act_to_the_case { en: "Back to the case", zh: "返回案件" }
    act_reason { en: "Reason", zh: "理由" }
    choose_reason { en: "Choose a reason", zh: "请选择理由" }
    act_explain { en: "Explain it", zh: "具体说明" }
    write_explanation { en: "Write an explanation", zh: "请填写说明" }
    act_what_is_missing { en: "What is missing?", zh: "缺少什么？" }
    act_what_is_missing_hint {
        en: "Name each thing, why it is needed and how it can be had. The consumer reads this.",
        zh: "逐项写明缺什么、为何需要、如何取得。消费者会看到。",
    }
    write_what_is_missing { en: "Write what is missing", zh: "请填写缺少的内容" }
    act_what_you_add { en: "What you add", zh: "补充内容" }
    write_what_you_add { en: "Write what you add; if it is all in the files, say which file answers what", zh: "请填写补充内容；如均在文件中，请说明各文件对应哪一项" }
    act_decision { en: "The decision, in words for the consumer", zh: "决定说明（写给消费者）" }
    act_decision_hint { en: "Say what the reason means here, and which other way is open.", zh: "说明该理由在本案中的含义，以及还有哪些途径。" }
    act_how_served { en: "How did the notice arrive?", zh: "通知如何送达？" }
    choose_how_served { en: "Choose how the notice arrived", zh: "请选择送达方式" }
    act_serve_inbox { en: "In the inbox here: somebody represents the platform", zh: "送达站内收件箱：平台已有代表入驻" }
    act_serve_mail { en: "By email to the verified contact", zh: "以电子邮件送达经核实的联系方式" }
    act_serve_post { en: "By post, with proof of delivery", zh: "以邮寄送达，有签收凭证" }
    act_on_point(number: usize, want: &str) { en: format!("{number}. {want}"), zh: format!("{number}．{want}") }
    act_stance { en: "Your answer to this", zh: "对此项的答复" }
    choose_stance { en: "Choose whether you grant this, grant it in part or refuse it", zh: "请选择同意、部分同意或者拒绝" }
    stance_granted { en: "We grant it", zh: "同意" }
    stance_partly { en: "We grant it in part", zh: "部分同意" }
    stance_refused { en: "We refuse it", zh: "拒绝" }
    act_amount { en: "Amount that you grant, in yuan", zh: "同意支付的金额（元）" }
    act_ground { en: "Ground of the refusal", zh: "拒绝的依据" }
    act_ground_hint { en: "Needed if you refuse this, and only then.", zh: "拒绝时必须选择，其他情况无须选择。" }
    act_no_ground { en: "None", zh: "无" }
    choose_ground { en: "Choose the ground on which you refuse", zh: "请选择拒绝的依据" }
    act_point_reasons { en: "What you will do, or why not", zh: "将如何处理，或者不处理的理由" }
    write_point_reasons { en: "Write what you will do, or why you refuse", zh: "请填写将如何处理，或者拒绝的理由" }
    act_for_all_points { en: "Anything else", zh: "其他说明" }
    act_proof { en: "Files", zh: "文件" }
    act_extension_means(by: &str, end: &str) {
        en: format!("It makes the time {by} longer, until {end}."),
        zh: format!("期限延长{by}，至{end}。"),
    }
    act_challenge_words { en: "What happened, and how you know", zh: "发生了什么，您如何得知" }
    write_challenge_words { en: "Write what happened, and how you know", zh: "请填写发生了什么，您如何得知" }
    act_challenge_open {
        en: "The mediator is challenged, and another person must decide on that first. No finding is possible before.",
        zh: "一方已申请调解员回避，须先由他人作出决定，此前不能出具意见。",
    }
    act_uphold { en: "Is there a reason to doubt a fair hearing?", zh: "是否有理由怀疑公正？" }
    act_uphold_yes { en: "Yes: another mediator takes over", zh: "是：更换调解员" }
    act_uphold_no { en: "No: this mediator goes on", zh: "否：由该调解员继续" }
    choose_uphold { en: "Choose whether the challenge is upheld", zh: "请选择回避申请是否成立" }
    act_need { en: "What do you need?", zh: "您需要什么？" }
    choose_need { en: "Choose what you need", zh: "请选择您需要的协助" }
    act_need_words { en: "What would help, and when", zh: "怎样协助最合适，何时需要" }
    write_need_words { en: "Write in a few words what would help", zh: "请简要填写需要怎样的协助" }
    act_help_words { en: "What is arranged", zh: "安排的内容" }
    write_help_words { en: "Write what is arranged, when and how", zh: "请填写安排的内容、时间和方式" }
    act_why_mediator { en: "Why does the answer not satisfy you?", zh: "您为何对答复不满意？" }
    write_why_mediator { en: "Write in a few words why the answer does not satisfy you", zh: "请简要说明对答复不满意的原因" }
    act_mediator { en: "Who is to be in charge?", zh: "由谁负责？" }
    choose_mediator { en: "Choose a mediator", zh: "请选择调解员" }
    act_mediator_has(cases: i64) {
        en: super::plural(cases, "open case", "open cases"),
        zh: format!("在办 {cases} 件"),
    }
    act_no_mediator {
        en: "There is no mediator who may hear this case. Invite one, or ask the supervisor for help.",
        zh: "目前没有可以负责本案的调解员。请邀请调解员，或请监管机关协助。",
    }
    act_invite_mediator { en: "Invite a mediator", zh: "邀请调解员" }
    act_ask_whom { en: "Whom do you ask?", zh: "向谁提问？" }
    choose_whom { en: "Choose whom you ask", zh: "请选择提问对象" }
    act_question { en: "Your question", zh: "问题" }
    write_question { en: "Write the question", zh: "请填写问题" }
    act_your_answer { en: "Your answer", zh: "您的回答" }
    write_your_answer { en: "Write your answer", zh: "请填写回答" }
    act_terms { en: "What the platform would do", zh: "平台将做什么" }
    act_terms_hint { en: "Choose at least one thing.", zh: "至少选择一项。" }
    choose_terms { en: "Choose at least one thing that the platform would do", zh: "请至少选择一项平台将做的事" }
    act_remedies { en: "What the platform should do", zh: "平台应当做什么" }
    act_remedies_hint { en: "At least one thing, unless nothing is upheld.", zh: "至少选择一项；投诉全部不成立的除外。" }
    choose_remedies { en: "Choose what the platform should do, since something is upheld", zh: "有事由成立，请选择平台应当做的事" }
    remedies_of_nothing { en: "Nothing is upheld, so there is nothing that the platform should do. Take this out, or uphold something", zh: "没有事由成立，平台无需采取措施。请移除，或认定某项事由成立" }
    act_term_amount { en: "Amount in yuan", zh: "金额（元）" }
    act_term_text { en: "What exactly", zh: "具体内容" }
    act_term_days { en: "Days to do it", zh: "履行天数" }
    act_term_days_hint(usual: &str) {
        en: format!("Calendar days, from the day on which both sides have accepted. Empty: {usual}."),
        zh: format!("自双方接受之日起的自然日；不填则为{usual}。"),
    }
    days_unreadable(most: u16) { en: format!("Write a number of days from 1 to {most}"), zh: format!("请填写 1 至 {most} 的天数") }
    act_offer_words { en: "Your words to the other side", zh: "给对方的话" }
    act_proposal_words { en: "Why you propose this", zh: "提出方案的理由" }
    write_offer_words { en: "Write some words to go with the terms", zh: "请为方案写几句话" }
    act_until { en: "Until the end of which day?", zh: "中止到哪一天结束？" }
    act_until_hint(latest: &str) { en: format!("Tomorrow at the earliest, and {latest} at the latest."), zh: format!("最早为明天，最晚为{latest}。") }
    write_until { en: "Write the day on which the clock runs again by itself", zh: "请填写期限继续计算的日期" }
    act_finding_on { en: "Finding", zh: "认定" }
    choose_finding { en: "Choose a finding for this grievance", zh: "请对此项作出认定" }
    act_found_retaliation {
        en: "Did the platform punish the consumer for having complained?",
        zh: "平台是否因消费者投诉而予以报复？",
    }
    act_found_retaliation_hint {
        en: "The consumer says so; see the alarm above. This is a finding of its own, whatever the complaint comes to. Give your reasons below.",
        zh: "消费者提出了这一指称，见上方紧急情况。无论投诉是否成立，均须单独认定，并在下方说明理由。",
    }
    choose_retaliation { en: "Choose what you find on this, too", zh: "请对此一并作出认定" }
    act_finding_words { en: "The finding, as the public may read it", zh: "意见摘要（可能公开）" }
    act_finding_words_hint {
        en: "Without anything that leads to the consumer: no name, no account, no exact day. A registrar reads it again before it is published.",
        zh: "不得含有可以识别消费者的内容：姓名、账号、具体日期。公开前登记员会再次审查。",
    }
    act_finding_reasons { en: "The reasons, for both sides", zh: "理由（供双方阅读）" }
    write_finding { en: "Write the finding", zh: "请填写意见摘要" }
    write_finding_reasons { en: "Write the reasons", zh: "请填写理由" }
    act_ruling_earliest(at: &str) {
        en: format!("Something on file is fresh, and the other side may still reply to it. A finding is possible from {at}."),
        zh: format!("案卷中有新材料，另一方仍可回应。{at}起方可出具意见。"),
    }
    act_ruling_waits_for_post {
        en: "The consumer reads letters on paper, and the letter about something that they may reply to still lies at the centre. A finding is possible once it has been posted, has come, and the time to reply has passed.",
        zh: "消费者以纸质信函接收通知，有一封告知其可回应内容的信函尚未寄出。须待信函寄出、送达并且回应时间届满后，方可出具意见。",
    }
    act_ruling_leaves_out(what: &[Cow<'_, str>]) {
        en: format!("A finding given now does not rest on {}: the other side has not had its time to reply to that yet.", what.join(" and ")),
        zh: format!("现在出具的意见不以{}为依据：另一方尚未有足够时间回应。", what.join("和")),
    }
    act_exhibits_left_out(numbers: &[u16]) {
        en: format!("exhibit{} {}", if numbers.len() == 1 { "" } else { "s" }, numbered(numbers, ", ")),
        zh: format!("证据{}", numbered(numbers, "、")),
    }
    act_texts_left_out(count: usize) {
        en: super::plural(i64::try_from(count).unwrap_or(i64::MAX), "message", "messages"),
        zh: format!("{count}条消息"),
    }
    act_refusal_words { en: "Why you refuse, if you want to say it", zh: "不接受的理由（可不填）" }
    act_what_was_done { en: "What was done, and when", zh: "做了什么，何时完成" }
    write_what_was_done { en: "Write what was done", zh: "请填写已履行的内容" }
    act_what_is_not_done { en: "What is not done?", zh: "哪些尚未履行？" }
    write_what_is_not_done { en: "Write what is not done", zh: "请填写尚未履行的内容" }
    act_answer_counted(span: &str) {
        en: format!("Once you accept, the centre counts {span} for each thing, from that day. A time that the answer names in its words is what the platform says of itself; the centre does not count it."),
        zh: format!("您接受后，本中心自当日起对每项按{span}计算期限。答复文字中提到的其他时间是平台自己的说法，本中心不据此计算。"),
    }
    act_about_court { en: "What you can expect of a court", zh: "关于法院诉讼" }
    act_court_gets(answered: bool, found: bool) {
        en: format!("The court gets the whole file: the complaint, {}the evidence{} and how each date was counted. With it go your name, your email address, your account at the platform and, if your account here holds them, your postal address and telephone number. The court may pass them on to the platform when it serves papers. It never gets what was said in order to settle.", if answered { "the answer, " } else { "" }, if found { ", the finding" } else { "" }),
        zh: format!("法院将收到全部案卷：投诉、{}证据{}以及各期限的计算，连同您的姓名、电子邮箱、您在平台的账号，以及您在本中心账户中填写的通信地址和电话号码。法院送达文书时，可能会将这些信息转给平台。为和解而说的话不会交给法院。", if answered { "答复、" } else { "" }, if found { "、调解员意见" } else { "" }),
    }
    act_see_bundle { en: "See what the court would get", zh: "查看将交给法院的案卷" }
    act_court_note { en: "A word to the court", zh: "给法院的话" }
    act_court_yes { en: "Yes, I want the court to have my case", zh: "是，我同意将案件移送法院" }
    tick_court_yes { en: "Tick the box to say yes. Nothing reaches a court without your own yes", zh: "请勾选表示同意。未经您本人同意，任何内容都不会交给法院" }
    act_docket { en: "Docket number", zh: "案号" }
    act_docket_hint { en: "As your court writes it, for example (2026) Yue 0192 Min Chu 1234.", zh: "按贵院写法填写，例如（2026）粤0192民初1234号。" }
    write_docket { en: "Write the docket number", zh: "请填写案号" }
    act_defects { en: "What has to be put right?", zh: "需要补正什么？" }
    choose_defects { en: "Choose at least one defect", zh: "请至少选择一项" }
    act_decided { en: "How did the court decide?", zh: "法院如何判决？" }
    choose_decided { en: "Choose how the court decided", zh: "请选择判决结果" }
    act_judgment { en: "What the court decided, in short", zh: "判决内容摘要" }
    write_judgment { en: "Write in short what the court decided", zh: "请填写判决内容摘要" }
    act_referral_kind { en: "What are they to you?", zh: "对方与贵方是什么关系？" }
    choose_referral_kind { en: "Choose what they are to you", zh: "请选择对方与贵方的关系" }
    act_referral_to { en: "Who was it?", zh: "是谁？" }
    act_referral_not_listed { en: "Not on this list", zh: "不在名单中" }
    act_referral_name { en: "Their full name, if they are not on the list", zh: "不在名单中的，请填写全称" }
    write_referral_name { en: "Choose who it was, or write their full name", zh: "请选择是谁，或者填写全称" }
    act_referral_text { en: "Which data went to them, when, and on what ground", zh: "哪些数据、何时、依据什么提供给对方" }
    write_referral_text { en: "Write which data went to them, when, and on what ground", zh: "请填写哪些数据、何时、依据什么提供给对方" }
    act_referral_record { en: "The record of the data’s way", zh: "数据流转记录" }
    act_referral_record_hint {
        en: "The log or export that shows which data of this person left you, when and to whom, or the contract with the entries that belong to it. Without it nothing is referred.",
        zh: "显示该用户的哪些数据于何时提供给谁的日志或导出记录，或者合同及其相应条目。没有记录不予受理。",
    }
    choose_record { en: "Add the record of the data’s way", zh: "请添加数据流转记录" }
    act_rejection_text { en: "Why the record does not show it", zh: "记录为何不能证明" }
    act_linked_to { en: "About whom?", zh: "针对谁？" }
    choose_linked_to { en: "Choose a platform from our records. If it is not there, add it under “Platforms” first", zh: "请从平台记录中选择；没有的，请先在“平台”中添加" }
    act_alarm_kind { en: "What is happening?", zh: "正在发生什么？" }
    /// Why a kind of alarm is not offered: it is raised already.
    act_alarm_is_open(name: &str, due: &str) {
        en: format!("Not offered here, for the centre has it already: “{name}”. It must attend to it by {due}; you need not raise it again."),
        zh: format!("“{name}”已告知本中心，因此不再列出；本中心须在{due}前处理，您无需再次告知。"),
    }
    choose_alarm_kind { en: "Choose what is happening", zh: "请选择正在发生的情况" }
    act_alarm_danger {
        en: "Only you, the centre, the mediator and the supervisor learn of this; the supervisor not in your words. The platform does not. If you take the case to court, the court reads it too, and may pass it on to the platform.",
        zh: "只有您、本中心、调解员和监管机关知道，监管机关看不到您写的内容；平台不会知道。如您将案件移送法院，法院也会看到，并可能转给平台。",
    }
    act_alarm_punished {
        en: "The platform reads this, as soon as it is in the case: it may reply, since the mediator decides on it. Write nothing here that it must not know.",
        zh: "平台加入本案后会看到这项内容，并可以回应，因为调解员须对此作出认定。不宜让平台知道的内容请勿写在此处。",
    }
    act_alarm_readers {
        en: "Who reads this stands above, with what you choose.",
        zh: "谁能看到，见上方您所选的情况。",
    }
    act_alarm_words { en: "What is happening, in a few words", zh: "请简要说明正在发生的事" }
    write_alarm_words { en: "Write in a few words what is happening", zh: "请简要填写正在发生的事" }
    act_alarm_done_readers {
        en: "Read by the consumer, the mediator and the centre, and by a court if the consumer hands the case over; never by the platform. Do not repeat here what only the centre was told.",
        zh: "消费者、调解员和调解中心可见；如消费者将案件移送法院，法院也可见；平台不可见。仅告知本中心的内容请勿在此重复。",
    }
    act_time_to_answer(span: &str, silence: &str) {
        en: format!("Time to answer: {span}. {silence}"),
        zh: format!("答复期限：{span}。{silence}"),
    }
    act_court_defects(defects: &str) {
        en: format!("The court sent it back for this: {defects}. Say here what you have put right; what the court wants to see stands in its own words on the page of the case."),
        zh: format!("法院退回的原因：{defects}。请在此说明您补正了什么；法院的具体要求见案件页面上的原文。"),
    }
    act_alarm_done { en: "What you did, and what the consumer should do now", zh: "您做了什么，消费者现在应当做什么" }
    write_alarm_done { en: "Write what you did", zh: "请填写处理情况" }
    act_alarms_go_along {
        en: "What you told us of danger goes to the court with the file. The court may pass it on to the platform.",
        zh: "您告知我们的危险情况会随案卷交给法院，法院可能将其转给平台。",
    }
    act_message { en: "Your message", zh: "留言内容" }
    write_message { en: "Write the message", zh: "请填写留言" }
    act_message_early {
        en: "The platform is not in the case yet. Only the consumer and the centre read this, now and later.",
        zh: "平台尚未加入本案。此留言现在和以后都只有消费者和本中心能看到。",
    }
    act_wall { en: "May the court read it, if the case gets there?", zh: "如案件移送法院，法院可以看到吗？" }
    act_wall_court { en: "Yes, the court may read this", zh: "可以，法院可以阅读" }
    act_wall_settlement { en: "No, settlement only", zh: "不可以，仅供和解使用" }
    act_reveal_which { en: "What may the platform see?", zh: "您允许平台看到哪些资料？" }
    act_reveal_hint {
        en: "Below each stands exactly what the platform will see, and it stays so: what you change in your account later, it sees only if you let it again.",
        zh: "每项下方即为平台将看到的内容，以此次披露为准：您日后在账户中修改的，只有再次披露，平台才能看到。",
    }
    act_reveal_nothing_new {
        en: "You have let the platform see all that stands in your account, as it stands there. There is nothing new to show.",
        zh: "您账户中现有的资料均已向平台披露，没有新的内容可供披露。",
    }
    act_reveal_change_account { en: "Change it in your account", zh: "在账户中修改资料" }
    readers_reveal {
        en: "Read by the platform once it opens it. The registrars and a court have it anyway; the public never sees it.",
        zh: "平台打开后可见；登记员和法院本来即可看到，公众始终看不到。",
    }
    choose_detail { en: "Choose at least one", zh: "请至少选择一项" }
    detail_name(detail: Detail) {
        en: match detail {
            Detail::Name => "Your name",
            Detail::Mail => "Your email address",
            Detail::Phone => "Your telephone number",
            Detail::Address => "Your postal address",
        },
        zh: match detail {
            Detail::Name => "姓名",
            Detail::Mail => "电子邮箱",
            Detail::Phone => "电话号码",
            Detail::Address => "通信地址",
        },
    }
    choose_wall { en: "Choose whether the court may read it", zh: "请选择法院是否可以看到" }
    act_evidence_says { en: "What the evidence shows", zh: "证据说明什么" }
    choose_files { en: "Choose at least one file", zh: "请至少选择一个文件" }
    act_withdraw_may_be_undone(span: &str) {
        en: format!("You can take the withdrawal back within {span}, once."),
        zh: format!("撤回后{span}内可以取消撤回一次。"),
    }
    act_withdraw_for_good {
        en: "You took a withdrawal back before. This one stands: you could file a new complaint, or go to court yourself.",
        zh: "您此前取消过一次撤回，这次撤回不能再取消；您可以重新投诉，或者自行向法院起诉。",
    }
    act_form_was_sent {
        en: "This form was sent before, with other content; that is on record. What you wrote now was not sent. Send it if you want it as well; if it had files, choose them again first",
        zh: "该表单此前已提交，当时的内容已记录在案；您现在填写的内容尚未提交。如仍需提交，请再次提交；原附有文件的，请先重新选择",
    }
    act_withdraw_reason { en: "Why do you take it back?", zh: "为何撤回？" }
    act_withdraw_hint {
        en: "Only the centre learns this. If you are under pressure or afraid, say so: a registrar then attends to it, and your case page says by when. It is kept as an alarm: the platform does not learn of it. Should you take the withdrawal back and go to court later, we ask you again before a court reads that there was one.",
        zh: "只有本中心能看到。如果您受到施压或感到担心，请如实选择：登记员会处理，案件页面会写明最迟何时处理。该情况按紧急情况记录，平台不会知道。如您日后取消撤回并移送法院，法院看到之前我们会再次提示您。",
    }
    act_why_review { en: "What should be seen differently?", zh: "哪些方面应当重新考虑？" }
    write_why_review { en: "Write what should be seen differently", zh: "请说明哪些方面应当重新考虑" }
    act_review_decision { en: "What do you decide?", zh: "复核决定" }
    act_review_taken { en: "The case has to be taken", zh: "应予受理" }
    act_review_stays { en: "The decision stands", zh: "维持原决定" }
    choose_decision { en: "Choose what you decide", zh: "请选择决定" }
    act_restore_reason { en: "What kept you from acting in time?", zh: "什么原因使您未能按时办理？" }
    act_held_up_until { en: "Until which day did it last?", zh: "该原因持续到哪一天？" }
    act_held_up_until_hint {
        en: "If it still lasts, write today. It counts if it lasted so far into the missed time that too little was left to act.",
        zh: "如仍在持续，请填写今天。该原因须持续到错过的期限内，以致所剩时间不足以办理。",
    }
    write_held_up_until { en: "Write the last day of what held you up", zh: "请填写该原因的最后一天" }
    act_restore_words { en: "What happened", zh: "具体情况" }
    write_restore_words { en: "Write what happened", zh: "请填写具体情况" }
    act_restore_proof { en: "Proof", zh: "证明材料" }
    choose_proof { en: "Add at least one file that proves it", zh: "请至少添加一个证明文件" }
    act_restore_decision { en: "Is the missed time given again?", zh: "是否恢复期限？" }
    act_restore_granted { en: "Yes, from now and whole", zh: "准许，自现在起重新给足" }
    act_restore_refused { en: "No", zh: "不准" }
    act_restore_decision_words { en: "Your reasons", zh: "理由" }
    act_restore_decision_hint { en: "Both sides read this. Do not repeat what is private, such as an illness.", zh: "双方都会看到。请勿写入私密内容，例如病情。" }
    the_decision { en: "The decision", zh: "决定" }
    act_slip_given(given: &str) { en: format!("As it was given: {given}"), zh: format!("原文：{given}") }
    act_slip_nothing { en: "Nothing is changed. Change the wrong letters in the text, or go back to the case", zh: "没有改动。请在文本中更正，或者返回案件" }
    act_slip_one { en: "Put one text right at a time", zh: "每次只能更正一个文本" }
    write_decision { en: "The text cannot be empty", zh: "文本不能为空" }
    act_withdraw_words { en: "Anything that the centre should know", zh: "您希望本中心知道的其他情况" }
    act_files_hint(room: usize, mebibytes: u64) {
        en: format!("{} more fit into this case, each up to {mebibytes} MB.", super::plural(i64::try_from(room).unwrap_or(i64::MAX), "file", "files")),
        zh: format!("本案还可添加 {room} 个文件，每个不超过 {mebibytes} MB。"),
    }
    act_files_here { en: "Here already, and added when you send this", zh: "已上传，提交时一并加入" }
}

fn numbered(numbers: &[u16], between: &str) -> String {
    numbers.iter().map(u16::to_string).collect::<Vec<_>>().join(between)
}
