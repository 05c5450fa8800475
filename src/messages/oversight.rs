//! Texts of the supervisor's page.

use super::{catalogue, plural};

catalogue! {
    nav_oversight { en: "Oversight", zh: "监督" }
    oversight_title { en: "Oversight", zh: "监督" }
    oversight_means {
        en: "Who is late, and how quick everybody is, ourselves included. Counted from the record of the cases; nothing of what is in them is shown here.",
        zh: "谁在拖延、各方速度如何，包括本中心自己。数据来自案件记录，不显示案件内容。",
    }
    overdue_title { en: "What is overdue", zh: "逾期情况" }
    overdue_means {
        en: "Of the matters that wait for somebody, those in which a duty of theirs is overdue and still to be done. A matter that waits for two counts for both.",
        zh: "在等待某一方的事项中，该方有逾期未办义务的数量。同时等待两方的事项，两方各计一次。",
    }
    overdue_with(who: &str) { en: format!("overdue with: {who}"), zh: format!("逾期方：{who}") }
    nothing_waits { en: "Nothing waits for anybody.", zh: "目前没有等待办理的事项。" }
    duties_title { en: "Overdue duties", zh: "逾期义务" }
    duties_of_whom { en: "Whose duties", zh: "义务方" }
    all_holders { en: "All", zh: "全部" }
    duties_none { en: "Nothing is overdue", zh: "没有逾期义务" }
    duties_none_mean {
        en: "A duty comes here when its window has ended and it is still to be done.",
        zh: "期限届满而尚未办理的义务会列在这里。",
    }
    duty_case { en: "Case", zh: "案件" }
    duty_what { en: "Duty", zh: "义务" }
    duty_holder { en: "Whose", zh: "义务方" }
    duty_platform { en: "Platform", zh: "平台" }
    duty_since { en: "Overdue since", zh: "逾期起算" }
    late_by_days(days: i64) {
        en: if days == 0 { "since today".to_owned() } else { plural(days, "day", "days") },
        zh: if days == 0 { "今日起".to_owned() } else { format!("{days} 天") },
    }
    missed_times(times: u64) {
        en: if times == 1 { "missed once".to_owned() } else { format!("missed {times} times") },
        zh: format!("已 {times} 次逾期"),
    }
    platform_unchecked_name { en: "A platform that nobody has checked yet", zh: "尚未核实的平台" }

    speed_title { en: "Everybody’s speed, on one scale", zh: "各方速度（同一尺度）" }
    speed_means {
        en: "Turns that ended in the last twelve months. Those that were not needed any more are not in it.",
        zh: "最近十二个月内，每一次轮到某一方行动且已结束的情况；后来无需行动的不计入。",
    }
    speed_in_time { en: "Acted in time", zh: "按期行动" }
    speed_days { en: "Days that a turn took", zh: "每次用时（天）" }
    speed_none { en: "No turn has ended yet.", zh: "还没有已结束的轮次。" }
    days_of_turns(median: u32, from: u32, to: u32) {
        en: format!("median {}, half between {from} and {to}", plural(i64::from(median), "day", "days")),
        zh: format!("中位数 {median} 天，半数在 {from} 至 {to} 天之间"),
    }
    no_turn_taken { en: "Never acted in time", zh: "从未按期行动" }
    slowest_title { en: "Platforms that missed most", zh: "错过期限最多的平台" }
    slowest_none { en: "No platform has missed a window in the last twelve months.", zh: "最近十二个月内没有平台错过期限。" }
    lapses_title { en: "The centre’s own lapses", zh: "本中心自身的延误" }
    lapses_mean {
        en: "Duties of the centre and its mediators in the last twelve months, and how many of them were missed.",
        zh: "最近十二个月内本中心及其调解员的义务，以及其中错过的数量。",
    }
    lapses_missed { en: "Missed", zh: "错过" }
    failures_title { en: "When we failed", zh: "我们的失误" }
    failures_mean {
        en: "What went wrong on our side in the last twelve months. Those concerned were told each time, with what was moved in their favour.",
        zh: "最近十二个月内本中心自身的失误。每次均已告知有关各方，并说明为其顺延了哪些期限。",
    }
    failed_outages { en: "outages of our service", zh: "系统中断次数" }
    failed_outages_mean(days: u32) {
        en: format!("Together {}, to the nearest. Windows that ran were moved on.", plural(i64::from(days), "day", "days")),
        zh: format!("合计约 {days} 天，其间的期限已顺延。"),
    }
    failed_admissions { en: "admissions decided late, or not", zh: "逾期未决定受理" }
    failed_admissions_mean { en: "Each time that the centre’s window passed.", zh: "每次逾期计一次。" }
    failed_mediators { en: "mediators replaced", zh: "更换调解员" }
    failed_mediators_mean { en: "For whatever reason: silence, a challenge, an absence.", zh: "包括逾期、回避、缺席等各种原因。" }
    failed_challenges { en: "challenges upheld", zh: "回避申请成立" }
    failed_challenges_mean { en: "With those on which nobody decided in time.", zh: "含逾期未决定而视为成立的。" }
    failed_posting { en: "letters on paper not posted in time", zh: "未及时寄出的纸质信件" }
    failed_posting_mean {
        en: "Each time that somebody’s time would have ended while the letter still lay here. It was moved on.",
        zh: "当事人期限本应届满时信件仍未寄出的次数，期限均已顺延。",
    }
    failed_letters { en: "letters that could not be delivered", zh: "未能送达的信件" }
    failed_letters_mean { en: "All that lie here now, however old.", zh: "目前仍未送达的全部信件。" }
    stuck_title { en: "What is stuck", zh: "停滞情况" }
    stuck_aside { en: "matters set aside", zh: "被搁置的事项" }
    stuck_aside_means { en: "They could not be carried on. Should be none.", zh: "无法继续办理，应为零。" }
    stuck_waiting { en: "windows ended and not carried on", zh: "已届满而未处理的期限" }
    stuck_waiting_means { en: "They go on by themselves within minutes. Should be none.", zh: "数分钟内自动处理，应为零。" }
    stuck_letters { en: "letters not delivered", zh: "未送达的信件" }
    stuck_letters_mean {
        en: "Whoever has an account still reads them here. A notice to the contact of a platform must be tried again or served otherwise.",
        zh: "有账户的收件人仍可在此阅读；发给平台联系方式的通知须重新投递或以其他方式送达。",
    }
}
