//! Texts about how letters reach a person.

use super::catalogue;
use crate::domain::letter::Channel;

catalogue! {
    reach_title { en: "How letters reach you", zh: "信件如何送到您手中" }
    reach_link { en: "Choose how letters reach you", zh: "选择信件送达方式" }
    reach_and_deadlines {
        en: "Every letter is also here, under Letters. By email or here, your time runs from what happened, whether you look or not. By post, it begins only when the letter can have come, unless you have opened it here before. If you leave the post, letters that are not posted yet stay here and are not printed any more.",
        zh: "每封信件都可在站内“信件”中查看。选择邮件或站内查看的，期限自有关事项发生时起算，与您是否查看无关。选择邮寄的，期限自信件可以送达时起算，但您已在站内打开该信件的除外。不再选择邮寄的，尚未寄出的信件只存于站内，不再打印。",
    }
    channel_question { en: "By which way should letters go?", zh: "信件以何种方式送达？" }
    channel(channel: Channel) {
        en: match channel {
            Channel::Mail => "By email",
            Channel::Here => "Only here",
            Channel::Post => "On paper, by post",
        },
        zh: match channel {
            Channel::Mail => "电子邮件",
            Channel::Here => "仅站内",
            Channel::Post => "纸质邮寄",
        },
    }
    channel_hint(channel: Channel) {
        en: match channel {
            Channel::Mail => "To your email address, or to the safe one below.",
            Channel::Here => "Nothing is mailed. You sign in to read.",
            Channel::Post => "The centre prints each letter and posts it to your postal address. It takes days; read here what is urgent.",
        },
        zh: match channel {
            Channel::Mail => "发送到您的邮箱，或下面的安全邮箱。",
            Channel::Here => "不发送邮件，请登录查看。",
            Channel::Post => "中心打印信件并寄到您的通信地址。邮寄需要数天，急事请登录查看。",
        },
    }
    choose_channel { en: "Choose by which way letters should go", zh: "请选择信件送达方式" }
    channel_needs_mail {
        en: "We have no email address of yours. Enter a safe address below, or choose another way",
        zh: "您没有登记邮箱。请在下方填写安全邮箱，或选择其他方式",
    }
    channel_needs_address {
        en: "For letters on paper, first enter your postal address on the page My account",
        zh: "选择纸质邮寄前，请先在“我的账户”填写通信地址",
    }
    safe_mail { en: "Safe email address, for letters only", zh: "安全邮箱（仅用于信件）" }
    safe_mail_hint {
        en: "One that nobody else reads. We send a link there first; letters go there once you have followed it. You still sign in as before.",
        zh: "请填写只有您能查看的邮箱。我们会先发送链接，您点击后信件才会发往该邮箱。登录方式不变。",
    }
    any_hour { en: "Any hour", zh: "任何时间" }
    from_hour { en: "Email me only from", zh: "只在此时间之后发邮件" }
    until_hour { en: "until", zh: "并在此时间之前" }
    hours_hint {
        en: "By the centre's clock. Outside these hours an email waits; the letter is here at once.",
        zh: "以中心所在地时间为准。其他时间邮件会等待，信件立即存于站内。",
    }
    choose_hours { en: "Choose two different hours, or none", zh: "请选择两个不同的时间，或都不选" }
    neutral_tick { en: "Write neutral emails to me", zh: "请给我发中性邮件" }
    neutral_hint {
        en: "Subject and text say only that there is news and where to sign in: no case number, no name of ours. The address of our pages and of our mailbox stands in it all the same.",
        zh: "主题和正文只说有新消息以及在哪里登录，不含案号，也不含本中心名称。但邮件中仍会出现本站网址和发件邮箱。",
    }
    reach_account_letters {
        en: "Links to a new password still go to the address with which you sign in. If somebody else reads it, get a login name and a recovery code, on the page My account.",
        zh: "重设密码的链接仍发送到您登录用的邮箱。如果有人能看到该邮箱，请在“我的账户”设置登录名和恢复码。",
    }
    reached_by_mail(mail: &str, neutral: bool) {
        en: if neutral { format!("Letters go to {mail}, in neutral words.") } else { format!("Letters go to {mail}.") },
        zh: if neutral { format!("信件以中性措辞发送到 {mail}。") } else { format!("信件发送到 {mail}。") },
    }
    reached_by(channel: Channel) {
        en: match channel {
            Channel::Mail | Channel::Here => "Letters wait for you here; nothing is mailed.",
            Channel::Post => "Letters are printed and posted to your postal address.",
        },
        zh: match channel {
            Channel::Mail | Channel::Here => "信件保存在站内，不会发送邮件。",
            Channel::Post => "信件会打印并寄到您的通信地址。",
        },
    }
    safe_mail_awaited(mail: &str) {
        en: format!("We have sent a link to {mail}. Nobody has followed it yet; once you have, letters go as you chose below. If you save again, we send another link."),
        zh: format!("我们已向 {mail} 发送链接，尚未确认。您点击链接后，信件将按下面的选择送达。再次保存会重新发送链接。"),
    }
    said_reach_chosen { en: "Your choice is saved.", zh: "您的选择已保存。" }
    said_safe_mail_asked {
        en: "Your choice is saved. Follow the link that we have sent to the safe address; until then letters go where they went before.",
        zh: "您的选择已保存。请点击我们发送到安全邮箱的链接；在此之前，信件仍发往原处。",
    }

    // The link to the safe address.
    safe_address_title { en: "Letters to this address", zh: "信件发往此邮箱" }
    safe_address_means {
        en: "Somebody asked us to send their letters to this email address. If that was you, confirm it. If not, do nothing.",
        zh: "有人请我们把信件发送到此邮箱。如果是您，请确认；如果不是，无需理会。",
    }
    safe_address_confirm { en: "Send my letters here", zh: "确认" }
    safe_address_done { en: "Done. Letters go to this address from now on.", zh: "已确认。信件今后将发往此邮箱。" }
    account_safe_mail {
        en: "Follow this link to have letters come to this address. If you did not ask for it, do nothing.",
        zh: "请点击此链接，确认信件发往此邮箱。如果不是您的请求，无需理会。",
    }
}
