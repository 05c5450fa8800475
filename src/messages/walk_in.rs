//! Texts about people at the desk.

use super::catalogue;
use crate::domain::case::event::Confirmation;

catalogue! {
    walk_in_title { en: "Somebody at the desk", zh: "现场来访" }
    walk_in_link { en: "Take a complaint down for somebody at the desk", zh: "为来访者记录投诉" }
    walk_in_means {
        en: "You take the complaint down, read it back, and the person confirms it with their own sign. Without that nothing is filed.",
        zh: "您记录投诉并读给来访者听，由本人亲自确认。未经确认，不会提交。",
    }
    walk_in_drafts { en: "What you are taking down", zh: "正在记录" }
    walk_in_known { en: "The person has an account", zh: "来访者已有账户" }
    walk_in_begin { en: "Begin the complaint", zh: "开始记录投诉" }
    walk_in_unknown {
        en: "No consumer comes in by this. Check it with the person, or make an account below",
        zh: "没有以此登录的消费者。请与来访者核对，或在下方开立账户",
    }
    walk_in_new { en: "The person has no account", zh: "来访者没有账户" }
    walk_in_new_means {
        en: "One person, one account. The person types the password themselves. Then a recovery code is shown: print it and give it to them.",
        zh: "一人一个账户。密码由来访者本人输入。随后会显示恢复码，请打印并交给来访者。",
    }
    walk_in_name { en: "Their name", zh: "来访者姓名" }
    walk_in_identity { en: "End of an identity number", zh: "证件号码末几位" }
    walk_in_identity_hint {
        en: "The last four characters. Ask for both: whoever gives only the telephone today and only this another time is not found. It only serves to find a second account; we keep a mark made from it, and never the number.",
        zh: "末四位。请两项都询问：如这次只留电话、下次只报证件号码，就无法查到。只用于查找重复账户；我们只保存由其生成的标记，不保存号码。",
    }
    walk_in_address { en: "Postal address, if they want letters on paper", zh: "通信地址（需要纸质信件的请填写）" }
    walk_in_address_hint {
        en: "Ask where it is safe to write to them. With an address, letters are printed and posted; without one, they only wait here.",
        zh: "请询问寄往何处是安全的。填写地址的，信件打印并邮寄；不填写的，信件只存于站内。",
    }
    walk_in_hint_missing {
        en: "Enter a telephone number, or the end of an identity number: without one we cannot tell whether this person has an account",
        zh: "请填写电话号码或证件号码末几位，否则无法判断此人是否已有账户",
    }
    walk_in_phone_short(least: usize) {
        en: format!("Enter the digits of the telephone number, at least {least}, or leave it empty"),
        zh: format!("请填写电话号码数字（至少 {least} 位），或留空"),
    }
    walk_in_identity_short(least: usize) {
        en: format!("Enter the last {least} characters of the identity number, or leave it empty"),
        zh: format!("请填写证件号码末 {least} 位，或留空"),
    }
    walk_in_login_hint {
        en: "The person signs in with it. Letters a to z, digits and dots; capitals do not matter. Let them choose one that does not tell strangers who they are.",
        zh: "来访者用于登录。可用英文字母、数字和点，不区分大小写。请由来访者选用陌生人看不出身份的名字。",
    }
    walk_in_password { en: "Their new password, typed by the person", zh: "新密码（由来访者本人输入）" }
    walk_in_open { en: "Make the account", zh: "开立账户" }
    walk_in_alike(since: &str, name: &str) {
        en: format!("One person, one account: somebody of this name with this number has had one since {since}. Use it: they come in as {name}. If the password is lost, the recovery code or the email address helps"),
        zh: format!("一人一个账户：同名且号码相同的人自 {since} 起已有账户。请使用该账户，登录名为 {name}。如忘记密码，可用恢复码或邮箱重设"),
    }

    // Reading back, and the person's own sign.
    taken_for(name: &str) { en: format!("Taken down for {name}"), zh: format!("为{name}记录") }
    read_back {
        en: "Read every line back, or print this page. The person confirms that this is their complaint.",
        zh: "请逐项读给来访者听，或打印本页。由本人确认这是其投诉。",
    }
    taken_change_account {
        en: "Only the person changes these: in their own account, once they have signed in, now or after filing.",
        zh: "只能由来访者本人修改：登录自己的账户后，提交之前或之后均可。",
    }
    taken_choose_reach {
        en: "Only the person chooses another way: in their own account, once they have signed in, now or after filing. Ask whether they can read letters on screen; if not, they can choose paper there.",
        zh: "只能由来访者本人另行选择：登录自己的账户后，提交之前或之后均可。请询问来访者能否在屏幕上阅读信件；如不能，可在账户中选择纸质信件。",
    }
    own_sign_question { en: "How does the person confirm it?", zh: "来访者如何确认？" }
    own_sign(way: Confirmation) {
        en: match way {
            Confirmation::OwnSign => "They type their own login name and password here",
            Confirmation::SignedSheet => "They signed the printed sheet; its scan is the first exhibit",
        },
        zh: match way {
            Confirmation::OwnSign => "本人在此输入自己的登录名和密码",
            Confirmation::SignedSheet => "本人在打印件上签名，扫描件为第一份证据",
        },
    }
    choose_own_sign {
        en: "Choose how the person confirms the complaint. Without that it is not filed",
        zh: "请选择来访者的确认方式。未经确认，不会提交",
    }
    their_name { en: "Their login name or email address", zh: "来访者的登录名或邮箱" }
    their_password { en: "Their password, typed by the person", zh: "密码（由来访者本人输入）" }
    own_sign_wrong {
        en: "This is not the name and password of the person whose complaint this is. They try again, or sign the printed sheet",
        zh: "这不是投诉人本人的登录名和密码。请重试，或在打印件上签名",
    }
    the_scan { en: "Which file is the scan of the signed sheet?", zh: "哪个文件是签名件的扫描件？" }
    scan_missing {
        en: "Add the scan of the signed sheet on the page of evidence, and choose it here",
        zh: "请在证据页上传签名件的扫描件，并在此选择",
    }
    signature_line { en: "Signature and date:", zh: "签名及日期：" }

    told_taken_down(way: Confirmation) {
        en: match way {
            Confirmation::OwnSign => "A registrar took it down at the desk; the consumer confirmed it with their own password.",
            Confirmation::SignedSheet => "A registrar took it down at the desk; the consumer signed the sheet, which is exhibit 1.",
        },
        zh: match way {
            Confirmation::OwnSign => "由登记员现场记录，消费者用自己的密码确认。",
            Confirmation::SignedSheet => "由登记员现场记录，消费者在记录上签名，见证据 1。",
        },
    }
}
