//! Texts of the explorer: from what happened to what one may ask for.

use super::{catalogue, plural};

catalogue! {
    explore_title { en: "Know your right", zh: "了解您的权利" }
    explore_lead {
        en: "Say what happened, and read what you may ask for, on which law, by when they must answer, and what to do today. We ask for no name, and nothing that you choose is kept.",
        zh: "选择发生了什么，即可了解您可以要求什么、依据哪部法律、平台应在何时答复、今天该做什么。我们不问姓名，也不保存您的选择。",
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
    asked_no_but_dated {
        en: "You chose “No” and gave a date. Choose “Yes”, or leave the date empty",
        zh: "您选择了“还没有”，却填写了日期。请选择“提出过”，或者清空日期",
    }
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
    explore_was_refused {
        en: "You asked and did not get what you asked for. Complain now. A refusal must give reasons; keep it.",
        zh: "您已提出而未获满足。现在即可投诉。拒绝应当说明理由，请保留答复。",
    }
    explore_how_counted { en: "How this date was counted", zh: "日期如何计算" }
    explore_file { en: "File a complaint with this filled in", zh: "带上以上内容提出投诉" }
    explore_not_ours { en: "This is not for this centre", zh: "不属于本中心受理范围" }
    explore_elsewhere { en: "Not for this centre, and where to go", zh: "不属于本中心的部分，可以去这里" }
    explore_rights(grievances: i64) {
        en: format!("{} that fit", plural(grievances, "right", "rights")),
        zh: format!("相关的 {grievances} 项权利"),
    }
    explore_may_ask { en: "You may ask them to", zh: "您可以要求平台" }
    explore_laws { en: "It rests on", zh: "依据" }
    explore_unchecked { en: "wording not checked yet", zh: "条文尚待核对" }
    explore_draft_law { en: "a draft, not in force", zh: "征求意见稿，尚未生效" }
    explore_recommended { en: "a recommended standard, not the law", zh: "推荐性标准，不是法律" }
    explore_noted(words: &str, note: &str) { en: format!("{words} ({note})"), zh: format!("{words}（{note}）") }
    explore_time { en: "How long they may take", zh: "平台的答复时间" }
    explore_statute(words: &str, laws: &str) {
        en: format!("The law says “{words}” and gives no number of days ({laws})."),
        zh: format!("法律要求“{words}”，没有规定天数（{laws}）。"),
    }
    explore_no_statute { en: "The law names no time.", zh: "法律没有规定时间。" }
    explore_benchmark(span: &str, source: &str) {
        en: format!("A yardstick beside the law: {span} ({source})."),
        zh: format!("法律之外的参考标准：{span}（{source}）。"),
    }
    explore_ours(span: &str, basis: &str) {
        en: format!("We suggest to wait {span} ({basis})."),
        zh: format!("我们建议等待{span}（{basis}）。"),
    }
    explore_keep { en: "Keep as proof", zh: "请保留这些证据" }
    explore_two_ways { en: "A complaint and a report are two things", zh: "投诉与举报是两回事" }
    explore_two_ways_text {
        en: "A complaint is about you: that it is put right, paid or stopped. It goes to the platform, to this centre, to a consumer body or to a court. A report asks an authority to look at the platform and to punish it; it brings you nothing yourself. You may do both.",
        zh: "投诉为的是您自己：改正、赔偿或者停止，可以向平台、本中心、消费者组织提出，也可以向法院起诉。举报是请主管部门查处平台，本身不给您带来赔偿。两者可以同时进行。",
    }
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
