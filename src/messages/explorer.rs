//! Texts of the explorer: from what happened to what one may ask for.

use super::{EN, ZH, catalogue, plural};
use crate::domain::clock::{Day, Force};

catalogue! {
    explore_title { en: "Know your right", zh: "了解您的权利" }
    explore_lead {
        en: "Say what happened, and read what you may ask for, on which law, by when they must answer, and what to do today. We ask for no name and store nothing of it. What you choose stands in the address of the next pages, so the browser may remember it: use a private window if others use this device.",
        zh: "选择发生了什么，即可了解您可以要求什么、依据哪部法律、平台应在何时答复、今天该做什么。我们不问姓名，也不储存您的选择。您的选择会出现在后续页面的网址中，浏览器可能留有记录；如与他人共用设备，请使用无痕窗口。",
    }
    explore_what { en: "What happened?", zh: "发生了什么？" }
    explore_what_hint { en: "Choose all that fit.", zh: "可多选。" }
    explore_go_on { en: "Go on", zh: "下一步" }
    explore_see { en: "See my rights", zh: "查看我的权利" }
    choose_situation { en: "Choose at least one thing that happened", zh: "请至少选择一项" }
    unknown_situation(key: &str) {
        en: format!("The address names “{key}”, which is not on this list. Choose from the list"),
        zh: format!("地址中的“{key}”不在列表中，请从列表中选择"),
    }
    explore_place { en: "Where", zh: "地区" }
    explore_where { en: "Where are you, or where did you use the platform?", zh: "您在哪里，或者在哪里使用该平台？" }
    explore_where_hint { en: "Other law applies elsewhere.", zh: "各地适用的法律不同。" }
    unknown_place(key: &str) {
        en: format!("The address names the place “{key}”, whose law is not in our rulebooks. Choose from the list"),
        zh: format!("地址中的地区“{key}”不在我们的规则手册中，请从列表中选择"),
    }
    several_places { en: "The address names more than one place. Choose one", zh: "地址中有多个地区，请选择一个" }
    explore_known { en: "Since when have you known of it?", zh: "您从什么时候知道这件事？" }
    explore_known_hint {
        en: "We count from it until when you may still claim. If it began with their answer or their silence, write the day on which you asked.",
        zh: "用于计算还能在多久之内主张权利。如果问题是平台拒绝或者不答复，请填写您提出要求的日期。",
    }
    explore_known_since { en: "Known since", zh: "知道的日期" }
    explore_asked_on(day: &str, came_back: &str) {
        en: format!("On {day}. What came back: {came_back}"),
        zh: format!("{day}提出，结果：{came_back}"),
    }
    asked_no_but_dated {
        en: "You chose “No” and gave a date. Choose “Yes”, or leave the date empty",
        zh: "您选择了“还没有”，却填写了日期。请选择“提出过”，或者清空日期",
    }
    asked_before_the_law(law: &str, since: Day) {
        en: format!("{law} has applied since {}. A request before that counts for nothing under it. Correct the date, or choose “No” and ask again today", EN.long_date(since)),
        zh: format!("《{law}》自{}起适用，此前提出的要求不能依据该法计算。请修改日期，或者选择“还没有”并在今天重新提出", ZH.long_date(since)),
    }
    known_before_the_law(law: &str, since: Day) {
        en: format!("{law} has applied since {}, and this page judges nothing from before. Correct the date; or leave it empty to read what you may ask for now, and ask a consumer body or a court about the time before", EN.long_date(since)),
        zh: format!("《{law}》自{}起适用，本页不能判断此前的事。请修改日期；或者清空日期，了解现在可以要求什么，此前的事请咨询消费者组织或者法院", ZH.long_date(since)),
    }
    known_after_asking(asked: Day) {
        en: format!("You asked them on {}, so you knew of it by then. Write that day or an earlier one, or correct the day on which you asked", EN.long_date(asked)),
        zh: format!("您在{}已经提出要求，说明当时已经知道。请填写这一天或者更早的日期，或者修改提出要求的日期", ZH.long_date(asked)),
    }
    explore_day_unchecked { en: "the day comes from general knowledge", zh: "日期为常识，尚待核对" }
    explore_answer_title { en: "What you may ask for, and how", zh: "您可以要求什么，怎么做" }
    explore_you_said { en: "You said", zh: "您的选择" }
    explore_change { en: "Change what I said", zh: "修改选择" }
    explore_today { en: "Do this today", zh: "今天就做" }
    explore_next { en: "Your next step", zh: "下一步" }
    explore_ask_first(due: &str) {
        en: format!("Ask the platform first, in writing. Sent now, an answer should come by {due}."),
        zh: format!("先书面向平台提出。现在提出的，平台应在{due}前答复。"),
    }
    explore_ask_how {
        en: "Say which right, which data and which account, and by when. Keep proof that you asked: a screenshot with the time, a ticket number, the mail.",
        zh: "写明哪项权利、哪些信息、哪个账号和期限。保留提出的证据：带时间的截图、工单号、邮件。",
    }
    explore_not_a_must {
        en: "You need not ask first if you are in danger, if money is moving, or if you fear what they will do: file at once.",
        zh: "如果您有危险、钱款正在被转走，或者担心平台报复，不必先向平台提出，可以立即投诉。",
    }
    explore_wait(due: &str) {
        en: format!("You asked. Wait for their answer until {due}; then complain. You may complain earlier, too."),
        zh: format!("您已提出。请等待平台答复至{due}；逾期即可投诉，提前投诉也可以。"),
    }
    explore_was_silent(due: &str) {
        en: format!("You asked, and they should have answered by {due}. Complain now."),
        zh: format!("您已提出，平台本应在{due}前答复。现在即可投诉。"),
    }
    explore_each_time {
        en: "That is the last of these days. Each right has its own time:",
        zh: "以上是最后一个日期，各项权利的期限分别为：",
    }
    /// By when one of several rights should be answered.
    explore_by(due: &str, over: bool) {
        en: if over { format!("by {due}, which has passed") } else { format!("by {due}") },
        zh: if over { format!("{due}前（已过）") } else { format!("{due}前") },
    }
    explore_right_by(due: &str, over: bool) {
        en: format!("An answer to this {} by {due}.", if over { "should have come" } else { "should come" }),
        zh: format!("平台{}在{due}前答复这一项。", if over { "本应" } else { "应" }),
    }
    explore_was_refused {
        en: "You asked and did not get what you asked for. Complain now, and keep their answer and its reasons.",
        zh: "您已提出而未获满足。现在即可投诉，请保留平台的答复及其理由。",
    }
    explore_none_covered {
        en: "No law of this place gives you a claim to it. Below stands who can help all the same.",
        zh: "当地法律没有赋予您这项权利。可以向谁求助，见下文。",
    }
    explore_taking { en: "Can this centre take it?", zh: "本中心能受理吗？" }
    explore_can { en: "Yes, if it is as you say.", zh: "可以，前提是情况如您所述。" }
    explore_can_how(within: &str, basis: &str) {
        en: format!("The centre decides within {within} whether it takes a complaint, and then mediates between you and the platform. That time is {basis}."),
        zh: format!("本中心在{within}内决定是否受理，受理后在您与平台之间调解。该期限为{basis}。"),
    }
    explore_cannot_there { en: "No.", zh: "不能。" }
    explore_cannot_there_why(ours: &str, theirs: &str) {
        en: format!("This centre works by the law of one place only ({ours}), and you chose another ({theirs}). What stands on this page is the law there."),
        zh: format!("本中心只依据{ours}的法律办理，您选择的是{theirs}。本页所列为当地法律。"),
    }
    explore_no_longer { en: "No longer.", zh: "已不能受理。" }
    explore_no_longer_why(ground: &str, source: &str) {
        en: format!("{ground} ({source})."),
        zh: format!("{ground}（{source}）。"),
    }
    explore_who_can { en: "Who can:", zh: "可以找：" }
    explore_ways_below { en: "The ways that are open to you", zh: "您可以走的途径" }
    explore_how_counted { en: "How this date was counted", zh: "日期如何计算" }
    explore_file { en: "File a complaint with this filled in", zh: "带上以上内容提出投诉" }
    explore_not_ours { en: "This is not for this centre", zh: "不属于本中心受理范围" }
    explore_elsewhere { en: "Not for this centre, and where to go", zh: "不属于本中心的部分，可以去这里" }
    explore_rights(grievances: i64) {
        en: plural(grievances, "right that fits", "rights that fit"),
        zh: format!("相关的 {grievances} 项权利"),
    }
    explore_may_ask { en: "You may ask them this", zh: "您可以向平台提出" }
    explore_laws { en: "It rests on", zh: "依据" }
    explore_unchecked { en: "wording not checked yet", zh: "条文尚待核对" }
    explore_draft_law { en: "a draft, not in force", zh: "征求意见稿，尚未生效" }
    explore_recommended { en: "a recommended standard, not the law", zh: "推荐性标准，不是法律" }
    explore_noted(words: &str, note: &str) { en: format!("{words} ({note})"), zh: format!("{words}（{note}）") }
    explore_time { en: "How long they may take", zh: "平台的答复时间" }
    /// The same where the law gives a number.
    explore_law_says(force: Force, words: &str, laws: &str) {
        en: format!("{} “{words}” ({laws}).", match force {
            Force::Regulation => "A regulation says",
            Force::DeptRule => "An authority’s rule says",
            Force::Statute | Force::NormativeDoc | Force::RecStandard | Force::Draft | Force::Design => "The law says",
        }),
        zh: format!("{}“{words}”（{laws}）。", match force {
            Force::Regulation => "行政法规规定",
            Force::DeptRule => "主管机关的规章规定",
            Force::Statute | Force::NormativeDoc | Force::RecStandard | Force::Draft | Force::Design => "法律规定",
        }),
    }
    explore_not_in_force(from: &str) {
        en: format!("It applies only from {from}; until then the law names no time."),
        zh: format!("自{from}起适用；在此之前法律没有规定时间。"),
    }
    explore_counted_from(event: &str) { en: format!("Counted from this: {event}."), zh: format!("起算：{event}。") }
    explore_statute(words: &str, laws: &str) {
        en: format!("The law says “{words}” and gives no number of days ({laws})."),
        zh: format!("法律要求“{words}”，没有规定天数（{laws}）。"),
    }
    explore_no_statute { en: "We know of no law that names a time.", zh: "我们未见法律规定时间。" }
    explore_benchmark(span: &str, source: &str) {
        en: format!("A yardstick beside the law: {span} ({source})."),
        zh: format!("法律之外的参考标准：{span}（{source}）。"),
    }
    explore_ours(span: &str, basis: &str) {
        en: format!("We suggest to wait {span} ({basis})."),
        zh: format!("我们建议等待{span}（{basis}）。"),
    }
    explore_wait_by_law(span: &str, basis: &str) {
        en: format!("Wait {span}, as the law sets ({basis})."),
        zh: format!("请等待{span}，依法律规定（{basis}）。"),
    }
    explore_not_covered { en: "No law there covers it.", zh: "当地法律未涵盖。" }
    explore_nothing_covered { en: "No law there covers this", zh: "当地法律未涵盖此事" }
    explore_comes_near { en: "What comes near", zh: "相近的规定" }
    explore_limits { en: "Is it too late?", zh: "还来得及吗？" }
    explore_limits_want_a_day {
        en: "Say since when you have known of it, and this page counts the last day.",
        zh: "填写您知道这件事的日期，本页会算出最后一日。",
    }
    explore_limits_say { en: "Say since when", zh: "填写日期" }
    explore_limit_runs(last: &str) {
        en: format!("It still runs. The last day, counted from the day that you gave, is {last}."),
        zh: format!("尚未届满。自您填写的日期起算，最后一日为{last}。"),
    }
    explore_limit_anew(asked: Day, last: &str) {
        en: format!("It still runs. Your request of {} started it anew, so the last day is {last}. Keep proof that it arrived.", EN.long_date(asked)),
        zh: format!("尚未届满。您于{}提出的要求使其重新计算，最后一日为{last}。请保存送达证明。", ZH.long_date(asked)),
    }
    explore_limit_over(last: &str) {
        en: format!("Too old: counted from what you said, it ended on {last}."),
        zh: format!("已经届满：按您填写的内容计算，最后一日为{last}。"),
    }
    explore_limit_unsure {
        en: "From which day it runs was not read in the law, and it may have begun before you knew. So no last day is given here; ask before you wait.",
        zh: "未见法律写明从哪一天起算，可能早于您知道的日期，因此不列最后一日。请及早咨询，不要等待。",
    }
    explore_remains { en: "What is still possible:", zh: "仍然可以：" }
    explore_how_to_go { en: "How, at what cost, and its limits", zh: "怎么走、费用和局限" }
    explore_how { en: "How", zh: "怎么走" }
    explore_costs { en: "What it costs", zh: "费用" }
    explore_costs_unread {
        en: "We have read nothing about a cost. Ask before you go.",
        zh: "未见有关费用的规定，请事先询问。",
    }
    explore_cannot { en: "What it cannot do", zh: "不能做到" }
    explore_keep { en: "Keep as proof", zh: "请保留这些证据" }
    explore_routes { en: "Other ways", zh: "其他途径" }
    explore_two_ways { en: "A complaint and a report are two things", zh: "投诉与举报是两回事" }
    explore_court {
        en: "Mediation here is free to take or leave. It never takes away your right to go to court.",
        zh: "在本中心调解完全自愿，不影响您向法院起诉的权利。",
    }
    explore_share {
        en: "This page is an address: you can share or print it. It holds what you chose and nothing else.",
        zh: "本页就是一个网址，可以分享或者打印；其中只有您的选择，没有其他内容。",
    }
    home_explore { en: "Find out what I may ask for", zh: "看看我能要求什么" }
    home_explore_hint { en: "No name, no account. Two pages.", zh: "不留姓名，不用注册，只有两页。" }
    complaint_carried {
        en: "What you chose before is filled in. You can change all of it.",
        zh: "之前的选择已经填好，都可以修改。",
    }
}
