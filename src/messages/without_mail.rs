//! Texts for people without mail: login names and recovery codes.

use super::catalogue;
use crate::accounts::LOGIN_CHARACTERS;

catalogue! {
    mail_or_login { en: "Email address or login name", zh: "电子邮箱或登录名" }
    enter_mail_or_login { en: "Enter your email address or your login name", zh: "请输入电子邮箱或登录名" }
    login { en: "Login name", zh: "登录名" }
    login_hint {
        en: "You sign in with it. Letters a to z, digits and dots; capitals do not matter. Choose one that does not tell strangers who you are.",
        zh: "用于登录。可用英文字母、数字和点，不区分大小写。请选用陌生人看不出身份的名字。",
    }
    login_refused {
        en: format!("Use {} to {} letters a to z, digits and single dots, with a letter or digit at both ends", LOGIN_CHARACTERS.start(), LOGIN_CHARACTERS.end()),
        zh: format!("请用 {} 到 {} 个英文字母、数字或单个点，首尾须为字母或数字", LOGIN_CHARACTERS.start(), LOGIN_CHARACTERS.end()),
    }
    login_taken {
        en: "Somebody has this login name. Choose another; if it is yours, sign in with it",
        zh: "此登录名已被使用。请另选一个；如果是您的，请直接登录",
    }
    has_no_mail { en: "None: letters wait for this person here", zh: "无：信件保存在站内" }

    no_mail_link { en: "I have no email address", zh: "我没有电子邮箱" }
    no_mail_title { en: "Open an account without email", zh: "不用邮箱开立账户" }
    no_mail_means {
        en: "You come in with a login name and a password. Letters wait for you here; nothing is mailed. So look in from time to time: your deadlines run whether you look or not.",
        zh: "您用登录名和密码登录。信件保存在站内，不会发送邮件。请经常登录查看：无论您是否查看，期限都会计算。",
    }
    no_mail_code_follows {
        en: "Then we show you a recovery code to print or copy. Without it we cannot let you in again if you forget your password.",
        zh: "接着会显示恢复码，请打印或抄下。忘记密码时，没有恢复码就无法再次登录。",
    }

    recovery_code { en: "Recovery code", zh: "恢复码" }
    recovery_code_hint { en: "24 letters and digits in groups of four. Capitals and hyphens do not matter.", zh: "24 位字母和数字，每四位一组。不区分大小写，可不输连字符。" }
    enter_recovery_code { en: "Enter the recovery code", zh: "请输入恢复码" }
    recovery_link { en: "I have a recovery code", zh: "我有恢复码" }
    recovery_title { en: "Choose a new password with your recovery code", zh: "用恢复码重设密码" }
    recovery_means {
        en: "The code is used up by this, and you get a new one. You are signed out everywhere else.",
        zh: "恢复码使用一次即失效，随后您会得到新的恢复码。其他地方的登录都会结束。",
    }
    recovery_no_code {
        en: "No code and no email? Come to the centre with proof of who you are.",
        zh: "没有恢复码，也没有邮箱？请携带身份证明到中心办理。",
    }
    recovery_wrong {
        en: "The name or the recovery code is not right. Check both and try again",
        zh: "登录名、邮箱或恢复码不正确，请核对后重试",
    }
    code_title { en: "Your recovery code", zh: "您的恢复码" }
    code_keep {
        en: "Print this page or copy the code, and keep it where only you find it. It is shown this once.",
        zh: "请打印本页或抄下恢复码，并放在只有您能找到的地方。恢复码只显示这一次。",
    }
    code_what_for {
        en: "Whoever has the code and your login name can choose a new password. We never ask you for it by telephone or in a letter.",
        zh: "持有恢复码并知道登录名的人可以重设密码。我们绝不会通过电话或信件索要恢复码。",
    }
    code_where(page: &str) {
        en: format!("If you forget your password: open {page}, and type your login name and this code there."),
        zh: format!("忘记密码时：打开 {page}，输入登录名和恢复码。"),
    }
    code_go_on { en: "I have kept it, go on", zh: "已保存，继续" }

    recovery_section { en: "Login name and recovery code", zh: "登录名和恢复码" }
    recovery_section_means {
        en: "With a login name you come in without an email address; with a printed recovery code you come back in if you forget your password.",
        zh: "有了登录名，无需邮箱即可登录；有了打印的恢复码，忘记密码时可重新进入。",
    }
    recovery_section_has { en: "You have a recovery code. A new one makes it useless.", zh: "您已有恢复码。生成新的恢复码后，旧的即失效。" }
    recovery_section_none { en: "You have no recovery code.", zh: "您还没有恢复码。" }
    make_recovery_code { en: "Show me a new code", zh: "显示新的恢复码" }
}
