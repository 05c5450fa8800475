//! Texts of the letter in which somebody asks a platform for what is theirs, and of the page that writes it.

use super::catalogue;

catalogue! {
    request_letter_title { en: "Write to the platform", zh: "给平台写信" }
    request_letter_lead {
        en: "Tick what you ask for, and we write the letter with the articles of the law. You send it yourself. Nothing that you type here is kept: copy or save the letter before you leave.",
        zh: "勾选您的要求，我们为您写好附有法律条款的信，由您自己发出。您填写的内容不会被保存，离开前请复制或下载。",
    }
    request_letter_rights { en: "What do you ask for?", zh: "您要求什么？" }
    request_letter_platforms { en: "To which platforms?", zh: "写给哪些平台？" }
    request_letter_platforms_hint(most: usize) {
        en: format!("One on each line, {most} at most. Each gets a letter of its own. The name of the company behind it stands in the app under “About” or in the privacy policy."),
        zh: format!("每行一个，最多{most}个，每个平台一封。运营公司的名称见应用的“关于”或者隐私政策。"),
    }
    request_letter_name { en: "Your name", zh: "您的姓名" }
    request_letter_account { en: "How the platform finds you", zh: "平台如何找到您" }
    request_letter_account_hint {
        en: "The account name, or the phone number or mail address with which you signed up. No identity card number.",
        zh: "账号名称，或者注册时使用的手机号、邮箱。请勿填写身份证号码。",
    }
    request_letter_about { en: "Which data or which event it is about", zh: "涉及哪些信息或者哪件事" }
    request_letter_languages { en: "In which language?", zh: "使用哪种语言？" }
    request_letter_both { en: "In both", zh: "中英文各一份" }
    request_letter_write { en: "Write the letter", zh: "生成信件" }
    request_letter_ready(letters: usize) {
        en: if letters == 1 { "Your letter".to_owned() } else { format!("Your {letters} letters") },
        zh: if letters == 1 { "您的信".to_owned() } else { format!("您的{letters}封信") },
    }
    request_letter_send {
        en: "Send it in a way that leaves proof: by mail to the address in the privacy policy, as a ticket in the app, or on paper with a tracking number. Keep a copy and a screenshot with the time.",
        zh: "请用能留下证据的方式发出：发送至隐私政策所列邮箱、在应用内提交工单，或者邮寄并保留单号。请保存副本和带时间的截图。",
    }
    request_letter_unread {
        en: "Nobody here has read the wording of these places in the law; we name them from general knowledge. Look them up before the letter goes out:",
        zh: "以下法律条款的原文我们尚未核对，仅根据一般知识列出。发出前请自行查证：",
    }
    request_letter_then {
        en: "No answer by that day, or an answer that is no help? Then come back and complain: what you asked for is filled in.",
        zh: "逾期未答复，或者答复没有解决问题的，请回来投诉，您的要求会自动填好。",
    }
    request_letter_as_text { en: "Save as text", zh: "下载文本" }
    request_letter_as_pdf { en: "Save as PDF", zh: "下载PDF" }
    request_letter_change { en: "Change the letter", zh: "修改" }
    choose_right_to_ask { en: "Tick at least one thing that you ask for", zh: "请至少勾选一项要求" }
    write_platforms { en: "Write the name of the platform", zh: "请填写平台名称" }
    too_many_platforms(most: usize) {
        en: format!("Write to {most} platforms at most at a time"),
        zh: format!("一次最多写给{most}个平台"),
    }
    write_name_of_sender { en: "Write your name, so that the platform knows who asks", zh: "请填写姓名，以便平台知道是谁提出要求" }
    write_account_of_sender { en: "Write how the platform finds you among its users", zh: "请填写平台如何在用户中找到您" }
    choose_letter_language { en: "Choose the language of the letter", zh: "请选择信件语言" }

    // The letter.
    asks_to(platform: &str) {
        en: format!("{platform}\nTo whoever answers for the protection of personal data"),
        zh: format!("{platform}\n个人信息保护负责人 收"),
    }
    asks_subject { en: "Request about my personal data", zh: "关于本人个人信息的请求" }
    asks_who(name: &str, account: &str) {
        en: format!("My name is {name}. You find me under: {account}"),
        zh: format!("本人{name}，可通过以下信息查找本人：{account}"),
    }
    asks_for { en: "I ask you for the following:", zh: "本人提出以下请求：" }
    asks_item(number: usize, what: &str, laws: &[String]) {
        en: if laws.is_empty() { format!("{number}. {what}") } else { format!("{number}. {what} ({})", laws.join("; ")) },
        zh: if laws.is_empty() { format!("{number}. {what}") } else { format!("{number}. {what}（{}）", laws.join("、")) },
    }
    asks_about(about: &str) { en: format!("It is about this: {about}"), zh: format!("具体情况：{about}") }
    asks_by(due: &str) {
        en: format!("Please answer in writing by {due}. If you do not do what I ask, tell me the reasons."),
        zh: format!("请在{due}前书面答复。不予办理的，请说明理由。"),
    }
    asks_else {
        en: "If you do not answer or refuse without a good reason, I may complain to a mediation centre or to the authority, or go to court. This letter is proof that I asked you first.",
        zh: "逾期不答复或者无正当理由拒绝的，本人可以向调解机构投诉、向主管部门举报，或者向法院起诉。本信可作为本人已先行提出请求的证据。",
    }
}
