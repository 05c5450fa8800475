//! Texts of accounts: joining, signing in, one's own account, and the letters about them.

use super::catalogue;
use crate::accounts::{CONFIRMATION_MINUTES, LEAST_CHARACTERS, MOST_CHARACTERS, RESET_MINUTES, TooWeak};
use crate::domain::actor::Role;

fn role_en(role: Role) -> &'static str {
    match role {
        Role::Consumer => "consumer",
        Role::Platform => "platform representative",
        Role::Mediator => "mediator",
        Role::Registrar => "registrar",
        Role::Court => "court clerk",
        Role::Supervisor => "supervisor",
    }
}

fn role_zh(role: Role) -> &'static str {
    match role {
        Role::Consumer => "消费者",
        Role::Platform => "平台代表",
        Role::Mediator => "调解员",
        Role::Registrar => "登记员",
        Role::Court => "法院书记员",
        Role::Supervisor => "监管人员",
    }
}

catalogue! {

    person_as(name: &str, role: Role) {
        en: format!("{name}, {}", role_en(role)),
        zh: format!("{name}（{}）", role_zh(role)),
    }
    person_for(name: &str, platform: &str) {
        en: format!("{name}, for {platform}"),
        zh: format!("{name}（{platform}）"),
    }

    // The ways on in the head of each page.
    nav_register { en: "Public register", zh: "公开登记簿" }
    nav_sign_in { en: "Sign in", zh: "登录" }
    nav_inbox { en: "Inbox", zh: "待办" }
    nav_my_cases { en: "My cases", zh: "我的案件" }
    nav_account { en: "My account", zh: "我的账户" }

    // Fields.
    mail { en: "Email address", zh: "电子邮箱" }
    password { en: "Password", zh: "密码" }
    new_password { en: "New password", zh: "新密码" }
    present_password { en: "Present password", zh: "当前密码" }
    password_rule(least: usize) {
        en: format!("At least {least} characters. Three or four words that do not belong together are good. You may paste it from a password store."),
        zh: format!("至少 {least} 个字符。可以用三四个互不相关的词。可以从密码管理器粘贴。"),
    }
    your_name { en: "Your name", zh: "您的姓名" }
    your_name_hint {
        en: "As it should stand in a case. The public never sees it.",
        zh: "案件中使用的姓名。公众不会看到。",
    }
    phone { en: "Telephone number", zh: "电话号码" }
    phone_hint {
        en: "The centre sees it. The other side does not, unless you let it see it in a case; then it sees what stood here on that day, and not what you change here later. If you hand a case over to a court, the court gets it, too, and may pass it on to the platform when it serves papers.",
        zh: "调解中心可见。对方看不到；但您可在案件中向对方披露，对方看到的是披露当日的内容，看不到您以后在此处的修改。如您将案件移送法院，法院也会收到，送达文书时可能会转给平台。",
    }
    postal_address { en: "Postal address", zh: "通信地址" }
    postal_address_hint {
        en: "As with the telephone number. A court needs it to serve papers on you.",
        zh: "同电话号码。法院向您送达文书时需要此地址。",
    }
    language_of_pages { en: "Language of pages and letters", zh: "页面和信件的语言" }
    language_of_pages_hint {
        en: "The language button at the top of each page changes the same.",
        zh: "每页顶部的语言按钮更改的是同一项设置。",
    }
    /// A language, named in itself.
    language_name { en: "English", zh: "简体中文" }

    // Signing in.
    sign_in { en: "Sign in", zh: "登录" }
    no_account_yet { en: "No account yet? Open one", zh: "还没有账户？立即开立" }
    forgot_password { en: "Forgot your password?", zh: "忘记密码？" }
    demo_sign_ins { en: "Sign-ins of this demo", zh: "演示账户" }
    demo_sign_ins_means {
        en: "Everybody and everything here is invented. Choose a role.",
        zh: "这里的人物和案件均为虚构。请选择角色。",
    }
    sign_in_as(name: &str, role: Role) {
        en: format!("{name}, {}", role_en(role)),
        zh: format!("{name}（{}）", role_zh(role)),
    }
    enter_mail_like {
        en: "Enter an email address like name@example.com",
        zh: "请输入正确的电子邮箱，例如 name@example.com",
    }
    enter_password { en: "Enter your password", zh: "请输入密码" }
    mail_or_password_wrong {
        en: "The email address, the login name or the password is not right. Check them and try again",
        zh: "电子邮箱、登录名或密码不正确，请核对后重试",
    }

    // Joining.
    open_account { en: "Open an account", zh: "开立账户" }
    open_account_means {
        en: "With an account you can complain about a platform and follow your case. We send a link to your email address; you choose a password there.",
        zh: "有了账户，您可以投诉平台并跟进案件。我们会向您的邮箱发送链接，您在链接页面设置密码。",
    }
    forgotten_title { en: "Choose a new password", zh: "重新设置密码" }
    forgotten_means {
        en: format!("We send a link to your email address. It works for {RESET_MINUTES} minutes."),
        zh: format!("我们会向您的邮箱发送链接，{RESET_MINUTES} 分钟内有效。"),
    }
    send_link { en: "Send me a link", zh: "发送链接" }
    look_into_mail { en: "Check your email", zh: "请查收邮件" }
    link_sent_to(mail: &str) {
        en: format!("If everything is right with {mail}, a letter from us arrives there in a few minutes."),
        zh: format!("如果 {mail} 没有问题，几分钟内您会收到我们的邮件。"),
    }
    link_sent_account {
        en: format!("Follow the link in it to choose your name and password. It works once, for {CONFIRMATION_MINUTES} minutes. If you have an account already, the letter says so instead."),
        zh: format!("请点击邮件中的链接，设置姓名和密码。链接 {CONFIRMATION_MINUTES} 分钟内有效，只能使用一次。如果您已有账户，邮件会告诉您。"),
    }
    link_sent_forgotten {
        en: format!("Follow the link in it to choose a new password. It works once, for {RESET_MINUTES} minutes."),
        zh: format!("请点击邮件中的链接，设置新密码。链接 {RESET_MINUTES} 分钟内有效，只能使用一次。"),
    }
    no_letter_came {
        en: "No letter? Look into your spam folder, check the address, and ask once more.",
        zh: "没收到？请查看垃圾邮件，核对邮箱地址，然后重新发送。",
    }
    setup_title { en: "Set up this centre", zh: "设置本中心" }
    setup_means {
        en: "You become its first registrar. You can invite everybody else.",
        zh: "您将成为第一位登记员，可以邀请其他人员。",
    }
    invited_title { en: "You are invited", zh: "您已受邀" }
    invited_as(role: Role) {
        en: format!("The centre invites you as {}.", role_en(role)),
        zh: format!("调解中心邀请您担任{}。", role_zh(role)),
    }
    invitation_of_another(name: &str) {
        en: format!("This invitation is for another account than the one you are signed in with ({name}). If the other one is yours, too, sign out, and open the link in the letter once more."),
        zh: format!("此邀请发给了另一个账户，而您当前登录的是 {name}。如果那个账户也属于您，请先退出登录，再打开邮件中的链接。"),
    }
    sign_in_for_link {
        en: "The link in your letter goes on once you are signed in. If you forgot your password, choose a new one first, and then open the link once more.",
        zh: "登录后将继续打开邮件中的链接。如忘记密码，请先重新设置，再打开该链接。",
    }
    account_for(mail: &str) { en: format!("The account is for {mail}."), zh: format!("账户：{mail}。") }
    join { en: "Open my account", zh: "开立账户" }
    accept_invitation { en: "Accept the invitation", zh: "接受邀请" }
    set_password { en: "Set the new password", zh: "设置新密码" }
    enter_name { en: "Enter your name", zh: "请输入姓名" }
    name_too_long(most: usize) {
        en: format!("Your name must be one line of at most {most} characters"),
        zh: format!("姓名须为一行，不超过 {most} 个字符"),
    }
    /// Why a password may not be chosen.
    password_refused(weak: TooWeak) {
        en: match weak {
            TooWeak::Short => format!("Your password must have at least {LEAST_CHARACTERS} characters"),
            TooWeak::Long => format!("Your password must have at most {MOST_CHARACTERS} characters"),
            TooWeak::Common => "Choose another password: this one is among those that are tried first".to_owned(),
            TooWeak::Yours => "Choose a password that is not your name or email address".to_owned(),
        },
        zh: match weak {
            TooWeak::Short => format!("密码至少需要 {LEAST_CHARACTERS} 个字符"),
            TooWeak::Long => format!("密码不能超过 {MOST_CHARACTERS} 个字符"),
            TooWeak::Common => "请更换密码：这个密码太常见，容易被猜到".to_owned(),
            TooWeak::Yours => "密码不能是您的姓名或邮箱".to_owned(),
        },
    }

    // One's own account.
    my_account { en: "My account", zh: "我的账户" }
    my_details { en: "About you", zh: "您的信息" }
    save { en: "Save", zh: "保存" }
    change_password { en: "Change your password", zh: "修改密码" }
    old_password_wrong { en: "Your present password is not right", zh: "当前密码不正确" }
    at_most_characters(most: usize) {
        en: format!("Use at most {most} characters"),
        zh: format!("不能超过 {most} 个字符"),
    }
    choose_language { en: "Choose a language", zh: "请选择语言" }
    where_signed_in { en: "Where you are signed in", zh: "登录情况" }
    session_began { en: "Since", zh: "登录时间" }
    session_seen { en: "Last used", zh: "最近使用" }
    session_here { en: "Here", zh: "本机" }
    session_elsewhere { en: "Elsewhere", zh: "其他地方" }
    sign_out_everywhere { en: "Sign out everywhere", zh: "在所有地方退出" }
    sign_out_everywhere_means {
        en: "Ends every session, this one too. Do it if you used a machine that is not yours.",
        zh: "结束所有登录，包括当前这次。如果您用过他人的设备，请执行此操作。",
    }

    // Said once after an act.
    said_signed_out { en: "You are signed out.", zh: "您已退出登录。" }
    said_signed_out_everywhere { en: "You are signed out everywhere.", zh: "您已在所有地方退出登录。" }
    said_language_chosen {
        en: "From now on these pages and our letters to you are in English.",
        zh: "从现在起，页面和寄给您的信件均使用中文。",
    }
    said_details_changed { en: "Your details are saved.", zh: "您的信息已保存。" }
    said_password_changed {
        en: "Your password is changed. Other sessions were ended.",
        zh: "密码已修改，其他登录已结束。",
    }
    said_accepted { en: "The invitation is accepted.", zh: "您已接受邀请。" }
    said_joined { en: "Welcome. You are signed in.", zh: "欢迎，您已登录。" }
}
