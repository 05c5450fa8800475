//! Texts of the page on a publication: the draft, the reply, the last look, a correction.

use super::catalogue;
use crate::domain::actor::Role;
use crate::domain::publication::{Kept, Reaction, Stage};
use crate::domain::register::Trace;

catalogue! {
    publication_title_of(number: &str) {
        en: format!("Publication of {number}"),
        zh: format!("案件 {number} 的公布"),
    }
    /// What the page is for, for whoever reads it.
    publication_means(stage: Stage, role: Role) {
        en: match (stage, role) {
            (Stage::Drafting, _) => "The public has read nothing of this yet. First a registrar reads the text with the eyes of a stranger, then the platform may reply, then it is published.",
            (Stage::Replying, Role::Platform) => "The public has read nothing of this yet. Read what is to be published about you. Your reply is printed beside it, word for word.",
            (Stage::Replying, _) => "The public has read nothing of this yet. The platform has the draft and may reply; its reply is printed beside it.",
            (Stage::Replied, _) => "The public has read nothing of this yet. The platform’s reply is here; a registrar publishes both together.",
            (Stage::Published, _) => "Everybody can read this in the public register.",
            (Stage::Ended, _) => "This entry has left the public register.",
        },
        zh: match (stage, role) {
            (Stage::Drafting, _) => "目前尚未对外公开。先由登记员以陌生人的眼光审读文本，再由平台回应，然后公布。",
            (Stage::Replying, Role::Platform) => "目前尚未对外公开。请阅读拟公布的内容。贵方的回应将原文刊登在条目旁。",
            (Stage::Replying, _) => "目前尚未对外公开。草稿已送达平台，平台可以回应，回应将刊登在条目旁。",
            (Stage::Replied, _) => "目前尚未对外公开。平台的回应已收到，由登记员一并公布。",
            (Stage::Published, _) => "任何人都可以在公开登记簿中阅读此条目。",
            (Stage::Ended, _) => "此条目已从公开登记簿撤下。",
        },
    }
    publication_to_draft { en: "Read the draft", zh: "审读草稿" }
    publication_to_reply { en: "Write your reply", zh: "撰写回应" }
    publication_to_publish { en: "Look at it for the last time", zh: "公布前最后核对" }
    publication_to_entry { en: "Open the public entry", zh: "打开公开条目" }

    // The entry as the public reads it.
    publication_reads { en: "What the public reads", zh: "公众看到的内容" }
    publication_will_read { en: "What the public will read", zh: "公众将看到的内容" }
    publication_no_more {
        en: "Exactly this and no more: no name of a consumer, no case number, no exact date.",
        zh: "仅此而已：没有消费者姓名，没有案件编号，没有确切日期。",
    }
    publication_platform { en: "Platform", zh: "平台" }
    publication_outcome { en: "Outcome", zh: "结果" }
    publication_grievances { en: "What it was about", zh: "投诉事由" }
    publication_remedies { en: "What the finding asks for", zh: "意见要求的处理措施" }
    publication_reaction { en: "Whether the platform accepted it", zh: "平台是否接受" }
    publication_reaction_name(reaction: Reaction) {
        en: match reaction { Reaction::Accepted => "Accepted", Reaction::NotAccepted => "Not accepted" },
        zh: match reaction { Reaction::Accepted => "接受", Reaction::NotAccepted => "未接受" },
    }
    publication_kept { en: "Whether it was done", zh: "是否履行" }
    publication_kept_name(kept: Kept) {
        en: match kept {
            Kept::Confirmed => "Done, and confirmed by the consumer",
            Kept::Unconfirmed => "Reported as done, not confirmed",
            Kept::Broken => "Not done",
        },
        zh: match kept {
            Kept::Confirmed => "已履行，并经消费者确认",
            Kept::Unconfirmed => "平台报告已履行，未经确认",
            Kept::Broken => "未履行",
        },
    }
    publication_judgment { en: "What a court decided", zh: "法院判决" }
    publication_month { en: "Month in which it ended", zh: "结束月份" }
    publication_finding { en: "The mediator’s finding", zh: "调解员意见" }
    publication_no_judgment {
        en: "This is a mediator’s finding and not a judgment.",
        zh: "本意见由调解员作出，不是判决。",
    }
    publication_facts_only { en: "Only the facts of the outcome, without the words of a finding.", zh: "仅含结果事实，不含意见原文。" }
    publication_finding_below {
        en: "Beside this the finding, as you let it pass below, and then the platform’s reply.",
        zh: "此外还有下方经您审读的意见文本，以及之后平台的回应。",
    }
    publication_reply_of(platform: &str) { en: format!("Reply of {platform}"), zh: format!("{platform}的回应") }
    publication_no_reply { en: "The platform did not reply to the draft.", zh: "平台未回应草稿。" }

    // What may lead to the consumer.
    publication_may_lead {
        en: "Something in this text may lead to the consumer. No machine finds everything, so read it all the same:",
        zh: "文本中可能有可识别消费者的内容。机器无法发现全部，请仍逐字审读：",
    }
    publication_trace(trace: Trace) {
        en: match trace {
            Trace::Known => "what is known of this consumer: a name, an address, an account",
            Trace::MailAddress => "an email address",
            Trace::LongNumber => "a long number, as of a telephone, an order or an identity card",
            Trace::CaseNumber => "a case number",
        },
        zh: match trace {
            Trace::Known => "该消费者的已知信息：姓名、地址或账号",
            Trace::MailAddress => "邮箱地址",
            Trace::LongNumber => "较长的号码，如电话、订单号或证件号码",
            Trace::CaseNumber => "案件编号",
        },
    }
    publication_warned(traces: &[String]) {
        en: format!("This seems to lead to the consumer: {}. Take it out; or send it again as it is, if you are sure that it leads to nobody", traces.join("; ")),
        zh: format!("内容似乎可以识别消费者：{}。请删去；如确信不会指向任何人，可原样再次提交", traces.join("；")),
    }

    // The draft.
    publication_draft { en: "Show the draft to the platform", zh: "将草稿送达平台" }
    publication_draft_means {
        en: "Read the finding as a stranger would: could anybody find out who complained? Take out names, places, dates, numbers and words that only one person could have said. The meaning must stay. Nothing becomes public with this step.",
        zh: "请以陌生人的眼光审读：是否有人能看出是谁投诉的？删去姓名、地点、日期、号码以及只有一人会说的话，但不得改变意见原意。这一步不会对外公开任何内容。",
    }
    publication_finding_box { en: "The finding as the public will read it", zh: "公众将读到的意见文本" }
    publication_finding_hint {
        en: "The mediator’s words stand here. What you change stays on record beside the original.",
        zh: "此处为调解员原文。您的改动与原文一并留存。",
    }
    publication_finding_missing { en: "Write the finding, or choose to publish only the facts", zh: "请填写意见文本，或选择仅公布事实" }
    publication_facts_only_tick { en: "Leave the words out: publish only the facts of the outcome", zh: "不公布意见文字，仅公布结果事实" }
    publication_facts_only_hint { en: "When the words cannot be kept without leading to the consumer.", zh: "如果保留文字就难免指向消费者，请选择此项。" }
    publication_read_tick { en: "I have read all of it, and nothing in it leads to the consumer", zh: "我已全部审读，其中没有可识别消费者的内容" }
    publication_read_missing { en: "Read the text and tick that nothing in it leads to the consumer", zh: "请审读文本，并勾选其中没有可识别消费者的内容" }
    publication_facts_means {
        en: "This outcome has no finding: only the facts above become public. Nothing becomes public with this step; the platform may reply first.",
        zh: "该结果没有调解员意见，仅公布上列事实。这一步不会对外公开任何内容，平台可先回应。",
    }
    publication_show(platform: &str) { en: format!("Show the draft to {platform}"), zh: format!("将草稿送达{platform}") }

    // The reply.
    publication_your_reply { en: "Your reply", zh: "贵方的回应" }
    publication_your_reply_means {
        en: "One reply, printed beside the finding as you write it. It does not change the finding.",
        zh: "可回应一次，原文刊登在意见旁；回应不改变意见内容。",
    }
    publication_reply_box { en: "What the public should read from you", zh: "希望公众读到的内容" }
    publication_reply_hint {
        en: "Write nothing that leads to the consumer: no name, account, order or date. To expose somebody is against the law, and you would answer for it.",
        zh: "请勿写入可识别消费者的内容，如姓名、账号、订单或日期。泄露他人信息将承担法律责任。",
    }
    publication_reply_missing { en: "Write your reply, or leave this page: the entry then says that there was none", zh: "请填写回应；如不回应，条目将注明未回应" }
    publication_send_reply { en: "Send the reply", zh: "提交回应" }

    // The last look.
    publication_publish { en: "Publish", zh: "公布" }
    publication_publish_means(platform: &str) {
        en: format!("With this, everything above becomes public at once and under the name of {platform}: in the register and in its feeds. Others copy it. It can be corrected later, but not called back."),
        zh: format!("确认后，以上内容连同{platform}的名称立即公开，载入公开登记簿及其订阅源。他人会转载。之后可以更正，但无法收回。"),
    }
    publication_public_tick { en: "I have read finding and reply, and everybody may read them from now on", zh: "我已审读意见和回应，现在可以向所有人公开" }
    publication_public_missing { en: "Read finding and reply once more and tick that everybody may read them", zh: "请再次审读意见和回应，并勾选可以向所有人公开" }
    publication_publish_now { en: "Publish now", zh: "立即公布" }

    // A correction.
    publication_correct { en: "Correct the entry", zh: "更正条目" }
    publication_correct_means {
        en: "Only for mistakes, or where something leads to the consumer. Of a published entry the public reads the new text at once and sees in which month the entry was changed last, but not what was changed. Both texts and your reason stay on record here.",
        zh: "仅用于更正错误，或删去可识别消费者的内容。已公布的条目立即显示新文本，公众能看到条目最近更新的月份，看不到改了什么。更正前后的文本和理由均在此留存。",
    }
    publication_put_right {
        en: "The mediator put right a slip in the finding. In the case it reads now:",
        zh: "调解员更正了意见中的笔误。案件中的意见现为：",
    }
    publication_corrected_box { en: "The text as it should read", zh: "更正后的文本" }
    publication_reason_box { en: "Why", zh: "更正理由" }
    publication_reason_hint { en: "The platform and the supervisor read this; the public does not.", zh: "平台和监管机关可以看到，公众看不到。" }
    publication_reason_missing { en: "Say why the entry is corrected", zh: "请说明更正理由" }
    publication_correct_now { en: "Correct it", zh: "更正" }
    publication_corrections { en: "Corrections", zh: "更正记录" }
    publication_because(reason: &str) { en: format!("Reason: {reason}"), zh: format!("理由：{reason}") }
    publication_before { en: "Before it read:", zh: "更正前：" }

    publication_stale {
        en: "What you answered is no longer open: the time has ended, or somebody was first. This page shows how it stands now; what you wrote is still here",
        zh: "您所回应的事项已不再开放：期限已过，或已有人先行办理。本页显示目前的状态，您所写的内容仍保留在此",
    }
    said_draft_shown { en: "The platform has the draft and may reply.", zh: "草稿已送达平台，平台可以回应。" }
    said_reply_sent { en: "Your reply is recorded and will be printed beside the entry.", zh: "贵方的回应已记录，将刊登在条目旁。" }
    said_published { en: "It is public now.", zh: "已公布。" }
    said_corrected { en: "The entry is corrected.", zh: "条目已更正。" }
}
