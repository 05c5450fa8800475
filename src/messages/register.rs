//! Texts of the public register: its list, its entries, and why a query cannot be answered.

use super::{EN, T, ZH, catalogue, plural};
use crate::domain::case::event::Finding;
use crate::domain::publication::{Kept, Kind, Reaction};
use crate::domain::text::Language;

catalogue! {
    // The list.
    register_title { en: "Public register", zh: "公开登记簿" }
    register_means {
        en: "How complaints about platforms ended: what was found, what the platform replied, and whether it was done. No consumer is named.",
        zh: "对平台的投诉如何了结：调解员意见、平台的回应以及是否履行。不公开任何消费者的姓名。",
    }
    register_to_platforms { en: "All platforms and their figures", zh: "全部平台及其统计" }
    register_words { en: "Words in the finding, the reply or the platform’s name", zh: "意见、回应或平台名称中的文字" }
    register_search { en: "Search", zh: "搜索" }
    register_narrow { en: "Narrow by platform, outcome, subject or month", zh: "按平台、结果、事由或月份筛选" }
    register_show { en: "Show", zh: "筛选" }
    register_platform { en: "Platform", zh: "平台" }
    register_any_platform { en: "All platforms", zh: "全部平台" }
    register_outcome { en: "Outcome", zh: "结果" }
    register_any_outcome { en: "All outcomes", zh: "全部结果" }
    register_grievance { en: "What it was about", zh: "投诉事由" }
    register_any_grievance { en: "All subjects", zh: "全部事由" }
    register_from { en: "Ended in this month or later", zh: "了结月份不早于" }
    register_to { en: "Ended in this month or earlier", zh: "了结月份不晚于" }
    register_month_example { en: "For example, 2026-03", zh: "例如：2026-03" }
    register_found(all: i64) {
        en: format!("{}, the last published first.", plural(all, "entry", "entries")),
        zh: format!("共 {all} 条，最近公布的在前。"),
    }
    register_to_all { en: "Show the whole register", zh: "查看全部条目" }
    register_nothing_found { en: "No entry fits", zh: "没有符合条件的条目" }
    register_nothing_found_do {
        en: "Try fewer or shorter words, or take a filter away. An outcome is here only once it has been published.",
        zh: "请减少或缩短搜索词，或取消部分筛选条件。结果公布之后才会出现在这里。",
    }
    register_empty { en: "Nothing has been published yet", zh: "尚未公布任何结果" }
    register_empty_means {
        en: "An outcome comes here when a case has ended and the platform has had time to reply to the draft.",
        zh: "案件了结、平台就草稿回应的期限届满后，结果将在此公布。",
    }
    twins { en: "For programs", zh: "供程序读取" }

    // What cannot be asked.
    query_unreadable {
        en: "This address cannot be read. Search again from here",
        zh: "无法读取该网址，请在此重新搜索",
    }
    query_too_long(length: usize, most: usize) {
        en: format!("This has {length} characters; search for at most {most}"),
        zh: format!("共 {length} 个字符，搜索内容最多 {most} 个字符"),
    }
    query_without_words {
        en: "There is no word in this to search for. Write letters, digits or Chinese characters",
        zh: "没有可供搜索的文字，请输入汉字、字母或数字",
    }
    query_unknown_platform { en: "This platform is not known here. Choose one from the list", zh: "没有该平台，请从列表中选择" }
    query_unknown_outcome { en: "There is no such outcome. Choose one from the list", zh: "没有这种结果，请从列表中选择" }
    query_unknown_grievance { en: "There is no such subject. Choose one from the list", zh: "没有这种事由，请从列表中选择" }
    query_month_unreadable { en: "Write the month as year and month, for example 2026-03", zh: "请按“年-月”填写，例如 2026-03" }
    query_months_turned { en: "This month lies before the first one. Choose a later one", zh: "截止月份早于起始月份，请选择更晚的月份" }
    first_page { en: "Go to the first page", zh: "回到第一页" }
    query_no_such_page { en: "This list has no such page. Begin with the first one", zh: "没有这一页，请从第一页开始查看" }

    // An entry.
    unchecked_platform { en: "A platform that the centre has not checked", zh: "尚未核实的平台" }
    entry_title(platform: &str, subjects: &[String]) {
        en: format!("{platform}: {}", subjects.iter().map(|one| begun_small(one)).collect::<Vec<_>>().join(", ")),
        zh: format!("{platform}：{}", subjects.join("、")),
    }
    entry_found { en: "What the mediator found", zh: "调解员意见" }
    entry_mediator { en: "The mediator", zh: "调解员" }
    /// What happened, in one sentence.
    entry_instead(kind: Kind) {
        en: match kind {
            Kind::Upheld => "The mediator found the complaint justified.",
            Kind::Partly => "The mediator found the complaint justified in part.",
            Kind::Dismissed => "The mediator found the complaint not justified.",
            Kind::NoAnswer => "No mediator made a finding. The complaint was brought to the platform, and it did not answer in its time.",
            Kind::NotPerformed => "No mediator made a finding. The platform had agreed to something and did not do it. What was agreed stays confidential.",
            Kind::Judged => "No mediator made a finding. The case went to court, and the court decided.",
        },
        zh: match kind {
            Kind::Upheld => "调解员认为投诉成立。",
            Kind::Partly => "调解员认为投诉部分成立。",
            Kind::Dismissed => "调解员认为投诉不成立。",
            Kind::NoAnswer => "本案没有调解员意见。投诉已送达平台，平台未在期限内答复。",
            Kind::NotPerformed => "本案没有调解员意见。平台曾达成协议，但没有履行。协议内容保密。",
            Kind::Judged => "本案没有调解员意见，由法院作出判决。",
        },
    }
    entry_words_withheld(kind: Kind) {
        en: format!("{} The words of the finding are not public: they were not checked in time for anything that leads to a person.", EN.entry_instead(kind)),
        zh: format!("{}意见原文不予公布：未能及时审查其中是否含有可识别个人的内容。", ZH.entry_instead(kind)),
    }
    entry_platform_says(platform: &str) {
        en: format!("What {platform} says"),
        zh: format!("{platform}的回应"),
    }
    entry_on_the_draft { en: "on the draft of this entry", zh: "就本条目草稿" }
    entry_no_reply(platform: &str, silent: bool) {
        en: match silent {
            true => format!("{platform} was shown the draft of this entry and had time to reply. It said nothing."),
            false => format!("No reply of {platform} is on record."),
        },
        zh: match silent {
            true => format!("本条目草稿已送达{platform}并给予回应期限，{platform}未作回应。"),
            false => format!("没有{platform}的回应记录。"),
        },
    }
    entry_silent_badge { en: "Silent on the draft", zh: "未回应草稿" }
    entry_replied_short(replied: bool, silent: bool) {
        en: match (replied, silent) {
            (true, _) => "The platform replied",
            (false, true) => "The platform was silent on the draft",
            (false, false) => "No reply of the platform is on record",
        },
        zh: match (replied, silent) {
            (true, _) => "平台已回应",
            (false, true) => "平台未回应草稿",
            (false, false) => "没有平台的回应记录",
        },
    }
    entry_reaction(platform: &str, reaction: Option<Reaction>, kind: Kind) {
        en: match (reaction, kind) {
            (Some(Reaction::Accepted), _) => format!("{platform} accepted the finding."),
            (Some(Reaction::NotAccepted), _) => {
                format!("{platform} did not accept the finding: it refused, or let the time pass.")
            }
            (None, Kind::Dismissed) => "The finding asks nothing of the platform, so there was nothing to accept.".to_owned(),
            (None, _) => format!("{platform} was not asked for a last word on the finding."),
        },
        zh: match (reaction, kind) {
            (Some(Reaction::Accepted), _) => format!("{platform}接受了调解员意见。"),
            (Some(Reaction::NotAccepted), _) => format!("{platform}未接受调解员意见（拒绝，或期限内未表态）。"),
            (None, Kind::Dismissed) => "该意见不要求平台做什么，因此无需平台表态。".to_owned(),
            (None, _) => format!("未要求{platform}就意见作最后表态。"),
        },
    }
    entry_reaction_short(reaction: Reaction) {
        en: match reaction {
            Reaction::Accepted => "The platform accepted the finding",
            Reaction::NotAccepted => "The platform did not accept the finding",
        },
        zh: match reaction {
            Reaction::Accepted => "平台接受意见",
            Reaction::NotAccepted => "平台未接受意见",
        },
    }
    entry_retaliation(platform: &str, found: Finding) {
        en: match found {
            Finding::Upheld | Finding::Dismissed => format!("The mediator also found that {platform} punished the consumer for having complained."),
            Finding::Partly => format!("The mediator also found, in part, that {platform} punished the consumer for having complained."),
        },
        zh: match found {
            Finding::Upheld | Finding::Dismissed => format!("调解员还认定：{platform}因消费者投诉而予以报复。"),
            Finding::Partly => format!("调解员还部分认定：{platform}因消费者投诉而予以报复。"),
        },
    }
    entry_done { en: "What was to be done, and whether it was", zh: "应当履行的内容及履行情况" }
    entry_to_do { en: "By the finding, the platform was to do this:", zh: "按照调解员意见，平台应当：" }
    entry_kept(kept: Kept) {
        en: match kept {
            Kept::Confirmed => "Done. The consumer confirmed it.",
            Kept::Unconfirmed => "Not confirmed. The consumer did not say whether it was done, so it is not counted as kept.",
            Kept::Broken => "Not done, neither in its time nor in the time after.",
        },
        zh: match kept {
            Kept::Confirmed => "已履行，经消费者确认。",
            Kept::Unconfirmed => "未经确认。消费者没有说明是否已履行，因此不计为已履行。",
            Kept::Broken => "未履行，期限内及补救期内均未履行。",
        },
    }
    entry_kept_short(kept: Kept) {
        en: match kept {
            Kept::Confirmed => "Done, confirmed by the consumer",
            Kept::Unconfirmed => "Not confirmed as done",
            Kept::Broken => "Not done",
        },
        zh: match kept {
            Kept::Confirmed => "已履行，经消费者确认",
            Kept::Unconfirmed => "未经确认履行",
            Kept::Broken => "未履行",
        },
    }
    entry_not_owed {
        en: "The finding was not accepted by both sides, so the finding itself bound nobody to do this.",
        zh: "该意见未获双方共同接受，因此意见本身不产生履行义务。",
    }
    entry_court_title { en: "Court", zh: "法院" }
    entry_court(judgment: Option<Finding>) {
        en: match judgment {
            Some(judgment) => format!("{}.", EN.entry_judgment(judgment)),
            None => "No decision of a court has been reported here. There may be one all the same.".to_owned(),
        },
        zh: match judgment {
            Some(judgment) => format!("{}。", ZH.entry_judgment(judgment)),
            None => "本中心没有收到法院判决的报告，但不排除已有判决。".to_owned(),
        },
    }
    entry_judgment(judgment: Finding) {
        en: match judgment {
            Finding::Upheld => "A court decided for the consumer",
            Finding::Partly => "A court decided for the consumer in part",
            Finding::Dismissed => "A court decided against the consumer",
        },
        zh: match judgment {
            Finding::Upheld => "法院判决支持消费者",
            Finding::Partly => "法院判决部分支持消费者",
            Finding::Dismissed => "法院判决不支持消费者",
        },
    }
    entry_nature { en: "What this entry is", zh: "本条目的性质" }
    entry_no_finding_means(kind: Kind) {
        en: match kind {
            Kind::NoAnswer => "This entry records a silence. Nobody has found here that the complaint is justified.",
            Kind::NotPerformed => "This entry records that a promise was not kept. Nobody has found here that the complaint is justified.",
            Kind::Upheld | Kind::Partly | Kind::Dismissed | Kind::Judged => {
                "This entry says that a court decided, as it was reported here. What binds is the judgment itself."
            }
        },
        zh: match kind {
            Kind::NoAnswer => "本条目只记录平台未答复的事实，并未认定投诉成立。",
            Kind::NotPerformed => "本条目只记录承诺未履行的事实，并未认定投诉成立。",
            Kind::Upheld | Kind::Partly | Kind::Dismissed | Kind::Judged => {
                "本条目记录向本中心报告的法院判决结果，具有约束力的是判决本身。"
            }
        },
    }
    entry_facts { en: "In short", zh: "要点" }
    entry_ended_in { en: "The case ended in", zh: "案件了结" }
    entry_published_in { en: "Published in", zh: "公布" }
    entry_changed_in { en: "Changed last in", zh: "最近更新" }
    entry_by_month {
        en: "Dates are given by month only, so that nobody can be recognised by them.",
        zh: "日期只精确到月，以免据此识别个人。",
    }
    entry_gone_title { en: "This entry has left the register", zh: "该条目已撤下" }
    entry_gone_means(left_in: &str) {
        en: format!("An entry stands here for a limited time. The time of this one ended in {left_in}. What it said, and about whom, is no longer public; figures still count it."),
        zh: format!("条目的公布期限是有限的，该条目已于{left_in}到期。其内容和涉及的平台不再公开，统计数字中仍予计入。"),
    }

    // The start page.
    home_latest { en: "Published lately", zh: "最近公布" }
}

/// The first letter small, as inside a sentence.
fn begun_small(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map(|first| first.to_lowercase().chain(letters).collect()).unwrap_or_default()
}

impl T {
    /// Short statements, each made a sentence.
    pub fn sentences(self, parts: impl Iterator<Item = String>) -> String {
        let (stop, between) = match self.0 {
            Language::En => (".", " "),
            Language::Zh => ("。", ""),
        };
        parts.map(|part| part + stop).collect::<Vec<_>>().join(between)
    }
}
