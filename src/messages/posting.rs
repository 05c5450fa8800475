//! Texts of the print queue.

use super::catalogue;

catalogue! {
    post_title { en: "Letters on paper", zh: "纸质信件" }
    post_means {
        en: "Letters for people who chose paper, and for platforms without representative and verified email. Print them, post them, and note here what became of them. That the notice of a complaint arrived serves the case: the platform's time starts there.",
        zh: "寄给选择纸质信件的人，以及既无代表也无已核实邮箱的平台。请打印、邮寄，并在此记录结果。投诉通知寄达即为送达，平台的期限由此起算。",
    }
    post_queue(waiting: i64) {
        en: format!("To be printed and posted: {waiting}"),
        zh: format!("待打印邮寄：{waiting} 封"),
    }
    post_queue_none { en: "No letter waits for paper", zh: "没有待打印的信件" }
    post_queue_none_means {
        en: "A letter comes here when its reader gets letters on paper, or when you send it here from the letters that could not be delivered.",
        zh: "收件人选择纸质信件时，或您从“无法投递的信件”转来时，信件会列在这里。",
    }
    post_tick { en: "Which letters?", zh: "选择信件" }
    post_tick_one { en: "Tick a letter that waits here", zh: "请勾选一封待处理的信件" }
    post_print_ticked { en: "Print the ticked letters", zh: "打印所选信件" }
    post_print_all { en: "Print all that wait", zh: "打印全部待寄信件" }
    post_note_posted { en: "Given to the post", zh: "交付邮寄" }
    post_day { en: "Day of posting", zh: "交寄日期" }
    post_enter_day { en: "Enter the day on which the letters were posted", zh: "请填写交寄日期" }
    post_tracking { en: "Tracking number", zh: "邮件号码" }
    post_tracking_hint { en: "For one ticked letter at a time.", zh: "每次只能为一封信件填写。" }
    post_one_number {
        en: "A tracking number belongs to one letter. Tick that one only",
        zh: "一个邮件号码只对应一封信件，请只勾选该信件",
    }
    post_save_posted { en: "Save: ticked letters were posted", zh: "记录：所选信件已交寄" }
    post_print_first(printed: i64, ticked: usize) {
        en: format!("Letters that you ticked: {ticked}. Of these printed and waiting here: {printed}. The others were not printed yet, or were posted before: print or untick them. Nothing was noted yet"),
        zh: format!("所选 {ticked} 封信件中，已打印且待寄的为 {printed} 封。其余尚未打印，或此前已交寄，请打印或取消勾选；尚未作任何记录"),
    }
    post_not_before(day: &str) {
        en: format!("The letter was printed on {day}: enter that day or a later one"),
        zh: format!("该信件于{day}打印，请填写当日或之后的日期"),
    }
    post_underway { en: "On their way", zh: "邮寄途中" }
    post_underway_none { en: "No letter is on its way.", zh: "没有邮寄途中的信件。" }
    post_about(what: &str, day: &str) {
        en: if what.is_empty() { format!("letter of {day}") } else { format!("{what}, letter of {day}") },
        zh: if what.is_empty() { format!("{day}的信") } else { format!("{what}（{day}的信）") },
    }
    post_arrived_title(all: i64) { en: format!("Arrived: {all}"), zh: format!("已寄达：{all} 封") }
    post_arrived_means(shown: usize) {
        en: format!("The last {shown} of them; each letter also stands on the page of letters of its case."),
        zh: format!("最近 {shown} 封；每封信件的情况也可在案件的信件页面查看。"),
    }
    post_queued(when: &str) { en: format!("Here since {when}"), zh: format!("{when} 列入") }
    post_printed(when: &str, by: &str) { en: format!("Printed {when} by {by}."), zh: format!("{when} 由{by}打印。") }
    post_posted(day: &str, by: &str, tracking: Option<&str>) {
        en: match tracking {
            Some(number) => format!("Posted {day} by {by}, tracking number {number}."),
            None => format!("Posted {day} by {by}."),
        },
        zh: match tracking {
            Some(number) => format!("{day} 由{by}交寄，邮件号码 {number}。"),
            None => format!("{day} 由{by}交寄。"),
        },
    }
    post_arrived(when: &str, by: &str) {
        en: format!("It arrived. Noted {when} by {by}."),
        zh: format!("已寄达，{when} 由{by}记录。"),
    }
    post_returned_before(posted: &str, when: &str) {
        en: format!("{posted} It came back, noted {when}."),
        zh: format!("{posted}已被退回，{when} 记录。"),
    }
    post_arrived_serve { en: "It arrived: serve the case", zh: "已寄达：记录送达" }
    post_arrived_button { en: "It arrived", zh: "已寄达" }
    post_returned_button { en: "It came back", zh: "被退回" }
    post_returned_after_all { en: "It came back after all", zh: "更正：信件被退回" }
    post_page_of { en: "Page {page} of {pages}", zh: "第 {page} 页，共 {pages} 页" }
    post_instead { en: "Print and post it", zh: "打印邮寄" }
    said_letters_posted { en: "The posting is on record.", zh: "交寄已记录。" }
    said_letter_settled { en: "It is on record.", zh: "已记录。" }
    said_letters_posted_before {
        en: "The posting is on record. For some of these letters somebody else had noted it before.",
        zh: "交寄已记录。其中部分信件已由他人先行记录。",
    }
    said_letter_settled_alone {
        en: "It is on record for the letter. The case stays as it is: the platform was reached by another way or has taken part, a stay or a challenge runs, or the case has ended.",
        zh: "信件情况已记录，案件未变：平台已通过其他方式送达或已参与，或案件正在中止、正在处理回避申请，或已结束。",
    }
    said_letter_settled_otherwise {
        en: "Nothing was changed: either the letter was not posted yet, or something else was noted of it before. See below what is on record.",
        zh: "未作更改：信件尚未交寄，或者此前已有不同记录。现有记录见下文。",
    }
    said_letter_queued { en: "The letter waits to be printed.", zh: "信件已列入待打印。" }
    said_letter_has_no_address {
        en: "Nothing was changed: there is no postal address on record for this reader, or they did not choose the post.",
        zh: "未作更改：该收件人没有登记通信地址，或者没有选择邮寄。",
    }

    // The postal address of a platform.
    platform_address_title { en: "Postal address", zh: "通信地址" }
    platform_address_means {
        en: "Without a representative and without a verified email, notices are printed and posted to this address. Name and company are put above it.",
        zh: "没有代表也没有已核实邮箱时，通知将打印并寄往此地址，上方会加上公司全称。",
    }
    platform_address_save { en: "Save the address", zh: "保存地址" }
    said_platform_address { en: "The postal address is saved.", zh: "通信地址已保存。" }
}
