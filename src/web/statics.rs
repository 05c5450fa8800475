//! The few files that pages need, built into the program.

use super::error::Fault;
use actix_web::http::header::{CACHE_CONTROL, ETAG, IF_NONE_MATCH};
use actix_web::{HttpRequest, HttpResponse, web};
use sha2::{Digest, Sha256};

const FILES: &[(&str, &str, &[u8])] = &[
    ("app.css", "text/css; charset=utf-8", include_bytes!("../../static/app.css")),
    ("app.js", "text/javascript; charset=utf-8", include_bytes!("../../static/app.js")),
    ("icon.svg", "image/svg+xml", include_bytes!("../../static/icon.svg")),
];

/// One of the files. Browsers keep it and ask each time whether it is still the same: a page must
/// never meet the sheet of another version.
pub async fn file(req: HttpRequest, name: web::Path<String>) -> Result<HttpResponse, Fault> {
    let (_, kind, bytes) = FILES.iter().find(|(file, ..)| *file == name.as_str()).ok_or(Fault::NotFound)?;
    let digest = Sha256::digest(bytes);
    let tag = format!("\"{}\"", data_encoding::HEXLOWER.encode(digest.get(..12).unwrap_or_default()));
    let known = req.headers().get(IF_NONE_MATCH).is_some_and(|sent| sent.as_bytes() == tag.as_bytes());
    let mut answer = if known { HttpResponse::NotModified() } else { HttpResponse::Ok() };
    answer.insert_header((ETAG, tag)).insert_header((CACHE_CONTROL, "no-cache"));
    Ok(if known { answer.finish() } else { answer.content_type(*kind).body(*bytes) })
}
