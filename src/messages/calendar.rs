//! Texts of calendar files.

use super::catalogue;

catalogue! {
    /// Neutral: it shows on locked screens.
    calendar_summary(number: &str, duty: &str) {
        en: format!("{number}: {}", small(duty)),
        zh: format!("{number}：{duty}"),
    }
    calendar_of_case(number: &str) { en: format!("Redress, case {number}"), zh: format!("Redress 案件 {number}") }
    calendar_of_all { en: "Redress, all my deadlines", zh: "Redress 我的全部期限" }
    calendar_stands_still {
        en: "While the clock stands still, the other dates of this case are left out here: they move on. Download this file again when it runs.",
        zh: "期限中止期间，本案其他日期不列入本文件，期限继续计算后将顺延；届时请重新下载。",
    }
    calendar_title { en: "Calendar", zh: "日历" }
    calendar_means {
        en: "A file for your calendar with the last day of every time that runs in your cases, and how it was counted. Download it again when a date has moved: the newer file replaces the older one.",
        zh: "日历文件，包含您案件中正在进行的各项期限的最后一日及其算法。日期变动后请重新下载，新文件会替换旧的。",
    }
    calendar_take { en: "Download the calendar", zh: "下载日历" }
}

/// A duty within a sentence.
fn small(duty: &str) -> String {
    let mut characters = duty.chars();
    let first = characters.next().map(|first| first.to_lowercase().to_string()).unwrap_or_default();
    first + characters.as_str()
}
