//! Texts about changing a calendar of days off.

use super::{EN, T, ZH, catalogue, plural};
use crate::domain::calendar_change::{Why, WrongLine};
use crate::domain::clock::{Day, Mark};

catalogue! {
    days_off_title { en: "Days off", zh: "节假日" }
    days_off_of(place: &str) { en: format!("Days off: {place}"), zh: format!("节假日：{place}") }
    days_off_lead {
        en: "Every date that is counted here rests on this calendar. A change never shortens a time that runs: what becomes longer is moved, with a letter to those concerned; what would become shorter keeps its day; what opens later is counted by the new calendar.",
        zh: "本站计算的每个日期都以此日历为准。变更不会缩短正在进行的期限：变长的期限会顺延并通知有关各方，本应变短的期限保持原日，之后开始的期限按新日历计算。",
    }
    days_off_lead_elsewhere {
        en: "No case is handled here by this calendar. It counts what people are told of their rights in that place.",
        zh: "本中心不依此日历办理案件；它只用于告知该地的权利与期限。",
    }
    days_off_places { en: "Calendars", zh: "日历" }
    days_off_rules { en: "As everybody reads it, among our rules", zh: "公开规则中的日历" }
    days_off_not_there(year: i16) {
        en: format!("The days off of {year} are not announced here yet. Dates that fall into that year are provisional. Look for the notice, and enter it below."),
        zh: format!("{year}年的节假日尚未载入，落入该年的日期均为暂定。请查找官方通知并在下方录入。"),
    }
    days_off_in_force { en: "In force now", zh: "现行日历" }
    days_off_history { en: "What was changed", zh: "变更记录" }
    days_off_no_history { en: "Nothing was changed. This is the calendar of the rulebook.", zh: "没有变更，现行日历即规则手册中的日历。" }
    days_off_propose { en: "Change the calendar", zh: "变更日历" }
    days_off_propose_means {
        en: "Nothing is stored yet: the next page shows what would change, and for which cases.",
        zh: "此步不会保存：下一页将显示会变更哪些日子、影响哪些案件。",
    }
    days_off_lines { en: "Days, one on each line", zh: "日期，每行一个" }
    days_off_lines_hint {
        en: "A day or a run, then off, working or usual: “2027-02-05..2027-02-11 off Spring Festival”, “2027-02-20 working”. “2027 announced” says that these are all days of that year. Lines that begin with # are remarks.",
        zh: "先写日期或起止日期，再写“休”“班”或“平常”：“2027-02-05..2027-02-11 休 春节”“2027-02-20 班”。“2027 已公布”表示该年的全部安排即以下各行。以 # 开头的行为备注。",
    }
    days_off_names { en: "Names of holidays that this calendar knows", zh: "本日历已知的节日名称" }
    days_off_file { en: "Or a file with such lines", zh: "或上传含有这些行的文件" }
    days_off_file_hint { en: "Plain text or CSV in UTF-8, up to 64 KB. It takes the place of what is typed above.", zh: "UTF-8 编码的纯文本或 CSV，最大 64 KB，将取代上方输入的内容。" }
    days_off_file_not_text { en: "The file is not text in UTF-8. Save it as “CSV UTF-8” or plain text and choose it again.", zh: "文件不是 UTF-8 文本。请另存为“CSV UTF-8”或纯文本后重新选择。" }
    days_off_file_too_large { en: "The file is larger than 64 KB. A year’s days off need a few lines.", zh: "文件超过 64 KB。一年的节假日只需几行。" }
    days_off_source { en: "Where this was read", zh: "出处" }
    days_off_source_hint { en: "The notice, its number and date. Everybody can read it.", zh: "通知的名称、文号和日期，将公开显示。" }
    days_off_source_missing { en: "Write where this was read", zh: "请填写出处" }
    days_off_reason { en: "Why the calendar is changed", zh: "变更理由" }
    days_off_reason_hint { en: "Everybody can read it; name no person.", zh: "将公开显示，请勿写入个人姓名。" }
    days_off_reason_missing { en: "Write why the calendar is changed", zh: "请填写变更理由" }
    days_off_check { en: "See what would change", zh: "查看变更影响" }
    days_off_already_so { en: "This changes nothing: the calendar says so already.", zh: "没有任何变化：现行日历已是如此。" }
    days_off_stale { en: "Somebody else has changed the calendar since. Look at it below, then check your change again.", zh: "日历已被他人变更。请查看下方内容后重新核对。" }
    days_off_unknown_change { en: "This change is not there, or it was taken back already.", zh: "没有这项变更，或已被撤销。" }
    days_off_take_back { en: "Take this change back", zh: "撤销此变更" }
    days_off_take_back_title(number: u32) { en: format!("Take back change {number}"), zh: format!("撤销第{number}号变更") }
    days_off_check_title { en: "What would change", zh: "变更影响" }
    days_off_days { en: "Days", zh: "日期" }
    days_off_before { en: "Now", zh: "现在" }
    days_off_after { en: "Then", zh: "变更后" }
    days_off_windows(later: usize, kept: usize) {
        en: format!(
            "{} would end later and {} moved. {} would end on another day by the new calendar and {}.",
            some(later, "running window", "running windows"),
            if later == 1 { "is" } else { "are" },
            some(kept, "other", "others"),
            if kept == 1 { "keeps its day" } else { "keep their days" },
        ),
        zh: format!("{later}项正在进行的期限将顺延；另有{kept}项按新日历应止于他日，但保持原日。"),
    }
    days_off_tried(tried: usize, running: usize) {
        en: format!("{running} cases and other matters have a running window. What follows is of {tried} of them, those that end soonest after the first changed day; the change reaches all of them by the same rule."),
        zh: format!("共有{running}件事项有正在进行的期限。以下仅为其中{tried}件（首个变更日之后最先届满的）的情况；变更按同一规则适用于全部事项。"),
    }
    days_off_no_windows { en: "No running window would end on another day.", zh: "没有正在进行的期限会改变。" }
    days_off_windows_title { en: "Running windows", zh: "正在进行的期限" }
    days_off_ends { en: "Ends now", zh: "现止于" }
    days_off_would_end { en: "By the new calendar", zh: "按新日历" }
    days_off_then { en: "Then", zh: "结果" }
    days_off_moves { en: "moves", zh: "顺延" }
    days_off_keeps { en: "keeps its day", zh: "保持原日" }
    days_off_keeps_mean {
        en: "A day is kept where it would become earlier. What the centre itself owes keeps its day, too, and nothing stays longer in the public register: nobody gives themselves time.",
        zh: "本应提前的期限保持原日；本中心自身的期限和公开期限也保持原日：任何人不得借此为自己延长时间。",
    }
    days_off_store { en: "Change the calendar", zh: "确认变更" }
    days_off_back { en: "Back, to correct it", zh: "返回修改" }
    days_off_change(number: u32, on: &str) { en: format!("Change {number}, {on}"), zh: format!("第{number}号变更，{on}") }
    days_off_taken_back { en: "taken back", zh: "已撤销" }
    days_off_counts { en: "in force", zh: "有效" }
    days_off_takes_back(number: u32) { en: format!("Takes back change {number}"), zh: format!("撤销第{number}号变更") }
    days_off_announces(year: i16) { en: format!("{year}: all days as announced"), zh: format!("{year}年：按公布的全部安排") }
    days_off_changed { en: "Changed", zh: "变更" }
    days_off_by_whom { en: "By", zh: "操作人" }
    days_off_since(number: u32, on: &str, reason: &str) {
        en: format!("{on}, change {number}: {reason}"),
        zh: format!("{on}，第{number}号变更：{reason}"),
    }
    days_off_is(mark: &Mark, name: &str) {
        en: match mark {
            Mark::Off { .. } => format!("day off, {name}"),
            Mark::Working => "people work".to_owned(),
            Mark::Usual => "as usual".to_owned(),
        },
        zh: match mark {
            Mark::Off { .. } => format!("放假，{name}"),
            Mark::Working => "上班".to_owned(),
            Mark::Usual => "平常".to_owned(),
        },
    }
    days_off_kind_working { en: "working day", zh: "工作日" }
    days_off_kind_made_up { en: "working day (make-up)", zh: "工作日（调休上班）" }
    days_off_kind_weekend { en: "weekend", zh: "周末" }
    days_off_year_known(year: i16, announced: bool) {
        en: if announced { format!("{year} is announced then: its dates are provisional no more.") } else { format!("{year} is not announced then: its dates are provisional again.") },
        zh: if announced { format!("变更后{year}年为已公布，相关日期不再是暂定。") } else { format!("变更后{year}年为未公布，相关日期恢复为暂定。") },
    }
    said_calendar_changed { en: "The calendar is changed. Windows that become longer are moved now, one after another.", zh: "日历已变更，变长的期限正在逐一顺延。" }
    wrong_line(wrong: &WrongLine) {
        en: format!("Line {}: {}", wrong.line, EN.wrong_line_why(&wrong.why)),
        zh: format!("第{}行：{}", wrong.line, ZH.wrong_line_why(&wrong.why)),
    }
    wrong_line_why(why: &Why) {
        en: match why {
            Why::Nothing => "there is no day; write one on each line, such as 2027-02-20 working".to_owned(),
            Why::TooMany => "there are too many lines; keep to the days that change".to_owned(),
            Why::TooLong => "the line is too long; write one day or one run on each line".to_owned(),
            Why::NoDate(word) => format!("“{word}” is no date; begin with one such as 2027-02-06, or with # for a remark"),
            Why::NoSuchDay(word) => format!("there is no day {word}; correct the date"),
            Why::FarAway(first, last) => format!("the year lies too far away; write one from {first} to {last}"),
            Why::Backwards => "it ends before it begins; swap the two dates".to_owned(),
            Why::LongRun(most) => format!("it is longer than {most} days; correct the dates, or split it"),
            Why::NoKind(word) if word.is_empty() => "it does not say what the day is; write off, working or usual after the date (after a year: announced)".to_owned(),
            Why::NoKind(word) => format!("“{word}” says not what the day is; write off, working or usual (after a year: announced)"),
            Why::NoName => "the day off has no name; write the holiday after “off”".to_owned(),
            Why::UnknownName(name) => format!("the holiday “{name}” is not known; write it as listed here, or a new one in both languages: Founders’ Day / 建校日"),
            Why::Twice(day, line) => format!("{} stands on line {line} already; keep one of the two", EN.long_date(*day)),
            Why::WorksAnyway(day) => format!("{} is a working day anyway; correct the date, or take out the line", EN.weekday_date(*day)),
            Why::EmptyYear(year) => format!("no day off of {year} follows; list all of them, or take out this line"),
            Why::YearTwice(year, line) => format!("{year} stands on line {line} already; take out one of the two"),
        },
        zh: match why {
            Why::Nothing => "没有日期；请每行写一个，例如 2027-02-20 班".to_owned(),
            Why::TooMany => "行数过多；只写有变更的日子".to_owned(),
            Why::TooLong => "该行过长；每行只写一个日期或一段起止日期".to_owned(),
            Why::NoDate(word) => format!("“{word}”不是日期；请以 2027-02-06 这样的日期开头，备注以 # 开头"),
            Why::NoSuchDay(word) => format!("没有 {word} 这一天；请更正日期"),
            Why::FarAway(first, last) => format!("年份相距过远；请写{first}年至{last}年之间的日期"),
            Why::Backwards => "结束早于开始；请调换两个日期".to_owned(),
            Why::LongRun(most) => format!("超过{most}天；请更正日期或分成几行"),
            Why::NoKind(word) if word.is_empty() => "没有写明是什么日子；请在日期后写“休”“班”或“平常”（年份后写“已公布”）".to_owned(),
            Why::NoKind(word) => format!("“{word}”没有写明是什么日子；请写“休”“班”或“平常”（年份后写“已公布”）"),
            Why::NoName => "放假日没有名称；请在“休”后写节日名称".to_owned(),
            Why::UnknownName(name) => format!("没有名为“{name}”的节日；请按此处所列名称填写，新节日请写两种语言：Founders’ Day / 建校日"),
            Why::Twice(day, line) => format!("{}已写在第{line}行；请保留其一", ZH.long_date(*day)),
            Why::WorksAnyway(day) => format!("{}本来就是工作日；请更正日期或删除该行", ZH.weekday_date(*day)),
            Why::EmptyYear(year) => format!("没有列出{year}年的放假日；请全部列出，或删除该行"),
            Why::YearTwice(year, line) => format!("{year}年已写在第{line}行；请删除其一"),
        },
    }
    calendar_lines_right(name: &str, days: usize) {
        en: format!("{name}: in order, {}", some(days, "day", "days")),
        zh: format!("{name}：无误，共{days}天"),
    }
}

impl T {
    /// One day or a run of them, with the year.
    pub fn whole_days(self, from: Day, to: Day) -> String {
        if from == to {
            return self.weekday_date(from).into_owned();
        }
        format!("{} – {}", self.weekday_date(from), self.weekday_date(to))
    }
}

fn some(count: usize, one: &str, other: &str) -> String {
    plural(i64::try_from(count).unwrap_or(i64::MAX), one, other)
}
