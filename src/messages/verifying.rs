//! What `redress verify` finds, as an operator reads it. Places are named by ids and case numbers only, so
//! that a report can be shown to whoever may know of the cases; no person and no platform is in it.

use super::{catalogue, plural};
use crate::domain::ids::CaseNumber;
use crate::domain::matter::MatterKind;

catalogue! {
    verified(matters: usize, events: usize, commitments: usize, files: usize, letters: usize, bundles: usize) {
        en: format!("checked: {matters} matters, {events} events, {commitments} texts and exhibits, {files} files, {letters} letters, {bundles} bundles"),
        zh: format!("已核对：{matters} 个事项、{events} 个事件、{commitments} 份文字与证据、{files} 个文件、{letters} 封信件、{bundles} 份案卷"),
    }
    verified_whole { en: "The record is whole.", zh: "记录完整。" }
    verified_broken(faults: usize) {
        en: format!("{} found", plural(i64::try_from(faults).unwrap_or(i64::MAX), "fault", "faults")),
        zh: format!("发现 {faults} 处问题"),
    }
    verified_note(remark: &str) { en: format!("note: {remark}"), zh: format!("提示：{remark}") }

    // Where.
    place_matter(kind: Option<MatterKind>, id: &str, case: Option<CaseNumber>) {
        en: match (kind, case) {
            (Some(MatterKind::Case), Some(case)) => format!("case {case} ({id})"),
            (Some(MatterKind::Case), None) => format!("case {id}"),
            (Some(MatterKind::Publication), Some(case)) => format!("publication of {case} ({id})"),
            (Some(MatterKind::Publication), None) => format!("publication {id}"),
            (Some(MatterKind::Request), _) => format!("request {id}"),
            (None, _) => format!("matter {id}"),
        },
        zh: match (kind, case) {
            (Some(MatterKind::Case), Some(case)) => format!("案件 {case}（{id}）"),
            (Some(MatterKind::Case), None) => format!("案件 {id}"),
            (Some(MatterKind::Publication), Some(case)) => format!("案件 {case} 的公布（{id}）"),
            (Some(MatterKind::Publication), None) => format!("公布 {id}"),
            (Some(MatterKind::Request), _) => format!("请求 {id}"),
            (None, _) => format!("事项 {id}"),
        },
    }
    place_event(seq: &str) { en: format!("event {seq}"), zh: format!("事件 {seq}") }
    place_text(id: &str) { en: format!("text {id}"), zh: format!("文字 {id}") }
    place_exhibit(number: &str) { en: format!("exhibit {number}"), zh: format!("证据 {number}") }
    place_text_or_exhibit(id: &str) { en: format!("text or exhibit {id}"), zh: format!("文字或证据 {id}") }
    place_letter(id: &str) { en: format!("letter {id}"), zh: format!("信件 {id}") }
    place_figures { en: "figures", zh: "统计数字" }
    place_entry { en: "entry", zh: "登记条目" }
    place_bundle(version: u32) { en: format!("bundle of event {version}"), zh: format!("事件 {version} 的案卷") }
    place_register { en: "register", zh: "公开登记簿" }
    place_person(id: &str) { en: format!("person {id}"), zh: format!("人员 {id}") }
    place_counter(name: &str) { en: format!("counter {name:?}"), zh: format!("计数器 {name:?}") }
    place_draft_file(object: &str) { en: format!("file {object} of a draft"), zh: format!("草稿文件 {object}") }
    place_table(table: &str) { en: format!("table {table}"), zh: format!("数据表 {table}") }
    place_row(table: &str, key: &str) { en: format!("table {table}, row {key}"), zh: format!("数据表 {table}，行 {key}") }
    place_calendar_change(rulebook: &str, number: i64) {
        en: format!("calendar {rulebook}, change {number}"),
        zh: format!("日历 {rulebook}，第 {number} 号变更"),
    }
    place_database { en: "database", zh: "数据库" }

    // What: rows and events.
    fault_unreadable(why: &str) { en: format!("it cannot be read: {why}"), zh: format!("无法读取：{why}") }
    fault_event_hash { en: "its hash does not fit its bytes", zh: "其校验值与内容不符" }
    fault_event_columns { en: "its columns do not fit its bytes", zh: "其各列与内容不符" }
    fault_event_meaning(why: &str) {
        en: format!("its bytes do not tell what can have happened here: {why}"),
        zh: format!("其内容不可能是此处发生的事：{why}"),
    }
    fault_head { en: "its last event is not the one that its row names", zh: "最后一个事件与其数据行所记不同" }
    fault_row(columns: &str) {
        en: format!("its row does not follow from its events: {columns}"),
        zh: format!("其数据行与事件推得的不符：{columns}"),
    }
    fault_figures { en: "what it adds to them does not follow from its events", zh: "计入统计的内容与事件推得的不符" }
    fault_publication_gone { en: "it was told to begin a publication, and there is none", zh: "已要求启动公布，公布却不存在" }
    fault_nowhere(column: &str, key: &str) {
        en: format!("{column} is {key}, which is not there"),
        zh: format!("{column} 指向 {key}，而它不存在"),
    }

    // What: the register.
    fault_entry(columns: &str) {
        en: format!("it does not follow from the publication: {columns}"),
        zh: format!("与公布推得的不符：{columns}"),
    }
    fault_entry_text_gone { en: "a text that it shows is gone", zh: "所载文字已不存在" }
    fault_entry_gone { en: "it was published and is not in the register", zh: "已经公布，却不在登记簿中" }
    fault_entry_never_published { en: "it is in the register and was never published", zh: "在登记簿中，却从未公布" }
    fault_entry_terms { en: "the words by which it is found are not its own", zh: "检索用词与条目不符" }
    fault_stray_terms(count: i64) {
        en: format!("words for searching that lead to no entry: {count}"),
        zh: format!("有 {count} 个检索用词不指向任何条目"),
    }

    // What: texts, exhibits, files.
    fault_not_named { en: "no event names it", zh: "没有事件提到它" }
    fault_not_as_committed { en: "it is not what the event committed to", zh: "与事件所记的校验值不符" }
    fault_title_not_as_committed { en: "its title is not what the event committed to", zh: "其名称与事件所记的校验值不符" }
    fault_number(number: u64) {
        en: format!("its event gives it the number {number}"),
        zh: format!("事件所记的编号为 {number}"),
    }
    fault_sealed { en: "it is sealed in a format that is not known here", zh: "其封存格式在此无法识别" }
    fault_gone { en: "an event names it and it is gone", zh: "有事件提到它，它却不存在" }
    fault_file_name { en: "its file has no possible name", zh: "其文件名不可能存在" }
    fault_file_changed { en: "its file is not the one that was added", zh: "其文件不是当初提交的那一个" }
    fault_file_unreadable(why: &str) { en: format!("its file cannot be read: {why}"), zh: format!("其文件无法读取：{why}") }
    fault_file_size { en: "its file has another length than its row says", zh: "其文件长度与数据行所记不同" }
    fault_file_media(media: &str) {
        en: format!("its row calls it {media:?}, and its file is something else"),
        zh: format!("数据行称其为 {media:?}，而文件并非如此"),
    }
    note_file_unnamed { en: "no exhibit and no draft names it", zh: "没有证据或草稿用到它" }

    // What: letters.
    fault_letters_count(counted: i64, found: i64) {
        en: format!("letters that tell of it: {counted} were written, {found} are there"),
        zh: format!("就此写过 {counted} 封信件，现有 {found} 封"),
    }
    fault_letter_event { en: "the event of which it tells is not there", zh: "它所告知的事件不存在" }
    fault_letter_recipient { en: "it is for somebody for whom it was not written", zh: "收件人并非该信件原本的收件人" }
    fault_letter_incomplete { en: "a part of what was written is gone", zh: "所写内容有一部分已不存在" }
    fault_letter_unsent { en: "it was sent, and what was written or when is gone", zh: "已经发出，但内容或发出时间已不存在" }
    fault_letter_hash { en: "its bytes do not fit their hash", zh: "其原文与校验值不符" }
    fault_letter_code { en: "its code is not kept: its reader would be told that it is not ours", zh: "其校验码未被保存：收件人查询时会被告知并非本中心信件" }
    fault_letter_bytes { en: "its bytes are no mail of ours", zh: "其原文不是本中心的邮件" }
    fault_letter_parts(columns: &str) {
        en: format!("what is shown of it is not what its bytes say: {columns}"),
        zh: format!("所显示的与原文不同：{columns}"),
    }

    // What: changes of calendars.
    fault_change_gone { en: "the change before it is not there", zh: "前一项变更已不存在" }
    fault_change_named(change: i64) {
        en: format!("it names change {change} of the calendar, which is not there or was made at another time"),
        zh: format!("所指的第 {change} 号日历变更不存在，或时间不符"),
    }

    // What: the centre as a whole.
    fault_person_mail { en: "their mail address is not the one under which they are found", zh: "其邮箱地址与用于查找的索引不符" }
    fault_counter(value: i64, found: i64, last: i64) {
        en: format!("it stands at {value}; numbers that are there: {found}, the last of them {last}"),
        zh: format!("计数为 {value}；现有编号 {found} 个，最后一个为 {last}"),
    }
    fault_case_numbers_gone(numbers: &str) { en: format!("no case has the numbers {numbers}"), zh: format!("以下编号没有案件：{numbers}") }
    fault_uncounted(cases: i64) {
        en: format!("cases whose number was never counted: {cases}"),
        zh: format!("有 {cases} 个案件的编号从未计数"),
    }

    // What: bundles.
    fault_bundle_files(names: &str) {
        en: format!("not as they were made: {names}; remove its folder, and it is made again when it is opened"),
        zh: format!("与制作时不同：{names}；删除该文件夹后，再次打开时会重新制作"),
    }
    fault_bundle_original(name: &str) {
        en: format!("{name} is no exhibit of the case"),
        zh: format!("{name} 不是本案的证据"),
    }
    note_bundle_not_made {
        en: "it does not lie on the shelf: nobody has opened it yet, or it was taken away; it is made when it is opened next",
        zh: "不在存放处：尚无人打开过，或已被移走；下次打开时会制作",
    }
    note_bundle_of_nothing { en: "no case has this id", zh: "没有案件使用此标识" }
}
