//! Texts of the page of a request, of the letters about it, and of the record that proves it.

use super::catalogue;
use crate::domain::request::{End, Stage};

catalogue! {
    request_title(platform: &str) { en: format!("Request to {platform}"), zh: format!("向{platform}提出的请求") }
    request_title_to_you { en: "Request by a user of yours", zh: "用户提出的请求" }
    request_number_line(number: &str) { en: format!("Request {number}"), zh: format!("请求 {number}") }
    request_list_line { en: "Request before a complaint", zh: "投诉前的请求" }
    request_stage(stage: Stage) {
        en: match stage {
            Stage::Sending => "On its way",
            Stage::Undelivered => "Not delivered",
            Stage::Waiting => "Waiting for the answer",
            Stage::Answered => "Answered",
            Stage::Unanswered => "Not answered",
            Stage::Ended => "Closed",
        },
        zh: match stage {
            Stage::Sending => "正在送达",
            Stage::Undelivered => "未能送达",
            Stage::Waiting => "等待答复",
            Stage::Answered => "已答复",
            Stage::Unanswered => "未答复",
            Stage::Ended => "已关闭",
        },
    }
    request_end(end: End) {
        en: match end {
            End::Settled => "Settled",
            End::TakenBack => "Taken back",
            End::Quiet => "Closed",
        },
        zh: match end {
            End::Settled => "已解决",
            End::TakenBack => "已撤回",
            End::Quiet => "已关闭",
        },
    }
    comma { en: ", ", zh: "，" }
    request_to_answer { en: "Answer", zh: "答复" }
    request_to_note { en: "An answer came", zh: "已收到答复" }
    request_to_complain { en: "Complain", zh: "投诉" }
    request_to_send { en: "I sent it myself", zh: "我已自行发送" }
    request_the_letter { en: "The letter", zh: "信件" }
    request_the_answer { en: "The answer", zh: "答复" }
    request_without_words { en: "No words were noted.", zh: "未记录文字内容。" }
    request_proof { en: "Proof of sending", zh: "发送证明" }
    request_proof_asked { en: "Handed in", zh: "提交时间" }
    request_proof_own(on: &str) {
        en: format!("On {on}, as whoever asked says. The letter stands here as this site writes it; what was sent, and that it got there, only the sender’s own mail, ticket or tracking number shows."),
        zh: format!("{on}，据请求人所述。此处的信件为本站生成的文本；实际发送的内容和送达情况，以请求人自己的邮件、工单或者快递单号为准。"),
    }
    request_proof_own_label { en: "Sent", zh: "发送" }
    request_proof_reached { en: "Reached the platform", zh: "送达平台" }
    request_proof_way(how: crate::domain::case::event::Service) {
        en: match how {
            crate::domain::case::event::Service::Inbox => "in its inbox here",
            crate::domain::case::event::Service::Mail => "by mail, to the contact that the centre verified",
            crate::domain::case::event::Service::Post => "by post",
        },
        zh: match how {
            crate::domain::case::event::Service::Inbox => "本站收件箱",
            crate::domain::case::event::Service::Mail => "邮件，发送至经本中心核实的联系方式",
            crate::domain::case::event::Service::Post => "邮寄",
        },
    }
    request_proof_server { en: "Its mail server said", zh: "对方邮件服务器的回应" }
    request_proof_message { en: "Number of the mail (Message-ID)", zh: "邮件编号（Message-ID）" }
    request_proof_hash { en: "SHA-256 of the mail", zh: "邮件的 SHA-256" }
    request_proof_chain { en: "SHA-256 of the record up to here", zh: "截至目前记录的 SHA-256" }
    request_record { en: "The record as PDF", zh: "下载记录（PDF）" }
    request_record_title(number: &str) { en: format!("Record of request {number}"), zh: format!("请求 {number} 的记录") }
    request_record_made(centre: &str, when: &str) {
        en: format!("Made by {centre} from its record on {when}. It says what the centre’s record holds; that the letter was read it cannot say."),
        zh: format!("由{centre}于{when}根据其记录制作。本文件仅说明本中心记录的内容，不证明信件已被阅读。"),
    }
    request_record_of { en: "Asked of", zh: "被请求的平台" }
    request_settle { en: "This settles it", zh: "已经解决" }
    request_settle_means { en: "This closes the request. The platform is told if it has it from us.", zh: "请求将关闭；如已由我们送达平台，会告知平台。" }
    request_take_back { en: "Take the request back", zh: "撤回请求" }
    request_take_back_means {
        en: "This closes the request; the platform is told if it has it from us. You can ask again, or complain, at any time.",
        zh: "请求将关闭；如已由我们送达平台，会告知平台。您随时可以再次请求或者投诉。",
    }
    request_complain_means {
        en: "We fill in the complaint: the platform, what went wrong, what you asked and what came back, with the record of this request as evidence. You add what happened, and look at everything before it is filed.",
        zh: "我们会为您填好投诉：平台、事由、您的请求和对方的答复，并附上本请求的记录作为证据。您补充事情经过，提交前可以核对全部内容。",
    }
    request_complain_early {
        en: "The platform still has time to answer. You can complain now all the same; it can still answer the request until then.",
        zh: "平台的答复期限尚未届满。您现在也可以投诉；在此之前平台仍可以答复请求。",
    }
    request_its_case(number: &str) { en: format!("To the complaint, case {number}"), zh: format!("查看投诉，案件 {number}") }

    request_answer_choice { en: "What did you do?", zh: "您如何处理？" }
    request_answer_choice_told { en: "What did the platform do?", zh: "平台如何处理？" }
    request_answer_done { en: "All that was asked for", zh: "已全部办理" }
    request_answer_partly { en: "A part of it", zh: "已部分办理" }
    request_answer_refused { en: "Nothing: refused or put off", zh: "未办理：拒绝或者推托" }
    request_answer_words { en: "Your answer, with the reasons for what you do not do", zh: "您的答复；不予办理的，请说明理由" }
    request_answer_words_told { en: "What did it say? Copy its words if you can", zh: "平台说了什么？请尽量照录原文" }
    request_answer_hint { en: "Whoever asked reads this, and a mediator if a complaint follows.", zh: "请求人会看到；如其后提起投诉，调解员也会看到。" }
    request_answer_hint_told { en: "The platform does not read this; it sees only that you noted an answer. If you complain, it becomes part of your complaint.", zh: "平台看不到此内容，只能看到您记录了一份答复；如您投诉，将成为投诉内容的一部分。" }
    request_answer_send { en: "Send the answer", zh: "发送答复" }
    request_answer_note { en: "Note the answer", zh: "记录答复" }
    request_choose_answer { en: "Choose what was done", zh: "请选择处理情况" }
    request_write_answer { en: "Write the answer", zh: "请填写答复" }
    request_extend { en: "Take more time", zh: "延长期限" }
    request_extend_told { en: "The platform wrote that it needs more time", zh: "平台表示需要更多时间" }
    request_extend_means(by: &str, notice: &str) {
        en: format!("The law lets the platform take more time, {by}, once: {notice}"),
        zh: format!("法律允许平台延长一次，{by}：{notice}"),
    }
    request_extend_why { en: "The reasons", zh: "理由" }
    request_write_why { en: "Write the reasons", zh: "请填写理由" }
    request_sent_on { en: "On which day did you send it?", zh: "您于哪一天发送？" }
    request_sent_on_hint { en: "The platform’s time is counted from that day.", zh: "平台的期限从该日起算。" }
    request_write_sent_on { en: "Write the day on which you sent it", zh: "请填写发送日期" }
    request_no_complaint {
        en: "No complaint follows from this request: it was settled or taken back, or has not reached the platform. You can file a complaint without it, from your list of cases.",
        zh: "不能由此请求转为投诉：请求已了结、已撤回，或尚未送达平台。您可以在案件列表直接提交投诉。",
    }
    request_stale {
        en: "This is no longer open. What you wrote is still below; the page shows how the request stands now.",
        zh: "该事项已不再开放。您填写的内容保留在下方，页面显示请求的当前状态。",
    }

    // On the page with the letter that was just written.
    request_watch { en: "Let us send it and watch the date", zh: "由我们代为发送并跟踪期限" }
    request_watch_means {
        en: "We keep the letter, remind the platform, tell you when the time has passed, and fill in the complaint if you need one. The request is between you and the platform: the centre’s people do not read it.",
        zh: "我们会保存信件、提醒平台、在期限届满时告知您，并在您需要时填好投诉。请求只在您与平台之间，本中心工作人员不会阅读。",
    }
    request_watch_sign_in {
        en: "Sign in before you write, and we can send the letter for you and watch the date.",
        zh: "填写前先登录，我们就可以代您发送并跟踪期限。",
    }
    request_how { en: "Who sends it?", zh: "由谁发送？" }
    request_how_here { en: "You send it for me", zh: "由你们代为发送" }
    request_how_here_hint(platforms: &str) {
        en: format!("To the inbox or the verified mail address of {platforms}. With proof of when it got there."),
        zh: format!("发送至{platforms}的收件箱或者经核实的邮箱，并附送达时间的证明。"),
    }
    request_how_own { en: "I send it, or have sent it, myself", zh: "我自行发送，或者已经发送" }
    request_how_own_only(platforms: &str) {
        en: format!("We have no verified address of {platforms}, so only you can send the letter there. If the centre does not know a platform, its registrars see its name, and nothing of the request."),
        zh: format!("我们没有{platforms}经核实的地址，只能由您自行发送。本中心尚未收录的平台，登记员会看到其名称，但看不到请求内容。"),
    }
    request_sent_own_hint {
        en: "Only if you send it yourself. The platform’s time is counted from that day.",
        zh: "仅在自行发送时填写，平台的期限从该日起算。",
    }
    request_go { en: "Keep it and watch the date", zh: "保存并跟踪期限" }
    choose_request_how { en: "Choose who sends it", zh: "请选择由谁发送" }
    said_request_made { en: "The request is on record.", zh: "请求已保存。" }
    said_complaint_begun {
        en: "We filled in what we know, and added the record of the request to the evidence. Look at it, and add what happened.",
        zh: "我们已填好已知内容，并将请求记录加入证据。请核对并补充事情经过。",
    }
    said_too_many_drafts {
        en: "You are writing too many complaints at once. File one of these or throw one away, then come back to the request.",
        zh: "您同时填写的投诉过多。请先提交或者删除其中一份，再返回请求页面。",
    }
    said_request_answered { en: "The answer is on record.", zh: "答复已记录。" }
    said_request_extended { en: "The longer time is on record.", zh: "延长的期限已记录。" }
    said_request_sent { en: "Noted. The platform’s time is counted from that day.", zh: "已记录，平台的期限从该日起算。" }
    said_request_ended { en: "The request is closed.", zh: "请求已关闭。" }

    // Letters.
    letter_request_subject(number: &str) {
        en: format!("Request {number}: there is news"),
        zh: format!("请求 {number}：有新进展"),
    }
    letter_to_the_request { en: "The request, with everything about it:", zh: "查看请求及全部内容：" }
    letter_request_number(number: &str) { en: format!("Number of the request: {number}"), zh: format!("请求编号：{number}") }
    letter_request_closed { en: "The request is closed.", zh: "请求已关闭。" }
    request_notice_act(span: &str) {
        en: format!("Somebody whose personal data you handle asks you for what stands below. Please answer within {span}. The time starts when this letter reaches you; that day does not count."),
        zh: format!("一位个人信息主体向贵方提出以下请求，请在{span}内答复。期限自本信送达之日起算，当日不计入。"),
    }
    request_notice_how {
        en: "Answer whoever asks, by the way under which you know them. This centre sends the letter for them and keeps proof of that; nobody has complained yet.",
        zh: "请按贵方掌握的联系方式直接答复请求人。本中心仅代为转送并留存送达证明，目前尚无投诉。",
    }

    // The complaint that follows.
    request_complaint_title(platform: &str) {
        en: format!("{platform} did not do what I asked for"),
        zh: format!("{platform}没有按我的请求办理"),
    }
    request_complaint_statement(platform: &str, on: &str, asked: &str, came: &str) {
        en: format!("On {on} I asked {platform}: {asked}. {came}"),
        zh: format!("{on}，我向{platform}提出请求：{asked}。{came}"),
    }
    request_complaint_silence(end: &str) {
        en: format!("By {end}, when the time for the answer ended, nothing had come."),
        zh: format!("截至答复期限届满（{end}），没有收到任何答复。"),
    }
    request_complaint_refused { en: "It refused.", zh: "平台拒绝办理。" }
    request_complaint_partly { en: "It did only a part of it.", zh: "平台只办理了一部分。" }
    request_complaint_waiting { en: "It has not answered yet.", zh: "平台尚未答复。" }
    request_complaint_how(number: &str, through_us: bool) {
        en: if through_us { format!("By letter through this site, request {number}") } else { format!("By a letter that I sent myself, noted here as request {number}") },
        zh: if through_us { format!("通过本站的信件，请求 {number}") } else { format!("由我自行发送的信件，在本站记录为请求 {number}") },
    }
    request_changed_since(number: &str) {
        en: format!("Request {number} has gone on since you began this complaint. Go to its page and press “Complain” again: we bring up to date what the platform did and the record among your evidence, and keep what you wrote. Then look at it once more."),
        zh: format!("您开始填写投诉后，请求 {number} 有了新进展。请到该请求的页面再次点击“投诉”：我们会更新平台的处理情况和证据中的记录，您填写的内容会保留。更新后请再核对一遍。"),
    }
    request_has_case { en: "A complaint follows from this request already.", zh: "本请求已有后续投诉。" }
    request_came_on { en: "On which day did it come?", zh: "何时收到？" }
    request_came_on_hint { en: "Leave it empty for today.", zh: "今天收到的可以不填。" }
}
