//! Texts of the page on one exhibit.

use super::catalogue;

catalogue! {
    exhibit_named(number: u16) { en: format!("Exhibit {number}"), zh: format!("证据{number}") }
    exhibit_added_by { en: "Added by", zh: "提交人" }
    exhibit_added_on { en: "Added on", zh: "提交时间" }
    exhibit_came_with { en: "Came with", zh: "随附于" }
    exhibit_size { en: "Size", zh: "大小" }
    exhibit_kind { en: "Kind, judged by its content", zh: "类型（按内容判断）" }
    exhibit_get { en: "Download the original", zh: "下载原始文件" }
    exhibit_untouched {
        en: "These are the bytes that were added, unchanged. Open files of strangers with care.",
        zh: "文件与提交时完全一致，未作任何改动。打开他人的文件请谨慎。",
    }
    exhibit_fingerprint { en: "Fingerprint", zh: "指纹（SHA-256 校验值）" }
    exhibit_fingerprint_means {
        en: "If one byte of the file were changed, this number would be another one. It proves that the file is the one that was added; it does not prove that what it shows is true.",
        zh: "文件只要改动一个字节，指纹就会不同。它证明文件就是提交的那一份，但不证明文件所载内容属实。",
    }
    exhibit_check { en: "How to check it yourself", zh: "如何自行核对" }
    exhibit_check_get { en: "Download the original.", zh: "下载原始文件。" }
    exhibit_check_count {
        en: "Compute its fingerprint on your own computer; FILE is the name of the file:",
        zh: "在自己的电脑上计算指纹（FILE 为文件名）：",
    }
    exhibit_check_compare {
        en: "Compare all 64 characters with the number above, and with the one in the receipt or in the file for the court.",
        zh: "将全部 64 个字符与上面的指纹比对，也可与回执或法院案卷中的指纹比对。",
    }
    exhibit_in_record(event: u32) { en: format!("Entry {event} of the record"), zh: format!("案件记录第{event}条") }
    exhibit_in_record_means {
        en: "The record of the case is a chain: each entry carries the hash of the one before. This entry brought the exhibit and commits to its fingerprint, so neither can be exchanged later without breaking the chain.",
        zh: "案件记录是一条链，每条记录都带有前一条的哈希值。该条记录载入本证据并固定其指纹，此后替换其中任何一个，链都会断裂。",
    }
    exhibit_event_hash { en: "Hash of the entry", zh: "该条记录的哈希值" }
    exhibit_commitment { en: "Commitment to the file in the entry", zh: "记录中对文件的承诺值" }
    exhibit_recount { en: "Compute both yourself", zh: "重新计算以上两个值" }
    exhibit_recount_means {
        en: "The commitment is the SHA-256 of the salt followed by the file’s SHA-256, each as 32 bytes. The hash of the entry is the SHA-256 of the hash before it, as 32 bytes, followed by the entry’s own bytes.",
        zh: "承诺值是“盐值”与文件 SHA-256（各 32 字节）依次相接后的 SHA-256；记录的哈希值是前一条哈希值（32 字节）与本条记录字节依次相接后的 SHA-256。",
    }
    exhibit_salt { en: "Salt", zh: "盐值" }
    exhibit_hash_before { en: "Hash before it", zh: "前一条的哈希值" }
    exhibit_event_bytes { en: "Bytes of the entry", zh: "本条记录的字节" }
}
