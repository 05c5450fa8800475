//! Texts of claims: asking to answer for a platform in one case, and letting somebody do so.

use super::{catalogue, plural};

catalogue! {
    claim_title { en: "Answer for a platform in one case", zh: "代表平台答复单个案件" }
    claim_means {
        en: "You got a notice from us about a complaint, and you answer for the platform. Say who you are. We check that, then send you a link that works once and opens that case and nothing else.",
        zh: "您收到了本中心关于一件投诉的通知，并代表该平台。请说明您的身份。我们核实后，将向您发送一次性链接，仅开放该案件。",
    }
    claim_no_delay {
        en: "No deadline moves because you ask. The time to answer starts when the notice reaches the platform, or at the latest when the case is opened to you.",
        zh: "申请本身不影响期限。答复期限自通知送达平台之日起算，最迟自案件向您开放之时起算。",
    }
    claim_case { en: "Case number", zh: "案件编号" }
    claim_case_hint { en: "As it stands in the notice, for example 2026-000123-S.", zh: "见通知，例如 2026-000123-S。" }
    enter_case_number {
        en: "Enter the case number as it stands in the notice, with the letter or digit at its end",
        zh: "请按通知填写案件编号，包括末位的字母或数字",
    }
    claim_position { en: "What you are at the platform", zh: "您在平台的职务" }
    claim_position_hint { en: "For example, privacy counsel.", zh: "例如：隐私合规负责人。" }
    enter_position { en: "Enter what you are at the platform", zh: "请填写您在平台的职务" }
    claim_mail { en: "Your email address at work", zh: "您的工作邮箱" }
    claim_mail_hint { en: "The link goes there.", zh: "链接将发送至此邮箱。" }
    claim_proof { en: "How we can check that you answer for the platform", zh: "我们如何核实您代表该平台" }
    claim_proof_hint {
        en: "For example, a number on the platform’s own site where we can ask for you, or where your name is published.",
        zh: "例如：可在平台官网查到并能联系到您的电话，或公布您姓名的页面。",
    }
    enter_proof { en: "Say how we can check that you answer for the platform", zh: "请说明我们如何核实您代表该平台" }
    claim_send { en: "Ask for the case", zh: "提交申请" }
    claim_sent { en: "We check who you are", zh: "正在核实您的身份" }
    claim_sent_means(mail: &str) {
        en: format!("If the number is that of a case that can be answered, a registrar checks what you said and writes to {mail}."),
        zh: format!("如该编号对应可答复的案件，登记员将核实您的说明，并致信 {mail}。"),
    }
    claim_sent_else {
        en: "No letter came? Look into your spam folder, check the number in the notice, and ask once more.",
        zh: "没有收到信件？请查看垃圾邮件，核对通知上的编号，然后再次申请。",
    }

    claims_title { en: "Who asks to answer for a platform", zh: "申请代表平台的人" }
    claims_mean {
        en: "Each of them says that a notice reached them. They see nothing before you have checked them, and then that one case only.",
        zh: "下列人员称已收到通知。在您核实之前，他们看不到任何内容；核实后也仅能看到该案件。",
    }
    claims_wait(count: i64) {
        en: format!("{} to answer for a platform in one case.", plural(count, "person asks", "people ask")),
        zh: format!("有 {count} 人申请代表平台答复单个案件。"),
    }
    claims_none { en: "Nobody asks", zh: "没有申请" }
    claims_none_mean {
        en: "Whoever gets a notice finds in it where to ask.",
        zh: "收到通知的人可按通知中的网址申请。",
    }
    claim_by(name: &str, position: &str) { en: format!("{name}, {position}"), zh: format!("{name}（{position}）") }
    claim_proof_column { en: "How to check", zh: "核实方式" }
    claim_made { en: "Asked on", zh: "申请时间" }
    claim_tick { en: "I have checked that this person answers for the platform", zh: "我已核实此人代表该平台" }
    claim_tick_hint {
        en: "By an address or number that you found yourself, never by what only the claim says.",
        zh: "请通过您自行查得的地址或电话核实，切勿仅凭申请内容。",
    }
    claim_grant { en: "Send the link to the case", zh: "发送案件链接" }
    claim_refuse { en: "I could not confirm it", zh: "无法核实" }
    claim_check_first { en: "First check who it is, and tick that you did", zh: "请先核实身份，并勾选确认" }
    said_claim_granted {
        en: "The link is on its way. It works once and opens that case only.",
        zh: "链接已发出，只能使用一次，且仅开放该案件。",
    }
    said_claim_refused { en: "The person is told that we could not confirm it.", zh: "已告知对方无法核实。" }
    claimed_case {
        en: "You answer for the platform in one case. This link opens that case and nothing else. If the notice had not reached the platform before, the time to answer begins when you open the case.",
        zh: "您将在一个案件中代表平台。此链接仅开放该案件。如此前通知尚未送达，答复期限自您进入案件时起算。",
    }
    answers_in(number: &str) { en: format!("only in {number}"), zh: format!("仅限案件 {number}") }
}
