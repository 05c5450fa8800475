//! The folder that goes to the court: the PDF, the originals, and a manifest that anybody can check
//! with `sha256sum -c manifest-sha256.txt`.

use std::path::Path;

use data_encoding::HEXLOWER;
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use super::content::BundleContent;
use super::{BundleError, Made, Press, exhibit};

/// The name of the PDF in the folder.
pub const PDF_NAME: &str = "bundle.pdf";
/// The folder of original files.
pub const ORIGINALS: &str = "originals";
/// The list of fingerprints.
pub const MANIFEST: &str = "manifest-sha256.txt";

/// Characters of a title that go into a file name.
const TITLE_CHARACTERS: usize = 40;

/// One file of a bundle and its fingerprint.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Listed {
    /// Its name within the bundle, with `/` between folder and file.
    pub name: String,
    /// SHA-256, 64 lower-case hexadecimal digits.
    pub sha256: String,
    /// The length in bytes.
    pub bytes: u64,
}

/// The files of a bundle whose PDF is `pdf`, in the order of the manifest: PDF, originals.
pub(super) fn listed(pdf: &[u8], content: &BundleContent) -> Vec<Listed> {
    let pdf = Listed {
        name: PDF_NAME.to_owned(),
        sha256: HEXLOWER.encode(&Sha256::digest(pdf)),
        bytes: pdf.len() as u64,
    };
    let originals = content.exhibits.iter().map(|exhibit| Listed {
        name: format!("{ORIGINALS}/{}", original_name(exhibit.number, &exhibit.title, &exhibit.media_type)),
        sha256: exhibit.sha256.clone(),
        bytes: exhibit.bytes,
    });
    std::iter::once(pdf).chain(originals).collect()
}

/// The manifest as `sha256sum` writes and reads it.
pub(super) fn manifest(files: &[Listed]) -> String {
    files.iter().map(|file| format!("{}  {}\n", file.sha256, file.name)).collect()
}

/// Makes the PDF and writes the whole folder. `folder` holds the exhibits' bytes, `out` must be new or
/// empty: a bundle that was given out is never silently replaced.
///
/// # Errors
/// See [`BundleError`].
pub async fn write_folder(
    press: &Press,
    content: &BundleContent,
    folder: &Path,
    out: &Path,
) -> Result<Made, BundleError> {
    let told = |error| BundleError::system(format!("write the folder {}", out.display()), error);
    std::fs::create_dir_all(out.join(ORIGINALS)).map_err(told)?;
    for name in [PDF_NAME, MANIFEST] {
        if out.join(name).exists() {
            return Err(told(std::io::Error::from(std::io::ErrorKind::AlreadyExists)));
        }
    }
    let made = press.make(content, folder, &out.join(PDF_NAME)).await?;
    let pdf = std::fs::read(out.join(PDF_NAME)).map_err(told)?;
    let files = listed(&pdf, content);
    for (exhibit, file) in content.exhibits.iter().zip(files.iter().skip(1)) {
        std::fs::write(out.join(&file.name), exhibit::read(exhibit, folder)?).map_err(told)?;
    }
    std::fs::write(out.join(MANIFEST), manifest(&files)).map_err(told)?;
    Ok(made)
}

/// `03-privacy-policy.pdf`: the number, letters and digits of the title, an ending by kind.
/// Nothing that a stranger typed can become a path, a hidden file or a second line.
pub fn original_name(number: u32, title: &str, media_type: &str) -> String {
    let ending = ending(media_type);
    // A file's own name is often its title: its ending comes once.
    let typed = match title.rsplit_once('.') {
        Some((stem, end)) if end.eq_ignore_ascii_case(ending) => stem,
        _ => title,
    };
    let mut title = String::new();
    for character in typed.chars().take(TITLE_CHARACTERS) {
        if character.is_alphanumeric() {
            title.extend(character.to_lowercase());
        } else if !title.ends_with('-') {
            title.push('-');
        }
    }
    let title = match title.trim_matches('-') {
        "" => "exhibit",
        title => title,
    };
    format!("{number:02}-{title}.{ending}")
}

fn ending(media_type: &str) -> &'static str {
    match media_type {
        "application/pdf" => "pdf",
        "application/json" => "json",
        "image/png" => "png",
        "image/jpeg" => "jpg",
        "image/gif" => "gif",
        "image/webp" => "webp",
        "message/rfc822" => "eml",
        "text/html" => "html.txt",
        "text/csv" => "csv",
        "text/plain" => "txt",
        _ => "bin",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn named(title: &str, media_type: &str) -> String {
        original_name(7, title, media_type)
    }

    #[test]
    fn a_title_becomes_a_plain_name() {
        assert_eq!(named("Privacy policy (March).pdf", "application/pdf"), "07-privacy-policy-march.pdf");
        assert_eq!(named("隐私政策 截图", "image/png"), "07-隐私政策-截图.png");
    }

    #[test]
    fn nothing_in_a_title_can_leave_the_folder() {
        assert_eq!(named("../../etc/passwd\n", "text/plain"), "07-etc-passwd.txt");
        assert_eq!(named("...", "application/x-msdownload"), "07-exhibit.bin");
    }
}
