//! What the court bundle itself says, beside the words of the parties.

use super::catalogue;
use crate::domain::actor::Side;
use crate::domain::case::event::CameBack;

/// What kind of writing it is that a court may read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Written {
    /// The centre's reasons for not taking the complaint.
    Inadmissible,
    /// What another registrar decided about that.
    Review,
    /// The centre's decision on a missed window.
    Restoration,
    /// A text in which a slip was put right.
    Correction,
    /// A party's reasons for an extension.
    Extension,
    /// A party's reasons for a challenge to the mediator.
    Challenge,
    /// What was decided on it.
    ChallengeDecision,
    /// The consumer's reasons for asking for a mediator.
    Dissatisfied,
    /// The mediator's question to a party.
    Question(Side),
    /// The party's answer.
    Response,
    /// The mediator's reasons for a stay.
    Stay,
    /// A party's reasons for refusing the finding.
    RulingRefused,
    /// The mediator's reasons for ending without a result.
    Closing,
    /// The platform's report of performance.
    Performance,
    /// The consumer's denial of it.
    Denial,
    /// What the court found missing.
    Return,
    /// The court's decision.
    Judgment,
    /// What was said with evidence.
    Explanation,
    /// A message.
    Message,
    /// The platform's word that it was somebody else.
    Referral,
    /// Why the centre did not accept that.
    ReferralRejected,
    /// The consumer's alarm.
    Alarm,
    /// What the centre did about it.
    AlarmAttended,
}

catalogue! {
    // The cover and the frame.
    bundle_court_bundle { en: "Court file", zh: "移送法院案卷" }
    bundle_title(platform: &str, title: &str) { en: format!("{platform} · {title}"), zh: format!("{platform} · {title}") }
    bundle_case_number { en: "Case number", zh: "案件编号" }
    bundle_for_court { en: "For", zh: "致" }
    bundle_court_not_chosen { en: "The competent court", zh: "有管辖权的人民法院" }
    bundle_claimant { en: "Claimant (consumer)", zh: "申请人（消费者）" }
    bundle_respondent { en: "Respondent (platform)", zh: "被申请人（平台）" }
    bundle_docket { en: "Number of the court", zh: "法院案号" }
    bundle_extent { en: "Extent", zh: "篇幅" }
    // `{page}` and `{pages}` are filled in where pages are laid out.
    bundle_pages_and_exhibits(exhibits: usize) {
        en: format!("{{pages}} pages, {}", super::plural(i64::try_from(exhibits).unwrap_or(i64::MAX), "exhibit", "exhibits")),
        zh: format!("共{{pages}}页，证据{exhibits}件"),
    }
    bundle_made_at(when: &str, place: &str) {
        en: format!("{when} in {place}"),
        zh: format!("{when}（{place}时间）"),
    }
    bundle_made { en: "Made as of", zh: "制作时点" }
    bundle_made_with { en: "Made with", zh: "制作软件" }
    bundle_wall {
        en: "Nothing that was said in order to settle is in this file: no offer, no proposal, no concession.",
        zh: "本案卷不含任何为达成和解而作的陈述、提议或让步。",
    }
    bundle_originals {
        en: "The original files of all exhibits lie beside this document, unchanged. Their fingerprints are listed on the last pages.",
        zh: "全部证据的原始文件与本文件一并提交，未作任何改动；其指纹（SHA-256 校验值）列于文末。",
    }
    bundle_came_back(came_back: CameBack) {
        en: match came_back {
            CameBack::Nothing => "Nothing came back.",
            CameBack::Refused => "The platform refused.",
            CameBack::Partly => "The platform did a part of what was asked.",
        },
        zh: match came_back {
            CameBack::Nothing => "平台未作答复。",
            CameBack::Refused => "平台予以拒绝。",
            CameBack::Partly => "平台只满足了部分要求。",
        },
    }
    bundle_not_served {
        en: "The centre has not been able to serve the complaint on the platform. That is not silence of the platform.",
        zh: "本中心尚未能将投诉送达平台，不视为平台未答复。",
    }
    bundle_days_from_acceptance(days: u16) {
        en: format!("within {} of both sides accepting the finding", super::plural(i64::from(days), "day", "days")),
        zh: format!("双方接受调解员意见之日起{days}日内"),
    }
    bundle_page_of { en: "Page {page} of {pages}", zh: "第{page}页 共{pages}页" }

    // The index.
    bundle_index { en: "Index", zh: "目录" }
    bundle_column_number { en: "No.", zh: "编号" }
    bundle_column_document { en: "Document", zh: "文件" }
    bundle_column_pages { en: "Pages", zh: "页数" }
    bundle_column_page { en: "From page", zh: "起始页" }

    // The complaint.
    bundle_parties { en: "Parties", zh: "当事人" }
    bundle_complaint { en: "Complaint", zh: "投诉书" }
    bundle_filed { en: "Filed", zh: "提交时间" }
    bundle_happened { en: "When it happened", zh: "事发时间" }
    bundle_grievances { en: "Grievances and legal bases", zh: "投诉事由与法律依据" }
    bundle_facts { en: "What happened, in the consumer’s words", zh: "事实经过（消费者原文）" }
    bundle_data_concerned { en: "Data concerned", zh: "涉及的个人信息" }
    bundle_completion_asked { en: "What the centre asked to have completed", zh: "本中心要求补正的内容" }
    bundle_completion_added { en: "What the consumer added", zh: "消费者补正的内容" }
    bundle_note { en: "To the court, in the consumer’s words", zh: "致法院（消费者原文）" }
    bundle_claims { en: "What the consumer asks for", zh: "请求事项" }
    bundle_amount { en: "Amount asked for", zh: "请求金额" }

    // The request before the complaint.
    bundle_prior_request { en: "Request to the platform before the complaint", zh: "投诉前向平台提出的请求" }
    bundle_no_prior_request {
        en: "The file records no request to the platform before the complaint.",
        zh: "案卷中没有投诉前向平台提出请求的记录。",
    }
    bundle_request_made { en: "Made", zh: "提出时间" }
    bundle_request_way { en: "By", zh: "提出方式" }
    bundle_request_text { en: "In the consumer’s words", zh: "消费者的说明" }
    bundle_request_outcome { en: "What came of it", zh: "处理结果" }
    bundle_request_reply { en: "The platform’s reply, in its words", zh: "平台答复（原文）" }
    bundle_proof { en: "Proof", zh: "证明材料" }

    // The answer.
    bundle_answer { en: "Answer of the platform", zh: "平台答复" }
    bundle_answered_on { en: "Answered", zh: "答复时间" }
    bundle_answered_by { en: "For the platform", zh: "答复人" }
    bundle_answered_late {
        en: "The answer came after its time had ended.",
        zh: "该答复在期限届满后提交。",
    }
    bundle_point { en: "Claim", zh: "请求" }
    bundle_position { en: "Position and reasons", zh: "答复与理由" }
    bundle_granted { en: "Granted", zh: "同意" }
    bundle_granted_in_part { en: "Granted in part", zh: "部分同意" }
    bundle_refused { en: "Refused", zh: "拒绝" }
    bundle_ground { en: "Ground named", zh: "所引依据" }
    bundle_answer_text { en: "Further statement, in the platform’s words", zh: "其他陈述（平台原文）" }
    bundle_silent {
        en: "The platform was served and gave no answer within its time.",
        zh: "投诉已送达平台，平台未在期限内答复。",
    }
    bundle_served { en: "Served", zh: "送达时间" }
    bundle_due { en: "Answer due", zh: "答复期限" }
    bundle_counted { en: "How the date was counted", zh: "期限计算" }
    bundle_not_reached {
        en: "The platform could not be reached. This is not recorded as silence.",
        zh: "未能送达平台，不记为逾期未答复。",
    }
    bundle_tried { en: "What was tried", zh: "送达经过" }
    bundle_not_yet_due {
        en: "The time for the answer was still running when this file was made.",
        zh: "制作本案卷时，答复期限尚未届满。",
    }

    // The finding.
    bundle_finding { en: "Mediator’s finding", zh: "调解员意见" }
    bundle_finding_not_judgment {
        en: "This is a mediator’s finding. It is not a judgment, has not the force of one, and does not bind the court.",
        zh: "本意见由调解员作出，不是法院判决，不具有判决的效力，对法院没有约束力。",
    }
    bundle_found_on { en: "Made", zh: "作出时间" }
    bundle_mediator { en: "Mediator", zh: "调解员" }
    bundle_outcome { en: "Outcome", zh: "结论" }
    bundle_per_grievance { en: "Grievance by grievance", zh: "逐项意见" }
    bundle_reasons { en: "Reasons", zh: "理由" }
    bundle_remedies_due { en: "What the finding asks of the platform", zh: "意见要求平台履行的事项" }
    bundle_remedy { en: "Remedy", zh: "事项" }
    bundle_remedy_due { en: "By", zh: "期限" }

    // What was written.
    bundle_writings { en: "Questions, answers and messages", zh: "提问、回答与留言" }
    bundle_writings_note {
        en: "What the parties, the mediator and the centre wrote and a court may read, by date. What was marked as said in order to settle is not here.",
        zh: "当事人、调解员和本中心所写、法院可以阅读的内容，按日期排列。标明为和解而写的内容不在其中。",
    }
    bundle_by_mediator { en: "The mediator", zh: "调解员" }
    bundle_by_centre { en: "The mediation centre", zh: "调解中心" }
    bundle_by_court { en: "The court", zh: "法院" }
    bundle_writing(writing: Written) {
        en: match writing {
            Written::Inadmissible => "Why the centre could not take the complaint",
            Written::Extension => "Reason for more time",
            Written::Challenge => "Why the mediator was challenged",
            Written::ChallengeDecision => "Decision on the challenge",
            Written::Review => "What the review decided",
            Written::Restoration => "The centre’s decision on a missed time",
            Written::Correction => "A slip put right; the decision reads",
            Written::Dissatisfied => "Why the answer does not satisfy, and request for a mediator",
            Written::Question(Side::Consumer) => "Question of the mediator to the consumer",
            Written::Question(Side::Platform) => "Question of the mediator to the platform",
            Written::Response => "Answer to the mediator’s question",
            Written::Stay => "Why the clock was stopped",
            Written::RulingRefused => "Why the finding was refused",
            Written::Closing => "Why the mediation ended without a result",
            Written::Performance => "Report that a promise was kept",
            Written::Denial => "What the consumer says is not done",
            Written::Return => "What the court found missing",
            Written::Judgment => "What the court decided, as recorded here",
            Written::Explanation => "Note with evidence",
            Written::Message => "Message to all",
            Written::Referral => "Why the platform says that it was somebody else",
            Written::ReferralRejected => "Why the centre does not accept that",
            Written::Alarm => "Alarm of the consumer",
            Written::AlarmAttended => "What the centre did about the alarm",
        },
        zh: match writing {
            Written::Inadmissible => "不予受理的说明",
            Written::Extension => "申请延长期限的理由",
            Written::Challenge => "申请调解员回避的理由",
            Written::ChallengeDecision => "对回避申请的决定",
            Written::Review => "复核决定",
            Written::Restoration => "关于恢复期限的决定",
            Written::Correction => "更正笔误后的文本",
            Written::Dissatisfied => "不接受答复的理由，并请求调解",
            Written::Question(Side::Consumer) => "调解员向消费者提问",
            Written::Question(Side::Platform) => "调解员向平台提问",
            Written::Response => "回答调解员的提问",
            Written::Stay => "中止期限的说明",
            Written::RulingRefused => "不接受调解员意见的理由",
            Written::Closing => "终结调解的理由",
            Written::Performance => "履行报告",
            Written::Denial => "消费者关于未履行的说明",
            Written::Return => "法院指出需要补正之处",
            Written::Judgment => "法院判决内容（在此记录）",
            Written::Explanation => "证据说明",
            Written::Message => "致各方的留言",
            Written::Referral => "平台称责任在他人的说明",
            Written::ReferralRejected => "本中心不接受的理由",
            Written::Alarm => "消费者告知的紧急情况",
            Written::AlarmAttended => "本中心对紧急情况的处理",
        },
    }

    // Exhibits.
    bundle_exhibits { en: "Exhibits", zh: "证据" }
    bundle_exhibit { en: "Exhibit", zh: "证据" }
    bundle_no_exhibits { en: "No exhibits were added.", zh: "无证据材料。" }
    bundle_proves { en: "To prove", zh: "证明目的" }
    bundle_source { en: "Source", zh: "来源" }
    bundle_added { en: "Added", zh: "提交" }
    bundle_file { en: "File", zh: "文件" }
    bundle_fingerprint { en: "SHA-256", zh: "指纹" }
    bundle_original_page { en: "page of the original", zh: "原件页码" }
    bundle_bytes(bytes: u64) { en: format!("{} bytes", grouped(bytes)), zh: format!("{} 字节", grouped(bytes)) }
    bundle_shown_as_text { en: "The text of the file, line by line.", zh: "文件文本，逐行列出。" }
    bundle_text_cut {
        en: "The text goes on. The rest is in the original file beside this document.",
        zh: "文本未完，其余部分见随附的原始文件。",
    }
    bundle_text_marked {
        en: "Characters for which no typeface exists are shown by their Unicode number.",
        zh: "无可用字体的字符以其 Unicode 编号表示。",
    }
    bundle_not_shown { en: "This exhibit is not shown here.", zh: "此证据未在此处显示。" }
    bundle_original_beside {
        en: "Its original lies beside this document, unchanged, under the fingerprint above.",
        zh: "其原始文件与本文件一并提交，未作改动，指纹见上。",
    }
    bundle_why_unreadable { en: "The file cannot be read as what it says it is. It may be damaged.", zh: "文件无法按其格式读取，可能已损坏。" }
    bundle_why_locked { en: "The file is locked with a password.", zh: "文件设有密码保护。" }
    bundle_why_kind { en: "Files of this kind cannot be shown on paper.", zh: "此类文件无法以书面形式显示。" }
    bundle_why_too_long(pages: usize) {
        en: format!("The file has {pages} pages, more than a bundle takes in."),
        zh: format!("文件共{pages}页，超出案卷可收录的篇幅。"),
    }
    bundle_why_too_heavy { en: "Opening the file takes more memory or time than is allowed.", zh: "打开该文件所需的内存或时间超出限制。" }

    // Timeline and fingerprints.
    bundle_timeline { en: "Timeline", zh: "时间线" }
    bundle_timeline_note {
        en: "What happened, oldest first, with the counting of each time limit.",
        zh: "按时间先后列出事件，并附各项期限的计算。",
    }
    bundle_fingerprints { en: "List of fingerprints", zh: "指纹清单" }
    bundle_fingerprints_note {
        en: "Each original file can be compared with this list: sha256sum -c manifest-sha256.txt",
        zh: "可用以下命令将原始文件与本清单核对：sha256sum -c manifest-sha256.txt",
    }

    // Identity of parties.
    bundle_name { en: "Name", zh: "姓名或名称" }
    bundle_sex { en: "Sex", zh: "性别" }
    bundle_born { en: "Born", zh: "出生日期" }
    bundle_document_number { en: "Identity document", zh: "身份证件号码" }
    bundle_occupation { en: "Occupation", zh: "职业" }
    bundle_address { en: "Address", zh: "住所" }
    bundle_service_address { en: "Address for service", zh: "送达地址" }
    bundle_telephone { en: "Telephone", zh: "联系电话" }
    bundle_mail { en: "Email", zh: "电子邮箱" }
    bundle_account { en: "Account at the platform", zh: "平台账号" }
    bundle_registered_name { en: "Registered name", zh: "登记名称" }
    bundle_registration_number { en: "Registration number", zh: "统一社会信用代码" }
    bundle_legal_representative { en: "Legal representative", zh: "法定代表人" }
    bundle_acted_through { en: "Acted through", zh: "代理人" }
    bundle_website { en: "Website or app", zh: "网站或应用" }
}

/// `1,234,567`: thousands in groups, as both languages write them.
fn grouped(number: u64) -> String {
    let digits = number.to_string();
    let mut out = String::with_capacity(digits.len() + digits.len() / 3);
    for (position, digit) in digits.chars().enumerate() {
        if position > 0 && (digits.len() - position).is_multiple_of(3) {
            out.push(',');
        }
        out.push(digit);
    }
    out
}
