//! Texts of the start page and of the help page.

use super::catalogue;

catalogue! {
    home_title { en: "Settle a dispute over your personal data", zh: "解决个人信息纠纷" }
    home_lead {
        en: "A platform leaked, sold, would not show, correct or delete your data, forced your consent, or charged you more because of your profile? Bring it here before it goes to court.",
        zh: "平台泄露、出售您的信息，拒绝查阅、更正或删除，强迫您同意，或因画像向您多收费？在诉讼之前，可以先来这里。",
    }
    home_how {
        en: "The platform must answer by a date that you see. If it stays silent, the case goes on without it. A mediator hears both sides. What stays unresolved you may take to court, with everything already in order.",
        zh: "平台须在您可见的日期前答复；如不答复，程序照常进行。调解员听取双方意见。仍未解决的，您可以带着整理好的材料向法院起诉。",
    }
    home_file { en: "File a complaint", zh: "提交投诉" }
    home_file_hint {
        en: "About 15 minutes. You can stop at any page and go on later.",
        zh: "约需 15 分钟，可随时停下，之后继续。",
    }
    home_register { en: "Read the public register", zh: "查看公开登记" }
    home_register_hint {
        en: "How platforms behaved: findings, promises, and whether they were kept. No consumer is named.",
        zh: "平台的表现：调解意见、承诺以及是否履行。不公开任何消费者的姓名。",
    }
    home_sign_in { en: "Sign in", zh: "登录" }
    home_sign_in_hint {
        en: "For consumers, platforms, mediators, the centre, courts and the regulator.",
        zh: "消费者、平台、调解员、调解中心、法院和监管机关由此登录。",
    }
    home_cases { en: "Go to your cases", zh: "查看您的案件" }
    home_cases_hint { en: "Who must act, by when, and what you can do.", zh: "现在轮到谁、何时到期、您可以做什么。" }

    help_title { en: "Help", zh: "帮助" }
    help_what { en: "What this is", zh: "这是什么" }
    help_what_text {
        en: "This is a mediation centre for disputes between consumers and online platforms over personal data. A mediator's finding is not a judgment. You may go to court at any time.",
        zh: "这里是处理消费者与网络平台之间个人信息纠纷的调解中心。调解员意见不是法院判决。您随时可以向法院起诉。",
    }
    help_contact { en: "Contact the centre", zh: "联系调解中心" }
    help_contact_text {
        en: "If a page does not work for you, or a date in your case matters and you cannot act here, write to the centre. Give your case number if you have one.",
        zh: "如果页面无法使用，或案件期限将至而您无法在线操作，请联系调解中心，并提供案件编号（如有）。",
    }
    help_accessibility { en: "Accessibility", zh: "无障碍说明" }
    help_accessibility_text {
        en: "Every page works with a keyboard, with a screen reader, at four times the size, and without JavaScript. We aim at WCAG 2.2, level AA. Tell the centre if something stands in your way.",
        zh: "所有页面均可用键盘和读屏软件操作，可放大至四倍，且无需 JavaScript。我们以 WCAG 2.2 AA 级为目标。如遇障碍，请告知调解中心。",
    }
    help_privacy { en: "Your data with us", zh: "我们如何处理您的信息" }
    help_privacy_text {
        en: "The other side sees what you write in your case and the account name that you give there. It does not see your address, telephone number or email address. The public register holds no names. We set one cookie when you sign in and one for your language; we follow nobody.",
        zh: "对方可以看到您在案件中填写的内容和您提供的账户名，看不到您的地址、电话和邮箱。公开登记不含姓名。登录时我们设置一个 Cookie，另有一个记录语言；我们不跟踪任何人。",
    }
}
