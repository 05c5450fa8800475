//! Texts about letters that may not be ours, and about those who cheat with cases.

use super::catalogue;
use crate::domain::lures::Lure;

catalogue! {
    is_it_ours { en: "Is this letter ours?", zh: "核实信件真伪" }
    check_letter_means {
        en: "Each letter of ours carries a code of 16 letters and digits. Type it here, and we say whether it is on a letter of ours. We keep no note of who asks. A mail that says only that there is news carries no code: do not follow its link, open this site yourself and sign in.",
        zh: "本中心的每封信件都带有一个由 16 位字母和数字组成的校验码。请在此输入，即可得知该码是否出自本中心的信件。我们不记录查询人。只说“有新消息”的邮件没有校验码：请不要点击其中的链接，自行打开本网站登录查看。",
    }
    check_letter_code { en: "The code on the letter", zh: "信件上的校验码" }
    check_letter_hint {
        en: "It stands near the end. Small letters, blanks and dashes do not matter.",
        zh: "位于信件末尾附近。大小写、空格和连接符不影响查询。",
    }
    check_letter_send { en: "Check the letter", zh: "核实" }
    enter_letter_code(characters: usize) {
        en: format!("Enter the code with all its {characters} letters and digits. If the letter has another kind of code, or none, it may not be ours"),
        zh: format!("请完整输入 {characters} 位校验码。如信件没有校验码或格式不同，可能并非本中心发出"),
    }
    letter_is_ours { en: "Yes, a letter of ours has this code", zh: "是，本中心的一封信件带有此校验码" }
    letter_is_ours_means(month: &str) {
        en: format!("We wrote it in {month}. Each code stands on one letter only. If the letter before you asks for something else than the pages here, somebody may have copied the code: believe the pages here."),
        zh: format!("该信写于{month}。每个校验码只用于一封信。如您手中的信件与本网站页面上的内容不一致，校验码可能被他人抄用，请以本网站为准。"),
    }
    letter_is_not_ours { en: "No, no letter of ours has this code: be careful", zh: "否，本中心没有带此校验码的信件，请注意" }
    letter_is_not_ours_means {
        en: "First look whether you typed the code as it stands there. If you did, the letter is not ours, or it is older than our codes. All that we ever wrote to you stands here under Letters, once you have signed in.",
        zh: "请先核对输入是否与信件一致。如果一致，则该信并非本中心发出，或早于校验码启用之时。登录后，可在“信件”中查看我们写给您的全部信件。",
    }
    check_letter_what_to_do { en: "Whatever the letter says", zh: "无论信件怎么说" }
    check_letter_doubt(mail: &str) {
        en: format!("If in doubt, write to us at {mail}."),
        zh: format!("如有疑问，请写信至 {mail}。"),
    }

    help_fraud { en: "Swindlers who know of your case", zh: "警惕冒充与退款诈骗" }
    help_fraud_text {
        en: "After a leak, swindlers know your name and your order. They say that they are the platform, the court or this centre and want to pay you back. The other side in a case may write what it likes, too: what it writes is never a link here, and we warn you beside it where it names a link, a number, an account or another app.",
        zh: "信息泄露后，骗子往往知道您的姓名和订单，冒充平台、法院或本中心，声称要向您退款。案件对方也可能随意书写：其内容在此不会成为链接；如其中出现链接、号码、账户或其他应用，我们会在旁边提醒您。",
    }
    lure_name(lure: Lure) {
        en: match lure {
            Lure::Link => "a link or a code to scan",
            Lure::Phone => "a telephone number",
            Lure::Account => "an account or a card",
            Lure::App => "another app",
            Lure::Code => "a code from your phone",
        },
        zh: match lure {
            Lure::Link => "链接或二维码",
            Lure::Phone => "电话号码",
            Lure::Account => "账户或卡号",
            Lure::App => "其他应用",
            Lure::Code => "索要验证码",
        },
    }
    lure_warning(found: &[Lure]) {
        en: {
            let named: Vec<_> = found.iter().map(|lure| super::EN.lure_name(*lure)).collect();
            format!("Careful: these words name {}. Money is never paid back through a link, a QR code or a stranger’s call.", named.join(", "))
        },
        zh: {
            let named: Vec<_> = found.iter().map(|lure| super::ZH.lure_name(*lure)).collect();
            format!("请注意：文字中提到{}。退款绝不会通过链接、二维码或陌生来电办理。", named.join("、"))
        },
    }
    lure_what_to_do { en: "How to tell, and what to do", zh: "如何辨别与应对" }
    fraud_no_link {
        en: "Money is never paid back through a link, a QR code or a stranger’s call. Here nobody asks you for money at all.",
        zh: "退款绝不会通过链接、二维码或陌生来电办理。本中心不会以任何理由向您收钱。",
    }
    fraud_no_code {
        en: "Give nobody a password or a code from your phone, share your screen with nobody, and install nothing that you are told to.",
        zh: "不要告诉任何人密码或手机验证码，不要共享屏幕，不要按对方要求安装任何应用。",
    }
    fraud_call {
        en: "Call the platform or your bank yourself, at a number that you know. If money is gone, call 110 and your bank at once; 96110 is the police line against fraud.",
        zh: "请用您已知的号码主动联系平台或银行。如已被骗，请立即拨打 110 并联系银行；96110 为公安机关反诈专线。",
    }
}
