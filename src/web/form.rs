//! Small forms: read once, counted while they arrive, kept as typed.

use super::error::Fault;
use super::guard;
use super::typed::Typed;
use actix_web::dev::{Payload, ServiceRequest};
use actix_web::http::header;
use actix_web::{FromRequest, HttpRequest, web};
use futures_util::StreamExt;
use percent_encoding::percent_decode;
use std::borrow::Cow;
use std::future::{Ready, ready};
use std::time::Duration;

/// The largest form without files, in bytes. A Chinese character costs nine of them on the way,
/// so this is about a hundred thousand characters.
pub const LARGEST: usize = 1024 * 1024;

/// How long a form may take to arrive, whole. The server itself limits only the headers' time.
const PATIENCE: Duration = Duration::from_secs(20);

/// More fields than any page of ours has.
const MOST_FIELDS: usize = 1000;

/// What was typed into a form. Fields that nobody asks for are simply never read.
pub struct Form(pub Typed);

impl FromRequest for Form {
    type Error = Fault;
    type Future = Ready<Result<Self, Fault>>;

    fn from_request(req: &HttpRequest, _: &mut Payload) -> Self::Future {
        ready(guard::typed(req).map(Form).ok_or(Fault::Unreadable))
    }
}

/// Reads the form of a request.
///
/// # Errors
/// [`Fault::TooLarge`], [`Fault::TooSlow`], or [`Fault::Unreadable`] for anything but a form in UTF-8.
pub(super) async fn read(req: &mut ServiceRequest) -> Result<Typed, Fault> {
    let is_form = req.headers().get(header::CONTENT_TYPE).is_some_and(|kind| {
        let kind = kind.as_bytes().split(|byte| *byte == b';').next().unwrap_or_default();
        kind.trim_ascii().eq_ignore_ascii_case(b"application/x-www-form-urlencoded")
    });
    let announced =
        req.headers().get(header::CONTENT_LENGTH).and_then(|length| length.to_str().ok()?.parse().ok());
    if announced.is_some_and(|length: usize| length > LARGEST) {
        return Err(Fault::TooLarge);
    }
    let mut payload = req.extract::<web::Payload>().await.map_err(|_| Fault::Unreadable)?;
    let arriving = async {
        let mut body = Vec::new();
        while let Some(chunk) = payload.next().await {
            let chunk = chunk.map_err(|_| Fault::Unreadable)?;
            if body.len() + chunk.len() > LARGEST {
                return Err(Fault::TooLarge);
            }
            body.extend_from_slice(&chunk);
        }
        Ok(body)
    };
    let body = tokio::time::timeout(PATIENCE, arriving).await.map_err(|_| Fault::TooSlow)??;
    if body.is_empty() {
        return Ok(Typed::default());
    }
    if !is_form {
        return Err(Fault::Unreadable);
    }
    parse(&body).ok_or(Fault::Unreadable)
}

/// The fields of a form; `None` if it is not UTF-8 or has absurdly many of them.
pub(super) fn parse(body: &[u8]) -> Option<Typed> {
    let pairs: Vec<&[u8]> = body.split(|byte| *byte == b'&').filter(|pair| !pair.is_empty()).collect();
    if pairs.len() > MOST_FIELDS {
        return None;
    }
    let fields = pairs.into_iter().map(|pair| {
        let mut halves = pair.splitn(2, |byte| *byte == b'=');
        let name = decode(halves.next().unwrap_or_default())?;
        let value = decode(halves.next().unwrap_or_default())?;
        Some((name, value))
    });
    fields.collect::<Option<Vec<_>>>().map(Typed::new)
}

/// One name or value.
fn decode(half: &[u8]) -> Option<String> {
    let spaced: Cow<'_, [u8]> = if half.contains(&b'+') {
        half.iter().map(|byte| if *byte == b'+' { b' ' } else { *byte }).collect::<Vec<_>>().into()
    } else {
        half.into()
    };
    as_typed(&percent_decode(&spaced).collect::<Vec<u8>>())
}

/// Bytes as somebody typed them, with `\n` at line ends. `None` if they are no text; a NUL, which no
/// keyboard types and PostgreSQL cannot store, counts as none.
pub(super) fn as_typed(bytes: &[u8]) -> Option<String> {
    let text = std::str::from_utf8(bytes).ok()?.replace("\r\n", "\n");
    (!text.contains('\0')).then_some(text)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_form_is_read_as_it_was_typed() {
        let form = parse(b"said=%E4%BD%A0+%E5%A5%BD&line=a%0D%0Ab&tick=yes&tick=no&empty&=odd").unwrap();
        assert_eq!(form.value("said"), "你 好");
        assert_eq!(form.value("line"), "a\nb");
        assert_eq!(form.values("tick").collect::<Vec<_>>(), ["yes", "no"]);
        assert_eq!(form.value("empty"), "");
    }

    #[test]
    fn broken_bytes_are_refused_and_never_guessed() {
        assert!(parse(b"said=%FF%FE").is_none());
        assert!(parse(b"said=\xC3\x28").is_none());
        assert!(parse(b"%C0%AF=x").is_none());
        assert!(parse(b"said=%00").is_none());
        assert!(parse(&b"a=1&".repeat(MOST_FIELDS + 1)).is_none());
        assert!(parse(b"said=%").is_some_and(|form| form.value("said") == "%"));
    }
}
