//! What a file is, judged by its content and never by its name or by what its sender says.

use crate::domain::keys::keys;
use encoding_rs::{Decoder, DecoderResult, GB18030, UTF_8};

keys! {
    /// The kinds of files that can be shown or printed; whatever else comes is kept as it is.
    Kind {
        /// A picture.
        Jpeg "jpeg"
        /// A picture.
        Png "png"
        /// A picture.
        Webp "webp"
        /// A picture.
        Gif "gif"
        /// A document.
        Pdf "pdf"
        /// A mail with its headers (RFC 5322).
        Mail "mail"
        /// Plain text, in UTF-8, in UTF-16 that says so, or in GB 18030.
        Text "text"
        /// Anything else. It is kept and handed over, but never opened by us.
        Other "other"
    }
}

impl Kind {
    /// The media type, as data for lists and manifests. Files are handed out as
    /// `application/octet-stream` all the same.
    pub fn media_type(self) -> &'static str {
        match self {
            Kind::Jpeg => "image/jpeg",
            Kind::Png => "image/png",
            Kind::Webp => "image/webp",
            Kind::Gif => "image/gif",
            Kind::Pdf => "application/pdf",
            Kind::Mail => "message/rfc822",
            Kind::Text => "text/plain",
            Kind::Other => "application/octet-stream",
        }
    }

    /// Whether it is a picture that pages and bundles can show.
    pub fn is_picture(self) -> bool {
        matches!(self, Kind::Jpeg | Kind::Png | Kind::Webp | Kind::Gif)
    }
}

/// So many bytes at the start are enough to know a file by its signature, or a mail by its headers.
const START: usize = 4096;

/// Looks at bytes as they pass.
pub(super) struct Sniffer {
    start: Vec<u8>,
    unicode: Reading,
    chinese: Reading,
}

impl Default for Sniffer {
    fn default() -> Self {
        Sniffer {
            start: Vec::new(),
            // UTF-8, or UTF-16 if the first bytes say so.
            unicode: Reading::by(UTF_8.new_decoder()),
            chinese: Reading::by(GB18030.new_decoder_without_bom_handling()),
        }
    }
}

impl Sniffer {
    pub(super) fn look(&mut self, bytes: &[u8]) {
        self.start.extend(bytes.iter().take(START.saturating_sub(self.start.len())));
        self.unicode.look(bytes, false);
        self.chinese.look(bytes, false);
    }

    /// What all of it is. To be asked once, at the end.
    pub(super) fn judge(&mut self) -> Kind {
        match infer::get(&self.start).map(|kind| kind.mime_type()) {
            Some("image/jpeg") => return Kind::Jpeg,
            Some("image/png") => return Kind::Png,
            Some("image/webp") => return Kind::Webp,
            Some("image/gif") => return Kind::Gif,
            Some("application/pdf") => return Kind::Pdf,
            Some(_) => return Kind::Other,
            None if self.start.is_empty() => return Kind::Other,
            None => {}
        }
        // UTF-8 that breaks off inside its last character is no other encoding by that.
        let only_cut = self.unicode.is_readable();
        self.unicode.look(&[], true);
        self.chinese.look(&[], true);
        let text = match (&self.unicode.start, &self.chinese.start) {
            (Some(text), _) => text,
            (None, Some(text)) if !only_cut && is_common_chinese(&self.start) => text,
            (None, _) => return Kind::Other,
        };
        match infer::get(text.as_bytes()) {
            // Markup is text, too, but pages that a browser might run are nothing that we show.
            Some(_) => Kind::Other,
            None if is_mail(text) => Kind::Mail,
            None => Kind::Text,
        }
    }
}

/// One way to read the bytes as text, for as long as that goes well.
struct Reading {
    decoder: Decoder,
    /// How the text begins; `None` once it is no text.
    start: Option<String>,
}

impl Reading {
    fn by(decoder: Decoder) -> Reading {
        Reading { decoder, start: Some(String::new()) }
    }

    fn is_readable(&self) -> bool {
        self.start.is_some()
    }

    fn look(&mut self, bytes: &[u8], last: bool) {
        let Some(mut start) = self.start.take() else { return };
        let room = self.decoder.max_utf8_buffer_length_without_replacement(bytes.len());
        let mut text = String::with_capacity(room.unwrap_or_default());
        let (end, _) = self.decoder.decode_to_string_without_replacement(bytes, &mut text, last);
        if end == DecoderResult::InputEmpty && text.chars().all(is_written) {
            start.extend(text.chars().take(START.saturating_sub(start.len())));
            self.start = Some(start);
        }
    }
}

/// Whether people write this character: no control character but those that set lines, and none that
/// no standard gives a meaning.
fn is_written(c: char) -> bool {
    let sets_lines = matches!(c, '\n' | '\r' | '\t' | '\x0c');
    let private = matches!(c, '\u{e000}'..='\u{f8ff}' | '\u{f0000}'..);
    sets_lines || !(c.is_control() || private)
}

/// Whether bytes that could be GB 18030 very likely are: nearly any bytes could. What people write is
/// almost all in its oldest part (GB/T 2312), where both bytes of a character are 0xA1 or more; an
/// accented letter of Europe is mostly followed by a plain one.
fn is_common_chinese(bytes: &[u8]) -> bool {
    let (mut common, mut all) = (0, 0);
    let mut bytes = bytes.iter();
    while let Some(first) = bytes.next() {
        if first.is_ascii() {
            continue;
        }
        // A character that the start cuts through counts for nothing.
        let Some(second) = bytes.next() else { break };
        if second.is_ascii_digit() {
            bytes.nth(1);
        }
        all += 1;
        common += usize::from(*first >= 0xa1 && *second >= 0xa1);
    }
    common * 5 >= all * 4
}

/// Whether a text begins with mail headers, among them who wrote it and when.
fn is_mail(text: &str) -> bool {
    let start = text.to_lowercase();
    let head = start.split("\n\n").next().unwrap_or_default();
    let head = head.split("\r\n\r\n").next().unwrap_or_default();
    let has = |name: &str| head.lines().any(|line| line.starts_with(name));
    has("from:") && (has("date:") || has("message-id:"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn kind_of(bytes: &[u8]) -> Kind {
        let mut sniffer = Sniffer::default();
        sniffer.look(bytes);
        let mut slowly = Sniffer::default();
        for byte in bytes {
            slowly.look(std::slice::from_ref(byte));
        }
        let kind = sniffer.judge();
        assert_eq!(kind, slowly.judge(), "it must not matter how the bytes are cut");
        kind
    }

    #[test]
    fn a_file_is_what_its_bytes_say() {
        assert_eq!(kind_of(b"\x89PNG\r\n\x1a\n0000"), Kind::Png);
        assert_eq!(kind_of(b"\xff\xd8\xff\xe0"), Kind::Jpeg);
        assert_eq!(kind_of(b"%PDF-1.7\n"), Kind::Pdf);
        assert_eq!(kind_of("您好，请删除我的数据。\r\n".as_bytes()), Kind::Text);
        assert_eq!(kind_of(b"From: a@example.org\r\nDate: Mon, 23 Nov 2026\r\n\r\nHello"), Kind::Mail);
        assert_eq!(kind_of(b"Dear Sir,\n\nFrom: me\nDate: today\n"), Kind::Text);
    }

    fn utf_16(text: &str) -> Vec<u8> {
        "\u{feff}".encode_utf16().chain(text.encode_utf16()).flat_map(u16::to_le_bytes).collect()
    }

    fn gb_18030(text: &str) -> Vec<u8> {
        let (bytes, _, lost) = GB18030.encode(text);
        assert!(!lost);
        bytes.into_owned()
    }

    #[test]
    fn chinese_text_is_text_in_every_encoding_in_which_it_comes() {
        let chat = "2026年4月3日 客服：您好，请问有什么可以帮您？\r\n我：请删除我的数据。\r\n";
        let long = chat.repeat(200);
        for text in [chat, "证据", "Order 4711: 已取消", &long] {
            assert_eq!(kind_of(text.as_bytes()), Kind::Text);
            assert_eq!(kind_of(&gb_18030(text)), Kind::Text, "{text:.20}");
            assert_eq!(kind_of(&utf_16(text)), Kind::Text, "{text:.20}");
        }
        let big_endian = utf_16(chat).chunks(2).flat_map(|two| [two[1], two[0]]).collect::<Vec<_>>();
        assert_eq!(kind_of(&big_endian), Kind::Text);
        let mail = gb_18030("From: a@example.cn\r\nDate: Mon, 23 Nov 2026\r\n\r\n您好");
        assert_eq!(kind_of(&mail), Kind::Mail);
        // Characters beyond the two bytes of GBK, among many common ones.
        assert_eq!(kind_of(&gb_18030("王㐂先生要求平台在十五日内答复并删除其个人信息")), Kind::Text);
    }

    #[test]
    fn what_only_could_be_chinese_is_not_taken_for_it() {
        for other in [
            &b"Stra\xdfe in M\xfcnchen, sch\xf6n und gr\xfcn"[..],
            b"caf\xe9 cr\xe8me, d\xe9j\xe0 vu",
            b"\x81\x40\x82\x50\x83\x60\x84\x70",
        ] {
            assert_eq!(kind_of(other), Kind::Other, "{other:?}");
        }
        let cut = "您好，请删除我的数据".as_bytes();
        assert_eq!(kind_of(&cut[..cut.len() - 1]), Kind::Other);
        let mut zero = gb_18030("您好，请删除我的数据");
        zero.push(0);
        assert_eq!(kind_of(&zero), Kind::Other);
        assert_eq!(kind_of(&utf_16("您好\u{0}")), Kind::Other);
        assert_eq!(kind_of(&utf_16("您好")[..5]), Kind::Other, "half a character");
    }

    #[test]
    fn markup_is_never_text_whatever_its_encoding() {
        for markup in
            ["<!DOCTYPE html><p>您好</p>", "<html><script>1</script>", "<?xml version=\"1.0\"?><svg/>"]
        {
            for bytes in [markup.as_bytes().to_vec(), utf_16(markup), gb_18030(markup)] {
                assert_eq!(kind_of(&bytes), Kind::Other, "{markup}");
            }
            assert_eq!(kind_of(format!("\u{feff}{markup}").as_bytes()), Kind::Other);
        }
    }

    #[test]
    fn what_is_not_on_the_list_is_kept_unopened() {
        for other in [
            &b""[..],
            b"MZ\x90\x00",
            b"\x7fELF",
            b"PK\x03\x04 zip",
            b"<!DOCTYPE html><script>alert(1)</script>",
            b"text with \x00 in it",
            b"broken \xff\xfe bytes",
            b"cut through \xe6\x82",
        ] {
            assert_eq!(kind_of(other), Kind::Other, "{other:?}");
        }
    }
}
