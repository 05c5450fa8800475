//! Texts of the public pages of the rulebooks. What a rule says itself stands in the rulebook.

use super::{T, catalogue, plural};
use crate::domain::clock::{Force, Span};
use crate::domain::rulebook::{LawStatus, RouteKind, Sensitivity, Track};
use crate::domain::text::Language;

catalogue! {
    rules_title { en: "The rules we work by", zh: "我们依据的规则" }
    rules_lead {
        en: "Every date, reason and way on these pages comes from a rulebook. Each rule says on whose authority it stands and where it was read, so that nobody takes a yardstick or our own rule for the law.",
        zh: "本站的每个日期、理由和途径都出自规则手册。每条规则都注明效力和出处，参考标准和本中心规则不会被当作法律。",
    }
    rules_link { en: "Our rules", zh: "规则" }
    rules_more { en: "All rules, with their sources", zh: "全部规则及出处" }
    rules_this_one { en: "This rule, and where it comes from", zh: "查看这条规则及其出处" }
    rules_unknown {
        en: "There is no rulebook of this name. These are here:",
        zh: "没有这个名称的规则手册。现有的如下：",
    }
    rules_ours { en: "This centre works by these rules.", zh: "本中心依据这套规则办理。" }
    rules_not_ours {
        en: "No case is handled here by these rules. They tell what you may ask for where this law applies.",
        zh: "本中心不依据这套规则办理案件；在适用该法律的地方，可以据此了解您能要求什么。",
    }
    rules_other { en: "Elsewhere", zh: "其他地区" }
    rules_of(place: &str) { en: format!("The rules: {place}"), zh: format!("规则：{place}") }
    rules_edition { en: "Edition", zh: "版本" }
    rules_clock { en: "A day ends at midnight in", zh: "一日截止于当地24时" }
    rules_money { en: "Money", zh: "货币" }
    rules_measure { en: "What is in it", zh: "内容" }
    rules_measured(laws: usize, times: usize, rights: usize) {
        en: format!("{}, {}, {}", many(laws, "law", "laws"), many(rights, "grievance", "grievances"), many(times, "other time limit", "other time limits")),
        zh: format!("{laws}部法律，{rights}项事由，{times}项其他期限"),
    }
    rules_no_advice {
        en: "This is no legal advice. Where a rule was not read in its own text, it says so.",
        zh: "以上不是法律意见。未在原文核对的规则均已注明。",
    }
    rules_how_to_read { en: "How to read this", zh: "怎样阅读" }
    rules_force(force: Force) {
        en: match force {
            Force::Statute => "law",
            Force::Regulation => "regulation",
            Force::DeptRule => "authority’s rule",
            Force::NormativeDoc => "authority’s yardstick",
            Force::RecStandard => "recommended standard",
            Force::Draft => "draft",
            Force::Design => "our own rule",
        },
        zh: match force {
            Force::Statute => "法律",
            Force::Regulation => "行政法规",
            Force::DeptRule => "部门规章",
            Force::NormativeDoc => "规范性文件",
            Force::RecStandard => "推荐性标准",
            Force::Draft => "征求意见稿",
            Force::Design => "本中心规则",
        },
    }
    rules_force_means(force: Force) {
        en: match force {
            Force::Statute => "It binds everybody.",
            Force::Regulation => "A government made it under a law. It binds.",
            Force::DeptRule => "A ministry or an authority made it under a law. It binds.",
            Force::NormativeDoc => "What an authority holds others to. It is not the law.",
            Force::RecStandard => "A yardstick that good practice follows. It is not the law.",
            Force::Draft => "Not in force. It binds nobody.",
            Force::Design => "This centre made it for its own procedure. It is not the law.",
        },
        zh: match force {
            Force::Statute => "对所有人有约束力。",
            Force::Regulation => "政府依法制定，有约束力。",
            Force::DeptRule => "部委或者主管机关依法制定，有约束力。",
            Force::NormativeDoc => "主管机关的衡量标准，不是法律。",
            Force::RecStandard => "良好做法的参考，不是法律。",
            Force::Draft => "尚未生效，没有约束力。",
            Force::Design => "本中心为自身程序制定，不是法律。",
        },
    }
    rules_unseen { en: "not read in its text", zh: "未在原文核对" }
    rules_unseen_means {
        en: "It comes from general knowledge or from what others wrote. Check it before you rely on it.",
        zh: "来自一般了解或者他人整理，引用前请核对。",
    }
    rules_contents { en: "On this page", zh: "本页内容" }
    rules_data { en: "The same as data (JSON)", zh: "数据版（JSON）" }
    rules_basis { en: "Where it comes from", zh: "出处" }

    rules_steps { en: "Our procedure, step by step", zh: "本中心程序各步骤的期限" }
    rules_steps_mean {
        en: "How long each step may take, from when, and what follows if nothing happens. A mediator may let the clock stand still for a listed reason, with an end date; a step that runs on in that time says so.",
        zh: "各步骤的期限、起算，以及逾期的后果。调解员可以因所列理由中止计时，并须写明截止日期；中止期间仍继续计算的，均已注明。",
    }
    rules_steps_elsewhere {
        en: "How a centre like this one would work where this law applies.",
        zh: "同类中心在适用该法律的地方将如何办理。",
    }
    rules_time { en: "Time", zh: "期限" }
    rules_begins { en: "Begins when", zh: "起算" }
    rules_going_first(span: Span) {
        en: format!("{} in a case that goes first: about a child, or about data with rules of their own.", T(Language::En).span(span)),
        zh: format!("优先处理的案件为{}：涉及儿童，或者涉及另有专门规定的信息。", T(Language::Zh).span(span)),
    }
    rules_advice { en: "If such data have got out", zh: "此类信息泄露时" }
    rules_in_a_stay { en: "Runs on while the case stands still.", zh: "案件中止期间继续计算。" }
    rules_silence { en: "If nothing happens", zh: "逾期的后果" }
    rules_last_time(words: &str) { en: format!("Later on: {words}"), zh: format!("再次逾期：{words}") }
    rules_prolonged(by: Span, times: u32) {
        en: format!("May be prolonged by {}, {}.", T(Language::En).span(by), if times == 1 { "once".to_owned() } else { format!("up to {times} times") }),
        zh: format!("可以延长{}，限{times}次。", T(Language::Zh).span(by)),
    }

    rules_prolonged_if(by: Span, times: u32, notice: &str) {
        en: format!("{}: {notice}.", T(Language::En).rules_prolonged(by, times).trim_end_matches('.')),
        zh: format!("{}：{notice}。", T(Language::Zh).rules_prolonged(by, times).trim_end_matches('。')),
    }

    rules_rights { en: "What one may complain of, and the law on it", zh: "可以投诉的事由及其法律依据" }
    rules_rights_mean {
        en: "For each: what the law says about time, a yardstick beside it where there is one, and how long we suggest to wait for an answer.",
        zh: "每一项列明：法律对时间的规定、法律之外的参考标准（如有），以及建议等待答复的时间。",
    }
    rules_law_on_time { en: "The law on time", zh: "法律对时间的规定" }
    rules_law_says(words: &str) { en: format!("“{words}”"), zh: format!("“{words}”") }
    rules_within(span: Span, begins: &str) {
        en: format!("{}. Begins when: {}.", T(Language::En).span(span), small(begins)),
        zh: format!("{}，自{begins}起算。", T(Language::Zh).span(span)),
    }
    rules_no_number { en: "The law gives no number.", zh: "法律没有规定具体期限。" }
    rules_says_nothing { en: "The law sets no time for an answer to this.", zh: "法律没有规定对此答复的时间。" }
    rules_stops(what: &str) { en: format!("The clock stands still: {what}."), zh: format!("停止计算：{what}。") }
    rules_yardstick { en: "A yardstick beside the law", zh: "法律之外的参考标准" }
    rules_wait { en: "How long to wait", zh: "建议等待" }
    rules_laws_of_it { en: "It rests on", zh: "依据" }
    rules_may_be_ordered { en: "What may be asked for", zh: "可以要求" }
    rules_helps { en: "What helps to show it", zh: "有助证明的材料" }
    rules_not_covered { en: "What no law here covers", zh: "当地法律未涵盖的事项" }
    rules_not_covered_mean {
        en: "One may still complain of it. Each says why no law covers it, and who can help.",
        zh: "仍然可以投诉。各项写明为何没有法律涵盖，以及可以向谁求助。",
    }
    rules_all_covered { en: "Nothing: a law covers each grievance.", zh: "没有：各项事由均有法律依据。" }
    rules_not_covered_why { en: "Why, and who can help", zh: "原因以及可以向谁求助" }
    rules_not_covered_badge { en: "no law covers it", zh: "法律未涵盖" }

    rules_times { en: "Other times that bind somebody", zh: "其他期限" }
    rules_times_mean {
        en: "Telling an authority of a breach, confirming a request, deciding a complaint.",
        zh: "例如向主管机关报告泄露、确认收到请求、对投诉作出决定。",
    }
    rules_who { en: "Who", zh: "由谁" }
    rules_only_if { en: "Only if", zh: "条件" }
    rules_dates { en: "In force", zh: "效力期间" }
    rules_since(day: &str) { en: format!("since {day}"), zh: format!("自{day}起") }
    rules_from(day: &str) { en: format!("from {day}"), zh: format!("自{day}起") }
    rules_until(day: &str) { en: format!("until {day}"), zh: format!("至{day}止") }
    rules_between(from: &str, until: &str) { en: format!("{from} to {until}"), zh: format!("{from}至{until}") }
    rules_instead_of(what: &str) { en: format!("in the place of: {what}"), zh: format!("取代：{what}") }
    rules_over { en: "no longer in force", zh: "已失效" }
    rules_to_come { en: "not in force yet", zh: "尚未生效" }

    rules_ways { en: "Ways beside this centre", zh: "本中心之外的途径" }
    rules_complaint { en: "A complaint", zh: "投诉" }
    rules_report { en: "A report", zh: "举报" }
    rules_track(track: Track) {
        en: match track { Track::Complaint => "complaint", Track::Report => "report", Track::Both => "complaint or report" },
        zh: match track { Track::Complaint => "投诉", Track::Report => "举报", Track::Both => "投诉或者举报" },
    }
    rules_route_kind(kind: RouteKind) {
        en: match kind {
            RouteKind::Platform => "the platform",
            RouteKind::ConsumerBody => "consumer body",
            RouteKind::Authority => "authority",
            RouteKind::OutOfCourt => "out of court",
            RouteKind::Court => "court",
            RouteKind::Hotline => "telephone line",
        },
        zh: match kind {
            RouteKind::Platform => "平台",
            RouteKind::ConsumerBody => "消费者组织",
            RouteKind::Authority => "主管机关",
            RouteKind::OutOfCourt => "诉讼外解决",
            RouteKind::Court => "法院",
            RouteKind::Hotline => "热线电话",
        },
    }
    rules_contact { en: "Contact", zh: "联系方式" }
    rules_contact_unseen(contact: &str) {
        en: format!("{contact} (publicly known; not yet checked with them)"),
        zh: format!("{contact}（公开信息，尚未与该机构核对）"),
    }
    rules_danger { en: "When somebody is in danger", zh: "有危险时" }

    rules_too_old { en: "When a claim is too old", zh: "时效" }
    rules_counting { en: "How days are counted", zh: "日期如何计算" }
    rules_days_off(year: i16) { en: format!("Days off in {year}"), zh: format!("{year}年的节假日") }
    rules_announced { en: "announced", zh: "已公布" }
    rules_provisional { en: "provisional", zh: "暂定" }
    rules_make_up { en: "Weekend days on which people work", zh: "调休上班日" }
    rules_binding { en: "What binds", zh: "约束力" }

    rules_inadmissible { en: "Why we may not take a complaint", zh: "不予受理的理由" }
    rules_ways_open { en: "Other ways", zh: "其他途径" }
    rules_stay { en: "Why a clock may stand still", zh: "中止计时的理由" }
    rules_pauses { en: "Why a clock stood still that nobody stopped", zh: "自动不计入期限的情形" }
    rules_extension { en: "Why a platform may have more time", zh: "平台申请延期的理由" }
    rules_extension_consumer { en: "Why a consumer may have more time", zh: "消费者申请延期的理由" }
    rules_challenge { en: "Why a mediator may be challenged", zh: "申请调解员回避的理由" }
    rules_needs { en: "What a party may need in order to take part", zh: "参与程序可以申请的协助" }
    rules_closing { en: "Why a mediator may close a case without a result", zh: "调解员终止调解的理由" }
    rules_withdrawal { en: "Why a consumer takes a complaint back", zh: "撤回投诉的理由" }
    rules_restoration { en: "What may have kept a party from acting in time", zh: "申请恢复期限的理由" }
    rules_refusal { en: "On what ground a platform may refuse", zh: "平台可以援引的拒绝理由" }
    rules_return { en: "Why a court returns a case", zh: "法院退回的理由" }
    rules_remedies { en: "What may be asked for and ordered", zh: "可以要求、可以写入意见的事项" }
    rules_data_kinds { en: "Kinds of data, and how sensitive they are", zh: "信息类别及其敏感程度" }
    rules_sensitivity(grade: Sensitivity) {
        en: match grade {
            Sensitivity::General => "general",
            Sensitivity::Elevated => "harmful when it leaks",
            Sensitivity::Sensitive => "sensitive",
            Sensitivity::Special => "sensitive, with rules of its own",
        },
        zh: match grade {
            Sensitivity::General => "一般",
            Sensitivity::Elevated => "泄露后危害较大",
            Sensitivity::Sensitive => "敏感",
            Sensitivity::Special => "敏感，另有专门规定",
        },
    }
    rules_published { en: "Which outcomes are published", zh: "哪些结果公开" }
    rules_named(named: bool) {
        en: if named { "with the platform’s name" } else { "in figures only" },
        zh: if named { "公开平台名称" } else { "仅计入统计" },
    }

    rules_laws { en: "The laws that are cited", zh: "所引用的法律" }
    rules_law_status(status: LawStatus) {
        en: match status {
            LawStatus::InForce => "binds",
            LawStatus::Recommended => "recommended standard",
            LawStatus::Draft => "draft",
        },
        zh: match status {
            LawStatus::InForce => "有约束力",
            LawStatus::Recommended => "推荐性标准",
            LawStatus::Draft => "征求意见稿",
        },
    }
    rules_read_where { en: "Where all this was read", zh: "以上内容的核对来源" }
    rules_due { en: "Due for a look", zh: "待核对" }
    rules_due_mean {
        en: "The law changes. Somebody must look these up again by the day that is named.",
        zh: "法律会变化，以下内容须在所列日期前再次核对。",
    }
    rules_due_first(day: &str, what: &str) { en: format!("{day}: {what}"), zh: format!("{day}：{what}") }
    rules_overdue { en: "overdue", zh: "已逾期" }
    rules_by(day: &str) { en: format!("by {day}"), zh: format!("{day}前") }

    rules_to_look_up { en: "Rules are due for a look", zh: "有规则待核对" }
    rules_to_look_up_mean {
        en: "Look each up in its source. If it has changed, whoever runs this centre corrects the file of the rulebook; if not, they set a later date there.",
        zh: "请对照出处逐条核对。有变化的，由本中心运维人员更正规则手册文件；没有变化的，在文件中改填更晚的核对日期。",
    }
}

/// `12 laws`.
fn many(count: usize, one: &str, other: &str) -> String {
    plural(i64::try_from(count).unwrap_or(i64::MAX), one, other)
}

/// With a small letter, as a sentence goes on.
fn small(words: &str) -> String {
    let mut letters = words.chars();
    letters.next().map_or_else(String::new, |first| first.to_lowercase().chain(letters).collect())
}
