//! Texts of letters, besides the story that they tell.

use super::catalogue;
use crate::domain::letter::Addressee;

catalogue! {
    /// Neutral: whoever sees the subject on a locked screen learns nothing of the case.
    letter_subject(number: &str) {
        en: format!("Case {number}: there is news"),
        zh: format!("案件 {number}：有新进展"),
    }
    /// The first words of every letter, for mail programs show them beside the subject. As long as such a
    /// preview, so that nothing of the letter follows in it.
    letter_preview {
        en: "What this letter is about stands below. We keep it out of these first lines, which many mail programs show beside the subject, so that nobody reads it over your shoulder.",
        zh: "信件内容见下文。许多邮件程序会在主题旁显示开头几行，因此我们不在此处写明内容，以免旁人看到。请在方便时打开阅读。",
    }
    letter_nothing_to_do { en: "You need not do anything now.", zh: "您目前无需采取行动。" }
    letter_act(first: &str, then: &str) { en: format!("{first} {then}"), zh: format!("{first}{then}") }
    letter_no_longer_yours {
        en: "You are no longer the mediator of this case. Nothing is left for you to do in it, and its page is not open to you any more.",
        zh: "您不再担任本案调解员，无需再办理任何事项，也无法再打开本案页面。",
    }
    letter_no_window { en: "Nobody’s time is running.", zh: "目前没有进行中的期限。" }
    letter_full_stop(sentence: &str) { en: format!("{sentence}."), zh: format!("{sentence}。") }
    letter_colon { en: ": ", zh: "：" }
    letter_happened { en: "What happened", zh: "发生了什么" }
    letter_silence { en: "What follows if nothing is done", zh: "逾期的后果" }
    letter_binding { en: "What this finding is", zh: "这份意见的性质" }
    letter_to_the_case { en: "The case, with everything on file:", zh: "查看案件及全部材料：" }
    letter_case_number(number: &str) { en: format!("Case number: {number}"), zh: format!("案件编号：{number}") }
    letter_made_by(centre: &str) {
        en: format!("{centre} sent this letter by itself. Please do not reply to it; write on the case page instead."),
        zh: format!("本信由{centre}自动发出，请勿直接回复；请在案件页面留言。"),
    }
    /// In place of it where the letter is printed: its reader may have no way to the page.
    letter_on_paper(centre: &str, address: Option<&str>) {
        en: format!(
            "{centre} sent this letter. You can reply on paper: write to {} and give the case number; a registrar notes in the case what you write. What must be done within a time, such as an answer or a yes or no, you can do in person there before the time ends: bring your login name and password, and ask for help if you wish. With internet you can do all of it on the case page.",
            address.unwrap_or("the centre")
        ),
        zh: format!(
            "本信由{centre}发出。您可以书面回复：请寄至{}，并注明案件编号，登记员会将内容记入案件。有期限的事项（例如答复、同意或拒绝），请在期限届满前到该处现场办理：请带上您的登录名和密码，如有需要可请工作人员协助。如能上网，均可在案件页面办理。",
            address.unwrap_or("本中心")
        ),
    }
    /// What stands after either where somebody answers the telephone.
    letter_on_paper_phone(phone: &str) {
        en: format!(" For questions, call us on {phone}."),
        zh: format!("如有疑问，请致电{phone}。"),
    }
    /// What is added to that where the letter tells of a time of its reader's.
    letter_time_on_paper(delivery: &str) {
        en: format!("You have longer for this than the date above. The letter comes by post, so your time counts only from {delivery} after the day on which it was posted, and it does not end while the letter lies with us. Ask us for the exact day at any time."),
        zh: format!("您的实际期限比上述日期更长：本信以邮寄方式送达，期限自交寄之日起满{delivery}后才开始计算；信件未寄出期间，期限不会届满。具体日期可随时向我们询问。"),
    }
    /// The same to a platform that nobody represents here.
    letter_on_paper_to_contact(centre: &str, address: Option<&str>) {
        en: format!(
            "{centre} sent this letter. You can also reply on paper: write to {}, give the case number, and say who answers for the platform and how we reach them. We check that, and then open the case to them.",
            address.unwrap_or("the centre")
        ),
        zh: format!(
            "本信由{centre}发出。贵方也可以书面回复：请寄至{}，注明案件编号，并说明由何人代表平台答复及其联系方式；我们核实后，将向其开放本案。",
            address.unwrap_or("本中心")
        ),
    }

    letter_check(page: &str) {
        en: format!("To see whether this letter is ours, type this address into your browser yourself, {page}, and then this code:"),
        zh: format!("如需核实本信是否由本中心发出，请在浏览器中自行输入网址 {page} ，再输入以下校验码："),
    }
    letter_check_never {
        en: "We never ask for money, a password or a code from your phone.",
        zh: "我们绝不会向您索要钱款、密码或手机验证码。",
    }

    // The notice to a platform that nobody represents here.
    notice_act(span: &str) {
        en: format!("You must answer a complaint within {span}. The time starts when this notice reaches you; that day does not count."),
        zh: format!("贵方须在{span}内答复一件投诉。期限自本通知送达之日起算，当日不计入。"),
    }
    notice_counted(basis: &str) { en: format!("Where this time comes from: {basis}."), zh: format!("期限依据：{basis}。") }
    notice_how(mail: &str) {
        en: format!("Nobody represents you here yet. To read the complaint and to answer it, ask for the case at the address below, or write to {mail}. We check who asks, and then send a link that works once and opens this case and nothing else."),
        zh: format!("贵方在本中心尚无代表。如需阅读投诉并答复，请在下方网址申请，或致信 {mail}；我们核实身份后，将发送一次性链接，仅开放本案。"),
    }
    notice_link { en: "To ask for the case:", zh: "申请查阅本案：" }

    // Letters about accounts.
    account_subject(centre: &str) { en: format!("{centre}: your account"), zh: format!("{centre}：您的账户") }
    account_confirm { en: "Open this link to finish opening your account.", zh: "请打开以下链接，完成账户开立。" }
    account_known {
        en: "Somebody, perhaps you, wanted to open an account with this address. You have one already: sign in with it, or choose a new password on the sign-in page.",
        zh: "有人（可能是您本人）想用此邮箱开立账户。您已有账户：请直接登录，或在登录页面重新设置密码。",
    }
    account_reset { en: "Open this link to choose a new password.", zh: "请打开以下链接，设置新密码。" }
    account_invite { en: "You are invited to this centre. Open this link to join it. If you have an account here already, sign in with it when you are asked.", zh: "您受邀加入本中心。请打开以下链接加入；如已有账户，请按提示登录。" }
    account_password_changed {
        en: "The password of your account was changed. If that was not you, choose a new one on the sign-in page at once.",
        zh: "您账户的密码已修改。如非本人操作，请立即在登录页面重新设置密码。",
    }
    account_claim_granted {
        en: "The centre has checked that you answer for the platform. Open this link to read the complaint and to answer it. It opens that one case and nothing else. If you have an account here already, sign in with it when you are asked. If the notice had not reached the platform before, the time to answer begins when you open the case.",
        zh: "本中心已核实您代表该平台。请打开以下链接阅读投诉并答复。链接仅开放该案件；如已有账户，请按提示登录。如此前通知尚未送达，答复期限自您进入案件时起算。",
    }
    account_claim_refused {
        en: "The centre could not confirm that you answer for the platform, so the case stays closed to you. If you do answer for it, ask again and name somebody at the platform whom we can reach by its published address or number. No deadline changes by this letter.",
        zh: "本中心未能核实您代表该平台，因此案件暂不向您开放。如您确实代表该平台，请再次申请，并注明可通过平台公开的地址或电话联系到的人员。本信不影响任何期限。",
    }
    account_link_once {
        en: "The link works once and for a limited time. If you did not ask for it, do nothing: nothing happens then.",
        zh: "链接只能使用一次，且有时间限制。如非您本人申请，请忽略本信，不会产生任何影响。",
    }
    account_made_by(centre: &str) {
        en: format!("{centre} sent this letter by itself. Please do not reply to it."),
        zh: format!("本信由{centre}自动发出，请勿直接回复。"),
    }

    // What staff and pages say about a letter.
    letter_written_to_file {
        en: "Written to a file: no mail server is set up here.",
        zh: "已写入文件：此处未设置邮件服务器。",
    }
    letter_waiting { en: "On its way", zh: "正在投递" }
    letter_sent { en: "Taken by the mail server", zh: "邮件服务器已接收" }
    letter_to_post { en: "Waits to be printed and posted", zh: "等待打印邮寄" }
    letter_posted { en: "Sent by post", zh: "已邮寄" }
    letter_came_back { en: "The post brought it back", zh: "邮件被退回" }
    neutral_subject { en: "News for you", zh: "您有新消息" }
    neutral_words { en: "There is news for you. Sign in to read it.", zh: "您有新消息。请登录查看。" }
    neutral_link { en: "Sign in here:", zh: "在此登录：" }
    letter_is_here { en: "Only here, not mailed", zh: "仅存于站内，未发邮件" }
    letter_withdrawn { en: "Withdrawn before it left", zh: "发出前已撤回" }
    letter_undeliverable { en: "Could not be delivered", zh: "无法投递" }
    addressee_name(addressee: Addressee) {
        en: match addressee {
            Addressee::Consumer => "Consumer",
            Addressee::Platform => "Platform",
            Addressee::PlatformContact => "Verified contact of the platform",
            Addressee::Mediator => "Mediator",
            Addressee::Registrars => "Registrars",
            Addressee::Court => "Court",
            Addressee::Supervisor => "Supervisor",
        },
        zh: match addressee {
            Addressee::Consumer => "消费者",
            Addressee::Platform => "平台",
            Addressee::PlatformContact => "平台经核实的联系方式",
            Addressee::Mediator => "调解员",
            Addressee::Registrars => "登记员",
            Addressee::Court => "法院",
            Addressee::Supervisor => "监管机关",
        },
    }
}
