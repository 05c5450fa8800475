//! Texts of the pages that say that something did not work.

use super::{catalogue, plural};

catalogue! {
    not_found_title { en: "Page not found", zh: "找不到页面" }
    not_found_means {
        en: "There is no such page, or it is not open to you.",
        zh: "没有这个页面，或者您无权查看。",
    }
    not_found_do_signed_in {
        en: "Check the address, or look among your cases.",
        zh: "请核对网址，或在您的案件中查找。",
    }
    go_to_cases { en: "Go to your cases", zh: "前往案件列表" }
    not_found_do {
        en: "Check the address, or begin at the start page. If you have an account, sign in first.",
        zh: "请核对网址，或从首页开始。如果您有账户，请先登录。",
    }
    wrong_method_title { en: "This address does not work that way", zh: "此网址不支持这种访问方式" }
    wrong_method_means {
        en: "The address exists, but not for what was tried. Nothing was changed.",
        zh: "网址存在，但不支持刚才的操作。没有任何内容被更改。",
    }
    wrong_method_do { en: "Begin at the start page.", zh: "请从首页开始。" }
    foreign_title { en: "We did not accept this", zh: "我们没有接受这次提交" }
    foreign_means {
        en: "The request did not come from one of our own pages, or your browser did not say so. Nothing was changed.",
        zh: "这次提交不是从本站页面发出的，或者您的浏览器没有说明来源。没有任何内容被更改。",
    }
    foreign_do {
        en: "Go back, copy what you typed, open the page anew and send it from there.",
        zh: "请返回上一页，复制您填写的内容，重新打开页面后再提交。",
    }
    signed_out_title { en: "You were signed out", zh: "您已退出登录" }
    signed_out_means {
        en: "Your session ended while you were writing. What you typed is still here and was not sent.",
        zh: "在您填写时，登录已过期。您填写的内容还在这里，尚未提交。",
    }
    signed_out_do {
        en: "Sign in on a second page, come back to this one and send again.",
        zh: "请在新页面登录，然后回到本页再次提交。",
    }
    insecure_title { en: "You cannot sign in over this connection", zh: "无法通过此连接登录" }
    insecure_means {
        en: "Your password would travel over the network where others can read it. Signing in needs https, or a browser on the same machine.",
        zh: "您的密码在网络上可能被他人看到。登录需要使用 https，或在本机浏览器上进行。",
    }
    insecure_do {
        en: "Use the address that begins with https. If you run this centre, set its public address.",
        zh: "请使用以 https 开头的网址。如果您负责运行本中心，请设置其对外网址。",
    }
    unreadable_title { en: "We could not read this", zh: "我们无法读取提交的内容" }
    unreadable_means {
        en: "What arrived was not a form, or held characters that cannot be read. Nothing was changed.",
        zh: "收到的内容不是表单，或者包含无法识别的字符。没有任何内容被更改。",
    }
    unreadable_do { en: "Go back and try once more.", zh: "请返回上一页重试。" }
    too_large_title { en: "This is too large", zh: "内容过大" }
    too_large_means(mebibytes: u64, count: usize) {
        en: format!("We take up to {mebibytes} MB for a file, {count} files for a case, and about 100,000 characters in a form. Nothing was changed."),
        zh: format!("单个文件不超过 {mebibytes} MB，每件案件不超过 {count} 个文件，表单文字约不超过 10 万字。没有任何内容被更改。"),
    }
    too_large_do {
        en: "Go back and send less: a smaller file, or a text in two parts.",
        zh: "请返回上一页减少内容：换较小的文件，或把文字分成两部分。",
    }
    too_slow_title { en: "Your connection was too slow", zh: "连接过慢" }
    too_slow_means {
        en: "Not everything arrived in time. Nothing was changed.",
        zh: "内容没有在规定时间内传完。没有任何内容被更改。",
    }
    too_slow_do { en: "Go back and try once more.", zh: "请返回上一页重试。" }
    stale_title { en: "This has changed meanwhile", zh: "情况已有变化" }
    stale_means {
        en: "What you answered is no longer open, or somebody else was first. Nothing of yours was recorded.",
        zh: "您要答复的事项已经结束，或者他人已先行处理。您的内容没有被记录。",
    }
    stale_do { en: "Look at the present state first, then decide anew.", zh: "请先查看最新情况，再决定。" }
    not_open_title { en: "This is not open now", zh: "现在不能办理该事项" }
    /// With the `rule` that closed it, where one did.
    not_open_means(act: &str, stage: &str, rule: &str) {
        en: match rule.is_empty() {
            true => format!("“{act}” is not possible in this case at present. The case stands at “{stage}”; perhaps the time has ended, or it was done before."),
            false => format!("“{act}” is not possible in this case at present. The case stands at “{stage}”. {rule}"),
        },
        zh: match rule.is_empty() {
            true => format!("本案目前不能办理“{act}”。案件现处于“{stage}”；也可能期限已过，或者此前已经办理。"),
            false => format!("本案目前不能办理“{act}”。案件现处于“{stage}”。{rule}"),
        },
    }
    not_open_do {
        en: "The case page shows what happened, who must act, and what you can do.",
        zh: "案件页面列出经过、应由谁办理，以及您可以办理的事项。",
    }
    dead_link_title { en: "This link does not work any more", zh: "此链接已失效" }
    dead_link_means {
        en: "Each link works once and for a limited time.",
        zh: "每个链接只能使用一次，并且有时间限制。",
    }
    dead_link_do {
        en: "If you have an account, sign in. Otherwise ask for a new link.",
        zh: "如果您有账户，请登录；否则请重新获取链接。",
    }
    too_many_title { en: "Too many tries", zh: "尝试次数过多" }
    /// `seconds` to wait; shown in whole minutes, and from two hours on in whole hours.
    too_many_means(seconds: i64) {
        en: format!("So that nobody can guess or flood, this works only so often in a time. It works again in {}. Nothing is locked for good.", match (seconds + 59) / 60 {
            minutes if minutes < 120 => plural(minutes, "minute", "minutes"),
            minutes => plural((minutes + 59) / 60, "hour", "hours"),
        }),
        zh: format!("为防止猜测和滥用，该操作在一定时间内有次数限制。请在{}后再试，不会被永久锁定。", match (seconds + 59) / 60 {
            minutes if minutes < 120 => format!("{minutes}分钟"),
            minutes => format!("{}小时", (minutes + 59) / 60),
        }),
    }
    too_many_do { en: "Wait, then try again.", zh: "请稍候再试。" }
    too_many_do_sign_in {
        en: "Wait, then try again. If you forgot your password, you can ask for a new one.",
        zh: "请稍候再试。如果忘记密码，可以重新设置。",
    }
    busy_title { en: "Very busy at this moment", zh: "系统繁忙" }
    busy_means { en: "We could not do this in time. Nothing was changed.", zh: "我们未能及时处理。没有任何内容被更改。" }
    busy_do { en: "Wait a few seconds and try again.", zh: "请稍等几秒后重试。" }
    full_title { en: "Storage is full", zh: "存储空间已满" }
    full_means {
        en: "We have no room to record this at the moment. Nothing was lost: all that was recorded before is safe, and what you sent now was not recorded.",
        zh: "我们暂时没有空间保存此内容。没有任何内容丢失：此前的记录都完好，您这次提交的内容没有被记录。",
    }
    full_do {
        en: "Try again later. If it does not work then, tell the centre. If a deadline of yours ends today, do not wait: tell the centre now. How to reach it stands at the foot of this page.",
        zh: "请稍后重试。如仍不成功，请告知调解中心。如果您的期限今天截止，请不要等待，立即联系调解中心；联系方式见页面底部。",
    }
    broken_title { en: "We made a mistake", zh: "我们出错了" }
    broken_means {
        en: "Something failed on our side. Nothing was left half-recorded.",
        zh: "我们这边出现了故障，没有留下只办了一半的记录。",
    }
    broken_do {
        en: "Try again in a few minutes. If it fails again, tell the centre the reference below. If a deadline of yours ends today, do not wait: tell the centre now and give this reference. How to reach it stands at the foot of this page.",
        zh: "请几分钟后重试。如果仍然失败，请将下面的编号告知调解中心。如果您的期限今天截止，请不要等待，立即联系调解中心并提供此编号；联系方式见页面底部。",
    }
    reference_is(reference: &str) {
        en: format!("Reference: {reference}"),
        zh: format!("编号：{reference}"),
    }
    what_you_typed { en: "What you typed", zh: "您填写的内容" }
    files_not_kept {
        en: "Files were not kept. The form comes back with what you typed; choose the files there again.",
        zh: "文件没有保留。表单会带着您填写的内容重新打开，请在那里重新选择文件。",
    }
    back_to_the_form { en: "Back to the form, with what I typed", zh: "带着已填写的内容回到表单" }
    send_again { en: "Send again", zh: "再次提交" }
    sign_in_on_second_page { en: "Sign in (opens a new page)", zh: "登录（在新页面打开）" }
    go_to_start { en: "Go to the start page", zh: "回到首页" }
}
