//! Addresses on the web, and other apps.

/// Endings of addresses that swindlers and honest people use most.
const ENDINGS: &[&str] = &[
    "com", "cn", "net", "org", "top", "xyz", "vip", "cc", "icu", "info", "biz", "shop", "club", "site",
    "online", "link", "live", "work", "wang", "ltd", "fun", "pro", "mobi", "tk", "ru", "io", "me", "ly",
    "gl", "gd",
];

/// Those that count with blanks around the dot, too: no sentence begins with one.
const SURE_ENDINGS: &[&str] = &["com", "cn", "xyz", "icu"];

const CHINESE_ENDINGS: &[&str] = &[
    ".中国",
    ".中國",
    ".公司",
    ".网络",
    ".網絡",
    ".网址",
    ".商城",
    ".网店",
    ".在线",
    ".集团",
    ".移动",
    ".手机",
    ".购物",
    ".香港",
    ".台湾",
    ".台灣",
    ".澳門",
    ".新加坡",
];

/// Endings in other scripts: of countries, and those that most names have besides (IANA root zone).
const FOREIGN_ENDINGS: &[&str] = &[
    "рф",
    "рус",
    "сайт",
    "онлайн",
    "орг",
    "ком",
    "дети",
    "москва",
    "бел",
    "укр",
    "срб",
    "мкд",
    "мон",
    "қаз",
    "бг",
    "ею",
    "ελ",
    "ευ",
    "გე",
    "հայ",
    "한국",
    "삼성",
    "닷컴",
    "닷넷",
    "コム",
    "みんな",
    "クラウド",
    "ไทย",
    "คอม",
    "भारत",
    "ভারত",
    "বাংলা",
    "இந்தியா",
    "இலங்கை",
    "සිංහල",
    "ලංකා",
    "भारोत",
    "संगठन",
    "कॉम",
    "नेट",
    "ລາວ",
    "امارات",
    "ایران",
    "السعودية",
    "المغرب",
    "مصر",
    "قطر",
    "عراق",
    "عمان",
    "تونس",
    "الجزائر",
    "الاردن",
    "سورية",
    "فلسطين",
    "پاکستان",
    "بھارت",
    "مليسيا",
    "شبكة",
    "موقع",
    "كوم",
    "קום",
    "ישראל",
];

/// With digits as digits, as the text is by then.
const LINK_WORDS: &[&str] = &[
    "://", "http:", "https:", "hxxp", "www.", "xn--", "2维码", "扫码", "扫1扫", "qr code", "qrcode",
    "qr-code",
];

/// Whether a text that is plain already holds an address, or a code to be scanned.
pub(super) fn has_link(plain: &[char]) -> bool {
    let mut text: String = plain.iter().collect();
    for (disguise, dot) in [
        ("[.]", "."),
        ("(.)", "."),
        ("{.}", "."),
        ("[dot]", "."),
        (" dot ", "."),
        ("点com", ".com"),
        ("点cn", ".cn"),
        ("。com", ".com"),
        ("。cn", ".cn"),
    ] {
        text = text.replace(disguise, dot);
    }
    let worded = |words: &[&str]| words.iter().any(|word| text.contains(word));
    let dotted = || text.match_indices('.').any(|(at, _)| is_in_address(text.get(..at), text.get(at + 1..)));
    worded(LINK_WORDS) || worded(CHINESE_ENDINGS) || dotted()
}

/// Whether a dot between these parts belongs to an address on the web; one for mail leads nowhere.
fn is_in_address(before: Option<&str>, after: Option<&str>) -> bool {
    let (Some(before), Some(after)) = (before, after) else { return false };
    let (label, rest) = (before.trim_end_matches(' '), after.trim_start_matches(' '));
    let is_spaced = label.len() != before.len() || rest.len() != after.len();
    if FOREIGN_ENDINGS.iter().any(|ending| ends_with_foreign(label, rest, ending)) {
        return true;
    }
    let ending: String = rest.chars().take_while(char::is_ascii_alphanumeric).collect();
    let known = if is_spaced { SURE_ENDINGS } else { ENDINGS };
    let in_name = |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '.' | '_');
    let is_mail = label.trim_end_matches(in_name).ends_with('@');
    known.contains(&ending.as_str()) && label.ends_with(char::is_alphanumeric) && !is_mail
}

/// Whether a dot between these parts stands before an ending in another script. Nobody ends a sentence so: no
/// blank on either side, and the ending is a word of its own.
fn ends_with_foreign(label: &str, rest: &str, ending: &str) -> bool {
    let Some(after) = rest.strip_prefix(ending) else { return false };
    label.ends_with(char::is_alphanumeric) && !after.starts_with(|c: char| c.is_alphabetic() && !is_han(c))
}

fn is_han(c: char) -> bool {
    ('\u{4e00}'..='\u{9fff}').contains(&c)
}

/// What a mail address is when it stands after one of these: an account that can be paid to.
const PAYING: &[&str] = &[
    "支付宝",
    "alipay",
    "paypal",
    "财付通",
    "转账",
    "转帐",
    "汇款",
    "打款",
    "收款",
    "付款到",
    "pay to",
    "transfer to",
];

/// How far before a mail address such a word is looked for.
const BEFORE_MAIL: usize = 24;

/// Whether a text that is plain already holds a mail address to be paid to.
pub(super) fn has_paid_mail(plain: &[char]) -> bool {
    let text: String = plain.iter().collect();
    let in_name = |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '.' | '_' | '+');
    text.match_indices('@').any(|(at, _)| {
        let (Some(before), Some(host)) = (text.get(..at), text.get(at + 1..)) else { return false };
        let name = before.trim_end_matches(in_name);
        let host: String = host.chars().take_while(|c| in_name(*c)).collect();
        let is_mail = name.len() < before.len() && host.trim_end_matches('.').contains('.');
        let near: Vec<char> = name.chars().rev().take(BEFORE_MAIL).collect();
        let near: String = near.into_iter().rev().collect();
        is_mail && PAYING.iter().any(|word| near.contains(word))
    })
}

const APPS: &[&str] = &[
    "微信",
    "薇信",
    "威信",
    "v信",
    "扣扣",
    "电报",
    "纸飞机",
    "钉钉",
    "飞书",
    "腾讯会议",
    "wechat",
    "weixin",
    "vx",
    "wx",
    "qq",
    "telegram",
    "whatsapp",
    "skype",
    "zoom",
];

const INVITING: &[&str] = &[
    "加", "扫", "联系", "搜", "进群", "入群", "add ", "contact", "message", "join", "reach", "write", "chat",
    "talk",
];

/// What nobody needs to settle a case, whoever asks for it.
const SCREENS: &[&str] = &[
    "共享屏幕",
    "屏幕共享",
    "分享屏幕",
    "屏幕分享",
    "远程控制",
    "远程协助",
    "向日葵远程",
    "sharescreen",
    "screenshar",
    "shareyourscreen",
    "shareascreen",
    "sharingyourscreen",
    "teamviewer",
    "anydesk",
    "todesk",
    "rustdesk",
];

/// How far before its name somebody may be invited to an app.
const BEFORE: usize = 20;

/// Whether a text that is plain already invites to another app, or asks to see a screen.
pub(super) fn has_app(plain: &[char]) -> bool {
    let squeezed: String = plain.iter().filter(|c| c.is_alphanumeric()).collect();
    // 微 信 and 微-信 are one word; English words stay apart, or some of them would make new ones.
    let is_chinese = |c: Option<&char>| c.is_some_and(|c| c.is_alphabetic() && !c.is_ascii());
    let kept = plain.iter().enumerate().filter(|(at, c)| {
        let between = is_chinese(plain.get(..*at).and_then(<[char]>::last)) && is_chinese(plain.get(at + 1));
        c.is_alphanumeric() || !between
    });
    let text: String = kept.map(|(_, c)| *c).collect::<String>().replace("增加", "").replace("参加", "");
    let invites = APPS.iter().any(|app| {
        text.match_indices(app).any(|(at, _)| invites_to(app, text.get(..at), text.get(at + app.len()..)))
    });
    // 加V：abc123, which everybody understands.
    let letter =
        |at: usize| text.get(at..).is_some_and(|rest| rest.starts_with(|c: char| c.is_ascii_alphabetic()));
    let in_short = ["加v", "加 v"]
        .iter()
        .any(|word| text.match_indices(word).any(|(at, word)| !letter(at + word.len())));
    invites || in_short || SCREENS.iter().any(|words| squeezed.contains(words))
}

/// Whether the name of an app between these parts is there to be used.
fn invites_to(app: &str, before: Option<&str>, after: Option<&str>) -> bool {
    let (Some(before), Some(after)) = (before, after) else { return false };
    let is_letter = |c: char| c.is_ascii_alphabetic();
    let in_a_word = app.is_ascii() && (before.ends_with(is_letter) || after.starts_with(is_letter));
    let near: Vec<char> = before.chars().rev().take(BEFORE).collect();
    let near: String = near.into_iter().rev().collect();
    let invited = INVITING.iter().any(|word| match word.is_ascii() {
        true => near.contains(word),
        false => {
            near.chars().rev().take(6).collect::<Vec<_>>().iter().rev().collect::<String>().contains(word)
        }
    });
    // 微信号：abc123
    let id: String = after
        .trim_start_matches(['号', '群', '是', '为', ':', ' ', '='])
        .trim_start_matches("id")
        .trim_start_matches([':', ' '])
        .chars()
        .take_while(|c| c.is_ascii_alphanumeric() || matches!(c, '_' | '-'))
        .collect();
    let named = id.len() >= 5 && id.contains(|c: char| c.is_ascii_digit());
    !in_a_word && (invited || named)
}
