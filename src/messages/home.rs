//! Texts of the start page and of the help page.

use super::catalogue;
use crate::domain::clock::WindowKey;

catalogue! {
    home_title { en: "Settle a dispute over your personal data", zh: "解决个人信息纠纷" }
    home_lead {
        en: "A platform leaked or sold your data, will not show, correct or delete it, forced your consent, or charges you more because of your profile? Bring it here before it goes to court. It costs you nothing.",
        zh: "平台泄露或出售您的信息，不让您查阅、更正或删除，强迫您同意，或者根据画像向您多收钱？起诉之前，可以先来这里，不收任何费用。",
    }
    home_file { en: "File a complaint", zh: "提交投诉" }
    home_file_hint {
        en: "About 15 minutes. You can stop at any page and go on later.",
        zh: "约需 15 分钟，可随时停下，之后继续。",
    }
    home_go_on(drafts: i64) {
        en: match drafts {
            1 => "You have a complaint that is not filed yet.".to_owned(),
            _ => format!("You have {drafts} complaints that are not filed yet."),
        },
        zh: format!("您有 {drafts} 份投诉尚未提交。"),
    }
    home_register { en: "Read the public register", zh: "查看公开登记簿" }
    home_register_hint {
        en: "How platforms behaved: findings, promises, and whether they were kept. No consumer is named.",
        zh: "平台的表现：调解员意见、承诺以及是否履行。不公开任何消费者的姓名。",
    }
    home_sign_in { en: "Sign in", zh: "登录" }
    home_sign_in_hint {
        en: "For consumers, platforms, mediators, the centre, courts and the regulator.",
        zh: "消费者、平台、调解员、调解中心、法院和监管机关由此登录。",
    }
    home_cases { en: "Go to your cases", zh: "查看您的案件" }
    home_cases_hint { en: "Who must act, by when, and what you can do.", zh: "现在轮到谁、何时到期、您可以做什么。" }
    home_road { en: "Somebody must always act, by a date", zh: "每一步都有人负责，都有期限" }
    home_road_lead {
        en: "Nobody can pass you around here. Each step has a time limit, you see how its end is counted, and silence is no way out: when a time ends, the case goes on by itself.",
        zh: "在这里，没有人可以互相推诿。每一步都有期限，您能看到期限如何计算；沉默不是出路，期限一到，程序自动继续。",
    }
    home_step { en: "Step", zh: "步骤" }
    home_within { en: "Within", zh: "期限" }
    home_silence { en: "If nothing comes", zh: "逾期会怎样" }
    home_step_of(window: WindowKey) {
        en: match window {
            WindowKey::Admission => "The centre decides whether it takes the complaint",
            WindowKey::Answer => "The platform answers, point by point",
            WindowKey::Reply => "You say whether its answer is enough",
            WindowKey::Negotiation => "You and the platform may settle between yourselves",
            WindowKey::Mediation => "A mediator hears both sides and brings a result",
            WindowKey::RulingResponse => "Both sides accept or refuse the mediator’s finding",
            WindowKey::Performance => "The platform does what was agreed",
            _ => "All of it up to a settlement or a finding, from the day on which the centre took the complaint",
        },
        zh: match window {
            WindowKey::Admission => "调解中心决定是否受理",
            WindowKey::Answer => "平台逐项答复",
            WindowKey::Reply => "您表示是否接受答复",
            WindowKey::Negotiation => "您可以与平台自行协商",
            WindowKey::Mediation => "调解员听取双方意见并得出结果",
            WindowKey::RulingResponse => "双方表示是否接受调解员意见",
            WindowKey::Performance => "平台履行约定",
            _ => "达成和解或出具调解员意见前的全部程序，自受理之日起",
        },
    }
    home_own_rule {
        en: "These times are this centre’s own rules, unless a page says that a law sets them.",
        zh: "以上期限为本中心规则；由法律规定的，页面会注明。",
    }
    home_court { en: "Court stays open", zh: "起诉权不受影响" }
    home_court_text {
        en: "A mediator’s finding is not a judgment. You may ask for court at any step; then the file is made ready for it. Nothing goes to a court without your own yes.",
        zh: "调解员意见不是法院判决。任何一步您都可以要求移送法院，我们会备齐材料；未经您本人同意，任何内容都不会移送法院。",
    }
    home_seen { en: "Who sees you", zh: "谁会看到您" }
    home_seen_text {
        en: "The platform knows you by your account there, not by your name, address or telephone number. The public reads how the platform behaved, and nothing about you.",
        zh: "平台仅凭您在该平台的账号识别您，看不到您的姓名、住址和电话。公众只能看到平台的表现，看不到您的任何信息。",
    }
    home_all { en: "What comes of it is public", zh: "结果公开" }
    home_all_text {
        en: "Findings, promises, and whether they were kept stand in the register under the platform’s name, with its reply. Silence stands there, too.",
        zh: "调解员意见、平台的承诺以及是否履行，连同平台的回应，都以平台名称列入公开登记簿；平台不答复的，也会列明。",
    }

    help_title { en: "Help", zh: "帮助" }
    help_what { en: "What this is", zh: "这是什么" }
    help_what_text {
        en: "This is a mediation centre for disputes between consumers and online platforms over personal data. A mediator’s finding is not a judgment. You may go to court at any time.",
        zh: "这里是处理消费者与网络平台之间个人信息纠纷的调解中心。调解员意见不是法院判决。您随时可以向法院起诉。",
    }
    help_contact { en: "Contact the centre", zh: "联系调解中心" }
    help_contact_text {
        en: "If a page does not work for you, or a deadline comes near and you cannot act here, tell the centre. Give your case number if you have one.",
        zh: "如果页面无法使用，或期限将至而您无法在线办理，请联系调解中心，并提供案件编号（如有）。",
    }
    help_contact_phone { en: "Telephone:", zh: "电话：" }
    help_contact_mail { en: "Email:", zh: "电子邮箱：" }
    help_contact_address { en: "By post or in person:", zh: "邮寄或来访：" }
    help_traces { en: "If somebody may look at your device", zh: "如果他人可能查看您的设备" }
    help_traces_exit {
        en: "“Exit this page” stands at the top of every page of yours. It leads to a harmless page at once. With JavaScript it also signs you out, and pressing Shift three times does the same.",
        zh: "您的每个页面顶部都有“离开本页”，点击后立即转到无关页面。启用 JavaScript 时，还会同时退出登录；连按三次 Shift 键效果相同。",
    }
    help_traces_choice {
        en: "You can also choose to leave no trace while you are here: then the Back button knows one page of this site at the most. This needs JavaScript, and lasts until you close the browser.",
        zh: "您也可以选择在此期间不留痕迹：浏览器的“后退”最多只会保留本站一个页面。此功能需要 JavaScript，关闭浏览器后失效。",
    }
    help_traces_on { en: "Leave no trace while I am here", zh: "在此期间不留痕迹" }
    help_traces_off { en: "Use the Back button as usual again", zh: "恢复正常的后退功能" }
    help_traces_is_on { en: "This is switched on now.", zh: "此功能已开启。" }
    help_traces_limits {
        en: "What we cannot do: take back what you visited before, or hide this site’s name from the browser’s own list of visited pages, from a router or a company network, or from a program that watches the device. Our letters lie in your mailbox, and files that you downloaded stay where they are. A private window of the browser keeps less; the device of somebody you trust keeps nothing.",
        zh: "我们无法做到的是：清除您此前的浏览记录；在浏览器自身的历史记录、路由器、单位网络或监控软件面前隐藏本站名称。我们的信件保存在您的邮箱中，您下载的文件也会留在设备上。浏览器的无痕窗口留存更少；使用您信任的人的设备最为稳妥。",
    }
    help_accessibility { en: "Accessibility", zh: "无障碍说明" }
    help_accessibility_text {
        en: "Every page works with a keyboard, with a screen reader, at four times the size, and without JavaScript. We aim at WCAG 2.2, level AA. Tell the centre if something stands in your way.",
        zh: "所有页面均可用键盘和读屏软件操作，可放大至四倍，且无需 JavaScript。我们以 WCAG 2.2 AA 级为目标。如遇障碍，请告知调解中心。",
    }
    help_privacy { en: "Your data with us", zh: "我们如何处理您的信息" }
    help_privacy_text {
        en: "The other side sees what you write in your case and the account at the platform that you name there. It does not see your postal address, telephone number or email address. A court gets them if you hand a case over to it. The public register names platforms; it names no consumer.",
        zh: "对方可以看到您在案件中填写的内容和您提供的平台账号，看不到您的通信地址、电话号码和电子邮箱；如您将案件移送法院，法院会收到这些信息。公开登记簿写明平台名称，不写明任何消费者的姓名。",
    }
    help_cookies_text {
        en: "We set four cookies at the most: one that keeps you signed in, one that remembers the language that you chose, one that lives for a minute, so that the next page can tell you what was done, and, if you want to leave no trace, one that says so until you close the browser. We follow nobody.",
        zh: "我们最多设置四个 Cookie：一个保持登录，一个记住您选择的语言，一个只保留一分钟，以便下一页告诉您办理结果；如您选择不留痕迹，还有一个在关闭浏览器前记录该选择。我们不跟踪任何人。",
    }
}
