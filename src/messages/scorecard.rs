//! Texts of scorecards and of the list of platforms.

use super::{T, catalogue, plural};
use crate::domain::clock::Day;
use crate::domain::scorecard::{Answers, Findings, Promises, Spread};
use std::borrow::Cow;

catalogue! {
    platforms_title { en: "Platforms", zh: "平台" }
    platforms_means {
        en: "Every platform whose existence the centre has checked. Being listed says nothing about a platform.",
        zh: "本中心已核实的全部平台。列入本名单不代表任何评价。",
    }
    platforms_none { en: "No platform yet", zh: "尚无平台" }
    platforms_none_means {
        en: "A platform comes here when the centre has checked that it exists.",
        zh: "经本中心核实后，平台将列于此处。",
    }
    entries_counted(entries: i64) {
        en: if entries == 0 { "no entries".to_owned() } else { plural(entries, "entry", "entries") },
        zh: if entries == 0 { "没有登记条目".to_owned() } else { format!("登记条目 {entries} 条") },
    }

    scorecard_since(month: &str) {
        en: format!("Complaints filed since {month}"),
        zh: format!("统计{month}以来提交的投诉"),
    }
    scorecard_how { en: "how each figure is counted", zh: "各项数字如何计算" }
    scorecard_feed(platform: &str) {
        en: format!("{platform} in the public register"),
        zh: format!("公开登记簿中的{platform}"),
    }

    figure_none { en: "None yet", zh: "暂无" }
    figure_answered { en: "complaints answered in time", zh: "按期答复的投诉" }
    figure_answered_without(answers: &Answers) {
        en: format!(
            "{} late · {} silent. Not in it: {} not due yet, {} could not be reached, {} ended before, {} not taken by the centre",
            answers.late, answers.silent, answers.due, answers.unreached, answers.cut_short, answers.not_asked
        ),
        zh: format!(
            "逾期答复 {} 件 · 未答复 {} 件。不计入：未到期 {} 件，未能送达 {} 件，到期前已了结 {} 件，本中心未受理 {} 件",
            answers.late, answers.silent, answers.due, answers.unreached, answers.cut_short, answers.not_asked
        ),
    }
    figure_answer_days { en: "median time to the first answer", zh: "首次答复用时（中位数）" }
    figure_days(days: u32) { en: plural(i64::from(days), "day", "days"), zh: format!("{days} 天") }
    figure_spread(days: &Spread) {
        en: format!("from service, of {}; half between {} and {} days. Without an answer there is no time in it", plural_u64(days.count, "answer", "answers"), days.quarter, days.three_quarters),
        zh: format!("自送达起算，共 {} 份答复；一半在 {} 至 {} 天之间。未答复的不计入", days.count, days.quarter, days.three_quarters),
    }
    figure_no_answer { en: "no answer has come yet", zh: "尚无答复" }
    figure_upheld { en: "findings for the consumer, in whole or in part", zh: "调解员意见中，支持或部分支持消费者的" }
    figure_upheld_without(findings: &Findings) {
        en: format!("{} upheld · {} in part · {} not upheld. Cases without a finding are not in it", findings.upheld, findings.partly, findings.dismissed),
        zh: format!("支持 {} 件 · 部分支持 {} 件 · 不予支持 {} 件。没有意见的案件不计入", findings.upheld, findings.partly, findings.dismissed),
    }
    figure_accepted { en: "findings for the consumer that the platform accepted", zh: "支持消费者的意见中，平台接受的" }
    figure_accepted_without(findings: &Findings) {
        en: format!("{} refused or left without a word. Findings on which it was not asked for a last word are not in it", findings.not_accepted),
        zh: format!("拒绝或期限内未表态 {} 件。未要求平台表态的不计入", findings.not_accepted),
    }
    figure_kept { en: "promises kept, confirmed by the consumer", zh: "经消费者确认已履行的承诺" }
    figure_kept_without(promises: &Promises) {
        en: format!("{} not kept · {} unconfirmed, not counted as kept. Not in it: {} whose time still runs", promises.broken, promises.unconfirmed, promises.open),
        zh: format!("未履行 {} 项 · 未经确认 {} 项，不计为已履行。不计入：履行期限未满 {} 项", promises.broken, promises.unconfirmed, promises.open),
    }

    figure_times(times: u64) { en: plural_u64(times, "time", "times"), zh: format!("{times} 次") }
    figure_referred { en: "passed on: it said that it was somebody else", zh: "称责任在他人的次数" }
    figure_referred_without(complaints: u64, all: u64) {
        en: format!("in {complaints} of {}. Its own time to answer ran on each time", plural_u64(all, "complaint", "complaints")),
        zh: format!("涉及 {all} 件投诉中的 {complaints} 件；其自身的答复期照常计算"),
    }

    scorecard_held { en: "Days held, by whom", zh: "案件在谁手里多少天" }
    scorecard_held_means {
        en: "Each day of a case is charged to whoever had to act. For the cases that ended in a month: half of them lay with the platform, the mediators and the centre for so many days or fewer.",
        zh: "案件的每一天都记在应当行动的一方名下。下图为各月了结的案件在平台、调解员和本中心手里的天数（中位数）。",
    }
    scorecard_held_none { en: "No case has ended in these months.", zh: "这段时间没有案件了结。" }
    scorecard_plot {
        en: "Median days in the hands of the platform, the mediators and the centre, by the month in which cases ended. The table below says the same.",
        zh: "各月了结的案件在平台、调解员和本中心手里的天数中位数。下方表格内容相同。",
    }
    scorecard_table { en: "The same as a table", zh: "以表格显示" }
    scorecard_cases { en: "Cases ended", zh: "了结案件" }
    scorecard_days_of(holder: &str) { en: format!("{holder}, days"), zh: format!("{holder}（天）") }
    short_month(month: Day) {
        en: format!("{}", month.strftime("%b %Y")),
        zh: format!("{}年{}月", month.year(), month.month()),
    }

    scorecard_turns { en: "Whose turn it was, and whether they acted", zh: "轮到谁，是否按期行动" }
    scorecard_turns_means {
        en: "Every time somebody had to act by a date in a case about this platform, and that date has come. The centre and its mediators are measured on the same scale.",
        zh: "在涉及该平台的案件中，每一次有人须在期限前行动、且期限已到的情况。本中心和调解员按同一标准统计。",
    }
    scorecard_whose { en: "Whose turn", zh: "轮到谁" }
    scorecard_in_time { en: "Acted in time", zh: "按期行动" }
    scorecard_missed { en: "Missed", zh: "错过期限" }
    scorecard_took { en: "Days taken when they acted", zh: "行动用时" }
    figure_turn_days(days: &Spread) {
        en: format!("median {}, half between {} and {}", plural(i64::from(days.median), "day", "days"), days.quarter, days.three_quarters),
        zh: format!("中位数 {} 天，一半在 {} 至 {} 天之间", days.median, days.quarter, days.three_quarters),
    }

    scorecard_entries { en: "In the public register", zh: "公开登记簿中的条目" }
    scorecard_no_entries { en: "No outcome about this platform has been published.", zh: "尚未公布涉及该平台的结果。" }
    scorecard_all_entries(all: i64) { en: format!("All {all} entries"), zh: format!("查看全部 {all} 条") }

    scorecard_how_title { en: "How each figure is counted", zh: "各项数字如何计算" }
    how_once {
        en: "Each complaint is counted once, by where it stands now. Complaints filed before the first month are not in it.",
        zh: "每件投诉只计一次，按目前的状态统计；统计起始月份之前提交的投诉不计入。",
    }
    how_silence {
        en: "Silence is never a success: an answer that did not come counts as silent, a promise that nobody confirmed is not counted as kept.",
        zh: "沉默不算成功：没有答复计为未答复，无人确认的承诺不计为已履行。",
    }
    how_reached {
        en: "A platform that the notice could not reach is never called silent.",
        zh: "未能送达的平台不计为未答复。",
    }
    how_ended {
        en: "Days held and turns are told of what has ended. A court’s time is its own and is not counted.",
        zh: "所持天数和轮次只统计已经结束的部分；法院的审理时间不计入。",
    }
    how_few {
        en: "Few complaints make uneven figures: look at the denominator first.",
        zh: "投诉数量少时数字波动较大，请先看总数。",
    }
}

impl T {
    /// The rules by which a scorecard counts.
    pub fn scorecard_rules(self) -> [Cow<'static, str>; 5] {
        [self.how_once(), self.how_silence(), self.how_reached(), self.how_ended(), self.how_few()]
    }
}

fn plural_u64(count: u64, one: &str, other: &str) -> String {
    plural(i64::try_from(count).unwrap_or(i64::MAX), one, other)
}
