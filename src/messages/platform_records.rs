//! Texts of the pages on what the centre knows of platforms.

use super::{catalogue, plural};
use crate::domain::registration::NotACode;

catalogue! {
    nav_platform_records { en: "Platforms", zh: "平台" }
    platform_records_title { en: "Platforms", zh: "平台" }
    platform_records_mean {
        en: "Those that consumers named in a complaint and nobody has checked come first. Until then they are shown to nobody but that consumer and the centre.",
        zh: "由消费者在投诉中填写、尚未核实的平台排在最前。核实之前，仅该消费者和本中心可见。",
    }
    platform_records_none { en: "No platform yet", zh: "还没有平台" }
    platform_records_none_mean {
        en: "Add the platforms that you know; others come with the complaints.",
        zh: "可先添加已知的平台；其他平台会随投诉出现。",
    }
    platform_column { en: "Platform", zh: "平台" }
    platform_state_column { en: "State", zh: "状态" }
    contact_column { en: "Notices go to", zh: "通知送达" }
    representatives_column { en: "People", zh: "代表人数" }
    unserved_column { en: "Cases that wait for service", zh: "待送达案件" }
    platform_checked { en: "Checked", zh: "已核实" }
    platform_unchecked { en: "Not checked", zh: "未核实" }
    contact_verified { en: "Verified contact", zh: "经核实的联系方式" }
    contact_unverified { en: "Contact not verified", zh: "联系方式未核实" }
    contact_none { en: "No contact", zh: "无联系方式" }
    add_platform { en: "Add a platform", zh: "添加平台" }
    add_platform_means {
        en: "Only one that you have checked yourself: consumers are offered it at once.",
        zh: "请只添加您已核实的平台；添加后消费者即可选择。",
    }
    name_en { en: "Name in English", zh: "英文名称" }
    name_zh { en: "Name in Chinese", zh: "中文名称" }
    legal_name { en: "Registered name", zh: "登记名称" }
    legal_name_hint { en: "Who answers for it in law, as the business register has it.", zh: "依法承担责任的主体，以工商登记为准。" }
    platform_site { en: "Website or app", zh: "网站或应用" }
    platform_slug { en: "Short name in addresses", zh: "网址中的短名称" }
    platform_slug_hint {
        en: "Letters a to z, digits and hyphens. Left empty, it is made of the English name. It stands once the platform is checked.",
        zh: "使用小写字母、数字和连字符；留空则由英文名称生成。平台核实后不再变更。",
    }
    platform_registration { en: "Registration number", zh: "统一社会信用代码" }
    platform_registration_hint {
        en: "Of China the unified social credit code, of elsewhere the number of the register there.",
        zh: "中国企业填写18位统一社会信用代码；境外企业填写当地登记号。",
    }
    not_a_credit_code(wrong: NotACode) {
        en: match wrong {
            NotACode::Length => "A unified social credit code has 18 characters. Compare it with the business licence".to_owned(),
            NotACode::Character(c) => format!("“{c}” does not stand there in a unified social credit code. Compare it with the business licence"),
            NotACode::Check => "The last character does not fit the others, so there is a slip somewhere. Compare it with the business licence".to_owned(),
        },
        zh: match wrong {
            NotACode::Length => "统一社会信用代码应为18位，请与营业执照核对".to_owned(),
            NotACode::Character(c) => format!("统一社会信用代码该位置不会出现“{c}”，请与营业执照核对"),
            NotACode::Check => "校验码不符，代码中有误，请与营业执照核对".to_owned(),
        },
    }
    enter_name_en { en: "Enter the name in English", zh: "请填写英文名称" }
    enter_name_zh { en: "Enter the name in Chinese", zh: "请填写中文名称" }
    enter_legal_name { en: "Enter the registered name", zh: "请填写登记名称" }
    enter_slug {
        en: "Enter a short name of letters a to z, digits and hyphens, for example yunlu-travel",
        zh: "请填写由小写字母、数字和连字符组成的短名称，例如 yunlu-travel",
    }
    name_taken {
        en: "Another platform is called this. Consumers choose by the name, so write one that tells the two apart",
        zh: "已有平台使用该名称。消费者按名称选择平台，请填写可以区分的名称",
    }
    slug_taken { en: "Another platform has this short name. Choose a different one", zh: "该短名称已被其他平台使用，请更换" }

    platform_known_since(day: &str) { en: format!("Known here since {day}"), zh: format!("{day}起记录在案") }
    platform_unchecked_means {
        en: "Only a consumer said that this platform exists. Check it, put its names right, and note that you did. Nothing can be served before a contact of it is verified or somebody represents it.",
        zh: "该平台目前仅由消费者填写。请核实其存在、更正名称并予以记录。在联系方式核实或有代表入驻之前，无法送达。",
    }
    waiting_title { en: "Cases that wait for service", zh: "待送达案件" }
    waiting_none { en: "No case waits.", zh: "没有案件等待送达。" }
    waiting_means(count: i64) {
        en: format!("{} until the notice reaches the platform. The centre holds them meanwhile, and the platform is not silent.", plural(count, "case waits", "cases wait")),
        zh: format!("{count} 件案件等待通知送达平台。其间由本中心负责，不视为平台沉默。"),
    }
    waiting_case { en: "Case", zh: "案件" }
    waiting_filed { en: "Filed", zh: "提交日期" }
    waiting_due { en: "The centre’s time ends", zh: "本中心期限截止" }
    waiting_by_post { en: "Served otherwise", zh: "其他方式送达" }
    record_service { en: "Record service", zh: "登记送达" }
    serve_in_inbox { en: "Serve them in the inbox", zh: "在收件箱中送达" }
    serve_in_inbox_means {
        en: "Somebody represents the platform now. Serving puts the cases into its inbox, and its time to answer starts today.",
        zh: "该平台现已有代表。送达后案件进入其收件箱，答复期限自今日起算。",
    }
    nobody_reads_inbox {
        en: "Nobody represents this platform any more, so nobody would read its inbox. Invite somebody, or serve by post",
        zh: "该平台已无代表，无人查看收件箱。请邀请代表，或以邮寄方式送达",
    }
    said_cases_served { en: "The cases are in the platform’s inbox. Its time to answer runs.", zh: "案件已进入平台收件箱，答复期限开始计算。" }

    representatives_title { en: "Who answers for it", zh: "平台代表" }
    representatives_none { en: "Nobody represents this platform here.", zh: "该平台在此没有代表。" }
    representatives_mean {
        en: "Cases that are admitted from then on are served in the inbox at once. Those that wait already are served from this page.",
        zh: "此后受理的案件即时在收件箱中送达；已在等待的案件从本页送达。",
    }
    invite_representative { en: "Invite somebody to represent it", zh: "邀请平台代表" }

    contact_title { en: "Where notices go", zh: "通知送达地址" }
    contact_stands_none { en: "No contact is on record.", zh: "没有登记联系方式。" }
    contact_stands_unverified { en: "The contact is not verified. Nothing is served at it.", zh: "联系方式尚未核实，不会向其送达。" }
    contact_stands_verified(day: &str) { en: format!("Verified on {day}."), zh: format!("已于{day}核实。") }
    contact_means {
        en: "As soon as a contact is verified, the notices of all cases that wait go to it by email, as long as nobody represents the platform here. A case is served when the platform’s mail server takes its notice. What has not got out yet never goes to a contact that was replaced.",
        zh: "联系方式一经核实，在平台没有代表入驻的情况下，所有待送达案件的通知即以电子邮件发往该地址；平台邮件服务器接收时视为送达。地址被替换后，尚未发出的通知不再发往原地址。",
    }
    contact_mail { en: "Email address for notices", zh: "接收通知的电子邮箱" }
    contact_mail_hint {
        en: "Left empty, nothing can be served by email. Never take it from a complaint: look it up yourself.",
        zh: "留空则无法以电子邮件送达。请自行查证，切勿直接采用投诉中填写的地址。",
    }
    contact_tick { en: "I have verified that this address is theirs", zh: "我已核实该地址属于该平台" }
    contact_tick_hint {
        en: "For example by the business register, its own site, or a call to a number that you found there.",
        zh: "例如通过工商登记、其官方网站，或拨打从中查得的电话。",
    }
    check_platform_first { en: "First note that you have checked the platform itself", zh: "请先核实平台本身" }
    save_contact { en: "Save the contact", zh: "保存联系方式" }
    said_contact_verified { en: "The contact is verified. Notices that waited are on their way.", zh: "联系方式已核实，等待中的通知正在发出。" }
    said_contact_unverified { en: "Saved. Nothing is served by email until a contact is verified.", zh: "已保存。联系方式核实之前，不会以电子邮件送达。" }

    platform_details { en: "Names", zh: "名称" }
    platform_details_mean {
        en: "A changed name shows at once everywhere, in running cases and in the register too. Letters that left already keep the old one.",
        zh: "名称更改后即时生效，包括进行中的案件和公开登记簿；已发出的信件保留原名称。",
    }
    save_details { en: "Save the names", zh: "保存名称" }
    save_checked { en: "Save, and note that I have checked it", zh: "保存并确认已核实" }
    said_platform_added { en: "The platform is on record.", zh: "平台已登记。" }
    said_platform_changed { en: "The record is changed.", zh: "记录已更改。" }
}
