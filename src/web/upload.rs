//! Forms with files: streamed into the vault, counted on the way, never held in memory.

use super::error::Fault;
use super::form;
use super::typed::Typed;
use crate::domain::case::MOST_EXHIBITS;
use crate::messages::T;
use crate::vault::{Kept, Kind, Vault};
use actix_multipart::{Field, Multipart};
use actix_web::dev::ServiceRequest;
use actix_web::http::header;
use actix_web::{HttpResponse, web};
use futures_util::StreamExt;
use percent_encoding::{NON_ALPHANUMERIC, utf8_percent_encode};
use std::time::Duration;

/// How much may be uploaded here, as the operator decided.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Limits {
    /// The most bytes of one file.
    pub file_bytes: u64,
    /// The most files of one case, and so of one form; never more than the rules allow.
    pub files: usize,
    /// The most bytes of all that is typed beside them.
    pub text_bytes: usize,
}

impl Default for Limits {
    fn default() -> Self {
        Self { file_bytes: 25 << 20, files: MOST_EXHIBITS, text_bytes: form::LARGEST }
    }
}

impl Limits {
    /// The most of one file in MiB, as people read it.
    pub fn mebibytes(self) -> u64 {
        self.file_bytes >> 20
    }
}

/// How long we wait for the next piece. A slow line is welcome, a silent one is not.
const PATIENCE: Duration = Duration::from_secs(20);
/// How long all of it may take.
const LONGEST: Duration = Duration::from_secs(30 * 60);
/// Of the files of a visitor whom nobody knows, four times as many bytes are read and thrown away.
/// In our forms texts come before files, so that no text is behind them.
const UNKNOWN_FILE: u64 = 1 << 20;
/// The most characters of a file's name.
const LONGEST_NAME: usize = 200;

/// A form that came with files.
pub struct Sent {
    /// The fields without files, as typed.
    pub typed: Typed,
    /// The files that lie in the vault now, in order.
    pub files: Vec<SentFile>,
    /// The files that were not taken.
    pub refused: Vec<Refused>,
}

/// A file that lies in the vault.
pub struct SentFile {
    /// What its owner calls it. Data: it is never a path.
    pub name: String,
    /// The object.
    pub kept: Kept,
}

/// A file that was not taken, and why. The others were.
pub struct Refused {
    /// What its owner calls it.
    pub name: String,
    /// Why.
    pub why: WhyRefused,
}

/// Why a file was not taken.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum WhyRefused {
    /// It has no bytes.
    Empty,
    /// It has more bytes than [`Limits::file_bytes`].
    TooLarge,
    /// More than `room` files came.
    TooMany,
    /// Its name says that it is a picture, a PDF or a text, and it is something else.
    Disguised,
    /// The file with this name, which has the same bytes, is there already.
    SameAs(String),
}

impl Refused {
    /// What is wrong with the file and what would put it right.
    pub fn words(&self, t: T, limits: Limits) -> String {
        match &self.why {
            WhyRefused::Empty => t.file_empty(&self.name),
            WhyRefused::TooLarge => t.file_too_large(&self.name, limits.mebibytes()),
            WhyRefused::TooMany => t.file_too_many(&self.name, limits.files),
            WhyRefused::Disguised => t.file_disguised(&self.name),
            WhyRefused::SameAs(other) => t.file_same(&self.name, other),
        }
        .into_owned()
    }
}

/// Whether a file is not what its name says.
///
/// Lenient where programs are careless and nobody is harmed: one kind of picture under the ending
/// of another, a mail kept as text, a text that is not in UTF-8. An ending that says nothing to us
/// claims nothing.
fn is_disguised(name: &str, kind: Kind) -> bool {
    let ending = name.rsplit_once('.').map(|(_, ending)| ending.to_ascii_lowercase());
    match ending.as_deref() {
        Some("png" | "jpg" | "jpeg" | "gif" | "webp") => !kind.is_picture(),
        Some("pdf") => kind != Kind::Pdf,
        Some("txt" | "eml") => kind.is_picture() || kind == Kind::Pdf,
        _ => false,
    }
}

/// Reads a form with files; of those the first `room` are taken (at most [`Limits::files`]).
///
/// A file that is empty, too large, disguised or one too many is read to its end and reported, so
/// that the page can come back with the others and say which. Whatever fails as a whole leaves
/// nothing in the vault.
///
/// # Errors
/// [`Fault::Unreadable`], [`Fault::TooLarge`] (for the fields, or for far too much), [`Fault::TooSlow`],
/// [`Fault::Full`] when the vault has no room.
pub async fn receive(parts: Multipart, vault: &Vault, limits: Limits, room: usize) -> Result<Sent, Fault> {
    let mut sent = Sent { typed: Typed::default(), files: Vec::new(), refused: Vec::new() };
    let limits = Limits { files: room.min(limits.files), ..limits };
    let read = tokio::time::timeout(LONGEST, read_all(parts, vault, limits, &mut sent));
    let outcome = read.await.unwrap_or(Err(Fault::TooSlow));
    if let Err(fault) = outcome {
        discard(vault, &sent.files).await;
        return Err(fault);
    }
    Ok(sent)
}

/// The texts of a form with files whose sender nobody knows any more, to be shown again. Nothing is
/// written, and whatever breaks off, what came before it is kept.
pub(super) async fn texts(req: &mut ServiceRequest, vault: &Vault) -> Typed {
    let mut sent = Sent { typed: Typed::default(), files: Vec::new(), refused: Vec::new() };
    if let Ok(parts) = req.extract::<Multipart>().await {
        let limits = Limits { files: 0, file_bytes: UNKNOWN_FILE, ..Limits::default() };
        let read = tokio::time::timeout(PATIENCE, read_all(parts, vault, limits, &mut sent)).await;
        if !matches!(read, Ok(Ok(()))) {
            tracing::debug!("a form with files of somebody signed out was read in part");
        }
    }
    sent.typed
}

/// Takes files out of the vault again, because what they were for was refused.
pub async fn discard(vault: &Vault, files: &[SentFile]) {
    for file in files {
        if let Err(problem) = vault.remove(&file.kept.name).await {
            tracing::warn!(%problem, "a refused file stays in the vault, unnamed");
        }
    }
}

async fn read_all(mut parts: Multipart, vault: &Vault, limits: Limits, sent: &mut Sent) -> Result<(), Fault> {
    let mut typed_bytes = 0;
    // Refused bytes are read to be polite, but not for ever.
    let mut wasted = 0;
    while let Some(field) = in_time(parts.next()).await? {
        let mut field = field.map_err(|_| Fault::Unreadable)?;
        let name = field.name().unwrap_or_default().to_owned();
        let file_name = field.content_disposition().and_then(|said| said.get_filename()).map(plain_name);
        match file_name {
            None => {
                let text = text(&mut field, &mut typed_bytes, limits.text_bytes).await?;
                sent.typed.add(&name, text);
            }
            Some(file_name) => take(field, file_name, vault, limits, sent, &mut wasted).await?,
        }
    }
    Ok(())
}

async fn take(
    mut parts: Field,
    name: String,
    vault: &Vault,
    limits: Limits,
    sent: &mut Sent,
    wasted: &mut u64,
) -> Result<(), Fault> {
    let disk = |problem: std::io::Error| Fault::of_disk("the vault", &problem);
    let mut why = (sent.files.len() >= limits.files).then_some(WhyRefused::TooMany);
    let mut arriving = None;
    let mut any = false;
    while let Some(piece) = in_time(parts.next()).await? {
        let piece = piece.map_err(|_| Fault::Unreadable)?;
        any |= !piece.is_empty();
        if why.is_none() {
            if arriving.is_none() {
                arriving = Some(vault.begin().await.map_err(disk)?);
            }
            if let Some(object) = &mut arriving {
                if object.bytes() + piece.len() as u64 > limits.file_bytes {
                    why = Some(WhyRefused::TooLarge);
                } else {
                    object.add(&piece).await.map_err(disk)?;
                }
            }
        }
        if why.is_some() {
            arriving = None;
            *wasted += piece.len() as u64;
            if *wasted > 4 * limits.file_bytes {
                return Err(Fault::TooLarge);
            }
        }
    }
    if !any {
        // Browsers send an empty part without a name when no file was chosen.
        if !name.is_empty() {
            sent.refused.push(Refused { name, why: WhyRefused::Empty });
        }
        return Ok(());
    }
    match (why, arriving) {
        (None, Some(object)) => {
            let kept = object.finish().await.map_err(disk)?;
            if is_disguised(&name, kept.kind) {
                vault.remove(&kept.name).await.map_err(disk)?;
                sent.refused.push(Refused { name, why: WhyRefused::Disguised });
            } else {
                sent.files.push(SentFile { name, kept });
            }
        }
        (why, _) => sent.refused.push(Refused { name, why: why.unwrap_or(WhyRefused::Empty) }),
    }
    Ok(())
}

async fn text(field: &mut Field, so_far: &mut usize, most: usize) -> Result<String, Fault> {
    let mut bytes = Vec::new();
    while let Some(piece) = in_time(field.next()).await? {
        let piece = piece.map_err(|_| Fault::Unreadable)?;
        *so_far += piece.len();
        if *so_far > most {
            return Err(Fault::TooLarge);
        }
        bytes.extend_from_slice(&piece);
    }
    form::as_typed(&bytes).ok_or(Fault::Unreadable)
}

async fn in_time<T>(piece: impl Future<Output = T>) -> Result<T, Fault> {
    tokio::time::timeout(PATIENCE, piece).await.map_err(|_| Fault::TooSlow)
}

/// A file's name without folders and without what no screen should be made to show: control
/// characters, and those that turn the direction of writing (`exe.fdp` would read as `pdf.exe`).
fn plain_name(name: &str) -> String {
    let turns =
        |c: char| matches!(c, '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
    let last = name.rsplit(['/', '\\']).next().unwrap_or_default();
    last.chars()
        .filter(|c| !c.is_control() && !turns(*c))
        .take(LONGEST_NAME)
        .collect::<String>()
        .trim()
        .to_owned()
}

/// Hands an object out: always as a file to keep, never as a page, whatever it is.
///
/// # Errors
/// [`Fault::Broken`] when the vault does not have it.
pub async fn hand_out(
    vault: &Vault,
    kept: &crate::vault::ObjectName,
    name: &str,
) -> Result<HttpResponse, Fault> {
    let missing = |problem: std::io::Error| Fault::Broken(format!("the vault: {problem}"));
    let file = vault.open_object(kept).await.map_err(missing)?;
    hand_out_as(file, "application/octet-stream", name).await
}

/// The same for a file of our own making, of which the kind is known.
///
/// # Errors
/// [`Fault::Broken`] when the file cannot be read.
pub async fn hand_out_as(
    file: tokio::fs::File,
    kind: &'static str,
    name: &str,
) -> Result<HttpResponse, Fault> {
    let unreadable = |problem: std::io::Error| Fault::Broken(format!("a file to hand out: {problem}"));
    let length = file.metadata().await.map_err(unreadable)?.len();
    // RFC 6266: a name in ASCII for old readers, and the real one in UTF-8.
    let ascii: String =
        name.chars().map(|c| if c.is_ascii_graphic() && !"\"\\%;".contains(c) { c } else { '_' }).collect();
    let real = utf8_percent_encode(name, NON_ALPHANUMERIC);
    Ok(HttpResponse::Ok()
        .content_type(kind)
        .insert_header((
            header::CONTENT_DISPOSITION,
            format!("attachment; filename=\"{ascii}\"; filename*=UTF-8''{real}"),
        ))
        .insert_header((header::CONTENT_SECURITY_POLICY, "sandbox; default-src 'none'"))
        .insert_header((header::CACHE_CONTROL, "private, no-store"))
        .no_chunking(length)
        .streaming(pieces(file)))
}

/// A file, piece by piece. Whoever gets it sees only that it ends too early, so the log says why.
fn pieces(file: tokio::fs::File) -> impl futures_util::Stream<Item = Result<web::Bytes, std::io::Error>> {
    futures_util::stream::try_unfold(file, |mut file| async move {
        let mut piece = vec![0; 64 * 1024];
        let read = tokio::io::AsyncReadExt::read(&mut file, &mut piece).await;
        let read = read
            .inspect_err(|problem| tracing::error!(%problem, "a file broke off while it was handed out"))?;
        piece.truncate(read);
        Ok((read > 0).then(|| (web::Bytes::from(piece), file)))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_files_name_is_data_and_never_a_path() {
        assert_eq!(plain_name("../../etc/passwd"), "passwd");
        assert_eq!(plain_name("C:\\Users\\ann\\截图.png"), "截图.png");
        assert_eq!(plain_name("invoice\u{202e}fdp.exe\r\n"), "invoicefdp.exe");
        assert_eq!(plain_name(&"长".repeat(500)).chars().count(), LONGEST_NAME);
        assert_eq!(plain_name(".."), "..");
    }

    const BOUNDARY: &str = "----cut";

    fn part(field: &str, file: Option<&str>, bytes: &[u8]) -> Vec<u8> {
        let file = file.map(|name| format!("; filename=\"{name}\"")).unwrap_or_default();
        let head = format!("--{BOUNDARY}\r\ncontent-disposition: form-data; name=\"{field}\"{file}\r\n\r\n");
        [head.as_bytes(), bytes, b"\r\n"].concat()
    }

    async fn send(vault: &Vault, parts: &[Vec<u8>], end: &str, room: usize) -> Result<Sent, Fault> {
        let whole = [parts.concat().as_slice(), end.as_bytes()].concat();
        let pieces: Vec<_> =
            whole.chunks(8 * 1024).map(|piece| Ok(web::Bytes::copy_from_slice(piece))).collect();
        let mut headers = header::HeaderMap::new();
        let kind = format!("multipart/form-data; boundary={BOUNDARY}");
        headers.insert(header::CONTENT_TYPE, kind.parse().unwrap());
        receive(Multipart::new(&headers, futures_util::stream::iter(pieces)), vault, Limits::default(), room)
            .await
    }

    fn vault() -> (tempfile::TempDir, Vault) {
        let folder = tempfile::tempdir().unwrap();
        let vault = Vault::open(folder.path()).unwrap();
        (folder, vault)
    }

    fn objects(folder: &tempfile::TempDir) -> usize {
        let shelves = std::fs::read_dir(folder.path()).unwrap();
        shelves.map(|shelf| std::fs::read_dir(shelf.unwrap().path()).unwrap().count()).sum()
    }

    const END: &str = "------cut--\r\n";

    #[actix_web::test]
    async fn fields_are_typed_and_files_lie_in_the_vault() {
        let (_folder, vault) = vault();
        let parts = [
            part("title", None, "截图".as_bytes()),
            part("files", Some("a.png"), b"\x89PNG\r\n\x1a\n0000"),
            part("files", Some(""), b""),
            part("files", Some("empty.txt"), b""),
            part("files", Some("b.txt"), b"second"),
            part("files", Some("c.txt"), b"third"),
        ];
        let sent = send(&vault, &parts, END, 2).await.unwrap();
        assert_eq!(sent.typed.value("title"), "截图");
        let kept: Vec<_> =
            sent.files.iter().map(|file| (file.name.as_str(), file.kept.kind.as_str())).collect();
        assert_eq!(kept, [("a.png", "png"), ("b.txt", "text")]);
        let refused: Vec<_> =
            sent.refused.iter().map(|file| (file.name.as_str(), file.why.clone())).collect();
        assert_eq!(refused, [("empty.txt", WhyRefused::Empty), ("c.txt", WhyRefused::TooMany)]);
    }

    #[actix_web::test]
    async fn a_file_may_have_twenty_five_mebibytes_and_not_one_byte_more() {
        let (folder, vault) = vault();
        let Limits { file_bytes, files, .. } = Limits::default();
        let largest = usize::try_from(file_bytes).unwrap();
        let parts = [
            part("files", Some("most.bin"), &vec![7; largest]),
            part("files", Some("more.bin"), &vec![7; largest + 1]),
        ];
        let sent = send(&vault, &parts, END, files).await.unwrap();
        assert_eq!(sent.files.iter().map(|file| file.kept.bytes).collect::<Vec<_>>(), [file_bytes]);
        assert!(matches!(sent.refused.as_slice(), [Refused { why: WhyRefused::TooLarge, .. }]));
        assert_eq!(objects(&folder), 1);
    }

    #[actix_web::test]
    async fn a_file_that_is_not_what_its_name_says_is_refused_and_gone() {
        let (folder, vault) = vault();
        let parts = [
            part("files", Some("bill.pdf"), b"MZ\x90\x00 a program"),
            part("files", Some("SHOT.PNG"), b"<html><script>alert(1)</script>"),
            part("files", Some("note.txt"), b"%PDF-1.7 no note"),
            // A browser of its own mind, an old Chinese text file, and an ending that claims nothing.
            part("files", Some("shot.jpg"), b"\x89PNG\r\n\x1a\n0000"),
            part("files", Some("gbk.txt"), b"\xc4\xe3\xba\xc3"),
            part("files", Some("call.m4a"), b"\x00\x01\x02"),
        ];
        let sent = send(&vault, &parts, END, 20).await.unwrap();
        assert!(sent.refused.iter().all(|file| file.why == WhyRefused::Disguised));
        assert_eq!((sent.refused.len(), sent.files.len(), objects(&folder)), (3, 3, 3));
    }

    #[actix_web::test]
    async fn a_form_that_breaks_off_leaves_nothing_in_the_vault() {
        let (folder, vault) = vault();
        let whole = part("files", Some("a.txt"), b"whole");
        let half = part("files", Some("b.txt"), b"half");
        let parts = [whole.clone(), half[..half.len() - 4].to_vec()];
        assert!(matches!(send(&vault, &parts, "", 20).await, Err(Fault::Unreadable)));
        let broken = [whole, part("title", None, b"\xff\xfe")];
        assert!(matches!(send(&vault, &broken, END, 20).await, Err(Fault::Unreadable)));
        assert_eq!(objects(&folder), 0);
    }
}
