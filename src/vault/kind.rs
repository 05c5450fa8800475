//! What a file is, judged by its content and never by its name or by what its sender says.

use crate::domain::keys::keys;

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
        /// Plain text in UTF-8.
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
#[derive(Debug, Default)]
pub(super) struct Sniffer {
    start: Vec<u8>,
    /// Bytes of a character that the last piece cut through.
    cut: Vec<u8>,
    no_text: bool,
}

impl Sniffer {
    pub(super) fn look(&mut self, bytes: &[u8]) {
        let room = START.saturating_sub(self.start.len());
        self.start.extend(bytes.iter().take(room));
        if self.no_text {
            return;
        }
        // Only a few bytes are ever carried over, so joining them costs one copy of the piece.
        let joined = [self.cut.as_slice(), bytes].concat();
        self.cut.clear();
        let text = match std::str::from_utf8(&joined) {
            Ok(text) => text,
            Err(problem) if problem.error_len().is_none() => {
                let (whole, cut) = joined.split_at(problem.valid_up_to());
                self.cut.extend_from_slice(cut);
                std::str::from_utf8(whole).unwrap_or_default()
            }
            Err(_) => {
                self.no_text = true;
                return;
            }
        };
        self.no_text = text.chars().any(|c| c.is_control() && !matches!(c, '\n' | '\r' | '\t' | '\x0c'));
    }

    pub(super) fn judge(&self) -> Kind {
        match infer::get(&self.start).map(|kind| kind.mime_type()) {
            Some("image/jpeg") => Kind::Jpeg,
            Some("image/png") => Kind::Png,
            Some("image/webp") => Kind::Webp,
            Some("image/gif") => Kind::Gif,
            Some("application/pdf") => Kind::Pdf,
            // Markup is text to us, but pages that a browser might run are nothing that we show.
            Some(kind) if !kind.starts_with("text/") => Kind::Other,
            Some(_) | None if self.no_text || !self.cut.is_empty() || self.start.is_empty() => Kind::Other,
            Some(_) => Kind::Other,
            None if self.is_mail() => Kind::Mail,
            None => Kind::Text,
        }
    }

    /// Whether it begins with mail headers, among them who wrote it and when.
    fn is_mail(&self) -> bool {
        let start = String::from_utf8_lossy(&self.start).to_lowercase();
        let head = start.split("\n\n").next().unwrap_or_default();
        let head = head.split("\r\n\r\n").next().unwrap_or_default();
        let has = |name: &str| head.lines().any(|line| line.starts_with(name));
        has("from:") && (has("date:") || has("message-id:"))
    }
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
        assert_eq!(sniffer.judge(), slowly.judge(), "it must not matter how the bytes are cut");
        sniffer.judge()
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
