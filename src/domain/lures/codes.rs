//! Codes that a telephone shows and nobody else may learn. Whoever asks for one is no party to a case.

/// What such a code is called, without blanks.
const CODES: &[&str] = &[
    "验证码",
    "驗證碼",
    "校验码",
    "校驗碼",
    "动态码",
    "动态密码",
    "动态口令",
    "短信码",
    "确认码",
    "授权码",
    "verificationcode",
    "onetimecode",
    "onetimepassword",
    "onetimepasscode",
    "securitycode",
    "authenticationcode",
    "confirmationcode",
    "smscode",
    "passcode",
    "otp",
];

/// Words after a code by which somebody wants it.
const WANTED_AFTER: &[&str] = &[
    "发给",
    "发我",
    "发来",
    "发过来",
    "发送给",
    "发到",
    "给我",
    "给客服",
    "给专员",
    "告诉",
    "告知",
    "报给",
    "报一下",
    "说一下",
    "念给",
    "回复",
    "回传",
    "提供",
    "截图",
    "tome",
    "tous",
    "byreply",
];

/// Words before a code by which somebody wants it.
const WANTED_BEFORE: &[&str] = &[
    "请提供",
    "请您提供",
    "需要提供",
    "需提供",
    "提供您",
    "提供你",
    "提供收到",
    "提供手机",
    "提供一下",
    "告诉我",
    "告知我",
    "报一下",
    "报给",
    "回复",
    "发来",
    "发我",
    "念一下",
];

const WANTED_BEFORE_IN_ENGLISH: &[&str] =
    &["send", "give", "tell", "share", "provide", "forward", "readout", "replywith", "read"];

/// How far from the code such a word is looked for.
const NEAR: usize = 10;
const NEAR_IN_ENGLISH: usize = 28;

/// What says that the code goes to whoever writes it, or that nobody may want it: then it is a telling of what
/// happened, or the same warning as ours.
const DENIED: &[&str] =
    &["不要", "切勿", "请勿", "勿", "别", "不会", "绝不", "从不", "never", "donot", "dont", "not"];

/// Whether a text that is plain already asks for a code.
pub(super) fn has_asked(plain: &[char]) -> bool {
    // Blanks and signs between the letters hide nothing; where a word begins they say.
    let (places, text): (Vec<usize>, Vec<char>) =
        plain.iter().copied().enumerate().filter(|(_, c)| c.is_alphanumeric()).unzip();
    let is_letter =
        |at: Option<usize>| at.and_then(|at| plain.get(at)).is_some_and(char::is_ascii_alphabetic);
    CODES.iter().any(|code| {
        let code: Vec<char> = code.chars().collect();
        let is_latin = code.iter().all(char::is_ascii);
        let found = text.windows(code.len()).enumerate().filter(|(_, here)| *here == code);
        found.map(|(at, _)| (at, at + code.len())).any(|(at, end)| {
            let first = places.get(at).and_then(|place| place.checked_sub(1));
            let last = places.get(end - 1).map(|place| place + 1);
            // Codes in number, and a word that only holds these letters, are told of.
            let in_a_word = is_latin && (is_letter(first) || is_letter(last));
            !in_a_word && is_asked_for(&text, at, end, is_latin)
        })
    })
}

fn is_asked_for(text: &[char], at: usize, end: usize, is_latin: bool) -> bool {
    let far = if is_latin { NEAR_IN_ENGLISH } else { NEAR };
    let before =
        |far: usize| -> String { text.get(at.saturating_sub(far)..at).unwrap_or_default().iter().collect() };
    let after: String = text.iter().skip(end).take(NEAR).collect();
    let has = |text: &str, words: &[&str]| words.iter().any(|word| text.contains(word));
    let in_english = is_latin && has(&before(far), WANTED_BEFORE_IN_ENGLISH);
    let wanted = in_english || has(&before(NEAR), WANTED_BEFORE) || has(&after, WANTED_AFTER);
    wanted && !has(&before(far), DENIED)
}
