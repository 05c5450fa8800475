//! Texts of the pages of one case, and of the lists of cases.

use super::{EN, ZH, catalogue, plural};
use crate::domain::actor::Role;
use crate::domain::case::duty::Progress;
use crate::domain::case::event::{Detail, Stance};
use crate::messages::story::Party;

catalogue! {
    goes_first(usual: &str) {
        en: format!("This case goes first, since it is about a child or about data with rules of their own. The time is shorter than the usual {usual}."),
        zh: format!("本案涉及儿童或者另有专门规定的信息，优先处理，期限短于通常的{usual}。"),
    }
    advice_title { en: "What you can do yourself now", zh: "您现在可以自己做的事" }
    advice_from(sources: &str) {
        en: format!("From {sources}. It is advice, not law."),
        zh: format!("依据：{sources}。以上为建议，不是法律规定。"),
    }
    // The head of a case.
    case_number_line(number: &str) { en: format!("Case {number}"), zh: format!("案件 {number}") }
    case_untitled(platform: &str) { en: format!("Complaint about {platform}"), zh: format!("关于{platform}的投诉") }
    case_parties(consumer: &str, platform: &str, filed: &str) {
        en: format!("{consumer} and {platform} · filed {filed}"),
        zh: format!("{consumer}与{platform} · {filed} 提交"),
    }
    case_you { en: "You", zh: "您" }
    case_you_of_platform { en: "you", zh: "贵方" }
    case_a_consumer { en: "A consumer", zh: "消费者" }
    stands_still_now(duty: &str) {
        en: format!("{duty}: the clock stands still"),
        zh: format!("{duty}：期限中止"),
    }
    case_overdue { en: "overdue", zh: "已逾期" }

    case_your_lost_letters(count: i64) {
        en: format!("We could not deliver {} about this case to you. We apologise. You can read everything here; please check the email or postal address in your account.", plural(count, "letter", "letters")),
        zh: format!("有 {count} 封与本案有关的信件未能送达您，我们深表歉意。您可以在此阅读全部内容，并请在账户中核对邮箱或者邮寄地址。"),
    }
    case_lost_letters(count: i64) {
        en: format!("{} in this case could not be delivered. Whoever was to get them must learn of it another way.", plural(count, "letter", "letters")),
        zh: format!("本案有 {count} 封信件未能送达，请以其他方式告知收件人。"),
    }
    case_lost_link { en: "See the letters", zh: "查看信件" }

    // What you can do.
    case_nothing_to_do { en: "There is nothing that you can do in this case now.", zh: "目前本案没有您可以办理的事项。" }
    case_until(due: &str) { en: format!("Until {due}"), zh: format!("截止：{due}") }
    case_linked { en: "Linked cases", zh: "关联案件" }
    case_linked_about(number: &str, platform: &str) {
        en: format!("Case {number}, about {platform}"),
        zh: format!("案件 {number}，针对{platform}"),
    }
    case_passed_on_to_others(times: usize) {
        en: format!("The platform said {} that it was somebody else.", if times == 1 { "once".to_owned() } else { format!("{times} times") }),
        zh: format!("其中平台{times}次称责任在他人。"),
    }
    /// Two buttons with the same words.
    act_on_what(act: &str, what: &str) { en: format!("{act}: {what}"), zh: format!("{act}：{what}") }
    act_found_late { en: "End the case: it should not have been taken, as was found later", zh: "终止案件：事后发现不应受理" }
    act_hand_over_again { en: "Hand the case over again", zh: "再次移送法院" }
    act_replace_mediator { en: "Name another mediator", zh: "更换调解员" }
    act_replace_mediator_if {
        en: "Only if the mediator in charge cannot go on. The time for the mediation then runs anew, and ends with the whole procedure at the latest",
        zh: "仅在现任调解员无法继续时使用；调解期限将重新计算，但不超过全部程序的截止日",
    }
    /// Something that happened before, and again and again.
    story_so_often(times: usize, first: &str) {
        en: format!("This happened {times} times so far, first on {first}."),
        zh: format!("至今共{times}次，首次为{first}。"),
    }
    /// Days for which the clock stood still, below who has held the case.
    case_stood_still(days: u32) {
        en: format!("On {} the clock stood still: they count for the mediator, who stopped it, and for neither side.", plural(i64::from(days), "day", "days")),
        zh: format!("其中 {days} 天期限中止：计入决定中止的调解员，不计入任何一方。"),
    }
    case_reopening_ends_request {
        en: "Ends your request for the missed time, and uses your one reopening",
        zh: "将结束您恢复期限的申请，并用去唯一一次重启案件的机会",
    }
    /// Where two ways lead on at once.
    request_or_reopening(consumer: bool) {
        en: if consumer {
            "Two ways lead on. Your request is with the centre: if the missed time is given again, the case goes on and you keep your one reopening. Or you have the case reopened yourself, which ends the request. One of them is enough."
        } else {
            "Two ways lead on. The centre decides on the request: if the missed time is given again, the case goes on. Or the consumer has the case reopened, which ends the request."
        },
        zh: if consumer {
            "有两种途径，任选其一。您的申请正由本中心决定：如准予恢复期限，案件继续，唯一一次重启案件的机会仍予保留；您也可以自行重启案件，申请随之结束。"
        } else {
            "有两种途径。本中心对申请作出决定：如准予恢复期限，案件继续；消费者也可以自行重启案件，申请随之结束。"
        },
    }
    referral_meanwhile(p: &Party) {
        en: format!("{} said that it was somebody else, and the centre checks that. The case against {} goes on meanwhile, and its times run on.", p.start, p.inside),
        zh: format!("{}称责任在他人，本中心正在核查。其间针对{}的本案照常进行，各期限照常计算。", p.start, p.inside),
    }
    returned_loses_nothing {
        en: "If nothing is done, nothing is lost here: the file stays, and no time limit of ours runs for handing it over again. The time that the law gives for going to court runs on.",
        zh: "暂不处理的，在本中心不会失去什么：案卷继续保留，本中心不设再次移送的期限。法律规定的诉讼时效照常计算。",
    }
    /// With a stage: something in the closed case is still to be decided.
    stage_pending(stage: &str) { en: format!("{stage}: a request is pending"), zh: format!("{stage}，有申请待决定") }
    /// Who may learn of an alarm, beside what to do.
    alarm_readers(platform: bool) {
        en: if platform {
            "The platform reads this alarm and may reply to it."
        } else {
            "The platform does not learn of this alarm."
        },
        zh: if platform { "平台可以看到这一情况，并可以回应。" } else { "平台不会知道这一情况。" },
    }
    case_alarm_hint {
        en: "If money is moving, or you are threatened or punished for complaining, say so here: the centre is told at once, in a closed case too",
        zh: "如资金正被转走、有人威胁您，或者您因投诉而受到报复，可在此立即告知本中心；案件已结束的也可以",
    }
    court_took_it(day: &str) {
        en: format!("A court took the case on {day}."),
        zh: format!("法院已于{day}立案。"),
    }
    court_took_it_as(day: &str, docket: &str) {
        en: format!("A court took the case on {day}, under its number {docket}."),
        zh: format!("法院已于{day}立案，案号：{docket}。"),
    }
    court_has_file_since(day: &str) {
        en: format!("A court has had the file since {day}, and has given it no number here yet."),
        zh: format!("案卷已于{day}移送法院，法院尚未在此登记案号。"),
    }
    challenge_decided_first {
        en: "The challenge is decided first; the time that this takes is added, and is not charged to the mediator.",
        zh: "须先就回避申请作出决定；所占用的时间事后补回，不计入调解员。",
    }
    case_court_at_once { en: "You need not wait for anybody here", zh: "您不必等待本中心的任何步骤" }
    case_post_letters { en: "Post the letters on paper", zh: "寄出纸质信件" }
    case_late_answer { en: "Late, but still heard", zh: "已逾期，但仍可提交" }

    // Beside the story.
    case_ask_for { en: "What is asked for", zh: "请求事项" }
    case_on_page { en: "On this page", zh: "本页内容" }
    case_who { en: "Who is in it", zh: "参与人" }
    case_detail_of_consumer(detail: Detail) {
        en: match detail {
            Detail::Name => "The consumer’s name",
            Detail::Mail => "The consumer’s email address",
            Detail::Phone => "The consumer’s telephone number",
            Detail::Address => "The consumer’s postal address",
        },
        zh: match detail {
            Detail::Name => "消费者姓名",
            Detail::Mail => "消费者电子邮箱",
            Detail::Phone => "消费者电话号码",
            Detail::Address => "消费者通信地址",
        },
    }
    case_detail_shown(detail: Detail) {
        en: format!("You let the platform see your {}", EN.story_detail(detail)),
        zh: format!("您允许平台查看：{}", ZH.story_detail(detail)),
    }
    case_detail_read(says: &str, day: &str) {
        en: format!("{says} (opened on {day})"),
        zh: format!("{says}（平台已于{day}查看）"),
    }
    case_detail_unread(says: &str) { en: format!("{says} (not opened yet)"), zh: format!("{says}（尚未查看）") }
    case_keep { en: "To keep", zh: "留存" }
    case_letters { en: "The letters in this case", zh: "本案信件" }
    case_calendar { en: "The dates as a calendar file", zh: "期限日历文件" }
    case_receipt { en: "The receipt", zh: "回执" }
    case_bundle { en: "The file for the court", zh: "移送法院案卷" }
    case_publication { en: "The publication of its outcome", zh: "结果公布" }
    case_public_entry { en: "What the public reads of its outcome", zh: "公众看到的结果" }
    case_consumer_account { en: "Account at the platform", zh: "平台账号" }
    case_legal_name { en: "Registered name", zh: "登记名称" }
    case_platform_unchecked {
        en: "No registrar has checked this platform yet.",
        zh: "登记员尚未核实该平台。",
    }
    case_platform_record { en: "Check it, and where notices reach it", zh: "核实平台及送达方式" }

    // The file.
    file_means_court { en: "What a court may read of this case.", zh: "法院可以阅读的本案材料。" }
    paper_complaint { en: "The complaint", zh: "投诉书" }
    paper_completed { en: "What the consumer added to it", zh: "补正内容" }
    paper_completion_asked { en: "What the centre asked for", zh: "补正通知" }
    paper_answer { en: "The platform’s answer", zh: "平台答复" }
    paper_not_taken { en: "Why the centre does not take the case", zh: "不予受理的决定" }
    paper_restoration(missed: &str) { en: format!("Missed time asked for: {missed}"), zh: format!("申请恢复期限：{missed}") }
    paper_proof { en: "Proof", zh: "证明材料" }
    restoration_readers(who: &str) {
        en: format!("These words and the proof are read by {who} and the registrars alone. The other side, the mediator, a court and the supervisor learn that the time was asked for and which listed reason was chosen, and no more."),
        zh: format!("以上说明和证明材料仅{who}和登记员可见。对方、调解员、法院和监管机关只能得知提出了申请以及所选的理由。"),
    }
    fact_other_ways { en: "Other ways", zh: "其他途径" }
    slip_corrected(given: &str, reads: &str) {
        en: format!("{reads}\n\n(A slip was put right. As it was given: {given})"),
        zh: format!("{reads}\n\n（笔误已更正，原文：{given}）"),
    }
    fact_defects { en: "To be put right", zh: "需要补正" }
    paper_returned { en: "What the court asks for", zh: "法院的要求" }
    /// A time in the story, with the one of the centre's people who acted then.
    story_when_by(when: &str, who: &str) { en: format!("{when} · {who}"), zh: format!("{when} · {who}") }
    paper_finding { en: "The mediator’s finding", zh: "调解员意见" }
    paper_challenge { en: "The challenge to the mediator", zh: "回避申请" }
    paper_other_cases { en: "Other cases of this consumer about this platform", zh: "该消费者针对同一平台的其他案件" }
    paper_other_case(filed: &str, stands: &str) {
        en: format!("filed {filed}. {stands}"),
        zh: format!("{filed}提交，{stands}"),
    }
    paper_other_cases_mean {
        en: "Many complaints are no fault: platforms do many things. A series is abusive only if its complaints have no cause of their own.",
        zh: "投诉多本身不是过错。只有没有自身争议、反复投诉的，才构成滥用。",
    }
    paper_need { en: "What is needed", zh: "所需协助" }
    paper_question(number: usize) { en: format!("Question {number}"), zh: format!("提问 {number}") }
    paper_message { en: "Message", zh: "留言" }
    paper_offer { en: "Offer", zh: "和解方案" }
    paper_proposal { en: "The mediator’s proposal", zh: "调解方案" }
    paper_from(who: &str, when: &str) { en: format!("{who}, {when}"), zh: format!("{who}，{when}") }
    paper_exhibits { en: "Evidence", zh: "证据" }
    paper_no_exhibits { en: "No evidence has been added yet.", zh: "尚未添加证据。" }
    paper_referral { en: "What the platform says of somebody else", zh: "平台称责任在他人" }
    fact_named { en: "Whom it names", zh: "所指明的一方" }
    paper_alarms { en: "Alarms", zh: "紧急情况" }
    paper_messages { en: "Messages", zh: "留言" }
    paper_questions { en: "The mediator’s questions", zh: "调解员的提问" }
    paper_terms { en: "Terms on the table", zh: "和解方案" }
    paper_settled { en: "Terms that were on the table before", zh: "此前的和解方案" }
    paper_promises { en: "What was promised, and what was done", zh: "承诺与履行" }
    exhibit_line(number: u16, title: &str) { en: format!("{number}. {title}"), zh: format!("{number}．{title}") }
    exhibit_record { en: "Fingerprint and history", zh: "指纹与经过" }
    in_their_words { en: "In their words", zh: "原文" }
    fact_what_was_done { en: "What the centre did", zh: "本中心的处理" }
    fact_do_now { en: "What to do now", zh: "现在要做什么" }
    alarm_open { en: "waits for the centre", zh: "待本中心处理" }
    alarm_attended { en: "attended to", zh: "已处理" }
    fact_reply { en: "The answer", zh: "回答" }
    fact_unanswered { en: "Not answered yet", zh: "尚未回答" }
    fact_left_unanswered { en: "Not answered", zh: "未回答" }
    fact_the_terms { en: "What the platform would do", zh: "平台将做什么" }
    fact_to_do { en: "What the platform should do", zh: "平台应当做什么" }
    fact_held_up_until { en: "It lasted until", zh: "持续到" }
    promise_counted_as_usual(span: &str) {
        en: format!("No number of days was set for this, so the centre counts its usual {span} from the agreement: that is the date by which it must be done. A time that the words name is what the platform says of itself; the centre does not count it."),
        zh: format!("此项未另定天数，本中心自协议生效起按通常的{span}计算，以上日期即为应当履行的日期。文字中提到的其他时间是平台自己的说法，本中心不据此计算。"),
    }
    fact_retaliation { en: "Punishment for having complained", zh: "因投诉而报复" }
    fact_reasons { en: "Reasons", zh: "理由" }
    fact_within(days: u16) {
        en: format!("within {} of both sides accepting", plural(i64::from(days), "day", "days")),
        zh: format!("自双方接受之日起{days}日内"),
    }
    fact_due(due: &str) { en: format!("by {due}"), zh: format!("截止：{due}") }
    fact_report { en: "What the platform reported", zh: "平台的报告" }
    fact_stance(stance: Stance) {
        en: match stance {
            Stance::Granted => "Granted",
            Stance::Partly => "Granted in part",
            Stance::Refused => "Refused",
        },
        zh: match stance {
            Stance::Granted => "同意",
            Stance::Partly => "部分同意",
            Stance::Refused => "拒绝",
        },
    }
    fact_ground(ground: &str) { en: format!("Ground: {ground}"), zh: format!("依据：{ground}") }
    offer_open { en: "open", zh: "待答复" }
    offer_closed { en: "no longer open", zh: "已失效" }
    offer_accepted { en: "agreed", zh: "已达成" }
    offer_half_accepted { en: "accepted by one side", zh: "一方已接受" }
    answer_late { en: "late", zh: "逾期" }
    progress_name(progress: Progress) {
        en: match progress {
            Progress::Due => "to be done",
            Progress::Curing => "to be made good",
            Progress::Reported => "reported as done",
            Progress::Confirmed => "done, confirmed",
            Progress::Unconfirmed => "reported, not confirmed",
            Progress::Failed => "not done",
        },
        zh: match progress {
            Progress::Due => "待履行",
            Progress::Curing => "待补救",
            Progress::Reported => "平台称已履行",
            Progress::Confirmed => "已履行并确认",
            Progress::Unconfirmed => "平台称已履行，未经确认",
            Progress::Failed => "未履行",
        },
    }
    case_no_texts {
        en: "What the parties wrote is not shown to the supervisor.",
        zh: "当事人所写的内容不向监管机关显示。",
    }

    // Lists of cases.
    cases_title { en: "My cases", zh: "我的案件" }
    inbox_title { en: "Inbox", zh: "待办" }
    inbox_to_do(count: i64) {
        en: match count {
            0 => "Nothing to do now".to_owned(),
            _ => format!("{} to deal with", plural(count, "matter", "matters")),
        },
        zh: match count {
            0 => "目前没有待办事项".to_owned(),
            _ => format!("待处理：{count} 件"),
        },
    }
    inbox_open(count: i64) { en: plural(count, "open matter", "open matters"), zh: format!("未结：{count} 件") }
    inbox_all(count: i64) { en: plural(count, "matter", "matters"), zh: format!("全部：{count} 件") }
    inbox_sorted { en: "What is due first stands first.", zh: "按到期时间排列。" }
    inbox_sorted_at_centre { en: "Alarms stand first, then what is due first.", zh: "紧急情况在前，其余按到期时间排列。" }
    inbox_show_mine { en: "For you to do", zh: "待您处理" }
    inbox_show_open { en: "All open", zh: "全部未结" }
    inbox_show_all { en: "All", zh: "全部" }
    inbox_show { en: "Which ones", zh: "显示范围" }
    inbox_as { en: "In which role", zh: "以何身份" }
    inbox_as_role(role: Role, of: Option<&str>) {
        en: match of {
            Some(of) => of.to_owned(),
            None => EN.centre_role(role).into_owned(),
        },
        zh: match of {
            Some(of) => of.to_owned(),
            None => ZH.centre_role(role).into_owned(),
        },
    }
    list_case { en: "Case", zh: "案件" }
    list_wants { en: "Asked for", zh: "请求" }
    list_turn { en: "Whose turn", zh: "轮到谁" }
    list_held { en: "Held", zh: "在手天数" }
    list_due { en: "Due", zh: "期限" }
    /// The platform, which says that it was somebody else.
    list_against_says(platform: &str, name: &str) {
        en: format!("{platform}, which says it was {name}"),
        zh: format!("{platform}（称责任在{name}）"),
    }
    list_may_still(duty: &str) { en: format!("You can still: {duty}"), zh: format!("您仍可：{duty}") }
    list_alarm(due: &str) {
        en: format!("Alarm: the centre attends to it by {due}"),
        zh: format!("紧急情况：本中心最迟{due}处理"),
    }
    list_since(day: &str, once_more: &str) {
        en: if once_more.is_empty() { format!("was due {day}") } else { format!("was due {day}, now by {once_more}") },
        zh: if once_more.is_empty() { format!("应于{day}完成") } else { format!("原应于{day}完成，现为{once_more}") },
    }
    list_days(days: u32) { en: plural(i64::from(days), "day", "days"), zh: format!("{days} 天") }
    list_publication(platform: &str) { en: format!("Publication about {platform}"), zh: format!("关于{platform}的结果公布") }
    list_left_court { en: "Not with this court any more", zh: "已不在本院" }
    list_publication_line { en: "What the public will read of an outcome", zh: "公众将看到的结果" }
    list_empty_consumer { en: "You have no case yet", zh: "您还没有案件" }
    list_empty_consumer_means {
        en: "When you file a complaint it appears here, with who must act and by when.",
        zh: "提交投诉后会显示在这里，并写明轮到谁、何时到期。",
    }
    list_empty { en: "Nothing is here", zh: "这里没有内容" }
    list_empty_mine { en: "When it is your turn in a case, it appears here.", zh: "轮到您处理的案件会显示在这里。" }
    list_empty_all { en: "Cases appear here as they come.", zh: "有案件时会显示在这里。" }
}
