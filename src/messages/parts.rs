//! Texts of the parts that pages are made of: fields, act card, strip, lists.

use super::{EN, ZH, catalogue, plural};
use crate::domain::actor::Role;
use crate::domain::clock::Day;

catalogue! {
    // Forms.
    there_is_a_problem { en: "There is a problem", zh: "有内容需要修改" }
    error_before { en: "Error:", zh: "错误：" }
    optional { en: "(optional)", zh: "（选填）" }
    year { en: "Year", zh: "年" }
    month { en: "Month", zh: "月" }
    day { en: "Day", zh: "日" }
    date_example { en: "For example, 9 11 2026", zh: "例如：2026 11 9" }
    step_of(step: u32, of: u32) { en: format!("Question {step} of {of}"), zh: format!("第 {step} 题，共 {of} 题") }
    continue_on { en: "Continue", zh: "继续" }
    go_back { en: "Back", zh: "返回" }
    change { en: "Change", zh: "修改" }
    why_we_ask { en: "Why we ask", zh: "为什么要问" }
    files_hint(count: usize, mebibytes: u64) {
        en: format!("You can add up to {count} files, each up to {mebibytes} MB."),
        zh: format!("最多可添加 {count} 个文件，每个不超过 {mebibytes} MB。"),
    }

    /// What is wrong with a field, and what to do.
    text_too_long(length: usize, most: usize) {
        en: format!("This has {length} characters; at most {most} fit here. Shorten it, or add the rest as a file"),
        zh: format!("共 {length} 个字符，最多 {most} 个。请缩短，或将其余内容作为文件添加"),
    }
    text_unreadable { en: "Write this with letters or characters that can be read", zh: "请使用可以阅读的文字" }
    day_unreadable { en: "Write the day in numbers, for example 9 11 2026", zh: "请用数字填写日期，例如 2026 11 9" }
    no_such_day { en: "No month has this day, or no year has this month. Check day and month", zh: "没有这一天，请核对月份和日期" }
    day_in_future(today: Day) {
        en: format!("This day has not come yet; today is {}", EN.long_date(today)),
        zh: format!("日期不能晚于今天（{}）", ZH.long_date(today)),
    }
    day_too_early { en: "Write the year in four digits, for example 2026", zh: "请填写四位数的年份，例如 2026" }
    amount_unreadable { en: "Write an amount in numbers, for example 126 or 126.50", zh: "请用数字填写金额，例如 126 或 126.50" }
    amount_out_of_range {
        en: "Write an amount of more than 0 and at most 1,000,000,000",
        zh: "金额应大于 0，且不超过 1,000,000,000",
    }
    file_size(bytes: i64) { en: size_of_file(bytes), zh: size_of_file(bytes) }
    file_empty(name: &str) {
        en: format!("“{name}” has nothing in it. Check the file and choose it again"),
        zh: format!("“{name}”是空文件，请检查后重新选择"),
    }
    file_too_large(name: &str, mebibytes: u64) {
        en: format!("“{name}” is larger than {mebibytes} MB. Make it smaller, or cut it into parts"),
        zh: format!("“{name}”超过 {mebibytes} MB，请压缩或拆分后再添加"),
    }
    file_too_many(name: &str, count: usize) {
        en: format!("“{name}” is one file too many: a case holds at most {count}. Put several pages into one PDF"),
        zh: format!("“{name}”超出数量：每案最多 {count} 个文件，请将多页合并为一个 PDF"),
    }
    file_disguised(name: &str) {
        en: format!("“{name}” is not what the end of its name says. Open it in the program that it comes from and save it again, or give the name its right ending"),
        zh: format!("“{name}”的内容与文件名后缀不符。请用原来的程序打开并重新保存，或改成正确的后缀"),
    }
    file_same(name: &str, other: &str) {
        en: format!("“{name}” has the same content as “{other}”, which is there already, so it was not added again. If you meant another file, choose that one"),
        zh: format!("“{name}”与已添加的“{other}”内容相同，没有重复添加。如果选错了文件，请重新选择"),
    }

    // The act card.
    who_must_act_now { en: "Who must act now", zh: "现在轮到谁" }
    how_counted { en: "How this date was counted", zh: "这个日期是怎样算出来的" }

    // The holder strip.
    who_has_held { en: "Who has held this case", zh: "案件在谁手里" }
    holder(holder: &str) {
        en: match holder {
            "consumer" => "Consumer",
            "platform" => "Platform",
            "mediator" => "Mediator",
            "court" => "Court",
            "supervisor" => "Supervisor",
            _ => "Centre",
        },
        zh: match holder {
            "consumer" => "消费者",
            "platform" => "平台",
            "mediator" => "调解员",
            "court" => "法院",
            "supervisor" => "监管机关",
            _ => "调解中心",
        },
    }
    held(who: &str, days: u32) {
        en: format!("{who} {}", plural(i64::from(days), "day", "days")),
        zh: format!("{who} {days} 天"),
    }
    held_now(who: &str, days: u32) {
        en: format!("{who} {} so far", plural(i64::from(days), "day", "days")),
        zh: format!("{who} 至今 {days} 天"),
    }
    held_so_far(who: &str, days: u32, in_all: u32) {
        en: format!("{who} {} so far, {in_all} if it uses all of the time that runs now", plural(i64::from(days), "day", "days")),
        zh: format!("{who} 至今 {days} 天，本次期限用满时共 {in_all} 天"),
    }
    held_by_both(days: u32) {
        en: format!("On {} of these both sides were asked at once: they count for each of the two.", plural(i64::from(days), "day", "days")),
        zh: format!("其中 {days} 天为双方同时待办，分别计入各方。"),
    }
    /// Normal turns, too: it is no reproach.
    passed_on(times: u32) {
        en: match times {
            0 => "It has not gone from one to the next yet.".to_owned(),
            1 => "It went from one to the next once.".to_owned(),
            _ => format!("It went from one to the next {times} times."),
        },
        zh: if times == 0 { "案件尚未交接。".to_owned() } else { format!("案件先后交接 {times} 次。") },
    }

    between_sentences { en: " ", zh: "" }

    // Wall marks.
    wall_court { en: "The court may read this", zh: "法院可以阅读" }
    wall_settlement { en: "Settlement only", zh: "仅供和解使用" }
    wall_centre { en: "Only the centre reads this", zh: "仅本中心可见" }
    /// Who reads what a party writes for the record.
    readers_on_record(writer: Role) {
        en: match writer {
            Role::Consumer => "Read by the platform, the mediator and the centre, and by a court if you hand the case over.",
            Role::Platform => "Read by the consumer, the mediator and the centre, and by a court if the consumer hands the case over.",
            _ => "Read by the consumer, the platform, the mediator and the centre, and by a court if the consumer hands the case over.",
        },
        zh: match writer {
            Role::Consumer => "平台、调解员和调解中心可见；如您将案件移送法院，法院也可见。",
            Role::Platform => "消费者、调解员和调解中心可见；如消费者将案件移送法院，法院也可见。",
            _ => "消费者、平台、调解员和调解中心可见；如消费者将案件移送法院，法院也可见。",
        },
    }
    readers_settling(writer: Role) {
        en: match writer {
            Role::Consumer => "Read by the platform and the mediator. No court and no public page shows it.",
            Role::Platform => "Read by the consumer and the mediator. No court and no public page shows it.",
            _ => "Read by the consumer, the platform and the mediator. No court and no public page shows it.",
        },
        zh: match writer {
            Role::Consumer => "平台和调解员可见；法院和公开页面均不显示。",
            Role::Platform => "消费者和调解员可见；法院和公开页面均不显示。",
            _ => "消费者、平台和调解员可见；法院和公开页面均不显示。",
        },
    }
    readers_centre {
        en: "Read by the centre alone: not by the other side, the mediator or a court.",
        zh: "仅调解中心可见，对方、调解员和法院均不可见。",
    }
    readers_court {
        en: "Read by the court and the centre, not by the platform.",
        zh: "法院和调解中心可见，平台不可见。",
    }

    // Lists.
    what_happened { en: "What happened", zh: "经过" }
    what_you_can_do { en: "What you can do", zh: "您可以做什么" }
    nothing_happened { en: "Nothing has happened yet.", zh: "还没有任何记录。" }
    pages_of_list { en: "Pages of this list", zh: "列表页码" }
    page_of(page: u32, pages: u32) { en: format!("Page {page} of {pages}"), zh: format!("第 {page} 页，共 {pages} 页") }
    newer { en: "Newer", zh: "较新" }
    older { en: "Older", zh: "较早" }
    page_before { en: "Page before", zh: "上一页" }
    page_after { en: "Next page", zh: "下一页" }
    /// So many complaints, cases or findings of so many.
    x_of_y(x: u64, y: u64) { en: format!("{x} of {y}"), zh: format!("{y} 件中 {x} 件") }
    /// So many promises of so many; Chinese counts each kind of thing in its own way.
    promises_of(x: u64, y: u64) { en: format!("{x} of {y}"), zh: format!("{y} 项中 {x} 项") }
    /// So many turns of so many.
    turns_of(x: u64, y: u64) { en: format!("{x} of {y}"), zh: format!("{y} 次中 {x} 次") }
    your_reference { en: "Your reference", zh: "您的编号" }
}

/// `340 KB`, `1.2 MB`: the same in both languages.
fn size_of_file(bytes: i64) -> String {
    match bytes {
        ..=1023 => format!("{bytes} B"),
        1024..=1_048_575 => format!("{} KB", bytes / 1024),
        _ => format!("{}.{} MB", bytes / 1_048_576, bytes % 1_048_576 * 10 / 1_048_576),
    }
}
