//! Texts of the page on who works and answers here.

use super::catalogue;
use crate::accounts::INVITATION_DAYS;
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
        en: "Everybody with a place in this centre, except consumers, who come by themselves.",
        zh: "本中心的全部人员；消费者自行注册，不在此列。",
    }
    people_of_centre { en: "Who is here", zh: "现有人员" }
    person_name { en: "Name", zh: "姓名" }
    person_role { en: "As", zh: "身份" }
    person_since { en: "Since", zh: "自" }
    invite_somebody { en: "Invite somebody", zh: "邀请人员" }
    invite_means {
        en: format!("They get a letter with a link that works once, for {INVITATION_DAYS} days. Whoever has an account already gets the new place by following it."),
        zh: format!("对方会收到带链接的邮件，链接 {INVITATION_DAYS} 天内有效，只能使用一次。已有账户的人点击后即获得新身份。"),
    }
    invited_name { en: "Name", zh: "姓名" }
    invited_role { en: "As what", zh: "担任" }
    invited_platform { en: "For which platform", zh: "代表哪个平台" }
    invited_platform_hint {
        en: "Only for platform representatives. For a platform that is not in this list, begin at its record.",
        zh: "仅平台代表需要填写。如列表中没有该平台，请从平台档案页面发出邀请。",
    }
    no_platform { en: "None", zh: "无" }
    invited_language { en: "Language of the letter", zh: "邮件语言" }
    send_invitation { en: "Send the invitation", zh: "发送邀请" }
    choose_role { en: "Choose what the person will be here", zh: "请选择身份" }
    choose_platform { en: "Choose the platform that the person answers for", zh: "请选择其代表的平台" }
    person_interests { en: "Declared interests", zh: "已申报的利害关系" }
    person_place { en: "Place", zh: "操作" }
    list_comma { en: ", ", zh: "、" }
    end_place { en: "End", zh: "终止" }
    conflicts_mean {
        en: "In these open cases the mediator has declared an interest in the platform. Name another mediator.",
        zh: "下列进行中的案件，调解员已申报与平台有利害关系，请另行指定调解员。",
    }

    end_place_title(name: &str, role: Role) {
        en: format!("End the place of {name} as {}?", super::EN.centre_role(role).to_lowercase()),
        zh: format!("终止{name}的{}身份？", super::ZH.centre_role(role)),
    }
    end_place_means {
        en: "The person loses this way in at once, also where they are signed in now. What they did stays on record. To give the place back, invite them anew.",
        zh: "该人员将立即失去此身份，包括已登录之处；其已办理的事项保留在案。如需恢复，请重新邀请。",
    }
    end_mediator_means {
        en: "This mediator is in charge of open cases. Their windows run on; name another mediator in each:",
        zh: "该调解员正负责下列未结案件，期限继续计算，请逐一另行指定调解员：",
    }
    end_last_representative_means(platform: &str) {
        en: format!("Nobody else represents {platform}. Its running windows go on. Until somebody represents it again, letters go to its verified contact or postal address, if there is one, and to nobody otherwise. Whoever waits for its answer to a request is told."),
        zh: format!("{platform}再无其他代表，其正在进行的期限继续计算。在有新代表之前，信件发往其经核实的联系方式或通信地址；两者均无的，信件无人接收。正在等待其答复请求的人将收到告知。"),
    }
    end_place_now { en: "End the place", zh: "终止身份" }
    keep_place { en: "Keep it", zh: "保留" }
    last_registrar_stays {
        en: "This is the centre’s only registrar. Invite another one first",
        zh: "这是本中心唯一的登记员，请先邀请其他登记员",
    }
    said_standing_ended { en: "The place is ended.", zh: "身份已终止。" }

    interests_title { en: "Interests", zh: "利害关系" }
    interests_mean {
        en: "You hear no case against a platform in which you have an interest: shares, work, family, or anything that could make a party doubt you. A declared interest stays declared.",
        zh: "您与某平台有利害关系（持股、任职、亲属或其他可能使当事人怀疑您公正的情形）的，不调解针对该平台的案件。申报后不可撤销。",
    }
    interests_link { en: "See and declare interests", zh: "查看和申报利害关系" }
    interests_declared { en: "What you declared", zh: "已申报" }
    interests_none { en: "You have declared no interest.", zh: "您尚未申报利害关系。" }
    interests_declare { en: "Declare an interest", zh: "申报利害关系" }
    interest_platform { en: "In which platform", zh: "与哪个平台" }
    choose_interest { en: "Choose the platform in which you have an interest", zh: "请选择与您有利害关系的平台" }
    interests_all_declared { en: "There is no further platform.", zh: "没有其他平台。" }
    interests_in_charge {
        en: "You are in charge of open cases against a platform in which you have an interest. Do nothing more in them; the registrars see this and name another mediator:",
        zh: "您正负责针对有利害关系平台的未结案件。请勿继续处理，登记员会看到并另行指定调解员：",
    }
    said_interest_declared { en: "The interest is declared.", zh: "利害关系已申报。" }
    said_invited { en: "The invitation is on its way.", zh: "邀请已发出。" }
}
