//! Texts of the letters that are read here.

use super::{catalogue, plural};
use crate::domain::letter::Addressee;

catalogue! {
    /// The way on to one's letters; `unread` may be `99+`.
    nav_letters(unread: &str) {
        en: if unread.is_empty() { "Letters".to_owned() } else { format!("Letters ({unread})") },
        zh: if unread.is_empty() { "信件".to_owned() } else { format!("信件（{unread}）") },
    }
    letters_title { en: "Letters", zh: "信件" }
    letters_mean {
        en: "Every letter that we wrote to you, also if its email did not arrive.",
        zh: "我们写给您的全部信件，包括邮件未能送达的。",
    }
    letters_of_case(number: &str) { en: format!("Letters in case {number}"), zh: format!("案件 {number} 的信件") }
    letters_of_all_mean {
        en: "How far every letter in this case got. What stands in them is for their readers alone.",
        zh: "本案每封信件的投递情况。信件内容仅收件人可见。",
    }
    letters_unread(unread: i64) {
        en: match unread {
            0 => "You have read all of them.".to_owned(),
            100.. => "More than 99 are unread.".to_owned(),
            _ => format!("{} unread.", plural(unread, "letter is", "letters are")),
        },
        zh: match unread {
            0 => "全部已读。".to_owned(),
            100.. => "超过 99 封未读。".to_owned(),
            _ => format!("{unread} 封未读。"),
        },
    }
    letters_none { en: "No letter yet", zh: "还没有信件" }
    letters_none_mean {
        en: "We write to you whenever something happens in a case of yours.",
        zh: "您的案件一有进展，我们就会写信给您。",
    }
    letter_unread { en: "Unread", zh: "未读" }
    letter_written_on(when: &str) { en: format!("Written {when}"), zh: format!("写于 {when}") }
    letter_sent_on(when: &str) { en: format!("sent {when}"), zh: format!("发出 {when}") }
    letter_to_case(number: &str) { en: format!("To the case {number}"), zh: format!("查看案件 {number}") }
    letter_to_request(number: &str) { en: format!("To the request {number}"), zh: format!("查看请求 {number}") }
    letter_server_said { en: "The mail server said:", zh: "邮件服务器的回应：" }
    letter_try_again { en: "Try again", zh: "重新投递" }
    addressee_you(addressee: Addressee) {
        en: format!("{} (you)", super::EN.addressee_name(addressee)),
        zh: format!("{}（您）", super::ZH.addressee_name(addressee)),
    }

    undeliverable_title { en: "Letters that could not be delivered", zh: "无法投递的信件" }
    undeliverable_link { en: "Letters that could not be delivered", zh: "查看无法投递的信件" }
    undeliverable_means {
        en: "Whoever has an account still finds the letter here, under Letters, and no deadline of theirs hangs on its email. A notice to the contact of a platform is different: nobody reads it here, and the case is not served before the email arrives. Try it again, put the contact right, or serve by post. A letter that is tried again leaves with the same bytes, to the same address.",
        zh: "有账户的收件人仍可在“信件”中阅读，其期限也不取决于邮件。发给平台联系方式的通知不同：对方在此看不到，邮件到达之前案件尚未送达。请重新投递、更正联系方式或邮寄送达。重新投递时，内容和地址都不变。",
    }
    undeliverable_none { en: "Every letter got out", zh: "没有无法投递的信件" }
    undeliverable_none_means {
        en: "A letter comes here when its mail server refuses it, or cannot be reached for a day.",
        zh: "邮件服务器拒收，或者一天之内无法连接时，信件会列在这里。",
    }
    said_letter_tried { en: "The letter is on its way again.", zh: "信件已重新投递。" }
    said_letter_not_tried {
        en: "Nothing was changed: the letter is on its way already, or its address was replaced since.",
        zh: "未作更改：信件已在投递，或者其地址已被替换。",
    }
}
