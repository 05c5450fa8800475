//! Texts of the page on who works and answers here.

use super::catalogue;
use crate::domain::actor::Role;

catalogue! {
    /// What a person is here, as a list names it.
    centre_role(role: Role) {
        en: match role {
            Role::Consumer => "Consumer",
            Role::Platform => "Platform representative",
            Role::Mediator => "Mediator",
            Role::Registrar => "Registrar",
            Role::Court => "Court clerk",
            Role::Supervisor => "Supervisor",
        },
        zh: match role {
            Role::Consumer => "消费者",
            Role::Platform => "平台代表",
            Role::Mediator => "调解员",
            Role::Registrar => "登记员",
            Role::Court => "法院书记员",
            Role::Supervisor => "监管人员",
        },
    }
    nav_people { en: "People", zh: "人员" }
    people_title { en: "People", zh: "人员" }
    people_means {
        en: "Everybody with a place in this centre, but for consumers, who come by themselves.",
        zh: "本中心的全部人员；消费者自行注册，不在此列。",
    }
    people_of_centre { en: "Who is here", zh: "现有人员" }
    person_name { en: "Name", zh: "姓名" }
    person_role { en: "As", zh: "身份" }
    person_since { en: "Since", zh: "自" }
    invite_somebody { en: "Invite somebody", zh: "邀请人员" }
    invite_means {
        en: "They get a letter with a link that works once, for 14 days. Whoever has an account already gets the new place by following it.",
        zh: "对方会收到带链接的邮件，链接 14 天内有效，只能使用一次。已有账户的人点击后即获得新身份。",
    }
    invited_name { en: "Name", zh: "姓名" }
    invited_role { en: "As what", zh: "担任" }
    invited_platform { en: "For which platform", zh: "代表哪个平台" }
    invited_platform_hint { en: "Only for platform representatives.", zh: "仅平台代表需要填写。" }
    no_platform { en: "None", zh: "无" }
    invited_language { en: "Language of the letter", zh: "邮件语言" }
    send_invitation { en: "Send the invitation", zh: "发送邀请" }
    choose_role { en: "Choose what the person will be here", zh: "请选择身份" }
    choose_platform { en: "Choose the platform that the person answers for", zh: "请选择其代表的平台" }
    said_invited { en: "The invitation is on its way.", zh: "邀请已发出。" }
}
